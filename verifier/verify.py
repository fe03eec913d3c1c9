#!/usr/bin/env python3
"""A second verifier of panelmark's session files, written from the documents alone.

It reads docs/journal.md (the file, the chain of hashes, the events) and docs/result.md (how the events become figures,
ranks, grades and places). Names of sections of these two pages stand in the docstrings below. Exact fractions
throughout, nothing but Python's standard library, Python 3.9 or later.

    python3 verifier/verify.py [--json] [--expect CODE] FILE...

Exit code: 0 all fine, 1 a difference found, 2 usage, 3 cannot tell (a file that cannot be read, an unknown format).
"""
from __future__ import annotations

import argparse
import base64
import datetime
import io
import json
import math
import os
import pathlib
import re
import shutil
import sqlite3
import sys
import tempfile
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from hashlib import sha256
from typing import Any, Callable, Dict, Iterable, Iterator, List, NoReturn, Optional, Sequence, Set, Tuple

APPLICATION_ID = 0x706E6C6D
FORMAT_VERSION = 2  # and 1, which has no zone


class Difference(Exception):
    """The file is not what the documents say: what, and in which field."""


class CannotTell(Exception):
    """The file could not be read, or is of a format that this program does not know."""


# ------------------------------------------------------------------------------------------------ bodies: how JSON is written


def unique_keys(pairs: List[Tuple[str, Any]]) -> Dict[str, Any]:
    """An object of JSON, its keys in the order read; a key that stands twice is refused."""
    result = dict(pairs)
    if len(result) != len(pairs):
        raise ValueError("a key stands twice")
    return result


def refuse_number(word: str) -> NoReturn:
    """Points are text, all other numbers whole: a body has no binary floats."""
    raise ValueError(f"{word} is no whole number")


DECODER = json.JSONDecoder(object_pairs_hook=unique_keys, parse_float=refuse_number, parse_constant=refuse_number)
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def read_body(words: str) -> Any:
    """journal.md, A whole chain, 6: the value of a body, which must be written in the one way that is allowed."""
    try:
        value = DECODER.decode(words)
        again = ENCODER.encode(value)
    except (ValueError, RecursionError) as error:
        raise Difference(f"body: {error}") from None
    if again != words:
        raise Difference("body: not written as panelmark writes it (blanks, escapes or numbers)")
    return value


# ------------------------------------------------------------------------------------------------ bodies: what stands in them

# A check is given a value and the name of its place; it raises Difference where the value is not as documented.
Check = Callable[[Any, str], None]


def expect(right: bool, place: str, what: str) -> None:
    """Raises Difference unless the value at a place is right."""
    if not right:
        raise Difference(f"{place}: {what}")


def pattern(expression: str, what: str) -> Check:
    """Text of a certain form."""
    form = re.compile(expression)
    return lambda value, place: expect(type(value) is str and form.fullmatch(value) is not None, place, f"is not {what}")


def of_type(kind: type, what: str) -> Check:
    """A value of one of JSON's types."""
    return lambda value, place: expect(type(value) is kind, place, f"is not {what}")


def number(least: int = 0, most: int = 2 ** 32 - 1) -> Check:
    """A whole number without quotes."""
    return lambda value, place: expect(type(value) is int and least <= value <= most, place, f"is no number from {least} to {most}")


def day(value: Any, place: str) -> None:
    """A day such as 2025-01-31."""
    try:
        right = type(value) is str and len(value) == 10 and datetime.date.fromisoformat(value).isoformat() == value
    except ValueError:
        right = False
    expect(right, place, "is not a day")


def weight(value: Any, place: str) -> None:
    """Text like points, above 0, at most 1000; one of 1 is left out."""
    points_text(value, place)
    expect(0 < exact(value) <= 1000 and value != "1", place, "is not a weight to be written")


def one_of(*words: str) -> Check:
    """One of a few words."""
    return lambda value, place: expect(type(value) is str and value in words, place, "is not one of " + ", ".join(words))


def but(check: Check, *left_out: Any) -> Check:
    """A value that is not written where it is one of `left_out`."""
    def both_checks(value: Any, place: str) -> None:
        check(value, place)
        expect(value not in left_out, place, "would have been left out")
    return both_checks


def or_null(check: Check) -> Check:
    """A value or null."""
    return lambda value, place: None if value is None else check(value, place)


def array(check: Check, least: int = 0) -> Check:
    """An array of such values."""
    def each(value: Any, place: str) -> None:
        expect(type(value) is list and len(value) >= least, place, "is not an array of enough values")
        for at, inner in enumerate(value, 1):
            check(inner, f"{place}[{at}]")
    return each


def record(shape: Dict[str, Check]) -> Check:
    """An object with exactly these keys in this order; a key with ? behind it may be left out."""
    keys = [key.rstrip("?") for key in shape]
    optional = {key[:-1] for key in shape if key.endswith("?")}
    checks = list(zip(keys, shape.values()))

    def check(value: Any, place: str) -> None:
        expect(type(value) is dict, place, "is not an object")
        found = list(value)
        if found != keys and found != [key for key in keys if key not in optional or key in value]:
            raise Difference(f"{place}: has the keys {', '.join(found)}, not {', '.join(shape)}")
        for key, inner in checks:
            if key in value:
                inner(value[key], f"{place}.{key}")
    return check


def variant(tag: str, kinds: Dict[str, Dict[str, Check]]) -> Check:
    """An object whose first key, the tag, says which other keys it has."""
    records = {kind: record({tag: text, **shape}) for kind, shape in kinds.items()}

    def check(value: Any, place: str) -> None:
        kind: Any = value.get(tag) if type(value) is dict else None
        expect(type(kind) is str and kind in records, f"{place}.{tag}", "is not a known one")
        records[kind](value, place)
    return check


def either(*shapes: Dict[str, Check]) -> Check:
    """An object of one of several shapes, told apart by their keys."""
    records = {tuple(shape): record(shape) for shape in shapes}

    def check(value: Any, place: str) -> None:
        keys = tuple(value) if type(value) is dict else ()
        expect(keys in records, place, "has other keys than documented")
        records[keys](value, place)
    return check


def sorted_map(check: Check) -> Check:
    """An object with free keys, sorted by their UTF-8 bytes; left out where it would be empty."""
    def each(value: Any, place: str) -> None:
        expect(type(value) is dict and len(value) > 0, place, "is not an object with something in it")
        expect(list(value) == sorted(value, key=str.encode), place, "has keys that are not sorted")
        for key, inner in value.items():
            check(inner, f"{place}.{key}")
    return each


text = of_type(str, "text")
boolean = of_type(bool, "true or false")
ident = pattern(r"[^ \t\r\n]+", "an id")
zone = pattern(r"(?![+-]00:00)(\+(0[0-9]|1[0-3]):[0-5][0-9]|\+14:00|-(0[0-9]|1[01]):[0-5][0-9]|-12:00)", "a zone other than UTC")
points_text = pattern(r"(?!-0$)-?(0|[1-9][0-9]{0,6})(\.[0-9]{0,3}[1-9])?", "points in their shortest form")
hexadecimal = pattern(r"[0-9a-f]{64}", "64 hexadecimal digits")
both = record({"zh": text, "en": text})
of_whom = one_of("assessed", "qualified")
title = one_of("kept", "renewable", "revoked", "granted", "not_granted")  # rubrics/README.md


