//! Pure rules: no clock, no disk, no terminal, no SQL. Depends on nothing else of the house.
//!
//! Nouns: [`points`], [`weight`], [`rubric`], [`roster`], [`panel`], [`sheet`]. Arithmetic: [`tally`], [`grading`], [`changes`], [`due`], [`carry`], [`groups`];
//! [`agreement`], which decides nothing. Who is who, and who may have to step aside: [`identity`], [`conflict`].
//! [`hearing`]: what goes on in the room. [`zone`]: whose day it is. What may happen, what did, what is: [`phase`], [`policy`], [`command`], [`decide`], [`event`], [`target`], [`state`].
//! What admits: [`key`], [`passphrase`].
//! What proves it: [`hash`], [`seal`].

pub mod account;
pub mod agreement;
pub mod carry;
pub mod changes;
pub mod command;
pub mod conflict;
pub mod decide;
pub mod due;
pub mod event;
pub mod grading;
pub mod groups;
pub mod hash;
pub mod hearing;
pub mod id;
pub mod identity;
pub mod key;
#[cfg(test)]
pub(crate) mod masked;
pub mod message;
pub mod panel;
pub mod passphrase;
pub mod phase;
pub mod points;
pub mod policy;
pub mod refusal;
pub mod roster;
pub mod rubric;
#[cfg(test)]
pub(crate) mod sample;
pub mod seal;
pub mod sheet;
pub mod state;
pub mod tally;
pub mod target;
pub mod text;
pub mod weight;
pub mod zone;
