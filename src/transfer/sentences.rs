//! What a result says about itself, in sentences: the rule it was made by, its quotas, what its grades and reasons mean.
//! Screens, terminal and files all take the words from here.

mod parts;
mod quota;

use crate::domain::grading::{Outcome, Reason};
use crate::domain::groups::Group;
use crate::domain::id::{GroupId, SeatId};
use crate::domain::identity::{SamePerson, SameStudio};
use crate::domain::message::{Arg, Message};
use crate::domain::points::Exact;
use crate::domain::rubric::{Level, Method, Rubric, SessionKind, TieKey, TitleConsequence};
use crate::domain::state::{Anchor, Moment, Revision, Session, Substitution};
use crate::domain::tally::{Tally, Weighed};
use crate::domain::text::Text;
use crate::domain::weight::Weight;
use crate::domain::zone::Zone;

pub(super) use parts::ids;
use parts::named;
pub use parts::{cause_name, divided_quota_name, exact, grade_name, kind_name, list, passing_grade, pool_name};
pub use quota::{cutoff, open_places, places, places_derived, pool, tie};

/// The rule by which sheets become ranks and grades: aggregation, weights, rounding, equals, thresholds; one sentence each.
#[must_use]
pub fn rule(rubric: &Rubric) -> Vec<Message> {
    let grades = rubric.grades.iter().enumerate().map(|(place, grade)| {
        let last = place + 1 == rubric.grades.len();
        let id = if last { "results-grade-rest" } else { "results-grade-from" };
        Message::new(id).with("grade", &grade.name).with("points", grade.at_least)
    });
    let mut rule = counting(rubric);
    rule.push(ties(rubric));
    rule.push(Message::new("results-rule-grades").with("grades", list(grades)));
    rule
}

/// The groups that share the studios; nothing where the panel is one.
#[must_use]
pub fn groups(groups: &[Group]) -> Option<Message> {
    let named = groups
        .iter()
        .map(|group| Message::new("results-group").with("group", group_name(group.id.as_ref())).with("studios", group.studios));
    (!groups.is_empty()).then(|| Message::new("results-groups").with("count", groups.len()).with("groups", list(named)))
}

/// Who left, and who took over what.
#[must_use]
pub fn substitution(session: &Session, of: &Substitution) -> Message {
    let seat = |place: usize| session.panel.get(place).map(|member| person(session, &member.id)).unwrap_or_default();
    let studios = of.studios.iter().filter_map(|place| session.roster.get(*place)).map(|studio| &studio.id);
    Message::new("results-substitution")
        .with("expert", seat(of.expert))
        .with("by", seat(of.by))
        .with("count", of.studios.len())
        .with("studios", ids(studios))
}

/// A group's name.
#[must_use]
pub fn group_name(id: Option<&GroupId>) -> Message {
    match id {
        Some(id) => Message::new("word-plain").with("text", id.as_str()),
        None => Message::new("word-no-group"),
    }
}

/// The part of the rule by which sheets become a total.
#[must_use]
pub fn counting(rubric: &Rubric) -> Vec<Message> {
    let rule = rubric.aggregation;
    let usual = rule.level == Level::Sheet && rule.method == Method::Mean && rule.drop_highest == rule.drop_lowest;
    let taken = match (rule.drop_highest, rule.drop_lowest) {
        (0, 0) if usual => Message::new("results-rule-mean"),
        (each, _) if usual => Message::new("results-rule-drop").with("each", each).with("from", rule.drop_from),
        (0, 0) => Message::new("results-rule-all"),
        (highest, lowest) => {
            let ends = match (highest, lowest) {
                (_, 0) => "results-ends-highest",
                (0, _) => "results-ends-lowest",
                _ => "results-ends-both",
            };
            let ends = Message::new(ends).with("highest", highest).with("lowest", lowest);
            Message::new("results-rule-dropped").with("ends", ends).with("from", rule.drop_from)
        }
    };
    // A result needs a sheet; where one is enough, that goes without saying.
    let few = match (rule.fewest, rule.drop_highest + rule.drop_lowest) {
        (1, _) => Arg::from(""),
        (fewest, 0) => Message::new("results-rule-few").with("fewest", fewest).into(),
        (fewest, _) => Message::new("results-rule-fewer").with("fewest", fewest).into(),
    };
    let taken = taken.with("few", few).with("level", rule.level.id()).with("method", rule.method.id());
    [Some(taken), weights(rubric), Some(rounding(rubric))].into_iter().flatten().collect()
}

