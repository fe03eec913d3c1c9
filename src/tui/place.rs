//! Where on the screens keys go, and what is heard there.

/// Where keys of an action are heard. A place on the screen has several contexts at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Context {
    /// Everywhere.
    Global,
    /// Wherever somebody has taken a seat.
    Seat,
    /// In every list with a cursor.
    List,
    /// In lists whose rows can be opened.
    Rows,
    /// In lists that can be filtered.
    Filter,
    /// On screens with tabs.
    Tabs,
    /// In tables whose cursor also goes sideways.
    Columns,
    /// In the ranked result.
    Ranking,
    /// In lists of studios.
    Districts,
    /// On an expert's screen.
    Expert,
    /// Where a person may want the chair.
    Hearing,
    /// In an expert's list of studios.
    Studios,
    /// On a sheet.
    Sheet,
    /// On a sheet that is not handed in.
    Filling,
    /// On a sheet that is handed in.
    Submitted,
    /// Everywhere on the clerk's screen but on a sheet.
    Clerk,
    /// Where the clerk records recusals.
    ClerkRecusals,
    /// In the clerk's list of people.
    ClerkPeople,
    /// In the clerk's list of what was handed in.
    ClerkPapers,
    /// In the clerk's list of conditions.
    ClerkConditions,
    /// Where the clerk looks at sheets that wait to be confirmed.
    ClerkAwaiting,
    /// Where the clerk ends the session.
    ClerkFinish,
    /// On the observer's screen.
    Observer,
    /// On the chair's screen.
    Chair,
    /// Where the chair sees one studio.
    ChairStudio,
    /// In the chair's result.
    ChairResults,
    /// In the chair's log.
    ChairLog,
    /// Where chair and clerk see the public notice and the objections.
    Notice,
    /// Where chair and clerk see the room.
    Room,
}

impl Context {
    /// Every context, in the order in which the table of keys has them.
    pub const ALL: &[Context] = &[
        Context::Global,
        Context::Seat,
        Context::List,
        Context::Rows,
        Context::Filter,
        Context::Tabs,
        Context::Columns,
        Context::Ranking,
        Context::Districts,
        Context::Expert,
        Context::Hearing,
        Context::Studios,
        Context::Sheet,
        Context::Filling,
        Context::Submitted,
        Context::Clerk,
        Context::ClerkRecusals,
        Context::ClerkPeople,
        Context::ClerkPapers,
        Context::ClerkConditions,
        Context::ClerkAwaiting,
        Context::ClerkFinish,
        Context::Observer,
        Context::Chair,
        Context::ChairStudio,
        Context::ChairResults,
        Context::ChairLog,
        Context::Notice,
        Context::Room,
    ];

    /// The message that names it.
    #[must_use]
    pub const fn message(self) -> &'static str {
        match self {
            Context::Global => "tui-context-global",
            Context::Seat => "tui-context-seat",
            Context::List => "tui-context-list",
            Context::Rows => "tui-context-rows",
            Context::Filter => "tui-context-filter",
            Context::Tabs => "tui-context-tabs",
            Context::Columns => "tui-context-columns",
            Context::Ranking => "tui-context-ranking",
            Context::Districts => "tui-context-districts",
            Context::Expert => "expert-context",
            Context::Hearing => "room-context",
            Context::Studios => "expert-context-studios",
            Context::Sheet => "expert-context-sheet",
            Context::Filling => "expert-context-filling",
            Context::Submitted => "expert-context-submitted",
            Context::Clerk => "clerk-context",
            Context::ClerkRecusals => "clerk-context-recusals",
            Context::ClerkPeople => "clerk-context-people",
            Context::ClerkPapers => "clerk-context-papers",
            Context::ClerkConditions => "clerk-context-conditions",
            Context::ClerkAwaiting => "clerk-context-awaiting",
            Context::ClerkFinish => "clerk-context-finish",
            Context::Observer => "observer-context",
            Context::Chair => "chair-context",
            Context::ChairStudio => "chair-context-studio",
            Context::ChairResults => "chair-context-results",
            Context::ChairLog => "chair-context-log",
            Context::Notice => "notice-context",
            Context::Room => "room-context-led",
        }
    }
}

/// Where the keys go: a pane of a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// The list of people, before a seat is taken.
    Chooser,
    /// An expert's list of studios.
    Studios,
    /// A sheet being filled in.
    Sheet,
    /// A sheet that is handed in.
    SubmittedSheet,
    /// The clerk: how far everybody is.
    ClerkProgress,
    /// The clerk: the studios of the roster.
    ClerkStudios,
    /// The clerk: the people of the panel.
    ClerkPeople,
    /// The clerk: recusals, proposed and declared.
    ClerkRecusals,
    /// The clerk: what was handed in.
    ClerkPapers,
    /// The clerk: who is eligible.
    ClerkConditions,
    /// The clerk: whose sheets are to be typed in from paper.
    ClerkWriters,
    /// The clerk: sheets that wait to be confirmed.
    ClerkAwaiting,
    /// The clerk: a sheet to be compared with its paper.
    ClerkCompare,
    /// The clerk: finalising and export.
    ClerkFinish,
    /// The clerk: the ranked result.
    ClerkRanking,
    /// The clerk: public notice and objections.
    ClerkNotice,
    /// The observer: how far everybody is.
    ObserverProgress,
    /// The observer: the ranked result.
    ObserverRanking,
    /// The chair: who is missing.
    ChairProgress,
    /// The chair: one studio.
    ChairStudio,
    /// The chair: the result.
    ChairResults,
    /// The chair: what is to be done.
    ChairToDo,
    /// The chair: what happened.
    ChairLog,
    /// The chair: how the experts agree.
    ChairAgreement,
    /// The chair: public notice and objections.
    ChairNotice,
    /// The chair: the room.
    ChairRoom,
    /// The clerk: the room.
    ClerkRoom,
    /// The screen for the whole room.
    Board,
    /// The same, with the result that was announced.
    BoardResult,
}

