//! Whatever a name, note or file name holds, nothing that goes out steers a terminal, hides, or acts in a spreadsheet as a formula.
//!
//! What people type is refused on the way in. A session file of another program was never asked, so the way out must be safe by itself.

mod common;

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::Output;

use chrono::{DateTime, NaiveDate, Utc};
use common::program::panelmark;
use common::{Stage, founding};
use panelmark::domain::command::Command;
use panelmark::domain::event::{Event, Founding};
use panelmark::domain::sheet::Adjustment;
use panelmark::journal::Journal;
use panelmark::session::Room;

/// Escape sequences in 7 and 8 bits, a bell, a carriage return, lines, a tab, direction overrides and isolates, what has no width.
const STEERING: &str =
    "\u{1b}]0;owned\u{7}\u{1b}[2J\u{9b}31m\u{90}q\u{9c}\r\n\t\u{7f}\u{202e}txt\u{2066}x\u{200b}\u{200d}\u{feff}\u{e0041}";

/// What a spreadsheet takes for a formula, in front of that.
fn hostile() -> impl FnMut() -> String {
    let mut starts = ["=1+1", "  ＝SUM(A1)", "\t+1", "@x", "－2", "\u{200b}=1", "\u{3000}-1", "'=1", "\r=1"].into_iter().cycle();
    move || format!("{}{STEERING}", starts.next().unwrap_or_default())
}

/// A session of which another program wrote every name, of two revisions, with something in every list that panelmark shows.
fn session() -> Stage {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("session.panelmark");
    let mut text = hostile();
    let mut founding = founding(3, 4);
    founding.title = text();
    for studio in &mut founding.roster {
        for name in [&mut studio.name, &mut studio.lead, &mut studio.occupation, &mut studio.organisation, &mut studio.district] {
            *name = text();
        }
    }
    founding.roster[2].id = text().as_str().into();
    for member in &mut founding.panel {
        for name in [&mut member.name, &mut member.organisation, &mut member.title] {
            *name = text();
        }
    }
    name_rubric(&mut founding, &mut text);
    let (studio, expert) = (|| "S1".into(), || "E1".into());
    let written = [
        ("CH", Event::ScoringOpened),
        ("E1", Event::NoteWritten { studio: studio(), expert: expert(), item: "site".into(), text: text() }),
        ("E1", adjusted(text())),
        ("E2", Event::ExpertRecused { studio: "S2".into(), expert: "E2".into(), reason: text() }),
        ("E3", Event::ChairCalled { word: text() }),
    ];
    write(&file, founding, &written);
    let stage = Stage { room: Room::open(&file).unwrap(), dir };
    for expert in ["E1", "E2", "E3", "E4"] {
        for studio in stage.room.session().roster.iter().filter(|studio| expert != "E2" || studio.id.as_str() != "S2") {
            stage.seat(expert).apply_all(common::full_sheet(studio.id.as_str(), "1", None)).unwrap();
        }
    }
    append(
        &file,
        &[
            ("CH", Event::SheetSentBack { studio: studio(), expert: expert(), reason: text() }),
            ("E1", Event::SheetSubmitted { studio: studio(), expert: expert() }),
            ("CH", Event::StudioExcluded { studio: "S2".into(), cause: "lead_left".into(), evidence: text() }),
            ("CH", Event::GradeOverridden { studio: studio(), grade: "qualified".into(), reason: text() }),
        ],
    );
    stage.give("CH", Command::CloseScoring {});
    seal(&stage);
    let ends = NaiveDate::from_ymd_opt(2023, 7, 1).unwrap();
    append(
        &file,
        &[
            ("CK", Event::NoticeAnnounced { revision: 1, ends }),
            ("CK", Event::ObjectionRecorded { number: 1, revision: 1, studio: studio(), by: text(), text: text() }),
            ("CK", Event::ObjectionRecorded { number: 2, revision: 1, studio: studio(), by: text(), text: text() }),
            ("CK", Event::ObjectionAnswered { number: 1, studio: studio(), answer: text() }),
            ("CH", Event::StudioReopened { studio: studio(), reason: text() }),
            ("CH", Event::OverrideLifted { studio: studio(), reason: text() }),
            ("CH", Event::StudioFailed { studio: studio(), cause: "refused".into(), evidence: text() }),
        ],
    );
    seal(&stage);
    stage
}

