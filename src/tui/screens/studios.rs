//! Studios as every list shows and finds them.

use crate::domain::id::GroupId;
use crate::domain::panel::Member;
use crate::domain::roster::{EVERY_STUDIO, Studio};
use crate::domain::rubric::Rubric;
use crate::domain::state::Session;
use crate::tui::widgets::filter::{FilterLine, matches};
use crate::tui::widgets::text::width;

/// The names in a column, all in one form: whole where every one of them fits, else lead and occupation, by which people know
/// a studio. A name that is made of something else is not theirs: of it only what every studio is called is left out.
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
        match studio.name.strip_suffix(EVERY_STUDIO) {
            Some(_) if self.short && studio.name == studio.expected_name() => format!("{} {}", studio.lead, studio.occupation),
            Some(own) if self.short && !own.is_empty() => own.to_owned(),
            _ => studio.name.clone(),
        }
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
    pub text: String,
    /// The district of its studio; blank where the row is about none.
    pub district: String,
}

impl Sought {
    /// A row about a studio.
    #[must_use]
    pub fn studio(studio: &Studio, rubric: &Rubric) -> Sought {
        Sought { text: haystack(studio, rubric), district: studio.district.clone() }
    }

    /// A row about no studio.
    #[must_use]
    pub const fn other(text: String) -> Sought {
        Sought { text, district: String::new() }
    }

    /// The same with more to be found by.
    #[must_use]
    pub fn and(self, more: &str) -> Sought {
        Sought { text: format!("{} {more}", self.text), ..self }
    }

    /// Whether a filter leaves the row: in the very district that is picked, and by what is typed.
    #[must_use]
    pub fn is_left(&self, filter: &FilterLine) -> bool {
        filter.district().is_none_or(|district| district == self.district) && matches(filter.query(), &self.text)
    }
}

/// What a filter looks for in a studio.
#[must_use]
pub fn haystack(studio: &Studio, rubric: &Rubric) -> String {
    let kind = rubric.kind(studio.kind.as_str()).map(|kind| format!("{} {}", kind.name.zh, kind.name.en)).unwrap_or_default();
    let group = group(studio.group.as_ref());
    format!("{} {} {} {} {} {kind} {group}", studio.id, studio.name, studio.lead, studio.organisation, studio.district)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_name_is_the_name_and_not_what_it_should_have_been() {
        let studio = |name: &str| Studio {
            name: name.to_owned(),
            lead: "样例甲".to_owned(),
            occupation: "钳工".to_owned(),
            ..crate::domain::sample::studio("S1")
        };
        let short = |name: &str| Names { short: true }.say(&studio(name));
        assert_eq!(short("样例甲钳工技能大师工作室"), "样例甲 钳工");
        assert_eq!(short("样例甲焊工技能大师工作室"), "样例甲焊工");
        assert_eq!(short("样例乙工作室"), "样例乙工作室");
        assert_eq!(short("技能大师工作室"), "技能大师工作室");
        assert_eq!(Names { short: false }.say(&studio("样例甲焊工技能大师工作室")), "样例甲焊工技能大师工作室");
    }

    #[test]
    fn a_picked_district_leaves_its_own_studios_and_no_others_that_name_it() {
        let of = |text: &str, district: &str| Sought { text: text.to_owned(), district: district.to_owned() };
        let (own, other) = (of("S1 样例甲焊工 样例单位 上城区", "上城区"), of("S2 样例乙钳工 上城区样例公司 西湖区", "西湖区"));
        let longer = of("S3 样例丙茶艺 样例单位 上城区外", "上城区外");
        let mut filter = FilterLine::default();
        assert!([&own, &other, &longer].iter().all(|sought| sought.is_left(&filter)));
        filter.pick(Some("上城区".to_owned()));
        assert_eq!([&own, &other, &longer].map(|sought| sought.is_left(&filter)), [true, false, false]);
        // What is typed then narrows the district further.
        filter.start();
        filter.paste("qg");
        assert!(!own.is_left(&filter) && !other.is_left(&filter));
        // Rows about people are of no district.
        filter.pick(Some("上城区".to_owned()));
        assert!(!Sought::other("E1 样例专家1 上城区".to_owned()).is_left(&filter));
        filter.pick(None);
        assert!(filter.is_open() && other.is_left(&filter));
    }
}
