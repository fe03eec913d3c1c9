//! What goes on in the room, as every screen shows it: who is heard, the clock, raised hands; and the way there.

use chrono::Utc;
use ratatui::style::Style;

use super::{App, Flow, Toast};
use crate::domain::command::Command;
use crate::domain::hearing::{Call, clock};
use crate::domain::message::Message;
use crate::session::views::HearingView;
use crate::session::{Guest, Seat, SessionError};
use crate::transfer::sentences;
use crate::tui::action::Action;
use crate::tui::form::{Form, FormField};
use crate::tui::overlay::Overlay;
use crate::tui::place::Context;
use crate::tui::screens::Ask;
use crate::tui::widgets::Look;
use crate::tui::widgets::bars::Piece;

impl App {
    /// Takes the seat in, whoever sits there now.
    pub(super) fn arrive(&mut self) {
        self.guest = self.screen.seat().map(Seat::arrive);
        self.codes = self.screen.seat().map_or(0, |seat| seat.outline().anchors.len());
        self.listen();
    }

    /// Says the code of a moment that everybody should keep the code of, once.
    pub(super) fn tell_code(&mut self) {
        let anchors = self.screen.seat().map(|seat| seat.outline().anchors).unwrap_or_default();
        let new = anchors.len() > std::mem::replace(&mut self.codes, anchors.len());
        if let Some(anchor) = anchors.last().filter(|_| new) {
            self.toast = Some(Toast::Done(Message::new("code-note").with("line", sentences::code(anchor))));
        }
    }

    /// Looks at what goes on in the room; where the chair leads, the screen follows, unless something is being typed.
    pub(super) fn listen(&mut self) {
        self.hearing = self.screen.seat().map(Seat::hearing);
        let Some(hearing) = self.hearing.as_ref().and_then(|room| room.hearing) else { return };
        if hearing.follow && hearing.seq > self.followed && self.overlay.is_none() {
            self.followed = hearing.seq;
            self.screen.lead_to(hearing.studio);
        }
    }

    /// Asks what the chair is wanted for, or takes the raised hand down.
    pub(super) fn raise_hand(&mut self) -> Flow {
        match (self.screen.seat(), self.own_call()) {
            (Some(seat), Some(_)) => {
                let seat = seat.id().clone();
                if let Err(error) = self.call(Command::AnswerCall { seat }) {
                    self.take(error.into());
                }
            }
            _ => {
                let field = FormField::note(Message::new("room-hand-word"), "");
                let intro = Some(Message::new("room-hand-intro"));
                let title = Message::new("room-hand-title");
                self.overlay =
                    Some(Overlay::Form(Form { ask: Ask::Hand, title, intro, fields: vec![field], at: 0, problem: None }));
            }
        }
        Flow::Stay
    }

    /// Raises the own hand or takes it down, and says so.
    pub(super) fn call(&mut self, command: Command) -> Result<(), SessionError> {
        let Some(seat) = self.screen.seat() else { return Ok(()) };
        seat.apply(command)?;
        self.listen();
        let said = if self.own_call().is_some() { "room-hand-up" } else { "room-hand-down" };
        self.toast = Some(Toast::Done(Message::new(said)));
        Ok(())
    }

    /// The own raised hand.
    pub(super) fn own_call(&self) -> Option<&Call> {
        let seat = self.screen.seat()?.place();
        self.hearing.as_ref()?.calls.iter().find(|call| call.seat == seat)
    }

    /// What goes on in the room, most important first; nothing where nothing does.
    pub(super) fn room_line(&self, room: &HearingView, look: Look<'_>) -> Vec<Piece> {
        let say = |message: Message| look.words.say(&message);
        let piece = |text: String, style: Style| Piece { text, style, whole: false };
        let whole = |text: String, style: Style| Piece { text, style, whole: true };
        // The name may be long and comes last: it gives way first.
        let mut pieces = Vec::new();
        if room.paused {
            pieces.push(whole(say(Message::new("room-paused")), look.theme.danger));
        }
        if let Some(timer) = room.timer {
            let left = timer.left(Utc::now());
            let style = if left <= 0 { look.theme.danger } else { look.theme.warn };
            let message = Message::new("room-timer").with("stage", timer.stage.message()).with("time", clock(left));
            pieces.push(whole(say(message), style));
        }
        if let Some(doubles) = self.guest.as_ref().map(Guest::doubles).filter(|doubles| *doubles > 0) {
            pieces.push(piece(say(Message::new("room-twice").with("count", doubles)), look.theme.warn));
        }
        if self.own_call().is_some() {
            pieces.push(piece(say(Message::new("room-hand-raised")), look.theme.warn));
        }
        let away = room.hearing.filter(|hearing| self.screen.whereabouts().studio != Some(hearing.studio));
        if away.is_some() && self.screen.place().contexts().contains(&Context::Expert) {
            let spec = Action::GoToHearing.spec();
            let key = spec.chords.first().map(|chord| chord.name(look.glyphs)).unwrap_or_default();
            pieces.push(piece(format!("{key} {}", look.words.get(spec.title)), look.theme.key));
        }
        let session = self.room.session();
        if let Some(studio) = room.hearing.and_then(|hearing| session.roster.get(hearing.studio)) {
            let name = format!("{} {}", studio.id, studio.name);
            pieces.push(piece(say(Message::new("room-hearing").with("studio", name)), look.theme.title));
        }
        pieces
    }
}
