//! Every action of the screens, declared once: footer, help, palette and the table of keys in the README come from here.

use crossterm::event::KeyCode;

use super::keymap::Chord;
use crate::domain::command::CommandKind;

/// Where keys of an action are heard. A place on the screen has several contexts at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Context {
    /// Everywhere.
    Global,
    /// In every list with a cursor.
    List,
    /// In lists whose rows can be opened.
    Rows,
    /// In lists that can be filtered.
    Filter,
    /// On an expert's screen.
    Expert,
    /// In an expert's list of studios.
    Studios,
    /// On a sheet.
    Sheet,
    /// Everywhere on the clerk's screen but on a sheet.
    Clerk,
    /// On the clerk's tabs that hold several lists.
    ClerkLists,
    /// Where the clerk records recusals.
    ClerkRecusals,
    /// In the clerk's list of people.
    ClerkPeople,
    /// In the clerk's list of what was handed in.
    ClerkPapers,
    /// Where the clerk looks at sheets that wait to be confirmed.
    ClerkAwaiting,
    /// Where the clerk ends the session.
    ClerkFinish,
    /// On the observer's screen.
    Observer,
}

impl Context {
    /// Every context, in the order in which the table of keys has them.
    pub const ALL: &[Context] = &[
        Context::Global,
        Context::List,
        Context::Rows,
        Context::Filter,
        Context::Expert,
        Context::Studios,
        Context::Sheet,
        Context::Clerk,
        Context::ClerkLists,
        Context::ClerkRecusals,
        Context::ClerkPeople,
        Context::ClerkPapers,
        Context::ClerkAwaiting,
        Context::ClerkFinish,
        Context::Observer,
    ];

    /// The message that names it.
    #[must_use]
    pub const fn message(self) -> &'static str {
        match self {
            Context::Global => "tui-context-global",
            Context::List => "tui-context-list",
            Context::Rows => "tui-context-rows",
            Context::Filter => "tui-context-filter",
            Context::Expert => "expert-context",
            Context::Studios => "expert-context-studios",
            Context::Sheet => "expert-context-sheet",
            Context::Clerk => "clerk-context",
            Context::ClerkLists => "clerk-context-lists",
            Context::ClerkRecusals => "clerk-context-recusals",
            Context::ClerkPeople => "clerk-context-people",
            Context::ClerkPapers => "clerk-context-papers",
            Context::ClerkAwaiting => "clerk-context-awaiting",
            Context::ClerkFinish => "clerk-context-finish",
            Context::Observer => "observer-context",
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
    /// The observer: how far everybody is.
    ObserverProgress,
    /// The observer: the ranked result.
    ObserverRanking,
}

impl Place {
    /// Every place.
    pub const ALL: &[Place] = &[
        Place::Chooser,
        Place::Studios,
        Place::Sheet,
        Place::ClerkProgress,
        Place::ClerkStudios,
        Place::ClerkPeople,
        Place::ClerkRecusals,
        Place::ClerkPapers,
        Place::ClerkWriters,
        Place::ClerkAwaiting,
        Place::ClerkCompare,
        Place::ClerkFinish,
        Place::ClerkRanking,
        Place::ObserverProgress,
        Place::ObserverRanking,
    ];

    /// What is heard there.
    #[must_use]
    pub const fn contexts(self) -> &'static [Context] {
        match self {
            Place::Chooser => &[Context::Rows, Context::Filter, Context::List, Context::Global],
            Place::Studios => {
                &[Context::Studios, Context::Expert, Context::Rows, Context::Filter, Context::List, Context::Global]
            }
            Place::Sheet => &[Context::Sheet, Context::Expert, Context::Filter, Context::List, Context::Global],
            Place::ClerkProgress => &[Context::Clerk, Context::Filter, Context::List, Context::Global],
            Place::ClerkStudios | Place::ClerkRecusals => {
                &[Context::ClerkRecusals, Context::ClerkLists, Context::Clerk, Context::Filter, Context::List, Context::Global]
            }
            Place::ClerkPeople => {
                &[Context::ClerkPeople, Context::ClerkLists, Context::Clerk, Context::Filter, Context::List, Context::Global]
            }
            Place::ClerkPapers => &[Context::ClerkPapers, Context::Clerk, Context::Filter, Context::List, Context::Global],
            Place::ClerkWriters => {
                &[Context::ClerkLists, Context::Clerk, Context::Rows, Context::Filter, Context::List, Context::Global]
            }
            Place::ClerkAwaiting => &[
                Context::ClerkAwaiting,
                Context::ClerkLists,
                Context::Clerk,
                Context::Rows,
                Context::Filter,
                Context::List,
                Context::Global,
            ],
            Place::ClerkCompare => &[Context::ClerkAwaiting, Context::List, Context::Global],
            Place::ClerkFinish => &[Context::ClerkFinish, Context::ClerkLists, Context::Clerk, Context::List, Context::Global],
            Place::ClerkRanking => {
                &[Context::ClerkFinish, Context::ClerkLists, Context::Clerk, Context::Filter, Context::List, Context::Global]
            }
            Place::ObserverProgress | Place::ObserverRanking => {
                &[Context::Observer, Context::Filter, Context::List, Context::Global]
            }
        }
    }
}

