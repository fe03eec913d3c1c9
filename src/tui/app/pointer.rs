//! The mouse: clicks and the wheel.

use crossterm::event::{KeyCode, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

use super::{App, Flow};
use crate::tui::event::Key;

impl App {
    /// Takes the wheel and clicks; `None` for what means nothing.
    pub(super) fn on_mouse(&mut self, mouse: MouseEvent) -> Option<Flow> {
        let key = |code| Key { code, ctrl: false };
        match mouse.kind {
            MouseEventKind::ScrollUp => Some(self.on_key(key(KeyCode::Up))),
            MouseEventKind::ScrollDown => Some(self.on_key(key(KeyCode::Down))),
            MouseEventKind::Down(MouseButton::Left) if self.overlay.is_none() => {
                self.toast = None;
                let at = Position::new(mouse.column, mouse.row);
                if let Some((_, action)) = self.footer.iter().find(|(place, _)| place.contains(at)) {
                    return Some(self.act(*action, key(KeyCode::Null)));
                }
                let effect = self.screen.on_click(at);
                self.take(effect);
                Some(Flow::Stay)
            }
            _ => None,
        }
    }
}
