//! What people wrote in forms and did not save: the same form comes with it the next time. And what they have seen.

use super::{App, Toast};
use crate::domain::id::SeatId;
use crate::domain::message::Message;
use crate::tui::form::{FieldKind, Form};
use crate::tui::overlay::Overlay;
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

impl App {
    /// Puts something on top; a form comes with what was written in it the last time.
    pub(super) fn show(&mut self, mut overlay: Overlay) {
        self.close();
        if let (Overlay::Form(form), Some(seat)) = (&mut overlay, self.screen.seat()) {
            self.drafts.offer(seat.id(), form);
        }
        self.overlay = Some(overlay);
    }

    /// Takes away what lies on top, and keeps what was written there.
    pub(super) fn close(&mut self) {
        if let (Some(Overlay::Form(form)), Some(seat)) = (self.overlay.take(), self.screen.seat())
            && self.drafts.keep(seat.id(), &form)
        {
            self.toast = Some(Toast::Done(Message::new("tui-form-kept")));
        }
    }

    /// What lies on top was answered, and goes.
    pub(super) fn answered(&mut self, ask: &Ask) {
        self.overlay = None;
        if let Some(seat) = self.screen.seat() {
            self.drafts.forget(seat.id(), ask);
        }
    }

    /// What was written in forms and not saved, the open one included, for the person's next visit.
    #[must_use]
    pub fn into_drafts(mut self) -> Drafts {
        self.close();
        self.drafts
    }

    /// Takes up what was written on the person's last visit.
    pub fn take_up(&mut self, drafts: Drafts) {
        if !drafts.is_empty() {
            self.toast = Some(Toast::Done(Message::new("tui-form-kept-for-you")));
        }
        self.drafts = drafts;
    }

    /// The last event of the session.
    pub(super) fn last_event(&self) -> u64 {
        self.screen.seat().map_or(0, |seat| seat.outline().seq)
    }

    /// What is on the screen was seen. What somebody is about to answer, or is typing over, they saw when they began.
    pub(super) fn seen(&self) {
        if self.overlay.is_none()
            && !self.screen.is_typing_points()
            && let Some(seat) = self.screen.seat()
        {
            seat.saw(self.looked);
        }
    }
}
