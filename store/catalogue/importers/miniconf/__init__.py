"""Data of Mini-Conf sites (ICLR, ACL, VIS, ISMIR and others), which each conference bends its own way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from store.catalogue.entries import Entry, Findings, Hints, Warned
from store.catalogue.importers import programme
from store.catalogue.importers.document import Document
from store.catalogue.importers.formats import Format
from store.catalogue.importers.guards import refuse_page
from store.catalogue.importers.miniconf import calendars, papers, schedules, shapes, site, timetable, vis
from store.catalogue.importers.miniconf.rows import rows, text
from store.catalogue.importers.miniconf.unique import Owns
from store.errors import BadSource
from store.records import Skipped

_REMEDY = "Import the papers, calendars and workshops of the site instead."
Found = Entry | Skipped | Warned


def sniff(document: Document) -> float:
    return shapes.shape(document)[1]


def read(document: Document, hints: Hints) -> Findings:
    """Home, then warnings, then entries in the order of the file."""
    refuse_page(document, "data of a Mini-Conf site")
    shape, _ = shapes.shape(document)
    if reason := shapes.refusal(shape):
        raise BadSource(f"this is {reason}", document.place, _REMEDY)
    titles: list[str] = []
    found = list(_found(document, hints, shape or "rows", titles))
    entries = [item for item in found if isinstance(item, Entry)]
    if not found:
        raise BadSource("the file holds no rows", document.place)
    place = site.site(document, hints, [entry.title for entry in entries])
    yield place.home
    if not all(entry.venue for entry in entries):
        yield from place.warnings
    if not place.warnings:
        yield from site.other_years(place.home, entries, document.place)
    owns = Owns()
    for item in found:
        yield owns.apart(item) if isinstance(item, Entry) else item
    if shape == "rows" and timetable.taken_as_utc(document, [entry.when for entry in entries if entry.when]):
        said = "times written like 2020-07-06_05:00:00 have no zone; they are taken as UTC"
        yield Warned(said, document.place)


def _found(document: Document, hints: Hints, shape: str, titles: list[str]) -> Iterator[Found]:
    if shape == "vis_list":
        yield from vis.listed(document)
    elif shape == "vis_sessions":
        yield from vis.slots(document)
    elif shape == "older_awards":
        yield from vis.older_awards(document)
    elif shape == "schedules":
        yield from schedules.entries(document, hints, site.site(document, hints, titles).home.year)
    else:
        yield from _rows(document, shape)


def _rows(document: Document, shape: str) -> Iterator[Found]:
    stem = document.name.rpartition(".")[0].lower()
    slots = timetable.of_papers(document) if shape == "rows" and stem.endswith(("paper", "papers")) else {}
    track = _workshop(document, stem)
    for found in rows(document):
        if isinstance(found, Skipped):
            yield found
        elif shape == "calendar":
            yield calendars.entry(*found)
        else:
            entry = papers.entry(*found, stem, slots)
            yield replace(entry, track=entry.track or track) if isinstance(entry, Entry) else entry


def _workshop(document: Document, stem: str) -> str:
    """The workshop whose talks stand in ``w7_papers.csv``, as ``workshops.yml`` calls it."""
    found = re.fullmatch(r"(w\d{1,3})_papers?", stem)
    return text(schedules.workshops(document).get(found[1].upper(), {}), "title", "name") if found else ""


FORMAT = Format(
    name="miniconf", label="data of a Mini-Conf site", sniff=sniff, read=programme.telling(read, 0.5)
)
