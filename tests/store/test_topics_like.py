"""Topics by their beginnings, in the catalogue's own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.queries import Import
from store.store import Store
from store.vocabulary import TopicCount
from tests.store import sample

WORDS = (
    ("Gradual Gardens", "Machine Gardening, soil"),
    ("Gradual Growth in Winter", "machine gardening, gradients"),
    ("A Gradual Harvest of Pears", "Machine Gardening, gradients"),
    ("Old Machines in Sheds", "Machine Sheds, gradients"),
)
"""Titles and keywords."""


@pytest.fixture
def garden(loaded: Store, tmp_path: Path) -> Store:
    """The sample, and a few papers whose keywords are known."""
    entries = [
        f"@inproceedings{{k{n}, title={{{title}}}, author={{Gradowsky, Ada}}, keywords={{{topics}}},"
        " booktitle={Proceedings of Gardens}, year={2021}}"
        for n, (title, topics) in enumerate(WORDS)
    ]
    path = tmp_path / "papers.bib"
    path.write_text("\n".join(entries))
    (report,) = loaded.bring_in(Import((str(path),)), sample.T0)
    assert report.new == len(WORDS)
    return loaded


def names(store: Store, text: str, limit: int = 20) -> list[str]:
    return [each.text for each in store.topics_like(text, limit)]


def test_the_commonest_comes_first_as_it_is_mostly_written(garden: Store) -> None:
    expected = (TopicCount("Machine Gardening", 3), TopicCount("Machine Sheds", 1))
    assert garden.topics_like("MACHINE", 20)[:2] == expected
    assert garden.topics_like("  machine-g", 20) == expected[:1]


def test_a_later_word_of_a_topic_may_be_typed(garden: Store) -> None:
    assert names(garden, "gardeni") == ["Machine Gardening"]


def test_systems_are_offered_by_any_of_their_names(garden: Store) -> None:
    assert garden.topics_like("slow cl", 20) == (TopicCount("SLOW-CLOCK", 1),)


def test_words_of_titles_are_offered_where_they_are_frequent_and_nobodys_name(garden: Store) -> None:
    assert garden.topics_like("grad", 20) == (TopicCount("gradients", 3), TopicCount("gradual", 3))
    assert names(garden, "sheds") == ["Machine Sheds"]
    assert names(garden, "pear") == []


def test_a_slip_is_mended_only_where_nothing_begins_so(garden: Store) -> None:
    assert names(garden, "machnie gardenning") == ["Machine Gardening"]
    assert names(garden, "so") == ["soil"]
    assert names(garden, "qzxjvw") == []


def test_no_more_come_than_are_asked_for(garden: Store) -> None:
    assert names(garden, "machine", limit=1) == ["Machine Gardening"]
    assert names(garden, "machine", limit=0) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\0",
        "'",
        '"',
        "%",
        "_",
        "*",
        '" OR "',
        "a\0'\"%",
        "x" * 4_000,
        "m " * 2_000,
        "\ud800",
        "机器",
    ],
)
def test_any_text_may_be_typed(garden: Store, text: str) -> None:
    assert isinstance(garden.topics_like(text, 20), tuple)


def test_an_empty_catalogue_offers_nothing(store: Store) -> None:
    assert store.topics_like("machine", 20) == ()
