"""Article: background to read - why service matters, what its risks are, questions that people ask."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .fields import Inline, Prose, Record, Ref, RoleRef, Text


class Article(Record):
    """A text of a few minutes. A file `articles/<id>.md`: these fields on top between two lines of dashes, the text beneath."""

    title: Text = Field(description="The article's title.")
    lead: Inline = Field(description="What a reader takes away, in a sentence or two.")
    roles: tuple[RoleRef, ...] = Field((), description="The roles that it is written for. Left out: everyone.")
    see: tuple[Annotated[str, Ref("address")], ...] = Field(
        (), description="Where to go from there: addresses such as `component:policies`."
    )
    body: Prose = Field(description="The text beneath the front matter, in Markdown. Headings start at `##`.")
