//! What settles equal totals.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::domain::id::{DimensionId, ItemId};

/// One key that settles equal totals; more is better.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum TieKey {
    /// The printed figure of a dimension.
    Dimension {
        /// Which.
        dimension: DimensionId,
    },
    /// The printed figure of an item of the base.
    Item {
        /// Which.
        item: ItemId,
    },
    /// The median of the studio's sheet totals, as it is printed.
    Median,
    /// The total before the last rounding: more decimals of it.
    Mean,
    /// Count-back: the highest sheet totals are compared, then the second highest, and so on; all submitted sheets take part, and
    /// where one studio has no further sheet, the other is better.
    Countback,
    /// How many marks of full points the base got from all submitted sheets.
    FullMarks,
}

impl TieKey {
    /// The keys that name no part of the rubric.
    pub const PLAIN: [TieKey; 4] = [TieKey::Median, TieKey::Mean, TieKey::Countback, TieKey::FullMarks];
    /// What stands before an item's id in files.
    pub const ITEM: &str = "item:";

    /// Its name in files; no dimension may be called like one of [`TieKey::PLAIN`].
    #[must_use]
    pub fn id(&self) -> Cow<'_, str> {
        match self {
            TieKey::Dimension { dimension } => dimension.as_str().into(),
            TieKey::Item { item } => format!("{}{item}", TieKey::ITEM).into(),
            TieKey::Median => "median".into(),
            TieKey::Mean => "mean".into(),
            TieKey::Countback => "countback".into(),
            TieKey::FullMarks => "full_marks".into(),
        }
    }

    /// Whether it looks at single items.
    #[must_use]
    pub const fn is_about_items(&self) -> bool {
        matches!(self, TieKey::Item { .. } | TieKey::FullMarks)
    }
}
