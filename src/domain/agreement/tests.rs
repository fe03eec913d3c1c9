//! Fair standings and stability, by examples worked by hand; and the short cut of stability against trying everything.

use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::domain::id::SeatId;
use crate::domain::panel::Role;
use crate::domain::rubric::{Border, Level, Method};
use crate::domain::sample::{points, rubric, sheet, totals};
use crate::domain::tally::Submitted;

fn entrant(id: &str, kind: &str, sheets: Vec<Submitted>) -> Entrant {
    Entrant { id: id.into(), kind: kind.into(), sheets, gate: None, overridden: None }
}

/// A panel of experts E1 to E6.
fn evidence(rubric: Rubric, entrants: Vec<Entrant>) -> Evidence {
    let member = |n: usize| Member {
        id: format!("E{n}").as_str().into(),
        name: String::new(),
        organisation: String::new(),
        title: String::new(),
        role: Role::Expert,
        group: None,
    };
    let panel: Arc<[Member]> = (1..=6).map(member).collect();
    let place = |id: &SeatId| panel.iter().position(|member| member.id == *id).unwrap();
    let row = |entrant: &Entrant| {
        let sheets: &[Submitted] = if is_excluded(entrant) { &[] } else { &entrant.sheets };
        sheets.iter().zip(totals_as_floats(&rubric, sheets)).map(|(sheet, total)| (place(&sheet.expert), total)).collect()
    };
    let rows = entrants.iter().map(row).collect();
    Evidence {
        rubric: Arc::new(rubric),
        experts: (0..6).collect(),
        scores: Scores { rows, experts: 6 },
        panel: Arc::clone(&panel),
        entrants,
        quotas: BTreeMap::new(),
        settlements: Vec::new(),
        items: Vec::new(),
    }
}

fn grade(id: &str) -> Outcome {
    Outcome::Grade(id.into())
}

/// The sheets of experts E4 to E6.
fn by_others(of: &[&str]) -> Vec<Submitted> {
    let mut sheets = totals(of);
    for (n, sheet) in sheets.iter_mut().enumerate() {
        sheet.expert = format!("E{}", n + 4).as_str().into();
    }
    sheets
}

#[test]
fn a_studio_that_only_strict_experts_saw_would_rank_higher_by_its_fair_score() {
    // E2 gives 2 less than E1, E3 gives 4 less. E1 did not see B: the mean of 94 and 92 puts it behind A, but what E2, the one
    // in the middle, gave is 94 for B and 93.5 for A.
    let mut rubric = rubric();
    rubric.aggregation.fewest = 2;
    let entrants = vec![
        entrant("A", "existing", totals(&["95.5", "93.5", "91.5"])),
        entrant("B", "existing", totals(&["0", "94", "92"]).split_off(1)),
        entrant("C", "existing", totals(&["90", "88", "86"])),
        entrant("D", "existing", totals(&["82", "80", "78"])),
    ];
    let found = evidence(rubric, entrants).agreement();
    let ranks: Vec<_> = found.standings.studios.iter().map(|standing| standing.rank.unwrap()).collect();
    assert_eq!(ranks, [1, 2, 3, 4]); // 93.5, 93, 88, 80
    let fair: Vec<_> = found.fair.iter().map(|fair| (fair.score.unwrap(), fair.rank.unwrap())).collect();
    for ((score, rank), known) in fair.iter().zip([(93.5, 2), (94.0, 1), (88.0, 3), (80.0, 4)]) {
        assert!((score - known.0).abs() < 1e-9 && *rank == known.1, "{score} {rank} is not {known:?}");
    }
    let severities: Vec<f64> = found.mirrors[..3].iter().map(|mirror| mirror.severity.unwrap().points).collect();
    assert!(severities.iter().zip([2.0, 0.0, -2.0]).all(|(found, known)| (found - known).abs() < 1e-9));
}

