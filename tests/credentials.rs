//! What gives authority: what admits to a seat, for how long, and who had a hand in it where two people have to agree.

mod common;

use std::fs;
use std::process::Output;

use common::program::{panelmark, program};
use common::rows::{put_rows, rows};
use common::{Stage, public_key};
use panelmark::domain::command::Command;
use panelmark::domain::event::Event;
use panelmark::domain::id::SeatId;
use panelmark::domain::passphrase::Weakness;
use panelmark::domain::refusal::Refusal;
use panelmark::domain::state::Credential;
use panelmark::domain::text::Lang;
use panelmark::session::{Admitted, Proof, Room, Seat, SessionError};
use panelmark::transfer::export;
use panelmark::words::Words;

const GOOD: &str = "样例口令 of mine";
const BETTER: &str = "西湖边三棵柳树下";

fn set(seat: &str, code: &str) -> Command {
    Command::SetCode { seat: seat.into(), code: Some(code.to_owned()) }
}

fn bind(seat: &str, number: u8) -> Command {
    Command::BindKey { seat: seat.into(), key: public_key(number) }
}

/// A session in review in which nothing is left to be done but to finalise.
fn reviewed() -> Stage {
    let stage = Stage::scoring(1, 3);
    stage.all_sheets();
    stage.give("CH", Command::CloseScoring {});
    stage
}

/// The seat, with its code.
fn open(stage: &Stage, seat: &str, code: &str) -> Seat {
    stage.room.seat(&seat.into(), Some(code)).unwrap()
}

/// The chair gives the word, and a clerk confirms it.
fn finalise(stage: &Stage, chair: &Seat, clerk: &Seat) -> Result<(), Refusal> {
    chair.apply(Command::Finalise {}).unwrap();
    let before = stage.seat("OB").outline().seq;
    match clerk.apply(Command::ConfirmFinal {}) {
        Ok(_) => Ok(()),
        Err(SessionError::Refused(refusal)) => {
            assert_eq!(stage.seat("OB").outline().seq, before, "a refusal leaves nothing behind");
            Err(refusal)
        }
        Err(error) => panic!("{error:?}"),
    }
}

fn one_hand(seat: &str, by: &str) -> Result<(), Refusal> {
    Err(Refusal::OneHand { seat: seat.into(), by: by.into() })
}

fn invitation(stage: &Stage, by: &Seat, seat: &str) -> panelmark::session::Invitation {
    let code = stage.room.new_code().unwrap();
    by.apply(Command::Invite { seat: seat.into(), code: code.clone() }).unwrap();
    match stage.room.admit_by_code(Some(&seat.into()), &code) {
        Some(Admitted::Invited(invitation)) => invitation,
        _ => panic!("{seat} was invited"),
    }
}

/// Invites a seat, and takes that up with a passphrase.
fn join(stage: &Stage, by: &Seat, seat: &str, passphrase: &str) -> Seat {
    let invitation = invitation(stage, by, seat);
    stage.room.take_up(&invitation, Proof::Passphrase(passphrase.to_owned().into())).unwrap().0
}

#[test]
fn a_chair_who_binds_a_key_to_the_clerks_seat_does_not_confirm_the_own_word() {
    let stage = reviewed();
    stage.give("CK", set("CK", GOOD));
    let (chair, clerk) = (stage.seat("CH"), open(&stage, "CK", GOOD));
    chair.apply(bind("CK", 1)).unwrap();
    let intruder = stage.room.admit_by_key(&"CK".into(), &public_key(1)).unwrap();
    assert_eq!(finalise(&stage, &chair, &intruder), one_hand("CK", "CH"));
    // Whatever is set by somebody who may be the chair is the chair's doing as well.
    intruder.apply(bind("CK", 2)).unwrap();
    intruder.apply(set("CK", BETTER)).unwrap();
    intruder.apply(Command::UnbindKey { seat: "CK".into(), key: public_key(1) }).unwrap();
    let again = stage.room.admit_by_key(&"CK".into(), &public_key(2)).unwrap();
    assert_eq!(finalise(&stage, &chair, &again), one_hand("CK", "CH"));
    assert_eq!(clerk.check(Command::ConfirmFinal {}), one_hand("CK", "CH"));
    // A clerk in whose seat nobody else had a hand confirms.
    assert_eq!(finalise(&stage, &chair, &stage.seat("CK2")), Ok(()));
}

