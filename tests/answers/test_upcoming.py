"""What is next: by the programmes of the seeds, at moments within them and outside."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.answering import answer
from bot.views import Face
from store.queries import Import
from store.store import Store

PACIFIC = timedelta(hours=7)
MONDAY = datetime(2022, 8, 29, tzinfo=UTC) + PACIFIC
"""Midnight at MLSys 2022."""
WORKSHOP = datetime(2021, 12, 13, tzinfo=UTC) + timedelta(hours=8)
"""Midnight at ML for Systems 2021."""


def asked(store: Store, text: str, now: datetime | None) -> str:
    return answer(store, text, date(2026, 11, 20), Face(now=now)).message.plain


def at(hour: int, minute: int = 0, day: datetime = MONDAY) -> datetime:
    return day + timedelta(hours=hour, minutes=minute)


NEXT: list[tuple[datetime, str, str]] = [
    (at(6), "what's next", "Next: “Registration"),
    (
        at(8),
        "what's next?",
        "Next: “Outstanding Papers”, on Monday 29 August 2022 at 08:45 (America/Los_Angeles), in",
    ),
    (at(8, 44), "what is on next", "Next: “Outstanding Papers”"),
    (at(8, 45), "what happens next", "Next: “The Future of MLSys: Industry and Academia”"),
    (at(8, 45), "which session is next", "Next: “Distributed and Parallel Learning”"),
    (at(8, 45), "what is next in Exhibit Hall A", "Next: “Distributed and Parallel Learning”"),
    (at(8, 45), "when is the next panel", "11:30"),
    (at(17), "up next at MLSys", "Next: “Welcome Reception”"),
    (at(11, 0, WORKSHOP), "what comes next", "Next: “Lunch Break”, on Monday 13 December 2021 at 12:05"),
    (at(11, 0, WORKSHOP), "what is the next talk", "Next: “Luis Ceze: invited talk"),
    (at(11, 0, WORKSHOP), "next talk at ML for Systems", "15:50"),
    (at(-100), "what's next at MLSys 2022", "Next: “Registration"),
    (at(14, 30), "what is the next paper", "Next: “MLPerf Mobile Inference Benchmark"),
]

NOTHING: list[tuple[datetime | None, str, str]] = [
    (at(18), "what's next", "The sources name nothing more that begins at MLSys 2022."),
    (at(8), "when is the next break", "no such item that is still to begin at MLSys 2022"),
    (at(-100), "what's next", "No event that is known here is under way now. The next one is MLSys 2022"),
    (at(24 * 365), "what is next", "No event that is known here is under way now."),
    (at(8), "what's next venue:atlantis", "No event called atlantis is known here."),
    (None, "what's next", "hangs on the time"),
]


@pytest.mark.parametrize(("now", "text", "words"), NEXT)
def test_what_begins_first_after_now_is_next(seeded: Store, now: datetime, text: str, words: str) -> None:
    said = asked(seeded, text, now)
    assert words in said
    assert "Source" in said


@pytest.mark.parametrize(("now", "text", "words"), NOTHING)
def test_where_nothing_is_known_to_come_that_is_said(
    seeded: Store, now: datetime | None, text: str, words: str
) -> None:
    assert words in asked(seeded, text, now)


def test_all_that_begin_at_once_are_next(seeded: Store) -> None:
    said = asked(seeded, "what is the next paper", at(12))
    assert "in the session “Distributed and Parallel Learning”, on Monday 29 August 2022 at 13:00" in said
    assert said.count("Next: ") == 3
    assert "1 more begins at that time" in asked(seeded, "what is the next paper", at(15))


def test_a_page_later_it_is_asked_anew(seeded: Store) -> None:
    reply = answer(seeded, "what is the next session", date(2026, 11, 20), Face(now=at(8)))
    assert not reply.whole, "another moment has another reply"
    assert "Distributed and Parallel Learning" in asked(seeded, reply.query, at(9))


@pytest.fixture
def halls(tmp_path: Path) -> Iterator[Store]:
    """Two editions of a conference whose own days no source tells, and one whose zone neither."""
    store = Store(tmp_path / "data")
    for year in (2023, 2024):
        path = tmp_path / f"hall{year}.csv"
        path.write_text(
            "title,type,date,start,end\n"
            f"Opening clocks {year},talk,{year}-05-06,09:00,09:30\n"
            f"Closing bells {year},talk,{year}-05-08,16:00,16:45\n"
        )
        store.bring_in(Import((str(path),), event=f"Hall {year}", zone="Europe/Paris"), MONDAY)
    path = tmp_path / "yard.csv"
    path.write_text("title,type,date,start\nSundials,talk,2025-02-03,09:00\n")
    store.bring_in(Import((str(path),), event="Yard 2025"), MONDAY)
    yield store
    store.close()


def test_a_conference_without_days_of_its_own_is_under_way_from_its_first_item_to_its_last(
    halls: Store,
) -> None:
    said = {
        day: asked(halls, "what's next", datetime(2024, 5, day, 10, tzinfo=UTC)) for day in (5, 6, 7, 8, 9)
    }
    assert "The next one is Hall 2024: 6 May to 8 May 2024." in said[5]
    for day in (6, 7, 8):
        assert "Next: “Closing bells 2024”, on Wednesday 8 May 2024 at 16:00 (Europe/Paris)" in said[day]
    assert said[9].startswith("No event that is known here is under way now.")
    assert "Next: “Opening clocks 2024”" in asked(halls, "what is next", datetime(2024, 5, 6, 6, tzinfo=UTC))


def test_times_of_no_zone_are_not_compared_with_now(halls: Store) -> None:
    said = asked(halls, "what's next", datetime(2025, 2, 3, 6, tzinfo=UTC))
    assert "do not tell the time zone of Yard 2025, so what is next is not known" in said


def test_the_first_and_last_of_a_series_are_of_its_latest_edition(halls: Store) -> None:
    assert "“Opening clocks 2024”: 09:00" in asked(halls, "when does the first talk of Hall begin", None)
    assert "“Closing bells 2024” ended at 16:45" in asked(halls, "when does the last talk at Hall end", None)
    assert "“Opening clocks 2023”" in asked(halls, "when is the first talk of Hall 2023", None)
    assert "Which event do you mean: Yard 2025 or Hall 2024 or Hall 2023?" in asked(
        halls, "when does the last talk end", None
    )
