//! The chain: each event is hashed together with the hash of the one before it. `docs/journal.md` gives the bytes.

use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::types::FromSqlResult;
use rusqlite::{Connection, Row, params};

use super::error::{Flaw, JournalError};
use crate::domain::event::{Event, Stamp};
use crate::domain::hash::Hash;
use crate::domain::id::SeatId;

/// Keeps these hashes apart from those of any other format.
const TAG: &[u8] = b"panelmark-journal-1";

const SELECT: &str = "SELECT seq, at, seat, body, salt, prev, hash FROM events WHERE seq >= ?1 ORDER BY seq";
const INSERT: &str = "INSERT INTO events (seq, at, seat, body, salt, prev, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";

/// How far a journal goes: the place and the hash of its last event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The place, from 1; 0 before the first event.
    pub seq: u64,
    /// The hash; zeros before the first event.
    pub hash: Hash,
}

impl Head {
    /// Before the first event.
    pub const START: Head = Head { seq: 0, hash: Hash::ZERO };
}

/// An event as the file holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Who, when, and its hash, with which the next event is chained to it.
    pub stamp: Stamp,
    /// What happened.
    pub event: Event,
}

impl Record {
    fn head(&self) -> Head {
        Head { seq: self.stamp.seq, hash: self.stamp.hash }
    }
}

/// The hash of one event; `seat` is empty for none.
pub(super) fn hash(prev: &Hash, seq: u64, salt: &[u8; 16], at: &str, seat: &str, body: &str) -> Hash {
    let length = |text: &str| (text.len() as u64).to_be_bytes();
    let lengths = [at, seat, body].map(length);
    Hash::of(&[
        TAG,
        &prev.0,
        &seq.to_be_bytes(),
        salt,
        &lengths[0],
        at.as_bytes(),
        &lengths[1],
        seat.as_bytes(),
        &lengths[2],
        body.as_bytes(),
    ])
}

/// How the file writes a time.
fn written(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// Adds one event behind `head`; gives the head after it.
pub(super) fn append(
    connection: &Connection,
    head: Head,
    at: DateTime<Utc>,
    seat: Option<&SeatId>,
    event: &Event,
) -> Result<Head, JournalError> {
    let not_saved = |detail: String| JournalError::NotSaved { detail };
    let mut salt = [0; 16];
    getrandom::fill(&mut salt).map_err(|error| not_saved(error.to_string()))?;
    let body = serde_json::to_string(event).map_err(|error| not_saved(error.to_string()))?;
    let (seq, at, seat) = (head.seq + 1, written(at), seat.map(SeatId::as_str));
    let hash = hash(&head.hash, seq, &salt, &at, seat.unwrap_or_default(), &body);
    let mut insert = connection.prepare_cached(INSERT).map_err(|error| JournalError::writing(&error))?;
    insert
        .execute(params![seq.cast_signed(), at, seat, body, salt, head.hash.0, hash.0])
        .map_err(|error| JournalError::writing(&error))?;
    Ok(Head { seq, hash })
}

/// The events behind `head`, each checked against the one before it.
///
/// With `exact` they must also be written letter by letter as this program writes them; reading tolerates another form, so that
/// a later program may give an event a new field.
pub(super) fn read_after(connection: &Connection, head: Head, exact: bool) -> Result<Vec<Record>, JournalError> {
    let reading = |error| JournalError::reading(&error);
    let mut select = connection.prepare_cached(SELECT).map_err(reading)?;
    let start = if head.seq == 0 { i64::MIN } else { head.seq.cast_signed() };
    let mut rows = select.query([start]).map_err(reading)?;
    if head.seq > 0 {
        let known = rows.next().map_err(reading)?.and_then(|row| Stored::of(row).ok());
        if !known.is_some_and(|row| row.seq == start && row.hash == head.hash) {
            return Err(JournalError::Replaced);
        }
    }
    let mut last = head;
    let mut records = Vec::new();
    while let Some(row) = rows.next().map_err(reading)? {
        let record = Stored::of(row)
            .and_then(|stored| stored.record(last, exact))
            .map_err(|flaw| JournalError::Broken { seq: last.seq + 1, flaw })?;
        last = record.head();
        records.push(record);
    }
    if last.seq == 0 {
        return Err(JournalError::Broken { seq: 1, flaw: Flaw::Missing });
    }
    Ok(records)
}

/// The events behind the one with this `seq`, which was checked before.
pub(super) fn read_since(connection: &Connection, seq: u64) -> Result<Vec<Record>, JournalError> {
    let reading = |error| JournalError::reading(&error);
    let mut select = connection.prepare_cached(SELECT).map_err(reading)?;
    let mut rows = select.query([seq.cast_signed()]).map_err(reading)?;
    let known = rows.next().map_err(reading)?.and_then(|row| Stored::of(row).ok()).filter(|row| row.seq == seq.cast_signed());
    let head = Head { seq, hash: known.ok_or(JournalError::Replaced)?.hash };
    read_after(connection, head, false)
}

/// Where `records`, read behind `head`, end.
pub(super) fn end(head: Head, records: &[Record]) -> Head {
    records.last().map_or(head, Record::head)
}

/// A row of the table, of the right types but not yet believed.
struct Stored<'a> {
    seq: i64,
    at: &'a str,
    seat: Option<&'a str>,
    body: &'a str,
    salt: [u8; 16],
    prev: Hash,
    hash: Hash,
}

