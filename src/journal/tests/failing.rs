//! A disk that takes nothing, played by a connection that may not grow, and files that come and go.

use super::*;

/// Lets the open connection of a journal write nothing more, as if the disk were full.
fn fill_up(journal: &Journal) {
    let pages: i64 = journal.connection.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
    journal.connection.pragma_update(None, "max_page_count", pages).unwrap();
}

/// An event that finds no room in a file that may not grow.
fn long() -> Event {
    event(json!({"event": "note_written", "studio": "S001", "expert": "E1", "item": "ledger", "text": "字".repeat(20_000)}))
}

/// Tries to add something that finds no room.
fn fail(journal: &mut Journal) {
    let (mut append, _) = journal.begin().unwrap();
    let failed = append.add(now(), None, &long()).and_then(|()| append.commit());
    assert!(matches!(failed, Err(JournalError::NotSaved { .. })), "{failed:?}");
    assert!(journal.is_in_doubt());
}

#[test]
fn after_a_failed_write_the_file_is_opened_anew_and_goes_on_where_it_was() {
    let (_dir, path, mut journal) = founded();
    add(&mut journal, &[Event::ScoringOpened]);
    let mut other = Journal::open(&path).unwrap();
    fill_up(&journal);
    fail(&mut journal);
    add(&mut other, &[scored("ledger", "8")]);

    let (mut append, newer) = journal.begin().unwrap();
    assert_eq!(events(newer), [scored("ledger", "8")], "what others added meanwhile comes first");
    append.add(now(), None, &long()).unwrap();
    append.commit().unwrap();
    assert!(!journal.is_in_doubt() && !journal.has_surfaced());
    let whole = events(Journal::open(&path).unwrap().verify().unwrap());
    assert_eq!(whole[1..], [Event::ScoringOpened, scored("ledger", "8"), long()], "once, and nothing else");
}

#[test]
fn mending_leaves_no_trace_in_the_file() {
    let (_dir, path, mut journal) = founded();
    let objects = || rows(&path, "SELECT type, name, sql FROM sqlite_schema ORDER BY rowid");
    let (before, head) = (objects(), journal.verify().unwrap().len());
    fill_up(&journal);
    fail(&mut journal);
    assert_eq!(journal.mend().unwrap(), []);
    assert_eq!((objects(), journal.verify().unwrap().len()), (before, head));
}

#[test]
fn that_writing_works_again_is_tried_with_more_than_the_smallest_write() {
    let (_dir, path, mut journal) = founded();
    fill_up(&journal);
    fail(&mut journal);
    let log = path.with_file_name("session.panelmark-wal");
    let before = std::fs::metadata(&log).unwrap().len();
    journal.mend().unwrap();
    // A few pages stay in memory.
    assert!(std::fs::metadata(&log).unwrap().len() > before + 150_000, "the log had to grow by all but all of it");
}

#[test]
fn while_the_file_is_away_nothing_is_added_and_once_it_is_back_it_goes_on() {
    let (dir, path, mut journal) = founded();
    journal.catch_up().unwrap();
    let away = dir.path().join("away");
    std::fs::rename(&path, &away).unwrap();
    assert_eq!(journal.begin().unwrap_err(), JournalError::Replaced);
    assert!(journal.is_in_doubt());
    assert_eq!(journal.mend(), Err(JournalError::Replaced));
    std::fs::rename(&away, &path).unwrap();
    assert_eq!(add(&mut journal, &[Event::ScoringOpened])[0].stamp.seq, 2);
}

#[test]
fn a_file_that_lost_what_was_handed_out_is_not_gone_on_with_after_a_failed_write() {
    let (_dir, path, mut journal) = founded();
    add(&mut journal, &[Event::ScoringOpened]);
    fill_up(&journal);
    fail(&mut journal);
    raw(&path).execute_batch("DROP TRIGGER events_remain; DELETE FROM events WHERE seq = 2").unwrap();
    assert_eq!(journal.mend(), Err(JournalError::Replaced));
    assert_eq!(journal.begin().unwrap_err(), JournalError::Replaced);
}

/// Where every program that had the file open was killed, nobody knows any more that a commit had failed.
#[test]
fn what_was_reported_as_not_saved_is_not_handed_out_in_silence() {
    let (_dir, path, mut journal) = founded();
    journal.catch_up().unwrap();
    let mut other = Journal::open(&path).unwrap();
    let added = add(&mut other, &[Event::ScoringOpened]);
    journal.known.doubt = Some(Head { seq: 2, hash: added[0].stamp.hash });
    assert_eq!(journal.mend().unwrap(), added);
    assert!(journal.has_surfaced());
}

#[test]
fn a_log_that_was_left_is_written_anew_before_it_is_trusted() {
    let (dir, path, mut journal) = founded();
    add(&mut journal, &[Event::ScoringOpened]);
    let (left, log) = (dir.path().join("left"), dir.path().join("left-wal"));
    std::fs::copy(&path, &left).unwrap();
    std::fs::copy(dir.path().join("session.panelmark-wal"), &log).unwrap();
    let before = (std::fs::read(&log).unwrap(), std::fs::metadata(&log).unwrap().modified().unwrap());
    let opened = Journal::open(&left).unwrap();
    let after = (std::fs::read(&log).unwrap(), std::fs::metadata(&log).unwrap().modified().unwrap());
    assert!(after.0 == before.0 && after.1 > before.1);
    assert_eq!(opened.verify().unwrap().len(), 2);
}

#[test]
fn the_log_is_folded_into_the_file_before_it_grows_long() {
    let (_dir, path, mut journal) = founded();
    let before = std::fs::metadata(&path).unwrap().len();
    for n in 0..3 * IN_LOG {
        add(&mut journal, &[scored("ledger", &format!("{}", n % 10))]);
    }
    let log = std::fs::metadata(path.with_file_name("session.panelmark-wal")).unwrap().len();
    let file = std::fs::metadata(&path).unwrap().len();
    assert!(file > before + 100 * 1024, "two thirds of the events are in the file: {file}");
    assert!(log < 3 * IN_LOG as u64 * 4096, "the log begins anew: {log}");
}
