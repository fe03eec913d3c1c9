//! The text of a file that a person made, whichever program wrote it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

use super::problem::RowProblem;
use super::records::line_ends;
use crate::domain::message::Message;

/// The largest file that is read, in bytes. A million rows of scores are about a third of it.
pub const LARGEST: usize = 64 << 20;

/// Characters that most Chinese text consists of, names of people and of columns included; `true` for the most frequent 500.
static COMMON: LazyLock<HashMap<char, bool>> = LazyLock::new(|| {
    let (frequent, others) = include_str!("common_hanzi.txt").split_once("\n\n").unwrap_or_default();
    others.chars().map(|c| (c, false)).chain(frequent.chars().map(|c| (c, true))).collect()
});

/// So many characters most names have at the most.
const LONGEST_NAME: usize = 3;
/// Text of fewer characters than this says too little to be told from rare names.
const ENOUGH: usize = 12;

/// How files begin that are no text, and what they are.
const OTHER_FILES: [(&[u8], &str); 6] = [
    (b"PK\x03\x04", "transfer-is-archive"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "transfer-is-workbook"),
    (b"%PDF-", "transfer-is-pdf"),
    (b"{\\rtf", "transfer-is-document"),
    (b"\xFF\xFE\x00\x00", "transfer-is-utf-32"),
    (b"\x00\x00\xFE\xFF", "transfer-is-utf-32"),
];

/// The text of a file: UTF-8 or UTF-16 as its byte order mark says, else UTF-8, else GB18030 (spreadsheets on a Chinese Windows).
///
/// # Errors
/// A file that is larger than [`LARGEST`], one that is no text, and one that is whole in none of these or reads in GB18030 as what
/// nobody writes, with the line of the first broken character and what it seems to be.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, RowProblem> {
    if bytes.len() > LARGEST {
        return Err(RowProblem::in_file(Message::new("transfer-too-large").with("most", LARGEST >> 20)));
    }
    if let Some(id) = other_file(bytes) {
        return Err(RowProblem::in_file(Message::new(id)));
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return whole(encoding, bytes.get(mark..).unwrap_or_default());
    }
    match str::from_utf8(bytes) {
        Ok(text) => Ok(text.into()),
        Err(_) if is_damaged_utf8(bytes) => whole(UTF_8, bytes),
        Err(error) => chinese(bytes, error.valid_up_to()),
    }
}

/// What a file is that is no text of cells, if that can be told.
fn other_file(bytes: &[u8]) -> Option<&'static str> {
    let (_, id) = OTHER_FILES.into_iter().find(|(begin, _)| bytes.starts_with(begin)).unwrap_or((b"", ""));
    let has = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
    match id {
        "transfer-is-archive" if has(b"xl/workbook") => Some("transfer-is-workbook"),
        "transfer-is-archive" if has(b"opendocument.spreadsheet") => Some("transfer-is-open-document"),
        "" if is_web_page(bytes) => Some("transfer-is-web-page"),
        "" => without_mark(bytes),
        _ => Some(id),
    }
}

/// What some systems call `.xls` is a page of the web.
fn is_web_page(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let begins = |word: &&[u8]| text.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word));
    [b"<html".as_slice(), b"<!doctype", b"<table", b"<?xml", b"<meta"].iter().any(begins)
}

/// UTF-16 without its byte order mark: half of each comma, digit and line end is a zero. A few zeros elsewhere are left to be found in
/// their cells; many are no text.
fn without_mark(bytes: &[u8]) -> Option<&'static str> {
    let zeros = bytes.iter().filter(|byte| **byte == 0).count();
    if Encoding::for_bom(bytes).is_some() || zeros * 40 < bytes.len().max(40) {
        return None;
    }
    let is_text = |encoding: &'static Encoding| {
        let (text, broken) = encoding.decode_without_bom_handling(bytes);
        let steers = |c: char| c.is_control() && !c.is_whitespace();
        !broken && text.contains([',', ';', '\t', '\n', '\r']) && !text.contains(steers)
    };
    Some(if is_text(UTF_16LE) || is_text(UTF_16BE) { "transfer-is-utf-16" } else { "transfer-is-no-text" })
}

fn whole<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Result<Cow<'a, str>, RowProblem> {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    if !broken {
        return Ok(text);
    }
    let before = text.split(char::REPLACEMENT_CHARACTER).next().unwrap_or_default();
    Err(RowProblem::in_line(1 + line_ends(before.as_bytes()), Message::new("transfer-encoding")))
}

