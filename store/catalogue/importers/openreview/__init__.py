"""Notes of OpenReview, API v1 and v2: a list, ``{"notes": [...]}``, an object keyed by forum, or JSON lines.

Only accepted works become entries unless ``every_status`` is asked for. ``authorids`` hold addresses and are
never read; ``cdate``, ``odate`` and ``pdate`` are dates of publication, never times of a talk.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from store.catalogue.entries import Byline, Entry, Findings, Hints, Warned
from store.catalogue.importers.document import Document
from store.catalogue.importers.formats import Format
from store.catalogue.importers.guards import address, plain, plains, refuse_page
from store.catalogue.importers.openreview import decisions
from store.catalogue.tidy import identifiers, names
from store.errors import BadSource
from store.records import Identifier, Link, Skipped

_SITE = "https://openreview.net"
_WANTED = "notes of OpenReview"
_NOTE = re.compile(r'"content"\s*:\s*\{')
_TRACES = ('"forum"', '"TL;DR"', '"authorids"', '"paperhash"', '"invitation"', '"invitations"', '"venueid"')
_TLDR = ("TL;DR", "TLDR", "tldr", "one-sentence_summary", "one_sentence_summary")
_LINKS = (
    ("code", ("code", "code_link", "software")),
    ("slides", ("slides",)),
    ("poster", ("poster",)),
    ("video", ("video", "presentation_video", "full_presentation_video", "spotlight_video")),
)
_AREAS = ("primary_area", "subject_areas", "primary_subject_area")
_BIBTEX = re.compile(r"@(\w+)\s*\{\s*([^,\s]+)")
Note = Mapping[str, Any]


def sniff(document: Document) -> float:
    start = document.start
    traces = sum(trace in start for trace in _TRACES)
    if not _NOTE.search(start) or not traces:
        return 0.0
    if '"similar_paper_uids"' in start or ('"pdf_url"' in start and '"authorids"' not in start):
        return 0.5  # what a Mini-Conf site serves, in the form of such notes
    return 0.95 if traces > 1 else 0.6


def read(document: Document, hints: Hints) -> Findings:
    """Entries in the order of the file; a note that is no accepted paper is skipped with its reason."""
    refuse_page(document, _WANTED)
    unstated = 0
    found = list(_notes(document))
    decided = decisions.decisions(raw for _, raw in found)
    for place, raw in found:
        if isinstance(raw, Warned):
            yield raw
            continue
        reason = _unusable(raw)
        if reason:
            yield Skipped(place, reason)
            continue
        content = _content(raw)
        told = decided.get(plain(raw.get("forum")), "")
        status = decisions.status(raw, content, told)
        unstated += not status
        if (status or "accepted") not in ("accepted", "preprint") and not hints.every_status:
            yield Skipped(place, f"{status}: {plain(content.get('venue')) or 'no decision to accept it'}")
            continue
        entry = _entry(place, raw, content, status or "accepted")
        yield replace(entry, subkind=decisions.presentation(raw, content, told))
    if unstated:
        yield Warned(f"{unstated:,} notes do not say whether they were accepted; they were taken as accepted")


def _notes(document: Document) -> Iterator[tuple[str, Any]]:
    """Pairs of a place and a raw note; a ``Warned`` in the note's stead speaks about the whole file."""
    if _is_lines(document.start):
        yield from _note_lines(document)
        return
    data = document.json()
    if isinstance(data, dict) and isinstance(data.get("notes"), list):
        count = data.get("count")
        if isinstance(count, int) and count > len(data["notes"]):
            held = len(data["notes"])
            yield "", Warned(f"the file holds {held:,} of {count:,} notes; the other pages are missing")
        data = data["notes"]
    if isinstance(data, list):
        yield from ((f"notes[{number}]", note) for number, note in enumerate(data))
    elif isinstance(data, dict) and "content" in data:
        yield "notes[0]", data
    elif isinstance(data, dict):
        yield from ((f"note {key}", note) for key, note in data.items())
    else:
        raise BadSource(f"this holds no {_WANTED}", document.place)


def _is_lines(start: str) -> bool:
    lines = [line.strip() for line in start.splitlines()[:8] if line.strip()]
    return len(lines) > 1 and lines[0].startswith("{") and lines[0].endswith("}") and lines[1].startswith("{")


def _note_lines(document: Document) -> Iterator[tuple[str, Any]]:
    for number, line in document.lines():
        if not line.strip():
            continue
        try:
            yield f"line {number}", json.loads(line)
        except (ValueError, RecursionError) as error:
            place = f"{document.place}:{number}"
            raise BadSource("the line is no JSON, or is cut off", place, "Fetch the file again.") from error


