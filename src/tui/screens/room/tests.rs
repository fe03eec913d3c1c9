//! The room by keys alone: the chair leads, experts follow, the board shows it, and nobody sees a score too early.

use crate::domain::masked::masked;
use std::sync::Arc;

use crate::domain::command::Command;
use crate::domain::hearing::Stage as Part;
use crate::session::Whereabouts;
use crate::tui::app::{App, Taste};
use crate::tui::event::Event;
use crate::tui::screens::clerk::stage::{EN, ZH};
use crate::tui::testing::{Stage, hall};

/// Scoring is open, and somebody sits there.
fn sitting(seat: &str, size: (u16, u16), taste: Taste) -> Stage {
    let mut stage = Stage::choosing(hall(), size, taste);
    stage.begin();
    stage.keys(&format!("/ '{seat}' Enter Enter"));
    stage
}

/// What the board of the same session shows.
fn board(stage: &Stage, size: (u16, u16), taste: Taste) -> String {
    stage.showing(App::board(Arc::clone(&stage.room), taste), size).text()
}

fn hear(studio: &str, follow: bool) -> Command {
    Command::Hear { studio: Some(studio.into()), follow }
}

#[test]
fn the_chair_sets_who_is_heard_and_sees_who_is_here() {
    for (name, size, taste) in [("zh_80x24", (80, 24), ZH), ("zh_120x36", (120, 36), ZH), ("en_60x16", (60, 16), EN)] {
        let mut stage = sitting("c1", size, taste);
        let first = stage.seat("e1").arrive();
        first.is_at(Whereabouts { studio: Some(2), item: Some(3), in_sheet: true, led: 0 });
        let (_second, _third) = (stage.seat("e2").arrive(), stage.seat("e2").arrive());
        stage.seat("e3").apply(Command::CallChair { word: "名册看不到".into() }).unwrap();
        stage.fill_sheet("e1", "03", 900);
        stage.keys("8 h 'skcg' Enter Enter");
        insta::assert_snapshot!(format!("led_{name}"), stage.text());
    }
}

#[test]
fn a_raised_hand_is_taken_down_and_only_by_the_chair() {
    let mut stage = sitting("c1", (80, 24), ZH);
    stage.seat("e3").apply(Command::CallChair { word: "名册看不到".into() }).unwrap();
    stage.event(Event::Changed);
    assert!(stage.text().contains("8 现场 (1)"), "{}", stage.text());
    assert!(stage.keys("8").text().contains("举手：名册看不到"), "{}", stage.text());
    let text = stage.keys("a").text();
    assert!(text.contains("的举手已处理") && !text.contains("名册看不到"), "{text}");
    assert!(stage.keys("a").text().contains("光标所在的人没有举手"));
}

#[test]
fn an_expert_goes_to_the_hearing_by_a_key_or_is_led_there() {
    let mut stage = sitting("e1", (80, 24), EN);
    assert!(stage.keys("g").text().contains("The chair has not said which studio is being heard"));
    stage.seat("c1").apply(hear("05", false)).unwrap();
    stage.event(Event::Changed);
    let text = stage.text();
    assert!(text.contains("Now heard: 05 ") && text.contains("▸"), "{text}");
    insta::assert_snapshot!("offered_en_80x24", text);
    let text = stage.keys("g").text();
    assert!(text.contains("05 样例戊汽车维修工技能大师工作室") && text.contains("Rules and duties"), "{text}");
    stage.keys("Esc");
    stage.seat("c1").apply(hear("07", true)).unwrap();
    stage.event(Event::Changed);
    let text = stage.text();
    assert!(text.contains("Rules and duties") && text.contains("07 样例庚维修电工技能大师工作室"), "{text}");
}

#[test]
fn who_comes_back_is_where_they_were_unless_the_chair_led_everybody_on_meanwhile() {
    let mut stage = sitting("e1", (80, 24), EN);
    stage.seat("c1").apply(hear("07", true)).unwrap();
    stage.event(Event::Changed);
    stage.keys("] Down");
    let left = stage.app.whereabouts();
    let back = |stage: &Stage| {
        let mut app = App::seated(stage.seat("e1"), EN).unwrap();
        app.go_to(left);
        stage.showing(app, (80, 24)).text()
    };
    let text = back(&stage);
    assert!(text.contains(" 08 ") && text.contains("Now heard: 07"), "by their own choice: {text}");
    stage.seat("c1").apply(hear("05", true)).unwrap();
    let text = back(&stage);
    assert!(text.contains("05 样例戊汽车维修工技能大师工作室") && text.contains("Rules and duties"), "{text}");
}

