"""PB216: an assessment draws from banks that are there.

`draw` names banks in which items lie, and takes at most as many as each holds. Items of a bank that no `draw` names are
always asked, as if they lay in none.
"""

from collections.abc import Iterator

from ...diagnostics import Diagnostic, error, nearest, suggest, warning
from ...model import Draw, Module
from .context import Asked


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Draws from banks that are not there or too small, and banks that nothing is drawn from."""
    for module in asked.playbook.modules.values():
        banks = _banks(module)
        for draw in module.assessment.draw:
            yield from _draw(asked, f"modules.{module.id}.assessment.draw.{draw.id}", draw, banks)
        drawn = {name for draw in module.assessment.draw for name in (draw.id, *_meant(draw, banks))}
        for bank in [name for name in banks if name not in drawn]:
            path = f"modules.{module.id}.items.{banks[bank][0]}.bank"
            message = f"nothing is drawn from the bank `{bank}`: {_asked(len(banks[bank]))}"
            fix = f"add `- {{id: {bank}, count: 1}}` under `assessment:` and `draw:` in module.yml, or leave out `bank:`"
            yield warning("PB216", asked.at(path), path, message, fix)


def _banks(module: Module) -> dict[str, list[str]]:
    """The items of each bank."""
    banks: dict[str, list[str]] = {}
    for item in module.items:
        if item.bank:
            banks.setdefault(item.bank, []).append(item.id)
    return banks


def _meant(draw: Draw, banks: dict[str, list[str]]) -> tuple[str, ...]:
    """The bank that a misspelt draw means: its own finding says so, and one is enough."""
    return nearest(draw.id, banks, 1) if draw.id not in banks else ()


def _asked(count: int) -> str:
    return "its one item is always asked" if count == 1 else f"its {count} items are always asked"


def _draw(asked: Asked, path: str, draw: Draw, banks: dict[str, list[str]]) -> Iterator[Diagnostic]:
    there = len(banks.get(draw.id, ()))
    if not there:
        fix = suggest(draw.id, banks) if banks else f"write `bank: {draw.id}` in the items that lie in it"
        yield error("PB216", asked.at(f"{path}.id"), path, f"there is no item in the bank `{draw.id}`", fix)
    elif draw.count > there:
        message = f"expected at most {there}, which is what the bank `{draw.id}` holds, found {draw.count}"
        fix = f"write `count: {there}` or less, or put more items into the bank"
        yield error("PB216", asked.at(f"{path}.count"), f"{path}.count", message, fix)
