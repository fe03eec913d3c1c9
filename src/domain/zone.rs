//! Where a session is held, by the clock: whose day it is, and what people read as the time.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, FixedOffset, NaiveDate, Offset, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};

use super::message::Message;

/// The zone of a session: how far its clocks are from UTC, in whole minutes from -12:00 to +14:00. UTC where nothing is said.
///
/// Every day that a rule compares is a day of this zone, and people read their times in it, on whatever machine they are: a result was sealed on one
/// day, wherever its file is looked at. It is a fixed distance and no name such as `Asia/Shanghai`: what a name means is said by tables that
/// change, so that two machines, or two years, could come to different days; and China has no summer time. Where there is
/// one, a session keeps the clock of its founding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Zone(FixedOffset);

/// What is no zone: not written as `+08:00`, or too far from UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a zone is written as +08:00, from -12:00 to +14:00")]
pub struct NotAZone;

impl Zone {
    /// Whether it is UTC itself.
    #[must_use]
    pub fn is_utc(&self) -> bool {
        self.0.local_minus_utc() == 0
    }

    /// The day that it was there.
    #[must_use]
    pub fn day(self, at: DateTime<Utc>) -> NaiveDate {
        self.local(at).date_naive()
    }

    /// What the clock showed there.
    #[must_use]
    pub fn local(self, at: DateTime<Utc>) -> DateTime<FixedOffset> {
        at.with_timezone(&self.0)
    }

    /// Day and time to the minute for people, with the zone.
    #[must_use]
    pub fn moment(self, at: DateTime<Utc>) -> Message {
        let local = self.local(at);
        let part = |form: &str| local.format(form).to_string();
        Message::new("word-moment")
            .with("day", part("%Y-%m-%d"))
            .with("year", part("%Y"))
            .with("month", part("%-m"))
            .with("dayofmonth", part("%-d"))
            .with("clock", part("%H:%M"))
            .with("zone", self.label())
    }

    /// The time of day to the minute for people, with the zone.
    #[must_use]
    pub fn clock(self, at: DateTime<Utc>) -> Message {
        let clock = self.local(at).format("%H:%M").to_string();
        Message::new("word-clock").with("clock", clock).with("zone", self.label())
    }

    /// Day and time to the second in a form that both people and programs read (RFC 3339): `2026-11-27T14:37:01+08:00`, with `Z` for UTC.
    #[must_use]
    pub fn written(self, at: DateTime<Utc>) -> String {
        self.local(at).to_rfc3339_opts(SecondsFormat::Secs, true)
    }

    /// What people call it: `UTC+8`, `UTC-9:30`, `UTC`.
    #[must_use]
    pub fn label(self) -> String {
        let minutes = self.0.local_minus_utc() / 60;
        let (sign, hours, rest) = (if minutes < 0 { '-' } else { '+' }, minutes.abs() / 60, minutes.abs() % 60);
        match (hours, rest) {
            (0, 0) => "UTC".to_owned(),
            (hours, 0) => format!("UTC{sign}{hours}"),
            (hours, rest) => format!("UTC{sign}{hours}:{rest:02}"),
        }
    }
}

impl Default for Zone {
    fn default() -> Self {
        Zone(Utc.fix())
    }
}

impl TryFrom<FixedOffset> for Zone {
    type Error = NotAZone;

    fn try_from(offset: FixedOffset) -> Result<Self, NotAZone> {
        let seconds = offset.local_minus_utc();
        let is_one = seconds % 60 == 0 && (-12 * 3600..=14 * 3600).contains(&seconds);
        if is_one { Ok(Zone(offset)) } else { Err(NotAZone) }
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Zone {
    type Err = NotAZone;

    /// Reads it as it is written, and in no other way.
    fn from_str(text: &str) -> Result<Self, NotAZone> {
        let zone = Zone::try_from(text.parse::<FixedOffset>().map_err(|_| NotAZone)?)?;
        if zone.to_string() == text { Ok(zone) } else { Err(NotAZone) }
    }
}

impl TryFrom<String> for Zone {
    type Error = NotAZone;

    fn try_from(text: String) -> Result<Self, NotAZone> {
        text.parse()
    }
}

impl From<Zone> for String {
    fn from(zone: Zone) -> Self {
        zone.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(text: &str) -> Zone {
        text.parse().unwrap()
    }

    #[test]
    fn a_zone_is_written_in_one_way() {
        for text in ["+08:00", "-05:00", "+00:00", "-12:00", "+14:00", "+05:45", "-09:30"] {
            assert_eq!(zone(text).to_string(), text);
            let json = format!("{text:?}");
            assert_eq!(serde_json::to_string(&serde_json::from_str::<Zone>(&json).unwrap()).unwrap(), json);
        }
        let strange = ["", "+", "8", "+8", "+8:00", "+0800", "+08", "08:00", "-00:00", "+08:60", "+14:01", "-12:01", "+99:99"];
        let other = [" +08:00", "+08:00 ", "+08:00:00", "UTC+8", "Z", "Asia/Shanghai", "−05:00", "+０8:00", "+08：00", "东八区"];
        for text in strange.into_iter().chain(other) {
            assert_eq!(text.parse::<Zone>(), Err(NotAZone), "{text}");
            assert!(serde_json::from_str::<Zone>(&format!("{text:?}")).is_err(), "{text}");
        }
    }

    #[test]
    fn a_day_begins_at_midnight_there() {
        for (moment, of, day, label, written) in [
            ("2026-11-27T15:59:59Z", "+08:00", "2026-11-27", "UTC+8", "2026-11-27T23:59:59+08:00"),
            ("2026-11-27T16:00:00Z", "+08:00", "2026-11-28", "UTC+8", "2026-11-28T00:00:00+08:00"),
            ("2026-11-28T04:59:59Z", "-05:00", "2026-11-27", "UTC-5", "2026-11-27T23:59:59-05:00"),
            ("2026-11-28T05:00:00Z", "-05:00", "2026-11-28", "UTC-5", "2026-11-28T00:00:00-05:00"),
            ("2026-12-31T18:15:00Z", "+05:45", "2027-01-01", "UTC+5:45", "2027-01-01T00:00:00+05:45"),
            ("2026-01-01T00:00:00Z", "-09:30", "2025-12-31", "UTC-9:30", "2025-12-31T14:30:00-09:30"),
            ("2026-11-27T23:59:59Z", "+00:00", "2026-11-27", "UTC", "2026-11-27T23:59:59Z"),
        ] {
            let (zone, at) = (zone(of), moment.parse().unwrap());
            assert_eq!(zone.day(at).to_string(), day);
            assert_eq!((zone.label().as_str(), zone.written(at).as_str()), (label, written));
        }
    }
}
