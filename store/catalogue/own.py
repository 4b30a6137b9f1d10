"""What our own exports tell in a format that has no field for it: pairs of a name and a text, in order.

Each format has a place where other programs let them be; ``exporters.remainder`` writes them.
A name that is not known, or a text that is not what its name promises, is passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from store.catalogue.entries import Byline, Entry, When
from store.catalogue.tidy import times
from store.records import KINDS, LINK_KINDS, ROLES, Identifier, Link

NAME = "hallway"
"""What the place is called where a format lets us name it."""
PROSE = frozenset((*ROLES, "tldr", "track", "session", "room", "other_name", "detail", "subkind", "topic"))
"""Names whose texts are people's words, and so may hold a format's own markup."""
STATUSES = ("accepted", "submitted", "rejected", "withdrawn", "preprint")
_TEXTS = ("subkind", "tldr", "track", "award", "published", "language")
_AFTER_MIDNIGHT = timedelta(days=1)
Pair = tuple[str, str]
Said = dict[str, list[str]]


def told(entry: Entry, pairs: Iterable[Pair]) -> Entry:
    """The entry with what the pairs say; where they speak of people or slots, they name them all."""
    told_of = [*pairs]
    if not told_of:
        return entry
    said, slots = _apart(told_of)
    changed: dict[str, Any] = {name: said[name][0] for name in _TEXTS if name in said}
    changed |= {
        name: said[name][0]
        for name, known in (("kind", KINDS), ("status", STATUSES))
        if name in said and said[name][0] in known
    }
    changed |= {
        field: said[name][0] for name, field in (("id", "own"), ("part_of", "parent")) if name in said
    }
    more: dict[str, Any] = {
        "people": tuple(_people(told_of)) or entry.people,
        "topics": tuple(said.get("topic", entry.topics)),
        "other_names": (*entry.other_names, *said.get("other_name", ())),
        "details": tuple((dict(entry.details) | dict(_split(said, "detail"))).items()),
        "identifiers": tuple(
            dict.fromkeys((*entry.identifiers, *(Identifier(*each) for each in _split(said, "identifier"))))
        ),
        "links": tuple(_links(entry.links, said)),
    }
    return _placed(replace(entry, **changed, **more), said, slots)


def byline(people: Iterable[Byline]) -> str:
    """The people in a line for readers: "Speakers: Ada Lovelace (Frog Inc.), Jo King. Moderator: ..."."""
    by_role: dict[str, list[str]] = {}
    for one in people:
        named = f"{one.name} ({one.affiliation})" if one.affiliation else one.name
        by_role.setdefault(one.role, []).append(named)
    return " ".join(
        f"{role.capitalize()}{'s' if len(names) > 1 else ''}: {', '.join(names)}."
        for role, names in by_role.items()
    )


def role_in(kind: str) -> str:
    """What those are to a thing of this kind who stand in the author's place of its citation."""
    if kind in ("keynote", "invited_talk", "talk", "tutorial"):
        return "speaker"
    if kind == "panel":
        return "panellist"
    return "organiser" if kind in ("workshop", "symposium", "competition", "social") else "author"


def _apart(pairs: Iterable[Pair]) -> tuple[Said, list[dict[str, str]]]:
    """Texts by name; what follows upon "slot" is that slot's."""
    said: Said = {}
    slots: list[dict[str, str]] = []
    for name, text in pairs:
        if name == "slot":
            slots.append({})
        elif slots and name in ("date", "start", "end", "session", "room"):
            slots[-1][name] = text
        else:
            said.setdefault(name, []).append(text)
    return said, slots


def _people(pairs: Iterable[Pair]) -> Iterator[Byline]:
    for role, text in pairs:
        if role in ROLES:
            name, bracket, affiliation = text.partition(" [")
            yield Byline(name, role, affiliation.removesuffix("]")) if bracket else Byline(name, role)


def _split(said: Said, name: str) -> Iterator[tuple[str, str]]:
    """Pairs of a word and what follows it."""
    for text in said.get(name, ()):
        word, _, rest = text.partition(" ")
        if rest:
            yield word, rest


def _links(links: Iterable[Link], said: Said) -> Iterator[Link]:
    """The links, of the kinds that are said; further ones after them."""
    kinds = {url: kind for kind, url in _split(said, "link") if kind in LINK_KINDS}
    for link in links:
        yield replace(link, kind=kinds.pop(link.url, link.kind))
    yield from (Link(kind, url) for url, kind in kinds.items())


def _placed(entry: Entry, said: Said, slots: list[dict[str, str]]) -> Entry:
    zone = times.named_zone(said.get("zone", [""])[0])
    session = said.get("session", [entry.session])[0]
    if slots:
        first, *more = (_slot(slot, zone) for slot in slots)
        return replace(entry, when=first, more=tuple(more), session="")
    if entry.when is None:
        return replace(entry, session=session)
    return replace(entry, when=_in_zone(replace(entry.when, session=session), zone))


def _in_zone(when: When, zone: ZoneInfo | None) -> When:
    """A moment of UTC as clocks show it in the zone of the place."""
    if zone is None or when.start is None or when.start.tzinfo is None:
        return when
    start = when.start.astimezone(zone)
    end = when.end.astimezone(zone) if when.end else None
    return replace(when, day=start.date(), start=start, end=end, zone=zone.key)


def _slot(slot: Mapping[str, str], zone: ZoneInfo | None) -> When:
    try:
        day = date.fromisoformat(slot["date"]) if "date" in slot else None
        start, end = (_moment(day, slot.get(name, ""), zone) for name in ("start", "end"))
    except ValueError:
        day, start, end = None, None, None
    if start and end and end < start:
        end += _AFTER_MIDNIGHT
    where = zone.key if zone and start else ""
    return When(day, start, end if start else None, where, slot.get("session", ""), slot.get("room", ""))


def _moment(day: date | None, clock: str, zone: ZoneInfo | None) -> datetime | None:
    return datetime.combine(day, time.fromisoformat(clock), zone) if day and clock else None
