//! The panel of a session: `id, name, organisation, title, role, group`, the last of which may be left out.

use super::decode::decode;
use super::headings::Column;
use super::ids::{GROUP, Ids};
use super::known::Named;
use super::problem::{Problems, Read, RowProblem};
use super::table::{Row, Table};
use crate::domain::id::SeatId;
use crate::domain::message::Message;
use crate::domain::panel::{Member, Role};
use crate::domain::text::LONGEST_LINE;

pub(super) const ID: Column = Column::required("id", &["编号", "席位编号"]);
const NAME: Column = Column::required("name", &["姓名"]);
const ORGANISATION: Column = Column::required("organisation", &["单位", "所在单位", "工作单位", "organization"]);
const TITLE: Column = Column::required("title", &["职称", "职务", "职称职务"]);
const ROLE: Column = Column::required("role", &["角色", "身份"]);
pub(super) const COLUMNS: [Column; 6] = [ID, NAME, ORGANISATION, TITLE, ROLE, GROUP];

/// What a role may be called in a file, beside its id; the first one is its name.
const ROLES: [(Role, &[&str]); 5] = [
    (Role::Expert, &["专家", "评审专家"]),
    (Role::Chair, &["组长", "考核组组长"]),
    (Role::Clerk, &["工作人员", "记录员"]),
    (Role::Observer, &["观察员"]),
    (Role::Board, &["大屏幕"]),
];

/// Reads a panel; it has an expert at least. Without chair or clerk a session can be held but not finalised, so that is warned about.
///
/// # Errors
/// Everything that is wrong in the file; then nothing of it is taken.
pub fn read(bytes: &[u8]) -> Result<Read<Vec<Member>>, Vec<RowProblem>> {
    let text = decode(bytes).map_err(|problem| vec![problem])?;
    let (mut table, mut problems) = Table::open_list(&text, &COLUMNS)?;
    let roles = Named::with_names(ROLES.iter().map(|(role, names)| (role.id(), names.to_vec(), *role)));
    let (mut ids, mut groups, mut rows) = (Ids::default(), Ids::default(), Vec::new());
    while let Some(row) = table.next_row(&mut problems) {
        ids.add(&row, ID, &mut problems);
        if let Some(member) = member(&row, &roles, &mut problems) {
            groups.add_group(member.group.as_ref(), &row, &mut problems);
            rows.push(member);
        }
    }
    let lacks = |role: Role| rows.iter().all(|member| member.role != role);
    if problems.is_empty() && lacks(Role::Expert) {
        problems.add(RowProblem::in_file(Message::new("transfer-no-expert")));
    }
    for (role, id) in [(Role::Chair, "transfer-no-chair"), (Role::Clerk, "transfer-no-clerk")] {
        if lacks(role) {
            problems.note(RowProblem::in_file(Message::new(id)));
        }
    }
    problems.or(rows)
}

fn member(row: &Row<'_>, roles: &Named<'_, Role>, problems: &mut Problems) -> Option<Member> {
    let (id, name) = (row.id(ID).ok(), problems.keep(row.filled(NAME, LONGEST_LINE)));
    let organisation = problems.keep(row.text(ORGANISATION, LONGEST_LINE));
    let title = problems.keep(row.text(TITLE, LONGEST_LINE));
    let role = problems.keep(roles.cell(row, ROLE));
    let group = problems.keep(row.group());
    let id = SeatId::from(id?.as_str());
    Some(Member { id, name: name?, organisation: organisation?, title: title?, role: role?, group: group? })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::transfer::sample::said;

    #[test]
    fn a_panel_is_read_with_roles_in_either_language() {
        let file = "姓名,身份,编号,工作单位,职称\n样例专家1,评审专家,E1,某厂,高级技师\n样例组长,组长,C1,,\n样例工作人员,clerk,K1,某局,\n样例观察员, Observer ,O1,,\n";
        let read = read(file.as_bytes()).unwrap();
        assert_eq!(read.warnings, []);
        let roles: Vec<(&str, Role)> = read.rows.iter().map(|member| (member.id.as_str(), member.role)).collect();
        assert_eq!(roles, [("E1", Role::Expert), ("C1", Role::Chair), ("K1", Role::Clerk), ("O1", Role::Observer)]);
        let first = &read.rows[0];
        assert_eq!((first.name.as_str(), first.organisation.as_str(), first.title.as_str()), ("样例专家1", "某厂", "高级技师"));
    }

    #[test]
    fn without_chair_and_clerk_there_are_warnings_and_without_expert_a_refusal() {
        let expert = "id,name,organisation,title,role\nE1,样例专家1,,,expert\n";
        assert_eq!(
            said(&read(expert.as_bytes()).unwrap().warnings),
            [
                "没有组长：可以评分，但无法定稿；请加上一位，角色写「组长」。",
                "没有工作人员：可以评分，但无法定稿；请加上一位，角色写「工作人员」。"
            ]
        );
        let chair = expert.replace("expert", "chair");
        assert_eq!(said(&read(chair.as_bytes()).unwrap_err()), ["没有评审专家；请至少列入一位，角色写「专家」。"]);
    }

    #[test]
    fn every_bad_row_is_reported_in_one_run() {
        let file = "id,name,organisation,title,role\nE1,样例专家1,,,专家\nE1,,,,评委会\n,样例组长,,,组长\n";
        assert_eq!(
            said(&read(file.as_bytes()).unwrap_err()),
            [
                "第 3 行「id」列：「E1」与第 2 行重复；请只保留一行，或改正其中一行。",
                "第 3 行「name」列：不能为空；请填写。",
                "第 3 行「role」列：不认识「评委会」；请改为其中之一：专家、组长、工作人员、观察员、大屏幕。",
                "第 4 行「id」列：不能为空；请填写。",
            ]
        );
    }

    #[test]
    fn seats_that_read_alike_are_refused_with_both_rows() {
        let file = "id,name,organisation,title,role\nE1,样例专家1,,,expert\nE2,样例专家2,,,expert\ne01,样例专家3,,,expert\n";
        assert_eq!(
            said(&read(file.as_bytes()).unwrap_err()),
            [
                "第 4 行「id」列：「e01」与第 2 行的「E1」只差大小写、全半角、前面的零或分隔符；请只保留一行，或改成不易混淆的编号。"
            ]
        );
        let groups =
            "id,name,organisation,title,role,group\nE1,样例专家1,,,expert,A\nE2,样例专家2,,,expert,A\nE3,样例专家3,,,expert,ａ\n";
        assert_eq!(
            said(&read(groups.as_bytes()).unwrap_err()),
            [
                "第 4 行「group」列：「ａ」与第 2 行的「A」只差大小写、全半角、前面的零或分隔符；同一组的请写成一样，不是同一组的请改成不易混淆的组别。"
            ]
        );
    }

    proptest! {
        #[test]
        fn whatever_the_bytes_nothing_panics(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            let _ = read(&bytes);
            let _ = read(&[b"id,name,organisation,title,role\n", bytes.as_slice()].concat());
        }
    }
}
