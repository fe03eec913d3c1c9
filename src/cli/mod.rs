//! The shell: one file per group of subcommands. Data goes to standard output, words about it to standard error.

mod agreement;
mod apply;
mod backup;
mod carry;
mod demo;
mod due;
mod files;
mod help;
mod invite;
mod merge;
mod notice;
mod proof;
mod reference;
mod results;
mod screens;
mod serve;
mod slip;
mod status;
mod who;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{ArgAction, FromArgMatches, Parser, Subcommand, ValueEnum};
use serde_json::Value;

use crate::domain::id::SeatId;
use crate::domain::message::Message;
use crate::domain::panel::Role;
use crate::domain::refusal::Refusal;
use crate::domain::text::{Lang, visible_json, visible_lines};
use crate::session::{JournalError, Room, Seat, SessionError, refuse_share};
use crate::transfer::export::ExportError;
use crate::transfer::spreadsheet::BYTE_ORDER_MARK;
use crate::words::Words;

/// Where the code of a seat may be given when there is nobody to ask.
const CODE_VARIABLE: &str = "PANELMARK_CODE";
/// So many notes of a kind are told; of the others only how many there are.
const TOLD: usize = 10;

/// The words about each argument are in `locales/`; [`help`] puts them in.
#[derive(Parser)]
#[command(name = "panelmark", version, disable_help_subcommand = true, disable_help_flag = true, disable_version_flag = true)]
struct Cli {
    #[arg(long, global = true, value_enum)]
    lang: Option<LangArg>,
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    #[arg(long, global = true)]
    network_share: bool,
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
    #[command(subcommand)]
    task: Task,
}

#[derive(Clone, Copy, ValueEnum)]
enum LangArg {
    #[value(alias = "zh-CN")]
    Zh,
    En,
}

#[derive(Subcommand)]
enum Task {
    Demo(demo::Demo),
    Due(due::Due),
    New(files::New),
    Open(screens::Open),
    Board(screens::Board),
    Serve(serve::Serve),
    Invite(invite::Invite),
    Status(status::Status),
    Import(files::Import),
    Results(results::Results),
    Changes(results::Changes),
    Explain(results::Explain),
    Agreement(agreement::Agreement),
    Export(files::Export),
    Merge(merge::Merge),
    Objections(notice::Objections),
    Apply(apply::Apply),
    Verify(proof::Verify),
    Receipts(proof::Receipts),
    Log(proof::Log),
    Backup(backup::Backup),
    #[command(subcommand)]
    Rubric(reference::RubricTask),
    Keys(reference::Keys),
    Completions(reference::Completions),
}

/// Why a subcommand did not do what was asked: how it exits and what it says.
enum Failure {
    /// The rules refuse it, or a check found a difference: exit 1. One line a message.
    Refused(Vec<Message>),
    /// It cannot be told, or the machine failed: exit 3.
    Fault(Message),
    /// It cannot be told, and why was said: exit 3.
    CannotTell,
}

type Outcome = Result<(), Failure>;

impl Failure {
    fn refused(message: Message) -> Self {
        Failure::Refused(vec![message])
    }

    /// The same, with the name of the one file of several that it is about.
    fn of_file(self, file: &Path) -> Self {
        let named = |why: Message| Message::new("cli-file-problem").with("file", file.display().to_string()).with("problem", why);
        match self {
            Failure::Refused(messages) => Failure::Refused(messages.into_iter().map(named).collect()),
            Failure::Fault(message) => Failure::Fault(named(message)),
            Failure::CannotTell => Failure::CannotTell,
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Failure::refused(refusal.message())
    }
}

impl From<SessionError> for Failure {
    fn from(error: SessionError) -> Self {
        match error {
            SessionError::Refused(_)
            | SessionError::CodeNeeded
            | SessionError::WrongCode
            | SessionError::BadCode
            | SessionError::WeakPassphrase(_)
            | SessionError::InvitationGone
            | SessionError::Overtaken(_) => Failure::refused(error.message()),
            // A difference found in the file is an answer, not a fault.
            SessionError::Fold(_)
            | SessionError::Seal { .. }
            | SessionError::Journal(
                JournalError::Exists { .. }
                | JournalError::NotABackup { .. }
                | JournalError::Broken { .. }
                | JournalError::Damaged { .. }
                | JournalError::Altered { .. },
            ) => Failure::refused(error.message()),
            SessionError::Journal(_) => Failure::Fault(error.message()),
        }
    }
}

/// What went wrong while a session file was being opened: at that time nothing is there that could fail to be saved.
fn at_opening(file: &Path) -> impl Fn(SessionError) -> Failure {
    move |error| match error {
        SessionError::Journal(JournalError::Busy) => {
            Failure::Fault(Message::new("cli-in-use").with("file", file.display().to_string()))
        }
        error => error.into(),
    }
}

impl From<ExportError> for Failure {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::Session(error) => error.into(),
            ExportError::Refused(_) => Failure::refused(error.message()),
            ExportError::Occupied(_) | ExportError::NotADirectory(_) | ExportError::File { .. } => {
                Failure::Fault(error.message())
            }
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Failure::Fault(Message::new("cli-fault").with("detail", error.to_string()))
    }
}

/// Runs the program with these arguments (the first is its own name) and returns its exit code:
/// 0 done; 1 refused by the rules, or a check found a difference; 2 usage; 3 cannot tell, or a fault.
#[must_use]
pub fn run(arguments: Vec<OsString>) -> u8 {
    outlive_limits();
    let lang = help::language(&arguments);
    let words = Words::new(lang);
    let parsed = help::command(&words).try_get_matches_from(arguments).and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => return help::complain(&error, &words),
    };
    let shell = Shell { words, network_share: cli.network_share };
    match dispatch(cli.task, &shell) {
        Ok(()) => 0,
        Err(Failure::Refused(messages)) => {
            messages.iter().for_each(|message| shell.tell(message));
            1
        }
        Err(Failure::Fault(message)) => {
            shell.tell(&message);
            3
        }
        Err(Failure::CannotTell) => 3,
    }
}

