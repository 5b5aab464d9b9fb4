"""Items as their templates set them: what is asked, what is shown to respond with, and the reasons behind each part.

One `Question` an item. A page, a printed sheet and the practice of a refresher are made from the same values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from markupsafe import Markup, escape

from ..fingerprint import fingerprint
from ..grading import spec_json, spec_of
from ..model.items import (
    Blanks,
    Item,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    Reply,
    Scenario,
    ShortText,
    SingleChoice,
    TrueFalse,
)  # fmt: skip
from ..shuffle import shuffled, shuffled_away
from ..text.gaps import gaps
from ..text.plain import plain
from .strings import Strings

NOTHING = Markup("")
FIELD = Markup(
    '<input type="text" id="{}" aria-label="{}" aria-describedby="{}--_text" size="{}" maxlength="600" '
    'spellcheck="false" autocapitalize="none">'
)
VALUES = {"many": False, "pinned": "", "numbered": False, "mode": "text", "unit": ""}
LONG_OPTION = 38  # characters; a longer one is cut off in a phone's closed list, so the options are listed beside it


@dataclass(frozen=True)
class Part:
    """A choice, an entry, a thing to match, a reply: its id, its HTML, and that HTML without its `<p>` if it is one paragraph."""

    id: str
    html: Markup
    line: Markup | None = None
    then: str = ""  # on paper, where a reply leads


@dataclass(frozen=True)
class Reason:
    """Why a part is right or wrong. `id` is what a mark of `grading` names; `shown` is what it speaks of."""

    id: str
    shown: Markup
    correct: bool
    why: Markup
    line: Markup | None
    tail: Markup = NOTHING


@dataclass(frozen=True)
class SceneView:
    """One moment of a scenario."""

    id: str
    number: int
    who: str
    says: Markup
    replies: tuple[Part, ...]


@dataclass(frozen=True)
class Question:
    """One item, ready for its template. `layout` names the template of what one responds with."""

    item: Item
    name: str
    layout: str
    how: str
    hash: str
    spec: str
    prompt: Part
    parts: tuple[Part, ...] = ()
    options: tuple[tuple[str, str, Markup], ...] = ()  # id, plain text, HTML
    listed: bool = False
    text: Markup = NOTHING
    scenes: tuple[SceneView, ...] = ()
    reasons: tuple[Reason, ...] = ()
    hints: tuple[Markup, ...] = ()
    after: Markup = NOTHING
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Maker:
    """Makes questions for the pages of one depth."""

    block: Callable[[str], Markup]
    inline: Callable[[str], Markup]
    strings: Strings
    decimal: str = "."
    link: Callable[[str], str | None] = lambda name: None
    title: Callable[[str], str] = lambda name: name

    def question(self, module: str, item: Item) -> Question:
        """What the templates need to know of `item` of the module with the id `module`."""
        layout, make = MAKERS[item.kind]
        more = make(self, module, item)
        more["values"] = VALUES | more.get("values", {})
        return Question(
            item=item, name=f"{module}--{item.id}", layout=layout, how=self.say(f"assessment_how_{item.kind.replace('-', '_')}"),
            hash=fingerprint(item), spec=spec_json(item, self.decimal), prompt=self.part("prompt", item.prompt),
            hints=tuple(self.block(hint) for hint in item.hints), after=self.block(item.feedback) if item.feedback else Markup(""), **more,
        )  # fmt: skip

    def say(self, name: str, **values: object) -> str:
        """A string of the interface."""
        return self.strings.say(name, **values)

    def part(self, id: str, text: str) -> Part:
        """`text` as blocks, and as a line where it is one paragraph."""
        html = Markup(self.block(text).strip())  # noqa: S704 - cleaned by `block`
        return Part(id, html, line_of(html))

    def reason(self, id: str, shown: Markup, correct: bool, why: str | None, tail: Markup = NOTHING) -> Reason:
        """Why `shown` is right or wrong."""
        html = Markup(self.block(why).strip()) if why else Markup("")  # noqa: S704 - cleaned by `block`
        return Reason(id, shown, correct, html, line_of(html), tail)


def line_of(html: Markup) -> Markup | None:
    """The inside of the one paragraph that `html` is, else None. A label or a legend may hold a line, and nothing longer."""
    return html[3:-4] if html.startswith("<p>") and html.endswith("</p>") and html.count("<p") == 1 else None


def _choices(make: Maker, _module: str, item: SingleChoice | MultipleChoice) -> dict[str, Any]:
    parts = tuple(make.part(choice.id, choice.text) for choice in item.choices)
    reasons = tuple(make.reason(c.id, part.html, c.correct, c.feedback) for c, part in zip(item.choices, parts, strict=True))
    pinned = " ".join(choice.id for choice in item.choices if choice.pinned)
    return {"parts": parts, "reasons": reasons, "values": {"many": isinstance(item, MultipleChoice), "pinned": pinned}}


def _statement(make: Maker, _module: str, item: TrueFalse) -> dict[str, Any]:
    words = {True: escape(make.say("assessment_true")), False: escape(make.say("assessment_false"))}
    rows = [("true", True, item.if_true), ("false", False, item.if_false)]
    return {
        "parts": tuple(Part(id, words[value], words[value]) for id, value, _ in rows),
        "reasons": tuple(make.reason(id, words[value], item.correct is value, why) for id, value, why in rows),
        "values": {"many": False, "pinned": "true false"},
    }


def _written(make: Maker, item: ShortText | Number, right: str, mistakes: Sequence[tuple[str, str]]) -> tuple[Reason, ...]:
    return (
        make.reason("right", escape(right), True, item.if_right),
        *(make.reason(f"mistake-{at}", escape(shown), False, why) for at, (shown, why) in enumerate(mistakes, 1)),
        make.reason("otherwise", escape(make.say("assessment_anything_else")), False, item.otherwise),
    )


def _short_text(make: Maker, _module: str, item: ShortText) -> dict[str, Any]:
    mistakes = [(make.strings.either(mistake.when), mistake.feedback) for mistake in item.mistakes]
    return {"reasons": _written(make, item, make.strings.either(item.accept), mistakes), "values": {"mode": "text", "unit": ""}}


def _number(make: Maker, _module: str, item: Number) -> dict[str, Any]:
    spec = spec_of(item, make.decimal)
    unit = f" {item.unit}" if item.unit else ""
    mistakes = [(_range(make, m.at_least, m.at_most) + unit, m.feedback) for m in item.mistakes]
    negative = any(bound and bound.startswith("-") for bound in (spec["low"], spec["high"]))
    values = {"mode": "text" if negative else "decimal", "unit": item.unit or ""}
    right = _decimal(make, item.value) if item.value else _range(make, spec["low"], spec["high"])
    if item.value and item.tolerance.strip("0."):
        right = make.say("assessment_give_or_take", value=right, tolerance=_decimal(make, item.tolerance))
    return {"reasons": _written(make, item, right + unit, mistakes), "values": values}


def _range(make: Maker, low: str | None, high: str | None) -> str:
    texts = {"low": _decimal(make, low or ""), "high": _decimal(make, high or "")}
    if low == high:
        return texts["low"]
    return make.say("assessment_between" if low and high else "assessment_at_least" if low else "assessment_at_most", **texts)


def _decimal(make: Maker, number: str) -> str:
    """A number of the content as the playbook's language writes it."""
    return number.replace(".", make.decimal)


