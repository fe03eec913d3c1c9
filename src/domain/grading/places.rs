//! How many places each pool has.

use std::collections::BTreeMap;

use super::super::id::{DividedQuotaId, PoolId};
use super::super::points::Points;
use super::super::rubric::{Counted, DividedQuota, Pool, PoolSize, Rubric, Whole};
use super::{Outcome, Standing};

/// How the rubric comes to the number of places of a pool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlacesRule {
    /// It names the number.
    Fixed,
    /// `places` of another pool for the `base` assessed there, times those assessed here, rounded down (policy 5(2) para. 2).
    ShareOf {
        /// The other pool.
        pool: PoolId,
        /// Its places, as the chair may have changed them.
        places: u32,
        /// The studios assessed there.
        base: u32,
    },
    /// A share of the pool's own studios.
    Share {
        /// In per cent.
        percent: Points,
        /// Which of them count.
        of: Counted,
        /// How many of them there are.
        base: u32,
        /// How the share becomes a whole number.
        rounding: Whole,
    },
    /// A part of the `places` of several pools, in the proportion of `base` here to the `whole` of them, by largest remainder.
    PartOf {
        /// The places to divide.
        quota: DividedQuotaId,
        /// How many of them there are.
        places: u32,
        /// Which studios count.
        of: Counted,
        /// How many of them are in this pool.
        base: u32,
        /// How many of them are in all the pools.
        whole: u32,
        /// The pools (this one among them) whose remainders are equal, where not all of them can have a place more; else empty.
        tied: Vec<PoolId>,
    },
}

/// The number of places of a pool by the rubric.
pub(super) struct Places {
    pub rule: PlacesRule,
    pub by_rule: u32,
    /// How many more places wait for the chair to give them to some of the pools with equal remainders, of which this is one; 0 for none.
    pub open: u32,
}

/// The studios of a pool that count, as they stand before quotas.
pub(super) fn count(rubric: &Rubric, pool: &Pool, of: Counted, studios: &[Standing]) -> u32 {
    let last = rubric.grades.last().map(|grade| &grade.id);
    let counts = |studio: &&Standing| match of {
        Counted::Assessed => studio.is_assessed(),
        Counted::Qualified => studio.is_assessed() && matches!(&studio.outcome, Outcome::Grade(grade) if Some(grade) != last),
    };
    super::quota::count(studios.iter().filter(|studio| studio.pool.as_ref() == Some(&pool.id)).filter(counts))
}

/// How many places a pool has. `studios` stand as before quotas; `set` are the numbers that the chair set.
pub(super) fn places(rubric: &Rubric, pool: &Pool, studios: &[Standing], set: &BTreeMap<PoolId, u32>) -> Places {
    let whole = |rule, by_rule| Places { rule, by_rule, open: 0 };
    match &pool.size {
        PoolSize::Places { places } => whole(PlacesRule::Fixed, *places),
        PoolSize::ShareOf { pool: other } => {
            let Some(other) = rubric.pool(other.as_str()) else { return whole(PlacesRule::Fixed, 0) };
            let named = if let PoolSize::Places { places } = other.size { places } else { 0 };
            let places = set.get(&other.id).copied().unwrap_or(named);
            let base = count(rubric, other, Counted::Assessed, studios);
            let here = count(rubric, pool, Counted::Assessed, studios);
            let share = (u64::from(places) * u64::from(here)).checked_div(base.into()).unwrap_or(0);
            whole(PlacesRule::ShareOf { pool: other.id.clone(), places, base }, u32::try_from(share).unwrap_or(u32::MAX))
        }
        PoolSize::Share { percent, of, rounding } => {
            let base = count(rubric, pool, *of, studios);
            whole(PlacesRule::Share { percent: *percent, of: *of, base, rounding: *rounding }, share(*percent, base, *rounding))
        }
        PoolSize::PartOf { quota } => match rubric.divided_quota(quota.as_str()) {
            Some(divided) => part(rubric, pool, divided, studios, set),
            None => whole(PlacesRule::Fixed, 0),
        },
    }
}

