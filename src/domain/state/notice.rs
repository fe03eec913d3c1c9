//! Public notice (公示) and what was objected to it (异议).

use chrono::{DateTime, NaiveDate, Utc};

use super::State;
use crate::domain::id::SeatId;

/// An objection on the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection {
    /// Its number, from 1.
    pub number: u32,
    /// The place of the studio that it is about.
    pub studio: usize,
    /// Who objects.
    pub by: String,
    /// What is objected to.
    pub text: String,
    /// The revision that was in force when it came in.
    pub revision: u32,
    /// When it was put on the register.
    pub at: DateTime<Utc>,
    /// In which seat it was.
    pub recorded_by: SeatId,
    /// How it was answered, once it was; the last answer where there were several.
    pub answer: Option<Answer>,
}

/// How an objection was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// What was answered.
    pub text: String,
    /// When.
    pub at: DateTime<Utc>,
    /// In which seat.
    pub by: SeatId,
}

impl State {
    /// The last day on which a revision is posted, where a notice of it was announced.
    #[must_use]
    pub fn notice(&self, revision: u32) -> Option<NaiveDate> {
        self.notices.get(&revision).copied()
    }

    /// Every objection, in the order of their numbers.
    #[must_use]
    pub fn objections(&self) -> &[Objection] {
        &self.objections
    }

    /// An objection by its number.
    #[must_use]
    pub fn objection(&self, number: u32) -> Option<&Objection> {
        self.objections.iter().find(|objection| objection.number == number)
    }
}
