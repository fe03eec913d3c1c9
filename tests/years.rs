//! From one year to the next, at the shell: the notice of a result and objections to it, revisions, who is due, the next session.

mod common;

use common::desk::Desk;
use insta::assert_snapshot;

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
    Final: revision 1, [time].
    Opening code CODE-CODE-CODE-CODE-CODE-CODE-CODE-CODE
    Closing code CODE-CODE-CODE-CODE-CODE-CODE-CODE-CODE
    Revision 1 code CODE-CODE-CODE-CODE-CODE-CODE-CODE-CODE
    Public notice of revision 1: up to and with 2099-07-01.
    Objection 2, not answered yet: S2 样例乙陶艺工作室; by 样例乙: 漏记加分
    Papers handed in: 0 late, 10 missing
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

/// What one session puts out, the next year's list takes in, whichever of its files it is.
#[test]
fn every_result_that_is_written_says_who_is_due_next() {
    let desk = Desk::with_result();
    desk.give("CH", r#"{"command":"reopen_studio","studio":"S1","reason":"异议成立"}"#);
    desk.give("CH", r#"{"command":"exclude","studio":"S1","cause":"lead_left","evidence":"离职证明"}"#);
    desk.give("CH", r#"{"command":"finalise"}"#);
    desk.give("CK", r#"{"command":"confirm_final"}"#);
    let programs = desk.run("results s.panelmark --format csv");
    desk.write("en.csv", programs.trim_start_matches("exit 0\n").trim_end_matches("--\n"));
    for lang in ["zh", "en"] {
        assert!(desk.run(&format!("--lang {lang} export s.panelmark --out {lang}")).starts_with("exit 0\n"));
    }
    let due = |results: &str| desk.run(&format!("due roster.csv --year 2023 --results {results} --format csv"));
    let expected = due("en.csv");
    assert!(expected.contains(",excluded\n") && expected.contains(",renewable\n"), "{expected}");
    for results in ["zh/results.csv", "en/results.csv"] {
        assert_eq!(due(results), expected, "{results}");
    }
}

#[test]
fn csv_begins_with_a_byte_order_mark_where_that_is_asked_for() {
    let desk = Desk::with_result();
    for command in ["results s.panelmark --format csv", "due roster.csv --year 2023 --format csv"] {
        let plain = desk.run(command);
        assert_eq!(desk.run(&format!("{command} --bom")), plain.replacen("exit 0\n", "exit 0\n\u{feff}", 1));
    }
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
    assert_snapshot!(desk.run(&format!("{next} --roster added.csv --dry-run")), @"
    exit 0
    --
    Carried over from s.panelmark: 1 studio.
    Left behind, title revoked or not granted (1): S1 样例甲焊工技能大师工作室
    Of another kind from now on (1): S2 样例乙陶艺工作室 (Existing studio)
    Recusal proposed (expert and studio belong to the same organisation): E1-S7. Where it holds, the expert declares it on the screen, or import it: panelmark import FILE recusals.
    Checked: 6 studios, 5 people. No file was made.
    ");
    assert!(desk.run(next).starts_with("exit 0\n"));
    let founded = desk.run("log next.panelmark --json");
    let founded: serde_json::Value = serde_json::from_str(founded.lines().nth(1).unwrap()).unwrap();
    let roster = &founded["event"]["roster"];
    assert_eq!(roster.as_array().unwrap().len(), 1);
    assert_eq!((&roster[0]["id"], &roster[0]["kind"]), (&"S2".into(), &"existing".into()));
    assert_eq!(roster[0]["founded"], "2020-10-15");
    assert!(desk.run("new x.panelmark --rubric hangzhou-annual --panel panel.csv").starts_with("exit 2\n"));
}
