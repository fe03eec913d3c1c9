//! The moments of a session whose codes people keep.

use chrono::{DateTime, Utc};

use super::State;
use crate::domain::event::{Event, Stamp};
use crate::domain::hash::Hash;

/// What happened at a moment whose code people keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// Scoring began.
    Opened,
    /// Scoring ended.
    Closed,
    /// A revision was sealed.
    Finalised {
        /// Its number.
        revision: u32,
    },
}

/// A moment whose code people keep: on paper it binds everything up to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// Place in the journal.
    pub seq: u64,
    /// When.
    pub at: DateTime<Utc>,
    /// What happened.
    pub moment: Moment,
    /// The hash that the code is of.
    pub hash: Hash,
}

impl State {
    /// The moments so far whose codes people keep, oldest first.
    #[must_use]
    pub fn anchors(&self) -> &[Anchor] {
        &self.anchors
    }

    pub(super) fn drop_anchor(&mut self, stamp: &Stamp, event: &Event) {
        let moment = match event {
            Event::ScoringOpened => Moment::Opened,
            Event::ScoringClosed => Moment::Closed,
            Event::Finalised { revision, .. } => Moment::Finalised { revision: *revision },
            _ => return,
        };
        self.anchors.push(Anchor { seq: stamp.seq, at: stamp.at, moment, hash: stamp.hash });
    }
}