def _ordering(make: Maker, module: str, item: Ordering) -> dict[str, Any]:
    parts = {entry.id: Part(entry.id, make.inline(entry.text), make.inline(entry.text)) for entry in item.entries}
    start = shuffled_away([entry.id for entry in item.entries], f"{module}/{item.id}")
    reasons = tuple(make.reason(entry.id, parts[entry.id].html, True, entry.why) for entry in item.entries)
    return {"parts": tuple(parts[id] for id in start), "reasons": reasons, "values": {"numbered": True}}


def _matching(make: Maker, module: str, item: Matching) -> dict[str, Any]:
    spec = spec_of(item, make.decimal)
    texts = {pair.id: pair.goes_with for pair in item.pairs} | {extra.id: extra.text for extra in item.extra}
    options = tuple((id, plain(texts[id]), make.inline(texts[id])) for id in shuffled(spec["options"], f"{module}/{item.id}"))
    rows = [(pair, make.inline(pair.text), make.inline(pair.goes_with)) for pair in item.pairs]
    arrow = Markup(' <span aria-hidden="true">→</span> ')
    return {
        "parts": tuple(Part(pair.id, text, text) for pair, text, _ in rows),
        "options": options,
        "listed": any(len(plain) > LONG_OPTION or plain != str(html) for _, plain, html in options),
        "reasons": tuple(make.reason(pair.id, text + arrow + goes_with, True, pair.why) for pair, text, goes_with in rows),
    }


