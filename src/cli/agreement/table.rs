//! The diagnostics as plain text: every table under the sentence that says what it means.

use super::explain_hinges;
use crate::domain::agreement::{Agreement, Fair, Mirror, Stat};
use crate::domain::grading::Outcome;
use crate::domain::message::Message;
use crate::domain::rubric::Method;
use crate::domain::state::Session;
use crate::session::views::Diagnostics;
use crate::transfer::agreement::{coefficient_name, fixed, hinges_line, named};
use crate::transfer::columns::{Side, aligned};
use crate::transfer::sentences;
use crate::words::Words;

/// How many items are listed: those on which the experts differ most. JSON has all.
const ITEMS: usize = 5;

/// The whole of it.
pub(super) fn whole(diagnostics: &Diagnostics, session: &Session, words: &Words) -> String {
    let agreement = &diagnostics.agreement;
    let page = Page { session, words };
    let sections = [
        page.head(diagnostics),
        page.coefficients(agreement),
        page.experts(&agreement.mirrors),
        page.outliers(agreement),
        page.items(agreement),
        page.studios(agreement),
    ];
    sections.map(|lines| lines.into_iter().map(|line| line + "\n").collect::<String>()).join("\n")
}

/// An expert's own.
pub(super) fn mirror(mirror: &Mirror, session: &Session, words: &Words) -> String {
    let page = Page { session, words };
    let lines = [words.say(&sentences::title(session)), words.get("agreement-mirror"), String::new()];
    lines.into_iter().chain(page.experts(std::slice::from_ref(mirror))).map(|line| line + "\n").collect()
}

struct Page<'a> {
    session: &'a Session,
    words: &'a Words,
}

