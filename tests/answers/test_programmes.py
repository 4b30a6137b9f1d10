"""What a programme without any notes is asked: numbers by topic, who works on what, C++, names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.understanding import understand
from store.catalogue.drafts import SourceDraft
from store.catalogue.entries import Byline, Entry, Hints, Home, When
from store.results import Results
from store.store import Store

NOW = datetime(2031, 5, 20, 8, 0, tzinfo=UTC)
PAPERS = (
    ("Chimes of clocks written in C++", "Ann Lee", "Chimes, too."),
    ("Clocks written in C", "Di Ohm", "No other language is used."),
    ("Sundials with TICKTOCK inside", "Bo Ray", "Our time is kept by a wheel of shadows (WOS). It turns."),
    ("Pendulums at sea", "Cy Fox", "We write it all in c++ and are glad."),
)


OLDER = (("Gears of brass", "Ed Kay", "They turn."), ("Springs of steel", "Flo Moe", "They wind."))


def entries(year: int) -> Iterator[Home | Entry]:
    yield Home(f"Clock Fair {year}", year, zone="Europe/Berlin")
    for number, (title, name, abstract) in enumerate(PAPERS if year == 2031 else OLDER):
        begins = datetime(year, 5, 3, 9 + number, 0)  # noqa: DTZ001  # local to the fair
        yield Entry(
            place=f"row {number}", title=title, own=f"p-{year}-{number}", abstract=abstract,
            people=(Byline(name),), when=When(start=begins, end=begins.replace(minute=30), room="Hall 1"),
        )  # fmt: skip


@pytest.fixture(scope="module")
def fair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store(Path(tmp_path_factory.mktemp("programmes")))
    for year in (2030, 2031):
        site = SourceDraft(f"fair-{year}", "frab", f"programme of {year}", f"fair-{year}.xml")
        store.load(site, entries(year), Hints(), NOW)
    yield store
    store.close()


def ask(store: Store, text: str) -> Results:
    return store.lookup(understand(text, store.vocabulary(), date(2031, 5, 20)))


def titles(store: Store, text: str) -> set[str]:
    return {match.item.title for match in ask(store, text).matches}


def said(store: Store, text: str) -> str:
    answer = ask(store, text).answer
    return answer.text if answer else ""


def test_c_with_its_signs_is_no_other_letter_c(fair: Store) -> None:
    assert titles(fair, "C++ year:2031") == {"Chimes of clocks written in C++", "Pendulums at sea"}
    assert titles(fair, "papers about c++ and pendulums") == {"Pendulums at sea"}
    assert titles(fair, "C#") == set()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("how many papers about clocks are at Clock Fair 2031?", "We hold 2 papers about that."),
        (
            "how many more papers did Clock Fair 2031 have than Clock Fair 2030?",
            "4 papers of Clock Fair 2031",
        ),
        ("who works on clocks?", "Ann Lee: “Chimes of clocks written in C++”, Clock Fair 2031"),
        ("what is TICKTOCK?", "it is in the title of this one:\n“Sundials with TICKTOCK inside”"),
        ("what does WOS stand for?", "WOS stands for wheel of shadows."),
        ("compare Clock Fair 2030 and 2031", "We hold 4 papers of it."),
        ("papers like Attention Is All You Need", "Nothing known here is called"),
        ("what is the time zone of Clock Fair 2031", "Europe/Berlin (CEST)"),
        ("where are the papers of Clock Fair 2031?", "All 4 are in Hall 1."),
    ],
)
def test_a_programme_without_notes_answers(fair: Store, text: str, words: str) -> None:
    assert words in said(fair, text)


def test_what_runs_already_is_found_where_nothing_begins(fair: Store) -> None:
    assert titles(fair, "what is on at 10:15 at Clock Fair 2031") == {"Clocks written in C"}
    assert said(fair, "what is on at 10:45 at Clock Fair 2031") == "The sources list nothing for that time."


def test_what_two_things_are_is_told_only_of_things_that_are_called_so(fair: Store) -> None:
    text = said(fair, "compare TICKTOCK with Hourglasses")
    assert "The sources do not say what Hourglasses is." in text