#[test]
fn nobody_is_led_away_from_points_that_are_being_typed() {
    let mut stage = sitting("e1", (80, 24), EN);
    stage.keys("Enter 4");
    stage.seat("c1").apply(hear("07", true)).unwrap();
    stage.event(Event::Changed);
    let text = stage.text();
    assert!(text.contains("4_") && text.contains("01 样例甲钳工技能大师工作室"), "{text}");
    assert!(text.contains("Now heard: 07"), "the offer stands: {text}");
}

#[test]
fn a_hand_is_raised_with_a_word_and_taken_down_by_the_same_key() {
    let mut stage = sitting("e2", (80, 24), ZH);
    insta::assert_snapshot!("hand_zh_80x24", stage.keys("w").text());
    let text = stage.keys("'缺材料' Enter").text();
    assert!(text.contains("已举手，组长会看到") && text.contains("已举手，等组长"), "{text}");
    assert_eq!(stage.seat("c1").hearing().calls[0].word, "缺材料");
    let text = stage.keys("w").text();
    assert!(text.contains("手已放下") && stage.seat("c1").hearing().calls.is_empty(), "{text}");
}

#[test]
fn a_long_name_of_the_studio_being_heard_hides_no_warning() {
    let mut stage = sitting("e1", (80, 24), EN);
    stage.seat("c1").apply(hear("12", true)).unwrap();
    stage.seat("c1").apply(Command::StartTimer { stage: Part::Questions, seconds: 600 }).unwrap();
    let _elsewhere = stage.seat("e1").arrive();
    stage.event(Event::Changed);
    let text = stage.text();
    let line = text.lines().nth(1).unwrap();
    assert!(line.contains("Now heard: 12 样例") && line.contains("…"), "{text}");
    assert!(line.contains("questions ") && line.contains("this seat is open in"), "{text}");
    let line = stage.keys("w 'x' Enter").text().lines().nth(1).unwrap().to_owned();
    assert!(["Now heard: 12", "questions ", "this seat is", "hand raised"].iter().all(|part| line.contains(part)), "{line}");
}

#[test]
fn a_pause_is_said_to_everybody_and_a_typed_score_says_why_it_is_not_taken() {
    let mut stage = sitting("e1", (80, 24), ZH);
    stage.seat("c1").apply(Command::PauseScoring {}).unwrap();
    stage.event(Event::Changed);
    let text = stage.keys("Enter 5").text();
    assert!(text.contains("打分已暂停") && text.contains("组长暂停了打分"), "{text}");
}

#[test]
fn sheets_are_shown_for_discussion_and_what_changes_is_marked() {
    let mut stage = sitting("e1", (80, 24), ZH);
    stage.seat("c1").apply(hear("03", false)).unwrap();
    for (expert, share) in [("e1", 900), ("e2", 800), ("e3", 700)] {
        assert!(stage.seat(expert).revealed(2).is_err());
        stage.fill_sheet(expert, "03", share);
    }
    assert!(stage.keys("g y").text().contains("组长还没有公开这个工作室的打分表"));
    stage.seat("c1").apply(Command::Reveal { studio: "03".into() }).unwrap();
    stage.seat("e3").apply(Command::TakeBack { studio: "03".into(), expert: None }).unwrap();
    let mended = Command::Score {
        studio: "03".into(),
        item: "rules".into(),
        points: Some("5".parse().unwrap()),
        deductions: Default::default(),
        expert: None,
    };
    stage.seat("e3").apply_all(vec![mended, Command::Submit { studio: "03".into(), expert: None }]).unwrap();
    stage.event(Event::Changed);
    insta::assert_snapshot!("discussed_zh_80x24", stage.keys("y").text());
    // The chair sees it in the cell, and in words.
    let chair = App::seated(stage.seat("c1"), ZH).unwrap();
    let text = stage.showing(chair, (80, 24)).keys("2 ] ] Right Right Down Down Down Down").text();
    assert!(text.contains("!5") && text.contains("公开讨论后改动，原为 3.5"), "{text}");
}

