//! Help in the language of the person: the shape comes from the argument types, the words from `locales/`.

use std::ffi::OsString;

use clap::{Command, CommandFactory, ValueEnum};

use super::{Cli, LangArg};
use crate::domain::text::Lang;
use crate::words::Words;

/// Where a language may be set for good.
const LANG_VARIABLE: &str = "PANELMARK_LANG";

/// The language before the arguments are understood: `--lang`, then PANELMARK_LANG, then the locale; Chinese where nothing says English.
pub(super) fn language(arguments: &[OsString]) -> Lang {
    let arguments: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
    let asked = arguments.iter().enumerate().find_map(|(place, argument)| match argument.strip_prefix("--lang") {
        Some("") => arguments.get(place + 1).copied(),
        Some(value) => value.strip_prefix('='),
        None => None,
    });
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let asked = asked.map(str::to_owned).or_else(|| set(LANG_VARIABLE));
    if let Some(lang) = asked.and_then(|asked| LangArg::from_str(&asked, true).ok()) {
        return lang.lang();
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set).unwrap_or_default();
    if locale.starts_with("en") { Lang::En } else { Lang::Zh }
}

/// The command line with all its help in one language.
pub(super) fn command(words: &Words) -> Command {
    localise(Cli::command(), "help", words)
}

/// Puts words to a command, its arguments and the commands below it: `help-import`, `help-import-file`, `example-import`.
fn localise(command: Command, id: &str, words: &Words) -> Command {
    let arguments: Vec<(String, bool)> =
        command.get_arguments().map(|argument| (argument.get_id().to_string(), argument.is_global_set())).collect();
    let below: Vec<String> = command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let mut command = command.about(words.get(id));
    for (argument, global) in arguments {
        let of = if global || matches!(argument.as_str(), "help" | "version") { "help" } else { id };
        let text = words.get(&format!("{of}-{argument}").replace('_', "-"));
        command = command.mut_arg(argument, |argument| argument.help(text));
    }
    if below.is_empty() {
        let example = words.get(&id.replacen("help", "example", 1));
        command = command.after_help(format!("{}\n  {}", words.get("help-heading-example"), example.replace('\n', "\n  ")));
    }
    for name in below {
        let id = format!("{id}-{name}");
        command = command.mut_subcommand(name, |command| localise(command, &id, words));
    }
    command
}
