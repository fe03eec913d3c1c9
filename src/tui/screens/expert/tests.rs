//! What an expert does with keys alone, and what the screen then shows.

use crossterm::event::Event as Input;

use crate::domain::command::{Command, SelfScored};
use crate::domain::points::Points;
use crate::domain::sheet::{Sheet, SheetStatus};
use crate::domain::text::Lang;
use crate::session::views::SheetView;
use crate::tui::app::Taste;
use crate::tui::event::Event;
use crate::tui::testing::{Stage, hall};
use crate::tui::theme::ThemeName;

pub(super) const ZH: Taste = Taste { lang: Lang::Zh, theme: ThemeName::Dark, ascii: false, no_color: false };
pub(super) const EN: Taste = Taste { lang: Lang::En, ..ZH };
const SIZES: [(u16, u16); 3] = [(120, 36), (80, 24), (60, 16)];

/// Expert e1 in a session that is being scored, two of its sheets handed in; the cursor is on studio 01.
pub(super) fn typical(size: (u16, u16), taste: Taste) -> Stage {
    let mut stage = Stage::choosing(hall(), size, taste);
    stage.begin();
    stage.fill_sheet("e1", "02", 950);
    stage.fill_sheet("e1", "05", 800);
    stage.keys("Enter");
    stage
}

/// What is on disk for expert e1 and the studio at that place.
pub(super) fn view(stage: &Stage, studio: usize) -> SheetView {
    let seat = stage.seat("e1");
    seat.sheet(studio, seat.outline().seat).unwrap()
}

pub(super) fn sheet(stage: &Stage) -> Sheet {
    view(stage, 0).sheet
}

/// The points of studio 01's items from the first on, `-` where there are none.
pub(super) fn given(stage: &Stage, items: usize) -> String {
    let points = |entry: &crate::domain::sheet::Entry| entry.mark.as_ref().map_or("-".to_owned(), |mark| mark.points.to_string());
    sheet(stage).entries.iter().take(items).map(points).collect::<Vec<_>>().join(" ")
}

#[test]
fn frames_of_a_typical_session() {
    for (lang, taste) in [("zh", ZH), ("en", EN)] {
        for size in SIZES {
            let name = format!("{lang}_{}x{}", size.0, size.1);
            let mut stage = typical(size, taste);
            insta::assert_snapshot!(format!("studios_{name}"), stage.text());
            stage.keys("Enter 4 . 5 Enter b n '制度牌在门后' Enter Down 8");
            insta::assert_snapshot!(format!("sheet_{name}"), stage.frame());
        }
    }
}

#[test]
fn the_scale_of_complete_sheets_stands_apart_from_its_sentence_and_help_explains_it() {
    let mut stage = typical((80, 24), ZH);
    for studio in ["08", "09", "10"] {
        stage.fill_sheet("e1", studio, 900);
    }
    let shown = stage.keys("Enter").text();
    let line = shown.lines().find(|line| line.contains('├')).unwrap();
    assert!(line.starts_with(" 您已打完 5 份  ") && line.contains("─3─") && line.contains('┤'), "{line}");
    assert!(stage.keys("? PgDn PgDn PgDn PgDn").text().contains("数字为落在一处的份数"), "{}", stage.text());
}

#[test]
fn frames_of_an_empty_session() {
    for size in SIZES {
        let mut founding = hall();
        founding.roster.clear();
        let mut stage = Stage::choosing(founding, size, ZH);
        insta::assert_snapshot!(format!("empty_zh_{}x{}", size.0, size.1), stage.keys("Enter Enter").text());
    }
}

/// Everything at once: self-scores, ticks, counted units, notes, bonus, a changed total, sent back.
#[test]
fn frames_of_a_full_sheet() {
    for (lang, taste) in [("zh", ZH), ("en", EN)] {
        for size in SIZES {
            let mut stage = typical(size, taste);
            for (item, points) in [("rules", 500), ("site", 950), ("apprentices", 1000)] {
                let of = SelfScored::Item(item.into());
                let points = Points::from_hundredths(points);
                stage.seat("k1").apply(Command::RecordSelfScore { studio: "01".into(), of, points }).unwrap();
            }
            stage.fill_sheet("e1", "01", 1000);
            let reason = "带徒名册缺两人的签名，请补核".to_owned();
            stage.seat("c1").apply(Command::SendBack { studio: "01".into(), expert: "e1".into(), reason }).unwrap();
            stage.event(Event::Changed);
            stage.keys("Enter j - 2 Enter '设备购置发票抬头不符' Enter End Up 2 Enter Up Up Up b 3 Enter a");
            stage.keys("n '名册第7、9页缺签名，已现场询问领衔人样例甲，称两人当日外出，约定周五前补齐' Enter");
            insta::assert_snapshot!(format!("full_{lang}_{}x{}", size.0, size.1), stage.text());
        }
    }
}

