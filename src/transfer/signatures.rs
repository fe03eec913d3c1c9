//! Signatures that people made with their own ssh keys (`ssh-keygen -Y sign -n panelmark -f KEY seal.txt`), and who may sign:
//! a file of allowed signers, as `ssh-keygen(1)` describes it.

use ssh_key::{HashAlg, PublicKey, SshSig};

use super::problem::RowProblem;
use crate::domain::message::Message;

/// What a signature must be made for, so that one made for another purpose proves nothing here.
pub const NAMESPACE: &str = "panelmark";

/// Somebody who may sign.
#[derive(Debug, Clone)]
struct Signer {
    name: String,
    key: PublicKey,
}

/// Everybody who may sign.
#[derive(Debug, Clone)]
pub struct Signers(Vec<Signer>);

/// What a signature proves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Signed {
    /// That this person signed this very text.
    By {
        /// As the list of signers calls them.
        name: String,
        /// The fingerprint of the key.
        key: String,
    },
    /// That the holder of a key signed this very text that no person on the list has.
    ByStranger {
        /// The fingerprint of the key.
        key: String,
    },
    /// Nothing: it is of another text, for another purpose, or damaged.
    Invalid,
}

impl Signers {
    /// Reads a list of allowed signers. Of the options of a line only `namespaces` is known; any other is refused, since it would
    /// narrow what a signature means.
    ///
    /// # Errors
    /// A list with a line that cannot be understood, with the place of each; or with nobody on it.
    pub fn read(text: &str) -> Result<Self, Vec<RowProblem>> {
        let (mut signers, mut problems) = (Vec::new(), Vec::new());
        for (number, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            match signer(line) {
                Some(Some(signer)) => signers.push(signer),
                Some(None) => {}
                None => problems.push(RowProblem::in_line(number + 1, Message::new("signers-line"))),
            }
        }
        if signers.is_empty() && problems.is_empty() {
            problems.push(RowProblem::in_file(Message::new("signers-nobody")));
        }
        if problems.is_empty() { Ok(Signers(signers)) } else { Err(problems) }
    }

    /// What a signature (in the armoured form of a `.sig` file) proves about `text`.
    #[must_use]
    pub fn check(&self, signature: &[u8], text: &[u8]) -> Signed {
        let Ok(signature) = SshSig::from_pem(signature) else { return Signed::Invalid };
        let key = PublicKey::from(signature.public_key().clone());
        if key.verify(NAMESPACE, text, &signature).is_err() {
            return Signed::Invalid;
        }
        let fingerprint = key.fingerprint(HashAlg::Sha256).to_string();
        match self.0.iter().find(|signer| signer.key.key_data() == key.key_data()) {
            Some(signer) => Signed::By { name: signer.name.clone(), key: fingerprint },
            None => Signed::ByStranger { key: fingerprint },
        }
    }
}

/// Who a line names; `Some(None)` where the key is meant for other purposes, `None` where it cannot be understood.
fn signer(line: &str) -> Option<Option<Signer>> {
    let (name, rest) = word(line)?;
    if let Ok(key) = PublicKey::from_openssh(rest) {
        return Some(Some(Signer { name: name.to_owned(), key }));
    }
    let (options, rest) = word(rest)?;
    let namespaces = options.strip_prefix("namespaces=\"")?.strip_suffix('"')?;
    let key = PublicKey::from_openssh(rest).ok()?;
    let ours = namespaces.split(',').any(|namespace| namespace == NAMESPACE || namespace == "*");
    Some(ours.then(|| Signer { name: name.to_owned(), key }))
}

/// The first word of a line, blanks between quotes included, and what follows it.
fn word(line: &str) -> Option<(&str, &str)> {
    let mut quoted = false;
    let end = line.char_indices().find(|(_, c)| {
        quoted ^= *c == '"';
        c.is_whitespace() && !quoted
    });
    let (word, rest) = line.split_at(end?.0);
    Some((word, rest.trim_start()))
}
