"""JSON Feed, version 1: a site's posts as JSON. The date of an entry is when it was published."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from store.catalogue.entries import Byline, Entry, Findings, Hints, Home, Warned
from store.catalogue.importers.document import Document
from store.catalogue.importers.formats import Format
from store.catalogue.importers.guards import address, plain, records
from store.catalogue.tidy import identifiers
from store.errors import BadSource
from store.records import Link, Skipped

_VERSION = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version\\?/1')
_DAY = re.compile(r"(?:19|20|21)\d\d-\d\d-\d\d")


def sniff(document: Document) -> float:
    start = document.start
    return 0.95 if start.lstrip("\ufeff \r\n\t").startswith("{") and _VERSION.search(start) else 0.0


def read(document: Document, hints: Hints) -> Findings:
    """The home is the site; then its posts in the order of the feed."""
    feed = document.json()
    listed = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(listed, list):
        raise BadSource("the JSON Feed holds no list of items", document.place, "Fetch it again.")
    name = plain(feed.get("title"))
    if not name and not hints.event:
        yield Warned("the feed does not say its name: its entries belong to no journal or site")
    if not listed:
        yield Warned("the feed holds no entries at the moment")
    yield Home(name=name, url=address(feed.get("home_page_url")))
    for number, item in enumerate(listed):
        place = f"items[{number}]"
        titled = isinstance(item, dict) and plain(item.get("title"))
        yield _entry(place, item, feed) if titled else Skipped(place, "no title")


def _entry(place: str, item: Mapping[str, Any], feed: Mapping[str, Any]) -> Entry:
    html = plain(item.get("content_html"))
    day = _DAY.match(plain(item.get("date_published")))
    page = address(item.get("url")) or address(item.get("external_url"))
    tags = item.get("tags")
    found = (one for key in ("id", "url", "external_url") for one in identifiers.of(plain(item.get(key))))
    return Entry(
        place=place,
        title=plain(item.get("title")),
        own=plain(item.get("id")) or page,
        subkind="post",
        markup="html" if html else "plain",
        abstract=html or plain(item.get("content_text")) or plain(item.get("summary")),
        people=tuple(Byline(name) for name in _people(item) or _people(feed)),
        year=int(day[0][:4]) if day else None,
        published=day[0] if day else "",
        topics=tuple(dict.fromkeys(filter(None, map(plain, tags if isinstance(tags, list) else ())))),
        links=(Link("page", page),) if page else (),
        identifiers=tuple(dict.fromkeys(found)),
        language=plain(item.get("language")),
    )


def _people(one: Mapping[str, Any]) -> tuple[str, ...]:
    """Names of ``authors``, or of the one ``author`` of version 1.0."""
    listed = [*records(one.get("authors")), *records([one.get("author")])]
    return tuple(dict.fromkeys(name for each in listed if (name := plain(each.get("name")))))


FORMAT = Format(name="json_feed", label="JSON Feed", sniff=sniff, read=read)
