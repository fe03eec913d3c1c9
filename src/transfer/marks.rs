//! What stands on a sheet, in words: points lost, bonus, and how far the sheet is.

use std::collections::BTreeMap;

use super::sentences;
use crate::domain::id::DeductionId;
use crate::domain::message::Message;
use crate::domain::points::Points;
use crate::domain::rubric::{Item, Rubric, Rule};
use crate::domain::sheet::{Mark, Sheet};
use crate::domain::state::SheetState;

/// The ticked deductions with what each costs, and what was taken off at discretion beyond them.
pub(super) fn lost(item: &Item, mark: &Mark) -> Vec<Message> {
    let ticked = ticked(item, &mark.deductions);
    let discretion = item.points_after(&mark.deductions).map(|most| most - mark.points).filter(|lost| *lost > Points::ZERO);
    let discretion = discretion.map(|lost| Message::new("results-deduction-discretion").with("points", lost));
    ticked.into_iter().chain(discretion).collect()
}

fn ticked(item: &Item, units: &BTreeMap<DeductionId, u32>) -> Vec<Message> {
    let found = item.deductions.iter().filter_map(|deduction| Some((deduction, *units.get(&deduction.id)?)));
    let message = found.map(|(deduction, units)| {
        let message = match &deduction.rule {
            Rule::Zero => Message::new("results-deduction-zero"),
            Rule::Minus { points } => Message::new("results-deduction-minus").with("points", *points),
            Rule::PerUnit { points, unit, .. } => {
                Message::new("results-deduction-units").with("units", units).with("unit", unit).with("points", *points * units)
            }
        };
        message.with("name", &deduction.name)
    });
    message.collect()
}

/// All bonus points of a sheet, before the cap.
pub(super) fn raw_bonus(rubric: &Rubric, sheet: &Sheet) -> Points {
    sheet.entries.iter().skip(rubric.base_items()).filter_map(|entry| entry.mark.as_ref()).map(|mark| mark.points).sum()
}

/// How far a sheet is.
pub(super) fn state(rubric: &Rubric, state: SheetState) -> Message {
    match state {
        SheetState::Untouched => Message::new("results-sheet-untouched"),
        SheetState::Draft { scored } => {
            Message::new("results-sheet-draft").with("scored", scored).with("items", rubric.base_items())
        }
        SheetState::Returned { .. } => Message::new("results-sheet-returned"),
        SheetState::Submitted { unconfirmed: false } => Message::new("results-sheet-submitted"),
        SheetState::Submitted { unconfirmed: true } => Message::new("results-sheet-unconfirmed"),
        SheetState::Recused => Message::new("results-sheet-recused"),
        SheetState::NotAssigned => Message::new("results-sheet-not-assigned"),
    }
}

/// Several things in one line.
pub(super) fn joined(messages: Vec<Message>) -> Option<Message> {
    (!messages.is_empty()).then(|| sentences::list(messages.into_iter()))
}
