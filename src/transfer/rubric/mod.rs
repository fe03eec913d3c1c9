//! Rubric files: which are shipped, how one is found, read and shown. How one is written is said in `rubrics/README.md`.

mod describe;
mod papers;
mod parts;
mod reader;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::fs::File;
use std::io::Read;

use toml::de::DeTable;

pub use describe::describe;

use crate::domain::message::Message;
use crate::domain::rubric::{Named, Problem, ProblemKind, Rubric};
use reader::{Notes, Table};

/// The largest rubric file that is taken, in bytes.
pub const LARGEST_FILE: u64 = 1 << 20;

/// A rubric that is part of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shipped {
    /// The name that `--rubric` takes.
    pub id: &'static str,
    /// Its file.
    pub source: &'static str,
}

/// With more values lost than this nothing can be told about the meaning of what is left.
const MOST_LOST: usize = 1000;

const SHIPPED: &[Shipped] = &[
    Shipped { id: "hangzhou-term", source: include_str!("../../../rubrics/hangzhou-term.toml") },
    Shipped { id: "hangzhou-annual", source: include_str!("../../../rubrics/hangzhou-annual.toml") },
    Shipped { id: "hangzhou-recognition", source: include_str!("../../../rubrics/hangzhou-recognition.toml") },
    Shipped { id: "hangzhou-honorary", source: include_str!("../../../rubrics/hangzhou-honorary.toml") },
];

/// The rubrics that are part of the program.
#[must_use]
pub const fn shipped() -> &'static [Shipped] {
    SHIPPED
}

/// Something wrong in a rubric file, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RubricProblem {
    /// The line, from 1.
    pub line: usize,
    /// The place, as a path such as `dimension[2].item[1].points`, counted from 1; empty where only the line is known.
    pub place: String,
    /// What is wrong and how to mend it.
    pub what: Message,
}

impl RubricProblem {
    /// Line, place, what is wrong and how to mend it, as one sentence.
    #[must_use]
    pub fn message(&self) -> Message {
        let id = if self.place.is_empty() { "rubric-problem-line" } else { "rubric-problem" };
        Message::new(id).with("line", self.line).with("place", self.place.as_str()).with("what", self.what.clone())
    }
}

/// The rubric by the name of a shipped one or by the path of a file.
///
/// # Errors
/// One message where no such rubric is there or its file cannot be read; else one for each problem in the file.
pub fn load(name_or_path: &str) -> Result<Rubric, Vec<Message>> {
    let source = source(name_or_path).map_err(|message| vec![message])?;
    read(&source).map_err(|problems| problems.iter().map(RubricProblem::message).collect())
}

/// The text of a rubric by the name of a shipped one or by the path of a file.
///
/// # Errors
/// Why there is none: no such name or file (the shipped names are listed), unreadable, too large, or not UTF-8.
pub fn source(name_or_path: &str) -> Result<Cow<'static, str>, Message> {
    if let Some(shipped) = SHIPPED.iter().find(|shipped| shipped.id == name_or_path) {
        return Ok(shipped.source.into());
    }
    let name = reader::shown(name_or_path);
    let unreadable = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound | std::io::ErrorKind::InvalidInput => {
            let known: Vec<_> = SHIPPED.iter().map(|shipped| shipped.id).collect();
            Message::new("rubric-not-found").with("name", name.as_str()).with("known", known.join(", "))
        }
        _ => Message::new("rubric-unreadable").with("name", name.as_str()).with("error", error.to_string()),
    };
    let mut bytes = Vec::new();
    let file = File::open(name_or_path).map_err(unreadable)?;
    file.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(Message::new("rubric-file-too-large").with("name", name).with("most", LARGEST_FILE >> 10));
    }
    String::from_utf8(bytes).map(Cow::Owned).map_err(|error| {
        let valid = error.as_bytes().iter().take(error.utf8_error().valid_up_to());
        let line = 1 + valid.filter(|&&byte| byte == b'\n').count();
        Message::new("rubric-not-utf8").with("name", name.as_str()).with("line", line)
    })
}

