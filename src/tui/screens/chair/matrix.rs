//! Who is missing: studios by experts, a sign for each sheet.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Span;

use super::grid::{Experts, Grid};
use super::view::{Found, View, draw_lines, paragraph, sign, split_below, state_words, styled};
use crate::domain::grading::Gate;
use crate::domain::message::Message;
use crate::domain::state::SheetState;
use crate::session::views::ProgressRow;
use crate::tui::action::Action;
use crate::tui::widgets::Look;
use crate::tui::widgets::list::Cursor;
use crate::tui::widgets::table::{Column, Width};
use crate::tui::widgets::text::width;

/// The list of studios with everybody's progress.
#[derive(Default)]
pub(super) struct Matrix {
    shown: Vec<usize>,
    cursor: Cursor<usize>,
    /// Submitted sheets and those waited for, of each expert.
    totals: Vec<(usize, usize)>,
}

impl Matrix {
    pub(super) fn sift(&mut self, view: &View, found: &Found) {
        self.shown = (0..view.studios()).filter(|place| found.studio(*place)).collect();
        self.cursor.follow(&self.shown);
        let awaited = |at: usize| {
            let rows = view.progress.rows.iter().filter(|row| row.gate.is_none());
            count(rows.filter_map(move |row| row.cells.get(at)))
        };
        self.totals = (0..view.progress.experts.len()).map(awaited).collect();
    }

    /// The studio of the cursor.
    pub(super) fn studio(&self) -> Option<usize> {
        self.cursor.id().copied()
    }

    pub(super) fn step(&mut self, action: Action) {
        self.cursor.on_action(action, &self.shown);
    }

    /// Takes a click; `true` where the cursor was already there.
    pub(super) fn click(&mut self, at: Position) -> bool {
        let before = self.cursor.index();
        self.cursor.click(at, &self.shown) && self.cursor.index() == before
    }

    pub(super) fn draw(
        &mut self,
        buffer: &mut Buffer,
        area: Rect,
        view: &View,
        experts: &mut Experts,
        filter: Option<String>,
        look: Look<'_>,
    ) {
        let cells = usize::from(area.width).saturating_sub(2);
        let head = match filter {
            Some(filter) => vec![(filter, look.theme.key)],
            None => styled(paragraph(&look.words.say(&view.next_step()), cells, 2, look), look.theme.title),
        };
        let area = draw_lines(buffer, area, head);
        let legend = styled(legend(view, cells, look), look.theme.dim);
        let (area, below) = split_below(buffer, area, legend.len() + 1, look);
        let at = experts.at();
        let here = paragraph(&look.words.say(&self.here(view, at)), cells, 1, look);
        draw_lines(buffer, below, styled(here, Style::new()).into_iter().chain(legend));
        if view.studios() == 0 {
            let empty = paragraph(&look.words.get("chair-no-studios"), cells, 3, look);
            draw_lines(buffer, area, styled(empty, look.theme.warn));
            return;
        }
        self.draw_grid(buffer, area, view, experts, look);
    }

