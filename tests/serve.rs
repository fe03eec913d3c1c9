//! `panelmark serve` and `panelmark invite` as programs: what they print, what the host sees, and how they end.

mod common;
#[path = "common/live.rs"]
mod live;
#[path = "common/terminal.rs"]
mod terminal;

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command as Process, Stdio};

use common::desk::Desk;
use common::program::{PANELMARK, in_terminal, panelmark, program};
use common::{Stage, until};
use live::PASSPHRASE;
use panelmark::domain::command::Command;
use terminal::Terminal;

fn admitted() -> Stage {
    let stage = Stage::scoring(2, 1);
    stage.give("E1", Command::SetCode { seat: "E1".into(), code: Some(PASSPHRASE.to_owned()) });
    stage
}

/// The program serving `session.panelmark` on a free port, with its first two lines: how to join, and the fingerprint.
fn serve(stage: &Stage, more: &[&str]) -> (Child, String, String) {
    let mut command = panelmark();
    command.args(["serve", "session.panelmark", "--listen", "127.0.0.1:0"]).args(more);
    let mut child = command.current_dir(stage.dir.path()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut line = || lines.next().unwrap().unwrap();
    let (join, fingerprint) = (line(), line());
    (child, join, fingerprint)
}

fn end(mut server: Child, signal: &str) {
    assert!(Process::new("kill").args([signal, &server.id().to_string()]).status().unwrap().success());
    assert_eq!(server.wait().unwrap().code(), Some(0));
}

/// Joins as the printed command says.
fn join(stage: &Stage, command: &str) -> Terminal {
    let words: Vec<&str> = command.split_whitespace().collect();
    let [_ssh, _p, port, at] = words.as_slice() else { panic!("{command}") };
    let known = format!("UserKnownHostsFile={}", stage.dir.path().join("known_hosts").display());
    let mut command = in_terminal("ssh");
    command.args(["-F", "none", "-o", &known, "-o", "PubkeyAuthentication=no", "-p", port, &at.replace("SEAT", "E1")]);
    Terminal::run(stage.dir.path(), command)
}

#[test]
fn what_is_printed_is_what_people_type_and_see_and_a_signal_ends_it_cleanly() {
    let stage = admitted();
    let (server, command, fingerprint) = serve(&stage, &["--log", "serve.log"]);
    let mut person = join(&stage, &command);
    person.wait_for(&fingerprint);
    person.answer("yes");
    person.wait_for("Code or passphrase");
    person.answer(PASSPHRASE);
    person.wait_for("? Help");
    person.press("L");
    person.wait_for("? 帮助");
    // What is open at the desk is another program.
    let present = || stage.seat("CH").presence().unwrap().here.len();
    until("the desk knows who has joined", || present() == 1);
    end(server, "-TERM");
    assert!(!stage.dir.path().join("session.panelmark.present").exists(), "who was here is kept nowhere");
    person.wait_for("服务器已停止服务");
    person.wait_until_given_back();
    assert_eq!(person.ends(), 0);
    let (server, command, _) = serve(&stage, &[]);
    let mut person = join(&stage, &command);
    person.wait_for("Are you sure");
    person.answer("yes");
    person.wait_for("Code or passphrase");
    person.answer(PASSPHRASE);
    person.wait_for("? 帮助");
    // The window of the host was closed.
    end(server, "-HUP");
    person.wait_for("服务器已停止服务");
    let log = fs::read_to_string(stage.dir.path().join("serve.log")).unwrap();
    assert!(log.contains("E1 样例E1 joined from 127.0.0.1") && !log.contains(PASSPHRASE), "{log}");
}

#[test]
fn the_host_key_is_made_once_and_another_one_only_when_told() {
    let stage = admitted();
    let key = stage.dir.path().join("session.panelmark.hostkey");
    let (server, _, first) = serve(&stage, &[]);
    end(server, "-INT");
    #[cfg(unix)]
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&key).unwrap().permissions()) & 0o777, 0o600);
    let (server, _, again) = serve(&stage, &[]);
    end(server, "-INT");
    assert_eq!(again, first);

    let refused = || {
        let mut command = panelmark();
        command.args(["serve", "session.panelmark", "--listen", "127.0.0.1:0"]);
        let output = command.current_dir(stage.dir.path()).output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let kept = fs::read(&key).unwrap();
    fs::remove_file(&key).unwrap();
    let (status, said) = refused();
    assert!(status == Some(1) && said.contains("is gone") && said.contains("--new-host-key"), "{status:?} {said}");
    let (server, _, other) = serve(&stage, &["--new-host-key"]);
    end(server, "-INT");
    assert_ne!(other, first);
    fs::write(&key, kept).unwrap();
    let (status, said) = refused();
    assert!(status == Some(1) && said.contains("is not the one"), "{status:?} {said}");
    let records = stage.seat("CH").records().unwrap();
    let made = records.iter().filter(|record| format!("{:?}", record.event).starts_with("HostKeyMade"));
    assert_eq!(made.count(), 2, "each is on record");
}

