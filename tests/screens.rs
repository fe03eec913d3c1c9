//! The real program in a real (pseudo-)terminal, with keys alone.

mod common;
#[path = "common/terminal.rs"]
mod terminal;

use common::program::{PANELMARK, in_terminal};
use common::{Stage, score};
use panelmark::domain::command::Command;
use panelmark::domain::state::SheetState;
use panelmark::session::Room;
use terminal::Terminal;

fn open(stage: &Stage, seat: &str) -> Terminal {
    Terminal::start(stage.dir.path(), &["--lang", "en", "open", "session.panelmark", "--seat", seat])
}

/// An expert in front of the first studio's sheet.
fn at_sheet(stage: &Stage) -> Terminal {
    let mut screen = open(stage, "E1");
    screen.wait_for("S1");
    screen.press("Enter");
    screen.wait_for("Rules and duties");
    screen
}

#[test]
fn an_expert_scores_a_studio_with_keys_alone_and_a_kill_loses_nothing() {
    let stage = Stage::scoring(2, 1);
    let mut screen = at_sheet(&stage);
    screen.press("4 . 5 Enter");
    screen.wait_for("Saved: Rules and duties 4.5");
    screen.press("a");
    screen.wait_for("Saved: Plans, summaries and papers 0");
    // Typed, not yet committed, when the program is killed.
    screen.press("Down 7");
    screen.wait_for("7_");
    screen.child.kill().unwrap();
    screen.ends();

    let mut screen = at_sheet(&stage);
    screen.wait_for("4.5/100");
    for _ in 0..11 {
        screen.press("m");
        screen.press("=");
    }
    screen.wait_for("89.5/100");
    screen.press("h");
    screen.wait_for("89.5");
    screen.press("q");
    assert_eq!(screen.ends(), 0);
    screen.wait_until_given_back();

    let again = Room::open(&stage.file()).unwrap();
    let desk = again.seat(&"E1".into(), None).unwrap().desk().unwrap();
    assert_eq!(desk.rows[0].state, SheetState::Submitted { unconfirmed: false });
    assert_eq!(desk.rows[0].total.unwrap().to_string(), "89.5");
    assert_eq!(desk.rows[1].state, SheetState::Untouched);
}

#[test]
fn another_process_is_seen_without_a_key() {
    let stage = Stage::scoring(2, 2);
    let screen = at_sheet(&stage);
    // The same expert at another desk, and the chair, both in this process; the screen is another.
    stage.score("E1", "S1", "rules", "3.5");
    screen.wait_for("3.5/100");
    stage.full_sheet("E1", "S2", "0");
    stage.give("CH", Command::SendBack { studio: "S2".into(), expert: "E1".into(), reason: "look again".to_owned() });
    stage.give("CH", Command::CloseScoring {});
    screen.wait_for("review · ");
}

#[test]
fn points_out_of_range_say_so_and_keep_what_was_there() {
    let stage = Stage::scoring(1, 1);
    stage.give("E1", score("S1", "rules", "3"));
    let mut screen = at_sheet(&stage);
    screen.press("Home 9 Enter");
    screen.wait_for("points lie between 0 and 5");
    let kept = stage.seat("E1").sheet(0, 0).unwrap().figures.total;
    assert_eq!(kept.to_string(), "3");
}

#[test]
fn points_that_cannot_be_saved_do_not_keep_anybody_in() {
    let stage = Stage::scoring(1, 1);
    for leave in ["q", "\u{3}"] {
        let mut screen = at_sheet(&stage);
        screen.press("9 9");
        screen.wait_for("99_");
        screen.press(leave);
        screen.wait_for("press the key again");
        screen.press(leave);
        assert_eq!(screen.ends(), 0);
        screen.wait_until_given_back();
    }
    let mut screen = at_sheet(&stage);
    screen.press("n");
    screen.wait_for("Esc");
    screen.press("\u{3}");
    assert_eq!(screen.ends(), 0);
}

#[test]
fn a_window_of_any_size_shows_something_and_recovers() {
    let stage = Stage::scoring(3, 1);
    let mut screen = at_sheet(&stage);
    screen.resize(60, 16);
    screen.wait_for("Rules and duties");
    screen.resize(20, 5);
    screen.wait_for("60");
    screen.resize(1, 1);
    // A wide window has the list beside the sheet; a narrow one the sheet alone.
    screen.resize(200, 60);
    screen.wait_for("样例2");
    screen.resize(80, 24);
    screen.wait_until("the sheet alone", |text| !text.contains("样例2") && text.contains("Rules and duties"));
    screen.press("5 Enter");
    screen.wait_for("Saved: Rules and duties 5");
}

/// After the network or the disk held keys up, all that was typed comes in one piece.
#[test]
fn thirteen_scores_in_one_piece_are_thirteen_scores() {
    let meant = ["5", "8", "9", "4", "1", "0", "3", "2.5", "5", "1", "0", "7", "10"];
    let typed = meant.join("\r") + "\r";
    // An expert, and a clerk who types the same sheet from paper.
    for (seat, way) in [("E1", "\r"), ("CK", "4\r\r")] {
        let stage = Stage::scoring(1, 1);
        let mut screen = open(&stage, seat);
        screen.wait_for("S1");
        screen.send(format!("{way}{typed}").as_bytes());
        screen.wait_for("55.5/100");
        let again = Room::open(&stage.file()).unwrap();
        let sheet = again.seat(&seat.into(), None).unwrap().sheet(0, 0).unwrap().sheet;
        let given = sheet.entries.iter().take(13).map(|entry| entry.mark.as_ref().map(|mark| mark.points.to_string()));
        assert_eq!(given.map(Option::unwrap_or_default).collect::<Vec<_>>(), meant, "{seat}");
    }
}

