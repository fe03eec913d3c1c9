//! That nothing can be saved, said as long as it is so; and that it can be again.

use ratatui::text::Line;

use super::{App, Toast};
use crate::domain::message::Message;
use crate::domain::panel::Role;
use crate::session::Saving;
use crate::tui::screens::Screen;
use crate::tui::widgets::Look;
use crate::tui::widgets::text::wrap;

/// So many lines each at the most: the screen below is still to be read.
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
        let saving = match &self.saving {
            // Nobody does anything there.
            _ if matches!(self.screen, Screen::Board(_)) => None,
            Saving::Works => None,
            Saving::Surfaced => Some(("tui-saving-surfaced", look.theme.warn)),
            Saving::ReadOnly => Some(("tui-saving-read-only", look.theme.warn)),
            Saving::Fails(_) => Some(("tui-saving-fails", look.theme.danger)),
            Saving::Lost(_) => Some(("tui-saving-lost", look.theme.danger)),
        };
        let saving = saving.map(|(id, style)| (Message::new(id), style));
        let keeps = self.screen.seat().is_some_and(|seat| matches!(seat.role(), Role::Chair | Role::Clerk));
        let backup = self.room.no_backup().filter(|_| keeps).map(|why| Message::new("tui-no-backup").with("why", why));
        let said = saving.into_iter().chain(backup.map(|message| (message, look.theme.warn)));
        let lines = said.flat_map(|(message, style)| {
            let lines = wrap(&look.words.say(&message), width.saturating_sub(2)).into_iter().take(LINES);
            lines.map(move |line| Line::styled(format!(" {line}"), style)).collect::<Vec<_>>()
        });
        lines.collect()
    }
}