fn name_rubric(founding: &mut Founding, text: &mut impl FnMut() -> String) {
    let rubric = &mut founding.rubric;
    let mut names = vec![&mut rubric.title];
    names.extend(rubric.dimensions.iter_mut().map(|dimension| &mut dimension.name));
    names.extend(rubric.grades.iter_mut().map(|grade| &mut grade.name));
    names.extend(rubric.kinds.iter_mut().map(|kind| &mut kind.name));
    names.extend(rubric.pools.iter_mut().map(|pool| &mut pool.name));
    names.extend(rubric.materials.iter_mut().map(|material| &mut material.name));
    names.extend(rubric.exclusions.iter_mut().chain(&mut rubric.failures).map(|cause| &mut cause.name));
    for name in names {
        (name.zh, name.en) = (text(), text());
    }
    for item in rubric.dimensions.iter_mut().flat_map(|dimension| &mut dimension.items) {
        (item.name.zh, item.name.en, item.standard.zh, item.standard.en) = (text(), text(), text(), text());
    }
}

fn adjusted(reason: String) -> Event {
    let adjustment = Some(Adjustment { points: "-0.5".parse().unwrap(), reason });
    Event::TotalAdjusted { studio: "S1".into(), expert: "E1".into(), adjustment }
}

/// A file with these events, as another program may write it: nothing looks at their text.
fn write(file: &Path, founding: Founding, events: &[(&str, Event)]) {
    drop(Journal::create(file, founding, DateTime::<Utc>::UNIX_EPOCH).unwrap());
    append(file, events);
}

fn append(file: &Path, events: &[(&str, Event)]) {
    let mut journal = Journal::open(file).unwrap();
    let (mut append, _) = journal.begin().unwrap();
    for (seat, event) in events {
        append.add(DateTime::<Utc>::UNIX_EPOCH, Some(&(*seat).into()), event).unwrap();
    }
    append.commit().unwrap();
}

fn seal(stage: &Stage) {
    stage.give("CH", Command::Finalise {});
    stage.give("CK", Command::ConfirmFinal {});
}

fn run(dir: &Path, lang: &str, arguments: &[impl AsRef<OsStr>]) -> Output {
    panelmark().args(arguments).current_dir(dir).env("PANELMARK_LANG", lang).output().unwrap()
}

/// Nothing in a text steers a terminal or hides.
fn harmless(text: &str, what: &str) {
    let steers = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
    };
    if let Some(at) = text.find(steers) {
        panic!("{what}: {:?}", &text[at..].chars().take(40).collect::<String>());
    }
}

