//! What a seat is shown: owned pictures of the state, made for one person, never more than that person may see.
//!
//! Studios, seats and items are named by their places in [`Session`]: roster, panel, and the rubric's order of items.

mod hearing;

use std::sync::Arc;

use chrono::NaiveDate;

pub(super) use hearing::shown_to;
pub use hearing::{Board, HearingView, RevealedSheet, RevealedView};

use crate::domain::agreement::Agreement;
use crate::domain::changes::Change;
use crate::domain::command::SelfScored;
use crate::domain::conflict::{Conflict, Ground};
use crate::domain::grading::{Gate, Standing, Standings};
use crate::domain::panel::Member;
use crate::domain::phase::Phase;
use crate::domain::points::{Exact, Points};
use crate::domain::refusal::Refusal;
use crate::domain::rubric::Receipt;
use crate::domain::sheet::{Figures, Sheet, SheetStatus};
use crate::domain::state::{
    Anchor, Blocker, Checked, Decision, Eligibility, Entrusted, FirstSheet, Objection, Revision, Session, SheetState, State,
    Substitution, Undoable,
};

/// The session as everybody may know it, and who is looking.
#[derive(Debug, Clone)]
pub struct Outline {
    /// What the session is.
    pub session: Session,
    /// Where it stands.
    pub phase: Phase,
    /// The place of the last event: grows with every change.
    pub seq: u64,
    /// Who is looking.
    pub me: Member,
    /// The place of who is looking.
    pub seat: usize,
    /// Whether any seat has a code; without codes anyone at this machine may take any seat.
    pub codes: bool,
    /// Whether the chair gave the word that the result is final, and the clerk is to confirm it.
    pub proposed: bool,
    /// The last sealed revision.
    pub revision: Option<Revision>,
    /// The moments whose codes people keep, oldest first.
    pub anchors: Vec<Anchor>,
}

impl Outline {
    pub(in crate::session) fn of(state: &State, seat: usize) -> Self {
        Outline {
            session: state.session.clone(),
            phase: state.phase,
            seq: state.seq,
            me: state.session.panel[seat].clone(),
            seat,
            codes: (0..state.session.panel.len()).any(|seat| state.code(seat).is_some()),
            proposed: state.proposed().is_some(),
            revision: state.revisions().last().cloned(),
            anchors: state.anchors().to_vec(),
        }
    }
}

/// One expert's desk: every studio and how far its sheet is.
#[derive(Debug, Clone)]
pub struct Desk {
    /// Whose desk, by place.
    pub expert: usize,
    /// One row for each studio, in the roster's order.
    pub rows: Vec<DeskRow>,
    /// What the next undo gives back, if it is a change on this desk.
    pub undo: Option<Undoable>,
}

/// A studio on a desk.
#[derive(Debug, Clone)]
pub struct DeskRow {
    /// How far the sheet is.
    pub state: SheetState,
    /// Why it was sent back, while it is.
    pub sent_back: Option<String>,
    /// The sheet's total, once every base item has points.
    pub total: Option<Points>,
    /// What the findings on the studio come to; `None` where the rubric requires nothing of its kind.
    pub eligibility: Option<Eligibility>,
    /// Whether the studio is excluded, failed directly or ineligible.
    pub gate: Option<Gate>,
    /// Why a recusal is proposed, if it is.
    pub recusal_proposed: Option<Ground>,
}

impl Desk {
    pub(in crate::session) fn of(state: &State, expert: usize, seat: usize) -> Self {
        let rows = (0..state.session.roster.len()).map(|studio| DeskRow::of(state, studio, expert)).collect();
        Desk { expert, rows, undo: state.undoable(seat).filter(|change| change.expert == expert).cloned() }
    }
}

impl DeskRow {
    fn of(state: &State, studio: usize, expert: usize) -> Self {
        let rubric = &state.session.rubric;
        let sheet = state.sheet(studio, expert);
        let awaited = state.sheet_state(studio, expert).is_awaited();
        let complete = sheet.filter(|sheet| awaited && sheet.missing(rubric).next().is_none());
        DeskRow {
            state: state.sheet_state(studio, expert),
            sent_back: sheet.and_then(|sheet| match &sheet.status {
                SheetStatus::Returned { reason } => Some(reason.clone()),
                _ => None,
            }),
            total: complete.map(|sheet| sheet.figures(rubric).total),
            eligibility: state.eligibility(studio),
            gate: state.barred(studio),
            recusal_proposed: state.recusal_proposed(studio, expert),
        }
    }
}

