"""The interface's own words: filled in, counted, dated. None of them stands in a template."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Day
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup, escape

from ..model import Words


class Strings:
    """The strings of one language, with the organization's words for people and places put in."""

    def __init__(self, strings: Mapping[str, Any], words: Words) -> None:
        self.words = forms(words)
        self.raw = strings
        self.all = SimpleNamespace(**{key: self._fill(value, self.words) for key, value in strings.items()})
        quoted = {name: word.replace("{", "{{").replace("}", "}}") for name, word in self.words.items()}
        self.patterns = {key: self._fill(value, quoted) for key, value in strings.items()}  # a brace in a word of ours fills no place

    def _fill(self, value: Any, words: Mapping[str, str]) -> Any:
        """Our words stand in `<customer>`, so that `{n}` is still there for `say`."""
        if isinstance(value, str):
            for name, word in words.items():
                value = value.replace(f"<{name}>", word) if f"<{name}>" in value else value
        return value

    def say(self, key: str, **values: object) -> str:
        """The string `key` with its places filled."""
        return str(self.patterns[key]).format(**values)

    def count(self, key: str, number: int) -> str:
        """`key` in the form for `number`: `minutes_one`, `minutes_other`."""
        return self.say(f"{key}_{'one' if number == 1 else 'other'}", n=number)

    def duration(self, minutes: int) -> str:
        """`55 minutes`; from an hour and a half on, hours: nobody plans a path by the minute."""
        return self.count("minutes", minutes) if minutes < 90 else self.count("hours", round(minutes / 60))

    def date(self, day: Day) -> str:
        """A day as readers write it."""
        return self.say("date", day=day.day, month=self.raw["months"][day.month - 1], year=day.year)

    def time(self, day: Day) -> Markup:
        """A day as a `<time>`."""
        return Markup('<time datetime="{}">{}</time>').format(day.isoformat(), self.date(day))

    def listing(self, parts: list[str] | tuple[str, ...]) -> str:
        """`a, b and c`."""
        if len(parts) < 2:
            return "".join(parts)
        return self.say("list_last", first=", ".join(parts[:-1]), last=parts[-1])

    def either(self, parts: list[str] | tuple[str, ...]) -> str:
        """`a, b or c`."""
        if len(parts) < 2:
            return "".join(parts)
        return self.say("list_or", first=", ".join(parts[:-1]), last=parts[-1])


def forms(words: Words) -> dict[str, str]:
    """`customer`, `customers`, `Customer`, `Customers` and so on for every word."""
    found: dict[str, str] = {}
    for name in ("customer", "employee", "manager", "leader", "place"):
        word = getattr(words, name)
        found |= {name: word.one, f"{name}s": word.many, name.title(): upper(word.one), f"{name.title()}s": upper(word.many)}
    return found


def upper(text: str) -> str:
    """`text` with a capital first letter and the rest as it is."""
    return text[:1].upper() + text[1:]


def initial(name: str) -> Markup:
    """The first letter of a name, for organizations without a logo."""
    return escape(upper(name.strip())[:1])
