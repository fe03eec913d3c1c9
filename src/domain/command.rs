//! Commands: everything that a person can do to a session. Imperative; each is decided in [`super::decide`].

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::hearing::Stage;
use super::id::{CauseId, ConditionId, DeductionId, DimensionId, GradeId, ItemId, MaterialId, PoolId, SeatId, StudioId};
use super::message::Message;
use super::points::Points;
use super::rubric::Finding;

/// What a person asks of the session. `expert` names whose sheet it is where a clerk writes for somebody on paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Starts scoring.
    OpenScoring {},
    /// Ends scoring; sheets stay as they are.
    CloseScoring {},
    /// Opens scoring again after it was closed.
    ReopenScoring {
        /// Why.
        reason: String,
    },

    /// Gives points for an item: typed, or full points less the ticked deductions.
    Score {
        /// Which studio.
        studio: StudioId,
        /// Which item.
        item: ItemId,
        /// The points; without them, full points less the deductions.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        points: Option<Points>,
        /// Ticked deductions with how many units are missing (1 where the rule does not count).
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        deductions: BTreeMap<DeductionId, u32>,
        /// Whose sheet, when it came on paper.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        expert: Option<SeatId>,
    },
    /// Takes an item's points away again.
    ClearScore {
        /// Which studio.
        studio: StudioId,
        /// Which item.
        item: ItemId,
        /// Whose sheet, when it came on paper.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        expert: Option<SeatId>,
    },
    /// Writes the note of an item; an empty text takes it away.
    WriteNote {
        /// Which studio.
        studio: StudioId,
        /// Which item.
        item: ItemId,
        /// The note.
        text: String,
        /// Whose sheet, when it came on paper.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        expert: Option<SeatId>,
    },
    /// Changes the total of a sheet at discretion; zero takes the change back.
    Adjust {
        /// Which studio.
        studio: StudioId,
        /// Added to the total.
        points: Points,
        /// Why.
        reason: String,
        /// Whose sheet, when it came on paper.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        expert: Option<SeatId>,
    },
    /// Hands a complete sheet to the panel.
    Submit {
        /// Which studio.
        studio: StudioId,
        /// Whose sheet, when it came on paper.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        expert: Option<SeatId>,
    },
    /// Takes a submitted sheet back, while scoring is open.
    TakeBack {
        /// Which studio.
        studio: StudioId,
        /// Whose sheet, when it came on paper.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        expert: Option<SeatId>,
    },
    /// Steps aside from a studio (回避).
    Recuse {
        /// Which studio.
        studio: StudioId,
        /// Why.
        reason: String,
        /// Who steps aside, when a clerk or the chair records it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        expert: Option<SeatId>,
    },
    /// Ends a recusal that was declared by mistake.
    WithdrawRecusal {
        /// Which studio.
        studio: StudioId,
        /// Whose recusal.
        expert: SeatId,
        /// Why.
        reason: String,
    },
    /// Lets somebody take over what an expert who leaves has not submitted.
    Substitute {
        /// Who leaves.
        expert: SeatId,
        /// Who takes over.
        by: Substitute,
        /// Why.
        reason: String,
    },
    /// Undoes one's own last change to a sheet that is still open.
    Undo {},

    /// Sends a submitted sheet back to be mended.
    SendBack {
        /// Which studio.
        studio: StudioId,
        /// Whose sheet.
        expert: SeatId,
        /// What is to be mended.
        reason: String,
    },
    /// Confirms a sheet that somebody else typed in from paper.
    ConfirmSheet {
        /// Which studio.
        studio: StudioId,
        /// Whose sheet.
        expert: SeatId,
    },

    /// Takes a studio out of the assessment (不列入考核).
    Exclude {
        /// Which studio.
        studio: StudioId,
        /// One of the rubric's causes for exclusion.
        cause: CauseId,
        /// What shows it.
        evidence: String,
    },
    /// Fails a studio whatever its score (直接确定为不合格).
    Fail {
        /// Which studio.
        studio: StudioId,
        /// One of the rubric's causes for direct failure.
        cause: CauseId,
        /// What shows it.
        evidence: String,
    },
    /// Lifts an exclusion or a direct failure.
    LiftGate {
        /// Which studio.
        studio: StudioId,
        /// Why.
        reason: String,
    },
    /// Changes how many places a pool has.
    SetQuota {
        /// Which pool.
        pool: PoolId,
        /// The new number of places.
        places: u32,
        /// Why.
        reason: String,
    },
    /// Settles who of equals at the line of a quota gets in.
    SettleTie {
        /// Which pool.
        pool: PoolId,
        /// Who gets in: as many as there are places left.
        admitted: Vec<StudioId>,
        /// Why.
        reason: String,
    },
    /// Gives a studio another grade than its figures do.
    OverrideGrade {
        /// Which studio.
        studio: StudioId,
        /// The grade.
        grade: GradeId,
        /// Why.
        reason: String,
    },
    /// Takes an overridden grade back.
    LiftOverride {
        /// Which studio.
        studio: StudioId,
        /// Why.
        reason: String,
    },

    /// The chair's word that the result is final; the clerk confirms it.
    Finalise {},
    /// Confirms the chair's finalising; seals the revision.
    ConfirmFinal {},
    /// Opens one studio of a final result again; leads to the next revision.
    ReopenStudio {
        /// Which studio.
        studio: StudioId,
        /// Why.
        reason: String,
    },

    /// Gives public notice (公示) of the last sealed revision.
    AnnounceNotice {
        /// The last day on which it is posted.
        ends: NaiveDate,
    },
    /// Puts an objection (异议) on the register.
    RecordObjection {
        /// Which studio it is about.
        studio: StudioId,
        /// Who objects.
        by: String,
        /// What is objected to.
        text: String,
    },
    /// Answers an objection; a later answer takes the place of an earlier one.
    AnswerObjection {
        /// Its number on the register.
        number: u32,
        /// The answer.
        answer: String,
    },

    /// Sets the studio that is being heard, or (without one) that none is.
    Hear {
        /// Which studio.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        studio: Option<StudioId>,
        /// Whether everybody's screen goes there by itself; otherwise it only offers to.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        follow: bool,
    },
    /// Starts the clock that everybody sees, from the beginning.
    StartTimer {
        /// What the time is for.
        stage: Stage,
        /// How long, in seconds, at most [`Timer::LONGEST`](super::hearing::Timer::LONGEST).
        seconds: u32,
    },
    /// Takes the clock away.
    StopTimer {},
    /// Holds scoring up; sheets stay as they are and nobody writes.
    PauseScoring {},
    /// Lets scoring go on.
    ResumeScoring {},
    /// Raises a hand for the chair; again with other words changes them.
    CallChair {
        /// What about; may be empty.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        word: String,
    },
    /// Takes a raised hand down: the chair anybody's, everybody else the own one.
    AnswerCall {
        /// Whose.
        seat: SeatId,
    },
    /// Shows the experts who scored a studio each other's sheets of it, for discussion.
    Reveal {
        /// Which studio.
        studio: StudioId,
    },
    /// Lets the final result be shown in the room.
    AnnounceResult {},

    /// Records a studio's own score for an item.
    RecordSelfScore {
        /// Which studio.
        studio: StudioId,
        /// Item or dimension.
        of: SelfScored,
        /// The points that the studio gives itself.
        points: Points,
    },
    /// Records that something was handed in, or (without a day) that it was not.
    RecordMaterial {
        /// Which studio.
        studio: StudioId,
        /// What.
        material: MaterialId,
        /// The day on which it came in.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        received: Option<NaiveDate>,
    },
    /// Records what was found of a condition of the rubric's requirements, or (without a finding) that it is open again.
    CheckCondition {
        /// Which studio.
        studio: StudioId,
        /// Which condition.
        condition: ConditionId,
        /// Met or not met.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        finding: Option<Finding>,
        /// What shows it; needed with a finding.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        evidence: String,
    },
    /// Sets (or, without one, takes away) the code that is asked for when a seat is opened.
    SetCode {
        /// Which seat.
        seat: SeatId,
        /// The code as typed; only its slow hash is kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        code: Option<String>,
    },

    /// Invites a seat to join from another machine. The code admits once; an earlier invitation no longer does.
    Invite {
        /// Which seat.
        seat: SeatId,
        /// The code; only its slow hash is kept.
        code: String,
    },
    /// Withdraws the invitation of a seat.
    WithdrawInvitation {
        /// Which seat.
        seat: SeatId,
    },
    /// Lets a public key admit to a seat from another machine.
    BindKey {
        /// Which seat.
        seat: SeatId,
        /// The key, as it stands in its file; a comment does not count.
        key: String,
    },
    /// Lets it do so no longer.
    UnbindKey {
        /// Which seat.
        seat: SeatId,
        /// The key.
        key: String,
    },
}

