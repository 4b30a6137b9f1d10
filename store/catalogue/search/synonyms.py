"""Other spellings and words of nearly the same meaning, for people who ask in their own words."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

_GROUPS = (
    "speedup speed faster fast quicker accelerate acceleration times",
    "slow slower slowdown latency delay",
    "cheap cheaper cost price expensive money dollar budget",
    "energy power electricity",
    "carbon co2 co2e emissions climate footprint",
    "phone phones smartphone smartphones mobile",
    "gpu gpus graphics",
    "picture pictures image images photo photos",
    "car cars driving vehicle vehicles automotive",
    "bug bugs fault faults error errors debugging debug",
    "job jobs task tasks",
    "wait waits waiting stall stalls idle",
    "pick picks choose chooses select selects",
    "automatic automatically automated auto",
    "shrink compress compression smaller compact",
    "big large huge",
    "paid pay paying payment",
    "advised adviser advisor supervisor supervised",
    "founded founder cofounder",
    "fair fairness bias biased unfair discrimination",
    "private privacy confidential",
    "chip chips accelerator accelerators hardware",
    "drawback drawbacks disadvantage disadvantages weakness problem problems",
    "advantage advantages benefit benefits",
    "studied study alumnus alumni graduate graduated graduates",
    "opensource open public publicly",
    "predict predicts prediction predicting forecast",
    "schedule scheduling scheduler",
    "datacentre datacenter datacenters datacentres",
    "viz visualization visualizations visualisation visualisations",
    "postgres postgresql",
    "k8s kubernetes",
    "kids children junior kid",
)
_BRITISH = tuple(
    tuple(pair.split())
    for pair in (
        "isation ization, ise ize, ising izing, ised ized, iser izer, yse yze, ysed yzed, our or, tre ter,"
        " tres ters, lling ling, lled led, ogue og, mme m, ence ense"
    ).split(",")
)
"""British endings of words and the American ones for them."""


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = defaultdict(list)
    for group in _GROUPS:
        for word in group.split():
            table[word] += [other for other in group.split() if other != word]
    return {word: tuple(others) for word, others in table.items()}


def synonyms(word: str) -> tuple[str, ...]:
    """Words of nearly the same meaning as a folded word."""
    return _table().get(word, ())


@lru_cache(maxsize=65536)
def spellings(word: str) -> tuple[str, ...]:
    """The word and its British or American spelling: "optimisation" is "optimization" too."""
    found = [word]
    for british, american in _BRITISH:
        for one, other in ((british, american), (american, british)):
            if len(word) > len(one) + 2 and word.endswith(one):
                found.append(re.sub(f"{one}$", other, word))
    return tuple(dict.fromkeys(found))