def item_shape(points: Check) -> Check:
    """result.md, The rubric: an item."""
    return record({
        "id": ident, "name": both, "points": points, "lowest?": but(points_text, "0"), "weight?": weight, "step": points_text,
        "standard": both, "on_site": boolean, "by_documents": boolean,
        "deductions": array(record({"id": ident, "name": both, "rule": variant("rule", {
            "zero": {}, "minus": {"points": points_text},
            "per_unit": {"points": points_text, "target": number(), "unit": both}})}))})


cause_shape = record({"id": ident, "name": both, "except": array(ident)})
rubric_shape = record({
    "id": ident, "title": both, "version": text, "sessions": array(one_of("term", "annual", "recognition")),
    "valid": or_null(record({"from": day, "to": day})), "base": points_text,
    "dimensions": array(record({"id": ident, "name": both, "points": points_text, "weight?": weight,
                                "items": array(item_shape(points_text), 1)}), 1),
    "bonus": or_null(record({"name": both, "cap": points_text, "items": array(item_shape(or_null(points_text)))})),
    "adjustment": or_null(record({"lowest": points_text, "highest": points_text, "step": points_text})),
    "aggregation": record({
        "drop_each_end?": number(), "drop_from": number(), "fewest": number(1), "decimals": number(0, 4),
        "drop_highest?": number(), "drop_lowest?": number(), "level?": one_of("dimension", "item"), "method?": one_of("median", "sum"),
        "rounding?": but(record({"item?": number(0, 4), "item_weighted?": number(0, 4), "dimension?": number(0, 4),
                                 "dimension_weighted?": number(0, 4)}), {})}),
    "spread": or_null(points_text),
    "grades": array(record({"id": ident, "name": both, "at_least": points_text, "title": title, "grant": number(0, 2 ** 64 - 1)}), 1),
    "failed": ident, "valid_years?": number(), "service_grant?": number(1, 2 ** 64 - 1),
    "kinds": array(record({"id": ident, "name": both, "becomes?": ident})),
    "pools": array(record({
        "id": ident, "name": both, "kinds": array(ident), "grade": ident,
        "size": variant("size", {"places": {"places": number()}, "share_of": {"pool": ident},
                                 "share": {"percent": points_text, "of": of_whom, "rounding": one_of("floor", "half_up", "ceil")},
                                 "part_of": {"quota": ident}}),
        "border": one_of("exclude", "include", "chair"), "soft?": but(boolean, False)})),
    "divided?": array(record({"id": ident, "name": both, "places": number(), "of": of_whom}), 1),
    "tie_break": array(variant("by", {"dimension": {"dimension": ident}, "item": {"item": ident}, "median": {}, "mean": {},
                                      "countback": {}, "full_marks": {}})),
    "exclusions": array(cause_shape), "failures": array(cause_shape),
    "requirements?": array(record({"id": ident, "name": both, "need?": one_of("one"), "except?": array(ident, 1),
                                   "conditions": array(record({"id": ident, "name": both}), 1)}), 1),
    "materials": array(record({"id": ident, "name": both, "due?": text, "item?": ident}))})
studio_shape = record({"id": ident, "name": text, "lead": text, "occupation": text, "organisation": text, "district": text,
                       "kind": ident, "founded": or_null(day), "group?": text, "activities?": number(1)})


def person_shape(*roles: str) -> Check:
    """result.md, Roster and panel: a person."""
    return record({"id": ident, "name": text, "organisation": text, "title": text, "role": one_of(*roles), "group?": text})


mark_shape = or_null(record({"points": points_text, "deductions?": sorted_map(number())}))
adjustment_shape = or_null(record({"points": points_text, "reason": text}))
on_sheet: Dict[str, Check] = {"studio": ident, "expert": ident}

# journal.md, Commands.
command_shape = one_of(
    "open_scoring", "close_scoring", "reopen_scoring", "score", "clear_score", "write_note", "adjust", "submit",
    "take_back", "recuse", "withdraw_recusal", "substitute", "undo", "send_back", "confirm_sheet", "exclude", "fail",
    "lift_gate", "set_quota", "settle_tie", "override_grade", "lift_override", "finalise", "confirm_final", "reopen_studio",
    "announce_notice", "record_objection", "answer_objection", "hear", "start_timer", "stop_timer", "pause_scoring",
    "resume_scoring", "call_chair", "answer_call", "reveal", "announce_result", "record_self_score", "record_material",
    "check_condition", "set_code", "invite", "withdraw_invitation", "bind_key", "unbind_key")

# journal.md, The events; result.md, The first event.
event_shape = variant("event", {
    "session_founded": {"title": text, "kind": one_of("term", "annual", "recognition"), "date": day, "zone?": zone, "sample": boolean,
                        "rubric": rubric_shape, "roster": array(studio_shape),
                        "panel": array(person_shape("expert", "chair", "clerk", "observer", "board"))},
    "scoring_opened": {}, "scoring_closed": {}, "scoring_reopened": {"reason": text},
    "item_scored": {**on_sheet, "item": ident, "mark": mark_shape},
    "note_written": {**on_sheet, "item": ident, "text": text},
    "total_adjusted": {**on_sheet, "adjustment": adjustment_shape},
    "change_undone": {**on_sheet, "restored": either(
        {"mark": record({"item": ident, "mark": mark_shape})}, {"note": record({"item": ident, "text": text})},
        {"adjustment": record({"adjustment": adjustment_shape})})},
    "sheet_submitted": on_sheet, "sheet_taken_back": on_sheet, "sheet_confirmed": on_sheet,
    "sheet_sent_back": {**on_sheet, "reason": text},
    "expert_recused": {**on_sheet, "reason": text}, "recusal_withdrawn": {**on_sheet, "reason": text},
    "expert_substituted": {"expert": ident, "by": person_shape("expert"), "studios": array(ident), "reason": text},
    "studio_excluded": {"studio": ident, "cause": ident, "evidence": text},
    "studio_failed": {"studio": ident, "cause": ident, "evidence": text},
    "gate_lifted": {"studio": ident, "reason": text},
    "quota_set": {"pool": ident, "places": number(), "reason": text},
    "tie_settled": {"pool": ident, "tied": array(ident), "admitted": array(ident), "reason": text},
    "grade_overridden": {"studio": ident, "grade": ident, "reason": text}, "override_lifted": {"studio": ident, "reason": text},
    "final_proposed": {},
    "finalised": {"revision": number(1), "replaces": or_null(number(1)),
                  "seal": record({"result": hexadecimal, "rubric": hexadecimal, "roster": hexadecimal})},
    "studio_reopened": {"studio": ident, "reason": text},
    "notice_announced": {"revision": number(1), "ends": day},
    "objection_recorded": {"number": number(1), "revision": number(1), "studio": ident, "by": text, "text": text},
    "objection_answered": {"number": number(1), "studio": ident, "answer": text},
    "hearing_set": {"studio": or_null(ident), "follow": boolean},
    "timer_started": {"stage": one_of("presentation", "questions"), "seconds": number()}, "timer_stopped": {},
    "scoring_paused": {}, "scoring_resumed": {}, "chair_called": {"word": text}, "call_answered": {"seat": ident},
    "sheets_revealed": {"studio": ident}, "result_announced": {"revision": number(1)},
    "self_score_recorded": {"studio": ident, "of": either({"item": ident}, {"dimension": ident}), "points": points_text},
    "material_recorded": {"studio": ident, "material": ident, "received": or_null(day)},
    "condition_checked": {"studio": ident, "condition": ident, "finding": or_null(one_of("met", "not_met")), "evidence?": text},
    "code_set": {"seat": ident, "hash": or_null(text), "desk_only?": boolean}, "seat_invited": {"seat": ident, "hash": text},
    "invitation_withdrawn": {"seat": ident}, "invitation_used": {"seat": ident},
    "key_bound": {"seat": ident, "key": text}, "key_unbound": {"seat": ident, "key": text}, "host_key_made": {"fingerprint": text},
    "attempt_refused": {"command": command_shape, "studio?": ident, "expert?": ident}})


