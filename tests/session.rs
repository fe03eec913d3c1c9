//! A session as its people live it: who may do what, what follows, what is kept.

mod common;

use common::{Stage, full_sheet, one_of_each, score, seen};
use panelmark::domain::command::{Command, CommandKind};
use panelmark::domain::id::SeatId;
use panelmark::domain::phase::Phase;
use panelmark::domain::points::Points;
use panelmark::domain::policy;
use panelmark::domain::refusal::Refusal;
use panelmark::domain::sheet::MarkProblem;
use panelmark::domain::state::{Blocker, SheetState};
use panelmark::session::{Admitted, Proof, Room, Seat, SessionError};

fn reason() -> String {
    "样例理由".to_owned()
}

fn submit(studio: &str) -> Command {
    Command::Submit { studio: studio.into(), expert: None }
}

#[test]
fn points_off_the_grid_are_refused_and_what_was_there_stays() {
    let stage = Stage::scoring(1, 1);
    stage.score("E1", "S1", "site", "8.5");
    for (points, problem) in [
        ("10.5", MarkProblem::OutOfRange { least: Points::ZERO, most: Some("10".parse().unwrap()) }),
        ("-1", MarkProblem::OutOfRange { least: Points::ZERO, most: Some("10".parse().unwrap()) }),
        ("8.3", MarkProblem::OffStep { step: "0.5".parse().unwrap() }),
    ] {
        let refusal = stage.refusal("E1", score("S1", "site", points));
        assert!(matches!(refusal, Refusal::Mark { problem: found, .. } if found == problem), "{points}");
    }
    assert_eq!(stage.seat("E1").sheet(0, 0).unwrap().figures.total.to_string(), "8.5");
}

#[test]
fn ticked_deductions_set_the_points_and_cap_what_can_be_typed() {
    let stage = Stage::scoring(1, 1);
    let ticked = |points: Option<&str>, missing| Command::Score {
        studio: "S1".into(),
        item: "apprentices".into(),
        points: points.map(|points| points.parse().unwrap()),
        deductions: [("no_roster".into(), 1), ("missing".into(), missing)].into(),
        expert: None,
    };
    // 10 less 2 for no roster, less 1 for each of 3 missing apprentices.
    stage.give("E1", ticked(None, 3));
    assert_eq!(stage.seat("E1").sheet(0, 0).unwrap().figures.total.to_string(), "5");
    stage.give("E1", ticked(Some("4.5"), 3));
    assert!(matches!(stage.refusal("E1", ticked(Some("5.5"), 3)), Refusal::Mark { .. }));
    // Ten missing cost ten, and two more: never below nothing.
    stage.give("E1", ticked(None, 10));
    assert_eq!(stage.seat("E1").sheet(0, 0).unwrap().figures.total.to_string(), "0");
    assert!(matches!(stage.refusal("E1", ticked(None, 11)), Refusal::Mark { .. }));
}

#[test]
fn a_sheet_is_submitted_only_when_complete_and_then_stays_until_taken_back() {
    let stage = Stage::scoring(1, 1);
    let Refusal::Incomplete { missing } = stage.refusal("E1", submit("S1")) else { panic!("an empty sheet was submitted") };
    assert_eq!(missing.len(), 13);
    stage.full_sheet("E1", "S1", "0");
    assert_eq!(stage.refusal("E1", score("S1", "site", "9")), Refusal::Submitted);
    stage.give("E1", Command::TakeBack { studio: "S1".into(), expert: None });
    stage.score("E1", "S1", "site", "9");
    stage.give("E1", submit("S1"));
    stage.give("CH", Command::CloseScoring {});
    assert!(matches!(stage.refusal("E1", Command::TakeBack { studio: "S1".into(), expert: None }), Refusal::NotNow { .. }));
}

