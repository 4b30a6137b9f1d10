"""Items as sparse vectors: a weight for each word and each pair of neighbouring words.

TF-IDF with a logarithm over how often a word stands (G. Salton and C. Buckley, 1988), words of titles counted
more, and the length of a text evened out only in part (pivoted normalisation: A. Singhal, C. Buckley,
M. Mitra, 1996), as a title alone would otherwise look likelier than a title with its abstract. On simulated
readers of real papers each of the three was better than plain TF-IDF, see ``tests/bench/relevance.py``.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from scipy import sparse

from store.catalogue.relevance.tokens import NONE, WEIGHTS, Floats, Ints, Mask, Tokens, read

Matrix = Any
"""A sparse matrix of scipy's, which ships no types."""
PAIR = 1.0
"""What a pair of words counts, against a word."""
PIVOT = 0.9
"""0 leaves lengths as they are, 1 evens them out."""
MANY = 5_000
"""Items from which on a pair must stand twice: pairs seen once fill most of the memory and join nothing."""


@dataclass(frozen=True)
class Features:
    """Row i is the item with the (i+1)-th lowest ``item.no``; about 2 kB an item with an abstract."""

    stems: dict[str, int]
    """Stem to column."""
    pairs: Ints
    """Sorted keys of the pairs; the i-th is column ``len(stems) + i``."""
    rows: Matrix
    """CSR, float32."""
    idf: Floats
    """By column."""
    unit: float
    """What all weights were divided by, so that a row of middling length has length 1."""

    @cached_property
    def columns(self) -> Matrix:
        """The same as CSC."""
        return self.rows.tocsc()

    @cached_property
    def norms(self) -> Floats:
        """Length of each row, 1 where it is empty."""
        lengths = np.sqrt(np.asarray(self.rows.multiply(self.rows).sum(axis=1), np.float32).ravel())
        return np.where(lengths > 0, lengths, np.float32(1))

    def pair(self, one: str, other: str) -> int | None:
        """Column of two neighbouring stems; None where they never are neighbours."""
        if one not in self.stems or other not in self.stems:
            return None
        key = self.stems[one] * len(self.stems) + self.stems[other]
        place = int(np.searchsorted(self.pairs, key))
        found = place < len(self.pairs) and self.pairs[place] == key
        return len(self.stems) + place if found else None

    def strengths(self, column: int) -> tuple[Ints, Floats]:
        """Items that hold a word or pair, and how strongly: 1 for once in an abstract, 2.3 in a title."""
        start, end = self.columns.indptr[column : column + 2]
        scale = self.idf[column] * (PAIR if column >= len(self.stems) else 1.0)
        return self.columns.indices[start:end], self.columns.data[start:end] * np.float32(self.unit / scale)

    def likeness(self, row: int, others: Ints) -> Floats:
        """Cosine of one item's vector with those of others."""
        dense = self.rows[[row]].toarray().ravel()
        dots = self.rows[others] @ dense
        return np.asarray(dots / (self.norms[others] * self.norms[row]), np.float32)


def build(conn: sqlite3.Connection) -> Features:
    """The features of the whole catalogue; about 6 s for 57,000 items, of which 35,000 with abstracts."""
    tokens = read(conn)
    total = conn.execute("SELECT count(*) FROM item_fts").fetchone()[0]
    pairs = _pairs(tokens, least=1 if total < MANY else 2)
    parts = [_part(tokens, pairs, first, min(first + MANY, total)) for first in range(0, total, MANY)]
    rows = sparse.vstack(parts, format="csr") if parts else sparse.csr_matrix((0, 0), dtype=np.float32)
    idf = _idf(rows)
    unit = _weigh(rows, idf, len(tokens.stems))
    return Features(tokens.stems, pairs, rows, idf, unit)


def _keys(tokens: Tokens, start: int, end: int) -> tuple[Ints, Mask]:
    """(a key for each word of a run and its neighbour, whether the two are a pair)."""
    numbers, texts = tokens.number[start:end], tokens.text[start:end]
    inside = (texts[:-1] == texts[1:]) & (np.minimum(numbers[:-1], numbers[1:]) != NONE)
    return numbers[:-1] * np.int64(len(tokens.stems)) + numbers[1:], inside


def _pairs(tokens: Tokens, least: int) -> Ints:
    keys, inside = _keys(tokens, 0, len(tokens.number))
    pairs, count = np.unique(keys[inside], return_counts=True)
    return np.asarray(pairs[count >= least], np.int64)


def _part(tokens: Tokens, pairs: Ints, first: int, last: int) -> Matrix:
    """Weighted counts of the words and pairs of some items; a part at a time keeps the memory small."""
    start, end = np.searchsorted(tokens.text, [first * len(WEIGHTS), last * len(WEIGHTS)])
    items, weights = tokens.items(start, end) - first, tokens.weights(start, end)
    keys, inside = _keys(tokens, start, end)
    place = np.searchsorted(pairs, keys)
    kept = inside & (pairs[np.minimum(place, len(pairs) - 1)] == keys) if len(pairs) else inside[:0]
    single = tokens.number[start:end] != NONE
    second = (place[kept] + len(tokens.stems)).astype(np.int32)
    column = np.concatenate([tokens.number[start:end][single], second])
    row = np.concatenate([items[single], items[:-1][kept]])
    weight = np.concatenate([weights[single], weights[:-1][kept]])
    shape = (last - first, len(tokens.stems) + len(pairs))
    return sparse.csr_matrix((weight, (row, column)), shape=shape, dtype=np.float32)


def _idf(rows: Matrix) -> Floats:
    total, columns = rows.shape
    holding = np.bincount(rows.indices, minlength=columns)
    return np.asarray(np.log((1 + total) / (0.5 + holding)) + 0.1, np.float32)


def _weigh(rows: Matrix, idf: Floats, size: int) -> float:
    """From counts to weights, in place; returns what they were divided by."""
    factor = idf.copy()
    factor[size:] *= PAIR
    rows.data = np.log2(1 + rows.data) * factor[rows.indices]
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    mean = float(lengths[lengths > 0].mean()) if lengths.any() else 1.0
    rows.data /= np.repeat((1 - PIVOT) * mean + PIVOT * lengths, np.diff(rows.indptr)).astype(np.float32)
    return mean