impl<'a> Stored<'a> {
    fn of(row: &'a Row<'_>) -> Result<Self, Flaw> {
        let column = |place, name| row.get_ref(place).map_err(|_| Flaw::Malformed(name));
        fn sound<T>(value: FromSqlResult<T>, name: &'static str) -> Result<T, Flaw> {
            value.map_err(|_| Flaw::Malformed(name))
        }
        fn sized<const N: usize>(value: FromSqlResult<&[u8]>, name: &'static str) -> Result<[u8; N], Flaw> {
            sound(value, name)?.try_into().map_err(|_| Flaw::Malformed(name))
        }
        Ok(Stored {
            seq: sound(column(0, "seq")?.as_i64(), "seq")?,
            at: sound(column(1, "at")?.as_str(), "at")?,
            seat: sound(column(2, "seat")?.as_str_or_null(), "seat")?,
            body: sound(column(3, "body")?.as_str(), "body")?,
            salt: sized(column(4, "salt")?.as_blob(), "salt")?,
            prev: Hash(sized(column(5, "prev")?.as_blob(), "prev")?),
            hash: Hash(sized(column(6, "hash")?.as_blob(), "hash")?),
        })
    }

    /// The record, if it follows `last`.
    fn record(&self, last: Head, exact: bool) -> Result<Record, Flaw> {
        let seq = last.seq + 1;
        if self.seq != seq.cast_signed() {
            return Err(Flaw::Missing);
        }
        if self.prev != last.hash {
            return Err(Flaw::Unlinked);
        }
        // A hash cannot tell an empty seat from none.
        if self.seat == Some("") {
            return Err(Flaw::Malformed("seat"));
        }
        if hash(&self.prev, seq, &self.salt, self.at, self.seat.unwrap_or_default(), self.body) != self.hash {
            return Err(Flaw::Hash);
        }
        let at = DateTime::parse_from_rfc3339(self.at).map_err(|_| Flaw::Malformed("at"))?.to_utc();
        let event: Event = serde_json::from_str(self.body).map_err(|error| Flaw::Body(error.to_string()))?;
        if seq == 1 && !matches!(event, Event::SessionFounded(_)) {
            return Err(Flaw::Founding);
        }
        if exact && written(at) != self.at {
            return Err(Flaw::Malformed("at"));
        }
        if exact && serde_json::to_string(&event).ok().as_deref() != Some(self.body) {
            return Err(Flaw::Form);
        }
        Ok(Record { stamp: Stamp { seq, at, seat: self.seat.map(SeatId::from), hash: self.hash }, event })
    }
}
