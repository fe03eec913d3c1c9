//! Who scores what, whatever the groups are called and whoever leaves.

use chrono::DateTime;
use proptest::prelude::*;

use crate::domain::command::{Command, Substitute};
use crate::domain::decide::decide;
use crate::domain::event::{Event, Founding, Stamp};
use crate::domain::hash::Hash;
use crate::domain::id::SeatId;
use crate::domain::panel::{Member, Role};
use crate::domain::refusal::Refusal;
use crate::domain::roster::Studio;
use crate::domain::rubric::SessionKind;
use crate::domain::sample::rubric;
use crate::domain::state::{Blocker, SheetState, State};
use crate::domain::zone::Zone;

struct Play {
    state: State,
}

/// Studios S0 to S3 and experts E0 to E5, by turns of the two groups; chair CH, clerk CK.
fn play(groups: [&str; 2]) -> Play {
    let group = |n: usize| Some(groups[n % 2].into());
    let studio = |n: usize| Studio {
        id: format!("S{n}").as_str().into(),
        name: String::new(),
        lead: String::new(),
        occupation: String::new(),
        organisation: format!("O{n}"),
        district: String::new(),
        kind: "existing".into(),
        founded: None,
        group: group(n),
        activities: 0,
    };
    let member = |id: String, role, group| Member {
        id: id.as_str().into(),
        name: id,
        organisation: String::new(),
        title: String::new(),
        role,
        group,
    };
    let experts = (0..6).map(|n| member(format!("E{n}"), Role::Expert, group(n)));
    let office = [("CH", Role::Chair), ("CK", Role::Clerk)].map(|(id, role)| member(id.to_owned(), role, None));
    let founding = Founding {
        title: String::new(),
        kind: SessionKind::Term,
        date: "2023-06-01".parse().unwrap(),
        zone: Zone::default(),
        sample: true,
        rubric: rubric(),
        roster: (0..4).map(studio).collect(),
        panel: experts.chain(office).collect(),
    };
    let state = State::found(&stamp(1, None), Event::SessionFounded(Box::new(founding))).unwrap();
    let mut play = Play { state };
    play.give("CH", Command::OpenScoring {}).unwrap();
    play
}

fn stamp(seq: u64, seat: Option<&str>) -> Stamp {
    Stamp { seq, at: DateTime::UNIX_EPOCH, seat: seat.map(SeatId::from), hash: Hash::ZERO }
}

fn new(id: &str) -> Substitute {
    Substitute { id: id.into(), name: format!("name of {id}"), organisation: "O0".to_owned(), title: String::new() }
}

fn known(id: &str) -> Substitute {
    Substitute { id: id.into(), name: String::new(), organisation: String::new(), title: String::new() }
}

impl Play {
    fn give(&mut self, seat: &str, command: Command) -> Result<Vec<Event>, Refusal> {
        let events = decide(&self.state, &seat.into(), command)?;
        for event in &events {
            self.state.fold(&stamp(self.state.seq + 1, Some(seat)), event.clone()).unwrap();
        }
        Ok(events)
    }

    fn substitute(&mut self, expert: &str, by: Substitute) -> Result<Vec<Event>, Refusal> {
        self.give("CK", Command::Substitute { expert: expert.into(), by, reason: "ill".to_owned() })
    }

    /// Full points less so many halves of the first dimension, submitted.
    fn submit(&mut self, expert: &str, studio: &str, lost: i64) -> Result<(), Refusal> {
        for (item, full) in [("support", 5000 - 50 * lost), ("technical", 3000), ("apprenticeship", 2000)] {
            self.score(expert, studio, item, full)?;
        }
        self.give(expert, Command::Submit { studio: studio.into(), expert: None }).map(|_| ())
    }

    fn score(&mut self, expert: &str, studio: &str, item: &str, hundredths: i64) -> Result<(), Refusal> {
        let points = Some(format!("{}.{:02}", hundredths / 100, hundredths % 100).parse().unwrap());
        let (studio, item) = (studio.into(), item.into());
        let score = Command::Score { studio, item, points, deductions: Default::default(), expert: None };
        self.give(expert, score).map(|_| ())
    }

    /// Points of an item from paper, by the clerk.
    fn type_in(&mut self, expert: &str, studio: &str, item: &str, points: &str) -> Result<(), Refusal> {
        let (studio, item, points) = (studio.into(), item.into(), Some(points.parse().unwrap()));
        let score = Command::Score { studio, item, points, deductions: Default::default(), expert: Some(expert.into()) };
        self.give("CK", score).map(|_| ())
    }

    /// The experts who are to score a studio.
    fn expected(&self, studio: usize) -> Vec<&str> {
        self.state.experts_of(studio).map(|(_, member)| member.id.as_str()).collect()
    }
}

