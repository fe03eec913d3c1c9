//! People join from elsewhere with the real OpenSSH client, and find the same screens; nobody gets in who should not, and nothing else.

mod common;
#[path = "common/live.rs"]
mod live;
#[path = "common/terminal.rs"]
mod terminal;

use common::Stage;
use live::{CODE, Live, PASSPHRASE};
use panelmark::domain::command::Command;

fn told(output: &std::process::Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout)
}

#[test]
fn an_expert_joins_by_passphrase_scores_and_leaves() {
    let live = Live::new(3, 2);
    live.admit("E1");
    let mut terminal = live.join("e1");
    terminal.wait_for("样例1焊工技能大师工作室");
    terminal.press("Enter");
    terminal.wait_for("Rules and duties");
    terminal.press("4 Enter");
    terminal.wait_for("Saved: Rules and duties 4");
    assert_eq!(live.seat("E1").sheet(0, 0).unwrap().missing.len(), 12, "what is shown as saved is on record");
    live.wait_for_log("E1 样例E1 joined from 127.0.0.1");
    terminal.press("Esc");
    terminal.wait_for("h Hand in");
    terminal.press("q");
    terminal.wait_for("You have left.");
    terminal.wait_until_given_back();
    assert_eq!(terminal.ends(), 0);
    live.wait_for_log("E1 样例E1 left");
}

#[test]
fn a_code_admits_once_and_sets_a_passphrase_that_admits_from_then_on() {
    let live = Live::new(2, 1);
    live.invite("E1");
    let mut terminal = live.ssh("E1");
    terminal.wait_for("Code or passphrase");
    terminal.answer(&CODE.to_lowercase());
    terminal.wait_for("New passphrase");
    terminal.answer("short");
    terminal.wait_for("Once more");
    terminal.answer("short");
    terminal.wait_for("A passphrase has 8 characters or more");
    terminal.wait_until("asked again", |screen| screen.matches("New passphrase").count() == 2);
    terminal.answer(PASSPHRASE);
    terminal.wait_until("asked for it twice", |screen| screen.matches("Once more").count() == 2);
    terminal.answer(PASSPHRASE);
    terminal.wait_for("? Help");
    live.wait_for_log("E1 样例E1 used the invitation");
    let mut again = live.ssh("E1");
    again.wait_for("Code or passphrase");
    again.answer(CODE);
    again.wait_until("asked again", |screen| screen.matches("Code or passphrase").count() == 2);
    again.answer(PASSPHRASE);
    again.wait_for("This seat is open in 2 places now");
    terminal.wait_for("This seat is open in 2 places now");
}

#[test]
fn a_wrong_code_is_said_to_be_wrong_and_at_last_what_to_do() {
    let live = Live::new(1, 1);
    live.invite("E1");
    let mut terminal = live.ssh("E1");
    terminal.wait_for("Code or passphrase");
    terminal.answer("WRONG-WRONG");
    terminal.wait_for("邀请码或口令不对，还可以试 2 次");
    terminal.answer("WRONG-WRONG");
    terminal.wait_for("One more try");
    terminal.answer("WRONG-WRONG");
    terminal.wait_for("ask the clerk for a new invitation");
    terminal.wait_for("按 Enter 结束");
    terminal.answer("");
    terminal.wait_for("Connection closed");
    let mut again = live.ssh("E1");
    again.wait_for("Code or passphrase");
    again.answer(CODE);
    again.wait_for("the code holds until then");
}

#[test]
fn another_passphrase_ends_the_visits_of_the_former_one() {
    let live = Live::new(2, 2);
    live.admit("E1");
    let mut inside = live.join("E1");
    live.stage.give("CK", Command::SetCode { seat: "E1".into(), code: Some("样例口令 of another".to_owned()) });
    inside.wait_for("by which you joined was taken away");
    assert_eq!(inside.ends(), 0);
}

