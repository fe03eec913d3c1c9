//! What a rubric must satisfy, whatever file it came from: every problem at once, each with its place.

mod names;
mod papers;
mod problem;

use std::collections::BTreeMap;

pub use problem::{Named, Problem, ProblemKind};

use super::{Border, Dimension, Item, Level, Method, Pool, PoolSize, Range, Rounding, Rubric, Rule, TieKey};
use crate::domain::id::PoolId;
use crate::domain::points::Points;
use crate::domain::sheet::Figures;
use crate::domain::tally::{Submitted, Tally};

/// The most items that a rubric may have, bonus items included.
pub const MOST_ITEMS: usize = 200;
/// The most deductions that an item may have: their letters are a to f.
pub const MOST_DEDUCTIONS: usize = 6;
/// The most points that stand anywhere in a rubric.
pub const MOST_POINTS: Points = Points::from_hundredths(1_000_000);
/// The largest grant, in yuan.
pub const MOST_GRANT: u64 = 1_000_000_000;
/// What no dimension may be called: fixed columns of the results, and a key of the tie-break chain.
pub const RESERVED: [&str; 23] = [
    "rank",
    "id",
    "name",
    "lead",
    "organisation",
    "district",
    "occupation",
    "kind",
    "total",
    "bonus",
    "adjustment",
    "sheets",
    "sheets_counted",
    "grade",
    "reason",
    "title",
    "grant",
    "pool",
    "founded",
    "median",
    "mean",
    "countback",
    "full_marks",
];

impl Rubric {
    /// Everything that is wrong with the rubric; empty if it can be used.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let mut check = Check { rubric: self, found: Vec::new() };
        check.head();
        check.dimensions();
        check.bonus();
        check.ids();
        check.names();
        check.aggregation();
        check.grades();
        check.pools();
        check.divided();
        check.references();
        check.kinds();
        check.requirements();
        check.materials();
        check.found
    }
}

struct Check<'r> {
    rubric: &'r Rubric,
    found: Vec<Problem>,
}

impl<'r> Check<'r> {
    fn find(&mut self, wrong: bool, place: impl Into<String>, kind: ProblemKind) {
        if wrong {
            self.found.push(Problem { place: place.into(), kind });
        }
    }

    fn head(&mut self) {
        let rubric = self.rubric;
        self.find(rubric.sessions.is_empty(), "sessions", ProblemKind::Empty);
        self.unique(rubric.sessions.iter().enumerate().map(|(n, kind)| (kind.id(), format!("sessions[{}]", n + 1))));
        if let Some(valid) = rubric.valid {
            self.find(valid.from > valid.to, "valid.to", ProblemKind::ValidityOrder);
        }
        let sum = rubric.dimensions.iter().map(|dimension| dimension.points).sum();
        self.find(rubric.base != sum, "base", ProblemKind::BaseSum { base: rubric.base, sum });
        self.positive(rubric.base, "base");
        if let Some(range) = &rubric.adjustment {
            self.adjustment(range);
        }
        if let Some(spread) = rubric.spread {
            self.find(spread < Points::ZERO, "spread", ProblemKind::Negative);
        }
        self.find(rubric.service_grant > MOST_GRANT, "service_grant", ProblemKind::GrantTooLarge { most: MOST_GRANT });
    }

    fn adjustment(&mut self, range: &Range) {
        self.find(range.lowest >= range.highest, "adjustment.highest", ProblemKind::RangeOrder);
        self.positive(range.step, "adjustment.step");
        for (points, place) in [(range.lowest, "adjustment.lowest"), (range.highest, "adjustment.highest")] {
            self.on_step(points, range.step, place);
            self.find(points.max(-points) > MOST_POINTS, place, ProblemKind::TooLarge { most: MOST_POINTS });
        }
    }

