//! What somebody tried that is not theirs to do.

use super::State;
use super::fold::{Fold, FoldError};
use crate::domain::command::CommandKind;
use crate::domain::id::{SeatId, StudioId};

impl State {
    /// Whether it is on record already that a seat (by place) tried a kind of command, which is not theirs, in the phase of now.
    #[must_use]
    pub fn has_attempted(&self, seat: usize, command: CommandKind) -> bool {
        self.attempts.contains(&(seat, command, self.phase))
    }

    pub(super) fn fold_attempt(
        &mut self,
        fold: &Fold<'_>,
        command: CommandKind,
        studio: Option<&StudioId>,
        expert: Option<&SeatId>,
    ) -> Result<(), FoldError> {
        studio.map(|studio| self.find_studio(fold, studio)).transpose()?;
        expert.map(|expert| self.find_seat(fold, expert)).transpose()?;
        self.attempts.insert((fold.by, command, self.phase));
        Ok(())
    }
}