#[test]
fn guessing_is_told_to_chair_and_clerk_and_keeps_nobody_out() {
    let live = Live::new(2, 2);
    ["E2", "CH"].iter().for_each(|seat| live.admit(seat));
    let chair = live.join("CH");
    for _ in 0..2 {
        let mut stranger = live.ssh_with("E2", &["-o", "PubkeyAuthentication=no", "-b", "127.0.0.8"]);
        for asked in 1..=3 {
            stranger.wait_until("the question", |screen| screen.matches("Code or passphrase").count() >= asked);
            stranger.answer("a guess of theirs");
        }
        stranger.wait_for("Press Enter to end");
    }
    chair.wait_for("Somebody tries to get into the seat E2");
    live.wait_for_log("Somebody tries to get into the seat E2 样例E2");
    live.join("E2");
}

#[test]
fn a_code_binds_the_key_that_the_person_has() {
    let live = Live::new(2, 1);
    live.invite("E1");
    let (mine, other) = (live.key("mine"), live.key("other"));
    let mut terminal = live.ssh_with_key("E1", &mine);
    terminal.wait_for("Code or passphrase");
    terminal.answer(CODE);
    terminal.wait_for("? Help");
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
    live.ssh_with_key("E1", &mine).wait_for("? Help");
    let refused = live.ssh_alone("E1", &["-o", "BatchMode=yes", "-i", other.to_str().unwrap()]);
    assert!(told(&refused).contains("Permission denied"), "{}", told(&refused));
    let unbind = Command::UnbindKey { seat: "E1".into(), key: live.public_key("mine") };
    let mut inside = live.ssh_with_key("E1", &mine);
    inside.wait_for("? Help");
    live.stage.give("CK", unbind);
    inside.wait_for("by which you joined was taken away");
    assert_eq!(inside.ends(), 0);
    let refused = live.ssh_alone("E1", &["-o", "BatchMode=yes", "-i", mine.to_str().unwrap()]);
    assert!(told(&refused).contains("Permission denied"), "{}", told(&refused));
}

#[test]
fn a_key_that_the_clerk_registered_admits_without_any_code() {
    let live = Live::new(1, 1);
    let mine = live.key("mine");
    live.stage.give("CK", Command::BindKey { seat: "E1".into(), key: live.public_key("mine") });
    live.ssh_with_key("e1", &mine).wait_for("? Help");
}

#[test]
fn a_wrong_code_an_unknown_seat_and_a_seat_nobody_was_invited_to_are_refused_alike() {
    let live = Live::new(1, 2);
    live.admit("E1");
    live.invite("CH");
    live.stage.give("CK", Command::WithdrawInvitation { seat: "CH".into() });
    let tries = [("E1", "wrong code"), ("nobody", CODE), ("E2", CODE), ("CH", CODE)];
    for (place, (seat, code)) in tries.into_iter().enumerate() {
        let from = format!("127.0.0.{}", place + 2);
        let mut terminal =
            live.ssh_with(seat, &["-o", "PubkeyAuthentication=no", "-o", "NumberOfPasswordPrompts=2", "-b", &from]);
        for asked in 1..=2 {
            terminal.wait_until("the question", |screen| screen.matches("Code or passphrase").count() >= asked);
            terminal.answer(code);
        }
        terminal.wait_for("Permission denied");
        assert_eq!(terminal.ends(), 255, "{seat}");
    }
    live.server().hall.log.sum_up();
    live.wait_for_log("2 failed attempts to join from 127.0.0.5");
}

