//! What is asked for in forms, and the commands that the answers lead to.

use chrono::{Datelike, NaiveDate};

use super::NoticeTab;
use crate::domain::command::Command;
use crate::domain::message::Message;
use crate::session::Seat;
use crate::tui::field::Field;
use crate::tui::form::{Answer, FieldKind, Form, FormField};
use crate::tui::overlay::Overlay;
use crate::tui::screens::clerk::papers::read_day;
use crate::tui::screens::studios::target;
use crate::tui::screens::{Ask, Effect};

/// A result is posted for so many working days, where nobody says otherwise.
const WORKING_DAYS: usize = 5;

/// What a form of this tab is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// Until when the result is posted.
    Announce,
    /// An objection.
    Record,
    /// The answer to the objection with this number.
    Answer(u32),
    /// The reason for opening a studio (by place) again.
    Reopen(usize),
}

impl NoticeTab {
    /// The form that asks for it.
    pub(super) fn form(&self, seat: &Seat, asked: Asked) -> Option<Overlay> {
        let view = self.view.as_ref()?;
        let session = &view.outline.session;
        let text = |label, text: &str| FormField {
            label: Message::new(label),
            kind: FieldKind::Text { field: Field::new(text), required: true, secret: false },
        };
        let (title, intro, fields) = match &asked {
            Asked::Announce => {
                let ends = view.notice.ends.unwrap_or_else(|| after_working_days(seat.today(), WORKING_DAYS));
                let title = Message::new("notice-announce-title").with("revision", view.notice.revision?);
                let intro = Message::new("notice-announce-intro").with("days", WORKING_DAYS);
                (title, intro, vec![FormField::proposed(Message::new("notice-last-day"), &ends.to_string())])
            }
            Asked::Record => {
                let named = |text: String| Message::new("word-plain").with("text", text);
                let options = session
                    .roster
                    .iter()
                    .map(|studio| (named(format!("{} {}", studio.id, studio.name)), target(studio, &session.rubric)));
                let at = self.studio().unwrap_or(0);
                let kind = FieldKind::Found { query: Field::default(), options: options.collect(), at };
                let studio = FormField { label: Message::new("notice-which-studio"), kind };
                let fields = vec![studio, text("notice-who", ""), text("notice-what", "")];
                (Message::new("notice-record-title"), Message::new("notice-record-intro"), fields)
            }
            Asked::Answer(number) => {
                let objection = view.notice.objections.iter().find(|objection| objection.number == *number)?;
                let known = objection.answer.as_ref().map_or("", |answer| answer.text.as_str());
                let studio = session.roster.get(objection.studio).map_or("", |studio| studio.name.as_str());
                let intro = Message::new("notice-answer-intro")
                    .with("studio", studio)
                    .with("by", objection.by.as_str())
                    .with("text", objection.text.as_str());
                let title = Message::new("notice-answer-title").with("number", *number);
                (title, intro, vec![text("notice-answer-label", known)])
            }
            Asked::Reopen(place) => {
                let studio = session.roster.get(*place)?;
                let intro = Message::new("chair-reopen-studio-intro").with("studio", format!("{} {}", studio.id, studio.name));
                (Message::new("chair-reopen-studio-title"), intro, vec![text("chair-reason", "")])
            }
        };
        Some(Overlay::Form(Form::new(Ask::Notice(asked), title, fields).with_intro(intro)))
    }

    /// The command that opens a studio (by place) again.
    pub(super) fn reopening(&self, reason: String, studio: Option<usize>) -> Option<Command> {
        let studio = self.view.as_ref()?.outline.session.roster.get(studio?)?.id.clone();
        Some(Command::ReopenStudio { studio, reason })
    }

    /// The command that an answered form asks for; nothing where it was answered in some other form.
    ///
    /// # Errors
    /// Why the answer is not taken.
    fn command(&self, seat: &Seat, asked: &Asked, answers: &[Answer]) -> Result<Option<Command>, Message> {
        Ok(match (asked, answers) {
            (Asked::Announce, [Answer::Text(day)]) => {
                let ends = read_day(day, seat.today().year()).ok_or_else(|| Message::new("clerk-not-a-day"))?;
                Some(Command::AnnounceNotice { ends })
            }
            (Asked::Record, [Answer::Choice(at), Answer::Text(by), Answer::Text(text)]) => {
                let studio = self.view.as_ref().and_then(|view| view.outline.session.roster.get(*at));
                studio.map(|studio| Command::RecordObjection { studio: studio.id.clone(), by: by.clone(), text: text.clone() })
            }
            (Asked::Answer(number), [Answer::Text(answer)]) => {
                Some(Command::AnswerObjection { number: *number, answer: answer.clone() })
            }
            (Asked::Reopen(studio), [Answer::Text(reason)]) => self.reopening(reason.clone(), Some(*studio)),
            _ => None,
        })
    }

    /// Takes the answer of a form, and says what happened.
    ///
    /// # Errors
    /// Why it is not taken; the form stays.
    pub fn on_answer(&mut self, seat: &Seat, asked: &Asked, answers: &[Answer]) -> Result<Effect, Message> {
        let Some(command) = self.command(seat, asked, answers)? else { return Ok(Effect::Nothing) };
        let applied = seat.apply(command).map_err(|error| error.message())?;
        self.refresh(seat);
        let (Some(event), Some(view)) = (applied.events.first(), &self.view) else {
            return Ok(Effect::Done(Message::new("notice-as-it-was")));
        };
        Ok(Effect::Done(Message::new("chair-done").with("what", view.outline.session.tell(event))))
    }
}

/// The day on which so many working days have gone by, Saturdays and Sundays left out; holidays are for people to know.
fn after_working_days(from: NaiveDate, days: usize) -> NaiveDate {
    let working = from.iter_days().skip(1).filter(|day| day.weekday().number_from_monday() <= 5);
    working.take(days).last().unwrap_or(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekends_are_no_working_days() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        // 2023-06-01 is a Thursday.
        for (from, to) in [("2023-06-01", "2023-06-08"), ("2023-06-02", "2023-06-09"), ("2023-06-03", "2023-06-09")] {
            assert_eq!(after_working_days(day(from), 5), day(to), "{from}");
        }
    }
}
