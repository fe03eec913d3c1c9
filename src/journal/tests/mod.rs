mod backup;
mod failing;
#[cfg(unix)]
mod place;
mod tampering;
mod views;

use std::path::{Path, PathBuf};
use std::thread;

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use rusqlite::types::Value;
use serde_json::json;
use tempfile::TempDir;

use super::*;
use crate::domain::event::Stamp;

fn founding() -> Founding {
    let text = |zh, en| json!({"zh": zh, "en": en});
    let item = |id, points| {
        json!({"id": id, "name": text("台账", "Ledger"), "points": points, "step": "0.5", "standard": text("齐全", "Complete"),
               "on_site": true, "by_documents": true, "deductions": []})
    };
    serde_json::from_value(json!({
        "title": "2026 年度考核", "kind": "term", "date": "2026-11-23",
        "rubric": {
            "id": "small", "title": text("小表", "Small"), "version": "1", "sessions": ["term"], "valid": null, "base": 20,
            "dimensions": [{"id": "management", "name": text("日常管理", "Management"), "points": 20,
                            "items": [item("ledger", json!(10)), item("plan", json!(10))]}],
            "bonus": {"name": text("加分", "Bonus"), "cap": 2, "items": [item("award", json!(null))]},
            "adjustment": null, "aggregation": {"drop_each_end": 1, "drop_from": 5, "fewest": 3, "decimals": 2}, "spread": null,
            "grades": [], "failed": "unqualified", "kinds": [], "pools": [], "tie_break": [], "exclusions": [], "failures": [],
            "materials": []
        },
        "roster": [{"id": "S001", "name": "样例甲车工技能大师工作室", "lead": "样例甲", "occupation": "车工", "organisation": "甲厂",
                    "district": "上城区", "kind": "existing", "founded": "2023-05-01"}],
        "panel": [{"id": "E1", "name": "样例专家1", "organisation": "", "title": "", "role": "expert"}]
    }))
    .unwrap()
}

fn event(value: serde_json::Value) -> Event {
    serde_json::from_value(value).unwrap()
}

fn scored(item: &str, points: &str) -> Event {
    event(json!({"event": "item_scored", "studio": "S001", "expert": "E1", "item": item, "mark": {"points": points}}))
}

/// The points of the ledger given back as they were before.
fn undone() -> Event {
    event(json!({"event": "change_undone", "studio": "S001", "expert": "E1",
                 "restored": {"mark": {"item": "ledger", "mark": {"points": "8.5"}}}}))
}

fn now() -> DateTime<Utc> {
    "2026-11-23T08:30:00.250Z".parse().unwrap()
}

/// A founded session in a folder of its own.
fn founded() -> (TempDir, PathBuf, Journal) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("session.panelmark");
    let journal = Journal::create(&path, founding(), now()).unwrap();
    (dir, path, journal)
}

fn add(journal: &mut Journal, events: &[Event]) -> Vec<Record> {
    let seat = SeatId::from("E1");
    let (mut append, _) = journal.begin().unwrap();
    for event in events {
        append.add(now(), Some(&seat), event).unwrap();
    }
    append.commit().unwrap()
}

fn events(records: Vec<Record>) -> Vec<Event> {
    records.into_iter().map(|record| record.event).collect()
}

fn files(dir: &TempDir) -> Vec<String> {
    std::fs::read_dir(dir.path()).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect()
}

/// The file through SQLite alone, with nothing of ours in the way.
fn raw(path: &Path) -> Connection {
    let raw = Connection::open(path).unwrap();
    raw.busy_timeout(std::time::Duration::from_secs(5)).unwrap();
    raw
}

/// The columns of a query as one text a row.
fn rows(path: &Path, sql: &str) -> Vec<String> {
    let raw = raw(path);
    let mut statement = raw.prepare(sql).unwrap();
    let columns = statement.column_count();
    let shown = |value: Value| match value {
        Value::Null => "-".to_owned(),
        Value::Integer(number) => number.to_string(),
        Value::Text(text) => text,
        other => format!("{other:?}"),
    };
    let mut query = statement.query([]).unwrap();
    let mut rows = Vec::new();
    while let Some(row) = query.next().unwrap() {
        rows.push((0..columns).map(|place| shown(row.get(place).unwrap())).collect::<Vec<_>>().join(" "));
    }
    rows
}

