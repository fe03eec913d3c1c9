//! The chair watches, decides and finalises: who is missing, a studio in detail, the result, what is to be done, and the log.

mod asked;
mod keys;
mod log;
mod ranking;
mod sheets;
mod studio;
mod tab;
#[cfg(test)]
mod tests;
mod todo;
mod view;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::agreement::{AgreementList, Sieve};
use super::experts::Experts;
use super::notice::NoticeTab;
use super::progress::Matrix;
use super::room::RoomTab;
use super::studios::next_district;
use super::{Ask, Effect};
use crate::domain::command::Command;
use crate::domain::message::Message;
use crate::domain::phase::Phase;
use crate::domain::refusal::Refusal;
use crate::session::{Seat, SessionError, Whereabouts};
use crate::tui::action::Action;
use crate::tui::event::Key;
use crate::tui::form::Answer;
use crate::tui::place::{Context, Place};
use crate::tui::widgets::Look;
use crate::tui::widgets::filter::FilterLine;
use crate::tui::widgets::tabs;
use asked::joined;
pub use asked::{AboutSheet, AboutStudio, Asked};
use log::Log;
use ranking::Ranking;
use studio::Detail;
use tab::Tab;
use todo::{ToDoList, Todo};
use view::{Found, View};

/// The screen of the chair.
pub struct Chair {
    seat: Seat,
    view: View,
    tab: Tab,
    /// The tab from which the studio was opened.
    from: Tab,
    filter: FilterLine,
    found: Found,
    experts: Experts,
    matrix: Matrix,
    detail: Detail,
    ranking: Ranking,
    todo: ToDoList,
    log: Log,
    agreement: AgreementList,
    notice: NoticeTab,
    room: RoomTab,
    /// Where the titles of the tabs stand, for clicks.
    titles: Vec<(Rect, Tab)>,
}

impl Chair {
    /// The screen of the chair who sits there.
    ///
    /// # Errors
    /// A refusal where the seat may not see other people's sheets.
    pub fn new(seat: Seat) -> Result<Chair, Refusal> {
        let view = View::of(&seat)?;
        let mut chair = Chair {
            found: Found::of(&mut FilterLine::default(), &view.outline),
            seat,
            view,
            tab: Tab::Progress,
            from: Tab::Progress,
            filter: FilterLine::default(),
            experts: Experts::default(),
            matrix: Matrix::default(),
            detail: Detail::default(),
            ranking: Ranking::default(),
            todo: ToDoList::default(),
            log: Log::default(),
            agreement: AgreementList::default(),
            notice: NoticeTab::default(),
            room: RoomTab::default(),
            titles: Vec::new(),
        };
        chair.sift();
        chair.detail.open(&chair.seat, &chair.view, 0);
        chair.notice.refresh(&chair.seat);
        chair.room.refresh(&chair.seat);
        Ok(chair)
    }

    pub(super) fn refresh(&mut self) -> Effect {
        match View::of(&self.seat) {
            Ok(view) => self.view = View { diagnostics: self.view.diagnostics.take(), ..view },
            Err(refusal) => return Effect::Refused(refusal.message()),
        }
        self.ranking.look(&self.seat, &self.view);
        self.detail.look(&self.seat, &self.view);
        self.notice.refresh(&self.seat);
        self.room.refresh(&self.seat);
        self.diagnose();
        self.sift();
        Effect::Nothing
    }

    /// Asks how the experts agree, where that is shown.
    fn diagnose(&mut self) {
        if matches!(self.tab, Tab::Results | Tab::Agreement)
            && let Ok(Some(diagnostics)) = self.seat.diagnosed()
        {
            self.view.diagnostics = Some(diagnostics);
        }
    }

