//! How a person at another machine shows that a seat is theirs.

use super::State;
use super::fold::{Fold, FoldError};
use crate::domain::event::Event;
use crate::domain::id::SeatId;

/// What admits to a seat from another machine, beside the code that its person set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Admission {
    /// The slow hash of the invitation that has not been used yet.
    pub invitation: Option<String>,
    /// The public keys that were bound to the seat, oldest first.
    pub keys: Vec<String>,
}

impl State {
    /// What admits to a seat, by place.
    #[must_use]
    pub fn admission(&self, seat: usize) -> Option<&Admission> {
        self.admissions.get(&seat)
    }

    /// The fingerprint of the key that the server of this session shows.
    #[must_use]
    pub fn host_key(&self) -> Option<&str> {
        self.host_key.as_deref()
    }

    pub(super) fn fold_admission(&mut self, fold: &Fold<'_>, event: Event) -> Result<(), FoldError> {
        match event {
            Event::SeatInvited { seat, hash } => self.admission_mut(fold, &seat)?.invitation = Some(hash),
            Event::InvitationWithdrawn { seat } | Event::InvitationUsed { seat } => {
                self.admission_mut(fold, &seat)?.invitation = None;
            }
            Event::KeyBound { seat, key } => {
                let keys = &mut self.admission_mut(fold, &seat)?.keys;
                if !keys.contains(&key) {
                    keys.push(key);
                }
            }
            Event::KeyUnbound { seat, key } => self.admission_mut(fold, &seat)?.keys.retain(|bound| *bound != key),
            Event::CodeSet { seat, hash } => {
                let seat = self.find_seat(fold, &seat)?;
                match hash {
                    Some(hash) => self.codes.insert(seat, hash),
                    None => self.codes.remove(&seat),
                };
            }
            other => return Err(fold.error(&format!("not of an admission: {other:?}"))),
        }
        Ok(())
    }

    fn admission_mut(&mut self, fold: &Fold<'_>, seat: &SeatId) -> Result<&mut Admission, FoldError> {
        let seat = self.find_seat(fold, seat)?;
        Ok(self.admissions.entry(seat).or_default())
    }

    pub(super) fn find_seat(&self, fold: &Fold<'_>, seat: &SeatId) -> Result<usize, FoldError> {
        self.seat_place(seat).ok_or_else(|| fold.error("no such seat"))
    }
}
