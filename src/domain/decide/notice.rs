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

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate, Utc};

    use crate::domain::command::Command;
    use crate::domain::decide::decide;
    use crate::domain::event::{Event, Founding, Stamp};
    use crate::domain::hash::Hash;
    use crate::domain::panel::Role;
    use crate::domain::refusal::Refusal;
    use crate::domain::rubric::SessionKind;
    use crate::domain::sample::{member, rubric};
    use crate::domain::state::State;

    /// A session of a zone whose result was sealed at a moment.
    fn sealed(zone: &str, at: DateTime<Utc>) -> State {
        let founding = Event::SessionFounded(Box::new(Founding {
            title: String::new(),
            kind: SessionKind::Term,
            date: NaiveDate::default(),
            zone: zone.parse().unwrap(),
            sample: true,
            rubric: rubric(),
            roster: Vec::new(),
            panel: vec![member("CH", Role::Chair), member("CK", Role::Clerk)],
        }));
        let stamp = |seq, seat: Option<&str>| Stamp { seq, at, seat: seat.map(Into::into), hash: Hash::ZERO };
        let mut state = State::found(&stamp(1, None), founding).unwrap();
        let zeros = "0".repeat(64);
        let finalised = format!(
            r#"{{"event":"finalised","revision":1,"replaces":null,"seal":{{"result":"{zeros}","rubric":"{zeros}","roster":"{zeros}"}}}}"#
        );
        state.fold(&stamp(2, Some("CH")), Event::FinalProposed).unwrap();
        state.fold(&stamp(3, Some("CK")), serde_json::from_str(&finalised).unwrap()).unwrap();
        state
    }

    #[test]
    fn a_notice_may_end_on_the_day_of_the_seal_where_the_panel_sits_and_not_before() {
        // Half past eleven in the evening, and half an hour after midnight: in UTC it is another day in one of the two.
        for (zone, at, today) in [
            ("+08:00", "2026-11-27T15:30:00Z", "2026-11-27"),
            ("+08:00", "2026-11-27T16:30:00Z", "2026-11-28"),
            ("-05:00", "2026-11-28T04:30:00Z", "2026-11-27"),
            ("-05:00", "2026-11-28T05:30:00Z", "2026-11-28"),
            ("+14:00", "2026-11-27T10:30:00Z", "2026-11-28"),
            ("-12:00", "2026-11-28T11:30:00Z", "2026-11-27"),
            ("+00:00", "2026-11-27T23:30:00Z", "2026-11-27"),
        ] {
            let (state, today): (_, NaiveDate) = (sealed(zone, at.parse().unwrap()), today.parse().unwrap());
            let give = |ends| decide(&state, &"CH".into(), Command::AnnounceNotice { ends });
            let yesterday = today.pred_opt().unwrap();
            assert_eq!(give(yesterday), Err(Refusal::NoticeEndsBefore { sealed: today }), "{zone} {at}");
            assert_eq!(give(today), Ok(vec![Event::NoticeAnnounced { revision: 1, ends: today }]), "{zone} {at}");
        }
    }
}
