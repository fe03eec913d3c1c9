//! Stability: which outcomes hinge on one expert, or on one point of one sheet. Exact: the official standings are made again
//! for each change that can matter.

use std::collections::BTreeSet;

use super::{Evidence, Hinges, OnePoint, Stat, Undefined};
use crate::domain::grading::{Entrant, Outcome, Reason, Standing, Standings};
use crate::domain::id::SeatId;
use crate::domain::points::Points;
use crate::domain::rubric::{Dimension, Rubric};
use crate::domain::tally::Tally;

/// The most sheets, times experts, that are looked at one by one. 200 studios by 9 experts have 16,200.
const MOST: usize = 50_000;
const ONE: Points = Points::from_hundredths(100);

pub(super) fn hinges(evidence: &Evidence, official: &Standings) -> Stat<Vec<Hinges>> {
    let sheets: usize = evidence.entrants.iter().map(|entrant| entrant.sheets.len()).sum();
    if sheets.saturating_mul(evidence.experts.len()) > MOST {
        return Err(Undefined::TooMany);
    }
    let mut hinges = vec![Hinges::default(); official.studios.len()];
    without_one_expert(evidence, official, &mut hinges);
    by_one_point(evidence, official, &mut hinges);
    Ok(hinges)
}

/// Leaves each expert out on all studios. A studio that has a rank keeps one with a sheet less than a result needs; one that has
/// none gets none; one that is left without any sheet is not said to hinge on it.
fn without_one_expert(evidence: &Evidence, official: &Standings, hinges: &mut [Hinges]) {
    let mut rubric = Rubric::clone(&evidence.rubric);
    rubric.aggregation.fewest = 1;
    for &expert in &evidence.experts {
        let id = &evidence.panel[expert].id;
        let trial: Vec<Entrant> =
            evidence.entrants.iter().zip(&official.studios).map(|(entrant, standing)| without(id, entrant, standing)).collect();
        let standings = evidence.standings(&rubric, &trial);
        for ((hinges, before), after) in hinges.iter_mut().zip(&official.studios).zip(standings.studios) {
            if after.outcome != before.outcome && after.reason != Some(Reason::NoSheets) {
                hinges.experts.push((expert, after.outcome));
            }
        }
    }
}

fn without(expert: &SeatId, entrant: &Entrant, standing: &Standing) -> Entrant {
    let mut trial = entrant.clone();
    match standing.rank {
        Some(_) => trial.sheets.retain(|sheet| sheet.expert != *expert),
        None => trial.sheets.clear(),
    }
    trial
}

/// Adds a point to each sheet, and takes one away, where the sheet has room for it.
fn by_one_point(evidence: &Evidence, official: &Standings, hinges: &mut [Hinges]) {
    let lines = Lines::of(&evidence.rubric, official);
    let most = evidence.rubric.base + evidence.rubric.bonus.as_ref().map_or(Points::ZERO, |bonus| bonus.cap);
    let least = evidence.rubric.dimensions.iter().map(Dimension::lowest).sum();
    let mut trial = evidence.entrants.clone();
    for studio in 0..trial.len() {
        for place in 0..trial[studio].sheets.len() {
            for change in [ONE, -ONE] {
                let before = trial[studio].sheets[place].figures.clone();
                let total = before.total + change;
                if total < least || total > most {
                    continue;
                }
                let figures = &mut trial[studio].sheets[place].figures;
                figures.adjustment = figures.adjustment + change;
                figures.total = total;
                if lines.may_matter(&evidence.rubric, &trial[studio], &official.studios[studio]) {
                    let after = evidence.standings(&evidence.rubric, &trial);
                    let seat = &trial[studio].sheets[place].expert;
                    let expert = evidence.panel.iter().position(|member| member.id == *seat).unwrap_or_default();
                    mark(hinges, official, after, |becomes| OnePoint { studio, expert, change, becomes });
                }
                trial[studio].sheets[place].figures = before;
            }
        }
    }
}

/// Marks the studios whose outcome is another; a change on a studio's own sheet is kept before one on another's.
fn mark(hinges: &mut [Hinges], official: &Standings, after: Standings, point: impl Fn(Outcome) -> OnePoint) {
    for (studio, (before, after)) in official.studios.iter().zip(after.studios).enumerate() {
        let kept = hinges[studio].point.as_ref();
        let found = point(after.outcome.clone());
        if after.outcome != before.outcome && kept.is_none_or(|kept| kept.studio != studio && found.studio == studio) {
            hinges[studio].point = Some(found);
        }
    }
}

/// The printed totals at which an outcome can change.
struct Lines {
    /// On both sides of each pool's quota line: the last total that got a place, and the first that got none.
    totals: BTreeSet<Points>,
}

impl Lines {
    fn of(rubric: &Rubric, official: &Standings) -> Self {
        let mut totals = BTreeSet::new();
        for pool in &rubric.pools {
            let competing = |standing: &&Standing| {
                standing.pool.as_ref() == Some(&pool.id)
                    && standing.reached.as_ref() == Some(&pool.grade)
                    && standing.reason != Some(Reason::Overridden)
            };
            let competitors: Vec<&Standing> = official.in_order().filter(competing).collect();
            let placed = |standing: &&&Standing| standing.outcome == Outcome::Grade(pool.grade.clone());
            // Where all got a place, the last of them may still be equals let in together, whom a point tells apart.
            let first_without = competitors.iter().find(|standing| !placed(standing));
            let last_placed = competitors.iter().rev().find(placed);
            let at_line = [first_without, last_placed].into_iter().flatten();
            totals.extend(at_line.filter_map(|standing| printed(standing.tally.as_ref())));
        }
        Lines { totals }
    }

    /// Whether the studio's changed sheets may change any outcome. Ranks go by the printed total first, so none changes as long
    /// as that total meets no total at a quota line, and no threshold, on its way.
    fn may_matter(&self, rubric: &Rubric, changed: &Entrant, before: &Standing) -> bool {
        let (Some(_), Some(from), Some(to)) =
            (before.rank, printed(before.tally.as_ref()), printed(Tally::of(rubric, &changed.sheets).as_ref()))
        else {
            return false;
        };
        let (low, high) = (from.min(to), from.max(to));
        self.totals.range(low..=high).next().is_some()
            || rubric.grades.iter().any(|grade| low < grade.at_least && grade.at_least <= high)
    }
}

fn printed(tally: Option<&Tally>) -> Option<Points> {
    tally.map(|tally| tally.total.printed)
}
