//! Pure rules: no clock, no disk, no terminal, no SQL. Depends on nothing else of the house.
//!
//! Nouns: [`points`], [`weight`], [`rubric`], [`roster`], [`panel`], [`sheet`]. Arithmetic: [`tally`], [`grading`], [`changes`], [`due`], [`carry`], [`groups`];
//! [`agreement`], which decides nothing.
//! [`hearing`]: what goes on in the room. What may happen, what did, what is: [`phase`], [`policy`], [`command`], [`decide`], [`event`], [`state`].
//! What admits: [`key`], [`passphrase`].
//! What proves it: [`hash`], [`seal`].

pub mod account;
pub mod agreement;
pub mod carry;
pub mod changes;
pub mod command;
pub mod decide;
pub mod due;
pub mod event;
pub mod grading;
pub mod groups;
pub mod hash;
pub mod hearing;
pub mod id;
pub mod key;
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
pub mod text;
pub mod weight;
