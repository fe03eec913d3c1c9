//! How the sheets of a studio become its result.

use serde::{Deserialize, Serialize};

use crate::domain::points::Points;

/// How the sheets of a studio become its result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
pub struct Aggregation {
    /// What extremes are looked for in, and what is averaged.
    pub level: Level,
    /// How many of the highest scores are dropped (去掉最高分).
    pub drop_highest: u32,
    /// How many of the lowest scores are dropped (去掉最低分).
    pub drop_lowest: u32,
    /// Dropping needs at least so many sheets; with fewer all count.
    pub drop_from: u32,
    /// What is made of the scores that are left.
    pub method: Method,
    /// A result needs at least so many sheets; with fewer the chair decides.
    pub fewest: u32,
    /// What is rounded on the way to the total.
    pub rounding: Rounding,
    /// Decimals of the printed figures, 0 to [`Rounding::MOST`]; rounded half up.
    pub decimals: u8,
}

/// What extremes are looked for in, and what is averaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// The totals of the sheets.
    #[default]
    Sheet,
    /// The scores of each dimension by themselves; the total is the sum of the dimensions.
    Dimension,
    /// The scores of each item by themselves; a dimension is the sum of its items.
    Item,
}

impl Level {
    /// Every level.
    pub const ALL: [Level; 3] = [Level::Sheet, Level::Dimension, Level::Item];

    /// Its name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Level::Sheet => "sheet",
            Level::Dimension => "dimension",
            Level::Item => "item",
        }
    }

    fn is_default(&self) -> bool {
        *self == Level::default()
    }
}

/// What is made of the scores that are left after dropping.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Their mean.
    #[default]
    Mean,
    /// Their median: the middle one, or the mean of the middle two.
    Median,
    /// Their sum; a missing sheet makes it smaller.
    Sum,
}

impl Method {
    /// Every method.
    pub const ALL: [Method; 3] = [Method::Mean, Method::Median, Method::Sum];

    /// Its name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Method::Mean => "mean",
            Method::Median => "median",
            Method::Sum => "sum",
        }
    }

    fn is_default(&self) -> bool {
        *self == Method::default()
    }
}

/// The decimals (0 to [`Rounding::MOST`]) to which figures are rounded half up on the way to the total; `None` leaves a figure exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Rounding {
    /// The mean (median, sum) of each item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<u8>,
    /// That times the item's weight.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item_weighted: Option<u8>,
    /// The mean (median, sum) of each dimension; at level item the sum of its items.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dimension: Option<u8>,
    /// That times the dimension's weight.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dimension_weighted: Option<u8>,
}

impl Rounding {
    /// The most decimals of a step.
    pub const MOST: u8 = Points::DECIMALS;

    /// The steps by their names in files, in the order in which they are taken, each with the broadest level that takes it.
    #[must_use]
    pub const fn steps(self) -> [(&'static str, Level, Option<u8>); 4] {
        [
            ("item", Level::Item, self.item),
            ("item_weighted", Level::Item, self.item_weighted),
            ("dimension", Level::Dimension, self.dimension),
            ("dimension_weighted", Level::Dimension, self.dimension_weighted),
        ]
    }

    fn is_default(&self) -> bool {
        *self == Rounding::default()
    }
}

/// As journals hold it. What was not there in the first sessions is left out where it says what they meant.
#[derive(Serialize, Deserialize)]
struct Written {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    drop_each_end: Option<u32>,
    drop_from: u32,
    fewest: u32,
    decimals: u8,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    drop_highest: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    drop_lowest: Option<u32>,
    #[serde(default, skip_serializing_if = "Level::is_default")]
    level: Level,
    #[serde(default, skip_serializing_if = "Method::is_default")]
    method: Method,
    #[serde(default, skip_serializing_if = "Rounding::is_default")]
    rounding: Rounding,
}

impl From<Written> for Aggregation {
    fn from(written: Written) -> Self {
        let each_end = written.drop_each_end.unwrap_or(0);
        Aggregation {
            level: written.level,
            drop_highest: written.drop_highest.unwrap_or(each_end),
            drop_lowest: written.drop_lowest.unwrap_or(each_end),
            drop_from: written.drop_from,
            method: written.method,
            fewest: written.fewest,
            rounding: written.rounding,
            decimals: written.decimals,
        }
    }
}

impl From<Aggregation> for Written {
    fn from(rule: Aggregation) -> Self {
        let alike = rule.drop_highest == rule.drop_lowest;
        Written {
            drop_each_end: alike.then_some(rule.drop_highest),
            drop_from: rule.drop_from,
            fewest: rule.fewest,
            decimals: rule.decimals,
            drop_highest: (!alike).then_some(rule.drop_highest),
            drop_lowest: (!alike).then_some(rule.drop_lowest),
            level: rule.level,
            method: rule.method,
            rounding: rule.rounding,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A session founded before there was more to say opens, means what it meant, and is written again byte for byte.
    #[test]
    fn the_first_sessions_keep_their_bytes() {
        let first = r#"{"drop_each_end":1,"drop_from":5,"fewest":3,"decimals":2}"#;
        let rule: Aggregation = serde_json::from_str(first).unwrap();
        assert_eq!((rule.drop_highest, rule.drop_lowest, rule.level, rule.method), (1, 1, Level::Sheet, Method::Mean));
        assert_eq!(serde_json::to_string(&rule).unwrap(), first);
    }

    #[test]
    fn everything_that_can_be_said_is_kept() {
        let rounding = Rounding { item: Some(2), dimension_weighted: Some(0), ..Rounding::default() };
        let (level, method) = (Level::Item, Method::Sum);
        let rule = Aggregation { level, drop_highest: 2, drop_lowest: 0, drop_from: 7, method, fewest: 3, rounding, decimals: 1 };
        assert_eq!(serde_json::from_str::<Aggregation>(&serde_json::to_string(&rule).unwrap()).unwrap(), rule);
    }
}
