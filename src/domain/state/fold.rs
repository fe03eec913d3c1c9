//! How each event changes the state. Events were decided before; here only what cannot be understood is refused.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::assignment::Assignment;
use super::{Answer, Checked, Decision, Objection, Revision, Session, State, Undoable};
use crate::domain::conflict::Conflicts;
use crate::domain::event::{Event, Founding, Restored, Stamp};
use crate::domain::grading::{Gate, Settlement};
use crate::domain::id::{ItemId, SeatId, StudioId};
use crate::domain::phase::Phase;
use crate::domain::seal::Seal;
use crate::domain::sheet::{Entry, Sheet, SheetStatus};

/// How many of one's own changes can be undone, newest first.
const UNDO_DEPTH: usize = 100;

/// An event that cannot have happened in this session: the journal is damaged or of another program.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("event {seq} cannot have happened here: {what}")]
pub struct FoldError {
    /// Its place in the journal.
    pub seq: u64,
    /// What is wrong with it.
    pub what: String,
}

impl State {
    /// The state after the founding of a session.
    ///
    /// # Errors
    /// A [`FoldError`] where the first event is not a founding in nobody's seat.
    pub fn found(stamp: &Stamp, event: Event) -> Result<State, FoldError> {
        let (Event::SessionFounded(founding), None) = (event, &stamp.seat) else {
            return Err(FoldError { seq: stamp.seq, what: "a session begins with its founding, in nobody's seat".to_owned() });
        };
        let Founding { title, kind, date, zone, sample, rubric, roster, panel } = *founding;
        Ok(State {
            phase: Phase::Setup,
            seq: stamp.seq,
            sheets: vec![BTreeMap::new(); roster.len()],
            gates: BTreeMap::new(),
            quotas: BTreeMap::new(),
            settlements: Vec::new(),
            overrides: BTreeMap::new(),
            decisions: Vec::new(),
            self_scores: BTreeMap::new(),
            materials: BTreeMap::new(),
            conditions: BTreeMap::new(),
            codes: HashMap::new(),
            admissions: BTreeMap::new(),
            entrusted: Vec::new(),
            host_key: None,
            proposed: None,
            revisions: Vec::new(),
            anchors: Vec::new(),
            notices: BTreeMap::new(),
            objections: Vec::new(),
            reopened: BTreeSet::new(),
            room: super::hearing::Room::default(),
            undo: HashMap::new(),
            attempts: BTreeSet::new(),
            assignment: Assignment::of(panel.len()),
            conflicts: Conflicts::of(&roster, &panel),
            studio_places: roster.iter().enumerate().map(|(place, studio)| (studio.id.clone(), place)).collect(),
            seat_places: panel.iter().enumerate().map(|(place, member)| (member.id.clone(), place)).collect(),
            item_places: rubric.items().enumerate().map(|(place, (_, item))| (item.id.clone(), place)).collect(),
            session: Session {
                title,
                kind,
                date,
                zone,
                sample,
                rubric: Arc::new(rubric),
                roster: roster.into(),
                panel: panel.into(),
            },
        })
    }

