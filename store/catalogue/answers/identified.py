"""Questions that are an identifier, or hold links: a DOI, or an id or address of arXiv, OpenReview, …"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from store.catalogue.answers.reply import Reply, unknown
from store.catalogue.answers.wording import listing
from store.catalogue.search.filters.identifiers import pasted, whole
from store.catalogue.search.find import find
from store.queries import Ask, Lookup

_CALLED = {
    "doi": "DOI", "arxiv": "arXiv id", "openreview": "OpenReview id", "anthology": "ACL Anthology id",
    "dblp": "DBLP key", "id": "id",
}  # fmt: skip


def identified(connection: sqlite3.Connection, asked: Lookup) -> Lookup | None:
    """The lookup of what the text names by an identifier that is all of it, or by addresses anywhere in it.

    None where it names nothing so. What moved of it may be asked, and nothing else: whoever pastes a link
    means the work, whatever they say around it.
    """
    question = asked.question if asked.question and asked.question.ask is Ask.CHANGED else None
    if asked.identifiers:
        return None
    found = whole(connection, asked.raw)
    named = (found,) if found else pasted(asked.raw)
    if not named:
        return None
    return Lookup(
        raw=asked.raw, identifiers=named, question=question, cut=asked.cut, offset=asked.offset,
        limit=asked.limit,
    )  # fmt: skip


def nobody(asked: Lookup) -> Reply | None:
    """What to say where no item bears the identifiers asked for, and nothing else was asked for."""
    alone = Lookup(
        raw=asked.raw, identifiers=asked.identifiers, cut=asked.cut, offset=asked.offset, limit=asked.limit
    )
    if not asked.identifiers or asked != alone:
        return None
    return Reply(unknown(f"No item known here has the {_told(asked.identifiers)}."), ())


def missing(connection: sqlite3.Connection, asked: Lookup) -> str:
    """Which of several identifiers no item bears; empty where each is known, or none."""
    if len(asked.identifiers) < 2:
        return ""
    strange = [each for each in asked.identifiers if not find(connection, Lookup(identifiers=(each,))).hits]
    known = len(strange) < len(asked.identifiers)
    return f"Not known here: {_told(strange)}." if strange and known else ""


def _told(identifiers: Sequence[str]) -> str:
    named = [each.partition(":") for each in identifiers]
    return listing([f"{_CALLED.get(scheme, scheme)} {value}" for scheme, _, value in named])
