//! What the chair decides: the form that asks for it, and the commands that the answer leads to.

use std::collections::{BTreeMap, BTreeSet};

use super::view::View;
use crate::domain::command::Command;
use crate::domain::id::{PoolId, SeatId, StudioId};
use crate::domain::message::{Arg, Message};
use crate::domain::rubric::Cause;
use crate::transfer::sentences;
use crate::tui::field::Field;
use crate::tui::form::{Answer, FieldKind, Form, FormField};
use crate::tui::overlay::Overlay;
use crate::tui::screens::{Ask, substitute};

/// What a form or a confirmation of this screen is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// Scoring is closed although sheets are missing.
    CloseScoring,
    /// Scoring is opened again.
    ReopenScoring,
    /// The word that the result is final.
    Finalise,
    /// A decision about one studio, by its place.
    Studio(usize, AboutStudio),
    /// A decision about one expert's sheet for a studio, by the places of studio and expert.
    Sheet(usize, usize, AboutSheet),
    /// Who takes over from an expert, by the expert's place.
    Substitute(usize),
    /// Other numbers of places than those that are shown, to see what would follow.
    WhatIf(Vec<Shown>),
    /// The numbers of places that were tried out, to be decided.
    SetQuotas(BTreeMap<PoolId, u32>),
    /// Who of equals gets in.
    SettleTie {
        /// Which pool.
        pool: PoolId,
        /// The equals.
        tied: Vec<StudioId>,
    },
}

/// The number of places of a pool, as a form shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Which pool.
    pub pool: PoolId,
    /// How many places.
    pub places: u32,
    /// Whether the number depends on those of other pools.
    pub follows: bool,
}

/// A decision about a studio.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AboutStudio {
    /// Takes it out of the assessment.
    Exclude,
    /// Fails it whatever its score.
    Fail,
    /// Lifts an exclusion or direct failure.
    LiftGate,
    /// Gives it another grade.
    OverrideGrade,
    /// Takes an overridden grade back.
    LiftOverride,
    /// Opens it again after a final result.
    Reopen,
}

/// A decision about a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AboutSheet {
    /// Sends it back to be mended.
    SendBack,
    /// Records that the expert steps aside.
    Recuse,
    /// Ends a recusal.
    WithdrawRecusal,
}

impl Asked {
    /// The form or confirmation that asks for it.
    pub(super) fn overlay(self, view: &View) -> Overlay {
        let reason = || FormField::reason(Message::new("chair-reason"));
        match &self {
            Asked::CloseScoring => {
                let (submitted, all) = view.progress.submitted();
                let missing = Message::new("chair-close-missing").with("missing", all - submitted).with("all", all);
                confirm(self, "chair-close-title", missing)
            }
            Asked::Finalise => confirm(self, "chair-finalise-title", Message::new("chair-finalise-consequence")),
            Asked::ReopenScoring => {
                form(self, Message::new("chair-reopen-title"), Message::new("chair-reopen-intro"), vec![reason()])
            }
            Asked::Studio(studio, about) => {
                let (title, intro, fields) = about.parts(*studio, view);
                form(self, title, intro, fields)
            }
            Asked::Sheet(studio, expert, about) => {
                let (title, intro) = about.messages();
                let fill = |id| Message::new(id).with("studio", view.studio(*studio)).with("expert", view.person(*expert));
                let (title, intro) = (fill(title), fill(intro));
                form(self, title, intro, vec![reason()])
            }
            Asked::Substitute(expert) => {
                let (who, waiting) = (view.person(*expert), view.to_take_over(*expert));
                substitute::form(Ask::Chair(self), &view.outline.session, who, waiting)
            }
            Asked::WhatIf(shown) => {
                let fields = shown.iter().map(|shown| what_if_field(shown, view)).collect();
                form(self, Message::new("chair-what-if-title"), Message::new("chair-what-if-intro"), fields)
            }
            Asked::SetQuotas(changes) => {
                let change = |(pool, places): (&PoolId, &u32)| {
                    let change = Message::new("chair-quota-change").with("pool", sentences::pool_name(view.rubric(), pool));
                    change.with("places", *places).with("before", view.ranked().places_now(pool))
                };
                let intro = joined(changes.iter().map(change));
                form(self, Message::new("chair-quota-title"), intro, vec![reason()])
            }
            Asked::SettleTie { pool, tied } => {
                let (title, intro, field) = tie_parts(pool, tied, view);
                form(self, title, intro, vec![field, reason()])
            }
        }
    }

