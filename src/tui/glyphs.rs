//! Signs that are drawn. Some Chinese terminals draw · … │ █ two cells wide; for those there is a set in plain ASCII.

use ratatui::symbols::border;

/// A set of signs, each one cell wide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyphs {
    /// Frames of boxes.
    pub border: border::Set<'static>,
    /// A horizontal line.
    pub horizontal: &'static str,
    /// A vertical line.
    pub vertical: &'static str,
    /// Stands for what was cut off.
    pub ellipsis: &'static str,
    /// Beside the row where the cursor is.
    pub cursor: &'static str,
    /// Done, ticked.
    pub done: &'static str,
    /// Not done, not ticked.
    pub open: &'static str,
    /// Partly done.
    pub part: &'static str,
    /// Not to be done: recused, excluded.
    pub aside: &'static str,
    /// Asks for attention.
    pub alert: &'static str,
    /// Beside what hinges on little.
    pub hinge: &'static str,
    /// The full part of a bar.
    pub full: &'static str,
    /// The empty part of a bar.
    pub empty: &'static str,
    /// The left end of an axis.
    pub axis_from: &'static str,
    /// The right end of an axis.
    pub axis_to: &'static str,
    /// A value among others.
    pub dot: &'static str,
    /// The value that it is about.
    pub mark: &'static str,
    /// Between two pieces of a line.
    pub between: &'static str,
    /// The key that goes up.
    pub up: &'static str,
    /// The key that goes down.
    pub down: &'static str,
    /// The key that goes left.
    pub left: &'static str,
    /// The key that goes right.
    pub right: &'static str,
}

/// Box drawing and geometric signs.
pub const UNICODE: Glyphs = Glyphs {
    border: border::PLAIN,
    horizontal: "─",
    vertical: "│",
    ellipsis: "…",
    cursor: "▸",
    done: "✓",
    open: "·",
    part: "◐",
    aside: "–",
    alert: "!",
    hinge: "◇",
    full: "█",
    empty: "░",
    axis_from: "├",
    axis_to: "┤",
    dot: "·",
    mark: "●",
    between: " · ",
    up: "↑",
    down: "↓",
    left: "←",
    right: "→",
};

/// Signs that every terminal draws one cell wide.
pub const ASCII: Glyphs = Glyphs {
    border: border::Set {
        top_left: "+",
        top_right: "+",
        bottom_left: "+",
        bottom_right: "+",
        vertical_left: "|",
        vertical_right: "|",
        horizontal_top: "-",
        horizontal_bottom: "-",
    },
    horizontal: "-",
    vertical: "|",
    ellipsis: "~",
    cursor: ">",
    done: "x",
    open: ".",
    part: "/",
    aside: "-",
    alert: "!",
    hinge: "*",
    full: "#",
    empty: "-",
    axis_from: "|",
    axis_to: "|",
    dot: ".",
    mark: "@",
    between: " | ",
    up: "Up",
    down: "Down",
    left: "Left",
    right: "Right",
};

impl Glyphs {
    /// The ASCII set if asked for, by argument or by the environment's `PANELMARK_ASCII`.
    #[must_use]
    pub const fn choose(ascii: bool) -> &'static Glyphs {
        if ascii { &ASCII } else { &UNICODE }
    }
}
