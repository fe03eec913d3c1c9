//! What a clerk does with keys alone, and what is then on disk.

use chrono::Local;
use crossterm::event::{Event as Input, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use super::stage::{EN, ZH, paper, review, sealed, seated, typical};
use crate::domain::command::Command;
use crate::domain::phase::Phase;
use crate::domain::points::Points;
use crate::domain::sheet::{Sheet, SheetStatus};
use crate::domain::state::SheetState;
use crate::session::SessionError;
use crate::tui::event::Event;
use crate::tui::testing::Stage;

/// The sheet of an expert (by place) for a studio (by place), as it is on disk.
fn sheet(stage: &Stage, studio: usize, expert: usize) -> Sheet {
    stage.seat("k1").sheet(studio, expert).unwrap().sheet
}

fn received(stage: &Stage, studio: usize) -> Vec<Option<String>> {
    stage.seat("k1").papers().unwrap().received[studio].iter().map(|day| day.map(|day| day.to_string())).collect()
}

/// Today, by the times of the session's first and last record: two days where midnight has come in between.
fn days(stage: &Stage) -> [String; 2] {
    let records = stage.seat("k1").records().unwrap();
    [&records[0], records.last().unwrap()].map(|record| record.stamp.at.with_timezone(&Local).date_naive().to_string())
}

#[test]
fn a_paper_is_marked_as_received_and_taken_off_again() {
    let mut stage = seated("k1", (80, 24), ZH);
    let text = stage.keys("3 Down Right Space").text();
    assert!(text.contains("样例乙电焊工技能大师工作室：工作总结") && text.contains("已登记"), "{text}");
    let received_on = |day: &String| received(&stage, 1) == [None, Some(day.clone()), None, None, None];
    assert!(days(&stage).iter().any(received_on), "{:?}", received(&stage, 1));
    stage.keys("d Ctrl-u '11-4' Enter");
    assert!(stage.keys("Space").text().contains("已登记 2019-11-04 收到"), "a day that is known is not lost by one key");
    assert_eq!(received(&stage, 1)[1].as_deref(), Some("2019-11-04"));
    stage.keys("x");
    assert_eq!(received(&stage, 1), [None, None, None, None, None]);
    assert!(stage.keys("x").text().contains("本来就没有登记"));
}

#[test]
fn a_day_is_typed_and_what_is_no_day_is_refused() {
    let mut stage = seated("k1", (80, 24), ZH);
    let text = stage.keys("3 d Ctrl-u '2-30' Enter").text();
    assert!(text.contains("请按 2019-01-03") && text.contains("2-30"), "{text}");
    stage.keys("Ctrl-u '11月4日' Enter");
    assert_eq!(received(&stage, 0)[0].as_deref(), Some("2019-11-04"), "the year is that of the session");
    assert!(stage.text().contains("[11-04]"));
}

#[test]
fn the_cursor_stays_on_its_studio_while_a_filter_narrows_the_list() {
    let mut stage = seated("k1", (60, 16), ZH);
    stage.keys("3 / 'skcg' Enter Right Right Right Right Space");
    assert!(received(&stage, 2)[4].is_some());
    let text = stage.keys("Esc").text();
    assert!(text.contains("▸ 03") && text.contains("样例乙"), "{text}");
}

#[test]
fn a_code_is_set_asked_for_and_taken_away() {
    let mut stage = seated("k1", (80, 24), ZH);
    let text = stage.keys("2 Tab Down c 'peach' Enter 'pear' Enter").text();
    assert!(text.contains("两次输入的口令不一样") && !text.contains("peach"), "{text}");
    stage.keys("Ctrl-u 'peach' Enter");
    let open = |stage: &Stage, code: Option<&str>| stage.room.seat(&"e2".into(), code).map(|_| ());
    assert!(matches!(open(&stage, None), Err(SessionError::CodeNeeded)));
    assert!(matches!(open(&stage, Some("pear")), Err(SessionError::WrongCode)));
    assert!(open(&stage, Some("peach")).is_ok());
    assert!(stage.text().contains("已设置"));
    stage.keys("x Esc");
    assert!(open(&stage, None).is_err(), "nothing happens without a yes");
    stage.keys("x y");
    assert!(open(&stage, None).is_ok());
    assert!(stage.keys("x").text().contains("这个席位没有口令"));
}

#[test]
fn a_proposed_recusal_is_recorded() {
    let mut stage = seated("k1", (80, 24), ZH);
    let text = stage.keys("2 Tab Tab").text();
    assert_eq!(text.matches("建议回避").count(), 4, "three pairs of one organisation, and the hint: {text}");
    stage.keys("r Enter '同一单位' Enter");
    assert_eq!(sheet(&stage, 0, 0).status, SheetStatus::Recused { reason: "同一单位".into() });
    let text = stage.text();
    assert!(text.contains("样例专家1的回避已登记") && text.contains("已回避"), "{text}");
    assert!(stage.keys("r").text().contains("已回避这个工作室"));
}

#[test]
fn a_recusal_for_another_cause_is_recorded_from_the_roster() {
    let mut stage = seated("k1", (80, 24), EN);
    stage.keys("2 Down Down r 3 Enter 'apprentice' Enter");
    assert_eq!(sheet(&stage, 2, 2).status, SheetStatus::Recused { reason: "apprentice".into() });
    assert!(stage.text().contains("Recused 样例专家3"), "{}", stage.text());
}

/// The whole way of a sheet on paper: typed in by one clerk, confirmed by another.
#[test]
fn a_sheet_from_paper_is_typed_in_and_confirmed_by_somebody_else() {
    let mut stage = seated("k1", (80, 24), ZH);
    stage.keys("4 / 'ylzj2' Enter Enter");
    assert!(stage.text().contains("代录 样例专家2 的纸质打分表"), "{}", stage.text());
    stage.keys("Down Enter 4 . 5 Enter 8 Enter b Enter");
    stage.keys("= Enter = Enter = Enter = Enter = Enter = Enter = Enter = Enter = Enter = Enter h");
    let typed = sheet(&stage, 1, 1);
    assert_eq!((typed.typed_in.as_ref(), &typed.status), (Some(&"k1".into()), &SheetStatus::Submitted), "{}", stage.text());
    assert_eq!(typed.entries[0].mark.as_ref().map(|mark| mark.points), Some(Points::from_hundredths(450)));
    assert_eq!(typed.entries[2].mark.as_ref().map(|mark| mark.deductions.len()), Some(1));
    let text = stage.keys("Esc Esc Esc 4 Tab v").text();
    assert!(text.contains("样例专家2") && text.contains("代录的人不能自己核对"), "{text}");
    assert_eq!(sheet(&stage, 1, 1).confirmed, None);
    stage.keys("Esc Esc / 'k2' Enter Enter 4 Tab Enter");
    assert!(
        stage.text().contains("核对 样例专家2 的打分表（代录人 样例工作人员）") && stage.text().contains("4.5"),
        "{}",
        stage.text()
    );
    let text = stage.keys("Down Down v").text();
    assert!(text.contains("已核对") && text.contains("没有等待核对的打分表"), "{text}");
    assert_eq!(sheet(&stage, 1, 1).confirmed, Some("k2".into()));
}

#[test]
fn digits_are_points_while_a_sheet_is_typed_in_and_tabs_elsewhere() {
    let mut stage = seated("k1", (80, 24), ZH);
    stage.keys("4 Enter Enter 5 Enter");
    assert_eq!(sheet(&stage, 0, 0).entries[0].mark.as_ref().map(|mark| mark.points), Some(Points::from_hundredths(500)));
    let text = stage.keys("Esc Esc 5").text();
    assert!(text.contains("等组长结束打分"), "{text}");
}

#[test]
fn what_an_expert_filled_in_cannot_be_typed_over() {
    let mut stage = seated("k1", (80, 24), ZH);
    stage.fill_sheet("e1", "01", 900);
    let text = stage.keys("4 Enter Up Enter 5").text();
    assert!(text.contains("不能代录") && !text.contains("5_"), "{text}");
}

#[test]
fn a_final_result_takes_the_chair_first_and_then_the_clerk() {
    let mut stage = review((80, 24), ZH);
    let text = stage.keys("5 f").text();
    assert!(text.contains("组长还没有提出定稿"), "{text}");
    stage.seat("c1").apply(Command::Finalise {}).unwrap();
    stage.event(Event::Changed);
    assert!(stage.keys("f").text().contains("确认定稿：第 1 版"));
    stage.keys("Esc");
    assert_eq!(stage.seat("k1").outline().phase, Phase::Review);
    let text = stage.keys("f y").text();
    let outline = stage.seat("k1").outline();
    assert_eq!((outline.phase, outline.revision.map(|revision| revision.number)), (Phase::Final, Some(1)));
    assert!(text.contains("第 1 版结果已定稿封存") && text.contains("导出定稿结果"), "{text}");
    assert!(stage.keys("3 Space").text().contains("已定稿"), "nothing is recorded any more: {}", stage.text());
}

#[test]
fn a_confirmation_that_comes_too_late_seals_nothing() {
    let mut stage = review((80, 24), ZH);
    stage.seat("c1").apply(Command::Finalise {}).unwrap();
    stage.event(Event::Changed);
    stage.keys("5 f");
    let reason = "复核".to_owned();
    stage.seat("c1").apply(Command::SendBack { studio: "01".into(), expert: "e1".into(), reason }).unwrap();
    stage.event(Event::Changed);
    let text = stage.keys("y").text();
    assert!(text.contains("没有执行"), "{text}");
    assert_eq!(stage.seat("k1").outline().phase, Phase::Review);
}

#[test]
fn the_result_is_exported_and_a_name_in_the_way_is_not_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let taken = folder.path().join("taken");
    std::fs::create_dir(&taken).unwrap();
    std::fs::write(taken.join("mine.txt"), "mine").unwrap();
    let mut stage = typical((80, 24), ZH);
    let typed = |stage: &mut Stage, path: &std::path::Path| {
        stage.keys("Ctrl-u").event(Event::Input(Input::Paste(path.display().to_string())));
    };
    assert!(stage.keys("5 e").text().contains("结果尚未定稿"));
    typed(&mut stage, &taken);
    let text = stage.keys("Enter").text();
    let again: String = text.chars().filter(|c| !c.is_whitespace() && *c != '│').collect();
    assert!(again.contains("taken-2"), "another name is offered: {text}");
    let text = stage.keys("Enter").text();
    assert!(text.contains("已导出") && text.contains("results.csv") && text.contains("暂定结果"), "{text}");
    assert!(std::fs::read_to_string(folder.path().join("taken-2/results.csv")).unwrap().contains("样例乙"));
    assert_eq!(std::fs::read_dir(&taken).unwrap().count(), 1);
}

