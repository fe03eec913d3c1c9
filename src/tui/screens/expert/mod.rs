//! An expert scores: studios on one side, the sheet of one of them on the other, what an item asks for below.

mod detail;
mod fill;
mod others;
mod rows;
mod sheet;
mod steps;
mod studios;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;

use super::Effect;
use crate::domain::command::Command;
use crate::domain::id::{DeductionId, ItemId, SeatId, StudioId};
use crate::domain::message::Message;
use crate::domain::phase::Phase;
use crate::domain::refusal::Refusal;
use crate::domain::roster::Studio;
use crate::domain::rubric::Item;
use crate::domain::state::SheetState;
use crate::session::Seat;
use crate::session::views::{Desk, DeskRow, Outline, SheetView};
use crate::tui::action::Action;
use crate::tui::event::Key;
use crate::tui::place::Place;
use crate::tui::screens::studios::{Sought, next_district};
use crate::tui::widgets::Look;
use crate::tui::widgets::filter::{FilterLine, Found, best_first};
use crate::tui::widgets::list::Cursor;
use crate::tui::widgets::table::Focus;
use rows::{Judged, Row, rows};

/// From so many columns on, studios and sheet stand side by side; below they take turns.
const SIDE_BY_SIDE: u16 = 100;
/// The columns of the studios when they stand beside the sheet.
const STUDIOS: u16 = 40;

/// What a form of this screen is for, and on whose sheet: the cursor may be elsewhere by the time it is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    studio: StudioId,
    /// Whose sheet, where somebody else types it in.
    expert: Option<SeatId>,
    about: About,
}

/// What a form asks about a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
enum About {
    /// How many units are missing.
    Units {
        /// Of which item.
        item: ItemId,
        /// By which deduction.
        deduction: DeductionId,
    },
    /// The note of an item.
    Note(ItemId),
    /// A change of the total.
    Adjust,
    /// The reason for stepping aside.
    Recuse,
}

/// Which side has the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pane {
    Studios,
    Sheet,
}

/// The screen of an expert, or of a clerk who types in an expert's sheets from paper.
pub struct Expert {
    seat: Seat,
    /// Whose sheets these are, by place.
    expert: usize,
    /// Whose sheets these are, where somebody else types them in.
    paper: Option<SeatId>,
    outline: Outline,
    desk: Desk,
    view: Option<SheetView>,
    pane: Pane,
    filter: FilterLine,
    to_do: bool,
    /// The places of the studios that are shown.
    shown: Vec<usize>,
    studios: Cursor<usize>,
    judged: Judged,
    rows: Vec<Row>,
    items: Cursor<Row>,
    /// Points being typed for the item of the cursor, not saved yet.
    typed: String,
}

impl Expert {
    /// The screen of the expert who sits there.
    ///
    /// # Errors
    /// A refusal where the seat is no expert's.
    pub fn new(seat: Seat) -> Result<Expert, Refusal> {
        let outline = seat.outline();
        let desk = seat.desk()?;
        Ok(Expert::over(seat, outline, desk, None))
    }

    /// The screen of a clerk who types in the sheets of an expert (by place) from paper.
    ///
    /// # Errors
    /// A refusal where the seat may not see them.
    pub fn on_paper(seat: Seat, expert: usize) -> Result<Expert, Refusal> {
        let outline = seat.outline();
        let desk = seat.desk_of(expert)?;
        let whose = outline.session.panel.get(expert).map(|member| member.id.clone());
        Ok(Expert::over(seat, outline, desk, whose))
    }

    fn over(seat: Seat, outline: Outline, desk: Desk, paper: Option<SeatId>) -> Expert {
        let judged = Judged::Anyhow;
        let rows = rows(&outline.session.rubric, judged);
        let mut expert = Expert {
            expert: desk.expert,
            seat,
            paper,
            outline,
            desk,
            view: None,
            pane: Pane::Studios,
            filter: FilterLine::default(),
            to_do: false,
            shown: Vec::new(),
            studios: Cursor::default(),
            judged,
            rows,
            items: Cursor::default(),
            typed: String::new(),
        };
        let first_to_do = expert.desk.rows.iter().position(|row| !is_done(row)).unwrap_or(0);
        let all: Vec<usize> = (0..expert.desk.rows.len()).collect();
        expert.studios.put(first_to_do, &all);
        expert.sift();
        expert.settle_cursor(true);
        expert
    }

