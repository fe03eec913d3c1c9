//! Whether the groups of a roster and of a panel fit each other: each problem at its line and column, with a mend.

use std::collections::HashMap;

use super::decode::decode;
use super::headings::Column;
use super::ids::GROUP;
use super::problem::RowProblem;
use super::table::Table;
use super::{panel, roster};
use crate::domain::groups::{GroupProblem, problems};
use crate::domain::id::GroupId;
use crate::domain::message::Message;
use crate::domain::panel::{Member, Role};
use crate::domain::roster::Studio;
use crate::domain::text::Text;

/// What does not fit, by the file that it is in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Misfits {
    /// In the roster's file.
    pub roster: Vec<RowProblem>,
    /// In the panel's file.
    pub panel: Vec<RowProblem>,
    /// With studios that are in no file: those of an earlier session. Each with its id.
    pub carried: Vec<Message>,
}

/// What does not fit, `roster_file` being the bytes of the roster's file where there is one.
#[must_use]
pub fn misfits(roster: &[Studio], panel: &[Member], roster_file: Option<&[u8]>, panel_file: &[u8]) -> Misfits {
    let (mut of_roster, mut of_panel) = (Vec::new(), Vec::new());
    let of_experts = || panel.iter().filter(|member| member.role == Role::Expert).map(|member| member.group.as_ref());
    for problem in problems(roster, panel) {
        let what = match problem {
            GroupProblem::NoGroups { .. } => Message::new("transfer-group-no-experts"),
            GroupProblem::NobodyScores { .. } => Message::new("transfer-group-nobody").with("all", &names(of_experts())),
            GroupProblem::StudioWithout { .. } => Message::new("transfer-group-studio-without").with("all", &names(of_experts())),
            GroupProblem::NothingToScore { .. } => {
                Message::new("transfer-group-nothing").with("all", &names(roster.iter().map(|studio| studio.group.as_ref())))
            }
            GroupProblem::ExpertWithout { .. } => Message::new("transfer-group-expert-without")
                .with("all", &names(roster.iter().map(|studio| studio.group.as_ref()))),
        };
        match problem {
            GroupProblem::NoGroups { studio }
            | GroupProblem::NobodyScores { studio }
            | GroupProblem::StudioWithout { studio } => {
                of_roster.extend(roster.get(studio).map(|studio| (studio.id.as_str(), studio.group.as_ref(), what)));
            }
            GroupProblem::NothingToScore { expert } | GroupProblem::ExpertWithout { expert } => {
                of_panel.extend(panel.get(expert).map(|member| (member.id.as_str(), member.group.as_ref(), what)));
            }
        }
    }
    let (roster, rest) = located(roster_file.unwrap_or_default(), roster::ID, &roster::COLUMNS, of_roster);
    let (panel, _) = located(panel_file, panel::ID, &panel::COLUMNS, of_panel);
    let carried = rest.into_iter().map(|(id, group, what)| {
        let what = what.with("value", group.map_or("", GroupId::as_str));
        Message::new("transfer-of-studio").with("id", id).with("what", what)
    });
    Misfits { roster, panel, carried: carried.collect() }
}

/// What is wrong with the row of an id, which has this group.
type Wrong<'a> = (&'a str, Option<&'a GroupId>, Message);

/// The problems at the lines of their rows, and those whose rows are not in the file.
fn located<'a>(file: &[u8], id: Column, columns: &[Column], wrong: Vec<Wrong<'a>>) -> (Vec<RowProblem>, Vec<Wrong<'a>>) {
    let text = decode(file).unwrap_or_default();
    let Ok((mut table, mut unread)) = Table::open_among_others(&text, columns) else { return (Vec::new(), wrong) };
    let mut lines: HashMap<String, RowProblem> = HashMap::new();
    while let Some(row) = table.next_row(&mut unread) {
        let known = row.id(id).ok().and_then(|id| wrong.iter().find(|(wrong, ..)| *wrong == id));
        lines.extend(known.map(|(id, _, what)| ((*id).to_owned(), row.problem(GROUP, what.clone()))));
    }
    let mut found = Vec::new();
    let rest = wrong.into_iter().filter(|(id, ..)| match lines.remove(*id) {
        Some(problem) => {
            found.push(problem);
            false
        }
        None => true,
    });
    let rest = rest.collect();
    (found, rest)
}

/// Groups to choose from, each once.
fn names<'a>(groups: impl Iterator<Item = Option<&'a GroupId>>) -> Text {
    let mut names: Vec<&str> = Vec::new();
    for name in groups.flatten().map(GroupId::as_str) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    Text { zh: names.join("、"), en: names.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transfer::sample::{rubric, said};

    const ROSTER: &str = "编号,工作室名称,领衔人,职业,单位,区县,类别,组别\n\
        S1,样例甲钳工技能大师工作室,样例甲,钳工,某厂,上城区,现有,甲组\n\
        \n\
        S2,样例乙钳工技能大师工作室,样例乙,钳工,某厂,上城区,现有,丙组\n\
        S3,样例丙钳工技能大师工作室,样例丙,钳工,某厂,上城区,现有,\n";
    const PANEL: &str = "id,name,organisation,title,role,group\n\
        E1,样例专家1,,,expert,甲组\nE2,样例专家2,,,expert,乙组\nC1,样例组长,,,chair,\n";

    fn checked(roster_file: &str, panel_file: &str) -> [Vec<String>; 2] {
        let (roster, panel) = (
            roster::read(roster_file.as_bytes(), &rubric(), None).unwrap().rows,
            panel::read(panel_file.as_bytes()).unwrap().rows,
        );
        let misfits = misfits(&roster, &panel, Some(roster_file.as_bytes()), panel_file.as_bytes());
        assert_eq!(misfits.carried, []);
        [said(&misfits.roster), said(&misfits.panel)]
    }

    #[test]
    fn every_misfit_is_at_its_line_with_a_mend() {
        assert_eq!(
            checked(ROSTER, PANEL),
            [
                vec![
                    "第 4 行「组别」列：没有评审专家属于「丙组」；请改为专家所在的组：甲组、乙组，或在考核组名单中给专家填写这一组。",
                    "第 5 行「组别」列：没有填写，而评审专家都分了组；请填写其中之一：甲组、乙组。",
                ],
                vec![
                    "第 3 行「group」列：没有工作室属于「乙组」；请改为工作室所在的组：甲组、丙组，或在工作室名册中给工作室填写这一组。"
                ],
            ]
        );
        let all_grouped = ROSTER.replace("上城区,现有,\n", "上城区,现有,甲组\n").replace("丙组", "甲组");
        assert_eq!(
            checked(&all_grouped, &PANEL.replace("乙组", "")),
            [vec![], vec!["第 3 行「group」列：没有填写，而工作室都分了组；请填写其中之一：甲组。"]]
        );
        let no_groups = PANEL.replace("甲组", "").replace("乙组", "");
        assert_eq!(
            checked(ROSTER, &no_groups),
            [
                vec![
                    "第 2 行「组别」列：工作室分了组，而评审专家都没有组别；请在考核组名单中给专家填写组别，或删去工作室名册的这一列。"
                ],
                vec![]
            ]
        );
        assert_eq!(checked(&all_grouped, &PANEL.replace("乙组", "甲组")), [Vec::<String>::new(), vec![]]);
    }
}
