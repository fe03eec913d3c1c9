//! What a session file proves: checked whole, by itself and in nobody's seat. Whoever can read the file reads all of it.

use std::path::{Path, PathBuf};

use super::core::unfold;
use super::room::{Room, SessionError};
use super::seat::Seat;
use crate::domain::event::{Event, Stamp};
use crate::domain::hash::Code;
use crate::domain::id::{SeatId, StudioId};
use crate::domain::phase::Phase;
use crate::domain::policy::{self, Sight};
use crate::domain::refusal::Refusal;
use crate::domain::seal::Seal;
use crate::domain::sheet::Sheet;
use crate::domain::state::State;
use crate::journal::{Flaw, Journal, JournalError, Record};

/// A session file that was found whole: its chain, SQLite's own structures, the fold of its events, and the seal of every revision.
pub struct Verified {
    path: PathBuf,
    records: Vec<Record>,
    head: Stamp,
    state: State,
}

/// A part of a seal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SealPart {
    /// The result in exact figures.
    Result,
    /// The rubric.
    Rubric,
    /// The roster.
    Roster,
}

/// The submission that a receipt is of, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// When and where in the journal.
    pub stamp: Stamp,
    /// The studio.
    pub studio: StudioId,
    /// Whose sheet.
    pub expert: SeatId,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It stands, and no revision is sealed yet.
    Waits,
    /// It stands, and makes up the last sealed revision.
    Counted {
        /// Which.
        revision: u32,
        /// Whether it was dropped there as an extreme, by the rule.
        dropped: bool,
    },
    /// It was handed in after the last sealed revision, which it does not belong to.
    Later {
        /// The last sealed revision.
        revision: u32,
    },
    /// Its studio is excluded, failed or not eligible: no sheet of it counts.
    Barred {
        /// The last sealed revision.
        revision: u32,
    },
    /// It was taken back, sent back or replaced before the last sealed revision, or the expert stepped aside.
    Withdrawn,
}

impl Verified {
    /// Checks a session file whole.
    ///
    /// # Errors
    /// A [`SessionError`] with the first difference found.
    pub fn of(path: &Path) -> Result<Verified, SessionError> {
        Verified::in_records(path, Journal::open(path)?.verify()?)
    }

    /// What the records of a file lead to, whose chain was found whole.
    pub(super) fn in_records(path: &Path, records: Vec<Record>) -> Result<Verified, SessionError> {
        let mut state = unfold(records.iter().take(1).cloned())?;
        for Record { stamp, event } in records.iter().skip(1) {
            if let Event::Finalised { revision, seal, .. } = event {
                check(*revision, seal, &Seal::of(&state))?;
            }
            state.fold(stamp, event.clone())?;
        }
        let head = records.last().map(|last| last.stamp.clone());
        let head = head.ok_or(JournalError::Broken { seq: 1, flaw: Flaw::Missing })?;
        Ok(Verified { path: path.to_owned(), records, head, state })
    }

    /// The session as it stands.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The last event; its hash binds the whole file.
    #[must_use]
    pub fn head(&self) -> &Stamp {
        &self.head
    }

    /// The event that a code is of.
    #[must_use]
    pub fn find(&self, code: Code) -> Option<&Record> {
        self.records.iter().find(|record| record.stamp.hash.code() == code)
    }

    /// The submission that a receipt is of; `None` where the journal holds none.
    ///
    /// # Errors
    /// A [`SessionError`] where the past cannot be folded.
    pub fn receipt(&self, code: Code) -> Result<Option<Submission>, SessionError> {
        let Some(Record { stamp, event: Event::SheetSubmitted { studio, expert } }) = self.find(code) else {
            return Ok(None);
        };
        let stands = |state: &State| {
            let place = state.studio_place(studio).zip(state.seat_place(expert));
            let sheet = place.and_then(|(studio, expert)| state.sheet(studio, expert));
            sheet.and_then(|sheet: &Sheet| sheet.receipt) == Some(stamp.hash)
        };
        let fate = match self.state.revisions().last() {
            None if stands(&self.state) => Fate::Waits,
            Some(last) if last.seq < stamp.seq && stands(&self.state) => Fate::Later { revision: last.number },
            Some(last) if last.seq > stamp.seq => {
                let sealed = self.past(last.seq)?;
                if stands(&sealed) { counted(&sealed, last.number, studio, expert) } else { Fate::Withdrawn }
            }
            _ => Fate::Withdrawn,
        };
        Ok(Some(Submission { stamp: stamp.clone(), studio: studio.clone(), expert: expert.clone(), fate }))
    }

    /// The moments of which an export shows all that there was, newest first: now, and for each sealed revision its seal and whatever
    /// was put on record about it afterwards.
    #[must_use]
    pub fn moments(&self) -> Vec<u64> {
        let mut moments = Vec::new();
        let mut sealed = false;
        for Record { stamp, event } in &self.records {
            match event {
                Event::Finalised { .. } => sealed = true,
                Event::StudioReopened { .. } => sealed = false,
                Event::NoticeAnnounced { .. } | Event::ObjectionRecorded { .. } | Event::ObjectionAnswered { .. } => {}
                _ => continue,
            }
            if sealed {
                moments.push(stamp.seq);
            }
        }
        if self.state.phase != Phase::Final {
            moments.push(self.state.seq);
        }
        moments.reverse();
        moments
    }

    /// A seat that sees everything as it was after the event with this `seq`. It gives no commands.
    ///
    /// # Errors
    /// A [`SessionError`] where the file cannot be opened again, or nobody in it sees everything.
    pub fn seat_at(&self, seq: u64) -> Result<Seat, SessionError> {
        let state = self.past(seq)?;
        let sees = |role| policy::may_see(role, state.phase, Sight::Scores).is_ok();
        let place = state.session.panel.iter().position(|member| sees(member.role));
        let place = place.ok_or(Refusal::NotShown)?;
        let member = state.session.panel[place].clone();
        let room = Room::past(Journal::open(&self.path)?, state);
        Ok(Seat::new(room, member.id, place, member.role))
    }

    fn past(&self, seq: u64) -> Result<State, SessionError> {
        Ok(unfold(self.records.iter().take_while(|record| record.stamp.seq <= seq).cloned())?)
    }
}

fn check(revision: u32, sealed: &Seal, found: &Seal) -> Result<(), SessionError> {
    let parts = [
        (SealPart::Rubric, sealed.rubric == found.rubric),
        (SealPart::Roster, sealed.roster == found.roster),
        (SealPart::Result, sealed.result == found.result),
    ];
    match parts.into_iter().find(|(_, same)| !same) {
        Some((part, _)) => Err(SessionError::Seal { revision, part }),
        None => Ok(()),
    }
}

/// How a sheet that stood in a sealed revision counted there.
fn counted(sealed: &State, revision: u32, studio: &StudioId, expert: &SeatId) -> Fate {
    let standings = sealed.standings();
    let standing = standings.studio(studio.as_str());
    let barred = sealed.studio_place(studio).is_some_and(|place| sealed.barred(place).is_some());
    let sheet = standing.and_then(|standing| standing.tally.as_ref()?.sheets.iter().find(|sheet| sheet.expert == *expert));
    match sheet {
        _ if barred => Fate::Barred { revision },
        Some(sheet) => Fate::Counted { revision, dropped: *sheet.weight.numer() == 0 },
        None => Fate::Withdrawn,
    }
}
