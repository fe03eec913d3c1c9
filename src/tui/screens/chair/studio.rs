//! One studio: every sheet side by side, item by item.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Span;

use super::sheets;
use super::view::View;
use crate::domain::grading::Reason;
use crate::domain::message::Message;
use crate::domain::points::Points;
use crate::domain::state::Eligibility;
use crate::session::Seat;
use crate::session::views::StudioDetail;
use crate::transfer::{papers, sentences};
use crate::tui::action::Action;
use crate::tui::screens::experts::{Experts, Grid};
use crate::tui::widgets::Look;
use crate::tui::widgets::lines::{draw_lines, paragraph, split_below, styled};
use crate::tui::widgets::list::Cursor;
use crate::tui::widgets::table::{Column, Width};

/// The fewest and the most cells that the names of items take.
const ITEM: (u16, u16) = (14, 44);

/// A row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Row {
    /// How far each sheet is.
    State,
    /// What each sheet adds up to.
    Total,
    /// How much each sheet counts.
    Weight,
    /// A dimension, by its place.
    Dimension(usize),
    /// An item, by its place on the sheet.
    Item(usize),
    /// The bonus of all bonus items, capped.
    Bonus,
    /// The change of the total.
    Adjustment,
    /// A decision about the studio, by its number in the journal.
    Decision(u64),
}

/// The studio that is shown.
#[derive(Default)]
pub(super) struct Detail {
    studio: usize,
    detail: Option<StudioDetail>,
    rows: Vec<Row>,
    cursor: Cursor<Row>,
    /// How far the submitted sheets lie apart, item by item.
    apart: Vec<Option<Points>>,
    /// From so many points apart on, an item is one of those that differ most.
    far: Option<Points>,
    /// The columns: one for each expert who scores the studio.
    experts: Experts,
    /// The expert of the cursor, by place.
    expert: Option<usize>,
}

impl Detail {
    /// Shows a studio, by its place, the cursor staying with its expert.
    pub(super) fn open(&mut self, seat: &Seat, view: &View, studio: usize) {
        self.studio = studio;
        self.look(seat, view);
    }

    /// Puts the cursor on an expert, by place; on the first one where that expert does not score the studio.
    pub(super) fn turn_to(&mut self, expert: Option<usize>) {
        let sheets = self.detail.iter().flat_map(|detail| &detail.sheets);
        let column = sheets.clone().position(|sheet| Some(sheet.expert) == expert).unwrap_or(0);
        self.expert = sheets.map(|sheet| sheet.expert).nth(column);
        self.experts.put(column);
    }

    /// Moves from expert to expert.
    pub(super) fn step_expert(&mut self, action: Action) {
        let sheets = self.detail.as_ref().map_or(&[][..], |detail| &detail.sheets);
        self.experts.on_action(action, sheets.len());
        self.expert = sheets.get(self.experts.at()).map(|sheet| sheet.expert);
    }

    /// The expert of the cursor, by place.
    pub(super) const fn expert(&self) -> Option<usize> {
        self.expert
    }

    /// Looks at the studio again.
    pub(super) fn look(&mut self, seat: &Seat, view: &View) {
        self.detail = seat.studio(self.studio).ok();
        self.rows = self.detail.as_ref().map(|detail| rows(detail, view)).unwrap_or_default();
        self.apart = self.detail.as_ref().map(|detail| apart(detail, view)).unwrap_or_default();
        self.far = self.detail.as_ref().filter(|detail| flagged(detail)).and_then(|_| {
            let mut widest: Vec<Points> = self.apart.iter().flatten().copied().filter(|apart| *apart > Points::ZERO).collect();
            widest.sort_unstable_by(|a, b| b.cmp(a));
            widest.get(2).or(widest.last()).copied()
        });
        self.cursor.follow(&self.rows);
        self.turn_to(self.expert);
    }

    pub(super) const fn place(&self) -> usize {
        self.studio
    }

    pub(super) fn is_open(&self) -> bool {
        self.detail.as_ref().is_some_and(|detail| detail.open)
    }

    pub(super) fn overridden(&self) -> bool {
        self.detail.as_ref().is_some_and(|detail| detail.overridden)
    }

