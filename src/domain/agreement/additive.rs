//! Two-way additive least squares: total = studio + expert, for designs with holes.
//!
//! Studios are eliminated, so the normal equations have the size of the experts. In a connected group the experts' effects
//! sum to 0; then their covariance is the residual variance times the pseudo-inverse of the reduced normal matrix
//! (Searle, Linear Models, 1971, chapter 7; Searle, Casella and McCulloch, Variance Components, 1992, section 4.3).

use std::collections::BTreeMap;

use super::scores::{Moments, NOTHING, Scores};
use super::{Group, Severity, Stat, Undefined};

/// Named above: an expert is named from more than so many standard errors and more than so many points on.
const ERRORS_TO_BE_NAMED: f64 = 2.0;
const POINTS_TO_BE_NAMED: f64 = 1.0;
/// A sheet with less than this left of its own residual determines an effect alone: nothing can be said about it.
const LEAST_SLACK: f64 = 1e-9;

/// The fit.
#[derive(Debug)]
pub(super) struct Fit {
    /// Connected groups, in the order of their first experts.
    pub groups: Vec<Group>,
    /// For each studio that has a sheet: its group and its effect, which is its score by an expert of severity 0.
    pub studios: Vec<Option<(usize, f64)>>,
    /// For each expert.
    pub experts: Vec<Stat<Severity>>,
    /// Every sheet, group by group.
    pub sheets: Vec<Fitted>,
    /// The sum of all squared residuals.
    pub residual_squares: f64,
    /// The degrees of freedom that are left.
    pub freedom: usize,
}

/// A sheet and what the fit expects of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fitted {
    pub studio: usize,
    pub expert: usize,
    pub total: f64,
    pub expected: f64,
    /// The externally studentised residual (Cook and Weisberg, Residuals and Influence in Regression, 1982, section 2.2.1).
    pub t: Stat,
    /// Whether all other sheets of the group fit without any residual, and this one does not: `t` is beyond all bounds.
    pub alone_off: bool,
}

impl Fit {
    pub fn of(scores: &Scores) -> Self {
        let mut fit = Fit {
            groups: Vec::new(),
            studios: vec![None; scores.rows.len()],
            experts: vec![Err(Undefined::TooFewSheets); scores.experts],
            sheets: Vec::new(),
            residual_squares: 0.0,
            freedom: 0,
        };
        for (studios, experts) in connected(scores) {
            fit.add(scores, studios, experts);
        }
        fit
    }

    /// The group of an expert, if there are sheets of that expert.
    pub fn group_of_expert(&self, expert: usize) -> Option<usize> {
        self.groups.iter().position(|group| group.experts.contains(&expert))
    }

    fn add(&mut self, scores: &Scores, studios: Vec<usize>, experts: Vec<usize>) {
        let system = System::of(scores, &studios, &experts);
        let effects = system.effects();
        let number = self.groups.len();
        let sheets: usize = system.rows.iter().map(|row| row.cells.len()).sum();
        // A connected group has one more parameter than it can tell.
        let freedom = (sheets + 1).saturating_sub(studios.len() + experts.len());
        let residuals: Vec<Vec<f64>> = system.rows.iter().map(|row| row.residuals(&effects)).collect();
        let squares: f64 = residuals.iter().flatten().map(|residual| residual * residual).sum();
        let variance = if freedom == 0 { Err(Undefined::TooFewSheets) } else { Ok(squares / freedom as f64) };
        for ((row, residuals), &studio) in system.rows.iter().zip(&residuals).zip(&studios) {
            self.studios[studio] = Some((number, row.mean - row.mean_of(&effects)));
            for ((&(place, total), &residual), slack) in row.cells.iter().zip(residuals).zip(system.slacks(row)) {
                let (t, alone_off) = studentised(residual, slack, squares, freedom);
                let (expert, expected) = (experts[place], total - residual);
                self.sheets.push(Fitted { studio, expert, total, expected, t, alone_off });
            }
        }
        for (place, &expert) in experts.iter().enumerate() {
            let error = variance.map(|variance| (variance * system.inverse[place][place]).max(0.0).sqrt());
            self.experts[expert] = if experts.len() == 1 { Err(Undefined::Alone) } else { Ok(severity(effects[place], error)) };
        }
        self.residual_squares += squares;
        self.freedom += freedom;
        self.groups.push(Group { studios, experts, sheets, residual_deviation: variance.map(f64::sqrt) });
    }
}

fn severity(points: f64, error: Stat) -> Severity {
    let named = error.is_ok_and(|error| points.abs() > ERRORS_TO_BE_NAMED * error && points.abs() > POINTS_TO_BE_NAMED);
    Severity { points, error, named }
}

/// The residual over its standard deviation, both judged without the sheet itself; and whether it alone is off.
fn studentised(residual: f64, slack: f64, squares: f64, freedom: usize) -> (Stat, bool) {
    if freedom < 2 || slack < LEAST_SLACK {
        return (Err(Undefined::TooFewSheets), false);
    }
    let without = squares - residual * residual / slack;
    if without <= NOTHING * (1.0 + squares) {
        return (Err(Undefined::NoSpread), residual * residual > NOTHING * (1.0 + squares));
    }
    (Ok(residual / (without / (freedom - 1) as f64 * slack).sqrt()), false)
}