#[test]
fn undo_gives_back_what_was_there_change_by_change() {
    let stage = Stage::scoring(1, 1);
    let total = || stage.seat("E1").sheet(0, 0).unwrap().figures.total.to_string();
    stage.score("E1", "S1", "site", "8");
    stage.score("E1", "S1", "site", "9");
    stage.give("E1", Command::WriteNote { studio: "S1".into(), item: "site".into(), text: "标牌".to_owned(), expert: None });
    stage.give("E1", Command::Undo {});
    assert_eq!(stage.seat("E1").sheet(0, 0).unwrap().sheet.entries.iter().filter(|entry| !entry.note.is_empty()).count(), 0);
    assert_eq!(total(), "9");
    stage.give("E1", Command::Undo {});
    assert_eq!(total(), "8");
    stage.give("E1", Command::Undo {});
    assert_eq!(stage.seat("E1").desk().unwrap().rows[0].state, SheetState::Untouched);
    assert_eq!(stage.refusal("E1", Command::Undo {}), Refusal::NothingToUndo);
}

#[test]
fn an_expert_writes_and_sees_only_the_own_sheets() {
    let stage = Stage::scoring(1, 2);
    let others = Command::Submit { studio: "S1".into(), expert: Some("E2".into()) };
    assert_eq!(stage.refusal("E1", others), Refusal::NotYourSheet);
    let expert = stage.seat("E1");
    assert!(expert.sheet(0, 1).is_err() && expert.desk_of(1).is_err() && expert.progress().is_err());
    assert!(expert.results().is_err() && expert.studio(0).is_err() && expert.records().is_err() && expert.outlook().is_err());
    let observer = stage.seat("OB");
    assert!(observer.progress().is_ok());
    assert!(observer.results().is_err() && observer.studio(0).is_err() && observer.sheet(0, 0).is_err());
}

#[test]
fn no_view_of_an_expert_tells_what_others_scored() {
    let world = |points: &str| {
        let stage = Stage::scoring(3, 3);
        stage.full_sheet("E1", "S1", "1");
        stage.score("E2", "S1", "site", points);
        stage.score("E3", "S2", "site", points);
        let seat = stage.seat("E1");
        common::seen::by(&seat)
    };
    assert_eq!(world("1"), world("9.5"));
}

#[test]
fn a_sheet_sent_back_can_be_mended_even_after_scoring_is_closed() {
    let stage = Stage::scoring(1, 3);
    stage.all_sheets();
    stage.give("CH", Command::CloseScoring {});
    assert_eq!(stage.refusal("E1", score("S1", "site", "9")), Refusal::SheetClosed);
    stage.give("CH", Command::SendBack { studio: "S1".into(), expert: "E1".into(), reason: reason() });
    assert_eq!(stage.seat("E1").desk().unwrap().rows[0].sent_back.as_deref(), Some("样例理由"));
    assert!(matches!(stage.refusal("CH", Command::Finalise {}), Refusal::Blocked { blockers: 1 }));
    stage.score("E1", "S1", "site", "9");
    stage.give("E1", submit("S1"));
    stage.give("CH", Command::Finalise {});
}

#[test]
fn a_recused_expert_leaves_the_denominator_and_zero_does_not() {
    let stage = Stage::scoring(1, 4);
    for expert in ["E1", "E2", "E3"] {
        stage.full_sheet(expert, "S1", "0");
    }
    stage.give("E4", Command::Recuse { studio: "S1".into(), reason: reason(), expert: None });
    let tally = stage.seat("CH").studio(0).unwrap().standing.tally.unwrap();
    assert_eq!((tally.total.printed.to_string().as_str(), tally.sheets.len()), ("100", 3));
    stage.give("CH", Command::WithdrawRecusal { studio: "S1".into(), expert: "E4".into(), reason: reason() });
    stage.full_sheet("E4", "S1", "10");
    // (100 + 100 + 100 + 90) / 4
    assert_eq!(stage.seat("CH").studio(0).unwrap().standing.tally.unwrap().total.printed.to_string(), "97.5");
}

