//! Whatever is changed in a session file, `verify` says so: by itself where the chain is not whole, and by a code that somebody kept where
//! a forger made the chain whole again.
//!
//! `PANELMARK_ATTEMPTS=50000 cargo test --test tamper` tries more; `PANELMARK_SEED=…` begins with another seed.

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::chance;
use common::dice::Dice;
use common::rows::{Row, put_rows, rows};
use panelmark::domain::event::{Event, Stamp};
use panelmark::domain::hash::{Code, Hash};
use panelmark::domain::seal::Seal;
use panelmark::domain::state::State;
use panelmark::journal::{Journal, Record};
use panelmark::session::Verified;

/// A session as it was closed.
struct Truth {
    bytes: Vec<u8>,
    rows: Vec<Row>,
    records: Vec<Record>,
}

impl Truth {
    fn of(seed: u64, dir: &Path) -> Truth {
        let file = dir.join(format!("{seed}.panelmark"));
        chance::hold(seed, &file);
        let records = Journal::open(&file).unwrap().verify().unwrap();
        let bytes = fs::read(&file).unwrap();
        Truth { bytes, rows: rows(&file), records }
    }

    /// The code that somebody kept when the session was closed.
    fn head(&self) -> Code {
        self.records.last().unwrap().stamp.hash.code()
    }
}

/// What has to be said of a session file after somebody was at it.
#[derive(Debug)]
enum Must {
    /// That it was changed, or else everything that is read is as it was.
    NotMislead,
    /// That it was changed, whether or not somebody kept a code.
    BeFound,
    /// That it was changed, if somebody kept a code. Without one nobody can tell, where the forger made no mistake.
    BeFoundByCode { is_whole: bool },
}

/// Changes a copy of a session file by chance.
fn attack(dice: &mut Dice, truth: &Truth, file: &Path) -> Must {
    match dice.below(10) {
        0..=3 => change_byte(dice, truth, file),
        4 => change_file(dice, truth, file),
        5..=7 => change_rows(dice, truth, file),
        _ => forge(dice, truth, file),
    }
}

fn change_byte(dice: &mut Dice, truth: &Truth, file: &Path) -> Must {
    let mut bytes = truth.bytes.clone();
    let place = dice.below(bytes.len());
    bytes[place] ^= 1 + dice.below(255) as u8;
    fs::write(file, bytes).unwrap();
    Must::NotMislead
}

/// The file is cut, or a whole part of it is lost, exchanged or scrambled, as disks and copying programs do it.
fn change_file(dice: &mut Dice, truth: &Truth, file: &Path) -> Must {
    let mut bytes = truth.bytes.clone();
    let unit = dice.one(&[512, 4096]);
    let [one, other] = [0; 2].map(|_| dice.below(bytes.len() / unit) * unit);
    match dice.below(5) {
        0 => bytes.truncate(dice.below(truth.bytes.len())),
        1 => bytes.truncate(one),
        2 => bytes[one..one + unit].fill(0),
        3 => (0..unit).for_each(|place| bytes.swap(one + place, other + place)),
        _ => (one..one + 16).for_each(|place| bytes[place] = dice.roll() as u8),
    }
    fs::write(file, bytes).unwrap();
    Must::NotMislead
}

/// Rows are changed, taken out, put in or moved; the hash of the row that was touched may be made to fit, the others are not.
fn change_rows(dice: &mut Dice, truth: &Truth, file: &Path) -> Must {
    let mut rows = truth.rows.clone();
    let at = dice.below(rows.len());
    match dice.below(6) {
        0..=2 => change_field(dice, &mut rows[at]),
        3 => {
            rows.remove(at);
            if dice.percent(50) {
                renumber(&mut rows);
            }
        }
        4 => {
            let other = dice.below(rows.len());
            rows.swap(at, other);
            renumber(&mut rows);
        }
        _ => {
            let mut row = dice.one(&rows);
            change_field(dice, &mut row);
            rows.insert(at + 1, row);
            renumber(&mut rows);
        }
    }
    if dice.percent(50)
        && let Some(row) = rows.get_mut(at)
    {
        row.hash = row.true_hash();
    }
    put(truth, &rows, file)
}

