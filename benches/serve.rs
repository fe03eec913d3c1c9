//! From a key to the frame on its way back, over ssh on this machine: so many people, five keys a second each, and what the server
//! holds in memory. `cargo bench --bench serve`; with a number behind `--`, that many people, and with a second one, for so many
//! minutes: what is held is then printed every minute. Server and clients share the processor.

mod common;

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command as Process, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use common::{Size, file};
use panelmark::domain::command::Command;
use panelmark::session::Room;
use russh::client::{self, AuthResult};
use russh::keys::ssh_key::LineEnding;
use russh::keys::{Algorithm, PrivateKey, PrivateKeyWithHashAlg, PublicKeyOrCertificate};
use russh::{Channel, ChannelMsg};

/// As many studios as ever, and seats enough for a hundred people, four in each.
const SESSION: Size = Size { studios: 200, experts: 25, sheets: 9 };
/// Keys a person presses, unless minutes are given.
const KEYS: usize = 100;
const KEYS_A_MINUTE: usize = 300;
/// From one key to the next.
const PACE: Duration = Duration::from_millis(200);
/// Connections from one address; the rules of the house allow no more.
const FROM_ONE: usize = 50;

struct Anything;

impl client::Handler for Anything {
    type Error = russh::Error;

    async fn check_server_key(&mut self, _key: &PublicKeyOrCertificate) -> Result<bool, Self::Error> {
        Ok(true)
    }
}

fn main() {
    let mut numbers = std::env::args().filter_map(|argument| argument.parse::<usize>().ok());
    let counts = numbers.next().map_or(vec![1, 20, 100], |people| vec![people]);
    let minutes = numbers.next();
    let keys = minutes.map_or(KEYS, |minutes| minutes * KEYS_A_MINUTE);
    let (_dir, path) = file(SESSION);
    let room = Room::open(&path).unwrap();
    let key = PrivateKey::random(&mut russh::keys::key::safe_rng(), Algorithm::Ed25519).unwrap();
    let public = key.public_key().to_openssh().unwrap();
    for n in 1..=SESSION.experts {
        let bind = Command::BindKey { seat: format!("E{n}").as_str().into(), key: public.clone() };
        room.seat(&"CK".into(), None).unwrap().apply(bind).unwrap();
    }
    let key = Arc::new(PrivateKey::from_openssh(key.to_openssh(LineEnding::LF).unwrap()).unwrap());
    drop(room);
    let (mut server, port) = serve(&path);
    let held = server.id();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    if let Some(minutes) = minutes {
        std::thread::spawn(move || {
            for minute in 0..=minutes {
                println!("minute {minute}: {} KiB held", resident(held));
                std::thread::sleep(Duration::from_secs(60));
            }
        });
    }
    for people in counts {
        let before = resident(held);
        let mut times = runtime.block_on(async {
            let everybody: Vec<_> = (0..people).map(|n| tokio::spawn(person(n, (port, keys), Arc::clone(&key)))).collect();
            let mut times = Vec::new();
            for one in everybody {
                times.extend(one.await.unwrap());
            }
            times
        });
        times.sort_unstable();
        let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)].as_secs_f64() * 1e3;
        let grown = resident(held).saturating_sub(before);
        println!(
            "{people:>4} people: p50 {:.2} ms, p95 {:.2}, p99 {:.2}, slowest {:.2}; {} KiB more held by the server",
            at(50),
            at(95),
            at(99),
            at(100),
            grown
        );
    }
    server.kill().unwrap();
    server.wait().unwrap();
}

/// The real program serving the session, and its port.
fn serve(session: &Path) -> (Child, u16) {
    let mut server = Process::new(env!("CARGO_BIN_EXE_panelmark"))
        .args(["serve", "--listen", "0.0.0.0:0"])
        .arg(session)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut said = String::new();
    BufReader::new(server.stdout.take().unwrap()).read_line(&mut said).unwrap();
    let port = said.split_whitespace().find_map(|word| word.parse().ok()).unwrap();
    (server, port)
}

/// One person in the list of studios: a row down, a row up, at their own pace.
async fn person(n: usize, (port, keys): (u16, usize), key: Arc<PrivateKey>) -> Vec<Duration> {
    let from = std::net::SocketAddr::from(([127, 0, 0, 1 + (n / FROM_ONE) as u8], 0));
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind(from).unwrap();
    let stream = socket.connect(([127, 0, 0, 1], port).into()).await.unwrap();
    stream.set_nodelay(true).unwrap();
    let mut session = client::connect_stream(Arc::new(client::Config::default()), stream, Anything).await.unwrap();
    let seat = format!("E{}", 1 + n % SESSION.experts);
    let entered = session.authenticate_publickey(seat, PrivateKeyWithHashAlg::new(key, None)).await.unwrap();
    assert!(matches!(entered, AuthResult::Success));
    let mut channel = session.channel_open_session().await.unwrap();
    channel.request_pty(false, "xterm-256color", 120, 36, 0, 0, &[]).await.unwrap();
    channel.request_shell(false).await.unwrap();
    quiet(&mut channel).await;
    tokio::time::sleep(PACE * (n as u32 % 10) / 10).await;
    let mut times = Vec::with_capacity(keys);
    for n in 0..keys {
        let pressed = Instant::now();
        channel.data(if n % 2 == 0 { &b"\x1b[B"[..] } else { &b"\x1b[A"[..] }).await.unwrap();
        frame(&mut channel).await;
        times.push(pressed.elapsed());
        tokio::time::sleep(PACE.saturating_sub(pressed.elapsed())).await;
    }
    times
}

/// Waits for the next frame.
async fn frame(channel: &mut Channel<client::Msg>) {
    loop {
        match channel.wait().await {
            Some(ChannelMsg::Data { .. }) => return,
            Some(_) => {}
            None => panic!("the server hung up"),
        }
    }
}

/// Waits until nothing comes any more.
async fn quiet(channel: &mut Channel<client::Msg>) {
    while tokio::time::timeout(Duration::from_millis(500), frame(channel)).await.is_ok() {}
}

/// What a process holds in memory, in KiB, where the system tells.
fn resident(process: u32) -> usize {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
