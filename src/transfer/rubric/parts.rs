//! The parts of a rubric, each from its table. Left-out keys stand for what `rubrics/README.md` says.

use toml::de::DeValue;

use super::papers;
use super::reader::{Read, Table, choice, day, id, item_key, percent, points, weight, whole, yes_or_no};
use crate::domain::id::{KindId, PoolId};
use crate::domain::message::Message;
use crate::domain::points::Points;
use crate::domain::rubric::{
    Aggregation, Bonus, Border, Cause, Counted, Deduction, Dimension, DividedQuota, Grade, Item, Kind, Level, MOST_POINTS,
    Method, Pool, PoolSize, Range, Rounding, Rubric, Rule, SessionKind, TieKey, TitleConsequence, Validity, Whole,
};
use crate::domain::text::LONGEST_LINE;
use crate::domain::weight::Weight;

/// A whole rubric; where something cannot be read, something harmless stands for it.
pub(super) fn rubric(table: &mut Table<'_, '_>) -> Rubric {
    Rubric {
        id: table.need("id", id).unwrap_or_default(),
        title: table.name("title"),
        version: table.words("version", LONGEST_LINE),
        sessions: table.need_list("sessions", choice(&SessionKind::ALL.map(|kind| (kind.id(), kind)))),
        valid: table.table("valid", validity).flatten(),
        base: table.points("base"),
        dimensions: table.tables("dimension", dimension),
        bonus: table.table("bonus", bonus),
        adjustment: table.table("adjustment", range),
        aggregation: aggregation(table),
        spread: table.maybe("spread", points),
        grades: table.tables("grade", grade),
        failed: table.id("failed"),
        valid_years: table.maybe("valid_years", whole),
        service_grant: table.maybe("service_grant", whole).unwrap_or(0),
        kinds: table.tables("kind", kind),
        pools: table.tables("pool", pool),
        divided: table.tables("divided_quota", divided_quota),
        tie_break: table.list("tie_break", tie_key),
        exclusions: table.tables("exclusion", cause),
        failures: table.tables("failure", cause),
        requirements: table.tables("requirement", papers::requirement),
        materials: table.tables("material", papers::material),
    }
}

fn validity(table: &mut Table<'_, '_>) -> Option<Validity> {
    let (from, to) = (table.need("from", day), table.need("to", day));
    Some(Validity { from: from?, to: to? })
}

fn dimension(table: &mut Table<'_, '_>) -> Dimension {
    Dimension {
        id: table.id("id"),
        name: table.name("name"),
        points: table.points("points"),
        weight: weighed(table),
        items: table.tables("item", |table| Item { lowest: lowest(table), weight: weighed(table), ..item(table) }),
    }
}

/// The fewest points, which may be left out. Where they cannot be read, anything may be given, so that nothing else seems wrong.
fn lowest(table: &mut Table<'_, '_>) -> Points {
    match table.has("lowest") {
        true => table.maybe("lowest", points).unwrap_or(-MOST_POINTS),
        false => Points::ZERO,
    }
}

/// A weight that may be left out. One that cannot be read is taken as large, so that no threshold seems out of reach.
fn weighed(table: &mut Table<'_, '_>) -> Weight {
    match table.has("weight") {
        true => table.maybe("weight", weight).unwrap_or(Weight::MOST),
        false => Weight::ONE,
    }
}

fn bonus(table: &mut Table<'_, '_>) -> Bonus {
    Bonus { name: table.name("name"), cap: table.points("cap"), items: table.tables("item", item) }
}

fn item(table: &mut Table<'_, '_>) -> Item {
    let judged = table.need_list("judged", choice(&[("site", true), ("documents", false)]));
    Item {
        id: table.id("id"),
        name: table.name("name"),
        points: table.maybe("points", points),
        lowest: Points::ZERO,
        weight: Weight::ONE,
        step: table.points("step"),
        standard: table.prose("standard"),
        on_site: judged.contains(&true),
        by_documents: judged.contains(&false),
        deductions: table.tables("deduction", deduction),
    }
}

fn deduction(table: &mut Table<'_, '_>) -> Deduction {
    Deduction { id: table.id("id"), name: table.name("name"), rule: rule(table) }
}

fn rule(table: &mut Table<'_, '_>) -> Rule {
    #[derive(Clone, Copy)]
    enum Shape {
        Zero,
        Minus,
        PerUnit,
    }
    let shapes = [("zero", Shape::Zero), ("minus", Shape::Minus), ("per_unit", Shape::PerUnit)];
    match table.need("rule", choice(&shapes)) {
        Some(Shape::Zero) => Rule::Zero,
        Some(Shape::Minus) => Rule::Minus { points: table.points("points") },
        Some(Shape::PerUnit) => Rule::PerUnit {
            points: table.points("points"),
            target: table.need("target", whole).unwrap_or(1),
            unit: table.name("unit"),
        },
        None => {
            // Which rule was meant is not known, so that none of their keys can be called unknown.
            for key in ["points", "target", "unit"] {
                table.has(key);
            }
            Rule::Zero
        }
    }
}

fn range(table: &mut Table<'_, '_>) -> Range {
    Range { lowest: table.points("lowest"), highest: table.points("highest"), step: table.points("step") }
}

