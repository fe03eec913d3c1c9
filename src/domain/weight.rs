//! Weights of items and dimensions: exact decimals.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::points::{Exact, PointsProblem, decimal};

/// What a figure is multiplied by: an exact decimal with up to four places, above 0, at most [`Weight::MOST`]. Difficulties and factors of
/// other fields' protocols are weights too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Weight(u32);

impl Weight {
    /// Changes nothing; what stands where none is given.
    pub const ONE: Weight = Weight(10_000);
    /// The largest.
    pub const MOST: Weight = Weight(10_000_000);

    /// Whether it changes nothing.
    #[must_use]
    pub const fn is_one(&self) -> bool {
        self.0 == Weight::ONE.0
    }

    /// In ten-thousandths.
    #[must_use]
    pub const fn ten_thousandths(self) -> u32 {
        self.0
    }

    /// The exact factor.
    #[must_use]
    pub fn exact(self) -> Exact {
        Exact::new(self.0.into(), Weight::ONE.0.into())
    }
}

impl Default for Weight {
    fn default() -> Self {
        Weight::ONE
    }
}

/// As short as it is exact: `1`, `1.1`, `0.8333`.
impl fmt::Display for Weight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / Weight::ONE.0, self.0 % Weight::ONE.0);
        match format!("{part:04}").trim_end_matches('0') {
            "" => f.pad(&whole.to_string()),
            part => f.pad(&format!("{whole}.{part}")),
        }
    }
}

impl FromStr for Weight {
    type Err = PointsProblem;

    /// Reads `2`, `1.1`, `0.8333`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let units = decimal(text, 4, Weight::MOST.0.into())?;
        u32::try_from(units).ok().filter(|units| *units > 0).map(Weight).ok_or(PointsProblem::NotANumber)
    }
}

/// As text, so that no reader turns it into a binary float.
impl Serialize for Weight {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Weight {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_read_and_written_as_people_write_them() {
        for (text, units, written) in [
            ("1", 10_000, "1"),
            ("1.10", 11_000, "1.1"),
            (".5", 5_000, "0.5"),
            ("0.8333", 8_333, "0.8333"),
            ("1000", 10_000_000, "1000"),
        ] {
            let weight: Weight = text.parse().unwrap();
            assert_eq!((weight.ten_thousandths(), weight.to_string().as_str()), (units, written));
            assert_eq!(serde_json::from_str::<Weight>(&serde_json::to_string(&weight).unwrap()).unwrap(), weight);
        }
        let wrong = ["-1", "1.00001", "1000.1", "0", ""].map(|text| text.parse::<Weight>().unwrap_err());
        use PointsProblem::{NotANumber, TooFine, TooLarge};
        assert_eq!(wrong, [NotANumber, TooFine, TooLarge, NotANumber, NotANumber]);
    }
}
