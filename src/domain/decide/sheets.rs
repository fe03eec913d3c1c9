//! Commands about sheets.

use super::{Desk, reason, unless};
use crate::domain::command::{Command, CommandKind};
use crate::domain::event::{Event, Restored};
use crate::domain::id::{ItemId, SeatId, StudioId};
use crate::domain::panel::Role;
use crate::domain::phase::Phase;
use crate::domain::points::Points;
use crate::domain::policy;
use crate::domain::refusal::{Refusal, Thing};
use crate::domain::rubric::Item;
use crate::domain::sheet::{Adjustment, Entry, Sheet, SheetStatus};
use crate::domain::state::State;
use crate::domain::text::{LONGEST_NOTE, Text, clean};

/// Whether the person in seat `by` may write on a sheet now.
///
/// # Errors
/// The [`Refusal`] that writing would meet.
pub fn may_write(state: &State, by: &SeatId, studio: &StudioId, expert: &SeatId) -> Result<(), Refusal> {
    let desk = Desk::of(state, by)?;
    policy::allowed(desk.member.role, state.phase, CommandKind::Score)?;
    desk.open_sheet(studio, Some(expert.clone())).map(|_| ())
}

/// A sheet that a command names, as it stands, and the places of its studio and expert.
struct Target {
    studio: usize,
    expert: usize,
    sheet: Sheet,
}

