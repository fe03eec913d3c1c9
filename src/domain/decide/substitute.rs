//! An expert leaves, and somebody takes over.

use super::{Desk, reason};
use crate::domain::command::Substitute;
use crate::domain::event::Event;
use crate::domain::id::{SeatId, StudioId, is_id};
use crate::domain::identity::fold_id;
use crate::domain::panel::{Member, Role};
use crate::domain::refusal::Refusal;
use crate::domain::text::{LONGEST_LINE, clean};

#[cfg(test)]
mod tests;

impl Desk<'_> {
    /// What the expert who leaves has not submitted is the substitute's from now on; what was submitted stays and counts.
    pub(super) fn substitute(&self, expert: SeatId, by: Substitute, why: &str) -> Result<Vec<Event>, Refusal> {
        let leaves = self.expert(&expert)?;
        let by = self.successor(leaves, by)?;
        let reason = reason(why)?;
        let places = self.state.open_to_substitute(leaves);
        if places.is_empty() {
            return Err(Refusal::NothingToTakeOver);
        }
        let named = |places: Vec<usize>| places.into_iter().filter_map(|place| Some(self.state.studio(place)?.id.clone()));
        if let Some(place) = self.state.seat_place(&by.id) {
            let own = places.iter().copied().filter(|studio| self.state.is_expected(*studio, place));
            let studios: Vec<StudioId> = named(own.collect()).collect();
            if !studios.is_empty() {
                return Err(Refusal::ScoresAlready { studios });
            }
        }
        Ok(vec![Event::ExpertSubstituted { expert, by, studios: named(places).collect(), reason }])
    }

    /// Who takes over: an expert of the panel who has not left, or somebody new, who joins the group of who leaves.
    fn successor(&self, leaves: usize, by: Substitute) -> Result<Member, Refusal> {
        let text = |text: &str| clean(text, LONGEST_LINE).map_err(Refusal::Text);
        let (name, organisation, title) = (text(&by.name)?, text(&by.organisation)?, text(&by.title)?);
        let is_new = !name.is_empty();
        match self.state.member(&by.id) {
            Some(_) if is_new => Err(Refusal::SeatTaken),
            Some(member) => {
                let place = self.expert(&member.id)?;
                if place == leaves || self.state.has_left(place) { Err(Refusal::HasLeft) } else { Ok(member.clone()) }
            }
            None if !is_new => Err(Refusal::SubstituteUnknown),
            None if !is_id(by.id.as_str()) => Err(Refusal::NotAnId),
            None => {
                let mut seats = self.state.session.panel.iter().map(|member| &member.id);
                if let Some(known) = seats.find(|known| fold_id(known.as_str()) == fold_id(by.id.as_str())) {
                    return Err(Refusal::SeatAlike { known: known.clone() });
                }
                let group = self.state.session.panel.get(leaves).and_then(|member| member.group.clone());
                Ok(Member { id: by.id, name, organisation, title, role: Role::Expert, group })
            }
        }
    }
}
