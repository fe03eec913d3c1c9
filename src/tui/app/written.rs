//! What is written is not lost to a key, and nothing is replaced unseen: on every screen that asks for something.

use crate::domain::command::Command;
use crate::domain::grading::Outcome;
use crate::domain::points::Points;
use crate::domain::rubric::Finding;
use crate::session::Seat;
use crate::tui::app::{App, Taste};
use crate::tui::event::Event;
use crate::tui::screens::clerk::stage::{EN, ZH, review, sealed, seated};
use crate::tui::testing::Stage;

const SIZE: (u16, u16) = (80, 24);

/// Forms of every screen: who sits there, the keys that lead there, those that open it, and what is written.
const FORMS: [(&str, &str, &str, &str); 14] = [
    ("e1", "Enter", "n", "制度牌在门后"),
    ("e1", "Enter", "j", "-1.5"),
    ("e1", "", "r", "同一单位"),
    ("e1", "Enter End Up Up", "b", "2"),
    ("e1", "", "w", "需要核实证书"),
    ("c1", "2", "x Tab", "离职证明"),
    ("c1", "2", "r", "所在单位相同"),
    ("c1", "2", "s", "e9"),
    ("c1", "3", "h", "7"),
    ("c1", "8", "t Tab", "25"),
    ("k1", "2 Tab Tab", "r", "同一单位"),
    ("k1", "2", "r Tab", "师生"),
    ("k1", "3", "d", "2019-1-9"),
    ("k1", "3 Tab", "m", "证书原件"),
];

fn with_conditions(seat: &str, taste: Taste) -> Stage {
    let mut founding = crate::tui::testing::hall();
    founding.rubric.requirements = crate::transfer::rubric::load("hangzhou-recognition").unwrap().requirements;
    let mut stage = Stage::choosing(founding, SIZE, taste);
    stage.begin();
    stage.keys(&format!("/ '{seat}' Enter Enter"));
    stage
}

/// Another window of a seat, on its first screen.
fn window(stage: &Stage, seat: &str) -> Stage {
    let mut other = stage.showing(App::seated(stage.seat(seat), ZH).unwrap(), SIZE);
    other.text();
    other
}

fn score(points: i64) -> Command {
    let points = Some(Points::from_hundredths(points));
    Command::Score { studio: "01".into(), item: "rules".into(), points, deductions: Default::default(), expert: None }
}

/// The points of the first item of studio 01's sheet by e1.
fn given(stage: &Stage) -> Option<String> {
    let seat = stage.seat("e1");
    let sheet = seat.sheet(0, seat.place()).unwrap().sheet;
    sheet.entries[0].mark.as_ref().map(|mark| mark.points.to_string())
}

#[test]
fn every_form_asks_before_what_was_written_is_given_up_and_comes_with_it_again() {
    for (seat, way, keys, written) in FORMS {
        for leaving in ["Esc", "Ctrl-C"] {
            let mut stage = with_conditions(seat, ZH);
            let before = stage.seat("c1").outline().seq;
            let text = stage.keys(way).keys(keys).keys(&format!("'{written}'")).keys(leaving).text();
            let field = format!("▸ {written}");
            let asks = format!("再按一次 {leaving} 放弃所写的内容");
            assert!(text.contains(&asks) && text.contains(&field) && !stage.left, "{seat} {keys}: {text}");
            assert!(!stage.keys("Home").text().contains(&asks), "{seat} {keys}: any other key goes on");
            let text = stage.keys(leaving).keys(leaving).text();
            assert!(!text.contains(&field) && text.contains("所写的内容还留着") && !stage.left, "{seat} {keys}: {text}");
            let text = stage.keys(keys).text();
            assert!(text.contains(&field) && text.contains("已填入上次写了没有保存的内容"), "{seat} {keys}: {text}");
            // Nothing was written since: one key closes it, and it is kept all the same.
            let text = stage.keys(leaving).text();
            assert!(!text.contains(&field) && !stage.left, "{seat} {keys}: {text}");
            assert!(stage.keys(keys).text().contains(&field), "{seat} {keys}");
            assert_eq!(stage.seat("c1").outline().seq, before, "{seat} {keys}: nothing is saved");
            let mut untouched = with_conditions(seat, ZH);
            untouched.keys(way).keys(keys).keys(leaving);
            assert_eq!(untouched.left, leaving == "Ctrl-C", "{seat} {keys}: where nothing was written it leaves at once");
        }
    }
}

