//! What can be wrong with a rubric, and the words for it.

use crate::domain::message::Message;
use crate::domain::points::Points;
use crate::domain::rubric::Level;

/// Something wrong in a rubric, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where in the rubric, as a path such as `dimension[2].item[1].deduction[1].points`; places are counted from 1.
    pub place: String,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What is wrong with a rubric.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// A list that needs at least one entry has none.
    Empty,
    /// A list is longer than can be used.
    TooMany {
        /// The most entries that it may have.
        most: usize,
    },
    /// An id, or an entry of a list, stands twice.
    Duplicate {
        /// What stands twice.
        id: String,
        /// Where it stands first.
        first: String,
    },
    /// Two names of one list differ by nothing but signs, blanks, width or case.
    Alike {
        /// One of them.
        name: String,
        /// The other, which stands first.
        other: String,
        /// Where it stands.
        first: String,
    },
    /// A dimension has the name of a fixed column of the results, or of a tie-break key.
    Reserved {
        /// The name.
        id: String,
    },
    /// Something is named that the rubric does not have.
    Unknown {
        /// What was to be named.
        what: Named,
        /// The name that nothing has.
        id: String,
        /// The names that there are, or the first of many.
        known: Vec<String>,
    },
    /// The dimensions do not add up to the base points.
    BaseSum {
        /// The base points.
        base: Points,
        /// What the dimensions add up to.
        sum: Points,
    },
    /// The items of a dimension do not add up to its points.
    ItemsSum {
        /// The points of the dimension.
        points: Points,
        /// What its items add up to.
        sum: Points,
    },
    /// Points that have to be above zero are not.
    NotPositive,
    /// Points that may not be below zero are.
    Negative,
    /// More points than a rubric may hold.
    TooLarge {
        /// The most.
        most: Points,
    },
    /// A grant beyond what can be added up.
    GrantTooLarge {
        /// The most, in yuan.
        most: u64,
    },
    /// An item of the base says nothing about its full points.
    NoFullPoints,
    /// An item without full points has deductions, which would have nothing to take from.
    NothingToDeductFrom,
    /// A deduction costs more than its item is worth.
    DeductionTooLarge {
        /// The full points of the item.
        full: Points,
    },
    /// Points that do not lie on the step.
    OffStep {
        /// The step.
        step: Points,
    },
    /// A deduction for each unit missing, of which there should be none.
    NoUnits,
    /// An item is judged neither on site nor by documents.
    NotJudged,
    /// A grade asks for as much as a better one, or more: nobody could get it.
    NotFalling {
        /// What the better grade asks for.
        better: Points,
    },
    /// A grade asks for more than anybody can have.
    OutOfReach {
        /// The most that a sheet can add up to.
        most: Points,
    },
    /// The last grade asks for something: some would have no grade.
    LastGradeAsks,
    /// A pool limits the last grade: those beyond could get no lower one.
    NoLowerGrade,
    /// A kind of studio is in two pools.
    InTwoPools {
        /// The kind.
        kind: String,
        /// Where it stands first.
        first: String,
    },
    /// A pool takes its share from itself.
    ShareOfItself,
    /// A pool takes its share from one whose own size is not a number.
    ShareOfShare,
    /// A share that is nothing, or more than all.
    NoShare,
    /// Equals at the last place are to be let in beyond a quota that is not said to be soft.
    IncludeNotSoft,
    /// A quota is said to be soft, and nothing goes beyond it.
    SoftWithoutInclude,
    /// Places to divide, and fewer than two pools that do.
    NotDivided,
    /// Pools that limit different grades divide the same places.
    DividedGrades,
    /// A result may rest on no sheet at all.
    FewestZero,
    /// So many sheets are dropped that none is left.
    DropsAll {
        /// The least number that leaves a sheet.
        least: u64,
    },
    /// More decimals than can be kept.
    TooManyDecimals {
        /// The most.
        most: u8,
    },
    /// A figure is to be rounded that the level of aggregation never has.
    StepNotTaken {
        /// The level.
        level: Level,
    },
    /// The fewest points of an item are not below its full points.
    LowestOrder,
    /// Points further below zero than a rubric may hold.
    TooLow {
        /// The least.
        least: Points,
    },
    /// The fewest points of all items together are further below zero than a rubric may hold.
    LowestSum {
        /// What they add up to.
        sum: Points,
        /// The least.
        least: Points,
    },
    /// A deduction makes the item worth nothing, which is less than can be given for it.
    ZeroBelowLowest {
        /// The fewest points of the item.
        lowest: Points,
    },
    /// A title that is valid for no year at all.
    NoYears,
    /// The last day comes before the first.
    ValidityOrder,
    /// The highest value does not lie above the lowest.
    RangeOrder,
}

