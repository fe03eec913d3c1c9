//! Sessions of full size: 200 studios x 9 experts x 13 items, every sheet in; and 10,000 studios x 50 experts, 10 sheets a studio.
#![allow(dead_code, reason = "each bench uses its own part")]

use std::path::PathBuf;

use chrono::{DateTime, NaiveDate};
use panelmark::domain::command::Command;
use panelmark::domain::event::{Event, Founding, Stamp};
use panelmark::domain::hash::Hash;
use panelmark::domain::panel::{Member, Role};
use panelmark::domain::points::Points;
use panelmark::domain::roster::Studio;
use panelmark::domain::rubric::SessionKind;
use panelmark::domain::sheet::Mark;
use panelmark::domain::state::State;
use panelmark::domain::zone::Zone;
use panelmark::session::Room;
use panelmark::transfer::rubric;
use tempfile::TempDir;

/// Studios, experts, and sheets for each studio.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    pub studios: usize,
    pub experts: usize,
    pub sheets: usize,
}

pub const ROOM: Size = Size { studios: 200, experts: 9, sheets: 9 };
pub const CITYWIDE: Size = Size { studios: 10_000, experts: 50, sheets: 10 };

fn founding(size: Size) -> Founding {
    let studio = |n: usize| Studio {
        id: format!("S{n}").as_str().into(),
        name: format!("样例{n}焊工技能大师工作室"),
        lead: format!("样例{n}"),
        occupation: "焊工".to_owned(),
        organisation: format!("O{n}"),
        district: "上城区".to_owned(),
        kind: if n.is_multiple_of(4) { "first_term" } else { "existing" }.into(),
        founded: None,
        group: None,
        activities: 0,
    };
    let member = |id: String, role| Member {
        id: id.as_str().into(),
        name: format!("样例{id}"),
        organisation: String::new(),
        title: String::new(),
        role,
        group: None,
    };
    let experts = (1..=size.experts).map(|n| member(format!("E{n}"), Role::Expert));
    Founding {
        title: "样例".to_owned(),
        kind: SessionKind::Term,
        date: NaiveDate::from_ymd_opt(2023, 6, 1).unwrap(),
        zone: Zone::default(),
        sample: true,
        rubric: rubric::load("hangzhou-term").unwrap(),
        roster: (1..=size.studios).map(studio).collect(),
        panel: experts.chain([member("CH".to_owned(), Role::Chair), member("CK".to_owned(), Role::Clerk)]).collect(),
    }
}

/// Every sheet, item by item, and handed in; the experts of a studio are a run of the panel that begins at its number.
fn sheets(size: Size) -> impl Iterator<Item = (String, Vec<Event>)> {
    let rubric = founding(Size { studios: 1, ..size }).rubric;
    (1..=size.studios).flat_map(move |studio| {
        let rubric = rubric.clone();
        (0..size.sheets).map(move |n| {
            let expert = format!("E{}", (studio + n) % size.experts + 1);
            let scored = rubric.dimensions.iter().flat_map(|d| &d.items).enumerate().map(|(place, item)| Event::ItemScored {
                studio: format!("S{studio}").as_str().into(),
                expert: expert.as_str().into(),
                item: item.id.clone(),
                mark: Some(Mark {
                    points: item.points.unwrap_or_default()
                        - Points::from_hundredths(50 * ((studio * 7 + n * 3 + place) % 8) as i64),
                    deductions: Default::default(),
                }),
            });
            let submitted =
                Event::SheetSubmitted { studio: format!("S{studio}").as_str().into(), expert: expert.as_str().into() };
            (expert.clone(), scored.chain([submitted]).collect())
        })
    })
}

pub fn state(size: Size) -> State {
    let stamp = |seq, seat: Option<&str>| Stamp { seq, at: DateTime::UNIX_EPOCH, seat: seat.map(Into::into), hash: Hash::ZERO };
    let mut state = State::found(&stamp(1, None), Event::SessionFounded(Box::new(founding(size)))).unwrap();
    state.fold(&stamp(2, Some("CH")), Event::ScoringOpened).unwrap();
    for (expert, events) in sheets(size) {
        for event in events {
            let stamp = stamp(state.seq + 1, Some(&expert));
            state.fold(&stamp, event).unwrap();
        }
    }
    state
}

/// The same as a session file, through the seats as people would.
pub fn file(size: Size) -> (TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("session.panelmark");
    let room = Room::found(&path, founding(size)).unwrap();
    room.seat(&"CH".into(), None).unwrap().apply(Command::OpenScoring {}).unwrap();
    for expert in 1..=size.experts {
        let expert = format!("E{expert}");
        let own = sheets(size).filter(|(of, _)| *of == expert).flat_map(|(_, events)| events);
        let commands = own.filter_map(|event| match event {
            Event::ItemScored { studio, item, mark: Some(mark), .. } => {
                Some(Command::Score { studio, item, points: Some(mark.points), deductions: mark.deductions, expert: None })
            }
            Event::SheetSubmitted { studio, .. } => Some(Command::Submit { studio, expert: None }),
            _ => None,
        });
        room.seat(&expert.as_str().into(), None).unwrap().apply_all(commands.collect()).unwrap();
    }
    (dir, path)
}
