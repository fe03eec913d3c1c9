"""Tests of the second verifier: examples of the documents, and cases worked out by hand."""
from __future__ import annotations

import contextlib
import copy
import io
import json
import os
import sqlite3
import sys
import tempfile
import unittest
from fractions import Fraction as F
from typing import Any, Dict, List, Optional, Tuple

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import verify  # noqa: E402  (it stands beside this file)

TABLE = """CREATE TABLE events (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, seat TEXT, body TEXT NOT NULL,
                                salt BLOB NOT NULL, prev BLOB NOT NULL, hash BLOB NOT NULL) STRICT"""
AT = "2026-11-23T08:30:00.250Z"
Event = Tuple[Optional[str], Any]  # seat, body


def both(words: str) -> Dict[str, str]:
    """Chinese and English alike."""
    return {"zh": words, "en": words}


def item(name: str, points: str, **more: Any) -> Dict[str, Any]:
    """An item of a rubric, its keys in order."""
    keys: Dict[str, Any] = {"id": name, "name": both(name), "points": points, "lowest": more.get("lowest"),
                            "weight": more.get("weight"), "step": "0.5", "standard": both("."), "on_site": True,
                            "by_documents": False, "deductions": []}
    return {key: value for key, value in keys.items() if value is not None}


def grade(name: str, at_least: str) -> Dict[str, Any]:
    """A grade of a rubric."""
    return {"id": name, "name": both(name), "at_least": at_least, "title": "kept", "grant": 0}


def pool(name: str, size: Dict[str, Any], border: str = "chair") -> Dict[str, Any]:
    """A pool for the kind of its own name."""
    return {"id": name, "name": both(name), "kinds": [name], "grade": "excellent", "size": size, "border": border}


def rubric() -> Dict[str, Any]:
    """The rubric of the worked example in result.md."""
    return {"id": "r", "title": both("r"), "version": "1", "sessions": ["term"], "valid": None, "base": "30", "dimensions": [
        {"id": "work", "name": both("work"), "points": "20", "items": [item("w", "20")]},
        {"id": "teaching", "name": both("teaching"), "points": "10", "items": [item("t", "10")]}],
        "bonus": None, "adjustment": {"lowest": "-5", "highest": "5", "step": "1"},
        "aggregation": {"drop_each_end": 1, "drop_from": 5, "fewest": 3, "decimals": 2}, "spread": None,
        "grades": [grade("excellent", "25"), grade("qualified", "15"), grade("unqualified", "0")], "failed": "unqualified",
        "kinds": [{"id": "city", "name": both("city")}, {"id": "other", "name": both("other")}],
        "pools": [pool("city", {"size": "places", "places": 1})], "tie_break": [{"by": "median"}],
        "exclusions": [{"id": "retired", "name": both("retired"), "except": []}],
        "failures": [{"id": "refused", "name": both("refused"), "except": []}], "materials": []}


def founded(rules: Dict[str, Any], kinds: Dict[str, str]) -> Dict[str, Any]:
    """The first event: studios by id with their kind; experts E1 to E5, chair and clerk."""
    roster = [{"id": name, "name": name, "lead": "-", "occupation": "-", "organisation": "-", "district": "-", "kind": kind,
               "founded": None} for name, kind in kinds.items()]
    panel = [{"id": f"E{n}", "name": "-", "organisation": "", "title": "", "role": "expert"} for n in range(1, 6)]
    for name, role in (("CH", "chair"), ("CK", "clerk")):
        panel.append({"id": name, "name": "-", "organisation": "", "title": "", "role": role})
    return {"event": "session_founded", "title": "t", "kind": "term", "date": "2026-11-23", "sample": False, "rubric": rules,
            "roster": roster, "panel": panel}


def sheet(studio: str, expert: str, marks: Dict[str, str], adjustment: Optional[str] = None, submit: bool = True) -> List[Event]:
    """The events of one sheet."""
    on = {"studio": studio, "expert": expert}
    events: List[Event] = [(expert, {"event": "item_scored", **on, "item": name, "mark": {"points": points}})
                           for name, points in marks.items()]
    if adjustment is not None:
        events.append((expert, {"event": "total_adjusted", **on, "adjustment": {"points": adjustment, "reason": "r"}}))
    if submit:
        events.append((expert, {"event": "sheet_submitted", **on}))
    return events


