//! Every sheet of a studio: how it counts, what it adds up to, and where it lost points.

use super::Case;
use super::page::Page;
use crate::domain::message::Message;
use crate::domain::points::Points;
use crate::domain::rubric::{Bonus, Item};
use crate::domain::sheet::{Entry, Figures, Sheet, SheetStatus};
use crate::domain::state::FirstSheet;
use crate::session::views::DetailSheet;
use crate::transfer::marks;
use crate::transfer::sentences::{self, person};

impl Case<'_> {
    /// The sheets, in the panel's order.
    pub(super) fn tell_sheets(&self, page: &mut Page<'_>) {
        page.heading("explain-head-sheets");
        for sheet in &self.detail.sheets {
            self.tell_sheet(page, sheet);
        }
    }

    fn tell_sheet(&self, page: &mut Page<'_>, of: &DetailSheet) {
        let session = &self.picture.session;
        let Some(member) = session.panel.get(of.expert) else { return };
        let who = person(session, &member.id);
        let tally = self.row.standing.tally.as_ref();
        let weighed = tally.and_then(|tally| Some((tally, tally.sheets.iter().find(|sheet| sheet.expert == member.id)?)));
        let (Some((tally, weighed)), Some(sheet), Some(figures)) = (weighed, &of.sheet, &of.figures) else {
            page.say(&Message::new("explain-no-sheet").with("expert", who).with("state", marks::state(self.rubric, of.state)));
            if let Some(SheetStatus::Recused { reason } | SheetStatus::Returned { reason }) = of.sheet.as_ref().map(|s| &s.status)
            {
                page.detail(&Message::new("explain-sheet-reason").with("reason", reason.as_str()));
            }
            return;
        };
        page.say(
            &Message::new("explain-sheet")
                .with("expert", who)
                .with("total", weighed.total)
                .with("weight", sentences::weight(self.rubric, tally, weighed)),
        );
        if let Some(message) = self.typed_in(sheet) {
            page.detail(&message);
        }
        if let Some(message) = of.first.as_ref().and_then(|first| self.changed_since(first, sheet)) {
            page.detail(&message);
        }
        page.detail(&self.sum(figures));
        if !self.rubric.is_unweighted() {
            page.detail(&Message::new("explain-sheet-weighted").with("total", sentences::exact(weighed.value)));
        }
        self.tell_lost(page, sheet);
        self.tell_bonus(page, sheet);
        self.tell_adjustment(page, sheet, figures);
    }

    /// Who typed a paper sheet in, and who confirmed it.
    fn typed_in(&self, sheet: &Sheet) -> Option<Message> {
        let session = &self.picture.session;
        let typist = person(session, sheet.typed_in.as_ref()?);
        Some(match &sheet.confirmed {
            Some(other) => Message::new("explain-typed-in").with("typist", typist).with("confirmed", person(session, other)),
            None => Message::new("explain-unconfirmed").with("typist", typist),
        })
    }

    /// What was changed on a sheet after it was shown for discussion, and what had stood there.
    fn changed_since(&self, first: &FirstSheet, sheet: &Sheet) -> Option<Message> {
        let changed = first.changed(sheet).filter_map(|place| {
            let (item, mark) = (self.rubric.item(place)?, first.marks.get(place)?.as_ref());
            let points = mark.map_or_else(|| "·".to_owned(), |mark| mark.points.to_string());
            Some(
                Message::new("explain-part")
                    .with("part", Message::new("word-plain").with("text", &item.name))
                    .with("points", points),
            )
        });
        let adjustment = (first.adjustment != sheet.adjustment).then(|| {
            let points = first.adjustment.as_ref().map_or(Points::ZERO, |adjustment| adjustment.points);
            Message::new("explain-part").with("part", Message::new("results-col-adjustment")).with("points", points)
        });
        first.differs(sheet).then(|| {
            Message::new("explain-changed-since")
                .with("total", first.figures.total)
                .with("parts", sentences::list(changed.chain(adjustment)))
        })
    }

    /// What a sheet adds up to: its dimensions, bonus and adjustment.
    fn sum(&self, figures: &Figures) -> Message {
        let part = |message: Message, points: Points| Message::new("explain-part").with("part", message).with("points", points);
        let dimensions = self
            .rubric
            .dimensions
            .iter()
            .zip(&figures.dimensions)
            .map(|(dimension, points)| part(Message::new("word-plain").with("text", &dimension.name), *points));
        let bonus =
            self.rubric.bonus.as_ref().map(|bonus| part(Message::new("word-plain").with("text", &bonus.name), figures.bonus));
        let adjustment =
            (figures.adjustment != Points::ZERO).then(|| part(Message::new("results-col-adjustment"), figures.adjustment));
        sentences::list(dimensions.chain(bonus).chain(adjustment))
    }

    /// The items below full points, each with what it lost and its note.
    fn tell_lost(&self, page: &mut Page<'_>, sheet: &Sheet) {
        for ((_, item), entry) in self.rubric.items().zip(&sheet.entries).take(self.rubric.base_items()) {
            let (Some(full), Some(mark)) = (item.points, &entry.mark) else { continue };
            if mark.points < full {
                let lost = marks::joined(marks::lost(item, mark)).unwrap_or_else(|| Message::new("word-nobody"));
                let message = Message::new("explain-item").with("points", mark.points).with("full", full).with("lost", lost);
                page.detail(&with_note(message.with("item", &item.name), entry));
            }
        }
    }

    /// The bonus items that were given points, and whether the cap was hit.
    fn tell_bonus(&self, page: &mut Page<'_>, sheet: &Sheet) {
        let Some(Bonus { cap, items, .. }) = &self.rubric.bonus else { return };
        let given = |(item, entry): (&Item, &Entry)| {
            let mark = entry.mark.as_ref().filter(|mark| mark.points > Points::ZERO)?;
            let message = Message::new("explain-bonus-item").with("item", &item.name).with("points", mark.points);
            Some(with_note(message, entry))
        };
        let entries = sheet.entries.iter().skip(self.rubric.base_items());
        items.iter().zip(entries).filter_map(given).for_each(|message| page.detail(&message));
        let raw = marks::raw_bonus(self.rubric, sheet);
        if raw > *cap {
            page.detail(&Message::new("explain-bonus-capped").with("raw", raw).with("cap", *cap));
        }
    }

    fn tell_adjustment(&self, page: &mut Page<'_>, sheet: &Sheet, figures: &Figures) {
        let Some(adjustment) = &sheet.adjustment else { return };
        let message =
            Message::new("explain-adjustment").with("points", adjustment.points).with("reason", adjustment.reason.as_str());
        page.detail(&message);
        if adjustment.points != figures.adjustment {
            page.detail(&Message::new("explain-adjustment-limited").with("points", figures.adjustment));
        }
    }
}

fn with_note(message: Message, entry: &Entry) -> Message {
    if entry.note.is_empty() {
        message
    } else {
        Message::new("explain-with-note").with("line", message).with("note", entry.note.as_str())
    }
}
