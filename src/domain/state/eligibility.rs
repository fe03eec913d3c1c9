//! Whether a studio satisfies the rubric's requirements (申报条件), and what was found.

use chrono::{DateTime, Utc};

use super::State;
use crate::domain::grading::Gate;
use crate::domain::id::{ConditionId, RequirementId, SeatId};
use crate::domain::rubric::{Finding, Requirement};

/// What was found of a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Whether it is met.
    pub finding: Finding,
    /// What shows it.
    pub evidence: String,
    /// In which seat it was found.
    pub by: SeatId,
    /// When.
    pub at: DateTime<Utc>,
}

/// What the findings on a studio come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Eligibility {
    /// 符合: every requirement is met.
    Eligible,
    /// 不符合: these requirements are not met, whatever else is still open.
    Ineligible(Vec<RequirementId>),
    /// 待审查: nothing is unmet so far, and so many conditions are still to be checked.
    Open {
        /// How many.
        unchecked: usize,
    },
}

impl State {
    /// What was found of a condition, if it was checked.
    #[must_use]
    pub fn checked(&self, studio: usize, condition: &ConditionId) -> Option<&Checked> {
        self.conditions.get(&(studio, condition.clone()))
    }

    /// What the findings on a studio come to; `None` where the rubric requires nothing of its kind.
    #[must_use]
    pub fn eligibility(&self, studio: usize) -> Option<Eligibility> {
        let kind = &self.session.roster.get(studio)?.kind;
        let finding = |condition: &ConditionId| self.checked(studio, condition).map(|checked| checked.finding);
        Eligibility::of(self.session.rubric.requirements.iter().filter(|requirement| requirement.applies_to(kind)), finding)
    }

    /// What keeps a studio out of the ranking: the chair's decision, or a requirement that is not met.
    #[must_use]
    pub fn barred(&self, studio: usize) -> Option<Gate> {
        match (self.gate(studio), self.eligibility(studio)) {
            (Some(gate), _) => Some(gate.clone()),
            (None, Some(Eligibility::Ineligible(unmet))) => Some(Gate::Ineligible(unmet)),
            (None, _) => None,
        }
    }
}

impl Eligibility {
    /// What findings come to by these requirements; `None` without any.
    pub fn of<'a>(
        requirements: impl Iterator<Item = &'a Requirement>,
        finding: impl Fn(&ConditionId) -> Option<Finding>,
    ) -> Option<Eligibility> {
        let (mut unmet, mut unchecked, mut any) = (Vec::new(), 0, false);
        for requirement in requirements {
            any = true;
            match requirement.verdict(&finding) {
                Some(Finding::Met) => {}
                Some(Finding::NotMet) => unmet.push(requirement.id.clone()),
                None => unchecked += requirement.conditions.iter().filter(|condition| finding(&condition.id).is_none()).count(),
            }
        }
        any.then_some(match (unmet.is_empty(), unchecked) {
            (false, _) => Eligibility::Ineligible(unmet),
            (true, 0) => Eligibility::Eligible,
            (true, unchecked) => Eligibility::Open { unchecked },
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::domain::rubric::{Condition, Need};
    use crate::domain::text::Text;
    use Finding::{Met, NotMet};

    /// Requirement `all` needs `a` and `b`, requirement `one` needs `c` or `d`.
    fn requirements() -> Vec<Requirement> {
        let requirement = |id: &str, need, conditions: [&str; 2]| Requirement {
            id: id.into(),
            name: Text::default(),
            need,
            except: Vec::new(),
            conditions: conditions.map(|id| Condition { id: id.into(), name: Text::default() }).into(),
        };
        vec![requirement("all", Need::All, ["a", "b"]), requirement("one", Need::One, ["c", "d"])]
    }

    fn eligibility(found: &[(&str, Finding)]) -> Eligibility {
        let found: BTreeMap<&str, Finding> = found.iter().copied().collect();
        Eligibility::of(requirements().iter(), |id| found.get(id.as_str()).copied()).unwrap()
    }

    #[test]
    fn a_requirement_that_is_not_met_decides_whatever_is_open() {
        assert_eq!(eligibility(&[]), Eligibility::Open { unchecked: 4 });
        assert_eq!(eligibility(&[("a", Met), ("c", NotMet)]), Eligibility::Open { unchecked: 2 });
        assert_eq!(eligibility(&[("a", NotMet)]), Eligibility::Ineligible(vec!["all".into()]));
        assert_eq!(eligibility(&[("a", Met), ("b", Met), ("d", Met)]), Eligibility::Eligible);
        let neither = eligibility(&[("b", NotMet), ("c", NotMet), ("d", NotMet)]);
        assert_eq!(neither, Eligibility::Ineligible(vec!["all".into(), "one".into()]));
        assert_eq!(Eligibility::of([].iter(), |_| None), None);
    }

    proptest! {
        #[test]
        fn a_condition_found_met_never_makes_a_studio_ineligible(
            found in prop::array::uniform4(prop::option::of(prop::bool::ANY)),
            better in 0_usize..4,
        ) {
            let ids = ["a", "b", "c", "d"];
            let list = |found: [Option<bool>; 4]| -> Vec<(&str, Finding)> {
                let finding = |met| if met { Met } else { NotMet };
                ids.into_iter().zip(found).filter_map(|(id, met)| Some((id, finding(met?)))).collect()
            };
            let unmet = |found| match eligibility(&list(found)) {
                Eligibility::Ineligible(unmet) => unmet,
                Eligibility::Eligible | Eligibility::Open { .. } => Vec::new(),
            };
            let mut after = found;
            after[better] = Some(true);
            let (before, after) = (unmet(found), unmet(after));
            prop_assert!(after.iter().all(|requirement| before.contains(requirement)));
        }
    }
}
