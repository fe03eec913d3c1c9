//! Whether what the person does is saved.

use ratatui::text::Line;

use super::{App, Toast};
use crate::domain::message::Message;
use crate::tui::screens::Screen;
use crate::tui::widgets::Look;
use crate::tui::widgets::alarm::alarm;

impl App {
    /// Looks whether what people do is saved, and says so where it is again.
    pub(super) fn heed_saving(&mut self) {
        let now = self.room.saving();
        if self.saving.why_not().is_some() && now.why_not().is_none() {
            self.toast = Some(Toast::Done(Message::new("tui-saving-again")));
        }
        self.saving = now;
    }

    /// Saves what stands typed; `false` where it cannot be saved.
    pub fn settle(&mut self) -> bool {
        self.screen.settle().is_ok()
    }

    /// What is said below the header as long as something is wrong.
    pub(super) fn alarm(&self, width: usize, look: Look<'_>) -> Vec<Line<'static>> {
        // Nobody does anything there.
        if matches!(self.screen, Screen::Board(_)) {
            return Vec::new();
        }
        let no_backup = self.screen.seat().and_then(|seat| seat.no_backup().ok()?);
        alarm(&self.saving, no_backup, width, look)
    }
}
