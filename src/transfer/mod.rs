//! Files in and out.

mod columns;
mod decisions;
pub mod explain;
pub mod export;
mod marks;
mod picture;
pub mod results;
pub mod sentences;
pub mod spreadsheet;
#[cfg(test)]
mod stage;
