"""Claims: what is refused, graded again, doubted, counted, signed. The fixtures are shared with the browser's script."""

from __future__ import annotations

import base64
import json
from datetime import date, datetime
from pathlib import Path
from typing import Any, get_args

import pytest
from books import MODULE, book
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, PrivateFormat

from playbook_gen.claims import (
    REFUSED,
    VERDICTS,
    Judged,
    Reason,
    Refusal,
    Verdict,
    as_data,
    as_text,
    canonical,
    encode,
    judge,
    missed,
    read,
    sentences,
    summary,
    syllabus,
    table,
    tallies,
)
from playbook_gen.claims.keys import KeyFileError, load_key, new_key, public_text
from playbook_gen.claims.receipts import Verified, receipt, verify
from playbook_gen.claims.table import safe
from playbook_gen.claims.values import Claim, Code
from playbook_gen.fingerprint import fingerprint, module_print
from playbook_gen.model import Module

FIXTURES = Path(__file__).parent / "fixtures" / "claims"
SYLLABUS: dict[str, Any] = json.loads((FIXTURES / "syllabus.json").read_text(encoding="utf-8"))


def fixture(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FIXTURES / f"{name}.json").read_text(encoding="utf-8"))
    return found


ALL = {name: fixture(name) for name in ("refusals", "rows", "across", "summary", "table", "codes", "receipts")}
PEOPLE, NOW = ALL["rows"]["people"], datetime.fromisoformat(ALL["rows"]["now"])


def cases(name: str) -> Any:
    return pytest.mark.parametrize("case", ALL[name]["cases"], ids=[case["name"] for case in ALL[name]["cases"]])


def placed(holder: Any, path: str) -> tuple[Any, Any]:
    """What holds the last step of a path, and that step."""
    *way, last = path.split(".")
    for step in way:
        holder = holder[int(step) if isinstance(holder, list) else step]
    return holder, int(last) if isinstance(holder, list) else last


