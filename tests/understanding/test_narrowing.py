"""Facets of a long list to queries that leave their items."""

from __future__ import annotations

from datetime import date

import pytest

from bot.understanding import narrowings, understand
from store.queries import Lookup
from store.results import Facet
from store.vocabulary import EventName, Vocabulary

KNOWN = Vocabulary(
    events=(
        EventName("conf-2022", "CONF", 2022, "CONF 2022", ("Conf",)),
        EventName("conf-2023", "CONF", 2023, "CONF 2023", ("Conf",)),
        EventName("wash-2022", "WASH", 2022, "WASH 2022", ("Washing Workshop",), parent_id="conf-2022"),
        EventName("wash-2021", "WASH", 2021, "WASH 2021", ("Washing Workshop",)),
    ),
    revision=1,
)


def narrowed(lookup: Lookup, field: str, value: str) -> Lookup | None:
    """The list that the button leads to; None where there is no button."""
    (made,) = narrowings(lookup, (Facet(field, value, 3),), KNOWN)
    return understand(made.query, KNOWN, date(2026, 1, 1)) if made.query else None


@pytest.mark.parametrize(
    ("field", "value", "fields"),
    [
        ("event_series", "CONF", {"venues": ("CONF",)}),
        ("year", "2022", {"years": (2022, 2022)}),
        ("kind", "poster", {"kinds": ("poster",)}),
        ("kind", "talk", {"kinds": ("talk",)}),
    ],
)
def test_each_field_narrows_and_the_rest_stays(field: str, value: str, fields: dict[str, object]) -> None:
    asked = Lookup(words="graphs", people=("Ada",), offset=10)
    found = narrowed(asked, field, value)
    assert found is not None
    assert (found.words, found.people, found.offset) == ("graphs", ("Ada",), 0)
    assert {name: getattr(found, name) for name in fields} == fields


def test_within_an_event_only_its_own_part_of_a_series_is_meant() -> None:
    found = narrowed(Lookup(venues=("conf-2022",)), "event_series", "WASH")
    assert found is not None
    assert found.venues == ("wash-2022",)


def test_of_an_event_that_is_not_known_the_series_is_taken() -> None:
    found = narrowed(Lookup(venues=("Cnof",)), "event_series", "WASH")
    assert found is not None
    assert found.venues == ("WASH",)


@pytest.mark.parametrize("name", ['a"b', "two  blanks", "x" * 201, "NUL\x00"])
def test_a_name_that_cannot_be_typed_has_no_query(name: str) -> None:
    assert narrowed(Lookup(words="graphs"), "event_series", name) is None


def test_a_kind_beside_those_asked_for_has_no_query() -> None:
    assert narrowed(Lookup(kinds=("talk", "keynote")), "kind", "paper") is None
    assert narrowed(Lookup(kinds=("talk", "keynote")), "kind", "talk") is not None


def test_a_year_that_is_none_has_no_query() -> None:
    assert narrowed(Lookup(words="graphs"), "year", "soon") is None
