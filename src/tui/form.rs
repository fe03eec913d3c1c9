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
    },
    /// One of several.
    Choice {
        /// What there is to choose from.
        options: Vec<Message>,
        /// Which one the cursor is on.
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
            FieldKind::Count { field, lowest, highest } => count(field.text(), *lowest, *highest).map(Answer::Count),
            FieldKind::Choice { at, options } if *at < options.len() => Ok(Answer::Choice(*at)),
            FieldKind::Found { query, options, at } if found(query, options).contains(at) => Ok(Answer::Choice(*at)),
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

    fn is_empty(&self) -> bool {
        match &self.kind {
            FieldKind::Text { field, .. } | FieldKind::Points { field, .. } | FieldKind::Count { field, .. } => {
                field.text().is_empty()
            }
            FieldKind::Choice { .. } => false,
            FieldKind::Found { query, .. } => query.text().is_empty(),
            FieldKind::Several { chosen, .. } => chosen.is_empty(),
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
        Form { ask, title, intro: None, fields, at: 0, problem: None }
    }

    /// The form with a sentence above its fields.
    #[must_use]
    pub fn with_intro(mut self, intro: Message) -> Self {
        self.intro = Some(intro);
        self
    }

    /// Takes a key: text goes to the field, Enter and Tab move on, Enter in the last field answers.
    pub fn on_key(&mut self, key: Key) -> FormFlow {
        let last = self.fields.len().saturating_sub(1);
        let choosing = self.fields.get(self.at).is_some_and(|field| {
            matches!(field.kind, FieldKind::Choice { .. } | FieldKind::Found { .. } | FieldKind::Several { .. })
        });
        match key.code {
            KeyCode::Esc => return FormFlow::Cancel,
            KeyCode::Char('c') if key.ctrl => return FormFlow::Cancel,
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
mod tests {
    use super::*;

    fn press(form: &mut Form<()>, code: KeyCode) -> FormFlow {
        form.on_key(Key { code, ctrl: false })
    }

    fn form() -> Form<()> {
        let whole = |n: i64| Points::from_hundredths(n * 100);
        let step = Points::from_hundredths(50);
        let points = FieldKind::Points { field: Field::default(), lowest: whole(-5), highest: whole(0), step };
        let fields = vec![FormField { label: Message::new("p"), kind: points }, FormField::reason(Message::new("r"))];
        Form::new((), Message::new("t"), fields)
    }

    #[test]
    fn an_answer_is_typed_field_by_field() {
        let mut form = form();
        for c in "－2.5".chars() {
            press(&mut form, KeyCode::Char(c));
        }
        assert_eq!(press(&mut form, KeyCode::Enter), FormFlow::Stay);
        form.paste("账目不清\n");
        let answers = vec![Answer::Points(Points::from_hundredths(-250)), Answer::Text("账目不清".into())];
        assert_eq!(press(&mut form, KeyCode::Enter), FormFlow::Done(answers));
    }

    #[test]
    fn what_is_wrong_is_said_at_once_and_what_was_typed_stays() {
        let mut form = form();
        press(&mut form, KeyCode::Char('7'));
        assert_eq!(form.complaint().map(|m| m.id), Some("tui-field-range"));
        press(&mut form, KeyCode::Tab);
        form.paste("x");
        assert_eq!(press(&mut form, KeyCode::Enter), FormFlow::Stay);
        assert_eq!((form.at, form.complaint().map(|m| m.id)), (0, Some("tui-field-range")));
        assert_eq!(form.fields[1].answer(), Ok(Answer::Text("x".into())));
    }

    #[test]
    fn one_of_many_is_found_by_typing_and_arrows_go_through_those_that_are_found() {
        let option = |(id, name): (&str, &str)| {
            let target = Target { id: id.to_owned(), name: name.to_owned(), more: String::new() };
            (Message::new("word-plain").with("text", name), target)
        };
        let options = [("01", "样例甲钳工"), ("02", "样例乙焊工"), ("03", "样例丙钳工")].map(option).to_vec();
        let kind = FieldKind::Found { query: Field::default(), options, at: 1 };
        let mut form = Form::new((), Message::new("t"), vec![FormField { label: Message::new("s"), kind }]);
        let chosen = |form: &Form<()>| form.fields[0].answer();
        assert_eq!(chosen(&form), Ok(Answer::Choice(1)));
        for c in "qg".chars() {
            press(&mut form, KeyCode::Char(c));
        }
        assert_eq!(chosen(&form), Ok(Answer::Choice(0)), "the first of those that are found");
        press(&mut form, KeyCode::Down);
        press(&mut form, KeyCode::Down);
        assert_eq!(chosen(&form), Ok(Answer::Choice(2)));
        press(&mut form, KeyCode::Up);
        assert_eq!(chosen(&form), Ok(Answer::Choice(0)));
        press(&mut form, KeyCode::Char('x'));
        assert_eq!(press(&mut form, KeyCode::Enter), FormFlow::Stay);
        assert_eq!(form.complaint().map(|m| m.id), Some("tui-field-nothing-to-choose"));
        form.on_key(Key { code: KeyCode::Char('u'), ctrl: true });
        form.paste("02");
        assert_eq!(chosen(&form), Ok(Answer::Choice(1)), "a paste looks for it as well");
    }

    #[test]
    fn a_reason_may_not_be_blank_and_esc_cancels() {
        let mut form = Form::new((), Message::new("t"), vec![FormField::reason(Message::new("r"))]);
        press(&mut form, KeyCode::Char(' '));
        assert_eq!(press(&mut form, KeyCode::Enter), FormFlow::Stay);
        assert_eq!(form.complaint().map(|m| m.id), Some("tui-field-required"));
        assert_eq!(press(&mut form, KeyCode::Esc), FormFlow::Cancel);
    }
}