#[test]
fn the_host_sees_how_to_join_and_who_is_in_and_stops_with_two_keys() {
    let stage = admitted();
    let arguments = ["--lang", "en", "serve", "session.panelmark", "--listen", "127.0.0.1:0"];
    let mut host = Terminal::start(stage.dir.path(), &arguments);
    host.wait_for("Nobody has joined yet");
    host.wait_for("SHA256:");
    let shown = host.text();
    let command = shown.lines().find_map(|line| line.find("ssh -p").map(|at| line[at..].trim().to_owned())).unwrap();
    let mut person = join(&stage, &command);
    person.wait_for("Are you sure");
    person.answer("yes");
    person.wait_for("Code or passphrase");
    person.answer(PASSPHRASE);
    person.wait_for("? Help");
    host.wait_for("1 in");
    host.wait_for("E1 样例E1 joined from 127.0.0.1");
    host.press("q");
    host.wait_for("Press q once more");
    host.press("q");
    person.wait_for("The server has stopped.");
    assert_eq!(person.ends(), 0);
    host.wait_until_given_back();
    assert_eq!(host.ends(), 0);
}

#[test]
fn an_invitation_says_all_that_it_takes() {
    let desk = Desk::with_session();
    let said = desk.run("invite s.panelmark e1 --address 192.168.1.5:2222");
    assert!(said.starts_with("exit 0\n") && said.contains("ssh -p 2222 E1@192.168.1.5") && said.contains("SHA256:"), "{said}");
    let said = desk.run("invite s.panelmark");
    assert_eq!(said.matches("Your code, for once").count(), 5, "everybody who was not invited yet, and the big screen: {said}");
    assert!(desk.run("invite s.panelmark").contains("Every seat can join or is invited already"));
    assert!(desk.run("invite s.panelmark E1 --withdraw").contains("The invitation of seat E1 is withdrawn."));
    assert!(desk.run("invite s.panelmark E1 --withdraw").contains("has no invitation"));
    assert!(desk.run("invite s.panelmark E9").starts_with("exit 1\n"));
    assert!(desk.run("invite s.panelmark E2 --seat E1").contains("invite to join from elsewhere"));
    desk.write("no.pub", "not a key");
    assert!(desk.run("invite s.panelmark E1 --key no.pub").contains("That is no public key"));
    let log = desk.run("log s.panelmark");
    assert!(log.contains("seat E1 样例专家1 invited to join from elsewhere"), "{log}");
}

#[test]
#[cfg(unix)]
fn a_server_out_of_files_waits_and_goes_on() {
    let stage = admitted();
    let few_files = "ulimit -n 40; exec \"$0\" serve session.panelmark --listen 127.0.0.1:0";
    let mut server = program("sh");
    server.args(["-c", few_files, PANELMARK]).current_dir(stage.dir.path()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut server = server.spawn().unwrap();
    let command = BufReader::new(server.stdout.take().unwrap()).lines().next().unwrap().unwrap();
    let port: u16 = command.split_whitespace().nth(2).unwrap().parse().unwrap();
    let crowd: Vec<_> = (0..50).map(|_| std::net::TcpStream::connect(("127.0.0.1", port)).unwrap()).collect();
    let mut log = BufReader::new(server.stderr.take().unwrap()).lines();
    assert!(log.any(|line| line.unwrap().contains("no connections can be taken just now")));
    drop(crowd);
    let mut person = join(&stage, &command);
    person.wait_for("Are you sure");
    person.answer("yes");
    person.wait_for("Code or passphrase");
    person.answer(PASSPHRASE);
    person.wait_for("? Help");
    end(server, "-TERM");
}
