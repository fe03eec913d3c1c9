//! Quotas that are computed: what is told about them, and what waits for the chair.

use super::*;
use crate::domain::rubric::{Counted, DividedQuota, PoolSize, Whole};
use crate::domain::sample::points;
use crate::domain::state::Blocker;

/// Two existing and two first-term studios, of which one each has 95 from three experts and the other 80.
fn two_pools(change: impl FnOnce(&mut crate::domain::rubric::Rubric)) -> Stage {
    let mut rubric = stage::rubric();
    change(&mut rubric);
    let kinds = [("A", "existing", "45"), ("B", "existing", "30"), ("C", "first_term", "45"), ("D", "first_term", "30")];
    let stage = Stage::new(rubric, kinds.map(|(id, kind, _)| stage::studio(id, id, kind, "")).to_vec());
    for (expert, (id, _, support)) in ["E1", "E2", "E3"].into_iter().flat_map(|expert| kinds.map(|kind| (expert, kind))) {
        stage.give_all(expert, stage::sheet(id, &[("support", support), ("technical", "30"), ("apprenticeship", "20")], None));
    }
    stage
}

#[test]
fn a_share_is_told_with_its_base_and_its_rounding() {
    let stage = two_pools(|rubric| {
        rubric.pools[0].size = PoolSize::Share { percent: points("25"), of: Counted::Qualified, rounding: Whole::HalfUp };
    });
    let (zh, en) = (told(&stage, 0, Lang::Zh), told(&stage, 0, Lang::En));
    assert!(zh.contains("优秀 1 个（「合格」及以上 2 个的 25% 为 0.5，四舍五入为 1），参加考核 2 个，已占 1 个。"), "{zh}");
    assert!(
        en.contains("1 excellent (25% of 2 graded qualified or better = 0.5, rounded half up to 1); 2 assessed, 1 taken."),
        "{en}"
    );
}

#[test]
fn places_left_open_by_equal_remainders_are_told_and_wait_for_the_chair() {
    let stage = two_pools(|rubric| {
        let name = stage::text("全市名额", "the city's places");
        rubric.divided = vec![DividedQuota { id: "city".into(), name, places: 1, of: Counted::Assessed }];
        rubric.pools.iter_mut().for_each(|pool| pool.size = PoolSize::PartOf { quota: "city".into() });
    });
    let text = told(&stage, 2, Lang::Zh);
    for line in [
        "等次：待定\n",
        "能否评为「优秀」，取决于「首期工作室」在 0 个名额之外能否再得一个，待组长调整名额。",
        "首期工作室，优秀 0 个（「全市名额」共 1 个，按参加考核数分配：1 × 2 ÷ 4 = 0.5，按最大余数法得 0）",
        "名额未定：现有工作室、首期工作室的余数相同，剩余 1 个名额，待组长调整各自的名额。",
    ] {
        assert!(text.contains(line), "{line} is not in:\n{text}");
    }
    let open = || {
        let blockers = stage.seat("CH").outlook().unwrap().blockers;
        blockers.into_iter().find(|blocker| matches!(blocker, Blocker::PlacesOpen { .. }))
    };
    let pools = vec!["existing".into(), "first_term".into()];
    assert_eq!(open(), Some(Blocker::PlacesOpen { places: 1, pools }));
    stage.give("CH", Command::SetQuota { pool: "first_term".into(), places: 1, reason: "新建工作室优先".into() });
    assert_eq!(open(), None);
    let text = told(&stage, 2, Lang::En);
    assert!(text.contains("Grade: excellent\n") && !text.contains("open"), "{text}");
    assert!(told(&stage, 0, Lang::Zh).contains("等次：合格\n"));
}
