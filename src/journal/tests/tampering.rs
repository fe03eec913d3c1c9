//! A file that somebody or something changed.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;

/// The values that a forger might put in a column.
fn forgeries(column: &str) -> &'static [&'static str] {
    match column {
        "seq" => &["99", "0", "-1"],
        "at" => &["'2026-11-23T08:30:00.251Z'", "'2026-11-23T08:30:00.25Z'", "'2026-11-23T16:30:00.250+08:00'", "''"],
        "seat" => &["NULL", "''", "'E2'", "'E1 '", "CAST(x'ff' AS TEXT)"],
        "body" => &[
            "body || ' '",
            "replace(body, '8.5', '9.5')",
            "'{}'",
            "''",
            "CAST(x'ff' AS TEXT)",
            "'{\"event\":\"scoring_closed\"}'",
        ],
        _ => &["x''", "randomblob(length(salt))", "randomblob(32)", "CAST(substr(hash, 2) || x'00' AS BLOB)", "zeroblob(32)"],
    }
}

#[test]
fn no_column_of_any_row_can_be_changed_unseen() {
    const CONTENTS: &str = "SELECT seq, hex(at), typeof(seat), hex(seat), hex(body), hex(salt), hex(prev), hex(hash) FROM events";
    let (dir, path, mut journal) = founded();
    add(&mut journal, &[Event::ScoringOpened, scored("ledger", "8.5"), undone()]);
    let (mut append, _) = journal.begin().unwrap();
    append.add(now(), None, &Event::ScoringClosed).unwrap();
    append.commit().unwrap();
    drop(journal);
    let true_contents = rows(&path, CONTENTS);
    let forged = dir.path().join("forged");
    let mut tried = 0;
    for seq in 1..=5 {
        for column in ["seq", "at", "seat", "body", "salt", "prev", "hash"] {
            for value in forgeries(column) {
                std::fs::copy(&path, &forged).unwrap();
                tamper(&forged, &format!("UPDATE events SET {column} = {value} WHERE seq = {seq}"));
                if rows(&forged, CONTENTS) == true_contents {
                    continue;
                }
                tried += 1;
                // A row that was moved to the front is the first that is wrong.
                let first = if column == "seq" && *value != "99" { 1 } else { seq };
                match Journal::open(&forged).unwrap().verify() {
                    Err(JournalError::Broken { seq: found, .. }) => assert_eq!(found, first, "{column} = {value} of {seq}"),
                    other => panic!("{column} = {value} of {seq}: {other:?}"),
                }
            }
        }
    }
    assert!(tried > 100, "{tried}");
}

/// Changes a file without triggers or checks, and puts the triggers back.
fn tamper(path: &Path, sql: &str) {
    let raw = raw(path);
    raw.pragma_update(None, "ignore_check_constraints", true).unwrap();
    raw.execute_batch(
        "CREATE TEMP TABLE kept AS SELECT name, sql FROM sqlite_schema WHERE type = 'trigger';
         DROP TRIGGER events_follow; DROP TRIGGER events_stay; DROP TRIGGER events_remain;",
    )
    .unwrap();
    raw.execute_batch(sql).unwrap();
    let triggers: Vec<String> =
        raw.prepare("SELECT sql FROM kept").unwrap().query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    for trigger in triggers {
        raw.execute_batch(&trigger).unwrap();
    }
}

#[test]
fn rows_taken_out_put_in_or_exchanged_are_found() {
    let (dir, path, mut journal) = founded();
    add(&mut journal, &[Event::ScoringOpened, scored("ledger", "8.5"), scored("plan", "7"), Event::ScoringClosed]);
    drop(journal);
    let forged = dir.path().join("forged");
    let attempts = [
        ("DELETE FROM events WHERE seq = 3", 3),
        ("DELETE FROM events WHERE seq = 3; UPDATE events SET seq = seq - 1 WHERE seq > 3", 3),
        ("DELETE FROM events WHERE seq = 1", 1),
        ("DELETE FROM events", 1),
        ("UPDATE events SET seq = -seq; UPDATE events SET seq = CASE seq WHEN -3 THEN 4 WHEN -4 THEN 3 ELSE -seq END", 3),
        ("INSERT INTO events SELECT 6, at, seat, body, salt, hash, hash FROM events WHERE seq = 5", 6),
    ];
    for (sql, seq) in attempts {
        std::fs::copy(&path, &forged).unwrap();
        tamper(&forged, sql);
        let mut journal = Journal::open(&forged).unwrap();
        for found in [journal.verify().unwrap_err(), journal.catch_up().unwrap_err()] {
            assert!(matches!(found, JournalError::Broken { seq: at, .. } if at == seq), "{sql}: {found}");
        }
    }
}

