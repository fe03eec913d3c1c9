//! The screens, at this terminal.

use std::io::{self, IsTerminal};
use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::channel;

use clap::{Args, ValueEnum};

use super::{Failure, Outcome, Shell};
use crate::domain::message::Message;
use crate::session::{Room, Seat};
use crate::tui::app::{App, Taste};
use crate::tui::run;
use crate::tui::terminal::{self, Guard};
use crate::tui::theme::ThemeName;

/// Where the theme may be set for good.
const THEME_VARIABLE: &str = "PANELMARK_THEME";
/// Where drawing in ASCII may be set for good.
const ASCII_VARIABLE: &str = "PANELMARK_ASCII";

#[derive(Args)]
pub(super) struct Open {
    file: PathBuf,
    #[arg(long, value_name = "ID")]
    seat: Option<String>,
    #[command(flatten)]
    look: Look,
}

/// How the screens are drawn.
#[derive(Args)]
pub(super) struct Look {
    #[arg(long, value_enum, env = THEME_VARIABLE, hide_env = true)]
    theme: Option<ThemeArg>,
    #[arg(long)]
    ascii: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum ThemeArg {
    Any,
    Dark,
    Light,
    Mono,
}

impl Look {
    /// What the person at this terminal asked for, by arguments and environment.
    pub(super) fn taste(&self, shell: &Shell) -> Taste {
        let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let no_color = set("NO_COLOR");
        let theme = match self.theme {
            _ if no_color => ThemeName::Mono,
            None | Some(ThemeArg::Any) => ThemeName::Any,
            Some(ThemeArg::Dark) => ThemeName::Dark,
            Some(ThemeArg::Light) => ThemeName::Light,
            Some(ThemeArg::Mono) => ThemeName::Mono,
        };
        Taste { lang: shell.words.lang(), theme, ascii: self.ascii || set(ASCII_VARIABLE), no_color }
    }
}

impl Open {
    pub(super) fn run(self, shell: &Shell) -> Outcome {
        at_a_terminal()?;
        let room = shell.open(&self.file)?;
        room.keep_backup();
        let seat = self.seat.as_deref().map(|id| shell.seat(&room, Some(id), &[])).transpose()?;
        show(shell, &room, seat, &self.look)
    }
}

#[derive(Args)]
pub(super) struct Board {
    file: PathBuf,
    #[command(flatten)]
    look: Look,
}

impl Board {
    pub(super) fn run(self, shell: &Shell) -> Outcome {
        at_a_terminal()?;
        let room = shell.open(&self.file)?;
        let app = App::board(Arc::clone(&room), self.look.taste(shell));
        run_here(&room, app)
    }
}

/// Refuses where there is no terminal to show anything on.
pub(super) fn at_a_terminal() -> Outcome {
    let both = io::stdout().is_terminal() && io::stdin().is_terminal();
    match std::env::var_os("TERM") {
        _ if !both => Err(Failure::refused(Message::new("cli-not-a-terminal"))),
        // It says of itself that it cannot place a cursor: all that it would show is the bytes that ask for it.
        Some(term) if term == "dumb" => Err(Failure::refused(Message::new("cli-terminal-dumb"))),
        _ => Ok(()),
    }
}

/// Shows the screens to the person at this terminal, in a seat or with a choice of seat, until they leave.
pub(super) fn show(shell: &Shell, room: &Arc<Room>, seat: Option<Seat>, look: &Look) -> Outcome {
    at_a_terminal()?;
    let taste = look.taste(shell);
    let app = match seat {
        Some(seat) => App::seated(seat, taste)?,
        None => App::choose(Arc::clone(room), taste),
    };
    run_here(room, app)
}

/// Runs the screens at this terminal until the person leaves.
fn run_here(room: &Arc<Room>, mut app: App) -> Outcome {
    let (events, heard) = channel();
    terminal::stop_on_signals(events.clone())?;
    run::watch_changes(room.subscribe(), events.clone());
    let guard = Guard::take()?;
    run::read_terminal(events);
    // The guard shows the cursor again; the terminal would try it too, and stop the program where nobody can be told of a failure.
    let mut screen = ManuallyDrop::new(guard.terminal()?);
    run::run(&mut *screen, &heard, &mut app)?;
    Ok(())
}
