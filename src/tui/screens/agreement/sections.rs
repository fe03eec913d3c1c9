//! The sections of the list, and how their rows stand in columns.

use ratatui::style::Style;
use ratatui::text::Span;

use super::Row;
use crate::domain::agreement::{Agreement, Coefficients, Fair, Stat};
use crate::domain::grading::Outcome;
use crate::domain::state::Session;
use crate::transfer::agreement::{fixed, named};
use crate::transfer::sentences;
use crate::tui::screens::studios::{Names, id_cells};
use crate::tui::widgets::Look;
use crate::tui::widgets::table::{self, Column, Width};
use crate::tui::widgets::text::width;

/// From so many columns on, every figure has room.
const WIDE: u16 = 76;
/// The cells of a grade, of a figure at least, and of a coefficient or why there is none.
const GRADE: u16 = 12;
const FIGURE: u16 = 6;
const COEFFICIENT: u16 = 20;
/// The cells by which rows stand to the right of their heading.
const INDENT: usize = 2;

/// The coefficients: name, what it means, and which it is.
pub(super) type Coefficient = (&'static str, &'static str, fn(&Coefficients) -> Stat);
pub(super) const COEFFICIENTS: [Coefficient; 4] = [
    ("agreement-alpha", "agreement-explain-alpha", |of| of.alpha),
    ("agreement-icc-single", "agreement-explain-icc-single", |of| of.icc_single),
    ("agreement-icc-mean", "agreement-explain-icc-mean", |of| of.icc_mean),
    ("agreement-kendall-w", "agreement-explain-kendall-w", |of| of.kendall_w),
];

/// A section of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    /// Groups that no sheet connects, and excluded studios.
    Basis,
    Coefficients,
    Experts,
    /// Sheets far from the others.
    Sheets,
    Items,
    /// What hinges on one expert or one point.
    Hinges,
    /// Fair scores beside the official totals.
    Fair,
}

impl Section {
    pub(super) const ALL: [Section; 7] = [
        Section::Basis,
        Section::Coefficients,
        Section::Experts,
        Section::Sheets,
        Section::Items,
        Section::Hinges,
        Section::Fair,
    ];

    const fn title(self) -> &'static str {
        match self {
            Section::Basis => "agreement-section-basis",
            Section::Coefficients => "agreement-section-coefficients",
            Section::Experts => "agreement-section-experts",
            Section::Sheets => "agreement-section-sheets",
            Section::Items => "agreement-section-items",
            Section::Hinges => "agreement-section-hinges",
            Section::Fair => "agreement-section-fair",
        }
    }

    /// What stands where it has no rows.
    const fn nothing(self, agreement: &Agreement) -> &'static str {
        match self {
            Section::Experts => "agreement-no-experts",
            Section::Items => "agreement-no-items",
            Section::Fair => "agreement-no-studios",
            Section::Hinges if agreement.hinges.is_err() => "agreement-too-many",
            Section::Basis | Section::Coefficients | Section::Sheets | Section::Hinges => "agreement-no-outliers",
        }
    }

    /// The figures behind the names, as far as there is room for them: their titles, and the cells of those that are words.
    fn columns(self, wide: bool) -> &'static [(&'static str, Option<u16>)] {
        match (self, wide) {
            (Section::Basis, _) => &[],
            (Section::Coefficients, _) => &[("", Some(COEFFICIENT))],
            (Section::Experts, true) => &[
                ("agreement-col-sheets", None),
                ("agreement-col-mean", None),
                ("agreement-col-spread", None),
                ("agreement-col-severity", None),
                ("agreement-col-error", None),
                ("agreement-col-correlation", None),
                ("agreement-col-note", Some(7)),
            ],
            (Section::Experts, false) => &[
                ("agreement-col-mean", None),
                ("agreement-col-severity", None),
                ("agreement-col-error", None),
                ("agreement-col-note", Some(7)),
            ],
            (Section::Sheets, _) => &[("agreement-col-total", None), ("agreement-col-expected", None), ("agreement-col-t", None)],
            (Section::Items, _) => &[("agreement-col-deviation", None), ("agreement-col-share", None)],
            (Section::Hinges, _) => &[("agreement-col-grade", Some(GRADE))],
            (Section::Fair, true) => &[
                ("agreement-col-rank", None),
                ("agreement-col-total", None),
                ("agreement-col-grade", Some(GRADE)),
                ("agreement-col-fair", None),
                ("agreement-col-fair-rank", None),
                ("agreement-col-fair-grade", Some(GRADE)),
            ],
            (Section::Fair, false) => &[
                ("agreement-col-rank", None),
                ("agreement-col-total", None),
                ("agreement-col-fair", None),
                ("agreement-col-fair-rank", None),
            ],
        }
    }
}

