//! How far everybody is, without a score: studios by experts.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::{Line, Span};

use super::rows::{Rows, haystack, lines, longest_name, studio_name, wrapped};
use super::waits;
use crate::domain::grading::Gate;
use crate::domain::message::Message;
use crate::domain::panel::Member;
use crate::domain::state::{Session, SheetState};
use crate::session::Seat;
use crate::session::views::{Outline, Progress, ProgressRow};
use crate::tui::action::Action;
use crate::tui::event::Key;
use crate::tui::widgets::Look;
use crate::tui::widgets::bars;
use crate::tui::widgets::table::{Column, Focus, Width};
use crate::tui::widgets::text::{Align, cut, fit, width};

/// The most cells of an expert's name as a heading, and of an id where names have no room.
const NAME: u16 = 10;
const ID: u16 = 6;
/// The fewest cells of a studio's name: with experts' names beside it lead and occupation, with their ids the lead alone.
const SHORT: u16 = 12;
const SHORTEST: u16 = 7;
/// The cells of the bar of progress.
const BAR: usize = 10;

/// The matrix of studios and experts.
#[derive(Default)]
pub struct ProgressTab {
    view: Option<View>,
    rows: Rows<usize>,
}

struct View {
    session: Session,
    progress: Progress,
    waits: Message,
    /// Sheets that each expert has still to submit.
    left: Vec<usize>,
    /// Studios whose sheets are all in, and those that are not assessed.
    complete: usize,
    gated: usize,
    /// The cells of the longest name of a studio.
    longest: u16,
}

impl View {
    fn experts(&self) -> impl Iterator<Item = &Member> {
        self.progress.experts.iter().filter_map(|place| self.session.panel.get(*place))
    }

    fn of(seat: &Seat) -> Option<View> {
        let (outline, progress): (Outline, Progress) = (seat.outline(), seat.progress().ok()?);
        let open = |row: &&ProgressRow| row.gate.is_none();
        let left =
            |place: usize| progress.rows.iter().filter(open).filter(|row| row.cells.get(place).is_some_and(waited_for)).count();
        Some(View {
            waits: waits::waits(seat, &outline, &progress),
            left: (0..progress.experts.len()).map(left).collect(),
            complete: progress.rows.iter().filter(open).filter(|row| !row.cells.iter().any(waited_for)).count(),
            gated: progress.rows.iter().filter(|row| row.gate.is_some()).count(),
            longest: longest_name(&outline.session),
            session: outline.session,
            progress,
        })
    }
}

/// Whether a sheet is still to come.
const fn waited_for(cell: &SheetState) -> bool {
    matches!(cell, SheetState::Untouched | SheetState::Draft { .. } | SheetState::Returned { .. })
}

impl ProgressTab {
    /// Looks at the session again.
    pub fn refresh(&mut self, seat: &Seat) {
        self.view = View::of(seat);
        let Some(view) = &self.view else { return };
        let rows = view.session.roster.iter().enumerate();
        self.rows.set(rows.map(|(place, studio)| (place, haystack(studio, &view.session.rubric))).collect());
    }

    pub fn on_text_key(&mut self, key: Key) -> bool {
        self.rows.on_text_key(key)
    }

    pub fn paste(&mut self, text: &str) {
        self.rows.paste(text);
    }

    pub fn on_action(&mut self, action: Action) {
        self.rows.on_action(action);
    }

    pub fn back(&mut self) -> bool {
        self.rows.back()
    }

    pub fn click(&mut self, at: Position) {
        self.rows.click(at);
    }

    pub fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, look: Look<'_>) {
        let Some(view) = &self.view else { return };
        let cells = usize::from(area.width).saturating_sub(4);
        let waits = wrapped(&look.words.say(&view.waits), cells, 2, look);
        let shape = Shape::of(view, area.width);
        let detail = self.rows.at().map(|place| look.words.say(&detail(view, &shape, *place)));
        let detail = detail.map(|detail| wrapped(&detail, cells, 2, look)).unwrap_or_default();
        let parts = [waits.len(), 1, 0, 1, detail.len().max(1), 1];
        let parts = parts.map(|rows| if rows == 0 { Constraint::Min(3) } else { Constraint::Length(rows as u16) });
        let [top, sums, middle, left, below, legend] = Layout::vertical(parts).areas(area);
        lines(frame, top, waits, look.theme.title);
        let sum = self.rows.filter_line(look, cells).map_or_else(
            || summary(view, area.width.into(), look),
            |filter| Line::styled(format!("  {filter}"), look.theme.title),
        );
        frame.render_widget(sum, sums);
        frame.render_widget(left_line(view, &shape, look), left);
        lines(frame, below, detail, look.theme.dim);
        frame.render_widget(legend_line(look), legend);
        let columns = columns(view, &shape, look);
        self.rows
            .draw(frame, middle, (&columns, "clerk-no-studios", Focus::Here), look, |place| cells_of(view, &shape, *place, look));
    }
}

