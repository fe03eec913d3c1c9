//! A panel that sits: the studio being heard, the clock, raised hands, sheets shown for discussion, the board of the room.

mod common;

use std::time::Duration;

use common::{Stage, score};
use panelmark::domain::command::{Command, CommandKind};
use panelmark::domain::hearing::Stage as Part;
use panelmark::domain::refusal::Refusal;
use panelmark::session::views::RevealedSheet;
use panelmark::session::{Room, Whereabouts};

fn hear(studio: Option<&str>) -> Command {
    Command::Hear { studio: studio.map(Into::into), follow: false }
}

fn reveal(studio: &str) -> Command {
    Command::Reveal { studio: studio.into() }
}

fn take_back(studio: &str) -> Command {
    Command::TakeBack { studio: studio.into(), expert: None }
}

fn submit(studio: &str) -> Command {
    Command::Submit { studio: studio.into(), expert: None }
}

#[test]
fn everybody_knows_which_studio_is_heard_and_another_one_ends_its_clock() {
    let stage = Stage::scoring(2, 2);
    stage.give("CH", hear(Some("S2")));
    stage.give("CK", Command::StartTimer { stage: Part::Presentation, seconds: 600 });
    for seat in ["E1", "E2", "CH", "CK", "OB"] {
        let room = stage.seat(seat).hearing();
        assert_eq!((room.hearing.map(|h| h.studio), room.timer.map(|t| t.seconds)), (Some(1), Some(600)), "{seat}");
    }
    stage.give("CH", hear(Some("S1")));
    assert_eq!(stage.seat("E1").hearing().timer, None);
    stage.give("CH", hear(None));
    assert_eq!(stage.seat("E1").hearing().hearing, None);
    assert_eq!(stage.refusal("CH", Command::StopTimer {}), Refusal::NoTimer);
    let hours = Command::StartTimer { stage: Part::Questions, seconds: 5 * 3600 };
    assert_eq!(stage.refusal("CH", hours), Refusal::TimeOutOfRange { longest: 240 });
}

#[test]
fn nobody_writes_while_scoring_is_paused_and_nothing_is_lost() {
    let stage = Stage::scoring(1, 1);
    stage.score("E1", "S1", "site", "8");
    stage.give("CH", Command::PauseScoring {});
    assert_eq!(stage.refusal("E1", score("S1", "site", "9")), Refusal::Paused);
    assert_eq!(stage.refusal("E1", Command::Undo {}), Refusal::Paused);
    assert_eq!(stage.seat("E1").sheet(0, 0).unwrap().writable, Err(Refusal::Paused));
    stage.give("CH", Command::ResumeScoring {});
    stage.score("E1", "S1", "site", "9");
    assert_eq!(stage.seat("E1").sheet(0, 0).unwrap().figures.total.to_string(), "9");
    assert_eq!(stage.refusal("CH", Command::ResumeScoring {}), Refusal::NotPaused);
    // A closed session is not paused when it opens again.
    stage.give("CH", Command::PauseScoring {});
    stage.give("CH", Command::CloseScoring {});
    stage.give("CH", Command::ReopenScoring { reason: "样例理由".to_owned() });
    stage.score("E1", "S1", "site", "7");
}

#[test]
fn a_raised_hand_is_seen_by_chair_and_clerk_until_it_is_taken_down() {
    let stage = Stage::scoring(1, 2);
    stage.give("E2", Command::CallChair { word: "名册看不到".to_owned() });
    let seen = |seat: &str| stage.seat(seat).hearing().calls.into_iter().map(|call| call.word).collect::<Vec<_>>();
    assert_eq!(
        (seen("CH"), seen("CK"), seen("E2")),
        (vec!["名册看不到".into()], vec!["名册看不到".into()], vec!["名册看不到".into()])
    );
    assert_eq!((seen("E1"), seen("OB")), (vec![], vec![]));
    assert_eq!(stage.refusal("E1", Command::AnswerCall { seat: "E2".into() }), Refusal::NotYourCall);
    stage.give("CH", Command::AnswerCall { seat: "E2".into() });
    assert_eq!(seen("CH"), Vec::<String>::new());
    assert_eq!(stage.refusal("E2", Command::AnswerCall { seat: "E2".into() }), Refusal::NoCall);
}