#[test]
fn an_expert_scores_the_studios_of_the_own_group_only() {
    let mut play = play(["A", "B"]);
    assert_eq!((play.expected(0), play.expected(1)), (vec!["E0", "E2", "E4"], vec!["E1", "E3", "E5"]));
    assert_eq!(play.submit("E0", "S1", 0), Err(Refusal::NotAssigned));
    assert_eq!(
        play.give("CK", Command::Recuse { studio: "S1".into(), reason: "kin".to_owned(), expert: Some("E0".into()) }),
        Err(Refusal::NotAssigned)
    );
    assert_eq!(play.state.sheet_state(1, 0), SheetState::NotAssigned);
    // Four studios of three experts each are waited for, and nobody else.
    let missing = play.state.blockers(&play.state.standings());
    assert_eq!(missing.iter().filter(|blocker| matches!(blocker, Blocker::SheetMissing { .. })).count(), 12);
}

#[test]
fn what_was_submitted_stays_and_what_was_not_is_taken_over() {
    let mut play = play(["A", "B"]);
    play.submit("E0", "S0", 4).unwrap();
    play.score("E0", "S2", "technical", 1000).unwrap();
    let events = play.substitute("E0", new("E6")).unwrap();
    let [Event::ExpertSubstituted { studios, by, .. }] = events.as_slice() else { panic!("{events:?}") };
    assert_eq!((studios.as_slice(), by.group.as_ref().map(ToString::to_string)), (&["S2".into()][..], Some("A".to_owned())));
    assert_eq!((play.expected(0), play.expected(2)), (vec!["E0", "E2", "E4"], vec!["E2", "E4", "E6"]));
    let place = play.state.seat_place(&"E6".into()).unwrap();
    // The substitute begins anew, is proposed no recusal from what is not theirs, and scores nothing else of the group.
    assert_eq!(
        (play.state.sheet_state(2, place), play.state.sheet_state(0, place)),
        (SheetState::Untouched, SheetState::NotAssigned)
    );
    assert_eq!(play.state.recusal_proposed(0, place), None);
    assert_eq!(play.submit("E0", "S2", 0), Err(Refusal::HasLeft));
    assert_eq!(play.give("E0", Command::TakeBack { studio: "S0".into(), expert: None }), Err(Refusal::HasLeft));
    assert_eq!(play.give("E0", Command::Undo {}), Err(Refusal::NothingToUndo));
    play.submit("E6", "S2", 0).unwrap();
    assert_eq!(play.substitute("E0", known("E6")), Err(Refusal::NothingToTakeOver));
    // A sheet that is sent back later needs somebody too: the same person, by the seat alone.
    let back = Command::SendBack { studio: "S0".into(), expert: "E0".into(), reason: "mend".to_owned() };
    play.give("CH", back).unwrap();
    assert_eq!(play.submit("E0", "S0", 0), Err(Refusal::HasLeft));
    play.substitute("E0", known("E6")).unwrap();
    play.submit("E6", "S0", 0).unwrap();
    assert_eq!(play.state.entrants()[0].sheets[0].expert.as_str(), "E6");
    assert_eq!(play.state.session.panel.len(), 9);
}

#[test]
fn nobody_takes_over_who_cannot() {
    let mut play = play(["A", "B"]);
    assert_eq!(play.substitute("E0", known("E2")), Err(Refusal::ScoresAlready { studios: vec!["S0".into(), "S2".into()] }));
    assert_eq!(play.substitute("E0", known("E9")), Err(Refusal::SubstituteUnknown));
    assert_eq!(play.substitute("E0", new("CH")), Err(Refusal::SeatTaken));
    assert!(matches!(play.substitute("E0", known("CH")), Err(Refusal::Unknown { .. })));
    assert!(matches!(play.substitute("CH", new("E6")), Err(Refusal::Unknown { .. })));
    assert_eq!(play.substitute("E0", new("E 6")), Err(Refusal::NotAnId));
    assert_eq!(play.substitute("E0", known("E0")), Err(Refusal::HasLeft));
    // An expert of another group may; and who left may not.
    play.substitute("E0", known("E1")).unwrap();
    assert_eq!(play.expected(0), ["E1", "E2", "E4"]);
    assert_eq!(play.substitute("E2", known("E0")), Err(Refusal::HasLeft));
}

#[test]
fn a_sheet_taken_over_after_scoring_closed_is_open() {
    let mut play = play(["A", "B"]);
    play.give("CH", Command::CloseScoring {}).unwrap();
    assert_eq!(play.submit("E2", "S0", 0), Err(Refusal::SheetClosed));
    play.substitute("E0", new("E6")).unwrap();
    play.submit("E6", "S0", 0).unwrap();
    assert_eq!(play.submit("E6", "S0", 0), Err(Refusal::SheetClosed));
}