#[test]
fn a_studio_is_scored_and_handed_in_with_keys_alone() {
    let mut stage = typical((80, 24), ZH);
    stage.keys("/ 'skcg' Enter Enter");
    assert!(stage.text().contains("03 样例丙数控车工"));
    stage.keys("4 . 5 Enter 1 0 Down 8 Tab = Enter = Enter 8 Enter 5 Enter 9 . 5 Enter = Enter = Enter = Enter = Enter");
    stage.keys("h");
    assert!(stage.text().contains("还有 1 项没有打分"), "{}", stage.text());
    stage.keys("m a 2 Enter h");
    assert!(stage.text().contains("已提交：样例丙数控车工技能大师工作室"), "{}", stage.text());
    let view = view(&stage, 2);
    assert_eq!(view.sheet.status, SheetStatus::Submitted);
    assert!(view.missing.is_empty());
    assert!(stage.keys("1").text().contains("请先收回"));
    stage.keys("k 1 Enter");
    assert_eq!(self::view(&stage, 2).sheet.status, SheetStatus::Draft);
}

#[test]
fn points_that_are_not_allowed_are_refused_and_stay_to_be_mended() {
    let mut stage = typical((80, 24), EN);
    stage.keys("Enter 4 Enter Up 9");
    let text = stage.keys("Enter").text();
    assert!(text.contains("between 0 and 5") && text.contains("9_"), "{text}");
    assert_eq!(given(&stage, 1), "4");
    let text = stage.keys("Backspace 4 . 3 Down").text();
    assert!(text.contains("0.5") && text.contains("4.3_"), "{text}");
    let text = stage.keys("] q").text();
    assert!(text.contains("01 样例甲") && text.contains("4.3_") && !stage.left, "{text}");
    stage.keys("Esc");
    assert_eq!(given(&stage, 1), "4");
    assert!(stage.keys("q").left);
}

#[test]
fn what_is_typed_is_saved_on_leaving() {
    for leaving in ["Enter", "Tab", "Down", "Shift-Tab", "]", "Left", "/", "h", "v", "q"] {
        let mut stage = typical((80, 24), ZH);
        stage.keys("Enter 3 . 5").keys(leaving);
        assert_eq!(given(&stage, 1), "3.5", "{leaving}");
    }
}

#[test]
fn points_follow_the_deductions() {
    let mut stage = typical((80, 24), ZH);
    stage.keys("Enter Down Down b");
    assert_eq!(given(&stage, 3), "- - 8");
    stage.keys("c");
    assert_eq!(given(&stage, 3), "- - 5");
    assert!(stage.text().contains("b c"));
    stage.keys("4 Enter Up");
    assert_eq!(given(&stage, 3), "- - 4");
    assert!(stage.keys("6 Enter").text().contains("0 到 5"), "no more than the ticked deductions leave");
    stage.keys("Esc a");
    assert_eq!(given(&stage, 3), "- - 0");
    stage.keys("a b");
    assert_eq!(given(&stage, 3), "- - 7");
    assert!(stage.keys("c").text().contains("恢复为未打分"));
    assert_eq!(given(&stage, 3), "- - -");
    assert!(stage.keys("f").text().contains("没有扣分条款 f"));
}

#[test]
fn missing_units_are_counted() {
    let mut stage = typical((80, 24), ZH);
    stage.keys("Enter");
    for _ in 0..11 {
        stage.keys("Down");
    }
    assert!(stage.text().contains("── 带徒") || stage.text().contains("每缺1"), "{}", stage.text());
    let text = stage.keys("b").text();
    assert!(text.contains("0 到 10"), "{text}");
    assert!(stage.keys("1 1 Enter").text().contains("0 到 10 之间"));
    stage.keys("Backspace Backspace 3 Enter");
    assert!(given(&stage, 13).ends_with("7 -"), "{}", given(&stage, 13));
    stage.keys("b Backspace 0 Enter");
    assert!(given(&stage, 13).ends_with("- -"));
}

