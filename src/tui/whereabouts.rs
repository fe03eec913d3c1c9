//! Where somebody is, to be there again after a lost connection.

/// The place of an expert among studios and items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whereabouts {
    /// The place of the studio that the cursor is on.
    pub studio: usize,
    /// The place of the item that the cursor is on.
    pub item: Option<usize>,
    /// Whether the sheet has the keys.
    pub in_sheet: bool,
}
