//! Tells a person who mistypes from somebody who guesses at a seat, so that those who lead the session hear of it.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::domain::id::SeatId;

/// So many failed attempts at one seat look like guessing: twice as many as a client makes before it gives up.
const MANY: u32 = 6;
/// They are counted together, and told once, within this time.
const PERIOD: Duration = Duration::from_secs(15 * 60);

/// Failed attempts by seat: as many as the session has.
#[derive(Debug, Default)]
pub struct Guesses {
    seats: Mutex<HashMap<SeatId, (Instant, u32)>>,
}

impl Guesses {
    /// Counts a failed attempt; whether with it somebody is to be told.
    pub fn is_news(&self, seat: &SeatId, now: Instant) -> bool {
        let mut seats = self.seats.lock().unwrap_or_else(PoisonError::into_inner);
        let (since, count) = seats.entry(seat.clone()).or_insert((now, 0));
        if now.saturating_duration_since(*since) > PERIOD {
            (*since, *count) = (now, 0);
        }
        *count = count.saturating_add(1);
        *count == MANY
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guessing_is_told_once_a_period_and_a_person_who_mistypes_is_not() {
        let (guesses, start) = (Guesses::default(), Instant::now());
        let told = |from: Instant, tries: u32| (0..tries).filter(|_| guesses.is_news(&"E2".into(), from)).count();
        assert_eq!(told(start, MANY - 1), 0);
        assert_eq!(told(start + PERIOD * 2, MANY - 1), 0, "what was long ago does not count");
        assert_eq!(told(start + PERIOD * 2, 1_000), 1);
        assert_eq!(told(start + PERIOD * 4, 1_000), 1);
        assert!(!guesses.is_news(&"E3".into(), start));
    }
}
