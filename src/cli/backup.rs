//! A copy of a session file, made while it is in use.

use std::path::PathBuf;

use clap::Args;

use super::{Outcome, Shell};
use crate::domain::message::Message;

#[derive(Args)]
pub(super) struct Backup {
    file: PathBuf,
    dest: PathBuf,
}

impl Backup {
    pub(super) fn run(self, shell: &Shell) -> Outcome {
        shell.check_place(&self.file)?;
        let head = crate::session::backup(&self.file, &self.dest)?;
        shell.put(&format!("{}\n", head.hash.code()))?;
        let dest = self.dest.display().to_string();
        shell.tell(&Message::new("cli-backed-up").with("file", dest).with("events", head.seq));
        Ok(())
    }
}
