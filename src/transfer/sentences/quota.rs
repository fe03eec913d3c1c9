//! The places of a pool and the lines across a ranked list, in sentences.

use super::parts::{divided_quota_name, exact, grade_name, ids, list, passing_grade, pool_name};
use crate::domain::grading::{Cutoff, PlacesRule, PoolStanding, Standings, Tie};
use crate::domain::message::{Arg, Message};
use crate::domain::points::{Exact, Points};
use crate::domain::rubric::{Border, Rubric};

/// The quota of a pool: how many places, how derived, how many of them are taken; what is open; and the equals at its line.
#[must_use]
pub fn pool(rubric: &Rubric, standing: &PoolStanding) -> Vec<Message> {
    let open = open_places(rubric, standing);
    [Some(places(rubric, standing)), open, tie(rubric, standing)].into_iter().flatten().collect()
}

/// How many places a pool has, how derived, how many of them are taken.
#[must_use]
pub fn places(rubric: &Rubric, standing: &PoolStanding) -> Message {
    let known = rubric.pool(standing.id.as_str());
    Message::new("results-pool")
        .with("pool", pool_name(rubric, &standing.id))
        .with("grade", known.map_or_else(|| Arg::from(""), |pool| grade_name(rubric, &pool.grade)))
        .with("places", standing.places())
        .with("derived", places_derived(rubric, standing))
        .with("base", standing.base)
        .with("taken", standing.taken)
}

/// The places that equal remainders leave open, if any.
#[must_use]
pub fn open_places(rubric: &Rubric, standing: &PoolStanding) -> Option<Message> {
    let PlacesRule::PartOf { tied, .. } = &standing.rule else { return None };
    let pools = list(tied.iter().map(|id| Message::new("word-plain").with("text", pool_name(rubric, id))));
    (standing.open > 0).then(|| Message::new("results-places-open").with("pools", pools).with("places", standing.open))
}

/// The equals at the line of a pool, if not all of them find a place.
#[must_use]
pub fn tie(rubric: &Rubric, standing: &PoolStanding) -> Option<Message> {
    let border = rubric.pool(standing.id.as_str())?.border;
    Some(tie_at_line(standing.tie.as_ref()?, border))
}

/// A line across the ranked list: which threshold, or whose places end there.
#[must_use]
pub fn cutoff(rubric: &Rubric, standings: &Standings, cutoff: Cutoff) -> Message {
    match cutoff {
        Cutoff::Threshold(grade) => {
            let message = Message::new("results-threshold");
            rubric.grades.get(grade).map_or(message.clone(), |of| message.with("grade", &of.name).with("points", of.at_least))
        }
        Cutoff::Quota(place) => {
            let message = Message::new("results-quota-line");
            let Some((pool, standing)) = rubric.pools.get(place).zip(standings.pools.get(place)) else { return message };
            let tie = standing.tie.as_ref().map(|tie| (tie, tie.admitted.is_some(), pool.border));
            let state = match tie {
                None if standing.open > 0 => "open",
                None => "none",
                Some((_, false, _)) => "waits",
                Some((_, true, Border::Chair)) => "settled",
                Some((_, true, Border::Include)) => "included",
                Some((_, true, Border::Exclude)) => "excluded",
            };
            message
                .with("pool", &pool.name)
                .with("grade", grade_name(rubric, &pool.grade))
                .with("places", standing.places())
                .with("taken", standing.taken)
                .with("state", state)
                .with("tied", tie.map_or(0, |(tie, ..)| tie.tied.len()))
        }
    }
}

/// How a pool comes to its number of places, such as `12 ÷ 25 × 8 = 3.84, rounded down to 3`.
#[must_use]
pub fn places_derived(rubric: &Rubric, standing: &PoolStanding) -> Message {
    let share = |of: u32, base: i128, whole: i128| exact(Exact::new(i128::from(of) * base * i128::from(Points::UNITS), whole));
    let by_rule = match &standing.rule {
        PlacesRule::Fixed => Message::new("results-places-fixed"),
        PlacesRule::ShareOf { pool, base: 0, .. } => Message::new("results-places-no-base").with("pool", pool_name(rubric, pool)),
        PlacesRule::ShareOf { pool, places, base } => Message::new("results-places-share")
            .with("pool", pool_name(rubric, pool))
            .with("places", *places)
            .with("base", *base)
            .with("here", standing.base)
            .with("share", share(*places, standing.base.into(), (*base).into())),
        PlacesRule::Share { percent, of, base, rounding } => Message::new("results-places-percent")
            .with("percent", *percent)
            .with("of", of.id())
            .with("passing", passing_grade(rubric))
            .with("base", *base)
            .with("rounding", rounding.id())
            .with("share", share(*base, percent.units().into(), 100 * i128::from(Points::UNITS))),
        PlacesRule::PartOf { quota, whole: 0, .. } => {
            Message::new("results-places-nobody").with("quota", divided_quota_name(rubric, quota))
        }
        PlacesRule::PartOf { quota, places, of, base, whole, .. } => Message::new("results-places-part")
            .with("quota", divided_quota_name(rubric, quota))
            .with("places", *places)
            .with("of", of.id())
            .with("passing", passing_grade(rubric))
            .with("base", *base)
            .with("whole", *whole)
            .with("share", share(*places, (*base).into(), (*whole).into())),
    };
    let by_rule = by_rule.with("by-rule", standing.by_rule);
    match standing.set_by_chair {
        Some(_) => Message::new("results-places-by-chair").with("derived", by_rule),
        None => by_rule,
    }
}

fn tie_at_line(tie: &Tie, border: Border) -> Message {
    let id = match (border, &tie.admitted) {
        (_, None) => "results-tie-open",
        (Border::Chair, Some(_)) => "results-tie-settled",
        (Border::Include, Some(_)) => "results-tie-included",
        (Border::Exclude, Some(_)) => "results-tie-excluded",
    };
    let admitted = tie.admitted.as_deref().unwrap_or_default();
    Message::new(id).with("tied", ids(tie.tied.iter())).with("places", tie.places).with("admitted", ids(admitted.iter()))
}
