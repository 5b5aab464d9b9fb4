"""The files of a new playbook: no more than its own name, words, colours and roles, and a first version of its vision."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from .scaffold import publishing_files

ROLES_REPLACED = ("front-line", "back-office")
ROLES_KEPT = ("manager", "leader", "trainer")


@dataclass(frozen=True)
class Colleagues:
    """A word in its two numbers."""

    one: str
    many: str


@dataclass(frozen=True)
class Answers:
    """What `playbook new` was told. `roles` and `teams` are titles by id."""

    name: str
    customer: Colleagues
    employee: Colleagues
    colour: str
    second_colour: str | None
    roles: dict[str, str]
    teams: dict[str, str]
    publish: tuple[str, ...]
    place: str  # the folder in a copy of this repository, or `.` for a repository of its own
    today: date


def starter(answers: Answers) -> dict[str, str]:
    """Path to text of every file."""
    files = {
        "playbook.yml": _settings(answers),
        "mkdocs.yml": _mkdocs(answers),
        "content/vision.yml": _vision(answers),
        "content/assets/.gitkeep": "",
        ".gitignore": "/site/\n/site-*/\n",
        ".vscode/extensions.json": '{ "recommendations": ["redhat.vscode-yaml"] }\n',
    }
    files |= _paths(answers)
    for identity, title in answers.teams.items():
        files[f"teams/{identity}/playbook.yml"] = _team(title)
        files[f"teams/{identity}/content/.gitkeep"] = ""
    for name in answers.publish:
        files |= publishing_files(name, answers.place)
    return files


def _quoted(text: str) -> str:
    """`text` as a YAML double-quoted scalar: safe whatever it holds."""
    return json.dumps(text, ensure_ascii=False)


def _schema(name: str, up: str) -> str:
    return f"# yaml-language-server: $schema={up}schemas/{name}.overlay.schema.json\n"


def _settings(answers: Answers) -> str:
    second = f"\n  secondary: {_quoted(answers.second_colour)}" if answers.second_colour else ""
    return f"""{_schema("playbook", "./")}# Everything about {" ".join(answers.name.split())} that is not a text of its own.
# Write only what differs from the shipped pack.
format: 1

organization:
  name: {_quoted(answers.name)}
  # Before publishing, fill these in, and take away the # and one space before each:
  # about: "Two sentences: what you do, for whom, where."
  # champion: {{name: "Who answers for the playbook", contact: "how to reach them"}}
  # contact: "where a reader says that something is wrong"
  # help:
  #   - {{who: Shift lead, how: "desk phone, key 1"}}
  # decide_alone: "What everybody may decide without asking."
  # privacy: "Who runs this site, and what the web server logs."

words:
  customer: {{one: {_quoted(answers.customer.one)}, many: {_quoted(answers.customer.many)}}}
  employee: {{one: {_quoted(answers.employee.one)}, many: {_quoted(answers.employee.many)}}}

brand:
  primary: {_quoted(answers.colour)}{second}
  # logo: logo.svg  # a file in content/assets/
{_roles(answers)}"""


def _roles(answers: Answers) -> str:
    if not answers.roles:
        return ""
    removed = [f"  - id: {name}\n    remove: Our own roles take its place.\n" for name in ROLES_REPLACED if name not in answers.roles]
    added = [_role(identity, title) for identity, title in answers.roles.items()]
    return "\nroles:\n" + "".join([*removed, *added])


def _role(identity: str, title: str) -> str:
    if identity in (*ROLES_REPLACED, *ROLES_KEPT):
        return f"  - id: {identity}\n    title: {_quoted(title)}\n"
    about = "You serve our {{ word.customers }}."
    return f"  - id: {identity}\n    new: true\n    before: manager\n    title: {_quoted(title)}\n    about: {about}\n"


def _paths(answers: Answers) -> dict[str, str]:
    """Where roles of one's own take the place of the shipped ones: the first path is theirs, and the office's goes with its role."""
    own = [identity for identity in answers.roles if identity not in ("back-office", *ROLES_KEPT)]
    head = _schema("path", "../../")
    files = {}
    if own:
        files["content/paths/first-90-days.yml"] = f"{head}# Whose path this is.\nroles: [{', '.join(own)}]\n"
    if own and "back-office" not in answers.roles:
        files["content/paths/back-office-90-days.yml"] = f"{head}remove: Our own roles take the other path.\n"
    return files


def _mkdocs(answers: Answers) -> str:
    return f"""# For `mkdocs build` and `mkdocs serve`; `playbook build` and `playbook serve` use it too.
site_name: {_quoted(answers.name)}
docs_dir: content
theme:
  name: material
  font: false
plugins:
  - playbook
"""


def _vision(answers: Answers) -> str:
    return f"""{_schema("vision", "../")}# Your vision. Rewrite the statement and its meaning, have them approved, and remove `draft: true`:
# that is publishing.
# Later wordings are added as another version with a later date; the old ones stay readable.
versions:
  - id: pattern
    remove: We wrote our own.
  - id: first
    new: true
    draft: true
    statement: "Every {{{{ word.customer }}}} knows what happens next, and who to ask."
    meaning: >-
      Nobody who deals with us has to guess. We say what we are doing, when they will hear from us again,
      and which person is looking after it.
    effective: {answers.today.isoformat()}
    approved_by: Not approved yet
"""


def _team(title: str) -> str:
    return f"""{_schema("playbook", "../../")}# A team's playbook: it stands on the organization's.
# It holds only what the team does differently.
format: 1
layers: [../..]

team:
  name: {_quoted(title)}
"""
