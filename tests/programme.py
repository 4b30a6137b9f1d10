"""A made-up programme of two conferences over three years, and a newer file of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from store.catalogue.drafts import SourceDraft
from store.catalogue.entries import Byline, Entry, Hints, Home, When
from store.records import Identifier, Link
from store.store import Store

SITE = SourceDraft("clocks", "miniconf", "programme of the clock conferences", "papers.csv")
LIBRARY = SourceDraft("library", "bibtex", "library of clocks", "clocks.bib")
READ, LATER = datetime(2026, 11, 2, 8, 0, tzinfo=UTC), datetime(2026, 11, 3, 9, 12, tzinfo=UTC)
"""When the first and the newer file were read."""
EVENTS = [(series, year) for series in ("CLOCKS", "Sundial") for year in (2022, 2023, 2024)]
EACH = {("CLOCKS", 2024): 9, ("Sundial", 2022): 3}
"""Papers of an edition, where there are not five."""
LEAK, SAND = "Water clocks that leak upwards", "Sand that keeps the time of dunes"
ZONE = "Europe/Berlin"


def fill(store: Store) -> None:
    """Everything, as first read: 32 papers and talks, one of them known to two sources."""
    store.load(SITE, _entries(newer=False), Hints(), READ)
    store.load(LIBRARY, [Home("CLOCKS 2024", 2024), _printed()], Hints(), READ)


def renew(store: Store) -> None:
    """The newer file: one talk moved, one title changed."""
    store.load(SITE, _entries(newer=True), Hints(), LATER)


def _entries(*, newer: bool) -> Iterator[Home | Entry]:
    for series, year in EVENTS:
        yield Home(f"{series} {year}", year, zone=ZONE)
        for number in range(EACH.get((series, year), 5)):
            yield Entry(
                place=f"row {number}",
                title=f"Escapement {series} {year} number {number}",
                own=f"e-{series.lower()}-{year}-{number}",
                kind="talk" if number == 4 else "paper",
                people=(Byline(f"Author{number} of {series}{year}"),),
            )
    yield Home("CLOCKS 2024", 2024, zone=ZONE)
    yield _leak(newer=newer)
    yield Entry(
        place="row 91",
        title=f"{SAND} revisited" if newer else SAND,
        own="w-91",
        people=(Byline("Bo de Wit"),),
        status="withdrawn",
    )


def _leak(*, newer: bool) -> Entry:
    start, end, room = (14, 15, "Hall B") if newer else (10, 11, "Hall A")
    return Entry(
        place="row 90",
        title=LEAK,
        own="w-90",
        people=(Byline("Ada Müller"),),
        abstract="Water runs down. " * 200,
        tldr="Some clocks leak.",
        identifiers=(Identifier("openreview", "_wAt3rCl0"), Identifier("arxiv", "2401.00090")),
        links=(Link("pdf", "https://example.org/90.pdf"),),
        when=When(start=_at(6, start), end=_at(6, end), room=room, session="Water"),
        more=(When(start=_at(7, 9), room="Foyer", session="Posters"),),
    )


def _printed() -> Entry:
    return Entry(
        place="line 1",
        title=LEAK,
        own="mueller24",
        people=(Byline("Ada Müller"),),
        identifiers=(Identifier("doi", "10.1234/leak.90"), Identifier("arxiv", "2401.00090")),
        details=(("journal", "Journal of Clocks"), ("volume", "3"), ("pages", "1-9")),
        published="2024-05",
        language="de",
    )


def _at(day: int, hour: int) -> datetime:
    return datetime(2024, 5, day, hour)  # noqa: DTZ001  # local to the event, as a reader yields it
