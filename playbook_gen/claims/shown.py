"""What a terminal shows of claims, and the names of files that are made of them. Names and responses are whatever somebody typed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from .summary import Tally
from .values import Judged, Refused, Syllabus
from .words import REFUSED, score, sentences

MOST_MISSED, MOST_CHOSEN, LONGEST = 20, 5, 60  # items, responses of each, characters of a response


def clean(text: str) -> str:
    """`text` without what a terminal would take for a command."""
    return "".join(letter if letter.isprintable() else "�" for letter in text)


def as_text(judged: Sequence[Judged | Refused], syllabus: Syllabus) -> str:
    """Each file with its rows and its doubts, and a count."""
    lines: list[str] = []
    for one in judged:
        lines += [f"{clean(one.file)}: refused: {REFUSED[one.reason]}"] if isinstance(one, Refused) else _claim(one, syllabus)
    refused = sum(isinstance(one, Refused) for one in judged)
    doubted = sum(isinstance(one, Judged) and one.doubtful for one in judged)
    fine = len(judged) - refused - doubted
    return "\n".join([*lines, "", f"files: {len(judged)}; without doubts: {fine}, with doubts: {doubted}, refused: {refused}"])


def missed(found: Sequence[Tally], syllabus: Syllabus) -> str:
    """The items that were missed most, with what was chosen instead."""
    lines = ["missed most" if found and found[0].missed else "nothing was missed"]
    for one in [one for one in found if one.missed][:MOST_MISSED]:
        module = syllabus["modules"][one.module]
        lines.append(f"  {one.missed} of {one.answered}  {clean(module['title'])}: {clean(module['prompts'][one.item])} ({one.item})")
        chosen = [f"{_cut(response)} ({count})" for response, count in one.responses[:MOST_CHOSEN]]
        more = [f"{len(one.responses) - MOST_CHOSEN} more"] if len(one.responses) > MOST_CHOSEN else []
        lines.append(f"    chosen: {'; '.join([*chosen, *more])}")
    return "\n".join(lines)


def not_accepted(one: Judged | Refused, syllabus: Syllabus, despite_doubts: bool) -> str:
    """Why a claim gets no receipt; empty where it gets one."""
    if isinstance(one, Refused):
        return REFUSED[one.reason]
    if one.doubtful and not despite_doubts:
        doubts = "".join(f"\n  ? {clean(words)}" for words in sentences(one, syllabus))
        return f"expected a claim without doubts, found these; look into them, then add `--despite-doubts`{doubts}"
    done = any(row.status != "not-passed" for row in one.rows)
    return "" if done else "expected a module that is done, found none; ask for the claim again when there is one"


def received(receipt: Mapping[str, Any], syllabus: Syllabus) -> str:
    """A receipt in one line."""
    modules = syllabus["modules"]
    named = [f"{modules.get(one['id'], {}).get('title', one['id'])} {one['points']} of {one['of']}" for one in receipt["modules"]]
    return clean(f"{receipt['name']}, accepted on {receipt['accepted']}: {', '.join(named)}")


def file_name(one: Judged) -> str:
    """Where the receipt for a claim goes: the same for the same claim, and nothing that leads out of a folder."""
    letters = "-".join(re.findall("[a-z0-9]+", one.claim.name.casefold()))[:40].strip("-")
    return f"receipt-{f'{letters}-' if letters else ''}{one.claim.digest[:8]}.json"


def listing(name: str, public: str) -> str:
    """A trainer as playbook.yml lists one."""
    return f"  - {{name: {json.dumps(name, ensure_ascii=False)}, key: {json.dumps(public)}}}"


def _claim(one: Judged, syllabus: Syllabus) -> list[str]:
    lines = [f"{clean(one.file)}: {clean(one.claim.name)}, made on {one.claim.data['made'][:10]}"]
    for row in one.rows:
        title, version = clean(row.title or row.module), clean(row.claimed["version"])
        lines.append(f"  {row.status:<11} {score(row):<9} {title} (version {version}, {row.claimed['at'][:10]})")
        lines += [f"    to learn again, changed on {day}: {clean(what)}" for day, what in row.since]
    return lines + ([] if one.rows else ["  no modules in it"]) + [f"  ? {clean(words)}" for words in sentences(one, syllabus)]


def _cut(response: str) -> str:
    return clean(response if len(response) <= LONGEST else f"{response[: LONGEST - 1]}…")