    /// Makes the rows of every list anew.
    fn sift(&mut self) {
        self.found = Found::of(&mut self.filter, &self.view.outline);
        self.matrix.sift(self.view.seen(), |place| self.found.studio(place));
        self.found.leads_to().into_iter().for_each(|studio| self.matrix.lead_to(studio));
        self.ranking.sift(&self.view, &self.found);
        self.todo.sift(&self.view, &self.found);
        self.log.sift(&self.view, &self.found);
        self.sift_agreement();
    }

    fn sift_agreement(&mut self) {
        let (studio, person) = (|place| self.found.studio(place), |place| self.found.person(place));
        let sieve = Sieve { all: self.found.all(), studio: &studio, person: &person };
        self.agreement.sift(self.view.diagnostics.as_ref(), &sieve);
    }

    fn go(&mut self, tab: Tab) {
        self.tab = tab;
        if tab == Tab::Studio {
            self.detail.turn_to(self.view.expert(self.experts.at()));
        } else {
            self.from = tab;
        }
        self.diagnose();
        if tab == Tab::Room {
            self.room.enter();
        }
        if tab == Tab::Agreement {
            self.sift_agreement();
        }
    }

    /// The expert of the cursor, by place.
    fn expert(&self) -> Option<usize> {
        if self.tab == Tab::Studio { self.detail.expert() } else { self.view.expert(self.experts.at()) }
    }

    fn open_studio(&mut self, place: usize) {
        self.detail.open(&self.seat, &self.view, place);
        self.detail.turn_to(self.view.expert(self.experts.at()));
        self.from = self.tab;
        self.tab = Tab::Studio;
    }

    /// Where on the screen the person is.
    pub(super) fn whereabouts(&self) -> Whereabouts {
        Whereabouts { studio: (self.tab == Tab::Studio).then(|| self.detail.place()), ..Whereabouts::default() }
    }

    /// Opens the studio that was looked at.
    pub(super) fn return_to(&mut self, place: Whereabouts) {
        if let Some(studio) = place.studio.filter(|studio| *studio < self.view.studios()) {
            self.open_studio(studio);
        }
    }

    /// Goes to a studio, where one is looked at already.
    pub(super) fn lead_to(&mut self, studio: usize) {
        if self.tab == Tab::Studio {
            self.detail.open(&self.seat, &self.view, studio);
        }
    }

    pub(super) fn seat(&self) -> Option<&Seat> {
        Some(&self.seat)
    }

    pub(super) const fn place(&self) -> Place {
        self.tab.place()
    }

    fn confirm_command(&self) -> Option<Command> {
        let session = &self.view.outline.session;
        let expert = session.panel.get(self.expert()?)?.id.clone();
        Some(Command::ConfirmSheet { studio: session.roster.get(self.detail.place())?.id.clone(), expert })
    }

    pub(super) fn detail(&self, _action: Action) -> Option<Message> {
        None
    }

    pub(super) fn settle(&mut self) -> Result<(), Effect> {
        Ok(())
    }

    pub(super) fn on_text_key(&mut self, key: Key) -> bool {
        if self.tab == Tab::Notice {
            return self.notice.on_text_key(key);
        }
        let taken = self.filter.on_key(key);
        if taken {
            self.sift();
        }
        taken
    }

    pub(super) const fn is_typing(&self) -> bool {
        if matches!(self.tab, Tab::Notice) { self.notice.is_typing() } else { self.filter.is_typing() }
    }

    pub(super) fn paste(&mut self, text: &str) {
        if self.tab == Tab::Notice {
            return self.notice.paste(text);
        }
        self.filter.paste(text);
        self.sift();
    }

