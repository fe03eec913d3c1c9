//! Whether the session file is whole, whether what is on paper or was exported is what it leads to, and what happened in it.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::SecondsFormat;
use clap::Args;
use serde_json::{Value, json};

use super::files::in_file;
use super::{Failure, Outcome, Session, Shell, json_line};
use crate::domain::hash::Code;
use crate::domain::message::Message;
use crate::domain::state::Moment;
use crate::session::{Fate, Verified};
use crate::transfer::compare::{Compared, Exports, Verdict};
use crate::transfer::export::SEAL_PAGE;
use crate::transfer::sentences;
use crate::transfer::signatures::{Signed, Signers};

/// So many differences of a file are told; JSON has all of them.
const MOST_TOLD: usize = 50;

#[derive(Args)]
pub(super) struct Verify {
    file: PathBuf,
    export: Option<PathBuf>,
    #[arg(long, value_name = "CODE")]
    expect: Vec<Code>,
    #[arg(long, value_name = "CODE")]
    receipt: Vec<Code>,
    #[arg(long, value_name = "FILE", requires = "export")]
    signers: Option<PathBuf>,
    #[arg(long)]
    json: bool,
}

/// The answers to what was asked, in the order in which they are told.
#[derive(Default)]
struct Answers(Vec<(Answer, Message)>);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Answer {
    Yes,
    CannotTell,
    No,
}

impl Answers {
    fn add(&mut self, answer: Answer, message: Message) {
        self.0.push((answer, message));
    }

    fn worst(&self) -> Answer {
        self.0.iter().map(|(answer, _)| *answer).max().unwrap_or(Answer::Yes)
    }
}

impl Verify {
    pub(super) fn run(self, shell: &Shell) -> Outcome {
        shell.check_place(&self.file)?;
        let verified = Verified::of(&self.file).map_err(super::at_opening(&self.file))?;
        let mut answers = Answers::default();
        let mut report = self.of_file(&verified, &mut answers);
        self.on_paper(&verified, &mut answers);
        let receipts = self.receipts(&verified, &mut answers)?;
        let exports = self.exports(&verified, shell, &mut answers)?;
        let signatures = self.signatures(&mut answers)?;
        if self.json {
            report["receipts"] = receipts;
            report["export"] = exports;
            report["signatures"] = signatures;
            let told = answers.0.iter().map(|(answer, message)| {
                let answer = match answer {
                    Answer::Yes => "yes",
                    Answer::CannotTell => "cannot_tell",
                    Answer::No => "no",
                };
                json!({ "answer": answer, "text": shell.words.say(message) })
            });
            report["answers"] = told.collect();
            report["ok"] = json!(answers.worst() == Answer::Yes);
            shell.put(&json_line(&report))?;
        } else {
            shell.put(&format!("{}\n", verified.head().hash.code()))?;
            answers.0.iter().for_each(|(_, message)| shell.tell(message));
        }
        match answers.worst() {
            Answer::Yes => Ok(()),
            Answer::CannotTell => Err(Failure::CannotTell),
            Answer::No => Err(Failure::Refused(Vec::new())),
        }
    }

    /// What the file says about itself.
    fn of_file(&self, verified: &Verified, answers: &mut Answers) -> Value {
        let (state, head) = (verified.state(), verified.head());
        let file = self.file.display().to_string();
        answers.add(Answer::Yes, Message::new("cli-verified").with("events", head.seq).with("file", file.as_str()));
        for anchor in state.anchors() {
            let code = anchor.hash.code().to_string();
            let message = Message::new("cli-verified-moment").with("code", code);
            answers.add(Answer::Yes, message.with("moment", sentences::anchored(&state.session, anchor)));
        }
        if self.expect.is_empty() {
            answers.add(Answer::Yes, Message::new("cli-verified-no-code"));
        }
        let anchors = state.anchors().iter().map(|anchor| {
            let (moment, revision) = match anchor.moment {
                Moment::Opened => ("opened", None),
                Moment::Closed => ("closed", None),
                Moment::Finalised { revision } => ("finalised", Some(revision)),
            };
            let code = anchor.hash.code();
            json!({ "seq": anchor.seq, "moment": moment, "revision": revision, "code": code, "hash": anchor.hash })
        });
        let revisions = state.revisions().iter().map(|revision| {
            json!({ "revision": revision.number, "replaces": revision.replaces, "seq": revision.seq, "seal": revision.seal })
        });
        json!({
            "file": file,
            "events": head.seq,
            "code": head.hash.code(),
            "hash": head.hash,
            "moments": anchors.collect::<Value>(),
            "revisions": revisions.collect::<Value>(),
        })
    }

