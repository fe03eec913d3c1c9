//! How far everybody is, and what the session waits for.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::waits;
use crate::domain::message::Message;
use crate::domain::state::Session;
use crate::session::Seat;
use crate::session::views::Progress;
use crate::tui::action::Action;
use crate::tui::event::Key;
use crate::tui::screens::experts::Experts;
use crate::tui::screens::progress::{Matrix, Seen};
use crate::tui::screens::studios::{Sought, next_district};
use crate::tui::widgets::Look;
use crate::tui::widgets::filter::{FilterLine, Left};

/// The matrix of studios and experts.
#[derive(Default)]
pub struct ProgressTab {
    view: Option<View>,
    matrix: Matrix,
    experts: Experts,
    filter: FilterLine,
}

struct View {
    session: Session,
    progress: Progress,
    waits: Message,
}

impl ProgressTab {
    /// Looks at the session again.
    pub fn refresh(&mut self, seat: &Seat) {
        let outline = seat.outline();
        self.view = seat.progress().ok().map(|progress| View {
            waits: waits::waits(seat, &outline, &progress),
            session: outline.session,
            progress,
        });
        self.sift();
    }

    fn sift(&mut self) {
        let Some(View { session, progress, .. }) = &self.view else { return };
        let sought = |studio| Sought::studio(studio, &session.rubric).found(&self.filter);
        let found = Left::of(session.roster.iter().map(sought));
        self.matrix.sift(Seen { session, progress }, |place| found.has(place) == Some(true));
        if self.filter.take_fresh() {
            self.matrix.lead_to(found.best());
        }
    }

    pub fn on_text_key(&mut self, key: Key) -> bool {
        let taken = self.filter.on_key(key);
        self.sift();
        taken
    }

    pub const fn is_typing(&self) -> bool {
        self.filter.is_typing()
    }

    pub fn paste(&mut self, text: &str) {
        self.filter.paste(text);
        self.sift();
    }

    pub fn on_action(&mut self, action: Action) {
        let experts = self.view.as_ref().map_or(0, |view| view.progress.experts.len());
        match action {
            Action::Filter => self.filter.start(),
            Action::District => {
                self.filter.pick(self.view.as_ref().and_then(|view| next_district(&view.session, &self.filter)));
                self.sift();
            }
            _ if self.experts.on_action(action, experts) => {}
            _ => self.matrix.step(action),
        }
    }

    pub fn back(&mut self) -> bool {
        let cleared = self.filter.clear();
        self.sift();
        cleared
    }

    pub fn click(&mut self, at: Position) {
        self.matrix.click(at);
    }

    pub fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, look: Look<'_>) {
        let Some(View { session, progress, waits }) = &self.view else { return };
        let filter = self.filter.line(look, usize::from(area.width).saturating_sub(2));
        let seen = Seen { session, progress };
        self.matrix.draw(frame.buffer_mut(), area, seen, &mut self.experts, (waits, filter), look);
    }
}
