//! Who is admitted to a seat from another machine, and by what.

use super::{Desk, unless};
use crate::domain::command::Command;
use crate::domain::event::Event;
use crate::domain::id::SeatId;
use crate::domain::key;
use crate::domain::panel::Role;
use crate::domain::refusal::{Refusal, Thing};

impl Desk<'_> {
    pub(super) fn decide_admission(&self, command: Command) -> Result<Vec<Event>, Refusal> {
        match command {
            Command::Invite { seat, code } => {
                self.seat_of(&seat)?;
                Ok(vec![Event::SeatInvited { seat, hash: code }])
            }
            Command::WithdrawInvitation { seat } => {
                let place = self.seat_of(&seat)?;
                let invited = self.state.admission(place).is_some_and(|admission| admission.invitation.is_some());
                Ok(unless(!invited, Event::InvitationWithdrawn { seat }))
            }
            Command::BindKey { seat, key } => {
                let key = key::plain(&key).ok_or(Refusal::NoKey)?;
                let bound = self.is_bound(&seat, &key)?;
                Ok(unless(bound, Event::KeyBound { seat, key }))
            }
            Command::UnbindKey { seat, key } => {
                let key = key::plain(&key).ok_or(Refusal::NoKey)?;
                let bound = self.is_bound(&seat, &key)?;
                Ok(unless(!bound, Event::KeyUnbound { seat, key }))
            }
            Command::SetCode { seat, code } => {
                let place = self.seat_of(&seat)?;
                if place != self.seat && self.member.role != Role::Clerk {
                    return Err(Refusal::NotYourCode);
                }
                Ok(vec![Event::CodeSet { seat, hash: code }])
            }
            _ => Ok(Vec::new()),
        }
    }

    fn is_bound(&self, seat: &SeatId, key: &str) -> Result<bool, Refusal> {
        let place = self.seat_of(seat)?;
        Ok(self.state.admission(place).is_some_and(|admission| admission.keys.iter().any(|bound| bound == key)))
    }

    fn seat_of(&self, id: &SeatId) -> Result<usize, Refusal> {
        self.state.seat_place(id).ok_or_else(|| Refusal::unknown(Thing::Seat, id))
    }
}
