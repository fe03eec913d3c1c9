//! The seeds of every fuzz target, and whatever once broke one, through the same functions as `fuzz/run`.

#[path = "../fuzz/src/lib.rs"]
mod fuzz;

use std::fs;
use std::path::Path;

/// Runs the seeds of a target, and whatever files of ours are seeds for it as well.
fn run(name: &str, more: &[&str]) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (_, target) = fuzz::TARGETS.iter().find(|(target, _)| *target == name).unwrap();
    let mut seeds = 0;
    for dir in [format!("fuzz/seeds/{name}").as_str()].iter().chain(more) {
        for seed in fs::read_dir(root.join(dir)).unwrap() {
            let seed = seed.unwrap().path();
            println!("{}", seed.display());
            let mut bytes = fs::read(seed).unwrap();
            // To whom a session is shown goes by their number.
            for _ in 0..6 {
                target(&bytes);
                bytes.push(b'\n');
            }
            seeds += 1;
        }
    }
    assert!(seeds > 2, "{seeds} seeds");
}

#[test]
fn event() {
    run("event", &[]);
}

#[test]
fn export() {
    run("export", &[]);
}

#[test]
fn names() {
    run("names", &[]);
}

#[test]
fn roster() {
    run("roster", &[]);
}

#[test]
fn rubric() {
    run("rubric", &["rubrics"]);
}

#[test]
fn scores() {
    run("scores", &[]);
}

#[test]
fn every_target_can_be_fuzzed() {
    let targets = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/fuzz_targets");
    let mut found: Vec<String> = fs::read_dir(targets)
        .unwrap()
        .map(|file| file.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    found.sort();
    assert_eq!(found, fuzz::TARGETS.map(|(name, _)| name));
}
