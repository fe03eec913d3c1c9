//! The result going out: as CSV with ids for programs, CSV with words for people, JSON, and a plain text table.

mod json;
mod table;
#[cfg(test)]
mod tests;

pub use json::json;
pub(super) use table::rule_and_quotas;
pub use table::table;

use super::agreement::hinging;
use super::sentences;
use super::spreadsheet::{self, BYTE_ORDER_MARK, Cell};
use crate::domain::agreement::{Agreement, Hinges};
use crate::domain::grading::{Outcome, Standing, Standings};
use crate::domain::message::Message;
use crate::domain::roster::Studio;
use crate::domain::rubric::{Rubric, TitleConsequence};
use crate::domain::state::Session;
use crate::domain::tally::{Figure, Tally};
use crate::session::views::Results;
use crate::words::Words;

/// What a result says about one studio. Every form of the result is made from these.
#[derive(Debug, Clone)]
pub struct Row<'a> {
    /// The studio.
    pub studio: &'a Studio,
    /// Where it stands: rank, outcome, reason and exact figures.
    pub standing: &'a Standing,
    /// Its figures as they are printed; `None` without a sheet. Information only, where there is no rank.
    pub figures: Option<Printed>,
    /// How many sheets were submitted.
    pub sheets: usize,
    /// How many of them count.
    pub counted: usize,
    /// What becomes of its title; `None` while it has no grade.
    pub title: Option<TitleConsequence>,
    /// The grant that goes with its grade, in yuan; `None` while it has no grade.
    pub grant: Option<u64>,
}

/// Figures with exactly the decimals that the rubric asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// The result.
    pub total: String,
    /// One for each dimension, in the rubric's order.
    pub dimensions: Vec<String>,
    /// Bonus.
    pub bonus: String,
    /// The mean change of the total.
    pub adjustment: String,
}

impl<'a> Row<'a> {
    /// What the result says about a studio with this standing.
    #[must_use]
    pub fn of(rubric: &Rubric, studio: &'a Studio, standing: &'a Standing) -> Self {
        let grade = match &standing.outcome {
            Outcome::Grade(id) => rubric.grade(id.as_str()),
            Outcome::Excluded | Outcome::Undecided => None,
        };
        let tally = standing.tally.as_ref();
        Row {
            studio,
            standing,
            figures: tally.map(|tally| Printed::of(rubric, tally)),
            sheets: tally.map_or(0, |tally| tally.sheets.len()),
            counted: tally.map_or(0, Tally::counted),
            title: grade.map(|grade| grade.title),
            grant: grade.map(|grade| grade.grant),
        }
    }
}

impl Printed {
    fn of(rubric: &Rubric, tally: &Tally) -> Self {
        let print = |figure: &Figure| figure.printed.fixed(rubric.aggregation.decimals);
        Printed {
            total: print(&tally.total),
            dimensions: tally.dimensions.iter().map(print).collect(),
            bonus: print(&tally.bonus),
            adjustment: print(&tally.adjustment),
        }
    }
}

/// What is shown of a result in a terminal or as JSON.
#[derive(Debug, Clone, Copy, Default)]
pub struct Shown<'a> {
    /// The one district that is listed.
    pub district: Option<&'a str>,
    /// What the chair knows beside the result, for who may see it: marks what hinges on one expert or one point.
    pub agreement: Option<&'a Agreement>,
}

impl Shown<'_> {
    /// The rows that are listed.
    fn rows<'a>(self, standings: &'a Standings, session: &'a Session) -> Vec<Row<'a>> {
        let mut rows = rows(standings, session);
        rows.retain(|row| self.district.is_none_or(|district| row.studio.district == district));
        rows
    }

    /// What the grade of a row hinges on, if on anything.
    fn hinging(&self, row: &Row<'_>) -> Option<&Hinges> {
        let agreement = self.agreement.filter(|agreement| agreement.hinges.is_ok())?;
        let place = agreement.standings.studios.iter().position(|standing| standing.id == row.studio.id)?;
        hinging(agreement, place)
    }
}

/// Every studio in the order of the result: ranked ones best first, then those without a rank in the roster's order.
#[must_use]
pub fn rows<'a>(standings: &'a Standings, session: &'a Session) -> Vec<Row<'a>> {
    let row = |&place: &usize| Some(Row::of(&session.rubric, session.roster.get(place)?, standings.studios.get(place)?));
    standings.order.iter().filter_map(row).collect()
}

