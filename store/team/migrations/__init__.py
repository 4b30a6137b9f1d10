"""The steps that make ``team.db``, in order. A step that shipped is never edited; add the next."""

from store.team.migrations import m001_seen, m002_subscriptions, m003_deliveries, m004_opinions, m005_reasons

STEPS = (m001_seen.step, m002_subscriptions.step, m003_deliveries.step, m004_opinions.step, m005_reasons.step)
