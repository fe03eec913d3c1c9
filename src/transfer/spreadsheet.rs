//! CSV that goes out: a spreadsheet will open it, and nothing that a person typed may act there as a formula.

use std::borrow::Cow;

use crate::domain::message::Message;
use crate::domain::text::visible;
use crate::domain::zone::Zone;
use crate::words::Words;

/// What a spreadsheet takes for the beginning of a formula, full-width forms included.
const FORMULA_STARTS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// What tells a spreadsheet on Windows that the text is UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A cell of a table that goes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cell {
    /// A figure of ours: written as it is, so that `-1` stays a number.
    Number(String),
    /// Any other text: it may come from a person and is guarded.
    Text(String),
}

impl Cell {
    /// A figure of ours, or nothing.
    pub(super) fn number(figure: Option<impl ToString>) -> Self {
        Cell::Number(figure.map(|figure| figure.to_string()).unwrap_or_default())
    }

    /// A text.
    pub(super) fn text(text: impl ToString) -> Self {
        Cell::Text(text.to_string())
    }

    /// The heading of a column; that of a column of times says in which zone they are.
    pub(super) fn heading(column: &str, zone: Zone, words: &Words) -> Self {
        let zoned = |id| words.say(&Message::new(id).with("zone", zone.label()));
        Cell::Text(match column {
            "at" => zoned("results-col-at"),
            "answered-at" => zoned("results-col-answered-at"),
            _ => words.get(&format!("results-col-{column}")),
        })
    }

    fn written(&self) -> Cow<'_, str> {
        let text = match self {
            Cell::Number(figure) => Cow::Borrowed(figure.as_str()),
            Cell::Text(text) => Cow::Owned(guarded(&visible(text)).into_owned()),
        };
        if text.contains([',', '"']) { Cow::Owned(format!("\"{}\"", text.replace('"', "\"\""))) } else { text }
    }
}

/// The text as a spreadsheet may have it: with an apostrophe before what would begin a formula.
#[must_use]
pub fn guarded(text: &str) -> Cow<'_, str> {
    let risky = text.starts_with(FORMULA_STARTS) || text.trim_start().starts_with(FORMULA_STARTS);
    if risky { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text without the apostrophe that [`guarded`] put before it.
pub(super) fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|text| text.starts_with(FORMULA_STARTS)).unwrap_or(text)
}

/// The rows as CSV (RFC 4180, lines ending in LF).
pub(super) fn csv(rows: impl IntoIterator<Item = Vec<Cell>>) -> String {
    let line = |row: Vec<Cell>| format!("{}\n", row.iter().map(Cell::written).collect::<Vec<_>>().join(","));
    rows.into_iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_would_be_a_formula_gets_an_apostrophe_and_figures_do_not() {
        for text in ["=1+1", "+86", "-2 分", "@SUM(A1)", "\tx", "\rx", "＝1", "＋1", "－1", "＠x", "  =1"] {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        for text in ["", "样例甲", "a=b", "1-2", "'=1", "（-1）"] {
            assert_eq!(guarded(text), text);
        }
        assert_eq!(csv([vec![Cell::number(Some("-1.50")), Cell::text("-1.50")]]), "-1.50,'-1.50\n");
    }

    proptest! {
        #[test]
        fn no_text_becomes_a_formula_and_every_text_comes_back(texts in prop::collection::vec("[=+\\-@\t\r\n＝＋－＠,\"' 张a0-9]{0,8}", 2..5)) {
            let written = csv([texts.iter().map(Cell::text).collect()]);
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(written.as_bytes());
            let read = reader.records().next().unwrap().unwrap();
            prop_assert_eq!(read.len(), texts.len());
            let texts = texts.iter().map(|text| visible(text));
            for (cell, text) in read.iter().zip(texts) {
                prop_assert!(!cell.starts_with(FORMULA_STARTS));
                prop_assert!(cell == text || cell.strip_prefix('\'') == Some(&text));
            }
        }
    }
}
