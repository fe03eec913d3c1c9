//! Every word that a person reads exists in both languages, and none is left over.

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Messages whose ids are put together: from a subcommand and its arguments, from an action, from a column, from a value of a rubric.
const PUT_TOGETHER: &[&str] =
    &["help", "example", "action-", "agreement-col-", "results-col-", "rubric-need-", "rubric-session-", "rubric-title-"];

fn sources(folder: &Path, text: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, text);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            text.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

fn messages() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales/en");
    let files = fs::read_dir(folder).unwrap().map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap());
    let lines: Vec<String> = files.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>()).collect();
    let ids = lines.iter().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    ids.filter_map(|line| line.split_once(" =")).map(|(id, _)| id.to_owned()).collect()
}

#[test]
fn every_message_is_used_and_every_one_used_exists() {
    let mut code = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut code);
    let messages = messages();
    let unused: Vec<&String> = messages
        .iter()
        .filter(|id| !PUT_TOGETHER.iter().any(|start| id.starts_with(start)) && !code.contains(&format!("\"{id}\"")))
        .collect();
    assert!(unused.is_empty(), "nobody says: {unused:?}");
    let named = code.match_indices("Message::new(\"").map(|(at, start)| &code[at + start.len()..]);
    let named = named.filter_map(|rest| rest.split_once('"')).map(|(id, _)| id);
    let missing: BTreeSet<&str> = named.filter(|id| id.contains('-') && !messages.contains(*id)).collect();
    assert!(missing.is_empty(), "has no words: {missing:?}");
}

#[test]
fn every_subcommand_has_help_and_an_example_in_both_languages() {
    let run = |arguments: &[&str]| {
        let output = common::program::panelmark().args(arguments).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let commands = |help: &str| -> Vec<String> {
        let list = help.split_once("Commands:\n").map_or("", |(_, rest)| rest).lines().take_while(|line| !line.is_empty());
        // A line that goes on with the words of the one before is set in further.
        let names = list.filter(|line| !line.starts_with("   ")).filter_map(|line| line.split_whitespace().next());
        names.map(str::to_owned).collect()
    };
    let mut seen = 0;
    for command in commands(&run(&["--lang", "en", "--help"])) {
        let below = commands(&run(&["--lang", "en", &command, "--help"]));
        let paths: Vec<Vec<&str>> = if below.is_empty() {
            vec![vec![&command]]
        } else {
            below.iter().map(|below| vec![command.as_str(), below.as_str()]).collect()
        };
        for (path, lang) in paths.iter().flat_map(|path| [(path, "zh"), (path, "en")]) {
            let help = run(&[&["--lang", lang], path.as_slice(), &["--help"]].concat());
            assert!(!help.contains("help-") && !help.contains("example-"), "{path:?} {lang}:\n{help}");
            assert!(help.contains(&format!("panelmark {}", path.join(" "))), "{path:?} {lang} has no example");
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen}");
}
