//! The mouse: clicks and the wheel.

use crossterm::event::{KeyCode, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

use super::{App, Flow};
use crate::tui::event::Key;

/// So many rows further with each turn of the wheel.
const TURN: isize = 3;

impl App {
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
