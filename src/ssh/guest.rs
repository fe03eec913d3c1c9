//! One connection: lets somebody in, gives them a terminal's worth of screens, and refuses everything else with a word.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use ratatui::layout::Size;
use russh::server::{Auth, ChannelOpenHandle, Handle, Handler, Msg, PublicKeyOffer, Response, Session, VerifiedPublicKey};
use russh::{Channel, ChannelId, Pty};
use tokio::sync::{mpsc, watch};

use super::doors::Ticket;
use super::hall::Hall;
use super::input::Parser;
use super::line::{Ending, Line};
use super::login::{self, LetIn, Login};
use super::outlet::within_reason;
use super::visit::Visit;
use super::wire::Stage;
use crate::domain::text::Lang;
use crate::tui::app::Taste;
use crate::tui::theme::ThemeName;
use crate::words::Words;

/// So many packets of keys wait to be read.
const PACKETS: usize = 16;
/// So long a client may take to hang up after the end.
const HANGING_UP: Duration = Duration::from_secs(3);

/// The terminal that the client asked for.
struct Asked {
    size: Size,
    term: String,
}

/// Who is at the other end of a connection.
pub(super) struct Guest {
    hall: Arc<Hall>,
    source: IpAddr,
    stage: Arc<watch::Sender<Stage>>,
    ticket: Ticket,
    login: Login,
    who: Option<Arc<LetIn>>,
    channel: Option<ChannelId>,
    terminal: Option<Asked>,
    line: Option<Arc<Line>>,
    keys: Option<mpsc::Sender<Vec<u8>>>,
}

impl Guest {
    pub fn new(hall: Arc<Hall>, source: IpAddr, stage: Arc<watch::Sender<Stage>>, ticket: Ticket) -> Self {
        let login = Login::new(Arc::clone(&hall), source);
        Guest { hall, source, stage, ticket, login, who: None, channel: None, terminal: None, line: None, keys: None }
    }

    /// How far the connection is: told here, heard by whoever may cut it.
    pub fn stage(&self) -> Arc<watch::Sender<Stage>> {
        Arc::clone(&self.stage)
    }

    /// How long somebody may take for a step on the way in.
    pub fn grace(&self) -> Duration {
        self.hall.rules.grace
    }

    /// Whoever begins to log in has compared the host's fingerprint by now, and has time anew for what comes.
    fn begin_login(&self) {
        if *self.stage.borrow() == Stage::Knocking {
            self.stage.send_replace(Stage::Asked);
        }
    }

    /// Notes who was let in; whoever came a step further has time anew for the next one.
    fn let_in(&mut self, answer: Result<LetIn, Auth>) -> Auth {
        match answer {
            Ok(who) => {
                let who = Arc::new(who);
                self.ticket.log_in(&who);
                self.who = Some(who);
                Auth::Accept
            }
            Err(further) => {
                if self.login.came_further() {
                    self.stage.send_replace(Stage::Asked);
                }
                further
            }
        }
    }

    fn begin(&mut self, who: Arc<LetIn>, asked: &Asked, channel: ChannelId, handle: Handle) -> std::io::Result<()> {
        let (line, events) = Line::new(asked.size);
        let line = Arc::new(line);
        let taste =
            taste(&asked.term, self.hall.rules.lang, self.hall.remembered(who.seat.id()).map(|remembered| remembered.taste));
        let visit = Visit { hall: Arc::clone(&self.hall), who, source: self.source, taste, line: Arc::clone(&line), events };
        visit.start()?;
        self.stage.send_replace(Stage::Shown);
        let (keys, typed) = mpsc::channel(PACKETS);
        tokio::spawn(read(typed, Arc::clone(&line), self.hall.rules.idle));
        tokio::spawn(write(Arc::clone(&line), handle, channel, Arc::clone(&self.stage), self.hall.rules.stall));
        (self.line, self.keys) = (Some(line), Some(keys));
        Ok(())
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        if let Some(line) = &self.line {
            line.hang_up(Ending::Lost);
        }
    }
}

