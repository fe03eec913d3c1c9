//! A session in a file, and all that people and programs are shown of it.

use std::path::Path;

use crossterm::event::{Event as Input, KeyCode, KeyEvent, KeyModifiers};
use panelmark::domain::event::{Event, Founding};
use panelmark::domain::text::{Lang, is_hidden};
use panelmark::session::{Room, Seat};
use panelmark::transfer::{changes, explain, objections, results};
use panelmark::tui::app::{App, Taste};
use panelmark::tui::event::Event as Happening;
use panelmark::tui::widgets::text::{Align, fit, width, wrap};
use panelmark::words::Words;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use super::harmless;
use super::stage::{SEATS, STUDIOS, write};

/// Memory, where there is a file system in it: a disk that syncs every commit would be all that is tried.
const MEMORY: &str = "/dev/shm";

/// Shows everything of a session with these events to somebody; `chance` says to whom.
pub fn everything(founding: Founding, events: &[(String, Event)], chance: usize) {
    let dir = if Path::new(MEMORY).is_dir() { tempfile::tempdir_in(MEMORY) } else { tempfile::tempdir() }.unwrap();
    let file = dir.path().join("session.panelmark");
    write(&file, founding, events);
    let room = Room::open(&file).unwrap();
    // A seat may have got a code.
    if let Ok(seat) = room.seat(&SEATS[chance % SEATS.len()].into(), None) {
        files_of(&seat);
        screens_of(seat);
    }
}

/// What goes out to programs and on paper.
fn files_of(seat: &Seat) {
    let (session, words) = (seat.outline().session, Words::new(Lang::En));
    if let Ok(found) = seat.results() {
        harmless_csv(&results::csv(&found, &session, None));
        harmless_csv(results::people_csv(&found, &session, &words).trim_start_matches('\u{feff}'));
        harmless(&results::json(&found, &session, Default::default(), &words));
    }
    if let Ok(notice) = seat.notice() {
        harmless(&objections::json(&notice, &session));
    }
    if let Ok(found) = seat.changes(1) {
        harmless(&changes::json(&found, &session));
    }
    for place in 0..STUDIOS.len() {
        let _shown_or_refused = explain::studio(seat, place, &words);
    }
}

/// No cell is a formula to a spreadsheet; figures below zero are figures.
fn harmless_csv(text: &str) {
    harmless(text);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    for record in reader.records() {
        for cell in record.unwrap().iter() {
            let risky = cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
            assert!(!risky || cell.parse::<f64>().is_ok(), "{cell:?}");
        }
    }
}

/// What is behind the first row of every tab of a person.
fn screens_of(seat: Seat) {
    let Ok(mut app) = App::seated(seat, Taste::default()) else { return };
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
    for tab in "12345678".chars().map(KeyCode::Char) {
        for key in [KeyCode::Esc, tab, KeyCode::Enter] {
            app.update(Happening::Input(Input::Key(KeyEvent::new(key, KeyModifiers::NONE))));
        }
        terminal.draw(|frame| app.draw(frame)).unwrap();
        for cell in terminal.backend().buffer().content() {
            assert!(!cell.symbol().contains(is_hidden), "{:?}", cell.symbol());
        }
    }
}

/// A text takes as many cells on the screen as it was given.
pub fn as_wide_as_measured(text: &str) {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 200, 1));
    let mut drawn = |text: &str| usize::from(buffer.set_stringn(0, 0, text, 200, Style::default()).0);
    for cells in [1, 2, 7, 20] {
        assert_eq!(drawn(&fit(text, cells, Align::Left, "…")), cells, "{text:?}");
        for line in wrap(text, cells) {
            // A single sign may be wider than there is room.
            let signs = Span::raw(&line).styled_graphemes(Style::default()).count();
            assert!(drawn(&line) <= cells || signs == 1, "{line:?} of {text:?}");
            assert_eq!(drawn(&line), width(&line), "{line:?} of {text:?}");
        }
    }
}
