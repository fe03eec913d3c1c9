//! Rules of other fields' panels, with protocols worked by hand.

use super::*;
use crate::domain::rubric::{Method, Rounding};
use crate::domain::sample::{points, rubric};

/// A rubric of one dimension whose items have these weights.
fn items(weights: &[&str]) -> Rubric {
    let mut rubric = rubric();
    let item = rubric.dimensions[0].items[0].clone();
    rubric.dimensions.truncate(1);
    rubric.dimensions[0].items = vec![item; weights.len()];
    for (item, weight) in rubric.dimensions[0].items.iter_mut().zip(weights) {
        item.weight = weight.parse().unwrap();
    }
    rubric.bonus = None;
    rubric.adjustment = None;
    rubric.aggregation.level = Level::Item;
    rubric.aggregation.drop_from = 3;
    rubric
}

/// One sheet for each expert of what each item got from all of them: `"8 8.25 9"`.
fn sheets(items: &[&str]) -> Vec<Submitted> {
    let items: Vec<Vec<Points>> = items.iter().map(|scores| scores.split(' ').map(points).collect()).collect();
    let sheet = |n: usize| {
        let items: Vec<Points> = items.iter().map(|scores| scores[n]).collect();
        let total = items.iter().copied().sum();
        let figures = Figures { dimensions: vec![total], bonus: Points::ZERO, adjustment: Points::ZERO, total };
        Submitted { expert: format!("E{n}").as_str().into(), figures, items }
    };
    (0..items[0].len()).map(sheet).collect()
}

fn total(rubric: &Rubric, items: &[&str]) -> String {
    Tally::of(rubric, &sheets(items)).unwrap().total.printed.fixed(rubric.aggregation.decimals)
}

/// Figure skating, components: of nine marks in quarter points the highest and the lowest are dropped, the mean is rounded to two
/// decimals, and their sum is multiplied by a factor and rounded again.
#[test]
fn components_are_rounded_before_the_factor_and_after_it() {
    let marks = [
        "8.25 8.5 8.25 8 8.75 8.25 8.5 8.25 8", // without 8.75 and one 8: 58.00 / 7 = 8.285714 -> 8.29
        "8 8.25 7.75 8 8.5 8.25 8 7.75 8.25",   // without 8.5 and one 7.75: 56.50 / 7 = 8.071428 -> 8.07
        "8.5 8.5 8.75 8.25 8.5 9 8.25 8.5 8.5", // without 9 and one 8.25: 59.50 / 7 = 8.5 -> 8.50
    ];
    let mut rubric = items(&["1", "1", "1"]);
    rubric.dimensions[0].weight = "1.33".parse().unwrap();
    rubric.aggregation.rounding = Rounding { item: Some(2), dimension_weighted: Some(2), ..Rounding::default() };
    // 8.29 + 8.07 + 8.50 = 24.86; x 1.33 = 33.0638 -> 33.06
    assert_eq!(total(&rubric, &marks), "33.06");
    // Rounded at the total only: 174 / 7 x 1.33 = 33.06. With each product rounded: 11.0257 + 10.7331 + 11.305 -> 11.03 + 10.73 + 11.31.
    rubric.aggregation.rounding = Rounding { item: Some(2), item_weighted: Some(2), ..Rounding::default() };
    rubric.dimensions[0].weight = Weight::ONE;
    rubric.dimensions[0].items.iter_mut().for_each(|item| item.weight = "1.33".parse().unwrap());
    assert_eq!(total(&rubric, &marks), "33.07");
}

/// Figure skating, grade of execution: marks from -5 to +5, the trimmed mean times ten per cent of the base value, rounded.
#[test]
fn grades_of_execution_may_be_below_zero() {
    let mut rubric = items(&["0.53", "0.59"]);
    rubric.aggregation.rounding.item_weighted = Some(2);
    let marks = [
        "-1 -2 -1 0 -1 -2 -1 -1 -3", // without 0 and -3: -9 / 7 x 0.53 = -0.681428 -> -0.68
        "3 4 3 2 3 3 4 5 3",         // without 5 and 2: 23 / 7 x 0.59 = 1.938571 -> 1.94
    ];
    let tally = Tally::of(&rubric, &sheets(&marks)).unwrap();
    assert_eq!(tally.items.iter().map(|item| item.printed.to_string()).collect::<Vec<_>>(), ["-0.68", "1.94"]);
    assert_eq!(tally.total.printed, points("1.26"));
}

