//! Who is here, told between the programs of one machine that have a session open: people come, move, go and are killed.

mod common;
#[path = "common/terminal.rs"]
mod terminal;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command as Process;
use std::sync::Arc;
use std::time::Duration;

use common::{Stage, until};
use panelmark::session::{Presence, Present, Room, Whereabouts};
use terminal::Terminal;

const TWICE: &str = "this seat is open in one more place";

/// The folder in which the programs of a session tell each other who is here.
fn folder(stage: &Stage) -> PathBuf {
    stage.dir.path().join("session.panelmark.present")
}

fn presence(room: &Arc<Room>) -> Presence {
    room.seat(&"CH".into(), None).unwrap().presence().unwrap()
}

fn seats(room: &Arc<Room>) -> Vec<usize> {
    presence(room).here.iter().map(|present| present.seat).collect()
}

fn at(studio: usize, item: usize) -> Whereabouts {
    Whereabouts { studio: Some(studio), item: Some(item), in_sheet: true, led: 0 }
}

/// A file of another program, which lives as long as what is returned.
fn program(stage: &Stage, text: impl AsRef<[u8]>) -> File {
    make_folder(stage);
    let (fresh, path) = (folder(stage).join("fresh"), folder(stage).join("00000000000000aa"));
    fs::write(&fresh, text).unwrap();
    let file = File::open(&fresh).unwrap();
    file.lock_shared().unwrap();
    fs::rename(fresh, path).unwrap();
    file
}

fn make_folder(stage: &Stage) {
    fs::create_dir_all(folder(stage)).unwrap();
    set_mode(&folder(stage), 0o700);
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[cfg(not(unix))]
fn set_mode(_path: &Path, _mode: u32) {}

#[test]
fn two_programs_know_who_is_at_the_other_and_where() {
    let stage = Stage::scoring(3, 2);
    let other = Room::open(&stage.file()).unwrap();
    let (here, there) = (stage.seat("E1").arrive(), other.seat(&"E1".into(), None).unwrap().arrive());
    let rings = stage.room.subscribe();
    let expert = other.seat(&"E2".into(), None).unwrap().arrive();
    until("a seat open twice is known at both", || (here.doubles(), there.doubles()) == (1, 1));
    until("all three are here", || seats(&stage.room).len() == 3 && seats(&other).len() == 3);
    assert!(rings.recv_timeout(Duration::from_secs(30)).is_ok(), "whoever comes rings at the other program");
    expert.is_at(at(2, 5));
    until("it is known where the expert is", || presence(&stage.room).here.contains(&Present { seat: 1, at: at(2, 5) }));
    // A program opened later knows at once.
    let third = Room::open(&stage.file()).unwrap();
    assert_eq!(presence(&third), Presence { here: presence(&third).here, complete: true });
    assert_eq!(seats(&third).len(), 3);
    drop((there, expert));
    until("they are gone", || seats(&stage.room) == [0] && here.doubles() == 0);
}

#[test]
fn what_programs_tell_each_other_is_for_the_owner_alone_and_gone_when_the_last_has_ended() {
    let stage = Stage::scoring(1, 2);
    let other = Room::open(&stage.file()).unwrap();
    let guests = (stage.seat("E1").arrive(), other.seat(&"E2".into(), None).unwrap().arrive());
    until("both are told of", || seats(&stage.room).len() == 2 && seats(&other).len() == 2);
    let files: Vec<PathBuf> = fs::read_dir(folder(&stage)).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(files.len(), 2);
    #[cfg(unix)]
    for (path, mode) in files.iter().map(|file| (file, 0o600)).chain([(&folder(&stage), 0o700)]) {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, mode, "{path:?}");
    }
    drop(other);
    drop(guests);
    until("nothing is left", || !folder(&stage).exists());
}

