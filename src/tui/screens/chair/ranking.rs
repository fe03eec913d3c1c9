//! The result: ranked, with the quota line of each pool drawn across it; and what it would be with other numbers of places.

use std::collections::BTreeMap;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Span;

use super::asked::{Asked, joined, places_now, pool_name};
use super::view::{Found, View, draw_lines, paragraph, split_below, styled};
use crate::domain::grading::{PlacesRule, PoolStanding, Reason, Standing, Standings};
use crate::domain::id::{PoolId, StudioId};
use crate::domain::message::{Arg, Message};
use crate::session::Seat;
use crate::session::views::Results;
use crate::tui::action::Action;
use crate::tui::form::Answer;
use crate::tui::widgets::Look;
use crate::tui::widgets::list::Cursor;
use crate::tui::widgets::table::{self, Column, Focus, Width};
use crate::tui::widgets::text::{cut, width};

/// From so many columns on, each dimension has its own.
const WITH_DIMENSIONS: u16 = 110;
/// From so many columns on, the kind of a studio is shown.
const WITH_KIND: u16 = 76;

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    /// A studio, by its place.
    Studio(usize),
    /// The quota line of a pool, by its place.
    Line(usize),
}

/// Numbers of places that are only tried out.
struct WhatIf {
    changes: BTreeMap<PoolId, u32>,
    results: Results,
}

/// The list.
#[derive(Default)]
pub(super) struct Ranking {
    rows: Vec<Row>,
    cursor: Cursor<Row>,
    /// The one pool that is shown.
    pool: Option<usize>,
    what_if: Option<WhatIf>,
}

impl Ranking {
    /// Looks again at what was tried out, as the session is now.
    pub(super) fn look(&mut self, seat: &Seat, view: &View) {
        self.what_if = self.what_if.take().and_then(|mut tried| {
            // What was decided meanwhile is no "if" any more.
            tried.changes.retain(|pool, places| places_now(view, pool) != *places);
            tried.results = seat.results_if(&tried.changes).ok()?;
            (!tried.changes.is_empty()).then_some(tried)
        });
    }

    fn standings<'a>(&'a self, view: &'a View) -> &'a Standings {
        self.what_if.as_ref().map_or(&view.results.standings, |tried| &tried.results.standings)
    }

    pub(super) fn sift(&mut self, view: &View, found: &Found) {
        let standings = self.standings(view);
        let pools = &standings.pools;
        let of_pool = |standing: &Standing| pools.iter().position(|pool| Some(&pool.id) == standing.pool.as_ref());
        let drawn = |pool: usize| found.all() && self.pool.is_none_or(|only| only == pool);
        let (mut rows, mut ranked) = (Vec::new(), vec![0; pools.len()]);
        // A line above everybody: nobody reaches the grade, or there is no place.
        let on_top = |pool: &usize| {
            let anybody = standings.studios.iter().any(|standing| standing.rank.is_some() && of_pool(standing) == Some(*pool));
            pools[*pool].line == 0 && anybody && drawn(*pool)
        };
        rows.extend((0..pools.len()).filter(on_top).map(Row::Line));
        for place in &standings.order {
            let Some(standing) = standings.studios.get(*place) else { continue };
            let pool = of_pool(standing);
            if found.studio(*place) && (self.pool.is_none() || self.pool == pool) {
                rows.push(Row::Studio(*place));
            }
            if let Some(pool) = pool.filter(|_| standing.rank.is_some()) {
                ranked[pool] += 1;
                rows.extend((ranked[pool] == pools[pool].line && drawn(pool)).then_some(Row::Line(pool)));
            }
        }
        self.rows = rows;
        self.cursor.follow(&self.rows);
    }

    /// The studio of the cursor.
    pub(super) fn studio(&self) -> Option<usize> {
        match self.cursor.id() {
            Some(Row::Studio(place)) => Some(*place),
            Some(Row::Line(_)) | None => None,
        }
    }

    /// Whether the cursor is on a quota line.
    pub(super) fn is_on_line(&self) -> bool {
        matches!(self.cursor.id(), Some(Row::Line(_)))
    }

