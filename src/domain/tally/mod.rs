//! The tally: what the submitted sheets of one studio come to.
//!
//! The rule (去掉一个最高分和一个最低分): from `drop_from` sheets on, so many of the highest and of the lowest scores are dropped, and
//! the mean (median, sum) of the others is taken. Which scores is the rubric's to say: the totals of the sheets, or those of each
//! dimension or item by itself. Equals at an end share the drop: of `k` equal scores of which one goes, each loses `1/k` of its
//! weight. So no order of experts changes a figure. At level sheet dimensions, items, bonus and adjustment are means with the
//! weights of the sheets; at the others the total is the sum of the parts. So the parts add up to the total before rounding.

mod working;

#[cfg(test)]
mod known;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

use std::ops::Range;

pub use working::{Working, Workings};

use super::id::SeatId;
use super::points::{Exact, Points};
use super::rubric::{Dimension, Item, Level, Rubric, TieKey};
use super::sheet::{Figures, Sheet};
use super::weight::Weight;
use working::{divisor, kept, sheet_unit};

/// What one expert's submitted sheet adds up to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submitted {
    /// Whose sheet.
    pub expert: SeatId,
    /// What it adds up to, before weights.
    pub figures: Figures,
    /// The points of each item of the base; empty where the rubric's rules never look at a single item.
    pub items: Vec<Points>,
}

impl Submitted {
    /// What an expert's sheet adds up to.
    #[must_use]
    pub fn of(rubric: &Rubric, expert: SeatId, sheet: &Sheet) -> Self {
        let looks = rubric.aggregation.level == Level::Item || !rubric.is_unweighted() || compares_items(rubric);
        let items = if looks { sheet.points().take(rubric.base_items()).collect() } else { Vec::new() };
        Submitted { expert, figures: sheet.figures(rubric), items }
    }

    /// The points of an item, in units of points.
    fn item(&self, place: usize) -> i64 {
        self.items.get(place).copied().unwrap_or_default().units()
    }

    /// The points of the dimension at a place, whose items begin at the place `first`, with the items' weights, in units of which
    /// there are so many ([`sheet_unit`]) to one of points.
    fn dimension(&self, dimension: &Dimension, place: usize, first: usize, unit: i128) -> i128 {
        if unit == 1 {
            return self.figures.dimensions.get(place).copied().unwrap_or_default().units().into();
        }
        let items = dimension.items.iter().enumerate();
        items.map(|(n, item)| i128::from(self.item(first + n)) * i128::from(item.weight.ten_thousandths())).sum()
    }
}

/// Whether single items settle equal totals.
fn compares_items(rubric: &Rubric) -> bool {
    rubric.tie_break.iter().any(TieKey::is_about_items)
}

/// How much a sheet counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weighed {
    /// Whose sheet.
    pub expert: SeatId,
    /// Its total, before weights of items and dimensions.
    pub total: Points,
    /// Its total with the weights of items and dimensions, in units of points.
    pub value: Exact,
    /// 1 where it counts in full, 0 where it is dropped, between them where equals share a drop. Always 1 where extremes are
    /// dropped by dimension or item.
    pub weight: Exact,
}

/// A figure of the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    /// As it goes into the next sum, in units of points.
    pub exact: Exact,
    /// As it is printed: rounded half up to the decimals of the rubric.
    pub printed: Points,
}

/// What the submitted sheets of a studio come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// Every submitted sheet with its weight, in the order given. At level sheet the weights add up to [`Tally::counted`].
    pub sheets: Vec<Weighed>,
    /// How many of the highest scores were dropped (with the median: stand above the middle).
    pub dropped_highest: usize,
    /// How many of the lowest scores were dropped (with the median: stand below the middle).
    pub dropped_lowest: usize,
    /// The total.
    pub total: Figure,
    /// The figure of each dimension, in the rubric's order.
    pub dimensions: Vec<Figure>,
    /// The figure of each item of the base, before its dimension's weight; empty unless extremes are dropped by item or
    /// single items settle equal totals. Where a part above the item is averaged, the means have the same shares and add up to it.
    pub items: Vec<Figure>,
    /// The bonus.
    pub bonus: Figure,
    /// The change of the total.
    pub adjustment: Figure,
    /// The median of all submitted sheet totals (with weights), dropped ones included.
    pub median: Figure,
    /// The highest less the lowest of all submitted sheet totals (with weights), rounded to the decimals of the rubric, two at the fewest.
    pub spread: Points,
    /// Whether the totals lie further apart than the rubric's limit.
    pub spread_flagged: bool,
    /// How many marks of full points the base got from all submitted sheets; counted only where single items settle equal totals.
    pub full_marks: u32,
}

