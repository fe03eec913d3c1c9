//! Pieces that screens are made of.

pub mod alarm;
pub mod bars;
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

/// How a person wants to see things: language, colours, signs.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    /// The words of their language.
    pub words: &'a Words,
    /// The colours.
    pub theme: &'a Theme,
    /// The signs.
    pub glyphs: &'a Glyphs,
}
