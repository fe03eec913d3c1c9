//! The result, as the chair settles it: what it would be with other numbers of places, and which tie waits.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::asked::{Asked, Shown, joined};
use super::view::{Found, View};
use crate::domain::grading::{Cutoff, PoolStanding};
use crate::domain::id::{PoolId, StudioId};
use crate::domain::message::Message;
use crate::session::Seat;
use crate::transfer::sentences;
use crate::tui::action::Action;
use crate::tui::form::Answer;
use crate::tui::screens::ranking::{Ranked, RankingList, Row, WhatIf};
use crate::tui::widgets::Look;
use crate::tui::widgets::lines::{paragraph, styled};

/// The list, and what is tried out.
#[derive(Default)]
pub(super) struct Ranking {
    list: RankingList,
    what_if: Option<WhatIf>,
}

impl Ranking {
    /// Looks again at what was tried out, as the session is now.
    pub(super) fn look(&mut self, seat: &Seat, view: &View) {
        self.what_if = self.what_if.take().and_then(|mut tried| {
            // What was decided meanwhile is no "if" any more.
            tried.changes.retain(|pool, places| is_change(view, pool, *places));
            tried.results = seat.results_if(&tried.changes).ok()?;
            (!tried.changes.is_empty()).then_some(tried)
        });
    }

    fn ranked<'a>(&'a self, view: &'a View) -> Ranked<'a> {
        Ranked { what_if: self.what_if.as_ref(), ..view.ranked() }
    }

    pub(super) fn sift(&mut self, view: &View, found: &Found) {
        let ranked = Ranked { what_if: self.what_if.as_ref(), ..view.ranked() };
        self.list.sift(ranked, |place| found.studio(place), found.all());
        found.leads_to().into_iter().for_each(|studio| self.list.lead_to(studio));
    }

    /// The studio of the cursor.
    pub(super) fn studio(&self) -> Option<usize> {
        self.list.studio()
    }

    /// Whether the cursor is on a line across the list.
    pub(super) const fn is_on_line(&self) -> bool {
        matches!(self.list.at(), Some(Row::Line(_)))
    }

    pub(super) fn step(&mut self, action: Action) {
        self.list.step(action);
    }

    /// Takes a click; `true` where the cursor was already there.
    pub(super) fn click(&mut self, at: Position) -> bool {
        self.list.click(at)
    }

    /// Shows the next pool alone; after the last one all of them.
    pub(super) fn next_pool(&mut self, view: &View, found: &Found) {
        self.list.next_pool(view.ranked());
        self.sift(view, found);
    }

    pub(super) const fn is_what_if(&self) -> bool {
        self.what_if.is_some()
    }

    pub(super) fn leave_what_if(&mut self, view: &View, found: &Found) {
        self.what_if = None;
        self.sift(view, found);
    }

    /// The number of places of each pool, as it is shown.
    pub(super) fn places(&self, view: &View) -> Vec<Shown> {
        let shown = |pool: &PoolStanding| Shown { pool: pool.id.clone(), places: pool.places(), follows: pool.follows() };
        self.ranked(view).standings().pools.iter().map(shown).collect()
    }

    /// Shows the result with the numbers of places that were typed, one for each pool that was shown.
    ///
    /// # Errors
    /// Why not; the form stays.
    pub(super) fn try_places(
        &mut self,
        seat: &Seat,
        view: &View,
        (shown, answers): (&[Shown], &[Answer]),
    ) -> Result<(), Message> {
        let mut changes = self.what_if.as_ref().map(|tried| tried.changes.clone()).unwrap_or_default();
        for (shown, answer) in shown.iter().zip(answers) {
            // A number that follows from another pool's and was left alone goes on following.
            if let Answer::Count(places) = answer
                && (*places != shown.places || shown.follows)
            {
                changes.insert(shown.pool.clone(), *places);
            }
        }
        changes.retain(|pool, places| is_change(view, pool, *places));
        if changes.is_empty() {
            return Err(Message::new("chair-what-if-same"));
        }
        let results = seat.results_if(&changes).map_err(|refusal| refusal.message())?;
        self.what_if = Some(WhatIf { changes, results });
        Ok(())
    }

    /// The decision that what was tried out leads to.
    pub(super) fn set_quotas(&self) -> Option<Asked> {
        Some(Asked::SetQuotas(self.what_if.as_ref()?.changes.clone()))
    }

    /// The tie that waits for the chair: in the pool that is shown or of the studio under the cursor, else the first one.
    pub(super) fn open_tie(&self, view: &View) -> Option<Asked> {
        let standings = &view.results.standings;
        let here = match self.list.at() {
            Some(Row::Line(Cutoff::Quota(pool))) => standings.pools.get(*pool).map(|pool| &pool.id),
            Some(Row::Studio(place)) => standings.studios.get(*place).and_then(|standing| standing.pool.as_ref()),
            Some(Row::Line(Cutoff::Threshold(_))) | None => None,
        };
        let waits = |pool: &&PoolStanding| pool.waits_for_chair();
        let pool = standings.pools.iter().find(|pool| Some(&pool.id) == here).filter(waits);
        let pool = pool.or_else(|| standings.pools.iter().find(waits))?;
        Some(Asked::SettleTie { pool: pool.id.clone(), tied: pool.tie.as_ref()?.tied.clone() })
    }

    /// Shows a pool alone, the cursor on the first of its equals.
    pub(super) fn show_tie(&mut self, pool: &PoolId, tied: &[StudioId], view: &View, found: &Found) {
        self.what_if = None;
        self.list.show_pool(view.ranked(), pool);
        self.sift(view, found);
        let studios = &view.results.standings.studios;
        self.list.lead_to(studios.iter().position(|standing| Some(&standing.id) == tied.first()));
    }

    pub(super) fn draw(&mut self, buffer: &mut Buffer, area: Rect, view: &View, filter: Option<String>, look: Look<'_>) {
        let head = self.head(view, usize::from(area.width).saturating_sub(2), look);
        let ranked = Ranked { what_if: self.what_if.as_ref(), ..view.ranked() };
        self.list.draw(buffer, area, ranked, (head, filter), look);
    }

    /// What holds for the whole list: that it is only tried out, or which revision it is.
    fn head(&self, view: &View, cells: usize, look: Look<'_>) -> Vec<(String, Style)> {
        let say = |message: &Message, most, style| styled(paragraph(&look.words.say(message), cells, most, look), style);
        if let Some(tried) = &self.what_if {
            let change = |(pool, places): (&PoolId, &u32)| {
                let change = Message::new("chair-quota-change").with("pool", sentences::pool_name(view.rubric(), pool));
                change.with("places", *places).with("before", view.ranked().places_now(pool))
            };
            let changes = joined(tried.changes.iter().map(change));
            say(&Message::new("chair-what-if").with("changes", changes), 2, look.theme.warn)
        } else if let Some(revision) = &view.results.revision {
            say(&Message::new("tui-final").with("revision", revision.number), 1, look.theme.ok)
        } else if view.results.standings.studios.iter().all(|standing| standing.rank.is_none()) {
            say(&Message::new("tui-no-ranks").with("fewest", view.rubric().aggregation.fewest), 2, look.theme.warn)
        } else {
            Vec::new()
        }
    }
}

/// Whether so many places are not what a pool has now anyway: a number that follows from others is another one as soon as it is set.
fn is_change(view: &View, pool: &PoolId, places: u32) -> bool {
    let now = view.results.standings.pool(pool.as_str());
    now.is_none_or(|now| now.places() != places || now.follows())
}