    pub(super) fn on_action(&mut self, action: Action, _key: Key) -> Effect {
        if let Some(tab) = Tab::opened_by(action) {
            self.go(tab);
            return Effect::Nothing;
        }
        match action {
            Action::NextTab => self.go(self.tab.beside(1)),
            Action::PreviousTab => self.go(self.tab.beside(Tab::ALL.len() - 1)),
            Action::Open => return self.open(),
            _ if self.tab == Tab::Room && is_of_room(action) => return self.room.on_action(action, &self.seat),
            _ if self.tab == Tab::Notice && is_of_notice(action) => return self.notice.on_action(action, &self.seat),
            Action::Filter => self.filter.start(),
            Action::District => {
                self.filter.pick(next_district(&self.view.outline.session, &self.filter));
                self.sift();
            }
            Action::ChairOpenScoring => return self.open_scoring(),
            Action::ChairCloseScoring => return self.close_scoring(),
            Action::ChairReopenScoring => return self.ask(Asked::ReopenScoring),
            Action::ChairFinalise => return self.ask(Asked::Finalise),
            Action::Left | Action::Right => {
                if self.tab == Tab::Studio {
                    self.detail.step_expert(action);
                    self.put_expert(self.detail.expert());
                } else {
                    self.experts.on_action(action, self.view.progress.experts.len());
                }
            }
            Action::Pool => self.ranking.next_pool(&self.view, &self.found),
            Action::ChairWhatIf => {
                return self.ask(Asked::WhatIf(self.ranking.places(&self.view)));
            }
            Action::ChairSetQuotas => return self.ranking.set_quotas().map_or(Effect::Nothing, |asked| self.ask(asked)),
            Action::ChairTie => {
                return self.ranking.open_tie(&self.view).map_or(Effect::Nothing, |asked| self.ask(asked));
            }
            Action::ChairAllRecords => return self.log.toggle(&self.seat, &self.view, &self.found),
            _ if self.tab == Tab::Studio => return self.decide(action),
            _ => {
                self.step(action);
            }
        }
        Effect::Nothing
    }

    /// What can be decided about a studio and a sheet of it.
    fn decide(&mut self, action: Action) -> Effect {
        let studio = self.detail.place();
        let expert = self.expert();
        let sheet = |about| expert.map(|expert| Asked::Sheet(studio, expert, about));
        let asked = match action {
            Action::ChairSendBack => sheet(AboutSheet::SendBack),
            Action::ChairRecuse => sheet(AboutSheet::Recuse),
            Action::ChairWithdraw => sheet(AboutSheet::WithdrawRecusal),
            Action::ChairSubstitute => expert.map(Asked::Substitute),
            Action::ChairConfirmSheet => {
                let command: Vec<Command> = self.confirm_command().into_iter().collect();
                return self.give(command).unwrap_or_else(Effect::from);
            }
            Action::ChairExclude => Some(Asked::Studio(studio, AboutStudio::Exclude)),
            Action::ChairFail => Some(Asked::Studio(studio, AboutStudio::Fail)),
            Action::ChairLiftGate => Some(Asked::Studio(studio, AboutStudio::LiftGate)),
            Action::ChairGrade => Some(Asked::Studio(studio, AboutStudio::OverrideGrade)),
            Action::ChairLiftGrade => Some(Asked::Studio(studio, AboutStudio::LiftOverride)),
            Action::ChairReopenStudio => Some(Asked::Studio(studio, AboutStudio::Reopen)),
            Action::ChairNextStudio | Action::ChairPreviousStudio => {
                let last = self.view.studios().saturating_sub(1);
                let to = if action == Action::ChairNextStudio { (studio + 1).min(last) } else { studio.saturating_sub(1) };
                self.detail.open(&self.seat, &self.view, to);
                None
            }
            _ => {
                self.step(action);
                None
            }
        };
        asked.map_or(Effect::Nothing, |asked| self.ask(asked))
    }

    /// Moves the cursor of the tab's list.
    fn step(&mut self, action: Action) {
        match self.tab {
            Tab::Progress => self.matrix.step(action),
            Tab::Studio => self.detail.step(action),
            Tab::Results => self.ranking.step(action),
            Tab::ToDo => self.todo.step(action),
            Tab::Log => self.log.step(action),
            Tab::Agreement => self.agreement.step(action),
            Tab::Notice | Tab::Room => {}
        }
    }

