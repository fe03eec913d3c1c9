//! A session's studios brought into the next session.

use std::collections::HashMap;
use std::path::Path;

use super::{Failure, Shell, TOLD};
use crate::domain::carry::Carried;
use crate::domain::identity::fold_id;
use crate::domain::message::Message;
use crate::domain::panel::{Member, Role};
use crate::domain::phase::Phase;
use crate::domain::roster::Studio;
use crate::domain::rubric::Rubric;
use crate::domain::state::Session;
use crate::session::views::Results;

/// The studios of the final session in `file` that go on, before those of `added`; says who stays behind and who changes. Their
/// groups go on too, unless the next panel has none.
pub(super) fn carry(
    shell: &Shell,
    (file, carried): (&Path, Carried),
    rubric: &Rubric,
    panel: &[Member],
    added: Vec<Studio>,
) -> Result<Vec<Studio>, Failure> {
    let named = |id: &'static str| Message::new(id).with("file", file.display().to_string());
    let problems = problems(&carried.roster, rubric, &added);
    if !problems.is_empty() {
        return Err(Failure::Refused(problems));
    }
    let told =
        [("cli-from-left", &carried.left), ("cli-from-changed", &carried.changed), ("cli-from-unassessed", &carried.unassessed)];
    shell.tell(&named("cli-from-carried").with("studios", carried.roster.len()));
    for (id, studios) in told.into_iter().filter(|(_, studios)| !studios.is_empty()) {
        let kind = |studio: &Studio| match (id, rubric.kind(studio.kind.as_str())) {
            ("cli-from-changed", Some(kind)) => format!(" ({})", kind.name.get(shell.words.lang())),
            _ => String::new(),
        };
        // Who is left behind, or may have to be, is named to the last one.
        let told = if id == "cli-from-changed" { TOLD } else { usize::MAX };
        let names = studios.iter().take(told).map(|studio| format!("{} {}{}", studio.id, studio.name, kind(studio)));
        let names = names.collect::<Vec<_>>().join("; ");
        let more = studios.len().saturating_sub(told);
        shell.tell(&Message::new(id).with("count", studios.len()).with("studios", names).with("more", more));
    }
    let grouped = panel.iter().any(|member| member.role == Role::Expert && member.group.is_some());
    let carried = carried.roster.into_iter().map(|studio| Studio { group: studio.group.clone().filter(|_| grouped), ..studio });
    let roster: Vec<Studio> = carried.chain(added).collect();
    if roster.is_empty() { Err(Failure::refused(named("cli-from-nobody"))) } else { Ok(roster) }
}

/// A final session, its result, and who goes on from it.
pub(super) fn finished(shell: &Shell, file: &Path) -> Result<(Session, Results, Carried), Failure> {
    let seat = shell.seat(&shell.open(file)?, None, &[Role::Chair, Role::Clerk])?;
    let outline = seat.outline();
    if outline.phase != Phase::Final {
        let message = Message::new("cli-from-not-final").with("file", file.display().to_string());
        return Err(Failure::refused(message));
    }
    let results = seat.results()?;
    let carried = Carried::from_result(&outline.session, &results.standings);
    Ok((outline.session, results, carried))
}

/// Studios of kinds that the next rubric does not know, and studios that are to come in twice.
fn problems(carried: &[Studio], rubric: &Rubric, added: &[Studio]) -> Vec<Message> {
    let of = |id: &'static str, studio: &Studio| {
        Message::new(id).with("studio", format!("{} {}", studio.id, studio.name)).with("kind", studio.kind.as_str())
    };
    let unknown = carried.iter().filter(|studio| rubric.kind(studio.kind.as_str()).is_none());
    let known: HashMap<String, &Studio> = carried.iter().map(|studio| (fold_id(studio.id.as_str()), studio)).collect();
    let twice = added.iter().filter_map(|studio| match known.get(&fold_id(studio.id.as_str()))? {
        known if known.id == studio.id => Some(of("cli-from-duplicate", studio)),
        known => Some(of("cli-from-alike", studio).with("other", format!("{} {}", known.id, known.name))),
    });
    unknown.map(|studio| of("cli-from-kind-unknown", studio)).chain(twice).collect()
}
