//! Quotas (名额): which studios share how many places of a grade.

use serde::{Deserialize, Serialize};

use crate::domain::id::{DividedQuotaId, GradeId, KindId, PoolId};
use crate::domain::points::Points;
use crate::domain::text::Text;

/// Studios that share a quota (名额) of one grade.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pool {
    /// Its id.
    pub id: PoolId,
    /// What it is called.
    pub name: Text,
    /// The kinds of studios in it.
    pub kinds: Vec<KindId>,
    /// The grade that is limited; those beyond get the next lower one.
    pub grade: GradeId,
    /// How many places there are.
    pub size: PoolSize,
    /// Who gets in when equals meet the last place.
    pub border: Border,
    /// Whether more may get in than there are places, where [`Border::Include`] lets all equals in.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub soft: bool,
}

/// How many places a pool has, before the chair changes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "size", rename_all = "snake_case")]
pub enum PoolSize {
    /// So many.
    Places {
        /// The number.
        places: u32,
    },
    /// The share that another pool's places have in those assessed there, times those assessed here, rounded down.
    ShareOf {
        /// The other pool; its size is a number.
        pool: PoolId,
    },
    /// A share of the pool's own studios.
    Share {
        /// In per cent, above 0, at most 100.
        percent: Points,
        /// Which of the studios count.
        of: Counted,
        /// How the share becomes a whole number.
        rounding: Whole,
    },
    /// A part of a number of places that several pools divide.
    PartOf {
        /// Which.
        quota: DividedQuotaId,
    },
}

/// A number of places that several pools divide in proportion to their studios, by largest remainder (最大余数法).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DividedQuota {
    /// Its id.
    pub id: DividedQuotaId,
    /// What it is called.
    pub name: Text,
    /// The number of places of all the pools together.
    pub places: u32,
    /// Which of a pool's studios count.
    pub of: Counted,
}

/// Which studios of a pool count where places are a share of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counted {
    /// 参加考核: all but the excluded and the ineligible ones; direct failures count.
    Assessed,
    /// 合格及以上: those whose grade, before quotas, is better than the last one.
    Qualified,
}

impl Counted {
    /// Every base.
    pub const ALL: [Counted; 2] = [Counted::Assessed, Counted::Qualified];

    /// Its name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Counted::Assessed => "assessed",
            Counted::Qualified => "qualified",
        }
    }
}

/// How a share becomes a whole number of places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whole {
    /// Rounded down: "at most 20 %" (不超过 20%).
    Floor,
    /// Rounded half up (四舍五入).
    HalfUp,
    /// Rounded up.
    Ceil,
}

impl Whole {
    /// Every way.
    pub const ALL: [Whole; 3] = [Whole::Floor, Whole::HalfUp, Whole::Ceil];

    /// Its name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Whole::Floor => "floor",
            Whole::HalfUp => "half_up",
            Whole::Ceil => "ceil",
        }
    }
}

/// What happens when equals meet the last place of a quota.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Border {
    /// None of them gets in.
    Exclude,
    /// All of them get in.
    Include,
    /// The chair decides, on record.
    Chair,
}
