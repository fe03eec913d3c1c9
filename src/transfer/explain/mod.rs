//! Why a studio has its grade: from the grade down to sheet, item and deduction, in words.

mod page;
mod sheets;
#[cfg(test)]
mod tests;
mod total;
mod why;

use page::Page;

use super::decisions;
use super::picture::Picture;
use super::results::Row;
use super::sentences;
use crate::domain::message::{Arg, Message};
use crate::domain::refusal::Refusal;
use crate::domain::rubric::Rubric;
use crate::domain::tally::Figure;
use crate::session::Seat;
use crate::session::views::StudioDetail;
use crate::words::Words;

/// Why the studio at a place of the roster has its grade, as plain text.
///
/// # Errors
/// A refusal where the seat may not see every sheet, or there is no such studio.
pub fn studio(seat: &Seat, place: usize, words: &Words) -> Result<String, Refusal> {
    let picture = Picture::take(seat, &[place])?;
    let (Some(detail), Some(studio)) = (picture.studios.first(), picture.session.roster.get(place)) else {
        return Err(Refusal::NotShown);
    };
    let rubric = picture.session.rubric.as_ref();
    let case = Case { picture: &picture, rubric, detail, row: Row::of(rubric, studio, &detail.standing) };
    let mut page = Page::new(words);
    case.tell_head(&mut page);
    case.tell_why(&mut page);
    case.tell_eligibility(&mut page);
    case.tell_rank(&mut page);
    case.tell_quota(&mut page);
    case.tell_total(&mut page);
    case.tell_decisions(&mut page);
    case.tell_sheets(&mut page);
    Ok(page.into_text())
}

/// One studio and all that is to be said about it.
struct Case<'a> {
    picture: &'a Picture,
    rubric: &'a Rubric,
    detail: &'a StudioDetail,
    row: Row<'a>,
}

impl Case<'_> {
    /// The studio, and what the result says about it.
    fn tell_head(&self, page: &mut Page<'_>) {
        let (session, studio, standing) = (&self.picture.session, self.row.studio, self.row.standing);
        page.line(&format!("{} {}", studio.id, studio.name));
        page.say(
            &Message::new("explain-studio")
                .with("lead", given(&studio.lead))
                .with("organisation", given(&studio.organisation))
                .with("district", given(&studio.district))
                .with("kind", sentences::kind_name(self.rubric, &studio.kind)),
        );
        if let Some(group) = &studio.group {
            page.say(&Message::new("explain-group").with("group", group.as_str()));
        }
        page.say(&sentences::title(session));
        if session.sample {
            page.say(&Message::new("results-sample"));
        }
        page.say(&sentences::status_sentence(session, self.picture.results.revision.as_ref()));
        page.gap();
        page.say(&Message::new("explain-outcome").with("outcome", sentences::outcome(self.rubric, &standing.outcome)));
        if let Some(figures) = &self.row.figures {
            page.say(&Message::new("explain-total").with("total", figures.total.as_str()));
        }
        let ranked = self.picture.results.standings.studios.iter().filter(|studio| studio.rank.is_some()).count();
        page.say(&match standing.rank {
            Some(rank) => Message::new("explain-rank").with("rank", rank).with("ranked", ranked),
            None => Message::new("explain-no-rank"),
        });
        if let (Some(title), Some(grant)) = (self.row.title, self.row.grant) {
            page.say(&Message::new("explain-consequence").with("title", sentences::consequence(title)).with("grant", grant));
        }
    }

    /// Every decision about the studio, oldest first.
    fn tell_decisions(&self, page: &mut Page<'_>) {
        let told = decisions::sentences(&self.picture.session, &self.detail.decisions);
        if !told.is_empty() {
            page.heading("explain-head-decisions");
            told.iter().for_each(|message| page.say(message));
        }
    }

    fn print(&self, figure: &Figure) -> String {
        figure.printed.fixed(self.rubric.aggregation.decimals)
    }
}

/// A text of the roster, which may have been left empty.
fn given(text: &str) -> Arg {
    if text.is_empty() { Message::new("results-not-given").into() } else { text.into() }
}
