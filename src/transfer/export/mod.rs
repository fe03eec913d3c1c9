//! The record of a session for other people's desks: a directory of CSV files and a summary.

mod details;
mod grants;
mod papers;
mod seal;
pub(super) mod summary;
#[cfg(test)]
mod tests;

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::picture::Picture;
use super::{decisions, objections, results, sentences};
use crate::domain::message::Message;
use crate::domain::refusal::Refusal;
use crate::session::{Seat, SessionError};
use crate::session::{create_private, create_private_folder};
use crate::words::Words;

/// The page of a final export that people sign.
pub const SEAL_PAGE: &str = "seal.txt";

/// Why nothing was exported.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The seat may not see every sheet.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// An earlier revision could not be read from the journal.
    #[error(transparent)]
    Session(#[from] SessionError),
    /// There is something in the directory already.
    #[error("{0} is not empty")]
    Occupied(PathBuf),
    /// The path is not a directory.
    #[error("{0} is not a directory")]
    NotADirectory(PathBuf),
    /// A file could not be written; what was written is removed again.
    #[error("{path}: {error}")]
    File {
        /// The file or directory.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
}

impl ExportError {
    /// What to tell the person: what happened, what was kept, what to do.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            ExportError::Refused(refusal) => refusal.message(),
            ExportError::Session(error) => error.message(),
            ExportError::Occupied(dir) => Message::new("export-occupied").with("dir", dir.display().to_string()),
            ExportError::NotADirectory(path) => Message::new("export-not-a-directory").with("path", path.display().to_string()),
            ExportError::File { path, error } => {
                Message::new("export-failed").with("path", path.display().to_string()).with("error", error.to_string())
            }
        }
    }
}

/// Writes the result, every sheet, the decisions, the grants and a summary into a new or empty directory, in the language of
/// `words`, all of one moment of the session. Only the owner may read them. Returns the files. While the result is not sealed, every file says so.
///
/// # Errors
/// An [`ExportError`]; nothing of ours is left in the directory then.
pub fn write(seat: &Seat, dir: &Path, words: &Words) -> Result<Vec<PathBuf>, ExportError> {
    write_files(dir, &files(seat, words)?)
}

/// Writes files into a new or empty directory, all or none. Returns where they are.
pub(super) fn write_files(dir: &Path, files: &[(&str, String)]) -> Result<Vec<PathBuf>, ExportError> {
    let made = prepare(dir)?;
    let mut written = Vec::new();
    let outcome = write_all(dir, files, &mut written);
    if let Err(error) = outcome {
        remove(&written);
        if made {
            drop(fs::remove_dir(dir));
        }
        return Err(error);
    }
    Ok(files.iter().map(|(name, _)| dir.join(name)).collect())
}

/// The files of an export, by name, all of one moment of the session.
///
/// # Errors
/// An [`ExportError`] where the seat may not see everything, or the journal cannot be read.
pub(super) fn files(seat: &Seat, words: &Words) -> Result<Vec<(&'static str, String)>, ExportError> {
    let places: Vec<usize> = (0..seat.outline().session.roster.len()).collect();
    let picture = Picture::take(seat, &places).map_err(ExportError::Refused)?;
    // Sealed revisions do not change any more: what differs between two of them belongs to the same moment.
    let replacing = picture.results.revision.as_ref().filter(|revision| revision.replaces.is_some());
    let changes = replacing.map(|revision| seat.changes(revision.number)).transpose()?;
    let status = sentences::status(picture.results.revision.as_ref());
    let mut files = vec![
        ("results.csv", results::people_csv(&picture.results, &picture.session, words)),
        ("details.csv", details::people_csv(&picture, &status, words)),
        ("decisions.csv", decisions::people_csv(&picture.session, &picture.decisions, &status, words)),
        ("grants.csv", grants::people_csv(&picture, &status, words)),
        ("summary.txt", summary::text(&picture, changes.as_ref(), words)),
    ];
    if !picture.notice.objections.is_empty() {
        files.push(("objections.csv", objections::people_csv(&picture.notice, &picture.session, &status, words)));
    }
    if picture.studios.iter().any(|detail| detail.eligibility.is_some()) {
        files.push(("conditions.csv", papers::conditions_csv(&picture, &status, words)));
    }
    if !picture.session.rubric.materials.is_empty() {
        files.push(("materials.csv", papers::materials_csv(&picture, &status, words)));
    }
    if let Some(revision) = &picture.results.revision {
        files.push((SEAL_PAGE, seal::text(&picture, revision, words)));
    }
    Ok(files)
}

/// Sees that the directory is there and empty. Returns whether it was made now.
fn prepare(dir: &Path) -> Result<bool, ExportError> {
    let failed = |error| ExportError::File { path: dir.to_owned(), error };
    match fs::read_dir(dir) {
        Ok(mut entries) => {
            if entries.next().is_some() {
                Err(ExportError::Occupied(dir.to_owned()))
            } else {
                Ok(false)
            }
        }
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => Err(ExportError::NotADirectory(dir.to_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => create_private_folder(dir).map(|()| true).map_err(failed),
        Err(error) => Err(failed(error)),
    }
}

/// Writes every file under a name of its own making, then gives all of them their names; `written` says what to remove on failure.
fn write_all(dir: &Path, files: &[(&str, String)], written: &mut Vec<PathBuf>) -> Result<(), ExportError> {
    for (name, text) in files {
        let path = part(dir, name);
        let failed = |error| ExportError::File { path: dir.join(name), error };
        let mut file = create_private(&path).map_err(failed)?;
        written.push(path);
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(failed)?;
    }
    for (name, _) in files {
        let path = dir.join(name);
        fs::rename(part(dir, name), &path).map_err(|error| ExportError::File { path: path.clone(), error })?;
        written.push(path);
    }
    // A system that cannot sync a directory has the files all the same.
    drop(File::open(dir).and_then(|dir| dir.sync_all()));
    Ok(())
}

/// Takes back what was written; what cannot be removed either is no worse than what the error says already.
fn remove(written: &[PathBuf]) {
    written.iter().for_each(|path| drop(fs::remove_file(path)));
}

fn part(dir: &Path, name: &str) -> PathBuf {
    dir.join(format!(".{name}.part"))
}
