//! Names of one list that people could not tell apart in a file: written carelessly, one would be taken for the other.

use std::collections::HashMap;

use super::{Check, ProblemKind};
use crate::domain::text::{Text, letters, plain};

/// Something with a name, and where it stands.
struct Entry<'a> {
    place: String,
    id: &'a str,
    name: &'a Text,
}

impl<'r> Check<'r> {
    /// Within each list that files name things of, every name is told from every other by letters and digits alone.
    pub(super) fn names(&mut self) {
        let rubric = self.rubric;
        let entry = |place: String, id, name| Entry { place, id, name };
        let dimensions =
            || rubric.dimensions.iter().enumerate().map(|(n, dimension)| (format!("dimension[{}]", n + 1), dimension));
        let base =
            dimensions().flat_map(|(place, dimension)| dimension.items.iter().enumerate().map(move |of| (place.clone(), of)));
        let bonus = rubric.bonus.iter().flat_map(|bonus| bonus.items.iter().enumerate()).map(|of| ("bonus".to_owned(), of));
        let items: Vec<_> = base.chain(bonus).map(|(list, (n, item))| (format!("{list}.item[{}]", n + 1), item)).collect();
        for (place, item) in &items {
            let deductions = item.deductions.iter().enumerate();
            self.told_apart(deductions.map(|(n, of)| entry(format!("{place}.deduction[{}]", n + 1), of.id.as_str(), &of.name)));
        }
        self.told_apart(items.iter().map(|(place, item)| entry(place.clone(), item.id.as_str(), &item.name)));
        self.told_apart(dimensions().map(|(place, of)| entry(place, of.id.as_str(), &of.name)));
        let list = |key: &str, n: usize| format!("{key}[{}]", n + 1);
        self.told_apart(rubric.grades.iter().enumerate().map(|(n, of)| entry(list("grade", n), of.id.as_str(), &of.name)));
        self.told_apart(rubric.kinds.iter().enumerate().map(|(n, of)| entry(list("kind", n), of.id.as_str(), &of.name)));
        self.told_apart(rubric.pools.iter().enumerate().map(|(n, of)| entry(list("pool", n), of.id.as_str(), &of.name)));
        let causes = [("exclusion", &rubric.exclusions), ("failure", &rubric.failures)].into_iter();
        let causes = causes.flat_map(|(key, causes)| causes.iter().enumerate().map(move |(n, of)| (list(key, n), of)));
        self.told_apart(causes.map(|(place, of)| entry(place, of.id.as_str(), &of.name)));
        let requirements = || rubric.requirements.iter().enumerate().map(|(n, of)| (list("requirement", n), of));
        self.told_apart(requirements().map(|(place, of)| entry(place, of.id.as_str(), &of.name)));
        let conditions =
            requirements().flat_map(|(place, of)| of.conditions.iter().enumerate().map(move |of| (place.clone(), of)));
        self.told_apart(
            conditions.map(|(place, (n, of))| entry(format!("{place}.condition[{}]", n + 1), of.id.as_str(), &of.name)),
        );
        self.told_apart(rubric.materials.iter().enumerate().map(|(n, of)| entry(list("material", n), of.id.as_str(), &of.name)));
    }

    fn told_apart<'a>(&mut self, entries: impl Iterator<Item = Entry<'a>>) {
        // By what each can be called: what it is called first, in full, and where.
        let mut seen: HashMap<String, (&str, String, String)> = HashMap::new();
        for Entry { place, id, name } in entries {
            let called = [
                (plain(id), id, "id"),
                (letters(&name.zh), name.zh.as_str(), "name"),
                (letters(&name.en), name.en.as_str(), "name"),
            ];
            let mut found = false;
            for (form, full, key) in called {
                if form.is_empty() {
                    continue;
                }
                let (owner, other, first) = seen.entry(form).or_insert_with(|| (id, full.to_owned(), format!("{place}.{key}")));
                // What has the same id is reported as that.
                if *owner != id && !found {
                    let kind = ProblemKind::Alike { name: full.to_owned(), other: other.clone(), first: first.clone() };
                    self.find(true, format!("{place}.{key}"), kind);
                    found = true;
                }
            }
        }
    }
}
