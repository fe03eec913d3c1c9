//! Names side by side of which one is open: it stands in brackets, so that it shows without colour.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::Look;
use super::text::{cut, width};
use crate::tui::action::Action;

/// A name of the line.
pub struct Tab {
    /// What it is called.
    pub name: String,
    /// Whether it is open.
    pub open: bool,
    /// Whether it may be opened now.
    pub allowed: bool,
}

impl Tab {
    /// The tab that an action opens: its key and its title.
    #[must_use]
    pub fn of(action: Action, open: bool, look: Look<'_>) -> Tab {
        let key = action.spec().chords.first().map(|chord| chord.name(look.glyphs)).unwrap_or_default();
        Tab { name: format!("{key} {}", look.words.get(action.spec().title)), open, allowed: true }
    }

    /// A list of a tab, with how long it is.
    #[must_use]
    pub fn list(name: &str, count: Option<usize>, open: bool, look: Look<'_>) -> Tab {
        let count = count.map(|count| format!(" {count}")).unwrap_or_default();
        Tab { name: format!("{}{count}", look.words.get(name)), open, allowed: true }
    }

    /// With the number of things that wait there, if there are any.
    #[must_use]
    pub fn with_waiting(mut self, count: usize) -> Tab {
        if count > 0 {
            self.name.push_str(&format!(" ({count})"));
        }
        self
    }
}

/// Draws the names; returns where each stands, for clicks, and what is left of the line behind them.
pub fn line(buffer: &mut Buffer, area: Rect, tabs: &[Tab], look: Look<'_>) -> (Vec<Rect>, Rect) {
    let (mut left, mut places) = (Rect { height: area.height.min(1), ..area }, Vec::new());
    for tab in tabs {
        let text = if tab.open { format!("[{}]", tab.name) } else { format!(" {} ", tab.name) };
        let style = match tab {
            Tab { open: true, .. } => look.theme.selected,
            Tab { allowed: true, .. } => look.theme.key,
            _ => look.theme.dim,
        };
        let text = cut(&text, left.width.into(), look.glyphs.ellipsis);
        let place = Rect { width: width(&text) as u16, ..left };
        buffer.set_span(place.x, place.y, &Span::styled(text, style), place.width);
        places.push(place);
        left = Rect { x: place.right(), width: left.width - place.width, ..left };
    }
    (places, left)
}
