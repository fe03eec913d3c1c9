//! What goes on in the room, and which sheets were shown to the experts.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::fold::Fold;
use super::{FoldError, State};
use crate::domain::event::Event;
use crate::domain::hearing::{Call, Hearing, Timer};
use crate::domain::phase::Phase;
use crate::domain::rubric::Rubric;
use crate::domain::sheet::{Adjustment, Figures, Mark, Sheet};

/// What goes on in the room.
#[derive(Debug, Clone, Default)]
pub(super) struct Room {
    hearing: Option<Hearing>,
    timer: Option<Timer>,
    calls: BTreeMap<usize, Call>,
    pub(super) paused: bool,
    reveals: BTreeMap<usize, Reveal>,
    announced: Option<u32>,
}

impl Room {
    /// The result is final: nobody is heard any more.
    pub(super) fn adjourn(&mut self) {
        self.hearing = None;
        self.timer = None;
    }
}

/// The sheets of a studio as they stood when the experts were shown each other's: what is changed later stands beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reveal {
    /// The place in the journal.
    pub seq: u64,
    /// When.
    pub at: DateTime<Utc>,
    /// The submitted sheets, by the places of their experts. These experts, and no others, may see them.
    pub first: BTreeMap<usize, FirstSheet>,
}

/// A sheet as it stood when it was shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstSheet {
    /// The mark of each item, in the order of [`Rubric::items`].
    pub marks: Vec<Option<Mark>>,
    /// The change of the total.
    pub adjustment: Option<Adjustment>,
    /// What it added up to.
    pub figures: Figures,
}

impl FirstSheet {
    fn of(rubric: &Rubric, sheet: &Sheet) -> Self {
        FirstSheet {
            marks: sheet.entries.iter().map(|entry| entry.mark.clone()).collect(),
            adjustment: sheet.adjustment.clone(),
            figures: sheet.figures(rubric),
        }
    }

    /// The places of the items whose mark is another on `sheet` now.
    pub fn changed<'a>(&'a self, sheet: &'a Sheet) -> impl Iterator<Item = usize> + 'a {
        let pairs = self.marks.iter().zip(&sheet.entries).enumerate();
        pairs.filter(|(_, (first, now))| **first != now.mark).map(|(item, _)| item)
    }

    /// Whether `sheet` is not what it was, its notes aside.
    #[must_use]
    pub fn differs(&self, sheet: &Sheet) -> bool {
        self.adjustment != sheet.adjustment || self.changed(sheet).next().is_some()
    }
}

impl State {
    /// The studio that is being heard.
    #[must_use]
    pub fn hearing(&self) -> Option<Hearing> {
        self.room.hearing
    }

    /// The clock, while it is shown.
    #[must_use]
    pub fn timer(&self) -> Option<Timer> {
        self.room.timer
    }

    /// The hands that are raised, in the panel's order.
    pub fn calls(&self) -> impl Iterator<Item = &Call> {
        self.room.calls.values()
    }

    /// Whether a seat has raised a hand.
    #[must_use]
    pub fn call(&self, seat: usize) -> Option<&Call> {
        self.room.calls.get(&seat)
    }

    /// Whether scoring is held up.
    #[must_use]
    pub fn is_paused(&self) -> bool {
        self.room.paused
    }

    /// When and how the sheets of a studio were shown to the experts who had submitted them.
    #[must_use]
    pub fn reveal(&self, studio: usize) -> Option<&Reveal> {
        self.room.reveals.get(&studio)
    }

    /// The final revision that was announced in the room, while it is in force.
    #[must_use]
    pub fn announced(&self) -> Option<u32> {
        let last = self.revisions.last().map(|revision| revision.number);
        self.room.announced.filter(|announced| self.phase == Phase::Final && Some(*announced) == last)
    }

    pub(super) fn fold_hearing(&mut self, fold: &Fold<'_>, event: Event) -> Result<(), FoldError> {
        match event {
            Event::HearingSet { studio, follow } => {
                let place = studio.map(|studio| self.find_studio(fold, &studio)).transpose()?;
                self.room.hearing = place.map(|studio| Hearing { studio, follow, seq: fold.stamp.seq });
                // The time was another studio's.
                self.room.timer = None;
            }
            Event::TimerStarted { stage, seconds } => {
                self.room.timer = Some(Timer { stage, started: fold.stamp.at, seconds });
            }
            Event::TimerStopped => self.room.timer = None,
            Event::ScoringPaused => self.room.paused = true,
            Event::ScoringResumed => self.room.paused = false,
            Event::ChairCalled { word } => {
                self.room.calls.insert(fold.by, Call { seat: fold.by, word, at: fold.stamp.at });
            }
            Event::CallAnswered { seat } => {
                let seat = self.seat_place(&seat).ok_or_else(|| fold.error("no such seat"))?;
                self.room.calls.remove(&seat);
            }
            Event::SheetsRevealed { studio } => {
                let studio = self.find_studio(fold, &studio)?;
                let submitted = self.sheets(studio).filter(|(_, sheet)| sheet.is_submitted());
                let rubric = &self.session.rubric;
                let first = submitted.map(|(expert, sheet)| (expert, FirstSheet::of(rubric, sheet))).collect();
                self.room.reveals.insert(studio, Reveal { seq: fold.stamp.seq, at: fold.stamp.at, first });
            }
            Event::ResultAnnounced { revision } => self.room.announced = Some(revision),
            other => return Err(fold.error(&format!("not of the room: {other:?}"))),
        }
        Ok(())
    }
}
