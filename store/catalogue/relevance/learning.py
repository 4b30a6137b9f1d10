"""What one reader would like, learnt from a few liked and disliked items.

A linear model on TF-IDF of words and word pairs, as content-based recommenders of papers use: arxiv-sanity
(A. Karpathy) trains a linear SVM for each reader against all other papers. Here it is ridge regression, which
ranks as well and has a closed form (least-squares SVM: J. Suykens and J. Vandewalle, 1999), solved in its
dual form (C. Saunders, A. Gammerman, V. Vovk, 1998), as there are far fewer papers than words. Added to it
are the likeness to the mean of what was liked (J. Rocchio, 1971), which is better than any model where very
little was liked, and the people who are credited on liked items.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from store.catalogue.relevance.features import Features, Matrix
from store.catalogue.relevance.rows import Rows
from store.catalogue.relevance.tokens import Floats, Ints, Mask

BACKGROUND = 500
"""Items that stand for what nobody asked for, spread evenly over the catalogue."""
WEIGHT = 50.0
"""Liked items that the background weighs as much as, all of it together."""
RIDGE = 0.3
"""Strength of the regularisation; 0.1 to 3 rank nearly alike."""
MEAN = 1.0
"""What likeness to the mean counts, against the model."""
AWAY = np.float32(5)
"""Standard deviations that an item just like what was disliked loses, besides what the model learns."""
PERSON = 0.5
"""Standard deviations for a person credited on one liked item; up to three such count."""
MOST = 3
HALF = 5.0
"""Standard deviations above the mean of all items at which the score is a half."""


@dataclass(frozen=True)
class Background:
    """What all readers are learnt against."""

    places: Ints
    rows: Matrix
    inverse: NDArray[np.float64]
    """Of its regularised kernel: the products of its rows with each other, and 1 for the constant term."""
    other_places: Ints
    others: Matrix
    """Rows of other items, to see how scores are spread; the same ones where there are few items."""

    @cached_property
    def transposed(self) -> Matrix:
        return self.rows.T.tocsr()


def background(features: Features) -> Background:
    """Evenly spread items, the same each time."""
    total = features.rows.shape[0]
    spread: Ints = np.linspace(0, max(total - 1, 0), min(2 * BACKGROUND, total)).astype(np.int64)
    chosen, others = (spread[::2], spread[1::2]) if total > 2 * BACKGROUND else (spread[:BACKGROUND], spread)
    rows = features.rows[chosen]
    kernel = (rows @ rows.T).toarray().astype(np.float64) + 1
    inverse = np.linalg.inv(kernel + RIDGE * len(chosen) / WEIGHT * np.eye(len(chosen)))
    return Background(chosen, rows, inverse, others, features.rows[others])


def learnt(features: Features, rows: Rows, behind: Background, liked: Ints, disliked: Ints) -> Floats:
    """Score of every item for one reader, -1 to 1; 0 for an item like any other.

    :param liked: places of items, as is ``disliked``; at least one of both
    """
    # What is liked, or with dislikes alone what is disliked, says nothing of how other scores are spread.
    unseen = ~np.isin(behind.other_places, liked if len(liked) else disliked)
    wanted = _standard(behind, unseen, _model(features, behind, liked, disliked))
    away = AWAY * _mean(features, disliked)
    if not len(liked):
        return _squeezed(features.rows @ (wanted[0] - away) - wanted[1])
    mean = _standard(behind, unseen, _mean(features, liked))
    weights = (wanted[0] + MEAN * mean[0]) / (1 + MEAN) - away
    middle = (wanted[1] + MEAN * mean[1]) / (1 + MEAN)
    return _squeezed(features.rows @ weights - middle + _people(rows, liked))


def _mean(features: Features, places: Ints) -> Floats:
    """The mean of some rows; zeros for none."""
    found = np.asarray(features.rows[places].sum(axis=0), np.float32).ravel()
    return found / np.float32(max(len(places), 1))


def _standard(behind: Background, unseen: Mask, weights: Floats) -> tuple[Floats, np.float32]:
    """Weights whose scores are spread by 1, and the mean of these scores."""
    scores = (behind.others @ weights)[unseen]
    if not len(scores):
        return weights, np.float32(0)
    spread = np.float32(scores.std() + 1e-6)
    return weights / spread, np.float32(scores.mean() / spread)


def _squeezed(scores: Floats) -> Floats:
    """Standard deviations to -1 to 1."""
    return np.asarray(scores / (HALF + np.abs(scores)), np.float32)


def _model(features: Features, behind: Background, liked: Ints, disliked: Ints) -> Floats:
    """A weight for each column: liked items are to score 1, disliked ones and the background -1."""
    given = features.rows[np.concatenate([liked, disliked])]
    across = (given @ behind.transposed).toarray() + 1.0
    # With dislikes alone there is nothing to look for: the background is neither wanted nor unwanted.
    rest = -1.0 if len(liked) else 0.0
    wanted = np.concatenate([np.ones(len(liked)), -np.ones(len(disliked))])
    # Solved by blocks: the part of the background, which is large, is the same for all readers.
    passed = _products(across, behind.inverse)
    own = (given @ given.T).toarray() + 1.0 + RIDGE * np.eye(len(wanted))
    dual = np.linalg.solve(own - _products(passed, across), wanted - passed.sum(axis=1) * rest)
    behind_dual = rest * behind.inverse.sum(axis=1) - passed.T @ dual
    return np.asarray(given.T @ dual + behind.rows.T @ behind_dual, np.float32).ravel()


def _products(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    """Each row of one with each row of the other; not by BLAS, whose threads wait longer than this takes."""
    return np.asarray(np.einsum("ij,kj->ik", one, other), np.float64)


def _people(rows: Rows, liked: Ints) -> Floats:
    counts = Counter(person for place in liked for person in rows.people[place])
    added = np.zeros(len(rows), np.float32)
    for person, count in counts.items():
        added[rows.items_of[person]] += PERSON * min(count, MOST)
    return np.minimum(added, np.float32(PERSON * MOST))


def nearest(features: Features, place: int, others: Sequence[int]) -> tuple[int, float]:
    """(place, cosine) of the likest of some items; there must be one."""
    likeness = features.likeness(place, np.array(others, np.int64))
    best = int(np.argmax(likeness))
    return others[best], float(likeness[best])
