//! What differs between two results of the same session.

use super::grading::{Standing, Standings};

/// A studio whose rank, printed total, outcome or reason is not what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The studio's place.
    pub studio: usize,
    /// Where it stood.
    pub before: Standing,
    /// Where it stands.
    pub after: Standing,
}

impl Change {
    /// Every studio that differs, in the roster's order.
    #[must_use]
    pub fn between(before: &Standings, after: &Standings) -> Vec<Change> {
        let pairs = before.studios.iter().zip(&after.studios).enumerate();
        let changed = pairs.filter(|(_, (before, after))| seen(before) != seen(after));
        changed.map(|(studio, (before, after))| Change { studio, before: before.clone(), after: after.clone() }).collect()
    }
}

/// What a list of the result shows of a studio.
fn seen(standing: &Standing) -> impl PartialEq + '_ {
    let total = standing.tally.as_ref().map(|tally| tally.total.printed);
    (standing.rank, total, &standing.outcome, &standing.reason)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::domain::grading::{Entrant, Reason};
    use crate::domain::sample::{rubric, totals};

    fn standings(of: &[(&str, &[&str])]) -> Standings {
        let entrant = |(id, given): &(&str, &[&str])| Entrant {
            id: (*id).into(),
            kind: "existing".into(),
            sheets: totals(given),
            gate: None,
            overridden: None,
        };
        let entrants: Vec<Entrant> = of.iter().map(entrant).collect();
        Standings::new(&rubric(), &entrants, &BTreeMap::new(), &[])
    }

    #[test]
    fn whoever_is_passed_differs_too_and_whoever_stays_does_not() {
        // Two places of excellent: S3 rises over S2, which loses its place; S1 stays first.
        let before = standings(&[("S1", &["97"; 3]), ("S2", &["95"; 3]), ("S3", &["94"; 3])]);
        let after = standings(&[("S1", &["97"; 3]), ("S2", &["95"; 3]), ("S3", &["96"; 3])]);
        let changes = Change::between(&before, &after);
        let told: Vec<_> = changes.iter().map(|c| (c.studio, c.before.rank, c.after.rank, c.after.outcome.id())).collect();
        assert_eq!(told, [(1, Some(2), Some(3), "qualified"), (2, Some(3), Some(2), "excellent")]);
        assert_eq!(changes[0].after.reason, Some(Reason::BeyondQuota));
        assert_eq!(Change::between(&after, &after), []);
    }

    #[test]
    fn a_sheet_more_that_leaves_total_rank_and_grade_is_no_difference() {
        let (before, after) = (standings(&[("S1", &["80"; 3])]), standings(&[("S1", &["80"; 4])]));
        assert_eq!(Change::between(&before, &after), []);
    }
}
