//! A table that a person made: a line of headings in any order and either language, then one thing a line.

#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use csv::StringRecord;
use unicode_normalization::UnicodeNormalization;

use super::headings::{Column, Holds, Known, names};
use super::nearest::nearest;
use super::problem::{Problems, RowProblem, of_points, of_text, shown};
use super::records::Records;
use crate::domain::id::is_id;
use crate::domain::message::Message;
use crate::domain::points::Points;
use crate::domain::text::{self, LONGEST_LINE, Text};

/// What becomes of columns that are none of ours.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Others {
    Refused,
    Noted,
    Ignored,
}

/// A column that stands in a file.
struct Found {
    column: Column,
    place: usize,
    heading: String,
}

/// A table, read row by row.
pub struct Table<'a> {
    records: Records<'a>,
    separator: u8,
    found: Vec<Found>,
    /// Which places have a heading.
    headed: Vec<bool>,
    rows: usize,
}

impl<'a> Table<'a> {
    /// The table that `text` holds; with it, what is wrong with its headings but leaves the rows readable.
    ///
    /// # Errors
    /// No table, or a required column is missing.
    pub fn open(text: &'a str, columns: &[Column]) -> Result<(Self, Problems), Vec<RowProblem>> {
        Table::begin(text, columns, Others::Refused)
    }

    /// The same for a list that people keep for more than this: other columns are noted, unless one of ours is missing that is called
    /// nearly so.
    ///
    /// # Errors
    /// No table, or a required column is missing.
    pub fn open_list(text: &'a str, columns: &[Column]) -> Result<(Self, Problems), Vec<RowProblem>> {
        Table::begin(text, columns, Others::Noted)
    }

    /// The same, where other columns than these may stand in the file and mean nothing here.
    ///
    /// # Errors
    /// No table, or a required column is missing.
    pub fn open_among_others(text: &'a str, columns: &[Column]) -> Result<(Self, Problems), Vec<RowProblem>> {
        Table::begin(text, columns, Others::Ignored)
    }

    fn begin(text: &'a str, columns: &[Column], others: Others) -> Result<(Self, Problems), Vec<RowProblem>> {
        let known = Known::of(columns);
        let headings = known.find(text);
        let records = Records::new(text, headings.separator);
        let mut table = Table { records, separator: headings.separator, found: Vec::new(), headed: Vec::new(), rows: 0 };
        let mut problems = Problems::default();
        for _ in 0..=headings.above.len() {
            if !table.advance(&mut problems) {
                problems.add(RowProblem::in_file(Message::new("transfer-empty").with("columns", &names(columns))));
                return Err(problems.all());
            }
        }
        if !headings.sure && !known.is_meant(table.records.record()) {
            let what = Message::new("transfer-no-headings").with("columns", &names(columns));
            problems.add(RowProblem::in_line(table.records.line(), what));
            return Err(problems.all());
        }
        if !headings.above.is_empty() {
            let what = Message::new("transfer-headings-here").with("above", headings.above.join(" / "));
            problems.note(RowProblem::in_line(table.records.line(), what));
        }
        if table.read_headings(columns, &known, others, &mut problems) { Ok((table, problems)) } else { Err(problems.all()) }
    }

