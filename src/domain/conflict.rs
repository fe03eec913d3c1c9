//! Who may have to step aside from which studio (回避), as far as roster and panel tell. Only the people themselves can know; nothing
//! found here does not mean that nobody has to.

use std::collections::{BTreeMap, HashMap};

use super::panel::{Member, Role};
use super::roster::Studio;
use super::text::letters;

/// What organisations are by law, as far as a name ends with it; the longer ones before what they end with.
const LEGAL_FORMS: [&str; 12] =
    ["总公司", "公司", "有限责任", "股份", "有限", "总厂", "厂", "corporation", "company", "limited", "coltd", "ltd"];

/// Why somebody may have to step aside from a studio; of several grounds the first one here is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ground {
    /// The studio's lead has the same name.
    Lead,
    /// The studio is of the same organisation.
    Organisation,
    /// The organisations may be one: their names differ by legal form alone.
    Likeness,
}

impl Ground {
    /// Its name in the words of `locales/`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Ground::Lead => "lead",
            Ground::Organisation => "organisation",
            Ground::Likeness => "likeness",
        }
    }
}

/// Somebody who may have to step aside from a studio.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conflict {
    /// The place of the person.
    pub member: usize,
    /// The place of the studio.
    pub studio: usize,
    /// Why.
    pub ground: Ground,
}

/// For each person of a panel who scores or decides, the studios that they may have to step aside from, whichever group scores those.
#[derive(Debug, Clone, Default)]
pub struct Conflicts(Vec<BTreeMap<usize, Ground>>);

impl Conflicts {
    /// Those of a roster and a panel.
    #[must_use]
    pub fn of(roster: &[Studio], panel: &[Member]) -> Self {
        let mut conflicts = Conflicts(Vec::new());
        conflicts.join(roster, panel);
        conflicts
    }

    /// Adds people who come after those that are here already.
    pub fn join(&mut self, roster: &[Studio], members: &[Member]) {
        let mut seats: HashMap<(Ground, String), Vec<usize>> = HashMap::new();
        for (place, member) in members.iter().enumerate().filter(|(_, member)| scores_or_decides(member.role)) {
            traits(&member.name, &member.organisation).for_each(|own| seats.entry(own).or_default().push(place));
        }
        let mut found = vec![BTreeMap::new(); members.len()];
        for (studio, row) in roster.iter().enumerate().filter(|_| !seats.is_empty()) {
            for of in traits(&row.lead, &row.organisation) {
                for seat in seats.get(&of).into_iter().flatten() {
                    found[*seat].entry(studio).or_insert(of.0);
                }
            }
        }
        self.0.append(&mut found);
    }

    /// Why a person may have to step aside from a studio (both by place), if anything tells.
    #[must_use]
    pub fn ground(&self, member: usize, studio: usize) -> Option<Ground> {
        self.0.get(member)?.get(&studio).copied()
    }

    /// All of them, person by person.
    pub fn all(&self) -> impl Iterator<Item = Conflict> {
        self.0.iter().enumerate().flat_map(|(member, studios)| {
            studios.iter().map(move |(studio, ground)| Conflict { member, studio: *studio, ground: *ground })
        })
    }
}

/// Observers and the big screen do neither.
const fn scores_or_decides(role: Role) -> bool {
    match role {
        Role::Expert | Role::Chair | Role::Clerk => true,
        Role::Observer | Role::Board => false,
    }
}

/// What a person and a studio may share, each with the ground that it gives, in the order of the grounds.
fn traits(name: &str, organisation: &str) -> impl Iterator<Item = (Ground, String)> {
    let organisation = letters(organisation);
    let core = without_legal_form(&organisation);
    let all = [(Ground::Lead, letters(name)), (Ground::Organisation, organisation), (Ground::Likeness, core)];
    all.into_iter().filter(|(_, text)| !text.is_empty())
}