    pub(super) fn step(&mut self, action: Action) {
        self.cursor.on_action(action, &self.rows);
    }

    /// Takes a click; `true` where the cursor was already there.
    pub(super) fn click(&mut self, at: Position) -> bool {
        let before = self.cursor.index();
        self.cursor.click(at, &self.rows) && self.cursor.index() == before
    }

    /// Shows the next pool alone; after the last one all of them.
    pub(super) fn next_pool(&mut self, view: &View, found: &Found) {
        let next = self.pool.map_or(0, |pool| pool + 1);
        self.pool = (next < view.results.standings.pools.len()).then_some(next);
        self.sift(view, found);
    }

    pub(super) const fn is_what_if(&self) -> bool {
        self.what_if.is_some()
    }

    pub(super) fn leave_what_if(&mut self, view: &View, found: &Found) {
        self.what_if = None;
        self.sift(view, found);
    }

    /// The number of places of each pool, as it is shown.
    pub(super) fn places(&self, view: &View) -> Vec<(PoolId, u32)> {
        self.standings(view).pools.iter().map(|pool| (pool.id.clone(), pool.places())).collect()
    }

    /// Shows the result with the numbers of places that were typed, one for each pool.
    ///
    /// # Errors
    /// Why not; the form stays.
    pub(super) fn try_places(&mut self, seat: &Seat, view: &View, answers: &[Answer]) -> Result<(), Message> {
        let mut changes = self.what_if.as_ref().map(|tried| tried.changes.clone()).unwrap_or_default();
        for ((pool, shown), answer) in self.places(view).into_iter().zip(answers) {
            // A number that was left as it stood may follow from another pool's, and goes on following.
            if let Answer::Count(places) = answer
                && *places != shown
            {
                changes.insert(pool, *places);
            }
        }
        changes.retain(|pool, places| places_now(view, pool) != *places);
        if changes.is_empty() {
            return Err(Message::new("chair-what-if-same"));
        }
        let results = seat.results_if(&changes).map_err(|refusal| refusal.message())?;
        self.what_if = Some(WhatIf { changes, results });
        Ok(())
    }

    /// The decision that what was tried out leads to.
    pub(super) fn set_quotas(&self) -> Option<Asked> {
        Some(Asked::SetQuotas(self.what_if.as_ref()?.changes.clone()))
    }

    /// The tie that waits for the chair: in the pool that is shown or of the studio under the cursor, else the first one.
    pub(super) fn open_tie(&self, view: &View) -> Option<Asked> {
        let standings = &view.results.standings;
        let here = match self.cursor.id() {
            Some(Row::Line(pool)) => standings.pools.get(*pool).map(|pool| &pool.id),
            Some(Row::Studio(place)) => standings.studios.get(*place).and_then(|standing| standing.pool.as_ref()),
            None => None,
        };
        let waits = |pool: &&PoolStanding| pool.waits_for_chair();
        let pool = standings.pools.iter().find(|pool| Some(&pool.id) == here).filter(waits);
        let pool = pool.or_else(|| standings.pools.iter().find(waits))?;
        Some(Asked::SettleTie { pool: pool.id.clone(), tied: pool.tie.as_ref()?.tied.clone() })
    }

    /// Shows a pool alone, the cursor on the first of its equals.
    pub(super) fn show_tie(&mut self, pool: &PoolId, tied: &[StudioId], view: &View, found: &Found) {
        self.what_if = None;
        self.pool = view.results.standings.pools.iter().position(|standing| standing.id == *pool);
        self.sift(view, found);
        let studio = |place: usize| view.results.standings.studios.get(place).map(|standing| &standing.id);
        let first = self.rows.iter().position(|row| matches!(row, Row::Studio(place) if studio(*place) == tied.first()));
        self.cursor.put(first.unwrap_or(0), &self.rows);
    }