#[test]
fn a_sheet_from_paper_waits_for_somebody_else_than_who_typed_it() {
    let stage = Stage::scoring(1, 3);
    stage.full_sheet("E1", "S1", "0");
    stage.full_sheet("E2", "S1", "0");
    stage.seat("CK").apply_all(full_sheet("S1", "4", Some("E3"))).unwrap();
    stage.give("CH", Command::CloseScoring {});
    let blockers = stage.seat("CH").outlook().unwrap().blockers;
    assert_eq!(blockers, [Blocker::SheetUnconfirmed { studio: 0, expert: 2 }]);
    let confirm = || Command::ConfirmSheet { studio: "S1".into(), expert: "E3".into() };
    assert_eq!(stage.refusal("CK", confirm()), Refusal::TypedByYou);
    assert_eq!(stage.refusal("E1", confirm()), Refusal::NotYourSheet);
    stage.give("CK2", confirm());
    assert!(stage.seat("CH").outlook().unwrap().blockers.is_empty());
    assert_eq!(stage.refusal("CK2", confirm()), Refusal::NothingToConfirm);
}

#[test]
fn a_clerk_does_not_type_over_what_an_expert_fills_in() {
    let stage = Stage::scoring(1, 1);
    stage.score("E1", "S1", "site", "9");
    let refused = Command::Score {
        studio: "S1".into(),
        item: "site".into(),
        points: Some("1".parse().unwrap()),
        deductions: Default::default(),
        expert: Some("E1".into()),
    };
    assert_eq!(stage.refusal("CK", refused), Refusal::FilledInPerson);
}

#[test]
fn honorary_studios_are_not_excluded_for_a_retired_lead() {
    let mut founding = common::founding(2, 3);
    founding.roster[1].kind = "honorary".into();
    let dir = tempfile::tempdir().unwrap();
    let room = Room::found(&dir.path().join("s"), founding).unwrap();
    let chair = room.seat(&"CH".into(), None).unwrap();
    let exclude = |studio: &str| Command::Exclude { studio: studio.into(), cause: "retired".into(), evidence: reason() };
    chair.apply(exclude("S1")).unwrap();
    assert!(matches!(chair.apply(exclude("S2")), Err(SessionError::Refused(Refusal::Exempt { .. }))));
}

#[test]
fn finalising_takes_chair_and_clerk_and_lapses_when_something_changes() {
    let stage = Stage::scoring(2, 3);
    stage.all_sheets();
    stage.give("CH", Command::CloseScoring {});
    assert_eq!(stage.refusal("CK", Command::ConfirmFinal {}), Refusal::NotProposed);
    stage.give("CH", Command::Finalise {});
    stage.give("CH", Command::SetQuota { pool: "existing".into(), places: 1, reason: reason() });
    assert_eq!(stage.refusal("CK", Command::ConfirmFinal {}), Refusal::NotProposed);
    stage.give("CH", Command::Finalise {});
    stage.give("CK", Command::ConfirmFinal {});
    let outline = stage.seat("E1").outline();
    assert_eq!((outline.phase, outline.revision.map(|revision| revision.number)), (Phase::Final, Some(1)));
    // The result is open to all now, and nothing about it changes any more.
    assert!(stage.seat("E1").results().is_ok() && stage.seat("OB").results().is_ok());
    let late = Command::SetQuota { pool: "existing".into(), places: 2, reason: reason() };
    assert!(matches!(stage.refusal("CH", late), Refusal::NotNow { .. }));
    assert!(matches!(stage.refusal("E1", score("S1", "site", "1")), Refusal::NotNow { .. }));
}

