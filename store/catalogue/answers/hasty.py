"""What can be said when the time is up."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from store.catalogue.answers import nothing
from store.catalogue.answers.reply import Reply
from store.catalogue.answers.results import results
from store.catalogue.search import names
from store.catalogue.search.deadline import TimeUp, deadline
from store.catalogue.search.find import Found, Hit, find
from store.catalogue.search.memory import recalled
from store.queries import Lookup
from store.results import Results

GRACE = 0.3
"""Seconds for each thing that is tried after that."""


def hasty(connection: sqlite3.Connection, asked: Lookup) -> Results:
    """What can be said when the time is up: the items found already, else those the words name."""
    made = Results(asked, suggestions=(nothing.HELP,), partial=True)
    plain = replace(asked, question=None)
    try:
        with deadline(connection, GRACE):
            found = recalled(find, plain) or recalled(find, asked) or Found()
            if not found.hits:
                rewards = names.rewards(connection, asked.words)
                found = Found(_hits(connection, rewards))
            made = replace(results(connection, asked, found, Reply(None)), partial=True)
        if not made.total:
            made = replace(made, suggestions=(nothing.HELP,))
            with deadline(connection, GRACE):
                made = replace(made, suggestions=nothing.suggestions(connection, asked))
    except TimeUp:
        pass
    return made


def _hits(connection: sqlite3.Connection, rewards: dict[int, float]) -> tuple[Hit, ...]:
    best = sorted(rewards, key=lambda no: -rewards[no])[:50]
    rows = {no: connection.execute("SELECT id FROM item WHERE no = ?", (no,)).fetchone()[0] for no in best}
    return tuple(Hit(no, id, rewards[no]) for no, id in rows.items())
