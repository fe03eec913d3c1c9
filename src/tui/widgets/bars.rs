//! Lines above and below: who and where, and which keys matter now. And a bar of progress.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget};

use super::Look;
use super::text::{cut, width};
use crate::tui::action::Action;

/// A key in the footer.
#[derive(Debug, Clone)]
pub struct KeyHint {
    /// What it does.
    pub action: Action,
    /// The key, as it is written.
    pub key: String,
    /// What it does, in words.
    pub title: String,
    /// Whether it is allowed now.
    pub allowed: bool,
}

/// A bar of `cells` cells that is full as far as `done` of `all`; complete only when all are done.
#[must_use]
pub fn progress(done: usize, all: usize, cells: usize, look: Look<'_>) -> Line<'static> {
    let full = (done.min(all) * cells).checked_div(all).unwrap_or(0);
    let style = if done >= all && all > 0 { look.theme.ok } else { look.theme.warn };
    Line::from(vec![
        Span::styled(look.glyphs.full.repeat(full), style),
        Span::styled(look.glyphs.empty.repeat(cells - full), look.theme.line),
    ])
}

/// The header: `left` is cut off where there is too little room, `tag` (a warning) and `right` are not.
pub fn header(buffer: &mut Buffer, area: Rect, (left, tag, right): (&str, Option<&str>, &str), look: Look<'_>) {
    let tag = tag.map(|tag| format!(" {tag} ")).unwrap_or_default();
    let right = format!(" {right} ");
    let room = usize::from(area.width).saturating_sub(width(&tag) + width(&right) + 1);
    let left = cut(left, room, look.glyphs.ellipsis);
    let blanks = " ".repeat(room.saturating_sub(width(&left)));
    Line::from(vec![
        Span::raw(format!(" {left}{blanks}")),
        Span::styled(tag, look.theme.header.patch(look.theme.warn)),
        Span::raw(right),
    ])
    .style(look.theme.header)
    .render(area, buffer);
}

/// A piece of a line that stands beside others.
#[derive(Debug, Clone)]
pub struct Piece {
    /// What it says.
    pub text: String,
    /// How it is drawn.
    pub style: Style,
    /// Whether it is never cut, such as a clock.
    pub whole: bool,
}

/// The fewest cells to which a piece is cut.
const FEWEST: usize = 16;

/// Pieces of a line side by side, most important first; where they do not find room, the last ones give way first, such as a studio's name.
pub fn pieces(buffer: &mut Buffer, area: Rect, pieces: &[Piece], look: Look<'_>) {
    let wanted: Vec<(usize, bool)> = pieces.iter().map(|piece| (width(&piece.text), piece.whole)).collect();
    let cells = shares(&wanted, usize::from(area.width).saturating_sub(2), width(look.glyphs.between));
    let mut spans = Vec::new();
    for (piece, cells) in pieces.iter().zip(cells) {
        let before = if spans.is_empty() { " " } else { look.glyphs.between };
        let text = cut(&piece.text, cells, look.glyphs.ellipsis).into_owned();
        spans.extend([Span::styled(before, look.theme.line), Span::styled(text, piece.style)]);
    }
    Line::from_iter(spans).render(area, buffer);
}

/// The footer while something lies on top: keys with what they do, as many as there is room for.
pub fn hints(buffer: &mut Buffer, area: Rect, keys: &[(String, &'static str)], look: Look<'_>) {
    Clear.render(area, buffer);
    let mut rest = area;
    for (key, word) in keys {
        let title = look.words.get(word);
        let cells = (width(key) + width(&title) + 3) as u16;
        if cells > rest.width {
            return;
        }
        let spans = [Span::raw(" "), Span::styled(key.as_str(), look.theme.key), Span::raw(" "), Span::raw(title)];
        Line::from_iter(spans).render(rest, buffer);
        rest = Rect { x: rest.x + cells, width: rest.width - cells, ..rest };
    }
}

/// The cells of those pieces that find room, `between` cells apart; of each it is told how many it wants and whether it is never cut.
fn shares(wanted: &[(usize, bool)], room: usize, between: usize) -> Vec<usize> {
    let least: Vec<usize> = wanted.iter().map(|(cells, whole)| if *whole { *cells } else { (*cells).min(FEWEST) }).collect();
    let used = |cells: &[usize]| cells.iter().sum::<usize>() + between * cells.len().saturating_sub(1);
    let shown = (1..=least.len()).rev().find(|shown| used(&least[..*shown]) <= room).unwrap_or(1);
    let mut cells: Vec<usize> = wanted.iter().take(shown).map(|(cells, _)| *cells).collect();
    for at in (0..cells.len()).rev() {
        let excess = used(&cells).saturating_sub(room);
        cells[at] = cells[at].saturating_sub(excess).max(least[at].min(room));
    }
    cells
}

/// The footer: as many of `keys` as there is room for, then the `last` ones, which are always there. Returns where each stands, for clicks.
pub fn footer(buffer: &mut Buffer, area: Rect, keys: &[KeyHint], last: &[KeyHint], look: Look<'_>) -> Vec<(Rect, Action)> {
    let cells = |hint: &KeyHint| width(&hint.key) + width(&hint.title) + 3;
    let mut room = usize::from(area.width).saturating_sub(last.iter().map(cells).sum::<usize>());
    let shown = keys.iter().take_while(|hint| {
        let fits = cells(hint) <= room;
        room = room.saturating_sub(cells(hint));
        fits
    });
    Clear.render(area, buffer);
    let (mut x, mut places) = (area.x, Vec::new());
    for hint in shown.chain(last) {
        let (key, title) = if hint.allowed { (look.theme.key, Style::new()) } else { (look.theme.dim, look.theme.dim) };
        let spans =
            [Span::raw(" "), Span::styled(hint.key.as_str(), key), Span::raw(" "), Span::styled(hint.title.as_str(), title)];
        let place = Rect { x, width: cells(hint) as u16, ..area }.intersection(area);
        Line::from_iter(spans).render(place, buffer);
        places.push((place, hint.action));
        x = x.saturating_add(cells(hint) as u16);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_is_never_cut_and_the_name_first() {
        // Scoring is paused; the clock; a hand that is raised; the studio being heard.
        let wanted = [(17, true), (19, true), (38, false), (27, false)];
        assert_eq!(shares(&wanted, 110, 3), [17, 19, 38, 27]);
        assert_eq!(shares(&wanted, 100, 3), [17, 19, 38, 17], "the name gives way");
        assert_eq!(shares(&wanted, 80, 3), [17, 19, 19, 16], "then what stands before it");
        assert_eq!(shares(&wanted, 72, 3), [17, 19, 30], "until there is no room for it at all");
        assert_eq!(shares(&wanted, 39, 3), [17, 19]);
        assert_eq!(shares(&wanted, 30, 3), [17]);
        assert_eq!(shares(&wanted[1..], 10, 3), [10]);
        assert_eq!(shares(&[], 10, 3), Vec::<usize>::new());
    }
}
