//! Who is let into which seat from another machine. At the desk a seat without a code is free to take; from elsewhere it is shut.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use zeroize::Zeroizing;

use super::codes;
use super::room::{Room, SessionError};
use super::seat::Seat;
use crate::domain::decide::check_key_is_free;
use crate::domain::event::Event;
use crate::domain::id::SeatId;
use crate::domain::key;
use crate::domain::passphrase::{Weakness, weakness};
use crate::domain::state::{self, State};

/// What somebody was let in by. It ends their visit when it no longer admits, and another one of the same kind is no excuse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Credential {
    /// A public key, as it is kept.
    Key(String),
    /// A code or passphrase, by its slow hash.
    Code(String),
}

/// What a code was good for.
pub enum Admitted {
    /// It is the code that the person set: the seat.
    Seated(Seat, Credential),
    /// It is that of an invitation, which still is to be taken up.
    Invited(Invitation),
}

/// An invitation whose code somebody knew.
#[derive(Debug, Clone)]
pub struct Invitation {
    seat: SeatId,
    hash: String,
}

/// What admits to a seat, without what nobody is to see.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Joins {
    /// When the invitation ends, or ended, that was not used.
    pub invited_until: Option<DateTime<Utc>>,
    /// Whether it still waits to be used.
    pub invited: bool,
    /// The public keys bound to it.
    pub keys: Vec<String>,
    /// Whether it has a code.
    pub code: bool,
    /// Whether the code admits from elsewhere too.
    pub code_from_elsewhere: bool,
}

impl Joins {
    /// Whether anything does.
    #[must_use]
    pub const fn any(&self) -> bool {
        self.invited || self.code_from_elsewhere || !self.keys.is_empty()
    }
}

/// What admits a person once the invitation is used.
pub enum Proof {
    /// A public key, whose owner it was shown to be.
    Key(String),
    /// A passphrase of their own.
    Passphrase(Zeroizing<String>),
}

impl Room {
    /// The seat that somebody names, in capitals or not if that is no matter of doubt.
    #[must_use]
    pub fn seat_named(&self, name: &str) -> Option<SeatId> {
        let state = self.core.state();
        let exact = state.session.panel.iter().find(|member| member.id.as_str() == name);
        let mut alike = state.session.panel.iter().filter(|member| member.id.as_str().to_lowercase() == name.to_lowercase());
        let alike = alike.next().filter(|_| alike.next().is_none());
        exact.or(alike).map(|member| member.id.clone())
    }

    /// What a code given at the door is good for. Takes a while on purpose, and as long for a seat that does not exist.
    #[must_use]
    pub fn admit_by_code(self: &Arc<Self>, id: Option<&SeatId>, code: &str) -> Option<Admitted> {
        let known = id.and_then(|id| {
            let state = self.core.state();
            let place = state.seat_place(id)?;
            let invitation = invitation(&state, place, self.now()).map(|invitation| invitation.hash.clone());
            Some((id, place, state.session.panel[place].role, invitation, state.code_from_elsewhere(place).map(str::to_owned)))
        });
        let Some((id, place, role, invitation, own)) = known.filter(|known| known.3.is_some() || known.4.is_some()) else {
            let _costs_as_much = self.core.hashes.of_code("nobody");
            return None;
        };
        if let Some(own) = own.filter(|own| self.core.hashes.fits(code, own)) {
            return Some(Admitted::Seated(Seat::new(Arc::clone(self), id.clone(), place, role), Credential::Code(own)));
        }
        let hash = invitation.filter(|hash| self.core.hashes.fits_invitation(code, hash))?;
        Some(Admitted::Invited(Invitation { seat: id.clone(), hash }))
    }

    /// The seat to which a key admits, whose owner was shown to be there.
    #[must_use]
    pub fn admit_by_key(self: &Arc<Self>, id: &SeatId, key: &str) -> Option<Seat> {
        let key = key::plain(key)?;
        let state = self.core.state();
        let place = state.seat_place(id)?;
        let bound = state.admission(place)?.keys.contains(&key);
        bound.then(|| Seat::new(Arc::clone(self), id.clone(), place, state.session.panel[place].role))
    }

    /// Whether what somebody was let in by still admits to the seat.
    #[must_use]
    pub fn still_admits(&self, id: &SeatId, by: &Credential) -> bool {
        let state = self.core.state();
        let Some(place) = state.seat_place(id) else { return false };
        match by {
            Credential::Key(key) => state.admission(place).is_some_and(|admission| admission.keys.contains(key)),
            Credential::Code(hash) => state.code_from_elsewhere(place) == Some(hash),
        }
    }

