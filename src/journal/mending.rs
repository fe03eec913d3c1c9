//! What is done before a file is trusted again whose log may not be on the disk as the system shows it.
//!
//! When a sync fails, the system may drop what it did not write and go on showing it from memory; a second sync then succeeds and means
//! nothing. So a failed write is never repeated on what is there: everything that counts is written anew, and that is synced.
//!
//! A failed commit may have left its frames in the log. No reader looks at them as long as any connection is open, for the
//! index of the log ends before them; but whoever opens the file after the last one was killed takes them for saved. The next commit that succeeds overwrites
//! them. That is why the new connection is opened before the old one is dropped, and why a commit is the proof that writing works.

use std::fs::OpenOptions;
use std::io::{Read, Seek, Write};
use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, Error, MAIN_DB, Transaction, TransactionBehavior, ffi};

use super::chain::{self, Head, Record};
use super::error::JournalError;
use super::schema::{self, Access};

/// Takes more room in the log than any command of a person, and gives it back. A disk that is full takes a little now and then, and the log has some
/// room that it used before: a small write would succeed and the next one fail.
const ROOM: &str = "SAVEPOINT room;
    CREATE TABLE room (bytes);
    INSERT INTO room VALUES (zeroblob(262144));
    ROLLBACK TO room;
    RELEASE room";

/// Opens a file anew after a write failed. It must hold the event at `head`; what follows is handed out. A commit has succeeded
/// on the connection that is returned.
pub(super) fn reopen(path: &Path, head: Head) -> Result<(Connection, Vec<Record>), JournalError> {
    let writing = |error| JournalError::writing(&error);
    let mut connection = schema::open(path, Access::Write)?;
    if connection.is_readonly(MAIN_DB).unwrap_or(true) {
        return Err(JournalError::ReadOnly);
    }
    renew_log(&connection, path)?;
    // With so few pages in memory SQLite writes the rest at once, where else it would wait for the commit.
    let pages: i64 = connection.pragma_query_value(None, "cache_size", |row| row.get(0)).map_err(writing)?;
    connection.pragma_update(None, "cache_size", 16).map_err(writing)?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(writing)?;
    let newer = chain::read_after(&transaction, head, false)?;
    transaction.execute_batch(ROOM).map_err(writing)?;
    // What stands there already, so that there is something to commit.
    let format = schema::format(&transaction).map_err(writing)?;
    transaction.pragma_update(None, "user_version", format).map_err(writing)?;
    transaction.commit().map_err(writing)?;
    connection.pragma_update(None, "cache_size", pages).map_err(writing)?;
    Ok((connection, newer))
}

/// Folds a log into the file that was removed under the connection, which still has it open, and closes the connection: in one program
/// all connections to a file share the index of its log, and a new one would take the index of the old log for that of its own.
pub(super) fn fold_removed_log(connection: &mut Connection) -> Result<(), JournalError> {
    let writing = |error| JournalError::writing(&error);
    let folded = connection.query_row("PRAGMA wal_checkpoint(FULL)", [], |row| {
        let (busy, frames, folded): (bool, i64, i64) = row.try_into()?;
        Ok(!busy && frames == folded)
    });
    if !folded.map_err(writing)? {
        return Err(JournalError::Busy);
    }
    *connection = Connection::open_in_memory().map_err(writing)?;
    Ok(())
}

/// Writes the log beside a file anew, byte for byte, and syncs it: a program that was killed, or whose sync failed, may have left one there that
/// is not on the disk as it is read now.
pub(super) fn renew_log(connection: &Connection, path: &Path) -> Result<(), JournalError> {
    let Some(log) = schema::waiting_log(path).filter(|_| !connection.is_readonly(MAIN_DB).unwrap_or(true)) else {
        return Ok(());
    };
    let renew = || {
        let mut log = OpenOptions::new().read(true).write(true).open(log)?;
        let mut bytes = Vec::new();
        log.read_to_end(&mut bytes)?;
        log.rewind()?;
        log.write_all(&bytes)?;
        log.sync_all()
    };
    // Nobody else writes to it meanwhile.
    let held = Transaction::new_unchecked(connection, TransactionBehavior::Immediate);
    let held = held.map_err(|error| JournalError::writing(&error))?;
    renew().map_err(|error: std::io::Error| JournalError::NotSaved { detail: error.to_string() })?;
    held.rollback().map_err(|error| JournalError::writing(&error))
}

/// Folds the log into the file; `false` where that failed in a way after which the log must stay.
///
/// SQLite would do it by itself now and then, but would sync once more after a sync of the file had failed, and then throw away the log. What it
/// had folded in before that and not after might be on no disk then. Whoever opens the file as the first one folds all of the log in again.
pub(super) fn fold_log(connection: &Connection) -> bool {
    match connection.query_row("PRAGMA wal_checkpoint", [], |_| Ok(())) {
        Err(Error::SqliteFailure(error, _)) if error.extended_code == ffi::SQLITE_IOERR_FSYNC => {
            keep_log(connection);
            false
        }
        // Anything else is tried again, and all that it comes to is that the log is longer.
        _ => true,
    }
}

/// Closes the file, one day, without folding the log in.
pub(super) fn keep_log(connection: &Connection) {
    // It cannot fail on an open connection.
    let _set = connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true);
}
