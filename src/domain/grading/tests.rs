//! The rules one by one, with examples worked by hand.

use std::collections::BTreeMap;

use super::super::points::Points;
use super::super::rubric::{Border, Counted, DividedQuota, Pool, PoolSize, TieKey, Whole};
use super::super::sample::{points, rubric, sheet, totals};
use super::super::text::Text;
use super::*;

/// A studio whose three sheets all have this total.
pub(super) fn entrant(id: &str, kind: &str, total: &str) -> Entrant {
    Entrant { id: id.into(), kind: kind.into(), sheets: totals(&[total; 3]), gate: None, overridden: None }
}

fn existing(totals: &[(&str, &str)]) -> Vec<Entrant> {
    totals.iter().map(|(id, total)| entrant(id, "existing", total)).collect()
}

fn stand(rubric: &Rubric, entrants: &[Entrant]) -> Standings {
    Standings::new(rubric, entrants, &BTreeMap::new(), &[])
}

fn with_border(border: Border) -> Rubric {
    let mut rubric = rubric();
    rubric.pools[0].border = border;
    rubric
}

fn settlement(tied: &[&str], admitted: &[&str]) -> Settlement {
    let ids = |ids: &[&str]| ids.iter().map(|&id| id.into()).collect();
    Settlement { pool: "existing".into(), tied: ids(tied), admitted: ids(admitted) }
}

/// The result as it is listed: rank, id, outcome, reason.
fn list(standings: &Standings) -> Vec<String> {
    let line = |studio: &Standing| {
        let rank = studio.rank.map_or("-".to_owned(), |rank| rank.to_string());
        let reason = studio.reason.as_ref().map_or(String::new(), |reason| format!(" {}", reason.id()));
        format!("{rank} {} {}{reason}", studio.id, studio.outcome.id())
    };
    standings.in_order().map(line).collect()
}

#[test]
fn grades_follow_the_printed_total() {
    let of = |id: &str, totals_: &[&str]| Entrant { sheets: totals(totals_), ..entrant(id, "guest", "0") };
    let entrants = [
        of("A", &["89.99", "90", "90"]),    // 89.9967, printed 90.00
        of("B", &["89.99", "89.99", "90"]), // 89.9933, printed 89.99
        of("C", &["60", "60", "60"]),
        of("D", &["59.99", "59.99", "60"]),
    ];
    assert_eq!(list(&stand(&rubric(), &entrants)), ["1 A excellent", "2 B qualified", "3 C qualified", "4 D unqualified"]);
}

#[test]
fn what_is_printed_alike_shares_the_rank_and_the_roster_only_orders_the_list() {
    let mut entrants = ["70", "80", "90", "80"].map(|total| entrant(&format!("S{total}"), "guest", total));
    entrants[1].sheets = totals(&["80", "80", "80.01"]); // 80.0033, printed 80.00
    entrants[1].id = "S80a".into();
    let standings = stand(&rubric(), &entrants);
    assert_eq!(list(&standings), ["1 S90 excellent", "2 S80a qualified", "2 S80 qualified", "4 S70 qualified"]);
    assert_eq!(standings.studios[0].id.as_str(), "S70", "studios keep the order given");
}

#[test]
fn equal_totals_are_told_apart_by_the_chain() {
    let of = |id: &str, sheets: Vec<Submitted>| Entrant { sheets, ..entrant(id, "guest", "0") };
    let alike = |support, technical, apprenticeship| {
        let dimensions = [points(support), points(technical), points(apprenticeship)];
        (0..3).map(|n| sheet(n, dimensions, Points::ZERO, Points::ZERO)).collect::<Vec<_>>()
    };
    let entrants = [
        of("low-median", totals(&["90", "92", "88"])),  // mean 90, median 90
        of("high-median", totals(&["91", "91", "88"])), // mean 90, median 91
        of("technical", alike("44", "30.5", "15.5")),
        of("apprenticeship", alike("39.5", "30", "20.5")),
        of("as-technical", alike("43", "30.5", "16.5")),
    ];
    let expected = ["1 as-technical", "2 technical", "3 apprenticeship", "4 high-median", "5 low-median"];
    assert_eq!(list(&stand(&rubric(), &entrants)), expected.map(|line| format!("{line} excellent")));
}

