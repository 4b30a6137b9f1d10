"""The words people can mean: each distinct word of the items' text, and in how many items it stands.

Abstracts are left out: their words are many and seldom what a misspelt word was meant for.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from store.catalogue.writing.stems import count_stems


def count_words(conn: sqlite3.Connection, counts: Mapping[str, int]) -> None:
    """Add differences to the counts of words; a word that is left in no item goes.

    To be called when the text of all items stands in the index: how common stems are is counted too.
    """
    # In order, as the full text writes its index down whenever a number comes that is not the next.
    changed = [(word, counts[word]) for word in sorted(word for word, count in counts.items() if count)]
    last = conn.execute("SELECT coalesce(max(no), 0) FROM term").fetchone()[0]
    conn.executemany(
        "INSERT INTO term (term, count) VALUES (?, ?)"
        " ON CONFLICT (term) DO UPDATE SET count = count + excluded.count",
        changed,
    )
    gone = [row[0] for row in conn.execute("SELECT no FROM term WHERE count <= 0")]
    conn.executemany("DELETE FROM term_fts WHERE rowid = ?", ((no,) for no in gone if no <= last))
    conn.executemany("DELETE FROM term WHERE no = ?", ((no,) for no in gone))
    conn.execute(
        "INSERT INTO term_fts (rowid, term) SELECT no, term FROM term WHERE no > ? ORDER BY no", (last,)
    )
    count_stems(conn)
