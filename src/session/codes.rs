//! Codes of seats and of invitations: only their slow hash (argon2id) is kept.

use argon2::{Argon2, PasswordHasher, PasswordVerifier};

use super::SessionError;

/// The longest code taken, in bytes: hashing is slow on purpose, not by length.
const LONGEST_CODE: usize = 128;

/// The signs of an invitation's code: none that is taken for another.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// How many of them it has: 50 bits, in two groups.
const INVITATION: usize = 10;

/// The slow hash of a code.
pub(super) fn hash(code: &str) -> Result<String, SessionError> {
    if code.trim().is_empty() || code.len() > LONGEST_CODE {
        return Err(SessionError::BadCode);
    }
    let hash = Argon2::default().hash_password(code.as_bytes()).map_err(|_| SessionError::BadCode)?;
    Ok(hash.to_string())
}

/// Whether `code` is the one that was hashed.
pub(super) fn fits(code: &str, hash: &str) -> bool {
    code.len() <= LONGEST_CODE && Argon2::default().verify_password(code.as_bytes(), hash).is_ok()
}

/// A code for an invitation, in groups, by chance.
pub(super) fn new_invitation() -> Result<String, SessionError> {
    let mut bytes = [0; INVITATION];
    getrandom::fill(&mut bytes).map_err(|_| SessionError::BadCode)?;
    let mut code: String = bytes.iter().map(|byte| char::from(SIGNS[usize::from(byte % 32)])).collect();
    code.insert(INVITATION / 2, '-');
    Ok(code)
}

/// The slow hash of an invitation's code.
pub(super) fn hash_invitation(code: &str) -> Result<String, SessionError> {
    let meant = meant(code);
    if meant.len() < INVITATION { Err(SessionError::BadCode) } else { hash(&meant) }
}

/// Whether `code` is that of the invitation, however it was typed.
pub(super) fn fits_invitation(code: &str, hash: &str) -> bool {
    code.len() <= LONGEST_CODE && fits(&meant(code), hash)
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
        let hash = hash_invitation("7K1QM-P90TR").unwrap();
        assert!(fits_invitation("7kiqm p9otr", &hash) && !fits_invitation("7K1QM-P90TS", &hash));
        assert!(hash_invitation("7K1QM").is_err(), "too short to keep anybody out");
    }
}