fn renumber(rows: &mut [Row]) {
    for (row, seq) in rows.iter_mut().zip(1..) {
        row.seq = seq;
    }
}

fn change_field(dice: &mut Dice, row: &mut Row) {
    match dice.below(8) {
        0 => row.seq = dice.one(&[0, -1, 1_000_000]),
        1 => change_text(dice, &mut row.at),
        2 => row.seat = dice.one(&[None, Some(String::new()), Some("E1".to_owned()), Some("CH".to_owned())]),
        3..=4 => change_text(dice, &mut row.body),
        5 => change_bytes(dice, &mut row.salt),
        6 => change_bytes(dice, &mut row.prev),
        _ => change_bytes(dice, &mut row.hash),
    }
}

/// One character becomes another, is lost, or is there twice.
fn change_text(dice: &mut Dice, text: &mut String) {
    let mut characters: Vec<char> = text.chars().collect();
    let at = dice.below(characters.len());
    match dice.below(4) {
        0 => drop(characters.remove(at)),
        1 => characters.insert(at, characters[at]),
        _ => characters[at] = dice.one(&['0', '1', '9', '.', '-', ' ', '"', '}', 'S', 'e', '优', '\u{0}', '\u{301}']),
    }
    *text = characters.into_iter().collect();
}

fn change_bytes(dice: &mut Dice, bytes: &mut Vec<u8>) {
    let at = dice.below(bytes.len());
    match dice.below(4) {
        0 => drop(bytes.remove(at)),
        1 => bytes.push(0),
        _ => bytes[at] ^= 1 + dice.below(255) as u8,
    }
}

/// A copy of the session file with these rows. Whole are those of which each has its place, its link and its hash.
fn put(truth: &Truth, rows: &[Row], file: &Path) -> Must {
    fs::write(file, &truth.bytes).unwrap();
    put_rows(file, &truth.rows, rows);
    let links = std::iter::once([0; 32].to_vec()).chain(rows.iter().map(|row| row.hash.clone()));
    let is_linked = |(place, (row, link)): (usize, (&Row, Vec<u8>))| {
        row.seq == place as i64 + 1 && row.prev == link && row.hash == row.true_hash() && row.seat.as_deref() != Some("")
    };
    match rows.iter().zip(links).enumerate().all(is_linked) {
        _ if rows == truth.rows => Must::NotMislead,
        true => Must::BeFoundByCode { is_whole: state_after(rows).is_some() },
        false => Must::BeFound,
    }
}

/// The state after rows that are chained well, if they are written well, can have happened, and every seal fits.
fn state_after(rows: &[Row]) -> Option<State> {
    let mut state: Option<State> = None;
    for row in rows {
        let (stamp, event) = understood(row)?;
        state = Some(match state {
            None => State::found(&stamp, event).ok()?,
            Some(mut state) => {
                let sealed = if let Event::Finalised { seal, .. } = &event { Some(*seal) } else { None };
                if sealed.is_some_and(|seal| seal != Seal::of(&state)) {
                    return None;
                }
                state.fold(&stamp, event).ok()?;
                state
            }
        });
    }
    state
}

/// What a row says, if it is written as panelmark writes it.
fn understood(row: &Row) -> Option<(Stamp, Event)> {
    if row.salt.len() != 16 {
        return None;
    }
    let at = chrono::DateTime::parse_from_rfc3339(&row.at).ok()?.to_utc();
    let event: Event = serde_json::from_str(&row.body).ok()?;
    let as_written = (at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true), serde_json::to_string(&event).ok()?);
    let seat = row.seat.as_deref().map(Into::into);
    let hash = Hash(row.hash.clone().try_into().ok()?);
    (as_written == (row.at.clone(), row.body.clone())).then_some((Stamp { seq: row.seq as u64, at, seat, hash }, event))
}

