//! Who is who: ids that read alike, one studio under two ids, one person in two seats, and the studio that a name means.

use std::collections::HashMap;
use std::hash::Hash;

use super::panel::{Member, Role};
use super::roster::Studio;
use super::text::letters;

/// An id as far as it tells one thing from another: without width, case, separators, and zeros before a number, so that `S001`,
/// `s-1` and `Ｓ０１` are one. Numbers stay apart: `1-12` is not `11-2`.
#[must_use]
pub fn fold_id(id: &str) -> String {
    let mut folded = String::new();
    let letters = letters(id);
    let mut left = letters.chars().peekable();
    while let Some(c) = left.next() {
        let is_padding = c == '0' && !folded.ends_with(char::is_numeric) && left.peek().is_some_and(|next| next.is_numeric());
        if !is_padding {
            folded.push(c);
        }
    }
    folded
}

/// Ids by how they fold, to find the one that was probably meant.
pub struct Folded<'a>(HashMap<String, Option<&'a str>>);

impl<'a> Folded<'a> {
    /// Of these ids, each there once.
    pub fn of(ids: impl IntoIterator<Item = &'a str>) -> Self {
        let mut folded = HashMap::new();
        for id in ids {
            folded.entry(fold_id(id)).and_modify(|known| *known = None).or_insert(Some(id));
        }
        Folded(folded)
    }

    /// The only id that reads like this one.
    #[must_use]
    pub fn meant(&self, id: &str) -> Option<&'a str> {
        self.0.get(&fold_id(id)).copied().flatten()
    }
}

/// Two of a list that may be one, by place; the first one is named for every later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair<Why> {
    /// The place of one.
    pub first: usize,
    /// The place of the other.
    pub second: usize,
    /// Why they may be one.
    pub why: Why,
}

/// Why two studios may be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SameStudio {
    /// Their ids read alike.
    Id,
    /// They bear one name.
    Name,
    /// They have one lead and one organisation.
    Lead,
}

/// Why two seats may be one person's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SamePerson {
    /// Name and organisation are the same.
    Person,
    /// The name is the same; the organisations differ or are not known.
    Name,
    /// The name is the same, one seat is an expert's and the other the chair's: a chair who scores too has two.
    ScoringChair,
}

/// The pairs of a roster that may be one studio.
#[must_use]
pub fn same_studios(roster: &[Studio]) -> Vec<Pair<SameStudio>> {
    let (mut ids, mut names, mut leads) = (HashMap::new(), HashMap::new(), HashMap::new());
    let seen = |(place, studio): (usize, &Studio)| {
        let name = filled([letters(&studio.name)]);
        let lead = filled([letters(&studio.lead), letters(&studio.organisation)]);
        let id = earlier(&mut ids, Some(fold_id(studio.id.as_str())), place).map(|first| (first, SameStudio::Id));
        let name = earlier(&mut names, name, place).map(|first| (first, SameStudio::Name));
        let lead = earlier(&mut leads, lead, place).map(|first| (first, SameStudio::Lead));
        id.or(name).or(lead).map(|(first, why)| Pair { first, second: place, why })
    };
    roster.iter().enumerate().filter_map(seen).collect()
}

/// The pairs of a panel that may be one person.
#[must_use]
pub fn same_people(panel: &[Member]) -> Vec<Pair<SamePerson>> {
    let (mut people, mut names) = (HashMap::new(), HashMap::new());
    let seen = |(place, member): (usize, &Member)| {
        let (name, organisation) = (letters(&member.name), letters(&member.organisation));
        let person = earlier(&mut people, filled([name.clone(), organisation]), place);
        let first = person.or(earlier(&mut names, filled([name]), place))?;
        let why = match [panel[first].role, member.role] {
            [Role::Expert, Role::Chair] | [Role::Chair, Role::Expert] => SamePerson::ScoringChair,
            _ if person.is_some() => SamePerson::Person,
            _ => SamePerson::Name,
        };
        Some(Pair { first, second: place, why })
    };
    panel.iter().enumerate().filter(|(_, member)| member.role != Role::Board).filter_map(seen).collect()
}

/// What is known of something, if every part of it is.
fn filled<const N: usize>(parts: [String; N]) -> Option<[String; N]> {
    parts.iter().all(|part| !part.is_empty()).then_some(parts)
}

/// The place at which the key was first seen, if it was.
fn earlier<K: Hash + Eq>(seen: &mut HashMap<K, usize>, key: Option<K>, place: usize) -> Option<usize> {
    let first = *seen.entry(key?).or_insert(place);
    (first != place).then_some(first)
}

