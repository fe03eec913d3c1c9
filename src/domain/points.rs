//! Points and exact figures. No binary float touches a score, a rank or a grade.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Mul, Neg, Sub};
use std::str::FromStr;

use num_rational::Ratio;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// An exact figure in hundredths of a point: a mean, a median.
///
/// 128 bits hold every figure of a checked rubric: at most 200 items of 10,000 points (2 x 10^8 hundredths in all), times two
/// weights of at most 1,000 in ten-thousandths (10^14), times a thousand sheets and the shares of equals among them (10^9).
pub type Exact = Ratio<i128>;

/// An exact figure (in hundredths of a point) rounded half up (四舍五入; halves away from zero below zero too) to `decimals` of a
/// point, 0 to 4.
#[must_use]
pub fn rounded(figure: Exact, decimals: u8) -> Exact {
    let unit = match decimals {
        0 => Exact::from_integer(100),
        1 => Exact::from_integer(10),
        2 => return figure.round(),
        3 => Exact::new_raw(1, 10),
        _ => Exact::new_raw(1, 100),
    };
    (figure / unit).round() * unit
}

/// Points in hundredths, exact; `Points::LIMIT` either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Points(i64);

impl Points {
    /// No points.
    pub const ZERO: Points = Points(0);
    /// The most points that a file or a person may write.
    pub const LIMIT: Points = Points(100_000_000);

    /// Points from hundredths.
    #[must_use]
    pub const fn from_hundredths(hundredths: i64) -> Self {
        Points(hundredths)
    }

    /// The points in hundredths.
    #[must_use]
    pub const fn hundredths(self) -> i64 {
        self.0
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

    /// The exact figure, in hundredths.
    #[must_use]
    pub fn exact(self) -> Exact {
        Exact::from_integer(self.0.into())
    }

    /// An exact figure rounded half up (四舍五入; halves away from zero below zero too) to `decimals` (0 to 2).
    #[must_use]
    pub fn rounded(figure: Exact, decimals: u8) -> Self {
        let rounded = rounded(figure, decimals.min(2)).to_integer();
        Points(i64::try_from(rounded).unwrap_or(if rounded < 0 { i64::MIN } else { i64::MAX }))
    }

    /// With exactly `decimals` (0 to 2) places, as results print it; the value must lie on that grid to be shown whole.
    #[must_use]
    pub fn fixed(self, decimals: u8) -> String {
        let (sign, magnitude) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        let (whole, part) = (magnitude / 100, magnitude % 100);
        match decimals {
            0 => format!("{sign}{whole}"),
            1 => format!("{sign}{whole}.{}", part / 10),
            _ => format!("{sign}{whole}.{part:02}"),
        }
    }
}

/// As short as it is exact: `9`, `8.5`, `-0.25`.
impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimals = match self.0 {
            n if n % 100 == 0 => 0,
            n if n % 10 == 0 => 1,
            _ => 2,
        };
        f.pad(&self.fixed(decimals))
    }
}

/// Why a text is not points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PointsProblem {
    /// Not a decimal number such as `8.5`.
    NotANumber,
    /// More than two decimals.
    TooFine,
    /// Beyond [`Points::LIMIT`].
    TooLarge,
}

impl fmt::Display for PointsProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            PointsProblem::NotANumber => "not a number of points such as 8.5",
            PointsProblem::TooFine => "more than two decimals",
            PointsProblem::TooLarge => "more points than can be kept",
        })
    }
}

impl FromStr for Points {
    type Err = PointsProblem;

    /// Reads `9`, `8.5`, `-3`, `+0.25`; full-width digits, sign and stop are taken as what they stand for.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        decimal(text, 2, Points::LIMIT.0).map(Points)
    }
}

/// A decimal number with up to `places` decimals, as a whole number of the smallest of them; `limit` either way.
pub(super) fn decimal(text: &str, places: usize, limit: i64) -> Result<i64, PointsProblem> {
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
    let part = part.trim_end_matches('0');
    if part.len() > places {
        return Err(PointsProblem::TooFine);
    }
    let whole = whole.trim_start_matches('0');
    if whole.len() > 9 {
        return Err(PointsProblem::TooLarge);
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
            /// JSON has no other fractions. All points within the limit have at most nine digits; a double gives fifteen back
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
        for (text, hundredths) in
            [("9", 900), ("8.5", 850), (" 8.50 ", 850), (".5", 50), ("8.", 800), ("-3", -300), ("+0.25", 25), ("９．５", 950)]
        {
            assert_eq!(text.parse(), Ok(Points(hundredths)), "{text}");
        }
        for text in ["", ".", "-", "八", "8,5", "1e3", "NaN", "8.5.5", "--1"] {
            assert_eq!(text.parse::<Points>(), Err(PointsProblem::NotANumber), "{text}");
        }
        assert_eq!("8.125".parse::<Points>(), Err(PointsProblem::TooFine));
        assert_eq!("1000000.01".parse::<Points>(), Err(PointsProblem::TooLarge));
        assert_eq!("99999999999999999999".parse::<Points>(), Err(PointsProblem::TooLarge));
    }

    #[test]
    fn halves_round_up() {
        let eighth = |n: i128| Exact::new(n, 8);
        assert_eq!(Points::rounded(eighth(100), 2), Points(13));
        assert_eq!(Points::rounded(eighth(99), 2), Points(12));
        assert_eq!(Points::rounded(Exact::from_integer(8_950), 0), Points(9_000));
        assert_eq!(Points::rounded(Exact::from_integer(8_949), 0), Points(8_900));
        assert_eq!(Points::rounded(Exact::from_integer(8_945), 1), Points(8_950));
    }

    proptest! {
        #[test]
        fn points_survive_writing(hundredths in -100_000_000i64..=100_000_000) {
            let points = Points(hundredths);
            prop_assert_eq!(points.to_string().parse(), Ok(points));
            prop_assert_eq!(points.fixed(2).parse(), Ok(points));
            let json = serde_json::to_string(&points).unwrap();
            prop_assert_eq!(serde_json::from_str::<Points>(&json).unwrap(), points);
            prop_assert_eq!(serde_json::from_str::<Points>(&points.to_string()).unwrap(), points);
        }

        #[test]
        fn rounding_moves_by_half_a_unit_at_most(n in -1_000_000i128..1_000_000, d in 1i128..1000, decimals in 0u8..=2) {
            let figure = Exact::new(n, d);
            let unit = [100, 10, 1][usize::from(decimals)];
            let moved = Points::rounded(figure, decimals).exact() - figure;
            prop_assert!(moved * 2 <= Exact::from_integer(unit) && moved * 2 >= Exact::from_integer(-unit));
            prop_assert!(Points::rounded(figure, decimals).is_on(Points(unit as i64)));
        }
    }
}
