//! A clerk keeps roster and papers, types in sheets that came on paper, confirms the finalising and exports.

mod conditions;
mod export;
mod finish;
#[cfg(test)]
mod frames;
mod invite;
pub(super) mod papers;
pub(super) mod progress;
pub(super) mod ranking;
mod roster;
mod rows;
mod sheets;
#[cfg(test)]
pub(in crate::tui) mod stage;
#[cfg(test)]
mod tests;
mod waits;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::Line;

use super::notice::NoticeTab;
use super::room::RoomTab;
use super::{Ask, Effect, substitute};
use crate::domain::command::Command;
use crate::domain::event::Event;
use crate::domain::id::{ConditionId, MaterialId, SeatId, StudioId};
use crate::domain::message::Message;
use crate::domain::rubric::Finding;
use crate::domain::text::Lang;
use crate::session::Seat;
use crate::tui::action::Action;
use crate::tui::event::Key;
use crate::tui::form::Answer;
use crate::tui::place::Place;
use crate::tui::widgets::Look;
use crate::tui::widgets::tabs;
use crate::tui::widgets::text::cut;
use crate::words::Words;
use conditions::ConditionsTab;
use finish::FinishTab;
use papers::PapersTab;
use progress::ProgressTab;
use roster::RosterTab;
use sheets::SheetsTab;

/// What a form or a confirmation of the clerk's is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClerkAsk {
    /// A code for a seat.
    Code(SeatId),
    /// Taking the code of a seat away.
    NoCode(SeatId),
    /// Who takes over from an expert.
    Substitute(SeatId),
    /// Recording that an expert steps aside from a studio.
    Recuse {
        /// From which studio.
        studio: StudioId,
        /// Who: one of these is chosen in the form, where there are several.
        experts: Vec<SeatId>,
    },
    /// The day on which something came in.
    Day {
        /// From which studio.
        studio: StudioId,
        /// What.
        material: MaterialId,
    },
    /// What shows that a condition is met, or not.
    Condition {
        /// Of which studio.
        studio: StudioId,
        /// Which.
        condition: ConditionId,
        /// What was found.
        finding: Finding,
    },
    /// Confirming the chair's finalising.
    Final,
    /// The folder that the result is written to.
    Export,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tab {
    Progress,
    Roster,
    Papers,
    /// The second list of the papers.
    Conditions,
    Sheets,
    Finish,
    Notice,
    Room,
}

/// The tabs with their actions; the title of the action names the tab.
const TABS: [(Tab, Action); 7] = [
    (Tab::Progress, Action::ClerkProgress),
    (Tab::Roster, Action::ClerkRoster),
    (Tab::Papers, Action::ClerkPapers),
    (Tab::Sheets, Action::ClerkSheets),
    (Tab::Finish, Action::ClerkFinish),
    (Tab::Notice, Action::ClerkNotice),
    (Tab::Room, Action::ClerkRoom),
];

/// Every list of every tab, in the order in which they are gone through.
const LISTS: [(Tab, usize); 12] = [
    (Tab::Progress, 0),
    (Tab::Roster, 0),
    (Tab::Roster, 1),
    (Tab::Roster, 2),
    (Tab::Papers, 0),
    (Tab::Conditions, 0),
    (Tab::Sheets, 0),
    (Tab::Sheets, 1),
    (Tab::Finish, 0),
    (Tab::Finish, 1),
    (Tab::Notice, 0),
    (Tab::Room, 0),
];

/// The screen of a clerk.
pub struct Clerk {
    seat: Seat,
    tab: Tab,
    progress: ProgressTab,
    roster: RosterTab,
    papers: PapersTab,
    conditions: ConditionsTab,
    /// Whether the rubric requires anything: only then there are conditions.
    requires: bool,
    sheets: SheetsTab,
    finish: FinishTab,
    notice: NoticeTab,
    room: RoomTab,
    /// Where the names of the tabs stand, for clicks.
    names: Vec<(Rect, Action)>,
    /// The language in which the screen was last drawn: files are written in it.
    lang: Lang,
}