    /// Takes one more event in.
    ///
    /// # Errors
    /// A [`FoldError`] where the event names something that this session does not have.
    pub fn fold(&mut self, stamp: &Stamp, event: Event) -> Result<(), FoldError> {
        if let (Event::HostKeyMade { fingerprint }, None) = (&event, &stamp.seat) {
            // The machine did it, in nobody's seat.
            (self.seq, self.host_key) = (stamp.seq, Some(fingerprint.clone()));
            return Ok(());
        }
        let fold = Fold { stamp, by: self.acting_seat(stamp)? };
        self.check_names(&fold, &event)?;
        if is_decision(&event) {
            let by = stamp.seat.clone().ok_or_else(|| fold.error("nobody decided it"))?;
            self.decisions.push(Decision { seq: stamp.seq, at: stamp.at, by, event: event.clone() });
        }
        if !leaves_result(&event) {
            // The chair's word holds for what the chair saw.
            self.proposed = None;
        }
        self.seq = stamp.seq;
        self.drop_anchor(stamp, &event);
        match event {
            Event::ItemScored { .. }
            | Event::NoteWritten { .. }
            | Event::TotalAdjusted { .. }
            | Event::ChangeUndone { .. }
            | Event::SheetSubmitted { .. }
            | Event::SheetTakenBack { .. }
            | Event::SheetSentBack { .. }
            | Event::SheetConfirmed { .. }
            | Event::ExpertRecused { .. }
            | Event::RecusalWithdrawn { .. } => self.fold_sheet(&fold, event),
            Event::NoticeAnnounced { .. } | Event::ObjectionRecorded { .. } | Event::ObjectionAnswered { .. } => {
                self.fold_notice(&fold, event)
            }
            Event::HearingSet { .. }
            | Event::TimerStarted { .. }
            | Event::TimerStopped
            | Event::ScoringPaused
            | Event::ScoringResumed
            | Event::ChairCalled { .. }
            | Event::CallAnswered { .. }
            | Event::SheetsRevealed { .. }
            | Event::ResultAnnounced { .. } => self.fold_hearing(&fold, event),
            Event::AttemptRefused { command, studio, expert } => {
                self.fold_attempt(&fold, command, studio.as_ref(), expert.as_ref())
            }
            Event::ExpertSubstituted { expert, by, studios, .. } => self.substitute(&fold, &expert, by, &studios),
            Event::CodeSet { .. }
            | Event::SeatInvited { .. }
            | Event::InvitationWithdrawn { .. }
            | Event::InvitationUsed { .. }
            | Event::KeyBound { .. }
            | Event::KeyUnbound { .. } => self.fold_admission(&fold, event),
            other => self.fold_session(&fold, other),
        }
    }

    fn acting_seat(&self, stamp: &Stamp) -> Result<usize, FoldError> {
        let seat = stamp.seat.as_ref().and_then(|seat| self.seat_place(seat));
        seat.ok_or_else(|| FoldError { seq: stamp.seq, what: "nobody of this panel did it".to_owned() })
    }

    fn fold_sheet(&mut self, fold: &Fold<'_>, event: Event) -> Result<(), FoldError> {
        match event {
            Event::ItemScored { studio, expert, item, mark } => {
                let place = self.find_item(fold, &item)?;
                let before = |entry: &Entry| Restored::Mark { item, mark: entry.mark.clone() };
                self.change_entry(fold, &studio, &expert, place, before, |entry| entry.mark = mark)
            }
            Event::NoteWritten { studio, expert, item, text } => {
                let place = self.find_item(fold, &item)?;
                let before = |entry: &Entry| Restored::Note { item, text: entry.note.clone() };
                self.change_entry(fold, &studio, &expert, place, before, |entry| entry.note = text)
            }
            Event::TotalAdjusted { studio, expert, adjustment } => {
                let (studio, expert) = self.find_sheet(fold, &studio, &expert)?;
                let sheet = self.write(fold, studio, expert);
                let before = std::mem::replace(&mut sheet.adjustment, adjustment);
                self.remember(fold, Undoable { studio, expert, before: Restored::Adjustment { adjustment: before } });
                Ok(())
            }
            Event::ChangeUndone { studio, expert, restored } => self.undo(fold, &studio, &expert, restored),
            Event::SheetSubmitted { studio, expert } => {
                let (studio, expert) = self.find_sheet(fold, &studio, &expert)?;
                let sheet = self.sheet_mut(studio, expert);
                (sheet.status, sheet.receipt) = (SheetStatus::Submitted, Some(fold.stamp.hash));
                if sheet.typed_in.is_some() && fold.by == expert {
                    sheet.confirmed.clone_from(&fold.stamp.seat);
                }
                self.forget(studio, expert);
                Ok(())
            }
            Event::SheetTakenBack { studio, expert } => self.set_status(fold, &studio, &expert, SheetStatus::Draft),
            Event::SheetSentBack { studio, expert, reason } => {
                self.set_status(fold, &studio, &expert, SheetStatus::Returned { reason })
            }
            Event::SheetConfirmed { studio, expert } => {
                let (studio, expert) = self.find_sheet(fold, &studio, &expert)?;
                self.sheet_mut(studio, expert).confirmed.clone_from(&fold.stamp.seat);
                Ok(())
            }
            Event::ExpertRecused { studio, expert, reason } => {
                let (studio_place, expert_place) = self.find_sheet(fold, &studio, &expert)?;
                self.forget(studio_place, expert_place);
                self.set_status(fold, &studio, &expert, SheetStatus::Recused { reason })
            }
            Event::RecusalWithdrawn { studio, expert, .. } => self.set_status(fold, &studio, &expert, SheetStatus::Draft),
            other => Err(fold.error(&format!("not of a sheet: {other:?}"))),
        }
    }

