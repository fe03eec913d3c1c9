//! Frames of the chair's screen, and what its keys bring about.

use crate::domain::command::Command;
use crate::domain::event::Founding;
use crate::domain::grading::Outcome;
use crate::domain::panel::{Member, Role};
use crate::domain::points::Points;
use crate::domain::rubric::PoolSize;
use crate::domain::state::SheetState;
use crate::domain::text::Lang;
use crate::session::Seat;
use crate::tui::app::Taste;
use crate::tui::event::Event;
use crate::tui::testing::{Stage, founding, hall};
use crate::tui::theme::ThemeName;

const ZH: Taste = Taste { lang: Lang::Zh, theme: ThemeName::Dark, ascii: false, no_color: false };
const EN: Taste = Taste { lang: Lang::En, ..ZH };

/// What each studio gets of every item, in thousandths and down to half points, by three experts. 02 to 05 come out equal.
const SHARES: [(&str, i64); 11] = [
    ("01", 1000),
    ("02", 980),
    ("03", 960),
    ("04", 950),
    ("05", 950),
    ("06", 920),
    ("07", 1000),
    ("08", 900),
    ("09", 960),
    ("10", 800),
    ("11", 500),
];

/// Twelve studios, five experts, three places for existing studios.
fn session() -> Founding {
    let mut founding = hall();
    founding.rubric.pools[0].size = PoolSize::Places { places: 3 };
    for (id, name) in [("e4", "样例专家4"), ("e5", "样例专家5")] {
        let member = Member {
            id: id.into(),
            name: name.to_owned(),
            organisation: "样例单位06".to_owned(),
            title: "高级技师".to_owned(),
            role: Role::Expert,
            group: None,
        };
        founding.panel.insert(founding.panel.len() - 3, member);
    }
    founding
}

/// The chair in front of a session that nobody has scored.
fn opening(size: (u16, u16), taste: Taste) -> Stage {
    let mut stage = Stage::choosing(session(), size, taste);
    stage.keys("/ 'c1' Enter Enter");
    stage
}

/// Most sheets are in; one is a draft, one went back, one was typed in, one expert stepped aside, one studio is excluded.
fn scoring(size: (u16, u16), taste: Taste) -> Stage {
    let mut stage = opening(size, taste);
    stage.begin();
    for (studio, share) in SHARES {
        for expert in ["e1", "e2", "e3"] {
            stage.fill_sheet(expert, studio, share);
        }
    }
    let chair = stage.seat("c1");
    let recuse = Command::Recuse { studio: "06".into(), reason: "所在单位相同".into(), expert: Some("e4".into()) };
    chair.apply(recuse).unwrap();
    chair.apply(Command::SendBack { studio: "02".into(), expert: "e2".into(), reason: "请核对带徒名册".into() }).unwrap();
    let cause = Command::Exclude { studio: "10".into(), cause: "lead_left".into(), evidence: "离职证明".into() };
    chair.apply(cause).unwrap();
    stage.fill_sheet("e4", "01", 860);
    stage.fill_sheet("e5", "01", 970);
    draft(&stage.seat("e5"), None);
    draft(&stage.seat("k1"), Some("e4"));
    stage.event(Event::Changed);
    stage
}

/// One item of studio 02 is scored, with a deduction and a note; a clerk fills in the whole sheet from paper and submits it.
fn draft(seat: &Seat, on_paper: Option<&str>) {
    let expert = on_paper.map(Into::into);
    let rubric = seat.outline().session.rubric;
    let mut commands: Vec<Command> = Vec::new();
    for (_, item) in rubric.items().take(if on_paper.is_some() { rubric.base_items() } else { 1 }) {
        commands.push(Command::Score {
            studio: "02".into(),
            item: item.id.clone(),
            points: on_paper.and(item.points),
            deductions: if on_paper.is_some() { Default::default() } else { [("not_posted".into(), 1)].into() },
            expert: expert.clone(),
        });
    }
    let item = rubric.item(0).unwrap().id.clone();
    commands.push(Command::WriteNote {
        studio: "02".into(), item, text: "制度在办公室，未上墙".into(), expert: expert.clone()
    });
    if on_paper.is_some() {
        commands.push(Command::Submit { studio: "02".into(), expert });
    }
    seat.apply_all(commands).unwrap();
}

