//! What reaches the screens: keys, changes by others, the word to stop.

use std::time::{Duration, Instant};

use crossterm::event::{Event as Input, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::domain::message::Message;

/// Something that a person's screens react to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A key, a paste, the mouse or a new size.
    Input(Input),
    /// The session changed, here or in another process.
    Changed,
    /// A second of a clock that is shown has passed.
    Tick,
    /// Something that the person should know about the way in or out.
    Notice(Message),
    /// The program is to end: a signal, a lost connection, a server that closes.
    Stop,
}

/// A key as keymaps know it: presses only, Shift folded into the letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// Whether Control was held.
    pub ctrl: bool,
}

impl Key {
    /// The key of a terminal event; `None` for releases and keys with Alt or a system key held.
    #[must_use]
    pub fn from_press(event: &KeyEvent) -> Option<Key> {
        if event.kind == KeyEventKind::Release || event.modifiers.intersects(KeyModifiers::ALT | KeyModifiers::SUPER) {
            return None;
        }
        let shift = event.modifiers.contains(KeyModifiers::SHIFT);
        let code = match event.code {
            KeyCode::Tab if shift => KeyCode::BackTab,
            other => other,
        };
        Some(Key { code, ctrl: event.modifiers.contains(KeyModifiers::CONTROL) })
    }

    /// The key that a person meant who has a Chinese input method on: full-width signs stand for the plain ones.
    #[must_use]
    pub fn half_width(self) -> Key {
        let code = match self.code {
            KeyCode::Char('\u{3000}') => KeyCode::Char(' '),
            KeyCode::Char('。') => KeyCode::Char('.'),
            KeyCode::Char('、') => KeyCode::Char('/'),
            KeyCode::Char('【') => KeyCode::Char('['),
            KeyCode::Char('】') => KeyCode::Char(']'),
            KeyCode::Char(c @ '！'..='～') => KeyCode::Char(char::from_u32(c as u32 - 0xFEE0).unwrap_or(c)),
            other => other,
        };
        Key { code, ..self }
    }
}

/// Tells a typist from a paste that a terminal hands over as plain keys: nobody types so much text so fast.
///
/// An Enter in the middle of such text must not submit it. Keys also come in a bunch after the network or the disk held them up, so only
/// characters that a text field takes count, and each run of them by itself.
#[derive(Debug, Default)]
pub struct Burst {
    last: Option<Instant>,
    characters: u32,
}

impl Burst {
    /// Keys closer together than this belong to one burst.
    const GAP: Duration = Duration::from_millis(4);
    /// More characters than this in one burst make it a paste.
    const MOST: u32 = 8;

    /// Whether a key that arrives at `now` is a line end of pasted text; `in_text` is whether text is being typed.
    pub fn ends_pasted_line(&mut self, key: &KeyEvent, in_text: bool, now: Instant) -> bool {
        if key.kind == KeyEventKind::Release {
            return false;
        }
        let close = self.last.replace(now).is_some_and(|last| now.saturating_duration_since(last) < Self::GAP);
        let before = if close && in_text { self.characters } else { 0 };
        let is_line_end = key.code == KeyCode::Enter && before > Self::MOST;
        self.characters = match key.code {
            KeyCode::Char(_) if in_text => before.saturating_add(1),
            _ if is_line_end => before,
            _ => 0,
        };
        is_line_end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(code: KeyCode) -> KeyEvent {
        KeyEvent::new(code, KeyModifiers::NONE)
    }

    /// Whether the last Enter of `keys`, `gap` apart, is a line end of pasted text; each comes with whether text is being typed.
    fn last_ends_a_line(keys: impl IntoIterator<Item = (char, bool)>, gap: Duration) -> bool {
        let (mut burst, mut now, mut last) = (Burst::default(), Instant::now(), false);
        for (c, in_text) in keys {
            let code = if c == '\n' { KeyCode::Enter } else { KeyCode::Char(c) };
            last = burst.ends_pasted_line(&press(code), in_text, now);
            now += gap;
        }
        last
    }

    fn typed(keys: &str, in_text: bool) -> impl Iterator<Item = (char, bool)> {
        keys.chars().map(move |c| (c, in_text))
    }

    const AT_ONCE: Duration = Duration::from_micros(50);

    #[test]
    fn an_enter_in_a_text_that_comes_at_once_is_a_line_end() {
        for pasted in ["a long first line\n", "a long first line\nx\n", "a long first line\n\n"] {
            assert!(last_ends_a_line(typed(pasted, true), AT_ONCE), "{pasted:?}");
        }
    }

    #[test]
    fn an_enter_after_typing_or_after_a_short_text_is_an_enter() {
        assert!(!last_ends_a_line(typed("a long first line\n", true), Duration::from_millis(60)));
        assert!(!last_ends_a_line(typed("S011\n", true), AT_ONCE));
    }

    #[test]
    fn where_no_text_is_typed_an_enter_is_an_enter_and_nothing_counts() {
        assert!(!last_ends_a_line(typed("5\n8\n9\n4\n1\n0\n10\n9.5\n3\n", false), AT_ONCE));
        assert!(!last_ends_a_line(typed("000000000005\n", false), AT_ONCE));
        assert!(!last_ends_a_line(typed("5\n8\n9\n4\n1\n/", false).chain(typed("S011\n", true)), AT_ONCE));
        assert!(
            !last_ends_a_line(typed("a long first line", true).chain(typed("\n", false)), AT_ONCE),
            "the focus went elsewhere"
        );
    }

    #[test]
    fn releases_and_alt_are_no_keys() {
        let mut key = KeyEvent::new(KeyCode::Char('q'), KeyModifiers::NONE);
        key.kind = KeyEventKind::Release;
        assert_eq!(Key::from_press(&key), None);
        assert_eq!(Key::from_press(&KeyEvent::new(KeyCode::Char('q'), KeyModifiers::ALT)), None);
    }

    #[test]
    fn a_chinese_input_method_does_not_stand_in_the_way() {
        for (typed, meant) in
            [('？', '?'), ('：', ':'), ('、', '/'), ('】', ']'), ('。', '.'), ('９', '9'), ('－', '-'), ('ｑ', 'q'), ('五', '五')]
        {
            let key = Key { code: KeyCode::Char(typed), ctrl: false };
            assert_eq!(key.half_width().code, KeyCode::Char(meant));
        }
    }
}
