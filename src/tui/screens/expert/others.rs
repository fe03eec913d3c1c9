//! One's own scoring beside the others': after the result is final, and of a studio whose sheets were shown for discussion.

use super::Expert;
use crate::domain::message::Message;
use crate::domain::phase::Phase;
use crate::domain::points::Points;
use crate::domain::refusal::Refusal;
use crate::session::views::{RevealedSheet, RevealedView};
use crate::transfer::{agreement, sentences};
use crate::tui::overlay::Overlay;
use crate::tui::screens::Effect;

impl Expert {
    /// Why one cannot look at one's own scoring beside the others' now.
    pub(super) fn why_no_mirror(&self) -> Option<Message> {
        match (&self.paper, self.outline.phase) {
            (Some(_), _) => Some(Refusal::NotShown.message()),
            (None, Phase::Final) => None,
            (None, _) => Some(Message::new("expert-mirror-later")),
        }
    }

    /// One's own scoring beside the others', in plain sentences.
    pub(super) fn mirror(&self) -> Effect {
        match self.seat.mirror() {
            Ok(mirror) => {
                let mut body = vec![Message::new("agreement-mirror")];
                body.extend(agreement::mirror(&mirror));
                body.push(Message::new("agreement-said-caution"));
                Effect::Show(Overlay::notice(Message::new("expert-mirror-title"), body))
            }
            Err(refusal) => Effect::Refused(refusal.message()),
        }
    }

    /// Why the others' sheets of a studio cannot be looked at.
    pub(super) fn why_not_discussed(&self, studio: usize) -> Option<Message> {
        self.seat.revealed(studio).err().map(|_| Message::new("expert-not-discussed"))
    }

    /// The sheets of the studio that were shown for discussion: item by item, what was changed since marked.
    pub(super) fn discussed(&self) -> Effect {
        let Some(studio) = self.studios.id() else { return Effect::Nothing };
        match self.seat.revealed(*studio) {
            Ok(view) => Effect::Show(Overlay::notice(Message::new("expert-discussed-title"), self.tell(&view))),
            Err(refusal) => Effect::Refused(refusal.message()),
        }
    }

    fn tell(&self, view: &RevealedView) -> Vec<Message> {
        let totals = view.sheets.iter().map(|sheet| {
            let now = sheet.now.as_ref().map(|(_, figures)| figures.total);
            self.said(sheet, Some(sheet.first.figures.total), now)
        });
        let items = self.outline.session.rubric.items().enumerate().map(|(place, (_, item))| {
            let marks = view.sheets.iter().map(|sheet| {
                let first = sheet.first.marks.get(place).and_then(Option::as_ref).map(|mark| mark.points);
                let now = sheet.now.as_ref().and_then(|(sheet, _)| sheet.entries.get(place)?.mark.as_ref());
                self.said(sheet, first, now.map(|mark| mark.points))
            });
            line(Message::new("word-plain").with("text", &item.name), sentences::list(marks))
        });
        std::iter::once(line(Message::new("chair-row-total"), sentences::list(totals))).chain(items).collect()
    }

    /// What one expert gave, and gives now where that is something else.
    fn said(&self, sheet: &RevealedSheet, first: Option<Points>, now: Option<Points>) -> Message {
        let seat = self.outline.session.panel.get(sheet.expert).map_or("", |member| member.id.as_str());
        let written = |points: Option<Points>| points.map_or_else(|| "·".to_owned(), |points| points.to_string());
        let id = if first == now { "expert-discussed-mark" } else { "expert-discussed-changed" };
        Message::new(id).with("seat", seat).with("first", written(first)).with("now", written(now))
    }
}

fn line(of: Message, marks: Message) -> Message {
    Message::new("expert-discussed-line").with("of", of).with("marks", marks)
}
