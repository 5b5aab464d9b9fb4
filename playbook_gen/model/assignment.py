"""Assignment: what a group learns by when, with its link, message and code ready in the trainers' edition."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from .fields import Day, Part, Record, Ref, RoleRef, Text

EMAIL_PATTERN = r"^[^\s@<>()\[\],:;\"'\\=+-][^\s@<>()\[\],:;\"\\]*@[^\s@<>()\[\],:;\"'\\]+$"
Email = Annotated[str, StringConstraints(pattern=EMAIL_PATTERN, max_length=254)]


def _line(most: int) -> StringConstraints:
    """As long as a link can carry it."""
    return StringConstraints(max_length=most)


class Learner(Part):
    """Somebody of the group."""

    name: Annotated[Text, _line(200)] = Field(description="The name, as the message greets them.")
    email: Email | None = Field(None, description="Their e-mail address. With it, they are in the table for a mail merge.")


class Assignment(Record):
    """Something that a group is to learn, kept in the playbook: it shows in the trainer edition and in no other."""

    title: Text = Field(description="What trainers call it: *Week 1, Saturday staff*. The link does not carry it.")
    modules: tuple[Annotated[str, Ref("module")], ...] = Field((), max_length=50, description="The modules to take, by their ids.")
    path: Annotated[str, Ref("path")] | None = Field(None, description="A path to work through, by its id; with or without modules.")
    made: Day = Field(description="The day on which it was made. The link carries it; write another one to make a new link of it.")
    due: Day | None = Field(None, description="The day by which it should be done.")
    due_after: Annotated[int, Field(ge=1, le=366)] | None = Field(
        None, description="In place of `due`: how many days each person has, from when they open the link."
    )
    by: Annotated[Text, _line(80)] = Field(description="Who assigns it, so that people know whom to ask.")
    group: Annotated[Text, _line(80)] | None = Field(None, description="What the group is called: *Saturday staff*.")
    note: Annotated[Text, _line(300)] | None = Field(None, description="Why, in a sentence of at most 300 characters.")
    to: Annotated[Text, _line(120)] | None = Field(None, description="Where the result goes: an e-mail address, or a sentence.")
    roles: tuple[RoleRef, ...] = Field((), description="The roles of the people in it. With them, a module for other roles is reported.")
    people: tuple[Learner, ...] = Field((), description="Who is in it. No link carries them, and no edition but the trainers' has them.")
