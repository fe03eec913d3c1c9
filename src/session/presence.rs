//! Who is here: the people whose screens are open in this process, and where on them they are. Nothing of it is kept.

use std::sync::Arc;

use super::core::{Core, lock};

/// Where on the screens somebody is, for others to know, and to be there again after a lost connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Whereabouts {
    /// The place of the studio that is looked at.
    pub studio: Option<usize>,
    /// The place of the item that the cursor is on.
    pub item: Option<usize>,
    /// Whether the sheet of the studio has the keys.
    pub in_sheet: bool,
    /// The last hearing that the chair led the screen to, by its place in the journal; 0 for none.
    pub led: u64,
}

/// Somebody who is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Present {
    /// The place of the seat.
    pub seat: usize,
    /// Where on the screens.
    pub at: Whereabouts,
}

/// Everybody who is here, each with a number of the visit, in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Guests {
    last: u64,
    here: Vec<(u64, Present)>,
}

/// Somebody's visit; dropping it ends it.
pub struct Guest {
    core: Arc<Core>,
    visit: u64,
    seat: usize,
}

impl Guest {
    pub(super) fn arrive(core: Arc<Core>, seat: usize) -> Guest {
        let visit = {
            let mut guests = lock(&core.guests);
            guests.last += 1;
            let visit = guests.last;
            guests.here.push((visit, Present { seat, at: Whereabouts::default() }));
            visit
        };
        core.ring();
        Guest { core, visit, seat }
    }

    /// Says where on the screens the person is now. It rings no bell: people move with every key, and few look.
    pub fn is_at(&self, at: Whereabouts) {
        let mut guests = lock(&self.core.guests);
        if let Some((_, present)) = guests.here.iter_mut().find(|(visit, _)| *visit == self.visit) {
            present.at = at;
        }
    }

    /// How many other screens of the same seat are open in this process.
    #[must_use]
    pub fn doubles(&self) -> usize {
        lock(&self.core.guests).here.iter().filter(|(visit, present)| *visit != self.visit && present.seat == self.seat).count()
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        lock(&self.core.guests).here.retain(|(visit, _)| *visit != self.visit);
        self.core.ring();
    }
}

impl Core {
    /// Everybody who is here, in the order in which they came.
    pub(super) fn present(&self) -> Vec<Present> {
        lock(&self.guests).here.iter().map(|(_, present)| *present).collect()
    }
}
