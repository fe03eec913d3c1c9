//! How input comes: keys in a bunch, keys of an input method, clicks and the wheel.

use std::time::Instant;

use crossterm::event::{Event as Input, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;
use unicode_width::UnicodeWidthChar;

use super::{App, Flow};
use crate::tui::event::{Event, Key};
use crate::tui::overlay::Overlay;

/// So many rows further with each turn of the wheel.
const TURN: isize = 3;

/// Whether a key comes from a Chinese input method that was left on; its full-width signs are heard as the plain ones.
pub(super) fn is_chinese(key: Key) -> bool {
    matches!(key.code, KeyCode::Char(c) if !c.is_ascii() && c.width() == Some(2))
}

impl App {
    /// Takes an event that arrives at `now`: an Enter in the middle of text that comes at once is a line end of that text, which is a blank.
    pub fn receive(&mut self, event: Event, now: Instant) -> Flow {
        let event = match event {
            Event::Input(Input::Key(key)) if self.burst.ends_pasted_line(&key, self.is_typing_text(), now) => {
                Event::Input(Input::Key(KeyEvent::new(KeyCode::Char(' '), KeyModifiers::NONE)))
            }
            other => other,
        };
        self.update(event)
    }

    /// Whether text is being typed that an Enter would submit.
    fn is_typing_text(&self) -> bool {
        self.overlay.as_ref().map_or_else(|| self.screen.is_typing(), Overlay::is_typing)
    }

    /// Takes clicks, and the wheel, which shows other rows and does nothing else; `None` for what means nothing.
    pub(super) fn on_mouse(&mut self, mouse: MouseEvent) -> Option<Flow> {
        let at = Position::new(mouse.column, mouse.row);
        match mouse.kind {
            MouseEventKind::ScrollUp => self.scroll = self.scroll.turn(at, -TURN),
            MouseEventKind::ScrollDown => self.scroll = self.scroll.turn(at, TURN),
            MouseEventKind::Down(MouseButton::Left) if self.overlay.is_none() => {
                self.toast = None;
                self.screen.end_typing();
                if let Some((_, action)) = self.footer.iter().find(|(place, _)| place.contains(at)) {
                    return Some(self.act(*action, Key { code: KeyCode::Null, ctrl: false }));
                }
                let effect = self.screen.on_click(at);
                self.take(effect);
            }
            _ => return None,
        }
        Some(Flow::Stay)
    }
}