impl Tally {
    /// What `sheets` come to; `None` without any.
    #[must_use]
    pub fn of(rubric: &Rubric, sheets: &[Submitted]) -> Option<Self> {
        let (totals, unit) = totals(rubric, sheets);
        let mut sorted = totals.clone();
        sorted.sort_unstable();
        let figure = |exact| Figure::of(exact, rubric.aggregation.decimals);
        let spread = Exact::new(sorted.last()? - sorted.first()?, unit);
        let kept = kept(rubric.aggregation, sorted.len());
        let shares = Shares::of(&sorted, kept.clone())?;
        let parts = match Workings::of(rubric, sheets) {
            Some(workings) => Parts::worked(&workings, items_by_dimension(rubric, sheets)),
            None => Parts::shared(rubric, sheets, &totals, unit, &shares),
        };
        let shared = rubric.aggregation.level == Level::Sheet;
        let weighed = |(sheet, total): (&Submitted, &i128)| Weighed {
            expert: sheet.expert.clone(),
            total: sheet.figures.total,
            value: ratio(*total, unit),
            weight: if shared { ratio(shares.scaled(*total), shares.unit) } else { Exact::from_integer(1) },
        };
        Some(Tally {
            sheets: sheets.iter().zip(&totals).map(weighed).collect(),
            dropped_highest: sorted.len() - kept.end,
            dropped_lowest: kept.start,
            total: figure(parts.total),
            dimensions: parts.dimensions.into_iter().map(figure).collect(),
            items: parts.items.into_iter().map(figure).collect(),
            bonus: figure(parts.bonus),
            adjustment: figure(parts.adjustment),
            median: figure(median(&sorted, unit)?),
            spread: Points::rounded(spread, rubric.aggregation.decimals.max(2)),
            full_marks: full_marks(rubric, sheets),
            spread_flagged: rubric.spread.is_some_and(|limit| spread > limit.exact()),
        })
    }

    /// How many scores count: the submitted ones less the dropped ones.
    #[must_use]
    pub fn counted(&self) -> usize {
        self.sheets.len() - self.dropped_highest - self.dropped_lowest
    }
}

impl Figure {
    fn of(exact: Exact, decimals: u8) -> Self {
        Figure { exact, printed: Points::rounded(exact, decimals) }
    }
}

/// The exact figure of so many units; most figures are whole, and need no reducing.
fn ratio(units: i128, unit: i128) -> Exact {
    if unit == 1 { Exact::from_integer(units) } else { Exact::new(units, unit) }
}

/// The total of each sheet with the weights of items and dimensions, and how many of its units make one of points.
fn totals(rubric: &Rubric, sheets: &[Submitted]) -> (Vec<i128>, i128) {
    let of_dimension = sheet_unit(rubric);
    if of_dimension == 1 {
        return (sheets.iter().map(|sheet| sheet.figures.total.units().into()).collect(), 1);
    }
    let unit = of_dimension * i128::from(Weight::ONE.ten_thousandths());
    let total = |sheet: &Submitted| {
        let beside = sheet.figures.bonus + sheet.figures.adjustment;
        let mut first = 0;
        let dimensions = rubric.dimensions.iter().enumerate().map(|(place, dimension)| {
            let points = sheet.dimension(dimension, place, first, of_dimension) * i128::from(dimension.weight.ten_thousandths());
            first += dimension.items.len();
            points
        });
        dimensions.sum::<i128>() + i128::from(beside.units()) * unit
    };
    (sheets.iter().map(total).collect(), unit)
}

/// The total of each sheet with the weights of items and dimensions, in points, for diagnostics that nobody is graded by.
#[must_use]
pub fn totals_as_floats(rubric: &Rubric, sheets: &[Submitted]) -> Vec<f64> {
    let (totals, unit) = totals(rubric, sheets);
    totals.into_iter().map(|total| total as f64 / (unit * i128::from(Points::UNITS)) as f64).collect()
}

/// What a total is made of, exact.
struct Parts {
    total: Exact,
    dimensions: Vec<Exact>,
    items: Vec<Exact>,
    bonus: Exact,
    adjustment: Exact,
}

impl Parts {
    /// Parts that each come from scores of their own; the total is their sum.
    fn worked(of: &Workings, by_dimension: Vec<Exact>) -> Self {
        let dimensions: Vec<Exact> = of.dimensions.iter().map(|working| working.figure).collect();
        let items = if of.items.is_empty() { by_dimension } else { of.items.iter().map(|working| working.figure).collect() };
        let (bonus, adjustment) = (of.bonus.figure, of.adjustment.figure);
        Parts { total: dimensions.iter().sum::<Exact>() + bonus + adjustment, dimensions, items, bonus, adjustment }
    }

