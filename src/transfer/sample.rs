//! What the tests of this room play on: a small rubric, roster and panel, made by hand.

use crate::domain::id::{DeductionId, DimensionId, GradeId, ItemId, KindId, MaterialId, SeatId, StudioId};
use crate::domain::panel::{Member, Role};
use crate::domain::points::Points;
use crate::domain::roster::Studio;
use crate::domain::rubric::{
    Aggregation, Bonus, Deduction, Dimension, Grade, Item, Kind, Level, Material, Method, Range, Rounding, Rubric, Rule,
    SessionKind, TitleConsequence,
};
use crate::domain::text::{Lang, Text};
use crate::domain::weight::Weight;
use crate::transfer::problem::RowProblem;
use crate::words::Words;

pub fn points(text: &str) -> Points {
    text.parse().unwrap()
}

fn text(zh: &str, en: &str) -> Text {
    Text { zh: zh.into(), en: en.into() }
}

fn deduction(id: &str, zh: &str, rule: Rule) -> Deduction {
    Deduction { id: DeductionId::from(id), name: text(zh, id), rule }
}

fn minus(text: &str) -> Rule {
    Rule::Minus { points: points(text) }
}

fn item(id: &str, zh: &str, en: &str, full: Option<&str>, deductions: Vec<Deduction>) -> Item {
    Item {
        id: ItemId::from(id),
        name: text(zh, en),
        points: full.map(points),
        lowest: Points::ZERO,
        weight: Weight::ONE,
        step: points("0.5"),
        standard: Text::default(),
        on_site: true,
        by_documents: true,
        deductions,
    }
}

/// 25 points: site 10 and equipment 5; apprentices 10; bonus technicians, which only the cap of 5 limits.
pub fn rubric() -> Rubric {
    let missing = Rule::PerUnit { points: points("1"), target: 10, unit: text("人", "person") };
    let site = vec![
        deduction("no_site", "无场所", Rule::Zero),
        deduction("no_sign", "无标识", minus("2")),
        deduction("no_display", "无展示", minus("3")),
    ];
    let apprentices = vec![deduction("no_roster", "无名册", minus("2")), deduction("missing", "缺少", missing)];
    let support = vec![
        item("site", "工作场所", "Work site", Some("10"), site),
        item("equipment", "工作设备", "Equipment", Some("5"), Vec::new()),
    ];
    let teaching = vec![item("apprentices", "签订师徒协议", "Apprentices", Some("10"), apprentices)];
    let bonus = vec![item("technicians", "培养技师", "Technicians", None, vec![deduction("late", "迟报", minus("1"))])];
    let dimension = |id: &str, zh: &str, full: &str, items| Dimension {
        id: DimensionId::from(id),
        name: text(zh, id),
        points: points(full),
        weight: Weight::ONE,
        items,
    };
    Rubric {
        id: "small".into(),
        title: text("小评分表", "A small rubric"),
        version: "1".into(),
        sessions: vec![SessionKind::Term],
        valid: None,
        base: points("25"),
        dimensions: vec![
            dimension("basic_support", "基础保障", "15", support),
            dimension("apprenticeship", "带徒传艺", "10", teaching),
        ],
        bonus: Some(Bonus { name: text("加分项", "Bonus"), cap: points("5"), items: bonus }),
        adjustment: Some(Range { lowest: points("-5"), highest: points("2"), step: points("0.5") }),
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
        spread: None,
        grades: vec![Grade {
            id: GradeId::from("qualified"),
            name: text("合格", "qualified"),
            at_least: Points::ZERO,
            title: TitleConsequence::Kept,
            grant: 0,
        }],
        failed: GradeId::from("qualified"),
        valid_years: None,
        service_grant: 0,
        kinds: [("existing", "现有"), ("first_term", "新建"), ("honorary", "荣誉")]
            .map(|(id, zh)| Kind { id: KindId::from(id), name: text(zh, id), becomes: None })
            .into(),
        pools: Vec::new(),
        divided: Vec::new(),
        tie_break: Vec::new(),
        exclusions: Vec::new(),
        failures: Vec::new(),
        requirements: Vec::new(),
        materials: [("ledger", "工作台账"), ("summary", "工作总结")]
            .map(|(id, zh)| Material { id: MaterialId::from(id), name: text(zh, id), due: None, item: None })
            .into(),
    }
}

/// Studios S1 to S3.
pub fn roster() -> Vec<Studio> {
    let studio = |id: &str| Studio {
        id: StudioId::from(id),
        name: "样例甲钳工技能大师工作室".into(),
        lead: "样例甲".into(),
        occupation: "钳工".into(),
        organisation: "某厂".into(),
        district: "上城区".into(),
        kind: KindId::from("existing"),
        founded: None,
        group: None,
        activities: 0,
    };
    ["S1", "S2", "S3"].map(studio).into()
}

/// Experts E1 to E3, chair C1, clerk K1.
pub fn panel() -> Vec<Member> {
    let member = |(id, role): (&str, Role)| Member {
        id: SeatId::from(id),
        name: id.into(),
        organisation: String::new(),
        title: String::new(),
        role,
        group: None,
    };
    let (expert, chair, clerk) = (Role::Expert, Role::Chair, Role::Clerk);
    [("E1", expert), ("E2", expert), ("E3", expert), ("C1", chair), ("K1", clerk)].map(member).into()
}

/// Problems as a person reads them in Chinese; in English too nothing may be left unsaid.
pub fn said(problems: &[RowProblem]) -> Vec<String> {
    let (zh, en) = (Words::new(Lang::Zh), Words::new(Lang::En));
    for problem in problems {
        let english = en.say(&problem.message());
        assert!(!english.contains('{') && !english.contains("transfer-"), "{english}");
    }
    problems.iter().map(|problem| zh.say(&problem.message())).collect()
}
