"""The scoreboard, worked out again from the files by a script that shares nothing with the program: csv, statistics, datetime, the HTML."""

from __future__ import annotations

import csv
import re
import statistics
from collections.abc import Callable
from datetime import date, timedelta
from html import unescape
from math import floor, sqrt
from pathlib import Path
from typing import NamedTuple

import pytest
from books import book, settings

from playbook_gen.editions import Edition, for_edition
from playbook_gen.model import Celebration, Metric
from playbook_gen.model.figures import Period, Point, Series
from playbook_gen.plan import plan
from playbook_gen.render import Options, Provenance, read_theme, render

DATA = Path(__file__).parent.parent / "content" / "demo" / "content" / "data"
SURE = statistics.NormalDist().inv_cdf(0.975)
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
SINCE = date(2026, 3, 2)  # the Monday of the sentence


class Row(NamedTuple):
    period: str
    value: float | None
    n: int | None


def rows(file: str, sign: str, columns: tuple[str, str, str], only: str = "") -> list[Row]:
    """The rows of one metric, with nothing of the program: decimals with a comma only where the file is parted by semicolons."""
    found = []
    with (DATA / file).open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines, delimiter=sign):
            if not only or row["measure"] == only:
                text = row[columns[1]].replace("%", "").replace(",", ".").strip()
                value = float(text) if re.fullmatch(r"[0-9.]+", text) else None
                found.append(Row(row[columns[0]], value, int(row[columns[2]]) if row[columns[2]] else None))
    return sorted(found)


SCORE = ("scoreboard.csv", ",", ("month", "value", "cases"))
FILES: dict[str, Callable[[], list[Row]]] = {
    "csat": lambda: rows(*SCORE, "csat"),
    "complaints": lambda: rows(*SCORE, "complaints"),
    "first-word": lambda: rows(*SCORE, "first-word"),
    "vision-known": lambda: rows(*SCORE, "vision-known"),
    "repairs-on-time": lambda: rows("workshop-diary.csv", ";", ("Monat", "fertig am Tag", "Reparaturen")),
}
DOWN, DECIMALS = {"complaints", "first-word"}, {"complaints": 1}
PER_CENT = {"csat", "vision-known", "repairs-on-time"}


def text(html: str) -> str:
    """What is read, with one space between the words."""
    return (
        re.sub(r"\s+", " ", unescape(re.sub(r"<(svg|title|desc)\b.*?</\1>|<[^>]+>", " ", html, flags=re.DOTALL))).replace(" .", ".").strip()
    )


def shown(value: float, id: str) -> str:
    places = DECIMALS.get(id, 0)
    return f"{floor(value * 10**places + 0.5 + 1e-9) / 10**places:.{places}f}"


def said(period: str) -> str:
    if "Q" in period:
        return f"Quarter {period[-1]} of {period[:4]}"
    return f"{MONTHS[int(period[5:]) - 1]} {period[:4]}"


def written(day: str) -> date:
    """A day as pages write it."""
    number, month, year = day.split()
    return date(int(year), MONTHS.index(month) + 1, int(number))


def ends(period: str) -> date:
    """The last day of a month or a quarter."""
    year, month = int(period[:4]), int(period[-1]) * 3 if "Q" in period else int(period[5:])
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


@pytest.fixture(scope="module")
def board(demo_site: Path) -> dict[str, str]:
    """The text of each metric's tile."""
    html = (demo_site / "scoreboard" / "index.html").read_text(encoding="utf-8")
    tiles = re.findall(r'<article[^>]* data-metric="([^"]+)">(.*?)</article>', html, re.DOTALL)
    assert len(dict(tiles)) == len(tiles)
    return {id: text(tile) for id, tile in tiles}


@pytest.fixture(scope="module")
def pages(demo_site: Path) -> dict[str, str]:
    return {id: (demo_site / "scoreboard" / id / "index.html").read_text(encoding="utf-8") for id in FILES}


def test_every_metric_with_a_file_is_on_the_board(board: dict[str, str]) -> None:
    assert board.keys() == FILES.keys()


@pytest.mark.parametrize("id", FILES)
def test_the_newest_figure_its_period_its_cases_and_the_figure_before(board: dict[str, str], id: str) -> None:
    known = [row for row in FILES[id]() if row.value is not None]
    latest, before = known[-1], known[-2]
    assert latest.value is not None
    assert before.value is not None
    unit = {"first-word": " seconds"}.get(id, " %" if id in PER_CENT else "")
    assert f" {shown(latest.value, id)}{unit} " in board[id]
    assert said(latest.period) in board[id]
    assert re.search(rf"in {said(before.period)} \({shown(before.value, id)}\s?{unit.strip()}\)", board[id])
    assert f"{latest.n} cases" in board[id]


