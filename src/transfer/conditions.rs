//! What was found of the rubric's requirements: `studio, condition, met, evidence`; a blank `met` leaves a condition to be checked.

use std::collections::HashMap;

use super::decode::decode;
use super::headings::Column;
use super::known::{Named, Studios};
use super::problem::{Read, RowProblem};
use super::table::{Row, Table};
use crate::domain::command::Command;
use crate::domain::message::Message;
use crate::domain::roster::Studio;
use crate::domain::rubric::{Finding, Rubric};
use crate::domain::text::{LONGEST_LINE, LONGEST_NOTE, plain};

const STUDIO: Column = Column::required("studio", &["工作室", "工作室编号"]);
const CONDITION: Column = Column::required("condition", &["条件", "申报条件"]);
const MET: Column = Column::required("met", &["是否符合", "符合"]);
const EVIDENCE: Column = Column::required("evidence", &["依据", "佐证材料"]);
const COLUMNS: [Column; 4] = [STUDIO, CONDITION, MET, EVIDENCE];

/// Reads findings, each row as the [`Command::CheckCondition`] that records it. Conditions are the rubric's, by id or name.
///
/// # Errors
/// Everything that is wrong in the file; then nothing of it is taken.
pub fn read(bytes: &[u8], rubric: &Rubric, roster: &[Studio]) -> Result<Read<Vec<Command>>, Vec<RowProblem>> {
    let text = decode(bytes).map_err(|problem| vec![problem])?;
    let (mut table, mut problems) = Table::open(&text, &COLUMNS)?;
    let conditions = rubric.conditions().map(|(_, condition)| condition);
    let conditions = Named::new(conditions.map(|condition| (condition.id.as_str(), &condition.name, &condition.id)));
    let studios = Studios::of(roster);
    let (mut lines, mut commands) = (HashMap::new(), Vec::new());
    while let Some(row) = table.next_row(&mut problems) {
        let studio = problems.keep(studios.find(&row, STUDIO));
        let condition = problems.keep(conditions.cell(&row, CONDITION));
        let finding = problems.keep(met(&row));
        let evidence = match finding {
            Some(Some(_)) => problems.keep(row.filled(EVIDENCE, LONGEST_NOTE)),
            Some(None) | None => problems.keep(row.text(EVIDENCE, LONGEST_NOTE)),
        };
        let (Some(studio), Some(condition)) = (studio, condition) else { continue };
        if let Some(first) = lines.insert((studio, condition), row.line) {
            problems.add(row.repeats(CONDITION, first));
        }
        if let (Some(finding), Some(evidence)) = (finding, evidence) {
            let (studio, condition) = (studio.clone(), condition.clone());
            commands.push(Command::CheckCondition { studio, condition, finding, evidence });
        }
    }
    problems.or(commands)
}

/// Yes or no, as people write them: these words and no others; `None` for a blank cell.
fn met(row: &Row<'_>) -> Result<Option<Finding>, RowProblem> {
    match plain(&row.text(MET, LONGEST_LINE)?).as_str() {
        "" => Ok(None),
        "是" | "符合" | "yes" | "y" | "met" | "true" | "1" => Ok(Some(Finding::Met)),
        "否" | "不符合" | "no" | "n" | "not met" | "not_met" | "notmet" | "false" | "0" => Ok(Some(Finding::NotMet)),
        _ => Err(row.problem(MET, Message::new("transfer-not-yes-or-no"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rubric::{Condition, Need, Requirement};
    use crate::domain::text::Text;
    use crate::transfer::sample::{roster, rubric, said};

    fn required() -> Rubric {
        let text = |zh: &str| Text { zh: zh.to_owned(), en: zh.to_owned() };
        let condition = |(id, zh): (&str, &str)| Condition { id: id.into(), name: text(zh) };
        let requirement = Requirement {
            id: "support".into(),
            name: text("有保障"),
            need: Need::All,
            except: Vec::new(),
            conditions: [("funds", "有经费支持"), ("site", "有工作场地")].map(condition).into(),
        };
        Rubric { requirements: vec![requirement], ..rubric() }
    }

    #[test]
    fn english_and_chinese_findings_read_alike_and_a_blank_one_is_open() {
        let check = |condition: &str, finding, evidence: &str| Command::CheckCondition {
            studio: "S1".into(),
            condition: condition.into(),
            finding,
            evidence: evidence.to_owned(),
        };
        let expected = [check("funds", Some(Finding::Met), "拨款凭证"), check("site", Some(Finding::NotMet), "现场查看")];
        for file in [
            "studio,condition,met,evidence\nS1,funds,yes,拨款凭证\nS1,site,no,现场查看\n",
            "依据,是否符合,条件,工作室\n拨款凭证,是,有经费支持,S1\n现场查看,否,有工作场地,S1\n",
            "工作室,条件,符合,佐证材料\nS1,funds,符合,拨款凭证\nS1,site,不符合,现场查看\n",
        ] {
            assert_eq!(read(file.as_bytes(), &required(), &roster()).unwrap().rows, expected);
        }
        let blank = "studio,condition,met,evidence\nS1,funds,,\n";
        assert_eq!(read(blank.as_bytes(), &required(), &roster()).unwrap().rows, [check("funds", None, "")]);
    }

    #[test]
    fn yes_and_no_are_words_whatever_their_width_and_case_and_nothing_more() {
        let file = |cell: &str| format!("studio,condition,met,evidence\nS1,funds,{cell},凭证\n");
        let finding = |cell: &str| match read(file(cell).as_bytes(), &required(), &roster()).ok()?.rows.pop()? {
            Command::CheckCondition { finding, .. } => finding,
            _ => None,
        };
        for (yes, no) in
            [("是", "否"), (" 符合 ", "不符合"), ("YES", "No"), ("ｙ", "Ｎ"), ("Met", "not met"), ("true", "FALSE"), ("１", "0")]
        {
            assert_eq!((finding(yes), finding(no)), (Some(Finding::Met), Some(Finding::NotMet)), "{yes} {no}");
        }
        for cell in ["是？", "?yes", "-1", "1.", "是/否", "否！", "（是）", "y?", "不 符合", "+1", "0.0", "~", "是是", "未"]
        {
            let problems = read(file(cell).as_bytes(), &required(), &roster()).unwrap_err();
            assert_eq!((problems.len(), problems[0].line, problems[0].what.id), (1, Some(2), "transfer-not-yes-or-no"), "{cell}");
        }
    }

    #[test]
    fn every_bad_row_is_reported_in_one_run() {
        let file = "工作室,条件,是否符合,依据\nS1,有经费支持,大概,凭证\nS1,funds,是,\nS7,资金来源证明,否,无\nS2,site,？,无\n";
        assert_eq!(
            said(&read(file.as_bytes(), &required(), &roster()).unwrap_err()),
            [
                "第 2 行「是否符合」列：「大概」不是「是」或「否」；请填写「是」或「否」，还没有审查的留空。",
                "第 3 行「依据」列：不能为空；请填写。",
                "第 3 行「条件」列：「funds」与第 2 行重复；请只保留一行，或改正其中一行。",
                "第 4 行「工作室」列：工作室名册中没有编号「S7」；请改为名册中的编号。",
                "第 4 行「条件」列：不认识「资金来源证明」；请改为其中之一：有经费支持、有工作场地。",
                "第 5 行「是否符合」列：「？」不是「是」或「否」；请填写「是」或「否」，还没有审查的留空。",
            ]
        );
    }
}