#[test]
fn a_clerk_who_sets_the_chairs_code_does_not_confirm_what_the_chair_says_until_the_chair_sets_another() {
    let stage = reviewed();
    stage.give("CK", set("CH", GOOD));
    assert_eq!(finalise(&stage, &open(&stage, "CH", GOOD), &stage.seat("CK")), one_hand("CH", "CK"));
    open(&stage, "CH", GOOD).apply(set("CH", BETTER)).unwrap();
    assert_eq!(finalise(&stage, &open(&stage, "CH", BETTER), &stage.seat("CK")), Ok(()));
}

#[test]
fn a_code_that_somebody_else_took_away_leaves_a_seat_to_anybody_at_the_desk() {
    let stage = reviewed();
    stage.give("CH", set("CH", GOOD));
    stage.give("CK", Command::SetCode { seat: "CH".into(), code: None });
    assert_eq!(finalise(&stage, &stage.seat("CH"), &stage.seat("CK")), one_hand("CH", "CK"));
    // That there never was one is how a panel works that sits at one desk.
    let stage = reviewed();
    stage.give("CK", Command::SetCode { seat: "CH".into(), code: None });
    assert_eq!(finalise(&stage, &stage.seat("CH"), &stage.seat("CK")), Ok(()));
}

#[test]
fn a_key_that_somebody_else_bound_is_taken_away_before_the_persons_own_counts() {
    let stage = reviewed();
    stage.give("CK", bind("CH", 1));
    let chair = stage.seat("CH");
    chair.apply(set("CH", GOOD)).unwrap();
    assert_eq!(finalise(&stage, &chair, &stage.seat("CK")), one_hand("CH", "CK"));
    chair.apply(Command::UnbindKey { seat: "CH".into(), key: public_key(1) }).unwrap();
    chair.apply(set("CH", BETTER)).unwrap();
    chair.apply(bind("CH", 2)).unwrap();
    assert_eq!(finalise(&stage, &chair, &stage.seat("CK")), Ok(()));
}

#[test]
fn one_person_between_both_seats_is_one_hand_however_long_the_way() {
    // A second clerk who could be either of the two.
    let stage = reviewed();
    stage.give("CK2", set("CH", GOOD));
    stage.give("CK2", bind("CK", 1));
    assert_eq!(finalise(&stage, &open(&stage, "CH", GOOD), &stage.seat("CK")), one_hand("CK", "CK2"));
    // The chair, by the seat of the second clerk.
    let stage = reviewed();
    stage.give("CH", bind("CK2", 1));
    stage.room.admit_by_key(&"CK2".into(), &public_key(1)).unwrap().apply(bind("CK", 2)).unwrap();
    let intruder = stage.room.admit_by_key(&"CK".into(), &public_key(2)).unwrap();
    assert_eq!(finalise(&stage, &stage.seat("CH"), &intruder), one_hand("CK", "CH"));
    // A clerk of whom a third one knows the code is still another person than the chair.
    let stage = reviewed();
    stage.give("CK2", set("CK", GOOD));
    assert_eq!(finalise(&stage, &stage.seat("CH"), &open(&stage, "CK", GOOD)), Ok(()));
}

#[test]
fn an_invitation_of_the_organiser_is_as_good_as_ones_own_and_one_between_the_two_is_not() {
    let stage = Stage::new(1, 3);
    join(&stage, &stage.seat("CK"), "CH", GOOD);
    let chair = open(&stage, "CH", GOOD);
    chair.apply(Command::OpenScoring {}).unwrap();
    stage.all_sheets();
    chair.apply(Command::CloseScoring {}).unwrap();
    assert_eq!(finalise(&stage, &chair, &stage.seat("CK")), Ok(()));
    // Once scoring is open, whoever uses the code may be the one who made it.
    let stage = reviewed();
    let intruder = join(&stage, &stage.seat("CH"), "CK", GOOD);
    assert_eq!(finalise(&stage, &stage.seat("CH"), &intruder), one_hand("CK", "CH"));
    // An invitation by somebody else puts it right.
    let clerk = join(&stage, &stage.seat("CK2"), "CK", BETTER);
    assert_eq!(finalise(&stage, &stage.seat("CH"), &clerk), Ok(()));
    // A chair who invites at the founding is no organiser.
    let stage = Stage::new(1, 3);
    let intruder = join(&stage, &stage.seat("CH"), "CK", GOOD);
    stage.give("CH", Command::OpenScoring {});
    stage.all_sheets();
    stage.give("CH", Command::CloseScoring {});
    assert_eq!(finalise(&stage, &stage.seat("CH"), &intruder), one_hand("CK", "CH"));
}

