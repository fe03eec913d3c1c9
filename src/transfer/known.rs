//! Names that a file may use, and how what people write is matched with them.

use std::collections::HashMap;

use super::problem::RowProblem;
use super::table::{Column, Row};
use crate::domain::id::StudioId;
use crate::domain::identity::Folded;
use crate::domain::message::Message;
use crate::domain::panel::{Member, Role};
use crate::domain::roster::Studio;
pub use crate::domain::text::fold;
use crate::domain::text::{LONGEST_LINE, Text};

/// The candidate nearest to what was written, if half of it or more is right.
pub fn nearest<'a>(written: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let written: Vec<char> = fold(written).chars().collect();
    let distances = candidates.map(|candidate| {
        let folded: Vec<char> = fold(candidate).chars().collect();
        (distance(&written, &folded), folded.len().max(written.len()), candidate)
    });
    let near = distances.filter(|(distance, length, _)| distance * 2 <= *length);
    near.min_by_key(|(distance, ..)| *distance).map(|(.., candidate)| candidate)
}

/// How many characters must be put in, taken out or changed to get from `a` to `b` (Levenshtein).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.iter().enumerate() {
        let (mut left, mut corner) = (i + 1, i);
        for (cell, to) in row.iter_mut().skip(1).zip(b) {
            let changed = corner + usize::from(from != to);
            corner = *cell;
            left = changed.min(corner + 1).min(left + 1);
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

/// Things of the rubric by their id or their name in either language.
pub struct Named<'a, T> {
    by_id: HashMap<&'a str, T>,
    /// `None` for a name that several things have: it tells nothing.
    by_name: HashMap<String, Option<T>>,
    names: Vec<(&'a str, &'a Text)>,
}

impl<'a, T: Copy + PartialEq> Named<'a, T> {
    /// Of several things with one id the first is meant.
    pub fn new(things: impl IntoIterator<Item = (&'a str, &'a Text, T)>) -> Self {
        let mut named = Named { by_id: HashMap::new(), by_name: HashMap::new(), names: Vec::new() };
        for (id, name, thing) in things {
            named.by_id.entry(id).or_insert(thing);
            for name in [&name.zh, &name.en] {
                let known = named.by_name.entry(fold(name)).or_insert(Some(thing));
                *known = known.filter(|known| *known == thing);
            }
            named.names.push((id, name));
        }
        named
    }

    /// What is called so.
    pub fn find(&self, written: &str) -> Option<T> {
        self.by_id.get(written).copied().or_else(|| self.by_name.get(&fold(written)).copied().flatten())
    }

    /// What a cell names.
    pub fn cell(&self, row: &Row<'_>, column: Column) -> Result<T, RowProblem> {
        if let Some(thing) = self.find(row.raw(column)) {
            return Ok(thing);
        }
        let written = row.filled(column, LONGEST_LINE)?;
        self.find(&written).ok_or_else(|| row.problem(column, self.unknown(&written)))
    }

    fn unknown(&self, written: &str) -> Message {
        match nearest(written, self.names.iter().flat_map(|(id, name)| [*id, name.zh.as_str(), name.en.as_str()])) {
            Some(near) => Message::new("transfer-unknown-near").with("near", near),
            None if self.names.is_empty() => Message::new("transfer-none-known"),
            None => Message::new("transfer-unknown").with("all", &self.all()),
        }
    }

    /// Every name, to choose from: in Chinese by name, in English by id.
    fn all(&self) -> Text {
        let ids: Vec<&str> = self.names.iter().map(|(id, _)| *id).collect();
        let names: Vec<&str> = self.names.iter().map(|(_, name)| name.zh.as_str()).collect();
        Text { zh: names.join("、"), en: ids.join(", ") }
    }
}

/// The studios of a session.
pub struct Studios<'a> {
    by_id: HashMap<&'a str, &'a StudioId>,
    folded: Folded<'a>,
}

impl<'a> Studios<'a> {
    /// Those of a roster.
    pub fn of(roster: &'a [Studio]) -> Self {
        let by_id: HashMap<_, _> = roster.iter().map(|studio| (studio.id.as_str(), &studio.id)).collect();
        Studios { folded: Folded::of(by_id.keys().copied()), by_id }
    }

    /// The studio that a cell names by its id.
    pub fn find(&self, row: &Row<'_>, column: Column) -> Result<&'a StudioId, RowProblem> {
        if let Some(studio) = self.by_id.get(row.raw(column)) {
            return Ok(studio);
        }
        let id = row.filled(column, LONGEST_LINE)?;
        let unknown =
            || row.problem(column, unknown_id("transfer-studio-near", self.folded.meant(&id), "transfer-studio-unknown"));
        self.by_id.get(id.as_str()).copied().ok_or_else(unknown)
    }
}

/// What to say of an id that nothing has: which one was probably meant, for whoever wrote it to decide, or else `unknown`.
fn unknown_id(near: &'static str, meant: Option<&str>, unknown: &'static str) -> Message {
    meant.map_or_else(|| Message::new(unknown), |meant| Message::new(near).with("near", meant))
}

/// The people of a session, to find its experts.
pub struct Experts<'a> {
    by_id: HashMap<&'a str, &'a Member>,
    folded: Folded<'a>,
}

impl<'a> Experts<'a> {
    /// Those of a panel.
    pub fn of(panel: &'a [Member]) -> Self {
        let by_id = panel.iter().map(|member| (member.id.as_str(), member)).collect();
        let experts = panel.iter().filter(|member| member.role == Role::Expert);
        Experts { by_id, folded: Folded::of(experts.map(|member| member.id.as_str())) }
    }

    /// The expert that a cell names by the id of the seat.
    pub fn find(&self, row: &Row<'_>, column: Column) -> Result<&'a Member, RowProblem> {
        let id = row.raw(column);
        let member = match self.by_id.get(id) {
            Some(member) => Some(*member),
            None => self.by_id.get(row.filled(column, LONGEST_LINE)?.as_str()).copied(),
        };
        match member {
            Some(member) if member.role == Role::Expert => Ok(member),
            Some(_) => Err(row.problem(column, Message::new("transfer-not-an-expert"))),
            None => {
                let meant = self.folded.meant(id);
                Err(row.problem(column, unknown_id("transfer-expert-near", meant, "transfer-expert-unknown")))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_found_and_a_far_one_is_not() {
        let names = ["expert", "studio", "points", "得分", "扣分"];
        assert_eq!(nearest("Exprt", names.into_iter()), Some("expert"));
        assert_eq!(nearest("stduio", names.into_iter()), Some("studio"));
        assert_eq!(nearest("得份", names.into_iter()), Some("得分"));
        assert_eq!(nearest("电话", names.into_iter()), None);
    }

    #[test]
    fn distances_are_those_of_the_textbook() {
        let distance = |a: &str, b: &str| super::distance(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>());
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("abc", ""), 3);
    }

    #[test]
    fn a_name_that_two_things_have_names_neither() {
        let (same, other) = (Text { zh: "台账".into(), en: "ledger".into() }, Text { zh: "总结".into(), en: "summary".into() });
        let named = Named::new([("a", &same, 1), ("b", &same, 2), ("c", &other, 3)]);
        assert_eq!(named.find("台账"), None);
        assert_eq!(named.find("b"), Some(2));
        assert_eq!(named.find(" 总结"), Some(3));
        assert_eq!(named.find("Summary"), Some(3));
    }
}
