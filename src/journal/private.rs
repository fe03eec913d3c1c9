//! Files for the eyes of the session file's owner alone: whatever a program writes beside a session, or out of it, holds what stands in it.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Makes a file that only its owner may read, where there is nothing of that name, not even a link.
///
/// # Errors
/// What the system says; [`io::ErrorKind::AlreadyExists`] where something is there.
pub fn create_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Opens a file of that kind for writing behind what it holds, or makes it. One that is there keeps the rights that it has.
///
/// # Errors
/// What the system says.
pub fn append_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Makes a folder that only its owner may look into, and those above it that are missing.
///
/// # Errors
/// What the system says.
pub fn create_private_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Puts a file of that kind in the place of another one, whole or not at all; a link of that name is replaced and not followed.
///
/// # Errors
/// What the system says; whatever was there is as it was.
pub fn replace_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    let part = Path::new(&part);
    match fs::remove_file(part) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    create_private(part)?.write_all(bytes)?;
    fs::rename(part, path)
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn what_is_put_in_a_place_is_the_owner_s_alone_and_follows_no_link() {
        let folder = tempfile::tempdir().unwrap();
        let (victim, place) = (folder.path().join("victim"), folder.path().join("place"));
        fs::write(&victim, "precious").unwrap();
        symlink(&victim, &place).unwrap();
        symlink(&victim, folder.path().join("place.part")).unwrap();
        replace_private(&place, b"new").unwrap();
        assert_eq!(fs::read_to_string(&victim).unwrap(), "precious");
        assert_eq!(fs::read_to_string(&place).unwrap(), "new");
        assert_eq!(fs::symlink_metadata(&place).unwrap().permissions().mode() & 0o777, 0o600);
        assert!(create_private(&place).is_err());
        create_private_folder(&folder.path().join("a/b")).unwrap();
        assert_eq!(fs::metadata(folder.path().join("a/b")).unwrap().permissions().mode() & 0o777, 0o700);
    }
}
