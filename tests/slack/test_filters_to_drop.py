"""Where nothing fits all filters, the reply names one to drop and what would be found then."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answering import answer
from store.store import Store

TODAY = date(2026, 1, 5)
DROPPED = [
    ("talks at 8:45 at MLSys 2022", "drop “kind: talk” ("),
    ("author:zaharia kind:break", "drop “kind: break” (1 item)"),
    ("carbon footprint kind:break", "drop “kind: break” ("),
    ("author:zaharia venue:mlsys", "drop “venue: mlsys” (1 item)"),
    ("workshops at MLSys 2022 with code", "drop “with: code” ("),
    ("what should I see on Tuesday morning", "drop “day: tuesday” ("),
    ("talks on Tuesday afternoon about hardware", "drop “day: tuesday” and “kind: talk” ("),
    ("talks from Microsoft", "anything that mentions Microsoft ("),
    ("papers from Microsoft", "anything that mentions Microsoft ("),
]


@pytest.mark.parametrize(("text", "offered"), DROPPED)
def test_the_filter_to_drop_is_offered_with_what_is_left(known: Store, text: str, offered: str) -> None:
    reply = answer(known, text, TODAY)
    assert reply.results is not None
    assert reply.results.total == 0
    assert offered in reply.message.plain
    drop = next(each for each in reply.results.suggestions if each.label.startswith(offered))
    assert len(drop.label) <= 75
    again = answer(known, drop.query, TODAY).results
    assert again is not None
    assert again.total > 0


def test_nobody_is_offered_everything_in_place_of_a_person_who_is_not_known(known: Store) -> None:
    reply = answer(known, "papers by Donald Duck", TODAY)
    assert "drop “person" not in reply.message.plain
    assert "help" in reply.message.plain


def test_nobody_is_offered_everything_of_a_kind_in_place_of_a_topic(known: Store) -> None:
    results = answer(known, "papers about zeppelins", TODAY).results
    assert results is not None
    assert not [each.label for each in results.suggestions if each.label.startswith("drop")]


def test_where_a_day_holds_nothing_one_is_led_to_what_is_covered(known: Store) -> None:
    results = answer(known, "what's on today?", TODAY).results
    assert results is not None
    assert "events" in [each.query for each in results.suggestions]


def test_a_title_that_looks_like_filters_is_shown_as_the_words_it_is(known: Store) -> None:
    reply = answer(known, "Systems for ML and ML for Systems: A Virtuous Cycle", TODAY)
    (chip,) = reply.chips
    assert chip.label == "words: systems for ml and ml for systems a virtuous cycle"
    assert reply.results is not None
    assert reply.results.corrections == ()