#[test]
fn there_is_nothing_but_screens() {
    let live = Live::new(1, 1);
    let mine = live.key("mine");
    live.stage.give("CK", Command::BindKey { seat: "E1".into(), key: live.public_key("mine") });
    let run = |more: &[&str]| {
        let key = ["-o", "BatchMode=yes", "-o", "ExitOnForwardFailure=yes", "-i", mine.to_str().unwrap()];
        let output = live.ssh_alone("E1", &[&key, more].concat());
        (output.status.code().unwrap(), told(&output))
    };
    let (status, said) = run(&["--", "cat", "/etc/passwd"]);
    assert!(status == 255 && said.contains("exec request failed"), "{status} {said}");
    let (status, said) = run(&["-s", "--", "sftp"]);
    assert!(status == 255 && said.contains("subsystem request failed"), "{status} {said}");
    let (status, said) = run(&["-T"]);
    assert!(status == 1 && said.contains("There are only screens here"), "{status} {said}");
    let (status, said) = run(&["-N", "-R", "0:127.0.0.1:1"]);
    assert!(status == 255 && said.contains("remote port forwarding failed"), "{status} {said}");
    let (status, said) = run(&["-W", "127.0.0.1:1"]);
    assert!(status == 255 && said.contains("administratively prohibited"), "{status} {said}");
    let mut asks = live.ssh_with("E1", &["-A", "-X", "-i", mine.to_str().unwrap()]);
    asks.wait_for("? Help");
    asks.press("q");
    assert_eq!(asks.ends(), 0);
}

#[test]
fn what_others_do_is_seen_without_a_key() {
    let live = Live::new(2, 1);
    ["E1", "CH"].iter().for_each(|seat| live.admit(seat));
    let chair = live.join("CH");
    let _expert = live.join("E1");
    chair.wait_for("scoring");
    live.seat("CH").apply(Command::CloseScoring {}).unwrap();
    chair.wait_for("review");
}

#[test]
fn keys_from_elsewhere_and_keys_at_the_desk_give_the_same_screen() {
    let live = Live::new(3, 1);
    live.admit("E1");
    let desk = Stage::scoring(3, 1);
    let mut here = terminal::Terminal::start(desk.dir.path(), &["open", "session.panelmark", "--seat", "E1", "--lang", "en"]);
    here.wait_for("? Help");
    let mut there = live.join("E1");
    for (keys, shown) in [
        ("Down Enter", "Rules and duties"),
        ("4 Enter", "Saved: Rules and duties 4"),
        ("8.5 Enter", "Saved: Plans, summaries and papers 8.5"),
        ("Up a", "Not done"),
        ("Esc", "样例3"),
        ("/ 样例2 Enter", "样例2"),
        ("Esc", "样例3"),
        ("?", "Help"),
    ] {
        for terminal in [&mut here, &mut there] {
            terminal.press(keys);
            terminal.wait_for(shown);
        }
        // Blanks at the end of a line may have been drawn, or left.
        let lines = |screen: &str| screen.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>();
        let wanted = lines(&here.text());
        there.wait_until(&wanted.join("\n"), |screen| lines(screen) == wanted);
    }
}

#[test]
fn a_clerk_elsewhere_invites_but_writes_no_files() {
    let live = Live::new(2, 1);
    live.admit("CK");
    let mut clerk = live.join("CK");
    clerk.press("2 Tab i");
    clerk.wait_for("Invitation for E1");
    clerk.wait_for(&live.stage.room.host_key().unwrap());
    let shown = clerk.text();
    let code = shown.split_once("Code: ").unwrap().1.split_whitespace().next().unwrap().to_owned();
    clerk.press("Enter");
    clerk.wait_for("invited");
    let mut expert = live.ssh("E1");
    expert.wait_for("Code or passphrase");
    expert.answer(&code);
    expert.wait_for("New passphrase");
    clerk.press("w");
    clerk.wait_for("Invitation and keys of 样例E1 withdrawn");
    expert.answer(PASSPHRASE);
    expert.wait_for("Once more");
    expert.answer(PASSPHRASE);
    expert.wait_for("This invitation was used or withdrawn");
    expert.wait_for("Press Enter to end");
    expert.answer("");
    expert.wait_for("Connection closed");
    clerk.press("5 e");
    clerk.wait_for("Not from elsewhere");
}

