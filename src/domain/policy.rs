//! The one table of rights: who may do what, when. Every way in asks it, and it greys out keys with the reason.

use super::command::CommandKind;
use super::panel::Role::{self, Board, Chair, Clerk, Expert, Observer};
use super::phase::Phase::{self, Final, Review, Scoring, Setup};
use super::refusal::Refusal;

/// Who may give a command, and in which phases.
struct Right {
    command: CommandKind,
    roles: &'static [Role],
    phases: &'static [Phase],
}

const BEFORE_FINAL: &[Phase] = &[Setup, Scoring, Review];
/// In review a sheet is open only where the chair sent it back; [`super::decide`] looks at the sheet.
const SHEETS_OPEN: &[Phase] = &[Scoring, Review];
/// A clerk writes for an expert whose sheet came on paper.
const WRITERS: &[Role] = &[Expert, Clerk];
/// Objections come in after a result was posted, and are still answered while a studio is reopened because of one.
const AFTER_NOTICE: &[Phase] = &[Review, Final];
const OFFICE: &[Role] = &[Chair, Clerk];
const PEOPLE: &[Role] = &[Expert, Chair, Clerk, Observer];

const fn right(command: CommandKind, roles: &'static [Role], phases: &'static [Phase]) -> Right {
    Right { command, roles, phases }
}

const RIGHTS: &[Right] = &[
    right(CommandKind::OpenScoring, &[Chair], &[Setup]),
    right(CommandKind::CloseScoring, &[Chair], &[Scoring]),
    right(CommandKind::ReopenScoring, &[Chair], &[Review]),
    right(CommandKind::Score, WRITERS, SHEETS_OPEN),
    right(CommandKind::ClearScore, WRITERS, SHEETS_OPEN),
    right(CommandKind::WriteNote, WRITERS, SHEETS_OPEN),
    right(CommandKind::Adjust, WRITERS, SHEETS_OPEN),
    right(CommandKind::Submit, WRITERS, SHEETS_OPEN),
    right(CommandKind::TakeBack, WRITERS, &[Scoring]),
    right(CommandKind::Recuse, &[Expert, Chair, Clerk], BEFORE_FINAL),
    right(CommandKind::WithdrawRecusal, &[Chair], BEFORE_FINAL),
    right(CommandKind::Substitute, OFFICE, BEFORE_FINAL),
    right(CommandKind::Undo, WRITERS, SHEETS_OPEN),
    right(CommandKind::SendBack, &[Chair], SHEETS_OPEN),
    right(CommandKind::ConfirmSheet, &[Expert, Chair, Clerk], SHEETS_OPEN),
    right(CommandKind::Exclude, &[Chair], BEFORE_FINAL),
    right(CommandKind::Fail, &[Chair], BEFORE_FINAL),
    right(CommandKind::LiftGate, &[Chair], BEFORE_FINAL),
    right(CommandKind::SetQuota, &[Chair], BEFORE_FINAL),
    right(CommandKind::SettleTie, &[Chair], &[Review]),
    right(CommandKind::OverrideGrade, &[Chair], &[Review]),
    right(CommandKind::LiftOverride, &[Chair], &[Review]),
    right(CommandKind::Finalise, &[Chair], &[Review]),
    right(CommandKind::ConfirmFinal, &[Clerk], &[Review]),
    right(CommandKind::ReopenStudio, &[Chair], &[Final]),
    right(CommandKind::AnnounceNotice, OFFICE, &[Final]),
    right(CommandKind::RecordObjection, OFFICE, AFTER_NOTICE),
    right(CommandKind::AnswerObjection, OFFICE, AFTER_NOTICE),
    right(CommandKind::Hear, &[Chair], BEFORE_FINAL),
    right(CommandKind::StartTimer, OFFICE, BEFORE_FINAL),
    right(CommandKind::StopTimer, OFFICE, BEFORE_FINAL),
    right(CommandKind::PauseScoring, &[Chair], &[Scoring]),
    right(CommandKind::ResumeScoring, &[Chair], &[Scoring]),
    right(CommandKind::CallChair, &[Expert, Clerk, Observer], &Phase::ALL),
    right(CommandKind::AnswerCall, PEOPLE, &Phase::ALL),
    right(CommandKind::Reveal, &[Chair], SHEETS_OPEN),
    right(CommandKind::AnnounceResult, &[Chair], &[Final]),
    right(CommandKind::RecordSelfScore, &[Clerk], BEFORE_FINAL),
    right(CommandKind::RecordMaterial, &[Clerk], BEFORE_FINAL),
    right(CommandKind::CheckCondition, OFFICE, BEFORE_FINAL),
    right(CommandKind::SetCode, PEOPLE, &Phase::ALL),
    right(CommandKind::Invite, OFFICE, &Phase::ALL),
    right(CommandKind::WithdrawInvitation, OFFICE, &Phase::ALL),
    right(CommandKind::BindKey, OFFICE, &Phase::ALL),
    right(CommandKind::UnbindKey, OFFICE, &Phase::ALL),
];