#[test]
fn what_was_written_about_one_thing_is_not_offered_for_another_nor_to_another() {
    let mut stage = seated("e1", SIZE, EN);
    stage.keys("Enter n 'behind_the_door' Esc Esc");
    assert!(!stage.keys("Down n").text().contains("behind_the_door"), "another item");
    assert!(!stage.keys("Esc ] Up n").text().contains("behind_the_door"), "another studio");
    stage.keys("Esc Esc Esc / 'e2' Enter Enter Enter");
    assert!(!stage.keys("n").text().contains("behind_the_door"), "another person");
    stage.keys("Esc Esc Esc / 'k1' Enter Enter 4 / 'e1' Enter Enter Enter");
    assert!(!stage.keys("n").text().contains("behind_the_door"), "who types the sheet in from paper");
    stage.keys("Esc Esc Esc Esc Esc Esc Esc / 'e1' Enter Enter Enter");
    let text = stage.keys("n").text();
    assert!(text.contains("behind_the_door") && text.contains("did not save"), "{text}");
    // Once it was answered, the form comes with what is saved.
    let text = stage.keys("'_it' Enter Up n").text();
    assert!(text.contains("behind_the_door_it") && !text.contains("did not save"), "{text}");
}

#[test]
fn a_code_is_asked_about_and_never_kept() {
    let mut stage = seated("k1", SIZE, ZH);
    let text = stage.keys("2 Tab c 'peach' Esc").text();
    assert!(text.contains("再按一次 Esc") && text.contains("*****"), "{text}");
    let text = stage.keys("Esc").text();
    assert!(!text.contains("还留着") && !text.contains("*****"), "{text}");
    assert!(!stage.keys("c").text().contains("****"));
}

#[test]
fn a_form_lives_through_what_comes_from_elsewhere() {
    let mut stage = seated("e1", SIZE, ZH);
    stage.keys("Down Enter n '制度牌在门后'");
    let chair = stage.seat("c1");
    chair.apply(Command::Hear { studio: Some("05".into()), follow: true }).unwrap();
    stage.event(Event::Changed);
    stage.resize(40, 10).resize(120, 36);
    let recuse = Command::Recuse { studio: "01".into(), reason: "同一单位".into(), expert: Some("e1".into()) };
    chair.apply(recuse).unwrap();
    stage.event(Event::Changed);
    stage.event(Event::Tick);
    assert!(stage.text().contains("制度牌在门后"), "{}", stage.text());
    stage.keys("Enter");
    let seat = stage.seat("e1");
    assert_eq!(
        seat.sheet(1, seat.place()).unwrap().sheet.entries[0].note,
        "制度牌在门后",
        "on the sheet that it was written for"
    );
}

#[test]
fn what_was_written_is_there_on_the_next_visit() {
    let mut stage = seated("e1", SIZE, ZH);
    // One form was closed, another is open when the line breaks.
    stage.keys("Enter n '第一条' Esc Esc Down n '第二条'");
    let (place, drafts) = (stage.app.whereabouts(), stage.app_gone().into_drafts());
    let mut again = window(&stage, "e1");
    again.app.go_to(place);
    again.app.take_up(drafts);
    assert!(again.text().contains("上次有写了没有保存的内容"), "{}", again.text());
    assert!(again.keys("n").text().contains("第二条"), "{}", again.text());
    assert!(again.keys("Esc Up n").text().contains("第一条"), "{}", again.text());
}