def worked_example() -> List[Event]:
    """All events of the worked example in result.md."""
    events: List[Event] = [(None, founded(rubric(), dict.fromkeys(("S1", "S2", "S3", "S4"), "city")))]
    for n, (work, teaching) in enumerate((("16", "8"), ("18", "9"), ("17", "8"), ("19", "8"), ("15", "9")), 1):
        events += sheet("S1", f"E{n}", {"w": work, "t": teaching})
    for n, (work, teaching, adjustment) in enumerate((("18", "7", "1"), ("18", "7", None), ("17", "8", None)), 1):
        events += sheet("S2", f"E{n}", {"w": work, "t": teaching}, adjustment)
    for n, (work, teaching) in enumerate((("20", "10"), ("20", "9")), 1):
        events += sheet("S3", f"E{n}", {"w": work, "t": teaching})
    events.append(("CH", {"event": "studio_excluded", "studio": "S4", "cause": "retired", "evidence": "e"}))
    events.append(("CH", {"event": "tie_settled", "pool": "city", "tied": ["S1", "S2"], "admitted": ["S1"], "reason": "r"}))
    return events


WORKED_DIGEST = "6bfac026e84faec80dac4b9dcb939c7b839e74fb05c97fbf0005331fb080d374"
WORKED_TEXT = """panelmark-result-1
studio→S1→city→1→excellent→tie_settled→5→3→76/3→25.33→0/1→0/1→17/1→25/3
studio→S2→city→1→qualified→beyond_quota→3→3→76/3→25.33→0/1→1/3→53/3→22/3
studio→S3→city→→undecided→too_few_sheets→2→2→59/2→29.50→0/1→0/1→20/1→19/2
studio→S4→city→→excluded→retired→0→0→→→→→→
pool→city→3→1→0→1
""".replace("→", "\t")


def folded(events: List[Event]) -> verify.Session:
    """The state after events."""
    session = verify.Session(events[0][1])
    for seat, body in events[1:]:
        session.fold(seat, body)
    return session


def fields(session: verify.Session) -> Dict[str, List[str]]:
    """The lines of the result by the id of studio or pool."""
    return {line.split("\t")[1]: line.split("\t") for line in verify.result_text(session).splitlines()[1:]}


def finalised(events: List[Event], revision: int = 1) -> List[Event]:
    """The two events that make a final revision of the state after events, sealed as result.md says."""
    first = events[0][1]
    seal = {"result": verify.digest(verify.result_text(folded(events)))}
    for part in ("rubric", "roster"):
        seal[part] = verify.digest(json.dumps(first[part], ensure_ascii=False, separators=(",", ":")))
    return [("CH", {"event": "final_proposed"}),
            ("CK", {"event": "finalised", "revision": revision, "replaces": revision - 1 or None, "seal": seal})]