#[test]
fn experts_who_are_invited_join_by_what_is_their_own() {
    let stage = Stage::scoring(1, 1);
    let expert = join(&stage, &stage.seat("CK"), "E1", GOOD);
    assert!(expert.entrusted().is_empty());
    stage.give("CK", set("E1", BETTER));
    let told = expert.entrusted();
    assert!(told.len() == 1 && told[0].what == Credential::Code && told[0].by.contains("CK"), "{told:?}");
    assert_eq!(stage.seat("CH").outlook().unwrap().entrusted.len(), 1);
}

fn page(stage: &Stage, clerk: &Seat, lang: Lang, file: &str) -> String {
    let to = stage.dir.path().join(format!("export-{lang:?}"));
    if !to.exists() {
        export::write(clerk, &to, &Words::new(lang)).unwrap();
    }
    fs::read_to_string(to.join(file)).unwrap()
}

#[test]
fn the_page_that_is_signed_says_whose_codes_went_through_other_hands_and_else_nothing() {
    let stage = reviewed();
    stage.give("E1", set("E1", GOOD));
    assert_eq!(finalise(&stage, &stage.seat("CH"), &stage.seat("CK")), Ok(()));
    for file in ["seal.txt", "summary.txt"] {
        assert!(!page(&stage, &stage.seat("CK"), Lang::En, file).contains("other hands"));
    }
    let stage = reviewed();
    stage.give("CK", set("CH", GOOD));
    open(&stage, "CH", GOOD).apply(set("CH", BETTER)).unwrap();
    stage.give("CK2", bind("CK", 1));
    assert_eq!(finalise(&stage, &open(&stage, "CH", BETTER), &stage.seat("CK")), Ok(()));
    for file in ["seal.txt", "summary.txt"] {
        let zh = page(&stage, &stage.seat("CK"), Lang::Zh, file);
        assert!(zh.contains("席位 CH 样例CH 的口令由 CK 样例CK 经手设置，2"), "{zh}");
        let en = page(&stage, &stage.seat("CK"), Lang::En, file);
        assert!(en.contains("a key was bound to seat CK 样例CK by or through CK2 样例CK2, 2"), "{en}");
    }
}

#[test]
fn a_code_that_is_easily_guessed_is_good_at_the_desk_only() {
    let stage = Stage::scoring(1, 2);
    let e1: SeatId = "E1".into();
    for weak in ["1", "1357", "12345678", "password", "密码密码密码密码", "样例E1样例E1"] {
        let events = stage.seat("CK2").apply(set("E1", weak)).unwrap().events;
        assert!(matches!(events[..], [Event::CodeSet { desk_only: true, .. }]), "{weak}");
        assert!(stage.room.seat(&e1, Some(weak)).is_ok() && stage.room.seat(&e1, None).is_err(), "{weak}");
        assert!(stage.room.admit_by_code(Some(&e1), weak).is_none(), "{weak}");
        let joins = stage.room.joins(&e1);
        assert!(joins.code && !joins.any(), "somebody with it still is to be invited");
    }
    let events = stage.seat("CK").apply(set("E1", GOOD)).unwrap().events;
    assert!(matches!(&events[..], [Event::CodeSet { desk_only: false, .. }]));
    assert!(matches!(stage.room.admit_by_code(Some(&e1), GOOD), Some(Admitted::Seated(..))));
    let by = match stage.room.admit_by_code(Some(&e1), GOOD) {
        Some(Admitted::Seated(_, by)) => by,
        _ => panic!("it admits"),
    };
    // And one that takes its place ends what was joined by it.
    stage.give("CK", set("E1", "1"));
    assert!(!stage.room.still_admits(&e1, &by));
}

