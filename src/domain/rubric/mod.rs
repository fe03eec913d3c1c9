//! The rubric: what is scored, how scores become grades, and what follows from a grade.
//!
//! Every number of the policy stands in a rubric file, none in code. How a file is written is said in `rubrics/README.md`.

mod aggregation;
mod check;
mod material;
mod pool;
mod requirement;
mod tie;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use aggregation::{Aggregation, Level, Method, Rounding};
pub use check::{MOST_DEDUCTIONS, MOST_ITEMS, MOST_POINTS, Named, Problem, ProblemKind};
pub use material::{Deadline, Material, Receipt};
pub use pool::{Border, Counted, DividedQuota, Pool, PoolSize, Whole};
pub use requirement::{Condition, Finding, Need, Requirement};
pub use tie::TieKey;

use super::id::{CauseId, ConditionId, DeductionId, DimensionId, GradeId, ItemId, KindId};
use super::points::Points;
use super::text::Text;
use super::weight::Weight;

/// A whole rubric (考核评估表), as loaded and checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rubric {
    /// The name that `--rubric` takes.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// Which edition of the rubric this is, as its office names it.
    pub version: String,
    /// The kinds of session that it serves.
    pub sessions: Vec<SessionKind>,
    /// First and last day of its validity; a session dated outside is warned about.
    pub valid: Option<Validity>,
    /// What the base points of all dimensions add up to.
    pub base: Points,
    /// The dimensions, in the order in which they are shown.
    pub dimensions: Vec<Dimension>,
    /// Bonus items (加分项) outside the base.
    pub bonus: Option<Bonus>,
    /// A discretionary change of a sheet's total, if experts may make one.
    pub adjustment: Option<Range>,
    /// How sheets become a result.
    pub aggregation: Aggregation,
    /// Sheet totals of one studio that lie further apart than this are flagged.
    pub spread: Option<Points>,
    /// The grades, best first; the last one asks for nothing.
    pub grades: Vec<Grade>,
    /// The grade of a direct failure.
    pub failed: GradeId,
    /// For how many years a title is valid, where the rubric says so (policy 5(2)).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_years: Option<u32>,
    /// What a lead gets for each public service activity of the office, in yuan (policy 6(4)); 0 for nothing.
    #[serde(default, skip_serializing_if = "super::roster::is_zero")]
    pub service_grant: u64,
    /// Kinds of studios.
    pub kinds: Vec<Kind>,
    /// Quota pools; a kind of studio is in one at the most.
    pub pools: Vec<Pool>,
    /// Places that several pools divide.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub divided: Vec<DividedQuota>,
    /// What settles equal printed totals, first key first; what is left equal shares the rank.
    pub tie_break: Vec<TieKey>,
    /// Causes for not being assessed (不列入考核).
    pub exclusions: Vec<Cause>,
    /// Causes for direct failure (直接确定为不合格).
    pub failures: Vec<Cause>,
    /// What a studio must satisfy to be assessed at all (申报条件).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requirements: Vec<Requirement>,
    /// What a studio hands in.
    pub materials: Vec<Material>,
}

/// A kind of session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionKind {
    /// 期满考核: assessment at the end of a studio's term.
    Term,
    /// 年度绩效考核: the yearly assessment of a renewed studio.
    Annual,
    /// 认定: recognition of new studios.
    Recognition,
}

impl SessionKind {
    /// Every kind.
    pub const ALL: [SessionKind; 3] = [SessionKind::Term, SessionKind::Annual, SessionKind::Recognition];

    /// Its name in files and arguments.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            SessionKind::Term => "term",
            SessionKind::Annual => "annual",
            SessionKind::Recognition => "recognition",
        }
    }
}

/// First and last day on which a rubric is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validity {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

impl Validity {
    /// Whether `day` lies within.
    #[must_use]
    pub fn holds_on(self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day)
    }
}

/// A dimension, such as 日常管理 management.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dimension {
    /// Its id: a column of the results.
    pub id: DimensionId,
    /// What it is called.
    pub name: Text,
    /// What its items add up to, before weights.
    pub points: Points,
    /// What its figure is multiplied by.
    #[serde(default, skip_serializing_if = "Weight::is_one")]
    pub weight: Weight,
    /// Its rows.
    pub items: Vec<Item>,
}

/// A row of the rubric.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its id, unique in the rubric.
    pub id: ItemId,
    /// What it is called.
    pub name: Text,
    /// Full points; `None` for a bonus item that only the cap of all bonus limits.
    pub points: Option<Points>,
    /// The fewest points that may be given; 0 for a bonus item.
    #[serde(default, skip_serializing_if = "Points::is_zero")]
    pub lowest: Points,
    /// What its points are multiplied by; 1 for a bonus item.
    #[serde(default, skip_serializing_if = "Weight::is_one")]
    pub weight: Weight,
    /// Points are whole multiples of this.
    pub step: Points,
    /// What earns the points.
    pub standard: Text,
    /// Judged on site.
    pub on_site: bool,
    /// Judged by documents.
    pub by_documents: bool,
    /// How points are lost, in the order of their letters.
    pub deductions: Vec<Deduction>,
}

/// One way in which an item loses points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deduction {
    /// Its id, unique within the item.
    pub id: DeductionId,
    /// The named cause.
    pub name: Text,
    /// What it costs.
    pub rule: Rule,
}

/// What a deduction costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum Rule {
    /// The item is worth nothing.
    Zero,
    /// So many points.
    Minus {
        /// The points lost.
        points: Points,
    },
    /// So many points for each unit missing, down to nothing.
    PerUnit {
        /// The points lost for each.
        points: Points,
        /// How many there should be; no more can be missing.
        target: u32,
        /// What is counted, such as 人 / person.
        unit: Text,
    },
}

