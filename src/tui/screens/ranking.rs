//! The result: ranked, of all or of one pool, with thresholds and the pool's quota line drawn across it.

use std::collections::BTreeMap;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Span;

use super::studios::{Names, id_cells, name_cells};
use crate::domain::agreement::{Agreement, Hinges};
use crate::domain::grading::{Cutoff, Outcome, PlacesRule, PoolStanding, Reason, Standing, Standings};
use crate::domain::id::PoolId;
use crate::domain::message::{Arg, Message};
use crate::domain::rubric::Grade;
use crate::domain::state::Session;
use crate::session::views::Results;
use crate::transfer::agreement::{hinges_line, hinging};
use crate::transfer::sentences;
use crate::tui::action::Action;
use crate::tui::widgets::Look;
use crate::tui::widgets::lines::{draw_lines, paragraph, split_below, styled};
use crate::tui::widgets::list::Cursor;
use crate::tui::widgets::table::{self, Column, Focus, Width};
use crate::tui::widgets::text::{cut, width};

/// The cells of a figure of a dimension.
const FIGURE: u16 = 8;
/// From so many columns on, reasons have all the room that they need.
const WIDE: u16 = 100;
/// The fewest cells of the kind of a studio, and of its name.
const KIND: u16 = 8;
const SHORTEST: u16 = 16;

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// A studio, by its place.
    Studio(usize),
    /// A line across the list.
    Line(Cutoff),
}

/// Other numbers of places, only tried out, and what would follow.
pub struct WhatIf {
    /// The pools that are changed.
    pub changes: BTreeMap<PoolId, u32>,
    /// The result with these.
    pub results: Results,
}

/// What the list is drawn from.
#[derive(Clone, Copy)]
pub struct Ranked<'a> {
    /// The session.
    pub session: &'a Session,
    /// The result as it is.
    pub results: &'a Results,
    /// The result that is shown in its place.
    pub what_if: Option<&'a WhatIf>,
    /// What chair and clerk know beside it: what hinges on one expert or one point is marked.
    pub agreement: Option<&'a Agreement>,
}

impl<'a> Ranked<'a> {
    /// The standings that are shown.
    pub fn standings(self) -> &'a Standings {
        self.what_if.map_or(&self.results.standings, |tried| &tried.results.standings)
    }

    /// How many places a pool has now, whatever is tried out.
    pub fn places_now(self, pool: &PoolId) -> u32 {
        self.results.standings.pool(pool.as_str()).map_or(0, |standing| standing.places())
    }

    fn pool_name(self, pool: &PoolId) -> Arg {
        sentences::pool_name(&self.session.rubric, pool)
    }

    /// What the grade of a studio hinges on, if on anything; nothing while other numbers of places are tried out.
    fn hinges(self, place: usize) -> Option<&'a Hinges> {
        hinging(self.agreement.filter(|_| self.what_if.is_none())?, place)
    }

    /// The grade that a pool limits.
    fn grade(self, pool: &PoolId) -> Arg {
        let pool = self.session.rubric.pool(pool.as_str());
        pool.map_or_else(|| "".into(), |pool| sentences::grade_name(&self.session.rubric, &pool.grade))
    }

    fn reason(self, standing: &Standing) -> Option<Message> {
        standing.reason.as_ref().map(|reason| sentences::reason(&self.session.rubric, reason))
    }

    fn kind(self, place: usize, look: Look<'_>) -> String {
        let kind = self.session.roster.get(place).and_then(|studio| self.session.rubric.kind(studio.kind.as_str()));
        kind.map(|kind| kind.name.get(look.words.lang()).to_owned()).unwrap_or_default()
    }
}

/// The list.
#[derive(Default)]
pub struct RankingList {
    rows: Vec<Row>,
    cursor: Cursor<Row>,
    /// The one pool that is shown.
    pool: Option<usize>,
}

