//! The list of people, to take a seat from.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::{Line, Span};

use super::studios::Sought;
use super::{Ask, Effect};
use crate::domain::id::SeatId;
use crate::domain::message::Message;
use crate::domain::panel::Member;
use crate::session::{Room, Seat, SessionError};
use crate::tui::action::Action;
use crate::tui::event::Key;
use crate::tui::field::Field;
use crate::tui::form::{Answer, FieldKind, Form, FormField};
use crate::tui::overlay::Overlay;
use crate::tui::place::Place;
use crate::tui::widgets::Look;
use crate::tui::widgets::filter::{FilterLine, best_first};
use crate::tui::widgets::list::Cursor;
use crate::tui::widgets::table::{self, Column, Focus, Width};
use crate::tui::widgets::text::wrap;

/// The list of people.
pub struct Chooser {
    room: Arc<Room>,
    /// The people, and whether their seats have codes.
    people: Vec<(Member, bool)>,
    shown: Vec<SeatId>,
    cursor: Cursor<SeatId>,
    filter: FilterLine,
}

impl Chooser {
    /// The people of a room.
    #[must_use]
    pub fn new(room: Arc<Room>) -> Chooser {
        let mut chooser =
            Chooser { room, people: Vec::new(), shown: Vec::new(), cursor: Cursor::default(), filter: FilterLine::default() };
        chooser.refresh();
        chooser
    }

    pub(super) fn refresh(&mut self) -> Effect {
        self.people = self.room.seats();
        self.sift();
        Effect::Nothing
    }

    pub(super) fn detail(&self, _action: Action) -> Option<Message> {
        None
    }

    pub(super) fn settle(&mut self) -> Result<(), Effect> {
        Ok(())
    }

    fn sift(&mut self) {
        let found = |(member, _): &(Member, bool)| Sought::person(member).and(member.role.id()).found(&self.filter);
        let best = best_first(self.people.iter().map(found));
        self.shown = best.into_iter().filter_map(|place| Some(self.people.get(place)?.0.id.clone())).collect();
        self.filter.put(&mut self.cursor, &self.shown);
    }

    pub(super) fn seat(&self) -> Option<&Seat> {
        None
    }

    pub(super) fn place(&self) -> Place {
        Place::Chooser
    }

