"""Assignments as tests see them: fixtures, the browser's side, what other programs read in what is made of them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from PIL import Image, ImageDraw

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = ROOT / "tests" / "fixtures" / "assignments"
ADDRESS = "https://playbook.lantern.example/"
RUN = """
import { load, plain } from "./tests/js/load.mjs";
const { assignment } = load("assignment.js");
const jobs = { ...assignment, words: () => assignment.WORDS,
  calendar: (payload, link, titles, stamp) => assignment.calendar(payload, link, titles, new Date(stamp)) };
let text = "";
for await (const part of process.stdin) text += part;
console.log(JSON.stringify(JSON.parse(text).map((given) => plain(jobs[process.argv[1]](...given)))));
"""


def fixture(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FIXTURES / f"{name}.json").read_text(encoding="utf-8"))
    return found


def named(cases: Sequence[dict[str, Any]]) -> Any:
    return pytest.mark.parametrize("case", cases, ids=[case["name"] for case in cases])


def browser(job: str, cases: Sequence[Sequence[Any]]) -> list[Any]:
    """What the function `job` of `assignment.js` gives for each list of arguments."""
    node = shutil.which("node")
    if node is None:
        assert os.environ.get("CI") != "true", "CI needs Node: the browser's assignments must be held to the reference"
        pytest.skip("no Node here: the browser's assignments were NOT compared with the reference")
    command = [node, "--input-type=module", "-e", RUN, job]
    run = subprocess.run(command, input=json.dumps(cases), stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT, check=True)
    found: list[Any] = json.loads(run.stdout)
    return found


def told(data: bytes) -> dict[str, Any]:
    """What a program for calendars reads in an .ics file."""
    whole = Calendar.from_ical(data)
    assert [part.name for part in whole.walk()] == ["VCALENDAR", "VEVENT", "VALARM"]
    (event,), (alarm,) = whole.walk("VEVENT"), whole.walk("VALARM")
    assert not event.errors
    return {
        **{name: str(event[name]) for name in ("UID", "SUMMARY", "DESCRIPTION", "URL", "TRANSP")},
        "start": event.decoded("DTSTART"), "stamp": event.decoded("DTSTAMP"), "version": str(whole["VERSION"]), "by": str(whole["PRODID"]),
        "alarm": (str(alarm["ACTION"]), str(alarm["DESCRIPTION"]), alarm.decoded("TRIGGER")),
    }  # fmt: skip


def picture(svg: str) -> Image.Image:
    """The dark squares of the picture, eight pixels each; nothing but horizontal strokes is drawn in it."""
    root = ET.fromstring(svg)
    size = int(root.attrib["viewBox"].split()[2])
    drawn = Image.new("L", (8 * size, 8 * size), 255)
    pen = ImageDraw.Draw(drawn)
    strokes = next(path.attrib["d"] for path in root.iter("{http://www.w3.org/2000/svg}path") if "stroke" in path.attrib)
    x = y = 0.0
    for move, numbers in re.findall(r"([Mmh])([-\d. ]+)", strokes):
        a, b = ([float(number) for number in re.findall(r"-?\d*\.?\d+", numbers)] + [0])[:2]
        if move == "h":
            pen.rectangle((8 * x, 8 * (y - 0.5), 8 * (x + a) - 1, 8 * (y + 0.5) - 1), fill=0)
            x += a
        else:
            x, y = (a, b) if move == "M" else (x + a, y + b)
    return drawn
