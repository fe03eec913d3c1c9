//! What goes on in the room, as every screen shows it: who is heard, the clock, raised hands; and the way there.

use ratatui::style::Style;

use super::{App, Flow, Toast};
use crate::domain::command::Command;
use crate::domain::hearing::{Call, clock};
use crate::domain::message::Message;
use crate::session::views::HearingView;
use crate::session::{Guest, Seat, SessionError};
use crate::transfer::{entrusted, sentences};
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
        self.looked = self.last_event();
        self.codes = self.screen.seat().map_or(0, |seat| seat.outline().anchors.len());
        (self.hearing, self.doubles) = (None, 0);
        self.listen();
        self.tell_entrusted();
        self.tell_doubles();
    }

    /// Says to whoever comes in that somebody else had a hand in what admits to their seat.
    fn tell_entrusted(&mut self) {
        let entrusted = self.screen.seat().and_then(|seat| seat.entrusted().pop());
        if let Some(entrusted) = entrusted {
            self.toast = Some(Toast::Refused(entrusted::to_person(&self.room.session(), &entrusted)));
        }
    }

    /// Says that the seat is open in one more place: it may be oneself at another screen, and it may not.
    pub(super) fn tell_doubles(&mut self) {
        let doubles = self.guest.as_ref().map_or(0, Guest::doubles);
        if doubles > std::mem::replace(&mut self.doubles, doubles) {
            self.toast = Some(Toast::Refused(Message::new("room-now-twice").with("count", doubles + 1)));
        }
    }

    /// Says to chair and clerk that a hand went up since they last looked, and what for.
    fn tell_hand(&mut self, before: &HearingView) {
        let Some((seat, room)) = self.screen.seat().zip(self.hearing.as_ref()) else { return };
        let is_known = |call: &Call| before.calls.iter().any(|known| (known.seat, known.at) == (call.seat, call.at));
        let is_new = |call: &&Call| call.seat != seat.place() && !is_known(call);
        let Some(call) = room.calls.iter().rfind(is_new) else { return };
        let session = self.room.session();
        let name = session.panel.get(call.seat).map(|member| format!("{} {}", member.id, member.name));
        let told = Message::new(if call.word.is_empty() { "room-hand-new" } else { "room-hand-new-word" });
        self.toast = Some(Toast::Refused(told.with("who", name.unwrap_or_default()).with("word", call.word.as_str())));
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
        let before = std::mem::replace(&mut self.hearing, self.screen.seat().map(Seat::hearing));
        if let Some(before) = before {
            self.tell_hand(&before);
        }
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
                let form = Form::new(Ask::Hand, Message::new("room-hand-title"), vec![field]);
                self.show(Overlay::Form(form.with_intro(Message::new("room-hand-intro"))));
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
            let left = timer.left(self.room.now());
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
