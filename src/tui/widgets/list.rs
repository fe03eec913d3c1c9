//! A cursor in a list. It stays with what it is on, however rows come and go.

use std::ops::Range;

use ratatui::layout::{Position, Rect};

use crate::tui::action::Action;

/// Which rows a list shows where there are more than find room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scroll {
    /// The same as before.
    #[default]
    Stay,
    /// The wheel turned over a place on the screen, so many rows down, or up where they are negative.
    Wheel(Position, isize),
    /// Those around the cursor: a key was pressed, and what it does is to be seen.
    ToCursor,
}

impl Scroll {
    /// How many rows the wheel turned down.
    #[must_use]
    pub const fn turned(self) -> isize {
        match self {
            Scroll::Wheel(_, rows) => rows,
            Scroll::Stay | Scroll::ToCursor => 0,
        }
    }

    /// The same, as if the pointer stood over `area`: for the one list of what lies on top.
    #[must_use]
    pub fn over(self, area: Rect) -> Scroll {
        match self {
            Scroll::Wheel(_, rows) => Scroll::Wheel(area.as_position(), rows),
            other => other,
        }
    }

    /// With one more turn of the wheel since.
    #[must_use]
    pub fn turn(self, at: Position, rows: isize) -> Scroll {
        match self {
            Scroll::Wheel(before, turned) if before == at => Scroll::Wheel(at, turned + rows),
            _ => Scroll::Wheel(at, rows),
        }
    }
}

/// Where the cursor is in a list of rows that have ids.
#[derive(Debug, Clone)]
pub struct Cursor<Id> {
    id: Option<Id>,
    index: usize,
    offset: usize,
    /// Whether the wheel chose the rows that are shown; the cursor need not be among them.
    wheeled: bool,
    area: Rect,
}

impl<Id> Default for Cursor<Id> {
    fn default() -> Self {
        Cursor { id: None, index: 0, offset: 0, wheeled: false, area: Rect::ZERO }
    }
}

impl<Id: Clone + PartialEq> Cursor<Id> {
    /// What the cursor is on.
    #[must_use]
    pub const fn id(&self) -> Option<&Id> {
        self.id.as_ref()
    }

    /// Which row that is.
    #[must_use]
    pub const fn index(&self) -> usize {
        self.index
    }

    /// Follows a change of the rows: stays on the same id, or at the same height where that has gone.
    pub fn follow(&mut self, rows: &[Id]) {
        match self.id.as_ref().and_then(|id| rows.iter().position(|row| row == id)) {
            Some(index) => self.index = index,
            None => self.put(self.index, rows),
        }
    }

    /// Puts the cursor on a row, the last one at the most.
    pub fn put(&mut self, index: usize, rows: &[Id]) {
        self.index = index.min(rows.len().saturating_sub(1));
        self.id = rows.get(self.index).cloned();
        self.wheeled = false;
    }

    /// Moves as the action says; `false` if it is no such action.
    pub fn on_action(&mut self, action: Action, rows: &[Id]) -> bool {
        let page = usize::from(self.area.height).max(2) - 1;
        let to = match action {
            Action::Up => self.index.saturating_sub(1),
            Action::Down => self.index + 1,
            Action::PageUp => self.index.saturating_sub(page),
            Action::PageDown => self.index + page,
            Action::First => 0,
            Action::Last => usize::MAX,
            _ => return false,
        };
        self.put(to, rows);
        true
    }

    /// The rows to be drawn in `area`, the cursor among them unless the wheel took it out of sight; remembers the area for clicks and pages.
    pub fn window(&mut self, area: Rect, rows: usize, scroll: Scroll) -> Range<usize> {
        self.area = area;
        let height = usize::from(area.height);
        match scroll {
            Scroll::Wheel(at, turned) if area.contains(at) => {
                (self.wheeled, self.offset) = (true, self.offset.saturating_add_signed(turned));
            }
            Scroll::Wheel(..) | Scroll::Stay => {}
            Scroll::ToCursor => self.wheeled = false,
        }
        if !self.wheeled {
            // The row above the cursor is shown as well: it may be the heading of what the cursor is on.
            self.offset = self.offset.min(self.index.saturating_sub(1)).max((self.index + 1).saturating_sub(height));
        }
        self.offset = self.offset.min(rows.saturating_sub(height));
        self.offset..(self.offset + height).min(rows)
    }

