//! The session file: the only place that knows SQLite. `docs/journal.md` describes the format.
//!
//! A session is the list of its events, and nothing else is stored. Events are only ever added, each chained to the one before
//! it by its hash. Several programs may have one file open; a [`Journal`] hands out every event exactly once, in order:
//! by [`Journal::catch_up`], by [`Journal::begin`], or by [`Append::commit`].

mod backup;
mod chain;
mod error;
mod mending;
mod schema;
mod share;

#[cfg(test)]
mod tests;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::{Connection, MAIN_DB, Transaction, TransactionBehavior};

pub use backup::{Copied, Copy};
pub use chain::{Head, Record};
pub use error::{Flaw, JournalError};
pub use share::refuse_share;

use schema::Access;

use crate::domain::event::{Event, Founding};
use crate::domain::id::SeatId;

/// So many events are added before the log is folded into the file.
const IN_LOG: usize = 500;

/// An open session file, and how much of it has been handed out.
#[derive(Debug)]
pub struct Journal {
    connection: Connection,
    path: PathBuf,
    identity: Identity,
    known: Known,
    /// Whether the log stays until the file is opened anew; see [`mending::fold_log`].
    keeps_log: bool,
    data_version: Option<i64>,
}

/// What tells a file from another one of the same name.
type Identity = Option<(u64, u64)>;

/// What is known of the file.
#[derive(Debug)]
struct Known {
    /// The last event that was handed out.
    head: Head,
    /// Set where writing failed (the head that was to be) or could not be tried. Nothing is added until the file was opened anew; see [`mending`].
    doubt: Option<Head>,
    /// Whether what was not to be was found in the file all the same.
    surfaced: bool,
    /// How many events were added since the log was last folded into the file.
    in_log: usize,
}

impl Known {
    /// Takes in what was read behind the head.
    fn take(&mut self, newer: &[Record]) {
        self.head = chain::end(self.head, newer);
        self.surfaced |= self.doubt.is_some_and(|doubt| newer.iter().any(|record| record.stamp.hash == doubt.hash));
    }

    /// What becomes of an error while writing, where `end` was to be the head.
    fn fail(&mut self, end: Head, error: JournalError) -> JournalError {
        if !matches!(error, JournalError::Busy | JournalError::ReadOnly) {
            self.doubt.get_or_insert(end);
        }
        error
    }
}

impl Journal {
    /// Founds a session in a new file that only its owner may read, and opens it.
    ///
    /// # Errors
    /// [`JournalError::Exists`] where a file is in the way, [`JournalError::NotCreated`] where none can be made; nothing is left behind then.
    pub fn create(path: &Path, founding: Founding, at: DateTime<Utc>) -> Result<Self, JournalError> {
        Self::with(schema::create(path, &Event::SessionFounded(Box::new(founding)), at)?, path)
    }

    /// Opens a session file; nothing is handed out yet. One that may only be read opens for reading.
    ///
    /// # Errors
    /// [`JournalError::Missing`], [`JournalError::NotASession`], [`JournalError::Newer`]: the file is untouched then;
    /// [`JournalError::Unreadable`], [`JournalError::Damaged`], [`JournalError::Busy`].
    pub fn open(path: &Path) -> Result<Self, JournalError> {
        Self::with(schema::open(path, Access::Any)?, path)
    }

    fn with(connection: Connection, path: &Path) -> Result<Self, JournalError> {
        let unreadable = |error: io::Error| JournalError::Unreadable { detail: error.to_string() };
        let path = std::path::absolute(path).map_err(unreadable)?;
        let identity = identity(&path).map_err(unreadable)?;
        let known = Known { head: Head::START, doubt: None, surfaced: false, in_log: 0 };
        let mut journal = Journal { connection, path, identity, known, keeps_log: false, data_version: None };
        // It can be read, and whoever adds to it opens it anew before that.
        let renewed = mending::renew_log(&journal.connection, &journal.path);
        if journal.is_read_only() || renewed.is_err_and(|error| error != JournalError::Busy) {
            journal.known.doubt = Some(Head::START);
        }
        Ok(journal)
    }

