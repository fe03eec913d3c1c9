//! What stands in the way of finalising.

use super::{Eligibility, State};
use crate::domain::grading::{PlacesRule, PoolStanding, Standings};
use crate::domain::id::{PoolId, StudioId};
use crate::domain::phase::Phase;
use crate::domain::sheet::{Sheet, SheetStatus};

/// One thing that stands in the way of finalising, and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Blocker {
    /// Scoring has not been opened or not been closed.
    ScoringOpen,
    /// A sheet is not submitted.
    SheetMissing {
        /// The studio's place.
        studio: usize,
        /// The expert's place.
        expert: usize,
        /// How far it is.
        state: SheetState,
    },
    /// A sheet from paper is not confirmed by somebody else than who typed it in.
    SheetUnconfirmed {
        /// The studio's place.
        studio: usize,
        /// The expert's place.
        expert: usize,
    },
    /// Conditions of the rubric's requirements are not checked yet.
    ConditionsUnchecked {
        /// The studio's place.
        studio: usize,
        /// How many.
        count: usize,
    },
    /// Too few sheets for a result, none to wait for, and the chair has not given a grade.
    TooFewSheets {
        /// The studio's place.
        studio: usize,
    },
    /// Equals meet the last place of a pool, and the chair has not told them apart.
    TieOpen {
        /// The pool.
        pool: PoolId,
        /// The equals.
        tied: Vec<StudioId>,
    },
    /// Grades given by the chair take more places of a pool than there are: a gate was lifted, or the pool has become smaller.
    BeyondPlaces {
        /// The pool.
        pool: PoolId,
        /// Its places.
        places: u32,
        /// How many studios the chair gave its grade.
        given: u32,
    },
    /// Equal remainders leave places of a divided quota to some of these pools, and the chair has not set their numbers.
    PlacesOpen {
        /// How many places.
        places: u32,
        /// The pools that may have one of them.
        pools: Vec<PoolId>,
    },
}

/// How far a sheet is, without what stands on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetState {
    /// Nothing stands on it.
    Untouched,
    /// So many of the base items have points.
    Draft {
        /// Items with points.
        scored: usize,
    },
    /// Sent back, so many of the base items have points.
    Returned {
        /// Items with points.
        scored: usize,
    },
    /// Submitted.
    Submitted {
        /// Typed in from paper and not yet confirmed.
        unconfirmed: bool,
    },
    /// The expert stepped aside.
    Recused,
    /// Not this expert's to score: another group does, or somebody else from now on.
    NotAssigned,
}

impl SheetState {
    /// Whether the sheet is in or to come: of an expert who is to score the studio and did not step aside.
    #[must_use]
    pub const fn is_awaited(self) -> bool {
        !matches!(self, SheetState::Recused | SheetState::NotAssigned)
    }
}

impl State {
    /// How far a sheet is.
    #[must_use]
    pub fn sheet_state(&self, studio: usize, expert: usize) -> SheetState {
        if !self.is_expected(studio, expert) {
            return SheetState::NotAssigned;
        }
        let rubric = &self.session.rubric;
        let scored = |sheet: &Sheet| rubric.base_items() - sheet.missing(rubric).count();
        match self.sheet(studio, expert) {
            None => SheetState::Untouched,
            Some(sheet) => match sheet.status {
                SheetStatus::Draft if sheet.is_untouched() => SheetState::Untouched,
                SheetStatus::Draft => SheetState::Draft { scored: scored(sheet) },
                SheetStatus::Returned { .. } => SheetState::Returned { scored: scored(sheet) },
                SheetStatus::Submitted => {
                    SheetState::Submitted { unconfirmed: sheet.typed_in.is_some() && sheet.confirmed.is_none() }
                }
                SheetStatus::Recused { .. } => SheetState::Recused,
            },
        }
    }

    /// Everything that stands in the way of finalising, with the standings that it was found in.
    #[must_use]
    pub fn blockers(&self, standings: &Standings) -> Vec<Blocker> {
        let mut blockers = Vec::new();
        if matches!(self.phase, Phase::Setup | Phase::Scoring) {
            blockers.push(Blocker::ScoringOpen);
        }
        for pool in &standings.pools {
            if let Some(open) = open_places(standings, pool).filter(|open| !blockers.contains(open)) {
                blockers.push(open);
            }
            if pool.overridden_beyond() > 0 {
                let (places, given) = (pool.places(), pool.overridden);
                blockers.push(Blocker::BeyondPlaces { pool: pool.id.clone(), places, given });
            }
            if let Some(tie) = pool.tie.as_ref().filter(|_| pool.waits_for_chair()) {
                blockers.push(Blocker::TieOpen { pool: pool.id.clone(), tied: tie.tied.clone() });
            }
        }
        for studio in (0..self.session.roster.len()).filter(|studio| self.barred(*studio).is_none()) {
            if let Some(Eligibility::Open { unchecked: count }) = self.eligibility(studio) {
                blockers.push(Blocker::ConditionsUnchecked { studio, count });
            }
            self.sheet_blockers(studio, &mut blockers);
        }
        blockers
    }

    fn sheet_blockers(&self, studio: usize, blockers: &mut Vec<Blocker>) {
        let (mut submitted, before) = (0, blockers.len());
        for (expert, _) in self.experts() {
            match self.sheet_state(studio, expert) {
                SheetState::Recused | SheetState::NotAssigned => {}
                SheetState::Submitted { unconfirmed } => {
                    submitted += 1;
                    if unconfirmed {
                        blockers.push(Blocker::SheetUnconfirmed { studio, expert });
                    }
                }
                state => blockers.push(Blocker::SheetMissing { studio, expert, state }),
            }
        }
        let waits = blockers[before..].iter().any(|blocker| matches!(blocker, Blocker::SheetMissing { .. }));
        if !waits && submitted < self.session.rubric.aggregation.fewest && self.overridden(studio).is_none() {
            blockers.push(Blocker::TooFewSheets { studio });
        }
    }
}

/// What stands in the way where places wait for the chair: the same for every pool that may have one.
fn open_places(standings: &Standings, of: &PoolStanding) -> Option<Blocker> {
    let PlacesRule::PartOf { tied, .. } = &of.rule else { return None };
    let waits = |id: &&PoolId| standings.pool(id.as_str()).is_some_and(|pool| pool.open > 0);
    (of.open > 0).then(|| Blocker::PlacesOpen { places: of.open, pools: tied.iter().filter(waits).cloned().collect() })
}