#[test]
fn every_key_of_the_chain_tells_equals_apart() {
    let of = |id: &str, sheets: Vec<Submitted>| Entrant { sheets, ..entrant(id, "guest", "0") };
    let sheets = |dimensions: [[&str; 3]; 3]| {
        let sheet = |(n, of): (usize, [&str; 3])| sheet(n, of.map(points), Points::ZERO, Points::ZERO);
        dimensions.into_iter().enumerate().map(sheet).collect::<Vec<_>>()
    };
    let order = |key: TieKey, decimals: u8, entrants: &[Entrant]| {
        let mut rubric = rubric();
        rubric.tie_break = vec![key];
        rubric.aggregation.decimals = decimals;
        list(&stand(&rubric, entrants)).into_iter().map(|line| line.rsplit_once(' ').unwrap().0.to_owned()).collect::<Vec<_>>()
    };
    // More decimals: 70.00333… and 70.00 are both printed 70.0; so is 70.0033… of the third.
    let entrants =
        [of("A", totals(&["70"; 3])), of("B", totals(&["70", "70", "70.01"])), of("C", totals(&["70.01", "70", "70"]))];
    assert_eq!(order(TieKey::Mean, 1, &entrants), ["1 B", "1 C", "3 A"]);
    // Count-back: 75 70 65 against 75 68 67 and 74 72 64; all 70 in the mean.
    let entrants =
        [of("A", totals(&["74", "72", "64"])), of("B", totals(&["67", "75", "68"])), of("C", totals(&["65", "70", "75"]))];
    assert_eq!(order(TieKey::Countback, 2, &entrants), ["1 C", "2 B", "3 A"]);
    // Who has no further sheet stands behind.
    let entrants = [of("A", totals(&["70"; 3])), of("B", totals(&["70"; 4])), of("C", totals(&["70"; 4]))];
    assert_eq!(order(TieKey::Countback, 2, &entrants), ["1 B", "1 C", "3 A"]);
    // Full marks are 50, 30 and 20: A has one (the 20), B two (30 and 20), each 80 in every sheet.
    let entrants = [
        of("A", sheets([["35", "25", "20"], ["36", "25", "19"], ["36", "25", "19"]])),
        of("B", sheets([["30", "30", "20"], ["36", "25", "19"], ["36", "25", "19"]])),
    ];
    assert_eq!(order(TieKey::FullMarks, 2, &entrants), ["1 B", "2 A"]);
    // An item: 25 against 26.67 technical.
    assert_eq!(order(TieKey::Item { item: "technical".into() }, 2, &entrants), ["1 B", "2 A"]);
    assert_eq!(order(TieKey::Item { item: "support".into() }, 2, &entrants), ["1 A", "2 B"]);
}

#[test]
fn places_go_by_rank_and_those_beyond_get_the_next_grade() {
    let entrants = existing(&[("A", "95"), ("B", "97"), ("C", "89"), ("D", "96")]);
    let standings = stand(&rubric(), &entrants);
    assert_eq!(list(&standings), ["1 B excellent", "2 D excellent", "3 A qualified beyond_quota", "4 C qualified"]);
    assert_eq!(standings.studio("A").unwrap().reached, Some("excellent".into()));
    let pool = standings.pool("existing").unwrap();
    assert_eq!((pool.places(), pool.base, pool.taken, pool.line), (2, 4, 2, Some(2)));
    assert_eq!((&pool.rule, &pool.tie), (&PlacesRule::Fixed, &None));
}

#[test]
fn places_that_nobody_reaches_stay_empty() {
    let standings = stand(&rubric(), &existing(&[("A", "95"), ("B", "89")]));
    assert_eq!(list(&standings), ["1 A excellent", "2 B qualified"]);
    let pool = standings.pool("existing").unwrap();
    assert_eq!((pool.taken, pool.line), (1, None));
}

#[test]
fn kinds_share_a_pool_and_a_kind_without_one_has_no_limit() {
    let of = |id: &str, kind: &str, total: &str| entrant(id, kind, total);
    let entrants = [
        of("A", "existing", "97"),
        of("B", "honorary", "96"),
        of("C", "existing", "95"),
        of("D", "guest", "94"),
        of("E", "guest", "93"),
        of("F", "guest", "92"),
    ];
    assert_eq!(
        list(&stand(&rubric(), &entrants)),
        ["1 A excellent", "2 B excellent", "3 C qualified beyond_quota", "4 D excellent", "5 E excellent", "6 F excellent"]
    );
}

