//! What is: the fold of a session's events, and nothing else.

mod admission;
mod anchors;
mod assignment;
mod attempts;
mod blockers;
mod eligibility;
mod fold;
mod hearing;
mod names;
mod notice;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use admission::Code;
pub use admission::{Admission, Credential, Entrusted, Invitation};
pub use anchors::{Anchor, Moment};
use assignment::Assignment;
pub use assignment::Substitution;
pub use blockers::{Blocker, SheetState};
pub use eligibility::{Checked, Eligibility};
pub use fold::FoldError;
use hearing::Room;
pub use hearing::{FirstSheet, Reveal};
pub use notice::{Answer, Objection};

use super::command::{CommandKind, SelfScored};
use super::conflict::{Conflict, Conflicts, Ground};
use super::event::{Event, Restored};
use super::grading::{Entrant, Gate, Settlement, Standings};
use super::id::{ConditionId, GradeId, ItemId, MaterialId, PoolId, SeatId, StudioId};
use super::panel::{Member, Role};
use super::phase::Phase;
use super::points::Points;
use super::roster::Studio;
use super::rubric::{Rubric, SessionKind};
use super::seal::Seal;
use super::sheet::{Sheet, SheetStatus};
use super::tally::Submitted;
use super::zone::Zone;

/// What a session is; after its founding it does not change, but for who joins its panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// What it is called.
    pub title: String,
    /// Which kind it is.
    pub kind: SessionKind,
    /// The day by which it is dated.
    pub date: NaiveDate,
    /// Whose days and times they are.
    pub zone: Zone,
    /// Whether this is sample data.
    pub sample: bool,
    /// The rubric.
    pub rubric: Arc<Rubric>,
    /// The studios; a studio's place here is how the rest of the house names it cheaply.
    pub roster: Arc<[Studio]>,
    /// The people; a seat's place here likewise. It only grows: a substitute joins at its end.
    pub panel: Arc<[Member]>,
}

/// A decision on record: who made it, when, and the event that holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Place in the journal.
    pub seq: u64,
    /// When.
    pub at: DateTime<Utc>,
    /// In which seat.
    pub by: SeatId,
    /// What was decided.
    pub event: Event,
}

/// A sealed revision of the result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// Its number, from 1.
    pub number: u32,
    /// The one that it replaces.
    pub replaces: Option<u32>,
    /// The place in the journal at which it was sealed.
    pub seq: u64,
    /// When.
    pub at: DateTime<Utc>,
    /// The chair who gave the word.
    pub chair: SeatId,
    /// The clerk who confirmed it.
    pub clerk: SeatId,
    /// What it was sealed with.
    pub seal: Seal,
}

/// A change of one's own that can be undone, newest last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undoable {
    /// The studio's place.
    pub studio: usize,
    /// The place of the expert whose sheet it is.
    pub expert: usize,
    /// What stood before.
    pub before: Restored,
}

/// The state of a session.
#[derive(Debug, Clone)]
pub struct State {
    /// What the session is.
    pub session: Session,
    /// Where it stands.
    pub phase: Phase,
    /// The place of the last event folded.
    pub seq: u64,
    sheets: Vec<BTreeMap<usize, Sheet>>,
    gates: BTreeMap<usize, Gate>,
    quotas: BTreeMap<PoolId, u32>,
    settlements: Vec<Settlement>,
    overrides: BTreeMap<usize, GradeId>,
    decisions: Vec<Decision>,
    self_scores: BTreeMap<(usize, SelfScored), Points>,
    materials: BTreeMap<(usize, MaterialId), NaiveDate>,
    conditions: BTreeMap<(usize, ConditionId), Checked>,
    codes: HashMap<usize, Code>,
    admissions: BTreeMap<usize, Admission>,
    entrusted: Vec<Entrusted>,
    host_key: Option<String>,
    proposed: Option<SeatId>,
    revisions: Vec<Revision>,
    anchors: Vec<Anchor>,
    notices: BTreeMap<u32, NaiveDate>,
    objections: Vec<Objection>,
    reopened: BTreeSet<usize>,
    room: Room,
    undo: HashMap<usize, Vec<Undoable>>,
    attempts: BTreeSet<(usize, CommandKind, Phase)>,
    assignment: Assignment,
    conflicts: Conflicts,
    studio_places: HashMap<StudioId, usize>,
    seat_places: HashMap<SeatId, usize>,
    item_places: HashMap<ItemId, usize>,
}

impl State {
    /// The place of a studio.
    #[must_use]
    pub fn studio_place(&self, id: &StudioId) -> Option<usize> {
        self.studio_places.get(id).copied()
    }

    /// The studio at a place.
    #[must_use]
    pub fn studio(&self, place: usize) -> Option<&Studio> {
        self.session.roster.get(place)
    }

    /// The place of a seat.
    #[must_use]
    pub fn seat_place(&self, id: &SeatId) -> Option<usize> {
        self.seat_places.get(id).copied()
    }

    /// The person of a seat.
    #[must_use]
    pub fn member(&self, id: &SeatId) -> Option<&Member> {
        self.session.panel.get(self.seat_place(id)?)
    }

    /// The place of an item on every sheet.
    #[must_use]
    pub fn item_place(&self, id: &ItemId) -> Option<usize> {
        self.item_places.get(id).copied()
    }