#[test]
fn what_a_field_came_with_is_selected_and_the_first_key_types_over_it() {
    let mut stage = review(SIZE, ZH);
    stage.keys("Esc Esc / 'c1' Enter Enter 3");
    insta::assert_snapshot!("selected_zh_80x24", stage.keys("h").frame());
    insta::assert_snapshot!("typed_over_zh_80x24", stage.keys("8").frame());
    assert!(stage.keys("Ctrl-Z").text().contains("▸ 12"), "what was there comes back: {}", stage.text());
    let mut clerk = sealed((60, 16), EN);
    insta::assert_snapshot!("selected_en_60x16", clerk.keys("6 g").frame());
    // The proposed day is edited where an arrow comes first.
    assert!(clerk.keys("End Backspace '1'").text().contains('-'), "{}", clerk.text());
    clerk.keys("Ctrl-U '2099-1-9' Enter");
    assert_eq!(clerk.seat("c1").notice().unwrap().ends.unwrap().to_string(), "2099-01-09");
    // Prose is written on, not over.
    let mut expert = seated("e1", SIZE, ZH);
    let text = expert.keys("Enter n '台账齐全' Enter n '，第3页' Enter").text();
    assert!(text.contains("台账齐全，第3页"), "{text}");
}

#[test]
fn points_that_somebody_else_changed_meanwhile_are_told_once_before_they_are_replaced() {
    let mut first = seated("e1", SIZE, ZH);
    let mut second = window(&first, "e1");
    first.keys("Enter").text();
    second.keys("Enter").text();
    first.keys("4").text();
    second.keys("5").text();
    second.keys("Enter").text();
    assert_eq!(given(&first).as_deref(), Some("5"));
    for _ in 0..3 {
        first.event(Event::Changed);
        first.text();
    }
    let text = first.keys("Enter").text();
    assert!(
        text.contains("别处刚有改动：「制度与职责」改为 5 分") && text.contains("您的 4 分") && text.contains("4_"),
        "{text}"
    );
    assert_eq!(given(&first).as_deref(), Some("5"), "nothing is replaced yet");
    // Changed once more, it is told once more.
    second.keys("Up 3 Enter");
    first.event(Event::Changed);
    assert!(first.keys("Enter").text().contains("改为 3 分"), "{}", first.text());
    assert!(first.keys("Enter").text().contains("已保存：制度与职责 4 分"), "{}", first.text());
    assert_eq!(given(&first).as_deref(), Some("4"));
    // Who typed over it is not told of what they saw.
    second.event(Event::Changed);
    second.text();
    second.keys("Up").text();
    assert!(second.keys("2 Enter").text().contains("已保存：制度与职责 2 分"), "{}", second.text());
}

#[test]
fn a_key_that_acts_at_once_replaces_only_what_is_on_the_screen() {
    for (key, after) in [("=", Some("5")), ("x", None), ("b", Some("3")), ("s", Some("4.5")), ("u", None)] {
        let mut stage = seated("e1", SIZE, EN);
        let of = crate::domain::command::SelfScored::Item("rules".into());
        stage
            .seat("k1")
            .apply(Command::RecordSelfScore { studio: "01".into(), of, points: Points::from_hundredths(450) })
            .unwrap();
        stage.keys("Enter 4 Enter Up").text();
        // The other window's change is there, and not yet on this screen.
        stage.seat("e1").apply(score(100)).unwrap();
        let text = stage.keys(key).text();
        assert!(text.contains("Changed elsewhere meanwhile: \"Rules and duties\" now 1"), "{key}: {text}");
        assert_eq!(given(&stage).as_deref(), Some("1"), "{key}");
        let text = stage.keys(key).text();
        assert!(!text.contains("meanwhile"), "{key}: {text}");
        let after = if key == "u" { Some("4") } else { after };
        assert_eq!(given(&stage).as_deref(), after, "{key}");
        // One's own keys are never held against one, whether drawn or not.
        let text = stage.keys("= x = 3 Enter Up = 2 Enter").text();
        assert!(text.contains("Saved") && !text.contains("meanwhile"), "{key}: {text}");
    }
}

#[test]
fn what_a_process_elsewhere_wrote_is_found_when_it_is_to_be_replaced() {
    let mut stage = seated("e1", SIZE, ZH);
    stage.keys("Enter").text();
    stage.keys("4").text();
    // Nobody rings here: what the other one wrote is found within the transaction.
    let path = stage.path();
    let elsewhere = crate::session::Room::open(&path).unwrap();
    elsewhere.seat(&"e1".into(), None).unwrap().apply(score(200)).unwrap();
    let text = stage.keys("Enter").text();
    assert!(text.contains("改为 2 分") && text.contains("4_"), "{text}");
    assert!(stage.keys("Enter").text().contains("已保存：制度与职责 4 分"));
}

