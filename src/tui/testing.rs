//! Screens in tests: a room on disk, keys in as one line, the frame and its styles out.

use std::fmt::Write;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::thread;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use crossterm::event::{Event as Input, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::style::Style;
use tempfile::TempDir;

use super::app::{App, Flow, Taste};
use super::event::Event;
use super::theme::{Theme, ThemeName};
use crate::domain::command::Command;
use crate::domain::event::Founding;
use crate::domain::hash::Code;
use crate::domain::id::StudioId;
use crate::domain::panel::{Member, Role};
use crate::domain::points::Points;
use crate::domain::roster::Studio;
use crate::domain::rubric::SessionKind;
use crate::domain::sample;
use crate::session::{Room, Seat};

/// The clock of every session that is founded here stands still, half an hour after midnight of [`founding`]'s zone: where
/// the machine of the tests is, and in UTC, it is another day.
pub fn clock() -> DateTime<Utc> {
    "2019-11-20T16:30:00Z".parse().unwrap()
}

/// A person in front of a screen of some size.
pub struct Stage {
    terminal: Terminal<TestBackend>,
    theme: &'static Theme,
    pub app: App,
    pub room: Arc<Room>,
    pub left: bool,
    /// When the last of the keys came that came in a bunch.
    clock: Instant,
    rings: Receiver<()>,
    folder: Arc<TempDir>,
}

impl Stage {
    /// A new session with nobody seated yet.
    pub fn choosing(founding: Founding, (width, height): (u16, u16), taste: Taste) -> Stage {
        let folder = tempfile::tempdir().unwrap();
        let room = Room::found_by(&folder.path().join("session.panelmark"), founding, clock).unwrap();
        let app = App::choose(Arc::clone(&room), taste);
        let terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        let theme = Theme::get(if taste.no_color { ThemeName::Mono } else { taste.theme });
        let rings = room.subscribe();
        Stage { terminal, theme, app, room, left: false, clock: Instant::now(), rings, folder: Arc::new(folder) }
    }

    /// Another screen in the same session.
    pub fn showing(&self, app: App, (width, height): (u16, u16)) -> Stage {
        let terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        let (room, rings, folder) = (Arc::clone(&self.room), self.room.subscribe(), Arc::clone(&self.folder));
        Stage { terminal, theme: self.theme, app, room, left: false, clock: self.clock, rings, folder }
    }

    /// The seat of that name.
    pub fn seat(&self, id: &str) -> Seat {
        self.room.seat(&id.into(), None).unwrap()
    }

    /// Presses keys: names as on the keyboard, apart by blanks; `'text'` is typed letter by letter.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            match key.strip_prefix('\'').and_then(|text| text.strip_suffix('\'')) {
                Some(text) => text.chars().for_each(|c| self.event(press(KeyCode::Char(c), KeyModifiers::NONE))),
                None => self.event(parse(key)),
            }
            self.settle();
        }
        self
    }

    /// Presses keys that all come at once, written as in [`Stage::keys`].
    pub fn at_once(&mut self, keys: &str) -> &mut Self {
        self.clock += Duration::from_secs(1);
        for key in keys.split_whitespace() {
            let events = match key.strip_prefix('\'').and_then(|text| text.strip_suffix('\'')) {
                Some(text) => text.chars().map(|c| press(KeyCode::Char(c), KeyModifiers::NONE)).collect(),
                None => vec![parse(key)],
            };
            events.into_iter().for_each(|event| self.receive(event, Duration::ZERO));
        }
        self
    }

    /// Hands over an event that comes so long after the one before.
    pub fn receive(&mut self, event: Event, after: Duration) {
        self.clock += after;
        self.left |= self.app.receive(event, self.clock) == Flow::Quit;
    }

    /// Clicks at a cell.
    pub fn click(&mut self, column: u16, row: u16) -> &mut Self {
        self.mouse(MouseEventKind::Down(MouseButton::Left), column, row)
    }

    /// Turns the wheel over a cell, so many times down, or up where that is negative.
    pub fn wheel(&mut self, turns: i32, column: u16, row: u16) -> &mut Self {
        let kind = if turns < 0 { MouseEventKind::ScrollUp } else { MouseEventKind::ScrollDown };
        for _ in 0..turns.abs() {
            self.mouse(kind, column, row);
        }
        self
    }

    /// The mouse hits what is seen.
    fn mouse(&mut self, kind: MouseEventKind, column: u16, row: u16) -> &mut Self {
        self.draw();
        self.event(Event::Input(Input::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE })));
        self
    }

    /// The session file.
    pub fn path(&self) -> PathBuf {
        self.folder.path().join("session.panelmark")
    }

    /// The person's screens, as they leave; somebody else's come in their place.
    pub fn app_gone(&mut self) -> App {
        let next = App::choose(Arc::clone(&self.room), self.app.taste());
        std::mem::replace(&mut self.app, next)
    }

    /// Hands over an event.
    pub fn event(&mut self, event: Event) {
        self.left |= self.app.update(event) == Flow::Quit;
    }

    /// Another size of the window.
    pub fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        self.terminal.backend_mut().resize(width, height);
        self.event(Event::Input(Input::Resize(width, height)));
        self
    }

    /// Waits until nothing is being computed any more, and lets the screens hear of it.
    fn settle(&mut self) {
        let deadline = Instant::now() + Duration::from_secs(30);
        while self.room.is_diagnosing() {
            assert!(Instant::now() < deadline, "it is computed for ever how the experts agree");
            thread::yield_now();
        }
        if self.rings.try_recv().is_ok() {
            self.event(Event::Changed);
        }
    }

    fn draw(&mut self) {
        self.settle();
        // A terminal blanks the other half of a wide character that is written over; the backend of tests does not.
        self.terminal.clear().unwrap();
        self.terminal.draw(|frame| self.app.draw(frame)).unwrap();
    }

    /// The row in which the terminal's cursor stands, with `|` before the cell that it is on; `None` where it does not show.
    pub fn caret(&mut self) -> Option<String> {
        self.draw();
        let backend = self.terminal.backend();
        let (at, buffer) = (Some(backend.cursor_position()).filter(|_| backend.cursor_visible())?, backend.buffer());
        let (mut row, mut skip) = (String::new(), 0);
        for x in 0..buffer.area.width {
            if x == at.x {
                row.push('|');
            }
            let symbol = buffer[(x, at.y)].symbol();
            if skip == 0 {
                row.push_str(symbol);
                skip = unicode_width::UnicodeWidthStr::width(symbol).max(1);
            }
            skip -= 1;
        }
        Some(row.trim().to_owned())
    }

    /// The frame as text, with all that is computed beside the keys.
    pub fn text(&mut self) -> String {
        self.draw();
        let buffer = self.terminal.backend().buffer();
        let mut text = String::new();
        for y in 0..buffer.area.height {
            let mut row = String::new();
            let mut skip = 0;
            for x in 0..buffer.area.width {
                let symbol = buffer[(x, y)].symbol();
                if skip == 0 {
                    row.push_str(symbol);
                    skip = unicode_width::UnicodeWidthStr::width(symbol).max(1);
                }
                skip -= 1;
            }
            writeln!(text, "{}", row.trim_end()).unwrap();
        }
        uncoded(&text)
    }

    /// The frame as text, and below it which cells of each row have which style.
    pub fn frame(&mut self) -> String {
        let mut text = self.text();
        let buffer = self.terminal.backend().buffer();
        text.push_str("---\n");
        for y in 0..buffer.area.height {
            let mut runs: Vec<(String, u16, u16)> = Vec::new();
            for x in 0..buffer.area.width {
                let wide = x > 0 && unicode_width::UnicodeWidthStr::width(buffer[(x - 1, y)].symbol()) > 1;
                if wide && let Some((_, _, end)) = runs.last_mut() {
                    *end = x;
                    continue;
                }
                let name = self.style_name(buffer[(x, y)].style());
                match runs.last_mut() {
                    Some((last, _, end)) if *last == name => *end = x,
                    _ => runs.push((name, x, x)),
                }
            }
            let runs: Vec<String> =
                runs.iter().filter(|run| !run.0.is_empty()).map(|(name, a, b)| format!("{name} {a}-{b}")).collect();
            if !runs.is_empty() {
                writeln!(text, "{y}: {}", runs.join(", ")).unwrap();
            }
        }
        text
    }

    fn style_name(&self, style: Style) -> String {
        let plain = |style: Style| {
            let color = |color: Option<_>| color.filter(|c| *c != ratatui::style::Color::Reset);
            (color(style.fg), color(style.bg), style.add_modifier)
        };
        let wanted = plain(style);
        if wanted == plain(Style::new()) {
            return String::new();
        }
        let styles = self.theme.styles();
        let pairs = styles.iter().flat_map(|a| styles.iter().map(move |b| (format!("{}+{}", a.0, b.0), a.1.patch(b.1))));
        let known = styles.iter().map(|(name, style)| ((*name).to_owned(), *style)).chain(pairs);
        known.into_iter().find(|(_, style)| plain(*style) == wanted).map_or_else(|| format!("{wanted:?}"), |(name, _)| name)
    }
}

