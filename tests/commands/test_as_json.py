"""An item as JSON: what is not known is null."""

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from bot.commands.as_json import lookup_json
from store.queries import Ask, Lookup, Question
from store.records import EventRef, Item, Link
from store.results import Answer, Match, Results

BARE = Item("x", "paper", "A title", EventRef("conf-2030", "A conference", "Conf", 2030, None))


def as_json(item: Item) -> dict[str, Any]:
    found = lookup_json("q", "q", "t", Results(Lookup(), (Match(item, 1.23456),), 1))
    return dict(found["items"][0])


def test_what_is_not_known_is_null() -> None:
    shown = as_json(BARE)
    assert [shown[key] for key in ("session", "day", "start", "end", "room", "award")] == [None] * 6
    assert (shown["event"], shown["people"], shown["links"], shown["score"]) == (
        "A conference",
        [],
        {},
        1.2346,
    )


@pytest.mark.parametrize(
    ("day", "zone", "start"),
    [
        (date(2030, 7, 1), "Europe/Paris", "2030-07-01T09:30:00+02:00"),
        (date(2030, 7, 1), None, "2030-07-01T09:30:00"),
        (None, "Europe/Paris", "09:30"),
    ],
)
def test_a_time_says_as_much_as_is_known(day: date | None, zone: str | None, start: str) -> None:
    event = replace(BARE.event, zone=zone)
    assert as_json(replace(BARE, event=event, day=day, clock=time(9, 30)))["start"] == start


def test_of_several_links_of_a_kind_the_first_is_given() -> None:
    links = (
        Link("pdf", "https://a.example"),
        Link("pdf", "https://b.example"),
        Link("code", "https://c.example"),
    )
    assert as_json(replace(BARE, links=links))["links"] == {
        "pdf": "https://a.example",
        "code": "https://c.example",
    }


def test_what_was_understood_names_the_fields_that_were_set() -> None:
    lookup = Lookup("raw", years=(2020, 2022), kinds=("paper",), question=Question(Ask.COUNT, "papers"))
    found = lookup_json("q", "year:2020..2022", "t", Results(lookup, answer=Answer("none", known=False)))
    assert found["understood"] == {
        "text": "year:2020..2022",
        "years": (2020, 2022),
        "kinds": ("paper",),
        "question": {"ask": "count", "subject": "papers"},
    }
    assert found["answer"] == {"text": "none", "known": False, "sources": []}


def test_what_is_left_out_is_understood_too() -> None:
    asked = Lookup(words="x", without=(Lookup(kinds=("panel",)),))
    found = lookup_json("q", "q", "t", Results(asked))
    assert found["understood"]["without"] == [{"kinds": ("panel",)}]
