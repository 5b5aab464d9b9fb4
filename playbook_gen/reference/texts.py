"""What a text may hold: variables with real values, links to every page there is, and the list of schemas."""

from __future__ import annotations

from ..model import Playbook, Words
from ..overlay import Branch
from ..plan import plan
from ..schemas import schemas
from ..text.safety import SAFE_SCHEMES
from ..validate.variables import values
from .fields import NOUNS

LINKS = {
    "module": "a module's page",
    "path": "a learning path's page",
    "component": "a component's page",
    "guidance": "a card, on the page of its topic",
    "topic": "the cards of a topic",
    "article": "an article's page",
    "behaviour": "a behaviour, on the page of behaviours",
    "term": "an entry of the glossary",
    "moment": "a moment of truth, on the journey map",
    "policy": "a rule, on the page of the policy review",
    "limit": "a limit, on the page of what people may decide alone",
    "metric": "a metric's page",
    "survey": "a self-assessment",
    "repair": "a repair, on the page of the self-assessment",
    "message": "a message of the communication plan",
    "commitment": "a commitment",
    "champion": "a champion",
    "story": "a story",
    "recognition": "a thank-you on the wall",
    "celebration": "a celebration",
    "decision": "a decision of the log",
    "roadmap": "a step of the roadmap",
    "launch": "the launch",
    "assignment": "an assignment, in the trainer edition; elsewhere the words stand without a link",
}


def texts(book: Playbook) -> str:
    """The page on Markdown, links and pictures. `book` has every page that there is."""
    links = "".join(f"| `{kind}:<id>` | {about} |\n" for kind, about in LINKS.items())
    pages = ", ".join(f"`{name}`" for name in plan(book).addresses if name.startswith("page:"))
    schemes = ", ".join(f"`{scheme}`" for scheme in SAFE_SCHEMES)
    return f"""# Texts

## Markdown

Paragraphs, *emphasis*, **strong**, lists, tables, block quotes, code, headings. Headings of a lesson begin at `##`. A list within a
list is indented by four spaces.

Not in a text: HTML, attribute lists such as `{{: .red }}`, link definitions. Between backticks anything may stand; it is shown as typed.

## Links

```markdown
Practise it in [Saying no well](module:saying-no-well) before Friday.
```

| address | leads to |
|---|---|
{links}| `page:<name>` | one of the pages: {pages} |
| {schemes} | anywhere else |

A link to a record that is not there is an error. A link to a record that a layer removed becomes plain text.

## Pictures

```markdown
![The counter, seen from the door](counter.svg)
```

The file lies in `content/assets/`: svg, png, jpg, gif, webp or avif, 5 MB at most. The words between the square brackets are
for people who cannot see it, and are needed. An SVG may hold shapes and text; one with scripts, styles or outside references is
refused.
"""


def variables(tree: Branch) -> str:
    """The page on variables, with what they show in `tree`, the demo's with a team."""
    shown = values(tree)
    rows = "".join(f"| `{{{{ {name} }}}}` | {value} |\n" for name, value in shown.items())
    nouns = ", ".join(f"`{name}`" for name in Words.model_fields)
    return f"""# Variables

In any text, two curly brackets around one of these names show its value. There is nothing else: no calculation, no condition, no file.
Anything else in such brackets is an error ([PB060](diagnostics.md#pb060)).

The words ({nouns}) come in forms: one, several, with its article, and each of these with a capital letter for the
beginning of a sentence. The article is made by rule for English; write `a:` in `playbook.yml` where the rule is wrong.

A variable without a value, such as `team.name` outside a team's playbook, cannot be used.

| in a text | shows, for the team *School hire* of the demo |
|---|---|
{rows}"""


def schemas_page() -> str:
    """The page on JSON Schemas."""
    rows = "".join(f"| `{name}.schema.json` | {_file(name)} |\n" for name in schemas())
    return f"""# Schemas

`playbook schema schemas` writes these to the folder `schemas/`. An editor that knows YAML schemas completes field names, shows the
help text and underlines mistakes while you type. The first line of a file names its schema:

```yaml
# yaml-language-server: $schema=../../schemas/guidance.overlay.schema.json
```

The one without `overlay` is for whole records, as in the shipped pack. The one with it is for a layer above, where nothing is required
and the operators are allowed. What needs more than one file to know, such as whether a link leads somewhere, is found
by `playbook check`. [How to set up an editor](../how-to/set-up-an-editor.md).

| schema | for |
|---|---|
{rows}"""


def _file(name: str) -> str:
    base, overlay, _ = name.partition(".overlay")
    kind, _, part = base.partition("-")
    file = "`playbook.yml`" if base == "playbook" else f"`{part}.yml` of a {kind}" if part else f"a {NOUNS.get(kind, kind)}"
    return f"{file}, in a layer above" if overlay else file
