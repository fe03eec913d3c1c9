//! Whether a file is on a share of the network. There SQLite's locks and its shared memory do not hold between machines: two could
//! write at once, and what was saved would be lost.

use std::path::Path;

use super::error::JournalError;

/// File systems of other machines (and of a host, for a virtual machine), by the number that Linux gives them in `statfs`
/// (`linux/magic.h`, and the headers of those that are not part of it).
const SHARES: &[(u32, &str)] = &[
    (0x0000_6969, "NFS"),
    (0x0000_517B, "SMB"),
    (0xFF53_4D42, "CIFS"),
    (0xFE53_4D42, "SMB2"),
    (0x0000_564C, "NCP"),
    (0x0102_1997, "9P"),
    (0x6573_5546, "FUSE"),
    (0x786F_4256, "VirtualBox"),
    (0xBACB_ACBC, "VMware"),
    (0x7C7C_6673, "Parallels"),
    (0x5346_414F, "AFS"),
    (0x6B41_4653, "AFS"),
    (0x7375_7245, "Coda"),
    (0x00C3_6400, "Ceph"),
    (0x0BD0_0BD0, "Lustre"),
];

/// Refuses a place for a session file, of a file or where one is to be made, that is on a share of the network. Where the system does
/// not tell, it is not refused.
///
/// # Errors
/// [`JournalError::Shared`].
pub fn refuse_share(path: &Path) -> Result<(), JournalError> {
    match kind_at(path) {
        Some(kind) => Err(JournalError::Shared { path: path.to_owned(), kind }),
        None => Ok(()),
    }
}

/// The kind of share that has this number.
fn kind(magic: u32) -> Option<&'static str> {
    SHARES.iter().find(|(known, _)| *known == magic).map(|(_, kind)| *kind)
}

#[cfg(target_os = "linux")]
fn kind_at(path: &Path) -> Option<&'static str> {
    let path = std::path::absolute(path).ok()?;
    let there = path.ancestors().find(|place| place.exists())?;
    // The number has 32 bits, in whatever the system keeps it.
    let magic = rustix::fs::statfs(there).ok()?.f_type as u32;
    kind(magic).filter(|kind| *kind != "FUSE" || !is_disk(there))
}

#[cfg(not(target_os = "linux"))]
fn kind_at(_path: &Path) -> Option<&'static str> {
    None
}

/// Whether a file of a FUSE file system is on a disk of this machine, such as one that Windows formatted.
#[cfg(target_os = "linux")]
fn is_disk(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let Ok(device) = std::fs::metadata(path).map(|file| file.dev()) else { return false };
    let device = format!("{}:{}", rustix::fs::major(device), rustix::fs::minor(device));
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    mounts.lines().any(|mount| is_disk_at(mount, &device))
}

/// Whether a line of `/proc/self/mountinfo` is about this device, and its file system is made of a disk by FUSE.
#[cfg(target_os = "linux")]
fn is_disk_at(mount: &str, device: &str) -> bool {
    let of = mount.split(' ').nth(2) == Some(device);
    of && mount.split_once(" - ").is_some_and(|(_, of)| of.starts_with("fuseblk "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_told_from_disks_by_their_numbers() {
        // ext4, btrfs, XFS, tmpfs, overlay, F2FS, exFAT, FAT, NTFS, ZFS, OCFS2, GFS2.
        for magic in [
            0xEF53,
            0x9123_683E,
            0x5846_5342,
            0x0102_1994,
            0x794C_7630,
            0xF2F5_2010,
            0x2011_BAB0,
            0x4D44,
            0x7366_746E,
            0x2FC1_2FC1,
            0x7461_636F,
            0x0116_1970,
        ] {
            assert_eq!(kind(magic), None, "{magic:x}");
        }
        for (magic, name) in
            [(0x6969, "NFS"), (0xFF53_4D42, "CIFS"), (0xFE53_4D42, "SMB2"), (0x0102_1997, "9P"), (0x6573_5546, "FUSE")]
        {
            assert_eq!(kind(magic), Some(name));
        }
    }

    #[test]
    fn a_folder_of_this_machine_is_no_share() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(refuse_share(&folder.path().join("to be made")), Ok(()));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_disk_that_windows_formatted_is_told_from_a_share_by_ssh() {
        let disk = "95 29 8:17 / /media/usb rw,nosuid shared:51 - fuseblk /dev/sdb1 rw,user_id=0,allow_other,blksize=4096";
        let share = "96 29 0:52 / /mnt/far rw,nosuid shared:52 - fuse.sshfs me@far:/ rw,user_id=1000";
        assert!(is_disk_at(disk, "8:17") && !is_disk_at(disk, "0:52") && !is_disk_at(share, "0:52"));
    }
}
