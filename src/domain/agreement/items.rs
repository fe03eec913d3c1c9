//! On which items the experts differ most.

use super::scores::Moments;
use super::{ItemSpread, Stat, Undefined};
use crate::domain::points::Points;
use crate::domain::sheet::{Entry, Sheet};
use crate::domain::state::State;

/// Every item, those on which the experts differ most first. `studios` are those with two sheets or more. A bonus item that
/// is not scored adds nothing to a sheet and counts as 0 here.
pub(super) fn spreads(state: &State, studios: impl Iterator<Item = usize>) -> Vec<ItemSpread> {
    let rubric = &state.session.rubric;
    let mut sums = vec![0.0; rubric.items().count()];
    let mut looked_at = 0.0;
    for studio in studios {
        let sheets: Vec<&Sheet> = state.sheets(studio).map(|(_, sheet)| sheet).filter(|sheet| sheet.is_submitted()).collect();
        for (item, sum) in sums.iter_mut().enumerate() {
            let given: Vec<f64> = sheets.iter().map(|sheet| points(sheet.entries.get(item))).collect();
            *sum += Moments::of(&given).variance().unwrap_or(0.0);
        }
        looked_at += 1.0;
    }
    let cap = rubric.bonus.as_ref().map_or(Points::ZERO, |bonus| bonus.cap);
    let spread = |(item, (sum, (_, of))): (usize, (&f64, (_, &crate::domain::rubric::Item)))| {
        let variance: Stat = if looked_at > 0.0 { Ok(sum / looked_at) } else { Err(Undefined::TooFewSheets) };
        let full = (of.points.unwrap_or(cap) - of.lowest).as_float();
        let share = variance.and_then(|variance| if full > 0.0 { Ok(variance.sqrt() / full) } else { Err(Undefined::NoSpread) });
        ItemSpread { item, variance, share }
    };
    let mut spreads: Vec<ItemSpread> = sums.iter().zip(rubric.items()).enumerate().map(spread).collect();
    spreads.sort_by(|a, b| b.share.unwrap_or(0.0).total_cmp(&a.share.unwrap_or(0.0)).then(a.item.cmp(&b.item)));
    spreads
}

fn points(entry: Option<&Entry>) -> f64 {
    entry.and_then(|entry| entry.mark.as_ref()).map_or(0.0, |mark| mark.points.as_float())
}
