//! Failed attempts slow the next ones down from the same network, and never those of the same seat from elsewhere: a stranger who
//! guesses at a seat must not keep its person out.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::network::Network;

/// So many attempts from one network may fail before it gets slower: a whole panel may sit there.
const FREE: u32 = 10;
/// The longest wait before an attempt: people who sit beside somebody who guesses must still get in.
const LONGEST: Duration = Duration::from_secs(4);
/// After this long without a failure all is forgotten.
const MEMORY: Duration = Duration::from_secs(15 * 60);
/// So many networks are told apart; beyond that the one whose last failure is oldest is forgotten.
const MOST: usize = 4096;

#[derive(Debug)]
struct Failures {
    count: u32,
    last: Instant,
    /// When the next attempt may be made.
    free: Instant,
}

/// Counts failures.
#[derive(Debug, Default)]
pub struct Brakes {
    failures: Mutex<HashMap<Network, Failures>>,
}

impl Brakes {
    /// How long to wait before this attempt, which is then to be made; 4 s at most, however many wait.
    pub fn wait(&self, source: Network, now: Instant) -> Duration {
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(failed) = failures.get_mut(&source) else { return Duration::ZERO };
        let wait = failed.free.saturating_duration_since(now);
        failed.free = (failed.free.max(now) + pause(failed.count)).min(now + LONGEST);
        wait
    }

    /// An attempt failed.
    pub fn failed(&self, source: Network, now: Instant) {
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        if failures.len() >= MOST && !failures.contains_key(&source) {
            let oldest = failures.iter().min_by_key(|(_, failed)| failed.last).map(|(network, _)| *network);
            oldest.and_then(|network| failures.remove(&network));
        }
        let failed = failures.entry(source).or_insert(Failures { count: 0, last: now, free: now });
        if now.saturating_duration_since(failed.last) > MEMORY {
            failed.count = 0;
        }
        failed.count = failed.count.saturating_add(1);
        failed.last = now;
        failed.free = failed.free.max(now + pause(failed.count));
    }
}

/// Doubles with each failure, up to a limit.
fn pause(failures: u32) -> Duration {
    match failures.checked_sub(FREE) {
        None => Duration::ZERO,
        Some(beyond) => Duration::from_millis(250 << beyond.min(10)).min(LONGEST),
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use super::*;

    fn network(last: u8) -> Network {
        IpAddr::from([10, 0, 0, last]).into()
    }

    #[test]
    fn guessing_gets_slow_and_others_elsewhere_notice_nothing() {
        let (brakes, now) = (Brakes::default(), Instant::now());
        for _ in 0..FREE {
            assert_eq!(brakes.wait(network(1), now), Duration::ZERO);
            brakes.failed(network(1), now);
        }
        let first = brakes.wait(network(1), now);
        assert!(first > Duration::ZERO);
        assert!(brakes.wait(network(1), now) > first, "trying in parallel gains nothing");
        assert_eq!(brakes.wait(network(2), now), Duration::ZERO);
        assert_eq!(brakes.wait(network(1), now + Duration::from_secs(5)), Duration::ZERO);
    }

    #[test]
    fn however_many_attempts_wait_the_next_one_waits_no_longer_than_the_longest() {
        let (brakes, start) = (Brakes::default(), Instant::now());
        for n in 0..10_000_u64 {
            let now = start + Duration::from_millis(n * 60);
            assert!(brakes.wait(network(1), now) <= LONGEST);
            brakes.failed(network(1), now);
        }
        let after = start + Duration::from_secs(600);
        assert!(brakes.wait(network(1), after) <= LONGEST);
        assert_eq!(brakes.wait(network(1), after + LONGEST * 2), Duration::ZERO, "nothing is left of it soon after");
    }

    #[test]
    fn strangers_from_everywhere_cannot_make_it_grow() {
        let (brakes, now) = (Brakes::default(), Instant::now());
        for n in 0..(MOST as u32 * 3) {
            brakes.failed(IpAddr::from(n.to_be_bytes()).into(), now + Duration::from_millis(n.into()));
        }
        assert_eq!(brakes.failures.lock().unwrap().len(), MOST);
    }
}