    /// The row of `rows` that is drawn at `at`.
    #[must_use]
    pub fn row_at(&self, at: Position, rows: usize) -> Option<usize> {
        let row = self.offset + usize::from(at.y.saturating_sub(self.area.y));
        Some(row).filter(|row| self.area.contains(at) && *row < rows)
    }

    /// The list is not on the screen now: no click falls on it.
    pub const fn hide(&mut self) {
        self.area = Rect::ZERO;
    }

    /// Puts the cursor on the row that was clicked at; `false` where there is none.
    pub fn click(&mut self, at: Position, rows: &[Id]) -> bool {
        let row = self.row_at(at, rows.len());
        if let Some(row) = row {
            self.put(row, rows);
        }
        row.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_stays_with_its_row() {
        let mut cursor = Cursor::default();
        cursor.put(1, &["a", "b", "c"]);
        cursor.follow(&["x", "a", "b", "c"]);
        assert_eq!((cursor.id(), cursor.index()), (Some(&"b"), 2));
        cursor.follow(&["x", "a"]);
        assert_eq!((cursor.id(), cursor.index()), (Some(&"a"), 1));
        cursor.follow(&[]);
        assert_eq!(cursor.id(), None);
        cursor.follow(&["y"]);
        assert_eq!(cursor.id(), Some(&"y"));
    }

    #[test]
    fn the_window_keeps_the_cursor_in_sight() {
        let rows: Vec<u32> = (0..100).collect();
        let mut cursor = Cursor::default();
        let area = Rect::new(0, 3, 20, 10);
        assert_eq!(cursor.window(area, 100, Scroll::Stay), 0..10);
        cursor.on_action(Action::PageDown, &rows);
        assert_eq!((cursor.index(), cursor.window(area, 100, Scroll::Stay)), (9, 0..10));
        cursor.on_action(Action::Down, &rows);
        assert_eq!(cursor.window(area, 100, Scroll::Stay), 1..11);
        cursor.on_action(Action::Last, &rows);
        assert_eq!(cursor.window(area, 100, Scroll::Stay), 90..100);
        assert_eq!(cursor.window(Rect::new(0, 3, 20, 30), 100, Scroll::Stay), 70..100);
        assert!(cursor.click(Position::new(5, 4), &rows) && cursor.index() == 71);
        assert!(!cursor.click(Position::new(5, 2), &rows));
    }

    #[test]
    fn the_wheel_shows_other_rows_and_leaves_the_cursor_until_a_key_is_pressed() {
        let mut cursor = Cursor::<u32>::default();
        let area = Rect::new(0, 3, 20, 10);
        let (over, beside) = (Position::new(5, 4), Position::new(30, 4));
        assert_eq!(cursor.window(area, 100, Scroll::Wheel(over, 6)), 6..16);
        assert_eq!(cursor.window(area, 100, Scroll::Wheel(beside, 6)), 6..16, "the pointer is elsewhere");
        assert_eq!(
            (cursor.window(area, 100, Scroll::Stay), cursor.index()),
            (6..16, 0),
            "as it is while others change something"
        );
        assert_eq!(cursor.row_at(over, 100), Some(7));
        assert_eq!(cursor.window(area, 100, Scroll::Wheel(over, 900)), 90..100);
        assert_eq!(cursor.window(area, 100, Scroll::Wheel(over, -900)), 0..10);
        assert_eq!(cursor.window(area, 100, Scroll::Wheel(over, 50)), 50..60);
        assert_eq!((cursor.window(area, 100, Scroll::ToCursor), cursor.index()), (0..10, 0));
        assert_eq!(Scroll::ToCursor.turn(over, 3).turn(over, 3), Scroll::Wheel(over, 6));
    }
}