#[test]
fn a_window_that_changes_is_drawn_anew() {
    let live = Live::new(3, 1);
    live.admit("E1");
    let terminal = live.join("E1");
    terminal.resize(50, 10);
    terminal.wait_for("are needed, it has 50 by 10");
    terminal.resize(120, 36);
    terminal
        .wait_until("a wide screen", |screen| screen.lines().any(|line| line.chars().count() > 60 && line.contains("样例E1")));
}

#[test]
fn a_stop_tells_everybody_and_leaves_every_terminal_clean() {
    let mut live = Live::new(2, 2);
    ["E1", "E2"].iter().for_each(|seat| live.admit(seat));
    let mut people = [live.join("E1"), live.join("E2")];
    live.server.take().unwrap().stop();
    for person in &mut people {
        person.wait_for("The server has stopped.");
        person.wait_until_given_back();
        assert_eq!(person.ends(), 0);
    }
}

#[test]
fn a_client_that_dies_is_noticed_and_its_person_comes_back_to_the_same_place() {
    let live = Live::new(2, 1);
    live.admit("E1");
    let mut terminal = live.join("E1");
    terminal.press("Enter");
    terminal.wait_for("Rules and duties");
    // Typed, but not confirmed: what goes on record is what was confirmed, never the half of it.
    terminal.press("4 Enter 9 Enter Up 1");
    terminal.wait_for("1_");
    terminal.press("L T");
    terminal.wait_for("考核");
    // Being written when the line breaks: it is offered when the same form is opened again.
    terminal.press("n");
    terminal.wait_for("现场所见");
    terminal.press("m d");
    terminal.wait_for("▸ md");
    terminal.child.kill().unwrap();
    live.wait_for_log("E1 样例E1 lost the connection");
    let mut again = live.ssh("E1");
    again.wait_for("Code or passphrase");
    again.answer(PASSPHRASE);
    again.wait_until("the same item of the same sheet, in the language chosen", |screen| {
        screen.lines().any(|line| line.starts_with('▸') && line.contains("计划") && line.contains('9'))
    });
    again.wait_for("上次有写了没有保存的内容");
    again.press("n");
    again.wait_for("▸ md");
    again.press("Esc");
    again.wait_until("the form gone", |screen| !screen.contains("▸ md"));
    again.press("8 Enter");
    again.wait_for("8");
}

#[test]
fn the_big_screen_joins_like_a_seat_and_shows_no_score_before_the_result_is_announced() {
    let live = Live::new(2, 3);
    live.invite("board");
    let mut board = live.ssh("board");
    board.wait_for("Code or passphrase");
    board.answer(CODE);
    board.wait_for("New passphrase");
    board.answer(PASSPHRASE);
    board.wait_for("Once more");
    board.answer(PASSPHRASE);
    board.wait_for("Assessment in progress");
    live.stage.give("CH", Command::Hear { studio: Some("S2".into()), follow: false });
    board.wait_for("S2 样例2焊工技能大师工作室");
    live.stage.full_sheet("E1", "S2", "3");
    board.wait_for("1 of 3 sheets of this studio submitted");
    live.stage.give("CH", Command::StartTimer { stage: panelmark::domain::hearing::Stage::Questions, seconds: 300 });
    board.wait_for("questions");
    for (expert, studios) in [("E1", &["S1"][..]), ("E2", &["S1", "S2"]), ("E3", &["S1", "S2"])] {
        studios.iter().for_each(|studio| live.stage.full_sheet(expert, studio, "3"));
    }
    live.stage.give("CH", Command::CloseScoring {});
    live.stage.give("CH", Command::Finalise {});
    live.stage.give("CK", Command::ConfirmFinal {});
    board.wait_for("The result is final; the chair will announce it");
    assert!(!board.text().contains("97.00"), "{}", board.text());
    live.stage.give("CH", Command::AnnounceResult {});
    board.wait_for("97.00");
    board.press("q");
    assert_eq!(board.ends(), 0);
}
