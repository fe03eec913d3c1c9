//! Agreement: what the chair should know about how the experts scored, and never what decides anything.
//!
//! Floats are allowed here and only here. Everything is computed from the totals of submitted sheets, with the weights of items and
//! dimensions that the result has too, whatever the level at which extremes are dropped: no expert's scores are ever standardised, which
//! does harm where experts see studios of different quality. Recused and missing sheets
//! are absent; excluded studios are left out (direct failures with sheets stay, their sheets tell as much about the experts).
//! Between groups of studios and experts that no sheet connects nothing is compared.

mod additive;
mod coefficients;
mod fair;
mod items;
mod scores;
mod stability;

#[cfg(test)]
mod known;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use self::additive::Fit;
use self::scores::{Moments, NOTHING, Scores};
use super::grading::{Entrant, Gate, Outcome, Settlement, Standings};
use super::id::PoolId;
use super::message::Message;
use super::panel::Member;
use super::points::Points;
use super::rubric::Rubric;
use super::state::State;
use super::tally::{Submitted, totals_as_floats};

/// A figure, or why there is none. Never NaN and never infinite.
pub type Stat<T = f64> = Result<T, Undefined>;

/// Why a figure is not defined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Undefined {
    /// There are fewer sheets than it needs.
    TooFewSheets,
    /// The scores do not differ where it measures differences.
    NoSpread,
    /// It needs every expert to have scored every studio.
    Holes,
    /// No other expert is connected with this one.
    Alone,
    /// Studios stand in groups that no sheet connects.
    NotLinked,
    /// The studio is excluded from the assessment.
    LeftOut,
    /// The studio has no rank in the official result.
    NotRanked,
    /// There are more sheets than are looked at one by one.
    TooMany,
}

impl Undefined {
    /// Its name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Undefined::TooFewSheets => "too_few_sheets",
            Undefined::NoSpread => "no_spread",
            Undefined::Holes => "holes",
            Undefined::Alone => "alone",
            Undefined::NotLinked => "not_linked",
            Undefined::LeftOut => "left_out",
            Undefined::NotRanked => "not_ranked",
            Undefined::TooMany => "too_many",
        }
    }

    /// In a few words.
    #[must_use]
    pub fn message(self) -> Message {
        Message::new(match self {
            Undefined::TooFewSheets => "agreement-too-few-sheets",
            Undefined::NoSpread => "agreement-no-spread",
            Undefined::Holes => "agreement-holes",
            Undefined::Alone => "agreement-alone",
            Undefined::NotLinked => "agreement-not-linked",
            Undefined::LeftOut => "agreement-excluded",
            Undefined::NotRanked => "agreement-not-ranked",
            Undefined::TooMany => "agreement-too-many",
        })
    }
}

/// Studios and experts that sheets connect, all by place.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The studios, in the roster's order.
    pub studios: Vec<usize>,
    /// The experts, in the panel's order.
    pub experts: Vec<usize>,
    /// How many sheets they share.
    pub sheets: usize,
    /// What the sheets still differ by after studio and severity, in points: the residual standard deviation.
    pub residual_deviation: Stat,
}

/// How the experts agree, over all sheets; 1 is full agreement. A low value says that the differences between the experts are
/// large beside those between the studios, not that somebody scored badly: it shrinks when only good studios are left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Coefficients {
    /// Krippendorff's alpha, interval metric.
    pub alpha: Stat,
    /// ICC(2,1): how far one expert's total can be trusted, absolute agreement.
    pub icc_single: Stat,
    /// ICC(2,k): how far the mean of [`Coefficients::mean_sheets`] experts can be trusted.
    pub icc_mean: Stat,
    /// The harmonic mean of the number of sheets of a studio: the k of ICC(2,k).
    pub mean_sheets: Stat,
    /// Kendall's W: how far the experts agree on the order; 0 to 1.
    pub kendall_w: Stat,
}

/// How much more an expert gives than the others of the group for the same studios.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Severity {
    /// In points: above 0 the expert gives more (lenient), below 0 less (strict). Sums to 0 over a group.
    pub points: f64,
    /// Its standard error, in points.
    pub error: Stat,
    /// Whether it is large enough to be spoken of: above 2 standard errors and above 1 point.
    pub named: bool,
}

/// What an expert is shown of the own scoring, and the chair of everybody's.
#[derive(Debug, Clone, PartialEq)]
pub struct Mirror {
    /// The expert's place.
    pub expert: usize,
    /// How many sheets count here.
    pub sheets: usize,
    /// The mean of the totals given, in points.
    pub mean: Stat,
    /// Their standard deviation, in points.
    pub spread: Stat,
    /// The place of the expert's group in [`Agreement::groups`].
    pub group: Option<usize>,
    /// How much more this expert gives.
    pub severity: Stat<Severity>,
    /// The correlation of the totals given with the mean of the others' totals for the same studios; from three studios on.
    pub correlation: Stat,
}