    fn fold_session(&mut self, fold: &Fold<'_>, event: Event) -> Result<(), FoldError> {
        match event {
            Event::ScoringOpened | Event::ScoringReopened { .. } => self.phase = Phase::Scoring,
            Event::ScoringClosed => {
                self.phase = Phase::Review;
                self.room.paused = false;
            }
            Event::StudioExcluded { studio, cause, .. } => {
                let studio = self.find_studio(fold, &studio)?;
                self.gates.insert(studio, Gate::Excluded(cause));
            }
            Event::StudioFailed { studio, cause, .. } => {
                let studio = self.find_studio(fold, &studio)?;
                self.gates.insert(studio, Gate::Failed(cause));
            }
            Event::GateLifted { studio, .. } => {
                let studio = self.find_studio(fold, &studio)?;
                self.gates.remove(&studio);
            }
            Event::QuotaSet { pool, places, .. } => {
                self.quotas.insert(pool, places);
            }
            Event::TieSettled { pool, tied, admitted, .. } => {
                self.settlements.retain(|settled| settled.pool != pool);
                let (tied, admitted) = (tied.into_iter().collect(), admitted.into_iter().collect());
                self.settlements.push(Settlement { pool, tied, admitted });
            }
            Event::GradeOverridden { studio, grade, .. } => {
                let studio = self.find_studio(fold, &studio)?;
                self.overrides.insert(studio, grade);
            }
            Event::OverrideLifted { studio, .. } => {
                let studio = self.find_studio(fold, &studio)?;
                self.overrides.remove(&studio);
            }
            Event::FinalProposed => self.proposed.clone_from(&fold.stamp.seat),
            Event::Finalised { revision, replaces, seal } => self.seal(fold, revision, replaces, seal)?,
            Event::StudioReopened { studio, .. } => {
                let studio = self.find_studio(fold, &studio)?;
                self.reopened.insert(studio);
                self.phase = Phase::Review;
            }
            Event::SelfScoreRecorded { studio, of, points } => {
                let studio = self.find_studio(fold, &studio)?;
                self.self_scores.insert((studio, of), points);
            }
            Event::MaterialRecorded { studio, material, received } => {
                let studio = self.find_studio(fold, &studio)?;
                match received {
                    Some(day) => self.materials.insert((studio, material), day),
                    None => self.materials.remove(&(studio, material)),
                };
            }
            Event::ConditionChecked { studio, condition, finding, evidence } => {
                let studio = self.find_studio(fold, &studio)?;
                let by = fold.stamp.seat.clone().ok_or_else(|| fold.error("nobody did it"))?;
                let at = fold.stamp.at;
                match finding {
                    Some(finding) => self.conditions.insert((studio, condition), Checked { finding, evidence, by, at }),
                    None => self.conditions.remove(&(studio, condition)),
                };
            }
            other => return Err(fold.error(&format!("out of place: {other:?}"))),
        }
        Ok(())
    }

