//! A small rubric for tests of the arithmetic: three dimensions of one item each, a bonus, a quota and a share of it.

use super::panel::{Member, Role};
use super::points::Points;
use super::roster::Studio;
use super::rubric::{
    Aggregation, Bonus, Border, Dimension, Grade, Item, Kind, Level, Method, Pool, PoolSize, Range, Rounding, Rubric,
    SessionKind, TieKey, TitleConsequence,
};
use super::sheet::Figures;
use super::tally::Submitted;
use super::text::Text;
use super::weight::Weight;

/// Excellent from 90, qualified from 60. One sheet is dropped at each end from 5 on, 3 are the fewest. Pool `existing` (kinds
/// `existing` and `honorary`) has 2 excellent places, pool `first_term` the share of it; kind `guest` is in no pool. Equal
/// totals: `technical`, then `apprenticeship`, then the median. The chair decides at the border.
pub(crate) fn rubric() -> Rubric {
    let pool = |id: &str, kinds: &[&str], size| Pool {
        id: id.into(),
        name: text(id),
        kinds: kinds.iter().map(|&kind| kind.into()).collect(),
        grade: "excellent".into(),
        size,
        border: Border::Chair,
        soft: false,
    };
    Rubric {
        id: "sample".into(),
        title: text("sample"),
        version: "1".into(),
        sessions: vec![SessionKind::Term],
        valid: None,
        base: points("100"),
        dimensions: vec![dimension("support", "50"), dimension("technical", "30"), dimension("apprenticeship", "20")],
        bonus: Some(Bonus { name: text("bonus"), cap: points("5"), items: vec![item("technicians", None)] }),
        adjustment: Some(Range { lowest: points("-10"), highest: points("0"), step: points("0.5") }),
        aggregation: Aggregation {
            level: Level::Sheet,
            drop_highest: 1,
            drop_lowest: 1,
            drop_from: 5,
            method: Method::Mean,
            fewest: 3,
            rounding: Rounding::default(),
            decimals: 2,
        },
        spread: Some(points("10")),
        grades: vec![
            grade("excellent", "90", TitleConsequence::Renewable),
            grade("qualified", "60", TitleConsequence::Renewable),
            grade("unqualified", "0", TitleConsequence::Revoked),
        ],
        failed: "unqualified".into(),
        valid_years: None,
        service_grant: 0,
        kinds: ["existing", "honorary", "first_term", "guest"]
            .map(|id| Kind { id: id.into(), name: text(id), becomes: (id == "first_term").then(|| "existing".into()) })
            .into(),
        pools: vec![
            pool("existing", &["existing", "honorary"], PoolSize::Places { places: 2 }),
            pool("first_term", &["first_term"], PoolSize::ShareOf { pool: "existing".into() }),
        ],
        divided: Vec::new(),
        tie_break: vec![
            TieKey::Dimension { dimension: "technical".into() },
            TieKey::Dimension { dimension: "apprenticeship".into() },
            TieKey::Median,
        ],
        exclusions: Vec::new(),
        failures: Vec::new(),
        requirements: Vec::new(),
        materials: Vec::new(),
    }
}

/// A studio of which nothing but the id is known.
pub(crate) fn studio(id: &str) -> Studio {
    Studio {
        id: id.into(),
        name: String::new(),
        lead: String::new(),
        occupation: String::new(),
        organisation: String::new(),
        district: String::new(),
        kind: "existing".into(),
        founded: None,
        group: None,
        activities: 0,
    }
}

/// Somebody of whom nothing but the seat is known.
pub(crate) fn member(id: &str, role: Role) -> Member {
    Member { id: id.into(), name: String::new(), organisation: String::new(), title: String::new(), role, group: None }
}

/// Points as people write them.
pub(crate) fn points(text: &str) -> Points {
    text.parse().unwrap()
}

/// The sheet of expert `n` with these points of the three dimensions, bonus and adjustment.
pub(crate) fn sheet(n: usize, dimensions: [Points; 3], bonus: Points, adjustment: Points) -> Submitted {
    let total = dimensions.iter().copied().sum::<Points>() + bonus + adjustment;
    let figures = Figures { dimensions: dimensions.into(), bonus, adjustment, total };
    Submitted { expert: format!("E{n}").as_str().into(), figures, items: dimensions.into() }
}

/// Sheets with these totals: 30 technical, 20 apprenticeship, the rest support.
pub(crate) fn totals(totals: &[&str]) -> Vec<Submitted> {
    let sheet = |(n, total): (usize, &&str)| {
        let support = points(total) - points("50");
        sheet(n + 1, [support, points("30"), points("20")], Points::ZERO, Points::ZERO)
    };
    totals.iter().enumerate().map(sheet).collect()
}

fn text(words: &str) -> Text {
    Text { zh: words.into(), en: words.into() }
}

fn dimension(id: &str, full: &str) -> Dimension {
    Dimension {
        id: id.into(),
        name: text(id),
        points: points(full),
        weight: Weight::ONE,
        items: vec![item(id, Some(points(full)))],
    }
}

fn item(id: &str, full: Option<Points>) -> Item {
    Item {
        id: id.into(),
        name: text(id),
        points: full,
        lowest: Points::ZERO,
        weight: Weight::ONE,
        step: points("0.5"),
        standard: text(id),
        on_site: false,
        by_documents: true,
        deductions: Vec::new(),
    }
}

fn grade(id: &str, at_least: &str, title: TitleConsequence) -> Grade {
    Grade { id: id.into(), name: text(id), at_least: points(at_least), title, grant: 0 }
}
