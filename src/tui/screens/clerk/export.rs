//! Writing the result to files. The only place of these screens where a path is typed.

use std::path::{Path, PathBuf};

use super::ClerkAsk;
use crate::domain::message::Message;
use crate::domain::phase::Phase;
use crate::session::Seat;
use crate::transfer::export::{self, ExportError};
use crate::tui::form::{Answer, Form, FormField};
use crate::tui::overlay::Overlay;
use crate::tui::screens::{Ask, Effect};
use crate::words::Words;

/// Asks for the folder; one that is not there yet is suggested.
pub fn ask(seat: &Seat, words: &Words) -> Effect {
    let outline = seat.outline();
    let name = match outline.revision.filter(|_| outline.phase == Phase::Final) {
        Some(revision) => Message::new("clerk-export-folder-final").with("revision", revision.number),
        None => Message::new("clerk-export-folder-provisional"),
    };
    let here = std::env::current_dir().unwrap_or_default();
    Effect::Show(Overlay::Form(form(seat, &free(&here.join(words.say(&name))))))
}

fn form(seat: &Seat, folder: &Path) -> Form<Ask> {
    let fields = vec![FormField::proposed(Message::new("clerk-export-folder"), &folder.display().to_string())];
    let form = Form::new(Ask::Clerk(ClerkAsk::Export), Message::new("clerk-export-title"), fields);
    form.with_intro(Message::new(if is_final(seat) { "clerk-export-intro" } else { "clerk-export-intro-provisional" }))
}

/// Writes the files into the folder that was typed, and says which.
///
/// # Errors
/// Why they could not be written.
pub fn answer(seat: &Seat, answers: &[Answer], words: &Words) -> Result<Effect, Message> {
    let [Answer::Text(typed)] = answers else { return Ok(Effect::Nothing) };
    let folder = at_home(typed);
    match export::write(seat, &folder, words) {
        Ok(files) => Ok(Effect::Show(Overlay::notice(Message::new("clerk-exported"), told(seat, &folder, &files)))),
        // Something is in the way: the form comes again with a name that is free.
        Err(error @ (ExportError::Occupied(_) | ExportError::NotADirectory(_))) => {
            let mut again = form(seat, &free(&folder));
            again.problem = Some(error.message());
            Ok(Effect::Show(Overlay::Form(again)))
        }
        Err(error) => Err(error.message()),
    }
}

fn told(seat: &Seat, folder: &Path, files: &[PathBuf]) -> Vec<Message> {
    let names: Vec<_> = files.iter().filter_map(|file| file.file_name()).map(|name| name.to_string_lossy()).collect();
    let mut body =
        vec![Message::new("clerk-export-into").with("count", files.len()).with("folder", folder.display().to_string())];
    body.push(Message::new("word-plain").with("text", names.join("  ")));
    if !is_final(seat) {
        body.push(Message::new("clerk-export-provisional"));
    }
    body
}

fn is_final(seat: &Seat) -> bool {
    seat.outline().phase == Phase::Final
}

/// The path itself, or with the first number behind it that makes it free.
fn free(path: &Path) -> PathBuf {
    let numbered = |n: u32| PathBuf::from(format!("{}-{n}", path.display()));
    std::iter::once(path.to_owned()).chain((2..1000).map(numbered)).find(|path| !path.exists()).unwrap_or_else(|| path.to_owned())
}

/// What people know from the shell: `~` is the own folder.
fn at_home(typed: &str) -> PathBuf {
    match (typed.strip_prefix("~/"), std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(typed),
    }
}
