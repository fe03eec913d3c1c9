//! The screens, one for each part that people have in a session.
#![allow(clippy::result_large_err, reason = "an effect is moved once a key, and a form in it is worth its size")]

mod agreement;
pub mod board;
pub mod chair;
pub mod chooser;
pub mod clerk;
pub mod expert;
mod experts;
mod notice;
pub mod observer;
mod progress;
mod ranking;
mod room;
mod studios;
mod substitute;

use std::sync::Arc;

use crossterm::event::KeyCode;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::action::Action;
use super::event::Key;
use super::form::Answer;
use super::overlay::Overlay;
use super::place::Place;
use super::widgets::Look;
use crate::domain::hearing::Timer;
use crate::domain::id::SeatId;
use crate::domain::message::Message;
use crate::domain::panel::Role;
use crate::domain::refusal::Refusal;
use crate::session::{Seat, SessionError, Whereabouts};
use board::Board;
use chair::Chair;
use chooser::Chooser;
use clerk::{Clerk, ClerkAsk};
use expert::Expert;
use observer::Observer;

/// The screen that is on.
pub enum Screen {
    /// Nobody has taken a seat yet.
    Chooser(Box<Chooser>),
    /// An expert scores.
    Expert(Box<Expert>),
    /// A clerk keeps roster, papers and files.
    Clerk(Box<Clerk>),
    /// Somebody watches.
    Observer(Box<Observer>),
    /// The chair watches, decides and finalises.
    Chair(Box<Chair>),
    /// The whole room looks at it.
    Board(Box<Board>),
}

/// What a form or a confirmation is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// The code of a seat.
    Code(SeatId),
    /// Something on an expert's screen.
    Expert(expert::Asked),
    /// Something of the clerk's.
    Clerk(ClerkAsk),
    /// Something on the chair's screen.
    Chair(chair::Asked),
    /// Something about the room.
    Room(room::Asked),
    /// A new code of the person's own.
    OwnCode,
    /// What the chair is wanted for.
    Hand,
    /// Something about public notice and objections.
    Notice(notice::Asked),
}

/// What a screen asks of the app, having done its part.
pub enum Effect {
    /// Nothing more.
    Nothing,
    /// To say that something was done.
    Done(Message),
    /// To say why something was not done; nothing has changed.
    Refused(Message),
    /// To say what others changed meanwhile; nothing has changed, and asked for once more it is done.
    Overtaken(Message),
    /// To put something on top.
    Show(Overlay),
    /// To go on in this seat.
    Sit(Seat),
}

impl From<SessionError> for Effect {
    /// What the rules refuse is said in passing; trouble with the file is not to be overlooked.
    fn from(error: SessionError) -> Effect {
        match error {
            SessionError::Journal(_) | SessionError::Fold(_) => {
                let body = vec![error.message(), Message::new("tui-not-saved")];
                Effect::Show(Overlay::notice(Message::new("tui-not-saved-title"), body))
            }
            SessionError::Overtaken(message) => Effect::Overtaken(message),
            _ => Effect::Refused(error.message()),
        }
    }
}

/// The same for whichever screen is on: each has the same set of methods.
macro_rules! each {
    ($on:expr, $screen:ident => $call:expr) => {
        match $on {
            Screen::Chooser($screen) => $call,
            Screen::Expert($screen) => $call,
            Screen::Clerk($screen) => $call,
            Screen::Observer($screen) => $call,
            Screen::Chair($screen) => $call,
            Screen::Board($screen) => $call,
        }
    };
}

impl Screen {
    /// The screen of whoever sits there.
    ///
    /// # Errors
    /// A refusal where the person may not see what the screen shows.
    pub fn of(seat: Seat) -> Result<Screen, Refusal> {
        Ok(match seat.role() {
            Role::Expert => Screen::Expert(Box::new(Expert::new(seat)?)),
            Role::Chair => Screen::Chair(Box::new(Chair::new(seat)?)),
            Role::Clerk => Screen::Clerk(Box::new(Clerk::new(seat))),
            Role::Observer => Screen::Observer(Box::new(Observer::new(seat))),
            Role::Board => Screen::Board(Box::new(Board::new(Arc::clone(seat.room())))),
        })
    }

    /// The seat that was taken.
    #[must_use]
    pub fn seat(&self) -> Option<&Seat> {
        each!(self, screen => screen.seat())
    }

