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
    /// Whether all of the text is selected: what is typed takes its place.
    selected: bool,
    /// What stood before each change that can be undone, the last one last.
    before: Vec<Input>,
    /// What was done last: keys of one kind in a row are undone together.
    last: Option<Edit>,
}

/// What a key does to the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edit {
    Types,
    Erases,
    Moves,
}

impl Field {
    /// A field that holds `text` already, the cursor behind it.
    #[must_use]
    pub fn new(text: &str) -> Field {
        Field { input: Input::new(text.to_owned()), ..Field::default() }
    }

    /// A field that holds `text` already, all of it selected: one types over it, or begins to edit it with an arrow.
    #[must_use]
    pub fn selected(text: &str) -> Field {
        Field { selected: !text.is_empty(), ..Field::new(text) }
    }

    /// What was typed.
    #[must_use]
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// Whether all of the text is selected.
    #[must_use]
    pub const fn is_selected(&self) -> bool {
        self.selected
    }

    /// Whether nothing was ever typed or erased, or all of that was undone.
    #[must_use]
    pub const fn is_untouched(&self) -> bool {
        self.before.is_empty()
    }

    /// Takes an editing key; `false` when the key is none.
    pub fn on_key(&mut self, key: Key) -> bool {
        use Edit::{Erases, Moves, Types};
        let (request, edit) = match (key.code, key.ctrl) {
            (KeyCode::Char('z'), true) => {
                self.undo();
                return true;
            }
            (KeyCode::Char(c), false) if is_hidden(c) => return true,
            (KeyCode::Char(c), false) => (InputRequest::InsertChar(c), Types),
            (KeyCode::Char('u'), true) => (InputRequest::DeleteLine, Erases),
            (KeyCode::Char('w'), true) => (InputRequest::DeletePrevWord, Erases),
            (KeyCode::Backspace, _) => (InputRequest::DeletePrevChar, Erases),
            (KeyCode::Delete, _) => (InputRequest::DeleteNextChar, Erases),
            // Out of a selection a step leads to its end.
            (KeyCode::Left, _) if self.selected => (InputRequest::GoToStart, Moves),
            (KeyCode::Left, false) => (InputRequest::GoToPrevChar, Moves),
            (KeyCode::Right, false) => (InputRequest::GoToNextChar, Moves),
            (KeyCode::Left, true) => (InputRequest::GoToPrevWord, Moves),
            (KeyCode::Right, true) => (InputRequest::GoToNextWord, Moves),
            (KeyCode::Home, _) => (InputRequest::GoToStart, Moves),
            (KeyCode::End, _) => (InputRequest::GoToEnd, Moves),
            _ => return false,
        };
        self.change(edit, |input| {
            input.handle(request);
        });
        true
    }

    /// Puts `text` in the place of what stands there, as if it had been typed.
    pub fn put(&mut self, text: &str) {
        self.last = None;
        self.change(Edit::Types, |input| *input = Input::new(text.to_owned()));
    }

    /// Gives back what stood before the last change.
    fn undo(&mut self) {
        if let Some(before) = self.before.pop() {
            *self = Field { input: before, selected: false, last: None, before: std::mem::take(&mut self.before) };
        }
    }

    /// Changes the text in a way that can be undone; what is selected gives way to what is typed, and is what is erased.
    fn change(&mut self, edit: Edit, change: impl FnOnce(&mut Input)) {
        let before = self.input.clone();
        let apart = self.last != Some(edit);
        let selected = std::mem::take(&mut self.selected);
        match (selected, edit) {
            (true, Edit::Erases) => self.input = Input::default(),
            (true, Edit::Types) => {
                self.input = Input::default();
                change(&mut self.input);
            }
            _ => change(&mut self.input),
        }
        // What was typed over a selection may be the same text again: it is touched all the same.
        let changed = selected || self.input.value() != before.value();
        if edit == Edit::Moves || changed {
            self.last = Some(edit);
        }
        if edit != Edit::Moves && changed && apart {
            self.before.push(before);
        }
    }

    /// Takes a paste: line ends and other control characters as blanks, and nothing that cannot be seen, as nobody could delete it.
    pub fn paste(&mut self, text: &str) {
        // More than any field holds is cut off here; what a field holds is checked when it is answered.
        let shown = text.trim().chars().filter(|c| c.is_control() || !is_hidden(*c)).take(4 * LONGEST_NOTE);
        let plain: Vec<char> = shown.map(|c| if c.is_control() { ' ' } else { c }).collect();
        if plain.is_empty() {
            return;
        }
        self.last = None;
        self.change(Edit::Types, |input| {
            for c in plain {
                input.handle(InputRequest::InsertChar(c));
            }
        });
        self.last = None;
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

    fn keys(field: &mut Field, codes: &[KeyCode]) {
        codes.iter().for_each(|code| {
            field.on_key(Key { code: *code, ctrl: false });
        });
    }

    #[test]
    fn what_a_field_came_with_is_typed_over_and_an_arrow_begins_to_edit_it() {
        use KeyCode::{Backspace, Char, Delete, End, Home, Left, Right};
        for (pressed, text) in [
            (&[Char('3')][..], "3"),
            (&[Char('3'), Char('4')], "34"),
            (&[Backspace], ""),
            (&[Delete], ""),
            (&[Delete, Char('5')], "5"),
            (&[Left, Char('1')], "112"),
            (&[Home, Delete], "2"),
            (&[Right, Backspace], "1"),
            (&[End, Char('0')], "120"),
        ] {
            let mut field = Field::selected("12");
            keys(&mut field, pressed);
            assert_eq!((field.text(), field.is_selected()), (text, false), "{pressed:?}");
        }
        let mut field = Field::selected("12");
        field.paste("7");
        assert_eq!(field.text(), "7");
    }

    #[test]
    fn every_change_can_be_undone_and_keys_of_one_kind_go_together() {
        let undo = Key { code: KeyCode::Char('z'), ctrl: true };
        let mut field = Field::selected("一段写了很久的话");
        keys(&mut field, &[KeyCode::Char('a'), KeyCode::Char('b'), KeyCode::Backspace, KeyCode::Char('c')]);
        field.paste("贴");
        let mut texts = vec![field.text().to_owned()];
        while !field.is_untouched() {
            field.on_key(undo);
            texts.push(field.text().to_owned());
        }
        assert_eq!(texts, ["ac贴", "ac", "a", "ab", "一段写了很久的话"]);
        assert!(field.on_key(undo) && field.text() == "一段写了很久的话", "there is nothing more to undo");
    }

    proptest::proptest! {
        /// Whatever keys are pressed, undoing brings back what the field came with.
        #[test]
        fn what_a_field_came_with_is_never_lost(text in "[a-z样例]{0,9}", selected: bool, pressed in proptest::collection::vec(0..9usize, 0..40)) {
            use KeyCode::{Backspace, Char, Delete, End, Home, Left, Right};
            let mut field = if selected { Field::selected(&text) } else { Field::new(&text) };
            for at in pressed {
                match [Char('x'), Backspace, Delete, Left, Right, Home, End, Char('u'), Char('甲')].get(at) {
                    Some(Char('u')) => field.paste("p"),
                    Some(code) => keys(&mut field, &[*code]),
                    None => {}
                }
            }
            while !field.is_untouched() {
                field.on_key(Key { code: Char('z'), ctrl: true });
            }
            proptest::prop_assert_eq!(field.text(), text);
        }
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