def _unusable(note: object) -> str:
    """Why a note is no submission; "" where it is one."""
    if not isinstance(note, Mapping) or not isinstance(note.get("content"), Mapping):
        return "not a note of OpenReview: it has no content"
    if note.get("replyto") or (note.get("forum") and note.get("id") and note["forum"] != note["id"]):
        return "a reply such as a review or a comment, no paper"
    if note.get("ddate"):
        return "deleted on OpenReview"
    if "readers" in note and "everyone" not in plains(note["readers"]):
        return "not public on OpenReview"
    return "" if plain(_content(note).get("title")) else "no title"


def _content(note: Note) -> dict[str, Any]:
    """The fields of a note; API v2 wraps each in ``{"value": ...}``."""
    return {
        key: value.get("value") if isinstance(value, dict) and "value" in value else value
        for key, value in note["content"].items()
    }


def _entry(place: str, note: Note, content: dict[str, Any], status: str) -> Entry:
    forum = plain(note.get("forum")) or plain(note.get("id"))
    return Entry(
        place=place,
        title=plain(content["title"]),
        own=forum,
        abstract=plain(content.get("abstract")),
        tldr=next((text for key in _TLDR if (text := plain(content.get(key)))), ""),
        people=_people(content.get("authors")),
        venue=decisions.venue(note, content),
        year=decisions.year(note, content),
        published=_published(note),
        status=status,
        topics=_topics(content),
        links=tuple(_links(forum, content)),
        identifiers=_identifiers(forum, content),
        details=_details(content),
    )


def _people(value: object) -> tuple[Byline, ...]:
    """Authors as a list of names, of profiles (2025 on) or as one string; "Anonymous" is nobody."""
    if isinstance(value, str):
        found = names.split(value, "auto")
    elif isinstance(value, list):
        found = tuple(
            plain(one.get("fullname") or one.get("name")) if isinstance(one, dict) else plain(one)
            for one in value
        )
    else:
        found = ()
    bare = (names.unmarked(name) for name in found)
    return tuple(Byline(name) for name in bare if name and not name.lower().startswith("anonymous"))


def _published(note: Note) -> str:
    for key in ("pdate", "odate", "cdate", "tcdate"):
        value = note.get(key)
        if isinstance(value, int | float) and 0 < value < 4e12:  # milliseconds up to the year 2096
            return datetime.fromtimestamp(value / 1000, UTC).date().isoformat()
    return ""


def _topics(content: Mapping[str, Any]) -> tuple[str, ...]:
    """Keywords, which some authors type as one string with separators, then the areas of the call."""
    words = plains(content.get("keywords"))
    separators = "[;,]" if len(words) == 1 else ";"
    parts = [part.strip() for word in words for part in re.split(separators, word)]
    parts += [area for key in _AREAS for area in plains(content.get(key))]
    return tuple(dict.fromkeys(part for part in parts if part))


def _links(forum: str, content: Mapping[str, Any]) -> Iterator[Link]:
    if forum:
        yield Link("page", f"{_SITE}/forum?id={forum}")
    pdf = plain(content.get("pdf"))
    if pdf:
        own = pdf.startswith("/pdf") and forum
        url = f"{_SITE}/pdf?id={forum}" if own else address(pdf, _SITE)
        yield from [Link("pdf", url)] if url else []
    for kind, keys in _LINKS:
        for key in keys:
            stated = plain(content.get(key))
            if url := address(stated, _SITE if stated.startswith("/") else ""):
                yield Link(kind, url)


def _identifiers(forum: str, content: Mapping[str, Any]) -> tuple[Identifier, ...]:
    found = [Identifier("openreview", forum)] if forum else []
    for key in ("doi", "arxiv", "html", "pdf"):
        text = plain(content.get(key))
        if text and not text.startswith("/"):
            found += [one for one in identifiers.of(text) if one.scheme != "openreview"]
    return tuple(dict.fromkeys(found))


def _details(content: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    head = _BIBTEX.match(plain(content.get("_bibtex")))
    if not head:
        return ()
    booktitle = decisions.booktitle(content)
    found = (("entry", head[1].lower()), ("key", head[2]), ("booktitle", booktitle))
    return tuple(pair for pair in found if pair[1])


FORMAT = Format(name="openreview", label="OpenReview notes", sniff=sniff, read=read)