/// A file that may not grow any more is an error to report, and no reason to be ended by a signal.
fn outlive_limits() {
    // Whoever handles the signal goes on, and the call that met the limit fails; where the system has no such signal there is nothing to do.
    #[cfg(unix)]
    let _unhandled = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::default());
}

fn dispatch(task: Task, shell: &Shell) -> Outcome {
    match task {
        Task::Demo(demo) => demo.run(shell),
        Task::Due(due) => due.run(shell),
        Task::New(new) => new.run(shell),
        Task::Open(open) => open.run(shell),
        Task::Board(board) => board.run(shell),
        Task::Serve(serve) => serve.run(shell),
        Task::Invite(invite) => invite.run(shell),
        Task::Status(status) => status.run(shell),
        Task::Import(import) => import.run(shell),
        Task::Results(results) => results.run(shell),
        Task::Changes(changes) => changes.run(shell),
        Task::Explain(explain) => explain.run(shell),
        Task::Agreement(agreement) => agreement.run(shell),
        Task::Export(export) => export.run(shell),
        Task::Merge(merge) => merge.run(shell),
        Task::Objections(objections) => objections.run(shell),
        Task::Apply(apply) => apply.run(shell),
        Task::Verify(verify) => verify.run(shell),
        Task::Receipts(receipts) => receipts.run(shell),
        Task::Log(log) => log.run(shell),
        Task::Backup(backup) => backup.run(shell),
        Task::Rubric(rubric) => rubric.run(shell),
        Task::Keys(keys) => keys.run(shell),
        Task::Completions(completions) => completions.run(shell),
    }
}

/// What every subcommand has at hand: the person's words, and the ways out.
struct Shell {
    words: Words,
    /// Whether session files may be on a share of the network.
    network_share: bool,
}

impl Shell {
    /// Says something to the person, beside the data.
    fn tell(&self, message: &Message) {
        // Whoever closed standard error does not want to hear it.
        let _unheard = writeln!(io::stderr(), "{}", self.words.say(message));
    }

    /// Puts lines of text out: tables, lists, CSV. A reader that has seen enough is no fault.
    fn put(&self, data: &str) -> Outcome {
        match io::stdout().write_all(visible_lines(data).as_bytes()).and_then(|()| io::stdout().flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
            _ => Ok(()),
        }
    }

    /// Puts CSV out; for a spreadsheet on Windows with the byte order mark that tells it the encoding.
    fn put_csv(&self, csv: &str, bom: bool) -> Outcome {
        // It is hidden in a text and would be written out there, so it goes first by itself.
        let mark = if bom { BYTE_ORDER_MARK } else { "" };
        match io::stdout().write_all(mark.as_bytes()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
            _ => self.put(csv),
        }
    }

    /// Refuses a place for a session file where several machines could write to it, unless that is meant.
    fn check_place(&self, file: &Path) -> Outcome {
        if self.network_share { Ok(()) } else { refuse_share(file).map_err(|error| Failure::refused(error.message())) }
    }

    fn open(&self, file: &Path) -> Result<Arc<Room>, Failure> {
        self.check_place(file)?;
        Room::open(file).map_err(at_opening(file))
    }

    /// The seat by its id, or the first one with one of `roles`; its code comes from the environment or is asked for.
    fn seat(&self, room: &Arc<Room>, id: Option<&str>, roles: &[Role]) -> Result<Seat, Failure> {
        let first = |role: &Role| room.seats().into_iter().find(|(member, _)| member.role == *role).map(|(member, _)| member.id);
        let id = match id {
            Some(id) => SeatId::from(id),
            None => roles.iter().find_map(first).ok_or_else(|| Failure::refused(Message::new("cli-no-such-role")))?,
        };
        match room.seat(&id, std::env::var(CODE_VARIABLE).ok().as_deref()) {
            Err(SessionError::CodeNeeded) if io::stdin().is_terminal() => {
                let prompt = self.words.say(&Message::new("cli-ask-code").with("seat", id.as_str()));
                let code = rpassword::prompt_password(prompt)?;
                Ok(room.seat(&id, Some(&code))?)
            }
            answer => Ok(answer?),
        }
    }
}

/// A line of JSON.
fn json_line(value: &Value) -> String {
    visible_json(&format!("{value}\n"))
}

/// The session file, and the seat that looks or acts.
#[derive(clap::Args)]
struct Session {
    file: PathBuf,
    #[arg(long, value_name = "ID")]
    seat: Option<String>,
}

impl Session {
    /// The seat that was named, or the first chair or clerk, who see every score.
    fn reader(&self, shell: &Shell) -> Result<Seat, Failure> {
        shell.seat(&shell.open(&self.file)?, self.seat.as_deref(), &[Role::Chair, Role::Clerk])
    }

    /// The seat that was named, or the first clerk, who brings in what came on paper.
    fn writer(&self, shell: &Shell) -> Result<Seat, Failure> {
        shell.seat(&shell.open(&self.file)?, self.seat.as_deref(), &[Role::Clerk, Role::Chair])
    }
}

impl LangArg {
    const fn lang(self) -> Lang {
        match self {
            LangArg::Zh => Lang::Zh,
            LangArg::En => Lang::En,
        }
    }
}
