//! Invitations to join from elsewhere: printed to be handed over or sent, one a seat.

use std::fs;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::serve::LISTEN;
use super::{Failure, Outcome, Session, Shell};
use crate::domain::command::Command;
use crate::domain::id::SeatId;
use crate::domain::message::Message;
use crate::domain::refusal::{Refusal, Thing};
use crate::session::{Room, Seat};
use crate::ssh::host::{Reach, reaches};
use crate::ssh::host_key::HostKey;

#[derive(Args)]
pub(super) struct Invite {
    file: PathBuf,
    #[arg(value_name = "SEAT")]
    invited: Option<String>,
    #[arg(long, value_name = "HOST:PORT")]
    address: Option<String>,
    #[arg(long, value_name = "FILE.pub", requires = "invited")]
    key: Option<PathBuf>,
    #[arg(long, requires = "invited", conflicts_with = "key")]
    withdraw: bool,
    #[arg(long, value_name = "ID")]
    seat: Option<String>,
}

impl Invite {
    pub(super) fn run(self, shell: &Shell) -> Outcome {
        let by = Session { file: self.file.clone(), seat: self.seat.clone() }.writer(shell)?;
        let room = Arc::clone(by.room());
        let invited = self.invited.as_deref().map(|name| named(&room, name)).transpose()?;
        match (invited, self.withdraw, &self.key) {
            (Some(seat), true, _) => withdraw(shell, &by, seat),
            (Some(seat), false, Some(file)) => self.bind(shell, &by, seat, file),
            (Some(seat), false, None) => self.invite(shell, &by, vec![seat]),
            (None, ..) => {
                let waiting: Vec<SeatId> =
                    room.seats().into_iter().map(|(member, _)| member.id).filter(|seat| !room.joins(seat).any()).collect();
                if waiting.is_empty() {
                    shell.tell(&Message::new("cli-invite-nobody"));
                }
                self.invite(shell, &by, waiting)
            }
        }
    }

    /// Makes an invitation for each seat and prints them, each on its own slip.
    fn invite(&self, shell: &Shell, by: &Seat, seats: Vec<SeatId>) -> Outcome {
        let (fingerprint, reach) = (self.fingerprint(by.room())?, self.reach()?);
        let (zone, mut slips) = (by.outline().session.zone, Vec::new());
        for seat in seats {
            let code = by.room().new_code()?;
            by.apply(Command::Invite { seat: seat.clone(), code: code.clone() })?;
            let slip = slip(by, &seat, &reach).with("fingerprint", fingerprint.as_str());
            let ends = by.room().joins(&seat).invited_until;
            let ends = ends.map(|ends| shell.words.say(&zone.moment(ends))).unwrap_or_default();
            let code = Message::new("cli-invite-code").with("code", code).with("ends", ends);
            slips.push(shell.words.say(&slip.with("code", code)) + "\n");
        }
        shell.put(&slips.join("\n"))
    }

    /// Lets a key that somebody handed in admit to their seat.
    fn bind(&self, shell: &Shell, by: &Seat, seat: SeatId, file: &PathBuf) -> Outcome {
        let text = fs::read_to_string(file)?;
        let known = crate::ssh::fingerprint(text.trim()).ok_or(Refusal::NoKey)?;
        by.apply(Command::BindKey { seat: seat.clone(), key: text })?;
        let (fingerprint, reach) = (self.fingerprint(by.room())?, self.reach()?);
        let slip = slip(by, &seat, &reach).with("fingerprint", fingerprint);
        let slip = slip.with("code", Message::new("cli-invite-key").with("key", known));
        shell.put(&(shell.words.say(&slip) + "\n"))
    }

    /// The host's key, made now where nobody served this session yet: what is printed is what people will see.
    fn fingerprint(&self, room: &Room) -> Result<String, Failure> {
        Ok(HostKey::of(room, false)?.fingerprint)
    }

    fn reach(&self) -> Result<Reach, Failure> {
        let bad = || Failure::refused(Message::new("cli-invite-bad-address"));
        match &self.address {
            Some(address) => {
                let (host, port) = address.rsplit_once(':').ok_or_else(bad)?;
                Ok(Reach { host: host.to_owned(), port: port.parse().map_err(|_| bad())? })
            }
            None => {
                let listen: SocketAddr = LISTEN.parse().map_err(|_| bad())?;
                reaches(listen).into_iter().next().ok_or_else(bad)
            }
        }
    }
}

/// What is on every slip.
fn slip(by: &Seat, seat: &SeatId, reach: &Reach) -> Message {
    let session = by.room().session();
    let name = session.panel.iter().find(|member| member.id == *seat).map_or("", |member| &member.name);
    let slip = Message::new("cli-invite-slip").with("title", session.title.as_str()).with("name", name);
    slip.with("command", reach.command(seat.as_str()))
}

fn named(room: &Room, name: &str) -> Result<SeatId, Failure> {
    Ok(room.seat_named(name).ok_or_else(|| Refusal::unknown(Thing::Seat, name))?)
}

fn withdraw(shell: &Shell, by: &Seat, seat: SeatId) -> Outcome {
    let events = by.apply(Command::WithdrawInvitation { seat: seat.clone() })?.events;
    let id = if events.is_empty() { "cli-invite-none" } else { "cli-invite-withdrawn" };
    shell.tell(&Message::new(id).with("seat", seat.as_str()));
    Ok(())
}
