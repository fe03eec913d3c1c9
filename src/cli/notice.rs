//! The public notice of a result, and what was objected to it.

use clap::Args;

use super::{Outcome, Session, Shell};
use crate::transfer::objections;

#[derive(Args)]
pub(super) struct Objections {
    #[command(flatten)]
    session: Session,
    #[arg(long)]
    json: bool,
}

impl Objections {
    pub(super) fn run(self, shell: &Shell) -> Outcome {
        let seat = self.session.reader(shell)?;
        let (session, notice) = (seat.outline().session, seat.notice()?);
        shell.put(&if self.json {
            objections::json(&notice, &session)
        } else {
            objections::lines(&notice, &session, &shell.words)
        })
    }
}