#[test]
fn equals_at_the_last_place_follow_the_border_rule() {
    let entrants = existing(&[("A", "97"), ("B", "95"), ("C", "95"), ("D", "94")]);
    for (border, b_and_c, taken, line) in [
        (Border::Exclude, "qualified beyond_quota", 1, Some(1)),
        (Border::Include, "excellent", 3, Some(3)),
        (Border::Chair, "undecided tie_at_quota", 1, Some(1)),
    ] {
        let standings = stand(&with_border(border), &entrants);
        assert_eq!(
            list(&standings),
            ["1 A excellent", &format!("2 B {b_and_c}"), &format!("2 C {b_and_c}"), "4 D qualified beyond_quota"]
        );
        let pool = standings.pool("existing").unwrap();
        assert_eq!((pool.taken, pool.line, pool.waits_for_chair()), (taken, line, border == Border::Chair), "{border:?}");
        let tie = pool.tie.as_ref().unwrap();
        assert_eq!((&tie.tied, tie.places), (&vec!["B".into(), "C".into()], 1));
    }
}

#[test]
fn equals_who_all_find_a_place_or_none_are_no_tie() {
    for border in [Border::Exclude, Border::Include, Border::Chair] {
        let standings = stand(&with_border(border), &existing(&[("A", "95"), ("B", "95"), ("C", "94"), ("D", "94")]));
        assert_eq!(
            list(&standings),
            ["1 A excellent", "1 B excellent", "3 C qualified beyond_quota", "3 D qualified beyond_quota"]
        );
        assert_eq!(standings.pool("existing").unwrap().tie, None);
    }
}

#[test]
fn equals_of_different_pools_do_not_compete() {
    let mut entrants = existing(&[("A", "97"), ("B", "95"), ("C", "80")]);
    entrants.push(entrant("F", "first_term", "95")); // floor(2 x 1 / 3) = 0 places
    assert_eq!(
        list(&stand(&rubric(), &entrants)),
        ["1 A excellent", "2 B excellent", "2 F qualified beyond_quota", "4 C qualified"]
    );
}

#[test]
fn the_chair_settles_a_tie() {
    let entrants = existing(&[("A", "97"), ("B", "95"), ("C", "95"), ("D", "94")]);
    let settled = [settlement(&["B", "C"], &["B"]), settlement(&["C", "B"], &["C"])];
    let standings = Standings::new(&rubric(), &entrants, &BTreeMap::new(), &settled);
    assert_eq!(
        list(&standings),
        ["1 A excellent", "2 B qualified beyond_quota", "2 C excellent tie_settled", "4 D qualified beyond_quota"],
        "the later settlement wins"
    );
    let pool = standings.pool("existing").unwrap();
    assert_eq!((pool.taken, pool.waits_for_chair()), (2, false));
    assert_eq!(pool.tie.as_ref().unwrap().admitted, Some(vec!["C".into()]));
}

#[test]
fn a_settlement_of_another_tie_has_no_effect() {
    let entrants = existing(&[("A", "97"), ("B", "95"), ("C", "95"), ("D", "94")]);
    let elsewhere = Settlement { pool: "first_term".into(), ..settlement(&["B", "C"], &["B"]) };
    for stale in [
        settlement(&["B", "D"], &["B"]),
        settlement(&["B", "C", "D"], &["B"]),
        settlement(&["B", "C"], &["B", "C"]),
        settlement(&["B", "C"], &[]),
        settlement(&["B", "C"], &["D"]),
        elsewhere,
    ] {
        let standings = Standings::new(&rubric(), &entrants, &BTreeMap::new(), std::slice::from_ref(&stale));
        assert!(standings.pool("existing").unwrap().waits_for_chair(), "{stale:?}");
    }
}

