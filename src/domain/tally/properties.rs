//! What holds for all sheets and all rules.

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::*;
use crate::domain::rubric::{Aggregation, Method, Rounding};
use crate::domain::sample::{points, rubric, sheet};

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

/// Means of sheet totals, without weights.
fn any_plain_rubric() -> impl Strategy<Value = Rubric> {
    (0u32..4, 0u32..4, 0u32..8).prop_map(|(drop_highest, drop_lowest, drop_from)| {
        let mut rubric = rubric();
        let rule = &mut rubric.aggregation;
        (rule.drop_highest, rule.drop_lowest, rule.drop_from) = (drop_highest, drop_lowest, drop_from);
        rubric
    })
}

/// Every level and method, with weights and with rounding on the way.
fn any_rubric() -> impl Strategy<Value = Rubric> {
    let weight = || select(vec!["1", "1", "0.7", "1.6", "0.3333"]);
    let step = || prop::option::of(0u8..=4);
    let kind = (select(Level::ALL.to_vec()), select(Method::ALL.to_vec()));
    (any_plain_rubric(), kind, (weight(), weight(), weight()), (step(), step(), step(), step())).prop_map(
        |(mut rubric, (level, method), (first, second, third), (item, item_weighted, dimension, dimension_weighted))| {
            rubric.aggregation.level = level;
            rubric.aggregation.method = method;
            rubric.aggregation.rounding = Rounding { item, item_weighted, dimension, dimension_weighted };
            rubric.dimensions[0].items[0].weight = first.parse().unwrap();
            rubric.dimensions[1].weight = second.parse().unwrap();
            rubric.dimensions[2].items[0].weight = third.parse().unwrap();
            rubric
        },
    )
}

/// The sheet that has the least (or most) of every part.
fn extreme(sheets: &[Submitted], pick: fn(Points, Points) -> Points) -> Submitted {
    let of = |part: &dyn Fn(&Submitted) -> Points| sheets.iter().map(part).reduce(pick).unwrap();
    let dimensions = [0, 1, 2].map(|place| of(&|sheet| sheet.figures.dimensions[place]));
    sheet(0, dimensions, of(&|sheet| sheet.figures.bonus), of(&|sheet| sheet.figures.adjustment))
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

    /// An item's figure comes before its dimension's weight and rounding.
    #[test]
    fn items_add_up_to_their_dimension(rubric in any_rubric(), sheets in any_sheets()) {
        let mut rubric = rubric;
        rubric.tie_break = vec![TieKey::Item { item: "technical".into() }];
        (rubric.aggregation.rounding.dimension, rubric.aggregation.rounding.dimension_weighted) = (None, None);
        let tally = Tally::of(&rubric, &sheets).unwrap();
        for ((dimension, of), item) in tally.dimensions.iter().zip(&rubric.dimensions).zip(&tally.items) {
            prop_assert_eq!(item.exact * of.weight.exact(), dimension.exact);
        }
        prop_assert_eq!(tally.items.len(), rubric.base_items());
    }

    #[test]
    fn shares_are_between_0_and_1_and_add_up_to_the_sheets_that_count(rubric in any_rubric(), sheets in any_sheets()) {
        let tally = Tally::of(&rubric, &sheets).unwrap();
        prop_assert!(tally.sheets.iter().all(|s| s.weight >= Exact::from_integer(0) && s.weight <= Exact::from_integer(1)));
        if rubric.aggregation.level == Level::Sheet {
            prop_assert_eq!(tally.sheets.iter().map(|s| s.weight).sum::<Exact>(), Exact::from_integer(tally.counted() as i128));
        }
        let drops = sheets.len() >= rubric.aggregation.drop_from as usize || rubric.aggregation.method == Method::Median;
        prop_assert!(drops || tally.counted() == sheets.len());
        prop_assert!(tally.counted() > 0);
    }

    #[test]
    fn the_total_is_what_dropping_from_a_sorted_list_gives(rubric in any_plain_rubric(), sheets in any_sheets()) {
        let tally = Tally::of(&rubric, &sheets).unwrap();
        let mut totals: Vec<Points> = sheets.iter().map(|s| s.figures.total).collect();
        totals.sort();
        let kept = &totals[tally.dropped_lowest..totals.len() - tally.dropped_highest];
        prop_assert_eq!(tally.total.exact * kept.len() as i128, kept.iter().copied().sum::<Points>().exact());
    }

    /// By item and by dimension are the same here, where every dimension has one item; neither looks at another dimension.
    #[test]
    fn parts_of_their_own_are_each_what_dropping_from_a_sorted_list_gives(
        rubric in any_plain_rubric(), sheets in any_sheets(), level in select(vec![Level::Dimension, Level::Item]),
    ) {
        let rubric = Rubric { aggregation: Aggregation { level, ..rubric.aggregation }, ..rubric };
        let tally = Tally::of(&rubric, &sheets).unwrap();
        for place in 0..3 {
            let mut scores: Vec<i64> = sheets.iter().map(|s| s.figures.dimensions[place].units()).collect();
            scores.sort();
            for _ in 0..tally.dropped_highest {
                scores.pop();
            }
            let kept = scores.split_off(tally.dropped_lowest);
            prop_assert_eq!(tally.dimensions[place].exact, Exact::new(kept.iter().sum::<i64>().into(), kept.len() as i128));
        }
    }

    #[test]
    fn the_total_lies_between_the_sheet_totals(rubric in any_plain_rubric(), sheets in any_sheets()) {
        let tally = Tally::of(&rubric, &sheets).unwrap();
        let totals = || sheets.iter().map(|s| s.figures.total);
        prop_assert!(totals().min().unwrap() <= tally.total.printed && tally.total.printed <= totals().max().unwrap());
        prop_assert!(totals().min().unwrap() <= tally.median.printed && tally.median.printed <= totals().max().unwrap());
    }

    /// Whatever the level, weights and rounding: what the worst and the best of every part would come to.
    #[test]
    fn the_total_lies_between_those_of_the_least_and_the_most_of_every_part(rubric in any_rubric(), sheets in any_sheets()) {
        prop_assume!(rubric.aggregation.method != Method::Sum);
        let total = |sheets: &[Submitted]| Tally::of(&rubric, sheets).unwrap().total.exact;
        let (least, most) = (total(&[extreme(&sheets, Points::min)]), total(&[extreme(&sheets, Points::max)]));
        prop_assert!(least <= total(&sheets) && total(&sheets) <= most);
    }

    #[test]
    fn more_points_from_an_expert_never_lower_the_total(
        rubric in any_rubric(), sheets in any_sheets(), which in any::<Index>(), place in 0usize..3, more in 1i64..400,
    ) {
        let mut raised = sheets.clone();
        let sheet = &mut raised[which.index(sheets.len())];
        let more = Points::from_hundredths(more);
        sheet.figures.dimensions[place] = sheet.figures.dimensions[place] + more;
        sheet.items[place] = sheet.items[place] + more;
        sheet.figures.total = sheet.figures.total + more;
        let (before, after) = (Tally::of(&rubric, &sheets).unwrap(), Tally::of(&rubric, &raised).unwrap());
        prop_assert!(after.total.exact >= before.total.exact && after.median.exact >= before.median.exact);
    }

    /// The steps that an explanation shows end in the figures of the result.
    #[test]
    fn workings_end_in_the_figures(rubric in any_rubric(), sheets in any_sheets()) {
        let tally = Tally::of(&rubric, &sheets).unwrap();
        let Some(workings) = Workings::of(&rubric, &sheets) else { return Ok(()) };
        let exact = |figures: &[Figure]| figures.iter().map(|figure| figure.exact).collect::<Vec<_>>();
        let ends = |workings: &[Working]| workings.iter().map(|working| working.figure).collect::<Vec<_>>();
        prop_assert_eq!(exact(&tally.dimensions), ends(&workings.dimensions));
        prop_assert_eq!(exact(&tally.items), ends(&workings.items));
        for working in workings.items.iter().chain(&workings.dimensions).filter(|working| !working.scores.is_empty()) {
            prop_assert_eq!(working.kept.len(), tally.counted());
        }
    }
}

