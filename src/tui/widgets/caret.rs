//! The caret: where the next character goes. Text that is being typed is drawn with a mark on the sign that the caret is on, and the app looks
//! where in the finished frame that has come to stand: there it puts the terminal's cursor, beside which an input method opens its window.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use unicode_width::UnicodeWidthChar;

/// Joins the sign before it, takes no cell and is never drawn. No text can hold it: it is among what cannot be seen and is refused everywhere.
const MARK: char = '\u{E01EF}';

/// Puts the caret on the sign of `text` that stands at `column`.
pub fn put(text: &mut String, column: usize) {
    let mut used = 0;
    let here = text.char_indices().find(|(_, c)| {
        let begins = used;
        used += c.width().unwrap_or(0);
        begins == column && used > begins
    });
    if let Some((at, c)) = here {
        text.insert(at + c.len_utf8(), MARK);
    }
}

/// The text with the caret on its last sign.
#[must_use]
pub fn behind(mut text: String) -> String {
    text.push(MARK);
    text
}

/// Takes the mark out of a frame; returns where it stood.
pub fn take(buffer: &mut Buffer) -> Option<Position> {
    let mut stood = None;
    for index in 0..buffer.content.len() {
        let cell = &mut buffer.content[index];
        if cell.symbol().len() > MARK.len_utf8() && cell.symbol().contains(MARK) {
            let sign = cell.symbol().replace(MARK, "");
            cell.set_symbol(&sign);
            stood = Some(buffer.pos_of(index));
        }
    }
    stood.map(Position::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use crate::domain::text::is_hidden;
    use crate::tui::widgets::text::{Align, cut, fit, width};

    #[test]
    fn the_caret_is_found_where_it_was_drawn_and_leaves_no_trace() {
        assert!(is_hidden(MARK), "no text holds it");
        for (text, column, at) in [("/样例_", 5, 5), ("/样例_", 1, 1), ("/样例_", 3, 3), ("技", 0, 0), (" ", 0, 0)] {
            let mut marked = text.to_owned();
            put(&mut marked, column);
            assert_eq!((width(&marked), cut(&marked, 40, "…").as_ref()), (width(text), marked.as_str()), "it takes no cell");
            let mut buffer = Buffer::empty(Rect::new(7, 2, 20, 1));
            buffer.set_string(7, 2, &marked, Style::default());
            assert_eq!(take(&mut buffer), Some(Position::new(7 + at, 2)), "{text:?} {column}");
            let mut plain = Buffer::empty(Rect::new(7, 2, 20, 1));
            plain.set_string(7, 2, text, Style::default());
            assert_eq!(buffer, plain);
            assert_eq!(take(&mut buffer), None);
        }
        assert_eq!(width(&fit(&behind("4.5_".to_owned()), 7, Align::Right, "…")), 7);
    }
}
