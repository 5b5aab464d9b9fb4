"""The reference page of each kind, and what all kinds have in common."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path

from ..kinds import KINDS, Kind, PartFile
from ..model import Settings
from ..model.fields import Change, Person, Record, Source
from ..schemas import OPERATORS, OWN
from ..validate.shape import slots
from .fields import parts, section, table, title

LANGUAGES = {".yml": "yaml", ".md": "markdown"}
WRITTEN_ELSEWHERE = {"texts": ("id", "body"), "text": ("body",)}  # the file's name, and the text beneath the fields
COMMON = tuple(Record.model_fields)
PAGES = {
    "vision": "the home page and `/vision/`",
    "behaviour": "`/behaviours/`, and the home page",
    "guidance": "`/guidance/`, and a page for each topic",
    "module": "`/training/`, and a page for each",
    "path": "`/start/`, and a page for each",
    "component": "`/infrastructure/`, and a page for each",
    "article": "`/articles/`, and a page for each",
    "term": "`/about/glossary/`",
    "moment": "`/moments/`",
    "policy": "`/policies/`",
    "limit": "`/limits/`",
    "metric": "`/scoreboard/`, the wall display, and a page for each",
    "survey": "`/self-assessment/`",
    "repair": "`/self-assessment/`",
    "message": "`/communication/`",
    "commitment": "`/commitments/`",
    "champion": "`/champion/`",
    "story": "`/stories/`, and where it fits",
    "recognition": "`/recognition/`",
    "celebration": "`/celebrations/`",
    "decision": "`/decisions/`",
    "roadmap": "`/roadmap/`",
    "launch": "`/launch/`",
    "assignment": "`/train/`, and a page for each, in the trainer edition alone",
}


def content(base: Path) -> Iterator[tuple[str, str]]:
    """File name to text: the overview, `playbook.yml`, a page a kind. `base` is the shipped pack."""
    yield "content.md", _overview()
    yield "settings.md", _settings(base)
    for kind in KINDS:
        yield f"{kind.name}.md", _kind(kind, base)


def _overview() -> str:
    rows = "".join(f"| [{kind.name}]({kind.name}.md) | {_place(kind)} | {PAGES[kind.name]} |\n" for kind in KINDS)
    operators = "".join(f"| `{name}:` | {entry['description']} |\n" for name, entry in OPERATORS.items())
    return f"""# Content

A *record* is one thing that you write: a card, a module, a term. Its *kind* is its folder; its *id* is its file or folder name, and is
not written in the file. Everything about the organization itself is in [playbook.yml](settings.md).

| kind | where it lies | where it shows |
|---|---|---|
{rows}
Beside them, `content/assets/` holds pictures. Files and folders whose name begins with `.` or `_` are passed over.

## What every record has

{table(Record, ("id",))}
{section(Person, 3)}
{section(Change, 3)}
{section(Source, 3)}
## Kinds of text

- **text**: shown as it is typed; no Markdown. At most 600 characters.
- **Markdown, one paragraph**: with *emphasis* and links. At most 2,000 characters.
- **Markdown**: with lists, tables, pictures. At most 20,000 characters.

What Markdown may hold, and how to link: [texts](texts.md). The words in brackets: [variables](variables.md).

The field decides what a value is, never its spelling: `yes`, `no`, `08` and `1.10` stay the text that was typed where a text is
wanted. Anchors, aliases and tags of YAML are refused.

## What a layer above may write besides

| field | what it does |
|---|---|
{operators}| `name+:` | In front of a plain list: adds to the list beneath. |
| `name-:` | Takes away from it, each text exactly as it stands there. |

The first four belong to records and to things of a list that have an `id`. More in
[How layers lie over each other](../explanation/layers.md).
"""


def _place(kind: Kind) -> str:
    if kind.single:
        return f"`content/{kind.folder}.yml`"
    return f"`content/{kind.folder}/<id>/`" if kind.parts else f"`content/{kind.folder}/<id>{kind.ending}`"


def _settings(base: Path) -> str:
    own = "".join(f"| `{name}` | {entry['description']} |\n" for name, entry in OWN.items())
    text = (base / "playbook.yml").read_text(encoding="utf-8")
    return f"""# playbook.yml

