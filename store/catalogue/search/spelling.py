"""Words that the catalogue does not know, to words that it knows: the index proposes, rapidfuzz decides.

Two stages, as scoring every word would not keep its speed in a large catalogue.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from string import ascii_lowercase, digits

from rapidfuzz.distance import DamerauLevenshtein

from store.catalogue.reading.rows import rows, values
from store.catalogue.search.match import quoted
from store.catalogue.search.memory import remembered
from store.text import CHAT, STOP

LONGEST = 32
"""Letters of a word that may be misspelt; longer ones are no words."""
MOST = 8
"""Known words that one word may have been meant for."""
PROPOSED = 120
"""Words taken from the trigram index, best first, and then scored."""
_BEGUN = 40
"""Longer words taken for a beginning."""
_LONGER = 4
"""Letters that a word may lack at its end."""
_ONE_SLIP = 7
"""Up to this length only words one slip away are near enough."""
_SLIPS = 3
"""Slips in a long word."""
_LEAST = 0.6
_CLOSE = 0.12
"""How much less like than the likeliest another word may be."""

_AMONG = "SELECT term FROM term WHERE term IN (SELECT value FROM json_each(?))"
_COUNTS = _AMONG.replace("term", "term, count", 1)
_BEGINNING = (
    "SELECT term FROM term WHERE term > ? AND term < ? AND length(term) <= ? ORDER BY count DESC LIMIT ?"
)
_BEGUN_ALIKE = "SELECT term FROM term WHERE term > ? AND term < ? AND length(term) BETWEEN ? AND ?"
_ALIKE = (
    "SELECT t.term FROM term_fts JOIN term t ON t.no = term_fts.rowid"
    " WHERE term_fts MATCH ? ORDER BY rank LIMIT ?"
)
_STANDING = (
    "SELECT key FROM json_each(?) WHERE EXISTS (SELECT 1 FROM item_fts WHERE item_fts MATCH json_each.value)"
)
_LAST = "\U0010ffff"
"""Sorts behind every letter."""


@dataclass(frozen=True, slots=True)
class Near:
    word: str
    likeness: float
    """0 to 1; 1 is the same word."""


@remembered
def known(connection: sqlite3.Connection, word: str) -> bool:
    return connection.execute("SELECT 1 FROM term WHERE term = ?", (word,)).fetchone() is not None


def known_among(connection: sqlite3.Connection, words: Iterable[str]) -> frozenset[str]:
    """Those of some words that are known."""
    return frozenset(_among(connection, words))


def _among(connection: sqlite3.Connection, words: Iterable[str]) -> list[str]:
    return values(connection, _AMONG, (json.dumps(list(words)),))


def title_counts(connection: sqlite3.Connection, words: Iterable[str]) -> dict[str, int]:
    """In how many items those of some words that are known stand, exactly so, outside of abstracts."""
    return dict(rows(connection, _COUNTS, 2, (json.dumps(list(words)),)))


def near_words(connection: sqlite3.Connection, word: str, limit: int = 4) -> tuple[Near, ...]:
    """Known words that a word may have been meant for, the likeliest first, ``MOST`` of them at most."""
    return (close_words(connection, word) or far_words(connection, word))[:limit]


@remembered
def close_words(connection: sqlite3.Connection, word: str) -> tuple[Near, ...]:
    """Those of them that are one slip away, or begin as the word."""
    return _likeliest(connection, word, _close(connection, word))


@remembered
def far_words(connection: sqlite3.Connection, word: str) -> tuple[Near, ...]:
    """The others, where there is none of those: they take ten times as long to find."""
    if not _ONE_SLIP < len(word) <= LONGEST or word.isdigit() or _close(connection, word):
        return ()
    return _likeliest(connection, word, _sharing(connection, word))


def _likeliest(connection: sqlite3.Connection, word: str, proposed: Iterable[str]) -> tuple[Near, ...]:
    found = ((other, _likeness(word, other)) for other in proposed if _meant(word, other))
    likely = sorted((pair for pair in found if pair[1]), key=lambda pair: (-pair[1], pair[0]))[: 2 * MOST]
    named = _stands_in(connection, "title names people", [other for other, _ in likely])
    weighed = ((other, _as_name(other, likeness, named=other in named)) for other, likeness in likely)
    ranked = sorted(weighed, key=lambda pair: (-pair[1], pair[0]))[:MOST]
    return tuple(
        Near(other, min(likeness, 0.99))
        for other, likeness in ranked
        if likeness > max(ranked[0][1] - _CLOSE, _LEAST)
    )


def _meant(word: str, other: str) -> bool:
    """Nobody means a word without content, nor one that the word goes on from: "internet" is no "intern"."""
    goes_on = word.startswith(other) and len(word) > len(other) + 1
    return other != word and not goes_on and other not in STOP and other not in CHAT


def _as_name(word: str, likeness: float, *, named: bool) -> float:
    """People misspell names more than plain words: a word of a title or name is likelier meant.

    The more so if it is short.
    """
    if named:
        return likeness + 0.06
    return likeness - (0.3 if len(word) <= 4 else 0.0)


def is_system(connection: sqlite3.Connection, word: str) -> bool:
    """Whether the word names a system, or is a part of such a name."""
    return bool(_stands_in(connection, "names", [word]))


def _stands_in(connection: sqlite3.Connection, columns: str, words: Sequence[str]) -> frozenset[str]:
    """Those of some words that stand in these columns of any item."""
    if not words:
        return frozenset()
    asked = json.dumps({word: f"{{{columns}}} : {quoted(word)}" for word in words})
    return frozenset(values(connection, _STANDING, (asked,)))


@remembered
def _close(connection: sqlite3.Connection, word: str) -> tuple[str, ...]:
    """Words one slip away and words that begin so; where there are none, words that begin nearly so."""
    if not 2 <= len(word) <= LONGEST or word.isdigit():
        return ()
    found = _among(connection, sorted(set(_slips(word))))
    if len(word) >= _LONGER:
        until, longest = word + _LAST, len(word) + _lacking(word)
        found += values(connection, _BEGINNING, (word, until, longest, _BEGUN))
    if not found and len(word) > _ONE_SLIP:
        found = _begun_alike(connection, word)
    return tuple(dict.fromkeys(found))


def _begun_alike(connection: sqlite3.Connection, word: str) -> list[str]:
    """Words that share the first two letters, which are seldom wrong, and most of the others."""
    parameters = (word[:2], word[:2] + _LAST, len(word) - _SLIPS, len(word) + _SLIPS)
    begun = values(connection, _BEGUN_ALIKE, parameters)
    distance = DamerauLevenshtein.distance
    return [other for other in begun if distance(word, other, score_cutoff=_SLIPS) <= _SLIPS]


def _sharing(connection: sqlite3.Connection, word: str) -> list[str]:
    """Words that share trigrams; those at its beginning were looked for in vain."""
    trigrams = sorted({word[i : i + 3] for i in range(2, len(word) - 2)})
    expression = " OR ".join(map(quoted, trigrams))
    return values(connection, _ALIKE, (expression, PROPOSED))


def _slips(word: str) -> Iterator[str]:
    """Every word one slip away: two neighbours exchanged, a letter dropped, replaced or added."""
    letters = sorted({*ascii_lowercase, *digits, *word})
    for i in range(len(word) + 1):
        head, tail = word[:i], word[i:]
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in letters)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        yield from (head + letter + tail for letter in letters)


def _lacking(word: str) -> int:
    """Letters that may be lacking: more, where enough are there to know it by."""
    return _LONGER if len(word) < _ONE_SLIP else 2 * _LONGER


def _likeness(word: str, other: str) -> float:
    """How likely one was meant for the other, 0 where it was not: few slips, or a beginning typed."""
    if len(word) >= 4 and other.startswith(word) and len(other) - len(word) <= _lacking(word):
        return 0.93 - 0.02 * (len(other) - len(word))
    allowed = 1 if len(word) <= 5 else 2 if len(word) <= 9 else 3
    distance = DamerauLevenshtein.distance(word, other, score_cutoff=allowed)
    if distance > allowed or max(len(word), len(other)) < 3:
        return 0.0
    likeness = 1 - distance / max(len(word), len(other))
    if word[0] != other[0]:  # a first letter is seldom wrong; it may be lost, or swapped with the second
        likeness -= 0.08 if other[1:] == word or word[:2] == other[1::-1] else 0.16
    return likeness if likeness >= (0.58 if len(word) <= 4 else 0.72) else 0.0
