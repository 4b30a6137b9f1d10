"""One event of a virtual conference site as an entry, and the site that its addresses are relative to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from store.catalogue.entries import Byline, Entry, Home, When
from store.catalogue.importers.document import Document
from store.catalogue.importers.guards import address, plain, plains, records
from store.catalogue.tidy import identifiers, kinds, names, times
from store.records import Identifier, Link

_HOSTS = {
    "neurips.cc": "NeurIPS",
    "nips.cc": "NeurIPS",
    "icml.cc": "ICML",
    "iclr.cc": "ICLR",
    "mlsys.org": "MLSys",
    "aistats.org": "AISTATS",
    "colmweb.org": "COLM",
    "cvpr.thecvf.com": "CVPR",
    "iccv.thecvf.com": "ICCV",
    "eccv.ecva.net": "ECCV",
}
"""Sites that run on this software, and how the field calls their conferences."""
_PATH = re.compile(r"/virtual/((?:19|20)\d\d)/")
_NAMED = re.compile(r"^([a-z]+)[-_]?((?:19|20)\d\d)[-_.]", re.IGNORECASE)
_GROUP = re.compile(r"openreview\.net/group\?id=([\w.]+)/(\d{4})/(?:Track/)?([\w./-]+)", re.IGNORECASE)
_GONE = re.compile(r"withdr[ae]w|retract", re.IGNORECASE)
_REJECTED = re.compile(r"\breject", re.IGNORECASE)
_AWARD = re.compile(r"award|outstanding|best|runner|honou?rable|test of time", re.IGNORECASE)
_MEDIA = (
    ("poster", re.compile(r"poster", re.IGNORECASE)),
    ("slides", re.compile(r"slides(?!live)|presentation", re.IGNORECASE)),
    ("pdf", re.compile(r"pdf|^paper$", re.IGNORECASE)),
    ("video", re.compile(r"video|slideslive|recording|youtube|livestream", re.IGNORECASE)),
    ("code", re.compile(r"code|github|software", re.IGNORECASE)),
    ("page", re.compile(r"openreview|project|page|website|forum", re.IGNORECASE)),
)
"""Kinds of media by their names, the first that fits: slides and posters are PDFs too, by their type."""
_CODE = re.compile(r"^https?://(?:www\.)?(?:github|gitlab|bitbucket|codeberg)\.", re.IGNORECASE)
_PRINTED_ID = re.compile(r"[A-Za-z0-9_-]{8,12}")
_PRESENTED = ("paper", "poster", "talk", "demo")
Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Site:
    """Where a list of events comes from."""

    root: str
    """``https://icml.cc``, or "" where the file does not tell."""
    home: Home

    @classmethod
    def of(cls, document: Document, events: Sequence[Record], year: int | None) -> Site:
        """As the addresses in the first events, the file's own address and its name tell."""
        host, path_year = "", None
        for text in _clues(document, events[:20]):
            try:
                parts = urlsplit(text)
            except ValueError:  # brackets that hold no address
                continue
            host = host or _host(parts.netloc)
            if path_year is None and (found := _PATH.search(_single_slashes(parts.path))):
                path_year = int(found[1])
        named = _NAMED.match(document.name)
        if named and not host:
            host = next((host for host, label in _HOSTS.items() if label.lower() == named[1].lower()), "")
        year = path_year or (int(named[2]) if named else None) or year
        label = _HOSTS.get(host, host)
        root = f"https://{host}" if host else ""
        url = f"{root}/virtual/{year}" if root and year else root
        return cls(root, Home(name=f"{label} {year or ''}".strip() if label else "", year=year, url=url))


def _clues(document: Document, events: Sequence[Record]) -> Iterator[str]:
    yield document.url
    for record in events:
        yield plain(record.get("virtualsite_url"))
        for author in records(record.get("authors")):
            yield plain(author.get("url"))
        group = _GROUP.search(plain(record.get("sourceurl")))
        yield f"https://{group[1].lower()}/virtual/{group[2]}/" if group and "." in group[1] else ""


def _host(netloc: str) -> str:
    """The name of a known site; "" for others, which only keep a copy."""
    host = netloc.lower().removeprefix("www.").partition(":")[0]
    return host if host in _HOSTS else ""


def _single_slashes(path: str) -> str:
    return re.sub(r"/{2,}", "/", path)


def status(record: Record) -> str:
    decision = plain(record.get("decision"))
    if _GONE.search(decision):
        return "withdrawn"
    return "rejected" if _REJECTED.search(decision) else "accepted"


def entry(place: str, record: Record, site: Site, known: frozenset[str], abstracts: Record) -> Entry:
    """One event.

    :param known: ids of the events that become entries; links to others are dropped
    :param abstracts: abstracts by event id, where the record has none
    """
    page = _page(record, site)
    own = plain(record.get("id")) or (_last(page) if page else plain(record.get("uid")))
    kind, subkind = _kind(record)
    slots = tuple(_slots(record))
    parent = plain(record.get("parent_id"))
    decision = plain(record.get("decision"))
    return Entry(
        place=place,
        title=plain(record.get("name")) or plain(record.get("title")),
        own=own,
        kind=kind,
        subkind=subkind,
        abstract=plain(record.get("abstract")) or plain(abstracts.get(own)),
        people=_people(record, kind),
        session=plain(record.get("session")) if not slots else "",
        track=_track(record),
        award=decision if _AWARD.search(decision) else "",
        status=status(record),
        when=slots[0] if slots else None,
        more=slots[1:],
        topics=tuple(dict.fromkeys((*_parts(record.get("topic")), *_parts(record.get("keywords"))))),
        links=tuple(dict.fromkeys(_links(record, site, page))),
        identifiers=_identifiers(record),
        same_as=_same(record, kind, own, known),
        parent=parent if parent in known and parent != own else "",
        details=(("note", f"poster {stand}"),) if (stand := plain(record.get("poster_position"))) else (),
    )


