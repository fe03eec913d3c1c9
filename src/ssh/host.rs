//! The screen of the machine that serves: where to join, who is in, and what happened.

use std::fmt;
use std::io;
use std::net::{IpAddr, SocketAddr, UdpSocket};
use std::sync::mpsc::Receiver;

use crossterm::event::{Event as Input, KeyCode};
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::{Frame, Terminal, backend::Backend};

use super::Server;
use crate::domain::id::SeatId;
use crate::domain::message::Message;
use crate::domain::zone::Zone;
use crate::tui::event::{Event, Key};
use crate::tui::widgets::Look;
use crate::tui::widgets::alarm::alarm;
use crate::tui::widgets::bars;
use crate::tui::widgets::text::{Align, cut, fit, width, wrap};

/// How people reach a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    /// The address to type.
    pub host: String,
    /// The port.
    pub port: u16,
}

impl Reach {
    /// The command to type, for a seat.
    #[must_use]
    pub fn command(&self, seat: &str) -> String {
        let Reach { host, port } = self;
        if *port == 22 { format!("ssh {seat}@{host}") } else { format!("ssh -p {port} {seat}@{host}") }
    }
}

impl fmt::Display for Reach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.host, self.port)
    }
}

/// How a server that listens there is reached from other machines.
#[must_use]
pub fn reaches(listen: SocketAddr) -> Vec<Reach> {
    let hosts = if listen.ip().is_unspecified() { own_addresses() } else { vec![listen.ip()] };
    hosts.into_iter().map(|host| Reach { host: host.to_string(), port: listen.port() }).collect()
}

/// The addresses by which this machine would speak to the usual private networks and to the world. Nothing is sent.
fn own_addresses() -> Vec<IpAddr> {
    let mut found = Vec::new();
    for there in ["192.168.255.254:9", "10.255.255.254:9", "172.31.255.254:9", "192.0.2.1:9"] {
        let own = UdpSocket::bind("0.0.0.0:0").and_then(|socket| {
            socket.connect(there)?;
            socket.local_addr()
        });
        if let Ok(own) = own
            && !own.ip().is_unspecified()
            && !found.contains(&own.ip())
        {
            found.push(own.ip());
        }
    }
    if found.is_empty() { vec![IpAddr::from([127, 0, 0, 1])] } else { found }
}

/// The host's screen.
pub struct Host<'a> {
    server: &'a Server,
    fingerprint: &'a str,
    look: Look<'a>,
    /// Whether stopping was asked for while somebody is in.
    stopping: bool,
}

impl<'a> Host<'a> {
    /// The screen of this server.
    #[must_use]
    pub const fn new(server: &'a Server, fingerprint: &'a str, look: Look<'a>) -> Self {
        Host { server, fingerprint, look, stopping: false }
    }

    /// Shows it until the server is to stop.
    ///
    /// # Errors
    /// What the terminal says when it cannot be drawn on.
    pub fn run<B: Backend<Error = io::Error>>(mut self, terminal: &mut Terminal<B>, heard: &Receiver<Event>) -> io::Result<()> {
        loop {
            terminal.draw(|frame| self.draw(frame))?;
            let Ok(first) = heard.recv() else { return Ok(()) };
            if std::iter::once(first).chain(heard.try_iter()).any(|event| self.ends(&event)) {
                return Ok(());
            }
        }
    }

