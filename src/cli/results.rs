//! Where the session stands, what the result is, and why.

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::{Failure, Outcome, Session as Opened, Shell};
use crate::domain::message::Message;
use crate::domain::phase::Phase;
use crate::domain::refusal::{Refusal, Thing};
use crate::domain::state::{Blocker, Session, Substitution};
use crate::transfer::{changes, explain, objections, results, sentences};

/// So many open things are listed unless all are asked for.
const LISTED: usize = 40;

#[derive(Args)]
pub(super) struct Status {
    #[command(flatten)]
    session: Opened,
    #[arg(long)]
    all: bool,
    #[arg(long)]
    json: bool,
}

impl Status {
    pub(super) fn run(self, shell: &Shell) -> Outcome {
        let seat = self.session.reader(shell)?;
        let outline = seat.outline();
        let progress = seat.progress()?;
        let (submitted, awaited) = progress.submitted();
        let say = |blocker: &Blocker| shell.words.say(&outline.session.tell_blocker(blocker));
        // Who sees no scores sees how far everybody is, and not what blocks finalising.
        let blockers = seat.outlook().ok().map(|outlook| outlook.blockers.iter().map(say).collect::<Vec<_>>());
        let notice = seat.notice().ok();
        let materials = !outline.session.rubric.materials.is_empty();
        let papers = seat.papers().ok().filter(|_| materials).map(|papers| papers.late_and_missing(&outline.session));
        if self.json {
            let status = json!({
                "title": outline.session.title,
                "kind": outline.session.kind.id(),
                "date": outline.session.date,
                "phase": outline.phase.id(),
                "submitted": submitted,
                "awaited": awaited,
                "events": outline.seq,
                "proposed": outline.proposed,
                "revision": outline.revision.map(|revision| revision.number),
                "blockers": blockers,
                "substitutions": progress.substitutions.iter().map(|of| substitution_json(&outline.session, of)).collect::<Vec<_>>(),
                "materials_late": papers.as_ref().map(|(late, _)| late),
                "materials_missing": papers.as_ref().map(|(_, missing)| missing),
                "notice_ends": notice.as_ref().and_then(|notice| notice.ends),
                "objections_open": notice.map(|notice| notice.open().map(|objection| objection.number).collect::<Vec<_>>()),
            });
            return shell.put(&format!("{status}\n"));
        }
        let mut head = Message::new(if blockers.is_some() { "cli-status" } else { "cli-status-progress" })
            .with("title", outline.session.title.as_str())
            .with("phase", outline.phase.message())
            .with("submitted", submitted)
            .with("awaited", awaited);
        let blockers = blockers.unwrap_or_default();
        head = head.with("blockers", blockers.len());
        let mut lines = vec![shell.words.say(&head)];
        lines.extend(progress.substitutions.iter().map(|of| shell.words.say(&sentences::substitution(&outline.session, of))));
        if outline.proposed {
            lines.push(shell.words.get("cli-status-proposed"));
        }
        if let Some(revision) = outline.revision.filter(|_| outline.phase == Phase::Final) {
            let at = revision.at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
            lines.push(shell.words.say(&Message::new("cli-status-final").with("revision", revision.number).with("at", at)));
        }
        if let Some(notice) = &notice {
            let open = notice.open().map(|objection| objections::sentence(&outline.session, objection));
            lines.extend(objections::posted(notice).into_iter().chain(open).map(|message| shell.words.say(&message)));
        }
        if let Some((late, missing)) = papers {
            lines.push(shell.words.say(&Message::new("cli-status-papers").with("late", late).with("missing", missing)));
        }
        let listed = if self.all { blockers.len() } else { LISTED };
        lines.extend(blockers.iter().take(listed).map(|blocker| format!("- {blocker}")));
        if blockers.len() > listed {
            lines.push(shell.words.say(&Message::new("cli-status-more").with("count", blockers.len() - listed)));
        }
        shell.put(&format!("{}\n", lines.join("\n")))
    }
}

/// Who left and who took over what, for a program.
fn substitution_json(session: &Session, of: &Substitution) -> Value {
    let seat = |place: usize| session.panel.get(place).map(|member| member.id.as_str());
    let studios: Vec<&str> = of.studios.iter().filter_map(|place| Some(session.roster.get(*place)?.id.as_str())).collect();
    json!({ "expert": seat(of.expert), "by": seat(of.by), "studios": studios })
}

#[derive(Args)]
pub(super) struct Results {
    #[command(flatten)]
    session: Opened,
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
    session: Opened,
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
    session: Opened,
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
