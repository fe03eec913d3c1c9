//! The table of rights, as written by hand, on every screen: a key whose command is not for the seat, or not for now, is greyed with
//! the reason and does nothing.

use std::collections::HashSet;

use super::{App, Taste, Toast};
use crate::domain::command::{Command, CommandKind};
use crate::domain::event::{Event as Happened, Founding};
use crate::domain::id::SeatId;
use crate::domain::panel::{Member, Role};
use crate::domain::phase::Phase;
use crate::domain::policy::tests::may;
use crate::domain::rubric::Finding;
use crate::session::Seat;
use crate::tui::action::ACTIONS;
use crate::tui::event::Key;
use crate::tui::keymap::Chord;
use crate::tui::place::Place;
use crate::tui::testing::{Stage, hall};
use crossterm::event::KeyCode;

const SIZE: (u16, u16) = (120, 36);
/// Who sits there, and the keys that lead to each place of their screen.
const WAYS: [(&str, &[&str]); 5] = [
    ("e1", &["", "Enter"]),
    ("c1", &["1", "2", "3", "4", "5", "6", "7", "8"]),
    ("k1", &["1", "2", "2 Tab", "2 Tab Tab", "3", "3 Tab", "4", "4 Enter", "4 Tab", "4 Tab Enter", "5", "5 Tab", "6", "7"]),
    ("o1", &["1", "2"]),
    ("b1", &[""]),
];

/// Three studios, a rubric with one condition to be found met, and a seat for the big screen.
fn founding() -> Founding {
    let mut founding = hall();
    founding.roster.truncate(3);
    let mut requirements = crate::transfer::rubric::load("hangzhou-recognition").unwrap().requirements;
    requirements.truncate(1);
    requirements[0].conditions.truncate(1);
    founding.rubric.requirements = requirements;
    let observer = founding.panel[5].clone();
    founding.panel.push(Member { id: "b1".into(), role: Role::Board, ..observer });
    founding
}

/// Leads the session to its next phase.
fn lead_on(stage: &mut Stage, phase: Phase) {
    let give = |stage: &Stage, seat: &str, command| stage.seat(seat).apply(command).map(|_| ()).unwrap();
    match phase {
        Phase::Setup => {
            if stage.seat("c1").outline().phase == Phase::Setup {
                stage.begin();
            }
            let from_paper = |command| match command {
                Command::Score { studio, item, points, deductions, .. } => {
                    Command::Score { studio, item, points, deductions, expert: Some("e3".into()) }
                }
                Command::Submit { studio, .. } => Command::Submit { studio, expert: Some("e3".into()) },
                other => other,
            };
            stage.seat("k1").apply_all(stage.sheet("03", 900).into_iter().map(from_paper).collect()).unwrap();
        }
        Phase::Scoring => {
            let session = stage.room.session();
            let condition = session.rubric.requirements[0].conditions[0].id.clone();
            for studio in session.roster.iter().map(|studio| studio.id.clone()) {
                let experts = ["e1", "e2", "e3"].iter().filter(|expert| (**expert, studio.as_str()) != ("e3", "03"));
                experts.for_each(|expert| stage.fill_sheet(expert, studio.as_str(), 900));
                let (condition, evidence) = (condition.clone(), "看过".to_owned());
                give(stage, "k1", Command::CheckCondition { studio, condition, finding: Some(Finding::Met), evidence });
            }
            give(stage, "c1", Command::ConfirmSheet { studio: "03".into(), expert: "e3".into() });
            give(stage, "c1", Command::CloseScoring {});
        }
        Phase::Review => {
            give(stage, "c1", Command::Finalise {});
            give(stage, "k1", Command::ConfirmFinal {});
        }
        Phase::Final => {}
    }
}

fn key(chord: Chord) -> Key {
    match chord {
        Chord::One(key) => key,
        Chord::Letters(first, _) => Key { code: KeyCode::Char(first), ctrl: false },
        Chord::Points => Key { code: KeyCode::Char('5'), ctrl: false },
    }
}

/// The person's screen, after keys: at this machine, or at another one.
fn screen(stage: &Stage, seat: &Seat, way: &str, afar: bool) -> Stage {
    let app = App::seated(seat.clone(), Taste::default()).unwrap();
    let mut screen = stage.showing(if afar { app.from_afar() } else { app }, SIZE);
    screen.keys(way);
    screen
}

