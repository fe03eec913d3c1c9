//! What happened and what is open, as messages: the log, the decisions and the list of what blocks finalising read alike everywhere.

use super::command::{CommandKind, SelfScored};
use super::conflict::{Conflict, Ground};
use super::event::{Event, Restored};
use super::hearing::clock;
use super::id::{CauseId, GradeId, ItemId, PoolId, SeatId, StudioId};
use super::message::{Arg, Message};
use super::panel::Role;
use super::points::Points;
use super::state::{Blocker, Session, SheetState};
use super::text::Text;

impl Session {
    /// What happened, in one sentence.
    #[must_use]
    pub fn tell(&self, event: &Event) -> Message {
        match event {
            Event::SessionFounded(founding) => Message::new("event-session-founded")
                .with("title", founding.title.as_str())
                .with("studios", founding.roster.len())
                .with("people", founding.panel.iter().filter(|member| member.role != Role::Board).count()),
            Event::ScoringOpened => Message::new("event-scoring-opened"),
            Event::ScoringClosed => Message::new("event-scoring-closed"),
            Event::ScoringReopened { reason } => Message::new("event-scoring-reopened").with("reason", reason.as_str()),
            Event::QuotaSet { pool, places, reason } => Message::new("event-quota-set")
                .with("pool", self.name_of(self.rubric.pool(pool.as_str()).map(|pool| &pool.name), pool.as_str()))
                .with("places", *places)
                .with("reason", reason.as_str()),
            Event::TieSettled { pool, tied, admitted, reason } => Message::new("event-tie-settled")
                .with("pool", self.name_of(self.rubric.pool(pool.as_str()).map(|pool| &pool.name), pool.as_str()))
                .with("tied", ids(tied))
                .with("admitted", ids(admitted))
                .with("reason", reason.as_str()),
            Event::ExpertSubstituted { expert, by, studios, reason } => Message::new("event-expert-substituted")
                .with("expert", self.person(expert))
                .with("by", format!("{} {}", by.id, by.name))
                .with("studios", ids(studios))
                .with("reason", reason.as_str()),
            Event::FinalProposed => Message::new("event-final-proposed"),
            Event::Finalised { revision, replaces: None, .. } => Message::new("event-finalised").with("revision", *revision),
            Event::Finalised { revision, replaces: Some(before), .. } => {
                Message::new("event-finalised-again").with("revision", *revision).with("before", *before)
            }
            Event::NoticeAnnounced { revision, ends } => {
                Message::new("event-notice-announced").with("revision", *revision).with("ends", ends.to_string())
            }
            Event::CodeSet { seat, hash: Some(_), desk_only: false } => {
                Message::new("event-code-set").with("seat", self.person(seat))
            }
            Event::CodeSet { seat, hash: Some(_), desk_only: true } => {
                Message::new("event-code-set-at-desk").with("seat", self.person(seat))
            }
            Event::CodeSet { seat, hash: None, .. } => Message::new("event-code-removed").with("seat", self.person(seat)),
            Event::HearingSet { .. }
            | Event::TimerStarted { .. }
            | Event::TimerStopped
            | Event::ScoringPaused
            | Event::ScoringResumed
            | Event::ChairCalled { .. }
            | Event::CallAnswered { .. }
            | Event::SheetsRevealed { .. }
            | Event::ResultAnnounced { .. } => self.tell_of_hearing(event),
            Event::SeatInvited { seat, .. } => Message::new("event-seat-invited").with("seat", self.person(seat)),
            Event::InvitationWithdrawn { seat } => Message::new("event-invitation-withdrawn").with("seat", self.person(seat)),
            Event::InvitationUsed { seat } => Message::new("event-invitation-used").with("seat", self.person(seat)),
            Event::KeyBound { seat, .. } => Message::new("event-key-bound").with("seat", self.person(seat)),
            Event::KeyUnbound { seat, .. } => Message::new("event-key-unbound").with("seat", self.person(seat)),
            Event::HostKeyMade { fingerprint } => Message::new("event-host-key-made").with("fingerprint", fingerprint.as_str()),
            Event::AttemptRefused { command, studio, expert } => self.tell_of_attempt(*command, studio.as_ref(), expert.as_ref()),
            of_studio => self.tell_of_studio(of_studio),
        }
    }

    fn tell_of_attempt(&self, command: CommandKind, studio: Option<&StudioId>, expert: Option<&SeatId>) -> Message {
        let named = [studio.map(|studio| self.studio(studio)), expert.map(|expert| self.person(expert))];
        let named = named.into_iter().flatten().map(|name| Message::new("word-plain").with("text", name));
        let named = named.reduce(|before, next| Message::new("word-list").with("before", before).with("next", next));
        let message = match named {
            Some(named) => Message::new("event-attempt-refused-on").with("on", named),
            None => Message::new("event-attempt-refused"),
        };
        message.with("command", command.message())
    }