/// A sheet far from what its studio and its expert let expect: the residual is above 3 of its standard deviations.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outlier {
    /// The studio's place.
    pub studio: usize,
    /// The expert's place.
    pub expert: usize,
    /// The sheet's total, in points.
    pub total: f64,
    /// The total that studio and expert let expect, in points.
    pub expected: f64,
    /// The externally studentised residual; [`Undefined::NoSpread`] where all other sheets fit exactly.
    pub t: Stat,
}

/// How far the experts differ on an item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ItemSpread {
    /// The item's place on a sheet.
    pub item: usize,
    /// The variance within a studio, the mean over the studios with two sheets or more, in squared points.
    pub variance: Stat,
    /// Its square root as a share of what lies between the item's lowest and full points (the bonus cap, for a bonus item without).
    pub share: Stat,
}

/// Where a studio would stand by its fair score: what an expert of severity 0 would give it. Information, no result.
///
/// The least-squares fit is of sheet totals with the weights of items and dimensions. Without dropping and rounding, a result made by
/// sheet, by dimension or by item is the mean of these totals, so that the studio's effect stands on the scale of the printed total. Where
/// the rubric takes sums, it is multiplied by the number of the studio's scores that count, which brings it to that scale: a sum over
/// fewer experts is smaller, by the fair score as by the result.
#[derive(Debug, Clone, PartialEq)]
pub struct Fair {
    /// The place of the studio's group in [`Agreement::groups`]; `None` without a sheet.
    pub group: Option<usize>,
    /// The studio's effect, in points, on the scale of the printed total. Nothing is dropped in it, unlike in the official total.
    pub score: Stat,
    /// The rank it would have within its group, by the score as printed.
    pub rank: Stat<u32>,
    /// What would become of it; only where all ranked studios are in one group.
    pub outcome: Stat<Outcome>,
}

/// What a studio's outcome hinges on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hinges {
    /// The experts (by place) without whose sheets, on all studios, this one's outcome would be another; and which.
    pub experts: Vec<(usize, Outcome)>,
    /// A change by one point that would make it another; one of its own sheets, if one can.
    pub point: Option<OnePoint>,
}

impl Hinges {
    /// Whether the outcome hinges on anything.
    #[must_use]
    pub fn any(&self) -> bool {
        !self.experts.is_empty() || self.point.is_some()
    }
}

/// One point on one sheet, and what it would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnePoint {
    /// The place of the studio whose sheet it is; for a quota it need not be the one whose outcome changes.
    pub studio: usize,
    /// The place of the expert.
    pub expert: usize,
    /// One point more or one point less.
    pub change: Points,
    /// What would become of the studio that hinges on it.
    pub becomes: Outcome,
}

/// The whole of it. Studios and experts are named by their places in roster and panel.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    /// The official standings that all this stands beside.
    pub standings: Standings,
    /// How many sheets were looked at.
    pub sheets: usize,
    /// Excluded studios, which are left out.
    pub left_out: Vec<usize>,
    /// Connected groups, in the order of their first experts.
    pub groups: Vec<Group>,
    /// How the experts agree.
    pub coefficients: Coefficients,
    /// Every expert, in the panel's order.
    pub mirrors: Vec<Mirror>,
    /// Sheets far from the others, the farthest first.
    pub outliers: Vec<Outlier>,
    /// Every item, those on which the experts differ most first.
    pub items: Vec<ItemSpread>,
    /// Every studio, in the roster's order.
    pub fair: Vec<Fair>,
    /// Every studio, in the roster's order; [`Undefined::TooMany`] where there are too many sheets to try them all.
    pub hinges: Stat<Vec<Hinges>>,
}

/// From how many standard deviations on a sheet is an outlier.
const FAR: f64 = 3.0;
/// The fewest studios for a correlation; with two it is always 1 or -1.
const FEWEST_FOR_CORRELATION: usize = 3;

/// What an analysis is made from, taken out of the state at one moment, so that nobody has to wait while it is made.
#[derive(Debug, Clone)]
pub struct Evidence {
    rubric: Arc<Rubric>,
    panel: Arc<[Member]>,
    experts: Vec<usize>,
    entrants: Vec<Entrant>,
    quotas: BTreeMap<PoolId, u32>,
    settlements: Vec<Settlement>,
    scores: Scores,
    items: Vec<ItemSpread>,
}

