//! Names of things: short, stable, the same in files, events and results.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// The longest id that a file may use, in characters.
pub const LONGEST_ID: usize = 40;

/// Whether `text` may serve as an id: 1 to [`LONGEST_ID`] letters, digits, `_`, `-` or `.`; Chinese letters are letters.
#[must_use]
pub fn is_id(text: &str) -> bool {
    let length = text.chars().count();
    (1..=LONGEST_ID).contains(&length) && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }
    )+};
}

ids! {
    /// A studio of the roster (技能大师工作室), such as `S001`.
    StudioId,
    /// A person of the panel and the place that they take in the session, such as `E1`.
    SeatId,
    /// A group of experts, and of the studios that they score, such as `A`.
    GroupId,
    /// A dimension of the rubric, such as `management`.
    DimensionId,
    /// An item (a row) of the rubric, bonus items included; unique in the rubric.
    ItemId,
    /// A deduction; unique within its item.
    DeductionId,
    /// A grade of the rubric, such as `excellent`.
    GradeId,
    /// A quota pool of the rubric.
    PoolId,
    /// Places of the rubric that several pools divide.
    DividedQuotaId,
    /// A kind of studio, such as `first_term`.
    KindId,
    /// A cause for exclusion or direct failure, such as `lead_left`.
    CauseId,
    /// Something that a studio hands in, such as `ledger`.
    MaterialId,
    /// A requirement (申报条件) of the rubric, such as `has_master`.
    RequirementId,
    /// A condition of a requirement, such as `team`; unique in the rubric.
    ConditionId,
}
