//! From a command to the events that follow from it, or the reason why none do. Pure: the same state and command always decide alike.

mod admission;
mod attempt;
mod hearing;
mod notice;
mod result;
mod sheets;
mod substitute;

pub use admission::check_key_is_free;
pub use attempt::attempt;
pub use sheets::may_write;

use super::command::{Command, SelfScored};
use super::event::Event;
use super::id::{ConditionId, MaterialId, SeatId, StudioId};
use super::panel::{Member, Role};
use super::phase::Phase;
use super::points::Points;
use super::policy;
use super::refusal::{Refusal, Thing};
use super::rubric::Finding;
use super::state::State;
use super::text::{LONGEST_NOTE, clean};

/// What follows from a command of the person in seat `by`; no events where the session already is as asked.
///
/// The code of [`Command::SetCode`] or [`Command::Invite`] must have been replaced by its slow hash before.
///
/// # Errors
/// A [`Refusal`] where rights, phase or rules do not allow it.
pub fn decide(state: &State, by: &SeatId, command: Command) -> Result<Vec<Event>, Refusal> {
    let desk = Desk::of(state, by)?;
    policy::allowed(desk.member.role, state.phase, command.kind())?;
    match command {
        Command::Score { .. }
        | Command::ClearScore { .. }
        | Command::WriteNote { .. }
        | Command::Adjust { .. }
        | Command::Submit { .. }
        | Command::TakeBack { .. }
        | Command::Recuse { .. }
        | Command::WithdrawRecusal { .. }
        | Command::Undo {}
        | Command::SendBack { .. }
        | Command::ConfirmSheet { .. } => desk.decide_sheet(command),
        Command::RecordSelfScore { .. } | Command::RecordMaterial { .. } | Command::CheckCondition { .. } => {
            desk.decide_record(command)
        }
        Command::Substitute { expert, by, reason } => desk.substitute(expert, by, &reason),
        Command::SetCode { .. }
        | Command::Invite { .. }
        | Command::WithdrawInvitation { .. }
        | Command::BindKey { .. }
        | Command::UnbindKey { .. } => desk.decide_admission(command),
        Command::AnnounceNotice { .. } | Command::RecordObjection { .. } | Command::AnswerObjection { .. } => {
            desk.decide_notice(command)
        }
        Command::Hear { .. }
        | Command::StartTimer { .. }
        | Command::StopTimer {}
        | Command::PauseScoring {}
        | Command::ResumeScoring {}
        | Command::CallChair { .. }
        | Command::AnswerCall { .. }
        | Command::Reveal { .. }
        | Command::AnnounceResult {} => desk.decide_hearing(command),
        other => desk.decide_result(other),
    }
}

/// Who decides on what.
struct Desk<'a> {
    state: &'a State,
    seat: usize,
    member: &'a Member,
}

impl<'a> Desk<'a> {
    fn of(state: &'a State, by: &SeatId) -> Result<Self, Refusal> {
        let seat = state.seat_place(by).ok_or_else(|| Refusal::unknown(Thing::Seat, by))?;
        Ok(Desk { state, seat, member: &state.session.panel[seat] })
    }

    fn decide_record(&self, command: Command) -> Result<Vec<Event>, Refusal> {
        match command {
            Command::RecordSelfScore { studio, of, points } => {
                let place = self.studio(&studio)?;
                let (least, most) = self.self_score_range(&of)?;
                if points < least || points > most {
                    return Err(Refusal::SelfScoreOutOfRange { least, most });
                }
                let known = self.state.self_score(place, &of) == Some(points);
                Ok(unless(known, Event::SelfScoreRecorded { studio, of, points }))
            }
            Command::RecordMaterial { studio, material, received } => {
                let place = self.studio(&studio)?;
                self.material(&material)?;
                let known = self.state.received(place, &material) == received;
                Ok(unless(known, Event::MaterialRecorded { studio, material, received }))
            }
            Command::CheckCondition { studio, condition, finding, evidence } => {
                self.check_condition(studio, condition, finding, &evidence)
            }
            _ => Ok(Vec::new()),
        }
    }

    fn self_score_range(&self, of: &SelfScored) -> Result<(Points, Points), Refusal> {
        let rubric = &self.state.session.rubric;
        match of {
            SelfScored::Item(id) => {
                let (_, item) = rubric.find_item(id.as_str()).ok_or_else(|| Refusal::unknown(Thing::Item, id))?;
                Ok((item.lowest, item.points.or(rubric.bonus.as_ref().map(|bonus| bonus.cap)).unwrap_or_default()))
            }
            SelfScored::Dimension(id) => {
                let dimension = rubric.dimensions.iter().find(|dimension| dimension.id == *id);
                dimension
                    .map(|dimension| (dimension.lowest(), dimension.points))
                    .ok_or_else(|| Refusal::unknown(Thing::Dimension, id))
            }
        }
    }

    fn material(&self, id: &MaterialId) -> Result<(), Refusal> {
        let known = self.state.session.rubric.materials.iter().any(|material| material.id == *id);
        if known { Ok(()) } else { Err(Refusal::unknown(Thing::Material, id)) }
    }

    fn check_condition(
        &self,
        studio: StudioId,
        condition: ConditionId,
        finding: Option<Finding>,
        evidence: &str,
    ) -> Result<Vec<Event>, Refusal> {
        let place = self.open_studio(&studio)?;
        let rubric = &self.state.session.rubric;
        let requirement = rubric.requirement_of(&condition).ok_or_else(|| Refusal::unknown(Thing::Condition, &condition))?;
        let kind = &self.state.session.roster[place].kind;
        if !requirement.applies_to(kind) {
            let name = rubric.kind(kind.as_str()).map(|kind| kind.name.clone());
            return Err(Refusal::NotRequired { kind: name.unwrap_or_default() });
        }
        let evidence = if finding.is_some() { reason(evidence)? } else { String::new() };
        let before = self.state.checked(place, &condition);
        let known = before.map(|checked| (checked.finding, checked.evidence.as_str())) == finding.zip(Some(evidence.as_str()));
        Ok(unless(known, Event::ConditionChecked { studio, condition, finding, evidence }))
    }

    fn studio(&self, id: &StudioId) -> Result<usize, Refusal> {
        self.state.studio_place(id).ok_or_else(|| Refusal::unknown(Thing::Studio, id))
    }

    /// A studio that can be worked on: after a final result only one that was reopened.
    fn open_studio(&self, id: &StudioId) -> Result<usize, Refusal> {
        let place = self.studio(id)?;
        if self.state.phase != Phase::Final && !self.state.is_open(place) { Err(Refusal::NotReopened) } else { Ok(place) }
    }

    fn expert(&self, id: &SeatId) -> Result<usize, Refusal> {
        let place = self.state.seat_place(id).filter(|place| self.state.session.panel[*place].role == Role::Expert);
        place.ok_or_else(|| Refusal::unknown(Thing::Expert, id))
    }
}

/// The event, unless the session already is so.
fn unless(already: bool, event: Event) -> Vec<Event> {
    if already { Vec::new() } else { vec![event] }
}

/// A reason or evidence as it is kept.
fn reason(text: &str) -> Result<String, Refusal> {
    let text = clean(text, LONGEST_NOTE).map_err(Refusal::Text)?;
    if text.is_empty() { Err(Refusal::ReasonMissing) } else { Ok(text) }
}