    fn tell_of_studio(&self, event: &Event) -> Message {
        match event {
            Event::StudioExcluded { studio, cause, evidence } => self.gate("event-studio-excluded", studio, cause, evidence),
            Event::StudioFailed { studio, cause, evidence } => {
                self.gate("event-studio-failed", studio, cause, evidence).with("grade", self.grade(&self.rubric.failed))
            }
            Event::GateLifted { studio, reason } => self.reasoned("event-gate-lifted", studio, reason),
            Event::GradeOverridden { studio, grade, reason } => {
                self.reasoned("event-grade-overridden", studio, reason).with("grade", self.grade(grade))
            }
            Event::OverrideLifted { studio, reason } => self.reasoned("event-override-lifted", studio, reason),
            Event::StudioReopened { studio, reason } => self.reasoned("event-studio-reopened", studio, reason),
            Event::ObjectionRecorded { number, studio, by, text, .. } => Message::new("event-objection-recorded")
                .with("number", *number)
                .with("studio", self.studio(studio))
                .with("by", by.as_str())
                .with("text", text.as_str()),
            Event::ObjectionAnswered { number, studio, answer } => Message::new("event-objection-answered")
                .with("number", *number)
                .with("studio", self.studio(studio))
                .with("answer", answer.as_str()),
            Event::SelfScoreRecorded { studio, of, points } => {
                let of = match of {
                    SelfScored::Item(item) => self.item(item),
                    SelfScored::Dimension(id) => {
                        let dimension = self.rubric.dimensions.iter().find(|dimension| dimension.id == *id);
                        self.name_of(dimension.map(|dimension| &dimension.name), id.as_str())
                    }
                };
                Message::new("event-self-score-recorded")
                    .with("studio", self.studio(studio))
                    .with("of", of)
                    .with("points", *points)
            }
            Event::MaterialRecorded { studio, material, received } => {
                let known = self.rubric.materials.iter().find(|known| known.id == *material);
                let message = match received {
                    Some(day) => Message::new("event-material-received").with("day", day.to_string()),
                    None => Message::new("event-material-missing"),
                };
                message
                    .with("studio", self.studio(studio))
                    .with("material", self.name_of(known.map(|known| &known.name), material.as_str()))
            }
            Event::ConditionChecked { studio, condition, finding, evidence } => {
                let known = self.rubric.conditions().find(|(_, known)| known.id == *condition).map(|(_, known)| &known.name);
                let message = match finding {
                    Some(finding) => {
                        Message::new("event-condition-checked").with("finding", finding.id()).with("evidence", evidence.as_str())
                    }
                    None => Message::new("event-condition-open"),
                };
                message.with("studio", self.studio(studio)).with("condition", self.name_of(known, condition.as_str()))
            }
            of_sheet => self.tell_of_sheet(of_sheet),
        }
    }

    fn tell_of_hearing(&self, event: &Event) -> Message {
        match event {
            Event::HearingSet { studio: Some(studio), .. } => {
                Message::new("event-hearing-set").with("studio", self.studio(studio))
            }
            Event::HearingSet { studio: None, .. } => Message::new("event-hearing-ended"),
            Event::TimerStarted { stage, seconds } => {
                Message::new("event-timer-started").with("stage", stage.message()).with("time", clock(i64::from(*seconds)))
            }
            Event::TimerStopped => Message::new("event-timer-stopped"),
            Event::ScoringPaused => Message::new("event-scoring-paused"),
            Event::ScoringResumed => Message::new("event-scoring-resumed"),
            Event::ChairCalled { word } if word.is_empty() => Message::new("event-chair-called"),
            Event::ChairCalled { word } => Message::new("event-chair-called-about").with("word", word.as_str()),
            Event::CallAnswered { seat } => Message::new("event-call-answered").with("seat", self.person(seat)),
            Event::SheetsRevealed { studio } => Message::new("event-sheets-revealed").with("studio", self.studio(studio)),
            Event::ResultAnnounced { revision } => Message::new("event-result-announced").with("revision", *revision),
            other => Message::new("word-plain").with("text", format!("{other:?}")),
        }
    }