#[test]
fn typed_points_that_would_replace_a_change_are_not_given_up_on_leaving() {
    for leaving in ["q", "Ctrl-C"] {
        let mut stage = seated("e1", SIZE, ZH);
        stage.keys("Enter").text();
        stage.keys("4").text();
        stage.seat("e1").apply(score(200)).unwrap();
        let text = stage.keys(leaving).text();
        assert!(text.contains("改为 2 分") && !stage.left, "{leaving}: {text}");
        assert!(stage.keys(leaving).left);
        assert_eq!(given(&stage).as_deref(), Some("4"), "{leaving}: as it said");
    }
}

/// Somebody fills in a form, and somebody else changes meanwhile what it is about.
fn changed_under(stage: &mut Stage, keys: &str, written: &str, change: (&str, Command), told: &str) {
    stage.text();
    stage.keys(keys).text();
    stage.keys(&format!("'{written}'")).text();
    let (seat, command) = change;
    stage.seat(seat).apply(command).unwrap();
    stage.event(Event::Changed);
    let before = stage.seat("c1").outline().seq;
    let text = stage.keys("Enter").text();
    let flat: String = text.chars().filter(|c| !c.is_whitespace() && *c != '│').collect();
    assert!(flat.contains(told) && text.contains(written), "{keys}: {told}\n{text}");
    assert_eq!(stage.seat("c1").outline().seq, before, "{keys}: nothing is replaced yet");
    stage.keys("Enter");
    assert_eq!(stage.seat("c1").outline().seq, before + 1, "{keys}: {}", stage.text());
}

#[test]
fn what_a_form_is_about_is_told_where_somebody_changes_it_meanwhile() {
    let own = |seat: &str| seat.to_owned();
    let note = Command::WriteNote { studio: "01".into(), item: "rules".into(), text: "第3页".into(), expert: None };
    changed_under(
        &mut seated("e1", SIZE, ZH),
        "Enter n",
        "门后",
        (&own("e1"), note),
        "别处刚有改动：「制度与职责」的备注改为「第3页」",
    );
    let adjust = |points| Command::Adjust { studio: "01".into(), points, reason: "开支".into(), expert: None };
    let adjust = adjust(Points::from_hundredths(-100));
    changed_under(&mut seated("e1", SIZE, ZH), "Enter j - 2 Enter", "超范围", (&own("e1"), adjust), "总分调整-1分");
    let day = Command::RecordMaterial { studio: "01".into(), material: "ledger".into(), received: "2019-11-04".parse().ok() };
    changed_under(&mut seated("k1", SIZE, ZH), "3 d", "2019-11-5", ("k2", day), "k2样例工作人员2刚有改动：");
    let mut conditions = with_conditions("k1", ZH);
    let condition = conditions.room.session().rubric.conditions().next().unwrap().1.id.clone();
    let (finding, evidence) = (Some(Finding::NotMet), "没有原件".to_owned());
    let found = Command::CheckCondition { studio: "01".into(), condition, finding, evidence };
    changed_under(&mut conditions, "3 Tab m", "复印件", ("k1", found), "不符合，依据：没有原件");
    let quota = Command::SetQuota { pool: "existing".into(), places: 5, reason: "经费".into() };
    let mut chair = review(SIZE, ZH);
    chair.keys("Esc Esc / 'c1' Enter Enter 3 h 8 Enter Enter");
    changed_under(&mut chair, "s", "增加", ("c1", quota), "名额调整为5个");
    let grade = Command::OverrideGrade { studio: "01".into(), grade: "unqualified".into(), reason: "材料".into() };
    let mut chair = review(SIZE, ZH);
    chair.keys("Esc Esc / 'c1' Enter Enter 2");
    changed_under(&mut chair, "g 2 Tab", "复核", ("c1", grade), "别处刚有改动：");
    let mut notice = sealed(SIZE, ZH);
    let objection = Command::RecordObjection { studio: "03".into(), by: "样例单位05".into(), text: "人数有误".into() };
    notice.seat("k1").apply(objection).unwrap();
    notice.event(Event::Changed);
    let answer = Command::AnswerObjection { number: 1, answer: "已核对".into() };
    changed_under(&mut notice, "6 a", "另行答复", ("c1", answer), "已核对");
    let announce = Command::AnnounceNotice { ends: "2099-01-08".parse().unwrap() };
    changed_under(&mut notice, "g", "2099-1-9", ("k2", announce), "2099-01-08");
}

