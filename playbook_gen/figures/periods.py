"""Periods as people write them in a column.

A month is `2026-11`, a week `2026-W45` (as ISO 8601 counts them), a quarter `2026-Q4`, a year `2026`. A day is written as `dates:`
says, and in no other way: nobody could tell whether 03/11/2026 is in March or in November.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from ..model.figures import Period

YEARS = range(1900, 2200)
PERIOD = re.compile(r"([0-9]{4})(?:-(?:([0-9]{2})|[Qq]([1-4])|[Ww]([0-9]{2})))?")
DAYS = {
    "iso": re.compile(r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})"),
    "DD.MM.YYYY": re.compile(r"(?P<d>[0-9]{1,2})\.(?P<m>[0-9]{1,2})\.(?P<y>[0-9]{4})"),
    "DD/MM/YYYY": re.compile(r"(?P<d>[0-9]{1,2})/(?P<m>[0-9]{1,2})/(?P<y>[0-9]{4})"),
    "MM/DD/YYYY": re.compile(r"(?P<m>[0-9]{1,2})/(?P<d>[0-9]{1,2})/(?P<y>[0-9]{4})"),
}


def period(text: str, dates: str) -> Period | None:
    """The period that `text` names, with `dates` as in `DateFormat`; None if it names none. Years from 1900 to 2199."""
    day = DAYS[dates].fullmatch(text)
    if day and dates == "iso":
        return _iso(text)
    if day:
        return _checked("day", int(day["y"]), int(day["m"]), int(day["d"]))
    found = PERIOD.fullmatch(text)
    if found is None:
        return None
    year, month, quarter, week = found.groups()
    if month:
        return _checked("month", int(year), int(month))
    if quarter:
        return _checked("quarter", int(year), int(quarter) * 3 - 2)
    return _week(int(year), int(week)) if week else _checked("year", int(year))


def following(period: Period) -> Period:
    """The period after this one."""
    first = period.first
    if period.every in ("day", "week"):
        then = first + timedelta(days=1 if period.every == "day" else 7)
    else:
        months = first.year * 12 + first.month - 1 + {"month": 1, "quarter": 3, "year": 12}[period.every]
        then = date(months // 12, months % 12 + 1, 1)
    return Period(then, period.every, _name(then, period.every))


def position(period: Period) -> int:
    """Where a period stands among those of its length: one more than the period before it."""
    first = period.first
    if period.every == "day":
        return first.toordinal()
    if period.every == "week":
        return first.toordinal() // 7
    months = first.year * 12 + first.month - 1
    return months // {"month": 1, "quarter": 3, "year": 12}[period.every]


def last_day(period: Period) -> date:
    """The last day of a period."""
    return following(period).first - timedelta(days=1)


def _iso(text: str) -> Period | None:
    """A day that is written as its name: the way of long tables."""
    try:
        first = date.fromisoformat(text)
    except ValueError:
        return None
    return Period(first, "day", text) if first.year in YEARS else None


def _checked(every: str, year: int, month: int = 1, day: int = 1) -> Period | None:
    try:
        first = date(year, month, day)
    except ValueError:
        return None
    return Period(first, every, _name(first, every)) if year in YEARS else None


def _week(year: int, week: int) -> Period | None:
    try:
        first = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return Period(first, "week", f"{year}-W{week:02}") if year in YEARS else None


def _name(first: date, every: str) -> str:
    """What content writes for the period that begins on a day."""
    if every == "day":
        return first.isoformat()
    if every == "week":
        year, week, _ = first.isocalendar()
        return f"{year:04}-W{week:02}"
    if every == "quarter":
        return f"{first.year:04}-Q{(first.month + 2) // 3}"
    return first.isoformat()[: 4 if every == "year" else 7]
