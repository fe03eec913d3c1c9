//! Names that a file may use, and how what people write is matched with them.

use std::collections::HashMap;

use super::headings::Column;
use super::nearest::nearest;
use super::problem::RowProblem;
use super::table::Row;
use crate::domain::id::StudioId;
use crate::domain::identity::Folded;
use crate::domain::message::Message;
use crate::domain::panel::{Member, Role};
use crate::domain::roster::Studio;
use crate::domain::text::{LONGEST_LINE, Text, fold, plain};

/// Things that a file may name, by their id or any of their names.
pub struct Named<'a, T> {
    things: Vec<Thing<'a, T>>,
    /// The places of the things that are called so: by id to the letter, by id or name whatever the width and case, by a name that is
    /// written carelessly. What an earlier one finds, a later one is not asked for.
    called: [HashMap<String, Vec<usize>>; 3],
}

/// Something that a file may name.
struct Thing<'a, T> {
    id: &'a str,
    /// The first in Chinese, the last in English.
    names: Vec<&'a str>,
    thing: T,
}

/// What a written name stands for.
#[derive(Debug, PartialEq, Eq)]
pub enum Match<T> {
    /// One thing.
    One(T),
    /// Several things alike; the message names two of them.
    Several(Message),
    /// Nothing.
    None,
}

impl<'a, T: Copy + PartialEq> Named<'a, T> {
    /// Things of the rubric, which have a name in each language.
    pub fn new(things: impl IntoIterator<Item = (&'a str, &'a Text, T)>) -> Self {
        Named::with_names(things.into_iter().map(|(id, name, thing)| (id, vec![name.zh.as_str(), name.en.as_str()], thing)))
    }

    /// Things with any number of names, the first in Chinese, the last in English.
    pub fn with_names(things: impl IntoIterator<Item = (&'a str, Vec<&'a str>, T)>) -> Self {
        let mut named = Named { things: Vec::new(), called: Default::default() };
        for (id, names, thing) in things {
            let place = named.things.len();
            let [ids, plainly, folded] = &mut named.called;
            call(ids, id.to_owned(), place);
            call(plainly, plain(id), place);
            for name in &names {
                call(plainly, plain(name), place);
                call(folded, fold(name), place);
            }
            named.things.push(Thing { id, names, thing });
        }
        named
    }

    /// What is called so: exactly, or failing that carelessly.
    pub fn find(&self, written: &str) -> Match<T> {
        match (self.find_exactly(written), &self.called) {
            (Match::None, [_, _, folded]) => self.of(folded.get(&fold(written))),
            (found, _) => found,
        }
    }

    /// What is called exactly so, whatever the width and case.
    pub fn find_exactly(&self, written: &str) -> Match<T> {
        let [ids, plainly, _] = &self.called;
        self.of(ids.get(written.trim()).or_else(|| plainly.get(&plain(written))))
    }

    fn of(&self, places: Option<&Vec<usize>>) -> Match<T> {
        let mut things = places.into_iter().flatten().filter_map(|place| self.things.get(*place));
        let Some(one) = things.next() else { return Match::None };
        match things.find(|other| other.thing != one.thing) {
            None => Match::One(one.thing),
            Some(other) => {
                let message = Message::new("transfer-ambiguous").with("one", &one.name()).with("one-id", one.id);
                Match::Several(message.with("other", &other.name()).with("other-id", other.id))
            }
        }
    }

    /// What a cell names.
    pub fn cell(&self, row: &Row<'_>, column: Column) -> Result<T, RowProblem> {
        match self.find(row.raw(column)) {
            Match::One(thing) => Ok(thing),
            Match::Several(message) => Err(row.problem(column, message)),
            Match::None => {
                let written = row.filled(column, LONGEST_LINE)?;
                Err(row.problem(column, self.unknown(&written)))
            }
        }
    }

    /// Why nothing is called so, with what there is.
    fn unknown(&self, written: &str) -> Message {
        let all = self.things.iter().flat_map(|thing| std::iter::once(thing.id).chain(thing.names.iter().copied()));
        match nearest(written, all) {
            Some(near) => Message::new("transfer-unknown-near").with("near", near),
            None if self.things.is_empty() => Message::new("transfer-none-known"),
            None => Message::new("transfer-unknown").with("all", &self.all()),
        }
    }

    /// Every name, to choose from: in Chinese by name, in English by id.
    fn all(&self) -> Text {
        let ids: Vec<&str> = self.things.iter().map(|thing| thing.id).collect();
        let names: Vec<String> = self.things.iter().map(|thing| thing.name().zh).collect();
        Text { zh: names.join("、"), en: ids.join(", ") }
    }
}

impl<T> Thing<'_, T> {
    fn name(&self) -> Text {
        let or_id = |name: Option<&&str>| name.copied().unwrap_or(self.id).to_owned();
        Text { zh: or_id(self.names.first()), en: or_id(self.names.last()) }
    }
}

/// The thing at `place` is called so; nothing is called by no letter at all.
fn call(called: &mut HashMap<String, Vec<usize>>, name: String, place: usize) {
    if name.is_empty() {
        return;
    }
    let places = called.entry(name).or_default();
    if !places.contains(&place) {
        places.push(place);
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

    fn text(zh: &str, en: &str) -> Text {
        Text { zh: zh.into(), en: en.into() }
    }

    #[test]
    fn a_name_that_two_things_have_names_neither_and_both_are_told() {
        let (same, other) = (text("台账", "Ledger"), text("总结", "Summary"));
        let named = Named::new([("a", &same, 1), ("b", &same, 2), ("c", &other, 3)]);
        assert_eq!(named.find("b"), Match::One(2));
        for written in [" 总结", "Summary", "总 结！", "ＳＵＭＭＡＲＹ"] {
            assert_eq!(named.find(written), Match::One(3), "{written}");
        }
        let Match::Several(message) = named.find("台账") else { panic!() };
        let problem = RowProblem::in_file(message).showing("台账");
        assert_eq!(
            crate::transfer::sample::said(&[problem]),
            ["「台账」既可以是「台账」（a），也可以是「台账」（b）；请改写编号。"]
        );
    }

    #[test]
    fn what_is_written_exactly_is_not_mistaken_for_what_differs_by_a_sign() {
        let names =
            [text("逾期≤30天", "Up to 30 days"), text("逾期>30天", "More than 30 days"), text("★", "Star"), text("☆", "No star")];
        let named = Named::new(names.iter().enumerate().map(|(n, name)| (["d1", "d2", "d3", "d4"][n], name, n)));
        for (written, found) in [("逾期≤30天", 0), ("逾期>30天", 1), ("逾期＞30天 ", 1), ("★", 2), ("☆", 3), ("D2", 1)]
        {
            assert_eq!(named.find(written), Match::One(found), "{written}");
        }
        for written in ["？", "", "—", "逾期", "逾期30天", "逾期<30天", "逾期≥30天"] {
            assert_eq!(named.find(written), Match::None, "{written}");
        }
    }
}
