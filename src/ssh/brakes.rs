//! Failed attempts slow the next ones down, of the same account and from the same place; who succeeds is free again.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::domain::id::SeatId;

/// So many attempts at one account may fail before it gets slower.
const FREE: u32 = 3;
/// The same from one place, where a whole panel may sit.
const FREE_OF_SOURCE: u32 = 10;
/// The longest wait between two attempts at one account: its own person must still get in while others try.
const LONGEST_OF_ACCOUNT: Duration = Duration::from_secs(4);
/// The same from one place.
const LONGEST_OF_SOURCE: Duration = Duration::from_secs(8);
/// Somebody who would have to wait longer than this is sent away at once.
pub const LONGEST_WAIT: Duration = Duration::from_secs(20);
/// After this long without a failure all is forgotten.
const MEMORY: Duration = Duration::from_secs(15 * 60);
/// So many accounts and places are told apart; beyond that the oldest are forgotten.
const MOST: usize = 4096;

/// Whose attempts are counted together.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Whose {
    /// An account; all names that are nobody's are one.
    Account(Option<SeatId>),
    Source(IpAddr),
}

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
    failures: Mutex<HashMap<Whose, Failures>>,
}

impl Brakes {
    /// How long to wait before this attempt. The next one after it waits longer, so that nobody gains by trying in parallel.
    pub fn wait(&self, account: Option<&SeatId>, source: IpAddr, now: Instant) -> Duration {
        let mut failures = self.lock();
        let whose = [Whose::Account(account.cloned()), Whose::Source(source)];
        let waits = whose.iter().map(|whose| {
            let Some(failed) = failures.get_mut(whose) else { return Duration::ZERO };
            let wait = failed.free.saturating_duration_since(now);
            failed.free = failed.free.max(now) + pause(failed.count, whose);
            wait
        });
        waits.max().unwrap_or_default()
    }

    /// An attempt failed.
    pub fn failed(&self, account: Option<&SeatId>, source: IpAddr, now: Instant) {
        let mut failures = self.lock();
        if failures.len() >= MOST {
            failures.retain(|_, failed| now.saturating_duration_since(failed.last) < MEMORY);
        }
        for whose in [Whose::Account(account.cloned()), Whose::Source(source)] {
            if failures.len() >= MOST && !failures.contains_key(&whose) {
                continue;
            }
            let failed = failures.entry(whose.clone()).or_insert(Failures { count: 0, last: now, free: now });
            if now.saturating_duration_since(failed.last) > MEMORY {
                failed.count = 0;
            }
            failed.count = failed.count.saturating_add(1);
            failed.last = now;
            failed.free = failed.free.max(now + pause(failed.count, &whose));
        }
    }

    /// An attempt succeeded.
    pub fn succeeded(&self, account: &SeatId, source: IpAddr) {
        let mut failures = self.lock();
        failures.remove(&Whose::Account(Some(account.clone())));
        failures.remove(&Whose::Source(source));
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Whose, Failures>> {
        self.failures.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Doubles with each failure, up to a limit.
fn pause(failures: u32, whose: &Whose) -> Duration {
    let (free, longest) = match whose {
        Whose::Account(_) => (FREE, LONGEST_OF_ACCOUNT),
        Whose::Source(_) => (FREE_OF_SOURCE, LONGEST_OF_SOURCE),
    };
    match failures.checked_sub(free) {
        None => Duration::ZERO,
        Some(beyond) => Duration::from_secs(1u64 << beyond.min(10)).min(longest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guessing_gets_slow_and_knowing_is_fast_again() {
        let (brakes, now, seat) = (Brakes::default(), Instant::now(), SeatId::from("E1"));
        let here = IpAddr::from([10, 0, 0, 1]);
        for _ in 0..FREE {
            assert_eq!(brakes.wait(Some(&seat), here, now), Duration::ZERO);
            brakes.failed(Some(&seat), here, now);
        }
        assert_eq!(brakes.wait(Some(&seat), here, now), Duration::from_secs(1));
        assert!(brakes.wait(Some(&seat), here, now) > Duration::from_secs(1), "trying in parallel gains nothing");
        brakes.succeeded(&seat, here);
        assert_eq!(brakes.wait(Some(&seat), here, now), Duration::ZERO);
    }

    #[test]
    fn an_account_is_slow_from_everywhere_but_never_shut() {
        let (brakes, now, seat) = (Brakes::default(), Instant::now(), SeatId::from("E1"));
        for n in 0..100 {
            brakes.failed(Some(&seat), IpAddr::from([10, 0, 0, n]), now);
        }
        let (elsewhere, other) = (IpAddr::from([10, 0, 1, 1]), SeatId::from("E2"));
        let wait = brakes.wait(Some(&seat), elsewhere, now);
        assert!(wait > Duration::ZERO && wait <= LONGEST_OF_ACCOUNT, "{wait:?}");
        assert_eq!(brakes.wait(Some(&other), elsewhere, now), Duration::ZERO, "others notice nothing");
        assert_eq!(brakes.wait(None, elsewhere, now), Duration::ZERO);
    }

    #[test]
    fn a_source_is_slow_whatever_names_it_tries() {
        let (brakes, now, here) = (Brakes::default(), Instant::now(), IpAddr::from([10, 0, 0, 1]));
        (0..20).for_each(|n| brakes.failed(Some(&SeatId::from(format!("E{n}").as_str())), here, now));
        assert_eq!(brakes.wait(Some(&"CH".into()), here, now), LONGEST_OF_SOURCE);
    }
}
