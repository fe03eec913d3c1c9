//! The key by which people know that they joined the right server: made once, beside the session file, its fingerprint in the journal.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use russh::keys::key::safe_rng;
use russh::keys::ssh_key::LineEnding;
use russh::keys::{Algorithm, HashAlg, PrivateKey};

use crate::domain::message::Message;
use crate::session::replace_private;
use crate::session::{Room, SessionError};

/// Why there is no key to serve with.
#[derive(Debug, thiserror::Error)]
pub enum HostKeyError {
    /// The journal knows a key, and its file is gone.
    #[error("the host key is missing")]
    Missing(PathBuf),
    /// The file holds another key than the journal knows.
    #[error("the host key is another one")]
    Other(PathBuf),
    /// The file holds no key, or one that others may read.
    #[error("the host key cannot be used: {1}")]
    Unusable(PathBuf, String),
    /// What was done could not be recorded.
    #[error(transparent)]
    Session(#[from] SessionError),
}

impl HostKeyError {
    /// What to tell the person.
    #[must_use]
    pub fn message(&self) -> Message {
        let of = |id, file: &Path| Message::new(id).with("file", file.display().to_string());
        match self {
            HostKeyError::Missing(file) => of("ssh-host-key-missing", file),
            HostKeyError::Other(file) => of("ssh-host-key-other", file),
            HostKeyError::Unusable(file, why) => of("ssh-host-key-unusable", file).with("why", why.as_str()),
            HostKeyError::Session(error) => error.message(),
        }
    }
}

/// The key that a server shows.
#[derive(Debug)]
pub struct HostKey {
    pub(super) key: PrivateKey,
    /// What people compare.
    pub fingerprint: String,
}

impl HostKey {
    /// The key of this session: the one that the journal knows, or a new one where it knows none or `renew` asks for it.
    ///
    /// # Errors
    /// A [`HostKeyError`] where people would meet another key than they know without anybody having decided so.
    pub fn of(room: &Room, renew: bool) -> Result<HostKey, HostKeyError> {
        let file = beside(&room.path());
        let recorded = room.host_key();
        let found = if renew { None } else { read(&file)? };
        let key = match (found, &recorded) {
            (None, Some(_)) if !renew => return Err(HostKeyError::Missing(file)),
            (None, _) => make(&file)?,
            (Some(found), Some(recorded)) if found.fingerprint != *recorded => return Err(HostKeyError::Other(file)),
            (Some(found), _) => found,
        };
        if recorded.as_deref() != Some(&key.fingerprint) {
            room.record_host_key(&key.fingerprint)?;
        }
        Ok(key)
    }

    fn new(key: PrivateKey) -> Self {
        let fingerprint = key.public_key().fingerprint(HashAlg::Sha256).to_string();
        HostKey { key, fingerprint }
    }
}

/// Where the key of a session is kept.
fn beside(session: &Path) -> PathBuf {
    let mut name = session.as_os_str().to_owned();
    name.push(".hostkey");
    name.into()
}

fn read(file: &Path) -> Result<Option<HostKey>, HostKeyError> {
    let unusable = |why: String| HostKeyError::Unusable(file.to_owned(), why);
    match fs::read(file) {
        Ok(text) => {
            check_rights(file).map_err(|error| unusable(error.to_string()))?;
            let key = PrivateKey::from_openssh(text).map_err(|error| unusable(error.to_string()))?;
            Ok(Some(HostKey::new(key)))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unusable(error.to_string())),
    }
}

/// A key that others could read proves nothing.
#[cfg(unix)]
fn check_rights(file: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;

    let mode = fs::metadata(file)?.permissions().mode() & 0o777;
    if mode & 0o077 == 0 { Ok(()) } else { Err(io::Error::other(format!("mode {mode:o}; chmod 600"))) }
}

/// Where there are no such rights, the folder's hold.
#[cfg(not(unix))]
fn check_rights(_file: &Path) -> io::Result<()> {
    Ok(())
}

fn make(file: &Path) -> Result<HostKey, HostKeyError> {
    let unusable = |why: String| HostKeyError::Unusable(file.to_owned(), why);
    let key = PrivateKey::random(&mut safe_rng(), Algorithm::Ed25519).map_err(|error| unusable(error.to_string()))?;
    let text = key.to_openssh(LineEnding::LF).map_err(|error| unusable(error.to_string()))?;
    replace_private(file, text.as_bytes()).map_err(|error| unusable(error.to_string()))?;
    Ok(HostKey::new(key))
}