#[test]
fn sheets_are_shown_only_when_all_are_there_and_only_to_who_handed_one_in() {
    let stage = Stage::scoring(2, 4);
    stage.give("E4", Command::Recuse { studio: "S1".into(), reason: "样例理由".to_owned(), expert: None });
    stage.full_sheet("E1", "S1", "0");
    stage.full_sheet("E2", "S1", "2");
    assert_eq!(stage.refusal("CH", reveal("S1")), Refusal::SheetsAwaited { count: 1 });
    assert!(stage.seat("E1").revealed(0).is_err());
    stage.full_sheet("E3", "S1", "4");
    assert!(matches!(stage.refusal("E1", reveal("S1")), Refusal::NotYourPart { .. }));
    stage.give("CH", reveal("S1"));
    assert_eq!(stage.refusal("CH", reveal("S1")), Refusal::Revealed);
    for (seat, shown) in [("E1", true), ("E2", true), ("E3", true), ("E4", false), ("OB", false), ("CH", true)] {
        assert_eq!(stage.seat(seat).revealed(0).is_ok(), shown, "{seat}");
        assert!(stage.seat(seat).revealed(1).is_err(), "{seat}: another studio");
    }
    assert_eq!(stage.seat("E1").hearing().revealed, [0]);
    assert_eq!(stage.seat("E4").hearing().revealed, Vec::<usize>::new());
}

#[test]
fn a_change_after_the_sheets_were_shown_is_marked_and_the_first_value_stays() {
    let stage = Stage::scoring(1, 2);
    stage.full_sheet("E1", "S1", "0");
    stage.full_sheet("E2", "S1", "3");
    stage.give("CH", reveal("S1"));
    stage.give("E2", take_back("S1"));
    stage.score("E2", "S1", "reporting", "9");
    let sheet = |at: usize| stage.seat("E1").revealed(0).unwrap().sheets.swap_remove(at);
    // While it is being changed, the others see what stood, and nothing half done.
    assert_eq!(sheet(1).now, None);
    stage.give("E2", submit("S1"));
    let (own, changed) = (sheet(0), sheet(1));
    let changes = |of: &RevealedSheet| of.now.iter().flat_map(|(sheet, _)| of.first.changed(sheet)).collect::<Vec<_>>();
    assert_eq!((changes(&own), own.first.figures.total.to_string()), (vec![], "100".to_owned()));
    let now = changed.now.as_ref().map(|(_, figures)| figures.total.to_string());
    assert_eq!((changed.first.figures.total.to_string(), now.as_deref()), ("97".to_owned(), Some("99")));
    let items: Vec<_> = stage.room.session().rubric.items().map(|(_, item)| item.id.to_string()).collect();
    assert_eq!(changes(&changed).iter().map(|place| items[*place].as_str()).collect::<Vec<_>>(), ["reporting"]);
    // The chair sees it beside the sheet, also from another process.
    let room = Room::open(&stage.file()).unwrap();
    let detail = room.seat(&"CH".into(), None).unwrap().studio(0).unwrap();
    let first = detail.sheets[1].first.as_ref().map(|first| first.figures.total.to_string());
    assert_eq!(first.as_deref(), Some("97"));
}

#[test]
fn the_board_shows_no_result_before_it_is_announced_nor_after_it_is_open_again() {
    let stage = Stage::scoring(2, 3);
    stage.give("CH", hear(Some("S1")));
    stage.full_sheet("E1", "S1", "0");
    assert_eq!((stage.room.board().heard, stage.room.board().all), ((1, 3), (1, 6)));
    stage.seat("E1").apply_all(common::full_sheet("S2", "1", None)).unwrap();
    for expert in ["E2", "E3"] {
        stage.full_sheet(expert, "S1", "0");
        stage.full_sheet(expert, "S2", "1");
    }
    stage.give("CH", Command::CloseScoring {});
    stage.give("CH", Command::Finalise {});
    assert!(matches!(stage.refusal("CH", Command::AnnounceResult {}), Refusal::NotNow { .. }));
    stage.give("CK", Command::ConfirmFinal {});
    let board = stage.room.board();
    assert!(board.result.is_none() && board.hearing.is_none());
    stage.give("CH", Command::AnnounceResult {});
    let (revision, standings) = stage.room.board().result.unwrap();
    assert_eq!((revision, standings.studios[0].rank), (1, Some(1)));
    stage.give("CH", Command::ReopenStudio { studio: "S2".into(), reason: "样例理由".to_owned() });
    assert!(stage.room.board().result.is_none());
}