/// GB18030, if that is what it is: it gives a meaning to nearly every pair of bytes, so what somebody wrote in another encoding would
/// become other names without a word. `ascii` bytes come before the first that is not UTF-8.
fn chinese(bytes: &[u8], ascii: usize) -> Result<Cow<'_, str>, RowProblem> {
    let read = whole(GB18030, bytes);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let likely = detector.guess(None, Utf8Detection::Deny);
    let (text, _) = GB18030.decode_without_bom_handling(bytes);
    let hanzi = Hanzi::of(&text);
    if (likely == GBK && !hanzi.are_rare())
        || hanzi.are_common(&text)
        || (is_western(likely) && read.is_ok() && stands_free(&text))
    {
        return read;
    }
    let what = Message::new("transfer-encoding-other").with("encoding", likely.name());
    Err(RowProblem::in_line(1 + line_ends(bytes.get(..ascii).unwrap_or_default()), what))
}

/// How many characters a text has that tell whether it is Chinese, and how many of them are common and frequent ones.
struct Hanzi {
    all: usize,
    common: usize,
    frequent: usize,
}

impl Hanzi {
    fn of(text: &str) -> Self {
        let says_little = |c: &char| matches!(*c, '\0'..='\x7f' | '·' | '×' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}' | char::REPLACEMENT_CHARACTER);
        // Those for which GB18030 alone has room are as sure a sign as any.
        let is_rare = |c: char| matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{323af}');
        let mut hanzi = Hanzi { all: 0, common: 0, frequent: 0 };
        for c in text.chars().filter(|c| !says_little(c)) {
            let known = COMMON.get(&c).copied().or(is_rare(c).then_some(true));
            hanzi.all += 1;
            hanzi.common += usize::from(known.is_some());
            hanzi.frequent += usize::from(known == Some(true));
        }
        hanzi
    }

    /// Whether Chinese text is what it looks like: three of four characters or more are common ones and, where there are more than a
    /// name has, half of them frequent ones. Read wrongly, text has mostly rare ones, and signs.
    fn are_common(&self, text: &str) -> bool {
        let is_sign = |c: char| matches!(c, '·' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}');
        if self.all == 0 {
            return text.contains(is_sign);
        }
        self.common * 4 >= self.all * 3 && (self.all <= LONGEST_NAME || self.frequent * 2 >= self.all)
    }

    /// Whether hardly a character is one that Chinese text consists of, names and traditional characters included.
    fn are_rare(&self) -> bool {
        self.all >= ENOUGH && 2 * (self.common + self.frequent) < self.all
    }
}

/// Whether the letters of an encoding are Latin ones, some with accents.
fn is_western(encoding: &'static Encoding) -> bool {
    matches!(
        encoding.name(),
        "windows-1250"
            | "windows-1252"
            | "windows-1254"
            | "windows-1257"
            | "windows-1258"
            | "ISO-8859-2"
            | "ISO-8859-4"
            | "ISO-8859-13"
    )
}

/// Whether no Chinese character touches a Latin letter: accents stand within words, Chinese names beside them.
fn stands_free(text: &str) -> bool {
    let touches = |(one, other): (char, char)| {
        (one.is_ascii_alphabetic() && !other.is_ascii()) || (!one.is_ascii() && other.is_ascii_alphabetic())
    };
    !text.chars().zip(text.chars().skip(1)).any(touches)
}

/// One broken character in UTF-8 would turn every name in the file into other names, read as GB18030. Read as UTF-8, real GB18030
/// has hardly a Chinese character and breaks everywhere.
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

#[cfg(test)]
mod tests {
    use encoding_rs::{BIG5, EUC_JP, EUC_KR, KOI8_R, SHIFT_JIS, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252};
    use proptest::prelude::*;

    use super::*;
    use crate::transfer::sample::said;

    /// What decoding came to: the text, or which message there is on which line.
    fn told(bytes: &[u8]) -> Result<String, (&'static str, Option<usize>)> {
        decode(bytes).map(Cow::into_owned).map_err(|problem| {
            said(std::slice::from_ref(&problem));
            (problem.what.id, problem.line)
        })
    }

