//! What the chair's screen knows: looked up once after every change, so that nothing is asked for while drawing. And how it says it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use crate::domain::grading::{Outcome, Reason, Standing};
use crate::domain::id::PoolId;
use crate::domain::message::{Arg, Message};
use crate::domain::phase::Phase;
use crate::domain::refusal::Refusal;
use crate::domain::rubric::{Cause, Rubric};
use crate::domain::state::{Decision, SheetState};
use crate::domain::text::Text;
use crate::session::Seat;
use crate::session::views::{Outline, Outlook, Progress, Results};
use crate::tui::widgets::Look;
use crate::tui::widgets::filter::matches;
use crate::tui::widgets::text::{cut, width, wrap};

/// The session as the chair sees it.
pub(super) struct View {
    pub(super) outline: Outline,
    pub(super) progress: Progress,
    pub(super) results: Results,
    pub(super) outlook: Outlook,
    pub(super) decisions: Vec<Decision>,
}

impl View {
    /// # Errors
    /// A refusal where the seat is neither a chair's nor a clerk's.
    pub(super) fn of(seat: &Seat) -> Result<View, Refusal> {
        Ok(View {
            outline: seat.outline(),
            progress: seat.progress()?,
            results: seat.results()?,
            outlook: seat.outlook()?,
            decisions: seat.decisions()?,
        })
    }

    pub(super) fn rubric(&self) -> &Rubric {
        &self.outline.session.rubric
    }

    /// How many studios there are.
    pub(super) fn studios(&self) -> usize {
        self.outline.session.roster.len()
    }

    /// A studio by its id and name.
    pub(super) fn studio(&self, place: usize) -> String {
        self.outline.session.roster.get(place).map(|studio| format!("{} {}", studio.id, studio.name)).unwrap_or_default()
    }

    /// A person by seat and name.
    pub(super) fn person(&self, place: usize) -> String {
        self.outline.session.panel.get(place).map(|member| format!("{} {}", member.id, member.name)).unwrap_or_default()
    }

    /// The place of the expert who has the column `at`.
    pub(super) fn expert(&self, at: usize) -> Option<usize> {
        self.progress.experts.get(at).copied()
    }

    /// Ids and names of the experts, in the order of the columns.
    pub(super) fn experts(&self) -> impl Iterator<Item = (&str, &str)> {
        let panel = &self.outline.session.panel;
        self.progress.experts.iter().filter_map(|place| panel.get(*place)).map(|m| (m.id.as_str(), m.name.as_str()))
    }

    /// The cells that the widest id of a studio takes.
    pub(super) fn id_cells(&self) -> u16 {
        let widest = self.outline.session.roster.iter().map(|studio| studio.id.as_str().len()).max();
        widest.unwrap_or(0).clamp(4, 8) as u16
    }

    /// What is to be done next, for the session as a whole.
    pub(super) fn next_step(&self) -> Message {
        let (submitted, all) = self.progress.submitted();
        let blockers = self.outlook.blockers.len();
        match (self.outline.phase, &self.outline.revision) {
            (Phase::Setup, _) => Message::new("chair-next-setup"),
            (Phase::Scoring, _) if submitted < all => {
                Message::new("chair-next-scoring").with("submitted", submitted).with("all", all).with("missing", all - submitted)
            }
            (Phase::Scoring, _) => Message::new("chair-next-close").with("all", all),
            (Phase::Review, _) if self.outline.proposed => Message::new("chair-next-proposed"),
            (Phase::Review, _) if blockers > 0 => Message::new("chair-next-blocked").with("count", blockers),
            (Phase::Review, _) => Message::new("chair-next-finalise"),
            (Phase::Final, revision) => Message::new("chair-next-final")
                .with("revision", revision.as_ref().map_or(0, |revision| revision.number))
                .with("at", revision.as_ref().map(|revision| moment(revision.at)).unwrap_or_default()),
        }
    }

    /// What became of a studio, in a word or two.
    pub(super) fn outcome(&self, outcome: &Outcome) -> Arg {
        match outcome {
            Outcome::Grade(id) => plain(self.rubric().grade(id.as_str()).map(|grade| &grade.name), id.as_str()),
            Outcome::Excluded => Message::new("chair-excluded").into(),
            Outcome::Undecided => Message::new("chair-undecided").into(),
        }
    }

    /// Why a studio's outcome is not simply what its total earns.
    pub(super) fn reason(&self, standing: &Standing) -> Option<Message> {
        Some(match standing.reason.as_ref()? {
            Reason::BeyondQuota => Message::new("chair-beyond-quota"),
            Reason::TieAtQuota => Message::new("chair-tie-at-quota"),
            Reason::TieSettled => Message::new("chair-tie-settled"),
            Reason::Overridden => Message::new("chair-overridden"),
            Reason::TooFewSheets => Message::new("chair-too-few").with("fewest", self.rubric().aggregation.fewest),
            Reason::NoSheets => Message::new("chair-no-sheets"),
            Reason::Gate(cause) => {
                let known = self.rubric().exclusions.iter().chain(&self.rubric().failures).find(|known| known.id == *cause);
                Message::new("word-plain").with("text", plain(known.map(|known| &known.name), cause.as_str()))
            }
        })
    }

    /// How many places each pool has now.
    pub(super) fn places(&self) -> Vec<(PoolId, u32)> {
        self.results.standings.pools.iter().map(|pool| (pool.id.clone(), pool.places())).collect()
    }

