"""What is shown under somebody's link to a paper that the catalogue knows."""

from __future__ import annotations

from collections.abc import Iterator

from slack_sdk.models.blocks import Block

from bot.views import actions, parts, saving, words
from bot.views.face import Face
from bot.views.message import Json
from bot.views.payload import payload
from bot.views.state import State
from bot.views.text import opening, shorten
from store.records import Item

_LONG = 300
"""Characters of what it is about: this stands under a message of someone else."""


def unfurl(item: Item, url: str) -> Json:
    """One attachment, to stand under a link; the same to everyone who sees it.

    What its buttons bring, only the one who presses them sees.
    """
    return {"blocks": list(map(payload, _blocks(item, url)))}


def _blocks(item: Item, url: str) -> Iterator[Block]:
    yield parts.paragraph([parts.link(url, shorten(item.title, 250))])
    yield parts.small(shorten(saving.about(item, Face()), 600))
    about = item.summary or item.tldr or item.abstract
    if about:
        yield parts.paragraph([parts.said(opening(about, _LONG))])
    notes = len(item.notes)
    told = f"{notes} note{'s' * (notes > 1)} on it: " if notes else "More: "
    sources = words.some(tuple(dict.fromkeys(source.title for source in item.sources)), 2)
    yield parts.small(shorten(f"{told}/conf item {item.id}" + (f" · {sources}" if sources else ""), 300))
    details = parts.button("Details", actions.DETAILS, State(item=item.id), f"Details: {item.title}")
    yield from parts.buttons((details, saving.toggle(item, State(), Face())))