impl RankingList {
    /// Makes the rows anew, of the studios (by place) that are found; lines are drawn only where nobody is left out.
    pub fn sift(&mut self, ranked: Ranked<'_>, found: impl Fn(usize) -> bool, all: bool) {
        let standings = ranked.standings();
        let only = self.pool.and_then(|pool| standings.pools.get(pool)).map(|pool| &pool.id);
        let of = |place: usize| standings.studios.get(place);
        let listed = |place: usize| only.is_none() || of(place).and_then(|standing| standing.pool.as_ref()) == only;
        let cutoffs = if all { standings.cutoffs(&ranked.session.rubric, self.pool) } else { Vec::new() };
        let mut cutoffs = cutoffs.into_iter().peekable();
        // Ranked ones come first, so that the rows of studios before a line are those above it.
        let (mut rows, mut above) = (Vec::new(), 0);
        for place in standings.order.iter().copied().filter(|place| listed(*place)) {
            while let Some((_, cutoff)) = cutoffs.next_if(|(before, _)| *before == above) {
                rows.push(Row::Line(cutoff));
            }
            above += 1;
            rows.extend(found(place).then_some(Row::Studio(place)));
        }
        self.rows = rows;
        self.cursor.follow(&self.rows);
    }

    /// What the cursor is on.
    pub const fn at(&self) -> Option<&Row> {
        self.cursor.id()
    }

    /// The studio of the cursor.
    pub fn studio(&self) -> Option<usize> {
        match self.cursor.id() {
            Some(Row::Studio(place)) => Some(*place),
            Some(Row::Line(_)) | None => None,
        }
    }

    /// Moves the cursor.
    pub fn step(&mut self, action: Action) {
        self.cursor.on_action(action, &self.rows);
    }

    /// Takes a click; `true` where the cursor was already there.
    pub fn click(&mut self, at: Position) -> bool {
        let before = self.cursor.index();
        self.cursor.click(at, &self.rows) && self.cursor.index() == before
    }

    /// Chooses the next pool alone that has studios, after the last one all of them; the rows are to be made anew.
    pub fn next_pool(&mut self, ranked: Ranked<'_>) {
        let mut pools = ranked.results.standings.used_pools().map(|(place, _)| place);
        self.pool = pools.find(|place| self.pool.is_none_or(|shown| *place > shown));
    }

    /// Chooses a pool alone; the rows are to be made anew.
    pub fn show_pool(&mut self, ranked: Ranked<'_>, pool: &PoolId) {
        self.pool = ranked.results.standings.pools.iter().position(|standing| standing.id == *pool);
    }

    /// Puts the cursor on a studio, or on the first row where that is not shown.
    pub fn lead_to(&mut self, studio: Option<usize>) {
        let row = self.rows.iter().position(|row| matches!(row, Row::Studio(place) if Some(*place) == studio));
        self.cursor.put(row.unwrap_or(0), &self.rows);
    }

    /// Draws it, under the lines of `head` and those that say how each pool comes to its places.
    pub fn draw(
        &mut self,
        buffer: &mut Buffer,
        area: Rect,
        ranked: Ranked<'_>,
        (mut head, filter): (Vec<(String, Style)>, Option<String>),
        look: Look<'_>,
    ) {
        let cells = usize::from(area.width).saturating_sub(2);
        let small = area.height < 16;
        if let Some(pool) = self.pool.and_then(|pool| ranked.standings().pools.get(pool)) {
            let only = look.words.say(&Message::new("tui-only-pool").with("pool", ranked.pool_name(&pool.id)));
            head.extend(styled(paragraph(&only, cells, 1, look), look.theme.key));
        }
        let pools = ranked.standings().used_pools();
        for (_, pool) in pools.filter(|(at, _)| self.pool.is_none_or(|only| only == *at)) {
            let facts = paragraph(&look.words.say(&facts(pool, ranked)), cells, if small { 1 } else { 2 }, look);
            head.extend(styled(facts, Style::new()));
        }
        let marked = |row: &Row| matches!(row, Row::Studio(place) if ranked.hinges(*place).is_some());
        if !small && self.rows.iter().any(marked) {
            let legend = look.words.say(&Message::new("tui-hinge-legend").with("mark", look.glyphs.hinge));
            head.extend(styled(paragraph(&legend, cells, 1, look), look.theme.dim));
        }
        head.extend(filter.map(|filter| (filter, look.theme.key)));
        let area = draw_lines(buffer, area, head);
        let (list, below) = split_below(buffer, area, if small { 2 } else { 3 }, look);
        self.draw_rows(buffer, list, ranked, look);
        draw_lines(buffer, below, self.here(ranked, cells, below.height.into(), look));
    }

