//! Hashes, and the codes of them that people keep.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

/// Base 32 of RFC 4648.
const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// A SHA-256 hash; written in lower-case hexadecimal.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// Zeros: what stands before the first event.
    pub const ZERO: Hash = Hash([0; 32]);

    /// The hash of these parts, one after another.
    #[must_use]
    pub fn of(parts: &[&[u8]]) -> Self {
        let mut sha = Sha256::new();
        parts.iter().for_each(|part| sha.update(part));
        Hash(sha.finalize().into())
    }

    /// The code that people keep of it.
    #[must_use]
    pub fn code(&self) -> Code {
        let mut first = [0; Code::BYTES];
        first.copy_from_slice(&self.0[..Code::BYTES]);
        Code(first)
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let bytes = text.as_bytes().chunks(2).map(|pair| {
            let pair = std::str::from_utf8(pair).ok().filter(|pair| pair.chars().all(|c| matches!(c, '0'..='9' | 'a'..='f')))?;
            u8::from_str_radix(pair, 16).ok()
        });
        let bytes = bytes.collect::<Option<Vec<u8>>>().filter(|_| text.len() == 64).and_then(|bytes| bytes.try_into().ok());
        bytes.map(Hash).ok_or_else(|| de::Error::custom("a hash has 64 hexadecimal digits in lower case"))
    }
}

/// The code that people keep of a hash: its first 160 bits in base 32 (RFC 4648, no padding), eight groups of four.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code([u8; Code::BYTES]);

impl Code {
    const BYTES: usize = 20;
    const LETTERS: usize = 32;
    const GROUP: usize = 4;

    /// How many cells it takes on a screen.
    pub const WIDTH: usize = Code::LETTERS + Code::LETTERS / Code::GROUP - 1;
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut code = String::with_capacity(Code::WIDTH);
        for (place, bytes) in self.0.chunks(5).enumerate() {
            let bits = bytes.iter().fold(0u64, |bits, byte| bits << 8 | u64::from(*byte));
            for letter in 0..8 {
                if letter % Code::GROUP == 0 && place + letter > 0 {
                    code.push('-');
                }
                code.push(char::from(ALPHABET[(bits >> (35 - 5 * letter)) as usize & 31]));
            }
        }
        f.pad(&code)
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What was typed is not a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a code has 32 letters and digits")]
pub struct NotACode;

/// As somebody types it from paper: in whatever case and groups, with digits where a letter looks alike (0 for O, 1 for I, 8 for B).
impl FromStr for Code {
    type Err = NotACode;

    fn from_str(text: &str) -> Result<Self, NotACode> {
        let mut bits: Vec<u64> = Vec::with_capacity(Code::LETTERS);
        for letter in text.nfkc().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '‐' | '–' | '—')) {
            let letter = match letter.to_ascii_uppercase() {
                '0' => 'O',
                '1' => 'I',
                '8' => 'B',
                other => other,
            };
            let value = ALPHABET.iter().position(|known| char::from(*known) == letter).ok_or(NotACode)?;
            bits.push(value as u64);
        }
        if bits.len() != Code::LETTERS {
            return Err(NotACode);
        }
        let bytes = bits.chunks(8).flat_map(|eight| {
            let whole = eight.iter().fold(0u64, |whole, five| whole << 5 | five);
            whole.to_be_bytes().into_iter().skip(3)
        });
        bytes.collect::<Vec<u8>>().try_into().map(Code).map_err(|_| NotACode)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Computed with Python: `base64.b32encode(hashlib.sha256(b"panelmark").digest()[:20])`.
    const OF_PANELMARK: (&str, &str) =
        ("575d2dfa46c8344ff4cfac53d1defc4a862dc7e651ceda80e65a44a2822c10ce", "K5OS-36SG-ZA2E-75GP-VRJ5-DXX4-JKDC-3R7G");

    #[test]
    fn a_code_is_the_first_160_bits_in_base_32() {
        let hash = Hash::of(&[b"panel", b"mark"]);
        assert_eq!((hash.to_string().as_str(), hash.code().to_string().as_str()), OF_PANELMARK);
        assert_eq!(Code::WIDTH, OF_PANELMARK.1.len());
    }

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let hash = Hash::of(&[b"panelmark"]);
        let code = hash.code().to_string();
        let typed = [
            code.clone(),
            code.to_lowercase(),
            code.replace('-', ""),
            code.replace('-', "　"),
            format!(" {} ", code.replace('-', " - ")),
            code.replace('O', "0").replace('I', "1").replace('B', "8"),
            code.chars().map(|c| if c == '-' { '－' } else { char::from_u32(u32::from(c) + 0xFEE0).unwrap() }).collect(),
        ];
        for typed in typed {
            assert_eq!(typed.parse(), Ok(hash.code()), "{typed}");
        }
    }

    #[test]
    fn what_is_no_code_is_not_taken_for_one() {
        let code = Hash::of(&[b"panelmark"]).code().to_string();
        for wrong in
            ["", "-", &code[1..], &format!("{code}A"), &code.replacen(&code[..1], "9", 1), &code.replacen(&code[..1], "é", 1)]
        {
            assert_eq!(wrong.parse::<Code>(), Err(NotACode), "{wrong}");
        }
    }

    #[test]
    fn a_hash_in_an_event_is_read_in_one_form_only() {
        let hash = Hash::of(&[b"panelmark"]);
        let written = serde_json::to_string(&hash).unwrap();
        assert_eq!(serde_json::from_str::<Hash>(&written).unwrap(), hash);
        for wrong in [
            written.to_uppercase(),
            written.replacen('"', "\"0", 1),
            "\"\"".to_owned(),
            format!("\"{}\"", "é".repeat(32)),
            format!("\"{}\"", "+1".repeat(32)),
        ] {
            assert!(serde_json::from_str::<Hash>(&wrong).is_err(), "{wrong}");
        }
    }
}
