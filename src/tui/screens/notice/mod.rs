//! Public notice of the result and the register of objections, for chair and clerk; and what differs between two revisions.

mod asked;
mod compare;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Span;

use super::Effect;
use super::studios::{Names, Sought, next_district};
use crate::domain::message::Message;
use crate::domain::refusal::Refusal;
use crate::domain::roster::Studio;
use crate::domain::state::{Objection, Session};
use crate::session::Seat;
use crate::session::views::{Outline, PublicNotice};
use crate::transfer::objections;
use crate::transfer::sentences::person;
use crate::tui::action::Action;
use crate::tui::event::Key;
use crate::tui::widgets::Look;
use crate::tui::widgets::filter::{FilterLine, best_first};
use crate::tui::widgets::lines::{draw_lines, paragraph, split_below, styled};
use crate::tui::widgets::list::Cursor;
use crate::tui::widgets::table::{self, Column, Focus, Width};
use crate::tui::widgets::text::width;
pub use asked::Asked;
use compare::Compared;

/// From so many rows on, an objection has more lines for its words.
const ROOMY: u16 = 16;

/// The register, or what differs between two revisions.
#[derive(Default)]
pub struct NoticeTab {
    view: Option<View>,
    filter: FilterLine,
    /// The numbers of the objections that are shown.
    rows: Vec<u32>,
    cursor: Cursor<u32>,
    compared: Option<Compared>,
}

struct View {
    outline: Outline,
    notice: PublicNotice,
}

impl View {
    /// The number of the last sealed revision, and of the one that it replaces.
    fn revisions(&self) -> (Option<u32>, Option<u32>) {
        (self.notice.revision, self.outline.revision.as_ref().and_then(|revision| revision.replaces))
    }
}

impl NoticeTab {
    /// Looks at the session again.
    pub fn refresh(&mut self, seat: &Seat) {
        self.view = seat.notice().ok().map(|notice| View { outline: seat.outline(), notice });
        let last = self.view.as_ref().and_then(|view| view.revisions().0);
        self.compared = self.compared.take().filter(|compared| Some(compared.revision()) == last);
        self.sift();
    }

    fn sift(&mut self) {
        let Some(View { outline, notice }) = &self.view else { return };
        let session = &outline.session;
        let found = |objection: &Objection| {
            let studio = Sought::studio(session.roster.get(objection.studio)?, &session.rubric);
            studio.and(&objection.by).and(&objection.text).found(&self.filter)
        };
        let best = best_first(notice.objections.iter().rev().map(found));
        let numbers: Vec<u32> = notice.objections.iter().rev().map(|objection| objection.number).collect();
        self.rows = best.into_iter().filter_map(|place| numbers.get(place).copied()).collect();
        self.filter.put(&mut self.cursor, &self.rows);
    }

    /// The objection of the cursor.
    fn at(&self) -> Option<&Objection> {
        let number = self.cursor.id().filter(|_| self.compared.is_none())?;
        self.view.as_ref()?.notice.objections.iter().find(|objection| objection.number == *number)
    }

    /// The studio of the row under the cursor, by its place.
    pub fn studio(&self) -> Option<usize> {
        match &self.compared {
            Some(compared) => compared.studio(),
            None => self.at().map(|objection| objection.studio),
        }
    }

