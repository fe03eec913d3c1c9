//! Commands about the public notice of a result and the objections to it.

use super::{Desk, reason, unless};
use crate::domain::command::Command;
use crate::domain::event::Event;
use crate::domain::refusal::{Refusal, Thing};
use crate::domain::state::Revision;
use crate::domain::text::{LONGEST_LINE, clean};

impl Desk<'_> {
    pub(super) fn decide_notice(&self, command: Command) -> Result<Vec<Event>, Refusal> {
        match command {
            Command::AnnounceNotice { ends } => {
                let posted = self.posted()?;
                let sealed = self.state.session.zone.day(posted.at);
                if ends < sealed {
                    return Err(Refusal::NoticeEndsBefore { sealed });
                }
                let known = self.state.notice(posted.number) == Some(ends);
                Ok(unless(known, Event::NoticeAnnounced { revision: posted.number, ends }))
            }
            Command::RecordObjection { studio, by, text } => {
                self.studio(&studio)?;
                let revision = self.posted()?.number;
                let by = clean(&by, LONGEST_LINE).map_err(Refusal::Text)?;
                if by.is_empty() {
                    return Err(Refusal::ObjectorMissing);
                }
                let number = self.state.objections().last().map_or(0, |last| last.number).saturating_add(1);
                Ok(vec![Event::ObjectionRecorded { number, revision, studio, by, text: reason(&text)? }])
            }
            Command::AnswerObjection { number, answer } => {
                let objection = self.state.objection(number).ok_or_else(|| Refusal::unknown(Thing::Objection, number))?;
                let studio = self.state.session.roster[objection.studio].id.clone();
                let answer = reason(&answer)?;
                let known = objection.answer.as_ref().is_some_and(|known| known.text == answer);
                Ok(unless(known, Event::ObjectionAnswered { number, studio, answer }))
            }
            _ => Ok(Vec::new()),
        }
    }

    /// The revision that notice is given of and that can be objected to.
    fn posted(&self) -> Result<&Revision, Refusal> {
        self.state.revisions().last().ok_or(Refusal::NothingSealed)
    }
}