    fn draw_grid(&mut self, buffer: &mut Buffer, area: Rect, view: &View, experts: &mut Experts, look: Look<'_>) {
        let word = |id| look.words.get(id);
        let (done, all) = view.progress.submitted();
        let sum = format!("{done}/{all}");
        let lead = vec![
            Column::text(word("chair-column-id"), Width::Cells(view.id_cells())),
            Column::text(word("chair-column-studio"), Width::Rest),
            Column::text(word("chair-column-submitted"), Width::Cells(sum.len().max(6) as u16)),
        ];
        let grid = Grid::new(lead, 14, &Grid::names(view.experts()), area.width, experts);
        let rows = grid.titles(buffer, area, look);
        let (rows, sums) = (
            Rect { height: rows.height.saturating_sub(1), ..rows },
            Rect { y: rows.bottom().saturating_sub(1), height: rows.height.min(1), ..rows },
        );
        if self.shown.is_empty() {
            draw_lines(buffer, rows, [(word("tui-filter-nothing"), look.theme.dim)]);
        }
        let window = self.cursor.window(rows, self.shown.len());
        let items = view.rubric().base_items();
        grid.rows(buffer, rows, (window, self.cursor.index()), look, |index| {
            let place = self.shown.get(index).copied().unwrap_or_default();
            let (Some(studio), Some(row)) = (view.outline.session.roster.get(place), view.progress.rows.get(place)) else {
                return Vec::new();
            };
            let mut cells =
                vec![Span::styled(studio.id.as_str(), look.theme.dim), Span::raw(studio.name.as_str()), submitted(row, look)];
            cells.extend(row.cells[grid.experts.clone()].iter().map(|state| {
                let (text, style) = sign(*state, items, look);
                Span::styled(text, if row.gate.is_some() { look.theme.dim } else { style })
            }));
            cells
        });
        let fraction = |(done, all): (usize, usize)| Span::styled(format!("{done}/{all}"), look.theme.value);
        grid.rows(buffer, sums, (0..1, usize::MAX), look, |_| {
            let mut cells = vec![Span::raw(""), Span::raw(word("chair-sums")), Span::styled(sum.as_str(), look.theme.value)];
            cells.extend(self.totals[grid.experts.clone()].iter().map(|sum| fraction(*sum)));
            cells
        });
    }

    /// The sheet of the cursor, in words.
    fn here(&self, view: &View, at: usize) -> Message {
        let (Some(place), Some(expert)) = (self.studio(), view.expert(at)) else {
            return Message::new(if view.progress.experts.is_empty() { "chair-why-no-expert" } else { "tui-nothing-here" });
        };
        let row = view.progress.rows.get(place);
        let state = row.and_then(|row| row.cells.get(at)).copied().unwrap_or(SheetState::Untouched);
        let state = match row.and_then(|row| row.gate.as_ref()) {
            Some(Gate::Excluded(_)) => Message::new("chair-gate-excluded"),
            Some(Gate::Failed(_)) => Message::new("chair-gate-failed"),
            None => state_words(state, view.rubric().base_items()),
        };
        Message::new("chair-here").with("expert", view.person(expert)).with("studio", view.studio(place)).with("state", state)
    }
}

/// How many of a studio's sheets are submitted, or why none are waited for.
fn submitted(row: &ProgressRow, look: Look<'_>) -> Span<'static> {
    match row.gate {
        Some(Gate::Excluded(_)) => Span::styled(look.words.get("chair-out"), look.theme.dim),
        Some(Gate::Failed(_)) => Span::styled(look.words.get("chair-failed"), look.theme.dim),
        None => {
            let (done, all) = count(row.cells.iter());
            Span::styled(format!("{done}/{all}"), if done < all { look.theme.warn } else { look.theme.ok })
        }
    }
}

/// Submitted sheets, and sheets that are waited for.
fn count<'a>(cells: impl Iterator<Item = &'a SheetState>) -> (usize, usize) {
    let awaited = cells.filter(|cell| **cell != SheetState::Recused);
    awaited.fold((0, 0), |(done, all), cell| (done + usize::from(matches!(cell, SheetState::Submitted { .. })), all + 1))
}

/// What the signs mean, in lines of `cells` cells that keep each sign with its words.
fn legend(view: &View, cells: usize, look: Look<'_>) -> Vec<String> {
    let items = view.rubric().base_items();
    let some = items / 2;
    let signs = [
        (SheetState::Submitted { unconfirmed: false }, "chair-legend-submitted"),
        (SheetState::Submitted { unconfirmed: true }, "chair-legend-unconfirmed"),
        (SheetState::Draft { scored: some }, "chair-legend-draft"),
        (SheetState::Returned { scored: some }, "chair-legend-returned"),
        (SheetState::Untouched, "chair-legend-untouched"),
        (SheetState::Recused, "chair-legend-recused"),
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
