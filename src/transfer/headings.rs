//! The columns that a file may have, and where their headings stand: spreadsheets put a title above them, or a line that declares the
//! separator.

use std::collections::HashMap;

use csv::StringRecord;

use super::nearest::nearest;
use super::problem::shown;
use super::records::{Records, declared, separator};
use crate::domain::text::{Text, fold, plain};

/// Among so many records from the first one the headings are looked for.
const LOOKED_AT: usize = 10;
/// So many known headings make a line of headings.
const ENOUGH: usize = 2;
/// A line with more cells than this holds no headings.
const WIDEST: usize = 1_000;

/// A column that a file may have.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its heading in English.
    pub id: &'static str,
    /// Its headings in Chinese, and others that are taken; the first one is its name.
    pub names: &'static [&'static str],
    /// Whether a file without it is refused.
    pub required: bool,
    /// What its cells hold.
    pub(super) holds: Holds,
}

/// What the cells of a column hold, as far as it tells what a comma in a number has done to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Points.
    Points,
    /// Words: a number alone is out of place.
    Words,
    /// Anything else.
    Other,
}

impl Column {
    /// A column that every file has.
    pub const fn required(id: &'static str, names: &'static [&'static str]) -> Self {
        Column { id, names, required: true, holds: Holds::Other }
    }

    /// A column that a file may leave out: all its cells are blank then.
    pub const fn optional(id: &'static str, names: &'static [&'static str]) -> Self {
        Column { id, names, required: false, holds: Holds::Other }
    }

    /// The same, holding points.
    pub const fn of_points(self) -> Self {
        Column { holds: Holds::Points, ..self }
    }

    /// The same, holding words.
    pub const fn of_words(self) -> Self {
        Column { holds: Holds::Words, ..self }
    }

    /// Everything that it may be called.
    pub fn headings(self) -> impl Iterator<Item = &'static str> {
        self.names.iter().copied().chain([self.id])
    }

    /// Its name in each language.
    pub fn name(self) -> Text {
        Text { zh: self.names.first().copied().unwrap_or(self.id).to_owned(), en: self.id.to_owned() }
    }
}

/// The names of these columns, to choose from.
pub fn names(columns: &[Column]) -> Text {
    let zh: Vec<String> = columns.iter().map(|column| column.name().zh).collect();
    let en: Vec<&str> = columns.iter().map(|column| column.id).collect();
    Text { zh: zh.join("、"), en: en.join(", ") }
}

/// Where the headings stand.
pub struct Headings {
    /// What separates the cells there.
    pub separator: u8,
    /// What stands in the records above, as it is shown.
    pub above: Vec<String>,
    /// Whether enough of them are known.
    pub sure: bool,
}

/// The columns that a file may have, by what people call them.
pub struct Known<'a> {
    columns: &'a [Column],
    exactly: HashMap<String, &'a Column>,
    folded: HashMap<String, &'a Column>,
}

impl<'a> Known<'a> {
    /// These columns.
    pub fn of(columns: &'a [Column]) -> Self {
        let called = |by: fn(&str) -> String| {
            columns.iter().flat_map(|column| column.headings().map(move |name| (by(name), column))).collect()
        };
        Known { columns, exactly: called(plain), folded: called(fold) }
    }

    /// The column that a heading names: exactly, or failing that carelessly.
    pub fn column(&self, heading: &str) -> Option<&'a Column> {
        self.exactly.get(&plain(heading)).or_else(|| self.folded.get(&fold(heading))).copied()
    }

    /// How many columns a record names.
    fn count(&self, record: &StringRecord) -> usize {
        if is_too_wide(record) {
            return 0;
        }
        let mut named: Vec<&str> = record.iter().filter_map(|heading| Some(self.column(heading)?.id)).collect();
        named.sort_unstable();
        named.dedup();
        named.len()
    }

    /// Whether half of a record names columns, or nearly: somebody meant it for headings.
    pub fn is_meant(&self, record: &StringRecord) -> bool {
        let near = |heading: &str| nearest(heading, self.columns.iter().flat_map(|column| column.headings())).is_some();
        let headings = || record.iter().filter(|heading| !heading.trim().is_empty());
        !is_too_wide(record)
            && 2 * headings().filter(|heading| self.column(heading).is_some() || near(heading)).count() >= headings().count()
    }

    /// Where the headings stand: the first record with most known ones of all that come first, whatever separates its cells. Where
    /// none has enough of them it is the very first.
    pub fn find(&self, text: &str) -> Headings {
        let usual = separator(text);
        let declaration = text.lines().next().filter(|_| declared(text).is_some());
        let others = [b',', b';', b'\t'].into_iter().filter(|other| *other != usual && declaration.is_none());
        let mut best = (ENOUGH - 1, Headings { separator: usual, above: Vec::new(), sure: false });
        for separator in std::iter::once(usual).chain(others) {
            let mut records = Records::new(text, separator);
            let mut above = Vec::new();
            while above.len() < LOOKED_AT
                && let Ok(Some((_, record))) = records.advance()
            {
                let count = self.count(record);
                if count > best.0 {
                    best = (count, Headings { separator, above: above.clone(), sure: true });
                }
                let cells = record.iter().map(str::trim).filter(|cell| !cell.is_empty());
                above.push(match declaration.filter(|_| above.is_empty()) {
                    Some(line) => shown(line),
                    None => shown(&cells.take(LOOKED_AT).collect::<Vec<_>>().join(" ")),
                });
            }
        }
        best.1
    }
}

fn is_too_wide(record: &StringRecord) -> bool {
    record.iter().filter(|heading| !heading.trim().is_empty()).count() > WIDEST
}
