//! The session that targets play on: three experts and three studios.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, Utc};
use panelmark::domain::event::{Event, Founding, Stamp};
use panelmark::domain::hash::Hash;
use panelmark::domain::id::{KindId, SeatId, StudioId};
use panelmark::domain::panel::{Member, Role};
use panelmark::domain::points::Points;
use panelmark::domain::roster::Studio;
use panelmark::domain::rubric::{Rubric, SessionKind};
use panelmark::domain::seal::Seal;
use panelmark::domain::sheet::{Adjustment, Mark};
use panelmark::domain::state::State;
use panelmark::domain::text::Lang;
use panelmark::journal::Journal;
use panelmark::session::{Room, Verified};
use panelmark::transfer::compare::Exports;
use panelmark::transfer::export;
use panelmark::words::Words;

pub const STUDIOS: [&str; 3] = ["S1", "S2", "S3"];
pub const EXPERTS: [&str; 3] = ["E1", "E2", "E3"];
/// Everybody who may act: the experts, chair, clerk and observer.
pub const SEATS: [&str; 6] = ["E1", "E2", "E3", "CH", "CK", "OB"];

/// The founding of a session by `rubric`; `text` gives every title and name, by what it is asked for.
pub fn founding(rubric: Rubric, text: &dyn Fn(&str) -> String) -> Founding {
    let kinds: Vec<KindId> = rubric.kinds.iter().map(|kind| kind.id.clone()).collect();
    let studio = |(place, id): (usize, &&str)| Studio {
        id: (*id).into(),
        name: text("name"),
        lead: text("lead"),
        occupation: text("occupation"),
        organisation: text("organisation"),
        district: text("district"),
        kind: kinds.get(place % kinds.len().max(1)).cloned().unwrap_or_else(|| "none".into()),
        founded: None,
        group: None,
        activities: 0,
    };
    let member = |id: &&str| Member {
        id: (*id).into(),
        name: text("person"),
        organisation: text("organisation"),
        title: text("title"),
        role: match *id {
            "CH" => Role::Chair,
            "CK" => Role::Clerk,
            "OB" => Role::Observer,
            _ => Role::Expert,
        },
        group: None,
    };
    Founding {
        title: text("session"),
        kind: SessionKind::Term,
        date: NaiveDate::default(),
        zone: "+08:00".parse().unwrap(),
        sample: false,
        rubric,
        roster: STUDIOS.iter().enumerate().map(studio).collect(),
        panel: SEATS.iter().map(member).collect(),
    }
}

/// Names of no interest.
pub fn plain(what: &str) -> String {
    format!("样例 {what}")
}

pub fn stamp(seq: u64, seat: Option<&str>) -> Stamp {
    Stamp { seq, at: DateTime::<Utc>::UNIX_EPOCH, seat: seat.map(Into::into), hash: Hash::ZERO }
}

/// The state of a session in which scoring is open.
pub fn scoring(founding: Founding) -> State {
    let mut state = State::found(&stamp(1, None), Event::SessionFounded(Box::new(founding))).unwrap();
    state.fold(&stamp(2, Some("CH")), Event::ScoringOpened).unwrap();
    state
}

/// Writes a session file with these events, as they are: nothing looks at their text.
pub fn write(path: &Path, founding: Founding, events: &[(String, Event)]) {
    let mut journal = Journal::create(path, founding, DateTime::<Utc>::UNIX_EPOCH).unwrap();
    let (mut append, _) = journal.begin().unwrap();
    for (seat, event) in events {
        append.add(DateTime::<Utc>::UNIX_EPOCH, Some(&seat.as_str().into()), event).unwrap();
    }
    append.commit().unwrap();
}

