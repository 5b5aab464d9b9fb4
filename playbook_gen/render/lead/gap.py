"""The self-assessment, the gap between the groups, and the repairs (S8).

Everything about the gap is worked out from the numbers as they are shown: neither the order nor a difference tells more than they do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from types import SimpleNamespace
from typing import Any

from ...model import Repair, Survey
from ...model.figures import Period, Wave
from ...model.survey import Asked, Statement
from ...plan import Page
from ...text.locale import decimal_mark
from ..desk import Desk, View
from .gap_chart import apart, dots, trend

ORDER = ("open", "done", "dropped")


def assessment(desk: Desk, _page: Page) -> Mapping[str, Any]:
    """Every self-assessment with what it showed, what is repaired, and its questionnaire."""
    book = desk.plan.playbook
    surveys = [_survey(desk, survey) for survey in book.surveys.values()]
    return {"surveys": surveys, "loose": _repairs(desk, "")}


def _survey(desk: Desk, survey: Survey) -> SimpleNamespace:
    found = desk.plan.playbook.results.get(survey.id)
    waves = found.waves if found else ()
    return SimpleNamespace(
        it=survey, id=survey.id, wave=wave_name(desk, waves[-1].period) if waves else "",
        heard=_heard(desk, survey, waves[-1]) if waves else [],
        rows=sorted(_rows(desk, survey, waves), key=lambda row: -row.apart) if waves else [], past=_past(desk, survey, waves),
        groups=[SimpleNamespace(id=group.id, title=group.title, mark=number) for number, group in enumerate(survey.groups)],
        repairs=_repairs(desk, survey.id), form=_form(desk, survey), every=waves[-1].period.every if waves else "month",
        columns=(survey.data.wave, survey.data.group) if survey.data else ("wave", "group"),
    )  # fmt: skip


def wave_name(desk: Desk, period: Period) -> str:
    """A wave as readers call it: *November 2026*."""
    first = period.first
    match period.every:
        case "month":
            return desk.strings.say("gap_month", month=desk.strings.raw["months"][first.month - 1], year=first.year)
        case "quarter":
            return desk.strings.say("gap_quarter", n=(first.month + 2) // 3, year=first.year)
        case "day":
            return desk.strings.date(first)
        case _:
            return period.name


def _heard(desk: Desk, survey: Survey, wave: Wave) -> list[SimpleNamespace]:
    """How many of each group responded, or that too few did."""
    found = []
    for number, group in enumerate(survey.groups):
        known = wave.counts.get(group.id)
        said = desk.strings.say("gap_small", n=survey.smallest) if known is None else desk.strings.count("gap_count", known)
        found.append(SimpleNamespace(title=group.title, mark=number, said=said, shown=known is not None))
    return found


def _rows(desk: Desk, survey: Survey, waves: Sequence[Wave]) -> Iterator[SimpleNamespace]:
    """Each statement as the groups see it in the last wave."""
    for statement in survey.statements:
        cells = [_cell(desk, survey, waves[-1], statement, number) for number in range(len(survey.groups))]
        values = [cell.value for cell in cells]
        before = [waves[-2].means.get((group.id, statement.id)) for group in survey.groups] if waves[1:] else []
        same = [value is None for value in before] == [value is None for value in values]  # or it would compare other groups
        width, was = apart(values), apart(before) if same else None
        yield SimpleNamespace(
            it=statement, cells=cells, apart=-1 if width is None else width, width=None if width is None else number(desk, width),
            before=None if was is None else number(desk, was), chart=dots(values), repairs=_answering(desk, survey, statement),
        )  # fmt: skip


def _cell(desk: Desk, survey: Survey, wave: Wave, statement: Statement, at: int) -> SimpleNamespace:
    """What a group's cell says: the mean, that it was not asked, or that too few responded."""
    group = survey.groups[at]
    value = wave.means.get((group.id, statement.id))
    none = "gap_unasked" if group.outside and statement.customers is None else "gap_few"
    said = desk.strings.say(none) if value is None else number(desk, value)
    return SimpleNamespace(value=value, said=said, title=group.title, mark=at)