    /// Goes where the row of the cursor leads.
    fn open(&mut self) -> Effect {
        match self.tab {
            Tab::Progress => self.matrix.studio().into_iter().for_each(|place| self.open_studio(place)),
            Tab::Results => self.ranking.studio().into_iter().for_each(|place| self.open_studio(place)),
            Tab::ToDo => return self.todo.at().cloned().map_or(Effect::Nothing, |todo| self.lead(&todo)),
            Tab::Agreement => match self.agreement.studio(self.view.diagnostics.as_ref()) {
                Some((studio, expert)) => {
                    self.put_expert(expert);
                    self.open_studio(studio);
                }
                None => return self.agreement.explain(self.view.diagnostics.as_ref(), &self.view.outline.session),
            },
            Tab::Notice => self.notice.studio().into_iter().for_each(|place| self.open_studio(place)),
            Tab::Studio | Tab::Log | Tab::Room => {}
        }
        Effect::Nothing
    }

    /// Puts the cursor of the columns on an expert, by place.
    fn put_expert(&mut self, expert: Option<usize>) {
        if let Some(at) = expert.and_then(|expert| self.view.progress.experts.iter().position(|place| *place == expert)) {
            self.experts.put(at);
        }
    }

    /// Goes to the place where something can be settled.
    fn lead(&mut self, todo: &Todo) -> Effect {
        match todo {
            Todo::Scoring if self.view.outline.phase == Phase::Setup => return self.open_scoring(),
            Todo::Scoring => return self.close_scoring(),
            Todo::Sheet(studio, expert) | Todo::Unconfirmed(studio, expert) | Todo::Conflict(studio, expert) => {
                self.put_expert(Some(*expert));
                self.open_studio(*studio);
                self.detail.show_state();
            }
            Todo::TooFew(studio) | Todo::Conditions(studio) | Todo::Spread(studio) => self.open_studio(*studio),
            Todo::Places(_) => self.go(Tab::Results),
            Todo::Entrusted => self.go(Tab::Log),
            Todo::Tie(pool, tied) => {
                self.filter.clear();
                self.sift();
                self.go(Tab::Results);
                self.ranking.show_tie(pool, tied, &self.view, &self.found);
            }
        }
        Effect::Nothing
    }

    fn open_scoring(&mut self) -> Effect {
        self.give(vec![Command::OpenScoring {}]).unwrap_or_else(Effect::from)
    }

    /// Closes scoring, and asks before where sheets are missing.
    fn close_scoring(&mut self) -> Effect {
        let (submitted, all) = self.view.progress.submitted();
        if submitted < all {
            return self.ask(Asked::CloseScoring);
        }
        self.give(vec![Command::CloseScoring {}]).unwrap_or_else(Effect::from)
    }

    fn ask(&self, asked: Asked) -> Effect {
        Effect::Show(asked.overlay(&self.view))
    }

    /// Gives commands together, and says what happened.
    fn give(&mut self, commands: Vec<Command>) -> Result<Effect, SessionError> {
        let applied = self.seat.apply_all(commands)?;
        let refreshed = self.refresh();
        if applied.events.is_empty() {
            return Ok(refreshed);
        }
        let told = joined(applied.events.iter().map(|event| self.view.outline.session.tell(event)));
        Ok(Effect::Done(Message::new("chair-done").with("what", told)))
    }

    pub(super) fn back(&mut self) -> bool {
        match self.tab {
            Tab::Notice => {
                if !self.notice.back() {
                    self.go(Tab::Progress);
                }
            }
            // The filter is not seen here; it stays for the list that one goes back to.
            Tab::Studio => self.tab = self.from,
            _ if self.filter.clear() => self.sift(),
            Tab::Results if self.ranking.is_what_if() => self.ranking.leave_what_if(&self.view, &self.found),
            Tab::Progress => return false,
            Tab::Results | Tab::ToDo | Tab::Log | Tab::Agreement | Tab::Room => self.go(Tab::Progress),
        }
        true
    }

