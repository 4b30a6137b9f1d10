"""What a long list can be narrowed by: one line of text, or a row of buttons for each sort of value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Protocol

from slack_sdk.models.blocks import ActionsBlock, Block

from bot.views import actions, parts, words
from bot.views.state import search
from bot.views.text import shorten
from store.results import Results

PER_ROW = 5
"""Buttons of one row; Slack draws more of them as a heap."""
_NAME = 40
"""Characters of a name in the line."""
_PLURALS = {"symposium": "symposia", "social": "social events", "opening": "openings"}


class Narrower(Protocol):
    """One value and the list it leaves."""

    @property
    def field(self) -> str:
        """``event_series``, ``year`` or ``kind``."""

    @property
    def value(self) -> str:
        """``NeurIPS``, ``2024``, ``paper``."""

    @property
    def count(self) -> int:
        """How many items it leaves."""

    @property
    def query(self) -> str:
        """What to ask for them; empty where that cannot be written."""


def line(found: Results, narrower: Sequence[Narrower]) -> str:
    """``1,204 papers: NeurIPS 310, ICML 240 …; 2024 400, 2023 300``; empty where there is nothing to say."""
    if not narrower:
        return ""
    groups = [list(group) for _, group in groupby(narrower, lambda each: each.field)]
    more = "more than " if found.more_than else ""
    told = "; ".join(_group(group, found.total) for group in groups)
    return f"{more}{found.total:,} {_noun(found, narrower)}: {told}"


def blocks(found: Results, narrower: Sequence[Narrower], *, pressable: bool) -> Iterator[Block]:
    """The rows of buttons; the line where they are not wanted, or would not tell what it tells."""
    if narrower:
        made = [_row(found, field, group) for field, group in groupby(narrower, lambda each: each.field)]
        told = pressable and all(made)
        yield parts.small(words.NARROW if told else shorten(line(found, narrower), 600))
        yield from (block for row in made if pressable for block in row)


def _row(found: Results, field: str, group: Iterable[Narrower]) -> list[ActionsBlock]:
    """At most five buttons, without those that would leave the list as it is."""
    written = [each for each in group if each.query and each.count < found.total][:PER_ROW]
    return parts.buttons(
        parts.button(_counted(each), f"{actions.FACET}{field}_{at}", search(each.query), _spoken(each))
        for at, each in enumerate(written)
    )


def _group(group: Sequence[Narrower], total: int) -> str:
    rest = " …" if sum(each.count for each in group) < total else ""
    return ", ".join(_label(each) for each in group) + rest


def _label(each: Narrower) -> str:
    """The name shortened first, so that the count always stands."""
    return f"{shorten(_named(each), _NAME)} {each.count:,}"


def _counted(each: Narrower) -> str:
    """The same on a button, where "2022 24" would be read as one number."""
    return f"{shorten(_named(each), _NAME)} ({each.count:,})"


def _spoken(each: Narrower) -> str:
    """The same as it is read out."""
    return f"{_counted(each)}: only these"


def _named(each: Narrower) -> str:
    return kinds(each.value) if each.field == "kind" else each.value


def kinds(kind: str) -> str:
    """The plural of a kind: ``invited talks``."""
    said = kind.replace("_", " ")
    return _PLURALS.get(kind, said if said.endswith("s") else f"{said}s")


def _noun(found: Results, narrower: Sequence[Narrower]) -> str:
    """What all items are; only where no kind is told apart, as then there is one."""
    shown = {match.item.kind for match in found.matches}
    if any(each.field == "kind" for each in narrower) or len(shown) != 1:
        return "items"
    return kinds(shown.pop())
