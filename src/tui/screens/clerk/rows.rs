//! What the lists of these screens share: rows that are filtered, a cursor in them, and the lines around them.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::domain::state::Session;
use crate::tui::action::Action;
use crate::tui::event::Key;
use crate::tui::screens::studios::{Sought, next_district};
use crate::tui::widgets::Look;
use crate::tui::widgets::filter::{FilterLine, best_first};
use crate::tui::widgets::list::Cursor;
use crate::tui::widgets::table::{self, Column, Focus};
use crate::tui::widgets::text::{width, wrap};

/// Rows with what a filter looks for in them, and the cursor among those that are shown.
pub struct Rows<Id> {
    all: Vec<(Id, Sought)>,
    shown: Vec<Id>,
    cursor: Cursor<Id>,
    filter: FilterLine,
}

impl<Id> Default for Rows<Id> {
    fn default() -> Self {
        Rows { all: Vec::new(), shown: Vec::new(), cursor: Cursor::default(), filter: FilterLine::default() }
    }
}

impl<Id: Clone + PartialEq> Rows<Id> {
    /// Other rows; the cursor stays with its own.
    pub fn set(&mut self, all: Vec<(Id, Sought)>) {
        self.all = all;
        self.sift();
    }

    fn sift(&mut self) {
        let best = best_first(self.all.iter().map(|(_, sought)| sought.found(&self.filter)));
        self.shown = best.into_iter().filter_map(|place| Some(self.all.get(place)?.0.clone())).collect();
        self.filter.put(&mut self.cursor, &self.shown);
    }

    /// What the cursor is on.
    pub const fn at(&self) -> Option<&Id> {
        self.cursor.id()
    }

    /// Whether nothing is shown.
    pub const fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// How many rows there are, shown or not.
    pub const fn len(&self) -> usize {
        self.all.len()
    }

    /// Takes a key of the filter; `false` when it is none.
    pub fn on_text_key(&mut self, key: Key) -> bool {
        let taken = self.filter.on_key(key);
        self.sift();
        taken
    }

    /// Whether the filter is being typed.
    pub const fn is_typing(&self) -> bool {
        self.filter.is_typing()
    }

    /// Takes a paste into the filter.
    pub fn paste(&mut self, text: &str) {
        self.filter.paste(text);
        self.sift();
    }

    /// Moves the cursor, or begins to filter.
    pub fn on_action(&mut self, action: Action) {
        match action {
            Action::Filter => self.filter.start(),
            _ => {
                self.cursor.on_action(action, &self.shown);
            }
        }
    }

    /// Narrows the rows to the next district; after the last one all of them.
    pub fn next_district(&mut self, session: &Session) {
        self.filter.pick(next_district(session, &self.filter));
        self.sift();
    }

    /// Drops the filter; `false` where there is none.
    pub fn back(&mut self) -> bool {
        let cleared = self.filter.clear();
        self.sift();
        cleared
    }

    /// Puts the cursor where the click was; `true` where it was there already.
    pub fn click(&mut self, at: Position) -> bool {
        let before = self.cursor.index();
        self.cursor.click(at, &self.shown) && self.cursor.index() == before
    }

    /// The filter as a line, while there is one.
    pub fn filter_line(&self, look: Look<'_>, cells: usize) -> Option<String> {
        self.filter.line(look, cells)
    }

    /// Draws titles and those rows that fit; `empty` is said where there are none at all.
    pub fn draw<'a>(
        &mut self,
        frame: &mut Frame<'_>,
        area: Rect,
        (columns, empty, focus): (&[Column], &str, Focus),
        look: Look<'_>,
        mut row: impl FnMut(&Id) -> Vec<Span<'a>>,
    ) {
        let rows = table::titles(frame.buffer_mut(), area, columns, look);
        if self.shown.is_empty() {
            let empty = look.words.get(if self.all.is_empty() { empty } else { "tui-filter-nothing" });
            lines(frame, rows, wrap(&empty, usize::from(rows.width).saturating_sub(2)), look.theme.dim);
        }
        let window = self.cursor.window(rows, self.shown.len(), look.scroll);
        let cursor = (window, self.cursor.index(), focus);
        table::rows(frame.buffer_mut(), rows, columns, cursor, look, |index| {
            self.shown.get(index).map(&mut row).unwrap_or_default()
        });
    }
}

/// Draws sentences, one row each, a little to the right, as the rows of tables stand.
pub fn lines(frame: &mut Frame<'_>, area: Rect, lines: Vec<String>, style: Style) {
    for (line, row) in lines.into_iter().zip(area.rows()) {
        frame.render_widget(Line::styled(format!("  {line}"), style), row);
    }
}

/// Labels with their values, as many on a line as there is room for; what is longer than a line goes on in the next.
pub fn pairs(pairs: &[(&str, String)], cells: usize, look: Look<'_>) -> Vec<Line<'static>> {
    let (mut lines, mut line, mut used) = (Vec::new(), vec![Span::raw("  ")], 0);
    let room = cells.saturating_sub(3);
    for (label, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
        let label = format!("{} ", look.words.get(label));
        let wanted = width(&label) + width(value) + 3;
        if used > 0 && used + wanted > room {
            lines.push(Line::from(std::mem::replace(&mut line, vec![Span::raw("  ")])));
            used = 0;
        }
        let indent = width(&label);
        if used > 0 {
            line.push(Span::raw("   "));
        }
        line.push(Span::styled(label, look.theme.dim));
        let mut parts = wrap(value, room.saturating_sub(indent).max(2)).into_iter();
        line.push(Span::raw(parts.next().unwrap_or_default()));
        for part in parts {
            lines.push(Line::from(std::mem::replace(&mut line, vec![Span::raw(" ".repeat(indent + 2))])));
            line.push(Span::raw(part));
        }
        used += wanted;
    }
    lines.push(Line::from(line));
    lines
}