/// Tries every key that leads to a command, at one place; gives the actions tried.
fn try_keys(stage: &mut Stage, seat: &Seat, phase: Phase, tried: &mut HashSet<CommandKind>) {
    let contexts = stage.app.screen.place().contexts();
    for spec in ACTIONS.iter().filter(|spec| contexts.contains(&spec.context)) {
        let Some(kind) = spec.needs else { continue };
        tried.insert(kind);
        let by_table = seat.allowed(kind).err().map(|refusal| refusal.message());
        assert_eq!(by_table.is_none(), may(seat.role(), phase, kind), "{} {phase:?}: {}", seat.id(), spec.id);
        let Some(refusal) = by_table else {
            let why_not = stage.app.why_not(spec.action).map(|why| why.id);
            let by_right = why_not.is_some_and(|id| ["refusal-not-your-part", "refusal-not-now"].contains(&id));
            assert!(!by_right, "{} {phase:?}: {} is greyed", seat.id(), spec.id);
            continue;
        };
        let (before, chord) = (seat.outline().seq, spec.chords[0]);
        let greyed = stage.app.offers.iter().find(|offer| offer.action == spec.action).unwrap();
        assert_eq!(greyed.why_not, Some(stage.app.words.say(&refusal)), "{} {phase:?} {}", seat.id(), spec.id);
        stage.app.on_key(key(chord));
        let told = matches!(&stage.app.toast, Some(Toast::Refused(why)) if *why == refusal);
        assert!(told && stage.app.overlay.is_none(), "{} {phase:?}: {} does something", seat.id(), spec.id);
        assert_eq!(seat.outline().seq, before, "{} {phase:?}: {} writes", seat.id(), spec.id);
    }
}

/// Presses every other key that is heard at one place, each on a screen of its own: what it does is not by the table.
fn press_the_rest(stage: &Stage, seat: &Seat, way: &str) {
    let contexts = screen(stage, seat, way, false).app.screen.place().contexts();
    for spec in ACTIONS.iter().filter(|spec| contexts.contains(&spec.context) && spec.needs.is_none()) {
        screen(stage, seat, way, false).app.on_key(key(spec.chords[0]));
    }
}

#[test]
fn a_key_that_the_rights_forbid_is_greyed_with_the_reason_and_does_nothing() {
    let mut stage = Stage::choosing(founding(), SIZE, Taste::default());
    let (mut tried, mut places) = (HashSet::new(), HashSet::new());
    for phase in Phase::ALL {
        for (id, ways) in WAYS {
            let seat = stage.seat(id);
            for (way, afar) in ways.iter().flat_map(|way| [(way, false), (way, true)]) {
                let mut screen = screen(&stage, &seat, way, afar);
                places.insert(screen.app.screen.place());
                try_keys(&mut screen, &seat, phase, &mut tried);
            }
        }
        // These may lead on: the chair's list of what is to be done opens scoring where that is what is to be done.
        for (id, ways) in WAYS {
            stage.seat("e2").apply(Command::CallChair { word: String::new() }).unwrap();
            ways.iter().for_each(|way| press_the_rest(&stage, &stage.seat(id), way));
        }
        lead_on(&mut stage, phase);
    }
    let attempts: Vec<(Option<SeatId>, Happened)> = {
        let records = stage.seat("c1").records().unwrap().into_iter();
        let refused = records.filter(|record| matches!(record.event, Happened::AttemptRefused { .. }));
        refused.map(|record| (record.stamp.seat, record.event)).collect()
    };
    assert_eq!(attempts, [], "a screen gives commands that are not its person's");
    let unseen: Vec<&str> =
        ACTIONS.iter().filter_map(|spec| spec.needs).filter(|kind| !tried.contains(kind)).map(CommandKind::id).collect();
    assert_eq!(unseen, [] as [&str; 0], "no screen was led to where these are given");
    let unseen: Vec<Place> = Place::ALL.iter().copied().filter(|place| !places.contains(place)).collect();
    assert_eq!(unseen, [Place::Chooser, Place::BoardResult], "places with a person whom no keys led to");
}