    /// Whether an unknown key would be bound to the seat by its invitation: only where no other is bound yet,
    /// so that a person with several keys is not stopped at the wrong one.
    #[must_use]
    pub fn awaits_key(&self, id: &SeatId) -> bool {
        let state = self.core.state();
        let Some(place) = state.seat_place(id) else { return false };
        invitation(&state, place, self.now()).is_some()
            && state.admission(place).is_some_and(|admission| admission.keys.is_empty())
    }

    /// What admits to a seat from another machine.
    #[must_use]
    pub fn joins(&self, id: &SeatId) -> Joins {
        let state = self.core.state();
        let Some(place) = state.seat_place(id) else { return Joins::default() };
        let admission = state.admission(place);
        Joins {
            invited_until: admission.and_then(|admission| admission.invitation.as_ref()).map(state::Invitation::ends),
            invited: invitation(&state, place, self.now()).is_some(),
            keys: admission.map(|admission| admission.keys.clone()).unwrap_or_default(),
            code: state.code(place).is_some(),
            code_from_elsewhere: state.code_from_elsewhere(place).is_some(),
        }
    }

    /// Uses an invitation up: from now on `proof` admits.
    ///
    /// # Errors
    /// [`SessionError::InvitationGone`] where it was used or withdrawn meanwhile or has ended, [`SessionError::WeakPassphrase`] or
    /// [`SessionError::BadCode`] where the passphrase is not taken, a refusal where the key is not; the invitation still holds then.
    pub fn take_up(self: &Arc<Self>, invitation: &Invitation, proof: Proof) -> Result<(Seat, Credential), SessionError> {
        let id = invitation.seat.clone();
        let by = match proof {
            Proof::Key(key) => Credential::Key(key::to_bind(&key)?),
            Proof::Passphrase(passphrase) => match self.weakness(&id, &passphrase) {
                Some(weakness) => return Err(SessionError::WeakPassphrase(weakness)),
                None => Credential::Code(self.core.hashes.of_code(&passphrase)?),
            },
        };
        let binds = match by.clone() {
            Credential::Key(key) => Event::KeyBound { seat: id.clone(), key },
            Credential::Code(hash) => Event::CodeSet { seat: id.clone(), hash: Some(hash), desk_only: false },
        };
        self.core.write(Some(&id), |core, _| {
            let state = core.state();
            let waits = state.seat_place(&id).and_then(|place| self::invitation(&state, place, (core.clock)()));
            waits.filter(|waits| waits.hash == invitation.hash).ok_or(SessionError::InvitationGone)?;
            if let Event::KeyBound { key, .. } = &binds {
                check_key_is_free(&state, &id, key)?;
            }
            Ok(vec![Event::InvitationUsed { seat: id.clone() }, binds])
        })?;
        let state = self.core.state();
        let place = state.seat_place(&id).ok_or(SessionError::InvitationGone)?;
        Ok((Seat::new(Arc::clone(self), id.clone(), place, state.session.panel[place].role), by))
    }

    /// Why a code of a seat would not admit from elsewhere, beside [`weakness`]: the code of its invitation was handed over on paper.
    pub(super) fn weakness(&self, id: &SeatId, code: &str) -> Option<Weakness> {
        let (member, invitation) = {
            let state = self.core.state();
            let place = state.seat_place(id)?;
            (
                state.session.panel.get(place)?.clone(),
                invitation(&state, place, self.now()).map(|invitation| invitation.hash.clone()),
            )
        };
        weakness(code, &member).or_else(|| {
            let handed_over = invitation.is_some_and(|hash| self.core.hashes.fits_invitation(code, &hash));
            handed_over.then_some(Weakness::OfTheSeat)
        })
    }

    /// A code for an invitation.
    ///
    /// # Errors
    /// Where the machine has no chance to offer.
    pub fn new_code(&self) -> Result<String, SessionError> {
        codes::new_invitation()
    }

    /// The fingerprint of the key that this session's server shows, if one was ever made.
    #[must_use]
    pub fn host_key(&self) -> Option<String> {
        self.core.state().host_key().map(str::to_owned)
    }

    /// Records the key that this session's server shows from now on.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn record_host_key(&self, fingerprint: &str) -> Result<(), SessionError> {
        let made = Event::HostKeyMade { fingerprint: fingerprint.to_owned() };
        self.core.write(None, |_, _| Ok(vec![made])).map(|_| ())
    }
}

/// The invitation to a seat, by place, that admits now.
fn invitation(state: &State, seat: usize, now: DateTime<Utc>) -> Option<&state::Invitation> {
    state.admission(seat)?.invitation.as_ref().filter(|invitation| now < invitation.ends())
}
