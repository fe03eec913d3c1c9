//! Copies of a session file: by hand, and on their own while people work.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::core::{Core, lock};
use super::proof::Verified;
use super::room::{Room, SessionError};
use super::watch::{End, Worker};
use crate::domain::message::Message;
use crate::domain::phase::Phase;
use crate::journal::{Copied, Copy, Head, JournalError};

/// How long what happened may be without a backup.
const EVERY: Duration = Duration::from_secs(5 * 60);
/// How often it is looked whether one is due.
const LOOK: Duration = Duration::from_millis(200);
/// What is added to the name of a session file for that of its backup.
const BACKUP: &str = ".backup";

/// Copies a session file, also while it is in use, and checks the copy whole before it takes its place. `dest` may be an older
/// backup of the same session; gives how far it goes now.
///
/// # Errors
/// A [`SessionError`] where another file is in the way or the copy cannot be made; what was at `dest` is as it was.
pub fn backup(file: &Path, dest: &Path) -> Result<Head, SessionError> {
    match Copy::make(file, dest)? {
        Copied::Current(head) => Ok(head),
        Copied::Made(copy, records) => {
            Verified::in_records(file, records)?;
            Ok(copy.put()?)
        }
    }
}

/// Where the backup of a session file is that is made on its own.
#[must_use]
pub fn beside(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(BACKUP);
    name.into()
}

impl Room {
    /// From now on a backup beside the session file is made whenever scoring was closed, and every five minutes if something changed. A session of
    /// sample data has none.
    pub fn keep_backup(&self) {
        self.keep_backup_every(EVERY);
    }

    /// The same, with another time than five minutes.
    pub fn keep_backup_every(&self, every: Duration) {
        if self.session().sample {
            return;
        }
        let core = Arc::clone(&self.core);
        let phase = core.state().phase;
        *lock(&self.keeper) = Some(Worker::start(move |end| keep(&core, phase, every, end)));
    }

    /// Why the last backup that was to be made on its own was not.
    #[must_use]
    pub fn no_backup(&self) -> Option<Message> {
        lock(&self.core.no_backup).clone()
    }
}

/// Makes the backups that are due, until it is to end.
fn keep(core: &Core, mut phase: Phase, every: Duration, end: &End) {
    let file = lock(&core.journal).path().to_owned();
    let (mut kept, mut next) = (0, Instant::now() + every);
    while end.wait(LOOK) {
        let (now, seq) = (core.state().phase, core.state().seq);
        if lock(&core.saving).why_not().is_some() {
            continue;
        }
        let closed = phase == Phase::Scoring && now != Phase::Scoring;
        phase = now;
        if closed || (seq != kept && Instant::now() >= next) {
            next = Instant::now() + every;
            let failed = match backup(&file, &beside(&file)) {
                // Another process makes it.
                Ok(_) | Err(SessionError::Journal(JournalError::Busy)) => None,
                Err(error) => Some(error.message()),
            };
            if failed.is_none() {
                kept = seq;
            }
            let news = std::mem::replace(&mut *lock(&core.no_backup), failed.clone()) != failed;
            if news {
                core.ring();
            }
        }
    }
}
