//! Every level of aggregation: the steps that are told, and that they end where the result does.

use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::domain::rubric::{Aggregation, Level, Method, Rounding};
use crate::transfer::results;

/// Five sheets; extremes drop out item by item, with a weight and with rounding on the way.
fn by_item() -> Stage {
    let mut rubric = stage::rubric();
    rubric.aggregation.level = Level::Item;
    rubric.aggregation.rounding = Rounding { item: Some(1), dimension_weighted: Some(2), ..Rounding::default() };
    rubric.dimensions[0].items[0].weight = "1.1".parse().unwrap();
    rubric.dimensions[1].weight = "0.8333".parse().unwrap();
    let stage = Stage::new(rubric, vec![stage::studio("A", "甲", "guest", "")]);
    let given = [("E1", "40", "30"), ("E2", "42", "27"), ("E3", "44.5", "25"), ("E4", "40", "29.5"), ("E5", "45", "29")];
    for (expert, support, technical) in given {
        stage.give_all(
            expert,
            stage::sheet("A", &[("support", support), ("technical", technical), ("apprenticeship", "20")], None),
        );
    }
    stage
}

#[test]
fn every_step_is_told_where_extremes_drop_out_item_by_item() {
    // Support: of 40 40 42 44.5 45 are left 40 42 44.5: 126.5 / 3 = 42.1666 -> 42.2; x 1.1 = 46.42.
    // Technical: 27 29 29.5: 85.5 / 3 = 28.5; x 0.8333 = 23.74905 -> 23.75. Apprenticeship 20. In all 90.17.
    let text = told(&by_item(), 0, Lang::Zh);
    let total = text.split_once("总分计算\n").unwrap().1.split_once("各位专家").unwrap().0;
    insta::assert_snapshot!(total, @"
    计分：打分表满 5 张的，逐项去掉最高的 1 个和最低的 1 个（分数相同的，分摊去掉的份额），取其余的平均；不满 5 张的，取全部的平均；考核方面为各项之和；不满 3 张的，由组长决定等次。
    权重：基础保障 × 1.1、技术成果 × 0.8333；未列出的不加权。
    取位：四舍五入；每个项目的结果保留 1 位小数、每个考核方面乘以权重后保留 2 位小数；总分保留 2 位小数。
    已提交打分表 5 张，每项计入得分 3 个。
    基础保障：（40 + 42 + 44.5）÷ 3 = 42.166666…，取位后为 42.2；× 1.1 = 46.42（去掉 40 45）
    技术成果：（27 + 29 + 29.5）÷ 3 = 28.5（去掉 25 30）
    技术成果：28.5；× 0.8333 = 23.74905，取位后为 23.75
    带徒传艺：（20 + 20 + 20）÷ 3 = 20（去掉 20 20）
    加分项：（0 + 0 + 0）÷ 3 = 0（去掉 0 0）
    总分调整：（0 + 0 + 0）÷ 3 = 0（去掉 0 0）
    总分：46.42 + 23.75 + 20 + 0 + 0 = 90.17，取位后为 90.17

    考核方面    满分  精确值  取位后
    基础保障      55   46.42   46.42
    技术成果  24.999   23.75   23.75
    带徒传艺      20      20   20.00
    加分项    至多 5       0    0.00
    总分调整               0    0.00
    总分               90.17   90.17

    打分表总分的最高与最低相差 5.08 分，中位数 88.999 分。
    ");
    assert!(text.contains("E1 样例专家1：90 分，按单项得分计入（逐项去掉最高、最低分）\n"), "{text}");
    let text = told(&by_item(), 0, Lang::En);
    insta::assert_snapshot!(text.split_once("came about\n").unwrap().1.split_once("\n\n").unwrap().0, @"
    Total: for each item, with 5 or more sheets the highest and the lowest are dropped (equal ones share the drop) and the mean of the others is taken; with fewer than 5 that of all; a dimension is the sum of its items; with fewer than 3 the chair gives the grade.
    Weights: basic support × 1.1, technical results × 0.8333; what is not named counts once.
    Rounding: half up; the figure of each item to 1 decimal, each dimension times its weight to 2 decimals; the total to 2 decimals.
    Sheets submitted: 5; scores counted in each part: 3.
    basic support: (40 + 42 + 44.5) / 3 = 42.166666…, rounded to 42.2; × 1.1 = 46.42 (dropped: 40 45)
    technical results: (27 + 29 + 29.5) / 3 = 28.5 (dropped: 25 30)
    technical results: 28.5; × 0.8333 = 23.74905, rounded to 23.75
    apprenticeship: (20 + 20 + 20) / 3 = 20 (dropped: 20 20)
    bonus: (0 + 0 + 0) / 3 = 0 (dropped: 0 0)
    Change of total: (0 + 0 + 0) / 3 = 0 (dropped: 0 0)
    Total: 46.42 + 23.75 + 20 + 0 + 0 = 90.17, rounded to 90.17
    ");
}

/// What the explanation says where the list of results has a short reason; causes of gates stand in both.
fn in_full(reason: &str) -> &str {
    match reason {
        "超出名额" => "未能占到",
        "名额线并列" => "名额线上并列，能否评为",
        "组长改定" => "组长",
        "打分表不足" | "没有打分表" => "等次由组长决定",
        other => other,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Every sheet is a total in halves of a point, so that drops are shared and ties happen; every kind of studio takes part.
    #[test]
    fn results_and_explanation_never_disagree(
        (highest, level, method) in (0u32..3, select(Level::ALL.to_vec()), select(Method::ALL.to_vec())),
        (weight, step, decimals) in (select(vec!["1", "1", "1.15"]), prop::option::of(0u8..=4), 0u8..=4),
        decisions in prop::collection::vec(select(vec!["", "", "", "exclude", "fail", "override"]), 5),
        totals in prop::collection::vec(prop::collection::vec(prop::option::of(178u32..=184), 5), 5),
    ) {
        let kinds = ["existing", "existing", "existing", "first_term", "guest"];
        let roster = kinds.iter().enumerate().map(|(n, kind)| stage::studio(&format!("S{n}"), "甲", kind, "")).collect();
        let mut rubric = stage::rubric();
        rubric.dimensions[0].items[0].weight = weight.parse().unwrap();
        let rounding = Rounding { item: step, dimension_weighted: step, ..Rounding::default() };
        rubric.aggregation = Aggregation { drop_highest: highest, level, method, rounding, decimals, ..rubric.aggregation };
        let stage = Stage::new(rubric, roster);
        for (expert, id) in ["E1", "E2", "E3", "E4", "E5"].iter().enumerate() {
            let commands = totals.iter().enumerate().filter_map(|(studio, sheets)| {
                let support = crate::domain::points::Points::from_hundredths(i64::from(sheets[expert]?) * 50 - 5_000).to_string();
                Some(stage::sheet(&format!("S{studio}"), &[("support", &support), ("technical", "30"), ("apprenticeship", "20")], None))
            });
            stage.give_all(id, commands.flatten().collect());
        }
        stage.give("CH", Command::CloseScoring {});
        for (n, decision) in decisions.iter().enumerate() {
            let (studio, because) = (format!("S{n}").as_str().into(), "样例".to_owned());
            match *decision {
                "exclude" => stage.give("CH", Command::Exclude { studio, cause: "lead_left".into(), evidence: because }),
                "fail" => stage.give("CH", Command::Fail { studio, cause: "refused".into(), evidence: because }),
                "override" => stage.give("CH", Command::OverrideGrade { studio, grade: "qualified".into(), reason: because }),
                _ => {}
            }
        }
        let words = Words::new(Lang::Zh);
        let (seat, session) = (stage.seat("CH"), stage.seat("CH").outline().session);
        let found = seat.results().unwrap();
        let people = results::people_csv(&found, &session, &words);
        let mut reader = csv::Reader::from_reader(people.as_bytes());
        for record in reader.records().map(Result::unwrap) {
            let place = session.roster.iter().position(|studio| studio.id.as_str() == &record[2]).unwrap();
            let text = studio(&seat, place, &words).unwrap();
            let (rank, total, grade, reason) = (&record[1], &record[8], &record[16], &record[17]);
            let why = text.split_once("等次依据\n").unwrap().1.split_once("\n\n").unwrap().0;
            prop_assert!(why.contains(in_full(reason)), "{reason} is not in {why}");
            prop_assert!(!text.contains("{$"), "a place is not filled: {text}");
            prop_assert!(text.contains(&format!("等次：{grade}\n")), "{text}");
            prop_assert_eq!(text.contains("总分："), !total.is_empty());
            if !total.is_empty() {
                let (line, mean) = (format!("总分：{total}\n"), format!("取位后为 {total}\n"));
                prop_assert!(text.contains(&line) && text.contains(&mean), "{}", text);
            }
            prop_assert_eq!(text.contains("名次：第"), !rank.is_empty());
            if !rank.is_empty() {
                let line = format!("名次：第 {rank} 名");
                prop_assert!(text.contains(&line), "{}", text);
            }
        }
    }
}
