//! The usual arithmetic of one studio, with examples worked by hand.

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
    assert_eq!((tally.sheets.len(), tally.counted(), tally.dropped_highest), (5, 3, 1));
    assert_eq!(tally.total.printed, points("89")); // (85 + 92 + 90) / 3
    assert_eq!(tally.median.exact, points("90").exact());
    assert_eq!(tally.spread, points("19"));
}

#[test]
fn fewer_sheets_make_a_plain_mean() {
    let tally = tally(&["80", "92", "85", "90"]);
    assert_eq!(weights(&tally), ["1"; 4]);
    assert_eq!((tally.counted(), tally.dropped_highest), (4, 0));
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
    (rubric.aggregation.drop_highest, rubric.aggregation.drop_lowest) = (2, 2);
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
    (rubric.aggregation.drop_highest, rubric.aggregation.drop_lowest) = (3, 3);
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