/// So many per cent of so many, as a whole number.
fn share(percent: Points, of: u32, rounding: Whole) -> u32 {
    // Of a hundred per cent.
    let (exact, one) = (u64::try_from(percent.units()).unwrap_or(0) * u64::from(of), 100 * Points::UNITS.unsigned_abs());
    let whole = match rounding {
        Whole::Floor => exact / one,
        Whole::HalfUp => (exact + one / 2) / one,
        Whole::Ceil => exact.div_ceil(one),
    };
    u32::try_from(whole).unwrap_or(u32::MAX)
}

/// The part of one pool of places that several divide.
fn part(rubric: &Rubric, pool: &Pool, divided: &DividedQuota, studios: &[Standing], set: &BTreeMap<PoolId, u32>) -> Places {
    let shares = |pool: &&Pool| matches!(&pool.size, PoolSize::PartOf { quota } if *quota == divided.id);
    let pools: Vec<&Pool> = rubric.pools.iter().filter(shares).collect();
    let bases: Vec<u32> = pools.iter().map(|pool| count(rubric, pool, divided.of, studios)).collect();
    let own = pools.iter().position(|other| other.id == pool.id).unwrap_or(0);
    let division = Division::of(divided.places, &bases);
    let is_tied = division.tied.contains(&own);
    let (mut by_rule, mut open) = (division.places.get(own).copied().unwrap_or(0), 0);
    if is_tied {
        // What the chair gave to some of the equals leaves so much for the others.
        let given = |place: &usize| {
            let number = set.get(&pools.get(*place)?.id)?;
            Some(i64::from(*number) - i64::from(*division.places.get(*place)?))
        };
        let left = i64::from(division.left) - division.tied.iter().filter_map(given).sum::<i64>();
        let waiting = division.tied.iter().filter(|place| given(place).is_none()).count();
        if !set.contains_key(&pool.id) && left > 0 {
            match usize::try_from(left) {
                Ok(left) if left < waiting => open = u32::try_from(left).unwrap_or(u32::MAX),
                _ => by_rule += 1,
            }
        }
    }
    let tied =
        if is_tied { division.tied.iter().filter_map(|place| Some(pools.get(*place)?.id.clone())).collect() } else { Vec::new() };
    let (base, whole) = (bases.get(own).copied().unwrap_or(0), bases.iter().copied().fold(0, u32::saturating_add));
    let rule = PlacesRule::PartOf { quota: divided.id.clone(), places: divided.places, of: divided.of, base, whole, tied };
    Places { rule, by_rule, open }
}

/// Places divided in proportion, by largest remainder: everyone gets the whole part of the exact share; what is left goes, one each,
/// to the largest remainders. Equal remainders of which only some could have one are left open.
#[derive(Debug, PartialEq, Eq)]
struct Division {
    places: Vec<u32>,
    /// How many places are left for `tied`: fewer than there are of these, 0 if there are none.
    left: u32,
    tied: Vec<usize>,
}

