//! Quotas (名额): who takes the places of each pool.

use std::collections::{BTreeMap, BTreeSet};

use super::super::id::{GradeId, PoolId, StudioId};
use super::super::rubric::{Border, Counted, Pool, Rubric};
use super::places::{self, Places, PlacesRule, places};
use super::{Outcome, Reason, Settlement, Standing};

/// Equals of whom only some find a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// The equals, in the order of the roster.
    pub tied: Vec<StudioId>,
    /// The places left for them: at least 1, fewer than there are equals.
    pub places: u32,
    /// Who of them got in, by the border rule or by the chair; `None` while the chair has to decide.
    pub admitted: Option<Vec<StudioId>>,
}

/// Where a pool stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PoolStanding {
    /// Which pool.
    pub id: PoolId,
    /// The studios assessed in it: all but the excluded ones; direct failures count.
    pub base: u32,
    /// How the rubric comes to its number of places.
    pub rule: PlacesRule,
    /// The number of places by that rule.
    pub by_rule: u32,
    /// How many more places wait for the chair: equal remainders of a division leave them to some of the pools of
    /// [`PlacesRule::PartOf`], and this one may get one of them. 0 where nothing is open.
    pub open: u32,
    /// The number of places that the chair set instead.
    pub set_by_chair: Option<u32>,
    /// How many have the limited grade; above [`PoolStanding::places`] only by the border rule `include` or by overriding.
    pub taken: u32,
    /// How many of those have it because the chair gave it to them. They take their places first.
    pub overridden: u32,
    /// The equals at the last place, if not all of them find one.
    pub tie: Option<Tie>,
    /// How many of the pool's ranked studios stand above the quota line, in the order of the result: those of better rank than
    /// the first that found no place or waits for the chair (a settled tie stands below). `None` where the quota stops nobody.
    pub line: Option<usize>,
}

impl PoolStanding {
    /// How many places there are.
    #[must_use]
    pub fn places(&self) -> u32 {
        self.set_by_chair.unwrap_or(self.by_rule)
    }

    /// Whether the number of places depends on what the chair sets for other pools.
    #[must_use]
    pub const fn follows(&self) -> bool {
        match &self.rule {
            _ if self.set_by_chair.is_some() => false,
            PlacesRule::ShareOf { .. } => true,
            PlacesRule::PartOf { tied, .. } => !tied.is_empty(),
            PlacesRule::Fixed | PlacesRule::Share { .. } => false,
        }
    }

    /// How many more studios the chair gave the limited grade than there are places.
    #[must_use]
    pub fn overridden_beyond(&self) -> u32 {
        self.overridden.saturating_sub(self.places())
    }

    /// Whether equals at the last place wait for the chair.
    #[must_use]
    pub fn waits_for_chair(&self) -> bool {
        self.tie.as_ref().is_some_and(|tie| tie.admitted.is_none())
    }
}

/// Gives out the places of every pool. `studios` hold what their totals reach or the chair gave them; `order` is best first.
pub(super) fn fill(
    rubric: &Rubric,
    studios: &mut [Standing],
    order: &[usize],
    quotas: &BTreeMap<PoolId, u32>,
    settled: &[Settlement],
) -> Vec<PoolStanding> {
    // Every number of places is found before any place is taken: shares are of the grades before quotas.
    let mut standings: Vec<PoolStanding> = rubric.pools.iter().map(|pool| empty(rubric, pool, studios, quotas)).collect();
    for (pool, standing) in rubric.pools.iter().zip(&mut standings) {
        let ranked: Vec<usize> =
            order.iter().copied().filter(|&i| studios[i].rank.is_some() && is_in(&studios[i], pool)).collect();
        standing.overridden = count(studios.iter().filter(|s| is_in(s, pool) && is_overridden_to(s, &pool.grade)));
        Line { rubric, pool, settled }.draw(studios, &ranked, standing);
    }
    standings
}

fn is_in(studio: &Standing, pool: &Pool) -> bool {
    studio.pool.as_ref() == Some(&pool.id)
}

/// A pool with its places, none of them taken yet.
fn empty(rubric: &Rubric, pool: &Pool, studios: &[Standing], quotas: &BTreeMap<PoolId, u32>) -> PoolStanding {
    let Places { rule, by_rule, open } = places(rubric, pool, studios, quotas);
    let base = places::count(rubric, pool, Counted::Assessed, studios);
    let set_by_chair = quotas.get(&pool.id).copied();
    PoolStanding { id: pool.id.clone(), base, rule, by_rule, open, set_by_chair, taken: 0, overridden: 0, tie: None, line: None }
}

