//! What each target does with its bytes: `fuzz/run` feeds it mutated ones, `tests/fuzz_seeds.rs` the seeds.
//!
//! A target panics where something is wrong, and where what goes out could steer a terminal, hide, or act as a formula.

mod screens;
mod stage;

use std::sync::LazyLock;

use panelmark::domain::decide::decide;
use panelmark::domain::event::Event;
use panelmark::domain::message::Message;
use panelmark::domain::rubric::Rubric;
use panelmark::domain::state::State;
use panelmark::domain::text::{LONGEST_LINE, Lang, clean, is_hidden};
use panelmark::transfer::compare::{Exports, Verdict};
use panelmark::transfer::{RowProblem, groups, roster, rubric, scores};
use panelmark::words::Words;

use self::stage::{founding, plain, scoring, stamp};

/// A target by its name, which is also that of its seeds.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: [Target; 6] =
    [("event", event), ("export", export), ("names", names), ("roster", roster), ("rubric", rubric), ("scores", scores)];

static TERM: LazyLock<Rubric> = LazyLock::new(|| rubric::load("hangzhou-term").unwrap());
/// What a sealed session exports: the files by name, and what compares with them.
static EXPORTS: LazyLock<(Vec<(String, String)>, Exports)> = LazyLock::new(|| stage::exports(&TERM));
static SCORING: LazyLock<State> = LazyLock::new(|| scoring(founding(TERM.clone(), &plain)));

/// A rubric file: what is read comes back from the journal the same, can be shown, and grades a session.
pub fn rubric(bytes: &[u8]) {
    let Ok(source) = std::str::from_utf8(bytes) else { return };
    match rubric::read(source) {
        Err(problems) => {
            assert!(!problems.is_empty());
            problems.iter().for_each(|problem| say(&problem.message()));
        }
        Ok(rubric) => {
            let kept = serde_json::to_string(&rubric).unwrap();
            assert_eq!(serde_json::from_str::<Rubric>(&kept).unwrap(), rubric);
            for lang in [Lang::Zh, Lang::En] {
                harmless(&rubric::describe(&rubric, &Words::new(lang)));
            }
            let sheets = stage::sheets(&rubric);
            let mut state = scoring(founding(rubric, &plain));
            for (seat, event) in sheets {
                state.fold(&stamp(state.seq + 1, Some(&seat)), event).unwrap();
            }
            say_all(&state);
        }
    }
}

/// A roster.
pub fn roster(bytes: &[u8]) {
    match roster::read(bytes, &TERM, None) {
        Err(problems) => refused(&problems),
        Ok(read) => {
            read.warnings.iter().for_each(|warning| say(&warning.message()));
            for studio in &read.rows {
                for text in [&studio.name, &studio.lead, &studio.occupation, &studio.organisation, &studio.district] {
                    assert_eq!(clean(text, LONGEST_LINE).as_ref(), Ok(text));
                }
            }
            let panel = &SCORING.session.panel;
            let misfits = groups::misfits(&read.rows, panel, Some(bytes), b"");
            misfits.roster.iter().chain(&misfits.panel).for_each(|problem| say(&problem.message()));
        }
    }
}

/// A file of scores for a session: what is read without a problem is carried out without a refusal.
pub fn scores(bytes: &[u8]) {
    let session = &SCORING.session;
    match scores::read(bytes, &session.rubric, &session.roster, &session.panel) {
        Err(problems) => refused(&problems),
        Ok(read) => {
            let mut state = SCORING.clone();
            let by = "CK".into();
            for command in read.rows.commands {
                let events = decide(&state, &by, command.clone()).unwrap_or_else(|refusal| panic!("{command:?}: {refusal:?}"));
                for event in events {
                    state.fold(&stamp(state.seq + 1, Some("CK")), event).unwrap();
                }
            }
            say_all(&state);
        }
    }
}

/// The name of an exported file, a line end, and bytes that somebody says are that file: what was exported is the same to the byte,
/// and nothing else is; where something differs it is said what.
pub fn export(bytes: &[u8]) {
    let (exported, exports) = &*EXPORTS;
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(0);
    let (name, content) = (String::from_utf8_lossy(&bytes[..end]), &bytes[(end + 1).min(bytes.len())..]);
    let Some(compared) = exports.compare(&name, content) else { return };
    let is_there = exported.iter().any(|(_, file)| file.as_bytes() == content);
    match compared.verdict {
        Verdict::Same => assert!(is_there),
        Verdict::SameContent => {}
        Verdict::Different(differences) => {
            assert!(!differences.is_empty());
            differences.iter().for_each(say);
        }
    }
}

/// Lines of a seat and the body of an event, such as `CH {"event":"scoring_closed"}`: whatever they are, they are taken in or
/// refused; what was taken in can be shown.
pub fn event(bytes: &[u8]) {
    let mut state = SCORING.clone();
    let mut events = vec![("CH".to_owned(), Event::ScoringOpened)];
    for line in String::from_utf8_lossy(bytes).lines() {
        let Some((seat, body)) = line.split_once(' ') else { continue };
        let Ok(event) = serde_json::from_str::<Event>(body) else { continue };
        let written = serde_json::to_string(&event).unwrap();
        assert_eq!(serde_json::from_str::<Event>(&written).unwrap(), event, "{written}");
        // An event that cannot have happened ends a journal.
        if state.fold(&stamp(state.seq + 1, Some(seat)), event.clone()).is_err() {
            break;
        }
        say(&state.session.tell(&event));
        events.push((seat.to_owned(), event));
    }
    say_all(&state);
    if events.len() > 1 {
        screens::everything(founding(TERM.clone(), &plain), &events, bytes.len());
    }
}

/// Texts, separated by bytes FF, as every name, title, note and reason of a session that another program wrote.
pub fn names(bytes: &[u8]) {
    let texts: Vec<String> = bytes.split(|byte| *byte == 0xff).map(|text| String::from_utf8_lossy(text).into_owned()).collect();
    texts.iter().for_each(|text| screens::as_wide_as_measured(text));
    let named = |what: &str| texts[what.len() % texts.len()].clone();
    screens::everything(founding(TERM.clone(), &named), &stage::events(&texts), bytes.len());
}

/// Says where a session stands.
fn say_all(state: &State) {
    let standings = state.standings();
    state.blockers(&standings).iter().for_each(|blocker| say(&state.session.tell_blocker(blocker)));
}

fn refused(problems: &[RowProblem]) {
    assert!(!problems.is_empty());
    problems.iter().for_each(|problem| say(&problem.message()));
}

fn say(message: &Message) {
    for lang in [Lang::Zh, Lang::En] {
        harmless(&Words::new(lang).say(message));
    }
}

/// What goes out has nothing in it that steers a terminal or hides.
fn harmless(text: &str) {
    assert!(!text.contains(|c: char| is_hidden(c) && c != '\n'), "{text:?}");
}
