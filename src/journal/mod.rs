//! The session file: the only place that knows SQLite. `docs/journal.md` describes the format.
//!
//! A session is the list of its events, and nothing else is stored. Events are only ever added, each chained to the one before
//! it by its hash. Several programs may have one file open; a [`Journal`] hands out every event exactly once, in order:
//! by [`Journal::catch_up`], by [`Journal::begin`], or by [`Append::commit`].

mod backup;
mod chain;
mod error;
mod mending;
mod place;
mod private;
mod schema;
mod share;

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use rusqlite::{Connection, ErrorCode, MAIN_DB, Transaction, TransactionBehavior};

pub use backup::{Copied, Copy};
pub use chain::{Head, Record};
pub use error::{Flaw, JournalError};
pub use private::{append_private, create_private, create_private_folder, replace_private};
pub use share::refuse_share;

use place::Place;
use schema::Access;

use crate::domain::event::{Event, Founding};
use crate::domain::id::SeatId;

/// How long people wait for other programs that write, of which each writes for milliseconds.
const PATIENCE: Duration = Duration::from_secs(2);
/// How often it is tried meanwhile. SQLite itself would try less and less often, and one program that writes without a rest would keep all
/// others out.
const RETRY: Duration = Duration::from_millis(1);
/// So many events are added before the log is folded into the file.
const IN_LOG: usize = 500;

