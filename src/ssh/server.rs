//! The server: takes connections, within limits, whatever happens to single ones; and stops so that every terminal is left clean.

use std::borrow::Cow;
use std::io;
use std::net::{SocketAddr, TcpListener as StdListener};
use std::sync::Arc;
use std::time::{Duration, Instant};

use russh::keys::{Algorithm, EcdsaCurve};
use russh::server::Config;
use russh::{Disconnect, Limits, MethodKind, MethodSet, Preferred, SshId, cipher, compression, kex, mac};
use socket2::{SockRef, TcpKeepalive};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;
use tokio::sync::watch;

use super::guest::Guest;
use super::hall::{Hall, Rules};
use super::host::{Reach, reaches};
use super::host_key::HostKey;
use super::line::Ending;
use super::log::Log;
use super::visit;
use super::wire::{Stage, Wire};
use crate::domain::message::Message;
use crate::domain::text::Lang;
use crate::session::Room;
use crate::words::Words;

/// After a connection could not be taken (too many files are open, say), the next one is waited for this long.
const BREATH: Duration = Duration::from_millis(200);
/// How often failures are summed up.
const MINUTE: Duration = Duration::from_secs(60);
/// How long people's screens may take to end when the server stops.
const STOPPING: Duration = Duration::from_secs(5);

/// A server that runs.
pub struct Server {
    /// What its connections share.
    pub hall: Arc<Hall>,
    /// Where it listens.
    pub address: SocketAddr,
    runtime: Runtime,
    stop: watch::Sender<bool>,
}

impl Server {
    /// Begins to serve a session at an address.
    ///
    /// # Errors
    /// Where it cannot listen there.
    pub fn start(room: Arc<Room>, key: HostKey, listen: SocketAddr, rules: Rules, log: Log) -> io::Result<Server> {
        visit::note_panics();
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).thread_name("wire").enable_all().build()?;
        let listener = StdListener::bind(listen)?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        if let Some(Reach { host, port }) = reaches(address).into_iter().next() {
            room.open_door(host, port);
        }
        let hall = Hall::new(room, rules, log);
        let (stop, stopped) = watch::channel(false);
        let listener = {
            let _inside = runtime.enter();
            TcpListener::from_std(listener)?
        };
        runtime.spawn(take(listener, Arc::clone(&hall), Arc::new(config(key)), stopped));
        let summing = Arc::downgrade(&hall);
        runtime.spawn(async move {
            loop {
                tokio::time::sleep(MINUTE).await;
                let Some(hall) = summing.upgrade() else { return };
                hall.log.sum_up();
            }
        });
        Ok(Server { hall, address, runtime, stop })
    }

    /// Stops: takes nobody any more, tells everybody, and waits until their terminals are as they were. What is left has the log.
    pub fn stop(self) -> Arc<Hall> {
        self.hall.log.say(Message::new("ssh-log-stopping"));
        self.stop.send_replace(true);
        self.hall.end_all(Ending::Stopped);
        let deadline = Instant::now() + STOPPING;
        self.runtime.block_on(async {
            // The receivers are those of connections: once all are gone, everybody has hung up.
            let _in_time = tokio::time::timeout(deadline - Instant::now(), self.stop.closed()).await;
        });
        self.hall.log.sum_up();
        self.runtime.shutdown_timeout(Duration::from_millis(100));
        self.hall
    }
}

fn config(key: HostKey) -> Config {
    Config {
        server_id: SshId::Standard(Cow::Borrowed("SSH-2.0-panelmark")),
        methods: MethodSet::from(&[MethodKind::PublicKey, MethodKind::KeyboardInteractive][..]),
        // Wrong codes are answered slowly by ourselves; a person with many keys is not to wait for each.
        auth_rejection_time: Duration::ZERO,
        auth_rejection_time_initial: Some(Duration::ZERO),
        keys: vec![key.key],
        limits: Limits::default(),
        window_size: 1 << 16,
        maximum_packet_size: 1 << 15,
        event_buffer_size: 1,
        preferred: preferred(),
        max_auth_attempts: 16,
        // The library would send its keep-alives before anybody has logged in, which the protocol forbids: OpenSSH hangs up then,
        // and whoever types for longer than the interval is thrown out. The socket has its own (`keep_alive`).
        inactivity_timeout: None,
        keepalive_interval: None,
        nodelay: true,
        ..Config::default()
    }
}

