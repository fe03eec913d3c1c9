//! Text from people and text in two languages.

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

/// Text that is not ours, made harmless for a terminal: what steers one or cannot be seen is written out, `\u{1b}`; line ends stay.
#[must_use]
pub fn visible(text: &str) -> String {
    text.chars().map(|c| if is_hidden(c) && c != '\n' { c.escape_unicode().to_string() } else { c.to_string() }).collect()
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
    fn length_is_counted_in_characters() {
        assert!(clean(&"工".repeat(40), 40).is_ok());
        assert_eq!(clean(&"工".repeat(41), 40), Err(TextProblem::TooLong { most: 40 }));
    }
}
