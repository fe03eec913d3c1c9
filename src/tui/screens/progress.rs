//! How far everybody is, without a score: studios by experts, a sign for each sheet.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::experts::{Experts, Grid};
use super::studios::{Names, group, group_cells, id_cells, name_cells};
use crate::domain::grading::Gate;
use crate::domain::message::{Arg, Message};
use crate::domain::panel::Member;
use crate::domain::state::{Session, SheetState};
use crate::session::views::{Progress, ProgressRow};
use crate::transfer::sentences;
use crate::tui::action::Action;
use crate::tui::widgets::Look;
use crate::tui::widgets::bars;
use crate::tui::widgets::lines::{draw_lines, paragraph, split_below, styled};
use crate::tui::widgets::list::Cursor;
use crate::tui::widgets::table::{Column, Width};
use crate::tui::widgets::text::{cut, width};

/// The fewest cells of a studio's name.
const SHORTEST: u16 = 14;
/// The most cells for why a studio is not scored.
const LONGEST_STATE: usize = 12;
/// The cells of the bar of progress.
const BAR: usize = 10;
/// From so many rows on, a bar sums everything up, and a line says who is waited for.
const ROOMY: u16 = 16;

/// What it is drawn from.
#[derive(Clone, Copy)]
pub struct Seen<'a> {
    /// The session.
    pub session: &'a Session,
    /// How far everybody is.
    pub progress: &'a Progress,
}

impl<'a> Seen<'a> {
    fn experts(self) -> impl Iterator<Item = &'a Member> + Clone {
        self.progress.experts.iter().filter_map(|place| self.session.panel.get(*place))
    }

    /// Studios whose sheets are all in, and those that are not assessed.
    fn studios(self) -> (usize, usize) {
        let gated = self.progress.rows.iter().filter(|row| row.gate.is_some()).count();
        let complete = |row: &&ProgressRow| row.gate.is_none() && !row.cells.iter().any(waited_for);
        (self.progress.rows.iter().filter(complete).count(), gated)
    }
}

/// The studios, those that a filter finds, with everybody's progress.
#[derive(Default)]
pub struct Matrix {
    shown: Vec<usize>,
    cursor: Cursor<usize>,
    /// Submitted sheets and those waited for, of each expert.
    totals: Vec<(usize, usize)>,
}

impl Matrix {
    /// Makes the rows anew, of the studios (by place) that are found.
    pub fn sift(&mut self, seen: Seen<'_>, found: impl Fn(usize) -> bool) {
        self.shown = (0..seen.session.roster.len()).filter(|place| found(*place)).collect();
        self.cursor.follow(&self.shown);
        let awaited = |at: usize| {
            let rows = seen.progress.rows.iter().filter(|row| row.gate.is_none());
            count(rows.filter_map(move |row| row.cells.get(at)))
        };
        self.totals = (0..seen.progress.experts.len()).map(awaited).collect();
    }

    /// The studio of the cursor.
    pub fn studio(&self) -> Option<usize> {
        self.cursor.id().copied()
    }

    /// Puts the cursor on a studio, or on the first row where that is not shown.
    pub fn lead_to(&mut self, studio: Option<usize>) {
        let row = self.shown.iter().position(|place| Some(*place) == studio);
        self.cursor.put(row.unwrap_or(0), &self.shown);
    }

    /// Moves the cursor.
    pub fn step(&mut self, action: Action) {
        self.cursor.on_action(action, &self.shown);
    }

    /// Takes a click; `true` where the cursor was already there.
    pub fn click(&mut self, at: Position) -> bool {
        let before = self.cursor.index();
        self.cursor.click(at, &self.shown) && self.cursor.index() == before
    }