    /// Where the file is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The last event that was handed out.
    #[must_use]
    pub fn head(&self) -> Head {
        self.known.head
    }

    /// Whether writing failed and has not succeeded since, or could not even be tried: nothing is added before [`Journal::mend`].
    #[must_use]
    pub fn is_in_doubt(&self) -> bool {
        self.known.doubt.is_some()
    }

    /// Whether events that were reported as not saved were found in the file later, and handed out.
    #[must_use]
    pub fn has_surfaced(&self) -> bool {
        self.known.surfaced
    }

    /// Whether it is open for reading alone, for want of rights or room, or on a read-only medium.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.connection.is_readonly(MAIN_DB).unwrap_or(true)
    }

    /// Whether another program (or another [`Journal`]) may have added events since this was last asked. Costs microseconds.
    ///
    /// # Errors
    /// [`JournalError::Unreadable`] or [`JournalError::Damaged`].
    pub fn changed(&mut self) -> Result<bool, JournalError> {
        let version =
            self.connection.prepare_cached("PRAGMA data_version").and_then(|mut ask| ask.query_row([], |row| row.get(0)));
        let version = Some(version.map_err(|error| JournalError::reading(&error))?);
        Ok(std::mem::replace(&mut self.data_version, version) != version)
    }

    /// The events that have not been handed out yet; the whole chain, the first time.
    ///
    /// # Errors
    /// [`JournalError::Broken`] where the chain is, [`JournalError::Replaced`] where the file is not the one that was opened,
    /// [`JournalError::Unreadable`] or [`JournalError::Damaged`]; nothing is handed out then.
    pub fn catch_up(&mut self) -> Result<Vec<Record>, JournalError> {
        self.check_identity()?;
        let newer = chain::read_after(&self.connection, self.known.head, false)?;
        self.known.take(&newer);
        Ok(newer)
    }

    /// Begins to add events: keeps all other writers out, and hands out what they added before. After a failed write it
    /// mends first.
    ///
    /// # Errors
    /// As [`Journal::catch_up`] and [`Journal::mend`]; [`JournalError::ReadOnly`]; [`JournalError::Busy`] where another program writes for
    /// seconds.
    pub fn begin(&mut self) -> Result<(Append<'_>, Vec<Record>), JournalError> {
        let mut newer = self.mend()?;
        if self.known.in_log >= IN_LOG && !self.keeps_log {
            self.known.in_log = 0;
            self.keeps_log = !mending::fold_log(&self.connection);
        }
        let start = self.known.head;
        self.check_identity().map_err(|error| self.known.fail(start, error))?;
        let begun = self.connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let transaction = begun.map_err(|error| self.known.fail(start, JournalError::writing(&error)))?;
        let others = chain::read_after(&transaction, start, false).map_err(|error| self.known.fail(start, error))?;
        self.known.take(&others);
        newer.extend(others);
        let end = self.known.head;
        Ok((Append { transaction, known: &mut self.known, end }, newer))
    }

    /// After a failed write: opens the file anew, compares what is there with what was handed out, and makes sure that events can be
    /// added again. Hands out what others added. Does nothing where nothing is in doubt.
    ///
    /// # Errors
    /// [`JournalError::NotSaved`] while the disk is still full or failing, [`JournalError::ReadOnly`], [`JournalError::Replaced`] where the file no longer holds
    /// what was handed out; as [`Journal::open`]. Nothing is added until this succeeds.
    pub fn mend(&mut self) -> Result<Vec<Record>, JournalError> {
        if !self.is_in_doubt() {
            return Ok(Vec::new());
        }
        self.check_identity()?;
        let (connection, newer) = mending::reopen(&self.path, self.known.head)?;
        self.known.take(&newer);
        self.known.doubt = None;
        self.connection = connection;
        if self.keeps_log {
            mending::keep_log(&self.connection);
        }
        self.data_version = None;
        Ok(newer)
    }

    /// Every event of the file, after checking all of it: the chain, that each event is written as panelmark writes it, SQLite's
    /// own structures, and that tables, triggers and views are panelmark's. Hands nothing out.
    ///
    /// # Errors
    /// [`JournalError::Broken`], [`JournalError::Damaged`] or [`JournalError::Altered`]: the first difference found;
    /// [`JournalError::Unreadable`] where it cannot be told.
    pub fn verify(&self) -> Result<Vec<Record>, JournalError> {
        let reading = |error| JournalError::reading(&error);
        let snapshot = self.connection.unchecked_transaction().map_err(reading)?;
        let records = chain::read_after(&snapshot, Head::START, true)?;
        let detail: String = snapshot.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)).map_err(reading)?;
        if detail != "ok" {
            return Err(JournalError::Damaged { detail });
        }
        schema::check_pages(&snapshot)?;
        let founding = records.first().map(|first| schema::altered(&snapshot, &first.event));
        match founding.transpose().map_err(reading)?.flatten() {
            Some(object) => Err(JournalError::Altered { object }),
            None => Ok(records),
        }
    }

    /// SQLite goes on writing to a file that was moved or deleted under it; nobody would find that again.
    fn check_identity(&self) -> Result<(), JournalError> {
        match identity(&self.path) {
            Ok(identity) if identity == self.identity => Ok(()),
            _ => Err(JournalError::Replaced),
        }
    }
}

