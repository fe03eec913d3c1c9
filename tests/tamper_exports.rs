//! Whatever is changed in an exported file, comparing it with its session names it; what a spreadsheet program does to the same content
//! is no difference.
//!
//! `PANELMARK_ATTEMPTS=1000 cargo test --test tamper_exports` tries more; `PANELMARK_SEED=…` begins with another seed.

mod common;

use std::fs;
use std::path::Path;
use std::thread;

use common::chance;
use common::dice::{self, Dice};
use common::rows::{put_rows, rows};
use panelmark::domain::text::Lang;
use panelmark::session::{Room, Verified};
use panelmark::transfer::compare::{Exports, Verdict};
use panelmark::transfer::export;
use panelmark::words::Words;

/// The exports that a session leads to, and one of them as it was written.
struct Truth {
    exports: Exports,
    files: Vec<(String, String)>,
}

impl Truth {
    fn of(seed: u64, dir: &Path) -> Truth {
        let file = dir.join(format!("{seed}.panelmark"));
        chance::hold(seed, &file);
        // Up to the last revision: an export of every moment after it would take long to make.
        let rows = rows(&file);
        let sealed = rows.iter().rposition(|row| row.body.starts_with("{\"event\":\"finalised\""));
        put_rows(&file, &rows, &rows[..sealed.map_or(rows.len(), |sealed| sealed + 1)]);
        let lang = if seed.is_multiple_of(2) { Lang::Zh } else { Lang::En };
        let written = {
            let clerk = Room::open(&file).unwrap().seat(&"CK".into(), None).unwrap();
            export::write(&clerk, &dir.join(format!("{seed}")), &Words::new(lang)).unwrap()
        };
        let text = |path: &Path| fs::read_to_string(path).unwrap();
        let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
        let files = written.iter().map(|path| (name(path), text(path))).collect();
        Truth { exports: Exports::of(&Verified::of(&file).unwrap()).unwrap(), files }
    }

    fn verdict(&self, name: &str, bytes: &[u8]) -> Verdict {
        self.exports.compare(name, bytes).expect("every session leads to an export").verdict
    }
}

/// What has to be said of an exported file after somebody was at it.
#[derive(Debug)]
enum Wanted {
    /// That nothing of its content was changed.
    SameContent,
    /// That something was changed.
    Found,
    /// That these words stand in one cell, and where.
    Named { column: String, found: String },
}

/// The rows of a table, with the line of headings.
fn cells(text: &str) -> Vec<Vec<String>> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn table(rows: &[Vec<String>], ends: csv::Terminator, quotes: csv::QuoteStyle) -> String {
    let mut writer = csv::WriterBuilder::new().flexible(true).terminator(ends).quote_style(quotes).from_writer(Vec::new());
    rows.iter().for_each(|row| writer.write_record(row).unwrap());
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

/// A copy of an exported file, changed by chance.
fn attack(dice: &mut Dice, name: &str, text: &str) -> (Vec<u8>, Wanted) {
    if !name.ends_with(".csv") || dice.percent(20) {
        return (change_character(dice, text), Wanted::Found);
    }
    let mut rows = cells(text);
    let width = rows[0].len();
    let at = 1 + dice.below(rows.len() - 1);
    let must = match dice.below(8) {
        0 => {
            rows.remove(at);
            Wanted::Found
        }
        1 => {
            rows.push(rows[at].clone());
            Wanted::Found
        }
        2 => {
            rows.iter_mut().for_each(|row| row.truncate(width - 1));
            Wanted::Found
        }
        3..=5 => {
            let column = dice.below(width);
            let found = format!("{}7", rows[at][column]);
            rows[at][column].clone_from(&found);
            Wanted::Named { column: rows[0][column].clone(), found }
        }
        6 => {
            rows[1..].reverse();
            Wanted::SameContent
        }
        _ => Wanted::SameContent,
    };
    let ends = dice.one(&[csv::Terminator::CRLF, csv::Terminator::Any(b'\n')]);
    let quotes = dice.one(&[csv::QuoteStyle::Necessary, csv::QuoteStyle::Always]);
    let changed = table(&rows, ends, quotes);
    let bytes = match dice.below(3) {
        0 => encoding_rs::GB18030.encode(&changed).0.into_owned(),
        1 => format!("\u{feff}{changed}").into_bytes(),
        _ => changed.into_bytes(),
    };
    (bytes, must)
}

/// A letter or digit becomes another.
fn change_character(dice: &mut Dice, text: &str) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    let places: Vec<usize> = (0..bytes.len()).filter(|place| bytes[*place].is_ascii_alphanumeric()).collect();
    let place = dice.one(&places);
    bytes[place] = if bytes[place] == b'7' { b'x' } else { b'7' };
    bytes
}

/// The last letters: more of a long text are not shown.
fn tail(text: &str) -> &str {
    text.char_indices().nth_back(7).map_or(text, |(at, _)| &text[at..])
}

fn check(truth: &Truth, name: &str, bytes: &[u8], must: &Wanted) -> Result<(), String> {
    let verdict = truth.verdict(name, bytes);
    let words = Words::new(Lang::En);
    let is_right = match (must, &verdict) {
        (Wanted::SameContent, verdict) => *verdict == Verdict::SameContent || *verdict == Verdict::Same,
        (Wanted::Found, Verdict::Different(differences)) => !differences.is_empty(),
        (Wanted::Named { column, found }, Verdict::Different(differences)) => match &differences[..] {
            [only] => words.say(only).contains(column.as_str()) && words.say(only).contains(tail(found)),
            _ => false,
        },
        _ => false,
    };
    let said = || match &verdict {
        Verdict::Different(differences) => {
            differences.iter().map(|difference| words.say(difference)).collect::<Vec<_>>().join("\n")
        }
        same => format!("{same:?}"),
    };
    if is_right { Ok(()) } else { Err(format!("{name}: wanted {must:?}, but:\n{}", said())) }
}

#[test]
fn nothing_that_is_changed_in_an_export_is_missed() {
    let (attempts, first) = (dice::number("PANELMARK_ATTEMPTS", 100), dice::number("PANELMARK_SEED", 1));
    let dir = common::quick_dir();
    let truths = [2, 3].map(|seed| Truth::of(seed, dir.path()));
    for truth in &truths {
        assert!(truth.files.iter().all(|(name, text)| truth.verdict(name, text.as_bytes()) == Verdict::Same));
    }
    let workers = thread::available_parallelism().map_or(1, |workers| workers.get() as u64);
    thread::scope(|scope| {
        for worker in 0..workers {
            let truths = &truths;
            scope.spawn(move || {
                for seed in (first..first + attempts).filter(|seed| seed % workers == worker) {
                    let mut dice = Dice::new(seed);
                    let truth = &truths[dice.below(truths.len())];
                    let (name, text) = dice.one(&truth.files);
                    let (bytes, must) = attack(&mut dice, &name, &text);
                    check(truth, &name, &bytes, &must)
                        .unwrap_or_else(|what| panic!("PANELMARK_SEED={seed} PANELMARK_ATTEMPTS=1: {what}"));
                }
            });
        }
    });
}
