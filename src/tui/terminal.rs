//! The terminal of this machine: taken on entering, given back however the program ends.

use std::io::{self, Write, stdout};
use std::panic;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::thread;

use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{cursor, execute};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

use super::event::Event;

/// Whether the terminal is in our hands, so that it is given back once and only if it was taken.
static TAKEN: AtomicBool = AtomicBool::new(false);
static HOOK: Once = Once::new();

/// The terminal while the screens have it. Dropping it, or a panic, gives it back as it was.
#[derive(Debug)]
pub struct Guard(());

impl Guard {
    /// Takes the terminal: raw keys, the alternate screen, pastes as one event, the mouse.
    ///
    /// # Errors
    /// Where standard output is no terminal; it is left as it was.
    pub fn take() -> io::Result<Guard> {
        HOOK.call_once(|| {
            let (before, taker) = (panic::take_hook(), thread::current().id());
            panic::set_hook(Box::new(move |info| {
                // A panic in somebody else's thread is no reason to take the terminal away from whoever sits here.
                if thread::current().id() == taker {
                    give_back();
                }
                before(info);
            }));
        });
        enable_raw_mode()?;
        TAKEN.store(true, Ordering::SeqCst);
        let guard = Guard(());
        execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste, EnableMouseCapture, cursor::Hide)?;
        Ok(guard)
    }

    /// A terminal to draw on.
    ///
    /// # Errors
    /// Where its size cannot be told.
    pub fn terminal(&self) -> io::Result<Terminal<CrosstermBackend<io::BufWriter<io::Stdout>>>> {
        Terminal::new(CrosstermBackend::new(io::BufWriter::new(stdout())))
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        give_back();
    }
}

/// Undoes all that [`Guard::take`] did. Each step is tried even if another fails: there is nobody to tell.
fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let _ = execute!(stdout(), DisableMouseCapture, DisableBracketedPaste, LeaveAlternateScreen, cursor::Show);
        let _ = disable_raw_mode();
        let _ = stdout().flush();
    }
}

/// Turns SIGTERM, SIGHUP and SIGINT into [`Event::Stop`], so that the loop ends and the guard gives the terminal back.
///
/// # Errors
/// Where the system does not allow it.
#[cfg(unix)]
pub fn stop_on_signals(events: Sender<Event>) -> io::Result<()> {
    use std::io::Read;
    use std::os::unix::net::UnixStream;

    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

    let (mut read, write) = UnixStream::pair()?;
    for signal in [SIGTERM, SIGHUP, SIGINT] {
        signal_hook::low_level::pipe::register(signal, write.try_clone()?)?;
    }
    thread::spawn(move || while matches!(read.read(&mut [0]), Ok(1)) && events.send(Event::Stop).is_ok() {});
    Ok(())
}

/// Where there are no such signals, closing the window ends the program by itself.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn stop_on_signals(_events: Sender<Event>) -> io::Result<()> {
    Ok(())
}