#[test]
fn a_paste_into_a_list_presses_no_keys() {
    let stage = Stage::scoring(1, 1);
    let mut screen = at_sheet(&stage);
    screen.press("\x1b[200~5\r==hq\x1b[201~");
    screen.press("4 Enter");
    screen.wait_for("Saved: Rules and duties 4");
    let again = Room::open(&stage.file()).unwrap();
    assert_eq!(again.seat(&"E1".into(), None).unwrap().sheet(0, 0).unwrap().figures.total.to_string(), "4");
}

#[test]
fn a_seat_is_chosen_and_its_code_asked_for() {
    let stage = Stage::scoring(1, 1);
    stage.give("E1", Command::SetCode { seat: "E1".into(), code: Some("1357".to_owned()) });
    let mut screen = Terminal::start(stage.dir.path(), &["--lang", "en", "open", "session.panelmark"]);
    screen.wait_for("OB");
    screen.press("Enter");
    screen.wait_for("E1");
    screen.press("9 9 Enter");
    screen.wait_for("not the seat's code");
    screen.press("Backspace Backspace 1 3 5 7 Enter");
    screen.wait_for("S1");
    assert!(!screen.text().contains("1357"), "a code is never shown");
}

#[test]
fn a_signal_gives_the_terminal_back() {
    let stage = Stage::scoring(2, 2);
    let mut screen = open(&stage, "E1");
    screen.wait_for("S1");
    assert!(screen.is_alternate());
    let pid = screen.child.process_id().unwrap().to_string();
    std::process::Command::new("kill").args(["-TERM", &pid]).status().unwrap();
    screen.ends();
    screen.wait_until_given_back();
}

#[test]
fn a_session_is_held_from_the_first_key_to_the_exported_result() {
    let stage = Stage::new(1, 3);
    let mut chair = open(&stage, "CH");
    chair.wait_for("setup · ");
    chair.press("o");
    chair.wait_for("0 of 3 sheets submitted");
    for expert in ["E1", "E2", "E3"] {
        let mut screen = open(&stage, expert);
        screen.wait_for("S1");
        screen.press("Enter");
        screen.wait_for("13 items to go");
        for left in (1..13).rev() {
            screen.press("m =");
            screen.wait_for(&format!("{left} item"));
        }
        screen.press("m =");
        screen.wait_for("100/100");
        screen.press("h");
        screen.wait_for("Handed in");
        screen.press("q");
        assert_eq!(screen.ends(), 0);
    }
    chair.wait_for("3/3");
    chair.press("c y");
    chair.wait_for("review · ");
    chair.press("f y");

    let mut clerk = open(&stage, "CK");
    clerk.press("5");
    clerk.wait_for("The chair proposed the result as final");
    clerk.press("f y");
    clerk.wait_for("final · ");
    chair.wait_for("final · ");
    clerk.press("e");
    clerk.wait_for("older");
    clerk.press("Enter");
    clerk.wait_for("results.csv");
    let results = std::fs::read_to_string(stage.dir.path().join("final-result-1").join("results.csv")).unwrap();
    assert!(results.contains(",1,S1,") && results.contains(",100.00,"), "{results}");
}

#[test]
fn an_objection_is_recorded_answered_and_its_studio_reopened() {
    let stage = Stage::scoring(2, 3);
    stage.all_sheets();
    stage.give("CH", Command::CloseScoring {});
    stage.give("CH", Command::Finalise {});
    let mut clerk = open(&stage, "CK");
    clerk.wait_for("1 Progress");
    clerk.press("6 r");
    clerk.wait_for("No result is final yet");
    stage.give("CK", Command::ConfirmFinal {});
    clerk.wait_for("No public notice of revision 1");
    clerk.press("g Enter");
    clerk.wait_for("Public notice of revision 1: up to and with");
    clerk.press("r");
    clerk.wait_for("To which studio");
    clerk.press("S2 Tab A Tab B");
    clerk.wait_for("▸ B");
    clerk.press("Enter");
    clerk.wait_for("objection 1 to S2");

    let mut chair = open(&stage, "CH");
    chair.wait_for("final · ");
    chair.press("7");
    chair.wait_for("One objection, 1 not answered");
    chair.press("a");
    chair.wait_for("Answer objection 1");
    chair.press("ok");
    chair.wait_for("▸ ok");
    chair.press("Enter");
    chair.wait_for("0 not answered");
    clerk.wait_for("0 not answered");
    chair.press("n");
    chair.wait_for("Reason");
    chair.press("yes");
    chair.wait_for("▸ yes");
    chair.press("Enter");
    chair.wait_for("review · ");
    let again = Room::open(&stage.file()).unwrap();
    let seat = again.seat(&"CH".into(), None).unwrap();
    assert!(seat.progress().unwrap().rows[1].reopened && !seat.progress().unwrap().rows[0].reopened);
    assert_eq!(seat.notice().unwrap().objections[0].answer.as_ref().unwrap().text, "ok");
}

#[test]
fn a_terminal_that_cannot_show_screens_is_told_so_and_where_the_sample_is() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = in_terminal("env");
    command.args(["TERM=dumb", PANELMARK, "demo"]);
    let mut terminal = Terminal::run(folder.path(), command);
    terminal.wait_for("This terminal calls itself dumb");
    assert_eq!(terminal.ends(), 1);
    let file = folder.path().canonicalize().unwrap().join("demo.panelmark");
    assert!(file.exists());
    let shown: String = terminal.text().split_whitespace().collect();
    assert!(shown.contains("demo.panelmark") && shown.contains(&folder.path().display().to_string()), "{shown}");
}
