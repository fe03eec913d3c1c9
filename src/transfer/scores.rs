//! Scores from paper: `expert, studio, item, points, deductions, note`.
//!
//! Blank points mean full points less the deductions, which are written `no_sign` or, for three missing units, `missing*3`, several of
//! them separated by `;`, `；` or `、`. The item `total` (总分调整) changes the total of the sheet, for the reason in the note.

use std::collections::{BTreeMap, HashMap};

use super::decode::decode;
use super::deductions::{self, Deductions, Wrong};
use super::headings::Column;
use super::known::{Experts, Named, Studios};
use super::problem::{Problems, Read, RowProblem, out_of_range};
use super::table::{Row, Table};
use crate::domain::command::Command;
use crate::domain::id::{DeductionId, SeatId, StudioId};
use crate::domain::message::Message;
use crate::domain::panel::Member;
use crate::domain::points::Points;
use crate::domain::roster::Studio;
use crate::domain::rubric::{Item, Range, Rubric};
use crate::domain::sheet::MarkProblem;
use crate::domain::text::LONGEST_NOTE;

const EXPERT: Column = Column::required("expert", &["专家", "专家编号"]);
const STUDIO: Column = Column::required("studio", &["工作室", "工作室编号"]);
const ITEM: Column = Column::required("item", &["项目", "考核项目", "考核内容"]);
const POINTS: Column = Column::required("points", &["得分", "分值", "评分"]).of_points();
const DEDUCTIONS: Column = Column::optional("deductions", &["扣分", "扣分项"]);
const NOTE: Column = Column::optional("note", &["备注", "说明"]).of_words();
const COLUMNS: [Column; 6] = [EXPERT, STUDIO, ITEM, POINTS, DEDUCTIONS, NOTE];

/// What stands in the item column of a row that changes the total.
const TOTAL: [&str; 2] = ["total", "总分调整"];

/// What a file of scores asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scores {
    /// The commands, in the order of the rows.
    pub commands: Vec<Command>,
    /// The sheets that have rows in the file, in the order of their first one.
    pub sheets: Vec<SheetRows>,
}

/// A sheet that has rows in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetRows {
    /// Whose sheet.
    pub expert: SeatId,
    /// For which studio.
    pub studio: StudioId,
    /// Whether the file gives points for every item of the base: then it may be submitted.
    pub complete: bool,
}

/// Reads scores, each row checked as it would be on the screen.
///
/// # Errors
/// Everything that is wrong in the file; then nothing of it is taken.
pub fn read(bytes: &[u8], rubric: &Rubric, roster: &[Studio], panel: &[Member]) -> Result<Read<Scores>, Vec<RowProblem>> {
    let text = decode(bytes).map_err(|problem| vec![problem])?;
    let (mut table, mut problems) = Table::open(&text, &COLUMNS)?;
    let mut reading = Reading::new(rubric, roster, panel);
    while let Some(row) = table.next_row(&mut problems) {
        reading.row(&row, &mut problems);
    }
    let base = rubric.base_items();
    let sheets = reading.sheets.into_iter();
    let sheets = sheets.map(|sheet| SheetRows {
        expert: sheet.expert.clone(),
        studio: sheet.studio.clone(),
        complete: sheet.scored == base,
    });
    problems.or(Scores { commands: reading.commands, sheets: sheets.collect() })
}

/// What a row is about.
#[derive(Clone, Copy, PartialEq)]
enum Target<'a> {
    /// An item, with its place on the sheet.
    Item(usize, &'a Item),
    /// The total of the sheet.
    Total,
}

/// What a row gives.
enum Given<'a> {
    /// Points for an item; without them, full points less the deductions.
    Mark(&'a Item, Option<Points>, BTreeMap<DeductionId, u32>),
    /// Nothing but a note for an item.
    NoteOnly(&'a Item),
    /// A change of the total.
    Adjustment(Points),
}

/// A sheet that has rows in the file.
struct Seen<'a> {
    expert: &'a SeatId,
    studio: &'a StudioId,
    /// The line of each item, and behind them that of the total; 0 for one that did not come yet.
    lines: Vec<usize>,
    /// How many items of the base have points.
    scored: usize,
}

struct Reading<'a> {
    rubric: &'a Rubric,
    items: Named<'a, Target<'a>>,
    /// Those of each item, in the order of the items.
    deductions: Vec<Deductions<'a>>,
    /// How many items a sheet has, and how many of them are its base.
    all: usize,
    base: usize,
    studios: Studios<'a>,
    experts: Experts<'a>,
    sheets: Vec<Seen<'a>>,
    places: HashMap<(&'a SeatId, &'a StudioId), usize>,
    commands: Vec<Command>,
}

