//! The room while the panel sits, for chair and clerk: which studio is being heard, the clock, who is here, who raised a hand.

mod asked;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Span;

use super::Effect;
use crate::domain::command::{Command, CommandKind};
use crate::domain::hearing::Call;
use crate::domain::id::SeatId;
use crate::domain::message::Message;
use crate::domain::panel::{Member, Role};
use crate::domain::refusal::Refusal;
use crate::domain::state::{Session, SheetState};
use crate::session::views::{HearingView, Outline, Progress};
use crate::session::{Presence, Present, Seat};
use crate::tui::action::Action;
use crate::tui::event::Key;
use crate::tui::widgets::Look;
use crate::tui::widgets::lines::{draw_lines, paragraph, split_below, styled};
use crate::tui::widgets::list::Cursor;
use crate::tui::widgets::table::{self, Column, Focus, Width};
pub use asked::Asked;

/// From so many columns on, the studio that somebody is at has its name.
const WIDE: u16 = 100;

/// The room, and everybody who belongs to it.
#[derive(Default)]
pub struct RoomTab {
    view: Option<View>,
    /// The places of the people who are listed: raised hands first, then who is here, then the others.
    rows: Vec<usize>,
    cursor: Cursor<usize>,
}

struct View {
    outline: Outline,
    room: HearingView,
    presence: Presence,
    progress: Progress,
    /// Whether the person may set what is heard.
    may_hear: bool,
}

impl View {
    fn of(seat: &Seat) -> Result<View, Refusal> {
        let may_hear = seat.allowed(CommandKind::Hear).is_ok();
        Ok(View {
            outline: seat.outline(),
            room: seat.hearing(),
            presence: seat.presence()?,
            progress: seat.progress()?,
            may_hear,
        })
    }

    fn session(&self) -> &Session {
        &self.outline.session
    }

    /// The places of the people; the big screen is none.
    fn people(&self) -> impl Iterator<Item = usize> {
        let panel = self.session().panel.iter().enumerate();
        panel.filter(|(_, member)| member.role != Role::Board).map(|(place, _)| place)
    }

    fn call(&self, seat: usize) -> Option<&Call> {
        self.room.calls.iter().find(|call| call.seat == seat)
    }

    /// The visits of a seat; more than one where it is open twice.
    fn visits(&self, seat: usize) -> impl Iterator<Item = &Present> {
        self.presence.here.iter().filter(move |present| present.seat == seat)
    }

    fn studio_name(&self, place: usize) -> String {
        self.session().roster.get(place).map(|studio| format!("{} {}", studio.id, studio.name)).unwrap_or_default()
    }

    /// Submitted sheets of an expert, and how many there are to be.
    fn done(&self, seat: usize) -> Option<(usize, usize)> {
        let column = self.progress.experts.iter().position(|expert| *expert == seat)?;
        let rows = self.progress.rows.iter().filter(|row| row.gate.is_none());
        let sheets = rows.filter_map(|row| row.cells.get(column)).filter(|cell| cell.is_awaited());
        Some(sheets.fold((0, 0), |(done, all), cell| (done + usize::from(matches!(cell, SheetState::Submitted { .. })), all + 1)))
    }
}

impl RoomTab {
    /// Looks at the room again.
    pub fn refresh(&mut self, seat: &Seat) {
        self.view = View::of(seat).ok();
        let Some(view) = &self.view else { return };
        let rank = |seat: &usize| match (view.call(*seat), view.visits(*seat).next()) {
            (Some(_), _) => 0,
            (None, Some(_)) => 1,
            (None, None) => 2,
        };
        self.rows = view.people().collect();
        self.rows.sort_by_key(rank);
        self.cursor.follow(&self.rows);
    }

    /// Begins at the top: with whoever raised a hand.
    pub fn enter(&mut self) {
        self.cursor.put(0, &self.rows);
    }

    /// How many hands are raised.
    pub fn waiting(&self) -> usize {
        self.view.as_ref().map_or(0, |view| view.room.calls.len())
    }

    /// The person of the cursor, and whether their hand is raised.
    fn at(&self) -> Option<(SeatId, bool)> {
        let (view, place) = (self.view.as_ref()?, *self.cursor.id()?);
        Some((view.session().panel.get(place)?.id.clone(), view.call(place).is_some()))
    }