#[test]
fn what_others_do_elsewhere_is_no_reason_to_ask() {
    let mut stage = seated("e1", SIZE, ZH);
    stage.keys("Enter").text();
    stage.keys("4").text();
    let other = |seat: &Seat, item: &str| {
        let points = Some(Points::from_hundredths(100));
        seat.apply(Command::Score {
            studio: "01".into(),
            item: item.into(),
            points,
            deductions: Default::default(),
            expert: None,
        })
    };
    other(&stage.seat("e2"), "rules").unwrap();
    other(&stage.seat("e1"), "site").unwrap();
    assert!(stage.keys("Enter").text().contains("已保存：制度与职责 4 分"), "{}", stage.text());
    // The same points from two windows replace nothing.
    stage.keys("Up 3").text();
    stage.seat("e1").apply(score(300)).unwrap();
    assert!(stage.keys("Enter").text().contains("已保存：制度与职责 3 分"), "{}", stage.text());
}

#[test]
fn a_form_says_its_own_keys_below() {
    let below = |stage: &mut Stage| stage.text().trim_end().lines().last().unwrap_or_default().trim().to_owned();
    let mut stage = seated("e1", SIZE, ZH);
    stage.keys("Enter");
    assert!(below(&mut stage).contains("打分"));
    assert_eq!(below(stage.keys("n")), "Enter 完成  Esc 取消");
    assert_eq!(below(stage.keys("'x'")), "Enter 完成  Esc 取消  Ctrl-Z 撤销输入");
    assert_eq!(below(stage.keys("Esc Esc j")), "Enter 下一项  Tab 换项  Esc 取消");
    assert_eq!(below(stage.keys("Esc :")), "Enter 执行  ↑ ↓ 选择  Esc 关闭");
    assert_eq!(below(stage.keys("Esc ?")), "↑ ↓ 翻看  Esc 关闭");
    assert!(below(stage.keys("Esc")).contains("打分"));
}

#[test]
fn another_grade_is_chosen_beginning_with_the_present_one() {
    let mut stage = review(SIZE, ZH);
    let grades = stage.room.session().rubric.grades.clone();
    stage.keys("Esc Esc / 'c1' Enter Enter 2");
    let mut seen = std::collections::BTreeSet::new();
    for place in 0..12 {
        let outcome = stage.seat("c1").results().unwrap().standings.studios[place].outcome.clone();
        let at = grades.iter().position(|grade| outcome == Outcome::Grade(grade.id.clone())).unwrap();
        let text = stage.keys("g").text();
        let name = grades[at].name.get(crate::domain::text::Lang::Zh);
        assert!(text.contains(&format!("▸ {} {name}", at + 1)), "{place}: {text}");
        seen.insert(at);
        stage.keys("Esc ]");
    }
    assert!(seen.len() > 1, "{seen:?}");
}

#[test]
fn a_studio_without_a_grade_gets_none_by_a_mere_enter() {
    let mut stage = review(SIZE, ZH);
    stage.seat("c1").apply(Command::ReopenScoring { reason: "补评".into() }).unwrap();
    let back = |expert: &str| Command::SendBack { studio: "01".into(), expert: expert.into(), reason: "请复核".into() };
    stage.seat("c1").apply_all(vec![back("e1"), back("e2")]).unwrap();
    stage.seat("c1").apply(Command::CloseScoring {}).unwrap();
    stage.keys("Esc Esc / 'c1' Enter Enter 2");
    assert_eq!(stage.seat("c1").results().unwrap().standings.studios[0].outcome, Outcome::Undecided);
    let text = stage.keys("g Tab '复核' Enter").text();
    assert!(text.contains("请用上下键或数字键选一项") && !text.contains("▸ 1 "), "{text}");
    assert!(stage.keys("Down").text().contains("▸ 1 "), "{}", stage.text());
}