#[test]
fn the_folder_that_is_offered_names_the_revision() {
    let mut stage = sealed((80, 24), ZH);
    let text = stage.keys("5 e").text();
    let flat: String = text.chars().filter(|c| !c.is_whitespace() && *c != '│').collect();
    assert!(flat.contains("定稿结果-第1版"), "{text}");
}

#[test]
fn what_others_do_appears_without_a_key_and_the_cursor_stays() {
    let mut stage = seated("k1", (80, 24), ZH);
    stage.keys("Down Down");
    stage.fill_sheet("e1", "03", 800);
    let text = stage.text();
    assert!(text.contains("▸ 03") && text.contains("1/3") && text.contains("1/36"), "{text}");
    stage.keys("4 Tab");
    paper(&mut stage, "e2", "09", "k2");
    stage.keys("Down");
    paper(&mut stage, "e2", "04", "k2");
    let text = stage.text();
    assert!(text.contains("▸ 09") && text.contains("待核对 2"), "{text}");
}

#[test]
fn an_observer_sees_no_score_before_the_result_is_final() {
    let mut stage = seated("o1", (80, 24), ZH);
    stage.fill_sheet("e1", "01", 777);
    let text = stage.keys("2").text();
    assert!(text.contains("结果定稿以后才能查看") && text.contains("1/3") && !text.contains("得分"), "{text}");
    let seat = stage.seat("o1");
    assert!(seat.results().is_err() && seat.sheet(0, 0).is_err());
}

