"""The steps that make ``catalogue.db``, in order. A step that shipped is never edited; add the next."""

from store.catalogue.migrations import (
    m001_events,
    m002_items,
    m003_people,
    m004_systems,
    m005_notes,
    m006_search,
    m007_names,
    m008_records,
    m009_search,
    m010_copies,
    m011_imports,
    m012_filters,
    m013_unplaced,
    m014_kinds,
    m015_states,
)

_MODULES = (
    m001_events, m002_items, m003_people, m004_systems, m005_notes, m006_search, m007_names, m008_records,
    m009_search, m010_copies, m011_imports, m012_filters, m013_unplaced, m014_kinds, m015_states,
)  # fmt: skip
STEPS = tuple(module.step for module in _MODULES)
