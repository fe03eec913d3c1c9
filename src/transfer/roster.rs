//! The roster of a session: `id, name, lead, occupation, organisation, district, kind, founded, group, activities`, the last three of
//! which may be left out.

use chrono::NaiveDate;
use unicode_normalization::UnicodeNormalization;

use super::decode::decode;
use super::headings::Column;
use super::ids::{GROUP, Ids};
use super::known::Named;
use super::problem::{Problems, Read, RowProblem};
use super::table::{Row, Table};
use crate::domain::id::{KindId, StudioId};
use crate::domain::message::Message;
use crate::domain::roster::Studio;
use crate::domain::rubric::Rubric;
use crate::domain::text::LONGEST_LINE;

pub(super) const ID: Column = Column::required("id", &["编号", "工作室编号"]);
const NAME: Column = Column::required("name", &["工作室名称", "名称"]);
const LEAD: Column = Column::required("lead", &["领衔人", "领衔人姓名"]);
const OCCUPATION: Column = Column::required("occupation", &["职业（工种）", "职业", "工种", "职业工种名称"]);
const ORGANISATION: Column = Column::required("organisation", &["申报单位", "所在单位", "单位", "organization"]);
const DISTRICT: Column = Column::required("district", &["区县", "区、县（市）"]);
const KIND: Column = Column::required("kind", &["类别", "类型"]);
const FOUNDED: Column = Column::optional("founded", &["成立日期", "成立时间", "认定日期"]);
const ACTIVITIES: Column = Column::optional("activities", &["社会服务次数", "社会服务活动次数"]);
pub(super) const COLUMNS: [Column; 10] = [ID, NAME, LEAD, OCCUPATION, ORGANISATION, DISTRICT, KIND, FOUNDED, GROUP, ACTIVITIES];

/// The most public service activities of one lead in one year.
const MOST_ACTIVITIES: u32 = 1000;

/// No studio is older than the state that recognises it.
const EARLIEST: Option<NaiveDate> = NaiveDate::from_ymd_opt(1949, 10, 1);

/// Reads a roster. Kinds are the rubric's, by id or name. A name other than the policy asks for is warned about, never refused.
/// No studio is founded after the day on which its session is `held`, where that is known.
///
/// # Errors
/// Everything that is wrong in the file; then nothing of it is taken.
pub fn read(bytes: &[u8], rubric: &Rubric, held: Option<NaiveDate>) -> Result<Read<Vec<Studio>>, Vec<RowProblem>> {
    let text = decode(bytes).map_err(|problem| vec![problem])?;
    let (mut table, mut problems) = Table::open_list(&text, &COLUMNS)?;
    let kinds = Named::new(rubric.kinds.iter().map(|kind| (kind.id.as_str(), &kind.name, &kind.id)));
    let (mut ids, mut groups, mut rows) = (Ids::default(), Ids::default(), Vec::new());
    while let Some(row) = table.next_row(&mut problems) {
        ids.add(&row, ID, &mut problems);
        if let Some(studio) = studio(&row, &kinds, held, &mut problems) {
            groups.add_group(studio.group.as_ref(), &row, &mut problems);
            if studio.name != studio.expected_name() {
                let what = Message::new("transfer-name-unexpected").with("expected", studio.expected_name());
                problems.note(row.problem(NAME, what));
            }
            rows.push(studio);
        }
    }
    problems.or(rows)
}

fn studio(row: &Row<'_>, kinds: &Named<'_, &KindId>, held: Option<NaiveDate>, problems: &mut Problems) -> Option<Studio> {
    let mut filled = |column| problems.keep(row.filled(column, LONGEST_LINE));
    let (id, name, lead, occupation) = (row.id(ID).ok(), filled(NAME), filled(LEAD), filled(OCCUPATION));
    let (organisation, district) = (filled(ORGANISATION), filled(DISTRICT));
    let (kind, founded) = (problems.keep(kinds.cell(row, KIND)), problems.keep(founded(row, held)));
    let (group, activities) = (problems.keep(row.group()), problems.keep(activities(row)));
    Some(Studio {
        id: StudioId::from(id?.as_str()),
        name: name?,
        lead: lead?,
        occupation: occupation?,
        organisation: organisation?,
        district: district?,
        kind: kind?.clone(),
        founded: founded?,
        group: group?,
        activities: activities?,
    })
}

