"""A small vocabulary, written here so that understanding is tested on its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from bot.understanding import understand
from store.queries import Lookup
from store.records import Source
from store.vocabulary import EventName, Vocabulary

TODAY = date(2026, 11, 20)
Understand = Callable[[str], Lookup]


def event(id: str, series: str, year: int, *names: str, parent: str = "") -> EventName:
    label = f"{series} {year}"
    return EventName(id, series, year, label, (label, *names), parent)


VOCABULARY = Vocabulary(
    events=(
        event("mlsys-2022", "MLSys", 2022, "Fifth Conference on Machine Learning and Systems"),
        event("neurips-2021", "NeurIPS", 2021, "NIPS 2021"),
        event("neurips-2021-mlforsys", "ML for Systems", 2021, "MLforSys", parent="neurips-2021"),
        event("sosp-2019", "SOSP", 2019),
        event(
            "sosp-2019-ai", "AI Systems Workshop", 2019, "SOSP 2019 AI Systems Workshop", parent="sosp-2019"
        ),
    ),
    sessions=("Edge Learning", "Wood & Metal"),
    rooms=("Exhibit Hall A", "Mission City Ballroom", "Room 7", "K.1.105 (La Fontaine)", "UB2.2 (Oak)"),
    sources=(
        Source("blog", "blog", "a blog", words=("blog", "attendee notes")),
        Source("report", "trip_report", "a trip report", words=("trip report", "report")),
        Source("page", "workshop_page", "a page", words=("workshop page",)),
    ),
    revision=1,
)


@pytest.fixture
def vocabulary() -> Vocabulary:
    return VOCABULARY


@pytest.fixture
def read() -> Understand:
    """A text as it is understood on one fixed day."""
    return lambda text: understand(text, VOCABULARY, TODAY)
