"""What is covered, and ids that lead nowhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from slack_sdk.models.blocks import Block

from bot.views import actions, parts, words
from bot.views.message import Message, compose, first_fitting
from bot.views.notices import notice
from bot.views.state import State, search
from bot.views.text import shorten
from store.records import Event, Item

_SIZES = (18, 10, 5)
"""How many events a message may show, whichever fits."""
_ALL = "All of them: events all (in a terminal: hallway events --all)."
MOST_LINES = 60
"""Events that the plain text lists, where not all are asked for."""


def events(found: Sequence[tuple[Event, str]], *, empty: int = 0, every: bool = False) -> Message:
    """Each event with its days, place and number of items, and the query that lists them.

    :param empty: further events, which are left out because they hold no items
    :param every: whether the plain text lists all, however many
    """
    if not found:
        return notice("No events yet.", "Whoever runs Hallway can load some with: hallway load-seeds")
    shown = found if every else found[:MOST_LINES]
    lines = [f"{event.label}: {_about(event)}" for event, _ in shown]
    left_out = [
        f"{count:,} {what}"
        for count, what in ((len(found) - len(shown), "more"), (empty, "without items"))
        if count
    ]
    if left_out:
        lines.append(f"Not listed: {' and '.join(left_out)}. {_ALL}")
    plain = "\n".join(lines)
    return first_fitting(compose(plain, _event_blocks(found, most, empty)) for most in _SIZES)


def in_order(found: Iterable[Event]) -> tuple[Event, ...]:
    """The latest year first, in it the latest of those whose days are known; parts follow their whole."""
    every = {event.id: event for event in found}

    def place(event: Event) -> tuple[bool, int, bool, int, str]:
        days = event.starts.toordinal() if event.starts else 0
        return event.year is None, -(event.year or 0), not days, -days, event.label.casefold()

    inner: dict[str, list[Event]] = defaultdict(list)
    for event in sorted(every.values(), key=place):
        inner[event.parent_id if event.parent_id in every else ""].append(event)
    return tuple(_with_inner("", inner))


def _with_inner(id: str, inner: Mapping[str, Sequence[Event]]) -> Iterator[Event]:
    for event in inner.get(id, ()):
        yield event
        yield from _with_inner(event.id, inner)


def _event_blocks(found: Sequence[tuple[Event, str]], most: int, empty: int) -> Iterator[Block]:
    yield parts.heading("Events")
    for at, (event, query) in enumerate(found[:most]):
        show = parts.button("Show", f"{actions.SUGGESTION}{at}", search(query), f"Show {event.label}")
        yield parts.row(event.label, show)
        yield parts.small(_about(event))
    if len(found) > most:
        yield parts.small(f"and {len(found) - most:,} more; ask for one by name")
    if empty:
        yield parts.small(f"Not listed: {empty:,} without items")


def _about(event: Event) -> str:
    """Name, days and place, items; what no source of ours states stands apart, at the end."""
    known: dict[str, None] = {event.name: None} if event.name != event.label else {}
    elsewhere: dict[str, None] = {}
    days = words.days_words(event.starts, event.ends)
    for fields, text in (
        (("dates", "starts", "ends"), days), (("venue",), event.venue), (("city",), event.city)
    ):  # fmt: skip
        (elsewhere if any(field in event.outside for field in fields) else known)[text] = None
    count = f"{event.item_count:,} item{'' if event.item_count == 1 else 's'}"
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