/// How the matrix is laid out in a given width.
struct Shape {
    /// The cells of a column of an expert; 0 where there is no room for these columns at all.
    expert: u16,
    /// Whether experts are named by their ids above their columns.
    by_id: bool,
    /// The cells of the studio's name.
    name: u16,
}

impl Shape {
    fn of(view: &View, area: u16) -> Shape {
        let experts = view.progress.experts.len() as u16;
        let room = area.saturating_sub(2 + 7 + 7);
        let fits = |cells: u16, name: u16| experts.saturating_mul(cells + 1) + name < room;
        let cells = |text: fn(&Member) -> &str, most: u16, name: u16| {
            let longest = view.experts().map(|member| width(text(member))).max().unwrap_or(0) as u16;
            Some(longest.max(2)).filter(|cells| *cells <= most && fits(*cells, name))
        };
        let by_name = cells(|member| member.name.as_str(), NAME, SHORT);
        let expert = by_name.or_else(|| cells(|member| member.id.as_str(), ID, SHORTEST)).unwrap_or(0);
        let spare = room.saturating_sub(if expert == 0 { 0 } else { experts * (expert + 1) }).saturating_sub(1);
        Shape { expert, by_id: by_name.is_none(), name: spare.min(view.longest.max(SHORT)) }
    }
}

fn columns(view: &View, shape: &Shape, look: Look<'_>) -> Vec<Column> {
    let mut columns = vec![
        Column::text(look.words.get("clerk-id"), Width::Cells(6)),
        Column::text(look.words.get("clerk-studio"), Width::Cells(shape.name)),
        Column::text(look.words.get("clerk-sheets-in"), Width::Cells(6)),
    ];
    if shape.expert > 0 {
        let heading = |member: &Member| if shape.by_id { member.id.to_string() } else { member.name.clone() };
        columns.extend(view.experts().map(|member| Column::text(heading(member), Width::Cells(shape.expert))));
    }
    columns
}

fn cells_of<'a>(view: &'a View, shape: &Shape, place: usize, look: Look<'_>) -> Vec<Span<'a>> {
    let (Some(studio), Some(row)) = (view.session.roster.get(place), view.progress.rows.get(place)) else { return Vec::new() };
    let mut cells = vec![
        Span::styled(studio.id.as_str(), look.theme.dim),
        Span::raw(studio_name(studio, shape.name.into())),
        count(row, look),
    ];
    if shape.expert > 0 {
        cells.extend(
            row.cells
                .iter()
                .map(|cell| if row.gate.is_some() { Span::styled(look.glyphs.aside, look.theme.dim) } else { sign(*cell, look) }),
        );
    }
    cells
}

