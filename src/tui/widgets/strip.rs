//! A small picture: where a value falls among others.

use ratatui::text::{Line, Span};

use super::Look;
use super::text::width;
use crate::domain::points::Points;

/// An axis from `lowest` to `highest` (labelled at both ends) in `cells` cells, a dot for each of `others` (where several meet, their
/// number) and a mark for `own`. Values beyond the ends are drawn at the end.
#[must_use]
pub fn strip(
    others: &[Points],
    own: Option<Points>,
    (lowest, highest): (Points, Points),
    cells: usize,
    look: Look<'_>,
) -> Line<'static> {
    let (left, right) = (format!("{lowest} {}", look.glyphs.axis_from), format!("{} {highest}", look.glyphs.axis_to));
    let room = cells.saturating_sub(width(&left) + width(&right)).max(1);
    let place = |value: Points| {
        let span = (highest - lowest).units().max(1);
        let along = (value.min(highest).max(lowest) - lowest).units();
        usize::try_from(along * (room as i64 - 1) / span).unwrap_or(0).min(room - 1)
    };
    let mut counts = vec![0_u8; room];
    for value in others {
        if let Some(count) = counts.get_mut(place(*value)) {
            *count = count.saturating_add(1);
        }
    }
    let own = own.map(place);
    let mut spans = vec![Span::styled(left, look.theme.dim)];
    spans.extend(counts.iter().enumerate().map(|(at, count)| match count {
        _ if own == Some(at) => Span::styled(look.glyphs.mark, look.theme.key),
        0 => Span::styled(look.glyphs.horizontal, look.theme.line),
        1 => Span::styled(look.glyphs.dot, look.theme.value),
        many => Span::styled((*many).min(9).to_string(), look.theme.value),
    }));
    spans.push(Span::styled(right, look.theme.dim));
    Line::from(spans)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::Lang;
    use crate::tui::glyphs::ASCII;
    use crate::tui::theme::{Theme, ThemeName};
    use crate::tui::widgets::list::Scroll;
    use crate::words::Words;

    #[test]
    fn values_stand_where_they_fall() {
        let words = Words::new(Lang::En);
        let look = Look { words: &words, theme: Theme::get(ThemeName::Mono), glyphs: &ASCII, scroll: Scroll::Stay };
        let points = |whole: i64| Points::from_hundredths(whole * 100);
        let draw = |others: &[i64], own: Option<i64>| {
            let others: Vec<Points> = others.iter().copied().map(points).collect();
            strip(&others, own.map(points), (points(0), points(10)), 18, look).to_string()
        };
        assert_eq!(draw(&[0, 10, 5, 5], Some(8)), "0 |.----2--@-.| 10");
        assert_eq!(draw(&[12, -3], None), "0 |.---------.| 10");
        assert_eq!(draw(&[], Some(10)), "0 |----------@| 10");
    }
}
