"""The digests of one channel, with their numbers and what can be done with each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from slack_sdk.models.blocks import ActionsBlock, Block, Option, OverflowMenuElement

from bot.views import parts
from bot.views.digests import state
from bot.views.digests import words as say
from bot.views.digests.message import row
from bot.views.message import Message, first_fitting
from bot.views.text import shorten
from store.deliveries import Subscription

MOST_LISTED = 10
"""Digests that one channel may have."""
_FEW = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """One digest of a channel in its list."""

    number: int
    subscription: Subscription
    next_at: datetime | None
    """None where it is paused, or has no day."""


def listing(found: Sequence[Entry], ask: str = "") -> Message:
    """The digests of a channel; ``ask`` stands above them where one must be chosen."""
    if not found:
        new = row([("New digest", state.OPEN, state.pack())])
        return say.paragraphs(
            "This channel has no digest yet.", "Type /digest, or press the button.", more=[new]
        )
    ways = (_buttons, _menu, _bare) if len(found) <= _FEW else (_menu, _bare)
    return first_fitting(_listing(found, ask, size, way) for way in ways for size in (300, 120, 60))


Way = Callable[[Entry, Sequence[parts.Line]], Sequence[Block]]


def _listing(found: Sequence[Entry], ask: str, size: int, way: Way) -> Message:
    head = ask or f"{len(found)} digest{'s' * (len(found) > 1)} in this channel"
    lines, shown = [head], [*_section([[parts.strong(head)]])]
    for entry in found[:MOST_LISTED]:
        said, author = _entry(entry, size), say.who(entry.subscription.created_by)
        lines += said
        shown += way(entry, [say.line(text, author) for text in said])
    authors = tuple(say.who(entry.subscription.created_by) for entry in found)
    return say.compose("\n".join(lines), shown, *authors)


def _section(lines: Sequence[parts.Line]) -> list[Block]:
    return [parts.paragraph(*lines)]


def _buttons(entry: Entry, lines: Sequence[parts.Line]) -> list[Block]:
    value = state.pack(entry.subscription.id)
    about = say.subject(entry.subscription.profile)
    return [*_section(lines), row(((label, action, value) for label, action in _named(entry)), about)]


def _menu(entry: Entry, lines: Sequence[parts.Line]) -> list[Block]:
    """The same with everything in a menu, as Slack takes only so much."""
    options = [
        Option(text=parts.exact(label, parts.LABEL), value=state.pack(action, entry.subscription.id))
        for label, action in _named(entry)
    ]
    return [
        *_section(lines),
        ActionsBlock(elements=[OverflowMenuElement(options=options, action_id=state.MENU)]),
    ]


def _bare(_: Entry, lines: Sequence[parts.Line]) -> list[Block]:
    return _section(lines)


def _named(entry: Entry) -> tuple[tuple[str, str], ...]:
    pause = ("Resume", state.RESUME) if entry.subscription.paused else ("Pause", state.PAUSE)
    return (
        ("Edit", state.EDIT),
        ("Preview", state.PREVIEW),
        pause,
        ("Send now", state.NOW),
        ("Remove", state.REMOVE),
    )


def _entry(entry: Entry, size: int) -> list[str]:
    one = entry.subscription
    following = f"next {say.moment(entry.next_at, one.schedule.zone)}" if entry.next_at else "no next one"
    how_it_is = f"paused: {one.paused}" if one.paused not in ("", "paused") else one.paused or following
    return [
        f"{entry.number}. {shorten(say.wants(one.profile), size)}",
        (
            f"Comes {say.rhythm(one.schedule)}, {say.amount(one.profile)}; {shorten(how_it_is, size)};"
            f" set up by {say.who(one.created_by)}"
        ),
    ]
