//! Public keys as people have them in files: kind, key, and a comment that does not count.

use ssh_key::PublicKey;
use ssh_key::public::KeyData;

use super::refusal::Refusal;

/// The longest key that is kept, in characters: room for RSA of 16,384 bits.
const LONGEST_KEY: usize = 4096;
/// The fewest bits of an RSA key.
const SHORTEST_RSA: u32 = 2048;

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

/// The same, of a key that is to admit somebody from now on.
///
/// # Errors
/// A refusal where the text is no public key, or the key is one that admits nobody.
pub fn to_bind(text: &str) -> Result<String, Refusal> {
    let plain = plain(text).ok_or(Refusal::NoKey)?;
    let key = PublicKey::from_openssh(&plain).map_err(|_| Refusal::NoKey)?;
    if is_strong(&key) { Ok(plain) } else { Err(Refusal::WeakKey { least: SHORTEST_RSA }) }
}

/// Whether a key is good enough to admit anybody: neither of an outdated kind, nor a short one of RSA.
#[must_use]
pub fn is_strong(key: &PublicKey) -> bool {
    match key.key_data() {
        KeyData::Ed25519(_) | KeyData::Ecdsa(_) | KeyData::SkEd25519(_) | KeyData::SkEcdsaSha2NistP256(_) => true,
        KeyData::Rsa(key) => key.key_size() >= SHORTEST_RSA,
        _ => false,
    }
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

    /// A key of RSA with a modulus of so many bits, as `ssh-keygen` writes it.
    fn rsa(bits: usize) -> String {
        let mut modulus = vec![0; bits / 8 + 1];
        (modulus[1], modulus[bits / 8]) = (0x80, 1);
        let part = |bytes: &[u8]| [&u32::try_from(bytes.len()).unwrap().to_be_bytes(), bytes].concat();
        let blob = [part(b"ssh-rsa"), part(&[1, 0, 1]), part(&modulus)].concat();
        format!("ssh-rsa {}", base64(&blob))
    }

    fn base64(bytes: &[u8]) -> String {
        const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let group = |three: &[u8]| {
            let bits = (0..3).fold(0_usize, |bits, place| bits << 8 | usize::from(three.get(place).copied().unwrap_or(0)));
            let sign = move |place: usize| char::from(SIGNS[bits >> (18 - 6 * place) & 63]);
            let of = three.len();
            (0..4).map(move |place| if place <= of { sign(place) } else { '=' }).collect::<String>()
        };
        bytes.chunks(3).map(group).collect()
    }

    #[test]
    fn only_a_key_that_can_admit_is_bound() {
        let dss = "ssh-dss AAAAB3NzaC1kc3MAAACBAOXLbkd5n1SQWn0wnZzPsQ4Xz8M4wTRHQ1nCo3tbXFYiyVTEkEYsSqVY8nRBYb2R8Z0N";
        assert_eq!(to_bind("foo AAAAx"), Err(Refusal::NoKey));
        assert_eq!(to_bind("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ"), Err(Refusal::NoKey), "cut off");
        assert!(to_bind(dss).is_err());
        for bits in [512, 768, 1024, 2040] {
            assert_eq!(to_bind(&rsa(bits)), Err(Refusal::WeakKey { least: 2048 }), "{bits}");
        }
        for bits in [2048, 3072, 4096] {
            assert_eq!(to_bind(&format!("{} somebody", rsa(bits))), Ok(rsa(bits)), "{bits}");
        }
        let ed25519 = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";
        assert_eq!(to_bind(&format!("  {ed25519} 样例 somebody\n")).as_deref(), Ok(ed25519));
        assert_eq!(to_bind(&ed25519.replace("ssh-ed25519", "ssh-rsa")), Err(Refusal::NoKey), "not of the kind that it says");
    }
}
