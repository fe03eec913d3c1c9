//! Where the session stands, what the result is, and why.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::{Failure, Outcome, Session as Opened, Shell, json_line};
use crate::domain::id::SeatId;
use crate::domain::identity::studios_called;
use crate::domain::message::Message;
use crate::domain::panel::Role;
use crate::domain::phase::Phase;
use crate::domain::refusal::{Refusal, Thing};
use crate::domain::state::{self, Blocker, Substitution};
use crate::session::Seat;
use crate::transfer::{changes, entrusted, explain, objections, results, sentences};

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
    #[arg(long, value_name = "NAME")]
    district: Option<String>,
}

impl Status {
    pub(super) fn run(self, shell: &Shell) -> Outcome {
        let seat = self.session.reader(shell)?;
        let outline = seat.outline();
        let mut progress = seat.progress()?;
        if let Some(district) = &self.district {
            let within = studios_in(&outline.session, district)?;
            let mut within = within.iter();
            progress.rows.retain(|_| within.next() == Some(&true));
        }
        let (submitted, awaited) = progress.submitted();
        let say = |blocker: &Blocker| shell.words.say(&outline.session.tell_blocker(blocker));
        // Who sees no scores sees how far everybody is, and not what blocks finalising.
        let here = |blocker: &&Blocker| {
            let studio = studio_of(blocker).and_then(|place| outline.session.roster.get(place));
            self.district.as_ref().is_none_or(|district| studio.is_none_or(|studio| studio.district == *district))
        };
        let outlook = seat.outlook().ok();
        let (entrusted, invited) =
            (outlook.as_ref().map(|outlook| outlook.entrusted.clone()).unwrap_or_default(), invitations(&seat));
        let blockers = outlook.map(|outlook| outlook.blockers.into_iter().filter(|of| here(&of)).collect::<Vec<_>>());
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
                "codes": outline.anchors.iter().map(|anchor| anchor.hash.code()).collect::<Vec<_>>(),
                "blockers": blockers.map(|blockers| blockers.iter().map(say).collect::<Vec<_>>()),
                "substitutions": progress.substitutions.iter().map(|of| substitution_json(&outline.session, of)).collect::<Vec<_>>(),
                "invitations": invited.iter().map(|(seat, ends)| json!({ "seat": seat, "ends": ends })).collect::<Vec<_>>(),
                "entrusted": entrusted.iter().filter(|of| of.holds).map(|of| json!({ "seat": of.seat, "by": of.by })).collect::<Vec<_>>(),
                "materials_late": papers.as_ref().map(|(late, _)| late),
                "materials_missing": papers.as_ref().map(|(_, missing)| missing),
                "notice_ends": notice.as_ref().and_then(|notice| notice.ends),
                "objections_open": notice.map(|notice| notice.open().map(|objection| objection.number).collect::<Vec<_>>()),
            });
            return shell.put(&json_line(&status));
        }
        let mut head = Message::new(if blockers.is_some() { "cli-status" } else { "cli-status-progress" })
            .with("title", outline.session.title.as_str())
            .with("phase", outline.phase.message())
            .with("submitted", submitted)
            .with("awaited", awaited)
            .with("beside", progress.submitted_beside());
        let blockers = blockers.unwrap_or_default();
        head = head.with("blockers", blockers.len());
        let mut lines = vec![shell.words.say(&head)];
        lines.extend(progress.substitutions.iter().map(|of| shell.words.say(&sentences::substitution(&outline.session, of))));
        if outline.proposed {
            lines.push(shell.words.get("cli-status-proposed"));
        }
        if let Some(revision) = outline.revision.filter(|_| outline.phase == Phase::Final) {
            let at = outline.session.zone.moment(revision.at);
            lines.push(shell.words.say(&Message::new("cli-status-final").with("revision", revision.number).with("at", at)));
        }
        lines.extend(outline.anchors.iter().map(|anchor| shell.words.say(&sentences::code(anchor))));
        if let Some(notice) = &notice {
            let open = notice.open().map(|objection| objections::sentence(&outline.session, objection));
            lines.extend(objections::posted(notice).into_iter().chain(open).map(|message| shell.words.say(&message)));
        }
        if let Some((late, missing)) = papers {
            lines.push(shell.words.say(&Message::new("cli-status-papers").with("late", late).with("missing", missing)));
        }
        lines.extend(invited.iter().map(|(seat, ends)| {
            let ends = outline.session.zone.moment(*ends);
            shell.words.say(&Message::new("cli-status-invited").with("seat", seat.as_str()).with("ends", ends))
        }));
        lines.extend(entrusted::reminder(&entrusted).map(|message| shell.words.say(&message)));
        let blocking = blocking(&outline.session, &blockers, self.all || blockers.len() <= LISTED);
        let listed = if self.all { blocking.len() } else { LISTED };
        lines.extend(blocking.iter().take(listed).map(|message| format!("- {}", shell.words.say(message))));
        if blocking.len() > listed {
            lines.push(shell.words.say(&Message::new("cli-status-more").with("count", blocking.len() - listed)));
        }
        shell.put(&format!("{}\n", lines.join("\n")))
    }
}

