"""A table of people, and the table of mails to them."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import pytest
from assigned import ADDRESS, browser

from playbook_gen.assign import Payload, PeopleError, Person, mail_merge, people, safe


@pytest.mark.parametrize(
    "text",
    [
        "name,email\nAda,ada@x.org\nBo O'Neil,bo@x.org\n",
        "\ufeffname;email\r\nAda;ada@x.org\r\nBo O'Neil;bo@x.org",
        'Email\tNotes\tName\r\n ada@x.org \t"two\nlines, and, commas"\tAda\n\nbo@x.org\t\tBo O\'Neil\n\t\t\n',
        '"name","email"\n"Ada","ada@x.org"\n"Bo O\'Neil","bo@x.org"\n',
    ],
    ids=["commas", "semicolons and a mark", "tabs and more columns", "quotation marks"],
)
def test_people_as_spreadsheets_write_them(text: str) -> None:
    assert people(text.encode()) == (Person("Ada", "ada@x.org"), Person("Bo O'Neil", "bo@x.org"))


@pytest.mark.parametrize(
    ("data", "problems"),
    [
        (b"", ["row 1: expected a column `name`, found nothing", "row 1: expected a column `email`"]),
        (b"name,mail\nAda,a@x.org", ["row 1: expected a column `email`, found `name`, `mail`; write `name,email` in the first row"]),
        (b"name|email\nAda|a@x.org", ["row 1: expected a column `name`, found `name|email`", "row 1: expected a column `email`"]),
        (b"name,email,Name\n", ["row 1, column 3: expected one column `name`, found it again"]),
        (b"name,email\n", ["row 2: expected a person, found none"]),
        (b"name,email\n,\n\n", ["row 2: expected a person, found none"]),
        (b'name,email\nAda,a@x.org\n"B\no",b@x.org', ["row 3, column name: expected a name in one line of up to 200 characters, found `B"]),
        (b"name,email\nAda", ["row 2, column email: expected an e-mail address such as ada@example.org, found nothing"]),
        (b"name,email\nLovelace, Ada,a@x.org", ["row 2, column 3: expected 2 cells, found 3; put quotation marks around"]),
        (b"name,email\nA,b\n,c@x.org\nD,=d@x.org", ["row 2, column email", "row 3, column name", "row 4, column email: "]),
        (b"name,email\nA,a@x.org?bcc=b@x.org", ["row 2, column email"]),
        (b'name,email\nA,"a@x.org, b@x.org"', ["row 2, column email"]),
        (b'name,email\nA,"a@x.org\r\nBcc: b@x.org"', ["row 2, column email"]),
        (b'name,email\nA,a@x.org\n"B,b@x.org', ["row 3: expected a row of a CSV file, found one that cannot be read"]),
        (b"name,email\nA,a@x.org\nJos\xe9,j@x.org", ["row 3: expected UTF-8, found something else"]),
        ("name,email\nA,a@x.org".encode("utf-16"), ["row 1: expected UTF-8, found something else"]),
        (b"name,email\n" + b"A,a@x.org\n" * 5_001, ["expected up to 5000 people, found 5001"]),
        (b"name,email\n" + b"A" * 200_000 + b",a@x.org", ["row 2: expected a row of a CSV file, found one that cannot be read"]),
        (b"x" * 1_000_001, ["expected a file of up to 1 MB, found 1000001 bytes"]),
    ],
)  # fmt: skip
def test_a_table_that_is_none_says_where(data: bytes, problems: list[str]) -> None:
    with pytest.raises(PeopleError) as found:
        people(data)
    assert len(found.value.problems) == len(problems)
    for problem, start in zip(found.value.problems, problems, strict=True):
        assert problem.startswith(start)
        assert "\n" not in problem


def test_a_table_of_mails_opens_without_running_anything() -> None:
    payload = Payload(playbook="p", by="@Ines", made=date(2026, 1, 1), modules=("m",), note='=1+1;"x"')
    who = [Person("=cmd|' /C calc'!A0", "ada@x.org"), Person("＝1+1", "b@x.org"), Person('Bo, "Jr"; +1', "c@x.org")]
    text = mail_merge(who, payload, ADDRESS, ["=Lending"])
    head, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert head == ["name", "email", "subject", "body", "link"]
    assert text.endswith("\r\n")
    assert [row[1] for row in rows] == [person.email for person in who]
    assert rows[2][0] == 'Bo, "Jr"; +1'
    assert rows[2][3].startswith('Hello Bo, "Jr"; +1,\n\nPlease take this module: =Lending.\nWhy: =1+1;"x"\n')
    assert all(row[4] == ADDRESS for row in rows)
    for cell in (cell for row in rows for cell in row):
        assert not re.match(r"[\t\r]|\s*[=+\-@＝＋－＠]", cell)
    assert [Person(*row[:2]) for row in rows][2] == who[2]
    assert people(text.encode("utf-8-sig"))[2] == who[2]


def test_the_browser_guards_cells_alike() -> None:
    cells = [
        "",
        "a",
        *(before + sign + "x" for before in ("", " ", "\t", "\u00a0", "a", "\r\n") for sign in "=+-@＝＋－＠'"),
        "\tx",
        "\rx",
        'a"b',
        "a,b",
    ]
    (text,) = browser("csv", [[[[cell, "end"] for cell in cells]]])
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text[1:], newline=""), strict=True))
    assert [row[0] for row in rows] == [safe(cell) for cell in cells]
