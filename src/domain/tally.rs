//! The tally: what the submitted sheets of one studio come to.
//!
//! The rule (去掉一个最高分和一个最低分): from `drop_from` sheets on, the `drop_each_end` highest and as many lowest sheet
//! totals are dropped, and the mean of the others is the result. Equals at an end share the drop: of `k` equal totals of which
//! one goes, each loses `1/k` of its weight. So no order of experts changes a figure. Dimensions, bonus and adjustment are means
//! with the same weights, so that they add up to the total before rounding.

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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::sample::{points, rubric, sheet, totals};
    use super::*;

    fn tally(of: &[&str]) -> Tally {
        Tally::of(&rubric(), &totals(of)).unwrap()
    }

    fn weights(tally: &Tally) -> Vec<String> {
        tally.sheets.iter().map(|sheet| sheet.weight.to_string()).collect()
    }

    #[test]
    fn highest_and_lowest_are_dropped_from_five_sheets_on() {
        let tally = tally(&["99", "85", "80", "92", "90"]);
        assert_eq!(weights(&tally), ["0", "1", "0", "1", "1"]);
        assert_eq!((tally.sheets.len(), tally.counted(), tally.dropped_each_end), (5, 3, 1));
        assert_eq!(tally.total.printed, points("89")); // (85 + 92 + 90) / 3
        assert_eq!(tally.median.exact, points("90").exact());
        assert_eq!(tally.spread, points("19"));
    }

    #[test]
    fn fewer_sheets_make_a_plain_mean() {
        let tally = tally(&["80", "92", "85", "90"]);
        assert_eq!(weights(&tally), ["1"; 4]);
        assert_eq!((tally.counted(), tally.dropped_each_end), (4, 0));
        assert_eq!(tally.total.printed, points("86.75")); // 347 / 4
        assert_eq!(tally.median.printed, points("87.5")); // (85 + 90) / 2
    }

    #[test]
    fn equal_extremes_share_the_drop_in_every_figure() {
        let none = Points::ZERO;
        let sheet = |n, support, technical| sheet(n, [points(support), points(technical), points("20")], none, none);
        // Totals 95, 95, 90, 88, 80: half of each 95 counts, the 80 not at all.
        let sheets =
            [sheet(1, "45", "30"), sheet(2, "50", "25"), sheet(3, "40", "30"), sheet(4, "38", "30"), sheet(5, "30", "30")];
        let tally = Tally::of(&rubric(), &sheets).unwrap();
        assert_eq!(weights(&tally), ["1/2", "1/2", "1", "1", "0"]);
        assert_eq!(tally.total.printed, points("91")); // (47.5 + 47.5 + 90 + 88) / 3
        let printed: Vec<Points> = tally.dimensions.iter().map(|figure| figure.printed).collect();
        // (22.5 + 25 + 40 + 38) / 3 = 41.8333; (15 + 12.5 + 30 + 30) / 3 = 29.1667; (10 + 10 + 20 + 20) / 3
        assert_eq!(printed, [points("41.83"), points("29.17"), points("20")]);
    }

    #[test]
    fn equals_throughout_share_both_drops() {
        let tally = tally(&["90"; 5]);
        assert_eq!(weights(&tally), ["3/5"; 5]);
        assert_eq!(tally.total.exact, points("90").exact());
    }

    #[test]
    fn several_are_dropped_from_the_end_inward() {
        let mut rubric = rubric();
        rubric.aggregation.drop_each_end = 2;
        // The 95 goes and one of the two 90; the 70 and the 75 go: (90 + 85 + 80) / 3.
        let tally = Tally::of(&rubric, &totals(&["95", "90", "90", "85", "80", "75", "70"])).unwrap();
        assert_eq!(weights(&tally), ["0", "1/2", "1/2", "1", "1", "0", "0"]);
        assert_eq!((tally.total.printed, tally.counted()), (points("85"), 3));
        // Two of three 90 go, so each keeps a third; both 70 go: (90 + 85 + 80) / 3.
        let tally = Tally::of(&rubric, &totals(&["90", "90", "90", "85", "80", "70", "70"])).unwrap();
        assert_eq!(weights(&tally), ["1/3", "1/3", "1/3", "1", "1", "0", "0"]);
        assert_eq!(tally.total.printed, points("85"));
    }

    #[test]
    fn a_rule_that_would_drop_every_sheet_drops_none() {
        let mut rubric = rubric();
        rubric.aggregation.drop_each_end = 3;
        let tally = Tally::of(&rubric, &totals(&["80", "81", "82", "83", "84", "88"])).unwrap();
        assert_eq!((tally.counted(), tally.total.printed), (6, points("83"))); // 498 / 6
        assert_eq!(Tally::of(&rubric, &[]), None);
    }

    #[test]
    fn halves_are_rounded_up_once_at_the_end() {
        let mut rubric = rubric();
        let sheets = totals(&["89.5", "89.5", "89.5", "89.52"]); // 89.505
        for (decimals, printed) in [(0, "90"), (1, "89.5"), (2, "89.51")] {
            rubric.aggregation.decimals = decimals;
            assert_eq!(Tally::of(&rubric, &sheets).unwrap().total.printed, points(printed), "{decimals} decimals");
        }
        rubric.aggregation.decimals = 0;
        let sheets = totals(&["89.4", "89.4", "89.49"]); // 89.43: rounding in steps would come to 90
        assert_eq!(Tally::of(&rubric, &sheets).unwrap().total.printed, points("89"));
    }

    #[test]
    fn bonus_and_adjustment_have_means_of_their_own() {
        let support = [points("40"), points("30"), points("20")];
        let sheets = [
            sheet(1, support, points("5"), points("0")),
            sheet(2, support, points("2"), points("-3")),
            sheet(3, support, points("0"), points("0")),
        ];
        let tally = Tally::of(&rubric(), &sheets).unwrap();
        assert_eq!(tally.bonus.printed, points("2.33")); // 7 / 3
        assert_eq!(tally.adjustment.printed, points("-1"));
        assert_eq!(tally.total.printed, points("91.33")); // (95 + 89 + 90) / 3
    }

    #[test]
    fn totals_further_apart_than_the_limit_are_flagged() {
        assert!(!tally(&["80", "85", "90"]).spread_flagged);
        assert!(tally(&["80", "85", "90.5"]).spread_flagged);
        let mut rubric = rubric();
        rubric.spread = None;
        assert!(!Tally::of(&rubric, &totals(&["60", "85", "90.5"])).unwrap().spread_flagged);
    }

    /// Few different values, so that equals are common; dimensions differ between equal totals.
    fn any_sheets() -> impl Strategy<Value = Vec<Submitted>> {
        let drawn = (0i64..4, 0i64..4, 0i64..3, 0i64..3);
        prop::collection::vec(drawn, 1..10).prop_map(|sheets| {
            let step = |n: i64| Points::from_hundredths(n * 50);
            let drawn = |(n, &(a, b, bonus, less)): (usize, &(i64, i64, i64, i64))| {
                sheet(n, [points("40") + step(a), points("25") + step(b), points("20")], step(bonus), -step(less))
            };
            sheets.iter().enumerate().map(drawn).collect()
        })
    }

    fn any_rubric() -> impl Strategy<Value = Rubric> {
        (0u32..4, 0u32..8).prop_map(|(drop_each_end, drop_from)| {
            let mut rubric = rubric();
            rubric.aggregation.drop_each_end = drop_each_end;
            rubric.aggregation.drop_from = drop_from;
            rubric
        })
    }

    proptest! {
        #[test]
        fn no_order_of_experts_changes_a_figure(
            rubric in any_rubric(),
            (sheets, shuffled) in any_sheets().prop_flat_map(|s| (Just(s.clone()), Just(s).prop_shuffle())),
        ) {
            let by_expert = |sheets: &[Submitted]| {
                let mut tally = Tally::of(&rubric, sheets).unwrap();
                tally.sheets.sort_by(|a, b| a.expert.cmp(&b.expert));
                tally
            };
            prop_assert_eq!(by_expert(&sheets), by_expert(&shuffled));
        }

        #[test]
        fn parts_add_up_to_the_total_before_rounding(rubric in any_rubric(), sheets in any_sheets()) {
            let tally = Tally::of(&rubric, &sheets).unwrap();
            let parts: Exact = tally.dimensions.iter().chain([&tally.bonus, &tally.adjustment]).map(|figure| figure.exact).sum();
            prop_assert_eq!(parts, tally.total.exact);
        }

        #[test]
        fn weights_are_between_0_and_1_and_add_up_to_the_sheets_that_count(rubric in any_rubric(), sheets in any_sheets()) {
            let tally = Tally::of(&rubric, &sheets).unwrap();
            prop_assert!(tally.sheets.iter().all(|s| s.weight >= Exact::from_integer(0) && s.weight <= Exact::from_integer(1)));
            prop_assert_eq!(tally.sheets.iter().map(|s| s.weight).sum::<Exact>(), Exact::from_integer(tally.counted() as i128));
            let drops = sheets.len() >= rubric.aggregation.drop_from as usize;
            prop_assert!(drops || tally.counted() == sheets.len());
        }

        #[test]
        fn the_total_is_what_dropping_from_a_sorted_list_gives(rubric in any_rubric(), sheets in any_sheets()) {
            let tally = Tally::of(&rubric, &sheets).unwrap();
            let mut totals: Vec<Points> = sheets.iter().map(|s| s.figures.total).collect();
            totals.sort();
            let kept = &totals[tally.dropped_each_end..totals.len() - tally.dropped_each_end];
            prop_assert_eq!(tally.total.exact * kept.len() as i128, kept.iter().copied().sum::<Points>().exact());
        }

        #[test]
        fn the_total_lies_between_the_sheet_totals(rubric in any_rubric(), sheets in any_sheets()) {
            let tally = Tally::of(&rubric, &sheets).unwrap();
            let totals = || sheets.iter().map(|s| s.figures.total);
            prop_assert!(totals().min().unwrap() <= tally.total.printed && tally.total.printed <= totals().max().unwrap());
            prop_assert!(totals().min().unwrap() <= tally.median.printed && tally.median.printed <= totals().max().unwrap());
        }

        #[test]
        fn more_points_from_an_expert_never_lower_the_total(
            rubric in any_rubric(), sheets in any_sheets(), which in any::<prop::sample::Index>(), more in 1i64..400,
        ) {
            let mut raised = sheets.clone();
            let figures = &mut raised[which.index(sheets.len())].figures;
            figures.dimensions[0] = figures.dimensions[0] + Points::from_hundredths(more);
            figures.total = figures.total + Points::from_hundredths(more);
            let (before, after) = (Tally::of(&rubric, &sheets).unwrap(), Tally::of(&rubric, &raised).unwrap());
            prop_assert!(after.total.exact >= before.total.exact && after.median.exact >= before.median.exact);
        }
    }
}