    pub const fn keys(&self) -> &'static [Action] {
        use Action::{Back, Filter, NoticeAnnounce, NoticeAnswer, NoticeCompare, NoticeRecord, NoticeReopen};
        if self.compared.is_some() {
            &[NoticeCompare, Back]
        } else {
            &[NoticeAnnounce, NoticeRecord, NoticeAnswer, NoticeReopen, NoticeCompare, Filter, Back]
        }
    }

    pub fn why_not(&self, action: Action, seat: &Seat) -> Option<Message> {
        use Action::{NoticeAnnounce, NoticeAnswer, NoticeCompare, NoticeRecord, NoticeReopen, Open};
        let acts = [NoticeAnnounce, NoticeRecord, NoticeAnswer, NoticeReopen, NoticeCompare].contains(&action);
        let Some((last, replaced)) = self.view.as_ref().map(View::revisions) else {
            return acts.then(|| Refusal::NotShown.message());
        };
        match action {
            _ if acts && last.is_none() => Some(Refusal::NothingSealed.message()),
            NoticeCompare if replaced.is_none() => Some(Refusal::NothingReplaced.message()),
            NoticeAnswer | NoticeReopen if self.at().is_none() => Some(Message::new("notice-no-row")),
            NoticeReopen => {
                let command = self.reopening("?".to_owned(), self.studio());
                command.and_then(|command| seat.check(command).err()).map(|refusal| refusal.message())
            }
            Open if self.studio().is_none() => Some(Message::new("tui-nothing-here")),
            _ => None,
        }
    }

    pub fn on_text_key(&mut self, key: Key) -> bool {
        let taken = self.filter.on_key(key);
        if taken {
            self.sift();
        }
        taken
    }

    pub const fn is_typing(&self) -> bool {
        self.filter.is_typing()
    }

    pub fn paste(&mut self, text: &str) {
        self.filter.paste(text);
        self.sift();
    }

    /// One step back; `false` where there is none.
    pub fn back(&mut self) -> bool {
        let stepped = self.compared.take().is_some() || self.filter.clear();
        self.sift();
        stepped
    }

    /// Takes a click; `true` where the cursor was already there.
    pub fn click(&mut self, at: Position) -> bool {
        if let Some(compared) = &mut self.compared {
            return compared.click(at);
        }
        let before = self.cursor.index();
        self.cursor.click(at, &self.rows) && self.cursor.index() == before
    }

    pub fn on_action(&mut self, action: Action, seat: &Seat) -> Effect {
        let asked = match action {
            Action::NoticeAnnounce => Some(Asked::Announce),
            Action::NoticeRecord => Some(Asked::Record),
            Action::NoticeAnswer => self.at().map(|objection| Asked::Answer(objection.number)),
            Action::NoticeReopen => self.at().map(|objection| Asked::Reopen(objection.studio)),
            Action::NoticeCompare => return self.compare(seat),
            Action::Filter => {
                self.compared = None;
                self.filter.start();
                None
            }
            Action::District => {
                self.filter.pick(self.view.as_ref().and_then(|view| next_district(&view.outline.session, &self.filter)));
                self.sift();
                None
            }
            _ => {
                match &mut self.compared {
                    Some(compared) => compared.step(action),
                    None => {
                        self.cursor.on_action(action, &self.rows);
                    }
                }
                None
            }
        };
        asked.and_then(|asked| self.form(seat, asked)).map_or(Effect::Nothing, Effect::Show)
    }

    /// Shows what differs from the revision before, or the register again. The journal is folded for it, so it is asked for by a key.
    fn compare(&mut self, seat: &Seat) -> Effect {
        if self.compared.take().is_some() {
            return Effect::Nothing;
        }
        let Some(last) = self.view.as_ref().and_then(|view| view.revisions().0) else { return Effect::Nothing };
        match seat.changes(last) {
            Ok(changes) => self.compared = Some(Compared::new(changes)),
            Err(error) => return error.into(),
        }
        Effect::Nothing
    }

    pub fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, look: Look<'_>) {
        let Some(view) = &self.view else { return };
        let session = &view.outline.session;
        let buffer = frame.buffer_mut();
        if let Some(compared) = &mut self.compared {
            return compared.draw(buffer, area, session, look);
        }
        let cells = usize::from(area.width).saturating_sub(2);
        let mut head = head(view, cells, look);
        head.extend(self.filter.line(look, cells).map(|filter| (filter, look.theme.key)));
        let area = draw_lines(buffer, area, head);
        let (list, below) = split_below(buffer, area, if area.height < ROOMY { 4 } else { 6 }, look);
        let columns = columns(look);
        let list = table::titles(buffer, list, &columns, look);
        if self.rows.is_empty() {
            let empty = match (view.revisions().0, view.notice.objections.is_empty()) {
                (None, _) => "notice-nothing-sealed",
                (Some(_), true) => "notice-no-objections",
                (Some(_), false) => "tui-filter-nothing",
            };
            draw_lines(buffer, list, styled(paragraph(&look.words.get(empty), cells, 3, look), look.theme.dim));
            return;
        }
        let name = table::widths(&columns, list.width).get(1).copied().unwrap_or(0);
        let window = self.cursor.window(list, self.rows.len(), look.scroll);
        table::rows(buffer, list, &columns, (window, self.cursor.index(), Focus::Here), look, |index| {
            let objection = self.rows.get(index).and_then(|number| view.notice.objections.iter().find(|o| o.number == *number));
            objection.map(|objection| cells_of(objection, session, name, look)).unwrap_or_default()
        });
        if let Some(objection) = self.at() {
            let lines = in_full(objection, session, look)
                .into_iter()
                .flat_map(|(text, style)| styled(paragraph(&text, cells, usize::from(below.height / 2).max(2), look), style));
            draw_lines(buffer, below, lines);
        }
    }
}