/// Every sheet of three experts is in, the other two stepped aside throughout, scoring is closed: what is left is a tie.
fn review(size: (u16, u16), taste: Taste) -> Stage {
    let mut stage = opening(size, taste);
    stage.begin();
    for (studio, share) in SHARES.into_iter().chain([("12", 970)]) {
        for expert in ["e1", "e2", "e3"] {
            stage.fill_sheet(expert, studio, share);
        }
        let aside =
            |expert: &str| Command::Recuse { studio: studio.into(), reason: "出差".into(), expert: Some(expert.into()) };
        stage.seat("c1").apply_all(vec![aside("e4"), aside("e5")]).unwrap();
    }
    stage.seat("c1").apply(Command::CloseScoring {}).unwrap();
    stage.event(Event::Changed);
    stage
}

fn outcome(stage: &Stage, studio: &str) -> Outcome {
    stage.seat("k1").results().unwrap().standings.studio(studio).unwrap().outcome.clone()
}

macro_rules! frame {
    ($name:literal, $stage:expr, $keys:literal) => {
        insta::assert_snapshot!($name, $stage.keys($keys).text())
    };
}

#[test]
fn nobody_has_scored_yet() {
    frame!("empty_progress_zh_80x24", opening((80, 24), ZH), "");
    frame!("empty_results_zh_80x24", opening((80, 24), ZH), "3");
    frame!("empty_to_do_en_80x24", opening((80, 24), EN), "4");
    frame!("empty_log_en_60x16", opening((60, 16), EN), "5");
    let mut stage = Stage::choosing(founding(), (80, 24), ZH);
    frame!("no_studios_zh_80x24", stage, "/ 'c1' Enter Enter");
}

#[test]
fn progress_shows_who_is_missing() {
    insta::assert_snapshot!("progress_zh_80x24", scoring((80, 24), ZH).keys("Down Right").frame());
    frame!("progress_en_80x24", scoring((80, 24), EN), "");
    frame!("progress_zh_120x36", scoring((120, 36), ZH), "");
    frame!("progress_en_60x16", scoring((60, 16), EN), "Down Right Right Right Right");
}

#[test]
fn a_studio_is_shown_sheet_by_sheet() {
    insta::assert_snapshot!("studio_zh_80x24", scoring((80, 24), ZH).keys("Enter Right Right Right Down").frame());
    frame!("studio_en_80x24", scoring((80, 24), EN), "Down Enter Right Right Right Right Down Down Down Down");
    frame!("studio_zh_120x36", scoring((120, 36), ZH), "Down Enter Right End");
    frame!("studio_zh_60x16", scoring((60, 16), ZH), "Down Right Enter");
}

#[test]
fn the_result_is_ranked_and_a_quota_line_stands_only_among_its_own_pool() {
    insta::assert_snapshot!("results_zh_80x24", review((80, 24), ZH).keys("3 Down Down Down").frame());
    frame!("results_en_80x24", review((80, 24), EN), "3 Down Down Down Down");
    frame!("results_zh_120x36", review((120, 36), ZH), "3 p");
    frame!("results_en_60x16", review((60, 16), EN), "3");
    frame!("pool_en_80x24", review((80, 24), EN), "3 p p Down");
    let mut stage = review((80, 24), ZH);
    frame!("threshold_stops_zh_80x24", stage, "3 h Backspace '12' Enter Enter p Down Down Down Down Down Down Down");
    let shown = stage.text();
    assert!(shown.contains("优秀分数线：90 分") && !shown.contains("名额线"), "places are left: {shown}");
}

#[test]
fn a_sheet_is_sent_back_with_a_reason() {
    let mut stage = scoring((80, 24), ZH);
    frame!("send_back_zh_80x24", stage, "Down Down Enter b '请复核得分'");
    assert!(stage.keys("Enter").text().contains("已记录：e1 样例专家1 对 03"));
    let row = &stage.seat("e1").desk().unwrap().rows[2];
    assert_eq!((row.state, row.sent_back.as_deref()), (SheetState::Returned { scored: 13 }, Some("请复核得分")));
    assert!(stage.keys("b").text().contains("这张打分表还没有提交"));
}

