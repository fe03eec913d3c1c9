//! One open session: the [`Room`] that everybody shares and the [`Seat`] that is one person's authority in it.
//!
//! Screens, shell and server all go through a seat, so they cannot disagree about rights or figures.

mod admit;
mod backup;
pub mod clock;
mod codes;
mod core;
mod diagnosis;
mod peers;
mod presence;
mod proof;
mod room;
mod saving;
mod seat;
mod seen;
pub mod views;
mod watch;

pub use crate::journal::{
    Head, JournalError, Record, append_private, create_private, create_private_folder, refuse_share, replace_private,
};
pub use admit::{Admitted, Credential, Invitation, Joins, Proof};
pub use backup::{backup, beside};
pub use presence::{Guest, Presence, Present, Whereabouts};
pub use proof::{Fate, SealPart, Submission, Verified};
pub use room::{Room, SessionError};
pub use saving::Saving;
pub use seat::{Applied, Seat};
