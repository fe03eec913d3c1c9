//! panelmark runs an assessment panel's scoring session in the terminal.
//!
//! The house, from the ground up; each room uses only those before it:
//! [`domain`] the pure rules, [`journal`] the session file, [`session`] one open session and a person's authority in it,
//! [`transfer`] files in and out, [`words`] what a person reads, [`tui`] the screens, [`ssh`] the same for people elsewhere,
//! [`cli`] the shell.

// Tests and benches may stop at what they did not expect; the program may not.
#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub mod cli;
pub mod domain;
pub mod journal;
pub mod session;
pub mod ssh;
pub mod transfer;
pub mod tui;
pub mod words;
