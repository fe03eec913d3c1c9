//! The seat: one person's authority in a room. Every command and every view passes here.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use chrono::NaiveDate;

use super::core::lock;
use super::presence::{Guest, Presence};
use super::room::{Room, SessionError};
use super::seen::Seen;
use super::views::{
    Changes, Conditions, Desk, Diagnostics, HearingView, Outline, Outlook, Papers, Progress, PublicNotice, Results, RevealedView,
    SheetView, StudioDetail, shown_to,
};
use crate::domain::agreement::{Evidence, Mirror};
use crate::domain::changes::Change;
use crate::domain::command::{Command, CommandKind};
use crate::domain::decide;
use crate::domain::event::Event;
use crate::domain::hash::Hash;
use crate::domain::id::{PoolId, SeatId};
use crate::domain::message::Message;
use crate::domain::panel::Role;
use crate::domain::passphrase;
use crate::domain::phase::Phase;
use crate::domain::policy::{self, Sight};
use crate::domain::refusal::{Refusal, Thing};
use crate::domain::state::{Decision, Entrusted, Revision, State};
use crate::journal::Record;

/// One person's authority in a session.
#[derive(Clone)]
pub struct Seat {
    room: Arc<Room>,
    id: SeatId,
    place: usize,
    role: Role,
    /// What the person at the screen of this seat has seen.
    seen: Arc<Mutex<Seen>>,
}

/// What became of a command.
#[derive(Debug, Clone)]
pub struct Applied {
    /// What happened; empty where the session already was as asked.
    pub events: Vec<Event>,
}

impl Seat {
    pub(super) fn new(room: Arc<Room>, id: SeatId, place: usize, role: Role) -> Self {
        Seat { room, id, place, role, seen: Arc::default() }
    }

    /// Which seat this is.
    #[must_use]
    pub fn id(&self) -> &SeatId {
        &self.id
    }

    /// Its place in the panel.
    #[must_use]
    pub const fn place(&self) -> usize {
        self.place
    }

    /// What the person is here for.
    #[must_use]
    pub const fn role(&self) -> Role {
        self.role
    }

    /// The room that the seat is in.
    #[must_use]
    pub fn room(&self) -> &Arc<Room> {
        &self.room
    }

