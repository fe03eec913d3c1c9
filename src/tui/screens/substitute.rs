//! An expert leaves and somebody takes over: the form that asks who, for clerk and chair alike.

use super::Ask;
use crate::domain::command::{Command, Substitute};
use crate::domain::id::SeatId;
use crate::domain::message::Message;
use crate::domain::panel::{Member, Role};
use crate::domain::refusal::Refusal;
use crate::domain::state::Session;
use crate::tui::form::{Answer, Form, FormField};
use crate::tui::overlay::Overlay;

#[cfg(test)]
mod tests;

/// The form about an expert who leaves, with the studios (by place) that are still to be scored.
#[must_use]
pub fn form(ask: Ask, session: &Session, expert: String, waiting: &[usize]) -> Overlay {
    let title = Message::new("tui-substitute-title").with("expert", expert);
    let intro = Message::new("tui-substitute-intro").with("count", waiting.len()).with("studios", ids(session, waiting));
    let text = |label| FormField::note(Message::new(label), "");
    let fields = vec![
        FormField::reason(Message::new("tui-substitute-id")),
        text("tui-substitute-name"),
        text("tui-substitute-organisation"),
        text("tui-substitute-job"),
        FormField::reason(Message::new("tui-substitute-reason")),
    ];
    Overlay::Form(Form::new(ask, title, fields).with_intro(intro))
}

/// What the answered form asks of the session.
#[must_use]
pub fn command(expert: SeatId, answers: &[Answer]) -> Option<Command> {
    let [Answer::Text(id), Answer::Text(name), Answer::Text(organisation), Answer::Text(title), Answer::Text(reason)] = answers
    else {
        return None;
    };
    let [name, organisation, title] = [name, organisation, title].map(Clone::clone);
    let by = Substitute { id: id.as_str().into(), name, organisation, title };
    Some(Command::Substitute { expert, by, reason: reason.clone() })
}

/// Why nobody can take over from a person.
#[must_use]
pub fn why_not(person: Option<&Member>, waiting: &[usize]) -> Option<Message> {
    match person {
        None => Some(Message::new("tui-nothing-here")),
        Some(person) if person.role != Role::Expert => Some(Message::new("tui-substitute-no-expert")),
        Some(_) => waiting.is_empty().then(|| Refusal::NothingToTakeOver.message()),
    }
}

/// The ids of studios, by their places.
#[must_use]
pub fn ids(session: &Session, studios: &[usize]) -> String {
    let ids = studios.iter().filter_map(|place| session.roster.get(*place)).map(|studio| studio.id.as_str());
    ids.collect::<Vec<_>>().join(" ")
}