    /// Draws it under a sentence that says what the session waits for, or under the filter.
    pub fn draw(
        &mut self,
        buffer: &mut Buffer,
        area: Rect,
        seen: Seen<'_>,
        experts: &mut Experts,
        (waits, filter): (&Message, Option<String>),
        look: Look<'_>,
    ) {
        let cells = usize::from(area.width).saturating_sub(2);
        let roomy = area.height >= ROOMY;
        let head = match filter {
            Some(filter) => vec![(filter, look.theme.key)],
            None => styled(paragraph(&look.words.say(waits), cells, 2, look), look.theme.title),
        };
        let mut area = draw_lines(buffer, area, head);
        if seen.session.roster.is_empty() {
            let empty = paragraph(&look.words.get("tui-no-studios"), cells, 3, look);
            draw_lines(buffer, area, styled(empty, look.theme.warn));
            return;
        }
        if roomy {
            summary(seen, cells, look)
                .render(Rect { x: area.x + 1, height: 1, width: area.width.saturating_sub(1), ..area }, buffer);
            area = Rect { y: area.y + 1, height: area.height - 1, ..area };
        }
        let legend = styled(legend(seen, cells, look), look.theme.dim);
        let (area, below) = split_below(buffer, area, legend.len() + 1 + usize::from(roomy), look);
        let here = paragraph(&look.words.say(&self.here(seen, experts.at())), cells, 1, look);
        let missing = self.missing(seen).filter(|_| roomy).map(|missing| look.words.say(&missing));
        let missing = missing.map(|missing| paragraph(&missing, cells, 1, look)).unwrap_or_default();
        let here = styled(here, Style::new()).into_iter().chain(styled(missing, Style::new()));
        draw_lines(buffer, below, here.chain(legend));
        self.draw_grid(buffer, area, seen, experts, look);
    }

    fn draw_grid(&mut self, buffer: &mut Buffer, area: Rect, seen: Seen<'_>, experts: &mut Experts, look: Look<'_>) {
        let word = |id| look.words.get(id);
        let (done, all) = seen.progress.submitted();
        let sum = format!("{done}/{all}");
        let closed = seen.progress.rows.iter().filter_map(|row| closed(row, seen, look)).map(|why| width(&why)).max();
        let widest = sum.len().max(closed.unwrap_or(0).min(LONGEST_STATE)).max(6);
        let mut lead = vec![
            Column::text(word("tui-column-id"), Width::Cells(id_cells(seen.session))),
            Column::text(word("tui-column-studio"), Width::Rest),
            Column::text(word("tui-column-submitted"), Width::Cells(widest as u16)),
        ];
        let groups = group_cells(seen.session);
        lead.splice(1..1, groups.map(|cells| Column::text(word("tui-column-group"), Width::Cells(cells))));
        let names = (SHORTEST, name_cells(seen.session).max(SHORTEST));
        let totals: Vec<String> = self.totals.iter().map(|(done, all)| format!("{done}/{all}")).collect();
        let sums = totals.iter().map(String::len).max().unwrap_or(0);
        let grid = Grid::new(lead, names, sums, seen.experts(), area.width, experts);
        let names = Names(grid.rest());
        let area = match groups {
            Some(_) => grid.groups(buffer, area, seen.experts(), look),
            None => area,
        };
        let rows = grid.titles(buffer, area, look);
        let (rows, sums) = (
            Rect { height: rows.height.saturating_sub(1), ..rows },
            Rect { y: rows.bottom().saturating_sub(1), height: rows.height.min(1), ..rows },
        );
        if self.shown.is_empty() {
            draw_lines(buffer, rows, [(word("tui-filter-nothing"), look.theme.dim)]);
        }
        let window = self.cursor.window(rows, self.shown.len(), look.scroll);
        let items = seen.session.rubric.base_items();
        grid.rows(buffer, rows, (window, self.cursor.index()), look, |index| {
            let place = self.shown.get(index).copied().unwrap_or_default();
            let (Some(studio), Some(row)) = (seen.session.roster.get(place), seen.progress.rows.get(place)) else {
                return Vec::new();
            };
            let id = Span::styled(studio.id.as_str(), look.theme.dim);
            let mut cells = vec![id, Span::raw(names.say(studio)), submitted(row, seen, look)];
            cells.splice(1..1, groups.map(|_| Span::raw(group(studio.group.as_ref()))));
            cells.extend(row.cells[grid.experts.clone()].iter().map(|state| {
                let (text, style) = sign(*state, items, look);
                Span::styled(text, if row.gate.is_some() { look.theme.dim } else { style })
            }));
            cells
        });
        grid.rows(buffer, sums, (0..1, usize::MAX), look, |_| {
            let mut cells = vec![Span::raw(""), Span::raw(word("tui-sums")), Span::styled(sum.as_str(), look.theme.value)];
            cells.splice(1..1, groups.map(|_| Span::raw("")));
            cells.extend(totals[grid.experts.clone()].iter().map(|sum| Span::styled(sum.as_str(), look.theme.value)));
            cells
        });
    }

