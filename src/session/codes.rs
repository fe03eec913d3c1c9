//! Seat codes: only their slow hash (argon2id) is kept.

use argon2::{Argon2, PasswordHasher, PasswordVerifier};

use super::SessionError;

/// The longest code taken, in bytes: hashing is slow on purpose, not by length.
const LONGEST_CODE: usize = 128;

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