    /// Puts the cursor on the row that says how far the sheets are.
    pub(super) fn show_state(&mut self) {
        self.cursor.put(0, &self.rows);
    }

    pub(super) fn step(&mut self, action: Action) {
        self.cursor.on_action(action, &self.rows);
    }

    /// Takes a click; there is nothing to open.
    pub(super) fn click(&mut self, at: Position) -> bool {
        self.cursor.click(at, &self.rows);
        false
    }

    pub(super) fn draw(&mut self, buffer: &mut Buffer, area: Rect, view: &View, look: Look<'_>) {
        let cells = usize::from(area.width).saturating_sub(2);
        let Some(detail) = &self.detail else {
            let empty = paragraph(&look.words.get("tui-no-studios"), cells, 3, look);
            draw_lines(buffer, area, styled(empty, look.theme.warn));
            return;
        };
        let small = area.height < 16;
        let area = draw_lines(buffer, area, head(detail, view, cells, small, look));
        let (area, below) = split_below(buffer, area, if small { 2 } else { 3 }, look);
        let word = |id| look.words.get(id);
        let decimals = view.rubric().aggregation.decimals;
        let total = detail.standing.tally.as_ref().map_or(0, |tally| tally.total.printed.fixed(decimals).len());
        let figures = Figures { detail, view, apart: &self.apart, far: self.far, look };
        let lead = vec![
            Column::text(word("chair-column-item"), Width::Rest),
            Column::figures(word("chair-column-full"), 4),
            Column::figures(word("chair-column-result"), total.clamp(6, 12) as u16),
            Column::figures(word("chair-column-apart"), figures.apart_cells().clamp(5, 9) as u16),
        ];
        let people = detail.sheets.iter().filter_map(|sheet| view.outline.session.panel.get(sheet.expert));
        let grid = Grid::new(lead, ITEM, marks(detail), people, area.width, &mut self.experts);
        let list = grid.titles(buffer, area, look);
        let window = self.cursor.window(list, self.rows.len(), look.scroll);
        grid.rows(buffer, list, (window, self.cursor.index()), look, |index| {
            let Some(row) = self.rows.get(index) else { return Vec::new() };
            let mut cells = figures.lead(*row);
            if cells.len() > 1 {
                cells.extend(detail.sheets[grid.experts.clone()].iter().map(|sheet| sheets::cell(*row, sheet, view, look)));
            }
            cells
        });
        let at = self.experts.at();
        let text = self.cursor.id().map(|row| match row {
            Row::Decision(seq) => decision(detail, *seq, view).map(|told| look.words.say(&told)).unwrap_or_default(),
            row => detail.sheets.get(at).map(|sheet| sheets::words(*row, sheet, view, look)).unwrap_or_default(),
        });
        let lines = paragraph(&text.unwrap_or_default(), cells, below.height.into(), look);
        draw_lines(buffer, below, styled(lines, Style::new()));
    }
}

/// What the rows have before the experts' columns.
struct Figures<'a> {
    detail: &'a StudioDetail,
    view: &'a View,
    apart: &'a [Option<Points>],
    far: Option<Points>,
    look: Look<'a>,
}

impl<'a> Figures<'a> {
    /// The cells of the widest figure of how far the sheets lie apart, with its sign.
    fn apart_cells(&self) -> usize {
        let total = self.detail.standing.tally.as_ref().map(|tally| tally.spread);
        let apart = self.apart.iter().copied().flatten().chain(total);
        apart.map(|apart| apart.to_string().len()).max().map_or(0, |cells| cells + 1)
    }

