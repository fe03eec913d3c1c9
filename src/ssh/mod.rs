//! The same screens for people elsewhere. The only place that knows the network.
//!
//! [`Server`] takes connections; each has a `guest` that lets somebody in (`login`) and a `visit`: a thread that runs the
//! unmodified screens on a `backend`. Between the two is a `line`, bounded in both directions.

mod backend;
mod brakes;
mod doors;
mod guesses;
mod guest;
mod hall;
pub mod host;
pub mod host_key;
mod inbox;
mod input;
mod line;
pub mod log;
mod login;
mod network;
mod outlet;
mod server;
pub mod tastes;
mod visit;
mod wire;

pub use hall::{Hall, Present, Rules};
pub use login::fingerprint;
pub use server::Server;
