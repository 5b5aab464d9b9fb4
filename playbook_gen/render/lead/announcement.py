"""The announcement of the vision: a subject, a plain text, a text with headings, and a draft that mail programs open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

from markupsafe import Markup

from ...plan import Page
from ...text.fragments import block
from ...text.plain import plain
from ..desk import Desk
from ..links import spelled
from ..settings import RIGHT_TO_LEFT

FILE = "announcement.eml"
PARAGRAPH = re.compile(r"\n[ \t]*\n")
POINT = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+", re.MULTILINE)
# Mail programs drop stylesheets: what must look right is said on the element, and nothing depends on it.
STYLE = "font-family:Segoe UI,Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5;max-width:40em"
LETTER = Markup('<div dir="{}" lang="{}" style="{}">{}</div>\n')


@dataclass(frozen=True)
class Section:
    """A heading, the text beneath it as Markdown, and its key words."""

    title: str
    text: str
    words: tuple[tuple[str, str], ...] = ()


def page(desk: Desk, _page: Page) -> Mapping[str, Any]:
    """The announcement, ready to copy."""
    return {"subject": subject(desk), "text": text(desk), "html": html(desk), "file": FILE}


def files(desk: Desk) -> Mapping[str, bytes]:
    """The draft that a mail program opens, beside the page; none where the edition has no such page."""
    address = desk.plan.addresses.get("page:announcement")
    return {} if address is None else {f"{address}{FILE}": draft(desk)}


def subject(desk: Desk) -> str:
    """What the message is about, in one line."""
    return desk.strings.say("announce_subject", statement=desk.plan.playbook.vision.current.statement)


def _sections(desk: Desk) -> Iterator[Section]:
    """What, why, from when, who, where."""
    say, version = desk.strings.say, desk.plan.playbook.vision.current
    yield Section(say("vision_meaning"), version.meaning, tuple((word.word, word.meaning) for word in version.key_words))
    if version.reason:
        yield Section(say("announce_why"), version.reason)
    approved = say("vision_draft") if version.draft else say("vision_approved", who=version.approved_by)
    yield Section(say("announce_when"), f"{say('announce_from', day=desk.strings.date(version.effective))} {approved}")
    where = _address(desk)
    asked = say("announce_part") if not where else say("announce_part_at", address=where)
    yield Section(say("vision_part"), asked)


def _address(desk: Desk) -> str:
    """Where the vision's page is on the web; empty where nobody has said."""
    url = desk.plan.playbook.settings.organization.url
    return f"{url}{spelled(desk.plan.addresses['page:vision'], desk.options.links)}" if url else ""


def text(desk: Desk) -> str:
    """The message as plain text."""
    parts = [desk.plan.playbook.vision.current.statement]
    for section in _sections(desk):
        words = "\n".join(f"“{word}”: {meaning}" for word, meaning in section.words)
        parts += [section.title.upper() if section.title.isascii() else section.title, lines(section.text), *([words] if words else [])]
    return "\n\n".join(parts) + "\n"


def lines(markdown: str) -> str:
    """Markdown as a mail without formatting has it: paragraphs apart, points with dashes."""
    found = []
    for paragraph in PARAGRAPH.split(markdown.strip()):
        pieces = re.split(r"\n(?=\s*(?:[-*+]|\d+[.)])\s)", paragraph)
        found.append("\n".join(("- " if POINT.match(piece) else "") + plain(piece) for piece in pieces))
    return "\n\n".join(found)


def html(desk: Desk) -> Markup:
    """The message with headings. Its links lead to the web or are not there: a relative one would lead nowhere from a mail."""
    parts = [Markup("<p><strong>{}</strong></p>").format(desk.plan.playbook.vision.current.statement)]
    for section in _sections(desk):
        parts.append(Markup("<h3>{}</h3>").format(section.title))
        parts.append(Markup(block(section.text, lambda name: _outward(desk, name))))
        items = Markup("").join(Markup("<li><strong>{}</strong>: {}</li>").format(word, meaning) for word, meaning in section.words)
        parts += [Markup("<ul>{}</ul>").format(items)] if section.words else []
    return Markup("\n").join(parts)


def _outward(desk: Desk, name: str) -> str | None:
    url, address = desk.plan.playbook.settings.organization.url, desk.plan.addresses.get(name)
    return f"{url}{spelled(address, desk.options.links)}" if url and address is not None else None


def draft(desk: Desk) -> bytes:
    """A message without sender, receiver or day, which mail programs open as a draft."""
    organization = desk.plan.playbook.settings.organization
    message = EmailMessage(policy=SMTP)
    message["Subject"] = " ".join(subject(desk).split())  # a header is one line, whatever a name holds
    message["X-Unsent"] = "1"
    message.set_content(text(desk), cte="quoted-printable")
    direction = "rtl" if organization.language.partition("-")[0] in RIGHT_TO_LEFT else "ltr"
    letter = LETTER.format(direction, organization.language, STYLE, html(desk))
    message.add_alternative(str(letter), subtype="html", cte="quoted-printable")
    message.set_boundary("=_playbook_announcement")
    return message.as_bytes()
