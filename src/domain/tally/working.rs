//! How the scores of one item or dimension become its figure, step by step. The tally takes the figures from here and the
//! explanation shows the steps, so that they cannot differ.

use std::ops::Range;

use super::Submitted;
use crate::domain::points::{Exact, Points, rounded};
use crate::domain::rubric::{Aggregation, Level, Method, Rubric};
use crate::domain::weight::Weight;

/// How the scores of one item or dimension became its figure. Each step starts from the one before; all are in units of points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Working {
    /// The scores of all submitted sheets, lowest first; empty where the figure begins as the sum of the items.
    pub scores: Vec<Exact>,
    /// Which of them are left after dropping; with the median the middle ones.
    pub kept: Range<usize>,
    /// Their mean, median or sum; or the sum of the items.
    pub taken: Exact,
    /// That, rounded where the rubric says so.
    pub rounded: Exact,
    /// That, times the weight.
    pub weighted: Exact,
    /// That, rounded where the rubric says so.
    pub figure: Exact,
}

/// What a part's figure goes through once its scores are one.
struct Steps {
    first: Option<u8>,
    weight: Weight,
    second: Option<u8>,
}

/// The workings of all parts of a studio's total where extremes are dropped by dimension or by item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workings {
    /// At level item one for each item of the base; else empty.
    pub items: Vec<Working>,
    /// One for each dimension.
    pub dimensions: Vec<Working>,
    /// The bonus, capped on every sheet.
    pub bonus: Working,
    /// The changes of totals.
    pub adjustment: Working,
}

impl Workings {
    /// How the parts come about; `None` without sheets, and at level sheet, where the sheets' totals are averaged.
    #[must_use]
    pub fn of(rubric: &Rubric, sheets: &[Submitted]) -> Option<Self> {
        let rule = rubric.aggregation;
        if sheets.is_empty() || rule.level == Level::Sheet {
            return None;
        }
        let whole = |part: &dyn Fn(&Submitted) -> Points| {
            let scores = sheets.iter().map(|sheet| part(sheet).units().into()).collect();
            Working::of(rule, scores, 1, &Steps { first: None, weight: Weight::ONE, second: None })
        };
        let (bonus, adjustment) = (whole(&|sheet| sheet.figures.bonus), whole(&|sheet| sheet.figures.adjustment));
        let mut items = Vec::new();
        let mut dimensions = Vec::with_capacity(rubric.dimensions.len());
        let (mut first, unit) = (0, sheet_unit(rubric));
        for (place, dimension) in rubric.dimensions.iter().enumerate() {
            let (rounding, weight) = (rule.rounding, dimension.weight);
            let steps = Steps { first: rounding.dimension, weight, second: rounding.dimension_weighted };
            if rule.level == Level::Item {
                let of_item = |(n, item): (usize, &crate::domain::rubric::Item)| {
                    let scores = sheets.iter().map(|sheet| sheet.item(first + n).into()).collect();
                    let steps = Steps { first: rounding.item, weight: item.weight, second: rounding.item_weighted };
                    Working::of(rule, scores, 1, &steps)
                };
                let own: Vec<Working> = dimension.items.iter().enumerate().map(of_item).collect();
                dimensions.push(Working::sum(own.iter().map(|working| working.figure).sum(), &steps));
                items.extend(own);
            } else {
                let scores = sheets.iter().map(|sheet| sheet.dimension(dimension, place, first, unit)).collect();
                dimensions.push(Working::of(rule, scores, unit, &steps));
            }
            first += dimension.items.len();
        }
        Some(Workings { items, dimensions, bonus, adjustment })
    }
}

/// How many units of a dimension's score on a sheet make one of points.
pub(super) fn sheet_unit(rubric: &Rubric) -> i128 {
    if rubric.is_unweighted() { 1 } else { Weight::ONE.ten_thousandths().into() }
}

impl Working {
    fn of(rule: Aggregation, mut scores: Vec<i128>, unit: i128, steps: &Steps) -> Self {
        scores.sort_unstable();
        let kept = kept(rule, scores.len());
        let sum: i128 = scores.get(kept.clone()).unwrap_or_default().iter().sum();
        let taken = Exact::new(sum, unit * divisor(rule, &kept));
        let scores = scores.into_iter().map(|score| Exact::new(score, unit)).collect();
        Working { scores, kept, ..Working::sum(taken, steps) }
    }

    /// A figure that is the sum of others.
    fn sum(taken: Exact, steps: &Steps) -> Self {
        let step = |figure, decimals: Option<u8>| decimals.map_or(figure, |decimals| rounded(figure, decimals));
        let first = step(taken, steps.first);
        let weighted = if steps.weight.is_one() { first } else { first * steps.weight.exact() };
        let figure = step(weighted, steps.second);
        Working { scores: Vec::new(), kept: 0..0, taken, rounded: first, weighted, figure }
    }
}

/// Which of so many scores, lowest first, are left after dropping; with the median the middle ones. At least one is, if there is any.
pub(super) fn kept(rule: Aggregation, scores: usize) -> Range<usize> {
    let (lowest, highest) = (rule.drop_lowest as usize, rule.drop_highest as usize);
    let drops = scores >= rule.drop_from as usize && scores.saturating_sub(lowest) > highest;
    let left = if drops { lowest..scores - highest } else { 0..scores };
    match rule.method {
        Method::Mean | Method::Sum => left,
        Method::Median => {
            let beside = left.len().saturating_sub(1) / 2;
            left.start + beside..left.end - beside
        }
    }
}

/// What the sum of the scores that are left is divided by.
pub(super) fn divisor(rule: Aggregation, kept: &Range<usize>) -> i128 {
    match rule.method {
        Method::Sum => 1,
        Method::Mean | Method::Median => kept.len().max(1) as i128,
    }
}
