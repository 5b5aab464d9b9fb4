"""What is read from a metric's table, by the rules of the page *Figures from tables*: never a number in doubt."""

from __future__ import annotations

import time
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook_gen.diagnostics import Diagnostic
from playbook_gen.figures.numbers import Unread, Writing
from playbook_gen.figures.periods import following, last_day, period, position
from playbook_gen.figures.series import series
from playbook_gen.figures.standing import expected, margin, standing
from playbook_gen.model import Metric
from playbook_gen.model.figures import Point, Series
from playbook_gen.read.table import read_table
from playbook_gen.render.charts import LARGE, chart, ticks
from playbook_gen.source import Mark
from playbook_gen.text.locale import number

METRIC: dict[str, Any] = {"id": "loans", "title": "Loans", "why": "It tells.", "formula": "All loans.", "direction": "up"}


def metric(**given: Any) -> Metric:
    data = {"file": "a.csv"} | given.pop("data", {})
    return Metric.model_validate(METRIC | {"data": data} | given)


def read(text: str, **given: Any) -> tuple[Series | None, list[Diagnostic]]:
    table, found = read_table(text.encode(), Mark("data/a.csv"), "a.csv")
    assert table is not None, found
    return series(metric(**given), table, "metrics.loans")


def values(text: str, **given: Any) -> list[float | None]:
    found, wrong = read(text, **given)
    assert found is not None, wrong
    return [point.value for point in found.points]


def codes(text: str, **given: Any) -> list[tuple[str, int, int]]:
    """The code, row and column of every finding; whatever has an error has no series."""
    found, wrong = read(text, **given)
    assert (found is None) == any(one.severity == "error" for one in wrong)
    return [(one.code, one.mark.line, one.mark.column) for one in wrong]


READ = [
    (None, ",", {"4.5": 4.5, "0": 0, "-3": -3, "−3": -3, "+2": 2, "1.234": 1.234, "1 234.5": 1234.5, "1'234": 1234}),
    (None, ",", {"1\u202f234\u202f567": 1234567, "1\u00a0234": 1234}),
    (None, ",", dict.fromkeys(["", " ", "n/a", "N/A", "NA", "-", "–", "—"])),
    ("point", ",", {"1,234": 1234, "1,234.5": 1234.5, "12,345,678": 12345678, "1.234": 1.234}),
    ("comma", ";", {"1.234": 1234, "1,5": 1.5, "1.234,5": 1234.5, "1 234,5": 1234.5}),
    (None, ";", {"4.5": 4.5, "12.3456": 12.3456, "0.234": 0.234, "1234": 1234}),
]  # fmt: skip
REFUSED = [
    (None, ",", ["NaN", "inf", "-inf", "many", "4.5 4.6", "4/5", "1e3", "\u0664", "1,234", "4,5", "12 34", "1'23"]),
    (None, ",", [".5", "5.", "(5)", "£4", "4 days", "--1", "%", "- 5"]),
    ("point", ",", ["4,5", "1,23", "12,34,567", "1 234,567"]),
    ("comma", ";", ["4.5", "1.23", "1.2345", "1,234,5"]),
    (None, ";", ["1.234", "-1.234", "12.345", "4,5", "1.234.567"]),
    (None, "\t", ["1.234"]),
]  # fmt: skip


@pytest.mark.parametrize(("decimal", "sign", "texts"), READ)
def test_numbers_that_are_read(decimal: str | None, sign: str, texts: dict[str, float | None]) -> None:
    writing = Writing(decimal, percent=False, plain=sign == ",")
    assert {text: writing.read(text) for text in texts} == texts


@pytest.mark.parametrize(("decimal", "sign", "texts"), REFUSED)
def test_numbers_that_nobody_could_be_sure_of_are_refused(decimal: str | None, sign: str, texts: list[str]) -> None:
    writing = Writing(decimal, percent=True, plain=sign == ",")
    assert [text for text in texts if not isinstance(writing.read(text), Unread)] == []


def test_a_per_cent_sign_stands_only_where_the_unit_is_per_cent() -> None:
    assert Writing(None, percent=True, plain=True).read("85.5 %") == Writing(None, percent=True, plain=True).read("85.5%") == 85.5
    assert isinstance(Writing(None, percent=False, plain=True).read("85 %"), Unread)
    assert codes("period,value\n2026-01,85 %\n", unit="days") == [("PB411", 2, 2)]


THOUSANDTHS = st.floats(-1e11, 1e11).map(lambda value: round(value, 3))


