//! The result of a session on one page.

use super::{grants, papers};
use crate::domain::grading::Outcome;
use crate::domain::message::Message;
use crate::domain::roster::Studio;
use crate::domain::rubric::{Rubric, SessionKind, TitleConsequence};
use crate::domain::text::visible_lines;
use crate::session::views::Changes;
use crate::transfer::columns::{Side, aligned};
use crate::transfer::picture::Picture;
use crate::transfer::results::{plain, rows, rule_and_quotas};
use crate::transfer::sentences;
use crate::transfer::{changes, decisions, entrusted, objections};
use crate::words::Words;

/// What the session was, whether the result is final, the rule and the quotas, the titles, counts by grade, kind and district, what
/// differs from the revision before, decisions, objections and grants.
pub(super) fn text(picture: &Picture, changes: Option<&Changes>, words: &Words) -> String {
    let (session, results) = (&picture.session, &picture.results);
    let rubric = &session.rubric;
    let mut lines = vec![words.say(&sentences::title(session))];
    if session.sample {
        lines.push(words.get("results-sample"));
    }
    lines.push(words.say(&sentences::status_sentence(session, results.revision.as_ref())));
    lines.extend(objections::posted(&picture.notice).map(|message| words.say(&message)));
    let named = Message::new("export-rubric").with("title", &rubric.title).with("version", rubric.version.as_str());
    lines.push(words.say(&named.with("id", rubric.id.as_str())));
    lines.push(String::new());
    lines.extend(rule_and_quotas(results, session, words));
    lines.push(String::new());
    lines.extend(papers::summary(picture).map(|message| words.say(&message)));
    lines.extend(titles(picture).iter().map(|message| words.say(message)));
    for (heading, of) in [("export-by-kind", kind as fn(&Picture, &Words, &Studio) -> String), ("export-by-district", district)] {
        lines.push(String::new());
        lines.push(words.get(heading));
        let outcomes = results.standings.studios.iter().map(|standing| &standing.outcome);
        let studios: Vec<_> = session.roster.iter().map(|studio| of(picture, words, studio)).zip(outcomes).collect();
        lines.extend(counts(rubric, &studios, words));
    }
    if let Some(changes) = changes {
        lines.push(String::new());
        lines.extend(changes::lines(changes, session, words));
    }
    let decisions = decisions::sentences(session, &picture.decisions);
    if !decisions.is_empty() {
        lines.push(String::new());
        lines.push(words.get("export-decisions"));
        lines.extend(decisions.iter().map(|message| words.say(message)));
    }
    let raised = &picture.notice.objections;
    if !raised.is_empty() {
        lines.push(String::new());
        lines.push(words.get("export-objections"));
        lines.extend(raised.iter().map(|objection| words.say(&objections::sentence(session, objection))));
    }
    let entrusted = results.revision.as_ref().map(|revision| entrusted::of_revision(session, &picture.entrusted, revision));
    if let Some(entrusted) = entrusted.filter(|lines| !lines.is_empty()) {
        lines.push(String::new());
        lines.extend(entrusted.iter().map(|message| words.say(message)));
    }
    lines.push(String::new());
    lines.push(words.say(&grants::sentence(picture)));
    lines.push(String::new());
    lines.push(words.get("export-files"));
    lines.extend(picture.session.rubric.requirements.first().map(|_| words.get("export-files-conditions")));
    lines.extend(picture.session.rubric.materials.first().map(|_| words.get("export-files-materials")));
    lines.extend(picture.results.revision.as_ref().map(|_| words.get("export-files-seal")));
    lines.into_iter().map(|line| format!("{}\n", visible_lines(&line))).collect()
}

/// How many were assessed, and how many titles are in force before and after: all on the roster, less those revoked. Who was not
/// assessed or is not decided keeps the title so far. Before a recognition nobody has it.
fn titles(picture: &Picture) -> [Message; 2] {
    let rows = rows(&picture.results.standings, &picture.session);
    let with = |title| rows.iter().filter(|row| row.title == Some(title)).count();
    let out = |outcome| rows.iter().filter(|row| row.standing.outcome == outcome).count();
    let (excluded, undecided) = (out(Outcome::Excluded), out(Outcome::Undecided));
    let assessed = Message::new("export-assessed")
        .with("roster", rows.len())
        .with("assessed", rows.iter().filter(|row| row.standing.is_assessed()).count())
        .with("excluded", excluded);
    let titles = match picture.session.kind {
        SessionKind::Term | SessionKind::Annual => {
            let revoked = with(TitleConsequence::Revoked);
            Message::new("export-titles")
                .with("before", rows.len())
                .with("revoked", revoked)
                .with("after", rows.len() - revoked)
                .with("excluded", excluded)
        }
        SessionKind::Recognition => Message::new("export-titles-granted").with("granted", with(TitleConsequence::Granted)),
    };
    [assessed, titles.with("undecided", undecided)]
}

fn kind(picture: &Picture, words: &Words, studio: &Studio) -> String {
    plain(words, sentences::kind_name(&picture.session.rubric, &studio.kind))
}

fn district(_: &Picture, words: &Words, studio: &Studio) -> String {
    if studio.district.is_empty() { words.get("results-not-given") } else { studio.district.clone() }
}

/// How many studios have which outcome: a row for each group in the order in which `studios` first names it, and one for all.
pub fn counts(rubric: &Rubric, studios: &[(String, &Outcome)], words: &Words) -> Vec<String> {
    let grades = rubric.grades.iter().map(|grade| Outcome::Grade(grade.id.clone()));
    let outcomes: Vec<Outcome> = grades.chain([Outcome::Excluded, Outcome::Undecided]).collect();
    let counted = |of: &dyn Fn(&str) -> bool| {
        let within: Vec<&Outcome> = studios.iter().filter(|(group, _)| of(group)).map(|(_, outcome)| *outcome).collect();
        let with = |outcome: &Outcome| within.iter().filter(|known| **known == outcome).count();
        outcomes.iter().map(with).chain([within.len()]).map(|count| count.to_string()).collect::<Vec<_>>()
    };
    let mut groups: Vec<&str> = Vec::new();
    for (name, _) in studios {
        if !groups.contains(&name.as_str()) {
            groups.push(name);
        }
    }
    let head = outcomes.iter().map(|outcome| words.say(&sentences::outcome(rubric, outcome)));
    let mut table: Vec<Vec<String>> =
        vec![std::iter::once(String::new()).chain(head).chain([words.get("results-sum")]).collect()];
    for name in groups {
        table.push(std::iter::once(name.to_owned()).chain(counted(&|group| group == name)).collect());
    }
    table.push(std::iter::once(words.get("results-sum")).chain(counted(&|_| true)).collect());
    let sides: Vec<Side> = std::iter::once(Side::Left).chain(std::iter::repeat_n(Side::Right, outcomes.len() + 1)).collect();
    aligned(&table, &sides)
}
