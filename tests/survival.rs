//! A disk that takes nothing, files that are replaced, several programs at once: nothing that was said to be saved is lost.
#![cfg(unix)]

mod common;
#[path = "common/terminal.rs"]
mod terminal;

use std::process::{Command, Stdio};

use common::Stage;
use common::desk::Desk;
use panelmark::session::Room;
use terminal::Terminal;

/// Runs the program with these arguments where no file may grow beyond `blocks` of 512 bytes; exit code, data, words.
fn limited(desk: &Desk, blocks: u32, arguments: &str) -> (Option<i32>, String, String) {
    let output = Command::new("sh")
        .args(["-c", &format!("ulimit -f {blocks}; exec \"$0\" --lang en {arguments}"), env!("CARGO_BIN_EXE_panelmark")])
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
