//! Events: what happened in a session. Past tense; the journal holds them and the state is their fold.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::command::{CommandKind, SelfScored};
use super::hash::Hash;
use super::hearing::Stage;
use super::id::{CauseId, ConditionId, GradeId, ItemId, MaterialId, PoolId, SeatId, StudioId};
use super::panel::Member;
use super::points::Points;
use super::roster::Studio;
use super::rubric::{Finding, Rubric, SessionKind};
use super::seal::Seal;
use super::sheet::{Adjustment, Mark};
use super::zone::Zone;

/// Who did something, when, and what proves it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The place in the journal, from 1.
    pub seq: u64,
    /// When, by the clock of the machine; whole milliseconds.
    pub at: DateTime<Utc>,
    /// In which seat; the founding of a session has none.
    pub seat: Option<SeatId>,
    /// The hash that binds it and everything before it.
    pub hash: Hash,
}

/// The founding of a session: the whole rubric, roster and panel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Founding {
    /// What the session is called.
    pub title: String,
    /// Which kind of session.
    pub kind: SessionKind,
    /// The day by which it is dated.
    pub date: NaiveDate,
    /// Whose days and times they are. Of a session that was founded when this was not kept: UTC.
    #[serde(default, skip_serializing_if = "Zone::is_utc")]
    pub zone: Zone,
    /// Whether this is sample data, as every screen then says.
    #[serde(default)]
    pub sample: bool,
    /// The rubric.
    pub rubric: Rubric,
    /// The studios.
    pub roster: Vec<Studio>,
    /// The people.
    pub panel: Vec<Member>,
}

/// What an undone change gives back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "fields are those of the event whose change is undone")]
pub enum Restored {
    /// The points of an item, or none.
    Mark { item: ItemId, mark: Option<Mark> },
    /// The note of an item.
    Note { item: ItemId, text: String },
    /// The change of the total, or none.
    Adjustment { adjustment: Option<Adjustment> },
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
#[allow(missing_docs, reason = "fields are those of the command of the same name; `expert` is whose sheet it is")]
pub enum Event {
    /// The first event of every session.
    SessionFounded(Box<Founding>),
    /// Scoring began.
    ScoringOpened,
    /// Scoring ended.
    ScoringClosed,
    /// Scoring began again.
    ScoringReopened { reason: String },
    /// Points were given for an item (or, without a mark, taken away).
    ItemScored { studio: StudioId, expert: SeatId, item: ItemId, mark: Option<Mark> },
    /// The note of an item was written.
    NoteWritten { studio: StudioId, expert: SeatId, item: ItemId, text: String },
    /// The total of a sheet was changed (or, without an adjustment, set back).
    TotalAdjusted { studio: StudioId, expert: SeatId, adjustment: Option<Adjustment> },
    /// The last change that its seat made to a sheet was undone: what stood before stands again.
    ChangeUndone { studio: StudioId, expert: SeatId, restored: Restored },
    /// A sheet was handed to the panel.
    SheetSubmitted { studio: StudioId, expert: SeatId },
    /// A sheet was taken back by its expert.
    SheetTakenBack { studio: StudioId, expert: SeatId },
    /// A sheet was sent back by the chair.
    SheetSentBack { studio: StudioId, expert: SeatId, reason: String },
    /// A sheet from paper was confirmed.
    SheetConfirmed { studio: StudioId, expert: SeatId },
    /// An expert stepped aside.
    ExpertRecused { studio: StudioId, expert: SeatId, reason: String },
    /// A recusal was withdrawn.
    RecusalWithdrawn { studio: StudioId, expert: SeatId, reason: String },
    /// An expert left, and `by` takes over the studios that were still to be scored; a person new to the panel joins it.
    ExpertSubstituted { expert: SeatId, by: Member, studios: Vec<StudioId>, reason: String },
    /// A studio was taken out of the assessment.
    StudioExcluded { studio: StudioId, cause: CauseId, evidence: String },
    /// A studio was failed directly.
    StudioFailed { studio: StudioId, cause: CauseId, evidence: String },
    /// An exclusion or direct failure was lifted.
    GateLifted { studio: StudioId, reason: String },
    /// A pool got another number of places.
    QuotaSet { pool: PoolId, places: u32, reason: String },
    /// Equals at the line were told apart: `tied` were equal, `admitted` of them got in.
    TieSettled { pool: PoolId, tied: Vec<StudioId>, admitted: Vec<StudioId>, reason: String },
    /// A studio got another grade than its figures give.
    GradeOverridden { studio: StudioId, grade: GradeId, reason: String },
    /// An overridden grade was taken back.
    OverrideLifted { studio: StudioId, reason: String },
    /// The chair gave the word that the result is final.
    FinalProposed,
    /// Chair and clerk agreed: a sealed revision.
    Finalised { revision: u32, replaces: Option<u32>, seal: Seal },
    /// One studio of a final result was opened again.
    StudioReopened { studio: StudioId, reason: String },
    /// Public notice was given of a revision; a later one moves its end.
    NoticeAnnounced { revision: u32, ends: NaiveDate },
    /// An objection to a revision was put on the register.
    ObjectionRecorded { number: u32, revision: u32, studio: StudioId, by: String, text: String },
    /// An objection was answered.
    ObjectionAnswered { number: u32, studio: StudioId, answer: String },
    /// Another studio is being heard, or none any more.
    HearingSet { studio: Option<StudioId>, follow: bool },
    /// The clock was started.
    TimerStarted { stage: Stage, seconds: u32 },
    /// The clock was taken away.
    TimerStopped,
    /// Scoring is held up.
    ScoringPaused,
    /// Scoring goes on.
    ScoringResumed,
    /// Who is acting raised a hand for the chair.
    ChairCalled { word: String },
    /// A raised hand was taken down.
    CallAnswered { seat: SeatId },
    /// The experts who had submitted sheets of a studio were shown each other's.
    SheetsRevealed { studio: StudioId },
    /// A final revision was announced in the room.
    ResultAnnounced { revision: u32 },
    /// A studio's own score.
    SelfScoreRecorded { studio: StudioId, of: SelfScored, points: Points },
    /// Something was handed in (or, without a day, was not).
    MaterialRecorded { studio: StudioId, material: MaterialId, received: Option<NaiveDate> },
    /// A condition was found met or not met (or, without a finding, is open again).
    ConditionChecked {
        studio: StudioId,
        condition: ConditionId,
        finding: Option<Finding>,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        evidence: String,
    },
    /// A seat's code was set (its slow hash) or taken away. One that is good at the desk only does not admit from elsewhere; before
    /// there was this mark, every one did.
    CodeSet {
        seat: SeatId,
        hash: Option<String>,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        desk_only: bool,
    },
    /// A seat was invited to join from another machine, by a code that admits once (its slow hash); an earlier one no longer does.
    SeatInvited { seat: SeatId, hash: String },
    /// An invitation no longer admits.
    InvitationWithdrawn { seat: SeatId },
    /// Somebody joined by an invitation, and set with it what admits from then on.
    InvitationUsed { seat: SeatId },
    /// A public key admits to a seat from now on.
    KeyBound { seat: SeatId, key: String },
    /// And no longer does.
    KeyUnbound { seat: SeatId, key: String },
    /// The server of this session got the key that it shows to everybody who joins.
    HostKeyMade { fingerprint: String },
    /// Somebody tried what is not theirs to do, and was refused. Said once for each seat, kind of command and phase.
    AttemptRefused {
        command: CommandKind,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        studio: Option<StudioId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        expert: Option<SeatId>,
    },
}

impl Event {
    /// The event as it may be printed: that a code was set, not its hash.
    #[must_use]
    pub fn without_secrets(self) -> Self {
        match self {
            Event::CodeSet { seat, hash: Some(_), desk_only } => Event::CodeSet { seat, hash: Some("…".to_owned()), desk_only },
            Event::SeatInvited { seat, .. } => Event::SeatInvited { seat, hash: "…".to_owned() },
            open => open,
        }
    }

