//! A whole recognition at the shell: applied for, checked, scored, finalised, exported; and the years after it.

mod common;

use std::fs;

use common::desk::Desk;
use insta::assert_snapshot;

const APPLICANTS: &str = "\
编号,工作室名称,领衔人,职业（工种）,申报单位,区县,类别
S1,样例甲焊工技能大师工作室,样例甲,焊工,样例单位1,上城区,申报新建工作室
S2,样例乙陶艺技能大师工作室,样例乙,陶艺,样例单位2,西湖区,申报新建工作室
S3,样例丙钳工技能大师工作室,样例丙,钳工,样例单位3,西湖区,申报新建工作室
";
const CONDITIONS: [&str; 9] = [
    "lead_qualified",
    "before_retirement",
    "team_of_three",
    "personnel_rules",
    "agreement",
    "site_and_equipment",
    "necessary_funds",
    "rewards",
    "heritage",
];
const ITEMS: [(&str, &str); 9] = [
    ("skill", "15"),
    ("leading_role", "15"),
    ("team", "10"),
    ("rules", "10"),
    ("site", "10"),
    ("funds", "10"),
    ("training", "10"),
    ("problem", "15"),
    ("key_project", "5"),
];

/// Everything is met by S1 and S2; of S3 the team is too small and the rest is not checked.
fn findings() -> String {
    let met = |studio: &str| CONDITIONS.map(|condition| format!("{studio},{condition},是,核对原件\n")).concat();
    format!("工作室,条件,是否符合,依据\n{}{}S3,team_of_three,否,名册只有2人\n", met("S1"), met("S2"))
}

