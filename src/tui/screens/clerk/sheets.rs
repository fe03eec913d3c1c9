//! Sheets that came on paper: typed in on the expert's own screen, and confirmed by somebody else than who typed them.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::{Line, Span};

use super::rows::{Rows, lines};
use crate::domain::command::Command;
use crate::domain::id::SeatId;
use crate::domain::message::Message;
use crate::domain::refusal::Refusal;
use crate::domain::state::{Session, SheetState};
use crate::session::Seat;
use crate::session::views::Progress;
use crate::tui::action::Action;
use crate::tui::event::Key;
use crate::tui::form::Answer;
use crate::tui::place::Place;
use crate::tui::screens::expert::Expert;
use crate::tui::screens::studios::{Names, Sought, group, group_cells};
use crate::tui::screens::{Ask, Effect};
use crate::tui::widgets::Look;
use crate::tui::widgets::lines::paragraph;
use crate::tui::widgets::table::{self, Column, Focus, Width};
use crate::tui::widgets::tabs::{self, Tab};

/// What is on.
#[derive(Default)]
enum Step {
    /// The experts, to type in somebody's sheets.
    #[default]
    Writers,
    /// The sheets that wait to be confirmed.
    Awaiting,
    /// The sheets of an expert, being typed in.
    Typing(Box<Expert>),
    /// A sheet beside its paper, before it is confirmed.
    Comparing(Box<Expert>),
}

/// Sheets that came on paper.
#[derive(Default)]
pub struct SheetsTab {
    view: Option<(Session, Progress)>,
    step: Step,
    writers: Rows<usize>,
    /// Studio and expert of what waits to be confirmed, and who typed it in.
    awaiting: Rows<(usize, usize)>,
    typists: Vec<((usize, usize), SeatId)>,
}

impl SheetsTab {
    /// Looks at the session again.
    pub fn refresh(&mut self, seat: &Seat) -> Effect {
        let session = seat.outline().session;
        if let Ok(progress) = seat.progress() {
            self.typists = typists(seat, &progress);
            let writer = |place: &usize| Some((*place, Sought::person(session.panel.get(*place)?)));
            self.writers.set(progress.experts.iter().filter_map(writer).collect());
            let sought = |(studio, expert): &(usize, usize)| {
                let (studio, expert) = session.roster.get(*studio).zip(session.panel.get(*expert))?;
                Some(Sought::studio(studio, &session.rubric).and_person(expert))
            };
            self.awaiting.set(self.typists.iter().filter_map(|(sheet, _)| Some((*sheet, sought(sheet)?))).collect());
            self.view = Some((session, progress));
        }
        match &mut self.step {
            Step::Typing(desk) => desk.refresh(),
            Step::Comparing(desk) => {
                desk.refresh();
                Effect::Nothing
            }
            Step::Writers | Step::Awaiting => Effect::Nothing,
        }
    }

    /// Which of its lists is on.
    pub fn list(&self) -> usize {
        usize::from(matches!(self.step, Step::Awaiting | Step::Comparing(_)))
    }

    pub fn show(&mut self, list: usize) {
        self.step = if list == 0 { Step::Writers } else { Step::Awaiting };
    }

    pub const fn place(&self) -> Place {
        match &self.step {
            Step::Writers => Place::ClerkWriters,
            Step::Awaiting => Place::ClerkAwaiting,
            Step::Typing(desk) => desk.place(),
            Step::Comparing(_) => Place::ClerkCompare,
        }
    }

