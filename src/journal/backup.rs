//! A copy of a session file, made by SQLite while the file is in use, and checked before it takes its place.

use std::ffi::c_int;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::Backup;

use super::Journal;
use super::chain::{self, Head, Record};
use super::error::JournalError;
use super::place::identity;
use super::private::create_private;
use super::schema::{self, APPLICATION_ID, Access, LOGS, beside};
use crate::domain::hash::Hash;

/// What is added to the name of a copy in the making.
const PART: &str = ".panelmark-part";
/// What is added to the name of a session file for a copy of what would else be lost.
const ASIDE: &str = ".saved-aside";
/// Between two attempts to read while somebody folds the log into the file.
const PAUSE: Duration = Duration::from_millis(50);

/// What became of a copy.
pub enum Copied {
    /// It is made and checked, with these events in it, and has still to take its place.
    Made(Copy, Vec<Record>),
    /// What was to be overwritten holds all of it already.
    Current(Head),
}

/// A copy beside its place: every event was read and checked. Dropped without [`Copy::put`] it is gone.
pub struct Copy {
    part: PathBuf,
    dest: PathBuf,
    /// Locked as long as the copy is in the making: nobody else makes one for the same place.
    file: File,
    head: Head,
    placed: bool,
}

impl Copy {
    /// Copies the session file `source`, for `dest`: a file that does not exist, or an older copy of the same session.
    ///
    /// # Errors
    /// [`JournalError::NotABackup`] where another file is in the way, [`JournalError::Busy`] where another program makes a copy for the same place,
    /// [`JournalError::NotCopied`] where it cannot be written, or is not the same as what it was made from; and what is wrong with the source. Whatever was at `dest` is as it was.
    pub fn make(source: &Path, dest: &Path) -> Result<Copied, JournalError> {
        let original = schema::open(source, Access::Any)?;
        let before = last(&original).map_err(|error| JournalError::reading(&error))?;
        if fs::symlink_metadata(dest).is_ok() {
            let held = held(&original, source, dest)?.ok_or_else(|| JournalError::NotABackup { path: dest.to_owned() })?;
            if held == before {
                return Ok(Copied::Current(held));
            }
        }
        let not_copied = |detail: String| JournalError::NotCopied { path: dest.to_owned(), detail };
        let part = beside(dest, PART);
        let file = take(&part).map_err(|error| not_copied(error.to_string()))?.ok_or(JournalError::Busy)?;
        let mut copy = Copy { part, dest: dest.to_owned(), file, head: Head::START, placed: false };
        copy.fill(&original).map_err(|error| not_copied(error.to_string()))?;
        let records =
            Journal::with(schema::connect_alone(&copy.part).map_err(|error| JournalError::reading(&error))?, &copy.part)?
                .verify()?;
        copy.head = chain::end(Head::START, &records);
        let holds = |head: Head| records.iter().any(|record| record.stamp.seq == head.seq && record.stamp.hash == head.hash);
        // What was there when it began is in it, and nothing that is not there now.
        if !holds(before) || chain::read_after(&original, copy.head, false).is_err() {
            return Err(not_copied("the copy is not the same as what it was made from".to_owned()));
        }
        Ok(Copied::Made(copy, records))
    }

    fn fill(&self, original: &Connection) -> rusqlite::Result<()> {
        let mut connection = schema::connect_alone(&self.part)?;
        Backup::new(original, &mut connection)?.run_to_completion(c_int::MAX, PAUSE, None)
    }

    /// Puts it in its place, at once and whole; gives how far it goes.
    ///
    /// # Errors
    /// [`JournalError::NotCopied`]; whatever was there is as it was.
    pub fn put(mut self) -> Result<Head, JournalError> {
        let placed = self.file.sync_all().and_then(|()| fs::rename(&self.part, &self.dest));
        self.placed = placed.is_ok();
        // The name is on the disk when the folder is.
        let folder = self.dest.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
        let placed = placed.and_then(|()| if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) });
        placed.map_err(|error| JournalError::NotCopied { path: self.dest.clone(), detail: error.to_string() })?;
        Ok(self.head)
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        // Once it took its place the name is free, and may be that of another program's copy.
        if !self.placed {
            clear(&self.part);
            let _gone = fs::remove_file(&self.part);
        }
    }
}

/// Copies all that a connection sees into a new session file beside the one at `path`, which by now may be read as something else.
pub(super) fn save_aside(connection: &Connection, path: &Path) -> Result<PathBuf, JournalError> {
    let aside = beside(path, ASIDE);
    let not_copied = |detail: String| JournalError::NotCopied { path: aside.clone(), detail };
    drop(create_private(&aside).map_err(|error| not_copied(error.to_string()))?);
    let filled = schema::connect_alone(&aside)
        .and_then(|mut copy| Backup::new(connection, &mut copy)?.run_to_completion(c_int::MAX, PAUSE, None));
    filled.map_err(|error| not_copied(error.to_string()))?;
    Ok(aside)
}

/// Takes the name of a copy in the making, with whatever a killed program left there; `None` where another program is at it.
fn take(part: &Path) -> io::Result<Option<File>> {
    // Never through a link, and into no file that others may read: what is there and was not made by this program is removed.
    let file = match fs::symlink_metadata(part) {
        Ok(there) if is_ours(&there) => OpenOptions::new().read(true).write(true).open(part)?,
        Ok(_) => fs::remove_file(part).and_then(|()| create_private(part))?,
        Err(_) => create_private(part)?,
    };
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => return Ok(None),
        Err(TryLockError::Error(error)) => return Err(error),
        Ok(()) => {}
    }
    // It may have taken its place between the opening and the locking: then it is no longer in the making.
    if fs::symlink_metadata(part).ok().map(|there| identity(&there)) != Some(identity(&file.metadata()?)) {
        return Ok(None);
    }
    file.set_len(0)?;
    clear(part);
    Ok(Some(file))
}

/// Whether a file is as this program makes it: plain, of one name, and for its owner alone.
fn is_ours(file: &fs::Metadata) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        file.is_file() && file.nlink() == 1 && file.mode() & 0o077 == 0
    }
    #[cfg(not(unix))]
    file.is_file()
}

/// Removes what SQLite may have left beside a copy in the making.
fn clear(part: &Path) {
    for suffix in ["-shm"].iter().chain(&LOGS) {
        let _not_there = fs::remove_file(beside(part, suffix));
    }
}

/// How far a file goes that is in the way, if it is an older copy of the session that nobody has open.
fn held(original: &Connection, source: &Path, dest: &Path) -> Result<Option<Head>, JournalError> {
    let head = || {
        let is_plain = fs::symlink_metadata(dest).is_ok_and(|file| file.is_file());
        let is_source = fs::canonicalize(source).ok()? == fs::canonicalize(dest).ok()?;
        if !is_plain || is_source || schema::waiting_log(dest).is_some() {
            return None;
        }
        let copy = schema::connect_alone(dest).ok()?;
        let application: i32 = copy.pragma_query_value(None, "application_id", |row| row.get(0)).ok()?;
        last(&copy).ok().filter(|head| application.cast_unsigned() == APPLICATION_ID && head.seq > 0)
    };
    let Some(head) = head() else { return Ok(None) };
    match chain::read_after(original, head, false) {
        Ok(_) => Ok(Some(head)),
        Err(JournalError::Replaced) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The last event of a file, unchecked.
fn last(connection: &Connection) -> rusqlite::Result<Head> {
    connection.query_row("SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1", [], |row| {
        Ok(Head { seq: row.get::<_, i64>(0)?.cast_unsigned(), hash: Hash(row.get(1)?) })
    })
}
