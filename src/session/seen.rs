//! What a person has seen of the session: nothing that they have not seen is replaced without a word.

use std::collections::BTreeSet;

use super::core::Core;
use super::room::SessionError;
use crate::domain::event::Event;
use crate::domain::id::SeatId;
use crate::journal::{Append, Record};

/// What a person has seen. Nothing is held against a seat that has no screen.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// The last event that the screen shows.
    upto: Option<u64>,
    /// Later ones that the person knows: their own, and those that they were told of.
    known: BTreeSet<u64>,
}

impl Seen {
    /// The screen shows everything up to the event with this `seq`.
    pub(super) fn saw(&mut self, seq: u64) {
        self.upto = Some(seq);
        self.known.retain(|known| *known > seq);
    }

    /// The person wrote so many events, up to the one with this `seq`.
    pub(super) fn wrote(&mut self, events: usize, last: u64) {
        if self.upto.is_some() {
            self.known.extend((0..events as u64).map(|before| last - before));
        }
    }

    /// Tells, once, that what `events` are to set was changed by others since the person saw it.
    ///
    /// # Errors
    /// [`SessionError::Overtaken`] for the last such change; what the journal says where it cannot be read.
    pub(super) fn check(
        &mut self,
        (core, by): (&Core, &SeatId),
        events: &[Event],
        append: &mut Append<'_>,
    ) -> Result<(), SessionError> {
        let Some(upto) = self.upto else { return Ok(()) };
        let newer = core.state().seq.saturating_sub(upto);
        if newer <= self.known.len() as u64 || events.iter().all(|event| event.target().is_none()) {
            return Ok(());
        }
        let unseen = append.since(upto)?.into_iter().filter(|record| !self.known.contains(&record.stamp.seq));
        let replaced = |record: &Record| {
            let target = record.event.target();
            events.iter().find(|event| target.is_some() && event.target() == target)
        };
        let overtaken: Vec<(Record, &Event)> = unseen.filter_map(|record| replaced(&record).map(|own| (record, own))).collect();
        self.known.extend(overtaken.iter().map(|(record, _)| record.stamp.seq));
        overtaken.last().map_or(Ok(()), |(record, own)| {
            let by = record.stamp.seat.as_ref().filter(|other| *other != by);
            Err(SessionError::Overtaken(core.state().session.tell_overtaken(by, &record.event, own)))
        })
    }
}
