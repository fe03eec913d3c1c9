//! The result of an earlier session, as `panelmark results --format csv` writes it or as `panelmark export` does in either language:
//! what became of each studio.

use std::collections::HashMap;

use super::decode::decode;
use super::headings::Column;
use super::known::{Match, Named};
use super::problem::{Read, RowProblem};
use super::sentences;
use super::spreadsheet::unguarded;
use super::table::{Row, Table};
use crate::domain::due::LastResult;
use crate::domain::grading::Outcome;
use crate::domain::id::{StudioId, is_id};
use crate::domain::message::Message;
use crate::domain::rubric::TitleConsequence;
use crate::domain::text::{LONGEST_LINE, Lang, Text};
use crate::words::Words;

const ID: Column = Column::required("id", &["编号", "工作室编号"]);
const GRADE: Column = Column::required("grade", &["等次"]);
const TITLE: Column = Column::required("title", &["称号"]);

const TITLES: [TitleConsequence; 5] = [
    TitleConsequence::Kept,
    TitleConsequence::Renewable,
    TitleConsequence::Revoked,
    TitleConsequence::Granted,
    TitleConsequence::NotGranted,
];

/// What stands in the column of a grade where there is none, and the words for it.
const NO_GRADE: [(Outcome, LastResult, &str); 2] = [
    (Outcome::Excluded, LastResult::Excluded, "results-excluded"),
    (Outcome::Undecided, LastResult::Undecided, "results-undecided"),
];

/// Something that a file may name: its id, the words for it, and what it is.
type Said<T> = (String, Text, T);

/// Reads what became of each studio; columns other than id, grade and title may stand there.
///
/// # Errors
/// Everything that is wrong in the file; then nothing of it is taken.
pub fn read(bytes: &[u8]) -> Result<Read<HashMap<StudioId, LastResult>>, Vec<RowProblem>> {
    let text = decode(bytes).map_err(|problem| vec![problem])?;
    let (mut table, mut problems) = Table::open_among_others(&text, &[ID, GRADE, TITLE])?;
    let words = Lang::ALL.map(Words::new);
    let no_grade = NO_GRADE.map(|(outcome, result, id)| said(&words, outcome.id(), &Message::new(id), result));
    let titles = TITLES.map(|title| said(&words, title.id(), &sentences::consequence(title), LastResult::Graded(title)));
    let (no_grade, titles) = (named(&no_grade), named(&titles));
    let (mut lines, mut results) = (HashMap::new(), HashMap::new());
    while let Some(row) = table.next_row(&mut problems) {
        let (id, result) = (problems.keep(id(&row)), problems.keep(result(&row, &no_grade, &titles)));
        let Some(id) = id else { continue };
        let first = *lines.entry(id.clone()).or_insert(row.line);
        if first != row.line {
            problems.add(row.repeats(ID, first));
        }
        results.extend(result.map(|result| (StudioId::from(id.as_str()), result)));
    }
    problems.or(results)
}

fn said<T>(words: &[Words; 2], id: &str, message: &Message, thing: T) -> Said<T> {
    let [zh, en] = words;
    (id.to_owned(), Text { zh: zh.say(message), en: en.say(message) }, thing)
}

fn named<T: Copy + PartialEq>(things: &[Said<T>]) -> Named<'_, T> {
    Named::new(things.iter().map(|(id, name, thing)| (id.as_str(), name, *thing)))
}

/// An id; where it could have begun a formula, an apostrophe stands before it.
fn id(row: &Row<'_>) -> Result<String, RowProblem> {
    let written = unguarded(row.raw(ID));
    if is_id(written) { Ok(written.to_owned()) } else { row.id(ID) }
}

fn result(row: &Row<'_>, no_grade: &Named<'_, LastResult>, titles: &Named<'_, LastResult>) -> Result<LastResult, RowProblem> {
    // Any other word is a grade of the rubric, which may be one that is not at hand.
    match no_grade.find_exactly(&row.filled(GRADE, LONGEST_LINE)?) {
        Match::One(result) => Ok(result),
        Match::Several(_) | Match::None => titles.cell(row, TITLE),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transfer::sample::said;

    #[test]
    fn what_became_of_each_studio_is_read_whatever_else_stands_there() {
        let file = "rank,id,kind,total,grade,reason,title,grant\n1,S1,existing,95.00,excellent,,renewable,100000\n\
            ,S2,existing,,unqualified,refused,revoked,0\n,S3,existing,,excluded,lead_left,,\n,S4,existing,,undecided,,,\n";
        let read = read(file.as_bytes()).unwrap().rows;
        let of = |id: &str| read[&StudioId::from(id)];
        assert_eq!(of("S1"), LastResult::Graded(TitleConsequence::Renewable));
        assert_eq!(of("S2"), LastResult::Graded(TitleConsequence::Revoked));
        assert_eq!([of("S3"), of("S4")], [LastResult::Excluded, LastResult::Undecided]);
    }

    #[test]
    fn what_makes_no_sense_is_told_with_its_line() {
        let problems = read("id,grade,title\nS1,excellent,\nS1,excellent,kept\nS3,excellent,lost\n".as_bytes()).unwrap_err();
        assert_eq!(
            said(&problems),
            [
                "第 2 行「title」列：不能为空；请填写。",
                "第 3 行「id」列：「S1」与第 2 行重复；请只保留一行，或改正其中一行。",
                "第 4 行「title」列：不认识「lost」；请改为其中之一：继续保留、可申请续建、撤销、认定、不予认定。",
            ]
        );
        assert_eq!(
            said(&read(b"id,grade\nS1,excellent\n").unwrap_err()),
            ["第 1 行：缺少「称号」列；请加上这一列，列名写「称号」或 title。"]
        );
    }
}
