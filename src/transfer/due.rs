//! Which studio is due for which assessment in a year: a table for people, CSV with ids for programs, JSON.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::columns::{Side, aligned};
use super::results::plain;
use super::sentences;
use super::spreadsheet::{self, Cell};
use crate::domain::due::{Due, LastResult, valid_until};
use crate::domain::id::StudioId;
use crate::domain::message::Message;
use crate::domain::roster::Studio;
use crate::domain::rubric::Rubric;
use crate::domain::text::visible_json;
use crate::words::Words;

/// A year, and what every studio of a roster is due for in it.
#[derive(Debug, Clone)]
pub struct DueList<'a> {
    /// The year.
    pub year: i32,
    /// For how many years a studio is valid.
    pub years: u32,
    /// The studios: those due for the term assessment first, then the annual one, then all others; by the day on which their
    /// years are full.
    pub rows: Vec<DueRow<'a>>,
}

/// A studio and what it is due for.
#[derive(Debug, Clone)]
pub struct DueRow<'a> {
    /// The studio.
    pub studio: &'a Studio,
    /// What it is due for.
    pub due: Due,
    /// The day on which its years are full; `None` without a day of founding.
    pub until: Option<NaiveDate>,
    /// What its last assessment came to, where that is known.
    pub last: Option<LastResult>,
}

impl<'a> DueList<'a> {
    /// What every studio is due for.
    #[must_use]
    pub fn new(roster: &'a [Studio], last: &HashMap<StudioId, LastResult>, year: i32, years: u32) -> Self {
        let row = |studio: &'a Studio| {
            let last = last.get(&studio.id).copied();
            DueRow { studio, due: Due::of(studio, last, year, years), until: valid_until(studio, years), last }
        };
        let mut rows: Vec<DueRow<'a>> = roster.iter().map(row).collect();
        rows.sort_by_key(|row| (row.due, row.until));
        DueList { year, years, rows }
    }

    fn count(&self, due: Due) -> usize {
        self.rows.iter().filter(|row| row.due == due).count()
    }
}

impl DueRow<'_> {
    /// What somebody should look at before this studio is invited.
    fn remark(&self) -> Option<&'static str> {
        match (self.due, self.last) {
            (_, Some(LastResult::Excluded)) => Some("due-remark-excluded"),
            (_, Some(LastResult::Undecided)) => Some("due-remark-undecided"),
            (Due::Unknown, _) => Some("due-remark-undated"),
            _ => None,
        }
    }
}

/// The list for a terminal, with how many are due for what above it.
#[must_use]
pub fn table(list: &DueList<'_>, rubric: &Rubric, words: &Words) -> String {
    let sides = [Side::Left; 8];
    let head = Message::new("due-head")
        .with("year", list.year.to_string())
        .with("years", list.years)
        .with("term", list.count(Due::Term))
        .with("annual", list.count(Due::Annual))
        .with("unknown", list.count(Due::Unknown));
    let columns = ["due-col-due", "due-col-until", "due-col-founded", "results-col-id", "results-col-studio", "results-col-kind"];
    let columns = columns.iter().chain(&["results-col-district", "results-col-reason"]).map(|id| words.get(id)).collect();
    let rows = list.rows.iter().map(|row| {
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        vec![
            words.get(due_words(row.due)),
            day(row.until),
            day(row.studio.founded),
            row.studio.id.to_string(),
            row.studio.name.clone(),
            plain(words, sentences::kind_name(rubric, &row.studio.kind)),
            row.studio.district.clone(),
            row.remark().map(|remark| words.get(remark)).unwrap_or_default(),
        ]
    });
    let lines = aligned(&std::iter::once(columns).chain(rows).collect::<Vec<_>>(), &sides);
    [words.say(&head), String::new()].into_iter().chain(lines).map(|line| line + "\n").collect()
}

const fn due_words(due: Due) -> &'static str {
    match due {
        Due::Term => "due-term",
        Due::Annual => "due-annual",
        Due::Unknown => "due-unknown",
        Due::Nothing => "due-nothing",
        Due::NoTitle => "due-no-title",
    }
}

/// The list as CSV for programs: ids, and days as `2023-10-15`.
#[must_use]
pub fn csv(list: &DueList<'_>) -> String {
    let head = ["due", "valid_until", "founded", "id", "name", "lead", "organisation", "district", "kind", "last"];
    let rows = list.rows.iter().map(|row| {
        let studio = row.studio;
        let mut cells =
            vec![Cell::text(row.due.id()), Cell::number(row.until), Cell::number(studio.founded), Cell::text(&studio.id)];
        cells.extend([&studio.name, &studio.lead, &studio.organisation, &studio.district].map(Cell::text));
        cells.extend([Cell::text(&studio.kind), Cell::text(last_id(row.last).unwrap_or_default())]);
        cells
    });
    spreadsheet::csv(std::iter::once(head.map(Cell::text).into()).chain(rows))
}

/// The list as JSON, a line feed at its end.
#[must_use]
pub fn json(list: &DueList<'_>) -> String {
    let studios: Vec<Value> = list
        .rows
        .iter()
        .map(|row| {
            json!({
                "due": row.due.id(),
                "valid_until": row.until,
                "founded": row.studio.founded,
                "id": row.studio.id.as_str(),
                "name": row.studio.name,
                "lead": row.studio.lead,
                "organisation": row.studio.organisation,
                "district": row.studio.district,
                "kind": row.studio.kind.as_str(),
                "last": last_id(row.last),
            })
        })
        .collect();
    visible_json(&format!("{:#}\n", json!({ "year": list.year, "years": list.years, "studios": studios })))
}

/// What the last assessment came to: what became of the title, or why nothing did.
fn last_id(last: Option<LastResult>) -> Option<&'static str> {
    Some(match last? {
        LastResult::Graded(title) => title.id(),
        LastResult::Excluded => "excluded",
        LastResult::Undecided => "undecided",
    })
}
