//! The table of rights, as written down by hand in `tests/data/rights.txt`, holds for every command, role and phase on every way
//! in: at the seat, over the shell, by imports. (For every key of every screen: `src/tui/app/tests.rs`. A seat that was joined
//! from elsewhere is the same seat: `tests/session.rs`.) And what is refused by it leaves a record, once.

mod common;
#[path = "common/live.rs"]
mod live;
#[path = "common/terminal.rs"]
mod terminal;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use common::program::panelmark;
use common::{Stage, founding, full_sheet, one_of_each, score};
use live::Live;
use panelmark::domain::command::{Command, CommandKind};
use panelmark::domain::event::{Event, Founding};
use panelmark::domain::message::Message;
use panelmark::domain::panel::Role;
use panelmark::domain::phase::Phase;
use panelmark::domain::refusal::Refusal;
use panelmark::domain::rubric::Finding;
use panelmark::domain::text::Lang;
use panelmark::session::{JournalError, Room, SessionError};
use panelmark::ssh::Rules;
use panelmark::transfer::rubric;
use panelmark::words::Words;
use tempfile::TempDir;
use terminal::Terminal;

const SEATS: [&str; 5] = ["E1", "CH", "CK", "OB", "board"];

/// Whether a role may give a command in a phase, by the table by hand.
fn may(role: Role, phase: Phase, command: CommandKind) -> bool {
    letters(role, command).contains(['s', 'o', 'r', 'f'][phase as usize])
}

fn letters(role: Role, command: CommandKind) -> &'static str {
    let mut rows = include_str!("data/rights.txt").lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
    let row = rows.find(|row| row.first() == Some(&command.id())).expect("every command is in the table by hand");
    row[1..].get(role as usize).copied().unwrap_or("-")
}

/// A session in each phase, in a file that nobody has open; a rubric with a condition to be found met.
struct Sessions {
    dir: TempDir,
}

impl Sessions {
    fn new() -> Sessions {
        let dir = tempfile::tempdir().unwrap();
        let mut requirements =
            rubric::load("hangzhou-recognition").unwrap_or_else(|problems| panic!("{problems:?}")).requirements;
        requirements.truncate(1);
        requirements[0].conditions.truncate(1);
        let mut founding = founding(2, 3);
        founding.rubric.requirements = requirements;
        let sessions = Sessions { dir };
        for phase in Phase::ALL {
            sessions.found(founding.clone(), phase);
        }
        sessions
    }

    fn found(&self, founding: Founding, until: Phase) {
        let condition = founding.rubric.requirements[0].conditions[0].id.clone();
        let room = Room::found(&self.file(until), founding).unwrap();
        let give = |seat: &str, commands| room.seat(&seat.into(), None).unwrap().apply_all(commands).map(|_| ()).unwrap();
        if until >= Phase::Scoring {
            give("CH", vec![Command::OpenScoring {}]);
            for studio in ["S1", "S2"] {
                ["E1", "E2", "E3"].iter().for_each(|expert| give(expert, full_sheet(studio, "1", None)));
                let (studio, condition, evidence) = (studio.into(), condition.clone(), "看过".to_owned());
                give("CK", vec![Command::CheckCondition { studio, condition, finding: Some(Finding::Met), evidence }]);
            }
        }
        if until >= Phase::Review {
            give("CH", vec![Command::CloseScoring {}]);
        }
        if until == Phase::Final {
            give("CH", vec![Command::Finalise {}]);
            give("CK", vec![Command::ConfirmFinal {}]);
        }
        assert_eq!(room.seat(&"CH".into(), None).unwrap().outline().phase, until);
    }

    fn file(&self, phase: Phase) -> PathBuf {
        self.dir.path().join(phase.id())
    }

    /// A copy of its own of the session in this phase.
    fn copy(&self, phase: Phase) -> PathBuf {
        let copy = self.dir.path().join("copy.panelmark");
        fs::remove_file(&copy).ok();
        fs::copy(self.file(phase), &copy).unwrap();
        copy
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.dir.path().join(name), text).unwrap();
    }

    /// Runs the program in the folder of the sessions.
    fn run(&self, arguments: &[&str]) -> Output {
        panelmark().args(arguments).current_dir(self.dir.path()).output().unwrap()
    }
}

