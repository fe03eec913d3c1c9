//! A disk that takes nothing, files that are replaced, several programs at once: nothing that was said to be saved is lost.
#![cfg(unix)]

mod common;
#[path = "common/terminal.rs"]
mod terminal;

use std::fs;
use std::process::{Command, Stdio};
use std::time::Duration;

use common::desk::Desk;
use common::program::{PANELMARK, panelmark, program};
use common::{Stage, score, until};
use panelmark::domain::command::Command as Give;
use panelmark::domain::event::Event;
use panelmark::journal::{Journal, JournalError};
use panelmark::session::{Room, Saving, SessionError, Verified, backup};
use terminal::Terminal;

/// Runs the program with these arguments where no file may grow beyond `blocks` of 512 bytes; exit code, data, words.
fn limited(desk: &Desk, blocks: u32, arguments: &str) -> (Option<i32>, String, String) {
    let output = program("sh")
        .args(["-c", &format!("ulimit -f {blocks}; exec \"$0\" {arguments}"), PANELMARK])
        .current_dir(desk.dir.path())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn a_file_that_may_not_grow_is_said_to_be_not_saved_and_what_was_saved_before_is_there() {
    let desk = Desk::with_session();
    let note = |n: usize| {
        let text = format!("{n} {}", "字".repeat(900));
        format!("{{\"command\":\"write_note\",\"studio\":\"S1\",\"item\":\"rules\",\"text\":\"{text}\"}}\n")
    };
    desk.write("notes.jsonl", (1..=400).map(note).collect::<String>());
    let before = desk.run("log s.panelmark --json").lines().filter(|line| line.starts_with('{')).count();
    let (code, answers, said) = limited(&desk, 600, "apply s.panelmark --seat E1 notes.jsonl");
    assert_eq!(code, Some(3), "an answer, not a signal: {said}");
    let saved = answers.lines().filter(|line| line.contains("\"ok\":true")).count();
    assert!(said.contains(&format!("Stopped at line {}: NOT SAVED", saved + 1)), "{said}");
    assert!((10..400).contains(&saved), "{saved}");

    assert!(desk.run("verify s.panelmark").starts_with("exit 0\n"));
    let log = desk.run("log s.panelmark --json");
    let notes: Vec<&str> = log.lines().filter(|line| line.contains("note_written")).collect();
    assert_eq!(log.lines().filter(|line| line.starts_with('{')).count(), before + saved);
    assert!(notes[saved - 1].contains(&format!("\"text\":\"{saved} 字")), "the last one that was said to be saved");
}

#[test]
fn a_session_on_a_disk_that_is_full_from_the_start_can_be_read() {
    let desk = Desk::with_session();
    let (code, _, said) = limited(&desk, 0, "status s.panelmark");
    assert_eq!(code, Some(0), "{said}");
    desk.write("close.jsonl", "{\"command\":\"close_scoring\"}\n");
    let (code, _, said) = limited(&desk, 0, "apply s.panelmark --seat CH close.jsonl");
    assert!(code == Some(3) && said.contains("Stopped at line 1: NOT SAVED: writing to the disk failed"), "{code:?} {said}");
    desk.apply("CH", "close.jsonl");
}

/// From now on no file of this program may grow beyond so many bytes.
fn limit(screen: &Terminal, bytes: &str) {
    let pid = screen.child.process_id().unwrap().to_string();
    let set = Command::new("prlimit").args(["--pid", &pid, &format!("--fsize={bytes}:unlimited")]).status().unwrap();
    assert!(set.success());
}

/// Puts an expert in front of the first studio's sheet.
fn at_sheet(stage: &Stage) -> Terminal {
    let arguments = ["--lang", "en", "open", "session.panelmark", "--seat", "E1"];
    let mut screen = Terminal::start(stage.dir.path(), &arguments);
    screen.wait_for("S1");
    screen.press("Enter");
    screen.wait_for("Rules and duties");
    screen
}

#[test]
fn a_full_disk_is_said_as_long_as_it_lasts_keeps_what_was_typed_and_it_goes_on_by_itself() {
    let stage = Stage::scoring(2, 1);
    let mut screen = at_sheet(&stage);
    screen.press("4 . 5 Enter");
    screen.wait_for("Saved: Rules and duties 4.5");
    limit(&screen, "4096");
    screen.press("7 Enter");
    screen.wait_for("This change was not written");
    screen.press("Enter");
    screen.wait_until("the word that lasts, and what was typed", |text| {
        text.contains("NOT SAVED: the disk is full") && text.contains("7_") && !text.contains("This change was not written")
    });
    screen.press("n");
    screen.wait_for("NOT SAVED: writing to the disk failed");
    assert!(screen.text().contains("NOT SAVED: the disk is full") && screen.text().contains("7_"));

    limit(&screen, "unlimited");
    screen.wait_for("Saving works again.");
    screen.wait_until("no warning any more", |text| !text.contains("NOT SAVED") && text.contains("7_"));
    screen.press("Enter");
    screen.wait_for("Saved: Plans, summaries and papers 7");
    screen.press("q");
    assert_eq!(screen.ends(), 0);
    let sheet = Room::open(&stage.file()).unwrap().seat(&"E1".into(), None).unwrap().sheet(0, 0).unwrap();
    assert_eq!(sheet.figures.total.to_string(), "11.5");
}

#[test]
fn a_file_that_is_replaced_under_a_running_program_is_not_written_to_until_it_is_back() {
    let stage = Stage::scoring(1, 1);
    let (file, copy, kept) = (stage.file(), stage.dir.path().join("copy"), stage.dir.path().join("kept"));
    backup(&file, &copy).unwrap();
    let older = fs::read(&copy).unwrap();
    stage.score("E1", "S1", "rules", "4");
    fs::rename(&file, &kept).unwrap();
    fs::rename(&copy, &file).unwrap();
    let bell = stage.room.subscribe();
    let refused = stage.seat("E1").apply(score("S1", "reporting", "9"));
    assert!(matches!(refused, Err(SessionError::Journal(JournalError::Replaced))), "{refused:?}");
    bell.recv_timeout(Duration::from_secs(30)).unwrap();
    assert!(matches!(stage.room.saving(), Saving::Lost(_)));
    assert_eq!(fs::read(&file).unwrap(), older, "nothing was written to what is in its place");

    fs::rename(&kept, &file).unwrap();
    until("writing works again", || stage.room.saving() == Saving::Works);
    stage.score("E1", "S1", "reporting", "9");
    drop(stage.room);
    let sheet = Room::open(&file).unwrap().seat(&"E1".into(), None).unwrap().sheet(0, 0).unwrap();
    assert_eq!(sheet.figures.total.to_string(), "13", "what was saved before and what was saved after");
}

#[test]
fn what_two_programs_write_at_once_is_all_there_and_in_order() {
    let desk = Desk::with_session();
    const NOTES: usize = 40;
    let programs = ["E1", "E2", "E3"].map(|expert| {
        let note = |n| format!("{{\"command\":\"write_note\",\"studio\":\"S2\",\"item\":\"rules\",\"text\":\"{expert}-{n}\"}}\n");
        desk.write(&format!("{expert}.jsonl"), (0..NOTES).map(note).collect::<String>());
        panelmark()
            .args(["apply", "s.panelmark", "--seat", expert, &format!("{expert}.jsonl")])
            .current_dir(desk.dir.path())
            .stdout(Stdio::null())
            .spawn()
            .unwrap()
    });
    for mut program in programs {
        assert!(program.wait().unwrap().success());
    }
    assert!(desk.run("verify s.panelmark").starts_with("exit 0\n"));
    let log = desk.run("log s.panelmark --json");
    for expert in ["E1", "E2", "E3"] {
        let own = log.split("\"text\":\"").skip(1).filter_map(|rest| rest.split_once('"')).map(|(text, _)| text);
        let own: Vec<&str> = own.filter(|text| text.starts_with(expert)).collect();
        assert_eq!(own, (0..NOTES).map(|n| format!("{expert}-{n}")).collect::<Vec<_>>());
    }
}

#[test]
fn a_clock_that_was_set_back_changes_nothing_but_a_note() {
    let desk = Desk::with_session();
    let file = desk.dir.path().join("s.panelmark");
    {
        let mut journal = Journal::open(&file).unwrap();
        let (mut append, _) = journal.begin().unwrap();
        let long_ago = "2001-01-01T00:00:00Z".parse().unwrap();
        append.add(long_ago, Some(&"CH".into()), &Event::ScoringPaused).unwrap();
        append.commit().unwrap();
    }
    desk.give("CH", "{\"command\":\"resume_scoring\"}\n");
    desk.give("CH", "{\"command\":\"close_scoring\"}\n");
    assert_eq!(Verified::of(&file).unwrap().head().seq, 5);
    let log = desk.run("log s.panelmark");
    let noted: Vec<&str> = log.lines().filter(|line| line.contains("the clock was set back")).collect();
    assert!(matches!(noted[..], [line] if line.trim_start().starts_with("3 ")), "{log}");
    let flagged = desk.run("log s.panelmark --json").lines().filter(|line| line.contains("\"clock_went_back\":true")).count();
    assert_eq!(flagged, 1);
    let room = Room::open(&file).unwrap();
    let reopened = room.seat(&"CH".into(), None).unwrap().apply(Give::ReopenScoring { reason: "样例".to_owned() });
    assert_eq!(reopened.unwrap().events.len(), 1);
}
