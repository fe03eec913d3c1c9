//! Who is due for which assessment in a year.

use std::collections::HashMap;
use std::path::PathBuf;

use clap::Args;

use super::files::{keep, read_file};
use super::results::Format;
use super::{Failure, Outcome, Shell};
use crate::domain::message::Message;
use crate::transfer::due::{self, DueList};
use crate::transfer::{Read, last_results, roster, rubric};

/// Policy 5(2): a studio is valid for three years (有效期满3年的进行期满考核), unless the office says otherwise.
const YEARS: &str = "3";

#[derive(Args)]
pub(super) struct Due {
    #[arg(value_name = "ROSTER")]
    roster: PathBuf,
    #[arg(long, value_name = "YYYY", value_parser = clap::value_parser!(i32).range(1900..=9999))]
    year: i32,
    #[arg(long, value_name = "CSV")]
    results: Option<PathBuf>,
    #[arg(long, default_value = "hangzhou-term")]
    rubric: String,
    #[arg(long, value_name = "N", default_value = YEARS, value_parser = clap::value_parser!(u32).range(1..=100))]
    years: u32,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

impl Due {
    pub(super) fn run(self, shell: &Shell) -> Outcome {
        let rubric = rubric::load(&self.rubric).map_err(Failure::Refused)?;
        let mut problems = Vec::new();
        let roster = keep(shell, &self.roster, roster::read(&read_file(&self.roster)?, &rubric), &mut problems);
        let last = match &self.results {
            Some(file) => {
                let read = last_results::read(&read_file(file)?).map(|rows| Read { rows, warnings: Vec::new() });
                keep(shell, file, read, &mut problems)
            }
            None => Some(HashMap::new()),
        };
        let (Some(roster), Some(last)) = (roster, last) else { return Err(Failure::Refused(problems)) };
        let mut strangers: Vec<&str> = last.keys().map(|id| id.as_str()).collect();
        strangers.retain(|id| roster.iter().all(|studio| studio.id.as_str() != *id));
        if !strangers.is_empty() {
            strangers.sort_unstable();
            shell.tell(&Message::new("cli-due-strangers").with("studios", strangers.join(" ")));
        }
        let list = DueList::new(&roster, &last, self.year, self.years);
        shell.put(&match self.format {
            Format::Table => due::table(&list, &rubric, &shell.words),
            Format::Csv => due::csv(&list),
            Format::Json => due::json(&list),
        })
    }
}
