//! What was handed in: a checklist, studios by the rubric's materials.

use chrono::{Datelike, NaiveDate};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::{Line, Span};

use super::ClerkAsk;
use super::rows::{Rows, lines};
use crate::domain::command::Command;
use crate::domain::message::{Arg, Message};
use crate::domain::roster::Studio;
use crate::domain::rubric::{Material, Receipt};
use crate::domain::state::Session;
use crate::session::Seat;
use crate::session::views::Papers;
use crate::transfer::papers::receipt;
use crate::tui::action::Action;
use crate::tui::event::Key;
use crate::tui::form::{Answer, Form, FormField};
use crate::tui::overlay::Overlay;
use crate::tui::screens::studios::{Names, Sought, name_cells};
use crate::tui::screens::{Ask, Effect};
use crate::tui::widgets::Look;
use crate::tui::widgets::lines::paragraph;
use crate::tui::widgets::table::{Column, Focus, Width};

/// The checklist of what was handed in; the cursor is on a studio and a material.
#[derive(Default)]
pub struct PapersTab {
    view: Option<(Session, Papers)>,
    rows: Rows<usize>,
    material: usize,
    /// The cells of the longest name of a studio.
    longest: u16,
}

impl PapersTab {
    /// Looks at the session again.
    pub fn refresh(&mut self, seat: &Seat) {
        let session = seat.outline().session;
        self.longest = name_cells(&session);
        let rows = session.roster.iter().enumerate();
        self.rows.set(rows.map(|(place, studio)| (place, Sought::studio(studio, &session.rubric))).collect());
        self.view = seat.papers().ok().map(|papers| (session, papers));
    }

