//! Every action of the screens, declared once: footer, help, palette and the table of keys in the README come from here.

use crossterm::event::KeyCode;

use super::keymap::Chord;
use super::place::Context;
use crate::domain::command::CommandKind;

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
        /// The other set of signs.
        NextGlyphs = "glyphs" [Chord::char('G')];
        /// Ends the program.
        Quit = "quit" [Chord::char('q'), Chord::ctrl('c')];
    }
    Seat {
        /// Sets a new code of one's own seat.
        OwnCode = "own-code" [Chord::char('P')] needs SetCode;
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
    Tabs {
        /// The next tab, or the next list of a tab that has several.
        NextTab = "next-tab" [Chord::key(KeyCode::Tab)];
        /// The tab or list before it.
        PreviousTab = "previous-tab" [Chord::key(KeyCode::BackTab)];
    }
    Columns {
        /// The column on the left.
        Left = "left" [Chord::key(KeyCode::Left)];
        /// The column on the right.
        Right = "right" [Chord::key(KeyCode::Right)];
    }
    Ranking {
        /// Shows one pool alone.
        Pool = "pool" [Chord::char('p')];
    }
    Districts {
        /// Shows one district alone.
        District = "district" [Chord::char('b')];
    }
    Expert {
        /// Hands the sheet to the panel.
        Submit = "submit" [Chord::char('h')] needs Submit;
        /// Takes a submitted sheet back.
        TakeBack = "take-back" [Chord::char('k')] needs TakeBack;
        /// Undoes one's own last change.
        Undo = "undo" [Chord::char('u'), Chord::ctrl('z')] needs Undo;
        /// Steps aside from the studio.
        Recuse = "recuse" [Chord::char('r')] needs Recuse is danger;
        /// Goes to the studio that is being heard.
        GoToHearing = "go-to-hearing" [Chord::char('g')];
        /// Shows the others' sheets of the studio, once they were shown for discussion.
        Discussed = "discussed" [Chord::char('y')];
        /// The next studio of the list.
        NextStudio = "next-studio" [Chord::char(']')];
        /// The studio before it.
        PreviousStudio = "previous-studio" [Chord::char('[')];
    }
    Hearing {
        /// Raises a hand for the chair, or takes the own one down.
        RaiseHand = "raise-hand" [Chord::char('w')] needs CallChair;
    }
    Studios {
        /// Shows only what is still to be done, or everything.
        ToDo = "to-do" [Chord::char('o')];
        /// Goes to the sheet.
        ToSheet = "to-sheet" [Chord::key(KeyCode::Right), Chord::key(KeyCode::Tab)];
        /// Shows how one's own scoring stands beside the others'.
        Mirror = "mirror" [Chord::char('z')];
    }
    Sheet {
        /// Types points.
        TypePoints = "type-points" [Chord::Points] needs Score;
        /// Takes the last typed digit away.
        Erase = "erase" [Chord::key(KeyCode::Backspace)];
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
    Filling {
        /// Saves what was typed and goes on to the next item.
        Commit = "commit" [Chord::key(KeyCode::Enter), Chord::key(KeyCode::Tab)];
    }
    Submitted {
        /// Goes to the next studio that is still to be scored.
        NextToDo = "next-to-do" [Chord::key(KeyCode::Enter), Chord::key(KeyCode::Tab)];
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
        /// Public notice and objections.
        ClerkNotice = "clerk-notice" [Chord::char('6')];
        /// The room while the panel sits.
        ClerkRoom = "clerk-room" [Chord::char('7')];
    }
    ClerkRecusals {
        /// Records that an expert steps aside.
        ClerkRecuse = "clerk-recuse" [Chord::char('r')] needs Recuse;
    }
    ClerkPeople {
        /// Invites a person to join from another machine.
        ClerkInvite = "clerk-invite" [Chord::char('i')] needs Invite;
        /// Withdraws that, and the keys that were bound.
        ClerkWithdraw = "clerk-withdraw" [Chord::char('w')] needs WithdrawInvitation;
        /// Sets the code of a seat.
        ClerkSetCode = "clerk-set-code" [Chord::char('c')] needs SetCode;
        /// Lets somebody take over from an expert who leaves.
        ClerkSubstitute = "clerk-substitute" [Chord::char('s')] needs Substitute is danger;
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
    }
    ClerkConditions {
        /// The condition is met.
        ClerkConditionMet = "clerk-condition-met" [Chord::char('m')] needs CheckCondition;
        /// The condition is not met.
        ClerkConditionNotMet = "clerk-condition-not-met" [Chord::char('n')] needs CheckCondition;
        /// The condition is to be checked again.
        ClerkConditionOpen = "clerk-condition-open" [Chord::char('x')] needs CheckCondition;
    }
    ClerkAwaiting {
        /// Confirms a sheet that somebody else typed in.
        ClerkConfirmSheet = "clerk-confirm-sheet" [Chord::char('v')] needs ConfirmSheet;
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
    Chair {
        /// Who is missing.
        ChairProgress = "chair-progress" [Chord::char('1')];
        /// One studio with every sheet.
        ChairStudio = "chair-studio" [Chord::char('2')];
        /// The result.
        ChairResults = "chair-results" [Chord::char('3')];
        /// What is to be done.
        ChairToDo = "chair-to-do" [Chord::char('4')];
        /// What happened.
        ChairLog = "chair-log" [Chord::char('5')];
        /// The room while the panel sits.
        ChairRoom = "chair-room" [Chord::char('8')];
        /// How the experts agree.
        ChairAgreement = "chair-agreement" [Chord::char('6')];
        /// Public notice and objections.
        ChairNotice = "chair-notice" [Chord::char('7')];
        /// Starts scoring.
        ChairOpenScoring = "chair-open-scoring" [Chord::char('o')] needs OpenScoring;
        /// Ends scoring.
        ChairCloseScoring = "chair-close-scoring" [Chord::char('c')] needs CloseScoring is danger;
        /// Starts scoring again.
        ChairReopenScoring = "chair-reopen-scoring" [Chord::char('u')] needs ReopenScoring is danger;
        /// Gives the word that the result is final.
        ChairFinalise = "chair-finalise" [Chord::char('f')] needs Finalise is danger;
    }
    ChairStudio {
        /// Sends a sheet back.
        ChairSendBack = "chair-send-back" [Chord::char('b')] needs SendBack;
        /// Confirms a sheet that somebody typed in from paper.
        ChairConfirmSheet = "chair-confirm-sheet" [Chord::char('v')] needs ConfirmSheet;
        /// Records that an expert steps aside.
        ChairRecuse = "chair-recuse" [Chord::char('r')] needs Recuse is danger;
        /// Ends a recusal.
        ChairWithdraw = "chair-withdraw" [Chord::char('w')] needs WithdrawRecusal;
        /// Lets somebody take over from the expert, who leaves.
        ChairSubstitute = "chair-substitute" [Chord::char('s')] needs Substitute is danger;
        /// Takes the studio out of the assessment.
        ChairExclude = "chair-exclude" [Chord::char('x')] needs Exclude is danger;
        /// Fails the studio whatever its score.
        ChairFail = "chair-fail" [Chord::char('d')] needs Fail is danger;
        /// Lifts an exclusion or direct failure.
        ChairLiftGate = "chair-lift" [Chord::char('l')] needs LiftGate;
        /// Gives the studio another grade.
        ChairGrade = "chair-grade" [Chord::char('g')] needs OverrideGrade is danger;
        /// Takes an overridden grade back.
        ChairLiftGrade = "chair-lift-grade" [Chord::char('k')] needs LiftOverride;
        /// Opens the studio again after a final result.
        ChairReopenStudio = "chair-reopen-studio" [Chord::char('n')] needs ReopenStudio is danger;
        /// The next studio.
        ChairNextStudio = "chair-next-studio" [Chord::char(']')];
        /// The studio before it.
        ChairPreviousStudio = "chair-previous-studio" [Chord::char('[')];
    }
    ChairResults {
        /// Tries out another number of places.
        ChairWhatIf = "chair-what-if" [Chord::char('h')];
        /// Decides what was tried out.
        ChairSetQuotas = "chair-set-quotas" [Chord::char('s')] needs SetQuota is danger;
        /// Settles a tie.
        ChairTie = "chair-tie" [Chord::char('t')] needs SettleTie is danger;
    }
    Room {
        /// Sets the studio that is being heard.
        RoomHear = "room-hear" [Chord::char('h')] needs Hear;
        /// Starts the clock that everybody sees.
        RoomTimer = "room-timer" [Chord::char('t')] needs StartTimer;
        /// Takes the clock away.
        RoomStopTimer = "room-stop-timer" [Chord::char('x')] needs StopTimer;
        /// Holds scoring up, or lets it go on.
        RoomPause = "room-pause" [Chord::char('p')] needs PauseScoring;
        /// Shows the sheets of the studio being heard to the experts who scored it.
        RoomReveal = "room-reveal" [Chord::char('r')] needs Reveal is danger;
        /// Takes the raised hand of the cursor down.
        RoomAnswer = "room-answer" [Chord::char('a')];
        /// Lets the final result be shown in the room.
        RoomAnnounce = "room-announce" [Chord::char('g')] needs AnnounceResult is danger;
    }
    Notice {
        /// Gives public notice of the result.
        NoticeAnnounce = "notice-announce" [Chord::char('g')] needs AnnounceNotice;
        /// Puts an objection on the register.
        NoticeRecord = "notice-record" [Chord::char('r')] needs RecordObjection;
        /// Answers the objection.
        NoticeAnswer = "notice-answer" [Chord::char('a')] needs AnswerObjection;
        /// Opens the studio of the objection again.
        NoticeReopen = "notice-reopen" [Chord::char('n')] needs ReopenStudio is danger;
        /// Shows what differs from the revision before, or the objections.
        NoticeCompare = "notice-compare" [Chord::char('v')];
    }
    ChairLog {
        /// Shows the whole journal, or the decisions.
        ChairAllRecords = "chair-all-records" [Chord::char('a')];
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
