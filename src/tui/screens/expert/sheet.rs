//! The sheet: rubric rows with full points, own points, deductions, self-scores; above it the studio, below it what the item asks for.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::detail::{indented, shortened};
use super::rows::Row;
use super::{Expert, Pane};
use crate::domain::message::Message;
use crate::domain::phase::Phase;
use crate::domain::rubric::{Item, Rule};
use crate::domain::sheet::{Mark, SheetStatus};
use crate::domain::state::{Eligibility, SheetState};
use crate::transfer::papers;
use crate::tui::widgets::Look;
use crate::tui::widgets::caret;
use crate::tui::widgets::table::{self, Column, Focus, Width};
use crate::tui::widgets::text::{cut, width};

/// From so many columns on, a column says how an item is judged.
const ROOMY: u16 = 72;
/// The cells of the expert's own points.
const OWN: u16 = 7;
/// From so many rows on, more is said of the studio than its name.
const TALL: u16 = 20;

impl Expert {
    pub(super) fn draw_sheet(&mut self, frame: &mut Frame<'_>, area: Rect, focus: Focus, look: Look<'_>) {
        if self.view.is_none() {
            self.items.hide();
            return;
        }
        let title = self.title_lines(area, look);
        let detail = self.detail_height(area.width.into(), look).min((area.height / 3).max(5));
        let parts =
            [Constraint::Length(title.len() as u16), Constraint::Min(3), Constraint::Length(detail), Constraint::Length(2)];
        let [top, middle, below, bottom] = Layout::vertical(parts).areas(area);
        for (line, row) in title.into_iter().zip(top.rows()) {
            frame.render_widget(line, row);
        }
        let columns = self.sheet_columns(area.width, look);
        let rows = table::titles(frame.buffer_mut(), middle, &columns, look);
        let window = self.items.window(rows, self.rows.len(), look.scroll);
        let cursor = (window, self.items.index(), focus);
        table::rows(frame.buffer_mut(), rows, &columns, cursor, look, |index| self.sheet_row(index, &columns, look));
        self.draw_detail(frame, below, look);
        self.draw_total(frame, bottom, look);
    }

