//! Filling in a sheet: points, deductions, notes, the change of the total, and handing it in.

use std::collections::BTreeMap;

use crossterm::event::KeyCode;

use super::rows::Row;
use super::{About, Asked, Expert, Pane};
use crate::domain::command::Command;
use crate::domain::event::Restored;
use crate::domain::id::{DeductionId, ItemId, StudioId};
use crate::domain::message::Message;
use crate::domain::points::Points;
use crate::domain::rubric::Rule;
use crate::domain::sheet::Mark;
use crate::session::SessionError;
use crate::tui::action::Action;
use crate::tui::event::Key;
use crate::tui::field::Field;
use crate::tui::form::{Answer, FieldKind, Form, FormField, points_problem};
use crate::tui::overlay::Overlay;
use crate::tui::screens::{Ask, Effect};

/// No more is taken than points can have: six digits, a stop, four decimals.
const LONGEST_TYPED: usize = 11;

impl Expert {
    pub(super) fn mark(&self, place: usize) -> Option<&Mark> {
        self.view.as_ref()?.sheet.entries.get(place)?.mark.as_ref()
    }

    pub(super) fn self_score(&self, place: usize) -> Option<Points> {
        *self.view.as_ref()?.self_scores.get(place)?
    }

    /// Keeps the cursor off headings: on to the next row that can be filled in, or else back to the one before.
    pub(super) fn settle_cursor(&mut self, down: bool) {
        let at = self.items.index();
        let fills = |place: &usize| self.rows.get(*place).is_some_and(|row| row.takes_cursor());
        let (below, above) = ((at..self.rows.len()).find(fills), (0..=at).rev().find(fills));
        let to = if down { below.or(above) } else { above.or(below) };
        self.items.put(to.unwrap_or(0), &self.rows);
    }

    fn step(&mut self, action: Action) {
        self.items.on_action(action, &self.rows);
        self.settle_cursor(matches!(action, Action::Down | Action::PageDown | Action::First));
    }

    pub(super) fn fill(&mut self, action: Action, key: Key) -> Result<Effect, Effect> {
        match action {
            Action::TypePoints => return Ok(self.type_points(key)),
            Action::Erase => {
                self.typed.pop();
            }
            Action::Commit | Action::CommitBack => {
                if self.typed.is_empty() && self.items.id() == Some(&Row::Adjustment) && key.code == KeyCode::Enter {
                    return Ok(self.ask_adjust(None));
                }
                return self.leave_item(if action == Action::Commit { Action::Down } else { Action::Up });
            }
            Action::Tick => return self.tick(key),
            Action::FullPoints => {
                let points = self.item().and_then(|(_, item)| item.points);
                return self.give(points, BTreeMap::new());
            }
            Action::TakeSelfScore => {
                let points = self.item().and_then(|(place, _)| self.self_score(place));
                return self.give(points, BTreeMap::new());
            }
            Action::Note => return Ok(self.ask_note()),
            Action::Clear => return self.clear(),
            Action::Adjust => return Ok(self.ask_adjust(None)),
            Action::NextMissing => return self.next_missing(),
            Action::Submit | Action::TakeBack => return self.hand_in(action),
            Action::Recuse => return Ok(self.ask_recusal()),
            Action::Undo => return self.undo(),
            _ => return self.leave_item(action),
        }
        Ok(Effect::Nothing)
    }

    fn type_points(&mut self, key: Key) -> Effect {
        let KeyCode::Char(c) = key.code else { return Effect::Nothing };
        if self.items.id() == Some(&Row::Adjustment) {
            return self.ask_adjust(Some(key));
        }
        if self.typed.len() < LONGEST_TYPED {
            self.typed.push(c);
        }
        Effect::Nothing
    }

    /// Saves what was typed, then moves as `way` says.
    fn leave_item(&mut self, way: Action) -> Result<Effect, Effect> {
        let saved = self.commit()?;
        self.step(way);
        Ok(saved)
    }