/// Submitted and awaited sheets of a studio, or why none are awaited.
fn count(row: &ProgressRow, look: Look<'_>) -> Span<'static> {
    match row.gate {
        Some(Gate::Excluded(_)) => return Span::styled(look.words.get("clerk-row-excluded"), look.theme.dim),
        Some(Gate::Failed(_)) => return Span::styled(look.words.get("clerk-row-failed"), look.theme.danger),
        None if row.reopened => return Span::styled(look.words.get("clerk-row-reopened"), look.theme.warn),
        None => {}
    }
    let all = row.cells.iter().filter(|cell| **cell != SheetState::Recused).count();
    let left = row.cells.iter().filter(|cell| waited_for(cell)).count();
    Span::styled(format!("{}/{all}", all - left), if left == 0 { look.theme.ok } else { look.theme.value })
}

/// How far a sheet is, as a sign; the legend says what each means.
pub fn sign(cell: SheetState, look: Look<'_>) -> Span<'static> {
    match cell {
        SheetState::Untouched => Span::styled(look.glyphs.open, look.theme.dim),
        SheetState::Draft { .. } => Span::styled(look.glyphs.part, look.theme.warn),
        SheetState::Returned { .. } => Span::styled(look.glyphs.alert, look.theme.danger),
        SheetState::Submitted { unconfirmed: false } => Span::styled(look.glyphs.done, look.theme.ok),
        SheetState::Submitted { unconfirmed: true } => Span::styled(format!("{}?", look.glyphs.done), look.theme.warn),
        SheetState::Recused => Span::styled(look.glyphs.aside, look.theme.dim),
    }
}

fn legend_line(look: Look<'_>) -> Line<'static> {
    let states = [
        (SheetState::Submitted { unconfirmed: false }, "clerk-legend-submitted"),
        (SheetState::Submitted { unconfirmed: true }, "clerk-legend-unconfirmed"),
        (SheetState::Draft { scored: 0 }, "clerk-legend-draft"),
        (SheetState::Returned { scored: 0 }, "clerk-legend-returned"),
        (SheetState::Untouched, "clerk-legend-untouched"),
        (SheetState::Recused, "clerk-legend-recused"),
    ];
    let mut spans = vec![Span::raw("  ")];
    for (state, word) in states {
        spans.push(sign(state, look));
        spans.push(Span::styled(format!(" {}  ", look.words.get(word)), look.theme.dim));
    }
    Line::from(spans)
}

fn summary(view: &View, cells: usize, look: Look<'_>) -> Line<'static> {
    let (done, all) = view.progress.submitted();
    let message = Message::new("clerk-summary").with("done", done).with("all", all);
    let more = Message::new("clerk-summary-studios").with("studios", view.session.roster.len()).with("complete", view.complete);
    let more = format!("{}{}", look.glyphs.between, look.words.say(&more.with("gated", view.gated)));
    let mut spans = vec![Span::raw(format!("  {}", look.words.say(&message)))];
    let used = spans.iter().map(Span::width).sum::<usize>() + width(&more);
    if used + 1 + BAR <= cells {
        spans.push(Span::raw(" "));
        spans.extend(bars::progress(done, all, BAR, look).spans);
    }
    let room = cells.saturating_sub(spans.iter().map(Span::width).sum());
    spans.push(Span::styled(cut(&more, room, look.glyphs.ellipsis).into_owned(), look.theme.dim));
    Line::from(spans)
}

/// Below each expert's column, how many sheets are still to come.
fn left_line(view: &View, shape: &Shape, look: Look<'_>) -> Line<'static> {
    if shape.expert == 0 {
        return Line::default();
    }
    let label = fit(
        &format!("  {}", look.words.get("clerk-sheets-left")),
        usize::from(2 + 7 + shape.name + 1 + 7).saturating_sub(1),
        Align::Left,
        look.glyphs.ellipsis,
    );
    let mut spans = vec![Span::styled(format!("{label} "), look.theme.dim)];
    for left in &view.left {
        let text = if *left == 0 { look.glyphs.done.to_owned() } else { left.to_string() };
        let style = if *left == 0 { look.theme.ok } else { look.theme.warn };
        spans.push(Span::styled(fit(&text, usize::from(shape.expert) + 1, Align::Left, look.glyphs.ellipsis), style));
    }
    Line::from(spans)
}

/// Who of the panel has not handed in the sheet of a studio.
fn detail(view: &View, shape: &Shape, place: usize) -> Message {
    let (Some(studio), Some(row)) = (view.session.roster.get(place), view.progress.rows.get(place)) else {
        return Message::new("clerk-no-studios");
    };
    let missing = view.progress.experts.iter().zip(&row.cells).filter(|(_, cell)| row.gate.is_none() && waited_for(cell));
    let name = |member: &Member| if shape.by_id { format!("{} {}", member.id, member.name) } else { member.name.clone() };
    let names: Vec<String> = missing.filter_map(|(expert, _)| view.session.panel.get(*expert)).map(name).collect();
    let message = Message::new(match row.gate {
        Some(_) => "clerk-detail-gated",
        None if names.is_empty() => "clerk-detail-complete",
        None => "clerk-detail-missing",
    });
    message.with("studio", studio.name.as_str()).with("names", list(&names))
}

fn list(names: &[String]) -> Message {
    let text = |name: &String| Message::new("word-plain").with("text", name.as_str());
    let Some((first, rest)) = names.split_first() else { return Message::new("word-nobody") };
    rest.iter().fold(text(first), |before, next| Message::new("word-list").with("before", before).with("next", next.as_str()))
}
