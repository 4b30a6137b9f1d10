"""Reasons as people should read them: misspelt topics as they were understood, and no kind nobody named."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from store.deliveries import Profile
from store.interests import Pick, Picks, Reason
from store.queries import Lookup
from store.results import Correction
from store.store import Store


def understood(topic: str, corrections: Iterable[Correction]) -> str:
    """The topic with its repairs: "federated learning" for "federatd lerning"."""
    for each in corrections:
        there = re.compile(rf"(?<!\w){re.escape(each.typed)}(?!\w)", re.IGNORECASE)
        topic = each.used.join(there.split(topic))
    return topic


def worded(store: Store, profile: Profile, picks: Picks) -> Picks:
    """The same picks, with such reasons. What a reason stands for (``value``) stays as it was given."""
    every = (*picks.items, *picks.missed)
    said = {reason.value for pick in every for reason in pick.reasons if reason.kind == "topic"}
    meant = {
        topic: understood(topic, store.lookup(Lookup(words=topic, limit=1)).corrections) for topic in said
    }
    items, missed = (
        tuple(_pick(pick, meant, kinds=bool(profile.kinds)) for pick in found)
        for found in (picks.items, picks.missed)
    )
    return replace(picks, items=items, missed=missed)


def _pick(pick: Pick, meant: dict[str, str], *, kinds: bool) -> Pick:
    kept = (reason for reason in pick.reasons if kinds or reason.kind != "kind")
    return replace(pick, reasons=tuple(_reason(reason, meant) for reason in kept))


def _reason(reason: Reason, meant: dict[str, str]) -> Reason:
    same = reason.kind != "topic" or meant[reason.value] == reason.value
    return reason if same else replace(reason, text=f"topic: {meant[reason.value]}")
