//! Points and exact figures. No binary float touches a score, a rank or a grade.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Mul, Neg, Sub};
use std::str::FromStr;

use num_rational::Ratio;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// An exact figure in units of [`Points`]: a mean, a median.
///
/// 128 bits hold every figure of a checked rubric: its items add up to no more than 10,000 points either way (10^8 units), times two
/// weights of at most 1,000 in ten-thousandths (10^14), times a thousand sheets and the shares of equals among them (10^9): 10^31 of
/// the 10^38 that there are.
pub type Exact = Ratio<i128>;

/// An exact figure (in units of [`Points`]) rounded half up (四舍五入; halves away from zero below zero too) to `decimals` of a point,
/// 0 to [`Points::DECIMALS`].
#[must_use]
pub fn rounded(figure: Exact, decimals: u8) -> Exact {
    let unit = i128::from(grid(decimals));
    let denominator = figure.denom() * unit;
    let whole = (2 * figure.numer().abs() + denominator) / (2 * denominator);
    Exact::from_integer(figure.numer().signum() * whole * unit)
}

/// How many units lie between two points with so many decimals.
const fn grid(decimals: u8) -> i64 {
    10_i64.pow(Points::DECIMALS.saturating_sub(decimals) as u32)
}

/// Points, exact, in ten-thousandths: the unit of all arithmetic. [`Points::LIMIT`] either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Points(i64);

impl Points {
    /// No points.
    pub const ZERO: Points = Points(0);
    /// The most decimals that points can have; all else about the unit follows from it.
    pub const DECIMALS: u8 = 4;
    /// How many units a point has.
    pub const UNITS: i64 = grid(0);
    /// The most points that a file or a person may write.
    pub const LIMIT: Points = Points(1_000_000 * Points::UNITS);

    /// Points from units.
    #[must_use]
    pub const fn from_units(units: i64) -> Self {
        Points(units)
    }

    /// Points from hundredths.
    #[must_use]
    pub const fn from_hundredths(hundredths: i64) -> Self {
        Points(hundredths * grid(2))
    }

    /// The points in units.
    #[must_use]
    pub const fn units(self) -> i64 {
        self.0
    }

    /// The points as a float, for diagnostics and pictures that nobody is graded by.
    #[must_use]
    pub fn as_float(self) -> f64 {
        self.0 as f64 / Points::UNITS as f64
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_zero(&self) -> bool {
        self.0 == 0
    }

    /// Whether these points lie on the grid of `step`; every value lies on a step of zero.
    #[must_use]
    pub const fn is_on(self, step: Points) -> bool {
        step.0 == 0 || self.0 % step.0 == 0
    }

    /// The exact figure, in units.
    #[must_use]
    pub fn exact(self) -> Exact {
        Exact::from_integer(self.0.into())
    }

    /// An exact figure rounded half up (四舍五入; halves away from zero below zero too) to `decimals`, 0 to [`Points::DECIMALS`].
    #[must_use]
    pub fn rounded(figure: Exact, decimals: u8) -> Self {
        let rounded = rounded(figure, decimals).to_integer();
        Points(i64::try_from(rounded).unwrap_or(if rounded < 0 { i64::MIN } else { i64::MAX }))
    }

    /// The points nearest to a number with more decimals than can be kept, such as the `14.899999999999999` of a spreadsheet.
    #[must_use]
    pub fn nearest(text: &str) -> Option<Self> {
        // The decimal behind the last one that is kept tells up or down.
        let (whole, part) = text.split_at(text.find(['.', '．', '。']).unwrap_or(text.len()));
        let cut: String = whole.chars().chain(part.chars().take(usize::from(Points::DECIMALS) + 2)).collect();
        let tenths = decimal(&cut, Points::DECIMALS + 1, Points::LIMIT.0 * 10).ok()?;
        Some(Points((tenths.abs() + 5) / 10 * tenths.signum()))
    }

    /// With exactly `decimals` places, 0 to [`Points::DECIMALS`], as results print it; the value must lie on that grid to be shown
    /// whole.
    #[must_use]
    pub fn fixed(self, decimals: u8) -> String {
        let (sign, magnitude) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        let (whole, part) = (magnitude / Points::UNITS.unsigned_abs(), magnitude % Points::UNITS.unsigned_abs());
        let decimals = decimals.min(Points::DECIMALS);
        match decimals {
            0 => format!("{sign}{whole}"),
            _ => format!("{sign}{whole}.{:0places$}", part / grid(decimals).unsigned_abs(), places = decimals.into()),
        }
    }
}

/// As short as it is exact: `9`, `8.5`, `-0.25`.
impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimals = (0..Points::DECIMALS).find(|decimals| self.0 % grid(*decimals) == 0);
        f.pad(&self.fixed(decimals.unwrap_or(Points::DECIMALS)))
    }
}