@given(THOUSANDTHS, st.sampled_from(["point", "comma"]), st.sampled_from([" ", "'", "\u00a0", "own", ""]))
def test_what_a_spreadsheet_writes_is_read_as_it_was_meant(value: float, decimal: str, apart: str) -> None:
    mark, own = (".", ",") if decimal == "point" else (",", ".")
    whole, _, part = f"{value:,.3f}".partition(".")
    text = whole.replace(",", own if apart == "own" else apart) + mark + part
    assert Writing(decimal, percent=False, plain=False).read(text) == value


@given(st.text("0123456789.,' -", max_size=12))
def test_without_a_word_on_decimals_a_text_is_what_python_reads_or_it_is_refused(text: str) -> None:
    found = Writing(None, percent=False, plain=True).read(text)
    bare = text.strip()
    if not isinstance(found, Unread) and found is not None:
        assert found == float(bare.replace(" ", "").replace("'", ""))
        assert "," not in bare


PERIODS = {
    "2026-11": "month", "2026-Q4": "quarter", "2026-q1": "quarter", "2026-W45": "week", "2026-W53": "week", "2026": "year",
    "2026-11-03": "day",
}  # fmt: skip


def test_periods_are_read_in_one_way_only() -> None:
    assert {text: getattr(period(text, "iso"), "every", None) for text in PERIODS} == PERIODS
    none = "2026-13 2025-W53 2026-Q5 1899 2200-01 2026-02-29 26-01 2026-1 Nov-26 November 11/2026 03.11.2026"
    assert [period(text, "iso") for text in ("", *none.split())] == [None] * 13
    day = period("2026-11-03", "iso")
    assert day == period("3.11.2026", "DD.MM.YYYY") == period("03/11/2026", "DD/MM/YYYY") == period("11/03/2026", "MM/DD/YYYY")
    assert period("2026-11-03", "DD.MM.YYYY") is None
    assert period("13/13/2026", "DD/MM/YYYY") is None


@given(st.dates(date(1900, 1, 1), date(2199, 12, 1)), st.sampled_from(["day", "week", "month", "quarter", "year"]))
def test_periods_follow_each_other_without_a_day_between(day: date, every: str) -> None:
    year, week, _ = day.isocalendar()
    names = {"day": f"{day}", "week": f"{year}-W{week:02}", "month": f"{day}"[:7], "quarter": f"{day.year}-Q{(day.month + 2) // 3}"}
    found = period(names.get(every, f"{day.year}"), "iso")
    if found is None:
        assert (every, year) == ("week", 1899)  # the first days of 1900 belong to a week of the year before
        return
    after = following(found)
    assert found.every == after.every == every
    assert found.first <= day <= last_day(found) < after.first == last_day(found) + timedelta(days=1)
    assert position(after) == position(found) + 1
    assert after == period(after.name, "iso") or after.first.year == 2200


def test_rows_stand_in_any_order_and_lacking_periods_are_gaps() -> None:
    found, wrong = read("n,value,period\n12,3,2026-04\n,1,2026-01\n7,n/a,2026-02\n", data={"n": "n"})
    assert found is not None
    assert wrong == []
    assert [(point.period.name, point.value, point.n) for point in found.points] == [
        ("2026-01", 1, None), ("2026-02", None, 7), ("2026-03", None, None), ("2026-04", 3, 12),
    ]  # fmt: skip
    assert found.file == "a.csv"


def test_only_takes_the_rows_that_have_the_words() -> None:
    text = "period,value,place,kind\n2026-01,1,Hill, new\n2026-01,2,Yard,new\n2026-02,much,Yard,old\n"
    assert values(text, data={"only": {"place": "Hill", "kind": "new"}}) == [1]
    assert codes(text, data={"only": {"place": "Hil"}}) == [("PB416", 1, 1)]
    assert codes(text, data={"only": {"town": "Hill"}}) == [("PB410", 1, 1)]


