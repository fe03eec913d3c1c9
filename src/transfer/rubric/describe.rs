//! A rubric as plain text for a person.

use unicode_width::UnicodeWidthStr;

use crate::domain::id::KindId;
use crate::domain::message::{Arg, Message};
use crate::domain::points::Points;
use crate::domain::rubric::{Border, Cause, Deadline, Deduction, Item, Pool, PoolSize, Rubric, Rule};
use crate::transfer::sentences::{self, passing_grade};
use crate::words::Words;

/// The whole rubric in the language of `words`: head, items with standards and deductions, rules, grades, quota, causes, materials.
/// Columns are lined up by the cells that a terminal gives each character.
#[must_use]
pub fn describe(rubric: &Rubric, words: &Words) -> String {
    let mut page = Page { rubric, words, lines: Vec::new() };
    page.head();
    page.items();
    page.rules();
    page.grades();
    page.pools();
    page.causes("rubric-show-exclusions", &rubric.exclusions);
    page.causes("rubric-show-failures", &rubric.failures);
    page.requirements();
    page.materials();
    let mut text = page.lines.join("\n");
    text.push('\n');
    text
}

struct Page<'a> {
    rubric: &'a Rubric,
    words: &'a Words,
    lines: Vec<String>,
}

impl Page<'_> {
    fn text(&self, text: &crate::domain::text::Text) -> String {
        text.get(self.words.lang()).to_owned()
    }

    fn say<const N: usize>(&self, id: &'static str, args: [(&'static str, Arg); N]) -> String {
        self.words.say(&Message { id, args: args.into() })
    }

    fn joined(&self, parts: impl IntoIterator<Item = String>) -> String {
        parts.into_iter().collect::<Vec<_>>().join(&self.words.get("rubric-separator"))
    }

    fn section(&mut self, heading: &str, rows: Vec<Vec<String>>) {
        if !rows.is_empty() {
            self.lines.extend([String::new(), self.words.get(heading)]);
            self.lines.extend(lined_up(&rows).into_iter().map(|row| format!("  {row}")));
        }
    }

    fn head(&mut self) {
        let rubric = self.rubric;
        let sessions = rubric.sessions.iter().map(|kind| self.words.get(&format!("rubric-session-{}", kind.id())));
        let sessions = self.joined(sessions);
        let head =
            [("id", rubric.id.as_str().into()), ("version", rubric.version.as_str().into()), ("sessions", sessions.into())];
        self.lines.extend([self.text(&rubric.title), self.say("rubric-show-head", head)]);
        if let Some(valid) = rubric.valid {
            let days = [("from", valid.from.to_string().into()), ("to", valid.to.to_string().into())];
            self.lines.push(self.say("rubric-show-validity", days));
        }
        self.lines.push(self.say("rubric-show-base", [("base", rubric.base.into())]));
    }

    fn items(&mut self) {
        let rubric = self.rubric;
        let items = lined_up(&rubric.items().map(|(_, item)| self.item(item)).collect::<Vec<_>>());
        let deductions = rubric.items().flat_map(|(_, item)| item.deductions.iter().zip('a'..));
        let deductions = lined_up(&deductions.map(|(deduction, letter)| self.deduction(deduction, letter)).collect::<Vec<_>>());
        let (mut items, mut deductions) = (items.into_iter(), deductions.into_iter());
        self.lines.extend([String::new(), self.words.get("rubric-show-dimensions")]);
        for dimension in &rubric.dimensions {
            let head =
                [("name", (&dimension.name).into()), ("id", dimension.id.as_str().into()), ("points", dimension.points.into())];
            self.lines.extend([String::new(), format!("  {}", self.say("rubric-show-dimension", head))]);
            self.rows(&dimension.items, &mut items, &mut deductions);
        }
        if let Some(bonus) = &rubric.bonus {
            let head = [("name", (&bonus.name).into()), ("cap", bonus.cap.into())];
            self.lines.extend([String::new(), format!("  {}", self.say("rubric-show-bonus", head))]);
            self.rows(&bonus.items, &mut items, &mut deductions);
        }
    }

    fn rows(&mut self, list: &[Item], items: &mut impl Iterator<Item = String>, deductions: &mut impl Iterator<Item = String>) {
        for (item, row) in list.iter().zip(items) {
            self.lines.push(format!("    {row}"));
            self.lines.push(format!("      {}", self.say("rubric-show-standard", [("standard", (&item.standard).into())])));
            self.lines.extend(deductions.take(item.deductions.len()).map(|row| format!("      {row}")));
        }
    }

    fn item(&self, item: &Item) -> Vec<String> {
        let judged = [(item.on_site, "rubric-judged-site"), (item.by_documents, "rubric-judged-documents")];
        let judged = judged.into_iter().filter(|(is, _)| *is).map(|(_, id)| self.words.get(id));
        let points = match item.points {
            Some(points) if item.lowest.is_zero() => self.points("rubric-show-points", points),
            Some(points) => self.say("rubric-show-points-from", [("lowest", item.lowest.into()), ("points", points.into())]),
            None => self.words.get("rubric-show-no-points"),
        };
        let step = self.say("rubric-show-step", [("step", item.step.into())]);
        vec![item.id.to_string(), self.text(&item.name), points, step, self.joined(judged)]
    }

    fn points(&self, id: &'static str, points: Points) -> String {
        self.say(id, [("points", points.into())])
    }

    fn deduction(&self, deduction: &Deduction, letter: char) -> Vec<String> {
        let rule = match &deduction.rule {
            Rule::Zero => self.words.get("rubric-show-zero"),
            Rule::Minus { points } => self.points("rubric-show-minus", *points),
            Rule::PerUnit { points, target, unit } => {
                let args = [("points", (*points).into()), ("target", (*target).into()), ("unit", unit.into())];
                self.say("rubric-show-per-unit", args)
            }
        };
        vec![letter.to_string(), deduction.id.to_string(), self.text(&deduction.name), rule]
    }

    fn rules(&mut self) {
        let rubric = self.rubric;
        let rule = sentences::counting(rubric).into_iter().chain([sentences::ties(rubric)]);
        let mut rows: Vec<String> = rule.map(|message| self.words.say(&message)).collect();
        if let Some(range) = rubric.adjustment {
            let args = [("lowest", range.lowest.into()), ("highest", range.highest.into()), ("step", range.step.into())];
            rows.push(self.say("rubric-show-adjustment", args));
        }
        rows.extend(rubric.spread.map(|spread| self.say("rubric-show-spread", [("spread", spread.into())])));
        rows.extend(rubric.valid_years.map(|years| self.say("rubric-show-valid-years", [("years", years.into())])));
        if rubric.service_grant > 0 {
            rows.push(self.say("rubric-show-service-grant", [("grant", rubric.service_grant.to_string().into())]));
        }
        let failed = || [("grade", self.grade_name(rubric.failed.as_str()).into())];
        rows.extend(rubric.failures.first().map(|_| self.say("rubric-show-failed", failed())));
        rows.extend(rubric.requirements.first().map(|_| self.say("rubric-show-ineligible", failed())));
        self.section("rubric-show-rules", rows.into_iter().map(|row| vec![row]).collect());
    }

    fn grades(&mut self) {
        let rows = self.rubric.grades.iter().map(|grade| {
            let asks = match grade.at_least {
                Points::ZERO => self.words.get("rubric-show-rest"),
                points => self.points("rubric-show-at-least", points),
            };
            let grant = match grade.grant {
                0 => self.words.get("rubric-show-no-grant"),
                grant => self.say("rubric-show-grant", [("grant", grant.to_string().into())]),
            };
            let title = self.words.get(&format!("rubric-title-{}", grade.title.id()));
            vec![grade.id.to_string(), self.text(&grade.name), asks, title, grant]
        });
        self.section("rubric-show-grades", rows.collect());
    }

    fn pools(&mut self) {
        let kinds = self.rubric.kinds.iter().map(|kind| {
            let becomes = kind
                .becomes
                .as_ref()
                .map(|kind| self.say("rubric-show-becomes", [("kind", self.kind_name(kind.as_str()).into())]));
            [Some(kind.id.to_string()), Some(self.text(&kind.name)), becomes].into_iter().flatten().collect()
        });
        self.section("rubric-show-kinds", kinds.collect());
        let rows = self.rubric.pools.iter().map(|pool| {
            let kinds = self.joined(pool.kinds.iter().map(|id| self.kind_name(id.as_str())));
            vec![pool.id.to_string(), kinds, self.size(pool), self.words.get(border(pool.border))]
        });
        self.section("rubric-show-pools", rows.collect());
    }

    fn size(&self, pool: &Pool) -> String {
        let grade = self.grade_name(pool.grade.as_str()).into();
        match &pool.size {
            PoolSize::Places { places } => self.say("rubric-show-places", [("grade", grade), ("places", (*places).into())]),
            PoolSize::ShareOf { pool: other } => {
                let name = self.rubric.pool(other.as_str()).map_or_else(|| other.to_string(), |pool| self.text(&pool.name));
                self.say("rubric-show-share", [("grade", grade), ("pool", name.into())])
            }
            PoolSize::Share { percent, of, rounding } => {
                let (percent, of, rounding) = ((*percent).into(), of.id().into(), rounding.id().into());
                let passing = ("passing", passing_grade(self.rubric));
                let words = [("grade", grade), ("percent", percent), ("of", of), passing, ("rounding", rounding)];
                self.say("rubric-show-percent", words)
            }
            PoolSize::PartOf { quota: id } => {
                let quota = self.rubric.divided_quota(id.as_str());
                let name = quota.map_or_else(|| id.to_string(), |quota| self.text(&quota.name));
                let places = quota.map_or(0, |quota| quota.places).into();
                let of = quota.map_or("", |quota| quota.of.id()).into();
                let passing = ("passing", passing_grade(self.rubric));
                let words = [("grade", grade), ("quota", name.into()), ("places", places), ("of", of), passing];
                self.say("rubric-show-part", words)
            }
        }
    }

    fn causes(&mut self, heading: &str, causes: &[Cause]) {
        let rows = causes.iter().map(|cause| {
            let mut row = vec![cause.id.to_string(), self.text(&cause.name)];
            row.extend(self.excepted(&cause.except));
            row
        });
        self.section(heading, rows.collect());
    }

    fn requirements(&mut self) {
        let rows = self.rubric.requirements.iter().flat_map(|requirement| {
            let need = self.words.get(&format!("rubric-need-{}", requirement.need.id()));
            let mut head = vec![requirement.id.to_string(), self.text(&requirement.name), need];
            head.extend(self.excepted(&requirement.except));
            let conditions =
                requirement.conditions.iter().map(|condition| vec![format!("  {}", condition.id), self.text(&condition.name)]);
            std::iter::once(head).chain(conditions).collect::<Vec<_>>()
        });
        self.section("rubric-show-requirements", rows.collect());
    }

    fn materials(&mut self) {
        let rows = self.rubric.materials.iter().map(|material| {
            let item = material.item.as_ref().and_then(|item| self.rubric.find_item(item.as_str()));
            let due = material.due.map(|due| match due {
                yearly @ Deadline::EachYear { .. } => self.say("rubric-show-due-yearly", [("day", yearly.to_string().into())]),
                Deadline::On(day) => self.say("rubric-show-due", [("day", day.to_string().into())]),
            });
            let item = item.map(|(_, item)| self.say("rubric-show-scored-in", [("item", (&item.name).into())]));
            [Some(material.id.to_string()), Some(self.text(&material.name)), due, item].into_iter().flatten().collect()
        });
        self.section("rubric-show-materials", rows.collect());
    }

    /// The kinds to which something does not apply.
    fn excepted(&self, except: &[KindId]) -> Option<String> {
        let kinds = self.joined(except.iter().map(|id| self.kind_name(id.as_str())));
        (!except.is_empty()).then(|| self.say("rubric-show-except", [("kinds", kinds.into())]))
    }

    fn grade_name(&self, id: &str) -> String {
        self.rubric.grade(id).map_or_else(|| id.to_owned(), |grade| self.text(&grade.name))
    }

    fn kind_name(&self, id: &str) -> String {
        self.rubric.kind(id).map_or_else(|| id.to_owned(), |kind| self.text(&kind.name))
    }
}

const fn border(border: Border) -> &'static str {
    match border {
        Border::Exclude => "rubric-border-exclude",
        Border::Include => "rubric-border-include",
        Border::Chair => "rubric-border-chair",
    }
}

/// Rows whose columns begin at the same cell, two cells apart; the last column is as long as it is.
fn lined_up(rows: &[Vec<String>]) -> Vec<String> {
    let mut widths: Vec<usize> = Vec::new();
    for row in rows {
        widths.resize(widths.len().max(row.len()), 0);
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width());
        }
    }
    let line = |row: &Vec<String>| {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            line.push_str(cell);
            line.push_str(&" ".repeat(width - cell.width() + 2));
        }
        line.trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}
