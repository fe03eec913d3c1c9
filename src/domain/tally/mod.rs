//! The tally: what the submitted sheets of one studio come to.
//!
//! The rule (去掉一个最高分和一个最低分): from `drop_from` sheets on, the `drop_each_end` highest and as many lowest sheet
//! totals are dropped, and the mean of the others is the result. Equals at an end share the drop: of `k` equal totals of which
//! one goes, each loses `1/k` of its weight. So no order of experts changes a figure. Dimensions, bonus and adjustment are means
//! with the same weights, so that they add up to the total before rounding.

#[cfg(test)]
mod tests;

use super::id::SeatId;
use super::points::{Exact, Points};
use super::rubric::Rubric;
use super::sheet::Figures;

/// What one expert's submitted sheet adds up to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submitted {
    /// Whose sheet.
    pub expert: SeatId,
    /// What it adds up to.
    pub figures: Figures,
}

/// How much a sheet counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weighed {
    /// Whose sheet.
    pub expert: SeatId,
    /// Its total.
    pub total: Points,
    /// 1 where it counts in full, 0 where it is dropped, between them where equals share a drop.
    pub weight: Exact,
}

/// A figure of the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    /// As it is, in hundredths of a point.
    pub exact: Exact,
    /// As it is printed: rounded half up, once, to the decimals of the rubric.
    pub printed: Points,
}

/// What the submitted sheets of a studio come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// Every submitted sheet with its weight, in the order given. The weights add up to [`Tally::counted`].
    pub sheets: Vec<Weighed>,
    /// How many were dropped at each end; 0 where there are too few sheets for dropping.
    pub dropped_each_end: usize,
    /// The mean of the sheet totals.
    pub total: Figure,
    /// The mean of each dimension, in the rubric's order.
    pub dimensions: Vec<Figure>,
    /// The mean bonus.
    pub bonus: Figure,
    /// The mean change of the total.
    pub adjustment: Figure,
    /// The median of all submitted sheet totals, dropped ones included.
    pub median: Figure,
    /// The highest less the lowest of all submitted sheet totals.
    pub spread: Points,
    /// Whether the totals lie further apart than the rubric's limit.
    pub spread_flagged: bool,
}

impl Tally {
    /// What `sheets` come to; `None` without any.
    #[must_use]
    pub fn of(rubric: &Rubric, sheets: &[Submitted]) -> Option<Self> {
        let mut totals: Vec<Points> = sheets.iter().map(|sheet| sheet.figures.total).collect();
        totals.sort_unstable();
        let (lowest, highest) = (*totals.first()?, *totals.last()?);
        let spread = highest - lowest;
        let weights = Weights::of(rubric, &totals)?;
        let decimals = rubric.aggregation.decimals;
        let scaled: Vec<i128> = sheets.iter().map(|sheet| weights.scaled(&totals, sheet.figures.total)).collect();
        let mean = |part: &dyn Fn(&Figures) -> Points| {
            let products =
                sheets.iter().zip(&scaled).map(|(sheet, weight)| i128::from(part(&sheet.figures).hundredths()) * weight);
            Figure::of(Exact::new(products.sum(), weights.unit * weights.counted), decimals)
        };
        Some(Tally {
            total: mean(&|figures| figures.total),
            dimensions: (0..rubric.dimensions.len())
                .map(|place| mean(&|figures| figures.dimensions.get(place).copied().unwrap_or_default()))
                .collect(),
            bonus: mean(&|figures| figures.bonus),
            adjustment: mean(&|figures| figures.adjustment),
            median: Figure::of(median(&totals)?, decimals),
            spread,
            spread_flagged: rubric.spread.is_some_and(|limit| spread > limit),
            dropped_each_end: weights.dropped,
            sheets: sheets
                .iter()
                .zip(&scaled)
                .map(|(sheet, &scaled)| Weighed {
                    expert: sheet.expert.clone(),
                    total: sheet.figures.total,
                    weight: Exact::new(scaled, weights.unit),
                })
                .collect(),
        })
    }

    /// How many sheets count: the submitted ones less the dropped ones.
    #[must_use]
    pub fn counted(&self) -> usize {
        self.sheets.len() - 2 * self.dropped_each_end
    }
}

impl Figure {
    fn of(exact: Exact, decimals: u8) -> Self {
        Figure { exact, printed: Points::rounded(exact, decimals) }
    }
}

fn median(sorted: &[Points]) -> Option<Exact> {
    let (below, above) = (sorted.get((sorted.len() - 1) / 2)?, sorted.get(sorted.len() / 2)?);
    Some((below.exact() + above.exact()) / 2)
}

/// The weights of a studio's sheets, over a common denominator, so that sums are sums of integers.
struct Weights {
    dropped: usize,
    counted: i128,
    /// The weight of a sheet that counts in full: the product of the sizes of the two groups of equals that a drop may cut.
    unit: i128,
}

impl Weights {
    fn of(rubric: &Rubric, sorted: &[Points]) -> Option<Self> {
        let rule = rubric.aggregation;
        let each_end = rule.drop_each_end as usize;
        let drops = sorted.len() >= rule.drop_from as usize && sorted.len().saturating_sub(each_end) > each_end;
        let dropped = if drops { each_end } else { 0 };
        let size = |total: &Points| equals(sorted, *total).len() as i128;
        let unit = size(sorted.get(dropped)?) * size(sorted.get(sorted.len() - 1 - dropped)?);
        Some(Weights { dropped, counted: (sorted.len() - 2 * dropped) as i128, unit })
    }

    /// The weight of a sheet with this total, times `unit`: the share of its equals that stand between the dropped ends.
    fn scaled(&self, sorted: &[Points], total: Points) -> i128 {
        let equals = equals(sorted, total);
        let kept = equals.end.min(sorted.len() - self.dropped).saturating_sub(equals.start.max(self.dropped));
        self.unit * kept as i128 / equals.len() as i128
    }
}

/// The places that a total and its equals take among all.
fn equals(sorted: &[Points], total: Points) -> std::ops::Range<usize> {
    sorted.partition_point(|&other| other < total)..sorted.partition_point(|&other| other <= total)
}