    /// What the answer asks of the session; nothing where it was answered in some other form.
    pub(super) fn commands(&self, answers: &[Answer], view: &View) -> Vec<Command> {
        let reason = match answers.last() {
            Some(Answer::Text(text)) => text.clone(),
            _ => String::new(),
        };
        match self {
            Asked::CloseScoring => vec![Command::CloseScoring {}],
            Asked::ReopenScoring => vec![Command::ReopenScoring { reason }],
            Asked::Finalise => vec![Command::Finalise {}],
            Asked::Studio(studio, about) => {
                let choice = answers.first().and_then(|answer| if let Answer::Choice(at) = answer { Some(*at) } else { None });
                about.command(*studio, choice, reason, view).into_iter().collect()
            }
            Asked::Sheet(studio, expert, about) => about.command(*studio, *expert, reason, view).into_iter().collect(),
            Asked::Substitute(expert) => {
                let expert = view.outline.session.panel.get(*expert).map(|member| member.id.clone());
                expert.and_then(|expert| substitute::command(expert, answers)).into_iter().collect()
            }
            Asked::WhatIf(_) => Vec::new(),
            Asked::SetQuotas(changes) => {
                let set = |(pool, places): (&PoolId, &u32)| Command::SetQuota {
                    pool: pool.clone(),
                    places: *places,
                    reason: reason.clone(),
                };
                changes.iter().map(set).collect()
            }
            Asked::SettleTie { pool, tied } => {
                let Some(Answer::Several(chosen)) = answers.first() else { return Vec::new() };
                let admitted = chosen.iter().filter_map(|at| tied.get(*at)).cloned().collect();
                vec![Command::SettleTie { pool: pool.clone(), admitted, reason }]
            }
        }
    }
}

impl AboutStudio {
    fn parts(self, place: usize, view: &View) -> (Message, Message, Vec<FormField>) {
        let rubric = view.rubric();
        let choice =
            |label, options: Vec<Message>, at| FormField { label: Message::new(label), kind: FieldKind::Choice { options, at } };
        let named = |text| Message::new("word-plain").with("text", text);
        let causes = |causes| view.causes(place, causes).map(|cause: &Cause| named(&cause.name)).collect();
        let (reason, evidence) = ("chair-reason", "chair-evidence");
        let (title, intro, first, last) = match self {
            AboutStudio::Exclude => (
                "chair-exclude-title",
                "chair-exclude-intro",
                Some(choice("chair-cause", causes(&rubric.exclusions), 0)),
                evidence,
            ),
            AboutStudio::Fail => {
                ("chair-fail-title", "chair-fail-intro", Some(choice("chair-cause", causes(&rubric.failures), 0)), evidence)
            }
            AboutStudio::OverrideGrade => {
                let standing = view.results.standings.studios.get(place);
                let now = standing
                    .and_then(|standing| rubric.grades.iter().position(|grade| grade.id.as_str() == standing.outcome.id()));
                let grades = rubric.grades.iter().map(|grade| named(&grade.name)).collect();
                // A studio without a grade has none that would be the likely one.
                let at = now.unwrap_or(rubric.grades.len());
                ("chair-grade-title", "chair-grade-intro", Some(choice("chair-grade", grades, at)), reason)
            }
            AboutStudio::LiftGate => ("chair-lift-title", "chair-lift-intro", None, reason),
            AboutStudio::LiftOverride => ("chair-ungrade-title", "chair-ungrade-intro", None, reason),
            AboutStudio::Reopen => ("chair-reopen-studio-title", "chair-reopen-studio-intro", None, reason),
        };
        let standing = view.results.standings.studios.get(place);
        let outcome = standing.map_or_else(|| "".into(), |standing| Arg::from(view.outcome(standing)));
        let intro = Message::new(intro).with("studio", view.studio(place)).with("outcome", outcome);
        let intro = intro.with("failed", sentences::grade_name(rubric, &rubric.failed));
        let mut fields: Vec<FormField> = first.into_iter().collect();
        fields.push(FormField::reason(Message::new(last)));
        (Message::new(title), intro, fields)
    }