#[test]
fn what_is_set_by_an_invitation_is_judged_alike() {
    let stage = Stage::scoring(1, 1);
    let code = stage.room.new_code().unwrap();
    stage.give("CK", Command::Invite { seat: "E1".into(), code: code.clone() });
    let Some(Admitted::Invited(invitation)) = stage.room.admit_by_code(Some(&"E1".into()), &code) else { panic!() };
    for (weak, why) in [
        ("1357", Weakness::Short),
        ("12345678", Weakness::Usual),
        ("密码密码密码密码", Weakness::Usual),
        ("样例E1-样例E1", Weakness::OfTheSeat),
        (code.to_lowercase().as_str(), Weakness::OfTheSeat),
    ] {
        let taken = stage.room.take_up(&invitation, Proof::Passphrase(weak.to_owned().into()));
        assert!(matches!(taken, Err(SessionError::WeakPassphrase(found)) if found == why), "{weak}");
    }
    assert!(stage.room.take_up(&invitation, Proof::Passphrase(GOOD.to_owned().into())).is_ok(), "it still held");
}

/// Says of every row that it was written so many minutes before it was.
fn age(stage: &Stage, minutes: i64) -> std::sync::Arc<Room> {
    let copy = stage.dir.path().join(format!("{minutes}.panelmark"));
    drop(panelmark().arg("backup").args([&stage.file(), &copy]).output().unwrap());
    let before = rows(&copy);
    let mut after = before.clone();
    let mut prev = vec![0; 32];
    for row in &mut after {
        let at: chrono::DateTime<chrono::Utc> = row.at.parse().unwrap();
        row.at = (at - chrono::TimeDelta::minutes(minutes)).to_rfc3339_opts(chrono::SecondsFormat::Millis, true);
        row.prev = std::mem::take(&mut prev);
        row.hash = row.true_hash();
        prev.clone_from(&row.hash);
    }
    put_rows(&copy, &before, &after);
    Room::open(&copy).unwrap()
}

#[test]
fn an_invitation_admits_for_seven_days() {
    let stage = Stage::scoring(1, 1);
    let (e1, code): (SeatId, _) = ("E1".into(), stage.room.new_code().unwrap());
    stage.give("CK", Command::Invite { seat: e1.clone(), code: code.clone() });
    let week = 7 * 24 * 60;
    let shortly_before = age(&stage, week - 10);
    assert!(matches!(shortly_before.admit_by_code(Some(&e1), &code), Some(Admitted::Invited(_))));
    assert!(shortly_before.awaits_key(&e1) && shortly_before.joins(&e1).invited);
    let after = age(&stage, week);
    assert!(after.admit_by_code(Some(&e1), &code).is_none() && !after.awaits_key(&e1));
    let joins = after.joins(&e1);
    assert!(!joins.any() && joins.invited_until.is_some(), "it is remembered that there was one");
    // Whoever knew the code before it ended comes too late with the second half.
    let Some(Admitted::Invited(invitation)) = shortly_before.admit_by_code(Some(&e1), &code) else { panic!() };
    let late = after.take_up(&invitation, Proof::Passphrase(GOOD.to_owned().into()));
    assert!(matches!(late, Err(SessionError::InvitationGone)));
}

#[test]
fn a_key_admits_to_one_person_and_only_one_that_can_is_taken() {
    let stage = Stage::scoring(1, 2);
    assert_eq!(stage.refusal("CK", Command::BindKey { seat: "E1".into(), key: "foo AAAAx".to_owned() }), Refusal::NoKey);
    stage.give("CK", bind("E1", 1));
    assert_eq!(stage.give("CK", bind("E1", 1)), [], "it is bound already");
    assert_eq!(stage.refusal("CK", bind("E2", 1)), Refusal::KeyOfAnother { seat: "E1".into() });
    let waits = invitation(&stage, &stage.seat("CK"), "E2");
    let taken = stage.room.take_up(&waits, Proof::Key(public_key(1)));
    assert!(matches!(taken, Err(SessionError::Refused(Refusal::KeyOfAnother { .. }))));
    assert!(stage.room.take_up(&waits, Proof::Key(public_key(2))).is_ok());
    stage.give("CK", Command::UnbindKey { seat: "E1".into(), key: public_key(1) });
    stage.give("CK", bind("E2", 1));
}

