//! Help in the language of the person: the shape comes from the argument types, the words from `locales/`.

use std::ffi::OsString;
use std::io::{self, Write};

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, CommandFactory, ValueEnum};

use super::{Cli, LangArg};
use crate::domain::message::Message;
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
    let below: Vec<String> = command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let mut order = 0;
    let mut command = command
        .about(words.get(id))
        .subcommand_help_heading(words.get("help-heading-commands"))
        .subcommand_value_name(words.get("help-heading-commands"))
        .help_template(format!("{{about}}\n\n{}\n  {{usage}}\n\n{{all-args}}{{after-help}}\n", words.get("help-heading-usage")))
        .mut_args(|argument| {
            order += 1;
            localise_argument(argument, id, words).display_order(order)
        });
    if below.is_empty() {
        let example = words.get(&id.replacen("help", "example", 1));
        command = command.after_help(format!("{}\n  {}", words.get("help-heading-example"), example));
    }
    for name in below {
        let id = format!("{id}-{name}");
        command = command.mut_subcommand(name, |command| localise(command, &id, words));
    }
    command
}

fn localise_argument(argument: Arg, command: &str, words: &Words) -> Arg {
    let (of, heading) = match (argument.is_global_set() || command == "help", argument.is_positional()) {
        (true, _) => ("help", "help-heading-options"),
        (false, true) => (command, "help-heading-arguments"),
        (false, false) => (command, "help-heading-options"),
    };
    let id = format!("{of}-{}", argument.get_id()).replace('_', "-");
    // What values are possible stands in the words, with what each means.
    let valued = argument.get_action().takes_values();
    argument.help(words.get(&id)).help_heading(words.get(heading)).hide_possible_values(valued).hide_default_value(valued)
}

/// Says what is wrong with the arguments, or the help or version that was asked for; returns the exit code.
pub(super) fn complain(error: &clap::Error, words: &Words) -> u8 {
    // Help and version are not errors to whoever asked for them.
    if !error.use_stderr() {
        return if error.print().is_ok() { 0 } else { 3 };
    }
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(" "),
        Some(other) => other.to_string(),
        None => String::new(),
    };
    let (id, what) = match error.kind() {
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => ("usage-no-command", String::new()),
        ErrorKind::InvalidSubcommand => ("usage-unknown-command", context(ContextKind::InvalidSubcommand)),
        ErrorKind::UnknownArgument => ("usage-unknown-argument", context(ContextKind::InvalidArg)),
        ErrorKind::MissingRequiredArgument => ("usage-missing-argument", context(ContextKind::InvalidArg)),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let [argument, value, possible] =
                [ContextKind::InvalidArg, ContextKind::InvalidValue, ContextKind::ValidValue].map(context);
            let id = if argument.starts_with("--zone ") { "usage-invalid-zone" } else { "usage-invalid-value" };
            (id, format!("{argument} {value} ({possible})").replace(" ()", ""))
        }
        _ => ("usage-other", context(ContextKind::InvalidArg)),
    };
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => usage.to_string().replacen("Usage:", &words.get("help-heading-usage"), 1),
        _ => String::new(),
    };
    // Whoever closed standard error does not want to hear it.
    let _unheard = writeln!(io::stderr(), "{}\n{usage}", words.say(&Message::new(id).with("what", what.trim())));
    2
}
