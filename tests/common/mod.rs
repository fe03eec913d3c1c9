//! The stage on which tests play: a session in a file of its own, with the real rubric and people who do as they are told.
#![allow(dead_code, reason = "every test file uses its own part of the stage")]

pub mod chance;
pub mod desk;
pub mod dice;
pub mod killed;
pub mod program;
pub mod rows;
pub mod script;
pub mod seen;
pub mod small;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use panelmark::domain::command::Command;
use panelmark::domain::event::{Event, Founding};
use panelmark::domain::panel::{Member, Role};
use panelmark::domain::refusal::Refusal;
use panelmark::domain::roster::Studio;
use panelmark::domain::rubric::{Rubric, SessionKind};
use panelmark::domain::zone::Zone;
use panelmark::session::{Room, Seat, SessionError};
use panelmark::transfer::rubric;
use tempfile::TempDir;

pub struct Stage {
    pub dir: TempDir,
    pub room: Arc<Room>,
}

impl Stage {
    /// A session in setup: studios S1.. (of organisations O1..), experts E1.. (of organisation X), CH, CK, CK2, OB.
    pub fn new(studios: usize, experts: usize) -> Stage {
        let dir = tempfile::tempdir().unwrap();
        let room = Room::found(&dir.path().join("session.panelmark"), founding(studios, experts)).unwrap();
        Stage { dir, room }
    }

    /// The same, with scoring open.
    pub fn scoring(studios: usize, experts: usize) -> Stage {
        let stage = Stage::new(studios, experts);
        stage.give("CH", Command::OpenScoring {});
        stage
    }

    pub fn file(&self) -> PathBuf {
        self.dir.path().join("session.panelmark")
    }

    pub fn seat(&self, id: &str) -> Seat {
        self.room.seat(&id.into(), None).unwrap()
    }

    /// Gives a command that is to succeed.
    pub fn give(&self, seat: &str, command: Command) -> Vec<Event> {
        self.seat(seat).apply(command).unwrap_or_else(|error| panic!("{seat}: {error:?}")).events
    }

    /// Gives a command that is to be refused; nothing may have been written but that it was tried, where it is another's to give.
    pub fn refusal(&self, seat: &str, command: Command) -> Refusal {
        let (before, kind) = (self.seat(seat).outline().seq, command.kind());
        let refusal = match self.seat(seat).apply(command) {
            Err(SessionError::Refused(refusal)) => refusal,
            other => panic!("{seat}: expected a refusal, got {other:?}"),
        };
        let records = self.seat("CH").records().unwrap();
        for record in &records[before as usize..] {
            let tried = matches!(&record.event, Event::AttemptRefused { command, .. } if *command == kind);
            assert!(tried && is_anothers(&refusal), "a refused command left {:?} behind", record.event);
        }
        refusal
    }

    pub fn score(&self, expert: &str, studio: &str, item: &str, points: &str) {
        self.give(expert, score(studio, item, points));
    }

    /// Full points for every base item, less `lost` on `reporting`, submitted.
    pub fn full_sheet(&self, expert: &str, studio: &str, lost: &str) {
        self.seat(expert).apply_all(full_sheet(studio, lost, None)).unwrap();
    }

    /// Every expert hands in a full sheet for every studio; the n-th studio loses n - 1 points.
    pub fn all_sheets(&self) {
        let session = self.room.session();
        for member in session.panel.iter().filter(|member| member.role == Role::Expert) {
            let sheets = session.roster.iter().enumerate();
            let commands = sheets.flat_map(|(place, studio)| full_sheet(studio.id.as_str(), &place.to_string(), None)).collect();
            self.seat(member.id.as_str()).apply_all(commands).unwrap();
        }
    }
}

/// Whether a refusal says that the command is another's to give.
fn is_anothers(refusal: &Refusal) -> bool {
    use Refusal::{NotAssigned, NotYourCall, NotYourCode, NotYourPart, NotYourSheet};
    matches!(refusal, NotYourPart { .. } | NotYourSheet | NotAssigned | NotYourCode | NotYourCall)
}

/// A public key of a person's own, as it stands in a file; the same number always gives the same one.
pub fn public_key(number: u8) -> String {
    let pair = ssh_key::private::Ed25519Keypair::from_seed(&[number; 32]);
    ssh_key::PublicKey::from(pair.public).to_openssh().unwrap()
}

/// Waits until it is so.
pub fn until(what: &str, is_so: impl Fn() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(30);
    while !is_so() {
        assert!(Instant::now() < deadline, "never: {what}");
        std::thread::yield_now();
    }
}

/// A folder in memory where there is one: what is tried thousands of times need not wait for a disk.
pub fn quick_dir() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

pub fn real_rubric() -> Rubric {
    rubric::load("hangzhou-term").unwrap_or_else(|problems| panic!("{problems:?}"))
}

pub fn founding(studios: usize, experts: usize) -> Founding {
    let member = |id: String, organisation: &str, role| Member {
        name: format!("样例{id}"),
        id: id.as_str().into(),
        organisation: organisation.to_owned(),
        title: String::new(),
        role,
        group: None,
    };
    let mut panel: Vec<Member> = (1..=experts).map(|n| member(format!("E{n}"), "X", Role::Expert)).collect();
    panel.push(member("CH".to_owned(), "", Role::Chair));
    panel.push(member("CK".to_owned(), "", Role::Clerk));
    panel.push(member("CK2".to_owned(), "", Role::Clerk));
    panel.push(member("OB".to_owned(), "", Role::Observer));
    panel.push(member("board".to_owned(), "", Role::Board));
    Founding {
        title: "样例".to_owned(),
        kind: SessionKind::Term,
        date: NaiveDate::from_ymd_opt(2023, 6, 1).unwrap(),
        zone: Zone::default(),
        sample: true,
        rubric: real_rubric(),
        roster: (1..=studios).map(studio).collect(),
        panel,
    }
}

fn studio(n: usize) -> Studio {
    Studio {
        id: format!("S{n}").as_str().into(),
        name: format!("样例{n}焊工技能大师工作室"),
        lead: format!("样例{n}"),
        occupation: "焊工".to_owned(),
        organisation: format!("O{n}"),
        district: "上城区".to_owned(),
        kind: "existing".into(),
        founded: None,
        group: None,
        activities: 0,
    }
}

/// One command of each kind, as the shell lists them.
pub fn one_of_each() -> Vec<Command> {
    let list = program::panelmark().args(["apply", "--list"]).output().unwrap();
    let list = String::from_utf8(list.stdout).unwrap();
    list.lines().filter(|line| line.starts_with('{')).map(|line| serde_json::from_str(line).unwrap()).collect()
}

pub fn score(studio: &str, item: &str, points: &str) -> Command {
    Command::Score {
        studio: studio.into(),
        item: item.into(),
        points: Some(points.parse().unwrap()),
        deductions: Default::default(),
        expert: None,
    }
}

pub fn full_sheet(studio: &str, lost: &str, on_paper: Option<&str>) -> Vec<Command> {
    let rubric = real_rubric();
    let lost = lost.parse().unwrap();
    let items = rubric.dimensions.iter().flat_map(|dimension| &dimension.items);
    let mut commands: Vec<Command> = items
        .map(|item| Command::Score {
            studio: studio.into(),
            item: item.id.clone(),
            points: item.points.map(|full| if item.id.as_str() == "reporting" { full - lost } else { full }),
            deductions: Default::default(),
            expert: on_paper.map(Into::into),
        })
        .collect();
    commands.push(Command::Submit { studio: studio.into(), expert: on_paper.map(Into::into) });
    commands
}
