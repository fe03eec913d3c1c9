//! Where a ranked list is cut: at the thresholds of the grades, and where the places of a pool end.

use super::super::id::PoolId;
use super::super::rubric::Rubric;
use super::{PoolStanding, Standing, Standings};

/// What parts a ranked list in two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cutoff {
    /// 分数线, the threshold of a grade (by its place in the rubric): no ranked studio below reaches it.
    Threshold(usize),
    /// 名额线, the quota line of a pool (by its place in the rubric): below it nobody gets a place by rank alone.
    Quota(usize),
}

impl Standings {
    /// The pools that have any studio, each with its place in the rubric.
    pub fn used_pools(&self) -> impl Iterator<Item = (usize, &PoolStanding)> {
        let used = |pool: &PoolId| self.studios.iter().any(|studio| studio.pool.as_ref() == Some(pool));
        self.pools.iter().enumerate().filter(move |(_, pool)| used(&pool.id))
    }

    /// What cuts the list of the ranked studios, of one pool (by its place) or of all: each cutoff with the number of studios above
    /// it, from the top down. A threshold cuts where a ranked studio falls short of it. A quota cuts where it stops somebody, and
    /// only a list of its own pool: of studios of other pools its line would say what does not hold.
    #[must_use]
    pub fn cutoffs(&self, rubric: &Rubric, only: Option<usize>) -> Vec<(usize, Cutoff)> {
        let listed = only.and_then(|pool| self.pools.get(pool)).map(|pool| &pool.id);
        let ranked: Vec<&Standing> = self
            .in_order()
            .filter(|studio| studio.rank.is_some() && (listed.is_none() || studio.pool.as_ref() == listed))
            .collect();
        let reached = |studio: &Standing| rubric.grades.iter().position(|grade| Some(&grade.id) == studio.reached.as_ref());
        let thresholds = (0..rubric.grades.len()).filter_map(|grade| {
            let above = ranked.partition_point(|studio| reached(studio) <= Some(grade));
            (above < ranked.len()).then_some((above, Cutoff::Threshold(grade)))
        });
        let is_alone = |place: usize, pool: &PoolStanding| {
            only.is_none_or(|only| only == place) && ranked.iter().all(|studio| studio.pool.as_ref() == Some(&pool.id))
        };
        let quotas = self.pools.iter().enumerate().filter(|(place, pool)| is_alone(*place, pool));
        let quotas = quotas.filter_map(|(place, pool)| Some((pool.line?, Cutoff::Quota(place))));
        let mut cutoffs: Vec<(usize, Cutoff)> = thresholds.chain(quotas).collect();
        cutoffs.sort_by_key(|(above, _)| *above);
        cutoffs
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::super::sample::rubric;
    use super::super::Entrant;
    use super::super::tests::entrant;
    use super::*;
    use crate::domain::rubric::{Border, PoolSize};

    /// The cuts of all studios, then of each of the two pools: `above name`.
    fn cuts(rubric: &Rubric, entrants: &[Entrant]) -> [String; 3] {
        let standings = Standings::new(rubric, entrants, &BTreeMap::new(), &[]);
        let name = |(above, cutoff)| match cutoff {
            Cutoff::Threshold(grade) => format!("{above} {}", rubric.grades[grade].id),
            Cutoff::Quota(pool) => format!("{above} quota of {}", standings.pools[pool].id),
        };
        [None, Some(0), Some(1)].map(|only| {
            let cuts: Vec<String> = standings.cutoffs(rubric, only).into_iter().map(name).collect();
            cuts.join(", ")
        })
    }

    #[test]
    fn a_quota_cuts_its_own_pool_alone_and_a_threshold_everybody() {
        let of = |(id, kind, total): (&str, &str, &str)| entrant(id, kind, total);
        // Two places for existing studios, one for those of the first term.
        let mut rubric = rubric();
        rubric.pools[1].size = PoolSize::Places { places: 1 };
        let entrants = [
            ("A", "existing", "97"),
            ("B", "first_term", "96"),
            ("C", "existing", "95"),
            ("D", "existing", "94"),
            ("E", "first_term", "80"),
            ("F", "existing", "50"),
        ];
        let all = "4 excellent, 5 qualified";
        let cut = cuts(&rubric, &entrants.map(of));
        assert_eq!(cut, [all, "2 quota of existing, 3 excellent, 3 qualified", "1 excellent"]);
        let existing: Vec<Entrant> = entrants.into_iter().filter(|(_, kind, _)| *kind == "existing").map(of).collect();
        let alone = "2 quota of existing, 3 excellent, 3 qualified";
        assert_eq!(cuts(&rubric, &existing), [alone, alone, ""], "the list of all is that of the one pool");
        let guests = [of(("G", "guest", "95")), of(("H", "guest", "95"))];
        assert_eq!(cuts(&rubric, &guests), ["", "", ""], "nobody falls short, and nothing limits them");
    }

    #[test]
    fn a_quota_that_stops_nobody_is_no_line() {
        let mut rubric = rubric();
        let studios = |totals: [&str; 4]| {
            let named = ["A", "B", "C", "D"].into_iter().zip(totals);
            named.map(|(id, total)| entrant(id, "existing", total)).collect::<Vec<_>>()
        };
        let pool = |rubric: &Rubric, entrants: &[Entrant]| cuts(rubric, entrants)[1].clone();
        assert_eq!(pool(&rubric, &studios(["97", "89", "88", "87"])), "1 excellent", "a place stays empty: the score stops");
        assert_eq!(pool(&rubric, &studios(["97", "96", "88", "87"])), "2 excellent", "the places suffice");
        assert_eq!(pool(&rubric, &studios(["97", "96", "95", "87"])), "2 quota of existing, 3 excellent");
        for (border, cut) in [
            (Border::Exclude, "1 quota of existing, 3 excellent"),
            (Border::Chair, "1 quota of existing, 3 excellent"),
            (Border::Include, "3 excellent"),
        ] {
            rubric.pools[0].border = border;
            assert_eq!(pool(&rubric, &studios(["97", "95", "95", "87"])), cut, "{border:?}");
        }
        rubric.pools[0].size = PoolSize::Places { places: 0 };
        assert_eq!(pool(&rubric, &studios(["97", "95", "95", "87"])), "0 quota of existing, 3 excellent", "no place at all");
        assert_eq!(pool(&rubric, &studios(["87", "85", "85", "80"])), "0 excellent", "no place, and nobody to take it");
        let mut given = studios(["97", "95", "94", "87"]);
        given[3].overridden = Some("excellent".into());
        rubric.pools[0].size = PoolSize::Places { places: 2 };
        assert_eq!(pool(&rubric, &given), "1 quota of existing, 3 excellent", "the chair gave a place: one is left");
        rubric.pools.clear();
        let standings = Standings::new(&rubric, &given, &BTreeMap::new(), &[]);
        assert_eq!(standings.cutoffs(&rubric, None), [(3, Cutoff::Threshold(0))], "no quota at all");
    }
}