    /// The next row that is not blank and can be told apart into its cells. What stands under no heading is a problem; so is a table
    /// without rows.
    pub fn next_row(&mut self, problems: &mut Problems) -> Option<Row<'_>> {
        loop {
            if problems.is_full() {
                return None;
            }
            if !self.advance(problems) {
                if self.rows == 0 {
                    problems.add(RowProblem::in_file(Message::new("transfer-no-rows")));
                }
                return None;
            }
            self.rows += 1;
            let stray = self.stray();
            match self.decimal_comma(stray.is_some()) {
                Some(problem) => problems.add(problem),
                None => {
                    stray.into_iter().for_each(|stray| problems.add(stray));
                    break;
                }
            }
        }
        Some(Row { line: self.records.line(), cells: self.records.record(), found: &self.found })
    }

    /// What stands in the row under no heading.
    fn stray(&self) -> Option<RowProblem> {
        let headed = |place: usize| self.headed.get(place).copied().unwrap_or(false);
        let mut cells = self.records.record().iter().enumerate();
        let (place, cell) = cells.find(|(place, cell)| !headed(*place) && !cell.trim().is_empty())?;
        let what = Message::new("transfer-no-heading").with("place", place + 1);
        Some(RowProblem::in_line(self.records.line(), what).showing(cell))
    }

    /// Points that were written with a comma, `8,5`, between commas: the comma has made two cells of them, and the second one stands
    /// where words belong, or has pushed the last cell out from under the headings.
    fn decimal_comma(&self, has_stray: bool) -> Option<RowProblem> {
        if self.separator != b',' {
            return None;
        }
        let cell = |place: usize| self.records.record().get(place).unwrap_or_default().nfkc().collect::<String>();
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let written = |points: &&Found| {
            let (whole, part) = (cell(points.place), cell(points.place + 1));
            let (whole, part) = (whole.trim(), part.trim());
            let behind = self.found.iter().find(|found| found.place == points.place + 1);
            let out_of_place = has_stray || behind.is_some_and(|found| found.column.holds == Holds::Words);
            let is_one = is_digits(whole.trim_start_matches(['-', '+', '−'])) && is_digits(part) && !part.is_empty();
            (is_one && out_of_place).then(|| format!("{whole},{part}"))
        };
        let points = self.found.iter().filter(|found| found.column.holds == Holds::Points);
        let (points, written) = points.filter_map(|points| Some((points, written(&points)?))).next()?;
        let what = Message::new("transfer-decimal-comma").with("point", written.replace(',', "."));
        let problem = RowProblem::in_line(self.records.line(), what).showing(&written);
        Some(RowProblem { column: Some(points.heading.clone()), ..problem })
    }

    /// Goes to the next record that is not blank.
    fn advance(&mut self, problems: &mut Problems) -> bool {
        match self.records.advance() {
            Ok(record) => record.is_some(),
            Err(_) => {
                problems.add(RowProblem::in_line(self.records.line(), Message::new("transfer-encoding")));
                false
            }
        }
    }

    /// Finds out which column stands where; `false` if a required one is nowhere.
    fn read_headings(&mut self, columns: &[Column], known: &Known<'_>, others: Others, problems: &mut Problems) -> bool {
        let line = self.records.line();
        let mut unknown = Vec::new();
        for (place, heading) in self.records.record().iter().enumerate() {
            let (column, heading) = (known.column(heading), shown(heading));
            self.headed.push(!heading.is_empty());
            let first = column.and_then(|column| self.found.iter().find(|found| found.column.id == column.id));
            match (column, first) {
                (Some(_), Some(first)) => {
                    let what = Message::new("transfer-column-twice")
                        .with("first", first.heading.as_str())
                        .with("place", first.place + 1);
                    problems.add(in_heading(line, heading, what));
                }
                (Some(column), None) => self.found.push(Found { column: *column, place, heading }),
                (None, _) if others == Others::Ignored || heading.is_empty() => {}
                (None, _) => unknown.push(heading),
            }
        }
        let open: Vec<Column> =
            columns.iter().filter(|column| self.found.iter().all(|found| found.column.id != column.id)).copied().collect();
        let mut passed: Vec<String> = Vec::new();
        for heading in unknown {
            let what = match nearest(&heading, open.iter().flat_map(|column| column.headings())) {
                Some(near) => Message::new("transfer-column-unknown-near").with("near", near),
                None if others == Others::Noted => {
                    passed.push(heading);
                    continue;
                }
                None => Message::new("transfer-column-unknown").with("columns", &names(columns)),
            };
            problems.add(in_heading(line, heading, what));
        }
        if !passed.is_empty() {
            let passed = Text { zh: passed.join("、"), en: passed.join(", ") };
            problems.note(RowProblem::in_line(line, Message::new("transfer-columns-passed").with("columns", &passed)));
        }
        let missing = open.iter().filter(|column| column.required);
        for column in missing.clone() {
            let what = Message::new("transfer-column-missing").with("name", &column.name()).with("id", column.id);
            problems.add(RowProblem::in_line(line, what));
        }
        missing.count() == 0
    }
}

