//! What holds for every panel, however the scores fall.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::super::points::Points;
use super::super::rubric::{Border, Counted, DividedQuota, PoolSize, TieKey, Whole};
use super::super::sample::{rubric, sheet};
use super::super::text::Text;
use super::*;

/// Sheets with few different values around the threshold, mostly enough of them and often all alike, so that equals and ties
/// at the line are common.
fn any_sheets() -> impl Strategy<Value = Vec<Submitted>> {
    let values = || (0i64..3, 0i64..2);
    let drawn = prop_oneof![
        2 => (values(), 3usize..6).prop_map(|(values, sheets)| vec![values; sheets]),
        2 => prop::collection::vec(values(), 3..7),
        1 => prop::collection::vec(values(), 0..3),
    ];
    drawn.prop_map(|sheets| {
        let drawn = |(n, &(support, technical)): (usize, &(i64, i64))| {
            let dimensions = [44 + support, 28 + technical, 18].map(|whole| Points::from_hundredths(whole * 100));
            sheet(n, dimensions, Points::ZERO, Points::ZERO)
        };
        sheets.iter().enumerate().map(drawn).collect()
    })
}

/// One in ten is excluded, one failed, one overridden to one grade or another.
fn any_entrant() -> impl Strategy<Value = Entrant> {
    (select(vec!["existing", "existing", "honorary", "first_term", "guest"]), any_sheets(), 0..50).prop_map(
        |(kind, sheets, decision)| Entrant {
            id: "".into(),
            kind: kind.into(),
            sheets,
            gate: match decision {
                0..5 => Some(Gate::Excluded("retired".into())),
                5..10 => Some(Gate::Failed("refused".into())),
                _ => None,
            },
            overridden: match decision {
                10..13 => Some("excellent".into()),
                13..15 => Some("qualified".into()),
                _ => None,
            },
        },
    )
}

fn any_entrants() -> impl Strategy<Value = Vec<Entrant>> {
    prop::collection::vec(any_entrant(), 1..12).prop_map(|mut entrants| {
        for (n, entrant) in entrants.iter_mut().enumerate() {
            entrant.id = format!("S{n}").as_str().into();
        }
        entrants
    })
}

fn any_rubric() -> impl Strategy<Value = Rubric> {
    let borders = select(vec![Border::Exclude, Border::Include, Border::Chair]);
    (borders, any::<bool>(), any_size(), 0u32..4).prop_map(|(border, chain, size, places)| {
        let mut rubric = rubric();
        for pool in &mut rubric.pools {
            pool.border = border;
            pool.soft = border == Border::Include;
        }
        match size {
            Some(size @ PoolSize::PartOf { .. }) => rubric.pools.iter_mut().for_each(|pool| pool.size = size.clone()),
            Some(size) => rubric.pools[1].size = size,
            None => {}
        }
        let of = if chain { Counted::Assessed } else { Counted::Qualified };
        rubric.divided = vec![DividedQuota { id: "all".into(), name: Text::default(), places, of }];
        if !chain {
            rubric.tie_break.clear();
        }
        rubric
    })
}

/// A share or a part of places to divide, or the sizes of the sample.
fn any_size() -> impl Strategy<Value = Option<PoolSize>> {
    let share = (1i64..=10_000, select(Counted::ALL.to_vec()), select(Whole::ALL.to_vec()));
    prop_oneof![
        Just(None),
        Just(Some(PoolSize::PartOf { quota: "all".into() })),
        share.prop_map(|(percent, of, rounding)| Some(PoolSize::Share {
            percent: Points::from_hundredths(percent),
            of,
            rounding
        })),
    ]
}

fn any_quotas() -> impl Strategy<Value = BTreeMap<PoolId, u32>> {
    prop::collection::btree_map(select(vec!["existing", "first_term"]).prop_map(PoolId::from), 0u32..4, 0..3)
}

