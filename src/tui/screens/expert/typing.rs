//! Keys that come in a bunch, clicks and the wheel: what is typed goes where it was meant, and nowhere else.

use super::tests::{ZH, given, sheet, typical, view};
use crate::domain::command::Command;
use crate::domain::points::Points;
use crate::tui::app::App;
use crate::tui::event::Event;
use crate::tui::testing::Stage;

#[test]
fn keys_that_come_at_once_are_as_many_scores() {
    let mut stage = typical((80, 24), ZH);
    stage
        .keys("Enter")
        .at_once("'0000000005' Enter 8 Enter 9 Enter 4 Enter 1 Enter 0 Enter 3 Tab 2 . 5 Enter = m 1 Down 0 Enter");
    assert_eq!(given(&stage, 12), "5 8 9 4 1 0 3 2.5 5 1 0 -");
}

#[test]
fn a_way_through_list_filter_sheet_and_note_may_come_at_once() {
    let mut stage = typical((80, 24), ZH);
    stage.at_once("/ '03' Enter Enter 5 Enter n '台账齐全' Enter 8 Enter 9 Enter Esc Esc Down Enter 4 Enter");
    let entries = view(&stage, 2).sheet.entries;
    let points = |place: usize| entries[place].mark.as_ref().map(|mark| mark.points.to_string());
    assert_eq!((0..4).map(points).collect::<Vec<_>>(), [Some("5".into()), Some("8".into()), Some("9".into()), None]);
    assert_eq!(entries[1].note, "台账齐全");
}

#[test]
fn a_clerk_types_sheets_from_paper_as_fast_as_keys_come() {
    let stage = typical((80, 24), ZH);
    let mut desk = stage.showing(App::seated(stage.seat("k1"), ZH).unwrap(), (80, 24));
    desk.keys("4 Down Enter Enter").at_once("5 Enter 8 Enter 9 Enter 4 Enter 1 Enter 0 Enter 3 Enter 2 Enter 5 Enter 1 Enter");
    let sheet = stage.seat("k1").sheet(0, 1).unwrap().sheet;
    let points = |entry: &crate::domain::sheet::Entry| entry.mark.as_ref().map_or("-".to_owned(), |mark| mark.points.to_string());
    assert_eq!(sheet.entries.iter().take(11).map(points).collect::<Vec<_>>().join(" "), "5 8 9 4 1 0 3 2 5 1 -");
}

#[test]
fn an_unmarked_paste_of_several_lines_into_a_note_is_one_note_and_does_nothing_else() {
    let mut stage = typical((80, 24), ZH);
    stage.keys("Enter n").at_once("'第一行的内容比较长一些' Enter '第二行' Enter 'hq=5' Enter");
    assert!(sheet(&stage).entries.iter().all(|entry| entry.note.is_empty() && entry.mark.is_none()));
    stage.keys("Enter");
    assert_eq!(sheet(&stage).entries[0].note, "第一行的内容比较长一些 第二行 hq=5");
}

#[test]
fn fields_of_a_form_that_are_typed_at_once_stay_apart() {
    let mut stage = typical((80, 24), ZH);
    stage.keys("Enter 5 Enter").at_once("j - 1 Enter '超范围开支' Enter 8 Enter");
    let adjustment = sheet(&stage).adjustment.unwrap();
    assert_eq!((adjustment.points, adjustment.reason.as_str()), (Points::from_hundredths(-100), "超范围开支"));
    assert_eq!(given(&stage, 2), "5 8");
}

/// Studio 04 has points for its first two items; the screen is at the change of the total of studio 03.
fn at_the_end_of_a_sheet() -> Stage {
    let mut stage = typical((80, 24), ZH);
    stage.seat("e1").apply_all(stage.sheet("04", 1000).into_iter().take(2).collect()).unwrap();
    stage.keys("Down Down Enter End");
    assert!(stage.text().contains("▸ 总分调整"), "{}", stage.text());
    stage
}

