//! From a key to an action, and the other way: which keys there are, in words.

use std::fmt::Write;

use crossterm::event::KeyCode;

use super::action::{ACTIONS, Action};
use super::event::Key;
use super::glyphs::{ASCII, Glyphs};
use super::place::{Context, Place};
use crate::words::Words;

/// A key, or a run of keys that mean the same, each with its own value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chord {
    /// One key.
    One(Key),
    /// Every letter from the first to the last.
    Letters(char, char),
    /// Digits, stop and minus: what points are typed with.
    Points,
}

impl Chord {
    /// The key that types `c`.
    #[must_use]
    pub const fn char(c: char) -> Chord {
        Chord::key(KeyCode::Char(c))
    }

    /// A key without a letter.
    #[must_use]
    pub const fn key(code: KeyCode) -> Chord {
        Chord::One(Key { code, ctrl: false })
    }

    /// A letter with Control held.
    #[must_use]
    pub const fn ctrl(c: char) -> Chord {
        Chord::One(Key { code: KeyCode::Char(c), ctrl: true })
    }

    /// Whether `key` is (one of) these.
    #[must_use]
    pub fn hears(self, key: Key) -> bool {
        match (self, key) {
            (Chord::One(one), key) => one == key,
            (Chord::Letters(first, last), Key { code: KeyCode::Char(c), ctrl: false }) => (first..=last).contains(&c),
            (Chord::Points, Key { code: KeyCode::Char(c), ctrl: false }) => c.is_ascii_digit() || c == '.' || c == '-',
            _ => false,
        }
    }

    /// How the key is written.
    #[must_use]
    pub fn name(self, glyphs: &Glyphs) -> String {
        match self {
            Chord::One(key) => key_name(key, glyphs),
            Chord::Letters(first, last) => format!("{first}-{last}"),
            Chord::Points => "0-9".to_owned(),
        }
    }
}

/// How a key is written on screens and in documents.
#[must_use]
pub fn key_name(key: Key, glyphs: &Glyphs) -> String {
    let name = match key.code {
        KeyCode::Char(' ') => "Space",
        KeyCode::Char(c) if key.ctrl => return format!("Ctrl-{}", c.to_ascii_uppercase()),
        KeyCode::Char(c) => return c.to_string(),
        KeyCode::Up => glyphs.up,
        KeyCode::Down => glyphs.down,
        KeyCode::Left => glyphs.left,
        KeyCode::Right => glyphs.right,
        KeyCode::Enter => "Enter",
        KeyCode::Esc => "Esc",
        KeyCode::Tab => "Tab",
        KeyCode::BackTab => "Shift-Tab",
        KeyCode::Backspace => "Backspace",
        KeyCode::Delete => "Delete",
        KeyCode::Home => "Home",
        KeyCode::End => "End",
        KeyCode::PageUp => "PgUp",
        KeyCode::PageDown => "PgDn",
        other => return format!("{other:?}"),
    };
    name.to_owned()
}

/// The action that `key` asks for at `place`.
#[must_use]
pub fn action(place: Place, key: Key) -> Option<Action> {
    let heard =
        |spec: &&super::action::Spec| place.contexts().contains(&spec.context) && spec.chords.iter().any(|c| c.hears(key));
    ACTIONS.iter().find(heard).map(|spec| spec.action)
}

/// Every action with its keys, as Markdown: for `panelmark keys` and the README.
#[must_use]
pub fn describe(words: &Words) -> String {
    let mut text = String::new();
    for context in Context::ALL {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "### {}\n", words.get(context.message()));
        let _ = writeln!(
            text,
            "| {} | {} | {} |\n|---|---|---|",
            words.get("tui-key"),
            words.get("tui-action"),
            words.get("tui-does")
        );
        for spec in ACTIONS.iter().filter(|spec| spec.context == *context) {
            let keys: Vec<String> = spec.chords.iter().map(|chord| format!("`{}`", chord.name(&ASCII))).collect();
            let _ = writeln!(text, "| {} | {} | {} |", keys.join(" "), words.get(spec.title), words.get(spec.doc));
        }
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every key that a chord hears.
    fn keys(chord: Chord) -> Vec<Key> {
        match chord {
            Chord::One(key) => vec![key],
            _ => (' '..='~').map(|c| Key { code: KeyCode::Char(c), ctrl: false }).filter(|key| chord.hears(*key)).collect(),
        }
    }

    #[test]
    fn no_two_actions_share_a_key_at_any_place() {
        for place in Place::ALL {
            let mut heard = Vec::new();
            for spec in ACTIONS.iter().filter(|spec| place.contexts().contains(&spec.context)) {
                for key in spec.chords.iter().flat_map(|chord| keys(*chord)) {
                    let taken = heard.iter().find(|(other, _)| *other == key);
                    assert_eq!(taken, None, "{place:?}: {} wants a key that is taken", spec.id);
                    heard.push((key, spec.id));
                }
            }
        }
    }

    #[test]
    fn every_context_is_heard_somewhere() {
        for context in Context::ALL {
            assert!(Place::ALL.iter().any(|place| place.contexts().contains(context)), "{context:?}");
        }
    }
}