    pub(super) fn draw(&mut self, buffer: &mut Buffer, area: Rect, view: &View, filter: Option<String>, look: Look<'_>) {
        let cells = usize::from(area.width).saturating_sub(2);
        let small = area.height < 16;
        let mut head = self.head(view, cells, small, look);
        if let Some(filter) = filter {
            head.push((filter, look.theme.key));
        }
        let area = draw_lines(buffer, area, head);
        let (list, below) = split_below(buffer, area, if small { 2 } else { 3 }, look);
        let columns = columns(view, area.width, look);
        let list = table::titles(buffer, list, &columns, look);
        let window = self.cursor.window(list, self.rows.len());
        let whole = [Column::text(String::new(), Width::Rest)];
        for (index, strip) in window.zip(list.rows()) {
            let Some(row) = self.rows.get(index) else { continue };
            let (columns, cells) = match row {
                Row::Studio(place) => (&columns[..], self.studio_cells(*place, view, area.width, look)),
                Row::Line(pool) => (&whole[..], vec![self.line(*pool, view, area.width, look)]),
            };
            let mut cells = Some(cells);
            let cursor = (index..index + 1, self.cursor.index(), Focus::Here);
            table::rows(buffer, strip, columns, cursor, look, |_| cells.take().unwrap_or_default());
        }
        if self.rows.is_empty() {
            let empty = if view.studios() == 0 { "chair-no-studios" } else { "tui-filter-nothing" };
            let empty = paragraph(&look.words.get(empty), cells, 3, look);
            draw_lines(buffer, list, styled(empty, look.theme.dim));
        }
        draw_lines(buffer, below, self.here(view, cells, below.height.into(), look));
    }

    /// What holds for the whole list: that it is only tried out, which revision it is, and how each pool comes to its places.
    fn head(&self, view: &View, cells: usize, small: bool, look: Look<'_>) -> Vec<(String, Style)> {
        let mut lines = Vec::new();
        let mut say = |message: &Message, most, style| {
            lines.extend(styled(paragraph(&look.words.say(message), cells, most, look), style));
        };
        if let Some(tried) = &self.what_if {
            let change = |(pool, places): (&PoolId, &u32)| {
                let change = Message::new("chair-quota-change").with("pool", pool_name(view, pool));
                change.with("places", *places).with("before", places_now(view, pool))
            };
            let changes = joined(tried.changes.iter().map(change));
            say(&Message::new("chair-what-if").with("changes", changes), 2, look.theme.warn);
        } else if let Some(revision) = &view.results.revision {
            say(&Message::new("chair-final").with("revision", revision.number), 1, look.theme.ok);
        } else if view.results.standings.studios.iter().all(|standing| standing.rank.is_none()) {
            say(&Message::new("chair-no-ranks").with("fewest", view.rubric().aggregation.fewest), 2, look.theme.warn);
        }
        let pools = self.standings(view).pools.iter().enumerate();
        for (_, pool) in pools.filter(|(at, _)| self.pool.is_none_or(|only| only == *at)) {
            let tried = self.what_if.as_ref().is_some_and(|tried| tried.changes.contains_key(&pool.id));
            say(&facts(pool, tried, view), if small { 1 } else { 2 }, Style::new());
        }
        lines
    }

    fn studio_cells<'a>(&self, place: usize, view: &'a View, cells: u16, look: Look<'_>) -> Vec<Span<'a>> {
        let rubric = view.rubric();
        let (Some(studio), Some(standing)) = (view.outline.session.roster.get(place), self.standings(view).studios.get(place))
        else {
            return Vec::new();
        };
        let decimals = rubric.aggregation.decimals;
        let rank = standing.rank.map_or_else(|| look.glyphs.aside.to_owned(), |rank| rank.to_string());
        let mut row = vec![Span::raw(rank), Span::styled(studio.id.as_str(), look.theme.dim), Span::raw(studio.name.as_str())];
        if cells >= WITH_KIND {
            row.push(Span::styled(kind(view, place, look), look.theme.dim));
        }
        let total = standing.tally.as_ref().map(|tally| tally.total.printed.fixed(decimals));
        row.push(Span::styled(total.unwrap_or_default(), look.theme.value));
        if cells >= WITH_DIMENSIONS {
            row.extend((0..rubric.dimensions.len()).map(|at| {
                let figure = standing.tally.as_ref().and_then(|tally| tally.dimensions.get(at));
                Span::raw(figure.map(|figure| figure.printed.fixed(decimals)).unwrap_or_default())
            }));
        }
        row.push(Span::raw(word(view.outcome(&standing.outcome), look)));
        row.push(self.why(place, standing, view, look));
        row
    }