/// What blocks finalising, in sentences; unless `each` is named, how many sheets an expert owes is said in one.
fn blocking(session: &state::Session, blockers: &[Blocker], each: bool) -> Vec<Message> {
    let owing = |blocker: &Blocker| if let Blocker::SheetMissing { expert, .. } = blocker { Some(*expert) } else { None };
    let mut owed: BTreeMap<usize, usize> = BTreeMap::new();
    blockers.iter().filter_map(owing).for_each(|expert| *owed.entry(expert).or_default() += 1);
    owed.retain(|_, count| *count > 1 && !each);
    let is_counted = |blocker: &&Blocker| owing(blocker).is_some_and(|expert| owed.contains_key(&expert));
    let named = blockers.iter().filter(|blocker| !is_counted(blocker)).map(|blocker| session.tell_blocker(blocker));
    let counted = owed.iter().filter_map(|(expert, count)| {
        let expert = sentences::person(session, &session.panel.get(*expert)?.id);
        Some(Message::new("cli-status-owed").with("expert", expert).with("count", *count))
    });
    named.chain(counted).collect()
}

/// The seats with an invitation that still waits to be used, and when it ends; nothing where whoever asks invites nobody.
fn invitations(seat: &Seat) -> Vec<(SeatId, DateTime<Utc>)> {
    if !matches!(seat.role(), Role::Chair | Role::Clerk) {
        return Vec::new();
    }
    let room = seat.room();
    let joins = room.seats().into_iter().map(|(member, _)| (room.joins(&member.id), member.id));
    joins.filter(|(joins, _)| joins.invited).filter_map(|(joins, id)| Some((id, joins.invited_until?))).collect()
}

/// Whether each studio of the roster is of a district.
fn studios_in(session: &state::Session, district: &str) -> Result<Vec<bool>, Failure> {
    let within: Vec<bool> = session.roster.iter().map(|studio| studio.district == district).collect();
    if within.contains(&true) {
        return Ok(within);
    }
    let mut known: Vec<&str> = session.roster.iter().map(|studio| studio.district.as_str()).collect();
    known.sort_unstable();
    known.dedup();
    Err(Failure::refused(Message::new("cli-no-such-district").with("district", district).with("known", known.join(" "))))
}

/// The studio (by place) that something is to be done about, where it is about one.
const fn studio_of(blocker: &Blocker) -> Option<usize> {
    match blocker {
        Blocker::SheetMissing { studio, .. }
        | Blocker::SheetUnconfirmed { studio, .. }
        | Blocker::TooFewSheets { studio }
        | Blocker::ConditionsUnchecked { studio, .. } => Some(*studio),
        Blocker::ScoringOpen | Blocker::TieOpen { .. } | Blocker::PlacesOpen { .. } | Blocker::BeyondPlaces { .. } => None,
    }
}

/// Who left and who took over what, for a program.
fn substitution_json(session: &state::Session, of: &Substitution) -> Value {
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
    #[arg(long)]
    bom: bool,
    #[arg(long, value_name = "N")]
    revision: Option<u32>,
    #[arg(long, value_name = "NAME")]
    district: Option<String>,
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
        let district = self.district.as_deref();
        if let Some(district) = district {
            studios_in(&session, district)?;
        }
        // What the chair knows is known of the result as it is, not of earlier ones.
        let diagnostics = if self.revision.is_none() { seat.diagnostics().ok() } else { None };
        let shown = results::Shown { district, agreement: diagnostics.as_ref().map(|found| &found.agreement) };
        match self.format {
            Format::Table => shell.put(&results::table(&found, &session, shown, &shell.words)),
            Format::Csv => shell.put_csv(&results::csv(&found, &session, district), self.bom),
            Format::Json => shell.put(&results::json(&found, &session, shown, &shell.words)),
        }
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
        match studios_called(&roster, &self.studio).as_slice() {
            [] => Err(Refusal::unknown(Thing::Studio, &self.studio).into()),
            [place] => shell.put(&explain::studio(&seat, *place, &shell.words)?),
            several => {
                let named = several.iter().filter_map(|place| roster.get(*place));
                let named: Vec<String> = named.map(|studio| format!("{} ({})", studio.id, studio.organisation)).collect();
                let which = Message::new("cli-which-studio").with("name", self.studio.as_str());
                Err(Failure::refused(which.with("studios", named.join("; "))))
            }
        }
    }
}
