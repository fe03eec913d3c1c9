//! Why a studio has its grade: from the grade down to sheet, item and deduction, in words.

mod page;
mod sheets;
#[cfg(test)]
mod tests;
mod why;

use page::Page;

use super::columns::Side;
use super::decisions;
use super::picture::Picture;
use super::results::Row;
use super::sentences::{self, exact, person};
use crate::domain::message::{Arg, Message};
use crate::domain::points::Points;
use crate::domain::refusal::Refusal;
use crate::domain::rubric::Rubric;
use crate::domain::state::SheetState;
use crate::domain::tally::{Figure, Tally};
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

    /// How the total came about: sheets, mean, dimensions.
    fn tell_total(&self, page: &mut Page<'_>) {
        page.heading("explain-head-total");
        for message in sentences::rule(self.rubric).iter().take(2) {
            page.say(message);
        }
        self.tell_absent(page);
        let Some(tally) = &self.row.standing.tally else {
            page.say(&Message::new("explain-no-total"));
            return;
        };
        page.say(&Message::new("explain-sheets").with("sheets", self.row.sheets).with("counted", self.row.counted));
        page.say(&self.mean(tally));
        page.gap();
        page.table(&self.parts(tally, page.words()), &[Side::Left, Side::Right, Side::Right, Side::Right]);
        page.gap();
        let spread = Message::new("explain-spread").with("spread", tally.spread).with("median", exact(tally.median.exact));
        page.say(&spread);
        if let (true, Some(limit)) = (tally.spread_flagged, self.rubric.spread) {
            page.say(&Message::new("explain-spread-flagged").with("limit", limit));
        }
    }

    /// Who stepped aside, and whose sheet is missing.
    fn tell_absent(&self, page: &mut Page<'_>) {
        let who = |absent: &dyn Fn(SheetState) -> bool| {
            let sheets = self.detail.sheets.iter().filter(|sheet| absent(sheet.state));
            let members = sheets.filter_map(|sheet| self.picture.session.panel.get(sheet.expert));
            let names: Vec<Message> = members
                .map(|member| Message::new("word-plain").with("text", person(&self.picture.session, &member.id)))
                .collect();
            (!names.is_empty()).then(|| sentences::list(names.into_iter()))
        };
        if let Some(names) = who(&|state| state == SheetState::Recused) {
            page.say(&Message::new("explain-recused").with("experts", names));
        }
        if let Some(names) = who(&|state| !matches!(state, SheetState::Recused | SheetState::Submitted { .. })) {
            page.say(&Message::new("explain-missing").with("experts", names));
        }
    }

    /// The line of the mean: every sheet that counts with its weight, their sum, the exact mean, the printed figure.
    fn mean(&self, tally: &Tally) -> Message {
        let counted = tally.sheets.iter().filter(|sheet| *sheet.weight.numer() != 0);
        let term = |weight: String, total: Points| if weight == "1" { total.to_string() } else { format!("{weight} × {total}") };
        let terms: Vec<String> = counted.map(|sheet| term(sheet.weight.to_string(), sheet.total)).collect();
        let sum = tally.sheets.iter().map(|sheet| sheet.weight * sheet.total.exact()).sum();
        Message::new("explain-mean")
            .with("terms", terms.join(" + "))
            .with("counted", tally.counted())
            .with("sum", exact(sum))
            .with("exact", exact(tally.total.exact))
            .with("printed", self.print(&tally.total))
    }

    /// What the total is made of: full points, exact mean and printed figure of each part.
    fn parts(&self, tally: &Tally, words: &Words) -> Vec<Vec<String>> {
        let row = |name: String, full: String, figure: &Figure| vec![name, full, exact(figure.exact), self.print(figure)];
        let head = ["explain-col-part", "explain-col-full", "explain-col-exact", "explain-col-printed"];
        let mut rows = vec![head.iter().map(|id| words.get(id)).collect()];
        rows.extend(
            self.rubric.dimensions.iter().zip(&tally.dimensions).map(|(dimension, figure)| {
                row(dimension.name.get(words.lang()).to_owned(), dimension.points.to_string(), figure)
            }),
        );
        if let Some(bonus) = &self.rubric.bonus {
            let cap = words.say(&Message::new("explain-cap").with("cap", bonus.cap));
            rows.push(row(bonus.name.get(words.lang()).to_owned(), cap, &tally.bonus));
        }
        if self.rubric.adjustment.is_some() {
            rows.push(row(words.get("results-col-adjustment"), String::new(), &tally.adjustment));
        }
        rows.push(row(words.get("results-col-total"), String::new(), &tally.total));
        rows
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
