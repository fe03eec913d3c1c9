//! The threads of a room: one keeps it up with what other processes do, one keeps a backup.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::core::Core;
use super::peers::Peers;

/// How often other processes' changes are looked for; they are to be on every screen within 200 ms.
const LOOK: Duration = Duration::from_millis(60);
/// How often it is tried whether writing works again.
const TRY: Duration = Duration::from_secs(1);

/// A thread that works for a room. Dropping it ends it, and waits for that.
pub(super) struct Worker {
    /// Dropped to end the thread.
    end: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Lets it do this until it is to end.
    pub(super) fn start(work: impl FnOnce(&End) + Send + 'static) -> Self {
        let (end, ended) = channel::<()>();
        Worker { end: Some(end), thread: Some(thread::spawn(move || work(&End(ended)))) }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        drop(self.end.take());
        if let Some(thread) = self.thread.take() {
            // One that panicked has ended too.
            let _ended = thread.join();
        }
    }
}

/// By which a thread hears that it is to end.
pub(super) struct End(Receiver<()>);

impl End {
    /// Waits so long; `false` when it is to end.
    pub(super) fn wait(&self, so_long: Duration) -> bool {
        self.0.recv_timeout(so_long) == Err(RecvTimeoutError::Timeout)
    }
}

/// Looks for other processes' changes and for who is at them, and after a failed write whether writing works again.
pub(super) fn watch(core: &Arc<Core>, mut peers: Peers, end: &End) {
    let mut tried = Instant::now();
    while end.wait(LOOK) {
        peers.meet(core);
        // What cannot be read now is tried again; a change of one's own reports the trouble to whoever makes it.
        let _unread = core.look();
        if tried.elapsed() >= TRY {
            core.mend();
            tried = Instant::now();
        }
    }
}
