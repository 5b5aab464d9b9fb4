"""The files of `data/` that metrics and surveys name: whether they are there, and what they say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..diagnostics import Diagnostic, error, suggest
from ..figures.responses import results
from ..figures.series import series
from ..model import Metric, Survey
from ..model.fields import DataFile
from ..read.table import Table, read_table
from ..source import Mark
from .shape import Leaf

Files = Mapping[str, tuple[bytes, Mark]]


def check_files(known: Iterable[Leaf], there: Iterable[str]) -> list[Diagnostic]:
    """Fields that name a file which is not in `data/`."""
    names = sorted(there)
    named = (leaf for leaf in known if any(isinstance(marker, DataFile) for marker in leaf.markers))
    return [_absent(leaf, names) for leaf in named if leaf.scalar.text not in names]


def _absent(leaf: Leaf, names: list[str]) -> Diagnostic:
    name = leaf.scalar.text
    fix = suggest(name, names) if names else f"put it there as `data/{name}`"
    return error("PB405", leaf.scalar.mark, leaf.path, f"there is no file `{name}` in `data/`", fix)


@dataclass
class _Reader:
    """Reads a file once, however many records name it; what is wrong with it is said once, too."""

    files: Files
    found: list[Diagnostic]
    read: dict[str, Table | None] = field(default_factory=dict)

    def table(self, name: str) -> Table | None:
        if name not in self.read:
            data, mark = self.files[name]
            self.read[name], more = read_table(data, mark, name)
            self.found += more
        return self.read[name]


def measured(metrics: Mapping[str, Metric], surveys: Mapping[str, Survey], files: Files) -> tuple[dict[str, Any], list[Diagnostic]]:
    """The `series` of the metrics and the `results` of the surveys, as a playbook takes them."""
    reader = _Reader(files, [])
    all_series = _each(metrics, "metrics", reader, series)
    return {"series": all_series, "results": _each(surveys, "surveys", reader, results)}, reader.found


def _each(records: Mapping[str, Any], name: str, reader: _Reader, work: Callable[..., tuple[Any, list[Diagnostic]]]) -> dict[str, Any]:
    done: dict[str, Any] = {}
    for id, record in records.items():
        table = reader.table(record.data.file) if record.data and record.data.file in reader.files else None
        if table is not None:
            made, more = work(record, table, f"{name}.{id}")
            reader.found += more
            done |= {id: made} if made is not None else {}
    return done
