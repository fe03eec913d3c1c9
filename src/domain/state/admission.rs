//! How a person at another machine shows that a seat is theirs, and who else had a hand in it.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};

use super::State;
use super::fold::{Fold, FoldError};
use crate::domain::command::CommandKind;
use crate::domain::event::Event;
use crate::domain::id::SeatId;
use crate::domain::panel::Member;
use crate::domain::policy;

/// How long an invitation admits.
const INVITATION_HOLDS: TimeDelta = TimeDelta::days(7);

/// What admits to a seat from another machine, beside the code that its person set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Admission {
    /// The invitation that has not been used yet.
    pub invitation: Option<Invitation>,
    /// The public keys that were bound to the seat, oldest first.
    pub keys: Vec<String>,
    /// Who had a hand in what is set next, as it is set by an invitation.
    invited_by: Option<BTreeSet<SeatId>>,
}

/// An invitation to a seat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// The slow hash of its code.
    pub hash: String,
    /// When it was made.
    pub at: DateTime<Utc>,
    by: BTreeSet<SeatId>,
}

impl Invitation {
    /// From when on it no longer admits.
    #[must_use]
    pub fn ends(&self) -> DateTime<Utc> {
        self.at + INVITATION_HOLDS
    }
}

/// A code as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Code {
    hash: String,
    desk_only: bool,
}

/// Something that admits to a seat, or no longer does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Credential {
    /// The code that was set.
    Code,
    /// That there is no code any more: whoever comes to the desk is let in.
    NoCode,
    /// A public key.
    Key(String),
}

/// A credential of a seat in which somebody else had a hand: set it, or made it possible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entrusted {
    /// The place in the journal.
    pub seq: u64,
    /// When.
    pub at: DateTime<Utc>,
    /// Whose seat it is.
    pub seat: SeatId,
    /// Who else had a hand in it.
    pub by: BTreeSet<SeatId>,
    /// What it is.
    pub what: Credential,
    /// Whether it still is what admits.
    pub holds: bool,
}

impl State {
    /// What admits to a seat, by place.
    #[must_use]
    pub fn admission(&self, seat: usize) -> Option<&Admission> {
        self.admissions.get(&seat)
    }

    /// The slow hash of a seat's code, if it has one.
    #[must_use]
    pub fn code(&self, seat: usize) -> Option<&str> {
        self.codes.get(&seat).map(|code| code.hash.as_str())
    }

    /// The same, of a code that admits from elsewhere too.
    #[must_use]
    pub fn code_from_elsewhere(&self, seat: usize) -> Option<&str> {
        self.codes.get(&seat).filter(|code| !code.desk_only).map(|code| code.hash.as_str())
    }

    /// The people to whose seats a key admits.
    pub fn owners_of_key(&self, key: &str) -> impl Iterator<Item = &Member> {
        let bound = self.admissions.iter().filter(move |(_, admission)| admission.keys.iter().any(|bound| bound == key));
        bound.filter_map(|(seat, _)| self.session.panel.get(*seat))
    }

    /// The credentials in which somebody else than the person of the seat had a hand, oldest first, with those that are replaced.
    #[must_use]
    pub fn entrusted(&self) -> &[Entrusted] {
        &self.entrusted
    }

    /// Who had a hand in what admits to both seats, as the person of one or by its credentials: they are one hand then, and not two
    /// that agree. Whose seat it is, and who that was.
    #[must_use]
    pub fn one_hand(&self, first: &SeatId, second: &SeatId) -> Option<(SeatId, SeatId)> {
        let (of_first, of_second) = (self.hands(first), self.hands(second));
        let in_both = || of_first.iter().find(|by| *by == second || of_second.contains(*by));
        let by = of_second.get(first).or_else(in_both)?;
        let seat = if of_second.contains(by) { second } else { first };
        Some((seat.clone(), by.clone()))
    }

    /// Who else than its person had a hand in what admits to a seat now.
    fn hands(&self, seat: &SeatId) -> BTreeSet<SeatId> {
        let holding = self.entrusted.iter().filter(|entrusted| entrusted.holds && entrusted.seat == *seat);
        holding.flat_map(|entrusted| entrusted.by.iter().cloned()).collect()
    }

    /// The fingerprint of the key that the server of this session shows.
    #[must_use]
    pub fn host_key(&self) -> Option<&str> {
        self.host_key.as_deref()
    }