    fn dimensions(&mut self) {
        let rubric = self.rubric;
        self.find(rubric.dimensions.is_empty(), "dimension", ProblemKind::Empty);
        self.find(rubric.items().count() > MOST_ITEMS, "dimension", ProblemKind::TooMany { most: MOST_ITEMS });
        let (sum, least) = (rubric.dimensions.iter().map(Dimension::lowest).sum(), -MOST_POINTS);
        // An item that is too low by itself is reported by itself; the sum would only be a consequence.
        let each_may = rubric.dimensions.iter().flat_map(|dimension| &dimension.items).all(|item| item.lowest >= least);
        self.find(each_may && sum < least, "dimension", ProblemKind::LowestSum { sum, least });
        for (n, dimension) in rubric.dimensions.iter().enumerate() {
            let place = format!("dimension[{}]", n + 1);
            let id = dimension.id.as_str();
            self.find(RESERVED.contains(&id), format!("{place}.id"), ProblemKind::Reserved { id: id.to_owned() });
            // Items that only take away have no points to add.
            let takes_away = dimension.points.is_zero() && dimension.lowest() < Points::ZERO;
            if !takes_away {
                self.positive(dimension.points, &format!("{place}.points"));
            }
            self.find(dimension.items.is_empty(), format!("{place}.item"), ProblemKind::Empty);
            let sum = dimension.items.iter().filter_map(|item| item.points).sum();
            // An item without full points is reported by itself; the sum would only be a consequence.
            let summable = !dimension.items.is_empty() && dimension.items.iter().all(|item| item.points.is_some());
            let kind = ProblemKind::ItemsSum { points: dimension.points, sum };
            self.find(summable && dimension.points != sum, format!("{place}.points"), kind);
            for (n, item) in dimension.items.iter().enumerate() {
                let place = format!("{place}.item[{}]", n + 1);
                self.find(item.points.is_none(), format!("{place}.points"), ProblemKind::NoFullPoints);
                self.item(item, &place);
            }
        }
    }

    fn bonus(&mut self) {
        let Some(bonus) = &self.rubric.bonus else { return };
        self.positive(bonus.cap, "bonus.cap");
        self.find(bonus.items.is_empty(), "bonus.item", ProblemKind::Empty);
        for (n, item) in bonus.items.iter().enumerate() {
            let place = format!("bonus.item[{}]", n + 1);
            let nothing = item.points.is_none() && !item.deductions.is_empty();
            self.find(nothing, format!("{place}.deduction"), ProblemKind::NothingToDeductFrom);
            self.item(item, &place);
        }
    }

    fn item(&mut self, item: &'r Item, place: &str) {
        self.positive(item.step, &format!("{place}.step"));
        if let Some(points) = item.points {
            let points_place = format!("{place}.points");
            if item.lowest < Points::ZERO && points >= Points::ZERO {
                self.find(points > MOST_POINTS, points_place.as_str(), ProblemKind::TooLarge { most: MOST_POINTS });
            } else {
                self.positive(points, &points_place);
            }
            self.on_step(points, item.step, &points_place);
            self.find(item.lowest > Points::ZERO && item.lowest >= points, format!("{place}.lowest"), ProblemKind::LowestOrder);
        }
        let lowest = format!("{place}.lowest");
        self.on_step(item.lowest, item.step, &lowest);
        self.find(-item.lowest > MOST_POINTS, lowest, ProblemKind::TooLow { least: -MOST_POINTS });
        self.find(!item.on_site && !item.by_documents, format!("{place}.judged"), ProblemKind::NotJudged);
        let deductions = format!("{place}.deduction");
        let too_many = item.deductions.len() > MOST_DEDUCTIONS;
        self.find(too_many, deductions.as_str(), ProblemKind::TooMany { most: MOST_DEDUCTIONS });
        self.unique_ids(item.deductions.iter().map(|deduction| deduction.id.as_str()), &deductions);
        for (n, deduction) in item.deductions.iter().enumerate() {
            let place = format!("{deductions}[{}]", n + 1);
            let points = match deduction.rule {
                Rule::Zero => {
                    let above = item.lowest > Points::ZERO;
                    self.find(above, format!("{place}.rule"), ProblemKind::ZeroBelowLowest { lowest: item.lowest });
                    continue;
                }
                Rule::Minus { points } => points,
                Rule::PerUnit { points, target, .. } => {
                    self.find(target == 0, format!("{place}.target"), ProblemKind::NoUnits);
                    points
                }
            };
            let place = format!("{place}.points");
            self.positive(points, &place);
            self.on_step(points, item.step, &place);
            if let Some(full) = item.points.map(|points| points - item.lowest.min(Points::ZERO)) {
                self.find(points > full, place, ProblemKind::DeductionTooLarge { full });
            }
        }
    }

