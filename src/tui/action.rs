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
    /// In lists that can be filtered.
    Filter,
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
    /// Where the clerk sees sheets that came on paper.
    ClerkSheets,
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
        Context::Filter,
        Context::Clerk,
        Context::ClerkLists,
        Context::ClerkRecusals,
        Context::ClerkPeople,
        Context::ClerkPapers,
        Context::ClerkSheets,
        Context::ClerkFinish,
        Context::Observer,
    ];

    /// The message that names it.
    #[must_use]
    pub const fn message(self) -> &'static str {
        match self {
            Context::Global => "tui-context-global",
            Context::List => "tui-context-list",
            Context::Filter => "tui-context-filter",
            Context::Clerk => "clerk-context",
            Context::ClerkLists => "clerk-context-lists",
            Context::ClerkRecusals => "clerk-context-recusals",
            Context::ClerkPeople => "clerk-context-people",
            Context::ClerkPapers => "clerk-context-papers",
            Context::ClerkSheets => "clerk-context-sheets",
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
    /// The clerk: whose sheet and for which studio is to be typed in.
    ClerkSheets,
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
        Place::ClerkProgress,
        Place::ClerkStudios,
        Place::ClerkPeople,
        Place::ClerkRecusals,
        Place::ClerkPapers,
        Place::ClerkSheets,
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
            Place::Chooser => &[Context::List, Context::Filter, Context::Global],
            Place::ClerkProgress => &[Context::Clerk, Context::List, Context::Filter, Context::Global],
            Place::ClerkStudios | Place::ClerkRecusals => {
                &[Context::ClerkRecusals, Context::ClerkLists, Context::Clerk, Context::List, Context::Filter, Context::Global]
            }
            Place::ClerkPeople => {
                &[Context::ClerkPeople, Context::ClerkLists, Context::Clerk, Context::List, Context::Filter, Context::Global]
            }
            Place::ClerkPapers => &[Context::ClerkPapers, Context::Clerk, Context::List, Context::Filter, Context::Global],
            Place::ClerkSheets => &[Context::ClerkLists, Context::Clerk, Context::List, Context::Filter, Context::Global],
            Place::ClerkAwaiting => {
                &[Context::ClerkSheets, Context::ClerkLists, Context::Clerk, Context::List, Context::Filter, Context::Global]
            }
            Place::ClerkCompare => &[Context::ClerkSheets, Context::List, Context::Global],
            Place::ClerkFinish => &[Context::ClerkFinish, Context::ClerkLists, Context::Clerk, Context::List, Context::Global],
            Place::ClerkRanking => {
                &[Context::ClerkFinish, Context::ClerkLists, Context::Clerk, Context::List, Context::Filter, Context::Global]
            }
            Place::ObserverProgress | Place::ObserverRanking => {
                &[Context::Observer, Context::List, Context::Filter, Context::Global]
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
    ($($context:ident { $($(#[doc = $doc:literal])+ $name:ident = $id:literal [$($chord:expr),+] $(needs $kind:ident)? $($danger:ident)?;)+ })+) => {
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
        /// Opens the row of the cursor.
        Open = "open" [Chord::key(KeyCode::Enter)];
    }
    Filter {
        /// Narrows the list.
        Filter = "filter" [Chord::char('/')];
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
        ClerkRemoveCode = "clerk-remove-code" [Chord::char('x')] needs SetCode danger;
    }
    ClerkPapers {
        /// Came in today.
        ClerkReceivedToday = "clerk-received-today" [Chord::char(' ')] needs RecordMaterial;
        /// Came in on a day that is typed.
        ClerkReceivedOn = "clerk-received-on" [Chord::char('d')] needs RecordMaterial;
        /// Did not come in after all.
        ClerkNotReceived = "clerk-not-received" [Chord::char('x')] needs RecordMaterial;
        /// The material on the left.
        ClerkLeft = "clerk-left" [Chord::key(KeyCode::Left)];
        /// The material on the right.
        ClerkRight = "clerk-right" [Chord::key(KeyCode::Right)];
    }
    ClerkSheets {
        /// Confirms a sheet that somebody else typed in.
        ClerkConfirmSheet = "clerk-confirm-sheet" [Chord::char('c')] needs ConfirmSheet;
    }
    ClerkFinish {
        /// Confirms the chair's finalising.
        ClerkConfirmFinal = "clerk-confirm-final" [Chord::char('f')] needs ConfirmFinal danger;
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