    /// Which day it is where the session is held.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.room.core.state().session.zone.day(self.room.now())
    }

    /// Gives a command. When this returns without an error, what happened is on disk.
    ///
    /// # Errors
    /// A [`SessionError`]; nothing of what was asked has changed then. That a seat tried what is not theirs to do is on record.
    pub fn apply(&self, command: Command) -> Result<Applied, SessionError> {
        self.apply_all(vec![command])
    }

    /// Gives several commands that take effect together or not at all.
    ///
    /// # Errors
    /// The first [`SessionError`], as for [`Seat::apply`].
    pub fn apply_all(&self, commands: Vec<Command>) -> Result<Applied, SessionError> {
        let commands = commands.into_iter().map(|command| self.hash_code(command)).collect::<Result<Vec<_>, _>>()?;
        Ok(Applied { events: self.room.core.apply(&self.id, &commands, &mut lock(&self.seen))? })
    }

    /// Says that the person's screen shows everything up to the event with this `seq`. From then on a command that would replace what
    /// others changed later is met with [`SessionError::Overtaken`], once.
    pub fn saw(&self, seq: u64) {
        lock(&self.seen).saw(seq);
    }

    /// Every refusal that giving several commands together would meet, with the place of its command; nothing is given.
    #[must_use]
    pub fn refusals(&self, commands: &[Command]) -> Vec<(usize, Refusal)> {
        self.room.core.refusals(&self.id, commands)
    }

    /// Whether this seat may give a kind of command now, and if not, why: what greys a key out.
    ///
    /// # Errors
    /// The [`Refusal`] that giving it would meet.
    pub fn allowed(&self, command: CommandKind) -> Result<(), Refusal> {
        let phase = self.room.core.state().phase;
        policy::allowed(self.role, phase, command)
    }

    /// Whether a command would be refused, without giving it.
    ///
    /// # Errors
    /// The [`Refusal`] that giving it would meet.
    pub fn check(&self, command: Command) -> Result<(), Refusal> {
        decide::decide(&self.room.core.state(), &self.id, command).map(|_| ())
    }

    /// The session, and who is looking.
    #[must_use]
    pub fn outline(&self) -> Outline {
        Outline::of(&self.room.core.state(), self.place)
    }

    /// The expert's own desk.
    ///
    /// # Errors
    /// A refusal where the seat has none.
    pub fn desk(&self) -> Result<Desk, Refusal> {
        self.desk_of(self.place)
    }

    /// The desk of an expert (by place): the own one, or for chair and clerk anybody's.
    ///
    /// # Errors
    /// A refusal where the seat may not see it.
    pub fn desk_of(&self, expert: usize) -> Result<Desk, Refusal> {
        let state = self.room.core.state();
        self.may_see_sheets(&state, expert)?;
        Ok(Desk::of(&state, expert, self.place))
    }

    /// A sheet, by the places of studio and expert.
    ///
    /// # Errors
    /// A refusal where the seat may not see it.
    pub fn sheet(&self, studio: usize, expert: usize) -> Result<SheetView, Refusal> {
        let state = self.room.core.state();
        self.may_see_sheets(&state, expert)?;
        let (Some(row), Some(member)) = (state.studio(studio), state.session.panel.get(expert)) else {
            return Err(Refusal::NotShown);
        };
        let writable = decide::may_write(&state, &self.id, &row.id, &member.id);
        Ok(SheetView::of(&state, studio, expert, writable))
    }

    /// The studios (by place) whose sheets this seat has handed in, in the roster's order, each with the hash that is its receipt.
    ///
    /// # Errors
    /// A refusal where the seat has no sheets.
    pub fn receipts(&self) -> Result<Vec<(usize, Hash)>, Refusal> {
        let state = self.room.core.state();
        self.may_see_sheets(&state, self.place)?;
        let receipt = |studio| state.sheet(studio, self.place).and_then(|sheet| sheet.receipt).map(|hash| (studio, hash));
        Ok((0..state.session.roster.len()).filter_map(receipt).collect())
    }

    /// How far everybody is.
    ///
    /// # Errors
    /// A refusal where the seat may not see it.
    pub fn progress(&self) -> Result<Progress, Refusal> {
        let state = self.room.core.state();
        self.may_see(state.phase, Sight::Progress)?;
        Ok(Progress::of(&state))
    }

    /// The studios (by place) that somebody takes over when an expert (by place) leaves now.
    ///
    /// # Errors
    /// A refusal where the seat may not see it.
    pub fn to_take_over(&self, expert: usize) -> Result<Vec<usize>, Refusal> {
        let state = self.room.core.state();
        self.may_see(state.phase, Sight::Progress)?;
        Ok(state.open_to_substitute(expert))
    }

    /// A studio with every sheet, by its place.
    ///
    /// # Errors
    /// A refusal where the seat may not see it.
    pub fn studio(&self, studio: usize) -> Result<StudioDetail, Refusal> {
        let standings = self.room.core.standings();
        let state = self.room.core.state();
        self.may_see(state.phase, Sight::Scores)?;
        StudioDetail::of(&state, &standings, studio).ok_or(Refusal::NotShown)
    }

    /// Ranks, grades and quotas as they are.
    ///
    /// # Errors
    /// A refusal where the seat may not see them yet.
    pub fn results(&self) -> Result<Results, Refusal> {
        let phase = self.room.core.state().phase;
        self.may_see(phase, Sight::Results)?;
        let standings = self.room.core.standings();
        let revision = sealed(&self.room.core.state());
        Ok(Results { standings, revision, replaced_by: None })
    }

    /// Ranks, grades and quotas as they would be with these numbers of places.
    ///
    /// # Errors
    /// A refusal where the seat may not see them yet.
    pub fn results_if(&self, changes: &BTreeMap<PoolId, u32>) -> Result<Results, Refusal> {
        let state = self.room.core.state();
        self.may_see(state.phase, Sight::Results)?;
        let mut quotas = state.quotas().clone();
        quotas.extend(changes.iter().map(|(pool, places)| (pool.clone(), *places)));
        Ok(Results { standings: Arc::new(state.standings_with(&quotas)), revision: None, replaced_by: None })
    }

    /// Ranks, grades and quotas as they were sealed in a revision: the journal is folded up to its seal.
    ///
    /// # Errors
    /// A refusal where there is no such revision or the seat may not see results now; a journal error where it cannot be read.
    pub fn results_of(&self, revision: u32) -> Result<Results, SessionError> {
        let (sealed, replaced_by) = {
            let state = self.room.core.state();
            self.may_see(state.phase, Sight::Results)?;
            let mut revisions = state.revisions().iter();
            let sealed = revisions.find(|known| known.number == revision).cloned();
            let sealed = sealed.ok_or_else(|| Refusal::unknown(Thing::Revision, revision))?;
            (sealed, revisions.next().map(|next| next.number))
        };
        let standings = Arc::new(self.room.core.state_at(sealed.seq)?.standings());
        Ok(Results { standings, revision: Some(sealed), replaced_by })
    }

    /// What differs between a revision and the one it replaces.
    ///
    /// # Errors
    /// As for [`Seat::results_of`]; a refusal where the revision replaces none.
    pub fn changes(&self, revision: u32) -> Result<Changes, SessionError> {
        let after = self.results_of(revision)?;
        let replaced = after.revision.as_ref().and_then(|sealed| sealed.replaces);
        let before = self.results_of(replaced.ok_or(Refusal::NothingReplaced)?)?;
        let studios = Change::between(&before.standings, &after.standings);
        let (before, after) = before.revision.zip(after.revision).ok_or(Refusal::NothingReplaced)?;
        Ok(Changes { before, after, studios })
    }

    /// What stands in the way of finalising.
    ///
    /// # Errors
    /// A refusal where the seat may not see it.
    pub fn outlook(&self) -> Result<Outlook, Refusal> {
        let standings = self.room.core.standings();
        let state = self.room.core.state();
        self.may_see(state.phase, Sight::Scores)?;
        Ok(Outlook::of(&state, &standings))
    }

    /// What admits to this seat and in which somebody else has a hand, oldest first.
    #[must_use]
    pub fn entrusted(&self) -> Vec<Entrusted> {
        self.room.core.state().entrusted().iter().filter(|of| of.holds && of.seat == self.id).cloned().collect()
    }

    /// How the experts agree. Nobody waits while it is computed.
    ///
    /// # Errors
    /// A refusal where the seat may not see it.
    pub fn diagnostics(&self) -> Result<Diagnostics, Refusal> {
        let (evidence, revision) = {
            let state = self.room.core.state();
            self.may_see(state.phase, Sight::Agreement)?;
            (Evidence::of(&state), sealed(&state))
        };
        Ok(Diagnostics { agreement: evidence.agreement(), revision })
    }

    /// How the experts agree, as it was computed last; nothing at first. Where that is of an earlier state, it is computed anew while
    /// nobody waits, and the room's bell rings once it is there.
    ///
    /// # Errors
    /// A refusal where the seat may not see it.
    pub fn diagnosed(&self) -> Result<Option<Arc<Diagnostics>>, Refusal> {
        let phase = self.room.core.state().phase;
        self.may_see(phase, Sight::Agreement)?;
        Ok(self.room.core.diagnosed())
    }

    /// How the expert of this seat scored beside the others.
    ///
    /// # Errors
    /// A refusal where the seat has no mirror, or may not look into it yet.
    pub fn mirror(&self) -> Result<Mirror, Refusal> {
        let evidence = {
            let state = self.room.core.state();
            self.may_see(state.phase, Sight::Mirror)?;
            Evidence::of(&state)
        };
        evidence.mirror(self.place).ok_or(Refusal::NotShown)
    }

    /// Decisions on record, oldest first.
    ///
    /// # Errors
    /// A refusal where the seat may not see them.
    pub fn decisions(&self) -> Result<Vec<Decision>, Refusal> {
        let state = self.room.core.state();
        self.may_see(state.phase, Sight::Results)?;
        Ok(state.decisions().to_vec())
    }

    /// The public notice of the last sealed revision, and every objection.
    ///
    /// # Errors
    /// A refusal where the seat may not see it.
    pub fn notice(&self) -> Result<PublicNotice, Refusal> {
        let state = self.room.core.state();
        self.may_see(state.phase, Sight::Objections)?;
        Ok(PublicNotice::of(&state))
    }

    /// What goes on in the room.
    #[must_use]
    pub fn hearing(&self) -> HearingView {
        HearingView::of(&self.room.core.state(), self.place)
    }

    /// Everybody's sheets of a studio (by place), once they were shown for discussion to those who had submitted one.
    ///
    /// # Errors
    /// A refusal where they were not shown, or not to this seat.
    pub fn revealed(&self, studio: usize) -> Result<RevealedView, Refusal> {
        let state = self.room.core.state();
        let reveal = shown_to(&state, self.place, studio).ok_or(Refusal::NotShown)?;
        Ok(RevealedView::of(&state, studio, reveal))
    }

    /// Takes the person of this seat in, until the guest is dropped.
    #[must_use]
    pub fn arrive(&self) -> Guest {
        Guest::arrive(Arc::clone(&self.room.core), self.place)
    }

    /// Who is here.
    ///
    /// # Errors
    /// A refusal where the seat may not see it.
    pub fn presence(&self) -> Result<Presence, Refusal> {
        self.may_see(self.room.core.state().phase, Sight::Presence)?;
        Ok(self.room.core.presence())
    }

    /// Why the last backup that was to be made on its own was not.
    ///
    /// # Errors
    /// A refusal where the seat is not told of backups.
    pub fn no_backup(&self) -> Result<Option<Message>, Refusal> {
        self.may_see(self.room.core.state().phase, Sight::Backups)?;
        Ok(self.room.no_backup())
    }

    /// What the studios handed in.
    ///
    /// # Errors
    /// A refusal where the seat may not see it.
    pub fn papers(&self) -> Result<Papers, Refusal> {
        let state = self.room.core.state();
        self.may_see(state.phase, Sight::Progress)?;
        Ok(Papers::of(&state))
    }

    /// What was found of the rubric's requirements.
    ///
    /// # Errors
    /// A refusal where the seat may not see it.
    pub fn conditions(&self) -> Result<Conditions, Refusal> {
        let state = self.room.core.state();
        self.may_see(state.phase, Sight::Scores)?;
        Ok(Conditions::of(&state))
    }

    /// The journal, oldest first.
    ///
    /// # Errors
    /// A refusal where the seat may not see it; a journal error where it cannot be read.
    pub fn records(&self) -> Result<Vec<Record>, SessionError> {
        let phase = self.room.core.state().phase;
        self.may_see(phase, Sight::Scores)?;
        self.room.core.records()
    }

    /// A code goes no further than its slow hash.
    fn hash_code(&self, command: Command) -> Result<Command, SessionError> {
        let hashes = &self.room.core.hashes;
        match command {
            Command::SetCode { seat, code: Some(code) } => {
                let weak = self.room.weakness(&seat, &code).is_some();
                let hash = hashes.of_code(&code)?;
                Ok(Command::SetCode { seat, code: Some(if weak { passphrase::for_the_desk(&hash) } else { hash }) })
            }
            Command::Invite { seat, code } => Ok(Command::Invite { seat, code: hashes.of_invitation(&code)? }),
            other => Ok(other),
        }
    }

    fn may_see(&self, phase: Phase, sight: Sight) -> Result<(), Refusal> {
        policy::may_see(self.role, phase, sight)
    }

    fn may_see_sheets(&self, state: &State, expert: usize) -> Result<(), Refusal> {
        let sight = if expert == self.place { Sight::OwnSheets } else { Sight::Scores };
        policy::may_see(self.role, state.phase, sight)
    }
}

/// The revision that the standings are now.
pub(super) fn sealed(state: &State) -> Option<Revision> {
    state.revisions().last().filter(|_| state.phase == Phase::Final).cloned()
}