    fn fold_notice(&mut self, fold: &Fold<'_>, event: Event) -> Result<(), FoldError> {
        let seat = fold.stamp.seat.clone().ok_or_else(|| fold.error("nobody did it"))?;
        match event {
            Event::NoticeAnnounced { revision, ends } => {
                self.notices.insert(revision, ends);
            }
            Event::ObjectionRecorded { number, revision, studio, by, text } => {
                let studio = self.find_studio(fold, &studio)?;
                let at = fold.stamp.at;
                self.objections.push(Objection { number, studio, by, text, revision, at, recorded_by: seat, answer: None });
            }
            Event::ObjectionAnswered { number, answer, .. } => {
                let objection = self.objections.iter_mut().find(|objection| objection.number == number);
                let objection = objection.ok_or_else(|| fold.error(&format!("no objection {number}")))?;
                objection.answer = Some(Answer { text: answer, at: fold.stamp.at, by: seat });
            }
            other => return Err(fold.error(&format!("not of a notice: {other:?}"))),
        }
        Ok(())
    }

    fn seal(&mut self, fold: &Fold<'_>, number: u32, replaces: Option<u32>, seal: Seal) -> Result<(), FoldError> {
        let (Some(chair), Some(clerk)) = (self.proposed.take(), fold.stamp.seat.clone()) else {
            return Err(fold.error("the chair had not given the word"));
        };
        let (seq, at) = (fold.stamp.seq, fold.stamp.at);
        self.revisions.push(Revision { number, replaces, seq, at, chair, clerk, seal });
        self.reopened.clear();
        self.room.adjourn();
        self.phase = Phase::Final;
        Ok(())
    }

    fn change_entry(
        &mut self,
        fold: &Fold<'_>,
        studio: &StudioId,
        expert: &SeatId,
        place: usize,
        before: impl FnOnce(&Entry) -> Restored,
        change: impl FnOnce(&mut Entry),
    ) -> Result<(), FoldError> {
        let (studio, expert) = self.find_sheet(fold, studio, expert)?;
        let entry = self.write(fold, studio, expert).entries.get_mut(place).ok_or_else(|| fold.error("no such item"))?;
        let before = before(entry);
        change(entry);
        self.remember(fold, Undoable { studio, expert, before });
        Ok(())
    }

    fn undo(&mut self, fold: &Fold<'_>, studio: &StudioId, expert: &SeatId, restored: Restored) -> Result<(), FoldError> {
        let (studio, expert) = self.find_sheet(fold, studio, expert)?;
        match restored {
            Restored::Mark { item, mark } => {
                let place = self.find_item(fold, &item)?;
                let entry = self.write(fold, studio, expert).entries.get_mut(place);
                entry.ok_or_else(|| fold.error("no such item"))?.mark = mark;
            }
            Restored::Note { item, text } => {
                let place = self.find_item(fold, &item)?;
                let entry = self.write(fold, studio, expert).entries.get_mut(place);
                entry.ok_or_else(|| fold.error("no such item"))?.note = text;
            }
            Restored::Adjustment { adjustment } => self.write(fold, studio, expert).adjustment = adjustment,
        }
        if let Some(changes) = self.undo.get_mut(&fold.by) {
            changes.pop();
        }
        Ok(())
    }

    /// The sheet, about to be written on: by somebody else than its expert, it is typed in; and any confirmation lapses.
    fn write(&mut self, fold: &Fold<'_>, studio: usize, expert: usize) -> &mut Sheet {
        let typist = (fold.by != expert).then(|| fold.stamp.seat.clone()).flatten();
        let sheet = self.sheet_mut(studio, expert);
        sheet.confirmed = None;
        if typist.is_some() {
            sheet.typed_in = typist;
        }
        sheet
    }

    fn sheet_mut(&mut self, studio: usize, expert: usize) -> &mut Sheet {
        let rubric = &self.session.rubric;
        self.sheets[studio].entry(expert).or_insert_with(|| Sheet::blank(rubric))
    }