/// An open session file, and how much of it has been handed out.
#[derive(Debug)]
pub struct Journal {
    connection: Connection,
    place: Place,
    known: Known,
    /// Whether the log stays until the file is opened anew; see [`mending::fold_log`].
    keeps_log: bool,
    data_version: Option<i64>,
    /// How long to wait for other programs that write.
    patience: Duration,
    /// Whether that was in vain the last time: then nobody else waits as long, before somebody has written.
    stuck: bool,
    /// Where what had been saved was copied to after the log was replaced.
    aside: Option<PathBuf>,
}

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
        // SQLite makes the log at the first look into the file.
        connection
            .query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))
            .map_err(|error| JournalError::reading(&error))?;
        let place = Place::of(path)?;
        let known = Known { head: Head::START, doubt: None, surfaced: false, in_log: 0 };
        let mut journal = Journal {
            connection,
            place,
            known,
            keeps_log: false,
            data_version: None,
            patience: PATIENCE,
            stuck: false,
            aside: None,
        };
        // It can be read, and whoever adds to it opens it anew before that.
        let renewed = mending::renew_log(&journal.connection, journal.place.path());
        if journal.is_read_only() || renewed.is_err_and(|error| error != JournalError::Busy) {
            journal.known.doubt = Some(Head::START);
        }
        Ok(journal)
    }

    /// Where the file is, by its own name: links are resolved.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.place.path()
    }

    /// Sets how long to wait for other programs that write; two seconds, unless this says otherwise.
    pub fn set_patience(&mut self, patience: Duration) {
        self.patience = patience;
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
    /// [`JournalError::Unreadable`] or [`JournalError::Damaged`]; where file or log were taken away or replaced, as [`Journal::catch_up`], and
    /// nothing is added from then on before [`Journal::mend`].
    pub fn changed(&mut self) -> Result<bool, JournalError> {
        let head = self.known.head;
        self.place.check().map_err(|error| self.known.fail(head, error))?;
        let version =
            self.connection.prepare_cached("PRAGMA data_version").and_then(|mut ask| ask.query_row([], |row| row.get(0)));
        let version = Some(version.map_err(|error| JournalError::reading(&error))?);
        Ok(std::mem::replace(&mut self.data_version, version) != version)
    }

    /// The events that have not been handed out yet; the whole chain, the first time.
    ///
    /// # Errors
    /// [`JournalError::Broken`] where the chain is; [`JournalError::Replaced`], [`JournalError::SecondName`], [`JournalError::LogRemoved`] or
    /// [`JournalError::LogReplaced`] where the file or its log is not the one that was opened; [`JournalError::Unreadable`] or [`JournalError::Damaged`]; nothing is handed out then.
    pub fn catch_up(&mut self) -> Result<Vec<Record>, JournalError> {
        self.place.check()?;
        let newer = chain::read_after(&self.connection, self.known.head, false)?;
        self.known.take(&newer);
        Ok(newer)
    }

    /// Begins to add events: keeps all other writers out, and hands out what they added before. After a failed write it
    /// mends first.
    ///
    /// # Errors
    /// As [`Journal::catch_up`] and [`Journal::mend`]; [`JournalError::ReadOnly`]; [`JournalError::Busy`] where another program writes for
    /// longer than is waited.
    pub fn begin(&mut self) -> Result<(Append<'_>, Vec<Record>), JournalError> {
        let mut newer = self.mend()?;
        if self.known.in_log >= IN_LOG && !self.keeps_log {
            self.known.in_log = 0;
            self.keeps_log = !mending::fold_log(&self.connection);
        }
        let start = self.known.head;
        self.place.check().map_err(|error| self.known.fail(start, error))?;
        let patience = if self.stuck { Duration::ZERO } else { self.patience };
        let begun = wait_to_write(&self.connection, patience).map_err(|error| JournalError::writing(&error));
        self.stuck = matches!(begun, Err(JournalError::Busy));
        let transaction = begun.map_err(|error| self.known.fail(start, error))?;
        let others = chain::read_after(&transaction, start, false).map_err(|error| self.known.fail(start, error))?;
        self.known.take(&others);
        newer.extend(others);
        let end = self.known.head;
        Ok((Append { transaction, place: &self.place, known: &mut self.known, end }, newer))
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
        match self.place.check() {
            // Nobody else has opened the file since, so all that is in the log can still be folded in.
            Err(JournalError::LogRemoved) => mending::fold_removed_log(&mut self.connection)?,
            Err(JournalError::LogReplaced { .. }) => {
                // What this program saved may be in no file of a name by now.
                if self.aside.is_none() {
                    self.aside = backup::save_aside(&self.connection, self.place.path()).ok();
                }
                return Err(JournalError::LogReplaced { aside: self.aside.clone() });
            }
            checked => checked?,
        }
        let (connection, newer) = mending::reopen(self.place.path(), self.known.head)?;
        self.place = Place::of(self.place.path())?;
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
}

/// Begins to write, as soon as nobody else does.
fn wait_to_write(connection: &Connection, patience: Duration) -> rusqlite::Result<Transaction<'_>> {
    let deadline = Instant::now() + patience;
    connection.busy_timeout(Duration::ZERO)?;
    let begun = loop {
        match Transaction::new_unchecked(connection, TransactionBehavior::Immediate) {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) && Instant::now() < deadline => {
                thread::sleep(RETRY);
            }
            begun => break begun,
        }
    };
    connection.busy_timeout(schema::PATIENCE)?;
    begun
}

/// Events being added, all or none. Dropped without [`Append::commit`], none.
#[derive(Debug)]
pub struct Append<'a> {
    transaction: Transaction<'a>,
    place: &'a Place,
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

    /// Saves what was added, and hands it out as read back from the file. Once this has returned it is on the disk, in the files of these names.
    ///
    /// # Errors
    /// [`JournalError::NotSaved`] where the disk is full or fails; as [`Journal::catch_up`] where file or log were taken away or replaced meanwhile.
    pub fn commit(self) -> Result<Vec<Record>, JournalError> {
        let Append { transaction, place, known, end } = self;
        let saved = save(transaction, known.head, end).and_then(|added| match place.check() {
            // It is saved, if nothing else is known.
            Ok(()) | Err(JournalError::Unreadable { .. }) => Ok(added),
            Err(gone) => Err(gone),
        });
        let added = saved.map_err(|error| known.fail(end, error))?;
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