#[test]
fn a_sheet_begins_at_its_first_item_without_points() {
    for way in ["Esc Down Enter", "Left Down Right", "Left Down Tab", "]"] {
        let mut stage = at_the_end_of_a_sheet();
        stage.keys(way).keys("7 Enter");
        let sheet = view(&stage, 3).sheet;
        assert_eq!(sheet.entries[2].mark.as_ref().map(|mark| mark.points), Some(Points::from_hundredths(700)), "{way}");
        assert_eq!(sheet.adjustment, None, "{way}");
    }
    let mut stage = typical((80, 24), ZH);
    let text = stage.keys("Down Enter").text();
    assert!(text.contains("▸   制度与职责"), "a full sheet begins at the first item: {text}");
    let text = stage.keys("Down ] ]").text();
    assert!(
        text.contains("04 样例丁") && text.contains("▸   计划、总结"),
        "from studio to studio one stays with an item: {text}"
    );
}

#[test]
fn the_chair_leads_to_a_studio_and_not_away_from_an_item() {
    let mut stage = at_the_end_of_a_sheet();
    let lead = |stage: &mut Stage| {
        stage.seat("c1").apply(Command::Hear { studio: Some("04".into()), follow: true }).unwrap();
        stage.event(Event::Changed);
    };
    lead(&mut stage);
    assert!(stage.keys("Down Down").text().contains("04 样例丁"));
    lead(&mut stage);
    stage.keys("3 Enter");
    assert_eq!(view(&stage, 3).sheet.entries[4].mark.as_ref().map(|mark| mark.points), Some(Points::from_hundredths(300)));
}

#[test]
fn after_handing_in_enter_goes_on_with_the_next_studio_to_score() {
    for (size, footer) in [((60, 16), "Enter 下一个未评工作室"), ((80, 24), "Enter 下一个未评工作室")] {
        let mut stage = typical(size, ZH);
        stage.seat("e1").apply_all(stage.sheet("04", 1000).into_iter().take(13).collect()).unwrap();
        let text = stage.keys("Down Down Down Enter h").text();
        assert!(text.contains("已提交") && text.contains(footer), "{text}");
        let text = stage.keys("Enter").text();
        assert!(text.contains("06 样例己") && text.contains("▸   制度与职责"), "05 is handed in: {text}");
        stage.keys("9 Esc Esc / '12' Enter Enter");
        stage.seat("e1").apply_all(stage.sheet("12", 1000).into_iter().take(13).collect()).unwrap();
        stage.event(Event::Changed);
        let text = stage.keys("h Enter").text();
        assert!(text.contains("01 样例甲"), "none is listed but all are looked at: {text}");
    }
}

#[test]
fn a_sheet_that_is_open_stays_while_only_those_to_do_are_listed() {
    let mut stage = typical((80, 24), ZH);
    stage.seat("e1").apply_all(stage.sheet("01", 1000).into_iter().take(13).collect()).unwrap();
    let text = stage.keys("o Enter End h").text();
    assert!(text.contains("01 样例甲") && text.contains("已提交"), "{text}");
    let text = stage.keys("Enter").text();
    assert!(text.contains("03 样例丙") && text.contains("▸   制度与职责"), "{text}");
    let text = stage.keys("Esc").text();
    assert!(text.contains("▸ · 03") && !text.contains("样例甲"), "{text}");
    // Somebody else takes the studio away while points are typed: they go nowhere else.
    stage.keys("Enter 7");
    let (studio, reason, expert) = ("03".into(), "同一单位".to_owned(), Some("e1".into()));
    stage.seat("k1").apply(Command::Recuse { studio, reason, expert }).unwrap();
    stage.event(Event::Changed);
    let text = stage.keys("Enter").text();
    assert!(text.contains("03 样例丙") && text.contains("已回避"), "{text}");
    assert!((2..12).all(|studio| studio == 4 || view(&stage, studio).sheet.entries.iter().all(|entry| entry.mark.is_none())));
}

