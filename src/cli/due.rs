//! Who is due for which assessment in a year.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use clap::Args;

use super::carry::finished;
use super::files::{keep, read_file};
use super::results::Format;
use super::{Failure, Shell};
use crate::domain::due::LastResult;
use crate::domain::grading::Outcome;
use crate::domain::id::StudioId;
use crate::domain::identity::Folded;
use crate::domain::message::Message;
use crate::domain::roster::Studio;
use crate::domain::rubric::Rubric;
use crate::transfer::due::{self, DueList};
use crate::transfer::{last_results, roster, rubric};

#[derive(Args)]
pub(super) struct Due {
    #[arg(value_name = "ROSTER", required_unless_present = "from")]
    roster: Option<PathBuf>,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["roster", "results"])]
    from: Option<PathBuf>,
    #[arg(long, value_name = "YYYY", value_parser = clap::value_parser!(i32).range(1900..=9999))]
    year: i32,
    #[arg(long, value_name = "CSV")]
    results: Option<PathBuf>,
    #[arg(long, default_value = "hangzhou-term")]
    rubric: String,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100))]
    years: Option<u32>,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
    #[arg(long)]
    bom: bool,
}

impl Due {
    pub(super) fn run(self, shell: &Shell) -> super::Outcome {
        let rubric = rubric::load(&self.rubric).map_err(Failure::Refused)?;
        let named = || Message::new("cli-due-no-years").with("rubric", rubric.id.as_str());
        let years = self.years.or(rubric.valid_years).ok_or_else(|| Failure::refused(named()))?;
        let (roster, last) = match &self.from {
            Some(file) => after(shell, file)?,
            None => self.of_files(shell, &rubric)?,
        };
        let list = DueList::new(&roster, &last, self.year, years);
        match self.format {
            Format::Table => shell.put(&due::table(&list, &rubric, &shell.words)),
            Format::Csv => shell.put_csv(&due::csv(&list), self.bom),
            Format::Json => shell.put(&due::json(&list)),
        }
    }

    /// The roster, and what its studios' last assessments came to, from their files.
    fn of_files(&self, shell: &Shell, rubric: &Rubric) -> Result<(Vec<Studio>, Last), Failure> {
        let mut problems = Vec::new();
        let roster = match &self.roster {
            Some(file) => keep(shell, file, roster::read(&read_file(file)?, rubric, None), &mut problems),
            None => Some(Vec::new()),
        };
        let last = match &self.results {
            Some(file) => keep(shell, file, last_results::read(&read_file(file)?), &mut problems),
            None => Some(HashMap::new()),
        };
        let (Some(roster), Some(last)) = (roster, last) else { return Err(Failure::Refused(problems)) };
        let known: HashSet<&str> = roster.iter().map(|studio| studio.id.as_str()).collect();
        let folded = Folded::of(known.iter().copied());
        let strangers = last.keys().map(StudioId::as_str).filter(|id| !known.contains(id));
        let meant = |id: &str| folded.meant(id).map_or_else(|| id.to_owned(), |meant| format!("{id} ({meant}?)"));
        let mut strangers: Vec<String> = strangers.map(meant).collect();
        if !strangers.is_empty() {
            strangers.sort_unstable();
            shell.tell(&Message::new("cli-due-strangers").with("studios", strangers.join(" ")));
        }
        Ok((roster, last))
    }
}

/// What the last assessment of each studio came to.
type Last = HashMap<StudioId, LastResult>;

/// The studios that go on from a final session, and what it came to for each.
fn after(shell: &Shell, file: &Path) -> Result<(Vec<Studio>, Last), Failure> {
    let (session, results, carried) = finished(shell, file)?;
    let last = results.standings.studios.iter().map(|standing| {
        let result = match &standing.outcome {
            Outcome::Grade(grade) => session.rubric.grade(grade.as_str()).map(|grade| LastResult::Graded(grade.title)),
            Outcome::Excluded => Some(LastResult::Excluded),
            Outcome::Undecided => Some(LastResult::Undecided),
        };
        (standing.id.clone(), result.unwrap_or(LastResult::Undecided))
    });
    Ok((carried.roster, last.collect()))
}
