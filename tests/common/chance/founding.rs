//! What a session by chance is founded with.

use chrono::NaiveDate;
use panelmark::domain::event::Founding;
use panelmark::domain::groups;
use panelmark::domain::id::{GradeId, KindId};
use panelmark::domain::panel::{Member, Role};
use panelmark::domain::points::Points;
use panelmark::domain::roster::Studio;
use panelmark::domain::rubric::{
    Aggregation, Bonus, Border, Cause, Condition, Counted, Deduction, Dimension, DividedQuota, Grade, Item, Kind, Level,
    Material, Method, Need, Pool, PoolSize, Range, Requirement, Rounding, Rubric, Rule, SessionKind, TieKey, TitleConsequence,
    Validity, Whole,
};
use panelmark::domain::text::Text;

use crate::common::dice::Dice;

const WEIGHTS: [&str; 5] = ["1", "0.7", "1.6", "0.3333", "2.5"];

pub fn founding(dice: &mut Dice) -> Founding {
    let rubric = rubric(dice);
    let (roster, panel) = people(dice, &rubric);
    Founding {
        title: "样例 \"A\\B\" \t\u{7f}\u{1}".to_owned(),
        kind: SessionKind::Term,
        date: day(2023, 6, 1),
        zone: dice.one(&["+00:00", "+08:00", "-05:00", "+05:45"]).parse().unwrap(),
        sample: dice.percent(50),
        rubric,
        roster,
        panel,
    }
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn words(what: &str) -> Text {
    Text { zh: format!("样例{what}"), en: format!("\"{what}\" / \\") }
}

fn points(text: &str) -> Points {
    text.parse().unwrap()
}

/// A rubric that passes the check; what does not is thrown away.
fn rubric(dice: &mut Dice) -> Rubric {
    (0..1000).map(|_| any_rubric(dice)).find(|rubric| rubric.problems().is_empty()).expect("one of a thousand can be used")
}

fn any_rubric(dice: &mut Dice) -> Rubric {
    let weighted = dice.percent(40);
    let dimensions: Vec<Dimension> = (1..=dice.between(1, 3)).map(|n| dimension(dice, n, weighted)).collect();
    let base: Points = dimensions.iter().map(|dimension| dimension.points).sum();
    let grades = grades(dice, base);
    let kinds: Vec<Kind> = (1..=dice.between(1, 4)).map(kind).collect();
    let ids: Vec<KindId> = kinds.iter().map(|kind| kind.id.clone()).collect();
    let (pools, divided) = pools(dice, &ids, &grades);
    let failed = if dice.percent(80) { grades.last().unwrap().id.clone() } else { dice.one(&grades).id };
    Rubric {
        id: "chance".to_owned(),
        title: words("rubric"),
        version: "1".to_owned(),
        sessions: vec![SessionKind::Term],
        valid: dice.percent(50).then(|| Validity { from: day(2023, 1, 1), to: day(2023, 12, 31) }),
        base,
        tie_break: tie_break(dice, &dimensions),
        bonus: dice.percent(40).then(|| bonus(dice)),
        adjustment: dice.percent(50).then(|| adjustment(dice)),
        aggregation: aggregation(dice),
        spread: dice.percent(50).then(|| Points::from_units(dice.between(0, 3) * Points::UNITS)),
        grades,
        failed,
        valid_years: dice.percent(50).then_some(3),
        service_grant: dice.between(0, 1) as u64 * 1000,
        exclusions: vec![cause("retired", dice.some(&ids)), cause("left", Vec::new())],
        failures: vec![cause("拒绝", Vec::new())],
        requirements: if dice.percent(30) { requirements(dice, &ids) } else { Vec::new() },
        materials: vec![Material { id: "summary".into(), name: words("summary"), due: None, item: None }],
        dimensions,
        kinds,
        pools,
        divided,
    }
}

fn dimension(dice: &mut Dice, n: i64, weighted: bool) -> Dimension {
    let items: Vec<Item> = (1..=dice.between(1, 3))
        .map(|place| {
            let mut item = item(dice, &format!("i{n}{place}"));
            if weighted {
                item.weight = dice.one(&WEIGHTS).parse().unwrap();
            }
            item
        })
        .collect();
    Dimension {
        id: if n == 1 { "日常".into() } else { format!("d.{n}").as_str().into() },
        name: words(&format!("dimension {n}")),
        points: items.iter().filter_map(|item| item.points).sum(),
        weight: if weighted { dice.one(&WEIGHTS).parse().unwrap() } else { "1".parse().unwrap() },
        items,
    }
}

fn item(dice: &mut Dice, id: &str) -> Item {
    let step = points(dice.one(&["1", "0.5", "0.5", "0.25", "0.125"]));
    let full = if dice.percent(10) { 0 } else { dice.between(2, 6) };
    let lowest = match full {
        0 => -2,
        _ if dice.percent(80) => 0,
        _ => dice.between(-2, 1),
    };
    let [full, lowest] = [full, lowest].map(|whole| Points::from_units(whole * Points::UNITS));
    let mut deductions = vec![
        deduction("minus", Rule::Minus { points: step }),
        deduction("each", Rule::PerUnit { points: step, target: 3, unit: words("unit") }),
    ];
    if lowest <= Points::ZERO {
        deductions.push(deduction("zero", Rule::Zero));
    }
    Item {
        id: id.into(),
        name: words(&format!("item {id}")),
        points: Some(full),
        lowest,
        weight: "1".parse().unwrap(),
        step,
        standard: words("standard"),
        on_site: true,
        by_documents: dice.percent(50),
        deductions: dice.some(&deductions),
    }
}

fn deduction(id: &str, rule: Rule) -> Deduction {
    Deduction { id: id.into(), name: words(&format!("deduction {id}")), rule }
}

fn bonus(dice: &mut Dice) -> Bonus {
    let items = (1..=dice.between(1, 2)).map(|n| {
        let limited = dice.percent(50);
        Item {
            points: limited.then(|| points("2")),
            lowest: Points::ZERO,
            step: points("0.5"),
            deductions: Vec::new(),
            ..item(dice, &format!("b{n}"))
        }
    });
    let items = items.collect();
    Bonus { name: words("bonus"), cap: points(dice.one(&["1", "1.5", "3"])), items }
}

fn adjustment(dice: &mut Dice) -> Range {
    let (lowest, highest) = dice.one(&[("-2", "2"), ("-20", "0"), ("0", "1.5")]);
    Range { lowest: points(lowest), highest: points(highest), step: points("0.5") }
}

fn aggregation(dice: &mut Dice) -> Aggregation {
    let (drop_highest, drop_lowest) = dice.one(&[(1, 1), (1, 1), (0, 0), (2, 1), (0, 1), (2, 2)]);
    let level = dice.one(&[Level::Sheet, Level::Sheet, Level::Dimension, Level::Item]);
    let mut step = |level_takes_it: bool| (level_takes_it && dice.percent(30)).then(|| dice.between(0, 4) as u8);
    let rounding = Rounding {
        item: step(level == Level::Item),
        item_weighted: step(level == Level::Item),
        dimension: step(level != Level::Sheet),
        dimension_weighted: step(level != Level::Sheet),
    };
    Aggregation {
        level,
        drop_highest,
        drop_lowest,
        drop_from: drop_highest + drop_lowest + 1 + dice.between(0, 2) as u32,
        method: dice.one(&[Method::Mean, Method::Mean, Method::Mean, Method::Median, Method::Median, Method::Sum]),
        fewest: dice.between(1, 3) as u32,
        rounding,
        decimals: dice.one(&[0, 0, 0, 1, 1, 2, 2, 3, 4]),
    }
}

/// Two to four grades; the best is mostly within reach of many.
fn grades(dice: &mut Dice, base: Points) -> Vec<Grade> {
    let below = dice.between(1, 3);
    let of_base = |tenths: i64| Points::from_units(base.units() / Points::UNITS * Points::UNITS * tenths / 10);
    let grade = |id: String, at_least| Grade {
        id: id.as_str().into(),
        name: words(&format!("grade {id}")),
        at_least,
        title: TitleConsequence::Kept,
        grant: 100_000,
    };
    let best = dice.between(below, 8);
    let mut grades: Vec<Grade> = (0..below).map(|n| grade(format!("g{}", n + 1), of_base(best - n * best / below))).collect();
    grades.push(grade("last".to_owned(), Points::ZERO));
    grades
}

fn kind(n: i64) -> Kind {
    let becomes = (n == 2).then(|| "k1".into());
    Kind { id: format!("k{n}").as_str().into(), name: words(&format!("kind {n}")), becomes }
}

/// Every kind is in a pool of its own, in one with others, or in none.
fn pools(dice: &mut Dice, kinds: &[KindId], grades: &[Grade]) -> (Vec<Pool>, Vec<DividedQuota>) {
    let mut members: Vec<Vec<KindId>> = vec![Vec::new(); kinds.len()];
    for kind in kinds.iter().filter(|_| dice.percent(85)).cloned().collect::<Vec<_>>() {
        let place = dice.below(members.len());
        members[place].push(kind);
    }
    members.retain(|kinds| !kinds.is_empty());
    let limited: Vec<GradeId> = grades[..grades.len() - 1].iter().map(|grade| grade.id.clone()).collect();
    let divides = members.len() > 1 && dice.percent(60);
    let shared = if dice.percent(85) { limited[0].clone() } else { dice.one(&limited) };
    let pools = members.into_iter().enumerate().map(|(n, kinds)| {
        let size = match dice.below(3) {
            _ if n == 0 && !divides => PoolSize::Places { places: dice.one(&[0, 1, 1, 2, 2, 3]) },
            _ if divides && (n < 2 || dice.percent(50)) => PoolSize::PartOf { quota: "all".into() },
            0 if !divides => PoolSize::ShareOf { pool: "p1".into() },
            1 => PoolSize::Places { places: dice.one(&[0, 1, 1, 2, 2, 3]) },
            _ => PoolSize::Share {
                percent: points(dice.one(&["20", "33.3333", "50", "75", "100"])),
                of: dice.one(&Counted::ALL),
                rounding: dice.one(&Whole::ALL),
            },
        };
        let border = dice.one(&[Border::Chair, Border::Chair, Border::Exclude, Border::Include]);
        let grade = if divides || dice.percent(60) { shared.clone() } else { dice.one(&limited) };
        let (id, name, soft) = (format!("p{}", n + 1).as_str().into(), words(&format!("pool {n}")), border == Border::Include);
        Pool { id, name, kinds, grade, size, border, soft }
    });
    let pools: Vec<Pool> = pools.collect();
    let all =
        DividedQuota { id: "all".into(), name: words("all"), places: dice.between(0, 6) as u32, of: dice.one(&Counted::ALL) };
    (pools, if divides { vec![all] } else { Vec::new() })
}

fn tie_break(dice: &mut Dice, dimensions: &[Dimension]) -> Vec<TieKey> {
    let mut keys = TieKey::PLAIN.to_vec();
    keys.extend(dimensions.iter().map(|dimension| TieKey::Dimension { dimension: dimension.id.clone() }));
    keys.extend(dimensions.iter().flat_map(|of| &of.items).map(|item| TieKey::Item { item: item.id.clone() }));
    dice.shuffle(&mut keys);
    keys.truncate(dice.one(&[0, 0, 1, 2, 3]));
    keys
}

fn cause(id: &str, except: Vec<KindId>) -> Cause {
    Cause { id: id.into(), name: words(&format!("cause {id}")), except }
}

fn requirements(dice: &mut Dice, kinds: &[KindId]) -> Vec<Requirement> {
    let requirement = |n: i64| {
        let condition =
            |place: i64| Condition { id: format!("c{n}{place}").as_str().into(), name: words(&format!("condition {n}-{place}")) };
        let need = dice.one(&Need::ALL);
        let except = if dice.percent(50) { Vec::new() } else { dice.some(kinds) };
        let conditions = (1..=dice.between(1, 3)).map(condition).collect();
        Requirement { id: format!("r{n}").as_str().into(), name: words(&format!("requirement {n}")), need, except, conditions }
    };
    (1..=2).map(requirement).collect()
}

/// Studios and experts, in groups or not, so that everybody has something to do.
fn people(dice: &mut Dice, rubric: &Rubric) -> (Vec<Studio>, Vec<Member>) {
    loop {
        let groups: &[Option<&str>] = if dice.percent(30) { &[Some("A"), Some("B"), None] } else { &[None] };
        let in_turn = dice.percent(50);
        let kinds = &rubric.kinds;
        let kind = |dice: &mut Dice, n: usize| if in_turn { kinds[n % kinds.len()].id.clone() } else { dice.one(kinds).id };
        let roster: Vec<Studio> = (1..=dice.between(3, 9))
            .map(|n| Studio {
                id: format!("S{n}").as_str().into(),
                name: format!("样例{n}工作室"),
                lead: format!("样例{n}"),
                occupation: "焊工".to_owned(),
                organisation: format!("O{n}"),
                district: "上城区".to_owned(),
                kind: kind(dice, n as usize),
                founded: dice.percent(50).then(|| day(2020, 2, 29)),
                group: dice.one(groups).map(Into::into),
                activities: dice.below(3) as u32,
            })
            .collect();
        let member = |id: String, role| Member {
            name: format!("样例{id}"),
            id: id.as_str().into(),
            organisation: String::new(),
            title: String::new(),
            role,
            group: None,
        };
        let mut panel: Vec<Member> = (1..=dice.between(3, 7))
            .map(|n| Member { group: dice.one(groups).map(Into::into), ..member(format!("E{n}"), Role::Expert) })
            .collect();
        let office = [("CH", Role::Chair), ("CK", Role::Clerk), ("CK2", Role::Clerk), ("OB", Role::Observer)];
        panel.extend(office.map(|(id, role)| member(id.to_owned(), role)));
        if groups::problems(&roster, &panel).is_empty() {
            return (roster, panel);
        }
    }
}