    fn draw_rows(&mut self, buffer: &mut Buffer, area: Rect, ranked: Ranked<'_>, look: Look<'_>) {
        let shape = Shape::of(ranked, area.width, look);
        let list = table::titles(buffer, area, &shape.columns, look);
        let window = self.cursor.window(list, self.rows.len(), look.scroll);
        let whole = [Column::text(String::new(), Width::Rest)];
        for (index, strip) in window.zip(list.rows()) {
            let Some(row) = self.rows.get(index) else { continue };
            let (columns, cells) = match row {
                Row::Studio(place) => (&shape.columns[..], shape.cells(*place, ranked, look)),
                Row::Line(cutoff) => (&whole[..], vec![line(*cutoff, ranked, area.width, look)]),
            };
            let mut cells = Some(cells);
            let cursor = (index..index + 1, self.cursor.index(), Focus::Here);
            table::rows(buffer, strip, columns, cursor, look, |_| cells.take().unwrap_or_default());
        }
        if self.rows.is_empty() {
            let empty = if ranked.session.roster.is_empty() { "tui-no-studios" } else { "tui-filter-nothing" };
            let empty = paragraph(&look.words.get(empty), usize::from(area.width).saturating_sub(2), 3, look);
            draw_lines(buffer, list, styled(empty, look.theme.dim));
        }
    }

    /// The row of the cursor, in full.
    fn here(&self, ranked: Ranked<'_>, cells: usize, most: usize, look: Look<'_>) -> Vec<(String, Style)> {
        let standings = ranked.standings();
        match self.cursor.id() {
            Some(Row::Studio(place)) => {
                let Some((studio, standing)) = ranked.session.roster.get(*place).zip(standings.studios.get(*place)) else {
                    return Vec::new();
                };
                let name = format!("{} {}", studio.id, studio.name);
                let reason = ranked.reason(standing).map(|reason| look.words.say(&reason)).unwrap_or_default();
                let hinges = ranked.hinges(*place).map(|hinges| hinges_line(ranked.session, hinges, look.words));
                let hinges = hinges.map(|told| format!("{} {told}", look.glyphs.hinge)).unwrap_or_default();
                let who = [name, reason, hinges, ranked.kind(*place, look), studio.district.clone(), studio.organisation.clone()];
                let who: Vec<String> = who.into_iter().filter(|part| !part.is_empty()).collect();
                let mut lines = paragraph(&who.join(look.glyphs.between), cells, most.saturating_sub(1).clamp(1, 2), look);
                let figures = dimensions(ranked, standing, look);
                lines.extend(paragraph(&figures, cells, most.saturating_sub(lines.len()), look));
                styled(lines, Style::new())
            }
            Some(Row::Line(cutoff)) => {
                let said: Vec<String> = explained(*cutoff, ranked).iter().map(|message| look.words.say(message)).collect();
                let lines = said.iter().flat_map(|text| paragraph(text, cells, most, look)).take(most).collect();
                styled(lines, Style::new())
            }
            None => Vec::new(),
        }
    }
}

/// How the list is laid out in a given width.
struct Shape {
    columns: Vec<Column>,
    names: Names,
    /// Whether the kind of a studio is shown, and whether each dimension is.
    kind: bool,
    dimensions: bool,
}

