//! What all seats of a room share: the file, the state folded from it, and who hears of changes.

use std::sync::mpsc::{SyncSender, TrySendError};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard};

use super::clock::Clock;
use super::codes::SlowHashes;
use super::diagnosis::Diagnosis;
use super::presence::Guests;
use super::room::SessionError;
use super::saving::Saving;
use super::seen::Seen;
use crate::domain::command::Command;
use crate::domain::decide::{attempt, decide};
use crate::domain::event::{Event, Stamp};
use crate::domain::grading::Standings;
use crate::domain::hash::Hash;
use crate::domain::id::SeatId;
use crate::domain::message::Message;
use crate::domain::refusal::Refusal;
use crate::domain::state::{FoldError, State};
use crate::journal::{Append, Journal, JournalError, Record};

/// What seats and watcher share: the file, the state folded from it, and who is told of changes.
pub(super) struct Core {
    pub(super) journal: Mutex<Journal>,
    pub(super) state: RwLock<State>,
    /// The standings of the state with this `seq`.
    pub(super) standings: Mutex<Option<(u64, Arc<Standings>)>>,
    /// How the experts agree, as last computed.
    pub(super) diagnosis: Mutex<Diagnosis>,
    pub(super) listeners: Mutex<Vec<SyncSender<()>>>,
    pub(super) guests: Mutex<Guests>,
    /// Whether what people do is saved.
    pub(super) saving: Mutex<Saving>,
    /// Why the last backup that was to be made on its own was not.
    pub(super) no_backup: Mutex<Option<Message>>,
    /// Host and port by which the room is reached from other machines, while it is served.
    pub(super) door: Mutex<Option<(String, u16)>>,
    /// Computes the hashes of codes.
    pub(super) hashes: SlowHashes,
    /// Whether this is how a session once was: nothing can be added there.
    pub(super) past: bool,
    /// By which events are dated.
    pub(super) clock: Clock,
}

impl Core {
    pub(super) fn new(journal: Journal, state: State, past: bool, clock: Clock) -> Self {
        Core {
            journal: Mutex::new(journal),
            state: RwLock::new(state),
            standings: Mutex::new(None),
            diagnosis: Mutex::new(Diagnosis::default()),
            listeners: Mutex::new(Vec::new()),
            guests: Mutex::default(),
            saving: Mutex::default(),
            no_backup: Mutex::default(),
            door: Mutex::default(),
            hashes: SlowHashes::default(),
            past,
            clock,
        }
    }

    /// The state, for reading.
    pub(super) fn state(&self) -> RwLockReadGuard<'_, State> {
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// The standings as they are, computed once a change.
    pub(super) fn standings(&self) -> Arc<Standings> {
        let state = self.state();
        let mut kept = lock(&self.standings);
        match &*kept {
            Some((seq, standings)) if *seq == state.seq => Arc::clone(standings),
            _ => {
                let standings = Arc::new(state.standings());
                *kept = Some((state.seq, Arc::clone(&standings)));
                standings
            }
        }
    }

    /// Decides commands one after another and writes what follows from them in one transaction: all or none. Of one that is
    /// refused, an attempt at what is not theirs is put on record instead; whether or not that can be written, the refusal is
    /// the answer.
    /// Nothing is replaced that was changed since the person saw it, before they were told.
    pub(super) fn apply(&self, by: &SeatId, commands: &[Command], seen: &mut Seen) -> Result<Vec<Event>, SessionError> {
        let mut decided = None;
        let written = self.write(Some(by), |core, append| {
            let (events, refusal) = core.decide_all(by, commands)?;
            decided = refusal;
            if decided.is_none() {
                seen.check((core, by), &events, append)?;
            }
            Ok(events)
        });
        if written.is_err() && decided.is_none() {
            // Nothing can be written; who may not ask for it is told so all the same.
            decided = self.decide_all(by, commands).ok().and_then(|(_, refusal)| refusal);
        }
        if let Some(refusal) = decided {
            return Err(refusal.into());
        }
        let (events, last) = written?;
        seen.wrote(events.len(), last);
        Ok(events)
    }

