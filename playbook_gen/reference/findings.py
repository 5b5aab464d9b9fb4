"""The page of diagnostics: the table of codes, and the docstring of every rule."""

from __future__ import annotations

import inspect
import re
from types import ModuleType

from ..codes import CODES, Code
from ..validate.rules import RULES

RULES_GROUP = "Rules for good content"
EXAMPLE = """```text
acme/content/modules/saying-no-well/module.yml:2:10: error[PB112] modules.saying-no-well.minutes
  expected a whole number from 1 to 600, found "twenty"
  fix: write `minutes: 10`
  layer: acme, over base/modules/saying-no-well/module.yml:12
```"""


def everything() -> dict[str, Code]:
    """Every code there is, the rules' included, in order."""
    return dict(sorted((CODES | dict(rule_code(rule) for rule in RULES)).items()))


def rule_code(rule: ModuleType) -> tuple[str, Code]:
    """A rule's code, from its docstring: `PB203: a title.` and a text."""
    head, _, body = inspect.cleandoc(rule.__doc__ or "").partition("\n\n")
    code, _, title = head.partition(": ")
    graves = dict.fromkeys(re.findall(rf'\b(error|warning|todo)\(\s*"{code}"', inspect.getsource(rule)))
    title = title.rstrip(".")
    return code, Code(RULES_GROUP, " or ".join(graves), title[:1].upper() + title[1:], " ".join(body.split()), "")


def diagnostics() -> str:
    """The page."""
    codes = everything()
    groups = dict.fromkeys(code.group for code in codes.values())
    sections = "".join(_group(group, {name: code for name, code in codes.items() if code.group == group}) for group in groups)
    return f"""# Diagnostics

Every finding has a code that never changes its meaning, the place, the field, what was expected and found, and what to do:

{EXAMPLE}

The place is file, line and column. The field is named by ids, so that it stays the same when lines move. The last line says
whose layer it is, and where the value beneath stands, if there is one.

- **error**: the site is not built; the last good one stays.
- **warning**: the site is built. With `--strict` it counts as an error.
- **todo**: still to fill in before publishing. It never stops anything.

{sections}"""


def _group(group: str, codes: dict[str, Code]) -> str:
    entries = "".join(_entry(name, code) for name, code in codes.items())
    return f"## {group}\n\n{entries}"


def _entry(name: str, code: Code) -> str:
    fix = f"*What to do:* {code.fix}\n\n" if code.fix else ""
    return f"### {name}\n\n**{code.title}** ({code.severity}). {code.meaning}\n\n{fix}"
