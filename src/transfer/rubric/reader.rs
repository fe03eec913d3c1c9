//! Reads the tables of a TOML document key by key, noting every problem with its place instead of stopping at the first.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use crate::domain::id::{LONGEST_ID, is_id};
use crate::domain::message::Message;
use crate::domain::points::{Points, PointsProblem};
use crate::domain::rubric::{Deadline, TieKey};
use crate::domain::text::{LONGEST_LINE, LONGEST_NOTE, Text, TextProblem, clean};
use crate::domain::weight::Weight;

/// What is noted while a document is read.
#[derive(Default)]
pub(super) struct Notes {
    /// What is wrong, by its place.
    pub problems: Vec<(String, Message)>,
    /// Places of values that could not be read, so that something else stands for them.
    pub lost: Vec<String>,
    /// Where each place begins, in bytes.
    offsets: BTreeMap<String, usize>,
}

impl Notes {
    /// Where a place begins in the document, in bytes; for a place that is not there, where the nearest one round it does.
    pub fn offset(&self, place: &str) -> usize {
        let mut place = place;
        loop {
            if let Some(offset) = self.offsets.get(place) {
                return *offset;
            }
            let Some(end) = place.rfind(['.', '[']) else { return 0 };
            place = place.get(..end).unwrap_or_default();
        }
    }
}

/// A value as read, or what is wrong with it.
pub(super) type Read<T> = Result<T, Message>;

/// A table that is being read; what was not asked for by the end is unknown.
pub(super) struct Table<'n, 'd> {
    entries: &'d DeTable<'d>,
    place: String,
    asked: Vec<&'static str>,
    notes: &'n mut Notes,
}

impl<'n, 'd> Table<'n, 'd> {
    /// Builds something from a table, then notes the keys that nobody asked for.
    pub fn read<T>(
        notes: &'n mut Notes,
        entries: &'d DeTable<'d>,
        place: &str,
        build: impl FnOnce(&mut Table<'n, 'd>) -> T,
    ) -> T {
        let mut table = Table { entries, place: place.to_owned(), asked: Vec::new(), notes };
        for key in entries.keys() {
            let place = table.at(&shown(key.get_ref()));
            table.notes.offsets.insert(place, key.span().start);
        }
        let built = build(&mut table);
        table.note_unknown_keys();
        built
    }

    fn note_unknown_keys(&mut self) {
        let unknown = self.entries.keys().map(|key| key.get_ref()).filter(|key| !self.asked.contains(&key.as_ref()));
        for key in unknown.map(|key| shown(key)).collect::<Vec<_>>() {
            let likeness = |known: &&&str| (strsim::jaro_winkler(known, &key) * 1000.0) as u32;
            let nearest = self.asked.iter().max_by_key(likeness).filter(|known| likeness(known) >= 700);
            let message = match nearest {
                Some(nearest) => Message::new("rubric-unknown-key-near").with("nearest", *nearest),
                None => Message::new("rubric-unknown-key").with("known", self.asked.join(", ")),
            };
            let place = self.at(&key);
            self.notes.problems.push((place, message.with("key", key)));
        }
    }

    fn at(&self, key: &str) -> String {
        if self.place.is_empty() { key.to_owned() } else { format!("{}.{key}", self.place) }
    }

    fn note(&mut self, place: String, what: Message) {
        self.notes.problems.push((place, what));
    }

    fn lose(&mut self, place: String, what: Message) {
        self.notes.lost.push(place.clone());
        self.note(place, what);
    }

    fn find(&mut self, key: &'static str) -> Option<&'d DeValue<'d>> {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        self.entries.get(key).map(Spanned::get_ref)
    }

    /// Whether the table has a key; it is known from now on.
    pub fn has(&mut self, key: &'static str) -> bool {
        self.find(key).is_some()
    }

    /// Notes a problem of the table as a whole.
    pub fn wrong(&mut self, key: &'static str, what: Message) {
        self.lose(self.at(key), what);
    }

    fn missing(&mut self, key: &'static str) {
        self.lose(self.at(key), Message::new("rubric-missing-key").with("key", key));
    }

