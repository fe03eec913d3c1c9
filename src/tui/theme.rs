//! Colours by meaning. Colour never carries a meaning alone; the mono theme sets no colour at all.

use ratatui::style::{Color, Modifier, Style};

/// Which set of colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ThemeName {
    /// For a dark background.
    #[default]
    Dark,
    /// For a light background.
    Light,
    /// No colours: for `NO_COLOR`, printers and screens without them.
    Mono,
}

impl ThemeName {
    /// The next one in turn.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            ThemeName::Dark => ThemeName::Light,
            ThemeName::Light => ThemeName::Mono,
            ThemeName::Mono => ThemeName::Dark,
        }
    }

    /// The message that names it.
    #[must_use]
    pub const fn message(self) -> &'static str {
        match self {
            ThemeName::Dark => "tui-theme-dark",
            ThemeName::Light => "tui-theme-light",
            ThemeName::Mono => "tui-theme-mono",
        }
    }
}

/// The styles of a theme, by what they mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Which one this is.
    pub name: ThemeName,
    /// Headings.
    pub title: Style,
    /// What matters less, or is not allowed now.
    pub dim: Style,
    /// Done, saved.
    pub ok: Style,
    /// Wants attention.
    pub warn: Style,
    /// Wrong, refused, or hard to reverse.
    pub danger: Style,
    /// The row of the cursor in the pane that has the keys.
    pub selected: Style,
    /// The row of the cursor in the other panes.
    pub marked: Style,
    /// The name of a key.
    pub key: Style,
    /// Frames and lines.
    pub line: Style,
    /// The bar with the session's title.
    pub header: Style,
    /// A figure that was given.
    pub value: Style,
    /// Text that the next key replaces.
    pub selection: Style,
}

const fn fg(color: Color) -> Style {
    Style::new().fg(color)
}

const BOLD: Style = Style::new().add_modifier(Modifier::BOLD);
const REVERSED: Style = Style::new().add_modifier(Modifier::REVERSED);

const DARK: Theme = Theme {
    name: ThemeName::Dark,
    title: fg(Color::LightCyan).add_modifier(Modifier::BOLD),
    dim: fg(Color::Indexed(245)),
    ok: fg(Color::LightGreen),
    warn: fg(Color::LightYellow),
    danger: fg(Color::LightRed).add_modifier(Modifier::BOLD),
    selected: Style::new().fg(Color::Indexed(231)).bg(Color::Indexed(25)).add_modifier(Modifier::BOLD),
    marked: Style::new().bg(Color::Indexed(237)),
    key: fg(Color::LightYellow).add_modifier(Modifier::BOLD),
    line: fg(Color::Indexed(240)),
    header: Style::new().fg(Color::Indexed(255)).bg(Color::Indexed(238)),
    value: BOLD,
    selection: REVERSED,
};

const LIGHT: Theme = Theme {
    name: ThemeName::Light,
    title: fg(Color::Indexed(25)).add_modifier(Modifier::BOLD),
    dim: fg(Color::Indexed(243)),
    ok: fg(Color::Indexed(28)),
    warn: fg(Color::Indexed(130)),
    danger: fg(Color::Indexed(160)).add_modifier(Modifier::BOLD),
    selected: Style::new().fg(Color::Indexed(16)).bg(Color::Indexed(153)).add_modifier(Modifier::BOLD),
    marked: Style::new().bg(Color::Indexed(254)),
    key: fg(Color::Indexed(90)).add_modifier(Modifier::BOLD),
    line: fg(Color::Indexed(248)),
    header: Style::new().fg(Color::Indexed(16)).bg(Color::Indexed(252)),
    value: BOLD,
    selection: REVERSED,
};

const MONO: Theme = Theme {
    name: ThemeName::Mono,
    title: BOLD,
    dim: Style::new().add_modifier(Modifier::DIM),
    ok: Style::new(),
    warn: BOLD,
    danger: BOLD.add_modifier(Modifier::UNDERLINED),
    selected: REVERSED,
    marked: Style::new().add_modifier(Modifier::UNDERLINED),
    key: BOLD,
    line: Style::new(),
    header: REVERSED,
    value: BOLD,
    selection: REVERSED,
};

impl Theme {
    /// The theme of that name.
    #[must_use]
    pub const fn get(name: ThemeName) -> &'static Theme {
        match name {
            ThemeName::Dark => &DARK,
            ThemeName::Light => &LIGHT,
            ThemeName::Mono => &MONO,
        }
    }

    /// Every style with its name, for legends.
    #[must_use]
    pub const fn styles(&self) -> [(&'static str, Style); 12] {
        [
            ("title", self.title),
            ("dim", self.dim),
            ("ok", self.ok),
            ("warn", self.warn),
            ("danger", self.danger),
            ("selected", self.selected),
            ("marked", self.marked),
            ("key", self.key),
            ("line", self.line),
            ("header", self.header),
            ("value", self.value),
            ("selection", self.selection),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mono_theme_sets_no_colour() {
        for (name, style) in MONO.styles() {
            assert_eq!((style.fg, style.bg), (None, None), "{name}");
        }
    }
}