/// Without dropping and rounding fair scores are the totals of a complete design, whatever the level, the weights and the method.
#[test]
fn fair_scores_stand_on_the_scale_of_the_printed_total() {
    let sheets = |shift: &str| {
        let sheet = |(n, less): (usize, &str)| {
            let technical = points("28") + points(shift) - points(less);
            sheet(n + 1, [points("40"), technical, points("18")], points("1"), Points::ZERO)
        };
        ["0", "1.5", "4"].into_iter().enumerate().map(sheet).collect::<Vec<_>>()
    };
    let mut rubric = rubric();
    (rubric.aggregation.drop_highest, rubric.aggregation.drop_lowest) = (0, 0);
    rubric.dimensions[1].weight = "1.5".parse().unwrap();
    rubric.dimensions[2].items[0].weight = "0.5".parse().unwrap();
    let fair = |rubric: &Rubric| {
        let entrants = ["0", "1", "-2"].map(|shift| entrant(shift, "existing", sheets(shift)));
        let found = evidence(rubric.clone(), entrants.to_vec()).agreement();
        for (fair, standing) in found.fair.iter().zip(&found.standings.studios) {
            let official = standing.tally.as_ref().unwrap().total.exact;
            let official = *official.numer() as f64 / (*official.denom() * i128::from(Points::UNITS)) as f64;
            assert!((fair.score.unwrap() - official).abs() < 1e-9, "{fair:?} is not {official}");
            assert_eq!(fair.rank, Ok(standing.rank.unwrap()));
        }
        found.fair[0].score.unwrap()
    };
    for level in Level::ALL {
        rubric.aggregation.level = level;
        rubric.aggregation.method = Method::Mean;
        // 40 + 1.5 x (28 + 26.5 + 24) / 3 + 0.5 x 18 + 1
        assert!((fair(&rubric) - 89.25).abs() < 1e-9);
        rubric.aggregation.method = Method::Sum;
        assert!((fair(&rubric) - 3.0 * 89.25).abs() < 1e-9);
    }
}

#[test]
fn fair_grades_keep_thresholds_quotas_gates_and_the_chairs_word() {
    let gated = |id: &str, gate| Entrant { gate: Some(gate), ..entrant(id, "existing", totals(&["99"; 3])) };
    let entrants = vec![
        entrant("A", "existing", totals(&["95"; 3])),
        entrant("B", "existing", totals(&["93"; 3])),
        entrant("C", "existing", totals(&["92"; 3])),
        Entrant { overridden: Some("excellent".into()), ..entrant("D", "existing", totals(&["70"; 3])) },
        gated("E", Gate::Failed("refused".into())),
        gated("F", Gate::Excluded("retired".into())),
        entrant("G", "existing", totals(&["95"; 2])),
    ];
    let found = evidence(rubric(), entrants).agreement();
    let outcomes: Vec<_> = found.fair.iter().map(|fair| fair.outcome.clone()).collect();
    // Two places, of which the chair gave D one.
    let expected = [Ok(grade("excellent")), Ok(grade("qualified")), Ok(grade("qualified")), Ok(grade("excellent"))];
    assert_eq!(outcomes[..4], expected);
    assert_eq!(outcomes[4..], [const { Err(Undefined::NotRanked) }; 3]);
    assert_eq!(found.fair[4].score, Ok(99.0), "sheets of a direct failure tell about the experts");
    assert_eq!((found.left_out, found.fair[5].score), (vec![5], Err(Undefined::LeftOut)));
    assert_eq!(found.sheets, 3 * 5 + 2);
}

#[test]
fn studios_of_groups_that_no_sheet_connects_get_no_common_fair_rank_or_grade() {
    let entrants = vec![
        entrant("A", "existing", totals(&["95"; 3])),
        entrant("B", "existing", by_others(&["99"; 3])),
        entrant("C", "existing", by_others(&["93"; 3])),
    ];
    let found = evidence(rubric(), entrants).agreement();
    let places: Vec<_> = found.fair.iter().map(|fair| (fair.group, fair.rank)).collect();
    assert_eq!(places, [(Some(0), Ok(1)), (Some(1), Ok(1)), (Some(1), Ok(2))]);
    assert!(found.fair.iter().all(|fair| fair.outcome == Err(Undefined::NotLinked)));
}

#[test]
fn an_outcome_that_one_expert_made_hinges_on_that_expert() {
    let entrants = vec![
        entrant("A", "guest", totals(&["99", "86", "86"])), // 90.33; without E1 86
        entrant("B", "guest", totals(&["91", "92", "93"])),
        entrant("C", "guest", totals(&["99", "99"])), // too few
    ];
    let hinges = evidence(rubric(), entrants).agreement().hinges.unwrap();
    assert_eq!(hinges[0].experts, [(0, grade("qualified"))]);
    assert_eq!((hinges[1].any(), hinges[2].any()), (false, false));
}

