//! The house's arrows run downwards only: each room uses only those that it is allowed to, and each outside thing has one room.

use std::fs;
use std::path::{Path, PathBuf};

/// Each room and the rooms that it may use.
const ROOMS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("journal", &["domain"]),
    ("words", &["domain"]),
    ("session", &["journal", "domain"]),
    ("transfer", &["session", "words", "domain"]),
    ("tui", &["transfer", "session", "words", "domain"]),
    ("ssh", &["tui", "session", "words", "domain"]),
    ("cli", &["ssh", "tui", "transfer", "session", "words", "domain"]),
];

/// Crates that only one room may know.
const KEPT: &[(&str, &[&str])] = &[
    ("rusqlite", &["journal"]),
    ("rustix", &["journal"]),
    ("argon2", &["session"]),
    ("fluent_bundle", &["words"]),
    ("toml", &["transfer"]),
    ("csv", &["transfer"]),
    ("encoding_rs", &["transfer"]),
    ("chardetng", &["transfer"]),
    ("ratatui", &["tui", "ssh"]),
    ("crossterm", &["tui", "ssh"]),
    ("russh", &["ssh"]),
    ("tokio", &["ssh"]),
    ("ssh_key", &["domain", "transfer"]),
    ("clap", &["cli"]),
];

/// What the pure rules have no use for.
const IMPURE: &[&str] = &[
    "std::fs",
    "std::io",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "SystemTime",
    "Instant::",
    "Utc::now",
    "Local::now",
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

fn room_files(room: &str) -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(room);
    sources(&folder).into_iter().map(|path| (path.clone(), fs::read_to_string(&path).unwrap())).collect()
}

/// What a line of code names, without its comment.
fn code(line: &str) -> &str {
    line.split("//").next().unwrap_or(line)
}

#[test]
fn every_room_is_known_and_uses_only_the_rooms_below_it() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for entry in fs::read_dir(src).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        assert!(name.ends_with(".rs") || ROOMS.iter().any(|(room, _)| *room == name), "{name} has no place in the house");
    }
    for (room, allowed) in ROOMS {
        for (path, text) in room_files(room) {
            for (number, line) in text.lines().enumerate() {
                for (other, _) in ROOMS.iter().filter(|(other, _)| other != room && !allowed.contains(other)) {
                    let named = code(line).contains(&format!("crate::{other}"));
                    assert!(!named, "{}:{} uses {other}, which is not below {room}", path.display(), number + 1);
                }
            }
        }
    }
}

#[test]
fn every_outside_crate_has_its_room() {
    for (name, keepers) in KEPT {
        for (room, _) in ROOMS.iter().filter(|(room, _)| !keepers.contains(room)) {
            for (path, text) in room_files(room) {
                for (number, line) in text.lines().enumerate() {
                    let code = code(line);
                    let named = code.contains(&format!("{name}::")) && !code.contains(&format!("::{name}::"));
                    assert!(!named, "{}:{} knows {name}", path.display(), number + 1);
                }
            }
        }
    }
}

#[test]
fn the_rules_know_no_clock_and_no_disk() {
    for (path, text) in room_files("domain") {
        for (number, line) in text.lines().enumerate() {
            for impure in IMPURE {
                assert!(!code(line).contains(impure), "{}:{} uses {impure}", path.display(), number + 1);
            }
        }
    }
}

/// What tests leave to one place each, and who may name it: what they come to depends on no day, no zone, no load and on nobody's settings.
const NOT_IN_TESTS: &[(&str, &[&str])] = &[
    ("Utc::now", &[]),
    ("Local::now", &[]),
    ("SystemTime::now", &[]),
    // A hand's pause between two keys; the moment at which something is killed; and a person who takes their time, which is what is tried.
    ("sleep(", &["tests/common/terminal.rs", "tests/kill.rs", "tests/ssh_pace.rs"]),
    // The only one that knows in what environment the program runs.
    ("CARGO_BIN_EXE", &["tests/common/program.rs"]),
];

/// The files and folders of tests: what is outside of `src`, and every module there that only tests have.
fn of_tests(home: &Path) -> Vec<PathBuf> {
    let modules = sources(&home.join("src")).into_iter().flat_map(|path| {
        let (text, folder) = (fs::read_to_string(&path).unwrap(), path.with_extension(""));
        let folder =
            if path.ends_with("mod.rs") || path.ends_with("lib.rs") { path.parent().unwrap().to_owned() } else { folder };
        let lines: Vec<String> = text.lines().map(|line| line.trim().to_owned()).collect();
        let only = lines.windows(2).filter(|pair| pair[0] == "#[cfg(test)]");
        let names = only.filter_map(|pair| pair[1].strip_suffix(';')?.rsplit_once("mod ").map(|(_, name)| name.to_owned()));
        names.flat_map(move |name| [folder.join(&name), folder.join(name + ".rs")]).collect::<Vec<_>>()
    });
    modules.chain([home.join("tests")]).collect()
}

/// The lines of a file that belong to tests, each with its number.
fn test_lines(is_all: bool, text: &str) -> Vec<(usize, String)> {
    let lines = text.lines().enumerate().map(|(number, line)| (number + 1, code(line).to_owned()));
    lines.skip_while(|(_, line)| !is_all && line.trim() != "mod tests {").collect()
}

#[test]
fn tests_read_no_clock_of_today_wait_for_no_time_and_start_the_program_in_one_way() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = ["tests", "src"].into_iter().flat_map(|folder| sources(&home.join(folder)));
    let (of_tests, mut seen) = (of_tests(home), 0);
    for path in files.filter(|path| !path.ends_with("layers.rs")) {
        let is_all = of_tests.iter().any(|tests| path.starts_with(tests));
        for (number, line) in test_lines(is_all, &fs::read_to_string(&path).unwrap()) {
            seen += 1;
            for (name, _) in NOT_IN_TESTS.iter().filter(|(_, but)| !but.iter().any(|but| path.ends_with(but))) {
                assert!(!line.contains(name), "{}:{number} has {name}", path.display());
            }
        }
    }
    assert!(seen > 10_000, "{seen} lines of tests");
}

#[test]
fn the_clock_and_the_zone_of_the_machine_are_read_in_one_place() {
    // Whatever else looked at them would know other days than the session does.
    // When a file was written is no matter of the session's clock: `SystemTime` by itself may be named.
    let kept = ["Utc::now", "Local", "SystemTime::now"];
    for (room, _) in ROOMS {
        for (path, text) in room_files(room).into_iter().filter(|(path, _)| !path.ends_with("session/clock.rs")) {
            for (number, line) in text.lines().enumerate() {
                let named = kept.iter().find(|name| code(line).contains(**name));
                assert_eq!(named, None, "{}:{} looks at the clock", path.display(), number + 1);
            }
        }
    }
}

#[test]
fn rights_are_asked_at_the_seat_alone() {
    // Whoever is above the session has nothing but a seat: neither the rules that decide, nor the table of rights, nor the journal.
    let kept = ["domain::decide", "domain::policy", "decide::decide", "policy::allowed", "policy::may_see", "Journal::"];
    for (room, _) in ROOMS.iter().filter(|(room, _)| !["domain", "journal", "session"].contains(room)) {
        for (path, text) in room_files(room).into_iter().filter(|(path, _)| !path.ends_with("tests.rs")) {
            for (number, line) in text.lines().enumerate() {
                let named = kept.iter().find(|name| code(line).contains(**name));
                assert_eq!(named, None, "{}:{} goes past the seat", path.display(), number + 1);
            }
        }
    }
}
