//! The ids of a file, of which no two may be one or read alike.

use std::collections::HashMap;

use super::headings::Column;
use super::problem::{Problems, RowProblem};
use super::table::Row;
use crate::domain::id::GroupId;
use crate::domain::identity::fold_id;
use crate::domain::message::Message;

/// The group in which a studio or an expert is; may be left out.
pub(super) const GROUP: Column = Column::optional("group", &["组别", "分组", "考核组"]);

impl Row<'_> {
    /// The group, or `None` where the cell is blank.
    pub(super) fn group(&self) -> Result<Option<GroupId>, RowProblem> {
        if self.raw(GROUP).is_empty() { Ok(None) } else { self.id(GROUP).map(|id| Some(GroupId::from(id.as_str()))) }
    }
}

/// Each id by how it folds, with the line on which it stands first.
#[derive(Default)]
pub(super) struct Ids(HashMap<String, (String, usize)>);

impl Ids {
    /// Takes in the id of a row, or adds what is wrong with it.
    pub(super) fn add(&mut self, row: &Row<'_>, column: Column, problems: &mut Problems) {
        let Some(id) = problems.keep(row.id(column)) else { return };
        if let Some(first) = self.first(&id, row, (column, "transfer-id-alike"), problems) {
            problems.add(row.repeats(column, first));
        }
    }

    /// Takes in the group of a row, which others may have too.
    pub(super) fn add_group(&mut self, group: Option<&GroupId>, row: &Row<'_>, problems: &mut Problems) {
        if let Some(group) = group {
            self.first(group.as_str(), row, (GROUP, "transfer-group-alike"), problems);
        }
    }

    /// The line on which an id stands already, if it does; that it reads like another one is a problem.
    fn first(
        &mut self,
        id: &str,
        row: &Row<'_>,
        (column, alike): (Column, &'static str),
        problems: &mut Problems,
    ) -> Option<usize> {
        let (known, first) = self.0.entry(fold_id(id)).or_insert_with(|| (id.to_owned(), row.line));
        if known != id {
            let alike = Message::new(alike).with("other", known.as_str()).with("first", *first);
            problems.add(row.problem(column, alike));
            return None;
        }
        Some(*first).filter(|first| *first != row.line)
    }
}
