"""PB235: a file of responses belongs to one self-assessment.

A group with few responses is not shown. If a second self-assessment read the same file and put the same people into other groups, the
numbers of the one could be taken from those of the other, and what is left would be the group that must not be seen. And a metric that
read the file would show single responses. Give each a file of its own, and ask for one division into groups.
"""

from collections.abc import Iterator

from ...diagnostics import Diagnostic, error
from .context import Asked


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Files of responses that something else reads as well."""
    readers: dict[str, str] = {}
    book = asked.playbook
    surveys = ((f"surveys.{id}", survey.data.file) for id, survey in book.surveys.items() if survey.data)
    for path, file in surveys:
        first = readers.setdefault(file, path)
        if first != path:
            message = f"`{file}` already holds the responses to `{first}`, and small groups could be worked out from the two"
            yield _shared(asked, path, message)
    for id, metric in book.metrics.items():
        if metric.data and metric.data.file in readers:
            yield _shared(asked, f"metrics.{id}", f"`{metric.data.file}` holds what single people said in `{readers[metric.data.file]}`")


def _shared(asked: Asked, path: str, message: str) -> Diagnostic:
    whole = f"{path}.data.file"
    return error("PB235", asked.at(whole), whole, message, "name a file of its own, with the figures that may be shown")
