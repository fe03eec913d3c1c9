//! Every system call on a session's files fails, one after the other, once and for good, while panelmark founds a session, writes to
//! it, and opens one whose last program was killed: nothing is lost that was acknowledged as saved, nothing is there that nobody wrote,
//! and who is told of it is told in words.
//!
//! Linux only: `faults/shim.c`, compiled here with `cc`, stands between the program and the C library.
#![cfg(target_os = "linux")]

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command as Process, ExitStatus, Stdio};
use std::sync::OnceLock;

use common::desk::Desk;
use common::dice::number;
use common::killed::{Killed, folder, whole};
use common::program::{panelmark, program};
use common::script;
use panelmark::domain::text::Lang;
use panelmark::journal::Record;
use panelmark::session::Room;
use panelmark::words::Words;

/// As `faults/shim.c` knows them.
const KINDS: [&str; 4] = ["full", "torn", "broken", "short"];
/// So many commands are given; some of the scenes have more in the file before.
const STEPS: usize = 5;

/// Which call fails, and how.
#[derive(Debug, Clone, Copy)]
struct Fault {
    kind: &'static str,
    on: &'static str,
    at: usize,
}

/// How a program ended to which it happened.
struct Ended {
    status: ExitStatus,
    data: String,
    words: String,
    /// The call that failed, and on which file; none where there were not so many.
    hit: Option<String>,
}

fn shim() -> &'static Path {
    static SHIM: OnceLock<PathBuf> = OnceLock::new();
    SHIM.get_or_init(|| {
        let shim = Path::new(env!("CARGO_TARGET_TMPDIR")).join("faults.so");
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults/shim.c");
        let built = Process::new("cc").args(["-shared", "-fPIC", "-O1", "-o"]).args([&shim, &source]).arg("-ldl").status();
        assert!(built.is_ok_and(|status| status.success()), "these tests need a C compiler as `cc`");
        shim
    })
}

impl Fault {
    /// Runs a program to which this happens on the files under `folder`.
    fn strikes(self, program: &mut Process, folder: &Path) -> Ended {
        let mark = folder.with_extension("mark");
        let _ = fs::remove_file(&mark);
        program.env("LD_PRELOAD", shim()).env("FAULT_UNDER", folder).env("FAULT_MARK", &mark);
        program.env("FAULT_KIND", self.kind).env("FAULT_ON", self.on).env("FAULT_AT", self.at.to_string());
        let output = program.stdin(Stdio::null()).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        let hit = fs::read_to_string(&mark).ok();
        Ended { status: output.status, data: text(output.stdout), words: text(output.stderr), hit }
    }
}

impl Ended {
    /// It ended by itself, and said in words what it could not do.
    fn check(&self, fault: Fault, about: &str) {
        assert!(!self.words.contains("panicked"), "{about}:\n{}", self.words);
        match self.status.code() {
            Some(0) => {}
            // SQLite takes a file for damaged that cannot be read for a failing disk; and what cannot be read is not known to be a backup.
            Some(1) => {
                let damaged = fault.kind == "broken" && self.words.contains("is damaged");
                assert!(damaged || self.words.contains("is not an older backup"), "{about}:\n{}", self.words);
            }
            Some(3) => {
                let clear = ["session file", "NOT SAVED", "backup", "Another program holds"]
                    .iter()
                    .any(|words| self.words.contains(words));
                assert!(clear, "{about}:\n{}", self.words);
            }
            _ => panic!("{about}: {}\n{}", self.status, self.words),
        }
    }
}

/// Runs a scene with every call failing that it has, in every way.
fn all(scene: impl Fn(Fault, &Path) -> Option<String>) {
    let (mut runs, mut hits) = (0, BTreeSet::new());
    for kind in KINDS {
        for on in ["once", "good"] {
            for at in 1.. {
                let dir = folder();
                let sessions = dir.path().join("sessions");
                fs::create_dir(&sessions).unwrap();
                let Some(hit) = scene(Fault { kind, on, at }, &sessions) else { break };
                hits.extend(hit.split_whitespace().next().map(str::to_owned));
                runs += 1;
            }
        }
    }
    println!("{runs} runs in which a call failed, of {hits:?}");
    for call in ["open", "stat", "read", "write", "sync", "truncate", "fcntl", "mmap", "unlink", "close"] {
        assert!(hits.iter().any(|hit| hit.contains(call)), "nothing stands before {call}");
    }
}

/// What is in the file, opened on a sound disk: all that was there before, then a part of what was asked.
fn added(path: &Path, before: &[Record]) -> Vec<Record> {
    let mut records = whole(path);
    assert!(records.starts_with(before), "what was there is there");
    records.split_off(before.len())
}

/// Commands are given at the shell to a session as `killed` was left.
fn at_the_shell(killed: &Killed, fault: Fault, sessions: &Path) -> Option<String> {
    let path = sessions.join("session.panelmark");
    killed.lay(&path, &killed.log);
    let commands = sessions.with_extension("jsonl");
    let from = killed.records.len() - 2;
    fs::write(&commands, script::lines(from..from + STEPS)).unwrap();
    let mut program = panelmark();
    let ended = fault.strikes(program.arg("apply").arg(&path).args(["--seat", "E1"]).arg(&commands), sessions);
    let about = format!("{fault:?} {:?}", ended.hit);
    ended.check(fault, &about);
    let saved = ended.data.lines().filter(|line| line.contains("\"ok\":true")).count();
    assert_eq!(ended.status.success(), saved == STEPS, "{about}: {}", ended.words);
    assert!(ended.status.success() || fault.kind != "short", "{about}: {}", ended.words);
    let found = added(&path, &killed.records).len();
    assert!((saved..=STEPS.min(saved + 1)).contains(&found), "{about}: {found} in the file, {saved} acknowledged");
    assert_eq!(script::steps(&whole(&path), "E1"), from + found, "{about}");
    ended.hit
}

