"""Help for authors: what the rules find in items, assessments and paths, and above all where they keep quiet.

The reports themselves are pinned by `sites/broken/`; here are neighbours of every mistake. Numbers in names are those of the
list of assessment cases.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from lending import BAD, GAP, NUMBER, WELL, WORD, allow, checked, choices, codes, prompted, scenario, word

from playbook_gen.model import Blanks, Number, Ordering, ShortText, SingleChoice

PAIRS = """- id: m
  kind: matching
  pairs:
    - {id: a, text: One, goes_with: Odd, why: It is.}
    - {id: b, text: Three, goes_with: Odd, why: "It is, too."}
  extra:
    - {id: even, text: Even}
"""
REMOVED = "- {id: first-question, remove: Ours are others.}\n"
LETTERS = choices("c", "The card.", "The name.", "+A and b.")

# ---- case 2, 6, 17 and their neighbours: each of these is found ----

FOUND: dict[str, tuple[str, str, list[str]]] = {
    "2 the same after markup": (choices("c", "+*The* card", "the  card."), "", ["PB204"]),
    "2 the same in code": (choices("c", "+`a b`", "`A B`"), "", ["PB204"]),
    "2 one choice only": (choices("c", "+The card."), "", ["PB112"]),
    "2 an empty choice": (choices("c", "+The card.", "** **"), "", ["PB068"]),
    "2 a choice of marks": (choices("c", "+The card.", "__ **"), "", ["PB068"]),
    "2 a choice that is an empty link": (choices("c", "+The card.", "[ ](page:vision)"), "", ["PB068"]),
    "2 a choice of white space that is not seen": (choices("c", "+The card.", "\\u200b\\u00a0"), "", ["PB068"]),
    "2 a picture without words in a choice": (choices("c", "+The card.", "See ![ ](plan.svg)"), "", ["PB117"]),
    "2 a picture without words in a hint": (choices("c", "+A card.", "A name.", more="  hints: ['![](plan.svg)']\n"), "", ["PB117"]),
    "2 a picture without words in a reply": (
        scenario(a=(WELL, BAD.replace("ends", "card: queue, ends"))).replace("They wait.", '"![**](plan.svg)"', 1),
        "",
        ["PB117"],
    ),
    "6 a multiple-choice key that is too long": (
        choices("c", "+The card, and the reason why you ask for it.", "The name.", kind="multiple-choice"),
        "",
        ["PB213"],
    ),
    "6 keys always in the second place": (
        "".join(choices(f"c{n}", f"Not the {n}th one.", f"+The {n}th.") for n in range(4)) + REMOVED,
        "",
        ["PB214"],
    ),
    "6 none of these": (choices("c", "+The card.", "A name.", "None of these"), "assessment: {shuffle_choices: true}\n", ["PB215"]),
    "6 neither a nor b": (LETTERS.replace("A and b.", "Neither a nor b"), "assessment: {shuffle_choices: true}\n", ["PB215"]),
    "6 answers in letters": (LETTERS.replace("A and b.", "Answers a, b are right"), "assessment: {shuffle_choices: true}\n", ["PB215"]),
    "6 a whole line of letters": (LETTERS.replace("A and b.", "a,,b " * 300), "assessment: {shuffle_choices: true}\n", ["PB213", "PB215"]),
    "7 a heading that is not there": (choices("c", "+The card.", "A name.", more="  reread: card#gone\n"), "", ["PB116"]),
    "7 a lesson that is not there": (choices("c", "+The card.", "A name.", more="  reread: gone\n"), "", ["PB116"]),
    "17 ten of seven": (
        "".join(choices(f"c{n}", f"The number {n}.", "+The card.", more="  bank: desk\n") for n in range(7)),
        "assessment:\n  shuffle_choices: true\n  draw:\n    - {id: desk, count: 10}\n",
        ["PB216"],
    ),
    "17 the same bank twice": (
        choices("c", "+The card.", "The name.", more="  bank: desk\n"),
        "assessment:\n  draw:\n    - {id: desk, count: 1}\n    - {id: desk, count: 1}\n",
        ["PB020"],
    ),
    "a number and a bound": (NUMBER + "  value: 1\n  at_most: 3\n", "", ["PB218"]),
    "a mistake at the edge of what is right": (
        NUMBER + "  value: 1\n  tolerance: 0.5\n  mistakes:\n    - {at_least: 1.50, at_most: 1.5, feedback: x}\n",
        "",
        ["PB218"],
    ),
    "a number in words": (NUMBER + "  value: twelve\n", "", ["PB112"]),
    "11 accepted twice": (WORD + '  accept: [caf\u00e9, "CAFE\u0301"]\n', "", ["PB204"]),
    "11 a mistake that is accepted": (WORD + '  accept: ["it\'s"]\n  mistakes:\n    - {when: [it\u2019s], feedback: x}\n', "", ["PB219"]),
    "a gap in the address of a link": (
        GAP + '  text: "See [the card](https://x.example/[[a]])."\n  blanks:\n    - {id: a, accept: [x], why: y}\n',
        "",
        ["PB220"],
    ),
    "a gap in the words of a picture, which is none then": (
        GAP + '  text: "![See [[a]]](plan.svg) here"\n  blanks:\n    - {id: a, accept: [x], why: y}\n',
        "",
        ["PB065"],
    ),
    "a circle of three scenes": (
        scenario(a=("correct: true, leads_to: b", BAD), b=(WELL, "leads_to: c"), c=("correct: true, leads_to: a", BAD)),
        "",
        ["PB222"],
    ),
}


FOUND |= {
    "a response that is not seen": (word('"\\u200b"'), "", ["PB226"]),
    "an option that is not seen": (
        GAP + '  text: "[[a]]"\n  blanks:\n    - {id: a, accept: [x], choose_from: [x, "\\u00ad"], why: y}\n',
        "",
        ["PB226"],
    ),
    "a mistake that is not seen": (word("x", '  mistakes:\n    - {when: ["\\ufeff"], feedback: x}\n'), "", ["PB226"]),
    "marks around a response": (word('"**mark**"'), "", ["PB226"]),
    "marks of every sort": (
        word('"***a***", "the *card*", "~~c~~", "__two words__", "_two words_", "[a card](page:vision)"'),
        "",
        ["PB226"] * 6,
    ),
    "a choice twice is told alone": (choices("c", "+The card.", "The name.").replace("id: b", "id: a"), "", ["PB020"]),
    "a list under a name of its own": ("questions:\n" + choices("c", "+The card.", "The name."), "", ["PB018"]),
    "days that do not grow": ("", "refresh_after: [7, 30, 30]\n", ["PB227"]),
    "days that fall": ("", "refresh_after: [90, 7]\n", ["PB227"]),
    "23 a heading in a prompt": (prompted("Look.\n## The card"), "", ["PB067"]),
    "23 a heading without a space": (choices("c", "+#1 is it.", "The name."), "", ["PB067"]),
    "23 a heading in a list": (prompted("- ## The card\n- two"), "", ["PB067"]),
    "23 a heading by a line beneath": (prompted("The card\n---\nis new."), "", ["PB067"]),
    "23 code without an end": (prompted("What is this?\n\n```text\nName"), "", ["PB067"]),
    "23 code that ends with other signs": (prompted("````\nName\n```"), "", ["PB067"]),
}
WORDING = ("PB229", "PB230")  # how a text reads: no matter in texts that are made long on purpose
PICTURE = {"content/assets/plan.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>'}


@pytest.mark.parametrize("name", FOUND)
def test_cases_2_and_6_and_7_this_is_found(name: str, tmp_path: Path) -> None:
    items, module, expected = FOUND[name]
    found = checked(tmp_path, items, module, **PICTURE)
    assert [code for code in codes(found) if code not in WORDING] == expected, found.diagnostics


# ---- and these are right ----

SOUND: dict[str, tuple[str, str]] = {
    "a key without feedback": (choices("c", "+The card.", "The name.").replace("feedback: So., correct", "correct"), ""),
    "no feedback, with a reason": (
        choices("c", "+The card.", "The name.", more=allow("no-feedback")).replace("feedback: So.", "pinned: false"),
        "",
    ),
    "no objective, with a reason": (
        choices("c", "+The card.", "The name.", more=allow("no-objective")).replace("- id: c", "- new: true\n  prompt: What now?\n  id: c"),
        "",
    ),
    "a long key beside a long distractor": (choices("c", "+" + "long " * 12, "long " * 8 + "."), ""),
    "a long key, with a reason": (choices("c", "+" + "long " * 12, "Short.", more=allow("longest-key")), ""),
    "a long key whose length is an address": (choices("c", "+[The card](https://lantern.example/cards/are/here)", "The name."), ""),
    "keys in two places": ("".join(choices(f"c{n}", f"Not {n}.", f"+The {n}.") for n in range(4)), ""),
    "keys in the first place, shuffled": (
        "".join(choices(f"c{n}", f"+Is {n}.", f"The {n}.") for n in range(4)),
        "assessment: {shuffle_choices: true}\n",
    ),
    "keys in the first place, with a reason": (
        "".join(choices(f"c{n}", f"+Is {n}.", f"The {n}.", more=allow("key-first")) for n in range(4)),
        "",
    ),
    "all of the above, in its place": (choices("c", "+The card.", "All of the above."), ""),
    "all of the above, pinned": (
        choices("c", "+The card.", "All of the above.").replace("So.}", "So., pinned: true}"),
        "assessment: {shuffle_choices: true}\n",
    ),
    "none of the above, with a reason": (
        choices("c", "+The card.", "None of the above.", more=allow("all-of-the-above")),
        "assessment: {shuffle_choices: true}\n",
    ),
    "words that only look like it": (
        choices("c", "+All of the readers above twelve.", "A and the desk.", "Both of them, and the lamp.", "a or z"),
        "assessment: {shuffle_choices: true}\n",
    ),
    "all that the bank holds": (
        choices("c", "+The card.", "The name.", more="  bank: desk\n"),
        "assessment:\n  draw:\n    - {id: desk, count: 1}\n",
    ),
    "16 a pass mark of 0, one attempt": ("", "assessment: {pass_mark: 0, attempts: 1, feedback: at-end}\n"),
    "16 a test of twenty minutes": ("", "assessment: {pass_mark: 100, mode: test, minutes: 20, feedback: at-end}\n"),
    "a number and what is near it": (
        NUMBER + "  value: -1.5\n  tolerance: 0.5\n  unit: m\n  units: [metres]\n"
        "  mistakes:\n    - {at_least: -1, at_most: 3, feedback: x}\n    - {at_least: 2, feedback: y}\n",
        "",
    ),
    "a number with one bound": (NUMBER + "  at_least: 3\n  mistakes:\n    - {at_most: 0, feedback: x}\n", ""),
    "11 an accent is another letter": (WORD + "  accept: [resume]\n  mistakes:\n    - {when: [résumé], feedback: x}\n", ""),
    "capitals matter": (WORD + "  case: exact\n  accept: [Card]\n  mistakes:\n    - {when: [card], feedback: x}\n", ""),
    "gaps in marks and beside code": (
        GAP + '  text: "*[[a]]* and **[[b-2]]**, not `[[c]]`."\n  blanks:\n    - {id: a, accept: [x], why: y}\n'
        "    - {id: b-2, accept: [x], choose_from: [x, z], why: y}\n",
        "",
    ),
    "two pairs with one option": (PAIRS, ""),
    "a scenario in which two ways meet": (
        scenario(a=("correct: true, leads_to: b", "leads_to: c"), b=(WELL, "leads_to: c"), c=("correct: true, ends: partly", BAD)),
        "",
    ),
    "5 what is shown as typed": (choices("c", "+`List<String>`", "a < b && c", "${}", "&amp;", "C:\\\\"), ""),
    "a lone sign": (choices("c", "+€", "?", "=", "`*`", "🙂"), ""),
    "letters of other things": (choices("c", "+A, M", "b a", "c or worse", "A or B negative"), "assessment: {shuffle_choices: true}\n"),
    "responses with signs of their own": (
        word('"**", "5 * 3 * 2", "a*b*c", "__init__", "_name", "`card`x", "[1]", "f(x)", "* *", "-"'),
        "",
    ),
    "a response whose marks the comparison drops": (word('"`card`"'), ""),
    "days that grow": ("", "refresh_after: [1, 2, 1830]\n"),
    "one day only": ("", "refresh_after: [7]\n"),
    "23 signs that make no heading": (prompted("\\# and C# #1\n\n    ## in code\n\n---\n\n- a\n\n---"), ""),
    "23 code that ends": (prompted("```\n## a\n```\n\n~~~ text\nb\n~~~\n\n> ```\n> c\n> ```\n\n```d``` e"), ""),
    "23 exclamations": (choices("c", "+Look!!! note it", "!!!", "=== four", "https://x.example///y"), ""),
}


@pytest.mark.parametrize("name", SOUND)
def test_this_is_right(name: str, tmp_path: Path) -> None:
    found = checked(tmp_path, *SOUND[name])
    assert found.playbook is not None
    assert found.diagnostics == ()


# ---- 4: what is typed stays ----

TYPED = ("yes", "no", "08", "1.10", "2026-01-01", "null", "~", "1e3", "0x10", "true", "Off", "1_000", ".5", "+1")


def test_case_4_a_choice_that_yaml_would_turn_into_something_else_stays(tmp_path: Path) -> None:
    lines = [
        f"    - {{id: c{place}, text: {text}, feedback: {text}, correct: {str(not place).lower()}}}\n"
        for place, text in enumerate(TYPED[:12])
    ]
    book = checked(tmp_path, f"- id: c\n  kind: single-choice\n  choices:\n{''.join(lines)}").playbook
    assert book is not None
    item = book.modules["lending"].items[-1]
    assert isinstance(item, SingleChoice)
    assert [(choice.text, choice.feedback) for choice in item.choices] == [(text, text) for text in TYPED[:12]]


def test_case_4_so_do_responses_options_entries_and_the_digits_of_a_number(tmp_path: Path) -> None:
    listed = "[" + ", ".join(TYPED) + "]"
    entries = "".join(f"    - {{id: e{place}, text: {text}, why: {text}}}\n" for place, text in enumerate(TYPED[:12]))
    options = ", ".join(TYPED[:10])
    items = f"{WORD}  accept: {listed}\n- id: o\n  kind: ordering\n  entries:\n{entries}"
    items += (
        f'{GAP}  text: "[[a]]"\n  blanks:\n    - {{id: a, accept: [no], choose_from: [{options}], why: null}}\n{NUMBER}  value: 10.50\n'
    )
    book = checked(tmp_path, items).playbook
    assert book is not None
    word, ordering, blanks, number = book.modules["lending"].items[-4:]
    assert isinstance(word, ShortText)
    assert word.accept == TYPED
    assert isinstance(ordering, Ordering)
    assert [(entry.text, entry.why) for entry in ordering.entries] == [(text, text) for text in TYPED[:12]]
    assert isinstance(blanks, Blanks)
    assert blanks.blanks[0].choose_from == TYPED[:10]
    assert isinstance(number, Number)
    assert number.value == "10.50"


# ---- 3: a name that does not exist, and an id that stands twice ----


@pytest.mark.parametrize("kind", ["short-txt", "numbers", "order", "match", "blank", "scenerio", "Single-Choice", "multiple_choice"])
def test_case_3_a_misspelt_kind_is_told_the_nearest_and_all_of_them(kind: str, tmp_path: Path) -> None:
    (found,) = checked(tmp_path, f"- id: x\n  kind: {kind}\n").diagnostics
    assert found.code == "PB113"
    assert found.mark.line == 5
    assert "did you mean `" in found.fix or kind in ("order", "match")
    for known in ("single-choice", "multiple-choice", "true-false", "short-text", "number", "ordering", "matching", "blanks", "scenario"):
        assert f"`{known}`" in found.fix


FOREIGN = [
    (WORD + "  accept: [x]\n  acept: [y]\n", "items.w.acept", "did you mean `accept`?"),
    (WORD + "  accept: [x]\n  value: 3\n", "items.w.value", "`value` belongs to `number`, and this is `short-text`"),
    (scenario(a=(WELL, "end: badly")), "scenes.a.replies.r1.end", "did you mean `ends`"),
    (
        GAP + '  text: "[[a]]"\n  blanks:\n    - {id: a, accept: [x], why: y, choices: [x, z]}\n',
        "blanks.a.choices",
        "known here: `accept`, `choose_from`",
    ),
]


@pytest.mark.parametrize(("items", "field", "fix"), FOREIGN)
def test_case_3_a_field_that_does_not_exist_is_found_where_it_is(items: str, field: str, fix: str, tmp_path: Path) -> None:
    (found,) = [one for one in checked(tmp_path, items).diagnostics if one.code == "PB111"]
    assert found.field.endswith(field)
    assert fix in found.fix


TWICE = {
    "choices": "single-choice\n  choices:\n    - {id: a, text: x}\n    - {id: a, text: y}\n",
    "entries": "ordering\n  entries:\n    - {id: a, text: x, why: x}\n    - {id: a, text: y, why: x}\n",
    "pairs": "matching\n  pairs:\n    - {id: a, text: x, goes_with: x, why: x}\n    - {id: a, text: y, goes_with: y, why: x}\n",
    "extra": "matching\n  extra:\n    - {id: a, text: x}\n    - {id: a, text: y}\n",
    "blanks": "blanks\n  blanks:\n    - {id: a, accept: [x], why: x}\n    - {id: a, accept: [y], why: x}\n",
    "scenes": "scenario\n  scenes:\n    - {id: a, who: x}\n    - {id: a, who: y}\n",
    "replies": "scenario\n  scenes:\n    - id: a\n      replies:\n        - {id: b, text: x}\n        - {id: b, text: y}\n",
}


@pytest.mark.parametrize("name", TWICE)
def test_an_id_that_stands_twice_within_an_item_is_found(name: str, tmp_path: Path) -> None:
    found = [one for one in checked(tmp_path, f"- id: x\n  kind: {TWICE[name]}").diagnostics if one.code == "PB020"]
    assert [one.field.split(".")[-2] for one in found] == [name] or [one.field.split(".")[-1] for one in found] == [name]
