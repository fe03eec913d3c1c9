//! Studios as every list shows and finds them.

use crate::domain::id::GroupId;
use crate::domain::panel::Member;
use crate::domain::roster::Studio;
use crate::domain::rubric::Rubric;
use crate::domain::state::Session;
use crate::tui::widgets::text::width;

/// The names in a column, all in one form: whole where every one of them fits, else lead and occupation, by which people know
/// a studio.
pub struct Names {
    short: bool,
}

impl Names {
    /// The form for a column of `cells` cells.
    #[must_use]
    pub fn of(session: &Session, cells: usize) -> Names {
        Names { short: session.roster.iter().any(|studio| width(&studio.name) > cells) }
    }

    /// A studio's name in this form.
    #[must_use]
    pub fn say(&self, studio: &Studio) -> String {
        if self.short { format!("{} {}", studio.lead, studio.occupation) } else { studio.name.clone() }
    }
}

/// The cells that the longest name of a studio takes.
#[must_use]
pub fn name_cells(session: &Session) -> u16 {
    session.roster.iter().map(|studio| width(&studio.name)).max().unwrap_or(0) as u16
}

/// The cells of a column of ids.
#[must_use]
pub fn id_cells(session: &Session) -> u16 {
    let widest = session.roster.iter().map(|studio| width(studio.id.as_str())).max();
    widest.unwrap_or(0).clamp(4, 8) as u16
}

/// The cells of a column of groups; `None` where the panel is one.
#[must_use]
pub fn group_cells(session: &Session) -> Option<u16> {
    let groups = session.roster.iter().filter_map(|studio| studio.group.as_ref());
    let widest = groups.map(|group| width(group.as_str())).max().unwrap_or(0);
    session.is_grouped().then_some(widest.clamp(5, 8) as u16)
}

/// A group as a column shows it.
#[must_use]
pub fn group(id: Option<&GroupId>) -> &str {
    id.map_or("", GroupId::as_str)
}

/// What a filter looks for in a person.
#[must_use]
pub fn person(member: &Member) -> String {
    format!("{} {} {} {} {}", member.id, member.name, member.organisation, member.title, group(member.group.as_ref()))
}

/// The district that comes after what a filter asks for now, in the order in which the roster first names them; nothing after the
/// last one.
#[must_use]
pub fn next_district(session: &Session, query: &str) -> String {
    let mut districts: Vec<&str> = Vec::new();
    for studio in session.roster.iter().filter(|studio| !studio.district.is_empty()) {
        if !districts.contains(&studio.district.as_str()) {
            districts.push(&studio.district);
        }
    }
    let next = districts.iter().position(|district| *district == query).map_or(0, |at| at + 1);
    districts.get(next).copied().unwrap_or_default().to_owned()
}

/// What a filter looks for in a studio.
#[must_use]
pub fn haystack(studio: &Studio, rubric: &Rubric) -> String {
    let kind = rubric.kind(studio.kind.as_str()).map(|kind| format!("{} {}", kind.name.zh, kind.name.en)).unwrap_or_default();
    let group = group(studio.group.as_ref());
    format!("{} {} {} {} {} {kind} {group}", studio.id, studio.name, studio.lead, studio.organisation, studio.district)
}