fn columns(look: Look<'_>) -> [Column; 5] {
    let word = |id| look.words.get(id);
    [
        Column::figures(word("notice-column-number"), 4),
        Column::text(word("tui-column-studio"), Width::Rest),
        Column::text(word("notice-column-by"), Width::Cells(10)),
        Column::text(word("notice-column-when"), Width::Cells(5)),
        Column::text(word("notice-column-answer"), Width::Cells(8)),
    ]
}

/// Until when which revision is posted, and how many objections wait.
fn head(view: &View, cells: usize, look: Look<'_>) -> Vec<(String, Style)> {
    let say = |message: &Message, style| styled(paragraph(&look.words.say(message), cells, 2, look), style);
    let mut lines = Vec::new();
    match (view.revisions().0, objections::posted(&view.notice)) {
        (None, _) => return lines,
        (Some(_), Some(posted)) => lines.extend(say(&posted, look.theme.title)),
        (Some(revision), None) => {
            lines.extend(say(&Message::new("notice-not-given").with("revision", revision), look.theme.warn));
        }
    }
    let (all, open) = (view.notice.objections.len(), view.notice.open().count());
    let counts = Message::new("notice-counts").with("all", all).with("open", open);
    lines.extend(say(&counts, if open > 0 { look.theme.warn } else { look.theme.dim }));
    lines
}

fn cells_of<'a>(objection: &'a Objection, session: &'a Session, cells: usize, look: Look<'_>) -> Vec<Span<'a>> {
    let studio = session.roster.get(objection.studio);
    let named = |studio: &Studio| {
        let names = Names(cells.saturating_sub(width(studio.id.as_str()) + 1));
        format!("{} {}", studio.id, names.say(studio))
    };
    let name = studio.map(named).unwrap_or_default();
    let day = session.zone.day(objection.at).format("%m-%d").to_string();
    let answer = if objection.answer.is_some() {
        Span::styled(look.words.get("notice-answered"), look.theme.ok)
    } else {
        Span::styled(look.words.get("notice-open"), look.theme.warn)
    };
    vec![
        Span::raw(objection.number.to_string()),
        Span::raw(name),
        Span::raw(objection.by.as_str()),
        Span::styled(day, look.theme.dim),
        answer,
    ]
}

/// What is objected to, and what was answered.
fn in_full(objection: &Objection, session: &Session, look: Look<'_>) -> Vec<(String, Style)> {
    let told = Message::new("notice-objection")
        .with("revision", objection.revision)
        .with("by", objection.by.as_str())
        .with("recorder", person(session, &objection.recorded_by))
        .with("text", objection.text.as_str());
    let answer = objection.answer.as_ref().map(|answer| {
        let told = Message::new("notice-answer").with("by", person(session, &answer.by)).with("text", answer.text.as_str());
        (look.words.say(&told), look.theme.ok)
    });
    std::iter::once((look.words.say(&told), Style::new())).chain(answer).collect()
}

#[cfg(test)]
mod tests;
