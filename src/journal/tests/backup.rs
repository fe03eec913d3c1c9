//! Copies: what they hold, what they never overwrite, and who may make them at a time.

use std::fs::{self, File};

use super::*;

/// Makes a copy and puts it in its place.
fn copy(source: &Path, dest: &Path) -> Result<Head, JournalError> {
    match Copy::make(source, dest)? {
        Copied::Made(copy, _) => copy.put(),
        Copied::Current(head) => Ok(head),
    }
}

#[test]
fn a_copy_of_a_file_in_use_holds_everything_and_can_be_gone_on_with() {
    let (dir, path, mut journal) = founded();
    add(&mut journal, &[Event::ScoringOpened, scored("ledger", "8")]);
    let dest = dir.path().join("copy");
    assert_eq!(copy(&path, &dest), Ok(journal.head()));
    drop(journal);
    let mut names = files(&dir);
    names.sort();
    assert_eq!(names, ["copy", "session.panelmark"]);

    let mut restored = Journal::open(&dest).unwrap();
    assert_eq!(restored.verify().unwrap(), Journal::open(&path).unwrap().verify().unwrap());
    assert_eq!(add(&mut restored, &[scored("ledger", "9")])[0].stamp.seq, 4);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&dest).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn an_older_copy_is_replaced_and_one_that_holds_everything_stays() {
    let (dir, path, mut journal) = founded();
    let dest = dir.path().join("copy");
    copy(&path, &dest).unwrap();
    add(&mut journal, &[Event::ScoringOpened]);
    assert_eq!(copy(&path, &dest), Ok(journal.head()));
    let before = fs::metadata(&dest).unwrap().modified().unwrap();
    assert!(matches!(Copy::make(&path, &dest), Ok(Copied::Current(head)) if head == journal.head()));
    assert_eq!(fs::metadata(&dest).unwrap().modified().unwrap(), before);
    assert_eq!(Journal::open(&dest).unwrap().verify().unwrap().len(), 2);
}

#[test]
fn no_other_file_is_overwritten() {
    let (dir, path, mut journal) = founded();
    let refused = |dest: &Path| {
        let before = fs::read(dest).unwrap_or_default();
        let error = copy(&path, dest).unwrap_err();
        assert_eq!(error, JournalError::NotABackup { path: dest.to_owned() }, "{}", dest.display());
        assert_eq!(fs::read(dest).unwrap_or_default(), before);
    };
    let at = |name: &str| dir.path().join(name);
    fs::write(at("text"), "mine").unwrap();
    fs::write(at("empty"), "").unwrap();
    fs::create_dir(at("folder")).unwrap();
    drop(Journal::create(&at("another session"), founding(), now()).unwrap());
    // A backup with which somebody went on: what is in it is nowhere else.
    copy(&path, &at("gone on")).unwrap();
    add(&mut Journal::open(&at("gone on")).unwrap(), &[Event::ScoringOpened]);
    add(&mut journal, &[Event::ScoringOpened, Event::ScoringClosed]);
    for name in ["text", "empty", "folder", "another session", "gone on", "session.panelmark"] {
        refused(&at(name));
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(at("text"), at("link")).unwrap();
        refused(&at("link"));
    }
}

#[test]
fn one_copy_is_made_at_a_time_and_what_a_killed_one_left_is_no_obstacle() {
    let (dir, path, _journal) = founded();
    let (dest, part) = (dir.path().join("copy"), dir.path().join("copy.panelmark-part"));
    fs::write(&part, "half a page").unwrap();
    #[cfg(unix)]
    fs::set_permissions(&part, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    fs::write(dir.path().join("copy.panelmark-part-journal"), "of before").unwrap();
    let other = File::open(&part).unwrap();
    other.lock().unwrap();
    assert_eq!(copy(&path, &dest), Err(JournalError::Busy));
    assert_eq!(fs::read(&part).unwrap(), b"half a page");
    drop(other);
    copy(&path, &dest).unwrap();
    assert_eq!(Journal::open(&dest).unwrap().verify().unwrap().len(), 1);
    assert!(files(&dir).iter().all(|name| !name.contains("part")), "{:?}", files(&dir));
}

#[test]
fn what_is_damaged_does_not_take_the_place_of_a_good_copy() {
    let (dir, path, mut journal) = founded();
    let dest = dir.path().join("copy");
    copy(&path, &dest).unwrap();
    add(&mut journal, &[scored("ledger", "8"), scored("ledger", "9")]);
    raw(&path).execute_batch("DROP TRIGGER events_stay; UPDATE events SET body = replace(body, '8', '5') WHERE seq = 2").unwrap();
    assert_eq!(copy(&path, &dest), Err(JournalError::Broken { seq: 2, flaw: Flaw::Hash }));
    assert_eq!(Journal::open(&dest).unwrap().verify().unwrap().len(), 1);
    assert!(files(&dir).iter().all(|name| !name.contains("part")), "{:?}", files(&dir));
}

/// On a share of the network there may be none.
#[test]
fn a_copy_is_made_without_shared_memory() {
    let (dir, path, mut journal) = founded();
    let dest = dir.path().join("copy");
    for name in ["copy.panelmark-part-shm", "copy-shm"] {
        fs::create_dir(dir.path().join(name)).unwrap();
    }
    copy(&path, &dest).unwrap();
    add(&mut journal, &[Event::ScoringOpened]);
    assert_eq!(copy(&path, &dest), Ok(journal.head()));
}