    pub const fn keys(&self) -> &'static [Action] {
        &[Action::ClerkReceivedToday, Action::ClerkReceivedOn, Action::ClerkNotReceived, Action::Filter, Action::Back]
    }

    pub fn why_not(&self, action: Action) -> Option<Message> {
        let marks = [Action::ClerkReceivedToday, Action::ClerkReceivedOn, Action::ClerkNotReceived];
        match self.cell() {
            _ if !marks.contains(&action) => None,
            None if self.rows.is_empty() => Some(Message::new("tui-nothing-here")),
            None => Some(Message::new("clerk-no-materials")),
            Some((_, None)) if action == Action::ClerkNotReceived => Some(Message::new("clerk-not-there-anyway")),
            Some((_, Some(day))) if action == Action::ClerkReceivedToday => {
                Some(Message::new("clerk-there-already").with("day", day.to_string()))
            }
            Some(_) => None,
        }
    }

    pub fn on_text_key(&mut self, key: Key) -> bool {
        self.rows.on_text_key(key)
    }

    pub const fn is_typing(&self) -> bool {
        self.rows.is_typing()
    }

    pub fn paste(&mut self, text: &str) {
        self.rows.paste(text);
    }

    pub fn back(&mut self) -> bool {
        self.rows.back()
    }

    pub fn click(&mut self, at: Position) {
        self.rows.click(at);
    }

    pub fn on_action(&mut self, action: Action, seat: &Seat) -> Effect {
        let last = self.view.as_ref().map_or(0, |(session, _)| session.rubric.materials.len()).saturating_sub(1);
        match action {
            Action::Left => self.material = self.material.saturating_sub(1),
            Action::Right => self.material = (self.material + 1).min(last),
            Action::ClerkReceivedToday => return self.record(seat, Some(seat.today())),
            Action::ClerkNotReceived => return self.record(seat, None),
            Action::ClerkReceivedOn => return self.form(seat),
            Action::District => {
                if let Some((session, _)) = &self.view {
                    self.rows.next_district(session);
                }
            }
            _ => self.rows.on_action(action),
        }
        Effect::Nothing
    }

    /// The material under the cursor, and the day on which it came in.
    fn cell(&self) -> Option<(&Material, Option<NaiveDate>)> {
        let (session, papers) = self.view.as_ref()?;
        let received = papers.received.get(*self.rows.at()?)?.get(self.material)?;
        Some((session.rubric.materials.get(self.material)?, *received))
    }

    /// The command that records the cell of the cursor, and what to say when it is done.
    fn command(&self, received: Option<NaiveDate>) -> Option<(Command, Message)> {
        let (session, (material, _)) = (&self.view.as_ref()?.0, self.cell()?);
        let studio = session.roster.get(*self.rows.at()?)?;
        Some(record(studio, material, received))
    }

    fn record(&self, seat: &Seat, received: Option<NaiveDate>) -> Effect {
        let Some((command, done)) = self.command(received) else { return Effect::Nothing };
        match seat.apply(command) {
            Ok(_) => Effect::Done(done),
            Err(error) => error.into(),
        }
    }

    fn form(&self, seat: &Seat) -> Effect {
        let (Some((session, _)), Some((material, received))) = (&self.view, self.cell()) else { return Effect::Nothing };
        let Some(studio) = self.rows.at().and_then(|place| session.roster.get(*place)) else { return Effect::Nothing };
        let day = received.unwrap_or_else(|| seat.today());
        let title =
            Message::new("clerk-day-title").with("studio", studio.name.as_str()).with("material", Arg::from(&material.name));
        let fields = vec![FormField::proposed(Message::new("clerk-day"), &day.to_string())];
        let ask = ClerkAsk::Day { studio: studio.id.clone(), material: material.id.clone() };
        Effect::Show(Overlay::Form(Form::new(Ask::Clerk(ask), title, fields)))
    }

    /// The command that an answered form asks for, and what to say when it is done.
    ///
    /// # Errors
    /// Why the answer is not taken.
    pub fn answer(&self, ask: ClerkAsk, answers: &[Answer]) -> Result<Option<(Command, Message)>, Message> {
        let (ClerkAsk::Day { studio, material }, [Answer::Text(typed)], Some((session, _))) = (ask, answers, &self.view) else {
            return Ok(None);
        };
        let received = read_day(typed, session.date.year()).ok_or_else(|| Message::new("clerk-not-a-day"))?;
        let names =
            session.roster.iter().find(|row| row.id == studio).zip(session.rubric.materials.iter().find(|m| m.id == material));
        let Some((row, paper)) = names else { return Ok(None) };
        Ok(Some(record(row, paper, Some(received))))
    }

    pub fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, look: Look<'_>) {
        let Some((session, papers)) = &self.view else { return };
        let cells = usize::from(area.width).saturating_sub(4);
        let detail = self.detail(look).map(|detail| paragraph(&detail, cells, 2, look)).unwrap_or_default();
        let parts = [Constraint::Length(1), Constraint::Min(3), Constraint::Length((detail.len() as u16).clamp(1, 2))];
        let [top, middle, bottom] = Layout::vertical(parts).areas(area);
        let heading = self.rows.filter_line(look, cells).unwrap_or_else(|| look.words.say(&summary(session, papers)));
        lines(frame, bottom, detail, look.theme.dim);
        let shape = Shape::of(session, (self.material, self.longest), area.width);
        let heading = format!("  {heading}  {}", shape.more(session, look));
        frame.render_widget(Line::styled(heading, look.theme.title), top);
        let names = Names(shape.name.into());
        let (columns, material) = (shape.columns(session, look), self.material);
        let at = self.rows.at().copied();
        self.rows.draw(frame, middle, (&columns, "tui-no-studios", Focus::Here), look, |place| {
            let (Some(studio), Some(received)) = (session.roster.get(*place), papers.received.get(*place)) else {
                return Vec::new();
            };
            let mut cells = vec![Span::styled(studio.id.as_str(), look.theme.dim), Span::raw(names.say(studio))];
            for (nth, received) in received.iter().enumerate().skip(shape.first).take(shape.shown) {
                let text = received.map_or_else(|| look.glyphs.open.to_owned(), |day| shape.day(day));
                let late = session.rubric.materials.get(nth).map(|material| material.receipt(session.date, *received));
                let style = match late {
                    Some(Receipt::Late { .. }) => look.theme.warn,
                    _ if received.is_some() => look.theme.ok,
                    _ => look.theme.dim,
                };
                let here = at == Some(*place) && nth == material;
                cells.push(Span::styled(if here { format!("[{text}]") } else { format!(" {text} ") }, style));
            }
            let scored = papers.self_scored.get(*place).copied().unwrap_or(0);
            cells.push(Span::styled(if scored == 0 { look.glyphs.open.to_owned() } else { scored.to_string() }, look.theme.dim));
            cells
        });
    }

    /// The cell of the cursor in words: column headings may be too narrow for a name.
    fn detail(&self, look: Look<'_>) -> Option<String> {
        let (session, papers) = self.view.as_ref()?;
        let place = *self.rows.at()?;
        let studio = session.roster.get(place)?.name.as_str();
        let scored = papers.self_scored.get(place).copied().unwrap_or(0);
        let message = match self.cell() {
            Some((material, received)) => {
                let due = material.due_on(session.date);
                let message = Message::new(if due.is_some() { "clerk-paper-due" } else { "clerk-paper" });
                message
                    .with("material", Arg::from(&material.name))
                    .with("receipt", receipt(material, session.date, received))
                    .with("due", due.map(|due| due.to_string()).unwrap_or_default())
            }
            None => Message::new("clerk-no-materials"),
        };
        Some(look.words.say(&message.with("studio", studio).with("scored", scored)))
    }
}

