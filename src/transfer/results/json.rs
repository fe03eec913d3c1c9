//! The result as JSON: keys stay, figures are text so that no reader turns them into binary floats.

use serde_json::{Map, Value, json};

use super::{Row, Shown};
use crate::domain::grading::{PlacesRule, PoolStanding, Reason, Tie};
use crate::domain::id::{PoolId, RequirementId, StudioId};
use crate::domain::message::Message;
use crate::domain::rubric::{Rubric, TitleConsequence};
use crate::domain::state::{Revision, Session};
use crate::domain::text::visible_json;
use crate::session::views::Results;
use crate::transfer::sentences;
use crate::words::Words;

/// The result as JSON, a line feed at its end; `shown` as for [`super::table`]. Sentences are in the language of `words`; all else is the same in any language.
#[must_use]
pub fn json(results: &Results, session: &Session, shown: Shown<'_>, words: &Words) -> String {
    let rubric = &session.rubric;
    let say_all = |messages: Vec<Message>| messages.iter().map(|message| words.say(message)).collect::<Vec<_>>();
    let rows: Vec<Value> = shown.rows(&results.standings, session).iter().map(|one| row(session, one, shown)).collect();
    let pools =
        results.standings.pools.iter().map(|standing| pool(rubric, standing, &say_all(sentences::pool(rubric, standing))));
    let document = json!({
        "session": {
            "title": session.title,
            "kind": session.kind.id(),
            "date": session.date.to_string(),
            "sample": session.sample,
            "rubric": { "id": rubric.id, "version": rubric.version, "title": rubric.title.get(words.lang()) },
        },
        "provisional": results.revision.is_none(),
        "revision": results.revision.as_ref().map(revision),
        "replaced_by": results.replaced_by,
        "rule": say_all(sentences::rule(rubric)),
        "pools": pools.collect::<Vec<_>>(),
        "rows": rows,
    });
    visible_json(&format!("{document:#}\n"))
}

fn revision(revision: &Revision) -> Value {
    json!({
        "number": revision.number,
        "replaces": revision.replaces,
        "at": sentences::utc(revision.at),
        "chair": revision.chair.as_str(),
        "clerk": revision.clerk.as_str(),
    })
}

fn pool(rubric: &Rubric, standing: &PoolStanding, sentences: &[String]) -> Value {
    let derived = match &standing.rule {
        PlacesRule::Fixed => json!({ "by": "fixed" }),
        PlacesRule::ShareOf { pool, places, base } => {
            json!({ "by": "share_of", "pool": pool.as_str(), "places": places, "base": base })
        }
        PlacesRule::Share { percent, of, base, rounding } => {
            json!({ "by": "share", "percent": percent, "of": of.id(), "base": base, "rounding": rounding.id() })
        }
        PlacesRule::PartOf { quota, places, of, base, whole, tied } => json!({
            "by": "part_of",
            "divided_quota": quota.as_str(),
            "places": places,
            "of": of.id(),
            "base": base,
            "whole": whole,
            "tied": tied.iter().map(PoolId::as_str).collect::<Vec<_>>(),
        }),
    };
    json!({
        "id": standing.id.as_str(),
        "grade": rubric.pool(standing.id.as_str()).map(|pool| pool.grade.as_str()),
        "places": standing.places(),
        "by_rule": standing.by_rule,
        "open": standing.open,
        "set_by_chair": standing.set_by_chair,
        "derived": derived,
        "base": standing.base,
        "taken": standing.taken,
        "overridden": standing.overridden,
        "tie": standing.tie.as_ref().map(tie),
        "sentences": sentences,
    })
}

fn tie(tie: &Tie) -> Value {
    let ids = |studios: &[StudioId]| studios.iter().map(StudioId::to_string).collect::<Vec<_>>();
    json!({ "tied": ids(&tie.tied), "places": tie.places, "admitted": tie.admitted.as_deref().map(ids) })
}

fn row(session: &Session, row: &Row<'_>, shown: Shown<'_>) -> Value {
    let rubric = &session.rubric;
    let (studio, standing, figures) = (row.studio, row.standing, row.figures.as_ref());
    let dimensions: Map<String, Value> = rubric
        .dimensions
        .iter()
        .enumerate()
        .map(|(place, dimension)| (dimension.id.to_string(), json!(figures.and_then(|figures| figures.dimensions.get(place)))))
        .collect();
    let mut value = json!({
        "rank": standing.rank,
        "id": studio.id.as_str(),
        "kind": studio.kind.as_str(),
        "pool": standing.pool.as_ref().map(|pool| pool.as_str()),
        "total": figures.map(|figures| &figures.total),
        "dimensions": dimensions,
        "bonus": figures.map(|figures| &figures.bonus),
        "adjustment": figures.map(|figures| &figures.adjustment),
        "sheets": row.sheets,
        "sheets_counted": row.counted,
        "grade": standing.outcome.id(),
        "reason": standing.reason.as_ref().map(|reason| reason.id()),
        "name": studio.name,
        "lead": studio.lead,
        "organisation": studio.organisation,
        "district": studio.district,
        "title": row.title.map(TitleConsequence::id),
        "grant": row.grant,
    });
    if let Some(Reason::Ineligible(unmet)) = &standing.reason {
        value["requirements_not_met"] = json!(unmet.iter().map(RequirementId::as_str).collect::<Vec<_>>());
    }
    if let Some(agreement) = shown.agreement {
        let looked_at = agreement.hinges.is_ok();
        value["hinges"] = if looked_at { json!(shown.hinging(row).is_some()) } else { Value::Null };
    }
    value
}