    /// Whether the server is to stop.
    fn ends(&mut self, event: &Event) -> bool {
        let Event::Input(Input::Key(key)) = event else { return *event == Event::Stop };
        let Some(key) = Key::from_press(key).map(Key::half_width) else { return false };
        let stop = key.code == KeyCode::Char('q') || (key.code == KeyCode::Char('c') && key.ctrl);
        if stop && (self.stopping || self.server.hall.present().is_empty()) {
            return true;
        }
        self.stopping = stop;
        false
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        let present = self.server.hall.present();
        let session = self.server.hall.room.session();
        let (people, top) = (self.people(&present, frame.area().width), self.top(frame.area().width));
        let height = |lines: &[Line<'_>]| Constraint::Length(lines.len() as u16);
        let room = &self.server.hall.room;
        let alarm = alarm(&room.saving(), room.no_backup(), frame.area().width.into(), self.look);
        let parts = [Constraint::Length(1), height(&alarm), height(&top), Constraint::Length(1)];
        let parts = parts.into_iter().chain([Constraint::Max(people.len() as u16), Constraint::Length(1), Constraint::Min(3)]);
        let parts = parts.chain([Constraint::Length(1), Constraint::Length(1)]);
        let [header, warned, reach, here, who, title, log, said, keys] = Layout::vertical(parts).areas(frame.area());
        let sample = session.sample.then(|| self.look.words.get("tui-sample"));
        let serving = self.look.words.get("ssh-host-serving");
        bars::header(frame.buffer_mut(), header, (&session.title, sample.as_deref(), &serving), self.look);
        put(frame, warned, alarm);
        put(frame, reach, top);
        let count = Message::new("ssh-host-present").with("count", present.len());
        put(frame, here, vec![self.heading(&self.look.words.say(&count), here.width)]);
        put(frame, who, people);
        let name = Message::new("ssh-host-log").with("zone", session.zone.label());
        put(frame, title, vec![self.heading(&self.look.words.say(&name), title.width)]);
        put(frame, log, self.log(session.zone, log));
        if self.stopping {
            let again = self.look.words.say(&Message::new("ssh-host-again").with("count", present.len()));
            put(frame, said, vec![Line::styled(format!(" {again}"), self.look.theme.warn)]);
        }
        let stop = format!(" {}", self.look.words.get("ssh-host-stop"));
        put(frame, keys, vec![Line::from(vec![Span::styled(" q", self.look.theme.key), Span::raw(stop)])]);
    }

    fn top(&self, cells: u16) -> Vec<Line<'a>> {
        let words = self.look.words;
        let row = |id: &str, text: String| {
            let name = format!(" {} ", self.column(&words.get(id), 8));
            Line::from(vec![Span::styled(name, self.look.theme.dim), Span::raw(text)])
        };
        let reaches = reaches(self.server.address);
        let seat = words.get("ssh-host-seat");
        let mut lines = vec![Line::default()];
        lines.extend(reaches.iter().map(|reach| row("ssh-host-command", reach.command(&seat))));
        lines.push(row("ssh-host-fingerprint", self.fingerprint.to_owned()));
        if self.server.address.ip().is_unspecified() {
            let open = wrap(&words.get("ssh-host-open"), usize::from(cells).saturating_sub(2));
            lines.extend(open.into_iter().map(|line| Line::styled(format!(" {line}"), self.look.theme.dim)));
        }
        lines.push(Line::default());
        lines
    }

    fn people(&self, present: &[super::Present], cells: u16) -> Vec<Line<'a>> {
        if present.is_empty() {
            let lines = wrap(&self.look.words.get("ssh-host-nobody"), usize::from(cells).saturating_sub(2));
            return lines.into_iter().map(|line| Line::styled(format!(" {line}"), self.look.theme.dim)).collect();
        }
        let session = self.server.hall.room.session();
        let name = |seat: &SeatId| session.panel.iter().find(|member| member.id == *seat).map_or("", |member| &member.name);
        let row = |present: &super::Present| {
            let (seat, name) = (self.column(present.seat.as_str(), 8), self.column(name(&present.seat), 20));
            Line::raw(format!(" {seat} {name} {}", present.source))
        };
        present.iter().map(row).collect()
    }

    /// The newest lines of the log that there is room for.
    fn log(&self, zone: Zone, area: Rect) -> Vec<Line<'a>> {
        let mut rows: Vec<Line<'_>> = Vec::new();
        for entry in self.server.hall.log.entries().iter().rev() {
            let text = format!("{} {}", zone.local(entry.at).format("%H:%M:%S"), self.look.words.say(&entry.what));
            let lines = wrap(&text, usize::from(area.width).saturating_sub(2));
            if rows.len() + lines.len() > usize::from(area.height) {
                break;
            }
            rows.extend(lines.into_iter().rev().map(|line| Line::raw(format!(" {line}"))));
        }
        rows.reverse();
        rows
    }

    fn column(&self, text: &str, cells: usize) -> String {
        fit(text, cells, Align::Left, self.look.glyphs.ellipsis)
    }

    fn heading(&self, text: &str, cells: u16) -> Line<'a> {
        let line = self.look.glyphs.horizontal;
        let text = cut(text, usize::from(cells).saturating_sub(6), self.look.glyphs.ellipsis);
        let rest = usize::from(cells).saturating_sub(width(&text) + 4);
        Line::styled(format!("{0}{0} {text} {1}", line, line.repeat(rest)), self.look.theme.title)
    }
}

fn put(frame: &mut Frame<'_>, area: Rect, lines: Vec<Line<'_>>) {
    for (line, row) in lines.into_iter().zip(area.rows()) {
        frame.render_widget(line, row);
    }
}
