//! The room: one open session, shared by every seat of this process.

use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, TrySendError, channel, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use chrono::{DateTime, SubsecRound, Utc};

use super::codes;
use super::diagnosis::Diagnosis;
use super::presence::Guests;
use super::seat::Seat;
use super::views::Board;
use crate::domain::command::Command;
use crate::domain::decide::decide;
use crate::domain::event::{Event, Founding, Stamp};
use crate::domain::grading::Standings;
use crate::domain::hash::Hash;
use crate::domain::id::SeatId;
use crate::domain::message::Message;
use crate::domain::panel::Member;
use crate::domain::refusal::{Refusal, Thing};
use crate::domain::state::{FoldError, Session, State};
use crate::journal::{Head, Journal, JournalError, Record};

/// How often other processes' changes are looked for; they are to be on every screen within 200 ms.
const LOOK: Duration = Duration::from_millis(60);

/// Why something could not be done with a session.
#[derive(Debug, thiserror::Error)]
pub enum SessionError {
    /// Rights, phase or rules do not allow it; nothing has changed.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// The file could not be read or written.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// The journal holds something that cannot have happened.
    #[error(transparent)]
    Fold(#[from] FoldError),
    /// The seat has a code and it was not given.
    #[error("the seat asks for its code")]
    CodeNeeded,
    /// The code that was given is not the seat's.
    #[error("the code is not the seat's")]
    WrongCode,
    /// An empty or overlong code cannot be set.
    #[error("the code cannot be set")]
    BadCode,
    /// What somebody wants to join by is easily guessed.
    #[error("the passphrase is too short")]
    ShortPassphrase,
    /// The invitation was used or withdrawn in the meantime.
    #[error("the invitation no longer admits")]
    InvitationGone,
}

impl From<Refusal> for SessionError {
    fn from(refusal: Refusal) -> Self {
        SessionError::Refused(refusal)
    }
}

impl SessionError {
    /// What to tell the person.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            SessionError::Refused(refusal) => refusal.message(),
            SessionError::Journal(error) => error.message(),
            SessionError::Fold(error) => Message::new("session-damaged").with("seq", error.seq).with("what", error.what.as_str()),
            SessionError::CodeNeeded => Message::new("session-code-needed"),
            SessionError::WrongCode => Message::new("session-wrong-code"),
            SessionError::BadCode => Message::new("session-bad-code"),
            SessionError::ShortPassphrase => Message::new("session-short-passphrase"),
            SessionError::InvitationGone => Message::new("session-invitation-gone"),
        }
    }
}

/// One open session, shared by all seats of this process and kept up with what other processes do.
pub struct Room {
    // Dropped in this order: nobody looks at the file any more when it is closed.
    _watcher: Watcher,
    pub(super) core: Arc<Core>,
}

/// What seats and watcher share: the file, the state folded from it, and who is told of changes.
pub(super) struct Core {
    journal: Mutex<Journal>,
    state: RwLock<State>,
    /// The standings of the state with this `seq`.
    standings: Mutex<Option<(u64, Arc<Standings>)>>,
    /// How the experts agree, as last computed.
    pub(super) diagnosis: Mutex<Diagnosis>,
    listeners: Mutex<Vec<SyncSender<()>>>,
    pub(super) guests: Mutex<Guests>,
    /// Host and port by which the room is reached from other machines, while it is served.
    door: Mutex<Option<(String, u16)>>,
}

impl Room {
    /// Makes a session file and opens it.
    ///
    /// # Errors
    /// A [`SessionError`] where the file exists or cannot be written; nothing is left behind then.
    pub fn found(path: &Path, founding: Founding) -> Result<Arc<Room>, SessionError> {
        Room::enter(Journal::create(path, founding, now())?)
    }

    /// Opens a session file.
    ///
    /// # Errors
    /// A [`SessionError`] where the file is not a session, is damaged, or is of a newer program.
    pub fn open(path: &Path) -> Result<Arc<Room>, SessionError> {
        Room::enter(Journal::open(path)?)
    }