/// What one part of a rubric names another by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// A dimension.
    Dimension,
    /// An item of the base.
    Item,
    /// A grade.
    Grade,
    /// A kind of studio.
    Kind,
    /// A quota pool.
    Pool,
    /// Places that several pools divide.
    DividedQuota,
}

impl ProblemKind {
    /// What is wrong and how to mend it.
    #[must_use]
    pub fn message(&self) -> Message {
        use ProblemKind as P;
        match self {
            P::Empty => Message::new("rubric-empty"),
            P::TooMany { most } => Message::new("rubric-too-many").with("most", *most),
            P::Duplicate { id, first } => Message::new("rubric-duplicate").with("id", id.as_str()).with("first", first.as_str()),
            P::Alike { name, other, first } => Message::new("rubric-alike")
                .with("name", name.as_str())
                .with("other", other.as_str())
                .with("first", first.as_str()),
            P::Reserved { id } => Message::new("rubric-reserved").with("id", id.as_str()),
            P::Unknown { what, id, known } => {
                Message::new(what.unknown()).with("id", id.as_str()).with("known", known.join(", "))
            }
            P::BaseSum { base, sum } => Message::new("rubric-base-sum").with("base", *base).with("sum", *sum),
            P::ItemsSum { points, sum } => Message::new("rubric-items-sum").with("points", *points).with("sum", *sum),
            P::NotPositive => Message::new("rubric-not-positive"),
            P::Negative => Message::new("rubric-negative"),
            P::TooLarge { most } => Message::new("rubric-too-large").with("most", *most),
            P::GrantTooLarge { most } => Message::new("rubric-grant-too-large").with("most", most.to_string()),
            P::NoFullPoints => Message::new("rubric-no-full-points"),
            P::NothingToDeductFrom => Message::new("rubric-nothing-to-deduct-from"),
            P::DeductionTooLarge { full } => Message::new("rubric-deduction-too-large").with("full", *full),
            P::OffStep { step } => Message::new("rubric-off-step").with("step", *step),
            P::NoUnits => Message::new("rubric-no-units"),
            P::NotJudged => Message::new("rubric-not-judged"),
            P::NotFalling { better } => Message::new("rubric-not-falling").with("better", *better),
            P::OutOfReach { most } => Message::new("rubric-out-of-reach").with("most", *most),
            P::LastGradeAsks => Message::new("rubric-last-grade-asks"),
            P::NoLowerGrade => Message::new("rubric-no-lower-grade"),
            P::InTwoPools { kind, first } => {
                Message::new("rubric-in-two-pools").with("kind", kind.as_str()).with("first", first.as_str())
            }
            P::ShareOfItself => Message::new("rubric-share-of-itself"),
            P::ShareOfShare => Message::new("rubric-share-of-share"),
            P::NoShare => Message::new("rubric-no-share"),
            P::IncludeNotSoft => Message::new("rubric-include-not-soft"),
            P::SoftWithoutInclude => Message::new("rubric-soft-without-include"),
            P::NotDivided => Message::new("rubric-not-divided"),
            P::DividedGrades => Message::new("rubric-divided-grades"),
            P::FewestZero => Message::new("rubric-fewest-zero"),
            P::DropsAll { least } => Message::new("rubric-drops-all").with("least", *least),
            P::TooManyDecimals { most } => Message::new("rubric-too-many-decimals").with("most", u32::from(*most)),
            P::StepNotTaken { level } => Message::new("rubric-step-not-taken").with("level", level.id()),
            P::LowestOrder => Message::new("rubric-lowest-order"),
            P::TooLow { least } => Message::new("rubric-too-low").with("least", *least),
            P::LowestSum { sum, least } => Message::new("rubric-lowest-sum").with("sum", *sum).with("least", *least),
            P::ZeroBelowLowest { lowest } => Message::new("rubric-zero-below-lowest").with("lowest", *lowest),
            P::NoYears => Message::new("rubric-no-years"),
            P::ValidityOrder => Message::new("rubric-validity-order"),
            P::RangeOrder => Message::new("rubric-range-order"),
        }
    }
}

impl Named {
    const fn unknown(self) -> &'static str {
        match self {
            Named::Dimension => "rubric-unknown-dimension",
            Named::Item => "rubric-unknown-item",
            Named::Grade => "rubric-unknown-grade",
            Named::Kind => "rubric-unknown-kind",
            Named::Pool => "rubric-unknown-pool",
            Named::DividedQuota => "rubric-unknown-divided-quota",
        }
    }
}
