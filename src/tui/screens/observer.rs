//! Somebody watches: how far everybody is, and the result once it is final.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};

use super::clerk::progress::ProgressTab;
use super::clerk::ranking::Ranking;
use super::{Ask, Effect};
use crate::domain::message::Message;
use crate::session::Seat;
use crate::tui::action::Action;
use crate::tui::event::Key;
use crate::tui::form::Answer;
use crate::tui::place::Place;
use crate::tui::widgets::Look;
use crate::tui::widgets::tabs::{self, Tab};

/// The screen of an observer.
pub struct Observer {
    seat: Seat,
    progress: ProgressTab,
    ranking: Ranking,
    ranked: bool,
    /// Where the names of the tabs stand, for clicks.
    names: Vec<(Rect, Action)>,
}

impl Observer {
    /// The screen of whoever sits there.
    #[must_use]
    pub fn new(seat: Seat) -> Observer {
        let (progress, ranking) = (ProgressTab::default(), Ranking::default());
        let mut observer = Observer { seat, progress, ranking, ranked: false, names: Vec::new() };
        observer.refresh();
        observer
    }

    pub(super) const fn seat(&self) -> Option<&Seat> {
        Some(&self.seat)
    }

    pub(super) const fn place(&self) -> Place {
        if self.ranked { Place::ObserverRanking } else { Place::ObserverProgress }
    }

    pub(super) const fn keys(&self) -> &'static [Action] {
        if self.ranked {
            &[Action::Pool, Action::Filter, Action::Back]
        } else {
            &[Action::Right, Action::Filter, Action::ObserverRanking, Action::Quit]
        }
    }

    pub(super) fn why_not(&self, action: Action) -> Option<Message> {
        let results = matches!(action, Action::ObserverRanking | Action::NextTab | Action::PreviousTab);
        (results && !self.ranking.is_shown()).then(|| Message::new("observer-later"))
    }

    pub(super) const fn detail(&self, _action: Action) -> Option<Message> {
        None
    }

    pub(super) const fn settle(&mut self) -> Result<(), Effect> {
        Ok(())
    }

    pub(super) fn on_text_key(&mut self, key: Key) -> bool {
        if self.ranked { self.ranking.on_text_key(key) } else { self.progress.on_text_key(key) }
    }

    pub(super) const fn is_typing(&self) -> bool {
        if self.ranked { self.ranking.is_typing() } else { self.progress.is_typing() }
    }

    pub(super) fn paste(&mut self, text: &str) {
        if self.ranked { self.ranking.paste(text) } else { self.progress.paste(text) }
    }

    pub(super) fn on_action(&mut self, action: Action, _key: Key) -> Effect {
        match action {
            Action::ObserverProgress => self.ranked = false,
            Action::ObserverRanking => self.ranked = true,
            Action::NextTab | Action::PreviousTab => self.ranked = !self.ranked,
            _ if self.ranked => self.ranking.on_action(action),
            _ => self.progress.on_action(action),
        }
        Effect::Nothing
    }

    pub(super) fn back(&mut self) -> bool {
        if self.ranked { self.ranking.back() || std::mem::take(&mut self.ranked) } else { self.progress.back() }
    }

    pub(super) fn on_answer(&mut self, _ask: Ask, _answers: Vec<Answer>) -> Result<Effect, Message> {
        Ok(Effect::Nothing)
    }

    pub(super) fn on_click(&mut self, at: Position) -> Effect {
        match self.names.iter().find(|(place, _)| place.contains(at)) {
            Some((_, Action::ObserverRanking)) if !self.ranking.is_shown() => {
                return Effect::Refused(Message::new("observer-later"));
            }
            Some((_, Action::ObserverRanking)) => self.ranked = true,
            Some(_) => self.ranked = false,
            None if self.ranked => self.ranking.click(at),
            None => self.progress.click(at),
        }
        Effect::Nothing
    }

    pub(super) fn refresh(&mut self) -> Effect {
        self.progress.refresh(&self.seat);
        self.ranking.refresh(&self.seat);
        // A studio that is reopened takes the result out of sight again.
        self.ranked &= self.ranking.is_shown();
        Effect::Nothing
    }

    pub(super) fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, look: Look<'_>) {
        let [top, body] = Layout::vertical([Constraint::Length(1), Constraint::Min(1)]).areas(area);
        let tabs = [(Action::ObserverProgress, !self.ranked), (Action::ObserverRanking, self.ranked)];
        let shown = self.ranking.is_shown();
        let tab = |(action, open)| Tab::of(action, open, look).allowed(shown || action == Action::ObserverProgress);
        let (places, _) = tabs::line(frame.buffer_mut(), top, &tabs.map(tab), look);
        self.names = places.into_iter().zip(tabs.map(|(action, _)| action)).collect();
        if self.ranked { self.ranking.draw(frame, body, look) } else { self.progress.draw(frame, body, look) }
    }
}
