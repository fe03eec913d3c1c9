//! The diagnostics as JSON. Keys stay. Unlike in results, figures are JSON numbers: nobody is graded by them.
//!
//! A figure that is not defined is `null`, and the `reasons` of its object name the cause under the same key:
//! `too_few_sheets`, `no_spread`, `holes`, `alone`, `not_linked`, `left_out`, `not_ranked`, `too_many`. Points are points;
//! studios, experts and items are named by id; groups are numbered from 1.
//!
//! ```text
//! session       title, kind, date, sample
//! provisional   whether the official standings are not sealed
//! revision      number of the sealed revision, or null
//! sheets        how many sheets were looked at
//! left_out      excluded studios
//! groups        [ group, studios [], experts [], sheets, residual_sd ]
//! coefficients  alpha, icc_single (2,1), icc_mean (2,k), mean_sheets (k: harmonic mean of the sheets a studio), kendall_w
//! experts       [ expert, name, sheets, mean, spread (standard deviation), group, severity (above 0 lenient), severity_se,
//!                 named, correlation (with the mean of the others) ]
//! outliers      [ studio, expert, total, expected, t (externally studentised residual) ], farthest first
//! items         [ item, variance (mean within a studio), share (its root over the item's points) ], most differing first
//! studios       [ studio, group, official { total, rank, grade }, fair { score, rank, grade },
//!                 hinges { experts [ expert, becomes ], point { studio, expert, change, becomes } or null } or null ],
//!               in the order of the official result
//! stability     looked_at; with reason where the hinges were not looked at
//! explained     a sentence on each figure, in the language asked for
//! ```
//!
//! An expert is given `session`, `mirror` (as in `experts`) and `explained`.

use serde_json::{Map, Value, json};

use super::{EXPLAINED, explain_hinges};
use crate::domain::agreement::{Agreement, Fair, Group, Hinges, Mirror, Outlier, Stat, Undefined};
use crate::domain::grading::{Outcome, Standing};
use crate::domain::points::Points;
use crate::domain::state::Session;
use crate::domain::text::visible_json;
use crate::session::views::Diagnostics;
use crate::words::Words;

/// The whole of it, a line feed at its end.
pub(super) fn whole(diagnostics: &Diagnostics, session: &Session, words: &Words) -> String {
    let names = Names(session);
    let agreement = &diagnostics.agreement;
    let coefficients = &agreement.coefficients;
    let looked_at = agreement.hinges.is_ok();
    let mut explained = explained(words);
    explained.insert("hinges".to_owned(), words.get(explain_hinges(looked_at)).into());
    let document = json!({
        "session": names.session(),
        "provisional": diagnostics.revision.is_none(),
        "revision": diagnostics.revision.as_ref().map(|revision| revision.number),
        "sheets": agreement.sheets,
        "left_out": names.studios(&agreement.left_out),
        "groups": agreement.groups.iter().enumerate().map(|(place, group)| names.group(place, group)).collect::<Vec<_>>(),
        "coefficients": Fields::default()
            .stat("alpha", coefficients.alpha)
            .stat("icc_single", coefficients.icc_single)
            .stat("icc_mean", coefficients.icc_mean)
            .stat("mean_sheets", coefficients.mean_sheets)
            .stat("kendall_w", coefficients.kendall_w)
            .done(),
        "experts": agreement.mirrors.iter().map(|mirror| names.mirror(mirror)).collect::<Vec<_>>(),
        "outliers": agreement.outliers.iter().map(|outlier| names.outlier(outlier)).collect::<Vec<_>>(),
        "items": names.items(agreement),
        "studios": agreement.standings.order.iter().filter_map(|&studio| names.studio(agreement, studio)).collect::<Vec<_>>(),
        "stability": { "looked_at": looked_at, "reason": agreement.hinges.as_ref().err().map(|reason| reason.id()) },
        "explained": explained,
    });
    visible_json(&format!("{document:#}\n"))
}

/// An expert's own.
pub(super) fn mirror(mirror: &Mirror, session: &Session, words: &Words) -> String {
    let names = Names(session);
    let mut explained = explained(words);
    explained.retain(|key, _| ["severity", "correlation"].contains(&key.as_str()));
    let document = json!({ "session": names.session(), "mirror": names.mirror(mirror), "explained": explained });
    visible_json(&format!("{document:#}\n"))
}

fn explained(words: &Words) -> Map<String, Value> {
    EXPLAINED.iter().map(|(key, id)| ((*key).to_owned(), words.get(id).into())).collect()
}

/// An object, and why some of its figures are `null`.
#[derive(Default)]
struct Fields {
    fields: Map<String, Value>,
    reasons: Map<String, Value>,
}

impl Fields {
    fn put(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.fields.insert(key.to_owned(), value.into());
        self
    }

