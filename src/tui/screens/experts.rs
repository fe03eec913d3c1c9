//! A table with a column for each expert, more of them than may find room: they scroll, and one of them has the cursor.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::studios::group;
use crate::domain::panel::Member;
use crate::tui::action::Action;
use crate::tui::widgets::Look;
use crate::tui::widgets::table::{self, Column, Focus, Width};
use crate::tui::widgets::text::width;

/// The cells of an expert's column at the least, and of one that has the expert's name above it at the most. The cursor stands in
/// the blank before it.
const EXPERT: u16 = 6;
const NAME: u16 = 12;
/// The cells on the left in which the cursor of the rows stands.
const GUTTER: u16 = 2;
/// The cells that are left to the names of the rows where experts stand above their columns by name, and not by id.
const BY_NAME: u16 = 24;

/// Which expert the cursor is on, and the first one in sight.
#[derive(Debug, Default)]
pub struct Experts {
    at: usize,
    first: usize,
}

impl Experts {
    /// Which one the cursor is on, counted from 0 in the panel's order of experts.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// Puts the cursor on one.
    pub const fn put(&mut self, at: usize) {
        self.at = at;
    }

    /// Moves as the action says; `false` if it is no such action.
    pub fn on_action(&mut self, action: Action, all: usize) -> bool {
        match action {
            Action::Left => self.at = self.at.saturating_sub(1),
            Action::Right => self.at = (self.at + 1).min(all.saturating_sub(1)),
            _ => return false,
        }
        true
    }

    fn window(&mut self, room: usize, all: usize) -> Range<usize> {
        let room = room.max(1).min(all);
        self.first = self.first.min(self.at).max((self.at + 1).saturating_sub(room)).min(all - room);
        self.first..self.first + room
    }
}

/// The columns of such a table: those that lead, then as many experts as find room.
pub struct Grid {
    columns: Vec<Column>,
    /// The cells of an expert's column.
    cells: u16,
    /// The experts in sight.
    pub experts: Range<usize>,
    rest: u16,
    /// Where the first expert's column begins, from the left edge.
    start: u16,
    at: usize,
    all: usize,
}

