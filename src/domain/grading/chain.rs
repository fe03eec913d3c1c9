//! The rubric's tie-break chain. Ranks are made with it and explanations tell from it what decided, so that they cannot differ.

use std::cmp::Ordering;

use super::super::points::{Exact, Points};
use super::super::rubric::{Rubric, TieKey};
use super::super::tally::Tally;
use super::Standing;

/// What a key of the chain compares; more is better.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeyValue {
    /// A printed figure; `None` where there is none.
    Printed(Option<Points>),
    /// An exact figure, in units of points.
    Exact(Exact),
    /// Sheet totals, highest first, in units of points.
    Totals(Vec<Exact>),
    /// A number of marks.
    Count(u32),
}

/// The rubric's tie-break chain, with dimensions and items as places in a tally.
pub struct Chain(Vec<Key>);

enum Key {
    Dimension(Option<usize>),
    Item(Option<usize>),
    Median,
    Mean,
    Countback,
    FullMarks,
}

impl Chain {
    /// The chain of a rubric.
    #[must_use]
    pub fn of(rubric: &Rubric) -> Self {
        let key = |key: &TieKey| match key {
            TieKey::Dimension { dimension } => Key::Dimension(rubric.dimensions.iter().position(|d| d.id == *dimension)),
            TieKey::Item { item } => Key::Item(rubric.find_item(item.as_str()).map(|(place, _)| place)),
            TieKey::Median => Key::Median,
            TieKey::Mean => Key::Mean,
            TieKey::Countback => Key::Countback,
            TieKey::FullMarks => Key::FullMarks,
        };
        Chain(rubric.tie_break.iter().map(key).collect())
    }

    /// Better first: by the printed total, then by the chain; equal where only an arbitrary key could tell them apart.
    pub(super) fn compare(&self, a: &Standing, b: &Standing) -> Ordering {
        let (Some(a), Some(b)) = (&a.tally, &b.tally) else { return a.tally.is_none().cmp(&b.tally.is_none()) };
        let by_chain = || self.told_apart(a, b).map_or(Ordering::Equal, |(_, a, b)| b.cmp(&a));
        b.total.printed.cmp(&a.total.printed).then_with(by_chain)
    }

    /// The first key in which two differ, by its place in the rubric's chain, with the values of both; `None` where they are equal in all.
    #[must_use]
    pub fn told_apart(&self, a: &Tally, b: &Tally) -> Option<(usize, KeyValue, KeyValue)> {
        let values = self.0.iter().enumerate().map(|(place, key)| (place, key.value(a), key.value(b)));
        values.into_iter().find(|(_, a, b)| a != b)
    }
}

impl Key {
    fn value(&self, of: &Tally) -> KeyValue {
        let printed = |place: Option<usize>, figures: &[super::super::tally::Figure]| {
            KeyValue::Printed(place.and_then(|place| figures.get(place)).map(|figure| figure.printed))
        };
        match self {
            Key::Dimension(place) => printed(*place, &of.dimensions),
            Key::Item(place) => printed(*place, &of.items),
            Key::Median => KeyValue::Printed(Some(of.median.printed)),
            Key::Mean => KeyValue::Exact(of.total.exact),
            Key::Countback => {
                let mut totals: Vec<Exact> = of.sheets.iter().map(|sheet| sheet.value).collect();
                totals.sort_unstable_by(|a, b| b.cmp(a));
                KeyValue::Totals(totals)
            }
            Key::FullMarks => KeyValue::Count(of.full_marks),
        }
    }
}