    /// The points being typed, if any are.
    fn typed_points(&self) -> Result<Option<Points>, Effect> {
        let points = (!self.typed.is_empty()).then(|| self.typed.parse()).transpose();
        points.map_err(|problem| Effect::Refused(points_problem(problem)))
    }

    /// Saves what was typed; where that is refused it stays as it is.
    pub(super) fn commit(&mut self) -> Result<Effect, Effect> {
        let Some(points) = self.typed_points()? else { return Ok(Effect::Nothing) };
        let ticked = self.item().and_then(|(place, _)| self.mark(place)).map(|mark| mark.deductions.clone());
        self.give(Some(points), ticked.unwrap_or_default())
    }

    /// Gives the item of the cursor points, or (without) full points less the deductions.
    fn give(&mut self, points: Option<Points>, deductions: BTreeMap<DeductionId, u32>) -> Result<Effect, Effect> {
        let (Some(studio), Some((place, item))) = (self.studio_id(), self.item()) else { return Ok(Effect::Nothing) };
        let (id, name) = (item.id.clone(), item.name.clone());
        self.apply(Command::Score { studio, item: id, points, deductions, expert: self.paper.clone() })?;
        self.typed.clear();
        let given = self.mark(place).map_or(Points::ZERO, |mark| mark.points);
        Ok(Effect::Done(Message::new("expert-saved").with("item", &name).with("points", given)))
    }

    fn apply(&mut self, command: Command) -> Result<(), Effect> {
        self.seat.apply(command)?;
        self.look();
        Ok(())
    }

    fn tick(&mut self, key: Key) -> Result<Effect, Effect> {
        let KeyCode::Char(letter @ 'a'..='f') = key.code else {
            return Err(Effect::Refused(Message::new("expert-press-letter")));
        };
        let Some((place, item)) = self.item() else { return Ok(Effect::Nothing) };
        let Some(deduction) = item.deductions.get(usize::from(letter as u8 - b'a')) else {
            let message = Message::new("expert-no-such-letter").with("letter", letter.to_string());
            return Err(Effect::Refused(message));
        };
        let ticked = self.mark(place).map(|mark| mark.deductions.clone()).unwrap_or_default();
        let units = ticked.get(&deduction.id).copied();
        if let Rule::PerUnit { target, unit, .. } = &deduction.rule {
            let typed = units.map(|units| units.to_string()).unwrap_or_default();
            let label = Message::new("expert-units").with("unit", unit).with("most", *target);
            let kind = FieldKind::Count { field: Field::selected(&typed), lowest: 0, highest: *target, follows: false };
            let title = Message::new("expert-units-title").with("deduction", &deduction.name);
            let about = About::Units { item: item.id.clone(), deduction: deduction.id.clone() };
            return Ok(self.form(about, title, vec![FormField { label, kind }], None));
        }
        let (id, units) = (deduction.id.clone(), if units.is_some() { 0 } else { 1 });
        self.deduct(&id, units)
    }

    /// Ticks a deduction with so many units missing, or (with 0) takes the tick away. Points follow, where none are being typed.
    fn deduct(&mut self, deduction: &DeductionId, units: u32) -> Result<Effect, Effect> {
        let Some((place, _)) = self.item() else { return Ok(Effect::Nothing) };
        let mut ticked = self.mark(place).map(|mark| mark.deductions.clone()).unwrap_or_default();
        let before = ticked.clone();
        match units {
            0 => ticked.remove(deduction),
            units => ticked.insert(deduction.clone(), units),
        };
        if ticked == before {
            return Ok(Effect::Nothing);
        }
        let typed = self.typed_points()?;
        if typed.is_some() || !ticked.is_empty() {
            return self.give(typed, ticked);
        }
        // Without its last deduction nothing is said about the item any more: full points are for the expert to give.
        self.clear()?;
        Ok(Effect::Done(Message::new("expert-last-tick-gone")))
    }