/// Events being added, all or none. Dropped without [`Append::commit`], none.
#[derive(Debug)]
pub struct Append<'a> {
    transaction: Transaction<'a>,
    known: &'a mut Known,
    end: Head,
}

impl Append<'_> {
    /// Adds one event. `at` is kept in whole milliseconds; `seat` is none for what no person did.
    ///
    /// # Errors
    /// [`JournalError::NotSaved`] where the disk is full or fails.
    pub fn add(&mut self, at: DateTime<Utc>, seat: Option<&SeatId>, event: &Event) -> Result<(), JournalError> {
        let end = self.end;
        self.end = chain::append(&self.transaction, end, at, seat, event).map_err(|error| self.known.fail(end, error))?;
        Ok(())
    }

    /// The events behind the one with this `seq`, which others may have added long ago; hands nothing out.
    ///
    /// # Errors
    /// As [`Journal::catch_up`].
    pub fn since(&mut self, seq: u64) -> Result<Vec<Record>, JournalError> {
        let end = self.end;
        chain::read_since(&self.transaction, seq).map_err(|error| self.known.fail(end, error))
    }

    /// Saves what was added, and hands it out as read back from the file. Once this has returned it is on the disk.
    ///
    /// # Errors
    /// [`JournalError::NotSaved`] where the disk is full or fails.
    pub fn commit(self) -> Result<Vec<Record>, JournalError> {
        let Append { transaction, known, end } = self;
        let added = save(transaction, known.head, end).map_err(|error| known.fail(end, error))?;
        known.head = end;
        known.in_log += added.len();
        Ok(added)
    }
}

/// Reads back what was added behind `head`, which is to end at `end`, and commits it.
fn save(transaction: Transaction<'_>, head: Head, end: Head) -> Result<Vec<Record>, JournalError> {
    let not_saved = |detail: String| JournalError::NotSaved { detail };
    let added = chain::read_after(&transaction, head, true).map_err(|error| not_saved(error.to_string()))?;
    if chain::end(head, &added) != end {
        return Err(not_saved("what was read back is not what was written".to_owned()));
    }
    transaction.commit().map_err(|error| JournalError::writing(&error))?;
    Ok(added)
}

/// Device and number of the file of that name, where the system has them.
fn identity(path: &Path) -> io::Result<Identity> {
    fs::metadata(path).map(|file| identity_of(&file))
}

/// Device and number of a file, where the system has them.
fn identity_of(file: &fs::Metadata) -> Identity {
    #[cfg(unix)]
    return {
        use std::os::unix::fs::MetadataExt;
        Some((file.dev(), file.ino()))
    };
    #[cfg(not(unix))]
    return None;
}
