//! The other programs of this machine that have the session open, and who is at them.
//!
//! Each program that somebody is at keeps one small file in a folder beside the session: who is here, and where on the screens. It holds a
//! lock on it as long as it lives, so a file that can be locked is of a program that was killed.

use std::fs::{self, DirBuilder, File, Metadata, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use super::core::{Core, lock};
use super::presence::Present;
use crate::journal::{create_private, refuse_share};

/// What is added to the name of a session file for that of the folder.
const FOLDER: &str = ".present";
/// What the name of a file ends in while it is being written.
const FRESH: &str = ".new";
/// The letters and digits of the name that a program goes by.
const NAME: usize = 16;
/// How often the others are told, and looked at where one of them wrote.
const EVERY: Duration = Duration::from_millis(200);
/// How often they are looked at where none did: whoever is killed writes nothing.
const LOOK: Duration = Duration::from_secs(1);
/// How often it is tried again where they could not be told.
const AGAIN: Duration = Duration::from_secs(2);
/// So many bytes of a file are read at most; a server that is full needs half of them.
const MOST: u64 = 64 << 10;

/// What one program knows of the others, and tells them.
pub(super) struct Peers {
    /// The session file; none where other programs cannot be seen, as on a share of the network.
    session: Option<PathBuf>,
    name: String,
    /// Who was here when the others were last told.
    told: Vec<Present>,
    /// The file of this program and the one that it replaced, both locked: somebody may just be looking at the older one.
    held: [Option<File>; 2],
    next: Instant,
    /// When something was written in the folder, as it was last looked at, and when that was.
    seen: Option<(Option<SystemTime>, Instant)>,
}

impl Peers {
    /// The programs that have this session file open.
    pub(super) fn of(session: &Path) -> Self {
        // However it was named, the file is the same.
        let session = session.canonicalize().ok().filter(|session| refuse_share(session).is_ok());
        let name = getrandom::u64().map(|name| format!("{name:0NAME$x}"));
        let session = session.filter(|_| name.is_ok());
        Peers { session, name: name.unwrap_or_default(), told: Vec::new(), held: [None, None], next: Instant::now(), seen: None }
    }

    /// Tells the others who is here, and takes in who is with them, unless that was done just now.
    pub(super) fn meet(&mut self, core: &Core) {
        if Instant::now() < self.next {
            return;
        }
        let Some(session) = self.session.clone() else { return };
        let own = lock(&core.guests).own();
        // Where this program cannot tell the others, they may not be able to tell it.
        let told = self.tell(&session, own);
        self.next = Instant::now() + if told.is_ok() { EVERY } else { AGAIN };
        let written = fs::symlink_metadata(folder(&session)).and_then(|folder| folder.modified()).ok();
        let as_seen = self.seen.is_some_and(|(then, at)| then == written && at.elapsed() < LOOK);
        if as_seen && told.is_ok() {
            return;
        }
        self.seen = Some((written, Instant::now()));
        let (elsewhere, complete) = self.look(&session).unwrap_or_default();
        if lock(&core.guests).meet(elsewhere, complete && told.is_ok()) {
            core.ring();
        }
    }

    fn tell(&mut self, session: &Path, own: Vec<Present>) -> io::Result<()> {
        if own == self.told {
            return Ok(());
        }
        if own.is_empty() {
            self.leave();
        } else {
            // Another program may have taken the folder away as its last, or the file for a dead one's: once more.
            self.write(session, &own).or_else(|_| self.write(session, &own))?;
        }
        self.told = own;
        Ok(())
    }

    fn write(&mut self, session: &Path, own: &[Present]) -> io::Result<()> {
        let folder = folder(session);
        make(&folder)?;
        // One that only somebody else can use is not left in their way.
        check(session, &folder).inspect_err(|_| drop(fs::remove_dir(&folder)))?;
        let fresh = folder.join(format!("{}{FRESH}", self.name));
        let file = self.put(&fresh, own).inspect_err(|_| drop(fs::remove_file(&fresh)))?;
        let [held, before] = &mut self.held;
        *before = held.replace(file);
        Ok(())
    }

    /// Writes a locked file and lets it take its place.
    fn put(&self, fresh: &Path, own: &[Present]) -> io::Result<File> {
        let mut file = create_private(fresh)?;
        file.write_all(&serde_json::to_vec(own)?)?;
        // Shared, for where a lock keeps readers out.
        file.try_lock_shared()?;
        fs::rename(fresh, fresh.with_file_name(&self.name))?;
        Ok(file)
    }

    /// Who is at the other programs, and whether all of them could be read.
    fn look(&mut self, session: &Path) -> io::Result<(Vec<Present>, bool)> {
        let folder = folder(session);
        let mut names = match fs::read_dir(&folder) {
            Ok(entries) => entries.map(|entry| Ok(entry?.file_name())).collect::<io::Result<Vec<_>>>()?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(error),
        };
        if !names.is_empty() {
            check(session, &folder)?;
        }
        if !names.iter().any(|name| *name == *self.name) {
            // Somebody tidied up.
            self.told.clear();
        }
        names.sort();
        let (mut elsewhere, mut complete) = (Vec::new(), is_owners_alone(&fs::metadata(session)?));
        for name in names.iter().filter_map(|name| name.to_str()).filter(|name| is_program(name) && !name.starts_with(&self.name))
        {
            match read(&folder.join(name)) {
                Ok(here) => elsewhere.extend(here),
                // Its program has ended in this moment.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(_) => complete = false,
            }
        }
        Ok((elsewhere, complete))
    }

    /// Takes the own file away, and the folder if it was the last.
    fn leave(&mut self) {
        if let (Some(session), [Some(_), _]) = (&self.session, &self.held) {
            let folder = folder(session);
            // A file that stays is no longer locked, and a folder that stays is in use.
            let _left = fs::remove_file(folder.join(&self.name));
            let _others = fs::remove_dir(folder);
        }
        self.held = [None, None];
    }
}

impl Drop for Peers {
    fn drop(&mut self) {
        self.leave();
    }
}

fn folder(session: &Path) -> PathBuf {
    let mut name = session.as_os_str().to_owned();
    name.push(FOLDER);
    name.into()
}

fn make(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

/// Refuses a folder that somebody else than the owner of the session made or may write to: what is in it would be theirs.
fn check(session: &Path, folder: &Path) -> io::Result<()> {
    let (session, folder) = (fs::metadata(session)?, fs::symlink_metadata(folder)?);
    let usable = folder.is_dir() && is_owners_alone(&folder) && have_one_owner(&session, &folder);
    if usable { Ok(()) } else { Err(io::ErrorKind::PermissionDenied.into()) }
}

#[cfg(unix)]
fn is_owners_alone(file: &Metadata) -> bool {
    std::os::unix::fs::MetadataExt::mode(file) & 0o022 == 0
}

#[cfg(unix)]
fn have_one_owner(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    one.uid() == other.uid()
}

/// Where there are no such rights, those of the folder around it hold.
#[cfg(not(unix))]
fn is_owners_alone(_file: &Metadata) -> bool {
    true
}

#[cfg(not(unix))]
fn have_one_owner(_one: &Metadata, _other: &Metadata) -> bool {
    true
}

/// Whether a file of that name is a program's, written or being written.
fn is_program(name: &str) -> bool {
    let name = name.strip_suffix(FRESH).unwrap_or(name);
    name.len() == NAME && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Who is at the program that wrote a file. The file of one that was killed is taken away.
fn read(path: &Path) -> io::Result<Vec<Present>> {
    if !fs::symlink_metadata(path)?.is_file() {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let file = File::open(path)?;
    match file.try_lock() {
        Ok(()) => fs::remove_file(path).map(|()| Vec::new()),
        Err(TryLockError::Error(error)) => Err(error),
        Err(TryLockError::WouldBlock) if path.to_string_lossy().ends_with(FRESH) => Ok(Vec::new()),
        Err(TryLockError::WouldBlock) => {
            let mut text = Vec::new();
            file.take(MOST).read_to_end(&mut text)?;
            Ok(serde_json::from_slice(&text)?)
        }
    }
}
