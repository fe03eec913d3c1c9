//! What can be wrong with requirements, materials and kinds of studios.

use super::{Check, Named, ProblemKind, first};
use crate::domain::rubric::SessionKind;

impl Check<'_> {
    /// Requirements have conditions, and name kinds that there are.
    pub(super) fn requirements(&mut self) {
        let rubric = self.rubric;
        self.unique_ids(rubric.requirements.iter().map(|requirement| requirement.id.as_str()), "requirement");
        let conditions = rubric.requirements.iter().enumerate().flat_map(|(r, requirement)| {
            let place = move |c: usize| format!("requirement[{}].condition[{}].id", r + 1, c + 1);
            requirement.conditions.iter().enumerate().map(move |(c, condition)| (condition.id.as_str(), place(c)))
        });
        self.unique(conditions);
        for (n, requirement) in rubric.requirements.iter().enumerate() {
            let place = format!("requirement[{}]", n + 1);
            self.find(requirement.conditions.is_empty(), format!("{place}.condition"), ProblemKind::Empty);
            for (k, kind) in requirement.except.iter().enumerate() {
                self.known_kind(kind.as_str(), &format!("{place}.except[{}]", k + 1));
            }
        }
    }

    /// Materials name items of the rubric.
    pub(super) fn materials(&mut self) {
        let rubric = self.rubric;
        self.unique_ids(rubric.materials.iter().map(|material| material.id.as_str()), "material");
        for (n, material) in rubric.materials.iter().enumerate() {
            let Some(item) = material.item.as_ref().filter(|item| rubric.find_item(item.as_str()).is_none()) else { continue };
            let known = first(rubric.items().map(|(_, item)| &item.id));
            let kind = ProblemKind::Unknown { what: Named::Item, id: item.to_string(), known };
            self.find(true, format!("material[{}].item", n + 1), kind);
        }
    }

    /// What a kind becomes is a kind. Who was recognised is of a kind of the next rubric, which this one need not know.
    pub(super) fn kinds(&mut self) {
        let rubric = self.rubric;
        self.find(rubric.kinds.is_empty(), "kind", ProblemKind::Empty);
        self.find(rubric.valid_years == Some(0), "valid_years", ProblemKind::NoYears);
        if rubric.sessions.contains(&SessionKind::Recognition) {
            return;
        }
        for (n, kind) in rubric.kinds.iter().enumerate() {
            if let Some(becomes) = &kind.becomes {
                self.known_kind(becomes.as_str(), &format!("kind[{}].becomes", n + 1));
            }
        }
    }
}
