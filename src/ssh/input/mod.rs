//! From the bytes of a remote terminal to the events that this machine's terminal gives: a parser of its own, that never asks anything back.
//!
//! However the bytes are cut into packets, the events are the same. What was only begun is settled by [`Parser::expire`], once nothing
//! more came for as long as [`Parser::pause`] says; that is how a lone Esc is told from an arrow, and how a paste ends whose end was
//! lost. What is complete but unknown is swallowed.

mod decode;
#[cfg(test)]
mod scores;
#[cfg(test)]
mod tests;

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

/// So long a begun sequence is waited for.
const PAUSE: Duration = Duration::from_millis(30);
/// So long the rest of a paste is waited for: a stalled network brings it later, but keys must not be swallowed for ever.
const PASTE_PAUSE: Duration = Duration::from_secs(3);
/// The longest control sequence that is looked at.
const LONGEST_SEQUENCE: usize = 256;
/// The longest paste that is taken; a longer one is thrown away whole.
const LONGEST_PASTE: usize = 1 << 20;
const ESC: u8 = 0x1b;
/// What ends a bracketed paste.
const PASTE_END: &[u8] = b"\x1b[201~";

/// Where in a sequence the last byte left us. `alt` is set where another Esc stood before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Ground,
    /// In a character of so many bytes.
    Utf8 {
        length: usize,
        alt: bool,
    },
    Esc,
    EscEsc,
    Ss3 {
        alt: bool,
    },
    Csi {
        alt: bool,
    },
    /// In an old mouse report: three bytes.
    X10,
    /// In a string for the terminal (OSC, DCS and their like), which nobody asked for.
    Str {
        opener: u8,
        empty: bool,
    },
    /// In such a string, after an Esc.
    StrEsc,
    /// In a bracketed paste; so many bytes of its end have been seen.
    Paste {
        matched: usize,
    },
}

/// The parser of one connection.
#[derive(Debug)]
pub struct Parser {
    state: State,
    /// The bytes of the sequence, character or paste at hand.
    held: Vec<u8>,
}

impl Parser {
    /// Nothing has come yet.
    #[must_use]
    pub const fn new() -> Self {
        Parser { state: State::Ground, held: Vec::new() }
    }

    /// Takes bytes as they come, and hands on each event that they complete.
    pub fn feed(&mut self, bytes: &[u8], mut tell: impl FnMut(Event)) {
        for byte in bytes {
            self.take(*byte, &mut tell);
        }
    }

    /// After how long without a byte what was begun is to be settled; `None` where nothing was.
    #[must_use]
    pub const fn pause(&self) -> Option<Duration> {
        match self.state {
            State::Ground => None,
            State::Paste { .. } => Some(PASTE_PAUSE),
            _ => Some(PAUSE),
        }
    }

    /// Settles what was begun: nothing more came for as long as [`Parser::pause`] says.
    pub fn expire(&mut self, mut tell: impl FnMut(Event)) {
        let held_nothing = self.held.is_empty();
        match self.state {
            State::Ground => return,
            State::Paste { .. } => return self.end_paste(&mut tell),
            State::Esc | State::StrEsc => tell(key(KeyCode::Esc)),
            State::EscEsc => {
                tell(key(KeyCode::Esc));
                tell(key(KeyCode::Esc));
            }
            State::Ss3 { alt } => begun_with_alt('O', alt, &mut tell),
            State::Csi { alt } if held_nothing => begun_with_alt('[', alt, &mut tell),
            State::Str { opener, empty: true } => begun_with_alt(char::from(opener), false, &mut tell),
            State::Csi { .. } | State::Str { .. } | State::Utf8 { .. } | State::X10 => {}
        }
        self.rest();
    }

    fn rest(&mut self) {
        self.enter(State::Ground);
    }

    fn enter(&mut self, state: State) {
        self.state = state;
        self.held.clear();
    }

    fn take(&mut self, byte: u8, tell: &mut impl FnMut(Event)) {
        match self.state {
            State::Ground => self.begin(byte, false, tell),
            State::Utf8 { length, alt } => self.take_character(byte, length, alt, tell),
            State::Esc => self.take_after_esc(byte, tell),
            State::EscEsc => match byte {
                b'[' => self.enter(State::Csi { alt: true }),
                b'O' => self.enter(State::Ss3 { alt: true }),
                _ => {
                    tell(key(KeyCode::Esc));
                    self.take_after_esc(byte, tell);
                }
            },
            State::Ss3 { alt } => match byte {
                0x20..=0x7e => {
                    self.rest();
                    decode::ss3(byte, alt).into_iter().for_each(tell);
                }
                _ => self.begin(byte, false, tell),
            },
            State::Csi { alt } => self.take_in_csi(byte, alt, tell),
            State::X10 => {
                self.held.push(byte);
                if let [buttons, column, row] = *self.held {
                    self.rest();
                    decode::x10(buttons, column, row).into_iter().for_each(tell);
                }
            }
            State::Str { opener, .. } => match byte {
                ESC => self.enter(State::StrEsc),
                0x07 | 0x18 | 0x1a => self.rest(),
                _ => self.state = State::Str { opener, empty: false },
            },
            State::StrEsc if byte == b'\\' => self.rest(),
            State::StrEsc => self.take_after_esc(byte, tell),
            State::Paste { matched } => self.take_pasted(byte, matched, tell),
        }
    }

