"""PB223: what a step of a path needs comes before it.

`needs` names other steps of the same path by their ids, each of which is there once, and following it from step to step
comes to an end. A need that stands later on the path is a warning, and so is one that some of those who must meet it never
see, because it is for other roles.
"""

from collections.abc import Iterable, Iterator, Mapping

from ...diagnostics import Diagnostic, error, suggest, warning
from ...model import Path, Step
from .context import Asked

Steps = Mapping[str, tuple[str, Step]]  # by id, in order: the field path and the step
Ways = Mapping[str, list[str]]


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Steps that wait for what does not come, or comes too late."""
    roles = frozenset(role.id for role in asked.playbook.settings.roles)
    for path in asked.playbook.paths.values():
        steps: dict[str, tuple[str, Step]] = {}
        for stop in path.milestones:
            for step in stop.steps:
                where = f"paths.{path.id}.milestones.{stop.id}.steps.{step.id}"
                if step.id in steps:
                    yield error("PB223", asked.at(where), where, f"the path has two steps `{step.id}`", "give one of them another id")
                steps.setdefault(step.id, (where, step))
        yield from _wrong(asked, steps)
        yield from _late(asked, path, steps, roles)


def _wrong(asked: Asked, steps: Steps) -> Iterator[Diagnostic]:
    for name, (where, step) in steps.items():
        for number, need in enumerate(step.needs, 1):
            if need not in steps:
                field = f"{where}.needs.{number}"
                others = [other for other in steps if other != name]
                yield error("PB223", asked.at(field), field, f"there is no step `{need}` in this path", suggest(need, others))
    for circle in _circles(steps):
        where = f"{steps[circle[0]][0]}.needs"
        message = f"`{circle[0]}` waits for itself" if len(circle) == 1 else f"these steps wait for each other: {_listed(circle)}"
        yield error("PB223", asked.at(where), where, message, "remove one of the needs from the circle")


def _circles(steps: Steps) -> Iterator[list[str]]:
    """Steps that wait for each other, those of one circle together, in the path's order."""
    needs = {name: [need for need in step.needs if need in steps] for name, (_, step) in steps.items()}
    needed: dict[str, list[str]] = {name: [] for name in steps}
    for name, before in needs.items():
        for need in before:
            needed[need].append(name)
    told = set[str]()
    for name in _stuck(needs, needed):
        if name not in told:
            together = _reached(needs, name) & _reached(needed, name)
            told |= together
            if together:
                yield [other for other in steps if other in together]


def _stuck(needs: Ways, needed: Ways) -> list[str]:
    """The steps that are never free to be done, in order: all that circles and what waits for them."""
    open_needs = {name: len(before) for name, before in needs.items()}
    free = [name for name, count in open_needs.items() if not count]
    while free:
        for name in needed[free.pop()]:
            open_needs[name] -= 1
            if not open_needs[name]:
                free.append(name)
    return [name for name, count in open_needs.items() if count]


def _reached(ways: Ways, name: str) -> set[str]:
    """What is met on the ways from `name`; `name` itself only in a circle."""
    found = set[str]()
    ahead = [*ways[name]]
    while ahead:
        step = ahead.pop()
        if step not in found:
            found.add(step)
            ahead += ways[step]
    return found


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _late(asked: Asked, path: Path, steps: Steps, roles: frozenset[str]) -> Iterator[Diagnostic]:
    """Needs that come later, or that not everybody meets."""
    places = {name: place for place, name in enumerate(steps)}
    circles = {name: circle for circle in _circles(steps) for name in circle}
    for name, (where, step) in steps.items():
        for number, need in enumerate(step.needs, 1):
            if need not in steps or need in circles.get(name, ()):
                continue
            field = f"{where}.needs.{number}"
            if places[need] > places[name]:
                message = f"`{need}` comes later on the path than `{name}`, which needs it"
                yield warning("PB223", asked.at(field), field, message, f"move `{need}` before `{name}`")
            missing = frozenset(step.roles or path.roles or roles) - frozenset(steps[need][1].roles or path.roles or roles)
            if missing:
                message = f"`{name}` is for {_listed(sorted(missing))} too, and `{need}`, which it needs, is not"
                yield warning("PB223", asked.at(field), field, message, "give both the same `roles:`, or remove the need")
