//! Where the session stands, what the result is, and why.

use clap::{Args, ValueEnum};
use serde_json::json;

use super::{Failure, Outcome, Session, Shell};
use crate::domain::message::Message;
use crate::domain::refusal::{Refusal, Thing};
use crate::transfer::{changes, explain, objections, results};

#[derive(Args)]
pub(super) struct Status {
    #[command(flatten)]
    session: Session,
    #[arg(long)]
    json: bool,
}

impl Status {
    pub(super) fn run(self, shell: &Shell) -> Outcome {
        let seat = self.session.reader(shell)?;
        let outline = seat.outline();
        let (submitted, awaited) = seat.progress()?.submitted();
        let outlook = seat.outlook()?;
        let notice = seat.notice()?;
        let blockers: Vec<String> =
            outlook.blockers.iter().map(|blocker| shell.words.say(&outline.session.tell_blocker(blocker))).collect();
        if self.json {
            let status = json!({
                "title": outline.session.title,
                "kind": outline.session.kind.id(),
                "date": outline.session.date,
                "phase": outline.phase.id(),
                "submitted": submitted,
                "awaited": awaited,
                "events": outline.seq,
                "revision": outline.revision.map(|revision| revision.number),
                "blockers": blockers,
                "notice_ends": notice.ends,
                "objections_open": notice.open().map(|objection| objection.number).collect::<Vec<_>>(),
            });
            return shell.put(&format!("{status}\n"));
        }
        let head = Message::new("cli-status")
            .with("title", outline.session.title.as_str())
            .with("phase", outline.phase.message())
            .with("submitted", submitted)
            .with("awaited", awaited)
            .with("blockers", blockers.len());
        let blockers = blockers.into_iter().map(|blocker| format!("- {blocker}"));
        let open = notice.open().map(|objection| objections::sentence(&outline.session, objection));
        let posted = objections::posted(&notice).into_iter().chain(open).map(|message| shell.words.say(&message));
        let lines = std::iter::once(shell.words.say(&head)).chain(blockers).chain(posted);
        shell.put(&lines.map(|line| line + "\n").collect::<String>())
    }
}

#[derive(Args)]
pub(super) struct Results {
    #[command(flatten)]
    session: Session,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
    #[arg(long, value_name = "N")]
    revision: Option<u32>,
}

/// How a list is put out.
#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Format {
    Table,
    Csv,
    Json,
}

impl Results {
    pub(super) fn run(self, shell: &Shell) -> Outcome {
        let seat = self.session.reader(shell)?;
        let session = seat.outline().session;
        let found = match self.revision {
            Some(number) => seat.results_of(number)?,
            None => seat.results()?,
        };
        let out = match self.format {
            Format::Table => results::table(&found, &session, &shell.words),
            Format::Csv => results::csv(&found, &session),
            Format::Json => results::json(&found, &session, &shell.words),
        };
        shell.put(&out)
    }
}

#[derive(Args)]
pub(super) struct Changes {
    #[command(flatten)]
    session: Session,
    #[arg(long, value_name = "N")]
    revision: Option<u32>,
    #[arg(long)]
    json: bool,
}

impl Changes {
    pub(super) fn run(self, shell: &Shell) -> Outcome {
        let seat = self.session.reader(shell)?;
        let outline = seat.outline();
        let last = outline.revision.map(|revision| revision.number);
        let found = seat.changes(self.revision.or(last).ok_or(Refusal::NothingReplaced)?)?;
        shell.put(&if self.json {
            changes::json(&found, &outline.session)
        } else {
            changes::table(&found, &outline.session, &shell.words)
        })
    }
}

#[derive(Args)]
pub(super) struct Explain {
    #[command(flatten)]
    session: Session,
    studio: String,
}

impl Explain {
    pub(super) fn run(self, shell: &Shell) -> Outcome {
        let seat = self.session.reader(shell)?;
        let roster = seat.outline().session.roster;
        let place = roster.iter().position(|studio| studio.id.as_str() == self.studio || studio.name == self.studio);
        let place = place.ok_or_else(|| Failure::from(Refusal::unknown(Thing::Studio, &self.studio)))?;
        shell.put(&explain::studio(&seat, place, &shell.words)?)
    }
}
