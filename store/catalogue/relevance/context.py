"""Which sense of a word a channel means: "policy" among topics of reinforcement learning is no law.

The items that speak of the topics most stand for the channel (blind feedback: W. B. Croft and D. J. Harper,
1979). Where an item is much less like them, in words other than the topics', than the others that speak of
the same one-word topic, the word counts less in it. A topic of two words says itself what is meant, as do two
topics in one item; and a topic that stands alone among the others is left alone.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from store.catalogue.relevance.features import Features
from store.catalogue.relevance.learning import Background
from store.catalogue.relevance.tokens import Floats, Ints
from store.catalogue.relevance.topics import Topic
from store.text import words

SUREST = 6
"""Items that stand for the channel."""
ENOUGH = 1.0
"""Likeness to them, in standard deviations above the mean, from which a word is taken as it is."""
STEEP = 0.9
"""Share that a word loses for each standard deviation below that."""
LEAST = 0.3
"""What is left of it at worst."""
SAID = 0.5
"""Score from which an item speaks of a topic for certain."""
STRONG = 0.6
"""Share of a topic's best score from which an item shows how the topic is used."""


def in_context(
    features: Features, behind: Background, topics: Sequence[Topic], scores: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Scores with words in another sense counted less.

    :param scores: a row for each topic, a column for each item
    """
    several = np.count_nonzero(scores.max(axis=1, initial=0)) > 1
    single = [i for i, topic in enumerate(topics) if len(words(topic.text)) == 1 and scores[i].any()]
    if not single or not several:
        return scores
    places = np.flatnonzero(scores[single].max(axis=0))
    like, found = _likeness(features, behind, topics, scores, places), scores.copy()
    sure = np.count_nonzero(scores[:, places] >= SAID, axis=0) > 1
    for i in single:
        own = scores[i, places]
        usual = float(like[own >= STRONG * own.max()].mean())
        found[i, places] *= np.where(sure, 1, np.clip(1 + STEEP * (like - min(usual, ENOUGH)), LEAST, 1))
    return found


def _likeness(
    features: Features, behind: Background, topics: Sequence[Topic], scores: NDArray[np.float32], places: Ints
) -> Floats:
    """Likeness of some items to the surest others but for the topics' own words, in standard deviations."""
    total = scores.sum(axis=0)
    surest = np.argsort(-total, kind="stable")[:SUREST]
    weights, rows = total[surest], features.rows[surest]
    rows.data[np.isin(rows.indices, np.concatenate([topic.columns for topic in topics]))] = 0
    mean = np.asarray(rows.T @ weights, np.float32).ravel()
    itself = np.zeros_like(total)
    itself[surest] = weights * np.asarray(rows.multiply(rows).sum(axis=1)).ravel()
    like = features.rows[places] @ mean - itself[places]
    usual = behind.rows @ mean - itself[behind.places]
    return np.asarray((like - usual.mean()) / (usual.std() + 1e-6), np.float32)
