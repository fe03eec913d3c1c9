//! What a result says about itself, in sentences: the rule it was made by, its quotas, what its grades and reasons mean.
//! Screens, terminal and files all take the words from here.

use crate::domain::grading::{Cutoff, Outcome, PlacesRule, PoolStanding, Reason, Standings, Tie};
use crate::domain::groups::Group;
use crate::domain::id::{CauseId, DividedQuotaId, GradeId, GroupId, KindId, PoolId, SeatId, StudioId};
use crate::domain::identity::{SamePerson, SameStudio};
use crate::domain::message::{Arg, Message};
use crate::domain::points::{Exact, Points};
use crate::domain::rubric::{Border, Cause, Level, Method, Rubric, SessionKind, TieKey, TitleConsequence};
use crate::domain::state::{Anchor, Moment, Revision, Session, Substitution};
use crate::domain::tally::{Tally, Weighed};
use crate::domain::text::Text;
use crate::domain::weight::Weight;
use crate::domain::zone::Zone;

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

/// The quota of a pool: how many places, how derived, how many of them are taken; what is open; and the equals at its line.
#[must_use]
pub fn pool(rubric: &Rubric, standing: &PoolStanding) -> Vec<Message> {
    let open = open_places(rubric, standing);
    [Some(places(rubric, standing)), open, tie(rubric, standing)].into_iter().flatten().collect()
}

/// How many places a pool has, how derived, how many of them are taken.
#[must_use]
pub fn places(rubric: &Rubric, standing: &PoolStanding) -> Message {
    let known = rubric.pool(standing.id.as_str());
    Message::new("results-pool")
        .with("pool", pool_name(rubric, &standing.id))
        .with("grade", known.map_or_else(|| Arg::from(""), |pool| grade_name(rubric, &pool.grade)))
        .with("places", standing.places())
        .with("derived", places_derived(rubric, standing))
        .with("base", standing.base)
        .with("taken", standing.taken)
}

/// The places that equal remainders leave open, if any.
#[must_use]
pub fn open_places(rubric: &Rubric, standing: &PoolStanding) -> Option<Message> {
    let PlacesRule::PartOf { tied, .. } = &standing.rule else { return None };
    let pools = list(tied.iter().map(|id| Message::new("word-plain").with("text", pool_name(rubric, id))));
    (standing.open > 0).then(|| Message::new("results-places-open").with("pools", pools).with("places", standing.open))
}

/// The equals at the line of a pool, if not all of them find a place.
#[must_use]
pub fn tie(rubric: &Rubric, standing: &PoolStanding) -> Option<Message> {
    let border = rubric.pool(standing.id.as_str())?.border;
    Some(tie_at_line(standing.tie.as_ref()?, border))
}

/// A line across the ranked list: which threshold, or whose places end there.
#[must_use]
pub fn cutoff(rubric: &Rubric, standings: &Standings, cutoff: Cutoff) -> Message {
    match cutoff {
        Cutoff::Threshold(grade) => {
            let message = Message::new("results-threshold");
            rubric.grades.get(grade).map_or(message.clone(), |of| message.with("grade", &of.name).with("points", of.at_least))
        }
        Cutoff::Quota(place) => {
            let message = Message::new("results-quota-line");
            let Some((pool, standing)) = rubric.pools.get(place).zip(standings.pools.get(place)) else { return message };
            let tie = standing.tie.as_ref().map(|tie| (tie, tie.admitted.is_some(), pool.border));
            let state = match tie {
                None if standing.open > 0 => "open",
                None => "none",
                Some((_, false, _)) => "waits",
                Some((_, true, Border::Chair)) => "settled",
                Some((_, true, Border::Include)) => "included",
                Some((_, true, Border::Exclude)) => "excluded",
            };
            message
                .with("pool", &pool.name)
                .with("grade", grade_name(rubric, &pool.grade))
                .with("places", standing.places())
                .with("taken", standing.taken)
                .with("state", state)
                .with("tied", tie.map_or(0, |(tie, ..)| tie.tied.len()))
        }
    }
}

/// How a pool comes to its number of places, such as `12 ÷ 25 × 8 = 3.84, rounded down to 3`.
#[must_use]
pub fn places_derived(rubric: &Rubric, standing: &PoolStanding) -> Message {
    let share = |of: u32, base: i128, whole: i128| exact(Exact::new(i128::from(of) * base * i128::from(Points::UNITS), whole));
    let by_rule = match &standing.rule {
        PlacesRule::Fixed => Message::new("results-places-fixed"),
        PlacesRule::ShareOf { pool, base: 0, .. } => Message::new("results-places-no-base").with("pool", pool_name(rubric, pool)),
        PlacesRule::ShareOf { pool, places, base } => Message::new("results-places-share")
            .with("pool", pool_name(rubric, pool))
            .with("places", *places)
            .with("base", *base)
            .with("here", standing.base)
            .with("share", share(*places, standing.base.into(), (*base).into())),
        PlacesRule::Share { percent, of, base, rounding } => Message::new("results-places-percent")
            .with("percent", *percent)
            .with("of", of.id())
            .with("passing", passing_grade(rubric))
            .with("base", *base)
            .with("rounding", rounding.id())
            .with("share", share(*base, percent.units().into(), 100 * i128::from(Points::UNITS))),
        PlacesRule::PartOf { quota, whole: 0, .. } => {
            Message::new("results-places-nobody").with("quota", divided_quota_name(rubric, quota))
        }
        PlacesRule::PartOf { quota, places, of, base, whole, .. } => Message::new("results-places-part")
            .with("quota", divided_quota_name(rubric, quota))
            .with("places", *places)
            .with("of", of.id())
            .with("passing", passing_grade(rubric))
            .with("base", *base)
            .with("whole", *whole)
            .with("share", share(*places, (*base).into(), (*whole).into())),
    };
    let by_rule = by_rule.with("by-rule", standing.by_rule);
    match standing.set_by_chair {
        Some(_) => Message::new("results-places-by-chair").with("derived", by_rule),
        None => by_rule,
    }
}

