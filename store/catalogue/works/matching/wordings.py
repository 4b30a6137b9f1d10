"""Words that titles gain, lose and exchange between two versions of one work, and words that they do not."""

from __future__ import annotations

from store.catalogue.works.matching.lexicon import MARKS, NEGATIONS, STRONG_MARKS

APART = STRONG_MARKS | NEGATIONS | (MARKS - {"shared", "beyond", "rethinking"})
"""Words that make another work of it; some marks do not where all else speaks for one."""
PLACED = frozenset("without before after over under above below".split())
"""Of these, those that do not where they lead on from a whole title."""
MEANS = frozenset("using via with through by leveraging from".split())
"""What follows tells how, and no other subject."""
SYNONYMS = tuple(
    group.strip()
    for group in """
    understanding analyzing analysis exploring exploration investigating investigation examining
    characterizing probing studying study
    |improving enhancing boosting improved enhanced|accelerating fast faster efficient efficiently
    quick rapid|measuring quantifying quantification assessing evaluating
    |strategy policy|approach method technique|reducing mitigating alleviating
    |synthesis generation generating synthesizing|forecasting prediction
    |corpus dataset|llm lm|vehicle car|clinician doctor physician|bug defect|task problem|framework system
    |testbed benchmark|finding discovering|creating building constructing|sim simulation simulated
    |fact factual knowledge association|smartphone mobile phone|error mistake|big large massive
    |reliable robust|clip video|picture image imagery|setting regime|help aid assist|limited scarce little
    |drone uav|verifying verification checking check
    |identifying detecting spotting|serving inference
    """.split("|")
)
"""Words that reviewers exchange for another. The first stands for all."""
EXCHANGED = tuple(
    frozenset(group.split())
    for group in "understanding making sense|fast speeding up|fast scalable|fast improved better".split("|")
)
"""The same, where one is of several words or stands for other things too."""
LEADS = frozenset.union(
    *(frozenset(group.split()) for group in SYNONYMS[:4]),
    "empirical preliminary results case initial simple effective practical making sense scalable".split(),
    "evaluating benchmark framework".split(),
)
"""Words that titles begin with, one for another."""
SOFT = LEADS | frozenset(
    """
    large deep neural better general unified framework method system model data learning scale solving
    building designing developing introducing enabling exploiting harnessing leveraging achieving modern
    automatic automatically accurate accurately end practice machine natural yet
    uncovering revealing unveiling tackling addressing demystifying
    """.split()
)
"""Words that titles gain and lose without another meaning."""
BETTER = frozenset("scalable fast efficient improved better general deep neural large accurate".split())
"""Soft words that in front of a short title tell of the next work on the same."""
BROAD = frozenset("neural network deep learning data".split())
"""Words that stand in so many titles that they tell nothing of one."""
SIBLINGS = frozenset(
    """
    multi multilingual multimodal multiagent crosslingual cross agent lingual modal federated online offline
    unsupervised supervised semi self weakly bayesian dynamic temporal spatial hierarchical distributed
    decentralized private privacy zero few shot continual incremental graph quantum stochastic inverse
    conditional adversarial interactive personalized nonlinear linear convex nonconvex sparse dense discrete
    continuous parallel sequential grained low high small long short second higher code slides software
    materials recurrent convolutional non anti un counter
    english german french spanish italian portuguese dutch swedish danish norwegian finnish polish czech
    russian ukrainian greek turkish arabic hebrew persian hindi bengali tamil urdu chinese mandarin cantonese
    japanese korean vietnamese thai indonesian malay swahili amharic swiss african european american british
    canadian australian indian latin basque catalan irish welsh hungarian romanian serbian croatian
    """.split()
)
"""Words before another one by which the next paper of a group differs from its last."""
FIELDS = frozenset("survey review overview introduction tutorial primer handbook perspective roadmap".split())
"""Works on a whole field, of which more than one is written."""
RESOURCES = frozenset("dataset corpus collection annotations treebank lexicon".split())
"""What is made first, and then worked on under the same name."""
