"""Which conference a Mini-Conf site is of, out of the files and folders around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from html import unescape
from typing import Any

from store.catalogue.entries import Entry, Hints, Home, Warned
from store.catalogue.importers import programme, yamls
from store.catalogue.importers.document import Document
from store.catalogue.importers.guards import plain
from store.catalogue.tidy import times
from store.errors import BadSource

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TEMPLATES_NAME = re.compile(r"\s*mini-?conf(?:erence)?\b[\s\d]*", re.IGNORECASE)
_SAMPLES = frozenset(
    (
        "Fundamental Science in the era of AI",
        "AI for Overcoming Global Disparities in Cancer Care",
        "AI + Africa = Global Innovation",
        "Doing for Our Robots What Nature Did For Us",
        "Live Q&A: Mihaela van der Schaar",
        "Live Q&A: Michael I. Jordan",
        (
            "Enabling Deep Spiking Neural Networks with Hybrid Conversion and"
            " Spike Timing Dependent Backpropagation"
        ),
    )
)
"""Titles of the files that come with Mini-Conf as samples; sites of other conferences leave them in place."""
_SAMPLES_HOME = Home(name="ICLR 2020", year=2020)
_FIRST = 200


@dataclass(slots=True)
class Site:
    """The home of a site, and where its year comes from."""

    home: Home
    warnings: list[Warned] = field(default_factory=list)


def site(document: Document, hints: Hints, titles: list[str]) -> Site:
    """The site that a file belongs to: ``config.yml`` beside it, else the folders above it.

    The samples of the template are of ICLR 2020, wherever they lie.
    """
    config = _config(document)
    found = Site(_home(config))
    folder = _folder_year(document)
    if not _SAMPLES.isdisjoint(titles[:_FIRST]) and "iclr" not in found.home.name.lower():
        other = found.home.name or hints.event or (str(folder) if folder and folder != 2020 else "")
        about = f", and not about {other}" if other else ""
        said = f"this is the sample that comes with Mini-Conf; it is of ICLR 2020{about}"
        return Site(_SAMPLES_HOME, [Warned(said, document.place)])
    if found.home.year is None:
        found.home = Home(**{**_fields(found.home), "year": hints.year or folder})
    elif folder and folder != found.home.year:
        said = f"config.yml speaks of {found.home.year}, the folder of {folder}; {found.home.year} is taken"
        found.warnings.append(Warned(said, document.place))
    if not found.home.name and not hints.event:
        year = f"; the folder says {folder}" if folder else ""
        found.warnings.append(
            Warned(f"nothing here names the conference{year}; say which with --event", document.place)
        )
    return found


def other_years(home: Home, entries: list[Entry], place: str) -> Iterator[Warned]:
    """A warning where no time in the file is of the home's year: it may be left over from another."""
    days = [slot.day for entry in entries if entry.when for slot in (entry.when, *entry.more) if slot.day]
    years = sorted({day.year for day in days})
    if home.year and years and home.year not in years:
        said = ", ".join(map(str, years))
        yield Warned(f"the times are of {said}, the site is of {home.year}: the file may be left over", place)


def _fields(home: Home) -> dict[str, Any]:
    return {name: getattr(home, name) for name in Home.__dataclass_fields__}


def _folder_year(document: Document) -> int | None:
    for folder in reversed(document.folders):
        if found := _YEAR.search(folder):
            return int(found[0])
    return None


def _config(document: Document) -> dict[str, Any]:
    """What ``config.yml`` says; nothing where there is none, or none that can be read."""
    for name in ("config.yml", "config.yaml"):
        beside = document.sibling(name)
        if beside is None:
            continue
        try:
            data = yamls.load(beside)
        except BadSource:
            continue
        if isinstance(data, dict):
            return data
    return {}


def _home(config: dict[str, Any]) -> Home:
    name = _words(plain(config.get("name")) or plain(config.get("site_title")))
    if not name or _TEMPLATES_NAME.fullmatch(name):
        return Home()
    said = _words(plain(config.get("date")))
    starts, ends = _span(config.get("calendar"), said)
    year = _YEAR.search(f"{name} {said}") or _YEAR.search(plain(config.get("citation_date")))
    return Home(
        name=name,
        year=starts.year if starts else int(year[0]) if year else None,
        starts=starts,
        ends=ends if starts and ends and ends >= starts else None,
        url=next((found.url for found in programme.link("page", config.get("site_url"))), ""),
    )


def _words(text: str) -> str:
    """Text of a setting without the HTML that pages need."""
    return " ".join(re.sub(r"<[^<>]*>", " ", unescape(text)).split())


def _span(calendar: object, said: str) -> tuple[date | None, date | None]:
    """First and last day, out of the calendar's settings or of "5-9 November 2023", "July 5 - 10 2020"."""
    if isinstance(calendar, dict):
        first, last = (programme.day(times.moment(plain(calendar.get(name)))) for name in ("start", "end"))
        if first:
            return first, last
    for form in (
        r"(?P<one>\d{1,2})\s*[-–]\s*(?P<two>\d{1,2})\s+(?P<month>\w+),?\s+(?P<year>\d{4})",
        r"(?P<month>\w+)\s+(?P<one>\d{1,2})\s*[-–]\s*(?P<two>\d{1,2}),?\s+(?P<year>\d{4})",
    ):
        if found := re.fullmatch(form, said):
            one, two = (
                times.moment(f"{found[which]} {found['month']} {found['year']}") for which in ("one", "two")
            )
            return _date(one), _date(two)
    return None, None


def _date(value: datetime | date | None) -> date | None:
    return programme.day(value)