#[test]
fn one_studio_is_reopened_and_the_next_revision_replaces_the_first() {
    let stage = Stage::scoring(2, 3);
    stage.all_sheets();
    stage.give("CH", Command::CloseScoring {});
    stage.give("CH", Command::Finalise {});
    stage.give("CK", Command::ConfirmFinal {});
    stage.give("CH", Command::ReopenStudio { studio: "S2".into(), reason: reason() });
    let send_back = |studio: &str| Command::SendBack { studio: studio.into(), expert: "E1".into(), reason: reason() };
    assert_eq!(stage.refusal("CH", send_back("S1")), Refusal::NotReopened);
    assert_eq!(stage.refusal("CH", Command::ReopenScoring { reason: reason() }), Refusal::ReopenStudioInstead);
    stage.give("CH", send_back("S2"));
    stage.score("E1", "S2", "reporting", "10");
    stage.give("E1", submit("S2"));
    stage.give("CH", Command::Finalise {});
    stage.give("CK", Command::ConfirmFinal {});
    let revision = stage.seat("CH").outline().revision.unwrap();
    assert_eq!((revision.number, revision.replaces), (2, Some(1)));
}

#[test]
fn an_earlier_revision_stays_as_it_was_sealed_and_what_differs_is_told() {
    let stage = Stage::scoring(2, 3);
    stage.all_sheets();
    stage.give("CH", Command::CloseScoring {});
    stage.give("CH", Command::Finalise {});
    stage.give("CK", Command::ConfirmFinal {});
    assert!(matches!(stage.seat("CH").changes(1), Err(SessionError::Refused(Refusal::NothingReplaced))));
    stage.give("CH", Command::ReopenStudio { studio: "S2".into(), reason: reason() });
    let fail = Command::Fail { studio: "S2".into(), cause: "refused".into(), evidence: reason() };
    stage.give("CH", fail);
    // While a studio is open again, an earlier result is shown to nobody who may not see the present one.
    assert!(stage.seat("CK").results_of(1).is_ok());
    assert!(matches!(stage.seat("E1").results_of(1), Err(SessionError::Refused(Refusal::NotShown))));
    stage.give("CH", Command::Finalise {});
    stage.give("CK", Command::ConfirmFinal {});
    let graded = |revision| {
        let results = stage.seat("OB").results_of(revision).unwrap();
        let outcomes: Vec<String> = results.standings.studios.iter().map(|studio| studio.outcome.id().to_owned()).collect();
        (outcomes.join(" "), results.revision.unwrap().number, results.replaced_by)
    };
    // The second sheet loses one point of 100: both were excellent.
    assert_eq!(graded(1), ("excellent excellent".to_owned(), 1, Some(2)));
    assert_eq!(graded(2), ("excellent unqualified".to_owned(), 2, None));
    assert!(matches!(stage.seat("CH").results_of(3), Err(SessionError::Refused(Refusal::Unknown { .. }))));
    let changes = stage.seat("CK").changes(2).unwrap();
    assert_eq!(changes.studios.iter().map(|change| change.studio).collect::<Vec<_>>(), [1]);
    assert_eq!((changes.studios[0].before.rank, changes.studios[0].after.rank), (Some(2), None));
}

fn object(text: &str) -> Command {
    Command::RecordObjection { studio: "S2".into(), by: "某单位职工".to_owned(), text: text.to_owned() }
}