impl Place {
    /// Every place.
    pub const ALL: &[Place] = &[
        Place::Chooser,
        Place::Studios,
        Place::Sheet,
        Place::SubmittedSheet,
        Place::ClerkProgress,
        Place::ClerkStudios,
        Place::ClerkPeople,
        Place::ClerkRecusals,
        Place::ClerkPapers,
        Place::ClerkConditions,
        Place::ClerkWriters,
        Place::ClerkAwaiting,
        Place::ClerkCompare,
        Place::ClerkFinish,
        Place::ClerkRanking,
        Place::ClerkNotice,
        Place::ObserverProgress,
        Place::ObserverRanking,
        Place::ChairProgress,
        Place::ChairStudio,
        Place::ChairResults,
        Place::ChairToDo,
        Place::ChairLog,
        Place::ChairAgreement,
        Place::ChairNotice,
        Place::ChairRoom,
        Place::ClerkRoom,
        Place::Board,
        Place::BoardResult,
    ];

    /// What help says beside the keys, of what is drawn there.
    #[must_use]
    pub const fn legend(self) -> Option<&'static str> {
        match self {
            Place::Studios | Place::Sheet | Place::ClerkCompare => Some("expert-picture-legend"),
            _ => None,
        }
    }

    /// What is heard there.
    #[must_use]
    pub const fn contexts(self) -> &'static [Context] {
        use Context::{
            Chair, ChairLog, ChairResults, ChairStudio, Clerk, ClerkAwaiting, ClerkConditions, ClerkFinish, ClerkPapers,
            ClerkPeople, ClerkRecusals, Columns, Districts, Expert, Filling, Filter, Global, Hearing, List, Notice, Observer,
            Ranking, Room, Rows, Seat, Sheet, Studios, Submitted, Tabs,
        };
        match self {
            Place::Chooser => &[Rows, Filter, List, Global],
            Place::Studios => &[Studios, Expert, Hearing, Rows, Districts, Filter, List, Seat, Global],
            Place::Sheet => &[Filling, Sheet, Expert, Hearing, Filter, List, Seat, Global],
            Place::SubmittedSheet => &[Submitted, Sheet, Expert, Hearing, Filter, List, Seat, Global],
            Place::ClerkProgress => &[Columns, Tabs, Clerk, Districts, Filter, List, Seat, Global],
            Place::ClerkStudios | Place::ClerkRecusals => &[ClerkRecusals, Tabs, Clerk, Districts, Filter, List, Seat, Global],
            Place::ClerkPeople => &[ClerkPeople, Tabs, Clerk, Filter, List, Seat, Global],
            Place::ClerkPapers => &[ClerkPapers, Columns, Tabs, Clerk, Districts, Filter, List, Seat, Global],
            Place::ClerkConditions => &[ClerkConditions, Columns, Tabs, Clerk, Districts, Filter, List, Seat, Global],
            Place::ClerkWriters => &[Tabs, Clerk, Rows, Filter, List, Seat, Global],
            Place::ClerkAwaiting => &[ClerkAwaiting, Tabs, Clerk, Rows, Filter, List, Seat, Global],
            Place::ClerkCompare => &[ClerkAwaiting, List, Seat, Global],
            Place::ClerkFinish => &[ClerkFinish, Tabs, Clerk, List, Seat, Global],
            Place::ClerkRanking => &[ClerkFinish, Ranking, Tabs, Clerk, Districts, Filter, List, Seat, Global],
            Place::ClerkNotice => &[Notice, Tabs, Clerk, Districts, Filter, List, Seat, Global],
            Place::ObserverProgress => &[Columns, Tabs, Observer, Hearing, Districts, Filter, List, Seat, Global],
            Place::ObserverRanking => &[Ranking, Tabs, Observer, Hearing, Districts, Filter, List, Seat, Global],
            Place::ChairProgress => &[Rows, Columns, Tabs, Chair, Districts, Filter, List, Seat, Global],
            Place::ChairRoom => &[Room, Tabs, Chair, List, Seat, Global],
            Place::ClerkRoom => &[Room, Hearing, Tabs, Clerk, List, Seat, Global],
            Place::Board => &[Global],
            Place::BoardResult => &[Ranking, List, Global],
            Place::ChairStudio => &[ChairStudio, Columns, Tabs, Chair, List, Seat, Global],
            Place::ChairResults => &[Rows, ChairResults, Ranking, Tabs, Chair, Districts, Filter, List, Seat, Global],
            Place::ChairToDo => &[Rows, Tabs, Chair, Districts, Filter, List, Seat, Global],
            Place::ChairLog => &[ChairLog, Tabs, Chair, Districts, Filter, List, Seat, Global],
            Place::ChairAgreement => &[Rows, Tabs, Chair, Districts, Filter, List, Seat, Global],
            Place::ChairNotice => &[Notice, Rows, Tabs, Chair, Districts, Filter, List, Seat, Global],
        }
    }
}
