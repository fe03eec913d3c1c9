//! Text measured in cells: Chinese characters take two.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// On which side of its column a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Text.
    Left,
    /// Figures.
    Right,
}

/// How many cells a text takes.
#[must_use]
pub fn width(text: &str) -> usize {
    text.width()
}

/// The text in `cells` cells at the most, with `ellipsis` where something was cut off.
#[must_use]
pub fn cut<'a>(text: &'a str, cells: usize, ellipsis: &str) -> Cow<'a, str> {
    if width(text) <= cells {
        return Cow::Borrowed(text);
    }
    let room = cells.saturating_sub(width(ellipsis));
    let mut used = 0;
    let end = text.char_indices().find(|(_, c)| {
        used += c.width().unwrap_or(0);
        used > room
    });
    let kept = &text[..end.map_or(text.len(), |(at, _)| at)];
    Cow::Owned(if cells == 0 { String::new() } else { format!("{kept}{ellipsis}") })
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
        for c in piece.chars() {
            let cells_of_char = c.width().unwrap_or(0);
            if used + cells_of_char > cells && !c.is_whitespace() {
                lines.push(std::mem::take(&mut line).trim_end().to_owned());
                used = 0;
            }
            line.push(c);
            used += cells_of_char;
        }
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// The text cut into what may not be broken: words with the blanks behind them, and characters with the signs that close them.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut before = rest.chars().next()?;
        let end = rest.char_indices().skip(1).find(|&(_, c)| {
            let breaks =
                !c.is_whitespace() && !closes(c) && !opens(before) && (before.is_whitespace() || is_wide(before) || is_wide(c));
            before = c;
            breaks
        });
        let (piece, after) = rest.split_at(end.map_or(rest.len(), |(at, _)| at));
        rest = after;
        Some(piece)
    })
}

fn is_wide(c: char) -> bool {
    c.width() == Some(2)
}

fn closes(c: char) -> bool {
    "，。；：、！？）」』》】”’,.;:!?)%".contains(c)
}

fn opens(c: char) -> bool {
    "（「『《【“‘(".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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