/// What the person liked last time, as far as a terminal of this kind can show it.
fn taste(term: &str, lang: Lang, last: Option<Taste>) -> Taste {
    let simple = term.is_empty() || ["dumb", "vt", "ansi", "unknown"].iter().any(|start| term.starts_with(start));
    let last = last.unwrap_or(Taste { lang, ..Taste::default() });
    Taste { theme: if simple { ThemeName::Mono } else { last.theme }, ascii: simple || term.starts_with("linux"), ..last }
}

/// Hands on what is typed, and locks the seat when nothing is for long.
async fn read(mut typed: mpsc::Receiver<Vec<u8>>, line: Arc<Line>, idle: Duration) {
    let (mut parser, mut last) = (Parser::new(), Instant::now());
    loop {
        let wait = parser.pause().unwrap_or_else(|| idle.saturating_sub(last.elapsed()));
        match tokio::time::timeout(wait, typed.recv()).await {
            Ok(Some(bytes)) => parser.feed(&bytes, |event| {
                last = Instant::now();
                line.inbox.input(event);
            }),
            Ok(None) => return,
            Err(_) if parser.pause().is_some() => parser.expire(|event| {
                last = Instant::now();
                line.inbox.input(event);
            }),
            Err(_) => return line.end(Ending::Idle),
        }
    }
}

/// Sends frames as they come, and the end.
async fn write(line: Arc<Line>, handle: Handle, channel: ChannelId, stage: Arc<watch::Sender<Stage>>, stall: Duration) {
    let status = loop {
        match line.outlet.next().await {
            Ok(frame) => match tokio::time::timeout(stall, handle.data(channel, frame)).await {
                Ok(Ok(())) => line.outlet.sent(),
                Ok(Err(_)) => return line.hang_up(Ending::Lost),
                Err(_) => {
                    line.hang_up(Ending::Stalled);
                    stage.send_replace(Stage::Cut);
                    return;
                }
            },
            Err(status) => break status,
        }
    };
    // Whoever is gone already hears none of this, and one who does not hang up is cut off.
    let farewell = async {
        let _told = handle.exit_status_request(channel, status).await;
        let _told = handle.eof(channel).await;
        let _told = handle.close(channel).await;
    };
    let _in_time = tokio::time::timeout(HANGING_UP, farewell).await;
    tokio::time::sleep(HANGING_UP).await;
    stage.send_replace(Stage::Cut);
}

impl Handler for Guest {
    type Error = russh::Error;

    async fn auth_none(&mut self, _user: &str) -> Result<Auth, Self::Error> {
        self.begin_login();
        Ok(login::on())
    }

    async fn auth_publickey_offered(&mut self, user: &str, offer: PublicKeyOffer<'_>) -> Result<Auth, Self::Error> {
        self.begin_login();
        Ok(self.login.offered(user, offer.public_key, offer.algorithm))
    }

    async fn auth_publickey(&mut self, user: &str, key: VerifiedPublicKey<'_>) -> Result<Auth, Self::Error> {
        let answer = self.login.shown(user, key.public_key);
        Ok(self.let_in(answer))
    }

    async fn auth_openssh_certificate(&mut self, _user: &str, _: &russh::keys::Certificate) -> Result<Auth, Self::Error> {
        Ok(login::on())
    }

