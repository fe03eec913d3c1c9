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

/// The text with `[time]` wherever a moment stands in it as people or programs read it, in UTC or eight hours before it.
pub(crate) fn without_times(text: &str) -> String {
    const SHAPES: [&str; 7] = [
        "0000-00-00T00:00:00Z",
        "0000-00-00T00:00:00+08:00",
        "0000-00-00 00:00 (UTC+8)",
        "0000年00月00日 00:00（UTC+8）",
        "0000年00月0日 00:00（UTC+8）",
        "0000年0月00日 00:00（UTC+8）",
        "0000年0月0日 00:00（UTC+8）",
    ];
    SHAPES.iter().fold(text.to_owned(), |text, shape| masked(&text, shape, "[time]"))
}
