//! What differs between the last revision and the one that it replaces.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Span;

use crate::domain::message::Message;
use crate::domain::state::Session;
use crate::session::views::Changes;
use crate::transfer::changes;
use crate::tui::action::Action;
use crate::tui::widgets::Look;
use crate::tui::widgets::lines::{draw_lines, paragraph, split_below, styled};
use crate::tui::widgets::list::Cursor;
use crate::tui::widgets::table::{self, Column, Focus, Width};

/// Two revisions side by side. Neither changes any more.
pub(super) struct Compared {
    changes: Changes,
    /// The studios that differ, by place.
    rows: Vec<usize>,
    cursor: Cursor<usize>,
}

impl Compared {
    pub(super) fn new(changes: Changes) -> Compared {
        let rows: Vec<usize> = changes.studios.iter().map(|change| change.studio).collect();
        let mut cursor = Cursor::default();
        cursor.follow(&rows);
        Compared { changes, rows, cursor }
    }

    /// The number of the later revision.
    pub(super) const fn revision(&self) -> u32 {
        self.changes.after.number
    }

    /// The studio of the cursor, by its place.
    pub(super) fn studio(&self) -> Option<usize> {
        self.cursor.id().copied()
    }

    pub(super) fn step(&mut self, action: Action) {
        self.cursor.on_action(action, &self.rows);
    }

    pub(super) fn click(&mut self, at: Position) -> bool {
        let before = self.cursor.index();
        self.cursor.click(at, &self.rows) && self.cursor.index() == before
    }

    /// Id, name, rank, total, grade and remark of a row.
    fn cells(&self, index: usize, session: &Session, look: Look<'_>) -> Option<Vec<String>> {
        let cells = changes::cells(self.changes.studios.get(index)?, session, look.words)?;
        // Some terminals draw the arrow two cells wide.
        Some(cells.into_iter().map(|cell| cell.replace('→', "->")).collect())
    }

    pub(super) fn draw(&mut self, buffer: &mut Buffer, area: Rect, session: &Session, look: Look<'_>) {
        let cells = usize::from(area.width).saturating_sub(2);
        let heading = if self.rows.is_empty() { "results-no-changes" } else { "results-changes" };
        let heading = Message::new(heading).with("number", self.changes.after.number).with("before", self.changes.before.number);
        let area = draw_lines(buffer, area, styled(paragraph(&look.words.say(&heading), cells, 2, look), look.theme.title));
        let (list, below) = split_below(buffer, area, 3, look);
        let word = |id| look.words.get(id);
        let columns = [
            Column::text(word("tui-column-studio"), Width::Rest),
            Column::text(word("tui-column-rank"), Width::Cells(8)),
            Column::text(word("tui-column-total"), Width::Cells(14)),
            Column::text(word("tui-column-grade"), Width::Cells(22)),
        ];
        let list = table::titles(buffer, list, &columns, look);
        let window = self.cursor.window(list, self.rows.len(), look.scroll);
        table::rows(buffer, list, &columns, (window, self.cursor.index(), Focus::Here), look, |index| {
            let Some(cells) = self.cells(index, session, look) else { return Vec::new() };
            let mut cells = cells.into_iter();
            let name = cells.by_ref().take(2).collect::<Vec<_>>().join(" ");
            std::iter::once(name).chain(cells).take(4).map(Span::raw).collect()
        });
        if let Some(whole) = self.cells(self.cursor.index(), session, look) {
            let whole: Vec<String> = whole.into_iter().filter(|cell| !cell.is_empty()).collect();
            let lines = paragraph(&whole.join(look.glyphs.between), cells, 3, look);
            draw_lines(buffer, below, styled(lines, Style::new()));
        }
    }
}