def write(path: str, events: List[Event], **pragmas: int) -> sqlite3.Connection:
    """A session file with these events; a body may be given as text."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode=WAL").fetchone()
    connection.execute(f"PRAGMA application_id={pragmas.get('application_id', verify.APPLICATION_ID)}")
    connection.execute(f"PRAGMA user_version={pragmas.get('user_version', 1)}")
    connection.execute(TABLE)
    prev = bytes(32)
    for seq, (seat, body) in enumerate(events, 1):
        words = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False, separators=(",", ":"))
        own = verify.event_hash(prev, seq, bytes(16), AT, seat, words)
        connection.execute("INSERT INTO events VALUES (?,?,?,?,?,?,?)", (seq, AT, seat, words, bytes(16), prev, own))
        prev = own
    connection.commit()
    return connection


class Hashes(unittest.TestCase):
    """journal.md, The hash."""

    def test_documented_hash_and_code(self) -> None:
        own = verify.event_hash(bytes(32), 1, bytes(range(16)), "2026-11-23T08:30:00.000Z", None, '{"event":"scoring_opened"}')
        self.assertEqual(own.hex(), "36f1d7ebd7af8ac6bfbf04ac42e3b7dabcb44c428ee3db5e52ec2e0959ba0058")
        self.assertEqual(verify.code_of(own), "G3Y5-P26X-V6FM-NP57-ASWE-FY5X-3K6L-ITCC")

    def test_code_as_people_type_it(self) -> None:
        code = verify.read_code("G3Y5-P26X-V6FM-NP57-ASWE-FY5X-3K6L-ITCC")
        self.assertEqual(verify.read_code(" g3y5p26x v6fmnp57-aswefy5x3k6l1tcc"), code)
        self.assertEqual(verify.read_code("0" * 31 + "8"), verify.read_code("O" * 31 + "B"))
        for wrong in ("", "G3Y5", "G3Y5-P26X-V6FM-NP57-ASWE-FY5X-3K6L-ITC9"):
            self.assertRaises(ValueError, verify.read_code, wrong)


class Bodies(unittest.TestCase):
    """journal.md, A whole chain, 6."""

    def check(self, words: str) -> None:
        verify.check_body(verify.read_body(words))

    def test_as_panelmark_writes_it(self) -> None:
        self.check('{"event":"scoring_reopened","reason":"专家\\n\\"\\\\\\u001f/\x7f"}')
        self.check('{"event":"item_scored","studio":"S1","expert":"E1","item":"w","mark":{"points":"8.5","deductions":{"a":1,"b":2}}}')
        self.check('{"event":"item_scored","studio":"S1","expert":"E1","item":"w","mark":null}')
        self.check('{"event":"condition_checked","studio":"S1","condition":"c","finding":null}')
        self.check('{"event":"code_set","seat":"E1","hash":"$argon2id$x"}')
        self.check('{"event":"code_set","seat":"E1","hash":"$argon2id$x","desk_only":true}')
        self.check('{"event":"hearing_set","studio":null,"follow":true}')
        self.check('{"event":"attempt_refused","command":"score","studio":"S1"}')
        self.check('{"event":"attempt_refused","command":"open_scoring"}')

    def test_written_otherwise(self) -> None:
        for words in ('{"event": "scoring_opened"}', '{"event":"scoring_opened"}\n', '{"event":"scoring_opened","event":"scoring_opened"}',
                      '{"event":"scoring_reopened","reason":"\\u4e13"}', '{"event":"scoring_reopened","reason":"\\/"}',
                      '{"event":"scoring_reopened","reason":"\\u001F"}', '{"event":"scoring_reopened","reason":"\\ud800"}',
                      '{"event":"timer_started","stage":"questions","seconds":6e2}', '{"event":"scoring_opened"', "[]", "1", "[" * 100000,
                      '{"event":"timer_started","seconds":600,"stage":"questions"}', '{"event":"scoring_opened","more":1}',
                      '{"event":"timer_started","stage":"questions","seconds":true}', '{"event":"unheard_of"}', '{"event":[]}',
                      '{"event":"hearing_set","studio":"S1","follow":1}', '{"event":"condition_checked","studio":"S1","condition":"c",'
                      '"finding":"met"}', '{"event":"code_set","seat":"E1","hash":"x","desk_only":false}',
                      '{"event":"code_set","seat":"E1","hash":null,"desk_only":true}', '{"event":"notice_announced","revision":1,"ends":"2026-02-30"}'):
            with self.subTest(words[:80]), self.assertRaises(verify.Difference):
                self.check(words)

    def test_points_and_maps(self) -> None:
        start = '{"event":"item_scored","studio":"S1","expert":"E1","item":"w","mark":'
        for points in ("0", "10", "-0.25", "8.5", "1.0001", "105"):
            self.check(f'{start}{{"points":"{points}"}}}}')
        for points in ("", "8.50", "+1", "-0", "01", "1.", ".5", "1e1", "1.00001", "8,5", "٣"):
            with self.subTest(points), self.assertRaises(verify.Difference):
                self.check(f'{start}{{"points":"{points}"}}}}')
        for deductions in ('{}', '{"b":1,"a":1}', '{"a":"1"}', '{"\U00010000":1,"\uffee":1}'):
            with self.subTest(deductions), self.assertRaises(verify.Difference):
                self.check(f'{start}{{"points":"1","deductions":{deductions}}}}}')
        self.check(f'{start}{{"points":"1","deductions":{{"\uffee":1,"\U00010000":1}}}}}}')

    def test_left_out_in_rubrics(self) -> None:
        for place, key, value in (("aggregation", "drop_highest", 1), ("aggregation", "rounding", {}), ("aggregation", "level", "sheet")):
            rules = rubric()
            rules[place][key] = value
            with self.subTest(key), self.assertRaises(verify.Difference):
                verify.check_body(founded(rules, {"S1": "city"}))
                verify.Session(founded(rules, {"S1": "city"}))
        rules = rubric()
        rules["dimensions"][0]["items"][0] = item("w", "20", weight="1")
        self.assertRaises(verify.Difference, verify.check_body, founded(rules, {"S1": "city"}))
        verify.check_body(founded(rubric(), {"S1": "city"}))

    def test_times(self) -> None:
        self.assertTrue(verify.is_time(AT))
        for wrong in ("2026-11-23T08:30:00Z", "2026-11-23 08:30:00.250Z", "2026-02-30T08:30:00.250Z", "2026-11-23T24:30:00.250Z",
                      AT + "\n"):
            self.assertFalse(verify.is_time(wrong), wrong)


class Figures(unittest.TestCase):
    """result.md, A studio's figures."""

    def test_rounding(self) -> None:
        for value, decimals, printed in ((F(1, 8), 2, "0.13"), (F(-1, 8), 2, "-0.13"), (F(-1, 1000), 2, "0.00"),
                                         (F(171, 2), 2, "85.50"), (F(171, 2), 0, "86"), (F(-1, 2), 0, "-1"),
                                         (F(76, 3), 4, "25.3333"), (F(-1, 4), 1, "-0.3"), (F(0), 0, "0")):
            self.assertEqual(verify.printed_text(value, decimals), printed)
        self.assertEqual(verify.rounded(F(9537, 1000), 1), F(19, 2))
        self.assertEqual(verify.rounded(F(1, 3), None), F(1, 3))
        self.assertEqual([verify.fraction_text(value) for value in (F(171, 2), F(90), F(-1, 4), F(0))], ["171/2", "90/1", "-1/4", "0/1"])

    def test_kept_places(self) -> None:
        """The table of result.md, Which places are kept."""
        for n, rule, expected in ((5, {"drop_each_end": 1, "drop_from": 5}, (1, 4, 3)),
                                  (4, {"drop_each_end": 1, "drop_from": 5}, (0, 4, 4)),
                                  (7, {"drop_from": 6, "drop_highest": 1, "drop_lowest": 2, "method": "sum"}, (2, 6, 1)),
                                  (6, {"drop_each_end": 1, "drop_from": 5, "method": "median"}, (2, 4, 2)),
                                  (5, {"drop_each_end": 0, "drop_from": 1, "method": "median"}, (2, 3, 1)),
                                  (2, {"drop_each_end": 1, "drop_from": 1}, (0, 2, 2))):
            self.assertEqual(verify.kept_places(rule, n), expected)

    def test_shares_of_equals(self) -> None:
        totals = [F(24), F(27), F(25), F(27), F(24)]
        self.assertEqual(verify.shares(totals, 1, 4), [F(1, 2), F(1, 2), F(1), F(1, 2), F(1, 2)])
        self.assertEqual(verify.shares([F(7)] * 5, 1, 4), [F(3, 5)] * 5)
        self.assertEqual(verify.median(sorted(totals)), 25)
        self.assertEqual(verify.median([F(4), F(1)]), F(5, 2))

    def one_item(self, marks: List[str], aggregation: Dict[str, Any], **weights: str) -> verify.Figures:
        """The figures of a studio with these marks of one item."""
        rules = rubric()
        rules["dimensions"] = [{"id": "work", "name": both("work"), "points": "10", "weight": weights.get("dimension", "1"),
                                "items": [item("w", "10", weight=weights.get("item"))]}]
        rules["aggregation"] = {"drop_each_end": 1, "drop_from": 5, "fewest": 3, "decimals": 2, **aggregation}
        events: List[Event] = [(None, founded(rules, {"S1": "city"}))]
        for n, points in enumerate(marks, 1):
            events += sheet("S1", f"E{n}", {"w": points})
        figures = verify.studio_figures(folded(events), "S1")
        assert figures is not None
        return figures

    def test_rounding_step_by_step(self) -> None:
        """The example of result.md, Level dimension and level item."""
        marks = ["8", "9", "9", "10", "7"]
        figures = self.one_item(marks, {"level": "item", "rounding": {"item": 2, "item_weighted": 1}}, item="1.1")
        self.assertEqual((figures.items["w"], figures.total), (F(19, 2), F(19, 2)))
        figures = self.one_item(marks, {"level": "dimension", "rounding": {"dimension": 0, "dimension_weighted": 1}}, dimension="0.85")
        self.assertEqual(figures.total, F(77, 10))  # 26/3, rounded 9, times 0.85 is 7.65, rounded 7.7
        self.assertEqual(figures.items["w"], F(26, 3))

    def test_methods(self) -> None:
        self.assertEqual(self.one_item(["8", "9", "9", "10", "7"], {"method": "sum"}).total, 26)
        figures = self.one_item(["8", "9", "9.5", "10"], {"method": "median"}, item="2")
        self.assertEqual((figures.total, figures.counted, figures.submitted), (F(37, 2), 2, 4))
        self.assertEqual(figures.full_marks, 1)

    def test_adjustment_and_bonus(self) -> None:
        """result.md, A sheet: an adjustment does not take a sheet below 0, and the bonus has a cap."""
        rules = rubric()
        rules["bonus"] = {"name": both("b"), "cap": "2", "items": [item("b1", "3"), item("b2", "3")]}
        session = verify.Session(founded(rules, {"S1": "city"}))

        def figures(adjustment: Optional[str], **marks: str) -> Tuple[F, F, F]:
            found = verify.sheet_figures(session, verify.Sheet(marks, adjustment))
            return found.bonus, found.adjustment, found.total

        self.assertEqual(figures("-3", w="2"), (0, -2, 0))
        self.assertEqual(figures("-3", w="-2"), (0, 0, -2))
        self.assertEqual(figures("3", w="-2"), (0, 3, 1))
        self.assertEqual(figures("-3", w="4", b1="1.5", b2="1"), (2, -3, 3))
        self.assertEqual(figures(None), (0, 0, 0))


