//! What an event sets: a later event with the same target takes its place.

use super::command::SelfScored;
use super::event::{Event, Restored};
use super::id::{ConditionId, ItemId, MaterialId, PoolId, SeatId, StudioId};

/// What an event sets.
#[derive(Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "fields are those of the events")]
pub enum Target<'a> {
    /// The points and deductions of an item.
    Mark(&'a StudioId, &'a SeatId, &'a ItemId),
    /// The note of an item.
    Note(&'a StudioId, &'a SeatId, &'a ItemId),
    /// The change of a sheet's total.
    Adjustment(&'a StudioId, &'a SeatId),
    /// Whether a studio is excluded or failed directly.
    Gate(&'a StudioId),
    /// The grade that the chair gives.
    Grade(&'a StudioId),
    /// The number of places.
    Places(&'a PoolId),
    /// Who of equals gets in.
    Tie(&'a PoolId),
    /// Until when the result is posted.
    Notice,
    /// The answer to an objection.
    Answer(u32),
    /// A studio's own score.
    SelfScore(&'a StudioId, &'a SelfScored),
    /// When something was handed in.
    Material(&'a StudioId, &'a MaterialId),
    /// What was found of a condition.
    Condition(&'a StudioId, &'a ConditionId),
    /// Which studio is being heard.
    Hearing,
    /// The clock.
    Timer,
    /// The code of a seat.
    Code(&'a SeatId),
}

impl Event {
    /// What the event sets; `None` for what only adds to what was, or may not happen twice.
    #[must_use]
    pub fn target(&self) -> Option<Target<'_>> {
        Some(match self {
            Event::ItemScored { studio, expert, item, .. } => Target::Mark(studio, expert, item),
            Event::NoteWritten { studio, expert, item, .. } => Target::Note(studio, expert, item),
            Event::TotalAdjusted { studio, expert, .. } => Target::Adjustment(studio, expert),
            Event::ChangeUndone { studio, expert, restored } => match restored {
                Restored::Mark { item, .. } => Target::Mark(studio, expert, item),
                Restored::Note { item, .. } => Target::Note(studio, expert, item),
                Restored::Adjustment { .. } => Target::Adjustment(studio, expert),
            },
            Event::StudioExcluded { studio, .. } | Event::StudioFailed { studio, .. } | Event::GateLifted { studio, .. } => {
                Target::Gate(studio)
            }
            Event::GradeOverridden { studio, .. } | Event::OverrideLifted { studio, .. } => Target::Grade(studio),
            Event::QuotaSet { pool, .. } => Target::Places(pool),
            Event::TieSettled { pool, .. } => Target::Tie(pool),
            Event::NoticeAnnounced { .. } => Target::Notice,
            Event::ObjectionAnswered { number, .. } => Target::Answer(*number),
            Event::SelfScoreRecorded { studio, of, .. } => Target::SelfScore(studio, of),
            Event::MaterialRecorded { studio, material, .. } => Target::Material(studio, material),
            Event::ConditionChecked { studio, condition, .. } => Target::Condition(studio, condition),
            Event::HearingSet { .. } => Target::Hearing,
            Event::TimerStarted { .. } | Event::TimerStopped => Target::Timer,
            Event::CodeSet { seat, .. } => Target::Code(seat),
            _ => return None,
        })
    }
}
