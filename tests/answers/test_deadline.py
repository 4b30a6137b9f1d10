"""A search that takes too long is broken off, and what is known by then is shown."""

from __future__ import annotations

import sqlite3
from contextlib import suppress

import pytest

from store.catalogue.answers.lookup import lookup
from store.catalogue.search.deadline import TimeUp, deadline
from store.catalogue.search.find import find
from store.catalogue.search.memory import recalled, remembering
from store.database import Database
from store.queries import Ask, Lookup, Question

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


def test_without_time_the_item_that_is_named_is_shown_all_the_same(catalogue: Database) -> None:
    with catalogue.reading() as connection:
        results = lookup(connection, Lookup(words="hydrozoa"), limit=0)
    assert results.partial
    assert [match.item.id for match in results.matches] == ["m22-hydrozoa"]


def test_without_time_a_question_is_not_answered_but_names_are_offered(catalogue: Database) -> None:
    asked = Lookup(words="hydrozoas", question=Question(Ask.STATED, "is hydrozoas fast"))
    with catalogue.reading() as connection:
        results = lookup(connection, asked, limit=0)
    assert (results.partial, results.answer, results.matches) == (True, None, ())
    assert [each.query for each in results.suggestions][-1] == "help"
    assert len(results.suggestions) > 1


def test_with_time_the_answer_is_whole(catalogue: Database) -> None:
    with catalogue.reading() as connection:
        assert not lookup(connection, Lookup(words="hydrozoa")).partial


def test_a_statement_without_end_is_broken_off(catalogue: Database) -> None:
    with catalogue.reading() as connection:
        with pytest.raises(TimeUp), deadline(connection, 0.001):
            connection.execute(ENDLESS).fetchone()
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_another_failure_stays_what_it_is(catalogue: Database) -> None:
    with catalogue.reading() as connection, pytest.raises(sqlite3.OperationalError), deadline(connection, 9):
        connection.execute("SELECT nothing FROM nowhere")


def test_what_was_found_before_the_time_was_up_is_not_lost(catalogue: Database) -> None:
    asked = Lookup(words="hydrozoa")
    with catalogue.reading() as connection, remembering():
        assert recalled(find, asked) is None
        found = find(connection, asked)
        assert recalled(find, asked) is found
        assert find(connection, asked) is found


def test_a_limit_inside_another_ends_no_later_and_leaves_the_outer_one_in_force(catalogue: Database) -> None:
    def endless(seconds: float) -> None:
        with pytest.raises(TimeUp), deadline(connection, seconds):
            connection.execute(ENDLESS).fetchone()

    with catalogue.reading() as connection, suppress(TimeUp), deadline(connection, 0.05):
        endless(0.001)
        endless(60)
        connection.execute(ENDLESS).fetchone()
        pytest.fail("the outer limit was forgotten")