    fn positive(&mut self, points: Points, place: &str) {
        self.find(points <= Points::ZERO, place, ProblemKind::NotPositive);
        self.find(points > MOST_POINTS, place, ProblemKind::TooLarge { most: MOST_POINTS });
    }

    fn on_step(&mut self, points: Points, step: Points, place: &str) {
        self.find(step > Points::ZERO && !points.is_on(step), place, ProblemKind::OffStep { step });
    }

    fn unique<'a>(&mut self, entries: impl Iterator<Item = (&'a str, String)>) {
        let mut seen: BTreeMap<&str, String> = BTreeMap::new();
        for (id, place) in entries {
            match seen.get(id) {
                Some(first) => {
                    let kind = ProblemKind::Duplicate { id: id.to_owned(), first: first.clone() };
                    self.found.push(Problem { place, kind });
                }
                None => {
                    seen.insert(id, place);
                }
            }
        }
    }

    fn unique_ids<'a>(&mut self, ids: impl Iterator<Item = &'a str>, list: &str) {
        self.unique(ids.enumerate().map(|(n, id)| (id, format!("{list}[{}].id", n + 1))));
    }

    fn ids(&mut self) {
        let rubric = self.rubric;
        self.unique_ids(rubric.dimensions.iter().map(|dimension| dimension.id.as_str()), "dimension");
        let base = rubric.dimensions.iter().enumerate().flat_map(|(d, dimension)| {
            let place = move |n: usize| format!("dimension[{}].item[{}].id", d + 1, n + 1);
            dimension.items.iter().enumerate().map(move |(n, item)| (item.id.as_str(), place(n)))
        });
        let bonus = rubric.bonus.iter().flat_map(|bonus| bonus.items.iter().enumerate());
        self.unique(base.chain(bonus.map(|(n, item)| (item.id.as_str(), format!("bonus.item[{}].id", n + 1)))));
        self.unique_ids(rubric.grades.iter().map(|grade| grade.id.as_str()), "grade");
        self.unique_ids(rubric.kinds.iter().map(|kind| kind.id.as_str()), "kind");
        self.unique_ids(rubric.pools.iter().map(|pool| pool.id.as_str()), "pool");
        self.unique_ids(rubric.divided.iter().map(|divided| divided.id.as_str()), "divided_quota");
        let causes = [("exclusion", &rubric.exclusions), ("failure", &rubric.failures)];
        let causes = causes.into_iter().flat_map(|(list, causes)| {
            causes.iter().enumerate().map(move |(n, cause)| (cause.id.as_str(), format!("{list}[{}].id", n + 1)))
        });
        self.unique(causes);
    }

    fn aggregation(&mut self) {
        let rule = self.rubric.aggregation;
        self.find(rule.fewest == 0, "aggregation.fewest", ProblemKind::FewestZero);
        let least = u64::from(rule.drop_highest) + u64::from(rule.drop_lowest) + 1;
        self.find(u64::from(rule.drop_from) < least, "aggregation.drop_from", ProblemKind::DropsAll { least });
        self.find(rule.decimals > Rounding::MOST, "aggregation.decimals", ProblemKind::TooManyDecimals { most: Rounding::MOST });
        for (step, level, decimals) in rule.rounding.steps() {
            let place = format!("aggregation.rounding.{step}");
            let taken = rule.level == level || rule.level == Level::Item;
            self.find(decimals.is_some() && !taken, place.as_str(), ProblemKind::StepNotTaken { level: rule.level });
            let too_many = decimals.is_some_and(|decimals| decimals > Rounding::MOST);
            self.find(too_many, place, ProblemKind::TooManyDecimals { most: Rounding::MOST });
        }
    }

    fn grades(&mut self) {
        let rubric = self.rubric;
        self.find(rubric.grades.is_empty(), "grade", ProblemKind::Empty);
        let most = self.most();
        for (n, grade) in rubric.grades.iter().enumerate() {
            let place = |key| format!("grade[{}].{key}", n + 1);
            self.find(grade.grant > MOST_GRANT, place("grant"), ProblemKind::GrantTooLarge { most: MOST_GRANT });
            if let Some(most) = most {
                self.find(grade.at_least > most, place("at_least"), ProblemKind::OutOfReach { most });
            }
            if let Some(better) = n.checked_sub(1).and_then(|n| rubric.grades.get(n)).map(|grade| grade.at_least) {
                self.find(grade.at_least >= better, place("at_least"), ProblemKind::NotFalling { better });
            }
            let last = n + 1 == rubric.grades.len();
            self.find(last && grade.at_least != Points::ZERO, place("at_least"), ProblemKind::LastGradeAsks);
        }
    }

    /// The most that a total can be; `None` where that cannot be told: sums grow with the number of sheets.
    fn most(&self) -> Option<Points> {
        let rubric = self.rubric;
        let bonus = rubric.bonus.as_ref().map_or(Points::ZERO, |bonus| bonus.cap);
        let adjustment = rubric.adjustment.map_or(Points::ZERO, |range| range.highest.max(Points::ZERO));
        let total = rubric.base + bonus + adjustment;
        if rubric.aggregation.method == Method::Sum {
            return None;
        }
        if rubric.is_unweighted() && rubric.aggregation.rounding == Rounding::default() {
            return Some(total);
        }
        let dimensions = rubric.dimensions.iter().map(|dimension| dimension.points).collect();
        let items = rubric.dimensions.iter().flat_map(|dimension| &dimension.items).map(|item| item.points);
        let full = Submitted {
            expert: "".into(),
            figures: Figures { dimensions, bonus, adjustment, total },
            items: items.collect::<Option<_>>()?,
        };
        Tally::of(rubric, &[full]).map(|tally| tally.total.printed)
    }

    fn pools(&mut self) {
        let rubric = self.rubric;
        let mut taken: BTreeMap<&str, String> = BTreeMap::new();
        for (n, pool) in rubric.pools.iter().enumerate() {
            let place = format!("pool[{}]", n + 1);
            self.find(pool.kinds.is_empty(), format!("{place}.kinds"), ProblemKind::Empty);
            for (n, kind) in pool.kinds.iter().enumerate() {
                let place = format!("{place}.kinds[{}]", n + 1);
                self.known_kind(kind.as_str(), &place);
                match taken.get(kind.as_str()) {
                    Some(first) => {
                        let kind = ProblemKind::InTwoPools { kind: kind.to_string(), first: first.clone() };
                        self.find(true, place, kind);
                    }
                    None => {
                        taken.insert(kind.as_str(), place);
                    }
                }
            }
            self.known_grade(pool.grade.as_str(), &format!("{place}.grade"));
            let last = rubric.grades.last().is_some_and(|grade| grade.id == pool.grade);
            self.find(last, format!("{place}.grade"), ProblemKind::NoLowerGrade);
            self.size(pool, &place);
        }
    }

    fn size(&mut self, pool: &Pool, place: &str) {
        match &pool.size {
            PoolSize::Places { .. } => {}
            PoolSize::ShareOf { pool: other } => self.share_of(pool, other, &format!("{place}.share_of")),
            PoolSize::Share { percent, .. } => {
                let whole = Points::from_hundredths(10_000);
                self.find(*percent <= Points::ZERO || *percent > whole, format!("{place}.share"), ProblemKind::NoShare);
            }
            PoolSize::PartOf { quota } => {
                if self.rubric.divided_quota(quota.as_str()).is_none() {
                    let known = first(self.rubric.divided.iter().map(|divided| &divided.id));
                    let kind = ProblemKind::Unknown { what: Named::DividedQuota, id: quota.to_string(), known };
                    self.find(true, format!("{place}.part_of"), kind);
                }
            }
        }
        self.find(pool.border == Border::Include && !pool.soft, format!("{place}.border"), ProblemKind::IncludeNotSoft);
        self.find(pool.border != Border::Include && pool.soft, format!("{place}.soft"), ProblemKind::SoftWithoutInclude);
    }

    fn share_of(&mut self, pool: &Pool, other: &PoolId, place: &str) {
        let kind = match self.rubric.pool(other.as_str()) {
            _ if *other == pool.id => ProblemKind::ShareOfItself,
            Some(Pool { size: PoolSize::Places { .. }, .. }) => return,
            Some(_) => ProblemKind::ShareOfShare,
            None => {
                let known = first(self.rubric.pools.iter().map(|pool| &pool.id));
                ProblemKind::Unknown { what: Named::Pool, id: other.to_string(), known }
            }
        };
        self.find(true, place, kind);
    }

    /// Places to divide want two pools or more, of the same grade.
    fn divided(&mut self) {
        let rubric = self.rubric;
        for (n, divided) in rubric.divided.iter().enumerate() {
            let place = format!("divided_quota[{}]", n + 1);
            let shares = |pool: &&Pool| matches!(&pool.size, PoolSize::PartOf { quota } if *quota == divided.id);
            let grades: Vec<_> = rubric.pools.iter().filter(shares).map(|pool| &pool.grade).collect();
            self.find(grades.len() < 2, place.as_str(), ProblemKind::NotDivided);
            self.find(grades.windows(2).any(|pair| pair[0] != pair[1]), place, ProblemKind::DividedGrades);
        }
    }

    fn references(&mut self) {
        let rubric = self.rubric;
        self.known_grade(rubric.failed.as_str(), "failed");
        for (n, key) in rubric.tie_break.iter().enumerate() {
            let (what, id, known) = match key {
                TieKey::Dimension { dimension: id } if !rubric.dimensions.iter().any(|dimension| dimension.id == *id) => {
                    let mut known = first(rubric.dimensions.iter().map(|dimension| &dimension.id));
                    known.extend(TieKey::PLAIN.iter().map(|key| key.id().into_owned()));
                    (Named::Dimension, id.to_string(), known)
                }
                TieKey::Item { item } if !self.base_items().any(|known| known.id == *item) => {
                    let known = self.base_items().map(|item| format!("{}{}", TieKey::ITEM, item.id));
                    (Named::Item, key.id().into_owned(), known.take(20).collect())
                }
                _ => continue,
            };
            self.find(true, format!("tie_break[{}]", n + 1), ProblemKind::Unknown { what, id, known });
        }
        let keys: Vec<_> = rubric.tie_break.iter().map(TieKey::id).collect();
        self.unique(keys.iter().enumerate().map(|(n, key)| (key.as_ref(), format!("tie_break[{}]", n + 1))));
        for (list, causes) in [("exclusion", &rubric.exclusions), ("failure", &rubric.failures)] {
            for (n, cause) in causes.iter().enumerate() {
                for (k, kind) in cause.except.iter().enumerate() {
                    self.known_kind(kind.as_str(), &format!("{list}[{}].except[{}]", n + 1, k + 1));
                }
            }
        }
    }

    fn base_items(&self) -> impl Iterator<Item = &'r Item> {
        self.rubric.dimensions.iter().flat_map(|dimension| &dimension.items)
    }

    fn known_kind(&mut self, id: &str, place: &str) {
        // Where there are none at all, that alone is reported.
        if self.rubric.kind(id).is_none() && !self.rubric.kinds.is_empty() {
            let known = first(self.rubric.kinds.iter().map(|kind| &kind.id));
            self.find(true, place, ProblemKind::Unknown { what: Named::Kind, id: id.to_owned(), known });
        }
    }

    fn known_grade(&mut self, id: &str, place: &str) {
        if self.rubric.grade(id).is_none() && !self.rubric.grades.is_empty() {
            let known = first(self.rubric.grades.iter().map(|grade| &grade.id));
            self.find(true, place, ProblemKind::Unknown { what: Named::Grade, id: id.to_owned(), known });
        }
    }
}

/// The first of many names: as many as a person may want to choose from in a message.
fn first<'a, T: ToString + 'a>(ids: impl Iterator<Item = &'a T>) -> Vec<String> {
    ids.take(20).map(ToString::to_string).collect()
}