/// What the table says of an action.
#[derive(Debug)]
pub struct Spec {
    /// The action.
    pub action: Action,
    /// Its name; messages `action-NAME` and `action-NAME-doc` say what it is and does.
    pub id: &'static str,
    /// Where it is heard.
    pub context: Context,
    /// The keys, the usual one first.
    pub chords: &'static [Chord],
    /// Message: two or three words.
    pub title: &'static str,
    /// Message: a sentence.
    pub doc: &'static str,
    /// The command that it leads to: where that is refused, so is the action, for the same reason.
    pub needs: Option<CommandKind>,
    /// Hard to reverse: asks before it does anything.
    pub danger: bool,
}

macro_rules! actions {
    ($($context:ident { $($(#[doc = $doc:literal])+ $name:ident = $id:literal [$($chord:expr),+] $(needs $kind:ident)? $(is $danger:ident)?;)+ })+) => {
        /// Something that a key asks for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Action { $($($(#[doc = $doc])+ $name,)+)+ }

        /// The table of all actions.
        pub const ACTIONS: &[Spec] = &[$($(Spec {
            action: Action::$name,
            id: $id,
            context: Context::$context,
            chords: &[$($chord),+],
            title: concat!("action-", $id),
            doc: concat!("action-", $id, "-doc"),
            needs: actions!(@needs $($kind)?),
            danger: actions!(@danger $($danger)?),
        },)+)+];
    };
    (@needs) => { None };
    (@needs $kind:ident) => { Some(CommandKind::$kind) };
    (@danger) => { false };
    (@danger danger) => { true };
}

actions! {
    Global {
        /// Shows what every key does here.
        Help = "help" [Chord::char('?')];
        /// Shows every action, to be found by its words.
        Palette = "palette" [Chord::char(':')];
        /// Goes back: closes what is on top, drops a filter, leaves the pane.
        Back = "back" [Chord::key(KeyCode::Esc)];
        /// The other language.
        Language = "language" [Chord::char('L')];
        /// The next set of colours.
        NextTheme = "theme" [Chord::char('T')];
        /// Ends the program.
        Quit = "quit" [Chord::char('q'), Chord::ctrl('c')];
    }
    List {
        /// One row up.
        Up = "up" [Chord::key(KeyCode::Up)];
        /// One row down.
        Down = "down" [Chord::key(KeyCode::Down)];
        /// One screenful up.
        PageUp = "page-up" [Chord::key(KeyCode::PageUp)];
        /// One screenful down.
        PageDown = "page-down" [Chord::key(KeyCode::PageDown)];
        /// To the first row.
        First = "first" [Chord::key(KeyCode::Home)];
        /// To the last row.
        Last = "last" [Chord::key(KeyCode::End)];
    }
    Rows {
        /// Opens the row of the cursor.
        Open = "open" [Chord::key(KeyCode::Enter)];
    }
    Filter {
        /// Narrows the list.
        Filter = "filter" [Chord::char('/')];
    }
    Expert {
        /// Hands the sheet to the panel.
        Submit = "submit" [Chord::char('h')] needs Submit;
        /// Takes a submitted sheet back.
        TakeBack = "take-back" [Chord::char('k')] needs TakeBack;
        /// Undoes one's own last change.
        Undo = "undo" [Chord::char('u')] needs Undo;
        /// Steps aside from the studio.
        Recuse = "recuse" [Chord::char('r')] needs Recuse is danger;
        /// The next studio of the list.
        NextStudio = "next-studio" [Chord::char(']')];
        /// The studio before it.
        PreviousStudio = "previous-studio" [Chord::char('[')];
    }
    Studios {
        /// Shows only what is still to be done, or everything.
        ToDo = "to-do" [Chord::char('o')];
        /// Goes to the sheet.
        ToSheet = "to-sheet" [Chord::key(KeyCode::Right), Chord::key(KeyCode::Tab)];
    }
    Sheet {
        /// Types points.
        TypePoints = "type-points" [Chord::Points] needs Score;
        /// Takes the last typed digit away.
        Erase = "erase" [Chord::key(KeyCode::Backspace)];
        /// Saves what was typed and goes on to the next item.
        Commit = "commit" [Chord::key(KeyCode::Enter), Chord::key(KeyCode::Tab)];
        /// Saves what was typed and goes back to the item before.
        CommitBack = "commit-back" [Chord::key(KeyCode::BackTab)];
        /// Ticks the deduction of that letter, or takes the tick away.
        Tick = "tick" [Chord::Letters('a', 'f')] needs Score;
        /// Gives full points.
        FullPoints = "full-points" [Chord::char('=')] needs Score;
        /// Takes over the studio's own score.
        TakeSelfScore = "take-self-score" [Chord::char('s')] needs Score;
        /// Writes the note of the item.
        Note = "note" [Chord::char('n')] needs WriteNote;
        /// Takes the points of the item away.
        Clear = "clear" [Chord::char('x'), Chord::key(KeyCode::Delete)] needs ClearScore;
        /// Changes the total, with a reason.
        Adjust = "adjust" [Chord::char('j')] needs Adjust;
        /// Goes to the next item without points.
        NextMissing = "next-missing" [Chord::char('m')];
        /// Shows the items judged on site, those judged by documents, or all.
        Judged = "judged" [Chord::char('v')];
        /// Goes to the list of studios.
        ToStudios = "to-studios" [Chord::key(KeyCode::Left)];
    }
    Clerk {
        /// How far everybody is.
        ClerkProgress = "clerk-progress" [Chord::char('1')];
        /// Studios, people and recusals.
        ClerkRoster = "clerk-roster" [Chord::char('2')];
        /// What was handed in.
        ClerkPapers = "clerk-papers" [Chord::char('3')];
        /// Sheets that came on paper.
        ClerkSheets = "clerk-sheets" [Chord::char('4')];
        /// Finalising and export.
        ClerkFinish = "clerk-finish" [Chord::char('5')];
    }
    ClerkLists {
        /// The next list of the tab.
        ClerkNextList = "clerk-next-list" [Chord::key(KeyCode::Tab)];
    }
    ClerkRecusals {
        /// Records that an expert steps aside.
        ClerkRecuse = "clerk-recuse" [Chord::char('r')] needs Recuse;
    }
    ClerkPeople {
        /// Sets the code of a seat.
        ClerkSetCode = "clerk-set-code" [Chord::char('c')] needs SetCode;
        /// Takes the code of a seat away.
        ClerkRemoveCode = "clerk-remove-code" [Chord::char('x')] needs SetCode is danger;
    }
    ClerkPapers {
        /// Came in today.
        ClerkReceivedToday = "clerk-received-today" [Chord::char(' ')] needs RecordMaterial;
        /// Came in on a day that is typed.
        ClerkReceivedOn = "clerk-received-on" [Chord::char('d'), Chord::key(KeyCode::Enter)] needs RecordMaterial;
        /// Did not come in after all.
        ClerkNotReceived = "clerk-not-received" [Chord::char('x')] needs RecordMaterial;
        /// The material on the left.
        ClerkLeft = "clerk-left" [Chord::key(KeyCode::Left)];
        /// The material on the right.
        ClerkRight = "clerk-right" [Chord::key(KeyCode::Right)];
    }
    ClerkAwaiting {
        /// Confirms a sheet that somebody else typed in.
        ClerkConfirmSheet = "clerk-confirm-sheet" [Chord::char('c')] needs ConfirmSheet;
    }
    ClerkFinish {
        /// Confirms the chair's finalising.
        ClerkConfirmFinal = "clerk-confirm-final" [Chord::char('f')] needs ConfirmFinal is danger;
        /// Writes the result to files.
        ClerkExport = "clerk-export" [Chord::char('e')];
    }
    Observer {
        /// How far everybody is.
        ObserverProgress = "observer-progress" [Chord::char('1')];
        /// The ranked result.
        ObserverRanking = "observer-ranking" [Chord::char('2')];
    }
}

impl Action {
    /// What the table says of it.
    #[must_use]
    pub fn spec(self) -> &'static Spec {
        // The table is made from the same list as the enum, in its order.
        &ACTIONS[self as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::Lang;
    use crate::words::Words;

    #[test]
    fn every_action_stands_at_its_own_place_in_the_table() {
        for spec in ACTIONS {
            assert_eq!(spec.action.spec().id, spec.id);
        }
    }

    #[test]
    fn every_action_has_words_in_both_languages() {
        for lang in [Lang::Zh, Lang::En] {
            let words = Words::new(lang);
            let contexts = Context::ALL.iter().map(|context| context.message());
            for id in ACTIONS.iter().flat_map(|spec| [spec.title, spec.doc]).chain(contexts) {
                assert_ne!(words.get(id), id, "{lang:?} has no words for it");
            }
        }
    }
}
