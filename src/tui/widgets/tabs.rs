//! Names side by side of which one is open: it stands in brackets, so that it shows without colour.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::Look;
use super::text::{cut, width};
use crate::tui::action::Action;

/// A name of the line.
pub struct Tab {
    /// The key that opens it, where it has its own.
    key: String,
    /// What it is called.
    name: String,
    /// How many things wait there.
    waiting: usize,
    /// Whether it is open.
    open: bool,
    /// Whether it may be opened now.
    allowed: bool,
}

impl Tab {
    /// The tab that an action opens: its key and its title.
    #[must_use]
    pub fn of(action: Action, open: bool, look: Look<'_>) -> Tab {
        let key = action.spec().chords.first().map(|chord| chord.name(look.glyphs)).unwrap_or_default();
        Tab { key, name: look.words.get(action.spec().title), waiting: 0, open, allowed: true }
    }

    /// A list of a tab, with how long it is.
    #[must_use]
    pub fn list(name: &str, count: Option<usize>, open: bool, look: Look<'_>) -> Tab {
        let count = count.map(|count| format!(" {count}")).unwrap_or_default();
        Tab { key: String::new(), name: format!("{}{count}", look.words.get(name)), waiting: 0, open, allowed: true }
    }

    /// Greyed, where it may not be opened now.
    #[must_use]
    pub fn allowed(mut self, allowed: bool) -> Tab {
        self.allowed = allowed;
        self
    }

    /// With the number of things that wait there, if there are any.
    #[must_use]
    pub fn with_waiting(mut self, count: usize) -> Tab {
        self.waiting = count;
        self
    }

    /// What stands behind the key.
    fn text(&self, room: Room) -> String {
        let blank = if self.key.is_empty() || room == Room::None { "" } else { " " };
        let counted = matches!(room, Room::Enough | Room::Little);
        let waiting = if self.waiting > 0 && counted { format!(" ({})", self.waiting) } else { String::new() };
        let after = if self.open {
            "]"
        } else if room == Room::Enough {
            " "
        } else {
            ""
        };
        format!("{blank}{}{waiting}{after}", self.name)
    }
}

/// How much room the names have: closed ones first lose the blank behind them, then all how much waits there, then the blank
/// behind the key.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Room {
    Enough,
    Little,
    Scarce,
    None,
}

impl Room {
    fn of(tabs: &[Tab], cells: usize) -> Room {
        let wanted = |room| tabs.iter().map(|tab| 1 + width(&tab.key) + width(&tab.text(room))).sum::<usize>();
        [Room::Enough, Room::Little, Room::Scarce].into_iter().find(|room| wanted(*room) <= cells).unwrap_or(Room::None)
    }
}

/// Draws the names; returns where each stands, for clicks, and what is left of the line behind them.
pub fn line(buffer: &mut Buffer, area: Rect, tabs: &[Tab], look: Look<'_>) -> (Vec<Rect>, Rect) {
    let (mut left, mut places) = (Rect { height: area.height.min(1), ..area }, Vec::new());
    let fit = Room::of(tabs, area.width.into());
    for tab in tabs {
        let before = if tab.open { "[" } else { " " };
        let name = tab.text(fit);
        let room = usize::from(left.width).saturating_sub(width(before) + width(&tab.key));
        let name = cut(&name, room, look.glyphs.ellipsis);
        let (key, style) = match tab {
            Tab { open: true, .. } => (look.theme.selected, look.theme.selected),
            Tab { allowed: true, .. } => (look.theme.key, Style::new()),
            _ => (look.theme.dim, look.theme.dim),
        };
        let spans = [Span::styled(before, style), Span::styled(tab.key.as_str(), key), Span::styled(name, style)];
        let line = Line::from_iter(spans);
        let place = Rect { width: line.width() as u16, ..left }.intersection(left);
        line.render(place, buffer);
        places.push(place);
        left = Rect { x: place.right(), width: left.width - place.width, ..left };
    }
    (places, left)
}
