//! From studio to studio and from row to row: by keys, by clicks, and where the chair leads.

use ratatui::layout::Position;

use super::rows::Row;
use super::{Effect, Expert, Pane, is_done};
use crate::domain::state::SheetState;
use crate::session::Whereabouts;
use crate::tui::action::Action;

impl Expert {
    /// Where on the screen the person is.
    pub(in crate::tui::screens) fn whereabouts(&self) -> Whereabouts {
        let item = self.items.id().and_then(|row| row.item());
        Whereabouts { studio: self.studios.id().copied(), item, in_sheet: self.pane == Pane::Sheet, led: 0 }
    }

    /// Goes to a studio that the chair leads to; points that are being typed come first.
    pub(in crate::tui::screens) fn lead_to(&mut self, studio: usize) {
        let is_own = self.desk.rows.get(studio).is_some_and(|row| row.state != SheetState::NotAssigned);
        if self.typed.is_empty() && !self.filter.is_typing() && is_own {
            self.open(studio);
        }
    }

    /// Opens the sheet of a studio, by its place.
    pub(in crate::tui::screens) fn open(&mut self, studio: usize) {
        let is_open = self.pane == Pane::Sheet && self.studios.id() == Some(&studio);
        self.filter.clear();
        self.to_do = false;
        self.sift();
        if let Some(row) = self.shown.iter().position(|place| *place == studio) {
            self.studios.put(row, &self.shown);
        }
        self.sift();
        if !is_open {
            self.begin_sheet();
        }
    }

    /// Goes to the sheet that is shown.
    pub(super) fn begin_sheet(&mut self) {
        self.pane = Pane::Sheet;
        self.go_to_first_missing();
    }

    /// Puts the cursor on the first item without points, or where all have some on the first one.
    fn go_to_first_missing(&mut self) {
        let missing = self.view.as_ref().map(|view| view.missing.as_slice()).unwrap_or_default();
        let is_missing = |row: &Row| row.item().is_some_and(|place| missing.contains(&place));
        self.items.put(self.rows.iter().position(is_missing).unwrap_or(0), &self.rows);
        self.settle_cursor(true);
    }

    /// The next studio that is still to be scored, by its place: of those that are listed, after this one first, or else of all.
    pub(super) fn next_to_do(&self) -> Option<usize> {
        let is_to_do = |place: &usize| self.desk.rows.get(*place).is_some_and(|row| !is_done(row));
        let (before, after) = self.shown.split_at((self.studios.index() + 1).min(self.shown.len()));
        let listed = after.iter().chain(before).copied();
        listed.chain(0..self.desk.rows.len()).find(is_to_do)
    }

    /// Puts the cursors where they were.
    pub(in crate::tui::screens) fn return_to(&mut self, place: Whereabouts) {
        let Some(studio) = place.studio else { return };
        self.open(studio);
        if let Some(row) = self.rows.iter().position(|row| row.item().is_some() && row.item() == place.item) {
            self.items.put(row, &self.rows);
        }
        if !place.in_sheet {
            self.pane = Pane::Studios;
        }
    }

    /// Goes to another studio; the cursor stays on the same item, but not on the change of the total, which is an act of its own.
    pub(super) fn turn(&mut self, way: Action) -> Result<Effect, Effect> {
        let saved = self.commit()?;
        self.studios.on_action(way, &self.shown);
        self.sift();
        if self.items.id().is_none_or(|row| row.item().is_none()) {
            self.go_to_first_missing();
        }
        Ok(saved)
    }

    /// Opens the sheet of a listed studio; the list stays as it is narrowed where it holds it.
    pub(super) fn go_to_studio(&mut self, studio: usize) {
        match self.shown.iter().position(|place| *place == studio) {
            Some(row) => {
                self.studios.put(row, &self.shown);
                self.sift();
                self.begin_sheet();
            }
            None => self.open(studio),
        }
    }

    pub(in crate::tui::screens) fn on_click(&mut self, at: Position) -> Effect {
        self.click(at).unwrap_or_else(|effect| effect)
    }

    /// Goes to the row at which the click was, and saves what was typed as every step away from it does. Where there is no row to go to,
    /// and on the row of the cursor itself, nothing is saved.
    fn click(&mut self, at: Position) -> Result<Effect, Effect> {
        if let Some(row) = self.studios.row_at(at, self.shown.len()) {
            if row == self.studios.index() {
                if self.pane == Pane::Studios {
                    self.begin_sheet();
                }
                return Ok(Effect::Nothing);
            }
            let saved = self.commit()?;
            self.studios.put(row, &self.shown);
            self.pane = Pane::Studios;
            self.sift();
            return Ok(saved);
        }
        let row = self.items.row_at(at, self.rows.len());
        let Some(row) = row.filter(|row| self.rows.get(*row).is_some_and(|row| row.takes_cursor())) else {
            return Ok(Effect::Nothing);
        };
        self.pane = Pane::Sheet;
        if row == self.items.index() {
            return Ok(Effect::Nothing);
        }
        let saved = self.commit()?;
        self.items.put(row, &self.rows);
        Ok(saved)
    }
}