/// The columns of a section in so many cells.
fn columns(section: Section, area: u16, look: Look<'_>) -> Vec<Column> {
    let cells = |title: &str| if title.is_empty() { 0 } else { width(&look.words.get(title)) as u16 };
    std::iter::once(Column::text(String::new(), Width::Rest))
        .chain(section.columns(area >= WIDE).iter().map(|(title, words)| match words {
            Some(cells) => Column::text(String::new(), Width::Cells(*cells)),
            None => Column::figures(String::new(), FIGURE.max(cells(title))),
        }))
        .collect()
}

/// The form in which studios are named: one that fits the section with the most figures.
pub(super) fn names(session: &Session, area: u16, look: Look<'_>) -> Names {
    let cells = table::widths(&columns(Section::Fair, area, look), area).first().copied().unwrap_or(0);
    Names(cells.saturating_sub(INDENT + usize::from(id_cells(session)) + 1))
}

/// The columns of a row in so many cells, and what stands in them.
pub(super) fn row(
    row: Row,
    of: &Agreement,
    (session, names): (&Session, &Names),
    area: u16,
    look: Look<'_>,
) -> (Vec<Column>, Vec<Span<'static>>) {
    let section = match row {
        Row::Heading(section) | Row::Nothing(section) => section,
        Row::Group(_) | Row::LeftOut => Section::Basis,
        Row::Coefficient(_) => Section::Coefficients,
        Row::Expert(_) => Section::Experts,
        Row::Outlier(_) => Section::Sheets,
        Row::Item(_) => Section::Items,
        Row::Hinge(_) => Section::Hinges,
        Row::Fair(_) => Section::Fair,
    };
    let wide = area >= WIDE;
    let word = |id: &str| if id.is_empty() { String::new() } else { look.words.get(id) };
    let cells = match row {
        Row::Heading(section) => {
            let titles = section.columns(wide).iter().map(|(title, _)| Span::styled(word(title), look.theme.dim));
            std::iter::once(Span::styled(word(section.title()), look.theme.title)).chain(titles).collect()
        }
        Row::Nothing(section) => vec![Span::styled(format!("  {}", word(section.nothing(of))), look.theme.dim)],
        row => Cells { of, session, names, look }.of_row(row, wide),
    };
    (columns(section, area, look), cells)
}

/// What rows are made from.
struct Cells<'a> {
    of: &'a Agreement,
    session: &'a Session,
    names: &'a Names,
    look: Look<'a>,
}

