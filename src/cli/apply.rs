//! Any command that a screen can give, one JSON object a line: whole sessions can be scripted and replayed.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use clap::Args;
use serde_json::{Value, json};

use super::slip::slip;
use super::{Failure, Outcome, Shell, json_line};
use crate::domain::command::{Command, CommandKind};
use crate::domain::event::Event;
use crate::domain::message::Message;
use crate::session::Seat;

/// After so many lines it rests: people who save something meanwhile try every millisecond, and would hardly ever find the file free.
const IN_A_ROW: usize = 16;
/// For so long.
const REST: Duration = Duration::from_millis(4);
/// A line longer than this is no command.
const LONGEST_LINE: u64 = 64 << 10;

#[derive(Args)]
pub(super) struct Apply {
    #[arg(required_unless_present = "list")]
    file: Option<PathBuf>,
    #[arg(long, value_name = "ID", required_unless_present = "list")]
    seat: Option<String>,
    #[arg(value_name = "COMMANDS.jsonl", required_unless_present = "list")]
    commands: Option<PathBuf>,
    #[arg(long)]
    list: bool,
}

impl Apply {
    pub(super) fn run(self, shell: &Shell) -> Outcome {
        if self.list {
            return list(shell);
        }
        let (Some(file), Some(commands)) = (&self.file, &self.commands) else { return Ok(()) };
        let seat = shell.seat(&shell.open(file)?, self.seat.as_deref(), &[])?;
        let mut lines = lines(commands)?;
        let (mut number, mut refused) = (0, 0);
        loop {
            let stopped = |failure| stopped_at(number + 1, failure);
            let Some(line) = next_line(&mut lines).map_err(|error| stopped(error.into()))? else { break };
            number += 1;
            // What `--list` prints can be edited and given back: its headings are comments.
            if line.as_ref().is_ok_and(|line| line.trim().is_empty() || line.starts_with('#')) {
                continue;
            }
            let mut answer = match line {
                Ok(line) => answer(&seat, &line, shell).map_err(|failure| stopped_at(number, failure))?,
                Err(problem) => json!({ "ok": false, "error": shell.words.say(&problem) }),
            };
            refused += usize::from(answer["ok"] == false);
            answer["line"] = json!(number);
            shell.put(&json_line(&answer)).map_err(|failure| stopped_at(number + 1, failure))?;
            if number % IN_A_ROW == 0 {
                thread::sleep(REST);
            }
        }
        if refused == 0 { Ok(()) } else { Err(Failure::refused(Message::new("cli-apply-refused").with("count", refused))) }
    }
}

/// What the machine could not do, with the line that was not carried out; those before it are.
fn stopped_at(line: usize, failure: Failure) -> Failure {
    match failure {
        Failure::Fault(message) => Failure::Fault(Message::new("cli-apply-stopped").with("line", line).with("why", message)),
        refused => refused,
    }
}

/// The next line, or why it cannot be a command: too long, or not text. Nothing is kept of what is too long.
fn next_line(lines: &mut dyn BufRead) -> io::Result<Option<Result<String, Message>>> {
    let mut bytes = Vec::new();
    if lines.take(LONGEST_LINE + 1).read_until(b'\n', &mut bytes)? == 0 {
        return Ok(None);
    }
    if bytes.len() as u64 > LONGEST_LINE && !bytes.ends_with(b"\n") {
        lines.skip_until(b'\n')?;
        return Ok(Some(Err(Message::new("cli-line-too-long"))));
    }
    Ok(Some(String::from_utf8(bytes).map_err(|_| Message::new("cli-line-not-text"))))
}

/// The commands to read, from a file or, by the name `-`, from standard input.
fn lines(commands: &Path) -> Result<Box<dyn BufRead>, Failure> {
    if commands == Path::new("-") {
        return Ok(Box::new(io::stdin().lock()));
    }
    let file = File::open(commands).map_err(|error| {
        let name = commands.display().to_string();
        Failure::refused(Message::new("cli-unreadable").with("file", name).with("detail", error.to_string()))
    })?;
    Ok(Box::new(BufReader::new(file)))
}

/// Gives one command. What the rules refuse is an answer; what the machine cannot do ends the run.
fn answer(seat: &Seat, line: &str, shell: &Shell) -> Result<Value, Failure> {
    let line = line.trim_start_matches('\u{feff}');
    let command = match serde_json::from_str::<Command>(line) {
        Ok(command) => command,
        Err(_) => return Ok(json!({ "ok": false, "error": shell.words.say(&slip(line)) })),
    };
    match seat.apply(command) {
        Ok(applied) => {
            for event in applied.events.iter().filter(|event| matches!(event, Event::CodeSet { desk_only: true, .. })) {
                shell.tell(&seat.outline().session.tell(event));
            }
            Ok(json!({ "ok": true, "events": applied.events.into_iter().map(Event::without_secrets).collect::<Vec<_>>() }))
        }
        Err(error) => match Failure::from(error) {
            Failure::Refused(messages) => {
                let error: Vec<String> = messages.iter().map(|message| shell.words.say(message)).collect();
                Ok(json!({ "ok": false, "error": error.join(" ") }))
            }
            fault => Err(fault),
        },
    }
}

fn list(shell: &Shell) -> Outcome {
    let mut out = String::new();
    for kind in CommandKind::ALL {
        out.push_str(&format!("# {}\n", shell.words.say(&kind.message())));
        if *kind == CommandKind::Score {
            out.push_str(&format!("# {}\n", shell.words.get("cli-apply-no-points")));
        }
        out.push_str(&format!("{}\n", kind.example()));
    }
    shell.put(&out)
}

