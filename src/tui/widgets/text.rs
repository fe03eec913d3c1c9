//! Text measured in cells: Chinese characters take two.

use std::borrow::Cow;

use ratatui::buffer::{Buffer, CellWidth};
use unicode_segmentation::UnicodeSegmentation;

use crate::domain::text::is_hidden;

/// On which side of its column a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Text.
    Left,
    /// Figures.
    Right,
}

/// How many cells a text takes on the screen.
#[must_use]
pub fn width(text: &str) -> usize {
    signs(text).map(cells_of).sum()
}

/// The signs of a text, such as a letter with the accents on it.
fn signs(text: &str) -> impl Iterator<Item = &str> {
    text.graphemes(true)
}

/// How many cells the screen gives a sign; what steers or cannot be seen is not drawn and gets none.
fn cells_of(sign: &str) -> usize {
    if sign.contains(char::is_control) { 0 } else { sign.cell_width().into() }
}

/// Of signs in which something hides only the first character stays; a session file of another program may hold such. What steers
/// is not drawn in the first place.
pub fn leave_nothing_hidden(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if cell.symbol().contains(is_hidden) {
            let first = cell.symbol().chars().next().filter(|c| !is_hidden(*c));
            cell.set_char(first.unwrap_or(char::REPLACEMENT_CHARACTER));
        }
    }
}

/// The text in `cells` cells at the most, with `ellipsis` where something was cut off.
#[must_use]
pub fn cut<'a>(text: &'a str, cells: usize, ellipsis: &str) -> Cow<'a, str> {
    if width(text) <= cells {
        return Cow::Borrowed(text);
    }
    let room = cells.saturating_sub(width(ellipsis));
    let mut used = 0;
    let kept = signs(text).take_while(|sign| {
        used += cells_of(sign);
        used <= room
    });
    Cow::Owned(if cells == 0 { String::new() } else { kept.chain([ellipsis]).collect() })
}

/// The text in exactly `cells` cells: cut off or filled with blanks.
#[must_use]
pub fn fit(text: &str, cells: usize, align: Align, ellipsis: &str) -> String {
    let text = cut(text, cells, ellipsis);
    let blanks = " ".repeat(cells.saturating_sub(width(&text)));
    match align {
        Align::Left => format!("{text}{blanks}"),
        Align::Right => format!("{blanks}{text}"),
    }
}

/// The text in lines of `cells` cells: broken at blanks and between Chinese characters, no line beginning with a closing sign.
#[must_use]
pub fn wrap(text: &str, cells: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut line, mut used) = (String::new(), 0);
    for piece in pieces(text) {
        let cells_of_piece = width(piece.trim_end());
        if used > 0 && used + cells_of_piece > cells {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
            used = 0;
        }
        for sign in signs(piece) {
            let cells_of_sign = cells_of(sign);
            if used + cells_of_sign > cells && !is_blank(sign) {
                lines.push(std::mem::take(&mut line).trim_end().to_owned());
                used = 0;
            }
            line.push_str(sign);
            used += cells_of_sign;
        }
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// The text cut into what may not be broken: words with the blanks behind them, and characters with the signs that close them.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut before = signs(rest).next()?;
        let end = rest.grapheme_indices(true).skip(1).find(|&(_, sign)| {
            let breaks = !is_blank(sign)
                && !closes(sign)
                && !opens(before)
                && (is_blank(before) || cells_of(before) == 2 || cells_of(sign) == 2);
            before = sign;
            breaks
        });
        let (piece, after) = rest.split_at(end.map_or(rest.len(), |(at, _)| at));
        rest = after;
        Some(piece)
    })
}

fn is_blank(sign: &str) -> bool {
    sign.chars().all(char::is_whitespace)
}

fn closes(sign: &str) -> bool {
    "，。；：、！？）」』》】”’,.;:!?)%".contains(sign)
}

fn opens(sign: &str) -> bool {
    "（「『《【“‘(".contains(sign)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    #[test]
    fn chinese_is_cut_between_whole_characters() {
        assert_eq!(cut("样例甲钳工", 10, "…"), "样例甲钳工");
        assert_eq!(cut("样例甲钳工", 9, "…"), "样例甲钳…");
        assert_eq!(cut("样例甲钳工", 8, "…"), "样例甲…");
        assert_eq!(fit("样例甲", 8, Align::Left, "…"), "样例甲  ");
        assert_eq!(fit("8.5", 6, Align::Right, "…"), "   8.5");
        assert_eq!(fit("样例甲", 4, Align::Right, "…"), " 样…");
    }

    #[test]
    fn lines_break_where_chinese_breaks() {
        assert_eq!(wrap("工作室标牌不醒目，扣2分。", 18), ["工作室标牌不醒目，", "扣2分。"]);
        assert_eq!(wrap("工作室标牌不醒目，扣2分。", 16), ["工作室标牌不醒", "目，扣2分。"]);
        assert_eq!(wrap("no sign at the door", 8), ["no sign", "at the", "door"]);
        assert_eq!(wrap("", 8), [""]);
    }

    #[test]
    fn what_is_measured_is_what_the_screen_draws() {
        // Arabic lam and alef, which a font may join; a kana with a sound mark; an escape sequence; a direction override; a family.
        for text in ["\u{644}\u{627}", "ｶﾞ", "a\u{1b}[2Jb", "x\u{202e}y", "👩\u{200d}👧", "e\u{301}"] {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 40, 1));
            let drawn = buffer.set_stringn(0, 0, text, 40, Style::default()).0;
            assert_eq!(width(text), usize::from(drawn), "{text:?}");
        }
        assert_eq!(fit("a\u{1b}[2Jbcdef", 6, Align::Left, "…"), "a\u{1b}[2Jb…");
    }

    #[test]
    fn what_hides_within_a_sign_does_not_reach_the_screen() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 1));
        buffer.set_string(0, 0, "e\u{301}a\u{200d}👩\u{200d}👧.", Style::default());
        // Whether a filler takes cells is for the tables of widths to say; here it does.
        buffer[(6, 0)].set_symbol("\u{3164}");
        leave_nothing_hidden(&mut buffer);
        let drawn: Vec<&str> = buffer.content().iter().map(|cell| cell.symbol()).collect();
        assert_eq!(drawn, ["e\u{301}", "a", "👩", " ", ".", " ", "\u{fffd}", " "]);
    }

    proptest! {
        #[test]
        fn nothing_is_wider_than_asked(text in "[a-z 工作（），。]{0,60}", cells in 2usize..30) {
            prop_assert_eq!(width(&fit(&text, cells, Align::Left, "~")), cells);
            for line in wrap(&text, cells) {
                prop_assert!(width(&line) <= cells, "{:?}", line);
            }
        }

        #[test]
        fn wrapping_loses_nothing(text in "[a-z 工作（），。]{0,60}", cells in 2usize..30) {
            let solid = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(solid(&wrap(&text, cells).concat()), solid(&text));
        }
    }
}
