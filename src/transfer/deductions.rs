//! The deductions of a row: `no_sign; missing*3`, by id or name, separated as people do.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::known::{Match, Named};
use crate::domain::id::DeductionId;
use crate::domain::message::Message;
use crate::domain::rubric::{Deduction, Item};
use crate::domain::text::Text;

/// What separates deductions. A name may hold one of these as well.
const BETWEEN: [char; 3] = [';', '；', '、'];
/// What stands between a deduction and how many units are missing.
const TIMES: [char; 3] = ['*', '＊', '×'];

/// The deductions of an item, as a file may name them.
pub struct Deductions<'a> {
    item: &'a Item,
    named: Named<'a, &'a Deduction>,
}

/// What is wrong with a list of deductions.
#[derive(Debug, PartialEq, Eq)]
pub struct Wrong<'t> {
    /// The part of the list that it is about.
    pub written: &'t str,
    /// What is wrong with it.
    pub what: Message,
}

/// A deduction and how many units are missing, or why there is none; `None` where nothing is called so.
type Found<'a> = Option<Result<(&'a Deduction, u32), Message>>;

impl<'a> Deductions<'a> {
    /// Those of an item.
    pub fn of(item: &'a Item) -> Self {
        Deductions { item, named: Named::new(item.deductions.iter().map(|of| (of.id.as_str(), &of.name, of))) }
    }

    /// The deductions of a list, each with how many units are missing.
    ///
    /// # Errors
    /// The first part of the list that names no deduction, or names one again.
    pub fn read<'t>(&self, list: &'t str) -> Result<BTreeMap<DeductionId, u32>, Wrong<'t>> {
        let (mut left, mut deductions) = (list, BTreeMap::new());
        loop {
            left = left.trim_start_matches(|c: char| c.is_whitespace() || BETWEEN.contains(&c));
            if left.is_empty() {
                return Ok(deductions);
            }
            let (written, found) = self.first(left);
            let (deduction, units) = found.map_err(|what| Wrong { written, what })?;
            if deductions.insert(deduction.id.clone(), units).is_some() {
                return Err(Wrong { written, what: Message::new("transfer-deduction-twice") });
            }
            left = left.get(written.len()..).unwrap_or_default();
        }
    }

    /// What a list begins with, and the deduction that it is: the longest name that is one of the item's.
    fn first<'t>(&self, list: &'t str) -> (&'t str, Result<(&'a Deduction, u32), Message>) {
        let ends = list.char_indices().filter(|(_, c)| BETWEEN.contains(c)).map(|(end, _)| end).chain([list.len()]);
        let mut beginnings = ends.filter_map(|end| list.get(..end)).map(str::trim_end);
        let one = beginnings.next().unwrap_or(list);
        // Of several parts only an exact name is made: written carelessly `a;b` would be `ab`.
        let several = beginnings.filter_map(|several| Some((several, self.find(several, true)?))).next_back();
        let Some((several, found)) = several else {
            return (one, self.find(one, false).unwrap_or_else(|| Err(unknown(self.item))));
        };
        let mut parts = several.split(BETWEEN).map(|part| self.find(part, false));
        match found {
            Ok((whole, _)) if parts.all(|part| matches!(part, Some(Ok(_)))) => {
                (several, Err(Message::new("transfer-deduction-or-several").with("id", whole.id.as_str())))
            }
            found => (several, found),
        }
    }

    /// The deduction that is written with or without its units.
    fn find(&self, written: &str, exactly: bool) -> Found<'a> {
        let alone = (written, Ok(1));
        let (name, units) = match written.rsplit_once(TIMES).filter(|(_, units)| !units.contains(BETWEEN)) {
            None => alone,
            Some((name, units)) => {
                let units = units.trim().nfkc().collect::<String>().parse();
                match self.named.find_exactly(written) {
                    Match::None => (name, units),
                    Match::One(whole) if units.is_ok() && self.named.find(name) != Match::None => {
                        return Some(Err(Message::new("transfer-deduction-or-units").with("id", whole.id.as_str())));
                    }
                    // The sign of multiplication belongs to the name.
                    _ => alone,
                }
            }
        };
        match if exactly { self.named.find_exactly(name) } else { self.named.find(name) } {
            Match::One(of) => Some(units.map(|units| (of, units)).map_err(|_| Message::new("transfer-units-not-number"))),
            Match::Several(message) => Some(Err(message)),
            Match::None => None,
        }
    }
}

