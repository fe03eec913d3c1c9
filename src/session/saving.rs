//! Whether what people do is saved: what every screen says as long as it is not.

use super::core::{Core, lock};
use super::room::{Room, SessionError};
use crate::domain::message::Message;
use crate::journal::{Journal, JournalError};

/// Whether what people do is saved.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Saving {
    /// It is.
    #[default]
    Works,
    /// It is again; and what was reported as not saved was found in the file after all, and counts.
    Surfaced,
    /// The file can only be read; that too is tried again.
    ReadOnly,
    /// Writing failed, for this reason; whether it works again is tried about once a second.
    Fails(Message),
    /// The file is no longer what was opened, for this reason: that too is looked for, but people must bring it back.
    Lost(Message),
}

impl Saving {
    /// Why nothing can be written now.
    #[must_use]
    pub fn why_not(&self) -> Option<Message> {
        match self {
            Saving::Works | Saving::Surfaced => None,
            Saving::ReadOnly => Some(JournalError::ReadOnly.message()),
            Saving::Fails(why) | Saving::Lost(why) => Some(why.clone()),
        }
    }
}

impl Room {
    /// Whether what people do is saved.
    #[must_use]
    pub fn saving(&self) -> Saving {
        lock(&self.core.saving).clone()
    }
}

impl Core {
    /// After a write failed: tries whether writing works again, and rings if something is new.
    pub(super) fn mend(&self) {
        let (found, noted) = {
            let mut journal = lock(&self.journal);
            if !journal.is_in_doubt() {
                return;
            }
            let mended = journal.mend().map_err(SessionError::from);
            let found = mended.as_ref().is_ok_and(|newer| !newer.is_empty());
            let outcome = mended.and_then(|newer| self.fold(newer));
            (found, self.note(&journal, outcome.as_ref().err()))
        };
        if found || noted {
            self.ring();
        }
    }

    /// Notes whether writing works, by what became of an attempt; whether that is news.
    pub(super) fn note(&self, journal: &Journal, error: Option<&SessionError>) -> bool {
        let now = match error {
            Some(SessionError::Journal(error)) if journal.is_in_doubt() => match error {
                // Somebody else writes: it is as bad as it was.
                JournalError::Busy => return false,
                JournalError::ReadOnly => Saving::ReadOnly,
                JournalError::Replaced
                | JournalError::SecondName { .. }
                | JournalError::LogRemoved
                | JournalError::LogReplaced { .. }
                | JournalError::Missing { .. }
                | JournalError::NotASession { .. }
                | JournalError::Broken { .. }
                | JournalError::Damaged { .. } => Saving::Lost(error.message()),
                _ => Saving::Fails(error.message()),
            },
            _ if journal.is_in_doubt() => return false,
            _ if journal.has_surfaced() => Saving::Surfaced,
            _ => Saving::Works,
        };
        let mut saving = lock(&self.saving);
        let news = *saving != now;
        *saving = now;
        news
    }
}