    fn lead(&self, row: Row) -> Vec<Span<'a>> {
        let (rubric, look) = (self.view.rubric(), self.look);
        let lang = look.words.lang();
        let tally = self.detail.standing.tally.as_ref();
        let printed = |figure: Points| figure.fixed(rubric.aggregation.decimals);
        let title = |text: String| Span::styled(text, look.theme.title);
        let result = |figure: Option<String>| Span::styled(figure.unwrap_or_default(), look.theme.value);
        let (name, full, result, apart) = match row {
            Row::State => (title(look.words.get("chair-row-state")), None, result(None), None),
            Row::Total => (
                title(look.words.get("chair-row-total")),
                Some(rubric.base),
                result(tally.map(|tally| printed(tally.total.printed))),
                tally.map(|tally| (tally.spread, tally.spread_flagged)),
            ),
            Row::Weight => (title(look.words.get("chair-row-weight")), None, result(None), None),
            Row::Dimension(at) => {
                let dimension = rubric.dimensions.get(at);
                let figure = tally.and_then(|tally| tally.dimensions.get(at)).map(|figure| printed(figure.printed));
                let name = dimension.map(|dimension| dimension.name.get(lang).to_owned()).unwrap_or_default();
                (title(name), dimension.map(|dimension| dimension.points), result(figure), None)
            }
            Row::Item(at) => {
                let item = rubric.item(at);
                let name = item.map(|item| item.name.get(lang)).unwrap_or_default();
                let apart = self.apart.get(at).copied().flatten();
                let apart = apart.map(|apart| (apart, self.far.is_some_and(|far| apart >= far)));
                (Span::raw(format!("  {name}")), item.and_then(|item| item.points), Span::raw(""), apart)
            }
            Row::Bonus => {
                let bonus = rubric.bonus.as_ref();
                let name = bonus.map(|bonus| bonus.name.get(lang).to_owned()).unwrap_or_default();
                (title(name), bonus.map(|bonus| bonus.cap), result(tally.map(|tally| printed(tally.bonus.printed))), None)
            }
            Row::Adjustment => (
                title(look.words.get("tui-adjustment")),
                None,
                result(tally.map(|tally| printed(tally.adjustment.printed))),
                None,
            ),
            Row::Decision(seq) => {
                let told = decision(self.detail, seq, self.view).map(|told| look.words.say(&told));
                return vec![Span::raw(told.unwrap_or_default())];
            }
        };
        let full = Span::styled(full.map(|full| full.to_string()).unwrap_or_default(), look.theme.dim);
        let apart = apart.map_or_else(
            || Span::raw(""),
            |(apart, far)| match far {
                true => Span::styled(format!("{}{apart}", look.glyphs.alert), look.theme.danger),
                false => Span::styled(apart.to_string(), look.theme.dim),
            },
        );
        vec![name, full, result, apart]
    }
}

/// The rows of a studio: what each sheet comes to, then dimension by dimension, then the decisions, newest first.
fn rows(detail: &StudioDetail, view: &View) -> Vec<Row> {
    let rubric = view.rubric();
    let mut rows = vec![Row::State, Row::Total, Row::Weight];
    let mut next = 0;
    for (at, dimension) in rubric.dimensions.iter().enumerate() {
        rows.push(Row::Dimension(at));
        rows.extend((next..next + dimension.items.len()).map(Row::Item));
        next += dimension.items.len();
    }
    if let Some(bonus) = &rubric.bonus {
        rows.push(Row::Bonus);
        rows.extend((next..next + bonus.items.len()).map(Row::Item));
    }
    rows.extend(rubric.adjustment.map(|_| Row::Adjustment));
    rows.extend(detail.decisions.iter().rev().map(|decision| Row::Decision(decision.seq)));
    rows
}

/// The cells of the widest figure on the sheets, with the sign behind a mark.
fn marks(detail: &StudioDetail) -> usize {
    let totals = detail.sheets.iter().filter_map(|sheet| sheet.figures.as_ref()).map(|figures| figures.total);
    let entries = detail.sheets.iter().filter_map(|sheet| sheet.sheet.as_ref()).flat_map(|sheet| &sheet.entries);
    let marks = entries.filter_map(|entry| entry.mark.as_ref()).map(|mark| mark.points);
    let cells = |points: Points| points.to_string().len();
    totals.map(cells).chain(marks.map(|points| cells(points) + 1)).max().unwrap_or(0)
}