WRONG: dict[str, tuple[str, dict[str, Any], list[tuple[str, int, int]]]] = {
    "missing column": ("month,value\n2026-01,1\n", {}, [("PB410", 1, 1)]),
    "no row": ("period,value\n", {}, [("PB416", 1, 1)]),
    "two rows for a period": ("period,value\n2026-01,1\n2026-02,2\n2026-01,1\n", {}, [("PB414", 4, 1)]),
    "two ways to write one period": ("period,value\n2026-Q1,1\n2026-q1,2\n", {"every": "quarter"}, [("PB414", 3, 1)]),
    "another length": ("period,value\n2026-01,1\n2026-02-01,2\n", {}, [("PB413", 3, 1)]),
    "three forms of days": (
        "period,value\n03.04.2026,1\n2026-04-05,2\n04/06/2026,3\n", {"every": "day", "data": {"dates": "DD.MM.YYYY"}},
        [("PB412", 3, 1), ("PB412", 4, 1)],
    ),
    "out of scale": (
        "period,value\n2026-01,101\n2026-02,-1\n", {"scale": {"lowest": 0, "highest": 100}}, [("PB415", 2, 2), ("PB415", 3, 2)],
    ),
    "cases that are none": (
        "period,value,n\n2026-01,1,2.5\n2026-02,1,-1\n2026-03,1,0\n", {"data": {"n": "n"}},
        [("PB418", 2, 3), ("PB418", 3, 3), ("PB418", 4, 3)],
    ),
    "a slip in the year": ("period,value\n2026-01,1\n2062-02,2\n", {}, [("PB419", 3, 1)]),
    "a number past all reason": (f"period,value\n2026-01,{'9' * 400}\n", {}, [("PB411", 2, 2)]),
    "a quoted line break": ('period,value\n2026-01,"1\n2"\n2026-02,x\n', {}, [("PB411", 2, 2), ("PB411", 4, 2)]),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said_with_row_and_column_and_makes_no_series(name: str) -> None:
    text, given_, expected_ = WRONG[name]
    assert codes(text, **given_) == expected_


def test_per_cents_that_look_like_fractions_are_a_warning_unless_the_sign_says_so() -> None:
    assert codes("period,value\n2026-01,0\n2026-02,0.85\n", unit="%") == [("PB417", 3, 2)]
    assert values("period,value\n2026-01,0.85\n", unit="%") == [0.85]
    assert codes("period,value\n2026-01,0.85 %\n", unit="%") == codes("period,value\n2026-01,0.85\n2026-02,2\n", unit="%") == []
    assert codes("period,value\n2026-01,0.85\n") == []


def test_after_twenty_findings_comes_how_many_more_there_are() -> None:
    _, wrong = read("period,value\n" + "".join(f"{2000 + year},x\n" for year in range(50)), every="year")
    assert len(wrong) == 21
    assert wrong[-1].message == "and 30 more like these, the first of them here"
    assert wrong[-1].mark.line == 22


def test_a_byte_order_mark_and_windows_line_ends_change_nothing() -> None:
    table, _ = read_table(b"\xef\xbb\xbfperiod;value\r\n2026-01;4,5 %\r\n", Mark("data/a.csv"), "a.csv")
    assert table is not None
    found, wrong = series(metric(unit="%", data={"decimal": "comma"}), table, "")
    assert found is not None
    assert (found.points[0].value, wrong) == (4.5, [])


def test_a_hundred_thousand_rows_take_seconds_at_the_worst() -> None:
    """About half a second on an idle machine, for a figure a day since 1900; the bound leaves room for a busy one."""
    first = date(1900, 1, 1)
    text = "period,value,n\n" + "".join(f"{first + timedelta(days=day)},{day * 1.37:.2f},{day + 1}\n" for day in range(100_000))
    before = time.process_time()
    found, wrong = read(text, every="day", data={"n": "n"})
    assert time.process_time() - before < 6
    assert found is not None
    assert (len(found.points), wrong) == (100_000, [])


# How a metric stands


def points(*values: float | None, n: int | None = None, year: str = "2026") -> Series:
    named = [period(f"{year}-{month:02}", "iso") for month in range(1, len(values) + 1)]
    return Series(tuple(Point(when, value, n) for when, value in zip(named, values, strict=True) if when))


@pytest.mark.parametrize(
    ("given_", "values_", "status"),
    [
        ({}, [1], "no-target"),
        ({"target": 5}, [], "no-figure"),
        ({"target": 5}, [None, None], "no-figure"),
        ({"target": 5}, [4, 5], "reached"),
        ({"target": 5, "direction": "down"}, [4], "reached"),
        ({"target": 5}, [4.9], "behind"),
        ({"target": 5, "baseline": 1}, [4.9], "behind"),
        # from 0 on 31 January to 59 on 31 March: by 28 February, 28 of 59 days are gone
        ({"target": 59, "baseline": 0, "by": "2026-03-31"}, [0, 28], "on-the-way"),
        ({"target": 59, "baseline": 0, "by": "2026-03-31"}, [0, 27.9], "behind"),
        ({"target": 59, "baseline": 0, "by": "2026-03-31", "since": "2025-12-31"}, [0, 28], "behind"),
        ({"target": 0, "baseline": 59, "by": "2026-03-31", "direction": "down"}, [59, 31, None], "on-the-way"),
        ({"target": 59, "baseline": 0, "by": "2026-03-31"}, [0, 28, 40, 58], "behind"),
    ],
)
def test_the_state_of_a_metric(given_: dict[str, Any], values_: list[float | None], status: str) -> None:
    assert standing(metric(**given_), points(*values_) if values_ else None).status == status


def test_gaps_at_the_end_are_named_and_the_newest_figure_stays() -> None:
    found = standing(metric(), points(1, None, 3, None, None))
    assert found.latest is not None
    assert found.before is not None
    assert (found.latest.value, found.before.value) == (3, 1)
    assert [period.name for period in found.since] == ["2026-04", "2026-05"]


@pytest.mark.parametrize(
    ("given_", "n", "values_", "trend"),
    [
        ({}, None, [4, 5], "better"),
        ({"direction": "down"}, None, [4, 5], "worse"),
        ({}, None, [4, 4.5], "same"),  # half of what is shown
        ({"decimals": 1}, None, [4, 4.5], "better"),
        ({"unit": "%"}, None, [80, 84], "better"),
        ({"unit": "%"}, 100, [80, 84], "same"),  # chance explains up to 10.6 points
        ({"unit": "%"}, 10_000, [80, 84], "better"),
        ({}, None, [4], None),
    ],
)
def test_a_trend_is_more_than_noise(given_: dict[str, Any], n: int | None, values_: list[float], trend: str | None) -> None:
    assert standing(metric(**given_), points(*values_, n=n)).trend == trend


def test_the_margin_of_error_is_that_of_a_share() -> None:
    when = period("2026-01", "iso")
    assert when is not None
    assert margin(metric(unit="%"), Point(when, 80, 40)) == pytest.approx(12.396, abs=0.001)
    assert margin(metric(unit="%"), Point(when, 80)) is margin(metric(), Point(when, 80, 40)) is None
    assert margin(metric(unit="%"), Point(when, 140, 40)) is None


@given(st.integers(0, 1000), st.integers(1, 1000))
def test_the_way_to_a_target_never_leaves_the_two_ends(gone: int, whole: int) -> None:
    first = period("2026-01-01", "iso")
    at = period((date(2026, 1, 1) + timedelta(days=gone)).isoformat(), "iso")
    assert first is not None
    assert at is not None
    line = expected(metric(baseline=10, target=20, by=date(2026, 1, 1) + timedelta(days=whole)), at, first)
    assert line == pytest.approx(10 + 10 * min(gone / whole, 1))


# The chart, and numbers as they are shown


@given(st.lists(st.one_of(st.none(), st.floats(-1e9, 1e9)), min_size=1, max_size=40), st.one_of(st.none(), st.floats(-1e9, 1e9)))
def test_a_chart_draws_each_figure_in_its_box_and_nothing_across_a_gap(values_: list[float | None], target: float | None) -> None:
    drawn = chart(values_, LARGE, target)
    known = [value for value in values_ if value is not None]
    assert len(drawn.points) == len(known)
    runs = sum(1 for at, value in enumerate(values_) if value is not None and (at == 0 or values_[at - 1] is None))
    assert drawn.path.count("M") == runs
    assert drawn.path.count("L") == len(known) - runs
    assert all(0 <= x <= LARGE.width and LARGE.top - 0.1 <= y <= LARGE.height - LARGE.foot + 0.1 for x, y in drawn.points)
    assert sum(1 for at, value in enumerate(values_) if value is None and (at == 0 or values_[at - 1] is not None)) == len(drawn.holes)
    assert all(wide >= 0 for _, wide in drawn.holes)


@given(st.floats(-1e9, 1e9), st.floats(0, 1e9))
def test_ticks_hold_all_values_and_are_few(low: float, more: float) -> None:
    found = ticks(low, low + more)
    assert 2 <= len(found) <= 7
    assert found[0] <= low + max(more, 1) * 1e-6
    assert found[-1] >= low + more - max(abs(low) + more, 1) * 1e-6
    assert list(found) == sorted(set(found))


def test_a_line_that_never_moves_is_drawn() -> None:
    assert chart([5, 5 + 1e-12], LARGE).ticks
    assert chart([0], LARGE).last == (217, LARGE.height - LARGE.foot)


def test_numbers_are_shown_as_the_language_writes_them_and_a_half_goes_up() -> None:
    assert [number(value, 1, "en") for value in (2.25, 0.05, -0.04, 12345.6)] == ["2.3", "0.1", "0.0", "12,345.6"]
    assert (number(2.5, 0, "en"), number(-2.5, 0, "en"), number(1234, 0, "en")) == ("3", "−3", "1234")
    assert (number(12345.6, 1, "de"), number(4.5, 1, "fr"), number(4.5, 1, "xx")) == ("12.345,6", "4,5", "4.5")