impl<'a> Reading<'a> {
    fn new(rubric: &'a Rubric, roster: &'a [Studio], panel: &'a [Member]) -> Self {
        let items = || rubric.items().enumerate();
        let named = items().map(|(place, (_, item))| {
            (item.id.as_str(), vec![item.name.zh.as_str(), item.name.en.as_str()], Target::Item(place, item))
        });
        let [id, name] = TOTAL;
        Reading {
            rubric,
            items: Named::with_names(named.chain([(id, vec![name, id], Target::Total)])),
            deductions: items().map(|(_, (_, item))| Deductions::of(item)).collect(),
            all: rubric.items().count(),
            base: rubric.base_items(),
            studios: Studios::of(roster),
            experts: Experts::of(panel),
            sheets: Vec::new(),
            places: HashMap::new(),
            commands: Vec::new(),
        }
    }

    fn row(&mut self, row: &Row<'_>, problems: &mut Problems) {
        let expert = problems.keep(self.experts.find(row, EXPERT));
        let studio = problems.keep(self.studios.find(row, STUDIO));
        let target = problems.keep(self.items.cell(row, ITEM));
        let note = problems.keep(row.text(NOTE, LONGEST_NOTE));
        let given = match target {
            Some(Target::Item(place, item)) => problems.keep(mark(row, item, &self.deductions[place])),
            Some(Target::Total) => problems.keep(adjustment(row, self.rubric.adjustment)),
            None => problems.keep(row.points(POINTS)).and(None),
        };
        let (Some(expert), Some(studio), Some(target)) = (expert, studio, target) else { return };
        let place = match target {
            Target::Item(place, _) => place,
            Target::Total => self.all,
        };
        let is_base_mark = place < self.base && matches!(given, Some(Given::Mark(..)));
        let sheet = self.sheet(&expert.id, studio);
        sheet.scored += usize::from(is_base_mark);
        match sheet.lines.get_mut(place) {
            Some(line @ 0) => *line = row.line,
            line => problems.add(row.repeats(ITEM, line.map_or(0, |line| *line))),
        }
        if let (Some(given), Some(note)) = (given, note) {
            self.command(&expert.id, studio, given, note);
        }
    }

    fn command(&mut self, expert: &SeatId, studio: &StudioId, given: Given<'_>, note: String) {
        let (studio, expert) = (studio.clone(), Some(expert.clone()));
        let item = match given {
            Given::Adjustment(points) => {
                self.commands.push(Command::Adjust { studio, points, reason: note, expert });
                return;
            }
            Given::NoteOnly(item) => item.id.clone(),
            Given::Mark(item, points, deductions) => {
                let (studio, item, expert) = (studio.clone(), item.id.clone(), expert.clone());
                self.commands.push(Command::Score { studio, item: item.clone(), points, deductions, expert });
                item
            }
        };
        if !note.is_empty() {
            self.commands.push(Command::WriteNote { studio, item, text: note, expert });
        }
    }

    fn sheet(&mut self, expert: &'a SeatId, studio: &'a StudioId) -> &mut Seen<'a> {
        let Reading { sheets, places, all, .. } = self;
        let place = *places.entry((expert, studio)).or_insert_with(|| {
            sheets.push(Seen { expert, studio, lines: vec![0; *all + 1], scored: 0 });
            sheets.len() - 1
        });
        &mut sheets[place]
    }
}

fn mark<'a>(row: &Row<'_>, item: &'a Item, known: &Deductions<'_>) -> Result<Given<'a>, RowProblem> {
    let points = row.points(POINTS)?;
    let list = row.text(DEDUCTIONS, LONGEST_NOTE)?;
    let deductions = known.read(&list).map_err(|wrong| of_deduction(row, wrong))?;
    if points.is_none() && deductions.is_empty() {
        let only_note = !row.raw(NOTE).is_empty();
        return if only_note { Ok(Given::NoteOnly(item)) } else { Err(row.problem(POINTS, Message::new("transfer-nothing"))) };
    }
    match item.mark(points, deductions.clone()) {
        Ok(_) => Ok(Given::Mark(item, points, deductions)),
        Err(problem) => Err(of_mark(row, item, points.or_else(|| item.points_after(&deductions)).unwrap_or_default(), problem)),
    }
}

