//! A session that is served over ssh on this machine, and people who join it with the real OpenSSH client.
#![allow(dead_code, reason = "every test file uses its own part of it")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use panelmark::domain::command::Command;
use panelmark::domain::text::Lang;
use panelmark::domain::zone::Zone;
use panelmark::session::Seat;
use panelmark::ssh::host_key::HostKey;
use panelmark::ssh::log::Log;
use panelmark::ssh::{Rules, Server};
use panelmark::tui::event::Event;
use panelmark::words::Words;

use crate::common::Stage;
use crate::common::program::{in_terminal, program};
use crate::terminal::Terminal;

/// The client that most people have. Without it these tests would prove nothing.
const SSH: &str = "ssh";
pub const CODE: &str = "7K3QM-P9XTR";
pub const PASSPHRASE: &str = "样例口令 of mine";

pub struct Live {
    pub stage: Stage,
    pub server: Option<Server>,
    pub port: u16,
    /// What rings with every line of the log.
    rings: Mutex<Receiver<Event>>,
}

impl Live {
    /// Studios and experts as asked, scoring open, served by the usual rules.
    pub fn new(studios: usize, experts: usize) -> Live {
        Live::with(studios, experts, Rules::usual(Lang::En))
    }

    pub fn with(studios: usize, experts: usize, rules: Rules) -> Live {
        Live::serving(Stage::scoring(studios, experts), rules)
    }

    /// A session as it is, served.
    pub fn serving(stage: Stage, rules: Rules) -> Live {
        let client = program(SSH).arg("-V").output();
        assert!(client.is_ok(), "these tests need the OpenSSH client, and there is no `ssh` here: install openssh-client");
        let key = HostKey::of(&stage.room, false).unwrap();
        let (bell, rings) = channel();
        let log = Log::new(Words::new(Lang::En), Zone::default(), Box::new(std::io::sink()), bell);
        let server = Server::start(stage.room.clone(), key, ([0, 0, 0, 0], 0).into(), rules, log).unwrap();
        let port = server.address.port();
        Live { stage, server: Some(server), port, rings: Mutex::new(rings) }
    }

    pub fn folder(&self) -> &Path {
        self.stage.dir.path()
    }

    pub fn server(&self) -> &Server {
        self.server.as_ref().unwrap()
    }

    /// Lets a seat in by [`PASSPHRASE`].
    pub fn admit(&self, seat: &str) {
        self.stage.give(seat, Command::SetCode { seat: seat.into(), code: Some(PASSPHRASE.to_owned()) });
    }

    /// The seat of somebody who was let in.
    pub fn seat(&self, seat: &str) -> Seat {
        self.stage.room.seat(&seat.into(), Some(PASSPHRASE)).unwrap()
    }

    /// Invites a seat by [`CODE`].
    pub fn invite(&self, seat: &str) {
        self.stage.give("CK", Command::Invite { seat: seat.into(), code: CODE.to_owned() });
    }

    /// A key pair in a file of this name, made by OpenSSH.
    pub fn key(&self, name: &str) -> PathBuf {
        let file = self.folder().join(name);
        let made = program("ssh-keygen").args(["-q", "-t", "ed25519", "-N", "", "-C", name, "-f"]).arg(&file).output();
        assert!(made.unwrap().status.success());
        file
    }

    /// The public key of such a pair, as it stands in its file.
    pub fn public_key(&self, name: &str) -> String {
        fs::read_to_string(self.folder().join(format!("{name}.pub"))).unwrap()
    }

    fn arguments(&self, more: &[&str], user: &str) -> Vec<String> {
        let (port, at) = (self.port.to_string(), format!("{user}@127.0.0.1"));
        let known = format!("UserKnownHostsFile={}", self.folder().join("known_hosts").display());
        let mine = ["-F", "none", "-p", &port, "-o", &known];
        // The client takes the first word on each of these: others may stand before.
        let usual = ["-o", "StrictHostKeyChecking=accept-new", "-o", "LogLevel=INFO", &at].map(str::to_owned);
        let mut arguments: Vec<String> = mine.iter().chain(more).map(|&argument| argument.to_owned()).collect();
        // What is to be run elsewhere stands behind the address.
        let place = arguments.iter().position(|argument| argument == "--").unwrap_or(arguments.len());
        arguments.splice(place..(place + 1).min(arguments.len()), usual);
        arguments
    }

    /// Joins in a terminal, without any key.
    pub fn ssh(&self, user: &str) -> Terminal {
        self.ssh_with(user, &["-o", "PubkeyAuthentication=no"])
    }

    pub fn ssh_with_key(&self, user: &str, key: &Path) -> Terminal {
        self.ssh_with(user, &["-o", "IdentitiesOnly=yes", "-i", key.to_str().unwrap()])
    }

    pub fn ssh_with(&self, user: &str, more: &[&str]) -> Terminal {
        let mut command = in_terminal(SSH);
        command.args(self.arguments(more, user));
        Terminal::run(self.folder(), command)
    }

    /// Joins with [`PASSPHRASE`] and waits for the first screen.
    pub fn join(&self, seat: &str) -> Terminal {
        let mut terminal = self.ssh(seat);
        terminal.wait_for("Code or passphrase");
        terminal.answer(PASSPHRASE);
        terminal.wait_for("? Help");
        terminal
    }

    /// Logs in with [`PASSPHRASE`] and further arguments of ssh.
    pub fn join_with(&self, seat: &str, more: &[&str]) -> Terminal {
        let mut terminal = self.ssh_with(seat, &[&["-o", "PubkeyAuthentication=no"], more].concat());
        terminal.wait_for("Code or passphrase");
        terminal.answer(PASSPHRASE);
        terminal
    }

    /// Runs ssh without a terminal; for what is refused.
    pub fn ssh_alone(&self, user: &str, more: &[&str]) -> Output {
        program(SSH).args(self.arguments(more, user)).stdin(std::process::Stdio::null()).output().unwrap()
    }

    /// Waits until the log has a line with `text`.
    pub fn wait_for_log(&self, text: &str) {
        let (words, deadline) = (Words::new(Lang::En), Instant::now() + Duration::from_secs(30));
        let rings = self.rings.lock().unwrap();
        loop {
            let said: Vec<String> = self.server().hall.log.entries().iter().map(|entry| words.say(&entry.what)).collect();
            if said.iter().any(|line| line.contains(text)) {
                return;
            }
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(rings.recv_timeout(left).is_ok(), "the log never said {text:?}: {said:#?}");
        }
    }
}
