//! What a rubric must satisfy, whatever file it came from: every problem at once, each with its place.

use super::Rubric;

/// Something wrong in a rubric, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where in the rubric, as a path such as `dimension[2].item[1].deduction[0].points`.
    pub place: String,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What is wrong with a rubric.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {}

impl Rubric {
    /// Everything that is wrong with the rubric; empty if it can be used.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        Vec::new()
    }
}