def check_body(body: Any) -> None:
    """journal.md, A whole chain, 6: the body is one of the events, its keys in the order shown; what depends on another key besides."""
    event_shape(body, "body")
    if body["event"] == "condition_checked":
        expect(bool(body.get("evidence")) == (body["finding"] is not None), "body.evidence", "stands with a finding, and only there")
    if body["event"] == "code_set" and "desk_only" in body:
        expect(body["desk_only"] and body["hash"] is not None, "body.desk_only", "stands where it is so, with a hash, and only there")
    if body["event"] == "tie_settled":
        for key in ("tied", "admitted"):
            expect(len(set(body[key])) == len(body[key]), f"body.{key}", "names a studio twice")
        expect(set(body["admitted"]) <= set(body["tied"]), "body.admitted", "names a studio that is not tied")


# ------------------------------------------------------------------------------------------------ the file and the chain

Row = Tuple[Any, Any, Any, Any, Any, Any, Any]  # seq, at, seat, body, salt, prev, hash


def size_of(path: str) -> int:
    """How many bytes a file has; -1 where there is none."""
    try:
        return os.stat(path).st_size
    except FileNotFoundError:
        return -1


def read_rows(path: str) -> Tuple[int, List[Row]]:
    """journal.md, The file: reads the format and all events without changing the file or leaving anything beside it.

    SQLite makes a -shm file where it reads one in WAL mode. So a file that is closed is read as one that cannot change; one that
    is open in a program is read beside it; one left by a crash is copied first, with what belongs to it.
    """
    path = os.path.realpath(path)
    beside = [path + end for end in ("-wal", "-journal") if size_of(path + end) > 0]
    with open(path, "rb"):  # a plain reason where it is missing or not ours to read
        pass
    uri = pathlib.Path(path).as_uri()
    if size_of(path + "-wal") >= 0 and size_of(path + "-shm") >= 0:
        return select_rows(uri + "?mode=ro")
    if beside:
        with tempfile.TemporaryDirectory() as scratch:
            copies = [shutil.copy(name, scratch) for name in (path, *beside)]
            return select_rows(pathlib.Path(copies[0]).as_uri())
    before = os.stat(path).st_mtime_ns, size_of(path), size_of(path + "-wal")
    rows = select_rows(uri + "?immutable=1")
    if before != (os.stat(path).st_mtime_ns, size_of(path), size_of(path + "-wal")):
        raise CannotTell("the file was written to while it was read; try again")
    return rows


def select_rows(uri: str) -> Tuple[int, List[Row]]:
    """The format and the rows by ascending seq, once it is sure that this is a session of a format described."""
    connection = sqlite3.connect(uri, uri=True)
    try:
        # Text that is not UTF-8 must reach check_row, which says in which event it stands.
        connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise CannotTell("this is not a session of panelmark")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if not 1 <= version <= FORMAT_VERSION:
            raise CannotTell(f"the format is version {version}; this program knows versions 1 to {FORMAT_VERSION}")
        kind = connection.execute("SELECT type FROM sqlite_master WHERE name = 'events'").fetchone()
        expect(kind == ("table",), "events", "there is no such table")
        return version, connection.execute("SELECT seq, at, seat, body, salt, prev, hash FROM events ORDER BY seq").fetchall()
    except UnicodeDecodeError:  # SQLite's own complaint about a damaged file may quote bytes that are no text
        raise CannotTell("the file is damaged") from None
    finally:
        connection.close()


def with_length(value: Optional[str]) -> bytes:
    """journal.md, The hash: the number of bytes, then the bytes."""
    raw = (value or "").encode()
    return len(raw).to_bytes(8, "big") + raw


def event_hash(prev: bytes, seq: int, salt: bytes, at: str, seat: Optional[str], body: str) -> bytes:
    """journal.md, The hash."""
    start = b"panelmark-journal-1" + prev + seq.to_bytes(8, "big") + salt
    return sha256(start + with_length(at) + with_length(seat) + with_length(body)).digest()


def code_of(digest: bytes) -> str:
    """journal.md, The code that people keep."""
    letters = base64.b32encode(digest[:20]).decode()
    return "-".join(letters[at:at + 4] for at in range(0, 32, 4))


def read_code(typed: str) -> bytes:
    """The 20 bytes of a code as people type it; ValueError if it is none."""
    letters = "".join(typed.split()).replace("-", "").upper().translate(str.maketrans("018", "OIB"))
    if len(letters) != 32:
        raise ValueError("a code has 32 letters and digits")
    return base64.b32decode(letters)


def is_time(value: str) -> bool:
    """journal.md, The file: UTC with milliseconds, always 24 characters."""
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z", value) is None:
        return False
    try:
        datetime.datetime.fromisoformat(value[:-1])
    except ValueError:
        return False
    return True


def check_row(row: Row, seq_before: int, hash_before: bytes) -> Any:
    """journal.md, A whole chain, 1 to 7, of one row; the value of its body."""
    seq, at, seat, body, salt, prev, found = row
    expect(type(seq) is int and seq == seq_before + 1, "seq", f"{seq} stands where {seq_before + 1} should")
    for name, value, length in (("salt", salt, 16), ("prev", prev, 32), ("hash", found, 32)):
        expect(type(value) is bytes and len(value) == length, name, f"has not {length} bytes")
    for name, value in (("at", at), ("body", body), ("seat", "CH" if seat is None else seat)):
        expect(type(value) is str and value != "", name, "is not text, or is empty")
        try:
            value.encode()
        except UnicodeEncodeError:
            raise Difference(f"{name}: is not UTF-8") from None
    expect(prev == hash_before, "prev", "is not the hash of the event before")
    expect(event_hash(prev, seq, salt, at, seat, body) == found, "hash", "is not the hash of this event")
    expect(is_time(at), "at", "is not a time as documented")
    value = read_body(body)
    check_body(value)
    expect((value["event"] == "session_founded") == (seq == 1), "body.event", "session_founded stands first, and only there")
    return value


