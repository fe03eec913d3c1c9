//! What happened, newest first: the decisions, or the whole journal as it was when it was asked for.

use chrono::{DateTime, Utc};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Span;

use super::view::{Found, View};
use crate::domain::event::Event;
use crate::domain::id::SeatId;
use crate::domain::message::Message;
use crate::domain::zone::Zone;
use crate::session::Seat;
use crate::transfer::sentences;
use crate::tui::action::Action;
use crate::tui::screens::Effect;
use crate::tui::widgets::Look;
use crate::tui::widgets::lines::{draw_lines, paragraph, split_below, styled};
use crate::tui::widgets::list::Cursor;
use crate::tui::widgets::table::{self, Column, Focus, Width};
use crate::tui::widgets::text::width;

/// How many of the last codes that people keep stand above the list.
const CODES: usize = 2;

/// Something that happened: its number, when, by whom.
struct Entry {
    seq: u64,
    at: String,
    by: Option<SeatId>,
    event: Event,
    /// Whether the clock was earlier than at the event before it.
    back: bool,
}

/// The list.
#[derive(Default)]
pub(super) struct Log {
    /// The whole journal, oldest first: reading it takes long, so it is read when asked for and not after every change.
    journal: Option<Vec<Entry>>,
    shown: Vec<Entry>,
    /// Numbers of the rows.
    rows: Vec<u64>,
    cursor: Cursor<u64>,
}

impl Log {
    pub(super) fn sift(&mut self, view: &View, found: &Found) {
        let session = &view.outline.session;
        let decided = |entry: &&crate::domain::state::Decision| keeps(&entry.event, Some(&entry.by), view, found);
        let decisions = view.decisions.iter().rev().filter(decided).map(|decision| Entry {
            seq: decision.seq,
            at: when(session.zone, decision.at),
            by: Some(decision.by.clone()),
            event: decision.event.clone(),
            back: false,
        });
        self.shown = decisions.collect();
        self.rows = match &self.journal {
            None => self.shown.iter().map(|entry| entry.seq).collect(),
            Some(journal) => {
                let kept = journal.iter().rev().filter(|entry| keeps(&entry.event, entry.by.as_ref(), view, found));
                kept.map(|entry| entry.seq).collect()
            }
        };
        let mut cursor = std::mem::take(&mut self.cursor);
        found.put(&mut cursor, &self.rows, |row, best| {
            self.entry(row).is_some_and(|entry| keeps(&entry.event, entry.by.as_ref(), view, best))
        });
        self.cursor = cursor;
    }

    /// Reads the whole journal, or goes back to the decisions. Where something happened since it was read, it is read again.
    pub(super) fn toggle(&mut self, seat: &Seat, view: &View, found: &Found) -> Effect {
        self.journal = match &self.journal {
            Some(_) if self.newer(view) == 0 => None,
            _ => match seat.records() {
                Ok(records) => {
                    let mut before = None;
                    let entry = |record: crate::session::Record| Entry {
                        seq: record.stamp.seq,
                        at: when(view.outline.session.zone, record.stamp.at),
                        by: record.stamp.seat,
                        event: record.event,
                        back: before.replace(record.stamp.at).is_some_and(|before| record.stamp.at < before),
                    };
                    Some(records.into_iter().map(entry).collect())
                }
                Err(error) => return error.into(),
            },
        };
        self.sift(view, found);
        Effect::Nothing
    }

    /// How much happened since the journal was read.
    fn newer(&self, view: &View) -> u64 {
        let read = self.journal.as_ref().and_then(|journal| journal.last()).map_or(0, |entry| entry.seq);
        view.outline.seq.saturating_sub(read)
    }

    fn entry(&self, index: usize) -> Option<&Entry> {
        match &self.journal {
            None => self.shown.get(index),
            // The journal's numbers run without a gap from 1.
            Some(journal) => journal.get(usize::try_from(self.rows.get(index)?.checked_sub(1)?).ok()?),
        }
    }

