"""How much of a question an item can hold at most, by the words that it is known to hold or not to hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from store.catalogue.search.terms import Term, Terms

Held = Mapping[str, Sequence[int]]
"""Words, as far as they were looked up, to the numbers of all items that hold them."""


def limits(asked: Terms, held: Held, numbers: Iterable[int]) -> dict[int, float]:
    """Item numbers -> share of the question's weight, 0 to 1; words that were not looked up may be held."""
    least = 0.0
    gains: dict[str, float] = defaultdict(float)
    for term in asked.terms:
        doubtful, known = _parted(term, held)
        least += term.weight * doubtful
        for word, likeness in known.items():
            gains[word] += term.weight * max(likeness - doubtful, 0.0)
    found = dict.fromkeys(numbers, least)
    for word, gain in gains.items():
        for no in found.keys() & held[word]:
            found[no] += gain
    whole = asked.weight or 1.0
    return {no: share / whole for no, share in found.items()}


def _parted(term: Term, held: Held) -> tuple[float, dict[str, float]]:
    """The likeness that any item may have, and the words that tell whether it has more, with how much."""
    doubtful, known = 0.0, dict[str, float]()
    for near in term.variants:
        word = next((word for word in near.word.split() if word in held), "")
        if word:
            known[word] = max(known.get(word, 0.0), near.likeness)
        else:
            doubtful = max(doubtful, near.likeness)
    return doubtful, known