    /// The sheet of the cursor, in words.
    fn here(&self, seen: Seen<'_>, at: usize) -> Message {
        let member = seen.progress.experts.get(at).and_then(|place| seen.session.panel.get(*place));
        let studio = self.studio().and_then(|place| seen.session.roster.get(place).zip(seen.progress.rows.get(place)));
        let (Some(member), Some((studio, row))) = (member, studio) else {
            return Message::new(if seen.progress.experts.is_empty() { "tui-no-experts" } else { "tui-nothing-here" });
        };
        let state = match &row.gate {
            Some(Gate::Excluded(_)) => Message::new("tui-gate-excluded"),
            Some(Gate::Failed(_)) => Message::new("tui-gate-failed").with("grade", failed(seen)),
            Some(Gate::Ineligible(_)) => Message::new("tui-gate-ineligible"),
            None => {
                let state = row.cells.get(at).copied().unwrap_or(SheetState::Untouched);
                state_words(state, seen.session.rubric.base_items())
            }
        };
        Message::new("tui-here")
            .with("expert", format!("{} {}", member.id, member.name))
            .with("studio", format!("{} {}", studio.id, studio.name))
            .with("state", state)
    }

    /// Whose sheets of the cursor's studio are still to come.
    fn missing(&self, seen: Seen<'_>) -> Option<Message> {
        let row = seen.progress.rows.get(self.studio()?).filter(|row| row.gate.is_none())?;
        let waited = seen.experts().zip(&row.cells).filter(|(_, cell)| waited_for(cell));
        let names = waited.map(|(member, _)| Message::new("word-plain").with("text", member.name.as_str()));
        let names = names.reduce(|before, next| Message::new("word-list").with("before", before).with("next", next));
        Some(match names {
            Some(names) => Message::new("tui-studio-missing").with("names", names),
            None => Message::new("tui-studio-complete"),
        })
    }
}

/// Whether a sheet is still to come.
const fn waited_for(cell: &SheetState) -> bool {
    matches!(cell, SheetState::Untouched | SheetState::Draft { .. } | SheetState::Returned { .. })
}

/// The grade of who fails directly.
fn failed(seen: Seen<'_>) -> Arg {
    sentences::grade_name(&seen.session.rubric, &seen.session.rubric.failed)
}

/// Why no sheet of a studio is waited for.
fn closed(row: &ProgressRow, seen: Seen<'_>, look: Look<'_>) -> Option<String> {
    Some(match row.gate.as_ref()? {
        Gate::Excluded(_) => look.words.get("tui-row-excluded"),
        Gate::Failed(_) => look.words.say(&Message::new("word-plain").with("text", failed(seen))),
        Gate::Ineligible(_) => look.words.get("tui-row-ineligible"),
    })
}

/// How many of a studio's sheets are submitted, or why none are waited for.
fn submitted(row: &ProgressRow, seen: Seen<'_>, look: Look<'_>) -> Span<'static> {
    match closed(row, seen, look) {
        Some(why) => Span::styled(why, look.theme.dim),
        None if row.reopened => Span::styled(look.words.get("tui-row-reopened"), look.theme.warn),
        None => {
            let (done, all) = count(row.cells.iter());
            Span::styled(format!("{done}/{all}"), if done < all { look.theme.warn } else { look.theme.ok })
        }
    }
}