    pub(super) fn keys(&self) -> &'static [Action] {
        &[Action::Open, Action::Filter, Action::Language, Action::Quit, Action::NextTheme]
    }

    pub(super) fn why_not(&self, action: Action) -> Option<Message> {
        (action == Action::Open && self.shown.is_empty()).then(|| Message::new("tui-nothing-here"))
    }

    pub(super) fn on_text_key(&mut self, key: Key) -> bool {
        let taken = self.filter.on_key(key);
        self.sift();
        taken
    }

    pub(super) const fn is_typing(&self) -> bool {
        self.filter.is_typing()
    }

    pub(super) fn paste(&mut self, text: &str) {
        self.filter.paste(text);
        self.sift();
    }

    pub(super) fn on_action(&mut self, action: Action, _key: Key) -> Effect {
        match action {
            Action::Open => return self.take(),
            Action::Filter => self.filter.start(),
            _ => {
                self.cursor.on_action(action, &self.shown);
            }
        }
        Effect::Nothing
    }

    pub(super) fn back(&mut self) -> bool {
        let cleared = self.filter.clear();
        self.sift();
        cleared
    }

    pub(super) fn on_click(&mut self, at: Position) -> Effect {
        let before = self.cursor.index();
        if self.cursor.click(at, &self.shown) && self.cursor.index() == before { self.take() } else { Effect::Nothing }
    }

    fn take(&self) -> Effect {
        let Some(id) = self.cursor.id() else { return Effect::Nothing };
        match self.room.seat(id, None) {
            Ok(seat) => Effect::Sit(seat),
            Err(SessionError::CodeNeeded) => Effect::Show(Overlay::Form(self.code_form(id))),
            Err(error) => error.into(),
        }
    }

    fn code_form(&self, id: &SeatId) -> Form<Ask> {
        let name = self.person(id).map(|(member, _)| member.name.as_str()).unwrap_or_default();
        let code = FieldKind::Text { field: Field::default(), required: true, secret: true };
        let fields = vec![FormField { label: Message::new("tui-chooser-code"), kind: code }];
        Form::new(Ask::Code(id.clone()), Message::new("tui-chooser-code-title").with("name", name), fields)
    }

    pub(super) fn on_answer(&self, ask: Ask, answers: Vec<Answer>) -> Result<Effect, Message> {
        let (Ask::Code(id), [Answer::Text(code)]) = (&ask, answers.as_slice()) else { return Ok(Effect::Nothing) };
        self.room.seat(id, Some(code)).map(Effect::Sit).map_err(|error| error.message())
    }

    fn person(&self, id: &SeatId) -> Option<&(Member, bool)> {
        self.people.iter().find(|(member, _)| member.id == *id)
    }

    pub(super) fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, look: Look<'_>) {
        let safe = self.people.iter().any(|(_, code)| *code);
        let note = look.words.get(if safe { "tui-chooser-codes" } else { "tui-chooser-no-codes" });
        let note = wrap(&note, usize::from(area.width).saturating_sub(4));
        let parts = [Constraint::Length(2), Constraint::Min(3), Constraint::Length(note.len() as u16 + 1)];
        let [top, middle, bottom] = Layout::vertical(parts).areas(area.inner(ratatui::layout::Margin::new(1, 0)));
        let heading = self.filter.line(look, top.width.into()).unwrap_or_else(|| look.words.get("tui-chooser-title"));
        frame.render_widget(Line::styled(heading, look.theme.title), Rect { y: top.y + 1, height: 1, ..top });
        for (line, row) in note.into_iter().zip(bottom.rows().skip(1)) {
            frame.render_widget(Line::styled(line, if safe { look.theme.dim } else { look.theme.warn }), row);
        }
        self.draw_people(frame, middle, look);
    }

    fn draw_people(&mut self, frame: &mut Frame<'_>, area: Rect, look: Look<'_>) {
        let word = |id| look.words.get(id);
        let mut columns = vec![
            Column::text(word("tui-chooser-seat"), Width::Cells(8)),
            Column::text(word("tui-chooser-name"), Width::Cells(12)),
            Column::text(word("tui-chooser-role"), Width::Cells(10)),
            Column::text(word("tui-chooser-code"), Width::Cells(6)),
        ];
        if area.width >= 70 {
            columns.insert(3, Column::text(word("tui-chooser-organisation"), Width::Rest));
        }
        let rows = table::titles(frame.buffer_mut(), area, &columns, look);
        if self.shown.is_empty() {
            let empty = if self.people.is_empty() { "tui-chooser-nobody" } else { "tui-filter-nothing" };
            frame.render_widget(Line::styled(word(empty), look.theme.dim), rows);
        }
        let window = self.cursor.window(rows, self.shown.len(), look.scroll);
        let cursor = (window, self.cursor.index(), Focus::Here);
        table::rows(frame.buffer_mut(), rows, &columns, cursor, look, |index| {
            let Some((member, code)) = self.shown.get(index).and_then(|id| self.person(id)) else { return Vec::new() };
            let code = if *code { look.words.get("tui-chooser-code-set") } else { String::new() };
            let mut cells = vec![
                Span::styled(member.id.as_str(), look.theme.dim),
                Span::styled(member.name.as_str(), look.theme.value),
                Span::raw(look.words.say(&member.role.message())),
                Span::raw(code),
            ];
            if columns.len() == 5 {
                cells.insert(3, Span::styled(member.organisation.as_str(), look.theme.dim));
            }
            cells
        });
    }
}
