//! The ranked result, to be read.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::domain::message::Message;
use crate::domain::state::Session;
use crate::session::Seat;
use crate::session::views::{Diagnostics, Results};
use crate::tui::action::Action;
use crate::tui::event::Key;
use crate::tui::screens::ranking::{Ranked, RankingList};
use crate::tui::screens::studios::{Sought, next_district};
use crate::tui::widgets::Look;
use crate::tui::widgets::filter::{FilterLine, Left};
use crate::tui::widgets::lines::{paragraph, styled};

/// The ranked result; studios by their places in the roster.
#[derive(Default)]
pub struct Ranking {
    view: Option<(Session, Results)>,
    /// How the experts agree, for who may see it.
    diagnostics: Option<Arc<Diagnostics>>,
    list: RankingList,
    filter: FilterLine,
}

impl Ranking {
    /// Looks at the session again.
    pub fn refresh(&mut self, seat: &Seat) {
        self.view = seat.results().ok().map(|results| (seat.outline().session, results));
        self.diagnostics = seat.diagnosed().ok().flatten();
        self.sift();
    }

    fn sift(&mut self) {
        let Some((session, results)) = &self.view else { return };
        let sought = |studio| Sought::studio(studio, &session.rubric).found(&self.filter);
        let found = Left::of(session.roster.iter().map(sought));
        let ranked = Ranked { session, results, what_if: None, agreement: None };
        self.list.sift(ranked, |place| found.has(place) == Some(true), self.filter.is_open());
        if self.filter.take_fresh() {
            self.list.lead_to(found.best());
        }
    }

    /// Whether there is anything that the seat may see.
    pub const fn is_shown(&self) -> bool {
        self.view.is_some()
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
        match (action, &self.view) {
            (Action::Filter, _) => self.filter.start(),
            (Action::District, Some((session, _))) => self.filter.pick(next_district(session, &self.filter)),
            (Action::Pool, Some((session, results))) => {
                self.list.next_pool(Ranked { session, results, what_if: None, agreement: None })
            }
            _ => self.list.step(action),
        }
        self.sift();
    }

    pub fn back(&mut self) -> bool {
        let cleared = self.filter.clear();
        self.sift();
        cleared
    }

    pub fn click(&mut self, at: Position) {
        self.list.click(at);
    }

    pub fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, look: Look<'_>) {
        let Some((session, results)) = &self.view else { return };
        let cells = usize::from(area.width).saturating_sub(2);
        let (status, style) = match &results.revision {
            Some(revision) => (Message::new("tui-final").with("revision", revision.number), look.theme.ok),
            None => (Message::new("clerk-ranking-provisional"), look.theme.warn),
        };
        let head = styled(paragraph(&look.words.say(&status), cells, 1, look), style);
        let agreement = self.diagnostics.as_ref().map(|diagnostics| &diagnostics.agreement);
        let ranked = Ranked { session, results, what_if: None, agreement };
        self.list.draw(frame.buffer_mut(), area, ranked, (head, self.filter.line(look, cells)), look);
    }
}
