//! From a key to a drawn frame, in a full session: 200 studios x 9 experts x 13 items. `cargo bench --bench frames`.
//!
//! Every kind of key is timed by itself, the slowest 1 % included; a key that commits a score waits for the disk.

mod common;

use std::time::{Duration, Instant};

use common::{ROOM, Size, file};
use crossterm::event::{Event as Input, KeyCode, KeyEvent, KeyModifiers};
use panelmark::session::Room;
use panelmark::tui::app::{App, Taste};
use panelmark::tui::event::Event;
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

/// How often each key is pressed.
const TIMES: usize = 1000;

fn main() {
    let (_dir, path) = file(Size { sheets: 8, ..ROOM });
    let opening = Instant::now();
    let mut screen = Screen::open(&path, "E9");
    println!("opening to the first frame: {:.1} ms", opening.elapsed().as_secs_f64() * 1e3);

    screen.time("list, a row down or up", &[KeyCode::Down, KeyCode::Up]);
    screen.time("list, a screenful down or up", &[KeyCode::PageDown, KeyCode::PageUp]);
    // The studios of which the last expert has no sheet yet are every ninth.
    screen.press_all(&[KeyCode::Home; 1]);
    screen.press_all(&[KeyCode::Down; 8]);
    screen.press(KeyCode::Enter);
    screen.time("sheet, an item down or up", &[KeyCode::Down, KeyCode::Up]);
    screen.time("sheet, a digit typed and taken back", &[KeyCode::Char('4'), KeyCode::Backspace]);
    screen.time("sheet, a score committed to disk", &[KeyCode::Char('='), KeyCode::Char('a')]);

    let mut chair = Screen::open(&path, "CH");
    chair.time("chair, progress, a row down or up", &[KeyCode::Down, KeyCode::Up]);
    chair.time("chair, to the results and back", &[KeyCode::Char('3'), KeyCode::Char('1')]);
    chair.press(KeyCode::Char('3'));
    chair.time("chair, results, a row down or up", &[KeyCode::Down, KeyCode::Up]);
    chair.time("chair, results, a screenful down or up", &[KeyCode::PageDown, KeyCode::PageUp]);
    chair.time("chair, agreement and back", &[KeyCode::Char('6'), KeyCode::Char('1')]);
    chair.press(KeyCode::Char('6'));
    chair.time("chair, agreement, a row down or up", &[KeyCode::Down, KeyCode::Up]);
    chair.time("chair, notice and back", &[KeyCode::Char('7'), KeyCode::Char('1')]);
}

struct Screen {
    app: App,
    terminal: Terminal<CrosstermBackend<std::io::Sink>>,
}

impl Screen {
    fn open(path: &std::path::Path, seat: &str) -> Screen {
        let room = Room::open(path).unwrap();
        let app = App::seated(room.seat(&seat.into(), None).unwrap(), Taste::default()).unwrap();
        let viewport = ratatui::Viewport::Fixed(ratatui::layout::Rect::new(0, 0, 120, 36));
        let options = ratatui::TerminalOptions { viewport };
        let terminal = Terminal::with_options(CrosstermBackend::new(std::io::sink()), options).unwrap();
        let mut screen = Screen { app, terminal };
        screen.draw();
        screen
    }

    fn draw(&mut self) {
        let app = &mut self.app;
        self.terminal.draw(|frame| app.draw(frame)).unwrap();
    }

    fn press(&mut self, code: KeyCode) {
        self.app.update(Event::Input(Input::Key(KeyEvent::new(code, KeyModifiers::NONE))));
        self.draw();
    }

    fn press_all(&mut self, keys: &[KeyCode]) {
        keys.iter().for_each(|key| self.press(*key));
    }

    fn time(&mut self, what: &str, keys: &[KeyCode]) {
        let mut times: Vec<Duration> = Vec::with_capacity(TIMES);
        for key in keys.iter().cycle().take(TIMES) {
            let start = Instant::now();
            self.press(*key);
            times.push(start.elapsed());
        }
        times.sort_unstable();
        let at = |share: usize| times[(TIMES - 1) * share / 100].as_secs_f64() * 1e3;
        println!("{what}: p50 {:.2} ms, p99 {:.2} ms, worst {:.2} ms", at(50), at(99), at(100));
    }
}