/// Why an item has no such deduction, with those that it has.
pub fn unknown(item: &Item) -> Message {
    if item.deductions.is_empty() {
        return Message::new("transfer-no-deductions");
    }
    let ids: Vec<&str> = item.deductions.iter().map(|deduction| deduction.id.as_str()).collect();
    let all = Text { zh: ids.join("、"), en: ids.join(", ") };
    Message::new("transfer-deduction-unknown").with("all", &all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rubric::Rule;
    use crate::transfer::sample::{points, rubric};

    /// An item that loses a point for each of these, `d1` and so on.
    fn item(names: &[&str]) -> Item {
        let mut item = rubric().dimensions[0].items[0].clone();
        let rule = || Rule::PerUnit { points: points("0.5"), target: 10, unit: Text::default() };
        let deductions = names.iter().enumerate().map(|(n, name)| Deduction {
            id: format!("d{}", n + 1).as_str().into(),
            name: Text { zh: (*name).to_owned(), en: format!("Fault {}", ["one", "two", "three", "four"][n]) },
            rule: rule(),
        });
        item.deductions = deductions.collect();
        item
    }

    fn read(item: &Item, list: &str) -> Result<String, String> {
        let read = Deductions::of(item).read(list);
        let words = |(id, units): (DeductionId, u32)| format!("{id}*{units}");
        read.map(|of| of.into_iter().map(words).collect::<Vec<_>>().join(" ")).map_err(|wrong| wrong.written.to_owned())
    }

    #[test]
    fn a_name_may_hold_what_separates_names() {
        let item = item(&["无成果、荣誉展示", "标牌不醒目", "水、电；气不通", "缺3×5布局"]);
        for (list, found) in [
            ("无成果、荣誉展示", "d1*1"),
            ("标牌不醒目；无成果、荣誉展示", "d1*1 d2*1"),
            ("无成果、荣誉展示、标牌不醒目", "d1*1 d2*1"),
            ("；无成果、荣誉展示 *3、水、电；气不通×2;", "d1*3 d3*2"),
            ("水、电;气不通", "d3*1"),
            ("缺3×5布局；缺3×5布局", "缺3×5布局"),
            ("缺3×5布局*2; Fault two", "d2*1 d4*2"),
        ] {
            assert_eq!(read(&item, list).unwrap_or_else(|wrong| wrong), found, "{list}");
        }
        for (list, wrong) in [("无成果", "无成果"), ("荣誉展示、无成果", "荣誉展示"), ("标牌不醒目、水、电", "水")]
        {
            assert_eq!(read(&item, list).unwrap_err(), wrong, "{list}");
        }
    }

    #[test]
    fn parts_of_a_list_never_make_another_name() {
        let item = item(&["A", "B", "AB", "C;D"]);
        for (list, found) in [("A;B", "d1*1 d2*1"), ("A!；B", "d1*1 d2*1"), ("A B", "d3*1"), ("C；D", "d4*1")] {
            assert_eq!(read(&item, list).unwrap(), found, "{list}");
        }
        assert_eq!(read(&item, "C、D").unwrap_err(), "C");
    }

    #[test]
    fn a_name_that_is_also_a_list_of_names_is_refused() {
        let item = item(&["无成果", "荣誉展示", "无成果、荣誉展示"]);
        assert_eq!(read(&item, "无成果、荣誉展示").unwrap_err(), "无成果、荣誉展示");
        assert_eq!(read(&item, "d3").unwrap(), "d3*1");
        assert_eq!(read(&item, "无成果；荣誉展示").unwrap(), "d1*1 d2*1");
    }

    #[test]
    fn a_name_that_is_also_another_one_with_its_units_is_refused() {
        let item = item(&["缺材料", "缺材料×3", "缺３*"]);
        for list in ["缺材料×3", "缺材料×3；d3", "d3；缺材料×3"] {
            assert_eq!(read(&item, list).unwrap_err(), "缺材料×3", "{list}");
        }
        for (list, found) in [("d2", "d2*1"), ("d1×3", "d1*3"), ("缺材料×2", "d1*2"), ("缺３*", "d3*1")] {
            assert_eq!(read(&item, list).unwrap(), found, "{list}");
        }
    }
}
