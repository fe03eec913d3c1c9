use super::*;
use crate::domain::masked::without_times;
use crate::domain::text::Lang;
use crate::transfer::stage::Stage;

fn taken(stage: &Stage) -> (Results, Session) {
    let seat = stage.seat("CH");
    (seat.results().unwrap(), seat.outline().session)
}

#[test]
fn the_csv_for_programs_has_ids_and_figures() {
    let (results, session) = taken(&Stage::closed());
    insta::assert_snapshot!(csv(&results, &session, None), @"
    rank,id,kind,total,support,technical,apprenticeship,bonus,sheets,sheets_counted,grade,reason,name,lead,organisation,district,title,grant,adjustment
    1,S4,first_term,95.00,45.00,30.00,20.00,0.00,5,3,qualified,beyond_quota,样例丁焊工技能大师工作室,样例丁,样例丁的单位,上城区,renewable,0,0.00
    2,S1,existing,92.33,42.33,30.00,20.00,0.00,5,3,excellent,,样例甲焊工技能大师工作室,样例甲,样例甲的单位,上城区,renewable,100000,0.00
    3,S2,existing,91.00,41.00,30.00,20.00,0.00,4,4,undecided,tie_at_quota,'=样例乙焊工技能大师工作室,'=样例乙,'=样例乙的单位,西湖区,,,0.00
    3,S3,existing,91.00,41.00,30.00,20.00,0.00,4,4,undecided,tie_at_quota,样例丙焊工技能大师工作室,样例丙,样例丙的单位,西湖区,,,0.00
    ,S5,existing,,,,,,0,0,unqualified,refused,样例戊焊工技能大师工作室,样例戊,样例戊的单位,,revoked,0,
    ,S6,existing,82.00,32.00,30.00,20.00,0.00,3,3,excluded,lead_left,样例己焊工技能大师工作室,样例己,样例己的单位,上城区,,,0.00
    ,S7,guest,70.00,20.00,30.00,20.00,0.00,2,2,undecided,too_few_sheets,样例庚焊工技能大师工作室,样例庚,样例庚的单位,西湖区,,,0.00
    ");
}

#[test]
fn the_csv_for_people_has_their_words_and_says_that_it_is_provisional() {
    let (results, session) = taken(&Stage::closed());
    let text = people_csv(&results, &session, &Words::new(Lang::Zh));
    insta::assert_snapshot!(text.strip_prefix('\u{feff}').unwrap(), @"
    状态,名次,编号,工作室,领衔人,申报单位,区、县（市）,类别,总分,基础保障,技术成果,带徒传艺,加分,总分调整,打分表,计入打分表,等次,说明,称号,资助（元）
    未定稿,1,S4,样例丁焊工技能大师工作室,样例丁,样例丁的单位,上城区,首期,95.00,45.00,30.00,20.00,0.00,0.00,5,3,合格,超出名额,可申请续建,0
    未定稿,2,S1,样例甲焊工技能大师工作室,样例甲,样例甲的单位,上城区,现有,92.33,42.33,30.00,20.00,0.00,0.00,5,3,优秀,,可申请续建,100000
    未定稿,3,S2,'=样例乙焊工技能大师工作室,'=样例乙,'=样例乙的单位,西湖区,现有,91.00,41.00,30.00,20.00,0.00,0.00,4,4,待定,名额线并列,,
    未定稿,3,S3,样例丙焊工技能大师工作室,样例丙,样例丙的单位,西湖区,现有,91.00,41.00,30.00,20.00,0.00,0.00,4,4,待定,名额线并列,,
    未定稿,,S5,样例戊焊工技能大师工作室,样例戊,样例戊的单位,,现有,,,,,,,0,0,不合格,拒绝考核,撤销,0
    未定稿,,S6,样例己焊工技能大师工作室,样例己,样例己的单位,上城区,现有,82.00,32.00,30.00,20.00,0.00,0.00,3,3,不列入考核,领衔人离开申报单位,,
    未定稿,,S7,样例庚焊工技能大师工作室,样例庚,样例庚的单位,西湖区,列席,70.00,20.00,30.00,20.00,0.00,0.00,2,2,待定,打分表不足,,
    ");
}

#[test]
fn the_table_says_what_the_grades_come_from() {
    let (results, session) = taken(&Stage::closed());
    insta::assert_snapshot!(table(&results, &session, Shown::default(), &Words::new(Lang::Zh)), @"
    试评（期满考核，2021-03-04）
    【未定稿】结果还可能变动，不得作为最终结果公布。

    名次  编号  工作室                     类别   总分  计入/收到  等次        说明
       1  S4    样例丁焊工技能大师工作室   首期  95.00        3/5  合格        超出名额
       2  S1    样例甲焊工技能大师工作室   现有  92.33        3/5  优秀
       3  S2    =样例乙焊工技能大师工作室  现有  91.00        4/4  待定        名额线并列
       3  S3    样例丙焊工技能大师工作室   现有  91.00        4/4  待定        名额线并列
          S5    样例戊焊工技能大师工作室   现有               0/0  不合格      拒绝考核
          S6    样例己焊工技能大师工作室   现有  82.00        3/3  不列入考核  领衔人离开申报单位
          S7    样例庚焊工技能大师工作室   列席  70.00        2/2  待定        打分表不足

    超出名额：总分达到分数线，但名额已满（或在名额线上并列而未入选），定为下一等次。
    名额线并列：在名额线上与别的工作室并列，剩余名额不够，等次由组长裁定。
    打分表不足：打分表不足 3 张，等次由组长决定。

    计分：打分表满 5 张的，去掉总分最高的 1 张和最低的 1 张（总分相同的，分摊去掉的份额），其余取平均；不满 5 张的，全部取平均；不满 3 张的，由组长决定等次。
    取位：结果四舍五入，保留 2 位小数。
    名次：总分相同的，依次比较技术成果、带徒传艺、打分表总分的中位数；仍相同的，名次并列。
    等次：优秀（90 分及以上）、合格（60 分及以上）、不合格（其余）。
    名额：现有工作室，优秀 2 个（评分标准规定 2 个），参加考核 4 个，已占 1 个。
    名额线上并列：S2 S3，剩余名额 1 个，待组长裁定。
    名额：首期工作室，优秀 0 个（按「现有工作室」的比例：2 ÷ 4 × 1 = 0.5，舍去小数为 0），参加考核 1 个，已占 0 个。
    ");
}

#[test]
fn the_rule_says_nothing_of_too_few_sheets_where_one_is_enough() {
    use crate::domain::rubric::{Level, Method};
    let mut rubric = crate::domain::sample::rubric();
    let mut rules = |fewest: u32| {
        let mut said = Vec::new();
        for (level, drop, method) in [
            (Level::Sheet, 0, Method::Mean),
            (Level::Sheet, 1, Method::Mean),
            (Level::Item, 0, Method::Median),
            (Level::Item, 1, Method::Mean),
        ] {
            let rule = &mut rubric.aggregation;
            (rule.fewest, rule.level, rule.method) = (fewest, level, method);
            (rule.drop_highest, rule.drop_lowest) = (drop, drop);
            let counting = sentences::counting(&rubric);
            said.extend([Lang::Zh, Lang::En].map(|lang| Words::new(lang).say(&counting[0])));
        }
        said
    };
    let chair = |said: &String| said.contains("由组长决定等次") || said.contains("the chair gives the grade");
    assert!(!rules(1).iter().any(chair));
    assert!(rules(2).iter().all(chair));
}

#[test]
fn the_table_of_one_pool_is_cut_by_its_quota_line() {
    let (mut results, session) = taken(&Stage::finalised());
    let words = Words::new(Lang::En);
    let cut = |results: &Results| {
        let table = table(results, &session, Shown::default(), &words);
        let cut = table.lines().skip_while(|line| !line.starts_with("Rank")).take_while(|line| !line.is_empty());
        cut.map(|line| line.split("  ").next().unwrap_or_default().trim_end_matches('-').to_owned()).collect::<Vec<_>>()
    };
    assert!(!cut(&results).iter().any(|line| line.starts_with("----")), "S4 is of another pool");
    std::sync::Arc::make_mut(&mut results.standings).order.retain(|place| session.roster[*place].id.as_str() != "S4");
    assert_eq!(
        cut(&results)[2],
        "---- quota line of existing studios: 2 excellent places, 2 taken, 2 equal, settled by the chair "
    );
}

#[test]
fn the_final_table_says_so() {
    let (results, session) = taken(&Stage::finalised());
    insta::assert_snapshot!(without_times(&table(&results, &session, Shown::default(), &Words::new(Lang::En))), @"
    试评 (term assessment, 2021-03-04)
    final (revision 1): proposed by the chair CH 样例组长, confirmed by the clerk CK 样例工作人员 at [time].

    Rank  Id  Studio                     Kind        Total  Counted  Grade        Remark
       1  S4  样例丁焊工技能大师工作室   first-term  95.00      3/5  qualified    beyond the quota
       2  S1  样例甲焊工技能大师工作室   existing    92.33      3/5  excellent
       3  S2  =样例乙焊工技能大师工作室  existing    91.00      4/4  qualified    beyond the quota
       3  S3  样例丙焊工技能大师工作室   existing    91.00      4/4  excellent    admitted from a tie
          S5  样例戊焊工技能大师工作室   existing               0/0  unqualified  refused the assessment
          S6  样例己焊工技能大师工作室   existing    82.00      3/3  excluded     the lead left the organisation
          S7  样例庚焊工技能大师工作室   guest       70.00      2/2  qualified    given by the chair

    beyond the quota: the total reaches the threshold, but the places were taken (or it was equal at the line and not admitted); it gets the next grade.
    admitted from a tie: equal to others at the line; the chair decided that it gets in.
    given by the chair: the chair gave this grade; the reason stands among the decisions.

    Total: with 5 or more sheets the highest and the lowest sheet total are dropped (equal totals share the drop) and the others averaged; with fewer than 5 all are averaged; with fewer than 3 the chair gives the grade.
    Rounding: half up, to 2 decimals.
    Rank: equal totals are told apart by technical results, apprenticeship, the median of sheet totals, in this order; what is still equal shares the rank.
    Grades: excellent (from 90), qualified (from 60), unqualified (the rest).
    Quota of existing studios: 2 excellent (the rubric says 2); 4 assessed, 2 taken.
    Equal at the line: S2 S3; places left: 1; the chair admitted S3.
    Quota of first-term studios: 0 excellent (by the share of existing studios: 2 / 4 x 1 = 0.5, rounded down to 0); 1 assessed, 0 taken.
    ");
}

#[test]
fn the_json_says_what_the_csv_says() {
    let (results, session) = taken(&Stage::finalised());
    let text = json(&results, &session, Shown::default(), &Words::new(Lang::En));
    let document: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(document["provisional"], false);
    assert_eq!(document["revision"]["number"], 1);
    assert_eq!(document["revision"]["chair"], "CH");
    assert_eq!(document["pools"][1]["places"], 0);
    assert_eq!(document["pools"][1]["derived"]["base"], 4);
    assert_eq!(document["pools"][0]["tie"]["admitted"][0], "S3");
    let csv = csv(&results, &session, None);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let head = reader.headers().unwrap().clone();
    for (record, row) in reader.records().map(Result::unwrap).zip(document["rows"].as_array().unwrap()) {
        for (name, cell) in head.iter().zip(&record) {
            let value = row.get(name).unwrap_or(&row["dimensions"][name]);
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let text = if text == "null" { String::new() } else { text };
            // The one studio whose name would be a formula has it guarded in the CSV only.
            assert_eq!(cell.strip_prefix('\'').unwrap_or(cell), text, "{name}");
        }
    }
    assert_eq!(document["rows"].as_array().unwrap().len(), 7);
    assert_eq!(document["rows"][1]["total"], "92.33");
}
