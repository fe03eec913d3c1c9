//! That nothing can be saved, said as long as it is so; and that it can be again.

use ratatui::text::Line;

use super::{App, Toast};
use crate::domain::message::Message;
use crate::session::Saving;
use crate::tui::screens::Screen;
use crate::tui::widgets::Look;
use crate::tui::widgets::text::wrap;

/// So many lines at the most: the screen below is still to be read.
const LINES: usize = 2;

impl App {
    /// Looks whether what people do is saved, and says so where it is again.
    pub(super) fn heed_saving(&mut self) {
        let now = self.room.saving();
        let failed = matches!(self.saving, Saving::Fails(_) | Saving::Lost(_));
        if failed && now.why_not().is_none() {
            self.toast = Some(Toast::Done(Message::new("tui-saving-again")));
        }
        self.saving = now;
    }

    /// The lines below the header, as long as something is wrong.
    pub(super) fn alarm(&self, width: usize, look: Look<'_>) -> Vec<Line<'static>> {
        let (id, style) = match &self.saving {
            Saving::Works => return Vec::new(),
            // Nobody does anything there.
            _ if matches!(self.screen, Screen::Board(_)) => return Vec::new(),
            Saving::Surfaced => ("tui-saving-surfaced", look.theme.warn),
            Saving::ReadOnly => ("tui-saving-read-only", look.theme.warn),
            Saving::Fails(_) => ("tui-saving-fails", look.theme.danger),
            Saving::Lost(_) => ("tui-saving-lost", look.theme.danger),
        };
        let lines = wrap(&look.words.get(id), width.saturating_sub(2)).into_iter().take(LINES);
        lines.map(|line| Line::styled(format!(" {line}"), style)).collect()
    }
}
