//! The result of an earlier session, as `panelmark results --format csv` writes it: what became of each studio.

use std::collections::HashMap;

use super::decode::decode;
use super::problem::RowProblem;
use super::table::{Column, Row, Table};
use crate::domain::due::LastResult;
use crate::domain::grading::Outcome;
use crate::domain::id::StudioId;
use crate::domain::message::Message;
use crate::domain::rubric::TitleConsequence;
use crate::domain::text::LONGEST_LINE;

const ID: Column = Column::required("id", &["编号"]);
const GRADE: Column = Column::required("grade", &["等次"]);
const TITLE: Column = Column::required("title", &["称号"]);

const TITLES: [TitleConsequence; 5] = [
    TitleConsequence::Kept,
    TitleConsequence::Renewable,
    TitleConsequence::Revoked,
    TitleConsequence::Granted,
    TitleConsequence::NotGranted,
];

/// Reads what became of each studio; columns other than id, grade and title may stand there.
///
/// # Errors
/// Everything that is wrong in the file; then nothing of it is taken.
pub fn read(bytes: &[u8]) -> Result<HashMap<StudioId, LastResult>, Vec<RowProblem>> {
    let text = decode(bytes).map_err(|problem| vec![problem])?;
    let (mut table, mut problems) = Table::open_among_others(&text, &[ID, GRADE, TITLE])?;
    let (mut lines, mut results) = (HashMap::new(), HashMap::new());
    while let Some(row) = table.next_row(&mut problems) {
        let (id, result) = (problems.keep(row.id(ID)), problems.keep(result(&row)));
        let Some(id) = id else { continue };
        let first = *lines.entry(id.clone()).or_insert(row.line);
        if first != row.line {
            problems.add(row.repeats(ID, first));
        }
        results.extend(result.map(|result| (StudioId::from(id.as_str()), result)));
    }
    problems.or(results)
}

fn result(row: &Row<'_>) -> Result<LastResult, RowProblem> {
    let grade = row.filled(GRADE, LONGEST_LINE)?;
    if grade == Outcome::Excluded.id() {
        return Ok(LastResult::Excluded);
    }
    if grade == Outcome::Undecided.id() {
        return Ok(LastResult::Undecided);
    }
    let title = row.filled(TITLE, LONGEST_LINE)?;
    let known = TITLES.into_iter().find(|known| known.id() == title);
    let all = || Message::new("transfer-unknown").with("all", TITLES.map(TitleConsequence::id).join(", "));
    known.map(LastResult::Graded).ok_or_else(|| row.problem(TITLE, all()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transfer::sample::said;

    #[test]
    fn what_became_of_each_studio_is_read_whatever_else_stands_there() {
        let file = "rank,id,kind,total,grade,reason,title,grant\n1,S1,existing,95.00,excellent,,renewable,100000\n\
            ,S2,existing,,unqualified,refused,revoked,0\n,S3,existing,,excluded,lead_left,,\n,S4,existing,,undecided,,,\n";
        let read = read(file.as_bytes()).unwrap();
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
                "第 4 行「title」列：不认识「lost」；请改为其中之一：kept, renewable, revoked, granted, not_granted。",
            ]
        );
        assert_eq!(
            said(&read(b"id,grade\nS1,excellent\n").unwrap_err()),
            ["第 1 行：缺少「称号」列；请加上这一列，列名写「称号」或 title。"]
        );
    }
}
