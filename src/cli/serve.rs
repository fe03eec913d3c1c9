//! The screens for everybody, over ssh.

use std::io::{self, IsTerminal, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use clap::Args;

use super::{Failure, Outcome, Shell, screens};
use crate::domain::message::Message;
use crate::session::append_private;
use crate::ssh::host::{Host, reaches};
use crate::ssh::host_key::{HostKey, HostKeyError};
use crate::ssh::log::Log;
use crate::ssh::{Rules, Server, tastes};
use crate::tui::event::Event;
use crate::tui::glyphs::Glyphs;
use crate::tui::run;
use crate::tui::terminal::{self, Guard};
use crate::tui::theme::Theme;
use crate::tui::widgets::Look;
use crate::tui::widgets::list::Scroll;
use crate::words::Words;

/// Where a server listens that is not told otherwise.
pub(super) const LISTEN: &str = "0.0.0.0:2222";

#[derive(Args)]
pub(super) struct Serve {
    file: PathBuf,
    #[arg(long, value_name = "ADDR", default_value = LISTEN)]
    listen: SocketAddr,
    #[arg(long, value_name = "MINUTES", default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=1440))]
    idle: u32,
    #[arg(long, value_name = "FILE")]
    log: Option<PathBuf>,
    #[arg(long)]
    new_host_key: bool,
    #[command(flatten)]
    look: screens::Look,
}

impl From<HostKeyError> for Failure {
    fn from(error: HostKeyError) -> Self {
        match error {
            HostKeyError::Session(error) => error.into(),
            HostKeyError::Missing(_) | HostKeyError::Other(_) => Failure::refused(error.message()),
            HostKeyError::Unusable(..) => Failure::Fault(error.message()),
        }
    }
}

impl Serve {
    pub(super) fn run(self, shell: &Shell) -> Outcome {
        let on_screen = screens::at_a_terminal().is_ok();
        let room = shell.open(&self.file)?;
        room.keep_backup();
        let key = HostKey::of(&room, self.new_host_key)?;
        let fingerprint = key.fingerprint.clone();
        let (events, heard) = channel();
        let lang = shell.words.lang();
        let log = Log::new(Words::new(lang), room.session().zone, out(self.log.as_deref(), on_screen)?, events.clone());
        let idle = Duration::from_secs(u64::from(self.idle) * 60);
        let rules = Rules { idle, tastes: Some(tastes::beside(&room.path())), ..Rules::usual(lang) };
        let server = Server::start(room, key, self.listen, rules, log).map_err(|error| {
            let message = Message::new("cli-serve-cannot-listen").with("address", self.listen.to_string());
            Failure::Fault(message.with("why", error.to_string()))
        })?;
        terminal::stop_on_signals(events.clone())?;
        server.hall.log.say(Message::new("ssh-log-serving").with("address", server.address.to_string()));
        let shown = if on_screen {
            self.show(shell, &server, &fingerprint, events, &heard)
        } else {
            wait(shell, &server, &fingerprint, &heard)
        };
        let hall = server.stop();
        shown?;
        let stopped = Message::new("cli-serve-stopped");
        if on_screen {
            shell.tell(&stopped);
        } else {
            // Standard error may be a pipe that nobody reads, which the log does not wait for.
            hall.log.say(stopped);
        }
        hall.log.close();
        Ok(())
    }

    fn show(
        &self,
        shell: &Shell,
        server: &Server,
        fingerprint: &str,
        events: std::sync::mpsc::Sender<Event>,
        heard: &Receiver<Event>,
    ) -> Outcome {
        let taste = self.look.taste(shell);
        let look = Look {
            words: &shell.words,
            theme: Theme::get(taste.theme),
            glyphs: Glyphs::choose(taste.ascii),
            scroll: Scroll::Stay,
        };
        let guard = Guard::take()?;
        run::read_terminal(events);
        let mut screen = std::mem::ManuallyDrop::new(guard.terminal()?);
        Ok(Host::new(server, fingerprint, look).run(&mut screen, heard)?)
    }
}

/// Where the log goes: to its file, or to standard error, unless that is the terminal with the screen, which shows it.
fn out(file: Option<&Path>, on_screen: bool) -> io::Result<Box<dyn Write + Send>> {
    match file {
        Some(file) => Ok(Box::new(append_private(file)?)),
        None if on_screen && io::stderr().is_terminal() => Ok(Box::new(io::sink())),
        None => Ok(Box::new(io::stderr())),
    }
}

/// Without a terminal: says where to join, and waits for a signal.
fn wait(shell: &Shell, server: &Server, fingerprint: &str, heard: &Receiver<Event>) -> Outcome {
    let seat = shell.words.get("ssh-host-seat");
    let commands = reaches(server.address).iter().map(|reach| format!("{}\n", reach.command(&seat))).collect::<String>();
    shell.put(&format!("{commands}{fingerprint}\n"))?;
    if server.address.ip().is_unspecified() {
        shell.tell(&Message::new("ssh-host-open"));
    }
    while heard.recv().is_ok_and(|event| event != Event::Stop) {}
    Ok(())
}