    /// Whether codes that somebody kept are of this file.
    fn on_paper(&self, verified: &Verified, answers: &mut Answers) {
        for code in &self.expect {
            let (answer, message) = match verified.find(*code) {
                Some(record) => {
                    let last = record.stamp.seq == verified.head().seq;
                    let message = Message::new(if last { "cli-expected-all" } else { "cli-expected" });
                    let message =
                        message.with("seq", record.stamp.seq).with("at", verified.state().session.zone.moment(record.stamp.at));
                    (Answer::Yes, message.with("later", verified.head().seq - record.stamp.seq))
                }
                None => (Answer::No, Message::new("cli-not-expected")),
            };
            answers.add(answer, message.with("code", code.to_string()));
        }
    }

    /// Whether submissions are in the journal, and counted.
    fn receipts(&self, verified: &Verified, answers: &mut Answers) -> Result<Value, Failure> {
        let mut told = Vec::new();
        for code in &self.receipt {
            let Some(submission) = verified.receipt(*code)? else {
                answers.add(Answer::No, Message::new("cli-receipt-unknown").with("code", code.to_string()));
                told.push(json!({ "receipt": code, "fate": null }));
                continue;
            };
            let (answer, id, fate, revision) = match submission.fate {
                Fate::Waits => (Answer::CannotTell, "cli-receipt-waits", "waits", None),
                Fate::Counted { revision, dropped: false } => (Answer::Yes, "cli-receipt-counted", "counted", Some(revision)),
                Fate::Counted { revision, dropped: true } => (Answer::Yes, "cli-receipt-dropped", "dropped", Some(revision)),
                Fate::Later { revision } => (Answer::CannotTell, "cli-receipt-later", "later", Some(revision)),
                Fate::Barred { revision } => (Answer::No, "cli-receipt-barred", "barred", Some(revision)),
                Fate::Withdrawn => (Answer::No, "cli-receipt-withdrawn", "withdrawn", None),
            };
            let (studio, expert) = (submission.studio.to_string(), submission.expert.to_string());
            told.push(json!({ "receipt": code, "studio": studio, "expert": expert, "fate": fate, "revision": revision }));
            let message = Message::new(id).with("code", code.to_string()).with("studio", studio).with("expert", expert);
            let message = message
                .with("at", verified.state().session.zone.moment(submission.stamp.at))
                .with("revision", revision.unwrap_or(0));
            answers.add(answer, message);
        }
        Ok(told.into())
    }

    /// Whether exported files are what the session leads to.
    fn exports(&self, verified: &Verified, shell: &Shell, answers: &mut Answers) -> Result<Value, Failure> {
        let Some(export) = &self.export else { return Ok(Value::Null) };
        let exports = Exports::of(verified)?;
        let mut told = Vec::new();
        for path in files(export)? {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let file = path.display().to_string();
            if export.is_dir() && !exports.names().any(|known| known == name) {
                if path.extension().is_none_or(|extension| extension != "sig") {
                    answers.add(Answer::Yes, Message::new("cli-export-other").with("file", file));
                }
                continue;
            }
            let bytes = fs::read(&path).map_err(|error| unreadable(&path, &error))?;
            match exports.compare(&name, &bytes) {
                Some(compared) => told.push(of_export(&file, &compared, shell, answers)),
                None => answers.add(Answer::CannotTell, Message::new("cli-export-nothing").with("file", file)),
            }
        }
        if told.is_empty() {
            answers.add(Answer::CannotTell, Message::new("cli-export-nothing").with("file", export.display().to_string()));
        }
        Ok(told.into())
    }

    /// Who signed the page of an export that is there to be signed.
    fn signatures(&self, answers: &mut Answers) -> Result<Value, Failure> {
        let (Some(signers), Some(export)) = (&self.signers, &self.export) else { return Ok(Value::Null) };
        let list = fs::read_to_string(signers).map_err(|error| unreadable(signers, &error))?;
        let list = Signers::read(&list).map_err(|problems| {
            let told = problems.iter().map(|problem| in_file("cli-file-problem", signers, problem));
            Failure::Refused(told.collect())
        })?;
        let dir = if export.is_dir() { export.as_path() } else { export.parent().unwrap_or(Path::new("")) };
        let page = dir.join(SEAL_PAGE);
        let text = fs::read(&page).map_err(|error| unreadable(&page, &error))?;
        let mut told = Vec::new();
        let mut signed = 0;
        for path in files(dir)? {
            if path.extension().is_none_or(|extension| extension != "sig") {
                continue;
            }
            let signature = fs::read(&path).map_err(|error| unreadable(&path, &error))?;
            let file = path.display().to_string();
            let (answer, message, name, key) = match list.check(&signature, &text) {
                Signed::By { name, key } => {
                    signed += 1;
                    (Answer::Yes, Message::new("cli-signed").with("name", name.as_str()), Some(name), Some(key))
                }
                Signed::ByStranger { key } => (Answer::CannotTell, Message::new("cli-signed-stranger"), None, Some(key)),
                Signed::Invalid => (Answer::No, Message::new("cli-signed-invalid"), None, None),
            };
            let key = key.unwrap_or_default();
            told.push(json!({ "file": file, "signer": name, "key": key, "valid": answer != Answer::No }));
            answers.add(answer, message.with("file", file).with("key", key).with("page", page.display().to_string()));
        }
        if signed == 0 {
            answers.add(Answer::CannotTell, Message::new("cli-signed-by-nobody").with("page", page.display().to_string()));
        }
        Ok(told.into())
    }
}

