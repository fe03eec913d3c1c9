//! Forms: fields that are filled in and become one typed answer.

use std::collections::BTreeSet;

use crossterm::event::KeyCode;

use super::event::Key;
use super::field::Field;
use super::widgets::filter::{Target, best_first};
use crate::domain::message::Message;
use crate::domain::points::{Points, PointsProblem};
use crate::domain::text::{LONGEST_NOTE, TextProblem, clean};

/// A form: what it asks for, and what has been typed so far.
#[derive(Debug, Clone)]
pub struct Form<Ask> {
    /// What the answer is for.
    pub ask: Ask,
    /// Its heading.
    pub title: Message,
    /// What a person should know before answering.
    pub intro: Option<Message>,
    /// Its fields, in the order in which they are asked.
    pub fields: Vec<FormField>,
    /// The field that has the keys.
    pub at: usize,
    /// Why the last try was not taken.
    pub problem: Option<Message>,
    /// What it came with.
    came: Box<[FieldKind]>,
    /// Whether it came with what was written and not saved the last time.
    offered: bool,
    /// Whether leaving was asked for, and what was written would be given up.
    leaving: bool,
}

/// A field of a form with its label.
#[derive(Debug, Clone)]
pub struct FormField {
    /// What is asked.
    pub label: Message,
    /// What kind of answer.
    pub kind: FieldKind,
}

/// What kind of answer a field takes.
#[derive(Debug, Clone)]
pub enum FieldKind {
    /// Text.
    Text {
        /// What was typed.
        field: Field,
        /// Whether it may not stay empty.
        required: bool,
        /// Whether it is not to be seen.
        secret: bool,
    },
    /// Points from `lowest` to `highest` in steps of `step`.
    Points {
        /// What was typed.
        field: Field,
        /// The lowest value.
        lowest: Points,
        /// The highest value.
        highest: Points,
        /// The grid on which values lie.
        step: Points,
    },
    /// A whole number from `lowest` to `highest`.
    Count {
        /// What was typed.
        field: Field,
        /// The lowest value.
        lowest: u32,
        /// The highest value.
        highest: u32,
        /// Whether the number depends on others as long as nobody types one.
        follows: bool,
    },
    /// One of several.
    Choice {
        /// What there is to choose from.
        options: Vec<Message>,
        /// Which one the cursor is on; behind the last one while none is chosen.
        at: usize,
    },
    /// One of many, found by typing.
    Found {
        /// What is looked for.
        query: Field,
        /// What there is to choose from, each with what a filter looks for in it.
        options: Vec<(Message, Target)>,
        /// Which one the cursor is on.
        at: usize,
    },
    /// So many of several, each ticked with the blank.
    Several {
        /// What there is to choose from.
        options: Vec<Message>,
        /// Which are ticked.
        chosen: BTreeSet<usize>,
        /// How many are to be ticked.
        wanted: usize,
        /// Which one the cursor is on.
        at: usize,
    },
}

/// The answer of one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// A cleaned text.
    Text(String),
    /// Points.
    Points(Points),
    /// A whole number.
    Count(u32),
    /// A number that was left to depend on others.
    Follows,
    /// Which of the options.
    Choice(usize),
    /// Which of the options were ticked, in their order.
    Several(Vec<usize>),
}

/// What became of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormFlow {
    /// The form goes on.
    Stay,
    /// The person does not want it after all.
    Cancel,
    /// Every field is answered.
    Done(Vec<Answer>),
}

impl FormField {
    /// A text that may not stay empty: a reason, evidence.
    #[must_use]
    pub fn reason(label: Message) -> FormField {
        FormField { label, kind: FieldKind::Text { field: Field::default(), required: true, secret: false } }
    }

    /// A text that may stay empty, `text` being what it holds already.
    #[must_use]
    pub fn note(label: Message, text: &str) -> FormField {
        FormField { label, kind: FieldKind::Text { field: Field::new(text), required: false, secret: false } }
    }

    /// A text that may not stay empty and is short, such as a day or a path: `text` is proposed, and typed over by whoever wants another.
    #[must_use]
    pub fn proposed(label: Message, text: &str) -> FormField {
        FormField { label, kind: FieldKind::Text { field: Field::selected(text), required: true, secret: false } }
    }

