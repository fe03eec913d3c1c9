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
    assert_snapshot!(desk.run(NEW), @r#"
    exit 0
    --
    note, roster.csv: Line 3, column “工作室名称”: “样例乙陶艺工作室” is not made of lead, occupation and 技能大师工作室; by that rule it is “样例乙陶艺技能大师工作室”. Check it; it may also stay as it is.
    Recusal proposed: E1 and S1 both belong to "样例单位1". If it holds, the expert declares it on the screen, or import it: panelmark import FILE recusals.
    Made s.panelmark: 2 studios, 5 people. Next: panelmark open s.panelmark
    "#);
    assert_snapshot!(desk.run(NEW), @r#"
    exit 1
    --
    note, roster.csv: Line 3, column “工作室名称”: “样例乙陶艺工作室” is not made of lead, occupation and 技能大师工作室; by that rule it is “样例乙陶艺技能大师工作室”. Check it; it may also stay as it is.
    Recusal proposed: E1 and S1 both belong to "样例单位1". If it holds, the expert declares it on the screen, or import it: panelmark import FILE recusals.
    There is a file s.panelmark already; it was left as it is. Choose another name, or move it elsewhere first if it is left from an earlier session.
    "#);
}

#[test]
fn a_session_outside_the_rubrics_validity_warns_and_a_dry_run_makes_nothing() {
    let desk = Desk::new();
    let dry = "new s.panelmark --rubric hangzhou-term --roster roster.csv --panel panel.csv --date 2026-01-01 --dry-run";
    assert_snapshot!(desk.run(dry), @r#"
    exit 0
    --
    note, roster.csv: Line 3, column “工作室名称”: “样例乙陶艺工作室” is not made of lead, occupation and 技能大师工作室; by that rule it is “样例乙陶艺技能大师工作室”. Check it; it may also stay as it is.
    Note: the date 2026-01-01 lies outside the rubric's validity (2019-11-01 to 2023-10-31).
    Recusal proposed: E1 and S1 both belong to "样例单位1". If it holds, the expert declares it on the screen, or import it: panelmark import FILE recusals.
    Checked: 2 studios, 5 people. No file was made.
    "#);
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
    panel.csv: Line 6, column “role”: “boss” is not known; use one of: expert, chair, clerk, observer.
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
    bad.csv: Line 4, column “item”: “roof” is not known; use one of: rules, reporting, site, equipment, support, accounts, improvement, results, meetings, service, schools, apprentices, skilled, technicians.
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
    {"error":"this line is not a command (expected ident at line 1 column 2); see panelmark apply --list for an example of each.","line":5,"ok":false}
    {"events":[{"event":"change_undone","expert":"E1","restored":{"mark":{"item":"site","mark":null}},"studio":"S2"}],"line":6,"ok":true}
    --
    3 commands were not carried out.
    "#);
}

#[test]
fn a_seat_with_a_code_is_refused_without_it() {
    let desk = Desk::with_session();
    desk.write("code.jsonl", "{\"command\":\"set_code\",\"seat\":\"CH\",\"code\":\"样例\"}\n{\"command\":\"set_code\",\"seat\":\"CK\",\"code\":\"样例\"}\n");
    desk.run("apply s.panelmark --seat CK code.jsonl");
    assert_snapshot!(desk.run("results s.panelmark"), @"
    exit 1
    --
    This seat has a code; enter it.
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
    This value is not possible: --format <FORMAT> xml. See --help for those that are.
    ");
}

#[test]
fn help_has_an_example_in_both_languages() {
    let desk = Desk::new();
    assert_snapshot!(desk.run("import --help"), @"
    exit 0
    take in scores, self-scores, materials or recusals

    Usage:
      panelmark import [OPTIONS] <FILE> <WHAT> <DATA>

    Arguments:
      <FILE>  session file
      <WHAT>  what to take in: scores, self-scores, materials or recusals
      <DATA>  file of data (CSV)

    Options:
          --lang <LANG>  language (or set PANELMARK_LANG): zh or en
      -h, --help         show help
          --seat <ID>    seat that imports; the clerk if not given
          --dry-run      only check, take nothing in

    Example:
      panelmark import 2023.panelmark scores scores.csv --dry-run
    --
    ");
    assert_snapshot!(desk.run("--lang zh import --help"), @"
    exit 0
    导入打分、自评分、材料或回避

    用法：
      panelmark import [OPTIONS] <FILE> <WHAT> <DATA>

    参数:
      <FILE>  会话文件
      <WHAT>  导入什么：scores 打分、self-scores 自评分、materials 材料、recusals 回避
      <DATA>  数据文件（CSV）

    选项:
          --lang <LANG>  语言（也可设环境变量 PANELMARK_LANG）：zh 或 en
      -h, --help         显示帮助
          --seat <ID>    以哪个席位导入；默认工作人员
          --dry-run      只检查，不导入

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

impl Desk {
    /// The same, final: every expert handed in full points for both studios, on paper.
    fn with_result() -> Desk {
        let desk = Desk::with_session();
        let items = [
            "rules,5",
            "reporting,10",
            "site,10",
            "equipment,5",
            "support,10",
            "accounts,10",
            "improvement,5",
            "results,10",
            "meetings,5",
            "service,5",
            "schools,5",
            "apprentices,10",
            "skilled,10",
        ];
        let rows = ["E1", "E2", "E3"].into_iter().flat_map(|expert| {
            let row = move |(studio, item): (&str, &str)| format!("{expert},{studio},{item},,\n");
            ["S1", "S2"].into_iter().flat_map(move |studio| items.into_iter().map(move |item| row((studio, item))))
        });
        let head = "expert,studio,item,points,deductions,note\n".to_owned();
        desk.write("scores.csv", rows.fold(head, |file, row| file + &row));
        desk.run("import s.panelmark scores scores.csv");
        let confirm = |expert: &str, studio: &str| {
            format!("{{\"command\":\"confirm_sheet\",\"studio\":\"{studio}\",\"expert\":\"{expert}\"}}\n")
        };
        let sheets = ["E1", "E2", "E3"].iter().flat_map(|expert| ["S1", "S2"].map(|studio| confirm(expert, studio)));
        let close = ["{\"command\":\"close_scoring\"}\n", "{\"command\":\"finalise\"}\n"].map(str::to_owned);
        desk.write("chair.jsonl", sheets.chain(close).collect::<String>());
        desk.apply("CH", "chair.jsonl");
        desk.write("clerk.jsonl", "{\"command\":\"confirm_final\"}\n");
        desk.apply("CK", "clerk.jsonl");
        desk
    }

    fn apply(&self, seat: &str, file: &str) {
        let said = self.run(&format!("apply s.panelmark --seat {seat} {file}"));
        assert!(said.starts_with("exit 0\n"), "{said}");
    }

    fn give(&self, seat: &str, command: &str) {
        self.write("one.jsonl", command);
        self.apply(seat, "one.jsonl");
    }
}

#[test]
fn the_notice_and_open_objections_are_in_the_status_and_on_the_register() {
    let desk = Desk::with_result();
    assert_snapshot!(desk.run("objections s.panelmark"), @"
    exit 0
    No public notice of the last result was given.
    There are no objections.
    --
    ");
    desk.give("CK", r#"{"command":"announce_notice","ends":"2099-07-01"}"#);
    desk.give("CK", r#"{"command":"record_objection","studio":"S1","by":"某单位职工","text":"带徒人数与名册不符"}"#);
    desk.give("CK", r#"{"command":"record_objection","studio":"S2","by":"样例乙","text":"漏记加分"}"#);
    desk.give("CH", r#"{"command":"answer_objection","number":1,"answer":"经核对名册，原分数无误"}"#);
    assert_snapshot!(desk.run("status s.panelmark"), @"
    exit 0
    Hangzhou skill master studios: term assessment 2023-06-01 · final · sheets submitted 6 of 6 · open before finalising: 0
    Public notice of revision 1: up to and with 2099-07-01.
    Objection 2, not answered yet: S2 样例乙陶艺工作室; by 样例乙: 漏记加分
    --
    ");
    assert_snapshot!(desk.run("--lang zh objections s.panelmark"), @"
    exit 0
    第 1 版结果公示期至 2099-07-01（含当日）。
    第 1 号异议：S1 样例甲焊工技能大师工作室；异议人：某单位职工；内容：带徒人数与名册不符；答复（CH 样例组长）：经核对名册，原分数无误
    第 2 号异议（未答复）：S2 样例乙陶艺工作室；异议人：样例乙；内容：漏记加分
    --
    ");
    let json = desk.run("objections s.panelmark --json");
    assert!(json.contains(r#""notice_ends": "2099-07-01""#) && json.contains(r#""answer": null"#), "{json}");
    assert!(desk.run("objections s.panelmark --seat E1").starts_with("exit 1\n"));
}

#[test]
fn what_differs_from_the_revision_before_is_listed() {
    let desk = Desk::with_result();
    assert_snapshot!(desk.run("changes s.panelmark"), @"
    exit 1
    --
    There is no earlier revision to compare with: the next one arises when a studio of a final result is reopened.
    ");
    desk.give("CH", r#"{"command":"reopen_studio","studio":"S1","reason":"异议成立"}"#);
    desk.give("CH", r#"{"command":"exclude","studio":"S1","cause":"lead_left","evidence":"离职证明"}"#);
    desk.give("CH", r#"{"command":"finalise"}"#);
    desk.give("CK", r#"{"command":"confirm_final"}"#);
    assert_snapshot!(desk.run("changes s.panelmark"), @"
    exit 0
    What differs between revision 1 and revision 2
    Id  Studio                     Rank   Total  Grade                  Remark
    S1  样例甲焊工技能大师工作室  1 → -  100.00  Excellent → excluded   - → The lead has left the applying organisation
    S2  样例乙陶艺工作室              1  100.00  Excellent → Qualified  - → beyond the quota
    --
    ");
    assert_snapshot!(desk.run("--lang zh changes s.panelmark --json"), @r#"
    exit 0
    {
      "replaces": 1,
      "revision": 2,
      "studios": [
        {
          "after": {
            "grade": "excluded",
            "rank": null,
            "reason": "lead_left",
            "total": "100.00"
          },
          "before": {
            "grade": "excellent",
            "rank": 1,
            "reason": null,
            "total": "100.00"
          },
          "id": "S1",
          "name": "样例甲焊工技能大师工作室"
        },
        {
          "after": {
            "grade": "qualified",
            "rank": 1,
            "reason": "beyond_quota",
            "total": "100.00"
          },
          "before": {
            "grade": "excellent",
            "rank": 1,
            "reason": null,
            "total": "100.00"
          },
          "id": "S2",
          "name": "样例乙陶艺工作室"
        }
      ]
    }
    --
    "#);
    let earlier = desk.run("results s.panelmark --revision 1");
    assert!(earlier.contains("This is an earlier revision: revision 2 took its place."), "{earlier}");
    assert_snapshot!(desk.run("results s.panelmark --revision 3"), @"
    exit 1
    --
    This session has no revision 3.
    ");
}

const DUE: &str = "\
id,name,lead,occupation,organisation,district,kind,founded
S1,样例甲焊工技能大师工作室,样例甲,焊工,样例单位1,上城区,existing,2016-11-20
S2,样例乙陶艺技能大师工作室,样例乙,陶艺,样例单位2,西湖区,first_term,2020-10-15
S3,样例丙钳工技能大师工作室,样例丙,钳工,样例单位3,西湖区,first_term,2021-03-01
S4,样例丁电工技能大师工作室,样例丁,电工,样例单位4,余杭区,honorary,2015-05-04
S5,样例戊车工技能大师工作室,样例戊,车工,样例单位5,余杭区,existing,2014-05-04
S6,样例己铣工技能大师工作室,样例己,铣工,样例单位6,余杭区,existing,
";

#[test]
fn who_is_due_for_which_assessment_is_told_from_founding_dates_and_last_results() {
    let desk = Desk::new();
    desk.write("roster.csv", DUE);
    assert_snapshot!(desk.run("due roster.csv --year 2023"), @"
    exit 0
    Due in 2023 (valid for 3 years): 1 for the term assessment, 3 for the annual assessment; cannot be told: 1

    Due                Years full on  Founded     Id  Studio                    Kind               District  Remark
    term assessment    2023-10-15     2020-10-15  S2  样例乙陶艺技能大师工作室  First-term studio  西湖区
    annual assessment  2017-05-04     2014-05-04  S5  样例戊车工技能大师工作室  Existing studio    余杭区
    annual assessment  2018-05-04     2015-05-04  S4  样例丁电工技能大师工作室  Honorary studio    余杭区
    annual assessment  2019-11-20     2016-11-20  S1  样例甲焊工技能大师工作室  Existing studio    上城区
    cannot be told                                S6  样例己铣工技能大师工作室  Existing studio    余杭区    no day of founding
    not due            2024-03-01     2021-03-01  S3  样例丙钳工技能大师工作室  First-term studio  西湖区
    --
    ");
    desk.write(
        "2022.csv",
        "rank,id,grade,title\n1,S1,excellent,kept\n,S4,excluded,\n,S5,unqualified,revoked\n,S9,qualified,kept\n",
    );
    assert_snapshot!(desk.run("--lang zh due roster.csv --year 2023 --results 2022.csv"), @"
    exit 0
    2023 年应考核（有效期 3 年）：期满考核 1 个，年度绩效考核 2 个，无法判断 1 个

    应参加        期满日期    成立日期    编号  工作室                    类别                区、县（市）  说明
    期满考核      2023-10-15  2020-10-15  S2    样例乙陶艺技能大师工作室  首次申报新建工作室  西湖区
    年度绩效考核  2018-05-04  2015-05-04  S4    样例丁电工技能大师工作室  荣誉技能大师工作室  余杭区        上次不列入考核，请核实事由是否仍在
    年度绩效考核  2019-11-20  2016-11-20  S1    样例甲焊工技能大师工作室  现有工作室          上城区
    无法判断                              S6    样例己铣工技能大师工作室  现有工作室          余杭区        没有成立日期
    未到期        2024-03-01  2021-03-01  S3    样例丙钳工技能大师工作室  首次申报新建工作室  西湖区
    无称号        2017-05-04  2014-05-04  S5    样例戊车工技能大师工作室  现有工作室          余杭区
    --
    提醒：上次结果中有名单里没有的工作室：S9
    ");
    assert_snapshot!(desk.run("due roster.csv --year 2024 --years 3 --results 2022.csv --format csv"), @"
    exit 0
    due,valid_until,founded,id,name,lead,organisation,district,kind,last
    term,2024-03-01,2021-03-01,S3,样例丙钳工技能大师工作室,样例丙,样例单位3,西湖区,first_term,
    annual,2018-05-04,2015-05-04,S4,样例丁电工技能大师工作室,样例丁,样例单位4,余杭区,honorary,excluded
    annual,2019-11-20,2016-11-20,S1,样例甲焊工技能大师工作室,样例甲,样例单位1,上城区,existing,kept
    annual,2023-10-15,2020-10-15,S2,样例乙陶艺技能大师工作室,样例乙,样例单位2,西湖区,first_term,
    unknown,,,S6,样例己铣工技能大师工作室,样例己,样例单位6,余杭区,existing,
    no_title,2017-05-04,2014-05-04,S5,样例戊车工技能大师工作室,样例戊,样例单位5,余杭区,existing,revoked
    --
    Note: the last result names studios that are not on the roster: S9
    ");
    let json = desk.run("due roster.csv --year 2021 --years 5 --format json");
    assert!(json.contains(r#""valid_until": "2021-11-20""#) && json.contains(r#""years": 5"#), "{json}");
    desk.write("2022.csv", "id,grade,title\nS1,excellent,gone\n");
    assert_snapshot!(desk.run("due roster.csv --year 2023 --results 2022.csv"), @"
    exit 1
    --
    2022.csv: Line 2, column “title”: “gone” is not known; use one of: kept, renewable, revoked, granted, not_granted.
    One problem; nothing was taken in. Mend it and try again.
    ");
    assert!(desk.run("due roster.csv --year 0").starts_with("exit 2\n"));
}

/// What one session puts out, the next year's list takes in.
#[test]
fn the_result_of_a_session_says_who_is_due_next() {
    let desk = Desk::with_result();
    let results = desk.run("results s.panelmark --format csv");
    desk.write("last.csv", results.strip_prefix("exit 0\n").unwrap().strip_suffix("--\n").unwrap());
    let list = desk.run("due roster.csv --year 2023 --results last.csv --format csv");
    // Both passed their term: they are renewed.
    assert_eq!(list.lines().filter(|line| line.starts_with("annual,")).count(), 2, "{list}");
}

#[test]
fn the_studios_of_a_final_session_go_on_into_the_next() {
    let desk = Desk::with_result();
    let next = "new next.panelmark --rubric hangzhou-annual --from s.panelmark --panel panel.csv --date 2023-10-01";
    desk.give("CH", r#"{"command":"reopen_studio","studio":"S1","reason":"异议成立"}"#);
    assert_snapshot!(desk.run(next), @"
    exit 1
    --
    The session s.panelmark is not final, so nobody can be carried over from it. Finalise it first, or give a roster.
    ");
    desk.give("CH", r#"{"command":"fail","studio":"S1","cause":"refused","evidence":"书面拒绝"}"#);
    desk.give("CH", r#"{"command":"finalise"}"#);
    desk.give("CK", r#"{"command":"confirm_final"}"#);
    desk.write("both.csv", DUE);
    assert_snapshot!(desk.run(&format!("{next} --roster both.csv")), @"
    exit 1
    --
    S2 样例乙陶艺技能大师工作室 is on the roster and carried over as well. Take it off the roster.
    ");
    assert!(!desk.has("next.panelmark"));
    let added: String = DUE.lines().filter(|line| !line.starts_with("S2,")).map(|line| format!("{line}\n")).collect();
    desk.write("added.csv", added.replace("S1,样例甲", "S7,样例庚").replace("样例甲", "样例庚"));
    assert_snapshot!(desk.run(&format!("{next} --roster added.csv --dry-run")), @r#"
    exit 0
    --
    Carried over from s.panelmark: 1 studio.
    Left behind, title revoked or not granted (1): S1 样例甲焊工技能大师工作室
    Passed the first term, of kind existing from now on (1): S2 样例乙陶艺工作室
    Recusal proposed: E1 and S7 both belong to "样例单位1". If it holds, the expert declares it on the screen, or import it: panelmark import FILE recusals.
    Checked: 6 studios, 5 people. No file was made.
    "#);
    assert!(desk.run(next).starts_with("exit 0\n"));
    let founded = desk.run("log next.panelmark --json");
    let founded: serde_json::Value = serde_json::from_str(founded.lines().nth(1).unwrap()).unwrap();
    let roster = &founded["event"]["roster"];
    assert_eq!(roster.as_array().unwrap().len(), 1);
    assert_eq!((&roster[0]["id"], &roster[0]["kind"]), (&"S2".into(), &"existing".into()));
    assert_eq!(roster[0]["founded"], "2020-10-15");
    assert!(desk.run("new x.panelmark --rubric hangzhou-annual --panel panel.csv").starts_with("exit 2\n"));
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
