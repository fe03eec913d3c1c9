//! Chance that can be repeated: the same numbers every time, or those of another `PANELMARK_SEED`.

use std::time::Duration;

/// Draws numbers (splitmix64). Says its seed where a test fails.
pub struct Chance {
    seed: u64,
    state: u64,
}

impl Chance {
    pub fn seeded() -> Chance {
        let seed = number("PANELMARK_SEED", 1);
        Chance { seed, state: seed }
    }

    pub fn number(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        (self.number() % end as u64) as usize
    }

    /// A time up to `longest`, to the microsecond.
    pub fn moment(&mut self, longest: Duration) -> Duration {
        Duration::from_micros(self.number() % (longest.as_micros() as u64 + 1))
    }
}

impl Drop for Chance {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("again with PANELMARK_SEED={}", self.seed);
        }
    }
}

/// What an environment variable asks for, or the usual.
pub fn number<T: std::str::FromStr>(variable: &str, usual: T) -> T {
    match std::env::var(variable) {
        Ok(text) => text.parse().unwrap_or_else(|_| panic!("{variable}={text} is not a number")),
        Err(_) => usual,
    }
}
