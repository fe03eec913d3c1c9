//! A session as a killed process leaves it: the file, its log with what was not folded into the file yet, and the index of the log.

use std::fs;
use std::path::{Path, PathBuf};

use panelmark::domain::command::Command;
use panelmark::journal::Record;
use panelmark::session::Room;
use rusqlite::Connection;
use tempfile::TempDir;

use super::{Stage, script};

/// Bytes of the log's head, of a frame's head and of a page: <https://sqlite.org/fileformat2.html#walformat>.
const HEAD: usize = 32;
const FRAME: usize = 24 + 4096;

pub struct Killed {
    pub file: Vec<u8>,
    pub log: Vec<u8>,
    pub index: Vec<u8>,
    /// Everything that was saved, in the seat of E1 but for the first two.
    pub records: Vec<Record>,
    /// How much of it is in the file itself.
    pub folded: usize,
    /// Where each transaction in the log ends, and how much was saved by then.
    pub saved: Vec<(usize, usize)>,
}

impl Killed {
    /// A log of at least `bytes`. It was begun anew once, as logs are when the file holds all of them: behind what counts lies
    /// what counts no more.
    pub fn new(bytes: usize) -> Killed {
        let stage = Stage::small_in(folder(), 1, 1);
        stage.give("CH", Command::OpenScoring {});
        let log = beside(&stage.file(), "-wal");
        let mut steps = 0;
        while fs::metadata(&log).unwrap().len() < bytes as u64 {
            stage.give("E1", script::command(steps));
            steps += 1;
        }
        let fold = Connection::open(stage.file()).unwrap();
        fold.busy_timeout(std::time::Duration::from_secs(5)).unwrap();
        let blocked: i64 = fold.query_row("PRAGMA wal_checkpoint(RESTART)", [], |row| row.get(0)).unwrap();
        assert_eq!(blocked, 0, "the log is begun anew");
        let seen = || stage.seat("CH").records().unwrap();
        let folded = seen().len();
        let (mut counts, mut ends) = (Vec::new(), Vec::new());
        // Some transactions are of several events.
        while ends.last().is_none_or(|end| *end < bytes * 3 / 4) {
            let next = steps + 1 + counts.len() % 3;
            stage.seat("E1").apply_all((steps..next).map(script::command).collect()).unwrap();
            steps = next;
            counts.push(2 + steps);
            ends = commits(&fs::read(&log).unwrap());
        }
        assert_eq!(ends.len(), counts.len(), "every transaction is in the log");
        let read = |suffix| fs::read(beside(&stage.file(), suffix)).unwrap();
        let (file, log, index) = (read(""), read("-wal"), read("-shm"));
        Killed { file, log, index, records: seen(), folded, saved: ends.into_iter().zip(counts).collect() }
    }

    /// Lays the files down, with this log.
    pub fn lay(&self, path: &Path, log: &[u8]) {
        fs::write(path, &self.file).unwrap();
        fs::write(beside(path, "-wal"), log).unwrap();
        fs::write(beside(path, "-shm"), &self.index).unwrap();
    }
}

/// Where each transaction of a log ends: its frames bear the salt of the head, and the last one the size of the file.
fn commits(log: &[u8]) -> Vec<usize> {
    let frames = log[HEAD..].chunks_exact(FRAME).enumerate().take_while(|(_, frame)| frame[8..16] == log[16..24]);
    frames.filter(|(_, frame)| frame[4..8] != [0; 4]).map(|(place, _)| HEAD + (place + 1) * FRAME).collect()
}

/// What SQLite keeps beside a file.
pub fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// A folder in memory where there is such a place, since what is tried there is written many thousand times.
pub fn folder() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

/// Everything in a session file, after checking all of it: what SQLite says of it, the chain, and that the events fold.
pub fn whole(path: &Path) -> Vec<Record> {
    let room = Room::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let records = room.seat(&"CH".into(), None).unwrap().records();
    records.unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