    fn encoded(encoding: &'static Encoding, text: &str) -> Vec<u8> {
        let (bytes, _, lost) = encoding.encode(text);
        assert!(!lost, "{} has no {text}", encoding.name());
        bytes.into_owned()
    }

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
    fn gb18030_is_read_whatever_stands_in_it() {
        let heads = "expert,studio,item,points,note\nE1,S1,site,8,";
        for chinese in [
            "李",
            "好",
            "王明",
            "喆",
            "堃",
            "朱镕基",
            "李翀",
            "𠮷",
            "张𠮷",
            "馬英九",
            "趙雲",
            "單位",
            "昇平",
            "欧阳娜娜",
            "现场看到标牌，材料齐全。",
            "“好”——见第 3 页…",
            "ABC公司王明 app开发",
            "Ａ组（一）",
            "①设备·完好",
            "已看√",
            "〇",
            "㎡",
            "（ok）",
            "he said “ok”",
            "3×5",
            "ok。",
        ] {
            for file in [format!("{heads}{chinese}\n"), format!("编号,姓名\r\nE1,{chinese}\r\n")] {
                assert_eq!(told(&encoded(GB18030, &file)), Ok(file));
            }
        }
    }

    #[test]
    fn other_encodings_are_told_with_their_line_and_not_taken_for_chinese() {
        let heads = "expert,studio,item,points,note\n";
        let samples: [(&'static Encoding, &[&str]); 8] = [
            (
                WINDOWS_1252,
                &[
                    "Müller",
                    "José",
                    "Nuñez",
                    "Zoë Günther",
                    "naïve",
                    "créée, été",
                    "São Paulo, ações",
                    "très bien",
                    "Größe",
                    "Øystein Ås",
                    "it’s “good” – yes",
                    "à côté",
                    "Crème brûlée",
                    "niño",
                    "Ångström",
                    "£5 ½",
                ],
            ),
            (WINDOWS_1250, &["Dvořák", "Wałęsa", "Kovács Győző", "Škoda", "Žižek"]),
            (WINDOWS_1251, &["Иванов", "Мастерская готова", "оценка хорошая"]),
            (KOI8_R, &["Иванов Иван", "мастерская"]),
            (BIG5, &["陳大文", "王小明", "現場看到標牌", "資料不足", "工藝精湛，材料齊全"]),
            (SHIFT_JIS, &["山田太郎", "テスト", "さとう", "資料が足りない", "現場で確認した"]),
            (EUC_JP, &["現場で確認した", "山田太郎と佐藤花子", "資料が足りない"]),
            (EUC_KR, &["김철수", "이영희", "현장에서 확인", "자료가 부족함", "우수한 작업장"]),
        ];
        for (encoding, texts) in samples {
            for text in texts {
                let file = encoded(encoding, &format!("{heads}E1,S1,site,8,\nE1,S1,equipment,5,{text}\n"));
                assert_eq!(told(&file), Err(("transfer-encoding-other", Some(3))), "{text}");
            }
        }
        assert_eq!(told(b"id,name\nE1,M\x9fller\nE2,Jos\x8e\n"), Err(("transfer-encoding-other", Some(2))), "Macintosh");
    }

    #[test]
    fn korean_with_chinese_characters_is_not_taken_for_chinese() {
        // What EUC-KR has no character for was saved as a question mark.
        for row in [
            "S001,?偉安?工?工作室,?偉安,?工,市電力局,上城?,city",
            "S001,?安建陶瓷工技能大師工作室,?安建,陶瓷工,大成公司,建德市,city",
            "S001,唐永?工工作室,唐永,?工,人民醫院,拱墅?,city",
        ] {
            let file = encoded(EUC_KR, &format!("id,name,lead,occupation,organisation,district,kind\n{row}\n"));
            assert_eq!(told(&file), Err(("transfer-encoding-other", Some(2))), "{row}");
        }
    }

    #[test]
    fn rare_names_and_traditional_characters_are_read() {
        for text in [
            "王喆、李堃、张翀、陈萱、刘彤、赵燚",
            "馬英九，趙雲，張國榮，劉德華，郭富城，黎明",
            "張偉強鉗工技能大師工作室,張偉強,鉗工,杭州機械廠,餘杭區",
        ] {
            let file = format!("id,name\nE1,{text}\n");
            assert_eq!(told(&encoded(GB18030, &file)), Ok(file));
        }
    }

    #[test]
    fn what_an_encoding_seems_to_be_is_said() {
        let problem = |encoding, text: &str| said(&[decode(&encoded(encoding, text)).unwrap_err()]).remove(0);
        assert_eq!(
            problem(BIG5, "編號,姓名\nE1,王小明\n"),
            "第 1 行：从这一行起有读不通的文字：文件既不是 UTF-8，也不像 GB18030，看起来是繁体中文（Big5）编码；\
             请用原来的表格软件打开，另存为「CSV UTF-8」后再导入。"
        );
        assert!(problem(WINDOWS_1252, "id,name\nE1,Müller\n").contains("西文（如 Windows-1252）"));
        assert!(problem(SHIFT_JIS, "番号,氏名\nE1,山田太郎\n").contains("日文（Shift_JIS）"));
        assert!(problem(EUC_KR, "번호,이름\nE1,김철수\n").contains("韩文（EUC-KR）"));
        assert!(
            problem(EUC_KR, "id,name\nE1,大成公司\nE2,市電力局人民醫院\n").contains("看起来是其他语言（如韩文、日文）编码；")
        );
    }

    #[test]
    fn utf_16_without_its_mark_is_told() {
        for text in ["expert,studio\r\nE1,S1\r\n", "专家,工作室,项目,得分\r\n一,工作室一,一一一一一一一一一,8\r\n"]
        {
            for units in [u16::to_le_bytes, u16::to_be_bytes] {
                let file: Vec<u8> = text.encode_utf16().flat_map(units).collect();
                assert_eq!(told(&file), Err(("transfer-is-utf-16", None)), "{text}");
            }
        }
        let stray = format!("expert,studio\r\n{}E1\0,S1\r\n", "E1,S1\r\n".repeat(9));
        assert_eq!(told(stray.as_bytes()), Ok(stray), "left to be found in its cell");
    }

    #[test]
    fn what_is_no_csv_is_told_as_what_it_is() {
        let zip = |part: &str| format!("PK\x03\x04\x14\0\x06\0{part}\0\0").into_bytes();
        for (file, id) in [
            (zip("xl/workbook.xml"), "transfer-is-workbook"),
            (zip("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"), "transfer-is-open-document"),
            (zip("word/document.xml"), "transfer-is-archive"),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0".to_vec(), "transfer-is-workbook"),
            (b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec(), "transfer-is-pdf"),
            (b"{\\rtf1\\ansi }".to_vec(), "transfer-is-document"),
            (b"\xEF\xBB\xBF\r\n<HTML><table>".to_vec(), "transfer-is-web-page"),
            (b"<?xml version=\"1.0\"?><Workbook>".to_vec(), "transfer-is-web-page"),
            (b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10\x08\x06\0\0\0\x1F\xF3\xFFa".to_vec(), "transfer-is-no-text"),
            ("id\n".chars().flat_map(|c| u32::from(c).to_le_bytes()).collect(), "transfer-is-no-text"),
            (b"\xFF\xFE\0\0i\0\0\0".to_vec(), "transfer-is-utf-32"),
        ] {
            assert_eq!(told(&file), Err((id, None)));
        }
    }

    #[test]
    fn utf8_with_one_broken_character_is_not_taken_for_gb18030() {
        let mut file = "编号,姓名\nE1,样例甲\nE2,".as_bytes().to_vec();
        file.extend(b"\xE7\x8E,\xE6\x9D\x8E\n");
        assert_eq!(told(&file), Err(("transfer-encoding", Some(3))));
    }

    #[test]
    fn what_is_none_of_them_names_its_line() {
        assert_eq!(decode(b"id,name\r\nE1,\xFF\xFF\r\n").unwrap_err().line, Some(2));
        // 样例甲, then half a character.
        assert_eq!(
            told(b"id,name\nE1,\xD1\xF9\xC0\xFD\xBC\xD7\nE2,\xD1\n"),
            Err(("transfer-encoding", Some(3))),
            "broken GB18030 is no other encoding"
        );
    }

    #[test]
    fn a_file_that_is_too_large_is_refused() {
        let problem = decode(&vec![b'a'; LARGEST + 1]).unwrap_err();
        assert_eq!((problem.line, problem.what.id), (None, "transfer-too-large"));
        assert!(decode(&vec![b'a'; LARGEST]).is_ok());
    }

    /// Some of the most frequent characters, from another list than [`COMMON`].
    const FREQUENT: &str = "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行\
        所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日军者意无力它与长把机十民第公\
        此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信\
        表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反\
        受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思";

    proptest! {
        #[test]
        fn chinese_of_ten_frequent_characters_is_always_gb18030(
            cells in prop::collection::vec(prop::sample::subsequence(FREQUENT.chars().collect::<Vec<_>>(), 10..14), 1..4),
            quick in any::<bool>(),
        ) {
            let rows = cells.iter().map(|cell| format!("E1,S1,site,8,{}\n", cell.iter().collect::<String>()));
            let file = format!("{}{}", if quick { "" } else { "expert,studio,item,points,note\n" }, rows.collect::<String>());
            prop_assert_eq!(told(&encoded(GB18030, &file)), Ok(file));
        }

        #[test]
        fn whatever_the_bytes_nothing_panics(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = decode(&bytes);
        }
    }
}
