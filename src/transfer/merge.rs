//! Sessions held apart, one file each, joined into one result: every grade as its own session sealed it, and the ranks that the
//! studios share between them for information.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::export::summary::counts;
use super::export::{self, ExportError};
use super::picture::Picture;
use super::results::{Row, people_cells, people_head, rows};
use super::sentences;
use super::spreadsheet::{self, BYTE_ORDER_MARK, Cell};
use crate::domain::grading::joint_ranks;
use crate::domain::hash::Hash;
use crate::domain::id::StudioId;
use crate::domain::identity::same_studios;
use crate::domain::message::Message;
use crate::domain::roster::Studio;
use crate::domain::state::{Revision, Session};
use crate::session::views::Results;
use crate::session::{Seat, SessionError};
use crate::words::Words;

/// The sealed result of one session, to be joined with others.
pub struct Part {
    file: String,
    session: Session,
    results: Results,
    sealed: Revision,
    /// The hash of the event that sealed it.
    head: Hash,
    /// The hash of the founding, by which a session is known in every copy.
    founding: Hash,
}

/// Why sessions are not joined.
#[derive(Debug, thiserror::Error)]
pub enum MergeError {
    /// A result is not final.
    #[error("the result is not final")]
    NotFinal,
    /// A session is there twice, perhaps in copies.
    #[error("{0} and {1} are the same session")]
    SameSession(String, String),
    /// Two sessions were held by different rubrics, or are of different kinds.
    #[error("{0} and {1} have different rubrics")]
    OtherRubric(String, String),
    /// One session is sample data, the other is not.
    #[error("only one of {0} and {1} is sample data")]
    SampleMixed(String, String),
    /// A studio is in two sessions.
    #[error("{studio} is in {first} and in {second}")]
    StudioTwice {
        /// Which.
        studio: StudioId,
        /// One file.
        first: String,
        /// The other one.
        second: String,
    },
    /// A result could not be read.
    #[error(transparent)]
    Session(#[from] SessionError),
    /// The joint result could not be written.
    #[error(transparent)]
    Export(#[from] ExportError),
}

impl MergeError {
    /// What to tell the person.
    #[must_use]
    pub fn message(&self) -> Message {
        let two = |id, first: &str, second: &str| Message::new(id).with("first", first).with("second", second);
        match self {
            MergeError::NotFinal => Message::new("merge-not-final"),
            MergeError::SameSession(first, second) => two("merge-same-session", first, second),
            MergeError::OtherRubric(first, second) => two("merge-other-rubric", first, second),
            MergeError::SampleMixed(first, second) => two("merge-sample-mixed", first, second),
            MergeError::StudioTwice { studio, first, second } => {
                two("merge-studio-twice", first, second).with("studio", studio.as_str())
            }
            MergeError::Session(error) => error.message(),
            MergeError::Export(error) => error.message(),
        }
    }
}

impl Part {
    /// The result of a session, which must be final; `file` is how the person names its file.
    ///
    /// # Errors
    /// [`MergeError::NotFinal`]; [`MergeError::Session`] where the seat may not see it, or it cannot be read.
    pub fn take(file: &Path, seat: &Seat) -> Result<Part, MergeError> {
        let Picture { session, results, .. } = Picture::take(seat, &[]).map_err(SessionError::from)?;
        let sealed = results.revision.clone().ok_or(MergeError::NotFinal)?;
        let records = seat.records()?;
        let hash = |seq| records.iter().find(|record| record.stamp.seq == seq).map_or(Hash::ZERO, |record| record.stamp.hash);
        Ok(Part { file: file.display().to_string(), session, results, head: hash(sealed.seq), founding: hash(1), sealed })
    }

    /// What the part is, in a sentence: file, title, revision and the code of its seal.
    #[must_use]
    pub fn message(&self) -> Message {
        Message::new("merge-part")
            .with("file", self.file.as_str())
            .with("title", sentences::title(&self.session))
            .with("status", sentences::status_sentence(&self.session, Some(&self.sealed)))
            .with("studios", self.session.roster.len())
            .with("code", self.head.code().to_string())
    }

    /// Why the part cannot be joined with another one, if anything.
    fn hinders(&self, other: &Part) -> Option<MergeError> {
        let files = || (self.file.clone(), other.file.clone());
        let (ours, theirs) = (&self.session, &other.session);
        if self.founding == other.founding {
            let (first, second) = files();
            return Some(MergeError::SameSession(first, second));
        }
        if (self.sealed.seal.rubric, ours.kind) != (other.sealed.seal.rubric, theirs.kind) {
            let (first, second) = files();
            return Some(MergeError::OtherRubric(first, second));
        }
        if ours.sample != theirs.sample {
            let (first, second) = files();
            return Some(MergeError::SampleMixed(first, second));
        }
        let known: HashSet<&StudioId> = theirs.roster.iter().map(|studio| &studio.id).collect();
        let twice = ours.roster.iter().find(|studio| known.contains(&studio.id))?;
        let (first, second) = files();
        Some(MergeError::StudioTwice { studio: twice.id.clone(), first, second })
    }
}

/// What should be looked at before the joint result is used: studios of different sessions that may be one.
#[must_use]
pub fn doubles(parts: &[Part]) -> Vec<Message> {
    let all = parts.iter().flat_map(|part| part.session.roster.iter().map(move |studio| (part, studio.clone())));
    let (files, roster): (Vec<&Part>, Vec<Studio>) = all.unzip();
    let apart = same_studios(&roster).into_iter().filter(|pair| files[pair.first].founding != files[pair.second].founding);
    let named = |place: usize| format!("{} {} ({})", roster[place].id, roster[place].name, files[place].file);
    apart.map(|pair| sentences::same_studio(pair.why, named(pair.first), named(pair.second))).collect()
}

/// Joins the parts and writes the joint result into a new or empty directory, in the language of `words`. Returns the files.
///
/// # Errors
/// A [`MergeError`] where two parts do not fit each other, or where a file cannot be written; nothing of ours is left then.
pub fn write(parts: &[Part], dir: &Path, words: &Words) -> Result<Vec<PathBuf>, MergeError> {
    let pairs = parts.iter().enumerate().flat_map(|(place, second)| parts[..place].iter().map(move |first| (first, second)));
    if let Some(error) = pairs.into_iter().find_map(|(first, second)| first.hinders(second)) {
        return Err(error);
    }
    let files = [("results.csv", people_csv(parts, words)), ("summary.txt", summary(parts, words))];
    Ok(export::write_files(dir, &files)?)
}

/// Every studio of every session, by joint rank; those without one behind, session by session.
fn people_csv(parts: &[Part], words: &Words) -> String {
    let Some(Part { session: Session { rubric, .. }, .. }) = parts.first() else { return String::new() };
    let of = |part| rows_of(part).into_iter().map(move |row| (part, row));
    let rows: Vec<(&Part, Row<'_>)> = parts.iter().flat_map(of).collect();
    let ranks = joint_ranks(rubric, &rows.iter().map(|(_, row)| row.standing).collect::<Vec<_>>());
    let unranked = (0..rows.len()).filter(|&place| rows[place].1.standing.rank.is_none()).map(|place| (place, None));
    let ranked = ranks.into_iter().map(|(place, rank)| (place, Some(rank)));
    let line = |(place, rank): (usize, Option<u32>)| {
        let (part, row) = &rows[place];
        let status = words.say(&sentences::status(Some(&part.sealed)));
        let mut cells = vec![Cell::text(&part.file), Cell::text(&part.session.title), Cell::number(rank)];
        cells.extend(people_cells(row, rubric, &status, words));
        cells
    };
    let mut head: Vec<Cell> =
        ["merge-col-file", "merge-col-session", "merge-col-rank"].map(|id| Cell::text(words.get(id))).into();
    head.extend(people_head(rubric, words));
    format!("{BYTE_ORDER_MARK}{}", spreadsheet::csv(std::iter::once(head).chain(ranked.chain(unranked).map(line))))
}

fn rows_of(part: &Part) -> Vec<Row<'_>> {
    rows(&part.results.standings, &part.session)
}

/// What was joined, how many of each grade there are in each session and in all, and what the joint ranks mean.
fn summary(parts: &[Part], words: &Words) -> String {
    let Some(Part { session, .. }) = parts.first() else { return String::new() };
    let rubric = &session.rubric;
    let mut lines = vec![words.say(&Message::new("merge-title").with("count", parts.len()))];
    lines.extend(session.sample.then(|| words.get("results-sample")));
    let named = Message::new("export-rubric").with("title", &rubric.title).with("version", rubric.version.as_str());
    lines.push(words.say(&named.with("id", rubric.id.as_str())));
    lines.push(String::new());
    lines.extend(parts.iter().map(|part| words.say(&part.message())));
    lines.push(String::new());
    let all = parts.iter().flat_map(|part| part.results.standings.studios.iter().map(move |standing| (part, standing)));
    let studios: Vec<_> = all.map(|(part, standing)| (part.file.clone(), &standing.outcome)).collect();
    lines.extend(counts(rubric, &studios, words));
    lines.push(String::new());
    lines.push(words.get("merge-ranks"));
    lines.push(words.say(&sentences::ties(rubric)));
    lines.into_iter().map(|line| line + "\n").collect()
}