/// The same for whichever tab is on.
macro_rules! on {
    ($clerk:expr, $tab:ident => $call:expr) => {
        match $clerk.tab {
            Tab::Progress => {
                let $tab = &mut $clerk.progress;
                $call
            }
            Tab::Roster => {
                let $tab = &mut $clerk.roster;
                $call
            }
            Tab::Papers => {
                let $tab = &mut $clerk.papers;
                $call
            }
            Tab::Conditions => {
                let $tab = &mut $clerk.conditions;
                $call
            }
            Tab::Sheets => {
                let $tab = &mut $clerk.sheets;
                $call
            }
            Tab::Finish => {
                let $tab = &mut $clerk.finish;
                $call
            }
            Tab::Notice => {
                let $tab = &mut $clerk.notice;
                $call
            }
            Tab::Room => {
                let $tab = &mut $clerk.room;
                $call
            }
        }
    };
}

impl Clerk {
    /// The screen of whoever sits there.
    #[must_use]
    pub fn new(seat: Seat) -> Clerk {
        let requires = seat.outline().session.rubric.conditions().next().is_some();
        let mut clerk = Clerk {
            seat,
            tab: Tab::Progress,
            progress: ProgressTab::default(),
            roster: RosterTab::default(),
            papers: PapersTab::default(),
            conditions: ConditionsTab::default(),
            requires,
            sheets: SheetsTab::default(),
            finish: FinishTab::default(),
            notice: NoticeTab::default(),
            room: RoomTab::default(),
            names: Vec::new(),
            lang: Lang::default(),
        };
        clerk.refresh();
        clerk
    }

    pub(super) fn seat(&self) -> Option<&Seat> {
        Some(&self.seat)
    }

    pub(super) fn place(&self) -> Place {
        match self.tab {
            Tab::Progress => Place::ClerkProgress,
            Tab::Roster => self.roster.place(),
            Tab::Papers => Place::ClerkPapers,
            Tab::Conditions => Place::ClerkConditions,
            Tab::Sheets => self.sheets.place(),
            Tab::Finish => self.finish.place(),
            Tab::Notice => Place::ClerkNotice,
            Tab::Room => Place::ClerkRoom,
        }
    }

