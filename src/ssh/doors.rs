//! How many connections there may be, before and after somebody has logged in by them, and which are closed for others.

use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

use super::login::LetIn;
use super::network::Network;
use super::wire::Stage;

/// The most connections from one network by which somebody has logged in: a whole panel may sit behind one address.
const PER_NETWORK: usize = 64;
/// The same from everywhere.
const IN_ALL: usize = 400;
/// The most from one network by which nobody has logged in yet; one more takes the place of the oldest of them.
const KNOCKING_PER_NETWORK: usize = 10;
/// The same from everywhere.
const KNOCKING_IN_ALL: usize = 100;
/// The most by which one seat has logged in without opening a screen.
const WITHOUT_SCREEN: usize = 4;

/// All connections, in the order in which they came.
#[derive(Default)]
pub struct Doors {
    connections: Mutex<(u64, Vec<Connection>)>,
}

struct Connection {
    number: u64,
    network: Network,
    stage: Arc<watch::Sender<Stage>>,
    /// Who logged in by it.
    who: Option<Arc<LetIn>>,
}

impl Connection {
    fn stage(&self) -> Stage {
        *self.stage.borrow()
    }

    fn cut(&self) {
        self.stage.send_replace(Stage::Cut);
    }
}

/// A place for a connection, given back when dropped.
pub struct Ticket {
    doors: Arc<Doors>,
    number: u64,
}

impl Doors {
    /// A place for one more from this address, whose connection is told through `stage` when it is to end. Where too many knock,
    /// the oldest of the network with most of them is closed for it, one that has not begun to log in first. `None` where too many are in.
    pub fn enter(self: &Arc<Self>, source: IpAddr, stage: Arc<watch::Sender<Stage>>) -> Option<Ticket> {
        let network = Network::from(source);
        let mut connections = self.lock();
        let (next, connections) = &mut *connections;
        let entered = |from: Option<Network>| {
            let from_there = |connection: &&Connection| from.is_none_or(|from| connection.network == from);
            connections.iter().filter(from_there).filter(|connection| connection.who.is_some()).count()
        };
        if entered(Some(network)) >= PER_NETWORK || entered(None) >= IN_ALL {
            return None;
        }
        let knocking: Vec<&Connection> = connections.iter().filter(|connection| connection.stage().is_before_login()).collect();
        let from = |network: Network| knocking.iter().filter(move |connection| connection.network == network);
        let crowded = if from(network).count() >= KNOCKING_PER_NETWORK {
            Some(network)
        } else if knocking.len() >= KNOCKING_IN_ALL {
            knocking.iter().map(|connection| connection.network).max_by_key(|network| from(*network).count())
        } else {
            None
        };
        if let Some(crowded) = crowded {
            // The minimum is the first of several: they stand in the order in which they came.
            from(crowded).min_by_key(|connection| connection.stage()).into_iter().for_each(|oldest| oldest.cut());
        }
        let number = *next;
        *next += 1;
        connections.push(Connection { number, network, stage, who: None });
        Some(Ticket { doors: Arc::clone(self), number })
    }

    /// Closes the connections without a screen of those whom `admits` no longer lets in.
    pub fn shut_out(&self, admits: impl Fn(&LetIn) -> bool) {
        let connections = self.lock();
        let idle = connections.1.iter().filter(|connection| connection.stage() == Stage::Entered);
        idle.filter(|connection| connection.who.as_ref().is_some_and(|who| !admits(who))).for_each(Connection::cut);
    }

    fn lock(&self) -> MutexGuard<'_, (u64, Vec<Connection>)> {
        self.connections.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Ticket {
    /// Somebody logged in by this connection. Where the seat has too many without a screen, the oldest of them is closed.
    pub fn log_in(&self, who: &Arc<LetIn>) {
        let mut connections = self.doors.lock();
        if let Some(connection) = connections.1.iter_mut().find(|connection| connection.number == self.number) {
            connection.who = Some(Arc::clone(who));
            connection.stage.send_replace(Stage::Entered);
        }
        let of_seat = |connection: &&Connection| {
            let seat = connection.who.as_ref().map(|who| who.seat.id());
            seat == Some(who.seat.id()) && connection.stage() == Stage::Entered
        };
        let idle: Vec<&Connection> = connections.1.iter().filter(of_seat).collect();
        if let Some(oldest) = idle.first().filter(|_| idle.len() > WITHOUT_SCREEN) {
            oldest.cut();
        }
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        self.doors.lock().1.retain(|connection| connection.number != self.number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn knock(doors: &Arc<Doors>, source: [u8; 4]) -> (Option<Ticket>, watch::Receiver<Stage>) {
        let (stage, heard) = watch::channel(Stage::Knocking);
        (doors.enter(source.into(), Arc::new(stage)), heard)
    }

    #[test]
    fn who_knocks_without_end_takes_the_place_of_nobody_else() {
        let doors = Arc::new(Doors::default());
        let (_patient, waits) = knock(&doors, [10, 0, 0, 1]);
        let held: Vec<_> = (0..1_000).map(|_| knock(&doors, [10, 0, 0, 2])).collect();
        assert_eq!(*waits.borrow(), Stage::Knocking);
        let open = held.iter().filter(|(_, heard)| *heard.borrow() != Stage::Cut).count();
        assert_eq!(open, KNOCKING_PER_NETWORK);
        assert!(held.iter().all(|(ticket, _)| ticket.is_some()), "the newest always comes in");
    }

    #[test]
    fn many_networks_together_are_limited_and_the_most_crowded_pays() {
        let doors = Arc::new(Doors::default());
        let (_person, waits) = knock(&doors, [10, 1, 0, 1]);
        let crowd: Vec<_> = (0..200).map(|n| knock(&doors, [10, 0, (n / KNOCKING_PER_NETWORK) as u8, 1])).collect();
        let open = crowd.iter().filter(|(_, heard)| *heard.borrow() != Stage::Cut).count();
        assert_eq!((open, *waits.borrow()), (KNOCKING_IN_ALL - 1, Stage::Knocking));
    }

    #[test]
    fn who_has_begun_to_log_in_stays_longer_than_who_has_not() {
        let doors = Arc::new(Doors::default());
        let (stage, at_the_prompt) = watch::channel(Stage::Knocking);
        let stage = Arc::new(stage);
        let _ticket = doors.enter([10, 0, 0, 1].into(), Arc::clone(&stage));
        stage.send_replace(Stage::Asked);
        let _idle: Vec<_> = (0..50).map(|_| knock(&doors, [10, 0, 0, 1])).collect();
        assert_eq!(*at_the_prompt.borrow(), Stage::Asked);
    }

    #[test]
    fn a_place_is_free_again_when_its_connection_has_ended() {
        let doors = Arc::new(Doors::default());
        drop(knock(&doors, [10, 0, 0, 1]));
        assert!(doors.lock().1.is_empty());
    }
}
