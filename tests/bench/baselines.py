"""Rankings to be better than, from scikit-learn: a TF-IDF centroid and a TF-IDF linear SVM.

Both see title and abstract as words and word pairs, without stop words, with logarithmic counts. The SVM
learns the liked papers, balanced, against 3,000 papers drawn at random. Regularisation from 0.01 to 1 and 300
to 3,000 negatives were tried: it makes little difference.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

from tests.bench.papers import Paper
from tests.bench.readers import FIRST, SEED

NEGATIVES = 3_000


class Baselines:
    """Vectors of all papers, made once."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        self._ids = np.array([paper.id for paper in papers])
        self._place = {paper.id: place for place, paper in enumerate(papers)}
        maker = TfidfVectorizer(
            ngram_range=(1, 2),
            sublinear_tf=True,
            min_df=2,
            stop_words="english",
            strip_accents="unicode",
            dtype=np.float32,
        )
        self._rows: Any = maker.fit_transform(f"{paper.title} {paper.abstract}" for paper in papers)
        draw = np.random.default_rng(SEED)
        self._negatives = draw.choice(len(papers), min(NEGATIVES, len(papers) // 2), replace=False)

    def centroid(self, liked: Sequence[str], allowed: frozenset[str]) -> list[str]:
        """The ten papers nearest to the mean of the liked ones."""
        mean = np.asarray(self._rows[self._places(liked)].mean(axis=0)).ravel()
        return self._first(self._rows @ mean, liked, allowed)

    def svm(self, liked: Sequence[str], allowed: frozenset[str]) -> list[str]:
        """The ten papers farthest on the liked side."""
        places = self._places(liked)
        others = np.setdiff1d(self._negatives, places)
        rows = sparse.vstack([self._rows[places], self._rows[others]])
        labels = np.repeat([1, 0], [len(places), len(others)])
        model = LinearSVC(
            C=1.0, class_weight="balanced", dual="auto", max_iter=10_000, random_state=SEED
        ).fit(rows, labels)
        return self._first(self._rows @ model.coef_.ravel(), liked, allowed)

    def _places(self, ids: Sequence[str]) -> list[int]:
        return [self._place[id] for id in ids]

    def _first(self, scores: Any, liked: Sequence[str], allowed: frozenset[str]) -> list[str]:
        barred = set(liked)
        found: list[str] = []
        for place in np.argsort(-scores, kind="stable"):
            id = str(self._ids[place])
            if id in allowed and id not in barred:
                found.append(id)
                if len(found) == FIRST:
                    break
        return found