    /// Whether the event names this studio.
    #[must_use]
    pub fn is_about(&self, id: &StudioId) -> bool {
        match self {
            Event::ItemScored { studio, .. }
            | Event::NoteWritten { studio, .. }
            | Event::TotalAdjusted { studio, .. }
            | Event::ChangeUndone { studio, .. }
            | Event::SheetSubmitted { studio, .. }
            | Event::SheetTakenBack { studio, .. }
            | Event::SheetSentBack { studio, .. }
            | Event::SheetConfirmed { studio, .. }
            | Event::ExpertRecused { studio, .. }
            | Event::RecusalWithdrawn { studio, .. }
            | Event::StudioExcluded { studio, .. }
            | Event::StudioFailed { studio, .. }
            | Event::GateLifted { studio, .. }
            | Event::GradeOverridden { studio, .. }
            | Event::OverrideLifted { studio, .. }
            | Event::StudioReopened { studio, .. }
            | Event::ObjectionRecorded { studio, .. }
            | Event::ObjectionAnswered { studio, .. }
            | Event::SheetsRevealed { studio }
            | Event::SelfScoreRecorded { studio, .. }
            | Event::MaterialRecorded { studio, .. }
            | Event::ConditionChecked { studio, .. } => studio == id,
            Event::TieSettled { tied, .. } => tied.contains(id),
            Event::HearingSet { studio, .. } | Event::AttemptRefused { studio, .. } => studio.as_ref() == Some(id),
            Event::ExpertSubstituted { studios, .. } => studios.contains(id),
            Event::SessionFounded(_)
            | Event::ScoringOpened
            | Event::ScoringClosed
            | Event::ScoringReopened { .. }
            | Event::QuotaSet { .. }
            | Event::FinalProposed
            | Event::Finalised { .. }
            | Event::NoticeAnnounced { .. }
            | Event::TimerStarted { .. }
            | Event::TimerStopped
            | Event::ScoringPaused
            | Event::ScoringResumed
            | Event::ChairCalled { .. }
            | Event::CallAnswered { .. }
            | Event::ResultAnnounced { .. }
            | Event::CodeSet { .. }
            | Event::SeatInvited { .. }
            | Event::InvitationWithdrawn { .. }
            | Event::InvitationUsed { .. }
            | Event::KeyBound { .. }
            | Event::KeyUnbound { .. }
            | Event::HostKeyMade { .. } => false,
        }
    }
}
