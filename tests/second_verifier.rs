//! A second verifier in plain Python, `verifier/verify.py`, written from `docs/` alone, comes to the same hashes, seals, figures, ranks, grades
//! and places as panelmark, to the last byte of the text that is hashed, on whole sessions by chance.
//!
//! It needs `python3`. `PANELMARK_SESSIONS=2000 cargo test --test second_verifier` tries more; `PANELMARK_SEED=…` begins with another seed.

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use common::chance;
use common::dice::Dice;
use common::rows::{put_rows, rows};
use panelmark::domain::event::Event;
use panelmark::domain::grading::PlacesRule;
use panelmark::domain::hash::Hash;
use panelmark::domain::seal::{Seal, result_text};
use panelmark::domain::state::State;
use panelmark::journal::{Journal, Record};
use serde_json::{Value, json};

/// How many files are given to the verifier at once: it takes longer to start than to read one.
const BATCH: u64 = 50;

/// In how many sessions something came to pass: what never does is not compared either.
type Seen = BTreeMap<&'static str, usize>;

fn look_at(state: &State, seen: &mut Seen) {
    let standings = state.standings();
    let (studios, pools) = (|| standings.studios.iter(), || standings.pools.iter());
    let reason = |id: &str| studios().any(|studio| studio.reason.as_ref().is_some_and(|reason| reason.id() == id));
    let ranks: Vec<u32> = studios().filter_map(|studio| studio.rank).collect();
    let mut sheets = studios().filter_map(|studio| studio.tally.as_ref()).flat_map(|tally| &tally.sheets);
    let mut places = 0..state.session.roster.len();
    let came_to_pass = [
        ("a file", true),
        ("a revision", !state.revisions().is_empty()),
        ("a second revision", state.revisions().len() > 1),
        ("equals at the line", pools().any(|pool| pool.tie.is_some())),
        ("a settled tie", reason("tie_settled")),
        ("a tie that waits", reason("tie_at_quota")),
        ("a shared rank", ranks.iter().enumerate().any(|(n, rank)| ranks[..n].contains(rank))),
        ("a shared drop", sheets.any(|sheet| !sheet.weight.is_integer())),
        ("equal remainders", pools().any(|pool| matches!(&pool.rule, PlacesRule::PartOf { tied, .. } if !tied.is_empty()))),
        ("open places", pools().any(|pool| pool.open > 0)),
        ("somebody beyond the quota", reason("beyond_quota")),
        ("a gate", places.clone().any(|studio| state.gate(studio).is_some())),
        ("somebody ineligible", reason("ineligible")),
        ("an overridden grade", reason("overridden")),
        ("a recusal", places.any(|studio| state.experts().any(|(expert, _)| state.is_recused(studio, expert)))),
        ("a substitution", !state.substitutions().is_empty()),
    ];
    for (what, is_so) in came_to_pass {
        *seen.entry(what).or_default() += usize::from(is_so);
    }
}

/// What the second verifier is to say of a file, by panelmark's own reckoning.
fn expected(file: &Path, seen: &mut Seen) -> Value {
    let records = Journal::open(file).unwrap().verify().unwrap();
    let head = records.last().unwrap().stamp.clone();
    let mut revisions = Vec::new();
    let state = fold(records, |state, event| {
        if let Event::Finalised { revision, seal, .. } = event {
            let now = Seal::of(state);
            revisions.push(json!({
                "revision": revision, "seq": state.seq + 1, "result": now.result, "sealed": seal.result, "rubric": true, "roster": true,
            }));
        }
    });
    look_at(&state, seen);
    let text = result_text(&state.session.rubric, &state.standings());
    json!({
        "file": file, "events": head.seq, "head": head.hash, "code": head.hash.code(), "result": Hash::of(&[text.as_bytes()]), "text": text,
        "revisions": revisions, "ok": true,
    })
}