    pub(super) fn step(&mut self, action: Action) {
        self.cursor.on_action(action, &self.rows);
    }

    /// Takes a click; there is nothing to open.
    pub(super) fn click(&mut self, at: Position) -> bool {
        self.cursor.click(at, &self.rows);
        false
    }

    pub(super) fn draw(&mut self, buffer: &mut Buffer, area: Rect, view: &View, filter: Option<String>, look: Look<'_>) {
        let cells = usize::from(area.width).saturating_sub(2);
        let head = match (&self.journal, self.newer(view)) {
            (None, _) => Message::new("chair-log-decisions").with("count", self.rows.len()),
            (Some(_), 0) => Message::new("chair-log-all").with("count", self.rows.len()),
            (Some(_), newer) => Message::new("chair-log-newer").with("count", self.rows.len()).with("newer", newer),
        };
        let head = match filter {
            Some(filter) => vec![(filter, look.theme.key)],
            None => styled(paragraph(&look.words.say(&head), cells, 2, look), look.theme.title),
        };
        let codes = view
            .outline
            .anchors
            .iter()
            .rev()
            .take(CODES)
            .map(|anchor| (look.words.say(&sentences::code(anchor)), look.theme.dim));
        let area = draw_lines(buffer, area, head.into_iter().chain(codes));
        let (list, below) = split_below(buffer, area, 3, look);
        let word = |id| look.words.get(id);
        let when = look.words.say(&Message::new("chair-column-when").with("zone", view.outline.session.zone.label()));
        let cells_of_when = width(&when).max("MM-DD hh:mm".len()) as u16;
        let columns = [
            Column::text(when, Width::Cells(cells_of_when)),
            Column::text(word("chair-column-who"), Width::Cells(if area.width < 80 { 8 } else { 12 })),
            Column::text(word("chair-column-what"), Width::Rest),
        ];
        let list = table::titles(buffer, list, &columns, look);
        if self.rows.is_empty() {
            let empty = if view.decisions.is_empty() { "chair-log-empty" } else { "tui-filter-nothing" };
            let empty = paragraph(&word(empty), cells, 2, look);
            draw_lines(buffer, list, styled(empty, look.theme.dim));
            return;
        }
        let window = self.cursor.window(list, self.rows.len(), look.scroll);
        let session = &view.outline.session;
        let name = |by: &Option<SeatId>| {
            let member = by.as_ref().and_then(|by| session.panel.iter().find(|member| member.id == *by));
            member.map(|member| member.name.clone()).unwrap_or_default()
        };
        table::rows(buffer, list, &columns, (window, self.cursor.index(), Focus::Here), look, |index| {
            let Some(entry) = self.entry(index) else { return Vec::new() };
            vec![
                Span::styled(entry.at.clone(), if entry.back { look.theme.warn } else { look.theme.dim }),
                Span::raw(name(&entry.by)),
                Span::raw(look.words.say(&session.tell(&entry.event))),
            ]
        });
        if let Some(entry) = self.entry(self.cursor.index()) {
            let note = if entry.back { format!(" ({})", word("log-clock-back")) } else { String::new() };
            let lines = paragraph(&format!("{}{note}", look.words.say(&session.tell(&entry.event))), cells, 3, look);
            draw_lines(buffer, below, styled(lines, Style::new()));
        }
    }
}

/// Day and time in the room of a column, whose heading says the zone.
fn when(zone: Zone, at: DateTime<Utc>) -> String {
    zone.local(at).format("%m-%d %H:%M").to_string()
}

/// Whether a filter finds an event: by a studio that it is about, or by who did it.
fn keeps(event: &Event, by: Option<&SeatId>, view: &View, found: &Found) -> bool {
    let session = &view.outline.session;
    let by_person = || session.panel.iter().enumerate().any(|(place, member)| Some(&member.id) == by && found.person(place));
    let by_studio = || session.roster.iter().enumerate().any(|(place, s)| found.studio(place) && event.is_about(&s.id));
    found.all() || by_person() || by_studio()
}