#[test]
fn a_paper_sheet_of_who_left_is_mended_by_the_clerk() {
    let mut play = play(["A", "B"]);
    for (item, points) in [("support", "50"), ("technical", "30"), ("apprenticeship", "20")] {
        play.type_in("E0", "S0", item, points).unwrap();
    }
    let submit = Command::Submit { studio: "S0".into(), expert: Some("E0".into()) };
    play.give("CK", submit.clone()).unwrap();
    play.substitute("E0", new("E6")).unwrap();
    let back = Command::SendBack { studio: "S0".into(), expert: "E0".into(), reason: "misread".to_owned() };
    play.give("CH", back).unwrap();
    play.type_in("E0", "S0", "support", "45").unwrap();
    play.give("CK", submit).unwrap();
    let confirm = Command::ConfirmSheet { studio: "S0".into(), expert: "E0".into() };
    assert_eq!(play.give("E0", confirm.clone()), Err(Refusal::HasLeft));
    play.give("CH", confirm).unwrap();
    // What was handed on is the substitute's, and what was filled in at the screen stays as it is.
    assert_eq!(play.type_in("E0", "S2", "support", "45"), Err(Refusal::HasLeft));
    play.submit("E2", "S0", 0).unwrap();
    play.substitute("E2", new("E7")).unwrap();
    assert_eq!(play.type_in("E2", "S0", "support", "45"), Err(Refusal::HasLeft));
}

#[test]
fn the_office_recuses_who_left_from_a_sheet_that_should_not_count() {
    let mut play = play(["A", "B"]);
    play.submit("E0", "S0", 0).unwrap();
    play.substitute("E0", new("E6")).unwrap();
    let recuse = |expert: Option<&str>, studio: &str| Command::Recuse {
        studio: studio.into(),
        reason: "kin".to_owned(),
        expert: expert.map(Into::into),
    };
    assert_eq!(play.give("E0", recuse(None, "S0")), Err(Refusal::HasLeft));
    assert_eq!(play.give("CH", recuse(Some("E0"), "S2")), Err(Refusal::HasLeft));
    play.give("CH", recuse(Some("E0"), "S0")).unwrap();
    assert_eq!(play.state.sheet_state(0, 0), SheetState::Recused);
}

#[test]
fn sessions_without_groups_keep_their_bytes() {
    let studio =
        r#"{"id":"S1","name":"","lead":"","occupation":"","organisation":"","district":"","kind":"existing","founded":null}"#;
    let member = r#"{"id":"E1","name":"","organisation":"","title":"","role":"expert"}"#;
    let read: (Studio, Member) = (serde_json::from_str(studio).unwrap(), serde_json::from_str(member).unwrap());
    assert_eq!((read.0.group.as_ref(), read.1.group.as_ref()), (None, None));
    assert_eq!(
        (serde_json::to_string(&read.0).unwrap(), serde_json::to_string(&read.1).unwrap()),
        (studio.into(), member.into())
    );
}

/// Something that somebody may do: which of four things, expert, studio, points lost.
type Step = (u8, usize, usize, i64);

fn step(play: &mut Play, (what, expert, studio, lost): Step) -> Option<Vec<Event>> {
    let experts: Vec<SeatId> = play.state.experts().map(|(_, member)| member.id.clone()).collect();
    let expert = experts[expert % experts.len()].as_str().to_owned();
    let studio = format!("S{studio}");
    match what {
        0 | 1 => {
            let _refused = play.submit(&expert, &studio, lost);
            None
        }
        2 => {
            let back =
                Command::SendBack { studio: studio.as_str().into(), expert: expert.as_str().into(), reason: "mend".to_owned() };
            let _refused = play.give("CH", back);
            None
        }
        _ => play.substitute(&expert, new(&format!("N{}", experts.len()))).ok(),
    }
}

proptest! {
    #[test]
    fn after_any_substitution_as_many_experts_are_expected_and_no_figure_changed(
        steps in prop::collection::vec((0..4_u8, 0..20_usize, 0..4_usize, 0..20_i64), 0..60)
    ) {
        let mut play = play(["A", "B"]);
        for of in steps {
            let before = play.state.entrants();
            if step(&mut play, of).is_some() {
                prop_assert_eq!(&before, &play.state.entrants());
            }
            for studio in 0..4 {
                prop_assert_eq!(play.expected(studio).len(), 3);
            }
        }
    }

    #[test]
    fn the_names_of_the_groups_never_change_a_figure(
        steps in prop::collection::vec((0..4_u8, 0..20_usize, 0..4_usize, 0..20_i64), 0..40)
    ) {
        let (mut one, mut other) = (play(["A", "B"]), play(["Z", "A"]));
        for of in steps {
            step(&mut one, of);
            step(&mut other, of);
        }
        prop_assert_eq!(one.state.standings(), other.state.standings());
    }
}