/// One sheet, to be read or written.
#[derive(Debug, Clone)]
pub struct SheetView {
    /// The studio's place.
    pub studio: usize,
    /// The expert's place.
    pub expert: usize,
    /// The sheet.
    pub sheet: Sheet,
    /// How far it is.
    pub state: SheetState,
    /// What it adds up to so far.
    pub figures: Figures,
    /// Places of the base items without points.
    pub missing: Vec<usize>,
    /// The day on which each of the rubric's materials came in.
    pub received: Vec<Option<NaiveDate>>,
    /// The studio's own score of each item, in the rubric's order, bonus included.
    pub self_scores: Vec<Option<Points>>,
    /// The studio's own score of each dimension.
    pub self_dimensions: Vec<Option<Points>>,
    /// Whether the person looking may write on it now, or why not.
    pub writable: Result<(), Refusal>,
    /// The expert's own complete totals of the other studios, in the roster's order.
    pub others: Vec<(usize, Points)>,
}

impl SheetView {
    pub(in crate::session) fn of(state: &State, studio: usize, expert: usize, writable: Result<(), Refusal>) -> Self {
        let rubric = &state.session.rubric;
        let sheet = state.sheet(studio, expert).cloned().unwrap_or_else(|| Sheet::blank(rubric));
        let others = (0..state.session.roster.len()).filter(|other| *other != studio);
        SheetView {
            studio,
            expert,
            state: state.sheet_state(studio, expert),
            figures: sheet.figures(rubric),
            missing: sheet.missing(rubric).collect(),
            received: rubric.materials.iter().map(|material| state.received(studio, &material.id)).collect(),
            self_scores: rubric.items().map(|(_, item)| state.self_score(studio, &SelfScored::Item(item.id.clone()))).collect(),
            self_dimensions: rubric
                .dimensions
                .iter()
                .map(|dimension| state.self_score(studio, &SelfScored::Dimension(dimension.id.clone())))
                .collect(),
            writable,
            others: others.filter_map(|other| Some((other, DeskRow::of(state, other, expert).total?))).collect(),
            sheet,
        }
    }
}

/// How far everybody is, without a score.
#[derive(Debug, Clone)]
pub struct Progress {
    /// The experts' places, in the panel's order.
    pub experts: Vec<usize>,
    /// One row for each studio, in the roster's order.
    pub rows: Vec<ProgressRow>,
    /// Who left and who took over what, oldest first.
    pub substitutions: Vec<Substitution>,
}

/// A studio and how far its sheets are.
#[derive(Debug, Clone)]
pub struct ProgressRow {
    /// How far each expert is, in the order of [`Progress::experts`].
    pub cells: Vec<SheetState>,
    /// Whether the studio is excluded, failed directly or ineligible; its sheets are then not waited for.
    pub gate: Option<Gate>,
    /// Whether the studio was reopened after a final result.
    pub reopened: bool,
}

impl Progress {
    pub(in crate::session) fn of(state: &State) -> Self {
        let experts: Vec<usize> = state.experts().map(|(place, _)| place).collect();
        let row = |studio| ProgressRow {
            cells: experts.iter().map(|expert| state.sheet_state(studio, *expert)).collect(),
            gate: state.barred(studio),
            reopened: !state.revisions().is_empty() && state.is_open(studio),
        };
        let rows = (0..state.session.roster.len()).map(row).collect();
        Progress { rows, experts, substitutions: state.substitutions().to_vec() }
    }

    /// Submitted sheets, and sheets that are waited for in all.
    #[must_use]
    pub fn submitted(&self) -> (usize, usize) {
        self.rows.iter().map(ProgressRow::submitted).fold((0, 0), |(a, b), (c, d)| (a + c, b + d))
    }

    /// Submitted sheets of studios whose sheets are not waited for: excluded, failed directly, not eligible.
    #[must_use]
    pub fn submitted_beside(&self) -> usize {
        let cells = self.rows.iter().filter(|row| row.gate.is_some()).flat_map(|row| &row.cells);
        cells.filter(|cell| matches!(cell, SheetState::Submitted { .. })).count()
    }
}

impl ProgressRow {
    /// Submitted sheets of the studio, and how many there are to be; none of one that is excluded or failed directly.
    #[must_use]
    pub fn submitted(&self) -> (usize, usize) {
        let awaited = self.cells.iter().filter(|cell| self.gate.is_none() && cell.is_awaited());
        awaited.fold((0, 0), |(submitted, all), cell| {
            (submitted + usize::from(matches!(cell, SheetState::Submitted { .. })), all + 1)
        })
    }
}

