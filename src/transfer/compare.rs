//! An exported file against the session that it was exported from: which row and column differ.
//!
//! A spreadsheet program may write the same content in other bytes: another encoding, a byte order mark, line ends, quotes, `85.5`
//! for `85.50`, `2023/6/1` for `2023-06-01`, rows in another order. That is no difference.

use std::collections::HashMap;

use super::decode::decode;
use super::export::{self, ExportError};
use super::problem::shown;
use super::records::{Records, declared, separator};
use super::table::day;
use crate::domain::message::Message;
use crate::domain::points::Points;
use crate::domain::state::Revision;
use crate::domain::text::Lang;
use crate::session::Verified;
use crate::words::Words;

/// Among so many rows the most alike is looked for: in a file that is another one altogether nothing is to be found.
const NEAR: usize = 500;

/// What a file turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// Which file of an export it is.
    pub name: &'static str,
    /// The sealed revision that it shows; `None` for a result that was not sealed.
    pub revision: Option<Revision>,
    /// How it compares.
    pub verdict: Verdict,
}

/// How a file compares with what the session leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// To the byte.
    Same,
    /// The same content in other bytes.
    SameContent,
    /// Something differs; each difference says where, what stands there and what should.
    Different(Vec<Message>),
}

impl Verdict {
    fn differences(&self) -> usize {
        match self {
            Verdict::Same | Verdict::SameContent => 0,
            Verdict::Different(differences) => differences.len(),
        }
    }
}

/// The files of every export that the session could have led to, newest first.
pub struct Exports(Vec<Export>);

/// One of them: its revision, and its files by name.
struct Export {
    revision: Option<Revision>,
    files: Vec<(&'static str, String)>,
}

impl Exports {
    /// The exports of every moment that shows all there was, in both languages.
    ///
    /// # Errors
    /// An [`ExportError`] where the session cannot be read again.
    pub fn of(verified: &Verified) -> Result<Self, ExportError> {
        let mut exports = Vec::new();
        for moment in verified.moments() {
            let seat = verified.seat_at(moment)?;
            let revision = seat.results().map_err(ExportError::Refused)?.revision;
            for lang in [Lang::Zh, Lang::En] {
                exports.push(Export { revision: revision.clone(), files: export::files(&seat, &Words::new(lang))? });
            }
        }
        Ok(Exports(exports))
    }

    /// The names that files of an export have.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        let mut names: Vec<&'static str> = self.0.iter().flat_map(|export| export.files.iter().map(|(name, _)| *name)).collect();
        names.sort_unstable();
        names.dedup();
        names.into_iter()
    }

    /// Compares a file with the one that comes closest to it: among those of the same name, or, if somebody renamed it, among all.
    /// `None` where there is nothing to compare with.
    #[must_use]
    pub fn compare(&self, name: &str, bytes: &[u8]) -> Option<Compared> {
        let known = self.names().any(|known| known == name);
        let mut best: Option<Compared> = None;
        for Export { revision, files } in &self.0 {
            for (file, expected) in files.iter().filter(|(file, _)| !known || *file == name) {
                let verdict = compare(file, expected, bytes);
                if best.as_ref().is_none_or(|best| verdict.differences() < best.verdict.differences()) {
                    let exact = verdict.differences() == 0;
                    best = Some(Compared { name: file, revision: revision.clone(), verdict });
                    if exact {
                        return best;
                    }
                }
            }
        }
        best
    }
}

fn compare(name: &str, expected: &str, bytes: &[u8]) -> Verdict {
    if expected.as_bytes() == bytes {
        return Verdict::Same;
    }
    let differences = match decode(bytes) {
        Err(problem) => vec![problem.message()],
        Ok(found) if name.ends_with(".csv") => tables(expected.trim_start_matches('\u{feff}'), &found),
        Ok(found) => lines(expected, &found),
    };
    if differences.is_empty() { Verdict::SameContent } else { Verdict::Different(differences) }
}

/// Texts line by line, whatever blanks end a line.
fn lines(expected: &str, found: &str) -> Vec<Message> {
    let of = |text: &str| text.trim_end().lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>();
    let (expected, found) = (of(expected), of(found));
    let line = |lines: &[String], number: usize| lines.get(number).cloned().unwrap_or_default();
    let differ = (0..expected.len().max(found.len())).filter(|number| line(&expected, *number) != line(&found, *number));
    let differences = differ.map(|number| {
        let [found, expected] = apart(&line(&found, number), &line(&expected, number));
        Message::new("compare-line").with("line", number + 1).with("found", found).with("expected", expected)
    });
    differences.collect()
}

