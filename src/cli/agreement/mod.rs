//! How the experts agree: for chair and clerk the whole of it, for an expert the own mirror once the result is final.

mod json;
mod table;

use clap::Args;

use super::{Outcome, Session, Shell};
use crate::domain::panel::Role;

#[derive(Args)]
pub(super) struct Agreement {
    #[command(flatten)]
    session: Session,
    #[arg(long)]
    json: bool,
}

impl Agreement {
    pub(super) fn run(self, shell: &Shell) -> Outcome {
        let seat = self.session.reader(shell)?;
        let session = seat.outline().session;
        let out = match (seat.role(), self.json) {
            (Role::Expert, true) => json::mirror(&seat.mirror()?, &session, &shell.words),
            (Role::Expert, false) => table::mirror(&seat.mirror()?, &session, &shell.words),
            (_, true) => json::whole(&seat.diagnostics()?, &session, &shell.words),
            (_, false) => table::whole(&seat.diagnostics()?, &session, &shell.words),
        };
        shell.put(&out)
    }
}

/// The sentences that say what a figure means, and what a low one does and does not: under this name in JSON, by this message.
const EXPLAINED: [(&str, &str); 9] = [
    ("alpha", "agreement-explain-alpha"),
    ("icc_single", "agreement-explain-icc-single"),
    ("icc_mean", "agreement-explain-icc-mean"),
    ("kendall_w", "agreement-explain-kendall-w"),
    ("severity", "agreement-explain-severity"),
    ("correlation", "agreement-explain-correlation"),
    ("outliers", "agreement-explain-outliers"),
    ("items", "agreement-explain-items"),
    ("fair", "agreement-explain-fair"),
];

/// What a studio's grade hinges on, or that it was not looked at.
const fn explain_hinges(looked_at: bool) -> &'static str {
    if looked_at { "agreement-explain-hinges" } else { "agreement-hinges-not-looked-at" }
}