impl Command {
    /// Whose sheet of which studio it is about, as far as it names them.
    #[must_use]
    pub fn sheet(&self) -> (Option<&SeatId>, Option<&StudioId>) {
        match self {
            Command::Score { studio, expert, .. }
            | Command::ClearScore { studio, expert, .. }
            | Command::WriteNote { studio, expert, .. }
            | Command::Adjust { studio, expert, .. }
            | Command::Submit { studio, expert }
            | Command::TakeBack { studio, expert }
            | Command::Recuse { studio, expert, .. } => (expert.as_ref(), Some(studio)),
            Command::WithdrawRecusal { studio, expert, .. }
            | Command::SendBack { studio, expert, .. }
            | Command::ConfirmSheet { studio, expert } => (Some(expert), Some(studio)),
            Command::Exclude { studio, .. }
            | Command::Fail { studio, .. }
            | Command::LiftGate { studio, .. }
            | Command::OverrideGrade { studio, .. }
            | Command::LiftOverride { studio, .. }
            | Command::ReopenStudio { studio, .. }
            | Command::Reveal { studio }
            | Command::RecordSelfScore { studio, .. }
            | Command::RecordMaterial { studio, .. }
            | Command::CheckCondition { studio, .. } => (None, Some(studio)),
            Command::Substitute { expert, .. } => (Some(expert), None),
            _ => (None, None),
        }
    }
}