impl Grid {
    /// `lead` columns, one of them [`Width::Rest`] and given `least` to `most` cells, then the experts, in `cells` cells. Above the
    /// columns stand the names of the experts where there is room for all of them, else their ids; `marks` is the width of the
    /// widest figure in them.
    pub fn new<'a>(
        mut lead: Vec<Column>,
        (least, most): (u16, u16),
        marks: usize,
        people: impl Iterator<Item = &'a Member> + Clone,
        cells: u16,
        experts: &mut Experts,
    ) -> Grid {
        let fixed: u16 = lead.iter().map(|column| if let Width::Cells(cells) = column.width { cells + 1 } else { 1 }).sum();
        let room = cells.saturating_sub(GUTTER + fixed);
        let all = people.clone().count();
        let longest = people.clone().map(|member| width(&member.name) as u16).max().unwrap_or(0);
        let marks = EXPERT.max(marks as u16).min(NAME);
        let longest = longest.max(marks);
        let by_name = longest <= NAME && (longest + 1).saturating_mul(all as u16) + BY_NAME.min(most) <= room;
        let (cells, names): (u16, Vec<String>) = match by_name {
            true => (longest, people.map(|member| member.name.clone()).collect()),
            false => (marks, people.map(|member| member.id.to_string()).collect()),
        };
        let shown = experts.window(usize::from(room.saturating_sub(least) / (cells + 1)), all);
        let rest = room.saturating_sub(shown.len() as u16 * (cells + 1)).min(most);
        for column in lead.iter_mut().filter(|column| column.width == Width::Rest) {
            column.width = Width::Cells(rest);
        }
        lead.extend(names[shown.clone()].iter().map(|name| Column::text(name.clone(), Width::Cells(cells))));
        Grid { columns: lead, cells, start: GUTTER + fixed + rest, experts: shown, rest, at: experts.at(), all }
    }

    /// The cells that the names of the rows take.
    pub const fn rest(&self) -> usize {
        self.rest as usize
    }

    /// Draws the group of each expert above everything, and returns what is left below.
    pub fn groups<'a>(&self, buffer: &mut Buffer, area: Rect, people: impl Iterator<Item = &'a Member>, look: Look<'_>) -> Rect {
        let groups = people.map(|member| Span::styled(group(member.group.as_ref()), look.theme.dim));
        let mut cells = vec![Span::raw(""); self.columns.len() - self.experts.len()];
        cells.extend(groups.skip(self.experts.start).take(self.experts.len()));
        let mut cells = Some(cells);
        let strip = Rect { height: area.height.min(1), ..area };
        self.rows(buffer, strip, (0..1, usize::MAX), look, |_| cells.take().unwrap_or_default());
        Rect { y: area.y + strip.height, height: area.height - strip.height, ..area }
    }

    /// Draws the titles above, and returns what is left for the rows.
    pub fn titles(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) -> Rect {
        let rows = table::titles(buffer, area, &self.columns, look);
        if let Some(cursor) = self.column(area) {
            buffer.set_style(cursor, look.theme.title);
        }
        let signs = [(self.experts.start > 0, 0, "<"), (self.experts.end < self.all, self.experts.len() as u16, ">")];
        for (_, after, sign) in signs.into_iter().filter(|(more, ..)| *more) {
            self.put(buffer, area, after, sign, look);
        }
        rows
    }

    /// Draws the rows of `window`; a row of one cell takes the whole width. In the row of the cursor the expert's cell is marked.
    pub fn rows<'a>(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        (window, cursor): (Range<usize>, usize),
        look: Look<'_>,
        mut row: impl FnMut(usize) -> Vec<Span<'a>>,
    ) {
        let whole = [Column::text(String::new(), Width::Rest)];
        for (index, strip) in window.zip(area.rows()) {
            let cells = row(index);
            let columns: &[Column] = if cells.len() == 1 { &whole } else { &self.columns };
            let mark = index == cursor && cells.len() > 1;
            let mut cells = Some(cells);
            table::rows(buffer, strip, columns, (index..index + 1, cursor, Focus::Here), look, |_| {
                cells.take().unwrap_or_default()
            });
            if mark && self.experts.contains(&self.at) {
                self.put(buffer, strip, (self.at - self.experts.start) as u16, look.glyphs.cursor, look);
            }
        }
    }

    /// The cells of the cursor's column in a row.
    fn column(&self, row: Rect) -> Option<Rect> {
        let after = self.experts.contains(&self.at).then(|| (self.at - self.experts.start) as u16)?;
        let x = row.x + self.start + after * (self.cells + 1);
        Some(Rect { x, width: self.cells, height: 1, ..row }.intersection(row))
    }

    /// Puts a sign into the blank before the column of the expert who is `after` the first.
    fn put(&self, buffer: &mut Buffer, row: Rect, after: u16, sign: &str, look: Look<'_>) {
        let x = row.x + self.start + after * (self.cells + 1) - 1;
        if let Some(cell) = buffer.cell_mut((x, row.y)).filter(|_| x < row.right()) {
            cell.set_symbol(sign);
            if sign != look.glyphs.cursor {
                cell.set_style(look.theme.key);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_column_is_narrower_than_the_sums_below_it() {
        let lead = || vec![Column::text(String::new(), Width::Rest)];
        let people: Vec<Member> = (1..=9)
            .map(|n| Member {
                id: format!("E{n}").as_str().into(),
                name: "样例专家样例专家".to_owned(),
                organisation: String::new(),
                title: String::new(),
                role: crate::domain::panel::Role::Expert,
                group: None,
            })
            .collect();
        let cells = |sums: &str| Grid::new(lead(), (14, 40), sums.len(), people.iter(), 120, &mut Experts::default()).cells;
        assert_eq!([cells("20/20"), cells("200/200"), cells("1000/1000")], [6, 7, 9]);
    }

    #[test]
    fn experts_scroll_with_the_cursor() {
        let mut experts = Experts::default();
        assert_eq!(experts.window(3, 9), 0..3);
        for _ in 0..4 {
            experts.on_action(Action::Right, 9);
        }
        assert_eq!((experts.at(), experts.window(3, 9)), (4, 2..5));
        assert_eq!(experts.window(20, 9), 0..9);
        assert_eq!(experts.window(0, 9), 4..5);
        assert_eq!(experts.window(3, 0), 0..0);
    }
}