/// The command that records a day, or that there is none, and what to say when it is done.
fn record(studio: &Studio, material: &Material, received: Option<NaiveDate>) -> (Command, Message) {
    let done = match received {
        Some(day) => Message::new("clerk-received").with("day", day.to_string()),
        None => Message::new("clerk-taken-off"),
    };
    let done = done.with("studio", studio.name.as_str()).with("material", Arg::from(&material.name));
    (Command::RecordMaterial { studio: studio.id.clone(), material: material.id.clone(), received }, done)
}

fn summary(session: &Session, papers: &Papers) -> Message {
    let complete = papers.received.iter().filter(|row| row.iter().all(Option::is_some)).count();
    let missing = papers.received.iter().flatten().filter(|day| day.is_none()).count();
    let scored = papers.self_scored.iter().filter(|scored| **scored > 0).count();
    let (late, _) = papers.late_and_missing(session);
    let message =
        Message::new("clerk-papers-summary").with("late", late).with("complete", complete).with("studios", session.roster.len());
    message.with("missing", missing).with("scored", scored)
}

/// How the checklist is laid out in a given width: as many materials as there is room for, that of the cursor among them.
struct Shape {
    name: u16,
    first: usize,
    shown: usize,
    /// The cells of a column of a material.
    material: u16,
}

impl Shape {
    const SHORT: u16 = 7;
    const LONG: u16 = 12;
    const SCORED: u16 = 4;

    fn of(session: &Session, (cursor, longest): (usize, u16), area: u16) -> Shape {
        let all = session.rubric.materials.len();
        let room = area.saturating_sub(2 + 7 + Shape::SCORED + 1);
        let wide = room >= 28 + all as u16 * (Shape::LONG + 1);
        let material = if wide { Shape::LONG } else { Shape::SHORT };
        let shown = usize::from(room.saturating_sub(13) / (material + 1)).clamp(1, all.max(1));
        let first = (cursor + 1).saturating_sub(shown);
        let used = shown.min(all) as u16 * (material + 1);
        Shape { name: room.saturating_sub(used + 1).min(longest.max(12)), first, shown, material }
    }

    fn columns(&self, session: &Session, look: Look<'_>) -> Vec<Column> {
        let text = |title, cells| Column::text(title, Width::Cells(cells));
        let mut columns = vec![text(look.words.get("clerk-id"), 6), text(look.words.get("clerk-studio"), self.name)];
        let materials = session.rubric.materials.iter().skip(self.first).take(self.shown);
        columns.extend(materials.map(|material| text(material.name.get(look.words.lang()).to_owned(), self.material)));
        columns.push(text(look.words.get("clerk-self-scores"), Shape::SCORED));
        columns
    }

    /// Which way there are more materials than are shown.
    fn more(&self, session: &Session, look: Look<'_>) -> String {
        let left = if self.first > 0 { look.glyphs.left } else { "" };
        let beyond = self.first + self.shown < session.rubric.materials.len();
        format!("{left} {}", if beyond { look.glyphs.right } else { "" })
    }

    /// A day in the room of a column; where that is too little for the year, the line below says it.
    fn day(&self, day: NaiveDate) -> String {
        match self.material {
            Shape::LONG => day.to_string(),
            _ => day.format("%m-%d").to_string(),
        }
    }
}

/// A day as people type it: `2019-01-03`, `2019.1.3`, `2019/1/3`, `20190103`, `2019年1月3日`; without a year, that of the session.
pub fn read_day(typed: &str, year: i32) -> Option<NaiveDate> {
    let parts: Vec<&str> = typed.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let number = |text: &str| text.parse::<u32>().ok();
    match parts.as_slice() {
        [whole] if whole.len() == 8 => NaiveDate::parse_from_str(whole, "%Y%m%d").ok(),
        [month, day] => NaiveDate::from_ymd_opt(year, number(month)?, number(day)?),
        [full, month, day] if full.len() == 4 => NaiveDate::from_ymd_opt(full.parse().ok()?, number(month)?, number(day)?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_people_write_it() {
        let third = NaiveDate::from_ymd_opt(2019, 1, 3);
        for typed in ["2019-01-03", "2019.1.3", "2019/1/3", "20190103", "2019年1月3日", "1-3", "1月3日", " 1.3 "] {
            assert_eq!(read_day(typed, 2019), third, "{typed}");
        }
        for typed in ["", "3", "13-1", "2019-02-30", "19-1-3", "1-3-2019", "昨天", "99999999999-1-1"] {
            assert_eq!(read_day(typed, 2019), None, "{typed}");
        }
    }
}