#[test]
fn gates_keep_a_studio_out_of_ranks_and_places() {
    let mut entrants = existing(&[("A", "99"), ("B", "98"), ("C", "97"), ("D", "96"), ("E", "95")]);
    entrants[0].gate = Some(Gate::Excluded("retired".into()));
    entrants[1].gate = Some(Gate::Failed("refused".into()));
    entrants[0].overridden = Some("excellent".into());
    entrants[1].overridden = Some("excellent".into());
    let standings = stand(&rubric(), &entrants);
    assert_eq!(
        list(&standings),
        ["1 C excellent", "2 D excellent", "3 E qualified beyond_quota", "- A excluded retired", "- B unqualified refused"]
    );
    let pool = standings.pool("existing").unwrap();
    assert_eq!((pool.base, pool.overridden, pool.taken), (4, 0, 2), "a failed studio is assessed, an excluded one is not");
    assert_eq!(standings.studios[0].tally.as_ref().unwrap().total.printed, points("99"));
    assert_eq!(standings.studios[0].reached, None);
}

#[test]
fn who_is_not_eligible_fails_and_is_in_no_base() {
    let mut rubric = rubric();
    rubric.pools[0].size = PoolSize::Share { percent: points("50"), of: Counted::Assessed, rounding: Whole::Floor };
    let mut entrants = existing(&[("A", "99"), ("B", "95"), ("C", "94"), ("D", "93"), ("E", "70")]);
    entrants[0].gate = Some(Gate::Ineligible(vec!["master".into()]));
    // A direct failure counts in the base, who is not eligible does not: half of 4 is 2, half of 5 would be 2 as well, of 3 only 1.
    entrants[4].gate = Some(Gate::Failed("refused".into()));
    let standings = stand(&rubric, &entrants);
    let expected =
        ["1 B excellent", "2 C excellent", "3 D qualified beyond_quota", "- A unqualified ineligible", "- E unqualified refused"];
    assert_eq!(list(&standings), expected);
    assert_eq!((standings.pools[0].base, standings.pools[0].places()), (4, 2));
    entrants[3].gate = Some(Gate::Ineligible(vec!["master".into()]));
    let standings = stand(&rubric, &entrants);
    assert_eq!((standings.pools[0].base, standings.pools[0].places()), (3, 1));
}

#[test]
fn too_few_sheets_leave_the_grade_to_the_chair() {
    let mut entrants = existing(&[("A", "97"), ("B", "96"), ("C", "95"), ("D", "94")]);
    entrants[0].sheets.truncate(2);
    entrants[1].sheets.clear();
    entrants[2].sheets.truncate(1);
    entrants[2].overridden = Some("excellent".into());
    let standings = stand(&rubric(), &entrants);
    assert_eq!(
        list(&standings),
        ["1 D excellent", "- A undecided too_few_sheets", "- B undecided no_sheets", "- C excellent overridden"]
    );
    assert_eq!(standings.studios[0].tally.as_ref().unwrap().total.printed, points("97"), "as information");
    assert_eq!(standings.studios[1].tally, None);
    let pool = standings.pool("existing").unwrap();
    assert_eq!((pool.base, pool.overridden, pool.taken), (4, 1, 2));
}

#[test]
fn overridden_studios_take_their_places_first() {
    let mut entrants = existing(&[("A", "97"), ("B", "96"), ("C", "95"), ("D", "80")]);
    entrants[3].overridden = Some("excellent".into());
    let standings = stand(&rubric(), &entrants);
    assert_eq!(
        list(&standings),
        ["1 A excellent", "2 B qualified beyond_quota", "3 C qualified beyond_quota", "4 D excellent overridden"]
    );
    let pool = standings.pool("existing").unwrap();
    assert_eq!((pool.taken, pool.overridden, pool.line), (2, 1, Some(1)));
}

#[test]
fn a_grade_overridden_downwards_frees_its_place() {
    let mut entrants = existing(&[("A", "97"), ("B", "96"), ("C", "95")]);
    entrants[0].overridden = Some("unqualified".into());
    assert_eq!(list(&stand(&rubric(), &entrants)), ["1 A unqualified overridden", "2 B excellent", "3 C excellent"]);
}

#[test]
fn overriding_beyond_the_places_is_counted() {
    let mut entrants = existing(&[("A", "97"), ("B", "80"), ("C", "80"), ("D", "80")]);
    for entrant in &mut entrants[1..] {
        entrant.overridden = Some("excellent".into());
    }
    let standings = stand(&rubric(), &entrants);
    assert_eq!(standings.pool("existing").unwrap().overridden_beyond(), 1);
    assert_eq!(list(&standings)[0], "1 A qualified beyond_quota");
}