    pub const fn keys() -> &'static [Action] {
        use Action::{Back, RoomAnnounce, RoomAnswer, RoomHear, RoomPause, RoomReveal, RoomStopTimer, RoomTimer};
        &[RoomHear, RoomTimer, RoomAnswer, RoomPause, RoomReveal, RoomStopTimer, RoomAnnounce, Back]
    }

    pub fn why_not(&self, action: Action, seat: &Seat) -> Option<Message> {
        let refused = |command: Option<Command>| command.and_then(|command| seat.check(command).err()).map(|why| why.message());
        match action {
            Action::RoomStopTimer => refused(Some(Command::StopTimer {})),
            Action::RoomReveal => match self.heard() {
                Some(studio) => refused(self.reveal(studio)),
                None => Some(Message::new("room-nobody-heard")),
            },
            Action::RoomAnswer => match self.at() {
                Some((seat, true)) => refused(Some(Command::AnswerCall { seat })),
                _ => Some(Message::new("room-no-hand")),
            },
            Action::RoomHear if self.view.as_ref().is_none_or(|view| view.session().roster.is_empty()) => {
                Some(Message::new("tui-nothing-here"))
            }
            Action::RoomAnnounce if self.view.as_ref().is_some_and(|view| view.room.announced.is_some()) => {
                Some(Message::new("room-announced-already"))
            }
            _ => None,
        }
    }

    /// The place of the studio being heard.
    fn heard(&self) -> Option<usize> {
        Some(self.view.as_ref()?.room.hearing?.studio)
    }

    /// The command that shows the sheets of a studio, by its place.
    fn reveal(&self, studio: usize) -> Option<Command> {
        let studio = self.view.as_ref()?.session().roster.get(studio)?.id.clone();
        Some(Command::Reveal { studio })
    }

    pub const fn on_text_key(&mut self, _key: Key) -> bool {
        false
    }

    pub const fn paste(&mut self, _text: &str) {}

    pub const fn back(&mut self) -> bool {
        false
    }

    /// Takes a click; `true` where the cursor was already there.
    pub fn click(&mut self, at: Position) -> bool {
        let before = self.cursor.index();
        self.cursor.click(at, &self.rows) && self.cursor.index() == before
    }

    pub fn on_action(&mut self, action: Action, seat: &Seat) -> Effect {
        let paused = self.view.as_ref().is_some_and(|view| view.room.paused);
        let command = match action {
            Action::RoomHear => return self.show(Asked::Hear),
            Action::RoomTimer => return self.show(Asked::Timer),
            Action::RoomReveal => return self.heard().map_or(Effect::Nothing, |studio| self.show(Asked::Reveal(studio))),
            Action::RoomAnnounce => return self.show(Asked::Announce),
            Action::RoomStopTimer => Some(Command::StopTimer {}),
            Action::RoomPause if paused => Some(Command::ResumeScoring {}),
            Action::RoomPause => Some(Command::PauseScoring {}),
            Action::RoomAnswer => self.at().map(|(seat, _)| Command::AnswerCall { seat }),
            _ => {
                self.cursor.on_action(action, &self.rows);
                None
            }
        };
        command.map_or(Effect::Nothing, |command| self.give(seat, command).unwrap_or_else(Effect::from))
    }

    pub fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, look: Look<'_>) {
        let Some(view) = &self.view else { return };
        let buffer = frame.buffer_mut();
        let cells = usize::from(area.width).saturating_sub(2);
        let area = draw_lines(buffer, area, head(view, cells, look));
        let (list, below) = split_below(buffer, area, 2, look);
        let columns = columns(area.width, look);
        let list = table::titles(buffer, list, &columns, look);
        let window = self.cursor.window(list, self.rows.len(), look.scroll);
        table::rows(buffer, list, &columns, (window, self.cursor.index(), Focus::Here), look, |index| {
            let member = self.rows.get(index).and_then(|place| Some((*place, view.session().panel.get(*place)?)));
            member.map(|(place, member)| cells_of(view, place, member, area.width, look)).unwrap_or_default()
        });
        if let Some(place) = self.cursor.id() {
            draw_lines(buffer, below, styled(paragraph(&in_full(view, *place, look), cells, 2, look), Style::new()));
        }
    }
}

