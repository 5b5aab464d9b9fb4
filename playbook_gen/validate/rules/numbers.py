"""PB218: a number item knows which numbers are right.

It has either `value`, with or without `tolerance`, or bounds: `at_least`, `at_most` or both. A listed mistake has bounds of
its own and covers a number that is neither right nor covered by a mistake before it. No unit is written twice.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from ...diagnostics import Diagnostic, error
from ...model.items import Number, NumberMistake
from .context import Asked
from .items import fold, items

Problem = tuple[str, str, str]  # the field, what was expected and found, what to do


@dataclass(frozen=True)
class Span:
    """Numbers from `low` to `high`, both included; None: without end."""

    low: Fraction | None
    high: Fraction | None

    def covers(self, other: "Span") -> bool:
        """Whether every number of `other` is in here."""
        low = self.low is None or (other.low is not None and self.low <= other.low)
        return low and (self.high is None or (other.high is not None and other.high <= self.high))


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Number items of which nobody could say what is right."""
    for path, item in items(asked, Number):
        problems = [*_right(item)]
        problems += [] if problems else _mistakes(item)
        for field, message, fix in [*problems, *_units(item)]:
            where = f"{path}.{field}" if field else path
            yield error("PB218", asked.at(where), where, message, fix)


def _right(item: Number) -> Iterator[Problem]:
    bounds = item.at_least is not None or item.at_most is not None
    if item.value is None and not bounds:
        yield "", "expected `value`, or `at_least` and `at_most`, found neither", "write `value: …` with the right number"
    if item.value is not None and bounds:
        yield "value", "expected `value` or bounds, found both", "write `tolerance:` beside `value:`, or leave `value:` out"
    if item.value is None and "tolerance" in item.model_fields_set:
        yield "tolerance", "expected `value` beside `tolerance`, found none", "write `value: …`, or leave `tolerance:` out"
    elif item.tolerance.startswith("-"):
        yield "tolerance", f"expected a tolerance of 0 or more, found {item.tolerance}", f"write `tolerance: {item.tolerance[1:]}`"
    yield from _crossed("", item)


def _crossed(prefix: str, item: Number | NumberMistake) -> Iterator[Problem]:
    if item.at_least is not None and item.at_most is not None and Fraction(item.at_least) > Fraction(item.at_most):
        message = f"expected `at_least` to be no more than `at_most`, found {item.at_least} and {item.at_most}"
        yield f"{prefix}at_least", message, "exchange the two"


def _mistakes(item: Number) -> Iterator[Problem]:
    before = {"the right numbers": _span(item)}
    for number, mistake in enumerate(item.mistakes, 1):
        field = f"mistakes.{number}"
        crossed = [*_crossed(f"{field}.", mistake)]
        yield from crossed
        if mistake.at_least is None and mistake.at_most is None:
            yield field, "expected `at_least` or `at_most` in a mistake, found neither", "write one of them, or both"
        elif not crossed:
            hidden = next((name for name, span in before.items() if span.covers(_span(mistake))), None)
            if hidden:
                yield field, f"nobody would ever read its feedback: {hidden} cover all of its numbers", "change its bounds, or remove it"
            before[f"those of mistake {number}"] = _span(mistake)


def _span(item: Number | NumberMistake) -> Span:
    if isinstance(item, Number) and item.value is not None:
        value, tolerance = Fraction(item.value), Fraction(item.tolerance)
        return Span(value - tolerance, value + tolerance)
    return Span(*(None if bound is None else Fraction(bound) for bound in (item.at_least, item.at_most)))


def _units(item: Number) -> Iterator[Problem]:
    seen = {} if item.unit is None else {fold(item.unit): item.unit}
    for number, unit in enumerate(item.units, 1):
        if fold(unit) in seen:
            yield f"units.{number}", f"the units `{seen[fold(unit)]}` and `{unit}` are the same", "remove one of them"
        seen.setdefault(fold(unit), unit)
