"""Scenarios: a response is the list of the replies that were given, from the first scene on."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from ..model.items import Reply, Scenario
from .values import Grade, Kind, Mark, Reading, Spec, read_ids

SHARES = {"well": Fraction(1), "partly": Fraction(1, 2), "badly": Fraction(0)}


def _spec(item: Scenario, _decimal: str) -> dict[str, Any]:
    scenes = {scene.id: {reply.id: _reply_spec(reply) for reply in scene.replies} for scene in item.scenes}
    return {"start": item.scenes[0].id, "scenes": scenes}


def _reply_spec(reply: Reply) -> dict[str, Any]:
    return {"key": reply.correct, **({"to": reply.leads_to} if reply.leads_to else {"ends": reply.ends})}


def _read(spec: Spec, response: object) -> Reading:
    """The steps: the scene, the reply, and what follows from it."""
    reading = read_ids(response)
    if reading.status != "graded":
        return reading
    scene: str | None = spec["start"]
    steps = []
    for id in reading.given:
        if scene is None:
            return Reading("too-many")
        reply = spec["scenes"].get(scene, {}).get(id)
        if reply is None:
            return Reading("unknown")
        steps.append((f"{scene}/{id}", reply))
        scene = reply.get("to")
    return Reading("graded", steps) if scene is None else Reading("incomplete")


def _grade(_spec: Spec, steps: list[tuple[str, Spec]]) -> Grade:
    """How it ended decides."""
    return SHARES[steps[-1][1]["ends"]], tuple(Mark(part, True, reply["key"], reply.get("ends", "")) for part, reply in steps)


KINDS = {"scenario": Kind(_spec, _read, _grade, partial=True)}