def _blanks(make: Maker, module: str, item: Blanks) -> dict[str, Any]:
    reasons: list[Reason] = []
    for blank in item.blanks:
        reasons.append(make.reason(blank.id, escape(make.strings.either(blank.accept)), True, blank.why))
        for at, mistake in enumerate(blank.mistakes, 1):
            reasons.append(make.reason(f"{blank.id}/mistake-{at}", escape(make.strings.either(mistake.when)), False, mistake.feedback))
    of = len(item.blanks)
    fields = {blank.id: _gap(make, f"{module}--{item.id}", at, of, blank) for at, blank in enumerate(item.blanks, 1)}
    return {"text": gaps(make.block(item.text), fields), "reasons": tuple(reasons)}


def _gap(make: Maker, name: str, at: int, of: int, blank: Any) -> Markup:
    label, id = make.say("assessment_gap", n=at, of=of), f"{name}--{blank.id}"
    if blank.choose_from:
        chosen = Markup("").join(Markup("<option>{}</option>").format(text) for text in blank.choose_from)
        listed = Markup(' <span class="pb-paper">({})</span>').format(" / ".join(blank.choose_from))
        control = Markup('<select id="{}" aria-label="{}" aria-describedby="{}--_text"><option value="">{}</option>{}</select>{}').format(
            id, label, name, make.say("assessment_choose"), chosen, listed
        )
    else:
        size = max(8, min(28, max(map(len, blank.accept)) + 2))
        control = FIELD.format(id, label, name, size)
    return Markup('<span class="pb-gap" data-part="{}" data-n="{}">{}</span>').format(blank.id, at, control)


def _scenario(make: Maker, _module: str, item: Scenario) -> dict[str, Any]:
    numbers = {scene.id: at for at, scene in enumerate(item.scenes, 1)}
    scenes, reasons = [], []
    for scene in item.scenes:
        replies = tuple(replace(make.part(reply.id, reply.text), then=_way(make, reply, numbers)) for reply in scene.replies)
        scenes.append(SceneView(scene.id, numbers[scene.id], scene.who, make.block(scene.says), replies))
        for reply, part in zip(scene.replies, replies, strict=True):
            tail = _then(make, reply, numbers)
            reasons.append(make.reason(f"{scene.id}/{reply.id}", part.html, reply.correct, reply.effect, tail))
    return {"scenes": tuple(scenes), "reasons": tuple(reasons)}


def _way(make: Maker, reply: Reply, numbers: Mapping[str, int]) -> str:
    return make.say("assessment_way", n=numbers.get(reply.leads_to, "")) if reply.leads_to else make.say("assessment_way_end")


def _then(make: Maker, reply: Reply, numbers: Mapping[str, int]) -> Markup:
    """What follows a reply: the card that says it in general; and, for whoever reads without script, where it goes on."""
    to = make.say("assessment_goes_on", n=numbers.get(reply.leads_to, "")) if reply.leads_to else make.say(f"assessment_ends_{reply.ends}")
    then = Markup('<p class="pb-then">{}</p>').format(to)
    href = make.link(f"guidance:{reply.card}") if reply.card else None
    if href is None:
        return then
    title = make.say("assessment_card", title=make.title(f"guidance:{reply.card}"))
    return then + Markup('<p class="pb-reread"><a href="{}">{}</a></p>').format(href, title)


MAKERS: Mapping[str, tuple[str, Callable[..., dict[str, Any]]]] = {
    "single-choice": ("choices", _choices),
    "multiple-choice": ("choices", _choices),
    "true-false": ("choices", _statement),
    "short-text": ("written", _short_text),
    "number": ("written", _number),
    "ordering": ("ordering", _ordering),
    "matching": ("matching", _matching),
    "blanks": ("blanks", _blanks),
    "scenario": ("scenario", _scenario),
}