    pub(super) fn keys(&self) -> &'static [Action] {
        match self.tab {
            Tab::Progress => &[Action::Right, Action::Filter, Action::NextTab, Action::Quit],
            Tab::Roster => self.roster.keys(),
            Tab::Papers => self.papers.keys(),
            Tab::Conditions => self.conditions.keys(),
            Tab::Sheets => self.sheets.keys(),
            Tab::Finish => self.finish.keys(),
            Tab::Notice => self.notice.keys(),
            Tab::Room => RoomTab::keys(),
        }
    }

    pub(super) fn why_not(&self, action: Action) -> Option<Message> {
        match self.tab {
            Tab::Progress => None,
            Tab::Roster => self.roster.why_not(action),
            Tab::Papers => self.papers.why_not(action),
            Tab::Conditions => self.conditions.why_not(action),
            Tab::Sheets => self.sheets.why_not(action, &self.seat),
            Tab::Finish => self.finish.why_not(action),
            Tab::Notice => self.notice.why_not(action, &self.seat),
            Tab::Room => self.room.why_not(action, &self.seat),
        }
    }

    pub(super) fn on_text_key(&mut self, key: Key) -> bool {
        on!(self, tab => tab.on_text_key(key))
    }

    pub(super) const fn is_typing(&self) -> bool {
        match self.tab {
            Tab::Progress => self.progress.is_typing(),
            Tab::Roster => self.roster.is_typing(),
            Tab::Papers => self.papers.is_typing(),
            Tab::Conditions => self.conditions.is_typing(),
            Tab::Sheets => self.sheets.is_typing(),
            Tab::Finish => self.finish.is_typing(),
            Tab::Notice => self.notice.is_typing(),
            Tab::Room => false,
        }
    }

    pub(super) fn paste(&mut self, text: &str) {
        on!(self, tab => tab.paste(text));
    }

    pub(super) fn on_action(&mut self, action: Action, key: Key) -> Effect {
        if matches!(action, Action::NextTab | Action::PreviousTab) {
            self.turn(action == Action::NextTab);
            return Effect::Nothing;
        }
        if let Some((tab, _)) = TABS.iter().find(|(_, opens)| *opens == action) {
            self.tab = *tab;
            self.refresh();
            self.room.enter();
            return Effect::Nothing;
        }
        match self.tab {
            Tab::Progress => self.progress.on_action(action),
            Tab::Roster => {
                let effect = self.roster.on_action(action, &self.seat);
                self.roster.refresh(&self.seat);
                return effect;
            }
            Tab::Papers => {
                let effect = self.papers.on_action(action, &self.seat);
                self.papers.refresh(&self.seat);
                return effect;
            }
            Tab::Conditions => {
                let effect = self.conditions.on_action(action, &self.seat);
                self.conditions.refresh(&self.seat);
                return effect;
            }
            Tab::Sheets => return self.sheets.on_action(action, key, &self.seat),
            Tab::Finish if action == Action::ClerkExport => return export::ask(&self.seat, &Words::new(self.lang)),
            Tab::Finish => return self.finish.on_action(action),
            Tab::Notice => return self.notice.on_action(action, &self.seat),
            Tab::Room => return self.room.on_action(action, &self.seat),
        }
        Effect::Nothing
    }

    /// Goes to the list after (or before) the one that is on: of this tab, or of the next.
    fn turn(&mut self, forwards: bool) {
        let here = match self.tab {
            Tab::Progress | Tab::Papers | Tab::Conditions | Tab::Notice | Tab::Room => 0,
            Tab::Roster => self.roster.list(),
            Tab::Sheets => self.sheets.list(),
            Tab::Finish => self.finish.list(),
        };
        let lists: Vec<(Tab, usize)> = LISTS.into_iter().filter(|(tab, _)| self.requires || *tab != Tab::Conditions).collect();
        let at = lists.iter().position(|list| *list == (self.tab, here)).unwrap_or(0);
        let (tab, list) = lists[(at + if forwards { 1 } else { lists.len() - 1 }) % lists.len()];
        match tab {
            Tab::Progress | Tab::Papers | Tab::Conditions | Tab::Notice | Tab::Room => {}
            Tab::Roster => self.roster.show(list),
            Tab::Sheets => self.sheets.show(list),
            Tab::Finish => self.finish.show(list),
        }
        self.tab = tab;
        self.refresh();
    }

    pub(super) fn back(&mut self) -> bool {
        if on!(self, tab => tab.back()) {
            return true;
        }
        let within = self.tab != Tab::Progress;
        self.tab = Tab::Progress;
        self.refresh();
        within
    }

    pub(super) fn on_answer(&mut self, ask: Ask, answers: Vec<Answer>) -> Result<Effect, Message> {
        if let Ask::Room(asked) = &ask {
            return self.room.on_answer(&self.seat, asked, &answers);
        }
        if let Ask::Notice(asked) = &ask {
            return self.notice.on_answer(&self.seat, asked, &answers);
        }
        let Ask::Clerk(ask) = ask else { return self.sheets.on_answer(ask, answers) };
        let asked = match ask {
            ClerkAsk::Export => return export::answer(&self.seat, &answers, &Words::new(self.lang)),
            ClerkAsk::Final => Some((Command::ConfirmFinal {}, Message::new("clerk-final-done"))),
            ClerkAsk::Condition { .. } => self.conditions.answer(ask, &answers),
            ClerkAsk::Day { .. } => self.papers.answer(ask, &answers)?,
            ClerkAsk::Substitute(expert) => return self.substitute(expert, &answers),
            ClerkAsk::Code(_) | ClerkAsk::NoCode(_) | ClerkAsk::Recuse { .. } => self.roster.command(ask, &answers)?,
        };
        let Some((command, done)) = asked else { return Ok(Effect::Nothing) };
        let applied = self.seat.apply(command).map_err(|error| error.message())?;
        self.refresh();
        Ok(Effect::Done(match applied.events.first() {
            // Whoever set it is told that it is not good everywhere.
            Some(event @ Event::CodeSet { desk_only: true, .. }) => self.seat.outline().session.tell(event),
            _ => done,
        }))
    }

    /// Puts somebody in the place of an expert who leaves, and says which studios change hands.
    fn substitute(&mut self, expert: SeatId, answers: &[Answer]) -> Result<Effect, Message> {
        let Some(command) = substitute::command(expert, answers) else { return Ok(Effect::Nothing) };
        let applied = self.seat.apply(command).map_err(|error| error.message())?;
        self.refresh();
        let session = self.seat.outline().session;
        Ok(applied.events.first().map_or(Effect::Nothing, |event| Effect::Done(session.tell(event))))
    }

    pub(super) fn on_click(&mut self, at: Position) -> Effect {
        if let Some((_, action)) = self.names.iter().find(|(place, _)| place.contains(at)) {
            let key = Key { code: crossterm::event::KeyCode::Null, ctrl: false };
            return self.on_action(*action, key);
        }
        match self.tab {
            Tab::Progress => self.progress.click(at),
            Tab::Roster => self.roster.click(at),
            Tab::Papers => self.papers.click(at),
            Tab::Conditions => self.conditions.click(at),
            Tab::Sheets => return self.sheets.on_click(at, &self.seat),
            Tab::Finish => self.finish.click(at),
            Tab::Notice => {
                self.notice.click(at);
            }
            Tab::Room => {
                self.room.click(at);
            }
        }
        Effect::Nothing
    }

    pub(super) fn detail(&self, action: Action) -> Option<Message> {
        if self.tab == Tab::Sheets { self.sheets.detail(action) } else { None }
    }

    pub(super) fn is_typing_points(&self) -> bool {
        self.sheets.is_typing_points()
    }

    pub(super) fn settle(&mut self) -> Result<(), Effect> {
        self.sheets.settle()
    }

    pub(super) fn refresh(&mut self) -> Effect {
        match self.tab {
            Tab::Progress => self.progress.refresh(&self.seat),
            Tab::Roster => self.roster.refresh(&self.seat),
            Tab::Papers => self.papers.refresh(&self.seat),
            Tab::Conditions => self.conditions.refresh(&self.seat),
            Tab::Sheets => return self.sheets.refresh(&self.seat),
            Tab::Finish => self.finish.refresh(&self.seat),
            Tab::Notice => self.notice.refresh(&self.seat),
            Tab::Room => self.room.refresh(&self.seat),
        }
        Effect::Nothing
    }

    pub(super) fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, look: Look<'_>) {
        self.lang = look.words.lang();
        let [top, body] = Layout::vertical([Constraint::Length(1), Constraint::Min(1)]).areas(area);
        let open = if self.tab == Tab::Conditions { Tab::Papers } else { self.tab };
        let tabs = TABS.map(|(tab, action)| tabs::Tab::of(action, tab == open, look));
        match self.sheets.heading().filter(|_| self.tab == Tab::Sheets) {
            Some(heading) => {
                let heading = format!(" {}", look.words.say(&heading));
                let heading = cut(&heading, top.width.into(), look.glyphs.ellipsis).into_owned();
                frame.render_widget(Line::styled(heading, look.theme.selected), top);
                self.names.clear();
            }
            None => {
                let (places, _) = tabs::line(frame.buffer_mut(), top, &tabs, look);
                self.names = places.into_iter().zip(TABS.map(|(_, action)| action)).collect();
            }
        }
        match self.tab {
            Tab::Progress => self.progress.draw(frame, body, look),
            Tab::Roster => self.roster.draw(frame, body, look),
            Tab::Papers | Tab::Conditions => self.draw_papers(frame, body, look),
            Tab::Sheets => self.sheets.draw(frame, body, look),
            Tab::Finish => self.finish.draw(frame, body, look),
            Tab::Notice => self.notice.draw(frame, body, look),
            Tab::Room => self.room.draw(frame, body, look),
        }
    }

    /// Materials or conditions, under the names of both where the rubric requires anything.
    fn draw_papers(&mut self, frame: &mut Frame<'_>, area: Rect, look: Look<'_>) {
        let mut below = area;
        if self.requires {
            let [top, rest] = Layout::vertical([Constraint::Length(1), Constraint::Min(1)]).areas(area);
            let names = [(Tab::Papers, "clerk-list-materials"), (Tab::Conditions, "clerk-list-conditions")];
            let names = names.map(|(tab, name)| tabs::Tab::list(name, None, tab == self.tab, look));
            tabs::line(frame.buffer_mut(), top, &names, look);
            below = rest;
        }
        match self.tab {
            Tab::Conditions => self.conditions.draw(frame, below, look),
            _ => self.papers.draw(frame, below, look),
        }
    }
}
