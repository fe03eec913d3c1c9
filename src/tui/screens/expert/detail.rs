//! Below the sheet: what the item of the cursor asks for, and what the sheet adds up to.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::Expert;
use super::rows::Row;
use crate::domain::message::Message;
use crate::domain::points::Points;
use crate::domain::rubric::{Deduction, Item, Receipt, Rule};
use crate::domain::sheet::Entry;
use crate::domain::state::SheetState;
use crate::transfer::papers;
use crate::tui::widgets::Look;
use crate::tui::widgets::strip::strip;
use crate::tui::widgets::text::{cut, width, wrap};

/// The longest axis of the picture, in cells.
const LONGEST_AXIS: usize = 48;
/// Ten points, in units.
const TEN: i64 = 10 * Points::UNITS;

impl Expert {
    pub(super) fn draw_detail(&self, frame: &mut Frame<'_>, area: Rect, look: Look<'_>) {
        let rule = |title: &str| {
            let title = cut(title, usize::from(area.width).saturating_sub(6), look.glyphs.ellipsis).into_owned();
            let left = usize::from(area.width).saturating_sub(width(&title) + 4);
            Line::from(vec![
                Span::styled(look.glyphs.horizontal.repeat(2), look.theme.line),
                Span::styled(format!(" {title} "), look.theme.title),
                Span::styled(look.glyphs.horizontal.repeat(left), look.theme.line),
            ])
        };
        let room = usize::from(area.width).saturating_sub(2);
        let height = usize::from(area.height).saturating_sub(1);
        let (title, lines) = match self.items.id() {
            Some(Row::Item(place)) => match self.outline.session.rubric.item(*place) {
                Some(item) => (item.name.get(look.words.lang()).to_owned(), self.item_lines(*place, item, room, height, look)),
                None => return,
            },
            Some(Row::Adjustment) => (look.words.get("expert-adjustment"), self.adjustment_lines(room, look)),
            _ => return,
        };
        let mut rows = area.rows();
        if let Some(row) = rows.next() {
            frame.render_widget(rule(&title), row);
        }
        for (line, row) in lines.into_iter().zip(rows) {
            frame.render_widget(indented(line), row);
        }
    }

    /// The rows that the longest of all items needs, so that the panes do not jump as the cursor moves.
    pub(super) fn detail_height(&self, cells: usize, look: Look<'_>) -> u16 {
        let items = self.outline.session.rubric.items().enumerate();
        let lines = items.map(|(place, (_, item))| self.item_lines(place, item, cells.saturating_sub(2), usize::MAX, look).len());
        lines.max().unwrap_or(0) as u16 + 1
    }