/// A command of each kind about what there is in the session: those that the seat may not give now, and those that it may, of which
/// the one that leads to another phase comes last.
fn by_hand(role: Role, phase: Phase) -> (Vec<Command>, Vec<Command>) {
    let text = serde_json::to_string(&one_of_each()).unwrap().replace("S00", "S");
    let commands: Vec<Command> = serde_json::from_str(&text).unwrap();
    assert_eq!(commands.iter().map(Command::kind).collect::<Vec<_>>(), CommandKind::ALL);
    let (mut allowed, forbidden): (Vec<_>, Vec<_>) = commands.into_iter().partition(|command| may(role, phase, command.kind()));
    allowed.sort_by_key(|command| {
        use CommandKind::{CloseScoring, ConfirmFinal, OpenScoring, ReopenScoring, ReopenStudio};
        [OpenScoring, CloseScoring, ReopenScoring, ConfirmFinal, ReopenStudio].contains(&command.kind())
    });
    (forbidden, allowed)
}

/// Each seat in each phase.
fn everybody() -> impl Iterator<Item = (&'static str, Phase)> {
    Phase::ALL.into_iter().flat_map(|phase| SEATS.map(|seat| (seat, phase)))
}

fn role(seat: &str) -> Role {
    founding(2, 3).panel.into_iter().find(|member| member.id == seat.into()).unwrap().role
}

/// The kinds of commands that are on record as tried by a seat.
fn attempts(file: &Path, by: &str) -> Vec<CommandKind> {
    let records = Room::open(file).unwrap().seat(&"CH".into(), None).unwrap().records().unwrap();
    let tried = records.into_iter().filter(|record| record.stamp.seat == Some(by.into())).map(|record| record.event);
    tried.filter_map(|event| if let Event::AttemptRefused { command, .. } = event { Some(command) } else { None }).collect()
}

/// Those that are never for this role.
fn never(role: Role) -> Vec<CommandKind> {
    CommandKind::ALL.iter().copied().filter(|command| letters(role, *command).starts_with('-')).collect()
}

#[test]
fn the_seat_gives_what_the_table_by_hand_allows_and_refuses_the_rest_on_record() {
    let sessions = Sessions::new();
    for (id, phase) in everybody() {
        let (file, role) = (sessions.copy(phase), role(id));
        let room = Room::open(&file).unwrap();
        let seat = room.seat(&id.into(), None).unwrap();
        let before = seat.outline().seq;
        let (forbidden, allowed) = by_hand(role, phase);
        // Twice: a second try is refused like the first.
        for command in forbidden.iter().chain(&forbidden) {
            let kind = command.kind();
            let Err(SessionError::Refused(refusal)) = seat.apply(command.clone()) else {
                panic!("{id} {phase:?} {kind:?} was taken")
            };
            match refusal {
                Refusal::NotYourPart { command, .. } => assert!(command == kind && letters(role, kind) == "-", "{id} {kind:?}"),
                Refusal::NotNow { command, .. } => assert!(command == kind && letters(role, kind) != "-", "{id} {kind:?}"),
                other => panic!("{id} {phase:?} {kind:?}: {other:?}"),
            }
        }
        assert_eq!(attempts(&file, id), never(role), "{id} {phase:?}");
        assert_eq!(seat.outline().seq, before + never(role).len() as u64, "{id} {phase:?}: something else was written");
        for command in allowed {
            let kind = command.kind();
            if let Err(SessionError::Refused(refusal)) = seat.apply(command) {
                assert!(
                    !matches!(refusal, Refusal::NotYourPart { .. } | Refusal::NotNow { .. }),
                    "{id} {phase:?} {kind:?}: {refusal:?}"
                );
            }
        }
    }
}

/// Whether a sentence says that it is not for the seat, or not for now.
fn by_right(sentence: &str, words: &Words) -> bool {
    let says = |id| {
        let sentence_of =
            words.say(&Message::new(id).with("command", "|").with("roles", "|").with("phase", "|").with("phases", "|"));
        sentence_of.split('|').next().unwrap().to_owned()
    };
    ["refusal-not-your-part", "refusal-not-now"].into_iter().any(|id| sentence.contains(&says(id)))
}

