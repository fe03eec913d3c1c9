mod levels;
mod quotas;
mod ties;

use super::*;
use crate::domain::command::Command;
use crate::domain::masked::without_times;
use crate::domain::text::Lang;
use crate::transfer::stage::{self, Stage};

fn told(stage: &Stage, place: usize, lang: Lang) -> String {
    without_times(&studio(&stage.seat("CH"), place, &Words::new(lang)).unwrap())
}

#[test]
fn sheets_shared_drops_deductions_bonus_and_adjustment_are_told() {
    insta::assert_snapshot!(told(&Stage::closed(), 0, Lang::Zh), @"
    S1 样例甲焊工技能大师工作室
    领衔人：样例甲；申报单位：样例甲的单位；区、县（市）：上城区；类别：现有
    试评（期满考核，2021-03-04）
    【未定稿】结果还可能变动，不得作为最终结果公布。

    等次：优秀
    总分：92.33
    名次：第 2 名（参加排名 4 个）
    称号：可申请续建；资助：100000 元

    等次依据
      总分 92.33，达到「优秀」的分数线 90 分。
      在「现有工作室」的 2 个优秀名额之内。

    名额
      名额：现有工作室，优秀 2 个（评分标准规定 2 个），参加考核 4 个，已占 1 个。
      名额线上并列：S2 S3，剩余名额 1 个，待组长裁定。

    总分计算
      计分：打分表满 5 张的，去掉总分最高的 1 张和最低的 1 张（总分相同的，分摊去掉的份额），其余取平均；不满 5 张的，全部取平均；不满 3 张的，由组长决定等次。
      取位：结果四舍五入，保留 2 位小数。
      已提交打分表 5 张，计入 3 张。
      （94 + 93 + 1/2 × 90 + 1/2 × 90）÷ 3 = 277 ÷ 3 = 92.333333…，取位后为 92.33

      考核方面    满分      精确值  取位后
      基础保障      50  42.333333…   42.33
      技术成果      30          30   30.00
      带徒传艺      20          20   20.00
      加分项    至多 5           0    0.00
      总分调整                   0    0.00
      总分              92.333333…   92.33

      打分表总分的最高与最低相差 6 分，中位数 93 分。

    各位专家的打分表
      E1 样例专家1：96 分，不计（去掉的最高分）
        基础保障 48、技术成果 30、带徒传艺 20、加分项 5、总分调整 -7
        基础保障：48/50 分；未挂标牌（扣 2 分）；备注：-见照片3
        加分：培养技师 7 分
        加分合计 7 分，超过上限，计 5 分
        总分调整 -7 分；理由：经费使用不规范
      E2 样例专家2：94 分，计入
        基础保障 44、技术成果 30、带徒传艺 20、加分项 0
        基础保障：44/50 分；缺员（3 人，扣 6 分）
      E3 样例专家3：93 分，计入
        基础保障 43、技术成果 30、带徒传艺 20、加分项 0
        基础保障：43/50 分；酌情扣 7 分
      E4 样例专家4：90 分，计入 1/2（同分分摊）
        基础保障 40、技术成果 30、带徒传艺 20、加分项 0
        基础保障：40/50 分；酌情扣 10 分
      E5 样例专家5：90 分，计入 1/2（同分分摊）
        由 CK 样例工作人员 代录，CH 样例组长 核对
        基础保障 40、技术成果 30、带徒传艺 20、加分项 0
        基础保障：40/50 分；酌情扣 10 分
    ");
}

#[test]
fn a_tie_that_waits_for_the_chair_is_told() {
    insta::assert_snapshot!(told(&Stage::closed(), 1, Lang::Zh), @"
    S2 =样例乙焊工技能大师工作室
    领衔人：=样例乙；申报单位：=样例乙的单位；区、县（市）：西湖区；类别：现有
    试评（期满考核，2021-03-04）
    【未定稿】结果还可能变动，不得作为最终结果公布。

    等次：待定
    总分：91.00
    名次：第 3 名（参加排名 4 个）

    等次依据
      总分 91.00，达到「优秀」的分数线 90 分。
      在「现有工作室」的名额线上并列，能否评为「优秀」待组长裁定。

    总分相同的工作室
      名次：总分相同的，依次比较技术成果、带徒传艺、打分表总分的中位数；仍相同的，名次并列。
      与 S3：各项比较均相同，名次并列。

    名额
      名额：现有工作室，优秀 2 个（评分标准规定 2 个），参加考核 4 个，已占 1 个。
      名额线上并列：S2 S3，剩余名额 1 个，待组长裁定。

    总分计算
      计分：打分表满 5 张的，去掉总分最高的 1 张和最低的 1 张（总分相同的，分摊去掉的份额），其余取平均；不满 5 张的，全部取平均；不满 3 张的，由组长决定等次。
      取位：结果四舍五入，保留 2 位小数。
      回避，不计：E5 样例专家5
      已提交打分表 4 张，计入 4 张。
      （91 + 91 + 91 + 91）÷ 4 = 364 ÷ 4 = 91，取位后为 91.00

      考核方面    满分  精确值  取位后
      基础保障      50      41   41.00
      技术成果      30      30   30.00
      带徒传艺      20      20   20.00
      加分项    至多 5       0    0.00
      总分调整               0    0.00
      总分                  91   91.00

      打分表总分的最高与最低相差 0 分，中位数 91 分。

    各位专家的打分表
      E1 样例专家1：91 分，计入
        基础保障 41、技术成果 30、带徒传艺 20、加分项 0
        基础保障：41/50 分；酌情扣 9 分
      E2 样例专家2：91 分，计入
        基础保障 41、技术成果 30、带徒传艺 20、加分项 0
        基础保障：41/50 分；酌情扣 9 分
      E3 样例专家3：91 分，计入
        基础保障 41、技术成果 30、带徒传艺 20、加分项 0
        基础保障：41/50 分；酌情扣 9 分
      E4 样例专家4：91 分，计入
        基础保障 41、技术成果 30、带徒传艺 20、加分项 0
        基础保障：41/50 分；酌情扣 9 分
      E5 样例专家5：回避
        理由：同一单位
    ");
}

#[test]
fn a_settled_tie_is_told_with_its_reason_in_english() {
    insta::assert_snapshot!(told(&Stage::finalised(), 2, Lang::En), @"
    S3 样例丙焊工技能大师工作室
    Lead: 样例丙; organisation: 样例丙的单位; district: 西湖区; kind: existing
    试评 (term assessment, 2021-03-04)
    final (revision 1): proposed by the chair CH 样例组长, confirmed by the clerk CK 样例工作人员 at [time].

    Grade: excellent
    Total: 91.00
    Rank: 3 of 4
    Title: may be renewed; grant: 100000 yuan

    Why this grade
      The total 91.00 reaches the threshold of excellent, 90.
      It was equal to others at the quota line of existing studios; the chair decided that it is excellent.

    Studios with the same total
      Rank: equal totals are told apart by technical results, apprenticeship, the median of sheet totals, in this order; what is still equal shares the rank.
      S2: equal in every comparison, so they share the rank.

    Quota
      Quota of existing studios: 2 excellent (the rubric says 2); 4 assessed, 2 taken.
      Equal at the line: S2 S3; places left: 1; the chair admitted S3.
        Reason or evidence: 成果更突出 - CH 样例组长, [time]

    How the total came about
      Total: with 5 or more sheets the highest and the lowest sheet total are dropped (equal totals share the drop) and the others averaged; with fewer than 5 all are averaged; with fewer than 3 the chair gives the grade.
      Rounding: half up, to 2 decimals.
      Recused, not counted: E5 样例专家5
      Sheets submitted: 4; counted: 4.
      (91 + 91 + 91 + 91) / 4 = 364 / 4 = 91, rounded to 91.00

      Part                    Full  Exact  Rounded
      basic support             50     41    41.00
      technical results         30     30    30.00
      apprenticeship            20     20    20.00
      bonus              at most 5      0     0.00
      Change of total                   0     0.00
      Total                            91    91.00

      The highest and the lowest sheet total are 0 apart; the median is 91.

    Decisions
      [time], CH 样例组长: settle a tie; S2 S3; admitted: S3; reason or evidence: 成果更突出

    Sheets of the experts
      E1 样例专家1: 91, counts
        basic support 41, technical results 30, apprenticeship 20, bonus 0
        basic support: 41 of 50; at discretion (-9)
      E2 样例专家2: 91, counts
        basic support 41, technical results 30, apprenticeship 20, bonus 0
        basic support: 41 of 50; at discretion (-9)
      E3 样例专家3: 91, counts
        basic support 41, technical results 30, apprenticeship 20, bonus 0
        basic support: 41 of 50; at discretion (-9)
      E4 样例专家4: 91, counts
        basic support 41, technical results 30, apprenticeship 20, bonus 0
        basic support: 41 of 50; at discretion (-9)
      E5 样例专家5: recused
        Reason: 同一单位
    ");
}

#[test]
fn who_is_beyond_a_computed_quota_reads_how_it_was_computed() {
    insta::assert_snapshot!(told(&Stage::closed(), 3, Lang::Zh), @"
    S4 样例丁焊工技能大师工作室
    领衔人：样例丁；申报单位：样例丁的单位；区、县（市）：上城区；类别：首期
    试评（期满考核，2021-03-04）
    【未定稿】结果还可能变动，不得作为最终结果公布。

    等次：合格
    总分：95.00
    名次：第 1 名（参加排名 4 个）
    称号：可申请续建；资助：0 元

    等次依据
      总分 95.00，达到「优秀」的分数线 90 分。
      总分达到「优秀」的分数线，但未能占到「首期工作室」的 0 个优秀名额，定为「合格」。

    名额
      名额：现有工作室，优秀 2 个（评分标准规定 2 个），参加考核 4 个，已占 1 个。
      名额：首期工作室，优秀 0 个（按「现有工作室」的比例：2 ÷ 4 × 1 = 0.5，舍去小数为 0），参加考核 1 个，已占 0 个。

    总分计算
      计分：打分表满 5 张的，去掉总分最高的 1 张和最低的 1 张（总分相同的，分摊去掉的份额），其余取平均；不满 5 张的，全部取平均；不满 3 张的，由组长决定等次。
      取位：结果四舍五入，保留 2 位小数。
      已提交打分表 5 张，计入 3 张。
      （3/5 × 95 + 3/5 × 95 + 3/5 × 95 + 3/5 × 95 + 3/5 × 95）÷ 3 = 285 ÷ 3 = 95，取位后为 95.00

      考核方面    满分  精确值  取位后
      基础保障      50      45   45.00
      技术成果      30      30   30.00
      带徒传艺      20      20   20.00
      加分项    至多 5       0    0.00
      总分调整               0    0.00
      总分                  95   95.00

      打分表总分的最高与最低相差 0 分，中位数 95 分。

    各位专家的打分表
      E1 样例专家1：95 分，计入 3/5（同分分摊）
        基础保障 45、技术成果 30、带徒传艺 20、加分项 0
        基础保障：45/50 分；酌情扣 5 分
      E2 样例专家2：95 分，计入 3/5（同分分摊）
        基础保障 45、技术成果 30、带徒传艺 20、加分项 0
        基础保障：45/50 分；酌情扣 5 分
      E3 样例专家3：95 分，计入 3/5（同分分摊）
        基础保障 45、技术成果 30、带徒传艺 20、加分项 0
        基础保障：45/50 分；酌情扣 5 分
      E4 样例专家4：95 分，计入 3/5（同分分摊）
        基础保障 45、技术成果 30、带徒传艺 20、加分项 0
        基础保障：45/50 分；酌情扣 5 分
      E5 样例专家5：95 分，计入 3/5（同分分摊）
        基础保障 45、技术成果 30、带徒传艺 20、加分项 0
        基础保障：45/50 分；酌情扣 5 分
    ");
}

#[test]
fn a_direct_failure_is_told_with_its_evidence() {
    insta::assert_snapshot!(told(&Stage::closed(), 4, Lang::Zh), @"
    S5 样例戊焊工技能大师工作室
    领衔人：样例戊；申报单位：样例戊的单位；区、县（市）：（未填写）；类别：现有
    试评（期满考核，2021-03-04）
    【未定稿】结果还可能变动，不得作为最终结果公布。

    等次：不合格
    名次：不参加排名；如有得分，仅供参考。
    称号：撤销；资助：0 元

    等次依据
      直接确定为「不合格」，不论得分：拒绝考核。
        理由或依据：书面拒绝 —— CH 样例组长，[time]

    名额
      名额：现有工作室，优秀 2 个（评分标准规定 2 个），参加考核 4 个，已占 1 个。
      名额线上并列：S2 S3，剩余名额 1 个，待组长裁定。

    总分计算
      计分：打分表满 5 张的，去掉总分最高的 1 张和最低的 1 张（总分相同的，分摊去掉的份额），其余取平均；不满 5 张的，全部取平均；不满 3 张的，由组长决定等次。
      取位：结果四舍五入，保留 2 位小数。
      没有已提交的打分表：E1 样例专家1、E2 样例专家2、E3 样例专家3、E4 样例专家4、E5 样例专家5
      没有已提交的打分表，没有总分。

    决定记录
      [time]，CH 样例组长：直接确定为不合格；S5 样例戊焊工技能大师工作室；拒绝考核；理由或依据：书面拒绝

    各位专家的打分表
      E1 样例专家1：未打分
      E2 样例专家2：未打分
      E3 样例专家3：未打分
      E4 样例专家4：未打分
      E5 样例专家5：未打分
    ");
}

#[test]
fn an_exclusion_is_told_with_its_evidence() {
    insta::assert_snapshot!(told(&Stage::closed(), 5, Lang::En), @"
    S6 样例己焊工技能大师工作室
    Lead: 样例己; organisation: 样例己的单位; district: 上城区; kind: existing
    试评 (term assessment, 2021-03-04)
    [PROVISIONAL] The result may still change and must not be posted as final.

    Grade: excluded
    Total: 82.00
    Rank: none; figures, if any, are for information only.

    Why this grade
      Excluded from the assessment: the lead left the organisation. It has no rank and is in no quota's base.
        Reason or evidence: @离职证明 - CH 样例组长, [time]

    How the total came about
      Total: with 5 or more sheets the highest and the lowest sheet total are dropped (equal totals share the drop) and the others averaged; with fewer than 5 all are averaged; with fewer than 3 the chair gives the grade.
      Rounding: half up, to 2 decimals.
      No submitted sheet: E4 样例专家4, E5 样例专家5
      Sheets submitted: 3; counted: 3.
      (80 + 82 + 84) / 3 = 246 / 3 = 82, rounded to 82.00

      Part                    Full  Exact  Rounded
      basic support             50     32    32.00
      technical results         30     30    30.00
      apprenticeship            20     20    20.00
      bonus              at most 5      0     0.00
      Change of total                   0     0.00
      Total                            82    82.00

      The highest and the lowest sheet total are 4 apart; the median is 82.

    Decisions
      [time], CH 样例组长: exclude from the assessment; S6 样例己焊工技能大师工作室; the lead left the organisation; reason or evidence: @离职证明

    Sheets of the experts
      E1 样例专家1: 80, counts
        basic support 30, technical results 30, apprenticeship 20, bonus 0
        basic support: 30 of 50; at discretion (-20)
      E2 样例专家2: 82, counts
        basic support 32, technical results 30, apprenticeship 20, bonus 0
        basic support: 32 of 50; at discretion (-18)
      E3 样例专家3: 84, counts
        basic support 34, technical results 30, apprenticeship 20, bonus 0
        basic support: 34 of 50; at discretion (-16)
      E4 样例专家4: not begun
      E5 样例专家5: not begun
    ");
}

#[test]
fn a_grade_given_by_the_chair_is_told_with_its_reason() {
    insta::assert_snapshot!(told(&Stage::finalised(), 6, Lang::Zh), @"
    S7 样例庚焊工技能大师工作室
    领衔人：样例庚；申报单位：样例庚的单位；区、县（市）：西湖区；类别：列席
    试评（期满考核，2021-03-04）
    已定稿（第 1 版）：由组长 CH 样例组长 提出、工作人员 CK 样例工作人员 确认，[time]定稿。

    等次：合格
    总分：70.00
    名次：不参加排名；如有得分，仅供参考。
    称号：可申请续建；资助：0 元

    等次依据
      组长决定等次为「合格」。
        理由或依据：两位专家意见一致 —— CH 样例组长，[time]

    总分计算
      计分：打分表满 5 张的，去掉总分最高的 1 张和最低的 1 张（总分相同的，分摊去掉的份额），其余取平均；不满 5 张的，全部取平均；不满 3 张的，由组长决定等次。
      取位：结果四舍五入，保留 2 位小数。
      回避，不计：E3 样例专家3、E4 样例专家4、E5 样例专家5
      已提交打分表 2 张，计入 2 张。
      （70 + 70）÷ 2 = 140 ÷ 2 = 70，取位后为 70.00

      考核方面    满分  精确值  取位后
      基础保障      50      20   20.00
      技术成果      30      30   30.00
      带徒传艺      20      20   20.00
      加分项    至多 5       0    0.00
      总分调整               0    0.00
      总分                  70   70.00

      打分表总分的最高与最低相差 0 分，中位数 70 分。

    决定记录
      [time]，CH 样例组长：改定等次；S7 样例庚焊工技能大师工作室；合格；理由或依据：两位专家意见一致

    各位专家的打分表
      E1 样例专家1：70 分，计入
        基础保障 20、技术成果 30、带徒传艺 20、加分项 0
        基础保障：20/50 分；酌情扣 30 分
      E2 样例专家2：70 分，计入
        基础保障 20、技术成果 30、带徒传艺 20、加分项 0
        基础保障：20/50 分；酌情扣 30 分
      E3 样例专家3：回避
        理由：同一单位
      E4 样例专家4：回避
        理由：同一单位
      E5 样例专家5：回避
        理由：同一单位
    ");
}

#[test]
fn a_changed_quota_is_told_with_its_reason_to_both_pools() {
    let stage = Stage::closed();
    stage.give("CH", Command::SetQuota { pool: "existing".into(), places: 4, reason: "名额增加".into() });
    let text = told(&stage, 3, Lang::Zh);
    // 4 / 4 x 1 = 1: the first-term studio now has a place.
    assert!(text.contains("现有工作室，优秀 4 个（组长已调整；评分标准规定 2 个）"), "{text}");
    assert!(text.contains("理由或依据：名额增加 —— CH 样例组长，[time]"), "{text}");
    assert!(text.contains("4 ÷ 4 × 1 = 1，舍去小数为 1"), "{text}");
    assert!(text.contains("等次：优秀\n"), "{text}");
}

#[test]
fn equal_totals_are_told_apart_by_the_first_key_that_differs() {
    let roster = ["A", "B"].map(|id| stage::studio(id, id, "guest", "")).to_vec();
    let stage = Stage::new(stage::rubric(), roster);
    for expert in ["E1", "E2", "E3"] {
        let (first, second) = (
            [("support", "40"), ("technical", "30"), ("apprenticeship", "18")],
            [("support", "40"), ("technical", "29"), ("apprenticeship", "19")],
        );
        stage.give_all(expert, stage::sheet("A", &first, None));
        stage.give_all(expert, stage::sheet("B", &second, None));
    }
    assert!(told(&stage, 0, Lang::Zh).contains("与 B：比较技术成果，30.00 高于 29.00，名次在前。"));
    assert!(told(&stage, 1, Lang::Zh).contains("与 A：比较技术成果，29.00 低于 30.00，名次在后。"));
    assert!(told(&stage, 0, Lang::Zh).contains("没有已提交的打分表：E4 样例专家4、E5 样例专家5"));
}

#[test]
fn what_is_missing_or_odd_about_sheets_is_told() {
    let stage = Stage::new(stage::rubric(), vec![stage::studio("A", "甲", "guest", "")]);
    let full = [("support", "50"), ("technical", "30"), ("apprenticeship", "20")];
    stage.give_all("E1", stage::sheet("A", &full[..1], None)[..1].to_vec());
    stage.give_all("E2", stage::sheet("A", &full, None));
    stage.give("CH", Command::SendBack { studio: "A".into(), expert: "E2".into(), reason: "请写备注".into() });
    stage.give_all("CK", stage::sheet("A", &full, Some("E3")));
    stage.give_all("E4", stage::sheet("A", &full, None));
    let (studio, points) = ("A".into(), crate::domain::sample::points("-10"));
    stage.give("E5", Command::Adjust { studio, points, reason: "违规".into(), expert: None });
    stage.give_all("E5", stage::sheet("A", &[("support", "3"), ("technical", "0"), ("apprenticeship", "0")], None));
    let text = told(&stage, 0, Lang::Zh);
    for told in [
        "没有已提交的打分表：E1 样例专家1、E2 样例专家2\n",
        "（100 + 100 + 0）÷ 3 = 200 ÷ 3 = 66.666666…，取位后为 66.67\n",
        "最高与最低相差 100 分，中位数 100 分。\n  相差超过 10 分",
        "E1 样例专家1：未提交（已打 1/3 项）\n",
        "E2 样例专家2：已退回，未重新提交\n    理由：请写备注\n",
        "由 CK 样例工作人员 代录，尚未核对\n",
        "总分调整 -10 分；理由：违规\n    总分不低于 0，实际调整 -3 分\n",
        "总分 66.67，距「优秀」的分数线 90 分还差 23.33 分。",
    ] {
        assert!(text.contains(told), "{told} is not in:\n{text}");
    }
}

#[test]
fn who_may_not_see_the_sheets_gets_no_explanation() {
    let stage = Stage::closed();
    assert_eq!(studio(&stage.seat("E1"), 0, &Words::new(Lang::Zh)), Err(Refusal::NotShown));
    assert_eq!(studio(&stage.seat("CH"), 99, &Words::new(Lang::Zh)), Err(Refusal::NotShown));
}
