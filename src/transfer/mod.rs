//! Files in and out.

mod decode;
mod known;
pub mod materials;
pub mod panel;
mod problem;
pub mod recusals;
pub mod roster;
#[cfg(test)]
mod sample;
pub mod scores;
pub mod self_scores;
mod table;

pub use decode::LARGEST;
pub use problem::{Read, RowProblem};
