//! What all connections of a server share: the session, who is in, the log, and the rules of the house.

use std::collections::HashMap;
use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use tokio::sync::Semaphore;

use super::brakes::Brakes;
use super::doors::Doors;
use super::guesses::Guesses;
use super::line::{Ending, Line};
use super::log::Log;
use super::login::LetIn;
use super::network::Network;
use super::tastes;
use crate::domain::id::SeatId;
use crate::domain::message::Message;
use crate::domain::panel::Role;
use crate::domain::text::Lang;
use crate::session::{Room, Saving, Whereabouts};
use crate::tui::app::{Drafts, Taste};

/// How long somebody may take for a step on the way in: to compare the fingerprint, to type a code, to invent a passphrase and type it
/// twice. OpenSSH's own server gives two minutes for all of it to people who know what is asked.
const GRACE: Duration = Duration::from_secs(180);
/// So many may be in one seat at a time; whoever is longest there makes room.
const PER_SEAT: usize = 4;

/// What can be set of a server.
#[derive(Debug, Clone)]
pub struct Rules {
    /// The language of whoever has not chosen one.
    pub lang: Lang,
    /// So long without a key locks a seat.
    pub idle: Duration,
    /// So long somebody may take for each step on the way in.
    pub grace: Duration,
    /// So long a client may leave a frame unread.
    pub stall: Duration,
    /// Where people's tastes are kept, if anywhere.
    pub tastes: Option<PathBuf>,
}

impl Rules {
    /// The usual ones, in this language.
    #[must_use]
    pub const fn usual(lang: Lang) -> Self {
        Rules { lang, idle: Duration::from_secs(30 * 60), grace: GRACE, stall: Duration::from_secs(30), tastes: None }
    }
}

/// Somebody who is in.
#[derive(Clone)]
pub struct Present {
    number: u64,
    /// In which seat.
    pub seat: SeatId,
    /// From where.
    pub source: IpAddr,
    who: Arc<LetIn>,
    line: Arc<Line>,
}

/// What is remembered of a person from one visit to the next.
#[derive(Debug, Clone)]
pub(super) struct Remembered {
    /// Language, theme and signs.
    pub taste: Taste,
    /// Where they were.
    pub place: Whereabouts,
    /// What they wrote in forms and did not save.
    pub drafts: Drafts,
}

impl Remembered {
    /// How somebody leaves: what they did not change stays as it was, whatever this terminal could show of it.
    pub fn after(
        last: Option<Taste>,
        usual: Taste,
        (began, now): (Taste, Taste),
        (place, drafts): (Whereabouts, Drafts),
    ) -> Self {
        let last = last.unwrap_or(usual);
        let taste = Taste {
            lang: now.lang,
            theme: if now.theme == began.theme { last.theme } else { now.theme },
            ascii: if now.ascii == began.ascii { last.ascii } else { now.ascii },
            no_color: false,
        };
        Remembered { taste, place, drafts }
    }
}

/// What all connections share.
pub struct Hall {
    /// The session.
    pub room: Arc<Room>,
    /// What the host is told.
    pub log: Log,
    pub(super) rules: Rules,
    pub(super) doors: Arc<Doors>,
    pub(super) brakes: Brakes,
    /// Whoever waits for a slow hash holds no thread: they are computed one at a time.
    pub(super) hashes: Semaphore,
    present: Mutex<Vec<Present>>,
    /// What the host was last told of saving and of backups.
    told: Mutex<(Saving, Option<Message>)>,
    remembered: Mutex<HashMap<SeatId, Remembered>>,
    guesses: Guesses,
    numbers: AtomicU64,
}

impl Hall {
    pub(super) fn new(room: Arc<Room>, rules: Rules, log: Log) -> Arc<Self> {
        let kept = rules.tastes.as_deref().map(tastes::load).unwrap_or_default();
        let kept = kept
            .into_iter()
            .map(|(seat, taste)| (seat, Remembered { taste, place: Whereabouts::default(), drafts: Drafts::default() }));
        let hall = Arc::new(Hall {
            room,
            log,
            rules,
            doors: Arc::default(),
            brakes: Brakes::default(),
            hashes: Semaphore::new(1),
            present: Mutex::default(),
            told: Mutex::default(),
            remembered: Mutex::new(kept.collect()),
            guesses: Guesses::default(),
            numbers: AtomicU64::new(0),
        });
        hall.tell_host();
        let (rings, weak) = (hall.room.subscribe(), Arc::downgrade(&hall));
        thread::spawn(move || {
            while rings.recv().is_ok() {
                let Some(hall) = weak.upgrade() else { return };
                hall.ring();
            }
        });
        hall
    }