impl Evidence {
    /// What the state holds.
    #[must_use]
    pub fn of(state: &State) -> Self {
        let entrants = state.entrants();
        let row = |entrant: &Entrant| {
            let sheets: &[Submitted] = if is_excluded(entrant) { &[] } else { &entrant.sheets };
            let totals = totals_as_floats(&state.session.rubric, sheets);
            sheets.iter().zip(totals).filter_map(|(sheet, total)| Some((state.seat_place(&sheet.expert)?, total))).collect()
        };
        let rows: Vec<Vec<(usize, f64)>> = entrants.iter().map(row).collect();
        Evidence {
            rubric: Arc::clone(&state.session.rubric),
            panel: Arc::clone(&state.session.panel),
            experts: state.experts().map(|(place, _)| place).collect(),
            items: items::spreads(state, rows.iter().enumerate().filter(|(_, row)| row.len() > 1).map(|(studio, _)| studio)),
            scores: Scores { rows, experts: state.session.panel.len() },
            quotas: state.quotas().clone(),
            settlements: state.settlements().to_vec(),
            entrants,
        }
    }

    /// The whole analysis.
    #[must_use]
    pub fn agreement(&self) -> Agreement {
        let fit = Fit::of(&self.scores);
        let standings = self.standings(&self.rubric, &self.entrants);
        let left_out = self.entrants.iter().enumerate().filter(|(_, entrant)| is_excluded(entrant)).map(|(studio, _)| studio);
        Agreement {
            sheets: fit.sheets.len(),
            left_out: left_out.collect(),
            coefficients: Coefficients::of(&self.scores, &fit),
            mirrors: self.mirrors(&fit),
            outliers: outliers(&fit),
            items: self.items.clone(),
            fair: fair::standings(self, &fit, &standings),
            hinges: stability::hinges(self, &standings),
            groups: fit.groups,
            standings,
        }
    }

    /// What one expert (by place) is shown; `None` for who is no expert.
    #[must_use]
    pub fn mirror(&self, expert: usize) -> Option<Mirror> {
        self.mirrors(&Fit::of(&self.scores)).into_iter().find(|mirror| mirror.expert == expert)
    }

    fn standings(&self, rubric: &Rubric, entrants: &[Entrant]) -> Standings {
        Standings::new(rubric, entrants, &self.quotas, &self.settlements)
    }

    fn mirrors(&self, fit: &Fit) -> Vec<Mirror> {
        let (totals, pairs) = (self.scores.by_expert(), beside_others(&self.scores));
        let mirror = |&expert: &usize| {
            let given = Moments::of(&totals[expert]);
            Mirror {
                expert,
                sheets: totals[expert].len(),
                mean: if given.count > 0.0 { Ok(given.mean) } else { Err(Undefined::TooFewSheets) },
                spread: given.variance().map(f64::sqrt).ok_or(Undefined::TooFewSheets),
                group: fit.group_of_expert(expert),
                severity: fit.experts[expert],
                correlation: correlation(&pairs[expert]),
            }
        };
        self.experts.iter().map(mirror).collect()
    }
}

fn is_excluded(entrant: &Entrant) -> bool {
    matches!(entrant.gate, Some(Gate::Excluded(_) | Gate::Ineligible(_)))
}

/// For each expert and studio that others scored too: the total given, and the mean of the others'.
fn beside_others(scores: &Scores) -> Vec<Vec<(f64, f64)>> {
    let mut pairs = vec![Vec::new(); scores.experts];
    for row in scores.rows.iter().filter(|row| row.len() > 1) {
        let sum: f64 = row.iter().map(|(_, total)| total).sum();
        row.iter().for_each(|&(expert, total)| pairs[expert].push((total, (sum - total) / (row.len() - 1) as f64)));
    }
    pairs
}

/// Pearson's correlation.
fn correlation(pairs: &[(f64, f64)]) -> Stat {
    if pairs.len() < FEWEST_FOR_CORRELATION {
        return Err(Undefined::TooFewSheets);
    }
    let (own, others): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    let (own, others) = (Moments::of(&own), Moments::of(&others));
    if own.squares <= NOTHING || others.squares <= NOTHING {
        return Err(Undefined::NoSpread);
    }
    let products: f64 = pairs.iter().map(|(a, b)| (a - own.mean) * (b - others.mean)).sum();
    Ok(products / (own.squares * others.squares).sqrt())
}

fn outliers(fit: &Fit) -> Vec<Outlier> {
    let far = fit.sheets.iter().filter(|sheet| sheet.alone_off || sheet.t.is_ok_and(|t| t.abs() > FAR));
    let mut outliers: Vec<Outlier> = far
        .map(|&additive::Fitted { studio, expert, total, expected, t, .. }| Outlier { studio, expert, total, expected, t })
        .collect();
    // One beyond all bounds comes first.
    let distance = |outlier: &Outlier| outlier.t.map_or(f64::INFINITY, f64::abs);
    outliers.sort_by(|a, b| distance(b).total_cmp(&distance(a)).then((a.studio, a.expert).cmp(&(b.studio, b.expert))));
    outliers
}