/// Why a deduction is not taken. Digits alone that nothing is called may be what a comma has cut off the points.
fn of_deduction(row: &Row<'_>, Wrong { written, what }: Wrong<'_>) -> RowProblem {
    let (points, digits) = (row.raw(POINTS), |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()));
    if digits(points) && digits(written) {
        let what = Message::new("transfer-decimal-comma").with("point", format!("{points}.{written}"));
        return row.problem(POINTS, what).showing(&format!("{points},{written}"));
    }
    row.problem(DEDUCTIONS, what).showing(written)
}

/// Why `points` for an item are not taken.
fn of_mark(row: &Row<'_>, item: &Item, points: Points, problem: MarkProblem) -> RowProblem {
    match problem {
        MarkProblem::OutOfRange { most: Some(most), .. } if points > most && item.points > Some(most) => {
            row.problem(POINTS, Message::new("transfer-points-beyond-deductions").with("most", most))
        }
        MarkProblem::OutOfRange { least, most } => row.problem(POINTS, out_of_range(least, most)),
        MarkProblem::OffStep { step } => off_step(row, points, step, item.lowest, item.points),
        MarkProblem::UnknownDeduction(id) => row.problem(DEDUCTIONS, deductions::unknown(item)).showing(&id),
        MarkProblem::UnitsOutOfRange { deduction, most: 1 } => {
            row.problem(DEDUCTIONS, Message::new("transfer-units-one").with("deduction", deduction.as_str()))
        }
        MarkProblem::UnitsOutOfRange { deduction, most } => {
            row.problem(DEDUCTIONS, Message::new("transfer-units-range").with("deduction", deduction.as_str()).with("most", most))
        }
        MarkProblem::Nothing => row.problem(POINTS, Message::new("transfer-no-full-points")),
    }
}

/// A change of the total, which needs a reason.
fn adjustment<'a>(row: &Row<'_>, range: Option<Range>) -> Result<Given<'a>, RowProblem> {
    let Some(range) = range else { return Err(row.problem(ITEM, Message::new("transfer-no-adjustment"))) };
    if !row.raw(DEDUCTIONS).is_empty() {
        return Err(row.problem(DEDUCTIONS, Message::new("transfer-adjustment-deductions")));
    }
    let points = row.points(POINTS)?.ok_or_else(|| row.problem(POINTS, Message::new("transfer-blank")))?;
    if !(range.lowest..=range.highest).contains(&points) {
        return Err(row.problem(POINTS, out_of_range(range.lowest, Some(range.highest))));
    }
    if !points.is_on(range.step) {
        return Err(off_step(row, points, range.step, range.lowest, Some(range.highest)));
    }
    if row.raw(NOTE).is_empty() {
        return Err(row.problem(NOTE, Message::new("transfer-adjustment-reason")));
    }
    Ok(Given::Adjustment(points))
}