    async fn auth_keyboard_interactive<'a>(
        &'a mut self,
        user: &str,
        _submethods: &str,
        response: Option<Response<'a>>,
    ) -> Result<Auth, Self::Error> {
        self.begin_login();
        let answers = response.map(|answers| answers.map(|answer| String::from_utf8_lossy(&answer).into_owned()).collect());
        let answer = self.login.answered(user, answers).await;
        Ok(self.let_in(answer))
    }

    async fn channel_open_session(
        &mut self,
        channel: Channel<Msg>,
        reply: ChannelOpenHandle,
        _session: &mut Session,
    ) -> Result<(), Self::Error> {
        if self.channel.is_none() {
            self.channel = Some(channel.id());
            // What is not read from the channel would stop the connection: it goes to `data`.
            drop(channel);
            reply.accept().await;
        }
        Ok(())
    }

    async fn pty_request(
        &mut self,
        channel: ChannelId,
        term: &str,
        columns: u32,
        rows: u32,
        _width: u32,
        _height: u32,
        _modes: &[(Pty, u32)],
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        if self.line.is_some() || self.terminal.is_some() {
            return session.channel_failure(channel);
        }
        self.terminal = Some(Asked { size: within_reason(columns, rows), term: term.chars().take(64).collect() });
        session.channel_success(channel)
    }

    async fn shell_request(&mut self, channel: ChannelId, session: &mut Session) -> Result<(), Self::Error> {
        let Some(who) = self.who.take() else { return session.channel_failure(channel) };
        session.channel_success(channel)?;
        let refusal = match self.terminal.take() {
            None => "ssh-no-terminal",
            Some(asked) => match self.begin(who, &asked, channel, session.handle()) {
                Ok(()) => return Ok(()),
                Err(_) => "ssh-no-room",
            },
        };
        let words = Words::new(self.hall.rules.lang);
        session.data(channel, format!("{}\r\n", words.get(refusal)).into_bytes())?;
        session.exit_status_request(channel, 1)?;
        session.eof(channel)?;
        session.close(channel)
    }

    async fn window_change_request(
        &mut self,
        channel: ChannelId,
        columns: u32,
        rows: u32,
        _width: u32,
        _height: u32,
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        if let Some(line) = &self.line {
            let size = within_reason(columns, rows);
            line.outlet.resize(size);
            line.inbox.resize(size.width, size.height);
        }
        session.channel_success(channel)
    }

    async fn data(&mut self, _channel: ChannelId, data: &[u8], _session: &mut Session) -> Result<(), Self::Error> {
        if let Some(keys) = &self.keys {
            // Whoever has left types for nobody.
            let _unread = keys.send(data.to_vec()).await;
        }
        Ok(())
    }

    async fn channel_eof(&mut self, _channel: ChannelId, _session: &mut Session) -> Result<(), Self::Error> {
        if let Some(line) = &self.line {
            line.end(Ending::Lost);
        }
        Ok(())
    }

    async fn channel_close(&mut self, _channel: ChannelId, _session: &mut Session) -> Result<(), Self::Error> {
        if let Some(line) = &self.line {
            line.hang_up(Ending::Lost);
        }
        Ok(())
    }

    async fn exec_request(&mut self, channel: ChannelId, _: &[u8], session: &mut Session) -> Result<(), Self::Error> {
        session.channel_failure(channel)
    }

    async fn subsystem_request(&mut self, channel: ChannelId, _: &str, session: &mut Session) -> Result<(), Self::Error> {
        session.channel_failure(channel)
    }

    async fn env_request(&mut self, channel: ChannelId, _: &str, _: &str, session: &mut Session) -> Result<(), Self::Error> {
        session.channel_failure(channel)
    }

    async fn x11_request(
        &mut self,
        channel: ChannelId,
        _single: bool,
        _protocol: &str,
        _cookie: &str,
        _screen: u32,
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        session.channel_failure(channel)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_simple_terminal_is_not_asked_for_more_than_it_can_whatever_one_likes_elsewhere() {
        let liked = Taste { lang: Lang::En, theme: ThemeName::Light, ascii: false, no_color: false };
        let shown = |term, last| {
            let taste = taste(term, Lang::Zh, last);
            (taste.lang, taste.theme, taste.ascii)
        };
        assert_eq!(shown("xterm-256color", None), (Lang::Zh, ThemeName::Any, false));
        assert_eq!(shown("xterm-256color", Some(liked)), (Lang::En, ThemeName::Light, false));
        assert_eq!(shown("linux", Some(liked)), (Lang::En, ThemeName::Light, true));
        for term in ["dumb", "vt100", "", "unknown"] {
            assert_eq!(shown(term, Some(liked)), (Lang::En, ThemeName::Mono, true), "{term}");
        }
    }
}
