//! Days and times are those of the zone that a session keeps, wherever the program runs: by the program itself, on machines of other zones.

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use common::desk::{PANEL, ROSTER};
use common::founding;
use common::program::panelmark;
use common::rows::{Row, put_rows, rows};
use common::small::{RUBRIC, sheet};
use panelmark::domain::command::Command;
use panelmark::domain::event::Founding;
use panelmark::session::Room;
use panelmark::transfer::rubric;
use tempfile::TempDir;

/// Zones of machines: of the session, west of it with summer time, none, and the farthest east.
const MACHINES: [&str; 4] = ["Asia/Shanghai", "America/New_York", "UTC", "Pacific/Kiritimati"];

/// A folder with session files.
struct Office(TempDir);

impl Office {
    fn new() -> Office {
        let office = Office(tempfile::tempdir().unwrap());
        fs::write(office.path("rubric.toml"), RUBRIC).unwrap();
        fs::write(office.path("panel.csv"), PANEL).unwrap();
        fs::write(office.path("roster.csv"), ROSTER.lines().take(2).collect::<Vec<_>>().join("\n")).unwrap();
        office
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Says something to the program on a machine of a zone.
    fn on(&self, machine: &str, arguments: &str) -> Output {
        panelmark().args(arguments.split_whitespace()).current_dir(self.0.path()).env("TZ", machine).output().unwrap()
    }

    /// The same, done; gives what it puts out.
    fn done(&self, machine: &str, arguments: &str) -> String {
        let output = self.on(machine, arguments);
        assert!(output.status.success(), "{machine} {arguments}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// The first event of a session file.
    fn founded(&self, name: &str) -> String {
        rows(&self.path(name)).remove(0).body
    }

    /// A session of a zone that was sealed at a moment, objected to, and answered a second later each. Its studios have this prefix.
    fn hold(&self, name: &str, zone: &str, sealed: &str, prefix: &str) {
        let file = self.path(name);
        let rubric = rubric::load(self.path("rubric.toml").to_str().unwrap()).unwrap_or_else(|problems| panic!("{problems:?}"));
        let mut founding = Founding { rubric, zone: zone.parse().unwrap(), ..founding(2, 3) };
        founding.roster.iter_mut().for_each(|studio| studio.id = format!("{prefix}{}", studio.id).as_str().into());
        let studios: Vec<String> = founding.roster.iter().map(|studio| studio.id.to_string()).collect();
        let room = Room::found(&file, founding).unwrap();
        let give = |seat: &str, command| drop(room.seat(&seat.into(), None).unwrap().apply(command).unwrap());
        give("CH", Command::OpenScoring {});
        for (expert, studio) in ["E1", "E2", "E3"].iter().flat_map(|expert| studios.iter().map(move |studio| (expert, studio))) {
            room.seat(&(*expert).into(), None).unwrap().apply_all(sheet(studio, ["11", "7", "9"])).unwrap();
        }
        give("CH", Command::CloseScoring {});
        give("CH", Command::Finalise {});
        give("CK", Command::ConfirmFinal {});
        let studio = studios[0].as_str();
        give("CK", Command::RecordObjection { studio: studio.into(), by: "样例单位".to_owned(), text: "样例异议".to_owned() });
        give("CK", Command::AnswerObjection { number: 1, answer: "样例答复".to_owned() });
        drop(room);
        date(&file, sealed.parse().unwrap());
    }
}

/// Dates every event of a session anew, a second apart, so that the one that sealed it is of this moment.
fn date(file: &Path, sealed: chrono::DateTime<chrono::Utc>) {
    let before = rows(file);
    let seal = before.iter().find(|row| row.body.starts_with("{\"event\":\"finalised\"")).unwrap().seq;
    let mut link = vec![0; 32];
    let after = before.iter().map(|row| {
        let at = sealed + chrono::Duration::seconds(row.seq - seal);
        let mut row = Row { at: at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true), prev: link.clone(), ..row.clone() };
        row.hash = row.true_hash();
        link.clone_from(&row.hash);
        row
    });
    put_rows(file, &before, &after.collect::<Vec<_>>());
}

fn files(dir: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> =
        entries.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap())).collect();
    files.sort();
    files
}

