//! The worked case, from files to results: every column as a second program computed it (`tests/data/worked-case`).

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use common::program::panelmark;

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/worked-case").join(name)
}

struct Session {
    dir: tempfile::TempDir,
}

impl Session {
    fn run(&self, arguments: &[&str]) -> Output {
        panelmark().args(arguments).current_dir(self.dir.path()).output().unwrap()
    }

    fn done(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    fn give(&self, seat: &str, commands: &str) -> Output {
        fs::write(self.dir.path().join("commands.jsonl"), commands).unwrap();
        self.run(&["apply", "s.panelmark", "--seat", seat, "commands.jsonl"])
    }

    fn given(&self, seat: &str, commands: &str) {
        let output = self.give(seat, commands);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    }

    fn results(&self) -> Vec<Vec<String>> {
        rows(self.done(&["results", "s.panelmark", "--format", "csv"]).as_bytes())
    }

    fn graded(&self, kinds: &[&str], grade: &str) -> Vec<String> {
        let results = self.results();
        let column = |name: &str| results[0].iter().position(|heading| heading == name).unwrap();
        let wanted = results.iter().filter(|row| kinds.contains(&row[column("kind")].as_str()) && row[column("grade")] == grade);
        wanted.map(|row| row[column("id")].clone()).collect()
    }
}

fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// The whole case up to the closing of scoring, by the files and the shell alone.
fn closed() -> Session {
    let session = Session { dir: tempfile::tempdir().unwrap() };
    let path = |name: &str| data(name).display().to_string();
    let (roster, panel) = (path("roster.csv"), path("panel.csv"));
    let new = ["new", "s.panelmark", "--rubric", "hangzhou-term", "--roster", &roster, "--panel", &panel, "--date", "2023-06-01"];
    session.done(&new);
    session.done(&["import", "s.panelmark", "recusals", &path("recusals.csv")]);
    session.given("CH", r#"{"command":"open_scoring"}"#);
    session.done(&["import", "s.panelmark", "scores", &path("scores.csv")]);
    let gates = rows(&fs::read(data("gates.csv")).unwrap()).into_iter().skip(1).map(|row| {
        let command = if row[1] == "excluded" { "exclude" } else { "fail" };
        format!(r#"{{"command":"{command}","studio":"{}","cause":"{}","evidence":"{}"}}"#, row[0], row[2], row[3])
    });
    session.given("CH", &gates.collect::<Vec<_>>().join("\n"));
    session.given("CH", r#"{"command":"close_scoring"}"#);
    session
}

#[test]
fn every_column_agrees_with_the_second_program() {
    let results = closed().results();
    let expected = rows(&fs::read(data("expected-results.csv")).unwrap());
    let columns: Vec<usize> =
        expected[0].iter().map(|name| results[0].iter().position(|heading| heading == name).expect(name)).collect();
    assert_eq!(results.len(), expected.len());
    for (row, expected) in results.iter().zip(&expected) {
        let row: Vec<&str> = columns.iter().map(|column| row[*column].as_str()).collect();
        assert_eq!(row, expected.iter().map(String::as_str).collect::<Vec<_>>());
    }
}

#[test]
fn finalising_waits_for_the_tie_and_for_the_paper_sheets_then_12_and_3_are_excellent() {
    let session = closed();
    let confirmations: Vec<String> = rows(&fs::read(data("scores.csv")).unwrap())
        .into_iter()
        .skip(1)
        .map(|row| format!(r#"{{"command":"confirm_sheet","studio":"{}","expert":"{}"}}"#, row[1], row[0]))
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .collect();
    session.given("CH", &confirmations.join("\n"));

    let refused = session.give("CH", r#"{"command":"finalise"}"#);
    assert_eq!(refused.status.code(), Some(1));
    assert!(session.done(&["status", "s.panelmark"]).contains("S002 S014"), "status names the tie");

    session.given("CH", r#"{"command":"settle_tie","pool":"existing","admitted":["S014"],"reason":"样例：成果更突出"}"#);
    session.given("CH", r#"{"command":"finalise"}"#);
    session.given("CK", r#"{"command":"confirm_final"}"#);

    let existing = session.graded(&["existing", "honorary"], "excellent");
    let first_term = session.graded(&["first_term"], "excellent");
    assert_eq!((existing.len(), first_term.len()), (12, 3));
    assert!(existing.contains(&"S014".to_owned()) && !existing.contains(&"S002".to_owned()));

    let late = session.give("CH", r#"{"command":"set_quota","pool":"existing","places":20,"reason":"样例"}"#);
    assert_eq!(late.status.code(), Some(1), "a final result does not change");
    session.done(&["verify", "s.panelmark"]);
}
