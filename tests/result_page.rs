//! The worked example of `docs/result.md` is what panelmark makes of it.

mod common;

use std::fs;

use common::Stage;
use panelmark::domain::command::Command;
use panelmark::domain::event::Founding;
use panelmark::domain::hash::Hash;
use panelmark::domain::seal::result_text;
use panelmark::session::Room;
use panelmark::transfer::rubric;

const PAGE: &str = include_str!("../docs/result.md");

const RUBRIC: &str = r#"
id = "example"
title = { zh = "样例", en = "Example" }
version = "1"
sessions = ["term"]
base = 30
tie_break = ["median"]
failed = "unqualified"
adjustment = { lowest = -1, highest = 1, step = 1 }
aggregation = { drop_each_end = 1, drop_from = 5, fewest = 3, decimals = 2 }
exclusion = [{ id = "retired", name = { zh = "退休", en = "Retired" } }]
kind = [{ id = "existing", name = { zh = "已建", en = "Existing" } }]
grade = [
    { id = "excellent", name = { zh = "优秀", en = "Excellent" }, at_least = 25, title = "kept" },
    { id = "qualified", name = { zh = "合格", en = "Qualified" }, at_least = 15, title = "kept" },
    { id = "unqualified", name = { zh = "不合格", en = "Unqualified" }, at_least = 0, title = "revoked" },
]
pool = [{ id = "city", name = { zh = "市级", en = "City" }, kinds = ["existing"], grade = "excellent", places = 1, border = "chair" }]

[[dimension]]
id = "work"
name = { zh = "工作", en = "Work" }
points = 20
item = [{ id = "w", name = { zh = "工作", en = "Work" }, points = 20, step = 1, judged = ["site"], standard = { zh = "好", en = "Good" } }]

[[dimension]]
id = "teaching"
name = { zh = "带徒", en = "Teaching" }
points = 10
item = [{ id = "t", name = { zh = "带徒", en = "Teaching" }, points = 10, step = 1, judged = ["site"], standard = { zh = "好", en = "Good" } }]
"#;

/// Work and teaching of each submitted sheet, with the experts in order.
const SHEETS: [(&str, &[(&str, &str)]); 3] = [
    ("S1", &[("16", "8"), ("18", "9"), ("17", "8"), ("19", "8"), ("15", "9")]),
    ("S2", &[("18", "7"), ("18", "7"), ("17", "8")]),
    ("S3", &[("20", "10"), ("20", "9")]),
];

#[test]
fn the_worked_example_comes_to_the_text_and_the_digest_on_the_page() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("rubric.toml");
    fs::write(&file, RUBRIC).unwrap();
    let rubric = rubric::load(file.to_str().unwrap()).unwrap_or_else(|problems| panic!("{problems:?}"));
    let founding = Founding { rubric, ..common::founding(4, 5) };
    let room = Room::found(&dir.path().join("session.panelmark"), founding).unwrap();
    let stage = Stage { dir, room };
    let reason = || "样例".to_owned();

    stage.give("CH", Command::OpenScoring {});
    stage.give("E1", Command::Adjust { studio: "S2".into(), points: "1".parse().unwrap(), reason: reason(), expert: None });
    for (studio, sheets) in SHEETS {
        for ((work, teaching), expert) in sheets.iter().zip(["E1", "E2", "E3", "E4", "E5"]) {
            stage.score(expert, studio, "w", work);
            stage.score(expert, studio, "t", teaching);
            stage.give(expert, Command::Submit { studio: studio.into(), expert: None });
        }
    }
    stage.give("CH", Command::Exclude { studio: "S4".into(), cause: "retired".into(), evidence: reason() });
    stage.give("CH", Command::CloseScoring {});
    stage.give("CH", Command::SettleTie { pool: "city".into(), admitted: vec!["S1".into()], reason: reason() });

    let results = stage.seat("CH").results().unwrap();
    let text = result_text(&stage.room.session().rubric, &results.standings);
    let printed = PAGE.split("```text\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    assert_eq!(text, printed.replace('→', "\t"));
    assert!(PAGE.contains(&format!("its SHA-256 is `{}`", Hash::of(&[text.as_bytes()]))));
}