#[test]
fn a_typed_in_sheet_is_confirmed_by_one_key() {
    let mut stage = scoring((80, 24), EN);
    stage.keys("Down Right Right Right Enter v");
    let cell = stage.seat("o1").progress().unwrap().rows[1].cells[3];
    assert_eq!(cell, SheetState::Submitted { unconfirmed: false });
    assert!(stage.keys("v").text().contains("This sheet needs no confirmation."));
}

#[test]
fn a_studio_is_excluded_and_the_exclusion_lifted() {
    let mut stage = scoring((80, 24), ZH);
    frame!("exclude_zh_80x24", stage, "Enter x Down Tab '调动文件'");
    stage.keys("Enter");
    assert_eq!(outcome(&stage, "01"), Outcome::Excluded);
    stage.keys("l '核实无误' Enter");
    assert_eq!(outcome(&stage, "01"), Outcome::Grade("excellent".into()));
    stage.keys("d Enter '拒绝接受考核' Enter");
    assert_eq!(outcome(&stage, "01"), Outcome::Grade("unqualified".into()));
}

#[test]
fn a_direct_failure_is_called_by_the_grade_that_it_gives() {
    let mut stage = scoring((80, 24), EN);
    let asked = stage.keys("Enter d").text();
    assert!(asked.contains("will get the grade Unqualified"), "{asked}");
    let listed = stage.keys("Enter 'refusal' Enter Esc 1").text();
    assert!(listed.contains("Unqualified") && listed.contains("Unqualified whatever the score"), "{listed}");
}

#[test]
fn marks_of_four_decimals_are_not_cut() {
    let mut founding = session();
    founding.rubric.aggregation.decimals = 4;
    for item in founding.rubric.dimensions.iter_mut().flat_map(|dimension| &mut dimension.items) {
        item.step = Points::from_units(1);
    }
    let mut stage = Stage::choosing(founding, (80, 24), EN);
    stage.keys("/ 'c1' Enter Enter");
    stage.begin();
    for (expert, points) in [("e1", "9.1234"), ("e2", "4.0001")] {
        let (studio, item, points) = ("01".into(), "site".into(), Some(points.parse().unwrap()));
        let score = Command::Score { studio, item, points, deductions: Default::default(), expert: None };
        stage.seat(expert).apply(score).unwrap();
    }
    stage.event(Event::Changed);
    let shown = stage.keys("Enter").text();
    assert!(shown.contains("9.1234") && shown.contains("4.0001") && !shown.contains("9.12…"), "{shown}");
}

#[test]
fn the_record_is_in_the_time_of_the_session_and_says_which() {
    for (zone, heading, when) in [
        ("+08:00", "时间 UTC+8  ", "11-21 00:30"),
        ("+05:45", "时间 UTC+5:45 ", "11-20 22:15"),
        ("-05:00", "时间 UTC-5  ", "11-20 11:30"),
        ("+00:00", "时间 UTC    ", "11-20 16:30"),
    ] {
        let mut stage = Stage::choosing(Founding { zone: zone.parse().unwrap(), ..session() }, (60, 16), ZH);
        stage.begin();
        let text = stage.keys("/ 'c1' Enter Enter 5 a").text();
        assert!(text.contains(heading) && text.contains(when), "{zone}: {text}");
    }
}

#[test]
fn an_expert_steps_aside_and_comes_back() {
    let mut stage = scoring((80, 24), ZH);
    let cell = |stage: &Stage| stage.seat("k1").progress().unwrap().rows[0].cells[0];
    stage.keys("Enter r '所在单位相同' Enter");
    assert_eq!(cell(&stage), SheetState::Recused);
    stage.keys("w '登记有误' Enter");
    assert_eq!(cell(&stage), SheetState::Draft { scored: 13 });
}

#[test]
fn a_grade_is_overridden_and_lifted() {
    let mut stage = review((80, 24), EN);
    stage.keys("/ 'zsmds' Enter Enter");
    frame!("grade_en_80x24", stage, "g 2 Tab 'documents'");
    stage.keys("Enter");
    assert_eq!(outcome(&stage, "11"), Outcome::Grade("qualified".into()));
    stage.keys("k 'mistake' Enter");
    assert_eq!(outcome(&stage, "11"), Outcome::Grade("unqualified".into()));
}