/// Who takes over: an expert of the panel, by the seat alone, or somebody new, who has a name too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Substitute {
    /// The seat, new or known.
    pub id: SeatId,
    /// Name; left out for an expert of the panel.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Organisation; one that is a studio's own proposes a recusal.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub organisation: String,
    /// Title, such as 高级技师.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
}

/// What a self-score is for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SelfScored {
    /// One item.
    Item(ItemId),
    /// A whole dimension.
    Dimension(DimensionId),
}

macro_rules! kinds {
    ($($kind:ident $id:literal $words:literal),+ $(,)?) => {
        /// A kind of command: what the rights table and the greying of keys speak of.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[allow(missing_docs, reason = "each is described at the command of the same name")]
        pub enum CommandKind { $(#[serde(rename = $id)] $kind),+ }

        impl CommandKind {
            /// Every kind of command.
            pub const ALL: &[CommandKind] = &[$(CommandKind::$kind),+];

            /// Its name in files.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(CommandKind::$kind => $id),+ }
            }

            /// What it does, in words.
            #[must_use]
            pub fn message(self) -> Message {
                Message::new(match self { $(CommandKind::$kind => $words),+ })
            }
        }

        impl Command {
            /// Which kind of command this is.
            #[must_use]
            pub const fn kind(&self) -> CommandKind {
                match self { $(Command::$kind { .. } => CommandKind::$kind),+ }
            }
        }
    };
}

kinds! {
    OpenScoring "open_scoring" "command-open-scoring",
    CloseScoring "close_scoring" "command-close-scoring",
    ReopenScoring "reopen_scoring" "command-reopen-scoring",
    Score "score" "command-score",
    ClearScore "clear_score" "command-clear-score",
    WriteNote "write_note" "command-write-note",
    Adjust "adjust" "command-adjust",
    Submit "submit" "command-submit",
    TakeBack "take_back" "command-take-back",
    Recuse "recuse" "command-recuse",
    WithdrawRecusal "withdraw_recusal" "command-withdraw-recusal",
    Substitute "substitute" "command-substitute",
    Undo "undo" "command-undo",
    SendBack "send_back" "command-send-back",
    ConfirmSheet "confirm_sheet" "command-confirm-sheet",
    Exclude "exclude" "command-exclude",
    Fail "fail" "command-fail",
    LiftGate "lift_gate" "command-lift-gate",
    SetQuota "set_quota" "command-set-quota",
    SettleTie "settle_tie" "command-settle-tie",
    OverrideGrade "override_grade" "command-override-grade",
    LiftOverride "lift_override" "command-lift-override",
    Finalise "finalise" "command-finalise",
    ConfirmFinal "confirm_final" "command-confirm-final",
    ReopenStudio "reopen_studio" "command-reopen-studio",
    AnnounceNotice "announce_notice" "command-announce-notice",
    RecordObjection "record_objection" "command-record-objection",
    AnswerObjection "answer_objection" "command-answer-objection",
    Hear "hear" "command-hear",
    StartTimer "start_timer" "command-start-timer",
    StopTimer "stop_timer" "command-stop-timer",
    PauseScoring "pause_scoring" "command-pause-scoring",
    ResumeScoring "resume_scoring" "command-resume-scoring",
    CallChair "call_chair" "command-call-chair",
    AnswerCall "answer_call" "command-answer-call",
    Reveal "reveal" "command-reveal",
    AnnounceResult "announce_result" "command-announce-result",
    RecordSelfScore "record_self_score" "command-record-self-score",
    RecordMaterial "record_material" "command-record-material",
    CheckCondition "check_condition" "command-check-condition",
    SetCode "set_code" "command-set-code",
    Invite "invite" "command-invite",
    WithdrawInvitation "withdraw_invitation" "command-withdraw-invitation",
    BindKey "bind_key" "command-bind-key",
    UnbindKey "unbind_key" "command-unbind-key",
}