#[test]
fn an_outcome_at_a_threshold_or_a_quota_line_hinges_on_a_point() {
    let entrants = vec![
        entrant("A", "existing", totals(&["98"; 3])),
        entrant("B", "existing", totals(&["93"; 3])),
        entrant("C", "existing", totals(&["93", "93", "92"])), // 92.67; with a point more B's equal for one place
        entrant("D", "existing", totals(&["91"; 3])),
        entrant("E", "guest", totals(&["89.8"; 3])), // with a point more 90.13
        entrant("F", "guest", totals(&["89"; 3])),   // with a point more 89.33
        entrant("G", "guest", totals(&["90"; 3])),
    ];
    let hinges = evidence(rubric(), entrants).agreement().hinges.unwrap();
    let marked: Vec<bool> = hinges.iter().map(|hinges| hinges.point.is_some()).collect();
    assert_eq!(marked, [false, true, true, false, true, false, true]);
    let down = OnePoint { studio: 1, expert: 0, change: points("-1"), becomes: Outcome::Undecided };
    assert_eq!(hinges[1].point, Some(down));
    let up = OnePoint { studio: 4, expert: 0, change: points("1"), becomes: grade("excellent") };
    assert_eq!(hinges[4].point, Some(up));
}

#[test]
fn a_sheet_without_room_for_a_point_gets_none() {
    // 105 is the most that a sheet can have: 100 and a bonus of 5.
    let mut rubric = rubric();
    rubric.grades[0].at_least = points("104.9");
    let entrants = vec![entrant("A", "guest", totals(&["105", "105", "104.5"]))]; // 104.83
    let hinges = evidence(rubric, entrants).agreement().hinges.unwrap();
    assert_eq!(hinges[0].point, None);
}

#[test]
fn more_sheets_than_can_be_tried_are_not_looked_at() {
    let entrants = (0..20_000).map(|n| entrant(&format!("S{n}"), "guest", totals(&["80"; 3]))).collect();
    let evidence = evidence(rubric(), entrants);
    assert_eq!(stability::hinges(&evidence, &evidence.standings(&evidence.rubric, &[])), Err(Undefined::TooMany));
}

#[test]
fn equals_let_in_together_hinge_on_the_point_that_tells_them_apart() {
    let mut rubric = rubric();
    rubric.pools.iter_mut().for_each(|pool| pool.border = Border::Include);
    // Two places, three equals: all let in together. A point less for one of them leaves it behind two others for two places.
    let entrants = ["A", "B", "C"].map(|id| entrant(id, "existing", totals(&["92", "92", "92"]))).to_vec();
    let hinges = evidence(rubric, entrants).agreement().hinges.unwrap();
    assert!(hinges.iter().all(|hinges| hinges.point.is_some()));
}

/// Studios round the thresholds and the quota line, some gated or overridden, some with few sheets.
fn any_evidence() -> impl Strategy<Value = Evidence> {
    let sheets = prop::collection::vec(174u32..192, 2..6);
    let kind = select(vec!["existing", "existing", "first_term", "guest"]);
    let studios = prop::collection::vec((kind, sheets, 0..20), 1..9);
    (studios, select(vec![Border::Exclude, Border::Include, Border::Chair]), 0u8..=2).prop_map(|(studios, border, decimals)| {
        let mut rubric = rubric();
        rubric.pools.iter_mut().for_each(|pool| pool.border = border);
        rubric.aggregation.decimals = decimals;
        let studio = |(n, (kind, half_points, decision)): (usize, (&str, Vec<u32>, i32))| {
            let sheets: Vec<String> = half_points.iter().map(|half| (f64::from(*half) / 2.0).to_string()).collect();
            Entrant {
                gate: (decision == 0).then(|| Gate::Failed("refused".into())),
                overridden: (decision == 1).then(|| "excellent".into()),
                ..entrant(&format!("S{n}"), kind, totals(&sheets.iter().map(String::as_str).collect::<Vec<_>>()))
            }
        };
        evidence(rubric, studios.into_iter().enumerate().map(studio).collect())
    })
}

proptest! {
    #[test]
    fn just_those_are_marked_whose_outcome_some_point_changes(evidence in any_evidence()) {
        let official = evidence.standings(&evidence.rubric, &evidence.entrants);
        let mut marked = vec![false; official.studios.len()];
        for studio in 0..marked.len() {
            for place in 0..evidence.entrants[studio].sheets.len() {
                for change in [points("1"), points("-1")] {
                    let mut trial = evidence.entrants.clone();
                    let figures = &mut trial[studio].sheets[place].figures;
                    figures.adjustment = figures.adjustment + change;
                    figures.total = figures.total + change;
                    let after = evidence.standings(&evidence.rubric, &trial);
                    for (marked, (a, b)) in marked.iter_mut().zip(official.studios.iter().zip(after.studios)) {
                        *marked |= a.outcome != b.outcome;
                    }
                }
            }
        }
        let hinges = stability::hinges(&evidence, &official).unwrap();
        prop_assert_eq!(hinges.iter().map(|hinges| hinges.point.is_some()).collect::<Vec<_>>(), marked);
    }
}