    /// The causes that apply to a studio.
    pub(super) fn causes<'a>(&'a self, studio: usize, causes: &'a [Cause]) -> impl Iterator<Item = &'a Cause> {
        let kind = self.outline.session.roster.get(studio).map(|studio| &studio.kind);
        causes.iter().filter(move |cause| kind.is_some_and(|kind| !cause.except.contains(kind)))
    }
}

fn plain(name: Option<&Text>, id: &str) -> Arg {
    name.map_or_else(|| id.into(), Arg::from)
}

/// A moment by the clock on the wall.
pub(super) fn moment(at: chrono::DateTime<chrono::Utc>) -> String {
    at.with_timezone(&chrono::Local).format("%m-%d %H:%M").to_string()
}

/// How far a sheet is, as a sign, and the style that goes with it.
pub(super) fn sign(state: SheetState, items: usize, look: Look<'_>) -> (String, Style) {
    match state {
        SheetState::Untouched => (look.glyphs.open.to_owned(), look.theme.dim),
        SheetState::Draft { scored } => (format!("{scored}/{items}"), look.theme.warn),
        SheetState::Returned { scored } => (format!("{}{scored}/{items}", look.glyphs.alert), look.theme.danger),
        SheetState::Submitted { unconfirmed: false } => (look.glyphs.done.to_owned(), look.theme.ok),
        SheetState::Submitted { unconfirmed: true } => (format!("{}?", look.glyphs.done), look.theme.warn),
        SheetState::Recused => (look.glyphs.aside.to_owned(), look.theme.dim),
    }
}

/// How far a sheet is, in words.
pub(super) fn state_words(state: SheetState, items: usize) -> Message {
    match state {
        SheetState::Untouched => Message::new("chair-sheet-untouched"),
        SheetState::Draft { scored } => Message::new("chair-sheet-draft").with("scored", scored).with("items", items),
        SheetState::Returned { scored } => Message::new("chair-sheet-returned").with("scored", scored).with("items", items),
        SheetState::Submitted { unconfirmed: false } => Message::new("chair-sheet-submitted"),
        SheetState::Submitted { unconfirmed: true } => Message::new("chair-sheet-unconfirmed"),
        SheetState::Recused => Message::new("chair-sheet-recused"),
    }
}

/// The studios and people that a filter finds, by place; everything without one.
pub(super) struct Found {
    studios: Vec<bool>,
    people: Vec<bool>,
    all: bool,
}

impl Found {
    pub(super) fn of(query: &str, outline: &Outline) -> Found {
        let all = query.trim().is_empty();
        let found = |haystack: &str| all || matches(query, haystack);
        let studios = outline.session.roster.iter();
        let people = outline.session.panel.iter();
        Found {
            studios: studios
                .map(|s| found(&format!("{} {} {} {} {}", s.id, s.name, s.lead, s.organisation, s.district)))
                .collect(),
            people: people.map(|m| found(&format!("{} {} {}", m.id, m.name, m.organisation))).collect(),
            all,
        }
    }

    /// Whether nothing is asked for.
    pub(super) const fn all(&self) -> bool {
        self.all
    }

    pub(super) fn studio(&self, place: usize) -> bool {
        self.studios.get(place).copied().unwrap_or(self.all)
    }

    pub(super) fn person(&self, place: usize) -> bool {
        self.people.get(place).copied().unwrap_or(self.all)
    }
}

/// Text in lines of `cells` cells, `most` of them; what finds no room is marked as cut off.
pub(super) fn paragraph(text: &str, cells: usize, most: usize, look: Look<'_>) -> Vec<String> {
    let mut lines = wrap(text, cells.max(2));
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            let room = cells.saturating_sub(width(look.glyphs.ellipsis));
            *last = format!("{}{}", cut(last, room, ""), look.glyphs.ellipsis);
        }
    }
    lines
}

/// Lines in one style.
pub(super) fn styled(lines: Vec<String>, style: Style) -> Vec<(String, Style)> {
    lines.into_iter().map(|line| (line, style)).collect()
}

/// Draws lines one below the other from the top of `area`, as many as find room; returns what is left below them.
pub(super) fn draw_lines(buffer: &mut Buffer, area: Rect, lines: impl IntoIterator<Item = (String, Style)>) -> Rect {
    let mut used = 0;
    for ((line, style), row) in lines.into_iter().zip(area.rows()) {
        let row = Rect { x: row.x + 1, width: row.width.saturating_sub(1), ..row };
        Line::styled(line, style).render(row.intersection(area), buffer);
        used += 1;
    }
    Rect { y: area.y + used, height: area.height - used, ..area }
}

/// Splits `rows` off at the bottom, with a line above them.
pub(super) fn split_below(buffer: &mut Buffer, area: Rect, rows: usize, look: Look<'_>) -> (Rect, Rect) {
    let below = (rows as u16 + 1).min(area.height.saturating_sub(1));
    let line = Rect { y: area.bottom() - below, height: below.min(1), ..area };
    Line::styled(look.glyphs.horizontal.repeat(area.width.into()), look.theme.line).render(line, buffer);
    let bottom = Rect { y: line.y + line.height, height: below - line.height, ..area };
    (Rect { height: area.height - below, ..area }, bottom)
}
