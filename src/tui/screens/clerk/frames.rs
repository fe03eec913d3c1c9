//! Frames of the clerk's and the observer's screens.

use super::stage::{EN, ZH, in_doubt, paper, review, sealed, seated, typical};
use crate::domain::command::Command;
use crate::domain::panel::Member;
use crate::domain::rubric::Finding;
use crate::tui::event::Event;
use crate::tui::testing::{Stage, hall};

const SIZES: [(u16, u16); 3] = [(120, 36), (80, 24), (60, 16)];

/// Each place of the clerk's screen, by the keys that lead there.
const PLACES: [(&str, &str); 9] = [
    ("progress", "1"),
    ("studios", "2"),
    ("people", "2 Tab"),
    ("recusals", "2 Tab Tab"),
    ("papers", "3 Right"),
    ("writers", "4"),
    ("awaiting", "4 Tab"),
    ("finish", "5"),
    ("ranking", "5 Tab"),
];

#[test]
fn frames_of_a_typical_session() {
    for (place, keys) in PLACES {
        for (lang, taste) in [("zh", ZH), ("en", EN)] {
            let mut stage = typical((80, 24), taste);
            stage.keys(keys);
            let frame = if lang == "zh" { stage.frame() } else { stage.text() };
            insta::assert_snapshot!(format!("{place}_{lang}_80x24"), frame);
        }
    }
}

#[test]
fn frames_of_other_sizes() {
    for (place, keys) in PLACES {
        insta::assert_snapshot!(format!("{place}_zh_120x36"), typical((120, 36), ZH).keys(keys).text());
        insta::assert_snapshot!(format!("{place}_zh_60x16"), typical((60, 16), ZH).keys(keys).text());
        insta::assert_snapshot!(format!("{place}_en_60x16"), typical((60, 16), EN).keys(keys).text());
    }
}

#[test]
fn frames_of_an_empty_session() {
    let mut founding = hall();
    founding.roster.clear();
    founding.panel.retain(|member| member.id.as_str() == "k1");
    for (place, keys) in PLACES {
        let mut stage = Stage::choosing(founding.clone(), (80, 24), ZH);
        insta::assert_snapshot!(format!("{place}_empty"), stage.keys("Enter").keys(keys).text());
    }
}

/// The conditions of a recognition: one studio eligible, one not, the others to be checked.
#[test]
fn frames_of_conditions() {
    for (lang, taste) in [("zh", ZH), ("en", EN)] {
        for (width, height) in [(80, 24), (60, 16), (120, 36)] {
            let mut founding = hall();
            founding.rubric = crate::transfer::rubric::load("hangzhou-recognition").unwrap();
            founding.roster.iter_mut().for_each(|studio| studio.kind = "applicant".into());
            let conditions: Vec<_> = founding.rubric.conditions().map(|(_, condition)| condition.id.clone()).collect();
            let mut stage = Stage::choosing(founding, (width, height), taste);
            stage.keys("/ 'k1' Enter Enter");
            let check = |studio: &str, condition, finding| Command::CheckCondition {
                studio: studio.into(),
                condition,
                finding: Some(finding),
                evidence: "样例：核对原件".to_owned(),
            };
            let met = conditions.iter().take(9).map(|id| check("01", id.clone(), Finding::Met));
            let not = check("02", conditions[2].clone(), Finding::NotMet);
            stage.seat("k1").apply_all(met.chain([not]).collect()).unwrap();
            let frame = stage.keys("3 Tab Down Right Right").text();
            insta::assert_snapshot!(format!("conditions_{lang}_{width}x{height}"), frame);
            if width == 80 {
                insta::assert_snapshot!(format!("condition_asked_{lang}"), stage.keys("Down n").text());
                stage.keys("'名册只有2人' Enter");
                let row = &stage.seat("k1").conditions().unwrap().rows[2];
                assert_eq!(row.checked[2].as_ref().map(|checked| checked.finding), Some(Finding::NotMet));
                stage.keys("x");
                assert_eq!(stage.seat("k1").conditions().unwrap().rows[2].checked[2], None);
                stage.keys("Esc Esc / 'e1' Enter Enter");
                insta::assert_snapshot!(format!("conditions_expert_{lang}"), stage.keys("Down Enter").text());
                stage.keys("Esc Esc / 'c1' Enter Enter");
                insta::assert_snapshot!(format!("conditions_chair_{lang}"), stage.keys("2 ]").text());
            }
        }
    }
}

