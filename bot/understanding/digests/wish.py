"""A wish as it was typed, in words or in a form, checked and made a ``Profile`` and a ``Schedule``. Pure.

Both ways lead through ``Form``, so that what is refused in one is refused in the other, with the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bot.understanding import kinds
from bot.understanding.digests import when
from store.deliveries import Profile, Schedule
from store.text import clean, key

MOST_ITEMS = 10
MOST_TOPICS, LONGEST_TOPIC, LONGEST_TOPICS = 30, 80, 1_000
MOST_NAMES, LONGEST_NAMES = 15, 400
OF = {"topics": "topics", "people": "people", "venues": "venues", "excluded": "words to leave out"}

PARTED = re.compile(r"[,;\n\r•]+")
"""What stands between two names."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that cannot be taken as it is; ``field`` is that of ``Form``."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Form:
    """A wish as it was typed, unchecked."""

    topics: str = ""
    people: str = ""
    venues: str = ""
    excluded: str = ""
    kinds: tuple[str, ...] = ()
    weekdays: tuple[int, ...] = (0,)
    clock: str = "9:00"
    zone: str = ""
    suggested: tuple[str, ...] = ()
    """Topics that were picked, not typed."""
    most: str = "5"
    only_new: bool = False
    odd: str = ""
    """A rhythm that cannot be kept."""
    why: str = ""
    """What is wrong with it, where more can be said."""
    unread: tuple[str, ...] = ()
    """Typed filters that mean nothing: "kind:nosuch"."""
    unused: tuple[str, ...] = ()
    """Typed filters that a digest cannot be narrowed by: "year:2022"."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish that was checked; where there are troubles, what is good of it."""

    profile: Profile = field(default_factory=Profile)
    schedule: Schedule = field(default_factory=Schedule)
    troubles: tuple[Trouble, ...] = ()
    unused: tuple[str, ...] = ()
    """Typed filters that are left out, as ``Form`` holds them."""


def wish(given: Form) -> Wish:
    """The form checked; ``troubles`` say at each field what is wrong and what to write instead."""
    found: dict[str, tuple[str, ...]] = {name: listed(getattr(given, name)) for name in OF}
    found["topics"] = _each_once((*found["topics"], *map(_whole, given.suggested)))
    known = tuple(dict.fromkeys(kind for each in given.kinds for kind in kinds.named(each)))
    at, zone = when.clock(given.clock), when.zone(given.zone)
    most = int(given.most) if re.fullmatch(r"\s*\d{1,6}\s*", given.most) else 0
    return Wish(
        Profile(**found, kinds=known, only_new=given.only_new, most=min(max(most, 1), MOST_ITEMS)),
        Schedule(tuple(sorted(set(given.weekdays))), *(at or (9, 0)), zone or "UTC"),
        (
            *_filters_wrong(given.unread),
            *_lists_wrong(found, known),
            *_when_wrong(given, at, zone),
            *_most_wrong(most),
        ),
        given.unused,
    )


def listed(text: str) -> tuple[str, ...]:
    """Names parted by commas or lines, each once."""
    return _each_once(clean(piece).strip(" \"'.") for piece in PARTED.split(text))


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for name in filter(None, names):
        found.setdefault(key(name) or name, name)
    return tuple(found.values())


def _whole(topic: str) -> str:
    """A picked topic as one that could be typed: a comma in it would part it when it is edited."""
    return clean(PARTED.sub(" ", topic))


def _lists_wrong(found: dict[str, tuple[str, ...]], known: tuple[str, ...]) -> Iterator[Trouble]:
    for name, values in found.items():
        most, longest = (MOST_TOPICS, LONGEST_TOPICS) if name == "topics" else (MOST_NAMES, LONGEST_NAMES)
        size = len(", ".join(values))
        if size > longest:
            text = (
                f"These are {size:,} characters; {longest:,} fit. Use a few words each, with commas between."
            )
            yield Trouble(name, text)
        elif len(values) > most:
            yield Trouble(name, f"These are {len(values)} {OF[name]}; at most {most} can be followed.")
        elif long := next((value for value in values if len(value) > LONGEST_TOPIC), ""):
            yield Trouble(
                name, f'"{long[:40]}…" is longer than {LONGEST_TOPIC} characters. Write it in a few words.'
            )
    if not any((*(found[name] for name in ("topics", "people", "venues")), known)):
        yield Trouble("topics", "Name at least one topic, such as federated learning, or someone to follow.")


def _filters_wrong(unread: tuple[str, ...]) -> Iterator[Trouble]:
    for each in unread:
        name, _, value = each.lstrip("-").partition(":")
        if name.lower() in ("kind", "type"):
            text = f'No kind is called "{value[:40]}". Write for instance kind:paper or kind:talk.'
        else:
            text = f'"{each[:60]}" cannot be read. Leave it out, or write the words without "{name}:".'
        yield Trouble("topics", text)


def _when_wrong(given: Form, at: tuple[int, int] | None, zone: str | None) -> Iterator[Trouble]:
    if given.why:
        yield Trouble("weekdays", f"{given.why} {_EXAMPLE}")
    elif given.odd:
        yield Trouble(
            "weekdays", f'"{given.odd}" cannot be kept: digests come on days of the week. {_EXAMPLE}'
        )
    elif not given.weekdays:
        yield Trouble("weekdays", "Choose at least one day of the week.")
    if at is None:
        yield Trouble("clock", f'"{given.clock[:20]}" is no time of day. Write it like 9:00 or 17:30.')
    if not given.zone.strip():
        yield Trouble("zone", "Which time zone? Write a city or an IANA name, such as Europe/London.")
    elif zone is None:
        near = " or ".join(when.near_zones(given.zone)) or "an IANA name such as Europe/London"
        yield Trouble("zone", f'No time zone is called "{clean(given.zone)[:40]}". Write {near}.')


_EXAMPLE = "Write for instance: every monday and thursday 9:00."


def _most_wrong(most: int) -> Iterator[Trouble]:
    if not 1 <= most <= MOST_ITEMS:
        yield Trouble("most", f"Write a number from 1 to {MOST_ITEMS}.")
