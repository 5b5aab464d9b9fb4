"""What the browser needs to know of the whole site to say how far a learner is: modules, paths, versions, in one script.

A page that shows progress loads `assets/course.js` once there is progress to show. The questions of each module lie in a
script of their own, `assets/items/<module>.js`, for the short practice that mixes what is due from several modules.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from ..fingerprint import change_id, fingerprint, material_changes, module_print
from ..model import Module, Path, Step
from ..plan import Page
from .assessments import maker, questions
from .desk import Desk
from .modules import sections

# What the line on every page says of an assignment.
BAR = {"bar": "", "due": "_due", "late": "_overdue"}
PRACTICE = Page("progress/practice/", "practice")


def scripts(desk: Desk) -> Iterator[tuple[str, bytes]]:
    """Each script with its path."""
    yield "assets/course.js", assign("course", course(desk))
    for module in desk.plan.playbook.modules.values():
        if module.items:
            yield f"assets/items/{module.id}.js", assign(f"items[{json.dumps(module.id)}]", str(_items(desk, module)), "items")


def assign(name: str, value: object, table: str = "") -> bytes:
    """`playbook.name = value`, with nothing in it that could end a script."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for letter in "<>\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    first = f"playbook.{table} = playbook.{table} || {{}};\n" if table else ""
    return f"{first}playbook.{name} = {text};\n".encode()


def course(desk: Desk) -> dict[str, Any]:
    """The modules and paths, and which version of the vision is in force."""
    playbook = desk.plan.playbook
    return {
        "vision": vision_version(desk),
        "modules": [_module(desk, module) for module in playbook.modules.values()],
        "paths": [_path(desk, path) for path in playbook.paths.values()],
        "assigned": desk.address("page:assigned") or "",
        "words": {name: str(getattr(desk.strings.all, f"assigned_bar{key}")) for name, key in BAR.items()},
        "trainers": [{"name": trainer.name, "key": trainer.key} for trainer in playbook.settings.trainers],
    }


def vision_version(desk: Desk) -> str:
    """The id of the version in force: what an acknowledgement names."""
    return desk.plan.playbook.vision.current.id


def _module(desk: Desk, module: Module) -> dict[str, Any]:
    return {
        "id": module.id, "title": module.title, "url": desk.address(f"module:{module.id}"), "version": module.version,
        "print": module_print(module),
        "lessons": [lesson.id for lesson in module.lessons], "items": {item.id: fingerprint(item) for item in module.items},
        "asked": module.asked, "after": module.refresh_after, "pass": module.assessment.pass_mark,
        "changes": [[change_id(change), change.what, change.date.isoformat()] for change in material_changes(module)],
    }  # fmt: skip


def _path(desk: Desk, path: Path) -> dict[str, Any]:
    steps = [_step(desk, step) for milestone in path.milestones for step in milestone.steps]
    return {"id": path.id, "title": path.title, "url": desk.address(f"path:{path.id}"), "roles": path.roles, "steps": steps}


def _step(desk: Desk, step: Step) -> dict[str, Any]:
    target = f"module:{step.module}" if step.module else step.page
    told = {"title": step.title or (desk.name(target) if target else "") or step.id, "url": (desk.address(target) if target else "") or ""}
    more: Mapping[str, Any] = {"module": step.module, "optional": step.optional, "vision": is_vision(step)}
    return {"id": step.id, "kind": step.kind, **told, "who": step.who, "roles": step.roles, "needs": step.needs} | {
        key: value for key, value in more.items() if value
    }


def is_vision(step: Step) -> bool:
    """Whether a step asks to acknowledge the vision."""
    return step.kind == "acknowledge" and step.page == "page:vision"


def _items(desk: Desk, module: Module) -> Markup:
    """All questions of a module as HTML, as they stand in a practice."""
    to = desk.tools(PRACTICE.depth).link(f"module:{module.id}") or ""
    links = sections(desk, module)
    make = maker(desk, PRACTICE.depth)
    return desk.fragment(
        "parts/items.html", PRACTICE, questions=questions(make, module),
        section_link=lambda reread: (found := links.link(reread)) | {"href": to + found["href"]},
    )  # fmt: skip
