//! What a studio must satisfy to be assessed at all (申报条件): requirements, each with its conditions.

use serde::{Deserialize, Serialize};

use crate::domain::id::{ConditionId, KindId, RequirementId};
use crate::domain::text::Text;

/// A requirement, met by all of its conditions or by one of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requirement {
    /// Its id.
    pub id: RequirementId,
    /// What it is called.
    pub name: Text,
    /// How many of its conditions it needs.
    #[serde(default, skip_serializing_if = "Need::is_all")]
    pub need: Need,
    /// Kinds of studios to which it does not apply.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<KindId>,
    /// What is found met or not met, one by one.
    pub conditions: Vec<Condition>,
}

/// How many of its conditions a requirement needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// Every one.
    #[default]
    All,
    /// One of them.
    One,
}

/// A condition of a requirement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// Its id, unique in the rubric.
    pub id: ConditionId,
    /// What is asked.
    pub name: Text,
}

/// What was found of a condition, and so of a requirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// 符合: met.
    Met,
    /// 不符合: not met.
    NotMet,
}

impl Need {
    /// Both ways.
    pub const ALL: [Need; 2] = [Need::All, Need::One];

    /// Its name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Need::All => "all",
            Need::One => "one",
        }
    }

    fn is_all(&self) -> bool {
        *self == Need::All
    }
}

impl Finding {
    /// Its name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Finding::Met => "met",
            Finding::NotMet => "not_met",
        }
    }
}

impl Requirement {
    /// Whether it applies to a kind of studio.
    #[must_use]
    pub fn applies_to(&self, kind: &KindId) -> bool {
        !self.except.contains(kind)
    }

    /// What the findings on its conditions come to; `None` while that is open.
    #[must_use]
    pub fn verdict(&self, finding: impl Fn(&ConditionId) -> Option<Finding>) -> Option<Finding> {
        let found = || self.conditions.iter().map(|condition| finding(&condition.id));
        // One finding settles it as soon as it is there; the other has to be there of every condition.
        let (one, every) = match self.need {
            Need::All => (Finding::NotMet, Finding::Met),
            Need::One => (Finding::Met, Finding::NotMet),
        };
        if found().any(|finding| finding == Some(one)) {
            return Some(one);
        }
        found().all(|finding| finding == Some(every)).then_some(every)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Finding::{Met, NotMet};

    fn verdict(need: Need, findings: &[Option<Finding>]) -> Option<Finding> {
        let id = |n: usize| ConditionId::from(n.to_string().as_str());
        let condition = |n| Condition { id: id(n), name: Text::default() };
        let conditions = (0..findings.len()).map(condition).collect();
        let requirement = Requirement { id: "r".into(), name: Text::default(), need, except: Vec::new(), conditions };
        requirement.verdict(|id| findings[id.as_str().parse::<usize>().unwrap()])
    }

    #[test]
    fn all_is_unmet_as_soon_as_one_is_and_met_once_every_one_is() {
        assert_eq!(verdict(Need::All, &[Some(Met), Some(Met)]), Some(Met));
        assert_eq!(verdict(Need::All, &[Some(Met), None]), None);
        assert_eq!(verdict(Need::All, &[None, Some(NotMet)]), Some(NotMet));
        assert_eq!(verdict(Need::All, &[None, None]), None);
    }

    #[test]
    fn one_is_met_as_soon_as_one_is_and_unmet_once_none_is() {
        assert_eq!(verdict(Need::One, &[None, Some(Met)]), Some(Met));
        assert_eq!(verdict(Need::One, &[Some(NotMet), Some(Met)]), Some(Met));
        assert_eq!(verdict(Need::One, &[Some(NotMet), None]), None);
        assert_eq!(verdict(Need::One, &[Some(NotMet), Some(NotMet)]), Some(NotMet));
    }
}
