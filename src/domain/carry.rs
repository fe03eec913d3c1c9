//! From a final result to the roster of the next session (policy 5(2)): who keeps the title goes on, who lost it stays behind.

use super::grading::{Outcome, Standing, Standings};
use super::roster::Studio;
use super::rubric::{SessionKind, TitleConsequence};
use super::state::Session;

/// The kind of a studio whose first term of validity has not been assessed.
pub const FIRST_TERM: &str = "first_term";
/// The kind that it has once it passed.
pub const EXISTING: &str = "existing";

/// What becomes of the studios of a session in the next one; each list in the roster's order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Carried {
    /// Those that go on, with their days of founding.
    pub roster: Vec<Studio>,
    /// Of those, whoever passed the first term and is of kind [`EXISTING`] from now on.
    pub renewed: Vec<Studio>,
    /// Of those, whoever was not assessed: the cause may still hold.
    pub unassessed: Vec<Studio>,
    /// Those whose title was revoked or not granted.
    pub left: Vec<Studio>,
}

impl Carried {
    /// Who goes on from a session with these final standings.
    #[must_use]
    pub fn from_result(session: &Session, standings: &Standings) -> Carried {
        let mut carried = Carried::default();
        for (studio, standing) in session.roster.iter().zip(&standings.studios) {
            match title(session, standing) {
                Some(TitleConsequence::Revoked | TitleConsequence::NotGranted) => carried.left.push(studio.clone()),
                Some(_) if session.kind == SessionKind::Term && studio.kind.as_str() == FIRST_TERM => {
                    let renewed = Studio { kind: EXISTING.into(), ..studio.clone() };
                    carried.renewed.push(renewed.clone());
                    carried.roster.push(renewed);
                }
                Some(_) => carried.roster.push(studio.clone()),
                None => {
                    carried.unassessed.push(studio.clone());
                    carried.roster.push(studio.clone());
                }
            }
        }
        carried
    }
}

/// What became of a studio's title; `None` without a grade.
fn title(session: &Session, standing: &Standing) -> Option<TitleConsequence> {
    match &standing.outcome {
        Outcome::Grade(grade) => session.rubric.grade(grade.as_str()).map(|grade| grade.title),
        Outcome::Excluded | Outcome::Undecided => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::domain::grading::{Entrant, Gate};
    use crate::domain::sample::{rubric, totals};

    /// Id, kind, the total of three equal sheets, and what keeps it out of the ranking.
    type Assessed = (&'static str, &'static str, &'static str, Option<Gate>);

    fn carried(kind: SessionKind, studios: &[Assessed]) -> Carried {
        let entrant = |(id, kind, total, gate): &Assessed| Entrant {
            id: (*id).into(),
            kind: (*kind).into(),
            sheets: totals(&[*total; 3]),
            gate: gate.clone(),
            overridden: None,
        };
        let studio = |(id, kind, ..): &Assessed| Studio {
            id: (*id).into(),
            name: String::new(),
            lead: String::new(),
            occupation: String::new(),
            organisation: String::new(),
            district: String::new(),
            kind: (*kind).into(),
            founded: "2020-10-15".parse().ok(),
            group: None,
        };
        let session = Session {
            title: String::new(),
            kind,
            date: "2023-06-01".parse().unwrap(),
            sample: true,
            rubric: rubric().into(),
            roster: studios.iter().map(studio).collect(),
            panel: Vec::new().into(),
        };
        let entrants: Vec<Entrant> = studios.iter().map(entrant).collect();
        Carried::from_result(&session, &Standings::new(&session.rubric, &entrants, &BTreeMap::new(), &[]))
    }

    fn ids(studios: &[Studio]) -> Vec<&str> {
        studios.iter().map(|studio| studio.id.as_str()).collect()
    }

    #[test]
    fn who_lost_the_title_stays_behind_and_who_passed_the_first_term_is_existing() {
        let studios = [
            ("S1", "existing", "95", None),
            ("S2", "first_term", "70", None),
            ("S3", "first_term", "59.5", None),
            ("S4", "first_term", "80", Some(Gate::Excluded("lead_left".into()))),
            ("S5", "existing", "80", Some(Gate::Failed("refused".into()))),
            ("S6", "honorary", "60", None),
        ];
        let term = carried(SessionKind::Term, &studios);
        assert_eq!(ids(&term.roster), ["S1", "S2", "S4", "S6"]);
        assert_eq!((ids(&term.left), ids(&term.renewed), ids(&term.unassessed)), (vec!["S3", "S5"], vec!["S2"], vec!["S4"]));
        let kinds: Vec<&str> = term.roster.iter().map(|studio| studio.kind.as_str()).collect();
        assert_eq!(kinds, ["existing", "existing", "first_term", "honorary"]);
        assert!(term.roster.iter().all(|studio| studio.founded == "2020-10-15".parse().ok()));
        // Only the assessment at the end of the term ends the first term.
        assert_eq!(carried(SessionKind::Annual, &studios).renewed, []);
    }
}