/// A folded name of an organisation without what it is by law, as far as two characters are left; 集团 may stand within, as it often
/// does in brackets.
fn without_legal_form(organisation: &str) -> String {
    let enough = |core: &str| core.chars().nth(1).is_some();
    let mut core = organisation.replace("集团", "");
    let shorter = |core: &str| LEGAL_FORMS.iter().find_map(|form| core.strip_suffix(form).map(str::len));
    while let Some(len) = shorter(&core).filter(|len| core.get(..*len).is_some_and(enough)) {
        core.truncate(len);
    }
    if enough(&core) { core } else { organisation.to_owned() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::sample::{member, studio};

    fn ground(person: (&str, &str), of: (&str, &str)) -> Option<Ground> {
        let member = Member { name: person.0.into(), organisation: person.1.into(), ..member("E1", Role::Expert) };
        let studio = Studio { lead: of.0.into(), organisation: of.1.into(), ..studio("S1") };
        Conflicts::of(&[studio], &[member]).ground(0, 0)
    }

    fn organisations(one: &str, other: &str) -> Option<Ground> {
        ground(("样例专家甲", one), ("样例领衔人乙", other))
    }

    #[test]
    fn an_organisation_is_the_same_however_it_is_written() {
        for (one, other) in [
            ("样例（集团）有限公司", "样例(集团)有限公司"),
            ("样例（集团）有限公司", " 样例（集团） 有限公司"),
            ("SAMPLE Works", "Ｓample  works"),
            ("样例-机械厂", "样例机械厂"),
        ] {
            assert_eq!(organisations(one, other), Some(Ground::Organisation), "{one} {other}");
        }
        assert_eq!(organisations("", ""), None);
        assert_eq!(organisations("（）", "--"), None, "what has no name is not one organisation");
        assert_eq!(organisations("样例一厂", "样例二厂"), None);
    }

    #[test]
    fn names_that_differ_by_legal_form_alone_are_asked_about() {
        let forms = [
            "样例机械",
            "样例机械有限公司",
            "样例机械有限责任公司",
            "样例机械股份有限公司",
            "样例机械集团",
            "样例机械（集团）有限公司",
        ];
        let others =
            ["样例机械集团公司", "样例机械总公司", "样例机械公司", "样例机械厂", "样例机械总厂", "样例机械集团股份有限公司"];
        assert_eq!(organisations("样例（集团）机械有限公司", "样例机械厂"), Some(Ground::Likeness));
        let all: Vec<&str> = forms.into_iter().chain(others).collect();
        for one in &all {
            for other in &all {
                let expected = if one == other { Ground::Organisation } else { Ground::Likeness };
                assert_eq!(organisations(one, other), Some(expected), "{one} {other}");
            }
        }
        assert_eq!(organisations("Sample Works Co., Ltd.", "SAMPLE WORKS"), Some(Ground::Likeness));
        // A town, a branch or a trade is no legal form, and of a name that is hardly more than one nothing is taken away.
        assert_eq!(organisations("样例市机械厂", "样例机械厂"), None);
        assert_eq!(organisations("样例机械有限公司分公司", "样例机械有限公司"), None);
        assert_eq!(organisations("一厂", "一公司"), None);
        assert_eq!(organisations("集团", "集团公司"), None);
    }

    #[test]
    fn a_lead_on_the_panel_is_found_whatever_the_organisation() {
        assert_eq!(ground(("样例 甲", "样例一厂"), ("样例甲", "样例二厂")), Some(Ground::Lead));
        assert_eq!(ground(("样例甲", ""), ("样例甲", "样例二厂")), Some(Ground::Lead));
        assert_eq!(ground(("样例甲", "样例一厂"), ("样例甲", "样例一厂")), Some(Ground::Lead));
    }

    #[test]
    fn chair_and_clerk_are_asked_about_and_who_only_looks_on_is_not() {
        let panel = Role::ALL.map(|role| Member { organisation: "样例一厂".into(), ..member(role.id(), role) });
        let roster = [studio("S1"), Studio { organisation: "样例一厂".into(), ..studio("S2") }];
        let found: Vec<_> = Conflicts::of(&roster, &panel).all().map(|found| (panel[found.member].role, found.studio)).collect();
        assert_eq!(found, [(Role::Expert, 1), (Role::Chair, 1), (Role::Clerk, 1)]);
    }

    proptest! {
        /// Whoever joins later has the conflicts of one who was there from the start, and whatever the names nothing panics.
        #[test]
        fn who_joins_is_asked_about_like_the_others(
            names in prop::collection::vec("[甲乙 （）Aａ]{0,3}(厂|公司|有限公司)?", 2..8),
            others in prop::collection::vec(".{0,6}|[甲乙aＡ]{0,3}(集团|股份有限公司)?", 1..8),
        ) {
            let member = |name: &String| Member { name: name.clone(), organisation: name.clone(), ..member("E1", Role::Expert) };
            let panel: Vec<Member> = names.iter().map(member).collect();
            let roster: Vec<Studio> =
                others.iter().map(|name| Studio { lead: name.clone(), organisation: name.clone(), ..studio("S1") }).collect();
            let mut joined = Conflicts::of(&roster, &panel[..1]);
            panel[1..].iter().for_each(|member| joined.join(&roster, std::slice::from_ref(member)));
            let all: Vec<Conflict> = Conflicts::of(&roster, &panel).all().collect();
            prop_assert_eq!(joined.all().collect::<Vec<_>>(), all);
        }
    }
}
