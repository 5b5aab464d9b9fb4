"""PB222: a scenario comes to an end from everywhere, and can end well.

Each reply leads to a scene or ends the scenario, never both. Every scene is reached from the first one and none comes back
to itself. A scene has a reply that one would give on a good day (`correct: true`); none of those ends badly, and whoever
gives only those can always still end well. A scenario that can only end well teaches nothing, which is a warning.
"""

from collections.abc import Iterator, Mapping

from ...diagnostics import Diagnostic, error, suggest, warning
from ...model import Reply, Scenario, Scene
from .context import Asked
from .items import items

Problem = tuple[str, str, str]  # the field, what was expected and found, what to do
Scenes = Mapping[str, Scene]


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Scenarios in which a learner would be stuck, or could not do right."""
    for path, item in items(asked, Scenario):
        scenes = {scene.id: scene for scene in item.scenes}
        problems = [*_replies(scenes)] or [*_ways(scenes)] or [*_right_ways(scenes)]
        for field, message, fix in problems:
            yield error("PB222", asked.at(f"{path}.{field}"), f"{path}.{field}", message, fix)
        if not problems and all(reply.ends in (None, "well") for reply in _all(scenes)):
            message = "every reply ends well in the end, so there is nothing to find out"
            yield warning(
                "PB222", asked.at(path), f"{path}.scenes", message, "add a reply that people really give, with `ends: badly` or `partly`"
            )


def _all(scenes: Scenes) -> Iterator[Reply]:
    for scene in scenes.values():
        yield from scene.replies


def _replies(scenes: Scenes) -> Iterator[Problem]:
    """What is wrong with a scene by itself."""
    for scene in scenes.values():
        for reply in scene.replies:
            yield from _reply(f"scenes.{scene.id}.replies.{reply.id}", reply, scenes)
        if not any(reply.correct for reply in scene.replies):
            yield (
                f"scenes.{scene.id}",
                "expected a reply with `correct: true`, found none",
                "mark the one that you would give on a good day",
            )


def _reply(field: str, reply: Reply, scenes: Scenes) -> Iterator[Problem]:
    if reply.leads_to is None and reply.ends is None:
        yield field, "expected `leads_to` or `ends`, found neither", "write `ends: well`, `partly` or `badly`, or the scene that follows"
    elif reply.leads_to is not None and reply.ends is not None:
        yield field, "expected `leads_to` or `ends`, found both", "keep one of them"
    elif reply.leads_to is not None and reply.leads_to not in scenes:
        yield f"{field}.leads_to", f"there is no scene `{reply.leads_to}`", suggest(reply.leads_to, scenes)
    if reply.correct and reply.ends == "badly":
        yield f"{field}.ends", "a reply with `correct: true` ends badly", "write `ends: well` or `partly`, or leave `correct:` out"


def _next(scene: Scene, correct: bool = False) -> list[str]:
    """The scenes that the replies lead to; of the correct ones only, if asked."""
    return [reply.leads_to for reply in scene.replies if reply.leads_to is not None and (reply.correct or not correct)]


def _reached(scenes: Scenes, start: str, correct: bool = False) -> dict[str, None]:
    """The scenes that come after `start`, in the order in which they are met; `start` itself only in a circle."""
    found: dict[str, None] = {}
    ahead = _next(scenes[start], correct)
    while ahead:
        name = ahead.pop(0)
        if name not in found:
            found[name] = None
            ahead += _next(scenes[name], correct)
    return found


def _ways(scenes: Scenes) -> Iterator[Problem]:
    """Circles, and scenes that nothing leads to."""
    begin, told = next(iter(scenes)), set[str]()
    for name in scenes:
        circle = [other for other in _reached(scenes, name) if name in _reached(scenes, other)] if name not in told else []
        if circle:
            told.update(circle)
            names = ", ".join(f"`{other}`" for other in scenes if other in circle)
            yield (
                f"scenes.{name}",
                f"expected every talk to end, found a circle: {names}",
                "let one of the replies lead elsewhere, or end there",
            )
    met = {begin, *_reached(scenes, begin)}
    for name in [name for name in scenes if name not in met]:
        yield f"scenes.{name}", f"no reply leads to the scene `{name}`", f"write `leads_to: {name}` in one, or remove the scene"


def _right_ways(scenes: Scenes) -> Iterator[Problem]:
    """Where a learner who does right cannot end well."""
    if not any(reply.ends == "well" for reply in _all(scenes)):
        yield "scenes", "expected a reply with `ends: well`, found none", "let at least one way end well"
        return
    begin = next(iter(scenes))
    for name in (begin, *_reached(scenes, begin, correct=True)):
        after = (name, *_reached(scenes, name, correct=True))
        if not any(reply.correct and reply.ends == "well" for one in after for reply in scenes[one].replies):
            message = "whoever gives only the correct replies cannot end well from here"
            yield f"scenes.{name}", message, "let a correct reply end well, or lead to a scene from which one does"
            return
