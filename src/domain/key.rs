//! Public keys as people have them in files: kind, key, and a comment that does not count.

/// The longest key that is kept, in characters: room for RSA of 16,384 bits.
const LONGEST_KEY: usize = 4096;

/// The key without its comment, as it is kept and compared; `None` where the text is no public key.
#[must_use]
pub fn plain(text: &str) -> Option<String> {
    let mut words = text.split_whitespace();
    let (kind, key) = (words.next()?, words.next()?);
    let is_kind = kind.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-@.".contains(&byte));
    // Every key begins with the length of its kind, of which the first bytes are zero.
    let is_key = key.starts_with("AAAA") && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte));
    (is_kind && is_key && kind.len() + key.len() < LONGEST_KEY).then(|| format!("{kind} {key}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_comment_does_not_count_and_other_text_is_no_key() {
        let key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ";
        assert_eq!(plain(&format!("  {key} somebody@somewhere\n")).as_deref(), Some(key));
        for no_key in
            ["", "ssh-ed25519", "-----BEGIN OPENSSH PRIVATE KEY----- AAAA", "ssh-ed25519 zzzz", "技 AAAA", "a AAAA\u{1b}"]
        {
            assert_eq!(plain(no_key), None, "{no_key}");
        }
        assert_eq!(plain(&format!("ssh-rsa AAAA{}", "B".repeat(LONGEST_KEY))), None);
    }
}