impl Page<'_> {
    fn say(&self, message: &Message) -> String {
        self.words.say(message)
    }

    /// A table under its headings (`agreement-col-…`), or a sentence where it has no rows.
    fn table(&self, columns: &[(&str, Side)], rows: Vec<Vec<String>>, none: &str) -> Vec<String> {
        if rows.is_empty() {
            return vec![self.words.get(none)];
        }
        let head = columns.iter().map(|(column, _)| self.words.get(&format!("agreement-col-{column}"))).collect();
        let rows: Vec<Vec<String>> = std::iter::once(head).chain(rows).collect();
        aligned(&rows, &columns.iter().map(|(_, side)| *side).collect::<Vec<_>>())
    }

    fn stat(&self, stat: Stat, decimals: usize) -> String {
        stat.map_or_else(|reason| self.say(&reason.message()), |figure| fixed(figure, decimals))
    }

    fn studio(&self, place: usize) -> String {
        self.session.roster.get(place).map(|studio| studio.id.to_string()).unwrap_or_default()
    }

    fn expert(&self, place: usize) -> String {
        self.session.panel.get(place).map(|member| member.id.to_string()).unwrap_or_default()
    }

    fn head(&self, diagnostics: &Diagnostics) -> Vec<String> {
        let agreement = &diagnostics.agreement;
        let (studios, experts) = agreement
            .groups
            .iter()
            .fold((0, 0), |(studios, experts), group| (studios + group.studios.len(), experts + group.experts.len()));
        let basis =
            Message::new("agreement-basis").with("sheets", agreement.sheets).with("studios", studios).with("experts", experts);
        let mut lines = vec![self.say(&sentences::title(self.session))];
        if self.session.sample {
            lines.push(self.words.get("results-sample"));
        }
        lines.extend([self.words.get("agreement-purpose"), self.say(&basis)]);
        if !agreement.left_out.is_empty() {
            let studios: Vec<String> = agreement.left_out.iter().map(|studio| self.studio(*studio)).collect();
            lines.push(self.say(&Message::new("agreement-left-out").with("studios", studios.join(" "))));
        }
        if agreement.groups.len() > 1 {
            lines.push(self.say(&Message::new("agreement-groups").with("count", agreement.groups.len())));
            for (place, group) in agreement.groups.iter().enumerate() {
                let experts: Vec<String> = group.experts.iter().map(|expert| self.expert(*expert)).collect();
                let group = Message::new("agreement-group")
                    .with("number", place + 1)
                    .with("studios", group.studios.len())
                    .with("sheets", group.sheets)
                    .with("experts", experts.join(" "));
                lines.push(self.say(&group));
            }
        }
        lines
    }

    fn coefficients(&self, agreement: &Agreement) -> Vec<String> {
        let of = &agreement.coefficients;
        let rows = [
            ("agreement-alpha", "agreement-explain-alpha", of.alpha),
            ("agreement-icc-single", "agreement-explain-icc-single", of.icc_single),
            ("agreement-icc-mean", "agreement-explain-icc-mean", of.icc_mean),
            ("agreement-kendall-w", "agreement-explain-kendall-w", of.kendall_w),
        ];
        let lines = rows.into_iter().flat_map(|(name, explained, stat)| {
            let name = coefficient_name(name, of.mean_sheets);
            let head = Message::new("agreement-coefficient").with("name", name).with("value", self.stat(stat, 3));
            [self.say(&head), format!("  {}", self.words.get(explained))]
        });
        std::iter::once(self.words.get("agreement-coefficients")).chain(lines).collect()
    }

    fn experts(&self, mirrors: &[Mirror]) -> Vec<String> {
        let columns = [
            ("expert", Side::Left),
            ("name", Side::Left),
            ("group", Side::Right),
            ("sheets", Side::Right),
            ("mean", Side::Right),
            ("spread", Side::Right),
            ("severity", Side::Right),
            ("error", Side::Right),
            ("correlation", Side::Right),
            ("note", Side::Left),
        ];
        let row = |mirror: &Mirror| {
            let severity = mirror.severity;
            vec![
                self.expert(mirror.expert),
                self.session.panel.get(mirror.expert).map(|member| member.name.clone()).unwrap_or_default(),
                mirror.group.map(|group| (group + 1).to_string()).unwrap_or_default(),
                mirror.sheets.to_string(),
                self.stat(mirror.mean, 2),
                self.stat(mirror.spread, 2),
                self.stat(severity.map(|severity| severity.points), 2),
                self.stat(severity.and_then(|severity| severity.error), 2),
                self.stat(mirror.correlation, 3),
                severity.ok().and_then(|severity| named(&severity)).map(|id| self.words.get(id)).unwrap_or_default(),
            ]
        };
        let mut lines = ["agreement-experts", "agreement-explain-severity", "agreement-explain-correlation"]
            .map(|id| self.words.get(id))
            .to_vec();
        lines.extend(self.table(&columns, mirrors.iter().map(row).collect(), "agreement-no-experts"));
        lines
    }

    fn outliers(&self, agreement: &Agreement) -> Vec<String> {
        let columns = [
            ("studio", Side::Left),
            ("expert", Side::Left),
            ("total", Side::Right),
            ("expected", Side::Right),
            ("t", Side::Right),
        ];
        let rows = agreement.outliers.iter().map(|outlier| {
            let (studio, expert) = (self.studio(outlier.studio), self.expert(outlier.expert));
            let (total, expected) = (fixed(outlier.total, 2), fixed(outlier.expected, 2));
            vec![studio, expert, total, expected, self.stat(outlier.t, 2)]
        });
        let mut lines = ["agreement-outliers", "agreement-explain-outliers"].map(|id| self.words.get(id)).to_vec();
        lines.extend(self.table(&columns, rows.collect(), "agreement-no-outliers"));
        lines
    }

    fn items(&self, agreement: &Agreement) -> Vec<String> {
        let columns = [("item", Side::Left), ("deviation", Side::Right), ("share", Side::Right), ("item-name", Side::Left)];
        let items: Vec<_> = self.session.rubric.items().map(|(_, item)| item).collect();
        let rows = agreement.items.iter().take(ITEMS).filter_map(|spread| {
            let item = items.get(spread.item)?;
            let share =
                spread.share.map_or_else(|reason| self.say(&reason.message()), |share| format!("{} %", fixed(share * 100.0, 1)));
            let deviation = self.stat(spread.variance.map(f64::sqrt), 2);
            Some(vec![item.id.to_string(), deviation, share, item.name.get(self.words.lang()).to_owned()])
        });
        let mut lines = ["agreement-items", "agreement-explain-items"].map(|id| self.words.get(id)).to_vec();
        lines.extend(self.table(&columns, rows.collect(), "agreement-no-items"));
        lines
    }

    fn studios(&self, agreement: &Agreement) -> Vec<String> {
        let columns = [
            ("studio", Side::Left),
            ("group", Side::Right),
            ("total", Side::Right),
            ("rank", Side::Right),
            ("grade", Side::Left),
            ("fair", Side::Right),
            ("fair-rank", Side::Right),
            ("fair-grade", Side::Left),
            ("hinges", Side::Left),
        ];
        let rows = agreement.standings.order.iter().filter_map(|&studio| self.studio_row(agreement, studio));
        let mut lines = ["agreement-studios", "agreement-explain-fair"].map(|id| self.words.get(id)).to_vec();
        if self.session.rubric.aggregation.method == Method::Sum {
            lines.push(self.words.get("agreement-explain-fair-sum"));
        }
        lines.push(self.words.get(explain_hinges(agreement.hinges.is_ok())));
        lines.extend(self.table(&columns, rows.collect(), "agreement-no-studios"));
        lines
    }

    fn studio_row(&self, agreement: &Agreement, place: usize) -> Option<Vec<String>> {
        let (standing, fair) = (agreement.standings.studios.get(place)?, agreement.fair.get(place)?);
        let decimals = self.session.rubric.aggregation.decimals;
        let total = standing.tally.as_ref().map(|tally| tally.total.printed.fixed(decimals));
        let Fair { group, score, rank, outcome } = fair;
        let hinges = agreement.hinges.as_ref().ok().and_then(|hinges| hinges.get(place));
        Some(vec![
            self.studio(place),
            group.map(|group| (group + 1).to_string()).unwrap_or_default(),
            total.unwrap_or_default(),
            standing.rank.map(|rank| rank.to_string()).unwrap_or_default(),
            self.outcome(&standing.outcome),
            self.stat(*score, 2),
            rank.map(|rank| rank.to_string()).unwrap_or_default(),
            outcome.as_ref().map_or_else(|reason| self.say(&reason.message()), |outcome| self.outcome(outcome)),
            hinges.map(|hinges| hinges_line(self.session, hinges, self.words)).unwrap_or_default(),
        ])
    }

    fn outcome(&self, outcome: &Outcome) -> String {
        self.say(&sentences::outcome(&self.session.rubric, outcome))
    }
}
