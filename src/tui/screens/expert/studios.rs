//! The list of studios with how far each sheet is.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::Expert;
use crate::domain::message::Message;
use crate::domain::state::SheetState;
use crate::session::views::DeskRow;
use crate::tui::screens::studios::{Names, id_cells};
use crate::tui::widgets::Look;
use crate::tui::widgets::bars::progress;
use crate::tui::widgets::table::{self, Column, Focus, Width};
use crate::tui::widgets::text::{cut, wrap};

/// From so many columns on, organisation and district stand beside the name.
const ROOMY: u16 = 76;
/// The cells of the bar of progress.
const BAR: usize = 12;

impl Expert {
    pub(super) fn draw_studios(&mut self, frame: &mut Frame<'_>, area: Rect, focus: Focus, look: Look<'_>) {
        frame.render_widget(self.top_line(area.width.into(), look), Rect { height: 1, ..area });
        let rest = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        let columns = self.studio_columns(area.width, look);
        let rows = table::titles(frame.buffer_mut(), rest, &columns, look);
        if self.shown.is_empty() {
            self.studios.hide();
            return self.draw_no_studios(frame, rows, look);
        }
        let window = self.studios.window(rows, self.shown.len(), look.scroll);
        let cursor = (window, self.studios.index(), focus);
        let name = table::widths(&columns, area.width).get(2).copied().unwrap_or(0);
        let names = Names(name);
        table::rows(frame.buffer_mut(), rows, &columns, cursor, look, |index| self.studio_row(index, names, columns.len(), look));
    }

    /// How many sheets are handed in, and which studios are listed.
    fn top_line(&self, room: usize, look: Look<'_>) -> Line<'static> {
        let awaited = |row: &&DeskRow| row.gate.is_none() && row.state.is_awaited();
        let awaited: Vec<_> = self.desk.rows.iter().filter(awaited).collect();
        let done = awaited.iter().filter(|row| matches!(row.state, SheetState::Submitted { .. })).count();
        let text = look.words.say(&Message::new("expert-progress").with("done", done).with("all", awaited.len()));
        let group = self.outline.session.panel.get(self.expert).and_then(|member| member.group.as_ref());
        let text = group.map_or_else(|| text.clone(), |group| format!("{group}{}{text}", look.glyphs.between));
        let mut line = Line::styled(format!(" {text} "), look.theme.title);
        let room = room.saturating_sub(line.width());
        let narrowed = self.filter.line(look, room).or_else(|| self.to_do.then(|| look.words.get("expert-to-do-only")));
        match narrowed {
            Some(narrowed) => {
                line.spans.push(Span::styled(cut(&narrowed, room, look.glyphs.ellipsis).into_owned(), look.theme.key))
            }
            None => line.spans.extend(progress(done, awaited.len(), BAR.min(room), look).spans),
        }
        line
    }

    fn draw_no_studios(&self, frame: &mut Frame<'_>, area: Rect, look: Look<'_>) {
        let why = match () {
            () if self.outline.session.roster.is_empty() => "expert-no-studios",
            () if self.desk.rows.iter().all(|row| row.state == SheetState::NotAssigned) => "expert-none-assigned",
            () if !self.filter.is_open() => "tui-filter-nothing",
            () => "expert-all-done",
        };
        let text = look.words.get(why);
        for (line, row) in wrap(&text, usize::from(area.width).saturating_sub(3)).into_iter().zip(area.rows()) {
            frame.render_widget(Line::styled(format!("  {line}"), look.theme.dim), row);
        }
    }

    fn studio_columns(&self, cells: u16, look: Look<'_>) -> Vec<Column> {
        let word = |id| look.words.get(id);
        let mut columns = vec![
            Column::text(String::new(), Width::Cells(1)),
            Column::text(word("expert-column-id"), Width::Cells(id_cells(&self.outline.session))),
            Column::text(word("expert-column-studio"), Width::Rest),
            Column::figures(word("expert-column-total"), 8),
        ];
        if cells >= ROOMY {
            columns.insert(3, Column::text(word("expert-column-organisation"), Width::Rest));
            columns.insert(4, Column::text(word("expert-column-district"), Width::Cells(8)));
        }
        columns
    }

    fn studio_row(&self, index: usize, names: Names, columns: usize, look: Look<'_>) -> Vec<Span<'_>> {
        let place = self.shown.get(index).copied();
        let Some((studio, row)) = place.and_then(|p| Some((self.outline.session.roster.get(p)?, self.desk.rows.get(p)?))) else {
            return Vec::new();
        };
        let base = self.outline.session.rubric.base_items();
        let (theme, glyphs) = (look.theme, look.glyphs);
        let total = || row.total.map(|total| total.to_string()).unwrap_or_default();
        let (sign, far, style) = match row.state {
            _ if row.gate.is_some() => (glyphs.aside, look.words.get("expert-state-gated"), theme.dim),
            SheetState::Recused => (glyphs.aside, look.words.get("expert-state-recused"), theme.dim),
            SheetState::NotAssigned => ("", String::new(), theme.dim),
            SheetState::Submitted { .. } => (glyphs.done, total(), theme.ok),
            SheetState::Returned { .. } => (glyphs.alert, look.words.get("expert-state-returned"), theme.danger),
            SheetState::Draft { scored } => (glyphs.part, format!("{scored}/{base}"), theme.warn),
            SheetState::Untouched => match row.recusal_proposed {
                Some(ground) => {
                    let proposed = Message::new("expert-state-proposed").with("ground", ground.id());
                    (glyphs.alert, look.words.say(&proposed), theme.warn)
                }
                None => (glyphs.open, String::new(), theme.dim),
            },
        };
        let mut cells = vec![
            Span::styled(sign, style),
            Span::styled(studio.id.as_str(), theme.dim),
            Span::raw(names.say(studio)),
            Span::styled(far, style),
        ];
        if columns > cells.len() {
            cells.insert(3, Span::styled(studio.organisation.as_str(), theme.dim));
            cells.insert(4, Span::styled(studio.district.as_str(), theme.dim));
        }
        cells
    }
}