    pub(super) fn seat(&self) -> Option<&Seat> {
        Some(&self.seat)
    }

    pub(super) const fn place(&self) -> Place {
        match self.pane {
            Pane::Studios => Place::Studios,
            Pane::Sheet if self.is_submitted() && self.typed.is_empty() => Place::SubmittedSheet,
            Pane::Sheet => Place::Sheet,
        }
    }

    /// Whether the sheet that is shown is handed in.
    const fn is_submitted(&self) -> bool {
        matches!(&self.view, Some(SheetView { state: SheetState::Submitted { .. }, .. }))
    }

    pub(super) fn keys(&self) -> &'static [Action] {
        match self.pane {
            Pane::Studios => {
                if self.outline.phase == Phase::Final {
                    return &[Action::Open, Action::Mirror, Action::Filter, Action::District, Action::Quit];
                }
                &[Action::Open, Action::Filter, Action::ToDo, Action::Submit, Action::Undo, Action::Recuse, Action::Quit]
            }
            Pane::Sheet if self.is_submitted() && self.typed.is_empty() => {
                &[Action::NextToDo, Action::TakeBack, Action::NextStudio, Action::Back, Action::Judged]
            }
            Pane::Sheet => &[
                Action::TypePoints,
                Action::Commit,
                Action::Tick,
                Action::FullPoints,
                Action::Note,
                Action::Submit,
                Action::NextMissing,
                Action::Undo,
                Action::TakeSelfScore,
                Action::NextStudio,
                Action::Back,
                Action::Clear,
                Action::Adjust,
                Action::Judged,
            ],
        }
    }

    /// Looks at the session again; says so if the chair sent a sheet back.
    pub(super) fn refresh(&mut self) -> Effect {
        let before = std::mem::take(&mut self.desk.rows);
        self.look();
        let mut pairs = before.iter().zip(&self.desk.rows).zip(self.outline.session.roster.iter());
        let returned = pairs.find_map(|((before, now), studio)| match &now.sent_back {
            Some(reason) if before.sent_back.is_none() => Some((studio, reason)),
            _ => None,
        });
        returned.map_or(Effect::Nothing, |(studio, reason)| {
            let message = Message::new("expert-sent-back-now").with("studio", studio.name.as_str());
            Effect::Refused(message.with("reason", reason.as_str()))
        })
    }

    fn look(&mut self) {
        self.outline = self.seat.outline();
        // A seat never loses the sight of its own desk, so what was seen last stands in for a refusal.
        if let Ok(desk) = self.seat.desk_of(self.expert) {
            self.desk = desk;
        }
        self.sift();
    }

    /// Shows the studios that are asked for, and the sheet of the one that the cursor is on. A sheet that is open stays, whatever becomes of
    /// its studio: what is typed must not go to another one.
    fn sift(&mut self) {
        let open = self.studios.id().copied().filter(|_| self.pane == Pane::Sheet);
        let found = |(place, studio): (usize, &Studio)| {
            let row = self.desk.rows.get(place);
            let hidden = row.is_some_and(|row| row.state == SheetState::NotAssigned || (self.to_do && is_done(row)));
            let found = Sought::studio(studio, &self.outline.session.rubric).found(&self.filter).filter(|_| !hidden);
            found.or_else(|| (open == Some(place)).then_some(Found::Elsewhere))
        };
        self.shown = best_first(self.outline.session.roster.iter().enumerate().map(found));
        self.filter.put(&mut self.studios, &self.shown);
        self.view = self.studios.id().and_then(|studio| self.seat.sheet(*studio, self.expert).ok());
    }

    /// Which of two messages is for the person at the screen: one for the expert, one for who types in from paper.
    const fn to(&self, expert: &'static str, typist: &'static str) -> &'static str {
        if self.paper.is_some() { typist } else { expert }
    }

    fn studio(&self) -> Option<&Studio> {
        self.outline.session.roster.get(*self.studios.id()?)
    }

    fn studio_id(&self) -> Option<StudioId> {
        self.studio().map(|studio| studio.id.clone())
    }

    /// The item that the cursor is on, and its place.
    fn item(&self) -> Option<(usize, &Item)> {
        let place = self.items.id()?.item()?;
        Some((place, self.outline.session.rubric.item(place)?))
    }

    pub(super) fn why_not(&self, action: Action) -> Option<Message> {
        let message = |id| Some(Message::new(id));
        let Some(view) = &self.view else {
            if action == Action::Mirror {
                return self.why_no_mirror();
            }
            let needs_studio =
                action.spec().needs.is_some() || matches!(action, Action::Open | Action::ToSheet | Action::Discussed);
            return needs_studio.then(|| Message::new("tui-nothing-here"));
        };
        // What is being typed is saved first and may be what was missing.
        if let Some(command) = self.command(action).filter(|_| self.typed.is_empty()) {
            return self.seat.check(command).err().map(|refusal| refusal.message());
        }
        let writes = matches!(
            action,
            Action::TypePoints
                | Action::Tick
                | Action::FullPoints
                | Action::TakeSelfScore
                | Action::Note
                | Action::Clear
                | Action::Adjust
        );
        if let (true, Err(refusal)) = (writes, &view.writable) {
            return Some(refusal.message());
        }
        let item = self.item();
        let missing = matches!(
            (action, item),
            (Action::FullPoints | Action::TakeSelfScore | Action::Note | Action::Clear | Action::Tick, None)
        );
        match (action, item) {
            (Action::Mirror, _) => self.why_no_mirror(),
            (Action::Discussed, _) => self.why_not_discussed(view.studio),
            _ if missing => message("expert-no-item"),
            (Action::Tick, Some((_, item))) if item.deductions.is_empty() => message("expert-no-deductions"),
            (Action::FullPoints, Some((_, item))) if item.points.is_none() => message("expert-no-full-points"),
            (Action::TakeSelfScore, Some((place, _))) if self.self_score(place).is_none() => message("expert-no-self-score"),
            (Action::Clear, Some((place, _))) if self.mark(place).is_none() => message("expert-nothing-to-clear"),
            (Action::Adjust, _) if self.outline.session.rubric.adjustment.is_none() => Some(Refusal::NoAdjustment.message()),
            (Action::NextMissing, _) if view.missing.is_empty() => message("expert-nothing-missing"),
            (Action::Undo, _) if self.desk.undo.is_none() => Some(Refusal::NothingToUndo.message()),
            (Action::NextToDo, _) if self.next_to_do().is_none() => message("expert-none-to-do"),
            (Action::Erase, _) if self.typed.is_empty() => message("expert-nothing-typed"),
            _ => None,
        }
    }

    /// The command of an action that needs no further word, for asking whether it would be taken.
    fn command(&self, action: Action) -> Option<Command> {
        let (studio, expert) = (self.studio_id()?, self.paper.clone());
        match action {
            Action::Submit => Some(Command::Submit { studio, expert }),
            Action::TakeBack => Some(Command::TakeBack { studio, expert }),
            Action::Recuse => Some(Command::Recuse { studio, reason: "?".to_owned(), expert }),
            _ => None,
        }
    }

    pub(super) fn detail(&self, action: Action) -> Option<Message> {
        let undo = self.desk.undo.as_ref().filter(|_| action == Action::Undo)?;
        let studio = self.outline.session.roster.get(undo.studio)?;
        let what = self.outline.session.restored(&undo.before);
        Some(Message::new("expert-undo-detail").with("studio", studio.name.as_str()).with("what", what))
    }

    pub(super) fn on_text_key(&mut self, key: Key) -> bool {
        let taken = self.filter.on_key(key);
        if taken {
            self.sift();
        }
        taken
    }

    /// Whether points are being typed.
    pub(in crate::tui::screens) const fn is_typing_points(&self) -> bool {
        !self.typed.is_empty()
    }

    pub(in crate::tui::screens) const fn is_typing(&self) -> bool {
        self.filter.is_typing()
    }

    pub(super) fn paste(&mut self, text: &str) {
        self.filter.paste(text);
        self.sift();
    }

    pub(super) fn back(&mut self) -> bool {
        if !self.typed.is_empty() {
            self.typed.clear();
        } else if self.pane == Pane::Sheet {
            self.pane = Pane::Studios;
            self.sift();
        } else {
            let cleared = self.filter.clear();
            self.sift();
            return cleared;
        }
        true
    }

    pub(super) fn settle(&mut self) -> Result<(), Effect> {
        self.commit().map(|_| ())
    }

    pub(super) fn on_action(&mut self, action: Action, key: Key) -> Effect {
        self.act(action, key).unwrap_or_else(|effect| effect)
    }

    fn act(&mut self, action: Action, key: Key) -> Result<Effect, Effect> {
        match action {
            Action::Open | Action::ToSheet => self.begin_sheet(),
            Action::NextToDo => self.next_to_do().into_iter().for_each(|studio| self.go_to_studio(studio)),
            Action::ToStudios => {
                let saved = self.commit()?;
                self.pane = Pane::Studios;
                self.sift();
                return Ok(saved);
            }
            Action::Filter => {
                let saved = self.commit()?;
                self.pane = Pane::Studios;
                self.sift();
                self.filter.start();
                return Ok(saved);
            }
            Action::ToDo => {
                self.to_do = !self.to_do;
                self.sift();
                return Ok(Effect::Done(Message::new(if self.to_do { "expert-to-do-only" } else { "expert-to-do-all" })));
            }
            Action::District => {
                self.filter.pick(next_district(&self.outline.session, &self.filter));
                self.sift();
            }
            Action::Mirror => return Ok(self.mirror()),
            Action::Discussed => return Ok(self.discussed()),
            Action::NextStudio => return self.turn(Action::Down),
            Action::PreviousStudio => return self.turn(Action::Up),
            Action::Judged => {
                let saved = self.commit()?;
                self.judged = self.judged.next();
                self.rows = rows(&self.outline.session.rubric, self.judged);
                self.items.follow(&self.rows);
                self.settle_cursor(true);
                let said = Effect::Done(Message::new(self.judged.message()));
                return Ok(if matches!(saved, Effect::Nothing) { said } else { saved });
            }
            _ if self.pane == Pane::Studios && self.studios.on_action(action, &self.shown) => self.sift(),
            _ => return self.fill(action, key),
        }
        Ok(Effect::Nothing)
    }

    pub(super) fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, look: Look<'_>) {
        let focus = |here| if here { Focus::Here } else { Focus::Elsewhere };
        if area.width >= SIDE_BY_SIDE {
            let parts = [Constraint::Length(STUDIOS), Constraint::Length(1), Constraint::Min(1)];
            let [left, middle, right] = Layout::horizontal(parts).areas(area);
            for row in middle.rows() {
                frame.render_widget(Line::styled(look.glyphs.vertical, look.theme.line), row);
            }
            self.draw_studios(frame, left, focus(self.pane == Pane::Studios), look);
            self.draw_sheet(frame, right, focus(self.pane == Pane::Sheet), look);
            return;
        }
        match self.pane {
            Pane::Studios => {
                self.items.hide();
                self.draw_studios(frame, area, Focus::Here, look);
            }
            Pane::Sheet => {
                self.studios.hide();
                self.draw_sheet(frame, area, Focus::Here, look);
            }
        }
    }
}

/// Whether nothing is to be done any more about a studio.
const fn is_done(row: &DeskRow) -> bool {
    matches!(row.state, SheetState::Submitted { .. } | SheetState::Recused | SheetState::NotAssigned) || row.gate.is_some()
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod typing;
