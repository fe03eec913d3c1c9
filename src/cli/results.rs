//! What the result is, and why.

use clap::{Args, ValueEnum};

use super::{Failure, Outcome, Session as Opened, Shell};
use crate::domain::identity::studios_called;
use crate::domain::message::Message;
use crate::domain::refusal::{Refusal, Thing};
use crate::domain::state;
use crate::transfer::{changes, explain, results};

/// Whether each studio of the roster is of a district.
pub(super) fn studios_in(session: &state::Session, district: &str) -> Result<Vec<bool>, Failure> {
    let within: Vec<bool> = session.roster.iter().map(|studio| studio.district == district).collect();
    if within.contains(&true) {
        return Ok(within);
    }
    let mut known: Vec<&str> = session.roster.iter().map(|studio| studio.district.as_str()).collect();
    known.sort_unstable();
    known.dedup();
    Err(Failure::refused(Message::new("cli-no-such-district").with("district", district).with("known", known.join(" "))))
}

#[derive(Args)]
pub(super) struct Results {
    #[command(flatten)]
    session: Opened,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
    #[arg(long)]
    bom: bool,
    #[arg(long, value_name = "N")]
    revision: Option<u32>,
    #[arg(long, value_name = "NAME")]
    district: Option<String>,
}

/// How a list is put out.
#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Format {
    Table,
    Csv,
    Json,
}

impl Results {
    pub(super) fn run(self, shell: &Shell) -> Outcome {
        let seat = self.session.reader(shell)?;
        let session = seat.outline().session;
        let found = match self.revision {
            Some(number) => seat.results_of(number)?,
            None => seat.results()?,
        };
        let district = self.district.as_deref();
        if let Some(district) = district {
            studios_in(&session, district)?;
        }
        // What the chair knows is known of the result as it is, not of earlier ones.
        let diagnostics = if self.revision.is_none() { seat.diagnostics().ok() } else { None };
        let shown = results::Shown { district, agreement: diagnostics.as_ref().map(|found| &found.agreement) };
        match self.format {
            Format::Table => shell.put(&results::table(&found, &session, shown, &shell.words)),
            Format::Csv => shell.put_csv(&results::csv(&found, &session, district), self.bom),
            Format::Json => shell.put(&results::json(&found, &session, shown, &shell.words)),
        }
    }
}

#[derive(Args)]
pub(super) struct Changes {
    #[command(flatten)]
    session: Opened,
    #[arg(long, value_name = "N")]
    revision: Option<u32>,
    #[arg(long)]
    json: bool,
}

impl Changes {
    pub(super) fn run(self, shell: &Shell) -> Outcome {
        let seat = self.session.reader(shell)?;
        let outline = seat.outline();
        let last = outline.revision.map(|revision| revision.number);
        let found = seat.changes(self.revision.or(last).ok_or(Refusal::NothingReplaced)?)?;
        shell.put(&if self.json {
            changes::json(&found, &outline.session)
        } else {
            changes::table(&found, &outline.session, &shell.words)
        })
    }
}

#[derive(Args)]
pub(super) struct Explain {
    #[command(flatten)]
    session: Opened,
    studio: String,
}

impl Explain {
    pub(super) fn run(self, shell: &Shell) -> Outcome {
        let seat = self.session.reader(shell)?;
        let roster = seat.outline().session.roster;
        match studios_called(&roster, &self.studio).as_slice() {
            [] => Err(Refusal::unknown(Thing::Studio, &self.studio).into()),
            [place] => shell.put(&explain::studio(&seat, *place, &shell.words)?),
            several => {
                let named = several.iter().filter_map(|place| roster.get(*place));
                let named: Vec<String> = named.map(|studio| format!("{} ({})", studio.id, studio.organisation)).collect();
                let which = Message::new("cli-which-studio").with("name", self.studio.as_str());
                Err(Failure::refused(which.with("studios", named.join("; "))))
            }
        }
    }
}
