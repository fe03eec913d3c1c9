//! What the session waits for now, and who does it next.

use crate::domain::message::Message;
use crate::domain::panel::Role;
use crate::domain::phase::Phase;
use crate::domain::state::SheetState;
use crate::session::Seat;
use crate::session::views::{Outline, Progress};

/// What the session waits for now, in one sentence for whoever sits there.
pub fn waits(seat: &Seat, outline: &Outline, progress: &Progress) -> Message {
    let clerk = seat.role() == Role::Clerk;
    match outline.phase {
        Phase::Setup if clerk => Message::new("clerk-waits-setup"),
        Phase::Setup => Message::new("observer-waits-setup"),
        Phase::Scoring => scoring(progress),
        Phase::Review if outline.proposed && clerk => Message::new("clerk-waits-you"),
        Phase::Review if outline.proposed => Message::new("observer-waits-clerk"),
        Phase::Review => match seat.outlook() {
            Ok(outlook) if outlook.blockers.is_empty() => Message::new("clerk-waits-proposal"),
            Ok(outlook) => Message::new("clerk-waits-review").with("count", outlook.blockers.len()),
            Err(_) => Message::new("observer-waits-review"),
        },
        Phase::Final => {
            let revision = outline.revision.as_ref().map_or(0, |revision| revision.number);
            Message::new(if clerk { "clerk-waits-export" } else { "observer-waits-nothing" }).with("revision", revision)
        }
    }
}

fn scoring(progress: &Progress) -> Message {
    let (done, all) = progress.submitted();
    let open = progress.rows.iter().filter(|row| row.gate.is_none()).flat_map(|row| &row.cells);
    let unconfirmed = open.filter(|cell| **cell == SheetState::Submitted { unconfirmed: true }).count();
    match all - done {
        0 if unconfirmed > 0 => Message::new("clerk-waits-confirmation").with("count", unconfirmed),
        0 => Message::new("clerk-waits-close"),
        left => Message::new("clerk-waits-sheets").with("left", left),
    }
}
