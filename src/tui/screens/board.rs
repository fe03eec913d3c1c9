//! The screen for the whole room: who is being heard, the clock, how many have submitted; and the result, once it was announced.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::ranking::{Ranked, RankingList};
use super::{Ask, Effect};
use crate::domain::hearing::{Timer, clock};
use crate::domain::message::Message;
use crate::domain::phase::Phase;
use crate::session::views::{self, Results};
use crate::session::{Room, Seat};
use crate::transfer::sentences;
use crate::tui::action::Action;
use crate::tui::event::Key;
use crate::tui::form::Answer;
use crate::tui::place::Place;
use crate::tui::widgets::text::cut;
use crate::tui::widgets::{Look, bars, digits};

/// The screen for the whole room.
pub struct Board {
    room: Arc<Room>,
    view: views::Board,
    result: Option<Results>,
    list: RankingList,
}

impl Board {
    /// The board of a session.
    #[must_use]
    pub fn new(room: Arc<Room>) -> Board {
        let mut board = Board { view: room.board(), room, result: None, list: RankingList::default() };
        board.look();
        board
    }

    fn look(&mut self) {
        self.view = self.room.board();
        let result = self.view.result.clone();
        self.result = result.map(|(_, standings)| Results { standings, revision: None, replaced_by: None });
        self.sift();
    }

    fn sift(&mut self) {
        if let Some(results) = &self.result {
            self.list.sift(Ranked { session: &self.view.session, results, what_if: None, agreement: None }, |_| true, true);
        }
    }

    pub(super) const fn timer(&self) -> Option<Timer> {
        self.view.timer
    }

    pub(super) const fn seat(&self) -> Option<&Seat> {
        None
    }

    pub(super) const fn place(&self) -> Place {
        if self.result.is_some() { Place::BoardResult } else { Place::Board }
    }

    pub(super) const fn keys(&self) -> &'static [Action] {
        if self.result.is_some() { &[Action::Pool, Action::PageDown, Action::Quit] } else { &[Action::Language, Action::Quit] }
    }

    pub(super) const fn why_not(&self, _action: Action) -> Option<Message> {
        None
    }

    pub(super) const fn detail(&self, _action: Action) -> Option<Message> {
        None
    }

    pub(super) const fn settle(&mut self) -> Result<(), Effect> {
        Ok(())
    }

    pub(super) const fn on_text_key(&mut self, _key: Key) -> bool {
        false
    }

    pub(super) const fn is_typing(&self) -> bool {
        false
    }

    pub(super) const fn paste(&mut self, _text: &str) {}

    pub(super) fn on_action(&mut self, action: Action, _key: Key) -> Effect {
        match (action, &self.result) {
            (Action::Pool, Some(results)) => {
                self.list.next_pool(Ranked { session: &self.view.session, results, what_if: None, agreement: None });
                self.sift();
            }
            _ => self.list.step(action),
        }
        Effect::Nothing
    }

    pub(super) const fn back(&mut self) -> bool {
        false
    }

    pub(super) fn on_answer(&mut self, _ask: Ask, _answers: Vec<Answer>) -> Result<Effect, Message> {
        Ok(Effect::Nothing)
    }

    pub(super) fn on_click(&mut self, at: Position) -> Effect {
        self.list.click(at);
        Effect::Nothing
    }

    pub(super) fn refresh(&mut self) -> Effect {
        self.look();
        Effect::Nothing
    }

    pub(super) fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, look: Look<'_>) {
        let buffer = frame.buffer_mut();
        match (&self.result, &self.view.result) {
            (Some(results), Some((revision, _))) => {
                let head = look.words.say(&Message::new("tui-final").with("revision", *revision));
                let ranked = Ranked { session: &self.view.session, results, what_if: None, agreement: None };
                self.list.draw(buffer, area, ranked, (vec![(head, look.theme.ok)], None), look);
            }
            _ => self.draw_hearing(buffer, area, look),
        }
    }

    fn draw_hearing(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let clock_rows = if self.view.timer.is_some() { digits::ROWS + 2 } else { 0 };
        let parts = [
            Constraint::Fill(1),
            Constraint::Length(6),
            Constraint::Length(clock_rows),
            Constraint::Fill(1),
            Constraint::Length(3),
        ];
        let [_, who, time, _, all] = Layout::vertical(parts).areas(area);
        let mut rows = who.rows();
        let mut put = |text: String, style: Style| {
            if let Some(row) = rows.next() {
                middle(buffer, row, &text, style, look);
            }
        };
        let say = |message: Message| look.words.say(&message);
        if self.view.paused {
            put(say(Message::new("room-paused")), look.theme.danger);
        }
        let heard = self.view.hearing.and_then(|hearing| self.view.session.roster.get(hearing.studio));
        match heard {
            Some(studio) => {
                put(look.words.get("board-heard"), look.theme.dim);
                put(format!("{} {}", studio.id, studio.name), look.theme.title);
                put(format!("{}{}{}", studio.organisation, look.glyphs.between, studio.district), Style::new());
                let (submitted, expected) = self.view.heard;
                put(String::new(), Style::new());
                put(say(Message::new("board-submitted").with("submitted", submitted).with("all", expected)), look.theme.ok);
            }
            None => put(look.words.get(self.waiting()), look.theme.title),
        }
        if let Some(timer) = self.view.timer {
            let left = timer.left(self.room.now());
            let style = if left <= 0 { look.theme.danger } else { look.theme.warn };
            let [name, below] = Layout::vertical([Constraint::Length(1), Constraint::Min(1)]).areas(time);
            middle(buffer, name, &say(timer.stage.message()), style, look);
            digits::clock(buffer, below, &clock(left), style, look);
        }
        self.draw_progress(buffer, all, look);
    }

    /// What is said while nobody is heard.
    const fn waiting(&self) -> &'static str {
        match self.view.phase {
            Phase::Setup => "board-setup",
            Phase::Scoring => "board-scoring",
            Phase::Review => "board-review",
            Phase::Final => "board-final",
        }
    }

    /// How far the whole session is.
    fn draw_progress(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let (submitted, expected) = self.view.all;
        let words = look.words.say(&Message::new("board-all").with("submitted", submitted).with("all", expected));
        let [text, bar, code] = Layout::vertical([Constraint::Length(1); 3]).areas(area);
        middle(buffer, text, &words, Style::new(), look);
        if let Some(anchor) = &self.view.anchor {
            middle(buffer, code, &look.words.say(&sentences::code(anchor)), look.theme.dim, look);
        }
        let cells = usize::from(area.width).saturating_sub(8).min(60);
        bars::progress(submitted, expected, cells, look).centered().render(bar, buffer);
    }
}

/// A text in the middle of a row.
fn middle(buffer: &mut Buffer, row: Rect, text: &str, style: Style, look: Look<'_>) {
    let text = cut(text, usize::from(row.width).saturating_sub(2), look.glyphs.ellipsis);
    Line::styled(text, style).centered().render(row, buffer);
}
