//! Sheet totals as floats, studio by expert, with holes; and what a list of figures comes to.

/// Spread below this (in squared points) is rounding of floats: totals are multiples of a ten-thousandth, so real spread is far above.
pub(super) const NOTHING: f64 = 1e-12;

/// Sheet totals in points. Experts are places from 0; a studio without sheets has an empty row.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Scores {
    /// One row for each studio: the experts who scored it, each once, and what they gave.
    pub rows: Vec<Vec<(usize, f64)>>,
    /// How many experts there are, with or without sheets.
    pub experts: usize,
}

impl Scores {
    /// Every sheet: studio, expert, total.
    pub fn sheets(&self) -> impl Iterator<Item = (usize, usize, f64)> {
        self.rows.iter().enumerate().flat_map(|(studio, row)| row.iter().map(move |&(expert, total)| (studio, expert, total)))
    }

    /// The totals of each studio that has any.
    pub fn by_studio(&self) -> Vec<Vec<f64>> {
        let totals = |row: &Vec<(usize, f64)>| row.iter().map(|(_, total)| *total).collect();
        self.rows.iter().filter(|row| !row.is_empty()).map(totals).collect()
    }

    /// The totals that each expert gave, in the order of the studios; empty for one without sheets.
    pub fn by_expert(&self) -> Vec<Vec<f64>> {
        let mut totals = vec![Vec::new(); self.experts];
        for (_, expert, total) in self.sheets() {
            totals[expert].push(total);
        }
        totals
    }
}

/// Mean and squares of a list of figures.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moments {
    pub count: f64,
    /// 0 for an empty list.
    pub mean: f64,
    /// The sum of squared distances from the mean.
    pub squares: f64,
}

impl Moments {
    pub fn of(figures: &[f64]) -> Self {
        let count = figures.len() as f64;
        let mean = if figures.is_empty() { 0.0 } else { figures.iter().sum::<f64>() / count };
        Moments { count, mean, squares: figures.iter().map(|figure| (figure - mean).powi(2)).sum() }
    }

    /// The sample variance, over one less than there are figures; `None` for fewer than two.
    pub fn variance(self) -> Option<f64> {
        (self.count > 1.0).then(|| self.squares / (self.count - 1.0))
    }
}
