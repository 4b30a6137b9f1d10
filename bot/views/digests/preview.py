"""What a digest would be: the next one, the last four, how many a week, and what just missed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from slack_sdk.models.blocks import Block

from bot.views import parts
from bot.views.digests import items, state
from bot.views.digests import words as say
from bot.views.digests.message import nothing, row
from bot.views.message import Message, first_fitting
from bot.views.text import shorten
from store.deliveries import Digest, Origin, Subscription

if TYPE_CHECKING:
    from store.interests import Pick

_MOST_MISSED, _MOST_PAST = 3, 4


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything a preview tells."""

    subscription: Subscription
    """Its id is 0 where it is not saved yet."""
    coming: Digest | None
    past: tuple[Digest, ...] = ()
    """Oldest first."""
    unmatched: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Wishes that nothing in the catalogue answers to, each with near ones that something does."""
    corrected: tuple[tuple[str, str], ...] = ()
    """Topics that were misspelt, each with how it was understood."""
    unused: tuple[str, ...] = ()
    """Typed filters that a digest cannot be narrowed by."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A line in bold, lines under it, and points under those."""

    head: str
    lines: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


def message(found: Preview) -> Message:
    """For the asker's eyes, with the buttons to go on."""
    return first_fitting((*(_message(found, title) for title in (120, 70, 30, 12)), _bare(found)))


def _message(found: Preview, title: int) -> Message:
    return _made(found, list(_parts(found, title)))


def _made(found: Preview, written: Sequence[_Part]) -> Message:
    plain = "\n".join(line for part in written for line in _plain(part))
    place = say.where(found.subscription.channel)
    return say.compose(plain, [*_blocks(written, place), row(_ways(found))], place)


def _bare(found: Preview) -> Message:
    """What fits whatever the titles are: heads and short lines, no items."""
    written = [
        _Part(shorten(part.head, 120), tuple(shorten(line, 160) for line in part.lines[:3]))
        for part in _parts(found, 12)
    ]
    return _made(found, written)


def blocks(found: Preview) -> list[Block]:
    """For the modal, whose own buttons go on."""
    return _blocks(list(_parts(found, 120)), say.where(found.subscription.channel))


def _plain(part: _Part) -> Iterator[str]:
    yield part.head
    yield from part.lines
    yield from (f"- {point}" for point in part.points)


def _blocks(written: Sequence[_Part], place: str) -> list[Block]:
    return [_block(part, place) for part in written]


def _block(part: _Part, place: str) -> Block:
    lines = [say.line(line, place) for line in part.lines]
    return parts.listed([[parts.strong(part.head)], *lines], ([parts.said(point)] for point in part.points))


def _ways(found: Preview) -> Iterator[tuple[str, str, str]]:
    one = found.subscription
    if one.id:
        value = state.pack(one.id)
        yield from (("Edit", state.EDIT, value), ("Send now", state.NOW, value))
        return
    wish = state.pack(state.pack_wish(one.profile, one.schedule))
    if len(wish) <= state.LONGEST_VALUE:
        yield from (("Save", state.START, wish), ("Change", state.ADJUST, wish))
    else:
        yield ("Use the form", state.OPEN, state.pack())


def _parts(found: Preview, title: int) -> Iterator[_Part]:
    one = found.subscription
    about = (
        f"About: {shorten(say.wants(one.profile), 600)}",
        f"Comes {say.rhythm(one.schedule)} in {say.where(one.channel)}, {say.amount(one.profile)}.",
    )
    yield _Part("Preview of this digest" if one.id else "Preview; nothing is saved yet", about)
    if found.corrected:
        read = tuple(
            f'"{shorten(typed, 80)}" is read as "{shorten(used, 80)}".' for typed, used in found.corrected
        )
        yield _Part("Spelling", read)
    if found.unused:
        yield _Part(say.unused(found.unused), (say.GOES_BY,))
    if found.unmatched:
        yield _Part("Nothing in the catalogue matches yet", tuple(map(_unmatched, found.unmatched)))
    yield _coming(found, title)
    yield from _past(found, title)
    if found.coming and found.coming.picks.missed:
        missed = found.coming.picks.missed[:_MOST_MISSED]
        yield _Part("Just missed the next one", points=tuple(_point(pick, title) for pick in missed))


def _unmatched(wish: tuple[str, tuple[str, ...]]) -> str:
    near = f" Near: {shorten(', '.join(wish[1]), 120)}." if wish[1] else ""
    return f'"{shorten(wish[0], 80)}".{near} It may be kept: later papers may match.'


def _coming(found: Preview, title: int) -> _Part:
    zone, coming = found.subscription.schedule.zone, found.coming
    if coming is None:
        return _Part("There is no next one", ("The schedule names no day.",))
    head = f"The next one, {say.moment(coming.due_at, zone)}"
    if not coming.picks.items:
        return _Part(head, (f"As things stand, {nothing(coming, 'nothing matches')}",))
    return _Part(head, points=tuple(_point(pick, title) for pick in coming.picks.items))


def _point(pick: Pick, title: int) -> str:
    why = items.reasons(pick)
    return shorten(pick.item.title, title) + (f" ({shorten(why, title)})" if why else "")


def _past(found: Preview, title: int) -> Iterator[_Part]:
    past = found.past[-_MOST_PAST:]
    if not past:
        return
    zone, origins = found.subscription.schedule.zone, {each.origin for each in past}
    head = "The last ones" if origins <= _REAL else "The last ones would have been"
    head += ", with today's catalogue" if origins == {Origin.STAND_IN} else ""
    told = [
        f"{say.day(each.due_at, zone)}{_FROM.get(each.origin, '') if origins != {each.origin} else ''}:"
        f" {_titles(each, title // 2)}"
        for each in past
    ]
    yield _Part(head, (_rate(past, len(found.subscription.schedule.weekdays)),), tuple(told))


_REAL = {Origin.DELIVERED, Origin.MERGED}
_FROM = {Origin.STAND_IN: " (with today's catalogue)", Origin.DELIVERED: " (as it came)"}
"""Said of each where they differ in it."""


def _rate(past: Sequence[Digest], days: int) -> str:
    """Of the very digests that are shown under it."""
    count = sum(len(each.picks.items) for each in past)
    if not count:
        return "Nothing came." if all(each.origin in _REAL for each in past) else "Nothing would have come."
    each = count / len(past)
    weekly = each * days
    week = f"about {weekly:.0f}" if weekly >= 1 else "less than one"
    few = f"{each:.1f}".removesuffix(".0") if each >= 0.1 else "hardly any"
    noun = "item" if few == "1" else "items"
    return f"That makes {few} {noun} each time on average, {week} a week."


def _titles(past: Digest, title: int) -> str:
    if past.origin is Origin.MERGED:
        return "missed; a later one made up for it"
    found = [shorten(pick.item.title, title) for pick in past.picks.items]
    count = f"{len(found)} item{'s' * (len(found) > 1)}"
    return f"{count}: {'; '.join(found)}" if found else f"nothing ({say.looked(past.picks.checked)})"
