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
    """Name, days and place, items; what no source of ours states stands apart, at the end."""
    known: dict[str, None] = {event.name: None} if event.name != event.label else {}
    elsewhere: dict[str, None] = {}
    days = words.days_words(event.starts, event.ends)
    for fields, text in (
        (("dates", "starts", "ends"), days), (("venue",), event.venue), (("city",), event.city)
    ):  # fmt: skip
        (elsewhere if any(field in event.outside for field in fields) else known)[text] = None
    count = f"{event.item_count} item{'' if event.item_count == 1 else 's'}"
    told = " · ".join(part for part in (*known, count) if part)
    return told + (
        f" · not in our sources: {', '.join(aside)}" if (aside := list(filter(None, elsewhere))) else ""
    )


def not_found(item_id: str, near: Sequence[Item]) -> Message:
    """No item with that id; the nearest ones as buttons."""
    text = f"There is no item with the id {shorten(item_id, 100)}."
    text += "" if near else " Search for its title instead."
    plain = "\n".join([text, *(f"Near: {item.title} ({item.id})" for item in near)])
    cards = parts.buttons(
        parts.button(item.title, f"{actions.SUGGESTION}{at}", State(item=item.id), f"Details: {item.title}")
        for at, item in enumerate(near)
    )
    return compose(plain, [parts.paragraph([parts.said(text)]), *cards])
