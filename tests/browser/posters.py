"""Visions that are hard to set on paper, as playbooks on the sound ground of the broken sites."""

from __future__ import annotations

import json
import os
from pathlib import Path

from commands import SITES, run

FORTY = (
    "Every reader who comes to one of our branches, rings us or writes to us leaves with the book that they came for, or knows the day "
    "on which it will be here, the name of who rings, and what to read meanwhile."
)
ARABIC = "كل قارئ يغادر وهو يعرف ما سيحدث بعد ذلك ومن سيتصل به."
STATEMENTS = {
    "three": ("en", "You leave knowing."),
    "forty": ("en", FORTY),
    "long-word": ("de", "Rindfleischetikettierungsgesetz gilt immer."),
    "arabic": ("ar", ARABIC),
    "arabic-forty": ("ar", " ".join([ARABIC] * 4)),
    "chinese": ("zh", "每位读者离开时都知道接下来会发生什么以及谁会联系他们。"),
}
WORDS = {"ar": ("كل قارئ", "كل من يأتي إلينا أو يكتب لنا، وكذلك من يأتي نيابة عنه.")}
ENGLISH = ("leaves", "Also when the branch is full, the answer is no, or the question belongs to another branch of ours.")


def made(name: str, folder: Path) -> Path:
    """The site of the vision `name`, with three key words and two roles that say a lot."""
    language, statement = STATEMENTS[name]
    ground = Path(os.path.relpath(SITES / "ground", folder)).as_posix()
    words = [{"word": WORDS.get(language, ENGLISH)[0], "meaning": WORDS.get(language, ENGLISH)[1]}] * 3
    version = {
        "id": "hard", "new": True, "statement": statement, "meaning": "It is kept on bad days too.", "key_words": words,
        "effective": "2026-10-05",
        "approved_by": "Ines Okafor, director of all the branches, with everybody who was at the meeting in the reading room",
    }  # fmt: skip
    does = [" ".join([WORDS.get(language, ENGLISH)[1]] * 2)] * 4
    vision = {"versions": [version], "contributions": [{"id": "desk", "new": True, "does": does}]}
    name_of = "The Library of the Lower Valley and of the Hills Around It"
    files = {
        "playbook.yml": {"format": 1, "layers": [ground], "organization": {"name": name_of, "language": language}},
        "content/vision.yml": vision,
    }
    for path, value in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(value), encoding="utf-8")
    result = run("build", folder, "--site-dir", folder / "site", "--links", "files")
    assert result.exit_code == 0, result.output
    return folder / "site"
