//! Grading: from the sheets of all studios and the chair's decisions to ranks, places of the quotas and grades.
//!
//! Ranked are the studios without a gate that have enough sheets: by printed total, then by the rubric's tie-break chain; what is left equal shares the rank (1, 2, 2, 4). A grade needs its threshold and, where a pool limits it, a
//! place. The chair's decisions come in as data and every effect of one says so in its [`Reason`].

mod chain;
mod cutoff;
mod places;
mod quota;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use super::id::{CauseId, GradeId, KindId, PoolId, RequirementId, StudioId};
use super::rubric::Rubric;
use super::tally::{Submitted, Tally};

pub use chain::{Chain, KeyValue};
pub use cutoff::Cutoff;
pub use places::PlacesRule;
pub use quota::{PoolStanding, Tie};

/// A studio as it comes to the grading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entrant {
    /// Which studio.
    pub id: StudioId,
    /// Its kind, by which it belongs to a pool.
    pub kind: KindId,
    /// The sheets that count: submitted, not recused, not sent back.
    pub sheets: Vec<Submitted>,
    /// What keeps it out of the ranking.
    pub gate: Option<Gate>,
    /// The grade that the chair gave it; without effect behind a gate.
    pub overridden: Option<GradeId>,
}

/// What keeps a studio out of the ranking, whatever its score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gate {
    /// 不列入考核: not assessed; in no quota's base.
    Excluded(CauseId),
    /// 直接确定为不合格: direct failure; counts in its quota's base.
    Failed(CauseId),
    /// 不符合申报条件: these requirements are not met. Graded like a direct failure, but never admitted to the assessment: in no
    /// quota's base.
    Ineligible(Vec<RequirementId>),
}

/// The chair's word on who of equals at the line of a quota gets in. It holds as long as the same studios are equal for the
/// same number of places; otherwise it is out of date and has no effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settlement {
    /// Which pool.
    pub pool: PoolId,
    /// Who was equal.
    pub tied: BTreeSet<StudioId>,
    /// Who of them got in.
    pub admitted: BTreeSet<StudioId>,
}

/// What became of a studio.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It has this grade.
    Grade(GradeId),
    /// It is not assessed.
    Excluded,
    /// The chair has to decide.
    Undecided,
}

impl Outcome {
    /// Its name in results: a grade's id, `excluded` or `undecided`.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Outcome::Grade(grade) => grade.as_str(),
            Outcome::Excluded => "excluded",
            Outcome::Undecided => "undecided",
        }
    }
}

/// Why a studio's outcome is not simply what its total earns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// It reached the grade, and the places went to better ones (or, by the border rule, to none of its equals).
    BeyondQuota,
    /// It is equal to others at the last places; the chair has to decide.
    TieAtQuota,
    /// It gets a place if its pool gets one more; the chair has to give the places that equal remainders leave open.
    PlacesOpen,
    /// It got a place because the chair decided between equals.
    TieSettled,
    /// The chair gave it another grade.
    Overridden,
    /// It has fewer sheets than a result needs.
    TooFewSheets,
    /// It has no sheet.
    NoSheets,
    /// It is excluded or failed for this cause.
    Gate(CauseId),
    /// It does not meet these requirements.
    Ineligible(Vec<RequirementId>),
}

impl Reason {
    /// Its name in results; a cause's own id for a gate.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Reason::BeyondQuota => "beyond_quota",
            Reason::TieAtQuota => "tie_at_quota",
            Reason::PlacesOpen => "places_open",
            Reason::TieSettled => "tie_settled",
            Reason::Overridden => "overridden",
            Reason::TooFewSheets => "too_few_sheets",
            Reason::NoSheets => "no_sheets",
            Reason::Gate(cause) => cause.as_str(),
            Reason::Ineligible(_) => "ineligible",
        }
    }
}

/// Where a studio stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Which studio.
    pub id: StudioId,
    /// The pool that its kind is in.
    pub pool: Option<PoolId>,
    /// What its sheets come to; `None` without a sheet. Information only, where there is no rank.
    pub tally: Option<Tally>,
    /// Its rank over all pools, from 1; equals share it. `None` behind a gate and with too few sheets.
    pub rank: Option<u32>,
    /// The grade that its printed total reaches, before quotas and the chair's decisions; `None` without a rank.
    pub reached: Option<GradeId>,
    /// What became of it.
    pub outcome: Outcome,
    /// Why, where that is not simply what its total earns.
    pub reason: Option<Reason>,
}

impl Standing {
    /// Whether it took part in the assessment: neither excluded nor without a requirement; direct failures did.
    #[must_use]
    pub fn is_assessed(&self) -> bool {
        self.outcome != Outcome::Excluded && !matches!(self.reason, Some(Reason::Ineligible(_)))
    }
}

/// Where all studios stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standings {
    /// Every studio, in the order given (the roster's).
    pub studios: Vec<Standing>,
    /// Places in `studios`: the ranked ones best first (equals in the order given), then those without a rank in the order given.
    pub order: Vec<usize>,
    /// Every pool, in the rubric's order.
    pub pools: Vec<PoolStanding>,
}