    /// The session changed: everybody's screens look again, and whoever was shut out meanwhile is out.
    fn ring(&self) {
        self.tell_host();
        self.doors.shut_out(|who| who.holds(&self.room));
        for present in self.present() {
            if present.who.holds(&self.room) {
                present.line.inbox.ring();
            } else {
                present.line.end(Ending::ShutOut);
            }
        }
    }

    /// Somebody did not get in, who tried this seat if there is one. Where it looks like guessing, host, chair and clerk are told.
    pub(super) fn failed(&self, source: Network, seat: Option<&SeatId>) {
        self.log.failed(source, seat);
        let Some(seat) = seat.filter(|seat| self.guesses.is_news(seat, Instant::now())) else { return };
        let told = self.about(seat, Message::new("ssh-guessing")).with("source", source.to_string());
        for present in self.present().iter().filter(|present| matches!(present.who.seat.role(), Role::Chair | Role::Clerk)) {
            present.line.inbox.notice(told.clone());
        }
        self.log.say(told);
    }

    /// Tells the host where what people do can no longer be saved or backed up, and where it can again.
    fn tell_host(&self) {
        let now = (self.room.saving(), self.room.no_backup());
        let before = std::mem::replace(&mut *self.told.lock().unwrap_or_else(PoisonError::into_inner), now.clone());
        if before.0 != now.0 {
            self.log.say(now.0.why_not().unwrap_or_else(|| Message::new("tui-saving-again")));
        }
        if let Some(why) = now.1.filter(|_| before.1.is_none()) {
            self.log.say(why);
        }
    }

    /// Who is in, in the order in which they came.
    #[must_use]
    pub fn present(&self) -> Vec<Present> {
        self.lock().clone()
    }

    /// Somebody comes in; returns the number by which they leave again.
    pub(super) fn enter(&self, who: &Arc<LetIn>, source: IpAddr, line: &Arc<Line>) -> u64 {
        let number = self.numbers.fetch_add(1, Ordering::Relaxed);
        let seat = who.seat.id();
        self.welcome(Present { number, seat: seat.clone(), source, who: Arc::clone(who), line: Arc::clone(line) });
        if !who.holds(&self.room) {
            line.end(Ending::ShutOut);
        }
        // The log rings for the host's screen, which then counts who is in: this comes last.
        self.log.say(self.about(seat, Message::new("ssh-log-joined")).with("source", source.to_string()));
        number
    }

    fn welcome(&self, comes: Present) {
        let mut present = self.lock();
        let seat = comes.seat.clone();
        present.push(comes);
        let same: Vec<&Present> = present.iter().filter(|present| present.seat == seat).collect();
        if let Some(longest) = same.first().filter(|_| same.len() > PER_SEAT) {
            longest.line.end(Ending::Elsewhere);
        }
    }

    /// Somebody leaves.
    pub(super) fn leave(&self, number: u64, seat: &SeatId, why: Ending) {
        self.lock().retain(|present| present.number != number);
        self.log.say(self.about(seat, Message::new(why.words())));
    }

    /// Ends everybody's screens.
    pub(super) fn end_all(&self, why: Ending) {
        self.lock().iter().for_each(|present| present.line.end(why));
    }

    /// What is remembered of whoever sits there.
    pub(super) fn remembered(&self, seat: &SeatId) -> Option<Remembered> {
        self.remembered.lock().unwrap_or_else(PoisonError::into_inner).get(seat).cloned()
    }

    /// Remembers how somebody left.
    pub(super) fn remember(&self, seat: &SeatId, what: Remembered) {
        let mut remembered = self.remembered.lock().unwrap_or_else(PoisonError::into_inner);
        remembered.insert(seat.clone(), what);
        if let Some(file) = &self.rules.tastes {
            tastes::save(file, remembered.iter().map(|(seat, remembered)| (seat.clone(), remembered.taste)));
        }
    }

    /// A message about the person of a seat.
    pub(super) fn about(&self, seat: &SeatId, message: Message) -> Message {
        let session = self.room.session();
        let name = session.panel.iter().find(|member| member.id == *seat).map_or("", |member| &member.name);
        message.with("seat", seat.as_str()).with("name", name)
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Present>> {
        self.present.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
