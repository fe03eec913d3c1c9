//! Frames and keys of what all screens have in common.

use crossterm::event::Event as Input;

use super::app::Taste;
use super::event::Event;
use super::testing::{Stage, founding, hall};
use crate::domain::command::Command;
use crate::domain::text::Lang;

const ZH: Taste = Taste { lang: Lang::Zh, theme: super::theme::ThemeName::Dark, ascii: false, no_color: false };
const EN: Taste = Taste { lang: Lang::En, ..ZH };

#[test]
fn the_choice_of_a_seat() {
    insta::assert_snapshot!("chooser_zh_80x24", Stage::choosing(founding(), (80, 24), ZH).frame());
    insta::assert_snapshot!("chooser_en_60x16", Stage::choosing(founding(), (60, 16), EN).text());
    insta::assert_snapshot!("chooser_filter_en_120x36", Stage::choosing(founding(), (120, 36), EN).keys("/ 'ylzj2'").text());
}

#[test]
fn help_and_palette_say_what_can_be_done() {
    insta::assert_snapshot!("help_zh_80x24", Stage::choosing(founding(), (80, 24), ZH).keys("?").text());
    insta::assert_snapshot!("palette_en_80x24", Stage::choosing(founding(), (80, 24), EN).keys(": 'page'").text());
}

#[test]
fn a_code_is_asked_for_and_what_was_typed_stays_when_it_is_wrong() {
    let mut stage = Stage::choosing(founding(), (80, 24), EN);
    stage.seat("k1").apply(Command::SetCode { seat: "e1".into(), code: Some("peach".into()) }).unwrap();
    stage.event(Event::Changed);
    insta::assert_snapshot!("code_wrong_en_80x24", stage.keys("Enter 'pear' Enter").text());
    assert!(stage.keys("Backspace Backspace 'ach' Enter").text().contains("样例专家1 expert"));
}

#[test]
fn what_a_form_asks_for_is_never_cut_off() {
    let mut stage = Stage::choosing(hall(), (60, 16), EN);
    stage.begin();
    let form = stage.keys("Enter Enter n").text();
    for word in ["What was seen", "(empty takes", "the note away)"] {
        assert!(form.contains(word), "{word}: {form}");
    }
}

#[test]
fn a_paste_does_not_press_keys() {
    let mut stage = Stage::choosing(founding(), (80, 24), ZH);
    let before = stage.text();
    stage.event(Event::Input(Input::Paste("q\nL/\n".into())));
    assert_eq!(stage.text(), before);
    assert!(!stage.left);
}

#[test]
fn what_is_typed_leads_to_what_fits_best() {
    let mut founding = hall();
    // Every organisation has 单, which is read chan as well.
    founding.panel[3].id = "CH".into();
    let mut stage = Stage::choosing(founding, (80, 24), ZH);
    let here =
        |stage: &mut Stage| stage.text().lines().find(|line| line.trim_start().starts_with('▸')).unwrap_or_default().to_owned();
    stage.keys("Down / 'ch'");
    assert!(here(&mut stage).contains("CH  "), "{}", stage.text());
    let text = stage.keys("Enter Enter 3 / '1'").text();
    assert!(text.contains("样例组长 组长"), "{text}");
    let row = |id: &str| text.lines().position(|line| line.contains(&format!(" {id}  ")));
    assert!(row("01").is_some() && row("01") < row("10"), "a list that has an order keeps it: {text}");
    assert!(here(&mut stage).contains(" 10  "), "an id that begins so, not one of 样例单位01: {text}");
}

#[test]
fn the_palette_offers_first_what_is_called_so() {
    let mut stage = Stage::choosing(hall(), (80, 24), ZH);
    stage.begin();
    let text = stage.keys("Enter Enter : 'tj'").text();
    assert!(text.lines().nth(3).is_some_and(|line| line.contains("提交")), "{text}");
}

#[test]
fn language_and_theme_change_at_once() {
    let mut stage = Stage::choosing(founding(), (80, 24), ZH);
    assert!(stage.keys("L").text().contains("Choose your seat"));
    assert!(stage.keys("T").text().contains("Colours for a light background."));
    assert!(Stage::choosing(founding(), (80, 24), Taste { no_color: true, ..ZH }).keys("T").text().contains("NO_COLOR"));
}

#[test]
fn the_program_ends_by_q_by_ctrl_c_and_by_a_signal() {
    for keys in ["q", "Ctrl-C", "： 'quit' Esc ｑ"] {
        assert!(Stage::choosing(founding(), (80, 24), EN).keys(keys).left, "{keys}");
    }
    let mut stage = Stage::choosing(founding(), (80, 24), EN);
    stage.keys("?").event(Event::Stop);
    assert!(stage.left);
}

#[test]
fn every_size_is_drawn_or_says_what_it_needs() {
    let mut stage = Stage::choosing(founding(), (80, 24), ZH);
    for overlay in ["", "?", ":", "Esc Esc :"] {
        stage.keys(overlay);
        for width in (1..=130).step_by(3) {
            for height in 1..40 {
                let text = stage.resize(width, height).text();
                assert_eq!(
                    text.contains("60 列") || width < 20 || height < 5,
                    width < 60 || height < 16,
                    "{width}x{height}\n{text}"
                );
            }
        }
    }
}

#[test]
fn in_ascii_only_words_are_wide() {
    let mut stage = Stage::choosing(founding(), (80, 24), Taste { ascii: true, ..EN });
    let text = stage.keys("? Down").text();
    let odd: String = text.chars().filter(|c| !c.is_ascii() && unicode_width::UnicodeWidthChar::width(*c) != Some(2)).collect();
    assert_eq!(odd, "");
}

/// Some Chinese terminals draw signs such as “ ” and · two cells wide, and what stands behind them on the line moves.
#[test]
fn words_have_no_sign_of_doubtful_width() {
    use unicode_width::UnicodeWidthChar;
    for file in [
        include_str!("../../locales/zh-CN/tui.ftl"),
        include_str!("../../locales/en/tui.ftl"),
        include_str!("../../locales/zh-CN/expert.ftl"),
        include_str!("../../locales/en/expert.ftl"),
        include_str!("../../locales/zh-CN/chair.ftl"),
        include_str!("../../locales/en/chair.ftl"),
        include_str!("../../locales/zh-CN/clerk.ftl"),
        include_str!("../../locales/en/clerk.ftl"),
        include_str!("../../locales/zh-CN/notice.ftl"),
        include_str!("../../locales/en/notice.ftl"),
    ] {
        let odd: Vec<char> = file.chars().filter(|c| c.width() != c.width_cjk()).collect();
        assert_eq!(odd, []);
    }
}
