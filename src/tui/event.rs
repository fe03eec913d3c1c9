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

/// Tells a typist from a paste that a terminal hands over as plain keys: nobody types so many keys so fast.
///
/// An Enter within such a run must not submit anything, so it becomes a pasted line end.
#[derive(Debug)]
pub struct Burst {
    last: Option<Instant>,
    keys: u32,
}

impl Burst {
    /// Keys closer together than this belong to one burst.
    const GAP: Duration = Duration::from_millis(4);
    /// So many keys in one burst make it a paste.
    const KEYS: u32 = 8;

    /// No key has come yet.
    #[must_use]
    pub const fn new() -> Self {
        Burst { last: None, keys: 0 }
    }

    /// The event as it is to be taken, having arrived at `now`.
    pub fn sift(&mut self, event: Event, now: Instant) -> Event {
        let Event::Input(Input::Key(key)) = &event else { return event };
        if key.kind == KeyEventKind::Release {
            return event;
        }
        let close = self.last.is_some_and(|last| now.saturating_duration_since(last) < Self::GAP);
        self.keys = if close { self.keys.saturating_add(1) } else { 1 };
        self.last = Some(now);
        match key.code {
            KeyCode::Enter if self.keys > Self::KEYS => Event::Input(Input::Paste("\n".to_owned())),
            _ => event,
        }
    }
}

impl Default for Burst {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(code: KeyCode) -> Event {
        Event::Input(Input::Key(KeyEvent::new(code, KeyModifiers::NONE)))
    }

    fn last_of(keys: usize, gap: Duration) -> Event {
        let (mut burst, start) = (Burst::new(), Instant::now());
        for n in 0..keys {
            burst.sift(press(KeyCode::Char('x')), start + gap * n as u32);
        }
        burst.sift(press(KeyCode::Enter), start + gap * keys as u32)
    }

    #[test]
    fn an_enter_in_a_paste_of_plain_keys_submits_nothing() {
        assert_eq!(last_of(20, Duration::from_micros(50)), Event::Input(Input::Paste("\n".to_owned())));
    }

    #[test]
    fn an_enter_after_typing_or_after_a_short_burst_is_an_enter() {
        assert_eq!(last_of(20, Duration::from_millis(60)), press(KeyCode::Enter));
        assert_eq!(last_of(3, Duration::from_micros(50)), press(KeyCode::Enter));
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