@pytest.mark.parametrize("id", FILES)
def test_the_trend_is_more_than_the_margin_of_error(board: dict[str, str], id: str) -> None:
    known = [row for row in FILES[id]() if row.value is not None]
    (_, now, n), (_, then, m) = known[-1], known[-2]
    assert now is not None
    assert then is not None
    noise = 0.5 / 10 ** DECIMALS.get(id, 0)
    if id in PER_CENT:
        spread = [now / 100 * (1 - now / 100) / (n or 1), then / 100 * (1 - then / 100) / (m or 1)]
        assert f"±{floor(SURE * sqrt(spread[0]) * 100 + 0.5)} points" in board[id]
        noise = max(noise, SURE * sqrt(sum(spread)) * 100)
    change = then - now if id in DOWN else now - then
    assert ("the same as" if abs(change) <= noise else "better than" if change > 0 else "worse than") in board[id]


@pytest.mark.parametrize("id", FILES)
def test_the_state_follows_the_straight_line(board: dict[str, str], id: str) -> None:
    goal = re.search(r"From ([0-9.]+).*? to ([0-9.]+).*? by (\d+ \w+ \d{4})", board[id])
    assert goal is not None
    start, target, by = float(goal[1]), float(goal[2]), written(goal[3])
    known = [row for row in FILES[id]() if row.value is not None]
    share = min((ends(known[-1].period) - SINCE).days / (by - SINCE).days, 1)
    sign = -1 if id in DOWN else 1
    left = sign * (target - (known[-1].value or 0))
    line = sign * (start + (target - start) * share - (known[-1].value or 0))
    state = "Target reached" if left <= 0 else "On the way" if line <= 0 else "Behind"
    assert state in board[id]
    if left > 0:
        assert f" {shown(left, id)} " in board[id].partition(" to go")[0][-24:] + " "


def test_a_month_without_a_figure_is_said_and_not_drawn(pages: dict[str, str]) -> None:
    for id in ("csat", "complaints", "repairs-on-time"):
        row = next(found for found in re.findall(r"<tr>(.*?)</tr>", pages[id], re.DOTALL) if "April 2026" in found)
        assert "no figure" in row
        assert "No figure for April 2026." in text(pages[id])
        path = re.search(r'class="pb-line__l" d="([^"]+)"', pages[id])
        assert path is not None
        assert path[1].count("M") == 2
        assert pages[id].count('<rect class="pb-line__h" x=') == 1


@pytest.mark.parametrize("id", FILES)
def test_the_table_of_a_metric_is_its_file_with_the_newest_first(pages: dict[str, str], id: str) -> None:
    body = re.search(r'<table class="pb-figures">.*?<tbody>(.*?)</tbody>', pages[id], re.DOTALL)
    assert body is not None
    there = [
        [text(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)] for row in re.findall(r"<tr>(.*?)</tr>", body[1], re.DOTALL)
    ]
    known = {said(row.period): row for row in FILES[id]()}
    assert [row[0] for row in there if row[1] != "no figure"] == [name for name, row in reversed(known.items()) if row.value is not None]
    for period, value, *more in there:
        row = known.get(period, Row(period, None, None))
        assert value.split("\N{NO-BREAK SPACE}")[0].split(" ")[0] == (shown(row.value, id) if row.value is not None else "no")
        assert more[0] == (str(row.n) if row.n is not None else "–")


@pytest.mark.parametrize("id", FILES)
def test_the_chart_read_with_a_ruler_gives_the_numbers(pages: dict[str, str], id: str) -> None:
    """The height of each mark, held against the labels of the axis, is the value in the file; the target's line is the target."""
    svg = re.search(r'<svg class="pb-line pb-line--l".*?</svg>', pages[id], re.DOTALL)
    assert svg is not None
    axis = [(float(y) - 4, float(value)) for y, value in re.findall(r'class="pb-line__z" x="36(?:\.0)?" y="([0-9.]+)">([0-9.]+)<', svg[0])]
    (y0, v0), (y1, v1) = axis[0], axis[-1]
    read = [v0 + (float(y) - y0) / (y1 - y0) * (v1 - v0) for y in re.findall(r'<circle cx="[0-9.]+" cy="([0-9.]+)"', svg[0])]
    values = [row.value for row in FILES[id]() if row.value is not None]
    assert read == pytest.approx(values, abs=abs(v1 - v0) / 1000)
    said_target = re.search(r"The target is ([0-9]+(?:\.[0-9]+)?)", svg[0])
    line = re.search(r'class="pb-line__t" d="M[0-9.]+ ([0-9.]+)H', svg[0])
    assert said_target is not None
    assert line is not None
    assert v0 + (float(line[1]) - y0) / (y1 - y0) * (v1 - v0) == pytest.approx(float(said_target[1]), abs=abs(v1 - v0) / 1000)


def test_a_chart_says_what_it_shows(pages: dict[str, str]) -> None:
    for id, html in pages.items():
        values = [row.value for row in FILES[id]() if row.value is not None]
        desc = re.search(r"<desc[^>]*>([^<]+)</desc>", html)
        assert desc is not None
        told = unescape(desc[1])
        assert re.search(rf"The lowest was {shown(min(values), id)}\b.*the highest {shown(max(values), id)}\b", told)


