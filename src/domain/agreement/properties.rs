//! Rules that hold for any scores.

use proptest::prelude::*;

use super::additive::Fit;
use super::scores::{Moments, Scores};
use super::{Coefficients, Severity, Stat, beside_others, correlation};

/// Up to 8 studios and 5 experts; `complete` or with holes. Half points from 0 to 100.
fn any_scores(complete: bool) -> impl Strategy<Value = Scores> {
    (1usize..9, 1usize..6).prop_flat_map(move |(studios, experts)| {
        let cell = (0u32..=200, prop::bool::weighted(if complete { 1.0 } else { 0.6 }));
        prop::collection::vec(prop::collection::vec(cell, experts), studios).prop_map(move |rows| {
            let row = |cells: &Vec<(u32, bool)>| {
                let kept = cells.iter().enumerate().filter(|(_, (_, there))| *there);
                kept.map(|(expert, (half_points, _))| (expert, f64::from(*half_points) / 2.0)).collect()
            };
            Scores { rows: rows.iter().map(row).collect(), experts }
        })
    })
}

/// With an order for studios and one for experts.
fn any_scores_and_orders() -> impl Strategy<Value = (Scores, Vec<usize>, Vec<usize>)> {
    any_scores(false).prop_flat_map(|scores| {
        let studios: Vec<usize> = (0..scores.rows.len()).collect();
        let experts: Vec<usize> = (0..scores.experts).collect();
        (Just(scores), Just(studios).prop_shuffle(), Just(experts).prop_shuffle())
    })
}

fn near(a: Stat, b: Stat) -> bool {
    match (a, b) {
        (Ok(a), Ok(b)) => (a - b).abs() <= 1e-9 * (1.0 + a.abs()),
        (a, b) => a.err() == b.err(),
    }
}

fn points(severity: Stat<Severity>) -> Stat {
    severity.map(|severity| severity.points)
}

fn all(of: Coefficients) -> [Stat; 5] {
    [of.alpha, of.icc_single, of.icc_mean, of.mean_sheets, of.kendall_w]
}