    /// The clock, where the screen shows one of its own.
    #[must_use]
    pub const fn timer(&self) -> Option<Timer> {
        match self {
            Screen::Board(board) => board.timer(),
            _ => None,
        }
    }

    /// Whether the screen shows who is here, and so looks again from time to time.
    #[must_use]
    pub fn watches_room(&self) -> bool {
        matches!(self.place(), Place::ChairRoom | Place::ClerkRoom)
    }

    /// Where on the screen the person is, for others to know and to come back to.
    #[must_use]
    pub fn whereabouts(&self) -> Whereabouts {
        match self {
            Screen::Expert(expert) => expert.whereabouts(),
            Screen::Chair(chair) => chair.whereabouts(),
            _ => Whereabouts::default(),
        }
    }

    /// Whether points are being typed.
    #[must_use]
    pub fn is_typing_points(&self) -> bool {
        match self {
            Screen::Expert(expert) => expert.is_typing_points(),
            Screen::Clerk(clerk) => clerk.is_typing_points(),
            _ => false,
        }
    }

    /// Goes to a studio, by its place, where that does not disturb the person.
    pub fn lead_to(&mut self, studio: usize) {
        match self {
            Screen::Expert(expert) => expert.lead_to(studio),
            Screen::Chair(chair) => chair.lead_to(studio),
            _ => {}
        }
    }

    /// Where the keys go.
    #[must_use]
    pub fn place(&self) -> Place {
        each!(self, screen => screen.place())
    }

    /// The actions that matter most now, for the footer.
    #[must_use]
    pub fn keys(&self) -> &'static [Action] {
        each!(self, screen => screen.keys())
    }

    /// Why an action makes no sense now, beside what the rights say.
    #[must_use]
    pub fn why_not(&self, action: Action) -> Option<Message> {
        each!(self, screen => screen.why_not(action))
    }

    /// Takes a key before actions are looked for, while text is typed; `false` when it is left to them.
    pub fn on_text_key(&mut self, key: Key) -> bool {
        each!(self, screen => screen.on_text_key(key))
    }

    /// Whether a filter is being typed.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        each!(self, screen => screen.is_typing())
    }

    /// Takes a paste.
    pub fn paste(&mut self, text: &str) {
        each!(self, screen => screen.paste(text));
    }

    /// Does what a key asks for; `key` says which of several keys it was.
    pub fn on_action(&mut self, action: Action, key: Key) -> Effect {
        each!(self, screen => screen.on_action(action, key))
    }

    /// Goes one step back; `false` where there is none within the screen.
    pub fn back(&mut self) -> bool {
        each!(self, screen => screen.back())
    }

    /// Takes the answer of a form or a confirmation.
    ///
    /// # Errors
    /// Why it is not taken; the form stays with what was typed.
    pub fn on_answer(&mut self, ask: Ask, answers: Vec<Answer>) -> Result<Effect, Message> {
        each!(self, screen => screen.on_answer(ask, answers))
    }

    /// Ends the typing of a filter, as Enter does.
    pub fn end_typing(&mut self) {
        if self.is_typing() {
            self.on_text_key(Key { code: KeyCode::Enter, ctrl: false });
        }
    }

    /// Takes a click.
    pub fn on_click(&mut self, at: Position) -> Effect {
        each!(self, screen => screen.on_click(at))
    }

    /// Looks at the session again, and says what should not be missed of what others did.
    pub fn refresh(&mut self) -> Effect {
        each!(self, screen => screen.refresh())
    }

    /// What an action would do just now, where that can be said better than in its description.
    #[must_use]
    pub fn detail(&self, action: Action) -> Option<Message> {
        each!(self, screen => screen.detail(action))
    }

    /// Saves what was typed before the person leaves.
    ///
    /// # Errors
    /// Why it could not be saved; it is still there then.
    pub fn settle(&mut self) -> Result<(), Effect> {
        each!(self, screen => screen.settle())
    }

    /// Goes to where the person was.
    pub fn go_to(&mut self, place: Whereabouts) {
        match self {
            Screen::Expert(expert) => expert.return_to(place),
            Screen::Chair(chair) => chair.return_to(place),
            _ => {}
        }
    }

    /// Draws it.
    pub fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, look: Look<'_>) {
        each!(self, screen => screen.draw(frame, area, look));
    }
}
