"""`playbook schema`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ..usage import UsageError


@click.command()
@click.argument("out", type=click.Path(path_type=Path), required=False, metavar="[OUT]")
def schema(out: Path | None) -> None:
    """Write the JSON Schemas of all kinds to the folder OUT; without OUT, list them.

    An editor that knows YAML schemas completes and checks while you type; the first line of a file names its schema:

    \b
    # yaml-language-server: $schema=../../schemas/guidance.overlay.schema.json
    """
    from ..schemas import schemas

    if out is None:
        click.echo("\n".join(f"{name}.schema.json" for name in schemas()))
        return
    try:
        write_schemas(out)
    except OSError as problem:
        raise UsageError(f"cannot write to `{out}`: {problem.strerror}") from None
    click.echo(f"{len(schemas())} schemas in {out}")


def write_schemas(out: Path) -> None:
    """One file a schema in the folder `out`."""
    from ..schemas import schemas

    out.mkdir(parents=True, exist_ok=True)
    for name, data in schemas().items():
        text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
        (out / f"{name}.schema.json").write_text(text, encoding="utf-8", newline="\n")
