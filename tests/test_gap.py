"""The self-assessment: what is read from responses, what may be shown of them, and that nobody works out the rest."""

from __future__ import annotations

import csv
import io
import itertools
import json
import random
import re
import statistics
import time
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from books import book, settings
from surveys import HEAD, survey

from playbook_gen.bundled import theme_dir
from playbook_gen.diagnostics import Diagnostic
from playbook_gen.figures.responses import FEW, results, rounded
from playbook_gen.model import Repair
from playbook_gen.model.figures import Results
from playbook_gen.plan import plan
from playbook_gen.read.table import Table, read_table
from playbook_gen.render import Options, Provenance, read_theme, render
from playbook_gen.render.desk import Desk
from playbook_gen.render.lead.gap import widest
from playbook_gen.source import Mark

DEMO = Path(__file__).parent.parent / "content" / "demo" / "content" / "data" / "survey.csv"


def table(text: str) -> Table:
    found, wrong = read_table(text.encode(), Mark("data/us.csv"), "us.csv")
    assert found is not None, wrong
    return found


def read(text: str, **changes: Any) -> tuple[Results | None, list[Diagnostic]]:
    return results(survey(**changes), table(text), "surveys.us")


Row = tuple[str, str, str, str, str]


def file(rows: list[Row]) -> str:
    return "wave,group,greet,tell,mend\n" + "".join(",".join(row) + "\n" for row in rows)


def people(group: str, *columns: str, wave: str = "2026-05") -> list[Row]:
    """A row for each place of the columns: `people("leaders", "54", "33", "1-")`. A dash is a blank."""
    return [(wave, group, *(sign.replace("-", "") for sign in signs)) for signs in zip(*columns, strict=True)]  # type: ignore[misc]  # three columns


# ---- numbers, recomputed by other means


def shown(values: list[int]) -> float:
    """A mean as the page must show it, by the standard library alone."""
    step = Decimal("0.5") if len(values) < 20 else Decimal("0.1")
    mean = statistics.mean([Fraction(value) for value in values])
    return float((Decimal(mean.numerator) / Decimal(mean.denominator) / step).quantize(Decimal(1), ROUND_HALF_UP) * step)