    /// The answer as it stands.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn answer(&self) -> Result<Answer, Message> {
        match &self.kind {
            FieldKind::Text { field, required, .. } => text(field.text(), *required).map(Answer::Text),
            FieldKind::Points { field, lowest, highest, step } => {
                points(field.text(), *lowest, *highest, *step).map(Answer::Points)
            }
            FieldKind::Count { field, follows: true, .. } if field.is_untouched() => Ok(Answer::Follows),
            FieldKind::Count { field, lowest, highest, .. } => count(field.text(), *lowest, *highest).map(Answer::Count),
            FieldKind::Choice { at, options } if *at < options.len() => Ok(Answer::Choice(*at)),
            FieldKind::Found { query, options, at } if found(query, options).contains(at) => Ok(Answer::Choice(*at)),
            FieldKind::Choice { options, .. } if !options.is_empty() => Err(Message::new("tui-field-choose")),
            FieldKind::Choice { .. } | FieldKind::Found { .. } => Err(Message::new("tui-field-nothing-to-choose")),
            FieldKind::Several { chosen, wanted, .. } if chosen.len() == *wanted => {
                Ok(Answer::Several(chosen.iter().copied().collect()))
            }
            FieldKind::Several { chosen, wanted, .. } => {
                Err(Message::new("tui-field-several").with("wanted", *wanted).with("chosen", chosen.len()))
            }
        }
    }

    fn on_key(&mut self, key: Key) {
        match &mut self.kind {
            FieldKind::Text { field, .. } => {
                field.on_key(key);
            }
            FieldKind::Points { field, .. } | FieldKind::Count { field, .. } => {
                field.on_key(key.half_width());
            }
            FieldKind::Choice { options, at } => match key.code {
                KeyCode::Up | KeyCode::Left => *at = at.saturating_sub(1),
                KeyCode::Down | KeyCode::Right if *at >= options.len() => *at = 0,
                KeyCode::Down | KeyCode::Right => *at = (*at + 1).min(options.len().saturating_sub(1)),
                KeyCode::Char(c) => {
                    let number = c.to_digit(10).and_then(|n| usize::try_from(n).ok()).and_then(|n| n.checked_sub(1));
                    *at = number.filter(|n| *n < options.len()).unwrap_or(*at);
                }
                _ => {}
            },
            FieldKind::Found { query, options, at } => {
                let all = found(query, options);
                let here = all.iter().position(|option| option == at);
                let step = match key.code {
                    KeyCode::Up => here.and_then(|here| all.get(here.checked_sub(1)?)),
                    KeyCode::Down => here.and_then(|here| all.get(here + 1)),
                    _ => {
                        query.on_key(key);
                        return best(query, options, at);
                    }
                };
                *at = step.copied().unwrap_or(*at);
            }
            FieldKind::Several { options, chosen, at, .. } => match key.half_width().code {
                KeyCode::Up => *at = at.saturating_sub(1),
                KeyCode::Down => *at = (*at + 1).min(options.len().saturating_sub(1)),
                KeyCode::Char(' ') if !chosen.remove(at) => {
                    chosen.insert(*at);
                }
                _ => {}
            },
        }
    }

    /// Whether something was typed here that can be undone.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.kind.typed().is_some_and(|field| !field.is_untouched())
    }

    fn is_empty(&self) -> bool {
        self.kind.is_empty()
    }
}

impl FieldKind {
    fn is_empty(&self) -> bool {
        match self {
            FieldKind::Choice { options, at } => *at >= options.len(),
            FieldKind::Several { chosen, .. } => chosen.is_empty(),
            _ => self.typed().is_none_or(|typed| typed.text().is_empty()),
        }
    }

    /// What is typed into.
    fn typed(&self) -> Option<&Field> {
        match self {
            FieldKind::Text { field, .. } | FieldKind::Points { field, .. } | FieldKind::Count { field, .. } => Some(field),
            FieldKind::Found { query, .. } => Some(query),
            FieldKind::Choice { .. } | FieldKind::Several { .. } => None,
        }
    }