impl Shape {
    /// Ranks, names, totals, grades and reasons find room first, then kinds, then dimensions.
    fn of(ranked: Ranked<'_>, cells: u16, look: Look<'_>) -> Shape {
        let (word, rubric, lang) = (|id| look.words.get(id), &ranked.session.rubric, look.words.lang());
        let why = |(place, standing)| width(&why(place, standing, ranked, look).content);
        let most = if cells < WIDE { 16 } else { 24 };
        let why = ranked.standings().studios.iter().enumerate().map(why).max().unwrap_or(0).clamp(4, most) as u16;
        let id = id_cells(ranked.session);
        let total = total_cells(ranked);
        let room = cells.saturating_sub(2 + 5 + id + 1 + total + 1 + 13 + why + 1);
        let kinds = rubric.kinds.iter().map(|kind| width(kind.name.get(lang)) as u16).max().unwrap_or(0);
        let kinds = kinds.min(room.saturating_sub(SHORTEST + 1));
        // Where all are of one kind it need not be said in every row.
        let kind = kinds >= KIND && ranked.session.roster.windows(2).any(|pair| pair[0].kind != pair[1].kind);
        let kinds = if kind { kinds } else { 0 };
        let names = name_cells(ranked.session).max(SHORTEST);
        let dimensions = room >= kinds + 1 + names + (FIGURE + 1) * rubric.dimensions.len() as u16;
        let mut columns = vec![
            Column::figures(word("tui-column-rank"), 4),
            Column::text(word("tui-column-id"), Width::Cells(id)),
            Column::text(word("tui-column-studio"), Width::Rest),
        ];
        columns.extend(kind.then(|| Column::text(word("tui-column-kind"), Width::Cells(kinds))));
        columns.push(Column::figures(word("tui-column-total"), total));
        if dimensions {
            let name = |dimension: &crate::domain::rubric::Dimension| dimension.name.get(lang).to_owned();
            columns.extend(rubric.dimensions.iter().map(|dimension| Column::figures(name(dimension), FIGURE)));
        }
        columns.push(Column::text(word("tui-column-grade"), Width::Cells(12)));
        columns.push(Column::text(word("tui-column-reason"), Width::Cells(why)));
        let rest = table::widths(&columns, cells).get(2).copied().unwrap_or(0);
        Shape { columns, names: Names(rest), kind, dimensions }
    }

    fn cells<'a>(&self, place: usize, ranked: Ranked<'a>, look: Look<'_>) -> Vec<Span<'a>> {
        let Some((studio, standing)) = ranked.session.roster.get(place).zip(ranked.standings().studios.get(place)) else {
            return Vec::new();
        };
        let decimals = ranked.session.rubric.aggregation.decimals;
        let rank = standing.rank.map_or_else(|| look.glyphs.aside.to_owned(), |rank| rank.to_string());
        let id = Span::styled(studio.id.as_str(), look.theme.dim);
        let mut row = vec![Span::raw(rank), id, Span::raw(self.names.say(studio))];
        row.extend(self.kind.then(|| Span::styled(ranked.kind(place, look), look.theme.dim)));
        let total = standing.tally.as_ref().map(|tally| tally.total.printed.fixed(decimals));
        row.push(Span::styled(total.unwrap_or_default(), look.theme.value));
        if self.dimensions {
            row.extend((0..ranked.session.rubric.dimensions.len()).map(|at| {
                let figure = standing.tally.as_ref().and_then(|tally| tally.dimensions.get(at));
                Span::raw(figure.map(|figure| figure.printed.fixed(decimals)).unwrap_or_default())
            }));
        }
        let mut grade = grade(ranked, standing, look);
        if ranked.hinges(place).is_some() {
            grade.content = format!("{}{}", look.glyphs.hinge, grade.content).into();
        }
        row.push(grade);
        row.push(why(place, standing, ranked, look));
        row
    }
}

/// The cells of the longest total, never fewer than those of a title.
fn total_cells(ranked: Ranked<'_>) -> u16 {
    let decimals = ranked.session.rubric.aggregation.decimals;
    let tallies = ranked.standings().studios.iter().filter_map(|standing| standing.tally.as_ref());
    tallies.map(|tally| tally.total.printed.fixed(decimals).len()).max().unwrap_or(0).clamp(6, 12) as u16
}

/// What became of a studio.
fn grade(ranked: Ranked<'_>, standing: &Standing, look: Look<'_>) -> Span<'static> {
    let rubric = &ranked.session.rubric;
    let style = match &standing.outcome {
        Outcome::Grade(grade) if rubric.grades.first().is_some_and(|best| best.id == *grade) => look.theme.ok,
        Outcome::Grade(grade) if *grade == rubric.failed => look.theme.danger,
        Outcome::Grade(_) => Style::new(),
        Outcome::Excluded => look.theme.dim,
        Outcome::Undecided => look.theme.warn,
    };
    Span::styled(look.words.say(&sentences::outcome(rubric, &standing.outcome)), style)
}