#[test]
fn what_was_added_is_there_after_opening_again() {
    let (_dir, path, mut journal) = founded();
    let founded = Event::SessionFounded(Box::new(founding()));
    assert_eq!(events(journal.catch_up().unwrap()), std::slice::from_ref(&founded));
    let added = add(&mut journal, &[Event::ScoringOpened, scored("ledger", "8.5")]);
    assert_eq!(added[1].stamp, Stamp { seq: 3, at: now(), seat: Some(SeatId::from("E1")), hash: journal.head().hash });
    assert_eq!(journal.catch_up().unwrap(), [], "what was handed out once does not come again");
    drop(journal);

    let mut journal = Journal::open(&path).unwrap();
    let records = journal.catch_up().unwrap();
    assert_eq!(records[1..], added);
    assert_eq!(records[0].stamp, Stamp { seq: 1, at: now(), seat: None, hash: records[0].stamp.hash });
    assert_eq!(journal.head(), Head { seq: 3, hash: added[1].stamp.hash });
    assert_eq!(events(records), [founded, Event::ScoringOpened, scored("ledger", "8.5")]);
    assert_eq!(journal.verify().unwrap().len(), 3);
}

#[test]
fn events_that_were_not_committed_leave_no_trace() {
    let (_dir, path, mut journal) = founded();
    let (mut append, _) = journal.begin().unwrap();
    append.add(now(), None, &Event::ScoringOpened).unwrap();
    drop(append);
    assert_eq!(add(&mut journal, &[Event::ScoringClosed])[0].stamp.seq, 2);
    assert_eq!(events(Journal::open(&path).unwrap().catch_up().unwrap())[1..], [Event::ScoringClosed]);
}

#[test]
fn a_writer_sees_what_others_added_before_it_decides() {
    let (_dir, path, mut one) = founded();
    let mut other = Journal::open(&path).unwrap();
    one.catch_up().unwrap();
    other.catch_up().unwrap();
    one.changed().unwrap();
    assert!(!one.changed().unwrap());

    add(&mut other, &[Event::ScoringOpened]);
    assert!(one.changed().unwrap());
    assert!(!one.changed().unwrap());
    let (mut append, newer) = one.begin().unwrap();
    assert_eq!(events(newer), [Event::ScoringOpened]);
    append.add(now(), None, &Event::ScoringClosed).unwrap();
    assert_eq!(append.commit().unwrap()[0].stamp.seq, 3);
    assert!(!one.changed().unwrap(), "what this journal added itself is no news");
    assert_eq!(events(other.catch_up().unwrap()), [Event::ScoringClosed]);
}

#[test]
fn writers_at_once_lose_nothing() {
    let (_dir, path, journal) = founded();
    let writers: Vec<_> = (0..4)
        .map(|writer| {
            let path = path.clone();
            thread::spawn(move || {
                let mut journal = Journal::open(&path).unwrap();
                for n in 0..25 {
                    add(&mut journal, &[scored("ledger", &format!("{writer}.{n:02}")), undone()]);
                }
            })
        })
        .collect();
    for writer in writers {
        writer.join().unwrap();
    }
    let records = journal.verify().unwrap();
    assert_eq!(records.len(), 1 + 4 * 25 * 2);
    for writer in 0..4 {
        for n in 0..25 {
            let event = scored("ledger", &format!("{writer}.{n:02}"));
            let place = records.iter().position(|record| record.event == event).unwrap();
            assert_eq!(records[place + 1].event, undone(), "what was added together stays together");
        }
    }
}

#[test]
fn founding_leaves_files_in_the_way_alone() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("session.panelmark");
    std::fs::write(&path, "mine").unwrap();
    assert_eq!(Journal::create(&path, founding(), now()).unwrap_err(), JournalError::Exists { path: path.clone() });
    assert_eq!(std::fs::read(&path).unwrap(), b"mine");
    std::fs::remove_file(&path).unwrap();

    let log = dir.path().join("session.panelmark-wal");
    std::fs::write(&log, "what a lost file left").unwrap();
    assert_eq!(Journal::create(&path, founding(), now()).unwrap_err(), JournalError::Exists { path: log.clone() });
    assert_eq!(files(&dir), ["session.panelmark-wal"]);
}