def like(given: dict[str, Any], people: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(json.dumps(people[given["like"]]))
    for path, value in given.get("with", {}).items():
        holder, step = placed(made, path)
        holder[step] = value
    for path in given.get("without", ()):
        holder, step = placed(made, path)
        del holder[step]
    return made


def content(given: dict[str, Any], people: dict[str, Any]) -> bytes:
    """The bytes of a file as the README says that fixtures give them."""
    if "like" in given:
        return json.dumps(like(given, people)).encode()
    if "base64" in given:
        return base64.b64decode(given["base64"])
    if "text" in given:
        return str(given["text"]).encode()
    parts = given["repeat"]
    before, after = given.get("around", ("", ""))
    return "".join((before, *(text * times for text, times in zip(parts[::2], parts[1::2], strict=True)), after)).encode()


def judged(name: str, case: dict[str, Any]) -> Any:
    whole = ALL[name]
    files = [(one["file"], content(one, whole["people"])) for one in case["files"]]
    return judge(files, SYLLABUS, datetime.fromisoformat(whole["now"]))


def same(expected: Any, found: Any) -> bool:
    """Whether `found` has what is expected: of objects the keys that are listed, of lists everything."""
    if isinstance(expected, dict):
        return isinstance(found, dict) and all(key in found and same(value, found[key]) for key, value in expected.items())
    if isinstance(expected, list):
        return isinstance(found, list) and len(expected) == len(found) and all(map(same, expected, found))
    return bool(expected == found)


def reason(data: bytes) -> str | None:
    try:
        read(data, "lantern-library")
    except Refusal as refusal:
        return refusal.reason
    return None


@cases("refusals")
def test_what_is_refused(case: dict[str, Any]) -> None:
    assert reason(content(case, ALL["refusals"]["people"])) == case["refused"]


@cases("rows")
def test_a_row(case: dict[str, Any]) -> None:
    found = as_data(judged("rows", case))
    assert same(case["expected"], found), json.dumps(found, indent=1)


@cases("across")
def test_across_files(case: dict[str, Any]) -> None:
    found = as_data(judged("across", case))
    assert same(case["expected"], found), json.dumps(found, indent=1)


@cases("summary")
def test_summary(case: dict[str, Any]) -> None:
    assert tallies(summary(judged("summary", case), SYLLABUS)) == case["summary"]


@cases("table")
def test_table(case: dict[str, Any]) -> None:
    assert table(judged("table", case)) == case["csv"]


@pytest.mark.parametrize(("cell", "written"), ALL["table"]["cells"])
def test_no_cell_begins_a_formula(cell: str, written: str) -> None:
    assert safe(cell) == written


@cases("codes")
def test_codes(case: dict[str, Any]) -> None:
    assert encode(case["claim"]) == case["code"]
    assert Claim(case["claim"]).digest == case["digest"]
    if case["code"]:
        assert canonical(read(case["code"].encode(), "lantern-library").data) == canonical(case["claim"])


@cases("receipts")
def test_verdicts(case: dict[str, Any]) -> None:
    whole = ALL["receipts"]
    trainers = [(one["name"], one["key"]) for one in whole["trainers"]]
    found = verify(content(case, whole["people"]), whole["playbook"], trainers)
    assert (found.verdict, found.by) == (case["verdict"], case.get("by", ""))


# ---- the syllabus of a playbook


def test_the_syllabus_is_what_grading_again_takes() -> None:
    found = syllabus(book(), "oak", ",")
    module = found["modules"]["greeting"]
    assert found["playbook"] == "oak"
    assert json.loads(json.dumps(found)) == found
    assert (module["title"], module["version"], module["pass"], module["print"]) == (
        "Greeting",
        "2",
        80,
        module_print(book().modules["greeting"]),
    )
    assert module["specs"]["q"] == {"id": "q", "kind": "single-choice", "points": 1, "choices": ["a", "b"], "keys": ["a"]}
    assert module["hashes"] == {"q": fingerprint(book().modules["greeting"].items[0])}
    assert module["prompts"] == {"q": "Which first?"}
    assert "draws" not in module


def test_the_syllabus_tells_draws_and_what_must_be_learned_again() -> None:
    item = MODULE["items"][0]
    items = [item, *({**item, "id": name, "bank": "more"} for name in "rst"), {**item, "id": "u", "bank": "unused"}]
    changes = [{"date": "2026-11-20", "what": "Late.", "material": True}, {"date": "2026-11-19", "what": "A typo."}]
    items[0] = {**item, "changes": [{"date": "2026-11-10", "what": "Early.", "material": True}]}
    whole = {**MODULE, "items": items, "changes": changes, "assessment": {"draw": [{"id": "more", "count": 2}]}}
    found = syllabus(book(modules={"greeting": Module.model_validate(whole)}), "oak")["modules"]["greeting"]
    assert found["draws"] == [{"count": 2, "items": ["r", "s", "t"]}]
    assert found["after_changes"] == [["2026-11-10", "Early."], ["2026-11-20", "Late."]]


@pytest.mark.parametrize("beside", [{"rubric": []}, {"trainer": None}, {"why": "Other."}, {"version": "3"}])
def test_the_print_of_a_module_leaves_out_what_is_beside_it(beside: dict[str, Any]) -> None:
    assert module_print(Module.model_validate({**MODULE, **beside})) == module_print(Module.model_validate(MODULE))
    assert module_print(Module.model_validate({**MODULE, "title": "Other"})) != module_print(Module.model_validate(MODULE))


# ---- keys and receipts


def first(data: dict[str, Any]) -> Judged:
    (found,) = judge([("a.json", json.dumps(data).encode())], SYLLABUS, NOW)
    assert isinstance(found, Judged)
    return found


def test_a_receipt_is_what_its_reader_verifies() -> None:
    key = load_key(new_key())
    made = receipt(first(PEOPLE["ada"]), key, "Ines", date(2026, 12, 1))
    assert [one["id"] for one in made["modules"]] == ["lending", "house-rules"]
    listed = [("Somebody", "A" * 43 + "="), ("Ines Okafor", public_text(key)), ("Twice", public_text(key)), ("No key", "x")]
    assert verify(json.dumps(made).encode(), "lantern-library", listed) == Verified("valid", "Ines Okafor", made)
    assert verify(json.dumps(made).encode(), "lantern-library", listed[:1]).verdict == "unknown-key"


def test_a_receipt_has_what_was_graded_again_and_only_what_is_done() -> None:
    edited = like({"like": "ada", "with": {"modules.0.points": "3", "modules.1.id": "shelving", "modules.1.of": 2}}, PEOPLE)
    made = receipt(first(edited), load_key(new_key()), "Ines", date(2026, 12, 1))
    assert [(one["id"], one["points"], one["of"]) for one in made["modules"]] == [("lending", "7", 7), ("shelving", "0", 2)]
    assert receipt(first(PEOPLE["bo"]), load_key(new_key()), "Ines", date(2026, 12, 1))["modules"] == []


def test_keys_that_are_none_say_what_to_do() -> None:
    other = rsa.generate_private_key(65537, 2048)
    pem = other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    locked = other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"x"))
    for data, words in [(pem, "another kind"), (locked, "passphrase"), (b"", "something else"), (b"\xff" * 99, "something else")]:
        with pytest.raises(KeyFileError, match=words):
            load_key(data)


# ---- what people read


def test_every_reason_and_every_doubt_has_a_sentence() -> None:
    assert set(REFUSED) == set(get_args(Reason))
    assert set(VERDICTS) == set(get_args(Verdict))
    codes = set()
    for name in ("rows", "across"):
        for case in ALL[name]["cases"]:
            for one in judged(name, case):
                if isinstance(one, Judged):
                    doubts = [*one.doubts, *(doubt for row in one.rows for doubt in row.doubts)]
                    said = list(sentences(one, SYLLABUS))
                    assert len(said) == len(doubts)
                    assert not any("{" in words or "None" in words for words in said)
                    codes |= {doubt.code for doubt in doubts}
    assert codes == set(get_args(Code))


def test_nothing_that_was_typed_commands_a_terminal() -> None:
    rude = like({"like": "bo", "with": {"modules.0.responses.word": "\x1b[2J\x1b]0;x\x07" + "y" * 300}}, PEOPLE)
    found = judge([("\x1b[31m.json", json.dumps(rude).encode())], SYLLABUS, NOW)
    words = as_text(found, SYLLABUS) + missed(summary(found, SYLLABUS), SYLLABUS)
    assert "\x1b" not in words
    assert "\x07" not in words
    assert max(map(len, words.split("\n"))) < 300
