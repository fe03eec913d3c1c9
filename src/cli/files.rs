//! Making a session from files, taking files in, and writing the result out.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use super::carry::{carry, finished};
use super::who::{tell_conflicts, tell_doubles};
use super::{Failure, Outcome, Session, Shell, TOLD};
use crate::domain::command::Command;
use crate::domain::event::Founding;
use crate::domain::groups::groups as groups_of;
use crate::domain::identity::fold_id;
use crate::domain::message::Message;
use crate::domain::panel::{BOARD, Member, Role};
use crate::domain::phase::Phase;
use crate::domain::refusal::Refusal;
use crate::domain::roster::Studio;
use crate::domain::rubric::{Rubric, SessionKind};
use crate::domain::text::{LONGEST_LINE, clean};
use crate::domain::zone::{NotAZone, Zone};
use crate::session::clock::{machine_zone, now};
use crate::session::{Room, SessionError};
use crate::transfer::groups::{self, Misfits};
use crate::transfer::{
    LARGEST, Read, RowProblem, conditions, export, materials, panel, recusals, roster, rubric, scores, self_scores, sentences,
};
use crate::words::Words;

#[derive(Args)]
pub(super) struct New {
    file: PathBuf,
    #[arg(long)]
    rubric: String,
    #[arg(long, value_name = "CSV", required_unless_present = "from")]
    roster: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
    #[arg(long, value_name = "CSV")]
    panel: PathBuf,
    #[arg(long, value_enum)]
    kind: Option<KindArg>,
    #[arg(long)]
    title: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<NaiveDate>,
    #[arg(long, value_name = "+08:00", allow_hyphen_values = true)]
    zone: Option<Zone>,
    #[arg(long)]
    dry_run: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum KindArg {
    Term,
    Annual,
    Recognition,
}

impl New {
    pub(super) fn run(self, shell: &Shell) -> Outcome {
        shell.check_place(&self.file)?;
        let rubric = rubric::load(&self.rubric).map_err(Failure::Refused)?;
        let kind = self.session_kind(&rubric)?;
        let earlier = self.from.as_deref().map(|file| finished(shell, file)).transpose()?;
        let zone = self.session_zone(shell, earlier.as_ref().map(|(session, ..)| session.zone))?;
        let date = self.date.unwrap_or_else(|| zone.day(now()));
        let mut problems = Vec::new();
        let roster_bytes = self.roster.as_deref().map(read_file).transpose()?;
        let roster = match self.roster.as_ref().zip(roster_bytes.as_ref()) {
            Some((file, bytes)) => keep(shell, file, roster::read(bytes, &rubric, Some(date)), &mut problems),
            None => Some(Vec::new()),
        };
        let panel_bytes = read_file(&self.panel)?;
        let panel = keep(shell, &self.panel, panel::read(&panel_bytes), &mut problems);
        let (Some(roster), Some(panel)) = (roster, panel) else { return Err(Failure::Refused(problems)) };
        let roster = match self.from.as_deref().zip(earlier) {
            Some((file, (.., carried))) => carry(shell, (file, carried), &rubric, &panel, roster)?,
            None => roster,
        };
        let title = self.title(shell, &rubric, date)?;
        self.check_groups(groups::misfits(&roster, &panel, roster_bytes.as_deref(), &panel_bytes))?;
        tell_groups(shell, &rubric, &roster, &panel);
        tell_unpaid(shell, &rubric, &roster);
        if let Some(valid) = rubric.valid.filter(|valid| !valid.holds_on(date)) {
            let (from, to) = (valid.from.to_string(), valid.to.to_string());
            shell.tell(&Message::new("cli-outside-validity").with("date", date.to_string()).with("from", from).with("to", to));
        }
        tell_doubles(shell, &roster, &panel);
        tell_conflicts(shell, &roster, &panel);
        let (studios, people) = (roster.len(), panel.len());
        if self.dry_run {
            shell.tell(&Message::new("cli-new-dry-run").with("studios", studios).with("people", people));
            return Ok(());
        }
        let file = self.file.display().to_string();
        let panel = with_board(panel, &shell.words);
        Room::found(&self.file, Founding { title, kind, date, zone, sample: false, rubric, roster, panel })?;
        let done = Message::new("cli-new-done").with("file", file).with("studios", studios).with("people", people);
        shell.tell(&done.with("zone", zone.label()));
        Ok(())
    }

    /// Refuses groups that do not fit each other, with everything that is wrong with them.
    fn check_groups(&self, found: Misfits) -> Result<(), Failure> {
        let in_file = |file: &Path, what: Message| {
            Message::new("cli-file-problem").with("file", file.display().to_string()).with("problem", what)
        };
        let said = |problems: Vec<RowProblem>| problems.into_iter().map(|problem| problem.message()).collect();
        let files: [(Option<&Path>, Vec<Message>); 3] = [
            (self.roster.as_deref(), said(found.roster)),
            (Some(&self.panel), said(found.panel)),
            (self.from.as_deref(), found.carried),
        ];
        let problems = files.into_iter().filter_map(|(file, what)| Some((file?, what)));
        let problems: Vec<Message> =
            problems.flat_map(|(file, what)| what.into_iter().map(move |what| in_file(file, what))).collect();
        if problems.is_empty() { Ok(()) } else { Err(Failure::Refused(problems)) }
    }

