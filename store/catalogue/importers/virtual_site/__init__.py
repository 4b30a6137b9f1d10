"""Programmes of the virtual sites of neurips.cc, icml.cc, iclr.cc, mlsys.org and their likes.

Two shapes: the ``...-orals-posters.json`` that a site's own pages are made of, and the shorter list of the
"Events" export. From 2026 on the abstracts of the first stand in a file of their own, keyed by event id.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from store.catalogue.entries import Findings, Hints, Warned
from store.catalogue.importers import programme
from store.catalogue.importers.document import Document
from store.catalogue.importers.formats import Format
from store.catalogue.importers.guards import plain, refuse_page
from store.catalogue.importers.virtual_site.events import Site, entry, status
from store.errors import BadSource
from store.records import Skipped

_WANTED = "a programme of a virtual conference site"
_OURS = re.compile(r'"(?:virtualsite_url|related_events_ids|poster_position)"\s*:')
_RECORD = re.compile(r'"(?:eventtype|event_type|fullname|speakers/authors|room_name)"\s*:')
_NOTHING = re.compile(r'\s*\{\s*"count"\s*:\s*0\s*,.*"results"\s*:\s*\[\s*\]', re.DOTALL)
_ABSTRACTS = re.compile(r'\s*\{\s*"\d{2,9}"\s*:\s*"')
Record = Mapping[str, Any]


def sniff(document: Document) -> float:
    start = document.start
    if _OURS.search(start):
        return 0.95 if _RECORD.search(start) else 0.7
    if _ABSTRACTS.match(start) and "abstract" in document.name.lower():
        return 0.8
    return 0.5 if len(start) < 1000 and _NOTHING.match(start) else 0.0


def read(document: Document, hints: Hints) -> Findings:
    """The home, then entries in the order of the file; hidden events and rejected papers are skipped."""
    refuse_page(document, _WANTED)
    data = document.json()
    records = _records(document, data)
    if isinstance(data, Mapping):
        yield from _missing(data, len(records))
    elif not records:
        yield Warned("the list of events is empty")
    site = Site.of(document, records, hints.year)
    yield site.home
    abstracts = _abstracts(document)
    known = frozenset(plain(record.get("id")) for record in records if not _reason(record, hints)) - {""}
    for number, record in enumerate(records):
        place = f"results[{number}]" if isinstance(data, Mapping) else f"[{number}]"
        if reason := _reason(record, hints):
            yield Skipped(place, reason)
            continue
        yield entry(place, record, site, known, abstracts)


def _records(document: Document, data: object) -> Sequence[Record]:
    listed = data.get("results") if isinstance(data, Mapping) else data
    if isinstance(listed, list):
        return [record if isinstance(record, Mapping) else {} for record in listed]
    if isinstance(data, Mapping) and _ABSTRACTS.match(document.start):
        raise BadSource(
            "abstracts alone, which are read with the events of the file beside it: it holds no items",
            document.place,
            "Import the ...-orals-posters.json beside it; the abstracts are then read with it.",
        )
    raise BadSource(f"this is not {_WANTED}: it has no list of events", document.place)


def _missing(data: Record, held: int) -> Findings:
    """Warnings about a list that is empty or, as paging stops at 200, not whole."""
    count = data.get("count")
    if isinstance(count, int) and count > held:
        yield Warned(
            f"the file holds {held:,} of {count:,} events: the site cut it into pages, the others are missing"
        )
    elif not held:
        yield Warned("the site has not published its events yet: the list is empty")


def _reason(record: Record, hints: Hints) -> str:
    """Why a record gives no entry; "" where it does."""
    if not record:
        return "not an event"
    if record.get("visible") is False:
        return "hidden on the site"
    if reason := programme.untitled(plain(record.get("name")) or plain(record.get("title"))):
        return reason
    stands = status(record)
    return "" if stands == "accepted" or hints.every_status else f"{stands}: {plain(record.get('decision'))}"


def _abstracts(document: Document) -> Record:
    """Abstracts by event id, from the file beside this one, where a site keeps them apart."""
    stem = re.sub(r"-orals-posters(?=\.json$)", "", document.name)
    names = [stem.removesuffix(".json") + "-abstracts.json", "abstracts.json"]
    for name in dict.fromkeys(names):
        beside = document.sibling(name) if name != document.name else None
        if beside is not None and not beside.start.lstrip().startswith("<"):
            found = beside.json()
            return found if isinstance(found, Mapping) else {}
    return {}


FORMAT = Format(name="virtual_site", label="virtual conference site (JSON)", sniff=sniff, read=read)
