//! What a row means, in plain sentences: with what a low value does and does not say.

use super::Row;
use super::sections::{COEFFICIENTS, Section};
use crate::domain::agreement::Agreement;
use crate::domain::message::Message;
use crate::domain::state::Session;
use crate::transfer::agreement::{coefficient_name, fixed, hinges, hinging, mirror, stat};
use crate::transfer::sentences;

/// What was looked at.
pub(super) fn basis(of: &Agreement) -> Message {
    let (studios, experts) =
        of.groups.iter().fold((0, 0), |(studios, experts), group| (studios + group.studios.len(), experts + group.experts.len()));
    Message::new("agreement-basis").with("sheets", of.sheets).with("studios", studios).with("experts", experts)
}

/// The sentences of a row.
pub(super) fn row(row: Row, of: &Agreement, session: &Session) -> Vec<Message> {
    let studio = |place: usize| session.roster.get(place).map(|studio| studio.id.to_string()).unwrap_or_default();
    let person = |place: usize| session.panel.get(place).map(|member| member.id.to_string()).unwrap_or_default();
    match row {
        Row::Heading(of_section) | Row::Nothing(of_section) => section(of_section, of),
        Row::LeftOut => {
            let studios: Vec<String> = of.left_out.iter().map(|place| studio(*place)).collect();
            vec![Message::new("agreement-left-out").with("studios", studios.join(" "))]
        }
        Row::Group(at) => of.groups.get(at).map_or_else(Vec::new, |group| {
            let experts: Vec<String> = group.experts.iter().map(|expert| person(*expert)).collect();
            let told = Message::new("agreement-group")
                .with("number", at + 1)
                .with("studios", group.studios.len())
                .with("sheets", group.sheets)
                .with("experts", experts.join(" "));
            vec![told, Message::new("agreement-groups").with("count", of.groups.len())]
        }),
        Row::Coefficient(at) => COEFFICIENTS.get(at).map_or_else(Vec::new, |(name, explained, value)| {
            let name = coefficient_name(name, of.coefficients.mean_sheets);
            let value = stat(value(&of.coefficients), 3);
            vec![Message::new("agreement-coefficient").with("name", name).with("value", value), Message::new(explained)]
        }),
        Row::Expert(at) => {
            let mut told = of.mirrors.get(at).map(mirror).unwrap_or_default();
            told.push(Message::new("agreement-said-caution"));
            told
        }
        Row::Outlier(at) => of.outliers.get(at).map_or_else(Vec::new, |outlier| {
            let told = Message::new("agreement-said-outlier")
                .with("studio", studio(outlier.studio))
                .with("expert", person(outlier.expert))
                .with("total", fixed(outlier.total, 2))
                .with("expected", fixed(outlier.expected, 2));
            vec![told, Message::new("agreement-explain-outliers")]
        }),
        Row::Item(_) => vec![Message::new("agreement-explain-items")],
        Row::Hinge(place) => {
            let found = hinging(of, place).map(|found| hinges(session, found)).unwrap_or_default();
            let told = found.into_iter().map(|hinge| Message::new("agreement-sentence").with("text", hinge));
            told.chain([Message::new("agreement-explain-hinges")]).collect()
        }
        Row::Fair(place) => fair(place, of, session),
    }
}

fn section(section: Section, of: &Agreement) -> Vec<Message> {
    let ids: &[&'static str] = match section {
        Section::Basis => &["agreement-explain-basis"],
        Section::Coefficients => &["agreement-explain-coefficients"],
        Section::Experts => &["agreement-explain-severity", "agreement-explain-correlation"],
        Section::Sheets => &["agreement-explain-outliers"],
        Section::Items => &["agreement-explain-items"],
        Section::Hinges if of.hinges.is_err() => &["agreement-hinges-not-looked-at"],
        Section::Hinges => &["agreement-explain-hinges"],
        Section::Fair => &["agreement-explain-fair"],
    };
    ids.iter().map(|id| Message::new(id)).collect()
}

/// The official grade, the one by the fair score, and what that means.
fn fair(place: usize, of: &Agreement, session: &Session) -> Vec<Message> {
    let (Some(standing), Some(fair)) = (of.standings.studios.get(place), of.fair.get(place)) else { return Vec::new() };
    let outcome = |outcome| sentences::outcome(&session.rubric, outcome);
    let told = Message::new("agreement-said-fair")
        .with("official", outcome(&standing.outcome))
        .with("score", stat(fair.score, 2))
        .with("fair", fair.outcome.as_ref().map_or_else(|reason| reason.message(), outcome));
    vec![told, Message::new("agreement-explain-fair")]
}
