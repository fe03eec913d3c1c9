//! Where the studios would stand by their fair scores: the official machinery of thresholds, quotas and ties, fed with one
//! figure a studio.

use std::borrow::Cow;

use super::additive::Fit;
use super::{Evidence, Fair, Undefined, is_excluded};
use crate::domain::grading::{Entrant, Standing, Standings};
use crate::domain::points::Points;
use crate::domain::rubric::{Aggregation, Level, Method, Rounding, Rubric};
use crate::domain::sheet::Figures;
use crate::domain::tally::Submitted;
use crate::domain::weight::Weight;

pub(super) fn standings(evidence: &Evidence, fit: &Fit, official: &Standings) -> Vec<Fair> {
    let is_ranked = |studio: usize| official.studios.get(studio).is_some_and(|standing| standing.rank.is_some());
    let mut fair: Vec<Fair> = (0..fit.studios.len())
        .map(|studio| {
            let times = scores_in_total(&evidence.rubric, official.studios.get(studio));
            let found = fit.studios[studio].map(|(group, effect)| (group, effect * times));
            unplaced(found, &evidence.entrants[studio], is_ranked(studio))
        })
        .collect();
    let rubric = by_total_alone(&evidence.rubric);
    let ranked_groups: Vec<Vec<usize>> = fit
        .groups
        .iter()
        .map(|group| group.studios.iter().copied().filter(|studio| is_ranked(*studio)).collect::<Vec<_>>())
        .filter(|studios| !studios.is_empty())
        .collect();
    let linked = ranked_groups.len() == 1;
    for studios in ranked_groups {
        // Those without a rank stay in the base of a quota.
        let all: Cow<'_, [usize]> = if linked { (0..evidence.entrants.len()).collect() } else { Cow::Borrowed(&studios) };
        let entrant = |&studio: &usize| fair_entrant(evidence, studio, fair[studio].score.ok().filter(|_| is_ranked(studio)));
        let entrants: Vec<Entrant> = all.iter().map(entrant).collect();
        let standings = evidence.standings(&rubric, &entrants);
        for (&studio, standing) in all.iter().zip(standings.studios).filter(|(studio, _)| is_ranked(**studio)) {
            fair[studio].rank = standing.rank.ok_or(Undefined::NotRanked);
            if linked {
                fair[studio].outcome = Ok(standing.outcome);
            }
        }
    }
    fair
}

/// How many scores a studio's total is the sum of; 1 where it is no sum.
fn scores_in_total(rubric: &Rubric, standing: Option<&Standing>) -> f64 {
    match rubric.aggregation.method {
        Method::Mean | Method::Median => 1.0,
        Method::Sum => standing.and_then(|standing| standing.tally.as_ref()).map_or(1.0, |tally| tally.counted() as f64),
    }
}

/// A studio with its score, before it is placed among the others.
fn unplaced(found: Option<(usize, f64)>, entrant: &Entrant, is_ranked: bool) -> Fair {
    let without = if is_excluded(entrant) { Undefined::LeftOut } else { Undefined::TooFewSheets };
    Fair {
        group: found.map(|(group, _)| group),
        score: found.map(|(_, score)| score).ok_or(without),
        rank: Err(Undefined::NotRanked),
        outcome: Err(if is_ranked { Undefined::NotLinked } else { Undefined::NotRanked }),
    }
}

/// The rubric's thresholds and quotas, for one figure a studio that has no parts to settle equals by.
fn by_total_alone(rubric: &Rubric) -> Rubric {
    let mut plain = rubric.clone();
    plain.aggregation = Aggregation {
        level: Level::Sheet,
        drop_highest: 0,
        drop_lowest: 0,
        method: Method::Mean,
        rounding: Rounding::default(),
        fewest: 1,
        ..plain.aggregation
    };
    for dimension in &mut plain.dimensions {
        dimension.weight = Weight::ONE;
        dimension.items.iter_mut().for_each(|item| item.weight = Weight::ONE);
    }
    plain.tie_break.clear();
    plain
}

/// The studio with its fair score, to the unit of points, in place of its sheets; without any sheet where it has none.
fn fair_entrant(evidence: &Evidence, studio: usize, score: Option<f64>) -> Entrant {
    let entrant = &evidence.entrants[studio];
    let sheet = |(sheet, score): (&Submitted, f64)| Submitted {
        expert: sheet.expert.clone(),
        items: Vec::new(),
        figures: Figures {
            dimensions: vec![Points::ZERO; evidence.rubric.dimensions.len()],
            bonus: Points::ZERO,
            adjustment: Points::ZERO,
            total: Points::from_units((score * Points::UNITS as f64).round() as i64),
        },
    };
    Entrant {
        id: entrant.id.clone(),
        kind: entrant.kind.clone(),
        sheets: entrant.sheets.first().zip(score).map(sheet).into_iter().collect(),
        gate: entrant.gate.clone(),
        overridden: entrant.overridden.clone(),
    }
}
