//! What is put on record of a refused command.

use crate::domain::command::Command;
use crate::domain::event::Event;
use crate::domain::id::SeatId;
use crate::domain::panel::Role;
use crate::domain::refusal::Refusal;
use crate::domain::state::State;

/// The event that records a refused command, where somebody tried what is not theirs to do; for what is refused because of the
/// time or the particulars, as happens every day, there is none. Once for each seat, kind of command and phase, so that a key
/// held down cannot fill the file.
#[must_use]
pub fn attempt(state: &State, by: &SeatId, command: &Command, refusal: &Refusal) -> Option<Event> {
    let seat = state.seat_place(by)?;
    let is_expert = state.session.panel[seat].role == Role::Expert;
    let not_theirs = match refusal {
        Refusal::NotYourPart { .. } | Refusal::NotYourSheet | Refusal::NotYourCode | Refusal::NotYourCall => true,
        // A clerk, who writes for others, took the wrong sheet from the pile.
        Refusal::NotAssigned => is_expert,
        _ => false,
    };
    if !not_theirs || state.has_attempted(seat, command.kind()) {
        return None;
    }
    let (expert, studio) = command.sheet();
    Some(Event::AttemptRefused {
        command: command.kind(),
        studio: studio.filter(|id| state.studio_place(id).is_some()).cloned(),
        expert: expert.filter(|id| state.seat_place(id).is_some()).cloned(),
    })
}