/// The chair's answer to every tie that waits: the first ones of the roster.
fn settle(standings: &Standings) -> Vec<Settlement> {
    let settlement = |pool: &PoolStanding| {
        let tie = pool.tie.as_ref().filter(|_| pool.waits_for_chair())?;
        let admitted = tie.tied.iter().take(tie.places as usize).cloned().collect();
        Some(Settlement { pool: pool.id.clone(), tied: tie.tied.iter().cloned().collect(), admitted })
    };
    standings.pools.iter().filter_map(settlement).collect()
}

fn grades(rubric: &Rubric, entrants: &[Entrant], quotas: &BTreeMap<PoolId, u32>) -> Standings {
    Standings::new(rubric, entrants, quotas, &[])
}

/// The standings without anything that may follow the order in which studios or experts were given.
fn unordered(mut standings: Standings) -> (BTreeMap<StudioId, Standing>, Vec<PoolStanding>) {
    for studio in &mut standings.studios {
        if let Some(tally) = &mut studio.tally {
            tally.sheets.sort_by(|a, b| a.expert.cmp(&b.expert));
        }
    }
    for pool in &mut standings.pools {
        if let Some(tie) = &mut pool.tie {
            tie.tied.sort();
            tie.admitted.iter_mut().for_each(|admitted| admitted.sort());
        }
    }
    (standings.studios.into_iter().map(|studio| (studio.id.clone(), studio)).collect(), standings.pools)
}

