//! What the host is told: who came and went, and failures summed up, so that nobody can flood it. No secrets, and not without end.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::network::Network;
use crate::domain::id::SeatId;
use crate::domain::message::Message;
use crate::domain::zone::Zone;
use crate::session::clock::now;
use crate::tui::event::Event;
use crate::words::Words;

/// So many lines are remembered for the host's own screen.
const REMEMBERED: usize = 200;
/// So many sources of failures are told apart between two sums.
const MOST_SOURCES: usize = 20;
/// So many lines wait to be written; what comes while nobody reads them is counted and dropped.
const WAITING: usize = 1_000;
/// At the end the last lines are waited for no longer than this.
const CLOSING: Duration = Duration::from_secs(2);

/// A line of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// When.
    pub at: DateTime<Utc>,
    /// What happened.
    pub what: Message,
}

/// The log of a server.
pub struct Log {
    words: Words,
    zone: Zone,
    kept: Mutex<Kept>,
    bell: Sender<Event>,
    lines: Mutex<Option<SyncSender<String>>>,
    /// Hangs up once all lines are written.
    written: Mutex<Receiver<()>>,
    dropped: Arc<AtomicUsize>,
}

#[derive(Default)]
struct Kept {
    entries: VecDeque<Entry>,
    failures: BTreeMap<Network, Failures>,
    /// Failures from further sources.
    more_failures: usize,
}

#[derive(Default)]
struct Failures {
    count: usize,
    /// The seats that were tried.
    seats: BTreeSet<SeatId>,
}

impl Log {
    /// An empty log, written to `out` in these words and by the clocks of `zone`; `bell` rings with every line.
    ///
    /// Lines are written by a thread of their own: where `out` is a pipe that nobody reads, nobody else waits for it.
    #[must_use]
    pub fn new(words: Words, zone: Zone, mut out: Box<dyn Write + Send>, bell: Sender<Event>) -> Self {
        let (lines, waiting) = sync_channel::<String>(WAITING);
        let (writing, written) = channel();
        let dropped = Arc::new(AtomicUsize::new(0));
        let (missed, lang) = (Arc::clone(&dropped), words.lang());
        thread::spawn(move || {
            let (words, _writing) = (Words::new(lang), writing);
            for line in waiting {
                let missing = match missed.swap(0, Ordering::Relaxed) {
                    0 => String::new(),
                    count => format!("{}\n", words.say(&Message::new("ssh-log-dropped").with("count", count))),
                };
                // A log that cannot be written stops nobody from scoring; the host's screen still shows it.
                let _unwritten = out.write_all(format!("{line}{missing}").as_bytes()).and_then(|()| out.flush());
            }
        });
        Log { words, zone, kept: Mutex::default(), bell, lines: Mutex::new(Some(lines)), written: Mutex::new(written), dropped }
    }

    /// Notes that something happened.
    pub fn say(&self, what: Message) {
        let entry = Entry { at: now(), what };
        let line = format!("{} {}\n", self.zone.local(entry.at).format("%Y-%m-%d %H:%M:%S %:z"), self.words.say(&entry.what));
        let mut kept = self.lock();
        // Under the lock, so that lines are written in the order in which they are shown.
        let lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        if lines.as_ref().is_none_or(|lines| lines.try_send(line).is_err()) {
            self.dropped.fetch_add(1, Ordering::Relaxed);
        }
        drop(lines);
        if kept.entries.len() == REMEMBERED {
            kept.entries.pop_front();
        }
        kept.entries.push_back(entry);
        drop(kept);
        let _unheard = self.bell.send(Event::Changed);
    }

    /// Notes that somebody did not get in, who tried this seat if there is one.
    pub fn failed(&self, source: Network, seat: Option<&SeatId>) {
        let mut kept = self.lock();
        if kept.failures.len() >= MOST_SOURCES && !kept.failures.contains_key(&source) {
            kept.more_failures += 1;
            return;
        }
        let failures = kept.failures.entry(source).or_default();
        failures.count += 1;
        failures.seats.extend(seat.cloned());
    }

    /// Sums up the failures since the last sum, if there were any.
    pub fn sum_up(&self) {
        let (failures, more) = {
            let mut kept = self.lock();
            (std::mem::take(&mut kept.failures), std::mem::take(&mut kept.more_failures))
        };
        for (source, Failures { count, seats }) in failures {
            let id = if seats.is_empty() { "ssh-log-failed-logins" } else { "ssh-log-failed-logins-at" };
            let seats: Vec<&str> = seats.iter().map(SeatId::as_str).collect();
            let said = Message::new(id).with("source", source.to_string()).with("count", count);
            self.say(said.with("seats", seats.join(" ")));
        }
        if more > 0 {
            self.say(Message::new("ssh-log-more-failed-logins").with("count", more));
        }
    }

    /// Ends the log: what waits is written, unless nobody reads it.
    pub fn close(&self) {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner).take();
        let written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        // It never sends: it hangs up when all is written.
        let _in_time = written.recv_timeout(CLOSING);
    }

    /// The last lines, oldest first.
    #[must_use]
    pub fn entries(&self) -> Vec<Entry> {
        self.lock().entries.iter().cloned().collect()
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::Lang;
    use std::net::IpAddr;

    #[test]
    fn failures_are_summed_and_the_log_has_an_end() {
        let (bell, _rings) = channel();
        let log = Log::new(Words::new(Lang::En), Zone::default(), Box::new(std::io::sink()), bell);
        for n in 0..200u8 {
            (0..5).for_each(|_| log.failed(IpAddr::from([10, 0, 0, n]).into(), Some(&"E2".into())));
        }
        assert!(log.entries().is_empty(), "nothing is said one by one");
        log.sum_up();
        log.sum_up();
        let said = log.entries();
        assert_eq!(said.len(), MOST_SOURCES + 1);
        assert_eq!(
            said.first().map(|entry| Words::new(Lang::En).say(&entry.what)),
            Some("5 failed attempts to join from 10.0.0.0, at E2".to_owned())
        );
        assert_eq!(
            said.last().map(|entry| Words::new(Lang::En).say(&entry.what)),
            Some("900 failed attempts to join from further addresses".to_owned())
        );
        (0..1000).for_each(|_| log.say(Message::new("ssh-log-stopping")));
        assert_eq!(log.entries().len(), REMEMBERED);
    }

    /// A pipe that nobody reads.
    struct Stuck(Sender<()>, Receiver<()>);

    impl Write for Stuck {
        fn write(&mut self, _bytes: &[u8]) -> std::io::Result<usize> {
            let _begun = self.0.send(());
            self.1.recv().map(|()| 0).map_err(|_| std::io::ErrorKind::BrokenPipe.into())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn nobody_waits_for_a_log_that_nobody_reads() {
        let ((bell, _rings), (begins, begun), (_never, stuck)) = (channel(), channel(), channel());
        let log = Log::new(Words::new(Lang::En), Zone::default(), Box::new(Stuck(begins, stuck)), bell);
        log.say(Message::new("ssh-log-stopping"));
        begun.recv().unwrap();
        (0..WAITING * 2).for_each(|_| log.say(Message::new("ssh-log-stopping")));
        assert_eq!(log.entries().len(), REMEMBERED);
        assert!(log.dropped.load(Ordering::Relaxed) >= WAITING - 1);
        log.close();
    }
}