def _answering(desk: Desk, survey: Survey, statement: Statement) -> list[Repair]:
    return [repair for repair in _of(desk, survey.id) if repair.statement == statement.id]


def _past(desk: Desk, survey: Survey, waves: Sequence[Wave]) -> list[SimpleNamespace]:
    """Each statement over time, the largest disagreement of the last wave first."""
    if len(waves) < 2:
        return []
    found = []
    for statement in survey.statements:
        lines = [[wave.means.get((group.id, statement.id)) for wave in waves] for group in survey.groups]
        last = apart([line[-1] for line in lines])
        shown = [(group, number, line) for number, (group, line) in enumerate(zip(survey.groups, lines, strict=True)) if any(line)]
        if shown:
            found.append((-1 if last is None else last, _history(desk, statement, waves, shown)))
    return [one for _, one in sorted(found, key=lambda pair: -pair[0])]


Line = tuple[Asked, int, list[float | None]]  # a group, its mark, its means


def _history(desk: Desk, statement: Statement, waves: Sequence[Wave], shown: Sequence[Line]) -> SimpleNamespace:
    names = [wave_name(desk, wave.period) for wave in waves]
    said = [[desk.strings.say("gap_none") if value is None else number(desk, value) for value in line] for _, _, line in shown]
    lines = [SimpleNamespace(title=group.title, mark=at, said=words) for (group, at, _), words in zip(shown, said, strict=True)]
    spoken = f"{', '.join(names)}. " + "; ".join(f"{line.title}: {', '.join(line.said)}" for line in lines)
    days = [wave.period.first.toordinal() for wave in waves]
    return SimpleNamespace(it=statement, waves=names, lines=lines, spoken=spoken, chart=trend(days, [(at, line) for _, at, line in shown]))


def widest(desk: Desk, most: int = 3) -> list[SimpleNamespace]:
    """The largest disagreements of the last waves, for pages that tell only of them: statement, cells, how far apart."""
    book = desk.plan.playbook
    held = [(book.surveys[id], found.waves) for id, found in book.results.items() if found.waves]
    rows = [row for survey, waves in held for row in _rows(desk, survey, waves) if row.apart > 0]
    return sorted(rows, key=lambda row: -row.apart)[:most]


def _of(desk: Desk, survey: str) -> list[Repair]:
    """The repairs of a self-assessment; with an empty name, those of none."""
    book = desk.plan.playbook
    only = next(iter(book.surveys)) if len(book.surveys) == 1 else ""
    return [repair for repair in book.repairs.values() if (repair.survey or only) == survey]


def _repairs(desk: Desk, survey: str) -> list[SimpleNamespace]:
    """The repairs with their owners: what is open first, by its day."""
    ranked = sorted(_of(desk, survey), key=lambda repair: (ORDER.index(repair.state), repair.due, repair.id))
    asked = desk.plan.playbook.surveys.get(survey)
    texts = {statement.id: statement.text for statement in asked.statements} if asked else {}
    return [
        SimpleNamespace(it=repair, owner=repair.owner or desk.plan.kind_owner("repair"), answers=texts.get(repair.statement or ""))
        for repair in ranked
    ]  # fmt: skip


def _form(desk: Desk, survey: Survey) -> list[SimpleNamespace]:
    """The statements in their order, under the component that they are about."""
    numbered = enumerate(survey.statements, 1)
    parts = [(part, list(rows)) for part, rows in groupby(numbered, key=lambda row: row[1].component)]
    return [SimpleNamespace(title=desk.name(f"component:{part}") or desk.strings.say("gap_general"), rows=rows) for part, rows in parts]


def number(desk: Desk, value: float) -> str:
    """A mean or a difference, with one decimal."""
    return f"{value:.1f}".replace(".", decimal_mark(desk.plan.playbook.settings.organization.language))


VIEWS: dict[str, View] = {"assessment": assessment}
SCRIPTS: Mapping[str, Sequence[str]] = {"assessment": ["assets/state.js", "assets/survey.js"]}
STYLES: Mapping[str, Sequence[str]] = {"assessment": ["gap"]}
