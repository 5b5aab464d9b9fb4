"""The command line, from what `--help` says."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import cleandoc

import click


def commands(group: click.Group) -> str:
    """The page: the group, then each command that `--help` shows."""
    shown = dict(_shown(group))
    index = "".join(_row(name, command) for name, command in shown.items())
    sections = "".join(_command(name, command) for name, command in shown.items())
    return f"""# Command line

In a copy of the repository the command is `python3 run.py` (on Windows `py run.py`); where the program is installed, it is `playbook`.
The two take the same words: `python3 run.py check our-playbook` is `playbook check our-playbook`.

{_prose(group)}
| command | what it does |
|---|---|
{index}
`playbook --version` shows the version; `-h` or `--help` after any command explains it.

## Exit codes

| code | meaning |
|---|---|
| 0 | Fine. |
| 1 | The content has mistakes; with `--strict`, or warnings. They are listed, and the last good site is untouched. |
| 2 | The command could not be carried out, for a reason outside the content: no such folder, a wrong option. |

{sections}"""


def _row(name: str, command: click.Command) -> str:
    anchor = name.replace(" ", "-")
    return f"| [`playbook {name}`](#playbook-{anchor}) | {command.get_short_help_str(90)} |\n"


def _shown(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    """Each command by its name, and after a group those that it holds."""
    for name, command in group.commands.items():
        if not command.hidden:
            yield f"{before}{name}", command
            if isinstance(command, click.Group):
                yield from _shown(command, f"{before}{name} ")


def _command(name: str, command: click.Command) -> str:
    context = click.Context(command, info_name=f"playbook {name}")
    usage = command.get_usage(context).removeprefix("Usage: ")
    options = "".join(_option(parameter) for parameter in command.params if isinstance(parameter, click.Option))
    table = f"| option | what it does |\n|---|---|\n{options}\n" if options else ""
    return f"## playbook {name}\n\n```text\n{usage}\n```\n\n{_prose(command)}\n{table}"


def _option(option: click.Option) -> str:
    names = ", ".join(f"`{name}`" for name in option.opts)
    value = "" if option.is_flag else f" `{option.metavar or _choices(option)}`"
    again = " May be given more than once." if option.multiple and "once for each" not in (option.help or "") else ""
    text = " ".join(f"{option.help or ''}{again}".split())
    return f"| {names}{value.replace('|', chr(92) + '|')} | {text} |\n"


def _choices(option: click.Option) -> str:
    return "|".join(map(str, option.type.choices)) if isinstance(option.type, click.Choice) else option.type.name.upper()


def _prose(command: click.Command) -> str:
    return "".join(f"{block}\n\n" for block in _blocks(cleandoc(command.help or "")))


def _blocks(text: str) -> Iterator[str]:
    """Paragraphs as prose; what click leaves as it is typed, as code."""
    for block in text.split("\n\n"):
        typed = block.removeprefix("\b\n")
        yield f"```text\n{typed}\n```" if typed != block else block
