//! Who is who, and who may have to step aside: what roster and panel leave in doubt is told before the session begins.

use super::{Shell, TOLD};
use crate::domain::conflict::{Conflict, Conflicts, Ground};
use crate::domain::identity::{same_people, same_studios};
use crate::domain::message::Message;
use crate::domain::panel::{Member, Role};
use crate::domain::roster::Studio;
use crate::transfer::sentences;

/// Says which studios may be one, and which people. People may bear one name, so nothing is refused.
pub(super) fn tell_doubles(shell: &Shell, roster: &[Studio], panel: &[Member]) {
    let studio = |place: usize| roster.get(place).map(|of| format!("{} {}", of.id, of.name)).unwrap_or_default();
    let studios = same_studios(roster).into_iter();
    tell_some(shell, studios.map(|pair| sentences::same_studio(pair.why, studio(pair.first), studio(pair.second))));
    let person = |place: usize| panel.get(place).map(|of| format!("{} {}", of.id, of.name)).unwrap_or_default();
    let people = same_people(panel).into_iter();
    tell_some(shell, people.map(|pair| sentences::same_person(pair.why, person(pair.first), person(pair.second))));
}

/// Says the first few of these, and how many more there are.
pub(super) fn tell_some(shell: &Shell, messages: impl ExactSizeIterator<Item = Message>) {
    let more = messages.len().saturating_sub(TOLD);
    messages.take(TOLD).for_each(|message| shell.tell(&message));
    if more > 0 {
        shell.tell(&Message::new("cli-more-doubles").with("count", more));
    }
}

/// Says who may have to step aside from what: experts from studios that are theirs to score, chair and clerk from any. Who leads a
/// studio is told whoever scores it.
pub(super) fn tell_conflicts(shell: &Shell, roster: &[Studio], panel: &[Member]) {
    let [mut office, mut own, mut leads, mut alike] = [const { Vec::new() }; 4];
    for Conflict { member, studio, ground } in Conflicts::of(roster, panel).all() {
        let (Some(member), Some(studio)) = (panel.get(member), roster.get(studio)) else { continue };
        let pair = format!("{}-{}", member.id, studio.id);
        match ground {
            _ if member.role != Role::Expert => office.push(pair),
            Ground::Lead => leads.push(pair),
            _ if member.group != studio.group => {}
            Ground::Organisation => own.push(pair),
            Ground::Likeness => alike.push(format!("{pair} ({} / {})", member.organisation, studio.organisation)),
        }
    }
    let told = [
        ("cli-recusals-proposed", own),
        ("cli-recusals-lead", leads),
        ("cli-recusals-likeness", alike),
        ("cli-conflicts-office", office),
    ];
    for (id, pairs) in told.into_iter().filter(|(_, pairs)| !pairs.is_empty()) {
        let (told, more) = pairs.split_at(pairs.len().min(TOLD));
        shell.tell(&Message::new(id).with("more", more.len()).with("pairs", told.join(" ")));
    }
}
