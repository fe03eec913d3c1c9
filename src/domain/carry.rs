//! From a final result to the roster of the next session (policy 5(2)): who keeps the title goes on, who lost it stays behind.

use super::grading::{Outcome, Standing, Standings};
use super::id::KindId;
use super::roster::Studio;
use super::rubric::{SessionKind, TitleConsequence};
use super::state::Session;

/// What becomes of the studios of a session in the next one; each list in the roster's order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Carried {
    /// Those that go on, with their days of founding.
    pub roster: Vec<Studio>,
    /// Of those, whoever is of another kind from now on.
    pub changed: Vec<Studio>,
    /// Of those, whoever was not assessed: the cause may still hold.
    pub unassessed: Vec<Studio>,
    /// Those whose title was revoked or not granted, and after a recognition also those without a result: they never had it.
    pub left: Vec<Studio>,
}

impl Carried {
    /// Who goes on from a session with these final standings. Who was recognised was founded on the day of the session, unless
    /// the roster says otherwise.
    #[must_use]
    pub fn from_result(session: &Session, standings: &Standings) -> Carried {
        let recognition = session.kind == SessionKind::Recognition;
        let mut carried = Carried::default();
        for (studio, standing) in session.roster.iter().zip(&standings.studios) {
            match title(session, standing) {
                Some(TitleConsequence::Revoked | TitleConsequence::NotGranted) => carried.left.push(studio.clone()),
                Some(_) => {
                    let mut next = fresh(studio);
                    if recognition {
                        next.founded = studio.founded.or(Some(session.date));
                    }
                    if let Some(kind) = becomes(session, &studio.kind).filter(|kind| *kind != studio.kind) {
                        next.kind = kind;
                        carried.changed.push(next.clone());
                    }
                    carried.roster.push(next);
                }
                None if recognition => carried.left.push(studio.clone()),
                None => {
                    carried.unassessed.push(studio.clone());
                    carried.roster.push(fresh(studio));
                }
            }
        }
        carried
    }
}

/// The studio in the next session: its public service activities were of one year.
fn fresh(studio: &Studio) -> Studio {
    Studio { activities: 0, ..studio.clone() }
}

/// The kind of a studio once it keeps or gets the title, where the rubric says so.
fn becomes(session: &Session, kind: &KindId) -> Option<KindId> {
    let rubric = &session.rubric;
    if rubric.kinds.iter().all(|kind| kind.becomes.is_none()) && session.kind == SessionKind::Term {
        // Rubrics from before there was a key for it: who passed the first term is an existing studio.
        return (kind.as_str() == "first_term").then(|| "existing".into());
    }
    rubric.kind(kind.as_str())?.becomes.clone()
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
    use crate::domain::rubric::Rubric;
    use crate::domain::sample::{rubric, totals};
    use crate::domain::zone::Zone;

    /// Id, kind, the total of three equal sheets, and what keeps it out of the ranking.
    type Assessed = (&'static str, &'static str, &'static str, Option<Gate>);

    fn carried(kind: SessionKind, studios: &[Assessed]) -> Carried {
        carried_by(rubric(), kind, studios)
    }

    fn carried_by(rubric: Rubric, kind: SessionKind, studios: &[Assessed]) -> Carried {
        let session = session(rubric, kind, studios);
        let entrants: Vec<Entrant> = studios.iter().map(entrant).collect();
        Carried::from_result(&session, &Standings::new(&session.rubric, &entrants, &BTreeMap::new(), &[]))
    }

    fn entrant((id, kind, total, gate): &Assessed) -> Entrant {
        Entrant { id: (*id).into(), kind: (*kind).into(), sheets: totals(&[*total; 3]), gate: gate.clone(), overridden: None }
    }

    fn session(rubric: Rubric, kind: SessionKind, studios: &[Assessed]) -> Session {
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
            activities: 3,
        };
        Session {
            title: String::new(),
            kind,
            date: "2023-06-01".parse().unwrap(),
            zone: Zone::default(),
            sample: true,
            rubric: rubric.into(),
            roster: studios.iter().map(studio).collect(),
            panel: Vec::new().into(),
        }
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
        assert_eq!((ids(&term.left), ids(&term.changed), ids(&term.unassessed)), (vec!["S3", "S5"], vec!["S2"], vec!["S4"]));
        let kinds: Vec<&str> = term.roster.iter().map(|studio| studio.kind.as_str()).collect();
        assert_eq!(kinds, ["existing", "existing", "first_term", "honorary"]);
        assert!(term.roster.iter().all(|studio| studio.founded == "2020-10-15".parse().ok()));
        assert!(term.roster.iter().all(|studio| studio.activities == 0), "they were of one year");
        assert_eq!(ids(&carried(SessionKind::Annual, &studios).roster), ["S1", "S2", "S4", "S6"]);
    }

    #[test]
    fn after_a_recognition_nobody_goes_on_without_the_title() {
        let studios = [
            ("S1", "first_term", "95", None),
            ("S2", "first_term", "59.5", None),
            ("S3", "first_term", "80", Some(Gate::Excluded("lead_left".into()))),
            ("S4", "first_term", "80", Some(Gate::Ineligible(vec!["master".into()]))),
        ];
        let recognised = carried(SessionKind::Recognition, &studios);
        assert_eq!((ids(&recognised.roster), ids(&recognised.left)), (vec!["S1"], vec!["S2", "S3", "S4"]));
        assert_eq!(recognised.unassessed, []);
    }

    #[test]
    fn a_rubric_from_before_there_was_a_key_for_it_ends_the_first_term_all_the_same() {
        let studios = [("S1", "first_term", "95", None), ("S2", "honorary", "80", None)];
        let silent = || {
            let mut rubric = rubric();
            rubric.kinds.iter_mut().for_each(|kind| kind.becomes = None);
            rubric
        };
        let kinds = |kind| -> Vec<String> {
            let carried = carried_by(silent(), kind, &studios);
            carried.roster.iter().map(|studio| studio.kind.to_string()).collect()
        };
        assert_eq!(kinds(SessionKind::Term), ["existing", "honorary"]);
        assert_eq!(kinds(SessionKind::Annual), ["first_term", "honorary"]);
    }

    #[test]
    fn who_was_recognised_was_founded_on_the_day_of_the_session_unless_the_roster_says_otherwise() {
        let session = |founded: Option<&str>| {
            let mut session = session(rubric(), SessionKind::Recognition, &[("S1", "first_term", "95", None)]);
            session.roster = session
                .roster
                .iter()
                .map(|studio| Studio { founded: founded.and_then(|day| day.parse().ok()), ..studio.clone() })
                .collect();
            session
        };
        let founded = |day: Option<&str>| {
            let session = session(day);
            let entrants = [entrant(&("S1", "first_term", "95", None))];
            let standings = Standings::new(&session.rubric, &entrants, &BTreeMap::new(), &[]);
            Carried::from_result(&session, &standings).roster[0].founded.map(|day| day.to_string())
        };
        assert_eq!(founded(None).as_deref(), Some("2023-06-01"));
        assert_eq!(founded(Some("2022-12-01")).as_deref(), Some("2022-12-01"));
    }
}
