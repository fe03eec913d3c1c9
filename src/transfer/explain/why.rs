//! Threshold, rank, quota and the chair's decisions: why the figures led to this grade.

use std::cmp::Ordering;

use super::Case;
use super::page::Page;
use crate::domain::event::Event;
use crate::domain::grading::{Chain, KeyValue, Outcome, PlacesRule, PoolStanding, Reason, Standing};
use crate::domain::id::PoolId;
use crate::domain::message::Message;
use crate::domain::points::Points;
use crate::domain::rubric::Border;
use crate::transfer::sentences::{self, grade_name, person, pool_name};
use crate::transfer::{decisions, papers};

impl Case<'_> {
    /// The threshold reached, and what kept the grade from following from it.
    pub(super) fn tell_why(&self, page: &mut Page<'_>) {
        page.heading("explain-head-why");
        self.threshold().iter().for_each(|message| page.say(message));
        if let Some(message) = self.reason() {
            page.say(&message);
        }
        let id = &self.row.studio.id;
        let because = match &self.row.standing.reason {
            Some(Reason::Gate(_)) => self.because(|event| {
                matches!(event, Event::StudioExcluded { studio, .. } | Event::StudioFailed { studio, .. } if studio == id)
            }),
            Some(Reason::Overridden) => {
                self.because(|event| matches!(event, Event::GradeOverridden { studio, .. } if studio == id))
            }
            _ => None,
        };
        if let Some(message) = because {
            page.detail(&message);
        }
    }

    /// Every condition of the requirements, with what was found and what shows it.
    pub(super) fn tell_eligibility(&self, page: &mut Page<'_>) {
        let Some(eligibility) = &self.detail.eligibility else { return };
        page.heading("explain-head-eligibility");
        page.say(&papers::eligibility(self.rubric, eligibility));
        for (of, checked) in self.rubric.conditions().zip(&self.detail.checked) {
            if of.0.applies_to(&self.row.studio.kind) {
                page.say(&papers::found(of, checked.as_ref()));
            }
            if let Some(checked) = checked {
                let by = person(&self.picture.session, &checked.by);
                page.detail(
                    &Message::new("explain-checked").with("by", by).with("at", self.picture.session.zone.moment(checked.at)),
                );
            }
        }
    }

    /// The threshold that the total reaches, and how far it is from the next one.
    fn threshold(&self) -> Vec<Message> {
        let standing = self.row.standing;
        let (Some(reached), Some(tally)) = (&standing.reached, &standing.tally) else { return Vec::new() };
        let grades = &self.rubric.grades;
        let Some(place) = grades.iter().position(|grade| grade.id == *reached) else { return Vec::new() };
        let total = self.print(&tally.total);
        let message = |id| Message::new(id).with("total", total.as_str());
        let reaches = (place + 1 < grades.len())
            .then(|| message("explain-reaches").with("grade", &grades[place].name).with("points", grades[place].at_least));
        let above = place.checked_sub(1).and_then(|above| grades.get(above)).map(|above| {
            let short = above.at_least - tally.total.printed;
            message("explain-short").with("grade", &above.name).with("points", above.at_least).with("short", short)
        });
        reaches.into_iter().chain(above).collect()
    }

    /// Why the grade is what it is, beyond the threshold.
    fn reason(&self) -> Option<Message> {
        let standing = self.row.standing;
        let outcome = sentences::outcome(self.rubric, &standing.outcome);
        let pool = self.pool();
        let limited = |id| {
            let pool = pool?;
            Some(
                Message::new(id)
                    .with("pool", pool_name(self.rubric, &pool.id))
                    .with("places", pool.places())
                    .with("grade", grade_name(self.rubric, &self.rubric.pool(pool.id.as_str())?.grade)),
            )
        };
        match &standing.reason {
            None if self.has_limited_grade() => limited("explain-within"),
            None => None,
            Some(Reason::BeyondQuota) => Some(limited("explain-beyond")?.with("outcome", outcome)),
            Some(Reason::TieAtQuota) => limited("explain-tie-open"),
            Some(Reason::PlacesOpen) => limited("explain-places-open"),
            Some(Reason::TieSettled) => limited("explain-tie-settled"),
            Some(Reason::Overridden) => Some(match &standing.reached {
                Some(reached) => {
                    Message::new("explain-overridden").with("outcome", outcome).with("reached", grade_name(self.rubric, reached))
                }
                None => Message::new("explain-given").with("outcome", outcome),
            }),
            Some(Reason::Gate(cause)) => {
                let id = if standing.outcome == Outcome::Excluded { "explain-excluded" } else { "explain-failed" };
                Some(Message::new(id).with("cause", sentences::cause_name(self.rubric, cause)).with("outcome", outcome))
            }
            Some(Reason::Ineligible(unmet)) => {
                let why = papers::ineligible(self.rubric, unmet);
                Some(Message::new("explain-ineligible").with("why", why).with("outcome", outcome))
            }
            Some(few @ (Reason::TooFewSheets | Reason::NoSheets)) => sentences::legend(self.rubric, few),
        }
    }

    /// The rank, and what told the studio from others with the same total.
    pub(super) fn tell_rank(&self, page: &mut Page<'_>) {
        let standing = self.row.standing;
        let equals: Vec<&Standing> = self
            .picture
            .results
            .standings
            .in_order()
            .filter(|other| other.id != standing.id && other.rank.is_some() && total(other) == total(standing))
            .collect();
        if standing.rank.is_none() || equals.is_empty() {
            return;
        }
        page.heading("explain-head-rank");
        page.say(&sentences::ties(self.rubric));
        equals.iter().for_each(|other| page.say(&self.told_apart(other)));
    }

    /// What told the studio from one with the same total: the first key of the chain in which they differ.
    fn told_apart(&self, other: &Standing) -> Message {
        let standing = self.row.standing;
        let message = |id| Message::new(id).with("other", other.id.as_str());
        let id = match standing.rank.cmp(&other.rank) {
            Ordering::Equal => return message("explain-shares-rank"),
            Ordering::Less => "explain-stands-before",
            Ordering::Greater => "explain-stands-behind",
        };
        let told = standing
            .tally
            .as_ref()
            .zip(other.tally.as_ref())
            .and_then(|(own, theirs)| Chain::of(self.rubric).told_apart(own, theirs));
        match told.and_then(|(place, own, theirs)| Some((self.rubric.tie_break.get(place)?, own, theirs))) {
            Some((key, own, theirs)) => message(id)
                .with("key", sentences::tie_key(self.rubric, key))
                .with("own", self.shown(&own, &theirs))
                .with("theirs", self.shown(&theirs, &own)),
            None => message("explain-shares-rank"),
        }
    }

    /// A value that is compared with another: of lists as much as tells them apart.
    fn shown(&self, value: &KeyValue, other: &KeyValue) -> String {
        match (value, other) {
            (KeyValue::Printed(points), _) => {
                points.map(|points| points.fixed(self.rubric.aggregation.decimals)).unwrap_or_default()
            }
            (KeyValue::Exact(figure), _) => sentences::exact(*figure),
            (KeyValue::Count(count), _) => count.to_string(),
            (KeyValue::Totals(totals), other) => {
                let others = if let KeyValue::Totals(others) = other { others.as_slice() } else { &[] };
                let alike = totals.iter().zip(others).take_while(|(own, theirs)| own == theirs).count();
                totals.iter().take(alike + 1).map(|total| sentences::exact(*total)).collect::<Vec<_>>().join(" ")
            }
        }
    }

    /// The quota of the studio's pool, and of the pools on which its size depends, with the chair's reasons.
    pub(super) fn tell_quota(&self, page: &mut Page<'_>) {
        let Some(own) = self.pool().filter(|_| self.row.standing.is_assessed()) else { return };
        page.heading("explain-head-quota");
        let others: Vec<&PoolId> = match &own.rule {
            PlacesRule::ShareOf { pool, .. } => vec![pool],
            PlacesRule::PartOf { tied, .. } => tied.iter().filter(|id| **id != own.id).collect(),
            PlacesRule::Fixed | PlacesRule::Share { .. } => Vec::new(),
        };
        for other in others.into_iter().filter_map(|id| self.picture.results.standings.pool(id.as_str())) {
            self.tell_places(page, other);
        }
        self.tell_places(page, own);
        if let Some(tie) = sentences::tie(self.rubric, own) {
            page.say(&tie);
            let settles = |event: &Event| matches!(event, Event::TieSettled { pool, .. } if *pool == own.id);
            if let Some(message) = self.because(settles).filter(|_| self.tie_was_settled(own)) {
                page.detail(&message);
            }
        }
    }

    fn tell_places(&self, page: &mut Page<'_>, standing: &PoolStanding) {
        page.say(&sentences::places(self.rubric, standing));
        if let Some(open) = sentences::open_places(self.rubric, standing) {
            page.say(&open);
        }
        let sets = |event: &Event| matches!(event, Event::QuotaSet { pool, .. } if *pool == standing.id);
        if let Some(message) = self.because(sets).filter(|_| standing.set_by_chair.is_some()) {
            page.detail(&message);
        }
    }

    /// Whether the chair's word on the equals at the line is in force.
    fn tie_was_settled(&self, standing: &PoolStanding) -> bool {
        let by_chair = self.rubric.pool(standing.id.as_str()).is_some_and(|pool| pool.border == Border::Chair);
        by_chair && standing.tie.as_ref().is_some_and(|tie| tie.admitted.is_some())
    }

    fn pool(&self) -> Option<&PoolStanding> {
        let id = self.row.standing.pool.as_ref()?;
        self.picture.results.standings.pool(id.as_str())
    }

    /// Whether the studio's grade is the one that its pool limits.
    fn has_limited_grade(&self) -> bool {
        let pool = self.row.standing.pool.as_ref().and_then(|id| self.rubric.pool(id.as_str()));
        pool.is_some_and(|pool| matches!(&self.row.standing.outcome, Outcome::Grade(grade) if *grade == pool.grade))
    }

    /// The last decision of a kind: why, by whom and when.
    fn because(&self, is_it: impl Fn(&Event) -> bool) -> Option<Message> {
        let decision = self.picture.decisions.iter().rev().find(|decision| is_it(&decision.event))?;
        let said = decisions::said(&self.picture.session, &decision.event)?;
        Some(
            Message::new("explain-because")
                .with("why", said.why)
                .with("by", person(&self.picture.session, &decision.by))
                .with("at", self.picture.session.zone.moment(decision.at)),
        )
    }
}

fn total(of: &Standing) -> Option<Points> {
    of.tally.as_ref().map(|tally| tally.total.printed)
}
