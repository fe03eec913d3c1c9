//! The real program in a pseudo-terminal: keys in, screen out. Tests wait for text, never for time.
#![allow(dead_code, reason = "every test file uses its own part of it")]

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::common::program::{PANELMARK, in_terminal};

/// How long a screen may take to show what a test waits for: far longer than it does, even on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);
/// The pause between two keys of a quick typist.
const HAND: Duration = Duration::from_millis(10);

type Screen = Arc<(Mutex<vt100::Parser>, Condvar)>;

pub struct Terminal {
    pub child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    screen: Screen,
}

impl Terminal {
    /// Runs panelmark with these arguments in `folder`, on a screen of 80 columns and 24 rows.
    pub fn start(folder: &Path, arguments: &[&str]) -> Terminal {
        let mut command = in_terminal(PANELMARK);
        command.args(arguments);
        Terminal::run(folder, command)
    }

    /// Runs a program in `folder`, on a screen of 80 columns and 24 rows.
    pub fn run(folder: &Path, mut command: CommandBuilder) -> Terminal {
        let pair = native_pty_system().openpty(size(80, 24)).unwrap();
        command.cwd(folder);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let parser = vt100::Parser::new(NonZeroU16::new(24).unwrap(), NonZeroU16::new(80).unwrap(), 0);
        let screen: Screen = Arc::new((Mutex::new(parser), Condvar::new()));
        let (mut output, shown) = (pair.master.try_clone_reader().unwrap(), Arc::clone(&screen));
        thread::spawn(move || {
            let mut bytes = [0; 8192];
            while let Ok(read @ 1..) = output.read(&mut bytes) {
                shown.0.lock().unwrap().process(&bytes[..read]);
                shown.1.notify_all();
            }
        });
        let keys = pair.master.take_writer().unwrap();
        Terminal { child, master: pair.master, keys, screen }
    }

    /// Presses keys: names such as `Enter`, `Down`, `Esc`, else every character typed. Each comes a hand's pause after the one
    /// before: text that comes faster than anybody types is a paste.
    pub fn press(&mut self, keys: &str) {
        for key in keys.split_whitespace() {
            thread::sleep(HAND);
            let bytes = match key {
                "Enter" => "\r",
                "Esc" => "\x1b",
                "Tab" => "\t",
                "Up" => "\x1b[A",
                "Down" => "\x1b[B",
                "Right" => "\x1b[C",
                "Left" => "\x1b[D",
                "Backspace" => "\x7f",
                "Home" => "\x1b[H",
                typed => typed,
            };
            self.keys.write_all(bytes.as_bytes()).unwrap();
            self.keys.flush().unwrap();
        }
    }

    /// Types text as it is, and Enter.
    pub fn answer(&mut self, text: &str) {
        self.send(format!("{text}\r").as_bytes());
    }

    /// Sends bytes as they are.
    pub fn send(&mut self, bytes: &[u8]) {
        self.keys.write_all(bytes).unwrap();
        self.keys.flush().unwrap();
    }

    /// Waits until the screen shows `text`.
    pub fn wait_for(&self, text: &str) {
        self.wait_until(&format!("{text:?}"), |screen| screen.contains(text));
    }

    /// Waits until the terminal is as it was before the program took it.
    pub fn wait_until_given_back(&self) {
        self.wait(&"the terminal given back", |screen| !screen.alternate_screen());
    }

    /// Waits until the screen is as `fits` wants it; `what` names it if it never is.
    pub fn wait_until(&self, what: &str, fits: impl Fn(&str) -> bool) {
        self.wait(&what, |screen| fits(&screen.contents()));
    }

    fn wait(&self, what: &dyn std::fmt::Display, fits: impl Fn(&vt100::Screen) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        let mut parser = self.screen.0.lock().unwrap();
        while !fits(parser.screen()) {
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "never saw {what}:\n{}", parser.screen().contents());
            parser = self.screen.1.wait_timeout(parser, left).unwrap().0;
        }
    }

    pub fn text(&self) -> String {
        self.screen.0.lock().unwrap().screen().contents()
    }

    pub fn is_alternate(&self) -> bool {
        self.screen.0.lock().unwrap().screen().alternate_screen()
    }

    pub fn resize(&self, columns: u16, rows: u16) {
        let cells = |n| NonZeroU16::new(n).unwrap();
        self.screen.0.lock().unwrap().screen_mut().set_size(cells(rows), cells(columns));
        self.master.resize(size(columns, rows)).unwrap();
    }

    /// Waits until the program has ended; returns its exit code.
    pub fn ends(&mut self) -> u32 {
        self.child.wait().unwrap().exit_code()
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // It may have ended already.
        let _ended = self.child.kill();
        let _gone = self.child.wait();
    }
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}