    /// The value of a key that may be left out.
    pub fn maybe<T>(&mut self, key: &'static str, read: impl Fn(&DeValue<'_>) -> Read<T>) -> Option<T> {
        let value = read(self.find(key)?);
        value.map_err(|what| self.lose(self.at(key), what)).ok()
    }

    /// The value of a key that has to be there.
    pub fn need<T>(&mut self, key: &'static str, read: impl Fn(&DeValue<'_>) -> Read<T>) -> Option<T> {
        if self.has(key) {
            return self.maybe(key, read);
        }
        self.missing(key);
        None
    }

    /// An id that has to be there.
    pub fn id<T: for<'a> From<&'a str>>(&mut self, key: &'static str) -> T {
        T::from(&self.need(key, id).unwrap_or_default())
    }

    /// Points that have to be there.
    pub fn points(&mut self, key: &'static str) -> Points {
        self.need(key, points).unwrap_or_default()
    }

    /// A list; left out, it is empty.
    pub fn list<T>(&mut self, key: &'static str, read: impl Fn(&DeValue<'_>) -> Read<T>) -> Vec<T> {
        let Some(array) = self.find(key).and_then(|value| self.array(key, value, "rubric-wanted-list")) else {
            return Vec::new();
        };
        let mut list = Vec::with_capacity(array.len());
        for (n, entry) in array.iter().enumerate() {
            let place = self.entry(key, n, entry);
            match read(entry.get_ref()) {
                Ok(value) => list.push(value),
                Err(what) => self.lose(place, what),
            }
        }
        list
    }

    /// A list that has to be there.
    pub fn need_list<T>(&mut self, key: &'static str, read: impl Fn(&DeValue<'_>) -> Read<T>) -> Vec<T> {
        if !self.has(key) {
            self.missing(key);
        }
        self.list(key, read)
    }

    fn array(&mut self, key: &'static str, value: &'d DeValue<'d>, wanted: &'static str) -> Option<&'d DeArray<'d>> {
        let array = value.as_array();
        if array.is_none() {
            self.lose(self.at(key), wrong_type(value, wanted));
        }
        array
    }

    fn entry(&mut self, key: &str, n: usize, entry: &Spanned<DeValue<'_>>) -> String {
        let place = format!("{}[{}]", self.at(key), n + 1);
        self.notes.offsets.insert(place.clone(), entry.span().start);
        place
    }

    /// The table of a key that may be left out.
    pub fn table<T>(&mut self, key: &'static str, build: impl FnOnce(&mut Table<'_, 'd>) -> T) -> Option<T> {
        self.table_like(key, "rubric-wanted-table", build)
    }

    fn table_like<T>(
        &mut self,
        key: &'static str,
        wanted: &'static str,
        build: impl FnOnce(&mut Table<'_, 'd>) -> T,
    ) -> Option<T> {
        let value = self.find(key)?;
        let place = self.at(key);
        let Some(entries) = value.as_table() else {
            self.lose(place, wrong_type(value, wanted));
            return None;
        };
        Some(Table::read(self.notes, entries, &place, build))
    }

    /// The tables `[[key]]`; there may be none.
    pub fn tables<T>(&mut self, key: &'static str, build: impl Fn(&mut Table<'_, 'd>) -> T) -> Vec<T> {
        let Some(array) = self.find(key).and_then(|value| self.array(key, value, "rubric-wanted-tables")) else {
            return Vec::new();
        };
        let mut list = Vec::with_capacity(array.len());
        for (n, entry) in array.iter().enumerate() {
            let place = self.entry(key, n, entry);
            match entry.get_ref().as_table() {
                Some(entries) => list.push(Table::read(self.notes, entries, &place, &build)),
                None => self.lose(place, wrong_type(entry.get_ref(), "rubric-wanted-tables")),
            }
        }
        // Places are counted, so that a list with a gap would put later problems in the wrong place.
        if list.len() == array.len() { list } else { Vec::new() }
    }

    /// A name in both languages: one line each.
    pub fn name(&mut self, key: &'static str) -> Text {
        self.text(key, LONGEST_LINE)
    }

    /// A longer text in both languages.
    pub fn prose(&mut self, key: &'static str) -> Text {
        self.text(key, LONGEST_NOTE)
    }

    fn text(&mut self, key: &'static str, most: usize) -> Text {
        if !self.has(key) {
            self.note(self.at(key), Message::new("rubric-missing-text").with("key", key));
            return Text::default();
        }
        let both =
            self.table_like(key, "rubric-wanted-both", |table| Text { zh: table.words("zh", most), en: table.words("en", most) });
        both.unwrap_or_default()
    }

    /// A text in no particular language.
    pub fn words(&mut self, key: &'static str, most: usize) -> String {
        let Some(value) = self.find(key) else {
            self.note(self.at(key), Message::new("rubric-missing-key").with("key", key));
            return String::new();
        };
        words(value, most).map_err(|what| self.note(self.at(key), what)).unwrap_or_default()
    }
}

/// What a file holds, as it may be shown: cut short, and nothing in it steers a terminal.
pub(super) fn shown(text: &str) -> String {
    const MOST: usize = 60;
    let start: String = text.chars().take(MOST).collect();
    clean(&start, MOST).unwrap_or_else(|_| start.escape_default().to_string())
}

fn wrong_type(value: &DeValue<'_>, wanted: &'static str) -> Message {
    let found = match value {
        DeValue::String(_) => "rubric-is-text",
        DeValue::Integer(_) => "rubric-is-integer",
        DeValue::Float(_) => "rubric-is-float",
        DeValue::Boolean(_) => "rubric-is-boolean",
        DeValue::Datetime(_) => "rubric-is-date",
        DeValue::Array(_) => "rubric-is-list",
        DeValue::Table(_) => "rubric-is-table",
    };
    Message::new("rubric-wrong-type").with("found", Message::new(found)).with("wanted", Message::new(wanted))
}

fn string<'v>(value: &'v DeValue<'_>) -> Read<&'v str> {
    value.as_str().ok_or_else(|| wrong_type(value, "rubric-wanted-text"))
}

