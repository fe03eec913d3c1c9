//! What goes on in the room while a panel sits: which studio is being heard, the clock, hands raised for the chair.

use std::time::Duration;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::message::Message;

/// What the time on the clock is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 陈述: the studio presents itself.
    Presentation,
    /// 提问: the panel asks.
    Questions,
}

impl Stage {
    /// Every stage.
    pub const ALL: [Stage; 2] = [Stage::Presentation, Stage::Questions];

    /// The stage in words.
    #[must_use]
    pub fn message(self) -> Message {
        Message::new(match self {
            Stage::Presentation => "stage-presentation",
            Stage::Questions => "stage-questions",
        })
    }
}

/// Seconds as a clock shows them: `9:05`, `-0:30` for a time that is over, `1:30:00`.
#[must_use]
pub fn clock(seconds: i64) -> String {
    let (sign, seconds) = (if seconds < 0 { "-" } else { "" }, seconds.unsigned_abs());
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours == 0 { format!("{sign}{minutes}:{seconds:02}") } else { format!("{sign}{hours}:{minutes:02}:{seconds:02}") }
}

/// The studio that is being heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hearing {
    /// The studio's place.
    pub studio: usize,
    /// Whether everybody's screen goes there by itself; otherwise it only offers to.
    pub follow: bool,
    /// The place in the journal at which it was set: a later hearing of the same studio is another one.
    pub seq: u64,
}

/// The clock that everybody sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timer {
    /// What the time is for.
    pub stage: Stage,
    /// When it was started, by the clock of the machine that started it.
    pub started: DateTime<Utc>,
    /// How long it runs, in seconds.
    pub seconds: u32,
}

impl Timer {
    /// The longest time, in seconds.
    pub const LONGEST: u32 = 4 * 60 * 60;

    /// The whole seconds that are left at `now`; below zero it is so long over.
    #[must_use]
    pub fn left(self, now: DateTime<Utc>) -> i64 {
        let gone = now.signed_duration_since(self.started).num_milliseconds().max(0);
        // A second that has begun still counts: the clock shows 0 when the time is up, not a second before.
        -(gone - i64::from(self.seconds) * 1000).div_euclid(1000)
    }

    /// How long until the clock shows another second than at `now`.
    #[must_use]
    pub fn next_second(self, now: DateTime<Utc>) -> Duration {
        let gone = now.signed_duration_since(self.started).num_milliseconds().rem_euclid(1000);
        Duration::from_millis(1000 - u64::try_from(gone).unwrap_or(0))
    }
}

/// A hand raised for the chair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The place of the seat.
    pub seat: usize,
    /// What about; may be empty.
    pub word: String,
    /// Since when.
    pub at: DateTime<Utc>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_shown_as_a_clock() {
        assert_eq!([545, 0, -30, 5400, 3599].map(clock), ["9:05", "0:00", "-0:30", "1:30:00", "59:59"]);
    }

    #[test]
    fn a_clock_counts_down_to_zero_and_beyond() {
        let started: DateTime<Utc> = "2023-06-01T09:00:00Z".parse().unwrap();
        let timer = Timer { stage: Stage::Presentation, started, seconds: 60 };
        let left = |milliseconds| timer.left(started + chrono::TimeDelta::milliseconds(milliseconds));
        assert_eq!([left(0), left(1), left(999), left(1000), left(1001)], [60, 60, 60, 59, 59]);
        assert_eq!([left(59_999), left(60_000), left(60_001), left(61_000)], [1, 0, 0, -1]);
        // A clock of another machine that runs behind does not lengthen the time.
        assert_eq!(left(-5000), 60);
    }
}
