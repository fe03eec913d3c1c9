//! What can be wrong with a session file, for programs and for people.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use thiserror::Error;

use crate::domain::message::Message;

/// Why a session file could not be made, read or added to. Whatever it is, nothing that had been saved was changed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum JournalError {
    /// There is no such file.
    #[error("there is no file {}", path.display())]
    Missing {
        /// As it was asked for.
        path: PathBuf,
    },
    /// A session cannot be founded here: this file, or a log that belongs to it, is there already.
    #[error("there is a file {} already", path.display())]
    Exists {
        /// The file that is in the way.
        path: PathBuf,
    },
    /// A new file could not be written; nothing was left behind.
    #[error("{} cannot be made: {detail}", path.display())]
    NotCreated {
        /// As it was asked for.
        path: PathBuf,
        /// What the system says.
        detail: String,
    },
    /// Another kind of file.
    #[error("{} is not a session file of panelmark", path.display())]
    NotASession {
        /// As it was asked for.
        path: PathBuf,
    },
    /// Of a later format than this program knows.
    #[error("{} has format {version}, this program knows {known} at most", path.display())]
    Newer {
        /// As it was asked for.
        path: PathBuf,
        /// The format of the file.
        version: u32,
        /// The latest format that this program knows.
        known: u32,
    },
    /// It is on a share of the network, where several machines could write to it at once.
    #[error("{} is on a network share ({kind})", path.display())]
    Shared {
        /// As it was asked for.
        path: PathBuf,
        /// The kind of share.
        kind: &'static str,
    },
    /// The system does not let it be read.
    #[error("the session file cannot be read: {detail}")]
    Unreadable {
        /// What the system says.
        detail: String,
    },
    /// Something was to be added to a file that can only be read.
    #[error("the session file can only be read")]
    ReadOnly,
    /// Another program kept the file locked for longer than is waited.
    #[error("the session file is in use by another program")]
    Busy,
    /// The disk is full or failed. What was being added is not in the file as far as can be told: open it anew to be sure.
    #[error("not saved: {detail}")]
    NotSaved {
        /// What the system says.
        detail: String,
    },
    /// A backup could not be written, or is not what it was made from; what was in its place is as it was.
    #[error("the backup {} was not made: {detail}", path.display())]
    NotCopied {
        /// Where it was to be.
        path: PathBuf,
        /// What the system says.
        detail: String,
    },
    /// A backup was to overwrite a file that is not an older one of the same session.
    #[error("{} is not an older backup of the session", path.display())]
    NotABackup {
        /// The file that is in the way.
        path: PathBuf,
    },
    /// The file is not the one that was opened: moved, deleted, replaced, or put back to an older state.
    #[error("the session file is not the one that was opened")]
    Replaced,
    /// The file has a second name (a hard link), by which another program could open it and keep a log of its own.
    #[error("{} has a second name", path.display())]
    SecondName {
        /// By the name that it was opened by.
        path: PathBuf,
    },
    /// The log that SQLite keeps beside the file while it is open was removed.
    #[error("the log of the session file was removed")]
    LogRemoved,
    /// The log that SQLite keeps beside the file while it is open was replaced by another one.
    #[error("the log of the session file was replaced")]
    LogReplaced {
        /// A session file with all that had been saved by then, if it could be made.
        aside: Option<PathBuf>,
    },
    /// An event is not as it was written.
    #[error("event {seq}: {flaw}")]
    Broken {
        /// Its place.
        seq: u64,
        /// What is wrong.
        flaw: Flaw,
    },
    /// SQLite finds the file damaged.
    #[error("the session file is damaged: {detail}")]
    Damaged {
        /// What SQLite says.
        detail: String,
    },
    /// The table, a trigger or a view is missing or is not panelmark's.
    #[error("{object} is not as panelmark makes it")]
    Altered {
        /// Its name.
        object: String,
    },
}