    fn set_status(&mut self, fold: &Fold<'_>, studio: &StudioId, expert: &SeatId, status: SheetStatus) -> Result<(), FoldError> {
        let (studio, expert) = self.find_sheet(fold, studio, expert)?;
        let sheet = self.sheet_mut(studio, expert);
        (sheet.status, sheet.receipt) = (status, None);
        Ok(())
    }

    fn remember(&mut self, fold: &Fold<'_>, change: Undoable) {
        let changes = self.undo.entry(fold.by).or_default();
        if changes.len() == UNDO_DEPTH {
            changes.remove(0);
        }
        changes.push(change);
    }

    /// What stands on a sheet that left the hands of whoever wrote it is not undone change by change any more.
    pub(super) fn forget(&mut self, studio: usize, expert: usize) {
        for changes in self.undo.values_mut() {
            changes.retain(|change| (change.studio, change.expert) != (studio, expert));
        }
    }

    pub(super) fn find_sheet(&self, fold: &Fold<'_>, studio: &StudioId, expert: &SeatId) -> Result<(usize, usize), FoldError> {
        let expert = self.seat_place(expert).ok_or_else(|| fold.error(&format!("no seat {expert}")))?;
        Ok((self.find_studio(fold, studio)?, expert))
    }

    pub(super) fn find_studio(&self, fold: &Fold<'_>, studio: &StudioId) -> Result<usize, FoldError> {
        self.studio_place(studio).ok_or_else(|| fold.error(&format!("no studio {studio}")))
    }

    fn find_item(&self, fold: &Fold<'_>, item: &ItemId) -> Result<usize, FoldError> {
        self.item_place(item).ok_or_else(|| fold.error(&format!("no item {item}")))
    }
}

/// The event at hand: its stamp, and the place of the seat that acts.
pub(super) struct Fold<'a> {
    pub(super) stamp: &'a Stamp,
    pub(super) by: usize,
}

impl Fold<'_> {
    pub(super) fn error(&self, what: &str) -> FoldError {
        FoldError { seq: self.stamp.seq, what: what.to_owned() }
    }
}

/// Whether the event leaves everything as it was that a result is made of.
fn leaves_result(event: &Event) -> bool {
    matches!(
        event,
        Event::Finalised { .. }
            | Event::CodeSet { .. }
            | Event::HearingSet { .. }
            | Event::TimerStarted { .. }
            | Event::TimerStopped
            | Event::ChairCalled { .. }
            | Event::CallAnswered { .. }
            | Event::SheetsRevealed { .. }
            | Event::ResultAnnounced { .. }
            | Event::SeatInvited { .. }
            | Event::InvitationWithdrawn { .. }
            | Event::InvitationUsed { .. }
            | Event::KeyBound { .. }
            | Event::KeyUnbound { .. }
            | Event::NoticeAnnounced { .. }
            | Event::ObjectionRecorded { .. }
            | Event::ObjectionAnswered { .. }
            | Event::AttemptRefused { .. }
    )
}

/// Whether the event is a decision that stands on the record beside the result.
fn is_decision(event: &Event) -> bool {
    matches!(
        event,
        Event::ScoringReopened { .. }
            | Event::SheetSentBack { .. }
            | Event::ExpertRecused { .. }
            | Event::RecusalWithdrawn { .. }
            | Event::ExpertSubstituted { .. }
            | Event::StudioExcluded { .. }
            | Event::StudioFailed { .. }
            | Event::GateLifted { .. }
            | Event::QuotaSet { .. }
            | Event::TieSettled { .. }
            | Event::GradeOverridden { .. }
            | Event::OverrideLifted { .. }
            | Event::Finalised { .. }
            | Event::StudioReopened { .. }
            | Event::NoticeAnnounced { .. }
            | Event::ObjectionAnswered { .. }
    )
}
