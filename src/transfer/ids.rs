//! The ids of a file, of which no two may be one or read alike.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::problem::Problems;
use super::table::{Column, Row};
use crate::domain::identity::fold_id;
use crate::domain::message::Message;

/// Each id by how it folds, with the line on which it stands.
#[derive(Default)]
pub(super) struct Ids(HashMap<String, (String, usize)>);

impl Ids {
    /// Takes in the id of a row, or adds what is wrong with it.
    pub(super) fn add(&mut self, row: &Row<'_>, column: Column, problems: &mut Problems) {
        let Some(id) = problems.keep(row.id(column)) else { return };
        match self.0.entry(fold_id(&id)) {
            Entry::Vacant(free) => {
                free.insert((id, row.line));
            }
            Entry::Occupied(known) if known.get().0 == id => problems.add(row.repeats(column, known.get().1)),
            Entry::Occupied(known) => {
                let (other, first) = known.get();
                let alike = Message::new("transfer-id-alike").with("other", other.as_str()).with("first", *first);
                problems.add(row.problem(column, alike));
            }
        }
    }
}