proptest! {
    #[test]
    fn no_order_of_studios_or_experts_changes_anything(
        rubric in any_rubric(),
        quotas in any_quotas(),
        (entrants, mut shuffled) in any_entrants().prop_flat_map(|e| (Just(e.clone()), Just(e).prop_shuffle())),
        turn in any::<Index>(),
    ) {
        for entrant in &mut shuffled {
            let by = turn.index(entrant.sheets.len().max(1));
            entrant.sheets.rotate_left(by);
        }
        let (given, other) = (grades(&rubric, &entrants, &quotas), grades(&rubric, &shuffled, &quotas));
        prop_assert_eq!(unordered(given), unordered(other));
    }

    #[test]
    fn a_rank_is_one_more_than_the_number_of_better_ones(rubric in any_rubric(), entrants in any_entrants()) {
        let standings = grades(&rubric, &entrants, &BTreeMap::new());
        // What is printed: the total, then technical and apprenticeship, then the median.
        let key = |studio: &Standing| {
            let tally = studio.tally.as_ref().unwrap();
            let chain = [tally.dimensions[1].printed, tally.dimensions[2].printed, tally.median.printed];
            let chain = if rubric.tie_break.is_empty() { [Points::ZERO; 3] } else { chain };
            (tally.total.printed, chain)
        };
        let ranked: Vec<&Standing> = standings.studios.iter().filter(|studio| studio.rank.is_some()).collect();
        for studio in &ranked {
            let better = ranked.iter().filter(|other| key(other) > key(studio)).count();
            prop_assert_eq!(studio.rank, Some(better as u32 + 1));
        }
        for (studio, entrant) in standings.studios.iter().zip(&entrants) {
            prop_assert_eq!(studio.rank.is_some(), entrant.gate.is_none() && entrant.sheets.len() >= 3);
        }
        let listed: Vec<u32> = standings.in_order().map(|studio| studio.rank.unwrap_or(u32::MAX)).collect();
        prop_assert!(listed.is_sorted() && listed.len() == entrants.len());
    }

    /// Whatever the chain compares, ranks follow it, and what it tells of two agrees with their ranks.
    #[test]
    fn what_tells_two_apart_agrees_with_their_ranks(
        keys in prop::sample::subsequence(vec![TieKey::Countback, TieKey::FullMarks, TieKey::Mean, TieKey::Median], 0..=4),
        entrants in any_entrants(),
    ) {
        let mut rubric = rubric();
        rubric.tie_break = keys;
        rubric.aggregation.decimals = 0;
        let standings = grades(&rubric, &entrants, &BTreeMap::new());
        let chain = Chain::of(&rubric);
        let ranked: Vec<&Standing> = standings.in_order().filter(|studio| studio.rank.is_some()).collect();
        for (n, a) in ranked.iter().enumerate() {
            for b in &ranked[n..] {
                let (ours, theirs) = (a.tally.as_ref().unwrap(), b.tally.as_ref().unwrap());
                if ours.total.printed != theirs.total.printed {
                    prop_assert!(ours.total.printed > theirs.total.printed && a.rank < b.rank);
                } else if let Some((_, ours, theirs)) = chain.told_apart(ours, theirs) {
                    prop_assert!(ours > theirs && a.rank < b.rank);
                } else {
                    prop_assert_eq!(a.rank, b.rank);
                }
            }
        }
    }

    #[test]
    fn no_quota_is_exceeded_but_by_the_chair_or_by_the_border_rule(
        rubric in any_rubric(), entrants in any_entrants(), quotas in any_quotas(),
    ) {
        let before = grades(&rubric, &entrants, &quotas);
        let settled = Standings::new(&rubric, &entrants, &quotas, &settle(&before));
        for standings in [before, settled] {
            for pool in &standings.pools {
                let is_in = |s: &&Standing| s.pool.as_ref() == Some(&pool.id);
                let excellent = standings.studios.iter().filter(is_in).filter(|s| s.outcome.id() == "excellent").count();
                prop_assert_eq!(pool.taken as usize, excellent);
                let soft = rubric.pools[0].border == Border::Include && pool.tie.is_some();
                prop_assert!(soft || pool.taken <= pool.places().max(pool.overridden));
            }
        }
    }

    /// Whatever is open, the places that are given and those still to be given are those that there are to divide.
    #[test]
    fn pools_divide_all_places_and_no_more(rubric in any_rubric(), entrants in any_entrants()) {
        let standings = grades(&rubric, &entrants, &BTreeMap::new());
        let parts: Vec<&PoolStanding> = standings.pools.iter().filter(|p| matches!(p.rule, PlacesRule::PartOf { .. })).collect();
        let whole = parts.iter().any(|pool| matches!(pool.rule, PlacesRule::PartOf { whole, .. } if whole > 0));
        let given = parts.iter().map(|pool| pool.places()).sum::<u32>() + parts.iter().map(|pool| pool.open).max().unwrap_or(0);
        prop_assert_eq!(given, if whole { rubric.divided[0].places } else { 0 });
        let taken: u32 = parts.iter().map(|pool| pool.taken - pool.overridden).sum();
        prop_assert!(rubric.pools[0].soft || taken <= rubric.divided[0].places);
    }

    #[test]
    fn no_place_goes_past_a_better_studio(rubric in any_rubric(), entrants in any_entrants(), quotas in any_quotas()) {
        let standings = grades(&rubric, &entrants, &quotas);
        let by_rank = |s: &&Standing| s.rank.is_some() && s.reached == Some("excellent".into()) && s.reason != Some(Reason::Overridden);
        for pool in &standings.pools {
            let of_pool = || standings.studios.iter().filter(by_rank).filter(|s| s.pool.as_ref() == Some(&pool.id));
            let last_in = of_pool().filter(|s| s.outcome.id() == "excellent").map(|s| s.rank).max();
            let first_out = of_pool().filter(|s| s.outcome.id() != "excellent").map(|s| s.rank).min();
            prop_assert!(first_out.is_none_or(|first_out| last_in < Some(first_out)));
            let free = pool.places().saturating_sub(pool.taken);
            let waits = pool.tie.is_some() || pool.open > 0;
            prop_assert!(free == 0 || first_out.is_none() || waits, "a place stays empty only for want of studios or by a tie");
        }
    }

    #[test]
    fn every_cutoff_holds_for_all_that_it_parts(rubric in any_rubric(), entrants in any_entrants(), quotas in any_quotas()) {
        let before = grades(&rubric, &entrants, &quotas);
        let settled = Standings::new(&rubric, &entrants, &quotas, &settle(&before));
        let lists = (0..rubric.pools.len()).map(Some).chain([None]);
        for (standings, only) in lists.flat_map(|only| [(&before, only), (&settled, only)]) {
            let pool = |place: usize| Some(&standings.pools[place].id);
            let ranked: Vec<&Standing> = standings
                .in_order()
                .filter(|s| s.rank.is_some() && only.is_none_or(|only| s.pool.as_ref() == pool(only)))
                .collect();
            for (above, cutoff) in standings.cutoffs(&rubric, only) {
                let (above, below) = ranked.split_at(above);
                match cutoff {
                    Cutoff::Threshold(grade) => {
                        let reaches = |s: &&Standing| s.tally.as_ref().unwrap().total.printed >= rubric.grades[grade].at_least;
                        prop_assert!(above.iter().all(reaches) && !below.iter().any(reaches) && !below.is_empty());
                    }
                    Cutoff::Quota(place) => {
                        prop_assert!(ranked.iter().all(|s| s.pool.as_ref() == pool(place)));
                        let by_rank = |s: &&&Standing| s.reason != Some(Reason::Overridden);
                        prop_assert!(above.iter().filter(by_rank).all(|s| s.outcome.id() == "excellent"));
                        let placed = |s: &&Standing| s.outcome.id() == "excellent" && s.reason != Some(Reason::TieSettled);
                        prop_assert!(!below.iter().filter(by_rank).any(placed));
                        prop_assert!(below.iter().any(|s| s.reached == Some("excellent".into()) && by_rank(&s)));
                    }
                }
            }
        }
    }

    #[test]
    fn a_settled_tie_leaves_no_studio_undecided(entrants in any_entrants(), quotas in any_quotas()) {
        let rubric = rubric();
        let before = grades(&rubric, &entrants, &quotas);
        let after = Standings::new(&rubric, &entrants, &quotas, &settle(&before));
        for (studio, before) in after.studios.iter().zip(&before.studios) {
            prop_assert_ne!(&studio.reason, &Some(Reason::TieAtQuota));
            let tied = before.reason == Some(Reason::TieAtQuota);
            prop_assert!(tied || studio == before, "a settlement touches nobody but the tied");
        }
        for pool in after.pools.iter().filter(|pool| pool.tie.is_some()) {
            prop_assert_eq!(pool.taken, pool.places());
        }
    }

    /// With dropping, a higher sheet can change which sheets the dimensions come from, and so the tie-break; never the total.
    #[test]
    fn more_points_from_an_expert_never_push_a_studio_down(
        rubric in any_rubric(), entrants in any_entrants(), drops in any::<bool>(), which in any::<(Index, Index)>(), more in 1i64..300,
    ) {
        let mut rubric = rubric;
        match drops {
            true => rubric.tie_break.clear(),
            false => rubric.aggregation.drop_from = 100,
        }
        let place = which.0.index(entrants.len());
        let mut raised = entrants.clone();
        prop_assume!(!raised[place].sheets.is_empty());
        let sheet = which.1.index(raised[place].sheets.len());
        let sheet = &mut raised[place].sheets[sheet];
        sheet.items[1] = sheet.items[1] + Points::from_hundredths(more);
        let figures = &mut sheet.figures;
        figures.dimensions[1] = figures.dimensions[1] + Points::from_hundredths(more);
        figures.total = figures.total + Points::from_hundredths(more);
        let standing = |entrants: &[Entrant]| grades(&rubric, entrants, &BTreeMap::new()).studios[place].clone();
        let (before, after) = (standing(&entrants), standing(&raised));
        prop_assert!(after.rank <= before.rank && after.rank.is_some() == before.rank.is_some());
        let printed = |standing: &Standing| standing.tally.as_ref().unwrap().total.printed;
        prop_assert!(printed(&after) >= printed(&before));
    }
}

#[test]
fn the_drawn_panels_have_ties_at_the_line() {
    // Guards the properties above against a generator that never meets what they are about.
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let ties = (0..256).filter(|_| {
        let entrants = any_entrants().new_tree(&mut runner).unwrap().current();
        grades(&rubric(), &entrants, &BTreeMap::new()).pools.iter().any(PoolStanding::waits_for_chair)
    });
    assert!(ties.count() >= 10);
}
