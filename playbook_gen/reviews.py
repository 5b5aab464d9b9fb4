"""What is to be read again and by whom: every record with its owner, its last review and its next; as text, as JSON, for calendars."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from .plan import SitePlan
from .render import facts

PRODUCT = "-//playbook//reviews//EN"


@dataclass(frozen=True)
class Review:
    """A record under review. Days are ISO 8601; `next_review` is empty for a record that nobody has reviewed yet: it is due now."""

    record: str
    title: str
    owner: str
    contact: str
    reviewed: str
    next_review: str
    layer: str
    address: str

    @property
    def key(self) -> tuple[str, str]:
        """Earliest first; what was never reviewed is due before everything."""
        return self.next_review, self.record


def listed(plan: SitePlan, layers: Mapping[str, str], url: str = "") -> list[Review]:
    """Every record of the playbook, the first that is due first. `layers` tells the layer of each; addresses begin with `url`."""
    return sorted(_reviews(plan, layers, url), key=lambda review: review.key)


def _reviews(plan: SitePlan, layers: Mapping[str, str], url: str) -> Iterator[Review]:
    for one in facts.kept(plan):
        name, owner = one.entry.name, one.owner
        address = plan.addresses.get(name)
        yield Review(
            name, one.entry.title, owner.name if owner else "", (owner.contact or "") if owner else "",
            str(one.reviewed or ""), str(one.due or ""), layers.get(name, ""), f"{url}{address}" if address is not None else "",
        )  # fmt: skip


def until(reviews: Iterable[Review], last: date) -> list[Review]:
    """Those that are due on `last` or before."""
    return [review for review in reviews if review.next_review <= last.isoformat()]


def as_text(reviews: list[Review], today: date) -> str:
    """For people: overdue ones first, then those to come, each with its day and its owner."""
    late = [review for review in reviews if review.next_review < today.isoformat()]
    coming = [review for review in reviews if review.next_review >= today.isoformat()]
    return "\n".join([*_block(f"Overdue on {today}", late), "", *_block("To come", coming)])


def _block(head: str, reviews: list[Review]) -> list[str]:
    days = [f"{review.next_review or 'never read':<10}" for review in reviews]
    rows = [f"  {day}  {one.title} ({one.record}): {one.owner or 'no owner'}" for day, one in zip(days, reviews, strict=True)]
    return [f"{head}: {len(reviews) or 'nothing'}", *rows]


def as_json(reviews: list[Review]) -> str:
    """For programs: a list, every field a text."""
    return json.dumps([asdict(review) for review in reviews], ensure_ascii=False, indent=2)


def as_calendar(reviews: Iterable[Review], stamp: date) -> bytes:
    """For calendars (RFC 5545): a whole day for each next review. `stamp` is the content's day: the same content gives the same file."""
    whole = Calendar()
    whole.add("prodid", PRODUCT)
    whole.add("version", "2.0")
    for review in reviews:
        if review.next_review:
            whole.add_component(_event(review, stamp))
    return bytes(whole.to_ical())


def _event(review: Review, stamp: date) -> Event:
    day, event = date.fromisoformat(review.next_review), Event()
    event.add("uid", f"review-{review.record.replace(':', '-')}@playbook")
    event.add("dtstamp", datetime(stamp.year, stamp.month, stamp.day, tzinfo=UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", f"Review: {' '.join(review.title.split())}")
    who = f"{review.owner or 'No owner yet'}{f' ({review.contact})' if review.contact else ''}"
    event.add("description", f"{who}. Last reviewed: {review.reviewed}.")
    if review.address.startswith("http"):
        event.add("url", review.address)
    event.add("transp", "TRANSPARENT")
    return event