# ------------------------------------------------------------------------------------------------ what the events change


@lru_cache(maxsize=None)
def exact(points: str) -> Fraction:
    """Points or a weight, exactly."""
    return Fraction(points)


@dataclass
class Sheet:
    """result.md, What the events change: what one expert says of one studio. Points stay text until they are needed."""
    marks: Dict[str, str] = field(default_factory=dict)
    adjustment: Optional[str] = None
    status: str = "draft"


STATUS_AFTER = {"sheet_submitted": "submitted", "sheet_taken_back": "draft", "sheet_sent_back": "returned",
                "expert_recused": "recused", "recusal_withdrawn": "draft"}
# The events that leave the chair's word as it is.
WORD_STANDS = {"final_proposed", "code_set", "hearing_set", "timer_started", "timer_stopped", "chair_called", "call_answered",
               "sheets_revealed", "result_announced", "seat_invited", "invitation_withdrawn", "invitation_used", "key_bound",
               "key_unbound", "host_key_made", "notice_announced", "objection_recorded", "objection_answered", "attempt_refused"}


class Session:
    """The first event, and what stands after the events that were folded so far."""

    def __init__(self, founded: Dict[str, Any]) -> None:
        """result.md, The first event."""
        self.rubric: Dict[str, Any] = founded["rubric"]
        self.roster: List[Dict[str, Any]] = founded["roster"]
        self.dimensions: List[Dict[str, Any]] = self.rubric["dimensions"]
        self.base_items = [item for dimension in self.dimensions for item in dimension["items"]]
        self.bonus_items: List[Dict[str, Any]] = self.rubric["bonus"]["items"] if self.rubric["bonus"] else []
        self.grades: List[str] = [grade["id"] for grade in self.rubric["grades"]]
        self.requirements: List[Dict[str, Any]] = self.rubric.get("requirements", [])
        self.persons: Set[str] = ids("panel", founded["panel"])
        self.known = known_ids(self.rubric, self.roster)
        self.sheets: Dict[str, Dict[str, Sheet]] = {studio["id"]: {} for studio in self.roster}
        self.gates: Dict[str, Tuple[str, str]] = {}
        self.findings: Dict[str, Dict[str, str]] = {studio["id"]: {} for studio in self.roster}
        self.quotas: Dict[str, int] = {}
        self.settlements: Dict[str, Tuple[Set[str], Set[str]]] = {}
        self.overrides: Dict[str, str] = {}
        self.revision = 0
        self.objections: Set[int] = set()
        self.chair_word = False
        check_rubric(self)

    def fold(self, seat: Optional[str], body: Dict[str, Any]) -> None:
        """result.md, What the events change: takes one event in, after the first."""
        self.check_names(seat, body)
        event = body["event"]
        if event in ("item_scored", "total_adjusted", "change_undone"):
            self.write_sheet(self.sheet(body), body)
        elif event in STATUS_AFTER:
            self.sheet(body).status = STATUS_AFTER[event]
        elif event in ("studio_excluded", "studio_failed"):
            self.gates[body["studio"]] = (event, body["cause"])
        elif event == "gate_lifted":
            self.gates.pop(body["studio"], None)
        elif event == "condition_checked":
            self.findings[body["studio"]][body["condition"]] = body["finding"]
        elif event == "quota_set":
            self.quotas[body["pool"]] = body["places"]
        elif event == "tie_settled":
            self.settlements[body["pool"]] = (set(body["tied"]), set(body["admitted"]))
        elif event == "grade_overridden":
            self.overrides[body["studio"]] = body["grade"]
        elif event == "override_lifted":
            self.overrides.pop(body["studio"], None)
        elif event == "expert_substituted":
            self.persons.add(body["by"]["id"])
        self.count(body)

    def sheet(self, body: Dict[str, Any]) -> Sheet:
        """The sheet that an event is about."""
        return self.sheets[body["studio"]].setdefault(body["expert"], Sheet())

    @staticmethod
    def write_sheet(sheet: Sheet, body: Dict[str, Any]) -> None:
        """Marks and adjustments, given, taken away, or put back by an undo."""
        change = change_in(body)
        if "mark" in change and change["mark"] is not None:
            sheet.marks[change["item"]] = change["mark"]["points"]
        elif "mark" in change:
            sheet.marks.pop(change["item"], None)
        elif "adjustment" in change:
            sheet.adjustment = None if change["adjustment"] is None else change["adjustment"]["points"]

    def count(self, body: Dict[str, Any]) -> None:
        """result.md, What cannot have happened: revisions, objections and the chair's word come one after the other."""
        event = body["event"]
        if event == "finalised":
            expect(body["revision"] == self.revision + 1, "body.revision", f"is not {self.revision + 1}")
            expect(body["replaces"] == (self.revision or None), "body.replaces", "is not the revision before")
            expect(self.chair_word, "body.event", "the chair's word does not stand")
            self.revision = body["revision"]
        elif "revision" in body:
            expect(body["revision"] <= self.revision, "body.revision", "is not final")
        if event == "objection_recorded":
            self.objections.add(body["number"])
        elif event == "objection_answered":
            expect(body["number"] in self.objections, "body.number", "is of no objection")
        self.chair_word = event == "final_proposed" or self.chair_word and event in WORD_STANDS

    def check_names(self, seat: Optional[str], body: Dict[str, Any]) -> None:
        """result.md, What cannot have happened: the event names what the session does not have."""
        if body["event"] == "host_key_made":
            expect(seat is None, "seat", "this event is done in no seat")
        else:
            expect(seat in self.persons, "seat", f"{seat} is not in the panel")
        named = {**body, **change_in(body), **body.get("of", {})}
        for key in ("expert", "seat"):
            expect(key not in named or named[key] in self.persons, f"body.{key}", f"{named.get(key)} is not in the panel")
        if "cause" in body:
            causes = self.known["exclusion" if body["event"] == "studio_excluded" else "failure"]
            expect(body["cause"] in causes, "body.cause", f"{body['cause']} is not known to this session")
        for key, known in self.known.items():
            values = named.get(key)
            for value in values if type(values) is list else [] if values is None else [values]:
                expect(value in known, f"body.{key}", f"{value} is not known to this session")


def change_in(body: Dict[str, Any]) -> Dict[str, Any]:
    """journal.md, The events: what stands again after an undo, written as in the event of its kind; otherwise the event itself."""
    for restored in body.get("restored", {}).values():
        return dict(restored)
    return body


def ids(place: str, parts: Iterable[Dict[str, Any]]) -> Set[str]:
    """The ids of the parts of a list, which must be unique."""
    found = [part["id"] for part in parts]
    expect(len(set(found)) == len(found), f"body.{place}", "has an id twice")
    return set(found)


