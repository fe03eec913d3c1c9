//! A table with a column for each expert, more of them than may find room: they scroll, and one of them has the cursor.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::tui::action::Action;
use crate::tui::widgets::Look;
use crate::tui::widgets::table::{self, Column, Focus, Width};
use crate::tui::widgets::text::width;

/// The cells of an expert's column, and the blank before it in which the cursor stands.
const EXPERT: u16 = 6;
/// The cells on the left in which the cursor of the rows stands.
const GUTTER: u16 = 2;
/// The most cells that the names of the rows take.
const WIDEST: u16 = 44;

/// Which expert the cursor is on, and the first one in sight.
#[derive(Debug, Default)]
pub(super) struct Experts {
    at: usize,
    first: usize,
}

impl Experts {
    /// Which one the cursor is on, counted from 0 in the panel's order of experts.
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    /// Puts the cursor on one.
    pub(super) const fn put(&mut self, at: usize) {
        self.at = at;
    }

    /// Moves as the action says; `false` if it is no such action.
    pub(super) fn on_action(&mut self, action: Action, all: usize) -> bool {
        match action {
            Action::ChairLeft => self.at = self.at.saturating_sub(1),
            Action::ChairRight => self.at = (self.at + 1).min(all.saturating_sub(1)),
            _ => return false,
        }
        true
    }

    fn window(&mut self, room: usize, all: usize) -> Range<usize> {
        let room = room.max(1).min(all);
        self.first = self.first.min(self.at).max((self.at + 1).saturating_sub(room)).min(all - room);
        self.first..self.first + room
    }
}

/// The columns of such a table: those that lead, then as many experts as find room.
pub(super) struct Grid {
    columns: Vec<Column>,
    /// The experts in sight.
    pub(super) experts: Range<usize>,
    /// Where the first expert's column begins, from the left edge.
    start: u16,
    at: usize,
    all: usize,
}

impl Grid {
    /// `lead` columns (one of them [`Width::Rest`], given at least `least` cells) and the experts' `names`, in `cells` cells.
    pub(super) fn new(mut lead: Vec<Column>, least: u16, names: &[String], cells: u16, experts: &mut Experts) -> Grid {
        let fixed: u16 = lead.iter().map(|column| if let Width::Cells(cells) = column.width { cells + 1 } else { 1 }).sum();
        let room = cells.saturating_sub(GUTTER + fixed);
        let shown = experts.window(usize::from(room.saturating_sub(least) / (EXPERT + 1)), names.len());
        let rest = room.saturating_sub(shown.len() as u16 * (EXPERT + 1)).min(WIDEST);
        for column in lead.iter_mut().filter(|column| column.width == Width::Rest) {
            column.width = Width::Cells(rest);
        }
        lead.extend(names[shown.clone()].iter().map(|name| Column::text(name.clone(), Width::Cells(EXPERT))));
        Grid { columns: lead, start: GUTTER + fixed + rest, experts: shown, at: experts.at(), all: names.len() }
    }

    /// The names of experts as they stand above their columns: where a name is too wide for that, the id of the seat.
    pub(super) fn names<'a>(people: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<String> {
        people.map(|(id, name)| if width(name) > EXPERT.into() { id } else { name }.to_owned()).collect()
    }

    /// Draws the titles above, and returns what is left for the rows.
    pub(super) fn titles(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) -> Rect {
        let rows = table::titles(buffer, area, &self.columns, look);
        if let Some(cursor) = self.column(area) {
            buffer.set_style(cursor, look.theme.title);
        }
        let signs = [(self.experts.start > 0, 0, "<"), (self.experts.end < self.all, self.experts.len() as u16, ">")];
        for (_, after, sign) in signs.into_iter().filter(|(more, ..)| *more) {
            self.put(buffer, area, after, sign, look);
        }
        rows
    }

    /// Draws the rows of `window`; a row of one cell takes the whole width. In the row of the cursor the expert's cell is marked.
    pub(super) fn rows<'a>(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        (window, cursor): (Range<usize>, usize),
        look: Look<'_>,
        mut row: impl FnMut(usize) -> Vec<Span<'a>>,
    ) {
        let whole = [Column::text(String::new(), Width::Rest)];
        for (index, strip) in window.zip(area.rows()) {
            let cells = row(index);
            let columns: &[Column] = if cells.len() == 1 { &whole } else { &self.columns };
            let mark = index == cursor && cells.len() > 1;
            let mut cells = Some(cells);
            table::rows(buffer, strip, columns, (index..index + 1, cursor, Focus::Here), look, |_| {
                cells.take().unwrap_or_default()
            });
            if mark && self.experts.contains(&self.at) {
                self.put(buffer, strip, (self.at - self.experts.start) as u16, look.glyphs.cursor, look);
            }
        }
    }

    /// The cells of the cursor's column in a row.
    fn column(&self, row: Rect) -> Option<Rect> {
        let after = self.experts.contains(&self.at).then(|| (self.at - self.experts.start) as u16)?;
        let x = row.x + self.start + after * (EXPERT + 1);
        Some(Rect { x, width: EXPERT, height: 1, ..row }.intersection(row))
    }

    /// Puts a sign into the blank before the column of the expert who is `after` the first.
    fn put(&self, buffer: &mut Buffer, row: Rect, after: u16, sign: &str, look: Look<'_>) {
        let x = row.x + self.start + after * (EXPERT + 1) - 1;
        if let Some(cell) = buffer.cell_mut((x, row.y)).filter(|_| x < row.right()) {
            cell.set_symbol(sign);
            if sign != look.glyphs.cursor {
                cell.set_style(look.theme.key);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn experts_scroll_with_the_cursor() {
        let mut experts = Experts::default();
        assert_eq!(experts.window(3, 9), 0..3);
        for _ in 0..4 {
            experts.on_action(Action::ChairRight, 9);
        }
        assert_eq!((experts.at(), experts.window(3, 9)), (4, 2..5));
        assert_eq!(experts.window(20, 9), 0..9);
        assert_eq!(experts.window(0, 9), 4..5);
        assert_eq!(experts.window(3, 0), 0..0);
    }
}
