//! What people wrote in forms and did not save: the same form comes with it the next time.

use crate::domain::id::SeatId;
use crate::tui::form::{FieldKind, Form};
use crate::tui::screens::Ask;

/// What was written and not saved, of each seat and each thing that was asked.
#[derive(Debug, Clone, Default)]
pub struct Drafts(Vec<Draft>);

#[derive(Debug, Clone)]
struct Draft {
    seat: SeatId,
    ask: Ask,
    written: Vec<FieldKind>,
}

impl Drafts {
    /// Keeps what was written in a form that goes away; `false` where that is nothing.
    pub(super) fn keep(&mut self, seat: &SeatId, form: &Form<Ask>) -> bool {
        let Some(written) = form.draft() else { return false };
        self.forget(seat, &form.ask);
        self.0.push(Draft { seat: seat.clone(), ask: form.ask.clone(), written });
        true
    }

    /// Lets a form come with what was written in it the last time.
    pub(super) fn offer(&self, seat: &SeatId, form: &mut Form<Ask>) {
        let draft = self.0.iter().find(|draft| draft.seat == *seat && draft.ask == form.ask);
        draft.into_iter().for_each(|draft| form.offer(&draft.written));
    }

    /// The question was answered.
    pub(super) fn forget(&mut self, seat: &SeatId, ask: &Ask) {
        self.0.retain(|draft| draft.seat != *seat || draft.ask != *ask);
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
