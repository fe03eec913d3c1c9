//! Who is here: the people whose screens are open on this machine, and where on them they are. Nothing of it is in the journal.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::core::{Core, lock};

/// Where on the screens somebody is, for others to know, and to be there again after a lost connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Whereabouts {
    /// The place of the studio that is looked at.
    pub studio: Option<usize>,
    /// The place of the item that the cursor is on.
    pub item: Option<usize>,
    /// Whether the sheet of the studio has the keys.
    pub in_sheet: bool,
    /// The last hearing that the chair led the screen to, by its place in the journal; 0 for none.
    #[serde(skip)]
    pub led: u64,
}

/// Somebody who is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Present {
    /// The place of the seat.
    pub seat: usize,
    /// Where on the screens.
    pub at: Whereabouts,
}

/// Who is here, as far as it can be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Presence {
    /// Those at this program in the order in which they came, then those at other programs of this machine.
    pub here: Vec<Present>,
    /// Whether that is everybody on this machine; `false` where other programs cannot be seen.
    pub complete: bool,
}

/// Everybody who is here.
#[derive(Debug, Default)]
pub(super) struct Guests {
    last: u64,
    /// Those at this program, each with a number of the visit, in the order in which they came.
    here: Vec<(u64, Present)>,
    /// Those at other programs, and whether they are known.
    elsewhere: Vec<Present>,
    complete: bool,
}

impl Guests {
    /// Those at this program.
    pub(super) fn own(&self) -> Vec<Present> {
        self.here.iter().map(|(_, present)| *present).collect()
    }

    /// Takes in who is at other programs; whether somebody came or went.
    pub(super) fn meet(&mut self, elsewhere: Vec<Present>, complete: bool) -> bool {
        let seats = |people: &[Present]| people.iter().map(|present| present.seat).collect::<Vec<_>>();
        let news = complete != self.complete || seats(&elsewhere) != seats(&self.elsewhere);
        (self.elsewhere, self.complete) = (elsewhere, complete);
        news
    }
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

    /// How many other screens of the same seat are open on this machine, as far as it can be told.
    #[must_use]
    pub fn doubles(&self) -> usize {
        let guests = lock(&self.core.guests);
        let others = guests.here.iter().filter(|(visit, _)| *visit != self.visit).map(|(_, present)| present);
        others.chain(&guests.elsewhere).filter(|present| present.seat == self.seat).count()
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        lock(&self.core.guests).here.retain(|(visit, _)| *visit != self.visit);
        self.core.ring();
    }
}

impl Core {
    /// Who is here.
    pub(super) fn presence(&self) -> Presence {
        let guests = lock(&self.guests);
        let mut here = guests.own();
        here.extend(&guests.elsewhere);
        Presence { here, complete: guests.complete }
    }
}
