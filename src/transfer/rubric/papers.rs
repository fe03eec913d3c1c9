//! The parts of a rubric that say what a studio must satisfy and hand in.

use super::parts::kinds;
use super::reader::{Table, choice, deadline, id};
use crate::domain::id::ItemId;
use crate::domain::rubric::{Condition, Material, Need, Requirement};

pub(super) fn requirement(table: &mut Table<'_, '_>) -> Requirement {
    Requirement {
        id: table.id("id"),
        name: table.name("name"),
        need: table.maybe("need", choice(&Need::ALL.map(|need| (need.id(), need)))).unwrap_or_default(),
        except: kinds(table, "except"),
        conditions: table.tables("condition", |table| Condition { id: table.id("id"), name: table.name("name") }),
    }
}

pub(super) fn material(table: &mut Table<'_, '_>) -> Material {
    Material {
        id: table.id("id"),
        name: table.name("name"),
        due: table.maybe("due", deadline),
        item: table.maybe("item", |value| Ok(ItemId::from(id(value)?.as_str()))),
    }
}
