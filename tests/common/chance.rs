//! Whole sessions by chance: a rubric of any shape that the check lets pass, a roster, a panel, and people who do what comes to their minds,
//! much of which is refused. The same seed always leads to the same session, but for times and salts.
//!
//! Few different points are given, so that equal extremes, equal totals and ties at the line of a quota are common.

mod founding;
mod play;

use std::path::Path;

pub use founding::founding;

use super::dice::Dice;

/// Holds the session of a seed in a new file, and closes it.
pub fn hold(seed: u64, file: &Path) {
    let mut dice = Dice::new(seed);
    let founding = founding(&mut dice);
    play::hold(dice, founding, file);
}