fn tie_at_line(tie: &Tie, border: Border) -> Message {
    let id = match (border, &tie.admitted) {
        (_, None) => "results-tie-open",
        (Border::Chair, Some(_)) => "results-tie-settled",
        (Border::Include, Some(_)) => "results-tie-included",
        (Border::Exclude, Some(_)) => "results-tie-excluded",
    };
    let admitted = tie.admitted.as_deref().unwrap_or_default();
    Message::new(id).with("tied", ids(tie.tied.iter())).with("places", tie.places).with("admitted", ids(admitted.iter()))
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

/// A grade's name.
#[must_use]
pub fn grade_name(rubric: &Rubric, id: &GradeId) -> Arg {
    named(rubric.grade(id.as_str()).map(|grade| &grade.name), id.as_str())
}

/// The name of the lowest grade that counts as qualified: the one above the last.
#[must_use]
pub fn passing_grade(rubric: &Rubric) -> Arg {
    rubric.grades.iter().rev().nth(1).map_or_else(|| "".into(), |grade| (&grade.name).into())
}

/// A pool's name.
#[must_use]
pub fn pool_name(rubric: &Rubric, id: &PoolId) -> Arg {
    named(rubric.pool(id.as_str()).map(|pool| &pool.name), id.as_str())
}

/// The name of places that several pools divide.
#[must_use]
pub fn divided_quota_name(rubric: &Rubric, id: &DividedQuotaId) -> Arg {
    named(rubric.divided_quota(id.as_str()).map(|divided| &divided.name), id.as_str())
}

/// The name of a kind of studio.
#[must_use]
pub fn kind_name(rubric: &Rubric, id: &KindId) -> Arg {
    named(rubric.kind(id.as_str()).map(|kind| &kind.name), id.as_str())
}

/// The words of a cause for exclusion or direct failure.
#[must_use]
pub fn cause_name(rubric: &Rubric, id: &CauseId) -> Arg {
    let known: Option<&Cause> = rubric.exclusions.iter().chain(&rubric.failures).find(|cause| cause.id == *id);
    named(known.map(|cause| &cause.name), id.as_str())
}

fn named(name: Option<&Text>, id: &str) -> Arg {
    name.map_or_else(|| id.into(), Arg::from)
}

/// A person: seat and name.
#[must_use]
pub fn person(session: &Session, id: &SeatId) -> String {
    let name = session.panel.iter().find(|member| member.id == *id).map_or("", |member| member.name.as_str());
    format!("{id} {name}").trim_end().to_owned()
}

/// An exact figure (in units of points) in points: whole where six decimals suffice, else cut off there with `…` behind.
#[must_use]
pub fn exact(figure: Exact) -> String {
    let millionths = figure * Exact::new(1_000_000, Points::UNITS.into());
    let (cut, sign) = (millionths.trunc().to_integer(), if figure < Exact::from_integer(0) { "-" } else { "" });
    let digits = format!("{:07}", cut.unsigned_abs());
    let (whole, part) = digits.split_at(digits.len() - 6);
    if !millionths.is_integer() {
        return format!("{sign}{whole}.{part}…");
    }
    match part.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        part => format!("{sign}{whole}.{part}"),
    }
}

/// A time as programs read it: UTC, whole seconds.
pub fn utc(at: chrono::DateTime<chrono::Utc>) -> String {
    Zone::default().written(at)
}

/// Ids one after another.
pub(super) fn ids<'a>(studios: impl Iterator<Item = &'a StudioId>) -> String {
    studios.map(StudioId::as_str).collect::<Vec<_>>().join(" ")
}

/// Messages one after another, with the comma of the language between them.
pub fn list(mut messages: impl Iterator<Item = Message>) -> Message {
    let Some(first) = messages.next() else { return Message::new("word-nobody") };
    messages.fold(first, |before, next| Message::new("word-list").with("before", before).with("next", next))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_figures_are_whole_or_say_that_they_go_on() {
        let cases = [
            ((920_000, 1), "92"),
            ((38_400, 1), "3.84"),
            ((2_777_500, 3), "92.583333…"),
            ((-5_000, 1), "-0.5"),
            ((-10_000, 3), "-0.333333…"),
            ((0, 1), "0"),
        ];
        for ((n, d), text) in cases {
            assert_eq!(exact(Exact::new(n, d)), text);
        }
        // A hair below a half: what is shown must not look like the half that would be rounded up.
        assert_eq!(exact(Exact::new(92_504_999_999_900, 100_000_000)), "92.504999…");
    }
}
