"""The steps that make ``team.db``, in order. A step that shipped is never edited; add the next."""

from store.team.migrations import (
    m001_seen,
    m002_subscriptions,
    m003_deliveries,
    m004_opinions,
    m005_reasons,
    m006_syncs,
    m007_installations,
    m008_marks,
    m009_homes,
    m010_operators,
    m011_turns,
    m012_hints,
)

_MODULES = (
    m001_seen, m002_subscriptions, m003_deliveries, m004_opinions, m005_reasons, m006_syncs,
    m007_installations, m008_marks, m009_homes, m010_operators, m011_turns, m012_hints,
)  # fmt: skip
STEPS = tuple(module.step for module in _MODULES)
