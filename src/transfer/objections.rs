//! The register of objections going out: a table for a terminal, JSON, and CSV for people.

use serde_json::json;

use super::sentences::{person, utc};
use super::spreadsheet::{self, BYTE_ORDER_MARK, Cell};
use crate::domain::message::Message;
use crate::domain::roster::Studio;
use crate::domain::state::{Objection, Session};
use crate::domain::text::visible_json;
use crate::session::views::PublicNotice;
use crate::words::Words;

const COLUMNS: [&str; 9] =
    ["objection", "revision", "id", "studio", "objector", "objection-text", "answer", "answered-by", "answered-at"];

/// Until when the result is posted, in a sentence; `None` where no notice of it was given.
#[must_use]
pub fn posted(notice: &PublicNotice) -> Option<Message> {
    let (revision, ends) = notice.revision.zip(notice.ends)?;
    Some(Message::new("results-notice").with("number", revision).with("ends", ends.to_string()))
}

/// An objection in a sentence, with its answer if it has one.
#[must_use]
pub fn sentence(session: &Session, objection: &Objection) -> Message {
    let studio = studio(session, objection).map_or_else(String::new, |studio| format!("{} {}", studio.id, studio.name));
    let told = Message::new(if objection.answer.is_some() { "results-objection-answered" } else { "results-objection-open" })
        .with("number", objection.number)
        .with("studio", studio)
        .with("by", objection.by.as_str())
        .with("text", objection.text.as_str());
    match &objection.answer {
        Some(answer) => told.with("answer", answer.text.as_str()).with("answerer", person(session, &answer.by)),
        None => told,
    }
}

/// The register for a terminal: until when the result is posted, then every objection.
#[must_use]
pub fn lines(notice: &PublicNotice, session: &Session, words: &Words) -> String {
    let posted = posted(notice).unwrap_or_else(|| Message::new("results-no-notice"));
    let mut said = vec![posted];
    said.extend(notice.objections.iter().map(|objection| sentence(session, objection)));
    if notice.objections.is_empty() {
        said.push(Message::new("results-no-objections"));
    }
    said.iter().map(|message| words.say(message) + "\n").collect()
}

/// The register as JSON, a line feed at its end.
#[must_use]
pub fn json(notice: &PublicNotice, session: &Session) -> String {
    let objections: Vec<_> = notice
        .objections
        .iter()
        .map(|objection| {
            json!({
                "number": objection.number,
                "revision": objection.revision,
                "studio": studio(session, objection).map(|studio| studio.id.as_str()),
                "by": objection.by,
                "text": objection.text,
                "at": utc(objection.at),
                "recorded_by": objection.recorded_by.as_str(),
                "answer": objection.answer.as_ref().map(|answer| {
                    json!({ "text": answer.text, "at": utc(answer.at), "by": answer.by.as_str() })
                }),
            })
        })
        .collect();
    let document = json!({ "revision": notice.revision, "notice_ends": notice.ends, "objections": objections });
    visible_json(&format!("{document:#}\n"))
}

/// The register as CSV for people.
pub(super) fn people_csv(notice: &PublicNotice, session: &Session, status: &Message, words: &Words) -> String {
    let status = words.say(status);
    let head = ["status"].iter().chain(&COLUMNS).map(|column| Cell::heading(column, session.zone, words)).collect();
    let rows = notice.objections.iter().map(|objection| {
        let (studio, answer) = (studio(session, objection), objection.answer.as_ref());
        vec![
            Cell::text(&status),
            Cell::number(Some(objection.number)),
            Cell::number(Some(objection.revision)),
            Cell::text(studio.map_or("", |studio| studio.id.as_str())),
            Cell::text(studio.map_or("", |studio| studio.name.as_str())),
            Cell::text(&objection.by),
            Cell::text(&objection.text),
            Cell::text(answer.map_or("", |answer| answer.text.as_str())),
            Cell::text(answer.map(|answer| person(session, &answer.by)).unwrap_or_default()),
            Cell::text(answer.map(|answer| session.zone.written(answer.at)).unwrap_or_default()),
        ]
    });
    format!("{BYTE_ORDER_MARK}{}", spreadsheet::csv(std::iter::once(head).chain(rows)))
}

fn studio<'a>(session: &'a Session, objection: &Objection) -> Option<&'a Studio> {
    session.roster.get(objection.studio)
}
