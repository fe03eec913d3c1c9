//! The log of a session that was killed, cut off or scrambled at every byte: what was saved before that place is there, nothing else is,
//! and the session goes on from there.
//!
//! This is what a cut of the power may leave: the disk has taken a part of the log only, or something else in its place.
//!
//! `PANELMARK_WAL_BYTES=100000 cargo test --release --test wal` does the same with a log of that size.

mod common;

use std::fs;
use std::path::Path;
use std::thread;

use chrono::{DateTime, Utc};
use common::dice::{Dice, number};
use common::killed::{Killed, beside, folder, whole};
use common::script;
use panelmark::domain::event::Event;
use panelmark::journal::{Journal, JournalError, Record};

/// What may become of the log from some byte on.
#[derive(Debug, Clone, Copy)]
enum Damage {
    Cut,
    /// That byte alone is another.
    Flipped,
    /// That byte and all behind it are others.
    Scrambled,
}

impl Damage {
    const ALL: [Damage; 3] = [Damage::Cut, Damage::Flipped, Damage::Scrambled];

    /// `scrambled` differs from `log` in every byte.
    fn done_to(self, log: &[u8], scrambled: &[u8], at: usize) -> Vec<u8> {
        let (kept, rest) = log.split_at(at);
        match self {
            Damage::Cut => kept.to_vec(),
            Damage::Flipped => [kept, &scrambled[at..=at], &rest[1..]].concat(),
            Damage::Scrambled => [kept, &scrambled[at..]].concat(),
        }
    }
}

fn opened(path: &Path) -> Result<(Journal, Vec<Record>), JournalError> {
    let mut journal = Journal::open(path)?;
    let records = journal.catch_up()?;
    Ok((journal, records))
}

/// One more note is saved, and the program is killed again: what lies behind the damage does not come back to life.
fn go_on(path: &Path, journal: &mut Journal, before: &[Record]) {
    let event =
        Event::NoteWritten {
            studio: "S1".into(), expert: "E1".into(), item: "plans".into(), text: "断电之后补记".to_owned()
        };
    let at: DateTime<Utc> = "2026-11-23T08:30:00.250Z".parse().unwrap();
    let (mut append, _) = journal.begin().unwrap();
    append.add(at, Some(&"E1".into()), &event).unwrap();
    append.commit().unwrap();
    let again = path.with_extension("again");
    for suffix in ["", "-wal", "-shm"] {
        fs::copy(beside(path, suffix), beside(&again, suffix)).unwrap();
    }
    let records = whole(&again);
    assert_eq!(records.len(), before.len() + 1);
    assert!(records.starts_with(before) && records.last().is_some_and(|last| last.event == event));
}

#[test]
fn a_log_cut_or_scrambled_at_any_byte_gives_all_that_was_saved_before_it_and_nothing_else() {
    let killed = Killed::new(number("PANELMARK_WAL_BYTES", 24_000));
    let mut dice = Dice::seeded();
    let scrambled: Vec<u8> = killed.log.iter().map(|byte| byte ^ (1 + dice.below(255) as u8)).collect();
    let workers = thread::available_parallelism().map_or(1, usize::from);
    assert!(killed.saved.len() > 1 && killed.saved.last().is_some_and(|(end, _)| *end < killed.log.len()));
    assert_eq!(script::steps(&killed.records, "E1"), killed.records.len() - 2);
    thread::scope(|scope| {
        for worker in 0..workers {
            let (killed, scrambled) = (&killed, &scrambled);
            scope.spawn(move || {
                let dir = folder();
                let path = dir.path().join("session.panelmark");
                for at in (worker..killed.log.len()).step_by(workers) {
                    for damage in Damage::ALL {
                        killed.lay(&path, &damage.done_to(&killed.log, scrambled, at));
                        check(killed, at, &path, damage);
                    }
                }
            });
        }
    });
}

/// Opens the session after its log was damaged at a byte.
fn check(killed: &Killed, at: usize, path: &Path, damage: Damage) {
    let before = killed.saved.iter().rev().find(|(end, _)| *end <= at);
    let saved = &killed.records[..before.map_or(killed.folded, |(_, count)| *count)];
    let (mut journal, records) = opened(path).unwrap_or_else(|error| panic!("{damage:?} at {at}: {error}"));
    assert!(records == saved, "{damage:?} at {at}: {} events are there, {} were saved before", records.len(), saved.len());
    if at.is_multiple_of(101) {
        go_on(path, &mut journal, saved);
    }
}
