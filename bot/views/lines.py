"""A list of results as plain text: what a terminal prints and what a screen reader reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from bot.views import words
from bot.views.face import Face
from bot.views.narrower import Narrower, line
from bot.views.text import shorten
from store.results import Match, Results

MOST_SUGGESTIONS = 5
_PASSAGE = 240


class Chip(Protocol):
    """One thing that was understood, and the query without it."""

    @property
    def label(self) -> str:
        """``venue: MLSys``."""

    @property
    def without(self) -> str:
        """What to ask once it is clicked away."""


def lines(
    found: Results, chips: Sequence[Chip], face: Face, title: str, offset: int,
    narrower: Sequence[Narrower] = (),
) -> Iterator[str]:  # fmt: skip
    """The whole page; ``offset`` is the number of items before it."""
    if found.answer:
        yield found.answer.text
        if found.answer.sources:
            yield words.sources(found.answer)
        yield ""
    yield from remarks(found)
    if chips:
        yield "Understood: " + "; ".join(chip.label for chip in chips)
    yield from heads(found, title, offset)
    if parted := line(found, narrower):
        yield parted
    for number, match in enumerate(found.matches, offset + 1):
        yield f"{number}. {match.item.title}"
        when = words.when(match.item, face.zone)
        yield "   " + " · ".join(facts(match, when.lead + when.best, face))
        yield from (f"   {line}" for line in why(match))
    if found.suggestions:
        yield f"{offering(found)} " + "; ".join(one.label for one in found.suggestions[:MOST_SUGGESTIONS])


def offering(found: Results) -> str:
    """What stands above the suggestions: those of a question back are what may be meant."""
    return words.MEANT if found.clarify.endswith("?") else words.TRY


def remarks(found: Results) -> Iterator[str]:
    """What the reader should know about the search itself."""
    if found.corrections:
        used, typed = ([one.used for one in found.corrections], [one.typed for one in found.corrections])
        yield f"Showing results for {', '.join(used)} (typed: {', '.join(typed)})"
    if found.clarify:
        yield found.clarify
    if found.lookup.cut:
        yield "Your text was long; only the first 1,000 characters were used."
    if found.partial:
        yield "The search ran out of time, so there may be more. Fewer or rarer words help."


def heads(found: Results, title: str, offset: int) -> Iterator[str]:
    """The line above the items: which of how many, or that there are none."""
    shown = len(found.matches)
    if title:
        yield title
    if shown and found.total > shown:
        first, last = offset + 1, offset + shown
        of = f"{'more than ' if found.more_than else ''}{found.total:,}"
        yield f"{first:,} to {last:,} of {of} results" if shown > 1 else f"Result {first:,} of {of}"
    elif shown:
        yield f"{shown} result{'s' if shown > 1 else ''}"
    elif not found.answer and not found.clarify:
        yield "Nothing found." + ("" if found.suggestions else " Try fewer words, or type help for examples.")


def facts(match: Match, when: str, face: Face) -> list[str]:
    """What stands under a title."""
    item = match.item
    kind = words.sentence(words.kind_words(item))
    kept = words.KEPT if item.id in face.kept else ""
    told = (kind, words.names(item.credits), item.event.label, when, item.award, words.status(item), kept)
    return [part for part in told if part]


def why(match: Match) -> Iterator[str]:
    """Why an item is in the list: what matched, and the note that speaks to the question."""
    if match.why:
        yield f"Found by: {match.why}"
    if match.passage:
        yield f"{shorten(match.passage.text, _PASSAGE)} ({words.aside(match.passage.source.title)})"