    fn session_kind(&self, rubric: &Rubric) -> Result<SessionKind, Failure> {
        let asked = self.kind.map(|kind| match kind {
            KindArg::Term => SessionKind::Term,
            KindArg::Annual => SessionKind::Annual,
            KindArg::Recognition => SessionKind::Recognition,
        });
        let kind = asked.or(rubric.sessions.first().copied()).unwrap_or(SessionKind::Term);
        if rubric.sessions.contains(&kind) {
            return Ok(kind);
        }
        let serves = rubric.sessions.iter().map(|kind| kind.id()).collect::<Vec<_>>().join(", ");
        Err(Failure::refused(Message::new("cli-kind-not-served").with("kind", kind.id()).with("serves", serves)))
    }

    /// The zone that was asked for; else that of the session that goes on, unless it was founded without one; else this machine's.
    fn session_zone(&self, shell: &Shell, earlier: Option<Zone>) -> Result<Zone, Failure> {
        if let Some(zone) = self.zone.or(earlier.filter(|zone| !zone.is_utc())) {
            return Ok(zone);
        }
        let zone = machine_zone(now()).map_err(|NotAZone| Failure::refused(Message::new("cli-zone-unusable")))?;
        if zone.is_utc() {
            // A machine that serves often has no zone of its own, and the panel sits elsewhere.
            shell.tell(&Message::new("cli-zone-utc"));
        }
        Ok(zone)
    }