    pub(super) fn fold_admission(&mut self, fold: &Fold<'_>, event: Event) -> Result<(), FoldError> {
        match event {
            Event::SeatInvited { seat, hash } => {
                let by = self.hands_in(fold, &seat, CommandKind::Invite)?;
                self.admission_mut(fold, &seat)?.invitation = Some(Invitation { hash, at: fold.stamp.at, by });
            }
            Event::InvitationWithdrawn { seat } => self.admission_mut(fold, &seat)?.invitation = None,
            Event::InvitationUsed { seat } => {
                let admission = self.admission_mut(fold, &seat)?;
                admission.invited_by = admission.invitation.take().map(|invitation| invitation.by);
            }
            Event::KeyBound { seat, key } => {
                let by = self.hands_in(fold, &seat, CommandKind::BindKey)?;
                let keys = &mut self.admission_mut(fold, &seat)?.keys;
                if !keys.contains(&key) {
                    keys.push(key.clone());
                    self.entrust(fold, seat, by, Credential::Key(key));
                }
            }
            Event::KeyUnbound { seat, key } => {
                self.admission_mut(fold, &seat)?.keys.retain(|bound| *bound != key);
                self.replace(&seat, |what| *what == Credential::Key(key.clone()));
            }
            Event::CodeSet { seat, hash, desk_only } => self.fold_code(fold, seat, hash, desk_only)?,
            other => return Err(fold.error(&format!("not of an admission: {other:?}"))),
        }
        Ok(())
    }

    fn fold_code(&mut self, fold: &Fold<'_>, seat: SeatId, hash: Option<String>, desk_only: bool) -> Result<(), FoldError> {
        let place = self.find_seat(fold, &seat)?;
        let is_code = |what: &Credential| matches!(what, Credential::Code | Credential::NoCode);
        match hash {
            Some(hash) => {
                // What a person sets has the place of the code that somebody else knew.
                if fold.by == place {
                    self.replace(&seat, is_code);
                }
                let by = self.hands_in(fold, &seat, CommandKind::SetCode)?;
                self.replace(&seat, is_code);
                self.codes.insert(place, Code { hash, desk_only });
                self.entrust(fold, seat, by, Credential::Code);
            }
            None => {
                let by = self.hands_in(fold, &seat, CommandKind::SetCode)?;
                if self.codes.remove(&place).is_some() {
                    self.replace(&seat, is_code);
                    self.entrust(fold, seat, by, Credential::NoCode);
                }
            }
        }
        Ok(())
    }

    /// Who else than the person of a seat has a hand in what is set for it now: who sets it, if that is another one, and everybody
    /// who had a hand in what admits to the seat of who sets it, and so may be there in that person's place.
    fn hands_in(&mut self, fold: &Fold<'_>, seat: &SeatId, command: CommandKind) -> Result<BTreeSet<SeatId>, FoldError> {
        let admission = self.admission_mut(fold, seat)?;
        if let Some(by) = admission.invited_by.take() {
            return Ok(by);
        }
        let place = self.find_seat(fold, seat)?;
        let (actor, whose) = (&self.session.panel[fold.by], &self.session.panel[place]);
        let mut hands = self.hands(&actor.id);
        if fold.by != place && policy::is_entrusted(command, actor.role, whose.role, self.phase) {
            hands.insert(actor.id.clone());
        }
        hands.remove(seat);
        Ok(hands)
    }

    fn entrust(&mut self, fold: &Fold<'_>, seat: SeatId, by: BTreeSet<SeatId>, what: Credential) {
        if !by.is_empty() {
            self.entrusted.push(Entrusted { seq: fold.stamp.seq, at: fold.stamp.at, seat, by, what, holds: true });
        }
    }

    /// Others have a hand no longer in what a seat has had so far.
    fn replace(&mut self, seat: &SeatId, what: impl Fn(&Credential) -> bool) {
        let of_seat = self.entrusted.iter_mut().filter(|entrusted| entrusted.seat == *seat);
        of_seat.filter(|entrusted| what(&entrusted.what)).for_each(|entrusted| entrusted.holds = false);
    }

    fn admission_mut(&mut self, fold: &Fold<'_>, seat: &SeatId) -> Result<&mut Admission, FoldError> {
        let seat = self.find_seat(fold, seat)?;
        Ok(self.admissions.entry(seat).or_default())
    }

    pub(super) fn find_seat(&self, fold: &Fold<'_>, seat: &SeatId) -> Result<usize, FoldError> {
        self.seat_place(seat).ok_or_else(|| fold.error("no such seat"))
    }
}