/// Submitted sheets, and sheets that are waited for.
fn count<'a>(cells: impl Iterator<Item = &'a SheetState>) -> (usize, usize) {
    let awaited = cells.filter(|cell| cell.is_awaited());
    awaited.fold((0, 0), |(done, all), cell| (done + usize::from(matches!(cell, SheetState::Submitted { .. })), all + 1))
}

/// A bar, and how many studios are complete.
fn summary(seen: Seen<'_>, cells: usize, look: Look<'_>) -> Line<'static> {
    let ((done, all), (complete, gated)) = (seen.progress.submitted(), seen.studios());
    let studios = Message::new("tui-summary").with("studios", seen.session.roster.len()).with("complete", complete);
    let studios = format!(" {}", look.words.say(&studios.with("gated", gated)));
    let mut line = bars::progress(done, all, BAR, look);
    let studios = cut(&studios, cells.saturating_sub(BAR), look.glyphs.ellipsis).into_owned();
    line.push_span(Span::styled(studios, look.theme.dim));
    line
}

/// What the signs mean, in lines of `cells` cells that keep each sign with its words.
fn legend(seen: Seen<'_>, cells: usize, look: Look<'_>) -> Vec<String> {
    let items = seen.session.rubric.base_items();
    let some = items / 2;
    let signs = [
        (SheetState::Submitted { unconfirmed: false }, "tui-legend-submitted"),
        (SheetState::Submitted { unconfirmed: true }, "tui-legend-unconfirmed"),
        (SheetState::Draft { scored: some }, "tui-legend-draft"),
        (SheetState::Returned { scored: some }, "tui-legend-returned"),
        (SheetState::Untouched, "tui-legend-untouched"),
        (SheetState::Recused, "tui-legend-recused"),
    ];
    let mut lines: Vec<String> = Vec::new();
    for (state, word) in signs {
        let word = format!("{} {}", sign(state, items, look).0, look.words.get(word));
        match lines.last_mut() {
            Some(line) if width(line) + 2 + width(&word) <= cells => *line = format!("{line}  {word}"),
            _ => lines.push(word),
        }
    }
    lines
}

/// How far a sheet is, as a sign, and the style that goes with it.
fn sign(state: SheetState, items: usize, look: Look<'_>) -> (String, Style) {
    match state {
        SheetState::Untouched => (look.glyphs.open.to_owned(), look.theme.dim),
        SheetState::Draft { scored } => (format!("{scored}/{items}"), look.theme.warn),
        SheetState::Returned { scored } => (format!("{}{scored}/{items}", look.glyphs.alert), look.theme.danger),
        SheetState::Submitted { unconfirmed: false } => (look.glyphs.done.to_owned(), look.theme.ok),
        SheetState::Submitted { unconfirmed: true } => (format!("{}?", look.glyphs.done), look.theme.warn),
        SheetState::Recused => (look.glyphs.aside.to_owned(), look.theme.dim),
        SheetState::NotAssigned => (String::new(), look.theme.dim),
    }
}

/// How far a sheet is, in words.
#[must_use]
pub fn state_words(state: SheetState, items: usize) -> Message {
    match state {
        SheetState::Untouched => Message::new("tui-sheet-untouched"),
        SheetState::Draft { scored } => Message::new("tui-sheet-draft").with("scored", scored).with("items", items),
        SheetState::Returned { scored } => Message::new("tui-sheet-returned").with("scored", scored).with("items", items),
        SheetState::Submitted { unconfirmed: false } => Message::new("tui-sheet-submitted"),
        SheetState::Submitted { unconfirmed: true } => Message::new("tui-sheet-unconfirmed"),
        SheetState::Recused => Message::new("tui-sheet-recused"),
        SheetState::NotAssigned => Message::new("tui-sheet-not-assigned"),
    }
}
