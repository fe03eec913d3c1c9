//! Why a command is refused, as data; `locales/*/refusal.ftl` has the sentences.

use chrono::NaiveDate;

use super::command::CommandKind;
use super::id::{SeatId, StudioId};
use super::message::Message;
use super::panel::Role;
use super::phase::Phase;
use super::points::Points;
use super::rubric::Range;
use super::sheet::MarkProblem;
use super::text::{Text, TextProblem};

/// Why a command is refused. Nothing of what was asked has changed when one is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The role has no right to the command.
    NotYourPart {
        /// What was asked.
        command: CommandKind,
        /// Who may.
        roles: &'static [Role],
    },
    /// The command has no place in this phase.
    NotNow {
        /// What was asked.
        command: CommandKind,
        /// Where the session stands.
        phase: Phase,
        /// Where it would be in place.
        phases: &'static [Phase],
    },
    /// The seat may not see this now.
    NotShown,
    /// Something named does not exist in this session.
    Unknown {
        /// What kind of thing.
        what: Thing,
        /// The name that was given.
        id: String,
    },
    /// A clerk must name the expert whose sheet it is.
    WhoseSheet,
    /// An expert writes on the own sheets only.
    NotYourSheet,
    /// Another group of experts, or somebody else from now on, scores this studio.
    NotAssigned,
    /// The expert left the panel.
    HasLeft,
    /// The expert who leaves has no sheet that is still to come.
    NothingToTakeOver,
    /// Whoever is to take over is not on the panel, and has no name.
    SubstituteUnknown,
    /// The seat of somebody new is taken already.
    SeatTaken,
    /// The seat of somebody new reads like one of the panel.
    SeatAlike {
        /// That one.
        known: SeatId,
    },
    /// The text is no id.
    NotAnId,
    /// Whoever is to take over scores these studios already: one expert gives one sheet a studio.
    ScoresAlready {
        /// Which.
        studios: Vec<StudioId>,
    },
    /// The expert stepped aside from this studio.
    Recused,
    /// The expert did not step aside from this studio.
    NotRecused,
    /// The sheet is submitted; it is taken back first.
    Submitted,
    /// The sheet is not submitted.
    NotSubmitted,
    /// Scoring is closed and this sheet was not sent back.
    SheetClosed,
    /// The final result holds this studio; it was not reopened.
    NotReopened,
    /// The expert fills in this sheet in person; it is not typed in over it.
    FilledInPerson,
    /// The item does not allow these points.
    Mark {
        /// What the item is called.
        item: Text,
        /// Why not.
        problem: MarkProblem,
    },
    /// The rubric knows no change of the total.
    NoAdjustment,
    /// The change of the total is out of range or off its step.
    AdjustmentOutOfRange(Range),
    /// The text is not taken.
    Text(TextProblem),
    /// A reason (or evidence) is needed.
    ReasonMissing,
    /// Points of these items are missing.
    Incomplete {
        /// Their names.
        missing: Vec<Text>,
    },
    /// There is nothing of one's own to undo.
    NothingToUndo,
    /// The sheet was not typed in, or is confirmed already.
    NothingToConfirm,
    /// Whoever typed a sheet in does not confirm it.
    TypedByYou,
    /// The cause does not apply to this kind of studio.
    Exempt {
        /// The kind.
        kind: Text,
    },
    /// The studio is excluded or failed directly; that is lifted first.
    Gated,
    /// The studio does not meet a requirement: it has no grade to be changed.
    Ineligible,
    /// The requirement of the condition does not apply to this kind of studio.
    NotRequired {
        /// The kind.
        kind: Text,
    },
    /// The studio is neither excluded nor failed directly.
    NotGated,
    /// No grade is overridden here.
    NotOverridden,
    /// Grades given by the chair would take more places than there are.
    NoPlaceLeft {
        /// Places of the pool.
        places: u32,
    },
    /// There is no tie at this pool's line.
    NoTie,
    /// The studios admitted are not as many as the places left, or not among the equals.
    TieNotSettled {
        /// How many get in.
        places: u32,
    },
    /// A final result exists: studios are reopened one by one.
    ReopenStudioInstead,
    /// So many things stand in the way of finalising.
    Blocked {
        /// How many.
        blockers: usize,
    },
    /// The chair has not given the word, or something changed since.
    NotProposed,
    /// Only a clerk sets the code of somebody else.
    NotYourCode,
    /// The text is no public key.
    NoKey,
    /// The key is of an outdated kind, or of RSA and short: it admits nobody.
    WeakKey {
        /// The fewest bits of an RSA key.
        least: u32,
    },
    /// The key admits to the seat of another person.
    KeyOfAnother {
        /// Which.
        seat: SeatId,
    },
    /// One person had a hand in what admits to both seats that are to agree.
    OneHand {
        /// Whose seat's credential it is that somebody else set.
        seat: SeatId,
        /// Who did.
        by: SeatId,
    },
    /// No revision is sealed yet: there is nothing to post or to object to.
    NothingSealed,
    /// The revision is the first one, or none is sealed: it replaces nothing.
    NothingReplaced,
    /// The notice would end before the result was sealed.
    NoticeEndsBefore {
        /// The day on which it was sealed.
        sealed: NaiveDate,
    },
    /// It is not said who objects.
    ObjectorMissing,
    /// Scoring is held up.
    Paused,
    /// Scoring is not held up.
    NotPaused,
    /// The clock cannot run so long, or so short.
    TimeOutOfRange {
        /// The longest time, in minutes.
        longest: u32,
    },
    /// No clock is running.
    NoTimer,
    /// This person has not raised a hand.
    NoCall,
    /// Only the chair takes down the hand of somebody else.
    NotYourCall,
    /// Sheets of the studio are still awaited, so that they cannot be shown to each other yet.
    SheetsAwaited {
        /// How many.
        count: usize,
    },
    /// Nobody submitted a sheet of the studio.
    NothingToReveal,
    /// The sheets of the studio are shown already.
    Revealed,
    /// A self-score beyond what can be given.
    SelfScoreOutOfRange {
        /// The fewest.
        least: Points,
        /// The most.
        most: Points,
    },
}