class _Cells(HTMLParser):
    """The rows of the table of gaps: statement, then the texts of its cells by their labels."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[tuple[str, dict[str, str]]] = []
        self.label: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "tr" and given.get("data-statement"):
            self.rows.append((str(given["data-statement"]), {}))
        if tag == "td":
            self.label = given.get("data-l")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "tr"):
            self.label = None

    def handle_data(self, data: str) -> None:
        if self.label and self.rows:
            cells = self.rows[-1][1]
            cells[self.label] = (cells.get(self.label, "") + " " + data.strip()).strip()


def test_the_page_of_the_demo_shows_what_the_file_says(demo_site: Path) -> None:
    html = (demo_site / "self-assessment" / "index.html").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(DEMO.read_text(encoding="utf-8"))))
    last = max(row["wave"] for row in rows)
    labels = {"leaders": "Directors and managers", "employees": "Colleagues", "customers": "Players"}
    told, widths = _Cells(html).rows, []
    assert len(told) == len(rows[0]) - 2
    for statement, cells in told:
        means = []
        for group, label in labels.items():
            values = [int(row[statement]) for row in rows if row["wave"] == last and row["group"] == group and row[statement]]
            if len(values) >= 5:
                means.append(shown(values))
                assert cells[label] == f"{means[-1]:.1f}", (statement, group)
            else:
                assert cells[label] in ("not asked", "too few")
        widths.append(round(max(means) - min(means), 1))
        assert cells["Apart"].split()[0] == f"{widths[-1]:.1f}"
    assert widths == sorted(widths, reverse=True)
    for group, label in labels.items():
        n = sum(1 for row in rows if row["wave"] == last and row["group"] == group)
        assert f"{label}:</b> {n} responses" in html
    spoken = re.findall(r'role="img" aria-label="([^"]+)"', html)
    assert spoken
    assert all("not shown" in one.split(";")[0] for one in spoken)


@pytest.mark.parametrize("n", [5, 6, 19, 20, 21, 43])
def test_means_are_rounded_up_from_half_a_step(n: int) -> None:
    for total in range(n, 5 * n + 1):
        low, rest = divmod(total, n)
        assert rounded(total, n) == shown([low + 1] * rest + [low] * (n - rest))


# ---- small groups


def test_a_group_that_is_too_small_is_named_and_nothing_else() -> None:
    found, wrong = read(file(people("leaders", "5555", "5555", "5555") + people("employees", "12345", "22222", "33333")))
    assert found
    assert not wrong
    [wave] = found.waves
    assert wave.small == ("leaders", "customers")
    assert wave.counts == {"employees": 5}
    assert wave.means == {("employees", "greet"): 3.0, ("employees", "tell"): 2.0, ("employees", "mend"): 3.0}


def test_rows_without_a_response_are_nobody() -> None:
    found, _ = read(file(people("leaders", "5555---", "5555---", "5555---")))
    assert found
    assert found.waves[0].counts == {}
    assert found.waves[0].means == {}


def test_a_statement_that_too_few_responded_to_is_not_shown() -> None:
    found, _ = read(file(people("employees", "1234512", "22---2-", "33333--")))
    assert found
    assert {statement for _, statement in found.waves[0].means} == {"greet", "mend"}
    found, _ = read(file(people("employees", "1----1", "22---2", "-3333-")))  # nobody's number stands for five people
    assert found
    assert found.waves[0].small == ("leaders", "employees", "customers")


def test_the_smallest_group_is_what_the_survey_says() -> None:
    rows = file(people("employees", "12345", "22222", "33333"))
    for smallest, there in ((3, True), (5, True), (6, False)):
        found, _ = read(rows, smallest=smallest)
        assert found
        assert bool(found.waves[0].means) == there


def published(text: str) -> dict[str, Any]:
    """All that any page or file of the site can tell: the value that the stages after this one get."""
    found, _ = read(text)
    return {} if found is None else {wave.period.name: (wave.counts, dict(wave.means), wave.small) for wave in found.waves}


def test_an_attacker_learns_nothing_of_a_small_group_from_anything_else() -> None:
    """Whatever four people said, and whatever the others said beside them, the site is the same."""
    others = people("employees", "1234512", "2222222", "3333333") + people("customers", "123451", "222222", "------")
    sites = set()
    for greet, tell, mend in itertools.product(("1111", "5555", "1--5"), repeat=3):
        sites.add(json.dumps(str(published(file(others + people("leaders", greet, tell, mend))))))
    for size in range(5):
        sites.add(json.dumps(str(published(file(others + people("leaders", "4" * size, "4" * size, "4" * size))))))
    assert len(sites) == 1


def test_an_attacker_learns_nothing_from_who_left_a_statement_out() -> None:
    """No number tells how many responded to a statement: with the same means, the site is the same."""
    whole = file(people("employees", "333333", "444444", "222222"))
    gaps = file(people("employees", "333333", "44444-", "22222-"))
    assert published(whole) == published(gaps)
    few = file(people("employees", "333333", "4444--", "222222"))
    for said in ("1111", "5555", "1525"):
        assert published(few) == published(file(people("employees", "333333", f"{said}--", "222222")))


def told(n: int, mean: Callable[[int, int], float]) -> float:
    """In which share of all cases the means before and after one more response tell what it was, to somebody who knows both numbers."""
    cases = [(mean(total, n), mean(total + said, n + 1), said) for total in range(n, 5 * n + 1) for said in range(1, 6)]
    possible: dict[tuple[float, float], set[int]] = {}
    for before, after, said in cases:
        possible.setdefault((before, after), set()).add(said)
    return sum(len(possible[before, after]) == 1 for before, after, _ in cases) / len(cases)


@pytest.mark.parametrize("n", range(5, 2 * FEW + 5))
def test_an_attacker_can_hardly_ever_tell_a_response_that_was_added_later(n: int) -> None:
    """Exact means would tell every one. That the rest is no concern either is the business of those who put in a wave as a whole."""
    assert told(n, lambda total, people: total / people) == 1
    assert told(n, rounded) < 0.1


def test_an_attacker_finds_no_figure_of_several_groups_and_none_of_a_hidden_one() -> None:
    """The site of a survey with a hidden group, all its files: no sum, no mean over the groups, none of the hidden ones."""
    rnd = random.Random(4)
    rows: list[Row] = []
    for wave, sizes in (("2026-02", (4, 23, 31)), ("2026-05", (6, 25, 37)), ("2026-08", (3, 21, 33))):
        for group, size in zip(("leaders", "employees", "customers"), sizes, strict=True):
            columns = ["".join(rnd.choices("12345", k=size)) for _ in range(2)]
            rows += people(group, *columns, "-" * size if group == "customers" else "".join(rnd.choices("12345", k=size)), wave=wave)
    found, wrong = read(file(rows))
    assert found
    assert not wrong
    repair = Repair.model_validate({"id": "say-when", "title": "Say when", "statement": "tell", "due": "2026-10-01"})
    whole = book(surveys={"us": survey()}, results={"us": found}, repairs={"say-when": repair}, settings=settings())
    site = render(plan(whole), Provenance(), Options(read_theme(theme_dir())))
    page = site.pages["self-assessment/index.md"]
    made = ("assets/search-index.js", "assets/course.js", "pages.json")
    text = page + "".join(site.assets[name].decode() for name in made if name in site.assets)
    for wave in ("2026-02", "2026-05", "2026-08"):
        assert f"{sum(1 for row in rows if row[0] == wave)} responses" not in text
    assert "Leaders:</b> fewer than 5 responses" in page
    assert "3 responses" not in re.sub(r"\d3 responses", "", page)
    assert "4 responses" not in page
    table_rows = dict(_Cells(page).rows)
    assert {cells["Leaders"] for cells in table_rows.values()} == {"too few"}
    spoken = re.findall(r'aria-label="[^"]*?\. (Leaders: [^";]+)', page)
    assert spoken
    assert all(re.fullmatch(r"Leaders: not shown, \d\.[05], not shown", one) for one in spoken)


def test_the_widest_disagreements_come_first() -> None:
    found, _ = read(file(people("leaders", "44444", "55555", "22222") + people("employees", "33333", "22222", "22222")))
    assert found is not None
    desk = Desk(plan(book(surveys={"us": survey()}, results={"us": found})), Provenance(), Options(read_theme(theme_dir())))
    assert [(row.it.id, row.width) for row in widest(desk)] == [("tell", "3.0"), ("greet", "1.0")]
    assert desk.fragment("parts/widest.html", desk.plan.pages[0], widest=widest(desk, 1)).count("<li>") == 1


# ---- bad input


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "told"),
    [
        (
            "wave,group,greet,tell\n2026-05,leaders,1,2\n",
            "PB420",
            1,
            1,
            "no column `mend`; the columns are `wave`, `group`, `greet`, `tell`",
        ),
        ("wave,group,greet,tell,mned\n2026-05,leaders,1,2,3\n", "PB420", 1, 1, "did you mean `mned`?"),
        ("wave;group;greet;tell;mend;tel\n2026-05;leaders;1;2;3;4\n", "PB426", 1, 6, "looks like the statement `tell`"),
        (
            "wave,group,greet,tell,mend\n2026-05,leaders,1,2,6\n",
            "PB421",
            2,
            5,
            "column `mend`: expected a whole number from 1 to 5, found `6`",
        ),
        ("wave,group,greet,tell,mend\n2026-05,leaders,1,2,NaN\n", "PB421", 2, 5, "found `NaN`"),
        ('wave,group,greet,tell,mend\n2026-05,leaders,"4,5",2,1\n', "PB421", 2, 3, "found `4,5`"),
        ('wave,group,greet,tell,mend\n\n2026-05,leaders,"1\n2",2,1\n', "PB421", 3, 3, "found `1 2`"),
        ("wave,group,greet,tell,mend\n2026-05,leaders,٣,2,1\n", "PB421", 2, 3, "found `٣`"),
        ("wave,group,greet,tell,mend\n2026-05,leader,1,2,3\n", "PB422", 2, 2, "did you mean `leaders`"),
        ("wave,group,greet,tell,mend\nspring,leaders,1,2,3\n", "PB423", 2, 1, "found `spring`"),
        ("wave,group,greet,tell,mend\n,leaders,1,2,3\n", "PB423", 2, 1, "found an empty cell"),
        (f"{HEAD}2026-05,leaders,1,2,3\n2026-06,leaders,1,2,3\n2026-Q2,leaders,1,2,3\n", "PB424", 4, 1, "expected a month"),
        ("wave,group,greet,tell,mend\n2026-05,customers,1,2,3\n", "PB425", 2, 5, "`customers` is not asked this statement"),
        ("wave,group,greet,tell,mend\n", "PB427", 1, 1, "found none"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_row_and_column(text: str, code: str, line: int, column: int, told: str) -> None:
    found, [wrong] = read(text)
    assert (found is None) == (wrong.severity == "error")
    assert (wrong.code, wrong.mark.line, wrong.mark.column) == (code, line, column)
    assert told in f"{wrong.message} {wrong.fix}"


def test_a_column_may_not_be_wanted_twice() -> None:
    _, [wrong] = read("wave,greet,tell,mend\n2026-05,1,2,3\n", data={"file": "us.csv", "group": "greet"})
    assert wrong.code == "PB420"
    assert "wanted for two things" in wrong.message


def test_blanks_are_blanks_in_every_form_and_spare_columns_are_passed_over() -> None:
    blanks = ("", " ", "n/a", "N/A", "na", "-", "–", "—")
    rows = "".join(f"2026-05,employees, 4 ,{blank},3,a remark\n" for blank in blanks)
    found, wrong = read(f"wave,group,greet,tell,mend,remark\n{rows}")
    assert found
    assert not wrong
    assert found.waves[0].means == {("employees", "greet"): 4.0, ("employees", "mend"): 3.0}


def test_waves_come_in_the_order_of_time_whatever_the_order_of_the_rows() -> None:
    rows = people("employees", "11111", "11111", "11111", wave="2026-11") + people("employees", "22222", "22222", "22222", wave="2025-12")
    found, _ = read(file(rows))
    assert found
    assert [wave.period.name for wave in found.waves] == ["2025-12", "2026-11"]


def test_after_twenty_findings_only_the_number_of_the_others_is_told() -> None:
    found, wrong = read(file([("2026-05", "leaders", "x", str(number), "9") for number in range(6, 50)]))
    assert found is None
    assert len(wrong) == 21
    assert wrong[-1].message.startswith("and 112 more like these")


def test_a_hundred_thousand_responses_take_less_than_a_second() -> None:
    """The time of this process, twice as much as allowed elsewhere: it also reads the file."""
    rnd = random.Random(1)
    rows = [f"2026-{rnd.randint(1, 12):02},employees,{','.join(rnd.choices(('1', '2', '3', '4', '5', ''), k=3))}" for _ in range(100_000)]
    whole = table("wave,group,greet,tell,mend\n" + "\n".join(rows))
    began = time.process_time()
    found, wrong = results(survey(), whole, "surveys.us")
    assert time.process_time() - began < 1
    assert found
    assert len(found.waves) == 12
    assert not wrong
