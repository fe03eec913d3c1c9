//! Files in and out.
//!
//! In: [`rubric`], [`roster`], [`panel`], [`scores`], [`recusals`], [`self_scores`], [`materials`], [`conditions`],
//! [`last_results`].
//! Out: [`results`], [`changes`], [`objections`], [`agreement`], [`due`], [`entrusted`], [`explain`] and [`export`].
//! Back again: [`compare`], [`signatures`].

pub mod agreement;
pub mod changes;
pub(crate) mod columns;
pub mod compare;
pub mod conditions;
mod decisions;
mod decode;
mod deductions;
pub mod due;
pub mod entrusted;
pub mod explain;
pub mod export;
pub mod groups;
mod headings;
mod ids;
mod known;
pub mod last_results;
mod marks;
pub mod materials;
pub mod merge;
mod nearest;
pub mod objections;
pub mod panel;
pub mod papers;
mod picture;
mod problem;
mod records;
pub mod recusals;
pub mod results;
pub mod roster;
pub mod rubric;
#[cfg(test)]
mod sample;
pub mod scores;
pub mod self_scores;
pub mod sentences;
pub mod signatures;
pub mod spreadsheet;
#[cfg(test)]
mod stage;
mod table;

pub use decode::LARGEST;
pub use problem::{Read, RowProblem};
