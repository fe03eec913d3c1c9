//! An expert scores.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::{Ask, Effect};
use crate::domain::message::Message;
use crate::session::Seat;
use crate::tui::action::{Action, Place};
use crate::tui::event::Key;
use crate::tui::form::Answer;
use crate::tui::widgets::Look;

/// The screen of an expert.
pub struct Expert {
    seat: Seat,
}

impl Expert {
    /// The screen of an expert.
    #[must_use]
    pub fn new(seat: Seat) -> Expert {
        Expert { seat }
    }
    pub(super) fn seat(&self) -> Option<&Seat> {
        Some(&self.seat)
    }
    pub(super) fn place(&self) -> Place {
        Place::Chooser
    }
    pub(super) fn keys(&self) -> &'static [Action] {
        &[]
    }
    pub(super) fn why_not(&self, _action: Action) -> Option<Message> {
        None
    }
    pub(super) fn on_text_key(&mut self, _key: Key) -> bool {
        false
    }
    pub(super) fn paste(&mut self, _text: &str) {}
    pub(super) fn on_action(&mut self, _action: Action, _key: Key) -> Effect {
        Effect::Nothing
    }
    pub(super) fn back(&mut self) -> bool {
        false
    }
    pub(super) fn on_answer(&mut self, _ask: Ask, _answers: Vec<Answer>) -> Result<Effect, Message> {
        Ok(Effect::Nothing)
    }
    pub(super) fn on_click(&mut self, _at: Position) -> Effect {
        Effect::Nothing
    }
    pub(super) fn refresh(&mut self) {}
    pub(super) fn draw(&mut self, _frame: &mut Frame<'_>, _area: Rect, _look: Look<'_>) -> Option<Position> {
        None
    }
}
