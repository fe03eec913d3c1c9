//! What it costs to find out how the experts agree. `cargo bench --bench agreement`.
//!
//! Sizes: 200 studios x 9 experts x 13 items, every sheet in; and 10,000 studios x 50 experts, 10 sheets a studio (there the
//! outcomes that hinge on one expert or one point are not looked at).

mod common;

use common::{CITYWIDE, ROOM, Size, state};
use divan::{Bencher, black_box};
use panelmark::domain::agreement::Evidence;

fn main() {
    divan::main();
}

/// From the state to the whole analysis, official standings included.
#[divan::bench(args = [ROOM, CITYWIDE], sample_count = 10)]
fn agreement(bencher: Bencher, size: Size) {
    let state = state(size);
    bencher.bench_local(|| Evidence::of(black_box(&state)).agreement());
}

/// The part of it for which others wait.
#[divan::bench(args = [ROOM, CITYWIDE], sample_count = 10)]
fn taking_the_evidence(bencher: Bencher, size: Size) {
    let state = state(size);
    bencher.bench_local(|| Evidence::of(black_box(&state)));
}
