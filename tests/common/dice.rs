//! Chance that can be repeated, and how much of it somebody asks for.

use std::str::FromStr;
use std::time::Duration;

/// Dice that fall alike for the same seed (splitmix64).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    /// By `PANELMARK_SEED`, or the usual one; a test that fails says by which.
    pub fn seeded() -> Dice {
        let seed = number("PANELMARK_SEED", 1);
        println!("again with PANELMARK_SEED={seed}");
        Dice(seed)
    }

    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// 0 or more, below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        (self.roll() % end as u64) as usize
    }

    /// From `first` to `last`, both of them included.
    pub fn between(&mut self, first: i64, last: i64) -> i64 {
        first + self.below((last - first + 1) as usize) as i64
    }

    /// True so many times of a hundred.
    pub fn percent(&mut self, of_a_hundred: usize) -> bool {
        self.below(100) < of_a_hundred
    }

    pub fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }

    /// Each of them or not.
    pub fn some<T: Clone>(&mut self, of: &[T]) -> Vec<T> {
        of.iter().filter(|_| self.percent(50)).cloned().collect()
    }

    pub fn shuffle<T>(&mut self, of: &mut [T]) {
        for last in (1..of.len()).rev() {
            of.swap(last, self.below(last + 1));
        }
    }

    /// A time up to `longest`, to the microsecond.
    pub fn moment(&mut self, longest: Duration) -> Duration {
        Duration::from_micros(self.roll() % (longest.as_micros() as u64 + 1))
    }
}

/// A number from the environment, by which somebody asks for more than the usual.
pub fn number<T: FromStr>(name: &str, usual: T) -> T {
    std::env::var(name).ok().map_or(usual, |number| number.parse().unwrap_or_else(|_| panic!("{name} is no number")))
}
