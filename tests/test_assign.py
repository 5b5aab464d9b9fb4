"""Assignments: shared fixtures with the browser (`tests/js/assignment.test.mjs`); mail, calendar, code to photograph."""

from __future__ import annotations

import base64
import json
import random
import re
import xml.etree.ElementTree as ET
import zlib
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import segno
import zxingcpp
from assigned import ADDRESS, browser, fixture, named, picture, told

from playbook_gen.assign import (
    WORDS,
    Here,
    NotAnAssignment,
    Payload,
    TooLong,
    calendar,
    decode,
    email,
    encode,
    identity,
    link,
    qr,
)  # fmt: skip

STAMP = datetime(2026, 11, 28, 21, 30, 5, tzinfo=UTC)
PAYLOADS, HOSTILE, OUTPUTS = (fixture(name) for name in ("payloads", "hostile", "outputs"))
HERE = Here(**PAYLOADS["here"])
DATED = [case for case in OUTPUTS["cases"] if isinstance(case["payload"].get("d"), str)]
LEAST = Payload.of(PAYLOADS["cases"][0]["payload"])


def packed(text: str) -> str:
    body = base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")
    return f"1.{zlib.crc32(body.encode()):08x}.{body}"


# ---- the codec ----


@named(PAYLOADS["cases"])
def test_one_fragment_for_one_payload(case: dict[str, Any]) -> None:
    payload = Payload.of(case["payload"])
    assert payload.data() == case["payload"]
    assert encode(payload) == case["fragment"]
    assert decode(case["fragment"], HERE) == payload
    assert decode(f"#{case['fragment']}", HERE) == payload
    assert link(ADDRESS, payload) == f"{ADDRESS}assigned/#1.{identity(payload)}.{case['fragment'][11:]}"


@named(HOSTILE["cases"])
def test_what_is_no_assignment_says_why(case: dict[str, Any]) -> None:
    text, times = case.get("repeat", ("", 0))
    assert decode(case["fragment"] + text * times, Here(**HOSTILE["here"])) == case["reason"]
    if "holds" in case:
        assert case["fragment"] == packed(case["holds"])


def test_every_reason_has_fixtures() -> None:
    assert {case["reason"] for case in HOSTILE["cases"]} == {"empty", "damaged", "newer", "foreign", "odd", "unknown"}


def test_a_payload_that_no_link_carries_says_what_is_wrong() -> None:
    whole: dict[str, Any] = vars(LEAST)
    for wrong, words in (
        ({"note": "a\nb"}, "expected one line of up to 300 characters as the note"),
        ({"note": "x" * 301}, "(301 characters)"),
        ({"by": " "}, "as the name of who assigns it"),
        ({"due": 367}, "or 1 to 366 days, as the due day, found `367`"),
        ({"due": date(2200, 1, 1)}, "a day from 2000 to 2199"),
        ({"modules": ("lending",) * 2}, "1 to 50 different ids as the modules, found 2 of them"),
        ({"modules": ()}, "expected a module or a path"),
        ({"path": "../x"}, "expected an id as the path, found `../x`"),
        ({"modules": tuple("a" * 60 + str(at) for at in range(10, 60)), "note": "😀" * 300}, "expected a link of up to 6000 characters"),
    ):
        with pytest.raises(NotAnAssignment, match=re.escape(words)):
            encode(Payload(**{**whole, **wrong}))