#[test]
fn whatever_fails_at_the_shell_what_was_acknowledged_is_there() {
    let killed = Killed::new(20_000);
    all(|fault, sessions| at_the_shell(&killed, fault, sessions));
}

/// Not a test: the expert of the next one, in a process of its own.
#[test]
#[ignore = "run by the test of who goes on"]
fn expert_who_goes_on() {
    let (Ok(file), from) = (std::env::var("GOES_ON_WITH"), number("GOES_ON_FROM", 0)) else { return };
    let words = Words::new(Lang::En);
    let seat = Room::open(Path::new(&file)).and_then(|room| room.seat(&"E1".into(), None));
    let seat = seat.unwrap_or_else(|error| {
        eprintln!("{}", words.say(&error.message()));
        std::process::exit(3)
    });
    for step in 0..STEPS {
        match seat.apply(script::command(from + step)) {
            Ok(_) => eprintln!("saved: {step}"),
            Err(error) => eprintln!("not saved: {step}: {}", words.say(&error.message())),
        }
    }
}

#[test]
fn who_goes_on_after_a_failure_is_told_the_truth_about_every_command() {
    let killed = Killed::new(20_000);
    let from = killed.records.len() - 2;
    all(|fault, sessions| {
        let path = sessions.join("session.panelmark");
        killed.lay(&path, &killed.log);
        let mut program = program(std::env::current_exe().unwrap());
        let child = ["--ignored", "--exact", "expert_who_goes_on", "--nocapture", "--test-threads=1"];
        let ended = fault.strikes(program.args(child).env("GOES_ON_WITH", &path).env("GOES_ON_FROM", from.to_string()), sessions);
        let about = format!("{fault:?} {:?}\n{}", ended.hit, ended.words);
        ended.check(fault, &about);
        let told = |what: &str| -> Vec<usize> {
            let steps = ended.words.lines().filter_map(|line| line.strip_prefix(what)?.trim_start().get(..1)?.parse().ok());
            steps.collect()
        };
        let (saved, unsaved) = (told("saved:"), told("not saved:"));
        let added = added(&path, &killed.records);
        let step = |record: &Record| (0..STEPS).find(|step| record.event == script::event("E1", from + step));
        let found: Vec<usize> = added.iter().map(|record| step(record).unwrap()).collect();
        assert!(found.is_sorted_by(|one, other| one < other), "{about}{found:?}");
        assert!(saved.iter().all(|step| found.contains(step)), "{about}{found:?}");
        // What was reported as not saved is not in the file, once something was saved behind it.
        let behind = |step: &usize| saved.last().is_some_and(|last| step < last);
        assert!(unsaved.iter().all(|step| !behind(step) || !found.contains(step)), "{about}{found:?}");
        // After one failure it goes on. Only a file that could not be opened for writing stays read-only until it is opened anew, and
        // what a lock that could not be taken off keeps out stays out: both are refused.
        let shut = ["open", "fcntl"].iter().any(|call| ended.hit.as_ref().is_some_and(|hit| hit.starts_with(call)));
        assert!(fault.on == "good" || shut || !ended.status.success() || unsaved.len() <= 1, "{about}");
        ended.hit
    });
}

#[test]
fn whatever_fails_in_founding_a_session_there_is_a_whole_one_or_none() {
    let desk = Desk::new();
    all(|fault, sessions| {
        let path = sessions.join("session.panelmark");
        let mut program = panelmark();
        program.arg("new").arg(&path).current_dir(desk.dir.path());
        program.args("--rubric hangzhou-term --roster roster.csv --panel panel.csv --date 2023-06-01".split(' '));
        let ended = fault.strikes(&mut program, sessions);
        let about = format!("{fault:?} {:?}\n{}", ended.hit, ended.words);
        ended.check(fault, &about);
        if ended.status.success() {
            assert_eq!(whole(&path).len(), 1, "{about}");
        } else {
            let left = fs::read_dir(sessions).unwrap().count();
            // What is said to be gone is gone, unless the disk fails for good, or in removing it.
            let gone = fault.on == "once" && !ended.hit.as_ref().is_some_and(|hit| hit.starts_with("unlink"));
            match ended.words.contains("nothing was left behind") {
                true => assert!(left == 0 || !gone, "{about}"),
                false => assert_eq!(whole(&path).len(), 1, "{about}"),
            }
        }
        ended.hit
    });
}

#[test]
fn whatever_fails_in_making_a_backup_the_session_and_the_backup_before_it_stay_whole() {
    let killed = Killed::new(20_000);
    let dir = folder();
    let (path, older) = (dir.path().join("session.panelmark"), dir.path().join("backup.panelmark"));
    killed.lay(&path, &killed.log[..killed.saved[0].0]);
    panelmark::session::backup(&path, &older).unwrap();
    let held = killed.saved[0].1;
    assert!(whole(&older) == killed.records[..held] && held < killed.records.len());
    all(|fault, sessions| {
        let (path, backup) = (sessions.join("session.panelmark"), sessions.join("backup.panelmark"));
        killed.lay(&path, &killed.log);
        fs::copy(&older, &backup).unwrap();
        let mut program = panelmark();
        let ended = fault.strikes(program.arg("backup").args([&path, &backup]), sessions);
        let about = format!("{fault:?} {:?}", ended.hit);
        ended.check(fault, &about);
        assert!(whole(&path) == killed.records, "{about}");
        let copied = whole(&backup).len();
        assert!(copied == killed.records.len() || (copied == held && !ended.status.success()), "{about}: {copied} events");
        assert!(killed.records.starts_with(&whole(&backup)), "{about}");
        ended.hit
    });
}
