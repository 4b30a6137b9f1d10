"""What an entry states, as the fields of an ``ItemDraft``: those alone that are filled. Pure.

Of some forty fields a paper fills ten: a draft, and a look through its empty fields, would take longer
than to make of the ten all that is made of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import compress
from typing import Any

from store.catalogue.entries import Entry, Hints
from store.catalogue.works.slots import slots
from store.records import STATES, Credit, Identifier, Link, Showing

Stated = Mapping[str, Any]
"""Fields of an ``ItemDraft`` by name, in its order."""
OWN = "id"
"""Scheme of the identifier that is the source's own id."""
FIELDS = (
    "kind", "title", "subkind", "other_names", "abstract", "parent_id", "session", "day", "clock",
    "clock_end", "room", "award", "track", "status", "topics", "credits", "links", "identifiers", "zone",
    "more", "details", "published", "language", "tldr",
)  # fmt: skip
"""Those of which an entry may say something."""
_NOWHERE: tuple[str, tuple[Showing, ...]] = ("", (Showing(),))


def stated(entry: Entry, own: str, hints: Hints, source_id: str) -> Stated:
    """The fields of a tidy entry; ``own`` is the source's own id of it, as far as it is kept."""
    whens = ((entry.when,) if entry.when else ()) + entry.more
    zone, (first, *more) = slots(whens, hints.zone) if whens else _NOWHERE
    called = (Identifier(OWN, own),) if own else ()
    values = (
        entry.kind, entry.title, entry.subkind, entry.other_names, entry.abstract, entry.parent,
        first.session or entry.session, first.day, first.clock, first.clock_end, first.room, entry.award,
        entry.track, "" if entry.status == STATES[0] else entry.status, entry.topics, _credits(entry),
        _links(entry.links, source_id), (*called, *entry.identifiers), zone, tuple(more), entry.details,
        entry.published, entry.language, entry.tldr,
    )  # fmt: skip
    return dict(compress(zip(FIELDS, values, strict=True), values))


def _credits(entry: Entry) -> tuple[Credit, ...]:
    """Each name once in each role."""
    found = [Credit("", each.name, each.role, each.affiliation) for each in entry.people if each.name]
    if len({each.name for each in found}) == len(found):
        return tuple(found)
    kept: dict[tuple[str, str], Credit] = {}
    for each in found:
        kept.setdefault((each.name, each.role), each)
    return tuple(kept.values())


def _links(links: Sequence[Link], source_id: str) -> tuple[Link, ...]:
    made = [Link(link.kind, link.url, source_id) for link in links if link.url]
    return tuple(made if len(made) < 2 else {link.url: link for link in made}.values())
