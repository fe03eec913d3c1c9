//! How the experts agree, computed in a thread of its own, so that no key waits for it.

use std::sync::{Arc, Weak};
use std::thread;

use super::core::{Core, lock};
use super::seat::sealed;
use super::views::Diagnostics;
use crate::domain::agreement::Evidence;

/// What was computed last.
#[derive(Default)]
pub(super) struct Diagnosis {
    /// Of the state with this `seq`.
    last: Option<(u64, Arc<Diagnostics>)>,
    /// Whether a thread is at it.
    computing: bool,
}

impl Core {
    /// What was computed last. Where that is of an earlier state, it is computed anew, and every listener hears of it.
    pub(super) fn diagnosed(self: &Arc<Self>) -> Option<Arc<Diagnostics>> {
        let seq = self.state().seq;
        let mut kept = lock(&self.diagnosis);
        let is_of_now = kept.last.as_ref().is_some_and(|(of, _)| *of == seq);
        if !is_of_now && !kept.computing {
            kept.computing = true;
            let core = Arc::downgrade(self);
            thread::spawn(move || compute(&core));
        }
        kept.last.as_ref().map(|(_, diagnostics)| Arc::clone(diagnostics))
    }

    /// Whether a thread is at it.
    #[cfg(test)]
    pub(super) fn is_diagnosing(&self) -> bool {
        lock(&self.diagnosis).computing
    }
}

/// Computes it for the session as it is; a room that is closed meanwhile is not kept open.
fn compute(core: &Weak<Core>) {
    let taken = core.upgrade().map(|core| {
        let state = core.state();
        (state.seq, Evidence::of(&state), sealed(&state))
    });
    let Some((seq, evidence, revision)) = taken else { return };
    let diagnostics = Arc::new(Diagnostics { agreement: evidence.agreement(), revision });
    if let Some(core) = core.upgrade() {
        // Whoever sees that it is done has been told.
        let mut kept = lock(&core.diagnosis);
        *kept = Diagnosis { last: Some((seq, diagnostics)), computing: false };
        core.ring();
    }
}