/// Why a text is not points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PointsProblem {
    /// Not a decimal number such as `8.5`.
    NotANumber,
    /// More decimals than there can be.
    TooFine,
    /// Beyond [`Points::LIMIT`].
    TooLarge,
}

impl fmt::Display for PointsProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            PointsProblem::NotANumber => "not a number of points such as 8.5",
            PointsProblem::TooFine => "more decimals than can be kept",
            PointsProblem::TooLarge => "more points than can be kept",
        })
    }
}

impl FromStr for Points {
    type Err = PointsProblem;

    /// Reads `9`, `8.5`, `-3`, `+0.25`; full-width digits, sign and stop are taken as what they stand for.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        decimal(text, Points::DECIMALS, Points::LIMIT.0).map(Points)
    }
}

/// A decimal number with up to `places` decimals, as a whole number of the smallest of them; `limit` either way.
pub(super) fn decimal(text: &str, places: u8, limit: i64) -> Result<i64, PointsProblem> {
    let text: String = text.trim().chars().map(half_width).collect();
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(&text)),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if (whole.is_empty() && part.is_empty()) || !all_digits(whole) || !all_digits(part) {
        return Err(PointsProblem::NotANumber);
    }
    let (part, places) = (part.trim_end_matches('0'), usize::from(places));
    if part.len() > places {
        return Err(PointsProblem::TooFine);
    }
    let units = format!("0{whole}{part:0<places$}").parse::<i64>().map_err(|_| PointsProblem::TooLarge)?;
    if units > limit {
        return Err(PointsProblem::TooLarge);
    }
    Ok(if negative { -units } else { units })
}

fn half_width(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
        '．' | '。' => '.',
        '－' | '−' => '-',
        '＋' => '+',
        other => other,
    }
}

impl Add for Points {
    type Output = Points;
    fn add(self, other: Points) -> Points {
        Points(self.0.saturating_add(other.0))
    }
}

impl Sub for Points {
    type Output = Points;
    fn sub(self, other: Points) -> Points {
        Points(self.0.saturating_sub(other.0))
    }
}

impl Neg for Points {
    type Output = Points;
    fn neg(self) -> Points {
        Points(self.0.saturating_neg())
    }
}