/// A studio with every sheet.
#[derive(Debug, Clone)]
pub struct StudioDetail {
    /// The studio's place.
    pub studio: usize,
    /// One for each expert who is to score it or did, in the panel's order.
    pub sheets: Vec<DetailSheet>,
    /// Where the studio stands.
    pub standing: Standing,
    /// The grade that the chair gave it is lifted by name; here whether there is one.
    pub overridden: bool,
    /// Whether it can be worked on: before a final result, or reopened after it.
    pub open: bool,
    /// What the findings on it come to; `None` where the rubric requires nothing of its kind.
    pub eligibility: Option<Eligibility>,
    /// What was found of each condition, in the rubric's order.
    pub checked: Vec<Option<Checked>>,
    /// Decisions about it, oldest first.
    pub decisions: Vec<Decision>,
}

/// What was found of each condition, in the rubric's order.
fn checked(state: &State, studio: usize) -> Vec<Option<Checked>> {
    state.session.rubric.conditions().map(|(_, condition)| state.checked(studio, &condition.id).cloned()).collect()
}

/// A sheet of a studio, as chair and clerk see it.
#[derive(Debug, Clone)]
pub struct DetailSheet {
    /// The expert's place.
    pub expert: usize,
    /// How far it is.
    pub state: SheetState,
    /// What stands on it, if anything.
    pub sheet: Option<Sheet>,
    /// What it adds up to so far.
    pub figures: Option<Figures>,
    /// How much it counts, once submitted.
    pub weight: Option<Exact>,
    /// As it stood when it was shown to the other experts for discussion, if it was.
    pub first: Option<FirstSheet>,
    /// Why a recusal is proposed, if it is.
    pub recusal_proposed: Option<Ground>,
}

impl DetailSheet {
    /// What stood for an item (by place) when the sheet was shown for discussion, where something else stands now.
    #[must_use]
    pub fn before_reveal(&self, item: usize) -> Option<Option<Points>> {
        let (first, sheet) = (self.first.as_ref()?, self.sheet.as_ref()?);
        let before = first.marks.get(item)?;
        (*before != sheet.entries.get(item)?.mark).then(|| before.as_ref().map(|mark| mark.points))
    }
}

impl StudioDetail {
    pub(in crate::session) fn of(state: &State, standings: &Standings, studio: usize) -> Option<Self> {
        let standing = standings.studios.get(studio)?.clone();
        let sheets = state.experts_of(studio).map(|(expert, member)| {
            let sheet = state.sheet(studio, expert);
            let weighed = standing.tally.iter().flat_map(|tally| &tally.sheets).find(|weighed| weighed.expert == member.id);
            DetailSheet {
                expert,
                state: state.sheet_state(studio, expert),
                sheet: sheet.cloned(),
                figures: sheet.map(|sheet| sheet.figures(&state.session.rubric)),
                weight: weighed.map(|weighed| weighed.weight),
                first: state.reveal(studio).and_then(|reveal| reveal.first.get(&expert)).cloned(),
                recusal_proposed: state.recusal_proposed(studio, expert),
            }
        });
        Some(StudioDetail {
            studio,
            sheets: sheets.collect(),
            overridden: state.overridden(studio).is_some(),
            open: state.is_open(studio),
            eligibility: state.eligibility(studio),
            checked: checked(state, studio),
            decisions: state.decisions().iter().filter(|decision| decision.event.is_about(&standing.id)).cloned().collect(),
            standing,
        })
    }
}

/// The result as it stands.
#[derive(Debug, Clone)]
pub struct Results {
    /// Ranks, grades and quotas.
    pub standings: Arc<Standings>,
    /// The revision that this is, if it is sealed.
    pub revision: Option<Revision>,
    /// The revision that took its place, where this is an earlier one.
    pub replaced_by: Option<u32>,
}

/// What differs between a revision and the one it replaces.
#[derive(Debug, Clone)]
pub struct Changes {
    /// The one that was replaced.
    pub before: Revision,
    /// The one that took its place.
    pub after: Revision,
    /// The studios that differ, in the roster's order.
    pub studios: Vec<Change>,
}

/// The public notice of the last sealed revision, and every objection.
#[derive(Debug, Clone)]
pub struct PublicNotice {
    /// The number of the last sealed revision; `None` before the first.
    pub revision: Option<u32>,
    /// The last day on which it is posted, once notice was given.
    pub ends: Option<NaiveDate>,
    /// Every objection, in the order of their numbers.
    pub objections: Vec<Objection>,
}

