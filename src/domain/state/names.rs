//! Whether an event names only what this session has. Studios, people and items are looked up where the event is folded; here is the rest,
//! of which nothing is looked up then.

use super::State;
use super::fold::{Fold, FoldError};
use crate::domain::command::SelfScored;
use crate::domain::event::Event;

impl State {
    pub(super) fn check_names(&self, fold: &Fold<'_>, event: &Event) -> Result<(), FoldError> {
        let rubric = &self.session.rubric;
        let is_sealed = |revision: &u32| self.revisions.iter().any(|sealed| sealed.number == *revision);
        let (is_known, what) = match event {
            Event::StudioExcluded { cause, .. } => (rubric.exclusions.iter().any(|known| known.id == *cause), cause.as_str()),
            Event::StudioFailed { cause, .. } => (rubric.failures.iter().any(|known| known.id == *cause), cause.as_str()),
            Event::QuotaSet { pool, .. } => (rubric.pool(pool.as_str()).is_some(), pool.as_str()),
            Event::TieSettled { pool, tied, admitted, .. } => {
                for studio in tied.iter().chain(admitted) {
                    self.find_studio(fold, studio)?;
                }
                (rubric.pool(pool.as_str()).is_some(), pool.as_str())
            }
            Event::GradeOverridden { grade, .. } => (rubric.grade(grade.as_str()).is_some(), grade.as_str()),
            Event::ConditionChecked { condition, .. } => (rubric.requirement_of(condition).is_some(), condition.as_str()),
            Event::MaterialRecorded { material, .. } => {
                (rubric.materials.iter().any(|known| known.id == *material), material.as_str())
            }
            Event::SelfScoreRecorded { of: SelfScored::Item(item), .. } => (self.item_place(item).is_some(), item.as_str()),
            Event::SelfScoreRecorded { of: SelfScored::Dimension(dimension), .. } => {
                (rubric.dimensions.iter().any(|known| known.id == *dimension), dimension.as_str())
            }
            Event::NoticeAnnounced { revision, .. }
            | Event::ObjectionRecorded { revision, .. }
            | Event::ResultAnnounced { revision } => (is_sealed(revision), "revision"),
            Event::Finalised { revision, replaces, .. } => {
                let last = self.revisions.last().map(|sealed| sealed.number);
                (*replaces == last && *revision == last.unwrap_or(0) + 1, "revision")
            }
            _ => (true, ""),
        };
        if is_known { Ok(()) } else { Err(fold.error(&format!("there is no such thing: {what}"))) }
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::domain::event::{Founding, Stamp};
    use crate::domain::hash::Hash;
    use crate::domain::id::SeatId;
    use crate::domain::panel::Role;
    use crate::domain::rubric::{Cause, SessionKind};
    use crate::domain::sample;
    use crate::domain::text::Text;
    use crate::domain::zone::Zone;

    fn stamp(seq: u64, seat: Option<&str>) -> Stamp {
        Stamp { seq, at: DateTime::UNIX_EPOCH, seat: seat.map(SeatId::from), hash: Hash::ZERO }
    }

    fn founding() -> Event {
        let cause = |id: &str| Cause { id: id.into(), name: Text::default(), except: Vec::new() };
        let mut rubric = sample::rubric();
        (rubric.exclusions, rubric.failures) = (vec![cause("retired")], vec![cause("refused")]);
        Event::SessionFounded(Box::new(Founding {
            title: String::new(),
            kind: SessionKind::Term,
            date: DateTime::UNIX_EPOCH.date_naive(),
            zone: Zone::default(),
            sample: false,
            rubric,
            roster: vec![sample::studio("S1")],
            panel: vec![sample::member("CH", Role::Chair)],
        }))
    }

    fn folds(seat: Option<&str>, body: &str) -> bool {
        let mut state = State::found(&stamp(1, None), founding()).unwrap();
        state.fold(&stamp(2, seat), serde_json::from_str(body).unwrap()).is_ok()
    }

    #[test]
    fn what_the_session_does_not_have_cannot_have_been_named() {
        let pairs = [
            (r#"{"event":"studio_excluded","studio":"S1","cause":"@","evidence":"?"}"#, "retired", "refused"),
            (r#"{"event":"studio_failed","studio":"S1","cause":"@","evidence":"?"}"#, "refused", "retired"),
            (r#"{"event":"quota_set","pool":"@","places":1,"reason":"?"}"#, "existing", "other"),
            (r#"{"event":"tie_settled","pool":"@","tied":["S1"],"admitted":["S1"],"reason":"?"}"#, "existing", "other"),
            (r#"{"event":"tie_settled","pool":"existing","tied":["@"],"admitted":["S1"],"reason":"?"}"#, "S1", "S9"),
            (r#"{"event":"tie_settled","pool":"existing","tied":["S1"],"admitted":["@"],"reason":"?"}"#, "S1", "S9"),
            (r#"{"event":"grade_overridden","studio":"S1","grade":"@","reason":"?"}"#, "qualified", "splendid"),
            (r#"{"event":"self_score_recorded","studio":"S1","of":{"item":"@"},"points":"1"}"#, "technical", "other"),
            (r#"{"event":"self_score_recorded","studio":"S1","of":{"dimension":"@"},"points":"1"}"#, "technical", "other"),
        ];
        for (body, known, unknown) in pairs {
            let said = [known, unknown].map(|name| folds(Some("CH"), &body.replace('@', name)));
            assert_eq!(said, [true, false], "{body}");
        }
        for body in [
            r#"{"event":"condition_checked","studio":"S1","condition":"other","finding":"met","evidence":"?"}"#,
            r#"{"event":"material_recorded","studio":"S1","material":"other","received":null}"#,
            r#"{"event":"notice_announced","revision":1,"ends":"2026-12-01"}"#,
            r#"{"event":"objection_recorded","number":1,"revision":1,"studio":"S1","by":"?","text":"?"}"#,
            r#"{"event":"result_announced","revision":1}"#,
        ] {
            assert!(!folds(Some("CH"), body), "{body}");
        }
    }

    #[test]
    fn revisions_are_numbered_one_after_another() {
        let zeros = "0".repeat(64);
        let seal = format!(r#""seal":{{"result":"{zeros}","rubric":"{zeros}","roster":"{zeros}"}}"#);
        let seals = |numbers: &str| {
            let mut state = State::found(&stamp(1, None), founding()).unwrap();
            state.fold(&stamp(2, Some("CH")), Event::FinalProposed).unwrap();
            let event = serde_json::from_str(&format!(r#"{{"event":"finalised",{numbers},{seal}}}"#)).unwrap();
            state.fold(&stamp(3, Some("CH")), event).is_ok()
        };
        assert!(seals(r#""revision":1,"replaces":null"#));
        assert!(!seals(r#""revision":2,"replaces":null"#));
        assert!(!seals(r#""revision":2,"replaces":1"#));
    }

    #[test]
    fn the_founding_and_the_machines_own_key_are_in_nobodys_seat() {
        assert!(State::found(&stamp(1, Some("CH")), founding()).is_err());
        assert!(folds(None, r#"{"event":"host_key_made","fingerprint":"?"}"#));
        assert!(!folds(Some("CH"), r#"{"event":"host_key_made","fingerprint":"?"}"#));
        assert!(!folds(None, r#"{"event":"scoring_opened"}"#));
    }
}
