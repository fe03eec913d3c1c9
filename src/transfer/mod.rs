//! Files in and out.

pub mod rubric;