    pub fn keys(&self) -> &'static [Action] {
        match &self.step {
            Step::Writers => &[Action::Open, Action::NextTab, Action::Filter, Action::Back],
            Step::Awaiting => &[Action::Open, Action::ClerkConfirmSheet, Action::NextTab, Action::Filter, Action::Back],
            Step::Typing(desk) => desk.keys(),
            Step::Comparing(_) => &[Action::ClerkConfirmSheet, Action::Down, Action::Back],
        }
    }

    pub fn why_not(&self, action: Action, seat: &Seat) -> Option<Message> {
        let nothing = || Some(Message::new("tui-nothing-here"));
        match (&self.step, action) {
            (Step::Typing(desk), _) => desk.why_not(action),
            (_, Action::ClerkConfirmSheet) => match self.awaiting.at() {
                None => nothing(),
                Some(sheet) => {
                    let own = self.typist(*sheet) == Some(seat.id());
                    own.then(|| Refusal::TypedByYou.message())
                }
            },
            (Step::Writers, Action::Open) if self.writers.is_empty() => nothing(),
            (Step::Awaiting, Action::Open) if self.awaiting.is_empty() => nothing(),
            _ => None,
        }
    }

    pub fn detail(&self, action: Action) -> Option<Message> {
        match &self.step {
            Step::Typing(desk) => desk.detail(action),
            _ => None,
        }
    }

    pub fn is_typing_points(&self) -> bool {
        matches!(&self.step, Step::Typing(desk) if desk.is_typing_points())
    }

    pub fn settle(&mut self) -> Result<(), Effect> {
        match &mut self.step {
            Step::Typing(desk) => desk.settle(),
            _ => Ok(()),
        }
    }

    pub fn on_text_key(&mut self, key: Key) -> bool {
        match &mut self.step {
            Step::Writers => self.writers.on_text_key(key),
            Step::Awaiting => self.awaiting.on_text_key(key),
            Step::Typing(desk) => desk.on_text_key(key),
            Step::Comparing(_) => false,
        }
    }

    pub const fn is_typing(&self) -> bool {
        match &self.step {
            Step::Writers => self.writers.is_typing(),
            Step::Awaiting => self.awaiting.is_typing(),
            Step::Typing(desk) => desk.is_typing(),
            Step::Comparing(_) => false,
        }
    }

    pub fn paste(&mut self, text: &str) {
        match &mut self.step {
            Step::Writers => self.writers.paste(text),
            Step::Awaiting => self.awaiting.paste(text),
            Step::Typing(desk) => desk.paste(text),
            Step::Comparing(_) => {}
        }
    }

    pub fn back(&mut self) -> bool {
        match &mut self.step {
            Step::Writers => return self.writers.back(),
            Step::Awaiting => return self.awaiting.back(),
            Step::Typing(desk) => {
                if !desk.back() {
                    self.step = Step::Writers;
                }
            }
            Step::Comparing(_) => self.step = Step::Awaiting,
        }
        true
    }

    pub fn on_action(&mut self, action: Action, key: Key, seat: &Seat) -> Effect {
        match (&mut self.step, action) {
            (Step::Typing(desk), _) => return desk.on_action(action, key),
            (Step::Writers, Action::Open) => return self.open_desk(seat),
            (Step::Awaiting, Action::Open) => return self.open_sheet(seat),
            (_, Action::ClerkConfirmSheet) => return self.confirm(seat),
            (Step::Writers, _) => self.writers.on_action(action),
            (Step::Awaiting, _) => self.awaiting.on_action(action),
            (Step::Comparing(desk), _) => return desk.on_action(action, key),
        }
        Effect::Nothing
    }

    pub fn on_answer(&mut self, ask: Ask, answers: Vec<Answer>) -> Result<Effect, Message> {
        match &mut self.step {
            Step::Typing(desk) => desk.on_answer(ask, answers),
            _ => Ok(Effect::Nothing),
        }
    }

    pub fn on_click(&mut self, at: Position, seat: &Seat) -> Effect {
        match &mut self.step {
            Step::Writers if self.writers.click(at) => self.open_desk(seat),
            Step::Awaiting if self.awaiting.click(at) => self.open_sheet(seat),
            Step::Writers | Step::Awaiting => Effect::Nothing,
            Step::Typing(desk) => desk.on_click(at),
            Step::Comparing(_) => Effect::Nothing,
        }
    }

    fn open_desk(&mut self, seat: &Seat) -> Effect {
        let Some(expert) = self.writers.at() else { return Effect::Nothing };
        match Expert::on_paper(seat.clone(), *expert) {
            Ok(desk) => self.step = Step::Typing(Box::new(desk)),
            Err(refusal) => return Effect::Refused(refusal.message()),
        }
        Effect::Nothing
    }

    fn open_sheet(&mut self, seat: &Seat) -> Effect {
        let Some(&(studio, expert)) = self.awaiting.at() else { return Effect::Nothing };
        match Expert::on_paper(seat.clone(), expert) {
            Ok(mut desk) => {
                desk.open(studio);
                self.step = Step::Comparing(Box::new(desk));
            }
            Err(refusal) => return Effect::Refused(refusal.message()),
        }
        Effect::Nothing
    }

    fn confirm(&mut self, seat: &Seat) -> Effect {
        let (Some(&(studio, expert)), Some((session, _))) = (self.awaiting.at(), &self.view) else { return Effect::Nothing };
        let (Some(row), Some(member)) = (session.roster.get(studio), session.panel.get(expert)) else { return Effect::Nothing };
        let done = Message::new("clerk-confirmed").with("studio", row.name.as_str()).with("name", member.name.as_str());
        match seat.apply(Command::ConfirmSheet { studio: row.id.clone(), expert: member.id.clone() }) {
            Ok(_) => {
                self.step = Step::Awaiting;
                self.refresh(seat);
                Effect::Done(done)
            }
            Err(error) => error.into(),
        }
    }

    fn typist(&self, sheet: (usize, usize)) -> Option<&SeatId> {
        self.typists.iter().find(|(other, _)| *other == sheet).map(|(_, typist)| typist)
    }

    /// What stands above a sheet instead of the tabs.
    pub fn heading(&self) -> Option<Message> {
        let (session, _) = self.view.as_ref()?;
        let member = |place: Option<&usize>| session.panel.get(*place?);
        match &self.step {
            Step::Typing(_) => {
                let expert = member(self.writers.at())?;
                Some(Message::new("clerk-typing").with("name", expert.name.as_str()))
            }
            Step::Comparing(_) => {
                let sheet = self.awaiting.at()?;
                let typist = self.typist(*sheet).and_then(|id| session.panel.iter().find(|member| member.id == *id))?;
                let expert = member(Some(&sheet.1))?;
                Some(Message::new("clerk-comparing").with("name", expert.name.as_str()).with("typist", typist.name.as_str()))
            }
            Step::Writers | Step::Awaiting => None,
        }
    }

    pub fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, look: Look<'_>) {
        match &mut self.step {
            Step::Typing(desk) | Step::Comparing(desk) => return desk.draw(frame, area, look),
            Step::Writers | Step::Awaiting => {}
        }
        let awaiting = matches!(self.step, Step::Awaiting);
        let hint = match awaiting {
            true if self.awaiting.is_empty() => String::new(),
            true => look.words.get("clerk-awaiting-hint"),
            false => look.words.get("clerk-writers-hint"),
        };
        let hint = paragraph(&hint, usize::from(area.width).saturating_sub(4), 3, look);
        let parts = [Constraint::Length(1), Constraint::Min(3), Constraint::Length(hint.len().min(3) as u16)];
        let [top, middle, bottom] = Layout::vertical(parts).areas(area);
        let lists =
            [("clerk-list-writers", self.writers.len(), !awaiting), ("clerk-list-awaiting", self.awaiting.len(), awaiting)];
        let names = lists.map(|(name, count, open)| Tab::list(name, Some(count), open, look));
        let (_, left) = tabs::line(frame.buffer_mut(), top, &names, look);
        let room = left.width.into();
        let filter = if awaiting { self.awaiting.filter_line(look, room) } else { self.writers.filter_line(look, room) };
        frame.render_widget(Line::styled(filter.unwrap_or_default(), look.theme.key), left);
        lines(frame, bottom, hint, look.theme.dim);
        if awaiting { self.draw_awaiting(frame, middle, look) } else { self.draw_writers(frame, middle, look) }
    }

    fn draw_writers(&mut self, frame: &mut Frame<'_>, area: Rect, look: Look<'_>) {
        let Some((session, progress)) = &self.view else { return };
        let word = |id: &str| look.words.get(id);
        let mut columns = vec![
            Column::text(word("clerk-seat"), Width::Cells(6)),
            Column::text(word("clerk-name"), Width::Cells(12)),
            Column::text(word("clerk-organisation"), Width::Rest),
            Column::figures(word("clerk-sheets-in"), 8),
            Column::figures(word("clerk-sheets-awaiting"), 8),
        ];
        let groups = group_cells(session);
        columns.splice(2..2, groups.map(|cells| Column::text(word("tui-column-group"), Width::Cells(cells))));
        self.writers.draw(frame, area, (&columns, "tui-no-experts", Focus::Here), look, |place| {
            let Some(member) = session.panel.get(*place) else { return Vec::new() };
            let (done, all, unconfirmed) = counts(progress, *place);
            let awaiting = if unconfirmed == 0 { String::new() } else { unconfirmed.to_string() };
            let mut cells = vec![
                Span::styled(member.id.as_str(), look.theme.dim),
                Span::raw(member.name.as_str()),
                Span::styled(member.organisation.as_str(), look.theme.dim),
                Span::styled(format!("{done}/{all}"), if done == all { look.theme.ok } else { look.theme.value }),
                Span::styled(awaiting, look.theme.warn),
            ];
            cells.splice(2..2, groups.map(|_| Span::raw(group(member.group.as_ref()))));
            cells
        });
    }

    fn draw_awaiting(&mut self, frame: &mut Frame<'_>, area: Rect, look: Look<'_>) {
        let Some((session, _)) = &self.view else { return };
        let word = |id: &str| look.words.get(id);
        let columns = [
            Column::text(word("clerk-id"), Width::Cells(6)),
            Column::text(word("clerk-studio"), Width::Rest),
            Column::text(word("clerk-expert"), Width::Cells(12)),
            Column::text(word("clerk-typist"), Width::Cells(12)),
        ];
        let cells = table::widths(&columns, area.width).get(1).copied().unwrap_or(0);
        let (typists, names) = (&self.typists, Names(cells));
        self.awaiting.draw(frame, area, (&columns, "clerk-nothing-awaiting", Focus::Here), look, |sheet| {
            let (Some(studio), Some(expert)) = (session.roster.get(sheet.0), session.panel.get(sheet.1)) else {
                return Vec::new();
            };
            let typist = typists.iter().find(|(other, _)| other == sheet).map(|(_, typist)| typist);
            let typist = typist.and_then(|id| session.panel.iter().find(|member| member.id == *id));
            vec![
                Span::styled(studio.id.as_str(), look.theme.dim),
                Span::raw(names.say(studio)),
                Span::raw(expert.name.as_str()),
                Span::raw(typist.map_or("", |typist| typist.name.as_str())),
            ]
        });
    }
}

