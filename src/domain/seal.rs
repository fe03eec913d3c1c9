//! The seal of a revision: digests of its exact figures, and of the rubric and the roster that they belong to. `docs/result.md` gives
//! the text that is hashed.

use std::fmt::Write;

use serde::{Deserialize, Serialize};

use super::grading::{PoolStanding, Standing, Standings};
use super::hash::Hash;
use super::points::{Exact, Points};
use super::rubric::Rubric;
use super::state::State;
use super::tally::Tally;

/// What a revision was sealed with. The row of its event in the journal binds all that led to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    /// The digest of the result in exact figures, [`result_text`].
    pub result: Hash,
    /// The digest of the rubric, as the founding of the session holds it.
    pub rubric: Hash,
    /// The digest of the roster, as the founding of the session holds it.
    pub roster: Hash,
}

impl Seal {
    /// The seal of the result as it stands.
    #[must_use]
    pub fn of(state: &State) -> Self {
        let rubric = &state.session.rubric;
        Seal {
            result: Hash::of(&[result_text(rubric, &state.standings()).as_bytes()]),
            rubric: digest(&**rubric),
            roster: digest(&*state.session.roster),
        }
    }
}

/// The hash of a part of the founding, as the journal writes it.
fn digest(part: &(impl Serialize + ?Sized)) -> Hash {
    // Nothing that comes from a checked rubric or roster fails to be written; the journal wrote it before.
    Hash::of(&[serde_json::to_string(part).unwrap_or_default().as_bytes()])
}

/// A result in exact figures: a line for each studio in the order of the roster and for each pool in that of the rubric, its fields
/// separated by tabs.
#[must_use]
pub fn result_text(rubric: &Rubric, standings: &Standings) -> String {
    let mut text = "panelmark-result-1\n".to_owned();
    let studios = standings.studios.iter().map(|standing| of_studio(rubric, standing));
    for line in studios.chain(standings.pools.iter().map(of_pool)) {
        // Writing to a string does not fail.
        let _written = writeln!(text, "{}", line.join("\t"));
    }
    text
}

fn of_studio(rubric: &Rubric, standing: &Standing) -> Vec<String> {
    let Standing { id, pool, tally, rank, reached: _, outcome, reason } = standing;
    let text = |id: &dyn ToString| id.to_string();
    let mut fields = vec![
        "studio".to_owned(),
        id.to_string(),
        pool.as_ref().map(|pool| text(pool)).unwrap_or_default(),
        rank.map(|rank| text(&rank)).unwrap_or_default(),
        outcome.id().to_owned(),
        reason.as_ref().map(|reason| reason.id().to_owned()).unwrap_or_default(),
    ];
    match tally {
        Some(tally) => fields.extend(of_tally(rubric, tally)),
        None => {
            fields.extend(["0".to_owned(), "0".to_owned()]);
            fields.resize(fields.len() + 4 + rubric.dimensions.len(), String::new());
        }
    }
    fields
}

fn of_tally(rubric: &Rubric, tally: &Tally) -> Vec<String> {
    let mut fields = vec![
        tally.sheets.len().to_string(),
        tally.counted().to_string(),
        fraction(tally.total.exact),
        tally.total.printed.fixed(rubric.aggregation.decimals),
        fraction(tally.bonus.exact),
        fraction(tally.adjustment.exact),
    ];
    fields.extend(tally.dimensions.iter().map(|dimension| fraction(dimension.exact)));
    fields
}

fn of_pool(pool: &PoolStanding) -> Vec<String> {
    let figures = [pool.base, pool.places(), pool.open, pool.taken];
    ["pool".to_owned(), pool.id.to_string()].into_iter().chain(figures.map(|figure| figure.to_string())).collect()
}

/// A figure of points in lowest terms.
fn fraction(figure: Exact) -> String {
    let points = figure / Exact::from_integer(Points::UNITS.into());
    format!("{}/{}", points.numer(), points.denom())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::domain::grading::{Entrant, Gate};
    use crate::domain::sample::{rubric, totals};

    #[test]
    fn the_text_holds_every_figure_exactly() {
        let entrant = |id: &str, kind: &str, given: &[&str], gate| Entrant {
            id: id.into(),
            kind: kind.into(),
            sheets: totals(given),
            gate,
            overridden: None,
        };
        let entrants = [
            entrant("S1", "existing", &["97", "96", "96"], None),
            entrant("S2", "existing", &["91", "90", "90", "90", "100"], None),
            entrant("S3", "existing", &[], None),
            entrant("S4", "existing", &["50"], Some(Gate::Excluded("lead_left".into()))),
        ];
        let standings = Standings::new(&rubric(), &entrants, &BTreeMap::new(), &[]);
        // Of 91, 90, 90, 90 and 100 the 100 and a third of each 90 are dropped: 271 / 3.
        let lines = [
            "panelmark-result-1",
            "studio S1 existing 1 excellent _ 3 3 289/3 96.33 0/1 0/1 139/3 30/1 20/1",
            "studio S2 existing 2 excellent _ 5 3 271/3 90.33 0/1 0/1 121/3 30/1 20/1",
            "studio S3 existing _ undecided no_sheets 0 0 _ _ _ _ _ _ _",
            "studio S4 existing _ excluded lead_left 1 1 50/1 50.00 0/1 0/1 0/1 30/1 20/1",
            "pool existing 3 2 0 2",
            "pool first_term 0 0 0 0",
        ];
        let field = |field: &str| if field == "_" { String::new() } else { field.to_owned() };
        let line = |line: &str| line.split(' ').map(field).collect::<Vec<_>>().join("\t") + "\n";
        assert_eq!(result_text(&rubric(), &standings), lines.map(line).concat());
    }
}
