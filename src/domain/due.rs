//! Which assessment a studio is due for in a year (policy 5(2)), from the day of its founding and its last result.
//!
//! A studio is valid for a number of years from its founding. In the year in which they are full it is due for the term
//! assessment (期满考核); who passed that is renewed, and due for the annual assessment (年度绩效考核) in every year after. Honorary
//! studios are assessed like the others (policy 5(3).1), so that no kind of studio is left out. What excludes a lead (5(3).2)
//! or fails a studio (5(3).3) is no matter of dates: the session decides on it.

use chrono::{Datelike, Months, NaiveDate};

use super::roster::Studio;
use super::rubric::TitleConsequence;

/// What a studio's last assessment came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LastResult {
    /// It was graded, with this consequence for its title.
    Graded(TitleConsequence),
    /// It was not assessed.
    Excluded,
    /// Its grade was not decided.
    Undecided,
}

/// What a studio is due for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Due {
    /// 期满考核: its years are full in this year.
    Term,
    /// 年度绩效考核: its years were full before this year, or its last result says that it is renewed.
    Annual,
    /// It cannot be told: there is no day of founding.
    Unknown,
    /// Nothing: its years are full later.
    Nothing,
    /// Nothing: its title is revoked, or was not granted.
    NoTitle,
}

impl Due {
    /// Its name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Due::Term => "term",
            Due::Annual => "annual",
            Due::Unknown => "unknown",
            Due::Nothing => "nothing",
            Due::NoTitle => "no_title",
        }
    }

    /// What a studio that is valid for `years` is due for in `year`.
    #[must_use]
    pub fn of(studio: &Studio, last: Option<LastResult>, year: i32, years: u32) -> Due {
        match last {
            Some(LastResult::Graded(TitleConsequence::Revoked | TitleConsequence::NotGranted)) => return Due::NoTitle,
            Some(LastResult::Graded(TitleConsequence::Renewable | TitleConsequence::Kept)) => return Due::Annual,
            Some(LastResult::Graded(TitleConsequence::Granted) | LastResult::Excluded | LastResult::Undecided) | None => {}
        }
        match valid_until(studio, years).map(|day| day.year()) {
            None => Due::Unknown,
            Some(full) if full == year => Due::Term,
            Some(full) if full < year => Due::Annual,
            Some(_) => Due::Nothing,
        }
    }
}

/// The day on which a studio's years are full: the day of its founding, so many years later (28 February for the 29th).
#[must_use]
pub fn valid_until(studio: &Studio, years: u32) -> Option<NaiveDate> {
    studio.founded?.checked_add_months(Months::new(years.checked_mul(12)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample::studio;

    fn founded(day: &str) -> Studio {
        Studio { founded: day.parse().ok(), ..studio("S1") }
    }

    #[test]
    fn the_year_in_which_three_years_are_full_is_the_term_and_every_later_one_annual() {
        let by_year = |day: &str| [2022, 2023, 2024, 2030].map(|year| Due::of(&founded(day), None, year, 3));
        let around = [Due::Nothing, Due::Term, Due::Annual, Due::Annual];
        assert_eq!(by_year("2020-01-01"), around);
        assert_eq!(by_year("2020-12-31"), around);
        assert_eq!(by_year(""), [Due::Unknown; 4]);
        assert_eq!(Due::of(&founded("2020-06-01"), None, 2023, 5), Due::Nothing);
    }

    #[test]
    fn the_day_is_the_same_three_years_on() {
        let until = |day: &str, years| valid_until(&founded(day), years).map(|day| day.to_string());
        assert_eq!(until("2020-10-15", 3).as_deref(), Some("2023-10-15"));
        assert_eq!(until("2020-02-29", 3).as_deref(), Some("2023-02-28"));
        assert_eq!(until("2020-10-15", u32::MAX), None);
        assert_eq!(until("", 3), None);
    }

    #[test]
    fn a_last_result_says_who_lost_the_title_and_who_is_renewed() {
        let due = |day: &str, last| Due::of(&founded(day), Some(last), 2024, 3);
        assert_eq!(due("2018-01-01", LastResult::Graded(TitleConsequence::Revoked)), Due::NoTitle);
        assert_eq!(due("2021-01-01", LastResult::Graded(TitleConsequence::NotGranted)), Due::NoTitle);
        // Renewed: annual, even where nobody knows the day of the founding.
        assert_eq!(due("", LastResult::Graded(TitleConsequence::Renewable)), Due::Annual);
        assert_eq!(due("", LastResult::Graded(TitleConsequence::Kept)), Due::Annual);
        assert_eq!(due("2021-01-01", LastResult::Graded(TitleConsequence::Granted)), Due::Term);
        assert_eq!(due("2021-01-01", LastResult::Excluded), Due::Term);
        assert_eq!(due("2018-01-01", LastResult::Undecided), Due::Annual);
    }
}