#[test]
fn founding_that_fails_leaves_nothing_behind() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("session.panelmark");
    // No reader understands a year of five digits, which shows only when the event is read back.
    let far = DateTime::from_timestamp(400_000_000_000, 0).unwrap();
    assert!(matches!(Journal::create(&path, founding(), far), Err(JournalError::NotCreated { .. })));
    assert_eq!(files(&dir), [""; 0]);
    let nowhere = dir.path().join("no/such/folder");
    assert!(matches!(Journal::create(&nowhere, founding(), now()), Err(JournalError::NotCreated { .. })));
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_read() {
    use std::os::unix::fs::PermissionsExt;
    let (dir, _path, mut journal) = founded();
    add(&mut journal, &[Event::ScoringOpened]);
    let names = files(&dir);
    assert_eq!(names.len(), 3, "the file, its log and its index: {names:?}");
    for name in names {
        let mode = std::fs::metadata(dir.path().join(&name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

/// Whoever runs this as root may write all the same; then the file is to be as open as any.
#[cfg(unix)]
#[test]
fn what_may_only_be_read_can_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let (dir, path, mut journal) = founded();
    add(&mut journal, &[Event::ScoringOpened]);
    drop(journal);
    let folder = dir.path().join("archive #1 100%?");
    let archived = folder.join("session");
    std::fs::create_dir(&folder).unwrap();
    std::fs::copy(&path, &archived).unwrap();
    let set_mode = |path: &Path, mode| std::fs::set_permissions(path, PermissionsExt::from_mode(mode)).unwrap();
    set_mode(&archived, 0o400);
    set_mode(&folder, 0o500);
    let may_write = std::fs::OpenOptions::new().write(true).open(&archived).is_ok();

    let mut journal = Journal::open(&archived).unwrap();
    assert_eq!(journal.is_read_only(), !may_write);
    assert_eq!(journal.catch_up().unwrap().len(), 2);
    assert_eq!(journal.begin().is_err_and(|error| error == JournalError::ReadOnly), !may_write);
    assert_eq!(journal.verify().unwrap().len(), 2);
    set_mode(&folder, 0o700);
}

#[test]
fn a_closed_session_is_one_file() {
    let (dir, _path, mut journal) = founded();
    add(&mut journal, &[Event::ScoringOpened]);
    drop(journal);
    assert_eq!(files(&dir), ["session.panelmark"]);
}

/// As Litestream does: tables of its own, a reader that never goes away, and the log folded in when it likes.
#[test]
fn a_program_that_copies_the_file_disturbs_nobody() {
    let (_dir, path, mut journal) = founded();
    let copier = raw(&path);
    copier.pragma_update(None, "wal_autocheckpoint", 0).unwrap();
    copier
        .execute_batch(
            "CREATE TABLE _litestream_seq (id INTEGER PRIMARY KEY, seq INTEGER); CREATE TABLE _litestream_lock (id INTEGER)",
        )
        .unwrap();
    for round in 1..=3 {
        copier
            .execute_batch("INSERT INTO _litestream_seq VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET seq = seq + 1; BEGIN; SELECT count(*) FROM _litestream_seq")
            .unwrap();
        for points in 0..20 {
            add(&mut journal, &[scored("ledger", &(points / 2).to_string())]);
            // Another program comes and goes; the log stays, since the copier reads it.
            assert_eq!(Journal::open(&path).unwrap().catch_up().unwrap().len(), 1 + (round - 1) * 20 + points + 1);
        }
        assert_eq!(journal.verify().unwrap().len(), 1 + round * 20);
        copier.execute_batch("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
        assert_eq!(journal.verify().unwrap().len(), 1 + round * 20);
    }
}

#[test]
fn what_is_no_session_is_refused_untouched() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("other");
    assert_eq!(Journal::open(&path).unwrap_err(), JournalError::Missing { path: path.clone() });
    let refused = |path: &Path| {
        let before = std::fs::read(path).unwrap();
        assert_eq!(Journal::open(path).unwrap_err(), JournalError::NotASession { path: path.to_owned() });
        assert_eq!(std::fs::read(path).unwrap(), before);
        assert_eq!(files(&dir), ["other"]);
    };
    for contents in ["", "name,score\n", &"SQLite format 3\0 but not really. ".repeat(40)] {
        std::fs::write(&path, contents).unwrap();
        refused(&path);
    }
    std::fs::remove_file(&path).unwrap();
    raw(&path)
        .execute_batch(
            "PRAGMA application_id = -7; PRAGMA journal_mode = WAL; CREATE TABLE events (seq); INSERT INTO events VALUES (1)",
        )
        .unwrap();
    refused(&path);
    assert_eq!(Journal::open(dir.path()).unwrap_err(), JournalError::NotASession { path: dir.path().to_owned() });
}

#[test]
fn a_later_format_is_refused_untouched() {
    let (dir, path, journal) = founded();
    drop(journal);
    raw(&path).pragma_update(None, "user_version", 3).unwrap();
    let newer = JournalError::Newer { path: path.clone(), version: 3, known: 2 };
    let before = std::fs::read(&path).unwrap();
    assert_eq!(Journal::open(&path).unwrap_err(), newer);
    assert_eq!(std::fs::read(&path).unwrap(), before);

    // The same where the later program was killed, and its last words are still in the log.
    let later = raw(&path);
    later.execute_batch("PRAGMA user_version = 4; CREATE TABLE seals (code)").unwrap();
    let killed = dir.path().join("killed");
    let log = dir.path().join("killed-wal");
    std::fs::copy(&path, &killed).unwrap();
    std::fs::copy(dir.path().join("session.panelmark-wal"), &log).unwrap();
    let before = (std::fs::read(&killed).unwrap(), std::fs::read(&log).unwrap());
    assert_eq!(Journal::open(&killed).unwrap_err(), JournalError::Newer { path: killed.clone(), version: 4, known: 2 });
    assert_eq!((std::fs::read(&killed).unwrap(), std::fs::read(&log).unwrap()), before);
}

#[test]
fn what_a_killed_program_committed_is_there() {
    let (dir, path, mut journal) = founded();
    add(&mut journal, &[Event::ScoringOpened, scored("ledger", "9")]);
    let killed = dir.path().join("killed");
    std::fs::copy(&path, &killed).unwrap();
    std::fs::copy(dir.path().join("session.panelmark-wal"), dir.path().join("killed-wal")).unwrap();
    assert_eq!(Journal::open(&killed).unwrap().catch_up().unwrap(), journal.verify().unwrap());
}

#[test]
fn a_file_that_went_back_or_away_is_noticed() {
    let (dir, path, mut journal) = founded();
    journal.catch_up().unwrap();
    let backup = dir.path().join("backup");
    raw(&path).execute("VACUUM INTO ?1", [backup.to_str().unwrap()]).unwrap();
    add(&mut journal, &[Event::ScoringOpened]);

    // Put back to an older state within the file.
    let knife = raw(&path);
    knife.execute_batch("DROP TRIGGER events_remain; DELETE FROM events WHERE seq = 2").unwrap();
    assert_eq!(journal.catch_up(), Err(JournalError::Replaced));
    assert_eq!(journal.begin().unwrap_err(), JournalError::Replaced);
    drop((journal, knife));

    // Replaced by a backup of the same session, while it is open.
    let mut journal = Journal::open(&path).unwrap();
    journal.catch_up().unwrap();
    std::fs::rename(&backup, &path).unwrap();
    #[cfg(unix)]
    assert_eq!(journal.begin().unwrap_err(), JournalError::Replaced);
    std::fs::remove_file(&path).unwrap();
    assert_eq!(journal.catch_up(), Err(JournalError::Replaced));
}

#[test]
fn another_history_of_the_same_length_is_not_the_one_that_was_opened() {
    let (_dir, path, mut journal) = founded();
    add(&mut journal, &[Event::ScoringOpened]);
    let (_other_dir, other, mut elsewhere) = founded();
    add(&mut elsewhere, &[Event::ScoringOpened]);
    drop(elsewhere);
    let knife = raw(&path);
    knife.execute("ATTACH ?1 AS other", [other.to_str().unwrap()]).unwrap();
    knife
        .execute_batch(
            "DROP TRIGGER events_remain; DELETE FROM main.events; INSERT INTO main.events SELECT * FROM other.events ORDER BY seq",
        )
        .unwrap();
    assert_eq!(journal.begin().unwrap_err(), JournalError::Replaced);
}

#[test]
fn the_table_refuses_all_but_adding_at_the_end() {
    let (_dir, path, mut journal) = founded();
    add(&mut journal, &[Event::ScoringOpened]);
    let raw = raw(&path);
    let copy = |seq: i64| {
        format!("INSERT OR REPLACE INTO events SELECT {seq}, at, seat, body, salt, prev, hash FROM events WHERE seq = 2")
    };
    let attempts = ["UPDATE events SET body = '{}'".to_owned(), "DELETE FROM events".to_owned(), copy(2), copy(4), copy(-1)];
    for sql in attempts {
        let refusal = raw.execute(&sql, []).unwrap_err().to_string();
        assert!(refusal.starts_with("events are"), "{sql}: {refusal}");
    }
    assert_eq!(journal.verify().unwrap().len(), 2);
}

/// The inputs and what Python's hashlib makes of them:
///
/// ```python
/// def f(s): return len(s.encode()).to_bytes(8, "big") + s.encode()
/// def h(prev, seq, salt, at, seat, body):
///     return sha256(b"panelmark-journal-1" + prev + seq.to_bytes(8, "big") + salt + f(at) + f(seat) + f(body)).digest()
/// a = h(bytes(32), 1, bytes(range(16)), "2026-11-23T08:30:00.000Z", "", '{"event":"scoring_opened"}')
/// b = h(a, 2, bytes(range(16, 32)), "2026-11-23T08:30:01.250Z", "E1",
///       '{"event":"note_written","studio":"S001","expert":"E1","item":"ledger","text":"台账齐全"}')
/// print(a.hex(), b.hex(), b32encode(b[:20]))
/// ```
#[test]
fn hashes_are_those_of_the_documented_bytes() {
    let first: [u8; 16] = std::array::from_fn(|n| n as u8);
    let second: [u8; 16] = std::array::from_fn(|n| n as u8 + 16);
    let a = chain::hash(&Head::START.hash, 1, &first, "2026-11-23T08:30:00.000Z", "", r#"{"event":"scoring_opened"}"#);
    assert_eq!(a.to_string(), "36f1d7ebd7af8ac6bfbf04ac42e3b7dabcb44c428ee3db5e52ec2e0959ba0058");
    let body = r#"{"event":"note_written","studio":"S001","expert":"E1","item":"ledger","text":"台账齐全"}"#;
    let b = chain::hash(&a, 2, &second, "2026-11-23T08:30:01.250Z", "E1", body);
    assert_eq!(b.to_string(), "35210b20fd251f178938b80e17b066b549634f0090bfbea712d0bded6b65a38d");
    assert_eq!(b.code().to_string(), "GUQQ-WIH5-EUPR-PCJY-XAHB-PMDG-WVEW-GTYA");
}

#[test]
fn events_are_written_as_documented() {
    let examples =
        include_str!("../../../docs/journal.md").lines().filter_map(|line| line.strip_prefix("| `{")?.split_once("` |"));
    let examples: Vec<String> =
        examples.map(|(body, _)| format!("{{{body}")).filter(|body| !body.contains("session_founded")).collect();
    assert!(examples.len() > 20, "{examples:?}");
    for body in examples {
        let event: Event = serde_json::from_str(&body).unwrap_or_else(|error| panic!("{body}: {error}"));
        assert_eq!(serde_json::to_string(&event).unwrap(), body);
    }
}

#[test]
fn two_equal_events_have_different_hashes() {
    let (_dir, _path, mut journal) = founded();
    let (_other_dir, _other, mut elsewhere) = founded();
    assert_ne!(
        add(&mut journal, &[Event::ScoringOpened])[0].stamp.hash,
        add(&mut elsewhere, &[Event::ScoringOpened])[0].stamp.hash
    );
}

#[test]
fn a_full_disk_is_not_saved_and_loses_nothing() {
    let (_dir, _path, mut journal) = founded();
    add(&mut journal, &[Event::ScoringOpened]);
    let pages: u32 = journal.connection.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    let _: u32 = journal.connection.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |row| row.get(0)).unwrap();
    let long =
        event(json!({"event": "note_written", "studio": "S001", "expert": "E1", "item": "ledger", "text": "长".repeat(9000)}));
    let (mut append, _) = journal.begin().unwrap();
    assert!(matches!(append.add(now(), None, &long), Err(JournalError::NotSaved { .. })));
    drop(append);
    assert_eq!(events(journal.verify().unwrap())[1..], [Event::ScoringOpened]);
    let _: u32 = journal.connection.query_row("PRAGMA max_page_count = 1000000", [], |row| row.get(0)).unwrap();
    assert_eq!(add(&mut journal, &[long])[0].stamp.seq, 3, "and goes on when there is room again");
}

#[test]
fn every_error_has_words_in_both_languages() {
    let (path, detail) = (PathBuf::from("p"), "d".to_owned());
    let flaws = [
        Flaw::Missing,
        Flaw::Malformed("at"),
        Flaw::Unlinked,
        Flaw::Hash,
        Flaw::Body(detail.clone()),
        Flaw::Form,
        Flaw::Founding,
    ];
    let errors = [
        JournalError::Missing { path: path.clone() },
        JournalError::Exists { path: path.clone() },
        JournalError::NotCreated { path: path.clone(), detail: detail.clone() },
        JournalError::NotASession { path: path.clone() },
        JournalError::Newer { path, version: 3, known: 2 },
        JournalError::Unreadable { detail: detail.clone() },
        JournalError::ReadOnly,
        JournalError::Busy,
        JournalError::NotSaved { detail: detail.clone() },
        JournalError::Replaced,
        JournalError::Broken { seq: 1, flaw: Flaw::Missing },
        JournalError::Damaged { detail: detail.clone() },
        JournalError::Altered { object: detail },
    ];
    let messages = errors.iter().map(JournalError::message).chain(flaws.iter().map(Flaw::message));
    for message in messages {
        for words in [include_str!("../../../locales/zh-CN/words.ftl"), include_str!("../../../locales/en/words.ftl")] {
            let start = format!("{} = ", message.id);
            let line =
                words.lines().find(|line| line.starts_with(&start)).unwrap_or_else(|| panic!("no words for {}", message.id));
            for (name, _) in &message.args {
                assert!(line.contains(&format!("{{ ${name} }}")), "{line} leaves out {name}");
            }
            assert_eq!(line.matches("{ $").count(), message.args.len(), "{line} asks for more than there is");
        }
    }
}

#[test]
fn a_zone_makes_a_file_that_older_programs_leave_alone() {
    let format = |path: &Path| raw(path).pragma_query_value(None, "user_version", |row| row.get::<_, u32>(0)).unwrap();
    let (dir, of_utc, journal) = founded();
    assert_eq!((format(&of_utc), journal.verify().unwrap().len()), (1, 1));
    let body = raw(&of_utc).query_row("SELECT body FROM events", [], |row| row.get::<_, String>(0)).unwrap();
    assert!(!body.contains("zone"), "a session in UTC is to the byte as it was before there were zones: {body}");

    let path = dir.path().join("zoned");
    let mut journal = Journal::create(&path, Founding { zone: "+08:00".parse().unwrap(), ..founding() }, now()).unwrap();
    journal.catch_up().unwrap();
    let body = raw(&path).query_row("SELECT body FROM events", [], |row| row.get::<_, String>(0)).unwrap();
    assert!(body.contains(r#""date":"2026-11-23","zone":"+08:00","sample":false,"#), "{body}");
    assert_eq!((format(&path), journal.verify().unwrap().len()), (2, 1));

    // Whoever makes an older program believe that it understands the file is found out, and so is the reverse.
    for (path, pretended) in [(&path, 1), (&of_utc, 2)] {
        raw(path).pragma_update(None, "user_version", pretended).unwrap();
        let altered = JournalError::Altered { object: "user_version".to_owned() };
        assert_eq!(Journal::open(path).unwrap().verify(), Err(altered));
    }
}