class Standings(unittest.TestCase):
    """result.md, Ranks to Who gets a place."""

    def test_worked_example(self) -> None:
        words = verify.result_text(folded(worked_example()))
        self.assertEqual(words, WORKED_TEXT)
        self.assertEqual(verify.digest(words), WORKED_DIGEST)

    def tied(self, border: str, *more: Event) -> Dict[str, List[str]]:
        events = copy.deepcopy(worked_example()[:-1]) + list(more)
        events[0][1]["rubric"]["pools"][0]["border"] = border
        return fields(folded(events))

    def test_borders(self) -> None:
        lines = self.tied("chair")
        self.assertEqual([lines[name][4:6] for name in ("S1", "S2")], [["undecided", "tie_at_quota"]] * 2)
        self.assertEqual(lines["city"][2:], ["3", "1", "0", "0"])
        lines = self.tied("exclude")
        self.assertEqual([lines[name][4:6] for name in ("S1", "S2")], [["qualified", "beyond_quota"]] * 2)
        lines = self.tied("include")
        self.assertEqual([lines[name][4:6] for name in ("S1", "S2")], [["excellent", ""]] * 2)
        self.assertEqual(lines["city"][2:], ["3", "1", "0", "2"])

    def test_settlement_out_of_date(self) -> None:
        more = ("CH", {"event": "tie_settled", "pool": "city", "tied": ["S1", "S2", "S3"], "admitted": ["S1"], "reason": "r"})
        self.assertEqual(self.tied("chair", more)["S1"][5], "tie_at_quota")
        quota = ("CH", {"event": "quota_set", "pool": "city", "places": 2, "reason": "r"})
        self.assertEqual(self.tied("chair", quota)["S1"][4:6], ["excellent", ""])

    def test_override_takes_a_place_first(self) -> None:
        more = ("CH", {"event": "grade_overridden", "studio": "S3", "grade": "excellent", "reason": "r"})
        lines = self.tied("chair", more)
        self.assertEqual(lines["S3"][3:6], ["", "excellent", "overridden"])
        self.assertEqual([lines[name][5] for name in ("S1", "S2", "S4")], ["beyond_quota", "beyond_quota", "retired"])
        self.assertEqual(lines["city"][2:], ["3", "1", "0", "1"])

    def test_gates_and_sheets(self) -> None:
        gate = ("CH", {"event": "studio_failed", "studio": "S1", "cause": "refused", "evidence": "e"})
        back = ("E1", {"event": "sheet_taken_back", "studio": "S2", "expert": "E1"})
        lines = self.tied("chair", gate, back)
        self.assertEqual(lines["S1"][3:10], ["", "unqualified", "refused", "5", "3", "76/3", "25.33"])
        self.assertEqual(lines["S2"][4:8], ["undecided", "too_few_sheets", "2", "2"])
        lifted = ("CH", {"event": "gate_lifted", "studio": "S1", "reason": "r"})
        self.assertEqual(self.tied("chair", gate, back, lifted)["S1"][3:6], ["1", "excellent", ""])

    def test_undo_says_what_stands(self) -> None:
        undo = ("E1", {"event": "change_undone", "studio": "S2", "expert": "E1", "restored": {"adjustment": {"adjustment": None}}})
        self.assertEqual(self.tied("chair", undo)["S2"][8], "25/1")
        mark = {"mark": {"item": "w", "mark": {"points": "15"}}}
        undo = ("E1", {"event": "change_undone", "studio": "S2", "expert": "E1", "restored": mark})
        self.assertEqual(self.tied("chair", undo)["S2"][8], "73/3")
        note = ("E1", {"event": "change_undone", "studio": "S2", "expert": "E1", "restored": {"note": {"item": "w", "text": ""}}})
        self.assertEqual(self.tied("chair", note)["S2"][8], "76/3")

    def test_requirements(self) -> None:
        rules = rubric()
        rules["requirements"] = [{"id": "q1", "name": both("q"),
                                  "conditions": [{"id": "a", "name": both("a")}, {"id": "b", "name": both("b")}]},
                                 {"id": "q2", "name": both("q"), "need": "one", "except": ["other"],
                                  "conditions": [{"id": "c", "name": both("c")}, {"id": "d", "name": both("d")}]}]

        def out(kind: str, **findings: str) -> bool:
            session = verify.Session(founded(rules, {"S1": kind}))
            session.findings["S1"] = findings
            return verify.ineligible(session, session.roster[0])

        self.assertFalse(out("city"))
        self.assertTrue(out("city", a="not_met", b="met"))
        self.assertFalse(out("city", c="not_met"))
        self.assertTrue(out("city", c="not_met", d="not_met"))
        self.assertFalse(out("other", c="not_met", d="not_met"))
        self.assertFalse(out("city", c="not_met", d="met", a="met", b="met"))

    def test_tie_rules(self) -> None:
        """One sheet more, and what each key makes of it: A has 25, 25; B has 26, 25, 24; the totals are equal."""
        for by, ranks in (("median", ["1", "1"]), ("mean", ["1", "1"]), ("countback", ["2", "1"]), ("full_marks", ["2", "1"])):
            rules = rubric()
            rules["aggregation"]["fewest"], rules["tie_break"] = 1, [{"by": by}]
            events: List[Event] = [(None, founded(rules, {"A": "city", "B": "city"}))]
            events += sheet("A", "E1", {"w": "17", "t": "8"}) + sheet("A", "E2", {"w": "17", "t": "8"})
            events += sheet("B", "E1", {"w": "20", "t": "6"}) + sheet("B", "E2", {"w": "17", "t": "8"})
            events += sheet("B", "E3", {"w": "14", "t": "10"})
            lines = fields(folded(events))
            self.assertEqual([lines["A"][3], lines["B"][3]], ranks, by)

    def test_countback_longer_list(self) -> None:
        rules = rubric()
        rules["aggregation"]["fewest"], rules["tie_break"] = 1, [{"by": "countback"}]
        events: List[Event] = [(None, founded(rules, {"A": "city", "B": "city", "C": "city", "D": "city"}))]
        for studio, sheets in (("A", 1), ("B", 2), ("C", 2)):
            for n in range(1, sheets + 1):
                events += sheet(studio, f"E{n}", {"w": "17", "t": "8"})
        events += sheet("D", "E1", {"w": "10", "t": "8"})
        lines = fields(folded(events))
        self.assertEqual([lines[name][3] for name in "ABCD"], ["3", "1", "1", "4"])


