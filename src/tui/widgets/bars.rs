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

/// Pieces of a line side by side; where they do not find room, the longest give way, such as a studio's name beside a warning.
pub fn pieces(buffer: &mut Buffer, area: Rect, pieces: &[(String, Style)], look: Look<'_>) {
    let room = usize::from(area.width).saturating_sub(2);
    let between = width(look.glyphs.between) * pieces.len().saturating_sub(1) + 1;
    let fits = |most: &usize| pieces.iter().map(|(text, _)| width(text).min(*most)).sum::<usize>() + between <= room;
    let most = (1..=room).rev().find(fits).unwrap_or(1);
    let mut spans = Vec::new();
    for (text, style) in pieces {
        let before = if spans.is_empty() { " " } else { look.glyphs.between };
        let text = cut(text, most, look.glyphs.ellipsis).into_owned();
        spans.extend([Span::styled(before, look.theme.line), Span::styled(text, *style)]);
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