/// What happens when every expert gives full points everywhere, and submits.
pub fn sheets(rubric: &Rubric) -> Vec<(String, Event)> {
    let sheet = |(studio, expert): (&str, &str)| {
        let (studio, seat) = (StudioId::from(studio), SeatId::from(expert));
        let scored = rubric.items().map(|(_, item)| Event::ItemScored {
            studio: studio.clone(),
            expert: seat.clone(),
            item: item.id.clone(),
            mark: Some(Mark { points: item.points.unwrap_or(Points::ZERO), deductions: BTreeMap::new() }),
        });
        let scored: Vec<Event> = scored.collect();
        let submitted = Event::SheetSubmitted { studio: studio.clone(), expert: seat.clone() };
        scored.into_iter().chain([submitted]).map(|event| (expert.to_owned(), event)).collect::<Vec<_>>()
    };
    STUDIOS.iter().flat_map(|studio| EXPERTS.map(|expert| (*studio, expert))).flat_map(sheet).collect()
}

/// What a sealed session exports, and what compares with it. Always the same but for the codes, which rest on random bytes.
pub fn exports(rubric: &Rubric) -> (Vec<(String, String)>, Exports) {
    let by = |seat: &str, event| (seat.to_owned(), event);
    let mut events = vec![by("CH", Event::ScoringOpened)];
    events.extend(sheets(rubric));
    events.extend([by("CH", Event::ScoringClosed), by("CH", Event::FinalProposed)]);
    let mut state = scoring(founding(rubric.clone(), &plain));
    for (seat, event) in events.iter().skip(1) {
        state.fold(&stamp(state.seq + 1, Some(seat)), event.clone()).unwrap();
    }
    events.push(by("CK", Event::Finalised { revision: 1, replaces: None, seal: Seal::of(&state) }));
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("session.panelmark");
    write(&file, founding(rubric.clone(), &plain), &events);
    let seat = Room::open(&file).unwrap().seat(&"CK".into(), None).unwrap();
    let files = export::write(&seat, &dir.path().join("export"), &Words::new(Lang::En)).unwrap();
    let named = |file: &PathBuf| (file.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(file).unwrap());
    (files.iter().map(named).collect(), Exports::of(&Verified::of(&file).unwrap()).unwrap())
}

/// Everything that people write in a session, each with the next of `texts`.
pub fn events(texts: &[String]) -> Vec<(String, Event)> {
    let mut texts = texts.iter().cycle().cloned();
    let mut text = || texts.next().unwrap_or_default();
    let (studio, other) = (|| "S1".into(), || "S2".into());
    let expert = || "E1".into();
    // Nobody compares it here.
    let seal = Seal { result: Hash::ZERO, rubric: Hash::ZERO, roster: Hash::ZERO };
    let events = [
        ("CH", Event::ScoringOpened),
        ("E1", Event::NoteWritten { studio: studio(), expert: expert(), item: "site".into(), text: text() }),
        (
            "E1",
            Event::TotalAdjusted {
                studio: studio(),
                expert: expert(),
                adjustment: Some(Adjustment { points: Points::from_hundredths(-50), reason: text() }),
            },
        ),
        ("E1", Event::SheetSubmitted { studio: studio(), expert: expert() }),
        ("CH", Event::SheetSentBack { studio: studio(), expert: expert(), reason: text() }),
        ("E2", Event::ExpertRecused { studio: studio(), expert: "E2".into(), reason: text() }),
        ("E3", Event::ChairCalled { word: text() }),
        ("CH", Event::HearingSet { studio: Some(studio()), follow: false }),
        ("CH", Event::StudioExcluded { studio: other(), cause: "lead_left".into(), evidence: text() }),
        ("CH", Event::GradeOverridden { studio: studio(), grade: "qualified".into(), reason: text() }),
        ("CH", Event::ScoringClosed),
        ("CH", Event::FinalProposed),
        ("CK", Event::Finalised { revision: 1, replaces: None, seal }),
        ("CK", Event::NoticeAnnounced { revision: 1, ends: NaiveDate::default() }),
        ("CK", Event::ObjectionRecorded { number: 1, revision: 1, studio: studio(), by: text(), text: text() }),
        ("CK", Event::ObjectionAnswered { number: 1, studio: studio(), answer: text() }),
    ];
    events.map(|(seat, event)| (seat.to_owned(), event)).into()
}