    /// Whether something else was typed or ticked than in `other`. That the cursor is on another choice is no work.
    fn differs(&self, other: &FieldKind) -> bool {
        match (self, other) {
            (FieldKind::Several { chosen, .. }, FieldKind::Several { chosen: other, .. }) => chosen != other,
            _ => self.typed().map(Field::text) != other.typed().map(Field::text),
        }
    }

    /// Takes over what was typed, ticked or chosen in a field of the same kind.
    fn take(&mut self, other: &FieldKind) {
        match (self, other) {
            (FieldKind::Text { field, .. }, FieldKind::Text { field: other, .. })
            | (FieldKind::Points { field, .. }, FieldKind::Points { field: other, .. })
            | (FieldKind::Count { field, .. }, FieldKind::Count { field: other, .. })
                if field.text() != other.text() =>
            {
                field.put(other.text());
            }
            (FieldKind::Choice { options, at }, FieldKind::Choice { at: other, .. }) => {
                *at = (*other).min(options.len());
            }
            (FieldKind::Found { query, options, at }, FieldKind::Found { query: other, at: there, .. }) => {
                query.put(other.text());
                *at = *there;
                if !found(query, options).contains(at) {
                    best(query, options, at);
                }
            }
            (FieldKind::Several { options, chosen, .. }, FieldKind::Several { chosen: other, .. }) => {
                *chosen = other.iter().copied().filter(|at| *at < options.len()).collect();
            }
            _ => {}
        }
    }
}

/// The options that a query finds, by their places, best first.
pub(super) fn found(query: &Field, options: &[(Message, Target)]) -> Vec<usize> {
    best_first(options.iter().map(|(_, target)| target.found(query.text())))
}

/// Puts the cursor on the option that fits best.
fn best(query: &Field, options: &[(Message, Target)], at: &mut usize) {
    *at = found(query, options).first().copied().unwrap_or(*at);
}

fn text(typed: &str, required: bool) -> Result<String, Message> {
    match clean(typed, LONGEST_NOTE) {
        Ok(text) if text.is_empty() && required => Err(Message::new("tui-field-required")),
        Ok(text) => Ok(text),
        Err(TextProblem::Hidden(_)) => Err(Message::new("tui-field-hidden")),
        Err(TextProblem::TooLong { most }) => Err(Message::new("tui-field-too-long").with("most", most)),
    }
}

fn points(typed: &str, lowest: Points, highest: Points, step: Points) -> Result<Points, Message> {
    let points: Points = typed.parse().map_err(points_problem)?;
    if points < lowest || points > highest {
        return Err(Message::new("tui-field-range").with("lowest", lowest).with("highest", highest));
    }
    if !points.is_on(step) {
        return Err(Message::new("tui-field-step").with("step", step));
    }
    Ok(points)
}

/// Why a text is not points, in words.
#[must_use]
pub fn points_problem(problem: PointsProblem) -> Message {
    Message::new(match problem {
        PointsProblem::NotANumber => "tui-field-not-points",
        PointsProblem::TooFine => "tui-field-too-fine",
        PointsProblem::TooLarge => "tui-field-too-large",
    })
}

fn count(typed: &str, lowest: u32, highest: u32) -> Result<u32, Message> {
    let problem = || Message::new("tui-field-count").with("lowest", lowest).with("highest", highest);
    typed.trim().parse().ok().filter(|count| (lowest..=highest).contains(count)).ok_or_else(problem)
}

impl<Ask> Form<Ask> {
    /// A form with its first field ready to be filled in.
    #[must_use]
    pub fn new(ask: Ask, title: Message, fields: Vec<FormField>) -> Self {
        let came = fields.iter().map(|field| field.kind.clone()).collect();
        Form { ask, title, intro: None, fields, at: 0, problem: None, came, offered: false, leaving: false }
    }

    /// The form with a sentence above its fields.
    #[must_use]
    pub fn with_intro(mut self, intro: Message) -> Self {
        self.intro = Some(intro);
        self
    }

