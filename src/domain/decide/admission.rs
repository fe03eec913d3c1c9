//! Who is admitted to a seat from another machine, and by what.

use super::{Desk, unless};
use crate::domain::command::{Command, CommandKind};
use crate::domain::event::Event;
use crate::domain::id::SeatId;
use crate::domain::refusal::{Refusal, Thing};
use crate::domain::state::State;
use crate::domain::{key, passphrase, policy};

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
                let key = self.key_of(&seat, &key)?;
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
                if place != self.seat {
                    policy::allowed_for_another(self.member.role, CommandKind::SetCode)?;
                }
                let (hash, desk_only) = code.map(|code| passphrase::hashed(&code)).unzip();
                Ok(vec![Event::CodeSet { seat, hash, desk_only: desk_only == Some(true) }])
            }
            _ => Ok(Vec::new()),
        }
    }

    /// A key that is to admit to a seat, as it is kept.
    fn key_of(&self, seat: &SeatId, key: &str) -> Result<String, Refusal> {
        let key = key::to_bind(key)?;
        check_key_is_free(self.state, seat, &key)?;
        Ok(key)
    }

    fn is_bound(&self, seat: &SeatId, key: &str) -> Result<bool, Refusal> {
        let place = self.seat_of(seat)?;
        Ok(self.state.admission(place).is_some_and(|admission| admission.keys.iter().any(|bound| bound == key)))
    }

    fn seat_of(&self, id: &SeatId) -> Result<usize, Refusal> {
        self.state.seat_place(id).ok_or_else(|| Refusal::unknown(Thing::Seat, id))
    }
}

/// Whether a key, as it is kept, may be bound to a seat: it shows who somebody is, and so admits to no other person's.
///
/// # Errors
/// [`Refusal::KeyOfAnother`] where it does.
pub fn check_key_is_free(state: &State, seat: &SeatId, key: &str) -> Result<(), Refusal> {
    let name = state.member(seat).map(|member| &member.name);
    let another = state.owners_of_key(key).find(|owner| Some(&owner.name) != name);
    another.map_or(Ok(()), |owner| Err(Refusal::KeyOfAnother { seat: owner.id.clone() }))
}
