//! The way in for a person's keys and for changes of the session, bounded: a flood is dropped, and the person told.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

use crossterm::event::Event as Input;

use crate::domain::message::Message;
use crate::tui::event::Event;

/// So many keys wait at most for the next frame.
const MOST_KEYS: usize = 4096;
/// So many bytes of a paste count as one key.
const BYTES_A_KEY: usize = 256;

/// What waits for a person's screens.
#[derive(Debug)]
pub struct Inbox {
    events: Sender<Event>,
    /// How much input came since the screens last took everything.
    keys: AtomicUsize,
    /// Whether input was dropped since then.
    flooded: AtomicBool,
    /// Whether they are about to hear that the session changed.
    rung: AtomicBool,
    /// Whether they are about to hear of another size.
    resized: AtomicBool,
}

impl Inbox {
    /// An empty one, and where the screens take from it.
    #[must_use]
    pub fn new() -> (Self, Receiver<Event>) {
        let (events, taken) = channel();
        let unset = || AtomicBool::new(false);
        (Inbox { events, keys: AtomicUsize::new(0), flooded: unset(), rung: unset(), resized: unset() }, taken)
    }

    /// Takes a key, a paste or the mouse, unless too much waits already.
    pub fn input(&self, input: Input) {
        if self.keys.load(Ordering::Relaxed) >= MOST_KEYS {
            self.flooded.store(true, Ordering::Relaxed);
            return;
        }
        let weight = if let Input::Paste(text) = &input { text.len() / BYTES_A_KEY } else { 0 };
        self.keys.fetch_add(1 + weight, Ordering::Relaxed);
        self.send(Event::Input(input));
    }

    /// The session changed; that this waits already is enough.
    pub fn ring(&self) {
        if !self.rung.swap(true, Ordering::SeqCst) {
            self.send(Event::Changed);
        }
    }

    /// The window has another size; that this waits already is enough.
    pub fn resize(&self, columns: u16, rows: u16) {
        if !self.resized.swap(true, Ordering::SeqCst) {
            self.send(Event::Input(Input::Resize(columns, rows)));
        }
    }

    /// The person is told something.
    pub fn notice(&self, notice: Message) {
        self.send(Event::Notice(notice));
    }

    /// The screens are to end.
    pub fn stop(&self) {
        self.send(Event::Stop);
    }

    /// The screens have taken everything and are about to draw.
    pub fn emptied(&self) {
        self.keys.store(0, Ordering::Relaxed);
        self.rung.store(false, Ordering::SeqCst);
        self.resized.store(false, Ordering::SeqCst);
        if self.flooded.swap(false, Ordering::Relaxed) {
            self.notice(Message::new("ssh-flood"));
        }
    }

    fn send(&self, event: Event) {
        // Where the screens have ended, nobody needs it any more.
        let _unheard = self.events.send(event);
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyModifiers};

    use super::*;

    fn key() -> Input {
        Input::Key(crossterm::event::KeyEvent::new(KeyCode::Char('q'), KeyModifiers::NONE))
    }

    #[test]
    fn a_flood_of_keys_is_dropped_and_the_person_told_once() {
        let (inbox, taken) = Inbox::new();
        (0..MOST_KEYS * 3).for_each(|_| inbox.input(key()));
        assert_eq!(taken.try_iter().count(), MOST_KEYS);
        inbox.emptied();
        assert_eq!(taken.try_iter().collect::<Vec<_>>(), [Event::Notice(Message::new("ssh-flood"))]);
        inbox.input(key());
        inbox.emptied();
        assert_eq!(taken.try_iter().collect::<Vec<_>>(), [Event::Input(key())], "afterwards all is as ever");
    }

    #[test]
    fn pastes_count_by_their_length() {
        let (inbox, taken) = Inbox::new();
        (0..100).for_each(|_| inbox.input(Input::Paste("x".repeat(1 << 20))));
        assert_eq!(taken.try_iter().count(), 1);
    }

    #[test]
    fn changes_and_sizes_wait_once_and_are_heard_again_after_each_frame() {
        let (inbox, taken) = Inbox::new();
        for _ in 0..2 {
            (0..1000).for_each(|_| inbox.ring());
            (0..1000).for_each(|n| inbox.resize(n, n));
            assert_eq!(taken.try_iter().count(), 2);
            inbox.emptied();
        }
    }
}
