//! Self-scores (自评) that studios handed in: `studio, item, points`; an item or a whole dimension.

use std::collections::BTreeMap;

use super::decode::decode;
use super::headings::Column;
use super::known::{Named, Studios};
use super::problem::{Read, RowProblem, out_of_range};
use super::table::{Row, Table};
use crate::domain::command::{Command, SelfScored};
use crate::domain::message::Message;
use crate::domain::points::Points;
use crate::domain::roster::Studio;
use crate::domain::rubric::{Dimension, Item, Rubric};

const STUDIO: Column = Column::required("studio", &["工作室", "工作室编号"]);
const ITEM: Column = Column::required("item", &["项目", "考核项目", "考核内容"]);
const POINTS: Column = Column::required("points", &["自评分", "自评得分", "得分", "分值"]).of_points();
const COLUMNS: [Column; 3] = [STUDIO, ITEM, POINTS];

#[derive(Clone, Copy, PartialEq)]
enum Of<'a> {
    Item(&'a Item),
    Dimension(&'a Dimension),
}

impl<'a> Of<'a> {
    /// A dimension, unless that is but the frame of one item which is called the same.
    fn dimension(dimension: &'a Dimension) -> Self {
        match dimension.items.as_slice() {
            [item] if item.id.as_str() == dimension.id.as_str() || item.name == dimension.name => Of::Item(item),
            _ => Of::Dimension(dimension),
        }
    }

    fn least(self) -> Points {
        match self {
            Of::Item(item) => item.lowest,
            Of::Dimension(dimension) => dimension.lowest(),
        }
    }

    fn most(self) -> Option<Points> {
        match self {
            Of::Item(item) => item.points,
            Of::Dimension(dimension) => Some(dimension.points),
        }
    }

    fn id(self) -> SelfScored {
        match self {
            Of::Item(item) => SelfScored::Item(item.id.clone()),
            Of::Dimension(dimension) => SelfScored::Dimension(dimension.id.clone()),
        }
    }
}

/// Reads self-scores, each as the [`Command::RecordSelfScore`] that records it. They lie between the fewest and the full points; a studio need not
/// keep to the step that binds experts.
///
/// # Errors
/// Everything that is wrong in the file; then nothing of it is taken.
pub fn read(bytes: &[u8], rubric: &Rubric, roster: &[Studio]) -> Result<Read<Vec<Command>>, Vec<RowProblem>> {
    let text = decode(bytes).map_err(|problem| vec![problem])?;
    let (mut table, mut problems) = Table::open(&text, &COLUMNS)?;
    let items = rubric.items().map(|(_, item)| (item.id.as_str(), &item.name, Of::Item(item)));
    let dimensions = rubric.dimensions.iter().map(|dimension| (dimension.id.as_str(), &dimension.name, Of::dimension(dimension)));
    let (named, studios) = (Named::new(items.chain(dimensions)), Studios::of(roster));
    let (mut lines, mut commands) = (BTreeMap::new(), Vec::new());
    while let Some(row) = table.next_row(&mut problems) {
        let studio = problems.keep(studios.find(&row, STUDIO));
        let of = problems.keep(named.cell(&row, ITEM));
        let points = problems.keep(points(&row, of));
        let (Some(studio), Some(of)) = (studio, of) else { continue };
        if let Some(first) = lines.insert((studio, of.id()), row.line) {
            problems.add(row.repeats(ITEM, first));
        }
        if let Some(points) = points {
            commands.push(Command::RecordSelfScore { studio: studio.clone(), of: of.id(), points });
        }
    }
    problems.or(commands)
}

fn points(row: &Row<'_>, of: Option<Of<'_>>) -> Result<Points, RowProblem> {
    let points = row.points(POINTS)?.ok_or_else(|| row.problem(POINTS, Message::new("transfer-blank")))?;
    let Some(of) = of else { return Ok(points) };
    let (least, most) = (of.least(), of.most());
    if points < least || most.is_some_and(|most| points > most) {
        return Err(row.problem(POINTS, out_of_range(least, most)));
    }
    Ok(points)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transfer::sample::{points, roster, rubric, said};

    #[test]
    fn items_and_dimensions_are_scored_by_id_or_name() {
        let file = "studio,item,points\nS1,site,9.3\nS1,基础保障,15\nS2,签订师徒协议,0\nS2,technicians,7\n";
        let score = |studio: &str, of, text| Command::RecordSelfScore { studio: studio.into(), of, points: points(text) };
        assert_eq!(
            read(file.as_bytes(), &rubric(), &roster()).unwrap().rows,
            [
                score("S1", SelfScored::Item("site".into()), "9.3"),
                score("S1", SelfScored::Dimension("basic_support".into()), "15"),
                score("S2", SelfScored::Item("apprentices".into()), "0"),
                score("S2", SelfScored::Item("technicians".into()), "7"),
            ]
        );
    }

    #[test]
    fn a_dimension_that_frames_one_item_of_its_name_is_that_item_and_any_other_is_told_from_it() {
        let mut rubric = rubric();
        rubric.dimensions[1].name = rubric.dimensions[1].items[0].name.clone();
        rubric.dimensions[0].name = rubric.dimensions[0].items[0].name.clone();
        let file = |item: &str| format!("studio,item,points\nS1,{item},9\n");
        let read = |item: &str| read(file(item).as_bytes(), &rubric, &roster()).map(|read| read.rows);
        let of = |of| vec![Command::RecordSelfScore { studio: "S1".into(), of, points: points("9") }];
        assert_eq!(read("签订师徒协议"), Ok(of(SelfScored::Item("apprentices".into()))));
        assert_eq!(read("basic_support"), Ok(of(SelfScored::Dimension("basic_support".into()))));
        assert_eq!(
            said(&read("工作场所").unwrap_err()),
            ["第 2 行「item」列：「工作场所」既可以是「工作场所」（site），也可以是「工作场所」（basic_support）；请改写编号。"]
        );
    }

    #[test]
    fn every_bad_row_is_reported_in_one_run() {
        let file = "工作室,项目,自评分\nS1,site,10.5\nS1,basic_support,15.5\nS1,工作场所,9\nS1,技师,\nS1,technicians,-1\n";
        assert_eq!(
            said(&read(file.as_bytes(), &rubric(), &roster()).unwrap_err()),
            [
                "第 2 行「自评分」列：「10.5」不在 0 至 10 分之间；请改为这个范围内的分数。",
                "第 3 行「自评分」列：「15.5」不在 0 至 15 分之间；请改为这个范围内的分数。",
                "第 4 行「项目」列：「工作场所」与第 2 行重复；请只保留一行，或改正其中一行。",
                "第 5 行「项目」列：不认识「技师」；是不是「培养技师」？请改正。",
                "第 5 行「自评分」列：不能为空；请填写。",
                "第 6 行「自评分」列：「-1」低于 0 分；请改为不低于 0 的分数。",
            ]
        );
    }
}