/// Points off their step, with the nearest ones that are on it and from `least` to `most`.
fn off_step(row: &Row<'_>, points: Points, step: Points, least: Points, most: Option<Points>) -> RowProblem {
    let lower = Points::from_units(points.units() - points.units().rem_euclid(step.units()));
    let upper = lower + step;
    let what = if lower >= least && most.is_none_or(|most| upper <= most) {
        Message::new("transfer-points-off-step").with("lower", lower).with("upper", upper)
    } else {
        Message::new("transfer-points-off-step-one").with("near", if lower >= least { lower } else { upper })
    };
    row.problem(POINTS, what.with("step", step)).showing(&points.to_string())
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use proptest::prelude::*;

    use super::*;
    use crate::transfer::sample::{panel, points, roster, rubric, said};

    fn scores(file: &str) -> Result<Scores, Vec<String>> {
        read(file.as_bytes(), &rubric(), &roster(), &panel()).map(|read| read.rows).map_err(|problems| said(&problems))
    }

    /// A score of E1 for S1.
    fn score(item: &str, text: Option<&str>, deductions: &[(&str, u32)]) -> Command {
        let deductions = deductions.iter().map(|(id, units)| (DeductionId::from(*id), *units)).collect();
        Command::Score { studio: "S1".into(), item: item.into(), points: text.map(points), deductions, expert: Some("E1".into()) }
    }

    fn note(item: &str, text: &str) -> Command {
        Command::WriteNote { studio: "S1".into(), item: item.into(), text: text.into(), expert: Some("E1".into()) }
    }

    #[test]
    fn rows_become_commands_in_their_order() {
        let file = "expert,studio,item,points,deductions,note\n\
            E1,S1,site,8.5,,墙上无展示\n\
            E1,S1,工作设备,５,,\n\
            E1,S1,Apprentices,,missing*3；no_roster,\n\
            E1,S1,technicians,7,,\n\
            E1,S1,total,-2.5,,经费使用不规范\n";
        let adjust = Command::Adjust {
            studio: "S1".into(),
            points: points("-2.5"),
            reason: "经费使用不规范".into(),
            expert: Some("E1".into()),
        };
        assert_eq!(
            scores(file).unwrap().commands,
            [
                score("site", Some("8.5"), &[]),
                note("site", "墙上无展示"),
                score("equipment", Some("5"), &[]),
                score("apprentices", None, &[("missing", 3), ("no_roster", 1)]),
                score("technicians", Some("7"), &[]),
                adjust,
            ]
        );
    }

    #[test]
    fn deductions_are_separated_as_people_do_and_named_either_way() {
        for written in ["no_sign;no_display", "no_sign； no_display", "无标识、无展示", "\"no_sign;;no_display;\""] {
            let file = format!("专家,工作室,项目,得分,扣分\nE1,S1,site,,{written}\n");
            assert_eq!(scores(&file).unwrap().commands, [score("site", None, &[("no_display", 1), ("no_sign", 1)])], "{written}");
        }
    }

    #[test]
    fn points_may_stand_beside_the_deductions_that_explain_them() {
        let file = "expert,studio,item,points,deductions\nE1,S1,site,7.5,no_sign\n";
        assert_eq!(scores(file).unwrap().commands, [score("site", Some("7.5"), &[("no_sign", 1)])]);
    }

    #[test]
    fn a_sheet_is_complete_when_every_item_of_the_base_has_points() {
        let file = "expert,studio,item,points,deductions,note\n\
            E2,S1,site,1,,\nE1,S1,site,1,,\nE2,S1,equipment,1,,\nE2,S1,apprentices,1,,\n\
            E1,S1,equipment,1,,\nE1,S1,apprentices,,,尚未看到协议\nE1,S1,technicians,1,,\nE1,S2,总分调整,1,,表现突出\n";
        let scores = scores(file).unwrap();
        let sheets: Vec<_> = scores.sheets.iter().map(|s| (s.expert.as_str(), s.studio.as_str(), s.complete)).collect();
        assert_eq!(sheets, [("E2", "S1", true), ("E1", "S1", false), ("E1", "S2", false)]);
        assert!(scores.commands.contains(&note("apprentices", "尚未看到协议")));
    }

    #[test]
    fn every_bad_row_is_reported_in_one_run() {
        let file = "专家,工作室,项目,得分,扣分,备注\n\
            E1,S1,site,9.3,,\n\
            E1,S1,equipment,5.5,,\n\
            E1,S1,apprentices,,,\n\
            C1,S1,site,十分,,\n\
            E9,S9,场地,8.12505,,\n\
            E1,S1,工作场所,9,,\n\
            E2,S1,site,9,no_sign,\n\
            E2,S1,equipment,,late,\n\
            E2,S1,apprentices,,missing*11,\n\
            E2,S1,technicians,,late,\n\
            E3,S1,site,,no_sign*2,\n\
            E3,S1,apprentices,,missing*x,\n\
            E3,S1,technicians,-1,,\n\
            E3,S2,site,,no_sign;no_sign,\n\
            E3,S3,site,,leaking,\n\
            E3,S2,technicians,1.2,,\u{202e}\n";
        assert_eq!(
            scores(file).unwrap_err(),
            [
                "第 2 行「得分」列：「9.3」不是 0.5 的整数倍；请改为 9 或 9.5。",
                "第 3 行「得分」列：「5.5」不在 0 至 5 分之间；请改为这个范围内的分数。",
                "第 4 行「得分」列：得分和扣分都没有填；空白不等于零分，也不等于满分；请填写得分或扣分，还没有评的请删去这一行。",
                "第 5 行「专家」列：「C1」不是评审专家；请改为评审专家的编号。",
                "第 5 行「得分」列：「十分」不是分数；请写成数字，如 8.5。",
                "第 6 行「专家」列：考核组中没有编号「E9」；请改为评审专家的编号。",
                "第 6 行「工作室」列：工作室名册中没有编号「S9」；请改为名册中的编号。",
                "第 6 行「项目」列：不认识「场地」；请改为其中之一：工作场所、工作设备、签订师徒协议、培养技师、总分调整。",
                "第 6 行「得分」列：「8.12505」超过四位小数；请改为 8.1251，或把整列的格式设为两位小数后重新保存。",
                "第 7 行「项目」列：「工作场所」与第 2 行重复；请只保留一行，或改正其中一行。",
                "第 8 行「得分」列：「9」与所列扣分不符：扣分后最多 8 分；请改低得分，或删去不该扣的项。",
                "第 9 行「扣分」列：这一项没有扣分项，却填了「late」；请清空扣分，直接填写得分。",
                "第 10 行「扣分」列：扣分项「missing」的数量应为 1 至 10；请改正。",
                "第 11 行「得分」列：这一项没有满分，不能由扣分算出得分；请填写得分。",
                "第 12 行「扣分」列：扣分项「no_sign」的数量只能是 1；请去掉 * 和后面的数。",
                "第 13 行「扣分」列：「missing*x」的数量不是整数；请写成 missing*3 这样。",
                "第 14 行「得分」列：「-1」低于 0 分；请改为不低于 0 的分数。",
                "第 15 行「扣分」列：扣分项「no_sign」写了两次；请只写一次，缺几个单位写作 *3 这样。",
                "第 16 行「扣分」列：这一项没有扣分项「leaking」；请改为其中之一：no_site、no_sign、no_display。",
                "第 17 行「备注」列：「\u{fffd}」里有看不见的控制字符 U+202E；请删去后重新填写。",
                "第 17 行「得分」列：「1.2」不是 0.5 的整数倍；请改为 1 或 1.5。",
            ]
        );
    }

    #[test]
    fn a_change_of_the_total_is_within_its_range_and_has_a_reason() {
        let file = "expert,studio,item,points,deductions,note\n\
            E1,S1,total,-5.5,,x\nE2,S1,total,1.8,,x\nE1,S2,total,-1,,\nE2,S2,总分调整,,,x\nE1,S3,total,1,no_sign,x\nE1,S3,total,1,,x\n";
        assert_eq!(
            scores(file).unwrap_err(),
            [
                "第 2 行「points」列：「-5.5」不在 -5 至 2 分之间；请改为这个范围内的分数。",
                "第 3 行「points」列：「1.8」不是 0.5 的整数倍；请改为 1.5 或 2。",
                "第 4 行「note」列：总分调整必须写明理由；请填写。",
                "第 5 行「points」列：不能为空；请填写。",
                "第 6 行「deductions」列：总分调整不用扣分项；请清空这一格，把加减的分数填在得分列。",
                "第 7 行「item」列：「total」与第 6 行重复；请只保留一行，或改正其中一行。",
            ]
        );
        let fixed = Rubric { adjustment: None, ..rubric() };
        let problems = read(b"expert,studio,item,points,note\nE1,S1,total,1,x\n", &fixed, &roster(), &panel()).unwrap_err();
        assert_eq!(said(&problems), ["第 2 行「item」列：这张考核评估表不许调整总分；请删去这一行。"]);
    }

    #[test]
    fn near_the_end_of_a_range_only_points_within_it_are_proposed() {
        let mut odd = rubric();
        odd.dimensions[0].items[0].points = Some(points("9.8"));
        let problems = read(b"expert,studio,item,points\nE1,S1,site,9.7\n", &odd, &roster(), &panel()).unwrap_err();
        assert_eq!(said(&problems), ["第 2 行「points」列：「9.7」不是 0.5 的整数倍；请改为 9.5。"]);
    }

    proptest! {
        #[test]
        fn whatever_the_bytes_nothing_panics(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            let _ = read(&[b"expert,studio,item,points,deductions,note\n", bytes.as_slice()].concat(), &rubric(), &roster(), &panel());
        }

        /// Whatever is taken from a file would be taken on the screen.
        #[test]
        fn what_is_taken_can_be_marked(rows in prop::collection::vec((0..4usize, "[0-9.;*-]{0,4}", "(missing\\*[0-9]{1,2}|no_sign|)"), 1..9)) {
            let rubric = rubric();
            let mut file = String::from("expert,studio,item,points,deductions\n");
            for (item, points, deductions) in &rows {
                writeln!(file, "E1,S1,{},{points},{deductions}", rubric.item(*item).unwrap().id).unwrap();
            }
            for command in scores(&file).map(|scores| scores.commands).unwrap_or_default() {
                let Command::Score { item, points, deductions, .. } = command else { panic!("{command:?}") };
                prop_assert!(rubric.find_item(item.as_str()).unwrap().1.mark(points, deductions).is_ok());
            }
        }
    }
}