#[test]
fn clicks_choose_tabs_and_rows() {
    let mut stage = seated("k1", (80, 24), ZH);
    let click = |column, row| {
        let kind = MouseEventKind::Down(MouseButton::Left);
        Event::Input(Input::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }))
    };
    stage.text();
    stage.event(click(20, 1));
    assert!(stage.text().contains("材料交齐"), "{}", stage.text());
    stage.event(click(10, 6));
    assert!(stage.text().contains("▸ 03"), "{}", stage.text());
}

#[test]
fn the_progress_tells_what_is_waited_for_in_each_phase() {
    let mut stage = seated("k1", (80, 24), ZH);
    assert!(stage.text().contains("还有 36 张打分表没有提交"));
    let review = review((80, 24), ZH).text();
    assert!(review.contains("等组长提出定稿"), "{review}");
    let view = stage.seat("k1").progress().unwrap();
    assert_eq!(view.rows[0].cells, [SheetState::Untouched; 3]);
}

#[test]
fn tab_goes_through_every_list_and_esc_back_to_the_first_tab_then_to_the_seats() {
    let mut stage = seated("k1", (80, 24), ZH);
    let heads = [
        "[2 名册]",
        "[人员",
        "[回避",
        "[3 材料]",
        "[录入",
        "[待核对",
        "[定稿和导出]",
        "[排名]",
        "[6 公示]",
        "[7 现场]",
        "[1 进度]",
    ];
    for head in heads {
        assert!(stage.keys("Tab").text().contains(head), "{head} {}", stage.text());
    }
    assert!(stage.keys("Shift-Tab").text().contains("[7 现场]"));
    assert!(stage.keys("Esc").text().contains("[1 进度]") && stage.text().contains("Esc 换席位"), "{}", stage.text());
    assert!(stage.keys("Esc").text().contains("请选择您的席位"));
}

#[test]
fn one_district_after_the_other_is_shown_in_every_list_of_studios() {
    for seat in ["k1", "c1", "e1", "o1"] {
        let mut stage = seated(seat, (80, 24), ZH);
        let tabs: &[&str] = match seat {
            "k1" => &["1", "2", "3"],
            "c1" => &["1", "3"],
            _ => &[""],
        };
        for tab in tabs {
            let text = stage.keys(tab).keys("b").text();
            assert!(text.contains("只看上城区") && text.contains("样例甲") && !text.contains("样例乙"), "{seat} {tab}\n{text}");
            let text = stage.keys("b").text();
            assert!(text.contains("只看下城区") && text.contains("样例乙") && !text.contains("样例甲"), "{seat} {tab}\n{text}");
            // Six more districts, then all of them.
            let text = stage.keys("b b b b b b b").text();
            assert!(text.contains("样例乙") && text.contains("样例甲"), "{seat} {tab}\n{text}");
        }
        assert!(stage.keys("/ 'bjq' Enter").text().contains("样例庚"), "{seat}");
    }
}
