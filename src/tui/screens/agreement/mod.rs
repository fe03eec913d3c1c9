//! How the experts agree: coefficients, experts, sheets far off, items, what hinges on little, fair scores. For the chair to know; it
//! decides nothing.

mod sections;
mod told;

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::domain::agreement::Agreement;
use crate::domain::message::Message;
use crate::domain::state::Session;
use crate::session::views::Diagnostics;
use crate::transfer::agreement::hinging;
use crate::tui::action::Action;
use crate::tui::overlay::Overlay;
use crate::tui::screens::Effect;
use crate::tui::widgets::Look;
use crate::tui::widgets::lines::{draw_lines, paragraph, split_below, styled};
use crate::tui::widgets::list::Cursor;
use crate::tui::widgets::table::{self, Focus};
use sections::Section;

/// So many items are listed: those on which the experts differ most.
const ITEMS: usize = 5;
/// From so many rows on, what a row means has more lines.
const ROOMY: u16 = 16;
/// The most cells from a name to the end of its figures: over more of them the eye loses the row.
const WIDEST: u16 = 96;

/// A row of the list; what it is about by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    /// The heading of a section.
    Heading(Section),
    /// A section that has nothing.
    Nothing(Section),
    /// Studios and experts that sheets connect.
    Group(usize),
    /// The excluded studios.
    LeftOut,
    /// A coefficient, in the order of [`sections::COEFFICIENTS`].
    Coefficient(usize),
    /// An expert, by the place among the mirrors.
    Expert(usize),
    /// A sheet far from the others.
    Outlier(usize),
    /// An item, by the place among those on which the experts differ most.
    Item(usize),
    /// A studio whose grade hinges on one expert or one point.
    Hinge(usize),
    /// A studio's fair score beside the official total.
    Fair(usize),
}

/// Which rows a filter leaves.
pub struct Sieve<'a> {
    /// Whether it leaves all.
    pub all: bool,
    /// Whether it leaves a studio, by place.
    pub studio: &'a dyn Fn(usize) -> bool,
    /// Whether it leaves a person, by place.
    pub person: &'a dyn Fn(usize) -> bool,
}

/// The list.
#[derive(Default)]
pub struct AgreementList {
    rows: Vec<Row>,
    cursor: Cursor<Row>,
}

impl AgreementList {
    /// Makes the rows anew.
    pub fn sift(&mut self, diagnostics: Option<&Arc<Diagnostics>>, sieve: &Sieve<'_>) {
        let Some(agreement) = diagnostics.map(|diagnostics| &diagnostics.agreement) else { return };
        self.rows = Section::ALL.into_iter().flat_map(|section| section_rows(section, agreement, sieve)).collect();
        self.cursor.follow(&self.rows);
    }

    /// The studio of the row under the cursor, by its place, and the expert where it is about a sheet.
    pub fn studio(&self, diagnostics: Option<&Arc<Diagnostics>>) -> Option<(usize, Option<usize>)> {
        match *self.cursor.id()? {
            Row::Outlier(at) => diagnostics?.agreement.outliers.get(at).map(|outlier| (outlier.studio, Some(outlier.expert))),
            Row::Hinge(studio) | Row::Fair(studio) => Some((studio, None)),
            _ => None,
        }
    }