/// Why the outcome is what it is; in what is only tried out, what it was before.
fn why(place: usize, standing: &Standing, ranked: Ranked<'_>, look: Look<'_>) -> Span<'static> {
    let now = ranked.results.standings.studios.get(place).filter(|_| ranked.what_if.is_some());
    if let Some(now) = now.filter(|now| now.outcome != standing.outcome) {
        let was = sentences::outcome(&ranked.session.rubric, &now.outcome);
        let was = look.words.say(&Message::new("tui-was").with("outcome", was));
        return Span::styled(format!("{} {was}", look.glyphs.alert), look.theme.warn);
    }
    let Some(reason) = ranked.reason(standing).map(|reason| look.words.say(&reason)) else { return Span::raw("") };
    match standing.reason {
        Some(Reason::TieAtQuota | Reason::TooFewSheets | Reason::NoSheets) => {
            Span::styled(format!("{} {reason}", look.glyphs.alert), look.theme.danger)
        }
        Some(Reason::BeyondQuota) => Span::styled(reason, look.theme.warn),
        _ => Span::raw(reason),
    }
}

/// A line across the list, with what it says.
fn line(cutoff: Cutoff, ranked: Ranked<'_>, cells: u16, look: Look<'_>) -> Span<'static> {
    let text = look.words.say(&sentences::cutoff(&ranked.session.rubric, ranked.standings(), cutoff));
    let room = usize::from(cells).saturating_sub(3);
    let text = format!("{} {} ", look.glyphs.horizontal.repeat(2), cut(&text, room.saturating_sub(4), look.glyphs.ellipsis));
    let rest = look.glyphs.horizontal.repeat(room.saturating_sub(width(&text)));
    let style = if matches!(cutoff, Cutoff::Quota(_)) { look.theme.key } else { look.theme.dim };
    Span::styled(format!("{text}{rest}"), style)
}

/// What a line across the list means.
fn explained(cutoff: Cutoff, ranked: Ranked<'_>) -> Vec<Message> {
    let rubric = &ranked.session.rubric;
    match cutoff {
        Cutoff::Threshold(grade) => {
            let grade = rubric.grades.get(grade);
            let said = |grade: &Grade| Message::new("tui-threshold").with("grade", &grade.name).with("points", grade.at_least);
            grade.map(said).into_iter().collect()
        }
        Cutoff::Quota(pool) => {
            let pool = ranked.standings().pools.get(pool);
            pool.map(|pool| sentences::pool(rubric, pool)).unwrap_or_default()
        }
    }
}

/// How a pool comes to its places (perhaps only tried out), and who takes them.
fn facts(pool: &PoolStanding, ranked: Ranked<'_>) -> Message {
    let tried = ranked.what_if.is_some_and(|tried| tried.changes.contains_key(&pool.id));
    let how = match (&pool.set_by_chair, &pool.rule) {
        (Some(_), _) if tried => Message::new("tui-how-what-if").with("before", ranked.places_now(&pool.id)),
        (Some(_), _) => Message::new("tui-how-chair").with("before", pool.by_rule),
        (None, PlacesRule::Fixed) => Message::new("tui-how-fixed"),
        (None, _) => sentences::places_derived(&ranked.session.rubric, pool),
    };
    Message::new("tui-pool")
        .with("pool", ranked.pool_name(&pool.id))
        .with("grade", ranked.grade(&pool.id))
        .with("places", pool.places())
        .with("how", how)
        .with("base", pool.base)
        .with("taken", pool.taken)
}

/// The figures of a studio, dimension by dimension.
fn dimensions(ranked: Ranked<'_>, standing: &Standing, look: Look<'_>) -> String {
    let rubric = &ranked.session.rubric;
    let Some(tally) = &standing.tally else {
        return look.words.say(&sentences::reason(rubric, &Reason::NoSheets));
    };
    let (lang, decimals) = (look.words.lang(), rubric.aggregation.decimals);
    let figures = rubric.dimensions.iter().zip(&tally.dimensions);
    let mut parts: Vec<String> =
        figures.map(|(dimension, figure)| format!("{} {}", dimension.name.get(lang), figure.printed.fixed(decimals))).collect();
    if let Some(bonus) = &rubric.bonus {
        parts.push(format!("{} {}", bonus.name.get(lang), tally.bonus.printed.fixed(decimals)));
    }
    if rubric.adjustment.is_some() {
        parts.push(format!("{} {}", look.words.get("tui-adjustment"), tally.adjustment.printed.fixed(decimals)));
    }
    parts.join("  ")
}
