//! The loop: wait for an event, take all that have come, draw once. The same for every transport.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Instant;

use ratatui::Terminal;
use ratatui::backend::Backend;

use super::app::{App, Flow};
use super::event::Event;

/// Runs the screens until the person leaves or the events end. Draws only after something happened.
///
/// # Errors
/// What the backend says when it cannot draw.
pub fn run<B: Backend>(terminal: &mut Terminal<B>, events: &Receiver<Event>, app: &mut App) -> Result<(), B::Error> {
    loop {
        if app.take_dirty() {
            terminal.draw(|frame| app.draw(frame))?;
        }
        let first = match app.wake() {
            None => events.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(wait) => events.recv_timeout(wait),
        };
        let first = match first {
            Ok(event) => event,
            Err(RecvTimeoutError::Timeout) => Event::Tick,
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        };
        for event in std::iter::once(first).chain(events.try_iter()) {
            if app.receive(event, Instant::now()) == Flow::Quit {
                return Ok(());
            }
        }
    }
}

/// Hands on the input of this machine's terminal, until it ends or nobody listens.
pub fn read_terminal(events: Sender<Event>) {
    thread::spawn(move || {
        while let Ok(input) = crossterm::event::read() {
            if events.send(Event::Input(input)).is_err() {
                return;
            }
        }
        // Nobody is left to be told when this fails.
        let _ = events.send(Event::Stop);
    });
}

/// Hands on the changes of the session, until either side ends.
pub fn watch_changes(changes: Receiver<()>, events: Sender<Event>) {
    thread::spawn(move || while changes.recv().is_ok() && events.send(Event::Changed).is_ok() {});
}
