//! The rows of a sheet: dimensions with their items, bonus items, the change of the total.

use crate::domain::rubric::{Item, Rubric};

/// A row of the sheet as it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// The heading of a dimension, by its place.
    Dimension(usize),
    /// The heading of the bonus items.
    Bonus,
    /// An item, by its place.
    Item(usize),
    /// The change of the total.
    Adjustment,
}

impl Row {
    /// Whether the cursor can be on it.
    pub const fn takes_cursor(self) -> bool {
        matches!(self, Row::Item(_) | Row::Adjustment)
    }

    /// The place of the item.
    pub const fn item(self) -> Option<usize> {
        match self {
            Row::Item(place) => Some(place),
            _ => None,
        }
    }
}

/// Which items are shown, by how they are judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judged {
    /// All.
    Anyhow,
    /// Those judged on site.
    OnSite,
    /// Those judged by documents.
    ByDocuments,
}

impl Judged {
    /// The next one in turn.
    pub const fn next(self) -> Self {
        match self {
            Judged::Anyhow => Judged::OnSite,
            Judged::OnSite => Judged::ByDocuments,
            Judged::ByDocuments => Judged::Anyhow,
        }
    }

    /// The message that names it.
    pub const fn message(self) -> &'static str {
        match self {
            Judged::Anyhow => "expert-judged-all",
            Judged::OnSite => "expert-judged-site",
            Judged::ByDocuments => "expert-judged-documents",
        }
    }

    const fn shows(self, item: &Item) -> bool {
        match self {
            Judged::Anyhow => true,
            Judged::OnSite => item.on_site,
            Judged::ByDocuments => item.by_documents,
        }
    }
}

/// The rows of a sheet. Headings without items under them are left out.
pub fn rows(rubric: &Rubric, judged: Judged) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut place = 0;
    let groups = rubric.dimensions.iter().enumerate().map(|(at, dimension)| (Row::Dimension(at), &dimension.items));
    for (heading, items) in groups.chain(rubric.bonus.iter().map(|bonus| (Row::Bonus, &bonus.items))) {
        let shown: Vec<Row> =
            (place..).zip(items).filter(|(_, item)| judged.shows(item)).map(|(place, _)| Row::Item(place)).collect();
        place += items.len();
        if !shown.is_empty() {
            rows.push(heading);
            rows.extend(shown);
        }
    }
    if rubric.adjustment.is_some() {
        rows.push(Row::Adjustment);
    }
    rows
}
