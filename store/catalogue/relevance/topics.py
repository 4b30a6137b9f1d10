"""How strongly items speak of a topic given in plain words.

The words are read as searching reads them: misspelt ones repaired, other spellings and words of nearly the
same meaning counted in part. An item must hold most of a topic's weight (coverage counts twice), and words of
a topic that stand together count more than the same words apart.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from store.catalogue.relevance.features import Features
from store.catalogue.relevance.tokens import PLAIN, Floats, Ints
from store.catalogue.search.spelling import Near
from store.catalogue.search.terms import Term, read
from store.results import Correction
from store.text import clean, stem, words

LONGEST = 12
"""Words of a topic that are read."""
APART = 0.55
"""What the words of a topic count where they do not stand together."""
TOGETHER = 0.6
"""What is added where they do."""
_NOTHING = np.array([], np.int64), np.array([], np.float32)


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic and where it stands."""

    text: str
    """As it was given."""
    items: Ints
    """Places of items that hold any of its words."""
    scores: Floats
    """0 to about 1, for each of ``items``: half for once in passing."""
    columns: Ints
    """Of its words and all that stand for them."""
    corrections: tuple[Correction, ...] = ()


def topic(conn: sqlite3.Connection, features: Features, text: str) -> Topic:
    """Score every item on one topic; no items where nothing is known of it."""
    asked = words(clean(text[:1000]))
    meant = [word for word in asked if word not in PLAIN][:LONGEST]
    terms = read(conn, " ".join(meant))
    usable = [term for term in terms.terms if not term.unknown]
    if not usable:
        return Topic(text, *_NOTHING, _NOTHING[0], terms.corrections)
    scores = _scores(features, terms.terms, usable)
    items = np.flatnonzero(scores > 0)
    return Topic(text, items, scores[items], _columns(features, usable), terms.corrections)


def _columns(features: Features, terms: Sequence[Term]) -> Ints:
    said = {stem(word) for term in terms for near in term.variants for word in near.word.split()}
    return np.array(sorted(features.stems[each] for each in said if each in features.stems), np.int64)


def _scores(features: Features, every: Sequence[Term], usable: Sequence[Term]) -> Floats:
    """One for each item. A word that no item holds counts as missing everywhere."""
    whole = sum(max(term.weight, 0.1) for term in every)
    strength = np.zeros(features.rows.shape[0], np.float32)
    coverage = np.zeros_like(strength)
    for term in usable:
        found, likeness = _term(features, term)
        strength += found * np.float32(max(term.weight, 0.1) / whole)
        coverage += likeness * np.float32(max(term.weight, 0.1) / whole)
    if len(every) == 1:
        return strength
    return np.asarray(strength * coverage * (APART + TOGETHER * _together(features, every)), np.float32)


def _term(features: Features, term: Term) -> tuple[Floats, Floats]:
    """(strength, likeness) of the variant of a word that speaks most, for each item, both 0 to 1."""
    strength = np.zeros(features.rows.shape[0], np.float32)
    likeness = np.zeros_like(strength)
    for near in term.variants:
        items, found = _variant(features, near)
        found = found / (1 + found) * np.float32(near.likeness)
        strength[items] = np.maximum(strength[items], found)
        likeness[items] = np.maximum(likeness[items], np.float32(near.likeness))
    return strength, likeness


def _variant(features: Features, near: Near) -> tuple[Ints, Floats]:
    """Items that hold all words of a variant next to each other, and how strongly."""
    parts = [stem(word) for word in near.word.split()]
    column = features.stems.get(parts[0]) if len(parts) == 1 else features.pair(*parts[:2])
    return _NOTHING if column is None else features.strengths(column)


def _together(features: Features, terms: Sequence[Term]) -> Floats:
    """Share of a topic's neighbours that are neighbours in an item too, 0 to 1."""
    near = np.zeros(features.rows.shape[0], np.float32)
    for one, other in pairwise(terms):
        if one.unknown or other.unknown:
            continue
        last, first = one.variants[0].word.split()[-1], other.variants[0].word.split()[0]
        column = features.pair(stem(last), stem(first))
        if column is not None:
            items, found = features.strengths(column)
            near[items] += found / (1 + found)
    return np.asarray(near / (len(terms) - 1), np.float32)