/// How far the submitted sheets lie apart, item by item.
fn apart(detail: &StudioDetail, view: &View) -> Vec<Option<Points>> {
    let submitted: Vec<_> =
        detail.sheets.iter().filter(|sheet| sheet.weight.is_some()).filter_map(|s| s.sheet.as_ref()).collect();
    let points = |at: usize| {
        let marks = submitted.iter().filter_map(move |sheet| sheet.entries.get(at)?.mark.as_ref());
        marks.map(|mark| mark.points)
    };
    let apart = |at| points(at).max().zip(points(at).min()).map(|(highest, lowest)| highest - lowest);
    (0..view.rubric().items().count()).map(|at| if submitted.len() < 2 { None } else { apart(at) }).collect()
}

fn flagged(detail: &StudioDetail) -> bool {
    detail.standing.tally.as_ref().is_some_and(|tally| tally.spread_flagged)
}

fn decision(detail: &StudioDetail, seq: u64, view: &View) -> Option<Message> {
    let decision = detail.decisions.iter().find(|decision| decision.seq == seq)?;
    let by = view.outline.session.panel.iter().find(|member| member.id == decision.by);
    let told = Message::new("chair-decision")
        .with("at", view.outline.session.zone.moment(decision.at))
        .with("what", view.outline.session.tell(&decision.event));
    Some(told.with("by", by.map_or("", |member| member.name.as_str())))
}

/// Which studio it is, where it stands, and what should not be overlooked.
fn head(detail: &StudioDetail, view: &View, cells: usize, small: bool, look: Look<'_>) -> Vec<(String, Style)> {
    let (rubric, standing) = (view.rubric(), &detail.standing);
    let mut lines = Vec::new();
    let mut say = |text: String, most, style| {
        lines.extend(styled(paragraph(&text, cells, most, look), style));
    };
    let number = Message::new("chair-studio-number").with("at", detail.studio + 1).with("all", view.studios());
    say(format!("{}  {}", view.studio(detail.studio), look.words.say(&number)), 1, look.theme.title);
    if let Some(studio) = view.outline.session.roster.get(detail.studio).filter(|_| !small) {
        let kind = rubric.kind(studio.kind.as_str()).map(|kind| kind.name.get(look.words.lang())).unwrap_or_default();
        say([kind, studio.district.as_str(), studio.organisation.as_str()].join(look.glyphs.between), 1, look.theme.dim);
    }
    let outcome = match &standing.reason {
        Some(reason) => Message::new("chair-outcome-why").with("reason", sentences::reason(rubric, reason)),
        None => Message::new("chair-outcome"),
    };
    let outcome = outcome.with("outcome", view.outcome(standing));
    let figures = match &standing.tally {
        None => Message::new("chair-figures-none"),
        Some(tally) => {
            let rank = standing
                .rank
                .map_or_else(|| Message::new("chair-rank-none"), |rank| Message::new("chair-rank").with("rank", rank));
            Message::new("chair-figures")
                .with("total", tally.total.printed.fixed(rubric.aggregation.decimals))
                .with("rank", rank)
                .with("sheets", tally.sheets.len())
                .with("dropped", tally.dropped_highest + tally.dropped_lowest)
                .with("highest", tally.dropped_highest)
                .with("lowest", tally.dropped_lowest)
                .with("median", tally.median.printed)
        }
    };
    let standing_words = Message::new("chair-standing").with("figures", figures).with("outcome", outcome);
    say(look.words.say(&standing_words), 2, Style::new());
    if let Some(of) = detail.eligibility.as_ref().filter(|_| !matches!(standing.reason, Some(Reason::Ineligible(_)))) {
        let style = match of {
            Eligibility::Eligible => look.theme.ok,
            Eligibility::Ineligible(_) => look.theme.danger,
            Eligibility::Open { .. } => look.theme.warn,
        };
        say(look.words.say(&papers::eligibility(rubric, of)), 1, style);
    }
    if let Some(tally) = standing.tally.as_ref().filter(|tally| tally.spread_flagged) {
        let spread = Message::new("chair-spread").with("spread", tally.spread).with("limit", rubric.spread.unwrap_or_default());
        say(format!("{} {}", look.glyphs.alert, look.words.say(&spread)), 1, look.theme.danger);
    }
    if view.progress.rows.get(detail.studio).is_some_and(|row| row.reopened) {
        say(look.words.get("chair-reopened"), 1, look.theme.warn);
    }
    lines
}
