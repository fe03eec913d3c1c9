//! The clock and the zone of this machine: nothing else in the house reads either.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Local, Offset, TimeZone, Utc};

use crate::domain::zone::{NotAZone, Zone};

/// Tells the time.
pub(crate) type Clock = fn() -> DateTime<Utc>;

/// The last moment that is of the year 9999 in every zone, in milliseconds since 1970: a year of five digits has no form that a journal could keep.
const LATEST: i64 = 253_402_250_399_999;

/// What the machine's clock shows, in whole milliseconds; the nearest moment of the years 1970 to 9999 where it shows none of them.
#[must_use]
pub fn now() -> DateTime<Utc> {
    moment(SystemTime::now())
}

fn moment(time: SystemTime) -> DateTime<Utc> {
    // Before 1970 there is no duration since then.
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    let millis = i64::try_from(since.as_millis()).map_or(LATEST, |millis| millis.min(LATEST));
    DateTime::from_timestamp_millis(millis).unwrap_or_default()
}

/// The zone that the machine's clock has at a moment.
///
/// # Errors
/// [`NotAZone`] where it is no zone that a session can have.
pub fn machine_zone(at: DateTime<Utc>) -> Result<Zone, NotAZone> {
    Local.offset_from_utc_datetime(&at.naive_utc()).fix().try_into()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn no_clock_is_too_wrong_to_be_written_down() {
        let written = |time| moment(time).to_rfc3339_opts(chrono::SecondsFormat::Millis, true);
        let after = |seconds| UNIX_EPOCH.checked_add(Duration::from_millis(seconds)).unwrap();
        assert_eq!(written(after(1_795_761_421_250)), "2026-11-27T06:37:01.250Z");
        assert_eq!(written(UNIX_EPOCH), "1970-01-01T00:00:00.000Z");
        for before in [1, 86_400_000, 100 * 365 * 86_400_000] {
            let time = UNIX_EPOCH.checked_sub(Duration::from_millis(before)).unwrap();
            assert_eq!(written(time), "1970-01-01T00:00:00.000Z");
        }
        assert_eq!(written(after(253_402_250_399_998)), "9999-12-31T09:59:59.998Z");
        for late in [253_402_250_400_000, 253_402_300_800_000, 8_210_298_412_800_000, i64::MAX as u64] {
            assert_eq!(written(after(late)), "9999-12-31T09:59:59.999Z");
        }
        assert_eq!("+14:00".parse::<Zone>().unwrap().day(moment(after(i64::MAX as u64))).to_string(), "9999-12-31");
    }
}