/// Whether a role may give a command in a phase, whatever the particulars.
///
/// # Errors
/// A [`Refusal`] that names who may, or when.
pub fn allowed(role: Role, phase: Phase, command: CommandKind) -> Result<(), Refusal> {
    let Some(right) = RIGHTS.iter().find(|right| right.command == command) else {
        return Err(Refusal::NotYourPart { command, roles: &[] });
    };
    if !right.roles.contains(&role) {
        return Err(Refusal::NotYourPart { command, roles: right.roles });
    }
    if !right.phases.contains(&phase) {
        return Err(Refusal::NotNow { command, phase, phases: right.phases });
    }
    Ok(())
}

/// Whether what somebody sets for the seat of another person, so that it admits there, leaves them a hand in it, so that the two
/// are no longer two who agree. Where somebody is only invited, what admits is set by themselves: whoever used the code instead
/// would shut them out. That is enough for a seat that finalises nothing; for one that does, only while the clerk, who founds the
/// session, still brings people in.
#[must_use]
pub const fn is_entrusted(command: CommandKind, by: Role, whose: Role, phase: Phase) -> bool {
    match command {
        CommandKind::SetCode | CommandKind::BindKey => true,
        CommandKind::Invite => matches!(whose, Chair | Clerk) && !matches!((by, phase), (Clerk, Setup)),
        _ => false,
    }
}

/// Whether a role may give a command, for which it has a right, for the seat of another person.
///
/// # Errors
/// [`Refusal::NotYourCode`] where it is for the person's own only.
pub fn allowed_for_another(role: Role, command: CommandKind) -> Result<(), Refusal> {
    match (command, role) {
        (CommandKind::SetCode, Expert | Chair | Observer | Board) => Err(Refusal::NotYourCode),
        _ => Ok(()),
    }
}

/// What a seat can be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sight {
    /// One's own sheets.
    OwnSheets,
    /// How far everybody is, without a score.
    Progress,
    /// Every sheet and what it adds up to, and the journal.
    Scores,
    /// Who objected to what.
    Objections,
    /// Totals, ranks and grades.
    Results,
    /// How the experts agree, with everybody's severity.
    Agreement,
    /// Who is here, and where.
    Presence,
    /// Whether backups are made.
    Backups,
    /// Everybody's sheets of a studio that were shown for discussion; [`State::reveal`](super::state::State::reveal) says to whom.
    Revealed,
    /// One's own mean, spread, severity and agreement.
    Mirror,
}

