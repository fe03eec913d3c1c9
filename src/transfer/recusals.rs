//! Recusals (回避) that were declared on paper: `expert, studio, reason`.

use std::collections::HashMap;

use super::decode::decode;
use super::headings::Column;
use super::known::{Experts, Studios};
use super::problem::{Read, RowProblem};
use super::table::Table;
use crate::domain::command::Command;
use crate::domain::panel::Member;
use crate::domain::roster::Studio;
use crate::domain::text::LONGEST_NOTE;

const EXPERT: Column = Column::required("expert", &["专家", "专家编号"]);
const STUDIO: Column = Column::required("studio", &["工作室", "工作室编号"]);
const REASON: Column = Column::required("reason", &["回避原因", "原因", "回避理由"]);
const COLUMNS: [Column; 3] = [EXPERT, STUDIO, REASON];

/// Reads recusals, each as the [`Command::Recuse`] that records it.
///
/// # Errors
/// Everything that is wrong in the file; then nothing of it is taken.
pub fn read(bytes: &[u8], roster: &[Studio], panel: &[Member]) -> Result<Read<Vec<Command>>, Vec<RowProblem>> {
    let text = decode(bytes).map_err(|problem| vec![problem])?;
    let (mut table, mut problems) = Table::open(&text, &COLUMNS)?;
    let (studios, experts) = (Studios::of(roster), Experts::of(panel));
    let (mut lines, mut commands) = (HashMap::new(), Vec::new());
    while let Some(row) = table.next_row(&mut problems) {
        let expert = problems.keep(experts.find(&row, EXPERT));
        let studio = problems.keep(studios.find(&row, STUDIO));
        let reason = problems.keep(row.filled(REASON, LONGEST_NOTE));
        let (Some(expert), Some(studio)) = (expert, studio) else { continue };
        if let Some(first) = lines.insert((expert.id.as_str(), studio), row.line) {
            problems.add(row.repeats(STUDIO, first));
        }
        if let Some(reason) = reason {
            commands.push(Command::Recuse { studio: studio.clone(), reason, expert: Some(expert.id.clone()) });
        }
    }
    problems.or(commands)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transfer::sample::{panel, roster, said};

    #[test]
    fn a_row_becomes_the_recusal_of_its_expert() {
        let file = "expert,studio,reason\nE1,S2,所在单位相同\n";
        let recuse = Command::Recuse { studio: "S2".into(), reason: "所在单位相同".into(), expert: Some("E1".into()) };
        assert_eq!(read(file.as_bytes(), &roster(), &panel()).unwrap().rows, [recuse]);
    }

    #[test]
    fn an_id_that_reads_like_one_that_is_known_is_asked_about_and_not_taken() {
        let file = "expert,studio,reason\ne01,Ｓ－２,亲属\nE1,s003,亲属\nc1,S04,亲属\n";
        assert_eq!(
            said(&read(file.as_bytes(), &roster(), &panel()).unwrap_err()),
            [
                "第 2 行「expert」列：考核组中没有编号「e01」；是不是「E1」？请改正。",
                "第 2 行「studio」列：工作室名册中没有编号「Ｓ－２」；是不是「S2」？请改正。",
                "第 3 行「studio」列：工作室名册中没有编号「s003」；是不是「S3」？请改正。",
                "第 4 行「expert」列：考核组中没有编号「c1」；请改为评审专家的编号。",
                "第 4 行「studio」列：工作室名册中没有编号「S04」；请改为名册中的编号。",
            ]
        );
    }

    #[test]
    fn every_bad_row_is_reported_in_one_run() {
        let file = "专家,工作室,回避原因\nE1,S1,亲属\nE9,S9,\nC1,S1,亲属\nE1,S1,同单位\n";
        assert_eq!(
            said(&read(file.as_bytes(), &roster(), &panel()).unwrap_err()),
            [
                "第 3 行「专家」列：考核组中没有编号「E9」；请改为评审专家的编号。",
                "第 3 行「工作室」列：工作室名册中没有编号「S9」；请改为名册中的编号。",
                "第 3 行「回避原因」列：不能为空；请填写。",
                "第 4 行「专家」列：「C1」不是评审专家；请改为评审专家的编号。",
                "第 5 行「工作室」列：「S1」与第 2 行重复；请只保留一行，或改正其中一行。",
            ]
        );
    }
}