    fn clear(&mut self) -> Result<Effect, Effect> {
        let (Some(studio), Some((_, item))) = (self.studio_id(), self.item()) else { return Ok(Effect::Nothing) };
        let (item, name) = (item.id.clone(), item.name.clone());
        self.apply(Command::ClearScore { studio, item, expert: self.paper.clone() })?;
        self.typed.clear();
        Ok(Effect::Done(Message::new("expert-cleared").with("item", &name)))
    }

    fn next_missing(&mut self) -> Result<Effect, Effect> {
        let saved = self.commit()?;
        let missing = self.view.as_ref().map(|view| view.missing.as_slice()).unwrap_or_default();
        let here = self.item().map(|(place, _)| place);
        let next = missing.iter().find(|place| here.is_none_or(|here| **place > here)).or(missing.first());
        let row = next.map(|place| Row::Item(*place));
        self.go_to(row);
        Ok(saved)
    }

    /// Puts the cursor on a row; shows all rows where it is hidden.
    fn go_to(&mut self, row: Option<Row>) {
        let Some(row) = row else { return };
        if !self.rows.contains(&row) {
            self.judged = super::Judged::Anyhow;
            self.rows = super::rows(&self.outline.session.rubric, self.judged);
        }
        if let Some(place) = self.rows.iter().position(|other| *other == row) {
            self.items.put(place, &self.rows);
        }
        self.pane = Pane::Sheet;
    }

    fn hand_in(&mut self, action: Action) -> Result<Effect, Effect> {
        self.commit()?;
        let (Some(command), Some(name)) = (self.command(action), self.studio().map(|studio| studio.name.clone())) else {
            return Ok(Effect::Nothing);
        };
        self.apply(command)?;
        let total = self.view.as_ref().map_or(Points::ZERO, |view| view.figures.total);
        let receipt = self.view.as_ref().and_then(|view| view.sheet.receipt);
        let said = match receipt {
            Some(receipt) => Message::new("expert-submitted").with("receipt", receipt.code().to_string()),
            None => Message::new("expert-taken-back"),
        };
        Ok(Effect::Done(said.with("studio", name.as_str()).with("total", total)))
    }

    /// Undoes the last change and goes to where it was.
    fn undo(&mut self) -> Result<Effect, Effect> {
        if !self.typed.is_empty() {
            self.typed.clear();
            return Ok(Effect::Nothing);
        }
        let Some(change) = self.desk.undo.clone() else { return Ok(Effect::Nothing) };
        self.apply(Command::Undo {})?;
        if !self.shown.contains(&change.studio) {
            self.filter.clear();
            self.to_do = false;
            self.sift();
        }
        if let Some(row) = self.shown.iter().position(|studio| *studio == change.studio) {
            self.studios.put(row, &self.shown);
            self.sift();
        }
        let rubric = &self.outline.session.rubric;
        let row = match &change.before {
            Restored::Mark { item, .. } | Restored::Note { item, .. } => {
                rubric.find_item(item.as_str()).map(|(place, _)| Row::Item(place))
            }
            Restored::Adjustment { .. } => Some(Row::Adjustment),
        };
        self.go_to(row);
        Ok(Effect::Done(Message::new("expert-undone").with("what", self.outline.session.restored(&change.before))))
    }

    fn form(&self, about: About, title: Message, fields: Vec<FormField>, intro: Option<Message>) -> Effect {
        let Some(studio) = self.studio_id() else { return Effect::Nothing };
        let mut form = Form::new(Ask::Expert(Asked { studio, expert: self.paper.clone(), about }), title, fields);
        form.intro = intro;
        Effect::Show(Overlay::Form(form))
    }

    fn ask_note(&self) -> Effect {
        let Some((place, item)) = self.item() else { return Effect::Nothing };
        let note = self.view.as_ref().and_then(|view| view.sheet.entries.get(place)).map(|entry| entry.note.as_str());
        let fields = vec![FormField::note(Message::new("expert-note-label"), note.unwrap_or_default())];
        let title = Message::new("expert-note-title").with("item", &item.name);
        self.form(About::Note(item.id.clone()), title, fields, None)
    }

