//! A clock in digits that are read from the far end of a room.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::Look;
use super::text::width;

/// The rows of a digit.
pub const ROWS: u16 = 5;

/// Each sign in five rows; `#` is a full cell, of which each is drawn two wide, so that digits are no narrower than they look.
const SIGNS: [(char, [&str; 5]); 12] = [
    ('0', ["###", "# #", "# #", "# #", "###"]),
    ('1', [" # ", "## ", " # ", " # ", "###"]),
    ('2', ["###", "  #", "###", "#  ", "###"]),
    ('3', ["###", "  #", "###", "  #", "###"]),
    ('4', ["# #", "# #", "###", "  #", "  #"]),
    ('5', ["###", "#  ", "###", "  #", "###"]),
    ('6', ["###", "#  ", "###", "# #", "###"]),
    ('7', ["###", "  #", "  #", "  #", "  #"]),
    ('8', ["###", "# #", "###", "# #", "###"]),
    ('9', ["###", "# #", "###", "  #", "###"]),
    (':', [" ", "#", " ", "#", " "]),
    ('-', ["   ", "   ", "###", "   ", "   "]),
];

/// Draws a clock such as `9:05` in the middle of the top of `area`, in [`ROWS`] rows; in one row where there is no room for more.
pub fn clock(buffer: &mut Buffer, area: Rect, time: &str, style: Style, look: Look<'_>) {
    let signs: Vec<[&str; 5]> = time.chars().filter_map(|c| SIGNS.iter().find(|sign| sign.0 == c)).map(|sign| sign.1).collect();
    let row = |row: usize| {
        let cells: Vec<&str> = signs.iter().map(|sign| sign[row]).collect();
        let drawn = |c| if c == '#' { look.glyphs.full.repeat(2) } else { "  ".to_owned() };
        cells.join(" ").chars().map(drawn).collect::<String>()
    };
    let rows: Vec<String> = (0..usize::from(ROWS)).map(row).collect();
    let fits = area.height >= ROWS && rows.iter().all(|row| width(row) <= usize::from(area.width));
    let lines = if fits { rows } else { vec![time.to_owned()] };
    for (line, row) in lines.into_iter().zip(area.rows()) {
        Line::styled(line, style).centered().render(row, buffer);
    }
}