#[test]
fn a_share_is_that_of_the_other_pool_rounded_down() {
    let mut rubric = rubric();
    rubric.pools[0].size = PoolSize::Places { places: 12 };
    let mut entrants: Vec<Entrant> = (0..26).map(|n| entrant(&format!("S{n}"), "existing", "80")).collect();
    entrants.extend((0..9).map(|n| entrant(&format!("F{n}"), "first_term", "80")));
    entrants[0].gate = Some(Gate::Excluded("retired".into()));
    entrants[1].gate = Some(Gate::Failed("refused".into()));
    entrants[26].gate = Some(Gate::Excluded("retired".into()));
    let pool = |changes: &[(&str, u32)]| {
        let quotas = changes.iter().map(|&(pool, places)| (pool.into(), places)).collect();
        Standings::new(&rubric, &entrants, &quotas, &[]).pool("first_term").unwrap().clone()
    };
    let share = |places| PlacesRule::ShareOf { pool: "existing".into(), places, base: 25 };
    let by_rubric = pool(&[]); // 12 x 8 / 25 = 3.84
    assert_eq!((by_rubric.places(), by_rubric.base, by_rubric.rule), (3, 8, share(12)));
    let changed_there = pool(&[("existing", 13)]); // 13 x 8 / 25 = 4.16
    assert_eq!((changed_there.places(), changed_there.rule), (4, share(13)));
    let changed_here = pool(&[("existing", 13), ("first_term", 1)]);
    assert_eq!((changed_here.places(), changed_here.by_rule, changed_here.set_by_chair), (1, 4, Some(1)));
}

#[test]
fn a_share_of_nobody_is_nothing() {
    let standings = stand(&rubric(), &[entrant("F", "first_term", "95")]);
    assert_eq!(standings.pool("first_term").unwrap().places(), 0);
    assert_eq!(list(&standings), ["1 F qualified beyond_quota"]);
}

/// `n` studios of a kind with ids that begin with `name`, all with the same total.
fn many(name: &str, n: usize, kind: &str, total: &str) -> Vec<Entrant> {
    (0..n).map(|n| entrant(&format!("{name}{n}"), kind, total)).collect()
}

#[test]
fn a_share_is_of_those_assessed_or_of_those_qualified() {
    let mut rubric = rubric();
    // 13 existing studios: 10 at 80, 2 at 50 (unqualified), 1 failed directly; and an excluded one.
    let mut entrants = [many("A", 12, "existing", "80"), many("B", 2, "existing", "50")].concat();
    entrants[0].gate = Some(Gate::Failed("refused".into()));
    entrants[1].gate = Some(Gate::Excluded("retired".into()));
    let mut places = |of, rounding| {
        let percent = points("20");
        rubric.pools[0].size = PoolSize::Share { percent, of, rounding };
        let pool = stand(&rubric, &entrants).pool("existing").unwrap().clone();
        assert_eq!(pool.rule, PlacesRule::Share { percent, of, base: if of == Counted::Assessed { 13 } else { 10 }, rounding });
        (pool.base, pool.places())
    };
    assert_eq!(Whole::ALL.map(|rounding| places(Counted::Assessed, rounding)), [(13, 2), (13, 3), (13, 3)]); // 2.6
    assert_eq!(Whole::ALL.map(|rounding| places(Counted::Qualified, rounding)), [(13, 2), (13, 2), (13, 2)]); // 2.0
}

/// Three pools divide `places`; studios `A`, `B` and `C` of so many in each, the first two of each at 95 and the others at 80.
fn divided(places: u32, sizes: [usize; 3]) -> (Rubric, Vec<Entrant>) {
    let mut rubric = rubric();
    rubric.divided = vec![DividedQuota { id: "all".into(), name: Text::default(), places, of: Counted::Assessed }];
    rubric.pools[0].kinds = vec!["existing".into()];
    let third = Pool { id: "honorary".into(), kinds: vec!["honorary".into()], ..rubric.pools[0].clone() };
    rubric.pools.push(third);
    rubric.pools.iter_mut().for_each(|pool| pool.size = PoolSize::PartOf { quota: "all".into() });
    let kinds = [("A", "existing"), ("B", "first_term"), ("C", "honorary")];
    let pool = |(n, (name, kind)): (usize, (&str, &str))| {
        let mut entrants = many(name, sizes[n], kind, "80");
        entrants.iter_mut().take(2).enumerate().for_each(|(n, entrant)| entrant.sheets = totals(&[["95", "94"][n]; 3]));
        entrants
    };
    (rubric, kinds.into_iter().enumerate().flat_map(pool).collect())
}

