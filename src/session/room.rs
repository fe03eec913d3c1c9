//! The room: one open session, shared by every seat of this process.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Mutex};

use chrono::{DateTime, Utc};

use super::clock::{self, Clock};
use super::core::{Core, lock, unfold};
use super::peers::Peers;
use super::proof::SealPart;
use super::seat::Seat;
use super::views::Board;
use super::watch::{Worker, watch};
use crate::domain::event::Founding;
use crate::domain::id::SeatId;
use crate::domain::message::Message;
use crate::domain::panel::Member;
use crate::domain::passphrase::{self, Weakness};
use crate::domain::refusal::{Refusal, Thing};
use crate::domain::state::{FoldError, Session, State};
use crate::journal::{Journal, JournalError};

/// Why something could not be done with a session.
#[derive(Debug, thiserror::Error)]
pub enum SessionError {
    /// Rights, phase or rules do not allow it; nothing of what was asked has changed.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// The file could not be read or written.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// The journal holds something that cannot have happened.
    #[error(transparent)]
    Fold(#[from] FoldError),
    /// A revision was sealed with something else than what the events before it lead to.
    #[error("revision {revision} is not what it was sealed as: {part:?}")]
    Seal {
        /// Its number.
        revision: u32,
        /// What differs.
        part: SealPart,
    },
    /// What was to be set was changed since the person saw it, as this says. Nothing is set; asked again, it is.
    #[error("changed meanwhile")]
    Overtaken(Message),
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
    #[error("the passphrase is easily guessed: {0:?}")]
    WeakPassphrase(Weakness),
    /// The invitation was used or withdrawn in the meantime, or has ended.
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
            SessionError::Overtaken(message) => message.clone(),
            SessionError::Fold(error) => Message::new("session-damaged").with("seq", error.seq).with("what", error.what.as_str()),
            SessionError::Seal { revision, part } => {
                let part = match part {
                    SealPart::Result => "session-seal-result",
                    SealPart::Rubric => "session-seal-rubric",
                    SealPart::Roster => "session-seal-roster",
                };
                Message::new("session-seal").with("revision", *revision).with("part", Message::new(part))
            }
            SessionError::CodeNeeded => Message::new("session-code-needed"),
            SessionError::WrongCode => Message::new("session-wrong-code"),
            SessionError::BadCode => Message::new("session-bad-code"),
            SessionError::WeakPassphrase(Weakness::Short) => {
                Message::new("session-short-passphrase").with("least", passphrase::SHORTEST)
            }
            SessionError::WeakPassphrase(Weakness::Usual) => Message::new("session-usual-passphrase"),
            SessionError::WeakPassphrase(Weakness::OfTheSeat) => Message::new("session-passphrase-of-the-seat"),
            SessionError::InvitationGone => Message::new("session-invitation-gone"),
        }
    }
}

/// One open session, shared by all seats of this process and kept up with what other processes do.
pub struct Room {
    // Dropped in this order: nobody looks at the file any more when it is closed.
    _watcher: Option<Worker>,
    pub(super) keeper: Mutex<Option<Worker>>,
    pub(super) core: Arc<Core>,
}

impl Room {
    /// Makes a session file and opens it.
    ///
    /// # Errors
    /// A [`SessionError`] where the file exists or cannot be written; nothing is left behind then.
    pub fn found(path: &Path, founding: Founding) -> Result<Arc<Room>, SessionError> {
        Room::found_by(path, founding, clock::now)
    }

    /// The same, by a clock: what tests of days and times found.
    pub(crate) fn found_by(path: &Path, founding: Founding, clock: Clock) -> Result<Arc<Room>, SessionError> {
        Room::enter(Journal::create(path, founding, clock())?, clock)
    }

    /// Opens a session file.
    ///
    /// # Errors
    /// A [`SessionError`] where the file is not a session, is damaged, or is of a newer program.
    pub fn open(path: &Path) -> Result<Arc<Room>, SessionError> {
        Room::enter(Journal::open(path)?, clock::now)
    }

    fn enter(mut journal: Journal, clock: Clock) -> Result<Arc<Room>, SessionError> {
        let state = unfold(journal.catch_up()?)?;
        let core = Arc::new(Core::new(journal, state, false, clock));
        // What it is before anybody tries to write.
        core.note(&lock(&core.journal), None);
        core.mend();
        // The first screen shows who is here already.
        let mut peers = Peers::of(lock(&core.journal).path());
        peers.meet(&core);
        let watched = Arc::clone(&core);
        let watcher = Worker::start(move |end| watch(&watched, peers, end));
        Ok(Arc::new(Room { _watcher: Some(watcher), keeper: Mutex::default(), core }))
    }

    /// A session as it once was: nobody looks for changes there, and nothing can be added.
    pub(super) fn past(journal: Journal, state: State) -> Arc<Room> {
        let core = Arc::new(Core::new(journal, state, true, clock::now));
        Arc::new(Room { _watcher: None, keeper: Mutex::default(), core })
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
            (Some(hash), Some(code)) if self.core.hashes.fits(code, &hash) => {}
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

    /// Where the session file is, by its own name: links are resolved. What belongs to it stands beside it there.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        lock(&self.core.journal).path().to_owned()
    }

    /// What the session is, for whoever has not taken a seat yet.
    #[must_use]
    pub fn session(&self) -> Session {
        self.core.state().session.clone()
    }

    /// What the clock shows by which events are dated.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        (self.core.clock)()
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
