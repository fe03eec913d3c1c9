//! What the host is told: who came and went, and failures summed up, so that nobody can flood it. No secrets, and not without end.

use std::collections::{BTreeMap, VecDeque};
use std::io::Write;
use std::net::IpAddr;
use std::sync::mpsc::Sender;
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};

use crate::domain::message::Message;
use crate::domain::zone::Zone;
use crate::session::clock::now;
use crate::tui::event::Event;
use crate::words::Words;

/// So many lines are remembered for the host's own screen.
const REMEMBERED: usize = 200;
/// So many sources of failures are told apart between two sums.
const MOST_SOURCES: usize = 20;

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
}

struct Kept {
    entries: VecDeque<Entry>,
    failures: BTreeMap<IpAddr, usize>,
    /// Failures from further sources.
    more_failures: usize,
    out: Box<dyn Write + Send>,
}

impl Log {
    /// An empty log, written to `out` in these words and by the clocks of `zone`; `bell` rings with every line.
    #[must_use]
    pub fn new(words: Words, zone: Zone, out: Box<dyn Write + Send>, bell: Sender<Event>) -> Self {
        let kept = Kept { entries: VecDeque::new(), failures: BTreeMap::new(), more_failures: 0, out };
        Log { words, zone, kept: Mutex::new(kept), bell }
    }

    /// Notes that something happened.
    pub fn say(&self, what: Message) {
        let entry = Entry { at: now(), what };
        let line = format!("{} {}\n", self.zone.local(entry.at).format("%Y-%m-%d %H:%M:%S %:z"), self.words.say(&entry.what));
        let mut kept = self.lock();
        // A log that cannot be written stops nobody from scoring; the host's screen still shows it.
        let _unwritten = kept.out.write_all(line.as_bytes()).and_then(|()| kept.out.flush());
        if kept.entries.len() == REMEMBERED {
            kept.entries.pop_front();
        }
        kept.entries.push_back(entry);
        drop(kept);
        let _unheard = self.bell.send(Event::Changed);
    }

    /// Notes that somebody did not get in.
    pub fn failed(&self, source: IpAddr) {
        let mut kept = self.lock();
        if kept.failures.len() < MOST_SOURCES || kept.failures.contains_key(&source) {
            *kept.failures.entry(source).or_default() += 1;
        } else {
            kept.more_failures += 1;
        }
    }

    /// Sums up the failures since the last sum, if there were any.
    pub fn sum_up(&self) {
        let (failures, more) = {
            let mut kept = self.lock();
            (std::mem::take(&mut kept.failures), std::mem::take(&mut kept.more_failures))
        };
        for (source, count) in failures {
            self.say(Message::new("ssh-log-failed-logins").with("source", source.to_string()).with("count", count));
        }
        if more > 0 {
            self.say(Message::new("ssh-log-more-failed-logins").with("count", more));
        }
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
    use std::sync::mpsc::channel;

    use super::*;
    use crate::domain::text::Lang;

    #[test]
    fn failures_are_summed_and_the_log_has_an_end() {
        let (bell, _rings) = channel();
        let log = Log::new(Words::new(Lang::En), Zone::default(), Box::new(std::io::sink()), bell);
        for n in 0..200u8 {
            (0..5).for_each(|_| log.failed(IpAddr::from([10, 0, 0, n])));
        }
        assert!(log.entries().is_empty(), "nothing is said one by one");
        log.sum_up();
        log.sum_up();
        let said = log.entries();
        assert_eq!(said.len(), MOST_SOURCES + 1);
        assert_eq!(
            said.last().map(|entry| Words::new(Lang::En).say(&entry.what)),
            Some("900 failed attempts to join from further addresses".to_owned())
        );
        (0..1000).for_each(|_| log.say(Message::new("ssh-log-stopping")));
        assert_eq!(log.entries().len(), REMEMBERED);
    }
}
