//! The phases of a session.

use serde::{Deserialize, Serialize};

/// Where a session stands; each phase has its own legal moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Roster, panel, recusals and papers are put in order; nobody scores yet.
    Setup,
    /// Experts score.
    Scoring,
    /// Scoring is closed; the chair settles what is open.
    Review,
    /// A revision is finalised; nothing changes but by reopening a studio.
    Final,
}

impl Phase {
    /// Every phase.
    pub const ALL: [Phase; 4] = [Phase::Setup, Phase::Scoring, Phase::Review, Phase::Final];

    /// Its name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Phase::Setup => "setup",
            Phase::Scoring => "scoring",
            Phase::Review => "review",
            Phase::Final => "final",
        }
    }
}
