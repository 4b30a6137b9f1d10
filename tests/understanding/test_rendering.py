"""A lookup written as text is read back as the same lookup; a chip clicked away takes just that away."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding import chips, render, understand
from bot.understanding.rendering import span
from store.queries import Lookup
from tests.understanding.conftest import TODAY, VOCABULARY, Understand
from tests.understanding.lookups import lookups
from tests.understanding.test_dialogues import ASKED, SAID, TYPED

NOTHING = Lookup()
TEXTS = [row[0] for row in (*TYPED, *SAID, *ASKED)]
PIECES = st.sampled_from(
    [
        *TEXTS,
        '"',
        "-",
        ":",
        "author:",
        'venue:"',
        "ask:who",
        "words:",
        "spoken:",
        "&lt;",
        "&amp;amp;",
        "<!here>",
    ]
)
MIXED = st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=6).map(" ".join)


def plain(lookup: Lookup) -> Lookup:
    """A lookup without what a rendered text does not carry."""
    return replace(lookup, raw="", cut=False, offset=0, limit=NOTHING.limit)


def read_back(text: str) -> Lookup:
    """A text as it is understood; of the empty one nothing is asked."""
    return plain(understand(text, VOCABULARY, TODAY)) if text else NOTHING


@given(lookups())
def test_a_rendered_lookup_is_read_back_as_it_was(lookup: Lookup) -> None:
    assert read_back(render(lookup)) == lookup


@pytest.mark.parametrize("text", TEXTS)
def test_a_question_is_the_same_when_it_is_asked_as_it_was_understood(read: Understand, text: str) -> None:
    assert read_back(render(read(text))) == plain(read(text))


@given(MIXED)
def test_any_text_is_the_same_when_it_is_asked_as_it_was_understood(text: str) -> None:
    understood = plain(understand(text, VOCABULARY, TODAY))
    if not understood.help:
        assert read_back(render(understood)) == understood


LISTS = {
    "venue": "venues",
    "person": "people",
    "from": "organisations",
    "title": "titles",
    "topic": "topics",
    "session": "sessions",
    "room": "rooms",
    "day": "days",
    "with": "has",
    "without": "lacks",
    "source": "sources",
    "status": "states",
    "phrase": "phrases",
    "not": "excluded",
}
SINGLES: dict[str, dict[str, Any]] = {
    "year": {"years": None},
    "kind": {"kinds": ()},
    "award": {"award": ""},
    "no award": {"award": ""},
    "role": {"role": ""},
    "part of day": {"part": ""},
    "at": {"at": ""},
    "after": {"after": ""},
    "before": {"before": ""},
    "words": {"words": "", "spoken": 0},
}


SCHEMES = ("doi", "arxiv", "openreview", "anthology", "dblp", "id")


def left_out(lookup: Lookup) -> str:
    """What the chip of something left out says."""
    return f"not {', '.join(chip.label for chip in chips(lookup, VOCABULARY))}"


def left(lookup: Lookup, label: str) -> Lookup:
    """The lookup without what a chip's label names."""
    if label.startswith("not understood: "):
        typed = label.removeprefix("not understood: ")
        return replace(lookup, question=None, unread=tuple(each for each in lookup.unread if each != typed))
    if label in (named := {left_out(each): each for each in lookup.without}):
        rest = tuple(each for each in lookup.without if each != named[label])
        return replace(lookup, question=None, without=rest)
    name, _, value = label.partition(": ")
    if name in SCHEMES:
        others = tuple(each for each in lookup.identifiers if each != f"{name}:{value}")
        return replace(lookup, question=None, identifiers=others)
    value = {"29 August": "--08-29"}.get(value, value) if name == "day" else value
    fields = SINGLES.get(name, {})
    if name in LISTS:
        value = value.removeprefix("only ") if name == "source" and lookup.only else value
        fields = {LISTS[name]: tuple(each for each in getattr(lookup, LISTS[name]) if each != value)}
    lookup = replace(lookup, question=None, **fields)
    return replace(lookup, only=lookup.only and bool(lookup.sources))


@given(lookups())
def test_a_chip_clicked_away_takes_away_just_what_it_names(lookup: Lookup) -> None:
    for chip in chips(lookup, VOCABULARY):
        assert read_back(chip.without) == left(lookup, chip.label)


@given(lookups())
def test_everything_understood_but_the_question_has_a_chip(lookup: Lookup) -> None:
    for _ in range(60):
        found = chips(lookup, VOCABULARY)
        if not found:
            break
        lookup = read_back(found[0].without)
    assert lookup == NOTHING


def test_chips_name_things_as_people_do(read: Understand) -> None:
    lookup = read("award-winning talks of MLSys 2022 since 2020 about pruning only in the blog on Monday")
    assert [chip.label for chip in chips(lookup, VOCABULARY)] == [
        "venue: MLSys 2022", "day: monday", "source: only blog", "year: since 2020", "kind: talk", "award",
        "words: pruning",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("kind:invited_talk,", "kind: invited talk"),
        ("-kind:paper", "not kind: paper"),
        ('-room:"Hall A"', "not room: Hall A"),
        ("-speaker:hopper", "not person: hopper, role: speaker"),
        ("kind:nosuch", "not understood: kind:nosuch"),
        ("day:--08-30", "day: 30 August"),
        ("-award:", "no award"),
        ("award:outstanding", "award: outstanding"),
        ("year:2019..2021", "year: 2019 to 2021"),
        ("year:..2021", "year: until 2021"),
        ("year:2021", "year: 2021"),
    ],
)
def test_a_chip_says(read: Understand, text: str, label: str) -> None:
    assert [chip.label for chip in chips(read(text), VOCABULARY)] == [label]


def test_all_years_are_not_written() -> None:
    assert span((0, 9999)) == ""