    /// Whether something was written since the form came up.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.fields.iter().zip(self.came.iter()).any(|(field, came)| field.kind.differs(came))
    }

    /// Whether it came with what was written and not saved the last time.
    #[must_use]
    pub const fn is_offered(&self) -> bool {
        self.offered
    }

    /// What was written since the form came up, for the same form to come with it again; never a code or passphrase.
    #[must_use]
    pub fn draft(&self) -> Option<Vec<FieldKind>> {
        let secret = self.fields.iter().any(|field| matches!(field.kind, FieldKind::Text { secret: true, .. }));
        (self.is_changed() && !secret).then(|| self.fields.iter().map(|field| field.kind.clone()).collect())
    }

    /// Comes with what was written and not saved the last time, if that is anything; undoing in a field gives back what it had.
    pub fn offer(&mut self, draft: &[FieldKind]) {
        let fits = draft.len() == self.fields.len();
        let written = |(field, kept): (&FormField, &FieldKind)| !kept.is_empty() && field.kind.differs(kept);
        if fits && self.fields.iter().zip(draft).any(written) {
            self.fields.iter_mut().zip(draft).for_each(|(field, kept)| field.kind.take(kept));
            self.came = self.fields.iter().map(|field| field.kind.clone()).collect();
            self.offered = true;
        }
    }

    /// Asks once before what was written is given up.
    fn leave(&mut self, key: Key) -> FormFlow {
        if self.leaving || !self.is_changed() {
            return FormFlow::Cancel;
        }
        self.leaving = true;
        let key = if key.code == KeyCode::Esc { "Esc" } else { "Ctrl-C" };
        self.problem = Some(Message::new("tui-form-give-up").with("key", key));
        FormFlow::Stay
    }

    /// Whoever was asked about leaving does something else.
    fn go_on(&mut self) {
        if std::mem::take(&mut self.leaving) {
            self.problem = None;
        }
    }

    /// Takes a key: text goes to the field, Enter and Tab move on, Enter in the last field answers.
    pub fn on_key(&mut self, key: Key) -> FormFlow {
        let last = self.fields.len().saturating_sub(1);
        let choosing = self.fields.get(self.at).is_some_and(|field| {
            matches!(field.kind, FieldKind::Choice { .. } | FieldKind::Found { .. } | FieldKind::Several { .. })
        });
        if key.code == KeyCode::Esc || (key.ctrl && key.code == KeyCode::Char('c')) {
            return self.leave(key);
        }
        self.go_on();
        match key.code {
            KeyCode::Enter if self.at == last => return self.finish(),
            KeyCode::Enter | KeyCode::Tab => self.at = (self.at + 1).min(last),
            KeyCode::BackTab => self.at = self.at.saturating_sub(1),
            KeyCode::Up if !choosing => self.at = self.at.saturating_sub(1),
            KeyCode::Down if !choosing => self.at = (self.at + 1).min(last),
            _ => {
                self.problem = None;
                if let Some(field) = self.fields.get_mut(self.at) {
                    field.on_key(key);
                }
            }
        }
        FormFlow::Stay
    }

    /// Takes a paste: into a text or what is looked for, and nowhere else.
    pub fn paste(&mut self, pasted: &str) {
        self.go_on();
        match self.fields.get_mut(self.at).map(|field| &mut field.kind) {
            Some(FieldKind::Text { field, .. }) => field.paste(pasted),
            Some(FieldKind::Found { query, options, at }) => {
                query.paste(pasted);
                best(query, options, at);
            }
            _ => return,
        }
        self.problem = None;
    }

    /// Whether text is being typed that an Enter would submit: in the last field. A code has no lines, so there every Enter is meant.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        let last = self.fields.last().filter(|_| self.at + 1 == self.fields.len());
        last.is_some_and(|field| matches!(field.kind, FieldKind::Text { secret: false, .. } | FieldKind::Found { .. }))
    }

    /// What is to be said now: why the last try was not taken, or what is wrong with what is being typed.
    #[must_use]
    pub fn complaint(&self) -> Option<Message> {
        let typing = self.fields.get(self.at).filter(|field| !field.is_empty());
        self.problem.clone().or_else(|| typing.and_then(|field| field.answer().err()))
    }

    fn finish(&mut self) -> FormFlow {
        let mut answers = Vec::new();
        for (place, field) in self.fields.iter().enumerate() {
            match field.answer() {
                Ok(answer) => answers.push(answer),
                Err(problem) => {
                    (self.at, self.problem) = (place, Some(problem));
                    return FormFlow::Stay;
                }
            }
        }
        FormFlow::Done(answers)
    }
}

#[cfg(test)]
mod tests;