    /// What the row of the cursor means, whole.
    pub fn explain(&self, diagnostics: Option<&Arc<Diagnostics>>, session: &Session) -> Effect {
        let (Some(row), Some(diagnostics)) = (self.cursor.id(), diagnostics) else { return Effect::Nothing };
        let body = told::row(*row, &diagnostics.agreement, session);
        Effect::Show(Overlay::notice(Message::new("agreement-means"), body))
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

    /// Draws it, or that it is being computed.
    pub fn draw(
        &mut self,
        buffer: &mut Buffer,
        area: Rect,
        (diagnostics, session): (Option<&Arc<Diagnostics>>, &Session),
        filter: Option<String>,
        look: Look<'_>,
    ) {
        let cells = usize::from(area.width).saturating_sub(2);
        let small = area.height < ROOMY;
        let mut head = styled(paragraph(&look.words.get("agreement-informs"), cells, 2, look), look.theme.title);
        let Some(diagnostics) = diagnostics else {
            head.push((look.words.get("agreement-computing"), look.theme.dim));
            draw_lines(buffer, area, head);
            return;
        };
        let agreement = &diagnostics.agreement;
        match filter {
            Some(filter) => head.push((filter, look.theme.key)),
            None if small => {}
            None => head.extend(styled(paragraph(&look.words.say(&told::basis(agreement)), cells, 2, look), look.theme.dim)),
        }
        let area = draw_lines(buffer, area, head);
        let (list, below) = split_below(buffer, area, if small { 4 } else { 5 }, look);
        let window = self.cursor.window(list, self.rows.len(), look.scroll);
        let room = list.width.saturating_sub(1).min(WIDEST);
        let names = sections::names(session, room, look);
        for (index, strip) in window.zip(list.rows()) {
            let Some(row) = self.rows.get(index) else { continue };
            let (columns, cells) = sections::row(*row, agreement, (session, &names), room, look);
            let mut cells = Some(cells);
            let cursor = (index..index + 1, self.cursor.index(), Focus::Here);
            table::rows(buffer, Rect { width: room, ..strip }, &columns, cursor, look, |_| cells.take().unwrap_or_default());
        }
        if let Some(row) = self.cursor.id() {
            let told: Vec<String> = told::row(*row, agreement, session).iter().map(|message| look.words.say(message)).collect();
            let lines = paragraph(&told.join(" "), cells, below.height.into(), look);
            draw_lines(buffer, below, styled(lines, Style::new()));
        }
    }
}

/// The rows of a section under its heading; nothing where the section has none and need not say so.
fn section_rows(section: Section, agreement: &Agreement, sieve: &Sieve<'_>) -> Vec<Row> {
    let whole = |count: usize| 0..if sieve.all { count } else { 0 };
    let ranked = || agreement.standings.order.iter().copied().filter(|studio| (sieve.studio)(*studio));
    let rows: Vec<Row> = match section {
        Section::Basis => {
            let groups = if agreement.groups.len() > 1 { agreement.groups.len() } else { 0 };
            let left_out = (sieve.all && !agreement.left_out.is_empty()).then_some(Row::LeftOut);
            whole(groups).map(Row::Group).chain(left_out).collect()
        }
        Section::Coefficients => whole(sections::COEFFICIENTS.len()).map(Row::Coefficient).collect(),
        Section::Experts => {
            let mirrors = agreement.mirrors.iter().enumerate();
            mirrors.filter(|(_, mirror)| (sieve.person)(mirror.expert)).map(|(at, _)| Row::Expert(at)).collect()
        }
        Section::Sheets => {
            let outliers = agreement.outliers.iter().enumerate();
            let found = outliers.filter(|(_, sheet)| (sieve.studio)(sheet.studio) || (sieve.person)(sheet.expert));
            found.map(|(at, _)| Row::Outlier(at)).collect()
        }
        Section::Items => whole(agreement.items.len().min(ITEMS)).map(Row::Item).collect(),
        Section::Hinges => ranked().filter(|studio| hinging(agreement, *studio).is_some()).map(Row::Hinge).collect(),
        Section::Fair => {
            let scored = |studio: &usize| agreement.fair.get(*studio).is_some_and(|fair| fair.score.is_ok());
            ranked().filter(scored).map(Row::Fair).collect()
        }
    };
    let silent = rows.is_empty() && (!sieve.all || section == Section::Basis);
    let heading = (!silent).then_some(Row::Heading(section));
    let nothing = (rows.is_empty() && !silent).then_some(Row::Nothing(section));
    heading.into_iter().chain(rows).chain(nothing).collect()
}

#[cfg(test)]
mod tests;