    fn command(self, place: usize, choice: Option<usize>, why: String, view: &View) -> Option<Command> {
        let rubric = view.rubric();
        let studio = view.outline.session.roster.get(place)?.id.clone();
        let cause = |causes| Some(view.causes(place, causes).nth(choice?)?.id.clone());
        Some(match self {
            AboutStudio::Exclude => Command::Exclude { studio, cause: cause(&rubric.exclusions)?, evidence: why },
            AboutStudio::Fail => Command::Fail { studio, cause: cause(&rubric.failures)?, evidence: why },
            AboutStudio::LiftGate => Command::LiftGate { studio, reason: why },
            AboutStudio::OverrideGrade => {
                Command::OverrideGrade { studio, grade: rubric.grades.get(choice?)?.id.clone(), reason: why }
            }
            AboutStudio::LiftOverride => Command::LiftOverride { studio, reason: why },
            AboutStudio::Reopen => Command::ReopenStudio { studio, reason: why },
        })
    }
}

impl AboutSheet {
    const fn messages(self) -> (&'static str, &'static str) {
        match self {
            AboutSheet::SendBack => ("chair-send-back-title", "chair-send-back-intro"),
            AboutSheet::Recuse => ("chair-recuse-title", "chair-recuse-intro"),
            AboutSheet::WithdrawRecusal => ("chair-withdraw-title", "chair-withdraw-intro"),
        }
    }

    /// The command, by the places of studio and expert.
    pub(super) fn command(self, studio: usize, expert: usize, reason: String, view: &View) -> Option<Command> {
        let session = &view.outline.session;
        let studio = session.roster.get(studio)?.id.clone();
        let expert: SeatId = session.panel.get(expert)?.id.clone();
        Some(match self {
            AboutSheet::SendBack => Command::SendBack { studio, expert, reason },
            AboutSheet::Recuse => Command::Recuse { studio, reason, expert: Some(expert) },
            AboutSheet::WithdrawRecusal => Command::WithdrawRecusal { studio, expert, reason },
        })
    }
}

/// Heading, sentence and choice of the form that settles a tie.
fn tie_parts(pool: &PoolId, tied: &[StudioId], view: &View) -> (Message, Message, FormField) {
    let standings = &view.results.standings;
    let places = standings.pool(pool.as_str()).and_then(|pool| pool.tie.as_ref()).map_or(0, |tie| tie.places);
    let decimals = view.rubric().aggregation.decimals;
    let option = |id: &StudioId| {
        let studio = view.outline.session.roster.iter().find(|studio| studio.id == *id);
        let tally = standings.studio(id.as_str()).and_then(|standing| standing.tally.as_ref());
        Message::new("chair-tie-option")
            .with("id", id.as_str())
            .with("name", studio.map_or("", |studio| studio.name.as_str()))
            .with("total", tally.map_or_else(String::new, |tally| tally.total.printed.fixed(decimals)))
    };
    let options = tied.iter().map(option).collect();
    let kind = FieldKind::Several { options, chosen: BTreeSet::new(), wanted: places as usize, at: 0 };
    (
        Message::new("chair-tie-title").with("pool", sentences::pool_name(view.rubric(), pool)),
        Message::new("chair-tie-intro").with("count", tied.len()).with("places", places),
        FormField { label: Message::new("chair-tie-field").with("places", places), kind },
    )
}

/// The field for another number of places: it comes with what the pool has now, or in what was tried out before.
fn what_if_field(shown: &Shown, view: &View) -> FormField {
    let label = if shown.follows { "chair-what-if-field-follows" } else { "chair-what-if-field" };
    let field = Field::selected(&shown.places.to_string());
    FormField {
        label: Message::new(label)
            .with("pool", sentences::pool_name(view.rubric(), &shown.pool))
            .with("places", view.ranked().places_now(&shown.pool)),
        kind: FieldKind::Count { field, lowest: 0, highest: 9999, follows: shown.follows },
    }
}

/// Several messages as one list.
pub(super) fn joined(messages: impl Iterator<Item = Message>) -> Message {
    let join = |before: Message, next: Message| Message::new("word-list").with("before", before).with("next", next);
    messages.reduce(join).unwrap_or_else(|| Message::new("word-nobody"))
}

fn form(asked: Asked, title: Message, intro: Message, fields: Vec<FormField>) -> Overlay {
    Overlay::Form(Form::new(Ask::Chair(asked), title, fields).with_intro(intro))
}

fn confirm(asked: Asked, title: &'static str, consequence: Message) -> Overlay {
    Overlay::Confirm { ask: Ask::Chair(asked), title: Message::new(title), consequence }
}