/// Nine experts, and names that are too long to stand above their columns.
#[test]
fn frames_of_a_large_panel() {
    for (name, names) in [("nine", ["样例"; 9]), ("nine_long", ["考核组特邀评审专家"; 9])] {
        let mut founding = hall();
        let expert = founding.panel[0].clone();
        founding.panel.retain(|member| member.id.as_str() == "k1");
        founding.panel.extend((1..).zip(names).map(|(n, name)| Member {
            id: format!("E{n:02}").as_str().into(),
            name: format!("{name}{n}"),
            ..expert.clone()
        }));
        for (width, height) in SIZES {
            let mut stage = Stage::choosing(founding.clone(), (width, height), ZH);
            insta::assert_snapshot!(format!("{name}_{width}x{height}"), stage.keys("Enter").text());
        }
    }
}

#[test]
fn frames_of_forms_and_sheets() {
    for (name, keys) in [
        ("code_form", "2 Tab c 'ab' Enter"),
        ("no_code", "2 Tab c 'ab' Enter 'ab' Enter x"),
        ("recusal_form", "2 r Down Enter '曾为师徒'"),
        (
            "day_form",
            "3 d Backspace Backspace Backspace Backspace Backspace Backspace Backspace Backspace Backspace Backspace '1-3'",
        ),
        ("typing", "4 Down Enter Enter = Enter 8"),
        ("comparing", "4 Tab Enter"),
    ] {
        insta::assert_snapshot!(format!("{name}_zh"), typical((80, 24), ZH).keys(keys).text());
        insta::assert_snapshot!(format!("{name}_en"), typical((80, 24), EN).keys(keys).text());
    }
    insta::assert_snapshot!("comparing_zh_120x36", typical((120, 36), ZH).keys("4 Tab Enter").text());
}

/// What may be a reason to step aside, in the seat of everybody whom it concerns.
#[test]
fn frames_of_who_may_have_to_step_aside() {
    for (lang, taste) in [("zh", ZH), ("en", EN)] {
        for (name, seat, keys) in [
            ("recusals", "k1", "2 Tab Tab End"),
            ("likeness", "k1", "2 Tab Tab Down Down Down"),
            ("chair_as_person", "k1", "2 Tab Down Down Down"),
            ("to_do", "c1", "4"),
            ("lead", "e1", "Down Down Enter"),
            ("lead_form", "e1", "Down Down r"),
            ("likeness_form", "e2", "Down Down Down Down r"),
        ] {
            insta::assert_snapshot!(format!("doubt_{name}_{lang}"), in_doubt(seat, (80, 24), taste).keys(keys).text());
        }
    }
    insta::assert_snapshot!("doubt_to_do_60x16", in_doubt("c1", (60, 16), ZH).keys("4").text());
}

#[test]
fn frames_towards_the_end() {
    for (lang, taste) in [("zh", ZH), ("en", EN)] {
        let mut stage = review((80, 24), taste);
        insta::assert_snapshot!(format!("review_{lang}"), stage.keys("1").text());
        stage.seat("c1").apply(Command::Finalise {}).unwrap();
        stage.event(Event::Changed);
        insta::assert_snapshot!(format!("proposed_{lang}"), stage.text());
        insta::assert_snapshot!(format!("confirm_{lang}"), stage.keys("5 f").text());
        let mut stage = sealed((80, 24), taste);
        insta::assert_snapshot!(format!("sealed_ranking_{lang}"), stage.keys("5 Tab").text());
        insta::assert_snapshot!(format!("sealed_papers_{lang}"), stage.keys("3").text());
    }
}

#[test]
fn frames_of_the_observer() {
    for (lang, taste) in [("zh", ZH), ("en", EN)] {
        let mut stage = seated("o1", (80, 24), taste);
        paper(&mut stage, "e2", "03", "k2");
        insta::assert_snapshot!(format!("observer_{lang}"), stage.keys("2").text());
        let mut stage = sealed((60, 16), taste);
        stage.keys("Esc / 'o1' Enter Enter");
        insta::assert_snapshot!(format!("observer_final_{lang}"), stage.keys("2").text());
    }
}

#[test]
fn every_size_is_drawn() {
    for (place, keys) in PLACES.into_iter().chain([("typing", "4 Enter Enter 5"), ("comparing", "4 Tab Enter"), ("help", "?")]) {
        let mut stage = typical((80, 24), ZH);
        stage.keys(keys);
        for (width, height) in (60..=140).step_by(8).flat_map(|width| (16..=40).step_by(4).map(move |height| (width, height))) {
            let text = stage.resize(width, height).text();
            assert!(text.contains("样例数据"), "{place} {width}x{height}\n{text}");
        }
    }
}
