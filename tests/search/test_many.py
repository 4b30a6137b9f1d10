"""Search among many items: long lists are counted, common words do not tire it, titles are known again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.understanding import narrowings, understand
from store.catalogue.answers import nothing
from store.catalogue.drafts import SourceDraft
from store.catalogue.entries import Entry, Hints
from store.catalogue.search import extent, gathering, listing
from store.catalogue.search.counts import frequency
from store.results import Facet, Results
from store.store import Store
from tests.bench.papers import load
from tests.search.many import SERIES, T0, filled, paper, papers

COUNT = 700


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = filled(tmp_path_factory.mktemp("many"), COUNT)
    yield store
    store.close()


def asked(store: Store, text: str) -> Results:
    return store.lookup(understand(text, store.vocabulary(), date(2026, 11, 20)))


def values(results: Results, field: str) -> dict[str, int]:
    return {facet.value: facet.count for facet in results.facets if facet.field == field}


def test_a_long_list_of_filters_is_counted_by_series_year_and_kind(store: Store) -> None:
    results = asked(store, "kind:paper")
    assert results.total == sum(values(results, "event_series").values()) > 500
    assert results.total == sum(values(results, "year").values())
    assert values(results, "kind") == {}  # one kind alone narrows nothing
    counts = [facet.count for facet in results.facets if facet.field == "year"]
    assert counts == sorted(counts, reverse=True)


def test_all_items_that_hold_a_common_word_are_counted_though_few_are_ranked(store: Store) -> None:
    results = asked(store, "survey")
    assert results.total == COUNT - 1 > len(results.matches)
    assert sum(values(results, "kind").values()) == COUNT - 1
    assert Facet("kind", "talk", COUNT // 10) in results.facets


def test_filters_hold_for_what_is_counted_beside_a_word(store: Store) -> None:
    results = asked(store, "survey year:2021")
    assert values(results, "year") == {}
    assert results.total == sum(values(results, "event_series").values()) == COUNT // 4


def lanterns() -> Iterator[Entry]:
    """Sixty that are called after lanterns, and ninety that only speak of them; most papers were posters."""
    for number in range(150):
        poster = number % 50 == 7
        yield Entry(
            place=f"row {number}",
            title=f"Lanterns of harbour {number}" if number < 60 else f"Ropes of harbour {number}",
            own=f"p{number}",
            kind="poster" if poster else "paper",
            subkind="" if poster or number % 3 else "poster",
            abstract="A lantern lit each mile of the shore.",
            venue=SERIES[number % len(SERIES)],
            year=2020 + number % 4,
        )


@pytest.fixture
def lit(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path, kept=0)
    store.load(SourceDraft("shore", "table", "papers of the shore"), lanterns(), Hints(), T0)
    yield store
    store.close()


def test_what_a_list_is_narrowed_by_leaves_as_many_items_as_it_said(lit: Store) -> None:
    results = asked(lit, "lanterns")
    assert results.total == 150
    left = [each for each in narrowings(results.lookup, results.facets, lit.vocabulary()) if each.query]
    assert {each.field for each in left} == {"event_series", "year", "kind"}
    assert Facet("kind", "poster", 3) in results.facets
    assert {each.value: asked(lit, each.query).total for each in left} == {e.value: e.count for e in left}


def test_every_item_of_a_long_list_stands_on_one_of_its_pages(lit: Store) -> None:
    lookup = understand("lanterns", lit.vocabulary(), date(2026, 11, 20))
    pages = [lit.lookup(replace(lookup, offset=at, limit=10)).matches for at in range(0, 150, 10)]
    assert [len(page) for page in pages] == [10] * 15
    assert len({match.item.id for page in pages for match in page}) == 150


def test_what_cannot_be_counted_in_time_is_said_to_be_more(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extent, "MANY", 10)
    filtered, plain = asked(store, "survey kind:paper"), asked(store, "survey")
    assert filtered.more_than
    assert (plain.more_than, plain.total, plain.facets) == (False, COUNT - 1, ())


def test_a_list_that_takes_too_long_to_be_counted_begins_all_the_same(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = asked(store, "kind:paper")
    monkeypatch.setattr(listing, "COUNTING", 0)
    begun = asked(store, "kind:paper")
    assert len(begun.matches) == len(whole.matches)
    assert {match.item.event.year for match in begun.matches} == {2023}
    assert (begun.more_than, begun.facets, begun.partial) == (True, (), False)
    monkeypatch.setattr(listing, "WALKING", 0)
    assert asked(store, "kind:paper").matches == ()


def test_words_inside_filters_that_leave_many_items_or_very_many_find_the_same(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "INSIDE", 5)
    monkeypatch.setattr(gathering, "POSTINGS", 0)
    known = asked(store, "survey harbour kind:paper").matches
    monkeypatch.setattr(gathering, "KNOWN", 5)
    assert asked(store, "survey harbour kind:paper").matches == known != ()


def test_a_short_list_has_no_facets(store: Store) -> None:
    assert asked(store, "harbour 17").facets == ()


@pytest.mark.parametrize(
    "text",
    [
        "Curious Case of Colliding Barometers",
        "curious case of coliding barometers",
        "barometers colliding: the curious case",
        "curiouscase of colliding baro meters",
        "the curious case of colliding barome",
    ],
)
def test_a_title_with_the_name_of_another_venue_is_known_again(store: Store, text: str) -> None:
    assert asked(store, text).matches[0].item.id == "p0"


def test_the_name_of_a_venue_in_no_title_stays_a_filter(store: Store) -> None:
    results = asked(store, "survey of tides at CASE")
    assert results.matches
    assert {match.item.event.series for match in results.matches} == {"CASE"}


def test_a_typed_filter_is_never_taken_for_a_word_of_a_title(store: Store) -> None:
    results = asked(store, "curious venue:case colliding barometers")
    assert "p0" not in [match.item.id for match in results.matches]


def test_common_stems_are_counted_and_rare_ones_asked_of_the_index(store: Store) -> None:
    with store._catalogue.reading() as conn:
        common = dict(conn.execute("SELECT stem, items FROM common_stem"))
        assert common["survei"] == COUNT - 1
        assert "barometer" not in common
        assert frequency(conn, "barometers") == 1
        assert frequency(conn, "surveys") == COUNT - 1
        assert frequency(conn, "nowhere") == 0


def test_a_sentence_out_of_an_abstract_finds_it_though_it_names_a_venue(store: Store) -> None:
    text = (
        "In this case we measured how quickly brass pendulums slow beneath wet canvas awnings"
        " during autumn storms"
    )
    load(store, [*papers(COUNT), paper(9_000, "Pendulums", "ICE", f"{text}. Nobody did before.")], T0)
    assert asked(store, text).matches[0].item.title == "Pendulums"
    assert asked(store, f"which work shows that {text.lower()}?").matches[0].item.title == "Pendulums"


def test_titles_are_offered_for_words_too_common_to_be_ranked(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nothing, "RANKED", 0)
    offered = [each.query for each in asked(store, "survey kind:keynote").suggestions]
    assert any(query.startswith("A survey of ") for query in offered)
