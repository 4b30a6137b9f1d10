"""What was asked last: by person and conversation, for some hours."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from store.store import Store
from store.turns import LIFE, Place, Turn

T0 = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
HERE = Place("T1", "U1", "D1")


def turn(asked: str, text: str = "", told: str = "") -> Turn:
    return Turn(asked, text or f"asked at {asked}", "find it", ("a", "b"), 5, "b", "who?", told)


def test_it_comes_back_as_it_was_kept_until_it_is_too_old(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep_turn(HERE, turn("1.0"), T0)
    assert store.last_turn(HERE, T0 + LIFE) == turn("1.0")
    assert store.last_turn(HERE, T0 + LIFE + timedelta(seconds=1)) is None
    store.close()


def test_what_was_asked_earlier_does_not_take_its_place(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for asked in ("9.5", "10.5", "9.9"):
        store.keep_turn(HERE, turn(asked), T0)
    assert store.last_turn(HERE, T0) == turn("10.5")
    store.close()


def test_a_new_thread_goes_on_with_the_message_that_it_hangs_on(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep_turn(HERE, turn("1.0", told="1.5"), T0)
    for root, known in (("1.0", True), ("1.5", True), ("0.5", False)):
        found = store.last_turn(Place("T1", "U1", "D1", root), T0)
        assert (found is not None) == known
    store.keep_turn(Place("T1", "U1", "D1", "1.5"), turn("2.0", "in the thread"), T0)
    found = store.last_turn(Place("T1", "U1", "D1", "1.5"), T0)
    assert found
    assert found.text == "in the thread"
    assert store.last_turn(HERE, T0) == turn("1.0", told="1.5")
    store.close()


def test_others_and_other_conversations_know_nothing_of_it(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep_turn(HERE, turn("1.0"), T0)
    for other in (Place("T2", "U1", "D1"), Place("T1", "U2", "D1"), Place("T1", "U1", "C1")):
        assert store.last_turn(other, T0) is None
    store.close()