/// A row of a table, and on which line of its file it begins.
struct Row {
    line: usize,
    cells: Vec<String>,
}

/// Headings and rows of a table; rows without anything in them do not count.
fn rows(text: &str) -> Option<(Vec<String>, Vec<Row>)> {
    let mut records = Records::new(text, separator(text));
    let mut rows = Vec::new();
    while let Some((line, record)) = records.advance().ok()? {
        rows.push(Row { line, cells: record.iter().map(|cell| cell.trim().replace("\r\n", "\n")).collect() });
    }
    // Where a first line declares the separator the headings stand below it.
    if declared(text).is_some() && !rows.is_empty() {
        rows.remove(0);
    }
    if rows.is_empty() {
        return None;
    }
    let mut headings = rows.remove(0).cells;
    while headings.last().is_some_and(String::is_empty) {
        headings.pop();
    }
    Some((headings, rows))
}

/// Tables row by row: rows that are alike are set against each other, then each row against the one that is most like it.
fn tables(expected: &str, found: &str) -> Vec<Message> {
    let (Some((columns, expected)), Some((headings, found))) = (rows(expected), rows(found)) else {
        return vec![Message::new("compare-no-table")];
    };
    let mut differences: Vec<Message> = Vec::new();
    let places = places(&columns, &headings);
    for (column, _) in columns.iter().zip(&places).filter(|(_, place)| place.is_none()) {
        differences.push(Message::new("compare-column-missing").with("column", column.as_str()));
    }
    for (place, heading) in headings.iter().enumerate().filter(|(place, _)| !places.contains(&Some(*place))) {
        let column = if heading.is_empty() { (place + 1).to_string() } else { shown(heading) };
        differences.push(Message::new("compare-column-strange").with("column", column));
    }
    if differences.len() > columns.len() {
        // Hardly a heading is alike: this is another table, and its cells say nothing.
        return differences;
    }
    let beyond = found.iter().filter(|row| row.cells.iter().skip(headings.len()).any(|cell| !cell.is_empty()));
    differences.extend(beyond.map(|row| Message::new("compare-cell-strange").with("line", row.line)));
    let mut table = Comparison { columns: &columns, places: &places, differences };
    table.rows(expected, found);
    table.differences
}

/// Where each column stands in a file with these headings. Of columns of one name, which a session of long ago may have, the first is the first.
fn places(columns: &[String], headings: &[String]) -> Vec<Option<usize>> {
    let place = |(n, column): (usize, &String)| {
        let before = columns[..n].iter().filter(|other| *other == column).count();
        let of_that_name = headings.iter().enumerate().filter(|(_, heading)| *heading == column);
        of_that_name.map(|(place, _)| place).nth(before)
    };
    columns.iter().enumerate().map(place).collect()
}

struct Comparison<'a> {
    columns: &'a [String],
    /// Where each column stands in the file.
    places: &'a [Option<usize>],
    differences: Vec<Message>,
}