    fn enter(mut journal: Journal) -> Result<Arc<Room>, SessionError> {
        let state = unfold(journal.catch_up()?)?;
        let core = Arc::new(Core {
            journal: Mutex::new(journal),
            state: RwLock::new(state),
            standings: Mutex::new(None),
            diagnosis: Mutex::new(Diagnosis::default()),
            listeners: Mutex::new(Vec::new()),
            guests: Mutex::default(),
            door: Mutex::default(),
        });
        Ok(Arc::new(Room { _watcher: Watcher::start(Arc::clone(&core)), core }))
    }

    /// A person's seat, with the seat's code if it has one.
    ///
    /// # Errors
    /// [`SessionError::CodeNeeded`] or [`SessionError::WrongCode`]; a refusal where there is no such seat.
    pub fn seat(self: &Arc<Self>, id: &SeatId, code: Option<&str>) -> Result<Seat, SessionError> {
        let (place, role, hash) = {
            let state = self.core.state();
            let place = state.seat_place(id).ok_or_else(|| Refusal::unknown(Thing::Seat, id))?;
            (place, state.session.panel[place].role, state.code(place).map(str::to_owned))
        };
        match (hash, code) {
            (None, _) => {}
            (Some(_), None) => return Err(SessionError::CodeNeeded),
            (Some(hash), Some(code)) if codes::fits(code, &hash) => {}
            (Some(_), Some(_)) => return Err(SessionError::WrongCode),
        }
        Ok(Seat::new(Arc::clone(self), id.clone(), place, role))
    }

    /// The people of the session and whether their seats have codes: what a choice of seat shows.
    #[must_use]
    pub fn seats(&self) -> Vec<(Member, bool)> {
        let state = self.core.state();
        let panel = state.session.panel.iter().enumerate();
        panel.map(|(place, member)| (member.clone(), state.code(place).is_some())).collect()
    }

    /// What the session is, for whoever has not taken a seat yet.
    #[must_use]
    pub fn session(&self) -> Session {
        self.core.state().session.clone()
    }

    /// Says by which host and port the room is reached from other machines, now that it is served.
    pub fn open_door(&self, host: String, port: u16) {
        *lock(&self.core.door) = Some((host, port));
    }

    /// Host and port by which the room is reached from other machines, while this process serves it.
    #[must_use]
    pub fn door(&self) -> Option<(String, u16)> {
        lock(&self.core.door).clone()
    }

    /// What may stand on a screen that the whole room sees: no score before the chair announced the result.
    #[must_use]
    pub fn board(&self) -> Board {
        let announced = self.core.state().announced().is_some();
        let standings = announced.then(|| self.core.standings());
        Board::of(&self.core.state(), standings)
    }

    /// Whether it is being computed how the experts agree.
    #[cfg(test)]
    pub(crate) fn is_diagnosing(&self) -> bool {
        self.core.is_diagnosing()
    }

    /// A bell that rings after every change, by whomever and from whichever process.
    #[must_use]
    pub fn subscribe(&self) -> Receiver<()> {
        // One waiting ring is enough: whoever hears it looks at everything.
        let (bell, rings) = sync_channel(1);
        lock(&self.core.listeners).push(bell);
        rings
    }
}

impl Core {
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

    /// Decides commands one after another and writes what follows from them in one transaction: all or none.
    pub(super) fn apply(&self, by: &SeatId, commands: Vec<Command>) -> Result<Vec<Event>, SessionError> {
        self.write(Some(by), |core| core.decide_all(by, commands))
    }

    /// Writes what `decide` finds to follow from the state as it is on disk, in one transaction.
    pub(super) fn write(
        &self,
        by: Option<&SeatId>,
        decide: impl FnOnce(&Core) -> Result<Vec<Event>, SessionError>,
    ) -> Result<Vec<Event>, SessionError> {
        let before = self.state().seq;
        let outcome = self.append(by, decide);
        // What other processes wrote was taken in on the way, whatever became of the commands.
        if self.state().seq != before {
            self.ring();
        }
        outcome
    }