#[test]
fn a_program_that_was_killed_is_nobody() {
    let stage = Stage::scoring(1, 1);
    let alive = program(&stage, r#"[{"seat":0,"at":{"studio":0,"item":null,"in_sheet":false}}]"#);
    let being_written = folder(&stage).join("00000000000000bb.new");
    fs::write(&being_written, "[{\"seat\":0,").unwrap();
    until("the expert is here", || seats(&stage.room) == [0]);
    until("what a killed program was writing is taken away", || !being_written.exists());
    drop(alive);
    until("nobody is here", || seats(&stage.room).is_empty());
    assert!(presence(&stage.room).complete);
    assert_eq!(fs::read_dir(folder(&stage)).unwrap().count(), 0, "its file is taken away");
}

#[cfg(unix)]
#[test]
fn a_session_that_goes_by_two_names_is_one() {
    let stage = Stage::scoring(1, 1);
    let elsewhere = tempfile::tempdir().unwrap();
    let link = elsewhere.path().join("linked.panelmark");
    std::os::unix::fs::symlink(stage.file(), &link).unwrap();
    let other = Room::open(&link).unwrap();
    let guests = [stage.seat("E1").arrive(), other.seat(&"E1".into(), None).unwrap().arrive()];
    until("the seat is known to be open twice", || guests.iter().all(|guest| guest.doubles() == 1));
}

#[test]
fn whoever_tidies_up_makes_nobody_absent() {
    let stage = Stage::scoring(1, 1);
    let other = Room::open(&stage.file()).unwrap();
    let _guest = other.seat(&"E1".into(), None).unwrap().arrive();
    until("the expert is here", || seats(&stage.room) == [0]);
    fs::remove_dir_all(folder(&stage)).unwrap();
    until("the expert is here again", || folder(&stage).exists() && seats(&stage.room) == [0]);
}

#[test]
fn what_is_wrong_in_the_folder_is_not_taken_for_people_and_not_for_nobody() {
    let many = format!("[{}]", vec![r#"{"seat":0,"at":{"studio":null,"item":null,"in_sheet":false}}"#; 9999].join(","));
    let wrong =
        ["", "[", "\u{1b}[2J", r#"[{"seat":-1,"at":{}}]"#, r#"[{"seat":"E1","at":{"studio":"\u001b]0;x\u0007"}}]"#, &many];
    for text in wrong {
        let stage = Stage::scoring(1, 1);
        let _writer = program(&stage, text);
        until("it cannot be told", || !presence(&stage.room).complete);
        assert!(seats(&stage.room).is_empty(), "{text:.40}");
    }
    // Seats and studios that there are not.
    let stage = Stage::scoring(1, 1);
    let _writer = program(&stage, r#"[{"seat":4000000000,"at":{"studio":77,"item":77,"in_sheet":true,"more":1}}]"#);
    until("somebody is in a seat that is not known", || seats(&stage.room) == [4_000_000_000]);
    // Other names are nobody's business.
    fs::write(folder(&stage).join("notes.txt"), "样例").unwrap();
    fs::write(folder(&stage).join("00000000000000zz"), "样例").unwrap();
    drop(stage.seat("E1").arrive());
    assert!(folder(&stage).join("notes.txt").exists() && folder(&stage).join("00000000000000zz").exists());
}

#[cfg(unix)]
#[test]
fn nothing_that_somebody_else_could_have_put_there_is_followed() {
    let stage = Stage::scoring(1, 1);
    let (kept, name) = (stage.dir.path().join("kept"), folder(&stage).join("00000000000000aa"));
    fs::write(&kept, "样例").unwrap();
    make_folder(&stage);
    std::os::unix::fs::symlink(&kept, &name).unwrap();
    until("a link is nobody's file", || !presence(&stage.room).complete);
    fs::remove_file(&name).unwrap();
    until("all is well", || presence(&stage.room).complete);
    // Nobody writes to a pipe, and nobody may wait for it.
    let made = Process::new("mkfifo").arg(&name).status().unwrap();
    assert!(made.success());
    until("a pipe is nobody's file", || !presence(&stage.room).complete);
    fs::remove_file(&name).unwrap();
    until("all is well", || presence(&stage.room).complete);
    // A folder to which others may write, and one that is elsewhere.
    fs::write(&name, "[]").unwrap();
    set_mode(&folder(&stage), 0o770);
    let _guest = stage.seat("E1").arrive();
    until("others may write there", || !presence(&stage.room).complete);
    fs::remove_dir_all(folder(&stage)).unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(elsewhere.path(), folder(&stage)).unwrap();
    let room = Room::open(&stage.file()).unwrap();
    let _guest = room.seat(&"E1".into(), None).unwrap().arrive();
    until("the folder is elsewhere", || !presence(&room).complete);
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
    assert_eq!(fs::read_to_string(kept).unwrap(), "样例");
}

/// Where others may write to the session, their programs tell nobody here.
#[cfg(unix)]
#[test]
fn who_else_may_write_to_the_session_may_be_here_unseen() {
    let stage = Stage::scoring(1, 1);
    assert!(presence(&stage.room).complete);
    set_mode(&stage.file(), 0o660);
    until("others may be here", || !presence(&stage.room).complete);
}

fn open(stage: &Stage, seat: &str) -> Terminal {
    Terminal::start(stage.dir.path(), &["--lang", "en", "open", "session.panelmark", "--seat", seat])
}

fn line_of<'a>(screen: &'a str, text: &str) -> &'a str {
    screen.lines().find(|line| line.contains(text)).unwrap_or_default()
}

#[test]
fn windows_of_one_machine_say_who_is_here_that_a_seat_is_open_twice_and_who_was_killed() {
    let stage = Stage::scoring(2, 2);
    let mut chair = open(&stage, "CH");
    chair.wait_for("scoring · ");
    chair.press("8");
    chair.wait_for("1 of 6 people here");
    let mut one = open(&stage, "E1");
    one.wait_for("S1");
    one.press("Enter Down");
    chair.wait_until("where the expert is", |screen| line_of(screen, "E1 样例E1").contains("S1 · Plans"));
    let two = open(&stage, "E1");
    two.wait_for("tell the clerk at once");
    one.wait_for("tell the clerk at once");
    [&one, &two].iter().for_each(|window| window.wait_for(TWICE));
    chair.wait_until("two visits of E1", |screen| screen.lines().any(|line| line.contains("2  E1 样例E1")));
    let pid = two.child.process_id().unwrap().to_string();
    assert!(Process::new("kill").args(["-9", &pid]).status().unwrap().success());
    one.wait_until("the seat is open once", |screen| !screen.contains(TWICE));
    chair.wait_until("one visit of E1", |screen| screen.lines().any(|line| line.contains("   E1 样例E1")));
    one.press("q");
    one.ends();
    chair.wait_until("the expert is away", |screen| line_of(screen, "E1 样例E1").contains("not here"));
    chair.press("q");
    chair.ends();
    assert!(!folder(&stage).exists(), "nothing is left beside the session");
}

#[test]
fn who_cannot_be_seen_is_not_called_absent() {
    let stage = Stage::scoring(1, 1);
    fs::write(folder(&stage), "in the way").unwrap();
    let mut chair = open(&stage, "CH");
    chair.wait_for("scoring · ");
    chair.press("8");
    chair.wait_for("1 of 5 people here (other windows cannot be seen");
    assert!(line_of(&chair.text(), "E1 样例E1").contains("not known") && !chair.text().contains("not here"), "{}", chair.text());
    chair.press("q");
    chair.ends();
    assert_eq!(fs::read_to_string(folder(&stage)).unwrap(), "in the way");
}