/// A day on which a studio may have been founded; none where the cell is blank.
fn founded(row: &Row<'_>, held: Option<NaiveDate>) -> Result<Option<NaiveDate>, RowProblem> {
    let day = row.day(FOUNDED)?;
    let bound = |id, bound: Option<NaiveDate>| Message::new(id).with("bound", bound.unwrap_or_default().to_string());
    match day {
        Some(day) if EARLIEST.is_some_and(|earliest| day < earliest) => {
            Err(row.problem(FOUNDED, bound("transfer-founded-early", EARLIEST)))
        }
        Some(day) if held.is_some_and(|held| day > held) => Err(row.problem(FOUNDED, bound("transfer-founded-late", held))),
        _ => Ok(day),
    }
}

/// A whole number; none where the cell is blank.
fn activities(row: &Row<'_>) -> Result<u32, RowProblem> {
    let text = row.text(ACTIVITIES, LONGEST_LINE)?;
    if text.is_empty() {
        return Ok(0);
    }
    let digits: String = text.nfkc().collect();
    let number = digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten();
    let most = || Message::new("transfer-not-a-count").with("most", MOST_ACTIVITIES);
    number.filter(|number| *number <= MOST_ACTIVITIES).ok_or_else(|| row.problem(ACTIVITIES, most()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::transfer::sample::{rubric, said};

    const ENGLISH: &str = "id,name,lead,occupation,organisation,district,kind,founded\n\
        S1,样例甲钳工技能大师工作室,样例甲,钳工,某厂,上城区,existing,2014-11-20\n";

    #[test]
    fn english_and_chinese_headings_in_any_order_read_alike() {
        let chinese = "认定日期,类别,区、县(市),所在单位,职业（工种）,领 衔 人,工作室名称,编号\r\n\
            2014年11月20日,现有,上城区,某厂,钳工,样例甲,样例甲钳工技能大师工作室,S1\r\n";
        let expected = read(ENGLISH.as_bytes(), &rubric(), None).unwrap();
        assert_eq!(expected.warnings, []);
        let studio = &expected.rows[0];
        assert_eq!((studio.id.as_str(), studio.kind.as_str(), studio.lead.as_str()), ("S1", "existing", "样例甲"));
        assert_eq!(studio.founded, chrono::NaiveDate::from_ymd_opt(2014, 11, 20));
        assert_eq!(read(chinese.as_bytes(), &rubric(), None).unwrap(), expected);
        assert_eq!(read(&[b"\xEF\xBB\xBF", chinese.as_bytes()].concat(), &rubric(), None).unwrap(), expected);
        let (gb18030, ..) = encoding_rs::GB18030.encode(chinese);
        assert_ne!(&*gb18030, chinese.as_bytes());
        assert_eq!(read(&gb18030, &rubric(), None).unwrap(), expected);
    }

    #[test]
    fn a_name_against_the_rule_is_a_warning_with_the_name_expected() {
        let file = ENGLISH.replace("样例甲钳工技能大师工作室", "样例甲工作室");
        let read = read(file.as_bytes(), &rubric(), None).unwrap();
        assert_eq!(read.rows[0].name, "样例甲工作室");
        assert_eq!(
            said(&read.warnings),
            ["第 2 行「name」列：「样例甲工作室」不是「领衔人＋职业（工种）＋技能大师工作室」的写法；\
              按此应为「样例甲钳工技能大师工作室」，请核对，也可照原样使用。"]
        );
    }

    #[test]
    fn the_day_of_founding_may_be_blank_or_left_out() {
        let blank = ENGLISH.replace("2014-11-20", "");
        let without = blank.replace(",founded", "").replace("existing,", "existing");
        for file in [blank, without] {
            assert_eq!(read(file.as_bytes(), &rubric(), None).unwrap().rows[0].founded, None);
        }
    }

    #[test]
    fn activities_may_be_blank_or_left_out_and_are_whole_numbers_up_to_a_thousand() {
        let file =
            |cell: &str| ENGLISH.replace("founded\n", "founded,社会服务次数\n").replace("11-20\n", &format!("11-20,{cell}\n"));
        let activities = |file: String| read(file.as_bytes(), &rubric(), None).unwrap().rows[0].activities;
        assert_eq!(activities(ENGLISH.to_owned()), 0);
        for (cell, number) in [("", 0), ("0", 0), ("3", 3), ("１２", 12), ("1000", 1000)] {
            assert_eq!(activities(file(cell)), number, "{cell}");
        }
        for cell in ["1001", "-1", "2.5", "三次", "+4", "99999999999"] {
            assert_eq!(
                said(&read(file(cell).as_bytes(), &rubric(), None).unwrap_err()),
                [format!("第 2 行「社会服务次数」列：「{cell}」不是 0 至 1000 的整数；请填写次数，没有的留空。")]
            );
        }
    }

    #[test]
    fn every_bad_row_is_reported_in_one_run() {
        let file = "编号,工作室名称,领衔人,职业,单位,区县,类别,成立时间\n\
            S1,甲,甲,钳工,某厂,上城区,现有,2019/1/5\n\
            S 2,乙,,钳工,某厂,上城区,新办,2019-02-30\n\
            S1,丙,丙,钳工,某厂,上城区,Existing,\n\
            S4,\u{1b}[2J丁,丁,钳工,\u{202e}某厂,上城区,existng,\n";
        assert_eq!(
            said(&read(file.as_bytes(), &rubric(), None).unwrap_err()),
            [
                "第 3 行「编号」列：「S 2」不能用作编号；编号为 1 至 40 个字母、数字、汉字或 _ - . ，中间不留空格。",
                "第 3 行「领衔人」列：不能为空；请填写。",
                "第 3 行「类别」列：不认识「新办」；是不是「新建」？请改正。",
                "第 3 行「成立时间」列：「2019-02-30」不是日期；请写成 2019-11-20 或 2019年11月20日。",
                "第 4 行「编号」列：「S1」与第 2 行重复；请只保留一行，或改正其中一行。",
                "第 5 行「工作室名称」列：「\u{fffd}[2J丁」里有看不见的控制字符 U+001B；请删去后重新填写。",
                "第 5 行「单位」列：「\u{fffd}某厂」里有看不见的控制字符 U+202E；请删去后重新填写。",
                "第 5 行「类别」列：不认识「existng」；是不是「existing」？请改正。",
            ]
        );
    }

    #[test]
    fn ids_that_read_alike_are_refused_with_both_rows() {
        for (one, other) in [("S001", "s001"), ("S001", "Ｓ００１"), ("007", "7"), ("S1-2", "S1_02")] {
            let row = "样例甲钳工技能大师工作室,样例甲,钳工,某厂,上城区,existing,";
            let file = format!("{}\n{one},{row}\n{other},{row}\n", ENGLISH.lines().next().unwrap());
            assert_eq!(
                said(&read(file.as_bytes(), &rubric(), None).unwrap_err()),
                [format!(
                    "第 3 行「id」列：「{other}」与第 2 行的「{one}」只差大小写、全半角、前面的零或分隔符；\
                     请只保留一行，或改成不易混淆的编号。"
                )]
            );
        }
    }

    #[test]
    fn nothing_is_founded_after_its_session_or_before_the_state() {
        let held = "2025-06-01".parse().ok();
        let read = |day: &str| read(ENGLISH.replace("2014-11-20", day).as_bytes(), &rubric(), held);
        for day in ["1949-10-01", "2025-06-01"] {
            assert_eq!(read(day).unwrap().rows[0].founded, day.parse().ok());
        }
        let told = |day, what| assert_eq!(said(&read(day).unwrap_err()), [format!("第 2 行「founded」列：「{day}」{what}")]);
        told("1949-09-30", "早于 1949-10-01；请核对年份。");
        told("0201-04-11", "早于 1949-10-01；请核对年份。");
        told("2025-06-02", "晚于本场考核的日期 2025-06-01；请核对成立日期，或用 --date 改正考核日期。");
    }

    #[test]
    fn a_roster_without_studios_is_refused() {
        let headings = ENGLISH.lines().next().unwrap();
        assert_eq!(
            said(&read(headings.as_bytes(), &rubric(), None).unwrap_err()),
            ["文件只有列名，没有内容；请在列名下面每行填写一条。"]
        );
    }

    proptest! {
        #[test]
        fn whatever_the_bytes_nothing_panics(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            let _ = read(&bytes, &rubric(), None);
            let _ = read(&[ENGLISH.as_bytes(), &bytes].concat(), &rubric(), None);
        }
    }
}