proptest! {
    #[test]
    fn no_order_of_studios_or_experts_changes_a_figure((scores, studios, experts) in any_scores_and_orders()) {
        // Studio `s` stands at place `studios[s]`, expert `e` at place `experts[e]`.
        let mut moved = Scores { rows: vec![Vec::new(); scores.rows.len()], experts: scores.experts };
        for (studio, expert, total) in scores.sheets() {
            moved.rows[studios[studio]].push((experts[expert], total));
        }
        let (fit, other) = (Fit::of(&scores), Fit::of(&moved));
        for (expert, &place) in experts.iter().enumerate() {
            prop_assert!(near(points(fit.experts[expert]), points(other.experts[place])));
            let error = |severity: Stat<Severity>| severity.and_then(|severity| severity.error);
            prop_assert!(near(error(fit.experts[expert]), error(other.experts[place])));
            let (one, two) = (beside_others(&scores), beside_others(&moved));
            prop_assert!(near(correlation(&one[expert]), correlation(&two[place])));
        }
        for (studio, &place) in studios.iter().enumerate() {
            let score = |fit: &Fit, studio: usize| fit.studios[studio].map(|(_, score)| score).ok_or(super::Undefined::Holes);
            prop_assert!(near(score(&fit, studio), score(&other, place)));
        }
        for sheet in &fit.sheets {
            let at = (studios[sheet.studio], experts[sheet.expert]);
            let same = other.sheets.iter().find(|sheet| (sheet.studio, sheet.expert) == at).unwrap();
            prop_assert!(near(sheet.t, same.t) && near(Ok(sheet.expected), Ok(same.expected)), "{sheet:?} {same:?}");
        }
        for (one, two) in all(Coefficients::of(&scores, &fit)).into_iter().zip(all(Coefficients::of(&moved, &other))) {
            prop_assert!(near(one, two), "{one:?} {two:?}");
        }
    }

    #[test]
    fn a_constant_added_to_one_expert_shifts_only_that_severity(
        scores in any_scores(false), which in any::<prop::sample::Index>(), more in 1u32..20,
    ) {
        let (raised, more) = (which.index(scores.experts), f64::from(more));
        let mut changed = scores.clone();
        for cell in changed.rows.iter_mut().flatten().filter(|(expert, _)| *expert == raised) {
            cell.1 += more;
        }
        let (before, after) = (Fit::of(&scores), Fit::of(&changed));
        // Severities of a group sum to 0, so the others of the group all give way by the same share.
        let group = before.groups.iter().find(|group| group.experts.contains(&raised));
        for expert in 0..scores.experts {
            let shift = match group {
                Some(group) if group.experts.contains(&expert) => {
                    f64::from(u8::from(expert == raised)) * more - more / group.experts.len() as f64
                }
                _ => 0.0,
            };
            prop_assert!(near(points(before.experts[expert]).map(|p| p + shift), points(after.experts[expert])));
        }
        for (one, two) in before.sheets.iter().zip(&after.sheets) {
            prop_assert!(near(one.t, two.t), "{one:?} {two:?}");
        }
    }

    #[test]
    fn in_a_complete_design_severity_is_the_experts_mean_less_the_grand_mean(scores in any_scores(true)) {
        let fit = Fit::of(&scores);
        let totals = scores.by_expert();
        let grand = Moments::of(&totals.concat()).mean;
        for (severity, own) in fit.experts.iter().zip(&totals).filter(|_| scores.experts > 1) {
            prop_assert!(near(points(*severity), Ok(Moments::of(own).mean - grand)));
        }
        for (studio, row) in scores.by_studio().iter().enumerate() {
            prop_assert!(near(Ok(fit.studios[studio].unwrap().1), Ok(Moments::of(row).mean)));
        }
    }

    #[test]
    fn in_a_complete_design_icc_is_that_of_the_mean_squares(scores in any_scores(true)) {
        prop_assume!(scores.experts > 1 && scores.rows.len() > 1);
        let (n, k) = (scores.rows.len() as f64, scores.experts as f64);
        let all = Moments::of(&scores.by_studio().concat());
        let between = |lists: &[Vec<f64>]| {
            Moments::of(&lists.iter().map(|list| Moments::of(list).mean).collect::<Vec<_>>()).squares
        };
        let (rows, columns) = (k * between(&scores.by_studio()), n * between(&scores.by_expert()));
        let error = (all.squares - rows - columns) / ((n - 1.0) * (k - 1.0));
        let (rows, columns) = (rows / (n - 1.0), columns / (k - 1.0));
        let whole = rows + (k - 1.0) * error + k * (columns - error) / n;
        prop_assume!(whole > 1e-3);
        let found = Coefficients::of(&scores, &Fit::of(&scores));
        prop_assert!(near(found.icc_single, Ok((rows - error) / whole)));
        let whole = rows + (columns - error) / n;
        prop_assume!(whole > 1e-3);
        prop_assert!(near(found.icc_mean, Ok((rows - error) / whole)));
    }

    #[test]
    fn severities_of_a_group_sum_to_nothing_and_no_figure_is_out_of_bounds(scores in any_scores(false)) {
        let fit = Fit::of(&scores);
        for group in &fit.groups {
            let sum: Result<f64, _> = group.experts.iter().map(|&expert| points(fit.experts[expert])).sum();
            prop_assert!(group.experts.len() == 1 || sum.unwrap().abs() < 1e-9);
        }
        let found = Coefficients::of(&scores, &fit);
        prop_assert!(found.alpha.is_ok_and(|alpha| alpha <= 1.0 + 1e-9) || found.alpha.is_err());
        prop_assert!(found.kendall_w.is_ok_and(|w| (-1e-9..=1.0 + 1e-9).contains(&w)) || found.kendall_w.is_err());
        let errors = fit.experts.iter().filter_map(|severity| severity.ok()?.error.ok());
        let stats = all(found).into_iter().flatten().chain(fit.sheets.iter().filter_map(|sheet| sheet.t.ok())).chain(errors);
        for stat in stats {
            prop_assert!(stat.is_finite());
        }
    }
}