#[test]
fn the_shell_gives_what_the_table_by_hand_allows_and_refuses_the_rest_on_record() {
    let (sessions, words) = (Sessions::new(), Words::new(Lang::En));
    for (id, phase) in everybody() {
        let (file, role) = (sessions.copy(phase), role(id));
        let (forbidden, allowed) = by_hand(role, phase);
        let lines = forbidden.iter().chain(&allowed).map(|command| serde_json::to_string(command).unwrap() + "\n");
        sessions.write("all.jsonl", &lines.collect::<String>());
        let said = sessions.run(&["apply", "copy.panelmark", "--seat", id, "all.jsonl"]);
        let answers = String::from_utf8(said.stdout).unwrap();
        let answers: Vec<serde_json::Value> = answers.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(answers.len(), CommandKind::ALL.len(), "{id} {phase:?}");
        for (place, (answer, command)) in answers.iter().zip(forbidden.iter().chain(&allowed)).enumerate() {
            let refused = answer["error"].as_str().is_some_and(|error| by_right(error, &words));
            assert_eq!(refused, place < forbidden.len(), "{id} {phase:?} {:?}: {answer}", command.kind());
        }
        let mut tried = attempts(&file, id);
        // A command that is for the role may still be about what is another's.
        tried.retain(|kind| letters(role, *kind) == "-");
        assert_eq!(tried, never(role), "{id} {phase:?}");
    }
}

#[test]
fn a_file_is_imported_and_somebody_invited_only_by_whom_the_table_by_hand_allows() {
    let (sessions, words) = (Sessions::new(), Words::new(Lang::En));
    sessions.write("scores.csv", "expert,studio,item,points,deductions,note\nE1,S1,site,9,,\n");
    sessions.write("self-scores.csv", "studio,item,points\nS1,site,9\n");
    sessions.write("materials.csv", "studio,material,received\nS1,ledger,2023-01-05\n");
    sessions.write("conditions.csv", "studio,condition,met,evidence\nS1,lead_qualified,yes,seen\n");
    sessions.write("recusals.csv", "expert,studio,reason\nE1,S2,the same organisation\n");
    let ways: [(&[&str], CommandKind); 6] = [
        (&["import", "copy.panelmark", "scores", "scores.csv"], CommandKind::Score),
        (&["import", "copy.panelmark", "self-scores", "self-scores.csv"], CommandKind::RecordSelfScore),
        (&["import", "copy.panelmark", "materials", "materials.csv"], CommandKind::RecordMaterial),
        (&["import", "copy.panelmark", "conditions", "conditions.csv"], CommandKind::CheckCondition),
        (&["import", "copy.panelmark", "recusals", "recusals.csv"], CommandKind::Recuse),
        (&["invite", "copy.panelmark", "E3"], CommandKind::Invite),
    ];
    for (id, phase) in everybody() {
        let (file, role) = (sessions.copy(phase), role(id));
        let mut tried = Vec::new();
        for (arguments, kind) in ways {
            let said = sessions.run(&[arguments, &["--seat", id]].concat());
            let words_said = String::from_utf8(said.stderr).unwrap();
            let refused = said.status.code() == Some(1) && by_right(&words_said, &words);
            assert_eq!(refused, !may(role, phase, kind), "{id} {phase:?} {arguments:?}: {words_said}");
            tried.extend((letters(role, kind) == "-").then_some(kind));
        }
        assert_eq!(attempts(&file, id), tried, "{id} {phase:?}");
    }
}

#[test]
fn a_key_that_is_not_for_now_does_nothing_at_the_desk_or_over_ssh() {
    let live = Live::serving(Stage::new(1, 1), Rules::usual(Lang::En));
    live.admit("CH");
    let at_the_desk = Terminal::start(live.folder(), &["--lang", "en", "open", "session.panelmark", "--seat", "CK"]);
    let from_elsewhere = live.join("CH");
    let before = live.seat("CH").outline().seq;
    for (mut screen, keys) in [(at_the_desk, "5 f"), (from_elsewhere, "c")] {
        screen.wait_for("? Help");
        screen.press(keys);
        screen.wait_for("The session is in setup;");
    }
    assert_eq!(live.seat("CH").outline().seq, before);
}

fn tried(stage: &Stage) -> Vec<Event> {
    let records = stage.seat("CH").records().unwrap().into_iter().map(|record| record.event);
    records.filter(|event| matches!(event, Event::AttemptRefused { .. })).collect()
}

fn on_the_sheet_of(expert: &str, studio: &str) -> Command {
    let Command::Score { studio, item, points, deductions, .. } = score(studio, "site", "1") else { unreachable!() };
    Command::Score { studio, item, points, deductions, expert: Some(expert.into()) }
}