#[test]
fn an_export_is_the_same_to_the_byte_wherever_it_is_made_and_verifies_there() {
    // Half an hour before midnight; a time that clocks with summer time leave out; no zone, as before there were any.
    for (zone, sealed) in
        [("+08:00", "2026-11-27T15:30:00Z"), ("-05:00", "2026-03-08T07:30:00Z"), ("+00:00", "2026-11-27T15:30:00Z")]
    {
        let office = Office::new();
        office.hold("s", zone, sealed, "");
        for lang in ["zh", "en"] {
            let out = |n: usize| format!("{lang}{n}");
            for (n, machine) in MACHINES.iter().enumerate() {
                office.done(machine, &format!("export s --out {} --lang {lang}", out(n)));
                assert_eq!(files(&office.path(&out(n))), files(&office.path(&out(0))), "{zone} {machine}");
                office.done(machine, &format!("verify s {}", out(0)));
            }
        }
        for told in ["verify s", "log s", "log s --json", "status s", "explain s S1", "results s", "results s --format json"] {
            let told = MACHINES.map(|machine| office.done(machine, told));
            assert!(told.iter().all(|other| *other == told[0]), "{zone}: {told:?}");
        }
    }
}

#[test]
fn people_read_the_time_of_the_session_with_its_offset_and_programs_read_utc() {
    let office = Office::new();
    office.hold("s", "+08:00", "2026-11-27T16:30:00Z", "");
    office.done("America/New_York", "export s --out zh --lang zh");
    office.done("America/New_York", "export s --out en --lang en");
    for (dir, moment, heading, answered) in [
        ("zh", "2026年11月28日 00:30（UTC+8）", "时间（UTC+8）", "答复时间（UTC+8）"),
        ("en", "2026-11-28 00:30 (UTC+8)", "Time (UTC+8)", "Answered at (UTC+8)"),
    ] {
        for page in ["summary.txt", "seal.txt"] {
            let text = office.read(&format!("{dir}/{page}"));
            assert!(text.contains(moment) && !text.contains("2026-11-27") && !text.contains("16:3"), "{text}");
        }
        let decisions = office.read(&format!("{dir}/decisions.csv"));
        assert!(decisions.contains(heading) && decisions.contains(",2026-11-28T00:30:00+08:00,"), "{decisions}");
        let objections = office.read(&format!("{dir}/objections.csv"));
        assert!(objections.contains(answered) && objections.contains(",2026-11-28T00:30:02+08:00\n"), "{objections}");
    }
    for told in ["explain s S1", "status s"] {
        assert!(office.done("UTC", told).contains("2026-11-28 00:30 (UTC+8)"), "{told}");
    }
    assert!(office.done("UTC", "log s").contains("2026-11-28T00:30:00.000+08:00"));
    assert!(office.done("UTC", "log s --json").contains("\"at\":\"2026-11-27T16:30:00.000Z\""));
    assert!(office.done("Asia/Shanghai", "results s --format json").contains("\"at\": \"2026-11-27T16:30:00Z\""));
    assert!(office.done("Asia/Shanghai", "objections s --json").contains("\"at\": \"2026-11-27T16:30:02Z\""));
}

#[test]
fn a_session_without_a_zone_is_in_utc_and_says_so() {
    let office = Office::new();
    office.hold("s", "+00:00", "2026-11-27T16:30:00Z", "");
    assert!(!office.founded("s").contains("zone"));
    office.done("Asia/Shanghai", "export s --out zh --lang zh");
    assert!(office.read("zh/summary.txt").contains("2026年11月27日 16:30（UTC）"));
    let decisions = office.read("zh/decisions.csv");
    assert!(decisions.contains("时间（UTC）") && decisions.contains(",2026-11-27T16:30:00Z,"), "{decisions}");
}

