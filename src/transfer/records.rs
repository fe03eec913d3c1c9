//! The records of a CSV file, each with the line on which it begins. Every line number that a person is told is counted here.

use csv::{ReaderBuilder, StringRecord};

/// Records that are not blank, one after the other.
pub struct Records<'a> {
    text: &'a str,
    reader: csv::Reader<&'a [u8]>,
    record: StringRecord,
    /// Where `record` begins: so many bytes into the text, on this line.
    byte: usize,
    line: usize,
}

impl<'a> Records<'a> {
    /// Those of a text whose cells this separates.
    pub fn new(text: &'a str, separator: u8) -> Self {
        let reader = ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
        Records { text, reader, record: StringRecord::new(), byte: 0, line: 1 }
    }

    /// Goes to the next one; `None` behind the last.
    ///
    /// # Errors
    /// A record that cannot be read.
    pub fn advance(&mut self) -> Result<Option<(usize, &StringRecord)>, csv::Error> {
        while self.reader.read_record(&mut self.record)? {
            if self.record.iter().any(|cell| !cell.trim().is_empty()) {
                self.count_lines();
                return Ok(Some((self.line, &self.record)));
            }
        }
        Ok(None)
    }

    /// The reader says where it began to look; line ends and blank lines may stand before the record itself.
    fn count_lines(&mut self) {
        let bytes = self.text.as_bytes();
        let looked = self.record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(usize::MAX));
        let ends = bytes.iter().skip(looked).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let begin = looked.saturating_add(ends);
        self.line += line_ends(bytes.get(self.byte..begin).unwrap_or_default());
        self.byte = begin;
    }

    /// The line of the record, from 1.
    pub const fn line(&self) -> usize {
        self.line
    }

    /// The record.
    pub const fn record(&self) -> &StringRecord {
        &self.record
    }
}

/// How many lines end in `bytes`, by LF, CRLF or CR.
pub fn line_ends(bytes: &[u8]) -> usize {
    let lone_cr = |(place, byte): (usize, &u8)| *byte == b'\r' && bytes.get(place + 1) != Some(&b'\n');
    bytes.iter().enumerate().filter(|&(place, byte)| *byte == b'\n' || lone_cr((place, byte))).count()
}

/// What separates the cells: what a first line such as `sep=;` says, as spreadsheets take it; else what the first line shows: a
/// comma, unless semicolons (some European spreadsheets) or tabs (copied cells) are more.
pub fn separator(text: &str) -> u8 {
    let first = text.trim_start().lines().next().unwrap_or_default();
    let count = |separator: u8| first.bytes().filter(|byte| *byte == separator).count();
    let shown = || [b';', b'\t'].into_iter().filter(|other| count(*other) > count(b',')).max_by_key(|other| count(*other));
    declared(text).or_else(shown).unwrap_or(b',')
}

/// The separator that the first line declares, if it does nothing else.
pub fn declared(text: &str) -> Option<u8> {
    let line = text.lines().next()?.trim_matches(['"', ' ']).to_ascii_lowercase();
    let mut said = line.strip_prefix("sep=")?.bytes();
    let separator = said.next().filter(|byte| byte.is_ascii_punctuation() && *byte != b'"' || *byte == b'\t')?;
    // A spreadsheet that saves the file again fills the line up with empty cells.
    said.all(|byte| matches!(byte, b',' | b';' | b'\t' | b'"') || byte == separator).then_some(separator)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_as_on_any_system() {
        assert_eq!(line_ends(b"a\nb\r\nc\rd"), 3);
        assert_eq!(line_ends(b"\r\r\n\n"), 3);
    }

    #[test]
    fn a_first_line_may_declare_the_separator() {
        for (first, separator) in
            [("sep=;", b';'), ("SEP=,", b','), ("\"sep=;\"", b';'), ("sep=;,,,", b';'), ("sep=\t", b'\t'), ("sep=|", b'|')]
        {
            assert_eq!(declared(&format!("{first}\r\na;b\r\n")), Some(separator), "{first}");
        }
        for first in ["", "sep", "sep=", "sep=;x", "a,b", "separator=;"] {
            assert_eq!(declared(first), None, "{first}");
        }
    }
}
