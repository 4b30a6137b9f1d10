"""What someone hears, alone, after a word on an item: the effect, and how to take it back."""

from __future__ import annotations

from collections.abc import Sequence

from bot.views.digests import state
from bot.views.digests import words as say
from bot.views.digests.message import row
from bot.views.message import Message
from bot.views.text import shorten, stopped
from store.records import Item

Change = tuple[Sequence[Item], Sequence[Item]]
"""Items that now come next, and items that no longer do."""


def noted(verdict: str, about: str, value: str, what: str, change: Change) -> Message:
    """What comes of a word on an item; ``what`` is the topic or the title in words."""
    words = {
        "more": stopped(f"Next digest: more on {what}"),
        "less": stopped(f"Next digest: less on {what}"),
        "never": stopped(f"Not for this channel: {what}"),
    }
    undo = ("Undo", state.UNDO, state.pack(about, value, verdict))
    ways = [row([undo], words[verdict])] if len(undo[2]) <= state.LONGEST_VALUE else []
    return say.paragraphs(words[verdict], *_moved(change), more=ways)


def _moved(change: Change) -> list[str]:
    heads = ("As things stand, it brings", "It no longer brings")
    told = (
        stopped(f"{head}: {'; '.join(shorten(item.title, 100) for item in found[:3])}")
        for head, found in zip(heads, change, strict=True)
        if found
    )
    return list(told) or ["As things stand, the next digest holds the same items."]


def kept(item: Item, *, new: bool) -> Message:
    """An item was saved."""
    undo = ("Undo", state.UNDO, state.pack(state.KEEP, item.id, ""))
    text = stopped(f"Saved for you: {shorten(item.title, 200)}") if new else "You have saved this already."
    return say.paragraphs(text, "What you save counts for this channel's digests.", more=[row([undo], text)])


def taken_back(done: bool) -> Message:
    """After Undo."""
    return say.paragraphs("Taken back." if done else "There was nothing left to take back.")


def why_not(title: str, reasons: Sequence[str]) -> Message:
    """Why an item did not come: a line for each digest of the channel."""
    return say.paragraphs(shorten(title, 300), *reasons)


def no_such(title: str, near: Sequence[str]) -> Message:
    """No item has that title."""
    offered = stopped(f"Near: {'; '.join(shorten(each, 100) for each in near)}") if near else ""
    return say.paragraphs(
        f'No item is called "{shorten(title, 200)}".', offered or "Try fewer words of its title."
    )
