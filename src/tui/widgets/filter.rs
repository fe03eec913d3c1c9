//! Finding rows by typing: Chinese text, an id, or pinyin, whole or initials (`mjzz` finds 模具制造).

use std::collections::BTreeSet;

use crossterm::event::KeyCode;
use pinyin::ToPinyinMulti;

use super::Look;
use super::text::{cut, width};
use crate::domain::message::Message;
use crate::tui::event::Key;
use crate::tui::field::Field;

/// Whether each word of `query` is found in `haystack`, as text or as pinyin by any of a character's readings.
#[must_use]
pub fn matches(query: &str, haystack: &str) -> bool {
    let haystack = haystack.to_lowercase();
    let starts: Vec<&str> = haystack.char_indices().map(|(at, _)| &haystack[at..]).collect();
    let query = query.to_lowercase();
    query.split_whitespace().all(|word| starts.iter().any(|rest| reads(word, rest)))
}

/// Whether `word` can be read off the beginning of `text`: each character as itself, as its pinyin, or as its initial.
fn reads(word: &str, text: &str) -> bool {
    // How far into the word one may have come, character by character of the text.
    let mut reached = BTreeSet::from([0]);
    for c in text.chars() {
        let mut next = BTreeSet::new();
        for rest in reached.iter().filter_map(|at| word.get(*at..)) {
            let at = word.len() - rest.len();
            if rest.starts_with(c) {
                next.insert(at + c.len_utf8());
            }
            for reading in c.to_pinyin_multi().into_iter().flatten() {
                let syllable = reading.plain().replace('ü', "v");
                let typed = rest.bytes().zip(syllable.bytes()).take_while(|(a, b)| a == b && a.is_ascii()).count();
                // The whole syllable, its first letter, or (at the end of the word) as much of it as was typed.
                next.extend(
                    [typed, typed.min(1)]
                        .iter()
                        .filter(|n| **n == 1 || **n == syllable.len() || **n == rest.len())
                        .map(|n| at + n),
                );
            }
        }
        next.remove(&0);
        if next.contains(&word.len()) {
            return true;
        }
        reached = next;
    }
    false
}

/// The line in which a filter is typed; rows are narrowed while it is.
#[derive(Debug, Default)]
pub struct FilterLine {
    field: Field,
    typing: bool,
    district: Option<String>,
}

impl FilterLine {
    /// What is typed; empty where nothing is.
    #[must_use]
    pub fn query(&self) -> &str {
        self.field.text()
    }

    /// The one district whose rows are left, if one is picked.
    #[must_use]
    pub fn district(&self) -> Option<&str> {
        self.district.as_deref()
    }

    /// Whether all rows are left.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.district.is_none() && self.query().trim().is_empty()
    }

    /// Whether keys go to it.
    #[must_use]
    pub const fn is_typing(&self) -> bool {
        self.typing
    }

    /// Lets keys go to it.
    pub const fn start(&mut self) {
        self.typing = true;
    }

    /// Picks one district, or none, and drops what is typed.
    pub fn pick(&mut self, district: Option<String>) {
        *self = FilterLine { district, ..FilterLine::default() };
    }

    /// Shows all rows again; `false` if they were.
    pub fn clear(&mut self) -> bool {
        let had = self.typing || self.district.is_some() || !self.query().is_empty();
        *self = FilterLine::default();
        had
    }

    /// Takes a key while typing. Enter and the arrows go back to the list and are not taken; Esc drops the filter.
    pub fn on_key(&mut self, key: Key) -> bool {
        if !self.typing {
            return false;
        }
        match key.code {
            KeyCode::Esc => self.clear(),
            KeyCode::Enter => {
                self.typing = false;
                true
            }
            KeyCode::Up | KeyCode::Down | KeyCode::PageUp | KeyCode::PageDown | KeyCode::Tab => {
                self.typing = false;
                false
            }
            _ => self.field.on_key(key),
        }
    }

    /// Takes a paste while typing.
    pub fn paste(&mut self, text: &str) {
        if self.typing {
            self.field.paste(text);
        }
    }

    /// The line to show, while there is a filter; with the caret while it is typed.
    #[must_use]
    pub fn line(&self, look: Look<'_>, cells: usize) -> Option<String> {
        let district = self.district().map(|district| Message::new("tui-filter-district").with("district", district));
        let district = district.map(|picked| look.words.say(&picked));
        if self.typing {
            let before =
                district.map(|picked| format!("{}  ", cut(&picked, cells / 2, look.glyphs.ellipsis))).unwrap_or_default();
            let room = cells.saturating_sub(width(&before) + 1);
            return Some(format!("{before}/{}", self.field.line(room, '_')));
        }
        let typed = (!self.query().is_empty()).then(|| format!("/{}", self.query()));
        let parts: Vec<String> = district.into_iter().chain(typed).collect();
        (!parts.is_empty()).then(|| cut(&parts.join("  "), cells, look.glyphs.ellipsis).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_found_as_they_are_thought_of() {
        let studio = "07 王国军钳工技能大师工作室 样例单位01 上城区";
        for query in [
            "wgj",
            "WGJ",
            "王国",
            "国军",
            "07",
            "wangguojun",
            "wangguo",
            "wgjun",
            "qg",
            "单位01",
            "yldw",
            "scq wgj",
            "wang",
            "  ",
        ] {
            assert!(matches(query, studio), "{query}");
        }
        for query in ["wjg", "李", "08", "wgj 08", "wangjun", "wgjx"] {
            assert!(!matches(query, studio), "{query}");
        }
    }

    #[test]
    fn any_reading_of_a_character_will_do() {
        for (query, name) in
            [("sxd", "单晓东"), ("dxd", "单晓东"), ("zcw", "曾长伟"), ("zzw", "曾长伟"), ("lv", "吕师傅"), ("qiu", "仇师傅")]
        {
            assert!(matches(query, name), "{query} {name}");
        }
    }

    #[test]
    fn english_is_found_by_its_letters() {
        assert!(matches("tool", "Toolmaker studio"));
        assert!(!matches("tm", "Toolmaker studio"));
    }

    #[test]
    fn a_filter_is_dropped_by_esc_and_kept_by_enter() {
        let key = |code| Key { code, ctrl: false };
        let mut line = FilterLine::default();
        line.start();
        assert!(line.on_key(key(KeyCode::Char('w'))) && line.on_key(key(KeyCode::Enter)));
        assert_eq!((line.query(), line.is_typing()), ("w", false));
        assert!(line.clear() && !line.clear());
    }
}