/// The studios (by place) that a person means by an id or a name: the one with this very id, else those with this very name, else
/// those whose id or name reads alike. More than one means that it has to be asked which.
#[must_use]
pub fn studios_called(roster: &[Studio], written: &str) -> Vec<usize> {
    let those = |is: &dyn Fn(&Studio) -> bool| -> Vec<usize> {
        roster.iter().enumerate().filter(|(_, studio)| is(studio)).map(|(place, _)| place).collect()
    };
    let (id, name) = (fold_id(written), letters(written));
    let alike = |studio: &Studio| fold_id(studio.id.as_str()) == id || letters(&studio.name) == name;
    let ways: [&dyn Fn(&Studio) -> bool; 3] =
        [&|studio| studio.id.as_str() == written, &|studio| studio.name == written, &|studio| !name.is_empty() && alike(studio)];
    ways.into_iter().map(|is| those(is)).find(|found| !found.is_empty()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::sample::{member, studio};

    #[test]
    fn ids_read_alike_whatever_their_case_width_zeros_and_separators() {
        let alike = [
            ["S001", "s001", "Ｓ００１", "S1", "s-01", "S_1", "S.0001"].as_slice(),
            &["7", "07", "007", "０７"],
            &["0", "00", "000"],
            &["甲-1", "甲01", "甲1"],
            &["2023-1-12", "2023.01.12"],
        ];
        for ids in alike {
            ids.iter().for_each(|id| assert_eq!(fold_id(id), fold_id(ids[0]), "{id}"));
        }
        let apart = ["S1", "S10", "S100", "S11", "1S", "1-12", "11-2", "112", "S0", "10", "100", "1-0", "1-00-1", "甲1", "乙1"];
        for (place, one) in apart.iter().enumerate() {
            apart[..place].iter().for_each(|other| assert_ne!(fold_id(one), fold_id(other), "{one} {other}"));
        }
    }

    proptest! {
        #[test]
        fn zeros_before_a_number_and_case_do_not_count(letters in "[A-Za-z]{1,4}", number in 0..10_000_u32, zeros in 0..6_usize) {
            let id = format!("{letters}{}{number}", "0".repeat(zeros));
            prop_assert_eq!(fold_id(&id), fold_id(&format!("{}{number}", letters.to_uppercase())));
        }

        #[test]
        fn different_numbers_are_different_ids(one in 0..1_000_u32, other in 0..1_000_u32) {
            prop_assert_eq!(fold_id(&format!("S{one:04}")) == fold_id(&format!("S{other}")), one == other);
        }

        #[test]
        fn a_folded_id_folds_to_itself(id in "\\PC{0,12}") {
            prop_assert_eq!(fold_id(&fold_id(&id)), fold_id(&id));
        }
    }

    #[test]
    fn an_id_is_meant_only_where_one_alone_reads_like_it() {
        let folded = Folded::of(["001", "002", "A1", "a1"]);
        assert_eq!((folded.meant("1"), folded.meant("０２"), folded.meant("3")), (Some("001"), Some("002"), None));
        assert_eq!(folded.meant("A01"), None, "two read like it");
    }

    fn named(id: &str, name: &str, lead: &str, organisation: &str) -> Studio {
        Studio { name: name.into(), lead: lead.into(), organisation: organisation.into(), ..studio(id) }
    }

    #[test]
    fn one_studio_under_two_ids_is_found() {
        let roster = [
            named("S1", "样例甲钳工工作室", "样例甲", "样例一厂"),
            named("S2", "样例乙钳工工作室", "样例乙", "样例一厂"),
            named("S3", "样例甲 钳工工作室", "样例甲", "样例二厂"),
            named("S4", "样例甲焊工工作室", "样例 甲", "样例（一）厂"),
            named("s01", "样例丁工作室", "样例丁", "样例一厂"),
            studio("S6"),
            studio("S7"),
        ];
        let found: Vec<_> = same_studios(&roster).into_iter().map(|pair| (pair.first, pair.second, pair.why)).collect();
        assert_eq!(found, [(0, 2, SameStudio::Name), (0, 3, SameStudio::Lead), (0, 4, SameStudio::Id)]);
    }

    #[test]
    fn one_person_in_two_seats_is_found() {
        let seat = |id, name: &str, organisation: &str, role| Member {
            name: name.into(),
            organisation: organisation.into(),
            ..member(id, role)
        };
        let panel = [
            seat("E1", "样例甲", "样例一厂", Role::Expert),
            seat("E2", "样例甲", "样例二厂", Role::Expert),
            seat("E3", "样例 甲", "样例(二)厂", Role::Expert),
            seat("CH", "样例甲", "", Role::Chair),
            seat("CK", "样例乙", "", Role::Clerk),
            seat("OB", "样例乙", "", Role::Observer),
            seat("board", "样例乙", "", Role::Board),
            seat("E4", "", "样例一厂", Role::Expert),
            seat("E5", "", "样例一厂", Role::Expert),
        ];
        let found: Vec<_> = same_people(&panel).into_iter().map(|pair| (pair.first, pair.second, pair.why)).collect();
        let expected =
            [(0, 1, SamePerson::Name), (1, 2, SamePerson::Person), (0, 3, SamePerson::ScoringChair), (4, 5, SamePerson::Name)];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_studio_is_called_by_its_id_first_then_its_name_then_what_reads_alike() {
        let roster = [
            named("S1", "样例甲工作室", "", ""),
            named("S2", "样例甲工作室", "", ""),
            named("S003", "S1", "", ""),
            named("S4", "样例（乙）工作室", "", ""),
        ];
        assert_eq!(studios_called(&roster, "S1"), [0], "an id wins over a name");
        assert_eq!(studios_called(&roster, "样例甲工作室"), [0, 1]);
        assert_eq!(studios_called(&roster, "样例 甲工作室"), [0, 1]);
        assert_eq!(studios_called(&roster, "s3"), [2]);
        assert_eq!(studios_called(&roster, "样例(乙)工作室"), [3]);
        assert_eq!(studios_called(&roster, "样例丙工作室"), Vec::<usize>::new());
        assert_eq!(studios_called(&roster, "（）"), Vec::<usize>::new(), "what says nothing means nobody");
    }
}
