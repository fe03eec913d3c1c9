//! What the chair is told of how the experts agree, and who is told nothing.

use crate::domain::command::Command;
use crate::tui::app::Taste;
use crate::tui::event::Event;
use crate::tui::screens::clerk::stage::{EN, ZH, sealed, seated};
use crate::tui::testing::Stage;

/// Expert e3 is far more lenient than the others; studio 04 has a sheet far from the others; studio 12 is excluded.
fn uneven(seat: &str, size: (u16, u16), taste: Taste) -> Stage {
    let mut stage = seated("k1", size, taste);
    for studio in 1..=12 {
        for (expert, more) in [("e1", 0), ("e2", 7), ("e3", 90)] {
            let far = if (studio, expert) == (4, "e1") { 300 } else { 0 };
            stage.fill_sheet(expert, &format!("{studio:02}"), 500 + 33 * studio + 5 * (studio % 3) + more - far);
        }
    }
    let excluded = Command::Exclude { studio: "12".into(), cause: "lead_left".into(), evidence: "样例".into() };
    stage.seat("c1").apply(excluded).unwrap();
    stage.seat("c1").apply(Command::CloseScoring {}).unwrap();
    stage.event(Event::Changed);
    stage.keys(&format!("Esc Esc / '{seat}' Enter Enter"));
    stage
}

#[test]
fn the_chair_sees_coefficients_experts_and_what_they_mean() {
    insta::assert_snapshot!("top_zh_80x24", uneven("c1", (80, 24), ZH).keys("6 Down").frame());
    insta::assert_snapshot!("expert_en_80x24", uneven("c1", (80, 24), EN).keys("6 / 'ylzj3' Enter Down").text());
    insta::assert_snapshot!("expert_zh_60x16", uneven("c1", (60, 16), ZH).keys("6 PgDn PgDn Down").text());
    insta::assert_snapshot!("all_zh_120x36", uneven("c1", (120, 36), ZH).keys("6").text());
    insta::assert_snapshot!("end_en_60x16", uneven("c1", (60, 16), EN).keys("6 End").text());
}

#[test]
fn enter_leads_to_the_sheet_or_the_studio_or_says_what_a_row_means() {
    let mut stage = uneven("c1", (80, 24), ZH);
    let text = stage.keys("6 Down Enter").text();
    assert!(text.contains("这说明什么") && text.contains("不列入考核"), "{text}");
    stage.keys("Enter");
    let text = stage.keys("/ '04' Enter").text();
    assert!(text.contains("离群打分表") && !text.contains("Krippendorff"), "{text}");
    let text = stage.keys("Home Down Enter").text();
    assert!(text.contains("[2 工作室]") && text.contains(" 04 样例丁大师工作室"), "{text}");
    let text = stage.keys("Esc").text();
    assert!(
        text.contains("[6 一致性]") && text.contains("/04"),
        "Esc goes back to where one came from, the filter with it\n{text}"
    );
}

#[test]
fn the_list_follows_what_others_do_without_a_key() {
    let mut stage = uneven("c1", (80, 24), ZH);
    assert!(stage.keys("6").text().contains("33 张"), "{}", stage.text());
    let lifted = Command::LiftGate { studio: "12".into(), reason: "样例".into() };
    stage.seat("c1").apply(lifted).unwrap();
    stage.event(Event::Changed);
    assert!(stage.text().contains("36 张"), "{}", stage.text());
}

#[test]
fn studios_whose_grade_hinges_on_little_are_marked_for_chair_and_clerk() {
    let mut stage = uneven("c1", (80, 24), ZH);
    insta::assert_snapshot!("marks_zh_80x24", stage.keys("3").text());
    let clerk = stage.keys("Esc Esc / 'k1' Enter Enter 5 Tab End").text();
    assert!(clerk.contains("◇不合格") && clerk.contains("◇ 等次取决于一名专家或一分之差"), "{clerk}");
    insta::assert_snapshot!(
        "marks_en_60x16",
        uneven("c1", (60, 16), Taste { ascii: true, ..EN }).keys("3 End Up Up Up Up").text()
    );
}

#[test]
fn experts_and_observers_see_none_of_it() {
    for seat in ["e1", "o1"] {
        let mut before = uneven(seat, (120, 36), ZH);
        for keys in ["", "6", "z", "2"] {
            let text = before.keys(keys).text();
            assert!(!text.contains('◇') && !text.contains("宽严") && !text.contains("标准差"), "{seat} {keys} {text}");
        }
    }
    let mut observer = sealed((120, 36), ZH);
    let text = observer.keys("Esc Esc / 'o1' Enter Enter 2").text();
    assert!(text.contains("优秀") && !text.contains('◇'), "{text}");
}

#[test]
fn an_expert_looks_into_the_mirror_once_the_result_is_final() {
    let mut stage = uneven("e1", (80, 24), ZH);
    assert!(stage.keys("z").text().contains("结果定稿以后才能查看"));
    let mut stage = sealed((80, 24), ZH);
    insta::assert_snapshot!("mirror_zh_80x24", stage.keys("Esc Esc / 'e1' Enter Enter z").text());
    assert!(stage.keys("Enter L z").text().contains("Your scoring in the mirror"));
    let reopened = Command::ReopenStudio { studio: "03".into(), reason: "样例".into() };
    stage.seat("c1").apply(reopened).unwrap();
    stage.event(Event::Changed);
    assert!(stage.keys("Enter z").text().contains("once the result is final"));
}
