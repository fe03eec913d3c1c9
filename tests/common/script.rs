//! What an expert writes in a busy session, known in advance: of any file it can be told what is missing in it and what was invented.

use panelmark::domain::command::Command;
use panelmark::domain::event::Event;
use panelmark::domain::sheet::Mark;
use panelmark::journal::Record;

const STUDIO: &str = "S1";
const ITEMS: [&str; 3] = ["workshop", "plans", "apprentices"];

/// The points of a step, none where it writes a note. Two steps with points for the same item, one after the other, differ.
fn points(step: usize) -> Option<String> {
    (step % 5 != 4).then(|| (step / 3 % 9).to_string())
}

fn item(step: usize) -> &'static str {
    ITEMS[step % ITEMS.len()]
}

fn note(step: usize) -> String {
    format!("第{step}条：现场见到标牌，台账齐全。")
}

/// What an expert does in one step, from 0, by the small rubric. Every step changes something.
pub fn command(step: usize) -> Command {
    match points(step) {
        Some(points) => super::score(STUDIO, item(step), &points),
        None => Command::WriteNote { studio: STUDIO.into(), item: item(step).into(), text: note(step), expert: None },
    }
}

/// Steps as the lines that `apply` reads.
pub fn lines(steps: std::ops::Range<usize>) -> String {
    steps.map(|step| serde_json::to_string(&command(step)).unwrap() + "\n").collect()
}

/// What follows from a step.
pub fn event(expert: &str, step: usize) -> Event {
    let (studio, item, expert) = (STUDIO.into(), item(step).into(), expert.into());
    match points(step) {
        Some(points) => {
            let mark = Mark { points: points.parse().unwrap(), deductions: Default::default() };
            Event::ItemScored { studio, expert, item, mark: Some(mark) }
        }
        None => Event::NoteWritten { studio, expert, item, text: note(step) },
    }
}

/// How many steps of an expert a session holds: the first ones, each once, in order, and nothing else in that seat.
pub fn steps(records: &[Record], expert: &str) -> usize {
    let own = records.iter().filter(|record| record.stamp.seat.as_ref().is_some_and(|seat| seat.as_str() == expert));
    own.enumerate().map(|(step, record)| assert_eq!(record.event, event(expert, step), "{expert}, step {step}")).count()
}
