//! Everything that a seat is shown, as text to be compared.

use std::fmt::Debug;

use panelmark::domain::state::Anchor;
use panelmark::session::views::{Board, HearingView, Outline};
use panelmark::session::{Room, Seat, SessionError};

/// Every view of the seat, and every refusal of one, one a line. Times of the clock and random hashes count for nothing.
pub fn by(seat: &Seat) -> Vec<String> {
    let session = seat.room().session();
    let (studios, people) = (0..session.roster.len(), 0..session.panel.len());
    let mut seen = vec![line("outline", undated(seat.outline())), line("hearing", timeless(seat.hearing()))];
    seen.push(line("entrusted", seat.entrusted().into_iter().map(|of| (of.by, of.what)).collect::<Vec<_>>()));
    seen.push(line("receipts", seat.receipts()));
    seen.push(line("desk", seat.desk()));
    seen.push(line("progress", seat.progress()));
    seen.push(line("results", seat.results()));
    seen.push(line("other quotas", seat.results_if(&Default::default())));
    seen.push(line("revision", of(seat.results_of(1))));
    seen.push(line("changes", of(seat.changes(1))));
    seen.push(line("outlook", seat.outlook()));
    seen.push(line("agreement", seat.diagnostics()));
    // It comes when it is there.
    seen.push(line("agreement at once", seat.diagnosed().map(|_| ())));
    seen.push(line("mirror", seat.mirror()));
    seen.push(line("decisions", seat.decisions()));
    seen.push(line("notice", seat.notice()));
    seen.push(line("presence", seat.presence()));
    seen.push(line("no backup", seat.no_backup()));
    seen.push(line("papers", seat.papers()));
    seen.push(line("conditions", seat.conditions()));
    seen.push(line("records", of(seat.records())));
    seen.extend(people.clone().map(|person| line("desk of", (person, seat.desk_of(person)))));
    seen.extend(people.clone().map(|person| line("to take over", (person, seat.to_take_over(person)))));
    seen.extend(studios.clone().map(|studio| line("studio", (studio, seat.studio(studio)))));
    seen.extend(studios.clone().map(|studio| line("revealed", (studio, seat.revealed(studio)))));
    for studio in studios {
        seen.extend(people.clone().map(|person| line("sheet", (studio, person, seat.sheet(studio, person)))));
    }
    seen
}

/// What the whole room is shown.
pub fn on_the_board(room: &std::sync::Arc<Room>) -> String {
    let board: Board = room.board();
    line(
        "board",
        Board {
            timer: board.timer.map(|timer| panelmark::domain::hearing::Timer { started: Default::default(), ..timer }),
            anchor: board.anchor.map(|anchor| Anchor { at: Default::default(), ..anchor }),
            ..board
        },
    )
}

fn line(what: &str, seen: impl Debug) -> String {
    unhashed(&format!("{what}: {seen:?}"))
}

/// Every hash has random bytes in it: that there is one may be compared, which one may not.
fn unhashed(text: &str) -> String {
    let words = text.split_inclusive(|c: char| !c.is_ascii_hexdigit());
    let is_hash = |word: &str| word.len() >= 64 && word.bytes().take(64).all(|byte| byte.is_ascii_hexdigit());
    words.map(|word| if is_hash(word) { format!("#{}", &word[64..]) } else { word.to_owned() }).collect()
}

/// Errors of a session have nothing to be compared by but what they say.
fn of<T: Debug>(seen: Result<T, SessionError>) -> Result<T, String> {
    seen.map_err(|error| format!("{:?}", error.message()))
}

fn undated(mut outline: Outline) -> Outline {
    outline.anchors.iter_mut().for_each(|anchor| anchor.at = Default::default());
    outline
}

fn timeless(mut view: HearingView) -> HearingView {
    view.timer.iter_mut().for_each(|timer| timer.started = Default::default());
    view.calls.iter_mut().for_each(|call| call.at = Default::default());
    view
}