    /// Deductions are shown whole; what is left goes to the standard and the note.
    fn item_lines(&self, place: usize, item: &Item, room: usize, height: usize, look: Look<'_>) -> Vec<Line<'static>> {
        let entry = self.view.as_ref().and_then(|view| view.sheet.entries.get(place));
        let deductions = deduction_lines(item, entry, room, look);
        let note = entry.map(|entry| entry.note.as_str()).filter(|note| !note.is_empty());
        let note = note.map(|note| look.words.say(&Message::new("expert-note").with("text", note)));
        let papers = self.papers(item, room, look).len();
        let spare = height.saturating_sub(deductions.len() + papers + usize::from(note.is_some())).max(1);
        let standard = look.words.say(&Message::new("expert-standard").with("text", &item.standard));
        let mut lines = shortened(&standard, room, spare, Style::new(), look);
        lines.extend(self.papers(item, room, look));
        lines.extend(deductions);
        if let Some(note) = note {
            let spare = height.saturating_sub(lines.len()).max(1);
            lines.extend(shortened(&note, room, spare, look.theme.ok, look));
        }
        lines
    }

    /// What came in of the papers that the item depends on, several to a line where there is room.
    fn papers(&self, item: &Item, room: usize, look: Look<'_>) -> Vec<Line<'static>> {
        let (session, Some(view)) = (&self.outline.session, &self.view) else { return Vec::new() };
        let received = session.rubric.materials.iter().zip(&view.received);
        let of_item = received.filter(|(material, _)| material.item.as_ref() == Some(&item.id));
        let pieces = of_item.map(|(material, received)| {
            let style = match material.receipt(session.date, *received) {
                Receipt::Received | Receipt::OnTime => look.theme.ok,
                Receipt::Late { .. } | Receipt::Missing => look.theme.warn,
            };
            let said = look.words.say(&papers::receipt_word(material, session.date, *received));
            let name = cut(material.name.get(look.words.lang()), room.saturating_sub(width(&said) + 1), look.glyphs.ellipsis);
            vec![Span::raw(format!("{name} ")), Span::styled(said, style)]
        });
        filled(pieces, room)
    }

    fn adjustment_lines(&self, room: usize, look: Look<'_>) -> Vec<Line<'static>> {
        let mut lines: Vec<Line<'static>> =
            wrap(&look.words.get("expert-adjust-intro"), room).into_iter().map(Line::from).collect();
        if let Some(adjustment) = self.view.as_ref().and_then(|view| view.sheet.adjustment.as_ref()) {
            let message = Message::new("expert-adjustment-is").with("points", adjustment.points);
            let text = look.words.say(&message.with("reason", adjustment.reason.as_str()));
            lines.extend(wrap(&text, room).into_iter().map(|line| Line::styled(line, look.theme.warn)));
        }
        lines
    }

    pub(super) fn draw_total(&self, frame: &mut Frame<'_>, area: Rect, look: Look<'_>) {
        let Some(view) = &self.view else { return };
        let settled = self.desk.rows.get(view.studio).is_some_and(|row| row.gate.is_some() || !row.state.is_awaited());
        if settled {
            return;
        }
        let base = self.outline.session.rubric.base;
        let total = Message::new("expert-total").with("points", view.figures.total).with("base", base);
        let missing = match view.missing.len() {
            0 => {
                let submitted = matches!(view.state, SheetState::Submitted { .. });
                let open = !submitted && view.writable.is_ok();
                Span::styled(look.words.get(if open { "expert-hand-in" } else { "expert-complete" }), look.theme.ok)
            }
            count => Span::styled(look.words.say(&Message::new("expert-missing").with("count", count)), look.theme.warn),
        };
        let line =
            Line::from(vec![Span::styled(format!(" {}", look.words.say(&total)), look.theme.value), Span::raw("  "), missing]);
        frame.render_widget(line, Rect { height: 1, ..area });
        frame.render_widget(self.picture(area.width.into(), look), Rect { y: area.y + 1, height: 1, ..area });
    }

    /// Where this sheet's total falls among the expert's own complete ones.
    fn picture(&self, cells: usize, look: Look<'_>) -> Line<'static> {
        let Some(view) = &self.view else { return Line::default() };
        let others: Vec<Points> = view.others.iter().map(|(_, total)| *total).collect();
        let own = view.missing.is_empty().then_some(view.figures.total);
        let count = others.len() + usize::from(own.is_some());
        let (Some(lowest), Some(highest)) = (others.iter().chain(&own).min(), others.iter().chain(&own).max()) else {
            return Line::styled(format!(" {}", look.words.get("expert-picture-empty")), look.theme.dim);
        };
        let label = match own {
            Some(own) => {
                let rank = 1 + others.iter().filter(|other| **other > own).count();
                Message::new(self.to("expert-picture-rank", "clerk-picture-rank")).with("count", count).with("rank", rank)
            }
            None => Message::new(self.to("expert-picture-others", "clerk-picture-others")).with("count", count),
        };
        // Apart from the scale: a figure of the sentence and one of the scale must not run into one number.
        let label = format!(" {}  ", look.words.say(&label));
        let axis = cells.saturating_sub(width(&label) + 1).min(LONGEST_AXIS);
        let mut line = strip(&others, own, (tens_below(*lowest), tens_above(*highest)), axis, look);
        line.spans.insert(0, Span::styled(label, look.theme.dim));
        line
    }
}

/// The next ten at or below, for the left end of the axis.
fn tens_below(points: Points) -> Points {
    Points::from_units(points.units().div_euclid(TEN) * TEN)
}

/// The next ten above, for the right end of the axis.
fn tens_above(points: Points) -> Points {
    Points::from_units((points.units().div_euclid(TEN) + 1) * TEN)
}

/// The line with a blank before it.
pub(super) fn indented(mut line: Line<'static>) -> Line<'static> {
    line.spans.insert(0, Span::raw(" "));
    line
}

/// The text in `most` lines at the most.
pub(super) fn shortened(text: &str, room: usize, most: usize, style: Style, look: Look<'_>) -> Vec<Line<'static>> {
    let mut lines = wrap(text, room);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            let kept = cut(last, room.saturating_sub(width(look.glyphs.ellipsis)), "").into_owned();
            *last = format!("{kept}{}", look.glyphs.ellipsis);
        }
    }
    lines.into_iter().map(|line| Line::styled(line, style)).collect()
}

/// The deductions, several to a line where there is room.
fn deduction_lines(item: &Item, entry: Option<&Entry>, room: usize, look: Look<'_>) -> Vec<Line<'static>> {
    let pieces = item.deductions.iter().zip('a'..).map(|(deduction, letter)| {
        let units = entry.and_then(|entry| entry.mark.as_ref()).and_then(|mark| mark.deductions.get(&deduction.id)).copied();
        deduction_spans(deduction, letter, units, room, look)
    });
    filled(pieces, room)
}

/// Pieces that stay whole, several to a line where there is room.
fn filled(pieces: impl Iterator<Item = Vec<Span<'static>>>, room: usize) -> Vec<Line<'static>> {
    let mut lines: Vec<Line<'static>> = Vec::new();
    for spans in pieces {
        let cells: usize = spans.iter().map(Span::width).sum();
        match lines.last_mut().filter(|line| line.width() + cells + 2 <= room) {
            Some(line) => {
                line.spans.push(Span::raw("  "));
                line.spans.extend(spans);
            }
            None => lines.push(Line::from(spans)),
        }
    }
    lines
}

fn deduction_spans(deduction: &Deduction, letter: char, units: Option<u32>, room: usize, look: Look<'_>) -> Vec<Span<'static>> {
    let cost = match (&deduction.rule, units) {
        (Rule::Zero, _) => Message::new("expert-cost-zero"),
        (Rule::Minus { points }, _) => Message::new("expert-cost-minus").with("points", *points),
        (Rule::PerUnit { points, unit, .. }, None) => Message::new("expert-cost-unit").with("points", *points).with("unit", unit),
        (Rule::PerUnit { points, unit, .. }, Some(units)) => {
            Message::new("expert-cost-units").with("points", *points * units).with("unit", unit).with("units", units)
        }
    };
    let cost = look.words.say(&cost);
    let name = deduction.name.get(look.words.lang());
    let name = cut(name, room.saturating_sub(width(&cost) + 7), look.glyphs.ellipsis);
    let (tick, style) = if units.is_some() { ("[x]", look.theme.warn) } else { ("[ ]", Style::new()) };
    vec![
        Span::styled(letter.to_string(), look.theme.key),
        Span::styled(format!("{tick} {name} "), style),
        Span::styled(cost, if units.is_some() { look.theme.warn } else { look.theme.dim }),
    ]
}