    /// A byte with which something new begins.
    fn begin(&mut self, byte: u8, alt: bool, tell: &mut impl FnMut(Event)) {
        self.rest();
        match byte {
            ESC => self.state = State::Esc,
            0x00..=0x7f => tell(decode::plain(byte, alt)),
            _ => {
                let length = match byte {
                    0xc2..=0xdf => 2,
                    0xe0..=0xef => 3,
                    0xf0..=0xf4 => 4,
                    // No character begins like this.
                    _ => return,
                };
                self.state = State::Utf8 { length, alt };
                self.held.push(byte);
            }
        }
    }

    fn take_character(&mut self, byte: u8, length: usize, alt: bool, tell: &mut impl FnMut(Event)) {
        if !matches!(byte, 0x80..=0xbf) {
            return self.begin(byte, false, tell);
        }
        self.held.push(byte);
        if self.held.len() == length {
            if let Some(c) = std::str::from_utf8(&self.held).ok().and_then(|text| text.chars().next()) {
                tell(decode::character(c, if alt { KeyModifiers::ALT } else { KeyModifiers::NONE }));
            }
            self.rest();
        }
    }

    fn take_after_esc(&mut self, byte: u8, tell: &mut impl FnMut(Event)) {
        match byte {
            ESC => self.enter(State::EscEsc),
            b'[' => self.enter(State::Csi { alt: false }),
            b'O' => self.enter(State::Ss3 { alt: false }),
            b']' | b'P' | b'_' | b'^' | b'X' => self.enter(State::Str { opener: byte, empty: true }),
            _ => self.begin(byte, true, tell),
        }
    }

    fn take_in_csi(&mut self, byte: u8, alt: bool, tell: &mut impl FnMut(Event)) {
        match byte {
            // The Linux console's F1 to F5 have a second bracket.
            b'[' if self.held.is_empty() => self.held.push(byte),
            0x20..=0x3f => {
                if self.held.len() < LONGEST_SEQUENCE {
                    self.held.push(byte);
                }
            }
            b'M' if self.held.is_empty() => self.enter(State::X10),
            b'~' if *self.held == *b"200" => self.enter(State::Paste { matched: 0 }),
            0x40..=0x7e => {
                let event = if self.held.len() < LONGEST_SEQUENCE { decode::csi(&self.held, byte, alt) } else { None };
                self.rest();
                event.into_iter().for_each(tell);
            }
            _ => self.begin(byte, false, tell),
        }
    }

    fn take_pasted(&mut self, byte: u8, matched: usize, tell: &mut impl FnMut(Event)) {
        if PASTE_END.get(matched) == Some(&byte) {
            if matched + 1 < PASTE_END.len() {
                self.state = State::Paste { matched: matched + 1 };
                return;
            }
            return self.end_paste(tell);
        }
        // It was not the end after all. Only its first byte is an Esc, so nothing of it can begin another one.
        PASTE_END.iter().take(matched).for_each(|seen| self.hold_pasted(*seen));
        let restarts = byte == ESC;
        if !restarts {
            self.hold_pasted(byte);
        }
        self.state = State::Paste { matched: usize::from(restarts) };
    }

    /// Hands on what was pasted, unless it is too long.
    fn end_paste(&mut self, tell: &mut impl FnMut(Event)) {
        let pasted = std::mem::take(&mut self.held);
        if pasted.len() <= LONGEST_PASTE {
            tell(Event::Paste(String::from_utf8_lossy(&pasted).into_owned()));
        }
        self.state = State::Ground;
    }

    /// One byte more than the longest paste tells that it was too long.
    fn hold_pasted(&mut self, byte: u8) {
        if self.held.len() <= LONGEST_PASTE {
            self.held.push(byte);
        }
    }
}

impl Default for Parser {
    fn default() -> Self {
        Self::new()
    }
}

fn key(code: KeyCode) -> Event {
    Event::Key(KeyEvent::new(code, KeyModifiers::NONE))
}

/// What looked like the begin of a sequence was a key with Alt, after one more Esc if there was one.
fn begun_with_alt(opener: char, esc_before: bool, tell: &mut impl FnMut(Event)) {
    if esc_before {
        tell(key(KeyCode::Esc));
    }
    tell(decode::character(opener, KeyModifiers::ALT));
}
