//! Codes and keys in which somebody else than the person of the seat had a hand.

use super::sentences::person;
use crate::domain::id::SeatId;
use crate::domain::message::Message;
use crate::domain::state::{Credential, Entrusted, Revision, Session};

/// Those of the two seats that finalised a revision, up to then; nothing where each had set its own.
#[must_use]
pub fn of_revision(session: &Session, entrusted: &[Entrusted], revision: &Revision) -> Vec<Message> {
    let of_both = entrusted.iter().filter(|of| of.seq < revision.seq && [&revision.chair, &revision.clerk].contains(&&of.seat));
    let lines: Vec<Message> = of_both.map(|of| sentence(session, of)).collect();
    if lines.is_empty() { lines } else { std::iter::once(Message::new("seal-entrusted")).chain(lines).collect() }
}

fn sentence(session: &Session, of: &Entrusted) -> Message {
    let id = match of.what {
        Credential::Code => "entrusted-code",
        Credential::NoCode => "entrusted-no-code",
        Credential::Key(_) => "entrusted-key",
    };
    let seat = person(session, &of.seat);
    Message::new(id).with("seat", seat).with("by", people(session, of)).with("at", session.zone.moment(of.at))
}

/// What its person is told of one that still admits.
#[must_use]
pub fn to_person(session: &Session, of: &Entrusted) -> Message {
    let id = match of.what {
        Credential::Code => "entrusted-your-code",
        Credential::NoCode => "entrusted-your-no-code",
        Credential::Key(_) => "entrusted-your-key",
    };
    Message::new(id).with("by", people(session, of)).with("at", session.zone.moment(of.at))
}

/// The seats in whose codes and keys others have a hand now, for chair and clerk to know; `None` where there is none.
#[must_use]
pub fn reminder(entrusted: &[Entrusted]) -> Option<Message> {
    let mut seats: Vec<&SeatId> = entrusted.iter().filter(|of| of.holds).map(|of| &of.seat).collect();
    seats.sort();
    seats.dedup();
    let seats = seats.into_iter().map(|seat| Message::new("word-plain").with("text", seat.as_str()));
    let seats = seats.reduce(|before, next| Message::new("word-list").with("before", before).with("next", next))?;
    Some(Message::new("entrusted-seats").with("seats", seats))
}

fn people(session: &Session, of: &Entrusted) -> String {
    of.by.iter().map(|by| person(session, by)).collect::<Vec<_>>().join(" / ")
}
