//! Words for what studios handed in and for the requirements that they meet or not. Screens, terminal and files all take them from here.

use chrono::NaiveDate;

use super::sentences;
use crate::domain::id::RequirementId;
use crate::domain::message::{Arg, Message};
use crate::domain::rubric::{Condition, Finding, Material, Receipt, Requirement, Rubric};
use crate::domain::state::{Checked, Eligibility};

/// What came of a material in a session of this date: on time, late by how many days, missing.
#[must_use]
pub fn receipt(material: &Material, session: NaiveDate, received: Option<NaiveDate>) -> Message {
    let word = receipt_word(material, session, received);
    match received {
        Some(day) => Message::new("papers-received-on").with("receipt", word).with("day", day.to_string()),
        None => word,
    }
}

/// The same without its day, for a column beside that of the days.
#[must_use]
pub fn receipt_word(material: &Material, session: NaiveDate, received: Option<NaiveDate>) -> Message {
    match material.receipt(session, received) {
        Receipt::Received => Message::new("receipt-received"),
        Receipt::OnTime => Message::new("receipt-on-time"),
        Receipt::Late { days } => Message::new("receipt-late").with("days", days),
        Receipt::Missing => Message::new("receipt-missing"),
    }
}

/// What the findings on a studio come to.
#[must_use]
pub fn eligibility(rubric: &Rubric, of: &Eligibility) -> Message {
    match of {
        Eligibility::Eligible => Message::new("eligibility-met"),
        Eligibility::Ineligible(unmet) => ineligible(rubric, unmet),
        Eligibility::Open { unchecked } => Message::new("eligibility-open").with("count", *unchecked),
    }
}

/// Which requirements are not met.
#[must_use]
pub fn ineligible(rubric: &Rubric, unmet: &[RequirementId]) -> Message {
    let name = |id: &RequirementId| {
        let name = rubric.requirement(id.as_str()).map(|requirement| Arg::from(&requirement.name));
        Message::new("word-plain").with("text", name.unwrap_or_else(|| id.as_str().into()))
    };
    Message::new("eligibility-not-met").with("requirements", sentences::list(unmet.iter().map(name)))
}

/// What was found of a condition.
#[must_use]
pub fn finding(of: Option<Finding>) -> Message {
    Message::new(match of {
        Some(Finding::Met) => "finding-met",
        Some(Finding::NotMet) => "finding-not-met",
        None => "finding-open",
    })
}

/// A condition with the requirement that it is part of, where that has several.
#[must_use]
pub fn condition((requirement, condition): (&Requirement, &Condition)) -> Message {
    match requirement.conditions.as_slice() {
        [_] => Message::new("word-plain").with("text", &condition.name),
        _ => Message::new("papers-condition").with("requirement", &requirement.name).with("condition", &condition.name),
    }
}

/// A condition with what was found of it and what shows it.
#[must_use]
pub fn found(of: (&Requirement, &Condition), checked: Option<&Checked>) -> Message {
    let message = Message::new(if checked.is_some() { "papers-found" } else { "papers-found-open" });
    message
        .with("condition", condition(of))
        .with("finding", finding(checked.map(|checked| checked.finding)))
        .with("evidence", checked.map_or("", |checked| checked.evidence.as_str()))
}
