use super::*;
use crate::domain::command::Command;
use crate::domain::masked::without_times;
use crate::domain::text::Lang;
use crate::transfer::stage::Stage;

const NAMES: [&str; 5] = ["results.csv", "details.csv", "decisions.csv", "grants.csv", "summary.txt"];

fn exported(stage: &Stage, lang: Lang) -> Vec<String> {
    let dir = stage.dir.path().join("out");
    let files = write(&stage.seat("CK"), &dir, &Words::new(lang)).unwrap();
    let sealed = stage.seat("CK").results().unwrap().revision.map(|_| "seal.txt");
    let names: Vec<_> = NAMES.into_iter().chain(sealed).map(|name| dir.join(name)).collect();
    assert_eq!(files, names);
    assert_eq!(fs::read_dir(&dir).unwrap().count(), names.len(), "nothing but the files is left");
    files.iter().map(|file| without_times(&fs::read_to_string(file).unwrap())).collect()
}

#[test]
fn details_hold_every_sheet_item_and_deduction() {
    let details = exported(&Stage::closed(), Lang::Zh)[1].clone();
    // The rows of the first studio, and of one with a recusal: the rest repeats what these show.
    let shown: Vec<&str> = details
        .lines()
        .filter(|line| line.contains(",S1,") || (line.contains(",S7,") && line.contains("E5 样例专家5")) || line.contains("状态"))
        .collect();
    insta::assert_snapshot!(shown.join("\n").trim_start_matches('\u{feff}'), @"
    状态,编号,工作室,评审专家,打分表状态,是否计入,考核方面,项目编号,考核项目,满分,得分,扣分,备注,打分表总分,加分合计（未封顶）,加分（封顶后）,总分调整,总分调整理由,代录人,核对人,回避或退回理由,公开讨论时得分
    未定稿,S1,样例甲焊工技能大师工作室,E1 样例专家1,已提交,不计（去掉的最高分）,基础保障,support,基础保障,50,48,未挂标牌（扣 2 分）,'-见照片3,96,7,5,-7,经费使用不规范,,,,
    未定稿,S1,样例甲焊工技能大师工作室,E1 样例专家1,已提交,不计（去掉的最高分）,技术成果,technical,技术成果,30,30,,,96,7,5,-7,经费使用不规范,,,,
    未定稿,S1,样例甲焊工技能大师工作室,E1 样例专家1,已提交,不计（去掉的最高分）,带徒传艺,apprenticeship,带徒传艺,20,20,,,96,7,5,-7,经费使用不规范,,,,
    未定稿,S1,样例甲焊工技能大师工作室,E1 样例专家1,已提交,不计（去掉的最高分）,加分项,technicians,培养技师,,7,,,96,7,5,-7,经费使用不规范,,,,
    未定稿,S1,样例甲焊工技能大师工作室,E2 样例专家2,已提交,计入,基础保障,support,基础保障,50,44,缺员（3 人，扣 6 分）,,94,0,0,0,,,,,
    未定稿,S1,样例甲焊工技能大师工作室,E2 样例专家2,已提交,计入,技术成果,technical,技术成果,30,30,,,94,0,0,0,,,,,
    未定稿,S1,样例甲焊工技能大师工作室,E2 样例专家2,已提交,计入,带徒传艺,apprenticeship,带徒传艺,20,20,,,94,0,0,0,,,,,
    未定稿,S1,样例甲焊工技能大师工作室,E3 样例专家3,已提交,计入,基础保障,support,基础保障,50,43,酌情扣 7 分,,93,0,0,0,,,,,
    未定稿,S1,样例甲焊工技能大师工作室,E3 样例专家3,已提交,计入,技术成果,technical,技术成果,30,30,,,93,0,0,0,,,,,
    未定稿,S1,样例甲焊工技能大师工作室,E3 样例专家3,已提交,计入,带徒传艺,apprenticeship,带徒传艺,20,20,,,93,0,0,0,,,,,
    未定稿,S1,样例甲焊工技能大师工作室,E4 样例专家4,已提交,计入 1/2（同分分摊）,基础保障,support,基础保障,50,40,酌情扣 10 分,,90,0,0,0,,,,,
    未定稿,S1,样例甲焊工技能大师工作室,E4 样例专家4,已提交,计入 1/2（同分分摊）,技术成果,technical,技术成果,30,30,,,90,0,0,0,,,,,
    未定稿,S1,样例甲焊工技能大师工作室,E4 样例专家4,已提交,计入 1/2（同分分摊）,带徒传艺,apprenticeship,带徒传艺,20,20,,,90,0,0,0,,,,,
    未定稿,S1,样例甲焊工技能大师工作室,E5 样例专家5,已提交,计入 1/2（同分分摊）,基础保障,support,基础保障,50,40,酌情扣 10 分,,90,0,0,0,,CK 样例工作人员,CH 样例组长,,
    未定稿,S1,样例甲焊工技能大师工作室,E5 样例专家5,已提交,计入 1/2（同分分摊）,技术成果,technical,技术成果,30,30,,,90,0,0,0,,CK 样例工作人员,CH 样例组长,,
    未定稿,S1,样例甲焊工技能大师工作室,E5 样例专家5,已提交,计入 1/2（同分分摊）,带徒传艺,apprenticeship,带徒传艺,20,20,,,90,0,0,0,,CK 样例工作人员,CH 样例组长,,
    未定稿,S7,样例庚焊工技能大师工作室,E5 样例专家5,回避,,,,,,,,,,,,,,,,同一单位,
    ");
}

#[test]
fn decisions_come_with_who_when_about_whom_and_why() {
    insta::assert_snapshot!(exported(&Stage::finalised(), Lang::Zh)[2].trim_start_matches('\u{feff}'), @"
    状态,时间（UTC+8）,决定人,决定,对象,内容,理由或依据
    已定稿（第 1 版）,[time],E5 样例专家5,回避,S2 =样例乙焊工技能大师工作室,E5 样例专家5,同一单位
    已定稿（第 1 版）,[time],E5 样例专家5,回避,S3 样例丙焊工技能大师工作室,E5 样例专家5,同一单位
    已定稿（第 1 版）,[time],E3 样例专家3,回避,S7 样例庚焊工技能大师工作室,E3 样例专家3,同一单位
    已定稿（第 1 版）,[time],E4 样例专家4,回避,S7 样例庚焊工技能大师工作室,E4 样例专家4,同一单位
    已定稿（第 1 版）,[time],E5 样例专家5,回避,S7 样例庚焊工技能大师工作室,E5 样例专家5,同一单位
    已定稿（第 1 版）,[time],CH 样例组长,直接确定为不合格,S5 样例戊焊工技能大师工作室,拒绝考核,书面拒绝
    已定稿（第 1 版）,[time],CH 样例组长,不列入考核,S6 样例己焊工技能大师工作室,领衔人离开申报单位,'@离职证明
    已定稿（第 1 版）,[time],CH 样例组长,裁定并列,S2 S3,入选：S3,成果更突出
    已定稿（第 1 版）,[time],CH 样例组长,改定等次,S7 样例庚焊工技能大师工作室,合格,两位专家意见一致
    已定稿（第 1 版）,[time],CK 样例工作人员,确认定稿,,已定稿（第 1 版）,
    ");
}

#[test]
fn grants_come_with_their_sum() {
    insta::assert_snapshot!(exported(&Stage::finalised(), Lang::Zh)[3].trim_start_matches('\u{feff}'), @"
    状态,编号,工作室,领衔人,申报单位,区、县（市）,等次,资助（元）
    已定稿（第 1 版）,S1,样例甲焊工技能大师工作室,样例甲,样例甲的单位,上城区,优秀,100000
    已定稿（第 1 版）,S3,样例丙焊工技能大师工作室,样例丙,样例丙的单位,西湖区,优秀,100000
    已定稿（第 1 版）,合计,,,,,,200000
    ");
}

#[test]
fn public_service_activities_are_paid_whatever_the_grade_and_without_one() {
    let active = [("S1", 2), ("S5", 1), ("S6", 3)];
    let files = exported(&Stage::finalised_with(1000, &active), Lang::Zh);
    insta::assert_snapshot!(files[3].trim_start_matches('\u{feff}'), @"
    状态,编号,工作室,领衔人,申报单位,区、县（市）,等次,资助（元）,社会服务次数,社会服务资助（元）,资助合计（元）
    已定稿（第 1 版）,S1,样例甲焊工技能大师工作室,样例甲,样例甲的单位,上城区,优秀,100000,2,2000,102000
    已定稿（第 1 版）,S3,样例丙焊工技能大师工作室,样例丙,样例丙的单位,西湖区,优秀,100000,0,0,100000
    已定稿（第 1 版）,S5,样例戊焊工技能大师工作室,样例戊,样例戊的单位,,不合格,0,1,1000,1000
    已定稿（第 1 版）,S6,样例己焊工技能大师工作室,样例己,样例己的单位,上城区,不列入考核,,3,3000,3000
    已定稿（第 1 版）,合计,,,,,,200000,6,6000,206000
    ");
    assert!(files[4].contains("\n资助：4 个工作室，共 206000 元（其中社会服务活动 6 次，6000 元）\n"), "{}", files[4]);
    let unpaid = exported(&Stage::finalised_with(0, &active), Lang::Zh);
    assert_eq!(unpaid[3..5], exported(&Stage::finalised(), Lang::Zh)[3..5]);
}

#[test]
fn the_summary_counts_by_grade_kind_and_district() {
    insta::assert_snapshot!(exported(&Stage::finalised(), Lang::Zh)[4], @"
    试评（期满考核，2021-03-04）
    已定稿（第 1 版）：由组长 CH 样例组长 提出、工作人员 CK 样例工作人员 确认，[time]定稿。
    评分标准：sample（sample，版本 1）

    计分：打分表满 5 张的，去掉总分最高的 1 张和最低的 1 张（总分相同的，分摊去掉的份额），其余取平均；不满 5 张的，全部取平均；不满 3 张的，由组长决定等次。
    取位：结果四舍五入，保留 2 位小数。
    名次：总分相同的，依次比较技术成果、带徒传艺、打分表总分的中位数；仍相同的，名次并列。
    等次：优秀（90 分及以上）、合格（60 分及以上）、不合格（其余）。
    名额：现有工作室，优秀 2 个（评分标准规定 2 个），参加考核 4 个，已占 2 个。
    名额线上并列：S2 S3，剩余名额 1 个，组长裁定入选：S3。
    名额：首期工作室，优秀 0 个（按「现有工作室」的比例：2 ÷ 4 × 1 = 0.5，舍去小数为 0），参加考核 1 个，已占 0 个。

    名单共 7 个：参加考核 6 个，不列入考核 1 个
    有效称号：考核前 7 个，撤销 1 个，考核后 6 个（含不列入考核 1 个、待定 0 个）

    按类别统计（个）
          优秀  合格  不合格  不列入考核  待定  合计
    现有     2     1       1           1     0     5
    首期     0     1       0           0     0     1
    列席     0     1       0           0     0     1
    合计     2     3       1           1     0     7

    按区、县（市）统计（个）
                优秀  合格  不合格  不列入考核  待定  合计
    上城区         1     1       0           1     0     3
    西湖区         1     2       0           0     0     3
    （未填写）     0     0       1           0     0     1
    合计           2     3       1           1     0     7

    决定记录（回避、退回打分表见 decisions.csv）
    [time]，CH 样例组长：直接确定为不合格；S5 样例戊焊工技能大师工作室；拒绝考核；理由或依据：书面拒绝
    [time]，CH 样例组长：不列入考核；S6 样例己焊工技能大师工作室；领衔人离开申报单位；理由或依据：@离职证明
    [time]，CH 样例组长：裁定并列；S2 S3；入选：S3；理由或依据：成果更突出
    [time]，CH 样例组长：改定等次；S7 样例庚焊工技能大师工作室；合格；理由或依据：两位专家意见一致
    [time]，CK 样例工作人员：确认定稿；已定稿（第 1 版）

    资助：2 个工作室，共 200000 元

    同时导出：results.csv 结果，details.csv 每张打分表的每个项目和扣分，decisions.csv 决定及其理由，grants.csv 资助。
    seal.txt 封存页（会话文件的校验码，供签字）。
    ");
    insta::assert_snapshot!(exported(&Stage::closed(), Lang::En)[4], @"
    试评 (term assessment, 2021-03-04)
    [PROVISIONAL] The result may still change and must not be posted as final.
    Rubric: sample (sample, version 1)

    Total: with 5 or more sheets the highest and the lowest sheet total are dropped (equal totals share the drop) and the others averaged; with fewer than 5 all are averaged; with fewer than 3 the chair gives the grade.
    Rounding: half up, to 2 decimals.
    Rank: equal totals are told apart by technical results, apprenticeship, the median of sheet totals, in this order; what is still equal shares the rank.
    Grades: excellent (from 90), qualified (from 60), unqualified (the rest).
    Quota of existing studios: 2 excellent (the rubric says 2); 4 assessed, 1 taken.
    Equal at the line: S2 S3; places left: 1; the chair has to settle it.
    Quota of first-term studios: 0 excellent (by the share of existing studios: 2 / 4 x 1 = 0.5, rounded down to 0); 1 assessed, 0 taken.

    On the roster: 7; assessed: 6; excluded: 1
    Titles in force: 7 before, 1 revoked, 6 after (of these excluded: 1, undecided: 3)

    Studios by kind
                excellent  qualified  unqualified  excluded  undecided  All
    existing            1          0            1         1          2    5
    first-term          0          1            0         0          0    1
    guest               0          0            0         0          1    1
    All                 1          1            1         1          3    7

    Studios by district
                 excellent  qualified  unqualified  excluded  undecided  All
    上城区               1          1            0         1          0    3
    西湖区               0          0            0         0          3    3
    (not given)          0          0            1         0          0    1
    All                  1          1            1         1          3    7

    Decisions (recusals and returned sheets: see decisions.csv)
    [time], CH 样例组长: fail directly; S5 样例戊焊工技能大师工作室; refused the assessment; reason or evidence: 书面拒绝
    [time], CH 样例组长: exclude from the assessment; S6 样例己焊工技能大师工作室; the lead left the organisation; reason or evidence: @离职证明

    Grants: 1 studio, 100000 yuan in all

    Exported beside this: results.csv (the result), details.csv (every item and deduction of every sheet), decisions.csv (decisions and their reasons), grants.csv (grants).
    ");
}

#[test]
fn every_file_says_that_it_is_provisional_until_it_is_not() {
    for file in exported(&Stage::closed(), Lang::Zh) {
        assert!(file.lines().nth(1).unwrap().contains("未定稿"), "{file}");
    }
    for file in exported(&Stage::finalised(), Lang::Zh) {
        assert!(file.contains("已定稿（第 1 版）") && !file.contains("未定稿"), "{file}");
    }
}

#[test]
fn a_reopened_result_is_provisional_again_until_the_next_revision() {
    let stage = Stage::finalised();
    stage.give("CH", Command::ReopenStudio { studio: "S1".into(), reason: "公示期间有异议".into() });
    assert!(exported(&stage, Lang::Zh)[0].lines().nth(1).unwrap().starts_with("未定稿,"));
    fs::remove_dir_all(stage.dir.path().join("out")).unwrap();
    stage.give("CH", Command::Finalise {});
    stage.give("CK", Command::ConfirmFinal {});
    let files = exported(&stage, Lang::Zh);
    assert!(files[0].lines().nth(1).unwrap().starts_with("已定稿（第 2 版，替代第 1 版）,"));
    assert!(files[4].contains("第 2 版的名次、总分、等次和说明与第 1 版相同。"), "{}", files[4]);
    assert!(files[4].contains("重新审议一个工作室；S1 样例甲焊工技能大师工作室；理由或依据：公示期间有异议"), "{}", files[4]);
}

#[test]
fn objections_and_the_notice_go_out_with_the_result() {
    let stage = Stage::finalised();
    let ends = "2099-07-01".parse().unwrap();
    stage.give("CK", Command::AnnounceNotice { ends });
    let object =
        |studio: &str, text: &str| Command::RecordObjection { studio: studio.into(), by: "=某人".into(), text: text.into() };
    stage.give("CK", object("S2", "名次有误"));
    stage.give("CK", object("S1", "材料不实"));
    stage.give("CH", Command::AnswerObjection { number: 2, answer: "经核对属实".into() });
    let dir = stage.dir.path().join("out");
    let files = write(&stage.seat("CK"), &dir, &Words::new(Lang::Zh)).unwrap();
    assert!(files.contains(&dir.join("objections.csv")));
    let read = |name: &str| without_times(&fs::read_to_string(dir.join(name)).unwrap());
    insta::assert_snapshot!(read("objections.csv").trim_start_matches('\u{feff}'), @"
    状态,异议编号,结果版次,编号,工作室,异议人,异议内容,答复,答复人,答复时间（UTC+8）
    已定稿（第 1 版）,1,1,S2,'=样例乙焊工技能大师工作室,'=某人,名次有误,,,
    已定稿（第 1 版）,2,1,S1,样例甲焊工技能大师工作室,'=某人,材料不实,经核对属实,CH 样例组长,[time]
    ");
    let summary = read("summary.txt");
    insta::assert_snapshot!(summary.lines().filter(|line| line.contains("公示") || line.contains("异议")).collect::<Vec<_>>().join("\n"), @"
    第 1 版结果公示期至 2099-07-01（含当日）。
    [time]，CK 样例工作人员：公示结果；第 1 版，公示期至 2099-07-01
    [time]，CH 样例组长：答复异议；S1 样例甲焊工技能大师工作室；第 2 号异议；理由或依据：经核对属实
    异议（另见 objections.csv）
    第 1 号异议（未答复）：S2 =样例乙焊工技能大师工作室；异议人：=某人；内容：名次有误
    第 2 号异议：S1 样例甲焊工技能大师工作室；异议人：=某人；内容：材料不实；答复（CH 样例组长）：经核对属实
    ");
}

#[test]
fn every_cell_that_a_person_wrote_is_safe_in_a_spreadsheet() {
    for file in exported(&Stage::closed(), Lang::Zh).iter().take(4) {
        let text = file.strip_prefix(super::super::spreadsheet::BYTE_ORDER_MARK).unwrap();
        for record in csv::Reader::from_reader(text.as_bytes()).records().map(Result::unwrap) {
            for cell in record.iter().filter(|cell| cell.parse::<crate::domain::points::Points>().is_err()) {
                assert!(!cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']), "{cell}");
            }
        }
    }
}

#[test]
fn a_directory_with_something_in_it_is_left_alone() {
    let stage = Stage::closed();
    let dir = stage.dir.path().join("out");
    fs::create_dir(&dir).unwrap();
    fs::write(dir.join("results.csv"), "older").unwrap();
    let error = write(&stage.seat("CK"), &dir, &Words::new(Lang::Zh)).unwrap_err();
    assert!(matches!(&error, ExportError::Occupied(path) if *path == dir));
    assert_eq!(fs::read_to_string(dir.join("results.csv")).unwrap(), "older");
    assert_eq!(fs::read_dir(&dir).unwrap().count(), 1);
    let file = write(&stage.seat("CK"), &dir.join("results.csv"), &Words::new(Lang::Zh)).unwrap_err();
    assert!(matches!(file, ExportError::NotADirectory(_)), "{file:?}");
    for lang in [Lang::Zh, Lang::En] {
        let words = Words::new(lang);
        assert!(words.say(&error.message()).contains(&dir.display().to_string()));
        assert!(words.say(&file.message()).contains("results.csv"));
    }
}

#[test]
fn what_fails_half_way_leaves_nothing() {
    let stage = Stage::closed();
    let dir = stage.dir.path().join("out");
    fs::create_dir(&dir).unwrap();
    let mut written = Vec::new();
    // The second file's own name is taken by a directory with something in it: it cannot be given its name.
    fs::create_dir_all(dir.join("b.csv/taken")).unwrap();
    let error = write_all(&dir, &[("a.csv", "1".into()), ("b.csv", "2".into())], &mut written).unwrap_err();
    assert!(matches!(&error, ExportError::File { path, .. } if *path == dir.join("b.csv")));
    assert!(Words::new(Lang::Zh).say(&error.message()).contains("b.csv"));
    remove(&written);
    let left: Vec<_> = fs::read_dir(&dir).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["b.csv"]);
}

#[test]
fn an_expert_exports_nothing() {
    let stage = Stage::closed();
    let dir = stage.dir.path().join("out");
    let error = write(&stage.seat("E1"), &dir, &Words::new(Lang::Zh)).unwrap_err();
    assert!(matches!(error, ExportError::Refused(Refusal::NotShown)));
    assert!(!dir.exists());
}
