//! The programs that tests start, in an environment that is the same for everybody: what the person who runs the tests has set for
//! themselves (language, colours, codes, home) shows nowhere.

use std::ffi::{OsStr, OsString};
use std::process::Command;

use portable_pty::CommandBuilder;

/// The program that is tested.
pub const PANELMARK: &str = env!("CARGO_BIN_EXE_panelmark");

/// What a program is told of where and when tests run; `faketime` has more names for it, which begin alike.
const PLACE_AND_TIME: [&str; 4] = ["PATH", "TMPDIR", "TZ", "LD_PRELOAD"];

fn environment() -> Vec<(OsString, OsString)> {
    let is_kept = |name: &str| PLACE_AND_TIME.contains(&name) || name.starts_with("FAKETIME");
    let kept = std::env::vars_os().filter(|(name, _)| name.to_str().is_some_and(is_kept));
    let fixed = [("LC_ALL", "C.UTF-8"), ("HOME", "/nonexistent"), ("TERM", "xterm-256color"), ("PANELMARK_LANG", "en")];
    kept.chain(fixed.map(|(name, value)| (name.into(), value.into()))).collect()
}

/// panelmark, which speaks English where nothing says otherwise.
pub fn panelmark() -> Command {
    program(PANELMARK)
}

/// Any program, to be run without a terminal.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.env_clear().envs(environment());
    command
}

/// Any program, to be run in a terminal.
pub fn in_terminal(name: &str) -> CommandBuilder {
    let mut command = CommandBuilder::new(name);
    command.env_clear();
    environment().into_iter().for_each(|(name, value)| command.env(name, value));
    command
}