    /// Writes what `decide` finds to follow from the state as it is on disk, in one transaction; gives it, with the place of its last event.
    pub(super) fn write(
        &self,
        by: Option<&SeatId>,
        decide: impl FnOnce(&Core, &mut Append<'_>) -> Result<Vec<Event>, SessionError>,
    ) -> Result<(Vec<Event>, u64), SessionError> {
        let before = self.state().seq;
        let (outcome, noted) = {
            let mut journal = lock(&self.journal);
            let outcome = self.append(&mut journal, by, decide);
            let noted = self.note(&journal, outcome.as_ref().err());
            (outcome, noted)
        };
        // What other processes wrote was taken in on the way, whatever became of the commands.
        if noted || self.state().seq != before {
            self.ring();
        }
        outcome
    }

    fn append(
        &self,
        journal: &mut Journal,
        by: Option<&SeatId>,
        decide: impl FnOnce(&Core, &mut Append<'_>) -> Result<Vec<Event>, SessionError>,
    ) -> Result<(Vec<Event>, u64), SessionError> {
        if self.past {
            return Err(JournalError::ReadOnly.into());
        }
        let (mut append, newer) = journal.begin()?;
        self.fold(newer)?;
        let events = decide(self, &mut append)?;
        if events.is_empty() {
            return Ok((events, 0));
        }
        let at = (self.clock)();
        for event in &events {
            append.add(at, by, event)?;
        }
        let added = append.commit()?;
        let last = added.last().map_or(0, |record| record.stamp.seq);
        self.fold(added)?;
        Ok((events, last))
    }

    /// What follows from commands one after another; or the first refusal, and what is to be recorded of it.
    fn decide_all(&self, by: &SeatId, commands: &[Command]) -> Result<(Vec<Event>, Option<Refusal>), SessionError> {
        let refused = |command: &Command, refusal: Refusal| {
            (attempt(&self.state(), by, command, &refusal).into_iter().collect(), Some(refusal))
        };
        if let [command] = commands {
            let decided = decide(&self.state(), by, command.clone());
            return Ok(decided.map_or_else(|refusal| refused(command, refusal), |events| (events, None)));
        }
        let mut trial = self.state().clone();
        let mut events = Vec::new();
        for command in commands {
            match self.try_out(&mut trial, by, command.clone()) {
                Ok(follows) => events.extend(follows),
                Err(SessionError::Refused(refusal)) => return Ok(refused(command, refusal)),
                Err(error) => return Err(error),
            }
        }
        Ok((events, None))
    }

    /// Every refusal that commands would meet one after another, with the place of its command.
    pub(super) fn refusals(&self, by: &SeatId, commands: &[Command]) -> Vec<(usize, Refusal)> {
        let mut trial = self.state().clone();
        let tried =
            commands.iter().enumerate().filter_map(|(place, command)| match self.try_out(&mut trial, by, command.clone()) {
                Err(SessionError::Refused(refusal)) => Some((place, refusal)),
                _ => None,
            });
        tried.collect()
    }

    /// Decides a command on a copy of the state, and lets what follows happen there: a later command may build on it.
    fn try_out(&self, trial: &mut State, by: &SeatId, command: Command) -> Result<Vec<Event>, SessionError> {
        let events = decide(trial, by, command)?;
        for event in &events {
            let stamp = Stamp { seq: trial.seq + 1, at: (self.clock)(), seat: Some(by.clone()), hash: Hash::ZERO };
            trial.fold(&stamp, event.clone())?;
        }
        Ok(events)
    }

    pub(super) fn fold(&self, records: Vec<Record>) -> Result<(), SessionError> {
        let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
        for record in records {
            state.fold(&record.stamp, record.event)?;
        }
        Ok(())
    }

    /// The journal, oldest first.
    pub(super) fn records(&self) -> Result<Vec<Record>, SessionError> {
        Ok(lock(&self.journal).verify()?)
    }

    /// The state as it was after the event with this `seq`.
    pub(super) fn state_at(&self, seq: u64) -> Result<State, SessionError> {
        let mut records = self.records()?;
        records.retain(|record| record.stamp.seq <= seq);
        Ok(unfold(records)?)
    }

    /// Takes in what other processes wrote, and rings if there was something.
    pub(super) fn look(&self) -> Result<(), SessionError> {
        let rings = {
            let mut journal = lock(&self.journal);
            let changed = journal.changed();
            if let Err(error) = changed {
                let error = SessionError::from(error);
                if self.note(&journal, Some(&error)) {
                    drop(journal);
                    self.ring();
                }
                return Err(error);
            }
            if !changed? {
                return Ok(());
            }
            let newer = journal.catch_up()?;
            let rings = !newer.is_empty();
            self.fold(newer)?;
            rings
        };
        if rings {
            self.ring();
        }
        Ok(())
    }

    pub(super) fn ring(&self) {
        lock(&self.listeners).retain(|bell| !matches!(bell.try_send(()), Err(TrySendError::Disconnected(()))));
    }
}

/// The state after these records, of which the first is the founding.
pub(super) fn unfold(records: impl IntoIterator<Item = Record>) -> Result<State, FoldError> {
    let mut records = records.into_iter();
    let founding = records.next().ok_or(FoldError { seq: 0, what: "the journal is empty".to_owned() })?;
    let mut state = State::found(&founding.stamp, founding.event)?;
    for record in records {
        state.fold(&record.stamp, record.event)?;
    }
    Ok(state)
}

/// A thread that panicked held no half-made change: changes are folded after they are written.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
