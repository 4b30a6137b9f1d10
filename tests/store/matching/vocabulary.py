"""Words that works and people of the generated pairs are made of."""

from __future__ import annotations

HEADS = tuple(
    "Steering Pruning Ranking Charting Folding Taming Tracing Weaving Auditing Planting Routing".split()
)
ADJECTIVES = tuple(
    """
    humble lossy crowded brittle nocturnal frugal tidal patient wandering opaque granular restless amber quiet
    federated differentiable sparse robust causal streaming
    """.split()
)
NOUNS = tuple(
    """
    lanterns ferries kernels gardens ledgers orchards compilers beacons harbours quilts caches glaciers
    parsers transformers bandits embeddings turbines schedulers pipelines markets
    """.split()
)
PLACES = ("Rain", "Shared Memory", "Small Villages", "Label Noise", "Blackouts", "Open Water", "Old Maps")
FIRST = tuple(
    "Anneliese Bruno Célia Dmitri Elodie Farid Greta Hiro Ingrid Jorge Katya Liam Nadia Omar".split()
)
LAST = tuple(
    """
    Abendroth Björnstad Castellano Dąbrowski Eklund Fenwick Güneş Hartwell Ivanova Jankowski Kessler
    Lindqvist Møller Novák Okonkwo Pellegrini Rosenthal Šimánek Takahashi Underhill Vasquez Winterbourne
    Yamamoto Zhou
    """.split()
)
CONTRASTS = tuple(
    """
    English/German image/speech supervised/unsupervised local/global online/offline explicit/implicit
    discrete/continuous vision/language linear/nonlinear inductive/deductive encoder/decoder children/adults
    monolingual/multilingual hospital/household forward/backward static/dynamic
    """.split()
)
GENERIC = (
    "Preface", "Foreword", "Introduction", "Editorial", "Opening Remarks", "Panel Discussion", "Coffee Break",
    "Lunch", "Keynote", "Invited Talk", "Closing Remarks", "Poster Session", "Lightning Talks",
    "Book Reviews", "Welcome Reception", "Business Meeting",
)  # fmt: skip