#[test]
fn an_event_chained_well_but_written_otherwise_is_found() {
    let (_dir, path, journal) = founded();
    let head = chain::end(Head::START, &journal.verify().unwrap());
    let body = "{\"event\": \"scoring_opened\"}";
    let salt = [7; 16];
    let at = "2026-11-23T08:30:00.250Z";
    let hash = chain::hash(&head.hash, 2, &salt, at, "", body);
    raw(&path)
        .execute(
            "INSERT INTO events VALUES (2, ?1, NULL, ?2, ?3, ?4, ?5)",
            rusqlite::params![at, body, salt, head.hash.0, hash.0],
        )
        .unwrap();
    assert_eq!(journal.verify(), Err(JournalError::Broken { seq: 2, flaw: Flaw::Form }));
}

#[test]
fn an_auditor_is_not_misled_by_changed_views() {
    let (_dir, path, journal) = founded();
    let raw = raw(&path);
    // What another program keeps for itself does not matter.
    raw.execute_batch("CREATE TABLE _litestream_seq (id INTEGER PRIMARY KEY, seq INTEGER)").unwrap();
    assert_eq!(journal.verify().unwrap().len(), 1);
    raw.execute_batch("DROP VIEW scores; CREATE VIEW scores AS SELECT 'S001' AS studio, '10' AS points").unwrap();
    assert_eq!(journal.verify(), Err(JournalError::Altered { object: "view scores".to_owned() }));
}

/// The root of the table as it was when all events still fitted in: they are a whole chain, and the later ones are in pages of nothing.
#[test]
fn a_write_that_the_disk_lost_is_found() {
    const PAGE: std::ops::Range<usize> = 4096..8192;
    let (dir, path, mut journal) = founded();
    add(&mut journal, &[Event::ScoringOpened]);
    drop(journal);
    let old = std::fs::read(&path).unwrap();
    let mut journal = Journal::open(&path).unwrap();
    journal.catch_up().unwrap();
    add(&mut journal, &vec![scored("ledger", "8.5"); 50]);
    assert_eq!(journal.verify().unwrap().len(), 52);
    drop(journal);
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[PAGE].copy_from_slice(&old[PAGE]);
    let stale = dir.path().join("stale");
    std::fs::write(&stale, bytes).unwrap();
    let mut stale = Journal::open(&stale).unwrap();
    assert_eq!(stale.catch_up().map(|records| records.len()), Ok(2), "a chain by itself");
    assert!(matches!(stale.verify(), Err(JournalError::Damaged { .. })));
}

/// A session as bytes, and what it says.
static SESSION: LazyLock<(Vec<u8>, Vec<Record>)> = LazyLock::new(|| {
    let (_dir, path, mut journal) = founded();
    add(&mut journal, &[Event::ScoringOpened, scored("ledger", "8.5")]);
    let truth = journal.verify().unwrap();
    drop(journal);
    (std::fs::read(&path).unwrap(), truth)
});

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    /// Whatever happens to a byte of the file: no panic, and no other history than the true one.
    #[test]
    fn a_changed_byte_never_changes_history(place in any::<prop::sample::Index>(), flip in 1u8..) {
        let (whole, truth) = &*SESSION;
        let dir = tempfile::tempdir().unwrap();
        let mut bytes = whole.clone();
        let place = place.index(bytes.len());
        bytes[place] ^= flip;
        let changed = dir.path().join("changed");
        std::fs::write(&changed, bytes).unwrap();
        if let Ok(records) = Journal::open(&changed).and_then(|journal| journal.verify()) {
            prop_assert_eq!(&records, truth);
        }
    }
}
