//! The shell as a clerk meets it: what each subcommand says, and how it exits.

use std::fs;
use std::path::Path;
use std::process::Command;

use insta::assert_snapshot;
use tempfile::TempDir;

const ROSTER: &str = "\
编号,工作室名称,领衔人,职业（工种）,申报单位,区县,类别,成立日期
S1,样例甲焊工技能大师工作室,样例甲,焊工,样例单位1,上城区,existing,2016-11-20
S2,样例乙陶艺工作室,样例乙,陶艺,样例单位2,西湖区,first_term,2020年10月15日
";
const PANEL: &str = "\
id,name,organisation,title,role
E1,样例专家1,样例单位1,高级技师,expert
E2,样例专家2,,,expert
E3,样例专家3,,,expert
CH,样例组长,,,chair
CK,样例工作人员,,,clerk
";

struct Desk {
    dir: TempDir,
}

impl Desk {
    fn new() -> Desk {
        let desk = Desk { dir: tempfile::tempdir().unwrap() };
        desk.write("roster.csv", ROSTER);
        desk.write("panel.csv", PANEL);
        desk
    }

    /// The same, with a session made and scoring open.
    fn with_session() -> Desk {
        let desk = Desk::new();
        desk.run(NEW);
        desk.write("open.jsonl", "{\"command\":\"open_scoring\"}\n");
        desk.run("apply s.panelmark --seat CH open.jsonl");
        desk
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::write(self.dir.path().join(name), text).unwrap();
    }

    fn has(&self, name: &str) -> bool {
        Path::exists(&self.dir.path().join(name))
    }

    /// What the program says to these arguments (in English unless they say otherwise): exit code, data, words.
    fn run(&self, arguments: &str) -> String {
        let output = Command::new(env!("CARGO_BIN_EXE_panelmark"))
            .args(arguments.split_whitespace())
            .current_dir(self.dir.path())
            .env("PANELMARK_LANG", "en")
            .env_remove("PANELMARK_CODE")
            .output()
            .unwrap();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        format!("exit {}\n{}--\n{}", output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
    }
}

const NEW: &str = "new s.panelmark --rubric hangzhou-term --roster roster.csv --panel panel.csv --date 2023-06-01";

#[test]
fn a_new_session_says_what_it_holds_and_what_is_odd() {
    let desk = Desk::new();
    assert_snapshot!(desk.run(NEW), @"");
    assert_snapshot!(desk.run(NEW), @"");
}

#[test]
fn a_session_outside_the_rubrics_validity_warns_and_a_dry_run_makes_nothing() {
    let desk = Desk::new();
    let dry = "new s.panelmark --rubric hangzhou-term --roster roster.csv --panel panel.csv --date 2026-01-01 --dry-run";
    assert_snapshot!(desk.run(dry), @"");
    assert!(!desk.has("s.panelmark"));
}

#[test]
fn every_bad_row_of_every_file_is_reported_and_nothing_is_made() {
    let desk = Desk::new();
    desk.write("roster.csv", ROSTER.replace("existing", "old").replace("2020年10月15日", "去年"));
    desk.write("panel.csv", PANEL.replace("clerk", "boss").replace("E2", "E1"));
    assert_snapshot!(desk.run(NEW), @"");
    assert!(!desk.has("s.panelmark"));
}

#[test]
fn scores_are_taken_in_whole_or_not_at_all() {
    let desk = Desk::with_session();
    desk.write(
        "bad.csv",
        "expert,studio,item,points,deductions,note\nE1,S1,site,8.3,,\nE9,S1,site,8,,\nE1,S1,roof,8,,\nE1,S1,rules,,,\n",
    );
    assert_snapshot!(desk.run("import s.panelmark scores bad.csv"), @"");
    desk.write(
        "good.csv",
        "expert,studio,item,points,deductions,note\nE1,S2,site,8.5,,\nE1,S2,apprentices,,no_roster;missing*3,缺名册\n",
    );
    assert_snapshot!(desk.run("import s.panelmark scores good.csv --dry-run"), @"");
    assert_snapshot!(desk.run("import s.panelmark scores good.csv"), @"");
    assert_snapshot!(desk.run("status s.panelmark"), @"");
}

#[test]
fn commands_are_answered_line_by_line() {
    let desk = Desk::with_session();
    desk.write(
        "e1.jsonl",
        r#"{"command":"score","studio":"S2","item":"site","points":"8.5"}
{"command":"score","studio":"S2","item":"site","points":"11"}
{"command":"close_scoring"}
{"command":"score","studio":"S2","item":"site","points":8.5}
nonsense
{"command":"undo"}
"#,
    );
    assert_snapshot!(desk.run("apply s.panelmark --seat E1 e1.jsonl"), @"");
}

#[test]
fn a_seat_with_a_code_is_refused_without_it() {
    let desk = Desk::with_session();
    desk.write("code.jsonl", "{\"command\":\"set_code\",\"seat\":\"CH\",\"code\":\"样例\"}\n{\"command\":\"set_code\",\"seat\":\"CK\",\"code\":\"样例\"}\n");
    desk.run("apply s.panelmark --seat CK code.jsonl");
    assert_snapshot!(desk.run("results s.panelmark"), @"");
}

#[test]
fn what_is_not_a_session_is_left_alone() {
    let desk = Desk::new();
    desk.write("notes.txt", "not a session");
    assert_snapshot!(desk.run("status notes.txt"), @"");
    assert_snapshot!(desk.run("status nowhere.panelmark"), @"");
    assert_eq!(fs::read_to_string(desk.dir.path().join("notes.txt")).unwrap(), "not a session");
}

#[test]
fn usage_is_exit_2_in_the_persons_language() {
    let desk = Desk::new();
    assert_snapshot!(desk.run("--lang zh imprt"), @"");
    assert_snapshot!(desk.run("import s.panelmark"), @"");
    assert_snapshot!(desk.run("results s.panelmark --format xml"), @"");
}

#[test]
fn help_has_an_example_in_both_languages() {
    let desk = Desk::new();
    assert_snapshot!(desk.run("import --help"), @"");
    assert_snapshot!(desk.run("--lang zh import --help"), @"");
}

#[test]
fn rubrics_are_listed_and_checked() {
    let desk = Desk::new();
    assert_snapshot!(desk.run("rubric list"), @"");
    assert_snapshot!(desk.run("rubric check hangzhou-term"), @"");
    desk.write("mine.toml", "format = 1\nid = \"mine\"\nbase = 9.5\n");
    assert!(desk.run("rubric check mine.toml").starts_with("exit 1\n"));
}

#[test]
fn the_screens_ask_for_a_terminal() {
    let desk = Desk::with_session();
    assert_snapshot!(desk.run("open s.panelmark"), @"");
}

#[test]
fn the_demo_says_where_it_is_and_leaves_other_files_alone() {
    let desk = Desk::new();
    assert_snapshot!(desk.run("demo"), @"");
    assert!(desk.run("verify demo.panelmark").starts_with("exit 0\n"));
    desk.write("mine.panelmark", "mine");
    assert_snapshot!(desk.run("demo mine.panelmark"), @"");
}
