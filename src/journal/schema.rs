//! Making and opening the SQLite file, and telling whether it is ours.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, Utc};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, MAIN_DB, OpenFlags, TransactionBehavior};

use super::chain::{self, Head};
use super::error::JournalError;
use super::private::create_private;
use crate::domain::event::Event;

/// `pnlm`: what tells a session file from other SQLite files.
pub(super) const APPLICATION_ID: u32 = 0x706E_6C6D;
/// The latest format of the file, in `PRAGMA user_version`.
const VERSION: u32 = 2;

const SCHEMA: &str = include_str!("schema.sql");

/// What SQLite keeps beside a file, and may hold a part of it: while it is open, and after a crash.
pub(super) const LOGS: [&str; 2] = ["-wal", "-journal"];

/// How long to wait for another program that is writing.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// Makes the file, for its owner alone, with the founding event in it, and opens it; nothing is left behind where that fails.
pub(super) fn create(path: &Path, founding: &Event, at: DateTime<Utc>) -> Result<Connection, JournalError> {
    let not_created = |detail: String| JournalError::NotCreated { path: path.to_owned(), detail };
    // SQLite would throw away what the log of an earlier file of this name holds.
    if let Some(log) = waiting_log(path) {
        return Err(JournalError::Exists { path: log });
    }
    create_private(path).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => JournalError::Exists { path: path.to_owned() },
        _ => not_created(error.to_string()),
    })?;
    fill(path, founding, at).and_then(|()| open(path, Access::Write)).map_err(|error| {
        for suffix in ["", "-shm"].iter().chain(&LOGS) {
            // What cannot be removed now was not there, or the disk is gone altogether.
            fs::remove_file(beside(path, suffix)).ok();
        }
        not_created(error.to_string())
    })
}

/// The format that a session needs. A program that knows format 1 alone reads every event, but would take the days of a session's zone for days of UTC.
fn format_of(founding: &Event) -> u32 {
    match founding {
        Event::SessionFounded(founding) if !founding.zone.is_utc() => 2,
        _ => 1,
    }
}

/// The format that a file says it has.
pub(super) fn format(connection: &Connection) -> rusqlite::Result<u32> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0)).map(i32::cast_unsigned)
}

/// One transaction, so that a file which was cut off in the making is empty.
fn fill(path: &Path, founding: &Event, at: DateTime<Utc>) -> Result<(), JournalError> {
    let writing = |error| JournalError::writing(&error);
    let mut connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(writing)?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(writing)?;
    transaction.execute_batch(SCHEMA).map_err(writing)?;
    transaction.pragma_update(None, "application_id", APPLICATION_ID).map_err(writing)?;
    transaction.pragma_update(None, "user_version", format_of(founding)).map_err(writing)?;
    chain::append(&transaction, Head::START, at, None, founding)?;
    chain::read_after(&transaction, Head::START, true)?;
    transaction.commit().map_err(writing)
}

/// Whether a file is opened only if it can be written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    /// Where it cannot be written to, it is opened for reading.
    Any,
    /// Where it cannot be written to, that is an error.
    Write,
}

/// Opens a session file of a format that this program knows; any other file stays as it is, to the byte.
pub(super) fn open(path: &Path, access: Access) -> Result<Connection, JournalError> {
    let unreadable = |detail: String| JournalError::Unreadable { detail };
    match fs::metadata(path) {
        Ok(file) if file.is_file() => {}
        Ok(_) => return Err(JournalError::NotASession { path: path.to_owned() }),
        Err(error) if error.kind() == ErrorKind::NotFound => return Err(JournalError::Missing { path: path.to_owned() }),
        Err(error) => return Err(unreadable(error.to_string())),
    }
    // Until the file is known to be ours, its log is not to be folded into it.
    let log_waits = waiting_log(path).is_some();
    let attempt = |flags, path: &Path| -> rusqlite::Result<(Connection, [u32; 2])> {
        let connection = connect(path, flags)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, log_waits)?;
        let application = connection.pragma_query_value(None, "application_id", |row| row.get(0)).map(i32::cast_unsigned)?;
        let marks = [application, format(&connection)?];
        Ok((connection, marks))
    };
    let mut opened = attempt(OpenFlags::SQLITE_OPEN_READ_WRITE, path);
    let code = opened.as_ref().err().and_then(rusqlite::Error::sqlite_error_code);
    let no_right = matches!(code, Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly));
    let no_room = matches!(code, Some(ErrorCode::DiskFull | ErrorCode::SystemIoFailure));
    if access == Access::Any && (no_right || no_room) && !log_waits {
        // A medium on which SQLite cannot put its shared memory: whoever could write there would have put some.
        opened = attempt(OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI, &immutable(path));
    }
    let (connection, [application, version]) = opened.map_err(|error| match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => JournalError::NotASession { path: path.to_owned() },
        _ if access == Access::Write && no_right => JournalError::ReadOnly,
        _ if access == Access::Write => JournalError::writing(&error),
        _ => JournalError::reading(&error),
    })?;
    if application != APPLICATION_ID || version == 0 {
        return Err(JournalError::NotASession { path: path.to_owned() });
    }
    if version > VERSION {
        return Err(JournalError::Newer { path: path.to_owned(), version, known: VERSION });
    }
    settle(&connection).map_err(|error| JournalError::reading(&error))?;
    Ok(connection)
}

