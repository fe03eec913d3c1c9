//! Studios as every list shows and finds them.

use crate::domain::id::GroupId;
use crate::domain::panel::Member;
use crate::domain::roster::Studio;
use crate::domain::rubric::Rubric;
use crate::domain::state::Session;
use crate::tui::widgets::filter::{FilterLine, Found, Target};
use crate::tui::widgets::text::width;

/// The names of studios in a column of so many cells.
#[derive(Debug, Clone, Copy)]
pub struct Names(pub usize);

impl Names {
    /// The name, whole where it fits, else the short one (which the column cuts off where it is too long as well).
    #[must_use]
    pub fn say(self, studio: &Studio) -> &str {
        if width(&studio.name) <= self.0 { &studio.name } else { studio.short_name() }
    }
}

/// More cells no column gives to names: one very long name must not push out the others' figures.
const LONGEST_NAME: usize = 40;

/// The cells that the longest name of a studio takes, within reason.
#[must_use]
pub fn name_cells(session: &Session) -> u16 {
    session.roster.iter().map(|studio| width(&studio.name)).max().unwrap_or(0).min(LONGEST_NAME) as u16
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

/// The district that comes after the one that is picked, in the order in which the roster first names them; none after the last one.
#[must_use]
pub fn next_district(session: &Session, filter: &FilterLine) -> Option<String> {
    let mut districts: Vec<&str> = Vec::new();
    for studio in session.roster.iter().filter(|studio| !studio.district.is_empty()) {
        if !districts.contains(&studio.district.as_str()) {
            districts.push(&studio.district);
        }
    }
    let next = districts.iter().position(|district| filter.district() == Some(*district)).map_or(0, |at| at + 1);
    districts.get(next).map(|district| (*district).to_owned())
}

/// What a filter looks at in a row.
pub struct Sought {
    /// What is found by typing.
    pub target: Target,
    /// The district of its studio; blank where the row is about none.
    pub district: String,
}

impl Sought {
    /// A row about a studio.
    #[must_use]
    pub fn studio(studio: &Studio, rubric: &Rubric) -> Sought {
        Sought { target: target(studio, rubric), district: studio.district.clone() }
    }

    /// A row about a person.
    #[must_use]
    pub fn person(member: &Member) -> Sought {
        let more = [&member.organisation, &member.title, group(member.group.as_ref())].join(" ");
        let target = Target { id: member.id.to_string(), name: member.name.clone(), more };
        Sought { target, district: String::new() }
    }

    /// A row about neither.
    #[must_use]
    pub fn other(more: String) -> Sought {
        Sought { target: Target { more, ..Target::default() }, district: String::new() }
    }

    /// The same with more to be found by.
    #[must_use]
    pub fn and(mut self, more: &str) -> Sought {
        self.target.more = format!("{} {more}", self.target.more);
        self
    }

    /// The same for a row that is about a person, too.
    #[must_use]
    pub fn and_person(self, member: &Member) -> Sought {
        let Target { id, name, more } = Sought::person(member).target;
        self.and(&format!("{id} {name} {more}"))
    }

    /// How well a filter finds the row: in the very district that is picked, and by what is typed.
    #[must_use]
    pub fn found(&self, filter: &FilterLine) -> Option<Found> {
        let is_near = filter.district().is_none_or(|district| district == self.district);
        is_near.then(|| self.target.found(filter.query())).flatten()
    }
}

/// What a filter looks for in a studio.
#[must_use]
pub fn target(studio: &Studio, rubric: &Rubric) -> Target {
    let kind = rubric.kind(studio.kind.as_str()).map(|kind| format!("{} {}", kind.name.zh, kind.name.en)).unwrap_or_default();
    let more = [&studio.lead, &studio.organisation, &studio.district, &kind, group(studio.group.as_ref())].join(" ");
    Target { id: studio.id.to_string(), name: studio.name.clone(), more }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::testing::hall;

    #[test]
    fn each_name_is_shortened_by_itself() {
        let named = |name: &str| Studio { name: name.to_owned(), ..hall().roster[0].clone() };
        let (usual, long) = (named("样例甲钳工技能大师工作室"), named(&format!("样例乙{}技能大师工作室", "很".repeat(90))));
        let other = named("样例数字技能实验室");
        assert_eq!([24, 23].map(|cells| Names(cells).say(&usual)), ["样例甲钳工技能大师工作室", "样例甲钳工"]);
        assert_eq!(Names(24).say(&long), format!("样例乙{}", "很".repeat(90)), "and the others keep theirs");
        assert_eq!(Names(10).say(&other), other.name, "nothing to leave out");
        assert_eq!(Names(4).say(&named("技能大师工作室")), "技能大师工作室");
    }

    #[test]
    fn a_picked_district_leaves_its_own_studios_and_no_others_that_name_it() {
        let of = |more: &str, district: &str| Sought { district: district.to_owned(), ..Sought::other(more.to_owned()) };
        let is_left = |sought: &Sought, filter: &FilterLine| sought.found(filter).is_some();
        let (own, other) = (of("S1 样例甲焊工 样例单位 上城区", "上城区"), of("S2 样例乙钳工 上城区样例公司 西湖区", "西湖区"));
        let longer = of("S3 样例丙茶艺 样例单位 上城区外", "上城区外");
        let mut filter = FilterLine::default();
        assert!([&own, &other, &longer].iter().all(|sought| is_left(sought, &filter)));
        filter.pick(Some("上城区".to_owned()));
        assert_eq!([&own, &other, &longer].map(|sought| is_left(sought, &filter)), [true, false, false]);
        // What is typed then narrows the district further.
        filter.start();
        filter.paste("qg");
        assert!(!is_left(&own, &filter) && !is_left(&other, &filter));
        // Rows about people are of no district.
        filter.pick(Some("上城区".to_owned()));
        assert!(!is_left(&Sought::other("E1 样例专家1 上城区".to_owned()), &filter));
        filter.pick(None);
        assert!(filter.is_open() && is_left(&other, &filter));
    }
}