/// A rubric from the text of its file; a byte order mark may stand before it.
///
/// # Errors
/// Every problem of the file at once, in the order of its lines. Where the text is no TOML, only that is said.
pub fn read(source: &str) -> Result<Rubric, Vec<RubricProblem>> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let (document, errors) = DeTable::parse_recoverable(source);
    let mut found: Vec<(usize, String, Message)> = errors
        .iter()
        .map(|error| {
            let what = Message::new("rubric-not-toml").with("detail", reader::shown(error.message()));
            (error.span().map_or(0, |span| span.start), String::new(), what)
        })
        .collect();
    let mut notes = Notes::default();
    if found.is_empty() {
        let rubric = Table::read(&mut notes, document.get_ref(), "", parts::rubric);
        let meaning = rubric.problems();
        if notes.problems.is_empty() && meaning.is_empty() {
            return Ok(rubric);
        }
        let meaning =
            meaning.into_iter().filter(|problem| notes.lost.len() <= MOST_LOST && !follows_from_lost(problem, &notes.lost));
        let meaning = meaning.map(|problem| (problem.place, problem.kind.message()));
        let structure = std::mem::take(&mut notes.problems);
        found = structure.into_iter().chain(meaning).map(|(place, what)| (notes.offset(&place), place, what)).collect();
    }
    let ends: Vec<usize> = source.match_indices('\n').map(|(at, _)| at).collect();
    let line = |offset| 1 + ends.partition_point(|&end| end < offset);
    let mut problems: Vec<_> =
        found.into_iter().map(|(offset, place, what)| RubricProblem { line: line(offset), place, what }).collect();
    problems.sort_by_key(|problem| problem.line);
    // After a slip in writing the parser stumbles on along the same line; the first tells enough.
    problems.dedup_by(|later, first| first.place.is_empty() && first.line == later.line);
    Err(problems)
}

/// Whether a problem of meaning may be there only because a value that it rests on could not be read.
fn follows_from_lost(problem: &Problem, lost: &[String]) -> bool {
    let place = problem.place.as_str();
    let table = place.rfind('.').and_then(|end| place.get(..end)).unwrap_or(place);
    // An entry that could not be read is left out of its list, so that the places behind it shift.
    let list = place.strip_suffix(']').and_then(|_| place.get(..place.rfind('[')?)).unwrap_or(place);
    // What else a check looks at: parts of the document, and how deep in them.
    let (parts, depth): (&[&str], usize) = match &problem.kind {
        ProblemKind::Unknown { what: Named::Dimension, .. } | ProblemKind::BaseSum { .. } => (&["dimension"], 1),
        ProblemKind::Unknown { what: Named::Item, .. } => (&["dimension"], 2),
        ProblemKind::Unknown { what: Named::Kind, .. } => (&["kind"], 1),
        ProblemKind::Unknown { what: Named::Pool, .. }
        | ProblemKind::ShareOfShare
        | ProblemKind::NotDivided
        | ProblemKind::DividedGrades => (&["pool"], 1),
        ProblemKind::Unknown { what: Named::DividedQuota, .. } => (&["divided_quota"], 1),
        ProblemKind::IncludeNotSoft | ProblemKind::SoftWithoutInclude => (&[table], 1),
        ProblemKind::Unknown { what: Named::Grade, .. }
        | ProblemKind::NoLowerGrade
        | ProblemKind::NotFalling { .. }
        | ProblemKind::LastGradeAsks => (&["grade"], 1),
        ProblemKind::OutOfReach { .. } => (&["base", "bonus", "adjustment", "aggregation"], 1),
        ProblemKind::StepNotTaken { .. } => (&["aggregation"], 1),
        ProblemKind::ItemsSum { .. } => (&[table], 2),
        ProblemKind::NothingToDeductFrom | ProblemKind::RangeOrder | ProblemKind::LowestOrder => (&[table], 1),
        _ => (&[], 0),
    };
    lost.iter().any(|lost| {
        let within = |part: &str, depth: usize| {
            lost.strip_prefix(part)
                .is_some_and(|rest| (rest.is_empty() || rest.starts_with(['.', '['])) && rest.matches('.').count() <= depth)
        };
        within(list, 0) || parts.iter().any(|part| within(part, depth))
    })
}
