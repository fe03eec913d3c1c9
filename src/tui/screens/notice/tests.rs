//! Public notice and objections by keys alone, for chair and clerk.

use crate::domain::command::Command;
use crate::domain::masked::masked;
use crate::domain::phase::Phase;
use crate::tui::event::Event;
use crate::tui::screens::clerk::stage::{EN, ZH, review, sealed};
use crate::tui::testing::Stage;

/// The second revision is sealed: studio 03 was reopened upon an objection, and lost points.
fn twice(size: (u16, u16), taste: crate::tui::app::Taste) -> Stage {
    let mut stage = sealed(size, taste);
    let text = "带徒人数有误".to_owned();
    let objection = Command::RecordObjection { studio: "03".into(), by: "样例单位05".into(), text };
    stage.seat("k1").apply(objection).unwrap();
    stage.seat("c1").apply(Command::ReopenStudio { studio: "03".into(), reason: "异议成立".into() }).unwrap();
    for expert in ["e1", "e2", "e3"] {
        let sent_back = Command::SendBack { studio: "03".into(), expert: expert.into(), reason: "请复核".into() };
        stage.seat("c1").apply(sent_back).unwrap();
        stage.fill_sheet(expert, "03", 450);
    }
    stage.seat("c1").apply(Command::Finalise {}).unwrap();
    stage.seat("k1").apply(Command::ConfirmFinal {}).unwrap();
    stage.event(Event::Changed);
    stage
}

/// Days of today are not the same tomorrow.
fn timeless(text: &str) -> String {
    masked(text, " 00-00 ", " MM-DD ")
}

#[test]
fn nothing_can_be_posted_or_objected_to_before_a_result_is_sealed() {
    let mut stage = review((80, 24), ZH);
    insta::assert_snapshot!("nothing_sealed_zh_80x24", stage.keys("6").text());
    assert!(stage.keys("r").text().contains("结果还没有定稿过"));
    assert!(stage.keys("g").text().contains("公示结果"), "the phase is named");
    assert!(stage.keys("v").text().contains("结果还没有定稿过"));
}

#[test]
fn notice_is_given_and_an_objection_recorded_and_answered() {
    let mut stage = sealed((80, 24), ZH);
    assert!(stage.keys("6").text().contains("还没有公示"));
    let text = stage.keys("g Ctrl-u '昨天' Enter").text();
    assert!(text.contains("这样填写日期"), "{text}");
    stage.keys("Ctrl-u '2099-1-9' Enter");
    assert_eq!(stage.seat("c1").notice().unwrap().ends.unwrap().to_string(), "2099-01-09");
    assert!(stage.text().contains("公示期至 2099-01-09"));

    insta::assert_snapshot!("record_form_zh_80x24", stage.keys("r 'xyz'").text());
    let text = stage.keys("Enter Enter Enter").text();
    assert!(text.contains("没有可选的内容"), "{text}");
    let text = stage.keys("Ctrl-u 'skcg' Enter '样例单位05' Enter '带徒人数有误' Enter").text();
    assert!(text.contains("登记第 1 号异议"), "{text}");
    let notice = stage.seat("c1").notice().unwrap();
    let objection = &notice.objections[0];
    assert_eq!((objection.studio, objection.by.as_str(), objection.text.as_str()), (2, "样例单位05", "带徒人数有误"));
    insta::assert_snapshot!("objection_zh_80x24", timeless(&stage.keys("Down").text()));

    assert!(stage.keys("a '已核对名册，无误' Enter").text().contains("已答复"));
    assert_eq!(stage.seat("c1").notice().unwrap().open().count(), 0);
    assert!(stage.keys("n").text().contains("组长"), "only the chair reopens");
}

#[test]
fn the_chair_reopens_the_studio_of_an_objection_and_sees_what_came_of_it() {
    let mut stage = sealed((80, 24), ZH);
    let objection =
        Command::RecordObjection { studio: "03".into(), by: "样例单位05".into(), text: "带徒人数有误".into() };
    stage.seat("k1").apply(objection).unwrap();
    stage.event(Event::Changed);
    stage.keys("Esc Esc / 'c1' Enter Enter 7");
    assert!(stage.keys("v").text().contains("没有更早的一版"));
    stage.keys("n '异议成立' Enter");
    assert_eq!(stage.seat("c1").outline().phase, Phase::Review);
    assert!(stage.seat("c1").progress().unwrap().rows[2].reopened);
    assert!(stage.keys("Enter").text().contains(" 03 样例丙"), "Enter leads to the studio");
    assert!(stage.keys("7 n").text().contains("当前是"), "{}", stage.text());
}

#[test]
fn what_differs_between_two_revisions_is_listed() {
    let mut stage = twice((80, 24), ZH);
    insta::assert_snapshot!("compare_zh_80x24", stage.keys("6 v").text());
    assert!(stage.keys("Esc").text().contains("带徒人数有误"));
    insta::assert_snapshot!("compare_en_60x16", twice((60, 16), EN).keys("6 v Down").text());
    insta::assert_snapshot!("objection_en_60x16", timeless(&twice((60, 16), EN).keys("6").text()));
    insta::assert_snapshot!("objection_en_120x36", timeless(&twice((120, 36), EN).keys("6").text()));
}

#[test]
fn neither_experts_nor_observers_see_an_objection() {
    for seat in ["e1", "o1"] {
        let mut stage = twice((80, 24), ZH);
        stage.keys(&format!("Esc Esc / '{seat}' Enter Enter"));
        for keys in ["", "6", "7", "2"] {
            let text = stage.keys(keys).text();
            assert!(!text.contains("异议") && !text.contains("带徒人数有误"), "{seat} {keys} {text}");
        }
    }
}