/// Sheets of an expert that are submitted, that are awaited in all, and that wait to be confirmed.
fn counts(progress: &Progress, expert: usize) -> (usize, usize, usize) {
    let Some(column) = progress.experts.iter().position(|place| *place == expert) else { return (0, 0, 0) };
    let cells = progress.rows.iter().filter(|row| row.gate.is_none()).filter_map(|row| row.cells.get(column));
    cells.fold((0, 0, 0), |(done, all, unconfirmed), cell| match *cell {
        SheetState::Recused | SheetState::NotAssigned => (done, all, unconfirmed),
        SheetState::Submitted { unconfirmed: waits } => (done + 1, all + 1, unconfirmed + usize::from(waits)),
        _ => (done, all + 1, unconfirmed),
    })
}

/// Studio and expert of every sheet that waits to be confirmed, and who typed it in.
fn typists(seat: &Seat, progress: &Progress) -> Vec<((usize, usize), SeatId)> {
    let mut typists = Vec::new();
    for (studio, row) in progress.rows.iter().enumerate() {
        for (expert, cell) in progress.experts.iter().zip(&row.cells) {
            let waits = matches!(cell, SheetState::Submitted { unconfirmed: true });
            let typist = || seat.sheet(studio, *expert).ok().and_then(|view| view.sheet.typed_in);
            typists.extend(waits.then(typist).flatten().map(|typist| ((studio, *expert), typist)));
        }
    }
    typists
}
