//! Which keys matter now, and why others do not.

use super::asked::AboutSheet;
use super::{Chair, Tab};
use crate::domain::command::{Command, CommandKind};
use crate::domain::grading::Gate;
use crate::domain::message::Message;
use crate::domain::phase::Phase;
use crate::domain::refusal::Refusal;
use crate::tui::action::Action;
use crate::tui::screens::room::RoomTab;
use crate::tui::screens::substitute;

impl Chair {
    /// What moves the session on from where it stands, then what the tab is for.
    pub(in crate::tui::screens) fn keys(&self) -> &'static [Action] {
        use Action::{
            Back, ChairAllRecords, ChairCloseScoring, ChairConfirmSheet, ChairFinalise, ChairGrade, ChairNextStudio,
            ChairOpenScoring, ChairRecuse, ChairReopenScoring, ChairReopenStudio, ChairSendBack, ChairSetQuotas, ChairTie,
            ChairWhatIf, Filter, Open, Pool, Quit, Right,
        };
        match (self.tab, self.view.outline.phase) {
            (Tab::Progress, Phase::Setup) => &[ChairOpenScoring, Open, Right, Filter, Quit],
            (Tab::Progress, Phase::Scoring) => &[Open, Right, Filter, ChairCloseScoring, Quit],
            (Tab::Progress, Phase::Review) => &[Open, Right, Filter, ChairFinalise, ChairReopenScoring, Quit],
            (Tab::Progress, Phase::Final) => &[Open, Right, Filter, Quit],
            (Tab::Studio, Phase::Setup) => &[Right, ChairRecuse, ChairNextStudio, Back],
            (Tab::Studio, Phase::Scoring) => &[Right, ChairSendBack, ChairConfirmSheet, ChairRecuse, ChairNextStudio, Back],
            (Tab::Studio, Phase::Review) => &[Right, ChairSendBack, ChairConfirmSheet, ChairGrade, ChairNextStudio, Back],
            (Tab::Studio, Phase::Final) => &[ChairReopenStudio, Right, ChairNextStudio, Back],
            (Tab::Results, _) if self.ranking.is_what_if() => &[ChairSetQuotas, ChairWhatIf, Back, Open],
            (Tab::Results, _) => &[Open, ChairWhatIf, ChairTie, Pool, Filter],
            (Tab::ToDo, Phase::Setup) => &[ChairOpenScoring, Open, Filter, Back],
            (Tab::ToDo, Phase::Scoring) => &[Open, ChairCloseScoring, Filter, Back],
            (Tab::ToDo, Phase::Review) => &[Open, ChairFinalise, ChairReopenScoring, Filter, Back],
            (Tab::ToDo, Phase::Final) => &[Open, Filter, Back],
            (Tab::Log, _) => &[ChairAllRecords, Filter, Back],
            (Tab::Agreement, _) => &[Open, Filter, Back],
            (Tab::Notice, _) => self.notice.keys(),
            (Tab::Room, _) => RoomTab::keys(),
        }
    }

    pub(in crate::tui::screens) fn why_not(&self, action: Action) -> Option<Message> {
        let no_expert = || self.view.progress.experts.is_empty().then(|| Message::new("tui-no-experts"));
        let no_pool = || self.view.results.standings.pools.is_empty().then(|| Message::new("chair-why-no-pool"));
        if self.tab == Tab::Notice
            && let Some(why) = self.notice.why_not(action, &self.seat)
        {
            return Some(why);
        }
        if self.tab == Tab::Room
            && let Some(why) = self.room.why_not(action, &self.seat)
        {
            return Some(why);
        }
        match action {
            Action::ChairFinalise if self.view.outline.proposed => Some(Message::new("chair-why-proposed")),
            Action::ChairFinalise => {
                let blockers = self.view.outlook.blockers.len();
                (blockers > 0).then(|| Refusal::Blocked { blockers }.message())
            }
            Action::ChairReopenScoring => self.view.outline.revision.as_ref().map(|_| Refusal::ReopenStudioInstead.message()),
            Action::Left | Action::Right => no_expert(),
            Action::Open => self.why_not_open(),
            Action::ChairSetQuotas => (!self.ranking.is_what_if()).then(|| Message::new("chair-why-no-what-if")),
            Action::ChairWhatIf | Action::Pool => no_pool(),
            Action::ChairTie => self.ranking.open_tie(&self.view).is_none().then(|| Message::new("chair-why-no-tie")),
            _ if self.tab == Tab::Studio => self.why_not_decide(action),
            _ => None,
        }
    }

    /// Why something cannot be decided about the studio that is shown, or about the sheet of the cursor.
    fn why_not_decide(&self, action: Action) -> Option<Message> {
        let open = || (!self.detail.is_open()).then(|| Refusal::NotReopened.message());
        let nothing = || (self.view.studios() == 0).then(|| Message::new("tui-nothing-here"));
        match action {
            Action::ChairSendBack => self.why_not_sheet(AboutSheet::SendBack),
            Action::ChairRecuse => self.why_not_sheet(AboutSheet::Recuse),
            Action::ChairWithdraw => self.why_not_sheet(AboutSheet::WithdrawRecusal),
            Action::ChairSubstitute => {
                let expert = self.detail.expert();
                let person = expert.and_then(|place| self.view.outline.session.panel.get(place));
                let waiting = expert.map(|place| self.view.to_take_over(place)).unwrap_or_default();
                substitute::why_not(person, waiting)
            }
            Action::ChairConfirmSheet => self.why_not_give(self.confirm_command()),
            Action::ChairExclude => nothing().or_else(open).or_else(|| self.why_no_cause(CommandKind::Exclude)),
            Action::ChairFail => nothing().or_else(open).or_else(|| self.why_no_cause(CommandKind::Fail)),
            Action::ChairLiftGate => nothing().or_else(open).or_else(|| (!self.decided()).then(|| Refusal::NotGated.message())),
            Action::ChairGrade => nothing().or_else(open).or_else(|| self.gated()),
            Action::ChairLiftGrade => {
                let not_overridden = || (!self.detail.overridden()).then(|| Refusal::NotOverridden.message());
                nothing().or_else(open).or_else(not_overridden)
            }
            Action::ChairReopenStudio => nothing(),
            _ => None,
        }
    }

    pub(super) fn why_not_open(&self) -> Option<Message> {
        let nothing = match self.tab {
            Tab::Progress => self.matrix.studio().is_none(),
            Tab::Results if self.ranking.is_on_line() => return Some(Message::new("chair-why-line")),
            Tab::Results => self.ranking.studio().is_none(),
            Tab::ToDo => self.todo.at().is_none(),
            Tab::Agreement => self.view.diagnostics.is_none(),
            Tab::Notice => self.notice.studio().is_none(),
            Tab::Room => true,
            Tab::Studio | Tab::Log => false,
        };
        nothing.then(|| Message::new("tui-nothing-here"))
    }

    /// Why a sheet cannot be decided about: tried with some reason, as the real one is not typed yet.
    fn why_not_sheet(&self, about: AboutSheet) -> Option<Message> {
        let expert = self.expert();
        self.why_not_give(expert.and_then(|expert| about.command(self.detail.place(), expert, "?".to_owned(), &self.view)))
    }

    /// Why a command would be refused; without one there is no expert or no studio that it could be about.
    fn why_not_give(&self, command: Option<Command>) -> Option<Message> {
        match command {
            Some(command) => self.seat.check(command).err().map(|refusal| refusal.message()),
            None => Some(Message::new("tui-nothing-here")),
        }
    }

    fn why_no_cause(&self, kind: CommandKind) -> Option<Message> {
        let rubric = self.view.rubric();
        let causes = if kind == CommandKind::Exclude { &rubric.exclusions } else { &rubric.failures };
        self.view.causes(self.detail.place(), causes).next().is_none().then(|| Message::new("chair-why-no-cause"))
    }

    /// Whether the chair excluded the studio or failed it directly.
    fn decided(&self) -> bool {
        matches!(self.gate(), Some(Gate::Excluded(_) | Gate::Failed(_)))
    }

    /// What keeps the studio out of the ranking, as the reason why it has no grade to be changed.
    fn gated(&self) -> Option<Message> {
        Some(match self.gate()? {
            Gate::Excluded(_) | Gate::Failed(_) => Refusal::Gated.message(),
            Gate::Ineligible(_) => Refusal::Ineligible.message(),
        })
    }

    fn gate(&self) -> Option<&Gate> {
        self.view.progress.rows.get(self.detail.place())?.gate.as_ref()
    }
}