    /// The studio, and below it whatever is particular about its sheet.
    fn title_lines(&self, area: Rect, look: Look<'_>) -> Vec<Line<'static>> {
        let (Some(studio), Some(view)) = (self.studio(), &self.view) else { return Vec::new() };
        let room = usize::from(area.width).saturating_sub(2);
        let line = |text: &str, style| Line::styled(format!(" {}", cut(text, room, look.glyphs.ellipsis)), style);
        let mut lines = vec![line(&format!("{} {}", studio.id, studio.name), look.theme.title)];
        let row = self.desk.rows.get(view.studio);
        let gated = row.is_some_and(|row| row.gate.is_some());
        let eligibility = row.and_then(|row| row.eligibility.as_ref());
        if let Some(of) = eligibility {
            let style = match of {
                Eligibility::Eligible => look.theme.ok,
                Eligibility::Ineligible(_) => look.theme.danger,
                Eligibility::Open { .. } => look.theme.warn,
            };
            lines.push(line(&look.words.say(&papers::eligibility(&self.outline.session.rubric, of)), style));
        }
        let gated = gated && !matches!(eligibility, Some(Eligibility::Ineligible(_)));
        let state = match (&view.state, &view.sheet.status) {
            _ if gated => Some((Message::new("expert-is-gated"), look.theme.warn)),
            (_, SheetStatus::Recused { reason }) => Some((
                Message::new(self.to("expert-is-recused", "clerk-is-recused")).with("reason", reason.as_str()),
                look.theme.warn,
            )),
            (_, SheetStatus::Returned { reason }) => {
                Some((Message::new("expert-is-returned").with("reason", reason.as_str()), look.theme.danger))
            }
            (SheetState::Submitted { .. }, _) => {
                let own = if self.outline.phase == Phase::Scoring { "expert-is-submitted" } else { "expert-was-submitted" };
                Some((Message::new(self.to(own, "clerk-is-submitted")), look.theme.ok))
            }
            _ => match row.and_then(|row| row.recusal_proposed) {
                Some(ground) => {
                    let proposed = Message::new(self.to("expert-is-proposed", "clerk-is-proposed"));
                    Some((proposed.with("ground", ground.id()), look.theme.warn))
                }
                None => view.writable.as_ref().err().map(|refusal| (refusal.message(), look.theme.warn)),
            },
        };
        if let Some((message, style)) = &state {
            let text = look.words.say(message);
            // A small screen has one row for it: the rows of the sheet matter more.
            let rows = if area.height >= TALL { 3 } else { 1 };
            lines.extend(shortened(&text, room, rows, *style, look).into_iter().map(indented));
        }
        let receipt = view.sheet.receipt.map(|hash| Message::new("expert-receipt").with("code", hash.code().to_string()));
        // A part of a receipt is of no use.
        let receipt = receipt.map(|message| look.words.say(&message)).filter(|receipt| width(receipt) <= room);
        if let Some(receipt) = receipt.filter(|_| area.height >= TALL) {
            lines.push(line(&receipt, look.theme.dim));
        }
        if area.height >= TALL {
            let kind =
                self.outline.session.rubric.kind(studio.kind.as_str()).map(|kind| kind.name.get(look.words.lang()).to_owned());
            let about = [kind.unwrap_or_default(), studio.organisation.clone(), studio.district.clone(), studio.lead.clone()];
            let about: Vec<String> = about.into_iter().filter(|text| !text.is_empty()).collect();
            lines.insert(1, line(&about.join(look.glyphs.between), look.theme.dim));
        }
        lines
    }

    fn has_self_scores(&self) -> bool {
        let view = self.view.as_ref();
        view.is_some_and(|view| view.self_scores.iter().chain(&view.self_dimensions).any(Option::is_some))
    }

    fn sheet_columns(&self, cells: u16, look: Look<'_>) -> Vec<Column> {
        let word = |id| look.words.get(id);
        let mut columns = vec![Column::text(word("expert-column-item"), Width::Rest)];
        if cells >= ROOMY {
            columns.push(Column::text(word("expert-column-judged"), Width::Cells(9)));
        }
        columns.push(Column::figures(word("expert-column-full"), 5));
        columns.push(Column::figures(word("expert-column-own"), OWN));
        columns.push(Column::text(word("expert-column-deductions"), Width::Cells(8)));
        if self.has_self_scores() {
            columns.push(Column::figures(word("expert-column-self"), 5));
        }
        columns.push(Column::text(word("expert-column-note"), Width::Cells(4)));
        columns
    }

    fn sheet_row(&self, index: usize, columns: &[Column], look: Look<'_>) -> Vec<Span<'static>> {
        let (Some(row), Some(view)) = (self.rows.get(index), &self.view) else { return Vec::new() };
        let rubric = &self.outline.session.rubric;
        let lang = look.words.lang();
        let heading = |name: &str| Span::styled(name.to_owned(), look.theme.title);
        let figure = |text: String, style: Style| Span::styled(text, style);
        let (name, judged, full, own, ticked, self_score, note) = match row {
            Row::Dimension(place) => {
                let Some(dimension) = rubric.dimensions.get(*place) else { return Vec::new() };
                let own = view.figures.dimensions.get(*place).map(ToString::to_string).unwrap_or_default();
                let self_score = view.self_dimensions.get(*place).copied().flatten().map(|p| p.to_string()).unwrap_or_default();
                let full = dimension.points.to_string();
                (
                    heading(dimension.name.get(lang)),
                    String::new(),
                    full,
                    figure(own, look.theme.title),
                    String::new(),
                    self_score,
                    "",
                )
            }
            Row::Bonus => {
                let Some(bonus) = &rubric.bonus else { return Vec::new() };
                let full = look.words.say(&Message::new("expert-cap").with("points", bonus.cap));
                let own = figure(view.figures.bonus.to_string(), look.theme.title);
                (heading(bonus.name.get(lang)), String::new(), full, own, String::new(), String::new(), "")
            }
            Row::Adjustment => {
                let name = heading(&look.words.get("expert-adjustment"));
                let own = view.sheet.adjustment.as_ref().map(|a| a.points.to_string()).unwrap_or_default();
                (name, String::new(), String::new(), figure(own, look.theme.warn), String::new(), String::new(), "")
            }
            Row::Item(place) => {
                let Some(item) = rubric.item(*place) else { return Vec::new() };
                let entry = view.sheet.entries.get(*place);
                let mark = entry.and_then(|entry| entry.mark.as_ref());
                let own = self.own_points(*place, mark, look);
                let self_score = view.self_scores.get(*place).copied().flatten().map(|p| p.to_string()).unwrap_or_default();
                let note = if entry.is_some_and(|entry| !entry.note.is_empty()) { look.glyphs.done } else { "" };
                let name = Span::raw(format!("  {}", item.name.get(lang)));
                let full = item.points.map(|points| points.to_string()).unwrap_or_default();
                let ticked = mark.map(|mark| letters(item, mark)).unwrap_or_default();
                (name, judged_by(item, look), full, own, ticked, self_score, note)
            }
        };
        let mut cells = vec![name];
        if columns.iter().any(|column| column.width == Width::Cells(9)) {
            cells.push(Span::styled(judged, look.theme.dim));
        }
        cells.extend([Span::styled(full, look.theme.dim), own, Span::styled(ticked, look.theme.warn)]);
        if self.has_self_scores() {
            cells.push(Span::styled(self_score, look.theme.dim));
        }
        cells.push(Span::styled(note, look.theme.ok));
        cells
    }

    /// The expert's own points for an item: those being typed, those that were given, or that some are still to be given.
    fn own_points(&self, place: usize, mark: Option<&Mark>, look: Look<'_>) -> Span<'static> {
        let here = self.items.id() == Some(&Row::Item(place));
        let typing = here && !self.typed.is_empty();
        let (own, style) = match mark {
            // Where it is too long for the column, its end is seen.
            _ if typing => {
                let first = (self.typed.len() + 1).saturating_sub(OWN.into());
                (format!("{}_", self.typed.get(first..).unwrap_or_default()), look.theme.key)
            }
            Some(mark) => (mark.points.to_string(), look.theme.value),
            None if place < self.outline.session.rubric.base_items() => (look.glyphs.open.to_owned(), look.theme.dim),
            None => (" ".to_owned(), Style::new()),
        };
        let takes_points = here && self.pane == Pane::Sheet && self.view.as_ref().is_some_and(|view| view.writable.is_ok());
        Span::styled(if takes_points { caret::behind(own) } else { own }, style)
    }
}

fn judged_by(item: &Item, look: Look<'_>) -> String {
    let words = [(item.on_site, "expert-site"), (item.by_documents, "expert-documents")];
    let words: Vec<String> = words.into_iter().filter(|(is, _)| *is).map(|(_, id)| look.words.get(id)).collect();
    words.join(" ")
}

/// The letters of the ticked deductions, with how many units are missing where the rule counts.
fn letters(item: &Item, mark: &Mark) -> String {
    let ticked = item.deductions.iter().zip('a'..).filter_map(|(deduction, letter)| {
        let units = mark.deductions.get(&deduction.id)?;
        Some(match deduction.rule {
            Rule::PerUnit { .. } => format!("{letter}{units}"),
            Rule::Zero | Rule::Minus { .. } => letter.to_string(),
        })
    });
    ticked.collect::<Vec<_>>().join(" ")
}
