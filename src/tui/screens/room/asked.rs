//! What is asked for in forms, and the commands that the answers lead to.

use super::RoomTab;
use crate::domain::command::Command;
use crate::domain::hearing::{Stage, Timer};
use crate::domain::message::Message;
use crate::session::{Seat, SessionError};
use crate::tui::field::Field;
use crate::tui::form::{Answer, FieldKind, Form, FormField};
use crate::tui::overlay::Overlay;
use crate::tui::screens::studios::target;
use crate::tui::screens::{Ask, Effect};

/// The minutes that a form offers for presentation and questions.
const MINUTES: u32 = 10;

/// What a form or a confirmation of this tab is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// Which studio is heard.
    Hear,
    /// How long the clock runs, and for what.
    Timer,
    /// Whether the sheets of a studio (by place) are shown.
    Reveal(usize),
    /// Whether the result is announced.
    Announce,
}

impl RoomTab {
    /// The form or confirmation that asks for it.
    pub(super) fn show(&self, asked: Asked) -> Effect {
        self.overlay(asked).map_or(Effect::Nothing, Effect::Show)
    }

    fn overlay(&self, asked: Asked) -> Option<Overlay> {
        let view = self.view.as_ref()?;
        let form = |asked, title, fields| Overlay::Form(Form::new(Ask::Room(asked), Message::new(title), fields));
        let choice =
            |label, options: Vec<Message>, at| FormField { label: Message::new(label), kind: FieldKind::Choice { options, at } };
        Some(match asked {
            Asked::Hear => {
                let named = |text: String| Message::new("word-plain").with("text", text);
                let session = view.session();
                let studios = session.roster.iter();
                let options =
                    studios.map(|studio| (named(format!("{} {}", studio.id, studio.name)), target(studio, &session.rubric)));
                // The next one of the roster is the likely one.
                let last = session.roster.len().saturating_sub(1);
                let at = view.room.hearing.map_or(0, |hearing| (hearing.studio + 1).min(last));
                let kind = FieldKind::Found { query: Field::default(), options: options.collect(), at };
                let studio = FormField { label: Message::new("room-which-studio"), kind };
                let ways = ["room-way-offer", "room-way-follow", "room-way-nobody"].map(Message::new).to_vec();
                let follows = view.room.hearing.is_some_and(|hearing| hearing.follow);
                form(asked, "room-hear-title", vec![studio, choice("room-way", ways, usize::from(follows))])
            }
            Asked::Timer => {
                let stages = Stage::ALL.map(Stage::message).to_vec();
                let field = Field::selected(&MINUTES.to_string());
                let minutes = FieldKind::Count { field, lowest: 1, highest: Timer::LONGEST / 60, follows: false };
                let minutes = FormField { label: Message::new("room-minutes"), kind: minutes };
                form(asked, "room-timer-title", vec![choice("room-stage", stages, 0), minutes])
            }
            Asked::Reveal(studio) => {
                let studio = view.studio_name(studio);
                let consequence = Message::new("room-reveal-consequence").with("studio", studio);
                Overlay::Confirm { ask: Ask::Room(asked), title: Message::new("room-reveal-title"), consequence }
            }
            Asked::Announce => {
                let consequence = Message::new("room-announce-consequence");
                Overlay::Confirm { ask: Ask::Room(asked), title: Message::new("room-announce-title"), consequence }
            }
        })
    }

    /// The command that an answer leads to; nothing where something else was answered.
    fn command(&self, asked: &Asked, answers: &[Answer]) -> Option<Command> {
        match (asked, answers) {
            (Asked::Hear, [Answer::Choice(_), Answer::Choice(2)]) => Some(Command::Hear { studio: None, follow: false }),
            (Asked::Hear, [Answer::Choice(at), Answer::Choice(way)]) => {
                let studio = self.view.as_ref()?.session().roster.get(*at)?.id.clone();
                Some(Command::Hear { studio: Some(studio), follow: *way == 1 })
            }
            (Asked::Timer, [Answer::Choice(stage), Answer::Count(minutes)]) => {
                Some(Command::StartTimer { stage: *Stage::ALL.get(*stage)?, seconds: minutes.checked_mul(60)? })
            }
            (Asked::Reveal(studio), _) => self.reveal(*studio),
            (Asked::Announce, _) => Some(Command::AnnounceResult {}),
            _ => None,
        }
    }

    /// Takes the answer of a form or a confirmation, and says what happened.
    ///
    /// # Errors
    /// Why it is not taken; the form stays.
    pub fn on_answer(&mut self, seat: &Seat, asked: &Asked, answers: &[Answer]) -> Result<Effect, Message> {
        let Some(command) = self.command(asked, answers) else { return Ok(Effect::Nothing) };
        self.give(seat, command).map_err(|error| error.message())
    }

    /// Gives a command and says what happened.
    pub(super) fn give(&mut self, seat: &Seat, command: Command) -> Result<Effect, SessionError> {
        let applied = seat.apply(command)?;
        self.refresh(seat);
        let told = applied.events.first().zip(self.view.as_ref()).map(|(event, view)| view.session().tell(event));
        Ok(told.map_or(Effect::Nothing, |told| Effect::Done(Message::new("chair-done").with("what", told))))
    }
}
