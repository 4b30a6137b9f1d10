"""Things that are called exactly what somebody typed: titles, other names, named systems, people."""

from __future__ import annotations

import sqlite3
from itertools import chain

from store.catalogue.reading.rows import rows
from store.catalogue.search import match
from store.catalogue.search.counts import count, frequency
from store.catalogue.search.memory import remembered
from store.catalogue.search.people import Named, credits_of, resolve
from store.text import key, squeezed, words

TITLE, OTHER, OWN, MENTION, PERSON = 4.0, 3.2, 3.0, 1.2, 1.0
"""Rewards, on the scale of ``ranking``: its title, another name of it, its own system, a system it speaks of,
a person it credits."""

HEADED = 3.1
"""Reward for a title that says the whole text before its colon: "BERT: Pre-training of ..."."""
BEGUN, BEGUN_ALONE = 0.6, 4.2
"""Reward for a title of which the text is the beginning; where hardly another begins so, and none is it."""
ALONE = 3
"""Titles, at most, that begin so."""
RARE = 3
"""Words by which a title is looked for first."""
LONGEST = 40
"""Words of a title."""
_BEGUN = "SELECT no, title_key FROM item WHERE title_key >= ? AND title_key < ? LIMIT ?"
_FEW = 50
_HEADED = "SELECT no, title FROM item WHERE title_key >= ? AND title_key < ? AND instr(title, ':') LIMIT ?"
_MANY = 2_000
_LONGEST_HEAD = 4
"""Words before a colon that name a work, rather than say what it is about."""
_NAMED = (
    f"SELECT no, {TITLE} FROM item WHERE title_key = ?"
    f" UNION ALL SELECT i.no, {OTHER} FROM item_name n JOIN item i ON i.id = n.item_id WHERE n.squeezed = ?"
    f" UNION ALL SELECT i.no, CASE t.position WHEN 0 THEN {OWN} ELSE {MENTION} END FROM system_name s"
    " JOIN item_system t ON t.system_id = s.system_id JOIN item i ON i.id = t.item_id WHERE s.squeezed = ?"
)


@remembered
def rewards(connection: sqlite3.Connection, text: str) -> dict[int, float]:
    """Item numbers -> reward, for items that the whole text names."""
    tight, plain = squeezed(text), key(text)
    if not tight:
        return {}
    found: dict[int, float] = {}
    named = rows(connection, _NAMED, 2, (plain, tight, tight))
    for number, reward in chain(named, ((no, HEADED) for no in _headed(connection, plain))):
        found[number] = max(found.get(number, 0.0), reward)
    return found


def _headed(connection: sqlite3.Connection, plain: str) -> list[int]:
    """Numbers of the items whose title is the text up to its colon."""
    if not 0 < len(plain.split()) <= _LONGEST_HEAD:
        return []
    begun = rows(connection, _HEADED, 2, (f"{plain} ", f"{plain}!", _MANY))
    return [no for no, title in begun if key(title.partition(":")[0]) == plain]


def begun(connection: sqlite3.Connection, text: str) -> dict[int, float]:
    """Item numbers -> reward, for items whose title begins as the whole text."""
    plain = key(text)
    if len(plain.split()) < 3:
        return {}
    found = rows(connection, _BEGUN, 2, (plain, plain + "\U0010ffff", _FEW))
    titles = {title for _, title in found}
    alone = len(titles) <= ALONE and plain not in titles
    return {no: BEGUN_ALONE if alone else BEGUN for no, _ in found}


@remembered
def credited(
    connection: sqlite3.Connection, text: str
) -> tuple[tuple[Named, ...], tuple[tuple[int, str], ...]]:
    """Persons whom the whole text names, misspelt or not, and the (number, id) of items that credit them."""
    if not 2 <= len(words(text)) <= 5:
        return (), ()
    named = resolve(connection, text)
    return named, tuple(credits_of(connection, [each.id for each in named])) if named else ()


@remembered
def titled(connection: sqlite3.Connection, text: str, *, inside: bool = True) -> bool:
    """Whether the text is a title or other name of an item; ``inside``: or three words or more in one."""
    plain = key(text)
    if not plain:
        return False
    whole = connection.execute(
        "SELECT 1 FROM item WHERE title_key = :key UNION SELECT 1 FROM item_name WHERE key = :key LIMIT 1",
        {"key": plain},
    ).fetchone()
    if whole:
        return True
    run = words(text)
    if not inside or not 3 <= len(run) <= LONGEST:
        return False
    return _inside_title(connection, run) and _holds(connection, match.phrase(text, "title"))


def _inside_title(connection: sqlite3.Connection, run: tuple[str, ...]) -> bool:
    """Whether a title holds the rarest of the words: the others make a whole phrase slow to look for."""
    count(connection, run)
    rare = sorted(set(run), key=lambda word: (frequency(connection, word), word))[:RARE]
    return _holds(connection, match.every(" ".join(rare), "title"))


def _holds(connection: sqlite3.Connection, expression: str) -> bool:
    sql = "SELECT 1 FROM item_fts WHERE item_fts MATCH ? LIMIT 1"
    return connection.execute(sql, (expression,)).fetchone() is not None