impl Division {
    fn of(places: u32, bases: &[u32]) -> Self {
        let whole: u64 = bases.iter().copied().map(u64::from).sum();
        let exact = bases.iter().map(|base| u64::from(places) * u64::from(*base));
        // The whole part of a share is no more than the places, and so fits.
        let shares: Vec<(u32, u64)> = exact
            .map(|exact| {
                (exact.checked_div(whole).and_then(|n| n.try_into().ok()).unwrap_or(0), exact.checked_rem(whole).unwrap_or(0))
            })
            .collect();
        let mut given: Vec<u32> = shares.iter().map(|(share, _)| *share).collect();
        let mut left = if whole == 0 { 0 } else { places - given.iter().sum::<u32>() };
        let mut by_remainder: Vec<usize> = (0..bases.len()).collect();
        by_remainder.sort_by_key(|place| std::cmp::Reverse(shares[*place].1));
        for equals in by_remainder.chunk_by(|a, b| shares[*a].1 == shares[*b].1) {
            let wanted = super::quota::count(equals.iter());
            if left > 0 && wanted > left {
                return Division { places: given, left, tied: equals.to_vec() };
            }
            if left > 0 {
                equals.iter().for_each(|place| given[*place] += 1);
                left -= wanted;
            }
        }
        Division { places: given, left: 0, tied: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_share_in_per_cent_follows_the_published_table() {
        // At most 20 %, half up, and up: entries, exact, floor, half_up, ceil.
        let table = [
            (4, 0, 1, 1),      // 0.8
            (7, 1, 1, 2),      // 1.4
            (12, 2, 2, 3),     // 2.4
            (13, 2, 3, 3),     // 2.6
            (18, 3, 4, 4),     // 3.6
            (25, 5, 5, 5),     // 5.0
            (27, 5, 5, 6),     // 5.4
            (200, 40, 40, 40), // 40.0
        ];
        for (entries, floor, half_up, ceil) in table {
            let shares = Whole::ALL.map(|rounding| share("20".parse().unwrap(), entries, rounding));
            assert_eq!(shares, [floor, half_up, ceil], "{entries} entries");
        }
        // 12.5 % of 4 is exactly a half.
        assert_eq!(share("12.5".parse().unwrap(), 4, Whole::HalfUp), 1);
        assert_eq!(share("12.49".parse().unwrap(), 4, Whole::HalfUp), 0);
    }

    #[test]
    fn largest_remainders_follow_the_published_table() {
        // 10 x 47 %, 16 %, 15.8 %, 12 %, 6.1 %, 3.1 %: 4.7 1.6 1.58 1.2 0.61 0.31. Whole parts 4 1 1 1 0 0; the three left go to
        // .7, .61 and .6.
        let division = Division::of(10, &[47_000, 16_000, 15_800, 12_000, 6_100, 3_100]);
        assert_eq!((division.places, division.tied), (vec![5, 2, 1, 1, 1, 0], vec![]));
    }

    #[test]
    fn equal_remainders_are_left_open() {
        // 5 x 3/9, 3/9, 3/9 = 1.666… each: two left for three.
        assert_eq!(Division::of(5, &[3, 3, 3]), Division { places: vec![1, 1, 1], left: 2, tied: vec![0, 1, 2] });
        // 4 x 6/16, 5/16, 5/16 = 1.5 1.25 1.25: the one that is left goes to .5 and nothing is open.
        assert_eq!(Division::of(4, &[6, 5, 5]), Division { places: vec![2, 1, 1], left: 0, tied: vec![] });
        // Whole shares leave nothing over.
        assert_eq!(Division::of(5, &[2, 2, 1]), Division { places: vec![2, 2, 1], left: 0, tied: vec![] });
        // 5 x 3/8, 3/8, 2/8 = 1.875 1.875 1.25: two left for two.
        assert_eq!(Division::of(5, &[3, 3, 2]), Division { places: vec![2, 2, 1], left: 0, tied: vec![] });
        assert_eq!(Division::of(6, &[1, 2, 3]), Division { places: vec![1, 2, 3], left: 0, tied: vec![] });
        assert_eq!(Division::of(3, &[0, 0]), Division { places: vec![0, 0], left: 0, tied: vec![] });
    }

    proptest! {
        /// Every share is rounded down or up, and the parts and what is open make up the whole.
        #[test]
        fn a_division_keeps_the_quota(places in 0u32..40, bases in prop::collection::vec(0u32..30, 1..7)) {
            let division = Division::of(places, &bases);
            let whole: u32 = bases.iter().sum();
            prop_assert_eq!(division.places.iter().sum::<u32>() + division.left, if whole == 0 { 0 } else { places });
            prop_assert!(division.left == 0 || (division.left as usize) < division.tied.len());
            for (given, base) in division.places.iter().zip(&bases).filter(|_| whole > 0) {
                let exact = u64::from(places) * u64::from(*base);
                let floor = exact / u64::from(whole);
                prop_assert!((floor..=exact.div_ceil(u64::from(whole))).contains(&u64::from(*given)));
            }
        }

        #[test]
        fn no_order_of_pools_changes_a_division(
            places in 0u32..40,
            (bases, shuffled) in prop::collection::vec(0u32..10, 1..7).prop_flat_map(|b| (Just(b.clone()), Just(b).prop_shuffle())),
        ) {
            let by_base = |bases: &[u32]| {
                let division = Division::of(places, bases);
                let mut parts: Vec<_> = (0..bases.len()).map(|n| (bases[n], division.places[n], division.tied.contains(&n))).collect();
                parts.sort();
                (parts, division.left)
            };
            prop_assert_eq!(by_base(&bases), by_base(&shuffled));
        }
    }
}
