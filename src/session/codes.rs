//! Codes of seats and of invitations: only their slow hash (argon2id) is kept.

use std::sync::{Mutex, PoisonError};

use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{ARGON2ID_IDENT, Algorithm, Argon2, Block, Params, Version};

use super::SessionError;

/// The longest code taken, in bytes: hashing is slow on purpose, not by length.
const LONGEST_CODE: usize = 128;

/// The signs of an invitation's code: none that is taken for another.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// How many of them it has: 50 bits, in two groups.
const INVITATION: usize = 10;

/// A hash in a file is computed anew only if it takes no more memory than this, in KiB, and no more passes: a session file from
/// elsewhere could ask for any.
const MOST_COST: (u32, u32) = (64 << 10, 16);

/// Computes slow hashes, one after another in one piece of memory that is kept. With memory of their own, strangers who try codes
/// at the door make a program grow: an allocator keeps several pieces of 19 MiB for every thread that ever computed one.
#[derive(Default)]
pub(super) struct SlowHashes {
    memory: Mutex<Vec<Block>>,
}

impl SlowHashes {
    /// The slow hash of a code.
    pub fn of_code(&self, code: &str) -> Result<String, SessionError> {
        if code.trim().is_empty() || code.len() > LONGEST_CODE {
            return Err(SessionError::BadCode);
        }
        let mut salt = [0; Salt::RECOMMENDED_LENGTH];
        getrandom::fill(&mut salt).map_err(|_| SessionError::BadCode)?;
        let argon2 = Argon2::default();
        let hash = || -> Option<String> {
            let (params, salt) = (argon2.params(), Salt::new(&salt).ok()?);
            let hash = PasswordHash {
                algorithm: ARGON2ID_IDENT,
                version: Some(Version::default().into()),
                params: ParamsString::try_from(params).ok()?,
                salt: Some(salt),
                hash: Some(self.output(&argon2, code, &salt, params.output_len().unwrap_or(Params::DEFAULT_OUTPUT_LEN))?),
            };
            Some(hash.to_string())
        };
        hash().ok_or(SessionError::BadCode)
    }

    /// The slow hash of an invitation's code.
    pub fn of_invitation(&self, code: &str) -> Result<String, SessionError> {
        let meant = meant(code);
        if meant.len() < INVITATION { Err(SessionError::BadCode) } else { self.of_code(&meant) }
    }

    /// Whether `code` is the one that was hashed.
    pub fn fits(&self, code: &str, hash: &str) -> bool {
        code.len() <= LONGEST_CODE && self.computes(code, hash) == Some(true)
    }

    /// Whether `code` is that of the invitation, however it was typed.
    pub fn fits_invitation(&self, code: &str, hash: &str) -> bool {
        code.len() <= LONGEST_CODE && self.fits(&meant(code), hash)
    }

    fn computes(&self, code: &str, hash: &str) -> Option<bool> {
        let hash = PasswordHash::new(hash).ok()?;
        let (salt, expected) = (hash.salt?, hash.hash?);
        let params = Params::try_from(&hash).ok()?;
        if params.m_cost() > MOST_COST.0 || params.t_cost() > MOST_COST.1 {
            return None;
        }
        let algorithm = Algorithm::try_from(hash.algorithm.as_str()).ok()?;
        let version = hash.version.map_or(Ok(Version::default()), Version::try_from).ok()?;
        let argon2 = Argon2::new(algorithm, version, params);
        // The library compares outputs in constant time.
        Some(self.output(&argon2, code, &salt, expected.len())? == expected)
    }

    fn output(&self, argon2: &Argon2<'_>, code: &str, salt: &[u8], length: usize) -> Option<Output> {
        let mut memory = self.memory.lock().unwrap_or_else(PoisonError::into_inner);
        let blocks = argon2.params().block_count();
        if memory.len() < blocks {
            memory.resize(blocks, Block::default());
        }
        let mut output = [0; Output::MAX_LENGTH];
        let output = output.get_mut(..length)?;
        argon2.hash_password_into_with_memory(code.as_bytes(), salt, output, memory.get_mut(..blocks)?).ok()?;
        Output::new(output).ok()
    }
}

/// A code for an invitation, in groups, by chance.
pub(super) fn new_invitation() -> Result<String, SessionError> {
    let mut bytes = [0; INVITATION];
    getrandom::fill(&mut bytes).map_err(|_| SessionError::BadCode)?;
    let mut code: String = bytes.iter().map(|byte| char::from(SIGNS[usize::from(byte % 32)])).collect();
    code.insert(INVITATION / 2, '-');
    Ok(code)
}

/// What somebody meant who typed a code from paper: capitals or not, groups or not, O for 0, by whichever input method.
fn meant(code: &str) -> String {
    let half_width = |c| match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        other => other,
    };
    let sign = |c: char| match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    code.chars()
        .map(half_width)
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '－' | '—' | '_' | '\u{3000}'))
        .map(sign)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_short_groups_without_look_alikes_and_never_twice_the_same() {
        let codes: Vec<String> = (0..50).map(|_| new_invitation().unwrap()).collect();
        for code in &codes {
            let (first, second) = code.split_once('-').unwrap();
            assert_eq!((first.len(), second.len()), (5, 5), "{code}");
            assert!(!code.contains(['I', 'L', 'O', 'U']), "{code}");
        }
        let different: std::collections::BTreeSet<&String> = codes.iter().collect();
        assert_eq!(different.len(), codes.len());
    }

    #[test]
    fn a_code_is_taken_however_it_was_typed() {
        for typed in ["7K1QM-P90TR", "7k1qm p90tr", " 7KIQMP9OTR ", "７ｋ１ｑｍ－ｐ９０ｔｒ", "7klqm—p9otr"] {
            assert_eq!(meant(typed), "7K1QMP90TR", "{typed}");
        }
        let hashes = SlowHashes::default();
        let hash = hashes.of_invitation("7K1QM-P90TR").unwrap();
        assert!(hashes.fits_invitation("7kiqm p9otr", &hash) && !hashes.fits_invitation("7K1QM-P90TS", &hash));
        assert!(hashes.of_invitation("7K1QM").is_err(), "too short to keep anybody out");
    }
}