/// The chain is made anew from where it was changed, so that it is whole; mostly the seals too.
fn forge(dice: &mut Dice, truth: &Truth, file: &Path) -> Must {
    let mut rows = truth.rows.clone();
    let at = 1 + dice.below(rows.len() - 1);
    match dice.below(6) {
        // The end is cut off, or an older copy is put in the place of the file.
        0..=1 => rows.truncate(at),
        2..=3 => change_meaning(dice, &mut rows),
        4 => drop(rows.remove(at)),
        _ => {
            let other = 1 + dice.below(rows.len() - 1);
            rows.swap(at, other);
        }
    }
    let seals_too = dice.percent(80);
    chain_anew(&mut rows, seals_too);
    put(truth, &rows, file)
}

/// Other points, another studio, another word: something that could as well have been said.
fn change_meaning(dice: &mut Dice, rows: &mut [Row]) {
    let exchanges = [
        ("\"points\":\"2\"", "\"points\":\"1.5\""),
        ("\"S1\"", "\"S2\""),
        ("\"E1\"", "\"E2\""),
        ("样例理由", "别的理由"),
        ("\"met\"", "\"not_met\""),
    ];
    for _ in 0..20 {
        let (before, after) = dice.one(&exchanges);
        let row = &mut rows[1..];
        let at = dice.below(row.len());
        if row[at].body.contains(before) {
            row[at].body = row[at].body.replacen(before, after, 1);
            return;
        }
    }
}

fn chain_anew(rows: &mut [Row], seals_too: bool) {
    let mut link = vec![0; 32];
    for place in 0..rows.len() {
        if seals_too && rows[place].body.starts_with("{\"event\":\"finalised\"") {
            seal_anew(rows, place);
        }
        let row = &mut rows[place];
        (row.seq, row.prev) = (place as i64 + 1, link);
        row.hash = row.true_hash();
        link = row.hash.clone();
    }
}

/// Puts the seal of the state before it into the row at a place.
fn seal_anew(rows: &mut [Row], place: usize) {
    let (before, row) = rows.split_at_mut(place);
    if let (Some(state), Ok(Event::Finalised { revision, replaces, .. })) =
        (state_after(before), serde_json::from_str(&row[0].body))
    {
        let event = Event::Finalised { revision, replaces, seal: Seal::of(&state) };
        row[0].body = serde_json::to_string(&event).unwrap();
    }
}

fn check(truth: &Truth, file: &Path, must: &Must) -> Result<(), String> {
    let verified = Verified::of(file).ok();
    let by_code = verified.as_ref().is_some_and(|verified| verified.find(truth.head()).is_some());
    let read = || Journal::open(file).and_then(|journal| journal.verify()).unwrap();
    let is_right = match must {
        Must::NotMislead => verified.is_none() || (by_code && read() == truth.records),
        Must::BeFound => verified.is_none(),
        Must::BeFoundByCode { is_whole } => verified.is_some() == *is_whole && !by_code,
    };
    if is_right { Ok(()) } else { Err(format!("verify should have: {must:?}")) }
}

#[test]
fn nothing_that_changes_a_meaning_is_missed() {
    let (attempts, first) = (common::dice::number("PANELMARK_ATTEMPTS", 2000), common::dice::number("PANELMARK_SEED", 1));
    let dir = common::quick_dir();
    let truths: Vec<Truth> = (1..=8).map(|seed| Truth::of(seed, dir.path())).collect();
    let workers = std::thread::available_parallelism().map_or(1, |workers| workers.get() as u64);
    std::thread::scope(|scope| {
        for worker in 0..workers {
            let (dir, truths) = (&dir, &truths);
            scope.spawn(move || {
                let file: PathBuf = dir.path().join(format!("changed{worker}"));
                for seed in (first..first + attempts).filter(|seed| seed % workers == worker) {
                    let mut dice = Dice::new(seed);
                    let truth = &truths[dice.below(truths.len())];
                    let must = attack(&mut dice, truth, &file);
                    check(truth, &file, &must)
                        .unwrap_or_else(|what| panic!("PANELMARK_SEED={seed} PANELMARK_ATTEMPTS=1: {what}"));
                    for rest in ["", "-wal", "-shm"] {
                        fs::remove_file(dir.path().join(format!("changed{worker}{rest}"))).ok();
                    }
                }
            });
        }
    });
}
