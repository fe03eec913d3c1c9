//! The shell as a clerk meets it: what each subcommand says, and how it exits.

mod common;

use std::fs;

use common::desk::{Desk, NEW, PANEL, ROSTER};
use common::program::program;
use insta::assert_snapshot;

#[test]
fn a_new_session_says_what_it_holds_and_what_is_odd() {
    let desk = Desk::new();
    assert_snapshot!(desk.run(NEW), @"
    exit 0
    --
    note, roster.csv: Line 3, column “工作室名称”: “样例乙陶艺工作室” is not made of lead, occupation and 技能大师工作室; by that rule it is “样例乙陶艺技能大师工作室”. Check it; it may also stay as it is.
    Recusal proposed (expert and studio belong to the same organisation): E1-S1. Where it holds, the expert declares it on the screen, or import it: panelmark import FILE recusals.
    Made s.panelmark: 2 studios, 5 people; days and times are those of UTC+8. Next: panelmark open s.panelmark
    ");
    assert_snapshot!(desk.run(NEW), @"
    exit 1
    --
    note, roster.csv: Line 3, column “工作室名称”: “样例乙陶艺工作室” is not made of lead, occupation and 技能大师工作室; by that rule it is “样例乙陶艺技能大师工作室”. Check it; it may also stay as it is.
    Recusal proposed (expert and studio belong to the same organisation): E1-S1. Where it holds, the expert declares it on the screen, or import it: panelmark import FILE recusals.
    There is a file s.panelmark already; it was left as it is. Choose another name, or move it elsewhere first if it is left from an earlier session.
    ");
}

#[test]
fn a_long_roster_is_not_a_flood_of_notes() {
    let desk = Desk::new();
    let row = |n: usize| format!("S{n},样例工作室{n},样例甲,焊工,样例单位1,上城区,existing,\n");
    let head = "编号,工作室名称,领衔人,职业（工种）,申报单位,区县,类别,成立日期\n".to_owned();
    desk.write("roster.csv", (1..=40).map(row).fold(head, |file, row| file + &row));
    let said = desk.run(NEW);
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines.len(), 2 + 10 + 1 + 10 + 1 + 2, "{said}");
    assert_eq!(lines[12], "note, roster.csv: 30 more rows are like that.");
    assert_eq!(
        lines[13],
        "Note: S1 样例工作室1 and S2 样例工作室2 have the same lead and organisation. Check whether they are one studio."
    );
    assert_eq!(lines[23], "Note: 29 more are the same or alike.");
    assert!(lines[24].contains("E1-S1 E1-S2 E1-S3 E1-S4 E1-S5 E1-S6 E1-S7 E1-S8 E1-S9 E1-S10 and 30 more. Where"), "{said}");
}

#[test]
fn what_a_new_session_waits_for_is_counted_by_expert() {
    let desk = Desk::new();
    let row = |n: usize| format!("S{n},样例甲焊工技能大师工作室,样例甲,焊工,样例单位9,上城区,existing,\n");
    let head = "编号,工作室名称,领衔人,职业（工种）,申报单位,区县,类别,成立日期\n".to_owned();
    desk.write("roster.csv", (1..=25).map(row).fold(head, |file, row| file + &row));
    desk.run(NEW);
    desk.give("CH", r#"{"command":"open_scoring"}"#);
    desk.give("E2", r#"{"command":"recuse","studio":"S1","reason":"所在单位相同"}"#);
    let said = desk.run("status s.panelmark");
    let blocking: Vec<&str> = said.lines().filter(|line| line.starts_with("- ")).collect();
    assert_eq!(
        blocking,
        [
            "- scoring is not closed yet",
            "- E1 样例专家1: 25 sheets to hand in",
            "- E2 样例专家2: 24 sheets to hand in",
            "- E3 样例专家3: 25 sheets to hand in",
        ],
        "{said}"
    );
    let all = desk.run("status s.panelmark --all");
    assert!(all.contains("- E3 样例专家3 has not scored S25"), "{all}");
    assert!(all.contains("sheets submitted 0 of 74 · open before finalising: 75"), "{all}");
}

#[test]
fn who_may_not_see_something_after_the_final_is_not_told_to_wait_for_it() {
    let said = Desk::with_result().run("explain s.panelmark S1 --seat E1");
    assert!(said.starts_with("exit 1\n--\nYour seat is not shown this"), "{said}");
}

#[test]
fn a_session_outside_the_rubrics_validity_warns_and_a_dry_run_makes_nothing() {
    let desk = Desk::new();
    let dry = "new s.panelmark --rubric hangzhou-term --roster roster.csv --panel panel.csv --date 2026-01-01 --dry-run";
    assert_snapshot!(desk.run(dry), @"
    exit 0
    --
    note, roster.csv: Line 3, column “工作室名称”: “样例乙陶艺工作室” is not made of lead, occupation and 技能大师工作室; by that rule it is “样例乙陶艺技能大师工作室”. Check it; it may also stay as it is.
    Note: the date 2026-01-01 lies outside the rubric's validity (2019-11-01 to 2023-10-31).
    Recusal proposed (expert and studio belong to the same organisation): E1-S1. Where it holds, the expert declares it on the screen, or import it: panelmark import FILE recusals.
    Checked: 2 studios, 5 people. No file was made.
    ");
    assert!(!desk.has("s.panelmark"));
}

#[test]
fn every_bad_row_of_every_file_is_reported_and_nothing_is_made() {
    let desk = Desk::new();
    desk.write("roster.csv", ROSTER.replace("existing", "old").replace("2020年10月15日", "去年"));
    desk.write("panel.csv", PANEL.replace("clerk", "boss").replace("E2", "E1"));
    assert_snapshot!(desk.run(NEW), @"
    exit 1
    --
    roster.csv: Line 2, column “类别”: “old” is not known; use one of: existing, first_term, honorary.
    roster.csv: Line 3, column “成立日期”: “去年” is not a date; write it as 2019-11-20.
    2 problems; nothing was taken in. Mend them and try again.
    panel.csv: Line 3, column “id”: “E1” repeats line 2; keep one of them, or correct one.
    panel.csv: Line 6, column “role”: “boss” is not known; use one of: expert, chair, clerk, observer, board.
    2 problems; nothing was taken in. Mend them and try again.
    ");
    assert!(!desk.has("s.panelmark"));
}

#[test]
fn scores_are_taken_in_whole_or_not_at_all() {
    let desk = Desk::with_session();
    desk.write(
        "bad.csv",
        "expert,studio,item,points,deductions,note\nE1,S1,site,8.3,,\nE9,S1,site,8,,\nE1,S1,roof,8,,\nE1,S1,rules,,,\n",
    );
    assert_snapshot!(desk.run("import s.panelmark scores bad.csv"), @"
    exit 1
    --
    bad.csv: Line 2, column “points”: “8.3” is not a multiple of 0.5; change it to 8 or 8.5.
    bad.csv: Line 3, column “expert”: The panel has nobody called “E9”; use the id of an expert.
    bad.csv: Line 4, column “item”: “roof” is not known; use one of: rules, reporting, site, equipment, support, accounts, improvement, results, meetings, service, schools, apprentices, skilled, technicians, total.
    bad.csv: Line 5, column “points”: There are neither points nor deductions; blank is neither zero nor full points. Fill in either, or remove the row if it was not scored yet.
    4 problems; nothing was taken in. Mend them and try again.
    ");
    desk.write(
        "good.csv",
        "expert,studio,item,points,deductions,note\nE1,S2,site,8.5,,\nE1,S2,apprentices,,no_roster;missing*3,缺名册\n",
    );
    assert_snapshot!(desk.run("import s.panelmark scores good.csv --dry-run"), @"
    exit 0
    --
    good.csv is good: 3 entries. Nothing was taken in.
    ");
    assert_snapshot!(desk.run("import s.panelmark scores good.csv"), @"
    exit 0
    --
    good.csv taken in: 3 entries, 3 new records.
    ");
    assert_snapshot!(desk.run("status s.panelmark"), @"
    exit 0
    Hangzhou skill master studios: term assessment 2023-06-01 · scoring · sheets submitted 0 of 6 · open before finalising: 7
    Opening code CODE-CODE-CODE-CODE-CODE-CODE-CODE-CODE
    Papers handed in: 0 late, 10 missing
    - scoring is not closed yet
    - E1 样例专家1 has not scored S1 样例甲焊工技能大师工作室
    - E2 样例专家2 has not scored S1 样例甲焊工技能大师工作室
    - E3 样例专家3 has not scored S1 样例甲焊工技能大师工作室
    - sheet of E1 样例专家1 for S2 样例乙陶艺工作室 is not submitted (2 of 13 items scored)
    - E2 样例专家2 has not scored S2 样例乙陶艺工作室
    - E3 样例专家3 has not scored S2 样例乙陶艺工作室
    --
    ");
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
    assert_snapshot!(desk.run("apply s.panelmark --seat E1 e1.jsonl"), @r#"
    exit 1
    {"events":[{"event":"item_scored","expert":"E1","item":"site","mark":{"points":"8.5"},"studio":"S2"}],"line":1,"ok":true}
    {"error":"Work site: points lie between 0 and 10, ticked deductions included.","line":2,"ok":false}
    {"error":"Your seat cannot \"close scoring\"; this is for: chair.","line":3,"ok":false}
    {"events":[],"line":4,"ok":true}
    {"error":"This line is not whole JSON: it cannot be read on from byte 2. Write one command a line, such as {\"command\":\"open_scoring\"}.","line":5,"ok":false}
    {"events":[{"event":"change_undone","expert":"E1","restored":{"mark":{"item":"site","mark":null}},"studio":"S2"}],"line":6,"ok":true}
    --
    3 commands were not carried out.
    "#);
}

#[test]
fn after_every_command_the_session_is_one_file_again() {
    let desk = Desk::with_session();
    for places in 1..40 {
        desk.write(
            "quota.jsonl",
            format!("{{\"command\":\"set_quota\",\"pool\":\"existing\",\"places\":{places},\"reason\":\"x\"}}\n"),
        );
        assert!(desk.run("apply s.panelmark --seat CH quota.jsonl").starts_with("exit 0"));
        assert!(!desk.has("s.panelmark-wal"), "after {places} commands");
    }
}

#[test]
fn what_is_not_text_or_has_no_end_is_answered_and_the_lines_before_stay() {
    let desk = Desk::with_session();
    let mut lines = b"{\"command\":\"score\",\"studio\":\"S2\",\"item\":\"site\",\"points\":\"8.5\"}\n\xff\xfe\n".to_vec();
    lines.extend(vec![b'x'; 100_000]);
    lines.extend(b"\n{\"command\":\"\xc2\x9b31m\"}\n");
    desk.write("e1.jsonl", lines);
    assert_snapshot!(desk.run("apply s.panelmark --seat E1 e1.jsonl"), @r#"
    exit 1
    {"events":[{"event":"item_scored","expert":"E1","item":"site","mark":{"points":"8.5"},"studio":"S2"}],"line":1,"ok":true}
    {"error":"this line is not UTF-8 text; it was not carried out.","line":2,"ok":false}
    {"error":"this line is too long to be a command.","line":3,"ok":false}
    {"error":"There is no command called \"\\u{9b}31m\"; see panelmark apply --list for an example of each.","line":4,"ok":false}
    --
    3 commands were not carried out.
    "#);
}

#[test]
fn a_second_import_says_which_sheets_are_in_the_way() {
    let desk = Desk::with_session();
    let items = [
        "rules",
        "reporting",
        "site",
        "equipment",
        "support",
        "accounts",
        "improvement",
        "results",
        "meetings",
        "service",
        "schools",
        "apprentices",
        "skilled",
    ];
    let rows: String = items.iter().map(|item| format!("E1,S1,{item},5\nE2,S2,{item},5\n")).collect();
    desk.write("paper.csv", format!("expert,studio,item,points\n{rows}"));
    assert!(desk.run("import s.panelmark scores paper.csv").starts_with("exit 0"));
    assert_snapshot!(desk.run("import s.panelmark scores paper.csv"), @"
    exit 1
    --
    paper.csv: E1 for S1: The sheet is submitted; take it back first to change it.
    paper.csv: E2 for S2: The sheet is submitted; take it back first to change it.
    2 problems; nothing was taken in. Mend them and try again.
    ");
}

#[test]
fn scores_before_scoring_is_open_are_refused_once_with_what_to_do() {
    let desk = Desk::new();
    desk.run(NEW);
    desk.write("paper.csv", "expert,studio,item,points\nE1,S1,site,5\nE2,S2,site,5\n");
    assert_snapshot!(desk.run("import s.panelmark scores paper.csv"), @r#"
    exit 1
    --
    The session is in setup; "score" is possible in: scoring, review.
    The chair opens scoring first: o on the screen, or apply with {"command":"open_scoring"}.
    "#);
    assert_eq!(desk.run("import s.panelmark scores paper.csv --dry-run"), desk.run("import s.panelmark scores paper.csv"));
}

#[test]
fn the_list_of_commands_can_be_given_back() {
    let desk = Desk::with_session();
    desk.write("list.jsonl", desk.run("apply --list").replace("exit 0\n", "").replace("--\n", ""));
    let answers = desk.run("apply s.panelmark --seat E1 list.jsonl");
    assert_eq!(answers.matches("\"ok\":").count(), desk.run("apply --list").matches("{\"command\"").count());
    assert!(!answers.contains("not a command"), "{answers}");
}

#[test]
fn a_seat_with_a_code_is_refused_without_it() {
    let desk = Desk::with_session();
    desk.write("code.jsonl", "{\"command\":\"set_code\",\"seat\":\"CH\",\"code\":\"样例\"}\n{\"command\":\"set_code\",\"seat\":\"CK\",\"code\":\"样例\"}\n");
    desk.run("apply s.panelmark --seat CK code.jsonl");
    assert_snapshot!(desk.run("results s.panelmark"), @"
    exit 1
    --
    This seat has a code; enter it (without a terminal, give it in PANELMARK_CODE).
    ");
}

#[test]
fn what_is_not_a_session_is_left_alone() {
    let desk = Desk::new();
    desk.write("notes.txt", "not a session");
    assert_snapshot!(desk.run("status notes.txt"), @"
    exit 3
    --
    notes.txt is not a session file of panelmark; it was left as it is. Check the name.
    ");
    assert_snapshot!(desk.run("status nowhere.panelmark"), @"
    exit 3
    --
    There is no session file nowhere.panelmark. Check the name and the folder; to make a new session, use panelmark new.
    ");
    assert_eq!(fs::read_to_string(desk.dir.path().join("notes.txt")).unwrap(), "not a session");
}

#[test]
fn usage_is_exit_2_in_the_persons_language() {
    let desk = Desk::new();
    assert_snapshot!(desk.run("--lang zh imprt"), @"
    exit 2
    --
    没有这个命令：imprt。所有命令见 panelmark --help。
    用法： panelmark [OPTIONS] <命令>
    ");
    assert_snapshot!(desk.run("import s.panelmark"), @"
    exit 2
    --
    Missing: <WHAT> <DATA>
    Usage: panelmark import <FILE> <WHAT> <DATA>
    ");
    assert_snapshot!(desk.run("results s.panelmark --format xml"), @"
    exit 2
    --
    This value is not possible: --format <FORMAT> xml (table csv json). See --help for those that are.
    ");
}

#[test]
fn help_has_an_example_in_both_languages() {
    let desk = Desk::new();
    assert_snapshot!(desk.run("import --help"), @"
    exit 0
    take in scores, self-scores, materials, conditions or recusals

    Usage:
      panelmark import [OPTIONS] <FILE> <WHAT> <DATA>

    Arguments:
      <FILE>  session file
      <WHAT>  what to take in: scores, self-scores, materials, conditions or recusals
      <DATA>  file of data (CSV)

    Options:
          --lang <LANG>    language (or set PANELMARK_LANG): zh or en
      -h, --help           show help
          --seat <ID>      seat that imports; the clerk if not given
          --network-share  also open a session file on a network share that no other machine opens
          --dry-run        only check, take nothing in

    Example:
      panelmark import 2023.panelmark scores scores.csv --dry-run
    --
    ");
    assert_snapshot!(desk.run("--lang zh import --help"), @"
    exit 0
    导入打分、自评分、材料、申报条件或回避

    用法：
      panelmark import [OPTIONS] <FILE> <WHAT> <DATA>

    参数:
      <FILE>  会话文件
      <WHAT>  导入什么：scores 打分、self-scores 自评分、materials 材料、conditions 申报条件、recusals 回避
      <DATA>  数据文件（CSV）

    选项:
          --lang <LANG>    语言（也可设环境变量 PANELMARK_LANG）：zh 或 en
      -h, --help           显示帮助
          --seat <ID>      以哪个席位导入；默认工作人员
          --network-share  允许打开网络共享上的会话文件；仅在没有别的电脑打开它时使用
          --dry-run        只检查，不导入

    示例：
      panelmark import 2023.panelmark scores 打分.csv --dry-run
    --
    ");
}

#[test]
fn rubrics_are_listed_and_checked() {
    let desk = Desk::new();
    assert_snapshot!(desk.run("rubric list"), @"
    exit 0
    hangzhou-term	Hangzhou skill master studios: term assessment
    hangzhou-annual	Hangzhou skill master studios: annual assessment
    hangzhou-recognition	Hangzhou skill master studios: recognition
    hangzhou-honorary	Hangzhou skill master studios: honorary recognition
    --
    ");
    assert_snapshot!(desk.run("rubric check hangzhou-term"), @r#"
    exit 0
    --
    "Hangzhou skill master studios: term assessment" is good: 14 items.
    "#);
    desk.write("mine.toml", "format = 1\nid = \"mine\"\nbase = 9.5\n");
    assert!(desk.run("rubric check mine.toml").starts_with("exit 1\n"));
}

#[test]
fn the_screens_ask_for_a_terminal() {
    let desk = Desk::with_session();
    assert_snapshot!(desk.run("open s.panelmark"), @"
    exit 1
    --
    The screens need a terminal; without one use status, results, apply and the others.
    ");
}

#[test]
fn the_demo_says_where_it_is_and_leaves_other_files_alone() {
    let desk = Desk::new();
    assert_snapshot!(desk.run("demo"), @"
    exit 0
    --
    The sample session is in demo.panelmark.
    Go on: panelmark open demo.panelmark  (open it in a second terminal too, and be expert and chair at once)
    Start over: delete the file and run panelmark demo again
    For real: panelmark new --help
    ");
    assert!(desk.run("verify demo.panelmark").starts_with("exit 0\n"));
    desk.write("mine.panelmark", "mine");
    assert_snapshot!(desk.run("demo mine.panelmark"), @"
    exit 1
    --
    mine.panelmark exists and is not a sample session; it was left alone. Name another file: panelmark demo FILE
    ");
}

#[test]
fn what_a_spreadsheet_puts_around_a_table_is_passed_over_and_said() {
    let desk = Desk::with_session();
    desk.write("title.csv", "2023年度样例汇总表,,,\n,,,\n专家,工作室,项目,得分\nE1,S1,site,8\n");
    assert_snapshot!(desk.run("import s.panelmark scores title.csv --dry-run"), @"
    exit 0
    --
    note, title.csv: Line 3: The headings stand here; what is above them was not read: “2023年度样例汇总表”.
    title.csv is good: 1 entry. Nothing was taken in.
    ");
    let roster = ROSTER.replacen("编号", "联系电话,编号", 1).replace("\nS", "\n000,S");
    desk.write("more.csv", format!("样例名单\n{roster}"));
    assert_snapshot!(
        desk.run("new n.panelmark --rubric hangzhou-term --roster more.csv --panel panel.csv --date 2023-06-01 --dry-run"),
        @"
    exit 0
    --
    note, more.csv: Line 2: The headings stand here; what is above them was not read: “样例名单”.
    note, more.csv: Line 2: These columns were not read: 联系电话.
    note, more.csv: Line 4, column “工作室名称”: “样例乙陶艺工作室” is not made of lead, occupation and 技能大师工作室; by that rule it is “样例乙陶艺技能大师工作室”. Check it; it may also stay as it is.
    Recusal proposed (expert and studio belong to the same organisation): E1-S1. Where it holds, the expert declares it on the screen, or import it: panelmark import FILE recusals.
    Checked: 2 studios, 5 people. No file was made.
    "
    );
}

#[test]
fn a_file_that_is_no_csv_in_a_known_encoding_is_told_in_a_sentence() {
    let desk = Desk::with_session();
    let head = b"expert,studio,item,points,note\n";
    desk.write("western.csv", [head.as_slice(), b"E1,S1,site,8,M\xFCller\n"].concat());
    desk.write("book.csv", b"PK\x03\x04\x14\0\x06\0xl/workbook.xml\0");
    desk.write("utf16.csv", head.iter().flat_map(|byte| [*byte, 0]).collect::<Vec<u8>>());
    assert_snapshot!(desk.run("import s.panelmark scores western.csv"), @"
    exit 1
    --
    western.csv: Line 2: From this line on the text makes no sense: the file is not UTF-8 and does not look like GB18030; it seems to be in the encoding Windows-1252 (Western) or one like it. Open it in the spreadsheet that it came from, save it as “CSV UTF-8” and import that.
    One problem; nothing was taken in. Mend it and try again.
    ");
    assert_snapshot!(desk.run("--lang zh import s.panelmark scores book.csv"), @"
    exit 1
    --
    book.csv：这是 Excel 工作簿，不是 CSV；请在表格软件中打开，另存为「CSV UTF-8」后再导入。
    共 1 处问题，什么都没有导入；改好后请重试。
    ");
    assert_snapshot!(desk.run("--lang zh import s.panelmark scores utf16.csv"), @"
    exit 1
    --
    utf16.csv：文件看起来是 UTF-16 编码，但开头没有编码标记（BOM），没有读入；请在表格软件中另存为「CSV UTF-8」后再导入。
    共 1 处问题，什么都没有导入；改好后请重试。
    ");
}

#[test]
fn the_list_of_commands_says_what_points_are_where_none_are_given() {
    let list = Desk::new().run("apply --list");
    let score = list.lines().position(|line| line.starts_with(r#"{"command":"score""#)).unwrap();
    assert_eq!(list.lines().nth(score - 1), Some("# Without points, they are full points less the deductions named."));
    assert_eq!(
        list.lines().filter(|line| line.starts_with('#')).count(),
        list.lines().filter(|line| line.starts_with('{')).count() + 1
    );
}

#[test]
fn the_second_verifier_ends_silently_where_nobody_reads_on() {
    let desk = Desk::with_session();
    let verifier = concat!(env!("CARGO_MANIFEST_DIR"), "/verifier/verify.py");
    let python = program("python3")
        .args([verifier, "s.panelmark"])
        .current_dir(desk.dir.path())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn();
    let mut python = python.unwrap();
    // The reader is gone before anything is written.
    drop(python.stdout.take());
    let said = python.wait_with_output().unwrap().stderr;
    assert_eq!(String::from_utf8_lossy(&said), "");
}

#[test]
fn what_a_seat_may_not_do_is_exit_1_whatever_the_subcommand() {
    let desk = Desk::with_session();
    desk.write("self.csv", "studio,item,points\nS1,rules,5\n");
    desk.write("one.jsonl", r#"{"command":"close_scoring"}"#);
    for arguments in [
        "results s.panelmark",
        "results s.panelmark --format json",
        "changes s.panelmark",
        "explain s.panelmark S1",
        "agreement s.panelmark",
        "objections s.panelmark",
        "log s.panelmark",
        "export s.panelmark --out out",
        "import s.panelmark self-scores self.csv",
        "invite s.panelmark E2",
        "apply s.panelmark one.jsonl",
    ] {
        let said = desk.run(&format!("{arguments} --seat E1"));
        assert!(said.starts_with("exit 1\n"), "{arguments}: {said}");
        let nobody = desk.run(&format!("{arguments} --seat E9"));
        assert!(nobody.starts_with("exit 1\n"), "{arguments}: {nobody}");
    }
    assert!(!desk.has("out"));
}

#[test]
fn a_file_that_another_program_holds_is_not_called_unsaved() {
    let desk = Desk::with_session();
    let holder = rusqlite::Connection::open(desk.dir.path().join("s.panelmark")).unwrap();
    holder.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; SELECT count(*) FROM events; COMMIT;").unwrap();
    for command in ["status s.panelmark", "verify s.panelmark"] {
        let said = desk.run(command);
        assert!(said.starts_with("exit 3\n") && said.contains("Another program holds s.panelmark locked"), "{said}");
        assert!(!said.contains("NOT SAVED"), "{said}");
    }
}
