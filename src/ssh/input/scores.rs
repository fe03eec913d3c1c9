//! From bytes to what is saved: however the network cuts up what is typed, and whenever it brings it, the scores are those that were typed.

use std::time::Duration;

use proptest::prelude::*;

use super::Parser;
use crate::domain::sheet::Sheet;
use crate::tui::app::{App, Taste};
use crate::tui::event::Event;
use crate::tui::testing::{Stage, hall};

/// The items that have points of their own, each worth 5 or more.
const ITEMS: usize = 13;

/// What somebody types for one item: points (as they are typed, and what they are), perhaps a short note first, and the key that goes on.
#[derive(Debug, Clone)]
struct Typed {
    points: (&'static str, &'static str),
    note: &'static str,
    key: &'static str,
}

fn typed() -> impl Strategy<Value = Typed> {
    let points = [("0", "0"), ("1", "1"), ("2.5", "2.5"), ("3", "3"), ("4.50", "4.5"), ("5", "5"), ("05", "5"), ("5.", "5")];
    let points = prop::sample::select(points.to_vec());
    let note = prop::sample::select(vec!["", "", "", "", "样例", "ok", "2014-3-1", "8"]);
    let key = prop::sample::select(vec!["\r", "\t", "\x1b[B"]);
    (points, note, key).prop_map(|(points, note, key)| Typed { points, note, key })
}

impl Typed {
    fn bytes(&self) -> String {
        let note = if self.note.is_empty() { String::new() } else { format!("n{}\r", self.note) };
        format!("{note}{}{}", self.points.0, self.key)
    }
}

/// The pieces in which the bytes come, each so long after the one before.
fn pieces() -> impl Strategy<Value = Vec<(usize, Duration)>> {
    let gap = prop::sample::select(vec![0, 0, 1, 3, 5, 40, 400]).prop_map(Duration::from_millis);
    prop::collection::vec((1usize..40, gap), 0..60)
}

/// Types into the screen.
fn type_in(screen: &mut Stage, bytes: &[u8], pieces: &[(usize, Duration)]) {
    let (mut parser, mut rest) = (Parser::new(), bytes);
    let mut pieces = pieces.iter().copied();
    while !rest.is_empty() {
        // What is left comes at once.
        let (length, gap) = pieces.next().unwrap_or((rest.len(), Duration::ZERO));
        let (piece, after) = rest.split_at(length.min(rest.len()));
        let mut gap = gap;
        parser.feed(piece, |event| screen.receive(Event::Input(event), std::mem::take(&mut gap)));
        rest = after;
    }
    assert_eq!(parser.pause(), None, "everything was typed to its end");
}

fn given(sheet: &Sheet) -> Vec<(Option<String>, String)> {
    let entries = sheet.entries.iter().take(ITEMS);
    entries.map(|entry| (entry.mark.as_ref().map(|mark| mark.points.to_string()), entry.note.clone())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn scores_are_those_that_were_typed(items in prop::collection::vec(typed(), ITEMS), pieces in pieces()) {
        let mut stage = Stage::choosing(hall(), (80, 24), Taste::default());
        stage.begin();
        let keys: String = items.iter().map(Typed::bytes).collect();
        let meant: Vec<_> = items.iter().map(|typed| (Some(typed.points.1.to_owned()), typed.note.to_owned())).collect();
        // An expert, and a clerk with the paper of another one.
        for (seat, way, expert) in [("e1", "\r", 0), ("k1", "4\x1b[B\r\r", 1)] {
            let mut screen = stage.showing(App::seated(stage.seat(seat), Taste::default()).unwrap(), (80, 24));
            type_in(&mut screen, format!("{way}{keys}").as_bytes(), &pieces);
            prop_assert_eq!(given(&stage.seat(seat).sheet(0, expert).unwrap().sheet), meant.clone(), "{}", seat);
        }
    }
}
