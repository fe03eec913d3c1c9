//! What a session of full size costs: opening, a committed score, standings. `cargo bench --bench session`.
//!
//! Sizes: 200 studios x 9 experts x 13 items, every sheet in; and 10,000 studios x 50 experts, 10 sheets a studio.

mod common;

use common::{CITYWIDE, ROOM, Size, file, state};
use divan::{Bencher, black_box};
use panelmark::domain::command::Command;
use panelmark::domain::points::Points;
use panelmark::session::Room;

fn main() {
    divan::main();
}

#[divan::bench(args = [ROOM, CITYWIDE], sample_count = 20)]
fn standings_after_a_change(bencher: Bencher, size: Size) {
    let state = state(size);
    bencher.bench_local(|| black_box(&state).standings());
}

#[divan::bench(sample_count = 20)]
fn opening_a_full_session(bencher: Bencher) {
    let (_dir, file) = file(ROOM);
    bencher.bench_local(|| Room::open(&file).unwrap());
}

#[divan::bench(sample_count = 200)]
fn a_committed_score(bencher: Bencher) {
    let (_dir, file) = file(Size { sheets: 8, ..ROOM });
    let seat = Room::open(&file).unwrap().seat(&"E9".into(), None).unwrap();
    let mut half_points = 0;
    bencher.bench_local(|| {
        half_points = (half_points + 1) % 20;
        let command = Command::Score {
            // The one studio in nine of which the last expert has no sheet yet.
            studio: "S9".into(),
            item: "site".into(),
            points: Some(Points::from_hundredths(50 * half_points)),
            deductions: Default::default(),
            expert: None,
        };
        seat.apply(command).unwrap()
    });
}

#[divan::bench(sample_count = 100)]
fn the_experts_views(bencher: Bencher) {
    let (_dir, file) = file(ROOM);
    let seat = Room::open(&file).unwrap().seat(&"E1".into(), None).unwrap();
    bencher.bench_local(|| (seat.desk().unwrap(), seat.sheet(100, 0).unwrap()));
}
