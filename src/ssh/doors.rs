//! How many may come in, from one place and in all.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The most connections from one address: a whole panel may sit behind one.
const PER_SOURCE: usize = 64;
/// The most connections in all.
const IN_ALL: usize = 400;

/// Counts who is in.
#[derive(Debug, Default)]
pub struct Doors {
    inside: Mutex<HashMap<IpAddr, usize>>,
}

/// A place inside, given back when dropped.
#[derive(Debug)]
pub struct Ticket {
    doors: Arc<Doors>,
    source: IpAddr,
}

impl Doors {
    /// A place for one more from this address; `None` where there is none left.
    pub fn enter(self: &Arc<Self>, source: IpAddr) -> Option<Ticket> {
        let mut inside = self.lock();
        if inside.values().sum::<usize>() >= IN_ALL || inside.get(&source).is_some_and(|from_there| *from_there >= PER_SOURCE) {
            return None;
        }
        *inside.entry(source).or_default() += 1;
        Some(Ticket { doors: Arc::clone(self), source })
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<IpAddr, usize>> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        let mut inside = self.doors.lock();
        if let Some(from_there) = inside.get_mut(&self.source) {
            *from_there -= 1;
            if *from_there == 0 {
                inside.remove(&self.source);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_place_cannot_keep_the_others_out() {
        let (doors, greedy, other) = (Arc::new(Doors::default()), IpAddr::from([127, 0, 0, 1]), IpAddr::from([127, 0, 0, 2]));
        let mut tickets: Vec<Ticket> = (0..PER_SOURCE).map(|_| doors.enter(greedy).unwrap()).collect();
        assert!(doors.enter(greedy).is_none());
        let theirs = doors.enter(other).unwrap();
        tickets.pop();
        assert!(doors.enter(greedy).is_some(), "a place that was given back is free");
        drop((tickets, theirs));
        assert!(doors.lock().is_empty(), "nothing is remembered of who has left");
    }

    #[test]
    fn all_places_together_are_limited_too() {
        let doors = Arc::new(Doors::default());
        let address = |n: usize| IpAddr::from([10, 0, (n / 200) as u8, (n % 200) as u8]);
        let tickets: Vec<Ticket> = (0..IN_ALL).map(|n| doors.enter(address(n)).unwrap()).collect();
        assert!(doors.enter(address(IN_ALL)).is_none());
        drop(tickets);
    }
}
