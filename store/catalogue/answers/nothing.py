"""What to try when nothing was found: the nearest edition, the nearest names."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from itertools import accumulate

from rapidfuzz import fuzz, process

from store.catalogue.answers.wording import label as shortened
from store.catalogue.reading.rows import values
from store.catalogue.search import match
from store.catalogue.search.counts import frequency
from store.catalogue.search.events import editions
from store.catalogue.search.spelling import near_words
from store.queries import Lookup
from store.results import Suggestion
from store.text import key, words

MOST = 5
HELP = Suggestion("help", "help: what can be asked")
_LEAST = 62
"""Score of rapidfuzz, 0 to 100, below which a name is not worth offering."""
_WORDS = 8
"""Words that names are looked up by."""
RANKED = 5_000
"""Items that hold the words, up to which their titles are ranked."""
_TITLES = (
    "SELECT i.title FROM item_fts JOIN item i ON i.no = item_fts.rowid"
    " WHERE item_fts MATCH ? ORDER BY {} LIMIT 40"
)
_PEOPLE = (
    "SELECT p.name FROM person_fts f JOIN person_name n ON n.no = f.rowid"
    " JOIN person p ON p.id = n.person_id WHERE person_fts MATCH ? LIMIT 40"
)


def suggestions(connection: sqlite3.Connection, asked: Lookup) -> tuple[Suggestion, ...]:
    """Queries to try next, the likeliest first; ``help`` is always among them."""
    found = [*_editions(connection, asked), *_names(connection, asked)]
    unique = {each.query: each for each in found}
    return (*list(unique.values())[:MOST], HELP)


def _editions(connection: sqlite3.Connection, asked: Lookup) -> list[Suggestion]:
    """Other years of the venue asked for, the nearest first; else the whole of its edition."""
    first, last = asked.years or (0, 0)
    narrowed = bool(asked.words or asked.award or asked.kinds or asked.people)
    offered = []
    for name in asked.venues:
        for _, label, year in editions(connection, name):
            if not asked.years or not first <= (year or 0) <= last:
                offered.append((abs((year or 0) - first), Suggestion(label, shortened(label))))
            elif narrowed:
                offered.append((0, Suggestion(label, shortened(f"{label}: everything"))))
    return [each for _, each in sorted(offered, key=lambda pair: pair[0])][:3]


def _names(connection: sqlite3.Connection, asked: Lookup) -> list[Suggestion]:
    """Titles and people whose names are like the words."""
    near = {}
    for word in words(" ".join((*asked.people, *asked.titles, asked.words)))[:_WORDS]:
        near[word] = (word, *(each.word for each in near_words(connection, word, limit=3)))
    every = list(dict.fromkeys(word for likes in near.values() for word in likes))
    if not every:
        return []
    titles = _titles(connection, sorted(every, key=lambda word: frequency(connection, word))[:_WORDS])
    names = list(dict.fromkeys((*titles, *values(connection, _PEOPLE, (match.some(every),)))))
    meant = " ".join(likes[0] if len(likes) == 1 else likes[1] for likes in near.values())
    scorer = fuzz.token_set_ratio
    best = process.extract(meant, names, scorer=scorer, processor=key, score_cutoff=_LEAST, limit=3)
    return [Suggestion(name, shortened(name)) for name, *_ in best]


def _titles(connection: sqlite3.Connection, rare: Sequence[str]) -> list[str]:
    """Titles that hold the rarest of some words; where that is a common word, the latest of them.

    :param rare: the rarest first
    """
    counts = accumulate(frequency(connection, word) for word in rare)
    kept = [word for word, count in zip(rare, counts, strict=True) if count <= RANKED]
    order = "rank" if kept else "item_fts.rowid DESC"
    return values(connection, _TITLES.format(order), (match.some(kept or rare[:1], "title names"),))