    pub(super) fn on_answer(&mut self, ask: Ask, answers: Vec<Answer>) -> Result<Effect, Message> {
        let asked = match ask {
            Ask::Chair(asked) => asked,
            Ask::Notice(asked) => {
                let effect = self.notice.on_answer(&self.seat, &asked, &answers)?;
                self.refresh();
                return Ok(effect);
            }
            Ask::Room(asked) => {
                let effect = self.room.on_answer(&self.seat, &asked, &answers)?;
                self.refresh();
                return Ok(effect);
            }
            _ => return Ok(Effect::Nothing),
        };
        if let Asked::WhatIf(shown) = &asked {
            self.ranking.try_places(&self.seat, &self.view, (shown, &answers))?;
            self.ranking.sift(&self.view, &self.found);
            return Ok(Effect::Nothing);
        }
        let effect = self.give(asked.commands(&answers, &self.view)).map_err(|error| error.message())?;
        if matches!(asked, Asked::SetQuotas(_)) {
            self.ranking.leave_what_if(&self.view, &self.found);
        }
        Ok(effect)
    }

    pub(super) fn on_click(&mut self, at: Position) -> Effect {
        if let Some((_, tab)) = self.titles.iter().find(|(place, _)| place.contains(at)) {
            self.go(*tab);
            return Effect::Nothing;
        }
        let again = match self.tab {
            Tab::Progress => self.matrix.click(at),
            Tab::Studio => self.detail.click(at),
            Tab::Results => self.ranking.click(at),
            Tab::ToDo => self.todo.click(at),
            Tab::Log => self.log.click(at),
            Tab::Agreement => self.agreement.click(at),
            Tab::Notice => self.notice.click(at),
            Tab::Room => self.room.click(at),
        };
        if again && self.why_not_open().is_none() { self.open() } else { Effect::Nothing }
    }

    pub(super) fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, look: Look<'_>) {
        let buffer = frame.buffer_mut();
        let below = self.draw_tabs(buffer, area, look);
        let filter = self.filter.line(look, usize::from(area.width).saturating_sub(2));
        match self.tab {
            Tab::Progress => {
                let next = self.view.next_step();
                self.matrix.draw(buffer, below, self.view.seen(), &mut self.experts, (&next, filter), look);
            }
            Tab::Studio => self.detail.draw(buffer, below, &self.view, look),
            Tab::Results => self.ranking.draw(buffer, below, &self.view, filter, look),
            Tab::ToDo => self.todo.draw(buffer, below, &self.view, filter, look),
            Tab::Log => self.log.draw(buffer, below, &self.view, filter, look),
            Tab::Agreement => {
                let of = (self.view.diagnostics.as_ref(), &self.view.outline.session);
                self.agreement.draw(buffer, below, of, filter, look);
            }
            Tab::Notice => self.notice.draw(frame, below, look),
            Tab::Room => self.room.draw(frame, below, look),
        }
    }

    fn draw_tabs(&mut self, buffer: &mut Buffer, area: Rect, look: Look<'_>) -> Rect {
        let waiting = |tab| match tab {
            Tab::ToDo => self.view.outlook.blockers.len(),
            Tab::Room => self.room.waiting(),
            _ => 0,
        };
        let tab = |tab: Tab| tabs::Tab::of(tab.action(), tab == self.tab, look).with_waiting(waiting(tab));
        let (places, _) = tabs::line(buffer, area, &Tab::ALL.map(tab), look);
        self.titles = places.into_iter().zip(Tab::ALL).collect();
        Rect { y: area.y + area.height.min(1), height: area.height.saturating_sub(1), ..area }
    }
}

/// Whether an action is for the tab of the room.
fn is_of_room(action: Action) -> bool {
    matches!(action.spec().context, Context::Room | Context::List)
}

/// Whether an action is for the list of the tab of public notice and objections.
fn is_of_notice(action: Action) -> bool {
    matches!(action.spec().context, Context::Notice | Context::Districts | Context::Filter | Context::List)
}
