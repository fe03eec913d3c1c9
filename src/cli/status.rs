//! Where a session stands: how far everybody is, and what blocks finalising.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use clap::Args;
use serde_json::{Value, json};

use super::results::studios_in;
use super::{Outcome, Session, Shell, json_line};
use crate::domain::id::SeatId;
use crate::domain::message::Message;
use crate::domain::panel::Role;
use crate::domain::phase::Phase;
use crate::domain::state::{self, Blocker, Entrusted, Substitution};
use crate::session::Seat;
use crate::session::views::{Outline, Progress, PublicNotice};
use crate::transfer::{entrusted, objections, sentences};
use crate::words::Words;

/// So many open things are listed unless all are asked for.
const LISTED: usize = 40;

#[derive(Args)]
pub(super) struct Status {
    #[command(flatten)]
    session: Session,
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
        let here = |blocker: &Blocker| {
            let studio = studio_of(blocker).and_then(|place| outline.session.roster.get(place));
            self.district.as_ref().is_none_or(|district| studio.is_none_or(|studio| studio.district == *district))
        };
        let (blockers, entrusted) = match seat.outlook() {
            Ok(outlook) => (Some(outlook.blockers.into_iter().filter(here).collect()), outlook.entrusted),
            Err(_) => (None, Vec::new()),
        };
        let materials = !outline.session.rubric.materials.is_empty();
        let papers = seat.papers().ok().filter(|_| materials).map(|papers| papers.late_and_missing(&outline.session));
        let (notice, invited) = (seat.notice().ok(), invitations(&seat));
        let stands = Stands { progress, blockers, notice, papers, invited, entrusted, outline };
        if self.json {
            return shell.put(&json_line(&stands.json(&shell.words)));
        }
        shell.put(&format!("{}\n", stands.lines(self.all, &shell.words).join("\n")))
    }
}

/// Where the session stands, as far as the seat may see it.
struct Stands {
    outline: Outline,
    progress: Progress,
    /// What blocks finalising; `None` for whoever sees no scores, and with that only how far everybody is.
    blockers: Option<Vec<Blocker>>,
    notice: Option<PublicNotice>,
    /// How many papers came in late, and how many did not come in.
    papers: Option<(usize, usize)>,
    /// The seats with an invitation that waits to be used, and when it ends.
    invited: Vec<(SeatId, DateTime<Utc>)>,
    /// The codes and keys that somebody else set.
    entrusted: Vec<Entrusted>,
}

impl Stands {
    fn json(&self, words: &Words) -> Value {
        let (outline, session, notice) = (&self.outline, &self.outline.session, self.notice.as_ref());
        let (submitted, awaited) = self.progress.submitted();
        let say = |blocker: &Blocker| words.say(&session.tell_blocker(blocker));
        json!({
            "title": session.title,
            "kind": session.kind.id(),
            "date": session.date,
            "phase": outline.phase.id(),
            "submitted": submitted,
            "awaited": awaited,
            "events": outline.seq,
            "proposed": outline.proposed,
            "revision": outline.revision.as_ref().map(|revision| revision.number),
            "codes": outline.anchors.iter().map(|anchor| anchor.hash.code()).collect::<Vec<_>>(),
            "blockers": self.blockers.as_ref().map(|blockers| blockers.iter().map(say).collect::<Vec<_>>()),
            "substitutions": self.progress.substitutions.iter().map(|of| substitution_json(session, of)).collect::<Vec<_>>(),
            "invitations": self.invited.iter().map(|(seat, ends)| json!({ "seat": seat, "ends": ends })).collect::<Vec<_>>(),
            "entrusted": self.entrusted.iter().filter(|of| of.holds).map(|of| json!({ "seat": of.seat, "by": of.by })).collect::<Vec<_>>(),
            "materials_late": self.papers.map(|(late, _)| late),
            "materials_missing": self.papers.map(|(_, missing)| missing),
            "notice_ends": notice.and_then(|notice| notice.ends),
            "objections_open": notice.map(|notice| notice.open().map(|objection| objection.number).collect::<Vec<_>>()),
        })
    }

    /// The same in lines; with more open things than find room only the first, unless `all` are asked for.
    fn lines(&self, all: bool, words: &Words) -> Vec<String> {
        let (outline, session) = (&self.outline, &self.outline.session);
        let (submitted, awaited) = self.progress.submitted();
        let blockers = self.blockers.as_deref().unwrap_or_default();
        let head = Message::new(if self.blockers.is_some() { "cli-status" } else { "cli-status-progress" })
            .with("title", session.title.as_str())
            .with("phase", outline.phase.message())
            .with("submitted", submitted)
            .with("awaited", awaited)
            .with("beside", self.progress.submitted_beside())
            .with("blockers", blockers.len());
        let mut told = vec![head];
        told.extend(self.progress.substitutions.iter().map(|of| sentences::substitution(session, of)));
        told.extend(outline.proposed.then(|| Message::new("cli-status-proposed")));
        told.extend(outline.revision.as_ref().filter(|_| outline.phase == Phase::Final).map(|revision| {
            let at = session.zone.moment(revision.at);
            Message::new("cli-status-final").with("revision", revision.number).with("at", at)
        }));
        told.extend(outline.anchors.iter().map(sentences::code));
        if let Some(notice) = &self.notice {
            told.extend(objections::posted(notice));
            told.extend(notice.open().map(|objection| objections::sentence(session, objection)));
        }
        let papers =
            self.papers.map(|(late, missing)| Message::new("cli-status-papers").with("late", late).with("missing", missing));
        told.extend(papers);
        told.extend(self.invited.iter().map(|(seat, ends)| {
            Message::new("cli-status-invited").with("seat", seat.as_str()).with("ends", session.zone.moment(*ends))
        }));
        told.extend(entrusted::reminder(&self.entrusted));
        let mut lines: Vec<String> = told.iter().map(|message| words.say(message)).collect();
        let blocking = blocking(session, blockers, all || blockers.len() <= LISTED);
        let listed = if all { blocking.len() } else { LISTED };
        lines.extend(blocking.iter().take(listed).map(|message| format!("- {}", words.say(message))));
        if blocking.len() > listed {
            lines.push(words.say(&Message::new("cli-status-more").with("count", blocking.len() - listed)));
        }
        lines
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
