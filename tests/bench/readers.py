"""Simulated readers of real papers, and how well rankings serve them.

Two kinds of readers, since what wins with one may lose with the other:

* a **keyword reader** cares for two to four keywords that authors gave to 12 to 90 papers each. Relevant is
  every paper with one of them; the pool are the papers with keywords. Keywords are never loaded. (Talks bear
  tags too, but those name the conference rather than the subject.)
* a **colleague** reads what one author writes, who has at least ten papers more than are liked, and at most
  45. The author's name is taken off all papers, so that only words and co-authors can tell; the pool is every
  paper.

Some of the relevant papers, drawn at random, are liked; the others are to be found again.
"""

from __future__ import annotations

import os
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log2

from tests.bench.papers import Paper

SEED = int(os.environ.get("HALLWAY_SEED", "20211"))
"""Another one draws readers that nothing was tuned on."""
FIRST = 10
_VAGUE = frozenset(
    ("deep learning", "machine learning", "optimization", "neural networks", "artificial intelligence")
)


@dataclass(frozen=True, slots=True)
class Simulated:
    """A reader: item ids of what is liked, and of what is to be found."""

    liked: tuple[str, ...]
    relevant: frozenset[str]


def keyword_readers(papers: Sequence[Paper], count: int, likes: int) -> list[Simulated]:
    """As many as asked for."""
    draw = random.Random(SEED + likes)  # noqa: S311 - a simulation, the same each time
    holding = _by_keyword(papers)
    fit = sorted(word for word, ids in holding.items() if 12 <= len(ids) <= 90 and word not in _VAGUE)
    found: list[Simulated] = []
    while fit and len(found) < count:
        words = draw.sample(fit, min(len(fit), draw.randint(2, 4)))
        ids = sorted({id for word in words for id in holding[word]})
        if len(ids) >= 2 * likes:
            found.append(_reader(draw, ids, likes))
    return found


def pool(papers: Sequence[Paper]) -> frozenset[str]:
    """Ids of the papers that keyword readers choose from."""
    return frozenset(id for ids in _by_keyword(papers).values() for id in ids)


def _by_keyword(papers: Sequence[Paper]) -> dict[str, list[str]]:
    holding: dict[str, list[str]] = defaultdict(list)
    for paper in papers:
        if paper.abstract and paper.kind == "paper" and not paper.again:
            for word in paper.keywords:
                holding[word].append(paper.id)
    return holding


def colleagues(papers: Sequence[Paper], count: int, likes: int) -> dict[str, Simulated]:
    """Readers by the author whom they read; at most as many as asked for."""
    draw = random.Random(SEED + likes)  # noqa: S311 - a simulation, the same each time
    written: dict[str, list[str]] = defaultdict(list)
    for paper in papers:
        if not paper.again:
            for name in paper.authors:
                written[name].append(paper.id)
    fit = sorted(name for name, ids in written.items() if likes + 10 <= len(ids) <= 45)
    chosen = draw.sample(fit, min(count, len(fit)))
    return {name: _reader(draw, sorted(written[name]), likes) for name in chosen}


def _reader(draw: random.Random, ids: list[str], likes: int) -> Simulated:
    draw.shuffle(ids)
    return Simulated(tuple(ids[:likes]), frozenset(ids[likes:]))


def ndcg(ranked: Iterable[str], relevant: frozenset[str]) -> float:
    """nDCG of the first ten; relevant or not (K. Jarvelin and J. Kekalainen, 2002)."""
    gain = sum(1 / log2(rank + 2) for rank, id in zip(range(FIRST), ranked, strict=False) if id in relevant)
    return gain / sum(1 / log2(rank + 2) for rank in range(min(FIRST, len(relevant))))


def interval(differences: Sequence[float], rounds: int = 2_000) -> tuple[float, float]:
    """Where 95 of 100 means lie when the readers are drawn anew (paired bootstrap: B. Efron, 1979)."""
    draw = random.Random(SEED)  # noqa: S311 - a simulation, the same each time
    size = len(differences)
    means = sorted(sum(draw.choices(differences, k=size)) / size for _ in range(rounds))
    return means[int(0.025 * rounds)], means[int(0.975 * rounds)]
