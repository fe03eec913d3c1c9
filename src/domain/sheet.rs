//! The sheet (打分表): one expert's scores for one studio.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::hash::Hash;
use super::id::{DeductionId, SeatId};
use super::points::Points;
use super::rubric::{Item, Rubric, Rule};

/// What an expert gave for an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The points given.
    pub points: Points,
    /// The deductions that were ticked, with how many units are missing (1 where the rule does not count).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub deductions: BTreeMap<DeductionId, u32>,
}

/// An item of a sheet: a mark, a note, or both.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// The points, once given. `None` is missing, which is not zero.
    pub mark: Option<Mark>,
    /// Evidence or remark; may be empty.
    pub note: String,
}

/// A discretionary change of the sheet's total.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adjustment {
    /// Added to the total; below zero it takes away.
    pub points: Points,
    /// Why.
    pub reason: String,
}

/// Where a sheet stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum SheetStatus {
    /// Being filled in.
    #[default]
    Draft,
    /// Handed to the panel; counts.
    Submitted,
    /// Sent back by the chair, to be mended and submitted again.
    Returned {
        /// What is to be mended.
        reason: String,
    },
    /// The expert stepped aside (回避); leaves the denominator.
    Recused {
        /// Why.
        reason: String,
    },
}

/// One expert's scores for one studio.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// One place for each item of the rubric, in the order of [`Rubric::items`].
    pub entries: Vec<Entry>,
    /// A change of the total, with its reason.
    pub adjustment: Option<Adjustment>,
    /// Where it stands.
    pub status: SheetStatus,
    /// Who typed it in from paper, if it was not the expert.
    pub typed_in: Option<SeatId>,
    /// Who confirmed what was typed in; lapses when the sheet changes.
    pub confirmed: Option<SeatId>,
    /// The hash of the event by which it was submitted, while it is: its code is the expert's receipt.
    pub receipt: Option<Hash>,
}

/// What a sheet adds up to. The parts add up to the total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// Points of each dimension, in the rubric's order.
    pub dimensions: Vec<Points>,
    /// Bonus, capped.
    pub bonus: Points,
    /// The change of the total; it does not take a total below zero.
    pub adjustment: Points,
    /// The sum of all of these.
    pub total: Points,
}

/// Why a mark cannot be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MarkProblem {
    /// Below the fewest points of the item or above the most that it and its ticked deductions allow.
    OutOfRange {
        /// The fewest allowed.
        least: Points,
        /// The most allowed; `None` where there is no upper limit.
        most: Option<Points>,
    },
    /// Not a whole multiple of the item's step.
    OffStep {
        /// The step.
        step: Points,
    },
    /// The item has no such deduction.
    UnknownDeduction(String),
    /// More or fewer units than can be missing.
    UnitsOutOfRange {
        /// The deduction.
        deduction: DeductionId,
        /// The most that can be missing.
        most: u32,
    },
    /// Neither points nor deductions were given.
    Nothing,
}

impl Item {
    /// Full points less the deductions, never below the fewest points; `None` for an item without full points.
    #[must_use]
    pub fn points_after(&self, deductions: &BTreeMap<DeductionId, u32>) -> Option<Points> {
        let full = self.points?;
        let ticked = self.deductions.iter().filter_map(|d| deductions.get(&d.id).map(|units| (d, *units)));
        let lost: Points = ticked
            .map(|(deduction, units)| match &deduction.rule {
                Rule::Zero => full,
                Rule::Minus { points } => *points,
                Rule::PerUnit { points, .. } => *points * units,
            })
            .sum();
        Some((full - lost).max(self.lowest))
    }

    /// The mark for typed `points` (or, without them, full points less the deductions) and the ticked `deductions`.
    ///
    /// # Errors
    /// A [`MarkProblem`] where the item does not allow it.
    pub fn mark(&self, points: Option<Points>, deductions: BTreeMap<DeductionId, u32>) -> Result<Mark, MarkProblem> {
        for (id, units) in &deductions {
            let (_, deduction) = self.find_deduction(id.as_str()).ok_or_else(|| MarkProblem::UnknownDeduction(id.to_string()))?;
            let most = match deduction.rule {
                Rule::PerUnit { target, .. } => target,
                Rule::Zero | Rule::Minus { .. } => 1,
            };
            if !(1..=most).contains(units) {
                return Err(MarkProblem::UnitsOutOfRange { deduction: id.clone(), most });
            }
        }
        let most = self.points_after(&deductions);
        let points = match points {
            Some(points) => points,
            None if deductions.is_empty() => return Err(MarkProblem::Nothing),
            None => most.ok_or(MarkProblem::Nothing)?,
        };
        if points < self.lowest || most.is_some_and(|most| points > most) {
            return Err(MarkProblem::OutOfRange { least: self.lowest, most });
        }
        if !points.is_on(self.step) {
            return Err(MarkProblem::OffStep { step: self.step });
        }
        Ok(Mark { points, deductions })
    }
}

impl Sheet {
    /// A sheet on which nothing stands yet.
    #[must_use]
    pub fn blank(rubric: &Rubric) -> Self {
        Sheet { entries: vec![Entry::default(); rubric.items().count()], ..Sheet::default() }
    }

    /// Places of the base items that have no points yet. Bonus items may stay open.
    pub fn missing<'a>(&'a self, rubric: &Rubric) -> impl Iterator<Item = usize> + 'a {
        let base = rubric.base_items();
        self.entries.iter().take(base).enumerate().filter(|(_, entry)| entry.mark.is_none()).map(|(place, _)| place)
    }

    /// Whether nothing was written on it yet.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        self.status == SheetStatus::Draft && self.adjustment.is_none() && self.entries.iter().all(|e| *e == Entry::default())
    }

    /// Whether the sheet counts: submitted and not sent back.
    #[must_use]
    pub fn is_submitted(&self) -> bool {
        self.status == SheetStatus::Submitted
    }

    /// The points of each item, in the order of [`Rubric::items`]; none stand for a missing one.
    pub fn points(&self) -> impl Iterator<Item = Points> {
        self.entries.iter().map(|entry| entry.mark.as_ref().map_or(Points::ZERO, |mark| mark.points))
    }

    /// What the points given so far add up to; items without points add nothing.
    #[must_use]
    pub fn figures(&self, rubric: &Rubric) -> Figures {
        let mut points = self.points();
        let dimensions: Vec<Points> = rubric.dimensions.iter().map(|d| points.by_ref().take(d.items.len()).sum()).collect();
        let cap = rubric.bonus.as_ref().map_or(Points::ZERO, |bonus| bonus.cap);
        let bonus = points.sum::<Points>().min(cap);
        let before = dimensions.iter().copied().sum::<Points>() + bonus;
        let adjustment = self.adjustment.as_ref().map_or(Points::ZERO, |a| a.points).max((-before).min(Points::ZERO));
        Figures { dimensions, bonus, adjustment, total: before + adjustment }
    }
}
