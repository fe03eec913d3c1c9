//! The arithmetic of one studio: examples worked by hand, and what holds for all sheets.

use proptest::prelude::*;

use super::*;
use crate::domain::sample::{points, rubric, sheet, totals};

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
    let sheets = [sheet(1, "45", "30"), sheet(2, "50", "25"), sheet(3, "40", "30"), sheet(4, "38", "30"), sheet(5, "30", "30")];
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
