//! Colours by meaning. Colour never carries a meaning alone; the mono theme sets no colour at all.
//!
//! A terminal does not reliably say what its background is, so that the theme that is taken unasked is readable on any. Colours are
//! those of the 256 that are the same everywhere; the first 16 are each terminal's own.

use ratatui::style::{Color, Modifier, Style};

/// Which set of colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ThemeName {
    /// For any background, dark or light.
    #[default]
    Any,
    /// For a dark background.
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
            ThemeName::Any => ThemeName::Dark,
            ThemeName::Dark => ThemeName::Light,
            ThemeName::Light => ThemeName::Mono,
            ThemeName::Mono => ThemeName::Any,
        }
    }

    /// The message that names it.
    #[must_use]
    pub const fn message(self) -> &'static str {
        match self {
            ThemeName::Any => "tui-theme-any",
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

const ANY: Theme = Theme {
    name: ThemeName::Any,
    title: fg(Color::Indexed(30)).add_modifier(Modifier::BOLD),
    dim: fg(Color::Indexed(243)),
    ok: fg(Color::Indexed(28)),
    warn: fg(Color::Indexed(130)),
    danger: fg(Color::Indexed(161)).add_modifier(Modifier::BOLD),
    selected: Style::new().fg(Color::Indexed(231)).bg(Color::Indexed(25)).add_modifier(Modifier::BOLD),
    marked: Style::new().add_modifier(Modifier::UNDERLINED),
    key: fg(Color::Indexed(98)).add_modifier(Modifier::BOLD),
    line: fg(Color::Indexed(244)),
    header: REVERSED,
    value: BOLD,
    selection: REVERSED,
};

const DARK: Theme = Theme {
    name: ThemeName::Dark,
    title: fg(Color::Indexed(87)).add_modifier(Modifier::BOLD),
    dim: fg(Color::Indexed(247)),
    ok: fg(Color::Indexed(83)),
    warn: fg(Color::Indexed(227)),
    danger: fg(Color::Indexed(203)).add_modifier(Modifier::BOLD),
    selected: Style::new().fg(Color::Indexed(231)).bg(Color::Indexed(25)).add_modifier(Modifier::BOLD),
    marked: Style::new().bg(Color::Indexed(236)),
    key: fg(Color::Indexed(227)).add_modifier(Modifier::BOLD),
    line: fg(Color::Indexed(244)),
    header: Style::new().fg(Color::Indexed(255)).bg(Color::Indexed(238)),
    value: BOLD,
    selection: REVERSED,
};

const LIGHT: Theme = Theme {
    name: ThemeName::Light,
    title: fg(Color::Indexed(25)).add_modifier(Modifier::BOLD),
    dim: fg(Color::Indexed(240)),
    ok: fg(Color::Indexed(22)),
    warn: fg(Color::Indexed(94)),
    danger: fg(Color::Indexed(160)).add_modifier(Modifier::BOLD),
    selected: Style::new().fg(Color::Indexed(16)).bg(Color::Indexed(153)).add_modifier(Modifier::BOLD),
    marked: Style::new().bg(Color::Indexed(254)),
    key: fg(Color::Indexed(90)).add_modifier(Modifier::BOLD),
    line: fg(Color::Indexed(243)),
    header: Style::new().fg(Color::Indexed(16)).bg(Color::Indexed(254)),
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
            ThemeName::Any => &ANY,
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

    const EVERY: [ThemeName; 4] = [ThemeName::Any, ThemeName::Dark, ThemeName::Light, ThemeName::Mono];

    /// Red, green and blue of a colour that is the same in every terminal.
    fn rgb(color: Color) -> [u8; 3] {
        let Color::Indexed(index @ 16..) = color else { panic!("{color:?} is each terminal's own") };
        if index >= 232 {
            return [8 + 10 * (index - 232); 3];
        }
        let level = |at: u8| [0, 95, 135, 175, 215, 255][usize::from(at % 6)];
        let at = index - 16;
        [level(at / 36), level(at / 6), level(at)]
    }

    /// The contrast of two colours as WCAG 2 defines it, from 1 to 21.
    fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
        let linear = |part: u8| match f64::from(part) / 255.0 {
            part if part <= 0.040_45 => part / 12.92,
            part => ((part + 0.055) / 1.055).powf(2.4),
        };
        let light = |[r, g, b]: [u8; 3]| 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b) + 0.05;
        let (one, other) = (light(one), light(other));
        one.max(other) / one.min(other)
    }

    /// The backgrounds that a theme is meant for.
    fn backgrounds(name: ThemeName) -> &'static [[u8; 3]] {
        const BLACK: [u8; 3] = [0; 3];
        const GREY: [u8; 3] = [0x1e; 3];
        const WHITE: [u8; 3] = [0xff; 3];
        const CREAM: [u8; 3] = [0xfd, 0xf6, 0xe3];
        match name {
            ThemeName::Any => &[BLACK, WHITE],
            ThemeName::Dark => &[BLACK, GREY],
            ThemeName::Light => &[WHITE, CREAM],
            ThemeName::Mono => &[],
        }
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        assert!((contrast([0; 3], [0xff; 3]) - 21.0).abs() < 0.01);
        assert!((contrast([0x76; 3], [0xff; 3]) - 4.54).abs() < 0.01, "the lightest grey that WCAG 2 allows on white");
        assert_eq!(rgb(Color::Indexed(98)), [0x87, 0x5f, 0xd7]);
        assert_eq!(rgb(Color::Indexed(243)), [0x76; 3]);
    }

    /// 4.5 is what WCAG 2 asks for of text; of 256 colours few have it against black and white both, but 4.4. Bold text may have less,
    /// and lines, which are no text, 3.
    #[test]
    fn every_colour_can_be_read_on_the_backgrounds_that_it_is_meant_for() {
        for theme in EVERY.map(Theme::get) {
            let usual = if theme.name == ThemeName::Any { 4.4 } else { 4.5 };
            let on_header = ("header+warn", theme.header.patch(theme.warn));
            for (name, style) in theme.styles().into_iter().chain([on_header]) {
                let least = match name {
                    "line" => 3.0,
                    _ if style.add_modifier.contains(Modifier::BOLD) => 4.0,
                    _ => usual,
                };
                let own: Vec<[u8; 3]> = style.bg.into_iter().map(rgb).collect();
                let marked = theme.marked.bg.into_iter().map(rgb);
                let around: Vec<[u8; 3]> = backgrounds(theme.name).iter().copied().chain(marked).collect();
                let Some(color) = style.fg.map(rgb) else { continue };
                for background in if own.is_empty() { around } else { own } {
                    let contrast = contrast(color, background);
                    assert!(contrast >= least, "{:?} {name} on {background:?}: {contrast:.2}", theme.name);
                }
            }
        }
    }

    #[test]
    fn each_theme_follows_another_and_none_is_left_out() {
        let turn = std::iter::successors(Some(ThemeName::default()), |name| Some(name.next()));
        let twice = [EVERY, EVERY].concat();
        assert_eq!(turn.take(twice.len()).collect::<Vec<_>>(), twice);
    }

    #[test]
    fn the_mono_theme_sets_no_colour() {
        for (name, style) in MONO.styles() {
            assert_eq!((style.fg, style.bg), (None, None), "{name}");
        }
    }
}
