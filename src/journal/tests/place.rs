//! What SQLite's list *How To Corrupt An SQLite Database File* names under 1.3, 1.4 and 2.4 to 2.5: the log removed or replaced, the file
//! renamed, removed, or opened by a second name, while programs have it open. Nothing that was acknowledged may be lost, and nothing
//! acknowledged that is in no file of its name.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use super::*;

fn log_of(path: &Path) -> PathBuf {
    schema::beside(path, "-wal")
}

/// What somebody finds who opens the file after every program that had it open was killed: a copy of what is there by name.
fn found_after_a_kill(path: &Path) -> usize {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("killed");
    fs::copy(path, &copy).unwrap();
    if let Ok(log) = fs::read(log_of(path)) {
        fs::write(log_of(&copy), log).unwrap();
    }
    Journal::open(&copy).unwrap().catch_up().unwrap().len()
}

#[test]
fn what_was_saved_is_put_into_the_file_when_its_log_is_removed() {
    for both in [false, true] {
        let (_dir, path, mut journal) = founded();
        add(&mut journal, &[Event::ScoringOpened]);
        fs::remove_file(log_of(&path)).unwrap();
        if both {
            fs::remove_file(schema::beside(&path, "-shm")).unwrap();
        }
        // Whoever only looks notices too.
        assert_eq!(journal.changed(), Err(JournalError::LogRemoved));
        assert!(journal.is_in_doubt());
        assert_eq!(found_after_a_kill(&path), 1, "until then it is nowhere");
        journal.mend().unwrap();
        assert_eq!(found_after_a_kill(&path), 2);
        add(&mut journal, &[scored("ledger", "8")]);
        assert_eq!(found_after_a_kill(&path), 3);
        assert_eq!(Journal::open(&path).unwrap().catch_up().unwrap().len(), 3, "another program sees all of it");
    }
}

#[test]
fn nothing_is_reported_as_saved_whose_log_is_removed_while_it_is_written() {
    let (_dir, path, mut journal) = founded();
    add(&mut journal, &[Event::ScoringOpened]);
    let (mut append, _) = journal.begin().unwrap();
    append.add(now(), None, &scored("ledger", "8")).unwrap();
    fs::remove_file(log_of(&path)).unwrap();
    assert_eq!(append.commit().unwrap_err(), JournalError::LogRemoved);
    // It was written after all, and is told as such.
    assert_eq!(journal.mend().unwrap().len(), 1);
    assert!(journal.has_surfaced());
    assert_eq!(found_after_a_kill(&path), 3);
}

#[test]
fn what_was_saved_is_put_aside_when_another_program_has_a_log_of_its_own() {
    let (_dir, path, mut journal) = founded();
    add(&mut journal, &[Event::ScoringOpened, scored("ledger", "8")]);
    fs::remove_file(log_of(&path)).unwrap();
    fs::write(log_of(&path), b"another program's").unwrap();
    assert!(matches!(journal.begin(), Err(JournalError::LogReplaced { .. })));
    let Err(JournalError::LogReplaced { aside: Some(aside) }) = journal.mend() else { panic!("nothing was put aside") };
    assert_eq!(Journal::open(&aside).unwrap().verify().unwrap().len(), 3);
    // Once is enough.
    assert_eq!(journal.mend(), Err(JournalError::LogReplaced { aside: Some(aside) }));
}

#[test]
fn a_file_with_a_second_name_is_neither_opened_nor_written_to() {
    let (dir, path, mut journal) = founded();
    let second = dir.path().join("second");
    fs::hard_link(&path, &second).unwrap();
    assert!(matches!(journal.begin(), Err(JournalError::SecondName { .. })));
    assert!(matches!(Journal::open(&second), Err(JournalError::SecondName { .. })));
    fs::remove_file(&second).unwrap();
    add(&mut journal, &[Event::ScoringOpened]);
}

#[test]
fn a_file_opened_through_a_link_is_known_by_its_own_name() {
    let (dir, path, mut journal) = founded();
    let link = dir.path().join("link");
    symlink(&path, &link).unwrap();
    let mut other = Journal::open(&link).unwrap();
    assert_eq!(other.path(), fs::canonicalize(&path).unwrap());
    add(&mut other, &[Event::ScoringOpened]);
    assert_eq!(journal.catch_up().unwrap().len(), 2);
}

#[test]
fn a_copy_is_made_through_no_link_and_into_no_file_that_others_may_read() {
    use std::os::unix::fs::PermissionsExt;
    let (dir, path, mut journal) = founded();
    add(&mut journal, &[Event::ScoringOpened]);
    let (copy, victim) = (dir.path().join("copy"), dir.path().join("victim"));
    let part = schema::beside(&copy, ".panelmark-part");
    fs::write(&victim, "precious").unwrap();
    symlink(&victim, &part).unwrap();
    let Ok(Copied::Made(made, _)) = Copy::make(&path, &copy) else { panic!("no copy") };
    made.put().unwrap();
    assert_eq!(fs::read_to_string(&victim).unwrap(), "precious");
    assert!(fs::symlink_metadata(&copy).unwrap().is_file());
    fs::write(&part, "").unwrap();
    fs::set_permissions(&part, fs::Permissions::from_mode(0o666)).unwrap();
    add(&mut journal, &[scored("ledger", "8")]);
    let Ok(Copied::Made(made, _)) = Copy::make(&path, &copy) else { panic!("no copy") };
    made.put().unwrap();
    assert_eq!(fs::metadata(&copy).unwrap().permissions().mode() & 0o777, 0o600);
}