/// Bonus items and the most that all of them together add to a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bonus {
    /// What it is called.
    pub name: Text,
    /// The most that a sheet gains.
    pub cap: Points,
    /// The bonus items; one that is not scored adds nothing.
    pub items: Vec<Item>,
}

/// Lowest and highest value that may be typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Range {
    /// The lowest.
    pub lowest: Points,
    /// The highest.
    pub highest: Points,
    /// Values are whole multiples of this.
    pub step: Points,
}

/// A grade and what follows from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grade {
    /// Its id, as results hold it.
    pub id: GradeId,
    /// What it is called.
    pub name: Text,
    /// The lowest printed total that earns it.
    pub at_least: Points,
    /// What becomes of the title.
    pub title: TitleConsequence,
    /// The grant that goes with it, in yuan.
    pub grant: u64,
}

/// What becomes of a studio's title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TitleConsequence {
    /// 继续保留: kept.
    Kept,
    /// 可申请续建: kept, and the studio may apply to renew.
    Renewable,
    /// 撤销: revoked.
    Revoked,
    /// 认定: granted.
    Granted,
    /// 不予认定: not granted.
    NotGranted,
}

impl TitleConsequence {
    /// Its name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            TitleConsequence::Kept => "kept",
            TitleConsequence::Renewable => "renewable",
            TitleConsequence::Revoked => "revoked",
            TitleConsequence::Granted => "granted",
            TitleConsequence::NotGranted => "not_granted",
        }
    }
}

/// A kind of studio.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kind {
    /// Its id, as rosters hold it.
    pub id: KindId,
    /// What it is called; a roster may use this name as well.
    pub name: Text,
    /// The kind that it has in the next session once it keeps or gets the title, where that is another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub becomes: Option<KindId>,
}

/// A cause for exclusion or direct failure, by a clause of the policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cause {
    /// Its id, as results hold it.
    pub id: CauseId,
    /// The cause in words.
    pub name: Text,
    /// Kinds of studios to which it does not apply.
    pub except: Vec<KindId>,
}

impl Rubric {
    /// Every item with its dimension (`None` for a bonus item), in the order in which sheets hold them: the base first, then bonus.
    pub fn items(&self) -> impl Iterator<Item = (Option<&Dimension>, &Item)> {
        let base = self.dimensions.iter().flat_map(|d| d.items.iter().map(move |i| (Some(d), i)));
        base.chain(self.bonus.iter().flat_map(|b| b.items.iter().map(|i| (None, i))))
    }

    /// The item at a place in the order of [`Rubric::items`].
    #[must_use]
    pub fn item(&self, index: usize) -> Option<&Item> {
        self.items().nth(index).map(|(_, item)| item)
    }

    /// The place of an item in the order of [`Rubric::items`], and the item.
    #[must_use]
    pub fn find_item(&self, id: &str) -> Option<(usize, &Item)> {
        self.items().map(|(_, item)| item).enumerate().find(|(_, item)| item.id.as_str() == id)
    }

    /// How many items the base has; bonus items stand behind them.
    #[must_use]
    pub fn base_items(&self) -> usize {
        self.dimensions.iter().map(|d| d.items.len()).sum()
    }

    /// Whether every weight is 1.
    #[must_use]
    pub fn is_unweighted(&self) -> bool {
        self.dimensions.iter().all(|d| d.weight.is_one() && d.items.iter().all(|item| item.weight.is_one()))
    }

    /// A grade by its id.
    #[must_use]
    pub fn grade(&self, id: &str) -> Option<&Grade> {
        self.grades.iter().find(|grade| grade.id.as_str() == id)
    }

    /// The requirement that a condition is part of.
    #[must_use]
    pub fn requirement_of(&self, condition: &ConditionId) -> Option<&Requirement> {
        self.requirements.iter().find(|requirement| requirement.conditions.iter().any(|known| known.id == *condition))
    }

    /// Every condition of the requirements, with the requirement that it is part of, in the order of the rubric.
    pub fn conditions(&self) -> impl Iterator<Item = (&Requirement, &Condition)> {
        self.requirements
            .iter()
            .flat_map(|requirement| requirement.conditions.iter().map(move |condition| (requirement, condition)))
    }

    /// A requirement by its id.
    #[must_use]
    pub fn requirement(&self, id: &str) -> Option<&Requirement> {
        self.requirements.iter().find(|requirement| requirement.id.as_str() == id)
    }

    /// A kind of studio by its id.
    #[must_use]
    pub fn kind(&self, id: &str) -> Option<&Kind> {
        self.kinds.iter().find(|kind| kind.id.as_str() == id)
    }

    /// Places that several pools divide, by their id.
    #[must_use]
    pub fn divided_quota(&self, id: &str) -> Option<&DividedQuota> {
        self.divided.iter().find(|divided| divided.id.as_str() == id)
    }

    /// A pool by its id.
    #[must_use]
    pub fn pool(&self, id: &str) -> Option<&Pool> {
        self.pools.iter().find(|pool| pool.id.as_str() == id)
    }

    /// The pool that a kind of studio is in.
    #[must_use]
    pub fn pool_of(&self, kind: &str) -> Option<&Pool> {
        self.pools.iter().find(|pool| pool.kinds.iter().any(|k| k.as_str() == kind))
    }
}

impl Dimension {
    /// What the fewest points of its items add up to, before weights.
    #[must_use]
    pub fn lowest(&self) -> Points {
        self.items.iter().map(|item| item.lowest).sum()
    }
}

impl Item {
    /// A deduction by its id, with its place (and so its letter).
    #[must_use]
    pub fn find_deduction(&self, id: &str) -> Option<(usize, &Deduction)> {
        self.deductions.iter().enumerate().find(|(_, deduction)| deduction.id.as_str() == id)
    }
}
