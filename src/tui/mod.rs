//! Screens for a person, at this machine or elsewhere.
//!
//! One way through: [`event`] -> [`keymap`] -> [`action`] -> a screen of [`screens`] -> the person's seat -> views -> frame.
//! [`run`] is the loop, the same for every transport; [`terminal`] is the only place that touches the terminal of this machine.

pub mod action;
pub mod app;
pub mod event;
pub mod field;
pub mod form;
pub mod glyphs;
pub mod keymap;
pub mod overlay;
pub mod place;
pub mod run;
pub mod screens;
pub mod terminal;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
pub mod theme;
#[cfg(test)]
mod typing;
pub mod widgets;
