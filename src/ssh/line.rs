//! One person's line: what comes in, what goes out, and why it ended.

use std::sync::mpsc::Receiver;
use std::sync::{Mutex, PoisonError};

use ratatui::layout::Size;

use super::inbox::Inbox;
use super::outlet::Outlet;
use crate::domain::message::Message;
use crate::tui::event::Event;

/// Why somebody's screens ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The person left.
    Left,
    /// Nobody pressed a key for long.
    Idle,
    /// The same seat was opened too often elsewhere.
    Elsewhere,
    /// What let the person in no longer does.
    ShutOut,
    /// The server stops.
    Stopped,
    /// The client did not read what it was sent.
    Stalled,
    /// The connection was lost.
    Lost,
    /// The screens failed.
    Failed,
}

impl Ending {
    /// What the program's exit status is on the person's machine.
    #[must_use]
    pub const fn status(self) -> u32 {
        match self {
            Ending::Left | Ending::Idle | Ending::Elsewhere | Ending::ShutOut | Ending::Stopped => 0,
            Ending::Failed | Ending::Stalled | Ending::Lost => 70,
        }
    }

    /// Whether what stands typed is saved before the screens end: not where the person may not write any more, nor where half a figure
    /// may have been all that came over the line.
    #[must_use]
    pub const fn settles(self) -> bool {
        matches!(self, Ending::Left | Ending::Idle | Ending::Elsewhere | Ending::Stopped)
    }

    /// What the person is told; `settled`: whether all that stood typed is saved.
    #[must_use]
    pub fn farewell(self, settled: bool) -> Message {
        let saved = Message::new(if settled { "ssh-bye-saved" } else { "ssh-bye-not-saved" });
        Message::new(match self {
            Ending::Left | Ending::Lost | Ending::Stalled => "ssh-bye-left",
            Ending::Idle => "ssh-bye-idle",
            Ending::Elsewhere => "ssh-bye-elsewhere",
            Ending::ShutOut => "ssh-bye-shut-out",
            Ending::Stopped => "ssh-bye-stopped",
            Ending::Failed => "ssh-bye-failed",
        })
        .with("saved", saved)
    }

    /// What the log says of it.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Ending::Left => "ssh-log-left",
            Ending::Idle => "ssh-log-idle",
            Ending::Elsewhere => "ssh-log-elsewhere",
            Ending::ShutOut => "ssh-log-shut-out",
            Ending::Stopped => "ssh-log-stopped",
            Ending::Stalled => "ssh-log-stalled",
            Ending::Lost => "ssh-log-lost",
            Ending::Failed => "ssh-log-failed",
        }
    }
}

/// Between a connection and the thread with the person's screens.
pub struct Line {
    /// The way in.
    pub inbox: Inbox,
    /// The way out.
    pub outlet: Outlet,
    ending: Mutex<Option<Ending>>,
}

impl Line {
    /// A line to a terminal of this size, and where its screens take what comes in.
    #[must_use]
    pub fn new(size: Size) -> (Self, Receiver<Event>) {
        let (inbox, taken) = Inbox::new();
        (Line { inbox, outlet: Outlet::new(size), ending: Mutex::new(None) }, taken)
    }

    /// Ends the screens for this reason, if they are not ending for another one already.
    pub fn end(&self, why: Ending) {
        self.ending.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(why);
        self.inbox.stop();
    }

    /// The client is gone or does not read: ends the screens, wherever they are.
    pub fn hang_up(&self, why: Ending) {
        self.end(why);
        self.outlet.close();
    }

    /// Why the screens ended; `otherwise` where nobody ended them.
    #[must_use]
    pub fn ending(&self, otherwise: Ending) -> Ending {
        *self.ending.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(otherwise)
    }
}
