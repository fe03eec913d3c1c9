//! One person's screens, on a thread of their own, unmodified. If they fail, they fail for that person alone.

use std::cell::RefCell;
use std::io;
use std::net::IpAddr;
use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc::Receiver;
use std::sync::{Arc, Once};
use std::thread::{self, ThreadId};

use ratatui::Terminal;

use super::backend::{ENTER, LEAVE, Remote};
use super::hall::{Hall, Remembered};
use super::line::{Ending, Line};
use super::login::LetIn;
use crate::domain::message::Message;
use crate::tui::app::{App, Taste};
use crate::tui::event::Event;
use crate::tui::run;
use crate::words::Words;

/// Enough for the deepest screen several times over; only what is used of it costs memory.
const STACK: usize = 1 << 20;

/// Somebody who has been let in and has a terminal.
pub(super) struct Visit {
    pub hall: Arc<Hall>,
    pub who: Arc<LetIn>,
    pub source: IpAddr,
    pub taste: Taste,
    pub line: Arc<Line>,
    pub events: Receiver<Event>,
}

impl Visit {
    /// Shows the screens until the person leaves or is made to.
    ///
    /// # Errors
    /// Where the machine has no thread to spare.
    pub fn start(self) -> io::Result<()> {
        thread::Builder::new().name("visit".to_owned()).stack_size(STACK).spawn(move || self.run(Visit::show)).map(|_| ())
    }

    fn run(self, show: impl FnOnce(&Visit) -> io::Result<bool>) {
        let number = self.hall.enter(&self.who, self.source, &self.line);
        let (why, settled) = match caught(|| show(&self)) {
            Ok(Ok(settled)) => (self.line.ending(Ending::Left), settled),
            Ok(Err(_)) => (self.line.ending(Ending::Lost), false),
            Err(place) => {
                let failed = Message::new("ssh-log-fault").with("place", place);
                self.hall.log.say(self.hall.about(self.who.seat.id(), failed));
                (Ending::Failed, false)
            }
        };
        let lang = self.hall.remembered(self.who.seat.id()).map_or(self.taste.lang, |remembered| remembered.taste.lang);
        let farewell = Words::new(lang).say(&why.farewell(settled));
        // Whoever is gone already needs no farewell.
        let _gone = self.line.outlet.put(format!("{LEAVE}{farewell}\r\n").into_bytes());
        self.line.outlet.end(why.status());
        self.hall.leave(number, self.who.seat.id(), why);
    }

    /// The screens; whether all that was typed is saved in the end.
    fn show(&self) -> io::Result<bool> {
        let seated = App::seated(self.who.seat.clone(), self.taste).map_err(|_| io::ErrorKind::PermissionDenied)?;
        let mut app = seated.from_afar();
        let last = self.hall.remembered(self.who.seat.id());
        if let Some(last) = &last {
            app.go_to(last.place);
            app.take_up(last.drafts.clone());
        }
        self.line.outlet.put(ENTER.into())?;
        let mut terminal = Terminal::new(Remote::new(Arc::clone(&self.line)))?;
        let shown = run::run(&mut terminal, &self.events, &mut app);
        let settled = self.line.ending(Ending::Left).settles() && app.settle();
        // However it ended, the person comes back to where they were.
        let usual = Taste { lang: self.hall.rules.lang, ..Taste::default() };
        let (tastes, place) = ((self.taste, app.taste()), app.whereabouts());
        let left = Remembered::after(last.map(|last| last.taste), usual, tastes, (place, app.into_drafts()));
        self.hall.remember(self.who.seat.id(), left);
        shown.map(|()| settled)
    }
}

thread_local! {
    /// Where the last panic of this thread was.
    static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Does something that may panic; the error is where it did. What was said is not repeated: it might hold what nobody else may know.
fn caught<T>(does: impl FnOnce() -> T) -> Result<T, String> {
    panic::catch_unwind(AssertUnwindSafe(does)).map_err(|_| PLACE.take())
}

/// From now on a panic in any thread but this one is noted and not printed: the host's own screen may be there.
pub(super) fn note_panics() {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let (before, mine): (_, ThreadId) = (panic::take_hook(), thread::current().id());
        panic::set_hook(Box::new(move |info| {
            if thread::current().id() == mine || thread::current().name() != Some("visit") {
                before(info);
            } else {
                let place = info.location().map(|place| format!("{}:{}", place.file(), place.line()));
                PLACE.set(place.unwrap_or_default());
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;
    use crate::domain::command::Command;
    use crate::domain::text::Lang;
    use crate::domain::zone::Zone;
    use crate::session::Admitted;
    use crate::ssh::Rules;
    use crate::ssh::log::Log;
    use crate::ssh::outlet::within_reason;
    use crate::tui::testing::{Stage, founding};

    fn visit(hall: &Arc<Hall>, seat: &str) -> (Visit, Arc<Line>) {
        let (line, events) = Line::new(within_reason(80, 24));
        let line = Arc::new(line);
        let Some(Admitted::Seated(seat, by)) = hall.room.admit_by_code(Some(&seat.into()), "样例口令 of theirs") else {
            panic!()
        };
        let hall = Arc::clone(hall);
        (
            Visit {
                hall,
                who: Arc::new(LetIn { seat, by }),
                source: [127, 0, 0, 1].into(),
                taste: Taste::default(),
                line: Arc::clone(&line),
                events,
            },
            line,
        )
    }

    #[test]
    fn a_fault_ends_one_visit_alone_says_so_and_tells_no_secret() {
        note_panics();
        let stage = Stage::choosing(founding(), (80, 24), Taste::default());
        for seat in ["e1", "e2"] {
            let code = Some("样例口令 of theirs".to_owned());
            stage.seat(seat).apply(Command::SetCode { seat: seat.into(), code }).unwrap();
        }
        let (bell, _rings) = channel();
        let log = Log::new(Words::new(Lang::En), Zone::default(), Box::new(io::sink()), bell);
        let hall = Hall::new(Arc::clone(&stage.room), Rules::usual(Lang::En), log);
        let (failing, line) = visit(&hall, "e1");
        let (other, others_line) = visit(&hall, "e2");
        other.start().unwrap();
        let fault = thread::Builder::new().name("visit".to_owned());
        fault.spawn(move || failing.run(|_| panic!("the score of S1 is 92.5"))).unwrap().join().unwrap();

        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let last = String::from_utf8(runtime.block_on(line.outlet.next()).unwrap()).unwrap();
        assert!(last.starts_with(LEAVE), "the terminal is given back");
        line.outlet.sent();
        assert_eq!(runtime.block_on(line.outlet.next()), Err(70));
        let said: Vec<String> = hall.log.entries().iter().map(|entry| Words::new(Lang::En).say(&entry.what)).collect();
        assert!(said.iter().any(|line| line.contains("had a fault at") && line.contains("visit.rs")), "{said:?}");
        assert!(!said.iter().any(|line| line.contains("92.5")), "{said:?}");

        // The other one draws on.
        assert!(runtime.block_on(others_line.outlet.next()).is_ok());
        others_line.outlet.sent();
        assert!(runtime.block_on(others_line.outlet.next()).is_ok());
        others_line.hang_up(Ending::Lost);
    }
}
