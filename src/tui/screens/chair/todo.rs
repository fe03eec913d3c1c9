//! What is to be done before the result can be final, each thing leading to its place; and what is only worth knowing.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Span;

use super::view::{Found, View};
use crate::domain::id::{PoolId, StudioId};
use crate::domain::message::Message;
use crate::domain::state::Blocker;
use crate::session::views::Outlook;
use crate::transfer::entrusted;
use crate::tui::action::Action;
use crate::tui::widgets::Look;
use crate::tui::widgets::lines::{draw_lines, paragraph, split_below, styled};
use crate::tui::widgets::list::Cursor;
use crate::tui::widgets::table::{self, Column, Focus, Width};
use crate::tui::widgets::text::width;

/// The cells of a row before what is to be done.
const KIND: u16 = 10;

/// One thing, by the place where it is settled (studios and experts by their places).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Todo {
    Scoring,
    Sheet(usize, usize),
    Unconfirmed(usize, usize),
    TooFew(usize),
    Conditions(usize),
    Tie(PoolId, Vec<StudioId>),
    Places(Vec<PoolId>),
    Conflict(usize, usize),
    Spread(usize),
    Entrusted,
}

impl Todo {
    fn of(blocker: &Blocker) -> Todo {
        match blocker {
            Blocker::ScoringOpen => Todo::Scoring,
            Blocker::SheetMissing { studio, expert, .. } => Todo::Sheet(*studio, *expert),
            Blocker::SheetUnconfirmed { studio, expert } => Todo::Unconfirmed(*studio, *expert),
            Blocker::ConditionsUnchecked { studio, .. } => Todo::Conditions(*studio),
            Blocker::TooFewSheets { studio } => Todo::TooFew(*studio),
            Blocker::TieOpen { pool, tied } => Todo::Tie(pool.clone(), tied.clone()),
            Blocker::PlacesOpen { pools, .. } => Todo::Places(pools.clone()),
            Blocker::BeyondPlaces { pool, .. } => Todo::Places(vec![pool.clone()]),
        }
    }

    fn is_found(&self, found: &Found, view: &View) -> bool {
        match self {
            Todo::Scoring | Todo::Places(_) | Todo::Entrusted => found.all(),
            Todo::Sheet(studio, expert) | Todo::Unconfirmed(studio, expert) | Todo::Conflict(studio, expert) => {
                found.studio(*studio) || found.person(*expert)
            }
            Todo::TooFew(studio) | Todo::Conditions(studio) | Todo::Spread(studio) => found.studio(*studio),
            Todo::Tie(_, tied) => {
                let roster = view.outline.session.roster.iter().enumerate();
                found.all() || roster.filter(|(_, studio)| tied.contains(&studio.id)).any(|(place, _)| found.studio(place))
            }
        }
    }
}

/// How many things are only worth knowing.
fn notices(view: &View) -> usize {
    let Outlook { conflicts, spread_flagged, entrusted, .. } = &view.outlook;
    conflicts.len() + spread_flagged.len() + usize::from(entrusted.iter().any(|of| of.holds))
}

/// The list.
#[derive(Default)]
pub(super) struct ToDoList {
    rows: Vec<Todo>,
    /// For each row, which of the outlook's things it is, counted through blockers, conflicts and spreads.
    sources: Vec<usize>,
    cursor: Cursor<Todo>,
}

impl ToDoList {
    pub(super) fn sift(&mut self, view: &View, found: &Found) {
        let outlook = &view.outlook;
        let blocks = outlook.blockers.iter().map(Todo::of);
        let conflicts = outlook.conflicts.iter().map(|conflict| Todo::Conflict(conflict.studio, conflict.member));
        let spreads = outlook.spread_flagged.iter().map(|studio| Todo::Spread(*studio));
        let entrusted = entrusted::reminder(&outlook.entrusted).map(|_| Todo::Entrusted);
        let all =
            blocks.chain(conflicts).chain(spreads).chain(entrusted).enumerate().filter(|(_, todo)| todo.is_found(found, view));
        let mut all: Vec<(usize, Todo)> = all.collect();
        // Sheets that others are still to hand in may be hundreds; what the chair can do stands above them.
        all.sort_by_key(|(_, todo)| matches!(todo, Todo::Sheet(..)));
        (self.sources, self.rows) = all.into_iter().unzip();
        let rows = &self.rows;
        found.put(&mut self.cursor, rows, |row, best| rows.get(row).is_some_and(|todo| todo.is_found(best, view)));
    }