#[test]
fn a_number_of_places_that_follows_is_another_one_only_where_nobody_typed_it() {
    let mut stage = review(SIZE, ZH);
    let places =
        |stage: &Stage| stage.seat("k1").results().unwrap().standings.pools.iter().map(|pool| pool.places()).collect::<Vec<_>>();
    stage.keys("Esc Esc / 'c1' Enter Enter 3");
    assert_eq!(places(&stage), [12, 4]);
    // Typed: it is what was typed, though it is what it was.
    stage.keys("h 6 Enter 4 Enter s '经费' Enter");
    assert_eq!(places(&stage), [6, 4]);
    let mut stage = review(SIZE, ZH);
    stage.keys("Esc Esc / 'c1' Enter Enter 3 h 6 Enter Enter s '经费' Enter");
    assert_eq!(places(&stage), [6, 2], "left alone: 6 / 9 * 3");
    // What was changed elsewhere while the form was open is no number that somebody typed.
    let mut stage = review(SIZE, ZH);
    stage.keys("Esc Esc / 'c1' Enter Enter 3 h Tab 3");
    let quota = Command::SetQuota { pool: "existing".into(), places: 9, reason: "经费".into() };
    stage.seat("c1").apply(quota).unwrap();
    stage.event(Event::Changed);
    stage.keys("Enter s '经费' Enter");
    assert_eq!(places(&stage), [9, 3]);
}

#[test]
fn a_choice_means_what_it_said_when_it_was_made() {
    let mut stage = seated("k1", SIZE, ZH);
    stage.keys("2 r 2");
    assert!(stage.text().contains("▸ 2 样例专家2"), "{}", stage.text());
    let by = crate::domain::command::Substitute {
        id: "e9".into(),
        name: "样例专家9".into(),
        organisation: "样例单位09".into(),
        title: "技师".into(),
    };
    stage.seat("c1").apply(Command::Substitute { expert: "e1".into(), by, reason: "出差".into() }).unwrap();
    stage.event(Event::Changed);
    stage.keys("Enter '师生' Enter");
    let text = stage.text();
    assert!(text.contains("样例专家2的回避已登记"), "{text}");
}

#[test]
fn ctrl_z_undoes_like_u() {
    let mut stage = seated("e1", SIZE, ZH);
    stage.keys("Enter 4 Enter Up 3 Enter Ctrl-Z");
    assert_eq!(given(&stage).as_deref(), Some("4"));
    // Points being typed are what is undone first.
    stage.keys("Up 2 Ctrl-Z");
    assert_eq!(given(&stage).as_deref(), Some("4"));
    assert!(stage.text().contains("已撤销") || !stage.text().contains("2_"), "{}", stage.text());
}

#[test]
fn points_being_typed_stay_with_their_sheet_and_are_not_lost_to_a_tick() {
    let mut stage = seated("e1", SIZE, ZH);
    stage.keys("o Enter").text();
    stage.keys("4").text();
    // The other window completes the sheet and hands it in: it is not to be done any more.
    stage.fill_sheet("e1", "01", 1000);
    let text = stage.keys("Enter").text();
    assert!(text.contains(" 01 样例甲") && text.contains("请先收回") && text.contains("4_"), "{text}");
    let mut stage = seated("e1", SIZE, ZH);
    let text = stage.keys("Enter 2 b").text();
    assert!(text.contains("已保存：制度与职责 2 分") && text.contains("b[") && !text.contains("2_"), "{text}");
    let text = stage.keys("4 a").text();
    assert!(text.contains("4_"), "more than is left is refused, and stays to be mended: {text}");
}

#[test]
fn what_is_confirmed_is_what_was_asked_about() {
    let mut stage = seated("c1", SIZE, ZH);
    for (expert, studio) in ["e1", "e2", "e3"].into_iter().flat_map(|expert| [(expert, "01"), (expert, "02")]) {
        stage.fill_sheet(expert, studio, 1000);
    }
    let hear = |studio: &str| Command::Hear { studio: Some(studio.into()), follow: false };
    stage.seat("c1").apply(hear("01")).unwrap();
    stage.event(Event::Changed);
    stage.keys("8 r").text();
    stage.seat("c1").apply(hear("02")).unwrap();
    stage.event(Event::Changed);
    stage.keys("y");
    assert!(stage.seat("e1").revealed(0).is_ok() && stage.seat("e1").revealed(1).is_err());
}