/// Only what is current: no group exchange, no SHA-1, no CBC, no compression.
fn preferred() -> Preferred {
    const KEX: &[kex::Name] = &[
        kex::MLKEM768X25519_SHA256,
        kex::CURVE25519,
        kex::CURVE25519_PRE_RFC_8731,
        kex::EXTENSION_SUPPORT_AS_SERVER,
        kex::EXTENSION_OPENSSH_STRICT_KEX_AS_SERVER,
    ];
    const KEYS: &[Algorithm] = &[
        Algorithm::Ed25519,
        Algorithm::Ecdsa { curve: EcdsaCurve::NistP256 },
        Algorithm::Ecdsa { curve: EcdsaCurve::NistP384 },
        Algorithm::Ecdsa { curve: EcdsaCurve::NistP521 },
        Algorithm::Rsa { hash: Some(russh::keys::HashAlg::Sha512) },
        Algorithm::Rsa { hash: Some(russh::keys::HashAlg::Sha256) },
    ];
    Preferred {
        kex: Cow::Borrowed(KEX),
        key: Cow::Borrowed(KEYS),
        cipher: Cow::Borrowed(&[cipher::CHACHA20_POLY1305, cipher::AES_256_GCM, cipher::AES_256_CTR]),
        mac: Cow::Borrowed(&[mac::HMAC_SHA512_ETM, mac::HMAC_SHA256_ETM]),
        compression: Cow::Borrowed(&[compression::NONE]),
        ..Preferred::DEFAULT
    }
}

/// Takes connections until the server stops.
async fn take(listener: TcpListener, hall: Arc<Hall>, config: Arc<Config>, mut stopped: watch::Receiver<bool>) {
    let (mut troubled, mut full) = (Quiet::new(), Quiet::new());
    loop {
        let taken = tokio::select! {
            _ = stopped.changed() => return,
            taken = listener.accept() => taken,
        };
        match taken {
            Ok((stream, source)) => {
                let (stage, heard) = watch::channel(Stage::Knocking);
                let stage = Arc::new(stage);
                match hall.doors.enter(source.ip(), Arc::clone(&stage)) {
                    Some(ticket) => {
                        let guest = Guest::new(Arc::clone(&hall), source.ip(), stage, ticket);
                        tokio::spawn(attend(guest, Arc::clone(&config), stream, heard, stopped.clone()));
                    }
                    None if full.is_over() => {
                        hall.log.say(Message::new("ssh-log-full").with("source", source.ip().to_string()));
                    }
                    None => {}
                }
            }
            Err(error) => {
                if troubled.is_over() {
                    hall.log.say(Message::new("ssh-log-accept").with("why", error.to_string()));
                }
                tokio::time::sleep(BREATH).await;
            }
        }
    }
}

/// One connection, from its first byte to its last.
async fn attend(
    guest: Guest,
    config: Arc<Config>,
    stream: TcpStream,
    heard: watch::Receiver<Stage>,
    connected: watch::Receiver<bool>,
) {
    // A frame is one write, but a key that is waited for must not wait for another packet.
    let _slower = stream.set_nodelay(true);
    let _unnoticed = keep_alive(&stream);
    let (stage, grace) = (guest.stage(), guest.grace());
    let begun = russh::server::run_stream(config, Wire::new(stream, heard.clone()), guest);
    if let Ok(Ok(session)) = tokio::time::timeout(grace, begun).await {
        let (handle, mut session) = (session.handle(), std::pin::pin!(session));
        tokio::select! {
            // However it ended, it has ended: whoever was in has been logged.
            _ended = &mut session => {}
            why = too_slow(heard, grace) => {
                // Clients print this as it is, and some of them spell everything but ASCII in digits: English alone.
                let said = Words::new(Lang::En).get(why);
                let _told = handle.disconnect(Disconnect::ByApplication, said, "en".to_owned()).await;
                let _in_time = tokio::time::timeout(BREATH, &mut session).await;
                stage.send_replace(Stage::Cut);
                let _ended = session.await;
            }
        }
    }
    drop(connected);
}

/// Waits until somebody has not come a step further for too long; the answer says with which.
async fn too_slow(mut heard: watch::Receiver<Stage>, grace: Duration) -> &'static str {
    loop {
        let stage = *heard.borrow_and_update();
        let why = match stage {
            Stage::Knocking | Stage::Asked => "ssh-too-slow",
            Stage::Entered => "ssh-no-screen",
            Stage::Shown | Stage::Cut => return std::future::pending().await,
        };
        if tokio::time::timeout(grace, heard.changed()).await.is_err() {
            return why;
        }
    }
}

/// A peer that is gone without a word is noticed within a minute.
fn keep_alive(stream: &TcpStream) -> io::Result<()> {
    let every = Duration::from_secs(15);
    let keep_alive = TcpKeepalive::new().with_time(every).with_interval(every).with_retries(3);
    SockRef::from(stream).set_tcp_keepalive(&keep_alive)
}

/// Says things at most once a minute.
struct Quiet(Option<Instant>);

impl Quiet {
    const fn new() -> Self {
        Quiet(None)
    }

    fn is_over(&mut self) -> bool {
        let over = self.0.is_none_or(|last| last.elapsed() >= MINUTE);
        if over {
            self.0 = Some(Instant::now());
        }
        over
    }
}