/// Diving: of seven awards the two highest and the two lowest go, and the sum of the other three is multiplied by the difficulty.
#[test]
fn a_dive_is_the_sum_of_three_awards_times_its_difficulty() {
    let mut rubric = items(&["3.2", "2.8"]);
    rubric.aggregation.method = Method::Sum;
    (rubric.aggregation.drop_highest, rubric.aggregation.drop_lowest, rubric.aggregation.drop_from) = (2, 2, 7);
    let awards = [
        "7.5 8 8 8.5 7 8 9",     // 7 7.5 | 8 8 8 | 8.5 9: 24 x 3.2 = 76.8
        "6.5 6 7 6.5 7 5.5 6.5", // 5.5 6 | 6.5 6.5 6.5 | 7 7: 19.5 x 2.8 = 54.6
    ];
    assert_eq!(total(&rubric, &awards), "131.40");
    // The same said by means: three times the difficulty.
    rubric.aggregation.method = Method::Mean;
    rubric.dimensions[0].weight = "3".parse().unwrap();
    assert_eq!(total(&rubric, &awards), "131.40");
}

/// Gymnastics, execution (FIG Code of Points): of four scores the highest and the lowest are dropped, and the mean of the middle two
/// is printed to three decimals.
#[test]
fn the_middle_two_of_four_are_printed_to_three_decimals() {
    let mut rubric = items(&["1"]);
    (rubric.aggregation.drop_from, rubric.aggregation.decimals) = (4, 3);
    for level in Level::ALL {
        rubric.aggregation.level = level;
        assert_eq!(total(&rubric, &["8.3 8.25 8.6 8.1"]), "8.275"); // (8.25 + 8.3) / 2
        assert_eq!(total(&rubric, &["8.333 8.334 8.334 8.333"]), "8.334", "8.3335 is a half, which goes up: {level:?}");
    }
    rubric.aggregation.decimals = 4;
    assert_eq!(total(&rubric, &["8.333 8.334 8.334 8.333"]), "8.3335");
    // A contest with many experts, of whom three scored this entry: 25 / 3.
    rubric.aggregation.drop_from = 5;
    assert_eq!(total(&rubric, &["8 8 9"]), "8.3333");
}

/// Ski jumping, style (FIS International Competition Rules): of five scores in halves of a point up to 20 the highest and the lowest go,
/// and the other three are added up.
#[test]
fn style_is_the_sum_of_the_middle_three_of_five() {
    let mut rubric = items(&["1"]);
    (rubric.aggregation.method, rubric.aggregation.drop_from, rubric.aggregation.decimals) = (Method::Sum, 5, 1);
    assert_eq!(total(&rubric, &["18.5 18 17.5 19 18.5"]), "55.0"); // 18 + 18.5 + 18.5
    assert_eq!(total(&rubric, &["19 19 19 17 17"]), "55.0"); // 17 + 19 + 19
}

#[test]
fn rounding_at_another_step_gives_another_total() {
    let marks = ["7 7.25 7.5", "7 7 7.25"]; // plain means 7.25 and 7.0833…
    let mut rubric = items(&["1.7", "1.7"]);
    (rubric.aggregation.drop_highest, rubric.aggregation.drop_lowest) = (0, 0);
    let mut with = |rounding| {
        rubric.aggregation.rounding = rounding;
        total(&rubric, &marks)
    };
    let none = Rounding::default();
    assert_eq!(with(none), "24.37"); // 14.3333… x 1.7 = 24.3666…
    assert_eq!(with(Rounding { item: Some(2), ..none }), "24.36"); // (7.25 + 7.08) x 1.7 = 24.361
    assert_eq!(with(Rounding { item: Some(1), ..none }), "24.48"); // (7.3 + 7.1) x 1.7
    assert_eq!(with(Rounding { item: Some(0), ..none }), "23.80"); // (7 + 7) x 1.7
    assert_eq!(with(Rounding { item_weighted: Some(1), ..none }), "24.30"); // 12.325 -> 12.3; 12.041666… -> 12.0
    assert_eq!(with(Rounding { dimension: Some(0), ..none }), "24.00"); // 24.3666… -> 24
}