/// A kind of thing that a command names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the words of the field")]
pub enum Thing {
    Studio,
    Expert,
    Seat,
    Item,
    Dimension,
    Pool,
    Grade,
    Cause,
    Material,
    Condition,
    Objection,
    Revision,
}

impl Thing {
    fn message(self) -> Message {
        Message::new(match self {
            Thing::Studio => "word-studio",
            Thing::Expert => "word-expert",
            Thing::Seat => "word-seat",
            Thing::Item => "word-item",
            Thing::Dimension => "word-dimension",
            Thing::Pool => "word-pool",
            Thing::Grade => "word-grade",
            Thing::Cause => "word-cause",
            Thing::Material => "word-material",
            Thing::Condition => "word-condition",
            Thing::Objection => "word-objection",
            Thing::Revision => "word-revision",
        })
    }
}

impl Refusal {
    /// Something that does not exist.
    #[must_use]
    pub fn unknown(what: Thing, id: impl ToString) -> Self {
        Refusal::Unknown { what, id: id.to_string() }
    }

    /// Whether it is about who asks and when, and so the same for everything of the kind.
    #[must_use]
    pub const fn is_of_the_whole(&self) -> bool {
        matches!(self, Refusal::NotYourPart { .. } | Refusal::NotNow { .. })
    }