def known_ids(rubric: Dict[str, Any], roster: List[Dict[str, Any]]) -> Dict[str, Set[str]]:
    """By the key of an event, the ids that it may name."""
    studios = ids("roster", roster)
    items = [item for dimension in rubric["dimensions"] for item in dimension["items"]]
    bonus = rubric["bonus"]["items"] if rubric["bonus"] else []
    conditions = [condition for requirement in rubric.get("requirements", []) for condition in requirement["conditions"]]
    ids("rubric.failures", rubric["exclusions"] + rubric["failures"])
    ids("rubric.requirements", rubric.get("requirements", []))
    for item in items + bonus:
        ids(f"rubric.items.{item['id']}.deductions", item["deductions"])
    return {"studio": studios, "studios": studios, "tied": studios, "admitted": studios,
            "item": ids("rubric.items", items + bonus), "dimension": ids("rubric.dimensions", rubric["dimensions"]),
            "pool": ids("rubric.pools", rubric["pools"]), "grade": ids("rubric.grades", rubric["grades"]),
            "condition": ids("rubric.conditions", conditions), "material": ids("rubric.materials", rubric["materials"]),
            "exclusion": ids("rubric.exclusions", rubric["exclusions"]), "failure": ids("rubric.failures", rubric["failures"])}


def check_rubric(session: Session) -> None:
    """result.md, What cannot have happened: what the parts of a rubric and the roster name of each other is there."""
    rubric, place = session.rubric, "body.rubric"
    kinds, quotas = ids("rubric.kinds", rubric["kinds"]), ids("rubric.divided", rubric.get("divided", []))
    sizes = {pool["id"]: pool["size"]["size"] for pool in rubric["pools"]}
    base_items = [item["id"] for item in session.base_items]
    for studio in session.roster:
        expect(studio["kind"] in kinds, f"body.roster.{studio['id']}.kind", "is no kind of the rubric")
    expect(rubric["failed"] in session.grades, f"{place}.failed", "is no grade")
    for pool in rubric["pools"]:
        size = pool["size"]
        at = f"{place}.pools.{pool['id']}"
        expect(pool["grade"] in session.grades[:-1], f"{at}.grade", "is no grade, or the last")
        expect(size["size"] != "part_of" or size["quota"] in quotas, f"{at}.size", "names no divided quota")
        expect(size["size"] != "share_of" or sizes.get(size["pool"]) == "places", f"{at}.size", "names no pool with places")
    pooled = [kind for pool in rubric["pools"] for kind in pool["kinds"]]
    expect(len(set(pooled)) == len(pooled), f"{place}.pools", "have a kind in common")
    for key in rubric["tie_break"]:
        expect(key["by"] != "dimension" or key["dimension"] in session.known["dimension"], f"{place}.tie_break", "names no dimension")
        expect(key["by"] != "item" or key["item"] in base_items, f"{place}.tie_break", "names no item of a dimension")
    drops = {key: value for key, value in rubric["aggregation"].items() if key.startswith("drop_") and key != "drop_from"}
    expect(list(drops) == ["drop_each_end"] or list(drops) == ["drop_highest", "drop_lowest"] and len(set(drops.values())) == 2,
           f"{place}.aggregation", "says in another way than documented what is dropped")


# ------------------------------------------------------------------------------------------------ figures of a sheet and of a studio


def added(values: Iterable[Fraction]) -> Fraction:
    """The sum, a fraction even of nothing."""
    return sum(values, Fraction(0))


def weight_of(part: Dict[str, Any]) -> Fraction:
    """The weight of an item or a dimension, 1 where it is left out."""
    return exact(part.get("weight", "1"))


def rounded(value: Fraction, decimals: Optional[int]) -> Fraction:
    """result.md, Rounding and printed figures: half up, away from zero below zero. None: not rounded."""
    if decimals is None:
        return value
    whole = math.floor(abs(value) * 10 ** decimals + Fraction(1, 2))
    return Fraction(whole if value >= 0 else -whole, 10 ** decimals)


@dataclass
class SheetFigures:
    """result.md, A sheet: `given` are the d(i), `scores` by dimension the weighted sums of them, without the weight of the dimension."""
    given: Dict[str, Fraction]
    scores: Dict[str, Fraction]
    bonus: Fraction
    adjustment: Fraction
    total: Fraction


def sheet_figures(session: Session, sheet: Sheet) -> SheetFigures:
    """result.md, A sheet."""
    given = {item["id"]: exact(sheet.marks.get(item["id"], "0")) for item in session.base_items}
    scores = {dimension["id"]: added(weight_of(item) * given[item["id"]] for item in dimension["items"])
              for dimension in session.dimensions}
    bonus = Fraction(0)
    if session.rubric["bonus"]:
        bonus = added(exact(sheet.marks.get(item["id"], "0")) for item in session.bonus_items)
        bonus = min(bonus, exact(session.rubric["bonus"]["cap"]))
    before = added(given.values()) + bonus
    adjustment = max(exact(sheet.adjustment or "0"), min(-before, Fraction(0)))
    total = added(weight_of(dimension) * scores[dimension["id"]] for dimension in session.dimensions) + bonus + adjustment
    return SheetFigures(given, scores, bonus, adjustment, total)


def kept_places(aggregation: Dict[str, Any], n: int) -> Tuple[int, int, int]:
    """result.md, Which places are kept: lo, hi and the divisor."""
    lowest: int = aggregation["drop_each_end" if "drop_each_end" in aggregation else "drop_lowest"]
    highest: int = aggregation["drop_each_end" if "drop_each_end" in aggregation else "drop_highest"]
    lo, hi = 0, n
    if n >= aggregation["drop_from"] and n > lowest + highest:
        lo, hi = lowest, n - highest
    if aggregation.get("method") == "median":
        beside = (hi - lo - 1) // 2
        lo, hi = lo + beside, hi - beside
    return lo, hi, 1 if aggregation.get("method") == "sum" else hi - lo


def shares(scores: Sequence[Fraction], lo: int, hi: int) -> List[Fraction]:
    """result.md, Level sheet: which share of each score is kept; equals share what is dropped."""
    places: Dict[Fraction, List[int]] = {}
    for place, score in enumerate(sorted(scores)):
        places.setdefault(score, []).append(place)
    share = {score: Fraction(sum(lo <= place < hi for place in at), len(at)) for score, at in places.items()}
    return [share[score] for score in scores]


@dataclass
class Figures:
    """result.md, A studio's figures."""
    submitted: int
    counted: int
    total: Fraction
    bonus: Fraction
    adjustment: Fraction
    dimensions: Dict[str, Fraction]
    items: Dict[str, Fraction]
    totals: List[Fraction]  # of all sheets, highest first
    full_marks: int


