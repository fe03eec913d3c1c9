//! The result as a plain text table, with the lines that cut it: thresholds and, of the pools, the quota line.

use super::{Row, Shown, plain};
use crate::domain::grading::Reason;
use crate::domain::message::Message;
use crate::domain::state::Session;
use crate::session::views::Results;
use crate::transfer::columns::{Side, aligned, widest};
use crate::transfer::sentences;
use crate::words::Words;

/// Behind the grade of a studio whose grade hinges on little.
const HINGE: &str = "*";
const SIDES: [Side; 8] = [Side::Right, Side::Left, Side::Left, Side::Left, Side::Right, Side::Right, Side::Left, Side::Left];

/// The result for a terminal: what it is and whether it is final, the ranked list, what its words mean, and the rule. Where
/// `shown` has a district, its studios alone are listed, without these lines; where it has diagnostics, marks say what hinges on little.
#[must_use]
pub fn table(results: &Results, session: &Session, shown: Shown<'_>, words: &Words) -> String {
    let rows = shown.rows(&results.standings, session);
    let mut lines = vec![words.say(&sentences::title(session))];
    if session.sample {
        lines.push(words.get("results-sample"));
    }
    lines.push(words.say(&sentences::status_sentence(session, results.revision.as_ref())));
    lines.extend(results.replaced_by.map(|by| words.say(&Message::new("results-replaced").with("by", by))));
    lines.push(String::new());
    lines.extend(ranked_list(results, session, (&rows, shown), words));
    let mut legend = legend(session, &rows);
    if rows.iter().any(|row| shown.hinging(row).is_some()) {
        legend.push(Message::new("results-hinge-legend").with("mark", HINGE));
    }
    if !legend.is_empty() {
        lines.push(String::new());
        lines.extend(legend.iter().map(|message| words.say(message)));
    }
    lines.push(String::new());
    lines.extend(rule_and_quotas(results, session, words));
    lines.into_iter().map(|line| line + "\n").collect()
}

/// The groups, the rule, then the quota of every pool that has studios: a line each.
pub(in crate::transfer) fn rule_and_quotas(results: &Results, session: &Session, words: &Words) -> Vec<String> {
    let pools = results.standings.used_pools().flat_map(|(_, standing)| sentences::pool(&session.rubric, standing));
    let groups = sentences::groups(&session.groups());
    groups.into_iter().chain(sentences::rule(&session.rubric)).chain(pools).map(|message| words.say(&message)).collect()
}

/// The studios under their headings, cut by thresholds and the quota line.
fn ranked_list(results: &Results, session: &Session, (rows, shown): (&[Row<'_>], Shown<'_>), words: &Words) -> Vec<String> {
    let head = ["rank", "id", "studio", "kind", "total", "counted-of", "grade", "reason"];
    let head = head.iter().map(|column| words.get(&format!("results-col-{column}"))).collect();
    let cells: Vec<Vec<String>> = std::iter::once(head).chain(rows.iter().map(|row| cells(session, row, shown, words))).collect();
    let mut printed = aligned(&cells, &SIDES);
    let width = widest(&printed);
    let cutoffs = results.standings.cutoffs(&session.rubric, None);
    for (above, cutoff) in cutoffs.into_iter().rev().filter(|_| shown.district.is_none()) {
        // Behind the heading and the rows above, which are the ranked ones; the lines further down are in place already.
        printed.insert(above + 1, ruled(&words.say(&sentences::cutoff(&session.rubric, &results.standings, cutoff)), width));
    }
    printed
}

fn cells(session: &Session, row: &Row<'_>, shown: Shown<'_>, words: &Words) -> Vec<String> {
    let (rubric, standing) = (&session.rubric, row.standing);
    vec![
        standing.rank.map(|rank| rank.to_string()).unwrap_or_default(),
        row.studio.id.to_string(),
        row.studio.name.clone(),
        plain(words, sentences::kind_name(rubric, &row.studio.kind)),
        row.figures.as_ref().map(|figures| figures.total.clone()).unwrap_or_default(),
        format!("{}/{}", row.counted, row.sheets),
        words.say(&sentences::outcome(rubric, &standing.outcome)) + shown.hinging(row).map_or("", |_| HINGE),
        standing.reason.as_ref().map(|reason| words.say(&sentences::reason(rubric, reason))).unwrap_or_default(),
    ]
}

/// A line across the list, with what it says.
fn ruled(text: &str, width: usize) -> String {
    let label = format!("---- {text} ");
    let rest = width.saturating_sub(widest(std::slice::from_ref(&label)));
    label + &"-".repeat(rest.max(4))
}

/// What the reasons in the list mean, each once, in the order in which they first appear.
fn legend(session: &Session, rows: &[Row<'_>]) -> Vec<Message> {
    let mut seen: Vec<&Reason> = Vec::new();
    for reason in rows.iter().filter_map(|row| row.standing.reason.as_ref()) {
        if !seen.contains(&reason) {
            seen.push(reason);
        }
    }
    seen.into_iter().filter_map(|reason| sentences::legend(&session.rubric, reason)).collect()
}