    fn stat<T: Into<Value>>(mut self, key: &str, stat: Stat<T>) -> Self {
        if let Err(reason) = &stat {
            self.reasons.insert(key.to_owned(), reason.id().into());
        }
        self.put(key, stat.map_or(Value::Null, Into::into))
    }

    fn done(self) -> Value {
        let reasons = self.reasons.clone();
        self.put("reasons", reasons).fields.into()
    }
}

/// What places are called.
struct Names<'a>(&'a Session);

impl Names<'_> {
    fn session(&self) -> Value {
        let Session { title, kind, date, sample, .. } = self.0;
        json!({ "title": title, "kind": kind.id(), "date": date.to_string(), "sample": sample })
    }

    fn studio_id(&self, place: usize) -> Value {
        self.0.roster.get(place).map(|studio| studio.id.as_str()).into()
    }

    fn expert_id(&self, place: usize) -> Value {
        self.0.panel.get(place).map(|member| member.id.as_str()).into()
    }

    fn studios(&self, places: &[usize]) -> Vec<Value> {
        places.iter().map(|place| self.studio_id(*place)).collect()
    }

    fn group(&self, place: usize, group: &Group) -> Value {
        Fields::default()
            .put("group", place + 1)
            .put("studios", self.studios(&group.studios))
            .put("experts", group.experts.iter().map(|expert| self.expert_id(*expert)).collect::<Vec<_>>())
            .put("sheets", group.sheets)
            .stat("residual_sd", group.residual_deviation)
            .done()
    }

    fn mirror(&self, mirror: &Mirror) -> Value {
        Fields::default()
            .put("expert", self.expert_id(mirror.expert))
            .put("name", self.0.panel.get(mirror.expert).map(|member| member.name.as_str()))
            .put("sheets", mirror.sheets)
            .stat("mean", mirror.mean)
            .stat("spread", mirror.spread)
            .put("group", mirror.group.map(|group| group + 1))
            .stat("severity", mirror.severity.map(|severity| severity.points))
            .stat("severity_se", mirror.severity.and_then(|severity| severity.error))
            .put("named", mirror.severity.is_ok_and(|severity| severity.named))
            .stat("correlation", mirror.correlation)
            .done()
    }

    fn outlier(&self, outlier: &Outlier) -> Value {
        Fields::default()
            .put("studio", self.studio_id(outlier.studio))
            .put("expert", self.expert_id(outlier.expert))
            .put("total", outlier.total)
            .put("expected", outlier.expected)
            .stat("t", outlier.t)
            .done()
    }

    fn items(&self, agreement: &Agreement) -> Vec<Value> {
        let ids: Vec<&str> = self.0.rubric.items().map(|(_, item)| item.id.as_str()).collect();
        let item = |spread: &crate::domain::agreement::ItemSpread| {
            Fields::default()
                .put("item", ids.get(spread.item).copied())
                .stat("variance", spread.variance)
                .stat("share", spread.share)
                .done()
        };
        agreement.items.iter().map(item).collect()
    }

    fn studio(&self, agreement: &Agreement, place: usize) -> Option<Value> {
        let (standing, fair) = (agreement.standings.studios.get(place)?, agreement.fair.get(place)?);
        let hinges = agreement.hinges.as_ref().ok().and_then(|hinges| hinges.get(place));
        Some(json!({
            "studio": self.studio_id(place),
            "group": fair.group.map(|group| group + 1),
            "official": official(standing),
            "fair": fair_standing(fair),
            "hinges": hinges.map(|hinges| self.hinges(hinges)),
        }))
    }

    fn hinges(&self, hinges: &Hinges) -> Value {
        let expert = |(expert, becomes): &(usize, Outcome)| json!({ "expert": self.expert_id(*expert), "becomes": becomes.id() });
        let point = hinges.point.as_ref().map(|point| {
            json!({
                "studio": self.studio_id(point.studio),
                "expert": self.expert_id(point.expert),
                "change": number(point.change),
                "becomes": point.becomes.id(),
            })
        });
        json!({ "experts": hinges.experts.iter().map(expert).collect::<Vec<_>>(), "point": point })
    }
}

fn official(standing: &Standing) -> Value {
    json!({
        "total": standing.tally.as_ref().map(|tally| number(tally.total.printed)),
        "rank": standing.rank,
        "grade": standing.outcome.id(),
    })
}

fn fair_standing(fair: &Fair) -> Value {
    let grade: Result<&str, Undefined> = fair.outcome.as_ref().map(Outcome::id).map_err(|reason| *reason);
    Fields::default().stat("score", fair.score).stat("rank", fair.rank).stat("grade", grade).done()
}

fn number(points: Points) -> f64 {
    points.as_float()
}
