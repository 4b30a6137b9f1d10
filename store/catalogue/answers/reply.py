"""What an answering function gives back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from store.catalogue.search.hits import Found, Hit
from store.records import Note, Source
from store.results import Answer, Suggestion
from store.text import stems

LISTED = 4
"""Most statements in one answer."""
ALIKE = 0.75
"""Share of the words of the shorter of two statements from which they say the same."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, and the hits to show with it (``None``: those of the plain search)."""

    answer: Answer | None
    hits: tuple[Hit, ...] | None = None
    clarify: str = ""
    choices: tuple[Suggestion, ...] = ()
    """What the question back offers."""
    found: Found | None = None
    """What ``hits`` are the first of, where there are more."""


def stated(notes: Iterable[Note], most: int = LISTED) -> Answer:
    """Statements with their sources, one a line; what two sources say alike is said once."""
    chosen: list[Note] = []
    agreeing: list[Note] = []
    for note in notes:
        if any(_same(note.text, other.text) for other in chosen):
            agreeing.append(note)
        elif len(chosen) < most:
            chosen.append(note)
    lines = [f"{'Opinion: ' if note.kind == 'opinion' else ''}{note.text}" for note in chosen]
    return Answer("\n".join(lines), unique(note.source for note in (*chosen, *agreeing)))


def _same(one: str, other: str) -> bool:
    """Whether two statements say the same: nearly the same words, and no figure that the other lacks."""
    first, second = set(stems(one)), set(stems(other))
    differ = first ^ second
    if any(word.isdigit() for word in differ):
        return False
    return len(first & second) >= ALIKE * max(min(len(first), len(second)), 1)


def unknown(text: str, sources: Iterable[Source] = ()) -> Answer:
    return Answer(text, unique(sources), known=False)


def unique(sources: Iterable[Source]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(sources))
