//! Two groups share the studios and an expert is replaced, at the shell, from the files to the final result.

mod common;

use std::time::Duration;

use common::Stage;
use common::desk::{Desk, NEW, PANEL, ROSTER};
use panelmark::domain::command::{Command, Substitute};
use panelmark::domain::conflict::Ground;
use panelmark::domain::refusal::Refusal;
use panelmark::domain::state::SheetState;
use panelmark::session::Room;

const GROUPED: &str = "\
id,name,organisation,title,role,group
E1,样例专家1,样例单位9,高级技师,expert,甲组
E2,样例专家2,,,expert,甲组
E3,样例专家3,,,expert,甲组
E4,样例专家4,,,expert,乙组
E5,样例专家5,,,expert,乙组
E6,样例专家6,,,expert,乙组
CH,样例组长,,,chair,
CK,样例工作人员,,,clerk,
";

/// A desk with S1 in one group and S2 in the other.
fn desk() -> Desk {
    let desk = Desk::new();
    let mut lines = ROSTER.lines();
    let head = lines.next().unwrap();
    let rows = lines.zip(["甲组", "乙组"]).map(|(row, group)| format!("{row},{group}\n"));
    desk.write("roster.csv", std::iter::once(format!("{head},组别\n")).chain(rows).collect::<String>());
    desk.write("panel.csv", GROUPED);
    desk
}

/// Full points for every item of these sheets, as a file of scores.
fn full(sheets: &[(&str, &str)]) -> String {
    let rubric = common::real_rubric();
    let items: Vec<String> =
        rubric.items().take(rubric.base_items()).filter_map(|(_, item)| Some(format!("{},{}", item.id, item.points?))).collect();
    let rows = sheets.iter().flat_map(|(expert, studio)| items.iter().map(move |item| format!("{expert},{studio},{item},,\n")));
    std::iter::once("expert,studio,item,points,deductions,note\n".to_owned()).chain(rows).collect()
}

#[track_caller]
fn has(text: &str, parts: &[&str]) {
    parts.iter().for_each(|part| assert!(text.contains(part), "{part} is not in:\n{text}"));
}

