"""Commands that are imported when somebody calls them: help and a mistyped option need not wait for the whole program."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass, field
from importlib import import_module

import click


@dataclass(frozen=True)
class Place:
    """Where a command lies, as `module:name` in this package, and what the list of commands says of it; nothing hides it there."""

    where: str
    told: str = ""

    def load(self) -> click.Command:
        """The command itself."""
        module, _, name = self.where.partition(":")
        found = getattr(import_module(f".{module}", __package__), name)
        assert isinstance(found, click.Command)
        return found


@dataclass
class Commands(MutableMapping[str, click.Command]):
    """Every command by its name, in the order in which the reference tells of them."""

    places: dict[str, Place]
    loaded: dict[str, click.Command] = field(default_factory=dict)

    def __getitem__(self, name: str) -> click.Command:
        if name not in self.loaded:
            self.loaded[name] = self.places[name].load()
        return self.loaded[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        self.places[name], self.loaded[name] = Place("", command.get_short_help_str(100)), command

    def __delitem__(self, name: str) -> None:
        del self.places[name]
        self.loaded.pop(name, None)

    def __iter__(self) -> Iterator[str]:
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)


class LazyGroup(click.Group):
    """A group whose list of commands is written without importing one of them."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list, from what each place tells."""
        if not isinstance(self.commands, Commands):
            return super().format_commands(ctx, formatter)
        told = [click.Command(name, help=place.told) for name, place in self.commands.places.items() if place.told]
        return click.Group(commands=told).format_commands(ctx, formatter)