#[test]
fn writing_on_anothers_sheet_is_on_record_once_a_phase_and_slips_are_not() {
    let stage = Stage::scoring(2, 3);
    let attempt = |studio: &str| Event::AttemptRefused {
        command: CommandKind::Score,
        studio: Some(studio.into()),
        expert: Some("E2".into()),
    };
    for _ in 0..3 {
        assert_eq!(stage.refusal("E1", on_the_sheet_of("E2", "S2")), Refusal::NotYourSheet);
    }
    // Another sheet, but the same kind of command in the same phase.
    stage.refusal("E1", on_the_sheet_of("E2", "S1"));
    assert_eq!(tried(&stage), [attempt("S2")]);
    // Points out of range, an incomplete sheet, nothing to undo, the wrong time.
    stage.refusal("E1", score("S1", "site", "99"));
    stage.refusal("E1", Command::Submit { studio: "S1".into(), expert: None });
    stage.refusal("E1", Command::Undo {});
    stage.refusal("CH", Command::Finalise {});
    stage.refusal("CK", Command::Submit { studio: "S1".into(), expert: None });
    assert_eq!(tried(&stage).len(), 1);
    // What is not of this session is not taken up.
    let nowhere = Command::Exclude { studio: "\u{1b}[2J".into(), cause: "x".into(), evidence: "x".into() };
    stage.refusal("E3", nowhere);
    assert_eq!(tried(&stage)[1], Event::AttemptRefused { command: CommandKind::Exclude, studio: None, expert: None });
    // In the next phase it is said again.
    stage.give("CH", Command::CloseScoring {});
    stage.refusal("E1", on_the_sheet_of("E2", "S1"));
    assert_eq!(tried(&stage)[2], attempt("S1"));
}

#[test]
fn an_attempt_among_several_commands_is_recorded_alone() {
    let stage = Stage::scoring(1, 2);
    let before = stage.seat("E1").outline().seq;
    let batch = vec![score("S1", "site", "9"), on_the_sheet_of("E2", "S1"), Command::CloseScoring {}];
    let refused = stage.seat("E1").apply_all(batch);
    assert!(matches!(refused, Err(SessionError::Refused(Refusal::NotYourSheet))), "{refused:?}");
    assert_eq!(stage.seat("E1").outline().seq, before + 1);
    assert_eq!(tried(&stage).len(), 1);
    assert!(stage.seat("E1").sheet(0, 0).unwrap().sheet.is_untouched());
}

#[test]
fn an_attempt_takes_back_neither_the_chairs_word_nor_what_can_be_undone_and_is_no_decision() {
    let stage = Stage::scoring(1, 3);
    stage.score("E1", "S1", "site", "9");
    stage.refusal("E1", on_the_sheet_of("E2", "S1"));
    stage.give("E1", Command::Undo {});
    stage.all_sheets();
    stage.give("CH", Command::CloseScoring {});
    let decisions = stage.seat("CH").decisions().unwrap();
    stage.give("CH", Command::Finalise {});
    assert!(matches!(stage.refusal("E1", Command::ConfirmFinal {}), Refusal::NotYourPart { .. }));
    assert_eq!(tried(&stage).len(), 2);
    assert_eq!(stage.seat("CH").decisions().unwrap(), decisions);
    stage.give("CK", Command::ConfirmFinal {});
    // The file, opened again, says the same.
    let again = Room::open(&stage.file()).unwrap().seat(&"CH".into(), None).unwrap();
    assert_eq!(again.outline().phase, Phase::Final);
    assert_eq!(attempts(&stage.file(), "E1"), [CommandKind::Score, CommandKind::ConfirmFinal]);
}

#[test]
fn who_reaches_for_anothers_code_or_hand_is_on_record_and_a_clerk_who_takes_the_wrong_sheet_is_not() {
    let stage = Stage::scoring(1, 2);
    stage.score("E1", "S1", "site", "9");
    stage.give("E2", Command::CallChair { word: String::new() });
    assert_eq!(stage.refusal("E1", Command::AnswerCall { seat: "E2".into() }), Refusal::NotYourCall);
    assert_eq!(
        stage.refusal("OB", Command::SetCode { seat: "CH".into(), code: Some("样例口令".to_owned()) }),
        Refusal::NotYourCode
    );
    assert_eq!(stage.refusal("CK", on_the_sheet_of("E1", "S1")), Refusal::FilledInPerson);
    let kinds = ["E1", "OB", "CK"].map(|seat| attempts(&stage.file(), seat));
    assert_eq!(kinds, [vec![CommandKind::AnswerCall], vec![CommandKind::SetCode], vec![]]);
}