#[test]
fn pools_divide_places_by_largest_remainder() {
    // 5 x 5/10, 3/10, 2/10 = 2.5 1.5 1: one left for two equal remainders of a half. 6: 3, 1.8, 1.2 leave one for .8.
    let (rubric, entrants) = divided(6, [5, 3, 2]);
    let standings = stand(&rubric, &entrants);
    assert_eq!(standings.pools.iter().map(PoolStanding::places).collect::<Vec<_>>(), [3, 2, 1]);
    assert!(standings.pools.iter().all(|pool| pool.open == 0));
    assert_eq!(standings.studio("C1").unwrap().reason, Some(Reason::BeyondQuota));
}

#[test]
fn equal_remainders_wait_for_the_chair() {
    // 4 x 4/16, 6/16, 6/16 = 1 1.5 1.5: one left for two.
    let (rubric, entrants) = divided(4, [4, 6, 6]);
    let stand = |set: &[(&str, u32)]| {
        let set = set.iter().map(|&(pool, places)| (pool.into(), places)).collect();
        Standings::new(&rubric, &entrants, &set, &[])
    };
    let places = |standings: &Standings| standings.pools.iter().map(|pool| (pool.places(), pool.open)).collect::<Vec<_>>();
    let outcome = |standings: &Standings, id: &str| {
        let studio = standings.studio(id).unwrap();
        (studio.outcome.id().to_owned(), studio.reason.clone())
    };
    let (excellent, beyond) = (("excellent".to_owned(), None), ("qualified".to_owned(), Some(Reason::BeyondQuota)));
    let open = stand(&[]);
    assert_eq!(places(&open), [(1, 0), (1, 1), (1, 1)]);
    let PlacesRule::PartOf { tied, .. } = &open.pools[1].rule else { panic!() };
    assert_eq!(tied, &["first_term".into(), "honorary".into()]);
    assert_eq!((outcome(&open, "B0"), outcome(&open, "A1")), (excellent.clone(), beyond.clone()));
    for id in ["B1", "C1"] {
        assert_eq!(outcome(&open, id), ("undecided".to_owned(), Some(Reason::PlacesOpen)));
    }
    // Once the chair gave the place to one of two, nothing is open: the other has none.
    for (set, b1, c1) in [
        (("first_term", 2), &excellent, &beyond),
        (("honorary", 2), &beyond, &excellent),
        (("honorary", 1), &excellent, &beyond),
        (("honorary", 0), &excellent, &beyond),
    ] {
        let settled = stand(&[set]);
        assert!(settled.pools.iter().all(|pool| pool.open == 0), "{set:?}");
        assert_eq!((&outcome(&settled, "B1"), &outcome(&settled, "C1")), (b1, c1), "{set:?}");
    }
}

#[test]
fn a_place_given_by_the_chair_before_the_open_one_leaves_it_open() {
    let (rubric, mut entrants) = divided(4, [4, 6, 6]);
    entrants[9].overridden = Some("excellent".into()); // B5 takes B's one sure place
    let standings = stand(&rubric, &entrants);
    assert_eq!(standings.studio("B0").unwrap().reason, Some(Reason::PlacesOpen));
    assert_eq!(standings.studio("B1").unwrap().reason, Some(Reason::BeyondQuota));
    assert_eq!((standings.pools[1].taken, standings.pools[1].line), (1, Some(0)));
}

#[test]
fn another_number_of_places_answers_what_if() {
    let entrants = existing(&[("A", "97"), ("B", "96"), ("C", "95")]);
    let grades = |places| {
        let quotas = BTreeMap::from([("existing".into(), places)]);
        list(&Standings::new(&rubric(), &entrants, &quotas, &[])).iter().filter(|line| line.ends_with("excellent")).count()
    };
    assert_eq!([0, 1, 2, 3, 4].map(grades), [0, 1, 2, 3, 3]);
}