/// A connection that trusts nothing which the file says about itself, and syncs before it reports a commit. One that cannot be set up
/// leaves the log alone: where SQLite gets at the index of the log neither in opening nor in closing, it would fold nothing in
/// and throw the log away.
fn connect(path: &Path, flags: OpenFlags) -> rusqlite::Result<Connection> {
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    set_up(&connection)?;
    Ok(connection)
}

/// Opens a file that nobody else has open and that has no log. It may be on a share of the network, where there is no shared memory: none is used.
pub(super) fn connect_alone(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    // Before anything is read: from then on it is too late.
    connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    set_up(&connection)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(connection)
}

fn set_up(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    connection.busy_timeout(PATIENCE)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "synchronous", "FULL")
}

/// What a connection to a session file needs beyond [`connect`].
fn settle(connection: &Connection) -> rusqlite::Result<()> {
    if !connection.is_readonly(MAIN_DB)? {
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "wal_autocheckpoint", 0)?;
    }
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(())
}

/// Checks that every page of the file belongs to something. SQLite's own check does not ask that of a file with views, which it takes
/// for a part of a file; and where a disk lost a write, an old page may lead to the first events alone, which are a whole chain.
pub(super) fn check_pages(connection: &Connection) -> Result<(), JournalError> {
    // No page holds what SQLite locks, 1 GiB from the beginning.
    const COUNT: &str = "SELECT (SELECT count(*) FROM dbstat) + (page_count * page_size > 1073741824), freelist_count, page_count
                         FROM pragma_freelist_count, pragma_page_count, pragma_page_size";
    let counted = connection.query_row(COUNT, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
    let (used, free, all): (i64, i64, i64) = counted.map_err(|error| JournalError::reading(&error))?;
    if used + free == all { Ok(()) } else { Err(JournalError::Damaged { detail: format!("{used} + {free} ≠ {all}") }) }
}

/// What a file, whose first event is given, does not have as this program makes it: its format, or the first of our tables, triggers and views.
/// Whatever else is there belongs to other programs, such as one that copies the file to a second machine.
pub(super) fn altered(connection: &Connection, founding: &Event) -> rusqlite::Result<Option<String>> {
    if format(connection)? != format_of(founding) {
        return Ok(Some("user_version".to_owned()));
    }
    let ours = Connection::open_in_memory()?;
    ours.execute_batch(SCHEMA)?;
    let mut wanted = ours.prepare("SELECT type, name, sql FROM sqlite_schema ORDER BY rowid")?;
    let mut rows = wanted.query([])?;
    let mut found =
        connection.prepare("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = ?1 AND name = ?2 AND sql = ?3)")?;
    while let Some(row) = rows.next()? {
        let (kind, name, sql): (String, String, String) = row.try_into()?;
        if !found.query_row([&kind, &name, &sql], |row| row.get::<_, bool>(0))? {
            return Ok(Some(format!("{kind} {name}")));
        }
    }
    // Tables of other programs are no concern of ours; a trigger or view that we do not know may change what is read or written.
    let mut known = ours.prepare("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = ?1 AND name = ?2)")?;
    let mut objects =
        connection.prepare("SELECT type, name FROM sqlite_schema WHERE type IN ('trigger', 'view') ORDER BY rowid")?;
    let mut rows = objects.query([])?;
    while let Some(row) = rows.next()? {
        let (kind, name): (String, String) = row.try_into()?;
        if !known.query_row([&kind, &name], |row| row.get::<_, bool>(0))? {
            return Ok(Some(format!("{kind} {name}")));
        }
    }
    Ok(None)
}

/// A log beside a session file that may hold what the file does not yet.
pub(super) fn waiting_log(path: &Path) -> Option<PathBuf> {
    LOGS.map(|log| beside(path, log)).into_iter().find(|log| fs::metadata(log).is_ok_and(|log| log.len() > 0))
}

/// A file that SQLite keeps beside a session file.
pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// The path as a URI that tells SQLite that nobody writes to the file.
fn immutable(path: &Path) -> PathBuf {
    let escaped = path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    format!("file:{escaped}?immutable=1").into()
}