/// The groups that sheets connect: studios and experts of each, in order. Whoever has no sheet is in none.
fn connected(scores: &Scores) -> Vec<(Vec<usize>, Vec<usize>)> {
    let mut leaders: Vec<usize> = (0..scores.experts).collect();
    let mut scored = vec![false; scores.experts];
    for row in &scores.rows {
        for &(expert, _) in row {
            scored[expert] = true;
            let (one, other) = (leader(&mut leaders, row[0].0), leader(&mut leaders, expert));
            leaders[one.max(other)] = one.min(other);
        }
    }
    let mut groups: BTreeMap<usize, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for expert in (0..scores.experts).filter(|expert| scored[*expert]) {
        groups.entry(leader(&mut leaders, expert)).or_default().1.push(expert);
    }
    for (studio, row) in scores.rows.iter().enumerate() {
        if let Some(&(expert, _)) = row.first() {
            groups.entry(leader(&mut leaders, expert)).or_default().0.push(studio);
        }
    }
    groups.into_values().collect()
}

fn leader(leaders: &mut [usize], mut expert: usize) -> usize {
    while leaders[expert] != expert {
        leaders[expert] = leaders[leaders[expert]];
        expert = leaders[expert];
    }
    expert
}

/// A studio of a group: its mean and its totals by the experts' places in the group.
struct Row {
    mean: f64,
    cells: Vec<(usize, f64)>,
}

impl Row {
    fn mean_of(&self, effects: &[f64]) -> f64 {
        self.cells.iter().map(|&(place, _)| effects[place]).sum::<f64>() / self.cells.len() as f64
    }

    fn residuals(&self, effects: &[f64]) -> Vec<f64> {
        let mean = self.mean_of(effects);
        self.cells.iter().map(|&(place, total)| total - self.mean - (effects[place] - mean)).collect()
    }
}

/// The reduced normal equations of a connected group.
struct System {
    rows: Vec<Row>,
    /// The pseudo-inverse of their matrix.
    inverse: Vec<Vec<f64>>,
}

impl System {
    fn of(scores: &Scores, studios: &[usize], experts: &[usize]) -> Self {
        let places: BTreeMap<usize, usize> = experts.iter().enumerate().map(|(place, &expert)| (expert, place)).collect();
        let row = |&studio: &usize| {
            let cells: Vec<(usize, f64)> = scores.rows[studio].iter().map(|&(expert, total)| (places[&expert], total)).collect();
            let totals: Vec<f64> = cells.iter().map(|(_, total)| *total).collect();
            Row { mean: Moments::of(&totals).mean, cells }
        };
        let rows: Vec<Row> = studios.iter().map(row).collect();
        let inverse = pseudo_inverse(&rows, experts.len());
        System { rows, inverse }
    }

    /// The experts' effects, which sum to 0.
    fn effects(&self) -> Vec<f64> {
        let mut right = vec![0.0; self.inverse.len()];
        for row in &self.rows {
            row.cells.iter().for_each(|&(place, total)| right[place] += total - row.mean);
        }
        self.inverse.iter().map(|line| line.iter().zip(&right).map(|(a, b)| a * b).sum()).collect()
    }

    /// For each sheet of a studio 1 less its leverage: how much of its own error shows in its residual.
    fn slacks(&self, row: &Row) -> Vec<f64> {
        let count = row.cells.len() as f64;
        let means: Vec<f64> = row
            .cells
            .iter()
            .map(|&(place, _)| row.cells.iter().map(|&(other, _)| self.inverse[place][other]).sum::<f64>() / count)
            .collect();
        let overall = means.iter().sum::<f64>() / count;
        let slack =
            |(&(place, _), mean): (&(usize, f64), &f64)| 1.0 - 1.0 / count - self.inverse[place][place] + 2.0 * mean - overall;
        row.cells.iter().zip(&means).map(slack).collect()
    }
}

/// The pseudo-inverse of the matrix that has the constant vector, and in a connected group nothing else, in its kernel: that
/// vector is lifted to a weight of its own, the matrix inverted by sweeping (positive definite, so without pivoting), and the
/// weight taken away again.
fn pseudo_inverse(rows: &[Row], size: usize) -> Vec<Vec<f64>> {
    let sheets: usize = rows.iter().map(|row| row.cells.len()).sum();
    let weight = sheets as f64 / size as f64;
    let mut matrix = vec![vec![weight / size as f64; size]; size];
    for row in rows {
        let share = 1.0 / row.cells.len() as f64;
        for &(place, _) in &row.cells {
            matrix[place][place] += 1.0;
            row.cells.iter().for_each(|&(other, _)| matrix[place][other] -= share);
        }
    }
    for pivot in 0..size {
        let mut swept = std::mem::take(&mut matrix[pivot]);
        let scale = 1.0 / swept[pivot];
        swept[pivot] = 1.0;
        swept.iter_mut().for_each(|entry| *entry *= scale);
        for (_, line) in matrix.iter_mut().enumerate().filter(|(place, _)| *place != pivot) {
            let factor = std::mem::take(&mut line[pivot]);
            line.iter_mut().zip(&swept).for_each(|(entry, by)| *entry -= factor * by);
        }
        matrix[pivot] = swept;
    }
    let lifted = 1.0 / (weight * size as f64);
    matrix.iter_mut().flatten().for_each(|entry| *entry -= lifted);
    matrix
}