#[test]
fn the_median_is_the_middle_of_what_is_left() {
    let mut rubric = items(&["1"]);
    rubric.aggregation.method = Method::Median;
    (rubric.aggregation.drop_highest, rubric.aggregation.drop_lowest) = (0, 0);
    assert_eq!(total(&rubric, &["3 9 4 8 5"]), "5.00");
    assert_eq!(total(&rubric, &["3 9 4 8"]), "6.00"); // (4 + 8) / 2
    rubric.aggregation.drop_highest = 2;
    assert_eq!(total(&rubric, &["3 9 4 8 5"]), "4.00"); // of 3 4 5
    rubric.aggregation.level = Level::Sheet;
    let tally = Tally::of(&rubric, &sheets(&["3 9 4 8 5"])).unwrap();
    assert_eq!((tally.total.printed, tally.counted()), (points("4"), 1));
}

#[test]
fn ends_may_lose_differently_many() {
    let mut rubric = items(&["1"]);
    (rubric.aggregation.drop_highest, rubric.aggregation.drop_lowest) = (2, 1);
    for level in Level::ALL {
        rubric.aggregation.level = level;
        assert_eq!(total(&rubric, &["1 5 6 9 9"]), "5.50", "{level:?}"); // 5 and 6 are left
    }
}

/// The same marks by each level: the experts drop out as wholes, by dimension, or by item.
#[test]
fn the_level_says_what_an_extreme_is() {
    let mut rubric = items(&["1", "1"]);
    let second = rubric.dimensions[0].clone();
    rubric.dimensions[0].items.truncate(1);
    rubric.dimensions.push(second);
    // Items: one of the first dimension, two of the second.
    let of = |first: &str, second: &str, third: &str| {
        let items = [points(first), points(second), points(third)];
        let total = items.into_iter().sum();
        let dimensions = vec![items[0], items[1] + items[2]];
        (Figures { dimensions, bonus: Points::ZERO, adjustment: Points::ZERO, total }, items.to_vec())
    };
    let sheets: Vec<Submitted> = [of("9", "1", "5"), of("5", "3", "8"), of("1", "9", "3")]
        .into_iter()
        .enumerate()
        .map(|(n, (figures, items))| Submitted { expert: format!("E{n}").as_str().into(), figures, items })
        .collect();
    let mut total = |level| {
        rubric.aggregation.level = level;
        Tally::of(&rubric, &sheets).unwrap().total.printed
    };
    assert_eq!(total(Level::Sheet), points("15")); // totals 15, 16, 13: the 15 is left
    assert_eq!(total(Level::Dimension), points("16")); // 9 5 1 leave 5; 6 11 12 leave 11
    assert_eq!(total(Level::Item), points("13")); // 5, 3 (of 1 3 9), 5 (of 5 8 3)
}

#[test]
fn weights_change_which_sheet_is_an_extreme() {
    let mut rubric = items(&["1", "10"]);
    rubric.aggregation.level = Level::Sheet;
    // As given 12, 13, 14; weighted 10 + 20 = 30, 8 + 50 = 58, 13 + 10 = 23: the first is left.
    let tally = Tally::of(&rubric, &sheets(&["10 8 13", "2 5 1"])).unwrap();
    assert_eq!(tally.total.printed, points("30"));
    assert_eq!(tally.sheets.iter().map(|sheet| sheet.total.to_string()).collect::<Vec<_>>(), ["12", "13", "14"]);
    assert_eq!(tally.spread, points("35"));
}
