//! Finding rows by typing: Chinese text, an id, or pinyin, whole or initials (`mjzz` finds 模具制造).

use std::collections::BTreeSet;

use crossterm::event::KeyCode;
use pinyin::ToPinyinMulti;

use super::Look;
use super::list::Cursor;
use super::text::{cut, width};
use crate::domain::message::Message;
use crate::tui::event::Key;
use crate::tui::field::Field;

/// How well a row is found, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Found {
    /// By its very id.
    Id,
    /// By the beginning of its id.
    IdStart,
    /// By the beginning of its name or of a word in it.
    NameStart,
    /// Within its name.
    Name,
    /// In what else belongs to it.
    Elsewhere,
    /// By no more than a part of one syllable within a word: `ch` in 观察员. Counts where nothing is found better.
    Hardly,
}

/// What a filter looks for in a row.
#[derive(Debug, Clone, Default)]
pub struct Target {
    /// Its id; may be blank.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What else it may be found by.
    pub more: String,
}

impl Target {
    /// How well the row is found, each word of `query` as text or as pinyin by any of a character's readings; `None` where a word is not.
    #[must_use]
    pub fn found(&self, query: &str) -> Option<Found> {
        if query.trim().is_empty() {
            return Some(Found::Elsewhere);
        }
        let [query, id, name, more] = [query, &self.id, &self.name, &self.more].map(|text| text.to_lowercase());
        let words: Option<Vec<Found>> = query.split_whitespace().map(|word| found(word, &id, &name, &more)).collect();
        let words = words?;
        if words.contains(&Found::Hardly) { Some(Found::Hardly) } else { words.into_iter().min() }
    }
}

/// How well a word is found; all in small letters.
fn found(word: &str, id: &str, name: &str, more: &str) -> Option<Found> {
    // A part of one syllable is enough where a word begins; elsewhere only if `loosely`.
    let within = |text: &str, loosely: bool| starts(text).any(|(rest, begins)| reads(word, rest, loosely || begins));
    if id == word {
        Some(Found::Id)
    } else if id.starts_with(word) {
        Some(Found::IdStart)
    } else if starts(name).any(|(rest, begins)| begins && reads(word, rest, true)) {
        Some(Found::NameStart)
    } else if within(name, false) {
        Some(Found::Name)
    } else if [id, more].iter().any(|text| within(text, false)) {
        Some(Found::Elsewhere)
    } else {
        [name, more].iter().any(|text| within(text, true)).then_some(Found::Hardly)
    }
}

/// What follows from each character of a text on, and whether a word begins there.
fn starts(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut within = false;
    text.char_indices().map(move |(at, c)| (&text[at..], !std::mem::replace(&mut within, c.is_alphanumeric())))
}

/// The places of those rows that are found, best first and otherwise in their order; those hardly found only where there are no others.
#[must_use]
pub fn best_first(rows: impl IntoIterator<Item = Option<Found>>) -> Vec<usize> {
    let found = rows.into_iter().enumerate().filter_map(|(place, found)| Some((found?, place)));
    let mut found: Vec<(Found, usize)> = found.collect();
    found.sort_by_key(|(found, _)| *found);
    if found.first().is_some_and(|(best, _)| *best < Found::Hardly) {
        found.retain(|(found, _)| *found < Found::Hardly);
    }
    found.into_iter().map(|(_, place)| place).collect()
}

/// The rows that a query leaves in a list that keeps its order, by their places.
#[derive(Debug, Clone, Default)]
pub struct Left {
    is: Vec<bool>,
    best: Option<usize>,
}

impl Left {
    /// Of these rows.
    #[must_use]
    pub fn of(rows: impl IntoIterator<Item = Option<Found>>) -> Left {
        let rows: Vec<Option<Found>> = rows.into_iter().collect();
        let (mut is, places) = (vec![false; rows.len()], best_first(rows));
        for place in &places {
            if let Some(is) = is.get_mut(*place) {
                *is = true;
            }
        }
        Left { is, best: places.first().copied() }
    }

    /// Whether a row is left; `None` for one that nobody asked about.
    #[must_use]
    pub fn has(&self, place: usize) -> Option<bool> {
        self.is.get(place).copied()
    }

