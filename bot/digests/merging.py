"""Picks of several subscriptions in one list. Pure."""

from __future__ import annotations

from dataclasses import replace

from store.interests import Pick, Picks


def together(ahead: Picks, following: Picks, turns: int, most: int) -> Picks:
    """One list, ``most`` long, in which the second has a turn after each ``turns`` of the first.

    No item comes twice. ``turns`` is the number of lists that are in the first already, so that folding
    several gives each of them the same share.
    """
    left, right = list(ahead.items), list(following.items)
    taken: dict[str, Pick] = {}
    while (left or right) and len(taken) < most:
        for pick in (*left[:turns], *right[:1]):
            if len(taken) < most:
                taken.setdefault(pick.item.id, pick)
        del left[:turns], right[:1]
    return replace(
        ahead, items=tuple(taken.values()), missed=(), checked=max(ahead.checked, following.checked)
    )