    /// The experts with their places, in the panel's order.
    pub fn experts(&self) -> impl Iterator<Item = (usize, &Member)> {
        self.session.panel.iter().enumerate().filter(|(_, member)| member.role == Role::Expert)
    }

    /// A sheet, if anything was ever written on it.
    #[must_use]
    pub fn sheet(&self, studio: usize, expert: usize) -> Option<&Sheet> {
        self.sheets.get(studio)?.get(&expert)
    }

    /// The sheets of a studio, by the places of their experts.
    pub fn sheets(&self, studio: usize) -> impl Iterator<Item = (usize, &Sheet)> {
        self.sheets.get(studio).into_iter().flatten().map(|(expert, sheet)| (*expert, sheet))
    }

    /// Whether the expert stepped aside from the studio.
    #[must_use]
    pub fn is_recused(&self, studio: usize, expert: usize) -> bool {
        self.sheet(studio, expert).is_some_and(|sheet| matches!(sheet.status, SheetStatus::Recused { .. }))
    }

    /// Why an expert who is to score a studio may have to step aside, where anything tells and no recusal was declared: one is
    /// then proposed.
    #[must_use]
    pub fn recusal_proposed(&self, studio: usize, expert: usize) -> Option<Ground> {
        let ground = self.conflicts.ground(expert, studio)?;
        (self.is_expected(studio, expert) && !self.is_recused(studio, expert)).then_some(ground)
    }

    /// The recusals that are proposed, and where chair and clerk, who step aside on no sheet, may be of a studio's own.
    pub fn open_conflicts(&self) -> impl Iterator<Item = Conflict> {
        self.conflicts.all().filter(|conflict| {
            let expert = self.session.panel.get(conflict.member).is_some_and(|member| member.role == Role::Expert);
            !expert || self.recusal_proposed(conflict.studio, conflict.member).is_some()
        })
    }

    /// Exclusion or direct failure of a studio, as the chair decided.
    #[must_use]
    pub fn gate(&self, studio: usize) -> Option<&Gate> {
        self.gates.get(&studio)
    }

    /// The grade that the chair gave a studio.
    #[must_use]
    pub fn overridden(&self, studio: usize) -> Option<&GradeId> {
        self.overrides.get(&studio)
    }

    /// Numbers of places that the chair changed.
    #[must_use]
    pub fn quotas(&self) -> &BTreeMap<PoolId, u32> {
        &self.quotas
    }

    /// The ties that the chair settled, oldest first.
    #[must_use]
    pub fn settlements(&self) -> &[Settlement] {
        &self.settlements
    }

    /// Every decision on record, oldest first.
    #[must_use]
    pub fn decisions(&self) -> &[Decision] {
        &self.decisions
    }

    /// The studio's own score for an item or dimension.
    #[must_use]
    pub fn self_score(&self, studio: usize, of: &SelfScored) -> Option<Points> {
        self.self_scores.get(&(studio, of.clone())).copied()
    }

    /// The day on which something came in.
    #[must_use]
    pub fn received(&self, studio: usize, material: &MaterialId) -> Option<NaiveDate> {
        self.materials.get(&(studio, material.clone())).copied()
    }

    /// The chair who gave the word that the result is final, if nothing changed since.
    #[must_use]
    pub fn proposed(&self) -> Option<&SeatId> {
        self.proposed.as_ref()
    }

    /// Sealed revisions, oldest first.
    #[must_use]
    pub fn revisions(&self) -> &[Revision] {
        &self.revisions
    }

    /// Whether a studio can be worked on: before the first revision every one, after it those that were reopened.
    #[must_use]
    pub fn is_open(&self, studio: usize) -> bool {
        self.phase != Phase::Final && (self.revisions.is_empty() || self.reopened.contains(&studio))
    }

    /// Studios of the last final result that are open again.
    pub fn reopened(&self) -> impl Iterator<Item = usize> {
        self.reopened.iter().copied()
    }

    /// What a seat's next undo gives back.
    #[must_use]
    pub fn undoable(&self, seat: usize) -> Option<&Undoable> {
        self.undo.get(&seat)?.last()
    }

    /// The standings, with the places as they are decided.
    #[must_use]
    pub fn standings(&self) -> Standings {
        self.standings_with(&self.quotas)
    }

    /// The standings as they would be with other numbers of places.
    #[must_use]
    pub fn standings_with(&self, quotas: &BTreeMap<PoolId, u32>) -> Standings {
        Standings::new(&self.session.rubric, &self.entrants(), quotas, &self.settlements)
    }

    /// The whole roster as it comes to the grading.
    #[must_use]
    pub fn entrants(&self) -> Vec<Entrant> {
        self.session.roster.iter().enumerate().map(|(place, studio)| self.entrant(place, studio)).collect()
    }

    fn entrant(&self, place: usize, studio: &Studio) -> Entrant {
        let submitted = self.sheets(place).filter(|(_, sheet)| sheet.is_submitted());
        let submitted =
            submitted.map(|(expert, sheet)| Submitted::of(&self.session.rubric, self.session.panel[expert].id.clone(), sheet));
        Entrant {
            id: studio.id.clone(),
            kind: studio.kind.clone(),
            sheets: submitted.collect(),
            gate: self.barred(place),
            overridden: self.overrides.get(&place).cloned(),
        }
    }
}