class Pools(unittest.TestCase):
    """result.md, How many places a pool has."""

    def test_shares(self) -> None:
        for rounding, places in (("floor", 2), ("half_up", 3), ("ceil", 3)):
            self.assertEqual(verify.whole_share(F(5, 2), rounding), places)
        self.assertEqual([verify.whole_share(F(9, 4), rounding) for rounding in ("floor", "half_up", "ceil")], [2, 2, 3])
        self.assertEqual(verify.whole_share(F(2), "ceil"), 2)

    def divided(self, places: int, counts: Dict[str, int], chair: Dict[str, int]) -> List[Tuple[int, int]]:
        pools = [verify.Pool({"id": name}, [], count, 0) for name, count in counts.items()]
        verify.divide(pools, {"places": places, "of": "assessed"}, chair)
        return [(pool.by_rule, pool.open) for pool in pools]

    def test_largest_remainder(self) -> None:
        self.assertEqual(self.divided(10, {"a": 7, "b": 5, "c": 3}, {}), [(5, 0), (3, 0), (2, 0)])  # 4.67, 3.33, 2
        self.assertEqual(self.divided(4, {"a": 0, "b": 0}, {}), [(0, 0), (0, 0)])
        self.assertEqual(self.divided(2, {"a": 3, "b": 3}, {}), [(1, 0), (1, 0)])

    def test_open_places(self) -> None:
        """The example of result.md, A divided quota."""
        three = {"a": 3, "b": 3, "c": 3}
        self.assertEqual(self.divided(5, three, {}), [(1, 2), (1, 2), (1, 2)])
        self.assertEqual(self.divided(5, three, {"a": 2}), [(1, 0), (1, 1), (1, 1)])
        self.assertEqual(self.divided(5, three, {"a": 2, "b": 1}), [(1, 0), (1, 0), (2, 0)])
        self.assertEqual(self.divided(5, three, {"a": 3}), [(1, 0), (1, 0), (1, 0)])

    def test_places_open_are_undecided(self) -> None:
        rules = rubric()
        rules["aggregation"]["fewest"] = 1
        rules["pools"] = [pool("city", {"size": "part_of", "quota": "all"}), pool("other", {"size": "part_of", "quota": "all"})]
        rules["divided"] = [{"id": "all", "name": both("all"), "places": 1, "of": "assessed"}]
        events: List[Event] = [(None, founded(rules, {"A": "city", "B": "other"}))]
        events += sheet("A", "E1", {"w": "20", "t": "10"}) + sheet("B", "E1", {"w": "20", "t": "9"})
        lines = fields(folded(events))
        self.assertEqual([lines[name][4:6] for name in "AB"], [["undecided", "places_open"]] * 2)
        self.assertEqual(lines["city"], ["pool", "city", "1", "0", "1", "0"])
        events.append(("CH", {"event": "quota_set", "pool": "other", "places": 0, "reason": "r"}))
        lines = fields(folded(events))
        self.assertEqual([lines[name][4:6] for name in "AB"], [["excellent", ""], ["qualified", "beyond_quota"]])

    def test_share_of(self) -> None:
        rules = rubric()
        rules["pools"] = [pool("other", {"size": "share_of", "pool": "city"}), pool("city", {"size": "places", "places": 2})]
        kinds = {"A": "city", "B": "city", "C": "city", "D": "other", "E": "other"}
        session = verify.Session(founded(rules, kinds))
        self.assertEqual(fields(session)["other"][2:4], ["2", "1"])  # 2 * 2 / 3
        session.quotas["city"] = 3
        self.assertEqual(fields(session)["other"][2:4], ["2", "2"])


