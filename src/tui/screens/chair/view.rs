//! What the chair's screen knows: looked up once after every change, so that nothing is asked for while drawing. And how it says it.

use std::sync::Arc;

use crate::domain::grading::Standing;
use crate::domain::message::Message;
use crate::domain::phase::Phase;
use crate::domain::refusal::Refusal;
use crate::domain::rubric::{Cause, Rubric};
use crate::domain::state::Decision;
use crate::session::Seat;
use crate::session::views::{Diagnostics, Outline, Outlook, Progress, Results};
use crate::transfer::sentences;
use crate::tui::screens::progress::Seen;
use crate::tui::screens::ranking::Ranked;
use crate::tui::screens::studios::Sought;
use crate::tui::widgets::filter::{FilterLine, Left};
use crate::tui::widgets::list::Cursor;

/// The session as the chair sees it.
pub(super) struct View {
    pub(super) outline: Outline,
    pub(super) progress: Progress,
    pub(super) results: Results,
    pub(super) outlook: Outlook,
    pub(super) decisions: Vec<Decision>,
    /// For each column of experts, the studios (by place) that somebody takes over when the expert leaves.
    pub(super) to_take_over: Vec<Vec<usize>>,
    /// How the experts agree, as far as that was asked for.
    pub(super) diagnostics: Option<Arc<Diagnostics>>,
}

impl View {
    /// # Errors
    /// A refusal where the seat is neither a chair's nor a clerk's.
    pub(super) fn of(seat: &Seat) -> Result<View, Refusal> {
        let progress = seat.progress()?;
        Ok(View {
            outline: seat.outline(),
            to_take_over: progress.experts.iter().map(|expert| seat.to_take_over(*expert)).collect::<Result<_, _>>()?,
            progress,
            results: seat.results()?,
            outlook: seat.outlook()?,
            decisions: seat.decisions()?,
            diagnostics: None,
        })
    }

    pub(super) fn rubric(&self) -> &Rubric {
        &self.outline.session.rubric
    }

    /// How many studios there are.
    pub(super) fn studios(&self) -> usize {
        self.outline.session.roster.len()
    }

    /// A studio by its id and name.
    pub(super) fn studio(&self, place: usize) -> String {
        self.outline.session.roster.get(place).map(|studio| format!("{} {}", studio.id, studio.name)).unwrap_or_default()
    }

    /// A person by seat and name.
    pub(super) fn person(&self, place: usize) -> String {
        self.outline.session.panel.get(place).map(|member| format!("{} {}", member.id, member.name)).unwrap_or_default()
    }

    /// The place of the expert who has the column `at`.
    pub(super) fn expert(&self, at: usize) -> Option<usize> {
        self.progress.experts.get(at).copied()
    }

    /// The studios (by place) that somebody takes over when an expert (by place) leaves.
    pub(super) fn to_take_over(&self, expert: usize) -> &[usize] {
        let at = self.progress.experts.iter().position(|place| *place == expert);
        at.and_then(|at| self.to_take_over.get(at)).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether nothing but what is to be done stands between the review and the final result.
    pub(super) fn is_blocked(&self) -> bool {
        self.outline.phase == Phase::Review && !self.outline.proposed && !self.outlook.blockers.is_empty()
    }

    /// What is to be done next, for the session as a whole.
    pub(super) fn next_step(&self) -> Message {
        let (submitted, all) = self.progress.submitted();
        let blockers = self.outlook.blockers.len();
        match (self.outline.phase, &self.outline.revision) {
            (Phase::Setup, _) => Message::new("chair-next-setup"),
            (Phase::Scoring, _) if submitted < all => {
                Message::new("chair-next-scoring").with("submitted", submitted).with("all", all).with("missing", all - submitted)
            }
            (Phase::Scoring, _) => Message::new("chair-next-close").with("all", all),
            (Phase::Review, _) if self.outline.proposed => Message::new("chair-next-proposed"),
            (Phase::Review, _) if self.is_blocked() => Message::new("chair-next-blocked").with("count", blockers),
            (Phase::Review, _) => Message::new("chair-next-finalise"),
            (Phase::Final, revision) => {
                let at = revision.as_ref().map(|revision| self.outline.session.zone.moment(revision.at));
                let next =
                    Message::new("chair-next-final").with("revision", revision.as_ref().map_or(0, |revision| revision.number));
                at.into_iter().fold(next, |next, at| next.with("at", at))
            }
        }
    }

    /// What became of a studio, in a word or two.
    pub(super) fn outcome(&self, standing: &Standing) -> Message {
        sentences::outcome(self.rubric(), &standing.outcome)
    }

    /// What the progress is drawn from.
    pub(super) const fn seen(&self) -> Seen<'_> {
        Seen { session: &self.outline.session, progress: &self.progress }
    }

    /// What the ranked result is drawn from.
    pub(super) fn ranked(&self) -> Ranked<'_> {
        let agreement = self.diagnostics.as_ref().map(|diagnostics| &diagnostics.agreement);
        Ranked { session: &self.outline.session, results: &self.results, what_if: None, agreement }
    }

    /// The causes that apply to a studio.
    pub(super) fn causes<'a>(&'a self, studio: usize, causes: &'a [Cause]) -> impl Iterator<Item = &'a Cause> {
        let kind = self.outline.session.roster.get(studio).map(|studio| &studio.kind);
        causes.iter().filter(move |cause| kind.is_some_and(|kind| !cause.except.contains(kind)))
    }
}

/// The studios and people that a filter finds, by place; everything without one.
pub(super) struct Found {
    /// The studios, and behind them the people.
    left: Left,
    studios: usize,
    all: bool,
    /// Whether the query has just changed.
    fresh: bool,
}

impl Found {
    pub(super) fn of(filter: &mut FilterLine, outline: &Outline) -> Found {
        let (fresh, session) = (filter.take_fresh(), &outline.session);
        let studios = session.roster.iter().map(|studio| Sought::studio(studio, &session.rubric).found(filter));
        let left = Left::of(studios.chain(session.panel.iter().map(|member| Sought::person(member).found(filter))));
        Found { left, studios: session.roster.len(), all: filter.is_open(), fresh }
    }

    /// Whether nothing is asked for.
    pub(super) const fn all(&self) -> bool {
        self.all
    }

    pub(super) fn studio(&self, place: usize) -> bool {
        if place < self.studios { self.left.has(place) == Some(true) } else { self.all }
    }

    pub(super) fn person(&self, place: usize) -> bool {
        self.left.has(self.studios + place).unwrap_or(self.all)
    }

    /// After another query the studio that fits best, if it is one: where the cursor of a list of studios goes.
    pub(super) fn leads_to(&self) -> Option<Option<usize>> {
        self.fresh.then(|| self.left.best().filter(|place| *place < self.studios))
    }

    /// Puts the cursor of a list whose rows were made anew: after another query on the first row (by its place in `rows`) of what fits
    /// best, else where it was.
    pub(super) fn put<Id: Clone + PartialEq>(
        &self,
        cursor: &mut Cursor<Id>,
        rows: &[Id],
        mut is_found: impl FnMut(usize, &Found) -> bool,
    ) {
        if self.fresh {
            let best = Found { left: self.left.best_alone(), studios: self.studios, all: false, fresh: false };
            let row = (0..rows.len()).find(|row| is_found(*row, &best));
            cursor.put(row.unwrap_or(0), rows);
        } else {
            cursor.follow(rows);
        }
    }
}
