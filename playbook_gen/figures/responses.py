"""A survey's results from its table of responses, without anything of groups that are too small.

What reaches the pages is made here, and nothing else does: a mean for each group, statement and wave, and how many people of a group
responded. Four rules keep single people out of it:

- A group of which fewer than `smallest` people responded in a wave has no figures in it, and a statement that fewer than `smallest`
  of a group responded to has none for that group.
- There are no figures over several groups: a group that is not shown could be worked out from them by subtraction.
- How many responded is told for a group, and never for a statement: two such numbers would tell who left one out.
- Means are rounded: to a tenth, and to a half where fewer than 20 people responded to the statement. So the site of today and that of
  tomorrow, with one response more, hardly ever tell what it was. A wave that goes into the file as a whole leaves nothing to compare.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..diagnostics import Diagnostic, has_errors
from ..model import Survey
from ..model.figures import Period, Results, Wave
from ..model.survey import SurveyData
from ..read.table import Table
from .columns import check_columns
from .periods import period
from .refused import SCALE, Refused

BLANK = frozenset({"", "n/a", "na", "-", "–", "—"})
FEW = 20  # under so many responses to a statement, its mean is rounded to a half


def results(survey: Survey, table: Table, path: str) -> tuple[Results | None, list[Diagnostic]]:
    """What may be shown of the responses to `survey`, or None with what is wrong in the table. `path` is the survey's field path."""
    if survey.data is None:
        return None, []
    found = check_columns(survey, survey.data, table, path)
    if has_errors(found):
        return None, found
    reading = _Reading(survey, survey.data, table, Refused(table, path))
    waves = reading.waves()
    found += reading.refused.diagnostics()
    return (None if has_errors(found) else Results(waves)), found


@dataclass(frozen=True)
class _Reading:
    """One table, read for one survey."""

    survey: Survey
    data: SurveyData
    table: Table
    refused: Refused

    def waves(self) -> tuple[Wave, ...]:
        """The waves, oldest first. What cannot be read is refused."""
        periods, groups = self._periods(), self._groups()
        rows: dict[str, dict[str, list[tuple[str, ...]]]] = {}
        for row, when, who in zip(self.table.rows, self.table.column(self.data.wave), self.table.column(self.data.group), strict=True):
            rows.setdefault(when, {}).setdefault(who, []).append(row)
        gathered: dict[Period, dict[str, list[tuple[str, ...]]]] = {}
        for when, parts in rows.items():
            for who, part in parts.items():
                if periods[when] is not None and who.strip() in groups:
                    gathered.setdefault(periods[when], {}).setdefault(who.strip(), []).extend(part)  # type: ignore[arg-type]  # tested above
        return tuple(self._wave(period, gathered[period]) for period in sorted(gathered))

    def _periods(self) -> dict[str, Period | None]:
        """What each text of the column names. Waves of two lengths would hold the same responses twice."""
        named = {text: period(text.strip(), self.data.dates) for text in set(self.table.column(self.data.wave))}
        kinds = Counter(found.every for text in self.table.column(self.data.wave) if (found := named[text]) is not None)
        usual = kinds.most_common(1)[0][0] if kinds else ""
        for text, found in named.items():
            if found is None:
                self.refused.wave(self.data.wave, text, self.data.dates)
            elif found.every != usual:
                self.refused.length(self.data.wave, text, found.every, usual)
        return named

    def _groups(self) -> frozenset[str]:
        """The groups that are asked; others in the column are refused."""
        known = [group.id for group in self.survey.groups]
        for text in set(self.table.column(self.data.group)):
            if text.strip() not in known:
                self.refused.group(self.data.group, text, known)
        return frozenset(known)

    def _wave(self, when: Period, parts: Mapping[str, Sequence[tuple[str, ...]]]) -> Wave:
        means: dict[tuple[str, str], float] = {}
        counts: dict[str, int] = {}
        for group in self.survey.groups:
            rows = parts.get(group.id, ())
            shown = dict(self._means(group.id, rows, outside=group.outside))
            people = self._people(rows)
            if shown and people >= self.survey.smallest:
                means |= {(group.id, statement): mean for statement, mean in shown.items()}
                counts[group.id] = people
        small = tuple(group.id for group in self.survey.groups if group.id not in counts)
        return Wave(when, means, counts, small)

    def _people(self, rows: Sequence[tuple[str, ...]]) -> int:
        """How many rows hold a response: an empty row is nobody."""
        places = [self.table.index[statement.id] for statement in self.survey.statements]
        fullest = min(places, key=lambda at: sum(1 for row in rows if not row[at]))  # settles most rows at the first look
        return sum(1 for row in rows if row[fullest] in SCALE or any(row[at].strip() in SCALE for at in places))

    def _means(self, group: str, rows: Sequence[tuple[str, ...]], *, outside: bool) -> Iterator[tuple[str, float]]:
        """The mean of each statement that enough people of the group responded to."""
        columns: Sequence[Sequence[str]] = list(zip(*rows, strict=True)) if rows else []
        for statement in self.survey.statements if columns else ():
            counted = self._counted(statement.id, columns[self.table.index[statement.id]])
            if outside and statement.customers is None and counted:
                self.refused.unasked(statement.id, group, self.data.group)
            n = sum(counted.values())
            if n >= self.survey.smallest:
                yield statement.id, rounded(sum(number * times for number, times in counted.items()), n)

    def _counted(self, statement: str, cells: Sequence[str]) -> dict[int, int]:
        """How often each of 1 to 5 was chosen."""
        counted: dict[int, int] = {}
        for text, times in Counter(cells).items():
            bare = text.strip()
            if bare in SCALE:
                counted[SCALE[bare]] = counted.get(SCALE[bare], 0) + times
            elif bare.casefold() not in BLANK:
                self.refused.response(statement, text)
        return counted


def rounded(total: int, n: int) -> float:
    """`total` of `n` responses as the mean that is shown: to a tenth, of few responses to a half. A half of a step goes up."""
    steps = 2 if n < FEW else 10
    return (2 * steps * total + n) // (2 * n) / steps