/// How many have submitted, and who is here; the line above says who is heard and how much time is left.
fn head(view: &View, cells: usize, look: Look<'_>) -> Vec<(String, Style)> {
    let say = |message: &Message, style| styled(paragraph(&look.words.say(message), cells, 2, look), style);
    let mut lines = Vec::new();
    match view.room.hearing {
        Some(hearing) => {
            let (submitted, all) = view.progress.rows.get(hearing.studio).map_or((0, 0), |row| row.submitted());
            let id = if view.room.revealed.contains(&hearing.studio) { "room-submitted-revealed" } else { "board-submitted" };
            let mut told = look.words.say(&Message::new(id).with("submitted", submitted).with("all", all));
            if hearing.follow {
                told = format!("{told}{}{}", look.glyphs.between, look.words.get("room-follows"));
            }
            lines.push((told, look.theme.ok));
        }
        None => {
            // Only who may press the key is told of it.
            let id = if view.may_hear { "room-hear-first" } else { "room-nobody-heard" };
            lines.extend(say(&Message::new(id), look.theme.dim));
        }
    }
    let here = view.people().filter(|seat| view.visits(*seat).next().is_some()).count();
    let present = if view.presence.complete { "room-present" } else { "room-present-known" };
    let present = Message::new(present).with("here", here).with("all", view.people().count());
    lines.extend(say(&present, look.theme.dim));
    lines
}

fn columns(width: u16, look: Look<'_>) -> Vec<Column> {
    let word = |id| look.words.get(id);
    let mut columns = vec![
        Column::text(String::new(), Width::Cells(3)),
        Column::text(word("room-column-person"), Width::Cells(if width < WIDE { 16 } else { 24 })),
        Column::text(word("room-column-role"), Width::Cells(8)),
        Column::figures(word("room-column-done"), 7),
        Column::text(word("room-column-where"), Width::Rest),
    ];
    columns.truncate(if width < 60 { 4 } else { 5 });
    columns
}

fn cells_of(view: &View, place: usize, member: &Member, width: u16, look: Look<'_>) -> Vec<Span<'static>> {
    let visits = view.visits(place).count();
    let (sign, style) = match (view.call(place), visits) {
        (Some(_), _) => (look.glyphs.alert.to_owned(), look.theme.danger),
        (None, 0) => (look.glyphs.open.to_owned(), look.theme.dim),
        (None, 1) => (look.glyphs.mark.to_owned(), look.theme.ok),
        (None, more) => (format!("{}{more}", look.glyphs.mark), look.theme.warn),
    };
    let done = view.done(place).map(|(done, all)| format!("{done}/{all}")).unwrap_or_default();
    let role = look.words.say(&member.role.message());
    let plain = if visits == 0 { look.theme.dim } else { Style::new() };
    vec![
        Span::styled(sign, style),
        Span::styled(format!("{} {}", member.id, member.name), plain),
        Span::styled(role, plain),
        Span::styled(done, plain),
        match view.call(place) {
            Some(call) => Span::styled(look.words.say(&Message::new("room-hand-for").with("word", wish(call, look))), style),
            None => Span::styled(whereabouts(view, place, member, width >= WIDE, look), plain),
        },
    ]
}

/// What somebody's hand is raised for.
fn wish(call: &Call, look: Look<'_>) -> String {
    if call.word.is_empty() { look.words.get("room-hand-no-word") } else { call.word.clone() }
}

/// Where somebody is: the studio and the item on an expert's screen. Who may be at a program that cannot be seen is not called away.
fn whereabouts(view: &View, place: usize, member: &Member, whole: bool, look: Look<'_>) -> String {
    let Some(at) = view.visits(place).last().map(|present| present.at) else {
        return look.words.get(if view.presence.complete { "room-away" } else { "room-unknown" });
    };
    let studio = at.studio.and_then(|studio| view.session().roster.get(studio));
    let item = at.item.filter(|_| member.role == Role::Expert && at.in_sheet).and_then(|item| view.session().rubric.item(item));
    let studio = studio.map(|studio| if whole { format!("{} {}", studio.id, studio.name) } else { studio.id.to_string() });
    let item = item.map(|item| item.name.get(look.words.lang()).to_owned());
    let parts: Vec<String> = studio.into_iter().chain(item).collect();
    if parts.is_empty() { look.words.get("room-here") } else { parts.join(look.glyphs.between) }
}

/// The row of the cursor in full: what the chair is wanted for, or where the person is.
fn in_full(view: &View, place: usize, look: Look<'_>) -> String {
    let Some(member) = view.session().panel.get(place) else { return String::new() };
    let name = format!("{} {}", member.id, member.name);
    let hand = view.call(place).map(|call| {
        let since = view.session().zone.clock(call.at);
        look.words.say(&Message::new("room-hand").with("since", since).with("word", wish(call, look)))
    });
    let told = whereabouts(view, place, member, true, look);
    let twice = view.visits(place).count();
    let twice = (twice > 1).then(|| look.words.say(&Message::new("room-open-twice").with("count", twice)));
    [Some(name), hand, Some(told), twice].into_iter().flatten().collect::<Vec<_>>().join(look.glyphs.between)
}

#[cfg(test)]
mod tests;