#[test]
fn full_points_self_score_and_clearing_take_one_key() {
    let mut stage = typical((80, 24), ZH);
    let of = SelfScored::Item("rules".into());
    stage.seat("k1").apply(Command::RecordSelfScore { studio: "01".into(), of, points: Points::from_hundredths(450) }).unwrap();
    stage.event(Event::Changed);
    stage.keys("Enter s");
    assert_eq!(given(&stage, 1), "4.5");
    stage.keys("b =");
    assert_eq!(given(&stage, 1), "5");
    assert_eq!(sheet(&stage).entries[0].mark.as_ref().map(|mark| mark.deductions.len()), Some(0));
    stage.keys("x");
    assert_eq!(given(&stage, 1), "-");
    assert!(stage.keys("Down s").text().contains("没有报这一项的自评分"));
}

#[test]
fn notes_and_a_change_of_the_total_have_their_forms() {
    let mut stage = typical((80, 24), ZH);
    stage.keys("Enter n");
    stage.event(Event::Input(Input::Paste("台账齐全\n第3页".into())));
    stage.keys("Enter n 'x' Esc Esc");
    assert_eq!(sheet(&stage).entries[0].note, "台账齐全 第3页");
    let text = stage.keys("5 Enter j - 3 0 Enter").text();
    assert!(text.contains("-20 到 0"), "{text}");
    let text = stage.keys("Shift-Tab Backspace Backspace 3 Enter Enter").text();
    assert!(text.contains("请写明理由") && text.contains("-3"), "{text}");
    stage.keys("'超范围开支' Enter");
    let adjustment = sheet(&stage).adjustment.unwrap();
    assert_eq!((adjustment.points, adjustment.reason.as_str()), (Points::from_hundredths(-300), "超范围开支"));
    let text = stage.text();
    assert!(text.contains("合计 2/100"), "{text}");
    stage.keys("j Backspace Backspace 0 Enter Enter");
    assert_eq!(sheet(&stage).adjustment, None);
}

#[test]
fn undo_says_what_it_gives_back_and_goes_there() {
    let mut stage = typical((80, 24), ZH);
    stage.keys("Enter 4 Enter Up 3 Enter ] ]");
    let text = stage.keys(": 'cx'").text();
    assert!(text.contains("样例甲钳工技能大师工作室") && text.contains("恢复为 4 分"), "{text}");
    let text = stage.keys("Esc u").text();
    assert!(text.contains("01 样例甲") && text.contains("已撤销") && text.contains("恢复为 4 分"), "{text}");
    assert_eq!(given(&stage, 1), "4");
    stage.keys("u");
    assert_eq!(given(&stage, 1), "-");
}

#[test]
fn stepping_aside_asks_for_a_reason() {
    let mut stage = typical((80, 24), ZH);
    let text = stage.keys("r Enter").text();
    assert!(text.contains("样例单位01") && text.contains("不能空着"), "{text}");
    stage.keys("'同一单位' Enter");
    assert_eq!(sheet(&stage).status, SheetStatus::Recused { reason: "同一单位".into() });
    let text = stage.keys("Enter 5").text();
    assert!(text.contains("已回避这个工作室") && !text.contains("5_"), "{text}");
}

#[test]
fn what_the_chair_does_appears_without_a_key_and_moves_nothing() {
    let mut stage = typical((80, 24), ZH);
    stage.keys("Down Down Down Enter Down Down 7");
    let reason = "请复核设备清单".to_owned();
    stage.seat("c1").apply(Command::SendBack { studio: "05".into(), expert: "e1".into(), reason }).unwrap();
    stage.event(Event::Changed);
    let text = stage.text();
    assert!(text.contains("组长退回了 样例戊") && text.contains("请复核设备清单"), "{text}");
    assert!(text.contains("04 样例丁") && text.contains("7_"), "{text}");
    stage.seat("c1").apply(Command::CloseScoring {}).unwrap();
    stage.event(Event::Changed);
    let text = stage.keys("Enter").text();
    assert!(text.contains("打分已经结束") && text.contains("7_"), "{text}");
}

