"""Long questions with one right paper each: sentences of its abstract, and the same in other words.

``whole`` is two neighbouring sentences as they stand. ``rephrased`` is what a reader who remembers the paper
might ask: a third of the telling words forgotten, the others in another order, between the phrases people
ask with. A question about a paper that stands in the file twice is right with either of them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from random import Random

from store.text import STOP, key
from tests.bench.papers import Paper
from tests.bench.slips import Asked

SEED = int(os.environ.get("HALLWAY_SEED", "20261121"))
LEAST = 12
"""Words of a question at least."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_ASKING = (
    "Are there any papers that {}?",
    "Which work shows that {}?",
    "I remember research where {}, can you point me to it?",
    "Could you recommend studies in which {}?",
)


def long_questions(papers: Sequence[Paper], each: int) -> dict[str, list[Asked]]:
    """``each`` questions of both kinds."""
    draw = Random(SEED)  # noqa: S311 - questions, the same each time
    fit = [paper for paper in papers if paper.kind == "paper" and len(_SENTENCE.split(paper.abstract)) > 3]
    chosen = draw.sample(fit, min(2 * each, len(fit)))
    half = len(chosen) // 2
    return {
        "whole": [Asked(_sentences(paper, draw), key(paper.title)) for paper in chosen[:half]],
        "rephrased": [Asked(_rephrased(paper, draw), key(paper.title)) for paper in chosen[half:]],
    }


def _sentences(paper: Paper, draw: Random) -> str:
    """Two neighbouring sentences, more where they are short."""
    every = _SENTENCE.split(paper.abstract)
    at = draw.randrange(len(every) - 1)
    taken = every[at : at + 2]
    while len(" ".join(taken).split()) < LEAST and at + len(taken) < len(every):
        taken.append(every[at + len(taken)])
    return " ".join(taken)


def _rephrased(paper: Paper, draw: Random) -> str:
    run = _sentences(paper, draw).rstrip(".?!").split()
    telling = [at for at, word in enumerate(run) if word.lower() not in STOP]
    gone = set(draw.sample(telling, len(telling) // 3))
    left = [word for at, word in enumerate(run) if at not in gone]
    cut = draw.randrange(1, len(left)) if len(left) > 1 else 0
    return draw.choice(_ASKING).format(" ".join(left[cut:] + left[:cut]))
