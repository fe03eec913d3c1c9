//! The text of a file that a person made, whichever program wrote it.

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030, UTF_8};

use super::problem::RowProblem;
use crate::domain::message::Message;

/// The largest file that is read, in bytes. A million rows of scores are about a third of it.
pub const LARGEST: usize = 64 << 20;

/// The text of a file: UTF-8 or UTF-16 as its byte order mark says, else UTF-8, else GB18030 (spreadsheets on a Chinese Windows).
///
/// # Errors
/// A file that is larger than [`LARGEST`], and one that is whole in none of these, with the line of the first broken character.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, RowProblem> {
    if bytes.len() > LARGEST {
        return Err(RowProblem::in_file(Message::new("transfer-too-large").with("most", LARGEST >> 20)));
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return whole(encoding, bytes.get(mark..).unwrap_or_default());
    }
    match str::from_utf8(bytes) {
        Ok(text) => Ok(text.into()),
        Err(_) if is_damaged_utf8(bytes) => whole(UTF_8, bytes),
        Err(_) => whole(GB18030, bytes),
    }
}

fn whole<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Result<Cow<'a, str>, RowProblem> {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    if !broken {
        return Ok(text);
    }
    let before = text.split(char::REPLACEMENT_CHARACTER).next().unwrap_or_default();
    Err(RowProblem::in_line(1 + line_ends(before.as_bytes()), Message::new("transfer-encoding")))
}

/// GB18030 gives a meaning to nearly every pair of bytes, so one broken character in UTF-8 would turn every name in the file into
/// other names without a word. Read as UTF-8, real GB18030 has hardly a Chinese character and breaks everywhere.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for c in String::from_utf8_lossy(bytes).chars() {
        match c {
            char::REPLACEMENT_CHARACTER => broken += 1,
            '\u{800}'.. => whole += 1,
            _ => {}
        }
    }
    whole > broken
}

/// How many lines end in `bytes`, by LF, CRLF or CR.
pub fn line_ends(bytes: &[u8]) -> usize {
    let lone_cr = |(place, byte): (usize, &u8)| *byte == b'\r' && bytes.get(place + 1) != Some(&b'\n');
    bytes.iter().enumerate().filter(|&(place, byte)| *byte == b'\n' || lone_cr((place, byte))).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spreadsheet_s_encoding_is_read() {
        let text = "编号,姓名\r\nE1,样例甲\r\n";
        let utf16 = |units: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(units).collect::<Vec<u8>>();
        let files = [
            text.as_bytes().to_vec(),
            [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
            // 编号,姓名 and 样例甲 in GB18030, by hand.
            b"\xB1\xE0\xBA\xC5,\xD0\xD5\xC3\xFB\r\nE1,\xD1\xF9\xC0\xFD\xBC\xD7\r\n".to_vec(),
            [b"\xFF\xFE".to_vec(), utf16(u16::to_le_bytes)].concat(),
            [b"\xFE\xFF".to_vec(), utf16(u16::to_be_bytes)].concat(),
        ];
        for file in files {
            assert_eq!(decode(&file).unwrap(), text);
        }
    }

    #[test]
    fn a_character_outside_gbk_is_read_from_gb18030() {
        // 𠮷 takes four bytes.
        assert_eq!(decode(b"\x95\x34\xB2\x35").unwrap(), "\u{20BB7}");
    }

    #[test]
    fn utf8_with_one_broken_character_is_not_taken_for_gb18030() {
        let mut file = "编号,姓名\nE1,样例甲\nE2,".as_bytes().to_vec();
        file.extend(b"\xE7\x8E,\xE6\x9D\x8E\n");
        assert_eq!(decode(&file).unwrap_err().line, Some(3));
    }

    #[test]
    fn what_is_neither_names_its_line() {
        assert_eq!(decode(b"id,name\r\nE1,\xFF\xFF\r\n").unwrap_err().line, Some(2));
    }

    #[test]
    fn a_file_that_is_too_large_is_refused() {
        let problem = decode(&vec![b'a'; LARGEST + 1]).unwrap_err();
        assert_eq!((problem.line, problem.what.id), (None, "transfer-too-large"));
        assert!(decode(&vec![b'a'; LARGEST]).is_ok());
    }

    #[test]
    fn lines_end_as_on_any_system() {
        assert_eq!(line_ends(b"a\nb\r\nc\rd"), 3);
        assert_eq!(line_ends(b"\r\r\n\n"), 3);
    }
}
