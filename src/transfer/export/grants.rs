//! Who gets which grant, and the sum: for the grade, and for public service activities (policy 6(4)).

use crate::domain::message::Message;
use crate::transfer::picture::Picture;
use crate::transfer::results::{Row, rows};
use crate::transfer::sentences;
use crate::transfer::spreadsheet::{self, BYTE_ORDER_MARK, Cell};
use crate::words::Words;

const COLUMNS: [&str; 8] = ["status", "id", "studio", "lead", "organisation", "district", "grade", "grant"];
/// Behind the others, where the rubric pays for public service activities.
const SERVICE: [&str; 3] = ["activities", "service-grant", "grants-sum"];

/// What one studio gets, or all of them: amounts are in yuan.
#[derive(Clone, Copy, Default)]
struct Grants {
    grade: u64,
    activities: u64,
    service: u64,
}

impl Grants {
    /// The activities are paid whatever the grade, and also without one.
    fn of(row: &Row<'_>, service_grant: u64) -> Self {
        let activities = if service_grant > 0 { u64::from(row.studio.activities) } else { 0 };
        Grants { grade: row.grant.unwrap_or(0), activities, service: activities.saturating_mul(service_grant) }
    }

    fn sum(self) -> u64 {
        self.grade.saturating_add(self.service)
    }

    fn and(self, other: Grants) -> Self {
        Grants {
            grade: self.grade.saturating_add(other.grade),
            activities: self.activities.saturating_add(other.activities),
            service: self.service.saturating_add(other.service),
        }
    }

    fn service_cells(self) -> [Cell; 3] {
        [self.activities, self.service, self.sum()].map(|number| Cell::number(Some(number)))
    }
}

/// Who gets anything, in the order of the result.
fn granted(picture: &Picture) -> Vec<(Row<'_>, Grants)> {
    let service_grant = picture.session.rubric.service_grant;
    let rows = rows(&picture.results.standings, &picture.session).into_iter();
    let with_grants = rows.map(|row| {
        let grants = Grants::of(&row, service_grant);
        (row, grants)
    });
    with_grants.filter(|(_, grants)| grants.sum() > 0).collect()
}

/// How many studios get a grant, and how much in all, and for how many public service activities, if any are paid.
pub(super) fn sentence(picture: &Picture) -> Message {
    let granted = granted(picture);
    let all = granted.iter().fold(Grants::default(), |all, (_, grants)| all.and(*grants));
    let message = Message::new(if all.activities > 0 { "export-grants-service" } else { "export-grants" });
    let message = message.with("studios", granted.len()).with("total", all.sum());
    if all.activities > 0 { message.with("activities", all.activities).with("service", all.service) } else { message }
}

/// The grants as CSV, in the order of the result, and their total.
pub(super) fn people_csv(picture: &Picture, status: &Message, words: &Words) -> String {
    let rubric = &picture.session.rubric;
    let status = words.say(status);
    let pays_service = rubric.service_grant > 0;
    let columns = COLUMNS.iter().chain(SERVICE.iter().filter(|_| pays_service));
    let mut lines: Vec<Vec<Cell>> = vec![columns.map(|column| Cell::text(words.get(&format!("results-col-{column}")))).collect()];
    let mut all = Grants::default();
    for (row, grants) in granted(picture) {
        all = all.and(grants);
        let studio = row.studio;
        let mut cells = vec![Cell::text(&status), Cell::text(&studio.id)];
        cells.extend([&studio.name, &studio.lead, &studio.organisation, &studio.district].map(Cell::text));
        cells.extend([Cell::text(words.say(&sentences::outcome(rubric, &row.standing.outcome))), Cell::number(row.grant)]);
        cells.extend(grants.service_cells().into_iter().filter(|_| pays_service));
        lines.push(cells);
    }
    let mut last = vec![Cell::text(&status), Cell::text(words.get("results-sum"))];
    last.resize(COLUMNS.len() - 1, Cell::text(""));
    last.push(Cell::number(Some(all.grade)));
    last.extend(all.service_cells().into_iter().filter(|_| pays_service));
    lines.push(last);
    format!("{BYTE_ORDER_MARK}{}", spreadsheet::csv(lines))
}