impl Mul<u32> for Points {
    type Output = Points;
    fn mul(self, times: u32) -> Points {
        Points(self.0.saturating_mul(times.into()))
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Points>>(points: I) -> Points {
        points.fold(Points::ZERO, Add::add)
    }
}

/// As text, so that no reader turns points into a binary float.
impl Serialize for Points {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// From text such as `"8.5"` or from a number.
impl<'de> Deserialize<'de> for Points {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = Points;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("points such as \"8.5\" or 8.5")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Points, E> {
                text.parse().map_err(E::custom)
            }
            fn visit_i64<E: de::Error>(self, whole: i64) -> Result<Points, E> {
                self.visit_str(&whole.to_string())
            }
            fn visit_u64<E: de::Error>(self, whole: u64) -> Result<Points, E> {
                self.visit_str(&whole.to_string())
            }
            /// JSON has no other fractions. All points within the limit have at most eleven digits; a double gives fifteen back
            /// as they were written, so nothing is computed with it and nothing is lost.
            fn visit_f64<E: de::Error>(self, written: f64) -> Result<Points, E> {
                self.visit_str(&written.to_string())
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn points_are_read_as_people_write_them() {
        for (text, units) in [
            ("9", 90_000),
            ("8.5", 85_000),
            (" 8.50 ", 85_000),
            (".5", 5_000),
            ("8.", 80_000),
            ("-3", -30_000),
            ("+0.25", 2_500),
            ("９．５", 95_000),
            ("8.125", 81_250),
            ("-0.0001", -1),
            ("1000000", 10_000_000_000),
        ] {
            assert_eq!(text.parse(), Ok(Points(units)), "{text}");
        }
        for text in ["", ".", "-", "八", "8,5", "1e3", "NaN", "8.5.5", "--1"] {
            assert_eq!(text.parse::<Points>(), Err(PointsProblem::NotANumber), "{text}");
        }
        assert_eq!("8.12505".parse::<Points>(), Err(PointsProblem::TooFine));
        assert_eq!("1000000.0001".parse::<Points>(), Err(PointsProblem::TooLarge));
        assert_eq!("99999999999999999999".parse::<Points>(), Err(PointsProblem::TooLarge));
    }

    #[test]
    fn a_figure_of_a_spreadsheet_is_near_to_points() {
        for (text, near) in [
            ("14.899999999999999", "14.9"),
            ("0.1000000000000000055511151231257827", "0.1"),
            ("8.33333333", "8.3333"),
            ("8.00005", "8.0001"),
            ("-2.00005", "-2.0001"),
            ("９９．９９９９９", "100"),
            ("8.5", "8.5"),
        ] {
            assert_eq!(Points::nearest(text), near.parse().ok(), "{text}");
        }
        assert_eq!(Points::nearest("eight.1"), None);
    }

    /// What sessions hold is read and written as it stands there, whatever the unit.
    #[test]
    fn points_are_written_as_short_as_they_are_exact() {
        for text in ["0", "9", "8.5", "-0.25", "100", "0.05", "8.125", "-12.0001", "1000000"] {
            let json = format!("\"{text}\"");
            let points: Points = serde_json::from_str(&json).unwrap();
            assert_eq!(serde_json::to_string(&points).unwrap(), json);
        }
        let points: Points = "-8.125".parse().unwrap();
        assert_eq!([0, 1, 2, 3, 4].map(|decimals| points.fixed(decimals)), ["-8", "-8.1", "-8.12", "-8.125", "-8.1250"]);
    }

    #[test]
    fn halves_round_up() {
        let points = |text: &str| text.parse::<Points>().unwrap();
        let round = |text: &str, decimals| Points::rounded(points(text).exact(), decimals).to_string();
        let whole = [round("89.5", 0), round("89.49", 0), round("89.45", 1), round("-0.5", 0), round("-0.4999", 0)];
        assert_eq!(whole, ["90", "89", "89.5", "-1", "0"]);
        assert_eq!([round("0.125", 2), round("0.1249", 2), round("-0.125", 2)], ["0.13", "0.12", "-0.13"]);
        assert_eq!([round("8.1235", 3), round("8.1234", 3), round("8.1234", 4)], ["8.124", "8.123", "8.1234"]);
        // 100 / 3 = 33.33333…; 200 / 3 = 66.66666…; half a unit.
        let parts = |n, d| Points::rounded(Exact::new(n * i128::from(Points::UNITS), d), 4).to_string();
        assert_eq!([parts(100, 3), parts(200, 3), parts(1, 20_000)], ["33.3333", "66.6667", "0.0001"]);
    }

    #[test]
    fn a_command_with_what_are_no_points_is_told_why() {
        let why = |json: &str| serde_json::from_str::<Points>(json).unwrap_err().to_string();
        assert!(why("\"8,5\"").starts_with("not a number of points such as 8.5"));
        assert!(why("8.00001").starts_with("more decimals than can be kept"));
        assert!(why("1000001").starts_with("more points than can be kept"));
    }

    #[test]
    fn points_lie_on_a_step_or_not_and_nothing_lies_on_every_one() {
        let points = |text: &str| text.parse::<Points>().unwrap();
        assert!(points("8.5").is_on(points("0.5")) && points("-3").is_on(points("1")) && Points::ZERO.is_on(points("0.3")));
        assert!(!points("8.3").is_on(points("0.5")) && points("8.3").is_on(Points::ZERO));
        assert!(Points::ZERO.is_zero() && !points("-0.0001").is_zero());
        assert_eq!([points("8.5").as_float(), points("-0.25").as_float()], [8.5, -0.25]);
    }

    #[test]
    fn a_figure_beyond_all_points_stays_the_most_or_the_fewest() {
        let beyond = Exact::from_integer(i128::from(i64::MAX) * 2);
        assert_eq!([Points::rounded(beyond, 0), Points::rounded(-beyond, 0)], [Points(i64::MAX), Points(i64::MIN)]);
    }

    proptest! {
        #[test]
        fn points_survive_writing(units in -Points::LIMIT.0..=Points::LIMIT.0) {
            let points = Points(units);
            prop_assert_eq!(points.to_string().parse(), Ok(points));
            prop_assert_eq!(points.fixed(Points::DECIMALS).parse(), Ok(points));
            let json = serde_json::to_string(&points).unwrap();
            prop_assert_eq!(serde_json::from_str::<Points>(&json).unwrap(), points);
            prop_assert_eq!(serde_json::from_str::<Points>(&points.to_string()).unwrap(), points);
        }

        #[test]
        fn rounding_moves_by_half_a_unit_at_most(
            n in -100_000_000i128..100_000_000, d in 1i128..1000, decimals in 0u8..=Points::DECIMALS,
        ) {
            let figure = Exact::new(n, d);
            let unit = [10_000, 1_000, 100, 10, 1][usize::from(decimals)];
            let moved = Points::rounded(figure, decimals).exact() - figure;
            prop_assert!(moved * 2 <= Exact::from_integer(unit) && moved * 2 >= Exact::from_integer(-unit));
            prop_assert!(Points::rounded(figure, decimals).is_on(Points(unit as i64)));
        }
    }
}
