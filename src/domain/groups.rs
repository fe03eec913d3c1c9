//! Groups of experts that share the studios (policy 4): an expert scores those of the own group.

use super::id::GroupId;
use super::panel::{Member, Role};
use super::roster::Studio;
use super::state::Session;

/// Why the studios cannot be shared as roster and panel say. Studios and people are named by their places there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupProblem {
    /// Studios have groups, from this one on, and no expert has.
    NoGroups {
        /// The first studio with a group.
        studio: usize,
    },
    /// Nobody is in the studio's group.
    NobodyScores {
        /// Which studio.
        studio: usize,
    },
    /// The studio has no group, and every expert has one.
    StudioWithout {
        /// Which studio.
        studio: usize,
    },
    /// No studio is in the expert's group.
    NothingToScore {
        /// Which expert.
        expert: usize,
    },
    /// The expert has no group, and every studio has one.
    ExpertWithout {
        /// Which expert.
        expert: usize,
    },
}

/// Everything that keeps roster and panel apart: every studio is to be scored by somebody, and every expert to score something.
#[must_use]
pub fn problems(roster: &[Studio], panel: &[Member]) -> Vec<GroupProblem> {
    if experts(panel).all(|member| member.group.is_none()) {
        let first = roster.iter().position(|studio| studio.group.is_some());
        return first.map(|studio| GroupProblem::NoGroups { studio }).into_iter().collect();
    }
    let unscored = roster.iter().enumerate().filter(|(_, studio)| experts(panel).all(|member| member.group != studio.group));
    let studios = unscored.map(|(place, row)| match row.group {
        Some(_) => GroupProblem::NobodyScores { studio: place },
        None => GroupProblem::StudioWithout { studio: place },
    });
    let people = panel.iter().enumerate().filter(|(_, member)| member.role == Role::Expert);
    let idle = people.filter(|(_, member)| roster.iter().all(|studio| studio.group != member.group));
    let idle = idle.map(|(expert, member)| match member.group {
        Some(_) => GroupProblem::NothingToScore { expert },
        None => GroupProblem::ExpertWithout { expert },
    });
    studios.chain(idle).collect()
}

/// A group, with how many experts and studios it has. Those without a group are one too, where others have one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its id; `None` for whoever has no group.
    pub id: Option<GroupId>,
    /// How many experts.
    pub experts: usize,
    /// How many studios.
    pub studios: usize,
}

/// The groups that share the studios, in the roster's order; none where the panel is one.
#[must_use]
pub fn groups(roster: &[Studio], panel: &[Member]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    if experts(panel).all(|member| member.group.is_none()) {
        return groups;
    }
    for studio in roster {
        match groups.iter_mut().find(|group| group.id == studio.group) {
            Some(group) => group.studios += 1,
            None => {
                let experts = experts(panel).filter(|member| member.group == studio.group).count();
                groups.push(Group { id: studio.group.clone(), experts, studios: 1 });
            }
        }
    }
    groups
}

fn experts(panel: &[Member]) -> impl Iterator<Item = &Member> {
    panel.iter().filter(|member| member.role == Role::Expert)
}

impl Session {
    /// Whether several groups share the studios.
    #[must_use]
    pub fn is_grouped(&self) -> bool {
        experts(&self.panel).any(|member| member.group.is_some())
    }

    /// The groups that share the studios, in the roster's order.
    #[must_use]
    pub fn groups(&self) -> Vec<Group> {
        groups(&self.roster, &self.panel)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample::{member, studio};

    fn problems_of(studios: &[&str], people: &[&str]) -> Vec<GroupProblem> {
        let (roster, panel) = shared(studios, people);
        problems(&roster, &panel)
    }

    fn shared(studios: &[&str], people: &[&str]) -> (Vec<Studio>, Vec<Member>) {
        let group = |name: &str| Some(name).filter(|name| !name.is_empty()).map(GroupId::from);
        let studio = |(n, of): (usize, &&str)| Studio { group: group(of), ..studio(&format!("S{n}")) };
        let member = |(n, of): (usize, &&str)| Member { group: group(of), ..member(&format!("E{n}"), Role::Expert) };
        (studios.iter().enumerate().map(studio).collect(), people.iter().enumerate().map(member).collect())
    }

    #[test]
    fn every_studio_has_experts_and_every_expert_studios() {
        assert_eq!(problems_of(&["", ""], &["", ""]), []);
        assert_eq!(problems_of(&["A", "B", "A"], &["B", "A"]), []);
        // Those without a group are a group of their own.
        assert_eq!(problems_of(&["A", ""], &["A", ""]), []);
        assert_eq!(problems_of(&["", "A", "B"], &["", ""]), [GroupProblem::NoGroups { studio: 1 }]);
        assert_eq!(
            problems_of(&["A", "C", ""], &["A", "B"]),
            [
                GroupProblem::NobodyScores { studio: 1 },
                GroupProblem::StudioWithout { studio: 2 },
                GroupProblem::NothingToScore { expert: 1 }
            ]
        );
        assert_eq!(problems_of(&["A"], &["A", ""]), [GroupProblem::ExpertWithout { expert: 1 }]);
    }

    #[test]
    fn groups_are_counted_in_the_order_of_the_roster() {
        let (roster, panel) = shared(&["B", "A", "B", ""], &["A", "B", "A", ""]);
        let told: Vec<_> = groups(&roster, &panel)
            .into_iter()
            .map(|group| (group.id.map(|id| id.to_string()).unwrap_or_default(), group.experts, group.studios))
            .collect();
        assert_eq!(told, [("B".to_owned(), 1, 2), ("A".to_owned(), 2, 1), (String::new(), 1, 1)]);
        let (roster, panel) = shared(&["", ""], &["", ""]);
        assert_eq!(groups(&roster, &panel), []);
    }
}