def test_fragments_that_were_tampered_with_are_judged_alike() -> None:
    """Changed texts with a right checksum, and changed fragments."""
    chance = random.Random(7)
    letters = [*'{}[]",:\\0123456789-.eE+nulltruefalse dpmblgti_', "é", "😀", "\u2028", "\u0085", "\ufeff", "\x1f", "\x7f"]
    cases = []
    for _ in range(1_500):
        text = chance.choice([json.dumps(case["payload"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
                              for case in PAYLOADS["cases"]])  # fmt: skip
        for _ in range(chance.randint(1, 3)):
            at, end = sorted(chance.choices(range(len(text) + 1), k=2))
            text = text[:at] + "".join(chance.choices(letters, k=chance.randint(0, 3))) + text[at if chance.random() < 0.5 else end :]
        cases.append(packed(text) if chance.random() < 0.9 else packed(text)[chance.randint(0, 14) :])
    ours = [decode(case, HERE) for case in cases]
    theirs = browser("decode", [[case, PAYLOADS["here"]] for case in cases])
    assert [found.get("reason") or found["payload"] for found in theirs] == [
        found if isinstance(found, str) else found.data() for found in ours
    ]
    assert len(set(map(str, ours))) > 3


# ---- the mail ----


@named(OUTPUTS["cases"])
def test_the_mail(case: dict[str, Any]) -> None:
    found = email(Payload.of(case["payload"]), case["link"], case["titles"], case["person"])
    assert found == (case["subject"], case["body"])
    assert "\n" not in found[0]


def test_another_language_brings_its_words_and_the_browser_has_the_same_ones() -> None:
    assert browser("words", [[]]) == [dict(WORDS)]
    payload = Payload(playbook="p", by="b", made=date(2026, 1, 1), modules=("m",), due=date(2027, 1, 4))
    words = {"subject": "Bis {due}: {what}", "date": "{day}. {month} {year}", "months": "Jänner Feber"}
    assert email(payload, ADDRESS, ["Leihen"], words=words)[0] == "Bis 4. Jänner 2027: Leihen"


# ---- the calendar ----


def entry(case: dict[str, Any]) -> bytes:
    payload = Payload.of(case["payload"])
    data = calendar(payload, case["link"], case["titles"], f"{identity(payload)}@{payload.playbook}", STAMP)
    assert data is not None
    return data


@named(DATED)
def test_the_calendar_says_the_day_and_reminds_two_days_before(case: dict[str, Any]) -> None:
    found = told(entry(case))
    assert found["start"] == date.fromisoformat(case["payload"]["d"])
    assert found["alarm"] == ("DISPLAY", found["SUMMARY"], timedelta(days=-2))
    assert found["stamp"] == STAMP
    assert found["URL"] == case["link"]
    assert found["SUMMARY"].startswith("Due: ")
    for line in case["body"].splitlines()[2:]:
        assert line in found["DESCRIPTION"]
    assert b"DTSTART;VALUE=DATE:" in entry(case)


def test_the_browser_makes_the_same_calendar() -> None:
    given = [[case["payload"], case["link"], case["titles"], STAMP.isoformat()] for case in DATED]
    for case, text in zip(DATED, browser("calendar", given), strict=True):
        assert told(text.encode()) == told(entry(case))
        assert sorted(text.replace("\r\n ", "").split("\r\n")) == sorted(entry(case).decode().replace("\r\n ", "").split("\r\n"))
        lines = text.split("\r\n")
        assert lines[-1] == ""
        assert "\n" not in "".join(lines)
        assert max(len(line.encode()) for line in lines) <= 75


def test_no_calendar_without_a_day() -> None:
    for due in (None, 14):
        assert calendar(Payload(playbook="p", by="b", made=date(2026, 1, 1), modules=("m",), due=due), ADDRESS, ["M"], "u", STAMP) is None


# ---- the code to photograph ----


@named([PAYLOADS["cases"][at] for at in (0, 1, 8, 14)])
def test_the_code_leads_to_the_link(case: dict[str, Any]) -> None:
    address = link("https://łantern.example/playbook/", Payload.of(case["payload"]))
    svg = qr(address, "<Lending> & more")
    drawn = picture(svg)
    found = zxingcpp.read_barcode(drawn)
    assert found is not None
    assert (found.text, found.ec_level) == (address, "M")
    quiet = 8 * 4
    assert drawn.crop((0, 0, drawn.width, quiet)).getextrema() == (255, 255)
    assert drawn.crop((0, 0, quiet, drawn.height)).getextrema() == (255, 255)
    assert drawn.getpixel((quiet, quiet)) == 0
    assert ET.fromstring(svg)[0].text == "<Lending> & more"
    assert {part.tag.rpartition("}")[2] for part in ET.fromstring(svg).iter()} == {"svg", "title", "path"}


def test_a_link_that_no_code_holds() -> None:
    assert segno.make_qr("x" * 2331, error="m", boost_error=False).designator == "40-M"
    qr("https://" + "x" * 2323)
    with pytest.raises(TooLong, match="up to 2331 bytes for a QR code, found 2332"):
        qr("https://" + "x" * 2324)