#[test]
fn an_overridden_grade_that_comes_back_beyond_the_places_stands_in_the_way() {
    let mut stage = review((80, 24), EN);
    let chair = stage.seat("c1");
    let reason = || "reason".to_owned();
    let give = |studio: &str| Command::OverrideGrade { studio: studio.into(), grade: "excellent".into(), reason: reason() };
    chair.apply(Command::SetQuota { pool: "existing".into(), places: 1, reason: reason() }).unwrap();
    chair.apply(give("02")).unwrap();
    chair.apply(give("03")).unwrap_err();
    // While the one is excluded, the other may have the only place; the exclusion turns out to be wrong.
    chair.apply(Command::Exclude { studio: "02".into(), cause: "lead_left".into(), evidence: reason() }).unwrap();
    chair.apply(give("03")).unwrap();
    chair.apply(Command::LiftGate { studio: "02".into(), reason: reason() }).unwrap();
    stage.event(Event::Changed);
    let todo = stage.keys("4").text();
    assert!(todo.contains("has 1 place, and the chair overrode 2 grades in it"), "{todo}");
    assert!(chair.apply(Command::Finalise {}).is_err());
    chair.apply(Command::LiftOverride { studio: "03".into(), reason: reason() }).unwrap();
    chair.apply(Command::Finalise {}).unwrap();
}

#[test]
fn a_tie_is_settled_where_the_list_of_things_to_do_leads() {
    let mut stage = review((80, 24), ZH);
    frame!("to_tie_zh_80x24", stage, "4 Enter");
    frame!("tie_zh_80x24", stage, "t Space");
    assert!(stage.keys("Enter '工作量大' Enter").text().contains("须正好选 2 个，现已选 1 个"));
    assert_eq!(outcome(&stage, "03"), Outcome::Undecided);
    stage.keys("Down Down Space Enter Enter");
    assert_eq!(outcome(&stage, "02"), Outcome::Grade("excellent".into()));
    assert_eq!(outcome(&stage, "03"), Outcome::Grade("qualified".into()));
    assert_eq!(outcome(&stage, "04"), Outcome::Grade("excellent".into()));
    frame!("settled_zh_80x24", stage, "");
    assert!(stage.keys("t").text().contains("没有等待裁定的并列"));
}

#[test]
fn another_quota_is_tried_out_before_it_is_decided() {
    let mut stage = review((80, 24), ZH);
    let places =
        |stage: &Stage| stage.seat("k1").results().unwrap().standings.pools.iter().map(|pool| pool.places()).collect::<Vec<_>>();
    frame!("what_if_form_zh_80x24", stage, "3 h Backspace '6'");
    frame!("what_if_zh_80x24", stage, "Enter Enter");
    assert_eq!((places(&stage), outcome(&stage, "02")), (vec![3, 1], Outcome::Undecided), "nothing is decided yet");
    assert!(!stage.keys("Esc").text().contains("【假设】"));
    frame!("set_quotas_zh_80x24", stage, "h Backspace '6' Enter Enter s '经费增加'");
    stage.keys("Enter");
    assert_eq!(places(&stage), [6, 2], "the other pool follows by its share: 6 / 9 * 3");
    assert_eq!(outcome(&stage, "02"), Outcome::Grade("excellent".into()));
    let text = stage.text();
    assert!(text.contains("名额由组长调整，原为 3") && !text.contains("【假设】"), "{text}");
}

#[test]
fn scoring_is_opened_closed_reopened_and_the_result_finalised() {
    let mut stage = opening((80, 24), ZH);
    assert!(stage.keys("f").text().contains("当前是"));
    stage.keys("o");
    assert!(stage.seat("o1").outline().phase == crate::domain::phase::Phase::Scoring);
    frame!("close_zh_80x24", stage, "c");
    stage.keys("y");
    assert!(stage.seat("o1").outline().phase == crate::domain::phase::Phase::Review);
    assert!(stage.keys("f").text().contains("还有 60 件事没有办完，不能定稿"));
    stage.keys("u '还有专家没打完' Enter");
    assert!(stage.seat("o1").outline().phase == crate::domain::phase::Phase::Scoring);
}