/// The result as CSV for programs, of one district alone where one is named: grades, kinds, reasons and titles are ids.
#[must_use]
pub fn csv(results: &Results, session: &Session, district: Option<&str>) -> String {
    let dimensions = session.rubric.dimensions.iter().map(|dimension| dimension.id.as_str());
    let head = ["rank", "id", "kind", "total"].into_iter().chain(dimensions).chain([
        "bonus",
        "sheets",
        "sheets_counted",
        "grade",
        "reason",
        "name",
        "lead",
        "organisation",
        "district",
        "title",
        "grant",
        "adjustment",
    ]);
    let rows = Shown { district, agreement: None }.rows(&results.standings, session).into_iter().map(|row| {
        let (studio, standing) = (row.studio, row.standing);
        let mut cells = vec![Cell::number(standing.rank), Cell::text(&studio.id), Cell::text(&studio.kind)];
        cells.extend(dimensioned(&row, &session.rubric));
        cells.extend([
            Cell::number(row.figures.as_ref().map(|figures| &figures.bonus)),
            Cell::number(Some(row.sheets)),
            Cell::number(Some(row.counted)),
            Cell::text(standing.outcome.id()),
            Cell::text(standing.reason.as_ref().map_or("", |reason| reason.id())),
            Cell::text(&studio.name),
            Cell::text(&studio.lead),
            Cell::text(&studio.organisation),
            Cell::text(&studio.district),
            Cell::text(row.title.map_or("", TitleConsequence::id)),
            Cell::number(row.grant),
            Cell::number(row.figures.as_ref().map(|figures| &figures.adjustment)),
        ]);
        cells
    });
    spreadsheet::csv(std::iter::once(head.map(Cell::text).collect()).chain(rows))
}

/// The result as CSV for people: headings and values in their language, and a byte order mark for spreadsheets.
#[must_use]
pub fn people_csv(results: &Results, session: &Session, words: &Words) -> String {
    let status = words.say(&sentences::status(results.revision.as_ref()));
    let rows = rows(&results.standings, session).into_iter().map(|row| people_cells(&row, &session.rubric, &status, words));
    format!("{BYTE_ORDER_MARK}{}", spreadsheet::csv(std::iter::once(people_head(&session.rubric, words)).chain(rows)))
}

/// The headings of [`people_cells`].
pub(super) fn people_head(rubric: &Rubric, words: &Words) -> Vec<Cell> {
    let dimensions = rubric.dimensions.iter().map(|dimension| Cell::text(dimension.name.get(words.lang())));
    let get = |ids: &[&str]| ids.iter().map(|id| Cell::text(words.get(id))).collect::<Vec<_>>();
    let mut head = get(&["results-col-status", "results-col-rank", "results-col-id", "results-col-studio", "results-col-lead"]);
    head.extend(get(&["results-col-organisation", "results-col-district", "results-col-kind", "results-col-total"]));
    head.extend(dimensions);
    head.extend(get(&["results-col-bonus", "results-col-adjustment", "results-col-sheets", "results-col-counted"]));
    head.extend(get(&["results-col-grade", "results-col-reason", "results-col-title", "results-col-grant"]));
    head
}

/// What people are told of a studio.
pub(super) fn people_cells(row: &Row<'_>, rubric: &Rubric, status: &str, words: &Words) -> Vec<Cell> {
    let (studio, standing) = (row.studio, row.standing);
    let mut cells = vec![Cell::text(status), Cell::number(standing.rank), Cell::text(&studio.id), Cell::text(&studio.name)];
    cells.extend([&studio.lead, &studio.organisation, &studio.district].map(Cell::text));
    cells.push(Cell::text(plain(words, sentences::kind_name(rubric, &studio.kind))));
    cells.extend(dimensioned(row, rubric));
    cells.extend([
        Cell::number(row.figures.as_ref().map(|figures| &figures.bonus)),
        Cell::number(row.figures.as_ref().map(|figures| &figures.adjustment)),
        Cell::number(Some(row.sheets)),
        Cell::number(Some(row.counted)),
        Cell::text(words.say(&sentences::outcome(rubric, &standing.outcome))),
        Cell::text(standing.reason.as_ref().map(|of| words.say(&sentences::reason(rubric, of))).unwrap_or_default()),
        Cell::text(row.title.map(|title| words.say(&sentences::consequence(title))).unwrap_or_default()),
        Cell::number(row.grant),
    ]);
    cells
}

/// The total and every dimension; empty cells without a sheet.
fn dimensioned(row: &Row<'_>, rubric: &Rubric) -> Vec<Cell> {
    let figures = row.figures.as_ref();
    let dimension = |place: usize| Cell::number(figures.and_then(|figures| figures.dimensions.get(place)));
    let total = Cell::number(figures.map(|figures| &figures.total));
    std::iter::once(total).chain((0..rubric.dimensions.len()).map(dimension)).collect()
}

/// A name by itself, in the language of `words`.
pub(in crate::transfer) fn plain(words: &Words, name: crate::domain::message::Arg) -> String {
    words.say(&Message::new("word-plain").with("text", name))
}
