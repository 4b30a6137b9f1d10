"""schema.org data in a page (JSON-LD): events with their parts, and articles."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from store.catalogue.entries import Byline, Entry, Finding, Home, When
from store.catalogue.importers.guards import plain, plains, records
from store.catalogue.importers.webpage.machines.marked import items
from store.catalogue.importers.webpage.page.anchors import whole
from store.catalogue.tidy import identifiers, kinds, times
from store.records import Identifier, Link, Skipped

_ARTICLES = {"ScholarlyArticle", "Article", "TechArticle", "Chapter", "PublicationIssue", "Report"}
_EVENT_KINDS = {"SocialEvent": "social", "CourseInstance": "tutorial", "ExhibitionEvent": "demo"}
_MOST = 50_000
"""Things of one page."""
_DEEPEST = 12
_LARGEST = 5_000_000
"""Characters of one script."""
_PARTS = (
    "subEvent",
    "subEvents",
    "hasPart",
    "itemListElement",
    "@graph",
    "mainEntity",
    "workPerformed",
    "item",
)

_REFERRING = frozenset(("author", "performer", "performers", "location", "isPartOf"))


def entries(page: LexborHTMLParser, base: str) -> Iterator[Finding]:
    """The items that a page tells machines of. Its event is one with parts, or the only one of days."""
    found = [thing for data in _said(page) for thing in _things(data)]
    named = {plain(thing.get("@id")): thing for thing, _ in found if len(thing) > 1 and thing.get("@id")}
    found = [(_joined(thing, named), has_parts) for thing, has_parts in found]
    alone = sum(_is_event(thing) for thing, _ in found) == 1
    for at, (thing, has_parts) in enumerate(found, 1):
        yield from _thing(thing, base, whole=has_parts or (alone and _is_whole(thing)), at=at)


def _said(page: LexborHTMLParser) -> Iterator[Any]:
    for script in page.css('script[type="application/ld+json"]'):
        text = script.text()
        try:
            yield json.loads(text) if len(text) <= _LARGEST else None
        except (ValueError, RecursionError):
            continue  # people may still read the page
    yield items(page)


def _things(data: Any) -> Iterator[tuple[Mapping[str, Any], bool]]:
    """Things in the order of the page, and whether they have parts."""
    waiting: list[tuple[Any, int]] = [(data, 0)]
    count = 0
    while waiting and count < _MOST:
        thing, depth = waiting.pop()
        count += 1
        if isinstance(thing, list):
            waiting += [(each, depth) for each in reversed(thing[:_MOST])]
            continue
        if not isinstance(thing, dict) or depth > _DEEPEST:
            continue
        inner = [thing[part] for part in _PARTS if thing.get(part)]
        yield thing, bool(inner)
        waiting += [(each, depth + 1) for each in reversed(inner)]


def _joined(thing: Mapping[str, Any], named: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Any]:
    """The thing with its people and places themselves, where it only names them by ``@id``."""
    made = dict(thing)
    for field in _REFERRING & made.keys():
        given = made[field] if isinstance(made[field], list) else [made[field]]
        made[field] = [
            named.get(plain(one.get("@id")), one) if isinstance(one, dict) and len(one) == 1 else one
            for one in given
        ]
    return made


def _is_event(thing: Mapping[str, Any]) -> bool:
    return any(each.endswith("Event") or each in _EVENT_KINDS for each in plains(thing.get("@type")))


def _thing(thing: Mapping[str, Any], base: str, *, whole: bool, at: int) -> Iterator[Finding]:
    types, title = set(plains(thing.get("@type"))), plain(thing.get("name")) or plain(thing.get("headline"))
    if not title:
        return
    is_event = _is_event(thing)
    if is_event and plain(thing.get("eventStatus")).endswith("EventCancelled"):
        yield Skipped(f"thing {at}", "cancelled")
    elif is_event and whole:
        yield _home(thing, title)
    elif is_event or types & _ARTICLES:
        yield _entry(thing, title, types, base, at)


def _is_whole(thing: Mapping[str, Any]) -> bool:
    """Whether an event of several days is the conference itself, and nothing on its programme."""
    starts, ends = _moment(thing.get("startDate")), _moment(thing.get("endDate"))
    return bool(starts and ends and starts.day and ends.day and starts.day < ends.day)


def _home(thing: Mapping[str, Any], title: str) -> Home:
    starts, ends = _moment(thing.get("startDate")), _moment(thing.get("endDate"))
    place = _first(thing.get("location"))
    address = _first(place.get("address"))
    day = starts.day if starts else None
    return Home(
        title,
        day.year if day else None,
        starts=day,
        ends=ends.day if ends else None,
        city=plain(address.get("addressLocality")),
        venue=plain(place.get("name")),
        url=plain(thing.get("url")),
    )


def _entry(thing: Mapping[str, Any], title: str, types: set[str], base: str, at: int) -> Entry:
    articles = bool(types & _ARTICLES)
    kind = (
        "paper"
        if articles
        else next((_EVENT_KINDS[each] for each in sorted(types) if each in _EVENT_KINDS), "")
    )
    named, subkind = kinds.of(plain(thing.get("eventType")) or plain(thing.get("additionalType")))
    url = whole(plain(thing.get("url")), base) or plain(thing.get("@id"))
    published = plain(thing.get("datePublished"))[:10]
    return Entry(
        place=f"thing {at}",
        title=title.removesuffix(".") if articles and not title.endswith("..") else title,
        own=plain(thing.get("identifier")),
        venue=_venue(thing) if articles else "",
        kind=kind or (named if named != "paper" else "talk"),
        subkind=subkind,
        markup="html",
        abstract=plain(thing.get("abstract")) or plain(thing.get("description")),
        people=tuple(_people(thing)),
        published=published,
        year=int(published[:4]) if published[:4].isdigit() else None,
        when=None if articles else _when(thing),
        topics=_topics(thing.get("keywords")),
        links=(Link("page", url),) if url.startswith(("http://", "https://")) else (),
        identifiers=_identifiers(thing, url) or identifiers.of(base),
    )


def _people(thing: Mapping[str, Any]) -> Iterator[Byline]:
    for field, role in (("author", "author"), ("performer", "speaker"), ("performers", "speaker")):
        given = thing.get(field) or ()
        for person in given if isinstance(given, list) else [given]:
            if isinstance(person, str):
                yield Byline(person, role)
            elif isinstance(person, dict) and (name := _name(person)):
                work = _first(person.get("affiliation") or person.get("worksFor"))
                yield Byline(name, role, plain(work.get("name")))


def _name(person: Mapping[str, Any]) -> str:
    parts = (plain(person.get("givenName")), plain(person.get("familyName")))
    return plain(person.get("name")) or " ".join(filter(None, parts))


def _venue(thing: Mapping[str, Any]) -> str:
    """The journal or the proceedings: issues and volumes are parts of theirs."""
    outer = _first(thing.get("isPartOf"))
    for _ in range(3):
        inner = _first(outer.get("isPartOf"))
        if not inner:
            break
        outer = inner
    return plain(outer.get("name"))


def _identifiers(thing: Mapping[str, Any], url: str) -> tuple[Identifier, ...]:
    """Out of the address, of others of the same, and of properties such as a DOI."""
    given = thing.get("identifier")
    named = [plain(one.get("value")) for one in records(given if isinstance(given, list) else [given])]
    texts = (url, *plains(thing.get("sameAs")), *plains(given), *named)
    return tuple(dict.fromkeys(found for text in texts for found in identifiers.of(text)))


def _topics(given: object) -> tuple[str, ...]:
    if isinstance(given, str):
        return tuple(word.strip() for word in given.split(",") if word.strip())
    return plains(given) if isinstance(given, list) else ()


def _when(thing: Mapping[str, Any]) -> When | None:
    starts, ends = _moment(thing.get("startDate")), _moment(thing.get("endDate"))
    room = plain(_first(thing.get("location")).get("name")) or next(iter(plains(thing.get("location"))), "")
    if starts is None:
        return None
    return When(starts.day, starts.start, ends.start if ends else None, room=room)


def _moment(value: object) -> When | None:
    """A date, or a date with a time, as ``day`` and ``start``."""
    found = times.moment(plain(value))
    if found is None:
        return None
    return When(found.date(), found) if isinstance(found, datetime) else When(found)


def _first(value: object) -> Mapping[str, Any]:
    """The object, the first of a list, or nothing."""
    first = value[0] if isinstance(value, list) and value else value
    return first if isinstance(first, dict) else {}