#[test]
fn two_groups_and_a_substitute_from_the_files_to_the_final_result() {
    let desk = desk();
    has(&desk.run(NEW), &["exit 0", "2 groups share the studios: 甲组 (1 studio), 乙组 (1 studio)"]);
    desk.give("CH", r#"{"command":"open_scoring"}"#);
    has(&desk.run("status s.panelmark"), &["sheets submitted 0 of 6"]);
    desk.write("wrong.csv", full(&[("E4", "S1")]));
    has(&desk.run("import s.panelmark scores wrong.csv"), &["exit 1", "This expert does not score this studio"]);
    desk.write("recusal.csv", "expert,studio,reason\nE1,S2,亲属\n");
    has(&desk.run("import s.panelmark recusals recusal.csv"), &["exit 1", "This expert does not score this studio"]);
    desk.give(
        "CK",
        r#"{"command":"substitute","expert":"E3","by":{"id":"E7","name":"样例接任","organisation":"样例单位1"},"reason":"因病退出"}"#,
    );
    has(&desk.run("status s.panelmark"), &["E3 样例专家3 left; E7 样例接任 took over 1 studio: S1", "sheets submitted 0 of 6"]);
    has(&desk.run("status s.panelmark --json"), &[r#""substitutions":[{"#, r#""by":"E7""#, r#""studios":["S1"]"#]);
    desk.write("left.csv", full(&[("E3", "S1")]));
    has(&desk.run("import s.panelmark scores left.csv"), &["exit 1", "This expert has left"]);
    let sheets = [("E1", "S1"), ("E2", "S1"), ("E7", "S1"), ("E4", "S2"), ("E5", "S2"), ("E6", "S2")];
    desk.write("scores.csv", full(&sheets));
    has(&desk.run("import s.panelmark scores scores.csv"), &["exit 0"]);
    let confirm = sheets
        .map(|(expert, studio)| format!("{{\"command\":\"confirm_sheet\",\"studio\":\"{studio}\",\"expert\":\"{expert}\"}}\n"));
    desk.write("confirm.jsonl", confirm.concat());
    desk.apply("CH", "confirm.jsonl");
    desk.give("CH", r#"{"command":"close_scoring"}"#);
    desk.give("CH", r#"{"command":"finalise"}"#);
    desk.give("CK", r#"{"command":"confirm_final"}"#);
    has(&desk.run("results s.panelmark"), &["2 groups share the studios", "3/3"]);
    let explained = desk.run("explain s.panelmark S1");
    has(&explained, &["Group: 甲组", "E7 样例接任 takes over S1", "因病退出"]);
    assert!(!explained.contains("E4 样例专家4"), "{explained}");
    assert!(!desk.run("explain s.panelmark S2").contains("E7"));
    has(&desk.run("export s.panelmark --out out"), &["exit 0"]);
    let read = |name: &str| std::fs::read_to_string(desk.dir.path().join("out").join(name)).unwrap();
    has(&read("decisions.csv"), &["E7 样例接任", "因病退出"]);
    has(&read("summary.txt"), &["2 groups share the studios", "takes over S1"]);
    assert!(!read("details.csv").contains("E3 样例专家3"));
    has(&desk.run("agreement s.panelmark"), &["exit 0"]);
    has(&desk.run("verify s.panelmark"), &["exit 0"]);
}

#[test]
fn groups_that_do_not_fit_are_all_reported_and_small_ones_said() {
    let desk = desk();
    desk.write("panel.csv", GROUPED.replace("expert,乙组", "expert,丙组"));
    let said = desk.run(NEW);
    has(&said, &["exit 1", "roster.csv", "Line 3, column “组别”", "panel.csv: Line 5, column “group”", "Line 7"]);
    assert!(!desk.has("s.panelmark"));
    desk.write("panel.csv", PANEL);
    has(&desk.run(NEW), &["exit 1", "the studios have groups, and no expert has"]);
    desk.write("panel.csv", GROUPED.replace("E6,样例专家6,,,expert,乙组\n", ""));
    has(&desk.run(NEW), &["exit 0", "Note: 乙组 has 2 experts, fewer than the 3 sheets"]);
}

#[test]
fn the_next_session_has_groups_only_if_its_panel_has() {
    let desk = Desk::with_result();
    desk.write("panel2.csv", GROUPED);
    let next = |panel: &str| format!("new n.panelmark --rubric hangzhou-annual --from s.panelmark --panel {panel} --dry-run");
    has(&desk.run(&next("panel.csv")), &["exit 0"]);
    // Those that come from a session without groups have none, and every expert of this panel has.
    has(&desk.run(&next("panel2.csv")), &["exit 1", "s.panelmark", "the group of studio S1"]);
}

#[test]
fn a_substitute_has_a_seat_at_once_wherever_the_session_is_open() {
    let stage = Stage::scoring(2, 3);
    stage.full_sheet("E1", "S1", "0");
    stage.score("E1", "S2", "site", "8.5");
    let elsewhere = Room::open(&stage.file()).unwrap();
    let (rings, chair) = (elsewhere.subscribe(), elsewhere.seat(&"CH".into(), None).unwrap());
    let by = Substitute { id: "E9".into(), name: "样例接任".to_owned(), organisation: "O2".to_owned(), title: String::new() };
    stage.give("CH", Command::Substitute { expert: "E1".into(), by, reason: "样例理由".to_owned() });
    while elsewhere.seat(&"E9".into(), None).is_err() {
        rings.recv_timeout(Duration::from_secs(30)).unwrap();
    }
    // Two studios of three experts each are waited for, as before; one sheet is in.
    assert_eq!(chair.progress().unwrap().submitted(), (1, 6));
    let seat = elsewhere.seat(&"E9".into(), None).unwrap();
    let desk = seat.desk().unwrap();
    let states: Vec<SheetState> = desk.rows.iter().map(|row| row.state).collect();
    // The substitute sees nothing of what the leaver began, and is of the organisation of S2.
    assert_eq!(states, [SheetState::NotAssigned, SheetState::Untouched]);
    assert_eq!([0, 1].map(|at| desk.rows[at].recusal_proposed), [None, Some(Ground::Organisation)]);
    let place = stage.seat("E9").outline().seat;
    assert!(seat.sheet(1, place).unwrap().sheet.is_untouched());
    assert!(matches!(seat.sheet(1, 0), Err(Refusal::NotShown)));
    seat.apply_all(common::full_sheet("S2", "1", None)).unwrap();
    // A code for the new seat works as any other.
    stage.give("CK", Command::SetCode { seat: "E9".into(), code: Some("样例口令".to_owned()) });
    assert!(stage.room.seat(&"E9".into(), None).is_err());
    assert!(stage.room.seat(&"E9".into(), Some("样例口令")).is_ok());
}
