"""The words of all items as numbers, read from the full text that searching uses."""

from __future__ import annotations

import sqlite3
from array import array
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from store.text import stem

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Small = NDArray[np.int32]
Mask = NDArray[np.bool_]

WEIGHTS = {"title": 4.0, "names": 1.5, "topics": 2.0, "summary": 1.5, "notes": 0.5, "abstract": 1.0}
"""How often a word counts that stands once in the field."""
PLAIN = frozenset(
    "a about all also an and are as at be been both by can could each for from has have how i if in into"
    " is it its may more most not of on one only or other our show shows so such than that the their then"
    " there these they this those to two use used uses using via was we were what when where which while"
    " who will with within without would you your".split()
)
"""Words that say nothing, alone or in a pair: a third of all pairs hold one, and they only blur."""
NONE = -1
_FIELDS = tuple(WEIGHTS)
_WEIGHTS = np.array(list(WEIGHTS.values()), np.float32)
_SELECT = f"SELECT {', '.join(_FIELDS)} FROM item_fts ORDER BY rowid"


@dataclass(frozen=True, slots=True)
class Tokens:
    """All words in order of item and field. Arrays are as long as there are words."""

    stems: dict[str, int]
    """Stem to number."""
    number: Small
    """Of the stem; NONE for a plain word."""
    text: Small
    """Number of the text, one for each field of each item: neighbours stand in the same one."""

    def items(self, start: int, end: int) -> Small:
        """Position of the item, 0 for the lowest ``item.no``, for a run of words."""
        return self.text[start:end] // np.int32(len(_FIELDS))

    def weights(self, start: int, end: int) -> Floats:
        """What each word of a run counts."""
        return np.take(_WEIGHTS, self.text[start:end] % np.int32(len(_FIELDS)))


def read(conn: sqlite3.Connection) -> Tokens:
    """One pass over the index."""
    stems: dict[str, int] = {}
    known = dict.fromkeys(PLAIN, NONE)
    numbers, lengths = array("i"), array("i")
    for row in conn.execute(_SELECT):
        for text in row:
            words = text.split()
            for word in words:
                if word not in known:
                    known[word] = stems.setdefault(stem(word), len(stems))
            numbers.extend([known[word] for word in words])
            lengths.append(len(words))
    text = np.repeat(np.arange(len(lengths), dtype=np.int32), np.frombuffer(lengths, np.int32))
    return Tokens(stems, np.frombuffer(numbers, np.int32), text)
