//! That nothing can be saved, or no backup be made: said below the header as long as it is so.

use ratatui::text::Line;

use super::Look;
use super::lines::paragraph;
use crate::domain::message::Message;
use crate::session::Saving;

/// So many lines each at the most: the screen below is still to be read.
const LINES: usize = 2;

/// The lines of an alarm; `no_backup` says why none was made, to whom that matters.
#[must_use]
pub fn alarm(saving: &Saving, no_backup: Option<Message>, width: usize, look: Look<'_>) -> Vec<Line<'static>> {
    let saving = match saving {
        Saving::Works => None,
        Saving::Surfaced => Some(("tui-saving-surfaced", look.theme.warn)),
        Saving::ReadOnly => Some(("tui-saving-read-only", look.theme.warn)),
        Saving::Fails(_) => Some(("tui-saving-fails", look.theme.danger)),
        Saving::Lost(_) => Some(("tui-saving-lost", look.theme.danger)),
    };
    let saving = saving.map(|(id, style)| (Message::new(id), style));
    let no_backup = no_backup.map(|why| (Message::new("tui-no-backup").with("why", why), look.theme.warn));
    let lines = saving.into_iter().chain(no_backup).flat_map(|(message, style)| {
        let lines = paragraph(&look.words.say(&message), width.saturating_sub(2), LINES, look);
        lines.into_iter().map(move |line| Line::styled(format!(" {line}"), style))
    });
    lines.collect()
}
