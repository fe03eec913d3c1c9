//! The tabs of the chair's screen.

use crate::tui::action::Action;
use crate::tui::place::Place;

/// A tab of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tab {
    Progress,
    Studio,
    Results,
    ToDo,
    Log,
    Agreement,
    Notice,
    Room,
}

impl Tab {
    pub(super) const ALL: [Tab; 8] =
        [Tab::Progress, Tab::Studio, Tab::Results, Tab::ToDo, Tab::Log, Tab::Agreement, Tab::Notice, Tab::Room];

    /// The action that opens it.
    pub(super) const fn action(self) -> Action {
        match self {
            Tab::Progress => Action::ChairProgress,
            Tab::Studio => Action::ChairStudio,
            Tab::Results => Action::ChairResults,
            Tab::ToDo => Action::ChairToDo,
            Tab::Log => Action::ChairLog,
            Tab::Agreement => Action::ChairAgreement,
            Tab::Notice => Action::ChairNotice,
            Tab::Room => Action::ChairRoom,
        }
    }

    /// The tab that an action opens.
    pub(super) fn opened_by(action: Action) -> Option<Tab> {
        Tab::ALL.into_iter().find(|tab| tab.action() == action)
    }

    /// Where its keys go.
    pub(super) const fn place(self) -> Place {
        match self {
            Tab::Progress => Place::ChairProgress,
            Tab::Studio => Place::ChairStudio,
            Tab::Results => Place::ChairResults,
            Tab::ToDo => Place::ChairToDo,
            Tab::Log => Place::ChairLog,
            Tab::Agreement => Place::ChairAgreement,
            Tab::Notice => Place::ChairNotice,
            Tab::Room => Place::ChairRoom,
        }
    }

    /// The tab so many further on, the first one after the last.
    pub(super) fn beside(self, step: usize) -> Tab {
        let at = Tab::ALL.iter().position(|tab| *tab == self).unwrap_or(0);
        Tab::ALL[(at + step) % Tab::ALL.len()]
    }
}
