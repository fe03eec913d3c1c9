//! Where keys go on every screen: the caret stands where text does, the wheel answers nothing, and a key that means nothing says so.

use super::app::{App, Taste};
use super::testing::{Stage, founding, hall};
use super::widgets::text::width;
use crate::domain::command::Command;
use crate::domain::text::Lang;

const ZH: Taste = Taste { lang: Lang::Zh, theme: super::theme::ThemeName::Dark, ascii: false, no_color: false };
const SIZES: [(u16, u16); 2] = [(120, 36), (60, 16)];

/// Every list that can be filtered: whose it is, and the keys that lead to it.
const LISTS: [(&str, &[&str]); 4] = [
    ("e1", &["", "Enter", "b"]),
    ("c1", &["1", "3", "3 b", "4", "5", "6", "7"]),
    ("k1", &["1", "2", "2 Tab", "2 Tab Tab", "3", "3 Tab", "4", "4 Tab", "4 Enter", "5 Tab", "6"]),
    ("o1", &["1"]),
];

fn scoring() -> Stage {
    let mut founding = hall();
    founding.rubric.requirements = crate::transfer::rubric::load("hangzhou-recognition").unwrap().requirements;
    let mut stage = Stage::choosing(founding, (80, 24), ZH);
    stage.begin();
    stage
}

fn screen(stage: &Stage, seat: &str, size: (u16, u16)) -> Stage {
    stage.showing(App::seated(stage.seat(seat), ZH).unwrap(), size)
}

#[test]
fn the_caret_stands_in_every_filter_where_the_next_character_goes() {
    let stage = scoring();
    for size in SIZES {
        for (seat, ways) in LISTS {
            for way in ways {
                let at = format!("{seat} {way} {size:?}");
                let mut screen = screen(&stage, seat, size);
                screen.keys(way);
                let before = screen.caret().is_some();
                assert_eq!(before, (seat, *way) == ("e1", "Enter"), "{at}: a cursor where nothing takes text");
                let ends = |screen: &mut Stage, typed: &str| {
                    let row = screen.caret().unwrap_or_else(|| panic!("{at}: no caret\n{}", screen.text()));
                    assert!(row.contains(typed), "{at}: {row}");
                };
                screen.keys("/");
                ends(&mut screen, "/|_");
                screen.keys("'样例乙'");
                ends(&mut screen, "乙|_");
                screen.keys("Left");
                ends(&mut screen, "例|乙");
                screen.keys("Home 'a'");
                ends(&mut screen, "/a|样");
                screen.keys("End '样例单位01样例单位02样例单位03样例单位04样例单位05样例单位06样例单位07样例单位08样例单位09尾'");
                ends(&mut screen, "尾|_");
                screen.keys("Home");
                ends(&mut screen, "/|a样");
                screen.keys("Enter");
                assert_eq!(screen.caret(), None, "{at}: the filter is not typed any more");
            }
        }
    }
}

#[test]
fn the_caret_stands_in_forms_in_the_palette_and_in_the_points() {
    let stage = scoring();
    for size in SIZES {
        for (way, caret) in [
            ("Enter", "|·"),
            ("Enter 4 . 5", "4.5|_"),
            ("Enter 4 . 5 Enter Up", "4.|5"),
            ("Enter 1 2 3 4 5 6 . 7 8", "456.78|_"),
            ("Enter n", "▸ |"),
            ("Enter n '样例备注'", "▸ 样例备注|"),
            ("Enter n '样例备注' Left Left", "▸ 样例|备注"),
            ("Enter j - 3", "▸ -3|"),
            ("Enter j - 3 Enter '超范围'", "▸ 超范围|"),
            (":", ": |"),
            (": '打分' Space '样例'", ": 打分 样例|"),
            (": '一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十尾'", "十尾|"),
            ("r", "▸ |"),
        ] {
            let row = screen(&stage, "e1", size).keys(way).caret().unwrap_or_default();
            assert!(row.contains(caret), "{way} {size:?}: {row}");
        }
        for way in ["", "?", "Enter ?", "Enter End", "Enter Left", "/ '01' Enter", "Enter h"] {
            let stands = screen(&stage, "e1", size).keys(way).caret();
            assert_eq!(stands.is_some(), way == "Enter h", "{way} {size:?}: {stands:?}");
        }
        // A question, and a field that is chosen with the arrows, take no text; a studio is found by typing.
        for (way, caret) in [("c", None), ("8 h", Some("▸ |")), ("8 h 'yl'", Some("▸ yl|")), ("8 t", None), ("2 x", None)] {
            let stands = screen(&stage, "c1", size).keys(way).caret();
            assert_eq!(stands.is_some(), caret.is_some(), "{way} {size:?}: {stands:?}");
            assert!(stands.unwrap_or_default().contains(caret.unwrap_or_default()), "{way} {size:?}");
        }
    }
}

