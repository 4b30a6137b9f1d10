"""What a format has no field for, as pairs of a name and a text; ``catalogue.own`` reads them again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from store.catalogue import own
from store.catalogue.exporters import citation
from store.records import Item, Showing

SCHEMES = ("doi", "arxiv", "openreview", "anthology", "dblp")


@dataclass(frozen=True, slots=True)
class Carried:
    """What a format carries in fields of its own, so that it needs no telling."""

    details: frozenset[str] = frozenset()
    schemes: tuple[str, ...] = ()
    """Of whose identifiers it carries the first."""
    several: bool = False
    """True: all of them."""
    names: int = 0
    """Of the other names it carries the first so many."""
    links: bool = True
    """False: it carries addresses, and not what they lead to."""
    people: bool = False
    slots: bool = False
    parent: bool = False
    dates: bool = False
    """True: it carries the day of publication whatever the item's year is."""


def pairs(item: Item, carried: Carried) -> Iterator[own.Pair]:
    """All that an entry can hold and the format cannot; every text is one line."""
    for name, text in _all(item, carried):
        line = " ".join(text.split())
        if line:
            yield name, line


def _all(item: Item, carried: Carried) -> Iterator[own.Pair]:
    yield "kind", item.kind if item.kind != "paper" else ""
    yield "subkind", item.subkind
    if not carried.parent:
        yield "id", item.id if item.kind != "paper" else ""  # no paper has parts that a programme names
        yield "part_of", item.parent_id
    yield "status", item.status if item.status != "accepted" else ""
    yield "track", item.track
    if not carried.dates and "-".join(citation.date(item)) != item.published:
        yield "published", item.published
    yield "tldr", item.tldr
    yield from (("other_name", name) for name in item.other_names[carried.names :])
    yield from _people(item, carried)
    yield from _identifiers(item, carried)
    yield from _details(item, carried)
    if any(";" in topic or "|" in topic for topic in item.topics):  # which part keywords from each other
        yield from (("topic", topic) for topic in item.topics)
    if not carried.links:
        yield from (("link", f"{link.kind} {link.url}") for link in item.links)
    yield from _slots(item, carried)


def _details(item: Item, carried: Carried) -> Iterator[own.Pair]:
    for name, text in item.details:
        if name not in carried.details or (name == "key" and not citation.is_key(text)):
            yield "detail", f"{name} {text}"


def _people(item: Item, carried: Carried) -> Iterator[own.Pair]:
    """All of them, unless each is what a reader takes for granted."""
    usual = own.role_in(item.kind)
    if not carried.people and all(one.role == usual and not one.affiliation for one in item.credits):
        return
    for one in item.credits:
        yield one.role, f"{one.name} [{one.affiliation}]" if one.affiliation else one.name


def _identifiers(item: Item, carried: Carried) -> Iterator[own.Pair]:
    """Those that mean something to others; a source's own number for a thing does not."""
    for one in item.identifiers:
        first = one.value == citation.identifier(item, one.scheme) or carried.several
        if one.scheme in SCHEMES and not (one.scheme in carried.schemes and first):
            yield "identifier", f"{one.scheme} {one.value}"


def _slots(item: Item, carried: Carried) -> Iterator[own.Pair]:
    slots = (Showing(item.day, item.clock, item.clock_end, item.session, item.room), *item.more)
    if not carried.slots and (item.day or item.room or item.more):
        yield "zone", (item.event.zone or "") if any(slot.clock for slot in slots) else ""
        for number, slot in enumerate(slots, 1):
            yield "slot", str(number)
            yield "date", slot.day.isoformat() if slot.day else ""
            yield "start", slot.clock.isoformat("minutes") if slot.clock else ""
            yield "end", slot.clock_end.isoformat("minutes") if slot.clock_end else ""
            yield "session", slot.session
            yield "room", slot.room