#[test]
fn the_largest_figures_of_a_checked_rubric_are_still_exact() {
    // 200 items that add up to 10,000 points, weights of 1,000 on every item and on the dimension, a thousand sheets of which every
    // one but one is alike: 10,000 x 1,000 x 1,000 = 10^10 points a sheet, either way.
    let mut rubric = rubric();
    let item = rubric.dimensions[0].items[0].clone();
    rubric.dimensions.truncate(1);
    rubric.dimensions[0].items = vec![item; 200];
    rubric.dimensions[0].weight = Weight::MOST;
    rubric.dimensions[0].items.iter_mut().for_each(|item| item.weight = Weight::MOST);
    rubric.bonus = None;
    rubric.adjustment = None;
    rubric.aggregation.decimals = 4;
    let sheet = |n: usize, full: &str| {
        let items = vec![points(full); 200];
        let total = items.iter().copied().sum();
        let figures = Figures { dimensions: vec![total], bonus: Points::ZERO, adjustment: Points::ZERO, total };
        Submitted { expert: format!("E{n}").as_str().into(), figures, items }
    };
    for (alike, other, sum, printed) in
        [("50", "49.9999", "9999999980000", "10000000000.0000"), ("-50", "-49.9999", "-9999999980000", "-10000000000.0000")]
    {
        let sheets: Vec<Submitted> = (0..1000).map(|n| sheet(n, if n == 0 { other } else { alike })).collect();
        for level in Level::ALL {
            rubric.aggregation = Aggregation { level, method: Method::Mean, drop_from: 5, ..rubric.aggregation };
            assert_eq!(Tally::of(&rubric, &sheets).unwrap().total.printed.fixed(4), printed, "{level:?}: only equals are left");
            rubric.aggregation.drop_from = 1001;
            let mean = Tally::of(&rubric, &sheets).unwrap().total;
            // 10^10 points less a thousandth of what 200 times a ten-thousandth comes to with the weights (20,000 points).
            assert_eq!(mean.printed.to_string(), printed.replace("10000000000.0000", "9999999980"), "{level:?}");
            assert_eq!(mean.exact, mean.printed.exact());
            rubric.aggregation.method = Method::Sum;
            assert_eq!(Tally::of(&rubric, &sheets).unwrap().total.printed.to_string(), sum, "{level:?}");
        }
    }
}