impl Standings {
    /// Where `entrants` (the whole roster) stand by `rubric`, with the numbers of places that the chair set and the ties that
    /// the chair settled (later ones win). Another map of `quotas` answers "what if".
    #[must_use]
    pub fn new(rubric: &Rubric, entrants: &[Entrant], quotas: &BTreeMap<PoolId, u32>, settled: &[Settlement]) -> Self {
        let mut studios: Vec<Standing> = entrants.iter().map(|entrant| standing(rubric, entrant)).collect();
        let order = rank(rubric, &mut studios);
        for (studio, entrant) in studios.iter_mut().zip(entrants) {
            give_grade(rubric, studio, entrant);
        }
        let pools = quota::fill(rubric, &mut studios, &order, quotas, settled);
        Standings { studios, order, pools }
    }

    /// Every studio in the order of the result: ranked ones best first, then those without a rank.
    pub fn in_order(&self) -> impl Iterator<Item = &Standing> {
        self.order.iter().filter_map(|&place| self.studios.get(place))
    }

    /// A studio by its id.
    #[must_use]
    pub fn studio(&self, id: &str) -> Option<&Standing> {
        self.studios.iter().find(|studio| studio.id.as_str() == id)
    }

    /// A pool by its id.
    #[must_use]
    pub fn pool(&self, id: &str) -> Option<&PoolStanding> {
        self.pools.iter().find(|pool| pool.id.as_str() == id)
    }
}

/// A studio by itself: its tally, and what keeps it out of the ranking.
fn standing(rubric: &Rubric, entrant: &Entrant) -> Standing {
    let few = entrant.sheets.len() < rubric.aggregation.fewest as usize;
    let (outcome, reason) = match &entrant.gate {
        Some(Gate::Excluded(cause)) => (Outcome::Excluded, Some(Reason::Gate(cause.clone()))),
        Some(Gate::Failed(cause)) => (Outcome::Grade(rubric.failed.clone()), Some(Reason::Gate(cause.clone()))),
        Some(Gate::Ineligible(unmet)) => (Outcome::Grade(rubric.failed.clone()), Some(Reason::Ineligible(unmet.clone()))),
        None if entrant.sheets.is_empty() => (Outcome::Undecided, Some(Reason::NoSheets)),
        None if few => (Outcome::Undecided, Some(Reason::TooFewSheets)),
        None => (Outcome::Undecided, None),
    };
    Standing {
        id: entrant.id.clone(),
        pool: rubric.pool_of(entrant.kind.as_str()).map(|pool| pool.id.clone()),
        tally: Tally::of(rubric, &entrant.sheets),
        rank: None,
        reached: None,
        outcome,
        reason,
    }
}

/// Ranks the studios that nothing keeps out, and returns the order of the result.
fn rank(rubric: &Rubric, studios: &mut [Standing]) -> Vec<usize> {
    let (among, unranked): (Vec<usize>, Vec<usize>) = (0..studios.len()).partition(|&place| studios[place].reason.is_none());
    let all: Vec<&Standing> = studios.iter().collect();
    let ranked = ranks(rubric, &all, among);
    ranked.iter().for_each(|(place, rank)| studios[*place].rank = Some(*rank));
    ranked.into_iter().map(|(place, _)| place).chain(unranked).collect()
}

/// The places in `standings` of those of `among`, best first, each with its rank among them.
fn ranks(rubric: &Rubric, standings: &[&Standing], mut among: Vec<usize>) -> Vec<(usize, u32)> {
    let chain = Chain::of(rubric);
    among.sort_by(|&a, &b| chain.compare(standings[a], standings[b]));
    let mut rank = 0;
    let ranked = among.iter().enumerate().map(|(better, &place)| {
        let shares = better > 0 && chain.compare(standings[among[better - 1]], standings[place]).is_eq();
        if !shares {
            rank = u32::try_from(better + 1).unwrap_or(u32::MAX);
        }
        (place, rank)
    });
    ranked.collect()
}

/// The joint ranks of studios that were ranked in several sessions by one rubric: their places in `standings`, best first, each with
/// its rank among all. Ranks alone: grades and places of the quotas are each session's own. Who has no rank there has none here.
#[must_use]
pub fn joint_ranks(rubric: &Rubric, standings: &[&Standing]) -> Vec<(usize, u32)> {
    ranks(rubric, standings, (0..standings.len()).filter(|&place| standings[place].rank.is_some()).collect())
}

/// The grade that the printed total reaches, or the one that the chair gave; quotas come after.
fn give_grade(rubric: &Rubric, studio: &mut Standing, entrant: &Entrant) {
    if let (Some(_), Some(tally)) = (studio.rank, &studio.tally) {
        let reached = rubric.grades.iter().find(|grade| grade.at_least <= tally.total.printed).or(rubric.grades.last());
        studio.reached = reached.map(|grade| grade.id.clone());
        studio.outcome = studio.reached.clone().map_or(Outcome::Undecided, Outcome::Grade);
    }
    if let (None, Some(grade)) = (&entrant.gate, &entrant.overridden) {
        studio.outcome = Outcome::Grade(grade.clone());
        studio.reason = Some(Reason::Overridden);
    }
}
