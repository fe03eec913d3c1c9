//! What a studio hands in, by when, and what came of it.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::domain::id::{ItemId, MaterialId};
use crate::domain::text::Text;

/// Something that a studio hands in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Material {
    /// Its id.
    pub id: MaterialId,
    /// What it is called.
    pub name: Text,
    /// The last day on which it is on time, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Deadline>,
    /// The item whose points depend on it, if any: the expert sees beside that item what came in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemId>,
}

/// The last day on which something is on time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Deadline {
    /// This day of the year of the session's date, such as `01-05`.
    EachYear {
        /// The month, 1 to 12.
        month: u32,
        /// The day of the month.
        day: u32,
    },
    /// This day, such as `2023-01-05`.
    On(NaiveDate),
}

/// What came of something that was to be handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Receipt {
    /// It came in, and there is no day by which it had to.
    Received,
    /// It came in by its day.
    OnTime,
    /// It came in so many days after its day.
    Late {
        /// How many, 1 or more.
        days: u32,
    },
    /// It did not come in.
    Missing,
}

impl Material {
    /// The day by which it is due in a session of this date.
    #[must_use]
    pub fn due_on(&self, session: NaiveDate) -> Option<NaiveDate> {
        self.due.map(|due| due.in_session(session))
    }

    /// What came of it in a session of this date, when it was received on this day or not at all.
    #[must_use]
    pub fn receipt(&self, session: NaiveDate, received: Option<NaiveDate>) -> Receipt {
        let Some(received) = received else { return Receipt::Missing };
        let Some(due) = self.due_on(session) else { return Receipt::Received };
        match u32::try_from((received - due).num_days()) {
            Ok(days) if days > 0 => Receipt::Late { days },
            _ => Receipt::OnTime,
        }
    }
}

impl Deadline {
    /// The day that is meant in a session of this date; 29 February is the 28th in a year without it.
    #[must_use]
    pub fn in_session(self, session: NaiveDate) -> NaiveDate {
        match self {
            Deadline::On(day) => day,
            Deadline::EachYear { month, day } => {
                let on = |day| NaiveDate::from_ymd_opt(session.year(), month, day);
                on(day).or_else(|| on(day.saturating_sub(1))).unwrap_or(session)
            }
        }
    }
}

impl Receipt {
    /// Its name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Receipt::Received => "received",
            Receipt::OnTime => "on_time",
            Receipt::Late { .. } => "late",
            Receipt::Missing => "missing",
        }
    }
}

impl FromStr for Deadline {
    type Err = NotADeadline;

    fn from_str(text: &str) -> Result<Self, NotADeadline> {
        let leap = |text: &str| NaiveDate::parse_from_str(&format!("2024-{text}"), "%Y-%m-%d").ok();
        match text.len() {
            5 => leap(text).map(|day| Deadline::EachYear { month: day.month(), day: day.day() }).ok_or(NotADeadline),
            _ => NaiveDate::parse_from_str(text, "%Y-%m-%d").map(Deadline::On).map_err(|_| NotADeadline),
        }
    }
}

impl fmt::Display for Deadline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Deadline::EachYear { month, day } => write!(f, "{month:02}-{day:02}"),
            Deadline::On(day) => write!(f, "{day}"),
        }
    }
}

impl TryFrom<String> for Deadline {
    type Error = NotADeadline;

    fn try_from(text: String) -> Result<Self, NotADeadline> {
        text.parse()
    }
}

impl From<Deadline> for String {
    fn from(due: Deadline) -> String {
        due.to_string()
    }
}

/// A text that is neither a day of the year nor a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("neither a day of the year such as 01-05 nor a day such as 2023-01-05")]
pub struct NotADeadline;

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn material(due: Option<&str>) -> Material {
        Material { id: "plan".into(), name: Text::default(), due: due.map(|due| due.parse().unwrap()), item: None }
    }

    #[test]
    fn a_day_of_the_year_is_one_of_the_year_of_the_session() {
        let due = |due: &str, session: &str| due.parse::<Deadline>().unwrap().in_session(day(session)).to_string();
        assert_eq!(due("01-05", "2023-06-01"), "2023-01-05");
        assert_eq!(due("01-05", "2020-12-31"), "2020-01-05");
        assert_eq!(due("02-29", "2024-03-01"), "2024-02-29");
        assert_eq!(due("02-29", "2023-03-01"), "2023-02-28");
        assert_eq!(due("2023-01-05", "2025-06-01"), "2023-01-05");
    }

    #[test]
    fn late_is_counted_from_the_day_after_and_what_did_not_come_is_missing() {
        let of = |due, received: Option<&str>| material(due).receipt(day("2023-06-01"), received.map(day));
        assert_eq!(of(Some("01-05"), Some("2022-12-30")), Receipt::OnTime);
        assert_eq!(of(Some("01-05"), Some("2023-01-05")), Receipt::OnTime);
        assert_eq!(of(Some("01-05"), Some("2023-01-06")), Receipt::Late { days: 1 });
        assert_eq!(of(Some("01-05"), Some("2023-03-01")), Receipt::Late { days: 55 });
        assert_eq!(of(Some("01-05"), None), Receipt::Missing);
        assert_eq!(of(None, Some("2023-03-01")), Receipt::Received);
        assert_eq!(of(None, None), Receipt::Missing);
    }

    #[test]
    fn what_is_no_day_is_refused_and_what_is_one_is_written_as_it_was_read() {
        for text in ["01-05", "02-29", "2023-01-05"] {
            assert_eq!(text.parse::<Deadline>().unwrap().to_string(), text);
        }
        for text in ["", "1-5", "13-01", "02-30", "2023-02-29", "01-05-2023", "５-01-05", "一月五日"] {
            assert_eq!(text.parse::<Deadline>(), Err(NotADeadline), "{text}");
        }
    }
}