/// The state after these records; each event is looked at before it is taken in.
fn fold(records: Vec<Record>, mut look: impl FnMut(&State, &Event)) -> State {
    let mut records = records.into_iter();
    let first = records.next().unwrap();
    let mut state = State::found(&first.stamp, first.event).unwrap();
    for record in records {
        look(&state, &record.event);
        state.fold(&record.stamp, record.event).unwrap();
    }
    state
}

/// What the second verifier says of files, a line for each; and its exit code. It gets nothing but Python's standard library.
fn second_opinion(files: &[PathBuf]) -> (Option<i32>, Vec<Value>) {
    let verifier = Path::new(env!("CARGO_MANIFEST_DIR")).join("verifier/verify.py");
    let output = Command::new("python3").args(["-I", "-S"]).arg(verifier).arg("--json").args(files).output();
    let output = output.unwrap_or_else(|error| panic!("this test needs python3, which cannot be run here: {error}"));
    let said = String::from_utf8(output.stdout).unwrap();
    let lines = said.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(complaint.is_empty(), "the second verifier: {complaint}");
    (output.status.code(), lines)
}

/// The session of a seed, and as it was at some moment before: what was open then is settled in the end.
fn held(seed: u64, dir: &Path) -> [PathBuf; 2] {
    let [whole, before] = ["", "-before"].map(|moment| dir.join(format!("{seed}{moment}.panelmark")));
    chance::hold(seed, &whole);
    fs::copy(&whole, &before).unwrap();
    let rows = rows(&before);
    let kept = rows.len() - Dice::new(seed).below(rows.len() / 2);
    put_rows(&before, &rows, &rows[..kept]);
    [whole, before]
}

fn compare(seeds: impl Iterator<Item = u64>) -> Seen {
    let mut seen = Seen::new();
    let dir = common::quick_dir();
    let files: Vec<(u64, PathBuf)> = seeds.flat_map(|seed| held(seed, dir.path()).map(|file| (seed, file))).collect();
    let (exit, lines) = second_opinion(&files.iter().map(|(_, file)| file.clone()).collect::<Vec<_>>());
    assert_eq!(lines.len(), files.len(), "a line for each file");
    for ((seed, file), said) in files.iter().zip(&lines) {
        let expected = expected(file, &mut seen);
        if *said != expected {
            let [said, expected] = [said, &expected]
                .map(|value| serde_json::to_string_pretty(value).unwrap().replace("\\t", "\t").replace("\\n", "\n"));
            panic!("PANELMARK_SEED={seed}: the second verifier says\n{said}\nand panelmark\n{expected}");
        }
    }
    assert_eq!(exit, Some(0));
    seen
}

#[test]
fn both_come_to_the_same_on_sessions_by_chance() {
    let (sessions, first) = (common::dice::number("PANELMARK_SESSIONS", 500), common::dice::number("PANELMARK_SEED", 1));
    let workers = thread::available_parallelism().map_or(1, |workers| workers.get() as u64);
    let batches: Vec<u64> = (0..sessions).step_by(BATCH as usize).collect();
    let mut seen = Seen::new();
    thread::scope(|scope| {
        let work = |worker: u64| {
            let mine = batches.iter().copied().filter(move |batch| batch / BATCH % workers == worker);
            mine.map(|batch| compare(first + batch..first + (batch + BATCH).min(sessions))).collect::<Vec<_>>()
        };
        let handles: Vec<_> = (0..workers).map(|worker| scope.spawn(move || work(worker))).collect();
        for handle in handles {
            let parts = handle.join().expect("what differed stands above");
            parts.into_iter().flatten().for_each(|(what, times)| *seen.entry(what).or_default() += times);
        }
    });
    println!("{seen:#?}");
    if sessions >= 500 {
        // Of a thousand files about 335 have a revision, and 145 equals at the line of a quota.
        let is_often = |what, of: usize| seen[what] * of > seen["a file"];
        let is_seen = seen.values().all(|times| *times > 0) && is_often("a revision", 5) && is_often("equals at the line", 20);
        assert!(is_seen, "{seen:#?}");
    }
}