fn words(value: &DeValue<'_>, most: usize) -> Read<String> {
    let text = clean(string(value)?, most).map_err(|problem| match problem {
        TextProblem::Hidden(hidden) => {
            Message::new("rubric-hidden-character").with("character", format!("U+{:04X}", u32::from(hidden)))
        }
        TextProblem::TooLong { most } => Message::new("rubric-text-too-long").with("most", most),
    })?;
    if text.is_empty() { Err(Message::new("rubric-text-empty")) } else { Ok(text) }
}

/// An id.
pub(super) fn id(value: &DeValue<'_>) -> Read<String> {
    as_id(string(value)?)
}

/// The id behind `item:`; `None` where that does not stand first.
pub(super) fn item_key(value: &DeValue<'_>) -> Read<Option<String>> {
    string(value)?.strip_prefix(TieKey::ITEM).map(as_id).transpose()
}

fn as_id(text: &str) -> Read<String> {
    if is_id(text) {
        return Ok(text.to_owned());
    }
    Err(Message::new("rubric-bad-id").with("id", shown(text)).with("most", LONGEST_ID))
}

/// An exact decimal, as text or as a whole number.
fn decimal(value: &DeValue<'_>) -> Read<String> {
    match value {
        DeValue::String(text) => Ok(text.to_string()),
        DeValue::Integer(whole) => match i64::from_str_radix(whole.as_str(), whole.radix()) {
            Ok(whole) => Ok(whole.to_string()),
            Err(_) => Err(Message::new("rubric-points-too-large").with("most", Points::LIMIT)),
        },
        DeValue::Float(float) => Err(Message::new("rubric-points-float").with("text", shown(float.as_str()))),
        other => Err(wrong_type(other, "rubric-wanted-points")),
    }
}

/// A weight.
pub(super) fn weight(value: &DeValue<'_>) -> Read<Weight> {
    let text = decimal(value)?;
    let what = |_| Message::new("rubric-weight-wrong").with("text", shown(&text)).with("most", Weight::MOST.to_string());
    text.parse().map_err(what)
}

/// A share in per cent, such as `"20%"`.
pub(super) fn percent(value: &DeValue<'_>) -> Read<Points> {
    let text = string(value)?;
    let number = text.trim_end().strip_suffix(['%', '％']).map(str::parse);
    number.and_then(Result::ok).ok_or_else(|| Message::new("rubric-bad-percent").with("text", shown(text)))
}

/// `true` or `false`.
pub(super) fn yes_or_no(value: &DeValue<'_>) -> Read<bool> {
    value.as_bool().ok_or_else(|| wrong_type(value, "rubric-wanted-boolean"))
}

/// Points, as text or as a whole number.
pub(super) fn points(value: &DeValue<'_>) -> Read<Points> {
    let text = decimal(value)?;
    text.parse().map_err(|problem| match problem {
        PointsProblem::NotANumber => Message::new("rubric-points-not-a-number").with("text", shown(&text)),
        PointsProblem::TooFine => Message::new("rubric-points-too-fine").with("text", shown(&text)),
        PointsProblem::TooLarge => Message::new("rubric-points-too-large").with("most", Points::LIMIT),
    })
}

/// A whole number from 0 to as much as its type holds.
pub(super) fn whole<T: TryFrom<u64>>(value: &DeValue<'_>) -> Read<T> {
    let whole = value.as_integer().ok_or_else(|| wrong_type(value, "rubric-wanted-whole"))?;
    let number = u64::from_str_radix(whole.as_str(), whole.radix()).ok().and_then(|number| T::try_from(number).ok());
    number.ok_or_else(|| Message::new("rubric-whole-out-of-range").with("text", shown(whole.as_str())))
}

/// A day, as a TOML date or as text.
pub(super) fn day(value: &DeValue<'_>) -> Read<NaiveDate> {
    let text = match value {
        DeValue::Datetime(day) => day.to_string(),
        DeValue::String(text) => text.to_string(),
        other => return Err(wrong_type(other, "rubric-wanted-date")),
    };
    NaiveDate::parse_from_str(&text, "%Y-%m-%d").map_err(|_| Message::new("rubric-bad-date").with("text", shown(&text)))
}

/// A day of the year, such as `"01-05"`, or a day, as a TOML date or as text.
pub(super) fn deadline(value: &DeValue<'_>) -> Read<Deadline> {
    let text = match value {
        DeValue::Datetime(day) => day.to_string(),
        DeValue::String(text) => text.to_string(),
        other => return Err(wrong_type(other, "rubric-wanted-deadline")),
    };
    text.parse().map_err(|_| Message::new("rubric-bad-deadline").with("text", shown(&text)))
}

/// One of several words, each of which stands for something.
pub(super) fn choice<T: Copy>(choices: &[(&'static str, T)]) -> impl Fn(&DeValue<'_>) -> Read<T> {
    move |value| {
        let text = string(value)?;
        choices.iter().find(|(name, _)| *name == text).map(|(_, choice)| *choice).ok_or_else(|| {
            let known: Vec<_> = choices.iter().map(|(name, _)| *name).collect();
            Message::new("rubric-no-such-choice").with("text", shown(text)).with("choices", known.join(", "))
        })
    }
}
