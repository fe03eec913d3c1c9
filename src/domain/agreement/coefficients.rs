//! Coefficients of agreement. Each is undefined, with a reason, where there is too little to compute it from.

use super::additive::Fit;
use super::scores::{Moments, NOTHING, Scores};
use super::{Coefficients, Stat, Undefined};

impl Coefficients {
    pub(super) fn of(scores: &Scores, fit: &Fit) -> Self {
        let components = Components::of(scores, fit);
        let mean_sheets = mean_sheets(scores);
        Coefficients {
            alpha: alpha(scores),
            icc_single: components.and_then(|components| components.icc(1.0)),
            icc_mean: components.and_then(|components| components.icc(mean_sheets?)),
            mean_sheets,
            kendall_w: kendall_w(scores),
        }
    }
}

/// A share of a sum of variances, which has to be above nothing.
fn share(part: f64, whole: f64) -> Stat {
    if whole > NOTHING { Ok(part / whole) } else { Err(Undefined::NoSpread) }
}

/// Krippendorff's alpha, interval metric: 1 less observed over expected disagreement, over the studios that two experts or
/// more have scored (Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011).
fn alpha(scores: &Scores) -> Stat {
    let pairable: Vec<Vec<f64>> = scores.by_studio().into_iter().filter(|totals| totals.len() > 1).collect();
    if pairable.len() < 2 {
        // With one studio what is observed is what is expected: 0 by construction, and no finding.
        return Err(Undefined::TooFewSheets);
    }
    let all = Moments::of(&pairable.concat());
    let expected = all.variance().ok_or(Undefined::TooFewSheets)?;
    let within = |totals: &Vec<f64>| Moments::of(totals).variance().unwrap_or(0.0) * totals.len() as f64;
    let observed = pairable.iter().map(within).sum::<f64>() / all.count;
    share(expected - observed, expected)
}

/// How many sheets a studio has: the harmonic mean over the studios that have any. It is the number of experts that a mean
/// of incomplete sheets is worth (ten Hove, Jorgensen and van der Ark, Psychological Methods, 2022).
fn mean_sheets(scores: &Scores) -> Stat {
    let counts: Vec<f64> = scores.by_studio().iter().map(|totals| totals.len() as f64).collect();
    if counts.is_empty() {
        return Err(Undefined::TooFewSheets);
    }
    Ok(counts.len() as f64 / counts.iter().map(|count| 1.0 / count).sum::<f64>())
}

/// Variances of studios, experts and what is left, as estimated: they may come out below 0.
#[derive(Debug, Clone, Copy)]
struct Components {
    studios: f64,
    experts: f64,
    residual: f64,
}

impl Components {
    /// Two-way random effects without interaction by Henderson's method III (Henderson, Biometrics, 1953; Searle, Casella and
    /// McCulloch, Variance Components, 1992, chapter 5): each effect's reduction in squares after the other one is set equal to
    /// its expectation. In a complete design these are the mean squares of Shrout and Fleiss (1979).
    fn of(scores: &Scores, fit: &Fit) -> Stat<Self> {
        let (by_studio, by_expert) = (scores.by_studio(), scores.by_expert());
        let within = |lists: &[Vec<f64>]| lists.iter().map(|totals| Moments::of(totals).squares).sum::<f64>();
        let sheets = fit.sheets.len() as f64;
        let studios = by_studio.len() as f64;
        let experts = by_expert.iter().filter(|totals| !totals.is_empty()).count() as f64;
        let groups = fit.groups.len() as f64;
        if fit.freedom == 0 {
            return Err(Undefined::TooFewSheets);
        }
        let residual = fit.residual_squares / fit.freedom as f64;
        let of_studios = within(&by_expert) - fit.residual_squares;
        let of_experts = within(&by_studio) - fit.residual_squares;
        Ok(Components {
            studios: (of_studios - (studios - groups) * residual) / (sheets - experts),
            experts: (of_experts - (experts - groups) * residual) / (sheets - studios),
            residual,
        })
    }

    /// ICC(2,k): the share of the studios' variance in that of a mean of `sheets` experts, absolute agreement
    /// (Shrout and Fleiss, Psychological Bulletin, 1979).
    fn icc(self, sheets: f64) -> Stat {
        share(self.studios, self.studios + (self.experts + self.residual) / sheets)
    }
}

/// Kendall's W with the correction for equals (Kendall, Rank Correlation Methods, 1948), where every expert who scored at all
/// scored every studio.
fn kendall_w(scores: &Scores) -> Stat {
    let studios = scores.rows.iter().filter(|row| !row.is_empty()).count();
    let totals: Vec<Vec<f64>> = scores.by_expert().into_iter().filter(|totals| !totals.is_empty()).collect();
    if totals.iter().any(|totals| totals.len() != studios) {
        return Err(Undefined::Holes);
    }
    if totals.len() < 2 || studios < 2 {
        return Err(Undefined::TooFewSheets);
    }
    let (experts, count) = (totals.len() as f64, studios as f64);
    let ranked: Vec<(Vec<f64>, f64)> = totals.iter().map(|totals| ranks(totals)).collect();
    let sums: Vec<f64> = (0..studios).map(|studio| ranked.iter().map(|(ranks, _)| ranks[studio]).sum()).collect();
    let equals: f64 = ranked.iter().map(|(_, equals)| equals).sum();
    let most = experts * experts * (count.powi(3) - count) - experts * equals;
    share(12.0 * Moments::of(&sums).squares, most)
}

/// Ranks from 1, equals at the mean of theirs; and the sum of t³ - t over the sets of t equals.
fn ranks(totals: &[f64]) -> (Vec<f64>, f64) {
    let mut order: Vec<usize> = (0..totals.len()).collect();
    order.sort_by(|&a, &b| totals[a].total_cmp(&totals[b]));
    let mut ranks = vec![0.0; totals.len()];
    let (mut below, mut correction) = (0.0, 0.0);
    for equals in order.chunk_by(|&a, &b| totals[a] == totals[b]) {
        let count = equals.len() as f64;
        equals.iter().for_each(|&place| ranks[place] = below + (count + 1.0) / 2.0);
        below += count;
        correction += count.powi(3) - count;
    }
    (ranks, correction)
}
