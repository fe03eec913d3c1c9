//! Commands about what goes on in the room.

use super::{Desk, unless};
use crate::domain::command::Command;
use crate::domain::event::Event;
use crate::domain::hearing::Timer;
use crate::domain::id::{SeatId, StudioId};
use crate::domain::panel::Role;
use crate::domain::refusal::{Refusal, Thing};
use crate::domain::state::SheetState;
use crate::domain::text::{LONGEST_LINE, clean};

impl Desk<'_> {
    pub(super) fn decide_hearing(&self, command: Command) -> Result<Vec<Event>, Refusal> {
        let state = self.state;
        match command {
            Command::Hear { studio, follow } => {
                let place = studio.as_ref().map(|studio| self.studio(studio)).transpose()?;
                let known = state.hearing().map(|hearing| (hearing.studio, hearing.follow)) == place.map(|place| (place, follow));
                Ok(unless(known, Event::HearingSet { studio, follow }))
            }
            Command::StartTimer { stage, seconds } => {
                if !(1..=Timer::LONGEST).contains(&seconds) {
                    return Err(Refusal::TimeOutOfRange { longest: Timer::LONGEST / 60 });
                }
                Ok(vec![Event::TimerStarted { stage, seconds }])
            }
            Command::StopTimer {} => state.timer().map(|_| vec![Event::TimerStopped]).ok_or(Refusal::NoTimer),
            Command::PauseScoring {} => Ok(unless(state.is_paused(), Event::ScoringPaused)),
            Command::ResumeScoring {} if state.is_paused() => Ok(vec![Event::ScoringResumed]),
            Command::ResumeScoring {} => Err(Refusal::NotPaused),
            Command::CallChair { word } => {
                let word = clean(&word, LONGEST_LINE).map_err(Refusal::Text)?;
                let known = state.call(self.seat).is_some_and(|call| call.word == word);
                Ok(unless(known, Event::ChairCalled { word }))
            }
            Command::AnswerCall { seat } => self.answer_call(seat),
            Command::Reveal { studio } => self.reveal(studio),
            Command::AnnounceResult {} => {
                let revision = state.revisions().last().ok_or(Refusal::NothingSealed)?.number;
                Ok(unless(state.announced() == Some(revision), Event::ResultAnnounced { revision }))
            }
            _ => Ok(Vec::new()),
        }
    }

    fn answer_call(&self, seat: SeatId) -> Result<Vec<Event>, Refusal> {
        let place = self.state.seat_place(&seat).ok_or_else(|| Refusal::unknown(Thing::Seat, &seat))?;
        if place != self.seat && self.member.role != Role::Chair {
            return Err(Refusal::NotYourCall);
        }
        self.state.call(place).ok_or(Refusal::NoCall)?;
        Ok(vec![Event::CallAnswered { seat }])
    }

    /// Sheets are shown once all that are awaited are there: nobody can be led by the others' before.
    fn reveal(&self, studio: StudioId) -> Result<Vec<Event>, Refusal> {
        let place = self.open_studio(&studio)?;
        if self.state.reveal(place).is_some() {
            return Err(Refusal::Revealed);
        }
        let states = self.state.experts_of(place).map(|(expert, _)| self.state.sheet_state(place, expert));
        let (submitted, awaited): (Vec<SheetState>, Vec<SheetState>) =
            states.filter(|state| state.is_awaited()).partition(|state| matches!(state, SheetState::Submitted { .. }));
        let (submitted, awaited) = (submitted.len(), awaited.len());
        match (awaited, submitted) {
            (1.., _) => Err(Refusal::SheetsAwaited { count: awaited }),
            (_, 0) => Err(Refusal::NothingToReveal),
            _ => Ok(vec![Event::SheetsRevealed { studio }]),
        }
    }
}