#[test]
fn the_list_can_be_narrowed_and_keeps_its_cursor() {
    let mut stage = typical((80, 24), ZH);
    stage.keys("Down o");
    let text = stage.text();
    assert!(!text.contains("样例乙") && text.contains("▸ · 03"), "{text}");
    assert!(stage.keys("o").text().contains("▸ · 03"));
    let text = stage.keys("/ 'xiaoshan'").text();
    assert!(text.contains("▸ · 03") && !text.contains("样例甲"), "{text}");
    let text = stage.keys("Esc / 'zzz' Enter").text();
    assert!(text.contains("没有符合筛选条件的内容"), "{text}");
    assert!(stage.keys("Enter Esc Down").text().contains("▸ "));
}

#[test]
fn items_can_be_narrowed_to_those_judged_on_site() {
    let mut stage = typical((80, 24), ZH);
    let text = stage.keys("Enter v").text();
    assert!(text.contains("工作场所") && !text.contains("经费使用") && text.contains("只列出现场检查的项目"), "{text}");
    let text = stage.keys("= m = m").text();
    assert!(text.contains("── 工作场所"), "the next gap among all items is the third: {text}");
}

#[test]
fn a_clerk_types_in_a_sheet_from_paper() {
    let stage = typical((80, 24), ZH);
    let clerk = stage.seat("k1");
    let mut screen = super::Expert::on_paper(clerk, 1).unwrap();
    let key = crate::tui::event::Key { code: crossterm::event::KeyCode::Char('='), ctrl: false };
    screen.on_action(crate::tui::action::Action::Open, key);
    screen.on_action(crate::tui::action::Action::FullPoints, key);
    let sheet = stage.seat("k1").sheet(0, 1).unwrap().sheet;
    assert_eq!(sheet.typed_in, Some("k1".into()));
    assert_eq!(sheet.entries[0].mark.as_ref().map(|mark| mark.points), Some(Points::from_hundredths(500)));
}

#[test]
fn every_size_is_drawn() {
    let mut stage = typical((80, 24), Taste { ascii: true, no_color: true, ..ZH });
    for keys in ["", "Enter 9", "Esc n", "Esc j", "Esc r", "Esc ?", "Esc :"] {
        stage.keys(keys);
        for (width, height) in (60..140).step_by(7).flat_map(|width| (16..44).step_by(3).map(move |height| (width, height))) {
            let text = stage.resize(width, height).text();
            let odd: String =
                text.chars().filter(|c| !c.is_ascii() && unicode_width::UnicodeWidthChar::width(*c) != Some(2)).collect();
            assert_eq!(odd, "", "{text}");
        }
    }
}

#[test]
fn the_screen_begins_where_there_is_something_to_do() {
    let mut stage = typical((80, 24), ZH);
    stage.seat("e1").apply(Command::Recuse { studio: "01".into(), reason: "同一单位".into(), expert: None }).unwrap();
    let mut app = crate::tui::app::App::seated(stage.seat("e1"), ZH).unwrap();
    std::mem::swap(&mut stage.app, &mut app);
    assert!(stage.text().contains("▸ · 03"), "{}", stage.text());
    assert!(stage.keys("Esc Esc").text().contains("▸ · 03"), "there is no choice of seats to go back to");
}

#[test]
fn a_sheet_says_whether_it_can_be_handed_in_or_taken_back() {
    let mut stage = typical((60, 16), ZH);
    stage.keys("Enter");
    assert!(stage.text().contains("还缺 13 项"), "{}", stage.text());
    (0..13).for_each(|_| {
        stage.keys("= m");
    });
    assert!(stage.text().contains("已打完各项（按 h 提交）"), "{}", stage.text());
    stage.keys("h");
    let text = stage.text();
    assert!(text.contains("打分结束前按 k 可以收回") && !text.contains("按 h 提交"), "{text}");
    stage.seat("c1").apply(Command::CloseScoring {}).unwrap();
    let text = stage.text();
    assert!(text.contains("打分已经结束") && !text.contains("按 k 可以收回"), "{text}");
}
