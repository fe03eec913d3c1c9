//! Frames as bytes for a terminal elsewhere. Nothing here asks or heeds the terminal or the environment of this machine.

use std::io::{self, Write};
use std::sync::Arc;

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};

use super::line::Line;

/// What is sent before the first frame: the alternate screen, pastes as one event, clicks and the wheel, no cursor.
pub const ENTER: &str = "\x1b[?1049h\x1b[?2004h\x1b[?1000h\x1b[?1006h\x1b[?25l\x1b[2J";
/// What is sent after the last one: everything as it was.
pub const LEAVE: &str = "\x1b[0m\x1b[?1006l\x1b[?1000l\x1b[?2004l\x1b[?1049l\x1b[?25h";

/// The modifiers that screens use, with what sets them.
const MODIFIERS: [(Modifier, &str); 6] = [
    (Modifier::BOLD, ";1"),
    (Modifier::DIM, ";2"),
    (Modifier::ITALIC, ";3"),
    (Modifier::UNDERLINED, ";4"),
    (Modifier::REVERSED, ";7"),
    (Modifier::CROSSED_OUT, ";9"),
];

/// A terminal elsewhere, of which nothing is known but its size.
pub struct Remote {
    line: Arc<Line>,
    frame: Vec<u8>,
    cursor: Position,
    /// Whether the cursor shows, as far as the terminal was told.
    shows_cursor: bool,
}

impl Remote {
    /// A backend whose frames leave by this line.
    #[must_use]
    pub fn new(line: Arc<Line>) -> Self {
        Remote { line, frame: Vec::new(), cursor: Position::ORIGIN, shows_cursor: false }
    }

    fn move_to(&mut self, to: Position) -> io::Result<()> {
        write!(self.frame, "\x1b[{};{}H", u32::from(to.y) + 1, u32::from(to.x) + 1)
    }

    /// Sets all of a cell's style at once, from nothing: no terminal can get it wrong, and where no colour is set none is named.
    fn set_style(&mut self, cell: &Cell) -> io::Result<()> {
        self.frame.write_all(b"\x1b[0")?;
        for (modifier, code) in MODIFIERS {
            if cell.modifier.contains(modifier) {
                self.frame.write_all(code.as_bytes())?;
            }
        }
        self.set_color(cell.fg, 30)?;
        self.set_color(cell.bg, 40)?;
        self.frame.write_all(b"m")
    }

    /// A colour; `base` is 30 for the foreground and 40 for the background.
    fn set_color(&mut self, color: Color, base: u8) -> io::Result<()> {
        let named = match color {
            Color::Reset => return Ok(()),
            Color::Rgb(red, green, blue) => return write!(self.frame, ";{};2;{red};{green};{blue}", base + 8),
            Color::Indexed(index) => return write!(self.frame, ";{};5;{index}", base + 8),
            Color::Black => 0,
            Color::Red => 1,
            Color::Green => 2,
            Color::Yellow => 3,
            Color::Blue => 4,
            Color::Magenta => 5,
            Color::Cyan => 6,
            Color::Gray => 7,
            Color::DarkGray => 60,
            Color::LightRed => 61,
            Color::LightGreen => 62,
            Color::LightYellow => 63,
            Color::LightBlue => 64,
            Color::LightMagenta => 65,
            Color::LightCyan => 66,
            Color::White => 67,
        };
        write!(self.frame, ";{}", base + named)
    }
}

impl Backend for Remote {
    type Error = io::Error;

    fn draw<'a, I: Iterator<Item = (u16, u16, &'a Cell)>>(&mut self, content: I) -> io::Result<()> {
        let (mut next, mut style) = (None, None);
        for (x, y, cell) in content {
            if next != Some(Position { x, y }) {
                self.move_to(Position { x, y })?;
            }
            // After a wide character the terminal may stand elsewhere than we think: the next cell is always gone to.
            next = (cell.symbol().len() == 1).then(|| Position { x: x + 1, y });
            let wanted = (cell.modifier, cell.fg, cell.bg);
            if style != Some(wanted) {
                self.set_style(cell)?;
                style = Some(wanted);
            }
            self.frame.write_all(cell.symbol().as_bytes())?;
        }
        if style.is_some() {
            self.frame.write_all(b"\x1b[0m")?;
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.shows_cursor) { self.frame.write_all(b"\x1b[?25l") } else { Ok(()) }
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.shows_cursor, true) { Ok(()) } else { self.frame.write_all(b"\x1b[?25h") }
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.cursor = position.into();
        self.move_to(self.cursor)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.frame.write_all(match region {
            ClearType::All => b"\x1b[2J",
            ClearType::AfterCursor => b"\x1b[0J",
            ClearType::BeforeCursor => b"\x1b[1J",
            ClearType::CurrentLine => b"\x1b[2K",
            ClearType::UntilNewLine => b"\x1b[0K",
        })
    }

    /// The size that the client last told. It is asked before each frame, so here one waits until the last frame has left:
    /// nothing is rendered for somebody who does not read.
    fn size(&self) -> io::Result<Size> {
        let size = self.line.outlet.ready()?;
        self.line.inbox.emptied();
        Ok(size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.line.outlet.size(), pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.frame.is_empty() { Ok(()) } else { self.line.outlet.put(std::mem::take(&mut self.frame)) }
    }
}
