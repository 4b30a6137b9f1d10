"""What is covered, and ids that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import Block

from bot.views import actions, parts, words
from bot.views.message import Message, compose, first_fitting
from bot.views.notices import notice
from bot.views.state import State, search
from bot.views.text import shorten
from store.records import Event, Item

_SIZES = (18, 10, 5)
"""How many events a message may show, whichever fits."""


def events(found: Sequence[tuple[Event, str]]) -> Message:
    """Each event with its days, place and number of items, and the query that lists them."""
    if not found:
        return notice("No events yet.", "Whoever runs Hallway can load some with: hallway load-seeds")
    plain = "\n".join(f"{event.label}: {_about(event)}" for event, _ in found)
    return first_fitting(compose(plain, _event_blocks(found, most)) for most in _SIZES)


def _event_blocks(found: Sequence[tuple[Event, str]], most: int) -> Iterator[Block]:
    yield parts.heading("Events")
    for at, (event, query) in enumerate(found[:most]):
        show = parts.button("Show", f"{actions.SUGGESTION}{at}", search(query), f"Show {event.label}")
        yield parts.row(event.label, show)
        yield parts.small(_about(event))
    if len(found) > most:
        yield parts.small(f"and {len(found) - most} more; ask for one by name")


def _about(event: Event) -> str:
    days = words.days_words(event.starts, event.ends)
    count = f"{event.item_count} item{'' if event.item_count == 1 else 's'}"
    found = (
        event.name if event.name != event.label else "",
        days and days + words.mark(event.outside, "dates", "starts", "ends"),
        event.venue and event.venue + words.mark(event.outside, "venue"),
        event.city and event.city + words.mark(event.outside, "city"),
        count,
    )
    return " · ".join(part for part in found if part)


def not_found(item_id: str, near: Sequence[Item]) -> Message:
    """No item with that id; the nearest ones as buttons."""
    text = f"There is no item with the id {shorten(item_id, 100)}."
    plain = "\n".join([text, *(f"Near: {item.title} ({item.id})" for item in near)])
    cards = parts.buttons(
        parts.button(item.title, f"{actions.SUGGESTION}{at}", State(item=item.id), f"Details: {item.title}")
        for at, item in enumerate(near)
    )
    return compose(plain, [parts.paragraph([parts.said(text)]), *cards])
