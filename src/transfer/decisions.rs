//! Decisions on record, taken apart for a table: what, about whom, with which particulars, and why.

use super::sentences::{self, ids, person};
use super::spreadsheet::{self, BYTE_ORDER_MARK, Cell};
use crate::domain::command::CommandKind;
use crate::domain::event::Event;
use crate::domain::id::{SeatId, StudioId};
use crate::domain::message::{Arg, Message};
use crate::domain::state::{Decision, Session};
use crate::words::Words;

/// What a decision says.
pub(super) struct Said<'a> {
    /// What was decided.
    pub(super) what: CommandKind,
    /// Which studios (or which pool) it is about; `None` for the whole session.
    pub(super) about: Option<Arg>,
    /// The cause, the grade, the places, who got in.
    pub(super) particulars: Option<Arg>,
    /// Reason or evidence.
    pub(super) why: &'a str,
}

/// What a decision says; `None` for an event that is no decision.
pub(super) fn said<'a>(session: &Session, event: &'a Event) -> Option<Said<'a>> {
    let rubric = &session.rubric;
    let studio = |id: &StudioId| Some(Arg::from(studio_name(session, id)));
    let expert = |id: &SeatId| Some(Arg::from(person(session, id)));
    let (what, about, particulars, why) = match event {
        Event::ScoringReopened { reason } => (CommandKind::ReopenScoring, None, None, reason.as_str()),
        Event::SheetSentBack { studio: of, expert: whose, reason } => {
            (CommandKind::SendBack, studio(of), expert(whose), reason.as_str())
        }
        Event::ExpertRecused { studio: of, expert: whose, reason } => {
            (CommandKind::Recuse, studio(of), expert(whose), reason.as_str())
        }
        Event::RecusalWithdrawn { studio: of, expert: whose, reason } => {
            (CommandKind::WithdrawRecusal, studio(of), expert(whose), reason.as_str())
        }
        Event::StudioExcluded { studio: of, cause, evidence } => {
            (CommandKind::Exclude, studio(of), Some(sentences::cause_name(rubric, cause)), evidence.as_str())
        }
        Event::StudioFailed { studio: of, cause, evidence } => {
            (CommandKind::Fail, studio(of), Some(sentences::cause_name(rubric, cause)), evidence.as_str())
        }
        Event::GateLifted { studio: of, reason } => (CommandKind::LiftGate, studio(of), None, reason.as_str()),
        Event::QuotaSet { pool, places, reason } => {
            let places = Message::new("results-decision-places").with("places", *places);
            (CommandKind::SetQuota, Some(sentences::pool_name(rubric, pool)), Some(places.into()), reason.as_str())
        }
        Event::ExpertSubstituted { expert: of, by, studios, reason } => {
            let substitute = format!("{} {}", by.id, by.name).trim_end().to_owned();
            let taken = Message::new("results-decision-substitute").with("by", substitute).with("studios", ids(studios.iter()));
            (CommandKind::Substitute, expert(of), Some(taken.into()), reason.as_str())
        }
        Event::TieSettled { tied, admitted, reason, .. } => {
            let admitted = Message::new("results-decision-admitted").with("studios", ids(admitted.iter()));
            (CommandKind::SettleTie, Some(ids(tied.iter()).into()), Some(admitted.into()), reason.as_str())
        }
        Event::GradeOverridden { studio: of, grade, reason } => {
            (CommandKind::OverrideGrade, studio(of), Some(sentences::grade_name(rubric, grade)), reason.as_str())
        }
        Event::OverrideLifted { studio: of, reason } => (CommandKind::LiftOverride, studio(of), None, reason.as_str()),
        Event::Finalised { revision, .. } => {
            let revision = Message::new("results-status-final").with("number", *revision);
            (CommandKind::ConfirmFinal, None, Some(revision.into()), "")
        }
        Event::StudioReopened { studio: of, reason } => (CommandKind::ReopenStudio, studio(of), None, reason.as_str()),
        Event::NoticeAnnounced { revision, ends } => {
            let notice = Message::new("results-decision-notice").with("number", *revision).with("ends", ends.to_string());
            (CommandKind::AnnounceNotice, None, Some(notice.into()), "")
        }
        Event::ObjectionAnswered { number, studio: of, answer } => {
            let number = Message::new("results-decision-objection").with("number", *number);
            (CommandKind::AnswerObjection, studio(of), Some(number.into()), answer.as_str())
        }
        _ => return None,
    };
    Some(Said { what, about, particulars, why })
}

impl Said<'_> {
    /// Whether it is about one sheet only.
    fn is_of_sheet(&self) -> bool {
        matches!(self.what, CommandKind::Recuse | CommandKind::WithdrawRecusal | CommandKind::SendBack)
    }
}

/// The decisions about studios, quotas and the session, a sentence each; those about one sheet are told with the sheets.
pub(super) fn sentences(session: &Session, decisions: &[Decision]) -> Vec<Message> {
    let found = decisions.iter().filter_map(|decision| Some((decision, said(session, &decision.event)?)));
    found.filter(|(_, said)| !said.is_of_sheet()).map(|(decision, said)| sentence(session, decision, said)).collect()
}

fn sentence(session: &Session, decision: &Decision, said: Said<'_>) -> Message {
    let head = Message::new("results-decision")
        .with("at", session.zone.moment(decision.at))
        .with("by", person(session, &decision.by))
        .with("what", said.what.message());
    let why = (!said.why.is_empty()).then(|| Message::new("results-decision-why").with("why", said.why));
    let more = said.about.into_iter().chain(said.particulars).chain(why.map(Arg::from));
    more.fold(head, |before, next| Message::new("results-decision-more").with("before", before).with("next", next))
}

/// The decisions as CSV for people, oldest first.
pub(super) fn people_csv(session: &Session, decisions: &[Decision], status: &Message, words: &Words) -> String {
    let head = ["status", "at", "by", "decision", "about", "particulars", "why"];
    let head = head.iter().map(|column| Cell::heading(column, session.zone, words)).collect();
    let rows = decisions.iter().filter_map(|decision| {
        let said = said(session, &decision.event)?;
        let text = |arg: Option<Arg>| arg.map(|arg| words.say(&Message::new("word-plain").with("text", arg))).unwrap_or_default();
        Some(vec![
            Cell::text(words.say(status)),
            Cell::text(session.zone.written(decision.at)),
            Cell::text(person(session, &decision.by)),
            Cell::text(words.say(&said.what.message())),
            Cell::text(text(said.about)),
            Cell::text(text(said.particulars)),
            Cell::text(said.why),
        ])
    });
    format!("{BYTE_ORDER_MARK}{}", spreadsheet::csv(std::iter::once(head).chain(rows)))
}

fn studio_name(session: &Session, id: &StudioId) -> String {
    let name = session.roster.iter().find(|studio| studio.id == *id).map_or("", |studio| studio.name.as_str());
    format!("{id} {name}").trim_end().to_owned()
}
