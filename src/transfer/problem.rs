//! What is wrong in a file that a person made: every problem of the file in one report, each with its place and a mend.

use crate::domain::message::Message;
use crate::domain::points::{Points, PointsProblem};
use crate::domain::text::{self, TextProblem};

/// So many problems are reported; a file with more is read no further.
const MOST: usize = 10_000;
/// So many characters of a value are shown.
const SHOWN: usize = 30;

/// What was read, and what is worth a look without being wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read<T> {
    /// What was read.
    pub rows: T,
    /// What somebody should look at.
    pub warnings: Vec<RowProblem>,
}

/// Something wrong (or, as a warning, odd) in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowProblem {
    /// The line, from 1; the first one of a row whose cells hold line breaks. `None` for the file as a whole.
    pub line: Option<usize>,
    /// The column, as the file heads it.
    pub column: Option<String>,
    /// What stands there: shortened, and safe to print.
    pub value: Option<String>,
    /// What is wrong with it and how to mend it; `{ $value }` in it is [`RowProblem::value`].
    pub what: Message,
}

impl RowProblem {
    /// A problem of the file as a whole.
    pub(super) fn in_file(what: Message) -> Self {
        RowProblem { line: None, column: None, value: None, what }
    }

    /// A problem of a line.
    pub(super) fn in_line(line: usize, what: Message) -> Self {
        RowProblem { line: Some(line), ..Self::in_file(what) }
    }

    /// The problem with `value` to be shown; a blank one is not.
    pub(super) fn showing(self, value: &str) -> Self {
        let value = Some(shown(value)).filter(|value| !value.is_empty());
        RowProblem { value, ..self }
    }

    /// The whole sentence: where, what, and how to mend it.
    #[must_use]
    pub fn message(&self) -> Message {
        let what = match &self.value {
            Some(value) => self.what.clone().with("value", value.as_str()),
            None => self.what.clone(),
        };
        match (self.line, &self.column) {
            (Some(line), Some(column)) => {
                Message::new("transfer-in-cell").with("line", line).with("column", column.as_str()).with("what", what)
            }
            (Some(line), None) => Message::new("transfer-in-line").with("line", line).with("what", what),
            (None, _) => what,
        }
    }
}

/// The problems of a file, as they are found, and what is worth a look.
#[derive(Debug, Default)]
pub struct Problems {
    found: Vec<RowProblem>,
    notes: Vec<RowProblem>,
}

impl Problems {
    /// One more; the last one that fits says that there are more.
    pub fn add(&mut self, problem: RowProblem) {
        if self.found.len() < MOST {
            self.found.push(problem);
        } else if self.found.len() == MOST {
            self.found.push(RowProblem { line: problem.line, ..RowProblem::in_file(many()) });
        }
    }

    /// One more thing that somebody should look at.
    pub fn note(&mut self, note: RowProblem) {
        self.notes.push(note);
    }

    /// What a cell holds, or `None` with its problem added.
    pub fn keep<T>(&mut self, cell: Result<T, RowProblem>) -> Option<T> {
        cell.map_err(|problem| self.add(problem)).ok()
    }

    /// All of them.
    pub fn all(self) -> Vec<RowProblem> {
        self.found
    }

    /// Whether there are none so far.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Whether no more are taken.
    pub fn is_full(&self) -> bool {
        self.found.len() > MOST
    }

    /// What was read, if all of it is good: nothing is half imported.
    pub fn or<T>(self, rows: T) -> Result<Read<T>, Vec<RowProblem>> {
        if self.found.is_empty() { Ok(Read { rows, warnings: self.notes }) } else { Err(self.found) }
    }
}

fn many() -> Message {
    Message::new("transfer-too-many").with("most", MOST)
}

/// The beginning of a text from a file, without anything that could steer a terminal.
pub fn shown(text: &str) -> String {
    // Between two strokes nothing is trimmed, so a line break is seen for what it is.
    let is_hidden = |c: char| matches!(text::clean(&format!("|{c}|"), text::LONGEST_LINE), Err(TextProblem::Hidden(_)));
    let mut chars = text.trim().chars().map(|c| if is_hidden(c) { char::REPLACEMENT_CHARACTER } else { c });
    let mut shown: String = chars.by_ref().take(SHOWN).collect();
    if chars.next().is_some() {
        shown.push('…');
    }
    shown
}

/// Why a text is not taken.
pub fn of_text(problem: &TextProblem) -> Message {
    match problem {
        TextProblem::Hidden('\n' | '\r') => Message::new("transfer-line-break"),
        TextProblem::Hidden('\t') => Message::new("transfer-tab"),
        TextProblem::Hidden(c) => Message::new("transfer-hidden").with("character", format!("U+{:04X}", u32::from(*c))),
        TextProblem::TooLong { most } => Message::new("transfer-too-long").with("most", *most),
    }
}

/// Why `text` is not points.
pub fn of_points(text: &str, problem: PointsProblem) -> Message {
    match (problem, Points::nearest(text)) {
        (PointsProblem::NotANumber, _) if text.contains([',', '，', '、']) => Message::new("transfer-points-comma"),
        (PointsProblem::NotANumber, _) => Message::new("transfer-points-not-number"),
        (PointsProblem::TooFine, Some(near)) => Message::new("transfer-points-too-fine").with("near", near),
        (PointsProblem::TooFine | PointsProblem::TooLarge, _) => Message::new("transfer-points-too-large"),
    }
}

/// Points that are not from `least` to `most`, where there is a `most`.
pub fn out_of_range(least: Points, most: Option<Points>) -> Message {
    match most {
        Some(most) => Message::new("transfer-points-range").with("least", least).with("most", most),
        None => Message::new("transfer-points-below").with("least", least),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_is_short_and_steers_no_terminal() {
        assert_eq!(shown(" 样例甲 "), "样例甲");
        assert_eq!(shown("a\u{1b}[31mb\u{202e}c\nd"), "a\u{fffd}[31mb\u{fffd}c\u{fffd}d");
        assert_eq!(shown(&"工".repeat(31)), format!("{}…", "工".repeat(30)));
        assert_eq!(shown(&"工".repeat(30)), "工".repeat(30));
    }

    #[test]
    fn a_file_of_nothing_but_problems_has_an_end() {
        let mut problems = Problems::default();
        for line in 1..=20_000 {
            problems.add(RowProblem::in_line(line, Message::new("transfer-blank")));
        }
        assert!(problems.is_full());
        let problems = problems.or(()).unwrap_err();
        assert_eq!(problems.len(), 10_001);
        assert_eq!((problems[10_000].line, problems[10_000].what.id), (Some(10_001), "transfer-too-many"));
    }
}