def studio_figures(session: Session, studio: str) -> Optional[Figures]:
    """result.md, A studio's figures; None without any sheet that counts."""
    sheets = [sheet_figures(session, sheet) for sheet in session.sheets[studio].values() if sheet.status == "submitted"]
    if not sheets:
        return None
    aggregation = session.rubric["aggregation"]
    lo, hi, divisor = kept_places(aggregation, len(sheets))
    by_level = {"sheet": at_level_sheet, "dimension": at_level_dimension, "item": at_level_item}[aggregation.get("level", "sheet")]
    total, bonus, adjustment, dimensions, items = by_level(session, sheets, lo, hi, divisor)
    full_marks = sum(sheet.given[item["id"]] == exact(item["points"]) for sheet in sheets for item in session.base_items)
    totals = sorted((sheet.total for sheet in sheets), reverse=True)
    return Figures(len(sheets), hi - lo, total, bonus, adjustment, dimensions, items, totals, full_marks)


# total, bonus, adjustment, dimensions, items
Parts = Tuple[Fraction, Fraction, Fraction, Dict[str, Fraction], Dict[str, Fraction]]


def at_level_sheet(session: Session, sheets: List[SheetFigures], lo: int, hi: int, divisor: int) -> Parts:
    """result.md, Level sheet: a sheet is kept or dropped as a whole."""
    kept = shares([sheet.total for sheet in sheets], lo, hi)

    def mean(figures: Iterable[Fraction]) -> Fraction:
        return added(share * figure for share, figure in zip(kept, figures)) / divisor

    dimensions = {dimension["id"]: mean(weight_of(dimension) * sheet.scores[dimension["id"]] for sheet in sheets)
                  for dimension in session.dimensions}
    items = {item["id"]: mean(weight_of(item) * sheet.given[item["id"]] for sheet in sheets) for item in session.base_items}
    return (mean(sheet.total for sheet in sheets), mean(sheet.bonus for sheet in sheets),
            mean(sheet.adjustment for sheet in sheets), dimensions, items)


def at_level_dimension(session: Session, sheets: List[SheetFigures], lo: int, hi: int, divisor: int) -> Parts:
    """result.md, Level dimension and level item: the scores of each dimension are sorted by themselves."""
    rounding = session.rubric["aggregation"].get("rounding", {})
    dimensions, items = {}, {}
    for dimension in session.dimensions:
        scores = [sheet.scores[dimension["id"]] for sheet in sheets]
        figure = rounded(taken(scores, lo, hi, divisor), rounding.get("dimension"))
        dimensions[dimension["id"]] = rounded(figure * weight_of(dimension), rounding.get("dimension_weighted"))
        kept = shares(scores, lo, hi)
        for item in dimension["items"]:
            points = added(share * sheet.given[item["id"]] for share, sheet in zip(kept, sheets))
            items[item["id"]] = weight_of(item) * points / divisor
    return with_total(sheets, lo, hi, divisor, dimensions, items)


def at_level_item(session: Session, sheets: List[SheetFigures], lo: int, hi: int, divisor: int) -> Parts:
    """result.md, Level dimension and level item: the scores of each item are sorted by themselves."""
    rounding = session.rubric["aggregation"].get("rounding", {})
    dimensions, items = {}, {}
    for dimension in session.dimensions:
        for item in dimension["items"]:
            figure = rounded(taken([sheet.given[item["id"]] for sheet in sheets], lo, hi, divisor), rounding.get("item"))
            items[item["id"]] = rounded(figure * weight_of(item), rounding.get("item_weighted"))
        figure = rounded(added(items[item["id"]] for item in dimension["items"]), rounding.get("dimension"))
        dimensions[dimension["id"]] = rounded(figure * weight_of(dimension), rounding.get("dimension_weighted"))
    return with_total(sheets, lo, hi, divisor, dimensions, items)


def taken(scores: List[Fraction], lo: int, hi: int, divisor: int) -> Fraction:
    """result.md, Level dimension and level item: the sum at the kept places, divided."""
    return added(sorted(scores)[lo:hi]) / divisor


def with_total(sheets: List[SheetFigures], lo: int, hi: int, divisor: int,
               dimensions: Dict[str, Fraction], items: Dict[str, Fraction]) -> Parts:
    """result.md, Level dimension and level item: bonus, adjustment, and the total of the parts."""
    bonus = taken([sheet.bonus for sheet in sheets], lo, hi, divisor)
    adjustment = taken([sheet.adjustment for sheet in sheets], lo, hi, divisor)
    return added(dimensions.values()) + bonus + adjustment, bonus, adjustment, dimensions, items


# ------------------------------------------------------------------------------------------------ standings


@dataclass
class Standing:
    """A studio's place in the result."""
    studio: str
    figures: Optional[Figures]
    pool: Optional[str]
    outcome: str
    reason: str
    assessed: bool
    rank: Optional[int] = None


def ineligible(session: Session, studio: Dict[str, Any]) -> bool:
    """result.md, What keeps a studio out: whether a requirement that applies is not met."""
    findings = session.findings[studio["id"]]
    for requirement in session.requirements:
        unmet = [findings.get(condition["id"]) == "not_met" for condition in requirement["conditions"]]
        decisive = all if requirement.get("need") == "one" else any
        if studio["kind"] not in requirement.get("except", []) and decisive(unmet):
            return True
    return False


def before_quotas(session: Session, studio: Dict[str, Any]) -> Standing:
    """result.md, Grades: outcome and reason before quotas; the rank is found later, 0 says that there will be one."""
    name, figures = studio["id"], studio_figures(session, studio["id"])
    pool = next((pool["id"] for pool in session.rubric["pools"] if studio["kind"] in pool["kinds"]), None)
    gate, cause = session.gates.get(name, ("", ""))
    if gate == "studio_excluded":
        return Standing(name, figures, pool, "excluded", cause, assessed=False)
    if gate == "studio_failed":
        return Standing(name, figures, pool, session.rubric["failed"], cause, assessed=True)
    if ineligible(session, studio):
        return Standing(name, figures, pool, session.rubric["failed"], "ineligible", assessed=False)
    enough = figures is not None and figures.submitted >= session.rubric["aggregation"]["fewest"]
    standing = Standing(name, figures, pool, "undecided", "", assessed=True, rank=0 if enough else None)
    if name in session.overrides:
        standing.outcome, standing.reason = session.overrides[name], "overridden"
    elif figures is None:
        standing.reason = "no_sheets"
    elif not enough:
        standing.reason = "too_few_sheets"
    else:
        total = rounded(figures.total, session.rubric["aggregation"]["decimals"])
        earned = [grade["id"] for grade in session.rubric["grades"] if exact(grade["at_least"]) <= total]
        standing.outcome = earned[0] if earned else session.grades[-1]
    return standing


