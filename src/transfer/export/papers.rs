//! What was found of every requirement, and what came of everything that was to be handed in.

use crate::domain::message::Message;
use crate::domain::roster::Studio;
use crate::domain::state::Eligibility;
use crate::domain::zone::Zone;
use crate::transfer::papers;
use crate::transfer::picture::Picture;
use crate::transfer::sentences;
use crate::transfer::spreadsheet::{self, BYTE_ORDER_MARK, Cell};
use crate::words::Words;

const CONDITIONS: [&str; 14] = [
    "status",
    "id",
    "studio",
    "lead",
    "organisation",
    "district",
    "eligibility",
    "requirement",
    "need",
    "condition",
    "finding",
    "evidence",
    "by",
    "at",
];
const MATERIALS: [&str; 10] =
    ["status", "id", "studio", "lead", "organisation", "district", "material", "due", "received", "receipt"];

/// A row for each studio and each condition of the requirements that apply to it.
pub(super) fn conditions_csv(picture: &Picture, status: &Message, words: &Words) -> String {
    let (session, status) = (&picture.session, words.say(status));
    let mut rows = vec![head(&CONDITIONS, session.zone, words)];
    for detail in &picture.studios {
        let (Some(studio), Some(of)) = (session.roster.get(detail.studio), &detail.eligibility) else { continue };
        let summed = words.say(&papers::eligibility(&session.rubric, of));
        for ((requirement, condition), checked) in session.rubric.conditions().zip(&detail.checked) {
            if !requirement.applies_to(&studio.kind) {
                continue;
            }
            let mut row = about(&status, studio);
            row.push(Cell::text(&summed));
            row.push(Cell::text(requirement.name.get(words.lang())));
            row.push(Cell::text(words.get(&format!("rubric-need-{}", requirement.need.id()))));
            row.push(Cell::text(condition.name.get(words.lang())));
            row.push(Cell::text(words.say(&papers::finding(checked.as_ref().map(|checked| checked.finding)))));
            let told = checked.as_ref().map(|checked| {
                [checked.evidence.clone(), sentences::person(session, &checked.by), session.zone.written(checked.at)]
            });
            row.extend(told.unwrap_or_default().map(Cell::text));
            rows.push(row);
        }
    }
    format!("{BYTE_ORDER_MARK}{}", spreadsheet::csv(rows))
}

/// A row for each studio and each material.
pub(super) fn materials_csv(picture: &Picture, status: &Message, words: &Words) -> String {
    let (session, status) = (&picture.session, words.say(status));
    let mut rows = vec![head(&MATERIALS, session.zone, words)];
    for (studio, received) in session.roster.iter().zip(&picture.papers.received) {
        for (material, received) in session.rubric.materials.iter().zip(received) {
            let mut row = about(&status, studio);
            row.push(Cell::text(material.name.get(words.lang())));
            row.push(Cell::number(material.due_on(session.date)));
            row.push(Cell::number(*received));
            row.push(Cell::text(words.say(&papers::receipt_word(material, session.date, *received))));
            rows.push(row);
        }
    }
    format!("{BYTE_ORDER_MARK}{}", spreadsheet::csv(rows))
}

/// How many studios are not eligible, and how many are not wholly checked; nothing where the rubric requires nothing.
pub(super) fn summary(picture: &Picture) -> Option<Message> {
    picture.studios.iter().find_map(|detail| detail.eligibility.as_ref())?;
    let count = |is: fn(&Eligibility) -> bool| {
        picture.studios.iter().filter(|detail| detail.eligibility.as_ref().is_some_and(is)).count()
    };
    Some(
        Message::new("export-eligibility")
            .with("eligible", count(|of| matches!(of, Eligibility::Eligible)))
            .with("ineligible", count(|of| matches!(of, Eligibility::Ineligible(_))))
            .with("open", count(|of| matches!(of, Eligibility::Open { .. }))),
    )
}

fn head(columns: &[&str], zone: Zone, words: &Words) -> Vec<Cell> {
    columns.iter().map(|column| Cell::heading(column, zone, words)).collect()
}

fn about(status: &str, studio: &Studio) -> Vec<Cell> {
    let mut row = vec![Cell::text(status), Cell::text(&studio.id)];
    row.extend([&studio.name, &studio.lead, &studio.organisation, &studio.district].map(Cell::text));
    row
}
