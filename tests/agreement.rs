//! How the experts agree, as chair, clerk and experts meet it: who is shown what, and what the shell prints.

mod common;

use common::Stage;
use common::program::panelmark;
use insta::assert_snapshot;
use panelmark::domain::command::Command;
use panelmark::domain::refusal::Refusal;
use serde_json::Value;

/// Totals by E1, E2, E3: 100 99 97, 99 98 96, 98 97 95, 97 96 and E3 recused. S5 has the same 97 96 and 94, and is excluded.
fn scored() -> Stage {
    let stage = Stage::scoring(5, 3);
    stage.give("E3", Command::Recuse { studio: "S4".into(), expert: None, reason: "样例".to_owned() });
    for (expert, less) in [("E1", 0), ("E2", 1), ("E3", 3)] {
        for (studio, lost) in [("S1", 0), ("S2", 1), ("S3", 2), ("S4", 3), ("S5", 3)] {
            if (expert, studio) != ("E3", "S4") {
                stage.full_sheet(expert, studio, &(lost + less).to_string());
            }
        }
    }
    stage.give("CH", Command::Exclude { studio: "S5".into(), cause: "lead_left".into(), evidence: "样例".to_owned() });
    stage
}

fn shell(stage: &Stage, arguments: &[&str]) -> String {
    let output = panelmark().arg("agreement").arg(stage.file()).args(arguments).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    format!("exit {}\n{}--\n{}", output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn the_table_explains_itself() {
    assert_snapshot!("table_en", shell(&scored(), &["--lang", "en"]));
}

#[test]
fn the_table_explains_itself_in_chinese() {
    assert_snapshot!("table_zh", shell(&scored(), &["--lang", "zh"]));
}

#[test]
fn json_holds_numbers_and_the_reasons_of_those_that_are_not_there() {
    let out = shell(&scored(), &["--json", "--lang", "en"]);
    let found: Value = serde_json::from_str(out.strip_prefix("exit 0\n").unwrap().strip_suffix("--\n").unwrap()).unwrap();
    let near = |value: &Value, known: f64| assert!((value.as_f64().unwrap() - known).abs() < 1e-9, "{value} is not {known}");
    assert_eq!((&found["sheets"], &found["left_out"]), (&11.into(), &vec!["S5"].into()));
    near(&found["experts"][0]["severity"], 4.0 / 3.0);
    near(&found["experts"][2]["severity"], -5.0 / 3.0);
    assert_eq!(found["experts"][2]["named"], true);
    // By the program krippendorff 0.9.0, from the totals above.
    near(&found["coefficients"]["alpha"], 0.12);
    assert_eq!(found["coefficients"]["kendall_w"], Value::Null);
    assert_eq!(found["coefficients"]["reasons"]["kendall_w"], "holes");
    let of = |studio: &str| found["studios"].as_array().unwrap().iter().find(|row| row["studio"] == studio).unwrap();
    near(&of("S4")["fair"]["score"], 95.0 + 2.0 / 3.0);
    assert_eq!((&of("S4")["official"]["total"], &of("S4")["official"]["grade"]), (&96.5.into(), &"undecided".into()));
    assert_eq!(of("S4")["fair"]["reasons"]["rank"], "not_ranked");
    assert_eq!(of("S5")["fair"]["reasons"]["score"], "left_out");
    // The variance of 0, 1 and 3 points lost is 7/3, that of 3 and 4 is 1/2.
    assert_eq!(found["items"][0]["item"], "reporting");
    near(&found["items"][0]["variance"], 7.5 / 4.0);
    near(&found["items"][0]["share"], (7.5f64 / 4.0).sqrt() / 10.0);
}

#[test]
fn chair_and_clerk_see_it_at_any_time_and_nobody_else_ever() {
    let stage = Stage::new(3, 3);
    for seat in ["CH", "CK"] {
        assert_eq!(stage.seat(seat).diagnostics().unwrap().agreement.sheets, 0);
    }
    finalise(&stage);
    for seat in ["CH", "CK"] {
        assert!(stage.seat(seat).diagnostics().unwrap().revision.is_some());
    }
    for seat in ["E1", "OB"] {
        assert_eq!(stage.seat(seat).diagnostics().unwrap_err(), Refusal::NotShown);
    }
}

#[test]
fn an_expert_looks_into_the_own_mirror_once_the_result_is_final() {
    let stage = Stage::new(3, 3);
    assert_eq!(stage.seat("E2").mirror().unwrap_err(), Refusal::NotShown);
    finalise(&stage);
    let mirror = stage.seat("E2").mirror().unwrap();
    // Totals of 100, 99 and 98 from everybody.
    assert_eq!((mirror.expert, mirror.sheets, mirror.mean, mirror.spread), (1, 3, Ok(99.0), Ok(1.0)));
    assert!(mirror.severity.unwrap().points.abs() < 1e-9 && !mirror.severity.unwrap().named);
    assert!((mirror.correlation.unwrap() - 1.0).abs() < 1e-9);
    for seat in ["CH", "CK", "OB"] {
        assert_eq!(stage.seat(seat).mirror().unwrap_err(), Refusal::NotShown);
    }
    assert_snapshot!("mirror_zh", shell(&stage, &["--lang", "zh", "--seat", "E2"]));
    assert!(shell(&stage, &["--json", "--seat", "E2"]).contains(r#""expert": "E2""#));
    let reason = "样例".to_owned();
    stage.give("CH", Command::ReopenStudio { studio: "S1".into(), reason });
    assert_eq!(stage.seat("E2").mirror().unwrap_err(), Refusal::NotShown);
    assert!(shell(&stage, &["--seat", "E2"]).starts_with("exit 1"));
}

fn results(stage: &Stage, arguments: &[&str]) -> String {
    let output = panelmark().args(["--lang", "en", "results"]).arg(stage.file()).args(arguments).output().unwrap();
    String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
}

#[test]
fn results_mark_what_hinges_on_little_for_those_who_may_know_it() {
    let stage = Stage::new(3, 3);
    stage.give("CH", Command::OpenScoring {});
    // The second has 90 from everybody, which is just excellent: with one point less on any sheet it is not.
    for expert in ["E1", "E2", "E3"] {
        stage.full_sheet(expert, "S1", "0");
        stage.full_sheet(expert, "S2", "10");
        stage.full_sheet(expert, "S3", "0");
    }
    let row = |text: &str, id: &str| text.lines().find(|line| line.contains(&format!(" {id} "))).unwrap().to_owned();
    let table = results(&stage, &[]);
    assert!(row(&table, "S2").contains("Excellent*") && !row(&table, "S1").contains('*'), "{table}");
    assert!(table.contains("* The grade hinges on one expert or one point"), "{table}");
    let json: Value = serde_json::from_str(&results(&stage, &["--format", "json"])).unwrap();
    let marks: Vec<_> =
        json["rows"].as_array().unwrap().iter().map(|row| (row["id"].as_str(), row["hinges"].as_bool())).collect();
    assert_eq!(marks, [(Some("S1"), Some(false)), (Some("S3"), Some(false)), (Some("S2"), Some(true))]);
    let csv = results(&stage, &["--format", "csv"]);
    assert!(!csv.contains('*') && !csv.contains("hinges"), "{csv}");
    stage.give("CH", Command::CloseScoring {});
    stage.give("CH", Command::Finalise {});
    stage.give("CK", Command::ConfirmFinal {});
    for seat in ["E1", "OB"] {
        let table = results(&stage, &["--seat", seat]);
        assert!(table.contains("Excellent") && !table.contains('*'), "{table}");
    }
}

#[test]
fn one_district_alone_is_listed_and_an_unknown_one_named() {
    let stage = scored();
    assert!(results(&stage, &["--district", "上城区"]).contains("S1"));
    let refused = results(&stage, &["--district", "西湖区"]);
    assert!(refused.contains("no studios of 西湖区") && refused.contains("上城区"), "{refused}");
}

fn finalise(stage: &Stage) {
    stage.give("CH", Command::OpenScoring {});
    stage.all_sheets();
    stage.give("CH", Command::CloseScoring {});
    stage.give("CH", Command::Finalise {});
    stage.give("CK", Command::ConfirmFinal {});
}
