"""`playbook reference`: for those who work on the program, so it is not listed."""

from __future__ import annotations

from pathlib import Path

import click

from ..bundled import content_dir
from ..usage import UsageError


@click.command(hidden=True)
@click.argument("out", type=click.Path(path_type=Path), metavar="OUT")
@click.pass_context
def reference(context: click.Context, out: Path) -> None:
    """Write the reference pages of the documentation to the folder OUT."""
    from ..reference import reference as pages

    group = context.find_root().command
    assert isinstance(group, click.Group)
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, text in pages(group, content_dir()).items():
            (out / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as problem:
        raise UsageError(f"cannot write to `{out}`: {problem.strerror}") from None
    click.echo(f"the reference is in {out}")
