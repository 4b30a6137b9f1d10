"""What a topic may be called in the catalogue's own words, while its name is being typed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import chain, islice, product

from store.catalogue.search.counts import frequency
from store.catalogue.search.match import phrase
from store.catalogue.search.memory import remembering
from store.catalogue.search.spelling import near_words
from store.catalogue.search.terms import ALIKE, Term, read
from store.text import CHAT, STOP, clean, key, stem, words
from store.vocabulary import TopicCount

LONGEST = 100
"""Characters of what was typed that are read."""
FREQUENT = 3
"""Titles that must hold a word, for it to be a topic without a source calling it one."""
_TRIED = 24
"""Known words that may end what was typed, the commonest first; many are people's names."""
_NEAR, _READINGS = 3, 8
"""Words that a misspelt one may stand for, and mended texts that are tried."""
_LAST = "\U0010ffff"
"""Sorts behind every letter."""

_BEGUN = (
    "SELECT key FROM item_topic WHERE key >= ? AND key < ? GROUP BY key ORDER BY count(*) DESC, key LIMIT ?"
)
_INSIDE = "SELECT key FROM item_topic WHERE instr(key, ?) GROUP BY key ORDER BY count(*) DESC, key LIMIT ?"
_SPELT = (
    "SELECT key, topic, count(DISTINCT item_id) FROM item_topic"
    " WHERE key IN (SELECT value FROM json_each(?)) GROUP BY key, topic ORDER BY 3 DESC, topic"
)
_SYSTEMS = (
    "SELECT system.name, count(DISTINCT item_id) FROM item_system JOIN system ON system.id = system_id"
    " WHERE system_id IN (SELECT system_id FROM system_name WHERE key >= ? AND key < ?)"
    " GROUP BY system_id ORDER BY 2 DESC, system.name LIMIT ?"
)
_TERMS = "SELECT term FROM term WHERE term >= ? AND term < ? AND count >= ? ORDER BY count DESC LIMIT ?"
_TITLES = "SELECT count(*) FROM item_fts WHERE item_fts MATCH ?"


def topics_like(conn: sqlite3.Connection, text: str, limit: int) -> tuple[TopicCount, ...]:
    """Topics whose name, or else a word of it, begins as typed; where none does, with the spelling mended.

    Those that sources name come first, then systems, then words of titles; of each the commonest first.
    """
    typed = key(clean(text[:LONGEST]))
    if not typed or limit <= 0:
        return ()
    with remembering():
        texts = chain((typed,), _mended(conn, typed))
        return next(filter(None, (_begun(conn, each, limit) for each in texts)), ())


def _mended(conn: sqlite3.Connection, typed: str) -> Iterator[str]:
    """What may have been meant, the likeliest first."""
    meant = [_meant(conn, term) for term in read(conn, typed).terms]
    yield from (" ".join(chosen) for chosen in islice(product(*meant), _READINGS))


def _meant(conn: sqlite3.Connection, term: Term) -> tuple[str, ...]:
    """Words that one may stand for; one that hardly any item holds may itself be a slip, printed."""
    likely = [near.word for near in term.variants if near.likeness > ALIKE] or [term.typed]
    if frequency(conn, likely[0]) < FREQUENT:
        likely = [*(near.word for near in near_words(conn, likely[0], _NEAR)), *likely]
    return tuple(dict.fromkeys(likely[:_NEAR]))


def _begun(conn: sqlite3.Connection, typed: str, limit: int) -> tuple[TopicCount, ...]:
    found: dict[str, TopicCount] = {}
    for each in _all(conn, typed, limit):
        found.setdefault(key(each.text), each)
        if len(found) == limit:
            break
    return tuple(found.values())


def _all(conn: sqlite3.Connection, typed: str, limit: int) -> Iterator[TopicCount]:
    """Source by source, as the later ones take longer and are seldom needed."""
    until = typed + _LAST
    yield from _spelt(conn, conn.execute(_BEGUN, (typed, until, limit)))
    yield from (TopicCount(*row) for row in conn.execute(_SYSTEMS, (typed, until, limit)))
    yield from _spelt(conn, conn.execute(_INSIDE, (f" {typed}", limit)))
    yield from islice(_of_titles(conn, typed), limit)


def _spelt(conn: sqlite3.Connection, rows: Iterable[tuple[str]]) -> Iterator[TopicCount]:
    """Topics of some keys in that order, each as it is mostly written."""
    keys = [row[0] for row in rows]
    names: dict[str, str] = {}
    counts = dict.fromkeys(keys, 0)
    for folded, topic, count in conn.execute(_SPELT, (json.dumps(keys),)):
        names.setdefault(folded, topic)
        counts[folded] += count
    yield from (TopicCount(names[each], counts[each]) for each in keys)


def _of_titles(conn: sqlite3.Connection, typed: str) -> Iterator[TopicCount]:
    """What was typed, with its last word ended as words of titles end; each stem once."""
    *head, last = words(typed)
    rows = conn.execute(_TERMS, (last, last + _LAST, FREQUENT, _TRIED)).fetchall()
    ends = {stem(end): end for (end,) in reversed(rows) if end not in STOP | CHAT and not end.isdigit()}
    named = (" ".join((*head, end)) for end in ends.values())
    counted = [TopicCount(name, _titles(conn, name)) for name in named]
    frequent = (each for each in counted if each.count >= FREQUENT)
    yield from sorted(frequent, key=lambda each: (-each.count, each.text))


def _titles(conn: sqlite3.Connection, name: str) -> int:
    """Items whose titles hold the words next to each other."""
    return int(conn.execute(_TITLES, (phrase(name, "title"),)).fetchone()[0])
