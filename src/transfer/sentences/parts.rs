//! What sentences are made of: names from the rubric, exact figures, lists.

use crate::domain::id::{CauseId, DividedQuotaId, GradeId, KindId, PoolId, StudioId};
use crate::domain::message::{Arg, Message};
use crate::domain::points::{Exact, Points};
use crate::domain::rubric::{Cause, Rubric};
use crate::domain::text::Text;

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

/// A name, or where there is none the id.
pub(super) fn named(name: Option<&Text>, id: &str) -> Arg {
    name.map_or_else(|| id.into(), Arg::from)
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

/// Ids one after another.
pub fn ids<'a>(studios: impl Iterator<Item = &'a StudioId>) -> String {
    studios.map(StudioId::as_str).collect::<Vec<_>>().join(" ")
}

/// Messages one after another, with the comma of the language between them.
pub fn list(mut messages: impl Iterator<Item = Message>) -> Message {
    let Some(first) = messages.next() else { return Message::new("word-nobody") };
    messages.fold(first, |before, next| Message::new("word-list").with("before", before).with("next", next))
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
