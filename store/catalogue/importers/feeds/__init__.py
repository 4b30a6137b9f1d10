"""Feeds of journals and of news: RSS of any version and Atom.

Journals write authors, volume and pages into the HTML of the description, one to a line. The date of an entry
is when it was published; nothing in a feed is a time on a programme.
"""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from store.catalogue.entries import Byline, Entry, Findings, Hints, Home, Warned
from store.catalogue.importers.document import Document
from store.catalogue.importers.feeds import citations
from store.catalogue.importers.formats import Format
from store.catalogue.importers.guards import address, clean_xml, plain, records, refuse_page
from store.catalogue.tidy import identifiers, names
from store.errors import BadSource
from store.records import Identifier, Link, Skipped

LARGEST = 8 * 1024 * 1024
"""Characters of one feed; feedparser's time grows with them, and journals' contents are far shorter."""
MOST_ATTRIBUTES = 100
"""Of one tag: feedparser's time grows with their square."""
_WANTED = "an RSS or Atom feed"
_ROOT = re.compile(r"<(?:[\w.-]+:)?(?:rss|feed|rdf)\b", re.IGNORECASE)
_END = re.compile(r"</(?:[\w.-]{1,20}:)?(?:rss|feed|rdf)\s{0,9}>$", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>", re.IGNORECASE)
_TITLE_ENDS = re.compile(
    r"^ScienceDirect Publication:\s*|\s*[-–|:]?\s*\bRSS(?: feed)?$|\s*[-–|:]\s*(?:latest|new) articles$",
    re.IGNORECASE,
)
_MEDIA = (("video", re.compile(r"video|audio|mpegurl")), ("pdf", re.compile(r"pdf")))
_ONLINE = re.compile(
    r"\A\s*(?:<p>)?[^<]{2,100}, Published online: \d{1,2} \w+ \d{4};?\s*(?:<a [^>]*>)?doi:\S+?(?:</a>)?\s*"
    r"(?:</p>|\Z)",
    re.IGNORECASE,
)

Item = Mapping[str, Any]


def sniff(document: Document) -> float:
    start = document.start[:8192]
    root = _ROOT.search(start)
    if not root or not start.lstrip().startswith("<"):
        return 0.0
    known = (
        "w3.org/2005/Atom" in start
        or "<channel" in start
        or "purl.org/rss" in start
        or "<rss" in start.lower()
    )
    return 0.8 if known else 0.3


def read(document: Document, hints: Hints) -> Findings:
    """The home is the journal or the site itself; then entries in the order of the feed."""
    import feedparser  # noqa: PLC0415 - with the first file that needs it

    text = _checked(document)
    feed = feedparser.parse(
        io.BytesIO(clean_xml(text)),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        resolve_relative_uris=False,
    )
    if not feed.version and not feed.entries:
        raise _unreadable(document, feed)
    if feed.bozo:
        yield Warned("the XML of the feed is broken; it was read as far as it could be", _line(feed))
    if not feed.entries:
        yield Warned("the feed holds no entries at the moment")
    name = _TITLE_ENDS.sub("", plain(feed.feed.get("title")))
    if not name and not hints.event:
        yield Warned("the feed does not say its name: its entries belong to no journal or site")
    yield Home(name=name, url=address(feed.feed.get("link")))
    for number, made in enumerate(feed.entries):
        item = dict(made)  # feedparser's own kind answers for keys that it does not hold, and warns
        if plain(item.get("title")):
            yield _entry(f"entry[{number}]", item, name)
        else:
            yield Skipped(f"entry[{number}]", "no title")


def _checked(document: Document) -> str:
    """The text without its declaration, where feedparser can read it in bounded time."""
    refuse_page(document, _WANTED)
    text = document.text()
    if len(text) > LARGEST:
        raise BadSource(f"a feed of more than {LARGEST:,} characters", document.place, "Split it.")
    root = _ROOT.search(text)
    if not root:
        raise BadSource(f"this is not {_WANTED}", document.place)
    if "<!ENTITY" in text[: root.start()].upper():
        raise BadSource("the feed declares XML entities of its own, which is not allowed", document.place)
    if not _END.search(_without_comments(text)[-64:]):
        raise BadSource(
            "the feed is cut off: its last tag is missing", f"{document.place}:{text.count(chr(10)) + 1}",
            "Fetch it again; nothing of it was imported.",
        )  # fmt: skip
    for found in re.finditer(r"<[^<]*", text):
        if len(found[0]) > MOST_ATTRIBUTES and len(re.findall(r"=\s*[\"']", found[0])) > MOST_ATTRIBUTES:
            line = text.count("\n", 0, found.start()) + 1
            raise BadSource(f"a tag with more than {MOST_ATTRIBUTES} attributes", f"{document.place}:{line}")
    return _DECLARATION.sub("", text)


def _without_comments(text: str) -> str:
    """The text without the comments that some servers put after its end."""
    text = text.rstrip()
    for _ in range(20):
        if not text.endswith("-->") or "<!--" not in text:
            break
        text = text[: text.rindex("<!--")].rstrip()
    return text


def _unreadable(document: Document, feed: Any) -> BadSource:
    line = _line(feed).removeprefix("line ")
    return BadSource(
        f"this is not {_WANTED} that can be read", f"{document.place}:{line}" if line else document.place
    )


def _line(feed: Any) -> str:
    told = getattr(feed.get("bozo_exception"), "getLineNumber", None)
    return f"line {told()}" if told else ""


def _entry(place: str, item: Item, home: str) -> Entry:
    body = _body(item)
    told = citations.of(body, home, _source(item))
    stated = _stated(item)
    people = _people(item) or told.people
    found = _identifiers(item, told.citation)
    is_article = bool(told.citation or stated.get("volume") or any(one.scheme == "doi" for one in found))
    published = _published(item)
    return Entry(
        place=place,
        title=plain(item.get("title")),
        own=plain(item.get("id")) or plain(item.get("link")),
        subkind="article" if is_article else "post",
        markup="html",
        abstract=escape(told.rest, quote=False) if told.citation else body,
        people=tuple(Byline(name) for name in people),
        venue=venue if (venue := _source(item)) != home else "",
        year=int(published[:4]) if published else None,
        published=published,
        topics=_topics(item, (home, _source(item))),
        links=tuple(dict.fromkeys(_links(item))),
        identifiers=found,
        details=tuple({**told.details, **stated}.items()),
    )


def _body(item: Item) -> str:
    """The longer of summary and content, without the line that journals put before an abstract."""
    body = max(
        (plain(item.get("summary")), *(plain(one.get("value")) for one in records(item.get("content")))),
        key=len,
    )
    return _ONLINE.sub("", body, count=1)


def _source(item: Item) -> str:
    """The journal that the entry itself names."""
    source = item.get("source")
    named = plain(source.get("title")) if isinstance(source, Mapping) else ""
    return plain(item.get("prism_publicationname")) or named


def _stated(item: Item) -> dict[str, str]:
    """What a journal states in elements of the PRISM vocabulary."""
    first, last = plain(item.get("prism_startingpage")), plain(item.get("prism_endingpage"))
    pages = plain(item.get("prism_pagerange")) or "-".join(part for part in (first, last) if part)
    fields = {
        "volume": plain(item.get("prism_volume")),
        "number": plain(item.get("prism_number")),
        "pages": pages,
        "issn": plain(item.get("prism_issn")),
    }
    return {key: text for key, text in fields.items() if text}


def _people(item: Item) -> tuple[str, ...]:
    """Names in elements of their own: one to an element, or all in one; never the addresses beside them."""
    found = (plain(one.get("name")) for one in records(item.get("authors")))
    parts = [part for name in found if name for part in names.split(name, "auto")]
    return tuple(dict.fromkeys(parts))


def _published(item: Item) -> str:
    for key in ("published_parsed", "updated_parsed"):
        moment = item.get(key)
        if isinstance(moment, time.struct_time) and 1900 < moment.tm_year < 2200:
            return time.strftime("%Y-%m-%d", moment)
    return ""


def _topics(item: Item, not_these: tuple[str, ...]) -> tuple[str, ...]:
    """Categories, but not the journal's own name, which some feeds give as one."""
    terms = [plain(tag.get("term")) for tag in records(item.get("tags"))]
    return tuple(dict.fromkeys(term for term in terms if term and term not in not_these))


def _links(item: Item) -> Iterator[Link]:
    if page := address(item.get("link")):
        yield Link("page", page)
    for one in records(item.get("links")):
        media = plain(one.get("type"))
        kind = next((kind for kind, pattern in _MEDIA if pattern.search(media)), "")
        if kind and (url := address(one.get("href"))):
            yield Link(kind, url)


def _identifiers(item: Item, citation: str) -> tuple[Identifier, ...]:
    texts = [plain(item.get(key)) for key in ("prism_doi", "dc_identifier", "id", "link")]
    return tuple(dict.fromkeys(one for text in (*texts, citation) for one in identifiers.of(text)))


FORMAT = Format(name="feeds", label="RSS or Atom feed", sniff=sniff, read=read)
