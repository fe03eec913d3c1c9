//! Text from people and text in two languages.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// The longest text of one line that is taken, in characters: names, titles, organisations.
pub const LONGEST_LINE: usize = 120;
/// The longest note, reason or evidence, in characters.
pub const LONGEST_NOTE: usize = 1000;

/// A language that a person reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Lang {
    /// Simplified Chinese.
    #[default]
    #[serde(rename = "zh-CN")]
    Zh,
    /// English.
    #[serde(rename = "en")]
    En,
}

impl Lang {
    /// Every language.
    pub const ALL: [Lang; 2] = [Lang::Zh, Lang::En];
}

/// Words that a rubric gives in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Text {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Text {
    /// The words in `lang`.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// Why a text from a person is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextProblem {
    /// It holds a character that steers a terminal or hides: control, bidirectional or zero-width.
    Hidden(char),
    /// It is longer than `most` characters.
    TooLong {
        /// The most characters taken.
        most: usize,
    },
}

/// Text as it is kept: normalised to NFC, trimmed, free of characters that steer a terminal or cannot be seen.
///
/// # Errors
/// A [`TextProblem`] where the text holds such a character or more than `most` characters.
pub fn clean(text: &str, most: usize) -> Result<String, TextProblem> {
    let text: String = text.trim().nfc().collect();
    if let Some(hidden) = text.chars().find(|&c| is_hidden(c)) {
        return Err(TextProblem::Hidden(hidden));
    }
    if text.chars().count() > most {
        return Err(TextProblem::TooLong { most });
    }
    Ok(text)
}

/// A name as it was typed, but for what nobody sees as a difference: width, case, and blanks around it.
#[must_use]
pub fn plain(name: &str) -> String {
    name.trim().nfkc().flat_map(char::to_lowercase).collect()
}

/// A name as far as it counts when it is written carelessly: letters, digits, and signs that make another number of one, in half
/// width and small letters, so that `职业（工种）`, `职业(工种)` and `职业 工种` are one. Digits that something parts stay apart: `3-5`
/// is not `35`.
#[must_use]
pub fn fold(name: &str) -> String {
    folded(name, |c| c.is_alphanumeric() || matches!(c, '<' | '>' | '=' | '≤' | '≥' | '≠' | '±' | '+' | '%'))
}

/// A name without any sign: what of it nobody can mistake.
#[must_use]
pub fn letters(name: &str) -> String {
    folded(name, char::is_alphanumeric)
}

fn folded(name: &str, counts: impl Fn(char) -> bool) -> String {
    let mut folded = String::new();
    let mut parted = false;
    for c in name.nfkc().flat_map(char::to_lowercase) {
        if !counts(c) {
            parted = true;
            continue;
        }
        if parted && c.is_numeric() && folded.ends_with(char::is_numeric) {
            folded.push('.');
        }
        folded.push(c);
        parted = false;
    }
    folded
}

/// Text that may not be ours, made harmless for a terminal and a spreadsheet: what steers or cannot be seen is written out, `\u{1b}`,
/// line ends too. A session file of another program may hold such text, and so may the name of a file.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    written_out(text, is_hidden)
}

/// The same for whole lines of text: their ends and tabs stay.
#[must_use]
pub fn visible_lines(text: &str) -> Cow<'_, str> {
    written_out(text, |c| is_hidden(c) && !matches!(c, '\n' | '\t'))
}

fn written_out(text: &str, hidden: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(&hidden) {
        return text.into();
    }
    text.chars().map(|c| if hidden(c) { c.escape_unicode().to_string() } else { c.to_string() }).collect()
}

/// JSON in which the same is written as JSON has it, `\u001b`: a program reads what it would have read.
#[must_use]
pub fn visible_json(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        // Between keys and values there are line ends; within them JSON has none.
        if is_hidden(c) && c != '\n' {
            text.extend(c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        } else {
            text.push(c);
        }
    }
    text
}

/// Whether a character steers a terminal or cannot be seen.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}' | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_trimmed_and_composed() {
        assert_eq!(clean("  Cafe\u{301} 样例甲 ", 40).unwrap(), "Café 样例甲");
    }

    #[test]
    fn what_steers_a_terminal_or_hides_is_refused() {
        for hidden in ['\u{1b}', '\u{7}', '\u{9b}', '\n', '\u{202e}', '\u{200b}', '\u{feff}', '\u{e0041}'] {
            assert_eq!(clean(&format!("张{hidden}三"), 40), Err(TextProblem::Hidden(hidden)));
        }
    }

    #[test]
    fn text_that_is_not_ours_goes_out_with_everything_to_be_seen() {
        assert_eq!(visible("样例甲"), "样例甲");
        assert_eq!(visible("a\u{1b}[2J\nb\u{202e}\u{9b}"), r"a\u{1b}[2J\u{a}b\u{202e}\u{9b}");
        assert_eq!(visible_lines("a\tb\r\nc\u{7f}\n"), "a\tb\\u{d}\nc\\u{7f}\n");
    }

    #[test]
    fn json_goes_out_with_everything_to_be_seen_and_says_the_same() {
        let value = serde_json::json!({ "name": "a\u{1b}\n\u{9b}\u{202e}\u{7f}\u{e0041}" });
        let json = visible_json(&format!("{value:#}\n"));
        assert_eq!(json, "{\n  \"name\": \"a\\u001b\\n\\u009b\\u202e\\u007f\\udb40\\udc41\"\n}\n");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&json).unwrap(), value);
    }

    #[test]
    fn names_are_compared_as_people_write_them() {
        assert_eq!(plain(" Ｓtudio＿ID\u{3000}"), "studio_id");
        for written in ["职业（工种）", "职业(工种)", " 职业 工种 ", "职业工种"] {
            assert_eq!(fold(written), "职业工种");
        }
        assert_eq!(fold("Ｓtudio_ID "), "studioid");
        assert_eq!(fold("1. 制度（不少于 3～5 人）"), "1制度不少于3.5人");
        assert_ne!(fold("满1.5年"), fold("满15年"));
        assert_ne!(fold("逾期≤30天"), fold("逾期＞30天"));
        assert_eq!(letters("逾期≤30天"), letters("逾期＞30天"));
        assert_eq!((fold("—？"), letters("≤")), (String::new(), String::new()));
    }

    #[test]
    fn length_is_counted_in_characters() {
        assert!(clean(&"工".repeat(40), 40).is_ok());
        assert_eq!(clean(&"工".repeat(41), 40), Err(TextProblem::TooLong { most: 40 }));
    }
}
