//! One expert's sheet in the table of a studio: its cells, and what the cell of the cursor holds, in full.

use ratatui::text::Span;

use super::studio::Row;
use super::view::View;
use crate::domain::message::{Arg, Message};
use crate::domain::points::{Exact, Points};
use crate::domain::rubric::{Deduction, Item, Rule};
use crate::domain::sheet::{Entry, SheetStatus};
use crate::domain::state::SheetState;
use crate::session::views::DetailSheet;
use crate::tui::screens::progress::state_words;
use crate::tui::widgets::Look;

/// What stands in the column of an expert.
pub(super) fn cell(row: Row, sheet: &DetailSheet, view: &View, look: Look<'_>) -> Span<'static> {
    let dim = |text: &str| Span::styled(text.to_owned(), look.theme.dim);
    let nothing = || dim(if sheet.state == SheetState::Recused { look.glyphs.aside } else { look.glyphs.open });
    let figures = sheet.figures.as_ref().filter(|_| !matches!(sheet.state, SheetState::Untouched | SheetState::Recused));
    let points = |points: Option<Points>| points.map_or_else(nothing, |points| Span::raw(points.to_string()));
    match row {
        Row::State => state(sheet.state, look),
        Row::Total => figures.map_or_else(nothing, |figures| {
            let style = if sheet.weight.is_some() { look.theme.value } else { look.theme.dim };
            Span::styled(figures.total.to_string(), style)
        }),
        Row::Weight => weight(sheet.weight, look).unwrap_or_else(nothing),
        Row::Dimension(at) => points(figures.and_then(|figures| figures.dimensions.get(at)).copied()),
        Row::Bonus => points(figures.map(|figures| figures.bonus)),
        Row::Adjustment => match figures.map(|figures| figures.adjustment) {
            Some(adjustment) if adjustment != Points::ZERO => Span::styled(adjustment.to_string(), look.theme.warn),
            other => points(other),
        },
        Row::Item(at) => match entry(sheet, at) {
            Some(Entry { mark: Some(mark), note }) if sheet.state != SheetState::Recused => {
                let more = if mark.deductions.is_empty() && note.is_empty() { "" } else { "*" };
                let full = view.rubric().item(at).and_then(|item| item.points);
                let style = if full.is_some_and(|full| mark.points < full) { look.theme.warn } else { look.theme.value };
                match sheet.before_reveal(at) {
                    Some(_) => Span::styled(format!("{}{}{more}", look.glyphs.alert, mark.points), look.theme.danger),
                    None => Span::styled(format!("{}{more}", mark.points), style),
                }
            }
            _ => nothing(),
        },
        Row::Decision(_) => Span::raw(""),
    }
}

fn entry(sheet: &DetailSheet, at: usize) -> Option<&Entry> {
    sheet.sheet.as_ref()?.entries.get(at)
}

fn state(state: SheetState, look: Look<'_>) -> Span<'static> {
    let (word, style) = match state {
        SheetState::Untouched => ("chair-cell-untouched", look.theme.dim),
        SheetState::Draft { .. } => ("chair-cell-draft", look.theme.warn),
        SheetState::Returned { .. } => ("chair-cell-returned", look.theme.danger),
        SheetState::Submitted { unconfirmed: false } => ("chair-cell-submitted", look.theme.ok),
        SheetState::Submitted { unconfirmed: true } => ("chair-cell-unconfirmed", look.theme.warn),
        SheetState::Recused => ("chair-cell-recused", look.theme.dim),
        SheetState::NotAssigned => ("chair-cell-not-assigned", look.theme.dim),
    };
    Span::styled(look.words.get(word), style)
}

fn weight(weight: Option<Exact>, look: Look<'_>) -> Option<Span<'static>> {
    let weight = weight?;
    Some(if weight == Exact::from_integer(1) {
        Span::raw(look.words.get("chair-counts"))
    } else if weight == Exact::from_integer(0) {
        Span::styled(look.words.get("chair-dropped"), look.theme.dim)
    } else {
        Span::styled(weight.to_string(), look.theme.warn)
    })
}

/// What the cell of the cursor holds, in full.
pub(super) fn words(row: Row, sheet: &DetailSheet, view: &View, look: Look<'_>) -> String {
    let message = match row {
        Row::State | Row::Decision(_) => state_message(sheet, view),
        Row::Total | Row::Dimension(_) | Row::Bonus => {
            let total = sheet.figures.as_ref().filter(|_| sheet.state != SheetState::Untouched);
            match total {
                Some(figures) if sheet.state != SheetState::Recused => {
                    Message::new("chair-words-total").with("total", figures.total)
                }
                _ => state_message(sheet, view),
            }
        }
        Row::Weight => weight_message(sheet, view),
        Row::Adjustment => match sheet.sheet.as_ref().and_then(|sheet| sheet.adjustment.as_ref()) {
            Some(change) => {
                Message::new("chair-words-adjusted").with("points", change.points).with("reason", change.reason.as_str())
            }
            None => Message::new("chair-words-not-adjusted"),
        },
        Row::Item(at) => return item_words(at, sheet, view, look),
    };
    look.words.say(&of(sheet, view, message))
}

fn of(sheet: &DetailSheet, view: &View, what: Message) -> Message {
    Message::new("chair-words").with("expert", view.person(sheet.expert)).with("what", what)
}

/// How far the sheet is, with what else there is to know of it.
fn state_message(sheet: &DetailSheet, view: &View) -> Message {
    let name = |id: &crate::domain::id::SeatId| {
        let member = view.outline.session.panel.iter().find(|member| member.id == *id);
        member.map_or_else(String::new, |member| member.name.clone())
    };
    let mut message = state_words(sheet.state, view.rubric().base_items());
    let mut add = |more: Message| {
        message = Message::new("chair-and").with("before", message.clone()).with("next", more);
    };
    if let Some(paper) = &sheet.sheet {
        match &paper.status {
            SheetStatus::Returned { reason } | SheetStatus::Recused { reason } => {
                add(Message::new("chair-words-reason").with("reason", reason.as_str()));
            }
            SheetStatus::Draft | SheetStatus::Submitted => {}
        }
        if let Some(typist) = &paper.typed_in {
            add(Message::new("chair-words-typed-in").with("by", name(typist)));
        }
        if let Some(by) = &paper.confirmed {
            add(Message::new("chair-words-confirmed").with("by", name(by)));
        }
    }
    if let Some(ground) = sheet.recusal_proposed {
        add(Message::new("chair-words-conflict").with("ground", ground.id()));
    }
    message
}

fn weight_message(sheet: &DetailSheet, view: &View) -> Message {
    match sheet.weight {
        None => state_message(sheet, view),
        Some(weight) if weight == Exact::from_integer(1) => Message::new("chair-words-counts"),
        Some(weight) if weight == Exact::from_integer(0) => Message::new("chair-words-dropped"),
        Some(weight) => Message::new("chair-words-shared").with("weight", weight.to_string()),
    }
}

/// Points, deductions and note of an item.
fn item_words(at: usize, sheet: &DetailSheet, view: &View, look: Look<'_>) -> String {
    let Some(item) = view.rubric().item(at) else { return String::new() };
    let entry = entry(sheet, at).filter(|_| sheet.state != SheetState::Recused);
    let Some(Entry { mark: Some(mark), note }) = entry else {
        let what = match sheet.state {
            SheetState::Recused => state_message(sheet, view),
            _ => Message::new("chair-words-no-points").with("item", &item.name),
        };
        return look.words.say(&of(sheet, view, what));
    };
    let mut parts = vec![look.words.say(&of(
        sheet,
        view,
        Message::new("chair-words-item").with("item", &item.name).with("points", mark.points),
    ))];
    for (id, units) in &mark.deductions {
        parts.extend(item.find_deduction(id.as_str()).map(|(_, deduction)| look.words.say(&lost(item, deduction, *units))));
    }
    if let Some(before) = sheet.before_reveal(at) {
        let points = before.map_or_else(|| look.glyphs.open.to_owned(), |points| points.to_string());
        parts.push(look.words.say(&Message::new("chair-words-before-reveal").with("points", points)));
    }
    if !note.is_empty() {
        parts.push(look.words.say(&Message::new("chair-words-note").with("note", note.as_str())));
    }
    parts.join(&look.words.get("chair-semicolon"))
}

/// What a ticked deduction cost.
fn lost(item: &Item, deduction: &Deduction, units: u32) -> Message {
    let named = |id| Message::new(id).with("name", &deduction.name);
    match &deduction.rule {
        Rule::Zero => named("chair-lost-all").with("points", item.points.unwrap_or_default()),
        Rule::Minus { points } => named("chair-lost").with("points", *points),
        Rule::PerUnit { points, unit, .. } => {
            named("chair-lost-units").with("points", *points * units).with("units", units).with("unit", Arg::from(unit))
        }
    }
}