fn in_heading(line: usize, heading: String, what: Message) -> RowProblem {
    RowProblem { column: Some(heading.clone()), ..RowProblem::in_line(line, what).showing(&heading) }
}

/// A row of a table. What a cell holds is cleaned; a problem names its line and column.
#[derive(Clone, Copy)]
pub struct Row<'t> {
    /// The line on which it begins, from 1.
    pub line: usize,
    cells: &'t StringRecord,
    found: &'t [Found],
}

impl<'t> Row<'t> {
    /// The cell as it stands in the file, but for blanks around it.
    pub fn raw(&self, column: Column) -> &'t str {
        let found = self.found.iter().find(|found| found.column.id == column.id);
        found.and_then(|found| self.cells.get(found.place)).unwrap_or_default().trim()
    }

    /// A problem of the cell.
    pub fn problem(&self, column: Column, what: Message) -> RowProblem {
        let found = self.found.iter().find(|found| found.column.id == column.id);
        let heading = found.map_or_else(|| column.id.to_owned(), |found| found.heading.clone());
        RowProblem { column: Some(heading), ..RowProblem::in_line(self.line, what).showing(self.raw(column)) }
    }

    /// The text of the cell; may be empty.
    pub fn text(&self, column: Column, most: usize) -> Result<String, RowProblem> {
        let text = text::clean(self.raw(column), most).map_err(|problem| self.problem(column, of_text(&problem)))?;
        if text.contains(char::REPLACEMENT_CHARACTER) { Err(self.lost(column)) } else { Ok(text) }
    }

    /// The text of a cell that may not be empty.
    pub fn filled(&self, column: Column, most: usize) -> Result<String, RowProblem> {
        let text = self.text(column, most)?;
        match text.as_str() {
            "" => Err(self.problem(column, Message::new("transfer-blank"))),
            marks if marks.len() > 1 && marks.bytes().all(|byte| byte == b'?') => Err(self.lost(column)),
            _ => Ok(text),
        }
    }

    /// The problem of a text whose characters were lost when it was saved: in an encoding without them each becomes a question mark.
    fn lost(&self, column: Column) -> RowProblem {
        self.problem(column, Message::new("transfer-lost"))
    }

    /// An id.
    pub fn id(&self, column: Column) -> Result<String, RowProblem> {
        let id = self.filled(column, LONGEST_LINE)?;
        if is_id(&id) { Ok(id) } else { Err(self.problem(column, Message::new("transfer-not-an-id"))) }
    }

    /// Points, or `None` where the cell is blank.
    pub fn points(&self, column: Column) -> Result<Option<Points>, RowProblem> {
        match self.raw(column) {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|problem| self.problem(column, of_points(text, problem))),
        }
    }

    /// A day, or `None` where the cell is blank.
    pub fn day(&self, column: Column) -> Result<Option<NaiveDate>, RowProblem> {
        match self.text(column, LONGEST_LINE)?.as_str() {
            "" => Ok(None),
            text => day(text).map(Some).ok_or_else(|| self.problem(column, Message::new("transfer-not-a-day"))),
        }
    }

    /// The problem of a row that is about the same thing as an earlier one.
    pub fn repeats(&self, column: Column, first: usize) -> RowProblem {
        self.problem(column, Message::new("transfer-repeats").with("first", first))
    }
}

/// A day as people write it: `2019-11-20`, `2019/1/5`, `2019.11.20`, `2019年11月20日`.
pub fn day(text: &str) -> Option<NaiveDate> {
    let text: String = text.nfkc().collect();
    let digits = |part: &str, longest: usize| part.len() <= longest && part.bytes().all(|byte| byte.is_ascii_digit());
    let (year, rest) = text.split_once(['-', '/', '.', '年'])?;
    let (month, day) = rest.split_once(['-', '/', '.', '月'])?;
    let day = day.strip_suffix('日').unwrap_or(day);
    if year.len() != 4 || !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}