    fn tell_of_sheet(&self, event: &Event) -> Message {
        let sheet = |id: &'static str, studio: &StudioId, expert: &SeatId| {
            Message::new(id).with("studio", self.studio(studio)).with("expert", self.person(expert))
        };
        match event {
            Event::ItemScored { studio, expert, item, mark: Some(mark) } => {
                sheet("event-item-scored", studio, expert).with("item", self.item(item)).with("points", mark.points)
            }
            Event::ItemScored { studio, expert, item, mark: None } => {
                sheet("event-score-cleared", studio, expert).with("item", self.item(item))
            }
            Event::NoteWritten { studio, expert, item, .. } => {
                sheet("event-note-written", studio, expert).with("item", self.item(item))
            }
            Event::TotalAdjusted { studio, expert, adjustment } => match adjustment {
                Some(adjustment) => sheet("event-total-adjusted", studio, expert)
                    .with("points", adjustment.points)
                    .with("reason", adjustment.reason.as_str()),
                None => sheet("event-adjustment-removed", studio, expert),
            },
            Event::ChangeUndone { studio, expert, restored } => {
                sheet("event-change-undone", studio, expert).with("change", self.restored(restored))
            }
            Event::SheetSubmitted { studio, expert } => sheet("event-sheet-submitted", studio, expert),
            Event::SheetTakenBack { studio, expert } => sheet("event-sheet-taken-back", studio, expert),
            Event::SheetSentBack { studio, expert, reason } => {
                sheet("event-sheet-sent-back", studio, expert).with("reason", reason.as_str())
            }
            Event::SheetConfirmed { studio, expert } => sheet("event-sheet-confirmed", studio, expert),
            Event::ExpertRecused { studio, expert, reason } => {
                sheet("event-expert-recused", studio, expert).with("reason", reason.as_str())
            }
            Event::RecusalWithdrawn { studio, expert, reason } => {
                sheet("event-recusal-withdrawn", studio, expert).with("reason", reason.as_str())
            }
            other => Message::new("word-plain").with("text", format!("{other:?}")),
        }
    }

    /// What an undone change gives back, in a few words: what an undo key is called.
    #[must_use]
    pub fn restored(&self, restored: &Restored) -> Message {
        match restored {
            Restored::Mark { item, mark: Some(mark) } => {
                Message::new("restored-mark").with("item", self.item(item)).with("points", mark.points)
            }
            Restored::Mark { item, mark: None } => Message::new("restored-no-mark").with("item", self.item(item)),
            Restored::Note { item, .. } => Message::new("restored-note").with("item", self.item(item)),
            Restored::Adjustment { adjustment } => Message::new("restored-adjustment")
                .with("points", adjustment.as_ref().map_or(Points::ZERO, |adjustment| adjustment.points)),
        }
    }

    /// What others changed while somebody was about to set it otherwise by `own`; by whom, where it was another seat.
    #[must_use]
    pub fn tell_overtaken(&self, by: Option<&SeatId>, theirs: &Event, own: &Event) -> Message {
        // What is on a person's own sheet is not told with the names of studio and expert.
        let what = match theirs {
            Event::ItemScored { item, mark: Some(mark), .. } => {
                Message::new("overtaken-scored").with("item", self.item(item)).with("points", mark.points)
            }
            Event::ItemScored { item, mark: None, .. } => Message::new("overtaken-cleared").with("item", self.item(item)),
            Event::NoteWritten { item, text, .. } => {
                Message::new("overtaken-note").with("item", self.item(item)).with("text", text.as_str())
            }
            Event::ChangeUndone { restored, .. } => self.restored(restored),
            other => self.tell(other),
        };
        let by = by.map_or_else(
            || Message::new("overtaken-elsewhere"),
            |by| Message::new("overtaken-by").with("person", self.person(by)),
        );
        let message = match own {
            Event::ItemScored { mark: Some(mark), .. } => Message::new("overtaken-own-points").with("own", mark.points),
            _ => Message::new("overtaken"),
        };
        message.with("by", by).with("what", what)
    }

    /// What stands in the way of finalising, in one sentence.
    #[must_use]
    pub fn tell_blocker(&self, blocker: &Blocker) -> Message {
        let sheet = |id: &'static str, studio: usize, expert: usize| {
            let expert = self.panel.get(expert).map(|member| self.person(&member.id)).unwrap_or_else(|| "?".into());
            Message::new(id).with("studio", self.studio_at(studio)).with("expert", expert)
        };
        match blocker {
            Blocker::ScoringOpen => Message::new("blocker-scoring-open"),
            Blocker::SheetMissing { studio, expert, state: SheetState::Returned { .. } } => {
                sheet("blocker-sheet-returned", *studio, *expert)
            }
            Blocker::SheetMissing { studio, expert, state: SheetState::Draft { scored } } => {
                sheet("blocker-sheet-draft", *studio, *expert).with("scored", *scored).with("items", self.rubric.base_items())
            }
            Blocker::SheetMissing { studio, expert, .. } => sheet("blocker-sheet-missing", *studio, *expert),
            Blocker::SheetUnconfirmed { studio, expert } => sheet("blocker-sheet-unconfirmed", *studio, *expert),
            Blocker::ConditionsUnchecked { studio, count } => {
                Message::new("blocker-conditions-unchecked").with("studio", self.studio_at(*studio)).with("count", *count)
            }
            Blocker::TooFewSheets { studio } => Message::new("blocker-too-few-sheets")
                .with("studio", self.studio_at(*studio))
                .with("fewest", self.rubric.aggregation.fewest),
            Blocker::PlacesOpen { places, pools } => {
                let name = |id: &PoolId| self.name_of(self.rubric.pool(id.as_str()).map(|pool| &pool.name), id.as_str());
                let named = pools.iter().map(|id| Message::new("word-plain").with("text", name(id)));
                let pools = named.reduce(|before, next| Message::new("word-list").with("before", before).with("next", next));
                Message::new("blocker-places-open")
                    .with("places", *places)
                    .with("pools", pools.unwrap_or_else(|| Message::new("word-nobody")))
            }
            Blocker::BeyondPlaces { pool, places, given } => Message::new("blocker-beyond-places")
                .with("pool", self.name_of(self.rubric.pool(pool.as_str()).map(|pool| &pool.name), pool.as_str()))
                .with("places", *places)
                .with("given", *given),
            Blocker::TieOpen { pool, tied } => Message::new("blocker-tie-open")
                .with("pool", self.name_of(self.rubric.pool(pool.as_str()).map(|pool| &pool.name), pool.as_str()))
                .with("tied", ids(tied)),
        }
    }

    /// Who may have to step aside from which studio, and why, in one sentence.
    #[must_use]
    pub fn tell_conflict(&self, conflict: &Conflict) -> Message {
        let id = match conflict.ground {
            Ground::Lead => "conflict-lead",
            Ground::Organisation => "conflict-organisation",
            Ground::Likeness => "conflict-likeness",
        };
        let message = Message::new(id).with("studio", self.studio_at(conflict.studio));
        let theirs = self.roster.get(conflict.studio).map_or("", |studio| studio.organisation.as_str());
        let Some(member) = self.panel.get(conflict.member) else { return message };
        message
            .with("person", self.person(&member.id))
            .with("role", member.role.id())
            .with("own", member.organisation.as_str())
            .with("theirs", theirs)
    }

    fn gate(&self, message: &'static str, studio: &StudioId, cause: &CauseId, evidence: &str) -> Message {
        let known = self.rubric.exclusions.iter().chain(&self.rubric.failures).find(|known| known.id == *cause);
        Message::new(message)
            .with("studio", self.studio(studio))
            .with("cause", self.name_of(known.map(|known| &known.name), cause.as_str()))
            .with("evidence", evidence)
    }

    fn reasoned(&self, message: &'static str, studio: &StudioId, reason: &str) -> Message {
        Message::new(message).with("studio", self.studio(studio)).with("reason", reason)
    }

    /// A studio with its id, which a list can be searched for, and its name.
    fn studio(&self, id: &StudioId) -> Arg {
        let name = self.roster.iter().find(|studio| studio.id == *id).map_or("", |studio| studio.name.as_str());
        format!("{id} {name}").into()
    }

    fn studio_at(&self, place: usize) -> Arg {
        self.roster.get(place).map_or_else(|| "?".into(), |studio| format!("{} {}", studio.id, studio.name).into())
    }

    fn person(&self, id: &SeatId) -> Arg {
        let name = self.panel.iter().find(|member| member.id == *id).map_or("", |member| member.name.as_str());
        format!("{id} {name}").into()
    }

    fn item(&self, id: &ItemId) -> Arg {
        self.name_of(self.rubric.find_item(id.as_str()).map(|(_, item)| &item.name), id.as_str())
    }

    fn grade(&self, id: &GradeId) -> Arg {
        self.name_of(self.rubric.grade(id.as_str()).map(|grade| &grade.name), id.as_str())
    }

    fn name_of(&self, name: Option<&Text>, id: &str) -> Arg {
        name.map_or_else(|| id.into(), Arg::from)
    }
}

fn ids(studios: &[StudioId]) -> String {
    studios.iter().map(StudioId::as_str).collect::<Vec<_>>().join(" ")
}