#[test]
fn a_key_that_an_earlier_version_took_still_admits_and_can_be_taken_away() {
    let stage = Stage::scoring(1, 1);
    stage.give("CK", bind("E1", 1));
    let file = stage.dir.path().join("old.panelmark");
    drop(panelmark().arg("backup").args([&stage.file(), &file]).output().unwrap());
    let before = rows(&file);
    let mut after = before.clone();
    let last = after.last_mut().unwrap();
    last.body = r#"{"event":"key_bound","seat":"E1","key":"foo AAAAx"}"#.to_owned();
    last.hash = last.true_hash();
    put_rows(&file, &before, &after);
    let room = Room::open(&file).unwrap();
    assert_eq!(room.joins(&"E1".into()).keys, ["foo AAAAx"]);
    let clerk = room.seat(&"CK".into(), None).unwrap();
    clerk.apply(Command::UnbindKey { seat: "E1".into(), key: "foo AAAAx".to_owned() }).unwrap();
    assert!(!room.joins(&"E1".into()).any());
}

#[test]
fn a_code_of_an_old_file_admits_as_it_did_and_is_written_as_it_was() {
    let old = r#"{"event":"code_set","seat":"E1","hash":"$argon2id$x"}"#;
    let read: Event = serde_json::from_str(old).unwrap();
    assert_eq!(read, Event::CodeSet { seat: "E1".into(), hash: Some("$argon2id$x".to_owned()), desk_only: false });
    assert_eq!(serde_json::to_string(&read).unwrap(), old);
}

#[test]
fn a_short_key_of_rsa_is_handed_in_for_nothing() {
    let stage = Stage::scoring(1, 1);
    for (bits, taken) in [("1024", false), ("2048", true)] {
        let pair = stage.dir.path().join(bits);
        let made = program("ssh-keygen").args(["-q", "-t", "rsa", "-b", bits, "-N", "", "-f"]).arg(&pair).output().unwrap();
        assert!(made.status.success(), "{made:?}");
        let mut invite = panelmark();
        invite.args(["invite", "session.panelmark", "E1", "--address", "127.0.0.1:2222", "--key"]);
        let output = invite.arg(format!("{bits}.pub")).current_dir(stage.dir.path()).output().unwrap();
        let (slip, told) = said(&output);
        assert_eq!(output.status.code(), Some(i32::from(!taken)), "{told}");
        assert_eq!(slip.contains("your registered key admits you"), taken, "{slip}");
        assert_eq!(told.contains("RSA needs 2048 bits or more"), !taken, "{told}");
    }
}

fn said(output: &Output) -> (String, String) {
    (String::from_utf8_lossy(&output.stdout).into_owned(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn the_shell_tells_whoever_sets_a_code_and_whoever_asks_how_it_stands() {
    let stage = Stage::scoring(1, 1);
    let run = |lang: &str, arguments: &[&str]| {
        let mut program = panelmark();
        program.current_dir(stage.dir.path()).args(["--lang", lang]).args(arguments);
        said(&program.output().unwrap())
    };
    let line = |text: &str| fs::write(stage.dir.path().join("line.jsonl"), text).unwrap();
    line(r#"{"command":"set_code","seat":"E1","code":"1357"}"#);
    let apply = ["apply", "session.panelmark", "--seat", "CK", "line.jsonl"];
    let (answer, told) = run("zh", &apply);
    assert!(answer.contains(r#""desk_only":true"#) && told.contains("只在本机有效，不能远程加入"), "{answer}{told}");
    let (_, told) = run("en", &apply);
    assert!(told.contains("good at this machine only"), "{told}");
    let (slip, _) = run("en", &["invite", "session.panelmark", "CH", "--address", "127.0.0.1:2222"]);
    let room = Room::open(&stage.file()).unwrap();
    let ends = room.session().zone.local(room.joins(&"CH".into()).invited_until.unwrap());
    let ends = ends.format("%Y-%m-%d %H:%M").to_string();
    assert!(slip.contains(&ends), "{slip}");
    let (status, _) = run("en", &["status", "session.panelmark", "--seat", "CK"]);
    assert!(status.contains(&format!("seat CH has an invitation that was not used; it admits until {ends}")), "{status}");
    assert!(status.contains("codes or keys set by somebody else: E1"), "{status}");
}