/// A recognition with all findings in, full sheets for S1, half points for S2, and none for S3.
fn scored() -> Desk {
    let desk = Desk::new();
    desk.write("applicants.csv", APPLICANTS);
    desk.run("new s.panelmark --rubric hangzhou-recognition --roster applicants.csv --panel panel.csv --date 2020-06-01");
    desk.give("CH", r#"{"command":"open_scoring"}"#);
    desk.write("conditions.csv", findings());
    let said = desk.run("import s.panelmark conditions conditions.csv");
    assert!(said.starts_with("exit 0\n"), "{said}");
    let mut scores = "expert,studio,item,points,deductions,note\n".to_owned();
    let mut confirm = String::new();
    for expert in ["E1", "E2", "E3"] {
        for (item, points) in ITEMS {
            scores += &format!("{expert},S1,{item},{points},,\n{expert},S2,{item},2.5,,\n");
        }
        for studio in ["S1", "S2"] {
            confirm += &format!("{{\"command\":\"confirm_sheet\",\"studio\":\"{studio}\",\"expert\":\"{expert}\"}}\n");
        }
    }
    desk.write("scores.csv", scores);
    desk.run("import s.panelmark scores scores.csv");
    desk.write("chair.jsonl", confirm + "{\"command\":\"close_scoring\"}\n");
    desk.apply("CH", "chair.jsonl");
    desk
}

fn finalised() -> Desk {
    let desk = scored();
    desk.give("CH", r#"{"command":"finalise"}"#);
    desk.give("CK", r#"{"command":"confirm_final"}"#);
    desk
}

#[test]
fn what_is_not_checked_stands_in_the_way_and_what_is_not_met_decides() {
    let desk = Desk::new();
    desk.write("applicants.csv", APPLICANTS);
    desk.run("new s.panelmark --rubric hangzhou-recognition --roster applicants.csv --panel panel.csv --date 2020-06-01");
    let status = desk.run("status s.panelmark --all");
    assert!(status.contains("- S1 样例甲焊工技能大师工作室: 11 conditions of eligibility not checked yet"), "{status}");
    desk.write("conditions.csv", "studio,condition,met,evidence\nS1,team_of_three,no,\nS9,heritage,maybe,x\n");
    assert_snapshot!(desk.run("import s.panelmark conditions conditions.csv"), @"
    exit 1
    --
    conditions.csv: Line 2, column “evidence”: This may not be blank; fill it in.
    conditions.csv: Line 3, column “studio”: The roster has no studio “S9”; use an id of the roster.
    conditions.csv: Line 3, column “met”: “maybe” is neither yes nor no; write yes or no, and leave it blank where it is not checked yet.
    3 problems; nothing was taken in. Mend them and try again.
    ");
    let desk = scored();
    assert_snapshot!(desk.run("results s.panelmark"), @"
    exit 0
    Hangzhou skill master studios: recognition 2020-06-01 (recognition, 2020-06-01)
    [PROVISIONAL] The result may still change and must not be posted as final.

    Rank  Id  Studio                    Kind               Total  Counted  Grade           Remark
       1  S1  样例甲焊工技能大师工作室  Applicant studio  100.00      3/3  Recognised
    ---- threshold of Recognised: 60 points -----------------------------------------------------------------------------
       2  S2  样例乙陶艺技能大师工作室  Applicant studio   22.50      3/3  Not recognised
          S3  样例丙钳工技能大师工作室  Applicant studio              0/0  Not recognised  Requirements not met: A master

    Total: with 5 or more sheets the highest and the lowest sheet total are dropped (equal totals share the drop) and the others averaged; with fewer than 5 all are averaged; with fewer than 3 the chair gives the grade.
    Rounding: half up, to 2 decimals.
    Rank: equal totals are told apart by Master, Project, the median of sheet totals, in this order; what is still equal shares the rank.
    Grades: Recognised (from 60), Not recognised (the rest).
    Quota of New studios: 25 Recognised (the rubric says 25); 2 assessed, 1 taken.
    --
    ");
    desk.write("grade.jsonl", r#"{"command":"override_grade","studio":"S3","grade":"recognised","reason":"复核意见"}"#);
    assert_snapshot!(desk.run("apply s.panelmark --seat CH grade.jsonl"), @r#"
    exit 1
    {"error":"This studio does not meet a requirement, so its grade cannot be changed. If a finding is wrong, correct it first.","line":1,"ok":false}
    --
    One command was not carried out.
    "#);
    // A finding that was wrong is corrected, and the studio is waited for again.
    desk.give(
        "CK",
        r#"{"command":"check_condition","studio":"S3","condition":"team_of_three","finding":"met","evidence":"补交社保证明"}"#,
    );
    let status = desk.run("status s.panelmark --all");
    assert!(status.contains("S3 样例丙钳工技能大师工作室: 10 conditions"), "{status}");
    assert!(status.contains("E1 样例专家1"), "{status}");
}

#[test]
fn sheets_of_a_studio_that_is_not_assessed_any_more_are_told_beside_those_that_are_waited_for() {
    let desk = scored();
    assert!(desk.run("status s.panelmark").contains("sheets submitted 6 of 6 · "));
    let why = r#"{"command":"check_condition","studio":"S2","condition":"team_of_three","finding":"not_met","evidence":"复核"}"#;
    desk.give("CK", why);
    let status = desk.run("status s.panelmark");
    assert!(status.contains("sheets submitted 3 of 3, and 3 of studios that need none · "), "{status}");
    let json = desk.run("status s.panelmark --json");
    assert!(json.contains("\"submitted\":3,") || json.contains("\"submitted\": 3,"), "{json}");
}

#[test]
fn the_record_of_a_recognition_says_who_is_eligible_and_why() {
    let desk = finalised();
    assert!(desk.run("export s.panelmark --out out").starts_with("exit 0\n"));
    let read = |name: &str| fs::read_to_string(desk.dir.path().join("out").join(name)).unwrap();
    let conditions = read("conditions.csv");
    assert_eq!(conditions.lines().count(), 1 + 3 * 11);
    assert!(conditions.contains("名册只有2人"), "{conditions}");
    let summary = read("summary.txt");
    for line in [
        "Requirements: 2 eligible, 1 not eligible (not counted as assessed), 0 to be checked",
        "On the roster: 3; assessed: 2; excluded: 0",
        "Titles in force of these applicants: 0 before, 1 newly granted, 1 after (undecided: 0)",
        "Grants: 1 studio, 100000 yuan in all",
    ] {
        assert!(summary.contains(line), "{line}\n{summary}");
    }
    let explained = desk.run("explain s.panelmark S3");
    assert_snapshot!(explained.lines().skip(12).take(14).collect::<Vec<_>>().join("\n"), @"
    Eligibility
      Requirements not met: A master
      A master, The lead is a technician, a senior technician or the holder of a special skill: to be checked
      A master, The lead is 3 years or more from retirement age when applying: to be checked
      A master, A team of 3 or more besides the lead, all of the applying organisation: not met (名册只有2人)
        CK 样例工作人员, [time]
      Support, Rules for training, appraisal, use and incentives of skilled people: to be checked
      Support, Rules of the studio, clear duties of the master, and a signed work agreement: to be checked
      Support, A work site with equipment: to be checked
      Support, The necessary funds: to be checked
      Support, Rewards for merit and for success with apprentices: to be checked
      A project, A plan to train highly skilled people: to be checked
      A project, A technical problem of the enterprise, or a renewal project: to be checked
    ");
}

#[test]
fn from_recognition_to_the_term_assessment_and_the_years_after() {
    let desk = finalised();
    assert_snapshot!(desk.run("due --from s.panelmark --year 2023"), @"
    exit 0
    Due in 2023 (valid for 3 years): 1 for the term assessment, 0 for the annual assessment; cannot be told: 0

    Due              Years full on  Founded     Id  Studio                    Kind               District  Remark
    term assessment  2023-06-01     2020-06-01  S1  样例甲焊工技能大师工作室  First-term studio  上城区
    --
    ");
    let term = "new term.panelmark --rubric hangzhou-term --from s.panelmark --panel panel.csv --date 2023-06-01";
    assert_snapshot!(desk.run(term), @"
    exit 0
    --
    Carried over from s.panelmark: 1 studio.
    Left behind, title revoked or not granted (2): S2 样例乙陶艺技能大师工作室; S3 样例丙钳工技能大师工作室
    Of another kind from now on (1): S1 样例甲焊工技能大师工作室 (First-term studio)
    Recusal proposed (expert and studio belong to the same organisation): E1-S1. Where it holds, the expert declares it on the screen, or import it: panelmark import FILE recusals.
    Made term.panelmark: 1 studio, 5 people; days and times are those of UTC+8. Next: panelmark open term.panelmark
    ");
    let founded = desk.run("log term.panelmark --json");
    let founded: serde_json::Value = serde_json::from_str(founded.lines().nth(1).unwrap()).unwrap();
    assert_eq!(founded["event"]["roster"][0]["founded"], "2020-06-01");
    assert!(desk.run("due --from term.panelmark --year 2024").starts_with("exit 1\n"));
    let outside = desk.run(
        "new x.panelmark --rubric hangzhou-recognition --roster applicants.csv --panel panel.csv --date 2024-06-01 --dry-run",
    );
    assert!(outside.contains("2023-10-31"), "{outside}");
}
