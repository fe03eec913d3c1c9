//! A disk that takes nothing, files that are replaced, several programs at once: nothing that was said to be saved is lost.
#![cfg(unix)]

mod common;
#[path = "common/terminal.rs"]
mod terminal;

use std::process::{Command, Stdio};

use common::desk::Desk;

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