#[test]
fn a_notice_ends_no_earlier_than_the_day_of_the_seal_where_the_panel_sits() {
    for (zone, sealed, before, day) in [
        ("+08:00", "2026-11-27T15:30:00Z", "2026-11-26", "2026-11-27"),
        ("+08:00", "2026-11-27T16:30:00Z", "2026-11-27", "2026-11-28"),
        ("-05:00", "2026-11-28T04:30:00Z", "2026-11-26", "2026-11-27"),
    ] {
        let office = Office::new();
        office.hold("s", zone, sealed, "");
        let give = |ends: &str| {
            fs::write(office.path("notice.jsonl"), format!("{{\"command\":\"announce_notice\",\"ends\":\"{ends}\"}}\n")).unwrap();
            office.on("Pacific/Kiritimati", "apply s --seat CH notice.jsonl").status.code()
        };
        assert_eq!([give(before), give(day)], [Some(1), Some(0)], "{zone} {sealed}");
    }
}

#[test]
fn a_session_is_founded_in_the_zone_that_is_named_else_in_that_of_the_machine() {
    let office = Office::new();
    let new = "--rubric rubric.toml --roster roster.csv --panel panel.csv --date 2026-06-01";
    let said = |output: &Output| String::from_utf8_lossy(&output.stderr).into_owned();
    for (n, (machine, asked, zone)) in [
        ("UTC-8", "", "+08:00"),
        ("EST5", "", "-05:00"),
        ("NPT-5:45", "", "+05:45"),
        ("EST5", "--zone +08:00", "+08:00"),
        ("UTC-8", "--zone -09:30", "-09:30"),
        ("XXX-20", "--zone +14:00", "+14:00"),
    ]
    .into_iter()
    .enumerate()
    {
        office.done(machine, &format!("new s{n} {new} {asked}"));
        assert!(
            office.founded(&format!("s{n}")).contains(&format!("\"date\":\"2026-06-01\",\"zone\":\"{zone}\",")),
            "{machine} {asked}"
        );
    }
    // A machine that says nothing of where it is.
    let output = office.on("UTC", &format!("new utc {new}"));
    assert!(said(&output).contains("--zone +08:00"), "{}", said(&output));
    assert!(!office.founded("utc").contains("zone"));
    let output = office.on("XXX-20", &format!("new far {new}"));
    assert!(output.status.code() == Some(1) && said(&output).contains("--zone +08:00") && !office.path("far").exists());
    for bad in ["8", "+8", "+0800", "+15:00", "-00:00", "UTC+8", "Asia/Shanghai", "-5"] {
        let output = office.on("UTC", &format!("new bad {new} --zone {bad}"));
        assert!(output.status.code() == Some(2) && said(&output).contains("+08:00 for China"), "{bad}: {}", said(&output));
        assert!(!office.path("bad").exists());
    }
    // The sample is where its studios are.
    for machine in MACHINES {
        office.done(machine, "demo demo --no-open");
        assert!(office.founded("demo").contains("\"zone\":\"+08:00\""));
        fs::remove_file(office.path("demo")).unwrap();
    }
}

#[test]
fn the_next_session_goes_on_in_the_zone_of_the_one_before() {
    let office = Office::new();
    office.hold("last", "-05:00", "2026-11-28T04:30:00Z", "");
    office.hold("old", "+00:00", "2026-11-28T04:30:00Z", "");
    let new = "--rubric rubric.toml --panel panel.csv";
    office.done("UTC-8", &format!("new next {new} --from last"));
    assert!(office.founded("next").contains("\"zone\":\"-05:00\""));
    office.done("UTC-8", &format!("new moved {new} --from last --zone +01:00"));
    assert!(office.founded("moved").contains("\"zone\":\"+01:00\""));
    office.done("UTC-8", &format!("new later {new} --from old"));
    assert!(
        office.founded("later").contains("\"zone\":\"+08:00\""),
        "what was founded without a zone says nothing of where it was"
    );
}

#[test]
fn sessions_of_several_zones_are_merged_each_in_its_own() {
    let office = Office::new();
    office.hold("east", "+08:00", "2026-11-27T15:30:00Z", "E");
    office.hold("west", "-05:00", "2026-11-27T15:30:00Z", "W");
    office.done("UTC", "merge joint east west");
    let summary = office.read("joint/summary.txt");
    assert!(summary.contains("2026-11-27 23:30 (UTC+8)") && summary.contains("2026-11-27 10:30 (UTC-5)"), "{summary}");
}