    /// Why the outcome is what it is; in what is only tried out, what it was before.
    fn why(&self, place: usize, standing: &Standing, view: &View, look: Look<'_>) -> Span<'static> {
        let now = view.results.standings.studios.get(place);
        if let Some(now) = now.filter(|now| self.is_what_if() && now.outcome != standing.outcome) {
            let was = Message::new("chair-was").with("outcome", view.outcome(&now.outcome));
            return Span::styled(format!("{} {}", look.glyphs.alert, look.words.say(&was)), look.theme.warn);
        }
        let Some(reason) = view.reason(standing).map(|reason| look.words.say(&reason)) else { return Span::raw("") };
        match standing.reason {
            Some(Reason::TieAtQuota | Reason::TooFewSheets | Reason::NoSheets) => {
                Span::styled(format!("{} {reason}", look.glyphs.alert), look.theme.danger)
            }
            Some(Reason::BeyondQuota) => Span::styled(reason, look.theme.warn),
            _ => Span::raw(reason),
        }
    }

    /// The quota line of a pool.
    fn line(&self, at: usize, view: &View, cells: u16, look: Look<'_>) -> Span<'static> {
        let Some(pool) = self.standings(view).pools.get(at) else { return Span::raw("") };
        let message = match &pool.tie {
            None => Message::new("chair-line"),
            Some(tie) if tie.admitted.is_none() => Message::new("chair-line-open").with("tied", tie.tied.len()),
            Some(tie) => Message::new("chair-line-decided").with("tied", tie.tied.len()),
        };
        let message = message.with("pool", pool_name(view, &pool.id)).with("grade", grade(view, &pool.id));
        let text = look.words.say(&message.with("places", pool.places()).with("taken", pool.taken));
        let room = usize::from(cells).saturating_sub(3);
        let text = format!("{} {} ", look.glyphs.horizontal.repeat(2), cut(&text, room.saturating_sub(4), look.glyphs.ellipsis));
        let rest = look.glyphs.horizontal.repeat(room.saturating_sub(width(&text)));
        Span::styled(format!("{text}{rest}"), look.theme.key)
    }

    /// The row of the cursor, in full.
    fn here(&self, view: &View, cells: usize, most: usize, look: Look<'_>) -> Vec<(String, Style)> {
        let standings = self.standings(view);
        match self.cursor.id() {
            Some(Row::Studio(place)) => {
                let (Some(studio), Some(standing)) = (view.outline.session.roster.get(*place), standings.studios.get(*place))
                else {
                    return Vec::new();
                };
                let between = look.glyphs.between;
                let who = [view.studio(*place), kind(view, *place, look), studio.district.clone(), studio.organisation.clone()];
                let mut lines = paragraph(&who.join(between), cells, most.saturating_sub(1).clamp(1, 2), look);
                lines.extend(paragraph(&dimensions(view, standing, look), cells, most.saturating_sub(lines.len()), look));
                styled(lines, Style::new())
            }
            Some(Row::Line(at)) => {
                let message = standings.pools.get(*at).map(|pool| line_words(pool, view));
                let text = message.map(|message| look.words.say(&message)).unwrap_or_default();
                styled(paragraph(&text, cells, most, look), Style::new())
            }
            None => Vec::new(),
        }
    }
}

fn columns(view: &View, cells: u16, look: Look<'_>) -> Vec<Column> {
    let word = |id| look.words.get(id);
    let mut columns = vec![
        Column::figures(word("chair-column-rank"), 4),
        Column::text(word("chair-column-id"), Width::Cells(view.id_cells())),
        Column::text(word("chair-column-studio"), Width::Rest),
    ];
    if cells >= WITH_KIND {
        columns.push(Column::text(word("chair-column-kind"), Width::Cells(10)));
    }
    columns.push(Column::figures(word("chair-column-total"), 6));
    if cells >= WITH_DIMENSIONS {
        let lang = look.words.lang();
        columns.extend(view.rubric().dimensions.iter().map(|dimension| Column::figures(dimension.name.get(lang).to_owned(), 8)));
    }
    columns.push(Column::text(word("chair-column-grade"), Width::Cells(11)));
    columns.push(Column::text(word("chair-column-reason"), Width::Cells(if cells >= WITH_KIND { 16 } else { 13 })));
    columns
}

/// How a pool comes to its places (perhaps only tried out), and who takes them.
fn facts(pool: &PoolStanding, tried: bool, view: &View) -> Message {
    let how = match (&pool.set_by_chair, &pool.rule) {
        (Some(_), _) if tried => Message::new("chair-how-what-if").with("before", places_now(view, &pool.id)),
        (Some(_), _) => Message::new("chair-how-chair").with("before", pool.by_rule),
        (None, PlacesRule::Fixed) => Message::new("chair-how-fixed"),
        (None, PlacesRule::ShareOf { pool: other, places, base }) => Message::new("chair-how-share")
            .with("other", pool_name(view, other))
            .with("places", *places)
            .with("base", *base)
            .with("here", pool.base),
    };
    Message::new("chair-pool")
        .with("pool", pool_name(view, &pool.id))
        .with("grade", grade(view, &pool.id))
        .with("places", pool.places())
        .with("how", how)
        .with("base", pool.base)
        .with("taken", pool.taken)
}

/// What happens at the line of a pool.
fn line_words(pool: &PoolStanding, view: &View) -> Message {
    let message = match &pool.tie {
        Some(tie) if tie.admitted.is_none() => {
            Message::new("chair-line-tie").with("count", tie.tied.len()).with("left", tie.places)
        }
        Some(tie) => Message::new("chair-line-settled").with("count", tie.tied.len()).with("left", tie.places),
        None => Message::new("chair-line-plain"),
    };
    message
        .with("pool", pool_name(view, &pool.id))
        .with("grade", grade(view, &pool.id))
        .with("places", pool.places())
        .with("taken", pool.taken)
}

/// The grade that a pool limits.
fn grade(view: &View, pool: &PoolId) -> Arg {
    let grade = view.rubric().pool(pool.as_str()).and_then(|pool| view.rubric().grade(pool.grade.as_str()));
    grade.map_or_else(|| "".into(), |grade| Arg::from(&grade.name))
}

fn kind(view: &View, place: usize, look: Look<'_>) -> String {
    let studio = view.outline.session.roster.get(place);
    let kind = studio.and_then(|studio| view.rubric().kind(studio.kind.as_str()));
    kind.map(|kind| kind.name.get(look.words.lang()).to_owned()).unwrap_or_default()
}

/// The figures of a studio, dimension by dimension.
fn dimensions(view: &View, standing: &Standing, look: Look<'_>) -> String {
    let Some(tally) = &standing.tally else { return look.words.get("chair-no-sheets") };
    let (lang, decimals) = (look.words.lang(), view.rubric().aggregation.decimals);
    let figures = view.rubric().dimensions.iter().zip(&tally.dimensions);
    let mut parts: Vec<String> =
        figures.map(|(dimension, figure)| format!("{} {}", dimension.name.get(lang), figure.printed.fixed(decimals))).collect();
    if let Some(bonus) = &view.rubric().bonus {
        parts.push(format!("{} {}", bonus.name.get(lang), tally.bonus.printed.fixed(decimals)));
    }
    if view.rubric().adjustment.is_some() {
        parts.push(format!("{} {}", look.words.get("chair-adjustment"), tally.adjustment.printed.fixed(decimals)));
    }
    parts.join("  ")
}

fn word(arg: Arg, look: Look<'_>) -> String {
    look.words.say(&Message::new("word-plain").with("text", arg))
}
