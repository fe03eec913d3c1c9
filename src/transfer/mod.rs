//! Files in and out.

mod decode;
pub mod explain;
pub mod export;
mod known;
pub mod materials;
pub mod panel;
pub mod problem;
pub mod recusals;
pub mod results;
pub mod roster;
pub mod rubric;
#[cfg(test)]
mod sample;
pub mod scores;
pub mod self_scores;
mod table;

pub use decode::LARGEST;
pub use problem::{Read, RowProblem};
