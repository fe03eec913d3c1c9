//! Copies of a session: by hand, and on their own while people work.

mod common;
#[path = "common/terminal.rs"]
mod terminal;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use common::desk::Desk;
use common::{founding, until};
use insta::assert_snapshot;
use panelmark::domain::command::Command;
use panelmark::domain::event::{Founding, Stamp};
use panelmark::session::{Room, SessionError, Verified, beside};
use tempfile::TempDir;
use terminal::Terminal;

/// A session that is no sample, with scoring open.
fn scoring() -> (TempDir, PathBuf, Arc<Room>) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("session.panelmark");
    let room = Room::found(&file, Founding { sample: false, ..founding(2, 1) }).unwrap();
    give(&room, Command::OpenScoring {});
    (folder, file, room)
}

fn give(room: &Arc<Room>, command: Command) {
    room.seat(&"CH".into(), None).unwrap().apply(command).unwrap();
}

/// Where a file that is whole ends.
fn verify(file: &Path) -> Result<Stamp, SessionError> {
    Verified::of(file).map(|verified| verified.head().clone())
}

#[test]
fn closing_scoring_makes_a_backup_that_can_be_gone_on_with() {
    let (folder, file, room) = scoring();
    room.keep_backup();
    give(&room, Command::CloseScoring {});
    let copy = beside(&file);
    until("a backup", || copy.exists());
    drop(room);
    assert_eq!(verify(&copy).unwrap(), verify(&file).unwrap());
    let names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "the session and its backup: {names:?}");

    let restored = Room::open(&copy).unwrap();
    give(&restored, Command::ReopenScoring { reason: "样例".to_owned() });
    drop(restored);
    assert_eq!(verify(&copy).unwrap().seq, verify(&file).unwrap().seq + 1);
}

#[test]
fn what_happened_is_in_a_backup_after_a_while() {
    let (_folder, file, room) = scoring();
    room.keep_backup_every(Duration::from_millis(1));
    let copy = beside(&file);
    until("the first", || verify(&copy).is_ok_and(|head| head.seq == 2));
    give(&room, Command::PauseScoring {});
    until("the next", || verify(&copy).is_ok_and(|head| head.seq == 3));
}

#[test]
fn a_backup_that_cannot_be_made_is_told_until_it_can_and_stops_nobody() {
    let (_folder, file, room) = scoring();
    let copy = beside(&file);
    fs::write(&copy, "mine").unwrap();
    let bell = room.subscribe();
    room.keep_backup_every(Duration::from_millis(1));
    bell.recv_timeout(Duration::from_secs(30)).unwrap();
    assert_eq!(room.no_backup().map(|why| why.id), Some("journal-not-a-backup"));
    give(&room, Command::PauseScoring {});
    assert_eq!(fs::read(&copy).unwrap(), b"mine");
    fs::remove_file(&copy).unwrap();
    until("made after all", || room.no_backup().is_none() && copy.exists());
}

#[test]
fn sample_data_leaves_no_backup() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("session.panelmark");
    let room = Room::found(&file, founding(2, 1)).unwrap();
    let other = Room::found(&folder.path().join("real"), Founding { sample: false, ..founding(2, 1) }).unwrap();
    room.keep_backup_every(Duration::ZERO);
    other.keep_backup_every(Duration::ZERO);
    until("a backup of the real one", || beside(&folder.path().join("real")).exists());
    assert!(!beside(&file).exists());
}

#[test]
fn a_backup_by_hand_says_its_code_and_overwrites_nothing_but_an_older_one() {
    let desk = Desk::with_session();
    let code = |said: &str| said.lines().nth(1).unwrap().to_owned();
    let said = desk.run("backup s.panelmark copy");
    assert_eq!(code(&said), code(&desk.run("verify copy")));
    assert_snapshot!(said.replace(&code(&said), "[code]"), @"
    exit 0
    [code]
    --
    copy was read back and is whole: 2 records. Above is the code of the last one. To go on with it, open it like any session: panelmark open copy
    ");
    desk.give("CH", "{\"command\":\"close_scoring\"}\n");
    assert_eq!(code(&desk.run("backup s.panelmark copy")), code(&desk.run("verify s.panelmark")));
    desk.write("mine", "mine");
    assert_snapshot!(desk.run("backup s.panelmark mine"), @"
    exit 1
    --
    mine is not an older backup of this session (or somebody has it open); it was left as it is. Choose another name for the backup.
    ");
    assert_snapshot!(desk.run("backup s.panelmark no/such/folder"), @"
    exit 3
    --
    The backup no/such/folder was not made (No such file or directory (os error 2)); what was there before is as it was. Check the space on that disk and your right to write to the folder, then try again.
    ");
    assert_eq!(fs::read(desk.dir.path().join("mine")).unwrap(), b"mine");
}

#[test]
fn chair_and_host_are_told_as_long_as_no_backup_can_be_made() {
    let desk = Desk::with_session();
    desk.write("s.panelmark.backup", "mine");
    let start = |arguments: &[&str]| Terminal::start(desk.dir.path(), &[&["--lang", "en"], arguments].concat());
    let host = start(&["serve", "s.panelmark", "--listen", "127.0.0.1:0"]);
    host.wait_for("Nobody has joined yet");
    let mut chair = start(&["open", "s.panelmark", "--seat", "CH"]);
    chair.wait_for("scoring");
    desk.give("CH", "{\"command\":\"close_scoring\"}\n");
    host.wait_for("Work goes on and is saved, but:");
    chair.wait_for("Work goes on and is saved, but:");
    chair.press("2");
    chair.wait_for("Work goes on and is saved, but:");
    assert_eq!(fs::read(desk.dir.path().join("s.panelmark.backup")).unwrap(), b"mine");
}
