//! Pieces that screens are made of.

pub mod alarm;
pub mod bars;
pub mod caret;
pub mod digits;
pub mod filter;
pub mod lines;
pub mod list;
pub mod strip;
pub mod table;
pub mod tabs;
pub mod text;

use super::glyphs::Glyphs;
use super::theme::Theme;
use crate::words::Words;
use list::Scroll;

/// How a person wants to see things: language, colours, signs, and which part of what is longer than the screen.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    /// The words of their language.
    pub words: &'a Words,
    /// The colours.
    pub theme: &'a Theme,
    /// The signs.
    pub glyphs: &'a Glyphs,
    /// Which rows lists are to show.
    pub scroll: Scroll,
}
