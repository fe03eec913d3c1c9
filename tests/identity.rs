//! Who is who, and who may have to step aside: what the shell says of studios and people that are alike.

mod common;

use common::desk::{Desk, NEW, PANEL, ROSTER};
use insta::assert_snapshot;

const HEAD: &str = "id,name,lead,occupation,organisation,district,kind,founded\n";

fn studio(id: &str, lead: &str, organisation: &str) -> String {
    format!("{id},{lead}焊工技能大师工作室,{lead},焊工,{organisation},上城区,existing,2016-11-20\n")
}

/// What is said when a session is made of these studios and people, `people` in place of the experts.
fn made(studios: &[String], people: &str) -> String {
    let desk = Desk::new();
    desk.write("roster.csv", studios.iter().fold(HEAD.to_owned(), |file, studio| file + studio));
    let office = PANEL.lines().filter(|line| line.starts_with('C')).map(|line| format!("{line}\n")).collect::<String>();
    desk.write("panel.csv", format!("id,name,organisation,title,role\n{people}{office}"));
    desk.run(&format!("--lang zh {NEW}"))
}

#[test]
fn one_studio_under_two_ids_and_one_person_in_two_seats_are_told_and_not_refused() {
    let studios = [
        studio("S1", "样例甲", "样例一厂"),
        studio("S2", "样例甲", "样例二厂"),
        studio("S3", "样例 甲", "样例（一）厂").replace("焊工", "电焊工"),
    ];
    let people =
        "E1,样例专家1,样例三厂,,expert\nE2,样例专家1,样例（三）厂,,expert\nE3,样例专家1,样例四厂,,expert\nE4,样例组长,,,expert\n";
    assert_snapshot!(made(&studios, people), @"
    exit 0
    --
    提醒：S1 样例甲焊工技能大师工作室 与 S2 样例甲焊工技能大师工作室 名称相同，请核对是否同一个工作室。
    提醒：S1 样例甲焊工技能大师工作室 与 S3 样例 甲电焊工技能大师工作室 领衔人和单位都相同，请核对是否同一个工作室。
    提醒：E1 样例专家1 与 E2 样例专家1 姓名和单位都相同，请核对是否同一人；如是，请只保留一个席位。
    提醒：E1 样例专家1 与 E3 样例专家1 同名，请核对是否同一人。
    提醒：E4 样例组长 与 CH 样例组长 同名。组长兼任评审专家的，各列一个席位即可，无须更改。
    已建立 s.panelmark：工作室 3 个，人员 6 名；日期和时间按 UTC+8。下一步：panelmark open s.panelmark
    ");
}

#[test]
fn ids_that_read_alike_are_refused_with_both_rows() {
    let studios = [studio("S001", "样例甲", "样例一厂"), studio("Ｓ１", "样例乙", "样例二厂")];
    let people = "E1,样例专家1,,,expert\ne01,样例专家2,,,expert\n";
    assert_snapshot!(made(&studios, people), @"
    exit 1
    --
    roster.csv：第 3 行「id」列：「Ｓ１」与第 2 行的「S001」只差大小写、全半角、前面的零或分隔符；请只保留一行，或改成不易混淆的编号。
    共 1 处问题，什么都没有导入；改好后请重试。
    panel.csv：第 3 行「id」列：「e01」与第 2 行的「E1」只差大小写、全半角、前面的零或分隔符；请只保留一行，或改成不易混淆的编号。
    共 1 处问题，什么都没有导入；改好后请重试。
    ");
}

#[test]
fn a_studio_is_not_founded_after_its_session() {
    let studios =
        [studio("S1", "样例甲", "样例一厂").replace("2016", "2032"), studio("S2", "样例乙", "样例二厂").replace("2016", "0216")];
    assert_snapshot!(made(&studios, "E1,样例专家1,,,expert\n"), @"
    exit 1
    --
    roster.csv：第 2 行「founded」列：「2032-11-20」晚于本场考核的日期 2023-06-01；请核对成立日期，或用 --date 改正考核日期。
    roster.csv：第 3 行「founded」列：「0216-11-20」早于 1949-10-01；请核对年份。
    共 2 处问题，什么都没有导入；改好后请重试。
    ");
}

#[test]
fn whoever_may_have_to_step_aside_is_told_by_what_speaks_for_it() {
    let studios = [
        studio("S1", "样例甲", "样例（集团）有限公司"),
        studio("S2", "样例乙", "样例机械有限责任公司"),
        studio("S3", "样例丙", "样例二厂"),
        studio("S4", "样例丁", "样例办公室"),
    ];
    let people = "E1,样例专家1,样例(集团) 有限公司,,expert\nE2,样例专家2,样例机械厂,,expert\nE3,样例 丙,样例别处,,expert\n\
        C2,样例副组长,样例办公室,,chair\n";
    assert_snapshot!(made(&studios, people), @"
    exit 0
    --
    建议回避（专家与工作室同属一个单位）：E1-S1。确需回避的，由专家在界面中声明，或用 panelmark import 文件 recusals 导入。
    请核对（专家与领衔人同名，如是本人，应当回避）：E3-S3。
    请核对（专家与工作室是否同一单位？名称只差公司类型）：E2-S2 (样例机械厂 / 样例机械有限责任公司)。如是，应当回避。
    请商定（组长、工作人员与领衔人同名，或与工作室单位相同、可能相同）：C2-S4。他们不打分，是否回避由考核组商定。
    已建立 s.panelmark：工作室 4 个，人员 6 名；日期和时间按 UTC+8。下一步：panelmark open s.panelmark
    ");
}

#[test]
fn nothing_is_asked_where_nothing_is_alike() {
    let studios = [studio("S1", "样例甲", "样例一厂"), studio("S10", "样例乙", "样例二厂")];
    assert_snapshot!(made(&studios, "E1,样例专家1,样例三厂,,expert\nE11,样例专家2,样例四厂,,expert\n"), @"
    exit 0
    --
    已建立 s.panelmark：工作室 2 个，人员 4 名；日期和时间按 UTC+8。下一步：panelmark open s.panelmark
    ");
}

#[test]
fn a_row_whose_id_lost_its_zeros_is_refused_with_the_id_that_is_meant() {
    let desk = Desk::new();
    desk.write("roster.csv", ROSTER.replace("S1", "001").replace("S2", "002"));
    desk.run(NEW);
    desk.write("recusals.csv", "expert,studio,reason\ne1,1,kin\nE1,2,kin\nE1,3,kin\n");
    assert_snapshot!(desk.run("--lang zh import s.panelmark recusals recusals.csv"), @"
    exit 1
    --
    recusals.csv：第 2 行「expert」列：考核组中没有编号「e1」；是不是「E1」？请改正。
    recusals.csv：第 2 行「studio」列：工作室名册中没有编号「1」；是不是「001」？请改正。
    recusals.csv：第 3 行「studio」列：工作室名册中没有编号「2」；是不是「002」？请改正。
    recusals.csv：第 4 行「studio」列：工作室名册中没有编号「3」；请改为名册中的编号。
    共 4 处问题，什么都没有导入；改好后请重试。
    ");
    desk.write("last.csv", "id,grade,title\n1,excellent,kept\n002,qualified,kept\n4,qualified,kept\n");
    let due = desk.run("due roster.csv --rubric hangzhou-term --years 3 --year 2026 --results last.csv");
    assert_snapshot!(due.split_once("--\n").unwrap().1, @"
    note, roster.csv: Line 3, column “工作室名称”: “样例乙陶艺工作室” is not made of lead, occupation and 技能大师工作室; by that rule it is “样例乙陶艺技能大师工作室”. Check it; it may also stay as it is.
    Note: the last result names studios that are not on the roster: 1 (001?) 4
    ");
}

#[test]
fn a_name_that_two_studios_bear_is_asked_about() {
    let desk = Desk::new();
    let studios = [studio("S1", "样例甲", "样例一厂"), studio("S2", "样例甲", "样例二厂"), studio("S3", "样例乙", "样例三厂")];
    desk.write("roster.csv", studios.iter().fold(HEAD.to_owned(), |file, studio| file + studio));
    desk.run(NEW);
    assert_snapshot!(desk.run("--lang zh explain s.panelmark 样例甲焊工技能大师工作室"), @"
    exit 1
    --
    有几个工作室都叫「样例甲焊工技能大师工作室」，请写明编号：S1 (样例一厂); S2 (样例二厂)
    ");
    assert_snapshot!(desk.run("explain s.panelmark 样例甲焊工（技能大师）工作室"), @r#"
    exit 1
    --
    Several studios are called "样例甲焊工（技能大师）工作室"; name one by its id: S1 (样例一厂); S2 (样例二厂)
    "#);
    for written in ["S3", "s03", "样例乙焊工技能大师工作室", "样例乙（焊工）技能大师工作室"] {
        let said = desk.run(&format!("explain s.panelmark {written}"));
        assert!(said.starts_with("exit 0\nS3 样例乙焊工技能大师工作室"), "{said}");
    }
    assert_snapshot!(desk.run("explain s.panelmark 样例丙焊工技能大师工作室"), @"
    exit 1
    --
    This session has no studio 样例丙焊工技能大师工作室.
    ");
}

#[test]
fn what_is_carried_over_and_what_is_added_are_told_apart() {
    let desk = Desk::with_result();
    desk.write("added.csv", format!("{HEAD}{}", studio("s01", "样例丙", "样例三厂")));
    let next = "new t.panelmark --rubric hangzhou-term --from s.panelmark --roster added.csv --panel panel.csv --date 2024-06-01";
    assert_snapshot!(desk.run(next), @"
    exit 1
    --
    s01 样例丙焊工技能大师工作室 on the roster and S1 样例甲焊工技能大师工作室, which is carried over, have ids that differ by no more than case, width, leading zeros or separators. If they are one studio, take it off the roster; if not, give it another id.
    ");
    desk.write("added.csv", format!("{HEAD}{}", studio("S9", "样例甲", "样例单位1")));
    assert_snapshot!(desk.run(next), @"
    exit 0
    --
    Carried over from s.panelmark: 2 studios.
    Of another kind from now on (1): S2 样例乙陶艺工作室 (Existing studio)
    Note: the date 2024-06-01 lies outside the rubric's validity (2019-11-01 to 2023-10-31).
    Note: S1 样例甲焊工技能大师工作室 and S9 样例甲焊工技能大师工作室 have the same name. Check whether they are one studio.
    Recusal proposed (expert and studio belong to the same organisation): E1-S1 E1-S9. Where it holds, the expert declares it on the screen, or import it: panelmark import FILE recusals.
    Made t.panelmark: 3 studios, 5 people; days and times are those of UTC+8. Next: panelmark open t.panelmark
    ");
}

#[test]
fn a_substitute_has_an_id_that_reads_like_nobody_elses() {
    let desk = Desk::with_session();
    desk.write(
        "take-over.jsonl",
        "{\"command\":\"substitute\",\"expert\":\"E1\",\"by\":{\"id\":\"e02\",\"name\":\"样例接任\"},\"reason\":\"病假\"}\n",
    );
    assert_snapshot!(desk.run("--lang zh apply s.panelmark --seat CH take-over.jsonl"), @r#"
    exit 1
    {"error":"这个编号与考核组中的 E2 只差大小写、全半角、前面的零或分隔符：请换一个编号。","line":1,"ok":false}
    --
    有 1 条指令没有执行。
    "#);
}
