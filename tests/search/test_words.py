"""Words of a question against the words of the catalogue."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from store.catalogue.search import gathering, match, names, passages, people, spelling, terms
from store.catalogue.search.events import editions, resolve, resolve_all
from store.catalogue.search.filters.conditions import Scope
from store.catalogue.search.find import find
from store.catalogue.search.listing import LISTED
from store.catalogue.search.memory import remembered, remembering
from store.catalogue.search.ranking import Scorer
from store.catalogue.search.synonyms import spellings, synonyms
from store.database import Database
from store.queries import Lookup


@pytest.fixture
def connection(catalogue: Database) -> Iterator[sqlite3.Connection]:
    with catalogue.reading() as connection:
        yield connection


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hydrozao", "hydrozoa"),  # swapped
        ("hydozoa", "hydrozoa"),  # dropped
        ("hydrrozoa", "hydrozoa"),  # doubled
        ("hydrazoa", "hydrozoa"),  # wrong letter
        ("ydrozoa", "hydrozoa"),  # the first letter
        ("hydro", "hydrozoa"),  # a beginning
        ("intrepretabilty", "interpretability"),  # two slips in a long word
    ],
)
def test_a_misspelt_word_is_repaired(connection: sqlite3.Connection, typed: str, meant: str) -> None:
    if not spelling.known(connection, meant):
        pytest.skip(f"the seeds no longer say {meant}")
    assert spelling.near_words(connection, typed)[0].word == meant


@pytest.mark.parametrize("typed", ["", "x", "2022", "qzxwvkjq", "y" * 500, '"', "a b"])
def test_what_is_no_slip_is_left_alone(connection: sqlite3.Connection, typed: str) -> None:
    assert spelling.near_words(connection, typed) == ()


def test_a_word_itself_is_not_near_it(connection: sqlite3.Connection) -> None:
    assert "hydrozoa" not in [near.word for near in spelling.near_words(connection, "hydrozoa")]


def test_of_very_many_unknown_words_not_all_are_repaired(
    connection: sqlite3.Connection,
) -> None:
    asked = terms.read(connection, " ".join(f"hydrozo{letter}" for letter in "bcdefghijklmnopq"))
    assert 0 < len([term for term in asked.terms if not term.unknown]) <= terms.REPAIRED
    assert len(terms.read(connection, " ".join(f"w{n}" for n in range(500))).terms) <= terms.MOST


def test_rare_words_weigh_more_and_a_word_counts_once(connection: sqlite3.Connection) -> None:
    rare, common = terms.read(connection, "hydrozoa learning hydrozoa").terms
    assert rare.weight > common.weight


def test_split_and_joined_words_are_read_as_the_catalogue_writes_them(connection: sqlite3.Connection) -> None:
    assert terms.read(connection, "torch sparse").terms[0].variants[0].word == "torchsparse"
    assert terms.read(connection, "pointcloud").terms[0].variants[0].word == "point cloud"
    assert len(terms.read(connection, "20 21").terms) == 2


def test_common_words_bring_nothing_up_where_that_would_be_too_much(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = terms.read(connection, "hydrozoa learning")
    rare = {
        row[0] for row in connection.execute("SELECT rowid FROM item_fts WHERE item_fts MATCH 'hydrozoa'")
    }
    everything = gathering.gather(connection, asked, Scope(), ()).numbers
    assert len(everything) > len(rare)
    monkeypatch.setattr(gathering, "POSTINGS", len(rare))
    assert set(gathering.gather(connection, asked, Scope(), ()).numbers) == rare


def test_of_common_words_alone_the_items_that_hold_all_come_up(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = terms.read(connection, "machine learning systems")
    monkeypatch.setattr(gathering, "POSTINGS", 0)
    found = gathering.gather(connection, asked, Scope(), ()).numbers
    expression = "title : (machine AND learning AND systems)"
    sql = "SELECT rowid FROM item_fts WHERE item_fts MATCH ?"
    held = {row[0] for row in connection.execute(sql, (expression,))}
    assert held
    assert held <= set(found[: 3 * len(held)])


def test_expressions_quote_what_is_typed() -> None:
    assert match.quoted('a"b') == '"a""b"'
    assert match.phrase("Point Cloud!", "title") == '{title} : ("point cloud")'
    assert match.every("a b") == '"a" AND "b"'
    assert match.some([]) == match.phrase("...") == match.every("") == ""


def test_spellings_and_likes_of_words() -> None:
    assert spellings("optimisation") == ("optimisation", "optimization")
    assert spellings("center") == ("center", "centre")
    assert "cheaper" in synonyms("cheap")
    assert synonyms("pathways") == ()


@pytest.mark.parametrize(
    ("typed", "name", "least"),
    [
        (("d", "song"), ("dawn", "song"), 1.0),
        (("song", "dawn"), ("dawn", "song"), 1.0),
        (("dwan", "song"), ("dawn", "song"), 0.86),
        (("zahar",), ("matei", "zaharia"), 0.9),
    ],
)
def test_names_are_alike(typed: tuple[str, ...], name: tuple[str, ...], least: float) -> None:
    assert people.like(typed, name) >= least


def test_names_are_not_alike() -> None:
    assert people.like(("donald", "duck"), ("dawn", "song")) < people.NEAR
    assert people.like(("a", "b", "c"), ("dawn",)) < people.NEAR


def test_nobody_is_meant_by_nothing(connection: sqlite3.Connection) -> None:
    assert people.resolve(connection, "") == people.resolve(connection, "!") == ()
    assert people.resolve(connection, "Q") == ()
    assert names.credited(connection, "song") == ((), ())
    assert names.rewards(connection, "...") == {}
    assert not names.titled(connection, "...")


def test_a_run_of_three_words_inside_a_title_is_the_title(connection: sqlite3.Connection) -> None:
    assert names.titled(connection, "Asynchronous Distributed Dataflow")
    assert not names.titled(connection, "Distributed Dataflow")


def test_events_are_found_by_any_of_their_names(connection: sqlite3.Connection) -> None:
    whole = resolve(connection, "MLSys").ids
    assert {"mlsys-2022", "chips-compilers-2022"} <= whole
    assert resolve(connection, "mlsys 22").ids == resolve(connection, "mlsys-2022").ids
    assert resolve(connection, "NeurlPS").used.lower() == "neurips"
    assert resolve(connection, "Atlantis").ids == resolve(connection, "xyz").ids == frozenset()
    assert resolve_all(connection, ("NeurIPS",), (2021, 2021)) == {"neurips-2021", "neurips-2021-mlforsys"}
    years = [year or 0 for _, _, year in editions(connection, "neurips-2021")]
    assert years == sorted(years, reverse=True)
    assert len(years) > 1
    assert editions(connection, "NeurlPS") == editions(connection, "NeurIPS")


def test_statements_in_the_words_of_the_question_come_first(connection: sqlite3.Connection) -> None:
    asked = terms.read(connection, "problem deep learning")
    best = passages.find(connection, asked, "not every problem needs deep learning")[0]
    assert "Not every problem" in best.note.text
    assert passages.find(connection, terms.read(connection, "")) == ()


def test_a_long_list_tells_how_many_there_are_beyond_what_is_taken(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = find(connection, Lookup(venues=("MLSys",), limit=1))
    assert (len(whole.hits), whole.more) == (whole.total, 0)
    assert whole.total < LISTED
    monkeypatch.setattr("store.catalogue.search.listing.LISTED", 4)
    monkeypatch.setattr("store.catalogue.search.candidates.READ", 1)
    part = find(connection, Lookup(venues=("MLSys",), limit=1))
    assert (len(part.hits), part.total) == (4, whole.total)
    assert part.hits == whole.hits[:4]
    assert len(find(connection, Lookup(venues=("MLSys",), offset=6, limit=3)).hits) == 9


def test_what_comes_after_something_unknown_is_nothing(connection: sqlite3.Connection) -> None:
    assert find(connection, Lookup(after="qzxwvkjq")).hits == ()
    assert find(connection, Lookup(venues=("MLSys",), before="qzxwvkjq")).hits == ()


def test_a_lookup_that_asks_for_nothing_finds_nothing(connection: sqlite3.Connection) -> None:
    assert find(connection, Lookup()).hits == find(connection, Lookup(words="x y")).hits == ()


def test_inside_one_lookup_the_index_is_asked_once(connection: sqlite3.Connection) -> None:
    asked: list[str] = []

    @remembered
    def ask(connection: sqlite3.Connection, word: str, limit: int = 1) -> int:
        asked.append(word)
        return len(asked)

    with remembering():
        assert [ask(connection, "a"), ask(connection, "a"), ask(connection, "a", limit=2)] == [1, 1, 2]
    assert ask(connection, "a") == 3


GROWING = {f"SCAN {name}" for name in ("i", "item", "c", "credit", "p", "person", "term", "n")}
PLANS = [
    ("names", Lookup(words="hydrozoa")),
    ("misspelt names", Lookup(words="hydrozao training")),
    ("people", Lookup(people=("Dawn Song",))),
    ("people in words", Lookup(words="dawn song")),
    ("a venue", Lookup(venues=("MLSys",), words="compilers")),
]


@pytest.mark.parametrize(("what", "lookup"), PLANS, ids=[what for what, _ in PLANS])
def test_no_table_that_grows_is_read_from_end_to_end(
    connection: sqlite3.Connection, what: str, lookup: Lookup
) -> None:
    statements: list[str] = []
    connection.set_trace_callback(statements.append)
    find(connection, lookup)
    connection.set_trace_callback(None)
    assert statements
    for statement in {each for each in statements if each.startswith("SELECT")}:
        for *_, plan in connection.execute(f"EXPLAIN QUERY PLAN {statement}"):
            assert plan not in {
                f"SCAN {name}" for name in ("i", "item", "c", "credit", "p", "person", "term", "n")
            }


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("ray", "rays"),
        ("use", "using"),
        ("copy", "copies"),
        ("happiness", "happy"),
        ("caches", "caching"),
        ("p2", "p2"),
    ],
)
def test_every_form_of_a_word_is_recognised_in_a_text(
    connection: sqlite3.Connection, asked: str, written: str
) -> None:
    term = terms.Term(asked, 1.0, (spelling.Near(asked, 1.0),))
    assert Scorer(terms.Terms((term,), ())).share(f"a text with {written} in it") == 1.0
