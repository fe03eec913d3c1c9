//! Sessions that were held apart, joined into one result.

use std::path::{Path, PathBuf};

use clap::Args;

use super::who::tell_some;
use super::{Failure, Outcome, Shell};
use crate::domain::message::Message;
use crate::domain::panel::Role;
use crate::session::Verified;
use crate::transfer::merge::{self, MergeError, Part};

#[derive(Args)]
pub(super) struct Merge {
    #[arg(value_name = "DIR")]
    out: PathBuf,
    #[arg(value_name = "FILE", num_args = 2.., required = true)]
    files: Vec<PathBuf>,
}

impl Merge {
    pub(super) fn run(self, shell: &Shell) -> Outcome {
        let parts = self.files.iter().map(|file| part(shell, file)).collect::<Result<Vec<_>, _>>()?;
        let files = merge::write(&parts, &self.out, &shell.words)?;
        shell.put(&files.iter().map(|file| format!("{}\n", file.display())).collect::<String>())?;
        parts.iter().for_each(|part| shell.tell(&part.message()));
        tell_some(shell, merge::doubles(&parts).into_iter());
        let done = Message::new("cli-merged").with("count", parts.len()).with("dir", self.out.display().to_string());
        shell.tell(&done);
        Ok(())
    }
}

/// The final result of a session, once its file was found whole.
fn part(shell: &Shell, file: &Path) -> Result<Part, Failure> {
    let take = || {
        shell.check_place(file)?;
        Verified::of(file).map_err(super::at_opening(file))?;
        let seat = shell.seat(&shell.open(file)?, None, &[Role::Chair, Role::Clerk])?;
        Ok(Part::take(file, &seat)?)
    };
    take().map_err(|failure: Failure| failure.of_file(file))
}

impl From<MergeError> for Failure {
    fn from(error: MergeError) -> Self {
        match error {
            MergeError::Session(error) => error.into(),
            MergeError::Export(error) => error.into(),
            other => Failure::refused(other.message()),
        }
    }
}