    /// What to tell the person.
    #[must_use]
    pub fn message(&self) -> Message {
        let message = Message::new(self.id());
        match self {
            Refusal::NotYourPart { command, roles } => {
                message.with("command", command.message()).with("roles", list(roles.iter().map(|r| r.message())))
            }
            Refusal::NotNow { command, phase, phases } => message
                .with("command", command.message())
                .with("phase", phase.message())
                .with("phases", list(phases.iter().map(|p| p.message()))),
            Refusal::Unknown { what, id } => message.with("what", what.message()).with("id", id.as_str()),
            Refusal::Mark { item, problem } => message.with("item", item).with("problem", problem.message()),
            Refusal::AdjustmentOutOfRange(range) => {
                message.with("lowest", range.lowest).with("highest", range.highest).with("step", range.step)
            }
            Refusal::Text(problem) => problem.message(),
            Refusal::Incomplete { missing } => message
                .with("count", missing.len())
                .with("items", list(missing.iter().map(|name| Message::new("word-quoted").with("text", name)))),
            Refusal::Exempt { kind } | Refusal::NotRequired { kind } => message.with("kind", kind),
            Refusal::NoPlaceLeft { places } => message.with("places", *places),
            Refusal::TieNotSettled { places } => message.with("places", *places),
            Refusal::Blocked { blockers } => message.with("count", *blockers),
            Refusal::SelfScoreOutOfRange { least, most } => message.with("least", *least).with("most", *most),
            Refusal::TimeOutOfRange { longest } => message.with("longest", *longest),
            Refusal::SheetsAwaited { count } => message.with("count", *count),
            Refusal::ScoresAlready { studios } => {
                message.with("studios", studios.iter().map(StudioId::as_str).collect::<Vec<_>>().join(" "))
            }
            Refusal::SeatAlike { known } => message.with("known", known.as_str()),
            Refusal::WeakKey { least } => message.with("least", *least),
            Refusal::KeyOfAnother { seat } => message.with("seat", seat.as_str()),
            Refusal::OneHand { seat, by } => message.with("seat", seat.as_str()).with("by", by.as_str()),
            Refusal::NoticeEndsBefore { sealed } => message.with("sealed", sealed.to_string()),
            _ => message,
        }
    }

    /// The sentence of each kind; none may be forgotten.
    fn id(&self) -> &'static str {
        match self {
            Refusal::NotShown => "refusal-not-shown",
            Refusal::WhoseSheet => "refusal-whose-sheet",
            Refusal::NotYourSheet => "refusal-not-your-sheet",
            Refusal::NotAssigned => "refusal-not-assigned",
            Refusal::HasLeft => "refusal-has-left",
            Refusal::NothingToTakeOver => "refusal-nothing-to-take-over",
            Refusal::SubstituteUnknown => "refusal-substitute-unknown",
            Refusal::SeatTaken => "refusal-seat-taken",
            Refusal::SeatAlike { .. } => "refusal-seat-alike",
            Refusal::NotAnId => "refusal-not-an-id",
            Refusal::ScoresAlready { .. } => "refusal-scores-already",
            Refusal::Recused => "refusal-recused",
            Refusal::NotRecused => "refusal-not-recused",
            Refusal::Submitted => "refusal-submitted",
            Refusal::NotSubmitted => "refusal-not-submitted",
            Refusal::SheetClosed => "refusal-sheet-closed",
            Refusal::NotReopened => "refusal-not-reopened",
            Refusal::FilledInPerson => "refusal-filled-in-person",
            Refusal::NoAdjustment => "refusal-no-adjustment",
            Refusal::ReasonMissing => "refusal-reason-missing",
            Refusal::NothingToUndo => "refusal-nothing-to-undo",
            Refusal::NothingToConfirm => "refusal-nothing-to-confirm",
            Refusal::TypedByYou => "refusal-typed-by-you",
            Refusal::Gated => "refusal-gated",
            Refusal::Ineligible => "refusal-ineligible",
            Refusal::NotGated => "refusal-not-gated",
            Refusal::NotOverridden => "refusal-not-overridden",
            Refusal::NoTie => "refusal-no-tie",
            Refusal::ReopenStudioInstead => "refusal-reopen-studio-instead",
            Refusal::NotProposed => "refusal-not-proposed",
            Refusal::NotYourCode => "refusal-not-your-code",
            Refusal::NoKey => "refusal-no-key",
            Refusal::WeakKey { .. } => "refusal-weak-key",
            Refusal::KeyOfAnother { .. } => "refusal-key-of-another",
            Refusal::OneHand { .. } => "refusal-one-hand",
            Refusal::NothingReplaced => "refusal-nothing-replaced",
            Refusal::NothingSealed => "refusal-nothing-sealed",
            Refusal::ObjectorMissing => "refusal-objector-missing",
            Refusal::Paused => "refusal-paused",
            Refusal::NotPaused => "refusal-not-paused",
            Refusal::TimeOutOfRange { .. } => "refusal-time-out-of-range",
            Refusal::NoTimer => "refusal-no-timer",
            Refusal::NoCall => "refusal-no-call",
            Refusal::NotYourCall => "refusal-not-your-call",
            Refusal::SheetsAwaited { .. } => "refusal-sheets-awaited",
            Refusal::NothingToReveal => "refusal-nothing-to-reveal",
            Refusal::Revealed => "refusal-revealed",
            Refusal::NotYourPart { .. } => "refusal-not-your-part",
            Refusal::NotNow { .. } => "refusal-not-now",
            Refusal::Unknown { .. } => "refusal-unknown",
            Refusal::Mark { .. } => "refusal-mark",
            Refusal::AdjustmentOutOfRange(_) => "refusal-adjustment-range",
            Refusal::Incomplete { .. } => "refusal-incomplete",
            Refusal::Exempt { .. } => "refusal-exempt",
            Refusal::NotRequired { .. } => "refusal-not-required",
            Refusal::NoPlaceLeft { .. } => "refusal-no-place-left",
            Refusal::TieNotSettled { .. } => "refusal-tie-not-settled",
            Refusal::Blocked { .. } => "refusal-blocked",
            Refusal::SelfScoreOutOfRange { .. } => "refusal-self-score-range",
            Refusal::NoticeEndsBefore { .. } => "refusal-notice-ends-before",
            Refusal::Text(problem) => problem.message().id,
        }
    }
}

