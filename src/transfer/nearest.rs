//! What somebody probably meant who wrote a name that there is not.

use crate::domain::text::{LONGEST_LINE, letters};

/// The candidate nearest to what was written, if half of it or more is right.
pub fn nearest<'a>(written: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let folded = |name: &str| letters(name).chars().take(LONGEST_LINE).collect::<Vec<char>>();
    let written = folded(written);
    let distances = candidates.map(|candidate| {
        let folded = folded(candidate);
        (distance(&written, &folded), folded.len().max(written.len()), candidate)
    });
    let near = distances.filter(|(distance, length, _)| distance * 2 <= *length);
    near.min_by_key(|(distance, ..)| *distance).map(|(.., candidate)| candidate)
}

/// How many characters must be put in, taken out or changed to get from `a` to `b` (Levenshtein).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.iter().enumerate() {
        let (mut left, mut corner) = (i + 1, i);
        for (cell, to) in row.iter_mut().skip(1).zip(b) {
            let changed = corner + usize::from(from != to);
            corner = *cell;
            left = changed.min(corner + 1).min(left + 1);
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_found_and_a_far_one_is_not() {
        let names = ["expert", "studio", "points", "得分", "扣分"];
        assert_eq!(nearest("Exprt", names.into_iter()), Some("expert"));
        assert_eq!(nearest("stduio", names.into_iter()), Some("studio"));
        assert_eq!(nearest("得份", names.into_iter()), Some("得分"));
        assert_eq!(nearest("电话", names.into_iter()), None);
    }

    #[test]
    fn distances_are_those_of_the_textbook() {
        let distance = |a: &str, b: &str| super::distance(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>());
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("abc", ""), 3);
    }
}
