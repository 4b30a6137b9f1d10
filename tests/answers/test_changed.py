"""What moved, told from the programme of the clock conferences and its newer file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from bot.answering import answer
from bot.understanding import understand
from bot.views import Face
from store.queries import Lookup, Question
from store.results import Results
from store.store import Store
from tests import programme
from tests.programme import LEAK, SAND

TODAY = date(2026, 11, 3)
AskFor = Callable[..., Results]
MOVED = f"“{LEAK}”: 10:00 to 11:00, Hall A -> 14:00 to 15:00, Hall B (read 3 November 2026, 09:12 UTC)"
RENAMED = f"“{SAND} revisited”: title “{SAND}” -> “{SAND} revisited” (read 3 November 2026, 09:12 UTC)"


@pytest.fixture(scope="module")
def clocks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store(tmp_path_factory.mktemp("clocks"))
    programme.fill(store)
    programme.renew(store)
    yield store
    store.close()


@pytest.fixture(scope="module")
def ask(clocks: Store) -> AskFor:
    def ask(text: str, limit: int = 50, offset: int = 0) -> Results:
        lookup = understand(text, clocks.vocabulary(), TODAY)
        return clocks.lookup(replace(lookup, limit=limit, offset=offset))

    return ask


def said(found: Results) -> list[str]:
    assert found.answer
    assert found.answer.known
    return found.answer.text.splitlines()


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("what changed?", "2 items have changed:"),
        ("what changed at CLOCKS 2024?", "2 items have changed at CLOCKS 2024:"),
        ("what moved today?", "2 items have changed since Tuesday 3 November 2026:"),
        ("changes since monday", "2 items have changed since Monday 2 November 2026:"),
    ],
)
def test_all_that_moved_is_told_with_time_and_source(ask: AskFor, text: str, head: str) -> None:
    found = ask(text)
    assert said(found) == [head, MOVED, RENAMED]
    assert found.answer
    assert [source.id for source in found.answer.sources] == ["clocks"]
    assert [match.item.title for match in found.matches] == [LEAK, f"{SAND} revisited"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("what changed at Sundial 2023?", "Nothing has moved at Sundial 2023, as far as the sources tell."),
        ("what moved yesterday?", "Nothing has moved on Monday 2 November 2026, as far as"),
        ("which talks have moved?", "Nothing has moved, as far as the sources tell."),
    ],
)
def test_where_nothing_moved_that_is_said(ask: AskFor, text: str, words: str) -> None:
    found = ask(text)
    assert said(found)[0].startswith(words)
    assert not found.matches


def test_one_item_is_asked_about_by_its_name(ask: AskFor) -> None:
    found = ask(f"has {LEAK} moved?")
    assert said(found) == [f"“{LEAK}” has changed:", MOVED.partition(": ")[2]]
    assert found.total == 1


def test_an_item_that_did_not_move_is_said_not_to_have(ask: AskFor) -> None:
    text = said(ask("has Escapement CLOCKS 2022 number 3 moved?"))[0]
    assert text.startswith(
        "“Escapement CLOCKS 2022 number 3”, first seen 2 November 2026, 08:00 UTC, has not moved"
    )


def test_a_topic_is_answered_among_its_items(ask: AskFor) -> None:
    assert said(ask("what has changed about escapement?"))[0].startswith("Nothing has moved among ")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("what changed at venue:nosuch", "No event called nosuch is known here."),
        ("has zyxwvuts qwrtzp moved?", "No such item is known here"),
    ],
)
def test_what_is_not_known_is_said(ask: AskFor, text: str, words: str) -> None:
    found = ask(text)
    assert found.answer
    assert not found.answer.known
    assert found.answer.text.startswith(words)


def test_each_page_tells_the_changes_of_its_own_items(ask: AskFor) -> None:
    assert said(ask("what changed?", limit=1)) == ["2 items have changed:", MOVED]
    assert said(ask("what changed?", limit=1, offset=1)) == ["2 items have changed:", RENAMED]


@pytest.mark.parametrize(("zone", "seen"), [("UTC", True), ("Asia/Tokyo", True), ("Pacific/Kiritimati", True),
                                            ("Etc/GMT+12", False)])  # fmt: skip
def test_a_day_begins_where_the_reader_is(clocks: Store, zone: str, seen: bool) -> None:
    """Read on the 3rd at 09:12 UTC, when the 3rd had not begun twelve hours west of Greenwich."""
    for face in (Face(zone), Face(home=zone)):
        reply = answer(clocks, "what moved on 3 November 2026?", date(2026, 11, 9), face)
        assert reply.results
        assert bool(reply.results.matches) is seen


@pytest.mark.parametrize("detail", ["never", "2026-99-99", "..", "2026-11-03..never"])
def test_a_span_that_means_nothing_leaves_nothing_out(clocks: Store, detail: str) -> None:
    asked = understand("what changed?", clocks.vocabulary(), TODAY)
    assert asked.question
    lookup = Lookup(question=Question(asked.question.ask, "", detail))
    assert clocks.lookup(lookup).total == 2
