"""What people ask of many papers beside titles: names, filters, common words. The same in every run."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from random import Random

from store.text import CHAT, STOP, words
from tests.bench.papers import Paper

SEED = int(os.environ.get("HALLWAY_SEED", "20261122"))
_COMMON = 40
_SAID = ("papers by {name}", "{name}", "papers by {name} at {venue}", 'author:"{name}" year:{year}')
_TYPED = (
    "venue:{venue} year:{year}",
    "venue:{venue} kind:{kind} {word}",
    "year:{year} {word} {other}",
    "{word} {other} since {year}",
    "has:page venue:{venue}",
    "kind:{kind} {word} -{other}",
    'title:"{word} {other}"',
    "venue:{venue}",
)


_NOTHING = (
    "papers about {word} by Zebulon Quarkly at {venue} {year}",
    "{word} {other} venue:{venue} year:1901 kind:tutorial has:code",
    "{word} venue:{venue} kind:keynote day:monday has:video",
    'kind:workshop room:"Hall Q" {word} year:{year} award:best',
)
"""Filters that no paper fits: everything near has to be tried."""


def unanswered(papers: Sequence[Paper], each: int) -> list[str]:
    """``each`` questions that find nothing."""
    draw = Random(SEED)  # noqa: S311 - questions, the same each time
    fit = [paper for paper in papers if paper.authors and paper.year and len(_telling(paper)) > 1]
    return [_filled(_NOTHING[number % len(_NOTHING)], draw.choice(fit), draw) for number in range(each)]


def asked(papers: Sequence[Paper], each: int) -> dict[str, list[str]]:
    """``each`` questions of every kind; of common words as many as are common."""
    draw = Random(SEED)  # noqa: S311 - questions, the same each time
    fit = [paper for paper in papers if paper.authors and paper.year and len(_telling(paper)) > 1]
    return {
        "names": [_filled(draw.choice(_SAID), draw.choice(fit), draw) for _ in range(each)],
        "filters": [_filled(draw.choice(_TYPED), draw.choice(fit), draw) for _ in range(each)],
        "common words": _common(papers),
    }


def _filled(form: str, paper: Paper, draw: Random) -> str:
    at = draw.randrange(len(_telling(paper)) - 1)
    word, other = _telling(paper)[at : at + 2]
    name = draw.choice(paper.authors)
    return form.format(name=name, venue=paper.venue, year=paper.year, kind=paper.kind, word=word, other=other)


def _common(papers: Sequence[Paper]) -> list[str]:
    """The commonest words and pairs of neighbours of all titles, and all pairs of the five commonest."""
    single: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for paper in papers:
        run = _telling(paper)
        single.update(set(run))
        pairs.update({" ".join(pair) for pair in pairwise(run)})
    first = [word for word, _ in single.most_common(_COMMON)]
    crossed = [f"{one} {other}" for one in first[:5] for other in first[:5] if one != other]
    return [*first, *(pair for pair, _ in pairs.most_common(_COMMON)), *crossed]


def _telling(paper: Paper) -> list[str]:
    return [word for word in words(paper.title) if word not in STOP and word not in CHAT and len(word) > 1]
