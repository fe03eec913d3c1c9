//! What goes on in the room, what was shown for discussion, and what the whole room may see.

use std::sync::Arc;

use super::{Progress, ProgressRow};
use crate::domain::grading::Standings;
use crate::domain::hearing::{Call, Hearing, Timer};
use crate::domain::phase::Phase;
use crate::domain::policy::{self, Sight};
use crate::domain::sheet::{Figures, Sheet};
use crate::domain::state::{Anchor, FirstSheet, Reveal, Session, State};

/// What goes on in the room, as everybody in it may know it.
#[derive(Debug, Clone)]
pub struct HearingView {
    /// The studio that is being heard.
    pub hearing: Option<Hearing>,
    /// The clock, while it is shown.
    pub timer: Option<Timer>,
    /// Whether scoring is held up.
    pub paused: bool,
    /// The raised hands: for chair and clerk all of them, for everybody else the own one.
    pub calls: Vec<Call>,
    /// The studios (by place) whose sheets were shown to this seat for discussion.
    pub revealed: Vec<usize>,
    /// The final revision that was announced in the room.
    pub announced: Option<u32>,
}

impl HearingView {
    pub(in crate::session) fn of(state: &State, seat: usize) -> Self {
        let everybody = may_see(state, seat, Sight::Presence);
        HearingView {
            hearing: state.hearing(),
            timer: state.timer(),
            paused: state.is_paused(),
            calls: state.calls().filter(|call| everybody || call.seat == seat).cloned().collect(),
            revealed: (0..state.session.roster.len()).filter(|studio| shown_to(state, seat, *studio).is_some()).collect(),
            announced: state.announced(),
        }
    }
}

/// Everybody's sheets of a studio that were shown for discussion.
#[derive(Debug, Clone)]
pub struct RevealedView {
    /// The studio's place.
    pub studio: usize,
    /// The sheets, by the order of the panel.
    pub sheets: Vec<RevealedSheet>,
}

/// A sheet that was shown, and what became of it.
#[derive(Debug, Clone)]
pub struct RevealedSheet {
    /// The expert's place.
    pub expert: usize,
    /// As it stood when it was shown.
    pub first: FirstSheet,
    /// As it stands now; `None` while it is not submitted.
    pub now: Option<(Sheet, Figures)>,
}

/// The sheets of a studio that were shown, where this seat (by place) may see them: who sees every score sees these too, an expert
/// those of a studio of which the own sheet was shown.
pub(in crate::session) fn shown_to(state: &State, seat: usize, studio: usize) -> Option<&Reveal> {
    let every = may_see(state, seat, Sight::Scores);
    let reveal = state.reveal(studio).filter(|_| may_see(state, seat, Sight::Revealed))?;
    (every || reveal.first.contains_key(&seat)).then_some(reveal)
}

fn may_see(state: &State, seat: usize, sight: Sight) -> bool {
    let role = state.session.panel.get(seat).map(|member| member.role);
    role.is_some_and(|role| policy::may_see(role, state.phase, sight).is_ok())
}

impl RevealedView {
    pub(in crate::session) fn of(state: &State, studio: usize, reveal: &Reveal) -> Self {
        let sheet = |(expert, first): (&usize, &FirstSheet)| RevealedSheet {
            expert: *expert,
            first: first.clone(),
            now: state
                .sheet(studio, *expert)
                .filter(|sheet| sheet.is_submitted())
                .map(|sheet| (sheet.clone(), sheet.figures(&state.session.rubric))),
        };
        RevealedView { studio, sheets: reveal.first.iter().map(sheet).collect() }
    }
}

/// What may stand on a screen that the whole room sees.
#[derive(Debug, Clone)]
pub struct Board {
    /// What the session is.
    pub session: Session,
    /// Where it stands.
    pub phase: Phase,
    /// The studio that is being heard.
    pub hearing: Option<Hearing>,
    /// The clock, while it is shown.
    pub timer: Option<Timer>,
    /// Whether scoring is held up.
    pub paused: bool,
    /// Submitted sheets of the studio being heard, and how many there are to be.
    pub heard: (usize, usize),
    /// Submitted sheets of all studios, and how many there are to be.
    pub all: (usize, usize),
    /// The final result and the number of its revision, once it was announced.
    pub result: Option<(u32, Arc<Standings>)>,
    /// The last moment whose code people keep.
    pub anchor: Option<Anchor>,
}

impl Board {
    pub(in crate::session) fn of(state: &State, standings: Option<Arc<Standings>>) -> Self {
        let hearing = state.hearing();
        let progress = Progress::of(state);
        let heard = hearing.and_then(|hearing| progress.rows.get(hearing.studio));
        Board {
            session: state.session.clone(),
            phase: state.phase,
            hearing,
            timer: state.timer(),
            paused: state.is_paused(),
            heard: heard.map_or((0, 0), ProgressRow::submitted),
            all: progress.submitted(),
            result: state.announced().zip(standings),
            anchor: state.anchors().last().cloned(),
        }
    }
}
