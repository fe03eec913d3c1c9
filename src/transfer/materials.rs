//! What studios handed in: `studio, material, received`; a blank day is something that was not handed in.

use std::collections::HashMap;

use super::decode::decode;
use super::headings::Column;
use super::known::{Named, Studios};
use super::problem::{Read, RowProblem};
use super::table::Table;
use crate::domain::command::Command;
use crate::domain::roster::Studio;
use crate::domain::rubric::Rubric;

const STUDIO: Column = Column::required("studio", &["工作室", "工作室编号"]);
const MATERIAL: Column = Column::required("material", &["材料", "材料名称"]);
const RECEIVED: Column = Column::required("received", &["收到日期", "提交日期"]);
const COLUMNS: [Column; 3] = [STUDIO, MATERIAL, RECEIVED];

/// Reads what was handed in, each row as the [`Command::RecordMaterial`] that records it. Materials are the rubric's, by id or name.
///
/// # Errors
/// Everything that is wrong in the file; then nothing of it is taken.
pub fn read(bytes: &[u8], rubric: &Rubric, roster: &[Studio]) -> Result<Read<Vec<Command>>, Vec<RowProblem>> {
    let text = decode(bytes).map_err(|problem| vec![problem])?;
    let (mut table, mut problems) = Table::open(&text, &COLUMNS)?;
    let materials = Named::new(rubric.materials.iter().map(|material| (material.id.as_str(), &material.name, &material.id)));
    let studios = Studios::of(roster);
    let (mut lines, mut commands) = (HashMap::new(), Vec::new());
    while let Some(row) = table.next_row(&mut problems) {
        let studio = problems.keep(studios.find(&row, STUDIO));
        let material = problems.keep(materials.cell(&row, MATERIAL));
        let received = problems.keep(row.day(RECEIVED));
        let (Some(studio), Some(material)) = (studio, material) else { continue };
        if let Some(first) = lines.insert((studio, material), row.line) {
            problems.add(row.repeats(MATERIAL, first));
        }
        if let Some(received) = received {
            commands.push(Command::RecordMaterial { studio: studio.clone(), material: material.clone(), received });
        }
    }
    problems.or(commands)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::transfer::sample::{roster, rubric, said};

    #[test]
    fn a_blank_day_is_something_that_was_not_handed_in() {
        let file = "studio,material,received\nS1,ledger,2023.1.5\nS1,工作总结,\n";
        let record =
            |material: &str, received| Command::RecordMaterial { studio: "S1".into(), material: material.into(), received };
        assert_eq!(
            read(file.as_bytes(), &rubric(), &roster()).unwrap().rows,
            [record("ledger", NaiveDate::from_ymd_opt(2023, 1, 5)), record("summary", None)]
        );
    }

    #[test]
    fn a_rubric_that_asks_for_no_papers_says_so() {
        let mut rubric = rubric();
        rubric.materials.clear();
        assert_eq!(
            said(&read(b"studio,material,received\nS1,ledger,\n", &rubric, &roster()).unwrap_err()),
            ["第 2 行「material」列：不认识「ledger」：这场考核的评分标准没有规定这一类内容；请删去这一行。"]
        );
    }

    #[test]
    fn every_bad_row_is_reported_in_one_run() {
        let file = "工作室,材料,收到日期\nS1,工作台账,昨天\nS1,ledger,\nS7,照片,2023-01-05\n";
        assert_eq!(
            said(&read(file.as_bytes(), &rubric(), &roster()).unwrap_err()),
            [
                "第 2 行「收到日期」列：「昨天」不是日期；请写成 2019-11-20 或 2019年11月20日。",
                "第 3 行「材料」列：「ledger」与第 2 行重复；请只保留一行，或改正其中一行。",
                "第 4 行「工作室」列：工作室名册中没有编号「S7」；请改为名册中的编号。",
                "第 4 行「材料」列：不认识「照片」；请改为其中之一：工作台账、工作总结。",
            ]
        );
    }
}
