"""Properties of iCalendar events, and what our own exports say in those that are no other program's."""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from store.catalogue import own
from store.catalogue.entries import Entry
from store.catalogue.importers import citing, programme
from store.catalogue.importers.ical import times
from store.catalogue.tidy import names
from store.records import LINK_KINDS, Link

_NOBODYS = re.compile(
    r"(?:invalid:.*|(?:mailto:)?(?:(?:no-?reply|none|nobody|no-?mail|no-?e?mail|invalid|unknown)(?:@.*)?|.*@example\..*)?)",
    re.IGNORECASE,
)
"""Addresses at which nobody is reached."""


def every(event: Any, name: str) -> list[Any]:
    """The values of a property that may stand several times."""
    found = event.get(name)
    listed = found if isinstance(found, list) else [found]
    return [each for each in listed if each is not None]


def said_of(event: Any, name: str) -> str:
    """The text of a property, of several the first; empty where it is not there."""
    found = event.get(name)
    if isinstance(found, list):
        found = found[0] if found else None
    if str(getattr(found, "params", {}).get("ENCODING", "")).upper() == "QUOTED-PRINTABLE":
        return quopri.decodestring(str(found).encode()).decode("utf-8", "replace").strip()
    return "" if found is None else str(found).strip()


def unreachable(event: Any) -> Iterator[str]:
    """Names of attendees and organisers whose address is nobody's, as conferences name their speakers."""
    for each in (*every(event, "ATTENDEE"), *every(event, "ORGANIZER")):
        name = str(getattr(each, "params", {}).get("CN", "")).strip().strip('"')
        if name and _NOBODYS.fullmatch(str(each).strip()):
            yield from (one for one in names.split(name, "auto") if names.looks_like_person(one))


def labels(event: Any) -> tuple[str, ...]:
    """The categories; our own export's begin with the kind, topics follow."""
    cats = (times.part(each, "cats") or [] for each in every(event, "CATEGORIES"))
    return tuple(str(word) for each in cats for word in each)


def venue(event: Any) -> tuple[str, int | None]:
    """The conference that our own export names, and its year."""
    said = event.get("X-HALLWAY-EVENT")
    given = getattr(said, "params", {})
    stated = str(given.get("X-YEAR", ""))
    year = int(stated) if re.fullmatch(r"\d{4}", stated) else None
    return citing.venue(said_of(event, "X-HALLWAY-EVENT"), str(given.get("X-FULL", "")), year), year


def told(event: Any) -> Iterator[tuple[str, str]]:
    """What our own export says in properties that are no other program's."""
    for each in every(event, f"X-{own.NAME.upper()}"):
        yield str(each.params.get("X-NAME", "")), str(each)


def ours(event: Any, entry: Entry) -> Entry:
    """The entry with what our export told of it; people stand in a line above the abstract too."""
    said = tuple(told(event))
    if not said:
        return entry
    made = own.told(entry, said)
    return replace(
        made,
        abstract=entry.abstract.removeprefix(own.byline(made.people)).strip(),
        topics=made.topics or labels(event)[1:],
        links=programme.distinct((*_attached(event), *made.links)),
        same_as=_related(event, "SIBLING"),
        parent=next(iter(_related(event, "PARENT")), ""),
    )


def _attached(event: Any) -> tuple[Link, ...]:
    """Attachments whose kind is stated, as our own export does."""
    found = ((str(each.params.get("X-KIND", "")), str(each)) for each in every(event, "ATTACH"))
    return tuple(link for kind, url in found if kind in LINK_KINDS for link in programme.link(kind, url))


def _related(event: Any, how: str) -> tuple[str, ...]:
    found = every(event, "RELATED-TO")
    return tuple(str(each) for each in found if each.params.get("RELTYPE", "PARENT").upper() == how)
