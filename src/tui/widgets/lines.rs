//! Sentences above and below lists.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::Look;
use super::text::{cut, width, wrap};

/// Text in lines of `cells` cells, `most` of them; what finds no room is marked as cut off.
#[must_use]
pub fn paragraph(text: &str, cells: usize, most: usize, look: Look<'_>) -> Vec<String> {
    let mut lines = wrap(text, cells.max(2));
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            let room = cells.saturating_sub(width(look.glyphs.ellipsis));
            *last = format!("{}{}", cut(last, room, ""), look.glyphs.ellipsis);
        }
    }
    lines
}

/// Lines in one style.
#[must_use]
pub fn styled(lines: Vec<String>, style: Style) -> Vec<(String, Style)> {
    lines.into_iter().map(|line| (line, style)).collect()
}

/// Draws lines one below the other from the top of `area`, as many as find room; returns what is left below them.
pub fn draw_lines(buffer: &mut Buffer, area: Rect, lines: impl IntoIterator<Item = (String, Style)>) -> Rect {
    let mut used = 0;
    for ((line, style), row) in lines.into_iter().zip(area.rows()) {
        let row = Rect { x: row.x + 1, width: row.width.saturating_sub(1), ..row };
        Line::styled(line, style).render(row.intersection(area), buffer);
        used += 1;
    }
    Rect { y: area.y + used, height: area.height - used, ..area }
}

/// Splits `rows` off at the bottom, with a line above them.
pub fn split_below(buffer: &mut Buffer, area: Rect, rows: usize, look: Look<'_>) -> (Rect, Rect) {
    let below = (rows as u16 + 1).min(area.height.saturating_sub(1));
    let line = Rect { y: area.bottom() - below, height: below.min(1), ..area };
    Line::styled(look.glyphs.horizontal.repeat(area.width.into()), look.theme.line).render(line, buffer);
    let bottom = Rect { y: line.y + line.height, height: below - line.height, ..area };
    (Rect { height: area.height - below, ..area }, bottom)
}
