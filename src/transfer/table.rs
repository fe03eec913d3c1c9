//! A table that a person made: a line of headings in any order and either language, then one thing a line.

use chrono::NaiveDate;
use csv::{ReaderBuilder, StringRecord};
use unicode_normalization::UnicodeNormalization;

use super::decode::line_ends;
use super::known::{fold, nearest};
use super::problem::{Problems, RowProblem, of_points, of_text, shown};
use crate::domain::id::is_id;
use crate::domain::message::Message;
use crate::domain::points::Points;
use crate::domain::text::{self, LONGEST_LINE, Text};

/// A line with more cells than this holds no headings.
const WIDEST: usize = 1_000;

/// A column that a file may have.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its heading in English.
    pub id: &'static str,
    /// Its headings in Chinese, and others that are taken; the first one is its name.
    pub names: &'static [&'static str],
    /// Whether a file without it is refused.
    pub required: bool,
}

impl Column {
    /// A column that every file has.
    pub const fn required(id: &'static str, names: &'static [&'static str]) -> Self {
        Column { id, names, required: true }
    }

    /// A column that a file may leave out: all its cells are blank then.
    pub const fn optional(id: &'static str, names: &'static [&'static str]) -> Self {
        Column { id, names, required: false }
    }

    fn headings(self) -> impl Iterator<Item = &'static str> {
        self.names.iter().copied().chain([self.id])
    }

    fn name(self) -> Text {
        Text { zh: self.names.first().copied().unwrap_or(self.id).to_owned(), en: self.id.to_owned() }
    }
}

/// A column that stands in a file.
struct Found {
    column: Column,
    place: usize,
    heading: String,
}

/// A table, read row by row.
pub struct Table<'a> {
    text: &'a str,
    reader: csv::Reader<&'a [u8]>,
    record: StringRecord,
    /// Where `record` begins: so many bytes into the text, on this line.
    byte: usize,
    line: usize,
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
        Table::begin(text, columns, false)
    }

    /// The same, where other columns than these may stand in the file and mean nothing here.
    ///
    /// # Errors
    /// No table, or a required column is missing.
    pub fn open_among_others(text: &'a str, columns: &[Column]) -> Result<(Self, Problems), Vec<RowProblem>> {
        Table::begin(text, columns, true)
    }

    fn begin(text: &'a str, columns: &[Column], others: bool) -> Result<(Self, Problems), Vec<RowProblem>> {
        let reader =
            ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator(text)).from_reader(text.as_bytes());
        let record = StringRecord::new();
        let mut table = Table { text, reader, record, byte: 0, line: 1, found: Vec::new(), headed: Vec::new(), rows: 0 };
        let mut problems = Problems::default();
        if !table.advance(&mut problems) {
            problems.add(RowProblem::in_file(Message::new("transfer-empty").with("columns", &names(columns))));
            return Err(problems.all());
        }
        if table.read_headings(columns, others, &mut problems) { Ok((table, problems)) } else { Err(problems.all()) }
    }

    /// The next row that is not blank. What stands under no heading is a problem; so is a table without rows.
    pub fn next_row(&mut self, problems: &mut Problems) -> Option<Row<'_>> {
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
        let headed = |place: usize| self.headed.get(place).copied().unwrap_or(false);
        let stray = self.record.iter().enumerate().find(|(place, cell)| !headed(*place) && !cell.trim().is_empty());
        if let Some((place, cell)) = stray {
            let what = Message::new("transfer-no-heading").with("place", place + 1);
            problems.add(RowProblem::in_line(self.line, what).showing(cell));
        }
        Some(Row { line: self.line, cells: &self.record, found: &self.found })
    }

    /// Goes to the next record that is not blank.
    fn advance(&mut self, problems: &mut Problems) -> bool {
        loop {
            match self.reader.read_record(&mut self.record) {
                Ok(true) => {}
                Ok(false) => return false,
                Err(_) => {
                    problems.add(RowProblem::in_line(self.line, Message::new("transfer-encoding")));
                    return false;
                }
            }
            if self.record.iter().any(|cell| !cell.trim().is_empty()) {
                self.count_lines();
                return true;
            }
        }
    }

    /// The reader says where it began to look; line ends and blank lines may stand before the record itself.
    fn count_lines(&mut self) {
        let bytes = self.text.as_bytes();
        let looked = self.record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(usize::MAX));
        let ends = bytes.iter().skip(looked).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let begin = looked.saturating_add(ends);
        self.line += line_ends(bytes.get(self.byte..begin).unwrap_or_default());
        self.byte = begin;
    }

    /// Finds out which column stands where; `false` if a required one is nowhere.
    fn read_headings(&mut self, columns: &[Column], others: bool, problems: &mut Problems) -> bool {
        if self.record.iter().filter(|heading| !heading.trim().is_empty()).count() > WIDEST {
            problems.add(RowProblem::in_line(self.line, Message::new("transfer-too-wide").with("columns", &names(columns))));
            return false;
        }
        let mut unknown = Vec::new();
        for (place, heading) in self.record.iter().enumerate() {
            let (folded, heading) = (fold(heading), shown(heading));
            self.headed.push(!heading.is_empty());
            let known = columns.iter().find(|column| column.headings().any(|name| fold(name) == folded));
            let first = known.and_then(|column| self.found.iter().find(|found| found.column.id == column.id));
            match (known, first) {
                (Some(_), Some(first)) => {
                    let what = Message::new("transfer-column-twice")
                        .with("first", first.heading.as_str())
                        .with("place", first.place + 1);
                    problems.add(in_heading(self.line, heading, what));
                }
                (Some(column), None) => self.found.push(Found { column: *column, place, heading }),
                (None, _) if others || heading.is_empty() => {}
                (None, _) => unknown.push(heading),
            }
        }
        let open: Vec<Column> =
            columns.iter().filter(|column| self.found.iter().all(|found| found.column.id != column.id)).copied().collect();
        for heading in unknown {
            let what = match nearest(&heading, open.iter().flat_map(|column| column.headings())) {
                Some(near) => Message::new("transfer-column-unknown-near").with("near", near),
                None => Message::new("transfer-column-unknown").with("columns", &names(columns)),
            };
            problems.add(in_heading(self.line, heading, what));
        }
        let missing = open.iter().filter(|column| column.required);
        for column in missing.clone() {
            let what = Message::new("transfer-column-missing").with("name", &column.name()).with("id", column.id);
            problems.add(RowProblem::in_line(self.line, what));
        }
        missing.count() == 0
    }
}

