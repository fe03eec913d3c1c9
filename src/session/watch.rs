//! The thread of a room that keeps it up with what other processes do.

use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::core::Core;

/// How often other processes' changes are looked for; they are to be on every screen within 200 ms.
const LOOK: Duration = Duration::from_millis(60);
/// How often it is tried whether writing works again.
const TRY: Duration = Duration::from_secs(1);

/// The thread that looks for other processes' changes. Dropping it ends it, and waits for that.
pub(super) struct Watcher {
    /// Dropped to end the thread.
    end: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Watcher {
    pub(super) fn start(core: Arc<Core>) -> Self {
        let (end, ended) = channel::<()>();
        let thread = thread::spawn(move || {
            let mut tried = Instant::now();
            while ended.recv_timeout(LOOK) == Err(RecvTimeoutError::Timeout) {
                // What cannot be read now is tried again; a change of one's own reports the trouble to whoever makes it.
                let _unread = core.look();
                if tried.elapsed() >= TRY {
                    core.mend();
                    tried = Instant::now();
                }
            }
        });
        Watcher { end: Some(end), thread: Some(thread) }
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        drop(self.end.take());
        if let Some(thread) = self.thread.take() {
            // One that panicked has ended too.
            let _ended = thread.join();
        }
    }
}