/// Codes have random bytes in them; in a snapshot each stands as one and the same.
fn uncoded(text: &str) -> String {
    let is_code = |word: &str| word.len() == Code::WIDTH && word.parse::<Code>().is_ok();
    let words = text.split_inclusive(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
    let masked = words.map(|word| {
        let of = word.trim_end_matches(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
        if is_code(of) { word.replacen(of, &["CODE"; 8].join("-"), 1) } else { word.to_owned() }
    });
    masked.collect()
}

fn press(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Input(Input::Key(KeyEvent::new(code, modifiers)))
}

fn parse(name: &str) -> Event {
    let code = match name {
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "Shift-Tab" => KeyCode::BackTab,
        "Space" => KeyCode::Char(' '),
        "Backspace" => KeyCode::Backspace,
        "Delete" => KeyCode::Delete,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PgUp" => KeyCode::PageUp,
        "PgDn" => KeyCode::PageDown,
        _ => {
            let mut chars = name.strip_prefix("Ctrl-").unwrap_or(name).chars();
            let (Some(c), None) = (chars.next(), chars.next()) else { panic!("there is no key {name}") };
            if name.starts_with("Ctrl-") {
                return press(KeyCode::Char(c.to_ascii_lowercase()), KeyModifiers::CONTROL);
            }
            KeyCode::Char(c)
        }
    };
    press(code, KeyModifiers::NONE)
}

/// A session with people but no studios: three experts, a chair, a clerk and an observer.
pub fn founding() -> Founding {
    let member = |id: &str, name: &str, organisation: &str, title: &str, role| Member {
        id: id.into(),
        name: name.to_owned(),
        organisation: organisation.to_owned(),
        title: title.to_owned(),
        role,
        group: None,
    };
    Founding {
        title: "样例考核".to_owned(),
        kind: SessionKind::Term,
        date: "2019-11-20".parse().unwrap(),
        zone: "+08:00".parse().unwrap(),
        sample: true,
        rubric: sample::rubric(),
        roster: Vec::new(),
        panel: vec![
            member("e1", "样例专家1", "样例单位01", "高级技师", Role::Expert),
            member("e2", "样例专家2", "样例单位07", "教授", Role::Expert),
            member("e3", "样例专家3", "样例单位13", "高级工程师", Role::Expert),
            member("c1", "样例组长", "样例单位14", "主任", Role::Chair),
            member("k1", "样例工作人员", "样例办公室", "", Role::Clerk),
            member("o1", "样例观察员", "", "", Role::Observer),
        ],
    }
}

/// The session of [`founding`] with the shipped rubric and twelve studios.
pub fn hall() -> Founding {
    let studio = |(n, (lead, occupation, organisation, district, kind)): (usize, (&str, &str, &str, &str, &str))| Studio {
        id: format!("{n:02}").as_str().into(),
        name: format!("{lead}{occupation}技能大师工作室"),
        lead: lead.to_owned(),
        occupation: occupation.to_owned(),
        organisation: organisation.to_owned(),
        district: district.to_owned(),
        kind: kind.into(),
        founded: None,
        group: None,
        activities: 0,
    };
    let studios = [
        ("样例甲", "钳工", "样例单位01", "上城区", "existing"),
        ("样例乙", "电焊工", "样例单位02", "下城区", "existing"),
        ("样例丙", "数控车工", "样例单位03（名称很长的单位）", "萧山区", "existing"),
        ("样例丁", "刺绣工", "样例单位04", "拱墅区", "honorary"),
        ("样例戊", "汽车维修工", "样例单位05", "江干区", "existing"),
        ("样例己", "木雕工", "样例单位06", "上城区", "existing"),
        ("样例庚", "维修电工", "样例单位07", "滨江区", "first_term"),
        ("样例辛", "评茶员", "样例单位08", "西湖区", "existing"),
        ("样例壬", "模具工", "样例单位01", "余杭区", "first_term"),
        ("样例癸", "铸造工", "样例单位10", "江干区", "existing"),
        ("样例子", "中式面点师", "样例单位11", "上城区", "existing"),
        ("样例丑", "计算机网络技术人员信息安全测试员", "样例单位12（名称特别长的单位）", "滨江区", "first_term"),
    ];
    let rubric = crate::transfer::rubric::load("hangzhou-term").unwrap();
    Founding { rubric, roster: (1..).zip(studios).map(studio).collect(), ..founding() }
}

impl Stage {
    /// The chair opens scoring.
    pub fn begin(&mut self) {
        self.seat("c1").apply(Command::OpenScoring {}).unwrap();
        self.event(Event::Changed);
    }

    /// An expert gives every item of a studio `share` thousandths of its points (halves rounded down), and hands the sheet in.
    pub fn fill_sheet(&mut self, expert: &str, studio: &str, share: i64) {
        self.seat(expert).apply_all(self.sheet(studio, share)).unwrap();
        self.event(Event::Changed);
    }

    /// The commands of such a sheet.
    pub fn sheet(&self, studio: &str, share: i64) -> Vec<Command> {
        let studio: StudioId = studio.into();
        let rubric = self.room.session().rubric;
        let mut commands: Vec<Command> = Vec::new();
        for (_, item) in rubric.items().take(rubric.base_items()) {
            let points = item.points.unwrap().units() * share / 1000;
            let points = Some(Points::from_units(points - points % item.step.units().max(1)));
            commands.push(Command::Score {
                studio: studio.clone(),
                item: item.id.clone(),
                points,
                deductions: Default::default(),
                expert: None,
            });
        }
        commands.push(Command::Submit { studio, expert: None });
        commands
    }
}