/// The items and dimensions whose figures are multiplied, if any.
fn weights(rubric: &Rubric) -> Option<Message> {
    let weighted = |name: &Text, weight: Weight| {
        (!weight.is_one()).then(|| Message::new("results-weighted").with("name", name).with("weight", weight.to_string()))
    };
    let items = rubric.dimensions.iter().flat_map(|dimension| &dimension.items);
    let items = items.filter_map(|item| weighted(&item.name, item.weight));
    let mut all = items.chain(rubric.dimensions.iter().filter_map(|d| weighted(&d.name, d.weight))).peekable();
    all.peek()?;
    Some(Message::new("results-rule-weights").with("weights", list(all)))
}

fn rounding(rubric: &Rubric) -> Message {
    let rule = rubric.aggregation;
    let ids = ["results-step-item", "results-step-item-weighted", "results-step-dimension", "results-step-dimension-weighted"];
    let steps = rule.rounding.steps().into_iter().zip(ids);
    let step = |((_, _, to), id): ((_, _, Option<u8>), &'static str)| Some(Message::new(id).with("to", decimals(to?)));
    let mut steps = steps.filter_map(step).peekable();
    if steps.peek().is_some() {
        return Message::new("results-rule-steps").with("steps", list(steps)).with("to", decimals(rule.decimals));
    }
    match rule.decimals {
        0 => Message::new("results-rule-whole"),
        decimals => Message::new("results-rule-decimals").with("decimals", u32::from(decimals)),
    }
}

fn decimals(decimals: u8) -> Message {
    Message::new("results-decimals").with("decimals", u32::from(decimals))
}

/// What settles equal totals.
#[must_use]
pub fn ties(rubric: &Rubric) -> Message {
    match rubric.tie_break.as_slice() {
        [] => Message::new("results-rule-no-ties"),
        keys => Message::new("results-rule-ties").with("keys", list(keys.iter().map(|key| tie_key(rubric, key)))),
    }
}

/// A key of the tie-break chain.
#[must_use]
pub fn tie_key(rubric: &Rubric, key: &TieKey) -> Message {
    match key {
        TieKey::Dimension { dimension } => {
            let known = rubric.dimensions.iter().find(|known| known.id == *dimension);
            Message::new("word-plain").with("text", named(known.map(|known| &known.name), dimension.as_str()))
        }
        TieKey::Item { item } => {
            let known = rubric.find_item(item.as_str()).map(|(_, item)| &item.name);
            Message::new("results-key-item").with("item", named(known, item.as_str()))
        }
        TieKey::Median => Message::new("results-key-median"),
        TieKey::Mean => Message::new("results-key-mean"),
        TieKey::Countback => Message::new("results-key-countback"),
        TieKey::FullMarks => Message::new("results-key-full-marks"),
    }
}

/// Whether the result is final, in a word or two: the status of every row that goes out.
#[must_use]
pub fn status(revision: Option<&Revision>) -> Message {
    match revision {
        None => Message::new("results-status-provisional"),
        Some(Revision { number, replaces: None, .. }) => Message::new("results-status-final").with("number", *number),
        Some(Revision { number, replaces: Some(before), .. }) => {
            Message::new("results-status-replacing").with("number", *number).with("before", *before)
        }
    }
}

/// Whether the result is final, in a sentence: by whom and when, or that it must not be posted.
#[must_use]
pub fn status_sentence(session: &Session, revision: Option<&Revision>) -> Message {
    let Some(revision) = revision else { return Message::new("results-provisional") };
    Message::new("results-final")
        .with("status", status(Some(revision)))
        .with("at", session.zone.moment(revision.at))
        .with("chair", person(session, &revision.chair))
        .with("clerk", person(session, &revision.clerk))
}

/// The session's title, kind and date.
#[must_use]
pub fn title(session: &Session) -> Message {
    Message::new("results-title")
        .with("title", session.title.as_str())
        .with("kind", session_kind(session.kind))
        .with("date", session.date.to_string())
}

/// A moment whose code people keep: what happened and when.
#[must_use]
pub fn anchored(session: &Session, anchor: &Anchor) -> Message {
    let message = match anchor.moment {
        Moment::Opened => Message::new("seal-opened"),
        Moment::Closed => Message::new("seal-closed"),
        Moment::Finalised { revision } => Message::new("seal-finalised").with("revision", revision),
    };
    message.with("at", session.zone.moment(anchor.at))
}

/// The code that people keep of a moment, on one short line.
#[must_use]
pub fn code(anchor: &Anchor) -> Message {
    let message = match anchor.moment {
        Moment::Opened => Message::new("code-opened"),
        Moment::Closed => Message::new("code-closed"),
        Moment::Finalised { revision } => Message::new("code-finalised").with("revision", revision),
    };
    message.with("code", anchor.hash.code().to_string())
}

/// A kind of session.
#[must_use]
pub fn session_kind(kind: SessionKind) -> Message {
    Message::new(match kind {
        SessionKind::Term => "results-session-term",
        SessionKind::Annual => "results-session-annual",
        SessionKind::Recognition => "results-session-recognition",
    })
}

/// What became of a studio: the name of its grade, excluded, or not decided.
#[must_use]
pub fn outcome(rubric: &Rubric, outcome: &Outcome) -> Message {
    match outcome {
        Outcome::Grade(grade) => Message::new("word-plain").with("text", grade_name(rubric, grade)),
        Outcome::Excluded => Message::new("results-excluded"),
        Outcome::Undecided => Message::new("results-undecided"),
    }
}

/// Why, in a few words.
#[must_use]
pub fn reason(rubric: &Rubric, reason: &Reason) -> Message {
    match reason {
        Reason::Gate(cause) => Message::new("word-plain").with("text", cause_name(rubric, cause)),
        Reason::Ineligible(unmet) => super::papers::ineligible(rubric, unmet),
        Reason::BeyondQuota => Message::new("results-reason-beyond-quota"),
        Reason::TieAtQuota => Message::new("results-reason-tie-at-quota"),
        Reason::PlacesOpen => Message::new("results-reason-places-open"),
        Reason::TieSettled => Message::new("results-reason-tie-settled"),
        Reason::Overridden => Message::new("results-reason-overridden"),
        Reason::TooFewSheets => Message::new("results-reason-too-few-sheets"),
        Reason::NoSheets => Message::new("results-reason-no-sheets"),
    }
}

/// What a reason means: a sentence for the legend of a list; `None` for a cause, which says everything itself.
#[must_use]
pub fn legend(rubric: &Rubric, of: &Reason) -> Option<Message> {
    let meaning = Message::new(match of {
        Reason::BeyondQuota => "results-legend-beyond-quota",
        Reason::TieAtQuota => "results-legend-tie-at-quota",
        Reason::PlacesOpen => "results-legend-places-open",
        Reason::TieSettled => "results-legend-tie-settled",
        Reason::Overridden => "results-legend-overridden",
        Reason::TooFewSheets => "results-legend-too-few-sheets",
        Reason::NoSheets => "results-legend-no-sheets",
        Reason::Gate(_) | Reason::Ineligible(_) => return None,
    });
    Some(meaning.with("reason", reason(rubric, of)).with("fewest", rubric.aggregation.fewest))
}

/// What becomes of the title.
#[must_use]
pub fn consequence(title: TitleConsequence) -> Message {
    Message::new(match title {
        TitleConsequence::Kept => "results-title-kept",
        TitleConsequence::Renewable => "results-title-renewable",
        TitleConsequence::Revoked => "results-title-revoked",
        TitleConsequence::Granted => "results-title-granted",
        TitleConsequence::NotGranted => "results-title-not-granted",
    })
}

/// How much a submitted sheet counts: in full, dropped (at which end), or in part beside its equals; or by its single scores.
#[must_use]
pub fn weight(rubric: &Rubric, tally: &Tally, sheet: &Weighed) -> Message {
    let (none, full) = (Exact::from_integer(0), Exact::from_integer(1));
    let drops = tally.counted() < tally.sheets.len();
    if rubric.aggregation.level != Level::Sheet && drops {
        Message::new("results-weight-by-part").with("level", rubric.aggregation.level.id())
    } else if sheet.weight == full {
        Message::new("results-weight-full")
    } else if sheet.weight != none {
        Message::new("results-weight-share").with("share", sheet.weight.to_string())
    } else if rubric.aggregation.method == Method::Median {
        Message::new("results-weight-beside")
    } else {
        let below = tally.sheets.iter().any(|other| other.weight != none && other.value < sheet.value);
        Message::new(if below { "results-weight-highest" } else { "results-weight-lowest" })
    }
}

/// A person: seat and name.
#[must_use]
pub fn person(session: &Session, id: &SeatId) -> String {
    let name = session.panel.iter().find(|member| member.id == *id).map_or("", |member| member.name.as_str());
    format!("{id} {name}").trim_end().to_owned()
}

/// A time as programs read it: UTC, whole seconds.
pub fn utc(at: chrono::DateTime<chrono::Utc>) -> String {
    Zone::default().written(at)
}

/// That two studios may be one, each by its id and name.
#[must_use]
pub fn same_studio(why: SameStudio, first: String, second: String) -> Message {
    let id = match why {
        SameStudio::Id => "same-studio-id",
        SameStudio::Name => "same-studio-name",
        SameStudio::Lead => "same-studio-lead",
    };
    Message::new(id).with("first", first).with("second", second)
}

/// That two seats may be one person's, each by its id and name.
#[must_use]
pub fn same_person(why: SamePerson, first: String, second: String) -> Message {
    let id = match why {
        SamePerson::Person => "same-person",
        SamePerson::Name => "same-person-name",
        SamePerson::ScoringChair => "same-person-chair",
    };
    Message::new(id).with("first", first).with("second", second)
}
