//! Who scores what: an expert the studios of the own group, until somebody takes them over.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::fold::Fold;
use super::{FoldError, SheetState, State};
use crate::domain::id::{SeatId, StudioId};
use crate::domain::panel::{Member, Role};
use crate::domain::phase::Phase;

/// An expert left and somebody took over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Substitution {
    /// The place of who left.
    pub expert: usize,
    /// The place of who took over.
    pub by: usize,
    /// The places of the studios that were taken over.
    pub studios: Vec<usize>,
}

/// What changes of who scores what after the founding.
#[derive(Debug, Clone)]
pub(super) struct Assignment {
    /// How many people founded the session: whoever joined later scores only what was taken over.
    founders: usize,
    /// What became of a studio and an expert since.
    handed: BTreeMap<(usize, usize), Handed>,
    substitutions: Vec<Substitution>,
}

/// What became of a studio and an expert.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Handed {
    /// Somebody else scores it from now on.
    Away,
    /// The expert took it over.
    Over {
        /// When scoring was closed already: the sheet is open all the same.
        late: bool,
    },
}

impl Assignment {
    /// Nobody has left yet.
    pub(super) const fn of(founders: usize) -> Self {
        Assignment { founders, handed: BTreeMap::new(), substitutions: Vec::new() }
    }
}

impl State {
    /// Whether a studio is an expert's to score: of the same group, or taken over, and not handed on.
    #[must_use]
    pub fn is_expected(&self, studio: usize, expert: usize) -> bool {
        match self.assignment.handed.get(&(studio, expert)) {
            Some(handed) => *handed != Handed::Away,
            None => {
                let (studio, member) = (self.session.roster.get(studio), self.session.panel.get(expert));
                expert < self.assignment.founders
                    && studio.zip(member).is_some_and(|(studio, member)| studio.group == member.group)
            }
        }
    }

    /// The experts who are to score a studio, with their places, in the panel's order.
    pub fn experts_of(&self, studio: usize) -> impl Iterator<Item = (usize, &Member)> {
        self.experts().filter(move |(expert, _)| self.is_expected(studio, *expert))
    }

    /// Whether the expert took a studio over after scoring was closed: the sheet is then open until it is submitted.
    #[must_use]
    pub fn is_taken_over_late(&self, studio: usize, expert: usize) -> bool {
        self.assignment.handed.get(&(studio, expert)) == Some(&Handed::Over { late: true })
    }

    /// Whether somebody took over from an expert.
    #[must_use]
    pub fn has_left(&self, expert: usize) -> bool {
        self.assignment.substitutions.iter().any(|substitution| substitution.expert == expert)
    }

    /// Who left and who took over what, oldest first.
    #[must_use]
    pub fn substitutions(&self) -> &[Substitution] {
        &self.assignment.substitutions
    }

    /// The studios that somebody takes over when an expert leaves: those that can be worked on, whose sheets are still to come.
    #[must_use]
    pub fn open_to_substitute(&self, expert: usize) -> Vec<usize> {
        let waits = |studio: &usize| {
            let state = self.sheet_state(*studio, expert);
            matches!(state, SheetState::Untouched | SheetState::Draft { .. } | SheetState::Returned { .. })
        };
        let open = (0..self.session.roster.len()).filter(|studio| self.is_open(*studio) && self.barred(*studio).is_none());
        open.filter(waits).collect()
    }

    /// Takes a substitution in: a person new to the panel joins it, and the studios change hands.
    pub(super) fn substitute(
        &mut self,
        fold: &Fold<'_>,
        expert: &SeatId,
        by: Member,
        studios: &[StudioId],
    ) -> Result<(), FoldError> {
        let expert = self.seat_place(expert).ok_or_else(|| fold.error(&format!("no seat {expert}")))?;
        let studios = studios.iter().map(|studio| self.find_studio(fold, studio)).collect::<Result<Vec<_>, _>>()?;
        if by.role != Role::Expert {
            return Err(fold.error("only an expert takes over from an expert"));
        }
        let by = match self.seat_place(&by.id) {
            Some(place) => place,
            None => self.join(by),
        };
        let late = self.phase == Phase::Review;
        for studio in &studios {
            self.forget(*studio, expert);
            self.assignment.handed.insert((*studio, expert), Handed::Away);
            self.assignment.handed.insert((*studio, by), Handed::Over { late });
        }
        self.assignment.substitutions.push(Substitution { expert, by, studios });
        Ok(())
    }

    fn join(&mut self, member: Member) -> usize {
        let place = self.session.panel.len();
        self.seat_places.insert(member.id.clone(), place);
        self.conflicts.join(&self.session.roster, std::slice::from_ref(&member));
        let panel: Arc<[Member]> = self.session.panel.iter().cloned().chain([member]).collect();
        self.session.panel = panel;
        place
    }
}