#[test]
fn an_expert_who_scores_for_another_group_is_on_record_and_a_clerk_who_mixes_up_the_groups_is_not() {
    let dir = tempfile::tempdir().unwrap();
    let mut founding = founding(2, 2);
    for place in 0..2 {
        let group = Some(["甲组", "乙组"][place].into());
        (founding.roster[place].group, founding.panel[place].group) = (group.clone(), group);
    }
    let room = Room::found(&dir.path().join("session.panelmark"), founding).unwrap();
    let stage = Stage { dir, room };
    stage.give("CH", Command::OpenScoring {});
    assert_eq!(stage.refusal("CK", on_the_sheet_of("E1", "S2")), Refusal::NotAssigned);
    assert_eq!(tried(&stage), []);
    assert_eq!(stage.refusal("E1", score("S2", "site", "9")), Refusal::NotAssigned);
    let attempt = Event::AttemptRefused { command: CommandKind::Score, studio: Some("S2".into()), expert: None };
    assert_eq!(tried(&stage), [attempt]);
}

#[test]
fn where_nothing_can_be_written_the_refusal_is_still_the_answer() {
    let stage = Stage::scoring(1, 2);
    let other = rusqlite::Connection::open(stage.file()).unwrap();
    let full = "CREATE TRIGGER full BEFORE INSERT ON events BEGIN SELECT RAISE(ABORT, 'no room'); END";
    other.execute_batch(full).unwrap();
    let give = |command| stage.seat("E1").apply(command).map(|_| ());
    assert!(matches!(give(score("S1", "site", "9")), Err(SessionError::Journal(JournalError::NotSaved { .. }))));
    assert!(matches!(give(on_the_sheet_of("E2", "S1")), Err(SessionError::Refused(Refusal::NotYourSheet))));
    // And where no writing even begins.
    fs::remove_file(stage.file()).unwrap();
    assert!(matches!(give(score("S1", "site", "9")), Err(SessionError::Journal(JournalError::Replaced))));
    assert!(matches!(give(Command::CloseScoring {}), Err(SessionError::Refused(Refusal::NotYourPart { .. }))));
    assert_eq!(stage.seat("E1").outline().seq, 2);
}

#[test]
fn the_log_says_who_tried_what_in_both_languages() {
    let stage = Stage::scoring(1, 2);
    stage.refusal("E1", on_the_sheet_of("E2", "S1"));
    stage.refusal("OB", Command::CloseScoring {});
    let log = |lang: &str| {
        let said = panelmark().args(["--lang", lang, "log"]).arg(stage.file()).output().unwrap();
        String::from_utf8(said.stdout).unwrap()
    };
    let english = log("en");
    assert!(
        english
            .contains("E1     tried to \"score\" (S1 样例1焊工技能大师工作室, E2 样例E2), which is not for this seat: refused"),
        "{english}"
    );
    assert!(english.contains("OB     tried to \"close scoring\", which is not for this seat: refused"), "{english}");
    let chinese = log("zh");
    assert!(chinese.contains("试图「打分」（S1 样例1焊工技能大师工作室、E2 样例E2），该席位无权操作，已拒绝"), "{chinese}");
}

#[test]
fn every_command_is_named_in_the_format_of_the_journal_and_in_the_second_verifier() {
    let file = |name: &str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap();
    let (journal, verifier) = (file("docs/journal.md"), file("verifier/verify.py"));
    let between = |text: &str, start: &str, end: &str, quote: char| -> Vec<String> {
        let list = text.split_once(start).and_then(|(_, rest)| rest.split_once(end)).map_or("", |(list, _)| list);
        list.split(quote).skip(1).step_by(2).map(str::to_owned).collect()
    };
    let names: Vec<&str> = CommandKind::ALL.iter().map(|kind| kind.id()).collect();
    assert_eq!(between(&journal, "`panelmark apply` takes it:", "##", '`'), names);
    assert_eq!(between(&verifier, "command_shape = one_of(", ")", '"'), names);
}