{cleandoc(Settings.__doc__ or "")} An organization writes only what differs; the rest comes from the shipped pack.

Schemas: `playbook.schema.json`, and `playbook.overlay.schema.json` for a layer above.

*to publish* in the last column: it may stay empty while you draft, and until it is there every page carries the mark *draft*.

## About the folder

| field | what it says |
|---|---|
{own}
## Fields

{table(Settings)}
{"".join(section(part) + chr(10) for part in parts(Settings))}
## Example

The shipped pack's own:

```yaml
{text.strip()}
```
"""


def _kind(kind: Kind, base: Path) -> str:
    without = (*COMMON, *kind.parts, *(WRITTEN_ELSEWHERE["text"] if kind.prose else ()))
    inner = [part for part in parts(kind.model, COMMON) if part not in (Person, Change, Source)]
    files = [kind.model, *(model for name in kind.parts for model in slots(kind.model)[name].parts)]
    return f"""# {title(kind.model)}

{cleandoc(kind.model.__doc__ or "")}

It lies in {_place(kind)} and shows on {PAGES[kind.name]}.{_schemas(kind)}

Every record also has [owner, reviewed, review_every, changes and sources](content.md#what-every-record-has).

## {_own_file(kind)}

{table(kind.model, without)}
{"".join(_part_file(kind, name, part) for name, part in kind.parts.items())}
{"".join(section(part) + chr(10) for part in inner if part not in files)}
{_example(kind, base)}"""


def _example(kind: Kind, base: Path) -> str:
    """The shipped pack's, or the demo's of what every organization writes itself."""
    for place, where in ((base, "the shipped pack"), (base.parent / "demo" / "content", "the demo")):
        if found := "".join(_examples(kind, place)):
            return f"## Example\n\nFrom {where}.\n\n{found}"
    return ""


def _own_file(kind: Kind) -> str:
    return f"`{kind.name}.yml`" if kind.parts else "Fields"


def _schemas(kind: Kind) -> str:
    if kind.prose:
        return ""
    names = [kind.name, *(f"{kind.name}-{name}" for name, part in kind.parts.items() if part.shape in ("mapping", "list"))]
    return f" Schemas: {', '.join(f'`{name}.schema.json`' for name in names)} (with `.overlay` before `.schema` for a layer above)."


def _part_file(kind: Kind, name: str, part: PartFile) -> str:
    models = slots(kind.model)[name].parts
    return f"## {_file_name(name, part)}\n\n" + "".join(section(model, 3, WRITTEN_ELSEWHERE.get(part.shape, ())) for model in models) + "\n"


def _file_name(name: str, part: PartFile) -> str:
    return {"texts": f"`{name}/<id>.md`", "text": f"`{name}.md`"}.get(part.shape, f"`{name}.yml`")


def _examples(kind: Kind, base: Path) -> Iterator[str]:
    place = base / (f"{kind.folder}.yml" if kind.single else kind.folder)
    if place.is_dir():
        place = min(path for path in place.iterdir() if path.suffix == kind.ending or path.is_dir())
    files = [place] if place.is_file() else sorted(place.rglob("*.*"), key=lambda file: (file.stem != kind.name, file))
    for file in files:
        if file.parent.name != "lessons" or file == min(file.parent.iterdir()):
            yield f"`{file.relative_to(base).as_posix()}`\n\n```{LANGUAGES[file.suffix]}\n{_shortened(file)}\n```\n\n"


def _shortened(file: Path, lines: int = 44) -> str:
    """The beginning of a long file, cut before a thing of its outermost list that has room for more than one."""
    text = file.read_text(encoding="utf-8").strip().split("\n")
    if len(text) <= lines + 16:
        return "\n".join(text)
    for indent in ("- ", "  - ", "      - "):
        starts = [number for number, line in enumerate(text[:lines]) if line.startswith(indent)]
        if len(starts) > 1:
            return "\n".join([*text[: starts[-1]], f"{indent[:-2]}# … and so on"])
    return "\n".join(text)