    fn title(&self, shell: &Shell, rubric: &Rubric, date: NaiveDate) -> Result<String, Failure> {
        let title = match &self.title {
            Some(title) => title.clone(),
            None => format!("{} {date}", rubric.title.get(shell.words.lang())),
        };
        clean(&title, LONGEST_LINE).map_err(|problem| Failure::refused(problem.message()))
    }
}

/// Says where the roster has public service activities and the rubric pays nothing for them.
fn tell_unpaid(shell: &Shell, rubric: &Rubric, roster: &[Studio]) {
    let active = roster.iter().filter(|studio| studio.activities > 0).count();
    if rubric.service_grant == 0 && active > 0 {
        shell.tell(&Message::new("cli-activities-unpaid").with("studios", active).with("rubric", rubric.id.as_str()));
    }
}

/// The rows of a file, its warnings said; or its problems added to those of the other files.
pub(super) fn keep<T>(
    shell: &Shell,
    file: &Path,
    read: Result<Read<T>, Vec<RowProblem>>,
    problems: &mut Vec<Message>,
) -> Option<T> {
    match read {
        Ok(read) => {
            read.warnings.iter().take(TOLD).for_each(|warning| shell.tell(&in_file("cli-file-warning", file, warning)));
            let more = read.warnings.len().saturating_sub(TOLD);
            if more > 0 {
                let file = file.display().to_string();
                shell.tell(&Message::new("cli-more-warnings").with("file", file).with("count", more));
            }
            Some(read.rows)
        }
        Err(found) => {
            problems.extend(found.iter().map(|problem| in_file("cli-file-problem", file, problem)));
            problems.push(Message::new("cli-nothing-taken").with("count", found.len()));
            None
        }
    }
}

pub(super) fn in_file(id: &'static str, file: &Path, problem: &RowProblem) -> Message {
    Message::new(id).with("file", file.display().to_string()).with("problem", problem.message())
}

/// Says which groups share the studios, and which of them are too small for a result.
fn tell_groups(shell: &Shell, rubric: &Rubric, roster: &[Studio], panel: &[Member]) {
    let groups = groups_of(roster, panel);
    if let Some(message) = sentences::groups(&groups) {
        shell.tell(&message);
    }
    let fewest = rubric.aggregation.fewest;
    for group in groups.iter().filter(|group| group.experts < fewest as usize) {
        let few = Message::new("cli-group-small").with("group", sentences::group_name(group.id.as_ref()));
        shell.tell(&few.with("experts", group.experts).with("fewest", fewest));
    }
}

/// The panel with a seat for the big screen, where it has none and nobody has its id.
pub(super) fn with_board(mut panel: Vec<Member>, words: &Words) -> Vec<Member> {
    let has = |member: &Member| member.role == Role::Board || fold_id(member.id.as_str()) == BOARD;
    if !panel.iter().any(has) {
        let (organisation, title) = (String::new(), String::new());
        let name = words.get("board-name");
        panel.push(Member { id: BOARD.into(), name, organisation, title, role: Role::Board, group: None });
    }
    panel
}

/// The bytes of a file that a person made; no more than may be read, whatever the file says of its size.
pub(super) fn read_file(file: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = File::open(file).and_then(|open| open.take(LARGEST as u64 + 1).read_to_end(&mut bytes));
    match read {
        Err(error) => {
            let (file, detail) = (file.display().to_string(), error.to_string());
            Err(Failure::refused(Message::new("cli-unreadable").with("file", file).with("detail", detail)))
        }
        Ok(_) if bytes.len() > LARGEST => {
            Err(Failure::refused(Message::new("cli-too-large").with("file", file.display().to_string())))
        }
        Ok(_) => Ok(bytes),
    }
}

#[derive(Args)]
pub(super) struct Import {
    #[command(flatten)]
    session: Session,
    #[arg(value_enum)]
    what: What,
    data: PathBuf,
    #[arg(long)]
    dry_run: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum What {
    Scores,
    SelfScores,
    Materials,
    Conditions,
    Recusals,
}

impl Import {
    pub(super) fn run(self, shell: &Shell) -> Outcome {
        let seat = self.session.writer(shell)?;
        let session = seat.outline().session;
        let bytes = read_file(&self.data)?;
        let (rubric, roster, panel) = (&session.rubric, &session.roster, &session.panel);
        let commands = match self.what {
            What::Scores => scores::read(&bytes, rubric, roster, panel).map(with_submissions),
            What::SelfScores => self_scores::read(&bytes, rubric, roster),
            What::Materials => materials::read(&bytes, rubric, roster),
            What::Conditions => conditions::read(&bytes, rubric, roster),
            What::Recusals => recusals::read(&bytes, roster, panel),
        };
        let mut problems = Vec::new();
        let Some(commands) = keep(shell, &self.data, commands, &mut problems) else { return Err(Failure::Refused(problems)) };
        let given = commands.len();
        let message = if self.dry_run {
            match seat.refusals(&commands).as_slice() {
                [(_, refusal), ..] if refusal.is_of_the_whole() => return Err(not_now(refusal)),
                [] => Message::new("cli-import-dry-run").with("count", given),
                refusals => return Err(self.in_the_way(&commands, refusals)),
            }
        } else {
            match seat.apply_all(commands.clone()) {
                Ok(applied) => Message::new("cli-import-done").with("count", given).with("events", applied.events.len()),
                Err(SessionError::Refused(refusal)) if refusal.is_of_the_whole() => return Err(not_now(&refusal)),
                // One refusal came first; a person mends the file once, for all of them.
                Err(SessionError::Refused(_)) => return Err(self.in_the_way(&commands, &seat.refusals(&commands))),
                Err(error) => return Err(error.into()),
            }
        };
        shell.tell(&message.with("file", self.data.display().to_string()));
        Ok(())
    }
}

/// Why nothing can be imported now, and what to do first.
fn not_now(refusal: &Refusal) -> Failure {
    let setup = matches!(refusal, Refusal::NotNow { phase: Phase::Setup, .. });
    let first = setup.then(|| Message::new("cli-open-first"));
    Failure::Refused([refusal.message()].into_iter().chain(first).collect())
}

impl Import {
    /// Which entries the session does not take, and why; the same reason for one sheet is said once.
    fn in_the_way(&self, commands: &[Command], refusals: &[(usize, Refusal)]) -> Failure {
        let mut messages: Vec<Message> = Vec::new();
        for (place, refusal) in refusals {
            let (expert, studio) = commands[*place].sheet();
            let message = Message::new("cli-import-refused")
                .with("file", self.data.display().to_string())
                .with("expert", expert.map_or("-", |expert| expert.as_str()))
                .with("studio", studio.map_or("-", |studio| studio.as_str()))
                .with("why", refusal.message());
            if !messages.contains(&message) {
                messages.push(message);
            }
        }
        messages.push(Message::new("cli-nothing-taken").with("count", messages.len()));
        Failure::Refused(messages)
    }
}

/// A sheet whose every item is in the file is complete, and handed in as one that came on paper.
fn with_submissions(Read { rows, warnings }: Read<scores::Scores>) -> Read<Vec<Command>> {
    let complete = rows.sheets.into_iter().filter(|sheet| sheet.complete);
    let submissions = complete.map(|sheet| Command::Submit { studio: sheet.studio, expert: Some(sheet.expert) });
    Read { rows: rows.commands.into_iter().chain(submissions).collect(), warnings }
}

#[derive(Args)]
pub(super) struct Export {
    #[command(flatten)]
    session: Session,
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

impl Export {
    pub(super) fn run(self, shell: &Shell) -> Outcome {
        let seat = self.session.reader(shell)?;
        let files = export::write(&seat, &self.out, &shell.words)?;
        let names = files.iter().map(|file| format!("{}\n", file.display())).collect::<String>();
        shell.put(&names)?;
        let id = if seat.results()?.revision.is_some() { "cli-export-final" } else { "cli-export-provisional" };
        shell.tell(&Message::new(id).with("count", files.len()).with("dir", self.out.display().to_string()));
        Ok(())
    }
}
