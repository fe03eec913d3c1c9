//! What an auditor reads with the plain sqlite3 program.

use super::*;

#[test]
fn an_auditor_reads_what_stands() {
    let (_dir, path, mut journal) = founded();
    let note =
        |text: &str| event(json!({"event": "note_written", "studio": "S001", "expert": "E1", "item": "ledger", "text": text}));
    let no_note = event(
        json!({"event": "change_undone", "studio": "S001", "expert": "E1", "restored": {"note": {"item": "ledger", "text": ""}}}),
    );
    let cleared = event(json!({"event": "item_scored", "studio": "S001", "expert": "E1", "item": "award", "mark": null}));
    let adjusted = event(
        json!({"event": "total_adjusted", "studio": "S001", "expert": "E1", "adjustment": {"points": "-0.5", "reason": "迟到"}}),
    );
    add(
        &mut journal,
        &[
            scored("ledger", "8.5"), // 2
            scored("ledger", "9"),   // 3, undone by 6
            note("缺一本"),          // 4, undone by 5
            no_note,
            undone(),
            scored("plan", "7.25"), // 7
            scored("award", "1"),
            cleared,
            adjusted, // 10
            note("齐全"),
        ],
    );
    let undoes = "SELECT seq, what, item, points, words FROM changes WHERE undo ORDER BY seq";
    assert_eq!(rows(&path, undoes), ["5 note ledger - ", "6 points ledger 8.5 -"]);
    assert_eq!(
        rows(&path, "SELECT studio, expert, item, points, seat, seq FROM scores ORDER BY seq"),
        ["S001 E1 ledger 8.5 E1 6", "S001 E1 plan 7.25 E1 7"]
    );
    assert_eq!(rows(&path, "SELECT item, note FROM notes"), ["ledger 齐全"]);
    let sheet = "SELECT studio, expert, items, sum_of_points, adjustment, adjustment_reason, last_step FROM sheets";
    assert_eq!(rows(&path, sheet), ["S001 E1 2 15.75 -0.5 迟到 -"]);

    let sent_back = event(json!({"event": "sheet_sent_back", "studio": "S001", "expert": "E1", "reason": "漏项"}));
    let quota = event(json!({"event": "quota_set", "pool": "excellent", "places": 11, "reason": "委员会决定"}));
    let submitted = event(json!({"event": "sheet_submitted", "studio": "S001", "expert": "E1"}));
    add(&mut journal, &[submitted, sent_back, quota]);
    assert_eq!(rows(&path, "SELECT last_step, last_step_reason FROM sheets"), ["sheet_sent_back 漏项"]);
    assert_eq!(
        rows(&path, "SELECT seat, decision, pool, places, reason FROM decisions"),
        ["E1 quota_set excellent 11 委员会决定"]
    );
    assert_eq!(rows(&path, "SELECT seq, seat, event FROM log ORDER BY seq LIMIT 2"), ["1 - session_founded", "2 E1 item_scored"]);
    assert_eq!(
        rows(&path, "SELECT item, dimension, points FROM items"),
        ["ledger management 10", "plan management 10", "award - -"]
    );
    assert_eq!(rows(&path, "SELECT studio, lead, founded FROM studios"), ["S001 样例甲 2023-05-01"]);
    assert_eq!(rows(&path, "SELECT seat, role, name FROM panel"), ["E1 expert 样例专家1"]);
}