fn is_overridden_to(studio: &Standing, grade: &GradeId) -> bool {
    studio.reason == Some(Reason::Overridden) && has(studio, grade)
}

fn has(studio: &Standing, grade: &GradeId) -> bool {
    matches!(&studio.outcome, Outcome::Grade(given) if given == grade)
}

pub(super) fn count<T>(of: impl Iterator<Item = T>) -> u32 {
    u32::try_from(of.count()).unwrap_or(u32::MAX)
}

/// The quota line of a pool.
struct Line<'a> {
    rubric: &'a Rubric,
    pool: &'a Pool,
    settled: &'a [Settlement],
}

impl Line<'_> {
    /// Gives the places that overriding leaves to the best of `ranked` that reach the grade, and the next grade to the others.
    fn draw(&self, studios: &mut [Standing], ranked: &[usize], standing: &mut PoolStanding) {
        let reaches = |i: &usize| studios[*i].reason.is_none() && has(&studios[*i], &self.pool.grade);
        let candidates: Vec<usize> = ranked.iter().copied().filter(reaches).collect();
        let ranks: Vec<Option<u32>> = studios.iter().map(|studio| studio.rank).collect();
        let mut left = standing.places().saturating_sub(standing.overridden);
        let mut most = (standing.places().saturating_add(standing.open.min(1))).saturating_sub(standing.overridden);
        for equals in candidates.chunk_by(|&a, &b| ranks[a] == ranks[b]) {
            let wanted = count(equals.iter());
            if wanted <= left {
                left -= wanted;
                most -= wanted;
                continue;
            }
            if most > left {
                // Whether there is one more place, and so who of these gets in, is not known yet.
                for &i in equals {
                    studios[i].outcome = Outcome::Undecided;
                    studios[i].reason = Some(Reason::PlacesOpen);
                }
                (left, most) = (0, 0);
                continue;
            }
            let tied: Vec<StudioId> = equals.iter().map(|&i| studios[i].id.clone()).collect();
            let tie = (left > 0).then(|| Tie { admitted: self.admitted(&tied, left), tied, places: left });
            for &i in equals {
                self.decide(&mut studios[i], tie.as_ref());
            }
            standing.tie = standing.tie.take().or(tie);
            (left, most) = (0, 0);
        }
        let placed = candidates.iter().filter(|&&i| has(&studios[i], &self.pool.grade));
        standing.taken = standing.overridden.saturating_add(count(placed));
        standing.line = line(studios, ranked);
    }

    /// Who of equals gets in; `None` where the chair has not decided about just these equals and places.
    fn admitted(&self, tied: &[StudioId], places: u32) -> Option<Vec<StudioId>> {
        match self.pool.border {
            Border::Exclude => Some(Vec::new()),
            Border::Include => Some(tied.to_vec()),
            Border::Chair => {
                let now: BTreeSet<&StudioId> = tied.iter().collect();
                let holds = |s: &&Settlement| {
                    s.pool == self.pool.id
                        && s.tied.iter().eq(now.iter().copied())
                        && s.admitted.is_subset(&s.tied)
                        && count(s.admitted.iter()) == places
                };
                let settlement = self.settled.iter().rev().find(holds)?;
                Some(tied.iter().filter(|id| settlement.admitted.contains(*id)).cloned().collect())
            }
        }
    }

    /// What becomes of a studio that reaches the grade but does not get it by rank alone.
    fn decide(&self, studio: &mut Standing, tie: Option<&Tie>) {
        match tie.map(|tie| tie.admitted.as_ref()) {
            Some(None) => {
                studio.outcome = Outcome::Undecided;
                studio.reason = Some(Reason::TieAtQuota);
            }
            Some(Some(admitted)) if admitted.contains(&studio.id) => {
                studio.reason = (self.pool.border == Border::Chair).then_some(Reason::TieSettled);
            }
            Some(Some(_)) | None => {
                let mut grades = self.rubric.grades.iter().skip_while(|grade| grade.id != self.pool.grade);
                studio.outcome = grades.nth(1).map_or(Outcome::Undecided, |next| Outcome::Grade(next.id.clone()));
                studio.reason = Some(Reason::BeyondQuota);
            }
        }
    }
}

/// How many of `ranked` stand before the first that the quota stops; `None` where there is no such studio.
fn line(studios: &[Standing], ranked: &[usize]) -> Option<usize> {
    let stopped = |i: &&usize| matches!(studios[**i].reason, Some(Reason::BeyondQuota | Reason::TieAtQuota | Reason::PlacesOpen));
    let first = *ranked.iter().find(stopped)?;
    Some(ranked.partition_point(|&i| studios[i].rank < studios[first].rank))
}