impl PublicNotice {
    pub(in crate::session) fn of(state: &State) -> Self {
        let revision = state.revisions().last().map(|revision| revision.number);
        PublicNotice {
            revision,
            ends: revision.and_then(|revision| state.notice(revision)),
            objections: state.objections().to_vec(),
        }
    }

    /// The objections that nobody answered yet. They block nothing.
    pub fn open(&self) -> impl Iterator<Item = &Objection> {
        self.objections.iter().filter(|objection| objection.answer.is_none())
    }
}

/// What the chair should know about the scores, and never what decides.
#[derive(Debug, Clone)]
pub struct Diagnostics {
    /// How the experts agree, beside the standings.
    pub agreement: Agreement,
    /// The revision that those standings are, if they are sealed.
    pub revision: Option<Revision>,
}

/// What stands in the way of finalising, and what is only worth knowing.
#[derive(Debug, Clone)]
pub struct Outlook {
    /// What stands in the way, in the order in which it is best settled.
    pub blockers: Vec<Blocker>,
    /// Who may have to step aside from what: experts without a recusal, and chair and clerk, who decide.
    pub conflicts: Vec<Conflict>,
    /// Studios (by place) whose sheet totals lie further apart than the rubric's limit.
    pub spread_flagged: Vec<usize>,
    /// Codes and keys in which somebody else than the person of the seat has or had a hand, oldest first.
    pub entrusted: Vec<Entrusted>,
}

impl Outlook {
    pub(in crate::session) fn of(state: &State, standings: &Standings) -> Self {
        let flagged = |standing: &Standing| standing.tally.as_ref().is_some_and(|tally| tally.spread_flagged);
        Outlook {
            blockers: state.blockers(standings),
            conflicts: state.open_conflicts().collect(),
            spread_flagged: standings.studios.iter().enumerate().filter(|(_, s)| flagged(s)).map(|(place, _)| place).collect(),
            entrusted: state.entrusted().to_vec(),
        }
    }
}

/// What the studios handed in.
#[derive(Debug, Clone)]
pub struct Papers {
    /// One row for each studio, in the roster's order: the day on which each of the rubric's materials came in.
    pub received: Vec<Vec<Option<NaiveDate>>>,
    /// How many items or dimensions each studio scored itself.
    pub self_scored: Vec<usize>,
}

impl Papers {
    /// How many papers came in late, and how many did not come in.
    #[must_use]
    pub fn late_and_missing(&self, session: &Session) -> (usize, usize) {
        let materials = &session.rubric.materials;
        let receipts = self.received.iter().flat_map(|row| materials.iter().zip(row));
        let receipts = receipts.map(|(material, received)| material.receipt(session.date, *received));
        receipts.fold((0, 0), |(late, missing), receipt| match receipt {
            Receipt::Late { .. } => (late + 1, missing),
            Receipt::Missing => (late, missing + 1),
            Receipt::Received | Receipt::OnTime => (late, missing),
        })
    }

    pub(in crate::session) fn of(state: &State) -> Self {
        let rubric = &state.session.rubric;
        let studios = 0..state.session.roster.len();
        let items = rubric.items().map(|(_, item)| SelfScored::Item(item.id.clone()));
        let dimensions = rubric.dimensions.iter().map(|dimension| SelfScored::Dimension(dimension.id.clone()));
        let scorable: Vec<SelfScored> = items.chain(dimensions).collect();
        Papers {
            received: studios
                .clone()
                .map(|studio| rubric.materials.iter().map(|material| state.received(studio, &material.id)).collect())
                .collect(),
            self_scored: studios
                .map(|studio| scorable.iter().filter(|of| state.self_score(studio, of).is_some()).count())
                .collect(),
        }
    }
}

/// What was found of the rubric's requirements.
#[derive(Debug, Clone)]
pub struct Conditions {
    /// One row for each studio, in the roster's order.
    pub rows: Vec<ConditionsRow>,
}

/// What was found of a studio.
#[derive(Debug, Clone)]
pub struct ConditionsRow {
    /// What the findings come to; `None` where the rubric requires nothing of its kind.
    pub eligibility: Option<Eligibility>,
    /// What was found of each condition, in the rubric's order.
    pub checked: Vec<Option<Checked>>,
    /// Whether the studio can be worked on: before a final result, or reopened after it.
    pub open: bool,
}

impl Conditions {
    pub(in crate::session) fn of(state: &State) -> Self {
        let row = |studio| ConditionsRow {
            eligibility: state.eligibility(studio),
            checked: checked(state, studio),
            open: state.is_open(studio),
        };
        Conditions { rows: (0..state.session.roster.len()).map(row).collect() }
    }
}
