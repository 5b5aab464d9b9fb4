"""What waits for what on a path, and what a layer that removes something takes along."""

from __future__ import annotations

from pathlib import Path

from lending import BAD, STEPS, WELL, checked, codes, scenario

from playbook_gen.model import Scenario
from playbook_gen.pipeline import Checked, Wanted, check

STEP = "{{id: {0}, {1}kind: do, title: Step {0}, minutes: 5, needs: [{2}]}}"
PATH = f"""milestones:
  - id: day-1
    steps:
      - {STEP.format("talk", "new: true, ", "lending")}
  - id: day-2
    new: true
    title: Day 2
    steps:
      - {STEP.format("lend", "", "talk, vision")}
"""


def needs(found: Checked) -> dict[str, tuple[str, ...]]:
    assert found.playbook is not None, found.diagnostics
    assert found.diagnostics == ()
    return {step.id: step.needs for stop in found.playbook.paths["first-week"].milestones for step in stop.steps if step.needs}


def above(folder: Path, **files: str) -> Checked:
    """A team over a playbook with the path above."""
    assert needs(checked(folder, **{STEPS: PATH})) == {"talk": ("lending",), "lend": ("talk", "vision")}
    for name, text in {"team/playbook.yml": "layers: [..]\n", **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return check(Wanted(folder / "team"))


def test_a_need_goes_with_the_module_of_its_step(tmp_path: Path) -> None:
    found = above(tmp_path, **{"team/content/modules/lending/module.yml": "remove: We lend nothing.\n"})
    assert needs(found) == {"lend": ("talk", "vision")}


def test_a_need_goes_with_a_step_and_with_a_stop_that_a_layer_removed(tmp_path: Path) -> None:
    step = "milestones:\n  - id: day-1\n    steps:\n      - {id: talk, remove: We write.}\n"
    assert needs(above(tmp_path / "step", **{f"team/{STEPS}": step})) == {"lend": ("vision",)}
    stop = "milestones:\n  - {id: day-1, remove: We begin on day 2.}\n"
    assert needs(above(tmp_path / "stop", **{f"team/{STEPS}": stop})) == {}


def test_a_slip_in_the_layer_that_removes_is_still_found(tmp_path: Path) -> None:
    text = "milestones:\n  - {id: day-1, remove: Ours.}\n  - {id: day-2, steps: [{id: lend, needs: [tlak]}]}\n"
    found = above(tmp_path, **{f"team/{STEPS}": text})
    assert [(one.code, one.mark.line) for one in found.diagnostics] == [("PB223", 3)]


def test_a_reply_stays_when_its_card_goes(tmp_path: Path) -> None:
    text = scenario(a=(WELL + ", card: queue", BAD))
    book = checked(tmp_path, text, **{"content/guidance/queue.yml": "remove: No queue.\n"}).playbook
    assert book is not None
    item = book.modules["lending"].items[-1]
    assert isinstance(item, Scenario)
    assert [(reply.id, reply.card) for reply in item.scenes[0].replies] == [("r0", None), ("r1", None)]


def test_a_need_of_another_list_and_of_a_wider_step_is_fine(tmp_path: Path) -> None:
    text = "milestones:\n  - id: day-1\n    steps:\n"
    text += "      - {id: meet, new: true, kind: meet, title: Meet, minutes: 5, who: manager}\n"
    text += "      - {id: shelve, new: true, kind: do, title: Shelve, minutes: 5, roles: [stacks], needs: [meet, vision]}\n"
    assert needs(checked(tmp_path, **{STEPS: text})) == {"shelve": ("meet", "vision")}


def test_a_path_of_five_thousand_steps_in_a_chain_or_a_circle_is_checked_at_once(tmp_path: Path) -> None:
    lines = [f"      - {{id: s{n}, new: true, kind: do, title: x, minutes: 1, needs: [s{(n + 1) % 5000}]}}\n" for n in range(5000)]
    found = checked(tmp_path, **{STEPS: "milestones:\n  - id: day-1\n    steps:\n" + "".join(lines)})
    assert codes(found) == ["PB223"]
