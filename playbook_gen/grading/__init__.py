"""From a response to a score: the reference that the browser's `grading.js` is held to.

Both run `tests/fixtures/grading/*.json`, so neither may change alone. A kind of item is one entry in `KINDS`;
a further kind brings a spec, a way to read a response, and the share of its points that a response earns, with its marks.
Points are exact fractions: a third of a point is a third, and a score is compared with the pass mark unrounded.

What is not graded costs no attempt, earns no points and says nothing about any part. The first of these that fits:

* `malformed`: not of the form that the kind takes. `empty`: nothing chosen, arranged or to be seen in what was typed.
* `too-long`: a text of more than 500 characters. `unknown`: an id that the item does not have.
* `too-many`: two choices where one is asked, an entry twice, a reply after the end.
* `incomplete`: a pair, a blank or an entry is missing, or the scenario has not ended.
* `not-a-number`, and `unit` for a number with a unit that the item does not have.

The rules, kind by kind:

* Single choice, true or false: a list of choice ids, all or nothing. Order and repeats don't matter in any list of choices.
* Multiple choice: `max(0, right / keys - wrong / min(keys, distractors))` of the points. Each key earns its share, each
  distractor takes the same share back; where there are fewer distractors than keys, the distractors together take
  everything back. So ticking everything earns nothing wherever there is a distractor. Where every choice is a key
  there is nothing to take back, and ticking everything is the correct response.
* Short text: a text, all or nothing, compared as `texts` says. Number: a text, all or nothing, read as `numbers` says;
  the bounds count as right.
* Ordering: the list of all entries. `max(0, 2 * right / all - 1)` over the pairs of entries: half of them in the right order
  is what chance gives, and earns nothing. An entry is marked as correct where it stands in its right place.
* Matching: an option for each pair. `max(0, (right - wrong / (options - 1)) / pairs)`: a wrong one takes back what guessing
  would earn. With one option only there is nothing to guess: `right / pairs`.
* Blanks: a text for each blank, compared as a short text; each right one earns its share.
* Scenario: the list of the replies given. It ends `well` for all of the points, `partly` for half, `badly` for none.
* An assessment: the points of all items, what was not graded counting nothing; passed when they reach
  `pass mark / 100` of the points that can be had. 0 is always reached; without items there is nothing to pass.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil
from typing import Any

from ..model.items import Item
from . import arranged, choices, scenarios, written
from .values import NOTHING, Kind, Mark, Result, Score, Spec, Status

__all__ = ["KINDS", "Kind", "Mark", "Result", "Score", "Spec", "Status", "assess", "needed_points", "score", "spec_json", "spec_of"]

KINDS: Mapping[str, Kind] = {**choices.KINDS, **written.KINDS, **arranged.KINDS, **scenarios.KINDS}


def spec_of(item: Item, decimal: str = ".") -> dict[str, Any]:
    """What grading needs to know of an item, as plain data: the page carries it, and a fixture is written in it.

    `decimal` is the mark that the playbook's language has before decimals, `.` or `,`.
    """
    return {"id": item.id, "kind": item.kind, "points": item.points, **KINDS[item.kind].spec(item, decimal)}


def spec_json(item: Item, decimal: str = ".") -> str:
    """`spec_of(item, decimal)` as one line of JSON with its keys in a fixed order, for the page's `data-item`."""
    return json.dumps(spec_of(item, decimal), ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def score(spec: Spec, response: object) -> Score:
    """Grade one response to one item."""
    kind = KINDS[spec["kind"]]
    reading = kind.read(spec, response)
    if reading.status != "graded":
        return Score(reading.status, NOTHING, spec["points"], False)
    share, marks = kind.grade(spec, reading.given)
    return Score("graded", share * spec["points"], spec["points"], share == 1, marks)


def assess(specs: Sequence[Spec], responses: Mapping[str, object], pass_mark: int) -> Result:
    """Grade the responses (by item id) to all items of an assessment; responses to items it doesn't have are ignored."""
    scores = [(spec["id"], score(spec, responses.get(spec["id"]))) for spec in specs]
    points = sum((one.points for _, one in scores), NOTHING)
    needed = needed_points(specs, pass_mark)
    return Result(
        points=points,
        of=sum(one.of for _, one in scores),
        needed=needed,
        passed=bool(specs) and points >= needed,
        missed=tuple(name for name, one in scores if not one.correct),
        open=tuple(name for name, one in scores if one.status != "graded"),
    )


def needed_points(specs: Sequence[Spec], pass_mark: int) -> Fraction:
    """The points that reach the pass mark; a whole number where points come in whole numbers only."""
    exact = Fraction(pass_mark * sum(spec["points"] for spec in specs), 100)
    partial = any(KINDS[spec["kind"]].partial for spec in specs)
    return exact if partial else Fraction(ceil(exact))