    /// Asks for a change of the total; `typed` is the first key of it, where it was typed already.
    fn ask_adjust(&self, typed: Option<Key>) -> Effect {
        let Some(range) = self.outline.session.rubric.adjustment else { return Effect::Nothing };
        let now = self.view.as_ref().and_then(|view| view.sheet.adjustment.as_ref());
        let mut field = Field::selected(&now.map(|now| now.points.to_string()).unwrap_or_default());
        typed.into_iter().for_each(|key| {
            field.on_key(key);
        });
        let label = Message::new("expert-adjust-points").with("lowest", range.lowest).with("highest", range.highest);
        let kind = FieldKind::Points { field, lowest: range.lowest, highest: range.highest, step: range.step };
        let reason = now.map(|now| now.reason.as_str()).unwrap_or_default();
        let fields = vec![FormField { label, kind }, FormField::note(Message::new("expert-adjust-reason"), reason)];
        self.form(About::Adjust, Message::new("expert-adjust-title"), fields, Some(Message::new("expert-adjust-intro")))
    }

    fn ask_recusal(&self) -> Effect {
        let Some(studio) = self.studio() else { return Effect::Nothing };
        let row = self.studios.id().and_then(|place| self.desk.rows.get(*place));
        let intro = match row.and_then(|row| row.recusal_proposed) {
            Some(ground) => Message::new(self.to("expert-recuse-proposed", "clerk-recusal-intro"))
                .with("ground", ground.id())
                .with("lead", studio.lead.as_str())
                .with("organisation", studio.organisation.as_str()),
            None => Message::new(self.to("expert-recuse-intro", "clerk-recusal-intro")),
        };
        let title = Message::new("expert-recuse-title").with("studio", studio.name.as_str());
        self.form(About::Recuse, title, vec![FormField::reason(Message::new("expert-recuse-reason"))], Some(intro))
    }

    pub(in crate::tui::screens) fn on_answer(&mut self, ask: Ask, answers: Vec<Answer>) -> Result<Effect, Message> {
        let Ask::Expert(Asked { studio, expert, about }) = ask else { return Ok(Effect::Nothing) };
        let (command, said) = match (about, answers.as_slice()) {
            (About::Units { item, deduction }, [Answer::Count(units)]) => {
                return self.take_units(&studio, (&item, &deduction), *units);
            }
            (About::Note(item), [Answer::Text(text)]) => {
                (Command::WriteNote { studio, item, text: text.clone(), expert }, Message::new("expert-note-saved"))
            }
            (About::Adjust, [Answer::Points(points), Answer::Text(reason)]) => {
                let said = Message::new("expert-adjusted").with("points", *points);
                (Command::Adjust { studio, points: *points, reason: reason.clone(), expert }, said)
            }
            (About::Recuse, [Answer::Text(reason)]) => {
                (Command::Recuse { studio, reason: reason.clone(), expert }, Message::new("expert-recused"))
            }
            _ => return Ok(Effect::Nothing),
        };
        self.seat.apply(command).map_err(|error: SessionError| error.message())?;
        self.look();
        Ok(Effect::Done(said))
    }

    fn take_units(
        &mut self,
        studio: &StudioId,
        (item, deduction): (&ItemId, &DeductionId),
        units: u32,
    ) -> Result<Effect, Message> {
        if self.studio_id().as_ref() != Some(studio) {
            self.outline.session.roster.iter().position(|row| row.id == *studio).into_iter().for_each(|place| self.open(place));
        }
        let row = self.outline.session.rubric.find_item(item.as_str()).map(|(place, _)| Row::Item(place));
        self.go_to(row);
        match self.deduct(deduction, units) {
            Err(Effect::Refused(why) | Effect::Overtaken(why)) => Err(why),
            // Where it could not be saved, what was typed stays as well.
            Err(effect) => self.seat.room().saving().why_not().map_or(Ok(effect), Err),
            Ok(effect) => Ok(effect),
        }
    }
}