    /// Parts of the sheets as a whole: every one with the shares by which the sheets' totals count.
    fn shared(rubric: &Rubric, sheets: &[Submitted], totals: &[i128], unit: i128, shares: &Shares<'_>) -> Self {
        let scaled: Vec<i128> = totals.iter().map(|total| shares.scaled(*total)).collect();
        let divisor = shares.unit * divisor(rubric.aggregation, &shares.kept);
        let taken = |products: &mut dyn Iterator<Item = i128>, unit: i128| Exact::new(products.sum(), divisor * unit);
        let points = |part: &dyn Fn(&Figures) -> Points| {
            let parts = sheets.iter().map(|sheet| i128::from(part(&sheet.figures).units()));
            taken(&mut parts.zip(&scaled).map(|(points, share)| points * share), 1)
        };
        let (mut first, of_dimension, mut items) = (0, sheet_unit(rubric), Vec::new());
        let mut dimensions = Vec::with_capacity(rubric.dimensions.len());
        for (place, dimension) in rubric.dimensions.iter().enumerate() {
            let parts = sheets.iter().map(|sheet| sheet.dimension(dimension, place, first, of_dimension));
            let figure = taken(&mut parts.zip(&scaled).map(|(points, share)| points * share), of_dimension);
            dimensions.push(if dimension.weight.is_one() { figure } else { figure * dimension.weight.exact() });
            if compares_items(rubric) {
                items.extend(items_with(sheets, dimension, first, &scaled, divisor));
            }
            first += dimension.items.len();
        }
        Parts {
            total: taken(&mut totals.iter().zip(&scaled).map(|(total, share)| total * share), unit),
            dimensions,
            items,
            bonus: points(&|figures| figures.bonus),
            adjustment: points(&|figures| figures.adjustment),
        }
    }
}

/// The figures of a dimension's items, of which the first stands at the place `first`: means with the shares of something above them.
fn items_with(sheets: &[Submitted], dimension: &Dimension, first: usize, scaled: &[i128], divisor: i128) -> Vec<Exact> {
    let figure = |(n, item): (usize, &Item)| {
        let products = sheets.iter().zip(scaled).map(|(sheet, share)| i128::from(sheet.item(first + n)) * share);
        Exact::new(products.sum(), divisor) * item.weight.exact()
    };
    dimension.items.iter().enumerate().map(figure).collect()
}

/// The figures of all items where extremes are dropped by dimension; none where nobody asks for them.
fn items_by_dimension(rubric: &Rubric, sheets: &[Submitted]) -> Vec<Exact> {
    let (mut first, mut items, unit) = (0, Vec::new(), sheet_unit(rubric));
    if rubric.aggregation.level != Level::Dimension || !compares_items(rubric) {
        return items;
    }
    for (place, dimension) in rubric.dimensions.iter().enumerate() {
        let scores: Vec<i128> = sheets.iter().map(|sheet| sheet.dimension(dimension, place, first, unit)).collect();
        let mut sorted = scores.clone();
        sorted.sort_unstable();
        if let Some(shares) = Shares::of(&sorted, kept(rubric.aggregation, sorted.len())) {
            let scaled: Vec<i128> = scores.iter().map(|score| shares.scaled(*score)).collect();
            let divisor = shares.unit * divisor(rubric.aggregation, &shares.kept);
            items.extend(items_with(sheets, dimension, first, &scaled, divisor));
        }
        first += dimension.items.len();
    }
    items
}

/// The number of marks of full points, where single items are compared.
fn full_marks(rubric: &Rubric, sheets: &[Submitted]) -> u32 {
    if !compares_items(rubric) {
        return 0;
    }
    let full = || rubric.dimensions.iter().flat_map(|dimension| &dimension.items).map(|item| item.points);
    let marks = sheets.iter().flat_map(|sheet| sheet.items.iter().copied().map(Some).zip(full()));
    u32::try_from(marks.filter(|(mark, full)| mark == full).count()).unwrap_or(u32::MAX)
}

fn median(sorted: &[i128], unit: i128) -> Option<Exact> {
    let (below, above) = (sorted.get((sorted.len() - 1) / 2)?, sorted.get(sorted.len() / 2)?);
    Some(Exact::new(below + above, 2 * unit))
}

/// How the sheets of a studio share in its figures, over a common denominator, so that sums are sums of integers.
struct Shares<'a> {
    sorted: &'a [i128],
    kept: Range<usize>,
    /// The share of a sheet that counts in full: the product of the sizes of the two groups of equals that a drop may cut.
    unit: i128,
}

impl<'a> Shares<'a> {
    fn of(sorted: &'a [i128], kept: Range<usize>) -> Option<Self> {
        let size = |total: &i128| equals(sorted, *total).len() as i128;
        let unit = size(sorted.get(kept.start)?) * size(sorted.get(kept.end.checked_sub(1)?)?);
        Some(Shares { sorted, kept, unit })
    }

    /// The share of a sheet with this total, times `unit`: the part of its equals that stands between the dropped ends.
    fn scaled(&self, total: i128) -> i128 {
        let equals = equals(self.sorted, total);
        let kept = equals.end.min(self.kept.end).saturating_sub(equals.start.max(self.kept.start));
        self.unit * kept as i128 / equals.len().max(1) as i128
    }
}

/// The places that a total and its equals take among all.
fn equals(sorted: &[i128], total: i128) -> Range<usize> {
    sorted.partition_point(|&other| other < total)..sorted.partition_point(|&other| other <= total)
}