    /// What a row says, and whether it stands in the way.
    fn says(&self, index: usize, view: &View) -> Option<(Message, bool)> {
        let source = *self.sources.get(index)?;
        if let Some(blocker) = view.outlook.blockers.get(source) {
            return Some((view.outline.session.tell_blocker(blocker), true));
        }
        if let Some(conflict) = view.outlook.conflicts.get(source - view.outlook.blockers.len()) {
            return Some((view.outline.session.tell_conflict(conflict), false));
        }
        let message = match self.rows.get(index)? {
            Todo::Spread(studio) => {
                let tally = view.results.standings.studios.get(*studio).and_then(|standing| standing.tally.as_ref());
                Message::new("chair-notice-spread")
                    .with("studio", view.studio(*studio))
                    .with("spread", tally.map(|tally| tally.spread).unwrap_or_default())
                    .with("limit", view.rubric().spread.unwrap_or_default())
            }
            Todo::Entrusted => entrusted::reminder(&view.outlook.entrusted)?,
            _ => return None,
        };
        Some((message, false))
    }

    /// What the cursor is on.
    pub(super) fn at(&self) -> Option<&Todo> {
        self.cursor.id()
    }

    pub(super) fn step(&mut self, action: Action) {
        self.cursor.on_action(action, &self.rows);
    }

    /// Takes a click; `true` where the cursor was already there.
    pub(super) fn click(&mut self, at: Position) -> bool {
        let before = self.cursor.index();
        self.cursor.click(at, &self.rows) && self.cursor.index() == before
    }

    pub(super) fn draw(&mut self, buffer: &mut Buffer, area: Rect, view: &View, filter: Option<String>, look: Look<'_>) {
        let cells = usize::from(area.width).saturating_sub(2);
        // That something is left to be done here is what the counts below say.
        let next = Some(view.next_step()).filter(|_| !view.is_blocked()).map(|next| look.words.say(&next));
        let next = next.map(|next| paragraph(&next, cells, 3, look)).unwrap_or_default();
        let next = styled(next, look.theme.title).into_iter();
        let counts =
            Message::new("chair-to-do-counts").with("blockers", view.outlook.blockers.len()).with("notices", notices(view));
        let counts = match filter {
            Some(filter) => vec![(filter, look.theme.key)],
            None => {
                let style = if view.is_blocked() { look.theme.title } else { look.theme.dim };
                styled(paragraph(&look.words.say(&counts), cells, 2, look), style)
            }
        };
        let area = draw_lines(buffer, area, next.chain(counts));
        let (list, below) = split_below(buffer, area, 2, look);
        if self.rows.is_empty() {
            let empty = if view.outlook.blockers.is_empty() { "chair-nothing-to-do" } else { "tui-filter-nothing" };
            draw_lines(buffer, list, [(look.words.get(empty), look.theme.ok)]);
            return;
        }
        let window = self.cursor.window(list, self.rows.len(), look.scroll);
        let columns = [Column::text(String::new(), Width::Cells(KIND - 2)), Column::text(String::new(), Width::Rest)];
        table::rows(buffer, list, &columns, (window, self.cursor.index(), Focus::Here), look, |index| {
            let Some((says, blocks)) = self.says(index, view) else { return Vec::new() };
            let (kind, style) = if blocks {
                (format!("{} {}", look.glyphs.alert, look.words.get("chair-blocks")), look.theme.danger)
            } else {
                (format!("  {}", look.words.get("chair-notice")), look.theme.dim)
            };
            vec![Span::styled(kind, style), Span::raw(look.words.say(&says))]
        });
        // Only what does not fit its row is said once more, whole.
        let says = self.says(self.cursor.index(), view).map(|(says, _)| look.words.say(&says));
        if let Some(says) = says.filter(|says| width(says) > cells.saturating_sub(KIND.into())) {
            draw_lines(buffer, below, styled(paragraph(&says, cells, 2, look), Style::new()));
        }
    }
}