    fn append(
        &self,
        by: Option<&SeatId>,
        decide: impl FnOnce(&Core) -> Result<Vec<Event>, SessionError>,
    ) -> Result<Vec<Event>, SessionError> {
        let mut journal = lock(&self.journal);
        let (mut append, newer) = journal.begin()?;
        self.fold(newer)?;
        let events = decide(self)?;
        if events.is_empty() {
            return Ok(events);
        }
        let at = now();
        for event in &events {
            append.add(at, by, event)?;
        }
        self.fold(append.commit()?)?;
        Ok(events)
    }

    fn decide_all(&self, by: &SeatId, mut commands: Vec<Command>) -> Result<Vec<Event>, SessionError> {
        if commands.len() == 1
            && let Some(command) = commands.pop()
        {
            return Ok(decide(&self.state(), by, command)?);
        }
        let mut trial = self.state().clone();
        let mut events = Vec::new();
        for command in commands {
            events.extend(try_out(&mut trial, by, command)?);
        }
        Ok(events)
    }

    /// Every refusal that commands would meet one after another, with the place of its command.
    pub(super) fn refusals(&self, by: &SeatId, commands: &[Command]) -> Vec<(usize, Refusal)> {
        let mut trial = self.state().clone();
        let tried = commands.iter().enumerate().filter_map(|(place, command)| match try_out(&mut trial, by, command.clone()) {
            Err(SessionError::Refused(refusal)) => Some((place, refusal)),
            _ => None,
        });
        tried.collect()
    }

    fn fold(&self, records: Vec<Record>) -> Result<(), SessionError> {
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
    fn look(&self) -> Result<(), SessionError> {
        let rings = {
            let mut journal = lock(&self.journal);
            if !journal.changed()? {
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

/// Decides a command on a copy of the state, and lets what follows happen there: a later command may build on it.
fn try_out(trial: &mut State, by: &SeatId, command: Command) -> Result<Vec<Event>, SessionError> {
    let events = decide(trial, by, command)?;
    for event in &events {
        let stamp = Stamp { seq: trial.seq + 1, at: now(), seat: Some(by.clone()), hash: Hash::ZERO };
        trial.fold(&stamp, event.clone())?;
    }
    Ok(events)
}

/// Checks a session file whole: the chain, SQLite's own structures, and that its events fold.
///
/// # Errors
/// A [`SessionError`] with the first difference found.
pub fn verify(path: &Path) -> Result<Head, SessionError> {
    let records = Journal::open(path)?.verify()?;
    let head = records.last().map_or(Head::START, |last| Head { seq: last.stamp.seq, hash: last.stamp.hash });
    unfold(records)?;
    Ok(head)
}

/// The state after these records, of which the first is the founding.
fn unfold(records: Vec<Record>) -> Result<State, FoldError> {
    let mut records = records.into_iter();
    let founding = records.next().ok_or(FoldError { seq: 0, what: "the journal is empty".to_owned() })?;
    let mut state = State::found(&founding.stamp, founding.event)?;
    for record in records {
        state.fold(&record.stamp, record.event)?;
    }
    Ok(state)
}

/// The thread that looks for other processes' changes. Dropping it ends it, and waits for that.
struct Watcher {
    /// Dropped to end the thread.
    end: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Watcher {
    fn start(core: Arc<Core>) -> Self {
        let (end, ended) = channel::<()>();
        let thread = thread::spawn(move || {
            while ended.recv_timeout(LOOK) == Err(RecvTimeoutError::Timeout) {
                // What cannot be read now is tried again; a change of one's own reports the trouble to whoever makes it.
                let _unread = core.look();
            }
        });
        Watcher { end: Some(end), thread: Some(thread) }
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        drop(self.end.take());
        if let Some(thread) = self.thread.take() {
            // One that panicked has ended too.
            let _ended = thread.join();
        }
    }
}

/// A thread that panicked held no half-made change: changes are folded after they are written.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn now() -> DateTime<Utc> {
    Utc::now().trunc_subsecs(3)
}
