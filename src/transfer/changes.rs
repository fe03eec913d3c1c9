//! What differs between a revision of the result and the one it replaces: a table for people, and JSON.

use serde_json::{Value, json};

use super::columns::{Side, aligned};
use super::results::Row;
use super::sentences;
use crate::domain::changes::Change;
use crate::domain::grading::Standing;
use crate::domain::message::Message;
use crate::domain::state::Session;
use crate::domain::text::visible_json;
use crate::session::views::Changes;
use crate::words::Words;

const SIDES: [Side; 6] = [Side::Left, Side::Left, Side::Right, Side::Right, Side::Left, Side::Left];

/// What differs, for a terminal: which revisions these are, then every studio with rank, total, grade and remark, each as it was
/// and as it is where it differs.
#[must_use]
pub fn table(changes: &Changes, session: &Session, words: &Words) -> String {
    lines(changes, session, words).into_iter().map(|line| line + "\n").collect()
}

/// The lines of [`table`].
pub(super) fn lines(changes: &Changes, session: &Session, words: &Words) -> Vec<String> {
    let heading = Message::new(if changes.studios.is_empty() { "results-no-changes" } else { "results-changes" })
        .with("number", changes.after.number)
        .with("before", changes.before.number);
    let mut lines = vec![words.say(&heading)];
    if !changes.studios.is_empty() {
        let head = ["id", "studio", "rank", "total", "grade", "reason"];
        let head = head.iter().map(|column| words.get(&format!("results-col-{column}"))).collect();
        let rows = changes.studios.iter().filter_map(|change| cells(change, session, words));
        lines.extend(aligned(&std::iter::once(head).chain(rows).collect::<Vec<_>>(), &SIDES));
    }
    lines
}

/// Id, name, rank, total, grade and remark, each as it was and as it is where it differs.
pub fn cells(change: &Change, session: &Session, words: &Words) -> Option<Vec<String>> {
    let studio = session.roster.get(change.studio)?;
    let (before, after) = (shown(&change.before, change, session, words)?, shown(&change.after, change, session, words)?);
    let differing = before.into_iter().zip(after).map(|(before, after)| {
        let given = |cell: String| if cell.is_empty() { "-".to_owned() } else { cell };
        if before == after { after } else { format!("{} → {}", given(before), given(after)) }
    });
    Some([studio.id.to_string(), studio.name.clone()].into_iter().chain(differing).collect())
}

/// Rank, total, outcome and reason, as a list of the result has them.
fn shown(standing: &Standing, change: &Change, session: &Session, words: &Words) -> Option<[String; 4]> {
    let rubric = &session.rubric;
    let row = Row::of(rubric, session.roster.get(change.studio)?, standing);
    Some([
        standing.rank.map(|rank| rank.to_string()).unwrap_or_default(),
        row.figures.map(|figures| figures.total).unwrap_or_default(),
        words.say(&sentences::outcome(rubric, &standing.outcome)),
        standing.reason.as_ref().map(|reason| words.say(&sentences::reason(rubric, reason))).unwrap_or_default(),
    ])
}

/// What differs as JSON, a line feed at its end; grades and reasons are ids.
#[must_use]
pub fn json(changes: &Changes, session: &Session) -> String {
    let studios: Vec<Value> = changes
        .studios
        .iter()
        .filter_map(|change| {
            let studio = session.roster.get(change.studio)?;
            let side = |standing| side(session, studio, standing);
            Some(json!({
                "id": studio.id.as_str(),
                "name": studio.name,
                "before": side(&change.before),
                "after": side(&change.after),
            }))
        })
        .collect();
    let document = json!({ "revision": changes.after.number, "replaces": changes.before.number, "studios": studios });
    visible_json(&format!("{document:#}\n"))
}

fn side(session: &Session, studio: &crate::domain::roster::Studio, standing: &Standing) -> Value {
    json!({
        "rank": standing.rank,
        "total": Row::of(&session.rubric, studio, standing).figures.map(|figures| figures.total),
        "grade": standing.outcome.id(),
        "reason": standing.reason.as_ref().map(|reason| reason.id()),
    })
}