#[test]
fn the_caret_stands_in_the_code_of_a_seat_and_in_the_filter_of_people() {
    let mut stage = Stage::choosing(founding(), (80, 24), ZH);
    stage.seat("k1").apply(Command::SetCode { seat: "e1".into(), code: Some("peach".into()) }).unwrap();
    assert_eq!(stage.keys("/ '样例'").caret(), Some("/样例|_".to_owned()));
    let code = stage.keys("Esc Home Enter 'pe'").caret().unwrap_or_default();
    assert!(code.contains("▸ **|"), "{code}");
    assert_eq!(stage.keys("Esc Esc").caret(), None);
}

#[test]
fn the_wheel_scrolls_what_lies_on_top_and_answers_nothing() {
    let stage = scoring();
    let mut chair = screen(&stage, "c1", (60, 16));
    let (below, question) = (chair.text(), chair.keys("c").text());
    assert!(question.contains('y') && chair.wheel(5, 30, 8).wheel(-2, 30, 8).text() == question);
    assert_eq!(chair.keys("Esc").text(), below, "nor does it scroll what lies below");
    let help = chair.keys("?").text();
    let scrolled = chair.wheel(2, 1, 1).text();
    assert!(scrolled != help && scrolled.lines().count() == help.lines().count(), "{scrolled}");
    assert_eq!(chair.wheel(-9, 1, 1).text(), help);
    let palette = chair.keys("Esc :").text();
    let scrolled = chair.wheel(2, 30, 8).text();
    assert_ne!(scrolled, palette);
    assert_eq!(chair.keys("Left").text(), palette, "the cursor has stayed");
    let mut form = screen(&stage, "c1", (60, 16));
    let before = form.keys("8 h").text();
    assert_eq!(form.wheel(3, 30, 8).text(), before, "nothing else is chosen");
}

#[test]
fn a_click_ends_the_typing_of_a_filter_that_goes_out_of_sight() {
    let stage = scoring();
    let mut chair = screen(&stage, "c1", (80, 24));
    let row = chair.keys("/ '样例乙'").text();
    let tab = row.lines().nth(1).and_then(|tabs| tabs.split_once('2')).map(|(before, _)| width(before) as u16).unwrap();
    assert!(chair.click(tab, 1).text().contains("[2 "), "{}", chair.text());
    assert!(chair.keys("4").text().contains("[4 "), "{}", chair.text());
}

#[test]
fn a_key_that_means_nothing_here_says_so() {
    let stage = scoring();
    let mut expert = screen(&stage, "e1", (80, 24));
    for (keys, said) in [
        ("4", "这里没有这个按键，按 ? 看全部按键"),
        ("Ctrl-Y", "这里没有这个按键"),
        ("好", "现在是中文输入状态，请按 Shift 切换到英文再按键"),
        ("Enter 好", "现在是中文输入状态"),
    ] {
        let text = expert.keys(keys).text();
        assert!(text.contains(said), "{keys}: {text}");
    }
    assert!(!expert.keys("Down").text().contains("中文输入状态"), "until the next key");
    assert!(expert.keys("５").text().contains("5_"), "full-width signs are the plain ones");
    let mut chair = screen(&stage, "c1", (80, 24));
    let text = chair.keys("c").text();
    assert_eq!(text.matches("按 y 确认").count(), 1, "{text}");
    let text = chair.keys("Enter").text();
    assert_eq!(text.matches("按 y 确认").count(), 2, "Enter says which key it is: {text}");
}