/// No cell is a formula; a figure below zero is a figure.
fn harmless_csv(text: &str, what: &str) {
    harmless(text, what);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    for record in reader.records() {
        for cell in record.unwrap().iter() {
            let formula = cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
            assert!(!formula || cell.parse::<f64>().is_ok(), "{what}: {cell:?}");
        }
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn a_session_of_another_program_goes_out_harmless_by_every_command() {
    let stage = session();
    let file = "session.panelmark";
    let plain = [
        "results F",
        "explain F S1",
        "explain F S2",
        "status F --all",
        "log F",
        "agreement F",
        "objections F",
        "changes F",
        "verify F",
        "receipts F --seat E1",
        "invite F E1",
        "due --from F --year 2024",
        "results F --revision 1",
    ];
    let json = [
        "results F --format json",
        "status F --json",
        "log F --json",
        "agreement F --json",
        "objections F --json",
        "changes F --json",
        "verify F --json",
        "receipts F --seat E1 --json",
        "due --from F --year 2024 --format json",
    ];
    let csv = ["results F --format csv", "due --from F --year 2024 --format csv"];
    for lang in ["zh", "en"] {
        let answer = |command: &str| {
            let arguments: Vec<&str> = command.split(' ').map(|word| if word == "F" { file } else { word }).collect();
            let output = run(stage.dir.path(), lang, &arguments);
            let (data, words) = (text(&output.stdout), text(&output.stderr));
            assert_eq!(output.status.code(), Some(0), "{command}: {words}");
            assert!(!data.is_empty(), "{command}");
            harmless(&data, command);
            harmless(&words, command);
            data
        };
        plain.iter().for_each(|command| drop(answer(command)));
        csv.iter().for_each(|command| harmless_csv(&answer(command), command));
        for command in json {
            let data = answer(command);
            let mut documents = serde_json::Deserializer::from_str(&data).into_iter::<serde_json::Value>();
            assert!(documents.all(|document| document.is_ok()), "{command}");
        }
        // To a program the text is what it was.
        let results: serde_json::Value = serde_json::from_str(&answer("results F --format json")).unwrap();
        assert_eq!(results["session"]["title"], stage.room.session().title);
    }
}

#[test]
fn an_export_of_it_is_harmless_in_a_terminal_and_a_spreadsheet() {
    let stage = session();
    for lang in ["zh", "en"] {
        let output = run(stage.dir.path(), lang, &["export", "session.panelmark", "--out", lang]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        let files: Vec<_> = fs::read_dir(stage.dir.path().join(lang)).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert!(files.len() >= 7, "{files:?}");
        for file in files {
            let (content, what) = (fs::read_to_string(&file).unwrap(), file.display().to_string());
            // The mark that tells a spreadsheet that it is UTF-8.
            let content = content.strip_prefix('\u{feff}').unwrap_or(&content);
            if what.ends_with(".csv") { harmless_csv(content, &what) } else { harmless(content, &what) }
        }
    }
    // What was written out of a hostile name is what verifying compares with.
    let output = run(stage.dir.path(), "en", &["verify", "session.panelmark", "en"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
}

#[test]
fn what_cannot_be_done_is_told_harmlessly_whatever_files_and_arguments_are_called() {
    let stage = Stage::scoring(1, 3);
    let dir = stage.dir.path();
    let name = format!("a{}", STEERING.replace('/', ""));
    for (file, content) in [
        ("bad.csv", format!("expert,studio,item,points\n\"{name}\",S1,site,\"{name}\"\nE1,\"=1\u{1b}[2J\",{name},9\n")),
        ("bad.toml", format!("id = \"{}\"\n\u{202e}x = \"\u{9b}\"\n", "\u{7f}")),
        (
            "bad.jsonl",
            format!("{{\"command\":\"{name}\"}}\n{{\"command\":\"submit\",\"studio\":\"\\u001b[2J\\u202e\"}}\n\u{9b}31m\n"),
        ),
        (name.as_str(), "\u{1b}[2J,\u{202e}\n1,2\n".to_owned()),
    ] {
        fs::write(dir.join(file), content).unwrap();
    }
    let (name, file) = (name.as_str(), "session.panelmark");
    let missing = &format!("{name}.none");
    let cases: [&[&str]; 22] = [
        &["status", missing],
        &["status", name],
        &["verify", missing],
        &["verify", name],
        &["verify", file, name],
        &["verify", file, "--expect", name],
        &["import", file, "scores", "bad.csv"],
        &["import", file, "scores", name],
        &["import", file, "recusals", missing],
        &["import", file, name, "bad.csv"],
        &["apply", file, "--seat", "E1", "bad.jsonl"],
        &["apply", file, "--seat", "E1", missing],
        &["apply", file, "--seat", name, "bad.jsonl"],
        &["rubric", "check", "bad.toml"],
        &["rubric", "show", name],
        &["explain", file, name],
        &["results", file, "--district", name],
        &["new", name, "--rubric", "hangzhou-term", "--roster", "bad.csv", "--panel", name],
        &["new", "n.panelmark", "--rubric", "hangzhou-term", "--roster", "bad.csv", "--panel", "bad.csv", "--date", name],
        &["serve", file, "--listen", name],
        &[name],
        &["status", file, &format!("--{name}")],
    ];
    for lang in ["zh", "en"] {
        for arguments in cases {
            let output = run(dir, lang, arguments);
            assert_ne!(output.status.code(), Some(0), "{arguments:?}");
            let words = text(&output.stderr);
            assert!(!words.is_empty(), "{arguments:?}");
            harmless(&words, &format!("{arguments:?}"));
            harmless(&text(&output.stdout), &format!("{arguments:?}"));
        }
    }
    let out = format!("{name}.d");
    harmless(&text(&run(dir, "en", &["export", file, "--out", &out]).stdout), "names of exported files");
}

#[cfg(unix)]
#[test]
fn a_file_name_that_is_no_text_is_told_harmlessly() {
    use std::os::unix::ffi::OsStrExt;
    let dir = tempfile::tempdir().unwrap();
    let output = run(dir.path(), "en", &[OsStr::new("status"), OsStr::from_bytes(b"\xff\x9b31m\x1b[2J")]);
    assert_eq!(output.status.code(), Some(3));
    harmless(&text(&output.stderr), "a name of bytes");
}
