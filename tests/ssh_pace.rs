//! People join at their own pace: they read a slip, compare a fingerprint, change the input method, invent a passphrase.
//!
//! `PANELMARK_PACE` is how many seconds they take at each prompt. Time itself is what is tried here, so this one test does wait.

mod common;
#[path = "common/live.rs"]
mod live;
#[path = "common/terminal.rs"]
mod terminal;

use std::time::Duration;

use live::{CODE, Live, PASSPHRASE};

/// Longer than a keep-alive of 15 s, which had people thrown out at the prompt.
const PACE: u64 = 16;

fn think() {
    let seconds = std::env::var("PANELMARK_PACE").ok().map_or(PACE, |seconds| seconds.parse().unwrap());
    std::thread::sleep(Duration::from_secs(seconds));
}

#[test]
fn somebody_who_takes_long_at_every_prompt_gets_in() {
    let live = Live::new(1, 1);
    live.invite("E1");
    let mut terminal = live.ssh_with("E1", &["-o", "PubkeyAuthentication=no", "-o", "StrictHostKeyChecking=ask"]);
    terminal.wait_for("continue connecting");
    think();
    terminal.answer("yes");
    for (prompt, answer) in [("Code or passphrase", CODE), ("New passphrase", PASSPHRASE), ("Once more", PASSPHRASE)] {
        terminal.wait_for(prompt);
        think();
        terminal.answer(answer);
    }
    terminal.wait_for("? Help");
}