fn aggregation(table: &mut Table<'_, '_>) -> Aggregation {
    let read = |table: &mut Table<'_, '_>| {
        let (drop_highest, drop_lowest) = dropped(table);
        Aggregation {
            level: table.maybe("level", choice(&Level::ALL.map(|level| (level.id(), level)))).unwrap_or_default(),
            drop_highest,
            drop_lowest,
            drop_from: table.need("drop_from", whole).unwrap_or(u32::MAX),
            method: table.maybe("method", choice(&Method::ALL.map(|method| (method.id(), method)))).unwrap_or_default(),
            fewest: table.need("fewest", whole).unwrap_or(1),
            rounding: table.table("rounding", rounding).unwrap_or_default(),
            decimals: table.need("decimals", whole).unwrap_or(2),
        }
    };
    if !table.has("aggregation") {
        table.wrong("aggregation", Message::new("rubric-missing-key").with("key", "aggregation"));
    }
    let harmless = Aggregation {
        level: Level::Sheet,
        drop_highest: 0,
        drop_lowest: 0,
        drop_from: u32::MAX,
        method: Method::Mean,
        fewest: 1,
        rounding: Rounding::default(),
        decimals: 2,
    };
    table.table("aggregation", read).unwrap_or(harmless)
}

/// How many of the highest and of the lowest scores are dropped: as many of both, or each by itself.
fn dropped(table: &mut Table<'_, '_>) -> (u32, u32) {
    let apart = table.has("drop_highest") || table.has("drop_lowest");
    if apart && table.has("drop_each_end") {
        table.wrong("drop_each_end", Message::new("rubric-drop-both-ways"));
        (0, 0)
    } else if apart {
        (table.need("drop_highest", whole).unwrap_or(0), table.need("drop_lowest", whole).unwrap_or(0))
    } else {
        let each_end = table.need("drop_each_end", whole).unwrap_or(0);
        (each_end, each_end)
    }
}

fn rounding(table: &mut Table<'_, '_>) -> Rounding {
    Rounding {
        item: table.maybe("item", whole),
        item_weighted: table.maybe("item_weighted", whole),
        dimension: table.maybe("dimension", whole),
        dimension_weighted: table.maybe("dimension_weighted", whole),
    }
}

fn grade(table: &mut Table<'_, '_>) -> Grade {
    use TitleConsequence::{Granted, Kept, NotGranted, Renewable, Revoked};
    let titles = [Kept, Renewable, Revoked, Granted, NotGranted].map(|title| (title.id(), title));
    Grade {
        id: table.id("id"),
        name: table.name("name"),
        at_least: table.points("at_least"),
        title: table.need("title", choice(&titles)).unwrap_or(Kept),
        grant: table.maybe("grant", whole).unwrap_or(0),
    }
}

fn kind(table: &mut Table<'_, '_>) -> Kind {
    let becomes = table.maybe("becomes", |value| Ok(KindId::from(id(value)?.as_str())));
    Kind { id: table.id("id"), name: table.name("name"), becomes }
}

fn pool(table: &mut Table<'_, '_>) -> Pool {
    let borders = [("exclude", Border::Exclude), ("include", Border::Include), ("chair", Border::Chair)];
    Pool {
        id: table.id("id"),
        name: table.name("name"),
        kinds: table.need_list("kinds", |value| Ok(KindId::from(id(value)?.as_str()))),
        grade: table.id("grade"),
        size: pool_size(table),
        border: table.need("border", choice(&borders)).unwrap_or(Border::Chair),
        soft: table.maybe("soft", yes_or_no).unwrap_or(false),
    }
}

/// The number of places: one way of saying it, and only one.
fn pool_size(table: &mut Table<'_, '_>) -> PoolSize {
    let ways = ["places", "share_of", "share", "part_of"];
    let said: Vec<_> = ways.into_iter().filter(|way| table.has(way)).collect();
    for key in ["of", "rounding"] {
        if table.has(key) && !said.contains(&"share") {
            table.wrong(key, Message::new("rubric-only-with-share").with("key", key));
        }
    }
    match said.as_slice() {
        ["share_of"] => PoolSize::ShareOf { pool: table.id::<PoolId>("share_of") },
        ["share"] => PoolSize::Share {
            percent: table.need("share", percent).unwrap_or(Points::from_hundredths(10_000)),
            of: counted(table),
            rounding: table.maybe("rounding", choice(&Whole::ALL.map(|way| (way.id(), way)))).unwrap_or(Whole::Floor),
        },
        ["part_of"] => PoolSize::PartOf { quota: table.id("part_of") },
        ["places"] => PoolSize::Places { places: table.maybe("places", whole).unwrap_or(0) },
        _ => {
            table.wrong("places", Message::new("rubric-places-or-share"));
            PoolSize::Places { places: 0 }
        }
    }
}

fn divided_quota(table: &mut Table<'_, '_>) -> DividedQuota {
    DividedQuota {
        id: table.id("id"),
        name: table.name("name"),
        places: table.need("places", whole).unwrap_or(0),
        of: counted(table),
    }
}

fn counted(table: &mut Table<'_, '_>) -> Counted {
    table.maybe("of", choice(&Counted::ALL.map(|of| (of.id(), of)))).unwrap_or(Counted::Assessed)
}

fn tie_key(value: &DeValue<'_>) -> Read<TieKey> {
    if let Some(item) = item_key(value)? {
        return Ok(TieKey::Item { item: item.as_str().into() });
    }
    let name = id(value)?;
    let plain = TieKey::PLAIN.into_iter().find(|key| key.id() == name);
    Ok(plain.unwrap_or_else(|| TieKey::Dimension { dimension: name.as_str().into() }))
}

fn cause(table: &mut Table<'_, '_>) -> Cause {
    Cause { id: table.id("id"), name: table.name("name"), except: kinds(table, "except") }
}

/// Ids of kinds; left out, there are none.
pub(super) fn kinds(table: &mut Table<'_, '_>, key: &'static str) -> Vec<KindId> {
    table.list(key, |value| Ok(KindId::from(id(value)?.as_str())))
}