fn in_heading(line: usize, heading: String, what: Message) -> RowProblem {
    RowProblem { column: Some(heading.clone()), ..RowProblem::in_line(line, what).showing(&heading) }
}

fn names(columns: &[Column]) -> Text {
    let zh: Vec<String> = columns.iter().map(|column| column.name().zh).collect();
    let en: Vec<&str> = columns.iter().map(|column| column.id).collect();
    Text { zh: zh.join("、"), en: en.join(", ") }
}

/// What separates the headings: a comma, unless semicolons (some European spreadsheets) or tabs (copied cells) are more.
pub fn separator(text: &str) -> u8 {
    let headings = text.trim_start().lines().next().unwrap_or_default();
    let count = |separator: u8| headings.bytes().filter(|byte| *byte == separator).count();
    [b';', b'\t'].into_iter().filter(|other| count(*other) > count(b',')).max_by_key(|other| count(*other)).unwrap_or(b',')
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
        text::clean(self.raw(column), most).map_err(|problem| self.problem(column, of_text(&problem)))
    }

    /// The text of a cell that may not be empty.
    pub fn filled(&self, column: Column, most: usize) -> Result<String, RowProblem> {
        let text = self.text(column, most)?;
        if text.is_empty() { Err(self.problem(column, Message::new("transfer-blank"))) } else { Ok(text) }
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
            text => text.parse().map(Some).map_err(|problem| self.problem(column, of_points(problem))),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transfer::sample::said;

    const A: Column = Column::required("expert", &["专家"]);
    const B: Column = Column::required("points", &["得分", "分值"]);
    const C: Column = Column::optional("note", &["备注"]);

    /// The rows of a table with their lines, or what is wrong with it.
    fn rows(text: &str) -> Result<Vec<(usize, [String; 3])>, Vec<String>> {
        let (mut table, mut problems) = Table::open(text, &[A, B, C]).map_err(|problems| said(&problems))?;
        let mut rows = Vec::new();
        while let Some(row) = table.next_row(&mut problems) {
            let cells = [A, B, C].map(|column| problems.keep(row.text(column, 20)).unwrap_or_default());
            rows.push((row.line, cells));
        }
        problems.or(rows).map_err(|problems| said(&problems))
    }

    fn row(line: usize, cells: [&str; 3]) -> (usize, [String; 3]) {
        (line, cells.map(str::to_owned))
    }

    #[test]
    fn rows_keep_their_lines_past_blank_lines_and_any_line_end() {
        let expected = vec![row(4, ["E1", "9", "好"]), row(7, ["E2", "8", ""])];
        for end in ["\n", "\r\n", "\r"] {
            let file = ["", "专家,得分,备注", "", "E1,9,好", "", ",,", "E2,8"].join(end);
            assert_eq!(rows(&file).unwrap(), expected, "{end:?}");
            assert_eq!(rows(&format!("{file}{end}{end}")).unwrap(), expected, "{end:?}");
        }
    }

    #[test]
    fn quoted_cells_may_hold_commas_and_quotes() {
        assert_eq!(rows("expert,points,note\nE1,9,\"a, \"\"b\"\"\"\n").unwrap(), [row(2, ["E1", "9", "a, \"b\""])]);
    }

    #[test]
    fn a_line_break_in_a_cell_is_a_problem_of_its_line_and_moves_no_other() {
        let file = "expert,points,note\r\nE1,9,\"a\r\nb\"\r\nE2,8,\"c\nd\"\r\n";
        let problems = rows(file).unwrap_err();
        assert_eq!(problems.len(), 2);
        assert!(problems[0].starts_with("第 2 行「note」列：「a\u{fffd}\u{fffd}b」里有换行；"), "{}", problems[0]);
        assert!(problems[1].starts_with("第 4 行「note」列：「c\u{fffd}d」里有换行；"), "{}", problems[1]);
    }

    #[test]
    fn a_quote_without_its_pair_swallows_no_row_unnoticed() {
        assert!(rows("expert,points,note\nE1,9,\"oops\nE2,8,\nE3,7,\n").unwrap_err()[0].starts_with("第 2 行「note」列"));
    }

    #[test]
    fn the_headings_tell_the_separator() {
        for separator in [',', ';', '\t'] {
            let file = "专家,备注,分值\nE1,好,9\n".replace(',', &separator.to_string());
            assert_eq!(rows(&file).unwrap(), [row(2, ["E1", "9", "好"])], "{separator:?}");
        }
    }

    #[test]
    fn headings_that_do_not_fit_are_named_with_the_nearest_that_does() {
        assert_eq!(
            rows("专家,得份,电话\nE1,9,1\n").unwrap_err(),
            [
                "第 1 行「得份」列：没有叫「得份」的列；如果是「得分」，请改列名，否则请删去这一列。",
                "第 1 行「电话」列：没有叫「电话」的列；请删去这一列，可用的列有：专家、得分、备注。",
                "第 1 行：缺少「得分」列；请加上这一列，列名写「得分」或 points。",
            ]
        );
    }

    #[test]
    fn bad_rows_are_reported_along_with_headings_that_are_merely_too_many() {
        assert_eq!(
            rows("专家,得分,分值,备注\nE1,9,9,\u{200b}\n").unwrap_err(),
            [
                "第 1 行「分值」列：第 2 列「得分」已经是这一列；请只保留一列。",
                "第 2 行「备注」列：「\u{fffd}」里有看不见的控制字符 U+200B；请删去后重新填写。",
            ]
        );
    }

    #[test]
    fn a_column_without_heading_may_stand_there_if_it_is_blank() {
        assert_eq!(rows("专家,,得分,,\nE1,,9,,\n").unwrap(), [row(2, ["E1", "9", ""])]);
        let problems = rows("专家,,得分\nE1,,9\nE2,x,8\nE3,,7,8\n").unwrap_err();
        assert_eq!(problems.len(), 2);
        assert!(problems[0].starts_with("第 3 行：第 2 列没有列名，却有内容「x」；"), "{}", problems[0]);
        assert!(problems[1].starts_with("第 4 行：第 4 列没有列名，却有内容「8」；"), "{}", problems[1]);
    }

    #[test]
    fn an_empty_file_says_what_belongs_there() {
        for empty in ["", "\r\n\r\n", " \n,,\n"] {
            assert_eq!(
                rows(empty).unwrap_err(),
                ["文件是空的；请在第一行填写列名（专家、得分、备注），以下每行填写一条。"],
                "{empty:?}"
            );
        }
    }

    #[test]
    fn a_line_of_countless_cells_is_not_taken_for_headings() {
        let file = "x,".repeat(1_001);
        assert_eq!(rows(&file).unwrap_err(), ["第 1 行：这一行不像列名；请在第一行填写列名：专家、得分、备注。"]);
        assert!(rows(&format!("专家,得分{}\nE1,9\n", ",".repeat(2_000))).is_ok());
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        let expected = NaiveDate::from_ymd_opt(2019, 1, 5);
        for text in ["2019-01-05", "2019/1/5", "2019.1.5", "2019年1月5日", "２０１９－０１－０５", "2019年01月05日"]
        {
            assert_eq!(day(text), expected, "{text}");
        }
        for text in
            ["19-1-5", "2019", "2019-1", "2019-13-1", "2019-02-29", "5/1/2019", "2019-1-5-6", "+201-1-5", "2019-1-", "43470"]
        {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
