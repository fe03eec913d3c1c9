//! Whether the session file is whole, and what happened in it.

use clap::Args;
use serde_json::json;

use super::{Outcome, Session, Shell};
use crate::domain::message::Message;

#[derive(Args)]
pub(super) struct Verify {
    file: std::path::PathBuf,
}

impl Verify {
    pub(super) fn run(self, shell: &Shell) -> Outcome {
        let head = crate::session::verify(&self.file)?;
        shell.put(&format!("{}\n", head.hash.code()))?;
        shell.tell(&Message::new("cli-verified").with("events", head.seq).with("file", self.file.display().to_string()));
        Ok(())
    }
}

#[derive(Args)]
pub(super) struct Log {
    #[command(flatten)]
    session: Session,
    #[arg(long)]
    json: bool,
}

impl Log {
    pub(super) fn run(self, shell: &Shell) -> Outcome {
        let seat = self.session.reader(shell)?;
        let session = seat.outline().session;
        let mut out = String::new();
        for record in seat.records()? {
            let at = record.stamp.at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true);
            let by = record.stamp.seat.as_ref().map(|seat| seat.as_str());
            if self.json {
                let line = json!({ "seq": record.stamp.seq, "at": at, "seat": by, "event": record.event.without_secrets(), "hash": record.stamp.hash.code() });
                out.push_str(&format!("{line}\n"));
            } else {
                let told = shell.words.say(&session.tell(&record.event));
                out.push_str(&format!("{:>6}  {at}  {:<6} {told}\n", record.stamp.seq, by.unwrap_or("-")));
            }
        }
        shell.put(&out)
    }
}
