//! kill -9 at random moments of a busy session: nothing is lost that was acknowledged as saved, and nothing is there that nobody wrote.
//!
//! Several processes write to one file at once, as experts do in a session without a server. One or all of them are killed while they
//! open the file, save, or close it. A kill tests the program, not the power: what the kernel has taken it keeps. That the disk
//! holds a score before it is acknowledged is SQLite's `synchronous=FULL`; what a log is good for that ends or is scrambled anywhere, as a cut
//! of the power may leave it, is told in `wal.rs`.
//!
//! `PANELMARK_KILLS=5000 cargo test --test kill` kills more often. A seed repeats what is tried, not what the machine makes of it.
#![cfg(unix)]

mod common;

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::process::{Child, Command as Process, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use common::dice::{Dice, number};
use common::killed::{folder, whole};
use common::{Stage, program, script};
use panelmark::domain::command::Command;
use panelmark::domain::event::Event;
use panelmark::journal::Record;
use serde_json::{Value, json};
use tempfile::TempDir;

/// Those who write all the time.
const BUSY: [&str; 3] = ["E1", "E2", "E3"];
/// One who comes and goes.
const GUEST: &str = "E4";
/// Whose sheets the clerk types in from paper.
const ABSENT: &str = "E5";
const PAPER: [(&str, &str); 3] = [("workshop", "12"), ("plans", "7.5"), ("apprentices", "9")];

/// As many commands as a pipe holds.
const MANY: usize = 400;
/// About what saving takes, and closing.
const SAVING: Duration = Duration::from_millis(2);
const STUDIOS: usize = 24;
/// A session that long is put away for a new one: checking it again and again would take most of the time.
const LONG: usize = 300;

/// A process that writes in the seat of one expert.
struct Writer {
    process: Child,
    answers: Receiver<String>,
    seat: &'static str,
    /// Its first step, and how many it was given.
    from: usize,
    given: usize,
    /// How many of them it acknowledged.
    saved: usize,
    ended: bool,
}

impl Writer {
    fn start(scene: &Scene, seat: &'static str, given: usize) -> Writer {
        let from = script::steps(&scene.records, seat);
        let mut process = panelmark().args(["apply", scene.file(), "--seat", seat, "-"]).stdin(Stdio::piped()).spawn().unwrap();
        // One that was killed reads no more.
        let _ = process.stdin.take().unwrap().write_all(script::lines(from..from + given).as_bytes());
        let mut output = BufReader::new(process.stdout.take().unwrap());
        let (answer, answers) = channel();
        thread::spawn(move || {
            loop {
                let mut line = String::new();
                // What a kill cut off acknowledges nothing.
                if output.read_line(&mut line).is_err() || !line.ends_with('\n') || answer.send(line).is_err() {
                    return;
                }
            }
        });
        Writer { process, answers, seat, from, given, saved: 0, ended: false }
    }

    /// Waits until it has acknowledged so many commands, or has ended.
    fn hear(&mut self, saved: usize) {
        while self.saved < saved
            && let Ok(line) = self.answers.recv()
        {
            self.take(&line);
        }
    }

    /// Takes in what it has acknowledged so far.
    fn hear_more(&mut self) {
        while let Ok(line) = self.answers.try_recv() {
            self.take(&line);
        }
    }

    fn take(&mut self, line: &str) {
        let answer: Value = serde_json::from_str(line).unwrap();
        assert_eq!(answer["ok"], true, "{}: {line}", self.seat);
        assert_eq!(answer["events"], json!([script::event(self.seat, self.from + self.saved)]));
        self.saved += 1;
    }

    /// Kills it. Gives 0 where it had come to its end by itself.
    fn kill(&mut self) -> usize {
        if self.ended {
            return 0;
        }
        self.process.kill().unwrap();
        let status = self.process.wait().unwrap();
        self.ended = true;
        self.hear(usize::MAX);
        if status.signal().is_some() {
            return 1;
        }
        assert!(status.success(), "{}: {status}", self.seat);
        assert_eq!(self.saved, self.given, "{} acknowledges every command before it ends", self.seat);
        0
    }

    /// What it acknowledged is there, and at most what it was doing when it was killed besides.
    fn check(&self, records: &[Record]) {
        let found = script::steps(records, self.seat);
        let least = self.from + self.saved;
        let most = self.from + if self.ended { self.given.min(self.saved + 1) } else { self.given };
        assert!((least..=most).contains(&found), "{} has {found} steps in the file, and acknowledged {least}", self.seat);
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        if !self.ended {
            let _ = self.process.kill();
            let _ = self.process.wait();
        }
    }
}

fn panelmark() -> Process {
    let mut process = program::panelmark();
    process.stdin(Stdio::null()).stdout(Stdio::piped());
    process
}

/// One session, and who writes to it.
struct Scene {
    dir: TempDir,
    file: PathBuf,
    /// As they were when the file was last looked into.
    records: Vec<Record>,
    writers: Vec<Writer>,
    /// How many sheets from paper were acknowledged as taken in.
    sheets: usize,
    /// About what it takes from the start of a process to its first acknowledgement.
    opening: Duration,
}

impl Scene {
    fn new() -> Scene {
        let Stage { dir, room } = Stage::small_in(folder(), STUDIOS, 5);
        room.seat(&"CH".into(), None).unwrap().apply(Command::OpenScoring {}).unwrap();
        drop(room);
        let file = dir.path().join("session.panelmark");
        let (records, writers) = (whole(&file), Vec::new());
        let mut scene = Scene { dir, file, records, writers, sheets: 0, opening: Duration::ZERO };
        let started = Instant::now();
        scene.writer(GUEST, 1).hear(1);
        scene.opening = started.elapsed();
        scene.kill(GUEST);
        scene
    }

    fn file(&self) -> &str {
        self.file.to_str().unwrap()
    }

    /// The writer in a seat; a new one where there is none or it has ended.
    fn writer(&mut self, seat: &'static str, given: usize) -> &mut Writer {
        if self.writers.iter().any(|writer| writer.seat == seat && writer.ended) {
            self.look();
            self.writers.retain(|writer| writer.seat != seat);
        }
        let place = self.writers.iter().position(|writer| writer.seat == seat).unwrap_or_else(|| {
            self.writers.push(Writer::start(self, seat, given));
            self.writers.len() - 1
        });
        &mut self.writers[place]
    }

    /// Kills the writer in a seat, and looks into the file.
    fn kill(&mut self, seat: &'static str) -> usize {
        let kills = self.writers.iter_mut().filter(|writer| writer.seat == seat).map(Writer::kill).sum();
        self.look();
        kills
    }

    /// Kills everybody at once.
    fn kill_all(&mut self) -> usize {
        self.writers.iter_mut().for_each(|writer| drop(writer.process.kill()));
        let kills = self.writers.iter_mut().map(Writer::kill).sum();
        self.look();
        kills
    }

    /// Opens the file and compares it with what was acknowledged.
    fn look(&mut self) {
        self.writers.iter_mut().for_each(Writer::hear_more);
        let records = whole(&self.file);
        assert!(records.starts_with(&self.records), "what was there is there, hash by hash");
        self.writers.iter().for_each(|writer| writer.check(&records));
        self.records = records;
    }

    /// Lets the clerk take in a sheet from paper, in one transaction, and kills that.
    fn import(&mut self, moment: Duration) -> usize {
        let rows = PAPER.map(|(item, points)| format!("{ABSENT},S{},{item},{points}\n", self.sheets + 1));
        let sheet = self.dir.path().join("sheet.csv");
        fs::write(&sheet, "expert,studio,item,points\n".to_owned() + &rows.concat()).unwrap();
        let arguments = ["import", self.file(), "scores", sheet.to_str().unwrap(), "--seat", "CK"];
        let mut process = panelmark().args(arguments).stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(moment);
        process.kill().unwrap();
        let status = process.wait().unwrap();
        self.look();
        let typed: Vec<&Event> =
            self.records.iter().filter(|record| record.stamp.seat == Some("CK".into())).map(|record| &record.event).collect();
        let there = typed.len() / (PAPER.len() + 1);
        let wanted: Vec<Event> = (1..=there).flat_map(sheet_from_paper).collect();
        assert!(typed.into_iter().eq(&wanted), "a sheet is taken in whole or not at all");
        let least = self.sheets + usize::from(status.success());
        assert!((least..=self.sheets + 1).contains(&there), "{there} sheets in the file, {least} acknowledged, {status}");
        self.sheets = there;
        assert!(status.signal().is_some() || status.success(), "{status}");
        usize::from(status.signal().is_some())
    }

    /// Kills somebody at some moment; gives how many were killed.
    fn round(&mut self, dice: &mut Dice) -> usize {
        match dice.below(8) {
            // Opening, and perhaps the first that is saved.
            0 => {
                self.writer(GUEST, MANY);
                thread::sleep(dice.moment(self.opening));
                self.kill(GUEST)
            }
            // Closing, among others.
            1 => {
                let few = 1 + dice.below(4);
                self.writer(GUEST, few).hear(few);
                thread::sleep(dice.moment(SAVING));
                self.kill(GUEST)
            }
            // Closing alone: the log is folded into the file, and removed.
            2 => {
                let kills = self.kill_all();
                let few = 1 + dice.below(4);
                self.writer(GUEST, few).hear(few);
                thread::sleep(dice.moment(SAVING));
                kills + self.kill(GUEST)
            }
            3 => {
                let moment = dice.moment(self.opening * 2);
                self.import(moment)
            }
            4 => {
                self.fill();
                let seat = BUSY[dice.below(BUSY.len())];
                self.listen(seat, dice);
                self.kill_all()
            }
            _ => {
                self.fill();
                let seat = BUSY[dice.below(BUSY.len())];
                self.listen(seat, dice);
                self.kill(seat)
            }
        }
    }

    /// Everybody who writes all the time does.
    fn fill(&mut self) {
        for seat in BUSY {
            self.writer(seat, MANY);
        }
    }

    /// Waits until a busy writer has saved a few things more, and for a moment.
    fn listen(&mut self, seat: &'static str, dice: &mut Dice) {
        let writer = self.writer(seat, MANY);
        let more = writer.saved + 1 + dice.below(4);
        writer.hear(more);
        thread::sleep(dice.moment(SAVING));
    }

    fn is_over(&self) -> bool {
        self.records.len() > LONG || self.sheets == STUDIOS
    }
}

/// What follows from the n-th sheet that the clerk types in.
fn sheet_from_paper(n: usize) -> Vec<Event> {
    let (studio, expert) = (format!("S{n}"), ABSENT);
    let scored = PAPER.map(|(item, points)| {
        let scored =
            json!({"event": "item_scored", "studio": studio, "expert": expert, "item": item, "mark": {"points": points}});
        serde_json::from_value(scored).unwrap()
    });
    let submitted = Event::SheetSubmitted { studio: studio.as_str().into(), expert: expert.into() };
    scored.into_iter().chain([submitted]).collect()
}

#[test]
fn whatever_is_killed_what_was_acknowledged_is_there_and_nothing_else() {
    let wanted = number("PANELMARK_KILLS", 500);
    let mut dice = Dice::seeded();
    let mut kills = 0;
    while kills < wanted {
        let mut scene = Scene::new();
        while kills < wanted && !scene.is_over() {
            kills += scene.round(&mut dice);
        }
        scene.kill_all();
    }
}