#[test]
fn when_every_sheet_is_handed_in_enter_says_so() {
    let mut stage = typical((80, 24), ZH);
    for studio in ["01", "03", "04", "06", "07", "08", "09", "10", "11", "12"] {
        stage.fill_sheet("e1", studio, 900);
    }
    let text = stage.keys("Enter Enter").text();
    assert!(text.contains("没有还要评的工作室了") && text.contains("01 样例甲"), "{text}");
}

#[test]
fn the_wheel_shows_other_rows_and_does_nothing_else() {
    let mut stage = typical((120, 36), ZH);
    stage.keys("Enter 4 Enter Up 3");
    let before = stage.text();
    for (column, row) in [(10, 11), (60, 11), (60, 33), (3, 35), (60, 0)] {
        stage.wheel(1, column, row).wheel(-1, column, row).wheel(9, column, row);
        assert_eq!(given(&stage, 3), "4 - -", "over {column},{row}");
    }
    assert_eq!(stage.text(), before, "all rows are seen already");
    let mut stage = typical((60, 16), ZH);
    let text = stage.wheel(1, 10, 8).text();
    assert!(text.contains("样例丑") && !text.contains("样例甲"), "{text}");
    assert!(stage.keys("Enter").text().contains("01 样例甲"), "the cursor has stayed");
    let text = stage.keys("3").wheel(2, 10, 5).text();
    assert!(!text.contains("3_") && given(&stage, 1) == "-", "{text}");
    let text = stage.keys(". 5").text();
    assert!(text.contains("3.5_"), "a key shows again what it does: {text}");
}

#[test]
fn a_click_goes_to_its_row_and_saves_as_every_step_away_does_and_says_so() {
    let mut stage = typical((120, 36), ZH);
    stage.click(8, 5);
    assert!(stage.text().contains("│ 03 样例丙"), "{}", stage.text());
    stage.click(8, 5).keys("4 Enter");
    assert!(view(&stage, 2).sheet.entries[0].mark.is_some(), "a second click opens the sheet");
    // Rows of the sheet: a heading, then items from row 7 on.
    let mut stage = typical((120, 36), ZH);
    let text = stage.keys("Enter 3").text();
    let row = |name: &str| {
        text.lines().position(|line| line.split('│').nth(1).is_some_and(|sheet| sheet.contains(name))).unwrap() as u16
    };
    for (column, row) in [(60, row("制度与职责")), (60, row("日常管理")), (60, row("总分调整") + 1), (8, 30), (8, 3), (60, 0)]
    {
        assert!(stage.click(column, row).text().contains("3_"), "{column},{row}: {}", stage.text());
        assert_eq!(given(&stage, 1), "-", "{column},{row}");
    }
    let after = stage.click(60, row("工作场所")).text();
    assert!(after.contains("已保存：制度与职责 3 分"), "{after}");
    assert_eq!(given(&stage, 3), "3 - -");
    stage.keys("7").click(8, 4);
    assert_eq!(given(&stage, 3), "3 - 7");
    assert!(stage.text().contains("已保存：工作场所 7 分") && stage.text().contains("│ 02 样例乙"), "{}", stage.text());
    stage.keys("Up Enter Up 9").click(60, row("工作场所"));
    assert!(stage.text().contains("9_") && given(&stage, 1) == "3", "what is refused stays to be mended: {}", stage.text());
}

#[test]
fn a_click_ends_the_typing_of_a_filter() {
    let mut stage = typical((80, 24), ZH);
    stage.keys("/ '0'").click(8, 5).click(8, 5).keys("5 Enter");
    assert_eq!(view(&stage, 2).sheet.entries[0].mark.as_ref().map(|mark| mark.points), Some(Points::from_hundredths(500)));
}
