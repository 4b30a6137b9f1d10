"""Words by which a title or a heading is told from a list of names."""

from __future__ import annotations

OF_PROGRAMMES = frozenset(
    """
    meeting block morning afternoon evening
    session sessions chair chairs break coffee lunch dinner reception opening closing welcome remarks keynote
    keynotes panel poster posters workshop workshops tutorial tutorials discussion award awards banquet
    committee program programme programm schedule agenda conference room registration breakfast tea talk talks
    paper papers invited learning network networks neural system systems analysis data model models graph
    graphs quantum language languages accepted all reject oral track authors speakers abstract abstracts
    introduction demo demos news contact home about venue travel sponsors organizers organisers the for with
    from and of in on towards using a at we how why what proceedings day new online virtual general important
    dates call conclusion questions answers lightning round excursion pause accueil clôture ouverture
    kahve çay molası arası açılış kapanış begrüßung mittagspause kaffeepause announcement remote plenary
    parallel theory methods applications optimization computing security science tour trip excursion drinks
    visit hike map party ballroom auditorium theatre theater foyer lobby building campus center centre
    hotel terrace restaurant museum social events event coming soon
    """.split()
)
"""Of headings, breaks and sentences."""
OF_TITLES = frozenset(
    """
    experiments initial study evaluation vehicle vehicles routing intensive
    adaptation adaptive adversarial aggregation alignment annotation bandits bayesian belief building causal
    classification clustering collaborative complexity computational context control corpora corpus
    cross-lingual dataset design detection dialogue differences differentiable discourse distillation django
    dynamic efficient embedding embeddings error estimation expressions extraction face fair fairness fast
    feature federated filtering flow forecasting functions games generalized generation generative geometric
    grammar grammars identification image inference information interactive into kernel lexical light
    localization machine machines manifold maps matrix maximum mechanisms meets minimization mining modeling
    motion multilingual normalization object objects ontology open parsing planning point policy pre-training
    prediction processes python reasoning recognition recommendation regression report resolution revisiting
    robust rules sampling search segmentation selection semantic sequence sequential shape sparse stable
    stochastic structured subspace summarization synthesis testing text training transfer transformer
    translation uncertainty understanding universal unsupervised value variational video visual word
    """.split()
)
"""Of titles: those that stand in several of a large list of papers, and in the name of next to none of its
authors."""