#[test]
fn a_final_result_is_posted_and_every_objection_gets_a_number_and_an_answer() {
    let stage = Stage::scoring(2, 3);
    stage.all_sheets();
    stage.give("CH", Command::CloseScoring {});
    // Nothing is final yet: there is nothing to object to.
    assert_eq!(stage.refusal("CK", object("带徒人数不符")), Refusal::NothingSealed);
    stage.give("CH", Command::Finalise {});
    stage.give("CK", Command::ConfirmFinal {});
    let sealed = stage.seat("CK").outline().revision.unwrap().at.date_naive();
    let notice = |ends| Command::AnnounceNotice { ends };
    let yesterday = sealed.pred_opt().unwrap();
    assert_eq!(stage.refusal("CK", notice(yesterday)), Refusal::NoticeEndsBefore { sealed });
    let ends = sealed + chrono::Days::new(7);
    assert_eq!(stage.give("CK", notice(ends)).len(), 1);
    assert_eq!(stage.give("CH", notice(ends)).len(), 0, "the notice is as asked already");
    assert_eq!(stage.seat("CH").notice().unwrap().ends, Some(ends));

    stage.give("CK", object("带徒人数不符"));
    stage.give("CH", object("公示材料有误"));
    let nobody = Command::RecordObjection { studio: "S2".into(), by: " ".to_owned(), text: "有误".to_owned() };
    assert_eq!(stage.refusal("CK", nobody), Refusal::ObjectorMissing);
    assert_eq!(stage.refusal("CK", object("  ")), Refusal::ReasonMissing);
    let answer = |number, text: &str| Command::AnswerObjection { number, answer: text.to_owned() };
    assert!(matches!(stage.refusal("CH", answer(3, "无误")), Refusal::Unknown { .. }));
    stage.give("CH", answer(1, "经核对无误"));
    let register = stage.seat("CK").notice().unwrap();
    assert_eq!(register.objections.iter().map(|objection| objection.number).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(register.open().map(|objection| objection.number).collect::<Vec<_>>(), [2]);
    // Who objected is for the office alone, even where the result is open to all.
    for seat in ["E1", "OB"] {
        assert_eq!(stage.seat(seat).notice().unwrap_err(), Refusal::NotShown);
        let decisions = format!("{:?}", stage.seat(seat).decisions().unwrap());
        assert!(!decisions.contains("某单位职工"), "{seat} is told who objected");
    }
}

#[test]
fn objections_block_nothing_and_are_answered_while_a_studio_is_reopened() {
    let stage = Stage::scoring(2, 3);
    stage.all_sheets();
    stage.give("CH", Command::CloseScoring {});
    stage.give("CH", Command::Finalise {});
    stage.give("CK", Command::ConfirmFinal {});
    let sealed = stage.seat("CK").outline().revision.unwrap().at.date_naive();
    stage.give("CK", Command::AnnounceNotice { ends: sealed });
    stage.give("CK", object("带徒人数不符"));
    stage.give("CH", Command::ReopenStudio { studio: "S2".into(), reason: reason() });
    stage.give("CH", Command::Finalise {});
    // The result did not change by it: the chair's word still holds.
    stage.give("CK", object("另有异议"));
    stage.give("CK", Command::AnswerObjection { number: 1, answer: "已重新审议".to_owned() });
    stage.give("CK", Command::ConfirmFinal {});
    let register = stage.seat("CK").notice().unwrap();
    // The notice was of revision 1; nobody has given one of revision 2 yet.
    assert_eq!((register.revision, register.ends), (Some(2), None));
    assert_eq!(register.open().map(|objection| (objection.number, objection.revision)).collect::<Vec<_>>(), [(2, 1)]);
    // The journal, opened again, says the same.
    let again = Room::open(&stage.file()).unwrap().seat(&"CK".into(), None).unwrap().notice().unwrap();
    assert_eq!(again.objections, register.objections);
}

#[test]
fn the_chair_cannot_give_more_places_than_there_are() {
    let stage = Stage::scoring(3, 3);
    stage.all_sheets();
    stage.give("CH", Command::CloseScoring {});
    let grade = |studio: &str| Command::OverrideGrade { studio: studio.into(), grade: "excellent".into(), reason: reason() };
    stage.give("CH", Command::SetQuota { pool: "existing".into(), places: 1, reason: reason() });
    stage.give("CH", grade("S3"));
    assert_eq!(stage.refusal("CH", grade("S2")), Refusal::NoPlaceLeft { places: 1 });
    let fewer = Command::SetQuota { pool: "existing".into(), places: 0, reason: reason() };
    assert_eq!(stage.refusal("CH", fewer), Refusal::NoPlaceLeft { places: 0 });
    // The one given by the chair takes the place; the best by points is beyond the quota.
    let standings = stage.seat("CH").results().unwrap().standings;
    let outcomes: Vec<&str> = standings.studios.iter().map(|studio| studio.outcome.id()).collect();
    assert_eq!(outcomes, ["qualified", "qualified", "excellent"]);
}

#[test]
fn every_decision_needs_a_reason() {
    let stage = Stage::scoring(1, 3);
    stage.all_sheets();
    for command in [
        Command::Exclude { studio: "S1".into(), cause: "lead_left".into(), evidence: "  ".to_owned() },
        Command::Fail { studio: "S1".into(), cause: "refused".into(), evidence: String::new() },
        Command::SetQuota { pool: "existing".into(), places: 13, reason: String::new() },
        Command::SendBack { studio: "S1".into(), expert: "E1".into(), reason: " ".to_owned() },
    ] {
        assert_eq!(stage.refusal("CH", command), Refusal::ReasonMissing);
    }
}

#[test]
fn a_seat_with_a_code_opens_only_with_it() {
    let stage = Stage::new(1, 2);
    let set = |seat: &str| Command::SetCode { seat: seat.into(), code: Some("样例口令".to_owned()) };
    assert_eq!(stage.refusal("E2", set("E1")), Refusal::NotYourCode);
    stage.give("E1", set("E1"));
    assert!(matches!(stage.room.seat(&"E1".into(), None), Err(SessionError::CodeNeeded)));
    assert!(matches!(stage.room.seat(&"E1".into(), Some("别的")), Err(SessionError::WrongCode)));
    assert!(stage.room.seat(&"E1".into(), Some("样例口令")).is_ok());
    let text = format!("{:?}", stage.seat("CK").records().unwrap());
    assert!(!text.contains("样例口令") && text.contains("argon2id"), "only the slow hash of a code is kept");
}

/// The seat as it is taken at the desk, and as a key, the code of an invitation, and a passphrase admit to it from elsewhere.
fn every_way_in(stage: &Stage, id: &str) -> [Seat; 4] {
    let (room, seat) = (&stage.room, SeatId::from(id));
    let desk = stage.seat(id);
    // Nobody is to have a hand in both seats that finalise.
    let by = if id == "CK" { "CK" } else { "CK2" };
    let key = common::public_key(id.bytes().fold(0, u8::wrapping_add));
    stage.give(by, Command::BindKey { seat: seat.clone(), key: key.clone() });
    let by_key = room.admit_by_key(&seat, &key).unwrap();
    let code = room.new_code().unwrap();
    stage.give(by, Command::Invite { seat: seat.clone(), code: code.clone() });
    let Some(Admitted::Invited(invitation)) = room.admit_by_code(Some(&seat), &code) else { panic!("{id} was invited") };
    let by_invitation = room.take_up(&invitation, Proof::Passphrase("样例口令 of mine".to_owned().into())).unwrap().0;
    let Some(Admitted::Seated(by_passphrase, _)) = room.admit_by_code(Some(&seat), "样例口令 of mine") else {
        panic!("{id} joined")
    };
    // The desk is free to take again, for whoever plays on this stage.
    by_passphrase.apply(Command::SetCode { seat, code: None }).unwrap();
    [desk, by_key, by_invitation, by_passphrase]
}

#[test]
fn a_seat_that_nobody_was_invited_to_is_free_at_the_desk_and_shut_from_elsewhere() {
    let stage = Stage::scoring(1, 1);
    let (key, code) = (common::public_key(1), stage.room.new_code().unwrap());
    stage.give("CK", Command::BindKey { seat: "E1".into(), key: key.clone() });
    stage.give("CK", Command::Invite { seat: "E1".into(), code: code.clone() });
    for seat in ["CH", "CK", "OB"].map(SeatId::from) {
        assert!(stage.room.seat(&seat, None).is_ok());
        // Neither what admits to another seat, nor nothing.
        assert!(stage.room.admit_by_key(&seat, &key).is_none() && stage.room.admit_by_key(&seat, "").is_none(), "{seat}");
        assert!(stage.room.admit_by_code(Some(&seat), &code).is_none() && stage.room.admit_by_code(Some(&seat), "").is_none());
        assert!(!stage.room.awaits_key(&seat) && !stage.room.joins(&seat).any());
    }
    assert!(stage.room.admit_by_code(None, &code).is_none() && stage.room.admit_by_key(&"E9".into(), &key).is_none());
}

#[test]
fn a_seat_refuses_by_the_table_of_rights_and_by_nothing_else_first() {
    let commands = one_of_each();
    assert_eq!(commands.len(), CommandKind::ALL.len());
    let stage = Stage::new(2, 3);
    let ways = ["E1", "CH", "CK", "OB"].map(|id| every_way_in(&stage, id));
    let mut phases = Vec::new();
    let mut look = |stage: &Stage| {
        let phase = stage.seat("CH").outline().phase;
        for [desk, afar @ ..] in &ways {
            for command in &commands {
                let by_table = policy::allowed(desk.role(), phase, command.kind());
                let answer = desk.check(command.clone());
                let by_right = matches!(answer, Err(Refusal::NotYourPart { .. } | Refusal::NotNow { .. }));
                assert_eq!(by_right, by_table.is_err(), "{} {phase:?} {command:?}: {answer:?}", desk.id());
                for seat in afar.iter().chain([desk]) {
                    assert_eq!(seat.allowed(command.kind()), by_table);
                    assert_eq!(seat.check(command.clone()), answer, "{} {phase:?} {command:?}", seat.id());
                }
            }
            for seat in afar {
                assert_eq!(seen::by(seat), seen::by(desk), "{} {phase:?}", seat.id());
            }
        }
        phases.push(phase);
    };
    look(&stage);
    stage.give("CH", Command::OpenScoring {});
    stage.all_sheets();
    look(&stage);
    stage.give("CH", Command::CloseScoring {});
    look(&stage);
    stage.give("CH", Command::Finalise {});
    stage.give("CK", Command::ConfirmFinal {});
    look(&stage);
    assert_eq!(phases, Phase::ALL);
}

#[test]
fn a_batch_takes_effect_whole_or_not_at_all() {
    let stage = Stage::scoring(1, 1);
    let batch = vec![score("S1", "site", "9"), score("S1", "site", "99")];
    assert!(stage.seat("E1").apply_all(batch).is_err());
    assert_eq!(stage.seat("E1").desk().unwrap().rows[0].state, SheetState::Untouched);
}

#[test]
fn what_one_process_writes_reaches_the_other() {
    let stage = Stage::scoring(1, 2);
    let other = Room::open(&stage.file()).unwrap();
    let rings = other.subscribe();
    stage.score("E1", "S1", "site", "9");
    rings.recv_timeout(std::time::Duration::from_secs(10)).expect("the other room hears of it");
    assert_eq!(other.seat(&"E1".into(), None).unwrap().sheet(0, 0).unwrap().figures.total.to_string(), "9");
    // And both go on writing to the one journal.
    other.seat(&"E2".into(), None).unwrap().apply(score("S1", "site", "8")).unwrap();
    stage.score("E1", "S1", "equipment", "4");
    let seq = stage.seat("CH").outline().seq;
    assert_eq!(seq, 5);
}

#[test]
fn a_refused_command_does_not_hide_what_others_wrote_meanwhile() {
    let stage = Stage::scoring(1, 2);
    let other = Room::open(&stage.file()).unwrap();
    let rings = other.subscribe();
    stage.score("E1", "S1", "site", "9");
    // Whether the watcher or the refused command is first to read it: whoever listens is told.
    assert!(other.seat(&"E2".into(), None).unwrap().apply(score("S1", "site", "99")).is_err());
    rings.recv_timeout(std::time::Duration::from_secs(10)).expect("the change of the other process rings");
}

#[test]
fn a_session_opened_again_is_as_it_was() {
    let stage = Stage::scoring(2, 3);
    stage.all_sheets();
    stage.give("CH", Command::Exclude { studio: "S1".into(), cause: "lead_left".into(), evidence: reason() });
    let before = format!("{:?}", stage.seat("CH").results().unwrap().standings);
    let again = Room::open(&stage.file()).unwrap();
    let after = format!("{:?}", again.seat(&"CH".into(), None).unwrap().results().unwrap().standings);
    assert_eq!(before, after);
}
