//! One frame: header, warnings, what goes on in the room, the screen, what was just said, the keys, and what lies on top.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::Line;

use super::{App, Toast};
use crate::domain::message::Message;
use crate::tui::action::Action;
use crate::tui::screens::Screen;
use crate::tui::widgets::bars::{self, KeyHint};
use crate::tui::widgets::list::Scroll;
use crate::tui::widgets::text::{leave_nothing_hidden, wrap};
use crate::tui::widgets::{Look, caret};

/// The fewest columns and rows in which every screen works.
const SMALLEST: (u16, u16) = (60, 16);

impl App {
    /// Draws everything.
    pub fn draw(&mut self, frame: &mut Frame<'_>) {
        let area = frame.area();
        let scroll = std::mem::take(&mut self.scroll);
        let look = Look { words: &self.words, theme: self.theme, glyphs: self.glyphs, scroll };
        // The wheel is for what lies on top.
        let below = Look { scroll: if self.overlay.is_some() { Scroll::Stay } else { scroll }, ..look };
        if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
            return too_small(frame, area, look);
        }
        let alarm = self.alarm(usize::from(area.width), look);
        let room = self.hearing.as_ref().map(|hearing| self.room_line(hearing, look)).unwrap_or_default();
        let parts = [1, alarm.len() as u16, u16::from(!room.is_empty())].map(Constraint::Length).into_iter();
        let parts = parts.chain([Constraint::Min(1), Constraint::Length(1), Constraint::Length(1)]);
        let [top, warned, led, body, said, keys] = Layout::vertical(parts).areas(area);
        self.draw_header(frame, top, look);
        alarm.into_iter().zip(warned.rows()).for_each(|(line, row)| frame.render_widget(line, row));
        bars::pieces(frame.buffer_mut(), led, &room, look);
        self.screen.draw(frame, body, below);
        if let Some(toast) = &self.toast {
            let (text, style) = match toast {
                Toast::Done(message) => (look.words.say(message), look.theme.ok),
                Toast::Refused(message) => (look.words.say(message), look.theme.danger),
            };
            draw_toast(frame, said, &text, style);
        }
        self.footer = match &self.overlay {
            Some(overlay) => {
                bars::hints(frame.buffer_mut(), keys, &overlay.keys(look), look);
                Vec::new()
            }
            None => self.draw_footer(frame, keys, look),
        };
        if let Some(overlay) = &mut self.overlay {
            // What is typed does not go to what lies below.
            caret::take(frame.buffer_mut());
            overlay.draw(frame.buffer_mut(), Rect { height: area.height - 2, y: 1, ..area }, &self.offers, look);
        }
        let caret = caret::take(frame.buffer_mut());
        self.seen();
        leave_nothing_hidden(frame.buffer_mut());
        if let Some(caret) = caret {
            frame.set_cursor_position(caret);
        }
    }

    fn draw_header(&self, frame: &mut Frame<'_>, area: Rect, look: Look<'_>) {
        let session = self.room.session();
        let sample = session.sample.then(|| look.words.get("tui-sample"));
        let right = match self.screen.seat() {
            Some(seat) => {
                let outline = seat.outline();
                let (phase, role) = (look.words.say(&outline.phase.message()), look.words.say(&outline.me.role.message()));
                format!("{phase}{between}{name} {role}", between = look.glyphs.between, name = outline.me.name)
            }
            None => look.words.get(if matches!(self.screen, Screen::Board(_)) { "board-name" } else { "tui-no-seat" }),
        };
        bars::header(frame.buffer_mut(), area, (&session.title, sample.as_deref(), &right), look);
    }

    fn draw_footer(&self, frame: &mut Frame<'_>, area: Rect, look: Look<'_>) -> Vec<(Rect, Action)> {
        let hint = |action: &Action| {
            let offer = self.offers.iter().find(|offer| offer.action == *action)?;
            let key = action.spec().chords.first()?.name(look.glyphs);
            Some(KeyHint { action: *action, key, title: offer.title.clone(), allowed: offer.why_not.is_none() })
        };
        // Where a screen names the key to quit, there is no step back within it: Esc then leads to the choice of a seat, if there is one.
        let outwards = self.choosing && self.screen.seat().is_some();
        let seats = |action: &Action| {
            let hint = hint(if outwards && *action == Action::Quit { &Action::Back } else { action })?;
            let seats = outwards && *action == Action::Quit;
            Some(if seats { KeyHint { title: look.words.get("tui-change-seat"), ..hint } } else { hint })
        };
        let keys: Vec<KeyHint> = self.screen.keys().iter().filter_map(seats).collect();
        let last: Vec<KeyHint> = [Action::Help, Action::Palette].iter().filter_map(hint).collect();
        bars::footer(frame.buffer_mut(), area, &keys, &last, look)
    }
}

fn too_small(frame: &mut Frame<'_>, area: Rect, look: Look<'_>) {
    let message = Message::new("tui-too-small");
    let message = message.with("columns", u32::from(SMALLEST.0)).with("rows", u32::from(SMALLEST.1));
    let message = message.with("width", u32::from(area.width)).with("height", u32::from(area.height));
    for (line, row) in wrap(&look.words.say(&message), area.width.into()).into_iter().zip(area.rows()) {
        frame.render_widget(Line::from(line), row);
    }
}

/// A toast that is longer than its line grows upwards over the screen.
fn draw_toast(frame: &mut Frame<'_>, area: Rect, text: &str, style: Style) {
    let lines = wrap(text, usize::from(area.width).saturating_sub(2));
    let height = (lines.len() as u16).min(area.y);
    let place = Rect { y: area.y + 1 - height, height, ..area };
    frame.render_widget(ratatui::widgets::Clear, place);
    for (line, row) in lines.into_iter().zip(place.rows()) {
        frame.render_widget(Line::styled(format!(" {line}"), style), row);
    }
}
