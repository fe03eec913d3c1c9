//! What stands in tests for what the clock says, so that a text can be compared on any day.

/// The text with `by` wherever something has this shape, in which each `0` is a digit.
pub(crate) fn masked(text: &str, shape: &str, by: &str) -> String {
    let (mut kept, mut rest) = (String::new(), text);
    while let Some(c) = rest.chars().next() {
        let behind = behind(rest, shape);
        match behind {
            Some(_) => kept.push_str(by),
            None => kept.push(c),
        }
        rest = behind.unwrap_or(&rest[c.len_utf8()..]);
    }
    kept
}

/// What follows on the shape, where the text begins with it.
fn behind<'a>(text: &'a str, shape: &str) -> Option<&'a str> {
    shape.chars().try_fold(text, |rest, form| {
        let c = rest.chars().next()?;
        let fits = if form == '0' { c.is_ascii_digit() } else { c == form };
        fits.then(|| &rest[c.len_utf8()..])
    })
}

#[test]
fn a_time_is_masked_wherever_it_stands_and_nothing_else() {
    let text = "TT 2TTT-A27T: 2031-12-31T23:59:50Z，样例；2031-12-31 23:59";
    assert_eq!(masked(text, "0000-00-00T00:00:00Z", "[time]"), "TT 2TTT-A27T: [time]，样例；2031-12-31 23:59");
}