def median(totals: List[Fraction]) -> Fraction:
    """result.md, Rounding and printed figures: the middle one of sorted totals, or half the sum of the middle two."""
    return (totals[(len(totals) - 1) // 2] + totals[len(totals) // 2]) / 2


def rank_key(session: Session, figures: Figures) -> Tuple[Any, ...]:
    """result.md, Ranks: what is compared, first to last, more is better."""
    decimals = session.rubric["aggregation"]["decimals"]
    key: List[Any] = [rounded(figures.total, decimals)]
    for tie in session.rubric["tie_break"]:
        if tie["by"] == "dimension":
            key.append(rounded(figures.dimensions[tie["dimension"]], decimals))
        elif tie["by"] == "item":
            key.append(rounded(figures.items[tie["item"]], decimals))
        elif tie["by"] == "median":
            key.append(rounded(median(figures.totals), decimals))
        elif tie["by"] == "mean":
            key.append(figures.total)
        elif tie["by"] == "countback":
            key.append(figures.totals)  # lists compare as documented: the beginning of another is the lesser
        else:
            key.append(figures.full_marks)
    return tuple(key)


def give_ranks(session: Session, standings: List[Standing]) -> None:
    """result.md, Ranks: 1 plus the number of those who are better; equals share."""
    keyed = [(rank_key(session, standing.figures), standing) for standing in standings
             if standing.rank is not None and standing.figures is not None]
    keyed.sort(key=lambda pair: pair[0], reverse=True)
    for at, (key, standing) in enumerate(keyed):
        standing.rank = keyed[at - 1][1].rank if at > 0 and keyed[at - 1][0] == key else at + 1


# ------------------------------------------------------------------------------------------------ pools


@dataclass
class Pool:
    """What the digest says of a pool, and its studios."""
    part: Dict[str, Any]
    standings: List[Standing]
    base: int
    qualified: int
    by_rule: int = 0
    open: int = 0
    places: int = 0
    taken: int = 0

    def counted(self, of: str) -> int:
        """How many studios a share or a division counts."""
        return self.base if of == "assessed" else self.qualified


def size_pools(session: Session, standings: List[Standing]) -> List[Pool]:
    """result.md, How many places a pool has."""
    pools: Dict[str, Pool] = {}
    for part in session.rubric["pools"]:
        own = [standing for standing in standings if standing.pool == part["id"]]
        qualified = sum(standing.assessed and standing.outcome in session.grades[:-1] for standing in own)
        pools[part["id"]] = Pool(part, own, sum(standing.assessed for standing in own), qualified)
    for pool in pools.values():
        size = pool.part["size"]
        if size["size"] == "places":
            pool.by_rule = size["places"]
        elif size["size"] == "share_of":
            other = pools[size["pool"]]
            places = session.quotas.get(size["pool"], other.part["size"].get("places"))
            pool.by_rule = places * pool.base // other.base if other.base else 0
        elif size["size"] == "share":
            pool.by_rule = whole_share(exact(size["percent"]) * pool.counted(size["of"]) / 100, size["rounding"])
    for quota in session.rubric.get("divided", []):
        divide([pool for pool in pools.values() if pool.part["size"].get("quota") == quota["id"]], quota, session.quotas)
    for name, pool in pools.items():
        pool.places = session.quotas.get(name, pool.by_rule)
    return list(pools.values())


def whole_share(share: Fraction, rounding: str) -> int:
    """result.md, How many places a pool has: a share as a whole number."""
    if rounding == "ceil":
        return math.ceil(share)
    return math.floor(share + (Fraction(1, 2) if rounding == "half_up" else 0))


def divide(pools: List[Pool], quota: Dict[str, Any], chair: Dict[str, int]) -> None:
    """result.md, A divided quota: by largest remainder; equals for the last places leave them open."""
    counts = [pool.counted(quota["of"]) for pool in pools]
    whole = sum(counts)
    if whole == 0:
        return
    by_remainder: Dict[int, List[Pool]] = {}
    for pool, count in zip(pools, counts):
        pool.by_rule, remainder = divmod(quota["places"] * count, whole)
        by_remainder.setdefault(remainder, []).append(pool)
    left = quota["places"] - sum(pool.by_rule for pool in pools)
    for remainder in sorted(by_remainder, reverse=True):
        equals = by_remainder[remainder]
        if left < len(equals):
            if left > 0:
                settle_open(equals, left, chair)
            return
        for pool in equals:
            pool.by_rule += 1
        left -= len(equals)


def settle_open(tied: List[Pool], left: int, chair: Dict[str, int]) -> None:
    """result.md, A divided quota: what the chair's numbers leave to the tied pools without one."""
    waiting = [pool for pool in tied if pool.part["id"] not in chair]
    rest = left - sum(chair[pool.part["id"]] - pool.by_rule for pool in tied if pool.part["id"] in chair)
    for pool in waiting:
        if rest >= len(waiting):
            pool.by_rule += 1
        elif rest > 0:
            pool.open = rest


def give_places(session: Session, pool: Pool) -> None:
    """result.md, Who gets a place."""
    grade = pool.part["grade"]
    overridden = sum(standing.reason == "overridden" and standing.outcome == grade for standing in pool.standings)
    groups: Dict[int, List[Standing]] = {}
    for standing in pool.standings:
        if standing.rank is not None and standing.reason == "" and standing.outcome == grade:
            groups.setdefault(standing.rank, []).append(standing)
    left = max(0, pool.places - overridden)
    most = max(0, pool.places + (1 if pool.open > 0 else 0) - overridden)
    for rank in sorted(groups):
        group = groups[rank]
        if len(group) <= left:
            left, most = left - len(group), most - len(group)
            continue
        if most > left:
            for standing in group:
                standing.outcome, standing.reason = "undecided", "places_open"
        elif left > 0:
            equals_at_line(session, pool, group, left)
        else:
            beyond_quota(session, group)
        left = most = 0
    pool.taken = overridden + sum(standing.outcome == grade for group in groups.values() for standing in group)


def equals_at_line(session: Session, pool: Pool, group: List[Standing], left: int) -> None:
    """result.md, Who gets a place, 3: equals of whom only some find a place."""
    names = {standing.studio for standing in group}
    tied, admitted = session.settlements.get(pool.part["id"], (set(), set()))
    border = pool.part["border"]
    if border == "exclude":
        beyond_quota(session, group)
    elif border == "chair" and tied == names and admitted <= names and len(admitted) == left:
        beyond_quota(session, [standing for standing in group if standing.studio not in admitted])
        for standing in group:
            if standing.studio in admitted:
                standing.reason = "tie_settled"
    elif border == "chair":
        for standing in group:
            standing.outcome, standing.reason = "undecided", "tie_at_quota"


def beyond_quota(session: Session, group: List[Standing]) -> None:
    """result.md, Who gets a place: the grade that follows."""
    for standing in group:
        standing.outcome = session.grades[session.grades.index(standing.outcome) + 1]
        standing.reason = "beyond_quota"


# ------------------------------------------------------------------------------------------------ the digest


def fraction_text(value: Fraction) -> str:
    """result.md, The digest: an exact figure."""
    return f"{value.numerator}/{value.denominator}"


def printed_text(value: Fraction, decimals: int) -> str:
    """result.md, The digest: the printed total, with exactly as many decimals."""
    whole = rounded(value, decimals) * 10 ** decimals
    digits = str(abs(whole.numerator)).rjust(decimals + 1, "0")
    sign = "-" if whole < 0 else ""
    return sign + (f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits)


def result_text(session: Session) -> str:
    """result.md, The digest: the text that is hashed, of the standings as they are now."""
    standings = [before_quotas(session, studio) for studio in session.roster]
    give_ranks(session, standings)
    pools = size_pools(session, standings)
    for pool in pools:
        give_places(session, pool)
    lines = ["panelmark-result-1"]
    for standing in standings:
        fields = ["studio", standing.studio, standing.pool or "", str(standing.rank or ""), standing.outcome, standing.reason]
        figures = standing.figures
        if figures is None:
            fields += ["0", "0"] + [""] * (4 + len(session.dimensions))
        else:
            fields += [str(figures.submitted), str(figures.counted), fraction_text(figures.total)]
            fields.append(printed_text(figures.total, session.rubric["aggregation"]["decimals"]))
            fields += [fraction_text(value) for value in (figures.bonus, figures.adjustment, *figures.dimensions.values())]
        lines.append("\t".join(fields))
    for pool in pools:
        lines.append("\t".join(["pool", pool.part["id"], *map(str, (pool.base, pool.places, pool.open, pool.taken))]))
    return "".join(line + "\n" for line in lines)


def digest(value: str) -> str:
    """SHA-256 of a text, in lower-case hexadecimal digits."""
    return sha256(value.encode()).hexdigest()


# ------------------------------------------------------------------------------------------------ a whole file


@dataclass
class Revision:
    """A seal beside what it should be."""
    revision: int
    seq: int
    result: str
    sealed: str
    rubric: bool
    roster: bool

    def right(self) -> bool:
        """Whether all three digests are right."""
        return self.result == self.sealed and self.rubric and self.roster


@dataclass
class Report:
    """What was found in one file."""
    file: str
    events: int = 0
    head: bytes = b""
    text: str = ""
    revisions: List[Revision] = field(default_factory=list)
    error: str = ""
    seq: Optional[int] = None
    unknown: bool = False
    expected_at: Optional[int] = None
    expected_missing: bool = False

    def ok(self) -> bool:
        """Whether no difference was found."""
        return not self.error and not self.expected_missing and all(revision.right() for revision in self.revisions)


def seal_of(session: Session, body: Dict[str, Any], seq: int) -> Revision:
    """journal.md, A whole chain, 8, and result.md, The digest, The seal: the digests of the state before the event, beside those in it."""
    rubric, roster = digest(ENCODER.encode(session.rubric)), digest(ENCODER.encode(session.roster))
    seal = body["seal"]
    return Revision(body["revision"], seq, digest(result_text(session)), seal["result"], rubric == seal["rubric"],
                    roster == seal["roster"])


def follow(version: int, rows: List[Row], report: Report, expected: Optional[bytes]) -> None:
    """journal.md, The file, and A whole chain: checks each row, folds it, looks at each seal; fills in the report up to the first break."""
    session: Optional[Session] = None
    report.seq, report.head = 1, bytes(32)
    expect(len(rows) > 0, "events", "there are none")
    for row in rows:
        report.seq = report.events + 1
        body = check_row(row, report.events, report.head)
        report.events, report.head = row[0], row[6]
        if expected is not None and row[6][:20] == expected:
            report.expected_at = row[0]
        if session is None:
            session = Session(body)
            expect(row[2] is None, "seat", "this event is done in no seat")
            expect(("zone" in body) == (version == 2), "user_version", "is 2 where the session has a zone, else 1")
            continue
        session.fold(row[2], body)
        if body["event"] == "finalised":
            report.revisions.append(seal_of(session, body, row[0]))
    report.text = result_text(session) if session else ""
    report.seq = None


def verify_file(name: str, expected: Optional[bytes] = None) -> Report:
    """Everything about one file."""
    report = Report(name)
    try:
        follow(*read_rows(name), report, expected)
        report.expected_missing = expected is not None and report.expected_at is None
    except Difference as difference:
        report.error = str(difference)
    except (CannotTell, OSError, sqlite3.Error) as error:
        report.error, report.unknown, report.seq = str(error), True, None
    return report


def as_json(report: Report, expected: Optional[bytes]) -> str:
    """One line for programs."""
    if report.error:
        line: Dict[str, Any] = {"file": report.file, "ok": False, "error": report.error, "seq": report.seq}
    else:
        line = {"file": report.file, "events": report.events, "head": report.head.hex(), "code": code_of(report.head),
                "result": digest(report.text), "text": report.text,
                "revisions": [dict(vars(revision)) for revision in report.revisions], "ok": report.ok()}
        if expected is not None:
            line["expected"] = report.expected_at
    return json.dumps(line, separators=(",", ":"))


def plain(words: str) -> str:
    """Words that may come from a forged file, without what could steer a terminal."""
    return "".join(letter if letter.isprintable() else "?" for letter in words[:500])


def as_words(report: Report, expected: Optional[bytes]) -> Iterator[str]:
    """Lines for people. The digest of the result is not among them: as long as a result is not public it stays inside."""
    yield plain(report.file)
    if report.error:
        where = "" if report.seq is None else f"event {report.seq}, "
        yield f"  {'CANNOT TELL' if report.unknown else 'DIFFERENCE'}: {where}{plain(report.error)}"
        return
    yield f"  The chain is whole: {report.events} events."
    yield f"  The code of the last one: {code_of(report.head)}"
    for revision in report.revisions:
        wrong = [name for name, right in (("result", revision.result == revision.sealed), ("rubric", revision.rubric),
                                          ("roster", revision.roster)) if not right]
        verdict = f"DIFFERENCE: event {revision.seq}, seal of the {', '.join(wrong)}" if wrong else "the seal is right"
        yield f"  Revision {revision.revision} (event {revision.seq}): {verdict}."
    if not report.revisions:
        yield "  Nothing is final yet, so there is no seal."
    elif report.revisions[-1].result != digest(report.text):
        yield "  The standings have changed since the last revision."
    if report.expected_at is not None:
        yield f"  The expected code is that of event {report.expected_at}."
    elif expected is not None:
        yield "  DIFFERENCE: the expected code is that of no event."
    else:
        yield "  No code was given to compare with: this shows only that the file fits itself."


def main(arguments: Optional[Sequence[str]] = None) -> int:
    """The command; its exit code."""
    parser = argparse.ArgumentParser(description="Checks session files of panelmark: the chain of hashes, and the sealed results.")
    parser.add_argument("--json", action="store_true", help="one line of JSON for each file")
    parser.add_argument("--expect", metavar="CODE", help="a code that was kept; it must be that of one of the events")
    parser.add_argument("files", metavar="FILE", nargs="+")
    options = parser.parse_args(arguments)
    try:
        expected = None if options.expect is None else read_code(options.expect)
    except ValueError as error:
        parser.error(f"--expect: {error}")
    reports = []
    for name in options.files:
        reports.append(verify_file(name, expected))
        lines = [as_json(reports[-1], expected)] if options.json else as_words(reports[-1], expected)
        print("\n".join(lines), flush=True)
    if any(not report.ok() and not report.unknown for report in reports):
        return 1
    return 3 if any(report.unknown for report in reports) else 0


if __name__ == "__main__":
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a console that cannot show a name must not end the run
    try:
        sys.exit(main())
    except BrokenPipeError:
        # Whoever read this has seen enough. Nothing is left to be written when Python closes its output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(3)