impl Desk<'_> {
    pub(super) fn decide_sheet(&self, command: Command) -> Result<Vec<Event>, Refusal> {
        match command {
            Command::Score { studio, item, points, deductions, expert } => {
                let (target, expert) = self.open_sheet(&studio, expert)?;
                let (place, row) = self.item(&item)?;
                let mark = row.mark(points, deductions).map_err(|problem| Refusal::Mark { item: row.name.clone(), problem })?;
                let known = target.entry(place).mark.as_ref() == Some(&mark);
                Ok(unless(known, Event::ItemScored { studio, expert, item, mark: Some(mark) }))
            }
            Command::ClearScore { studio, item, expert } => {
                let (target, expert) = self.open_sheet(&studio, expert)?;
                let (place, _) = self.item(&item)?;
                let known = target.entry(place).mark.is_none();
                Ok(unless(known, Event::ItemScored { studio, expert, item, mark: None }))
            }
            Command::WriteNote { studio, item, text, expert } => {
                let (target, expert) = self.open_sheet(&studio, expert)?;
                let (place, _) = self.item(&item)?;
                let text = clean(&text, LONGEST_NOTE).map_err(Refusal::Text)?;
                let known = target.entry(place).note == text;
                Ok(unless(known, Event::NoteWritten { studio, expert, item, text }))
            }
            Command::Adjust { studio, points, reason, expert } => self.adjust(studio, points, &reason, expert),
            Command::Submit { studio, expert } => self.submit(studio, expert),
            Command::TakeBack { studio, expert } => {
                let (target, expert) = self.own_sheet(&studio, expert)?;
                match target.sheet.status {
                    SheetStatus::Submitted => Ok(vec![Event::SheetTakenBack { studio, expert }]),
                    _ => Err(Refusal::NotSubmitted),
                }
            }
            Command::Undo {} => self.undo(),
            Command::Recuse { studio, reason: why, expert } => self.recuse(studio, &why, expert),
            Command::WithdrawRecusal { studio, expert, reason: why } => {
                let target = self.target(&studio, &expert)?;
                let reason = reason(&why)?;
                match target.sheet.status {
                    SheetStatus::Recused { .. } => Ok(vec![Event::RecusalWithdrawn { studio, expert, reason }]),
                    _ => Err(Refusal::NotRecused),
                }
            }
            Command::SendBack { studio, expert, reason: why } => {
                let target = self.target(&studio, &expert)?;
                let reason = reason(&why)?;
                match target.sheet.status {
                    SheetStatus::Submitted => Ok(vec![Event::SheetSentBack { studio, expert, reason }]),
                    _ => Err(Refusal::NotSubmitted),
                }
            }
            Command::ConfirmSheet { studio, expert } => self.confirm(studio, expert),
            _ => Ok(Vec::new()),
        }
    }

    fn adjust(&self, studio: StudioId, points: Points, why: &str, expert: Option<SeatId>) -> Result<Vec<Event>, Refusal> {
        let range = self.state.session.rubric.adjustment.ok_or(Refusal::NoAdjustment)?;
        let (target, expert) = self.open_sheet(&studio, expert)?;
        if !(range.lowest..=range.highest).contains(&points) || !points.is_on(range.step) {
            return Err(Refusal::AdjustmentOutOfRange(range));
        }
        let adjustment = match points {
            Points::ZERO => None,
            points => Some(Adjustment { points, reason: reason(why)? }),
        };
        let known = target.sheet.adjustment == adjustment;
        Ok(unless(known, Event::TotalAdjusted { studio, expert, adjustment }))
    }

    fn submit(&self, studio: StudioId, expert: Option<SeatId>) -> Result<Vec<Event>, Refusal> {
        let (target, expert) = self.open_sheet(&studio, expert)?;
        let missing: Vec<Text> = self.names(target.sheet.missing(&self.state.session.rubric));
        if missing.is_empty() { Ok(vec![Event::SheetSubmitted { studio, expert }]) } else { Err(Refusal::Incomplete { missing }) }
    }

    fn names(&self, places: impl Iterator<Item = usize>) -> Vec<Text> {
        places.filter_map(|place| self.state.session.rubric.item(place)).map(|item| item.name.clone()).collect()
    }

    fn undo(&self) -> Result<Vec<Event>, Refusal> {
        let change = self.state.undoable(self.seat).ok_or(Refusal::NothingToUndo)?;
        let studio = self.state.studio(change.studio).ok_or(Refusal::NothingToUndo)?.id.clone();
        let expert = self.state.session.panel[change.expert].id.clone();
        self.open_sheet(&studio, Some(expert.clone()))?;
        let restored: Restored = change.before.clone();
        Ok(vec![Event::ChangeUndone { studio, expert, restored }])
    }

    fn recuse(&self, studio: StudioId, why: &str, expert: Option<SeatId>) -> Result<Vec<Event>, Refusal> {
        let expert = match (self.member.role, expert) {
            (Role::Expert, Some(other)) if other != self.member.id => return Err(Refusal::NotYourSheet),
            (Role::Expert, _) => self.member.id.clone(),
            (_, Some(expert)) => expert,
            (_, None) => return Err(Refusal::WhoseSheet),
        };
        let target = self.target(&studio, &expert)?;
        self.check_present(&target)?;
        let reason = reason(why)?;
        match target.sheet.status {
            SheetStatus::Recused { reason: known } if known == reason => Ok(Vec::new()),
            SheetStatus::Recused { .. } => Err(Refusal::Recused),
            _ => Ok(vec![Event::ExpertRecused { studio, expert, reason }]),
        }
    }

    fn confirm(&self, studio: StudioId, expert: SeatId) -> Result<Vec<Event>, Refusal> {
        let target = self.target(&studio, &expert)?;
        if self.member.role == Role::Expert && self.seat != target.expert {
            return Err(Refusal::NotYourSheet);
        }
        self.check_present(&target)?;
        match (&target.sheet.typed_in, &target.sheet.confirmed) {
            (Some(typist), None) if *typist == self.member.id => Err(Refusal::TypedByYou),
            (Some(_), None) if target.sheet.is_submitted() => Ok(vec![Event::SheetConfirmed { studio, expert }]),
            (Some(_), None) => Err(Refusal::NotSubmitted),
            _ => Err(Refusal::NothingToConfirm),
        }
    }

    /// A sheet on which this person may write now.
    fn open_sheet(&self, studio: &StudioId, expert: Option<SeatId>) -> Result<(Target, SeatId), Refusal> {
        let (target, expert) = self.own_sheet(studio, expert)?;
        let late = target.sheet.status == SheetStatus::Draft && self.state.is_taken_over_late(target.studio, target.expert);
        match target.sheet.status {
            SheetStatus::Submitted | SheetStatus::Draft if self.state.phase == Phase::Review && !late => {
                Err(Refusal::SheetClosed)
            }
            SheetStatus::Submitted => Err(Refusal::Submitted),
            SheetStatus::Recused { .. } => Err(Refusal::Recused),
            SheetStatus::Draft | SheetStatus::Returned { .. } => Ok((target, expert)),
        }
    }

    /// A sheet that this person writes: an expert the own ones, a clerk those that came on paper.
    fn own_sheet(&self, studio: &StudioId, expert: Option<SeatId>) -> Result<(Target, SeatId), Refusal> {
        if self.state.is_paused() {
            return Err(Refusal::Paused);
        }
        let expert = match (self.member.role, expert) {
            (Role::Expert, Some(other)) if other != self.member.id => return Err(Refusal::NotYourSheet),
            (Role::Expert, _) => self.member.id.clone(),
            (_, None) => return Err(Refusal::WhoseSheet),
            (_, Some(expert)) => expert,
        };
        let target = self.target(studio, &expert)?;
        self.check_present(&target)?;
        let sheet = &target.sheet;
        // What came on paper can be mended from the paper, even when its expert is not there any more.
        if sheet.typed_in.is_none() && self.state.has_left(target.expert) {
            return Err(Refusal::HasLeft);
        }
        let in_person = sheet.typed_in.is_none() && (sheet.is_submitted() || !sheet.is_untouched());
        let stepped_aside = matches!(sheet.status, SheetStatus::Recused { .. });
        if self.member.role == Role::Clerk && in_person && !stepped_aside {
            return Err(Refusal::FilledInPerson);
        }
        Ok((target, expert))
    }

    /// Refuses an expert who left: what was submitted stays, and only the office decides on it.
    fn check_present(&self, target: &Target) -> Result<(), Refusal> {
        let own = self.seat == target.expert;
        if own && self.state.has_left(self.seat) { Err(Refusal::HasLeft) } else { Ok(()) }
    }

    fn target(&self, studio: &StudioId, expert: &SeatId) -> Result<Target, Refusal> {
        let (studio, expert) = (self.open_studio(studio)?, self.expert(expert)?);
        let blank = || Sheet::blank(&self.state.session.rubric);
        if !self.state.is_expected(studio, expert) {
            return Err(if self.state.has_left(expert) { Refusal::HasLeft } else { Refusal::NotAssigned });
        }
        let sheet = self.state.sheet(studio, expert).cloned().unwrap_or_else(blank);
        Ok(Target { studio, expert, sheet })
    }

    fn item(&self, id: &ItemId) -> Result<(usize, &Item), Refusal> {
        self.state.session.rubric.find_item(id.as_str()).ok_or_else(|| Refusal::unknown(Thing::Item, id))
    }
}

impl Target {
    fn entry(&self, place: usize) -> &Entry {
        &self.sheet.entries[place]
    }
}
