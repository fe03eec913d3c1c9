//! What can be looked up without a session: rubrics, keys, completions.

use clap::{Args, Subcommand};
use clap_complete::Shell as Completing;

use super::{Failure, Outcome, Shell, help};
use crate::domain::message::Message;
use crate::transfer::rubric;
use crate::tui;

#[derive(Subcommand)]
pub(super) enum RubricTask {
    List,
    Show { rubric: String },
    Check { rubric: String },
}

impl RubricTask {
    pub(super) fn run(self, shell: &Shell) -> Outcome {
        match self {
            RubricTask::List => {
                let lines = rubric::shipped().iter().map(|shipped| {
                    let title = rubric::load(shipped.id).map(|rubric| rubric.title.get(shell.words.lang()).to_owned());
                    format!("{}\t{}\n", shipped.id, title.unwrap_or_default())
                });
                shell.put(&lines.collect::<String>())
            }
            RubricTask::Show { rubric: name } => {
                let rubric = rubric::load(&name).map_err(Failure::Refused)?;
                shell.put(&rubric::describe(&rubric, &shell.words))
            }
            RubricTask::Check { rubric: name } => {
                let rubric = rubric::load(&name).map_err(Failure::Refused)?;
                shell.tell(&Message::new("cli-rubric-good").with("title", &rubric.title).with("items", rubric.items().count()));
                Ok(())
            }
        }
    }
}

#[derive(Args)]
pub(super) struct Keys {}

impl Keys {
    pub(super) fn run(self, shell: &Shell) -> Outcome {
        shell.put(&tui::keymap::describe(&shell.words))
    }
}

#[derive(Args)]
pub(super) struct Completions {
    #[arg(value_enum)]
    shell: Completing,
}

impl Completions {
    pub(super) fn run(self, shell: &Shell) -> Outcome {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut help::command(&shell.words), "panelmark", &mut script);
        shell.put(&String::from_utf8_lossy(&script))
    }
}