/// Whether a role may see something in a phase. Before a result is final, only chair and clerk see a score that is not their own.
///
/// # Errors
/// [`Refusal::NotShown`] where it may not.
pub fn may_see(role: Role, phase: Phase, sight: Sight) -> Result<(), Refusal> {
    let shown = match (sight, role) {
        (_, Board) => false,
        (Sight::OwnSheets, Expert) => true,
        (Sight::OwnSheets, _) => false,
        (Sight::Progress, Chair | Clerk | Observer) => true,
        (Sight::Progress, Expert) => false,
        (Sight::Scores | Sight::Objections | Sight::Results | Sight::Agreement, Chair | Clerk) => true,
        (Sight::Presence | Sight::Backups, Chair | Clerk) => true,
        (Sight::Scores | Sight::Objections | Sight::Agreement | Sight::Presence | Sight::Backups, Expert | Observer) => false,
        (Sight::Revealed, Expert | Chair | Clerk) => true,
        (Sight::Revealed, Observer) => false,
        (Sight::Results, Expert | Observer) | (Sight::Mirror, Expert) => phase == Final,
        (Sight::Mirror, _) => false,
    };
    if shown { Ok(()) } else { Err(Refusal::NotShown) }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// The table by hand: a command and, in the order expert, chair, clerk, observer, the letters of the phases.
    fn by_hand() -> impl Iterator<Item = Vec<&'static str>> {
        let rows = include_str!("../../tests/data/rights.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        rows.skip(1).map(|row| row.split_whitespace().collect())
    }

    /// Whether a role may give a command in a phase, by the table by hand.
    pub(crate) fn may(role: Role, phase: Phase, command: CommandKind) -> bool {
        let row = by_hand().find(|row| row[0] == command.id()).expect("every command is in the table by hand");
        let letters = row[1..].get(role as usize).copied().unwrap_or("-");
        letters.contains(['s', 'o', 'r', 'f'][phase as usize])
    }

    #[test]
    fn every_role_phase_and_command_is_as_written_by_hand() {
        assert_eq!(by_hand().count(), CommandKind::ALL.len());
        for &command in CommandKind::ALL {
            for (role, phase) in Role::ALL.into_iter().flat_map(|role| Phase::ALL.map(|phase| (role, phase))) {
                assert_eq!(allowed(role, phase, command).is_ok(), may(role, phase, command), "{role:?} {phase:?} {command:?}");
            }
        }
    }

    #[test]
    fn a_refusal_says_whether_it_is_the_person_or_the_time() {
        assert!(matches!(allowed(Expert, Scoring, CommandKind::CloseScoring), Err(Refusal::NotYourPart { .. })));
        assert!(matches!(allowed(Chair, Setup, CommandKind::CloseScoring), Err(Refusal::NotNow { .. })));
    }

    #[test]
    fn who_sets_what_admits_to_anothers_seat_and_keeps_a_hand_in_it_is_as_written_by_hand() {
        let text = include_str!("../../tests/data/credentials.txt");
        let rows = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).skip(1);
        let rows: Vec<Vec<&str>> = rows.map(|row| row.split_whitespace().collect()).collect();
        let roles = ["expert", "chair", "clerk", "observer", "board"];
        for command in [CommandKind::SetCode, CommandKind::BindKey, CommandKind::Invite] {
            for (by, name) in Role::ALL.into_iter().zip(roles) {
                let row = rows.iter().find(|row| row[..2] == [command.id(), name]);
                let may = Phase::ALL.iter().any(|phase| allowed(by, *phase, command).is_ok());
                assert_eq!(may && allowed_for_another(by, command).is_ok(), row.is_some(), "{command:?} {by:?}");
                let Some(row) = row else { continue };
                for (whose, letters) in Role::ALL.into_iter().zip(&row[2..]) {
                    for (phase, letter) in Phase::ALL.into_iter().zip(['s', 'o', 'r', 'f']) {
                        let stays = is_entrusted(command, by, whose, phase);
                        assert_eq!(stays, letters.contains(letter), "{command:?} {by:?} {whose:?} {phase:?}");
                    }
                }
            }
        }
    }

    /// Who may see what when, by hand likewise.
    const SEEN_BY_HAND: &[(Sight, [&str; 4])] = &[
        (Sight::OwnSheets, ["sorf", "", "", ""]),
        (Sight::Progress, ["", "sorf", "sorf", "sorf"]),
        (Sight::Scores, ["", "sorf", "sorf", ""]),
        (Sight::Objections, ["", "sorf", "sorf", ""]),
        (Sight::Results, ["f", "sorf", "sorf", "f"]),
        (Sight::Agreement, ["", "sorf", "sorf", ""]),
        (Sight::Presence, ["", "sorf", "sorf", ""]),
        (Sight::Backups, ["", "sorf", "sorf", ""]),
        (Sight::Revealed, ["sorf", "sorf", "sorf", ""]),
        (Sight::Mirror, ["f", "", "", ""]),
    ];

    #[test]
    fn every_role_sees_in_every_phase_what_is_written_by_hand() {
        for (sight, by_role) in SEEN_BY_HAND {
            for (role, phases) in Role::ALL.into_iter().zip(by_role.iter().chain(&[""])) {
                for (phase, letter) in Phase::ALL.into_iter().zip(['s', 'o', 'r', 'f']) {
                    assert_eq!(may_see(role, phase, *sight).is_ok(), phases.contains(letter), "{role:?} {phase:?} {sight:?}");
                }
            }
        }
    }

    #[test]
    fn experts_and_observers_see_no_score_of_others_before_the_end() {
        for role in [Expert, Observer] {
            for phase in [Setup, Scoring, Review] {
                assert!(may_see(role, phase, Sight::Scores).is_err() && may_see(role, phase, Sight::Results).is_err());
            }
        }
    }
}