/// What is wrong with an event in the file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Flaw {
    /// There is none, or another one in its place.
    #[error("missing")]
    Missing,
    /// A column holds what panelmark does not write.
    #[error("the column {0} is malformed")]
    Malformed(&'static str),
    /// It does not follow the event before it.
    #[error("it does not follow the event before it")]
    Unlinked,
    /// Its contents are not those that its hash was made of.
    #[error("its contents do not match its hash")]
    Hash,
    /// Its body is no event that this program knows.
    #[error("its body is not an event: {0}")]
    Body(String),
    /// Its body is an event, but written in another way than panelmark does.
    #[error("its body is not written as panelmark writes it")]
    Form,
    /// The first event does not found a session.
    #[error("it does not found a session")]
    Founding,
}

impl JournalError {
    /// An error of SQLite while reading.
    pub(super) fn reading(error: &rusqlite::Error) -> Self {
        Self::common(error).unwrap_or_else(|| JournalError::Unreadable { detail: error.to_string() })
    }

    /// An error of SQLite while writing; a full disk and a failing one look alike under a file size limit, and are treated alike.
    pub(super) fn writing(error: &rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::ReadOnly) => JournalError::ReadOnly,
            _ => Self::common(error).unwrap_or_else(|| JournalError::NotSaved { detail: error.to_string() }),
        }
    }

    fn common(error: &rusqlite::Error) -> Option<Self> {
        match error.sqlite_error_code()? {
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Some(JournalError::Busy),
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Some(JournalError::Damaged { detail: error.to_string() }),
            _ => None,
        }
    }

    /// The error in words for people.
    #[must_use]
    pub fn message(&self) -> Message {
        let about = |id, path: &Path| Message::new(id).with("path", path.display().to_string());
        match self {
            JournalError::Missing { path } => about("journal-missing", path),
            JournalError::Exists { path } => about("journal-exists", path),
            JournalError::NotCreated { path, detail } => about("journal-not-created", path).with("detail", detail.as_str()),
            JournalError::NotASession { path } => about("journal-not-a-session", path),
            JournalError::Newer { path, version, known } => {
                about("journal-newer", path).with("version", *version).with("known", *known)
            }
            JournalError::Shared { path, kind } => about("journal-shared", path).with("kind", *kind),
            JournalError::Unreadable { detail } => Message::new("journal-unreadable").with("detail", detail.as_str()),
            JournalError::ReadOnly => Message::new("journal-read-only"),
            JournalError::Busy => Message::new("journal-busy"),
            JournalError::NotSaved { detail } => Message::new("journal-not-saved").with("detail", detail.as_str()),
            JournalError::NotCopied { path, detail } => about("journal-not-copied", path).with("detail", detail.as_str()),
            JournalError::NotABackup { path } => about("journal-not-a-backup", path),
            JournalError::Replaced => Message::new("journal-replaced"),
            JournalError::SecondName { path } => about("journal-second-name", path),
            JournalError::LogRemoved => Message::new("journal-log-removed"),
            JournalError::LogReplaced { aside: None } => Message::new("journal-log-replaced"),
            JournalError::LogReplaced { aside: Some(path) } => about("journal-log-replaced-aside", path),
            JournalError::Broken { seq, flaw } => Message::new("journal-broken").with("seq", *seq).with("flaw", flaw.message()),
            JournalError::Damaged { detail } => Message::new("journal-damaged").with("detail", detail.as_str()),
            JournalError::Altered { object } => Message::new("journal-altered").with("object", object.as_str()),
        }
    }
}

impl Flaw {
    /// The flaw in words for people, to follow "event 7: ".
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Flaw::Missing => Message::new("journal-flaw-missing"),
            Flaw::Malformed(column) => Message::new("journal-flaw-malformed").with("column", *column),
            Flaw::Unlinked => Message::new("journal-flaw-unlinked"),
            Flaw::Hash => Message::new("journal-flaw-hash"),
            Flaw::Body(detail) => Message::new("journal-flaw-body").with("detail", detail.as_str()),
            Flaw::Form => Message::new("journal-flaw-form"),
            Flaw::Founding => Message::new("journal-flaw-founding"),
        }
    }
}