#[test]
fn the_board_shows_the_room_and_the_result_only_when_it_is_announced() {
    let mut stage = sitting("c1", (80, 24), ZH);
    stage.seat("c1").apply(hear("03", false)).unwrap();
    stage.fill_sheet("e1", "03", 900);
    insta::assert_snapshot!("board_zh_80x24", board(&stage, (80, 24), ZH));
    insta::assert_snapshot!("board_en_60x16", board(&stage, (60, 16), EN));
    for studio in 1..=12 {
        for (expert, share) in [("e1", 900), ("e2", 800), ("e3", 700)] {
            if (expert, studio) != ("e1", 3) {
                stage.fill_sheet(expert, &format!("{studio:02}"), share - 10 * studio);
            }
        }
    }
    stage.seat("c1").apply(Command::CloseScoring {}).unwrap();
    stage.event(Event::Changed);
    let blockers = stage.seat("c1").outlook().unwrap().blockers;
    assert!(blockers.is_empty(), "{blockers:?}");
    stage.seat("c1").apply(Command::Finalise {}).unwrap();
    stage.seat("k1").apply(Command::ConfirmFinal {}).unwrap();
    stage.event(Event::Changed);
    assert!(board(&stage, (80, 24), EN).contains("The result is final; the chair will announce it"));
    let text = stage.keys("8 g").text();
    assert!(text.contains("大屏幕将显示定稿的结果"), "{text}");
    stage.keys("y");
    insta::assert_snapshot!("board_result_zh_80x24", board(&stage, (80, 24), ZH));
}

#[test]
fn a_clock_is_drawn_large_where_there_is_room() {
    let mut stage = sitting("k1", (80, 24), ZH);
    stage.seat("c1").apply(hear("03", false)).unwrap();
    let text = stage.keys("7 t Enter Enter").text();
    assert_eq!(stage.seat("c1").hearing().timer.map(|timer| timer.seconds), Some(600));
    assert!([" 00:00", " 0:00"].iter().any(|left| masked(&text, &format!("陈述{left}"), "[left]").contains("[left]")), "{text}");
    let shown = board(&stage, (80, 24), ZH);
    assert!(shown.contains("██████") && shown.replace(' ', "").contains("陈述"), "{shown}");
    assert!(board(&stage, (60, 16), EN).contains("presentation"));
    assert!(!stage.keys("x").text().contains("陈述 "), "the clock is taken away");
}

#[test]
fn chair_and_clerk_are_told_of_a_hand_and_the_other_experts_are_not() {
    let mut chair = sitting("c1", (80, 24), ZH);
    let seated = |seat: &str| chair.showing(App::seated(chair.seat(seat), ZH).unwrap(), (80, 24));
    let (mut clerk, mut expert) = (seated("k1"), seated("e2"));
    let raise = |stage: &Stage, seat: &str, word: &str| {
        stage.seat(seat).apply(Command::CallChair { word: word.into() }).unwrap();
    };
    raise(&chair, "e3", "名册看不到");
    let told = "e3 样例专家3 举手了：名册看不到";
    assert!(chair.text().contains(told) && clerk.text().contains(told), "{}", clerk.text());
    assert!(!expert.text().contains("举手了"), "{}", expert.text());
    // It is said once, and the list says it as long as the hand is up.
    assert!(!chair.keys("8").text().contains(told));
    chair.event(Event::Changed);
    let text = chair.text();
    assert!(!text.contains(told), "{text}");
    assert!(text.lines().any(|line| line.contains("e3 样例专家3") && line.contains("举手：名册看不到")), "{text}");
    raise(&chair, "e1", "");
    assert!(chair.text().contains("e1 样例专家1 举手了。"), "{}", chair.text());
    // Whoever sits down later sees the list, and is told of nothing new.
    let late = chair.showing(App::seated(chair.seat("c1"), ZH).unwrap(), (80, 24)).text();
    assert!(late.contains("8 现场 (2)") && !late.contains("举手了"), "{late}");
}

#[test]
fn a_seat_that_is_opened_in_one_more_place_is_said_at_both() {
    let mut first = sitting("e1", (80, 24), ZH);
    assert!(!first.text().contains("此席位另有"));
    let mut second = first.showing(App::seated(first.seat("e1"), ZH).unwrap(), (80, 24));
    for screen in [&mut first, &mut second] {
        let text = screen.text();
        assert!(text.contains("这个席位现在开着 2 处") && text.contains("此席位另有 1 处打开"), "{text}");
        let text = screen.keys("Down").text();
        assert!(!text.contains("这个席位现在开着") && text.contains("此席位另有 1 处打开"), "{text}");
    }
    drop(second);
    assert!(!first.text().contains("此席位"));
}