#[test]
fn chair_and_clerk_finalise_and_one_studio_is_reopened() {
    let mut stage = review((80, 24), ZH);
    stage.keys("3 t Space Down Space Enter '工作量大' Enter");
    frame!("finalise_zh_80x24", stage, "f");
    frame!("proposed_zh_80x24", stage, "y 4");
    assert!(stage.seat("k1").outline().proposed);
    assert!(stage.keys("f").text().contains("等待工作人员确认"));
    stage.seat("k1").apply(Command::ConfirmFinal {}).unwrap();
    stage.event(Event::Changed);
    frame!("final_results_zh_80x24", stage, "3");
    frame!("final_progress_en_80x24", stage, "L 1");
    stage.keys("L Enter n '公示期间收到异议' Enter");
    assert_eq!(stage.seat("k1").outline().phase, crate::domain::phase::Phase::Review);
    frame!("reopened_zh_80x24", stage, "");
    assert!(stage.keys("] b").text().contains("没有重新审议"));
}

#[test]
fn others_changes_appear_and_the_cursor_stays() {
    let mut stage = review((80, 24), ZH);
    stage.keys("3 Down Down Down");
    let row = |text: &str| text.lines().find(|line| line.starts_with('▸')).map(str::to_owned);
    let before = row(&stage.text()).unwrap();
    assert!(before.contains("03"), "{before}");
    let cause = Command::Exclude { studio: "01".into(), cause: "lead_left".into(), evidence: "离职证明".into() };
    stage.seat("c1").apply(cause).unwrap();
    stage.event(Event::Changed);
    assert!(row(&stage.text()).unwrap().contains("03"));
}

#[test]
fn a_click_opens_a_tab_and_a_second_click_a_row() {
    let mut stage = scoring((80, 24), ZH);
    let click = |stage: &mut Stage, column, row| {
        let kind = crossterm::event::MouseEventKind::Down(crossterm::event::MouseButton::Left);
        let mouse = crossterm::event::MouseEvent { kind, column, row, modifiers: crossterm::event::KeyModifiers::NONE };
        stage.text();
        stage.event(Event::Input(crossterm::event::Event::Mouse(mouse)));
        stage.text()
    };
    assert!(click(&mut stage, 22, 1).contains("[3 结果]"));
    assert!(click(&mut stage, 3, 1).contains("[1 进度]"));
    assert!(click(&mut stage, 20, 7).contains("▸ 03"));
    assert!(click(&mut stage, 20, 7).contains(" 03 样例丙数控车工技能大师工作室  （第 3/12 个）"));
}

#[test]
fn lists_are_filtered_by_initials_ids_and_districts() {
    let mut stage = scoring((80, 24), ZH);
    for (query, found) in [("'yljqg'", "样例甲"), ("'03'", "样例丙"), ("'bjq'", "样例庚"), ("'木雕'", "样例己")] {
        let text = stage.keys("/").keys(query).keys("Enter").text();
        assert!(text.contains(found) && !text.contains("样例乙"), "{query}\n{text}");
        for tab in ["3", "4", "1"] {
            assert!(!stage.keys(tab).text().contains("样例乙"), "{query} {tab}");
        }
        stage.keys("Esc");
    }
    assert!(stage.text().contains("样例乙"));
}

#[test]
fn every_tab_is_drawn_at_every_size() {
    for mut stage in [opening((80, 24), ZH), scoring((80, 24), EN), review((80, 24), ZH)] {
        for tab in ["1", "2", "3", "4", "5", "3 h Backspace '5' Enter Enter", "t"] {
            stage.keys(tab);
            for (width, height) in [(60, 16), (61, 17), (75, 20), (80, 24), (99, 30), (120, 36), (200, 60)] {
                let text = stage.resize(width, height).text();
                let widest = text.lines().map(crate::tui::widgets::text::width).max().unwrap();
                let keys = if tab == "t" { "Esc" } else { "?" };
                assert!(widest <= width.into() && text.contains(keys), "{tab} {width}x{height}\n{text}");
            }
        }
    }
}

#[test]
fn what_is_to_be_done_and_what_happened() {
    frame!("to_do_zh_80x24", scoring((80, 24), ZH), "4");
    frame!("to_do_en_60x16", scoring((60, 16), EN), "4 End");
    frame!("to_do_review_zh_80x24", review((80, 24), ZH), "4");
    frame!("log_zh_80x24", scoring((80, 24), ZH), "5 Down");
    frame!("log_all_en_120x36", opening((120, 36), EN), "o 5 a");
}
