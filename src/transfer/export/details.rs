//! Every sheet, item and deduction as CSV.

use crate::domain::message::Message;
use crate::domain::panel::Member;
use crate::domain::points::Points;
use crate::domain::roster::Studio;
use crate::domain::rubric::{Dimension, Item};
use crate::domain::sheet::{Entry, SheetStatus};
use crate::session::views::{DetailSheet, StudioDetail};
use crate::transfer::marks;
use crate::transfer::picture::Picture;
use crate::transfer::sentences::{self, person};
use crate::transfer::spreadsheet::{self, BYTE_ORDER_MARK, Cell};
use crate::words::Words;

const COLUMNS: [&str; 22] = [
    "status",
    "id",
    "studio",
    "expert",
    "sheet",
    "counts",
    "dimension",
    "item-id",
    "item",
    "full",
    "points",
    "deductions",
    "note",
    "sheet-total",
    "bonus-raw",
    "bonus-capped",
    "adjustment",
    "adjustment-reason",
    "typed-in",
    "confirmed",
    "sheet-reason",
    "points-shown",
];

/// One row for each item of each sheet; a sheet on which nothing stands has one row without an item. What a sheet adds up to is
/// there once it is submitted: missing, recused and zero are three different things.
pub(super) fn people_csv(picture: &Picture, status: &Message, words: &Words) -> String {
    let head = COLUMNS.iter().map(|column| Cell::text(words.get(&format!("results-col-{column}")))).collect();
    let mut rows: Vec<Vec<Cell>> = vec![head];
    for detail in &picture.studios {
        let Some(studio) = picture.session.roster.get(detail.studio) else { continue };
        for sheet in &detail.sheets {
            let Some(member) = picture.session.panel.get(sheet.expert) else { continue };
            rows.extend(Lines { picture, words, status, studio, member, detail, sheet }.rows());
        }
    }
    format!("{BYTE_ORDER_MARK}{}", spreadsheet::csv(rows))
}

/// The rows of one sheet.
struct Lines<'a> {
    picture: &'a Picture,
    words: &'a Words,
    status: &'a Message,
    studio: &'a Studio,
    member: &'a Member,
    detail: &'a StudioDetail,
    sheet: &'a DetailSheet,
}

impl Lines<'_> {
    fn rows(&self) -> Vec<Vec<Cell>> {
        let rubric = &self.picture.session.rubric;
        let written = self.sheet.sheet.as_ref().filter(|sheet| sheet.entries.iter().any(|entry| *entry != Entry::default()));
        let entries = written.into_iter().flat_map(|sheet| &sheet.entries);
        let mut rows: Vec<Vec<Cell>> = rubric
            .items()
            .zip(entries)
            .enumerate()
            .filter(|(_, ((dimension, _), entry))| dimension.is_some() || **entry != Entry::default())
            .map(|(place, ((dimension, item), entry))| self.row(self.item(dimension, item, entry), self.shown(place)))
            .collect();
        if rows.is_empty() {
            rows.push(self.row(vec![Cell::text(""); 7], None));
        }
        rows
    }

    /// The points of an item (by place) when the sheet was shown for discussion.
    fn shown(&self, item: usize) -> Option<Points> {
        self.sheet.first.as_ref()?.marks.get(item)?.as_ref().map(|mark| mark.points)
    }

    fn row(&self, item: Vec<Cell>, shown: Option<Points>) -> Vec<Cell> {
        let rubric = &self.picture.session.rubric;
        let tally = self.detail.standing.tally.as_ref();
        let weighed = tally.and_then(|tally| Some((tally, tally.sheets.iter().find(|sheet| sheet.expert == self.member.id)?)));
        let counts = weighed.map(|(tally, sheet)| self.words.say(&sentences::weight(rubric, tally, sheet))).unwrap_or_default();
        let mut cells = vec![
            Cell::text(self.words.say(self.status)),
            Cell::text(&self.studio.id),
            Cell::text(&self.studio.name),
            Cell::text(person(&self.picture.session, &self.member.id)),
            Cell::text(self.words.say(&marks::state(rubric, self.sheet.state))),
            Cell::text(counts),
        ];
        cells.extend(item);
        cells.extend(self.sheet_cells());
        cells.push(Cell::number(shown));
        cells
    }

    /// Dimension, item, full points, points, deductions and note.
    fn item(&self, dimension: Option<&Dimension>, item: &Item, entry: &Entry) -> Vec<Cell> {
        let lang = self.words.lang();
        let bonus = self.picture.session.rubric.bonus.as_ref().map(|bonus| &bonus.name);
        let part = dimension.map(|dimension| &dimension.name).or(bonus).map(|name| name.get(lang)).unwrap_or_default();
        let lost = entry.mark.as_ref().and_then(|mark| marks::joined(marks::lost(item, mark)));
        vec![
            Cell::text(part),
            Cell::text(&item.id),
            Cell::text(item.name.get(lang)),
            Cell::number(item.points),
            Cell::number(entry.mark.as_ref().map(|mark| mark.points)),
            Cell::text(lost.map(|lost| self.words.say(&lost)).unwrap_or_default()),
            Cell::text(&entry.note),
        ]
    }

    /// What belongs to the sheet as a whole.
    fn sheet_cells(&self) -> Vec<Cell> {
        let rubric = &self.picture.session.rubric;
        let sheet = self.sheet.sheet.as_ref();
        let submitted = sheet.filter(|sheet| sheet.is_submitted());
        let figures = self.sheet.figures.as_ref().filter(|_| submitted.is_some());
        let adjustment = sheet.and_then(|sheet| sheet.adjustment.as_ref());
        let someone = |seat: Option<&crate::domain::id::SeatId>| {
            Cell::text(seat.map(|seat| person(&self.picture.session, seat)).unwrap_or_default())
        };
        let reason = match sheet.map(|sheet| &sheet.status) {
            Some(SheetStatus::Recused { reason } | SheetStatus::Returned { reason }) => reason.as_str(),
            _ => "",
        };
        vec![
            Cell::number(figures.map(|figures| figures.total)),
            Cell::number(submitted.map(|sheet| marks::raw_bonus(rubric, sheet))),
            Cell::number(figures.map(|figures| figures.bonus)),
            Cell::number(figures.map(|figures| figures.adjustment)),
            Cell::text(adjustment.map_or("", |adjustment| adjustment.reason.as_str())),
            someone(sheet.and_then(|sheet| sheet.typed_in.as_ref())),
            someone(sheet.and_then(|sheet| sheet.confirmed.as_ref())),
            Cell::text(reason),
        ]
    }
}
