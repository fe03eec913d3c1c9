//! Rows in columns that line up, whatever the language.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::Look;
use super::text::{Align, fit};

/// How wide a column is, in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// So many.
    Cells(u16),
    /// What the others leave, shared in equal parts.
    Rest,
}

/// A column.
#[derive(Debug, Clone)]
pub struct Column {
    /// What stands above it.
    pub title: String,
    /// How wide it is.
    pub width: Width,
    /// On which side its texts stand.
    pub align: Align,
}

impl Column {
    /// A column of text.
    #[must_use]
    pub fn text(title: String, width: Width) -> Column {
        Column { title, width, align: Align::Left }
    }

    /// A column of figures.
    #[must_use]
    pub fn figures(title: String, cells: u16) -> Column {
        Column { title, width: Width::Cells(cells), align: Align::Right }
    }
}

/// How the row of the cursor is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// The keys go to this table.
    Here,
    /// The keys go elsewhere.
    Elsewhere,
}

/// The cells on the left in which the cursor stands.
const GUTTER: u16 = 2;

/// Draws the titles above, and returns what is left for the rows.
pub fn titles(buffer: &mut Buffer, area: Rect, columns: &[Column], look: Look<'_>) -> Rect {
    let cells = columns.iter().map(|column| Span::raw(column.title.as_str()));
    line(cells, columns, area.width, " ", look).style(look.theme.dim).render(Rect { height: area.height.min(1), ..area }, buffer);
    Rect { y: area.y + area.height.min(1), height: area.height.saturating_sub(1), ..area }
}

/// Draws the rows of `window` (see [`super::list::Cursor::window`]); only these are asked for.
pub fn rows<'a>(
    buffer: &mut Buffer,
    area: Rect,
    columns: &[Column],
    (window, cursor, focus): (Range<usize>, usize, Focus),
    look: Look<'_>,
    mut row: impl FnMut(usize) -> Vec<Span<'a>>,
) {
    for (index, strip) in window.zip(area.rows()) {
        let (sign, style) = match focus {
            _ if index != cursor => (" ", Style::new()),
            Focus::Here => (look.glyphs.cursor, look.theme.selected),
            Focus::Elsewhere => (look.glyphs.cursor, look.theme.marked),
        };
        let mut line = line(row(index).into_iter(), columns, area.width, sign, look);
        if index == cursor && focus == Focus::Here {
            // One colour for the whole row: others would not stand out against its background.
            line.spans.iter_mut().for_each(|span| span.style = Style::new());
        }
        line.style(style).render(strip, buffer);
    }
}

fn line<'a>(cells: impl Iterator<Item = Span<'a>>, columns: &[Column], width: u16, sign: &str, look: Look<'_>) -> Line<'static> {
    let mut spans = vec![Span::raw(fit(sign, GUTTER.into(), Align::Left, ""))];
    for ((cell, column), cells) in cells.zip(columns).zip(widths(columns, width)) {
        let style = if cell.content.is_empty() { Style::new() } else { cell.style };
        spans.push(Span::styled(fit(&cell.content, cells, column.align, look.glyphs.ellipsis), style));
        spans.push(Span::raw(" "));
    }
    Line::from(spans)
}

/// The width of each column in a table of `width` cells.
pub fn widths(columns: &[Column], width: u16) -> Vec<usize> {
    let fixed: u16 = columns.iter().map(|c| if let Width::Cells(cells) = c.width { cells + 1 } else { 1 }).sum();
    let rests = columns.iter().filter(|c| c.width == Width::Rest).count().max(1) as u16;
    let room = width.saturating_add(1).saturating_sub(GUTTER + fixed);
    let mut spare = room % rests;
    let share = |column: &Column| match column.width {
        Width::Cells(cells) => cells.into(),
        Width::Rest => {
            let extra = u16::from(spare > 0);
            spare -= extra;
            usize::from(room / rests + extra)
        }
    };
    columns.iter().map(share).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_share_what_is_left() {
        let column = |width| Column::text(String::new(), width);
        let columns = [column(Width::Cells(4)), column(Width::Rest), column(Width::Rest), column(Width::Cells(6))];
        assert_eq!(widths(&columns, 40), [4, 13, 12, 6], "2 for the cursor, 3 between");
        assert_eq!(widths(&columns, 5), [4, 0, 0, 6]);
    }
}