impl Cells<'_> {
    fn of_row(&self, row: Row, wide: bool) -> Vec<Span<'static>> {
        let found = match row {
            Row::Heading(_) | Row::Nothing(_) => None,
            Row::Group(_) | Row::LeftOut => {
                let told = super::told::row(row, self.of, self.session);
                told.first().map(|told| vec![Span::raw(format!("  {}", self.look.words.say(told)))])
            }
            Row::Coefficient(at) => COEFFICIENTS.get(at).map(|coefficient| self.coefficient(coefficient)),
            Row::Expert(at) => self.expert(at, wide),
            Row::Outlier(at) => self.outlier(at),
            Row::Item(at) => self.item(at),
            Row::Hinge(place) => self.hinge(place),
            Row::Fair(place) => self.fair(place, wide),
        };
        found.unwrap_or_default()
    }

    /// A figure; a stroke where there is none, as the sentences below say why.
    fn figure(&self, stat: Stat, decimals: usize) -> Span<'static> {
        match stat {
            Ok(figure) => Span::raw(fixed(figure, decimals)),
            Err(_) => Span::styled(self.look.glyphs.aside, self.look.theme.dim),
        }
    }

    fn studio(&self, place: usize) -> String {
        let studio = self.session.roster.get(place);
        studio.map(|studio| format!("  {} {}", studio.id, self.names.say(studio))).unwrap_or_default()
    }

    fn person(&self, place: usize) -> String {
        self.session.panel.get(place).map(|member| format!("{} {}", member.id, member.name)).unwrap_or_default()
    }

    fn coefficient(&self, (name, _, of): &Coefficient) -> Vec<Span<'static>> {
        let name = crate::transfer::agreement::coefficient_name(name, self.of.coefficients.mean_sheets);
        let value = of(&self.of.coefficients);
        let style = if value.is_ok() { self.look.theme.value } else { self.look.theme.dim };
        let value = self.look.words.say(&crate::transfer::agreement::stat(value, 3));
        vec![Span::raw(format!("  {}", self.look.words.say(&name))), Span::styled(value, style)]
    }

    fn expert(&self, at: usize, wide: bool) -> Option<Vec<Span<'static>>> {
        let mirror = self.of.mirrors.get(at)?;
        let severity = mirror.severity;
        let note = severity.ok().and_then(|severity| named(&severity)).map(|id| self.look.words.get(id)).unwrap_or_default();
        let mut cells = vec![Span::raw(format!("  {}", self.person(mirror.expert)))];
        if wide {
            cells.push(Span::raw(mirror.sheets.to_string()));
        }
        cells.push(self.figure(mirror.mean, 2));
        if wide {
            cells.push(self.figure(mirror.spread, 2));
        }
        cells.push(self.figure(severity.map(|severity| severity.points), 2));
        cells.push(self.figure(severity.and_then(|severity| severity.error), 2));
        if wide {
            cells.push(self.figure(mirror.correlation, 2));
        }
        cells.push(Span::styled(note, self.look.theme.warn));
        Some(cells)
    }

    fn outlier(&self, at: usize) -> Option<Vec<Span<'static>>> {
        let outlier = self.of.outliers.get(at)?;
        let name = format!("{}{}{}", self.studio(outlier.studio), self.look.glyphs.between, self.person(outlier.expert));
        let total = Span::styled(fixed(outlier.total, 2), self.look.theme.value);
        Some(vec![Span::raw(name), total, self.figure(Ok(outlier.expected), 2), self.figure(outlier.t, 2)])
    }

    fn item(&self, at: usize) -> Option<Vec<Span<'static>>> {
        let spread = self.of.items.get(at)?;
        let name = self.session.rubric.item(spread.item)?.name.get(self.look.words.lang()).to_owned();
        let share = match spread.share {
            Ok(share) => Span::raw(format!("{} %", fixed(share * 100.0, 1))),
            Err(reason) => self.figure(Err(reason), 1),
        };
        Some(vec![Span::raw(format!("  {name}")), self.figure(spread.variance.map(f64::sqrt), 2), share])
    }

    fn hinge(&self, place: usize) -> Option<Vec<Span<'static>>> {
        let standing = self.of.standings.studios.get(place)?;
        Some(vec![Span::raw(self.studio(place)), self.outcome(&standing.outcome)])
    }

    fn fair(&self, place: usize, wide: bool) -> Option<Vec<Span<'static>>> {
        let (standing, Fair { score, rank, outcome, .. }) = (self.of.standings.studios.get(place)?, self.of.fair.get(place)?);
        let decimals = self.session.rubric.aggregation.decimals;
        let total = standing.tally.as_ref().map(|tally| tally.total.printed.fixed(decimals)).unwrap_or_default();
        let aside = || Span::styled(self.look.glyphs.aside, self.look.theme.dim);
        let ranked = |rank: Option<u32>| rank.map_or_else(aside, |rank| Span::raw(rank.to_string()));
        let mut cells = vec![Span::raw(self.studio(place)), ranked(standing.rank), Span::styled(total, self.look.theme.value)];
        if wide {
            cells.push(self.outcome(&standing.outcome));
        }
        cells.extend([self.figure(*score, 2), ranked(rank.ok())]);
        if wide {
            let mut fair = outcome.as_ref().map_or_else(|_| aside(), |outcome| self.outcome(outcome));
            if outcome.as_ref().is_ok_and(|outcome| *outcome != standing.outcome) {
                fair.style = self.look.theme.warn;
            }
            cells.push(fair);
        }
        Some(cells)
    }

    fn outcome(&self, outcome: &Outcome) -> Span<'static> {
        Span::styled(self.look.words.say(&sentences::outcome(&self.session.rubric, outcome)), Style::new())
    }
}
