//! The ranked result, to be read.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::{Line, Span};

use super::rows::{Rows, haystack, lines, longest_name, studio_name, wrapped};
use crate::domain::grading::{Outcome, Standing};
use crate::domain::message::Message;
use crate::domain::state::Session;
use crate::session::Seat;
use crate::session::views::Results;
use crate::transfer::sentences;
use crate::tui::action::Action;
use crate::tui::event::Key;
use crate::tui::widgets::Look;
use crate::tui::widgets::table::{Column, Focus, Width};

/// From so many columns on, a column says why a grade is not simply what the total earns.
const WIDE: u16 = 100;

/// The ranked result; studios by their places in the roster.
#[derive(Default)]
pub struct Ranking {
    view: Option<(Session, Results)>,
    rows: Rows<usize>,
    /// The cells of the longest name of a studio.
    longest: u16,
}

impl Ranking {
    /// Looks at the session again.
    pub fn refresh(&mut self, seat: &Seat) {
        let session = seat.outline().session;
        let Ok(results) = seat.results() else {
            self.view = None;
            return self.rows.set(Vec::new());
        };
        let row = |place: &usize| Some((*place, haystack(session.roster.get(*place)?, &session.rubric)));
        self.longest = longest_name(&session);
        self.rows.set(results.standings.order.iter().filter_map(row).collect());
        self.view = Some((session, results));
    }

    /// Whether there is anything that the seat may see.
    pub const fn is_shown(&self) -> bool {
        self.view.is_some()
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

    pub fn filter_line(&self, look: Look<'_>, cells: usize) -> Option<String> {
        self.rows.filter_line(look, cells)
    }

    pub fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, look: Look<'_>) {
        let Some((session, results)) = &self.view else { return };
        let cells = usize::from(area.width).saturating_sub(4);
        let status = match &results.revision {
            Some(revision) => Message::new("clerk-ranking-final").with("revision", revision.number),
            None => Message::new("clerk-ranking-provisional"),
        };
        let pools = wrapped(&pools(session, results, look), cells, 2, look);
        let detail = self
            .rows
            .at()
            .and_then(|place| detail(session, results, *place, look))
            .map(|text| wrapped(&text, cells, 2, look))
            .unwrap_or_default();
        let parts = [1, pools.len().min(2), 0, detail.len().clamp(1, 2)];
        let parts = parts.map(|rows| if rows == 0 { Constraint::Min(3) } else { Constraint::Length(rows as u16) });
        let [top, quota, middle, bottom] = Layout::vertical(parts).areas(area);
        let style = if results.revision.is_some() { look.theme.ok } else { look.theme.warn };
        let legend = format!("   {} {}", look.glyphs.alert, look.words.get("clerk-ranking-sign"));
        let status = Span::styled(format!("  {}", look.words.say(&status)), style);
        frame.render_widget(Line::from(vec![status, Span::styled(legend, look.theme.dim)]), top);
        lines(frame, quota, pools, look.theme.dim);
        lines(frame, bottom, detail, look.theme.dim);
        let wide = area.width >= WIDE;
        let name = if wide { self.longest.clamp(12, 44) } else { area.width.saturating_sub(2 + 5 + 7 + 8 + 13) };
        let mut columns = vec![
            Column::figures(look.words.get("clerk-rank"), 4),
            Column::text(look.words.get("clerk-id"), Width::Cells(6)),
            Column::text(look.words.get("clerk-studio"), Width::Cells(name)),
            Column::figures(look.words.get("clerk-points"), 7),
            Column::text(look.words.get("clerk-grade"), Width::Cells(12)),
        ];
        if wide {
            columns.push(Column::text(look.words.get("clerk-why"), Width::Rest));
        }
        self.rows.draw(frame, middle, (&columns, "clerk-no-studios", Focus::Here), look, |place| {
            let (Some(studio), Some(standing)) = (session.roster.get(*place), results.standings.studios.get(*place)) else {
                return Vec::new();
            };
            let decimals = session.rubric.aggregation.decimals;
            let points = standing.tally.as_ref().map(|tally| tally.total.printed.fixed(decimals));
            let why = standing.reason.as_ref().map(|reason| look.words.say(&sentences::reason(&session.rubric, reason)));
            vec![
                Span::styled(
                    standing.rank.map_or_else(|| look.glyphs.aside.to_owned(), |rank| rank.to_string()),
                    look.theme.value,
                ),
                Span::styled(studio.id.as_str(), look.theme.dim),
                Span::raw(studio_name(studio, name.into())),
                Span::styled(points.unwrap_or_default(), look.theme.value),
                grade(session, standing, look),
                Span::styled(why.unwrap_or_default(), look.theme.dim),
            ]
        });
    }
}

/// What became of a studio; a sign where it is not simply what its total earns.
fn grade(session: &Session, standing: &Standing, look: Look<'_>) -> Span<'static> {
    let text = look.words.say(&sentences::outcome(&session.rubric, &standing.outcome));
    let style = match &standing.outcome {
        Outcome::Grade(grade) if session.rubric.grades.first().is_some_and(|best| best.id == *grade) => look.theme.ok,
        Outcome::Grade(grade) if *grade == session.rubric.failed => look.theme.danger,
        Outcome::Grade(_) => ratatui::style::Style::new(),
        Outcome::Excluded => look.theme.dim,
        Outcome::Undecided => look.theme.warn,
    };
    let marked = matches!(standing.outcome, Outcome::Grade(_)) && standing.reason.is_some();
    let sign = if marked { look.glyphs.alert } else { "" };
    Span::styled(format!("{text}{sign}"), style)
}

fn pools(session: &Session, results: &Results, look: Look<'_>) -> String {
    let pool = |standing: &crate::domain::grading::PoolStanding| {
        let name = session.rubric.pool(standing.id.as_str()).map(|pool| pool.name.get(look.words.lang())).unwrap_or_default();
        look.words
            .say(&Message::new("clerk-pool").with("pool", name).with("places", standing.places()).with("taken", standing.taken))
    };
    results.standings.pools.iter().map(pool).collect::<Vec<_>>().join("   ")
}

/// The studio of the cursor, and why it has its grade where that is not simply its total.
fn detail(session: &Session, results: &Results, place: usize, look: Look<'_>) -> Option<String> {
    let (studio, standing) = (session.roster.get(place)?, results.standings.studios.get(place)?);
    let why = standing.reason.as_ref().map(|reason| look.words.say(&sentences::reason(&session.rubric, reason)));
    Some(match why {
        Some(why) => format!("{}{}{why}", studio.name, look.glyphs.between),
        None => format!("{}{}{}", studio.name, look.glyphs.between, studio.organisation),
    })
}
