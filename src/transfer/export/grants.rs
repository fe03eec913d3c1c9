//! Who gets which grant, and the sum.

use crate::domain::message::Message;
use crate::transfer::picture::Picture;
use crate::transfer::results::rows;
use crate::transfer::sentences;
use crate::transfer::spreadsheet::{self, BYTE_ORDER_MARK, Cell};
use crate::words::Words;

const COLUMNS: [&str; 8] = ["status", "id", "studio", "lead", "organisation", "district", "grade", "grant"];

/// How many studios get a grant, and how much in all, in yuan.
pub(super) fn total(picture: &Picture) -> (usize, u64) {
    let grants =
        rows(&picture.results.standings, &picture.session).into_iter().filter_map(|row| row.grant).filter(|grant| *grant > 0);
    grants.fold((0, 0), |(studios, total): (usize, u64), grant| (studios + 1, total.saturating_add(grant)))
}

/// The grants as CSV, in the order of the result, and their total.
pub(super) fn people_csv(picture: &Picture, status: &Message, words: &Words) -> String {
    let rubric = &picture.session.rubric;
    let status = words.say(status);
    let head = COLUMNS.iter().map(|column| Cell::text(words.get(&format!("results-col-{column}")))).collect();
    let mut lines: Vec<Vec<Cell>> = vec![head];
    for row in rows(&picture.results.standings, &picture.session) {
        let Some(grant) = row.grant.filter(|grant| *grant > 0) else { continue };
        let studio = row.studio;
        let mut cells = vec![Cell::text(&status), Cell::text(&studio.id)];
        cells.extend([&studio.name, &studio.lead, &studio.organisation, &studio.district].map(Cell::text));
        cells.extend([Cell::text(words.say(&sentences::outcome(rubric, &row.standing.outcome))), Cell::number(Some(grant))]);
        lines.push(cells);
    }
    let mut last = vec![Cell::text(&status), Cell::text(words.get("results-sum"))];
    last.resize(COLUMNS.len() - 1, Cell::text(""));
    last.push(Cell::number(Some(total(picture).1)));
    lines.push(last);
    format!("{BYTE_ORDER_MARK}{}", spreadsheet::csv(lines))
}
