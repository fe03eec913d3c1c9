//! Commands about the session as a whole, grades and places.

use std::collections::BTreeSet;

use super::{Desk, reason, unless};
use crate::domain::command::Command;
use crate::domain::event::Event;
use crate::domain::grading::Gate;
use crate::domain::id::{CauseId, GradeId, PoolId, StudioId};
use crate::domain::refusal::{Refusal, Thing};
use crate::domain::rubric::{Border, Cause, Pool};
use crate::domain::seal::Seal;

impl Desk<'_> {
    pub(super) fn decide_result(&self, command: Command) -> Result<Vec<Event>, Refusal> {
        let rubric = &self.state.session.rubric;
        match command {
            Command::OpenScoring {} => Ok(vec![Event::ScoringOpened]),
            Command::CloseScoring {} => Ok(vec![Event::ScoringClosed]),
            Command::ReopenScoring { reason: why } => match self.state.revisions() {
                [] => Ok(vec![Event::ScoringReopened { reason: reason(&why)? }]),
                _ => Err(Refusal::ReopenStudioInstead),
            },
            Command::Exclude { studio, cause, evidence } => {
                let already = self.check_gate(&studio, &cause, &rubric.exclusions)?;
                let same = already == Some(&Gate::Excluded(cause.clone()));
                Ok(unless(same, Event::StudioExcluded { studio, cause, evidence: reason(&evidence)? }))
            }
            Command::Fail { studio, cause, evidence } => {
                let already = self.check_gate(&studio, &cause, &rubric.failures)?;
                let same = already == Some(&Gate::Failed(cause.clone()));
                Ok(unless(same, Event::StudioFailed { studio, cause, evidence: reason(&evidence)? }))
            }
            Command::LiftGate { studio, reason: why } => {
                let place = self.open_studio(&studio)?;
                self.state.gate(place).ok_or(Refusal::NotGated)?;
                Ok(vec![Event::GateLifted { studio, reason: reason(&why)? }])
            }
            Command::SetQuota { pool, places, reason: why } => self.set_quota(pool, places, &why),
            Command::SettleTie { pool, admitted, reason: why } => self.settle_tie(pool, admitted, &why),
            Command::OverrideGrade { studio, grade, reason: why } => self.override_grade(studio, grade, &why),
            Command::LiftOverride { studio, reason: why } => {
                let place = self.open_studio(&studio)?;
                self.state.overridden(place).ok_or(Refusal::NotOverridden)?;
                Ok(vec![Event::OverrideLifted { studio, reason: reason(&why)? }])
            }
            Command::Finalise {} => {
                self.check_unblocked()?;
                Ok(unless(self.state.proposed().is_some(), Event::FinalProposed))
            }
            Command::ConfirmFinal {} => {
                let proposed = self.state.proposed().ok_or(Refusal::NotProposed)?;
                self.check_unblocked()?;
                if let Some((seat, by)) = self.state.one_hand(proposed, &self.member.id) {
                    return Err(Refusal::OneHand { seat, by });
                }
                let replaces = self.state.revisions().last().map(|revision| revision.number);
                Ok(vec![Event::Finalised { revision: replaces.unwrap_or(0) + 1, replaces, seal: Seal::of(self.state) }])
            }
            Command::ReopenStudio { studio, reason: why } => {
                self.studio(&studio)?;
                Ok(vec![Event::StudioReopened { studio, reason: reason(&why)? }])
            }
            _ => Ok(Vec::new()),
        }
    }

    fn check_gate(&self, studio: &StudioId, cause: &CauseId, causes: &[Cause]) -> Result<Option<&Gate>, Refusal> {
        let place = self.open_studio(studio)?;
        let cause = causes.iter().find(|known| known.id == *cause).ok_or_else(|| Refusal::unknown(Thing::Cause, cause))?;
        let kind = &self.state.session.roster[place].kind;
        if cause.except.contains(kind) {
            let name = self.state.session.rubric.kind(kind.as_str()).map(|kind| kind.name.clone());
            return Err(Refusal::Exempt { kind: name.unwrap_or_default() });
        }
        Ok(self.state.gate(place))
    }

    fn pool(&self, id: &PoolId) -> Result<&Pool, Refusal> {
        self.state.session.rubric.pool(id.as_str()).ok_or_else(|| Refusal::unknown(Thing::Pool, id))
    }

    fn set_quota(&self, pool: PoolId, places: u32, why: &str) -> Result<Vec<Event>, Refusal> {
        self.pool(&pool)?;
        let reason = reason(why)?;
        let mut quotas = self.state.quotas().clone();
        let known = quotas.insert(pool.clone(), places) == Some(places);
        // Another pool may take its size from this one: all of them are looked at.
        for standing in self.state.standings_with(&quotas).pools {
            if standing.overridden_beyond() > 0 {
                return Err(Refusal::NoPlaceLeft { places: standing.places() });
            }
        }
        Ok(unless(known, Event::QuotaSet { pool, places, reason }))
    }

    fn settle_tie(&self, pool: PoolId, admitted: Vec<StudioId>, why: &str) -> Result<Vec<Event>, Refusal> {
        if self.pool(&pool)?.border != Border::Chair {
            return Err(Refusal::NoTie);
        }
        let reason = reason(why)?;
        let standings = self.state.standings();
        let tie = standings.pools.iter().find(|standing| standing.id == pool).and_then(|standing| standing.tie.as_ref());
        let tie = tie.ok_or(Refusal::NoTie)?;
        let chosen: BTreeSet<&StudioId> = admitted.iter().collect();
        let fits = chosen.len() == admitted.len() && chosen.len() == tie.places as usize;
        if !fits || !admitted.iter().all(|studio| tie.tied.contains(studio)) {
            return Err(Refusal::TieNotSettled { places: tie.places });
        }
        Ok(vec![Event::TieSettled { pool, tied: tie.tied.clone(), admitted, reason }])
    }

    fn override_grade(&self, studio: StudioId, grade: GradeId, why: &str) -> Result<Vec<Event>, Refusal> {
        let place = self.open_studio(&studio)?;
        let rubric = &self.state.session.rubric;
        rubric.grade(grade.as_str()).ok_or_else(|| Refusal::unknown(Thing::Grade, &grade))?;
        match self.state.barred(place) {
            Some(Gate::Ineligible(_)) => return Err(Refusal::Ineligible),
            Some(Gate::Excluded(_) | Gate::Failed(_)) => return Err(Refusal::Gated),
            None => {}
        }
        let reason = reason(why)?;
        let known = self.state.overridden(place) == Some(&grade);
        let kind = &self.state.session.roster[place].kind;
        if let Some(pool) = rubric.pool_of(kind.as_str()).filter(|pool| pool.grade == grade && !known) {
            let standings = self.state.standings();
            let standing = standings.pools.iter().find(|standing| standing.id == pool.id);
            if let Some(full) = standing.filter(|standing| standing.overridden >= standing.places()) {
                return Err(Refusal::NoPlaceLeft { places: full.places() });
            }
        }
        Ok(unless(known, Event::GradeOverridden { studio, grade, reason }))
    }

    fn check_unblocked(&self) -> Result<(), Refusal> {
        let blockers = self.state.blockers(&self.state.standings()).len();
        if blockers == 0 { Ok(()) } else { Err(Refusal::Blocked { blockers }) }
    }
}
