//! Which files a journal has open. SQLite goes on writing to a file, or to its log, that was moved, deleted or replaced under it, and
//! nobody would find again what it wrote there; by a second name of the file it would keep a second log
//! (SQLite, *How To Corrupt An SQLite Database File*, 1.3, 1.4, 2.4 and 2.5).

use std::fs::{self, Metadata};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::error::JournalError;
use super::schema::beside;

/// Device and number of a file, where the system has them.
pub(super) type Identity = Option<(u64, u64)>;

/// Where a session file is, and which files those are that were opened there.
#[derive(Debug, Clone)]
pub(super) struct Place {
    path: PathBuf,
    file: Identity,
    /// The log beside it; none where it is open for reading alone and has none.
    log: Option<Identity>,
}

impl Place {
    /// The place of a file that was just opened and read.
    pub fn of(path: &Path) -> Result<Self, JournalError> {
        let path = fs::canonicalize(path).map_err(unreadable)?;
        let file = fs::metadata(&path).map_err(unreadable)?;
        refuse_second_name(&path, &file)?;
        let log = fs::metadata(log_of(&path)).ok().map(|log| identity(&log));
        Ok(Place { file: identity(&file), log, path })
    }

    /// Where the file is, by its own name.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Checks that file and log are those that were opened. Costs microseconds.
    ///
    /// # Errors
    /// [`JournalError::Replaced`], [`JournalError::SecondName`], [`JournalError::LogRemoved`] or [`JournalError::LogReplaced`];
    /// [`JournalError::Unreadable`] where the system does not tell.
    pub fn check(&self) -> Result<(), JournalError> {
        let file = fs::metadata(&self.path).map_err(|error| gone_or(error, JournalError::Replaced))?;
        if identity(&file) != self.file {
            return Err(JournalError::Replaced);
        }
        refuse_second_name(&self.path, &file)?;
        let Some(known) = self.log else { return Ok(()) };
        match fs::metadata(log_of(&self.path)) {
            Ok(log) if identity(&log) == known => Ok(()),
            Ok(_) => Err(JournalError::LogReplaced { aside: None }),
            Err(error) => Err(gone_or(error, JournalError::LogRemoved)),
        }
    }
}

/// Device and number of a file, where the system has them.
pub(super) fn identity(file: &Metadata) -> Identity {
    #[cfg(unix)]
    return {
        use std::os::unix::fs::MetadataExt;
        Some((file.dev(), file.ino()))
    };
    #[cfg(not(unix))]
    return None;
}

/// An error in looking at a file: where there is none of that name, `gone`.
fn gone_or(error: io::Error, gone: JournalError) -> JournalError {
    if error.kind() == ErrorKind::NotFound { gone } else { unreadable(error) }
}

fn unreadable(error: io::Error) -> JournalError {
    JournalError::Unreadable { detail: error.to_string() }
}

fn refuse_second_name(path: &Path, file: &Metadata) -> Result<(), JournalError> {
    #[cfg(unix)]
    if std::os::unix::fs::MetadataExt::nlink(file) > 1 {
        return Err(JournalError::SecondName { path: path.to_owned() });
    }
    Ok(())
}

fn log_of(path: &Path) -> PathBuf {
    beside(path, "-wal")
}
