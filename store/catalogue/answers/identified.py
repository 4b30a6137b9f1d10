"""Questions that are an identifier and nothing else: a DOI, or an id or link of arXiv, OpenReview, …"""

from __future__ import annotations

import sqlite3

from store.catalogue.answers.reply import Reply, unknown
from store.catalogue.answers.wording import listing
from store.catalogue.search.filters.identifiers import whole
from store.queries import Ask, Lookup

_CALLED = {
    "doi": "DOI", "arxiv": "arXiv id", "openreview": "OpenReview id", "anthology": "ACL Anthology id",
    "dblp": "DBLP key", "id": "id",
}  # fmt: skip


def identified(connection: sqlite3.Connection, asked: Lookup) -> Lookup | None:
    """The lookup of the item that the whole text names by an identifier; None where it is no identifier.

    What moved of it may be asked, and nothing else.
    """
    question = asked.question if asked.question and asked.question.ask is Ask.CHANGED else None
    found = "" if asked.identifiers else whole(connection, asked.raw)
    if not found:
        return None
    return Lookup(
        raw=asked.raw, identifiers=(found,), question=question, cut=asked.cut, offset=asked.offset,
        limit=asked.limit,
    )  # fmt: skip


def nobody(asked: Lookup) -> Reply | None:
    """What to say where no item bears the identifiers asked for, and nothing else was asked for."""
    alone = Lookup(
        raw=asked.raw, identifiers=asked.identifiers, cut=asked.cut, offset=asked.offset, limit=asked.limit
    )
    if not asked.identifiers or asked != alone:
        return None
    named = [each.partition(":") for each in asked.identifiers]
    told = listing([f"{_CALLED.get(scheme, scheme)} {value}" for scheme, _, value in named])
    return Reply(unknown(f"No item known here has the {told}."), ())