    /// The row that fits best.
    #[must_use]
    pub const fn best(&self) -> Option<usize> {
        self.best
    }

    /// The row that fits best and no other.
    #[must_use]
    pub fn best_alone(&self) -> Left {
        let is = (0..self.is.len()).map(|place| Some(place) == self.best).collect();
        Left { is, best: self.best }
    }
}

/// Whether `word` can be read off the beginning of `text`: each character as itself, as its pinyin, or as its initial; `part`: a part
/// of the first syllable will do.
fn reads(word: &str, text: &str, part: bool) -> bool {
    // How far into the word one may have come, character by character of the text.
    let mut reached = BTreeSet::from([0]);
    for (nth, c) in text.chars().enumerate() {
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
                        .filter(|n| **n == 1 || **n == syllable.len() || (**n == rest.len() && (part || nth > 0)))
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
    /// Whether the query changed since the cursor was last put.
    fresh: bool,
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
            _ => {
                let before = self.query().to_owned();
                let taken = self.field.on_key(key);
                self.fresh |= before != self.query();
                taken
            }
        }
    }

    /// Takes a paste while typing.
    pub fn paste(&mut self, text: &str) {
        if self.typing {
            self.field.paste(text);
            self.fresh = true;
        }
    }

    /// Whether the query changed since this was last asked: then the cursor goes to what fits best.
    pub const fn take_fresh(&mut self) -> bool {
        std::mem::replace(&mut self.fresh, false)
    }

    /// Puts the cursor of a list whose rows were made anew, best first: on the first after another query, else where it was.
    pub fn put<Id: Clone + PartialEq>(&mut self, cursor: &mut Cursor<Id>, rows: &[Id]) {
        if self.take_fresh() {
            cursor.put(0, rows);
        } else {
            cursor.follow(rows);
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

    fn matches(query: &str, name: &str) -> bool {
        Target { name: name.to_owned(), ..Target::default() }.found(query).is_some()
    }

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
    fn what_is_meant_stands_first() {
        let seat = |(id, name, more): (&str, &str, &str)| Target { id: id.into(), name: name.into(), more: more.into() };
        let seats = [
            ("E1", "样例专家1", "样例单位02 正高级工艺美术师 expert"),
            ("E2", "陈样例", "样例单位07 expert"),
            ("OB", "样例观察员", "observer"),
            ("CK", "样例工作人员", "样例办公室 clerk"),
            ("CH2", "副组长", ""),
            ("CH", "样例组长", "样例单位14 chair"),
        ]
        .map(seat);
        let list = |query: &str| {
            let places = best_first(seats.iter().map(|seat| seat.found(query)));
            places.into_iter().map(|place| seats[place].id.as_str()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(list("CH"), "CH CH2 E2", "the id, its beginning, 陈; neither 单 (chan) nor 察 (cha) within a word");
        assert_eq!(list("ch样"), "", "the parts of a word stay together");
        assert_eq!(list("cha"), "OB CH", "a whole syllable of 观察员, and a chair; not a part of 单");
        assert_eq!(list("e"), "E1 E2 OB CK", "ids first");
        assert_eq!(list("gua"), "OB", "a part of a syllable where there is nothing better");
        assert_eq!(list("yl zz"), "CH");
        assert_eq!(list("样例 14"), "CH");
        assert_eq!(list(""), "E1 E2 OB CK CH2 CH", "in their order");
    }

    #[test]
    fn a_name_comes_before_what_is_said_of_it() {
        let sought = |name: &str, more: &str| Target { id: String::new(), name: name.into(), more: more.into() };
        let offers = [sought("只看未完成", "只列出还没有提交的"), sought("全部提交", ""), sought("提交", "交出这张打分表")];
        assert_eq!(best_first(offers.iter().map(|offer| offer.found("tj"))), [2, 1, 0]);
        let titles = [sought("Unsubmit", ""), sought("All submitted", ""), sought("Submit", "")];
        assert_eq!(best_first(titles.iter().map(|title| title.found("SUB"))), [1, 2, 0], "the beginning of any word");
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
