"""A module's items as its page and its printed sheet take them: the questions, the rules in words, what the script says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..fingerprint import change_id, material_changes, stand
from ..model import Module
from ..model.items import Item
from ..shuffle import draw
from ..text.locale import decimal_mark
from .desk import Desk
from .questions import Maker, Question

# The strings that assessment.js and item.js say, by the name of their data attribute.
SAID = (
    "right", "wrong", "partly", "not_yet", "all_right", "some_right", "none_right", "ends_well", "ends_partly", "ends_badly",
    "empty_choices", "empty_scenario", "empty_written", "empty_ordering", "empty_matching", "empty_blanks", "incomplete", "too_long",
    "not_a_number", "unit", "unknown", "said", "moved", "question", "gap_n", "above", "next_scene", "not_here",
)  # fmt: skip
COUNTED = ("open", "done", "passed", "not_passed", "score", "question_n", "all_done", "no_attempts")
TIMED = ("clock", "time_up")


def maker(desk: Desk, depth: int) -> Maker:
    """What makes the questions of the pages at `depth`."""
    tools = desk.tools(depth)
    decimal = decimal_mark(desk.plan.playbook.settings.organization.language)
    return Maker(tools.block, tools.inline, desk.strings, decimal, tools.link, desk.name)


def questions(make: Maker, module: Module, items: Iterable[Item] | None = None) -> tuple[Question, ...]:
    """The questions of a module, in its order."""
    return tuple(make.question(module.id, item) for item in (module.items if items is None else items))


def words(desk: Desk, module: Module) -> dict[str, str]:
    """What the scripts say, by data attribute: only what this module's rules can make them say."""
    taken = module.assessment
    names = [*SAID, *COUNTED, *(TIMED if taken.minutes else ()), *(("open_test",) if taken.mode == "test" else ())]
    return said(desk, names) | {"intervals": " ".join(map(str, module.refresh_after))}


def said(desk: Desk, names: Iterable[str]) -> dict[str, str]:
    """Strings of the assessment by data attribute."""
    return {name.replace("_", "-"): str(getattr(desk.strings.all, f"assessment_{name}")) for name in names}


def rules(desk: Desk, module: Module) -> list[str]:
    """How the assessment is taken, in sentences."""
    taken, say = module.assessment, desk.strings.say
    lines = [say("assessment_pass_mark", percent=taken.pass_mark)]
    if taken.draw:
        lines.append(say("assessment_about_draw", n=len(drawn(module)), of=len(module.items)))
    if taken.mode == "test":
        lines.append(say("assessment_about_test"))
    elif taken.feedback == "at-end":
        lines.append(say("assessment_about_end"))
    if taken.minutes:
        lines.append(say("assessment_about_minutes", time=desk.strings.duration(taken.minutes)))
    return lines + _tries(say, module)


def _tries(say: Callable[..., str], module: Module) -> list[str]:
    taken = module.assessment
    each = taken.mode == "practice" and taken.feedback != "at-end"
    if taken.attempts:
        return [say("assessment_about_tries" if each else "assessment_about_attempts", n=taken.attempts)]
    return [say("assessment_about")] if each else []


def drawn(module: Module) -> tuple[Item, ...]:
    """What a printed sheet asks: where the module draws from banks, one draw, the same in every build."""
    counts = {one.id: one.count for one in module.assessment.draw}
    banks: dict[str, list[str]] = {bank: [] for bank in counts}
    for item in module.items:
        if item.bank in banks:
            banks[item.bank].append(item.id)
    taken = set(draw(banks, counts, f"{module.id}/sheet", ()))
    return tuple(item for item in module.items if item.bank not in banks or item.id in taken)


def material(module: Module) -> str:
    """The ids of the module's material changes, apart by spaces."""
    return " ".join(change_id(change) for change in material_changes(module))


def values(desk: Desk, module: Module, depth: int) -> Mapping[str, Any]:
    """What `parts/assessment.html` shows."""
    make = maker(desk, depth)
    taken = {"questions": questions(make, module), "rules": rules(desk, module), "words": words(desk, module)}
    return taken | {"material": material(module), "stand": stand(module)}