#[test]
fn what_goes_on_in_the_room_leaves_the_word_of_the_chair_standing() {
    let stage = Stage::scoring(1, 3);
    stage.all_sheets();
    stage.give("CH", Command::CloseScoring {});
    stage.give("CH", Command::Finalise {});
    stage.give("E1", Command::CallChair { word: String::new() });
    stage.give("CH", Command::AnswerCall { seat: "E1".into() });
    stage.give("CH", hear(Some("S1")));
    stage.give("CK", Command::ConfirmFinal {});
}

#[test]
fn who_comes_and_goes_rings_and_a_seat_open_twice_is_known_in_both_places() {
    let stage = Stage::scoring(1, 2);
    let rings = stage.room.subscribe();
    let heard = || rings.recv_timeout(Duration::from_secs(30)).is_ok();
    let first = stage.seat("E1").arrive();
    assert!(heard());
    first.is_at(Whereabouts { studio: Some(0), item: Some(3), in_sheet: true, led: 0 });
    let second = stage.seat("E1").arrive();
    assert!(heard());
    assert_eq!((first.doubles(), second.doubles()), (1, 1));
    let here = stage.seat("CH").presence().unwrap().here;
    assert_eq!(here.iter().map(|present| (present.seat, present.at.item)).collect::<Vec<_>>(), [(0, Some(3)), (0, None)]);
    assert!(stage.seat("E2").presence().is_err() && stage.seat("OB").presence().is_err());
    drop(second);
    assert!(heard());
    assert_eq!((first.doubles(), stage.seat("CK").presence().unwrap().here.len()), (0, 1));
}

#[test]
fn a_key_for_the_room_is_greyed_by_the_same_table() {
    let stage = Stage::scoring(1, 1);
    assert!(stage.seat("CH").allowed(CommandKind::Reveal).is_ok());
    assert!(stage.seat("CK").allowed(CommandKind::Reveal).is_err());
    assert!(stage.seat("CH").allowed(CommandKind::AnnounceResult).is_err());
}

#[test]
fn the_explanation_and_the_export_keep_what_stood_before_the_discussion() {
    let desk = common::desk::Desk::with_session();
    let sheet = |missing: &str| {
        let items =
            ["rules,5", "site,10", "equipment,5", "support,10", "accounts,10", "improvement,5", "results,10", "meetings,5"];
        let more = ["service,5", "schools,5", "apprentices,10", "skilled,10"];
        let line = |of: &str| {
            let (item, points) = of.split_once(',').unwrap();
            format!("{{\"command\":\"score\",\"studio\":\"S2\",\"item\":\"{item}\",\"points\":\"{points}\"}}\n")
        };
        let reporting = format!("reporting,{missing}");
        let all = items.iter().chain(&more).copied().chain([reporting.as_str()]).map(line).collect::<String>();
        all + "{\"command\":\"submit\",\"studio\":\"S2\"}\n"
    };
    for (expert, points) in [("E1", "10"), ("E2", "9"), ("E3", "8")] {
        desk.give(expert, &sheet(points));
    }
    desk.give("CH", "{\"command\":\"reveal\",\"studio\":\"S2\"}\n");
    desk.give("E3", "{\"command\":\"take_back\",\"studio\":\"S2\"}\n");
    desk.give("E3", &sheet("9.5"));
    let told = desk.run("explain s.panelmark S2");
    let line = "changed after the sheets were shown for discussion; total then 98, before: Plans, summaries and papers 8";
    assert_eq!(told.matches(line).count(), 1, "{told}");
    let exported = desk.run("export s.panelmark --out out");
    assert!(exported.starts_with("exit 0\n"), "{exported}");
    let details = std::fs::read_to_string(desk.dir.path().join("out/details.csv")).unwrap();
    let row = details.lines().find(|line| line.contains(",reporting,") && line.contains("E3 ")).unwrap();
    assert!(row.contains(",9.5,") && row.ends_with(",8"), "{row}");
}