impl CommandKind {
    /// The command as a line of JSON, to be copied and changed.
    pub(super) const fn example(self) -> &'static str {
        match self {
            CommandKind::OpenScoring => r#"{"command":"open_scoring"}"#,
            CommandKind::CloseScoring => r#"{"command":"close_scoring"}"#,
            CommandKind::ReopenScoring => r#"{"command":"reopen_scoring","reason":"专家补评"}"#,
            CommandKind::Score => {
                r#"{"command":"score","studio":"S001","item":"apprentices","points":"6.5","deductions":{"no_roster":1,"missing":1},"expert":"E1"}"#
            }
            CommandKind::ClearScore => r#"{"command":"clear_score","studio":"S001","item":"site"}"#,
            CommandKind::WriteNote => r#"{"command":"write_note","studio":"S001","item":"site","text":"现场见到标牌"}"#,
            CommandKind::Adjust => r#"{"command":"adjust","studio":"S001","points":"-2","reason":"经费使用不规范"}"#,
            CommandKind::Submit => r#"{"command":"submit","studio":"S001"}"#,
            CommandKind::TakeBack => r#"{"command":"take_back","studio":"S001"}"#,
            CommandKind::Recuse => r#"{"command":"recuse","studio":"S001","reason":"所在单位相同","expert":"E1"}"#,
            CommandKind::WithdrawRecusal => r#"{"command":"withdraw_recusal","studio":"S001","expert":"E1","reason":"申报有误"}"#,
            CommandKind::Substitute => {
                r#"{"command":"substitute","expert":"E1","by":{"id":"E10","name":"样例接任专家","organisation":"样例单位","title":"高级技师"},"reason":"因病退出"}"#
            }
            CommandKind::Undo => r#"{"command":"undo"}"#,
            CommandKind::SendBack => r#"{"command":"send_back","studio":"S001","expert":"E1","reason":"漏看名册"}"#,
            CommandKind::ConfirmSheet => r#"{"command":"confirm_sheet","studio":"S001","expert":"E1"}"#,
            CommandKind::Exclude => r#"{"command":"exclude","studio":"S001","cause":"lead_left","evidence":"离职证明"}"#,
            CommandKind::Fail => r#"{"command":"fail","studio":"S001","cause":"refused","evidence":"书面拒绝记录"}"#,
            CommandKind::LiftGate => r#"{"command":"lift_gate","studio":"S001","reason":"证明有误"}"#,
            CommandKind::SetQuota => r#"{"command":"set_quota","pool":"existing","places":13,"reason":"局务会决定"}"#,
            CommandKind::SettleTie => r#"{"command":"settle_tie","pool":"existing","admitted":["S002"],"reason":"成果更突出"}"#,
            CommandKind::OverrideGrade => {
                r#"{"command":"override_grade","studio":"S001","grade":"qualified","reason":"复核意见"}"#
            }
            CommandKind::LiftOverride => r#"{"command":"lift_override","studio":"S001","reason":"复核撤回"}"#,
            CommandKind::Finalise => r#"{"command":"finalise"}"#,
            CommandKind::ConfirmFinal => r#"{"command":"confirm_final"}"#,
            CommandKind::ReopenStudio => r#"{"command":"reopen_studio","studio":"S001","reason":"异议成立"}"#,
            CommandKind::AnnounceNotice => r#"{"command":"announce_notice","ends":"2023-06-30"}"#,
            CommandKind::RecordObjection => {
                r#"{"command":"record_objection","studio":"S001","by":"某单位职工","text":"带徒人数与名册不符"}"#
            }
            CommandKind::AnswerObjection => r#"{"command":"answer_objection","number":1,"answer":"经核对名册，原分数无误"}"#,
            CommandKind::Hear => r#"{"command":"hear","studio":"S001","follow":true}"#,
            CommandKind::StartTimer => r#"{"command":"start_timer","stage":"presentation","seconds":600}"#,
            CommandKind::StopTimer => r#"{"command":"stop_timer"}"#,
            CommandKind::PauseScoring => r#"{"command":"pause_scoring"}"#,
            CommandKind::ResumeScoring => r#"{"command":"resume_scoring"}"#,
            CommandKind::CallChair => r#"{"command":"call_chair","word":"名册看不到"}"#,
            CommandKind::AnswerCall => r#"{"command":"answer_call","seat":"E1"}"#,
            CommandKind::Reveal => r#"{"command":"reveal","studio":"S001"}"#,
            CommandKind::AnnounceResult => r#"{"command":"announce_result"}"#,
            CommandKind::RecordSelfScore => {
                r#"{"command":"record_self_score","studio":"S001","of":{"item":"site"},"points":"10"}"#
            }
            CommandKind::RecordMaterial => {
                r#"{"command":"record_material","studio":"S001","material":"ledger","received":"2023-01-05"}"#
            }
            CommandKind::CheckCondition => {
                r#"{"command":"check_condition","studio":"S001","condition":"team","finding":"met","evidence":"社保缴纳证明"}"#
            }
            CommandKind::SetCode => r#"{"command":"set_code","seat":"E1","code":"样例口令八个字符"}"#,
            CommandKind::Invite => r#"{"command":"invite","seat":"E1","code":"7K3QM-P9XTR"}"#,
            CommandKind::WithdrawInvitation => r#"{"command":"withdraw_invitation","seat":"E1"}"#,
            CommandKind::BindKey => {
                r#"{"command":"bind_key","seat":"E1","key":"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c"}"#
            }
            CommandKind::UnbindKey => {
                r#"{"command":"unbind_key","seat":"E1","key":"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c"}"#
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_is_the_command_it_stands_for() {
        for kind in CommandKind::ALL {
            let command: Command = serde_json::from_str(kind.example()).unwrap();
            assert_eq!(command.kind(), *kind);
        }
    }
}