class Files(unittest.TestCase):
    """Whole files, as the command sees them."""

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = os.path.join(folder.name, "a session #1?.panelmark")
        self.folder = folder.name

    def run_on(self, *arguments: str) -> Tuple[int, str]:
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            code = verify.main([*arguments, self.path])
        return code, out.getvalue()

    def found(self) -> Dict[str, Any]:
        return dict(json.loads(self.run_on("--json")[1]))

    def sealed(self) -> List[Event]:
        events = worked_example()
        return [*events, *finalised(events)]

    def test_whole(self) -> None:
        write(self.path, self.sealed()).close()
        code, out = self.run_on()
        self.assertEqual(code, 0, out)
        self.assertIn("the seal is right", out)
        line = self.found()
        self.assertEqual((line["result"], line["text"], line["ok"]), (WORKED_DIGEST, WORKED_TEXT, True))
        self.assertEqual(line["revisions"], [{"revision": 1, "seq": line["events"], "result": WORKED_DIGEST, "sealed": WORKED_DIGEST,
                                              "rubric": True, "roster": True}])
        self.assertEqual(os.listdir(self.folder), [os.path.basename(self.path)])
        self.assertEqual(self.run_on("--expect", line["code"].lower())[0], 0)
        self.assertEqual(self.run_on("--expect", "A" * 32)[0], 1)

    def test_second_revision_and_wrong_seal(self) -> None:
        events = self.sealed()
        events.append(("CH", {"event": "quota_set", "pool": "city", "places": 2, "reason": "r"}))
        events += finalised(events, 2)
        seal = events[-1][1]["seal"]
        write(self.path, events).close()
        self.assertEqual(self.run_on()[0], 0)
        os.remove(self.path)
        seal["result"], seal["roster"] = "0" * 64, "0" * 64
        write(self.path, events).close()
        code, out = self.run_on()
        self.assertEqual(code, 1)
        self.assertIn(f"event {len(events)}, seal of the result, roster", out)

    def test_open_and_crashed(self) -> None:
        """Events that are still in the -wal count, and nothing is left beside the file."""
        connection = write(self.path, self.sealed())
        self.addCleanup(connection.close)
        names = sorted(os.listdir(self.folder))
        self.assertIn(os.path.basename(self.path) + "-wal", names)
        self.assertEqual(self.run_on()[0], 0)
        self.assertEqual(sorted(os.listdir(self.folder)), names)
        crashed = os.path.join(self.folder, "crashed")
        for ends in (("", "-wal"), ("-shm",)):
            for end in ends:
                with open(self.path + end, "rb") as source, open(crashed + end, "wb") as target:
                    target.write(source.read())
            before = sorted(os.listdir(self.folder))
            self.assertEqual(verify.verify_file(crashed).events, len(self.sealed()))
            self.assertEqual(sorted(os.listdir(self.folder)), before)

    def test_broken_chains(self) -> None:
        for statement, seq, place in (("UPDATE events SET body = replace(body, '16', '17') WHERE seq = 2", 2, "hash"),
                                      ("UPDATE events SET at = replace(at, '250', '251') WHERE seq = 3", 3, "hash"),
                                      ("UPDATE events SET prev = zeroblob(32) WHERE seq = 3", 3, "prev"),
                                      ("UPDATE events SET salt = zeroblob(15) WHERE seq = 3", 3, "salt"),
                                      ("UPDATE events SET seat = '' WHERE seq = 3", 3, "seat"),
                                      ("UPDATE events SET seat = NULL WHERE seq = 3", 3, "hash"),
                                      ("UPDATE events SET body = CAST(x'ff' AS TEXT) WHERE seq = 3", 3, "body"),
                                      ("DELETE FROM events WHERE seq = 3", 3, "seq"), ("DELETE FROM events", 1, "events")):
            with self.subTest(statement):
                connection = write(self.path, self.sealed())
                connection.execute(statement)
                connection.commit()
                connection.close()
                line = self.found()
                self.assertEqual((line["ok"], line["seq"]), (False, seq))
                self.assertTrue(line["error"].startswith(place + ":"), line["error"])
                self.assertEqual(self.run_on()[0], 1)
                os.remove(self.path)

    def test_what_cannot_have_happened(self) -> None:
        """The hashes are right, and yet no panelmark wrote it."""
        for seat, body in (("CH", {"event": "studio_excluded", "studio": "S9", "cause": "retired", "evidence": ""}),
                           ("CH", {"event": "quota_set", "pool": "none", "places": 1, "reason": ""}),
                           ("E9", {"event": "scoring_opened"}), (None, {"event": "scoring_opened"}),
                           ("E1", {"event": "sheet_submitted", "studio": "S1", "expert": "E9"}),
                           ("E1", {"event": "note_written", "studio": "S1", "expert": "E1", "item": "x", "text": ""}),
                           ("CH", {"event": "tie_settled", "pool": "city", "tied": ["S9"], "admitted": [], "reason": ""}),
                           ("CK", {**self.sealed()[-1][1], "revision": 3, "replaces": 2}),
                           ("CK", {**self.sealed()[-1][1], "revision": 2, "replaces": 1}),  # without the chair's word
                           ("CH", {"event": "result_announced", "revision": 2}),
                           ("CH", {"event": "objection_answered", "number": 1, "studio": "S1", "answer": ""}),
                           ("CH", {"event": "grade_overridden", "studio": "S1", "grade": "best", "reason": ""}),
                           ("CH", {"event": "studio_failed", "studio": "S1", "cause": "retired", "evidence": ""}),
                           ("CH", {"event": "condition_checked", "studio": "S1", "condition": "c", "finding": None}),
                           ("CH", self.sealed()[0][1])):
            with self.subTest(body["event"]):
                events: List[Event] = [*self.sealed(), (seat, body)]
                write(self.path, events).close()
                self.assertEqual(self.found()["seq"], len(events))
                os.remove(self.path)

    def test_chair_word(self) -> None:
        """result.md, What cannot have happened: what takes the chair's word back, and what does not."""
        proposed, final = finalised(worked_example())
        for between, code in (({"event": "timer_stopped"}, 0), ({"event": "attempt_refused", "command": "submit"}, 0),
                               ({"event": "scoring_paused"}, 1)):
            write(self.path, [*worked_example(), proposed, ("CH", between), final]).close()
            self.assertEqual(self.run_on()[0], code)
            os.remove(self.path)

    def test_substitute_joins(self) -> None:
        by = {"id": "E10", "name": "-", "organisation": "", "title": "", "role": "expert"}
        events = worked_example()
        events.append(("CH", {"event": "expert_substituted", "expert": "E4", "by": by, "studios": ["S3"], "reason": ""}))
        events += sheet("S3", "E10", {"w": "20", "t": "10"})
        write(self.path, events).close()
        self.assertEqual(self.run_on()[0], 0)
        self.assertIn("\tS3\tcity\t1\texcellent\t\t3\t", self.found()["text"])

    def test_zone(self) -> None:
        """journal.md, The file, and The events: a session may have a zone, in its place and form, and is of format 2 then."""
        def founded_with(value: Any, before: str = "sample") -> List[Event]:
            (seat, first), *others = self.sealed()
            pairs: List[Tuple[str, Any]] = []
            for key, inner in first.items():
                pairs += [("zone", value), (key, inner)] if key == before else [(key, inner)]
            return [(seat, dict(pairs)), *others]
        for value in ("+08:00", "-05:00", "+05:45", "-09:30", "+14:00", "-12:00", "+00:30", "-00:30"):
            for version, code in ((2, 0), (1, 1)):
                with self.subTest(value, version=version):
                    write(self.path, founded_with(value), user_version=version).close()
                    self.assertEqual(self.run_on()[0], code)
                    os.remove(self.path)
        strange = ("+00:00", "-00:00", "+14:01", "+15:00", "-12:01", "-13:00", "+8:00", "+0800", "+08", "08:00", "+08:60", "+08:00\n",
                   "\u221205:00", "+\uff10\uff18:00", "Z", "Asia/Shanghai", "", None, 8, ["+08:00"])
        for events in (*map(founded_with, strange), founded_with("+08:00", "date"), self.sealed()):
            with self.subTest(events[0][1].get("zone")):
                write(self.path, events, user_version=2).close()
                self.assertEqual(self.run_on()[0], 1)
                self.assertEqual(self.found()["seq"], 1)
                os.remove(self.path)

    def test_cannot_tell(self) -> None:
        self.assertEqual(self.run_on()[0], 3)
        for pragma in ({"application_id": 1}, {"user_version": 0}, {"user_version": 3}):
            write(self.path, self.sealed(), **pragma).close()
            self.assertEqual(self.run_on()[0], 3)
            self.assertEqual(self.found()["ok"], False)
            os.remove(self.path)
        with open(self.path, "wb") as target:
            target.write(b"no database, but long enough to be looked at" * 100)
        self.assertEqual(self.run_on()[0], 3)

    def test_usage(self) -> None:
        for arguments in ([], ["--expect", "short", "x"], ["--unheard-of", "x"]):
            with contextlib.redirect_stderr(io.StringIO()), self.assertRaises(SystemExit) as stop:
                verify.main(arguments)
            self.assertEqual(stop.exception.code, 2)


if __name__ == "__main__":
    unittest.main()
