//! How the total came about: the rule, the sheets, and every step from scores to parts to the total.

use std::ops::Range;

use super::Case;
use super::page::Page;
use crate::domain::message::{Arg, Message};
use crate::domain::points::Exact;
use crate::domain::rubric::{Dimension, Method};
use crate::domain::state::SheetState;
use crate::domain::tally::{Figure, Submitted, Tally, Working, Workings};
use crate::domain::text::Text;
use crate::domain::weight::Weight;
use crate::transfer::columns::Side;
use crate::transfer::sentences::{self, exact, person};
use crate::words::Words;

impl Case<'_> {
    /// How the total came about.
    pub(super) fn tell_total(&self, page: &mut Page<'_>) {
        page.heading("explain-head-total");
        for message in sentences::counting(self.rubric) {
            page.say(&message);
        }
        self.tell_absent(page);
        let Some(tally) = &self.row.standing.tally else {
            page.say(&Message::new("explain-no-total"));
            return;
        };
        let sheets = |id| Message::new(id).with("sheets", self.row.sheets).with("counted", self.row.counted);
        match self.workings() {
            Some(workings) => {
                page.say(&sheets("explain-sheets-by-part"));
                self.tell_workings(page, &workings, tally);
            }
            None => {
                page.say(&sheets("explain-sheets"));
                page.say(&self.mean(tally));
            }
        }
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

    /// How the parts came about, where extremes are dropped by dimension or item.
    fn workings(&self) -> Option<Workings> {
        let submitted = self.detail.sheets.iter().filter_map(|of| {
            let sheet = of.sheet.as_ref().filter(|sheet| sheet.is_submitted())?;
            Some(Submitted::of(self.rubric, self.picture.session.panel.get(of.expert)?.id.clone(), sheet))
        });
        Workings::of(self.rubric, &submitted.collect::<Vec<_>>())
    }

    /// Every item, then every dimension, bonus and change of the total, then their sum: a line each.
    fn tell_workings(&self, page: &mut Page<'_>, workings: &Workings, tally: &Tally) {
        let mut items = workings.items.iter();
        for (dimension, working) in self.rubric.dimensions.iter().zip(&workings.dimensions) {
            let own: Vec<&Working> = items.by_ref().take(dimension.items.len()).collect();
            for (item, working) in dimension.items.iter().zip(&own) {
                page.say(&self.working(&item.name, working, item.weight));
            }
            let taken = exact(working.taken);
            let line = match own.as_slice() {
                [] => self.working(&dimension.name, working, dimension.weight),
                [only] if only.figure == working.figure => continue,
                [_] => {
                    let taken = Message::new("word-plain").with("text", taken);
                    line(&dimension.name, stepped(taken, working, dimension.weight))
                }
                own => {
                    let terms = sum(own.iter().map(|working| exact(working.figure)));
                    let taken = Message::new("explain-taken").with("terms", terms).with("exact", taken);
                    line(&dimension.name, stepped(taken, working, dimension.weight))
                }
            };
            page.say(&line);
        }
        if let Some(bonus) = &self.rubric.bonus {
            page.say(&self.working(&bonus.name, &workings.bonus, Weight::ONE));
        }
        if self.rubric.adjustment.is_some() {
            page.say(&self.working(Message::new("results-col-adjustment"), &workings.adjustment, Weight::ONE));
        }
        let mut parts: Vec<&Figure> = tally.dimensions.iter().collect();
        parts.extend(self.rubric.bonus.is_some().then_some(&tally.bonus));
        parts.extend(self.rubric.adjustment.is_some().then_some(&tally.adjustment));
        let total = Message::new("explain-sum")
            .with("terms", sum(parts.into_iter().map(|figure| exact(figure.exact))))
            .with("exact", exact(tally.total.exact))
            .with("printed", self.print(&tally.total));
        page.say(&line(Message::new("results-col-total"), total));
    }

    /// The line of a part with scores of its own: what is left of them, what that comes to, and each step after it.
    fn working(&self, part: impl Into<Arg>, working: &Working, weight: Weight) -> Message {
        let scores = |range: Range<usize>| working.scores.get(range).unwrap_or_default().iter().copied().map(exact);
        let kept = scores(working.kept.clone());
        let taken = match self.rubric.aggregation.method {
            Method::Sum => Message::new("explain-taken"),
            Method::Mean | Method::Median => Message::new("explain-taken-mean").with("counted", working.kept.len()),
        };
        let taken = taken.with("terms", sum(kept)).with("exact", exact(working.taken));
        let dropped: Vec<String> = scores(0..working.kept.start).chain(scores(working.kept.end..working.scores.len())).collect();
        let taken = stepped(taken, working, weight);
        line(
            part,
            match dropped.as_slice() {
                [] => taken,
                dropped => Message::new("explain-dropped").with("taken", taken).with("dropped", dropped.join(" ")),
            },
        )
    }

    /// The line of the mean of sheet totals: every sheet that counts with its weight, their sum, the exact mean, the printed figure.
    fn mean(&self, tally: &Tally) -> Message {
        let counted = tally.sheets.iter().filter(|sheet| *sheet.weight.numer() != 0);
        let term = |weight: String, value: String| if weight == "1" { value } else { format!("{weight} × {value}") };
        let terms = sum(counted.map(|sheet| term(sheet.weight.to_string(), exact(sheet.value))));
        let total = match self.rubric.aggregation.method {
            Method::Sum => Message::new("explain-sum"),
            Method::Mean | Method::Median => {
                let sum = tally.sheets.iter().map(|sheet| sheet.weight * sheet.value).sum();
                Message::new("explain-mean").with("counted", tally.counted()).with("sum", exact(sum))
            }
        };
        total.with("terms", terms).with("exact", exact(tally.total.exact)).with("printed", self.print(&tally.total))
    }

    /// What the total is made of: full points, exact figure and printed figure of each part.
    fn parts(&self, tally: &Tally, words: &Words) -> Vec<Vec<String>> {
        let row = |name: String, full: String, figure: &Figure| vec![name, full, exact(figure.exact), self.print(figure)];
        let head = ["explain-col-part", "explain-col-full", "explain-col-exact", "explain-col-printed"];
        let mut rows = vec![head.iter().map(|id| words.get(id)).collect()];
        let name = |name: &Text| name.get(words.lang()).to_owned();
        rows.extend(
            (self.rubric.dimensions.iter().zip(&tally.dimensions))
                .map(|(dimension, figure)| row(name(&dimension.name), exact(full(dimension)), figure)),
        );
        if let Some(bonus) = &self.rubric.bonus {
            let cap = words.say(&Message::new("explain-cap").with("cap", bonus.cap));
            rows.push(row(name(&bonus.name), cap, &tally.bonus));
        }
        if self.rubric.adjustment.is_some() {
            rows.push(row(words.get("results-col-adjustment"), String::new(), &tally.adjustment));
        }
        rows.push(row(words.get("results-col-total"), String::new(), &tally.total));
        rows
    }
}

/// The full points of a dimension with the weights of its items and its own.
fn full(dimension: &Dimension) -> Exact {
    let items: Exact = dimension.items.iter().filter_map(|item| Some(item.points?.exact() * item.weight.exact())).sum();
    items * dimension.weight.exact()
}

/// What was taken of the scores, with every step that changed it.
fn stepped(taken: Message, working: &Working, weight: Weight) -> Message {
    let rounded = |taken: Message, from, to| match from == to {
        true => taken,
        false => Message::new("explain-rounded").with("taken", taken).with("rounded", exact(to)),
    };
    let taken = rounded(taken, working.taken, working.rounded);
    if weight.is_one() {
        return rounded(taken, working.rounded, working.figure);
    }
    let weighted = Message::new("explain-weighted").with("taken", taken).with("weight", weight.to_string());
    rounded(weighted.with("weighted", exact(working.weighted)), working.weighted, working.figure)
}

fn line(part: impl Into<Arg>, taken: Message) -> Message {
    Message::new("explain-part-line").with("part", part).with("taken", taken)
}

fn sum(terms: impl Iterator<Item = String>) -> String {
    terms.collect::<Vec<_>>().join(" + ")
}
