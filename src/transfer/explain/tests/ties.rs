//! What each key of the tie-break chain tells of two with the same total.

use super::*;
use crate::domain::rubric::TieKey;

/// What is told of A beside B, where totals are whole numbers. A: 88 90 92, mean 90; B: 86 92 92.5, mean 90.1666…
fn told_with(key: TieKey, lang: Lang) -> String {
    let mut rubric = stage::rubric();
    rubric.tie_break = vec![key];
    rubric.aggregation.decimals = 0;
    let stage = Stage::new(rubric, ["A", "B"].map(|id| stage::studio(id, id, "guest", "")).to_vec());
    let sheets = [
        ("E1", [("A", "38", "30"), ("B", "38", "28")]),
        ("E2", [("A", "41", "29"), ("B", "43", "29")]),
        ("E3", [("A", "43", "29"), ("B", "43.5", "29")]),
    ];
    for (expert, (id, support, technical)) in sheets.into_iter().flat_map(|(expert, of)| of.map(|of| (expert, of))) {
        let items = [("support", support), ("technical", technical), ("apprenticeship", "20")];
        stage.give_all(expert, stage::sheet(id, &items, None));
    }
    told(&stage, 0, lang)
}

#[test]
fn what_was_compared_is_told() {
    for (key, zh, en) in [
        (
            TieKey::Mean,
            "比较取位前的总分，90 低于 90.166666…，名次在后。",
            "by the total with all its decimals, 90 under 90.166666…",
        ),
        (
            TieKey::Countback,
            "比较各张打分表的总分（从最高的起逐个比较），92 低于 92.5，",
            "one by one from the highest, 92 under 92.5",
        ),
        // Full marks: 20 three times each, and 30 once for A.
        (TieKey::FullMarks, "比较得满分的次数，4 高于 3，名次在前。", "by the number of full marks, 4 over 3"),
    ] {
        let [chinese, english] = [Lang::Zh, Lang::En].map(|lang| told_with(key.clone(), lang));
        assert!(chinese.contains(zh) && english.contains(en), "{chinese}{english}");
    }
}

#[test]
fn an_item_is_compared_as_it_is_printed() {
    // 29.33 and 28.67 are both printed 29.
    let text = told_with(TieKey::Item { item: "technical".into() }, Lang::Zh);
    assert!(text.contains("依次比较项目「技术成果」；") && text.contains("与 B：各项比较均相同，名次并列。"), "{text}");
}