def _kind(record: Record) -> tuple[str, str]:
    """On these sites a poster is how a paper is shown."""
    words = plain(record.get("eventtype")) or plain(record.get("event_type")) or plain(record.get("type"))
    kind, subkind = kinds.of(words)
    if kind == "poster":
        kind, subkind = "paper", subkind or "poster"
    if subkind == "poster" and "spotlight" in plain(record.get("decision")).lower():
        subkind = "spotlight"
    return kind, subkind


def _people(record: Record, kind: str) -> tuple[Byline, ...]:
    """Who, by the role that the kind of event gives them; institutions may be null or hold entities."""
    role = {"paper": "author", "workshop": "organiser", "social": "organiser"}.get(kind, "speaker")
    people = []
    for author in records(record.get("authors")):
        name = plain(author.get("fullname")) or plain(author.get("name"))
        institution = unescape(plain(author.get("institution")))
        if name:
            people.append(Byline(name, role, "" if institution.lower() in ("none", "null") else institution))
    if people:
        return tuple(people)
    text = plain(record.get("speakers/authors")) or plain(record.get("authors"))
    listed = names.split(text, "commas") if text else plains(record.get("authors"))
    return tuple(Byline(name, role) for name in listed)


def _slots(record: Record) -> Iterator[When]:
    """The one or two slots; a time that cannot be read leaves its day, a day that cannot be read nothing."""
    session, room = plain(record.get("session")), plain(record.get("room_name"))
    for ending in ("", "2"):
        start = times.moment(plain(record.get(f"starttime{ending}")))
        end = times.moment(plain(record.get(f"endtime{ending}")))
        if isinstance(start, datetime):
            until = end if isinstance(end, datetime) else None
            yield When(start.date(), start, until, session=session, room=room)
        elif start is not None:
            yield When(start, session=session, room=room)
    if room and not times.moment(plain(record.get("starttime"))):
        yield When(session=session, room=room)


def _track(record: Record) -> str:
    """The track that the source names: "Datasets and Benchmarks"; the main conference is none."""
    group = _GROUP.search(plain(record.get("sourceurl")))
    if not group or group[3].lower() in ("conference", "main"):
        return ""
    return re.sub(r"[_/]+", " ", group[3]).removesuffix(" Track").strip()


def _parts(value: object) -> tuple[str, ...]:
    """Topics: a list, or one string with commas or semicolons; ``Theory->Optimization`` is kept as one."""
    separators = "[;,]" if isinstance(value, str) else ";"
    parts = (part.strip() for text in plains(value) for part in re.split(separators, text))
    return tuple(part for part in parts if part)


def _page(record: Record, site: Site) -> str:
    """The page of the event, on a lower-case host, without the double slash that the export writes."""
    url = address(record.get("virtualsite_url"), site.root)
    if not url:
        return ""
    parts = urlsplit(url)
    return parts._replace(netloc=parts.netloc.lower(), path=_single_slashes(parts.path)).geturl()


def _last(page: str) -> str:
    return page.rstrip("/").rpartition("/")[2]


def _links(record: Record, site: Site, page: str) -> Iterator[Link]:
    found = [("page", page), ("page", address(record.get("paper_url")))]
    found.append(("pdf", address(record.get("paper_pdf_url"))))
    own = address(record.get("url"))
    found.append(("code" if _CODE.match(own) else "page", own))
    for one in records(record.get("eventmedia")):
        if one.get("visible") is not False:
            found += _medium(one, site)
    yield from (Link(kind, url) for kind, url in found if url and not _is_placeholder(url))


def _medium(one: Record, site: Site) -> Iterator[tuple[str, str]]:
    """A link of the event, where its name says what it is; files lie on the site itself."""
    url = address(one.get("uri")) or address(one.get("file"), site.root)
    words = f"{plain(one.get('name'))} {plain(one.get('type'))}"
    for kind, pattern in _MEDIA:
        if url and pattern.search(words):
            yield kind, url
            return


def _is_placeholder(url: str) -> bool:
    """Whether an OpenReview address holds a made-up id such as ``2026-Oral--placeholder``."""
    found = re.search(r"openreview\.net/(?:forum|pdf)\?id=([^&#]*)", url)
    return bool(found) and not _PRINTED_ID.fullmatch(found[1] if found else "")


def _identifiers(record: Record) -> tuple[Identifier, ...]:
    urls = [address(record.get(key)) for key in ("paper_url", "paper_pdf_url", "url")]
    urls += [address(one.get("uri")) for one in records(record.get("eventmedia"))]
    found = [one for url in urls if url and not _is_placeholder(url) for one in identifiers.of(url)]
    return tuple(dict.fromkeys(found))


def _same(record: Record, kind: str, own: str, known: frozenset[str]) -> tuple[str, ...]:
    """The oral of a poster and the poster of an oral; a session's related events are other things."""
    if kind not in _PRESENTED:
        return ()
    related = record.get("related_events_ids")
    return tuple(one for one in plains(related) if one in known and one != own)
