//! How the experts agree, in sentences: what shell and screens say alike.

use crate::domain::agreement::{Agreement, Hinges, Mirror, Severity, Stat};
use crate::domain::grading::Outcome;
use crate::domain::message::{Arg, Message};
use crate::domain::points::Points;
use crate::domain::state::Session;
use crate::transfer::sentences;
use crate::words::Words;

/// What an expert of such a severity is called; nothing, unless it is large enough to be named.
#[must_use]
pub fn named(severity: &Severity) -> Option<&'static str> {
    match severity {
        Severity { named: false, .. } => None,
        Severity { points, .. } if *points > 0.0 => Some("agreement-lenient"),
        Severity { .. } => Some("agreement-strict"),
    }
}

/// With so many decimals; nothing is never below zero.
#[must_use]
pub fn fixed(figure: f64, decimals: usize) -> String {
    let text = format!("{figure:.decimals$}");
    match text.strip_prefix('-') {
        Some(digits) if digits.bytes().all(|digit| matches!(digit, b'0' | b'.')) => digits.to_owned(),
        _ => text,
    }
}

/// A figure, or in a few words why there is none.
#[must_use]
pub fn stat(stat: Stat, decimals: usize) -> Message {
    match stat {
        Ok(figure) => Message::new("word-plain").with("text", fixed(figure, decimals)),
        Err(reason) => reason.message(),
    }
}

/// The name of a coefficient; that of a mean names the number of experts, where it can be told.
#[must_use]
pub fn coefficient_name(name: &'static str, mean_sheets: Stat) -> Message {
    match mean_sheets {
        Err(_) if name == "agreement-icc-mean" => Message::new("agreement-icc-mean-none"),
        _ => Message::new(name).with("sheets", stat(mean_sheets, 2)),
    }
}

/// Who scored how, beside the others: mean, spread, severity and agreement, each in a plain sentence.
#[must_use]
pub fn mirror(mirror: &Mirror) -> Vec<Message> {
    let Ok(mean) = mirror.mean else { return vec![Message::new("agreement-said-nothing")] };
    let totals = Message::new(if mirror.spread.is_ok() { "agreement-said-totals" } else { "agreement-said-total" })
        .with("sheets", mirror.sheets)
        .with("mean", fixed(mean, 2))
        .with("spread", stat(mirror.spread, 2));
    let severity = match mirror.severity {
        Ok(severity) => Message::new(if severity.named { "agreement-said-severity-named" } else { "agreement-said-severity" })
            .with("way", if severity.points > 0.0 { "more" } else { "less" })
            .with("points", fixed(severity.points.abs(), 2))
            .with("error", stat(severity.error, 2)),
        Err(reason) => Message::new("agreement-said-no-severity").with("why", reason.message()),
    };
    let correlation = match mirror.correlation {
        Ok(correlation) => Message::new("agreement-said-correlation").with("correlation", fixed(correlation, 2)),
        Err(reason) => Message::new("agreement-said-no-correlation").with("why", reason.message()),
    };
    vec![totals, severity, correlation]
}

/// What a studio's outcome hinges on, each thing in a few words; nothing where it hinges on nothing.
#[must_use]
pub fn hinges(session: &Session, hinges: &Hinges) -> Vec<Message> {
    let becomes = |outcome: &Outcome| Arg::from(sentences::outcome(&session.rubric, outcome));
    let expert = |place: usize| session.panel.get(place).map(|member| member.id.to_string()).unwrap_or_default();
    let mut outcomes: Vec<(&Outcome, Vec<String>)> = Vec::new();
    for (place, outcome) in &hinges.experts {
        match outcomes.iter_mut().find(|(known, _)| *known == outcome) {
            Some((_, experts)) => experts.push(expert(*place)),
            None => outcomes.push((outcome, vec![expert(*place)])),
        }
    }
    let experts = outcomes.into_iter().map(|(outcome, experts)| {
        let id = if experts.len() == 1 { "agreement-hinge-expert" } else { "agreement-hinge-experts" };
        Message::new(id).with("experts", experts.join(" ")).with("becomes", becomes(outcome))
    });
    let point = hinges.point.as_ref().map(|point| {
        let id = if point.change > Points::ZERO { "agreement-hinge-more" } else { "agreement-hinge-less" };
        Message::new(id)
            .with("studio", session.roster.get(point.studio).map(|studio| studio.id.to_string()).unwrap_or_default())
            .with("expert", expert(point.expert))
            .with("becomes", becomes(&point.becomes))
    });
    experts.chain(point).collect()
}

/// The same in one line.
#[must_use]
pub fn hinges_line(session: &Session, of: &Hinges, words: &Words) -> String {
    let told: Vec<String> = hinges(session, of).iter().map(|message| words.say(message)).collect();
    told.join(&words.get("agreement-between-hinges"))
}

/// What the outcome of a studio (by place) hinges on, if it was looked at and there is anything.
#[must_use]
pub fn hinging(agreement: &Agreement, studio: usize) -> Option<&Hinges> {
    agreement.hinges.as_ref().ok()?.get(studio).filter(|hinges| hinges.any())
}