impl MarkProblem {
    /// What to tell the person.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            MarkProblem::OutOfRange { least, most: Some(most) } => {
                Message::new("mark-out-of-range").with("least", *least).with("most", *most)
            }
            MarkProblem::OutOfRange { most: None, .. } => Message::new("mark-below-zero"),
            MarkProblem::OffStep { step } => Message::new("mark-off-step").with("step", *step),
            MarkProblem::UnknownDeduction(id) => Message::new("mark-unknown-deduction").with("id", id.as_str()),
            MarkProblem::UnitsOutOfRange { deduction, most } => {
                Message::new("mark-units-range").with("deduction", deduction.as_str()).with("most", *most)
            }
            MarkProblem::Nothing => Message::new("mark-nothing"),
        }
    }
}

impl TextProblem {
    /// What to tell the person.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            TextProblem::Hidden(c) => Message::new("text-hidden").with("code", format!("U+{:04X}", *c as u32)),
            TextProblem::TooLong { most } => Message::new("text-too-long").with("most", *most),
        }
    }
}

impl Role {
    /// The role in words.
    #[must_use]
    pub fn message(self) -> Message {
        Message::new(match self {
            Role::Expert => "role-expert",
            Role::Chair => "role-chair",
            Role::Clerk => "role-clerk",
            Role::Observer => "role-observer",
            Role::Board => "role-board",
        })
    }
}

impl Phase {
    /// The phase in words.
    #[must_use]
    pub fn message(self) -> Message {
        Message::new(match self {
            Phase::Setup => "phase-setup",
            Phase::Scoring => "phase-scoring",
            Phase::Review => "phase-review",
            Phase::Final => "phase-final",
        })
    }
}

/// Messages one after another, with the comma of the language between them.
fn list(mut messages: impl Iterator<Item = Message>) -> Message {
    let Some(first) = messages.next() else { return Message::new("word-nobody") };
    messages.fold(first, |before, next| Message::new("word-list").with("before", before).with("next", next))
}