def test_celebrations_hang_on_what_was_reached(demo_site: Path) -> None:
    html = (demo_site / "celebrations" / "index.html").read_text(encoding="utf-8")
    first = next(row.period for row in FILES["repairs-on-time"]() if row.value is not None and row.value >= 80)
    part = re.search(r'id="four-in-five">.*?</article>', html, re.DOTALL)
    assert part is not None
    assert f"Reached: {said(first)}" in text(part[0])
    assert re.search(
        r'id="party-ready">.*id="by-heart".*id="party-coming">.*id="three-in-a-thousand".*id="party-held">.*id="four-in-five"',
        html,
        re.DOTALL,
    )


# Small playbooks


def playbook(edition: Edition = "learner", series: Series | None = None, **given: object) -> dict[str, str]:
    """The pages of a playbook with one metric, as HTML in Markdown."""
    record = Metric.model_validate(
        {"id": "loans", "title": "Loans", "why": "It tells.", "formula": "All loans.", "direction": "up"} | given
    )
    party = Celebration(id="tea", title="Tea", what="There is tea.", metric="loans", goal=5)
    shelves = {"metrics": {"loans": record}, "celebrations": {"tea": party}, "series": {"loans": series} if series else {}}
    made = for_edition(book(settings=settings(public=["metric"]), **shelves), edition)
    rendered = render(plan(made, edition), Provenance(), Options(theme=read_theme(Path(__file__).parent.parent / "theme")))
    return dict(rendered.pages)


def months(*values: float | None) -> Series:
    return Series(tuple(Point(Period(date(2026, at, 1), "month", f"2026-{at:02}"), value) for at, value in enumerate(values, 1)), "a.csv")


def test_a_metric_without_data_shows_its_definition_and_is_on_no_wall() -> None:
    pages = playbook(target=5)
    assert "Not measured yet" in pages["scoreboard/loans/index.md"]
    assert "All loans." in pages["scoreboard/index.md"]
    assert "Not measured yet" in pages["celebrations/index.md"]
    assert "pb-line" not in pages["scoreboard/loans/index.md"]
    assert '<section class="pb-wall' not in pages["scoreboard/wall/index.md"]


def test_a_metric_whose_every_period_is_a_gap_has_no_figure_and_no_chart() -> None:
    pages = playbook(series=months(None, None))
    assert "No figure yet" in pages["scoreboard/loans/index.md"]
    assert '<svg class="pb-line' not in pages["scoreboard/loans/index.md"]


def test_gaps_after_the_newest_figure_are_named_and_many_are_counted() -> None:
    assert "No figure for April 2026." in playbook(series=months(1, 2, 3, None))["scoreboard/index.md"]
    assert "No figure for March 2026, April 2026, May 2026 and 2 more." in playbook(series=months(1, 2, *[None] * 5))["scoreboard/index.md"]


def test_a_goal_that_was_reached_once_and_lost_is_said_so() -> None:
    assert "Reached once, February 2026, and no longer" in playbook(series=months(1, 5, 4))["celebrations/index.md"]
    assert "Not reached yet; 1 to go" in playbook(series=months(1, 4))["celebrations/index.md"]


def test_a_long_series_shows_its_last_three_years_and_says_what_is_older() -> None:
    points = tuple(Point(Period(date(1950 + at, 1, 1), "year", str(1950 + at)), float(at)) for at in range(60))
    page = playbook(series=Series(points), every="year")["scoreboard/loans/index.md"]
    assert page.count('<th scope="row">') == 36
    assert "The file has 24 older periods, back to 1950." in page


def test_a_distance_is_never_shown_as_nought() -> None:
    page = playbook(series=months(1, 89.96), target=90)["scoreboard/loans/index.md"]
    assert "0.04 to go" in page
    assert "Behind" in page


def test_long_titles_and_numbers_are_set_smaller_on_the_wall() -> None:
    long = playbook(series=months(1, 12345.6), decimals=1, unit="seconds", title="Seconds until somebody says what happens next to you")
    assert 'class="pb-wall pb-wall--long"' in long["scoreboard/wall/index.md"]
    assert 'class="pb-num pb-num--s">12,345.6<' in long["scoreboard/wall/index.md"]


def test_what_keeps_off_the_wall_stays_on_the_board() -> None:
    pages = playbook(series=months(1, 2), wall=False)
    assert '<section class="pb-wall' not in pages["scoreboard/wall/index.md"]
    assert 'data-metric="loans"' in pages["scoreboard/index.md"]


def test_in_public_the_board_stands_without_what_is_inside() -> None:
    pages = playbook("public", months(1, 6), owner={"name": "Ines Okafor"})
    assert "celebrations/index.md" not in pages
    assert 'data-metric="loans"' in pages["scoreboard/index.md"]
    assert not any("Ines" in page or "celebrations" in page for page in pages.values())