fn of_export(file: &str, compared: &Compared, shell: &Shell, answers: &mut Answers) -> Value {
    let Compared { name, revision, verdict } = compared;
    let status = sentences::status(revision.as_ref());
    let (verdict, differences): (_, &[Message]) = match verdict {
        Verdict::Same => ("same", &[]),
        Verdict::SameContent => ("same_content", &[]),
        Verdict::Different(differences) => ("different", differences),
    };
    let id = match verdict {
        "same" => "cli-export-same",
        "same_content" => "cli-export-same-content",
        _ => "cli-export-different",
    };
    let answer = if differences.is_empty() { Answer::Yes } else { Answer::No };
    let message = Message::new(id).with("file", file).with("name", *name).with("count", differences.len());
    answers.add(answer, message.with("status", status));
    for difference in differences.iter().take(MOST_TOLD) {
        answers.add(answer, difference.clone());
    }
    if differences.len() > MOST_TOLD {
        answers.add(answer, Message::new("cli-export-more").with("count", differences.len() - MOST_TOLD));
    }
    let told: Vec<String> = differences.iter().map(|difference| shell.words.say(difference)).collect();
    let revision = revision.as_ref().map(|revision| revision.number);
    json!({ "file": file, "name": name, "revision": revision, "verdict": verdict, "differences": told })
}

/// The files of a directory in the order of their names, or the one file.
fn files(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let entries = fs::read_dir(path).and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect());
    let mut files: Vec<PathBuf> = entries.map_err(|error: std::io::Error| unreadable(path, &error))?;
    files.retain(|file| file.is_file());
    files.sort();
    Ok(files)
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    let message = Message::new("cli-unreadable").with("file", path.display().to_string());
    Failure::Fault(message.with("detail", error.to_string()))
}

#[derive(Args)]
pub(super) struct Receipts {
    file: PathBuf,
    #[arg(long, value_name = "ID")]
    seat: String,
    #[arg(long)]
    json: bool,
}

impl Receipts {
    pub(super) fn run(self, shell: &Shell) -> Outcome {
        let seat = shell.seat(&shell.open(&self.file)?, Some(&self.seat), &[])?;
        let session = seat.outline().session;
        let mut out = String::new();
        for (studio, receipt) in seat.receipts()? {
            let Some(studio) = session.roster.get(studio) else { continue };
            let code = receipt.code();
            if self.json {
                out.push_str(&json_line(&json!({ "studio": studio.id, "name": studio.name, "receipt": code })));
            } else {
                out.push_str(&format!("{code}  {}  {}\n", studio.id, studio.name));
            }
        }
        shell.put(&out)
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
        let (mut out, mut before) = (String::new(), None);
        for record in seat.records()? {
            // A clock that was set back changes nothing but this note: the order is that of the numbers.
            let back = before.replace(record.stamp.at).is_some_and(|before| record.stamp.at < before);
            let by = record.stamp.seat.as_ref().map(|seat| seat.as_str());
            if self.json {
                let at = record.stamp.at.to_rfc3339_opts(SecondsFormat::Millis, true);
                let hash = record.stamp.hash.code();
                let event = record.event.without_secrets();
                let mut line = json!({ "seq": record.stamp.seq, "at": at, "seat": by, "event": event, "hash": hash });
                if back {
                    line["clock_went_back"] = json!(true);
                }
                out.push_str(&json_line(&line));
            } else {
                let told = shell.words.say(&session.tell(&record.event));
                let at = session.zone.local(record.stamp.at).to_rfc3339_opts(SecondsFormat::Millis, true);
                let note = if back { format!("  ({})", shell.words.get("log-clock-back")) } else { String::new() };
                out.push_str(&format!("{:>6}  {at}  {:<6} {told}{note}\n", record.stamp.seq, by.unwrap_or("-")));
            }
        }
        shell.put(&out)
    }
}
