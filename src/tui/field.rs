//! One line of text being typed.

use crossterm::event::KeyCode;
use tui_input::{Input, InputRequest};
use unicode_width::UnicodeWidthChar;

use super::event::Key;
use super::widgets::caret;
use crate::domain::text::{LONGEST_NOTE, is_hidden};

/// A line of text with a cursor.
#[derive(Debug, Clone, Default)]
pub struct Field {
    input: Input,
}

impl Field {
    /// A field that holds `text` already, the cursor behind it.
    #[must_use]
    pub fn new(text: &str) -> Field {
        Field { input: Input::new(text.to_owned()) }
    }

    /// What was typed.
    #[must_use]
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// Takes an editing key; `false` when the key is none.
    pub fn on_key(&mut self, key: Key) -> bool {
        let request = match (key.code, key.ctrl) {
            (KeyCode::Char(c), false) if is_hidden(c) => return true,
            (KeyCode::Char(c), false) => InputRequest::InsertChar(c),
            (KeyCode::Char('u'), true) => InputRequest::DeleteLine,
            (KeyCode::Char('w'), true) => InputRequest::DeletePrevWord,
            (KeyCode::Backspace, _) => InputRequest::DeletePrevChar,
            (KeyCode::Delete, _) => InputRequest::DeleteNextChar,
            (KeyCode::Left, false) => InputRequest::GoToPrevChar,
            (KeyCode::Right, false) => InputRequest::GoToNextChar,
            (KeyCode::Left, true) => InputRequest::GoToPrevWord,
            (KeyCode::Right, true) => InputRequest::GoToNextWord,
            (KeyCode::Home, _) => InputRequest::GoToStart,
            (KeyCode::End, _) => InputRequest::GoToEnd,
            _ => return false,
        };
        self.input.handle(request);
        true
    }

    /// Takes a paste: line ends and other control characters as blanks, and nothing that cannot be seen, as nobody could delete it.
    pub fn paste(&mut self, text: &str) {
        // More than any field holds is cut off here; what a field holds is checked when it is answered.
        for c in text.trim().chars().filter(|c| c.is_control() || !is_hidden(*c)).take(4 * LONGEST_NOTE) {
            self.input.handle(InputRequest::InsertChar(if c.is_control() { ' ' } else { c }));
        }
    }

    /// As much of the text as `cells` cells hold, with the caret, which is always in sight; `end` stands behind the text while the caret does.
    #[must_use]
    pub fn line(&self, cells: usize, end: char) -> String {
        let caret = self.input.cursor();
        let end = if caret == self.text().chars().count() { end } else { ' ' };
        let signs: Vec<char> = self.text().chars().chain(std::iter::once(end)).collect();
        let cells_of = |c: &char| c.width().unwrap_or(0);
        let (before, from_caret) = signs.split_at(caret.min(signs.len()));
        let mut room = cells.saturating_sub(from_caret.first().map_or(1, cells_of));
        let fits = |c: &&char| {
            let fits = cells_of(c) <= room;
            room = room.saturating_sub(cells_of(c));
            fits
        };
        let first = before.len() - before.iter().rev().take_while(fits).count();
        let (mut line, mut used) = (String::new(), 0);
        let column = before[first..].iter().map(cells_of).sum();
        for c in signs[first..].iter().take_while(|c| {
            used += cells_of(c);
            used <= cells
        }) {
            line.push(*c);
        }
        caret::put(&mut line, column);
        line
    }

    /// The text broken into rows of `width` cells, and row and column of the cursor.
    #[must_use]
    pub fn rows(&self, width: u16, secret: bool) -> (Vec<String>, (u16, u16)) {
        let (mut rows, mut used, mut cursor) = (vec![String::new()], 0, (0, 0));
        for (place, c) in self.text().chars().chain(std::iter::once(' ')).enumerate() {
            let c = if secret && place < self.text().chars().count() { '*' } else { c };
            let cells = c.width().unwrap_or(0) as u16;
            if used + cells > width {
                rows.push(String::new());
                used = 0;
            }
            if place == self.input.cursor() {
                cursor = (rows.len() as u16 - 1, used);
            }
            if let Some(row) = rows.last_mut() {
                row.push(c);
            }
            used += cells;
        }
        (rows, cursor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paste_becomes_one_line() {
        let mut field = Field::new("前");
        field.paste("一\r\n二\t三\u{1b}[31m\n");
        assert_eq!(field.text(), "前一  二 三 [31m");
    }

    #[test]
    fn what_cannot_be_seen_is_neither_pasted_nor_typed() {
        let mut field = Field::default();
        field.paste("\u{feff}样例\u{202e}甲\u{200b}");
        field.on_key(Key { code: KeyCode::Char('\u{200d}'), ctrl: false });
        assert_eq!(field.text(), "样例甲");
    }

    #[test]
    fn rows_break_between_whole_characters() {
        let field = Field::new("样例甲工作室");
        let (rows, cursor) = field.rows(5, false);
        assert_eq!(rows, ["样例", "甲工", "作室 "]);
        assert_eq!(cursor, (2, 4));
    }

    #[test]
    fn a_line_shows_what_is_around_the_caret() {
        let plain = |field: &Field, cells| {
            let line = field.line(cells, '_');
            let caret = line.char_indices().find(|(_, c)| is_hidden(*c)).map(|(at, _)| at).unwrap();
            let sign = line[..caret].chars().next_back().unwrap();
            (line.replace(is_hidden, ""), sign)
        };
        let mut field = Field::new("样例甲工作室abc");
        let press = |field: &mut Field, code| field.on_key(Key { code, ctrl: false });
        assert_eq!(plain(&field, 40), ("样例甲工作室abc_".to_owned(), '_'));
        assert_eq!(plain(&field, 6), ("室abc_".to_owned(), '_'));
        press(&mut field, KeyCode::Left);
        assert_eq!(plain(&field, 6), ("室abc ".to_owned(), 'c'), "nothing stands where the caret is not");
        press(&mut field, KeyCode::Home);
        assert_eq!(plain(&field, 6), ("样例甲".to_owned(), '样'));
        press(&mut field, KeyCode::Right);
        assert_eq!(plain(&field, 5), ("样例".to_owned(), '例'));
    }

    #[test]
    fn a_secret_is_not_shown() {
        assert_eq!(Field::new("k3").rows(10, true).0, ["** "]);
    }
}