impl Comparison<'_> {
    fn rows(&mut self, expected: Vec<Row>, found: Vec<Row>) {
        let mut unmatched: HashMap<Vec<String>, Vec<Row>> = HashMap::new();
        for row in found.into_iter().rev() {
            let key = self.places.iter().map(|place| canonical(place.and_then(|place| row.cells.get(place)))).collect();
            unmatched.entry(key).or_default().push(row);
        }
        let mut missing = Vec::new();
        for row in expected {
            let key: Vec<String> =
                self.places.iter().zip(&row.cells).map(|(place, cell)| canonical(place.map(|_| cell))).collect();
            if unmatched.get_mut(&key).and_then(Vec::pop).is_none() {
                missing.push(row);
            }
        }
        let mut strange: Vec<Row> = unmatched.into_values().flatten().collect();
        strange.sort_by_key(|row| row.line);
        for row in missing {
            match self.closest(&row, &strange) {
                Some(place) => {
                    let found = strange.remove(place);
                    self.cells(&row, &found);
                }
                None => self.differences.push(Message::new("compare-row-missing").with("row", named(&row))),
            }
        }
        for row in strange {
            self.differences.push(Message::new("compare-row-strange").with("line", row.line).with("row", named(&row)));
        }
    }

    /// The row of the file that is most like an expected one, and at least half like it.
    fn closest(&self, expected: &Row, among: &[Row]) -> Option<usize> {
        let alike = |found: &Row| self.differing(expected, found).count();
        let (place, differing) = among.iter().take(NEAR).map(alike).enumerate().min_by_key(|(_, differing)| *differing)?;
        (2 * differing <= self.columns.len()).then_some(place)
    }

    fn differing<'b>(&'b self, expected: &'b Row, found: &'b Row) -> impl Iterator<Item = (&'b str, &'b str, &'b str)> {
        self.columns.iter().zip(self.places).zip(&expected.cells).filter_map(|((column, place), expected)| {
            let found = found.cells.get((*place)?).map_or("", String::as_str);
            (canonical(Some(expected)) != canonical(Some(found))).then_some((column.as_str(), expected.as_str(), found))
        })
    }

    fn cells(&mut self, expected: &Row, found: &Row) {
        let differ = self.differing(expected, found).map(|(column, stands, given)| {
            let [given, stands] = apart(given, stands);
            Message::new("compare-cell")
                .with("line", found.line)
                .with("row", named(expected))
                .with("column", column)
                .with("found", given)
                .with("expected", stands)
        });
        let differ: Vec<Message> = differ.collect();
        self.differences.extend(differ);
    }
}

/// Two texts that differ, as they are shown: where they begin alike for long, from a little before they part.
fn apart(one: &str, other: &str) -> [String; 2] {
    const ALIKE: usize = 8;
    let alike = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let part = |text: &str| match alike.saturating_sub(ALIKE) {
        0 => shown(text),
        skipped => format!("…{}", shown(&text.chars().skip(skipped).collect::<String>())),
    };
    [part(one), part(other)]
}

/// A row by its first cells, as a person finds it again.
fn named(row: &Row) -> String {
    let cells = row.cells.iter().filter(|cell| !cell.is_empty());
    shown(&cells.take(4).map(String::as_str).collect::<Vec<_>>().join(" "))
}

/// A cell in the form that all ways of writing the same have in common.
fn canonical(cell: Option<impl AsRef<str>>) -> String {
    let Some(cell) = cell else { return String::new() };
    let cell = cell.as_ref().trim();
    // What keeps a text from being a formula; a spreadsheet may drop it.
    let cell = cell.strip_prefix('\'').unwrap_or(cell);
    // An id such as 007 is no number.
    let digits = cell.trim_start_matches(['-', '+']);
    let padded = digits.starts_with('0') && digits.as_bytes().get(1).is_some_and(u8::is_ascii_digit);
    if let (false, Ok(points)) = (padded, cell.parse::<Points>()) {
        return points.to_string();
    }
    day(cell).map_or_else(|| cell.to_owned(), |day| day.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_shown_where_they_part() {
        let long = "a reason of many words, all of them the same up to here";
        assert_eq!(apart(&format!("{long} and 1"), &format!("{long} or 1")), ["…to here and 1", "…to here or 1"]);
        assert_eq!(apart("85.5", "85.6"), ["85.5", "85.6"]);
    }

    #[test]
    fn lines_are_counted_as_they_are_for_files_that_come_in() {
        let expected = "id,note\nS1,\"a\nb\"\nS2,c\nS3,d\n";
        for end in ["\n", "\r\n", "\r"] {
            let found = ["", "id,note", "", "S1,\"a", "b\"", "", ",", "S2,c", "S3,x"].join(end);
            let expected = expected.replace('\n', end);
            let lines: Vec<_> = rows(&found).unwrap().1.iter().map(|row| row.line).collect();
            assert_eq!(lines, [4, 8, 9], "{end:?}");
            let differences = tables(&expected, &found);
            assert_eq!(differences.len(), 1, "{differences:?}");
            assert!(differences[0].args.contains(&("line", 9_usize.into())), "{differences:?}");
        }
    }

    #[test]
    fn columns_of_one_name_are_told_apart_by_their_order() {
        let expected = "id,Training,Training\nS1,5,7\nS2,6,8\n";
        assert_eq!(tables(expected, "id,Training,Training\nS1,5,7\nS2,6,8\n"), []);
        assert_eq!(tables(expected, "id,Training,Training\nS1,5,7\nS2,6,9\n").len(), 1);
        assert_eq!(tables(expected, "id,Training\nS1,5\nS2,6\n").len(), 1, "one column is missing");
    }
}
